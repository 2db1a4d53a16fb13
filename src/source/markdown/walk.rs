//! From the parser's events to blocks.

use crate::model::article::{Block, BlockKind, Blocks, Mark};
use crate::model::role::Role;
use crate::source::inline::Inline;
use crate::source::markup;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The blocks of a Markdown text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut walk = Walk { source: text, ..Walk::default() };
    for (event, at) in Parser::new_ext(text, options).into_offset_iter() {
        walk.event(event, at);
    }
    walk.flush();
    walk.blocks.finish()
}

/// What a block stands in.
enum Around {
    Quote,
    /// With the number that its first block shows.
    Item(Option<String>),
}

#[derive(Default)]
struct Walk<'a> {
    source: &'a str,
    blocks: Blocks,
    /// The innermost is the last. As deep as the input likes: so it is no recursion.
    around: Vec<Around>,
    /// The next number of each list around, if it has numbers.
    lists: Vec<Option<u64>>,
    /// The block that is being read, where it is not told by what is around it.
    kind: Option<BlockKind>,
    inline: Inline,
    forced_line_end: bool,
    /// A cell of a table began that is not the first in its row with text.
    new_cell: bool,
    /// Where struck-out text began.
    struck: Vec<usize>,
    footnotes: usize,
    /// How many pictures are around: their text is a caption.
    pictures: usize,
    caption: Inline,
    captions: Vec<Inline>,
    html: String,
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag, at),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => {
                let start = self.target().len();
                self.text(&text);
                self.target().run_from(start, Mark::Code);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.target().line_end(),
            Event::HardBreak => self.forced_line_end = true,
            Event::InlineHtml(tag) if markup::breaks_line(&tag) => self.text(" "),
            Event::Html(html) => self.html.push_str(&html),
            Event::FootnoteReference(name) => {
                self.target().point(Mark::NoteReference(name.into_string()));
            }
            Event::InlineHtml(_) | Event::TaskListMarker(_) => {}
            Event::Rule => self.flush(),
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::Table(_) => self.flush(),
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading { level: level as u8 }),
            Tag::CodeBlock(_) => self.begin(BlockKind::Code),
            Tag::TableHead | Tag::TableRow => self.begin(BlockKind::TableRow),
            Tag::TableCell => self.new_cell = !self.inline.is_empty(),
            Tag::BlockQuote(_) => {
                self.flush();
                self.around.push(Around::Quote);
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush();
                let number = self.number(&at);
                self.around.push(Around::Item(number));
            }
            Tag::FootnoteDefinition(_) => {
                self.flush();
                self.footnotes += 1;
            }
            Tag::Strikethrough => match self.is_struck(&at) {
                true => {
                    self.cell();
                    self.struck.push(self.inline.len());
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
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::TableHead
            | TagEnd::TableRow => self.flush(),
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.flush();
                self.around.pop();
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.footnotes -= 1;
            }
            TagEnd::Strikethrough => match self.is_struck(&at) {
                true => {
                    if let Some(start) = self.struck.pop() {
                        self.inline.part_from(start, Role::StruckOut);
                    }
                }
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
        self.kind = Some(kind);
    }

    /// Where text goes now.
    fn target(&mut self) -> &mut Inline {
        if self.pictures > 0 { &mut self.caption } else { &mut self.inline }
    }

    fn text(&mut self, text: &str) {
        if self.pictures == 0 && std::mem::take(&mut self.forced_line_end) {
            if self.inline.goes_on_with(text) || self.kind == Some(BlockKind::TableRow) {
                self.inline.line_end();
            } else {
                let kind = self.kind;
                self.flush_text();
                self.kind = kind;
            }
        }
        if self.pictures == 0 {
            self.cell();
        }
        self.target().push(text);
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

    /// Writes the separator of a cell, once it has text: empty cells say nothing, so they get none.
    fn cell(&mut self) {
        if std::mem::take(&mut self.new_cell) {
            self.inline.push(" ");
            let start = self.inline.len();
            self.inline.push("|");
            self.inline.part_from(start, Role::Markup);
            self.inline.push(" ");
        }
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
            self.kind = level.map(|level| BlockKind::Heading { level });
            self.inline.push(&text);
            self.flush();
        }
    }

    /// Ends the block that is being read.
    fn flush(&mut self) {
        self.flush_text();
        for mut caption in std::mem::take(&mut self.captions) {
            let role = self.role(BlockKind::Caption);
            caption.flush(BlockKind::Caption, role, None, &mut self.blocks);
        }
    }

    fn flush_text(&mut self) {
        self.forced_line_end = false;
        self.new_cell = false;
        self.struck.clear();
        let kind = self.kind.take();
        if self.inline.is_empty() {
            return;
        }
        let kind = kind.unwrap_or(match self.around.last() {
            None => BlockKind::Paragraph,
            Some(Around::Quote) => BlockKind::Quote,
            Some(Around::Item(_)) => BlockKind::ListItem,
        });
        let role = self.role(kind);
        if let Some(Around::Item(number)) = self.around.last_mut()
            && kind == BlockKind::ListItem
            && let Some(number) = number.take()
        {
            self.inline.prepend(&number);
        }
        self.inline.flush(kind, role, None, &mut self.blocks);
    }

    fn role(&self, kind: BlockKind) -> Option<Role> {
        match kind {
            BlockKind::Code => Some(Role::Code),
            _ if self.footnotes > 0 => Some(Role::Footnote),
            _ => None,
        }
    }
}
