//! Whether the names of an element are to be believed: what is in it must bear them out.

use super::element::{self, Shape};
use super::measure::Measure;
use super::names;
use crate::model::role::Role;
use crate::source::lines::ends_sentence;
use dom_query::NodeRef;

/// The role that an element's names tell, if what is in it can have that role.
///
/// Pointers to other pages, calls to share, menus, calls to subscribe and controls all hold something
/// to click on. A text without that is text, whatever its class is: sites call the free rest of an
/// article `paywall`, its first lines `promo`, a style of headings `h2-related`.
pub(super) fn role(node: &NodeRef, own: Measure) -> Option<Role> {
    use Role::{Advertisement, Byline, Controls, Date, Navigation, Related, Share};
    let role = names::role(node)?;
    let is_clicked = matches!(role, Related | Share | Navigation | Advertisement | Controls);
    let is_told_in_few_words = matches!(role, Byline | Date);
    let is_prose = own.marks > 0 && own.link_density() < 0.1;
    let is_long = own.marks > 1 && own.text > 60;
    let clears = is_prose
        && (is_clicked && own.text > 10 && is_running_text(node)
            || is_told_in_few_words && is_long)
        && !is_within_line(node);
    (!clears).then_some(role)
}

/// Nodes in an element that are looked at.
const MOST_NODES: usize = 300;

/// Whether an element holds sentences and nothing else: no heading, nothing to click on beside
/// links, and no label at its end. Not where there is more than can be looked at.
fn is_running_text(node: &NodeRef) -> bool {
    const OTHERS: &[&str] = &[
        "button", "form", "input", "select", "iframe", "textarea", "h1", "h2", "h3", "h4", "h5",
        "h6",
    ];
    let mut last = None;
    for (i, inner) in node.descendants_it().enumerate() {
        if i >= MOST_NODES || OTHERS.iter().any(|name| inner.has_name(name)) {
            return false;
        }
        if inner.is_nonempty_text() {
            last = Some(inner);
        }
    }
    last.is_some_and(|text| ends_sentence(&text.text()))
}

fn is_within_line(node: &NodeRef) -> bool {
    element::shape(&element::name(node)) == Shape::Inline
}

/// Whether an inline element stands in a sentence: text comes before and after it in the same
/// block. Such a word is never furniture, whatever its class says: `<a class="meta-place">Oban</a>`.
/// A card that opens over a word is no such element: it holds more than one link.
pub(super) fn is_in_sentence(node: &NodeRef) -> bool {
    if !is_within_line(node)
        || node.descendants_it().take(MOST_NODES).filter(|n| n.has_name("a")).count() > 1
    {
        return false;
    }
    has_text_beside(node, NodeRef::prev_sibling) && has_text_beside(node, NodeRef::next_sibling)
}

/// Inline elements within each other that are looked at, and neighbours of each.
const MOST_AROUND: usize = 8;

/// Whether the line around a node has text on the side that `step` leads to.
fn has_text_beside<'a>(
    node: &NodeRef<'a>,
    step: impl Fn(&NodeRef<'a>) -> Option<NodeRef<'a>>,
) -> bool {
    let mut place = *node;
    for _ in 0..MOST_AROUND {
        let mut next = step(&place);
        for _ in 0..MOST_AROUND {
            let Some(beside) = next else { break };
            if beside.is_text() {
                if !beside.text().trim().is_empty() {
                    return true;
                }
            } else if beside.is_element() {
                if !is_within_line(&beside) {
                    return false;
                }
                if element::short_text(&beside, 1000).is_none_or(|t| !t.trim().is_empty()) {
                    return true;
                }
            }
            next = step(&beside);
        }
        match place.parent().filter(is_within_line) {
            Some(parent) => place = parent,
            None => return false,
        }
    }
    false
}
