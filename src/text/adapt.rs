//! Article → Script → Utterances: what is said, in which pieces, with which rests between.

use super::normalize::normalize;
use super::segment::{Cut, sentences, split_long};
use crate::model::article::{Article, Block, BlockKind};
use crate::model::language::Language;
use crate::model::script::{Pause, Script, Segment, SkippedPart};
use crate::model::spoken::Spoken;
use crate::model::voice::{Limit, Utterance};
use std::ops::Range;

/// Why a sentence without a letter, a digit or a readable sign is not spoken.
pub const SYMBOLS: &str = "symbols";

/// Cuts an article into segments that a backend with this limit takes.
///
/// Every character of a block that is no white space is in exactly one segment or skipped range.
/// A limit that no character fits is treated as the smallest one that a character does.
pub fn script(article: &Article, limit: Limit) -> Script {
    let mut script = Script::default();
    for (index, block) in article.blocks.iter().enumerate() {
        let first = script.segments.len();
        for part in parts(block) {
            match part {
                Part::Skipped { text, reason } => {
                    script.skipped.push(SkippedPart { block: index, text, reason });
                }
                Part::Read(text) => read(article, index, text, limit, &mut script),
            }
        }
        let next = article.blocks.get(index + 1).map(|b| b.kind);
        if let Some(last) = script.segments[first..].last_mut() {
            last.pause = next.map_or(Pause::End, |next| between(block.kind, next));
        }
    }
    script.segments.shrink_to_fit();
    script
}

/// A segment ready for a backend.
pub fn utterance(article: &Article, segment: &Segment) -> Utterance {
    let block = &article.blocks[segment.block()];
    let language = language(article, block);
    let spoken = normalize(&block.text[segment.text()], language.as_str());
    Utterance { spoken, language: language.clone() }
}

fn language<'a>(article: &'a Article, block: &'a Block) -> &'a Language {
    block.language.as_ref().unwrap_or(&article.language)
}

enum Part {
    Read(Range<usize>),
    Skipped { text: Range<usize>, reason: &'static str },
}

/// The block's text as read and skipped parts in turn.
fn parts(block: &Block) -> Vec<Part> {
    let mut parts = Vec::with_capacity(2 * block.parts.len() + 1);
    let mut at = 0;
    for skipped in block.skipped() {
        parts.push(Part::Read(at..skipped.range.start));
        parts.push(Part::Skipped { text: skipped.range.clone(), reason: skipped.role.name() });
        at = skipped.range.end;
    }
    parts.push(Part::Read(at..block.text.len()));
    parts
}

fn read(article: &Article, index: usize, part: Range<usize>, limit: Limit, script: &mut Script) {
    let block = &article.blocks[index];
    let language = language(article, block);
    let measure = |text: &str| limit.measure(said(text, language).said());
    for sentence in sentences(&block.text[part.clone()], language.as_str()) {
        let sentence = part.start + sentence.start..part.start + sentence.end;
        let text = &block.text[sentence.clone()];
        if !says_something(text, language) {
            script.skipped.push(SkippedPart { block: index, text: sentence, reason: SYMBOLS });
            continue;
        }
        let mut pieces = vec![(sentence.clone(), Cut::End)];
        if measure(text) > limit.max() {
            pieces = split_long(&block.text, sentence, limit.max(), &measure);
        }
        for (text, cut) in pieces {
            let number = match script.segments.last() {
                Some(s) if s.block() == index => s.number() + 1,
                _ => 1,
            };
            let pause = match cut {
                Cut::End | Cut::Sentence => Pause::Sentence,
                Cut::Clause => Pause::Clause,
                Cut::Space | Cut::Hard => Pause::Breath,
            };
            script.segments.push(Segment::new(index, number, text, pause));
        }
    }
}

/// Only what holds a digit or a sign can be said in another length than it is written, so most
/// texts are spared a second normalization.
fn said(text: &str, language: &Language) -> Spoken {
    let plain = |c: char| c.is_alphabetic() || c == ' ' || ",.!?'\"，。！？、；：“”".contains(c);
    if text.chars().all(plain) { Spoken::new(text) } else { normalize(text, language.as_str()) }
}

fn says_something(text: &str, language: &Language) -> bool {
    let speakable = |text: &str| text.chars().any(char::is_alphanumeric);
    speakable(text) || speakable(said(text, language).said())
}

/// The rest between two blocks.
fn between(this: BlockKind, next: BlockKind) -> Pause {
    use BlockKind::{Heading, ListItem, TableRow};
    match (this, next) {
        (_, Heading { .. }) => Pause::BeforeHeading,
        (Heading { .. }, _) => Pause::Heading,
        (ListItem, ListItem) | (TableRow, TableRow) => Pause::Item,
        _ => Pause::Paragraph,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Blocks;
    use crate::model::role::Role;

    fn article(blocks: &[(BlockKind, &str)]) -> Article {
        let mut b = Blocks::default();
        blocks.iter().for_each(|(kind, text)| b.push(*kind, text));
        let language = Language::parse("zh-Hans").unwrap();
        Article { language, blocks: b.finish(), ..Article::default() }
    }

    #[test]
    fn rests_follow_the_structure() {
        let a = article(&[
            (BlockKind::Heading { level: 1 }, "题目"),
            (BlockKind::Paragraph, "一句。两句。"),
            (BlockKind::ListItem, "甲"),
            (BlockKind::ListItem, "乙"),
            (BlockKind::Heading { level: 2 }, "二"),
        ]);
        let pauses: Vec<_> =
            script(&a, Limit::Chars(99)).segments.iter().map(|s| s.pause).collect();
        use Pause::*;
        assert_eq!(pauses, [Heading, Sentence, Paragraph, Item, BeforeHeading, End]);
    }

    #[test]
    fn what_says_nothing_is_skipped_with_a_reason() {
        let mut a = article(&[(BlockKind::Paragraph, "*** 好。 ——")]);
        a.blocks.push(Block { id: "x".into(), ..a.blocks[0].clone() });
        let whole = 0..a.blocks[1].text.len();
        a.blocks[1].mark_whole(Role::Code);
        let s = script(&a, Limit::Chars(99));
        assert!(s.segments.iter().all(|s| s.block() == 0));
        let last = s.skipped.last().unwrap();
        assert_eq!((last.block, last.text.clone(), last.reason), (1, whole, "code"));
    }

    #[test]
    fn no_said_text_passes_the_limit() {
        let a = article(&[(BlockKind::Paragraph, &"增长3.5%，共12345人，".repeat(40))]);
        let s = script(&a, Limit::Weighted(60));
        assert!(s.segments.len() > 20);
        for segment in &s.segments {
            let u = utterance(&a, segment);
            assert!(Limit::Weighted(60).measure(u.spoken.said()) <= 60, "{}", u.spoken.said());
        }
    }
}
