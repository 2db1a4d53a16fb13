//! What a voice card may say of this engine, and the voices there are.

use crate::error::{Error, Kind, Result};
use crate::model::language::Language;
use crate::model::voice::Voice;
use aloud_espeak::{Request, files};
use serde::Deserialize;
use std::sync::LazyLock;

/// The engine's normal speed, in words a minute (`espeakRATE_NORMAL`).
const NORMAL: f64 = 175.0;
/// The engine speaks no slower and no faster than this, in words a minute.
const SPEEDS: std::ops::RangeInclusive<f64> = 80.0..=450.0;

/// The `[espeak]` table of a voice card.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The voice, as eSpeak names it: `cmn`, `en-gb`, `roa/fr`. Default `cmn`.
    pub voice: String,
    /// A variant that changes the timbre: `f2`, `m3`, `whisper` … Default none.
    pub variant: Option<String>,
    /// Speed as a factor of the normal one, 0.4 to 3.0. Default 1.0. Below 0.46 and above 2.57 the
    /// engine goes no further.
    pub rate: f64,
    /// Pitch, 0 to 99. Default 50.
    pub pitch: u8,
    /// How much the pitch moves, 0 (monotone) to 99. Default 50.
    pub range: u8,
    /// Loudness in percent, 0 to 200. Default 100. Above it loud sounds are squeezed.
    pub volume: u8,
    /// Headings, quotations, brackets and emphasis are spoken in styles of their own. Default true.
    pub expressive: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            voice: "cmn".into(),
            variant: None,
            rate: 1.0,
            pitch: 50,
            range: 50,
            volume: 100,
            expressive: true,
        }
    }
}

impl Settings {
    /// The request for a text, as yet without the text.
    ///
    /// # Errors
    /// If a value is out of range, or there is no such voice or variant.
    pub(super) fn request(&self) -> Result<Request> {
        if !(0.4..=3.0).contains(&self.rate) {
            return Err(wrong(format!("rate is {}, but must lie within 0.4 and 3.0", self.rate)));
        }
        for (name, value, most) in
            [("pitch", self.pitch, 99), ("range", self.range, 99), ("volume", self.volume, 200)]
        {
            if value > most {
                return Err(wrong(format!("{name} is {value}, but must lie within 0 and {most}")));
            }
        }
        let mut voice = find(&self.voice)?.file.to_string();
        if let Some(variant) = self.variant.as_deref() {
            let name = variants().find(|v| v.eq_ignore_ascii_case(variant)).ok_or_else(|| {
                let near = nearest(variant, variants());
                wrong(format!("there is no variant {variant:?}; the nearest names are {near}"))
            })?;
            voice = format!("{voice}+{name}");
        }
        let rate = (NORMAL * self.rate).round() as u16;
        let (pitch, range, volume) = (self.pitch, self.range, self.volume);
        let (text, spellings, trace) = (String::new(), Vec::new(), false);
        Ok(Request { voice, rate, pitch, range, volume, text, spellings, trace })
    }

    /// The factor of the normal speed that the engine really reaches for.
    pub(super) fn effective_rate(&self) -> f64 {
        (NORMAL * self.rate).clamp(*SPEEDS.start(), *SPEEDS.end()) / NORMAL
    }
}

fn wrong(what: String) -> Error {
    Error::new(Kind::Usage, format!("espeak: {what}"))
}

/// A language file of the embedded data.
struct Entry {
    /// Its path under `lang/`, by which the library loads it without a search.
    file: &'static str,
    name: &'static str,
    /// The tags it states, the best first.
    tags: Vec<&'static str>,
}

static CATALOGUE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let dictionaries: Vec<&str> =
        files().filter_map(|(name, _)| name.strip_suffix("_dict")).collect();
    files()
        .filter_map(|(path, bytes)| entry(path.strip_prefix("lang/")?, bytes, &dictionaries))
        .collect()
});

/// Reads a language file. `None` if its dictionary is not embedded.
fn entry(file: &'static str, bytes: &'static [u8], dictionaries: &[&str]) -> Option<Entry> {
    let (mut name, mut dictionary, mut tags) = (file, None, Vec::new());
    // Comments of some are not in UTF-8.
    for line in bytes.split(|&b| b == b'\n').filter_map(|l| std::str::from_utf8(l).ok()) {
        let line = line.split("//").next().unwrap_or_default().trim();
        match line.split_once(char::is_whitespace).map(|(key, value)| (key, value.trim())) {
            Some(("name", value)) => name = value,
            Some(("dictionary", value)) => dictionary = Some(value),
            Some(("language", value)) => tags.extend(value.split_whitespace().next()),
            _ => {}
        }
    }
    let language = tags.first()?.split('-').next()?;
    dictionaries.contains(&dictionary.unwrap_or(language)).then_some(Entry { file, name, tags })
}

/// A voice by its first tag, its file, its file's last part, its name, or a further tag.
fn find(wanted: &str) -> Result<&'static Entry> {
    let same = |a: &str| a.eq_ignore_ascii_case(wanted);
    let stem = |e: &Entry| e.file.rsplit('/').next().is_some_and(same);
    let ways: [&dyn Fn(&Entry) -> bool; 5] =
        [&|e| same(e.tags[0]), &|e| same(e.file), &stem, &|e| same(e.name), &|e| {
            e.tags.iter().any(|t| same(t))
        }];
    ways.iter().find_map(|way| CATALOGUE.iter().find(|e| way(e))).ok_or_else(|| {
        let near = nearest(wanted, CATALOGUE.iter().map(|e| e.tags[0]));
        wrong(format!("there is no voice {wanted:?}; the nearest names are {near}"))
    })
}

/// The voices offered.
pub(crate) fn voices() -> Vec<Voice> {
    let voice = |e: &Entry| Voice {
        id: e.tags[0].into(),
        languages: e.tags.iter().filter_map(|t| Language::parse(t)).collect(),
        about: e.name.into(),
    };
    CATALOGUE.iter().map(voice).collect()
}

/// The variants that go with every voice.
fn variants() -> impl Iterator<Item = &'static str> {
    files().filter_map(|(path, _)| path.strip_prefix("voices/!v/"))
}

/// The three names with the fewest edits from `wanted`.
fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> String {
    let wanted = wanted.to_lowercase();
    let mut names: Vec<_> = names.map(|n| (distance(&wanted, &n.to_lowercase()), n)).collect();
    names.sort();
    names.dedup();
    names.iter().take(3).map(|(_, n)| format!("{n:?}")).collect::<Vec<_>>().join(", ")
}

/// Levenshtein's distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, &y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_required_languages_have_voices() {
        for voice in ["cmn", "yue", "en", "en-us", "en-gb", "de", "fr", "es", "it", "pt", "pt-br"]
            .into_iter()
            .chain(["ru", "nl", "pl", "tr", "ar", "hi", "vi", "ko", "id", "uk", "ja", "el", "he"])
        {
            let settings = Settings { voice: voice.into(), ..Settings::default() };
            assert!(settings.request().is_ok(), "{voice}");
        }
        assert!(voices().iter().all(|v| !v.languages.is_empty()), "every tag can be parsed");
    }

    #[test]
    fn a_wrong_setting_is_a_sentence() {
        let why = |s: Settings| s.request().unwrap_err().to_string();
        let d = Settings::default;
        assert_eq!(
            why(Settings { rate: f64::NAN, ..d() }),
            "espeak: rate is NaN, but must lie within 0.4 and 3.0"
        );
        assert_eq!(
            why(Settings { pitch: 100, ..d() }),
            "espeak: pitch is 100, but must lie within 0 and 99"
        );
        let near = why(Settings { voice: "cmm".into(), ..d() });
        assert!(near.contains("\"cmn\""), "{near}");
        let near = why(Settings { variant: Some("wisper".into()), ..d() });
        assert!(near.contains("\"whisper\""), "{near}");
        assert!(toml::from_str::<Settings>("speed = 1").is_err(), "unknown keys are refused");
    }

    #[test]
    fn edits_are_counted() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }
}
