//! An article as it was read: metadata and blocks.

use super::language::Language;
use super::role::{OmissionReason, Role, SkipPolicy};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::Range;

/// What a reader makes of an input: the one document type between all readers and all stages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// What is known about it.
    pub meta: Metadata,
    /// The language of the whole; a block or a run may differ.
    pub language: Language,
    /// The text, piece by piece, in reading order.
    pub blocks: Vec<Block>,
    /// The chapters that the source names, in reading order; empty where it has none.
    pub chapters: Vec<Chapter>,
    /// The text of the input that is in no block, in the order of the input.
    pub omitted: Vec<Omission>,
    /// The text of blocks that is not text of the input: the numbers of list items, the bar between
    /// cells, a title that only the file's head has. Without it, and with what is omitted, the
    /// blocks hold what the input shows, character by character.
    pub added: String,
}

/// A piece of an input's text that is in no block, and why: with the blocks, it accounts for every
/// visible character of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omission {
    /// The text, with runs of white space folded.
    pub text: String,
    /// Why it is in no block.
    pub reason: OmissionReason,
    /// The index in [`Article::blocks`] of the block before which it stood; their number, if it
    /// stood behind all.
    pub before: usize,
}

/// What is known about an article beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// Its headline, without the name of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The title that the page or file gives itself, where it differs: with the site's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_title: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Who edited it (编辑, 责任编辑).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub editors: Vec<String>,
    /// Whom the text is from (来源, an agency), where that is named beside the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The name of the site, of the magazine or of the book's publisher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// When it was published: ISO 8601 as far as the source tells it (`2015-01-15`,
    /// `2015-01-15T16:54`, `2015-01-15T16:54:00+08:00`), else as the source writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// When it was last changed, written as `published` is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// Its canonical address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address of its lead picture or cover; within a book, the path of the cover.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The language that the source itself names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// What a person should know about how it was read (damaged places …), in sentences. It tells
    /// of the reading and not of the article, so it is not written out with it.
    #[serde(skip)]
    pub notes: Vec<String>,
}

/// Where a chapter begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its name in the table of contents.
    pub title: String,
    /// Its depth there; 1 is the outermost.
    pub level: u8,
    /// The index of its first block in [`Article::blocks`].
    pub block: usize,
}

/// One structural piece of an article. Its text has no line breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Made of the block's own content, so that it stays the same when other blocks change.
    pub id: String,
    /// What it is on the page.
    pub kind: BlockKind,
    /// Its language, where that is not the article's.
    pub language: Option<Language>,
    /// The shown text.
    pub text: String,
    /// What pieces of it are besides running text, in order, without overlaps.
    pub parts: Vec<Part>,
    /// What its author marked in it, by where it begins. Runs may lie within each other.
    pub runs: Vec<Run>,
}

impl Block {
    /// The pieces that are not read out, in order.
    pub fn skipped(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|p| p.skipped)
    }

    /// Whether nothing of it is read out.
    pub fn is_skipped(&self) -> bool {
        let mut at = 0;
        for part in self.skipped() {
            if !self.text[at..part.range.start].trim().is_empty() {
                return false;
            }
            at = part.range.end;
        }
        at > 0 && self.text[at..].trim().is_empty()
    }

    /// Makes the whole block one part.
    pub(crate) fn mark_whole(&mut self, role: Role) {
        let skipped = !role.read_by_default();
        self.parts = vec![Part { range: 0..self.text.len(), role, skipped }];
    }
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

    /// The role of all blocks of this kind, if they have one.
    pub(crate) fn role(self) -> Option<Role> {
        match self {
            BlockKind::Quote => Some(Role::Quote),
            BlockKind::Code => Some(Role::Code),
            BlockKind::TableRow => Some(Role::Table),
            BlockKind::Caption => Some(Role::Caption),
            BlockKind::Heading { .. } | BlockKind::Paragraph | BlockKind::ListItem => None,
        }
    }
}

/// A piece of a block that is something besides running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// In bytes of the block's text.
    pub range: Range<usize>,
    /// What it is.
    pub role: Role,
    /// It is not read out. A reader says what the role's default is; the user's policy decides.
    pub skipped: bool,
}

/// A run of text that its author marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// In bytes of the block's text.
    pub range: Range<usize>,
    /// As what.
    pub mark: Mark,
}

/// What a run is marked as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "mark", content = "value", rename_all = "snake_case")]
pub enum Mark {
    /// Leads to this address.
    Link(String),
    /// Stressed.
    Emphasis,
    /// Important.
    Strong,
    /// Program text within a sentence.
    Code,
    /// A short form of this.
    Abbreviation(String),
    /// Has this reading above it (furigana, pinyin, zhuyin), which is not text of its own.
    Ruby(String),
    /// Is in another language than its block.
    Language(Language),
    /// Is said so, as its author wrote beside it: other words, `/IPA/` or Pinyin.
    Say(String),
    /// Points to the note with this name. Its sign (`[1]`, `¹`) is not text, so that the sentence
    /// around it stays whole: the run is empty and tells the place.
    NoteReference(String),
}

impl Article {
    /// Decides what is read out and what is not.
    pub(crate) fn apply(&mut self, policy: &SkipPolicy) {
        for block in &mut self.blocks {
            for part in &mut block.parts {
                part.skipped = !policy.reads(part.role);
            }
            if let Some(role) = block.kind.role().filter(|role| !policy.reads(*role)) {
                block.parts = vec![Part { range: 0..block.text.len(), role, skipped: true }];
            }
        }
    }
}

/// A text as a block shows it: white space runs are one space, and there is none at the ends. A
/// space that holds the digits of one number together (`1 073`, with U+00A0 or U+202F) stays
/// itself.
pub(crate) fn fold(text: &str) -> String {
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
    clean
}

/// Collects blocks and gives them their ids.
#[derive(Debug, Default)]
pub struct Blocks {
    blocks: Vec<Block>,
    /// How many blocks of the same content there were.
    seen: HashMap<String, u32>,
}

impl Blocks {
    /// Adds a block with its text [folded](fold); a block without text is left out.
    pub fn push(&mut self, kind: BlockKind, text: &str) {
        let clean = fold(text);
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
        self.blocks.push(Block {
            id,
            kind,
            language: None,
            text: clean,
            parts: Vec::new(),
            runs: Vec::new(),
        });
    }

    /// Adds a block that was collected elsewhere, with all that is marked in it.
    pub(crate) fn append(&mut self, block: Block) {
        self.push(block.kind, &block.text);
        if let Some(last) = self.blocks.last_mut().filter(|last| last.text == block.text) {
            *last = Block { id: std::mem::take(&mut last.id), ..block };
        }
    }

    /// The block that was pushed last.
    pub fn last_mut(&mut self) -> Option<&mut Block> {
        self.blocks.last_mut()
    }

    /// How many were pushed.
    pub(crate) fn len(&self) -> usize {
        self.blocks.len()
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
    fn the_policy_decides_for_kinds_and_parts() {
        let mut b = Blocks::default();
        b.push(BlockKind::Code, "let a");
        b.push(BlockKind::Paragraph, "See 1.");
        b.last_mut().unwrap().parts.push(Part {
            range: 4..5,
            role: Role::Reference,
            skipped: true,
        });
        let mut article = Article { blocks: b.finish(), ..Article::default() };
        let mut policy = SkipPolicy::default();
        article.apply(&policy);
        assert!(article.blocks[0].is_skipped() && article.blocks[1].skipped().count() == 1);
        policy.choose(["reference"], true).unwrap();
        article.apply(&policy);
        assert_eq!(article.blocks[1].skipped().count(), 0);
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
