//! `lexicon.toml`: the user's own words.
//!
//! ```toml
//! 重庆 = "chong2 qing4"   # Pinyin, a syllable a character
//! GIF = "/dʒɪf/"          # IPA
//! SQL = "sequel"          # other words
//!
//! [[word]]                # where more is to be said of it
//! text = 'v(\d+)\.(\d+)'
//! say = "version $1 point $2"
//! regex = true            # default false
//! case = true             # capitals must be the same; default false
//! whole = false           # also within longer words; default true
//! language = "en"         # default: any
//! voice = "en-us-espeak"  # only where this voice speaks; default: any
//! ```
//!
//! A file that ends in `.pls` is a lexicon of the W3C (`pls.rs`).

use super::{pls, settings};
use crate::error::{Error, Kind, Result};
use crate::model::language::Language;
use crate::model::lexicon::{Entry, Lexicon, doubt};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// An entry that says more than what is said.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    text: String,
    say: String,
    language: Option<String>,
    voice: Option<String>,
    #[serde(default)]
    case: bool,
    #[serde(default = "yes")]
    whole: bool,
    #[serde(default)]
    regex: bool,
}

fn yes() -> bool {
    true
}

/// The lexicon of these files, the first the strongest, each entry before those below it.
///
/// # Errors
/// `Usage`, if a file cannot be read or is not understood, with its name.
pub fn load(files: &[PathBuf]) -> Result<Lexicon> {
    let mut entries = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|e| {
            Error::new(Kind::Usage, format!("cannot read the lexicon {}", file.display()))
                .because(e)
        })?;
        let is_pls = file.extension().is_some_and(|e| e.eq_ignore_ascii_case("pls"));
        let of_file = if is_pls { pls::parse(&text) } else { parse(&text) };
        let of_file = of_file.and_then(|entries| {
            // One by one, so that the message names the file.
            Lexicon::new(entries.clone()).map_err(|(text, e)| format!("{text:?}: {e}"))?;
            Ok(entries)
        });
        entries.extend(of_file.map_err(|e| {
            let what = format!("the lexicon {} is not understood: {}", file.display(), e.trim());
            Error::new(Kind::Usage, what)
        })?);
    }
    Lexicon::new(entries).map_err(|(text, e)| Error::new(Kind::Usage, format!("{text:?}: {e}")))
}

/// The user's own lexicon in the configuration folder, if there is one.
pub fn own(folder: Option<&Path>) -> Option<PathBuf> {
    folder.map(|f| f.join("lexicon.toml")).filter(|f| f.exists())
}

/// The user's own words, of the lexicon in the configuration folder; none if there is none.
///
/// # Errors
/// [`Kind::Usage`] if it is not understood.
pub fn user_lexicon() -> Result<Lexicon> {
    load(&Vec::from_iter(own(settings::folder().as_deref())))
}

fn parse(text: &str) -> std::result::Result<Vec<Entry>, String> {
    let mut entries = Vec::new();
    let table = text.parse::<toml::Table>();
    let table = table.or_else(|e| quoted(text).parse().map_err(|_: toml::de::Error| e));
    for (key, value) in table.map_err(|e| e.to_string())? {
        match value {
            toml::Value::String(say) => entries.push(Entry {
                text: key,
                say,
                language: None,
                voice: None,
                case: false,
                whole: true,
                regex: false,
            }),
            toml::Value::Array(words) if key == "word" => {
                for word in words {
                    entries.push(entry(word.try_into().map_err(|e| format!("[[word]]: {e}"))?)?);
                }
            }
            _ => {
                return Err(format!(
                    "{key:?} has no text behind it; write {key:?} = \"what is said\""
                ));
            }
        }
    }
    match entries.iter().find(|e| e.text.trim().is_empty() || e.say.trim().is_empty()) {
        Some(e) => Err(format!("{:?} = {:?}: one of the two is empty", e.text, e.say)),
        None => match entries.iter().filter(|e| !e.regex).find_map(|e| doubt(&e.text, &e.say)) {
            Some(doubt) => Err(doubt),
            None => Ok(entries),
        },
    }
}

/// With quotation marks around keys that TOML would have in some: `重庆 = …` is what people write.
fn quoted(text: &str) -> String {
    let quote = |line: &str| match line.split_once('=') {
        Some((key, say)) if !key.is_ascii() && !key.contains(['"', '\'', '#', '[']) => {
            format!("\"{}\" ={say}\n", key.trim())
        }
        _ => format!("{line}\n"),
    };
    text.lines().map(quote).collect()
}

fn entry(word: Word) -> std::result::Result<Entry, String> {
    let Word { text, say, language, voice, case, whole, regex } = word;
    let language = match language {
        None => None,
        Some(tag) => Some(
            Language::parse(&tag)
                .ok_or_else(|| format!("{tag:?} is not a language tag, like zh"))?,
        ),
    };
    Ok(Entry { text, say, language, voice, case, whole, regex })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_short_or_long() {
        let all = parse(
            "重庆 = \"chong2 qing4\"\n\"A B\" = 'a b'\n[[word]]\ntext = 'x+'\nsay = 'y'\nregex = true\nlanguage = 'en'\nvoice = 'v'\n",
        );
        let mut all = all.unwrap();
        all.sort_by(|a, b| a.text.cmp(&b.text));
        let texts: Vec<_> = all.iter().map(|e| e.text.as_str()).collect();
        assert_eq!(texts, ["A B", "x+", "重庆"]);
        assert!(all[1].regex && all[1].whole && all[1].language.is_some());
        assert_eq!(all[1].voice.as_deref(), Some("v"));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, message) in [
            ("a = 3", "\"a\" has no text behind it"),
            ("a = ''", "empty"),
            ("a = \n", "TOML"),
            ("[[word]]\ntext = 'a'", "say"),
            ("[[word]]\ntext = 'a'\nsay = 'b'\nkase = true", "kase"),
            ("[[word]]\ntext = 'a'\nsay = 'b'\nlanguage = '??'", "language tag"),
        ] {
            let e = parse(text).unwrap_err();
            assert!(e.contains(message), "{text}: {e}");
        }
    }

    #[test]
    fn the_file_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("lexicon.toml");
        assert!(own(Some(folder.path())).is_none());
        std::fs::write(&file, "[[word]]\ntext = '('\nsay = 'b'\nregex = true").unwrap();
        let e = load(&[own(Some(folder.path())).unwrap()]).unwrap_err();
        assert!(e.to_string().contains("lexicon.toml") && e.kind() == Kind::Usage, "{e}");
        let e = load(&[folder.path().join("none.toml")]).unwrap_err();
        assert!(e.to_string().contains("none.toml"), "{e}");
    }
}
