//! What services send, and what is heard of it: whole runs, as a table of sent, heard, exit code and
//! message. Encoded sound is in `codecs`.

use crate::contracts::adapter;
use crate::driver::{World, audited};
use crate::end_to_end_http::text;
use crate::speech_server::{Say, hum, ok, pcm, service, wav, wav_of};
use aloud::model::{SampleRate, Sound};

const TEXT: &str = "The lamp stands by the door. Nobody has lit it since the storm.";

/// What a service makes of a sentence.
type Send = fn(&str) -> Vec<u8>;

/// A WAV file whose sizes are these.
fn sized(text: &str, size: u32) -> Vec<u8> {
    let mut bytes = wav(text, 24_000);
    bytes[4..8].copy_from_slice(&size.wrapping_add(36).to_le_bytes());
    bytes[40..44].copy_from_slice(&size.to_le_bytes());
    bytes
}

/// The sound in so many files.
fn pieces(text: &str, n: usize) -> Vec<u8> {
    let samples = hum(text, 24_000);
    samples.chunks(samples.len().div_ceil(n)).flat_map(|part| wav_of(part, 24_000)).collect()
}

/// Sound between silences with a floor of noise.
fn noisy(text: &str) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(2);
    let silence = vec![0; 9600];
    let mut samples = [&silence[..], &hum(text, 24_000), &silence].concat();
    samples.iter_mut().for_each(|s| *s += random.i16(-50..=50));
    wav_of(&samples, 24_000)
}

fn moved(text: &str) -> Vec<u8> {
    wav_of(&hum(text, 24_000).iter().map(|s| s + 1200).collect::<Vec<_>>(), 24_000)
}

/// Samples of four bits.
fn adpcm(text: &str) -> Vec<u8> {
    let mut bytes = wav(text, 24_000);
    bytes[20] = 0x11;
    bytes[34] = 4;
    bytes
}

/// Name, format of the card, what is sent, and what is told if it is not heard.
const TABLE: &[(&str, &str, Send, Option<&str>)] = &[
    ("a WAV file", "wav", |t| wav(t, 24_000), None),
    ("size 0", "wav", |t| sized(t, 0), None),
    ("size -1", "wav", |t| sized(t, u32::MAX), None),
    ("size of 1.5 GB", "wav", |t| sized(t, 1_500_000_000), None),
    ("size of 256 MiB", "wav", |t| sized(t, 1 << 28), None),
    ("two files", "wav", |t| pieces(t, 2), None),
    ("seven files", "wav", |t| pieces(t, 7), None),
    ("one byte too many", "wav", |t| [wav(t, 24_000), vec![10]].concat(), None),
    ("silence with noise", "wav", noisy, None),
    ("an offset", "wav", moved, None),
    ("samples", "pcm", |t| pcm(t, 24_000), None),
    ("samples and a byte", "pcm", |t| [pcm(t, 24_000), vec![10]].concat(), None),
    ("WAV for samples", "pcm", |t| wav(t, 24_000), None),
    ("two WAV files for samples", "pcm", |t| pieces(t, 2), None),
    (
        "JSON for samples",
        "pcm",
        |_| b"{\"detail\":\"voice is gone\"}".to_vec(),
        Some("voice is gone"),
    ),
    ("a page for samples", "pcm", |_| b"<html><p>Pay first</p></html>".to_vec(), Some("Pay first")),
    ("a sentence for samples", "pcm", |_| b"no free worker".to_vec(), Some("no free worker")),
    (
        "noise for samples",
        "pcm",
        |t| {
            let mut random = fastrand::Rng::with_seed(9);
            pcm(t, 24_000).iter().map(|_| random.u8(..)).collect()
        },
        Some("noise"),
    ),
    (
        "JSON for a file",
        "wav",
        |_| b"{\"error\": {\"message\": \"model not loaded\"}}".to_vec(),
        Some("model not loaded"),
    ),
    ("a sentence for a file", "wav", |_| b"Out of memory".to_vec(), Some("Out of memory")),
    ("ADPCM", "wav", adpcm, Some("IMA ADPCM")),
    ("WebM", "wav", |_| [&b"\x1a\x45\xdf\xa3"[..], &[7; 900]].concat(), Some("WebM")),
    ("half a file", "wav", |t| wav(t, 24_000)[..9000].to_vec(), Some("8956 bytes of")),
    (
        "a file and an error",
        "wav",
        |t| [wav(t, 24_000), b"{\"error\": \"worker died\"}".to_vec()].concat(),
        Some("worker died"),
    ),
    (
        "a file and half a file",
        "wav",
        |t| [wav(t, 24_000), wav(t, 24_000)[..5000].to_vec()].concat(),
        Some("4956 bytes of"),
    ),
];

#[test]
fn what_is_sent_is_heard_or_told() {
    let mut whole = None;
    println!("{:<28}{:>8}{:>8}  {:<5} message", "sent", "format", "heard", "exit");
    for (name, format, send, told) in TABLE {
        let (server, _) = service(move |_, asked| ok(send(&text(asked))));
        let world = World::new();
        world.put("a.txt", TEXT);
        world.put(
            "config/aloud/voices/lamp.toml",
            format!(
                "name = 'lamp'\nbackend = 'openai'\nlanguages = ['en']\nlicence = 'x'\n\
                 [openai]\nbase_url = '{}'\nmodel = 'm'\nvoice = 'v'\nformat = '{format}'\n\
                 [retry]\ntries = 2\npatience_s = 1.0\n",
                server.url("")
            ),
        );
        let args =
            ["speak", "a.txt", "--voice", "lamp", "--lang", "en", "-o", "out", "--name", "e"];
        let ran = world.run(&args);
        let heard = (ran.code == Some(0)).then(|| {
            let map = audited(&world.path("out/e"));
            map.head.frames.0 as f64 / f64::from(map.head.sample_rate.0)
        });
        let message = ran.stderr.lines().next().unwrap_or_default();
        println!(
            "{name:<28}{format:>8}{:>8}  {:<5} {}",
            heard.map_or("none".into(), |s| format!("{s:.2} s")),
            ran.code.unwrap_or(-1),
            if told.is_some() { message } else { "" }
        );
        match told {
            None => {
                let heard = heard.unwrap_or_else(|| panic!("{name}: {ran:?}"));
                let whole = *whole.get_or_insert(heard);
                assert!((heard - whole).abs() < 0.03, "{name}: {heard} s of {whole} s");
            }
            Some(told) => {
                assert_eq!(heard, None, "{name}");
                assert!(ran.stderr.contains(told), "{name}: {}", ran.stderr);
            }
        }
    }
}

#[test]
fn what_is_declared_of_samples_is_judged() {
    let table = "base_url = 'BASE'\nmodel = 'm'\nvoice = 'v'\nformat = 'pcm'";
    let sent = |kind: &'static str| {
        adapter("openai", table, move |_, asked| {
            Say::Answer("200 OK", kind, pcm(&text(asked), 16_000))
        })
    };
    for (kind, rate) in [
        ("Content-Type: audio/L16; rate=16000", 16_000),
        ("Content-Type: audio/mpeg", 24_000),
        ("Content-Type: text/html; charset=utf-8", 24_000),
    ] {
        let Sound::Pcm { rate: heard, .. } = sent(kind).speak("The lamp is lit.").sound;
        assert_eq!(heard, SampleRate(rate), "{kind}");
    }
    for kind in ["Content-Type: application/json", "Content-Type: image/png"] {
        let told = format!("{:?}", sent(kind).error("The lamp is lit."));
        assert!(told.contains("no samples"), "{kind}: {told}");
    }
}
