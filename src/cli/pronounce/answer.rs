//! The answer to one case of the filter.

use crate::cli::filter::Asked;
use aloud::model::{Language, Phones};
use aloud::text::pronounce;
use serde_json::{Value, json};

/// The fields of DESIGN 7: the reading of one word where one is asked for, else one entry for each
/// code point. Beside them every reading with its source.
pub fn answer(asked: &Asked<'_>, language: &Language) -> Value {
    let pronunciations = pronounce(asked.text, language.as_str(), &[]);
    if let Some(part) = &asked.part {
        let of_word = pronunciations.iter().find(|r| r.said.contains(part.start));
        return json!({ "ipa": of_word.map(|r| broad(&r.sound.to_string())).unwrap_or_default() });
    }
    let mut pinyin = vec![String::new(); asked.text.chars().count()];
    for reading in &pronunciations {
        if let Phones::Pinyin(syllables) = &reading.sound {
            let places = pinyin.iter_mut().skip(reading.said.start);
            places.zip(syllables).for_each(|(place, s)| *place = s.as_str().into());
        }
    }
    let pronunciations: Vec<Value> = pronunciations
        .iter()
        .map(|r| {
            json!({
                "text": [r.said.start, r.said.end],
                "reading": r.sound.to_string(),
                "source": r.source,
            })
        })
        .collect();
    json!({ "pinyin": pinyin, "readings": pronunciations })
}

/// IPA as General American dictionaries write it, where our lists leave open what accents do not
/// share: a sign for each sound, a schwa for what is ɪ here and ə there, the vowel of lot as in father.
fn broad(ipa: &str) -> String {
    let signs =
        [("dʒ", "ʤ"), ("tʃ", "ʧ"), ("ɜːr", "ɚ"), ("ər", "ɚ"), ("r", "ɹ"), ("ɒ", "ɑː"), ("ᵻ", "ə")];
    signs.iter().fold(ipa.to_owned(), |ipa, (from, to)| ipa.replace(from, to))
}
