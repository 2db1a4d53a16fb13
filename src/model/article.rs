//! An article as it was read: metadata and blocks.

use super::language::Language;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::Range;

/// What a reader makes of an input: the one document type between all readers and all stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Article {
    /// What is known about it.
    pub meta: Metadata,
    /// The language of the whole; a block may differ.
    pub language: Language,
    /// The text, piece by piece, in reading order.
    pub blocks: Vec<Block>,
}

/// What is known about an article beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// Its headline, without the name of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// When it was published, as the source writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Its canonical address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The language that the source itself names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// What a person should know about how it was read (damaged places …), in sentences. It tells
    /// of the reading and not of the article, so it is not written out with it.
    #[serde(skip)]
    pub notes: Vec<String>,
}

/// One structural piece of an article. Its text has no line breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// Made of the block's own content, so that it stays the same when other blocks change.
    pub id: String,
    /// What it is on the page.
    #[serde(flatten)]
    pub kind: BlockKind,
    /// Its language, where that is not the article's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The shown text.
    pub text: String,
    /// What of it is not read out, in order, without overlaps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<Skipped>,
}

/// What a block is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BlockKind {
    /// A heading; level 1 is the title.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A paragraph of a quotation.
    Quote,
    /// Program text.
    Code,
    /// One row of a table, its cells joined.
    TableRow,
    /// The caption of a picture or table.
    Caption,
}

impl BlockKind {
    /// The name used in the timing map.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Heading { .. } => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::ListItem => "list_item",
            BlockKind::Quote => "quote",
            BlockKind::Code => "code",
            BlockKind::TableRow => "table_row",
            BlockKind::Caption => "caption",
        }
    }
}

/// A piece of a block that is not read out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// In bytes of the block's text.
    pub range: Range<usize>,
    /// Why: `code`, `symbols`, `navigation` …
    pub reason: &'static str,
}

/// Collects blocks and gives them their ids.
#[derive(Debug, Default)]
pub struct Blocks {
    blocks: Vec<Block>,
    /// How many blocks of the same content there were.
    seen: HashMap<String, u32>,
}

impl Blocks {
    /// Adds a block. White space runs become one space; a block without text is left out. A space
    /// that holds the digits of one number together (`1 073`, with U+00A0 or U+202F) stays itself.
    pub fn push(&mut self, kind: BlockKind, text: &str) {
        let mut clean = String::with_capacity(text.len());
        let mut gap_start = 0;
        for word in text.split_whitespace() {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let digits = clean.ends_with(|c: char| c.is_ascii_digit())
                && word.starts_with(|c: char| c.is_ascii_digit());
            match &text[gap_start..start] {
                _ if clean.is_empty() => {}
                hard @ ("\u{a0}" | "\u{202f}") if digits => clean.push_str(hard),
                _ => clean.push(' '),
            }
            clean.push_str(word);
            gap_start = start + word.len();
        }
        if clean.is_empty() {
            return;
        }
        let mut hash = blake3::Hasher::new();
        hash.update(kind.name().as_bytes()).update(&[0]).update(clean.as_bytes());
        let mut id = format!("b{}", &hash.finalize().to_hex()[..8]);
        let n = self.seen.entry(id.clone()).or_default();
        *n += 1;
        if *n > 1 {
            id = format!("{id}-{n}");
        }
        self.blocks.push(Block { id, kind, language: None, text: clean, skipped: Vec::new() });
    }

    /// The block that was pushed last.
    pub fn last_mut(&mut self) -> Option<&mut Block> {
        self.blocks.last_mut()
    }

    /// Whether nothing was pushed.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// All blocks, in order.
    pub fn finish(mut self) -> Vec<Block> {
        self.blocks.shrink_to_fit();
        self.blocks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(texts: &[&str]) -> Vec<String> {
        let mut b = Blocks::default();
        texts.iter().for_each(|t| b.push(BlockKind::Paragraph, t));
        b.finish().into_iter().map(|b| b.id).collect()
    }

    #[test]
    fn a_block_keeps_its_id_when_others_come_and_go() {
        let before = ids(&["one", "two", "three"]);
        let after = ids(&["new", "one", "three"]);
        assert_eq!(before[0], after[1]);
        assert_eq!(before[2], after[2]);
    }

    #[test]
    fn equal_blocks_have_ids_of_their_own() {
        let ids = ids(&["again", "again"]);
        assert_eq!(ids[1], format!("{}-2", ids[0]));
    }

    #[test]
    fn white_space_is_folded() {
        let mut b = Blocks::default();
        b.push(BlockKind::Paragraph, " a\u{3000}\n b ");
        b.push(BlockKind::Paragraph, " \n\u{a0}");
        b.push(BlockKind::Paragraph, "\u{a0}1\u{202f}073 km");
        let texts: Vec<_> = b.finish().into_iter().map(|b| b.text).collect();
        assert_eq!(texts, ["a b", "1\u{202f}073 km"]);
    }
}
