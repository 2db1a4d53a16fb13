//! The registry: every language with a folder.

use super::folder::{Folder, folder, region};
use super::language::Language;
#[cfg(test)]
use super::lines::Fault;
use super::shared;
use std::sync::OnceLock;

/// A language and the tags that mean it.
struct Row {
    folder: Folder,
    /// Other primary tags.
    also: &'static [&'static str],
    read: OnceLock<Language>,
}

impl Row {
    const fn new(folder: Folder, also: &'static [&'static str]) -> Row {
        Row { folder, also, read: OnceLock::new() }
    }
}

static ALL: [Row; 21] = [
    Row::new(folder!("ar"), &["arb"]),
    Row::new(folder!("cs"), &[]),
    Row::new(folder!("de"), &[]),
    Row::new(folder!("en"), &[]),
    Row::new(region!("en-GB", "en"), &["en-AU", "en-NZ", "en-IE", "en-ZA", "en-IN"]),
    Row::new(folder!("es"), &[]),
    Row::new(folder!("fr"), &[]),
    Row::new(folder!("hi"), &[]),
    Row::new(folder!("id"), &["in"]),
    Row::new(folder!("it"), &[]),
    Row::new(folder!("ja"), &[]),
    Row::new(folder!("ko"), &[]),
    Row::new(folder!("nl"), &[]),
    Row::new(folder!("pl"), &[]),
    Row::new(folder!("pt"), &[]),
    Row::new(region!("pt-PT", "pt"), &["pt-AO", "pt-MZ", "pt-CV", "pt-TL"]),
    Row::new(folder!("ru"), &[]),
    Row::new(folder!("sv"), &[]),
    Row::new(folder!("tr"), &[]),
    Row::new(folder!("uk"), &[]),
    Row::new(folder!("vi"), &[]),
];

/// The language of a BCP 47 tag: the folder of its language and region if there is one, else its primary
/// part decides. Parsed at the first call.
pub fn of(tag: &str) -> Option<&'static Language> {
    let mut parts = tag.split(['-', '_']);
    let primary = parts.next().unwrap_or("");
    let named = |wanted: &str| {
        let is = |t: &str| t.eq_ignore_ascii_case(wanted);
        ALL.iter().find(|row| is(row.folder.tag) || row.also.iter().any(|t| is(t)))
    };
    let region = parts.find_map(|part| named(&format!("{primary}-{part}")));
    let row = region.or_else(|| named(primary))?;
    Some(row.read.get_or_init(|| Language::read(&row.folder, shared::shared()).0))
}

/// The tags of all folders.
#[cfg(test)]
pub fn tags() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|row| row.folder.tag)
}

/// Reads every file, and returns what is wrong in any: none, unless somebody is editing.
#[cfg(test)]
fn check() -> Vec<Fault> {
    let mut faults = Vec::new();
    let shared = shared::read(&mut faults);
    for row in &ALL {
        faults.extend(Language::read(&row.folder, &shared).1);
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_has_a_fault() {
        let faults: Vec<String> = check().iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }

    #[test]
    fn every_set_says_its_numbers() {
        for tag in tags() {
            let language = of(tag).unwrap();
            for n in (0..1_200).chain([1_999, 2_024, 10_000, 123_456, 1_000_000, 987_654_321_012]) {
                let said = language.numbers.say("cardinal", "", n);
                assert!(said.is_some(), "{tag}: {n}");
            }
            for n in 1..400 {
                let said = language.numbers.say("ordinal", "", n);
                assert!(said.is_some(), "{tag}: ordinal {n}");
            }
        }
    }
}
