//! The first opinion: what Readability takes for the article.
//!
//! `dom_smoothie` (a port of Mozilla's Readability) rearranges a copy of the tree. Nodes keep their
//! ids in a copy, so its answer can be read as a set of texts of the page itself: nothing of their
//! elements, classes and neighbours is lost for the second opinion.

use super::ids::NodeSet;
use super::note;
use crate::model::role::Role;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// What Readability found.
#[derive(Default)]
pub(super) struct Grabbed {
    /// The texts that it kept.
    pub(super) texts: NodeSet,
    /// All elements around them.
    pub(super) around: NodeSet,
    /// The title, as it cleaned it.
    pub(super) title: String,
    /// The page is too deep and large for what looks at each element's whole content.
    pub(super) is_deep: bool,
    /// It holds posts of several people.
    pub(super) is_thread: bool,
    /// Who wrote it.
    pub(super) byline: Option<String>,
}

/// Readability asks most elements for their whole text, up to four times over, so it takes the time of
/// the depths of all nodes together. The largest page of the suites has 430,000.
const MOST_DEPTHS: usize = 2_000_000;

/// As many bytes of text take the time of one node.
const TEXT_OF_NODE: usize = 64;

/// As many signs that must be escaped, times the bytes of their text, take the time of one node:
/// html5ever, which Readability writes the tree out with, moves the rest of a text for each of them.
const SIGNS_OF_NODE: usize = 50_000;

/// What Readability says; nothing of a page that is too deep and large for it.
pub(super) fn grab(document: &Document) -> Grabbed {
    let mut grabbed = Grabbed::default();
    if depths(document) > MOST_DEPTHS {
        grabbed.is_deep = true;
        return grabbed;
    }
    let copy = document.clone();
    // Notes may be longer than a short article, and would be taken for it.
    let notes = notes(document);
    for note in &notes {
        NodeRef::new(note.id, &copy.tree).remove_from_parent();
    }
    let Ok(mut readability) = Readability::with_document(copy, None, Some(Config::default()))
    else {
        return grabbed;
    };
    let Ok(article) = readability.parse() else { return grabbed };
    grabbed.title = article.title;
    grabbed.byline = article.byline;
    let found = readability.doc.select_single("#readability-page-1");
    for node in found.nodes().iter().flat_map(|n| n.descendants()).filter(|n| n.is_text()) {
        // Texts that it made itself are not in the page.
        if document.tree.get(&node.id).is_some_and(|n| n.is_text()) {
            grabbed.keep(NodeRef::new(node.id, &document.tree));
        }
    }
    notes.iter().for_each(|note| grabbed.keep_all(note));
    grabbed
}

/// The notes of a page, where they are marked up as such.
fn notes(document: &Document) -> Vec<NodeRef<'_>> {
    let Some(body) = document.body() else { return Vec::new() };
    let mut notes = Vec::new();
    let mut open = vec![body];
    while let Some(node) = open.pop() {
        if note::role(&node) == Some(Role::Footnote) {
            notes.push(node);
        } else {
            open.extend(node.children_it(true).filter(|n| n.is_element()));
        }
    }
    notes
}

/// The depths of all nodes together, long texts counted as many.
pub(super) fn depths(document: &Document) -> usize {
    let mut depths = 0;
    let mut open = vec![(document.root(), 0)];
    while let Some((node, depth)) = open.pop() {
        let text = if node.is_text() { node.text() } else { Default::default() };
        depths += depth * (1 + text.len() / TEXT_OF_NODE) + to_escape(&text);
        depths += node.attrs().iter().map(|a| to_escape(&a.value)).sum::<usize>();
        open.extend(node.children_it(false).map(|child| (child, depth + 1)));
    }
    depths
}

/// What it takes to escape a text: `&` and the no-break space (which begins with 0xC2) grow.
fn to_escape(text: &str) -> usize {
    let signs = text.bytes().filter(|b| matches!(b, b'&' | 0xc2)).count();
    signs.saturating_mul(text.len()) / SIGNS_OF_NODE
}

impl Grabbed {
    /// Keeps all texts in an element.
    pub(super) fn keep_all(&mut self, element: &NodeRef) {
        element.descendants_it().filter(|n| n.is_text()).for_each(|text| self.keep(text));
    }

    /// Keeps a text of the page.
    pub(super) fn keep(&mut self, text: NodeRef) {
        self.texts.insert(text.id);
        for ancestor in text.ancestors_it(None) {
            if !self.around.insert(ancestor.id) {
                break;
            }
        }
    }
}
