//! The thread between the file and the device.
//!
//! It reads the sound, changes its tempo and its level, and hands it to the device hop by hop; the
//! device keeps the time. Where sound is not rendered yet, it waits and hands over nothing, so that
//! what is heard is always the edition itself.

mod run;
mod status;

pub use self::status::Status;

use self::run::Player;
use self::status::Command;
use super::device::Opened;
use super::track::{Target, Track};
use crate::error::{Error, Kind, Result};
use crate::model::units::{Frames, SampleRate};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Instant;

/// Plays tracks. The thread ends with the value.
pub struct Engine {
    commands: Sender<Command>,
    status: Arc<Mutex<Status>>,
    /// Jumps that were asked for.
    jumps: AtomicU64,
    /// The number of the one that began the track.
    played: AtomicU64,
    /// Where the last of them leads.
    wanted: Mutex<Option<Target>>,
    thread: Option<JoinHandle<()>>,
}

impl Engine {
    /// Starts the thread with a device. Nothing is played yet.
    pub fn new(opened: Opened) -> Result<Self> {
        let (commands, inbox) = channel();
        let status = Arc::new(Mutex::new(Status {
            frame: Frames(0),
            rate: SampleRate(0),
            playing: false,
            waiting: false,
            ended: false,
            lost: None,
            underruns: 0,
            starved: 0,
            frames_out: Frames(0),
            first_sound: None,
            told: Instant::now(),
            speed: 1.0,
            end: Frames(0),
            jumped: 0,
            wanted: None,
        }));
        let player = Player::new(inbox, status.clone(), opened);
        let thread = std::thread::Builder::new().name("player".into()).spawn(move || player.run());
        let thread = thread.map_err(|e| {
            Error::new(Kind::Device, "cannot start the thread that plays").because(e)
        })?;
        Ok(Engine {
            commands,
            status,
            jumps: AtomicU64::new(0),
            played: AtomicU64::new(0),
            wanted: Mutex::default(),
            thread: Some(thread),
        })
    }

    /// Plays a track from a place on, in place of what is played now.
    pub fn play(&self, track: Arc<Track>, from: Target) {
        let jump = self.jump(&from);
        self.played.store(jump, Ordering::Relaxed);
        self.tell(Command::Play(track, from, jump));
    }

    /// Goes to a place. Sound that is on its way to the ear is forgotten.
    pub fn seek(&self, to: Target) {
        let jump = self.jump(&to);
        self.tell(Command::Seek(to, jump));
    }

    /// How many jumps were asked for.
    pub fn jumps(&self) -> u64 {
        self.jumps.load(Ordering::Relaxed)
    }

    fn jump(&self, to: &Target) -> u64 {
        *self.wanted.lock().unwrap_or_else(PoisonError::into_inner) = Some(to.clone());
        self.jumps.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The frame of `track`, the one that is played, that is heard, or that the last jump leads to if
    /// it is not done yet: so that of keys that come at once each begins where the one before leads.
    pub fn place(&self, status: &Status, track: &Track) -> Frames {
        let target = match status.jumped == self.jumps.load(Ordering::Relaxed) {
            true => status.wanted.clone(),
            false => self.wanted.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        };
        let found = target.and_then(|target| {
            let known = track.state().frame_of(&target);
            // A time is a place before there is sound for it.
            known.or(match target {
                Target::Frame(frame) => Some(frame),
                _ => None,
            })
        });
        // The thread may still tell of the track before.
        found.unwrap_or_else(|| match status.jumped < self.played.load(Ordering::Relaxed) {
            true => Frames(0),
            false => status.heard(),
        })
    }

    /// Pauses or goes on.
    pub fn pause(&self, paused: bool) {
        self.tell(Command::Pause(paused));
    }

    /// Sets the tempo, within [`super::time_stretch::SPEEDS`].
    pub fn speed(&self, speed: f64) {
        self.tell(Command::Speed(speed));
    }

    /// Sets the level; 1.0 leaves the samples as they are, 0.0 is silence.
    pub fn gain(&self, gain: f32) {
        self.tell(Command::Gain(gain));
    }

    /// How it goes.
    pub fn status(&self) -> Status {
        let mut status = self.lock().clone();
        // Who has just jumped is not at the end where he was.
        status.ended &= status.jumped == self.jumps.load(Ordering::Relaxed);
        status
    }

    /// Whether the thread has ended, which it should not before its time.
    pub fn is_dead(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    fn lock(&self) -> MutexGuard<'_, Status> {
        self.status.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, command: Command) {
        // A thread that died is noticed by `is_dead`.
        let _ = self.commands.send(command);
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.tell(Command::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
