//! A page as the rules of structure see it: what stands where, how long it is and what is beside it.

use super::element::{self, Shape};
use super::grab::Grabbed;
use super::ids::{NodeMap, NodeSet};
use super::measure::{Measure, Measures};
use crate::model::role::Role;
use crate::source::lines::ends_sentence;
use dom_query::{Document, NodeRef};

/// As many nodes tell what is in a small element.
pub(super) const SAMPLE: usize = 80;

/// What the rules of structure know and find.
pub(super) struct Layout<'a> {
    pub(super) measures: Measures,
    /// The article's headline and all elements around it.
    pub(super) around_headline: NodeSet,
    /// The elements around texts of the article, in the order of the page.
    pub(super) elements: Vec<NodeRef<'a>>,
    /// The place of each of them in that order.
    pub(super) order: NodeMap<usize>,
    /// Where the first paragraph of prose stands in that order.
    pub(super) first_prose: usize,
    /// Where the last one stands.
    pub(super) last_prose: usize,
    /// What was found.
    pub(super) roles: NodeMap<Role>,
    /// What is content whatever it looks like.
    pub(super) content: NodeSet,
    total: Measure,
}

impl<'a> Layout<'a> {
    pub(super) fn of(
        document: &'a Document,
        headline: Option<NodeRef<'a>>,
        grabbed: &Grabbed,
    ) -> Self {
        let measures = Measures::of(document, &grabbed.texts);
        let elements: Vec<NodeRef> = document
            .root()
            .descendants_it()
            .filter(|n| n.is_element() && grabbed.around.contains(&n.id))
            .collect();
        let order = elements.iter().enumerate().map(|(i, n)| (n.id, i)).collect();
        let is_prose = |n: &NodeRef| {
            let own = measures.get(n);
            let is_long = || own.kept >= 40 || (own.kept >= 12 && ends_sentence(&line(n)));
            own.marks > 0
                && own.link_density() < 0.4
                && matches!(
                    element::name(n).as_str(),
                    "p" | "div" | "section" | "td" | "blockquote"
                )
                && n.children_it(false).any(|c| measures.get(&c).kept >= 12 && !is_block(&c))
                && is_long()
        };
        let first_prose = elements.iter().position(is_prose).unwrap_or(elements.len());
        let last_prose = elements.iter().rposition(is_prose).unwrap_or(0);
        let around_headline =
            headline.iter().flat_map(|h| h.ancestors_it(None).chain([*h])).map(|n| n.id).collect();
        let total = measures.get(&document.root());
        Layout {
            measures,
            around_headline,
            elements,
            order,
            first_prose,
            last_prose,
            roles: NodeMap::default(),
            content: NodeSet::default(),
            total,
        }
    }

    pub(super) fn get(&self, node: &NodeRef) -> Measure {
        self.measures.get(node)
    }

    /// Whether there is a headline, and no prose: then what is below it is the article, links too.
    pub(super) fn is_bare(&self) -> bool {
        !self.around_headline.is_empty() && self.first_prose == self.elements.len()
    }

    /// How much the whole article says.
    pub(super) fn total(&self) -> u32 {
        self.total.kept
    }

    /// Whether so much of the article stands in an element that it is the article, whatever it is
    /// called.
    pub(super) fn is_most(&self, own: Measure) -> bool {
        own.kept * 4 > self.total.kept
    }

    /// Whether an article is left without `inside`: its headline, and something that is prose.
    pub(super) fn leaves_article(&self, inside: &[NodeRef]) -> bool {
        let gone: u32 = inside.iter().map(|n| self.get(n).kept).sum();
        let marks: u32 = inside.iter().map(|n| self.get(n).marks).sum();
        let around = inside.iter().any(|n| self.around_headline.contains(&n.id));
        !around && self.total.kept.saturating_sub(gone) >= 20 && self.total.marks > marks
    }

    /// The same, where what stands before `inside` is to be prose.
    pub(super) fn follows_article(&self, inside: &[NodeRef]) -> bool {
        let holds_first = inside.iter().any(|n| {
            let end = self.end(n);
            self.order.get(&n.id).is_some_and(|at| (*at..end).contains(&self.first_prose))
        });
        !holds_first && self.leaves_article(inside)
    }

    /// The place behind the last element in an element.
    pub(super) fn end(&self, node: &NodeRef) -> usize {
        let Some(start) = self.order.get(&node.id) else { return 0 };
        let inside = |n: &NodeRef| n.ancestors_it(None).any(|a| a.id == node.id);
        start + 1 + self.elements[start + 1..].iter().take_while(|n| inside(n)).count()
    }

    /// Whether an element stands before the first paragraph of prose.
    pub(super) fn is_before_prose(&self, node: &NodeRef) -> bool {
        self.order.get(&node.id).is_some_and(|at| *at < self.first_prose)
    }

    /// Whether neither an element nor one around it has a role.
    pub(super) fn is_unmarked(&self, node: &NodeRef) -> bool {
        let mut around = node.ancestors_it(None).chain([*node]);
        !around.any(|n| self.roles.contains_key(&n.id))
    }

    /// Gives an element a role, unless it is content or has one.
    pub(super) fn mark(&mut self, node: &NodeRef, role: Role) {
        if !self.content.contains(&node.id) {
            self.roles.entry(node.id).or_insert(role);
        }
    }
}

/// Whether a node is a block; line breaks are none.
pub(super) fn is_block(node: &NodeRef) -> bool {
    let name = element::name(node);
    node.is_element()
        && name != "br"
        && !element::is_silent(&name)
        && element::shape(&name) == Shape::Block
}

/// Whether an element is a block of which no part is one.
pub(super) fn is_leaf(node: &NodeRef) -> bool {
    is_block(node) && !node.descendants_it().any(|n| is_block(&n))
}

/// Whether a picture stands in an element.
pub(super) fn has_picture(node: &NodeRef) -> bool {
    node.descendants_it().chain([*node]).take(SAMPLE).any(|n| {
        n.is_element()
            && matches!(element::name(&n).as_str(), "img" | "picture" | "amp-img" | "video")
    })
}

/// Whether text comes before the first picture of an element.
pub(super) fn has_text_first(node: &NodeRef) -> bool {
    let is_picture = |n: &NodeRef| matches!(&*element::name(n), "img" | "picture" | "amp-img");
    let mut inner = node.descendants_it().take(SAMPLE);
    inner
        .find(|n| n.is_nonempty_text() || n.is_element() && is_picture(n))
        .is_some_and(|n| n.is_nonempty_text())
}

/// The element beside an element, in front of it.
pub(super) fn before<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut at = node.prev_sibling();
    while let Some(sibling) = at {
        if sibling.is_element() && !sibling.has_name("br") {
            return Some(sibling);
        }
        if sibling.is_nonempty_text() {
            return None;
        }
        at = sibling.prev_sibling();
    }
    None
}

/// The text of a small element, with white space folded; nothing of a large one.
pub(super) fn line(node: &NodeRef) -> String {
    let text = element::short_text(node, 1200).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether an element is a heading.
pub(super) fn is_heading(node: &NodeRef) -> bool {
    matches!(element::name(node).as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// More elements in a row, or a longer text in one of them, in bytes, are text.
const MOST_IN_ROW: usize = 12;
const LONGEST_IN_ROW: usize = 60;

/// Whether an inline element stands behind another one in a box of labels and buttons, which a style sets
/// apart though no space is between them: `<span>Saved</span><span>3</span>`.
pub(super) fn follows_in_row(node: &NodeRef) -> bool {
    let is_element = |n: &NodeRef| n.is_element();
    if !node.prev_sibling().as_ref().is_some_and(is_element) {
        return false;
    }
    let Some(row) = node.parent().filter(|p| p.has_name("div") || p.has_name("header")) else {
        return false;
    };
    let is_label = |n: &NodeRef| {
        let name = element::name(n);
        let is_box = matches!(name.as_str(), "span" | "a" | "time" | "em" | "i" | "strong" | "b");
        is_box
            && element::short_text(n, LONGEST_IN_ROW).is_some_and(|text| {
                !text.contains([
                    '.', ',', ';', '!', '?', '。', '，', '；', '！', '？', '、', '“', '"',
                ])
            })
    };
    let mut labels = 0;
    for child in row.children_it(false).filter(|n| !n.is_comment()) {
        labels += 1;
        if labels > MOST_IN_ROW || !is_label(&child) {
            return false;
        }
    }
    labels > 1
}
