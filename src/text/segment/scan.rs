//! One pass over a text: finds the marks that might end a sentence and asks [`decide`] about each.

use super::chars::{
    STOP_BYTE, Stop, char_at, char_before, closes, is_bullet, is_cjk, skip_space, stop,
};
use super::decide::{Place, ends};
use super::lang::{self, Language};
use super::list::{self, Marker};
use super::pairs::Pairs;
use super::{lines, words};
use std::ops::Range;

/// Byte ranges of the sentences of `text`, in order, without the white space around them.
///
/// Every character that is not white space lies in exactly one range. `lang` is a BCP 47 tag;
/// with `und` or a language without a table of its own the rules still know every script's marks
/// and common English abbreviations. Takes time linear in the text.
///
/// ```
/// use aloud::text::segment::sentences;
///
/// let text = "他说：“好！”然后走了。Dr. Li paid $3.50. Really?";
/// let cut: Vec<&str> = sentences(text, "zh-Hans").into_iter().map(|r| &text[r]).collect();
/// assert_eq!(cut, ["他说：“好！”", "然后走了。", "Dr. Li paid $3.50.", "Really?"]);
/// ```
pub fn sentences(text: &str, lang: &str) -> Vec<Range<usize>> {
    let language = lang::of(lang);
    let mut pairs = Pairs::default();
    let mut out = Vec::with_capacity(text.len() / 80 + 1);
    for paragraph in lines::paragraphs(text) {
        pairs.find(text, paragraph.start, paragraph.end);
        Scan::new(text, paragraph, language, &pairs, &mut out).run();
    }
    out
}

/// The state of the pass over one paragraph.
struct Scan<'a> {
    /// The text up to the paragraph's end: nothing behind it matters.
    text: &'a str,
    language: &'static Language,
    pairs: &'a Pairs,
    out: &'a mut Vec<Range<usize>>,
    /// Where the sentence began that is being read.
    start: usize,
    /// The next pair to come.
    pair: usize,
    /// Stops before this byte stand inside a pair.
    protected: usize,
    /// The last item of a list in running text.
    item: Option<Marker>,
}

impl<'a> Scan<'a> {
    fn new(
        text: &'a str,
        paragraph: Range<usize>,
        language: &'static Language,
        pairs: &'a Pairs,
        out: &'a mut Vec<Range<usize>>,
    ) -> Self {
        let text = &text[..paragraph.end];
        let start = skip_space(text, paragraph.start);
        Scan { text, language, pairs, out, start, pair: 0, protected: 0, item: None }
    }

    fn run(mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.start;
        self.begin_item();
        while at < bytes.len() {
            if !STOP_BYTE[bytes[at] as usize] {
                at += 1;
                continue;
            }
            let Some(c) = char_at(self.text, at) else {
                at += 1;
                continue;
            };
            if c == ')' || is_bullet(c) {
                self.next_item(at, c);
            } else if stop(c).is_some() || self.language.stops.contains(&c) {
                if c == '.' {
                    self.next_item(at, c);
                }
                at = self.stop_at(at);
                continue;
            }
            at += c.len_utf8();
        }
        self.emit(self.text.len());
    }

    /// Ends the sentence at `end`.
    fn emit(&mut self, end: usize) {
        let sentence = self.text[self.start..end].trim_end();
        if !sentence.is_empty() {
            self.out.push(self.start..self.start + sentence.len());
        }
        self.start = skip_space(self.text, end);
    }

    /// Handles the stop at `at` with everything that clings to it; gives the place to read on.
    fn stop_at(&mut self, at: usize) -> usize {
        let run = self.read_run(at);
        while let Some(p) = self.pairs.all.get(self.pair).filter(|p| p.open < run.end) {
            if p.protects() {
                self.protected = self.protected.max(p.close);
            }
            self.pair += 1;
        }
        if run.end <= self.protected || self.is_marker_dot(&run) {
            return run.end;
        }
        let place = Place { text: self.text, start: self.start, run: &run, pairs: self.pairs };
        if ends(&place, self.language) {
            self.emit(run.end);
            self.begin_item();
        }
        run.end.max(at + 1)
    }

    /// The dot of `1.` at the head of a sentence belongs to the number.
    fn is_marker_dot(&self, run: &Run) -> bool {
        let head = self.start..run.end;
        list::marker(self.text, self.start, self.text.len())
            .is_some_and(|m| head.contains(&(m.end - 1)))
            && run.end <= self.start + 12
    }

    /// Reads the stops at `at`, closing marks and references after them.
    fn read_run(&self, at: usize) -> Run {
        let text = self.text;
        let mut run = Run { start: at, marks: at, end: at, ..Run::default() };
        let mut i = at;
        loop {
            let Some(c) = char_at(text, i) else { break };
            let kind = stop(c).or(self.language.stops.contains(&c).then_some(Stop::Full));
            if let Some(kind) = kind {
                // `？……你说得对`: the dots hesitate before the answer.
                if kind == Stop::Ellipsis && run.full && !run.closed && self.answers(i) {
                    break;
                }
                run.add(c, kind);
                i += c.len_utf8();
                run.end = i;
                if !run.closed {
                    run.marks = i;
                }
                continue;
            }
            // Spaced dots or marks: `. . .`, `! ? !`.
            if c.is_whitespace() && !run.closed && self.spaced_stop(&run, i) {
                i += c.len_utf8();
                continue;
            }
            if self.is_closing(&run, i, c) {
                if !run.closed {
                    run.inner = Some(i);
                }
                run.closed = true;
                run.closing = Some(i);
                i += c.len_utf8();
                if self.text[i - c.len_utf8()..].starts_with("''") {
                    i += 1;
                }
                run.end = i;
                continue;
            }
            // A closing mark set off by a space, as in French or tokenized text.
            if c.is_whitespace() {
                let next = i + c.len_utf8();
                if let Some(q) = char_at(text, next)
                    && self.pairs.closed_at(next).is_some()
                {
                    run.closed = true;
                    run.closing = Some(next);
                    i = next + q.len_utf8();
                    if self.text[next..].starts_with("''") {
                        i += 1;
                    }
                    run.end = i;
                    continue;
                }
            }
            break;
        }
        run.end = self.references(run.end);
        run
    }

    /// Whether the white space at `i` is followed by one more stop of a spaced run.
    fn spaced_stop(&self, run: &Run, i: usize) -> bool {
        let rest = &self.text[i..];
        let mut chars = rest.chars();
        let space = chars.next();
        let (Some(c), after) = (chars.next(), chars.next()) else { return false };
        // A whole ellipsis, set apart: words were left out here.
        if rest.get(1..).is_some_and(|r| r.starts_with("... ")) {
            return true;
        }
        if space.is_none()
            || after.is_some_and(|a| a.is_alphanumeric() || stop(a).is_some() && c == '.')
        {
            return false;
        }
        match c {
            '.' if run.marks_only_dots => {
                // `word. . . . Next`: the first dot ends the sentence, three begin the next one.
                let attached =
                    char_before(self.text, run.start).is_some_and(|b| !b.is_whitespace());
                let three = rest.trim_start().starts_with(". . .")
                    && !rest.trim_start().starts_with(". . . .");
                let next =
                    rest.trim_start().get(5..).map(str::trim_start).and_then(|t| t.chars().next());
                !(run.dots == 1 && attached && three && next.is_some_and(char::is_uppercase))
            }
            '.' => run.dots > 0 || rest.trim_start().starts_with(". . ."),
            '!' | '?' => !run.marks_only_dots,
            _ => false,
        }
    }

    /// Whether the mark at `i` closes something that the sentence opened.
    fn is_closing(&self, run: &Run, i: usize, c: char) -> bool {
        if self.pairs.closed_at(i).is_some() {
            return true;
        }
        let next = char_at(self.text, i + c.len_utf8());
        let at_end = next.is_none_or(|n| {
            n.is_whitespace() || closes(n) || stop(n).is_some() || matches!(n, '"' | '\'')
        });
        match c {
            '"' | '\'' | '＂' => at_end && self.pairs.opened_at(i).is_none(),
            '“' => at_end && self.pairs.opened_at(i).is_none(),
            '*' | '_' => at_end && !run.closed,
            '»' | '«' => at_end && self.pairs.opened_at(i).is_none(),
            _ => closes(c),
        }
    }

    /// Dots at `i` are followed by Chinese or Japanese text.
    fn answers(&self, i: usize) -> bool {
        let rest = self.text[i..].trim_start_matches(['…', '⋯']);
        rest.chars().next().is_some_and(is_cjk)
    }

    /// References after a stop: `.[7][8]`, `. [1]`, `.¹²`.
    fn references(&self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = from;
        while matches!(char_at(self.text, end), Some('¹' | '²' | '³' | '⁰'..='⁹')) {
            end += char_at(self.text, end).map_or(1, char::len_utf8);
        }
        loop {
            let open = end + usize::from(bytes.get(end) == Some(&b' '));
            if bytes.get(open) != Some(&b'[') {
                return end;
            }
            let digits =
                bytes[open + 1..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
            if digits == 0 || bytes.get(open + 1 + digits) != Some(&b']') {
                return end;
            }
            end = open + digits + 2;
        }
    }

    /// Notes the list item that the sentence begins with.
    fn begin_item(&mut self) {
        if let Some(m) = list::marker(self.text, self.start, self.text.len()) {
            self.item = Some(m);
        }
    }

    /// If the mark at `at` belongs to the next item of the list, ends the sentence before it.
    fn next_item(&mut self, at: usize, c: char) {
        let Some(item) = self.item else { return };
        let begin = if is_bullet(c) {
            at
        } else {
            let word = words::piece_before(self.text, self.start, at);
            let mut begin = at - word.len();
            if self.text[self.start..begin].ends_with('(') {
                begin -= 1;
            }
            begin
        };
        if begin <= self.start || !char_before(self.text, begin).is_some_and(char::is_whitespace) {
            return;
        }
        let Some(m) = list::marker(self.text, begin, self.text.len()) else { return };
        let follows = m.style == item.style && m.value == item.value + 1;
        // Another list may begin where one has ended.
        let begins =
            (m.value == 1 || is_bullet(c)) && !m.style.is_enclosed() && list::goes_on(self.text, m);
        if !(follows || begins) || m.style.is_initial() {
            return;
        }
        // Items inside a sentence are set apart by its commas.
        let before = self.text[..begin].trim_end().chars().next_back();
        let joined = before.is_some_and(|b| matches!(b, ',' | ';' | '，' | '；' | '、'));
        let last = words::piece_before(self.text, self.start, self.text[..begin].trim_end().len());
        if joined || matches!(last, "and" | "or" | "for" | "to") {
            self.item = Some(m);
            return;
        }
        let next = char_at(self.text, skip_space(self.text, m.end));
        if m.style.is_weak() && !item_text(next) {
            return;
        }
        self.emit(begin);
        self.item = Some(m);
    }
}

/// Whether an item marked by a mere dot can begin with `c`.
fn item_text(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphabetic() || matches!(c, '“' | '"' | '(' | '«'))
}

/// A run of stops with the closing marks and references that cling to it.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// Where its first stop begins.
    pub(super) start: usize,
    /// Where its stops end.
    pub(super) marks: usize,
    /// Where everything ends.
    pub(super) end: usize,
    /// How many full stops it has.
    pub(super) dots: usize,
    /// It holds a mark that needs no space after it.
    pub(super) full: bool,
    /// It holds a question or exclamation mark.
    pub(super) mark: bool,
    /// The first closing mark, right after the stops.
    pub(super) inner: Option<usize>,
    /// It holds a character that is an ellipsis by itself.
    pub(super) ellipsis: bool,
    /// It holds closing marks…
    pub(super) closed: bool,
    /// …the last of which stands here.
    pub(super) closing: Option<usize>,
    /// So far it holds full stops only.
    marks_only_dots: bool,
}

impl Run {
    fn add(&mut self, c: char, kind: Stop) {
        let first = self.dots == 0 && !self.full && !self.mark && !self.ellipsis;
        self.marks_only_dots = c == '.' && (first || self.marks_only_dots);
        match kind {
            Stop::Period => self.dots += 1,
            Stop::Mark => self.mark = true,
            Stop::Ellipsis => self.ellipsis = true,
            Stop::Full => self.full = true,
        }
    }

    /// Dots that let the sentence hang.
    pub(super) fn hangs(&self) -> bool {
        !self.full && !self.mark && (self.ellipsis || self.dots > 1)
    }
}
