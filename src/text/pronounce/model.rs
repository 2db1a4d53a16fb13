//! The model that chooses between the readings of a character: a softmax regression for each, over
//! the characters and words around it and over what the list of words says.
//!
//! In the file stands for each model, sorted by its character: u16 character, u16 count of classes,
//! u32 count of features, u32 offset of its body. A body holds the classes (u16 syllable each), for
//! each class a row of i8 weights if the list of words says so, the features (u32 hash each, sorted),
//! and their rows. `Features.of` of `tools/pronounce/model.py` is the other end of this file.

use super::words::{Character, EDGE, FIRST, LAST, Span, Words, bytes, number, syllable};
use std::sync::LazyLock;

const ENTRY: usize = 12;
const MOST: usize = 16;
/// How much the list speaks for a neutral tone, in 32nds.
const WEAK: i32 = 32;

/// A text with what stands around each character.
pub(super) struct Context<'a> {
    pub(super) text: &'a [Character],
    pub(super) spans: &'a [Span],
}

/// The features of a character whose readings are in use beside each other.
const CONTESTED: usize = 100;

/// The model of a character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Model {
    classes: usize,
    features: usize,
    body: usize,
}

impl Words {
    /// The model of a character that has several readings.
    pub(super) fn model(&self, c: char) -> Option<Model> {
        static PLACES: LazyLock<Vec<u16>> = LazyLock::new(|| places(Words::open()));
        let place = (c as u32).checked_sub(FIRST).and_then(|n| PLACES.get(n as usize))?;
        let entry = self.models + ENTRY * usize::from(place.checked_sub(1)?);
        Some(Model {
            classes: number::<2>(entry + 2).min(MOST),
            features: number::<4>(entry + 4),
            body: self.models + ENTRY * self.model_count + number::<4>(entry + 8),
        })
    }
}

impl Model {
    /// Whether its readings are in use beside each other: that much had to be learned of them. Of 雨 or
    /// 底 one is all that a reader of today meets.
    pub(super) fn is_contested(&self) -> bool {
        self.features >= CONTESTED
    }

    fn syllable(&self, class: usize) -> u16 {
        number::<2>(self.body + 2 * class) as u16
    }

    /// The reading of the character at `i`, which stands in the word `k`.
    pub(super) fn choose(
        &self,
        around: &Context<'_>,
        i: usize,
        k: usize,
        listed: Option<u16>,
    ) -> u16 {
        let scores = self.scores(around, i, k, listed);
        let best = (0..self.classes).rev().max_by_key(|&c| scores[c]);
        self.syllable(best.unwrap_or(0))
    }

    /// Shares out a weight over the readings by how probable they are.
    pub(super) fn share_out(
        &self,
        around: &Context<'_>,
        i: usize,
        k: usize,
        listed: Option<u16>,
        weight: u64,
        tally: &mut Tally,
    ) {
        let scores = &self.scores(around, i, k, listed)[..self.classes];
        let most = scores.iter().max().copied().unwrap_or(0);
        let odds = |score: i32| POWERS.get((most - score) as usize).copied().unwrap_or(0);
        let all: u64 = scores.iter().map(|s| odds(*s)).sum();
        for (class, score) in scores.iter().enumerate() {
            tally.add(self.syllable(class), weight * odds(*score) / all.max(1));
        }
    }

    /// What speaks for each reading.
    fn scores(&self, around: &Context<'_>, i: usize, k: usize, listed: Option<u16>) -> [i32; MOST] {
        let (classes, rows) = (self.classes, self.features);
        let mut scores = [0i32; MOST];
        let add = |scores: &mut [i32; MOST], row: usize| {
            let row = bytes(row, classes);
            row.iter().zip(scores).for_each(|(w, s)| *s += i32::from(*w as i8));
        };
        let listed_rows = self.body + 2 * classes;
        if let Some(class) = (0..classes).find(|&c| Some(self.syllable(c)) == listed) {
            // A neutral tone stands unless the same word was heard otherwise, as 关系 guānxì.
            match syllable(self.syllable(class)).is_some_and(|s| s.tone() == 5) {
                true => scores[class] = WEAK,
                false => add(&mut scores, listed_rows + classes * class),
            }
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
        scores
    }
}

/// Powers of e to minus a number of 32nds, of 2^20: what weights of the file mean for probabilities.
const POWERS: [u64; 512] = {
    let mut powers = [1 << 20; 512];
    let mut n = 1;
    while n < powers.len() {
        // 63/65 is e to the power of -1/32, to five digits.
        powers[n] = powers[n - 1] * 63 / 65;
        n += 1;
    }
    powers
};

/// Readings with their weights.
#[derive(Debug, Default)]
pub(super) struct Tally(Vec<(u16, u64)>);

impl Tally {
    pub(super) fn add(&mut self, syllable: u16, weight: u64) {
        match self.0.iter_mut().find(|(s, _)| *s == syllable) {
            Some((_, sum)) => *sum += weight,
            None => self.0.push((syllable, weight)),
        }
    }

    /// How far the heaviest reading is ahead.
    pub(super) fn lead(&self) -> u64 {
        let (mut first, mut second) = (0, 0);
        for &(_, weight) in &self.0 {
            match weight > first {
                true => (first, second) = (weight, first),
                false => second = second.max(weight),
            }
        }
        first - second
    }

    pub(super) fn best(&self) -> Option<u16> {
        self.0.iter().rev().max_by_key(|(_, weight)| *weight).map(|(syllable, _)| *syllable)
    }
}

/// The number of each character's model from 1 on, 0 where it has none: nearly every character of a text is asked.
fn places(words: Words) -> Vec<u16> {
    let mut places = vec![0; (LAST - FIRST + 1) as usize];
    for n in 0..words.model_count {
        let c = number::<2>(words.models + ENTRY * n) as u32;
        if let Some(place) = c.checked_sub(FIRST).and_then(|c| places.get_mut(c as usize)) {
            *place = n as u16 + 1;
        }
    }
    places
}

/// How many words of a clause count on either side.
pub(super) const REACH: usize = 6;

impl Context<'_> {
    /// Where the list of words knows the word, only what was learned of this same word may object.
    fn features(&self, i: usize, k: usize, listed: bool, mut each: impl FnMut(u32)) {
        let f = |name: u32| Fnv::START.add(name);
        let at = |by: isize| i.checked_add_signed(by).map_or(0, |i| self.letter(i));
        let span = self.spans[k];
        let place = (i - span.start) as u32;
        each(self.word(f(8).add(place), Some(k)));
        if listed {
            return;
        }
        each(f(9).add(place).add((span.end - span.start) as u32).finish());
        each(f(13).finish());
        // A character of a neighbouring word, told from the same one as a word of its own: 求 in 强|求职.
        let left = u32::from(i == span.start && self.is_long(k.checked_sub(1)));
        let right = u32::from(i + 1 == span.end && self.is_long(Some(k + 1)));
        each(f(1).add(at(-1)).add(left).finish());
        each(f(2).add(at(1)).add(right).finish());
        each(f(3).add(at(-2)).finish());
        each(f(4).add(at(2)).finish());
        each(f(5).add(at(-1)).add(at(1)).finish());
        each(f(6).add(at(-2)).add(at(-1)).add(left).finish());
        each(f(7).add(at(1)).add(at(2)).add(right).finish());
        // The words beside it, and their classes; none beyond the clause.
        let (c1, d1) = (self.class(k.checked_sub(1)), self.class(Some(k + 1)));
        let (w1, v1) = (k.checked_sub(1), Some(k + 1));
        let w2 = k.checked_sub(2).filter(|_| c1 != EDGE);
        let v2 = Some(k + 2).filter(|_| d1 != EDGE);
        let (c2, d2) = (self.class(w2), self.class(v2));
        let [c1, c2, d1, d2] = [c1, c2, d1, d2].map(u32::from);
        each(self.word(f(10), w1));
        each(self.word(f(11), v1));
        each(self.word(f(14), w2));
        each(self.word(f(15), v2));
        each(f(16).add(c1).finish());
        each(f(17).add(d1).finish());
        each(f(18).add(c2).finish());
        each(f(19).add(d2).finish());
        each(f(20).add(c1).add(d1).finish());
        each(f(21).add(d1).add(d2).finish());
        each(f(22).add(c2).add(c1).finish());
        each(self.word(f(23).add(d2), v1));
        each(self.word(f(24).add(c2), w1));
        each(self.word(f(25).add(d1), w1));
        each(self.word(f(26).add(c1), v1));
        self.farther(k, each);
    }

    /// What else is in the clause on either side: each word and each class once.
    fn farther(&self, k: usize, mut each: impl FnMut(u32)) {
        let mut seen = [0u32; 4 * REACH];
        let mut count = 0;
        let mut once = |hash: u32| {
            if !seen[..count].contains(&hash) {
                seen[count] = hash;
                count += 1;
                each(hash);
            }
        };
        for (name, step) in [(27, -1), (28, 1)] {
            let mut j = k.checked_add_signed(step);
            for distance in 0..REACH {
                let class = self.class(j);
                if class == EDGE {
                    break;
                }
                if distance > 0 {
                    once(self.word(Fnv::START.add(name), j));
                    once(Fnv::START.add(name + 2).add(u32::from(class)).finish());
                }
                j = j.and_then(|j| j.checked_add_signed(step));
            }
        }
    }

    /// A character as a number; 0 for marks and beyond the text.
    fn letter(&self, i: usize) -> u32 {
        self.text.get(i).filter(|c| c.letter).map_or(0, |c| c.simple as u32)
    }

    fn word(&self, hash: Fnv, word: Option<usize>) -> u32 {
        match word.and_then(|k| self.spans.get(k)) {
            Some(s) => (s.start..s.end).fold(hash, |h, i| h.add(self.letter(i))).finish(),
            None => hash.add(0).finish(),
        }
    }

    /// Whether there is a word here, and of several characters.
    fn is_long(&self, word: Option<usize>) -> bool {
        let span = word.and_then(|k| self.spans.get(k)).filter(|s| self.text[s.start].letter);
        span.is_some_and(|s| s.end - s.start > 1)
    }

    fn class(&self, word: Option<usize>) -> u8 {
        let span = word.and_then(|k| self.spans.get(k)).filter(|s| self.text[s.start].letter);
        span.map_or(EDGE, |s| s.class)
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
