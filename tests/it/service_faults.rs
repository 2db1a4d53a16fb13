//! The traps of each service, faults included. A test is called after the trap that it stands for.

use crate::contracts::*;
use crate::speech_server::{Asked, Say, base64, error, hum, json, ok, pcm, wav, wav_of};
use aloud::Kind;
use aloud::model::{
    Language, Limit, Phones, Pronunciation, PronunciationSource, Sound, SpeakingStyle, Spoken,
    StyleSpan, Syllable, Timing, Utterance,
};
use serde_json::{Value, json as j};
use std::time::{Duration, Instant};

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
            ok(wav_of(&vec![5000; 600 * 8000], 8000))
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

/// A word of the user's, and brackets to speak in a manner of their own.
fn told(text: &str, word: &str, sound: Phones) -> Utterance {
    let at = |piece: &str| text[..text.find(piece).unwrap()].chars().count();
    let said = at(word)..at(word) + word.chars().count();
    let aside = at("（")..at("）") + 1;
    let model = PronunciationSource::Model;
    Utterance {
        spoken: Spoken::new(text),
        language: Language::parse("zh").unwrap(),
        pronunciations: vec![
            Pronunciation { said: (0..1).into(), sound: sound.clone(), source: model },
            Pronunciation { said: said.into(), sound, source: PronunciationSource::Lexicon },
        ],
        styles: vec![StyleSpan { said: aside.into(), style: SpeakingStyle::Aside }],
    }
}

#[test]
fn azure_and_google_are_told_the_users_own_words_and_manners_where_they_are_asked_for() {
    let text = "他在重庆（西部）。";
    let pinyin = |text: &str| Phones::Pinyin(text.split(' ').filter_map(Syllable::parse).collect());
    let utterance = told(text, "重庆", pinyin("chong2 qing4"));
    let azure = |more: &str, utterance: &Utterance| {
        let table = format!("base_url = 'BASE'\nvoice = 'zh-CN-X'\nkey_env = 'KEY'\n{more}");
        let adapter = adapter("azure", &table, azure);
        adapter.try_say(utterance).unwrap();
        adapter.last().text()
    };
    let phoneme = "<phoneme alphabet='sapi' ph='chong 2 - qing 4'>重庆</phoneme>";
    let plain = azure("", &utterance);
    assert!(plain.contains(&format!("他在{phoneme}（西部）。</voice>")), "{plain}");
    let formed = azure("expressive = true", &utterance);
    let aside = "<prosody rate='+6%' pitch='-4%' volume='-10%'>（西部）</prosody>。</voice>";
    assert!(formed.contains(aside), "{formed}");
    let ipa = told(text, "重庆", Phones::Ipa("ʈʂʰʊŋ".into()));
    assert!(!azure("", &ipa).contains("<phoneme"), "a set of phones that its Chinese voices lack");

    let table = "base_url = 'BASE'\nvoice = 'cmn-CN-A'\nkey_env = 'KEY'\nexpressive = true";
    let adapter = adapter("google", table, google);
    let take = adapter.try_say(&utterance).unwrap();
    let ssml = adapter.last().json()["input"]["ssml"].as_str().unwrap().to_string();
    let phoneme = "<phoneme alphabet=\"pinyin\" ph=\"chong2 qing4\">重庆</phoneme>";
    assert!(ssml.contains(phoneme), "{ssml}");
    let aside = "<prosody rate=\"106%\" pitch=\"-0.7st\" volume=\"soft\">（<mark";
    assert!(ssml.contains(aside), "{ssml}");
    assert_eq!(words(text, &take), ["他", "在", "重庆", "西", "部"]);
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
        (1027, Kind::Refused, 1),
        (1042, Kind::Refused, 1),
        (2013, Kind::Refused, 1),
        (1001, Kind::Transient, 2),
    ] {
        let adapter = adapter("minimax", table, move |_, _| {
            json(j!({ "base_resp": { "status_code": code, "status_msg": "no" } }))
        });
        assert_eq!((adapter.error("Hello.").kind(), adapter.asked()), (kind, asked), "{code}");
    }
    for code in [1002, 1039] {
        let busy = adapter("minimax", table, move |n, asked| match n {
            0 => json(j!({ "base_resp": { "status_code": code, "status_msg": "limit" } })),
            _ => minimax(n, asked),
        });
        busy.speak("Hello.");
        assert_eq!(busy.asked(), 2, "{code}");
    }
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
            // Without its last line it is not an answer.
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
fn text_with_the_status_of_success_is_told_and_no_sound() {
    for (table, backend, body) in [
        ("base_url = 'BASE'\nmodel = 'm'\nvoice = 'v'", "openai", "<html><title>Log in</title>"),
        ("base_url = 'BASE'", "piper", "{\"error\": \"Log in\"}"),
    ] {
        let adapter = adapter(backend, table, move |_, _| ok(body));
        let e = adapter.error("Hello.");
        let cause = std::error::Error::source(&e).map(ToString::to_string).unwrap_or_default();
        assert!(format!("{e} {cause}").contains("Log in"), "{backend}: {e}");
    }
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
fn openai_rate_headers_are_believed() {
    let table = "base_url = 'BASE'\nmodel = 'm'\nvoice = 'v'";
    let adapter = adapter("openai", table, |n, asked| match (n, openai(n, asked)) {
        (0, Say::Answer(status, _, body)) => {
            let headers = "x-ratelimit-remaining-requests: 0\r\nx-ratelimit-reset-requests: 700ms";
            Say::Answer(status, headers, body)
        }
        (_, good) => good,
    });
    let begun = Instant::now();
    adapter.speak("Hello.");
    adapter.speak("Hello again.");
    assert!(begun.elapsed() >= Duration::from_millis(690), "{:?}", begun.elapsed());
}

#[test]
fn openai_usage_is_called_token_usage_by_speaches() {
    let table = "base_url = 'BASE'\nmodel = 'm'\nvoice = 'v'\nsse = true";
    let adapter = adapter("openai", table, |n, asked| match openai(n, asked) {
        Say::Answer(a, b, body) => {
            let text = String::from_utf8(body).unwrap().replace("\"usage\"", "\"token_usage\"");
            Say::Answer(a, b, text.into_bytes())
        }
        other => other,
    });
    adapter.speak("Hello there.");
    assert_eq!(adapter.asked(), 1);
}

#[test]
fn kokoro_errors_lie_in_detail() {
    let adapter = adapter("kokoro", "base_url = 'BASE'\nvoice = 'v'", |_, _| {
        let detail = j!({ "error": "validation_error", "message": "Voice not found", "type": "x" });
        error("400 Bad Request", j!({ "detail": detail }))
    });
    let e = adapter.error("Hello.");
    assert!(e.kind() == Kind::Refused && e.to_string().contains("Voice not found"), "{e}");
}

#[test]
fn elevenlabs_headers_name_the_most_requests_at_once() {
    let adapter =
        adapter("elevenlabs", "base_url = 'BASE'\nvoice = 'v'\nkey_env = 'KEY'", |n, asked| {
            match elevenlabs(n, asked) {
                Say::Answer(a, _, body) => {
                    let headers =
                        "current-concurrent-requests: 1\r\nmaximum-concurrent-requests: 2";
                    Say::Answer(a, headers, body)
                }
                other => other,
            }
        });
    adapter.speak("Hello.");
    assert_eq!(adapter.backend.advice().concurrency, Some(2));
}

#[test]
fn google_linear16_has_a_wav_header_and_the_key_is_a_header() {
    let table = "base_url = 'BASE'\nvoice = 'cmn-CN-A'\nkey_env = 'KEY'";
    let adapter = adapter("google", table, google);
    let Sound::Pcm { samples, .. } = adapter.speak("Hello there.").sound;
    assert_eq!(samples, hum("Hello there.", 24_000), "the header is not sound");
    let asked = adapter.last();
    assert_eq!(asked.header("x-goog-api-key").as_deref(), Some(KEY));
    assert!(!asked.path.contains("key"), "{}", asked.path);
    assert_eq!(asked.json()["enableTimePointing"], j!(["SSML_MARK"]));
}

#[test]
fn polly_marks_are_a_second_request_with_offsets_in_bytes() {
    let adapter = adapter("polly", POLLY, polly);
    let text = "去，Zürich!";
    assert_eq!(words(text, &adapter.speak(text)), ["去", "Zürich"]);
    let log = adapter.log.lock().unwrap();
    let formats: Vec<Value> = log.iter().map(|a| a.json()["OutputFormat"].clone()).collect();
    assert_eq!(formats, ["pcm", "json"]);
    assert_eq!(log[0].json()["SampleRate"], "16000");
    assert_eq!(adapter.backend.capabilities().limit, Limit::Chars(3000));
}

#[test]
fn piper_of_before_takes_the_bare_text() {
    let adapter = adapter("piper", "base_url = 'BASE'\nold = true", piper);
    adapter.speak("Hello there.");
    let asked = adapter.last();
    assert_eq!((asked.path.as_str(), asked.text().as_str()), ("/", "Hello there."));
}

#[test]
fn piper_lists_names_without_their_last_letters() {
    // It takes `.onnx.json` off as a set of letters.
    let adapter = adapter("piper", "base_url = 'BASE'\nvoice = 'en-john'", |n, asked| match asked
        .path
        .as_str()
    {
        "/voices" => json(j!({ "en-joh": {} })),
        _ => piper(n, asked),
    });
    adapter.speak("Hello.");
    assert_eq!(adapter.last().json()["voice"], "en-john");
}

#[test]
fn marytts_takes_a_form_and_tells_its_errors_as_pages() {
    let adapter = adapter("marytts", "base_url = 'BASE'\nlocale = 'en_US'", marytts);
    adapter.speak("a & b");
    let asked = adapter.last();
    for (name, value) in [("INPUT_TEXT", "a & b"), ("LOCALE", "en_US"), ("AUDIO", "WAVE_FILE")] {
        assert_eq!(form(&asked, name), value);
    }
}

#[test]
fn a_form_that_is_not_read_from_the_body_is_sent_in_the_address() {
    let table = "base_url = 'BASE'\nlocale = 'en_US'";
    for refusal in ["405 Method Not Allowed", "422 Unprocessable Entity"] {
        let adapter = adapter("marytts", table, move |_, asked| match asked.method.as_str() {
            "GET" => ok(wav("a b", 16_000)),
            _ => error(refusal, j!({ "detail": "Field required" })),
        });
        adapter.speak("a b");
        adapter.speak("a b");
        // The second one knows.
        assert_eq!(adapter.asked(), 3, "{refusal}");
        assert!(adapter.last().path.contains("INPUT_TEXT=a+b"), "{:?}", adapter.last());
    }
    let adapter = adapter("marytts", table, |_, asked| match asked.method.as_str() {
        "GET" => error("404 Not Found", j!({})),
        _ => error("422 Unprocessable Entity", j!({ "detail": "no such locale" })),
    });
    assert!(format!("{:?}", adapter.error("a b")).contains("no such locale"));
}

#[test]
fn dashscope_counts_a_han_character_twice() {
    let adapter =
        adapter("dashscope", "base_url = 'BASE'\nvoice = 'v'\nkey_env = 'KEY'", dashscope);
    let limit = adapter.backend.capabilities().limit;
    assert_eq!((limit.measure("汉字ab"), limit), (6, Limit::Weighted(1000)));
}

#[test]
fn volcengine_3_names_app_key_resource_and_request() {
    let table = "base_url = 'BASE'\napp_id = 'a'\nvoice = 'v'\nkey_env = 'KEY'";
    let adapter = adapter("volcengine", table, volcengine_3);
    adapter.speak("Hello.");
    let asked = adapter.last();
    assert_eq!(asked.header("x-api-app-id").as_deref(), Some("a"));
    assert_eq!(asked.header("x-api-access-key").as_deref(), Some(KEY));
    assert_eq!(asked.header("x-api-resource-id").as_deref(), Some("seed-tts-2.0"));
    assert_eq!(asked.header("x-api-request-id").map(|id| id.len()), Some(36));
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
