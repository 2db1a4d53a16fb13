//! The real report in `../shared/articles`: rendered, audited, and measured by other programs.

use crate::driver::{World, audited, shared, skipped};
use std::path::Path;
use std::process::Command;

/// What another program says of a file; `None`, aloud, where it is not installed.
fn ask(program: &str, args: &[&str], file: &Path) -> Option<String> {
    match Command::new(program).args(args).arg(file).output() {
        Ok(out) if out.status.success() => {
            Some(String::from_utf8_lossy(&out.stdout).trim().to_string())
        }
        Ok(out) => panic!("{program} refuses {}: {out:?}", file.display()),
        Err(_) => {
            skipped(&format!("{program} is not installed"));
            None
        }
    }
}

#[cfg(feature = "espeak")]
#[test]
fn renders_and_other_programs_agree_on_its_length() {
    let Some(folder) = shared("articles") else { return };
    assert!(std::fs::read_dir(&folder).unwrap().count() > 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let world = World::new();
        let input = entry.unwrap().path();
        let edition = world.speak(&[input.to_str().unwrap()]);
        let map = audited(&edition);
        assert!(map.segments.len() > 30, "{} segments", map.segments.len());
        let words: usize = map.segments.iter().map(|s| s.words.len()).sum();
        assert!(words > 800, "{words} words");
        let wav = edition.join("audio.wav");
        let (rate, frames) = (map.head.sample_rate.0.to_string(), map.head.frames.to_string());
        if let Some(said) = ask("soxi", &["-r"], &wav) {
            assert_eq!(said, rate);
        }
        if let Some(said) = ask("soxi", &["-s"], &wav) {
            assert_eq!(said, frames);
        }
        let probe =
            ["-v", "error", "-of", "csv=p=0", "-show_entries", "stream=sample_rate,duration_ts"];
        if let Some(said) = ask("ffprobe", &probe, &wav) {
            assert_eq!(said, format!("{rate},{frames}"));
        }
    }
}

#[test]
fn every_character_of_it_is_accounted_for() {
    let Some(folder) = shared("articles") else { return };
    assert!(std::fs::read_dir(&folder).unwrap().count() > 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let world = World::new();
        let input = entry.unwrap().path();
        let map = audited(&world.speak(&[input.to_str().unwrap(), "--voice", "tone"]));
        let shown: String = map.head.text.split_whitespace().collect();
        let source = std::fs::read_to_string(&input).unwrap();
        assert_eq!(shown, source.split_whitespace().collect::<String>());
    }
}
