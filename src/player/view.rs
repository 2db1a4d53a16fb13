//! What the displays of the player have in common.

use super::engine::{Engine, Status};
use super::follow::Lit;
use super::theme::Theme;
use super::track::Track;
use crate::error::Result;
use crate::model::memory::{Memory, Spot};
use crate::model::units::Frames;

/// How it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisplayMode {
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
    /// As by a signal: Ctrl-C.
    Interrupt,
    /// The person leaves the terminal to the shell for a while: Ctrl-Z.
    Suspend,
    Open(usize),
}

/// What a display shows at a moment.
pub(super) struct View<'a> {
    pub track: &'a Track,
    pub status: &'a Status,
    pub heard: Frames,
    pub lit: Lit,
    pub number: usize,
    pub count: usize,
}

/// A display.
pub(super) trait Show {
    /// Shows the moment and takes what the person wants, for as long as the moment lasts.
    fn show(&mut self, view: &View<'_>, engine: &Engine, memory: &mut Memory) -> Result<Next>;
    /// Another article begins.
    fn begin(&mut self);
    /// It has been played to its end: its last sentences may be over before they could be shown.
    fn end(&mut self, _track: &Track) -> Result<()> {
        Ok(())
    }
}

/// How to listen.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Options {
    /// How it is shown.
    pub mode: DisplayMode,
    /// The tempo to begin with.
    pub speed: f64,
    /// The level to begin with, in percent.
    pub volume: u8,
    /// Go on where it was left.
    pub resume: bool,
    /// How the text looks.
    pub theme: Theme,
}

impl Default for Options {
    fn default() -> Self {
        let (mode, theme) = (DisplayMode::Plain, Theme::default());
        Options { mode, speed: 1.0, volume: 100, resume: true, theme }
    }
}

/// Where a frame is, so that it is found again.
pub(super) fn spot(track: &Track, lit: Lit, frame: Frames) -> Option<Spot> {
    let state = track.state();
    let segment = state.segments.get(lit.segment?)?;
    Some(Spot { segment: segment.id.clone(), offset: frame.saturating_sub(segment.frames.0) })
}

/// The factor of a volume in percent: what sounds half as loud is less than half the amplitude.
pub(super) fn gain(volume: u8) -> f32 {
    (f32::from(volume.min(100)) / 100.0).powi(2)
}
