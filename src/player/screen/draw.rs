//! Puts the moment into cells.

use super::{Look, Over};
use crate::model::memory::Memory;
use crate::model::range::SourceSpan;
use crate::model::units::{Clock, Frames, SampleRate, SourceChars};
use crate::player::keys::HELP;
use crate::player::layout::{Line, cells};
use crate::player::track::{Outline, State};
use crate::player::view::View;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Block, Clear, Paragraph, Widget};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

impl Look {
    pub(super) fn draw(&mut self, view: &View<'_>, memory: &Memory, area: Rect, to: &mut Buffer) {
        to.set_style(area, self.styles.text);
        if area.height >= 8 && self.text {
            self.title(view, Rect { height: 1, ..area }, to);
        }
        match view.track.outline() {
            Some(outline) if self.text => self.lines(view, outline, to),
            Some(_) => {}
            None => put(to, area, area.y, "reading …", self.styles.quiet),
        }
        let bottom = area.bottom().saturating_sub(1);
        if area.height >= 3 || !self.text {
            self.status(view, Rect { y: bottom, height: 1, ..area }, to);
        }
        self.bar = Rect::ZERO;
        if area.height >= 8 || (!self.text && area.height >= 2) {
            self.bar = Rect { y: bottom - 1, height: 1, ..area };
            self.progress(view, self.bar, to);
        }
        self.over(memory, area, to);
    }

    fn title(&self, view: &View<'_>, area: Rect, to: &mut Buffer) {
        let title = view.track.outline().map_or("", |o| self.unseen_title(o));
        let number = match view.count {
            0 | 1 => String::new(),
            count => format!("{}/{count}  ", view.number + 1),
        };
        let style = self.styles.status.add_modifier(Modifier::BOLD);
        put(to, area, area.y, &format!(" {number}{title}"), style);
    }

    /// The title, unless it stands in the text that is on the screen.
    fn unseen_title<'a>(&self, outline: &'a Outline) -> &'a str {
        let title = outline.title.as_str();
        let Some((_, layout)) = &self.layout else { return title };
        let shown = layout.lines.iter().skip(self.top).take(usize::from(self.area.height));
        let is_title = |line: &Line| {
            let block = line.block.and_then(|b| outline.blocks.get(b));
            let is_heading = block.is_some_and(|b| b.kind == "heading" && b.text.0 == line.at);
            is_heading && title.starts_with(outline.text[line.bytes.clone()].trim())
        };
        if shown.into_iter().any(is_title) { "" } else { title }
    }

    fn lines(&self, view: &View<'_>, outline: &Outline, to: &mut Buffer) {
        let Some((_, layout)) = &self.layout else { return };
        let height = usize::from(self.area.height);
        for (y, line) in (self.area.y..).zip(layout.lines.iter().skip(self.top).take(height)) {
            self.line(view, outline, line, y, to);
        }
    }

    fn line(&self, view: &View<'_>, outline: &Outline, line: &Line, y: u16, to: &mut Buffer) {
        let Some(block) = line.block.map(|b| &outline.blocks[b]) else { return };
        let base = match block.kind.as_str() {
            "heading" => self.styles.heading,
            _ => self.styles.text,
        };
        let (mut x, end) = (self.area.x, self.area.right());
        x = to.set_stringn(x, y, line.prefix, usize::from(end - x), self.styles.quiet).0;
        let first = outline.skipped.partition_point(|s| s.1 <= line.at);
        let mut skipped = outline.skipped[first..].iter().peekable();
        let inside = |span: Option<SourceSpan>, at| span.is_some_and(|s| s.contains(at));
        let mut at = line.at;
        let graphemes: Vec<&str> = outline.text[line.bytes.clone()].graphemes(true).collect();
        // White space that hangs over the edge is not shown, nor marked at a line's end.
        let shown = graphemes.iter().rposition(|g| !g.trim().is_empty()).map_or(0, |i| i + 1);
        for grapheme in &graphemes[..shown] {
            let width = cells(grapheme) as u16;
            if x + width > end {
                break;
            }
            while skipped.next_if(|s| s.1 <= at).is_some() {}
            let style = if inside(view.lit.word, at) {
                base.patch(self.styles.word)
            } else if inside(view.lit.sentence, at) {
                base.patch(self.styles.sentence)
            } else if inside(skipped.peek().copied().copied(), at) {
                base.patch(self.styles.quiet)
            } else {
                base
            };
            let symbol = if *grapheme == "\t" { " " } else { grapheme };
            to.set_stringn(x, y, symbol, usize::from(width), style);
            x += width;
            at += SourceChars::of(grapheme);
        }
    }

    fn progress(&self, view: &View<'_>, area: Rect, to: &mut Buffer) {
        let state = view.track.state();
        let (total, _) = length(&state, view.track.outline());
        let part = |frames: Frames| {
            (u128::from(frames.0) * u128::from(area.width) / u128::from(total.0.max(1))) as u16
        };
        let (heard, there) = (part(view.heard), part(state.frames));
        for x in 0..area.width {
            let symbol = match x {
                x if x < heard => "━",
                x if x < there || state.whole => "─",
                _ => "·",
            };
            to.set_stringn(area.x + x, area.y, symbol, 1, self.styles.status);
        }
    }

    fn status(&self, view: &View<'_>, area: Rect, to: &mut Buffer) {
        let style = self.styles.status;
        if let Over::Time(typed) | Over::Text(typed) = &self.over {
            let what = if matches!(self.over, Over::Time(_)) { "go to" } else { "find" };
            return put(to, area, area.y, &format!(" {what}: {typed}▏"), style);
        }
        if let Some((remark, _)) = &self.remark {
            return put(to, area, area.y, &format!(" {remark}"), style);
        }
        if let Some(why) = &view.status.lost {
            let text = format!(" the audio device is away ({why}); it goes on when it is back");
            return put(to, area, area.y, &text, style);
        }
        let rate = view.status.rate;
        let (total, sure) = length(&view.track.state(), view.track.outline());
        let clock = |frames| Clock(rate.duration(frames)).to_string();
        let symbol = match view.status {
            s if s.waiting && !self.paused => "…",
            _ if self.paused => "‖",
            _ => "▶",
        };
        let about = if sure { "" } else { "~" };
        let mut text = format!(" {symbol} {}", clock(view.heard));
        if rate != SampleRate(0) {
            let left = total.saturating_sub(view.heard);
            text += &format!(" / {about}{}  −{about}{}", clock(total), clock(left));
        }
        text += &format!("  {:.1}×", self.speed);
        match (self.muted, self.volume) {
            (true, _) => text += "  muted",
            (false, 100) => {}
            (false, volume) => text += &format!("  vol {volume}"),
        }
        if self.free {
            text += "  looking around (Esc)";
        }
        let chapter = view.track.outline().and_then(|o| {
            let i = o.chapter(view.lit.sentence?.0)?;
            let title = match o.chapters[i].title.as_str() {
                same if same == o.title => "",
                title => title,
            };
            Some(format!("  {}/{} {title}", i + 1, o.chapters.len()))
        });
        text += &chapter.unwrap_or_default();
        put(to, area, area.y, &text, style);
    }

    fn over(&self, memory: &Memory, area: Rect, to: &mut Buffer) {
        let (title, lines, chosen): (_, Vec<String>, _) = match &self.over {
            Over::Help(top) => {
                let line = |(key, what): &(&str, &str)| {
                    format!("{key}{}{what}", " ".repeat(11usize.saturating_sub(key.width())))
                };
                let room = usize::from(area.height.saturating_sub(2)).max(1);
                let top = (*top).min(HELP.len().saturating_sub(room));
                let title = if HELP.len() > room { " keys: ↑ ↓ show more " } else { " keys " };
                (title, HELP.iter().skip(top).map(line).collect(), None)
            }
            Over::Bookmarks(chosen) if memory.bookmarks.is_empty() => {
                (" bookmarks ", vec!["none yet: b sets one".into()], Some(*chosen))
            }
            Over::Bookmarks(chosen) => {
                let lines = memory.bookmarks.iter().map(|b| b.words.clone()).collect();
                (" bookmarks: Enter plays, d deletes ", lines, Some(*chosen))
            }
            _ => return,
        };
        let widest = lines.iter().map(|l| l.width()).chain([title.width()]).max().unwrap_or(0);
        let size = |wanted: usize, room: u16| (wanted as u16).saturating_add(2).min(room);
        let (width, height) = (size(widest.min(70), area.width), size(lines.len(), area.height));
        let x = area.x + (area.width - width) / 2;
        let place = Rect::new(x, area.y + (area.height - height) / 2, width, height);
        // A wide character that reaches under the frame would push it aside.
        for y in place.y..place.bottom() {
            if let Some(cell) = place.x.checked_sub(1).and_then(|x| to.cell_mut((x, y)))
                && cell.symbol().width() > 1
            {
                cell.set_symbol(" ");
            }
        }
        Clear.render(place, to);
        let frame = Block::bordered().title(title).style(self.styles.text);
        let inner = frame.inner(place);
        frame.render(place, to);
        let skip = chosen.unwrap_or(0).saturating_sub(usize::from(inner.height.saturating_sub(1)));
        for (i, line) in lines.iter().enumerate().skip(skip).take(inner.height.into()) {
            let style = if chosen == Some(i) { self.styles.word } else { self.styles.text };
            let y = inner.y + (i - skip) as u16;
            Paragraph::new(line.as_str()).style(style).render(Rect { y, height: 1, ..inner }, to);
        }
    }
}

/// The length of the whole, and whether it is known or told from what is there.
fn length(state: &State, outline: Option<&Outline>) -> (Frames, bool) {
    let text = outline.and_then(|o| o.blocks.last()).map_or(SourceChars(0), |b| b.text.1);
    match state.segments.last() {
        Some(last) if !state.whole && last.text.1 > SourceChars(0) => {
            let guess = u128::from(state.frames.0) * u128::from(text.0) / u128::from(last.text.1.0);
            (Frames(u64::try_from(guess).unwrap_or(u64::MAX)).max(state.frames), false)
        }
        _ => (state.frames, true),
    }
}

/// One line of text, cut at the edge.
fn put(to: &mut Buffer, area: Rect, y: u16, text: &str, style: Style) {
    if area.height > 0 && area.width > 0 {
        to.set_stringn(area.x, y, text, area.width.into(), style);
    }
}
