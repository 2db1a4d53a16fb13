//! Words placed in sound that came without marks, where no voice can be a guide: each gets its expected
//! share, and where the text has rests, these are looked for in the sound and hold what lies between
//! them.

use crate::model::pace;
use crate::model::range::{Span, SpokenRange};
use crate::model::units::{Frames, SampleRate};
use crate::model::voice::WordMark;
use std::ops::Range;
use std::time::Duration;

/// A rest that is shorter is not looked for: stops (p, t, k) are as silent for as long.
const SHORTEST: f64 = 0.07;
/// Pairs of rests and silences that are compared with each other; their square is the work.
const MOST_PAIRS: usize = 1200;
/// What it costs to leave a rest without a silence, for each second of it. It is weighed against how
/// unevenly the voice would have to speak.
const UNMATCHED: f64 = 2.0;
/// … and for each second of a silence that no rest explains, what a stop may have left out.
const UNEXPLAINED: f64 = 1.0;
const STOP: f64 = 0.1;

/// A word and how long it is expected to take, in any unit that all words share.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// Code points of the said text.
    pub said: SpokenRange,
    /// The sound of the word.
    pub length: f64,
    /// The rest after it.
    pub rest: f64,
}

/// What a text leads to expect, by its letters, in seconds.
pub fn of_text(said: &str) -> Vec<Expected> {
    let chars: Vec<char> = said.chars().collect();
    let words = pace::words(said);
    let ends = words.iter().skip(1).map(|w| w.start).chain([chars.len()]);
    let expected = words.iter().zip(ends).map(|(word, next)| Expected {
        said: *word,
        length: pace::word_seconds(&chars[word.indices()].iter().collect::<String>()),
        rest: chars[word.end..next].iter().map(|c| pace::rest_seconds(*c)).fold(0.0, f64::max),
    });
    expected.collect()
}

/// Places the words in a clip.
pub fn place(samples: &[i16], rate: SampleRate, expected: &[Expected]) -> Vec<WordMark> {
    let silences = silences(samples, rate);
    let anchors = anchors(samples.len(), rate, expected, silences);
    let mut marks = Vec::with_capacity(expected.len());
    // The first word and frame that are not placed yet.
    let (mut word, mut frame) = (0, 0);
    let last = (expected.len(), samples.len()..samples.len());
    for (end, silence) in anchors.into_iter().chain([last]) {
        share(&expected[word..end], frame..silence.start, &mut marks);
        (word, frame) = (end, silence.end);
    }
    marks
}

/// Shares out a stretch of sound among words; rests between them that have no silence of their own
/// take their share too.
fn share(words: &[Expected], frames: Range<usize>, marks: &mut Vec<WordMark>) {
    let inner = words.len().saturating_sub(1);
    let whole = words.iter().map(|w| w.length.max(1e-3)).sum::<f64>()
        + words[..inner].iter().map(|w| w.rest).sum::<f64>();
    let last = Frames(frames.end as u64);
    let at = |x: f64| {
        let frame = (frames.start as f64 + frames.len() as f64 * x / whole).round();
        Frames(frame as u64).min(last)
    };
    let mut sum = 0.0;
    for word in words {
        let end = sum + word.length.max(1e-3);
        let frames = Span(at(sum), at(end));
        if !frames.is_empty() {
            marks.push(WordMark { said: word.said, frames });
        }
        sum = end + word.rest;
    }
}

/// Silences within the sound, in frames: below the loudest part by so much that it is not speech.
fn silences(samples: &[i16], rate: SampleRate) -> Vec<Range<usize>> {
    let step = rate.frames(Duration::from_millis(10)).index().max(1);
    let energy = |block: &[i16]| {
        let sum: f64 = block.iter().map(|s| f64::from(*s) * f64::from(*s)).sum();
        (sum / block.len().max(1) as f64).sqrt()
    };
    let levels: Vec<f64> = samples.chunks(step).map(energy).collect();
    let loudest = levels.iter().copied().fold(0.0, f64::max);
    // 34 dB below the loudest ten milliseconds.
    let floor = (loudest * 0.02).max(40.0);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (i, _) in levels.iter().enumerate().filter(|(_, l)| **l < floor) {
        let range = i * step..((i + 1) * step).min(samples.len());
        match found.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => found.push(range),
        }
    }
    let shortest = rate.frames(Duration::from_secs_f64(SHORTEST)).index();
    found.retain(|r| r.len() >= shortest && r.start > 0 && r.end < samples.len());
    found
}

/// Which rest is which silence: pairs of the number of words before it and the silence, in order,
/// such that the voice speaks as evenly as can be between them.
fn anchors(
    length: usize,
    rate: SampleRate,
    expected: &[Expected],
    mut silences: Vec<Range<usize>>,
) -> Vec<(usize, Range<usize>)> {
    // Sums of what is expected up to each word, rests left out.
    let mut before = vec![0.0];
    for word in expected {
        before.push(before[before.len() - 1] + word.length);
    }
    let inner = expected.len().saturating_sub(1);
    let rests: Vec<usize> =
        (1..=inner).filter(|i| expected[i - 1].rest >= SHORTEST / 2.0).collect();
    if rests.is_empty() || silences.is_empty() {
        return Vec::new();
    }
    // The longest of them, if there are too many.
    let room = (MOST_PAIRS / rests.len()).max(1);
    if silences.len() > room {
        silences.sort_by_key(|s| std::cmp::Reverse(s.len()));
        silences.truncate(room);
        silences.sort_by_key(|s| s.start);
    }
    let seconds = |frames: usize| rate.duration(Frames(frames as u64)).as_secs_f64();
    let rest: f64 = expected.iter().take(inner).map(|w| w.rest).sum();
    let (words, whole) = (before[expected.len()], seconds(length));
    let pace = whole / (words + rest).max(1e-6);
    // How unevenly the voice speaks where `expected` seconds take `real` ones; the longer, the worse.
    let uneven = |expected: f64, real: f64| {
        let ratio = ((real + 0.02) / (expected * pace + 0.02)).ln();
        ratio * ratio * (expected * pace)
    };
    let missed = |i: usize| expected[i - 1].rest * UNMATCHED;
    let mut missed_before = vec![0.0];
    for i in &rests {
        missed_before.push(missed_before[missed_before.len() - 1] + missed(*i));
    }
    let width = silences.len();
    let mut idle_before = vec![0.0];
    for silence in &silences {
        let idle = (seconds(silence.len()) - STOP).max(0.0) * UNEXPLAINED;
        idle_before.push(idle_before[idle_before.len() - 1] + idle);
    }
    let total_idle = idle_before[width];
    // Best cost of a way that ends by taking rest r for silence s, and the pair before it.
    let mut best = vec![(f64::INFINITY, None::<usize>); rests.len() * width];
    let total_missed = missed_before[rests.len()];
    let (mut end, mut end_cost) = (None, uneven(words + rest, whole) + total_missed + total_idle);
    for (r, word) in rests.iter().enumerate() {
        for (s, silence) in silences.iter().enumerate() {
            let here = r * width + s;
            let ratio = (seconds(silence.len()) / (expected[word - 1].rest * pace).max(0.02)).ln();
            let own = 0.02 * ratio * ratio;
            best[here] = (
                uneven(before[*word], seconds(silence.start))
                    + missed_before[r]
                    + idle_before[s]
                    + own,
                None,
            );
            for (earlier_r, earlier_word) in rests[..r].iter().enumerate() {
                for (earlier_s, earlier) in silences[..s].iter().enumerate() {
                    let there = earlier_r * width + earlier_s;
                    let cost = best[there].0
                        + uneven(
                            before[*word] - before[*earlier_word],
                            seconds(silence.start - earlier.end),
                        )
                        + (missed_before[r] - missed_before[earlier_r + 1])
                        + (idle_before[s] - idle_before[earlier_s + 1])
                        + own;
                    if cost < best[here].0 {
                        best[here] = (cost, Some(there));
                    }
                }
            }
            let cost = best[here].0
                + uneven(words - before[*word], seconds(length - silence.end))
                + (total_missed - missed_before[r + 1])
                + (total_idle - idle_before[s + 1]);
            if cost < end_cost {
                (end, end_cost) = (Some(here), cost);
            }
        }
    }
    let mut pairs = Vec::new();
    while let Some(here) = end {
        pairs.push((rests[here / width], silences[here % width].clone()));
        end = best[here].1;
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::work::within;

    const RATE: SampleRate = SampleRate(1000);

    fn noise(lengths: &[(usize, bool)]) -> Vec<i16> {
        let mut samples = Vec::new();
        for (length, loud) in lengths {
            let n = samples.len();
            samples.extend((n..n + length).map(|i| match (loud, i % 2) {
                (true, 0) => 9000,
                (true, _) => -9000,
                _ => 0,
            }));
        }
        samples
    }

    fn expected(words: &[(f64, f64)]) -> Vec<Expected> {
        let word = |(i, (length, rest)): (usize, &(f64, f64))| Expected {
            said: (i * 2..i * 2 + 1).into(),
            length: *length,
            rest: *rest,
        };
        words.iter().enumerate().map(word).collect()
    }

    fn frames(marks: &[WordMark]) -> Vec<Range<u64>> {
        marks.iter().map(|m| m.frames.0.0..m.frames.1.0).collect()
    }

    #[test]
    fn words_share_the_sound_by_their_lengths() {
        let marks = place(&noise(&[(400, true)]), RATE, &expected(&[(0.1, 0.0), (0.3, 0.0)]));
        assert_eq!(frames(&marks), [0..100, 100..400]);
        assert!(place(&[], RATE, &expected(&[(0.1, 0.0)])).is_empty());
        assert!(place(&noise(&[(400, true)]), RATE, &[]).is_empty());
    }

    #[test]
    fn a_rest_is_where_the_silence_is() {
        // The second half is spoken half as fast as expected.
        let sound = noise(&[(500, true), (200, false), (1000, true)]);
        let words = expected(&[(0.25, 0.0), (0.25, 0.2), (0.5, 0.0)]);
        assert_eq!(frames(&place(&sound, RATE, &words)), [0..250, 250..500, 700..1700]);
    }

    #[test]
    fn a_silence_that_no_rest_explains_is_left_alone() {
        // A stop inside the first word, as long as a short rest; then the comma.
        let sound = noise(&[(100, true), (80, false), (420, true), (210, false), (600, true)]);
        let words = expected(&[(0.6, 0.2), (0.6, 0.0)]);
        assert_eq!(frames(&place(&sound, RATE, &words)), [0..600, 810..1410]);
    }

    #[test]
    fn many_rests_and_silences_take_little_time() {
        let sound = noise(&[(30, true), (80, false)].repeat(400));
        let words = expected(&[(0.03, 0.08)].repeat(400));
        let placed = within(Duration::from_secs(5), || place(&sound, RATE, &words));
        assert!(!placed.is_empty());
    }
}
