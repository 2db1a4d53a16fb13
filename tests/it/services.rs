//! What every adapter does, against a loopback server that speaks its contract, faults included.

use crate::conformance::card_of;
use crate::contracts::*;
use crate::speech_server::{Say, error, hum, json, ok, service, wav, wav_of};
use aloud::Kind;
use aloud::model::{Language, Sound, Spoken, Timing, Utterance};
use serde_json::json as j;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

#[test]
fn words_are_code_points_of_the_said_text() {
    for (name, table, answer, tells) in each() {
        let adapter = adapter(name, table, answer);
        let text = "Don't <b>stop</b> & \"go\", 'now'.";
        let take = adapter.speak(text);
        let expected: Vec<String> = times(text).into_iter().map(|(w, ..)| w).collect();
        if tells {
            assert_eq!(words(text, &take), expected, "{name}");
            assert_eq!(take.timing, Timing::Measured, "{name}");
        } else {
            assert!(take.marks.is_empty() && take.timing == Timing::Estimated, "{name}");
        }
    }
}

#[test]
fn chinese_words_are_code_points_though_offsets_are_bytes() {
    let text = "去北京，A区。";
    for (name, table, answer, tells) in each().filter(|a| a.0 != "kokoro") {
        let adapter = adapter(name, table, answer);
        let take = adapter.speak(text);
        let expected: &[&str] = if tells { &["去", "北", "京", "A", "区"] } else { &[] };
        assert_eq!(words(text, &take), expected, "{name}");
    }
}

#[test]
fn a_text_without_sound_is_not_asked_for() {
    for (name, table, answer, _) in each() {
        let adapter = adapter(name, table, answer);
        for text in ["", " ", "…", "“!”"] {
            let Sound::Pcm { samples, .. } = adapter.speak(text).sound;
            assert!(samples.is_empty(), "{name}");
        }
        assert_eq!(adapter.asked(), 0, "{name}");
    }
}

#[test]
fn wrong_key_is_final_and_not_told() {
    for (name, table, ..) in each().filter(|a| a.1.contains("KEY")) {
        let adapter = adapter(name, table, |_, _| {
            error(
                "401 Unauthorized",
                j!({ "error": { "message": format!("Incorrect API key: {KEY}") } }),
            )
        });
        let e = adapter.error("Hello there.");
        assert_eq!((e.kind(), adapter.asked()), (Kind::Refused, 1), "{name}: {e}");
        assert!(e.to_string().contains("401"), "{name}: {e}");
        let log = adapter.log.lock().unwrap();
        assert!(log.iter().all(|a| (a.head.clone() + &a.text()).contains(KEY)), "{name}: used");
    }
}

#[test]
fn a_key_that_is_not_there_is_a_wrong_configuration() {
    let table = "base_url = 'BASE'\nvoice = 'v'\nkey_env = 'ALOUD_TEST_NOTHING'";
    let adapter = adapter("elevenlabs", table, elevenlabs);
    let e = adapter.error("Hello.");
    assert!(e.kind() == Kind::Usage && e.to_string().contains("ALOUD_TEST_NOTHING"), "{e}");
    assert_eq!(adapter.asked(), 0);
}

#[test]
fn errors_drops_and_cut_bodies_are_tried_again() {
    type Fault = fn(Vec<u8>) -> Say;
    let faults: [Fault; 4] = [
        |_| error("500 Internal Server Error", j!({ "message": "oops" })),
        |_| Say::Drop,
        |body| Say::Cut(body, 300),
        |_| Say::Answer("429 Too Many Requests", "Retry-After: 0", b"{}".to_vec()),
    ];
    for (name, table, answer, _) in each() {
        for fault in faults {
            let adapter = adapter(name, table, move |n, asked| {
                let good = answer(n, asked);
                match (n, good) {
                    // Voices are listed first by one of them.
                    (_, good) if asked.method == "GET" => good,
                    (0 | 1, Say::Answer(_, _, body))
                        if n == usize::from(name == "piper" && asked.path != "/") =>
                    {
                        fault(body)
                    }
                    (_, good) => good,
                }
            });
            let Sound::Pcm { samples, .. } = adapter.speak("Hello there, all of you.").sound;
            assert!(samples.len() > 8000, "{name}");
        }
    }
}

#[test]
fn silent_empty_and_garbled_answers_are_asked_again_and_reported_with_the_text() {
    let table = "base_url = 'BASE'\nmodel = 'm'\nvoice = 'v'";
    for (body, why) in [
        (wav_of(&[0; 24_000], 24_000), "silent"),
        (wav_of(&[], 24_000), "no sound"),
        (b"<html>moved</html>".to_vec(), "not sound but text"),
        ([0xc3, 0x28, 0xff, 0x00, 0x80].repeat(40), "decoded"),
        (wav_of(&vec![i16::MAX; 40_000], 24_000), "clipped"),
        (wav("a", 24_000), "expected"),
        (Vec::new(), "empty"),
    ] {
        let adapter = adapter("openai", table, move |_, _| ok(body.clone()));
        let text = "A sentence of some length that takes a while to say.";
        let e = adapter.error(text);
        assert!(e.to_string().contains(why), "{why}: {e}");
        if why == "not sound but text" {
            // Who has never sent sound says why, and asking again does not help.
            assert_eq!((e.kind(), adapter.asked()), (Kind::Refused, 1), "{why}: {e}");
            continue;
        }
        assert_eq!((e.kind(), adapter.asked()), (Kind::Transient, 2), "{why}: {e}");
        assert!(e.to_string().contains(text), "{why}: {e}");
    }
}

#[test]
fn voices_are_listed() {
    for (name, table, answer, _) in each() {
        let adapter = adapter(name, table, answer);
        let voices = block_on(adapter.backend.voices()).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(
            !voices.is_empty() && voices.iter().all(|v| !v.id.is_empty() || name == "generic"),
            "{name}"
        );
    }
}

#[test]
fn every_format_is_heard() {
    // A sound that this test can make in every format without other programs is WAV; Opus is
    // checked under `audio::decode`. Other programs make the others, where they are.
    for (format, arguments) in [
        ("mp3", &["-c:a", "libmp3lame"][..]),
        ("flac", &["-c:a", "flac"]),
        ("aac", &["-c:a", "aac"]),
        ("ogg", &["-c:a", "libvorbis"]),
        ("opus", &["-c:a", "libopus"]),
        ("m4a", &["-c:a", "aac"]),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let (from, to) = (dir.path().join("a.wav"), dir.path().join(format!("a.{format}")));
        let text = "Hello there, this is a test.";
        std::fs::write(&from, wav(text, 24_000)).unwrap();
        let ran = std::process::Command::new("ffmpeg")
            .args(["-v", "error", "-i"])
            .arg(&from)
            .args(arguments)
            .arg(&to)
            .status();
        match ran {
            Ok(status) if status.success() => {}
            _ => {
                crate::driver::skipped(&format!("no ffmpeg that makes {format}"));
                continue;
            }
        }
        let pcm = aloud::internal::audio::decode(std::fs::read(&to).unwrap()).unwrap();
        let seconds = pcm.samples.len() as f64 / f64::from(pcm.rate.0);
        let expected = hum(text, 24_000).len() as f64 / 24_000.0;
        assert!((seconds - expected).abs() < 0.12, "{format}: {seconds} of {expected}");
        let power: f64 = pcm.samples.iter().map(|s| f64::from(*s) * f64::from(*s)).sum();
        let level = (power / pcm.samples.len() as f64).sqrt();
        assert!((5700.0..6800.0).contains(&level), "{format}: {level}, a hum of 9000 has 6364");
    }
}

#[test]
fn unknown_voice_is_final_and_the_service_is_quoted() {
    for (name, table, ..) in each() {
        let adapter = adapter(name, table, |_, asked| match asked.path.as_str() {
            // Piper does not say so itself; its list does.
            "/voices" => json(j!({ "another": {} })),
            _ => error("404 Not Found", j!({ "message": "another voice, please" })),
        });
        let e = adapter.error("Hello.");
        assert_eq!((e.kind(), adapter.asked()), (Kind::Refused, 1), "{name}: {e}");
        assert!(e.to_string().contains("another"), "{name}: {e}");
    }
}

const PLAIN: &str = "model = 'm'\nvoice = 'v'\nbase_url = ";

#[test]
fn requests_in_flight_never_pass_the_limit() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (present, peak) = (now.clone(), most.clone());
    let (server, log) = service(move |n, asked| {
        peak.fetch_max(present.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(15));
        present.fetch_sub(1, Ordering::SeqCst);
        match n % 4 {
            1 => error("500 Internal Server Error", j!({})),
            _ => openai(n, asked),
        }
    });
    let mut card = card_of("openai", &format!("{PLAIN}'{}'", server.url("")));
    card.terms.limits.concurrency = Some(3);
    let backend = opened(&card);
    block_on(async {
        let tasks: Vec<_> = (0..24)
            .map(|i| {
                let spoken = Spoken::new(format!("Sentence {i}."));
                let language = Language::parse("en").unwrap();
                let u =
                    Utterance { spoken, language, pronunciations: Vec::new(), styles: Vec::new() };
                let backend = backend.clone();
                tokio::spawn(async move { backend.speak(&u).await.map(|_| ()) })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap_or_else(|e| panic!("{e}"));
        }
    });
    assert!(log.lock().unwrap().len() > 30, "failed ones were asked for again");
    assert_eq!(most.load(Ordering::SeqCst), 3, "as many as are allowed, and no more");
}

#[test]
fn retry_after_is_waited_for() {
    let table = "base_url = 'BASE'\nmodel = 'm'\nvoice = 'v'";
    let adapter = adapter("openai", table, |n, asked| match n {
        0 => Say::Answer("429 Too Many Requests", "Retry-After: 1", b"{}".to_vec()),
        _ => openai(n, asked),
    });
    let begun = Instant::now();
    adapter.speak("Hello.");
    assert!((1.0..3.0).contains(&begun.elapsed().as_secs_f64()), "{:?}", begun.elapsed());
}

#[test]
fn a_late_answer_is_asked_for_again_where_the_card_allows_it() {
    let (server, log) = service(|n, asked| {
        if n == 12 {
            std::thread::sleep(Duration::from_secs(4));
        }
        openai(n, asked)
    });
    let mut card = card_of("openai", &format!("{PLAIN}'{}'", server.url("")));
    card.terms.retry.hedge = true;
    let adapter = Adapter { backend: opened(&card), log, _server: server };
    // A busy machine may be late itself: enough come first, in any case.
    let begun = Instant::now();
    while adapter.asked() < 14 {
        adapter.speak("Hello.");
    }
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
}
