//! From the elements of a page to blocks.

use super::element::{self, Shape};
use super::picture::{self, Stands};
use super::ruby::Ruby;
use super::table::{self, Table};
use super::{layout, list, math, note, omit, permalink, tex};
use crate::model::article::{BlockKind, Mark};
use crate::model::role::{OmissionReason, Role};
use crate::source::formats::flow::{Around, Flow};
use dom_query::{NodeId, NodeRef};
use std::collections::{HashMap, HashSet};
use url::Url;

/// What becomes of an element or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Verdict {
    /// It is read as what it is.
    Read,
    /// It is not running text but this.
    Role(Role),
    /// It is not part of the article.
    Drop,
    /// It is left out for this reason.
    Omit(OmissionReason),
}

/// Walks a tree in reading order. Its depth is the input's, so it is not recursion.
pub(super) struct Walker<'a> {
    /// Where the blocks grow.
    pub(super) flow: Flow,
    /// Where each element with an id begins: the index of the first block that ends after it.
    pub(super) anchors: HashMap<String, usize>,
    judge: &'a dyn Fn(&NodeRef) -> Verdict,
    base: Option<&'a Url>,
    lists: Vec<list::Numbers>,
    tables: Vec<Table>,
    /// What goes on, the innermost last.
    rubies: Vec<Ruby>,
    /// The labels of the notes that the text has pointed to so far.
    marks: HashSet<String>,
    /// `pre` around whose lines are lines.
    pre: usize,
}

/// What is to be undone when an element ends.
#[derive(Debug, Default)]
struct Leave {
    flush: bool,
    /// How many marks to close.
    marks: u8,
    /// How many surroundings to leave.
    around: u8,
    ends: Option<Ends>,
}

#[derive(Debug)]
enum Ends {
    List,
    Table,
    Ruby,
    /// Of a piece of a ruby, with where it began.
    Base(usize),
    Pre,
}

impl<'a> Walker<'a> {
    pub(super) fn new(judge: &'a dyn Fn(&NodeRef) -> Verdict, base: Option<&'a Url>) -> Self {
        Walker {
            flow: Flow::default(),
            anchors: HashMap::new(),
            judge,
            base,
            lists: Vec::new(),
            tables: Vec::new(),
            rubies: Vec::new(),
            marks: HashSet::new(),
            pre: 0,
        }
    }

    /// Reads a node and all that is in it.
    pub(super) fn walk(&mut self, root: NodeRef) {
        let mut open: Vec<(NodeId, Leave)> = Vec::new();
        let mut node = root;
        loop {
            if let Some(leave) = self.enter(&node) {
                open.push((node.id, leave));
                if let Some(child) = node.first_child() {
                    node = child;
                    continue;
                }
            } else if node.id == root.id {
                break;
            } else if let Some(next) = node.next_sibling() {
                node = next;
                continue;
            }
            // The innermost open element has no further child.
            let next = loop {
                let Some((id, leave)) = open.pop() else { break None };
                self.leave(leave);
                if id == root.id {
                    break None;
                }
                if let Some(next) = NodeRef::new(id, root.tree).next_sibling() {
                    break Some(next);
                }
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        self.flow.flush();
    }

    /// Begins a node; `None` if nothing in it is to be read.
    fn enter(&mut self, node: &NodeRef) -> Option<Leave> {
        if node.is_text() {
            match (self.judge)(node) {
                Verdict::Drop => self.flow.omit(&node.text(), OmissionReason::Outside),
                _ => self.text(&node.text()),
            }
            return None;
        }
        if !node.is_element() {
            // The document itself and its fragments; comments have no children.
            return Some(Leave::default());
        }
        let name = element::name(node);
        if name == "script" && math::is_source(node) {
            let tex = node.text();
            match tex::text(&tex) {
                Some(formula) => self.flow.rewrite("", &formula),
                None => self.flow.unreadable(&tex),
            }
            return None;
        }
        if element::is_silent(&name) || element::is_hidden(node) {
            let reason = omit::of_name(&name).unwrap_or(OmissionReason::Hidden);
            return self.omit(node, reason);
        }
        if name == "br" {
            // It has no text to be judged by; it goes with what it stands in.
            return self.block(node, &name, Leave::default());
        }
        if name == "img" {
            match picture::stands(node) {
                Some(Stands::For(text)) => self.flow.rewrite("", &text),
                Some(Stands::ForFormula(tex)) => self.flow.unreadable(&tex),
                None => {}
            }
            return None;
        }
        if math::is_drawn(node) {
            return self.omit(node, OmissionReason::Rewritten);
        }
        let verdict = (self.judge)(node);
        if verdict == Verdict::Drop {
            self.flow.ledger.part();
            return self.omit(node, OmissionReason::Outside);
        }
        if let Verdict::Omit(reason) = verdict {
            return self.omit(node, reason);
        }
        if let Some(id) = node.id_attr().or_else(|| node.attr("name").filter(|_| name == "a")) {
            // An element that parts blocks begins the next one.
            let begins_next = element::shape(&name) == Shape::Block && !self.flow.inline.is_empty();
            let index = self.flow.blocks.len() + usize::from(begins_next);
            self.anchors.entry(id.to_string()).or_insert(index);
        }
        if let Some(label) = note::reference(node, &name, self.flow.inline.text()) {
            self.marks.insert(label.clone());
            self.flow.inline.point(Mark::NoteReference(label));
            return self.omit(node, OmissionReason::Pointer);
        }
        if note::is_backlink(node, &name)
            || note::is_switch(node, &name)
            || permalink::is_permalink(node, &name)
        {
            return self.omit(node, OmissionReason::Pointer);
        }
        if element::shape(&name) == Shape::Inline && layout::follows_in_row(node) {
            self.flow.inline.push(" ");
        }
        let role = match verdict {
            Verdict::Role(role) => Some(role),
            _ => note::role(node).or_else(|| note::begins(node, &name, &self.marks)),
        };
        let mut leave = Leave::default();
        match (element::shape(&name), role) {
            (Shape::Block, Some(role)) => self.surround(Around::Role(role), &mut leave),
            (Shape::Inline, Some(role)) => {
                self.flow.cell();
                self.flow.inline.open_part(role);
                leave.marks += 1;
            }
            (_, None) => {}
        }
        match element::shape(&name) {
            Shape::Block => self.block(node, &name, leave),
            Shape::Inline => self.inline(node, &name, leave),
        }
    }

    /// Leaves out a node and all that is in it.
    fn omit(&mut self, node: &NodeRef, reason: OmissionReason) -> Option<Leave> {
        omit::omit(node, reason, &mut self.flow);
        None
    }

    fn surround(&mut self, around: Around, leave: &mut Leave) {
        self.flow.enter(around);
        leave.around += 1;
    }

    fn block(&mut self, node: &NodeRef, name: &str, mut leave: Leave) -> Option<Leave> {
        if let Some(language) = element::language(node) {
            self.surround(Around::Language(language), &mut leave);
        }
        // Within a row of data only cells count.
        if self.tables.last() == Some(&Table::Data) && !element::is_of_table(name) {
            self.flow.inline.push(" ");
            return Some(leave);
        }
        leave.flush = true;
        match name {
            "br" => {
                self.flow.forced_line_end();
                return None;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes()[1] - b'0';
                self.flow.begin(BlockKind::Heading { level });
            }
            "figcaption" => self.flow.begin(BlockKind::Caption),
            "blockquote" => self.surround(Around::Quote, &mut leave),
            "ul" | "ol" | "menu" => {
                self.flow.flush();
                self.lists.push(list::Numbers::of(node, name));
                leave.ends = Some(Ends::List);
            }
            "li" => {
                let number = self.lists.last_mut().and_then(|l| l.next(node));
                self.surround(Around::Item(number), &mut leave);
            }
            "pre" | "listing" | "xmp" => {
                if element::is_code(node) {
                    self.flow.begin(BlockKind::Code);
                } else {
                    self.flow.flush();
                    self.pre += 1;
                    leave.ends = Some(Ends::Pre);
                }
            }
            "table" => {
                self.flow.flush();
                self.tables.push(table::kind(node));
                leave.ends = Some(Ends::Table);
            }
            "caption" => self.flow.begin(BlockKind::Caption),
            "tr" if self.tables.last() == Some(&Table::Data) => {
                self.flow.begin(BlockKind::TableRow);
            }
            "td" | "th" if self.tables.last() == Some(&Table::Data) => {
                self.flow.begin_cell();
                leave.flush = false;
            }
            _ => self.flow.flush(),
        }
        Some(leave)
    }

    fn inline(&mut self, node: &NodeRef, name: &str, mut leave: Leave) -> Option<Leave> {
        if let Some(language) = element::language(node) {
            self.flow.inline.open(Mark::Language(language));
            leave.marks += 1;
        }
        let attribute = |name: &str| node.attr(name).filter(|v| !v.trim().is_empty());
        let mark = match name {
            "a" => attribute("href").map(|href| Mark::Link(self.address(&href))),
            "em" | "i" | "cite" | "dfn" => Some(Mark::Emphasis),
            "strong" | "b" => Some(Mark::Strong),
            "code" | "kbd" | "samp" | "tt" => Some(Mark::Code),
            "abbr" | "acronym" => attribute("title").map(|t| Mark::Abbreviation(t.to_string())),
            _ => None,
        };
        if let Some(mark) = mark {
            self.flow.inline.open(mark);
            leave.marks += 1;
        }
        match name {
            "del" | "s" | "strike" => {
                self.flow.cell();
                self.flow.inline.open_part(Role::StruckOut);
                leave.marks += 1;
            }
            "ruby" => {
                self.rubies.push(Ruby::new(self.flow.inline.len()));
                leave.ends = Some(Ends::Ruby);
            }
            "rb" => leave.ends = Some(Ends::Base(self.flow.inline.len())),
            // A second row of readings, in another script.
            "rtc" => return self.omit(node, OmissionReason::Pronunciation),
            "rt" => {
                let reading = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
                if let Some(ruby) = self.rubies.last_mut() {
                    let inline = &mut self.flow.inline;
                    let (start, end) = ruby.next(inline.len());
                    inline.run_over(start, end, Mark::Ruby(reading));
                }
                return self.omit(node, OmissionReason::Pronunciation);
            }
            "rp" => return self.omit(node, OmissionReason::Pronunciation),
            "math" => {
                let formula = math::text(node, |n| (self.judge)(n) != Verdict::Drop);
                self.omit(node, OmissionReason::Rewritten);
                self.flow.rewrite("", &formula);
                (0..leave.marks).for_each(|_| self.flow.inline.close());
                return None;
            }
            "sup" => {
                if let Some(power) = note::power(node, self.flow.inline.text()) {
                    self.flow.rewrite(&node.text(), &power);
                    (0..leave.marks).for_each(|_| self.flow.inline.close());
                    return None;
                }
            }
            _ => {}
        }
        Some(leave)
    }

    /// An address as it stands in the page, made whole.
    fn address(&self, href: &str) -> String {
        let whole = self.base.and_then(|base| base.join(href.trim()).ok());
        whole.map_or_else(|| href.trim().to_owned(), String::from)
    }

    fn text(&mut self, text: &str) {
        // A line end in the source is no space between hanzi.
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 && self.pre > 0 {
                self.flow.forced_line_end();
            } else if i > 0 {
                self.flow.inline.line_end();
            }
            self.flow.text(line);
        }
    }

    fn leave(&mut self, leave: Leave) {
        if leave.flush {
            self.flow.flush();
        }
        (0..leave.marks).for_each(|_| self.flow.inline.close());
        match leave.ends {
            Some(Ends::List) => drop(self.lists.pop()),
            Some(Ends::Table) => drop(self.tables.pop()),
            Some(Ends::Ruby) => drop(self.rubies.pop()),
            Some(Ends::Pre) => self.pre -= 1,
            Some(Ends::Base(start)) => {
                let end = self.flow.inline.len();
                self.rubies.last_mut().into_iter().for_each(|ruby| ruby.base(start, end));
            }
            None => {}
        }
        (0..leave.around).for_each(|_| self.flow.leave());
    }
}
