//! From pieces to lines, column by column.

use super::glyphs::{Piece, join};

/// A line of text, and the column that it stands in.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) piece: Piece,
    /// The edges of its column.
    pub(super) left: f64,
    pub(super) right: f64,
    /// It is the first of its column.
    pub(super) is_first: bool,
}

/// The lines of each page in the order of reading.
pub(super) fn of_pages(pages: Vec<Vec<Piece>>) -> Vec<Vec<Line>> {
    let gutters: Vec<_> = pages.iter().map(|page| gutter(page)).collect();
    // A page with few lines, mostly the last, has its columns where the others have them.
    let mut found: Vec<f64> = gutters.iter().flatten().copied().collect();
    found.sort_by(f64::total_cmp);
    let common = found.get(found.len() / 2).filter(|_| found.len() * 2 >= gutters.len()).copied();
    let of_page = |(page, gutter): (Vec<Piece>, Option<f64>)| {
        let seldom = |x: &f64| page.iter().filter(|p| p.spans(*x)).count() * 5 <= page.len();
        let gutter = gutter.or(common.filter(seldom));
        lines(page, gutter)
    };
    pages.into_iter().zip(gutters).map(of_page).collect()
}

impl Piece {
    /// Whether it lies across a place.
    fn spans(&self, x: f64) -> bool {
        self.x < x - 1.0 && self.end > x + 1.0
    }
}

fn lines(mut pieces: Vec<Piece>, gutter: Option<f64>) -> Vec<Line> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let Some(gutter) = gutter else { return column(pieces) };
    let usual = median(pieces.iter().map(|p| p.size));
    let mut lines = Vec::new();
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::<Piece>::new());
    for piece in pieces {
        // The last line of a title over both columns may be short.
        let goes_on = across.last().is_some_and(|last| {
            let is_same = (last.size - piece.size).abs() < 0.1 * piece.size;
            is_same && piece.size > 1.12 * usual && piece.y - last.y < 1.6 * piece.size
        });
        if piece.spans(gutter) || goes_on {
            lines.extend(column(std::mem::take(&mut left)));
            lines.extend(column(std::mem::take(&mut right)));
            across.push(piece);
            continue;
        }
        lines.extend(column(std::mem::take(&mut across)));
        if piece.x < gutter { left.push(piece) } else { right.push(piece) }
    }
    for rest in [across, left, right] {
        lines.extend(column(rest));
    }
    lines
}

fn median(all: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<f64> = all.collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or_default()
}

/// Where the white stripe between two columns is, if there are two.
fn gutter(pieces: &[Piece]) -> Option<f64> {
    // A few lines do not tell.
    if pieces.len() < 12 {
        return None;
    }
    let start = pieces.iter().map(|p| p.x).fold(f64::INFINITY, f64::min);
    let end = pieces.iter().map(|p| p.end).fold(f64::NEG_INFINITY, f64::max);
    // How many pieces lie across each of so many places.
    const PLACES: usize = 400;
    let step = (end - start) / PLACES as f64;
    if step.is_nan() || step <= 0.0 {
        return None;
    }
    let place = |x: f64| (((x - start) / step) as usize).min(PLACES);
    let mut change = [0_isize; PLACES + 2];
    for p in pieces {
        change[place(p.x)] += 1;
        change[place(p.end) + 1] -= 1;
    }
    let mut across = [0_isize; PLACES];
    let mut sum = 0;
    for (at, change) in across.iter_mut().zip(change) {
        sum += change;
        *at = sum;
    }
    // The whitest stripe in the middle, and its widest one.
    let middle = PLACES * 3 / 10..PLACES * 7 / 10;
    let fewest = *across[middle.clone()].iter().min()?;
    let (mut best, mut from) = (0..0, middle.start);
    for (at, crossing) in across.iter().enumerate().take(middle.end + 1).skip(middle.start) {
        if at == middle.end || *crossing > fewest {
            if at - from > best.len() {
                best = from..at;
            }
            from = at + 1;
        }
    }
    let x = start + (best.start + best.end) as f64 / 2.0 * step;
    let width = best.len() as f64 * step;
    let is_wide = width > 0.5 * median(pieces.iter().map(|p| p.size));
    // Columns are filled with lines; the cells of a table are not.
    let filled = |side: Vec<&Piece>, room: f64| {
        side.len() * 4 >= pieces.len() && median(side.iter().map(|p| p.end - p.x)) > 0.5 * room
    };
    let left = pieces.iter().filter(|p| p.end <= x).collect();
    let right = pieces.iter().filter(|p| p.x >= x).collect();
    let is_seldom_crossed = fewest as usize * 5 < pieces.len();
    (is_wide && is_seldom_crossed && filled(left, x - start) && filled(right, end - x)).then_some(x)
}

/// The lines of one column; its pieces come from top to bottom.
fn column(pieces: Vec<Piece>) -> Vec<Line> {
    let left = pieces.iter().map(|p| p.x).fold(f64::INFINITY, f64::min);
    let right = pieces.iter().map(|p| p.end).fold(f64::NEG_INFINITY, f64::max);
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            // What stands a little higher or lower is small and beside the rest.
            Some(line) if (line[0].y - piece.y).abs() < 0.45 * line[0].size.max(piece.size) => {
                line.push(piece);
            }
            _ => lines.push(vec![piece]),
        }
    }
    let whole = |mut line: Vec<Piece>| {
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
        let largest = line.iter().max_by(|a, b| a.size.total_cmp(&b.size)).cloned();
        let mut whole = Piece { text: String::new(), ..largest.unwrap_or_default() };
        whole.x = line[0].x;
        for piece in line {
            if piece.x - whole.end > 0.1 * whole.size || whole.text.is_empty() {
                join(&mut whole.text, &piece.text);
            } else {
                whole.text.push_str(&piece.text);
            }
            whole.end = piece.end;
        }
        whole
    };
    let lines = lines.into_iter().map(whole);
    lines.enumerate().map(|(i, piece)| Line { piece, left, right, is_first: i == 0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, x: f64, y: f64) -> Piece {
        Piece { text: text.into(), x, end: x + 5.0 * text.len() as f64, y, size: 10.0 }
    }

    fn texts(pieces: Vec<Piece>) -> Vec<String> {
        of_pages(vec![pieces]).remove(0).into_iter().map(|l| l.piece.text).collect()
    }

    #[test]
    fn two_columns_are_read_one_after_the_other() {
        let line = "forty letters fill a column of this page";
        let mut pieces = vec![piece(&format!("{line} and a title spans {line}"), 0.0, 0.0)];
        for i in 1..=8 {
            pieces.push(piece(&format!("{line} l{i}"), 0.0, f64::from(i) * 12.0));
            pieces.push(piece(&format!("{line} r{i}"), 250.0, f64::from(i) * 12.0));
        }
        let order: Vec<_> = texts(pieces)[1..].iter().map(|t| t[41..].to_owned()).collect();
        assert_eq!(order.concat(), "l1l2l3l4l5l6l7l8r1r2r3r4r5r6r7r8");
    }

    #[test]
    fn a_table_is_read_in_rows() {
        let pieces = (0..10).flat_map(|i| {
            let y = f64::from(i) * 12.0;
            [piece("Mon", 0.0, y), piece("12", 300.0, y)]
        });
        assert_eq!(texts(pieces.collect())[0], "Mon 12");
    }

    #[test]
    fn small_signs_stay_in_their_line() {
        let small = Piece { size: 6.0, ..piece("2", 10.0, 6.0) };
        assert_eq!(texts(vec![piece("CO", 0.0, 10.0), small, piece("is", 18.0, 10.0)]), ["CO2 is"]);
    }
}
