//! One suite that every backend passes: engines, commands, and every service. A test is called after
//! what it asks of them.

use crate::contracts::{adapter, each};
use crate::driver::PROGRAM;
use aloud::Kind;
use aloud::internal::config::voices;
use aloud::internal::speech;
use aloud::internal::speech::{Environment, Shared};
use aloud::model::{Frames, Language, Sound, Spoken, Take, Timing, Utterance, VoiceCard};
use aloud::speech::SpeechBackend;
use std::any::Any;
use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

struct Case {
    name: String,
    backend: Arc<dyn SpeechBackend>,
    language: Language,
    /// One that it can speak.
    sentence: &'static str,
    /// What must live as long.
    _server: Option<Box<dyn Any>>,
}

const ENGLISH: &str = "The quick brown fox jumps over the lazy dog.";

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

pub fn open(card: &VoiceCard) -> aloud::Result<Arc<dyn SpeechBackend>> {
    speech::open(
        card,
        &Environment {
            program: PROGRAM.into(),
            cache: Path::new(env!("CARGO_TARGET_TMPDIR")).join("espeak"),
            jobs: 2,
            shared: Shared::default(),
            budget: None,
        },
    )
}

/// A card of a backend with this table.
pub fn card_of(backend: &str, settings: &str) -> VoiceCard {
    VoiceCard {
        name: "test".into(),
        backend: backend.into(),
        languages: vec!["en".into()],
        settings: settings.parse().unwrap(),
        ..VoiceCard::default()
    }
}

/// A program that speaks: a hum whose length is that of its input. It swings around zero, since an
/// offset is not sound.
#[cfg(unix)]
const HUMS: &str = "pcm_rate = 8000\n\
    run = ['sh', '-c', 'n=$(wc -c); yes AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ | \
    tr \"Z\\\\n\" \"\\\\300\\\\300\" | head -c $((n * 1280))']";

/// All backends that can be tried without anything from outside.
fn cases() -> Vec<Case> {
    let engines = [
        ("tone", ENGLISH),
        #[cfg(feature = "espeak")]
        ("zh-espeak", "今天下午，河边的图书馆重新开放了。"),
        #[cfg(feature = "espeak")]
        ("en-gb-espeak", ENGLISH),
    ];
    let engines = engines.map(|(voice, sentence)| {
        let card = voices(None).unwrap().find(voice).unwrap();
        let language = card.languages.iter().find_map(|t| Language::parse(t));
        Case {
            name: voice.into(),
            backend: open(&card).unwrap(),
            language: language.unwrap_or_else(Language::unknown),
            sentence,
            _server: None,
        }
    });
    let english = || Language::parse("en").unwrap();
    let services = each().map(|(name, table, answer, _)| {
        let adapter = adapter(name, table, answer);
        Case {
            name: format!("{name}: {table}"),
            backend: adapter.backend.clone(),
            language: english(),
            sentence: ENGLISH,
            _server: Some(Box::new(adapter)),
        }
    });
    #[cfg(unix)]
    let commands = [Case {
        name: "command".into(),
        backend: open(&card_of("command", HUMS)).unwrap(),
        language: english(),
        sentence: ENGLISH,
        _server: None,
    }];
    #[cfg(not(unix))]
    let commands = [];
    engines.into_iter().chain(services).chain(commands).collect()
}

impl Case {
    fn utterance(&self, text: &str) -> Utterance {
        Utterance {
            spoken: Spoken::new(text),
            language: self.language.clone(),
            pronunciations: Vec::new(),
            styles: Vec::new(),
        }
    }

    fn speak(&self, text: &str) -> Take {
        let take = block_on(self.backend.speak(&self.utterance(text)));
        let take = take.unwrap_or_else(|e| panic!("{}: {text:?}: {e}", self.name));
        well_formed(&self.name, text, &take);
        let Sound::Pcm { rate, .. } = &take.sound;
        let told = self.backend.capabilities().sample_rate;
        assert!(told.is_none_or(|told| told == *rate), "{}: {told:?}", self.name);
        take
    }

    /// Frames of the sound of a text.
    fn length(&self, text: &str) -> usize {
        let Sound::Pcm { samples, .. } = self.speak(text).sound;
        samples.len()
    }
}

/// Marks are ordered, apart, inside the text and inside the sound.
fn well_formed(name: &str, text: &str, take: &Take) {
    let Sound::Pcm { rate, samples } = &take.sound;
    assert!((8000..=48000).contains(&rate.0), "{name}: {rate}");
    let characters = text.chars().count();
    let (mut said, mut frames) = (0, Frames(0));
    for mark in &take.marks {
        assert!(mark.said.start >= said && mark.said.start < mark.said.end, "{name}: {mark:?}");
        let fine = mark.frames.0 >= frames && mark.frames.0 <= mark.frames.1;
        assert!(fine, "{name}: {text:?}: {mark:?}");
        (said, frames) = (mark.said.end, mark.frames.1);
    }
    assert!(said <= characters, "{name}: {text:?}: a mark ends past the text");
    assert!(frames <= Frames::of(samples), "{name}: {text:?}: a mark ends past the sound");
}

fn for_each(check: impl Fn(&Case)) {
    cases().iter().for_each(check);
}

#[test]
fn empty_text() {
    for_each(|case| {
        assert_eq!(case.length(""), 0, "{}", case.name);
        for text in [" ", "\n", "…", "!", "“”", "\u{0}\u{1}\u{7f}", "\u{202e}", "\u{fffd}"] {
            case.speak(text);
        }
    });
}

#[test]
fn one_character() {
    for_each(|case| assert!(case.length("a") > 0, "{}", case.name));
}

/// One less than the limit, the limit, and one more: that is the splitter's fault, and still no
/// reason to lose anything or to panic.
#[test]
fn limit_and_its_neighbours() {
    for_each(|case| {
        let limit = case.backend.capabilities().limit;
        let unit = case.sentence.chars().find(|c| c.is_alphabetic()).unwrap().to_string();
        let mut text = String::new();
        while limit.measure(&text) < limit.max() {
            text += if text.len() % 7 == 3 { " " } else { &unit };
        }
        assert!(case.length(&format!("{text}{unit}")) > 0, "{}", case.name);
        assert!(case.length(&text) > 0, "{}", case.name);
        text.pop();
        assert!(case.length(&text) > 0, "{}", case.name);
    });
}

#[test]
fn emoji() {
    for_each(|case| {
        for text in ["🙂", "👩‍👩‍👧", "🇨🇳🇩🇪"] {
            case.speak(text);
        }
        assert!(case.length("go 🙂 now 👍🏽 please") > 0, "{}", case.name);
    });
}

#[test]
fn mixed_scripts() {
    let text = "mixed 中文 and русский и العربية 한국어 ไทย हिन्दी ελληνικά";
    for_each(|case| assert!(case.length(text) > 0, "{}", case.name));
}

#[test]
fn markup_is_said_and_not_obeyed() {
    for_each(|case| {
        for text in
            ["<speak>a</speak> & \"b\"", "a <break time='9s'/> b", "[[h@l'oU]] b", "C:\\x\\y"]
        {
            let length = case.length(text);
            // Nine seconds of rest would show.
            assert!((1..48_000 * 9).contains(&length), "{}: {text}: {length}", case.name);
        }
    });
}

#[test]
fn timing_in_bounds_and_monotone() {
    for_each(|case| {
        let take = case.speak(case.sentence);
        // Whoever tells no words leaves them to `mix`.
        let told = take.marks.len() > 3 || take.timing == Timing::Estimated;
        assert!(told, "{}: {} marks", case.name, take.marks.len());
        case.speak(&format!("{0} {0} {0}", case.sentence));
    });
}

#[test]
fn the_same_text_has_the_same_sound() {
    for_each(|case| {
        let (once, again) = (case.speak(case.sentence), case.speak(case.sentence));
        assert!(once == again && case.length(case.sentence) > 1000, "{}", case.name);
    });
}

/// Calls that nobody waits for are dropped, and those beside them are not disturbed.
#[test]
fn cancellation() {
    for_each(|case| {
        let texts: Vec<String> = (0..12).map(|i| format!("{} {i}", case.sentence)).collect();
        let alone: Vec<_> = texts.iter().map(|text| case.speak(text)).collect();
        let together = block_on(async {
            for i in 0..8 {
                let dropped = case.utterance(&format!("{i} {}", case.sentence));
                let nearly = Duration::from_micros(300);
                let _ = tokio::time::timeout(nearly, case.backend.speak(&dropped)).await;
            }
            let tasks: Vec<_> = texts
                .iter()
                .map(|text| {
                    let (backend, u) = (case.backend.clone(), case.utterance(text));
                    tokio::spawn(async move { backend.speak(&u).await.unwrap() })
                })
                .collect();
            let mut takes = Vec::new();
            for task in tasks {
                takes.push(task.await.unwrap());
            }
            takes
        });
        assert!(alone == together, "{}: calls at once disturb each other", case.name);
    });
}

#[test]
fn every_backend_tells_its_voices_and_what_shapes_its_sound() {
    for_each(|case| {
        assert!(!case.backend.fingerprint().is_empty(), "{}", case.name);
        assert!(!block_on(case.backend.voices()).unwrap().is_empty(), "{}", case.name);
    });
}

/// A card that names no voice, or an unknown setting, is refused before anything is spoken.
fn refuses(backend: &str, settings: &str) {
    let error = open(&card_of(backend, settings)).map(|_| ()).unwrap_err();
    assert_eq!(error.kind(), Kind::Usage, "{settings}: {error}");
}

/// What services say of it is tested in `services`.
#[test]
fn unknown_voice_of_an_engine() {
    refuses("tone", "hertz = 1");
    refuses("tone", "nosuch = 1");
    #[cfg(feature = "espeak")]
    for bad in ["voice = 'nosuch'", "rate = 9.0", "pitch = 100", "variant = 'nosuch'", "nosuch = 1"]
    {
        refuses("espeak", bad);
    }
}

#[test]
fn wrong_tables_of_services_are_refused() {
    for (backend, bad) in [
        ("openai", "voice = 'v'"),
        ("openai", "model = 'm'\nvoice = 'v'\nformat = 'au'"),
        ("openai", "model = 'm'\nvoice = 'v'\nrate = 9.0"),
        ("openai", "model = 'm'\nvoice = 'v'\nbase_url = 'ftp://x'"),
        ("openai", "model = 'm'\nvoice = 'v'\nbase_url = 'http://me:secret@x'"),
        ("openai", "model = 'm'\nvoice = 'v'\nkey = 'sk-in-the-card'"),
        ("azure", "voice = 'v'"),
        ("polly", "region = 'r'\nvoice = 'v'\nengine = 'diesel'"),
        ("volcengine", "app_id = 'a'\nvoice = 'v'\nversion = 2"),
        ("piper", "old = true\nvoice = 'v'"),
        ("coqui", "xtts = true"),
        ("generic", "url = 'http://x/'"),
        ("generic", "url = 'http://x/{text}'\n[answer]\nencoding = 'base32'"),
        ("command", "run = []"),
        ("command", "run = ['x']\nsuffix = '../x'"),
    ] {
        refuses(backend, bad);
    }
}
