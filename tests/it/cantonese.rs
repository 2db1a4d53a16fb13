//! The syllables of Cantonese: what the embedded engine sounds for a character of each.
//!
//! `syllables/cantonese.txt` has a line for each syllable of Jyutping in each of its tones that some
//! character has as its first reading: the syllable, the character, and its sounds as the engine names them.
//! The pairs of syllable and character are from a dictionary that is not the engine's (ToJyutping 3.2,
//! BSD-2-Clause); what the sounds must be is made here from the Jyutping scheme of the Linguistic Society
//! of Hong Kong.

use crate::espeak::{espeak, utterance};
use aloud::speech::SpeechBackend;
use std::collections::BTreeSet;
use std::path::Path;

/// The initials, those of two letters first.
const INITIALS: [&str; 19] = [
    "gw", "kw", "ng", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "w", "z", "c", "s",
    "j",
];

/// The parts of a final before its last consonant.
const NUCLEI: [&str; 22] = [
    "aai", "aau", "aa", "ai", "au", "a", "ei", "eu", "eoi", "eo", "e", "iu", "i", "oe", "oi", "ou",
    "o", "ui", "yu", "u", "m", "ng",
];
const CODAS: [&str; 7] = ["", "m", "n", "ng", "p", "t", "k"];

/// Initial, nucleus and coda.
fn parts(syllable: &str) -> Option<(&str, &str, &str)> {
    let initials = INITIALS.into_iter().filter(|i| syllable.starts_with(i)).chain([""]);
    initials.into_iter().find_map(|initial| {
        let rest = &syllable[initial.len()..];
        let nucleus = NUCLEI
            .into_iter()
            .find(|n| rest.strip_prefix(n).is_some_and(|coda| CODAS.contains(&coda)))?;
        Some((&syllable[..initial.len()], nucleus, &rest[nucleus.len()..]))
    })
}

/// The engine's names of a syllable, as the scheme has them.
fn sounds(syllable: &str) -> Option<Vec<String>> {
    let (initial, nucleus, coda) = parts(syllable)?;
    let initials: &[&str] = match initial {
        "ng" => &["N"],
        // 安 may begin with ng, as with many speakers.
        "" if !matches!(nucleus, "m" | "ng") => &["", "N"],
        other => &[other],
    };
    let finals = match (nucleus, coda) {
        // 唔 is sounded as 五 is.
        ("m", "") => vec!["m".into(), "ng".into()],
        (nucleus, "ng") => vec![format!("{nucleus}ng"), format!("{nucleus}N")],
        (nucleus, coda) => vec![format!("{nucleus}{coda}")],
    };
    let both = |i: &&str| finals.iter().map(move |f| format!("{i}{f}")).collect::<Vec<_>>();
    Some(initials.iter().flat_map(both).collect())
}

#[tokio::test]
async fn every_syllable_is_sounded() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/syllables/cantonese.txt");
    let kept = std::fs::read_to_string(&path).unwrap();
    let voice = espeak("yue", 2);
    let (mut table, mut wrong, mut seen) = (String::new(), Vec::new(), BTreeSet::new());
    for line in kept.lines() {
        let mut columns = line.split_whitespace();
        let (Some(syllable), Some(character)) = (columns.next(), columns.next()) else {
            panic!("{line}");
        };
        let told = voice.phonemes(&utterance(character)).await.unwrap().unwrap();
        let bare = told.trim().replace(['\'', '_', '|'], "");
        let tone: String = bare.chars().filter(char::is_ascii_digit).collect();
        let letters: String = bare.chars().filter(|c| !c.is_ascii_digit()).collect();
        let (plain, number) = syllable.split_at(syllable.len() - 1);
        // The high tone may fall.
        let toned = tone == number || (tone, number) == ("7".into(), "1");
        if !toned || !sounds(plain).is_some_and(|s| s.contains(&letters)) {
            wrong.push(format!("{syllable} {character}: {told}"));
        }
        seen.insert(plain.to_string());
        table += &format!("{syllable:<8}{character} {}\n", told.trim());
    }
    println!("{} syllables, {} with their tones", seen.len(), kept.lines().count());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen.len() > 550);
    assert!(table == kept, "{} differs from what is sounded", path.display());
}
