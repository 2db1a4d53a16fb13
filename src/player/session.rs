//! One person's listening: article after article, from where each was left to its end.

use super::device;
use super::engine::{Engine, Status};
use super::follow::lit;
use super::plain::Plain;
use super::screen::Screen;
use super::track::{Target, Track};
use super::view::{DisplayMode, Next, Options, Show, View, gain, spot};
use crate::error::{Error, Kind, Result};
use crate::model::memory::{Memory, Spot};
use crate::model::units::Frames;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How often the place is remembered, so that a killed player loses no more.
const REMEMBER_EVERY: Duration = Duration::from_secs(2);

/// What is played, one after the other.
pub trait Playlist {
    /// How many.
    fn count(&self) -> usize;
    /// Begins one; it may still be read and rendered, and what went before it is wanted no more.
    fn open(&mut self, number: usize) -> Arc<Track>;
    /// What is remembered of it. `None`, while it is not known what it is.
    fn memory(&self, number: usize) -> Option<Memory>;
    /// Remembers.
    fn remember(&mut self, number: usize, memory: &Memory) -> Result<()>;
}

/// A sound device, and the thread that plays on it.
pub struct Player {
    engine: Engine,
}

impl Player {
    /// Opens a device by its name; the empty name is the default one. [`devices`](super::devices)
    /// lists them.
    ///
    /// # Errors
    /// [`Kind::Device`] if there is none or it cannot be opened.
    pub fn open(device: &str) -> Result<Self> {
        Ok(Player { engine: Engine::new(device::open(device)?)? })
    }

    /// Plays a list, until its end, or the person quits.
    ///
    /// `stopped` tells of a signal, which ends it with [`Kind::Interrupted`]. `report` is told of what
    /// failed, where others are still to come.
    ///
    /// # Errors
    /// What an article or the device fails with.
    pub fn run(
        &self,
        list: &mut dyn Playlist,
        options: Options,
        stopped: &dyn Fn() -> bool,
        report: &mut dyn FnMut(&Error),
    ) -> Result<()> {
        run(&self.engine, list, options, stopped, report)
    }

    /// How it goes.
    pub fn status(&self) -> Status {
        self.engine.status()
    }
}

fn run(
    engine: &Engine,
    list: &mut dyn Playlist,
    options: Options,
    stopped: &dyn Fn() -> bool,
    report: &mut dyn FnMut(&Error),
) -> Result<()> {
    engine.speed(options.speed);
    engine.gain(gain(options.volume));
    let mut display: Box<dyn Show> = match options.mode {
        DisplayMode::Screen => Box::new(Screen::new(options, true)?),
        DisplayMode::Line => Box::new(Screen::new(options, false)?),
        DisplayMode::Plain => Box::new(Plain::new(true, options)),
        DisplayMode::Nothing => Box::new(Plain::new(false, options)),
    };
    let (mut number, mut failed) = (0, None);
    while number < list.count() {
        let track = list.open(number);
        display.begin();
        match one(engine, list, number, &track, options, &mut *display, stopped) {
            Ok(Next::Quit) => return Ok(()),
            Ok(Next::Open(other)) => number = other,
            // An interruption ends with its failure.
            Ok(Next::Continue | Next::Interrupt | Next::Suspend) => number += 1,
            Err(e) if e.kind() == Kind::Input && list.count() > 1 => {
                report(&e);
                failed = Some(e);
                number += 1;
            }
            Err(e) => return Err(e),
        }
    }
    failed.map_or(Ok(()), Err)
}

/// Plays one article.
fn one(
    engine: &Engine,
    list: &mut dyn Playlist,
    number: usize,
    track: &Arc<Track>,
    options: Options,
    display: &mut dyn Show,
    stopped: &dyn Fn() -> bool,
) -> Result<Next> {
    let mut memory: Option<Memory> = None;
    let mut remembered = Instant::now();
    loop {
        if engine.is_dead() {
            return Err(Error::new(Kind::Bug, "the thread that plays has failed"));
        }
        if memory.is_none() && track.outline().is_some() {
            let known = list.memory(number).unwrap_or_default();
            let spot = known.place.clone().filter(|_| options.resume);
            let from = spot.map_or(Target::Frame(Frames(0)), |Spot { segment, offset }| {
                Target::Segment { id: segment, offset }
            });
            engine.play(track.clone(), from);
            memory = Some(known);
        }
        let status = engine.status();
        let begun = memory.is_some();
        if (status.ended || !begun)
            && let Some(e) = track.take_failure()
        {
            return Err(e);
        }
        let heard = if begun { engine.place(&status, track) } else { Frames(0) };
        let now = lit(&track.state().segments, heard);
        let ended = begun && status.ended;
        if ended && let Some(memory) = &mut memory {
            display.end(track)?;
            memory.place = None;
            list.remember(number, memory)?;
            return Ok(Next::Continue);
        }
        let count = list.count();
        let view = View { track, status: &status, heard, lit: now, number, count };
        let mut nothing = Memory::default();
        let kept = memory.as_mut().unwrap_or(&mut nothing);
        let before = kept.bookmarks.len();
        let next = display.show(&view, engine, kept)?;
        let leaving = next != Next::Continue || stopped();
        let due = remembered.elapsed() >= REMEMBER_EVERY || kept.bookmarks.len() != before;
        if begun && (leaving || due) {
            remembered = Instant::now();
            if let Some(spot) = spot(track, now, heard) {
                kept.place = Some(spot);
            }
            list.remember(number, kept)?;
        }
        if stopped() || next == Next::Interrupt {
            let what = "stopped; `aloud play` goes on from here the next time";
            return Err(Error::new(Kind::Interrupted, what));
        }
        if leaving {
            return Ok(next);
        }
    }
}
