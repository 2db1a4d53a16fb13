//! What is said of a key that was pressed.

use crate::model::memory::Memory;
use crate::model::units::Clock;
use crate::player::engine::Engine;
use crate::player::keys::HELP;
use crate::player::screen::{Look, Over};
use crate::player::view::View;

/// How it stood before the key.
pub(super) struct Before {
    jumps: u64,
    paused: bool,
    speed: f64,
    volume: (u8, bool),
    over: Over,
}

impl Before {
    pub(super) fn of(look: &Look, engine: &Engine) -> Self {
        let (paused, speed, volume) = (look.paused, look.speed, (look.volume, look.muted));
        Before { jumps: engine.jumps(), paused, speed, volume, over: look.over.clone() }
    }

    /// Whether the key led to another place.
    pub(super) fn has_jumped(&self, engine: &Engine) -> bool {
        engine.jumps() != self.jumps
    }

    /// What changed, as lines; none for a key without a meaning.
    pub(super) fn answer(
        &self,
        look: &mut Look,
        view: &View<'_>,
        engine: &Engine,
        memory: &Memory,
    ) -> Vec<String> {
        if let Some((remark, _)) = look.remark.take() {
            return vec![remark];
        }
        if let Some(lines) = self.over(look, memory) {
            return lines;
        }
        let at = |place| Clock(view.status.rate.duration(place)).to_string();
        let heard = at(view.heard);
        let line = match () {
            () if look.paused && !self.paused => format!("paused at {heard}"),
            () if self.paused && !look.paused => format!("playing from {heard}"),
            () if self.has_jumped(engine) => {
                let to = at(engine.place(&engine.status(), view.track));
                let paused = if look.paused { ", paused" } else { "" };
                format!("at {to}{paused}")
            }
            () if look.speed != self.speed => format!("speed {:.1}", look.speed),
            () if look.muted && !self.volume.1 => "muted".into(),
            () if (look.volume, look.muted) != self.volume => format!("volume {}", look.volume),
            () => return Vec::new(),
        };
        vec![line]
    }

    /// What is asked or listed, when it changed.
    fn over(&self, look: &mut Look, memory: &Memory) -> Option<Vec<String>> {
        let lines = match &look.over {
            same if *same == self.over => return None,
            Over::Help(_) => {
                look.over = Over::Nothing;
                HELP.iter().map(|(keys, what)| format!("{keys}: {what}")).collect()
            }
            Over::Time(typed) if typed.is_empty() => {
                vec!["go to: type a time (90, 1:30, 40%), then Enter".into()]
            }
            Over::Text(typed) if typed.is_empty() => {
                vec!["find: type a text, then Enter".into()]
            }
            Over::Bookmarks(_) if memory.bookmarks.is_empty() => {
                look.over = Over::Nothing;
                vec!["no bookmarks yet: b sets one".into()]
            }
            Over::Bookmarks(chosen) => {
                let (number, count) = (chosen + 1, memory.bookmarks.len());
                let words = memory.bookmarks.get(*chosen).map_or("", |b| b.words.as_str());
                let hint = match self.over {
                    Over::Bookmarks(_) => "",
                    _ => "; Enter plays it, up and down choose, d deletes",
                };
                vec![format!("bookmark {number} of {count}: {words}{hint}")]
            }
            // A screen reader says what is typed by itself.
            Over::Time(_) | Over::Text(_) => Vec::new(),
            Over::Nothing => return None,
        };
        Some(lines)
    }
}
