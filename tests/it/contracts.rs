//! What each service answers when all is well, and an adapter before a server that answers so.

use crate::conformance::{card_of, open};
use crate::server::Server;
use crate::speech_server::{Asked, Log, Say, base64, error, hum, json, ok, pcm, service, wav};
use aloud::internal::pace;
use aloud::model::{Language, Spoken, SpokenRange, Take, Utterance, VoiceCard};
use aloud::speech::SpeechBackend;
use serde_json::{Value, json as j};
use std::future::Future;
use std::sync::Arc;

/// A variable that every environment has stands in for the key; tests must not set any.
pub const KEY_ENV: &str = "CARGO_MANIFEST_DIR";
pub const KEY: &str = env!("CARGO_MANIFEST_DIR");

pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

/// An adapter before a server.
pub struct Adapter {
    pub backend: Arc<dyn SpeechBackend>,
    pub log: Log,
    pub _server: Server,
}

/// The card of a backend with this table; `BASE` and `KEY` stand for the server and the key.
/// What fails, fails quickly.
pub fn adapter(
    backend: &str,
    table: &str,
    answer: impl Fn(usize, &Asked) -> Say + Send + Sync + 'static,
) -> Adapter {
    let (server, log) = service(answer);
    let table = table.replace("BASE", &server.url("")).replace("KEY", KEY_ENV);
    let mut card = card_of(backend, &table);
    card.terms.retry.tries = 2;
    card.terms.retry.patience_s = 2.0;
    // Minutes of sound take a busy machine several seconds; no test waits for this to pass.
    card.terms.retry.timeout_s = 30.0;
    Adapter { backend: opened(&card), log, _server: server }
}

pub fn opened(card: &VoiceCard) -> Arc<dyn SpeechBackend> {
    open(card).unwrap_or_else(|e| panic!("{e}"))
}

impl Adapter {
    pub fn try_speak(&self, text: &str) -> aloud::Result<Take> {
        let language = Language::parse(if text.is_ascii() { "en" } else { "zh" }).unwrap();
        let utterance = Utterance {
            spoken: Spoken::new(text),
            language,
            pronunciations: Vec::new(),
            styles: Vec::new(),
        };
        self.try_say(&utterance)
    }

    pub fn try_say(&self, utterance: &Utterance) -> aloud::Result<Take> {
        let take = block_on(self.backend.speak(utterance));
        // Whatever a test is about: the key is nowhere but in the request.
        let failed = take.as_ref().err().map(|e| format!("{e} {e:?}")).unwrap_or_default();
        let told = format!("{failed} {:?} {}", self.backend, self.backend.fingerprint());
        assert!(!told.contains(KEY), "the key is told: {told}");
        take
    }

    pub fn speak(&self, text: &str) -> Take {
        self.try_speak(text).unwrap_or_else(|e| panic!("{text:?}: {e}"))
    }

    pub fn error(&self, text: &str) -> aloud::Error {
        self.try_speak(text).map(|_| ()).unwrap_err()
    }

    pub fn asked(&self) -> usize {
        self.log.lock().unwrap().len()
    }

    pub fn last(&self) -> Asked {
        self.log.lock().unwrap().last().unwrap().clone()
    }
}

/// The words of a take, as text.
pub fn words(text: &str, take: &Take) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    take.marks.iter().map(|m| chars[m.said.indices()].iter().collect()).collect()
}

/// Words of a text, each a fifth of a second: (word, start, end).
pub fn times(text: &str) -> Vec<(String, f64, f64)> {
    let chars: Vec<char> = text.chars().collect();
    let word = |(i, w): (usize, SpokenRange)| {
        (chars[w.indices()].iter().collect(), 0.2 * i as f64, 0.2 * (i + 1) as f64)
    };
    pace::words(text).into_iter().enumerate().map(word).collect()
}

// ---- what each service answers when all is well --------------------------------------------

pub fn openai(_: usize, asked: &Asked) -> Say {
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

pub fn kokoro(_: usize, asked: &Asked) -> Say {
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

pub fn elevenlabs(_: usize, asked: &Asked) -> Say {
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
pub fn text_of(ssml: &str) -> String {
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

pub fn azure(_: usize, asked: &Asked) -> Say {
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

pub fn google(_: usize, asked: &Asked) -> Say {
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

pub fn polly(_: usize, asked: &Asked) -> Say {
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

pub fn piper(_: usize, asked: &Asked) -> Say {
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

pub fn form(asked: &Asked, name: &str) -> String {
    let body = asked.text();
    let pairs = url::form_urlencoded::parse(body.as_bytes());
    pairs.into_owned().find(|(n, _)| n == name).map(|(_, v)| v).unwrap_or_default()
}

pub fn marytts(_: usize, asked: &Asked) -> Say {
    match asked.path.as_str() {
        "/voices" => ok("cmu-slt-hsmm en_US female hmm\nbits1-hsmm de female hmm\n"),
        _ => ok(wav(&form(asked, "INPUT_TEXT"), 16_000)),
    }
}

pub fn coqui(_: usize, asked: &Asked) -> Say {
    match asked.path.as_str() {
        "/api/tts" => ok(wav(&form(asked, "text"), 22_050)),
        "/speakers_list" => json(j!(["female", "male"])),
        _ => ok(wav(asked.json()["text"].as_str().unwrap_or_default(), 24_000)),
    }
}

pub fn minimax(_: usize, asked: &Asked) -> Say {
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

pub fn dashscope(_: usize, asked: &Asked) -> Say {
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

pub fn volcengine_3(_: usize, asked: &Asked) -> Say {
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

pub fn volcengine_1(_: usize, asked: &Asked) -> Say {
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

pub fn generic(_: usize, asked: &Asked) -> Say {
    let text = asked.json()["say"]["it"].as_str().unwrap_or_default().to_string();
    let words: Vec<Value> = times(&text)
        .iter()
        .map(|(w, a, b)| j!({ "w": w, "t": [a * 1000.0, b * 1000.0] }))
        .collect();
    json(j!({ "code": 0, "out": { "sound": base64(&wav(&text, 16_000)), "words": words } }))
}

pub type Answer = fn(usize, &Asked) -> Say;

pub const GENERIC: &str = "url = 'BASE/speak?v={voice}'\nvoice = 'v 1'\nkey_env = 'KEY'\n\
    headers = { X-Key = '{key}' }\nbody = { say = { it = '{text}' }, lang = '{lang}', speed = '{speed}' }\n\
    [answer]\npointer = '/out/sound'\nwords = '/out/words'\nword = '/w'\nbegin = '/t/0'\nend = '/t/1'\n\
    per_second = 1000.0\n[error]\npointer = '/code'\nfine = ['0']\nbusy = ['7']\nfailed = ['8']\nmessage = '/why'\n";
pub const POLLY: &str =
    "region = 'eu-central-1'\nbase_url = 'BASE'\nvoice = 'Zhiyu'\nid_env = 'KEY'\nkey_env = 'KEY'";

/// Backend, table, answer, and whether it tells the words of an English text.
pub const ALL: [(&str, &str, Answer, bool); 16] = [
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

pub fn each() -> impl Iterator<Item = (&'static str, &'static str, Answer, bool)> {
    ALL.into_iter().chain([("generic", GENERIC, generic as Answer, true)])
}
