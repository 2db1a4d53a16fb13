//! One person's listening: article after article, from where each was left to its end.

use super::engine::{Engine, Status};
use super::follow::{Lit, Target, lit};
use super::plain::Plain;
use super::screen::Screen;
use super::theme::Theme;
use super::track::Track;
use crate::error::{Error, Kind, Result};
use crate::model::memory::{Memory, Spot};
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

/// How it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The article on the whole screen.
    Screen,
    /// One line that tells how far it is.
    Line,
    /// Each sentence is printed when it begins.
    Plain,
    /// Nothing.
    Nothing,
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Continue,
    Quit,
    Open(usize),
}

/// What a face sees at a moment.
pub(super) struct View<'a> {
    pub track: &'a Track,
    pub status: &'a Status,
    pub heard: u64,
    pub lit: Lit,
    pub number: usize,
    pub count: usize,
}

/// What a face is.
pub(super) trait Show {
    /// Shows the moment and takes what the person wants, for as long as the moment lasts.
    fn show(&mut self, view: &View<'_>, engine: &Engine, memory: &mut Memory) -> Result<Next>;
    /// Another article begins.
    fn begin(&mut self);
}

/// How to listen.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How it is shown.
    pub face: Face,
    /// The tempo to begin with.
    pub speed: f64,
    /// The level to begin with, in percent.
    pub volume: u8,
    /// Go on where it was left.
    pub resume: bool,
    /// How the text looks.
    pub theme: Theme,
}

/// Plays a list, until its end, or the person quits.
///
/// `stopped` tells of a signal, which ends it with [`Kind::Interrupted`]. `report` is told of what
/// failed, where others are still to come.
pub fn run(
    engine: &Engine,
    list: &mut dyn Playlist,
    options: Options,
    stopped: &dyn Fn() -> bool,
    report: &mut dyn FnMut(&Error),
) -> Result<()> {
    engine.speed(options.speed);
    engine.gain(gain(options.volume));
    let mut face: Box<dyn Show> = match options.face {
        Face::Screen => Box::new(Screen::new(options, true)?),
        Face::Line => Box::new(Screen::new(options, false)?),
        Face::Plain => Box::new(Plain::new(true)),
        Face::Nothing => Box::new(Plain::new(false)),
    };
    let (mut number, mut failed) = (0, None);
    while number < list.count() {
        let track = list.open(number);
        face.begin();
        match one(engine, list, number, &track, options, &mut *face, stopped) {
            Ok(Next::Quit) => return Ok(()),
            Ok(Next::Open(other)) => number = other,
            Ok(Next::Continue) => number += 1,
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
    face: &mut dyn Show,
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
            let from = spot.map_or(Target::Frame(0), |Spot { segment, offset }| Target::Segment {
                id: segment,
                offset,
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
        let heard = if begun { status.heard() } else { 0 };
        let now = lit(&track.state().segments, heard);
        let ended = begun && status.ended;
        if ended && let Some(memory) = &mut memory {
            memory.place = None;
            list.remember(number, memory)?;
            return Ok(Next::Continue);
        }
        let count = list.count();
        let view = View { track, status: &status, heard, lit: now, number, count };
        let mut nothing = Memory::default();
        let kept = memory.as_mut().unwrap_or(&mut nothing);
        let before = kept.bookmarks.len();
        let next = face.show(&view, engine, kept)?;
        let leaving = next != Next::Continue || stopped();
        let due = remembered.elapsed() >= REMEMBER_EVERY || kept.bookmarks.len() != before;
        if begun && (leaving || due) {
            remembered = Instant::now();
            if let Some(spot) = spot(track, now, heard) {
                kept.place = Some(spot);
            }
            list.remember(number, kept)?;
        }
        if stopped() {
            let what = "stopped by a signal; `aloud play` goes on from here the next time";
            return Err(Error::new(Kind::Interrupted, what));
        }
        if leaving {
            return Ok(next);
        }
    }
}

/// Where a frame is, so that it is found again.
pub(super) fn spot(track: &Track, lit: Lit, frame: u64) -> Option<Spot> {
    let state = track.state();
    let segment = state.segments.get(lit.segment?)?;
    Some(Spot { segment: segment.id.clone(), offset: frame.saturating_sub(segment.frames.0) })
}

/// The factor of a volume in percent: what sounds half as loud is less than half the amplitude.
pub(super) fn gain(volume: u8) -> f32 {
    (f32::from(volume.min(100)) / 100.0).powi(2)
}
