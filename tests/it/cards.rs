//! Voice cards: those of the README, and those that are made from a service's list.

use crate::asked::{text, world};
use crate::conformance::open;
use crate::driver::World;
use crate::speech_server::{ok, service, wav};
use aloud::config::voices::{IN_THE_PROGRAM, Voices};
use aloud::speech::table::BACKENDS;
use std::collections::BTreeSet;

/// The cards in the README's section on voices.
fn cards_of_the_readme() -> Vec<toml::Table> {
    let readme = include_str!("../../README.md");
    let section = readme.split("\n## ").find(|s| s.starts_with("Bring your own voice")).unwrap();
    let blocks = section.split("```toml\n").skip(1).map(|b| b.split("```").next().unwrap());
    blocks.map(|b| b.parse().unwrap_or_else(|e| panic!("{e}\n{b}"))).collect()
}

#[test]
fn every_card_of_the_readme_loads_and_every_backend_has_one() {
    let world = World::new();
    let folder = world.path("voices");
    let cards = cards_of_the_readme();
    for card in &cards {
        let name = card["name"].as_str().unwrap();
        world.put(&format!("voices/{name}.toml"), card.to_string());
    }
    let voices = Voices::load(Some(&folder)).unwrap_or_else(|e| panic!("{e}"));
    let mut shown = BTreeSet::new();
    for card in &cards {
        let card = voices.find(card["name"].as_str().unwrap()).unwrap();
        let backend = open(&card).unwrap_or_else(|e| panic!("{}: {e}", card.name));
        shown.insert(backend.name().to_string());
        if let Some(fallback) = &card.terms.fallback {
            voices.find(fallback).unwrap_or_else(|e| panic!("{}: {e}", card.name));
        }
    }
    let foreign: BTreeSet<String> =
        BACKENDS.iter().filter(|row| row.foreign).map(|row| row.name.to_string()).collect();
    assert_eq!(shown, foreign);
}

#[test]
fn voices_of_a_service_become_cards() {
    let (server, _) = service(|_, asked| match asked.path.as_str() {
        "/v1/audio/voices" => ok(r#"{"voices":["af_sky","zf_xiaobei"]}"#),
        _ => ok(wav(&text(asked), 24_000)),
    });
    let world = world(&server, "[price]\ncurrency = 'USD'\nper_million_chars = 15.0");
    let ran = world.run(&["voices", "list", "--backend", "openai"]);
    assert!(ran.code == Some(0) && ran.stdout.contains("zf_xiaobei"), "{ran:?}");
    let add = ["voices", "add", "bei", "--from", "desk", "--voice", "zf_xiaobei", "--lang", "zh"];
    let ran = world.run(&add);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let shown = world.run(&["voices", "show", "bei"]).stdout;
    for part in ["zf_xiaobei", "[\"zh\"]", "per_million_chars = 15.0", "key_file"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let ran = world.run(&["voices", "try", "bei"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(world.path("bei.wav").exists());
    assert_eq!(world.run(&add).code, Some(2), "no card is overwritten");
    let unknown = world.run(&["voices", "add", "x", "--from", "desk", "--voice", "nosuch"]);
    assert!(unknown.code == Some(2) && unknown.stderr.contains("af_sky"), "{unknown:?}");
}

/// What speaks unasked is what the table of backends calls a part of this program.
#[test]
fn only_what_is_in_the_program_speaks_unasked() {
    for row in BACKENDS {
        let unasked = IN_THE_PROGRAM.contains(&row.name);
        assert_eq!(unasked, !row.foreign, "{}", row.name);
    }
}
