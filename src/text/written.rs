//! Pronunciations that the text brings along: ruby over characters, Pinyin and Zhuyin in brackets behind them.

use super::pronounce::{glosses, homophones, ruby_syllables};
use crate::model::language::Language;
use crate::model::lexicon::{Found, Say};
use crate::model::pronunciation::Phones;

/// The name of the change that ruby makes.
pub const RUBY: &str = "ruby";
/// The rule by which Pinyin written in a text is spoken once: as the pronunciation of the characters beside it, or
/// by itself where it stands alone.
pub const GLOSS: &str = "pinyin";

/// What ruby says of its base: Pinyin or Zhuyin of Chinese characters, kana of Japanese ones. `None` if it
/// says something else, such as a translation.
pub fn ruby(base: &str, ruby: &str, language: &Language) -> Option<Say> {
    match language.primary() {
        "zh" | "cmn" => {
            let syllables = ruby_syllables(ruby)?;
            let fits = syllables.len() == base.chars().count();
            fits.then_some(Say::Sound(Phones::Pinyin(syllables)))
        }
        "ja" => {
            let is_kana = |c: char| ('\u{3041}'..='\u{30ff}').contains(&c) || c.is_whitespace();
            let kana = !ruby.trim().is_empty() && ruby.chars().all(is_kana);
            kana.then(|| Say::Words(ruby.split_whitespace().collect()))
        }
        _ => None,
    }
}

/// Adds the Pinyin and Zhuyin written in a Chinese text: 单（shàn）雄信 is spoken without the bracket and with that
/// pronunciation, the shàn of 读作shàn as a character that sounds so. Entries that are in `found` already win.
pub fn with_glosses(text: &str, language: &Language, found: Vec<Found>) -> Vec<Found> {
    if !matches!(language.primary(), "zh" | "cmn") {
        return found;
    }
    let mut additions = Vec::new();
    for gloss in glosses(text) {
        if gloss.is_said {
            let say = homophones(&gloss.syllables);
            if !say.is_empty() {
                additions.push(Found { range: gloss.written, say: Say::Words(say), rule: GLOSS });
            }
            continue;
        }
        if let Some(range) = gloss.of {
            let say = Say::Sound(Phones::Pinyin(gloss.syllables));
            additions.push(Found { range, say, rule: GLOSS });
        }
        additions.push(Found { range: gloss.written, say: Say::Words(String::new()), rule: GLOSS });
    }
    join(found, additions)
}

/// Merges two lists in the order of the text; entries of `found` win over those of `others` that they overlap.
pub fn join(mut found: Vec<Found>, others: Vec<Found>) -> Vec<Found> {
    if found.is_empty() {
        return others;
    }
    let own = found.len();
    for other in others {
        let apart =
            |f: &Found| f.range.end <= other.range.start || other.range.end <= f.range.start;
        if found[..own].iter().all(apart) {
            found.push(other);
        }
    }
    found.sort_by_key(|f| f.range.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lexicon::Lexicon;
    use crate::text::adapt::say;

    #[test]
    fn pinyin_in_brackets_is_heard_once() {
        let zh = Language::parse("zh-Hans").unwrap();
        for (text, said) in [
            ("木匠姓盖（gě）。", "木匠姓盖。"),
            ("枞（zōng）阳县", "枞阳县"),
            ("他叫Tom（汤姆）。", "他叫Tom（汤姆）。"),
            ("手机（phone）坏了。", "手机（phone）坏了。"),
        ] {
            assert_eq!(say(text, &zh, &Lexicon::default()).spoken.said(), said);
        }
        let told = say("木匠姓盖（gě）。", &zh, &Lexicon::default());
        let own = told.pronunciations.iter().find(|r| r.said.indices() == (3..4)).unwrap();
        assert_eq!(own.sound.to_string(), "ge3");
        assert!(told.spoken.edits().iter().any(|e| e.rule == GLOSS && e.said.is_empty()));
        let alone = say("这里念lè，不念yuè。", &zh, &Lexicon::default());
        assert!(!alone.spoken.said().contains(|c: char| c.is_alphabetic() && (c as u32) < 0x3000));
    }

    #[test]
    fn ruby_gives_the_sound_of_its_base() {
        let [zh, ja] = ["zh-Hant", "ja"].map(|l| Language::parse(l).unwrap());
        let sound = |base, over| match ruby(base, over, &zh) {
            Some(Say::Sound(sound)) => sound.to_string(),
            _ => String::new(),
        };
        assert_eq!(sound("莘", "ㄕㄣ"), "shen1");
        assert_eq!(sound("龟兹", "qiū cí"), "qiu1 ci2");
        assert_eq!(sound("电脑", "computer"), "");
        assert_eq!(ruby("今日", "きょう", &ja), Some(Say::Words("きょう".into())));
    }
}
