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
    /// Is it certain that the rule has nothing to do in a text of these bytes? Then it need not run.
    fn idle(&self, _bytes: &Bytes) -> bool {
        false
    }
}

/// Which bytes occur in a text, and roughly which pairs of bytes: enough to know that a rule has
/// nothing to do there.
pub struct Bytes {
    first: [u64; 4],
    pairs: [u64; 4],
}

impl Bytes {
    /// The bytes of a text.
    pub fn of(text: &str) -> Bytes {
        let mut set = Bytes { first: [0; 4], pairs: [0; 4] };
        let bytes = text.as_bytes();
        for (i, &b) in bytes.iter().enumerate() {
            set.first[usize::from(b >> 6)] |= 1 << (b & 63);
            if b >= 0xC0 {
                let p = pair(b, bytes[i + 1]);
                set.pairs[usize::from(p >> 6)] |= 1 << (p & 63);
            }
        }
        set
    }
}

/// The first two bytes of a character that is not ASCII, in one byte.
const fn pair(a: u8, b: u8) -> u8 {
    a.wrapping_mul(31).wrapping_add(b)
}

/// The characters at which a form can start: by their byte if they are ASCII, else by their first
/// two bytes. That lets a few strangers in, so a rule looks again at what it got. It never stops
/// inside a character.
pub(super) struct Starts {
    first: [bool; 256],
    pairs: [bool; 256],
    bits: Bytes,
}

impl Starts {
    /// The first bytes of the characters of `chars`.
    pub(super) const fn of(chars: &str) -> Starts {
        let mut set = Starts {
            first: [false; 256],
            pairs: [false; 256],
            bits: Bytes { first: [0; 4], pairs: [0; 4] },
        };
        let bytes = chars.as_bytes();
        let mut i = 0;
        while i < bytes.len() {
            let b = bytes[i];
            if b & 0xC0 != 0x80 {
                set.first[b as usize] = true;
                set.bits.first[(b >> 6) as usize] |= 1 << (b & 63);
                if b >= 0xC0 {
                    let p = pair(b, bytes[i + 1]);
                    set.pairs[p as usize] = true;
                    set.bits.pairs[(p >> 6) as usize] |= 1 << (p & 63);
                }
            }
            i += 1;
        }
        set
    }

    /// All characters whose first byte is that of one of `chars`: for whole blocks of Unicode.
    pub(super) const fn leads(chars: &str) -> Starts {
        let mut set = Starts::of(chars);
        set.pairs = [true; 256];
        set.bits.pairs = [u64::MAX; 4];
        set
    }

    /// The first stop at or after `at`.
    fn next(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let mut from = at;
        loop {
            let stop = from + bytes[from..].iter().position(|&b| self.first[b as usize])?;
            if bytes[stop] < 0x80 || self.pairs[pair(bytes[stop], bytes[stop + 1]) as usize] {
                return Some(stop);
            }
            from = stop + 1;
        }
    }

    /// Is there no stop among these bytes?
    pub(super) fn none_in(&self, bytes: &Bytes) -> bool {
        let both = |i: usize, a: &[u64; 4], b: &[u64; 4]| a[i] & b[i];
        let ascii = (0..2).all(|i| both(i, &self.bits.first, &bytes.first) == 0);
        let wide = (0..4).any(|i| both(i, &self.bits.pairs, &bytes.pairs) != 0)
            && (2..4).any(|i| both(i, &self.bits.first, &bytes.first) != 0);
        ascii && !wide
    }
}

/// A form that was recognised where the scanner stopped: where it stands, and its reading.
pub(super) struct Rewrite {
    /// Where it starts, if that is before the stop. An address is found by its `@`.
    pub(super) start: Option<usize>,
    pub(super) end: usize,
    pub(super) said: String,
}

impl Rewrite {
    /// A form from the stop to `end`.
    pub(super) fn new(end: usize, said: impl Into<String>) -> Option<Rewrite> {
        Some(Rewrite { start: None, end, said: said.into() })
    }

    /// A form that starts before the stop.
    pub(super) fn from(start: usize, end: usize, said: impl Into<String>) -> Option<Rewrite> {
        Some(Rewrite { start: Some(start), end, said: said.into() })
    }
}

/// A rule that stops at certain bytes and asks a function what stands there.
pub(super) struct Scanner {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) starts: Starts,
    /// Gets the text and the place of a stop. It must look only a bounded way back, and ahead no
    /// further than a bounded number of digit runs and words.
    pub(super) read: fn(&str, usize) -> Option<Rewrite>,
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

    fn idle(&self, bytes: &Bytes) -> bool {
        self.starts.none_in(bytes)
    }

    fn apply(&self, t: &mut Spoken) {
        rewrite_where(t, self.name, &self.starts, |text, at| {
            (self.read)(text, at).map(|r| Rewrite { said: (self.finish)(r.said), ..r })
        });
    }
}

/// Asks `read` at every stop and rewrites what it recognises, in the name of one rule.
pub(super) fn rewrite_where(
    t: &mut Spoken,
    name: &'static str,
    starts: &Starts,
    read: impl Fn(&str, usize) -> Option<Rewrite>,
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
        fn read(text: &str, at: usize) -> Option<Rewrite> {
            if text[at..].starts_with('7') { Rewrite::new(at + 1, "seven") } else { None }
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
