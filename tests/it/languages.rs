//! An article in several languages: each is spoken by a voice of its own.

use crate::driver::{World, audited, bytes, sample};
use aloud::model::{Manifest, TimingMap};
use std::path::Path;

const BILINGUAL: &str = "zh-en-bilingual.md";

fn manifest(edition: &Path) -> Manifest {
    serde_json::from_slice(&std::fs::read(edition.join("edition.json")).unwrap()).unwrap()
}

/// The shown text and the length, in frames, of what a voice speaks.
fn spoken_by(map: &TimingMap, voice: &str) -> Vec<(String, u64)> {
    let text: Vec<char> = map.head.text.chars().collect();
    let shown = |s: &aloud::model::Cue| {
        let range = s.text.0.index()..s.text.1.index();
        (text[range].iter().collect(), s.frames.len().0)
    };
    map.segments.iter().filter(|s| s.voice == voice).map(shown).collect()
}

#[test]
fn a_passage_is_spoken_by_the_voice_of_its_language() {
    let world = World::new();
    let article = sample(BILINGUAL);
    let edition = world.speak(&[article.to_str().unwrap()]);
    let map = audited(&edition);
    let english = spoken_by(&map, "en-gb-espeak");
    let texts: Vec<_> = english.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "The telescope comes home",
            "“We kept the lens in a fishing box for thirty years.”",
            "“nobody ever asked us to give it back”，",
            "The lens is 25 cm wide, and it was ground by hand.",
            "Two generations of the Mackay family polished it every winter, so that it would be ready \
         when somebody came to ask for it.",
            "The harbour lights will go out at ten, and the sky will do the rest.",
        ]
    );
    let french = spoken_by(&map, "fr-espeak");
    assert_eq!(french.len(), 1);
    assert_eq!(french[0].0, "« La nuit est à ceux qui la regardent et qui savent attendre. »");
    let chinese = spoken_by(&map, "zh-espeak");
    assert_eq!(chinese.len() + english.len() + french.len(), map.segments.len());
    for name in ["Ruth Mackay", "iPhone 17", "GDP", "WTO"] {
        assert!(chinese.iter().any(|(text, _)| text.contains(name)), "{name}");
    }
    let manifest = manifest(&edition);
    assert_eq!(manifest.voice.name, "zh-espeak");
    let others: Vec<_> = manifest.other_voices.iter().map(|v| v.name.as_str()).collect();
    assert_eq!(others, ["en-gb-espeak", "fr-espeak"]);
}

/// A voice has no sound for a script that it cannot read, and says so.
#[test]
fn a_passage_lasts_as_long_as_it_does_alone() {
    let world = World::new();
    let sentence = "We kept the lens in a fishing box for thirty years.";
    world.put("zh.md", format!("# 题目\n\n他说：“{sentence}”大家笑了。\n"));
    world.put("en.md", "The river Li, 漓江风景名胜区, flows through the city, and we saw it.\n");
    world.put("alone-en.md", sentence);
    world.put("alone-zh.md", "漓江风景名胜区\n");
    let length = |voice: &str, args: &[&str]| {
        let spoken = spoken_by(&audited(&world.speak(args)), voice);
        assert_eq!(spoken.len(), 1, "{args:?}");
        spoken[0].1 as f64
    };
    for (whole, alone, voice) in
        [("zh.md", "alone-en.md", "en-gb-espeak"), ("en.md", "alone-zh.md", "zh-espeak")]
    {
        let ratio = length(voice, &[whole]) / length(voice, &[alone]);
        assert!((0.95..1.05).contains(&ratio), "{whole}: {ratio}");
    }
    let wrong = world.run(&["speak", "alone-zh.md", "--voice", "en-gb-espeak"]);
    assert_eq!(wrong.code, Some(3), "{}", wrong.stderr);
    assert!(wrong.stderr.contains("has no sound for"), "{}", wrong.stderr);
}

#[test]
fn one_voice_and_a_named_voice() {
    let world = World::new();
    let article = sample(BILINGUAL);
    let article = article.to_str().unwrap();
    let voices = |args: &[&str]| {
        let edition = world.speak(args);
        audited(&edition);
        let manifest = manifest(&edition);
        let all = std::iter::once(manifest.voice).chain(manifest.other_voices);
        all.map(|v| v.name).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(voices(&[article, "--one-voice"]), "zh-espeak");
    assert_eq!(voices(&[article, "--voice", "tone"]), "tone", "its card names all languages");
    world.put("one.toml", "one_voice = true");
    assert_eq!(voices(&[article, "--config", "one.toml"]), "zh-espeak");
    let named = voices(&[article, "--voice", "en-us-espeak"]);
    assert_eq!(named, "en-us-espeak fr-espeak", "it was asked for");
}

#[test]
fn a_voice_of_another_sample_rate_is_brought_to_the_editions() {
    let world = World::new();
    let card = "name = 'slow'\nbackend = 'tone'\nlanguages = ['zh-Hans']\nlicence = 'x'\n\
                [tone]\nsample_rate = 16000\n";
    world.put("config/aloud/voices/slow.toml", card);
    world.put("a.md", "他说：“We kept the lens in a box.”大家笑了。\n");
    let map = audited(&world.speak(&["a.md"]));
    assert_eq!(map.head.sample_rate.0, 16_000);
    let english = map.segments.iter().find(|s| s.voice == "en-gb-espeak").unwrap();
    // Two seconds, whatever the rate they were made at.
    assert!((16_000..56_000).contains(&english.frames.len().0), "{english:?}");
    assert!(english.words.len() >= 6, "{english:?}");
}

#[test]
fn voices_do_not_depend_on_the_number_of_jobs() {
    let article = sample(BILINGUAL);
    let renders = ["1", "2", "5"].map(|jobs| {
        let world = World::new();
        bytes(&world.speak(&[article.to_str().unwrap(), "--jobs", jobs]))
    });
    assert!(renders[0] == renders[1] && renders[1] == renders[2]);
}

#[test]
fn the_script_shows_who_speaks() {
    let world = World::new();
    let article = sample(BILINGUAL);
    let ran = world.run(&["script", article.to_str().unwrap()]);
    assert!(ran.stdout.contains("paragraph [fr, fr-espeak], then"), "{ran:?}");
    let ran = world.run(&["script", "--json", article.to_str().unwrap()]);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let segments = json["segments"].as_array().unwrap();
    let voice = |language: &str| {
        let of = segments.iter().find(|s| s["language"] == language).unwrap();
        of["voice"].as_str().unwrap().to_string()
    };
    assert_eq!(["zh-Hans", "en", "fr"].map(voice), ["zh-espeak", "en-gb-espeak", "fr-espeak"]);
}

#[test]
fn an_unnamed_voice_is_found() {
    let world = World::new();
    let article = sample(BILINGUAL);
    let edition = world.speak(&[article.to_str().unwrap()]);
    let path = edition.join("edition.json");
    let manifest = std::fs::read_to_string(&path).unwrap().replace("fr-espeak", "de-espeak");
    std::fs::write(&path, manifest).unwrap();
    let ran = world.run(&["verify", edition.to_str().unwrap()]);
    assert_eq!(ran.code, Some(7), "{ran:?}");
    assert!(ran.stdout.contains("does not name the voice fr-espeak"), "{ran:?}");
    assert!(ran.stdout.contains("the voice de-espeak speaks nothing"), "{ran:?}");
}
