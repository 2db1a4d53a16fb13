//! From the parser's events to blocks.

use crate::model::article::{Block, BlockKind, Mark};
use crate::model::role::{OmissionReason, Role};
use crate::source::finish::inline_lexicon::{OwnWord, own_words};
use crate::source::formats::flow::{Around, Flow};
use crate::source::formats::inline::Inline;
use crate::source::formats::ledger::Ledger;
use crate::source::formats::markup;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What is read beside CommonMark.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// The blocks of a Markdown text, and the account of what is in none.
pub(super) fn blocks(text: &str) -> (Vec<Block>, Ledger) {
    let mut walk = Walk { source: text, ..Walk::default() };
    for (event, at) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        walk.event(event, at);
    }
    walk.flush();
    walk.flow.finish_all()
}

#[derive(Default)]
struct Walk<'a> {
    source: &'a str,
    flow: Flow,
    /// The next number of each list around, if it has numbers.
    lists: Vec<Option<u64>>,
    /// How many pictures are around: their text is a caption.
    pictures: usize,
    caption: Inline,
    captions: Vec<Inline>,
    html: String,
    in_code: bool,
    /// A form at the end of a heading, which the parser takes for its attributes.
    own_word: Option<Range<usize>>,
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag, at),
            Event::Text(text) if self.in_code => self.text(&text),
            Event::Text(text) => self.words(&text, &at),
            Event::Code(text) => {
                // The text may begin a new block, so where it begins is not known before.
                self.target().open(Mark::Code);
                self.text(&text);
                self.target().close();
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.target().line_end(),
            Event::HardBreak => self.flow.forced_line_end(),
            Event::InlineHtml(tag) if markup::breaks_line(&tag) => self.text(" "),
            Event::Html(html) => self.html.push_str(&html),
            Event::FootnoteReference(name) => {
                self.flow.omit(&name, OmissionReason::Pointer);
                self.flow.ledger.part();
                self.target().point(Mark::NoteReference(name.into_string()));
            }
            Event::InlineHtml(_) | Event::TaskListMarker(_) => {}
            Event::Rule => self.flush(),
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::Table(_) => self.flush(),
            Tag::Heading { level, attrs, .. } => {
                self.begin(BlockKind::Heading { level: level as u8 });
                let has_bar = attrs.iter().any(|(name, _)| name.contains('|'));
                let form = self.source[at.clone()].rfind('{').map(|start| at.start + start..at.end);
                self.own_word = form.filter(|_| has_bar);
            }
            Tag::CodeBlock(_) => {
                self.begin(BlockKind::Code);
                self.in_code = true;
            }
            Tag::TableHead | Tag::TableRow => self.begin(BlockKind::TableRow),
            Tag::TableCell => self.flow.begin_cell(),
            Tag::BlockQuote(_) => {
                self.flush();
                self.flow.enter(Around::Quote);
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush();
                let number = self.number(&at);
                self.flow.enter(Around::Item(number));
            }
            Tag::FootnoteDefinition(_) => {
                self.flush();
                self.flow.enter(Around::Role(Role::Footnote));
            }
            Tag::Strikethrough => match self.is_struck(&at) {
                true => {
                    self.flow.cell();
                    self.flow.inline.open_part(Role::StruckOut);
                }
                false => self.text("~"),
            },
            Tag::Image { title, .. } => self.picture(&title),
            Tag::Link { dest_url, .. } => self.target().open(Mark::Link(dest_url.into_string())),
            Tag::Emphasis => self.target().open(Mark::Emphasis),
            Tag::Strong => self.target().open(Mark::Strong),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: Range<usize>) {
        match tag {
            TagEnd::Heading(_) => {
                if let Some(form) = self.own_word.take() {
                    let before = &self.source[..form.start];
                    if before.ends_with(char::is_whitespace) {
                        self.text(" ");
                    }
                    let source = self.source;
                    self.words(source[form.clone()].trim_end(), &form);
                }
                self.flush();
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.flush();
            }
            TagEnd::Paragraph | TagEnd::TableHead | TagEnd::TableRow => self.flush(),
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.flush();
                self.flow.leave();
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.flow.leave();
            }
            TagEnd::Strikethrough => match self.is_struck(&at) {
                true => self.flow.inline.close(),
                false => self.text("~"),
            },
            TagEnd::Image => self.picture_ends(),
            TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong => {
                self.target().close();
            }
            _ => {}
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.flush();
        self.flow.begin(kind);
    }

    /// Where text goes now.
    fn target(&mut self) -> &mut Inline {
        if self.pictures > 0 { &mut self.caption } else { &mut self.flow.inline }
    }

    fn text(&mut self, text: &str) {
        if self.pictures > 0 { self.caption.push(text) } else { self.flow.text(text) }
    }

    /// Text in which words may have what is said for them beside them. The parser begins a text anew
    /// behind a backslash, so a form that one stands before is the first thing in its text.
    fn words(&mut self, text: &str, at: &Range<usize>) {
        let escaped = text.starts_with('{') && self.source[..at.start].ends_with('\\');
        let mut done = 0;
        for OwnWord { range, word, say } in own_words(text) {
            if range.start == 0 && escaped {
                continue;
            }
            self.text(&text[done..range.start]);
            self.target().open(Mark::Say(say.to_owned()));
            self.text(word);
            self.target().close();
            let form = [
                &text[range.start..range.start + 1],
                &text[range.start + 1 + word.len()..range.end],
            ];
            self.flow.omit(&form.concat(), OmissionReason::Pronunciation);
            self.flow.ledger.part();
            done = range.end;
        }
        self.text(&text[done..]);
    }

    /// A single tilde is what Chinese writes in ranges, 10~20, and no deletion, though GitHub
    /// takes it for one.
    fn is_struck(&self, at: &Range<usize>) -> bool {
        self.pictures == 0 && self.source[at.clone()].starts_with("~~")
    }

    /// The number that the page shows for the item at `at`, with the sign that the author gave it.
    fn number(&mut self, at: &Range<usize>) -> Option<String> {
        let next = self.lists.last_mut()?.as_mut()?;
        let number = *next;
        *next = next.saturating_add(1);
        let sign =
            self.source[at.clone()].trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        Some(format!("{number}{} ", if sign.starts_with(')') { ')' } else { '.' }))
    }

    fn picture(&mut self, title: &CowStr<'_>) {
        self.pictures += 1;
        if self.pictures == 1 {
            self.captions.push(Inline::default());
            self.captions.last_mut().into_iter().for_each(|c| c.push(title));
        }
    }

    fn picture_ends(&mut self) {
        self.pictures -= 1;
        if self.pictures == 0 {
            let text = std::mem::take(&mut self.caption);
            // The title is shown where there is no description.
            if let Some(caption) = self.captions.last_mut().filter(|_| !text.is_empty()) {
                *caption = text;
            }
        }
    }

    fn html_block(&mut self) {
        let html = std::mem::take(&mut self.html);
        for (level, text) in markup::texts(&html) {
            if let Some(level) = level {
                self.begin(BlockKind::Heading { level });
            }
            self.flow.inline.push(&text);
            self.flush();
        }
    }

    /// Ends the block that is being read.
    fn flush(&mut self) {
        self.flow.flush();
        for mut caption in std::mem::take(&mut self.captions) {
            let role = self.flow.role();
            caption.flush(BlockKind::Caption, role, None, &mut self.flow.blocks);
        }
    }
}
