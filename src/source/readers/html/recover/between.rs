//! What stands between two pieces of the article in one element and holds nothing to click on: tables,
//! boxes with a remark or a list, and the headings above them. The first opinion counts commas, of
//! which these have few.

use super::super::claim;
use super::super::element;
use super::super::grab::Grabbed;
use super::super::measure::Measures;
use crate::source::boilerplate;
use crate::source::lines::ends_sentence;
use dom_query::{Document, NodeId, NodeRef};

/// A longer box, in characters, is more than a remark.
const LONGEST_BOX: u32 = 800;

/// Nodes of a box that are looked at.
const MOST_NODES: usize = 400;

/// Takes back what stands between pieces of the article.
pub(super) fn take(document: &Document, grabbed: &mut Grabbed) {
    let measures = Measures::of(document, &grabbed.texts);
    let around: Vec<NodeId> = grabbed.around.iter().copied().collect();
    for parent in around {
        let parent = NodeRef::new(parent, &document.tree);
        let told: Vec<NodeRef> = parent
            .children_it(false)
            .filter(|n| n.is_element() && measures.get(n).text > 0)
            .collect();
        let is_kept = |n: &NodeRef| measures.get(n).kept > 0;
        let (Some(first), Some(last)) =
            (told.iter().position(is_kept), told.iter().rposition(is_kept))
        else {
            continue;
        };
        // A list may be the last under its heading.
        let end = told.len().min(last + if is_heading(&told[last], &measures) { 2 } else { 0 });
        // From the end: a heading is kept if what follows it is.
        let mut follows_kept = end <= last;
        for node in told[first..end].iter().rev() {
            let own = measures.get(node);
            if own.kept > 0 {
                follows_kept = true;
                continue;
            }
            if !measures.get(&parent).is_article_beside(own) || claim::role(node, own).is_some() {
                follows_kept = false;
                continue;
            }
            let is_text = |node: &NodeRef| {
                claim::role(node, measures.get(node)).is_none()
                    && (is_table(node, &measures) || is_remark(node, &measures))
            };
            // A box may hold a remark beside something to click on.
            let inner = || node.children_it(false).filter(|n| n.is_element()).find(is_text);
            let taken = match is_text(node) || follows_kept && is_heading(node, &measures) {
                true => Some(*node),
                false => inner(),
            };
            follows_kept = taken.is_some();
            taken.iter().for_each(|node| grabbed.keep_all(node));
        }
    }
}

/// Whether an element is a table of data, maybe in boxes of its own.
fn is_table(node: &NodeRef, measures: &Measures) -> bool {
    let mut inner = *node;
    while !inner.has_name("table") {
        let mut children = inner.children_it(false).filter(|n| measures.get(n).text > 0);
        match (children.next(), children.next()) {
            (Some(child), None) if child.is_element() => inner = child,
            _ => return false,
        }
    }
    measures.get(node).link_density() < 0.3
}

/// Whether an element is a box with sentences, or a list under a heading, and nothing to click on.
fn is_remark(node: &NodeRef, measures: &Measures) -> bool {
    const OTHERS: &[&str] = &[
        "a", "button", "form", "input", "select", "iframe", "textarea", "script", "aside", "nav",
        "footer", "img",
    ];
    let name = element::name(node);
    let is_list = matches!(&*name, "ul" | "ol" | "dl");
    let is_box = matches!(&*name, "div" | "section");
    if !is_list && !is_box || measures.get(node).text > LONGEST_BOX {
        return false;
    }
    let above = std::iter::successors(node.prev_element_sibling(), NodeRef::prev_element_sibling);
    let above = above.take(2).find(|n| measures.get(n).text > 0);
    let mut heading = is_list && above.is_some_and(|n| is_heading(&n, measures));
    let (mut items, mut sentence, mut call) = (0, false, false);
    for (i, inner) in node.descendants_it().enumerate() {
        let name = element::name(&inner);
        if i >= MOST_NODES || OTHERS.contains(&&*name) {
            return false;
        }
        match &*name {
            "li" | "dd" => items += 1,
            "h2" | "h3" | "h4" | "h5" | "h6" | "dt" => heading = true,
            "p" => sentence |= ends_sentence(&inner.text()),
            _ => {}
        }
        call |=
            inner.is_nonempty_text() && !boilerplate::pieces(inner.text().trim(), &[]).is_empty();
    }
    !call && (sentence || heading && items > 1)
}

/// Whether an element is a heading of a section.
fn is_heading(node: &NodeRef, measures: &Measures) -> bool {
    let own = measures.get(node);
    matches!(&*element::name(node), "h2" | "h3" | "h4" | "h5" | "h6")
        && own.text <= element::LONGEST_HEADING
        && own.link_density() < 0.5
}
