//! How words sound: readings that a voice may be given with a text.

use super::range::SpokenRange;
use serde::Serialize;
use std::fmt;

/// How a stretch of a text is to sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pronunciation {
    /// Half-open, in code points of the text. Never empty.
    pub said: SpokenRange,
    /// Its sound.
    pub sound: Phones,
    /// Who says so.
    pub source: PronunciationSource,
}

/// A sound in letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phones {
    /// Mandarin, one syllable a code point, in citation tones.
    Pinyin(Vec<Syllable>),
    /// The International Phonetic Alphabet.
    Ipa(String),
}

impl fmt::Display for Phones {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Phones::Ipa(ipa) => f.write_str(ipa),
            Phones::Pinyin(syllables) => {
                let names: Vec<&str> = syllables.iter().map(Syllable::as_str).collect();
                f.write_str(&names.join(" "))
            }
        }
    }
}

/// Where a reading comes from, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PronunciationSource {
    /// The user's own words.
    Lexicon,
    /// A rule for names.
    Name,
    /// The model chose by the context.
    Model,
    /// The list of words.
    Phrase,
    /// The only, or the commonest, reading of each character.
    Character,
}

impl PronunciationSource {
    /// As it is shown.
    pub fn name(self) -> &'static str {
        match self {
            PronunciationSource::Lexicon => "lexicon",
            PronunciationSource::Name => "name",
            PronunciationSource::Model => "model",
            PronunciationSource::Phrase => "phrase",
            PronunciationSource::Character => "character",
        }
    }
}

/// Vowels with the marks of the four tones, in order.
const TONED: [(char, &str); 6] =
    [('a', "āáǎà"), ('e', "ēéěè"), ('i', "īíǐì"), ('o', "ōóǒò"), ('u', "ūúǔù"), ('ü', "ǖǘǚǜ")];

/// The tone's mark as a digit at the end.
fn numbered(syllable: &str) -> String {
    let mut tone = None;
    let plain = |c: char| {
        let found = TONED
            .iter()
            .find_map(|(vowel, all)| Some((*vowel, all.chars().position(|toned| toned == c)?)));
        found.map_or(c, |(vowel, place)| {
            tone = Some(place + 1);
            vowel
        })
    };
    let mut text: String = syllable.chars().map(plain).collect();
    if let Some(tone) = tone {
        text += &tone.to_string();
    }
    text
}

/// A toned syllable of Hanyu Pinyin: `chong2`, `lv4`, `de5`. ü is written v, the neutral tone 5.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Syllable([u8; 8]);

impl Syllable {
    /// Takes `chong2` and also `chóng`, `lü4`, `lu:4`, `De`. `None` if it cannot be a syllable.
    pub fn parse(text: &str) -> Option<Self> {
        let text = numbered(&text.trim().to_lowercase()).replace("u:", "v").replace('ü', "v");
        let letters = text.trim_end_matches(|c: char| ('1'..='5').contains(&c));
        let tone = match text.len() - letters.len() {
            0 => b'5',
            1 => text.as_bytes()[letters.len()],
            _ => return None,
        };
        // r5 of 花儿 has no vowel. Without its tone it would be any letter r.
        let retroflex = letters == "r" && letters.len() < text.len();
        let fits = (1..=6).contains(&letters.len())
            && letters.bytes().all(|b| b.is_ascii_lowercase())
            && (retroflex || letters.bytes().any(|b| b"aeiouvmn".contains(&b)));
        if !fits {
            return None;
        }
        let mut bytes = [0; 8];
        bytes[..letters.len()].copy_from_slice(letters.as_bytes());
        bytes[letters.len()] = tone;
        Some(Syllable(bytes))
    }

    /// A syllable as [`Syllable::as_str`] gives it, filled up with zeros. `None` if it is none.
    pub(crate) fn from_bytes(bytes: [u8; 8]) -> Option<Self> {
        let end = bytes.iter().position(|&b| b == 0).unwrap_or(8);
        let (letters, tone) = bytes.get(..end)?.split_at_checked(end.checked_sub(1)?)?;
        let fits = letters.iter().all(u8::is_ascii_lowercase) && matches!(tone, [b'1'..=b'5']);
        fits.then_some(Syllable(bytes))
    }

    /// Letters and the digit of the tone.
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|&b| b == 0).unwrap_or(8);
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }

    /// The letters without the tone.
    pub(crate) fn letters(&self) -> &str {
        let text = self.as_str();
        &text[..text.len().saturating_sub(1)]
    }

    /// 1 to 5.
    pub(crate) fn tone(&self) -> u8 {
        self.as_str().bytes().last().map_or(5, |b| b - b'0')
    }

    /// The same with another tone, 1 to 5.
    pub(crate) fn with_tone(mut self, tone: u8) -> Self {
        let end = self.as_str().len();
        if let Some(last) = end.checked_sub(1).and_then(|i| self.0.get_mut(i)) {
            *last = b'0' + tone.clamp(1, 5);
        }
        self
    }
}

impl fmt::Debug for Syllable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_written_in_many_ways() {
        let same = |a: &str| Syllable::parse(a).map(|s| s.as_str().to_string());
        for (written, read) in [
            ("chong2", "chong2"),
            ("Lü4", "lv4"),
            ("lu:3", "lv3"),
            ("de", "de5"),
            ("zhuang4", "zhuang4"),
            ("Zhuàng", "zhuang4"),
            ("lǜ", "lv4"),
            ("r5", "r5"),
        ] {
            assert_eq!(same(written).as_deref(), Some(read));
        }
        for wrong in [
            "",
            "2",
            "r",
            "s5",
            "chong22",
            "chong9",
            "bbb1",
            "长1",
            "zhuangg1",
            "人工智能",
            "séquence",
            "Łódź",
        ] {
            assert_eq!(same(wrong), None, "{wrong}");
        }
        let s = Syllable::parse("yi1").unwrap().with_tone(4);
        assert_eq!((s.as_str(), s.letters(), s.tone()), ("yi4", "yi", 4));
    }
}
