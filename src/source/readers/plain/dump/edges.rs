//! The lines above the first paragraph and below the last one.

use super::owner::owner;
use super::prose::{Line, Prose, is_prose, lines};
use crate::model::article::fold;
use crate::model::role::Role;
use crate::source::boilerplate::{self, Context, Fact, Piece};
use crate::source::lines::columns;
use crate::source::readers::plain::group::{self, Piece as Block};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// The lines above or below the prose, and what they are.
#[derive(Debug)]
pub(super) struct Zone {
    pub lines: Vec<Line>,
    /// For each line, as what it is taken.
    pub verdicts: Vec<Verdict>,
}

/// As what a line is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Text,
    /// The headline of the article.
    Title,
    /// What its pieces are.
    Pieces,
    /// All of it is this.
    Whole(Role),
}

/// A text that is wider is not a label of a form, in columns.
const WIDEST_LABEL: usize = 24;
/// A label that stands before so many lines is a speaker in a dialogue or a field of a form.
const SPEAKER: usize = 3;

impl Zone {
    /// The lines above the prose.
    pub(super) fn head(text: &str, prose: &Prose, found: &BTreeMap<usize, Line>) -> Zone {
        let mut lines = zone_lines(text, 0..lead(text, prose), found);
        // A summary above the byline: the head goes on below it.
        if let Some(second) = prose.second {
            let below = zone_lines(text, prose.first.end..second, found);
            if tell(&below) {
                lines.extend(below);
            }
        }
        let mut zone = Zone::new(text, lines);
        zone.judge_head(text);
        zone
    }

    /// The lines below the prose.
    pub(super) fn tail(text: &str, prose: &Prose, found: &BTreeMap<usize, Line>) -> Zone {
        let mut lines = zone_lines(text, prose.last.end..text.len(), found);
        // A disclaimer below the editor's name: the tail began above it.
        if let Some(end) = prose.last_but_one {
            let above = zone_lines(text, end..prose.last.start, found);
            if tell(&above) && prose.second != Some(prose.last.start) {
                lines.splice(0..0, above);
            }
        }
        let mut zone = Zone::new(text, lines);
        zone.judge_tail(text);
        zone
    }

    fn new(text: &str, mut lines: Vec<Line>) -> Zone {
        drop_speakers(text, &mut lines);
        drop_forms(&mut lines);
        let verdicts = vec![Verdict::Text; lines.len()];
        Zone { lines, verdicts }
    }
}

/// The names of those whom the lines say the text comes from.
pub(super) fn names<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names = Vec::new();
    for line in lines {
        for piece in boilerplate::pieces(line, &[]) {
            match piece.fact {
                Some(Fact::Source(name)) if piece.labelled => names.push(name),
                None if piece.role == Some(Role::Legal) => names.extend(owner(line)),
                _ => {}
            }
        }
    }
    names
}

/// The lines of a range that have text.
fn zone_lines(text: &str, range: Range<usize>, found: &BTreeMap<usize, Line>) -> Vec<Line> {
    let mut all = Vec::new();
    let mut gap = true;
    for (at, line) in lines(&text[range.clone()]) {
        let at = range.start + at;
        if let Some(line) = found.get(&at) {
            all.push(line.clone());
        } else if line.contains(char::is_alphanumeric) {
            all.push(Line { at, shown: fold(line), gap, pieces: Vec::new() });
        }
        gap = line.trim().is_empty();
    }
    all
}

/// Where the lines above the prose end: its group may begin with the title and a byline.
fn lead(text: &str, prose: &Prose) -> usize {
    let Some(group) = group::groups(&text[prose.first.clone()], |_| false).next() else {
        return prose.first.start;
    };
    let is_lead = |piece: &Block| match piece {
        Block::Line(line) => !is_prose(line, prose.width),
        _ => false,
    };
    let first = group.pieces().find(|piece| !is_lead(piece));
    match first {
        Some(Block::Line(line)) => line.as_ptr() as usize - text.as_ptr() as usize,
        _ => prose.first.start,
    }
}

/// Whether lines tell who wrote or edited the article or when it was published, and a good part of
/// them is boilerplate.
fn tell(lines: &[Line]) -> bool {
    let tells = |p: &Piece| match p.fact {
        Some(Fact::Authors(_) | Fact::Editors(_)) => p.labelled,
        Some(Fact::Published(_)) => p.sure > Context::NearOther,
        _ => false,
    };
    let known = lines.iter().filter(|l| !l.pieces.is_empty()).count();
    3 * known >= lines.len() && lines.iter().any(|l| l.pieces.iter().any(tells))
}

/// A label that stands before many lines is a speaker's name: such lines are text.
fn drop_speakers(text: &str, lines: &mut [Line]) {
    let label = |line: &str| {
        let end = line.find([':', '：'])?;
        Some(line[..end].trim().to_owned())
    };
    let labelled = |line: &Line| line.pieces.first().is_some_and(|p| p.labelled);
    let mut times: HashMap<String, usize> =
        lines.iter().filter(|l| labelled(l)).filter_map(|l| Some((label(&l.shown)?, 0))).collect();
    if times.is_empty() {
        return;
    }
    for line in text.lines() {
        if let Some(count) = label(line).and_then(|l| times.get_mut(&l)) {
            *count += 1;
        }
    }
    for line in lines.iter_mut().filter(|l| labelled(l)) {
        if label(&line.shown).is_some_and(|l| times[&l] >= SPEAKER) {
            line.pieces.clear();
        }
    }
}

/// Among as many other labels (`Serves: 4`, `地点：…`) a label is a field of a form, which is text,
/// unless it is one that only pages have.
fn drop_forms(lines: &mut [Line]) {
    let is_common = |p: &Piece| {
        let only_on_pages = match p.fact {
            Some(Fact::Authors(_) | Fact::Editors(_)) => true,
            Some(Fact::Published(_) | Fact::Modified(_)) | None => p.sure > Context::NearOther,
            Some(_) => false,
        };
        p.labelled && !only_on_pages
    };
    let is_field = |l: &Line| !l.pieces.is_empty() && l.pieces.iter().all(is_common);
    for group in lines.chunk_by_mut(|_, below| !below.gap) {
        let others = group.iter().filter(|l| {
            // Not the colon of 10:12.
            let label = l.shown.split_once([':', '：']).filter(|(label, value)| {
                columns(label) < WIDEST_LABEL && !value.starts_with(|c: char| c.is_ascii_digit())
            });
            l.pieces.is_empty() && label.is_some()
        });
        let others = others.count();
        if others > 0 && others >= group.iter().filter(|l| is_field(l)).count() {
            group.iter_mut().filter(|l| is_field(l)).for_each(|l| l.pieces.clear());
        }
    }
}
