//! The player's engine on devices that this test plays: slow ones, and ones that go away.

use crate::driver::{World, audited, sample};
use aloud::internal::player::{Device, Engine, Lost, Opened, Target};
use aloud::model::{Frames, SampleRate};
use aloud::player::Track;
use aloud::studio::SavedEdition;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

fn track(edition: &Path) -> Arc<Track> {
    let SavedEdition { map, audio, .. } = SavedEdition::open(edition).unwrap();
    Arc::new(Track::finished(map, Vec::new(), &audio))
}

/// A device with a latency. It tells before it takes a hop, and waits for leave to take it; where
/// nobody gives leave any more, it goes away.
struct Held {
    latency: Frames,
    written: Frames,
    about_to: SyncSender<Frames>,
    leave: Receiver<()>,
}

impl Held {
    fn new(latency: Frames) -> (Held, Receiver<Frames>, SyncSender<()>) {
        let (about_to, told) = sync_channel(0);
        let (give, leave) = sync_channel(0);
        (Held { latency, written: Frames(0), about_to, leave }, told, give)
    }
}

impl Device for Held {
    fn start(&mut self, _: SampleRate) -> aloud::Result<()> {
        Ok(())
    }

    fn write(&mut self, samples: &[i16]) -> Result<(), Lost> {
        let _ = self.about_to.send(self.written);
        self.leave.recv().map_err(|_| Lost("unplugged".into()))?;
        self.written += Frames::of(samples);
        Ok(())
    }

    fn delay(&mut self) -> Frames {
        self.latency.min(self.written)
    }

    fn drain(&mut self) {}

    fn discard(&mut self) {
        self.written = Frames(0);
    }

    fn underruns(&self) -> u64 {
        0
    }
}

/// What is lit is what is heard, at every tempo and through the device's latency: within a frame of
/// the screen.
#[test]
fn the_place_is_the_one_that_is_heard() {
    let world = World::new();
    let edition = world.speak(&[sample("en-harbour.md").to_str().unwrap(), "--name", "a"]);
    let track = track(&edition);
    for speed in [0.5, 0.7, 1.0, 1.5, 3.0] {
        let latency = 2205;
        let (device, told, give) = Held::new(Frames(latency));
        let engine =
            Engine::new(Opened { device: Box::new(device), name: "silent".into() }).unwrap();
        engine.speed(speed);
        engine.play(track.clone(), Target::Frame(Frames(0)));
        let mut worst = 0.0f64;
        for _ in 0..200 {
            let written = told.recv_timeout(Duration::from_secs(5)).unwrap();
            let heard = written.0.saturating_sub(latency) as f64 * speed;
            worst = worst.max((engine.status().frame.0 as f64 - heard).abs() / speed / 22.05);
            give.send(()).unwrap();
        }
        assert!(worst <= 33.0, "at {speed}: {worst:.1} ms of listening");
        println!("speed {speed}: {worst:.1} ms at most between what is heard and what is lit");
        // Or it would wait for leave.
        drop((told, give));
    }
}

/// A device that goes away is looked for, and what it had not sounded is played again.
#[test]
fn a_lost_device_is_found_again_and_nothing_is_skipped() {
    let world = World::new();
    world.put("a.txt", "The lamp goes out. Somebody finds the switch, and the story goes on.");
    let edition = world.speak(&["a.txt", "--name", "a"]);
    let frames = audited(&edition).head.frames;
    // The next one that is opened by that name takes fifty times as fast as the sound.
    let (device, told, give) = Held::new(Frames(1000));
    let opened = Opened { device: Box::new(device), name: "silent:50".into() };
    let engine = Engine::new(opened).unwrap();
    engine.play(track(&edition), Target::Frame(Frames(0)));
    let mut written = Frames(0);
    for _ in 0..40 {
        written = told.recv_timeout(Duration::from_secs(5)).unwrap();
        give.send(()).unwrap();
    }
    drop(give);
    drop(told);
    let deadline = Instant::now() + Duration::from_secs(5);
    let mut lost = None;
    while !engine.status().ended {
        lost = lost.or(engine.status().lost);
        assert!(Instant::now() < deadline, "{:?}", engine.status());
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(lost.as_deref(), Some("unplugged"));
    let status = engine.status();
    assert_eq!((status.lost, status.frame), (None, frames));
    // The thousand frames that were in the device are played once more.
    assert_eq!(status.frames_out, frames + Frames(1000), "{written} were taken before");
}
