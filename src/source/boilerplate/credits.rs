//! People and papers in a line.

use super::people;
use super::piece::{Context, Fact, Piece};
use super::pieces::Line;
use super::words::Word;
use crate::model::role::Role;
use crate::source::date;
use std::ops::Range;

impl Line<'_> {
    pub(super) fn names(&self, at: usize, told: bool) -> Option<(Fact, usize)> {
        (at + 1..=self.words.len()).filter(|end| self.fits(*end)).find_map(|end| {
            let text = self.text_of_value(at..end);
            Some((Fact::Authors(people::names(text, told)?), end))
        })
    }

    /// The text of some words with the brackets that close within it.
    fn text_of_value(&self, words: Range<usize>) -> &str {
        let Some(last) = words.clone().last() else { return "" };
        &self.text[self.words[words.start].range.start..self.words[last].outer.end]
    }

    pub(super) fn known_name(&self, at: usize) -> Option<(Piece, usize)> {
        let is_known = |text: &str| self.names.iter().any(|n| n.to_lowercase() == text);
        let last = self.words.len().min(at + 8);
        (at + 1..=last).rev().filter(|end| self.fits(*end)).find_map(|end| {
            let known = is_known(&self.slice(at..end).to_lowercase());
            known.then(|| (self.make(at..end, Role::Source, Context::NearOther, None), end))
        })
    }

    /// `重庆市秀山县梅江镇人民政府 姚建国`, `本报记者 李某`, `홍길동 기자`.
    pub(super) fn person(&self, at: usize) -> Option<(Piece, usize)> {
        let word = self.slice(at..at + 1);
        let piece = |end, names| {
            (self.make(at..end, Role::Byline, Context::NearOther, Some(Fact::Authors(names))), end)
        };
        if at > 0 && word.contains('@') && self.fits(at + 1) {
            return Some((self.make(at..at + 1, Role::Byline, Context::NearOther, None), at + 1));
        }
        if at > 0 && people::is_dateline(word) && self.fits(at + 1) {
            return Some((self.make(at..at + 1, Role::Byline, Context::NearOther, None), at + 1));
        }
        if let Some(name) = people::reporter(word) {
            let (fact, end) = match name {
                "" => self.names(at + 1, false)?,
                name if self.fits(at + 1) => (Fact::Authors(vec![name.to_owned()]), at + 1),
                _ => return None,
            };
            return Some((self.byline(at..end, fact), end));
        }
        if people::is_institution(word) {
            let named = |w: &&Word| people::is_chinese_name(&w.text);
            let end = at + 1 + self.words[at + 1..].iter().take_while(named).count();
            let names = || people::names(self.slice(at..end), false);
            return (end > at + 1 && self.fits(end)).then(names)?.map(|names| piece(end, names));
        }
        if at == 0 && self.has_figures {
            let name = (2..=4).find_map(|end| self.dated_name(end));
            if let Some((end, names)) = name.or_else(|| self.dated_name(1)) {
                return Some(piece(end, names));
            }
        }
        let next = self.words.get(at + 1)?;
        let korean = people::is_korean_name(word) && people::is_korean_reporter(&next.text);
        (korean && self.fits(at + 2)).then(|| piece(at + 2, vec![word.to_owned()]))
    }

    /// `Jane Doe | March 5, 2026`: the name of so many words at the beginning of a line with a date.
    fn dated_name(&self, words: usize) -> Option<(usize, Vec<String>)> {
        let end = self
            .words
            .get(words.checked_sub(1)?)
            .filter(|_| words < self.words.len() && self.fits(words))?;
        let mut at = words;
        let mut dated = false;
        while let Some((piece, next)) = self.found.get(at).and_then(Option::as_ref) {
            dated |= matches!(piece.fact, Some(Fact::Published(_)));
            at = *next;
        }
        let parted = end.outer.end > end.range.end || words == 1;
        let names = (dated && parted).then(|| people::names(self.slice(0..words), false))??;
        Some((words, names))
    }

    /// The line below the title of a WeChat article: `原创 林某 江城慢生活 2026年3月5日 20:15 湖北`, the
    /// author and the account that it is from, the time and the place.
    pub(super) fn account(&self) -> Option<Vec<Piece>> {
        const ORIGINAL: &str = "原创";
        if !self.has_figures {
            return None;
        }
        let count = self.words.len();
        let from = usize::from(self.words.first()?.text == ORIGINAL);
        let is_place = |w: &Word| people::is_province(w.text.trim_start_matches("发表于"));
        let to = count - usize::from(self.words.last().is_some_and(is_place));
        // Either sign of such a line must be there.
        if from == 0 && to == count {
            return None;
        }
        let (start, fact) =
            (from + 1..=from + 2).filter(|start| *start < to).find_map(|start| {
                let date = date::iso(self.slice(start..to)).filter(|d| d.contains('T'))?;
                Some((start, Fact::Published(date)))
            })?;
        let account = self.slice(start - 1..start).to_owned();
        let author = (start - 1 > from).then(|| {
            let fact = Fact::Authors(vec![self.slice(from..from + 1).to_owned()]);
            self.make(from..from + 1, Role::Byline, Context::PageEdge, Some(fact))
        });
        let original = (from > 0).then(|| self.make(0..1, Role::Controls, Context::PageEdge, None));
        let place =
            (to < count).then(|| self.make(to..count, Role::Source, Context::PageEdge, None));
        let account = self.make(
            start - 1..start,
            Role::Source,
            Context::PageEdge,
            Some(Fact::Source(account)),
        );
        let date = self.make(start..to, Role::Date, Context::PageEdge, Some(fact));
        Some([original, author, Some(account), Some(date), place].into_iter().flatten().collect())
    }

    /// A newspaper or an agency, or the place that WeChat puts below an article.
    pub(super) fn medium(&self, at: usize) -> Option<(Piece, usize)> {
        let place =
            ["发布于", "发表于"].iter().find_map(|p| self.slice(at..at + 1).strip_prefix(p));
        if place.is_some_and(people::is_province) && self.fits(at + 1) {
            return Some((self.make(at..at + 1, Role::Source, Context::PageEdge, None), at + 1));
        }
        let last = self.words.len().min(at + 3);
        (at + 1..=last).rev().filter(|end| self.fits(*end)).find_map(|end| {
            let text = self.slice(at..end);
            let agency = people::is_agency(&text.to_lowercase());
            let fact =
                (agency || people::is_medium(text)).then(|| Fact::Source(text.to_owned()))?;
            Some((self.make(at..end, Role::Source, Context::NearOther, Some(fact)), end))
        })
    }
}
