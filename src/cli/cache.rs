//! `aloud cache`

use super::args::{Cache, CacheCommand, Clear};
use super::ask;
use super::context::Context;
use super::output::{self, count};
use aloud::config;
use aloud::studio::{Clearing, Kept, Studio};
use aloud::{Error, Kind, Result};
use serde_json::json;
use std::time::Duration;

pub fn run(context: &Context, args: &Cache) -> Result<()> {
    let studio = context.studio()?;
    let (what, found) = match &args.command {
        None | Some(CacheCommand::Size) => ("clips", studio.kept()?),
        Some(CacheCommand::Clear(args)) => ("removed", clear(context, &studio, args)?),
    };
    let dir = studio.cache();
    if context.common.json {
        return output::json(&json!({
            "folder": dir, what: found.clips, "bytes": found.clip_bytes,
            "paid": found.paid, "paid_bytes": found.paid_bytes,
            "pages": found.pages, "page_bytes": found.page_bytes,
        }));
    }
    let verb = if what == "clips" { "holds" } else { "removed" };
    output::line(format!("{}: {verb} {}", dir.display(), sentence(&found)))
}

fn clear(context: &Context, studio: &Studio, args: &Clear) -> Result<Kept> {
    let older_than = args.older_than.as_deref().map(age).transpose()?;
    let max_bytes = args.keep.as_deref().map(size).transpose()?;
    let mut goes = studio.kept()?;
    if !args.paid {
        goes.clips -= goes.paid;
        goes.clip_bytes -= goes.paid_bytes;
        if goes.paid > 0 && !context.common.quiet {
            let kept = count(goes.paid, "clip");
            output::remark(format_args!("note: {kept} of services stay; --paid removes them too"));
        }
        goes.paid = 0;
    }
    let all = older_than.is_none() && max_bytes.is_none();
    if (all || args.paid) && !args.yes && ask::is_possible() {
        let upto = if all { "" } else { "up to " };
        if !ask::yes(&format!("This removes {upto}{}. Go on?", sentence(&goes))) {
            return Err(Error::new(Kind::Interrupted, "nothing was removed"));
        }
    }
    studio.clear(Clearing { older_than, max_bytes, paid: args.paid })
}

/// `2 clips, 3 MiB (1 of a service), and 1 fetched page, 4 KiB`.
fn sentence(kept: &Kept) -> String {
    let paid = match kept.paid {
        0 => String::new(),
        n => format!(" ({n} of them of services)"),
    };
    format!(
        "{}, {}{paid}, and {}, {}",
        count(kept.clips, "clip"),
        bytes(kept.clip_bytes),
        count(kept.pages, "fetched page"),
        bytes(kept.page_bytes)
    )
}

/// A size as people read it.
pub fn bytes(n: u64) -> String {
    indicatif::HumanBytes(n).to_string()
}

fn age(text: &str) -> Result<Duration> {
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = match &text[number.len()..] {
        "h" | "H" => Some(3600),
        "d" | "D" => Some(86_400),
        "w" | "W" => Some(604_800),
        _ => None,
    };
    let seconds = unit.and_then(|unit| number.parse::<u64>().ok()?.checked_mul(unit));
    let wrong = || wrong("--older-than", text, "12h, 30d or 8w");
    seconds.map(Duration::from_secs).ok_or_else(wrong)
}

fn size(text: &str) -> Result<u64> {
    config::bytes(text).ok_or_else(|| wrong("--keep", text, "500M or 2G"))
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
