//! `[cache]` of the configuration: where clips are kept, and how many.

use crate::error::{Error, Kind, Result};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::path::PathBuf;

/// Where clips, fetched pages and the engine's data are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Cache {
    /// The folder; empty: the platform's.
    pub folder: PathBuf,
    /// The most that clips take, such as `10G`; those that were not used longest go first. Clips of
    /// services do not count, and stay. Empty: no bound.
    pub max_size: String,
}

impl Default for Cache {
    fn default() -> Self {
        Cache { folder: PathBuf::new(), max_size: "10G".into() }
    }
}

impl Cache {
    /// The bound in bytes, if there is one.
    pub(crate) fn max_bytes(&self) -> Result<Option<u64>> {
        let wrong = || {
            let what = format!(
                "max_size in [cache] of the configuration is {:?}; it is a size such as 500M or 2G",
                self.max_size
            );
            Error::new(Kind::Usage, what)
        };
        match self.max_size.as_str() {
            "" => Ok(None),
            size => bytes(size).ok_or_else(wrong).map(Some),
        }
    }
}

/// A size as people write it, in bytes: `500M`, `2G`.
pub fn bytes(text: &str) -> Option<u64> {
    let text = text.trim();
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let factor = match text[number.len()..].to_ascii_uppercase().as_str() {
        "" | "B" => 1,
        "K" | "KB" | "KIB" => 1 << 10,
        "M" | "MB" | "MIB" => 1 << 20,
        "G" | "GB" | "GIB" => 1 << 30,
        "T" | "TB" | "TIB" => 1 << 40,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(factor)
}

/// A table, or the folder alone, as it was before there was a bound.
impl<'de> Deserialize<'de> for Cache {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_any(Either)
    }
}

struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = Cache;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table [cache] with folder and max_size, or a folder")
    }

    fn visit_str<E>(self, folder: &str) -> std::result::Result<Cache, E> {
        Ok(Cache { folder: folder.into(), ..Cache::default() })
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> std::result::Result<Cache, M::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, default)]
        struct Table {
            folder: PathBuf,
            max_size: String,
        }

        impl Default for Table {
            fn default() -> Self {
                let Cache { folder, max_size } = Cache::default();
                Table { folder, max_size }
            }
        }

        let Table { folder, max_size } = Table::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Cache { folder, max_size })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct File {
        cache: Cache,
    }

    #[test]
    fn a_folder_alone_is_still_a_cache() {
        let read = |text: &str| toml::from_str::<File>(text).map(|f| f.cache);
        let old = read("cache = '/a'").unwrap();
        assert_eq!((old.folder, old.max_size), ("/a".into(), "10G".into()));
        let table = read("[cache]\nmax_size = '500M'").unwrap();
        assert_eq!(table.max_bytes().unwrap(), Some(500 << 20));
        assert_eq!(Cache { max_size: String::new(), ..table }.max_bytes().unwrap(), None);
        assert!(read("[cache]\nmaxsize = '1G'").unwrap_err().to_string().contains("maxsize"));
        assert!(read("[cache]\nmax_size = 'much'").unwrap().max_bytes().is_err());
    }

    #[test]
    fn sizes() {
        assert_eq!(
            (bytes("3g"), bytes("10 "), bytes("2MiB")),
            (Some(3 << 30), Some(10), Some(2 << 20))
        );
        for bad in ["", "G", "-1G", "1X", "99999999999999999999G", "1.5G"] {
            assert_eq!(bytes(bad), None, "{bad}");
        }
    }
}
