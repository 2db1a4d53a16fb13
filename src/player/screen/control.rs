//! Keys and the mouse.

use super::{Look, Over};
use crate::model::memory::{Bookmark, Memory, Spot};
use crate::model::units::{Clock, Frames, SourceChars};
use crate::player::engine::Engine;
use crate::player::follow::{self, Moment, Step};
use crate::player::keys::{Action, action};
use crate::player::layout::cells;
use crate::player::time_stretch::SPEEDS;
use crate::player::track::Slices;
use crate::player::track::Target;
use crate::player::view::{Next, View, gain, spot};
use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Position;
use std::time::Duration;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Characters that may be typed after `g` or `/`.
const TYPED: usize = 200;
/// Characters of a sentence that stand for it among the bookmarks.
const WORDS: usize = 40;

impl Look {
    pub(in crate::player) fn take(
        &mut self,
        event: Event,
        view: &View<'_>,
        engine: &Engine,
        memory: &mut Memory,
    ) -> Next {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                match std::mem::replace(&mut self.over, Over::Nothing) {
                    Over::Nothing => match action(key) {
                        Some(action) => return self.act(action, view, engine, memory),
                        None => return Next::Continue,
                    },
                    Over::Help(top) => match key.code {
                        KeyCode::Down | KeyCode::PageDown => self.over = Over::Help(top + 1),
                        KeyCode::Up | KeyCode::PageUp => {
                            self.over = Over::Help(top.saturating_sub(1));
                        }
                        // Any other key closes it.
                        _ => {}
                    },
                    Over::Bookmarks(chosen) => self.choose(key, chosen, engine, memory),
                    Over::Time(typed) => {
                        if let Some(typed) = self.typed(key, typed, Over::Time) {
                            self.go_to(&typed, view, engine);
                        }
                    }
                    Over::Text(typed) => {
                        if let Some(typed) = self.typed(key, typed, Over::Text) {
                            self.wanted_text = typed;
                            self.find(view, engine, Step::Forward);
                        }
                    }
                }
            }
            Event::Mouse(mouse) => self.point(mouse, view, engine),
            _ => {}
        }
        Next::Continue
    }

    fn act(
        &mut self,
        action: Action,
        view: &View<'_>,
        engine: &Engine,
        memory: &mut Memory,
    ) -> Next {
        let step = |forward| if forward { Step::Forward } else { Step::Back };
        let rate = view.status.rate;
        match action {
            Action::Quit => return Next::Quit,
            Action::Interrupt => return Next::Interrupt,
            Action::Suspend => return Next::Suspend,
            Action::Article(forward) => {
                let other =
                    if forward { Some(view.number + 1) } else { view.number.checked_sub(1) };
                match other.filter(|n| *n < view.count) {
                    Some(other) => return Next::Open(other),
                    None => self.say("there is no other article that way"),
                }
            }
            Action::Pause => {
                self.paused = !self.paused;
                engine.pause(self.paused);
            }
            Action::Sentence(forward) => {
                let to = {
                    let state = view.track.state();
                    follow::sentence(&state.segments, rate, view.heard, step(forward))
                };
                self.go(engine, to);
            }
            Action::Paragraph(forward) => {
                let Some(outline) = view.track.outline() else { return Next::Continue };
                let end =
                    |block: usize| outline.blocks.get(block).map_or(SourceChars(0), |b| b.text.1);
                let to = {
                    let state = view.track.state();
                    follow::paragraph(&state.segments, rate, view.heard, end, step(forward))
                };
                self.go(engine, to);
            }
            Action::Chapter(forward) => self.chapter(view, engine, step(forward)),
            Action::Seconds(seconds) => {
                let away = rate.frames(Duration::from_secs(seconds.unsigned_abs()));
                let to = match seconds < 0 {
                    true => view.heard.saturating_sub(away),
                    false => view.heard + away,
                };
                self.go(engine, Target::Frame(to));
            }
            Action::Begin => self.go(engine, Target::Frame(Frames(0))),
            Action::End => {
                let last = view.track.state().segments.last().map(|s| s.frames.0);
                self.go(engine, Target::Frame(last.unwrap_or_default()));
            }
            Action::Faster => self.set_speed(self.speed + 0.1, engine),
            Action::Slower => self.set_speed(self.speed - 0.1, engine),
            Action::Normal => self.set_speed(1.0, engine),
            Action::Louder => {
                self.set_volume(self.volume.saturating_add(10).min(100), false, engine)
            }
            Action::Softer => self.set_volume(self.volume.saturating_sub(10), false, engine),
            Action::Mute => self.set_volume(self.volume, !self.muted, engine),
            Action::GoTo => self.over = Over::Time(String::new()),
            Action::Search => self.over = Over::Text(String::new()),
            Action::SearchOn(on) => self.find(view, engine, step(on)),
            Action::Bookmark => self.bookmark(view, memory),
            Action::Bookmarks => self.over = Over::Bookmarks(0),
            Action::Scroll(lines) => self.scroll(lines),
            Action::Follow => self.free = false,
            Action::Help => self.over = Over::Help(0),
        }
        Next::Continue
    }

    fn set_speed(&mut self, speed: f64, engine: &Engine) {
        let tenths = (speed * 10.0).round() / 10.0;
        self.speed = tenths.clamp(*SPEEDS.start(), *SPEEDS.end());
        engine.speed(self.speed);
    }

    fn set_volume(&mut self, volume: u8, muted: bool, engine: &Engine) {
        (self.volume, self.muted) = (volume, muted);
        engine.gain(if muted { 0.0 } else { gain(volume) });
    }

    fn chapter(&mut self, view: &View<'_>, engine: &Engine, step: Step) {
        let Some(outline) = view.track.outline() else { return };
        let at = view.lit.sentence.unwrap_or_default().0;
        let own = outline.chapter(at).map_or(SourceChars(0), |i| outline.chapters[i].at);
        let begin = view.track.state().frame_of(&Target::Text(own)).unwrap_or_default();
        let begun = follow::just_begun(begin, view.status.rate, view.heard);
        match follow::chapter(&outline.chapters, at, begun, step) {
            Some(to) => self.go(engine, to),
            None => self.say("this is the last chapter"),
        }
    }

    fn go_to(&mut self, typed: &str, view: &View<'_>, engine: &Engine) {
        let rate = view.status.rate;
        match follow::moment(typed) {
            Some(Moment::Seconds(s)) => {
                let frame = Frames((s * f64::from(rate.0)) as u64);
                let (frames, whole) = {
                    let state = view.track.state();
                    (state.frames, state.whole)
                };
                if whole && frame >= frames {
                    let length = Clock(rate.duration(frames));
                    return self.say(format!("it is {length} long"));
                }
                self.go(engine, Target::Frame(frame));
            }
            Some(Moment::Part(part)) => {
                // Of the text, whose length is known before that of the sound.
                let last = view.track.outline().and_then(|o| o.blocks.last());
                let end = last.map_or(SourceChars(0), |b| b.text.1);
                self.go(engine, Target::Text(SourceChars((part * end.0 as f64) as u64)));
            }
            None => self.say(format!("{typed:?} is no time; say 90, 1:30 or 40%")),
        }
    }

    fn find(&mut self, view: &View<'_>, engine: &Engine, step: Step) {
        let Some(outline) = view.track.outline() else { return };
        let from = view.lit.word.or(view.lit.sentence).unwrap_or_default().0;
        match follow::search(&outline.text, &self.wanted_text, from, step) {
            Some(at) => self.go(engine, Target::Text(at)),
            None if self.wanted_text.is_empty() => self.say("nothing was searched yet: / does"),
            None => self.say(format!("{:?} is not in the text", self.wanted_text)),
        }
    }

    fn bookmark(&mut self, view: &View<'_>, memory: &mut Memory) {
        let (Some(spot), Some(sentence), Some(outline)) =
            (spot(view.track, view.lit, view.heard), view.lit.sentence, view.track.outline())
        else {
            return self.say("nothing is spoken yet");
        };
        if memory.bookmarks.iter().any(|b| b.spot.segment == spot.segment) {
            return self.say("this sentence has a bookmark");
        }
        let text = Slices::new(&outline.text).get(sentence);
        let words = text.chars().filter(|c| !c.is_control()).take(WORDS).collect();
        let spot = Spot { offset: Frames(0), ..spot };
        let place = memory.bookmarks.partition_point(|b| b.at < sentence.0);
        memory.bookmarks.insert(place, Bookmark { spot, at: sentence.0, words });
        self.say("bookmark set; B shows them");
    }

    fn choose(&mut self, key: KeyEvent, chosen: usize, engine: &Engine, memory: &mut Memory) {
        let last = memory.bookmarks.len().saturating_sub(1);
        let again = |chosen| Over::Bookmarks(chosen);
        match key.code {
            KeyCode::Up => self.over = again(chosen.saturating_sub(1)),
            KeyCode::Down => self.over = again((chosen + 1).min(last)),
            KeyCode::Char('d') if chosen < memory.bookmarks.len() => {
                memory.bookmarks.remove(chosen);
                self.over = again(chosen.min(last.saturating_sub(1)));
            }
            KeyCode::Enter => {
                if let Some(Bookmark { spot, .. }) = memory.bookmarks.get(chosen) {
                    let Spot { segment, offset } = spot.clone();
                    self.go(engine, Target::Segment { id: segment, offset });
                }
            }
            _ => {}
        }
    }

    /// One key of a line that is typed; the line, when it is done.
    fn typed(
        &mut self,
        key: KeyEvent,
        mut typed: String,
        over: impl Fn(String) -> Over,
    ) -> Option<String> {
        match key.code {
            KeyCode::Enter => return Some(typed).filter(|t| !t.is_empty()),
            KeyCode::Esc => return None,
            KeyCode::Backspace => drop(typed.pop()),
            KeyCode::Char(c) if typed.chars().count() < TYPED => typed.push(c),
            _ => {}
        }
        self.over = over(typed);
        None
    }

    fn scroll(&mut self, lines: i64) {
        self.free = true;
        let away = lines.unsigned_abs() as usize;
        self.top = if lines < 0 { self.top.saturating_sub(away) } else { self.top + away };
    }

    fn point(&mut self, mouse: MouseEvent, view: &View<'_>, engine: &Engine) {
        let place = Position::new(mouse.column, mouse.row);
        match mouse.kind {
            MouseEventKind::ScrollUp => self.scroll(-3),
            MouseEventKind::ScrollDown => self.scroll(3),
            MouseEventKind::Down(MouseButton::Left) if self.over != Over::Nothing => {
                self.over = Over::Nothing;
            }
            MouseEventKind::Down(MouseButton::Left) if self.bar.contains(place) => {
                let part = u64::from(place.x - self.bar.x) * 100 / u64::from(self.bar.width);
                self.go_to(&format!("{part}%"), view, engine);
            }
            MouseEventKind::Down(MouseButton::Left) if self.area.contains(place) => {
                if let Some(at) = self.text_at(place, view) {
                    self.go(engine, Target::Text(at));
                }
            }
            _ => {}
        }
    }

    /// The code point that stands in a cell.
    fn text_at(&self, place: Position, view: &View<'_>) -> Option<SourceChars> {
        let (_, layout) = self.layout.as_ref()?;
        let line = layout.lines.get(self.top + usize::from(place.y - self.area.y))?;
        let text = view.track.outline()?.text.get(line.bytes.clone())?;
        let (mut x, mut at) = (usize::from(self.area.x) + line.prefix.width(), line.at);
        for grapheme in text.graphemes(true) {
            x += cells(grapheme);
            if x > usize::from(place.x) {
                return Some(at);
            }
            at += SourceChars::of(grapheme);
        }
        None
    }
}
