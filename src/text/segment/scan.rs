//! One pass over a text: finds the marks that might end a sentence and asks [`decide`] about each.

use super::chars::{STOP_BYTE, char_at, char_before, is_bullet, is_dash, skip_space, stop};
use super::decide::{Place, ends};
use super::lang::{self, Language};
use super::list::{self, Marker};
use super::pairs::Pairs;
use super::read::read;
use super::run::Run;
use super::{flat, lines, words};
use std::ops::Range;

/// Byte ranges of the sentences of `text`, in order, without the white space around them.
///
/// Every character that is not white space lies in exactly one range. `lang` is a BCP 47 tag;
/// with `und` or a language without a table of its own the rules still know every script's marks
/// and common English abbreviations. Takes time linear in the text.
///
/// ```
/// use aloud::text::sentences;
///
/// let text = "“走吧！”他说。我们走了。Dr. Li paid $3.50. Really?";
/// let cut: Vec<&str> = sentences(text, "zh-Hans").into_iter().map(|r| &text[r]).collect();
/// assert_eq!(cut, ["“走吧！”他说。", "我们走了。", "Dr. Li paid $3.50.", "Really?"]);
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
    /// The byte up to which stops stand inside a pair of marks and cannot end a sentence.
    protected: usize,
    /// The last item of a list in running text.
    item: Option<Marker>,
    /// Where the last web address ended.
    address: usize,
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
        Scan { text, language, pairs, out, start, pair: 0, protected: 0, item: None, address: 0 }
    }

    fn run(mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.start;
        if let Some(end) = flat::salutation(self.text, at, self.language) {
            self.emit(end);
            at = self.start;
        }
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
            if matches!(c, '"' | '”') {
                if self.breaks_off(at, c) {
                    self.emit(at + c.len_utf8());
                }
            } else if c == ':' && !self.language.stops.contains(&c) {
                at = self.colon(at);
                continue;
            } else if matches!(c, ')' | '）') || is_bullet(c) {
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

    /// A colon may show where a line ended that was run together with the next one.
    /// Gives the place to read on.
    fn colon(&mut self, at: usize) -> usize {
        if at < self.protected {
            return at + 1;
        }
        let stamp = flat::stamp(self.text, at).filter(|s| s.0 >= self.start);
        if let Some((start, end)) = stamp {
            self.emit(start);
            self.emit(end);
            return end;
        } else if let Some((start, end)) = flat::address(self.text, at) {
            if self.start < start && skip_space(self.text, self.address) == start {
                self.emit(start);
            }
            self.address = end;
        } else if let Some(end) = flat::labelled(self.text, at) {
            self.emit(end);
            return end;
        }
        at + 1
    }

    /// Handles the stop at `at` with everything that clings to it; gives the place to read on.
    fn stop_at(&mut self, at: usize) -> usize {
        let run = read(self.text, at, self.language, self.pairs);
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

    /// Speech that breaks off: `“But I—” She turned away.`
    fn breaks_off(&self, at: usize, c: char) -> bool {
        let text = self.text;
        let next = skip_space(text, at + c.len_utf8());
        next > at + c.len_utf8()
            && char_before(text, at).is_some_and(is_dash)
            && at >= self.protected
            && self.pairs.closed_at(at).is_some()
            && words::starts(words::word_at(text, next), self.language)
    }

    /// The dot of `1.` at the head of a sentence belongs to the number.
    fn is_marker_dot(&self, run: &Run) -> bool {
        list::marker(self.text, self.start, self.text.len())
            .is_some_and(|m| run.start < m.end && m.end < self.text.trim_end().len())
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
            let open = self.text[self.start..begin].chars().next_back();
            begin -= open.filter(|c| matches!(c, '(' | '（')).map_or(0, char::len_utf8);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::work::within;
    use proptest::prelude::*;
    use std::time::Duration;

    /// Marks, letters of many scripts, white space and what has a meaning to the rules.
    fn texts() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[a-zA-Z]{1,6}",
            3 => "[.!?…。！？,;:，、；：\"'“”‘’«»()（）《》「」\\-—–*_#\\[\\]]{1,3}",
            3 => "[ \t\n\r\u{3000}\u{a0}\u{2028}]{1,3}",
            2 => "[\u{4e00}-\u{4e40}ぁ-んа-яΑ-Ωا-ي가-깋]{1,6}",
            1 => "[0-9]{1,4}",
            1 => Just("Mr. ".to_owned()),
            1 => Just("1. ".to_owned()),
            1 => Just(" U.S. ".to_owned()),
            1 => ".{0,4}",
            1 => any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|v| v.concat())
    }

    fn langs() -> impl Strategy<Value = &'static str> {
        let tags =
            ["zh", "en", "de", "fr", "es", "it", "ru", "el", "hy", "ar", "ja", "fi", "und", ""];
        prop::sample::select(tags.to_vec())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        /// Ordered, trimmed, never empty, and nothing but white space between them.
        #[test]
        fn every_character_is_in_one_sentence(text in texts(), lang in langs()) {
            let mut at = 0;
            for r in sentences(&text, lang) {
                prop_assert!(at <= r.start && r.start < r.end);
                prop_assert!(text[at..r.start].trim().is_empty());
                prop_assert_eq!(text[r.clone()].trim(), &text[r.clone()]);
                at = r.end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }

        /// A sentence that was cut out and holds one stop, at its end, is one sentence.
        #[test]
        fn a_plain_sentence_stays_whole(words in prop::collection::vec("[a-z\u{4e00}-\u{4fff}]{1,8}", 1..12)) {
            for stop in [".", "!", "?", "。", "！"] {
                let text = words.join(" ") + stop;
                for lang in ["en", "zh", "und"] {
                    prop_assert_eq!(sentences(&text, lang), vec![0..text.len()]);
                }
            }
        }
    }

    #[test]
    fn every_character_may_stand_anywhere() {
        let all: Vec<char> = (0..=0x10FFFF).filter_map(char::from_u32).collect();
        for block in all.chunks(32) {
            let text: String = block.iter().map(|c| format!("a{c}. {c}B。{c}")).collect();
            let cut = sentences(&text, "en");
            assert!(cut.iter().all(|r| text.get(r.clone()).is_some()), "{block:?}");
        }
    }

    /// Rules look a bounded way around a mark, so hostile text takes no more than linear time.
    #[test]
    fn hostile_text_takes_linear_time() {
        let units = [
            "://",
            "E-mail: ",
            "a://b ",
            "11/11/2011 11:11 A",
            "Dear A, B",
            ".",
            "(",
            "(.",
            "\"",
            "“.",
            "' . ",
            "a.b.",
            "1. ",
            "A. ",
            "! a ",
            "\n",
            " \n",
            "…",
            "a) ",
            "[.] ",
            "a.m. X ",
            "!”\tB",
            "1 ",
        ];
        for unit in units {
            let text = unit.repeat(40_000);
            within(Duration::from_secs(10), || sentences(&text, "en"));
        }
    }
}
