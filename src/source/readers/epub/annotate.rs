//! What the markup of a page means, written into it in the words that the walker knows.
//!
//! Tools write notes, marks of notes and numbers of printed pages in a hundred ways. What they have in
//! common is how they lead to each other: a mark leads to a note, and the note mostly leads back. So a
//! page is looked at as a whole before it is read, and what is found gets the role that the Digital
//! Publishing module of ARIA has for it.

use super::nodes::{MOST_NODES, has_text, is_inline, text};
use super::path::{folder, resolve};
use super::pictures::{CAPTION, captions};
use crate::model::role::{OmissionReason, Role};
use crate::source::formats::superscript;
use crate::source::readers::html::{self, Verdict};
use dom_query::{Document, NodeRef};
use std::collections::{HashMap, HashSet};

/// The notes, by path and id, that the text has pointed to so far.
pub(super) type Noted = HashSet<(String, String)>;

/// Text of an element that may be a mark, in bytes, at most.
const LONGEST_MARK: usize = 24;

/// A note is hardly longer, in bytes.
const LONGEST_NOTE: usize = 12_000;

/// Siblings before a mark that may be without text.
const MOST_SIBLINGS: usize = 64;

/// Marks up the notes, the numbers of pages and the characters that are pictures. What it gives back
/// is the text that this puts into the page.
pub(super) fn annotate(document: &Document, path: &str, noted: &mut Noted) -> String {
    let mut added = String::new();
    let root = document.root();
    let elements: Vec<NodeRef> = root.descendants_it().filter(NodeRef::is_element).collect();
    added.extend(elements.iter().filter(|e| e.has_name("img")).filter_map(character));
    elements.iter().filter(|e| is_page_number(e)).for_each(|e| e.set_attr("role", PAGE));
    captions(&elements, &root);
    let mut ids: HashMap<String, NodeRef> = HashMap::new();
    for element in &elements {
        if let Some(id) = element.id_attr().or_else(|| element.attr("name")) {
            ids.entry(id.to_string()).or_insert(*element);
        }
    }
    let page = Page { path, ids };
    for link in elements.iter().filter(|e| e.has_name("a")) {
        let Some((target, id)) = page.target(link) else { continue };
        let Some(label) = page.mark(link, &target, &id) else { continue };
        link.set_attr("role", "doc-noteref");
        if text(link, LONGEST_MARK).is_some_and(|t| superscript::label(&t).is_none()) {
            link.append_html(&*label);
            added.push_str(&label);
        }
        noted.insert((target, id));
    }
    let here = noted.iter().filter(|(target, _)| target == path);
    for (_, id) in here {
        if let Some(note) = page.ids.get(id).and_then(note_of) {
            note.set_attr("role", "doc-footnote");
        }
    }
    added
}

const PAGE: &str = "doc-pagebreak";

/// What becomes of an element by the roles that the standards have for it.
pub(super) fn verdict(element: &NodeRef) -> Verdict {
    if !element.is_element() {
        return Verdict::Read;
    }
    if element.attr("role").is_some_and(|role| &*role == PAGE) {
        return Verdict::Omit(OmissionReason::Markup);
    }
    if element.attr("role").is_some_and(|role| &*role == CAPTION) {
        return Verdict::Role(Role::Caption);
    }
    // HTMLBook has the words of EPUB in an attribute of its own.
    let types = ["epub:type", "data-type"].map(|name| element.attr(name).unwrap_or_default());
    let types = types.iter().flat_map(|t| t.split_whitespace());
    let has = |names: &[&str]| types.clone().any(|t| names.contains(&t));
    // A table of contents within a page that is more than that.
    if element.has_name("nav") && has(&["toc", "landmarks", "page-list", "loi", "lot"]) {
        return Verdict::Role(Role::Navigation);
    }
    if has(&["copyright-page", "imprint", "colophon"]) && !element.has_name("body") {
        return Verdict::Role(Role::Legal);
    }
    if html::is_menu(element) {
        return Verdict::Role(Role::Navigation);
    }
    Verdict::Read
}

/// Puts the character that a picture stands for in its place: its description is that one
/// character, and it stands in a line of text.
fn character(picture: &NodeRef) -> Option<String> {
    let alt = picture.attr("alt").unwrap_or_default();
    let mut characters = alt.trim().chars().filter(|c| !is_variation(*c));
    let is_one = characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none();
    if !is_one {
        return None;
    }
    let line = picture.ancestors_it(None).find(|a| !is_inline(a))?;
    let in_link = picture.ancestors_it(None).any(|a| a.has_name("a"));
    let in_text = || line.descendants_it().take(MOST_NODES).any(|n| n.is_nonempty_text());
    (!in_link && in_text()).then(|| {
        picture.before_html(alt.trim());
        picture.remove_from_parent();
        alt.trim().to_owned()
    })
}

fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether an element shows the number of a page of the printed book: it says so by its type or
/// class, or it is an anchor that nothing leads from, with a name that ends in its number.
fn is_page_number(element: &NodeRef) -> bool {
    let value = |name: &str| element.attr(name).unwrap_or_default().to_ascii_lowercase();
    let says_so = value("epub:type").split_whitespace().any(|t| t == "pagebreak")
        || value("role") == PAGE
        || value("class").split_whitespace().any(is_class_of_pages);
    let id = element.id_attr().or_else(|| element.attr("name")).unwrap_or_default();
    let may_be_anchor = is_inline(element) && !element.has_attr("href") && !id.is_empty();
    if !says_so && !may_be_anchor {
        return false;
    }
    let Some(shown) = text(element, LONGEST_MARK) else { return false };
    let Some(number) = page_label(&shown) else { return says_so && shown.is_empty() };
    let ends_so = || {
        let id = id.to_ascii_lowercase();
        let stem = id.strip_suffix(&number.to_ascii_lowercase()).map(|s| s.trim_end_matches('0'));
        let stem = stem.map(|s| s.trim_end_matches(|c: char| !c.is_ascii_alphabetic()));
        stem.is_some_and(|s| matches!(s, "p" | "pg" | "page" | "seite" | "s" | "pagina"))
    };
    says_so || ends_so()
}

/// `pagenum`, `page-number`, `page_break`, `pageno` …
fn is_class_of_pages(class: &str) -> bool {
    let letters: String = class.chars().filter(char::is_ascii_alphabetic).collect();
    let rest = letters.strip_prefix("page").or_else(|| letters.strip_prefix("pg"));
    matches!(rest, Some("num" | "nums" | "number" | "no" | "break" | "brk" | "label"))
}

/// The number in `12`, `[12]`, `xii`, `p. 12`, `第12页`.
fn page_label(text: &str) -> Option<&str> {
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || "[](){}|〔〕［］（）-–—.".contains(c));
    let lower = text.to_ascii_lowercase();
    let word = ["page", "pag.", "pg.", "pg", "pp.", "p.", "seite", "s.", "第"];
    let named = word.iter().find(|w| {
        let rest = lower.strip_prefix(**w);
        rest.is_some_and(|r| r.trim_start().starts_with(|c: char| c.is_ascii_alphanumeric()))
    });
    // ASCII letters are as long in both cases.
    let text = named.map_or(text, |w| text[w.len()..].trim_start());
    let text = text.trim_end_matches(['页', '頁']).trim();
    let is_roman = text.chars().all(|c| "ivxlcdmIVXLCDM".contains(c));
    let is_number = text.bytes().all(|b| b.is_ascii_digit());
    (!text.is_empty() && text.len() <= 6 && (is_number || is_roman)).then_some(text)
}

/// A page, with all that can be led to.
struct Page<'a, 'd> {
    path: &'a str,
    ids: HashMap<String, NodeRef<'d>>,
}

impl<'d> Page<'_, 'd> {
    /// Where a link leads to, if that is a place in the book: the path and the id.
    fn target(&self, link: &NodeRef) -> Option<(String, String)> {
        let href = link.attr("href")?;
        match href.trim().strip_prefix('#') {
            Some(_) => resolve("", href.trim()).map(|(_, id)| (self.path.to_owned(), id)),
            None => resolve(folder(self.path), href.trim()),
        }
        .and_then(|(path, id)| Some((path, id?)))
    }

    /// The label of a mark, if the link is one that leads to a note.
    fn mark(&self, link: &NodeRef<'d>, target: &str, id: &str) -> Option<String> {
        let shown = text(link, LONGEST_MARK)?;
        let picture = || {
            let picture = link.descendants_it().find(|n| n.has_name("img"))?;
            let alt = picture.attr("alt").unwrap_or_default();
            (shown.is_empty() && alt.chars().count() <= 6).then(|| "注".to_owned())
        };
        let label = superscript::label(&shown).or_else(picture)?;
        // A mark stands behind something; a number that begins its line is the note's own.
        if begins_line(link) {
            return None;
        }
        let says_so = ["epub:type", "role", "class"].iter().any(|name| {
            let value = link.attr(name).unwrap_or_default().to_ascii_lowercase();
            value.contains("noteref") || value.contains("footnote")
        });
        let raised = link.ancestors_it(Some(3)).any(|a| a.has_name("sup"))
            || link.descendants_it().any(|n| n.has_name("sup"));
        let has_form = shown.starts_with(['[', '［', '〔', '【', '(', '（', '*', '†'])
            || shown.starts_with(|c: char| ('①'..='⑳').contains(&c));
        let note = self.ids.get(id).filter(|_| target == self.path);
        let is_note = note.is_none_or(|n| note_of(n).is_some());
        let leads_back = note.is_some_and(|note| self.leads_back(note, link, &label));
        (is_note && (says_so || raised || has_form) || leads_back).then_some(label)
    }

    /// Whether a note begins with a link back to its mark.
    fn leads_back(&self, note: &NodeRef<'d>, link: &NodeRef<'d>, label: &str) -> bool {
        let Some(note) = note_of(note) else { return false };
        let id = link.id_attr().or_else(|| link.attr("name")).or_else(|| {
            let around = link.ancestors_it(Some(2)).find_map(|a| a.id_attr());
            around.or_else(|| link.descendants_it().find_map(|d| d.id_attr()))
        });
        let Some(id) = id else { return false };
        note.descendants_it().take(MOST_NODES).filter(|n| n.has_name("a")).any(|back| {
            let leads = self.target(&back).is_some_and(|(p, to)| p == self.path && to == *id);
            let same = text(&back, LONGEST_MARK)
                .is_some_and(|t| superscript::label(&t).as_deref() == Some(label));
            leads && (same || begins_line(&back) || is_last(&back))
        })
    }
}

/// The element that holds the whole note to which an id belongs: a block that is not a heading and not
/// too long.
fn note_of<'d>(target: &NodeRef<'d>) -> Option<NodeRef<'d>> {
    let block = match is_inline(target) {
        true => target.ancestors_it(None).find(|a| !is_inline(a))?,
        false => *target,
    };
    let is_heading = |n: &NodeRef| {
        n.qual_name_ref().is_some_and(|name| matches!(name.local.as_bytes(), [b'h', b'1'..=b'6']))
    };
    let is_page = ["body", "html", "table", "tr", "td"].iter().any(|name| block.has_name(name));
    let holds_heading = || block.descendants_it().any(|n| is_heading(&n));
    let fits = !is_page
        && !is_heading(&block)
        && text(&block, LONGEST_NOTE).is_some_and(|t| !t.is_empty());
    (fits && !holds_heading()).then_some(block)
}

/// Whether no text stands before an element in its block.
fn begins_line(element: &NodeRef) -> bool {
    let mut node = *element;
    let mut left = MOST_SIBLINGS;
    loop {
        let mut before = node.prev_sibling();
        while let Some(sibling) = before {
            if sibling.has_name("br") {
                return true;
            }
            if left == 0 || has_text(&sibling) {
                return false;
            }
            left -= 1;
            before = sibling.prev_sibling();
        }
        match node.parent() {
            Some(parent) if is_inline(&parent) => node = parent,
            _ => return true,
        }
    }
}

/// Whether no text stands behind an element in its parent.
fn is_last(element: &NodeRef) -> bool {
    let next = std::iter::successors(element.next_sibling(), NodeRef::next_sibling);
    next.take(MOST_SIBLINGS).all(|sibling| !has_text(&sibling))
}
