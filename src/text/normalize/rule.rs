//! What a rule is, and the scanner that most of them are.

use crate::model::spoken::Spoken;

/// One family of readings in one language.
///
/// # For implementers
/// Rewrite pieces of the said text and nothing else; take linear time; leave alone whatever the
/// rule itself has written, so that a second run changes nothing.
pub trait Rule: Send + Sync {
    /// A short name, unique in its language: it is written into each edit.
    fn name(&self) -> &'static str;
    /// One line for people: what is read, with an example.
    fn about(&self) -> &'static str;
    /// Rewrites what the rule recognises.
    fn apply(&self, t: &mut Spoken);
}

/// The bytes at which a form can start. Only ASCII and lead bytes of UTF-8, never the bytes inside
/// a character: so every stop is a character boundary.
pub(super) struct Starts([bool; 256]);

impl Starts {
    /// The first bytes of the characters of `chars`.
    pub(super) const fn of(chars: &str) -> Starts {
        let mut set = [false; 256];
        let bytes = chars.as_bytes();
        let mut i = 0;
        while i < bytes.len() {
            if bytes[i] & 0xC0 != 0x80 {
                set[bytes[i] as usize] = true;
            }
            i += 1;
        }
        Starts(set)
    }

    /// The first stop at or after `at`.
    fn next(&self, bytes: &[u8], at: usize) -> Option<usize> {
        bytes[at..].iter().position(|&b| self.0[b as usize]).map(|i| at + i)
    }
}

/// A form that was recognised where the scanner stopped: where it stands, and its reading.
pub(super) struct Reading {
    /// Where it starts, if that is before the stop. An address is found by its `@`.
    pub(super) start: Option<usize>,
    pub(super) end: usize,
    pub(super) said: String,
}

impl Reading {
    /// A form from the stop to `end`.
    pub(super) fn new(end: usize, said: impl Into<String>) -> Option<Reading> {
        Some(Reading { start: None, end, said: said.into() })
    }

    /// A form that starts before the stop.
    pub(super) fn from(start: usize, end: usize, said: impl Into<String>) -> Option<Reading> {
        Some(Reading { start: Some(start), end, said: said.into() })
    }
}

/// A rule that stops at certain bytes and asks a function what stands there.
pub(super) struct Scanner {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) starts: Starts,
    /// Gets the text and the place of a stop. It must look only a bounded way back, and ahead no
    /// further than a bounded number of digit runs and words.
    pub(super) read: fn(&str, usize) -> Option<Reading>,
    /// The last touch on every reading of this list, such as the script it is written in.
    pub(super) finish: fn(String) -> String,
}

impl Rule for Scanner {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn apply(&self, t: &mut Spoken) {
        rewrite_where(t, self.name, &self.starts, |text, at| {
            (self.read)(text, at).map(|r| Reading { said: (self.finish)(r.said), ..r })
        });
    }
}

/// Asks `read` at every stop and rewrites what it recognises, in the name of one rule.
pub(super) fn rewrite_where(
    t: &mut Spoken,
    name: &'static str,
    starts: &Starts,
    read: impl Fn(&str, usize) -> Option<Reading>,
) {
    let text = t.said();
    let bytes = text.as_bytes();
    let mut changes = Vec::new();
    // Up to where the text was looked at, and up to where it was rewritten.
    let (mut at, mut done) = (0, 0);
    while let Some(stop) = starts.next(bytes, at) {
        let found = read(text, stop).filter(|r| r.start.is_none_or(|s| s >= done));
        at = match found {
            Some(r) => {
                let start = r.start.unwrap_or(stop);
                debug_assert!(r.end > start, "{name}: empty match");
                if text[start..r.end] != r.said {
                    changes.push((start..r.end, r.said));
                    done = r.end;
                }
                r.end.max(stop + 1)
            }
            // A run of digits is one thing: whoever did not want its head does not want its tail.
            None if bytes[stop].is_ascii_digit() => super::scan::digits_end(text, stop),
            None => stop + 1,
        };
    }
    t.rewrite(name, &changes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scanner_rewrites_where_it_stops_and_skips_the_digits_it_refused() {
        fn read(text: &str, at: usize) -> Option<Reading> {
            if text[at..].starts_with('7') { Reading::new(at + 1, "seven") } else { None }
        }
        let s = Scanner {
            name: "t",
            about: "",
            starts: Starts::of("0123456789é"),
            read,
            finish: |s| s,
        };
        let mut t = Spoken::new("é 7 17 70");
        s.apply(&mut t);
        assert_eq!(t.said(), "é seven 17 seven0");
    }
}
