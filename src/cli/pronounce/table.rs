//! Pronunciations for people.

use aloud::model::{Found, Language, Lexicon, Pronunciation, PronunciationSource, Say};
use aloud::text::pronounce;

/// A line for each word that somebody had to decide on; the others are run together. The user's own
/// words win.
pub fn table(text: &str, language: &Language, lexicon: &Lexicon) -> String {
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

fn row(r: &Pronunciation, chars: &[char]) -> String {
    let word: String = chars[r.said.indices()].iter().collect();
    format!("    {word} → {}  [{}]\n", r.sound, r.source.name())
}
