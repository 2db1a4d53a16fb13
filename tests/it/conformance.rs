//! One suite that every backend passes.

use crate::driver::PROGRAM;
use aloud::Kind;
use aloud::config::voices::Voices;
use aloud::model::language::Language;
use aloud::model::spoken::Spoken;
use aloud::model::voice::{Sound, Take, Timing, Utterance, VoiceCard};
use aloud::speech::backend::{Environment, Shared, SpeechBackend};
use aloud::speech::table;
use std::future::Future;
use std::sync::Arc;

struct Case {
    _cache: tempfile::TempDir,
    backend: Arc<dyn SpeechBackend>,
    language: Language,
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

pub fn open(card: &VoiceCard, cache: &std::path::Path) -> aloud::Result<Arc<dyn SpeechBackend>> {
    table::open(
        card,
        &Environment {
            program: PROGRAM.into(),
            cache: cache.into(),
            jobs: 2,
            shared: Shared::default(),
            purse: None,
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

impl Case {
    fn new(voice: &str) -> Self {
        let cache = tempfile::tempdir().unwrap();
        let card = Voices::load(None).unwrap().find(voice).unwrap();
        let backend = open(&card, cache.path()).unwrap();
        let language = card.languages.iter().find_map(|t| Language::parse(t));
        Case { _cache: cache, backend, language: language.unwrap_or_else(Language::unknown) }
    }

    fn utterance(&self, text: &str) -> Utterance {
        Utterance {
            spoken: Spoken::new(text),
            language: self.language.clone(),
            readings: Vec::new(),
        }
    }

    fn speak(&self, text: &str) -> Take {
        let take = block_on(self.backend.speak(&self.utterance(text)));
        let take = take.unwrap_or_else(|e| panic!("{text:?}: {e}"));
        well_formed(text, &take);
        let Sound::Pcm { rate, .. } = &take.sound;
        let told = self.backend.capabilities().sample_rate;
        assert!(told.is_none_or(|told| told == *rate), "{told:?}");
        take
    }
}

/// Marks are ordered, apart, inside the text and inside the sound.
fn well_formed(text: &str, take: &Take) {
    let Sound::Pcm { rate, samples } = &take.sound;
    assert!((8000..=48000).contains(&rate.0), "{rate}");
    let characters = text.chars().count();
    let (mut said, mut frames) = (0, 0);
    for mark in &take.marks {
        assert!(mark.said.start >= said && mark.said.start < mark.said.end, "{text:?}: {mark:?}");
        assert!(mark.frames.start >= frames && mark.frames.start <= mark.frames.end, "{mark:?}");
        (said, frames) = (mark.said.end, mark.frames.end);
    }
    assert!(said <= characters, "{text:?}: a mark ends past the text");
    assert!(frames <= samples.len() as u64, "{text:?}: a mark ends past the sound");
}

fn length(take: &Take) -> usize {
    let Sound::Pcm { samples, .. } = &take.sound;
    samples.len()
}

fn suite(voice: &str, sentence: &str) {
    pass(Case::new(voice), sentence);
}

/// The suite for a backend of any kind.
pub fn passes(backend: &Arc<dyn SpeechBackend>, language: &str, sentence: &str) {
    let cache = tempfile::tempdir().unwrap();
    let language = Language::parse(language).unwrap();
    pass(Case { _cache: cache, backend: backend.clone(), language }, sentence);
}

fn pass(case: Case, sentence: &str) {
    assert_eq!(length(&case.speak("")), 0, "an empty text has no sound");
    for text in [" ", "\n", "…", "!", "“”", "🙂", "\u{0}\u{1}\u{7f}", "\u{202e}", "\u{fffd}"]
    {
        case.speak(text);
    }
    assert!(length(&case.speak("a")) > 0, "one character");
    for text in ["<speak>a</speak> & \"b\"", "a <break time='9s'/> b", "[[h@l'oU]] b", "C:\\x\\y"] {
        assert!(length(&case.speak(text)) > 0, "{text}");
    }
    case.speak("mixed 中文 and русский и العربية 한국어 ไทย हिन्दी ελληνικά");

    let take = case.speak(sentence);
    // Whoever tells no words leaves them to `mix`.
    let told = take.marks.len() > 3 || take.timing == Timing::Estimated;
    assert!(length(&take) > 1000 && told, "{sentence}: {} marks", take.marks.len());
    assert_eq!(take, case.speak(sentence), "the same text, the same sound");

    let limit = case.backend.capabilities().limit;
    let unit = sentence.chars().find(|c| c.is_alphabetic()).unwrap().to_string();
    let mut text = String::new();
    while limit.measure(&text) < limit.max() {
        text += if text.len() % 7 == 3 { " " } else { &unit };
    }
    case.speak(&text);
    // A character more is the splitter's fault, and still no reason to lose anything or to panic.
    let more = format!("{text}{unit}");
    assert!(length(&case.speak(&more)) > 0);
    text.pop();
    case.speak(&text);

    // Many at once, and some that nobody waits for.
    let alone: Vec<_> = (0..24).map(|i| case.speak(&format!("{sentence} {i}"))).collect();
    let together = block_on(async {
        let dropped: Vec<_> = (0..8).map(|i| case.utterance(&format!("{i} {sentence}"))).collect();
        for u in &dropped {
            let nearly = std::time::Duration::from_micros(300);
            let _ = tokio::time::timeout(nearly, case.backend.speak(u)).await;
        }
        let tasks: Vec<_> = (0..24)
            .map(|i| {
                let (backend, u) =
                    (case.backend.clone(), case.utterance(&format!("{sentence} {i}")));
                tokio::spawn(async move { backend.speak(&u).await.unwrap() })
            })
            .collect();
        let mut takes = Vec::new();
        for task in tasks {
            takes.push(task.await.unwrap());
        }
        takes
    });
    assert_eq!(alone, together, "calls at once do not disturb each other");

    assert!(!case.backend.fingerprint().is_empty());
    assert!(!block_on(case.backend.voices()).unwrap().is_empty());
}

/// A card that names no voice, or an unknown setting, is refused before anything is spoken.
fn refuses(backend: &str, settings: &str) {
    let cache = tempfile::tempdir().unwrap();
    let card = card_of(backend, settings);
    let error = open(&card, cache.path()).map(|_| ()).unwrap_err();
    assert_eq!(error.kind(), Kind::Usage, "{settings}: {error}");
}

#[test]
fn tone() {
    suite("tone", "The quick brown fox jumps over the lazy dog.");
    refuses("tone", "hertz = 1");
    refuses("tone", "nosuch = 1");
}

#[cfg(feature = "espeak")]
#[test]
fn espeak() {
    suite("zh-espeak", "今天下午，河边的图书馆重新开放了。");
    suite("en-gb-espeak", "The quick brown fox jumps over the lazy dog.");
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
