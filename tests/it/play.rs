//! What is played is the edition: every sample, once, in step, whatever the speed.

use crate::driver::{Ran, World, sample, skipped};
use aloud::internal::audio::WavReader;
use aloud::model::Frames;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// A world whose audio device writes what it is given to a file, as fast as it comes.
pub struct Studio {
    pub world: World,
}

impl Studio {
    /// `None`, with a word about it, where ALSA's library is missing.
    pub fn new() -> Option<Studio> {
        let there = ["/usr/lib", "/usr/lib64", "/lib"].iter().any(|dir| {
            let found = Command::new("find").args([dir, "-name", "libasound.so.2"]).output();
            found.is_ok_and(|f| !f.stdout.is_empty())
        });
        if !there {
            skipped("libasound.so.2 is not here (Debian: libasound2)");
            return None;
        }
        let world = World::new();
        let file = world.path("captured.raw");
        world.put(
            "asound.conf",
            format!(
                "pcm.!default {{ type file slave.pcm {{ type null }} file \"{}\" format raw }}\n",
                file.display()
            ),
        );
        Some(Studio { world })
    }

    pub fn play(&self, args: &[&str]) -> Ran {
        let mut all = vec!["play", "--json"];
        all.extend(args);
        let mut command = self.world.command(&all);
        command.env("ALSA_CONFIG_PATH", self.world.path("asound.conf"));
        command.env("XDG_STATE_HOME", self.world.path("state"));
        command.output().unwrap().into()
    }

    /// What the device got.
    pub fn captured(&self) -> Vec<i16> {
        let bytes = std::fs::read(self.world.path("captured.raw")).unwrap();
        bytes.chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]])).collect()
    }
}

fn samples(edition: &Path) -> Vec<i16> {
    let map = crate::driver::audited(edition);
    let mut samples = vec![0; map.head.frames.index()];
    WavReader::open(&edition.join("audio.wav")).unwrap().read(Frames(0), &mut samples).unwrap();
    samples
}

#[test]
fn every_sample_of_an_edition_is_heard_once() {
    let Some(studio) = Studio::new() else { return };
    let article = sample("en-harbour.md");
    let article = article.to_str().unwrap();
    // Rendered while it plays, and not kept.
    let ran = studio.play(&[article]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let live = studio.captured();
    assert_eq!(studio.world.leftovers(), Vec::<std::path::PathBuf>::new());
    let edition = studio.world.speak(&[article, "--name", "a"]);
    let whole = samples(&edition);
    assert!(live == whole, "{} of {} frames", live.len(), whole.len());
    // Finished, and without the voice.
    let ran = studio.play(&["output/a", "--restart"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(studio.captured() == whole);
    let told: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(told["frames_out"], whole.len());
    assert_eq!(told["underruns"], 0);
}

#[test]
fn what_is_kept_is_the_edition() {
    let Some(studio) = Studio::new() else { return };
    let article = sample("zh-river.md");
    let article = article.to_str().unwrap();
    let ran = studio.play(&[article, "--keep", "-o", "kept"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let edition = studio.world.speak(&[article, "--name", "a"]);
    let kept = std::fs::read_dir(studio.world.path("kept")).unwrap().next().unwrap().unwrap();
    assert!(crate::driver::bytes(&kept.path()) == crate::driver::bytes(&edition));
}

#[test]
fn several_are_played_one_after_the_other() {
    let Some(studio) = Studio::new() else { return };
    studio.world.put("a.txt", "The first one.");
    studio.world.put("b.txt", "The second one, which is longer.");
    let a = samples(&studio.world.speak(&["a.txt", "--name", "a"]));
    let b = samples(&studio.world.speak(&["b.txt", "--name", "b"]));
    for inputs in [&["a.txt", "b.txt"][..], &["output"]] {
        let ran = studio.play(inputs);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(studio.captured() == [&a[..], &b[..]].concat());
    }
    studio.world.put("c.bin", [0u8; 100]);
    let ran = studio.play(&["c.bin", "a.txt"]);
    assert_eq!(ran.code, Some(3), "one failed: {ran:?}");
    assert!(studio.captured() == a, "and the other was played");
}

#[test]
fn another_speed_is_as_long_as_it_says_and_does_not_click() {
    let Some(studio) = Studio::new() else { return };
    let text = std::fs::read_to_string(sample("en-harbour.md")).unwrap();
    studio.world.put("a.md", text.chars().take(500).collect::<String>());
    let edition = studio.world.speak(&["a.md", "--name", "a"]);
    let whole = samples(&edition);
    let jump = |s: &[i16]| s.windows(2).map(|w| (i32::from(w[1]) - i32::from(w[0])).abs()).max();
    for speed in [0.7, 1.5] {
        let ran = studio.play(&["output/a", "--speed", &speed.to_string()]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let played = studio.captured();
        let ratio = played.len() as f64 * speed / whole.len() as f64;
        assert!((ratio - 1.0).abs() < 0.005, "{speed}: length {ratio}");
        assert!(jump(&played) <= jump(&whole), "{speed}: {:?} {:?}", jump(&played), jump(&whole));
        let pitch = pitch_kept(&whole, &played, speed);
        assert!((pitch - 1.0).abs() < 0.01, "{speed}: pitch {pitch}");
        println!("speed {speed}: length {ratio:.5}, pitch {pitch:.4}");
    }
}

/// The median, over voiced places, of the pitch of what was played by that of the same place of the
/// whole. (Praat finds the same within 0.1 %; medians of each alone differ by the places they take.)
fn pitch_kept(whole: &[i16], played: &[i16], speed: f64) -> f64 {
    let mut ratios: Vec<f64> = (0..played.len())
        .step_by(256)
        .filter_map(|at| {
            Some(pitch(played.get(at..)?)? / pitch(whole.get((at as f64 * speed) as usize..)?)?)
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    assert!(ratios.len() > 100, "{} voiced places", ratios.len());
    ratios[ratios.len() / 2]
}

/// In Hz, by the lag of the best autocorrelation; `None` where there is no voice.
fn pitch(sound: &[i16]) -> Option<f64> {
    let frame = sound.get(..1024)?;
    let dot = |a: &[i16], b: &[i16]| -> f64 {
        a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
    };
    let alike = |lag: usize| {
        let (a, b) = (&frame[..624], &frame[lag..lag + 624]);
        dot(a, b) / (dot(a, a) * dot(b, b)).sqrt().max(1.0)
    };
    let lag = (60..400).max_by(|a, b| alike(*a).total_cmp(&alike(*b)))?;
    let (l, m, r) = (alike(lag - 1), alike(lag), alike(lag + 1));
    let bend = l - 2.0 * m + r;
    // Whole lags are not whole pitches: a parabola through the peak.
    (m > 0.9 && bend < 0.0).then(|| 22050.0 / (lag as f64 + (l - r) / (2.0 * bend)))
}

#[test]
fn no_device_is_told_at_once() {
    let world = World::new();
    world.put("a.txt", "One.");
    for config in ["", "pcm.!default { type hw card 77 }\n"] {
        world.put("asound.conf", config);
        let mut command = world.command(&["play", "a.txt"]);
        command.env("ALSA_CONFIG_PATH", world.path("asound.conf"));
        let begun = Instant::now();
        let ran: Ran = command.output().unwrap().into();
        let took = begun.elapsed();
        assert_eq!(ran.code, Some(5), "{ran:?}");
        assert!(ran.stderr.starts_with("aloud: ") && ran.stderr.contains("--device"), "{ran:?}");
        assert_eq!(ran.stderr.lines().count(), 2, "no word of the library's: {ran:?}");
        // The program itself, not a machine that does other things too.
        assert!(took < Duration::from_millis(500), "{took:?}");
        println!("no device: told after {took:?}");
    }
    let ran = world.run(&["play", "a.txt", "--device", "silent:0"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert_eq!(world.run(&["play", "a.txt", "--speed", "9"]).code, Some(2));
}

#[test]
fn sentences_are_printed_when_they_begin() {
    let world = World::new();
    let text = "One \x1b[31mred. Two.\n\nThree.";
    let mut command =
        world.command(&["play", "-", "--plain", "--device", "silent:20", "--lang", "en"]);
    command.env("XDG_STATE_HOME", world.path("state"));
    command.stdin(std::fs::File::open(world.put("in.txt", text)).unwrap());
    let ran: Ran = command.output().unwrap().into();
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(!ran.stdout.contains('\x1b'), "{ran:?}");
    assert_eq!(ran.stdout.lines().count(), 3, "{ran:?}");
    assert!(ran.stdout.ends_with("Three.\n"), "{ran:?}");
}

/// A long run is in step from its first frame to its last, and its memory is flat. 8 seconds of a
/// fast device here; `ALOUD_LONG=1` makes it 30 minutes of sound at 8 times real time.
#[test]
fn a_long_run_drifts_nowhere() {
    let world = World::new();
    let long = std::env::var_os("ALOUD_LONG").is_some();
    let (minutes, factor) = if long { (30, 8.0) } else { (1, 8.0) };
    let sentence = "On this day the ferry left the harbour with 32 people on board.\n\n";
    // About four seconds each.
    world.put("a.txt", sentence.repeat(minutes * 60 / 4));
    let edition = world.speak(&["a.txt", "--name", "a"]);
    let frames = crate::driver::audited(&edition).head.frames;
    let device = format!("silent:{factor}");
    let mut command = world.command(&["play", "--json", "output/a", "--device", &device]);
    command.env("XDG_STATE_HOME", world.path("state")).stdout(std::process::Stdio::piped());
    let begun = Instant::now();
    let mut child = command.spawn().unwrap();
    let mut sizes = Vec::new();
    while child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(200));
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
        let size = status.unwrap_or_default();
        let size = size
            .lines()
            .find_map(|l| l.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok());
        sizes.extend(size.into_iter().collect::<Vec<u64>>());
    }
    let took = begun.elapsed().as_secs_f64();
    let told: serde_json::Value = serde_json::from_reader(child.stdout.take().unwrap()).unwrap();
    assert_eq!(told["frames_out"], frames.0, "not one more, not one less");
    let expected = frames.0 as f64 / 22050.0 / factor;
    // A busy machine may let the device run dry, which costs time, and no frame.
    assert!((took - expected).abs() < 1.5, "{took:.2} s where the sound takes {expected:.2} s");
    let (early, late) = (sizes[sizes.len() / 2], sizes[sizes.len() - 2]);
    assert!(late <= early + 256, "from {early} to {late} KiB");
    println!(
        "{frames} frames at {factor} × in {took:.2} s (sound: {expected:.2} s); {early} → {late} KiB; {told}"
    );
}
