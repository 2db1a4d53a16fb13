//! Which pieces of a sentence are spoken in another language than the rest.
//!
//! The runs of a block tell its languages. What of them lies in a sentence becomes a piece of its
//! own if it is the whole sentence, or if there is another voice for it and it is worth that. Its quotes, brackets and
//! stops go with it, and a piece that would say nothing goes with its neighbour, so that the pieces
//! hold all of the sentence once.

use crate::model::article::{Block, Mark};
use crate::model::language::Language;
use crate::model::script::Pause;
use crate::model::writing::{Tally, is_passage};
use std::ops::Range;

/// A piece of a sentence, without white space at the edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) text: Range<usize>,
    pub(super) language: &'a Language,
    /// What stands after it.
    pub(super) pause: Pause,
}

/// The passages of a block, for its sentences in order.
pub(super) struct Passages<'a> {
    text: &'a str,
    around: &'a Language,
    is_other: &'a dyn Fn(&Language) -> bool,
    /// In order, apart, each in another language than the text around it.
    all: Vec<(Range<usize>, &'a Language)>,
    /// Those before it lie before the sentence.
    next: usize,
    /// The languages of passages that would be pieces if there were another voice for them.
    pub(super) left: Vec<&'a Language>,
}

/// The passages of a block that is in the language `around`; `is_other` tells whether a language has
/// another voice.
pub(super) fn of<'a>(
    block: &'a Block,
    around: &'a Language,
    is_other: &'a dyn Fn(&Language) -> bool,
) -> Passages<'a> {
    let mut all: Vec<(Range<usize>, &Language)> = Vec::new();
    for (range, language, outer) in flat(block, around) {
        // A word of a third language does not tear a passage.
        let stands = outer == around || is_piece(&block.text, range.clone(), language, outer);
        let language = if stands { language } else { outer };
        match all.last_mut() {
            Some((last, same)) if last.end == range.start && *same == language => {
                last.end = range.end;
            }
            _ => all.push((range, language)),
        }
    }
    all.retain(|(_, language)| language.primary() != around.primary());
    Passages { text: &block.text, around, is_other, all, next: 0, left: Vec::new() }
}

type Flat<'a> = Vec<(Range<usize>, &'a Language, &'a Language)>;

/// Every piece of the text with its innermost run's language and that of the run around it.
fn flat<'a>(block: &'a Block, around: &'a Language) -> Flat<'a> {
    let mut flat: Flat = Vec::new();
    let mut open: Vec<(usize, &Language)> = Vec::new();
    let mut at = 0;
    let mut emit = |at: &mut usize, to: usize, open: &[(usize, &'a Language)]| {
        if let [.., (_, language)] = open
            && *at < to
        {
            let outer = open.iter().rev().nth(1).map_or(around, |(_, outer)| *outer);
            flat.push((*at..to, *language, outer));
        }
        *at = to.max(*at);
    };
    for run in &block.runs {
        let Mark::Language(language) = &run.mark else { continue };
        while let Some((end, _)) = open.last().filter(|(end, _)| *end <= run.range.start) {
            emit(&mut at, *end, &open);
            open.pop();
        }
        emit(&mut at, run.range.start, &open);
        let end = open.last().map_or(run.range.end, |(end, _)| run.range.end.min(*end));
        open.push((end, language));
    }
    while let Some((end, _)) = open.last() {
        emit(&mut at, *end, &open);
        open.pop();
    }
    flat
}

/// Whether a piece is in `language`, by its letters, and worth another voice. Word processors mark
/// numbers and whole pages as English.
fn is_piece(text: &str, piece: Range<usize>, language: &Language, around: &Language) -> bool {
    fits(&text[piece.clone()], language) && is_passage(text, piece, around)
}

fn fits(text: &str, language: &Language) -> bool {
    let tally = Tally::of(text);
    let own = tally.own(language);
    own > 0 && own >= tally.foreign(language).map_or(0, |(_, n)| n)
}

impl<'a> Passages<'a> {
    /// The pieces of the next sentence.
    pub(super) fn cut(&mut self, sentence: Range<usize>) -> Vec<Piece<'a>> {
        while self.all.get(self.next).is_some_and(|(p, _)| p.end <= sentence.start) {
            self.next += 1;
        }
        let here = self.all[self.next..].iter().take_while(|(p, _)| p.start < sentence.end);
        let mut cut: Vec<(Range<usize>, &Language)> = Vec::new();
        let mut at = sentence.start;
        let said = said(&self.text[sentence.clone()]);
        for (passage, language) in here {
            let passage = passage.start.max(sentence.start)..passage.end.min(sentence.end);
            if passage.start < at {
                continue;
            }
            let is_all = passage.start <= sentence.start + said.start
                && passage.end >= sentence.start + said.end;
            let mut is_piece = match is_all {
                true => fits(&self.text[passage.clone()], language),
                false => is_piece(self.text, passage.clone(), language, self.around),
            };
            if is_piece && !is_all && !(self.is_other)(language) {
                self.left.push(language);
                is_piece = false;
            }
            if is_piece {
                let grown = grow(self.text, passage, at..sentence.end);
                self.push(&mut cut, at..grown.start, self.around);
                at = grown.end;
                self.push(&mut cut, grown, language);
            }
        }
        self.push(&mut cut, at..sentence.end, self.around);
        let mut pieces: Vec<Piece> = Vec::with_capacity(cut.len());
        let last = cut.len().saturating_sub(1);
        for (n, (range, language)) in cut.into_iter().enumerate() {
            let text = trim(self.text, range);
            let pause = if n == last { Pause::Sentence } else { after(&self.text[text.clone()]) };
            pieces.push(Piece { text, language, pause });
        }
        pieces
    }

    /// Adds a piece, or goes on with the last one if it is in the same language or one of them has
    /// nothing to say.
    fn push(
        &self,
        cut: &mut Vec<(Range<usize>, &'a Language)>,
        range: Range<usize>,
        language: &'a Language,
    ) {
        let says = |range: &Range<usize>| self.text[range.clone()].contains(char::is_alphanumeric);
        match cut.last_mut() {
            _ if range.is_empty() => {}
            Some((last, same)) if *same == language || !says(&range) => last.end = range.end,
            Some((last, of)) if !says(last) => (last.end, *of) = (range.end, language),
            _ => cut.push((range, language)),
        }
    }
}

/// From the first letter or digit to the last.
fn said(text: &str) -> Range<usize> {
    let start = text.find(char::is_alphanumeric).unwrap_or(text.len());
    start..text.trim_end_matches(|c: char| !c.is_alphanumeric()).len().max(start)
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let end = range.start + text[range.clone()].trim_end().len();
    let start = end - text[range.start..end].trim_start().len();
    start..end
}

const OPENING: &str = "“‘\"'「『«‹„‚(（[【〔《〈¿¡";
const CLOSING: &str = "”’\"'」』»›)）]】〕》〉,.!?;:，。！？；：、…";

/// A passage with the marks that stand at it, inside `bounds`.
fn grow(text: &str, passage: Range<usize>, bounds: Range<usize>) -> Range<usize> {
    let before = text[bounds.start..passage.start].trim_end_matches(|c| OPENING.contains(c));
    let mut start = bounds.start + before.len();
    // French sets a space inside its marks.
    let spaced = before.trim_end();
    if spaced.ends_with(['«', '‹']) {
        start = bounds.start + spaced.trim_end_matches(['«', '‹']).len();
    }
    let is_german = text[start..passage.start].contains(['„', '‚']);
    let closes = |c: char| CLOSING.contains(c) || is_german && "“‘".contains(c);
    let after = text[passage.end..bounds.end].trim_start_matches(closes);
    let spaced = after.trim_start();
    let after = match spaced.starts_with(['»', '›', '!', '?', ';', ':']) {
        true => spaced.trim_start_matches(closes),
        false => after,
    };
    start..bounds.end - after.len()
}

/// The rest after a piece in the middle of a sentence.
fn after(piece: &str) -> Pause {
    let bare = piece.trim_end_matches(|c| "”’\"'」』»›)）]】〕》〉".contains(c));
    match bare.ends_with(|c| ",.!?;:，。！？；：、…—–".contains(c)) {
        true => Pause::Clause,
        false => Pause::Breath,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::{BlockKind, Blocks, Run};
    use proptest::prelude::*;

    fn tag(tag: &str) -> Language {
        Language::parse(tag).unwrap()
    }

    /// Cuts a text as one sentence; its runs as pieces of it with their languages.
    fn cut(around: &str, text: &str, runs: &[(&str, &str)]) -> Vec<String> {
        let mut b = Blocks::default();
        b.push(BlockKind::Paragraph, text);
        let mut block = b.finish().remove(0);
        for (piece, language) in runs {
            let start = text.find(piece).unwrap();
            let mark = Mark::Language(tag(language));
            block.runs.push(Run { range: start..start + piece.len(), mark });
        }
        let around = tag(around);
        let pieces = of(&block, &around, &|l| l.primary() != "sv").cut(0..text.len());
        pieces.iter().map(|p| format!("{}:{}", p.language, &text[p.text.clone()])).collect()
    }

    #[test]
    fn marks_go_with_what_they_belong_to() {
        for (around, text, runs, expected) in [
            (
                "zh",
                "他说：“We will not stop here.”随后离开。",
                vec![("We will not stop here", "en")],
                vec!["zh:他说：", "en:“We will not stop here.”", "zh:随后离开。"],
            ),
            (
                "en",
                "The River Li (漓江) flows.",
                vec![("漓江", "zh")],
                vec!["en:The River Li", "zh:(漓江)", "en:flows."],
            ),
            (
                "en",
                "She said « le ciel est bleu » and left.",
                vec![("le ciel est bleu", "fr")],
                vec!["en:She said", "fr:« le ciel est bleu »", "en:and left."],
            ),
            (
                "zh",
                "“We will not stop here.”。",
                vec![("We will not stop here", "en")],
                vec!["en:“We will not stop here.”。"],
            ),
            ("en", "“Bonjour !”", vec![("Bonjour", "fr")], vec!["fr:“Bonjour !”"]),
            (
                "en",
                "She said ut på öppet hav and left.",
                vec![("ut på öppet hav", "sv")],
                vec!["en:She said ut på öppet hav and left."],
            ),
            ("en", "“Ut på havet.”", vec![("Ut på havet", "sv")], vec!["sv:“Ut på havet.”"]),
            ("en", "In a café there.", vec![("café", "fr")], vec!["en:In a café there."]),
            ("zh", "在2015年", vec![("2015", "en")], vec!["zh:在2015年"]),
            (
                "zh",
                "在秀山县召开会议",
                vec![("秀山县召开会议", "en-US")],
                vec!["zh:在秀山县召开会议"],
            ),
            (
                "en-GB",
                "The colour of it all here",
                vec![("colour of it all", "en-US")],
                vec!["en-GB:The colour of it all here"],
            ),
            (
                "en",
                "It is 漓江, 桂林 there.",
                vec![("漓江", "zh"), ("桂林", "zh")],
                vec!["en:It is", "zh:漓江, 桂林", "en:there."],
            ),
        ] {
            assert_eq!(cut(around, text, &runs), expected);
        }
    }

    #[test]
    fn runs_within_runs() {
        let text = "He said: un grand weekend à la mer, then 漓江, and left.";
        let runs =
            [("un grand weekend à la mer, then 漓江", "fr"), ("weekend", "en"), ("漓江", "zh")];
        assert_eq!(
            cut("en", text, &runs),
            ["en:He said:", "fr:un grand weekend à la mer, then", "zh:漓江,", "en:and left.",]
        );
    }

    proptest! {
        /// Whatever runs there are, in order or not, nested or not.
        #[test]
        fn pieces_hold_all_of_a_sentence_once(
            words in prop::collection::vec(prop::sample::select(vec![
                "we", "go", "漓江", "“", "”", "(", ")", "да", "。", ",", "12", "la mer est belle",
                "...", "に", "« ", " »",
            ]), 1..20),
            runs in prop::collection::vec((0usize..40, 0usize..40, 0usize..4), 0..8),
            cuts in prop::collection::vec(0usize..60, 0..3),
        ) {
            let mut b = Blocks::default();
            b.push(BlockKind::Paragraph, &words.join(" "));
            let Some(mut block) = b.finish().pop() else { return Ok(()) };
            let text = block.text.clone();
            let at = |n: usize| text.floor_char_boundary(n.min(text.len()));
            for (a, b, language) in runs {
                let mark = Mark::Language(tag(["en", "fr", "zh", "ru"][language]));
                block.runs.push(Run { range: at(a.min(b))..at(a.max(b)), mark });
            }
            block.runs.sort_by_key(|r| (r.range.start, std::cmp::Reverse(r.range.end)));
            let mut ends: Vec<usize> = cuts.into_iter().map(at).chain([text.len()]).collect();
            ends.sort();
            let around = tag("en");
            let mut passages = of(&block, &around, &|_| true);
            let (mut start, mut seen) = (0, String::new());
            for end in ends {
                for piece in passages.cut(start..end) {
                    prop_assert!(text[piece.text.clone()].trim() == &text[piece.text.clone()]);
                    seen.push_str(&text[piece.text]);
                }
                start = end;
            }
            let bare = |s: &str| s.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&seen), bare(&text));
        }
    }

    #[test]
    fn rests_follow_the_marks() {
        assert_eq!(after("他说："), Pause::Clause);
        assert_eq!(after("“Stop.”"), Pause::Clause);
        assert_eq!(after("漓江)"), Pause::Breath);
    }
}
