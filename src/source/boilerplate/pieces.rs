//! A line as pieces of boilerplate.

use super::phrases::{self, Meaning, Phrase};
use super::piece::{Context, Fact, Field, Piece};
use super::words::{self, Word};
use super::{patterns, people, shapes};
use crate::model::role::Role;
use crate::source::date;
use crate::source::lines::{columns, is_cjk};
use std::ops::Range;

/// A line that is wider holds more than boilerplate, in columns.
const WIDEST: usize = 160;
/// A line that is wider is not a phrase with a heading or a name behind it, in columns.
const WIDEST_PHRASE: usize = 100;
/// The value of a label that is wider is none, in columns.
const WIDEST_VALUE: usize = 40;
/// The most words of a date: `2026 年 3 月 5 日 星期 四 下午 3 点 05 分`.
const DATE_WORDS: usize = 16;

/// The pieces of a line, in order; none, if any word of it is not boilerplate. The names are those
/// of the sites and papers that the page is known to come from.
pub(in crate::source) fn pieces(line: &str, names: &[String]) -> Vec<Piece> {
    if let Some(piece) = patterns::pattern(line).or_else(|| letterspaced(line, names)) {
        return vec![piece];
    }
    if columns(line) > WIDEST {
        return Vec::new();
    }
    if let Some(piece) = shapes::breadcrumb(line)
        .or_else(|| shapes::tags(line))
        .or_else(|| shapes::initials(line))
        .or_else(|| caption(line))
    {
        return vec![piece];
    }
    let words = words::split(line);
    let has_figures = line.contains(|c: char| c.is_numeric() || c == '年');
    let found = vec![None; words.len()];
    let mut line = Line { text: line, names, has_figures, found, words };
    if let Some(pieces) = line.account() {
        return pieces;
    }
    for at in (0..line.words.len()).rev() {
        line.found[at] = line.piece(at);
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut at, mut last) = (0, 0..0);
    while let Some((piece, end)) = line.found.get_mut(at).and_then(Option::take) {
        let text = |words: Range<usize>| words.map(|i| &line.words[i].text).collect::<Vec<_>>();
        let same = text(last.clone()) == text(at..end);
        // The × closes what stands before it.
        let closes = text(at..end) == ["×"];
        match pieces.last_mut() {
            Some(last) if same || closes => last.range.end = piece.range.end,
            _ => pieces.push(piece),
        }
        last = at..end;
        at = end;
    }
    // What has the form of a name says nothing by itself.
    let says_nothing = |p: &Piece| match &p.fact {
        Some(Fact::Source(name)) => !p.labelled && !people::is_newspaper(name),
        _ => false,
    };
    if pieces.iter().all(says_nothing) { Vec::new() } else { pieces }
}

/// `往 期 精 彩`: set wide, a line says what it says without the spaces.
fn letterspaced(line: &str, names: &[String]) -> Option<Piece> {
    let inner = line.trim_matches(|c: char| !c.is_alphanumeric());
    let mut words = inner.split_whitespace();
    let is_spaced = inner.chars().count() >= 5
        && words.all(|w| w.chars().count() == 1 && w.starts_with(is_cjk));
    if !is_spaced {
        return None;
    }
    let found = pieces(&inner.split_whitespace().collect::<String>(), names).into_iter().next()?;
    Some(Piece { range: 0..line.len(), fact: None, ..found })
}

/// `▲ 老宋在案板前`: the sign points to the picture above.
fn caption(line: &str) -> Option<Piece> {
    let points = line.starts_with(['▲', '△', '▼', '▽']) && line.contains(char::is_alphabetic);
    let piece = Piece {
        range: 0..line.len(),
        role: Some(Role::Caption),
        sure: Context::Anywhere,
        fact: None,
        labelled: false,
    };
    points.then_some(piece)
}

/// A line that is being looked at.
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub words: Vec<Word>,
    pub names: &'a [String],
    /// It may hold a date.
    pub has_figures: bool,
    /// At each word that was looked at, from the last: the piece that begins there and the word
    /// behind it, if all from there on is boilerplate.
    pub found: Vec<Option<(Piece, usize)>>,
}

impl Line<'_> {
    /// A piece that begins at a word, with the word behind it, so that the rest fits.
    fn piece(&self, at: usize) -> Option<(Piece, usize)> {
        let by_phrase = |phrase| self.phrase(at, phrase);
        self.date(at, Field::Published)
            .map(|(fact, end)| {
                (self.make(at..end, Role::Date, Context::NearOther, Some(fact)), end)
            })
            .or_else(|| phrases::at(&self.words[at..]).find_map(by_phrase))
            .or_else(|| self.known_name(at))
            .or_else(|| self.person(at))
            .or_else(|| self.medium(at))
    }

    /// Whether all from a word on is boilerplate.
    pub(super) fn fits(&self, at: usize) -> bool {
        at == self.words.len() || self.found[at].is_some()
    }

    /// Whether a label or a button begins at a word.
    fn is_button(&self, at: usize) -> bool {
        let piece = self.found.get(at).and_then(Option::as_ref);
        piece.is_some_and(|(p, _)| p.labelled || p.role == Some(Role::Controls))
    }

    pub(super) fn make(
        &self,
        words: Range<usize>,
        role: Role,
        sure: Context,
        fact: Option<Fact>,
    ) -> Piece {
        let range = self.words[words.start].outer.start..self.words[words.end - 1].outer.end;
        Piece { range, role: Some(role), sure, fact, labelled: false }
    }

    /// A name behind a word that says whose it is.
    pub(super) fn byline(&self, words: Range<usize>, fact: Fact) -> Piece {
        let piece = self.make(words, Role::Byline, Context::NearOther, Some(fact));
        Piece { labelled: true, ..piece }
    }

    /// The text of some words.
    pub(super) fn slice(&self, words: Range<usize>) -> &str {
        if words.is_empty() {
            return "";
        }
        &self.text[self.words[words.start].range.start..self.words[words.end - 1].range.end]
    }

    fn phrase(&self, at: usize, phrase: &Phrase) -> Option<(Piece, usize)> {
        let value = at + phrase.len();
        let labelled = self.words[value - 1].colon || self.words[value - 1].bar;
        match phrase.meaning {
            Meaning::Furniture(role) => {
                let end = if phrase.takes_rest { self.words.len() } else { value };
                let wide = || {
                    let full_stop = self.text.trim_end().ends_with(['.', '。']);
                    columns(self.text) > WIDEST_PHRASE || (full_stop && role != Role::Legal)
                };
                if !self.fits(end) || (phrase.takes_rest && wide()) {
                    return None;
                }
                Some((self.make(at..end, role, phrase.sure, None), end))
            }
            Meaning::Byline => {
                let (fact, end) = self.names(value, false)?;
                Some((self.byline(at..end, fact), end))
            }
            Meaning::Label(field) => {
                let dated = matches!(field, Field::Published | Field::Modified);
                if !labelled && !dated {
                    return None;
                }
                let mut sure = phrase.sure;
                let (fact, end) = if self.lacks_value(value, field) {
                    sure = Context::NearOther;
                    (None, value)
                } else {
                    self.value(at, value, field)?
                };
                let mut piece = self.make(at..end, field.role(), sure, fact);
                piece.labelled = true;
                piece.role = Some(field.role()).filter(|_| field != Field::Title);
                Some((piece, end))
            }
        }
    }

    /// Whether a label before a word has no value: the line ends, or something else begins. The
    /// value may stand on the next line.
    fn lacks_value(&self, at: usize, field: Field) -> bool {
        match field {
            Field::Editor | Field::Source | Field::Credit => {
                at == self.words.len() || self.is_button(at)
            }
            Field::Published | Field::Modified => {
                at == self.words.len() || (self.fits(at) && self.date(at, field).is_none())
            }
            Field::Title | Field::Author | Field::Url => false,
        }
    }

    /// The value of a label, and the word behind it.
    fn value(&self, label: usize, at: usize, field: Field) -> Option<(Option<Fact>, usize)> {
        let count = self.words.len();
        match field {
            Field::Published | Field::Modified => {
                let date = self.date(at, field).or_else(|| self.unclear_date(at, field));
                date.map(|(fact, end)| (Some(fact), end))
            }
            Field::Title if label == 0 && at < count => {
                Some((Some(Fact::Title(self.slice(at..count).to_owned())), count))
            }
            Field::Title => None,
            Field::Url => {
                let url = self.slice(at..(at + 1).min(count));
                let is_url = url.starts_with("http://") || url.starts_with("https://");
                (is_url && self.fits(at + 1)).then(|| (Some(Fact::Url(url.to_owned())), at + 1))
            }
            Field::Author => {
                // In an interview 记者： begins a question.
                let told = people::reporter(&self.words[label].text).is_none();
                self.names(at, told).map(|(fact, end)| (Some(fact), end))
            }
            Field::Editor => self.names(at, true).map(|(fact, end)| match fact {
                Fact::Authors(names) => (Some(Fact::Editors(names)), end),
                other => (Some(other), end),
            }),
            Field::Source | Field::Credit => (at + 1..=count).find_map(|end| {
                let value = self.slice(at..end);
                let is_name =
                    columns(value) <= WIDEST_VALUE && !value.contains(['。', '！', '？', '!', '?']);
                let fact = (field == Field::Source).then(|| Fact::Source(value.to_owned()));
                (is_name && !value.ends_with('.') && self.fits(end)).then_some((fact, end))
            }),
        }
    }

    /// The longest date that begins at a word, if it names a day.
    fn date(&self, at: usize, field: Field) -> Option<(Fact, usize)> {
        self.ends_of_date(at).find_map(|end| {
            let date = date::iso(self.slice(at..end)).filter(|d| d.len() >= "2015-01-15".len())?;
            Some((field.date(date), end))
        })
    }

    /// `03/05/2026` behind a label, which stays as it is written.
    fn unclear_date(&self, at: usize, field: Field) -> Option<(Fact, usize)> {
        let end = self.ends_of_date(at).find(|end| date::is_date(self.slice(at..*end)))?;
        Some((field.date(self.slice(at..end).to_owned()), end))
    }

    /// Where a date that begins at a word may end so that the rest fits, the last first.
    fn ends_of_date(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let last = if self.has_figures { self.words.len().min(at + DATE_WORDS) } else { at };
        (at + 1..=last).rev().filter(|end| self.fits(*end))
    }
}

impl Field {
    fn date(self, date: String) -> Fact {
        if self == Field::Modified { Fact::Modified(date) } else { Fact::Published(date) }
    }

    fn role(self) -> Role {
        match self {
            Field::Title | Field::Author => Role::Byline,
            Field::Published | Field::Modified => Role::Date,
            // Who edited it is said below the text, as the source is; it is not for the ear.
            Field::Editor | Field::Source | Field::Url | Field::Credit => Role::Source,
        }
    }
}
