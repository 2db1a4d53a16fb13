//! Which part of the text is on the screen.

use super::Look;
use crate::player::layout::Layout;
use crate::player::view::View;
use ratatui::layout::{Rect, Size};

impl Look {
    /// Lays the text out for the size, and scrolls to what is heard.
    pub(super) fn arrange(&mut self, view: &View<'_>, size: Size) {
        let Some(outline) = view.track.outline().filter(|_| self.text) else { return };
        let area = text_area(Rect::new(0, 0, size.width, size.height));
        let fresh = self.layout.as_ref().is_none_or(|(width, _)| *width != area.width);
        if fresh {
            // What was at the top stays there, until what is heard is looked for.
            let at = self.layout.as_ref().and_then(|(_, l)| l.lines.get(self.top)).map(|l| l.at);
            let layout = Layout::new(outline, area.width);
            self.top = at.map_or(0, |at| layout.line_of(at));
            self.layout = Some((area.width, layout));
        }
        self.area = area;
        let Some((_, layout)) = &self.layout else { return };
        let height = usize::from(area.height);
        let last = layout.lines.len().saturating_sub(height);
        if !self.free
            && let Some(sentence) = view.lit.sentence
        {
            let line = layout.line_of(view.lit.word.unwrap_or(sentence).0);
            self.top = top(self.top, line, height, fresh);
        }
        self.top = self.top.min(last);
    }
}

/// The first line, such that `line` is well inside: the text stays where it is as long as that can
/// be, then moves line by line, and jumps only to what is far away.
fn top(top: usize, line: usize, height: usize, jump: bool) -> usize {
    let (above, below) = (height / 5, (height * 3 / 5).max(1));
    let wanted = if line < top + above {
        line.saturating_sub(above)
    } else if line >= top + below {
        line + 1 - below
    } else {
        return top;
    };
    let far = jump || wanted.abs_diff(top) > height;
    match () {
        () if far => line.saturating_sub(height / 3),
        () if wanted > top => top + 1,
        () => top.saturating_sub(1).max(wanted),
    }
}

/// The text's part of the screen.
pub(super) fn text_area(area: Rect) -> Rect {
    // A title above and two lines below, where there is room; a line of 90 cells is long enough.
    let (above, below) = match area.height {
        0..=2 => (0, 0),
        3..=7 => (0, 1),
        _ => (2, 3),
    };
    let margin = if area.width >= 30 { 2 } else { 0 };
    let width = (area.width - 2 * margin).min(90);
    let height = area.height - above - below;
    Rect::new(area.x + (area.width - width) / 2, area.y + above, width, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_moves_line_by_line() {
        let mut first = 0;
        for line in 0..200 {
            let next = top(first, line, 20, false);
            assert!(next.abs_diff(first) <= 1, "line {line}");
            first = next;
            assert!((first..first + 20).contains(&line));
        }
        assert_eq!(top(first, 20, 20, false), 14, "far away: a third from above");
        assert_eq!(top(5, 9, 1, false), 9, "one line only");
    }

    #[test]
    fn there_is_an_area_for_every_size() {
        for width in 0..60 {
            for height in 0..20 {
                let whole = Rect::new(0, 0, width, height);
                let area = text_area(whole);
                assert_eq!(area.intersection(whole), area, "{width} × {height}");
            }
        }
    }
}
