//! `aloud pronounce`

use super::args::{Pronounce, TextTool};
use super::context::Context;
use super::filter::{self, Asked};
use super::runtime;
use aloud::Result;
use aloud::config::user_lexicon;
use aloud::model::{Found, Language, Lexicon, Phones, Pronunciation, PronunciationSource, Say};
use aloud::text::pronounce;
use serde_json::{Value, json};
use std::path::Path;

pub fn run(context: &Context, args: &Pronounce) -> Result<()> {
    let is_text = args.input != "-" && !args.jsonl && !Path::new(&args.input).exists();
    let tool = TextTool {
        input: args.input.clone(),
        lang: args.lang.clone(),
        jsonl: args.jsonl,
        literal: is_text.then(|| args.input.clone()),
    };
    filter::run(context, &tool, answer, |text, language| match args.phonemes {
        true => phonemes(context, text, language),
        false => Ok(table(text, language, &user_lexicon()?)),
    })
}

/// The fields of DESIGN 7: the reading of one word where one is asked for, else one entry for each
/// code point. Beside them every reading with its source.
fn answer(asked: &Asked<'_>, language: &Language) -> Value {
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

/// A line for each word that somebody had to decide on; the others are run together. The user's own
/// words win.
fn table(text: &str, language: &Language, lexicon: &Lexicon) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let chars: Vec<char> = line.chars().collect();
        let found = lexicon.find(line, language);
        let own = |found: &Found| {
            let Say::Sound(sound) = &found.say else { return None };
            let start = line[..found.range.start].chars().count();
            let said = start..start + line[found.range.clone()].chars().count();
            Some(Pronunciation {
                said: said.into(),
                sound: sound.clone(),
                source: PronunciationSource::Lexicon,
            })
        };
        let overrides: Vec<Pronunciation> = found.iter().filter_map(own).collect();
        let pronunciations = pronounce(line, language.as_str(), &overrides);
        out += line;
        out.push('\n');
        let plain: Vec<String> = pronunciations.iter().map(|r| r.sound.to_string()).collect();
        if !plain.is_empty() {
            out += &format!("  {}\n", plain.join("  "));
        }
        for r in pronunciations.iter().filter(|r| r.source != PronunciationSource::Character) {
            out += &row(r, &chars);
        }
        for found in &found {
            if let Say::Words(words) = &found.say {
                let (word, source) =
                    (&line[found.range.clone()], PronunciationSource::Lexicon.name());
                out += &format!("    {word} → {words}  [{source}]\n");
            }
        }
    }
    out
}

/// What the voice of the language is given, line by line.
fn phonemes(context: &Context, text: &str, language: &Language) -> Result<String> {
    let studio = context.studio()?;
    // One runtime for all lines: the engine's workers live in it.
    runtime::block_on(async {
        let mut out = String::new();
        for line in text.lines().filter(|l| !l.trim().is_empty()) {
            let told = studio.phonemes(line, language).await?;
            out += &format!("{line}\n  {told}\n");
        }
        Ok(out)
    })
}

fn row(r: &Pronunciation, chars: &[char]) -> String {
    let word: String = chars[r.said.indices()].iter().collect();
    format!("    {word} → {}  [{}]\n", r.sound, r.source.name())
}
