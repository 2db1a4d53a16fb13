//! Plain text: paragraphs, headings and lists, as far as lines and blank lines tell.
//!
//! When in doubt, a line is a paragraph: a paragraph taken for a heading is a sentence with a
//! wrong pause, and nothing is ever left out. Only marks of structure are gone from the text:
//! bullets, lines that are nothing but a rule (`---`, `***`), underlines of headings.
//!
//! `{GIF|/dʒɪf/}` shows GIF and says what stands behind the bar (`inline_lexicon.rs`).
//!
//! Boilerplate in text that was copied from a page becomes blocks with a role, which are skipped. Signs
//! that point to notes are not text, and the notes are footnotes (`note_marks.rs`); entities that a
//! program left behind are the characters that they stand for (`entities.rs`).

mod account;
mod dump;
mod entities;
mod group;
mod marks;

use crate::Result;
use crate::model::article::{Article, BlockKind, Blocks, Metadata, Part};
use crate::model::role::OmissionReason;
use crate::source::boilerplate::notices;
use crate::source::decode::{self, Form, decode};
use crate::source::fetch::Fetched;
use crate::source::finish::inline_lexicon;
use crate::source::finish::note_marks;
use crate::source::formats::extensions;
use crate::source::formats::ledger::Ledger;
use crate::source::lines::{columns, ends_clause, ends_sentence};
use crate::source::reader::{Claim, Source, by_extension};
use dump::Dump;
use group::{Group, HEADING_COLUMNS, Piece};
use marks::Mark;

/// The reader of plain text.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

/// Ends of sentences and clauses that no title of a chapter has.
const CLAUSE_ENDS: [char; 12] = ['。', '.', '，', ',', '；', ';', '：', ':', '、', '”', '」', '—'];

impl Source for Plain {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        extensions::PLAIN
    }

    fn claim(&self, fetched: &Fetched) -> Claim {
        by_extension(self, fetched).unwrap_or(Claim::Maybe)
    }

    fn read(&self, fetched: &Fetched) -> Result<Article> {
        let decode::Decoded { text, notes, .. } = decode(fetched, Form::Plain)?;
        let text = entities::decoded(text);
        let mut dump = Dump::of(&text);
        let meta = std::mem::take(&mut dump.meta);
        let mut reading = Reading { title: meta.title.clone(), ..Reading::default() };
        let mut groups = group::groups(&text, |at| dump.mark(at).is_some());
        while let Some(group) = groups.next() {
            let at = group.range().start;
            match dump.mark(at) {
                Some(_) if dump.title_line == Some(at) => {
                    reading.begun = true;
                    reading.heading(1, group.text());
                }
                Some(parts) => reading.boilerplate_line(group.text(), parts),
                None => {
                    let mut next = groups.clone();
                    reading.group(group, next.find(|g| dump.mark(g.range().start).is_none()));
                }
            }
        }
        let title = reading.title.as_deref().map(inline_lexicon::shown);
        let meta = Metadata { title, notes, ..meta };
        let mut blocks = reading.blocks.finish();
        let mut ledger = account::account(&text, &blocks);
        for (i, block) in blocks.iter_mut().enumerate() {
            ledger.omit(&inline_lexicon::take(block), OmissionReason::Pronunciation, i);
        }
        note_marks::take(&mut blocks, &mut ledger);
        let whole = 0..blocks.len();
        notices::skip(&mut blocks, std::slice::from_ref(&whole));
        let Ledger { omitted, added, .. } = ledger;
        let mut article = Article { meta, blocks, omitted, added, ..Article::default() };
        dump::take_site_off(&mut article);
        Ok(article)
    }

    fn texts(&self, fetched: &Fetched) -> Result<Option<Vec<String>>> {
        let text = entities::decoded(decode(fetched, Form::Plain)?.text);
        Ok(Some(text.lines().map(str::to_owned).collect()))
    }
}

#[derive(Default)]
struct Reading {
    blocks: Blocks,
    title: Option<String>,
    /// A line came that is not boilerplate.
    begun: bool,
    /// Running text came: what follows cannot be the title.
    in_text: bool,
    /// The last block is a heading: what stands alone below it is a byline or a summary.
    after_heading: bool,
}

impl Reading {
    /// Adds a line that is boilerplate or tells about the article.
    fn boilerplate_line(&mut self, line: &str, parts: &[Part]) {
        self.blocks.push(BlockKind::Paragraph, line);
        if let Some(block) = self.blocks.last_mut() {
            block.parts = parts.to_vec();
        }
    }

    fn group(&mut self, group: Group<'_>, next: Option<Group<'_>>) {
        let alone = group.is_one_line();
        let first_of_all = !self.begun;
        self.begun = true;
        let mut pieces = group.pieces().peekable();
        let mut first = true;
        while let Some(piece) = pieces.next() {
            let after = match pieces.peek() {
                Some(Piece::Line(line)) => Some(*line),
                Some(Piece::Joined(text)) => Some(text.as_str()),
                Some(_) => None,
                None => next.map(Group::first_line),
            };
            match piece {
                Piece::Heading { text, level } => self.heading(level, text),
                // `1. Introduction` over running text; among others of its kind it is an item.
                Piece::Item(text)
                    if alone && after.is_some_and(|after| is_numbered_title(&text, after)) =>
                {
                    self.heading(2, &text);
                }
                Piece::Item(text) => self.push(BlockKind::ListItem, &text),
                Piece::Joined(text) => self.push(BlockKind::Paragraph, &text),
                Piece::Line(line) => {
                    // Without a blank line below, the title is followed by its text.
                    let on_text = || after.is_some_and(is_prose);
                    let stands_out = alone || (first && first_of_all && on_text());
                    match self.level(line, stands_out, after) {
                        Some(level) => self.heading(level, line),
                        None => self.push(BlockKind::Paragraph, line),
                    }
                }
            }
            first = false;
        }
    }

    /// The heading level of a line, if it is a heading.
    fn level(&self, line: &str, stands_out: bool, after: Option<&str>) -> Option<u8> {
        let after = after?;
        if columns(line) > HEADING_COLUMNS || !line.chars().any(char::is_alphabetic) {
            return None;
        }
        let text = line.trim();
        match marks::mark(text) {
            // A numbered line is a heading if a text of another kind follows.
            Some(Mark::Section(level)) if !ends_clause(text) => {
                let follows = marks::mark(after.trim());
                return (follows != Some(Mark::Section(level))).then_some(level);
            }
            // A title may ask or exclaim, and trail off; it does not end as a statement does.
            Some(Mark::Chapter) if !text.ends_with(CLAUSE_ENDS) || is_bare_number(text) => {
                return Some(2);
            }
            Some(_) => return None,
            None => {}
        }
        // Two full-width spaces begin a paragraph.
        let is_address = text.contains("://") && !text.contains(char::is_whitespace);
        if is_address || !stands_out || line.starts_with('\u{3000}') || columns(text) < 4 {
            return None;
        }
        if self.title.is_none() && !self.in_text {
            let asks = text.ends_with(['?', '!', '？', '！']);
            return (asks || !ends_clause(text)).then_some(1);
        }
        let short = columns(text) <= HEADING_COLUMNS / 2 && !ends_clause(text);
        (short && is_prose(after) && !self.after_heading).then_some(2)
    }

    fn heading(&mut self, level: u8, text: &str) {
        let is_title = level == 1 && self.title.is_none() && !self.in_text;
        if is_title {
            self.title = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        self.blocks.push(BlockKind::Heading { level }, text);
        self.after_heading = true;
    }

    fn push(&mut self, kind: BlockKind, text: &str) {
        self.in_text |= ends_sentence(text) && columns(text) > HEADING_COLUMNS / 2;
        self.blocks.push(kind, text);
        self.after_heading = false;
    }
}

/// Whether a chapter has no name: `CHAPTER IV.`
fn is_bare_number(text: &str) -> bool {
    text.split_whitespace().count() == 2 && !text.ends_with([',', ';', ':', '，', '；', '：'])
}

/// Whether an item is a title: numbered, short, no sentence or clause, its first word in capitals where
/// there are any, and running text below that has no number.
fn is_numbered_title(text: &str, after: &str) -> bool {
    let name = text.trim_start_matches(|c: char| !c.is_alphabetic());
    matches!(marks::mark(text), Some(Mark::Number(_)))
        && columns(text) <= HEADING_COLUMNS / 2
        && !ends_clause(text)
        && !name.starts_with(char::is_lowercase)
        && marks::mark(after.trim()).is_none()
        && is_prose(after)
}

/// Whether a line is the first of running text, or of a list.
fn is_prose(line: &str) -> bool {
    let is_item = matches!(marks::mark(line.trim()), Some(Mark::Bullet(_) | Mark::Number(_)));
    ends_sentence(line) || columns(line) > HEADING_COLUMNS / 2 || is_item
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Heading, ListItem, Paragraph};

    fn read(text: &str) -> Article {
        Plain.read(&Fetched { bytes: text.into(), ..Fetched::default() }).unwrap()
    }

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        read(text).blocks.into_iter().map(|b| (b.kind, b.text)).collect()
    }

    fn kinds(text: &str) -> Vec<BlockKind> {
        read(text).blocks.into_iter().map(|b| b.kind).collect()
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The harbour was built in the last years of the old company, when\n\
                    grain still came down the river on barges, and it has hardly been\n\
                    changed since.\n\nA second paragraph.\n";
        let b = blocks(text);
        assert_eq!(b.len(), 2);
        assert!(b[0].1.contains("company, when grain still"), "{b:?}");
        let zh = "近日，青田县委、县政府召开会议，对全县防汛工作进行再部署、再动员、再\n\
                  落实，要求各乡镇、各部门认清当前防汛工作面临的严峻形势，克服麻痹思想和\n侥幸心理。";
        assert_eq!(kinds(zh), [Paragraph]);
        assert!(blocks(zh)[0].1.contains("再落实"));
    }

    #[test]
    fn a_line_a_paragraph() {
        let zh = "近日，县委召开会议。\n会议指出，形势严峻。\n　　会议强调，要抓好落实。";
        assert_eq!(kinds(zh), [Paragraph; 3]);
        let indented = "　　近日，县委召开会议，对工作进行部署，要求各部门认清形势和任\n务，抓好落实。\n　　会议强调，要压实责任。";
        assert_eq!(kinds(indented), [Paragraph; 2]);
        assert_eq!(kinds("Town Hall\nMain Street 5\nOpen from 9 to 5"), [Paragraph; 3]);
    }

    #[test]
    fn the_title_is_the_first_line_that_stands_alone() {
        let a = read(
            "手机版\n1 1 1\n\n秀山:“五力”齐发\n\n某镇 姚某\n\n为走实党的群众路线，近来该镇着力建设队伍。\n",
        );
        assert_eq!(a.meta.title.as_deref(), Some("秀山:“五力”齐发"));
        let kinds: Vec<_> = a.blocks.iter().map(|b| b.kind).collect();
        assert_eq!(kinds[2..], [Heading { level: 1 }, Paragraph, Paragraph]);
        assert_eq!(read("One line only").meta.title, None);
        assert_eq!(read("Dear all,\n\nthe harbour is closed.\n").meta.title, None);
    }

    #[test]
    fn headings_within() {
        let zh = "一、总体要求\n坚持以人民为中心，推动高质量发展。\n（一）基本原则\n坚持系统观念。\n二、着力于提升执行力，严肃纪律。一是立足实际。";
        assert_eq!(
            kinds(zh),
            [Heading { level: 2 }, Paragraph, Heading { level: 3 }, Paragraph, Paragraph]
        );
        assert_eq!(kinds("第一章 风起\n那一年，他十八岁。"), [Heading { level: 2 }, Paragraph]);
        let numbered = "Harbours\n\nThis one was built when grain still came down the river on barges.\n\n\
                        CHAPTER I.\n\nIt rained.\n\n1.  Tides\n\n   They rise twice a day, and nobody has ever asked them to do it.\n\n\
                        2.  Waves\n\n   They come in all night, and are counted in the morning by two men.\n\n\
                        3. bread\n4. rope\n";
        let headings: Vec<_> =
            blocks(numbered).into_iter().filter(|b| b.0 == Heading { level: 2 }).collect();
        let names: Vec<_> = headings.iter().map(|b| b.1.as_str()).collect();
        assert_eq!(names, ["CHAPTER I.", "1. Tides", "2. Waves"]);
        let b = blocks("Title\n=====\n\nText is here.\n\nPart\n----\nMore text.\n");
        assert_eq!(
            b.iter().map(|b| b.0).collect::<Vec<_>>(),
            [Heading { level: 1 }, Paragraph, Heading { level: 2 }, Paragraph]
        );
        assert!(!b.iter().any(|b| b.1.contains('-') || b.1.contains('=')));
    }

    #[test]
    fn lists_lose_bullets_and_keep_numbers() {
        let b = blocks(
            "Needed:\n\n- rope\n- a lamp that\n  burns oil\n• bread\n\n1. go\n2. stay\n\n一、甲\n二、乙\n",
        );
        let items: Vec<_> = b.iter().filter(|b| b.0 == ListItem).map(|b| b.1.as_str()).collect();
        assert_eq!(
            items,
            ["rope", "a lamp that burns oil", "bread", "1. go", "2. stay", "一、甲", "二、乙"]
        );
        assert_eq!(kinds("-5 degrees at night.\n"), [Paragraph]);
    }

    #[test]
    fn rules_and_form_feeds_are_no_text() {
        let b = blocks("Eins ist hier.\n\n* * *\n\n-----\n\nZwei.\n\u{c}\nDrei.\n\n……\n");
        let texts: Vec<_> = b.iter().map(|b| b.1.as_str()).collect();
        assert_eq!(texts, ["Eins ist hier.", "Zwei.", "Drei.", "……"]);
    }
}
