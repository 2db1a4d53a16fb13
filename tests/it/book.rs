//! The README and the book in `docs/`: what they show works, and what they name is there.

use crate::conformance::{card_of, open};
use crate::driver::World;
use aloud::internal::config::voices;
use aloud::model::{Limits, Price, Retry, VoiceCard};
use aloud::speech::BACKENDS;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The most lines that a person reads before the first command.
const README_LINES: usize = 150;

/// Flags of Cargo and of `tools/` that stand alone in the text.
const OF_OTHERS: &[&str] = &["--cv", "--features", "--no-default-features"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn pages_in(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pages_in(&path, found);
        } else if path.extension().is_some_and(|e| e == "md") {
            found.push(path);
        }
    }
}

/// The pages of the book and the documents at the top.
fn documents() -> Vec<PathBuf> {
    let mut found = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"]
        .map(|name| root().join(name))
        .to_vec();
    pages_in(&root().join("docs/src"), &mut found);
    assert!(found.len() > 30, "the test has lost sight of the book");
    found
}

/// The fenced blocks of a page in one of these languages.
fn blocks(text: &str, languages: &[&str]) -> Vec<String> {
    let mut fences = text.split("```");
    fences.next();
    let mut found = Vec::new();
    while let (Some(block), rest) = (fences.next(), fences.next()) {
        assert!(rest.is_some(), "a block is not closed: {block}");
        if let Some((language, code)) = block.split_once('\n')
            && languages.contains(&language.trim())
        {
            found.push(code.to_string());
        }
    }
    found
}

/// The voice cards of a page.
fn cards(page: &str) -> Vec<toml::Table> {
    let blocks = blocks(&read(page), &["toml"]).into_iter();
    let tables = blocks.map(|b| b.parse().unwrap_or_else(|e| panic!("{page}: {e}\n{b}")));
    tables.filter(|table: &toml::Table| table.contains_key("backend")).collect()
}

/// The names in backticks.
fn names(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The fields that a table may have, by the message about one that it may not have.
fn fields(message: &str) -> Vec<String> {
    let (_, expected) = message.split_once("expected").unwrap_or_else(|| panic!("{message}"));
    names(expected).into_iter().map(str::to_string).collect()
}

fn fields_of<T: DeserializeOwned>() -> Vec<String> {
    fields(&toml::from_str::<T>("nosuchkey = 1").map(|_| ()).unwrap_err().to_string())
}

fn tells(page: &str, keys: &[String]) {
    let text = read(page);
    let told = names(&text);
    for key in keys {
        assert!(told.contains(key.as_str()), "{page} does not tell of `{key}`");
    }
}

#[test]
fn every_service_has_a_page_whose_cards_load() {
    let world = World::new();
    let foreign = || BACKENDS.iter().filter(|row| row.foreign);
    let pages = foreign().map(|row| (row.name, format!("docs/src/services/{}.md", row.name)));
    let pages: Vec<(&str, String)> = pages.collect();
    let mut all: Vec<(&str, toml::Table)> = Vec::new();
    for (backend, page) in &pages {
        let cards = cards(page);
        assert!(!cards.is_empty(), "{page} has no card");
        all.extend(cards.into_iter().map(|card| (*backend, card)));
    }
    for (_, card) in &all {
        let name = card["name"].as_str().unwrap();
        world.put(&format!("voices/{name}.toml"), card.to_string());
    }
    let voices = voices(Some(&world.path("voices"))).unwrap_or_else(|e| panic!("{e}"));
    for (backend, card) in &all {
        let card = voices.find(card["name"].as_str().unwrap()).unwrap();
        let opened = open(&card).unwrap_or_else(|e| panic!("{}: {e}", card.name));
        assert_eq!(opened.name(), *backend);
        if let Some(fallback) = &card.terms.fallback {
            voices.find(fallback).unwrap_or_else(|e| panic!("{}: {e}", card.name));
        }
    }
    let mut written = Vec::new();
    pages_in(&root().join("docs/src/services"), &mut written);
    assert_eq!(written.len(), pages.len(), "a page of a service that is not there");
}

/// What a backend's settings may hold, told by itself.
#[test]
fn every_key_of_a_card_is_told() {
    let keys = |backend: &str, settings: &str| {
        let card: VoiceCard = card_of(backend, settings);
        let refused = open(&card).map(|_| ()).expect_err("nosuchkey is refused");
        fields(&refused.to_string())
    };
    for row in BACKENDS {
        let page = match row.foreign {
            true => format!("docs/src/services/{}.md", row.name),
            false => "docs/src/voices.md".to_string(),
        };
        tells(&page, &keys(row.name, "nosuchkey = 1"));
    }
    for table in ["answer", "error"] {
        let settings = format!("url = 'http://h'\n[{table}]\nnosuchkey = 1");
        tells("docs/src/services/generic.md", &keys("generic", &settings));
    }
    for keys in [fields_of::<Limits>(), fields_of::<Retry>(), fields_of::<Price>()] {
        tells("docs/src/services.md", &keys);
    }
}

#[test]
#[cfg(feature = "espeak")]
fn the_card_and_the_lexicon_that_are_shown_work() {
    let world = World::new();
    for card in cards("docs/src/voices.md") {
        let name = card["name"].as_str().unwrap();
        let path = world.put(&format!("{name}.toml"), card.to_string());
        let tried = world.run(&["voices", "try", path.to_str().unwrap()]);
        assert_eq!(tried.code, Some(0), "{tried:?}");
    }
    let page = read("docs/src/pronunciation.md");
    let lexicons = blocks(&page, &["toml"]);
    world.put("lexicon.toml", &lexicons[0]);
    world.put("a.md", "The SQL of v2.5.\n");
    let script = ["script", "a.md", "--lexicon", "lexicon.toml", "--voice", "en-us-espeak"];
    let ran = world.run(&script);
    let said = ["sequel", "version two point five"].map(|said| ran.stdout.contains(said));
    assert!(ran.code == Some(0) && said == [true, true], "{ran:?}");
    let markup = &blocks(&page, &[""])[0];
    world.put("b.md", markup);
    let ran = world.run(&["script", "b.md"]);
    assert!(ran.code == Some(0) && !ran.stdout.contains(['{', '|']), "{ran:?}");
}

/// What the embedded engine makes of the sample article is shown as it is.
#[test]
#[cfg(feature = "espeak")]
fn what_is_shown_of_the_sample_article_is_what_comes_out() {
    let world = World::new();
    let article = root().join("tests/articles/zh-river.md");
    let script = world.run(&["script", article.to_str().unwrap()]).stdout;
    for page in ["README.md", "docs/src/getting-started.md"] {
        let shown = blocks(&read(page), &["console"]);
        let shown = shown.iter().find(|block| block.starts_with("$ aloud script ")).unwrap();
        let (_, lines) = shown.split_once('\n').unwrap();
        assert!(script.starts_with(lines), "{page} shows{lines}but it is\n{script}");
    }
    let edition = world.speak(&[article.to_str().unwrap()]);
    let map = std::fs::read_to_string(edition.join("timing.json")).unwrap();
    let shown = &blocks(&read("docs/src/timing-map.md"), &["json"])[0];
    let id = shown.split('"').nth(3).unwrap();
    let segment = map.lines().find(|line| line.contains(&format!("\"id\":\"{id}\""))).unwrap();
    let ranges = shown.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
    let ranges: Vec<String> = ranges.map(|(range, _)| range.replace(' ', "")).collect();
    let ranges: Vec<&String> =
        ranges.iter().filter(|r| r.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert!(ranges.len() >= 6, "{ranges:?}");
    for range in ranges {
        assert!(
            segment.contains(&format!("[{range}]")),
            "timing-map.md shows {range}, but it is {segment}"
        );
    }
}

/// The help of every command, by its words: `speak`, `voices add`.
fn helps() -> BTreeMap<String, String> {
    let world = World::new();
    let help = |words: &[&str]| {
        let ran = world.run(&[words, &["--help"]].concat());
        assert_eq!(ran.code, Some(0), "{ran:?}");
        ran.stdout
    };
    // "Commands:" and then a name at the beginning of each line that is indented by two.
    let commands = |help: &str| -> Vec<String> {
        let list = help.split("Commands:\n").nth(1).unwrap_or_default();
        let lines = list.lines().take_while(|line| line.starts_with("  "));
        let heads = lines.filter(|line| !line.starts_with("   "));
        heads.filter_map(|line| line.split_whitespace().next()).map(str::to_string).collect()
    };
    let main = help(&[]);
    let mut found = BTreeMap::new();
    for name in commands(&main).into_iter().filter(|name| name != "help") {
        let text = help(&[&name]);
        for inner in commands(&text).into_iter().filter(|inner| inner != "help") {
            found.insert(format!("{name} {inner}"), help(&[&name, &inner]));
        }
        found.insert(name, text);
    }
    found.insert(String::new(), main);
    assert!(found.len() > 15, "{found:?}");
    found
}

/// The arguments of each call of the program that a page shows.
fn calls(text: &str) -> Vec<Vec<String>> {
    let shells = blocks(text, &["sh", "console"]);
    let lines = shells.iter().flat_map(|block| block.lines());
    let words = lines.filter_map(|line| {
        let line = line.trim().trim_start_matches("$ ");
        let line = line.split(" #").next()?.split([';', '|', '>']).next()?;
        let rest = line.strip_prefix("cargo run --release -- ").or(line.strip_prefix("aloud "))?;
        Some(rest.split_whitespace().map(str::to_string).collect())
    });
    words.collect()
}

#[test]
fn commands_and_flags_that_are_shown_exist() {
    let helps = helps();
    let mut checked = 0;
    for path in documents() {
        let text = std::fs::read_to_string(&path).unwrap();
        for call in calls(&text) {
            let both = call.iter().take(2).cloned().collect::<Vec<_>>().join(" ");
            let help = helps.get(&both).or_else(|| helps.get(call.first().unwrap_or(&both)));
            let help = help.unwrap_or_else(|| panic!("{}: {call:?}", path.display()));
            for word in &call {
                let flag = word.split('=').next().unwrap_or(word);
                if flag.starts_with('-') && flag.len() > 1 {
                    let found =
                        help.contains(&format!("{flag} ")) || help.contains(&format!("{flag},"));
                    assert!(found, "{}: {flag} in {call:?}", path.display());
                }
                if ["tests/", "examples/", "tools/"].iter().any(|dir| word.starts_with(dir)) {
                    assert!(root().join(word).exists(), "{}: {word}", path.display());
                }
            }
            checked += 1;
        }
        // Flags in running text; the changelog may name what is gone.
        let prose = !path.ends_with("CHANGELOG.md");
        for name in names(&text).into_iter().filter(|n| prose && n.starts_with("--")) {
            let flag = name.split(|c: char| c.is_whitespace() || c == '=').next().unwrap_or(name);
            let known = helps.values().any(|help| help.contains(flag)) || OF_OTHERS.contains(&flag);
            assert!(known, "{}: `{name}`", path.display());
        }
    }
    assert!(checked > 30, "the test has lost sight of the examples: {checked}");
}

#[test]
fn every_command_and_every_card_is_told() {
    let page = read("docs/src/commands.md");
    for command in helps().keys().filter(|name| !name.is_empty() && !name.contains(' ')) {
        assert!(page.contains(&format!("`aloud {command}")), "{command}");
    }
    let voices = voices(None).unwrap();
    let cards: Vec<&str> = voices.all().map(|(card, _)| card.name.as_str()).collect();
    let page = read("docs/src/voices.md");
    let told = names(&page);
    assert!(cards.iter().all(|card| told.contains(card)), "{cards:?}");
    let embedded = cards.iter().filter(|card| card.ends_with("-espeak")).count();
    let counted = format!("{embedded} embedded voices");
    assert!(read("README.md").contains(&counted), "{counted}");
}

/// Where a link leads, for those that stay in the repository.
fn targets(text: &str) -> Vec<String> {
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let included = text.split("{{#include ").skip(1).filter_map(|rest| rest.split('}').next());
    let local = links.filter(|link| !link.starts_with("http") && !link.is_empty());
    local.chain(included).map(str::to_string).collect()
}

/// The name by which a heading is linked to.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().replace(' ', "-")
}

#[test]
fn links_lead_somewhere_and_the_summary_has_every_page() {
    let summary = targets(&read("docs/src/SUMMARY.md"));
    for path in documents() {
        let text = std::fs::read_to_string(&path).unwrap();
        for target in targets(&text) {
            let (file, part) = target.split_once('#').unwrap_or((&target, ""));
            let led = match file {
                "" => path.clone(),
                file => path.parent().unwrap().join(file),
            };
            assert!(led.exists(), "{}: {target}", path.display());
            if !part.is_empty() {
                let page = std::fs::read_to_string(&led).unwrap();
                let mut headings = page.lines().filter(|line| line.starts_with('#'));
                assert!(headings.any(|h| anchor(h) == part), "{}: {target}", path.display());
            }
        }
        if let Ok(page) = path.strip_prefix(root().join("docs/src"))
            && page != Path::new("SUMMARY.md")
        {
            let page = page.to_str().unwrap().replace('\\', "/");
            assert!(summary.contains(&page), "{page} is not in the summary");
        }
    }
}

/// Paths that documents name, from the top of the repository. `NAME` stands for what is to come.
#[test]
fn paths_that_are_named_exist() {
    let dirs = ["src/", "tests/", "tools/", "docs/", "voices/", "examples/", "crates/"];
    let mut checked = 0;
    for path in documents().into_iter().filter(|path| !path.ends_with("CHANGELOG.md")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let named = names(&text).into_iter().filter(|n| dirs.iter().any(|dir| n.starts_with(dir)));
        for name in named.filter(|n| !n.contains([' ', '*', '\n']) && !n.contains("NAME")) {
            assert!(root().join(name).exists(), "{}: `{name}`", path.display());
            checked += 1;
        }
    }
    assert!(checked > 30, "the test has lost sight of the paths: {checked}");
}

#[test]
fn the_readme_stays_short() {
    let lines = read("README.md").lines().count();
    assert!(lines <= README_LINES, "{lines} lines; the book has room");
}

/// The names of all properties of a JSON Schema.
fn properties(schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::Object(properties)) = fields.get("properties") {
                found.extend(properties.keys().cloned());
            }
            fields.values().for_each(|value| properties(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| properties(value, found)),
        _ => {}
    }
}

#[test]
fn every_field_of_the_timing_map_is_told() {
    let schema: Value = serde_json::from_str(&read("tests/schema/timing.schema.json")).unwrap();
    let mut fields = Vec::new();
    properties(&schema, &mut fields);
    assert!(fields.len() > 10, "{fields:?}");
    tells("docs/src/timing-map.md", &fields);
}

#[test]
fn every_exit_code_is_told() {
    let world = World::new();
    let help = world.run(&["--help"]).stdout;
    let (_, codes) = help.split_once("Exit codes:").unwrap();
    let numbers: Vec<&str> =
        codes.split([' ', ';', '\n']).filter(|word| word.parse::<u8>().is_ok()).collect();
    assert_eq!(numbers.len(), 9, "{codes}");
    let page = read("docs/src/exit-codes.md");
    for number in numbers {
        assert!(page.contains(&format!("\n| {number} | ")), "{number}");
    }
}
