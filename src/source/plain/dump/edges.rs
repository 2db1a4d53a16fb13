//! The lines above the first paragraph and below the last one.

use super::{Line, Prose, lines};
use crate::model::article::fold;
use crate::model::role::Role;
use crate::source::date;
use crate::source::furniture::{self, Fact, Piece, Sure};
use crate::source::lines::columns;
use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// The lines above or below the prose, and which of them are furniture.
#[derive(Debug)]
pub(super) struct Zone {
    lines: Vec<Line>,
    /// For each line, as what it is taken.
    verdicts: Vec<Verdict>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// It is text.
    Text,
    /// It is what its pieces are.
    Pieces,
    /// The whole of it belongs to a list of other articles.
    Related,
}

/// A text that is wider is no item beside one-word buttons, in columns.
const WIDEST_ITEM: usize = 24;
/// A text that is wider is no other article's headline, in columns.
const WIDEST_HEADLINE: usize = 100;
/// An earlier date on a line of its own is not a page's.
const FIRST_YEAR_OF_PAGES: &str = "1995";
/// A label that stands before so many lines is a speaker in a dialogue or a field of a form.
const SPEAKER: usize = 3;

impl Zone {
    /// The lines above the prose.
    pub(super) fn head(text: &str, prose: &Prose, found: &BTreeMap<usize, Line>) -> Zone {
        let mut lines = zone_lines(text, 0..prose.first.start, found);
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
        zone.judge_related();
        zone.judge(text, None);
        zone
    }

    fn new(text: &str, mut lines: Vec<Line>) -> Zone {
        drop_speakers(text, &mut lines);
        drop_forms(&mut lines);
        let verdicts = vec![Verdict::Text; lines.len()];
        Zone { lines, verdicts }
    }

    /// The lines that are no text, with their one role if that is not what their pieces say.
    pub(super) fn taken(&self) -> impl Iterator<Item = (&Line, Option<Role>)> {
        self.lines.iter().zip(&self.verdicts).filter_map(|(line, verdict)| match verdict {
            Verdict::Text => None,
            Verdict::Pieces => Some((line, None)),
            Verdict::Related => Some((line, Some(Role::Related))),
        })
    }

    fn judge_head(&mut self, text: &str) {
        let title = self.lines.iter().position(|l| l.pieces.is_empty());
        self.judge(text, title);
        if self.verdicts.contains(&Verdict::Text) {
            return;
        }
        // Something is the title: what may be one, if nothing else is.
        let alone = self.lines.len() == 1;
        let may_be = |line: &Line| match line.pieces.as_slice() {
            [p] => {
                p.fact.is_none()
                    && (p.sure == Sure::InCompany || (alone && p.sure < Sure::Anywhere))
            }
            _ => false,
        };
        if let Some(title) = self.lines.iter().rposition(may_be) {
            self.verdicts[title] = Verdict::Text;
        }
    }

    /// Takes lines for furniture. In the head of the text, the title's line is given.
    fn judge(&mut self, text: &str, title: Option<usize>) {
        let announced = self.announced(text);
        let in_list = self.in_list(&announced, title);
        let is_sure = |(line, announced): (&Line, &bool)| {
            furniture::sure(&line.pieces) >= Sure::AtTheEdge && !announced
        };
        let evident = self.lines.iter().zip(&announced).any(is_sure);
        let one_date = LazyCell::new(|| {
            let dated = |line: &&str| date::iso(line.trim()).is_some();
            text.lines().filter(dated).nth(1).is_none()
        });
        for (i, line) in self.lines.iter().enumerate() {
            let below_title = title.is_some_and(|t| t < i);
            let pieces = line.pieces.as_slice();
            let only = |what: fn(&Piece) -> bool| pieces.iter().all(what);
            let taken = if pieces.is_empty() || self.verdicts[i] == Verdict::Related {
                false
            } else if only(|p| p.role.is_none()) {
                title.is_none_or(|t| t > i)
            } else if only(|p| p.role == Some(Role::Byline)) {
                below_title || pieces.iter().any(|p| p.labelled)
            } else if only(|p| !p.labelled && matches!(p.fact, Some(Fact::Source(_)))) {
                // A paper's name, where something else is the title.
                title.is_some() && evident
            } else if only(|p| is_bare_date(p) || p.role == Some(Role::Byline)) {
                // A diary and a chronicle have more of them; below a text stands the signature.
                (below_title || (title.is_some() && evident)) && *one_date
            } else {
                is_sure((line, &announced[i])) || (evident && !in_list[i])
            };
            if taken {
                self.verdicts[i] = Verdict::Pieces;
            }
        }
    }

    /// For each line, whether it is in a list that a text above announces with a colon.
    fn announced(&self, text: &str) -> Vec<bool> {
        let mut announced: Vec<bool> = Vec::with_capacity(self.lines.len());
        for (i, line) in self.lines.iter().enumerate() {
            let follows_text = i == 0 || self.lines[i - 1].pieces.is_empty();
            let begins = follows_text && text[..line.at].trim_end().ends_with([':', '：']);
            let goes_on = i > 0 && announced[i - 1] && !line.gap;
            announced.push(begins || goes_on);
        }
        announced
    }

    /// For each line, whether it may be one of a list of short lines, some of which are no
    /// furniture.
    fn in_list(&self, announced: &[bool], title: Option<usize>) -> Vec<bool> {
        let lines = &self.lines;
        let is_item = |i: usize| {
            let text = self.verdicts[i] == Verdict::Text && lines[i].pieces.is_empty();
            text && Some(i) != title && columns(&lines[i].shown) <= WIDEST_ITEM
        };
        let is_listed = |i: usize| {
            let above = i > 0 && !lines[i].gap && is_item(i - 1);
            let below = i + 1 < lines.len() && !lines[i + 1].gap && is_item(i + 1);
            above || below || announced[i]
        };
        let mut in_list: Vec<bool> = (0..lines.len()).map(is_listed).collect();
        // What stands beside its items belongs to the list too.
        let weak: Vec<bool> =
            lines.iter().map(|l| furniture::sure(&l.pieces) == Sure::InCompany).collect();
        for i in 1..lines.len() {
            in_list[i] |= in_list[i - 1] && weak[i] && weak[i - 1];
        }
        for i in (1..lines.len()).rev() {
            in_list[i - 1] |= in_list[i] && weak[i] && weak[i - 1] && !lines[i].gap;
        }
        in_list
    }

    /// Below 相关阅读 come the headlines of other articles.
    fn judge_related(&mut self) {
        let mut in_related = false;
        for (line, verdict) in self.lines.iter().zip(&mut self.verdicts) {
            let is_headline = columns(&line.shown) <= WIDEST_HEADLINE
                && !line.shown.ends_with(['.', '。'])
                && line.pieces.iter().all(is_bare_date);
            if in_related && is_headline {
                *verdict = Verdict::Related;
                continue;
            }
            let label = line.shown.trim_end_matches([':', '：']);
            let heads = |p: &Piece| p.role == Some(Role::Related) && p.sure > Sure::InCompany;
            in_related =
                matches!(line.pieces.as_slice(), [p] if heads(p)) && !label.contains([':', '：']);
        }
    }
}

/// The names of those whom the lines say the text comes from.
pub(super) fn names<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names = Vec::new();
    for line in lines {
        for piece in furniture::pieces(line, &[]) {
            match piece.fact {
                Some(Fact::Source(name)) if piece.labelled => names.push(name),
                None if piece.role == Some(Role::Legal) => names.extend(super::facts::owner(line)),
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

/// Whether lines are nothing but furniture, and tell who wrote or edited the article or when it was
/// published.
fn tell(lines: &[Line]) -> bool {
    let tells = |p: &Piece| match p.fact {
        Some(Fact::Authors(_) | Fact::Editors(_)) => p.labelled,
        Some(Fact::Published(_)) => p.sure > Sure::InCompany,
        _ => false,
    };
    lines.iter().all(|l| !l.pieces.is_empty()) && lines.iter().any(|l| l.pieces.iter().any(tells))
}

fn is_bare_date(piece: &Piece) -> bool {
    let ours = |date: &str| date >= FIRST_YEAR_OF_PAGES;
    matches!(&piece.fact, Some(Fact::Published(date)) if !piece.labelled && ours(date))
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

/// Among as many other labels (`Serves: 4`, `地点：…`) a label is a field of a form, which is text.
fn drop_forms(lines: &mut [Line]) {
    for group in lines.chunk_by_mut(|_, below| !below.gap) {
        let known: usize =
            group.iter().map(|l| l.pieces.iter().filter(|p| p.labelled).count()).sum();
        let other = |l: &&Line| {
            let label = l.shown.find([':', '：']).map(|end| columns(&l.shown[..end]));
            l.pieces.is_empty() && label.is_some_and(|width| width < WIDEST_ITEM)
        };
        let others = group.iter().filter(other).count();
        if others >= known {
            let labelled = |l: &&mut Line| l.pieces.iter().any(|p| p.labelled);
            group.iter_mut().filter(labelled).filter(|_| others > 0).for_each(|l| l.pieces.clear());
        }
    }
}
