//! Language tags (BCP 47, RFC 5646), as far as choosing a voice and normalizing a text need them.

use crate::error::{Error, Kind, Result};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::str::FromStr;

/// A BCP 47 tag such as `zh-Hans`, `en-GB` or `yue`. Compared without regard to case.
#[derive(Clone, Debug, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Language(String);

impl Language {
    /// The tag for "not known" (RFC 5646, 4.1).
    pub fn unknown() -> Self {
        Language("und".into())
    }

    /// Takes a tag as people write it: `zh_CN`, `EN-gb`. `None` if it cannot be one.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim().replace('_', "-");
        let mut parts = tag.split('-');
        let primary = parts.next().is_some_and(|p| {
            (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic())
        });
        let rest = parts
            .all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        (primary && rest).then(|| {
            // RFC 5646, 2.1.1: language lower, script title, region upper.
            let parts: Vec<String> = tag
                .split('-')
                .enumerate()
                .map(|(i, p)| match (i, p.len()) {
                    (0, _) => p.to_ascii_lowercase(),
                    (_, 2) => p.to_ascii_uppercase(),
                    (_, 4) if p.as_bytes()[0].is_ascii_alphabetic() => {
                        p[..1].to_ascii_uppercase() + &p[1..].to_ascii_lowercase()
                    }
                    _ => p.to_ascii_lowercase(),
                })
                .collect();
            Language(parts.join("-"))
        })
    }

    /// The tag, in the case that the standard recommends.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first part: the language without script and region.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether it is [`Language::unknown`].
    pub(crate) fn is_unknown(&self) -> bool {
        self.primary() == "und"
    }

    /// Whether nothing in one tag contradicts the other: `zh`, `zh-CN` and `zh-Hans-CN` agree with
    /// `zh-Hans`, `zh-Hant` does not.
    pub(crate) fn agrees(&self, other: &Language) -> bool {
        let differs = |script: bool| {
            let find = |tag: &Language| {
                tag.0.split('-').skip(1).find(|p| (p.len() == 4) == script).map(str::to_owned)
            };
            find(self).zip(find(other)).is_some_and(|(a, b)| a != b)
        };
        self.primary() == other.primary() && !differs(true) && !differs(false)
    }

    /// How well a voice for `self` speaks `wanted`: higher is better, `None` not at all.
    ///
    /// The longest common prefix wins, then the shorter tag of the voice: for `en-US`, a voice `en-US`
    /// beats `en`, and `en` beats `en-GB`. (RFC 4647, 3.4, would not take `en-GB` at all.) `zh` in any
    /// script or region is Mandarin; only `yue` asks for Cantonese, since what is written in Hong Kong
    /// may be read in either.
    pub(crate) fn fit(&self, wanted: &Language) -> Option<u32> {
        if self.primary() != wanted.primary() {
            return None;
        }
        let common = self.0.split('-').zip(wanted.0.split('-')).take_while(|(a, b)| a == b).count();
        let extra = self.0.split('-').count() - common;
        Some((common * 10 - extra.min(5)) as u32)
    }
}

impl Default for Language {
    fn default() -> Self {
        Language::unknown()
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

/// As [`Language::parse`] takes it: a file that a person wrote may say `zh_cn`.
impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        tag.parse().map_err(serde::de::Error::custom)
    }
}

impl FromStr for Language {
    type Err = Error;

    /// [`Language::parse`], with an error for what is not a tag ([`Kind::Usage`]).
    fn from_str(tag: &str) -> Result<Self> {
        Language::parse(tag).ok_or_else(|| {
            let what =
                format!("{tag:?} is not a language tag; use one like zh, zh-Hant, en-GB, de");
            Error::new(Kind::Usage, what)
        })
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(s: &str) -> Language {
        Language::parse(s).unwrap()
    }

    #[test]
    fn tags_are_written_as_the_standard_writes_them() {
        assert_eq!(tag("ZH_hans_cn").as_str(), "zh-Hans-CN");
        assert_eq!(tag("EN-gb").as_str(), "en-GB");
        for bad in ["", "e", "中文", "en--GB", "english language", "-en"] {
            assert!(Language::parse(bad).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn what_is_read_from_a_file_is_a_tag_too() {
        let read: Vec<Language> = serde_json::from_str(r#"["EN_us", "zh"]"#).unwrap();
        assert_eq!(read[0].as_str(), "en-US");
        let e = serde_json::from_str::<Language>(r#""no tag""#).unwrap_err().to_string();
        assert!(e.contains("\"no tag\" is not a language tag"), "{e}");
    }

    #[test]
    fn the_nearest_voice_wins() {
        let wanted = tag("en-US");
        assert!(tag("en-US").fit(&wanted) > tag("en").fit(&wanted));
        assert!(tag("en").fit(&wanted) > tag("en-GB").fit(&wanted));
        assert_eq!(tag("de").fit(&wanted), None);
        assert!(tag("zh").fit(&tag("zh-Hant")).is_some());
    }
}
