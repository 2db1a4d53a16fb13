//! The embedded engine through its trait: marks, faults of the workers, odd texts.

use aloud::Kind;
use aloud::internal::speech::espeak::{Environment, Espeak, Settings, Workers};
use aloud::model::{
    Frames, Language, Phones, Pronunciation, PronunciationSource, Sound, SpeakingStyle, Spoken,
    StyleSpan, Take, Timing, Utterance, WordMark,
};
use aloud::speech::SpeechBackend;
use std::path::{Path, PathBuf};
use std::time::Duration;

fn environment(jobs: usize) -> Environment {
    Environment {
        program: env!("CARGO_BIN_EXE_aloud").into(),
        cache: Path::new(env!("CARGO_TARGET_TMPDIR")).join("espeak"),
        jobs,
        patience: Environment::PATIENCE,
    }
}

fn workers(jobs: usize) -> Workers {
    Workers::new(environment(jobs))
}

/// A voice with all else as it is by default.
pub(crate) fn espeak(voice: &str, jobs: usize) -> Espeak {
    let settings = Settings { voice: voice.into(), ..Settings::default() };
    Espeak::new(&settings, &workers(jobs)).unwrap()
}

pub(crate) fn utterance(text: &str) -> Utterance {
    Utterance {
        spoken: Spoken::new(text),
        language: Language::unknown(),
        pronunciations: Vec::new(),
        styles: Vec::new(),
    }
}

pub(crate) fn take(take: aloud::Result<Take>) -> Take {
    let take = take.unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(take.timing, Timing::Measured);
    take
}

fn words(text: &str, marks: &[WordMark]) -> Vec<String> {
    marks.iter().map(|m| text.chars().skip(m.said.start).take(m.said.len()).collect()).collect()
}

/// A word told by its sounds is marked where it is written, and leaves nothing behind: what is spoken
/// after it, brackets too, sounds as it did before.
#[tokio::test]
async fn a_word_told_by_its_sounds_is_marked_and_leaves_no_trace() {
    let voice = espeak("en-us", 1);
    let told = |ipa: &str| {
        let (said, sound) = ((2..6).into(), Phones::Ipa(ipa.into()));
        let pronunciations =
            vec![Pronunciation { said, sound, source: PronunciationSource::Model }];
        Utterance { pronunciations, ..utterance("I live [[h@l]] here, now.") }
    };
    let plain = utterance("Say [[h@l]] and live.");
    let before = take(voice.speak(&plain).await);
    let (verb, adjective) =
        (take(voice.speak(&told("lɪv")).await), take(voice.speak(&told("laɪv")).await));
    assert_eq!(words("I live [[h@l]] here, now.", &verb.marks)[..2], ["I", "live"]);
    assert_eq!(verb.marks.len(), adjective.marks.len());
    assert_ne!(verb.sound, adjective.sound, "the sounds are heard");
    assert_eq!(take(voice.speak(&plain).await), before);
}

/// Structure is heard, and is over where it ends: what is spoken next sounds as it did before.
#[tokio::test]
async fn manners_are_heard_and_leave_no_trace() {
    let voice = espeak("cmn", 1);
    let text = "重庆市（简称渝）是大城市。";
    let formed = |text: &str, said: std::ops::Range<usize>, style| {
        let styles = vec![StyleSpan { said: said.into(), style }];
        Utterance { styles, ..utterance(text) }
    };
    let plain = take(voice.speak(&utterance(text)).await);
    let frames = |take: &Take| match &take.sound {
        Sound::Pcm { samples, .. } => samples.len() as f64,
    };
    let aside = take(voice.speak(&formed(text, 3..8, SpeakingStyle::Aside)).await);
    assert_eq!(words(text, &aside.marks), words(text, &plain.marks));
    let gap = |take: &Take, word: &str| {
        let at = words(text, &take.marks).iter().position(|w| w == word).unwrap();
        let [before, this] = [at - 1, at].map(|i| &take.marks[i].frames);
        (this.0 - before.1).0 * 1000 / 22050
    };
    for word in ["简", "是"] {
        assert!(gap(&plain, word) < 20 && gap(&aside, word) > 50, "a rest before {word}");
    }
    let last = |take: &Take| take.marks.last().unwrap().frames.len().0;
    assert!(last(&aside).abs_diff(last(&plain)) < 60, "it ends with the bracket");
    let heading = take(voice.speak(&formed(text, 0..13, SpeakingStyle::Heading)).await);
    assert!((1.04..1.15).contains(&(frames(&heading) / frames(&plain))), "slower");
    assert_eq!(take(voice.speak(&utterance(text)).await), plain);
    let stern = Settings { voice: "cmn".into(), expressive: false, ..Settings::default() };
    let stern = Espeak::new(&stern, &workers(1)).unwrap();
    assert_eq!(take(stern.speak(&formed(text, 3..8, SpeakingStyle::Aside)).await), plain);
}

/// 、 stands within a list.
#[tokio::test]
async fn marks_within_a_sentence_rest_by_their_strength() {
    let rest = async |voice: &str, text: &str| {
        let take = take(espeak(voice, 1).speak(&utterance(text)).await);
        let mark = text.chars().position(|c| "、，；".contains(c)).unwrap();
        let at = take.marks.iter().position(|m| m.said.start > mark).unwrap();
        let [before, this] = [at - 1, at].map(|i| &take.marks[i].frames);
        (this.0 - before.1).0 * 1000 / 22050
    };
    let mut rests = Vec::new();
    for text in ["他来、我走。", "他来，我走。", "他来；我走。"] {
        rests.push(rest("cmn", text).await);
    }
    assert!(rests.is_sorted_by(|a, b| a + 30 < *b), "{rests:?}");
    assert_eq!(rest("ja", "はい、いいえ。").await, rest("ja", "はい，いいえ。").await);
}

#[tokio::test]
async fn words_are_marked_in_many_languages() {
    for (voice, text, expected) in [
        ("cmn", "“银行行长”说，走吧！", "银行|行长|说|走|吧"),
        ("cmn", "用AI花了3.5%。", "用|AI|花|了3|5"),
        ("yue", "我哋去银行。", "我|哋|去|银行"),
        ("en-us", "Don't stop: the 12,345 of them!", "Don't|stop|the|12|345|of|them"),
        ("en-gb", "(\"Hello\") – world [now]", "Hello|world|now"),
        ("de", "Die Straße, bitte.", "Die|Straße|bitte"),
        ("fr", "L'été arrive ; c'est bon.", "L'été|arrive|c'est|bon"),
        ("es", "¿Dónde está el niño?", "Dónde|está|el|niño"),
        ("it", "Perché no?", "Perché|no"),
        ("pt", "A ação começou.", "A|ação|começou"),
        ("ru", "Добрый день, мир.", "Добрый|день|мир"),
        ("nl", "Goede morgen.", "Goede|morgen"),
        ("pl", "Dzień dobry, świecie.", "Dzień|dobry|świecie"),
        ("tr", "Günaydın dünya.", "Günaydın|dünya"),
        ("ar", "صباح الخير", "صباح|الخير"),
        ("hi", "नमस्ते दुनिया।", "नमस्ते|दुनिया"),
        ("vi", "Xin chào thế giới.", "Xin|chào|thế|giới"),
        ("ko", "안녕 세상.", "안녕|세상"),
        ("id", "Selamat pagi dunia.", "Selamat|pagi|dunia"),
        ("uk", "Добрий день.", "Добрий|день"),
    ] {
        let take = take(espeak(voice, 1).speak(&utterance(text)).await);
        let Sound::Pcm { samples, .. } = &take.sound;
        assert_eq!(words(text, &take.marks).join("|"), expected, "{voice}");
        for pair in take.marks.windows(2) {
            assert!(pair[0].said.end <= pair[1].said.start, "{voice}: {pair:?}");
            assert!(pair[0].frames.1 <= pair[1].frames.0, "{voice}: {pair:?}");
        }
        for mark in &take.marks {
            assert!(mark.frames.0 < mark.frames.1, "{voice}: {mark:?}");
            assert!(mark.frames.1 <= Frames::of(samples), "{voice}: {mark:?}");
        }
    }
}

#[tokio::test]
async fn nothing_is_left_out_of_a_long_clause() {
    let length = async |voice: &str, text: String| {
        let take = take(espeak(voice, 1).speak(&utterance(&text)).await);
        let Sound::Pcm { samples, .. } = take.sound;
        samples.len() as f64
    };
    // Without a stop the library has room for so much only; upstream drops the rest in silence.
    for (voice, unit, few, many) in [
        ("cmn", "城市河流老师学生", 5, 100),
        ("en-us", "777 ", 10, 200),
        ("en-us", "1234567890", 3, 30),
        ("en-us", "WXQZ", 6, 40),
    ] {
        let short = length(voice, unit.repeat(few)).await / few as f64;
        let long = length(voice, unit.repeat(many)).await / many as f64;
        assert!((0.9..1.1).contains(&(long / short)), "{voice} {unit}: {long} after {short}");
    }
}

#[tokio::test]
async fn odd_texts_are_harmless() {
    let engine = espeak("cmn", 1);
    for text in ["", "   ", "……", "\u{0}\u{1}\n", "。"] {
        let take = take(engine.speak(&utterance(text)).await);
        let Sound::Pcm { samples, .. } = take.sound;
        assert!(samples.is_empty() && take.marks.is_empty(), "{text:?}: {}", samples.len());
    }
    let english = espeak("en-us", 1);
    // Were it a command, it would be a faster voice from there on.
    let odd = take(english.speak(&utterance("one \u{1}400S two")).await);
    let plain = take(english.speak(&utterance("one  400S two")).await);
    assert_eq!(odd, plain);
    // Nor is this phoneme input or a tag: it is read as it stands.
    let text = "[[h@l'oU]] <break/> end";
    let marks = take(english.speak(&utterance(text)).await).marks;
    assert_eq!(words(text, &marks).last().map(String::as_str), Some("end"));
    assert!(marks.len() >= 4, "{:?}", words(text, &marks));
}

#[test]
fn a_voice_that_is_not_there_is_named_with_its_neighbours() {
    let settings = Settings { voice: "en-uk".into(), ..Settings::default() };
    let error = Espeak::new(&settings, &workers(1)).unwrap_err();
    assert_eq!(error.kind(), Kind::Usage);
    assert!(error.to_string().contains("\"en-us\""), "{error}");
}

#[test]
fn every_setting_is_in_the_fingerprint() {
    let d = Settings::default;
    let all = [
        d(),
        Settings { voice: "yue".into(), ..d() },
        Settings { variant: Some("f2".into()), ..d() },
        Settings { rate: 1.5, ..d() },
        Settings { pitch: 40, ..d() },
        Settings { range: 40, ..d() },
        Settings { volume: 40, ..d() },
    ];
    let prints: std::collections::HashSet<String> =
        all.iter().map(|s| Espeak::new(s, &workers(1)).unwrap().fingerprint()).collect();
    assert_eq!(prints.len(), all.len());
}

/// A program that is our worker with a fault; the file is worth one.
#[cfg(unix)]
fn faulty(name: &str, fault: &str) -> (Environment, PathBuf) {
    use std::os::unix::fs::PermissionsExt;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (file, script) = (folder.join(format!("{name}.fault")), folder.join(format!("{name}.sh")));
    let (bin, path) = (env!("CARGO_BIN_EXE_aloud"), file.display());
    let text = format!("#!/bin/sh\nALOUD_TEST_ESPEAK_FAULT='{fault}:{path}' exec '{bin}' \"$@\"\n");
    std::fs::write(&script, text).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    std::fs::write(&file, "").unwrap();
    (Environment { program: script, patience: Duration::from_secs(2), ..environment(1) }, file)
}

#[cfg(unix)]
#[tokio::test]
async fn a_crash_and_a_hang_cost_one_request_and_no_more() {
    for fault in ["crash", "hang"] {
        let (environment, file) = faulty(fault, fault);
        let engine = Espeak::new(&Settings::default(), &Workers::new(environment)).unwrap();
        let speak = |text: &'static str| {
            let engine = &engine;
            async move { engine.speak(&utterance(text)).await }
        };
        let (first, second, third) = tokio::join!(speak("一。"), speak("二。"), speak("三。"));
        let error = first.unwrap_err();
        assert_eq!(error.kind(), Kind::Transient, "{error}");
        assert!(second.is_ok() && third.is_ok(), "{fault}: those behind it are spoken");
        assert!(!file.exists());
        assert_eq!(
            take(speak("一。").await),
            take(espeak("cmn", 1).speak(&utterance("一。")).await)
        );
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_request_that_nobody_waits_for_is_dropped() {
    let (environment, _file) = faulty("cancel", "hang");
    let engine = Espeak::new(&Settings::default(), &Workers::new(environment)).unwrap();
    let long = utterance("等");
    let waiting = tokio::time::timeout(Duration::from_millis(300), engine.speak(&long)).await;
    assert!(waiting.is_err());
    // The worker hangs on the first; it is replaced, and the next is spoken.
    assert!(engine.speak(&utterance("走")).await.is_ok());
}

#[cfg(target_os = "linux")]
#[test]
fn a_worker_ends_with_its_parent_even_when_it_hangs() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let (environment, file) = faulty("orphan", "hang");
    let data = aloud::internal::speech::espeak::unpack(&environment.cache).unwrap();
    let mut worker = Command::new(environment.program)
        .args(["__espeak-worker".as_ref(), data.as_os_str()])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = worker.stdin.take().unwrap();
    // A request for the voice `sit/cmn`, an empty text, no trace and no readings.
    let settings = [175, 0, 50, 50, 100];
    let body = [&[7u8, 0, 0, 0][..], b"sit/cmn", &settings, &[0; 4], &[0], &[0; 4]].concat();
    input.write_all(&(body.len() as u32).to_le_bytes()).unwrap();
    input.write_all(&body).unwrap();
    while file.exists() {
        assert!(worker.try_wait().unwrap().is_none(), "it took the request for a request");
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(worker.try_wait().unwrap().is_none(), "it hangs");
    drop(input);
    for _ in 0..400 {
        if worker.try_wait().unwrap().is_some() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    worker.kill().unwrap();
    panic!("the worker outlives its parent");
}
