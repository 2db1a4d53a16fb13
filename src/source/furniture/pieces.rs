//! A line as pieces of furniture.

use super::phrases::{self, Meaning, Phrase};
use super::words::{self, Word};
use super::{Fact, Field, Piece, Sure, people};
use crate::model::role::Role;
use crate::source::date;
use crate::source::lines::{columns, ends_sentence};
use std::ops::Range;

/// A line that is wider holds more than furniture, in columns.
const WIDEST: usize = 160;
/// A line that is wider is no phrase with a heading or a name behind it, in columns.
const WIDEST_PHRASE: usize = 100;
/// The value of a label that is wider is none, in columns.
const WIDEST_VALUE: usize = 40;
/// The most words of a date: `2026 年 3 月 5 日 星期 四 下午 3 点 05 分`.
const DATE_WORDS: usize = 16;

/// The pieces of a line, in order; none, if any word of it is not furniture. The names are those
/// of the sites and papers that the page is known to come from.
pub(in crate::source) fn pieces(line: &str, names: &[String]) -> Vec<Piece> {
    if columns(line) > WIDEST {
        return Vec::new();
    }
    if let Some(piece) = breadcrumb(line).or_else(|| tags(line)) {
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

/// `首页 > 新闻 > 正文`.
fn breadcrumb(line: &str) -> Option<Piece> {
    const HOMES: [&str; 14] = [
        "首页",
        "首頁",
        "主页",
        "网站首页",
        "home",
        "startseite",
        "start",
        "accueil",
        "inicio",
        "início",
        "ホーム",
        "top",
        "главная",
        "홈",
    ];
    const WIDEST_STEP: usize = 40;
    let mut steps = line.split(['>', '＞', '›', '»', '→']).map(str::trim);
    let first = steps.next()?.to_lowercase();
    let mut count = 1;
    for step in steps {
        if step.is_empty() || columns(step) > WIDEST_STEP || ends_sentence(step) {
            return None;
        }
        count += 1;
    }
    let from_home = HOMES.contains(&first.as_str());
    let plain =
        || !first.is_empty() && columns(&first) <= WIDEST_STEP && !line.contains(['»', '→']);
    let sure = match count {
        2.. if from_home => Sure::AtTheEdge,
        3.. if plain() => Sure::InCompany,
        _ => return None,
    };
    let range = 0..line.len();
    Some(Piece { range, role: Some(Role::Navigation), sure, fact: None, labelled: false })
}

/// `#harbour #winter`, `# 日记 # 生活`.
fn tags(line: &str) -> Option<Piece> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let signs = words.iter().filter(|w| w.starts_with(['#', '＃'])).count();
    // One sign with a space behind it is a heading's.
    let spaced =
        || words.len() == 2 * signs && words.iter().step_by(2).all(|w| w.chars().count() == 1);
    let sure = match signs {
        0 => return None,
        1 if words.len() == 1 => Sure::InCompany,
        1 => return None,
        _ if words.len() == signs || spaced() => Sure::AtTheEdge,
        _ => return None,
    };
    let range = 0..line.len();
    Some(Piece { range, role: Some(Role::Related), sure, fact: None, labelled: false })
}

struct Line<'a> {
    text: &'a str,
    words: Vec<Word>,
    names: &'a [String],
    /// It may hold a date.
    has_figures: bool,
    /// At each word that was looked at, from the last: the piece that begins there and the word
    /// behind it, if all from there on is furniture.
    found: Vec<Option<(Piece, usize)>>,
}

impl Line<'_> {
    /// A piece that begins at a word, with the word behind it, so that the rest fits.
    fn piece(&self, at: usize) -> Option<(Piece, usize)> {
        let by_phrase = |phrase| self.phrase(at, phrase);
        self.date(at, Field::Published)
            .map(|(fact, end)| (self.make(at..end, Role::Date, Sure::InCompany, Some(fact)), end))
            .or_else(|| phrases::at(&self.words[at..]).find_map(by_phrase))
            .or_else(|| self.known_name(at))
            .or_else(|| self.person(at))
            .or_else(|| self.medium(at))
    }

    /// Whether all from a word on is furniture.
    fn fits(&self, at: usize) -> bool {
        at == self.words.len() || self.found[at].is_some()
    }

    /// Whether a label or a button begins at a word.
    fn is_button(&self, at: usize) -> bool {
        let piece = self.found.get(at).and_then(Option::as_ref);
        piece.is_some_and(|(p, _)| p.labelled || p.role == Some(Role::Controls))
    }

    fn make(&self, words: Range<usize>, role: Role, sure: Sure, fact: Option<Fact>) -> Piece {
        let range = self.words[words.start].outer.start..self.words[words.end - 1].outer.end;
        Piece { range, role: Some(role), sure, fact, labelled: false }
    }

    /// A name behind a word that says whose it is.
    fn byline(&self, words: Range<usize>, fact: Fact) -> Piece {
        let piece = self.make(words, Role::Byline, Sure::InCompany, Some(fact));
        Piece { labelled: true, ..piece }
    }

    /// The text of some words.
    fn slice(&self, words: Range<usize>) -> &str {
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
                    sure = Sure::InCompany;
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

    fn names(&self, at: usize, told: bool) -> Option<(Fact, usize)> {
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

    fn known_name(&self, at: usize) -> Option<(Piece, usize)> {
        let is_known = |text: &str| self.names.iter().any(|n| n.to_lowercase() == text);
        let last = self.words.len().min(at + 8);
        (at + 1..=last).rev().filter(|end| self.fits(*end)).find_map(|end| {
            let known = is_known(&self.slice(at..end).to_lowercase());
            known.then(|| (self.make(at..end, Role::Source, Sure::InCompany, None), end))
        })
    }

    /// `重庆市秀山县梅江镇人民政府 姚建国`, `本报记者 李某`, `홍길동 기자`.
    fn person(&self, at: usize) -> Option<(Piece, usize)> {
        let word = self.slice(at..at + 1);
        let piece = |end, names| {
            (self.make(at..end, Role::Byline, Sure::InCompany, Some(Fact::Authors(names))), end)
        };
        if at > 0 && word.contains('@') && self.fits(at + 1) {
            return Some((self.make(at..at + 1, Role::Byline, Sure::InCompany, None), at + 1));
        }
        if at > 0 && people::is_dateline(word) && self.fits(at + 1) {
            return Some((self.make(at..at + 1, Role::Byline, Sure::InCompany, None), at + 1));
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
    fn account(&self) -> Option<Vec<Piece>> {
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
            self.make(from..from + 1, Role::Byline, Sure::AtTheEdge, Some(fact))
        });
        let original = (from > 0).then(|| self.make(0..1, Role::Controls, Sure::AtTheEdge, None));
        let place = (to < count).then(|| self.make(to..count, Role::Source, Sure::AtTheEdge, None));
        let account =
            self.make(start - 1..start, Role::Source, Sure::AtTheEdge, Some(Fact::Source(account)));
        let date = self.make(start..to, Role::Date, Sure::AtTheEdge, Some(fact));
        Some([original, author, Some(account), Some(date), place].into_iter().flatten().collect())
    }

    /// A newspaper or an agency, or the place that WeChat puts below an article.
    fn medium(&self, at: usize) -> Option<(Piece, usize)> {
        let place =
            ["发布于", "发表于"].iter().find_map(|p| self.slice(at..at + 1).strip_prefix(p));
        if place.is_some_and(people::is_province) && self.fits(at + 1) {
            return Some((self.make(at..at + 1, Role::Source, Sure::AtTheEdge, None), at + 1));
        }
        let last = self.words.len().min(at + 3);
        (at + 1..=last).rev().filter(|end| self.fits(*end)).find_map(|end| {
            let text = self.slice(at..end);
            let agency = people::is_agency(&text.to_lowercase());
            let fact =
                (agency || people::is_medium(text)).then(|| Fact::Source(text.to_owned()))?;
            Some((self.make(at..end, Role::Source, Sure::InCompany, Some(fact)), end))
        })
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
