//! What a person may have meant by a language, and what the embedded engine could speak besides.

use super::core::Studio;
use crate::model::language::Language;
use crate::model::voice::Voice;
use crate::speech::table::embedded_voices;
use crate::{Error, Kind, Result};

/// Codes of languages have no more letters (ISO 639; the longer ones of BCP 47 were never given away).
const LONGEST_CODE: usize = 3;

/// What some languages are called by who speaks them. English names are the engine's.
const OWN_NAMES: &[(&str, &str)] = &[
    ("中文", "zh"),
    ("汉语", "zh"),
    ("普通话", "zh"),
    ("广东话", "yue"),
    ("粤语", "yue"),
    ("deutsch", "de"),
    ("français", "fr"),
    ("español", "es"),
    ("italiano", "it"),
    ("português", "pt"),
    ("nederlands", "nl"),
    ("polski", "pl"),
    ("русский", "ru"),
    ("українська", "uk"),
    ("türkçe", "tr"),
    ("svenska", "sv"),
    ("日本語", "ja"),
    ("한국어", "ko"),
    ("العربية", "ar"),
    ("हिन्दी", "hi"),
    ("tiếng việt", "vi"),
    ("ελληνικά", "el"),
];

/// The language that a person named by its tag.
///
/// # Errors
/// [`Kind::Usage`] if it is not a tag; the message has the tag of a language that is called so.
pub fn language(named: &str) -> Result<Language> {
    let known = named.parse::<Language>();
    if let Ok(language) = &known
        && language.primary().len() <= LONGEST_CODE
    {
        return known;
    }
    let hint = match tag_of(named) {
        Some(tag) => format!("did you mean {tag}?"),
        None => "use one like zh, zh-Hant, en-GB, de".into(),
    };
    Err(Error::new(Kind::Usage, format!("{named:?} is not a language tag; {hint}")))
}

/// The tag of a language that is called by this name.
fn tag_of(name: &str) -> Option<String> {
    let name = name.trim().to_lowercase();
    if let Some((_, tag)) = OWN_NAMES.iter().find(|(own, _)| *own == name) {
        return Some((*tag).into());
    }
    // `Chinese (Mandarin)`: Chinese in the shortest of its tags, or Mandarin in its own.
    let voices = embedded_voices();
    let is_called =
        |v: &&Voice| v.about.split(" (").next().is_some_and(|n| n.to_lowercase() == name);
    let shortest = |v: &Voice| v.languages.iter().map(|l| l.to_string()).min_by_key(String::len);
    let qualified = |v: &&Voice| {
        let words = v.about.split_once(" (").map(|(_, rest)| rest.to_lowercase());
        words.is_some_and(|w| w.split([',', ')']).any(|part| part.trim() == name))
    };
    let own = |v: &Voice| v.languages.first().map(|l| l.to_string());
    let found = voices.iter().find(is_called).and_then(shortest);
    found.or_else(|| voices.iter().find(qualified).and_then(own))
}

impl Studio {
    /// The failure to find a voice, with the command that makes one of what the engine offers.
    pub(super) fn with_offer(&self, failure: Error, language: &Language) -> Error {
        let voices = embedded_voices();
        let fits = voices.iter().filter_map(|v| {
            let fits = v.languages.iter().filter_map(|l| l.fit(language)).max();
            fits.map(|fit| (fit, v))
        });
        // Of equals the first: the engine lists the plain voice before its regions.
        let best = fits.reduce(|a, b| if b.0 > a.0 { b } else { a }).map(|(_, voice)| voice);
        let reads = self.voices().is_ok_and(|v| v.all().any(|(c, _)| c.backend == "espeak"));
        let Some(voice) = best.filter(|_| reads) else { return failure };
        let (id, about) = (&voice.id, &voice.about);
        let what = format!(
            "no voice card speaks {language}, but the embedded engine has {about} (without readings \
             of numbers of our own); `aloud voices add {id}-espeak --from en-gb-espeak --voice {id}` \
             writes a card for it, and then the same command goes on"
        );
        Error::new(failure.kind(), what)
    }
}

#[cfg(test)]
#[cfg(feature = "espeak")]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_is_named_brings_its_tag() {
        for (name, tag) in [
            ("english", "en"),
            ("Chinese", "zh"),
            ("cantonese", "yue"),
            ("French", "fr"),
            ("swedish", "sv"),
            ("Deutsch", "de"),
            ("中文", "zh"),
        ] {
            let e = language(name).unwrap_err().to_string();
            assert!(e.ends_with(&format!("did you mean {tag}?")), "{e}");
        }
        for tag in ["en", "zh-Hant", "yue", "zh_CN", "tlh"] {
            assert!(language(tag).is_ok(), "{tag}");
        }
        assert!(language("gibberish").unwrap_err().to_string().contains("use one like"));
    }
}
