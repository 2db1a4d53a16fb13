//! Structure → speaking styles: headings, quotations, what stands in brackets, what is stressed.

use crate::model::article::{Block, BlockKind, Mark};
use crate::model::prosody::{SpeakingStyle, StyleSpan};
use crate::model::spoken::Spoken;
use std::ops::Range;

/// How far from a sentence, in bytes, marks of a pair that it stands within are looked for.
const FAR: usize = 1200;

/// The marks of pairs. Those that look the same at both ends, and single quotation marks, which look
/// like apostrophes, say too little.
const PAIRS: [(char, char, SpeakingStyle); 9] = [
    ('“', '”', SpeakingStyle::Quotation),
    ('„', '“', SpeakingStyle::Quotation),
    ('「', '」', SpeakingStyle::Quotation),
    ('『', '』', SpeakingStyle::Quotation),
    ('«', '»', SpeakingStyle::Quotation),
    ('(', ')', SpeakingStyle::Aside),
    ('（', '）', SpeakingStyle::Aside),
    ('[', ']', SpeakingStyle::Aside),
    ('〔', '〕', SpeakingStyle::Aside),
];

/// The stretches of a piece of a block, in order and without overlaps. `piece` are the bytes of the
/// block that `spoken` shows.
pub(super) fn stretches(block: &Block, piece: Range<usize>, spoken: &Spoken) -> Vec<StyleSpan> {
    let whole = match block.kind {
        BlockKind::Heading { .. } => Some(SpeakingStyle::Heading),
        BlockKind::Quote => Some(SpeakingStyle::Quotation),
        _ => None,
    };
    if let Some(style) = whole {
        let said = 0..spoken.said().chars().count();
        return Vec::from_iter(
            (!said.is_empty()).then_some(StyleSpan { said: said.into(), style }),
        );
    }
    let mut found = paired(&block.text, &piece);
    found.extend(stressed(block, &piece));
    found.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
    let (mut stretches, mut last): (Vec<StyleSpan>, usize) = (Vec::new(), piece.start);
    let (mut byte, mut at) = (0, 0);
    for (shown, style) in found {
        if shown.start < last {
            continue;
        }
        last = shown.end;
        let [start, end] = [shown.start, shown.end].map(|b| {
            let b = spoken.said_at(b - piece.start).max(byte);
            at += spoken.said()[byte..b].chars().count();
            byte = b;
            at
        });
        if start < end {
            stretches.push(StyleSpan { said: (start..end).into(), style });
        }
    }
    stretches
}

/// What stands between marks of a pair, as far as it lies in the piece. Takes time linear in the
/// piece.
fn paired(text: &str, piece: &Range<usize>) -> Vec<(Range<usize>, SpeakingStyle)> {
    let from = text.floor_char_boundary(piece.start.saturating_sub(FAR));
    let until = text.ceil_char_boundary((piece.end + FAR).min(text.len()));
    let mut open: Vec<(usize, char, SpeakingStyle)> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in text[from..until].char_indices().map(|(at, c)| (from + at, c)) {
        if at >= piece.end && open.is_empty() {
            break;
        }
        if let Some(place) = open.iter().rposition(|(_, close, _)| *close == c) {
            let (start, _, style) = open[place];
            open.truncate(place);
            let within = start.max(piece.start)..(at + c.len_utf8()).min(piece.end);
            if !within.is_empty() && is_stretch(text, start..at + c.len_utf8(), style) {
                found.push((within, style));
            }
        } else if at < piece.end
            && let Some((_, close, style)) = PAIRS.iter().find(|(o, ..)| *o == c)
        {
            open.push((at, *close, *style));
        }
    }
    found
}

/// Whether what stands in marks is spoken otherwise, marks included.
fn is_stretch(text: &str, range: Range<usize>, style: SpeakingStyle) -> bool {
    let inner = text[range.clone()].trim_matches(|c: char| !c.is_alphanumeric());
    let weight: usize = inner.chars().map(|c| 1 + usize::from(c >= '\u{2e80}')).sum();
    match style {
        // `（一）` at the beginning counts, `word(s)` is one word.
        SpeakingStyle::Aside => {
            let before = text[..range.start].chars().next_back();
            weight > 1 && before.is_some_and(|c| !c.is_ascii_alphanumeric())
        }
        // “五力” is a term; who says something makes a pause in it, or says much.
        _ => weight >= 40 || weight >= 8 && inner.contains(|c| "，。！？；,.!?;…".contains(c)),
    }
}

/// What the author stresses, unless it is all there is: then nothing stands out.
fn stressed(
    block: &Block,
    piece: &Range<usize>,
) -> impl Iterator<Item = (Range<usize>, SpeakingStyle)> {
    let text = &block.text;
    // A word that is stressed in part is left whole.
    let cuts = move |at: usize| {
        let letter = |c: char| c.is_alphanumeric() && c < '\u{2e80}';
        text[..at].chars().next_back().is_some_and(letter)
            && text[at..].chars().next().is_some_and(letter)
    };
    let runs = block.runs.iter().filter(|r| matches!(r.mark, Mark::Emphasis | Mark::Strong));
    runs.filter(move |r| r.range.len() < text.len())
        .map(|r| r.range.start.max(piece.start)..r.range.end.min(piece.end))
        .filter(move |r| !r.is_empty() && !cuts(r.start) && !cuts(r.end))
        .map(|r| (r, SpeakingStyle::Emphasis))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::{Blocks, Run};

    fn of(
        kind: BlockKind,
        text: &str,
        stressed: &[&str],
        piece: &str,
    ) -> Vec<(String, SpeakingStyle)> {
        let runs = stressed.iter().map(|part| {
            let start = text.find(part).unwrap();
            Run { range: start..start + part.len(), mark: Mark::Emphasis }
        });
        let runs: Vec<Run> = runs.collect();
        let mut blocks = Blocks::default();
        blocks.push(kind, text);
        let mut block = blocks.finish().remove(0);
        block.runs = runs;
        let start = text.find(piece).unwrap();
        let spoken = crate::text::normalize::normalize(piece, "zh");
        let part = |s: &StyleSpan| {
            let said = spoken.said().chars().skip(s.said.start).take(s.said.len());
            (said.collect(), s.style)
        };
        stretches(&block, start..start + piece.len(), &spoken).iter().map(part).collect()
    }

    fn plain(text: &str, piece: &str) -> Vec<(String, SpeakingStyle)> {
        of(BlockKind::Paragraph, text, &[], piece)
    }

    #[test]
    fn structure_tells_the_manner() {
        let text = "第3章";
        let heading = of(BlockKind::Heading { level: 2 }, text, &[], text);
        assert_eq!(heading, [("第三章".to_string(), SpeakingStyle::Heading)]);
        let quote = of(BlockKind::Quote, "好。", &[], "好。");
        assert_eq!(quote, [("好。".to_string(), SpeakingStyle::Quotation)]);
        let all = of(BlockKind::Paragraph, "要快，更要稳。", &["更要稳"], "要快，更要稳。");
        assert_eq!(all, [("更要稳".to_string(), SpeakingStyle::Emphasis)]);
    }

    #[test]
    fn brackets_are_asides_and_counts_are_not() {
        let text = "长江（全长6300公里）很长。";
        assert_eq!(plain(text, text), [("（全长六千三百公里）".to_string(), SpeakingStyle::Aside)]);
        for none in ["（一）加强领导。", "the word(s) we use", "a（b", "b）c"] {
            assert_eq!(plain(none, none), [], "{none}");
        }
    }

    #[test]
    fn speech_is_a_quotation_and_a_term_is_not() {
        let text = "他说：“水退了，路通了。大家都回来。”“五力”是新词。";
        let first = plain(text, "他说：“水退了，路通了。");
        assert_eq!(first, [("“水退了，路通了。".to_string(), SpeakingStyle::Quotation)]);
        let second = plain(text, "大家都回来。”");
        assert_eq!(second, [("大家都回来。”".to_string(), SpeakingStyle::Quotation)]);
        assert_eq!(plain(text, "“五力”是新词。"), []);
    }

    #[test]
    fn a_mark_that_is_never_closed_says_nothing() {
        let text = "他说：“水退了，路通了，人回来了，桥也修好了，今天可以过河了。";
        assert_eq!(plain(text, text), []);
    }

    #[test]
    fn what_is_all_stressed_or_within_a_word_does_not_stand_out() {
        let text = "unbelievable news";
        assert_eq!(of(BlockKind::Paragraph, text, &["believ"], text), []);
        assert_eq!(of(BlockKind::Paragraph, text, &[text], text), []);
    }
}
