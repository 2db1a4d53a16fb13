//! The configuration file and the environment.

use super::cache::Cache;
use super::complaint::complaint;
use crate::error::{Error, Kind, Result};
use crate::model::language::Language;
use crate::model::role::SkipPolicy;
use crate::model::script::Pauses;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The one commented default, as `aloud config` prints it.
pub const DEFAULT: &str = include_str!("default.toml");

/// What can be configured. The meaning of each key stands in [`DEFAULT`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Settings {
    /// Where editions are written.
    pub output: PathBuf,
    /// The voice card; empty: by language.
    pub voice: String,
    /// Voice cards by the tag of the language that they speak; they go before `voice`.
    pub voices: BTreeMap<String, String>,
    /// It speaks other languages than the article's too, whatever its card says.
    pub one_voice: bool,
    /// The language of all input; empty: the article's own.
    pub lang: String,
    /// Sentences to speak at once; 0: one a core.
    pub jobs: usize,
    /// Where clips and pages are kept, and how many.
    pub cache: Cache,
    /// The largest input, in MiB.
    pub max_input: u64,
    /// How addresses on the web are read.
    pub fetch: Fetch,
    /// What is read out and what is not, by the names of roles.
    pub reading: SkipPolicy,
    /// Rests between segments.
    pub pauses: Pauses,
    /// How loud exports are.
    pub loudness: Level,
    /// How exports say that they are synthetic.
    pub disclosure: Disclosure,
    /// Raw tables of the backends, which only they can read.
    pub backend: BTreeMap<String, toml::Table>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            output: "output".into(),
            voice: String::new(),
            voices: BTreeMap::new(),
            one_voice: false,
            lang: String::new(),
            jobs: 0,
            cache: Cache::default(),
            max_input: 32,
            fetch: Fetch::default(),
            reading: SkipPolicy::default(),
            pauses: Pauses::default(),
            loudness: Level::default(),
            disclosure: Disclosure::default(),
            backend: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// The largest input, in bytes; scripts count in 32 bits.
    pub(crate) fn max_input_bytes(&self) -> u64 {
        self.max_input.saturating_mul(1 << 20).min(u64::from(u32::MAX))
    }
}

/// How addresses on the web are read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Fetch {
    /// The longest wait for a connection, in seconds.
    pub connect_s: f64,
    /// The longest wait for the beginning of an answer, the connection included, in seconds.
    pub answer_s: f64,
    /// The longest time for all of it, redirects included, in seconds.
    pub total_s: f64,
    /// Hosts that may be on a private network, whoever leads there.
    pub allow: Vec<String>,
}

impl Default for Fetch {
    fn default() -> Self {
        Fetch { connect_s: 10.0, answer_s: 20.0, total_s: 60.0, allow: Vec::new() }
    }
}

impl Fetch {
    fn check(&self) -> Result<()> {
        let times =
            [("connect_s", self.connect_s), ("answer_s", self.answer_s), ("total_s", self.total_s)];
        // A day is as good as no limit.
        match times.iter().find(|(_, seconds)| !(0.001..=86_400.0).contains(seconds)) {
            None => Ok(()),
            Some((name, seconds)) => {
                let what = format!(
                    "{name} in [fetch] of the configuration is {seconds}; it is a number of \
                     seconds, from 0.001 to 86400"
                );
                Err(Error::new(Kind::Usage, what))
            }
        }
    }
}

/// How loud exports are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Level {
    /// Integrated loudness in LUFS; none (`"off"`) leaves the sound as it is.
    #[serde(with = "target")]
    pub target: Option<f64>,
}

impl Default for Level {
    fn default() -> Self {
        Level { target: Some(-16.0) }
    }
}

impl Level {
    fn check(&self) -> Result<()> {
        match self.target {
            Some(lufs) if !(-40.0..=-5.0).contains(&lufs) => {
                let what = format!(
                    "target in [loudness] of the configuration is {lufs}; it is a loudness in LUFS \
                     from -40 to -5, such as -16, or \"off\""
                );
                Err(Error::new(Kind::Usage, what))
            }
            _ => Ok(()),
        }
    }
}

/// A number, or `off`.
mod target {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Target {
        Lufs(f64),
        Word(String),
    }

    pub fn serialize<S: Serializer>(target: &Option<f64>, s: S) -> Result<S::Ok, S::Error> {
        target.map_or_else(|| Target::Word("off".into()), Target::Lufs).serialize(s)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<f64>, D::Error> {
        match Target::deserialize(d) {
            Ok(Target::Lufs(lufs)) => Ok(Some(lufs)),
            Ok(Target::Word(word)) if word == "off" => Ok(None),
            _ => Err(D::Error::custom("a loudness in LUFS is expected, such as -16.0, or \"off\"")),
        }
    }
}

/// How exports say that they are synthetic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Disclosure {
    /// Whether, and where.
    pub mode: DisclosureMode,
    /// Who is responsible for the synthetic sound: a name, or the code that an authority gave.
    pub provider: String,
    /// The provider's number of the recording; empty: the edition's hash.
    pub id: String,
    /// What is said, and written as a comment; empty: a sentence in the edition's language.
    pub sentence: String,
}

/// Where exports say that they are synthetic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum DisclosureMode {
    /// Nowhere.
    Off,
    /// In the metadata of each file.
    #[default]
    Metadata,
    /// There, and by a sentence at the end of the sound.
    Spoken,
    /// There, and by the rhythm of "AI" in Morse code at the end of the sound.
    Morse,
}

/// Settings, and where they came from.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Loaded {
    /// The settings: file and environment over the defaults.
    pub settings: Settings,
    /// The file that was read, if there is one.
    pub file: Option<PathBuf>,
}

/// The user's configuration folder for Aloud (on Linux `$XDG_CONFIG_HOME/aloud` or
/// `~/.config/aloud`).
pub fn folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    etcetera::choose_base_strategy().ok().map(|s| s.config_dir().join("aloud"))
}

/// Reads the configuration: `file`, or `config.toml` in [`folder`] if there is one; then the
/// environment as `env` tells it.
///
/// [`Kind::Usage`] if the file is named and missing, or holds what is not understood.
pub fn load(file: Option<&Path>, env: impl Fn(&str) -> Option<String>) -> Result<Loaded> {
    let usual = folder().map(|f| f.join("config.toml")).filter(|f| f.exists());
    let file = file.map(Path::to_path_buf).or(usual);
    let mut settings = match &file {
        None => Settings::default(),
        Some(path) => {
            let bad = |why: String| {
                Error::new(
                    Kind::Usage,
                    format!("cannot use the configuration {}: {why}", path.display()),
                )
            };
            let text = std::fs::read_to_string(path).map_err(|e| bad(e.to_string()))?;
            toml::from_str(&text).map_err(|e| bad(complaint(&text, &e)))?
        }
    };
    over(&mut settings, env)?;
    Ok(Loaded { settings, file })
}

/// The defaults with the environment over them: where the configuration is broken and that is what
/// is to be told.
///
/// [`Kind::Usage`] if the environment is not understood.
pub fn without_file(env: impl Fn(&str) -> Option<String>) -> Result<Loaded> {
    let mut loaded = Loaded::default();
    over(&mut loaded.settings, env)?;
    Ok(loaded)
}

/// The environment over the settings, which are then checked.
fn over(settings: &mut Settings, env: impl Fn(&str) -> Option<String>) -> Result<()> {
    let text = |name: &str| env(name).filter(|v| !v.is_empty());
    if let Some(v) = text("ALOUD_OUTPUT") {
        settings.output = v.into();
    }
    if let Some(v) = text("ALOUD_VOICE") {
        settings.voice = v;
    }
    if let Some(v) = text("ALOUD_LANG") {
        settings.lang = v;
    }
    if let Some(v) = text("ALOUD_CACHE") {
        settings.cache.folder = v.into();
    }
    if let Some(v) = text("ALOUD_JOBS") {
        settings.jobs = v.parse().map_err(|_| {
            Error::new(Kind::Usage, format!("ALOUD_JOBS is {v:?}, which is not a whole number"))
        })?;
    }
    settings.pauses.check()?;
    settings.fetch.check()?;
    settings.loudness.check()?;
    settings.cache.max_bytes()?;
    // A code of a language has two or three letters: `english` is a name.
    let is_tag = |tag: &String| {
        Language::parse(tag).is_some() && tag.split('-').next().is_some_and(|code| code.len() <= 3)
    };
    if let Some(tag) = settings.voices.keys().find(|tag| !is_tag(tag)) {
        let what = format!(
            "[voices] of the configuration has {tag:?}: not a language tag like zh or en-GB"
        );
        return Err(Error::new(Kind::Usage, what));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::role::Role;

    #[test]
    fn the_commented_default_is_the_default() {
        let settings: Settings = toml::from_str(DEFAULT).unwrap();
        for role in Role::ALL.iter().filter(|r| r.is_choice()) {
            let line = format!("\n{} = {}", role.name(), role.read_by_default());
            assert!(DEFAULT.contains(&line), "{line}");
        }
        assert_eq!(Settings { reading: SkipPolicy::default(), ..settings }, Settings::default());
        let hints = DEFAULT.replace("# [backend", "[backend").replace("# rate", "rate");
        assert_eq!(toml::from_str::<Settings>(&hints).unwrap().backend.len(), 1);
    }

    #[test]
    fn environment_over_file_over_default() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("c.toml");
        std::fs::write(&file, "voice = 'a'\njobs = 3\n[pauses]\nsentence = 1\n").unwrap();
        let env = |name: &str| (name == "ALOUD_VOICE").then(|| "b".to_string());
        let s = load(Some(&file), env).unwrap().settings;
        assert_eq!((s.voice.as_str(), s.jobs, s.pauses.sentence, s.pauses.end), ("b", 3, 1, 500));
    }

    #[test]
    fn what_is_not_understood_is_named_with_its_line() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("c.toml");
        std::fs::write(&file, "jobs = 1\nvioce = 'a'\n").unwrap();
        let e = load(Some(&file), |_| None).unwrap_err();
        assert_eq!(e.kind(), Kind::Usage);
        assert!(e.to_string().contains("vioce") && e.to_string().contains("line 2"), "{e}");
        assert!(load(Some(&dir.path().join("none.toml")), |_| None).is_err());
        for wrong in ["0.0", "-1.0", "nan", "inf", "1e9"] {
            std::fs::write(&file, format!("[fetch]\ntotal_s = {wrong}\n")).unwrap();
            let e = load(Some(&file), |_| None).unwrap_err();
            assert!(e.kind() == Kind::Usage && e.to_string().contains("total_s"), "{e}");
        }
        let env = |name: &str| (name == "ALOUD_JOBS").then(|| "many".to_string());
        std::fs::write(&file, "[voices]\nenglish_ = 'tone'\n").unwrap();
        assert!(load(Some(&file), |_| None).unwrap_err().to_string().contains("english_"));
        assert_eq!(load(Some(Path::new("/dev/null")), env).unwrap_err().kind(), Kind::Usage);
    }
}
