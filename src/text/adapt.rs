//! Article → Script → Utterances: what is said, in which pieces, with which rests between.

use super::data;
use super::lexicon::normalize_with;
use super::normalize::normalize;
use super::passages::{self, Piece};
use super::pronounce::sounded;
use super::prosody::stretches;
use super::segment::{Cut, ends_sentence, sentences, split_long};
use super::written;
use crate::model::article::{Article, Block, BlockKind, Mark};
use crate::model::language::Language;
use crate::model::lexicon::{Found, LEXICON, Lexicon, Say, doubt};
use crate::model::script::{Pause, Script, Segment, SkippedPart};
use crate::model::spoken::Spoken;
use crate::model::voice::{Limit, Utterance};
use std::ops::Range;

/// Why a sentence without a letter, a digit or a readable sign is not spoken.
pub const SYMBOLS: &str = "symbols";

/// Cuts an article into segments of one language each. `speaker` tells which of the voices speaks a
/// language, by a number, and what its backend takes. A sentence is cut where another voice goes on.
///
/// Every character of a block that is not white space is in exactly one segment or skipped range.
/// A limit that no character fits is treated as the smallest one that a character does.
pub fn script(
    article: &Article,
    lexicon: &Lexicon,
    speaker: impl Fn(&Language) -> (usize, Limit),
) -> Script {
    let mut script = Script::new(article.language.clone());
    for (index, block) in article.blocks.iter().enumerate() {
        let first = script.segments.len();
        let language = block.language.as_ref().unwrap_or(&article.language);
        let is_other = |other: &Language| speaker(other).0 != speaker(language).0;
        let mut passages = passages::of(block, language, &is_other);
        for part in parts(block) {
            match part {
                Part::Skipped { text, reason } => {
                    // The sentence goes on behind it.
                    if let Some(last) = script.segments[first..].last_mut()
                        && !ends_sentence(&block.text[..text.start])
                    {
                        last.pause = Pause::Breath;
                    }
                    script.skipped.push(SkippedPart { block: index, text, reason });
                }
                Part::Read(part) => {
                    for sentence in sentences(&block.text[part.clone()], language.as_str()) {
                        let text = part.start + sentence.start..part.start + sentence.end;
                        if !says_something(block, text.clone(), language, lexicon) {
                            script.skipped.push(SkippedPart {
                                block: index,
                                text,
                                reason: SYMBOLS,
                            });
                            continue;
                        }
                        for piece in passages.cut(text) {
                            let (_, limit) = speaker(piece.language);
                            segments(block, index, piece, limit, lexicon, &mut script);
                        }
                    }
                }
            }
        }
        for language in passages.left {
            script.place(language);
        }
        let next = article.blocks.get(index + 1).map(|b| b.kind);
        if let Some(last) = script.segments[first..].last_mut() {
            last.pause = next.map_or(Pause::End, |next| between(block.kind, next));
        }
    }
    script.segments.shrink_to_fit();
    script
}

/// A segment ready for a backend; its language is as its [`Script`] tells it.
pub fn utterance(
    article: &Article,
    segment: &Segment,
    language: &Language,
    lexicon: &Lexicon,
) -> Utterance {
    let block = &article.blocks[segment.block()];
    let found = found(block, segment.text(), language, lexicon);
    let mut utterance = said_with(&block.text[segment.text()], language, found);
    utterance.styles = stretches(block, segment.text(), &utterance.spoken);
    utterance
}

/// A text ready for a backend. The user's own words win over all rules and readings.
pub fn say(text: &str, language: &Language, lexicon: &Lexicon) -> Utterance {
    said_with(text, language, lexicon.find(text, language))
}

fn said_with(text: &str, language: &Language, found: Vec<Found>) -> Utterance {
    let found = written::with_glosses(text, language, found);
    let (spoken, own) = normalize_with(text, language, found);
    let pronunciations = sounded(spoken.said(), language.as_str(), &own);
    Utterance { spoken, language: language.clone(), pronunciations, styles: Vec::new() }
}

/// No reading is so many times shorter than what is written.
const MAX_EXPANSION_RATIO: usize = 64;

/// Where the user says how a piece of a block is said: beside the word itself, else in the lexicon.
fn found(block: &Block, piece: Range<usize>, language: &Language, lexicon: &Lexicon) -> Vec<Found> {
    let text = &block.text[piece.clone()];
    let all = lexicon.find(text, language);
    let first = block.runs.partition_point(|r| r.range.start < piece.start);
    let within = block.runs[first..].iter().take_while(|r| r.range.start < piece.end);
    let mut found: Vec<Found> = Vec::new();
    for run in within.filter(|r| r.range.end <= piece.end) {
        let range = run.range.start - piece.start..run.range.end - piece.start;
        if range.is_empty() || found.last().is_some_and(|f| f.range.end > range.start) {
            continue;
        }
        let form = &text[range.clone()];
        match &run.mark {
            // Pinyin that does not fit is told when the text is read, and changes nothing.
            Mark::Say(say) if doubt(form, say).is_none() => {
                found.push(Found { range, say: Say::parse(form, say), rule: LEXICON });
            }
            Mark::Ruby(ruby) => {
                let say = written::ruby(form, ruby, language);
                found.extend(say.map(|say| Found { range, say, rule: written::RUBY }));
            }
            _ => {}
        }
    }
    written::join(found, all)
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
        read(block, at..skipped.range.start, &mut parts);
        parts.push(Part::Skipped { text: skipped.range.clone(), reason: skipped.role.name() });
        at = skipped.range.end;
    }
    read(block, at..block.text.len(), &mut parts);
    parts
}

/// Text that is read, without what is not words. Who says how something is said wants it said.
fn read(block: &Block, text: Range<usize>, parts: &mut Vec<Part>) {
    let is_told = |range: &Range<usize>| {
        let told = block.runs.iter().filter(|r| matches!(r.mark, Mark::Say(_) | Mark::Ruby(_)));
        told.into_iter().any(|r| r.range.start < range.end && range.start < r.range.end)
    };
    let mut at = text.start;
    for found in data::find(&block.text[text.clone()]) {
        let found = text.start + found.start..text.start + found.end;
        if !is_told(&found) {
            parts.push(Part::Read(at..found.start));
            at = found.end;
            parts.push(Part::Skipped { text: found, reason: data::DATA });
        }
    }
    parts.push(Part::Read(at..text.end));
}

/// Makes a segment of a piece of a sentence, or several if it is too long for one.
fn segments(
    block: &Block,
    index: usize,
    piece: Piece,
    limit: Limit,
    lexicon: &Lexicon,
    script: &mut Script,
) {
    let Piece { text, language, pause } = piece;
    let place = script.place(language);
    // What is many times too long is too long however it is read: that is not worth a reading.
    let measure =
        |part: Range<usize>| match part.len() > limit.max().saturating_mul(MAX_EXPANSION_RATIO) {
            true => limit.measure(&block.text[part]),
            false => limit.measure(said(block, part, language, lexicon).said()),
        };
    let mut parts = vec![(text.clone(), Cut::End)];
    if measure(text.clone()) > limit.max() {
        parts = split_long(&block.text, text, limit.max(), &measure);
    }
    for (text, cut) in parts {
        let number = match script.segments.last() {
            Some(s) if s.block() == index => s.number() + 1,
            _ => 1,
        };
        let pause = match cut {
            Cut::End => pause,
            Cut::Sentence => Pause::Sentence,
            Cut::Clause => Pause::Clause,
            Cut::Space | Cut::Hard => Pause::Breath,
        };
        script.segments.push(Segment::new(index, number, text, place, pause));
    }
}

/// Only what holds a digit or a sign can be said in another length than it is written, so most
/// texts are spared a second normalization.
fn said(block: &Block, piece: Range<usize>, language: &Language, lexicon: &Lexicon) -> Spoken {
    let text = &block.text[piece.clone()];
    let found = found(block, piece, language, lexicon);
    if !found.is_empty() {
        return normalize_with(text, language, found).0;
    }
    let plain = |c: char| c.is_alphabetic() || c == ' ' || ",.!?'\"，。！？、；：“”".contains(c);
    if text.chars().all(plain) { Spoken::new(text) } else { normalize(text, language.as_str()) }
}

fn says_something(
    block: &Block,
    piece: Range<usize>,
    language: &Language,
    lexicon: &Lexicon,
) -> bool {
    let speakable = |text: &str| text.chars().any(char::is_alphanumeric);
    speakable(&block.text[piece.clone()]) || speakable(said(block, piece, language, lexicon).said())
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
    use crate::model::article::{Blocks, Part, Run};
    use crate::model::lexicon::Entry;
    use crate::model::pronunciation::PronunciationSource;
    use crate::model::role::Role;

    fn article(blocks: &[(BlockKind, &str)]) -> Article {
        let mut b = Blocks::default();
        blocks.iter().for_each(|(kind, text)| b.push(*kind, text));
        let language = Language::parse("zh-Hans").unwrap();
        Article { language, blocks: b.finish(), ..Article::default() }
    }

    /// One voice, which takes so much.
    fn chars(max: usize) -> impl Fn(&Language) -> (usize, Limit) {
        move |_| (0, Limit::Chars(max))
    }

    #[test]
    fn a_segment_has_one_language() {
        let mut a = article(&[
            (BlockKind::Paragraph, "他说：“We will not stop here. We go on.”随后离开。"),
            (BlockKind::Paragraph, "Nobody was there."),
        ]);
        let text = &a.blocks[0].text;
        let range = text.find("We").unwrap()..text.find(".”").unwrap();
        let en = Language::parse("en").unwrap();
        a.blocks[0].runs.push(Run { range, mark: Mark::Language(en.clone()) });
        a.blocks[1].language = Some(en.clone());
        let s = script(&a, &Lexicon::default(), |l| {
            if *l == en { (1, Limit::Chars(24)) } else { (0, Limit::Chars(99)) }
        });
        let said = s.segments.iter().map(|segment| {
            let u = utterance(&a, segment, s.language(segment), &Lexicon::default());
            (u.language.to_string(), u.spoken.shown().to_string(), segment.pause)
        });
        let said: Vec<_> = said.collect();
        let expected = [
            ("zh-Hans", "他说：", Pause::Clause),
            ("en", "“We will not stop here.", Pause::Sentence),
            ("en", "We go on.”", Pause::Clause),
            ("zh-Hans", "随后离开。", Pause::Paragraph),
            ("en", "Nobody was there.", Pause::End),
        ];
        assert_eq!(said, expected.map(|(l, t, p)| (l.to_string(), t.to_string(), p)));
        let one = script(&a, &Lexicon::default(), chars(99));
        assert_eq!(one.segments.len(), 2, "one voice is no reason to tear a sentence");
    }

    #[test]
    fn what_stands_beside_a_word_wins_over_the_lexicon() {
        let mut a = article(&[(BlockKind::Paragraph, "去重庆用SQL。再用SQL。")]);
        let at = |piece: &str| {
            let start = a.blocks[0].text.find(piece).unwrap();
            start..start + piece.len()
        };
        let say = |range, say: &str| Run { range, mark: Mark::Say(say.into()) };
        a.blocks[0].runs = vec![say(at("重"), "zhong4"), say(at("SQL"), "搜扣")];
        let entry = Entry {
            text: "SQL".into(),
            say: "扣".into(),
            language: None,
            voice: None,
            case: false,
            whole: true,
            regex: false,
        };
        let lexicon = Lexicon::new(vec![entry]).unwrap();
        let s = script(&a, &lexicon, chars(99));
        let told: Vec<Utterance> =
            s.segments.iter().map(|x| utterance(&a, x, s.language(x), &lexicon)).collect();
        assert_eq!(told[0].spoken.shown(), "去重庆用SQL。");
        assert_eq!([told[0].spoken.said(), told[1].spoken.said()], ["去重庆用搜扣。", "再用扣。"]);
        let own = told[0]
            .pronunciations
            .iter()
            .find(|r| r.source == PronunciationSource::Lexicon)
            .unwrap();
        assert_eq!((own.said.indices(), own.sound.to_string()), (1..2, "zhong4".into()));
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
            script(&a, &Lexicon::default(), chars(99)).segments.iter().map(|s| s.pause).collect();
        use Pause::*;
        assert_eq!(pauses, [Heading, Sentence, Paragraph, Item, BeforeHeading, End]);
    }

    #[test]
    fn what_says_nothing_is_skipped_with_a_reason() {
        let mut a = article(&[(BlockKind::Paragraph, "*** 好。 ——")]);
        a.blocks.push(Block { id: "x".into(), ..a.blocks[0].clone() });
        let whole = 0..a.blocks[1].text.len();
        a.blocks[1].mark_whole(Role::Code);
        let s = script(&a, &Lexicon::default(), chars(99));
        assert!(s.segments.iter().all(|s| s.block() == 0));
        let last = s.skipped.last().unwrap();
        assert_eq!((last.block, last.text.clone(), last.reason), (1, whole, "code"));
    }

    #[test]
    fn a_skipped_word_is_no_end_of_its_sentence() {
        let mut a = article(&[(BlockKind::Paragraph, "价格是二十十五元。删去整句。好。")]);
        let at = |piece: &str| {
            let start = a.blocks[0].text.find(piece).unwrap();
            start..start + piece.len()
        };
        let ranges = [at("二十"), at("删去整句。")];
        let part = |range| Part { range, role: Role::StruckOut, skipped: true };
        a.blocks[0].parts = ranges.map(part).into();
        let pauses: Vec<_> =
            script(&a, &Lexicon::default(), chars(99)).segments.iter().map(|s| s.pause).collect();
        assert_eq!(pauses, [Pause::Breath, Pause::Sentence, Pause::End]);
    }

    #[test]
    fn no_said_text_passes_the_limit() {
        let a = article(&[(BlockKind::Paragraph, &"增长3.5%，共12345人，".repeat(40))]);
        let s = script(&a, &Lexicon::default(), |_| (0, Limit::Weighted(60)));
        assert!(s.segments.len() > 20);
        for segment in &s.segments {
            let u = utterance(&a, segment, s.language(segment), &Lexicon::default());
            assert!(Limit::Weighted(60).measure(u.spoken.said()) <= 60, "{}", u.spoken.said());
        }
    }
}
