//! The boilerplate in a text that was copied from a page.
//!
//! Above the first paragraph of prose and below the last one, a line that is boilerplate is taken
//! for it; between them only what is unmistakable and stands alone between two paragraphs. A text
//! without prose (a poem, a list, a timetable) has no edges, so nothing is taken out of it. Where
//! a line may be either, it is text.

mod edges;
mod facts;
mod heads;
mod judge;
mod owner;
mod prose;
#[cfg(test)]
mod tests;

use super::group;
use crate::model::article::{Metadata, Part, fold};
use crate::model::role::Role;
use crate::source::boilerplate::{self, Context, Piece};
use edges::{Verdict, Zone};
use prose::{Line, Prose, is_prose, lines};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

pub(super) use facts::take_site_off;

/// What is not running text in a text.
#[derive(Debug, Default)]
pub(super) struct Dump {
    /// The lines that are boilerplate or tell about the article, by where they begin.
    marks: HashMap<usize, Vec<Part>>,
    /// The line with the title, where it is evident from those around it.
    pub title_line: Option<usize>,
    /// What the lines tell.
    pub meta: Metadata,
}

/// So many lines from the text's ends may belong to its edges.
const EDGE_LINES: usize = 80;
/// A shorter text that ends as a sentence is not prose, in columns: it may be a title. Where there is
/// no longer one, short sentences are the prose.
const PROSE_COLUMNS: [usize; 2] = [40, 20];

impl Dump {
    /// Looks for boilerplate.
    pub(super) fn of(text: &str) -> Dump {
        let mut dump = Dump::default();
        for at in heads::heads(text) {
            let line = fold(text[at..].lines().next().unwrap_or_default());
            dump.marks.insert(at, vec![part(0..line.len(), Role::Navigation)]);
        }
        let found = candidates(text);
        let prose = PROSE_COLUMNS.iter().find_map(|width| Prose::of(text, &found, *width));
        let Some(prose) = prose else { return dump };
        for zone in [Zone::head(text, &prose, &found), Zone::tail(text, &prose, &found)] {
            dump.take(zone);
        }
        for at in amid(text, &prose, &found) {
            dump.marks.insert(at, parts(&found[&at].pieces));
        }
        dump
    }

    fn take(&mut self, zone: Zone) {
        for (line, verdict) in zone.lines.iter().zip(&zone.verdicts) {
            let parts = match *verdict {
                Verdict::Text => continue,
                Verdict::Title => Vec::new(),
                Verdict::Pieces => parts(&line.pieces),
                Verdict::Whole(role) => vec![part(0..line.shown.len(), role)],
            };
            // The value of a title's label is not part.
            if parts.is_empty() {
                self.title_line = Some(line.at);
            }
            self.marks.insert(line.at, parts);
        }
        facts::tell(&zone, &mut self.meta);
    }

    /// What the line that begins at a place consists of, if it is not running text.
    pub(super) fn mark(&self, at: usize) -> Option<&[Part]> {
        self.marks.get(&at).map(Vec::as_slice)
    }
}

/// Pieces as parts; buttons of one kind beside each other are one part.
fn parts(pieces: &[Piece]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut last_tells = true;
    for piece in pieces {
        let Some(role) = piece.role else { continue };
        let tells = piece.fact.is_some() || piece.labelled;
        match parts.last_mut() {
            Some(last) if last.role == role && !tells && !last_tells => {
                last.range.end = piece.range.end
            }
            _ => parts.push(part(piece.range.clone(), role)),
        }
        last_tells = tells;
    }
    parts
}

fn part(range: Range<usize>, role: Role) -> Part {
    Part { range, role, skipped: !role.read_by_default() }
}

/// The lines that are boilerplate if they stand right, by where they begin.
fn candidates(text: &str) -> BTreeMap<usize, Line> {
    let full = |(_, line): &(usize, &str)| !line.trim().is_empty();
    let first_end = lines(text).filter(full).nth(EDGE_LINES).map_or(text.len(), |(at, _)| at);
    let last_start = lines(text).rev().filter(full).nth(EDGE_LINES - 1).map_or(0, |(at, _)| at);
    let at_edge = |at: usize| at < first_end || at >= last_start;
    let edge: Vec<_> =
        lines(text).filter(|(at, _)| at_edge(*at)).map(|(_, line)| fold(line)).collect();
    let names = edges::names(edge.iter().map(String::as_str));
    let mut found = BTreeMap::new();
    let mut gap = true;
    for (at, line) in lines(text) {
        if at_edge(at) || boilerplate::may_be_amid(line) {
            let shown = fold(line);
            let pieces = boilerplate::pieces(&shown, if at_edge(at) { &names } else { &[] });
            if !pieces.is_empty()
                && (at_edge(at) || boilerplate::sure(&pieces) > Context::NearOther)
            {
                found.insert(at, Line { at, shown, gap, pieces });
            }
        }
        gap = line.trim().is_empty();
    }
    found
}

/// The lines between the first and the last paragraph that are boilerplate all the same: what is
/// unmistakable, or an advertisement's label that comes again. Each follows a paragraph, and a
/// paragraph follows it, maybe with its heading.
fn amid(text: &str, prose: &Prose, found: &BTreeMap<usize, Line>) -> Vec<usize> {
    // Between two paragraphs at least.
    if prose.second.is_none() {
        return Vec::new();
    }
    let mut times: HashMap<&str, usize> = HashMap::new();
    let inside = prose.first.end..prose.last.start;
    for line in found.range(inside.clone()).map(|(_, line)| line) {
        *times.entry(&line.shown).or_default() += 1;
    }
    let unmistakable = |line: &Line| match boilerplate::sure(&line.pieces) {
        Context::Anywhere => true,
        Context::PageEdge => {
            line.pieces[0].role == Some(Role::Advertisement) && times[line.shown.as_str()] > 1
        }
        Context::NearOther => false,
    };
    let mut taken = Vec::new();
    // What is taken if prose comes before two other lines do.
    let mut pending = Vec::new();
    let (mut after_prose, mut others) = (false, 0);
    for group in group::groups(text, |at| found.contains_key(&at)) {
        let at = group.range().start;
        if !(prose.first.start..=prose.last.start).contains(&at) {
            continue;
        }
        match found.get(&at) {
            Some(line) if unmistakable(line) && after_prose && others == 0 => pending.push(at),
            None if is_prose(group.text(), prose.width) => {
                taken.append(&mut pending);
                (after_prose, others) = (true, 0);
            }
            _ if pending.is_empty() => after_prose = false,
            _ => {
                others += 1;
                if others > 1 || !group.is_one_line() {
                    pending.clear();
                    after_prose = false;
                }
            }
        }
    }
    taken
}
