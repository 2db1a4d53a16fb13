//! The article on the screen: what a person sees and does.

mod control;
mod draw;
mod scroll;

use super::engine::Engine;
use super::follow::Lit;
use super::layout::Layout;
use super::terminal::{Borrowed, Event, cannot_show, wait};
use super::theme::Styles;
use super::track::Target;
use super::view::{Next, Options, Show, View};
use crate::error::Result;
use crate::model::memory::Memory;
use ratatui::layout::{Rect, Size};
use std::time::{Duration, Instant};

/// A frame of the screen.
const FRAME: Duration = Duration::from_millis(33);
/// How long a remark stays.
const REMARK: Duration = Duration::from_secs(3);

/// The person's side of a session on a terminal.
pub(super) struct Screen {
    terminal: Borrowed,
    look: Look,
    /// What was on the screen when it was last drawn.
    drawn: Option<Seen>,
}

/// Everything that is shown and is not the track's.
pub(super) struct Look {
    styles: Styles,
    text: bool,
    layout: Option<(u16, Layout)>,
    /// Where the text was drawn.
    area: Rect,
    bar: Rect,
    /// The first line on the screen.
    top: usize,
    /// The person looks around; the text does not follow.
    free: bool,
    pub(super) paused: bool,
    pub(super) speed: f64,
    pub(super) volume: u8,
    pub(super) muted: bool,
    pub(super) over: Over,
    wanted_text: String,
    pub(super) remark: Option<(String, Instant)>,
}

/// What lies over the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Over {
    Nothing,
    /// The first line that is shown.
    Help(usize),
    /// The chosen one.
    Bookmarks(usize),
    /// What was typed after `g`.
    Time(String),
    /// What was typed after `/`.
    Text(String),
}

/// What decides whether the screen must be drawn again.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    size: Size,
    lit: Lit,
    top: usize,
    seconds: u64,
    frames: u64,
    begun: bool,
    state: (bool, bool, bool),
    speed: f64,
    volume: (u8, bool),
    over: Over,
    remark: Option<String>,
    bookmarks: usize,
    free: bool,
}

impl Screen {
    pub(super) fn new(options: Options, text: bool) -> Result<Self> {
        let terminal = Borrowed::new((!text).then_some(2))?;
        Ok(Screen { terminal, look: Look::new(options, text), drawn: None })
    }
}

impl Look {
    pub(super) fn new(options: Options, text: bool) -> Self {
        Look {
            styles: options.theme.styles(),
            text,
            layout: None,
            area: Rect::ZERO,
            bar: Rect::ZERO,
            top: 0,
            free: false,
            paused: false,
            speed: options.speed,
            volume: options.volume,
            muted: false,
            over: Over::Nothing,
            wanted_text: String::new(),
            remark: None,
        }
    }

    fn say(&mut self, remark: impl Into<String>) {
        self.remark = Some((remark.into(), Instant::now()));
    }

    fn go(&mut self, engine: &Engine, target: Target) {
        self.free = false;
        engine.seek(target);
    }

    fn seen(&self, view: &View<'_>, size: Size, memory: &Memory) -> Seen {
        let state = view.track.state();
        Seen {
            size,
            lit: view.lit,
            top: self.top,
            seconds: view.status.rate.duration(view.heard).as_secs(),
            // While it grows: once a second of sound.
            frames: view.status.rate.duration(state.frames).as_secs() + u64::from(state.whole),
            begun: view.track.outline().is_some(),
            state: (view.status.playing, view.status.waiting, view.status.lost.is_some()),
            speed: self.speed,
            volume: (self.volume, self.muted),
            over: self.over.clone(),
            remark: self.remark.as_ref().map(|(r, _)| r.clone()),
            bookmarks: memory.bookmarks.len(),
            free: self.free,
        }
    }
}

impl Show for Screen {
    fn begin(&mut self) {
        let look = &mut self.look;
        (look.layout, look.top, look.free, look.over) = (None, 0, false, Over::Nothing);
        self.drawn = None;
    }

    fn show(&mut self, view: &View<'_>, engine: &Engine, memory: &mut Memory) -> Result<Next> {
        let terminal = &mut self.terminal.0;
        let size = terminal.size().map_err(cannot_show)?;
        let look = &mut self.look;
        if look.remark.as_ref().is_some_and(|(_, since)| since.elapsed() > REMARK) {
            look.remark = None;
        }
        look.arrange(view, size);
        let seen = look.seen(view, size, memory);
        if self.drawn.as_ref() != Some(&seen) {
            terminal
                .draw(|frame| {
                    let area = frame.area();
                    look.draw(view, memory, area, frame.buffer_mut());
                })
                .map_err(cannot_show)?;
            self.drawn = Some(seen);
        }
        // A key is answered at once.
        match wait(FRAME)? {
            Event::Is(event) => match look.take(event, view, engine, memory) {
                Next::Suspend => {
                    self.terminal.suspend()?;
                    self.drawn = None;
                    Ok(Next::Continue)
                }
                next => Ok(next),
            },
            Event::Gone => Ok(Next::Quit),
            Event::Nothing => Ok(Next::Continue),
        }
    }
}
