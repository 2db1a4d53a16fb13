//! What services send, right and wrong, as whole runs: what was heard of it, how the run ended and
//! what it said.

use crate::driver::World;
use crate::end_to_end_http::{text, world};
use crate::speech_server::{Asked, Say, error, hum, ok, service, wav, wav_of};
use aloud::studio::verify;
use serde_json::json as j;
use std::collections::HashMap;
use std::io::Write as _;
use std::sync::Mutex;
use std::time::{Duration, Instant};

const TEXT: &str = "The ferry left the harbour at dawn with forty people on board. \
     Nobody on the pier waved or called out to them. \
     It came back in the evening without a single passenger.";
const RATE: u32 = 24_000;

/// A share of the sound of a text.
fn share(text: &str, share: f64) -> Vec<i16> {
    let whole = hum(text, RATE);
    let length = (whole.len() as f64 * share) as usize;
    whole.iter().cycle().take(length).copied().collect()
}

/// How a run ended.
struct Row {
    what: &'static str,
    /// The answer to the nth request for a text.
    answer: fn(usize, &str) -> Say,
    code: i32,
    requests: std::ops::RangeInclusive<usize>,
    /// Parts of what it says.
    says: &'static [&'static str],
    /// Segments that are doubted.
    doubted: usize,
}

const ROWS: &[Row] = &[
    Row {
        what: "all is well",
        answer: |_, text| ok(wav(text, RATE)),
        code: 0,
        requests: 3..=3,
        says: &[],
        doubted: 0,
    },
    Row {
        what: "a third of each sentence, the first time",
        answer: |n, text| match n {
            0 => ok(wav_of(&share(text, 0.33), RATE)),
            _ => ok(wav(text, RATE)),
        },
        code: 0,
        requests: 6..=6,
        says: &[],
        doubted: 0,
    },
    Row {
        what: "a third of one sentence, always",
        answer: |_, text| match text.starts_with("Nobody") {
            true => ok(wav_of(&share(text, 0.33), RATE)),
            false => ok(wav(text, RATE)),
        },
        code: 0,
        requests: 4..=4,
        says: &["may not be whole", "too short", "Nobody"],
        doubted: 1,
    },
    Row {
        what: "one sentence three times over, always",
        answer: |_, text| match text.starts_with("Nobody") {
            true => ok(wav_of(&share(text, 3.0), RATE)),
            false => ok(wav(text, RATE)),
        },
        code: 0,
        requests: 4..=4,
        says: &["may not be whole", "too long"],
        doubted: 1,
    },
    Row {
        what: "the same bytes that are not sound, always",
        answer: |_, _| ok([0xc3, 0x28, 0xff, 0x00, 0x80].repeat(40)),
        code: 4,
        requests: 2..=6,
        says: &["decoded"],
        doubted: 0,
    },
    Row {
        what: "moved, to another server",
        answer: |_, _| {
            let elsewhere = "Location: https://speech.example/v1/audio/speech?key=x";
            Say::Answer("308 Permanent Redirect", elsewhere, Vec::new())
        },
        code: 4,
        requests: 1..=3,
        says: &["https://speech.example/v1/audio/speech;", "base_url"],
        doubted: 0,
    },
    Row {
        what: "a service that is busy for three seconds",
        answer: |n, text| match n {
            0 => Say::Answer("503 Service Unavailable", "Retry-After: 3", b"{}".to_vec()),
            _ => ok(wav(text, RATE)),
        },
        code: 0,
        requests: 6..=9,
        says: &["waiting for the service", "HTTP 503"],
        doubted: 0,
    },
    Row {
        what: "refused for ever",
        answer: |_, _| error("422 Unprocessable Entity", j!({ "detail": [{ "msg": "voice" }] })),
        code: 4,
        requests: 1..=3,
        says: &["HTTP 422"],
        doubted: 0,
    },
];

fn spoken(world: &World) -> crate::driver::Ran {
    world.put("a.txt", TEXT);
    world.run(&["speak", "a.txt", "--voice", "desk", "--name", "a", "--lang", "en"])
}

#[test]
fn what_is_sent_and_what_becomes_of_it() {
    for row in ROWS {
        let counts: Mutex<HashMap<String, usize>> = Mutex::default();
        let answer = row.answer;
        let (server, log) = service(move |_, asked: &Asked| {
            let text = text(asked);
            let n = {
                let mut counts = counts.lock().unwrap();
                let count = counts.entry(text.clone()).or_default();
                *count += 1;
                *count - 1
            };
            answer(n, &text)
        });
        let world = world(&server, "[limits]\nconcurrency = 3\n[retry]\npatience_s = 120");
        let begun = Instant::now();
        let ran = spoken(&world);
        let requests = log.lock().unwrap().len();
        println!("{}: exit {:?}, {requests} requests", row.what, ran.code);
        assert_eq!(ran.code, Some(row.code), "{}: {ran:?}", row.what);
        assert!(row.requests.contains(&requests), "{}: {requests} requests, {ran:?}", row.what);
        // Far below the patience, with room for a machine that is busy.
        let most = Duration::from_secs(if row.code == 0 { 40 } else { 20 });
        assert!(begun.elapsed() < most, "{}: {ran:?}", row.what);
        for part in row.says {
            assert!(ran.stderr.contains(part), "{}: {part:?} in {ran:?}", row.what);
        }
        if row.code != 0 {
            continue;
        }
        let audit = verify(&world.path("output/a")).unwrap();
        assert_eq!(audit.faults, Vec::<String>::new(), "{}", row.what);
        assert_eq!(audit.map.segments.len(), 3, "{}", row.what);
        assert_eq!(audit.manifest.doubtful.len(), row.doubted, "{}: {ran:?}", row.what);
        assert_eq!(audit.warnings.len(), row.doubted, "{}", row.what);
        // What is doubted is kept, and named again.
        let again = spoken(&world);
        assert_eq!(log.lock().unwrap().len(), requests, "{}: {again:?}", row.what);
        let audit = verify(&world.path("output/a")).unwrap();
        assert_eq!(audit.manifest.doubtful.len(), row.doubted, "{}: {again:?}", row.what);
    }
}

#[test]
fn what_cannot_mend_itself_is_told_at_once() {
    // What it gets is not a request, so it does not wait for the end of one.
    let plain = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", plain.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in plain.incoming().flatten() {
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        }
    });
    let card = |base: &str| {
        format!(
            "name = 'desk'\nbackend = 'openai'\nlanguages = ['en']\nlicence = 'x'\n[openai]\n\
             base_url = '{base}'\nmodel = 'm'\nvoice = 'v'\n"
        )
    };
    let closed = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    for (base, says) in [
        (closed.as_str(), "is it running"),
        (url.as_str(), "http:// in place of https://"),
        ("http://no-such-host.invalid", "no connection"),
    ] {
        let world = World::new();
        world.put("config/aloud/voices/desk.toml", card(base));
        let begun = Instant::now();
        let ran = spoken(&world);
        assert!(ran.code == Some(4) && ran.stderr.contains(says), "{base}: {ran:?}");
        assert!(begun.elapsed() < Duration::from_secs(8), "{base}: {ran:?}");
    }
}

#[test]
fn a_move_on_the_same_server_is_followed_with_the_text() {
    let (server, log) = service(|_, asked| match asked.path.starts_with("/new") {
        true => ok(wav(&text(asked), RATE)),
        false => Say::Answer("307 Temporary Redirect", "Location: /new/speech", Vec::new()),
    });
    let world = world(&server, "");
    let ran = spoken(&world);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let log = log.lock().unwrap();
    let last = log.last().unwrap();
    assert!(log.len() == 6 && last.method == "POST" && !text(last).is_empty(), "{last:?}");
    assert!(last.header("authorization").is_some(), "the key is for this server");
}
