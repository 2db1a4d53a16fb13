//! The model that chooses between the readings of a character: a softmax regression for each, over
//! the characters and words around it and over what the list of words says.
//!
//! In the file stands for each model, sorted by its character: u16 character, u16 count of classes,
//! u32 count of features, u32 offset of its body. A body holds the classes (u16 syllable each), for
//! each class a row of i8 weights if the list of words says so, the features (u32 hash each, sorted),
//! and their rows. `Text.features` of `tools/pronounce/build.py` is the other end of this file.

use super::words::{Character, Span, Words, bytes, number};

const ENTRY: usize = 12;
const MOST: usize = 16;

/// A text with what stands around each character.
pub(super) struct Context<'a> {
    pub(super) text: &'a [Character],
    pub(super) spans: &'a [Span],
}

impl Words {
    /// The reading of the character at `i`, which stands in the word `k`; `None` without a model.
    pub(super) fn choose(
        &self,
        around: &Context<'_>,
        i: usize,
        k: usize,
        listed: Option<u16>,
    ) -> Option<u16> {
        let entry = self.model(around.text[i].simple)?;
        let (classes, rows) = (number::<2>(entry + 2).min(MOST), number::<4>(entry + 4));
        let body = self.models + ENTRY * self.model_count + number::<4>(entry + 8);
        let syllable = |class: usize| number::<2>(body + 2 * class) as u16;
        let mut scores = [0i32; MOST];
        let add = |scores: &mut [i32; MOST], row: usize| {
            let row = bytes(row, classes);
            row.iter().zip(scores).for_each(|(w, s)| *s += i32::from(*w as i8));
        };
        let listed_rows = body + 2 * classes;
        if let Some(class) = (0..classes).find(|&c| Some(syllable(c)) == listed) {
            add(&mut scores, listed_rows + classes * class);
        }
        let hashes = listed_rows + classes * classes;
        around.features(i, k, listed.is_some(), |hash| {
            let (mut low, mut high) = (0, rows);
            while low < high {
                let middle = low.midpoint(high);
                match number::<4>(hashes + 4 * middle) as u32 {
                    found if found < hash => low = middle + 1,
                    found if found > hash => high = middle,
                    _ => {
                        add(&mut scores, hashes + 4 * rows + classes * middle);
                        return;
                    }
                }
            }
        });
        let best = (0..classes).rev().max_by_key(|&c| scores[c])?;
        Some(syllable(best))
    }

    fn model(&self, c: char) -> Option<usize> {
        let (mut low, mut high) = (0, self.model_count);
        while low < high {
            let middle = low.midpoint(high);
            let entry = self.models + ENTRY * middle;
            match (number::<2>(entry) as u32).cmp(&(c as u32)) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(entry),
            }
        }
        None
    }
}

impl Context<'_> {
    /// Where the list of words knows the word, only what was learned of this same word may object.
    fn features(&self, i: usize, k: usize, listed: bool, mut each: impl FnMut(u32)) {
        let at = |by: isize| {
            let place = i.checked_add_signed(by);
            place.and_then(|p| self.text.get(p)).map_or(0, |c| c.simple as u32)
        };
        let word = |j: Option<usize>| match j.and_then(|j| self.spans.get(j)) {
            Some(s) => &self.text[s.start..s.end],
            None => &[],
        };
        let of = |start: Fnv, word: &[Character]| {
            word.iter().fold(start, |h, c| h.add(c.simple as u32)).finish()
        };
        let f = |name: u32| Fnv::START.add(name);
        let span = self.spans[k];
        let place = (i - span.start) as u32;
        each(of(f(8).add(place), word(Some(k))));
        if listed {
            return;
        }
        each(of(f(10), word(k.checked_sub(1))));
        each(of(f(11), word(Some(k + 1))));
        each(f(1).add(at(-1)).finish());
        each(f(2).add(at(1)).finish());
        each(f(3).add(at(-2)).finish());
        each(f(4).add(at(2)).finish());
        each(f(5).add(at(-1)).add(at(1)).finish());
        each(f(6).add(at(-2)).add(at(-1)).finish());
        each(f(7).add(at(1)).add(at(2)).finish());
        each(f(9).add(place).add((span.end - span.start) as u32).finish());
        for by in [-3, 3, -4, 4] {
            each(f(12).add(at(by)).finish());
        }
        each(f(13).finish());
    }
}

/// FNV-1a over numbers, with the high bits folded in at the end.
#[derive(Clone, Copy)]
struct Fnv(u32);

impl Fnv {
    const START: Fnv = Fnv(0x811c_9dc5);

    fn add(self, n: u32) -> Self {
        Fnv((self.0 ^ n).wrapping_mul(0x0100_0193))
    }

    fn finish(self) -> u32 {
        self.0 ^ self.0 >> 15
    }
}
