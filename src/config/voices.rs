//! Voice cards: where they are found, and which one speaks.

use super::complaint::complaint;
use crate::error::{Error, Kind, Result};
use crate::model::language::Language;
use crate::model::terms::{Limits, Price, Retry, Terms};
use crate::model::voice::VoiceCard;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A card as its file has it. What is left over must be the backend's own table.
#[derive(Deserialize)]
struct CardFile {
    name: String,
    backend: String,
    languages: Vec<String>,
    #[serde(default = "unstated", alias = "license")]
    licence: String,
    #[serde(default)]
    about: String,
    fallback: Option<String>,
    #[serde(default)]
    limits: Limits,
    #[serde(default)]
    retry: Retry,
    price: Option<Price>,
    #[serde(flatten)]
    rest: BTreeMap<String, toml::Value>,
}

/// What stands for the licence of a voice whose card has none, such as one on the user's own desk.
fn unstated() -> String {
    "not stated".into()
}

/// A card's name and text.
macro_rules! card {
    ($name:literal) => {
        ($name, include_str!(concat!("../../voices/", $name, ".toml")))
    };
}

/// The cards in `voices/`, embedded in the program.
const EMBEDDED: &[(&str, &str)] = &[
    card!("ar-espeak"),
    card!("command-espeak-ng"),
    card!("command-festival"),
    card!("command-flite"),
    card!("command-piper"),
    card!("command-say"),
    card!("de-espeak"),
    card!("en-gb-espeak"),
    card!("en-us-espeak"),
    card!("es-419-espeak"),
    card!("es-espeak"),
    card!("fr-espeak"),
    card!("hi-espeak"),
    card!("id-espeak"),
    card!("it-espeak"),
    card!("ko-espeak"),
    card!("nl-espeak"),
    card!("pl-espeak"),
    card!("pt-br-espeak"),
    card!("pt-espeak"),
    card!("ru-espeak"),
    card!("tone"),
    card!("tr-espeak"),
    card!("uk-espeak"),
    card!("vi-espeak"),
    card!("yue-espeak"),
    card!("zh-espeak"),
];

/// Where a card was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the program.
    Embedded,
    /// In this file.
    File(PathBuf),
}

/// Backends that speak in this program: their voices cost nothing and tell nobody what is read. Others
/// speak only where the user names them.
pub const IN_THE_PROGRAM: [&str; 2] = ["espeak", "tone"];

/// A card that is not understood.
#[derive(Clone, Debug)]
struct Broken {
    file: PathBuf,
    why: String,
}

/// Cards by name. A user's card takes the place of the embedded one of that name.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    cards: BTreeMap<String, (VoiceCard, Origin)>,
    /// Cards that are not understood, by the stems of their files.
    broken: BTreeMap<String, Broken>,
}

impl Voices {
    /// The embedded cards, and those in `folder` over them. A card that is not understood stops only
    /// who asks for it.
    ///
    /// [`Kind::Usage`] if an embedded card is not understood.
    pub(crate) fn load(folder: Option<&Path>) -> Result<Self> {
        let mut voices = Voices::default();
        for (stem, text) in EMBEDDED {
            voices.add(parse(text, stem, &format!("voices/{stem}.toml"))?, Origin::Embedded);
        }
        let entries = folder.and_then(|f| std::fs::read_dir(f).ok()).into_iter().flatten();
        let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
        paths.sort();
        for path in paths.iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
            match read(path) {
                Ok(card) => voices.add(card, Origin::File(path.clone())),
                Err(e) => {
                    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                    let broken = Broken { file: path.clone(), why: e.to_string() };
                    voices.broken.insert(stem.into_owned(), broken);
                }
            }
        }
        Ok(voices)
    }

    /// Adds a card in the place of one of that name.
    pub(crate) fn insert(&mut self, card: VoiceCard) {
        self.add(card, Origin::Embedded);
    }

    fn add(&mut self, card: VoiceCard, origin: Origin) {
        self.cards.insert(card.name.clone(), (card, origin));
    }

    /// All cards, by name.
    pub fn all(&self) -> impl Iterator<Item = (&VoiceCard, &Origin)> {
        self.cards.values().map(|(card, origin)| (card, origin))
    }

    /// Why cards are not understood, by the names of their files without the extension.
    pub fn broken(&self) -> impl Iterator<Item = (&str, &str)> {
        self.broken.iter().map(|(stem, broken)| (stem.as_str(), broken.why.as_str()))
    }

    /// Takes the user's cards of unknown backends for broken.
    pub(crate) fn know_backends(&mut self, known: &[&str]) {
        let unknown = |(_, (card, origin)): (&String, &(VoiceCard, Origin))| match origin {
            Origin::File(file) if !known.contains(&card.backend.as_str()) => {
                let why = format!(
                    "voice card {}: backend: there is no backend {:?}; there are {}",
                    file.display(),
                    card.backend,
                    known.join(", ")
                );
                Some((card.name.clone(), Broken { file: file.clone(), why }))
            }
            _ => None,
        };
        let broken: Vec<_> = self.cards.iter().filter_map(unknown).collect();
        for (name, card) in broken {
            self.cards.remove(&name);
            self.broken.insert(name, card);
        }
    }

    /// The file of a user's card, also of one that is not understood.
    ///
    /// [`Kind::Usage`] if no file has that card.
    pub fn file(&self, name: &str) -> Result<PathBuf> {
        if let Some(broken) = self.broken.get(name) {
            return Ok(broken.file.clone());
        }
        match self.cards.get(name) {
            Some((_, Origin::File(file))) => Ok(file.clone()),
            Some((_, Origin::Embedded)) => {
                let what =
                    format!("the card {name} is a part of the program; only your own can go");
                Err(Error::new(Kind::Usage, what))
            }
            None => self.find(name).and_then(|_| {
                let what =
                    format!("{name} is not in your folder of voice cards; remove the file itself");
                Err(Error::new(Kind::Usage, what))
            }),
        }
    }

    /// The card of that name, or in that file.
    ///
    /// [`Kind::Usage`] if there is none; the message names cards that are near.
    pub fn find(&self, name: &str) -> Result<VoiceCard> {
        if let Some(broken) = self.broken.get(name) {
            return Err(Error::new(Kind::Usage, broken.why.clone()));
        }
        if let Some((card, _)) = self.cards.get(name) {
            return Ok(card.clone());
        }
        let path = Path::new(name);
        if path.extension().is_some_and(|e| e == "toml") || name.contains(std::path::MAIN_SEPARATOR)
        {
            return read(path);
        }
        let parts = |name: &str| name.split('-').map(str::to_lowercase).collect::<Vec<_>>();
        let wanted = parts(name);
        let near: Vec<&str> = self
            .cards
            .keys()
            .filter(|n| parts(n).iter().any(|p| p != "espeak" && wanted.contains(p)))
            .map(String::as_str)
            .collect();
        let hint = match near.as_slice() {
            [] => "`aloud voices` lists them all".to_string(),
            near => format!("did you mean {}?", near.join(" or ")),
        };
        Err(Error::new(Kind::Usage, format!("no voice is called {name:?}; {hint}")))
    }

    /// The card that speaks a language best, of those that speak [in the program](IN_THE_PROGRAM).
    ///
    /// [`Kind::Usage`] if none does; the message names cards that would if they were asked for.
    pub(crate) fn for_language(&self, language: &Language) -> Result<VoiceCard> {
        let fits = |(card, origin): &(VoiceCard, Origin)| {
            // A user's own card wins over an embedded one, unless it is for another region or script.
            let is_here = IN_THE_PROGRAM.contains(&card.backend.as_str());
            let fit = card.fit(language).filter(|fit| *fit > 0 && is_here);
            let is_own = *origin != Origin::Embedded;
            fit.map(|fit| (is_own && card.covers(language), fit, is_own))
        };
        let mut best: Option<((bool, u32, bool), &VoiceCard)> = None;
        for entry in self.cards.values() {
            if let Some(fit) = fits(entry)
                && best.is_none_or(|(b, _)| fit > b)
            {
                best = Some((fit, &entry.0));
            }
        }
        best.map(|(_, card)| card.clone()).ok_or_else(|| {
            let own = self.all().filter(|(_, origin)| **origin != Origin::Embedded);
            let able = own.filter(|(card, _)| card.fit(language).is_some());
            let able: Vec<&str> = able.map(|(card, _)| card.name.as_str()).collect();
            let what = match able.as_slice() {
                [] => format!(
                    "no voice speaks {language}; `aloud voices` lists what there is, and --lang \
                     or --voice choose"
                ),
                able => format!(
                    "no voice in the program speaks {language}; --voice {} does",
                    able.join(" or ")
                ),
            };
            Error::new(Kind::Usage, what)
        })
    }
}

fn read(path: &Path) -> Result<VoiceCard> {
    let text = std::fs::read_to_string(path).map_err(|e| {
        Error::new(Kind::Usage, format!("cannot read the voice card {}", path.display())).because(e)
    })?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    parse(&text, &stem, &path.display().to_string())
}

fn parse(text: &str, stem: &str, place: &str) -> Result<VoiceCard> {
    let bad = |why: String| Error::new(Kind::Usage, format!("voice card {place}: {why}"));
    let mut file: CardFile = toml::from_str(text).map_err(|e| bad(complaint(text, &e)))?;
    if file.name != stem {
        return Err(bad(format!("its name is {:?}, its file is called {stem:?}", file.name)));
    }
    for tag in file.languages.iter().filter(|t| *t != "*") {
        Language::parse(tag)
            .ok_or_else(|| bad(format!("languages: {tag:?} is not a language tag (BCP 47)")))?;
    }
    let settings = match file.rest.remove(&file.backend) {
        None => toml::Table::new(),
        Some(toml::Value::Table(table)) => table,
        Some(_) => {
            return Err(bad(format!("{} must be a table: [{}]", file.backend, file.backend)));
        }
    };
    if let Some(key) = file.rest.keys().next() {
        return Err(bad(format!(
            "unknown key {key:?}; known are name, backend, languages, licence, about, \
             fallback, the tables [limits], [retry] and [price], and [{0}], as backend = {0:?} says",
            file.backend
        )));
    }
    Ok(VoiceCard {
        name: file.name,
        backend: file.backend,
        languages: file.languages,
        licence: file.licence,
        about: file.about,
        settings,
        terms: Terms {
            limits: file.limits,
            retry: file.retry,
            price: file.price,
            fallback: file.fallback,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(s: &str) -> Language {
        Language::parse(s).unwrap()
    }

    #[test]
    fn every_card_in_the_folder_is_embedded_and_understood() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/voices");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().path().file_stem().unwrap().to_str().unwrap().to_string())
            .collect();
        files.sort();
        let voices = Voices::load(None).unwrap();
        assert_eq!(voices.all().map(|(card, _)| card.name.clone()).collect::<Vec<_>>(), files);
    }

    #[test]
    fn the_language_chooses_the_voice() {
        let voices = Voices::load(None).unwrap();
        for (language, voice) in [
            ("zh-Hans", "zh-espeak"),
            ("zh-Hant-TW", "zh-espeak"),
            ("yue", "yue-espeak"),
            ("en", "en-gb-espeak"),
            ("en-US", "en-us-espeak"),
            ("de-AT", "de-espeak"),
        ] {
            assert_eq!(voices.for_language(&tag(language)).unwrap().name, voice, "{language}");
        }
        assert_eq!(voices.for_language(&tag("tlh")).unwrap_err().kind(), Kind::Usage);
    }

    #[test]
    fn a_users_card_wins_unless_it_is_for_another_region() {
        let dir = tempfile::tempdir().unwrap();
        for (name, tag) in [("mine", "zh"), ("british", "en-GB"), ("all", "*")] {
            let card = format!("name='{name}'\nbackend='espeak'\nlanguages=['{tag}']\nlicence='x'");
            std::fs::write(dir.path().join(format!("{name}.toml")), card).unwrap();
        }
        let voices = Voices::load(Some(dir.path())).unwrap();
        for (language, voice) in [
            ("zh-Hans", "mine"),
            ("zh-Hant-TW", "mine"),
            ("en-US", "en-us-espeak"),
            ("en-GB", "british"),
            ("en", "british"),
            ("de", "de-espeak"),
        ] {
            assert_eq!(voices.for_language(&tag(language)).unwrap().name, voice, "{language}");
        }
    }

    #[test]
    fn an_unknown_voice_brings_near_ones() {
        let voices = Voices::load(None).unwrap();
        let e = voices.find("en-espeek").unwrap_err().to_string();
        assert!(e.contains("en-gb-espeak"), "{e}");
    }

    #[test]
    fn a_users_card_wins_and_wrong_ones_are_told() {
        let dir = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
        put(
            "mine.toml",
            "name='mine'\nbackend='tone'\nlanguages=['en']\nlicence='x'\n[tone]\nhertz=100.0",
        );
        let voices = Voices::load(Some(dir.path())).unwrap();
        assert_eq!(voices.for_language(&tag("en")).unwrap().name, "mine");
        for (text, why) in [
            ("name='other'\nbackend='tone'\nlanguages=['en']\nlicence='x'", "its file is called"),
            ("name='bad'\nbackend='tone'\nlicence='x'", "\"languages\" is missing"),
            ("name='bad'\nbackend='tone'\nlanguages=['en']\nlicence='x'\n[tune]", "tune"),
            ("name='bad'\nbackend='tone'\nlanguages=['e n']\nlicence='x'", "not a language tag"),
            ("name='bad'\nbackend=", "line 2"),
        ] {
            put("bad.toml", text);
            let voices = Voices::load(Some(dir.path())).unwrap();
            let e = voices.find("bad").unwrap_err();
            assert!(e.kind() == Kind::Usage && e.to_string().contains(why), "{e}");
            assert!(voices.broken().any(|(_, told)| told.contains(why)));
            assert_eq!(voices.find("mine").unwrap().name, "mine", "others speak");
        }
    }

    #[test]
    fn a_service_speaks_only_where_it_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let card = "name='paid'\nbackend='openai'\nlanguages=['en', 'tlh']\nlicence='x'";
        std::fs::write(dir.path().join("paid.toml"), card).unwrap();
        let voices = Voices::load(Some(dir.path())).unwrap();
        assert_eq!(voices.for_language(&tag("en")).unwrap().name, "en-gb-espeak");
        let e = voices.for_language(&tag("tlh")).unwrap_err().to_string();
        assert!(e.contains("--voice paid"), "{e}");
    }
}
