//! Every adapter against a loopback server that speaks its contract, faults included. A test is
//! called after the trap that it stands for.

use crate::conformance::{card_of, open, passes};
use crate::server::Server;
use crate::speech_server::{
    Asked, Log, Say, base64, error, hum, json, ok, pcm, service, wav, wav_of,
};
use aloud::Kind;
use aloud::model::language::Language;
use aloud::model::pace;
use aloud::model::spoken::Spoken;
use aloud::model::voice::{Limit, Sound, Take, Timing, Utterance, VoiceCard};
use aloud::speech::backend::SpeechBackend;
use serde_json::{Value, json as j};
use std::future::Future;
use std::sync::Arc;

/// A variable that every environment has stands in for the key; tests must not set any.
const KEY_ENV: &str = "CARGO_MANIFEST_DIR";
const KEY: &str = env!("CARGO_MANIFEST_DIR");

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

/// An adapter before a server.
struct Adapter {
    backend: Arc<dyn SpeechBackend>,
    log: Log,
    _server: Server,
}

/// The card of a backend with this table; `BASE` and `KEY` stand for the server and the key.
/// What fails, fails quickly.
fn adapter(
    backend: &str,
    table: &str,
    answer: impl Fn(usize, &Asked) -> Say + Send + Sync + 'static,
) -> Adapter {
    let (server, log) = service(answer);
    let table = table.replace("BASE", &server.url("")).replace("KEY", KEY_ENV);
    let mut card = card_of(backend, &table);
    card.terms.retry.tries = 2;
    card.terms.retry.patience_s = 2.0;
    card.terms.retry.timeout_s = 5.0;
    Adapter { backend: opened(&card), log, _server: server }
}

fn opened(card: &VoiceCard) -> Arc<dyn SpeechBackend> {
    open(card, std::path::Path::new("unused")).unwrap_or_else(|e| panic!("{e}"))
}

impl Adapter {
    fn try_speak(&self, text: &str) -> aloud::Result<Take> {
        let language = Language::parse(if text.is_ascii() { "en" } else { "zh" }).unwrap();
        let utterance = Utterance { spoken: Spoken::new(text), language, readings: Vec::new() };
        block_on(self.backend.speak(&utterance))
    }

    fn speak(&self, text: &str) -> Take {
        self.try_speak(text).unwrap_or_else(|e| panic!("{text:?}: {e}"))
    }

    fn error(&self, text: &str) -> aloud::Error {
        let error = self.try_speak(text).map(|_| ()).unwrap_err();
        assert!(!error.to_string().contains(KEY), "the key is told: {error}");
        error
    }

    fn asked(&self) -> usize {
        self.log.lock().unwrap().len()
    }

    fn last(&self) -> Asked {
        self.log.lock().unwrap().last().unwrap().clone()
    }
}

/// The words of a take, as text.
fn words(text: &str, take: &Take) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    take.marks.iter().map(|m| chars[m.said.clone()].iter().collect()).collect()
}

/// Words of a text, each a fifth of a second: (word, start, end).
fn times(text: &str) -> Vec<(String, f64, f64)> {
    let chars: Vec<char> = text.chars().collect();
    let word = |(i, w): (usize, std::ops::Range<usize>)| {
        (chars[w].iter().collect(), 0.2 * i as f64, 0.2 * (i + 1) as f64)
    };
    pace::words(text).into_iter().enumerate().map(word).collect()
}

// ---- what each service answers when all is well --------------------------------------------

fn openai(_: usize, asked: &Asked) -> Say {
    if asked.method == "GET" {
        return json(j!({ "voices": ["zf_xiaobei", "af_sky"] }));
    }
    let body = asked.json();
    let text = body["input"].as_str().unwrap_or_default().to_string();
    match body["stream_format"].as_str() {
        Some("sse") => {
            let bytes = wav(&text, 24_000);
            let parts = bytes.chunks(5000).map(|c| {
                format!("data: {}\n\n", j!({ "type": "speech.audio.delta", "audio": base64(c) }))
            });
            let end = format!("data: {}\n\n", j!({ "type": "speech.audio.done", "usage": {} }));
            ok(parts.chain([end]).collect::<String>())
        }
        _ => ok(wav(&text, 24_000)),
    }
}

fn kokoro(_: usize, asked: &Asked) -> Say {
    if asked.method == "GET" {
        return openai(0, asked);
    }
    let text = asked.json()["input"].as_str().unwrap_or_default().to_string();
    let timestamps = match text.is_ascii() {
        true => times(&text)
            .iter()
            .map(|(w, a, b)| j!({ "word": w, "start_time": a, "end_time": b }))
            .collect(),
        false => Value::Null,
    };
    json(
        j!({ "audio": base64(&wav(&text, 24_000)), "audio_format": "wav", "timestamps": timestamps }),
    )
}

fn elevenlabs(_: usize, asked: &Asked) -> Say {
    if asked.method == "GET" {
        return json(
            j!({ "voices": [{ "voice_id": "v1", "name": "Ada", "labels": { "language": "en" } }] }),
        );
    }
    let text = asked.json()["text"].as_str().unwrap_or_default().to_string();
    let list: Vec<String> = text.chars().map(String::from).collect();
    let step = hum(&text, 1000).len() as f64 / 1000.0 / list.len() as f64;
    let at = |i: usize| i as f64 * step;
    json(j!({
        "audio_base64": base64(&pcm(&text, 24_000)),
        "alignment": {
            "characters": list,
            "character_start_times_seconds": (0..list.len()).map(at).collect::<Vec<_>>(),
            "character_end_times_seconds": (1..=list.len()).map(at).collect::<Vec<_>>(),
        },
        "normalized_alignment": { "characters": ["x"], "character_start_times_seconds": [0.0],
            "character_end_times_seconds": [0.1] },
    }))
}

/// The text of an SSML document.
fn text_of(ssml: &str) -> String {
    let mut text = String::new();
    let mut rest = ssml;
    while let Some(at) = rest.find('<') {
        text += &rest[..at];
        rest = &rest[at..][rest[at..].find('>').expect("a tag ends") + 1..];
    }
    text += rest;
    for (entity, c) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
    {
        text = text.replace(entity, c);
    }
    text
}

fn azure(_: usize, asked: &Asked) -> Say {
    if asked.method == "GET" {
        return json(
            j!([{ "ShortName": "zh-CN-XiaoxiaoNeural", "Locale": "zh-CN", "LocalName": "晓晓" }]),
        );
    }
    if asked.header("user-agent").is_none_or(|a| a.is_empty() || a.len() > 255) {
        return error("400 Bad Request", j!({ "message": "User-Agent is missing" }));
    }
    ok(wav(&text_of(&asked.text()), 24_000))
}

fn google(_: usize, asked: &Asked) -> Say {
    if asked.method == "GET" {
        return json(j!({ "voices": [{ "name": "cmn-CN-A", "languageCodes": ["cmn-CN"] }] }));
    }
    let body = asked.json();
    let ssml = body["input"]["ssml"].as_str().unwrap_or_default().to_string();
    if ssml.len() > 5000 {
        return error("400 Bad Request", j!({ "error": { "message": "longer than 5000 bytes" } }));
    }
    let text = text_of(&ssml);
    let points: Vec<Value> = (0..ssml.matches("<mark").count())
        .map(|i| j!({ "markName": i.to_string(), "timeSeconds": 0.1 * i as f64 }))
        .collect();
    json(j!({ "audioContent": base64(&wav(&text, 24_000)), "timepoints": points }))
}

fn polly(_: usize, asked: &Asked) -> Say {
    if asked.method == "GET" {
        return json(
            j!({ "Voices": [{ "Id": "Zhiyu", "LanguageCode": "cmn-CN", "LanguageName": "Chinese" }] }),
        );
    }
    let body = asked.json();
    let text = body["Text"].as_str().unwrap_or_default().to_string();
    let signed = asked.header("authorization").unwrap_or_default();
    if !signed.starts_with("AWS4-HMAC-SHA256 Credential=") {
        return error("403 Forbidden", j!({ "message": "not signed" }));
    }
    if body["OutputFormat"] == "pcm" {
        return ok(pcm(&text, 16_000));
    }
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(b, _)| b);
    let lines = pace::words(&text).into_iter().enumerate().map(|(i, w)| {
        let (start, end) = (byte(w.start), byte(w.end));
        let mark = j!({ "time": 150 * i, "type": "word", "start": start, "end": end, "value": text[start..end] });
        format!("{mark}\n")
    });
    ok(lines.collect::<String>())
}

fn piper(_: usize, asked: &Asked) -> Say {
    match (asked.method.as_str(), asked.path.as_str()) {
        ("GET", "/voices") => {
            json(j!({ "en_tiny": { "language": { "code": "en_US", "name_english": "English" } } }))
        }
        (_, "/synthesize") => {
            let text = asked.json()["text"].as_str().unwrap_or_default().to_string();
            match text.is_empty() {
                true => error("500 Internal Server Error", j!("No text provided")),
                false => ok(wav(&text, 22_050)),
            }
        }
        (_, "/") => ok(wav(&asked.text(), 22_050)),
        _ => error("404 Not Found", j!("")),
    }
}

fn form(asked: &Asked, name: &str) -> String {
    let body = asked.text();
    let pairs = url::form_urlencoded::parse(body.as_bytes());
    pairs.into_owned().find(|(n, _)| n == name).map(|(_, v)| v).unwrap_or_default()
}

fn marytts(_: usize, asked: &Asked) -> Say {
    match asked.path.as_str() {
        "/voices" => ok("cmu-slt-hsmm en_US female hmm\nbits1-hsmm de female hmm\n"),
        _ => ok(wav(&form(asked, "INPUT_TEXT"), 16_000)),
    }
}

fn coqui(_: usize, asked: &Asked) -> Say {
    match asked.path.as_str() {
        "/api/tts" => ok(wav(&form(asked, "text"), 22_050)),
        "/speakers_list" => json(j!(["female", "male"])),
        _ => ok(wav(asked.json()["text"].as_str().unwrap_or_default(), 24_000)),
    }
}

fn minimax(_: usize, asked: &Asked) -> Say {
    if asked.path.ends_with("get_voice") {
        return json(
            j!({ "system_voice": [{ "voice_id": "v", "voice_name": "V" }], "base_resp": { "status_code": 0 } }),
        );
    }
    let text = asked.json()["text"].as_str().unwrap_or_default().to_string();
    let hex: String = pcm(&text, 32_000).iter().map(|b| format!("{b:02x}")).collect();
    json(
        j!({ "data": { "audio": hex, "status": 2 }, "base_resp": { "status_code": 0, "status_msg": "success" } }),
    )
}

fn dashscope(_: usize, asked: &Asked) -> Say {
    let text = asked.json()["input"]["text"].as_str().unwrap_or_default().to_string();
    let words: Vec<Value> = times(&text)
        .iter()
        .map(|(w, a, b)| j!({ "text": w, "begin_time": (a * 1000.0).round(), "end_time": (b * 1000.0).round() }))
        .collect();
    let bytes = pcm(&text, 24_000);
    let half = bytes.len() / 4 * 2;
    // Each event repeats the words so far.
    let event = |data: &[u8], words: &[Value]| {
        let output = j!({ "sentence": { "index": 0, "words": words }, "audio": { "data": base64(data), "url": "" } });
        format!("id:1\nevent:result\ndata:{}\n\n", j!({ "request_id": "r", "output": output }))
    };
    let few = &words[..words.len() / 2];
    ok(event(&bytes[..half], few) + &event(&bytes[half..], &words))
}

fn volcengine_3(_: usize, asked: &Asked) -> Say {
    let text = asked.json()["req_params"]["text"].as_str().unwrap_or_default().to_string();
    let words: Vec<Value> = times(&text)
        .iter()
        .map(|(w, a, b)| j!({ "word": w, "startTime": a, "endTime": b }))
        .collect();
    let lines = [
        j!({ "code": 0, "message": "", "data": base64(&pcm(&text, 24_000)) }),
        j!({ "code": 0, "message": "", "data": null, "sentence": { "text": text, "words": words } }),
        j!({ "code": 20_000_000, "message": "ok", "data": null }),
    ];
    ok(lines.map(|l| format!("{l}\n")).concat())
}

fn volcengine_1(_: usize, asked: &Asked) -> Say {
    if asked.header("authorization").is_none_or(|a| !a.starts_with("Bearer;")) {
        return error("401 Unauthorized", j!({ "message": "no semicolon" }));
    }
    let text = asked.json()["request"]["text"].as_str().unwrap_or_default().to_string();
    let words: Vec<Value> = times(&text)
        .iter()
        .map(|(w, a, b)| j!({ "word": w, "start_time": a, "end_time": b }))
        .collect();
    let frontend = j!({ "words": words }).to_string();
    json(
        j!({ "code": 3000, "data": base64(&pcm(&text, 24_000)), "addition": { "frontend": frontend } }),
    )
}

fn generic(_: usize, asked: &Asked) -> Say {
    let text = asked.json()["say"]["it"].as_str().unwrap_or_default().to_string();
    let words: Vec<Value> = times(&text)
        .iter()
        .map(|(w, a, b)| j!({ "w": w, "t": [a * 1000.0, b * 1000.0] }))
        .collect();
    json(j!({ "code": 0, "out": { "sound": base64(&wav(&text, 16_000)), "words": words } }))
}

type Answer = fn(usize, &Asked) -> Say;

const GENERIC: &str = "url = 'BASE/speak?v={voice}'\nvoice = 'v 1'\nkey_env = 'KEY'\n\
    headers = { X-Key = '{key}' }\nbody = { say = { it = '{text}' }, lang = '{lang}', speed = '{speed}' }\n\
    [answer]\npointer = '/out/sound'\nwords = '/out/words'\nword = '/w'\nbegin = '/t/0'\nend = '/t/1'\n\
    per_second = 1000.0\n[error]\npointer = '/code'\nfine = ['0']\nbusy = ['7']\nfailed = ['8']\nmessage = '/why'\n";
const POLLY: &str =
    "region = 'eu-central-1'\nbase_url = 'BASE'\nvoice = 'Zhiyu'\nid_env = 'KEY'\nkey_env = 'KEY'";

/// Backend, table, answer, and whether it tells the words of an English text.
const ALL: [(&str, &str, Answer, bool); 16] = [
    (
        "openai",
        "base_url = 'BASE/v1/'\nmodel = 'kokoro'\nvoice = 'v'\nkey_env = 'KEY'",
        openai,
        false,
    ),
    (
        "openai",
        "base_url = 'BASE'\nmodel = 'gpt-4o-mini-tts'\nvoice = 'v'\nsse = true",
        openai,
        false,
    ),
    ("kokoro", "base_url = 'BASE'\nvoice = 'v'\nkey_env = 'KEY'", kokoro, true),
    ("elevenlabs", "base_url = 'BASE'\nvoice = 'v'\nkey_env = 'KEY'", elevenlabs, true),
    ("azure", "base_url = 'BASE'\nvoice = 'zh-CN-X'\nkey_env = 'KEY'", azure, false),
    ("google", "base_url = 'BASE'\nvoice = 'cmn-CN-A'\nkey_env = 'KEY'", google, true),
    ("polly", POLLY, polly, true),
    ("piper", "base_url = 'BASE'\nvoice = 'en_tiny'", piper, false),
    ("piper", "base_url = 'BASE'\nold = true", piper, false),
    ("marytts", "base_url = 'BASE'\nlocale = 'en_US'", marytts, false),
    ("coqui", "base_url = 'BASE'", coqui, false),
    ("coqui", "base_url = 'BASE'\nxtts = true\nspeaker = 'female'", coqui, false),
    ("minimax", "base_url = 'BASE'\nmodel = 'm'\nvoice = 'v'\nkey_env = 'KEY'", minimax, false),
    ("dashscope", "base_url = 'BASE'\nvoice = 'v'\nkey_env = 'KEY'", dashscope, true),
    (
        "volcengine",
        "base_url = 'BASE'\napp_id = 'a'\nvoice = 'v'\nkey_env = 'KEY'",
        volcengine_3,
        true,
    ),
    (
        "volcengine",
        "base_url = 'BASE'\nversion = 1\napp_id = 'a'\nvoice = 'v'\nkey_env = 'KEY'",
        volcengine_1,
        true,
    ),
];

fn each() -> impl Iterator<Item = (&'static str, &'static str, Answer, bool)> {
    ALL.into_iter().chain([("generic", GENERIC, generic as Answer, true)])
}

#[test]
fn every_adapter_passes_the_one_suite() {
    for (name, table, answer, _) in each() {
        let adapter = adapter(name, table, answer);
        passes(&adapter.backend, "en", "The quick brown fox jumps over the lazy dog.");
    }
}

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
fn a_wrong_key_is_final_and_not_told() {
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
        assert!(!format!("{:?}", adapter.backend).contains(KEY), "{name}");
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
        (b"<html>moved</html>".to_vec(), "decoded"),
        (wav_of(&vec![i16::MAX; 40_000], 24_000), "clipped"),
        (wav("a", 24_000), "expected"),
        (Vec::new(), "empty"),
    ] {
        let adapter = adapter("openai", table, move |_, _| ok(body.clone()));
        let text = "A sentence of some length that takes a while to say.";
        let e = adapter.error(text);
        assert_eq!((e.kind(), adapter.asked()), (Kind::Transient, 2), "{why}: {e}");
        assert!(e.to_string().contains(why) && e.to_string().contains(text), "{why}: {e}");
    }
}

// ---- traps, by name ----------------------------------------------------------------------

#[test]
fn openai_insufficient_quota_is_final_and_rate_limit_exceeded_is_not() {
    let table = "base_url = 'BASE'\nmodel = 'm'\nvoice = 'v'";
    let refusing = |code: &'static str| {
        move |n: usize, asked: &Asked| match n {
            0 => error("429 Too Many Requests", j!({ "error": { "message": "m", "code": code } })),
            _ => openai(n, asked),
        }
    };
    let broke = adapter("openai", table, refusing("insufficient_quota"));
    assert_eq!((broke.error("Hello.").kind(), broke.asked()), (Kind::Refused, 1));
    let busy = adapter("openai", table, refusing("rate_limit_exceeded"));
    busy.speak("Hello.");
    assert_eq!(busy.asked(), 2);
}

#[test]
fn openai_sse_that_ends_early_is_no_answer() {
    let table = "base_url = 'BASE'\nmodel = 'm'\nvoice = 'v'\nsse = true";
    let adapter = adapter("openai", table, |n, asked| match (n, openai(n, asked)) {
        (0, Say::Answer(a, b, body)) => {
            let end = body.windows(4).rposition(|w| w == b"data").unwrap();
            Say::Answer(a, b, body[..end].to_vec())
        }
        (_, good) => good,
    });
    adapter.speak("Hello there.");
    assert_eq!(adapter.asked(), 2);
}

#[test]
fn openai_gpt_models_are_limited_by_tokens() {
    let limit = |model: &str| {
        let table = format!("base_url = 'BASE'\nmodel = '{model}'\nvoice = 'v'");
        adapter("openai", &table, openai).backend.capabilities().limit
    };
    assert_eq!(limit("tts-1"), Limit::Chars(4096));
    assert_eq!(limit("gpt-4o-mini-tts"), Limit::Weighted(2000));
}

#[test]
fn kokoro_streams_by_default_and_gives_no_times_for_chinese() {
    let adapter = adapter("kokoro", "base_url = 'BASE'\nvoice = 'v'", kokoro);
    let take = adapter.speak("今天天气好。");
    assert_eq!(adapter.last().json()["stream"], false);
    assert!(take.marks.is_empty() && take.timing == Timing::Estimated);
}

#[test]
fn elevenlabs_alignment_may_be_null_and_the_normalized_one_is_not_used() {
    let adapter =
        adapter("elevenlabs", "base_url = 'BASE'\nvoice = 'v'\nkey_env = 'KEY'", |_, asked| {
            let text = asked.json()["text"].as_str().unwrap().to_string();
            let letters: Vec<String> = text.chars().map(String::from).collect();
            let zeros = vec![0.1; letters.len()];
            json(j!({ "audio_base64": base64(&pcm(&text, 24_000)), "alignment": null,
            "normalized_alignment": { "characters": letters, "character_start_times_seconds": zeros,
                "character_end_times_seconds": zeros } }))
        });
    assert!(adapter.speak("Hello there.").marks.is_empty());
}

#[test]
fn elevenlabs_too_many_concurrent_requests_waits_and_quota_exceeded_does_not() {
    let table = "base_url = 'BASE'\nvoice = 'v'\nkey_env = 'KEY'";
    let refusing = |status: &'static str, word: &'static str| {
        move |n: usize, asked: &Asked| match n {
            0 => error(status, j!({ "detail": { "status": word, "message": "m" } })),
            _ => elevenlabs(n, asked),
        }
    };
    let busy = adapter(
        "elevenlabs",
        table,
        refusing("429 Too Many Requests", "too_many_concurrent_requests"),
    );
    busy.speak("Hello.");
    let broke = adapter("elevenlabs", table, refusing("401 Unauthorized", "quota_exceeded"));
    assert_eq!((broke.error("Hello.").kind(), broke.asked()), (Kind::Refused, 1));
}

#[test]
fn azure_cuts_sound_at_ten_minutes_without_a_word() {
    let adapter =
        adapter("azure", "base_url = 'BASE'\nvoice = 'zh-CN-X'\nkey_env = 'KEY'", |_, _| {
            ok(wav_of(&vec![5000; 600 * 24_000], 24_000))
        });
    let e = adapter.error("Hello.");
    assert!(e.to_string().contains("ten minutes"), "{e}");
}

#[test]
fn azure_needs_a_user_agent_and_escapes_what_is_markup() {
    let adapter = adapter("azure", "base_url = 'BASE'\nvoice = 'zh-CN-X'\nkey_env = 'KEY'", azure);
    adapter.speak("a < b & c \"d\"");
    let body = adapter.last().text();
    assert!(
        body.contains("a &lt; b &amp; c &quot;d&quot;") && body.contains("xml:lang='zh-CN'"),
        "{body}"
    );
}

#[test]
fn google_takes_5000_bytes_marks_and_all() {
    let adapter =
        adapter("google", "base_url = 'BASE'\nvoice = 'cmn-CN-A'\nkey_env = 'KEY'", google);
    let limit = adapter.backend.capabilities().limit;
    for unit in ["字", "a ", "<&"] {
        let mut text = "字".to_string();
        while limit.measure(&text) + unit.len() <= limit.max() {
            text += unit;
        }
        // Too many marks are left out before a text is refused.
        adapter.speak(&text);
        assert!(adapter.last().json()["input"]["ssml"].as_str().unwrap().len() <= 5000);
    }
}

#[test]
fn polly_throttling_is_http_400() {
    let adapter = adapter("polly", POLLY, |n, asked| match n {
        0 => Say::Answer(
            "400 Bad Request",
            "x-amzn-ErrorType: ThrottlingException:http://x/",
            b"{\"message\":\"Rate exceeded\"}".to_vec(),
        ),
        _ => polly(n, asked),
    });
    adapter.speak("Hello there.");
    assert_eq!(adapter.asked(), 3, "throttled, sound, marks");
}

#[test]
fn piper_speaks_with_its_default_where_a_voice_is_unknown() {
    let adapter = adapter("piper", "base_url = 'BASE'\nvoice = 'nosuch'", piper);
    let e = adapter.error("Hello.");
    assert!(e.kind() == Kind::Refused && e.to_string().contains("en_tiny"), "{e}");
    assert_eq!(adapter.asked(), 1, "nothing was spoken");
}

#[test]
fn piper_lists_its_voices_once() {
    let adapter = adapter("piper", "base_url = 'BASE'\nvoice = 'en_tiny'", piper);
    (0..3).for_each(|_| drop(adapter.speak("Hello.")));
    assert_eq!(adapter.asked(), 4);
}

#[test]
fn xtts_in_its_mode_for_streams_answers_with_a_second_of_silence() {
    let adapter = adapter("coqui", "base_url = 'BASE'\nxtts = true\nspeaker = 's'", |_, _| {
        ok(wav_of(&[0; 24_000], 24_000))
    });
    let e = adapter.error("Hello.");
    assert!(e.to_string().contains("--streaming-mode"), "{e}");
}

#[test]
fn minimax_errors_come_with_http_200() {
    let table = "base_url = 'BASE'\nmodel = 'm'\nvoice = 'v'\nkey_env = 'KEY'";
    for (code, kind, asked) in [
        (1004, Kind::Refused, 1),
        (1008, Kind::Refused, 1),
        (1026, Kind::Refused, 1),
        (2013, Kind::Refused, 1),
        (1001, Kind::Transient, 2),
    ] {
        let adapter = adapter("minimax", table, move |_, _| {
            json(j!({ "base_resp": { "status_code": code, "status_msg": "no" } }))
        });
        assert_eq!((adapter.error("Hello.").kind(), adapter.asked()), (kind, asked), "{code}");
    }
    let busy = adapter("minimax", table, |n, asked| match n {
        0 => json(j!({ "base_resp": { "status_code": 1002, "status_msg": "rate limit" } })),
        _ => minimax(n, asked),
    });
    busy.speak("Hello.");
}

#[test]
fn dashscope_events_repeat_the_words_so_far() {
    let adapter =
        adapter("dashscope", "base_url = 'BASE'\nvoice = 'v'\nkey_env = 'KEY'", dashscope);
    let text = "好好好好好好，好。";
    assert_eq!(words(text, &adapter.speak(text)).len(), 7);
    assert_eq!(adapter.last().header("x-dashscope-sse").as_deref(), Some("enable"));
}

#[test]
fn volcengine_ends_with_a_code_that_is_no_error() {
    let table = "base_url = 'BASE'\napp_id = 'a'\nvoice = 'v'\nkey_env = 'KEY'";
    let adapter = adapter("volcengine", table, |n, asked| match (n, volcengine_3(n, asked)) {
        (0, Say::Answer(a, b, body)) => {
            // Without its last line it is no answer.
            let text = String::from_utf8(body).unwrap();
            Say::Answer(a, b, text.lines().next().unwrap().as_bytes().to_vec())
        }
        (_, good) => good,
    });
    adapter.speak("Hello there.");
    assert_eq!(adapter.asked(), 2);
}

#[test]
fn volcengine_errors_name_the_log_id() {
    let table = "base_url = 'BASE'\napp_id = 'a'\nvoice = 'v'\nkey_env = 'KEY'";
    let adapter = adapter("volcengine", table, |_, _| {
        Say::Answer(
            "200 OK",
            "X-Tt-Logid: log-77",
            b"{\"code\":45000001,\"message\":\"speaker\"}\n".to_vec(),
        )
    });
    let e = adapter.error("Hello.");
    assert!(e.kind() == Kind::Refused && e.to_string().contains("log-77"), "{e}");
}

#[test]
fn volcengine_1_has_a_semicolon_after_bearer_and_json_within_a_text() {
    let table = "base_url = 'BASE'\nversion = 1\napp_id = 'a'\nvoice = 'v'\nkey_env = 'KEY'";
    let adapter = adapter("volcengine", table, volcengine_1);
    assert_eq!(words("好吧。", &adapter.speak("好吧。")), ["好", "吧"]);
    assert_eq!(adapter.last().header("authorization"), Some(format!("Bearer;{KEY}")));
}

#[test]
fn generic_cards_say_which_codes_are_errors() {
    for (code, kind, asked) in [(5, Kind::Refused, 1), (8, Kind::Transient, 2)] {
        let adapter =
            adapter("generic", GENERIC, move |_, _| json(j!({ "code": code, "why": "because" })));
        let e = adapter.error("Hello.");
        assert_eq!((e.kind(), adapter.asked()), (kind, asked), "{e}");
        assert!(e.to_string().contains("because"), "{e}");
    }
    let adapter = adapter("generic", GENERIC, generic);
    adapter.speak("Say {voice}");
    let asked = adapter.last();
    assert_eq!(asked.path, "/speak?v=v%201");
    assert_eq!(asked.json(), j!({ "say": { "it": "Say {voice}" }, "lang": "en", "speed": 1.0 }));
    assert_eq!(asked.header("x-key").as_deref(), Some(KEY));
}

#[test]
fn a_redirect_does_not_carry_the_key_away() {
    let table = "base_url = 'BASE'\nmodel = 'm'\nvoice = 'v'\nkey_env = 'KEY'";
    let adapter = adapter("openai", table, |_, _| {
        Say::Answer("302 Found", "Location: http://127.0.0.1:9/", Vec::new())
    });
    assert_eq!((adapter.error("Hello.").kind(), adapter.asked()), (Kind::Refused, 1));
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
        let pcm = aloud::audio::decode::decode(std::fs::read(&to).unwrap()).unwrap();
        let seconds = pcm.samples.len() as f64 / f64::from(pcm.rate.0);
        let expected = hum(text, 24_000).len() as f64 / 24_000.0;
        assert!((seconds - expected).abs() < 0.12, "{format}: {seconds} of {expected}");
        let power: f64 = pcm.samples.iter().map(|s| f64::from(*s) * f64::from(*s)).sum();
        let level = (power / pcm.samples.len() as f64).sqrt();
        assert!((5700.0..6800.0).contains(&level), "{format}: {level}, a hum of 9000 has 6364");
    }
}

#[test]
fn a_part_of_the_sound_that_cannot_be_read_is_not_left_out() {
    let table = "base_url = 'BASE'\nvoice = 'v'\nkey_env = 'KEY'";
    let events = adapter("dashscope", table, |n, asked| match (n, dashscope(n, asked)) {
        (0, Say::Answer(a, b, body)) => {
            let text = String::from_utf8(body).unwrap();
            Say::Answer(a, b, text.replacen("\"data\":\"", "\"data\":\"%", 1).into_bytes())
        }
        (_, good) => good,
    });
    let table = "base_url = 'BASE'\napp_id = 'a'\nvoice = 'v'\nkey_env = 'KEY'";
    let lines = adapter("volcengine", table, |n, asked| match (n, volcengine_3(n, asked)) {
        (0, Say::Answer(a, b, body)) => {
            let text = String::from_utf8(body).unwrap();
            Say::Answer(a, b, text.replacen("\"data\":\"", "\"data\":\"%", 1).into_bytes())
        }
        (_, good) => good,
    });
    for adapter in [events, lines] {
        adapter.speak("Hello there, you two.");
        assert_eq!(adapter.asked(), 2, "asked again");
    }
}
