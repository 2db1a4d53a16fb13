//! Which quotes and brackets belong together.
//!
//! A stop inside a pair rarely ends the sentence around it. Pairs are found in one pass over a
//! paragraph, before the sentences; an opener that is never closed protects nothing.

use super::chars::{char_at, char_before, closes, is_cjk, is_dash, stop};

/// A matched pair: byte offsets of its opening and of its closing mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) open: usize,
    /// `usize::MAX` while (and if for ever) unmatched.
    pub(super) close: usize,
    pub(super) kind: Kind,
}

/// What sort of pair it is: this decides how far its protection reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Round, square and curly brackets.
    Bracket,
    /// Marks that show their direction: `“ ”`, `« »`, `「 」`.
    Quote,
    /// Typewriter marks, the same at both ends.
    Straight,
    /// `《 》`: the name of a work.
    Title,
}

impl Pair {
    /// Whether stops inside do not end a sentence. Long passages are cut even inside a pair: a
    /// listener needs the breath, and a pair of such length is as likely two stray marks.
    pub(super) fn protects(&self) -> bool {
        // In bytes: a hanzi is three of them and lasts about as long as three letters.
        let reach = match self.kind {
            Kind::Bracket => 600,
            Kind::Quote => 120,
            Kind::Straight => 300,
            Kind::Title => 300,
        };
        self.close != usize::MAX && self.close - self.open <= reach
    }
}

/// The pairs of one paragraph. Kept and refilled, so that paragraphs cost no allocation.
#[derive(Default)]
pub(super) struct Pairs {
    /// In order of their opening marks.
    pub(super) all: Vec<Pair>,
    /// (closing mark, index into `all`), in order.
    closings: Vec<(usize, usize)>,
    /// Indices into `all` of what is open, innermost last.
    stack: Vec<usize>,
    /// The paragraph holds an odd number of `''`: one of them has no partner.
    odd: bool,
}

/// How many open marks a closing one looks back over for its own.
const DEPTH: usize = 12;

const PAIR_BYTE: [bool; 256] = {
    let mut t = [false; 256];
    let list =
        [b'(', b')', b'[', b']', b'{', b'}', b'"', b'\'', b'`', b',', 0xC2, 0xE2, 0xE3, 0xEF];
    let mut i = 0;
    while i < list.len() {
        t[list[i] as usize] = true;
        i += 1;
    }
    t
};

impl Pairs {
    /// Finds the pairs of `text[start..end]`.
    pub(super) fn find(&mut self, text: &str, start: usize, end: usize) {
        self.all.clear();
        self.closings.clear();
        self.stack.clear();
        self.odd = text[start..end].matches("''").count() % 2 == 1;
        let bytes = text.as_bytes();
        let mut i = start;
        while i < end {
            if !PAIR_BYTE[bytes[i] as usize] {
                i += 1;
                continue;
            }
            let Some(c) = char_at(text, i) else {
                i += 1;
                continue;
            };
            let next = i + c.len_utf8();
            match c {
                '(' | '[' | '{' | '（' | '［' | '｛' | '【' | '〔' | '〖' => {
                    self.open(i, Kind::Bracket)
                }
                '《' | '〈' => self.open(i, Kind::Title),
                '“' | '「' | '『' | '‹' | '〝' => self.open_quote(text, i),
                '„' | '‚' | '‟' => self.open(i, Kind::Quote),
                '‘' => self.open(i, Kind::Quote),
                ')' | ']' | '}' | '）' | '］' | '｝' | '】' | '〕' | '〗' | '》' | '〉' | '」'
                | '』' | '›' | '〞' | '〟' => self.close(text, i, c),
                '”' => self.close(text, i, c),
                '’' if !inside_word(text, i, next) => self.close(text, i, c),
                '«' | '»' => self.guillemet(text, i, c),
                '"' | '＂' => self.straight(text, i, next, c),
                '\'' | '`' if bytes.get(next) == Some(&bytes[i]) => {
                    self.straight(text, i, next + 1, c);
                    i = next + 1;
                    continue;
                }
                '\'' | '`' => self.apostrophe(text, i, next, end),
                ',' if bytes.get(next) == Some(&b',') && opening_place(text, i) => {
                    self.open(i, Kind::Quote);
                    i = next + 1;
                    continue;
                }
                _ => {}
            }
            i = next;
        }
    }

    /// The pair that `at` closes.
    pub(super) fn closed_at(&self, at: usize) -> Option<Pair> {
        let i = self.closings.binary_search_by_key(&at, |c| c.0).ok()?;
        self.all.get(self.closings[i].1).copied()
    }

    /// The pair that `at` opens, if it is closed somewhere.
    pub(super) fn opened_at(&self, at: usize) -> Option<Pair> {
        let i = self.all.binary_search_by_key(&at, |p| p.open).ok()?;
        Some(self.all[i]).filter(|p| p.close != usize::MAX)
    }

    fn open(&mut self, at: usize, kind: Kind) {
        self.stack.push(self.all.len());
        self.all.push(Pair { open: at, close: usize::MAX, kind });
    }

    /// German closes with the mark that English opens with.
    fn open_quote(&mut self, text: &str, at: usize) {
        let low = self.stack.last().is_some_and(|&s| {
            let open = &text[self.all[s].open..];
            open.starts_with('„') || open.starts_with(",,")
        });
        if low && text[at..].starts_with('“') {
            self.close_top(self.stack.len() - 1, at);
        } else {
            self.open(at, Kind::Quote);
        }
    }

    fn close(&mut self, text: &str, at: usize, c: char) {
        let found =
            self.stack.iter().enumerate().rev().take(DEPTH).find(|&(_, &s)| {
                char_at(text, self.all[s].open).is_some_and(|open| matches(open, c))
            });
        match found {
            Some((depth, _)) => self.close_top(depth, at),
            // `"…。”`: opened with the other sort of mark.
            None if c == '”' => drop(self.closes_other(text, at, '"')),
            None => {}
        }
    }

    /// `“…。"`, `"…。”`: two sorts of marks for one pair. If the innermost open mark is `open` and the
    /// mark at `at` stands behind a stop, closes the pair.
    fn closes_other(&mut self, text: &str, at: usize, open: char) -> bool {
        let behind_stop = char_before(text, at).is_some_and(|b| stop(b).is_some());
        let top = self.stack.last().is_some_and(|&s| text[self.all[s].open..].starts_with(open));
        let closes = behind_stop && top;
        if closes {
            self.close_top(self.stack.len() - 1, at);
        }
        closes
    }

    /// Closes the pair at `depth` of the stack and forgets what was left open inside it.
    fn close_top(&mut self, depth: usize, at: usize) {
        let index = self.stack[depth];
        self.stack.truncate(depth);
        self.all[index].close = at;
        self.closings.push((at, index));
    }

    /// `«…»` in most languages, `»…«` in some.
    fn guillemet(&mut self, text: &str, at: usize, c: char) {
        let other = if c == '«' { '»' } else { '«' };
        let open = self.stack.iter().enumerate().rev().take(DEPTH).find(|&(_, &s)| {
            let open = char_at(text, self.all[s].open);
            open == Some(other) || (open == Some(c) && c == '»' && !opening_place(text, at))
        });
        match open {
            Some((depth, _)) => self.close_top(depth, at),
            None if c == '«' || opening_place(text, at) => self.open(at, Kind::Quote),
            None => {}
        }
    }

    /// A straight mark opens or closes by where it stands; in doubt it does the other thing than
    /// the one before.
    fn straight(&mut self, text: &str, at: usize, next: usize, c: char) {
        let mut open = self.stack.iter().copied().enumerate().rev().take(DEPTH);
        let open = open.find(|&(_, s)| {
            let open = char_at(text, self.all[s].open);
            self.all[s].kind == Kind::Straight
                && (open == Some(c) || (open == Some('`') && c == '\''))
                && doubled(text, at) == doubled(text, self.all[s].open)
        });
        let before = char_before(text, at);
        let after = char_at(text, next);
        let left =
            before.is_none_or(|b| b.is_whitespace() || "([{“‘«—–-=/".contains(b) || is_dash(b));
        let right = after.is_none_or(|a| {
            a.is_whitespace() || closes(a) || stop(a).is_some() || ",;:-—–/，、；：".contains(a)
        });
        match open {
            Some((depth, _)) if left && !right => {
                // The one before was never closed.
                self.stack.truncate(depth);
                self.open(at, Kind::Straight);
            }
            // One mark too many, and a sentence would end within the pair: the one before is a stray.
            Some((depth, open))
                if self.odd
                    && left
                    && right
                    && doubled(text, at)
                    && spans_end(&text[self.all[open].open..at]) =>
            {
                self.stack.truncate(depth);
                self.open(at, Kind::Straight);
            }
            Some((depth, _)) => self.close_top(depth, at),
            None if self.closes_other(text, at, '“') => {}
            None if (right && !left) || before_stop(text, next) => {}
            // An inch or second sign.
            None if before.is_some_and(|b| b.is_ascii_digit()) => {}
            None => self.open(at, Kind::Straight),
        }
    }

    /// A single mark is an apostrophe unless its place says otherwise. It closes only where a
    /// quotation could end: after a stop, a comma or a bracket.
    fn apostrophe(&mut self, text: &str, at: usize, next: usize, end: usize) {
        let before = char_before(text, at);
        let after = if next < end { char_at(text, next) } else { None };
        let spaced_left = before.is_none_or(char::is_whitespace);
        let spaced_right = after.is_none_or(char::is_whitespace);
        let open = self.stack.iter().enumerate().rev().take(DEPTH).find(|&(_, &s)| {
            self.all[s].kind == Kind::Straight
                && char_at(text, self.all[s].open).is_some_and(|o| o == '\'' || o == '`')
                && !text[self.all[s].open + 1..].starts_with(['\'', '`'])
        });
        let bare = before.filter(|b| !b.is_whitespace());
        let ending =
            bare.is_some_and(|b| stop(b).is_some() || matches!(b, ',' | ')' | '"' | '”' | ']'));
        let right = after.is_none_or(|a| {
            a.is_whitespace() || closes(a) || stop(a).is_some() || ",;:\"".contains(a)
        });
        match open {
            Some((depth, _)) if (ending && right) || (spaced_left && spaced_right) => {
                self.close_top(depth, at);
            }
            None if before_stop(text, next) => {}
            None if spaced_left && spaced_right && after.is_some() => self.open(at, Kind::Straight),
            _ if (spaced_left || before.is_some_and(|b| "([{“\"—–-".contains(b)))
                && after.is_some_and(char::is_alphanumeric)
                && !clitic(&text[next..end]) =>
            {
                if let Some((depth, _)) = open {
                    self.stack.truncate(depth);
                }
                self.open(at, Kind::Straight);
            }
            _ => {}
        }
    }
}

/// Whether a mark at `at` stands where something is opened.
fn opening_place(text: &str, at: usize) -> bool {
    char_before(text, at)
        .is_none_or(|b| b.is_whitespace() || "([{“‘„,:".contains(b) || is_dash(b) || is_cjk(b))
}

fn inside_word(text: &str, at: usize, next: usize) -> bool {
    char_before(text, at).is_some_and(char::is_alphanumeric)
        && char_at(text, next).is_some_and(char::is_alphanumeric)
}

/// A pair of typewriter marks that stands for one double mark.
fn doubled(text: &str, at: usize) -> bool {
    text[at..].starts_with("''") || text[at..].starts_with("``")
}

/// Whether a spaced stop and a capital letter stand in `text`: a sentence ends there.
fn spans_end(text: &str) -> bool {
    let ends = |(at, _): (usize, &str)| {
        text[at + 1..].trim_start_matches(['.', '!', '?', ' ']).starts_with(char::is_uppercase)
    };
    text.match_indices(" . ").any(ends)
}

/// A spaced mark before a spaced stop or comma closes, even if nothing was opened.
fn before_stop(text: &str, next: usize) -> bool {
    let mut rest = text[next..].chars();
    rest.next() == Some(' ')
        && !rest.as_str().starts_with("..")
        && rest.next().is_some_and(|c| matches!(c, ',' | '.' | ';' | ':' | '!' | '?'))
}

/// Tokenized English sets the end of a word apart: `it 's`, `I 'll`.
fn clitic(rest: &str) -> bool {
    let word = super::words::word_at(rest, 0);
    matches!(word, "s" | "S" | "m" | "d" | "t" | "re" | "ve" | "ll")
}

fn matches(open: char, close: char) -> bool {
    match close {
        ')' | '）' => matches!(open, '(' | '（'),
        ']' | '］' => matches!(open, '[' | '［'),
        '}' | '｝' => matches!(open, '{' | '｛'),
        '】' => open == '【',
        '〕' => open == '〔',
        '〗' => open == '〖',
        '》' => open == '《',
        '〉' => open == '〈',
        '」' => open == '「',
        '』' => open == '『',
        '›' => open == '‹',
        '〞' | '〟' => open == '〝',
        '”' => matches!(open, '“' | '„' | '‟' | ',' | '”'),
        '’' => matches!(open, '‘' | '‚'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<&str> {
        let mut p = Pairs::default();
        p.find(text, 0, text.len());
        p.all
            .iter()
            .filter(|p| p.close != usize::MAX)
            .map(|p| &text[p.open..p.close + char_at(text, p.close).map_or(0, char::len_utf8)])
            .collect()
    }

    #[test]
    fn marks_find_their_partners() {
        assert_eq!(pairs("he (or [she]) “went”"), ["(or [she])", "[she]", "“went”"]);
        assert_eq!(pairs("„Ja“, «oui», »nein« und “yes”"), ["„Ja“", "«oui»", "»nein«", "“yes”"]);
        assert_eq!(pairs("看《红楼梦》（上）"), ["《红楼梦》", "（上）"]);
        assert_eq!(pairs("\"a\" and 'b.' don't \"c"), ["\"a\"", "'b.'"]);
        assert_eq!(pairs("1) one 2) two :-)"), [""; 0]);
    }
}
