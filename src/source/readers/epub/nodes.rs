//! What the elements of a page hold, looked at no further than is affordable.

use dom_query::NodeRef;

/// So much of the tree is looked at around a mark or in a note.
pub(super) const MOST_NODES: usize = 2000;

/// The text in an element on one line, if it is no longer than `limit`.
pub(super) fn text(element: &NodeRef, limit: usize) -> Option<String> {
    let mut all = String::new();
    // Elements lie within each other: to look at all of each would cost the product of both.
    for (i, node) in element.descendants_it().enumerate() {
        if node.is_text() {
            all.push_str(&node.text());
        }
        if all.len() > 4 * limit || i > MOST_NODES.min(4 * limit) {
            return None;
        }
    }
    let all = all.split_whitespace().collect::<Vec<_>>().join(" ");
    (all.len() <= limit).then_some(all)
}

/// Whether an element stands in a line of text.
pub(super) fn is_inline(element: &NodeRef) -> bool {
    const INLINE: [&str; 20] = [
        "a", "abbr", "b", "big", "cite", "em", "font", "i", "img", "rb", "rt", "ruby", "small",
        "span", "strong", "sub", "sup", "tt", "u", "rtc",
    ];
    INLINE.iter().any(|name| element.has_name(name))
}

/// Whether a node has text in it, as far as [`MOST_NODES`] tell.
pub(super) fn has_text(node: &NodeRef) -> bool {
    node.is_nonempty_text() || node.descendants_it().take(MOST_NODES).any(|n| n.is_nonempty_text())
}
