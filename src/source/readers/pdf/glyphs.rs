//! From the signs that a page draws to pieces of lines.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};
use std::sync::atomic::{AtomicBool, Ordering};

/// Text of one file, in bytes, at most.
const LONGEST: usize = 64 << 20;

/// Signs that follow each other on one line. Places are in points, from the top left corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Where it begins and ends.
    pub(super) x: f64,
    pub(super) end: f64,
    /// The line that its letters stand on.
    pub(super) y: f64,
    /// The size of its letters.
    pub(super) size: f64,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// In the order in which they are drawn.
    pub(super) pieces: Vec<Piece>,
    /// What does not run from left to right.
    pub(super) turned: String,
    /// How many signs have no meaning.
    pub(super) unknown: usize,
}

impl Page {
    /// How many signs it has.
    pub(super) fn signs(&self) -> usize {
        self.pieces.iter().map(|p| p.text.chars().count()).sum()
    }
}

/// Collects what is drawn.
pub(super) struct Pages<'a> {
    pages: Vec<Page>,
    top: f64,
    /// A space came; whether it parts two words, the next sign tells.
    space: bool,
    length: usize,
    stop: &'a AtomicBool,
}

impl<'a> Pages<'a> {
    /// Goes on until `stop` is set.
    pub(super) fn new(stop: &'a AtomicBool) -> Self {
        Pages { pages: Vec::new(), top: 0.0, space: false, length: 0, stop }
    }

    pub(super) fn finish(self) -> Vec<Page> {
        self.pages
    }
}

impl OutputDev for Pages<'_> {
    fn begin_page(
        &mut self,
        _: u32,
        media_box: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.top = media_box.ury;
        self.space = false;
        self.pages.push(Page::default());
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        sign: &str,
    ) -> Result<(), OutputError> {
        let Some(page) = self.pages.last_mut() else { return Ok(()) };
        self.length += sign.len();
        if self.stop.load(Ordering::Relaxed) || self.length > LONGEST {
            return Err(std::fmt::Error.into());
        }
        let size = (place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt() * font_size.abs();
        let (x, y) = (place.m31, self.top - place.m32);
        if ![x, y, size, width].iter().all(|n| n.is_finite()) || size < 0.1 {
            return Ok(());
        }
        let sign = spelt(sign);
        if place.m12.abs() > place.m11.abs() * 0.2 || place.m11 * font_size < 0.0 {
            page.turned.push_str(&sign);
            return Ok(());
        }
        if sign.trim().is_empty() {
            self.space = true;
            return Ok(());
        }
        page.unknown += usize::from(sign.contains(is_unknown));
        let end = x + width * font_size * place.m11;
        let sign: String = sign.chars().filter(|c| !c.is_control()).collect();
        if let Some(last) = page.pieces.last_mut().filter(|p| (p.y - y).abs() < 0.2 * size) {
            let gap = x - last.end;
            // Letters are made bold by printing them twice.
            let is_shadow = last.text.ends_with(&sign) && (end - last.end).abs() < 0.1 * size;
            if is_shadow && !self.space {
                return Ok(());
            }
            if (-0.5 * size..1.2 * size).contains(&gap) && (last.size - size).abs() < 0.3 * size {
                if self.space || gap > 0.16 * size {
                    join(&mut last.text, &sign);
                } else {
                    last.text.push_str(&sign);
                }
                last.end = last.end.max(end);
                self.space = false;
                return Ok(());
            }
        }
        self.space = false;
        page.pieces.push(Piece { text: sign, x, end, y, size });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// Adds a text after a gap: that is a space, but not between hanzi, which are set apart anyhow.
pub(super) fn join(text: &mut String, next: &str) {
    let wide = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}');
    let is_wide = text.ends_with(wide) && next.starts_with(wide);
    if !is_wide && !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
    text.push_str(next);
}

fn is_unknown(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || c.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// Letters that are drawn as one sign, one by one.
fn spelt(sign: &str) -> String {
    let mut text = String::with_capacity(sign.len());
    for c in sign.chars() {
        match c {
            '\u{fb00}' => text += "ff",
            '\u{fb01}' => text += "fi",
            '\u{fb02}' => text += "fl",
            '\u{fb03}' => text += "ffi",
            '\u{fb04}' => text += "ffl",
            '\u{fb05}' | '\u{fb06}' => text += "st",
            c => text.push(c),
        }
    }
    text
}
