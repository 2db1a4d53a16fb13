//! `aloud cache`

use super::args::{Cache, CacheCommand};
use super::context::Context;
use super::output;
use aloud::{Error, Kind, Result};
use serde_json::json;
use std::time::Duration;

pub fn run(context: &Context, args: &Cache) -> Result<()> {
    let studio = context.studio()?;
    let dir = studio.cache();
    let (what, found) = match &args.command {
        None | Some(CacheCommand::Size) => ("clips", studio.kept()?),
        Some(CacheCommand::Clear { older_than, keep }) => {
            let age = older_than.as_deref().map(age).transpose()?;
            let keep = keep.as_deref().map(size).transpose()?;
            ("removed", studio.clear(age, keep)?)
        }
    };
    if context.common.json {
        return output::json(&json!({
            "folder": dir, what: found.clips, "bytes": found.clip_bytes,
            "pages": found.pages, "page_bytes": found.page_bytes,
        }));
    }
    let verb = if what == "clips" { "holds" } else { "removed" };
    output::line(format!(
        "{}: {verb} {} clips, {}, and {} fetched pages, {}",
        dir.display(),
        found.clips,
        bytes(found.clip_bytes),
        found.pages,
        bytes(found.page_bytes)
    ))
}

/// A size as people read it.
pub fn bytes(n: u64) -> String {
    indicatif::HumanBytes(n).to_string()
}

fn age(text: &str) -> Result<Duration> {
    unit(text, &[("h", 3600), ("d", 86_400), ("w", 604_800)])
        .map(Duration::from_secs)
        .ok_or_else(|| wrong("--older-than", text, "12h, 30d or 8w"))
}

fn size(text: &str) -> Result<u64> {
    unit(text, &[("", 1), ("K", 1 << 10), ("M", 1 << 20), ("G", 1 << 30)])
        .ok_or_else(|| wrong("--keep", text, "500M or 2G"))
}

/// A whole number with one of these units behind it.
fn unit(text: &str, units: &[(&str, u64)]) -> Option<u64> {
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let (_, factor) =
        units.iter().find(|(name, _)| name.eq_ignore_ascii_case(&text[number.len()..]))?;
    number.parse::<u64>().ok()?.checked_mul(*factor)
}

fn wrong(flag: &str, text: &str, example: &str) -> Error {
    Error::new(
        Kind::Usage,
        format!("{flag} {text:?} is not understood; use something like {example}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_and_sizes() {
        assert_eq!(age("2d").unwrap(), Duration::from_secs(172_800));
        assert_eq!(size("3g").unwrap(), 3 << 30);
        for bad in ["", "d", "2", "2y", "-1d", "99999999999999999999w"] {
            assert!(age(bad).is_err(), "{bad}");
        }
    }
}
