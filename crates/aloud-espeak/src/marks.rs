//! The library's word events → marks: which code points of the text sound in which samples.

use crate::ffi::Event;
use crate::text::stands_alone;
use std::ops::Range;

/// Silence longer than this inside the time of a word belongs to no word. The closure before a
/// plosive (t, p, k) is silent too, but shorter.
const PAUSE_MS: usize = 40;

/// The marks of one utterance, each `[text start, text end, first sample, last sample + 1]`.
///
/// The library tells where a word begins. What it leaves open is settled so:
/// - Each said word (a run of letters and digits, or one hanzi or kana) is in exactly one mark. A
///   word without an event of its own belongs to the mark before it: the further hanzi of a
///   dictionary word, words that are read in one breath (English `of the`), the parts of `3.14`.
///   Words before the first event belong to the first mark.
/// - Several events in one word, as for the thousands of a number, are one mark.
/// - A word ends where the next begins, or where its own sound ends before a pause.
pub(crate) fn marks(text: &str, events: &[Event], samples: &[i16], rate: u32) -> Vec<[u32; 4]> {
    let mut words = words(text);
    let begun = begun(text, &mut words, events, samples.len());
    let Some(first) = words.first().map(|w| w.start) else { return Vec::new() };
    let pause = rate as usize * PAUSE_MS / 1000;
    let mut marks: Vec<[u32; 4]> = Vec::with_capacity(begun.len());
    for (i, b) in begun.iter().enumerate() {
        let next = begun.get(i + 1);
        // The mark takes the words up to the next mark's first.
        let start = if i == 0 { first } else { b.at };
        let last = match next {
            Some(n) => words.partition_point(|w| w.start < n.at),
            None => words.len(),
        };
        let end = words[..last].last().map_or(start, |w| w.end);
        let until = next.map_or(samples.len(), |n| n.sample);
        let sound = sounding(samples, b.sample..until, b.clause_end, pause);
        marks.push([start, end, sound.start, sound.end].map(|n| n as u32));
    }
    marks
}

/// Where a mark begins.
struct Begun {
    /// The first code point of a word.
    at: usize,
    sample: usize,
    /// Where the clause ends, if it does before the next mark.
    clause_end: Option<usize>,
}

/// The word events in order, one a word, each with some sound of its own.
fn begun(text: &str, words: &mut Vec<Range<usize>>, events: &[Event], len: usize) -> Vec<Begun> {
    let symbol: Vec<bool> = text.chars().map(is_symbol).collect();
    let mut begun: Vec<Begun> = Vec::new();
    for event in events {
        match *event {
            Event::End { sample } => {
                if let Some(b) = begun.last_mut() {
                    b.clause_end = Some(sample.min(len));
                }
            }
            Event::Word { at, sample } => {
                let sample = sample.min(len);
                let mut i = words.partition_point(|w| w.end <= at);
                // A sign that is read out (`%`) is a word when it has an event.
                if symbol.get(at) == Some(&true) && words.get(i).is_none_or(|w| at < w.start) {
                    words.insert(i, at..at + 1);
                }
                i = i.min(words.len().saturating_sub(1));
                let Some(word) = words.get(i) else { continue };
                match begun.last_mut() {
                    // A word that was begun already, or the library looking back.
                    Some(b) if word.start <= b.at => b.clause_end = None,
                    // The one before made no sound: this one takes its words.
                    Some(b) if sample <= b.sample => b.clause_end = None,
                    _ if sample >= len => {}
                    _ => begun.push(Begun { at: word.start, sample, clause_end: None }),
                }
            }
        }
    }
    begun
}

/// The part of `range` that sounds. If all of it is silent it stays as it is.
fn sounding(
    samples: &[i16],
    range: Range<usize>,
    clause_end: Option<usize>,
    pause: usize,
) -> Range<usize> {
    let silent = |s: &&i16| **s == 0;
    let part = &samples[range.clone()];
    let head = part.iter().take_while(silent).count();
    if head == part.len() {
        return range;
    }
    // Before the end of a clause every silence is its pause.
    let closed = clause_end.is_some_and(|end| end > range.start);
    let tail = part.iter().rev().take_while(silent).count();
    let start = range.start + if head > pause { head } else { 0 };
    start..range.end - if closed || tail > pause { tail } else { 0 }
}

/// The said words of a text, in code points.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut chars = text.chars().enumerate().peekable();
    let mut inside = false;
    while let Some((i, c)) = chars.next() {
        let apart = stands_alone(c);
        let joins = inside
            && !apart
            && (c.is_alphanumeric()
                || is_mark(c)
                || (matches!(c, '\'' | '’')
                    && chars
                        .peek()
                        .is_some_and(|(_, n)| n.is_alphanumeric() && !stands_alone(*n))));
        match words.last_mut() {
            Some(word) if joins => word.end = i + 1,
            _ if c.is_alphanumeric() => {
                words.push(i..i + 1);
                inside = !apart;
            }
            // A combining sign of a script that is cut into letters.
            Some(word) if is_mark(c) && word.end == i => word.end = i + 1,
            _ => inside = false,
        }
    }
    words
}

/// Combining signs that are not letters by themselves, as far as the engine's languages use them.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'
        | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{200c}'..='\u{200d}'
        | '\u{e47}'..='\u{e4e}' | '\u{1039}'..='\u{103a}' | '\u{17c9}'..='\u{17d3}'
        | '\u{fe00}'..='\u{fe0f}')
        // The Indic blocks but for their full stops.
        || (matches!(c, '\u{900}'..='\u{dff}') && !matches!(c, '\u{964}' | '\u{965}' | '\u{970}'))
}

/// Signs that may be read out, unlike the punctuation that shapes a sentence.
fn is_symbol(c: char) -> bool {
    !c.is_alphanumeric()
        && !c.is_whitespace()
        && !c.is_control()
        && !is_mark(c)
        && !matches!(c,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '"' | '(' | ')' | '[' | ']' | '{' | '}' | '-'
            | '\u{a1}' | '\u{ab}' | '\u{ad}' | '\u{b7}' | '\u{bb}' | '\u{bf}'
            | '\u{2010}'..='\u{2027}' | '\u{2039}' | '\u{203a}'
            | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}'
            | '\u{ff01}' | '\u{ff08}'..='\u{ff09}' | '\u{ff0c}'..='\u{ff0e}'
            | '\u{ff1a}'..='\u{ff1b}' | '\u{ff1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: u32 = 1000;

    fn word(at: usize, sample: usize) -> Event {
        Event::Word { at, sample }
    }

    fn said<'a>(text: &'a str, marks: &[[u32; 4]]) -> Vec<(&'a str, Range<u32>)> {
        let at = |n: u32| text.char_indices().nth(n as usize).map_or(text.len(), |(i, _)| i);
        marks.iter().map(|&[a, b, x, y]| (&text[at(a)..at(b)], x..y)).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_single_hanzi() {
        let text = "Don't 用AI, e\u{301}t 3.14％ हिन्दी。";
        let words: Vec<String> = words(text)
            .into_iter()
            .map(|r| text.chars().skip(r.start).take(r.len()).collect())
            .collect();
        assert_eq!(words, ["Don't", "用", "AI", "e\u{301}t", "3", "14", "हिन्दी"]);
    }

    #[test]
    fn hanzi_of_one_dictionary_word_share_its_mark() {
        let text = "“我们 走。”";
        let events = [word(1, 0), word(4, 100), Event::End { sample: 220 }];
        let sound = [&[5; 200][..], &[0; 20]].concat();
        let marks = marks(text, &events, &sound, RATE);
        assert_eq!(said(text, &marks), [("我们", 0..100), ("走", 100..200)]);
    }

    #[test]
    fn a_number_with_several_events_is_one_word() {
        let text = "in 12345 days";
        let events = [word(0, 0), word(3, 50), word(3, 80), word(3, 120), word(9, 200)];
        let marks = marks(text, &events, &[1; 300], RATE);
        assert_eq!(said(text, &marks), [("in", 0..50), ("12345", 50..200), ("days", 200..300)]);
    }

    #[test]
    fn pauses_belong_to_no_word() {
        let text = "one, two";
        let sound = [&[1; 100][..], &[0; 30], &[0; 50], &[1; 20], &[0; 10], &[1; 40]].concat();
        let marks =
            marks(text, &[word(0, 0), Event::End { sample: 130 }, word(5, 130)], &sound, RATE);
        assert_eq!(said(text, &marks), [("one", 0..100), ("two", 180..250)]);
    }

    #[test]
    fn a_sign_with_an_event_is_a_word_and_one_without_is_not() {
        let text = "5% + 6";
        let with = marks(text, &[word(0, 0), word(1, 10), word(5, 20)], &[1; 30], RATE);
        assert_eq!(said(text, &with), [("5", 0..10), ("%", 10..20), ("6", 20..30)]);
        let without = marks(text, &[word(0, 0), word(5, 20)], &[1; 30], RATE);
        assert_eq!(said(text, &without), [("5", 0..20), ("6", 20..30)]);
    }

    #[test]
    fn odd_events_leave_the_marks_in_order() {
        let text = "a b c d";
        // Before the text's first word, backwards, without sound, past the end of text and sound.
        let events = [word(2, 5), word(0, 8), word(4, 5), word(4, 9), word(99, 12), word(6, 400)];
        let marks = marks(text, &events, &[1; 20], RATE);
        assert_eq!(said(text, &marks), [("a b", 5..9), ("c", 9..12), ("d", 12..20)]);
        assert!(super::marks("", &events, &[], RATE).is_empty());
        assert!(super::marks("abc", &[], &[1; 9], RATE).is_empty());
    }
}
