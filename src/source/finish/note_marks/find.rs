//! The signs of a text that may be marks of notes, and what they stand beside.

use std::ops::Range;

/// What a sign looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    /// `[1]`, `［1］`.
    Square,
    /// `〔1〕`.
    Tortoise,
    /// `【注1】`, `[note 1]`, `（注）`.
    Worded,
    /// `①`.
    Circled,
    /// `¹`.
    Raised,
}

/// How a sign clings to the text before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grip {
    /// As no mark does.
    None,
    /// A mark may, within a clause.
    Loose,
    /// Between a word or a stop and a stop, a space or the end.
    Firm,
}

/// A sign in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) shape: Shape,
    /// Its number, or its word where it has none.
    pub(super) label: String,
    pub(super) grip: Grip,
    /// It evidently stands for something else, an equation or a point of an enumeration.
    pub(super) is_other: bool,
}

/// A sign by itself.
struct Sign {
    length: usize,
    shape: Shape,
    label: String,
}

/// All signs of a text that are not at its beginning.
pub(super) fn marks(text: &str) -> impl Iterator<Item = Found> + '_ {
    let begins = |c: char| "[［〔【（(".contains(c) || circled(c).is_some() || raised(c).is_some();
    let mut from = 0;
    // A mark stands behind words.
    let is_word = |c: char| c.is_alphabetic() || is_figure(c);
    let first_word = text.find(is_word).unwrap_or(text.len());
    std::iter::from_fn(move || {
        loop {
            let at = from + text[from..].find(begins)?;
            let Some(sign) = sign(&text[at..]) else {
                from = at + text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            let range = at..at + sign.length;
            from = range.end;
            if at > first_word {
                let (grip, is_other) = grip(text, &range, &sign);
                let Sign { shape, label, .. } = sign;
                return Some(Found { range, shape, label, grip, is_other });
            }
        }
    })
}

/// The sign that a note begins with: `[1] …`, `①…`, `注1：…`.
pub(super) fn note(text: &str) -> Option<(Shape, String)> {
    if let Some(sign) = sign(text) {
        let rest = text[sign.length..].trim_start();
        return (!rest.is_empty()).then_some((sign.shape, sign.label));
    }
    let (_, number) = worded(text)?;
    let rest = number.trim_start_matches(is_figure);
    let figures = &number[..number.len() - rest.len()];
    let rest = rest.trim_start();
    let is_note = rest.starts_with(['：', ':', '.', '．', '、']) && !figures.is_empty();
    is_note.then(|| (Shape::Worded, plain(figures)))
}

/// Whether a line is the heading of notes: a word for them and nothing else.
pub(super) fn announces(line: &str) -> bool {
    let rest = worded(line.trim()).map(|(_, rest)| rest);
    rest.is_some_and(|rest| matches!(rest, "" | "s" | "：" | ":" | "s:" | "释" | "釋"))
}

/// The letters that stand before a place, as far as they are one word of Latin letters.
pub(super) fn word_before(before: &str) -> &str {
    let word = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    &before[word.len()..]
}

fn sign(text: &str) -> Option<Sign> {
    let first = text.chars().next()?;
    if let Some(number) = circled(first) {
        let label = number.to_string();
        return Some(Sign { length: first.len_utf8(), shape: Shape::Circled, label });
    }
    if raised(first).is_some() {
        let label: String = text.chars().map_while(raised).collect();
        let length = text.chars().map_while(|c| raised(c).map(|_| c.len_utf8())).sum();
        return (label.len() <= 3).then_some(Sign { length, shape: Shape::Raised, label });
    }
    in_brackets(text, first)
}

fn in_brackets(text: &str, open: char) -> Option<Sign> {
    const LONGEST: usize = 24;
    let close = match open {
        '[' => ']',
        '［' => '］',
        '〔' => '〕',
        '【' => '】',
        '（' => '）',
        '(' => ')',
        _ => return None,
    };
    let reach = text.floor_char_boundary(LONGEST.min(text.len()));
    let inside = &text[open.len_utf8()..text[..reach].find(close)?];
    let length = open.len_utf8() + inside.len() + close.len_utf8();
    let inside = inside.trim();
    if let Some((word, number)) = worded(inside) {
        let fits = number.chars().all(is_figure) && number.chars().count() <= 3;
        let label = if number.is_empty() { word.to_owned() } else { plain(number) };
        return fits.then_some(Sign { length, shape: Shape::Worded, label });
    }
    let shape = match open {
        '[' | '［' => Shape::Square,
        '〔' => Shape::Tortoise,
        _ => return None,
    };
    let numbers: Vec<&str> = inside.split([',', '，', '、', '-', '–']).map(str::trim).collect();
    let is_hanzi_number = |n: &str| n.chars().all(|c| "一二三四五六七八九十百".contains(c));
    let is_number = |n: &&str| {
        let is_figures = n.chars().all(is_figure) && !n.starts_with('0');
        (1..=3).contains(&n.chars().count()) && (is_figures || is_hanzi_number(n))
    };
    let fits = numbers.iter().all(is_number);
    fits.then(|| Sign { length, shape, label: plain(inside) })
}

/// A word for notes, and what stands behind it.
fn worded(text: &str) -> Option<(&str, &str)> {
    const WORDS: &[&str] = &[
        "译者注",
        "譯者註",
        "编者注",
        "編者註",
        "原注",
        "译注",
        "譯註",
        "注释",
        "注釋",
        "註釋",
        "注解",
        "脚注",
        "腳註",
        "尾注",
        "注",
        "註",
        "note",
        "Note",
        "fn.",
        "Anm.",
        "Fußnote",
        "nota",
        "注記",
    ];
    WORDS.iter().find_map(|word| Some((*word, text.strip_prefix(word)?.trim_start())))
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Figures as ASCII has them.
fn plain(text: &str) -> String {
    let ascii = |c: char| match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        c => c,
    };
    text.chars().map(ascii).collect()
}

fn circled(c: char) -> Option<u32> {
    match c {
        '①'..='⑳' => Some(c as u32 - '①' as u32 + 1),
        '㉑'..='㉟' => Some(c as u32 - '㉑' as u32 + 21),
        '㊱'..='㊿' => Some(c as u32 - '㊱' as u32 + 36),
        _ => None,
    }
}

fn raised(c: char) -> Option<char> {
    let at = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|r| r == c)?;
    char::from_digit(at as u32, 10)
}

fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}')
}

fn is_stop(c: char) -> bool {
    ".,;:!?。，；：！？、…”’」』》）)】—\"'".contains(c)
}

/// How a sign clings to what stands around it, and whether it evidently is not a mark.
fn grip(text: &str, range: &Range<usize>, sign: &Sign) -> (Grip, bool) {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let (Some(last), next) = (before.chars().next_back(), after.chars().next()) else {
        return (Grip::None, false);
    };
    // 〔3〕5号, [2]3
    if next.is_some_and(|c| is_figure(c) || c == '号' || c == '號') {
        return (Grip::None, false);
    }
    let ends = next.is_none_or(|c| c.is_whitespace() || is_stop(c));
    // Marks stand together: 前人已述[1][2]。
    let is_row = sign_follows(after);
    match sign.shape {
        Shape::Worded if last.is_whitespace() => (Grip::None, false),
        Shape::Worded => (Grip::Firm, false),
        Shape::Circled => of_circled(last, next, ends),
        Shape::Raised => match holds_note(before, last) {
            true if ends => (Grip::Firm, false),
            true => (Grip::Loose, false),
            false => (Grip::None, false),
        },
        Shape::Square | Shape::Tortoise => match clings(before, last) {
            true if ends || is_row => (Grip::Firm, false),
            true if last.is_ascii() && next.is_some_and(|c| c.is_ascii()) => (Grip::None, false),
            true => (Grip::Loose, false),
            false => (Grip::None, !last.is_whitespace() && last.is_ascii_alphanumeric()),
        },
    }
}

fn sign_follows(after: &str) -> bool {
    after.starts_with(['[', '［', '〔']) && sign(after).is_some()
}

/// Whether a bracket may belong to a note behind this text: behind hanzi, a stop, a word of three
/// letters, a year.
fn clings(before: &str, last: char) -> bool {
    let word = word_before(before);
    let is_year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let is_word = word.len() >= 3 && word.bytes().all(|b| b.is_ascii_alphabetic());
    // A call or an index: f(x)[1], a[1][2]; marks in a row follow one that clings.
    let is_call =
        last == ')' && before.rfind('(').is_some_and(|at| !word_before(&before[..at]).is_empty());
    let row = before.ends_with([']', '］', '〕'])
        && before.rfind(['[', '［', '〔']).is_some_and(|at| {
            let earlier = &before[..at];
            sign(&before[at..]).is_some()
                && earlier.chars().next_back().is_some_and(|c| clings_plainly(earlier, c))
        });
    let is_letter = last.is_alphabetic() && !last.is_ascii();
    is_hanzi(last) || is_letter || (is_stop(last) && !is_call) || is_word || is_year || row
}

/// The same without a look at marks in a row.
fn clings_plainly(before: &str, last: char) -> bool {
    let word = word_before(before);
    is_hanzi(last)
        || is_stop(last)
        || word.len() >= 3 && word.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether raised figures behind this are not power: behind hanzi that are not unit, a stop, or a
/// word of four small letters that is not a unit.
fn holds_note(before: &str, last: char) -> bool {
    const UNITS: &[&str] =
        &["metre", "metres", "meter", "meters", "feet", "foot", "inch", "inches", "mile", "miles"];
    let word = word_before(before);
    let is_word = word.len() >= 4 && word.bytes().all(|b| b.is_ascii_lowercase());
    let is_hanzi = is_hanzi(last) && !"米里尺寸".contains(last);
    is_hanzi || is_stop(last) || (is_word && !UNITS.contains(&word))
}

/// Figures in circles also name equations, choices, steps and points.
fn of_circled(last: char, next: Option<char>, ends: bool) -> (Grip, bool) {
    // What such a name stands behind, and what it stands before.
    const BEHIND: &str =
        "由将將把与與和及或如见見图圖式第在对對从從即中选選得按是为為有则則据據解若令当當因";
    const BEFORE: &str = "式中和与與及或代入个個条條步题題点點类類种種项項号號得可知、×=＋+-";
    let is_name =
        BEHIND.contains(last) || next.is_some_and(|c| BEFORE.contains(c) || circled(c).is_some());
    let is_name = is_name || circled(last).is_some();
    let is_text = is_hanzi(last) || "”’」』》）".contains(last);
    match () {
        () if is_name => (Grip::None, true),
        () if is_text && ends => (Grip::Firm, false),
        () if is_text => (Grip::Loose, false),
        // 。① at the end is a mark; before a word it is the next point of an enumeration.
        () if "。！？".contains(last) && next.is_none() => (Grip::Firm, false),
        () => (Grip::None, is_stop(last) && !ends),
    }
}
