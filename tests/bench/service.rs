//! Speaking over a service with a bad network: wall time against what the service's own times allow,
//! how soon the first sound is there, and memory.

use crate::server::Server;
use crate::speech_server::{Asked, Say, ok, service, wav};
use crate::{Bench, PROGRAM, median, pss};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

const SEGMENTS: usize = 400;
const CONCURRENCY: usize = 8;
const SEEDS: u64 = 9;

/// What the service did.
#[derive(Default)]
struct Done {
    /// The sum of its times.
    busy: Duration,
    /// Good answers, and bad ones by their kind: 429, 500, dropped, truncated.
    good: usize,
    bad: [usize; 4],
}

type Kept = Arc<Mutex<Done>>;

fn lock(done: &Kept) -> MutexGuard<'_, Done> {
    done.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A number that looks random and is the same every time.
fn dice(seed: u64, n: u64) -> u64 {
    let mixed = (n + 1 + seed * 100_003).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ mixed >> 31) >> 8
}

/// A service with these latencies in milliseconds; with faults, drawn from this seed, it fails 10 of
/// 100 requests.
fn desk(latency: std::ops::Range<u64>, faults: Option<u64>) -> (Server, Kept) {
    let done = Kept::default();
    let kept = done.clone();
    let (server, _) = service(move |n, asked: &Asked| {
        let begun = Instant::now();
        let dice = dice(faults.unwrap_or_default(), n as u64);
        let latency = Duration::from_millis(latency.start + dice % (latency.end - latency.start));
        let body = wav(asked.json()["input"].as_str().unwrap_or_default(), 24_000);
        std::thread::sleep(latency.saturating_sub(begun.elapsed()));
        let mut done = lock(&kept);
        done.busy += begun.elapsed();
        let kind = match if faults.is_some() { dice / 1000 % 100 } else { 99 } {
            0..5 => 0,
            5..8 => 1,
            8 => 2,
            9 => 3,
            _ => {
                done.good += 1;
                return ok(body);
            }
        };
        done.bad[kind] += 1;
        match kind {
            0 => Say::Answer("429 Too Many Requests", "Retry-After: 1", b"{}".to_vec()),
            1 => Say::Answer("500 Internal Server Error", "", b"{}".to_vec()),
            2 => Say::Drop,
            _ => {
                let most = body.len() / 2;
                Say::Cut(body, most)
            }
        }
    });
    (server, done)
}

/// The run of one article over a service, with a store of its own.
fn speak(bench: &Bench, server: &Server, segments: usize, how: &str) -> Command {
    let card = format!(
        "name = 'bench'\nbackend = 'openai'\nlanguages = ['en']\nlicence = 'x'\n[openai]\n\
         base_url = '{}'\nmodel = 'm'\nvoice = 'v'\n[limits]\nconcurrency = {CONCURRENCY}\n",
        server.url("")
    );
    let text: String =
        (0..segments).map(|i| format!("Boat number {i} left the harbour at dawn. ")).collect();
    let (card, input) = (bench.put("bench.toml", &card), bench.put("boats.txt", &text));
    bench.empty_store();
    let mut command = Command::new(PROGRAM);
    command
        .args([how, "-q", "-o"])
        .arg(bench.dir.join("out"))
        .arg("--voice")
        .arg(card)
        .arg(&input)
        .env("ALOUD_CACHE", bench.dir.join("cache"))
        .env("XDG_STATE_HOME", bench.dir.join("state"))
        .stdout(Stdio::null());
    command
}

/// Wall time, and the peak of memory in KiB.
fn run(mut command: Command) -> (Duration, u64) {
    let begun = Instant::now();
    let mut child = command.spawn().expect("the program starts");
    let (mut peak, mut looks) = (0, 0u32);
    let status = loop {
        if let Some(status) = child.try_wait().ok().flatten() {
            break status;
        }
        // To count a process's memory holds it up: not too often.
        if looks.is_multiple_of(20) {
            peak = peak.max(pss(child.id()));
        }
        looks += 1;
        std::thread::sleep(Duration::from_millis(10));
    };
    let wall = begun.elapsed();
    assert!(status.success(), "the run fails");
    (wall, peak)
}

/// Prints the ratio of a run's time to the ideal one: all service times shared by the slots. Some of it
/// is luck: who is told near the end to wait for a second is waited for by all. A line that costs
/// nothing has a median of 1.067 (simulated, 400 draws of these faults).
pub fn throughput(bench: &Bench) {
    println!("service: {SEGMENTS} segments, {CONCURRENCY} at once, 250 ± 100 ms");
    let mut ratios: Vec<f64> = (0..SEEDS).map(|seed| bad_network(bench, seed)).collect();
    println!("  ratio, median of {SEEDS} draws of the faults: {:.3}", median(&mut ratios));
    for segments in [400, 4000] {
        let (server, _) = desk(4..5, None);
        let (_, peak) = run(speak(bench, &server, segments, "speak"));
        println!("  {segments} segments, 4 ms: peak memory {:.1} MiB", peak as f64 / 1024.0);
    }
    first_sound(bench);
}

fn bad_network(bench: &Bench, seed: u64) -> f64 {
    let (server, done) = desk(150..351, Some(seed));
    let (wall, peak) = run(speak(bench, &server, SEGMENTS, "speak"));
    let done = lock(&done);
    let ideal = done.busy / CONCURRENCY as u32;
    let ratio = wall.as_secs_f64() / ideal.as_secs_f64();
    let [busy, failed, dropped, cut] = done.bad;
    println!(
        "  {} good answers, {busy} times 429, {failed} times 500, {dropped} dropped, {cut} truncated: \
         wall {:.2} s, ideal {:.2} s, ratio {ratio:.3}, peak memory {:.1} MiB",
        done.good,
        wall.as_secs_f64(),
        ideal.as_secs_f64(),
        peak as f64 / 1024.0
    );
    ratio
}

/// From the start of `aloud play` until the first sound is given to the audio device, against the
/// time that the service took for the first answer.
fn first_sound(bench: &Bench) {
    let alsa = bench.put("asound.conf", "pcm.!default { type null }\n");
    let (mut heard, mut answered) = (Vec::new(), Vec::new());
    for _ in 0..7 {
        let (server, done) = desk(250..251, None);
        let mut command = speak(bench, &server, 1, "play");
        let output =
            command.arg("--json").env("ALSA_CONFIG_PATH", &alsa).stdout(Stdio::piped()).output();
        let told: serde_json::Value =
            serde_json::from_slice(&output.expect("the program starts").stdout)
                .expect("the player ends with its figures");
        heard.push(told["first_sound_ms"].as_f64().expect("there was a sound"));
        answered.push(lock(&done).busy.as_secs_f64() * 1e3);
    }
    let (heard, answered) = (median(&mut heard), median(&mut answered));
    println!(
        "  first sound after {heard:.0} ms, first answer after {answered:.0} ms, ratio {:.3}",
        heard / answered
    );
}
