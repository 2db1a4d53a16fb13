//! Syllables of Mandarin in company: tones that change, weak syllables, 儿; and Cantonese, where none changes.

use crate::driver::World;
use crate::espeak::{espeak, take, utterance};
use crate::sounds::Heard;
use aloud::model::{Phones, Pronunciation, PronunciationSource, Sound, Syllable, Utterance};
use aloud::speech::SpeechBackend;

/// What the engine was given for each text, without the signs of rhythm.
fn given(language: &str, texts: &[&str]) -> Vec<String> {
    let world = World::new();
    let file = world.put("lines.txt", texts.join("\n"));
    let ran = world.run(&["pronounce", "--phonemes", "--lang", language, file.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let told = ran.stdout.lines().skip(1).step_by(2);
    told.map(|line| line.trim().replace(['|', '_', '\'', ','], "")).collect()
}

/// The tones of a text as the engine names them, without the letters.
fn tones(sounds: &str) -> String {
    let words = sounds.split_whitespace().map(|word| word.chars().filter(char::is_ascii_digit));
    words.map(String::from_iter).collect::<Vec<String>>().join(" ")
}

/// A text, and the tones of its syllables: 55, 35, 214 and 51, and 11 for a weak one.
const TONES: &[(&str, &str)] = &[
    // 一 before the fourth tone, before others, counted, at the end, between two of a verb.
    ("一个", "35 51"),
    ("一样", "35 51"),
    ("一天", "51 55"),
    ("一年", "51 35"),
    ("一起", "51 214"),
    ("第一课", "51 55 51"),
    ("十一", "35 55"),
    ("统一", "214 55"),
    ("走一走", "214 11 214"),
    // 不 before the fourth tone, before others, between two of a verb.
    ("不对", "35 51"),
    ("不看", "35 51"),
    ("不听", "51 55"),
    ("不来", "51 35"),
    ("不好", "51 214"),
    ("来不来", "35 11 35"),
    // Weak syllables.
    ("妈妈", "55 11"),
    ("桌子", "55 11"),
    ("我们", "214 11"),
    ("走了", "214 11"),
    ("红的", "35 11"),
    ("石头", "35 11"),
    ("看着", "51 11"),
    // 儿 is a syllable of its own in this voice, and weak; it is never left out, nor read as in 儿子.
    ("玩儿", "35 11"),
    ("哪儿", "214 11"),
    ("事儿", "51 11"),
    ("儿子", "35 11"),
    ("女儿", "214 35"),
    // A sign that repeats the character before it.
    ("佐々木", "214 214 51"),
    ("人々", "35 35"),
    ("人〻", "35 35"),
];

#[test]
fn tones_change_in_company() {
    let texts: Vec<&str> = TONES.iter().map(|(text, _)| *text).collect();
    let told = given("zh", &texts);
    let mut wrong = Vec::new();
    for ((text, right), sounds) in TONES.iter().zip(&told) {
        println!("{text} {sounds}");
        if tones(sounds) != *right || sounds.contains('(') {
            wrong.push(format!("{text}: {sounds}, not {right}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// In Cantonese neither 一 nor 不 nor two rising tones change.
#[test]
fn tones_stay_in_cantonese() {
    let pairs = [
        ("一個", "一"),
        ("一年", "一"),
        ("唔對", "唔"),
        ("唔好", "唔"),
        ("好好", "好"),
        ("你哋", "你"),
    ];
    for (text, first) in pairs {
        let told = given("yue", &[text, first]);
        let alone = told[1].split_whitespace().next().unwrap();
        println!("{text} {}", told[0]);
        assert!(told[0].starts_with(alone), "{text}: {told:?}");
    }
}

/// A word of syllables in Pinyin.
fn word(pinyin: &str) -> Utterance {
    let syllables: Vec<_> = pinyin.split(' ').map(|s| Syllable::parse(s).unwrap()).collect();
    let said = 0..syllables.len();
    let text = "字".repeat(said.end);
    let sound = Phones::Pinyin(syllables);
    Utterance {
        pronunciations: vec![Pronunciation {
            said: said.into(),
            sound,
            source: PronunciationSource::Character,
        }],
        ..utterance(&text)
    }
}

/// The engine is given the third tone, and sounds a rising one before another third.
#[tokio::test]
async fn a_third_tone_rises_before_another() {
    let voice = espeak("cmn", 2);
    let mut wrong = Vec::new();
    for first in ["ma", "li", "wu", "ge", "bao", "yu", "xiang", "lao", "mei", "shui", "zuo", "you"]
    {
        let mut heard = Vec::new();
        for pair in [format!("{first}3 ma3"), format!("{first}2 ma3"), format!("{first}3 ma1")] {
            let Sound::Pcm { samples, rate } = take(voice.speak(&word(&pair)).await).sound;
            heard.push(Heard::new(&samples[..samples.len() / 2], rate.0).melody());
        }
        let [before_third, second, before_first] = &heard[..] else { unreachable!() };
        let apart = |a: &[f64; 3], b: &[f64; 3]| (a[2] - b[2]).abs() + (a[1] - b[1]).abs();
        println!("{first}: {heard:.0?}");
        if apart(before_third, second) >= apart(before_third, before_first) {
            wrong.push(first);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}
