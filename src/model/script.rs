//! Which parts of an article are spoken, in order, and which are skipped.

use super::language::Language;
use crate::error::{Error, Kind, Result};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::time::Duration;

/// An article cut into segments. Together with `skipped` they hold every character once but white
/// space between them.
///
/// It stores ranges and no text: said texts are made when they are needed, so that a long article
/// costs little more than its own length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// In reading order.
    pub segments: Vec<Segment>,
    /// What is not read out, in reading order.
    pub skipped: Vec<SkippedPart>,
    /// The languages of the segments, and of passages in them that would be segments of their own if
    /// there were a voice for them. The first is the article's.
    pub languages: Vec<Language>,
}

impl Script {
    /// A script without segments for an article in this language.
    pub(crate) fn new(language: Language) -> Self {
        Script { segments: Vec::new(), skipped: Vec::new(), languages: vec![language] }
    }

    /// The language of a segment.
    pub(crate) fn language(&self, segment: &Segment) -> &Language {
        &self.languages[segment.language()]
    }

    /// The index of a language in [`Script::languages`]; adds the language if it is new. There is room
    /// for 256; any further one is taken for the article's own.
    pub(crate) fn place(&mut self, language: &Language) -> u8 {
        let found = self.languages.iter().position(|l| l == language);
        let place = found.unwrap_or(self.languages.len());
        let Ok(index) = u8::try_from(place) else { return 0 };
        if found.is_none() {
            self.languages.push(language.clone());
        }
        index
    }
}

/// One sentence, or a part of one that is over-long or in several languages. Small, since an article has thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    block: u32,
    number: u32,
    start: u32,
    end: u32,
    language: u8,
    /// What stands between it and the next segment.
    pub pause: Pause,
}

impl Segment {
    /// A segment: the index of its block in the article, its number in the block from 1, the bytes
    /// of the block's text, without white space at the edges, and its language's
    /// [place](Script::place).
    ///
    /// # Panics
    /// If one of these passes 32 bits; no reader takes so large an input.
    pub(crate) fn new(
        block: usize,
        number: usize,
        text: Range<usize>,
        language: u8,
        pause: Pause,
    ) -> Self {
        let [block, number, start, end] = [block, number, text.start, text.end]
            .map(|n| u32::try_from(n).expect("an article is smaller than 4 GiB"));
        Segment { block, number, start, end, language, pause }
    }

    /// Index of its block in the article.
    pub fn block(&self) -> usize {
        self.block as usize
    }

    /// Its id, made from the id of its block.
    pub(crate) fn id(&self, block: &str) -> String {
        format!("{block}.s{}", self.number())
    }

    /// Its number in the block, from 1.
    pub(crate) fn number(&self) -> usize {
        self.number as usize
    }

    /// Bytes of the block's text, without white space at the edges.
    pub fn text(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The place of its language in [`Script::languages`].
    pub(crate) fn language(&self) -> usize {
        self.language.into()
    }
}

/// A piece of a block that is not read out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedPart {
    /// Index of its block in the article.
    pub block: usize,
    /// Bytes of the block's text.
    pub text: Range<usize>,
    /// Why, in the words that `aloud script` prints.
    pub reason: &'static str,
}

/// What ends a segment, and so how long the voice rests after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pause {
    /// A long sentence was split, or goes on in another language, where there is no punctuation.
    Breath,
    /// A long sentence was split, or goes on in another language, after a comma, semicolon or the like.
    Clause,
    /// A sentence ends.
    Sentence,
    /// A list item or table row ends and another follows.
    Item,
    /// A paragraph ends.
    Paragraph,
    /// A heading follows.
    BeforeHeading,
    /// A heading ends.
    Heading,
    /// The article ends.
    End,
}

/// How long each pause is, in milliseconds, for a voice at its normal rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pauses {
    /// Silence before the first word.
    pub start: u32,
    /// See [`Pause::Breath`].
    pub breath: u32,
    /// See [`Pause::Clause`].
    pub clause: u32,
    /// See [`Pause::Sentence`].
    pub sentence: u32,
    /// See [`Pause::Item`].
    pub item: u32,
    /// See [`Pause::Paragraph`].
    pub paragraph: u32,
    /// See [`Pause::BeforeHeading`].
    pub before_heading: u32,
    /// See [`Pause::Heading`].
    pub heading: u32,
    /// See [`Pause::End`].
    pub end: u32,
}

impl Default for Pauses {
    /// Chosen by ear so that each level of the structure is told from the next.
    fn default() -> Self {
        Pauses {
            start: 100,
            breath: 80,
            clause: 180,
            sentence: 380,
            item: 480,
            paragraph: 750,
            before_heading: 1100,
            heading: 800,
            end: 500,
        }
    }
}

impl Pauses {
    /// The longest pause, in milliseconds.
    pub(crate) const LONGEST: u32 = 60_000;

    /// [`Kind::Usage`] if a pause is longer than [`Pauses::LONGEST`].
    pub(crate) fn check(&self) -> Result<()> {
        let all = [
            ("start", self.start),
            ("breath", self.breath),
            ("clause", self.clause),
            ("sentence", self.sentence),
            ("item", self.item),
            ("paragraph", self.paragraph),
            ("before_heading", self.before_heading),
            ("heading", self.heading),
            ("end", self.end),
        ];
        match all.iter().find(|(_, ms)| *ms > Self::LONGEST) {
            None => Ok(()),
            Some((name, ms)) => Err(Error::new(
                Kind::Usage,
                format!("[pauses] {name} is {ms} ms; the longest pause is {} ms", Self::LONGEST),
            )),
        }
    }

    /// The rest after a segment at a speaking rate (1.0 is normal): a faster voice makes shorter pauses.
    pub(crate) fn after(&self, pause: Pause, rate: f64) -> Duration {
        scale(
            match pause {
                Pause::Breath => self.breath,
                Pause::Clause => self.clause,
                Pause::Sentence => self.sentence,
                Pause::Item => self.item,
                Pause::Paragraph => self.paragraph,
                Pause::BeforeHeading => self.before_heading,
                Pause::Heading => self.heading,
                Pause::End => self.end,
            },
            rate,
        )
    }

    /// The silence before the first word.
    pub(crate) fn start(&self, rate: f64) -> Duration {
        scale(self.start, rate)
    }
}

fn scale(milliseconds: u32, rate: f64) -> Duration {
    Duration::from_millis(u64::from(milliseconds)).div_f64(rate.clamp(0.1, 10.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_places() {
        let tag = |n: usize| Language::parse(&format!("en-{n}")).unwrap();
        let mut script = Script::new(tag(0));
        assert_eq!(
            (script.place(&tag(0)), script.place(&tag(1)), script.place(&tag(1))),
            (0, 1, 1)
        );
        let last = (2..300).map(|n| script.place(&tag(n))).last();
        assert_eq!((last, script.languages.len()), (Some(0), 256));
        assert!(size_of::<Segment>() <= 20);
    }

    #[test]
    fn a_faster_voice_rests_less() {
        let p = Pauses::default();
        assert_eq!(p.after(Pause::Sentence, 2.0), Duration::from_millis(190));
        assert!(p.after(Pause::Clause, 1.0) < p.after(Pause::Sentence, 1.0));
        assert!(p.after(Pause::Sentence, 1.0) < p.after(Pause::Paragraph, 1.0));
        assert!(p.check().is_ok());
        assert!(Pauses { item: 60_001, ..p }.check().is_err());
    }
}
