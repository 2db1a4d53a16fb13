//! Words placed in the sound of one voice by those of another that said the same text: both are laid
//! over each other such that what is alike lies together (dynamic time warping), and the words go
//! along.

use super::spectrum::{Frame, PER_SECOND, frames};
use crate::model::units::SampleRate;
use crate::model::voice::Mark;
use std::ops::Range;

/// What counts how much when two frames are compared.
const SHAPE: f64 = 1.0 / 3.5;
const TURN: f64 = 0.6 / 2.5;
const LOUD: f64 = 4.0;
const RISE: f64 = 3.0;
/// What it costs that one voice goes on while the other stands still, for a frame; and in silence, where
/// voices differ most.
const STANDING: f64 = 0.35;
const RESTING: f64 = 0.1;
/// Below this, a frame is silent: some 35 dB under the loud parts.
const SILENT: f64 = 0.3;
/// A silence that is shorter is the closure of a stop (p, t, k). In seconds.
const SHORTEST: f64 = 0.06;
/// How far the voices may be apart, of the whole, and in frames.
const APART: f64 = 0.25;
const FEWEST_APART: usize = 60;
const MOST_APART: usize = 500;

/// The marks of `guide`, who said the same text, in other sound. Every word has some of it, if there is
/// enough for all; rests belong to no word.
pub fn along(
    samples: &[i16],
    rate: SampleRate,
    guide: (&[i16], SampleRate),
    marks: &[Mark],
) -> Vec<Mark> {
    let (theirs, their_rate) = guide;
    let sound = frames(samples, rate, their_rate);
    let model = frames(theirs, their_rate, rate);
    if sound.is_empty() || model.is_empty() || marks.is_empty() {
        return Vec::new();
    }
    let path = path(&model, &sound);
    let rests = rests(&sound);
    let at = |mark: &Mark| {
        let frame = mark.frames.start as f64 / f64::from(their_rate.0) * PER_SECOND;
        let index = (frame as usize).min(model.len() - 1);
        let Range { start, end } = path[index].clone();
        start as f64 + (end - start) as f64 * (frame - index as f64).clamp(0.0, 1.0)
    };
    // A word that would begin in a rest begins after it; the first one begins with the sound.
    let after_rest = |x: f64| {
        let inside = rests.iter().find(|r| (r.start as f64..r.end as f64).contains(&x));
        inside.map_or(x, |rest| rest.end as f64)
    };
    let first = after_rest(0.0);
    let mut starts: Vec<f64> = marks.iter().map(|mark| after_rest(at(mark)).max(first)).collect();
    starts[0] = first;
    let frame = f64::from(rate.0) / PER_SECOND;
    let starts = apart(starts.iter().map(|x| (x * frame) as u64), samples.len() as u64);
    let nexts = starts.iter().skip(1).copied().chain([samples.len() as u64]);
    let placed = marks.iter().zip(&starts).zip(nexts).map(|((mark, start), next)| {
        // The last rest before the next word is no part of this one.
        let reaches = |r: &&Range<usize>| {
            let (from, to) = (r.start as f64 * frame, r.end as f64 * frame);
            from > *start as f64 && from < next as f64 && to + frame >= next as f64
        };
        let rest = rests.iter().find(reaches);
        let end = rest.map_or(next, |r| (r.start as f64 * frame) as u64);
        Mark { said: mark.said.clone(), frames: *start..end.max(start + 1).min(next) }
    });
    placed.filter(|m| !m.frames.is_empty()).collect()
}

/// Moments in order, no two of them the same, none at the end.
fn apart(starts: impl Iterator<Item = u64>, end: u64) -> Vec<u64> {
    let mut starts: Vec<u64> = starts.collect();
    let count = starts.len() as u64;
    let least = (end / (count * 8).max(1)).max(1);
    let mut earliest = 0;
    for (i, start) in starts.iter_mut().enumerate() {
        let latest = end.saturating_sub((count - i as u64) * least);
        *start = (*start).min(latest).max(earliest);
        earliest = *start + least;
    }
    starts
}

/// Silences that are no closures, and silence at either end, in frames.
fn rests(sound: &[Frame]) -> Vec<Range<usize>> {
    let mut rests: Vec<Range<usize>> = Vec::new();
    for (i, _) in sound.iter().enumerate().filter(|(_, f)| f.loud < SILENT) {
        match rests.last_mut() {
            Some(last) if last.end == i => last.end = i + 1,
            _ => rests.push(i..i + 1),
        }
    }
    let shortest = (SHORTEST * PER_SECOND) as usize;
    rests.retain(|r| r.start == 0 || r.end == sound.len() || r.len() > shortest);
    rests
}

/// How unlike two frames are. Timbre counts where there is sound.
fn unlike(a: &Frame, b: &Frame) -> f64 {
    let distance = |x: &[f64], y: &[f64]| {
        x.iter().zip(y).map(|(x, y)| (x - y) * (x - y)).sum::<f64>().sqrt()
    };
    let both = a.loud.min(1.0) * b.loud.min(1.0);
    both * (SHAPE * distance(&a.shape, &b.shape) + TURN * distance(&a.turn, &b.turn))
        + LOUD * (a.loud - b.loud).abs()
        + RISE * (a.rise - b.rise).abs()
}

/// A step of the way: both go on, the model alone, or the sound alone.
const BOTH: u8 = 0;
const MODEL: u8 = 1;

/// For each frame of the model, those of the sound that lie with it. Never empty, in order.
fn path(model: &[Frame], sound: &[Frame]) -> Vec<Range<usize>> {
    let (rows, columns) = (model.len(), sound.len());
    let slope = columns as f64 / rows as f64;
    let apart = ((APART * columns as f64) as usize).clamp(FEWEST_APART, MOST_APART);
    // Steep ways must still hang together.
    let apart = apart.max(slope.ceil() as usize + 1);
    let band = |row: usize| {
        let middle = ((row + 1) as f64 * slope) as usize;
        middle.saturating_sub(apart).max(1)..(middle + apart).min(columns) + 1
    };
    let standing = |frame: &Frame| if frame.loud < SILENT { RESTING } else { STANDING };
    // Costs of the ways to the cells of a row; column 0 is before the first frame.
    let mut before = vec![f64::INFINITY; columns + 1];
    before[0] = 0.0;
    let mut steps: Vec<(usize, Vec<u8>)> = Vec::with_capacity(rows);
    for (row, theirs) in model.iter().enumerate() {
        let mut here = vec![f64::INFINITY; columns + 1];
        let range = band(row);
        let mut taken = Vec::with_capacity(range.len());
        for column in range.clone() {
            let ours = &sound[column - 1];
            let cost = unlike(theirs, ours);
            let ways = [
                before[column - 1] + 2.0 * cost,
                before[column] + cost + standing(theirs),
                here[column - 1] + cost + standing(ours),
            ];
            let best = (0..3).min_by(|a, b| ways[*a].total_cmp(&ways[*b])).unwrap_or(0);
            here[column] = ways[best];
            taken.push(best as u8);
        }
        steps.push((range.start, taken));
        before = here;
    }
    let mut ranges = vec![0..1; rows];
    let (mut row, mut column) = (rows, columns);
    let mut end = columns;
    while row > 0 {
        let (first, taken) = &steps[row - 1];
        let step = column.checked_sub(*first).and_then(|i| taken.get(i)).copied().unwrap_or(MODEL);
        match step {
            BOTH | MODEL => {
                let start = column.saturating_sub(1);
                ranges[row - 1] = start..end.max(start + 1);
                column -= usize::from(step == BOTH && column > 1);
                end = column.max(1);
                row -= 1;
            }
            _ => column = column.saturating_sub(1).max(1),
        }
    }
    ranges
}
