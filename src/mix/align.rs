//! Words placed in the sound of one voice by those of another that said the same text: both are laid
//! over each other such that what is alike lies together (dynamic time warping), and the words go
//! along.

use super::spectrum::{Frame, PER_SECOND, frames};
use crate::model::units::SampleRate;
use crate::model::voice::WordMark;
use std::ops::Range;

/// What counts how much when two frames are compared.
const SHAPE: f32 = 1.0 / 3.5;
const TURN: f32 = 0.6 / 2.5;
const LOUD: f32 = 4.0;
const RISE: f32 = 3.0;
/// What it costs that one voice goes on while the other stands still, for a frame.
const STANDING: f32 = 0.5;
/// … in a rest that the other does not make. Between words a voice may rest where it likes.
const RESTING: f32 = 0.1;
/// Frames on either side of the beginning of a word that lie between words.
const BETWEEN: usize = 6;
/// Below this, a frame is silent: some 35 dB under the loud parts.
const SILENT: f32 = 0.3;
/// A silence that is shorter is none. In seconds.
const SHORTEST: f64 = 0.03;
/// A silence that is shorter belongs to the word before it: it may be the closure of a stop (p, t, k).
const CLOSURE: f64 = 0.06;
/// A silence that is longer is a rest between words, wherever the ways cross it near one. In seconds.
const PAUSE: f64 = 0.12;
/// Voices that tell when their words begin say so after the transition from the one before, by so much
/// (the mean of Piper and festival). In seconds.
const TRANSITION: f64 = 0.01;
/// How far the voices may be apart, of the whole, and in frames.
const APART: f64 = 0.25;
const FEWEST_APART: usize = 120;
const MOST_APART: usize = 800;

/// The marks of `guide`, who said the same text, in other sound. Every word has some of it, if there is
/// enough for all; rests belong to no word.
pub fn along(
    samples: &[i16],
    rate: SampleRate,
    guide: (&[i16], SampleRate),
    marks: &[WordMark],
) -> Vec<WordMark> {
    let (theirs, their_rate) = guide;
    let sound = frames(samples, rate, their_rate);
    let model = frames(theirs, their_rate, rate);
    if sound.is_empty() || model.is_empty() || marks.is_empty() {
        return Vec::new();
    }
    let begins: Vec<f64> =
        marks.iter().map(|m| m.frames.0.0 as f64 / f64::from(their_rate.0) * PER_SECOND).collect();
    let between = between(&begins, model.len());
    let (their_rests, rests) = (rests(&model), rests(&sound));
    let path = path(&model, &sound, &Standing::new(&model, &sound, &their_rests, &rests, &between));
    let starts = begins.iter().enumerate().map(|(word, begin)| match word {
        // The first one begins with the sound.
        0 => rests.first().filter(|r| r.start == 0).map_or(0.0, |r| r.end as f64),
        _ => moved(*begin, &path, &rests, sound.len()),
    });
    let frame = f64::from(rate.0) / PER_SECOND;
    let starts = apart(starts.map(|x| (x * frame) as u64), samples.len() as u64);
    let nexts = starts.iter().skip(1).copied().chain([samples.len() as u64]);
    let placed = marks.iter().zip(&starts).zip(nexts).map(|((mark, start), next)| {
        // The last rest before the next word is not part of this one.
        let reaches = |r: &&Range<usize>| {
            let (from, to) = (r.start as f64 * frame, r.end as f64 * frame);
            let slack = (TRANSITION * PER_SECOND + 2.0) * frame;
            r.len() as f64 > CLOSURE * PER_SECOND
                && from > *start as f64
                && from < next as f64
                && to + slack >= next as f64
        };
        let rest = rests.iter().find(reaches);
        let end = rest.map_or(next, |r| (r.start as f64 * frame) as u64);
        let frames = *start..end.max(start + 1).min(next);
        WordMark { said: mark.said, frames: frames.into() }
    });
    placed.filter(|m| !m.frames.is_empty()).collect()
}

/// Where a word that begins there in the model begins in the sound. One that would begin in a rest, or
/// at whose beginning there is one, begins after it.
fn moved(begin: f64, path: &[Range<usize>], rests: &[Range<usize>], end: usize) -> f64 {
    let index = (begin as usize).min(path.len() - 1);
    let here = &path[index];
    let inside = (begin - index as f64).clamp(0.0, 1.0);
    let x = here.start as f64 + here.len() as f64 * inside;
    let around = |reach: usize| {
        path[index.saturating_sub(reach)].start..path[(index + reach).min(path.len() - 1)].end
    };
    let (near, far) = (around(BETWEEN / 2), around(2 * BETWEEN));
    let rest = rests.iter().rfind(|r| {
        let holds = (r.start as f64..r.end as f64).contains(&x);
        let is_pause = r.len() as f64 > PAUSE * PER_SECOND;
        let around = if is_pause { &far } else { &near };
        r.end < end && (holds || around.start <= r.start && r.end <= around.end)
    });
    rest.map_or(x + TRANSITION * PER_SECOND, |rest| rest.end as f64)
}

/// For each frame of the model, whether it lies between words.
fn between(begins: &[f64], frames: usize) -> Vec<bool> {
    let mut between = vec![false; frames];
    for begin in begins {
        let at = *begin as usize;
        let range = at.saturating_sub(BETWEEN).min(frames)..(at + BETWEEN + 1).min(frames);
        between[range].fill(true);
    }
    between
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

/// Silences, and silence at either end, in frames.
fn rests(sound: &[Frame]) -> Vec<Range<usize>> {
    let mut rests: Vec<Range<usize>> = Vec::new();
    for (i, _) in sound.iter().enumerate().filter(|(_, f)| f.loud < SILENT) {
        match rests.last_mut() {
            Some(last) if last.end == i => last.end = i + 1,
            _ => rests.push(i..i + 1),
        }
    }
    let shortest = (SHORTEST * PER_SECOND) as usize;
    rests.retain(|r| r.start == 0 || r.end == sound.len() || r.len() >= shortest);
    rests
}

/// What it costs that one of the two stands still.
struct Standing {
    /// For each frame of the model: it goes on alone through a rest of its own.
    model_rests: Vec<bool>,
    /// … the sound may rest there.
    may_rest: Vec<bool>,
    /// For each frame of the sound: it lies in a rest that is not the end.
    sound_rests: Vec<bool>,
}

impl Standing {
    fn new(
        model: &[Frame],
        sound: &[Frame],
        their_rests: &[Range<usize>],
        rests: &[Range<usize>],
        between: &[bool],
    ) -> Self {
        let within = |rests: &[Range<usize>], frames: usize, last: bool| {
            let mut within = vec![false; frames];
            let counted = rests.iter().filter(|r| last || r.end < frames);
            counted.for_each(|r| within[r.clone()].fill(true));
            within
        };
        let model_rests = within(their_rests, model.len(), true);
        let may_rest = between.iter().zip(&model_rests).map(|(a, b)| *a || *b).collect();
        Standing { may_rest, model_rests, sound_rests: within(rests, sound.len(), false) }
    }

    /// The model goes on alone.
    fn model(&self, row: usize, cost: f32) -> f32 {
        if self.model_rests[row] { RESTING } else { cost + STANDING }
    }

    /// The sound goes on alone.
    fn sound(&self, row: usize, column: usize, cost: f32) -> f32 {
        let rests = self.sound_rests[column] && self.may_rest[row];
        if rests { RESTING } else { cost + STANDING }
    }
}

/// How unlike two frames are. Timbre counts where there is sound.
fn unlike(a: &Frame, b: &Frame) -> f32 {
    let distance =
        |x: &[f32], y: &[f32]| x.iter().zip(y).map(|(x, y)| (x - y) * (x - y)).sum::<f32>().sqrt();
    let both = a.loud.min(1.0) * b.loud.min(1.0);
    both * (SHAPE * distance(&a.shape, &b.shape) + TURN * distance(&a.turn, &b.turn))
        + LOUD * (a.loud - b.loud).abs()
        + RISE * (a.rise - b.rise).abs()
}

/// A step of the way: both go on, the model alone, or the sound alone.
const BOTH: u8 = 0;
const MODEL: u8 = 1;
const SOUND: u8 = 2;

/// For each frame of the model, those of the sound that lie with it. Never empty, in order.
fn path(model: &[Frame], sound: &[Frame], standing: &Standing) -> Vec<Range<usize>> {
    let (rows, columns) = (model.len(), sound.len());
    let slope = columns as f64 / rows as f64;
    let apart = ((APART * columns as f64) as usize).clamp(FEWEST_APART, MOST_APART);
    // Steep ways must still hang together.
    let apart = apart.max(slope.ceil() as usize + 1);
    let band = |row: usize| {
        let middle = ((row + 1) as f64 * slope) as usize;
        middle.saturating_sub(apart).max(1)..(middle + apart).min(columns) + 1
    };
    // Costs of the ways to the cells of a row; column 0 is before the first frame.
    let mut before = vec![f64::INFINITY; columns + 1];
    let mut here = before.clone();
    before[0] = 0.0;
    let mut steps: Vec<(usize, Vec<u8>)> = Vec::with_capacity(rows);
    for (row, theirs) in model.iter().enumerate() {
        here.fill(f64::INFINITY);
        let range = band(row);
        let mut taken = Vec::with_capacity(range.len());
        for column in range.clone() {
            let ours = &sound[column - 1];
            let cost = unlike(theirs, ours);
            let ways = [
                before[column - 1] + f64::from(2.0 * cost),
                before[column] + f64::from(standing.model(row, cost)),
                here[column - 1] + f64::from(standing.sound(row, column - 1, cost)),
            ];
            let (mut best, mut least) = (BOTH, ways[0]);
            for (step, way) in [(MODEL, ways[1]), (SOUND, ways[2])] {
                if way < least {
                    (best, least) = (step, way);
                }
            }
            here[column] = least;
            taken.push(best);
        }
        steps.push((range.start, taken));
        std::mem::swap(&mut before, &mut here);
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

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: SampleRate = SampleRate(8000);

    /// Hums of these pitches, each as long as it says; no pitch is a rest.
    fn hums(parts: &[(f64, f64)]) -> (Vec<i16>, Vec<WordMark>) {
        let (mut samples, mut marks) = (Vec::new(), Vec::new());
        for (hertz, seconds) in parts {
            let begin = samples.len();
            let step = std::f64::consts::TAU * hertz / 8000.0;
            let wave = |i: usize| ((step * i as f64).sin() * 9000.0) as i16;
            samples.extend((0..(seconds * 8000.0) as usize).map(wave));
            if *hertz > 0.0 {
                let n = marks.len();
                marks.push(WordMark {
                    said: (2 * n..2 * n + 1).into(),
                    frames: (begin as u64..samples.len() as u64).into(),
                });
            }
        }
        (samples, marks)
    }

    #[test]
    fn words_are_found_by_what_they_sound_like() {
        let (model, marks) = hums(&[(300.0, 0.2), (900.0, 0.2), (0.0, 0.1), (2000.0, 0.3)]);
        // Slower in the middle, with a rest that the model does not make and without the one it makes.
        let parts = [(300.0, 0.15), (0.0, 0.2), (900.0, 0.35), (2000.0, 0.25)];
        let (sound, truth) = hums(&parts);
        let placed = along(&sound, RATE, (&model, RATE), &marks);
        assert_eq!(placed.len(), 3);
        for (placed, truth) in placed.iter().zip(&truth) {
            let off = placed.frames.0.0.abs_diff(truth.frames.0.0);
            assert!(off <= 160, "20 ms at most: {placed:?} is not {truth:?}");
        }
        assert!(placed[0].frames.1.0 < 8000 * 18 / 100, "the rest is not part of a word");
    }

    #[test]
    fn a_word_begins_after_a_pause_that_the_guide_does_not_make() {
        let (model, marks) = hums(&[(300.0, 0.2), (900.0, 0.25), (2000.0, 0.3)]);
        // The way crosses the pause when the word has begun: a little of it sounds before.
        let parts = [(300.0, 0.2), (900.0, 0.02), (0.0, 0.25), (900.0, 0.23), (2000.0, 0.3)];
        let (sound, _) = hums(&parts);
        let placed = along(&sound, RATE, (&model, RATE), &marks);
        let begins = placed[1].frames.0.0 as f64 / 8.0;
        assert!((begins - 470.0).abs() < 20.0, "{begins} ms");
    }

    #[test]
    fn whatever_the_sound_all_words_have_some_and_in_order() {
        let (model, marks) = hums(&[(300.0, 0.2), (900.0, 0.2), (2000.0, 0.3)]);
        for parts in [&[(500.0, 0.03)][..], &[(0.0, 0.5)], &[(900.0, 9.0)]] {
            let (sound, _) = hums(parts);
            let placed = along(&sound, RATE, (&model, RATE), &marks);
            assert_eq!(placed.len(), 3, "{parts:?}");
            assert!(placed.windows(2).all(|w| w[0].frames.1 <= w[1].frames.0));
            assert!(placed[2].frames.1.index() <= sound.len());
        }
        assert!(along(&[], RATE, (&model, RATE), &marks).is_empty());
    }
}
