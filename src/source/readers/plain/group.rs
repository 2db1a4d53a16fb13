//! Groups of lines between blank lines, and the pieces that they fall into.

use super::marks::{self, Mark};
use crate::source::lines::{columns, ends_clause, ends_sentence, is_cjk, joint};

/// A line that is longer is not a title, in columns: 50 hanzi.
pub(super) const HEADING_COLUMNS: usize = 100;

/// Lines without a blank one between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group<'a> {
    text: &'a str,
    /// Where it begins in the whole text.
    at: usize,
}

/// What a group is made of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A heading by its shape: a line with another below that underlines it, or over text that is
    /// indented below it.
    Heading { text: &'a str, level: u8 },
    /// An item of a list, its lines put together, without its bullet.
    Item(String),
    /// A paragraph of several lines.
    Joined(String),
    /// A line by itself, with the white space before it.
    Line(&'a str),
}

/// The groups of a text. A line that stands alone, told by where it begins, is a group of its own.
pub(super) fn groups(
    text: &str,
    stands_alone: impl Fn(usize) -> bool + Clone,
) -> impl Iterator<Item = Group<'_>> + Clone {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut lines = text[at..].split_inclusive('\n');
        // Blank lines first.
        let mut start = at;
        let mut end = loop {
            let line = lines.next()?;
            if !line.trim().is_empty() {
                break start + line.len();
            }
            start += line.len();
        };
        if !stands_alone(start) {
            for line in lines.take_while(|line| !line.trim().is_empty()) {
                if stands_alone(end) {
                    break;
                }
                end += line.len();
            }
        }
        at = end;
        Some(Group { text: &text[start..end], at: start })
    })
}

impl<'a> Group<'a> {
    /// Its lines.
    pub(super) fn text(self) -> &'a str {
        self.text
    }

    /// Where it lies in the whole text.
    pub(super) fn range(self) -> std::ops::Range<usize> {
        self.at..self.at + self.text.len()
    }

    fn lines(self) -> impl Iterator<Item = &'a str> + Clone {
        self.text.lines().filter(|l| !is_rule(l)).map(str::trim_end)
    }

    /// Whether it has one line only.
    pub(super) fn is_one_line(self) -> bool {
        self.text.lines().nth(1).is_none()
    }

    /// Its first line.
    pub(super) fn first_line(self) -> &'a str {
        self.text.lines().next().unwrap_or_default().trim_end()
    }

    /// Its pieces, in order.
    pub(super) fn pieces(self) -> impl Iterator<Item = Piece<'a>> {
        let (heading, lines) = match (self.underlined(), self.over_indented()) {
            (Some(heading), _) => (Some(heading), 2),
            (None, Some(heading)) => (Some(heading), 1),
            (None, None) => (None, 0),
        };
        let body = self.text.splitn(lines + 1, '\n').nth(lines).unwrap_or_default();
        let body = Group { text: body, ..self };
        let indents = body.indents();
        let width = body.wrap_width(indents);
        let mut lines = body.lines().peekable();
        let mut last_number = None;
        let body = std::iter::from_fn(move || {
            let first = lines.next()?;
            let text = first.trim_start();
            let item = item(text, last_number, lines.peek().map(|l| l.trim()));
            let is_item = item.is_some();
            let mut joined = None;
            let mut last = first;
            // What belongs to the piece: wrapped lines, and the hanging lines of an item.
            while let Some(line) = lines.next_if(|line| {
                let next = line.trim_start();
                let starts =
                    marks::mark(next).is_some_and(|m| starts_item(m, item.map(|i| i.1), last));
                let indented = line.len() > next.len();
                let begins = indents && begins_paragraph(last, line);
                !starts
                    && match is_item {
                        true => indented || continues(last, next, width),
                        false => !begins && continues(last, next, width),
                    }
            }) {
                let text = item.map_or(text, |i| i.0);
                let whole = joined.get_or_insert_with(|| text.to_owned());
                join(whole, line.trim());
                last = line;
            }
            last_number = item.map(|i| i.1);
            Some(match (item, joined) {
                (Some((text, _)), None) => Piece::Item(text.to_owned()),
                (Some(_), Some(whole)) => Piece::Item(whole),
                (None, Some(whole)) => Piece::Joined(whole),
                (None, None) => Piece::Line(first),
            })
        });
        heading.into_iter().chain(body)
    }

    /// A first line with a second that underlines it.
    fn underlined(self) -> Option<Piece<'a>> {
        let mut lines = self.text.lines();
        let (text, line) = (lines.next()?.trim(), lines.next()?.trim());
        if !is_rule(line) || is_rule(text) || columns(text) > HEADING_COLUMNS {
            return None;
        }
        match line.chars().next()? {
            '=' => Some(Piece::Heading { text, level: 1 }),
            // Dashes also stand below paragraphs.
            '-' if !ends_clause(text) => Some(Piece::Heading { text, level: 2 }),
            _ => None,
        }
    }

    /// A first line over running text that is all indented by the same, as in manual pages: a heading,
    /// unless it could be a verse.
    fn over_indented(self) -> Option<Piece<'a>> {
        let mut lines = self.text.lines().filter(|l| !l.trim().is_empty());
        let text = lines.next()?.trim_end();
        let mut below = lines.map(str::trim_end).peekable();
        let by = indent(below.peek()?);
        let is_title = indent(text) == 0
            && columns(text) <= HEADING_COLUMNS / 2
            && !ends_clause(text)
            && marks::mark(text).is_none()
            && text.chars().any(char::is_alphabetic);
        if by < 2 || !is_title || below.clone().any(|l| indent(l) < by) {
            return None;
        }
        let is_capital = !text.contains(char::is_lowercase) && text.contains(char::is_uppercase);
        let is_text = below.any(|l| ends_sentence(l) || columns(l) > HEADING_COLUMNS / 2);
        (is_capital || is_text).then_some(Piece::Heading { text, level: 2 })
    }

    /// Whether an indented line begins a paragraph: all do that begin with a full-width space, and
    /// others where not every line is indented.
    fn indents(self) -> bool {
        let indented = |l: &str| indent(l) > 0;
        self.lines().any(|l| l.starts_with('\u{3000}')) || !self.lines().all(indented)
    }

    /// The width at which the lines were wrapped by a program, if they were.
    ///
    /// Such a program puts a word on the next line only if it does not fit. So most lines but the
    /// last would be wider than all others with the next line's first word; and sentences end
    /// within lines, not at most of their ends, as they do where every line is a paragraph.
    fn wrap_width(self, indents: bool) -> Option<usize> {
        const NARROWEST: usize = 40;
        const WIDEST: usize = 160;
        let width = self.lines().map(columns).max()?;
        if !(NARROWEST..=WIDEST).contains(&width) && !self.is_narrow_column(width) {
            return None;
        }
        let (mut all, mut full, mut ended) = (0, 0, 0);
        for (line, next) in self.lines().zip(self.lines().skip(1)) {
            // A line over a deeper one may be its name, as an option in a manual page.
            if indents && begins_paragraph(line, next) || indent(next) > indent(line) {
                continue;
            }
            all += 1;
            full += usize::from(is_full(line, next, width));
            ended += usize::from(ends_sentence(line));
        }
        (all > 0 && full * 3 >= all * 2 && ended * 3 < all * 2).then_some(width)
    }
}

impl Group<'_> {
    /// Whether it is running text in a narrow column, of a script without spaces: all lines but the
    /// last are equally wide, and sentences end within them. Verses end where their lines do.
    fn is_narrow_column(self, width: usize) -> bool {
        const NARROWEST: usize = 20;
        let count = self.lines().count();
        let inner = || self.lines().take(count.saturating_sub(1));
        let is_full = |line: &str| columns(line) + 2 >= width && line.chars().any(is_cjk);
        let stops = |line: &str| {
            let line = line.trim();
            let inside = line.char_indices().next_back().map_or("", |(last, _)| &line[..last]);
            inside.contains(['。', '，', '、', '；', '！', '？'])
        };
        width >= NARROWEST
            && count >= 4
            && inner().all(is_full)
            && self.lines().filter(|line| stops(line)).count() * 2 >= count
            && inner().filter(|line| ends_clause(line)).count() * 2 < count
    }
}

/// The columns of white space before a line; a tab counts as one, since only equal ones are compared.
fn indent(line: &str) -> usize {
    columns(&line[..line.len() - line.trim_start().len()])
}

/// Whether a line begins a paragraph by its indentation: other than the one before it, which would
/// else be a line of the same block.
fn begins_paragraph(before: &str, line: &str) -> bool {
    let by = indent(line);
    by > 0 && (by != indent(before) || line.starts_with('\u{3000}'))
}

/// Adds a wrapped line to what it continues. A hyphen that only a program for setting text writes (U+2010,
/// U+00AD) splits the word; the hyphen of the keyboard may belong to it, and stays.
fn join(whole: &mut String, line: &str) {
    let word = whole.strip_suffix(['\u{2010}', '\u{ad}']);
    let splits = word.is_some_and(|w| w.ends_with(char::is_alphabetic));
    if splits && line.starts_with(char::is_lowercase) {
        whole.pop();
    } else {
        whole.push_str(joint(whole, line));
    }
    whole.push_str(line);
}

/// Whether the next line's first word had no room on this line, or hardly: who breaks lines by hand
/// is not exact.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let next = next.trim_start();
    let word = match next.chars().next() {
        // One character and a mark that may not begin a line.
        Some(c) if is_cjk(c) => 4,
        _ => 1 + next.split_whitespace().next().map_or(0, columns),
    };
    columns(line) + word + width / 10 > width
}

/// Whether the next line goes on with this one's paragraph.
fn continues(line: &str, next: &str, width: Option<usize>) -> bool {
    let goes_on = next.starts_with(char::is_lowercase) && !ends_sentence(line);
    // Among wrapped lines one that is a little short goes on too, if its sentence does.
    let ragged = |w| !ends_clause(line) && columns(line) * 4 > w * 3;
    goes_on || width.is_some_and(|w| is_full(line, next, w) || ragged(w))
}

/// The text of an item without its bullet, and its mark.
fn item<'a>(text: &'a str, last: Option<Mark>, next: Option<&str>) -> Option<(&'a str, Mark)> {
    match marks::mark(text)? {
        mark @ Mark::Bullet(length) => Some((&text[length..], mark)),
        mark @ Mark::Number(_) => Some((text, mark)),
        // Among others of its kind it is an item; else a heading or a paragraph.
        mark @ Mark::Section(_) => {
            let same = next.and_then(marks::mark) == Some(mark) || last == Some(mark);
            (same && !ends_sentence(text)).then_some((text, mark))
        }
        Mark::Chapter => None,
    }
}

/// Whether a mark within a group begins a new piece. Any figure and any dash can come to stand at
/// the beginning of a wrapped line ("am / 3. Oktober"): so a number must follow the one before it
/// or be the first, and a bullet must follow another, or the end of a sentence or clause.
fn starts_item(mark: Mark, item: Option<Mark>, line_before: &str) -> bool {
    match (mark, item) {
        (Mark::Number(n), Some(Mark::Number(before))) => n == before + 1,
        (Mark::Number(n), _) => n == 1,
        (Mark::Bullet(_), Some(Mark::Bullet(_))) => true,
        (Mark::Bullet(_), _) => ends_clause(line_before),
        _ => true,
    }
}

/// Whether a line is a rule: at least three of one mark, maybe with spaces, and nothing else.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else { return false };
    "-*_=~#+—–─━═".contains(first) && marks.clone().count() >= 2 && marks.all(|c| c == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_parted_by_blank_lines() {
        let g: Vec<_> = groups("\n a\nb\n \t\u{3000}\n\nc\r\n\r\nd", |_| false)
            .map(|g| g.text.trim_end())
            .collect();
        assert_eq!(g, [" a\nb", "c", "d"]);
        assert_eq!(groups(" \n\n", |_| false).count(), 0);
    }

    #[test]
    fn lines_that_stand_alone_are_groups() {
        let g: Vec<_> = groups("a\nb\nc\nd\n", |at| at == 2).map(|g| g.text).collect();
        assert_eq!(g, ["a\n", "b\n", "c\nd\n"]);
    }

    #[test]
    fn a_number_at_a_line_break_is_no_item() {
        let text = "Die Bibliothek wurde nach langem Umbau und vielen Verzögerungen am\n3. Oktober wieder eröffnet.";
        let pieces: Vec<_> = groups(text, |_| false).flat_map(Group::pieces).collect();
        assert_eq!(pieces.len(), 1, "{pieces:?}");
    }

    #[test]
    fn lines_of_one_indent_are_one_paragraph() {
        let manual = "PURPOSE\n       Counts the waves that come into a harbour between two tides, and\n       \
                      writes the sum to a file.  Nothing is counted twice, not even a re‐\n       turning wave.\n";
        let pieces: Vec<_> = groups(manual, |_| false).flat_map(Group::pieces).collect();
        let [Piece::Heading { text: "PURPOSE", level: 2 }, Piece::Joined(text)] = &pieces[..]
        else {
            panic!("{pieces:?}")
        };
        assert!(text.ends_with("not even a returning wave."), "{text}");
        let first_lines = "    The tide rose all night and nobody on the island slept until the morning\n\
                           came with fog.\n    The ferry did not run that day, and the post came by the small boat\n\
                           of the pilots.";
        assert_eq!(groups(first_lines, |_| false).flat_map(Group::pieces).count(), 2);
        let verse = "The tide is out\n  the boats lie still\n  upon the sand\n  below the hill";
        let pieces: Vec<_> = groups(verse, |_| false).flat_map(Group::pieces).collect();
        assert!(!matches!(pieces[0], Piece::Heading { .. }), "{pieces:?}");
        // A space that may not break is white space too.
        let wide = "PORTS\n\u{a0}\u{a0}\u{a0}The harbour has two of them.";
        assert_eq!(groups(wide, |_| false).flat_map(Group::pieces).count(), 2);
    }

    #[test]
    fn narrow_columns_are_told_from_verses() {
        let column = "灯塔在岛的东头，雾天响号。守塔\n人姓林，一个人住。他每天上塔两\n次，早晚各一次，从来没有误过。\n冬天也是，下雪也是。";
        assert_eq!(groups(column, |_| false).flat_map(Group::pieces).count(), 1);
        let verse = "雾来的时候海是白的，\n雾去的时候海是蓝的，\n我在灯下等你的船哪，\n等到灯都熄灭了的天。";
        assert_eq!(groups(verse, |_| false).flat_map(Group::pieces).count(), 4);
        let titles = "第一篇讲灯塔的建造经过\n第二篇讲守塔人的一生呢\n第三篇讲雾号与航标灯船\n第四篇讲海岛上的学校里";
        assert_eq!(groups(titles, |_| false).flat_map(Group::pieces).count(), 4);
    }

    #[test]
    fn rules() {
        assert!(is_rule("---") && is_rule("* * *") && is_rule("————"));
        assert!(!is_rule("--") && !is_rule("……") && !is_rule("-a-") && !is_rule("###a"));
    }
}
