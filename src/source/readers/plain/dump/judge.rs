//! Which lines of an edge are boilerplate.

use super::edges::{Verdict, Zone};
use super::prose::Line;
use crate::model::role::Role;
use crate::source::boilerplate::{self, Context, Fact, Piece};
use crate::source::date;
use crate::source::lines::{columns, ends_clause};
use std::cell::LazyCell;

/// A text that is wider is not an item beside one-word buttons, in columns.
const WIDEST_ITEM: usize = 24;
/// A text that is narrower is rather a menu's than a title, in columns.
const NARROWEST_TITLE: usize = 21;
/// A text that is wider is not a headline, in columns.
const WIDEST_HEADLINE: usize = 100;
/// An earlier date on a line of its own is not a page's.
const FIRST_YEAR_OF_PAGES: &str = "1995";

impl Zone {
    pub(super) fn judge_head(&mut self, text: &str) {
        self.find_names();
        let announced = self.announced(text);
        let dumped = self.dumped(&announced).is_some() || self.begins_with_menu();
        let title = self.title(dumped);
        self.judge(text, title, &announced, dumped.then_some(0));
        if !self.verdicts.contains(&Verdict::Text) {
            self.leave_a_title();
        } else if let Some(title) = title.filter(|t| may_be_title(&self.lines[*t].shown)) {
            let mut taken = self.lines.iter().zip(&self.verdicts);
            let labelled = |(l, v): (&Line, &Verdict)| {
                *v == Verdict::Pieces && l.pieces.iter().any(|p| p.role.is_none())
            };
            let any = self.verdicts.iter().any(|v| *v != Verdict::Text);
            if any && !taken.any(labelled) {
                self.verdicts[title] = Verdict::Title;
            }
            self.judge_menus(title);
        }
        self.judge_counters();
    }

    pub(super) fn judge_tail(&mut self, text: &str) {
        let announced = self.announced(text);
        let dumped = self.dumped(&announced);
        self.judge_related(dumped.is_some());
        self.judge(text, None, &announced, dumped);
        self.judge_counters();
    }

    /// The first line that stands on pages only.
    fn dumped(&self, announced: &[bool]) -> Option<usize> {
        let on_pages = |p: &Piece| !p.labelled && p.sure >= Context::PageEdge;
        let mut lines = self.lines.iter().zip(announced);
        lines.position(|(line, announced)| !announced && line.pieces.iter().any(on_pages))
    }

    /// Whether the text begins with a menu.
    fn begins_with_menu(&self) -> bool {
        const SHORTEST_MENU: usize = 4;
        let is_item = |l: &Line| {
            !l.pieces.is_empty() && l.pieces.iter().all(|p| p.role == Some(Role::Navigation))
        };
        let first = self.lines.chunk_by(|_, below| !below.gap).next().unwrap_or_default();
        let items = first.iter().filter(|l| is_item(l)).count();
        items >= SHORTEST_MENU && 4 * items >= 3 * first.len()
    }

    /// A name alone above a date is the author's; the first line is the title though.
    fn find_names(&mut self) {
        let first = self.lines.iter().position(|l| l.pieces.is_empty());
        for i in first.map_or(0, |first| first + 1)..self.lines.len().saturating_sub(1) {
            let dated = self.lines[i + 1].pieces.iter().any(|p| p.role == Some(Role::Date));
            let line = &mut self.lines[i];
            if dated && line.pieces.is_empty() {
                line.pieces.extend(boilerplate::name(&line.shown));
            }
        }
    }

    /// The line that is the title: the first that is not boilerplate. In a text with menus above it,
    /// some of which may be unknown, the first of a title's width, else the last above the date.
    fn title(&self, dumped: bool) -> Option<usize> {
        let lines = || self.lines.iter().enumerate();
        let mut texts = lines().filter(|(_, l)| l.pieces.is_empty()).map(|(i, _)| i);
        if !dumped {
            return texts.next();
        }
        let dated = lines().find(|(_, l)| l.pieces.iter().any(|p| p.role == Some(Role::Date)));
        let dated = dated.map_or(0, |(i, _)| i);
        let titles: Vec<usize> = texts.filter(|i| may_be_title(&self.lines[*i].shown)).collect();
        let wide = |i: &&usize| columns(&self.lines[**i].shown) >= NARROWEST_TITLE;
        let wide = titles.iter().find(wide);
        wide.or_else(|| titles.iter().rfind(|i| **i < dated)).or(titles.first()).copied()
    }

    /// Takes lines for boilerplate. Given are the title's line, in the head of the text; and the line
    /// from which on it is plain that a page's boilerplate is there.
    fn judge(
        &mut self,
        text: &str,
        title: Option<usize>,
        announced: &[bool],
        dumped: Option<usize>,
    ) {
        let in_list = self.in_list(announced, title);
        let is_sure = |(line, announced): (&Line, &bool)| {
            boilerplate::sure(&line.pieces) >= Context::PageEdge && !announced
        };
        let evident =
            title.is_some() && dumped.is_some() || self.lines.iter().zip(announced).any(is_sure);
        let one_date = LazyCell::new(|| {
            let dated = |line: &&str| date::iso(line.trim()).is_some();
            text.lines().filter(dated).nth(1).is_none()
        });
        for (i, line) in self.lines.iter().enumerate() {
            let below_title = title.is_some_and(|t| t < i);
            let beside_date = || {
                let around = [i.checked_sub(1), Some(i + 1)].into_iter().flatten();
                around.filter_map(|i| self.lines.get(i)).any(|l| l.pieces.iter().any(is_date))
            };
            let pieces = line.pieces.as_slice();
            let only = |what: fn(&Piece) -> bool| pieces.iter().all(what);
            let taken = if pieces.is_empty() || self.verdicts[i] != Verdict::Text {
                false
            } else if only(|p| p.role.is_none()) {
                title.is_none_or(|t| t > i)
            } else if only(|p| p.role == Some(Role::Byline)) {
                below_title || pieces.iter().any(|p| p.labelled)
            } else if only(|p| !p.labelled && matches!(p.fact, Some(Fact::Source(_)))) {
                // A paper's name, where something else is the title.
                title.is_some() && (evident || (below_title && beside_date()))
            } else if only(|p| is_bare_date(p) || p.role == Some(Role::Byline)) {
                // A diary and a chronicle have more of them; below a text stands the signature.
                (below_title || (title.is_some() && evident)) && *one_date
            } else {
                let weak = dumped.is_some_and(|from| from <= i) || !in_list[i];
                is_sure((line, &announced[i])) || (evident && weak && !announced[i])
            };
            if taken {
                self.verdicts[i] = Verdict::Pieces;
            }
        }
    }

    /// Something is the title: what may be one, if nothing else is.
    fn leave_a_title(&mut self) {
        let alone = self.lines.len() == 1;
        let may_be = |line: &Line| match line.pieces.as_slice() {
            [p] if p.fact.is_none() => {
                p.sure == Context::NearOther || (alone && p.sure < Context::Anywhere)
            }
            _ => false,
        };
        if let Some(title) = self.lines.iter().rposition(may_be) {
            self.verdicts[title] = Verdict::Text;
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
    /// boilerplate.
    fn in_list(&self, announced: &[bool], title: Option<usize>) -> Vec<bool> {
        let lines = &self.lines;
        let is_item = |i: usize| {
            let text = self.verdicts[i] == Verdict::Text && lines[i].pieces.is_empty();
            let narrow = columns(&lines[i].shown) <= WIDEST_ITEM;
            text && Some(i) != title && narrow && !is_count(&lines[i].shown)
        };
        let is_listed = |i: usize| {
            let above = i > 0 && !lines[i].gap && is_item(i - 1);
            let below = i + 1 < lines.len() && !lines[i + 1].gap && is_item(i + 1);
            above || below || announced[i]
        };
        let mut in_list: Vec<bool> = (0..lines.len()).map(is_listed).collect();
        // What stands beside its items belongs to the list too.
        let weak: Vec<bool> =
            lines.iter().map(|l| boilerplate::sure(&l.pieces) == Context::NearOther).collect();
        for i in 1..lines.len() {
            in_list[i] |= in_list[i - 1] && weak[i] && weak[i - 1];
        }
        for i in (1..lines.len()).rev() {
            in_list[i - 1] |= in_list[i] && weak[i] && weak[i - 1] && !lines[i].gap;
        }
        in_list
    }

    /// Below 相关阅读 come the headlines of other articles.
    fn judge_related(&mut self, dumped: bool) {
        let mut in_related = false;
        for (line, verdict) in self.lines.iter().zip(&mut self.verdicts) {
            let is_headline = columns(&line.shown) <= WIDEST_HEADLINE
                && !line.shown.ends_with(['.', '。'])
                && line.pieces.iter().all(is_bare_date);
            if in_related && is_headline {
                *verdict = Verdict::Whole(Role::Related);
                continue;
            }
            let label = line.shown.trim_end_matches([':', '：']);
            // 推荐阅读 may be the author's own list.
            let heads = |p: &Piece| {
                p.role == Some(Role::Related) && (dumped || p.sure > Context::NearOther)
            };
            in_related =
                matches!(line.pieces.as_slice(), [p] if heads(p)) && !label.contains([':', '：']);
        }
    }

    /// Above the title, a few words that stand within a menu are items of it.
    fn judge_menus(&mut self, title: usize) {
        const LONGEST_RUN: usize = 3;
        let mut at = 0;
        while at < title {
            let end = (at + 1..title).find(|i| self.lines[*i].gap).unwrap_or(title);
            let taken = |i: &usize| self.verdicts[*i] == Verdict::Pieces;
            let items: Vec<usize> = (at..end).filter(taken).collect();
            if items.len() >= LONGEST_RUN {
                for pair in items.windows(2) {
                    let run = pair[0] + 1..pair[1];
                    let narrow = |l: &Line| columns(&l.shown) < NARROWEST_TITLE;
                    if run.len() <= LONGEST_RUN && self.lines[run.clone()].iter().all(narrow) {
                        self.verdicts[run].fill(Verdict::Whole(Role::Navigation));
                    }
                }
            }
            at = end;
        }
    }

    /// Figures beside a button are its count.
    fn judge_counters(&mut self) {
        let is_button = |i: usize| {
            let role = self.lines.get(i).and_then(|l| l.pieces.first()).and_then(|p| p.role);
            let counted = matches!(
                role,
                Some(Role::Share | Role::Comments | Role::Controls | Role::Navigation)
            );
            counted && self.verdicts[i] == Verdict::Pieces
        };
        let counts: Vec<usize> = (0..self.lines.len())
            .filter(|i| self.verdicts[*i] == Verdict::Text && is_count(&self.lines[*i].shown))
            .filter(|i| is_button(i + 1) || i.checked_sub(1).is_some_and(is_button))
            .collect();
        counts.iter().for_each(|i| self.verdicts[*i] = Verdict::Whole(Role::Controls));
    }
}

fn is_date(piece: &Piece) -> bool {
    piece.role == Some(Role::Date)
}

fn is_bare_date(piece: &Piece) -> bool {
    let ours = |date: &str| date >= FIRST_YEAR_OF_PAGES;
    matches!(&piece.fact, Some(Fact::Published(date)) if !piece.labelled && ours(date))
}

/// `5`, `+1`, `1,204`; not `1984`.
fn is_count(text: &str) -> bool {
    (text.len() <= 3 || text.contains(','))
        && text.len() <= 6
        && text.chars().all(|c| c.is_ascii_digit() || "+,.".contains(c))
}

/// Whether a line has the form of a title: no menu (`A | B`, `A > B`), no salutation, no sentence.
fn may_be_title(text: &str) -> bool {
    let asks = text.ends_with(['?', '!', '？', '！']);
    (4..=WIDEST_HEADLINE).contains(&columns(text))
        && text.chars().any(char::is_alphabetic)
        && (asks || !ends_clause(text))
        && text.matches(['|', '>', '｜', '＞']).count() < 2
        && !["back to home", "homepage"].iter().any(|end| text.to_lowercase().ends_with(end))
}
