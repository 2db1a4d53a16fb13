//! The words of a clip tied to the shown text.

use crate::model::range::Span;
use crate::model::spoken::Spoken;
use crate::model::timeline::Word;
use crate::model::units::{Frames, SourceChars};
use crate::model::voice::WordMark;

/// Places the words of a segment.
///
/// `marks` count code points of the said text and frames of the clip; `text_start` is where the
/// segment begins in the whole shown text, in code points, and `frame_start` where its clip begins
/// in the edition. Several marks that sound for one written piece (the words of a number) become
/// one word that carries the piece.
pub fn words(
    spoken: &Spoken,
    marks: &[WordMark],
    text_start: SourceChars,
    frame_start: Frames,
) -> Vec<Word> {
    let mut said = Bytes::new(spoken.said());
    let mut shown = CodePoints::new(spoken.shown());
    let mut words: Vec<Word> = Vec::with_capacity(marks.len());
    // Where the last word's shown piece ends, in bytes.
    let mut written = 0;
    for mark in marks {
        let range = spoken.shown_range(said.at(mark.said.start)..said.at(mark.said.end));
        let frames = Span(frame_start + mark.frames.0, frame_start + mark.frames.1);
        if range.start < written
            && let Some(last) = words.last_mut()
        {
            last.frames.1 = last.frames.1.max(frames.1);
            if range.end > written {
                written = range.end;
                last.text.1 = text_start + shown.at(written);
            }
            continue;
        }
        if range.is_empty() {
            continue;
        }
        written = range.end;
        let text = Span(text_start + shown.at(range.start), text_start + shown.at(range.end));
        words.push(Word { text, frames });
    }
    words
}

/// Code point → byte, for questions that only grow.
struct Bytes<'a> {
    chars: std::str::CharIndices<'a>,
    next: usize,
    length: usize,
}

impl<'a> Bytes<'a> {
    fn new(text: &'a str) -> Self {
        Bytes { chars: text.char_indices(), next: 0, length: text.len() }
    }

    fn at(&mut self, code_point: usize) -> usize {
        while self.next < code_point && self.chars.next().is_some() {
            self.next += 1;
        }
        self.chars.clone().next().map_or(self.length, |(byte, _)| byte)
    }
}

/// Byte → code point, for questions that only grow.
struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    count: SourceChars,
}

impl<'a> CodePoints<'a> {
    fn new(text: &'a str) -> Self {
        CodePoints { text, byte: 0, count: SourceChars(0) }
    }

    fn at(&mut self, byte: usize) -> SourceChars {
        self.count += SourceChars::of(&self.text[self.byte..byte]);
        self.byte = byte;
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(said: std::ops::Range<usize>, frames: std::ops::Range<u64>) -> WordMark {
        WordMark { said: said.into(), frames: frames.into() }
    }

    #[test]
    fn a_number_is_one_word_with_its_written_range() {
        let mut spoken = Spoken::new("约3.5%的人");
        spoken.rewrite("percent", &[(3..7, "百分之三点五".into())]);
        // 约 百分之 三 点 五 的 人
        let marks = [
            mark(0..1, 0..10),
            mark(1..4, 10..20),
            mark(4..5, 20..30),
            mark(5..6, 30..35),
            mark(6..7, 35..40),
            mark(7..8, 40..50),
            mark(8..9, 50..60),
        ];
        let words = words(&spoken, &marks, SourceChars(100), Frames(1000));
        let flat: Vec<_> =
            words.iter().map(|w| (w.text.0.0, w.text.1.0, w.frames.0.0, w.frames.1.0)).collect();
        assert_eq!(
            flat,
            [
                (100, 101, 1000, 1010),
                (101, 105, 1010, 1040),
                (105, 106, 1040, 1050),
                (106, 107, 1050, 1060)
            ]
        );
    }

    #[test]
    fn a_word_across_the_edge_of_a_number_joins_it() {
        let mut spoken = Spoken::new("满5年");
        spoken.rewrite("integer", &[(3..4, "五".into())]);
        let words =
            words(&spoken, &[mark(0..1, 0..10), mark(1..3, 10..30)], SourceChars(0), Frames(0));
        assert_eq!(words[1].text, (1..3).into());
    }
}
