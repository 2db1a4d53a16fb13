//! For pipes and screen readers: each sentence is printed when it begins, and each key is answered by a
//! line.

mod answer;

use super::engine::Engine;
use super::keyboard::Keyboard;
use super::screen::Look;
use super::terminal::{Event, wait};
use super::track::{Slices, Track};
use super::view::{Next, Options, Show, View};
use crate::error::{Error, Kind, Result};
use crate::model::memory::Memory;
use std::io::Write;
use std::time::Duration;

/// Short enough for the eye, long enough for the processor.
const MOMENT: Duration = Duration::from_millis(25);

pub(super) struct Plain {
    aloud: bool,
    printed: Option<usize>,
    /// A key led elsewhere since.
    jumped: bool,
    /// It was told that the device is away.
    lost: bool,
    /// Where keys come from, and what they do; none in a pipe.
    keys: Option<(Keyboard, Look)>,
}

impl Plain {
    /// Prints, or only waits.
    pub(super) fn new(prints: bool, options: Options) -> Self {
        let keyboard = if prints { Keyboard::borrow() } else { None };
        let keys = keyboard.map(|keyboard| (keyboard, Look::new(options, false)));
        Plain { aloud: prints, printed: None, jumped: false, lost: false, keys }
    }
}

impl Plain {
    /// Says when the device goes and when it comes back. Whoever reads no standard error misses no
    /// sentence by it.
    fn tell_of_device(&mut self, lost: Option<&str>) {
        let mut err = std::io::stderr().lock();
        let _ = match (self.lost, lost) {
            (false, Some(why)) => writeln!(err, "the audio device is gone ({why}); waiting for it"),
            (true, None) => writeln!(err, "the audio device is back"),
            _ => Ok(()),
        };
        self.lost = lost.is_some();
    }

    /// Prints the sentences up to this one. `false` if nobody reads any more.
    fn print_to(&mut self, track: &Track, now: usize) -> Result<bool> {
        let Some(outline) = track.outline().filter(|_| self.aloud) else { return Ok(true) };
        // A very fast device may have passed several; who jumps ahead has passed none.
        let next = self.printed.map_or(0, |p| p + 1);
        let from = if next <= now && !self.jumped { next } else { now };
        let spans: Vec<_> = track.state().segments[from..=now].iter().map(|s| s.text).collect();
        let mut texts = Slices::new(&outline.text);
        for span in spans {
            if !print(texts.get(span))? {
                return Ok(false);
            }
        }
        (self.printed, self.jumped) = (Some(now), false);
        Ok(true)
    }

    /// Takes keys for a moment, and answers them.
    fn listen(&mut self, view: &View<'_>, engine: &Engine, memory: &mut Memory) -> Result<Next> {
        let Some((keyboard, look)) = &mut self.keys else {
            std::thread::sleep(MOMENT);
            return Ok(Next::Continue);
        };
        keyboard.stop_if_asked();
        let event = match wait(MOMENT)? {
            Event::Is(event) => event,
            Event::Gone => return Ok(Next::Quit),
            Event::Nothing => return Ok(Next::Continue),
        };
        let before = answer::Before::of(look, engine);
        let next = look.take(event, view, engine, memory);
        let lines = before.answer(look, view, engine, memory);
        self.jumped |= before.has_jumped(engine);
        for line in lines {
            if !print(&line)? {
                return Ok(Next::Quit);
            }
        }
        Ok(match next {
            // The keyboard's own signals do that.
            Next::Suspend => Next::Continue,
            next => next,
        })
    }
}

impl Show for Plain {
    fn begin(&mut self) {
        self.printed = None;
    }

    fn show(&mut self, view: &View<'_>, engine: &Engine, memory: &mut Memory) -> Result<Next> {
        if self.aloud {
            self.tell_of_device(view.status.lost.as_deref());
        }
        match view.lit.segment.filter(|now| self.printed != Some(*now)) {
            // Whoever read along has gone; nobody is left to play for.
            Some(now) if !self.print_to(view.track, now)? => Ok(Next::Quit),
            _ => self.listen(view, engine, memory),
        }
    }

    fn end(&mut self, track: &Track) -> Result<()> {
        let last = track.state().segments.len().checked_sub(1);
        match last.filter(|last| self.printed != Some(*last) && !self.jumped) {
            Some(last) => self.print_to(track, last).map(drop),
            None => Ok(()),
        }
    }
}

/// One line, without what would steer a terminal. `false` if nobody reads any more.
fn print(sentence: &str) -> Result<bool> {
    let words: Vec<String> = sentence
        .split_whitespace()
        .map(|word| word.chars().filter(|c| !c.is_control()).collect())
        .collect();
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", words.join(" ")).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(false),
        Err(e) => Err(Error::new(Kind::Disk, "cannot write to standard output").because(e)),
    }
}
