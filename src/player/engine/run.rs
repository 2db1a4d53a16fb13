//! The thread that plays: command after command, hop after hop.

use super::status::{Command, Status};
use crate::audio::wav::WavReader;
use crate::error::{Error, Result};
use crate::model::units::{Frames, SampleRate};
use crate::player::device::{self, Lost, Opened};
use crate::player::time_stretch::{Source, TimeStretcher};
use crate::player::track::{Target, Track};
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long to wait for what may come, before looking for commands again.
const MOMENT: Duration = Duration::from_millis(10);
/// How often a lost device is looked for.
const LOOK_AGAIN: Duration = Duration::from_millis(500);
/// In this time a change of the level is spread, so that it does not click.
const FADE: Duration = Duration::from_millis(5);
/// A level on its way to another.
struct Gain {
    now: f32,
    wanted: f32,
}

impl Gain {
    fn apply(&mut self, samples: &mut [i16], rate: SampleRate) {
        let fade = rate.frames(FADE).0.max(1) as f32;
        for sample in samples {
            if self.now == 1.0 && self.wanted == 1.0 {
                return;
            }
            *sample = (f32::from(*sample) * self.now).round() as i16;
            let away = self.wanted - self.now;
            self.now = if away.abs() <= 1.0 / fade {
                self.wanted
            } else {
                self.now + away.signum() / fade
            };
        }
    }
}

/// What is there of a sound.
struct Available<'a> {
    reader: &'a mut WavReader,
    frames: Frames,
}

impl Source for Available<'_> {
    fn frames(&self) -> Frames {
        self.frames
    }

    fn read(&mut self, frame: Frames, samples: &mut [i16]) -> Result<()> {
        self.reader.read(frame, samples)
    }
}

/// The thread's own side.
pub(super) struct Player {
    commands: Receiver<Command>,
    status: Arc<Mutex<Status>>,
    /// `None` while it is away.
    device: Option<Box<dyn device::Device>>,
    name: String,
    track: Option<Arc<Track>>,
    sound: Option<(WavReader, SampleRate)>,
    stretch: Option<TimeStretcher>,
    /// Where to go next.
    wanted: Option<Target>,
    jumped: u64,
    paused: bool,
    ended: bool,
    /// The device has nothing, and that is not a fault: it has not begun, or sound was not there.
    gap: bool,
    speed: f64,
    gain: Gain,
    /// Frames handed over since the last standstill → frames of the track, at the ends of hops.
    marks: VecDeque<(Frames, Frames)>,
    written: Frames,
    hop: Vec<i16>,
}

impl Player {
    pub(super) fn new(
        commands: Receiver<Command>,
        status: Arc<Mutex<Status>>,
        opened: Opened,
    ) -> Self {
        Player {
            commands,
            status,
            device: Some(opened.device),
            name: opened.name,
            track: None,
            sound: None,
            stretch: None,
            wanted: None,
            jumped: 0,
            paused: false,
            ended: true,
            gap: true,
            speed: 1.0,
            gain: Gain { now: 1.0, wanted: 1.0 },
            marks: VecDeque::new(),
            written: Frames(0),
            hop: Vec::new(),
        }
    }

    pub(super) fn run(mut self) {
        loop {
            // Also in a pause, whoever goes somewhere is to see where that is.
            let still = self.paused && self.wanted.is_none();
            let idle = still || self.ended || self.track.is_none();
            let next = match (idle, self.device.is_some()) {
                (true, _) => self.commands.recv().map_err(|_| RecvTimeoutError::Disconnected),
                (false, true) => self.commands.recv_timeout(Duration::ZERO),
                (false, false) => self.commands.recv_timeout(LOOK_AGAIN),
            };
            match next {
                Ok(Command::Stop) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(command) => self.obey(command),
                Err(RecvTimeoutError::Timeout) => {
                    if let Err(e) = self.step() {
                        self.give_up(e);
                    }
                }
            }
            self.publish();
        }
        if let Some(device) = &mut self.device {
            device.discard();
        }
    }

    fn obey(&mut self, command: Command) {
        match command {
            Command::Play(track, from, jump) => {
                self.jumped = jump;
                self.stop_sounding();
                self.marks.clear();
                (self.sound, self.stretch) = (None, None);
                (self.track, self.wanted, self.ended) = (Some(track), Some(from), false);
            }
            Command::Seek(to, jump) => {
                self.jumped = jump;
                self.stop_sounding();
                // What begins in the middle of a wave would click.
                self.gain.now = 0.0;
                self.wanted = Some(to);
                self.ended = false;
            }
            Command::Pause(paused) if paused != self.paused => {
                if paused {
                    self.rewind_to_heard();
                }
                self.paused = paused;
            }
            Command::Pause(_) | Command::Stop => {}
            Command::Speed(speed) => {
                self.speed = speed;
            }
            Command::Gain(gain) => self.gain.wanted = gain,
        }
    }

    /// The sound that is on its way to the ear is called back, to be played again.
    fn rewind_to_heard(&mut self) {
        if self.wanted.is_none() && self.stretch.is_some() {
            self.wanted = Some(Target::Frame(self.heard()));
            self.gain.now = 0.0;
        }
        self.stop_sounding();
    }

    fn stop_sounding(&mut self) {
        let heard = self.heard();
        if let Some(device) = &mut self.device {
            device.discard();
        }
        self.marks.clear();
        self.marks.push_back((Frames(0), heard));
        (self.written, self.gap) = (Frames(0), true);
    }

    /// One hop, or a moment's wait for it.
    fn step(&mut self) -> Result<()> {
        let Some(track) = self.track.clone() else { return Ok(()) };
        if self.device.is_none() && !self.find_device()? {
            return Ok(());
        }
        if let Some(target) = self.wanted.clone() {
            let Some(frame) = track.resolve(&target, MOMENT) else {
                self.starve();
                return Ok(());
            };
            if !self.open(&track)? {
                // A track without any sound has ended before it began.
                self.ended = track.state().whole;
                track.wait(MOMENT);
                return Ok(());
            }
            let rate = self.rate();
            self.stretch = Some(TimeStretcher::new(rate, frame));
            self.wanted = None;
            self.marks.clear();
            self.marks.push_back((self.written, frame));
            self.status.lock().unwrap_or_else(PoisonError::into_inner).waiting = false;
        }
        if self.paused {
            return Ok(());
        }
        let (Some(stretch), Some((reader, rate))) = (&mut self.stretch, &mut self.sound) else {
            return Ok(());
        };
        let (frames, whole) = {
            let state = track.state();
            (state.frames, state.whole)
        };
        self.hop.clear();
        let mut source = Available { reader, frames };
        if !stretch.next(&mut source, self.speed, whole, &mut self.hop)? {
            if !whole {
                track.wait(MOMENT);
                self.starve();
                return Ok(());
            }
            if let Some(device) = &mut self.device {
                device.drain();
            }
            self.stop_sounding();
            self.marks.clear();
            self.marks.push_back((Frames(0), frames));
            self.ended = true;
            return Ok(());
        }
        let frame = stretch.frame();
        self.gain.apply(&mut self.hop, *rate);
        self.hand_over(frame);
        Ok(())
    }

    fn starve(&mut self) {
        let mut status = self.status.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.gap && !status.waiting {
            status.starved += 1;
        }
        self.gap = true;
        status.waiting = true;
    }

    fn hand_over(&mut self, frame: Frames) {
        let Some(device) = &mut self.device else { return };
        let before = device.underruns();
        if let Err(Lost(why)) = device.write(&self.hop) {
            // What it held was not heard.
            let heard = self.heard();
            self.device = None;
            self.marks.clear();
            self.marks.push_back((Frames(0), heard));
            self.wanted = Some(Target::Frame(heard));
            (self.written, self.gap) = (Frames(0), true);
            self.status.lock().unwrap_or_else(PoisonError::into_inner).lost = Some(why);
            return;
        }
        // One that had to wait for the renderer ran dry for want of sound, and not by a fault.
        let underruns = if self.gap { 0 } else { device.underruns() - before };
        self.written += Frames::of(&self.hop);
        self.marks.push_back((self.written, frame));
        self.gap = false;
        let mut status = self.status.lock().unwrap_or_else(PoisonError::into_inner);
        status.underruns += underruns;
        status.frames_out += Frames::of(&self.hop);
        status.waiting = false;
        status.first_sound.get_or_insert_with(Instant::now);
    }

    /// Tries to open the device again.
    fn find_device(&mut self) -> Result<bool> {
        let Ok(opened) = device::open(&self.name) else { return Ok(false) };
        let mut device = opened.device;
        if let Some((_, rate)) = &self.sound
            && device.start(*rate).is_err()
        {
            return Ok(false);
        }
        self.device = Some(device);
        self.status.lock().unwrap_or_else(PoisonError::into_inner).lost = None;
        Ok(true)
    }

    /// Opens the sound of a track and readies the device for it.
    fn open(&mut self, track: &Track) -> Result<bool> {
        if self.sound.is_none() {
            let Some((reader, rate)) = track.open()? else { return Ok(false) };
            if let Some(device) = &mut self.device {
                device.start(rate)?;
            }
            self.sound = Some((reader, rate));
        }
        Ok(true)
    }

    fn rate(&self) -> SampleRate {
        self.sound.as_ref().map_or(SampleRate(0), |(_, rate)| *rate)
    }

    /// The frame of the track that is heard: what was handed over, less what the device still has.
    fn heard(&mut self) -> Frames {
        let device = self.device.as_mut().filter(|_| self.written > Frames(0));
        let delay = device.map_or(Frames(0), |device| device.delay());
        let heard = self.written.saturating_sub(delay);
        while self.marks.len() > 2 && self.marks[1].0 <= heard {
            self.marks.pop_front();
        }
        match (self.marks.front(), self.marks.get(1)) {
            (Some(&(out, frame)), Some(&(next_out, next))) if next_out > out => {
                let part = (heard.clamp(out, next_out) - out).0 as f64 / (next_out - out).0 as f64;
                frame + Frames((next.saturating_sub(frame).0 as f64 * part).round() as u64)
            }
            (Some((_, frame)), _) => *frame,
            (None, _) => Frames(0),
        }
    }

    fn publish(&mut self) {
        let frame = self.heard();
        let end = match &self.track {
            Some(track) => {
                let mut state = track.state();
                // Whoever wants a place that is not there wants all that leads to it.
                state.heard = if self.wanted.is_some() { state.frames } else { frame };
                state.frames
            }
            None => Frames(0),
        };
        let mut status = self.status.lock().unwrap_or_else(PoisonError::into_inner);
        (status.frame, status.end, status.told) = (frame, end, Instant::now());
        (status.rate, status.speed) = (self.rate(), self.speed);
        status.playing = !self.paused && !self.ended;
        (status.ended, status.jumped) = (self.ended, self.jumped);
        status.wanted = self.wanted.clone();
    }

    fn give_up(&mut self, error: Error) {
        if let Some(track) = &self.track {
            track.fail(error);
        }
        self.ended = true;
    }
}
