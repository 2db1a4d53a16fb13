//! The list of Chinese words with their readings, read in place from the program itself.
//!
//! `data/zh.bin` is made by `tools/pronounce/build.py`. Numbers are little-endian:
//!
//! | part | what |
//! |---|---|
//! | 7 × u32 | counts of syllables, nodes, odd readings, models; the class of numbers; counts of far characters, classes |
//! | syllables | 8 bytes each, filled up with zeros; numbered from 1 |
//! | characters U+3400 … U+9FFF | u16 commonest syllable (and 0x8000 if a traditional character has no other), u16 node + 1, u16 simplified form, u8 cost as a word of its own, u8 class, u8 kind |
//! | nodes | a trie, level by level: u16 character, u24 first child (the next node's is the end), u8 value: cost + 1 if it is a word, and 0x80 if its reading is known; u8 class |
//! | odd readings | u32 each, sorted: node × 16 + place in the word; then u16 each: the syllable, where it is not the character's commonest |
//! | far characters | those beyond U+9FFF that are in use, sorted: u32 character, u16 syllable, u16 the common form that is read alike, or 0 |
//! | neighbours | 256 × 256 i8: what it costs that a word of the first kind stands before one of the second |
//! | models | see `model.rs` |
//!
//! A class is a number for words of one kind (food, body, measure …), 0 if none is known; only the model looks at it. A
//! kind is the class of a character alone, that of a longer word after all those, or a number of its own for the
//! commonest characters; the last class is for marks.
//! A cost is three times the natural logarithm of how rare a word is. What the file says is checked
//! by bounds alone: it is ours, and a wrong byte gives a wrong reading and no panic.

use crate::model::pronunciation::Syllable;
use std::cmp::Ordering;

static FILE: &[u8] = include_bytes!("data/zh.bin");

/// The characters that have a place of their own.
pub(super) const FIRST: u32 = 0x3400;
pub(super) const LAST: u32 = 0x9fff;
const SYLLABLE: usize = 8;
const CHARACTER: usize = 9;
const NODE: usize = 7;
const FAR: usize = 8;
const HEAD: usize = 28;
/// How many kinds of words there are, whose costs beside one another are known.
const KINDS: usize = 256;
/// The mark of a character with one reading.
const ONE: u16 = 0x8000;

/// The data, with the places of its parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    characters: usize,
    nodes: usize,
    node_count: usize,
    odd: usize,
    odd_count: usize,
    far: usize,
    far_count: usize,
    beside: usize,
    /// How many classes there are, with those of unknown words and of marks.
    classes: u8,
    pub(super) models: usize,
    pub(super) model_count: usize,
}

/// What is known of a character.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Character {
    /// Its commonest reading, 0 if it has none.
    pub(super) syllable: u16,
    /// Its node as the first of a word, plus one; 0 if no word begins with it.
    pub(super) node: u16,
    /// Its simplified form.
    pub(super) simple: char,
    pub(super) cost: u8,
    pub(super) class: u8,
    /// What the costs of its neighbours go by, if it is a word of its own.
    pub(super) kind: u8,
    /// Whether it has one reading where its simplified form has several: 隻, 髮.
    pub(super) one_reading: bool,
    /// Whether it is a letter, a digit or a character: not a mark, not a space.
    pub(super) letter: bool,
}

/// A word in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its node if its reading is known.
    pub(super) node: Option<u32>,
    /// What kind of word it is.
    pub(super) class: u8,
}

/// The class of a mark, and of what lies beyond a text.
pub(super) const EDGE: u8 = 255;

impl Words {
    pub(super) fn open() -> Self {
        let count = |n: usize| number::<4>(4 * n);
        let characters = HEAD + SYLLABLE * count(0);
        let nodes = characters + CHARACTER * (LAST - FIRST + 1) as usize;
        let odd = nodes + NODE * count(1);
        let far = odd + 6 * count(2);
        let beside = far + FAR * count(5);
        let models = beside + KINDS * KINDS;
        let [node_count, odd_count, model_count, far_count] = [1, 2, 3, 5].map(count);
        let classes = count(6) as u8;
        Words {
            characters,
            nodes,
            node_count,
            odd,
            odd_count,
            far,
            far_count,
            beside,
            classes,
            models,
            model_count,
        }
    }

    /// The syllable of a number.
    pub(super) fn syllable(&self, number: u16) -> Option<Syllable> {
        syllable(number)
    }

    pub(super) fn character(&self, c: char) -> Character {
        // The zero of dates is a circle.
        let c = if c == '〇' { '零' } else { c };
        let class = if c.is_ascii_digit() { number::<1>(16) as u8 } else { 0 };
        let letter = c.is_alphanumeric();
        let kind = if letter { class } else { self.outside() };
        let unknown =
            Character { simple: c, cost: 63, class, kind, letter, ..Character::default() };
        if !(FIRST..=LAST).contains(&(c as u32)) {
            return if (c as u32) > LAST { self.far(c).unwrap_or(unknown) } else { unknown };
        }
        let entry = |c: char| self.characters + CHARACTER * (c as u32 - FIRST) as usize;
        let at = entry(c);
        let simple = char::from_u32(number::<2>(at + 4) as u32);
        let simple = simple.filter(|s| (FIRST..=LAST).contains(&(*s as u32))).unwrap_or(c);
        // The list of words is in simplified characters.
        let as_word = entry(simple);
        let syllable = number::<2>(at) as u16;
        Character {
            syllable: syllable & !ONE,
            node: number::<2>(as_word + 2) as u16,
            simple,
            cost: FILE.get(as_word + 6).copied().unwrap_or(63),
            class: FILE.get(as_word + 7).copied().unwrap_or(0),
            kind: FILE.get(as_word + 8).copied().unwrap_or(0),
            one_reading: syllable & ONE != 0,
            letter: true,
        }
    }

    /// A character beyond the common ones: 𠮷 is read as 吉 is.
    fn far(&self, c: char) -> Option<Character> {
        let entry = |i: usize| self.far + FAR * i;
        let (mut low, mut high) = (0, self.far_count);
        while low < high {
            let middle = low.midpoint(high);
            match number::<4>(entry(middle)) < c as usize {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        if low == self.far_count || number::<4>(entry(low)) != c as usize {
            return None;
        }
        let common = char::from_u32(number::<2>(entry(low) + 6) as u32).filter(|c| *c != '\0');
        Some(match common {
            Some(common) => self.character(common),
            None => Character {
                syllable: number::<2>(entry(low) + 4) as u16,
                simple: c,
                cost: 63,
                letter: true,
                ..Character::default()
            },
        })
    }

    /// A common character with this reading, if possible with no other. Where there is none, as for zhao2, the tone
    /// is another.
    pub(super) fn homophone(&self, syllable: Syllable) -> Option<char> {
        let all = (FIRST..=LAST).filter_map(char::from_u32);
        let fits = all.filter_map(|c| {
            let known = self.character(c);
            let own = self.syllable(known.syllable)?;
            // The tones of 一 and 不 change.
            if own.with_tone(5) != syllable.with_tone(5) || "一不".contains(c) {
                return None;
            }
            let several = u32::from(self.model(known.simple).is_some()) * 40;
            let other_tone = u32::from(own != syllable) * 100;
            Some((u32::from(known.cost) + several + other_tone, c))
        });
        Some(fits.min()?.1)
    }

    /// What the list says of a character of a word, by its place in the word.
    pub(super) fn listed(&self, span: Span, place: usize, character: Character) -> Option<u16> {
        let key = span.node? << 4 | place as u32;
        let at = |i: usize| number::<4>(self.odd + 4 * i) as u32;
        let (mut low, mut high) = (0, self.odd_count);
        while low < high {
            let middle = low.midpoint(high);
            match at(middle) < key {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        match low < self.odd_count && at(low) == key {
            true => Some(number::<2>(self.odd + 4 * self.odd_count + 2 * low) as u16),
            // The list is of simplified characters: 長效 is read as 长效 is.
            false => Some(self.character(character.simple).syllable),
        }
    }

    /// The child of a node with a character.
    pub(super) fn child(&self, node: u32, c: char) -> Option<u32> {
        let (mut low, mut high) = (self.first(node), self.first(node + 1));
        while low < high {
            let middle = low.midpoint(high);
            match (number::<2>(self.nodes + NODE * middle as usize) as u32).cmp(&(c as u32)) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The first child of a node, which ends the children of the node before.
    fn first(&self, node: u32) -> u32 {
        match (node as usize) < self.node_count {
            true => number::<3>(self.nodes + NODE * node as usize + 2) as u32,
            false => self.node_count as u32,
        }
    }

    pub(super) fn value(&self, node: u32) -> u8 {
        FILE.get(self.nodes + NODE * node as usize + 5).copied().unwrap_or(0)
    }

    /// The kind of marks, and of what lies beyond a text.
    pub(super) fn outside(&self) -> u8 {
        self.classes.saturating_sub(1)
    }

    /// The kind of a word of several characters.
    pub(super) fn kind_of_longer(&self, class: u8) -> u8 {
        self.classes.saturating_add(class)
    }

    /// What it costs that a word of one kind stands before one of another; less than nothing if they often do.
    pub(super) fn beside(&self, one: u8, other: u8) -> i32 {
        let at = self.beside + KINDS * usize::from(one) + usize::from(other);
        FILE.get(at).map_or(0, |cost| i32::from(*cost as i8))
    }

    pub(super) fn class(&self, node: u32) -> u8 {
        FILE.get(self.nodes + NODE * node as usize + 6).copied().unwrap_or(0)
    }
}

/// The syllable of a number.
pub(super) fn syllable(number: u16) -> Option<Syllable> {
    let at = HEAD + SYLLABLE * usize::from(number.checked_sub(1)?);
    Syllable::from_bytes(FILE.get(at..at + SYLLABLE)?.try_into().ok()?)
}

/// The number of N bytes at an offset, 0 where the file ends.
#[inline]
pub(super) fn number<const N: usize>(at: usize) -> usize {
    let Some(bytes) = FILE.get(at..).and_then(|rest| rest.first_chunk::<N>()) else { return 0 };
    // A plain loop, which becomes one load: this is asked some hundred times for each character of a text.
    let (mut number, mut n) = (0, N);
    while n > 0 {
        n -= 1;
        number = number << 8 | bytes[n] as usize;
    }
    number
}

/// Bytes of the file, none where it ends.
#[inline]
pub(super) fn bytes(at: usize, length: usize) -> &'static [u8] {
    FILE.get(at..at + length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_small_and_whole() {
        assert!(FILE.len() < 3_000_000, "{}", FILE.len());
        let words = Words::open();
        let han = words.character('汉');
        assert_eq!(words.syllable(han.syllable).unwrap().as_str(), "han4");
        assert_eq!(words.character('漢').simple, '汉');
        let zero = words.character('〇');
        assert_eq!(words.syllable(zero.syllable).unwrap().as_str(), "ling2");
    }
}
