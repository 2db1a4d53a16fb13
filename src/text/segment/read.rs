//! Reading a run of stops, with what clings to it.

use super::chars::{Stop, char_at, char_before, closes, is_cjk, stop};
use super::lang::Language;
use super::note;
use super::pairs::Pairs;
use super::run::Run;

/// Reads the run at `at`, closing marks and references after it.
pub(super) fn read(text: &str, at: usize, language: &Language, pairs: &Pairs) -> Run {
    Reader { text, language, pairs }.read(at)
}

/// What a run is read from.
struct Reader<'a> {
    text: &'a str,
    language: &'a Language,
    pairs: &'a Pairs,
}

impl Reader<'_> {
    /// Reads the stops at `at`, closing marks and references after them.
    fn read(&self, at: usize) -> Run {
        let text = self.text;
        let mut run = Run { start: at, marks: at, end: at, ..Run::default() };
        let mut i = at;
        while let Some(c) = char_at(text, i) {
            let kind = stop(c).or(self.language.stops.contains(&c).then_some(Stop::Full));
            if let Some(kind) = kind {
                // `？……也许吧`: the dots hesitate before the answer.
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
                    && (self.pairs.closed_at(next).is_some() || self.is_stray(next))
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
        run.end = self.references(&run);
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
            // A drawn-out tone: `好！～`.
            '~' | '～' => next.is_none_or(|n| n.is_whitespace() || is_cjk(n)),
            '*' | '_' => at_end && !run.closed,
            '»' | '«' => at_end && self.pairs.opened_at(i).is_none(),
            _ => closes(c),
        }
    }

    /// A double mark of two apostrophes without a partner, set off by spaces: tokenized text closes
    /// with it (as the Penn Treebank does) and opens with another.
    fn is_stray(&self, at: usize) -> bool {
        let rest = self.text[at..].strip_prefix("''");
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
            && self.pairs.opened_at(at).is_none()
    }

    /// Dots at `i` are followed by Chinese or Japanese text.
    fn answers(&self, i: usize) -> bool {
        let rest = self.text[i..].trim_start_matches(['…', '⋯']);
        rest.chars().next().is_some_and(is_cjk)
    }

    /// References after a stop: `.[7][8]`, `. [1]`, `.¹²`, `.12 Then`.
    fn references(&self, run: &Run) -> usize {
        let end = note::raised(self.text, note::plain(self.text, run, self.language));
        note::bracketed(self.text, note::enclosed(self.text, end))
    }
}
