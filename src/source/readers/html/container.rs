//! What stands outside of the element that holds the text: boxes above and below it whose lines are not
//! sentences are the page's, whatever they are called and whatever they say.

use super::ids::NodeMap;
use super::layout::{self, Layout};
use super::{classifier, element, names, note, recover};
use crate::model::role::Role;
use crate::source::lines::ends_sentence;
use dom_query::{Document, NodeRef};

/// An element with fewer paragraphs may hold a part of the text only.
const LEAST_PARAGRAPHS: u32 = 3;

/// A heavier line above the text, as `classifier::weight` counts, may be its lead, unless it counts
/// something.
const HEAVIEST_ABOVE: usize = 14;

/// A heavier one may be its lead in any case.
const HEAVIEST_COUNT: usize = 60;

/// A lighter sentence stays, and does not tell that what stands beside it belongs to the article.
const SENTENCE: usize = 24;

/// Marks what stands outside of the container, where there is one.
pub(super) fn mark(document: &Document, page: &mut Layout) {
    let Some(container) = find(document, page) else { return };
    let Some(at) = page.order.get(&container.id).copied() else { return };
    let mut around = Some(container);
    while let Some(inner) = around {
        let Some(outer) = inner.parent().filter(|p| !p.has_name("html")) else { break };
        for beside in outer.children_it(false).filter(|n| n.id != inner.id) {
            let is_below = page.order.get(&beside.id).is_some_and(|own| *own > at);
            subtree(page, beside, is_below);
        }
        around = Some(outer);
    }
}

/// The lowest element that holds most of the prose and several paragraphs of it.
fn find<'a>(document: &'a Document, page: &Layout<'a>) -> Option<NodeRef<'a>> {
    let mut prose: NodeMap<u32> = NodeMap::default();
    let mut paragraphs: NodeMap<u32> = NodeMap::default();
    for node in &page.elements {
        let own = page.get(node);
        let is_prose = own.marks > 0
            && own.kept >= 12
            && own.link_density() < 0.4
            && layout::is_leaf(node)
            && !layout::is_heading(node);
        if is_prose && page.is_unmarked(node) && classifier::outside(&layout::line(node)).is_none()
        {
            let breaks = node.descendants_it().filter(|n| n.has_name("br")).count();
            prose.insert(node.id, own.kept);
            paragraphs.insert(node.id, 1 + u32::try_from(breaks / 2).unwrap_or(u32::MAX));
        }
    }
    let prose = page.measures.sums(document, prose);
    let paragraphs = page.measures.sums(document, paragraphs);
    let of = |sums: &NodeMap<u32>, n: &NodeRef| sums.get(&n.id).copied().unwrap_or(0);
    let body = document.body()?;
    let all = of(&prose, &body);
    let mut root = NodeRef::new(body.id, &document.tree);
    // A list is in a text.
    let is_list = |n: &NodeRef| matches!(&*element::name(n), "ul" | "ol" | "dl");
    let holds = |n: &NodeRef| {
        of(&prose, n) * 10 >= all * 8 && of(&paragraphs, n) >= LEAST_PARAGRAPHS && !is_list(n)
    };
    while let Some(child) = root.children_it(false).find(holds) {
        root = child;
    }
    (of(&paragraphs, &root) >= LEAST_PARAGRAPHS && root.id != body.id).then_some(root)
}

/// Marks the lines of an element beside the container.
fn subtree(page: &mut Layout, root: NodeRef, is_below: bool) {
    let mut lines: Vec<NodeRef> = Vec::new();
    let mut others: Vec<(NodeRef, Role)> = Vec::new();
    let mut is_text = false;
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        if !page.order.contains_key(&node.id) || page.roles.contains_key(&node.id) || is_kept(&node)
        {
            continue;
        }
        let blocks: Vec<NodeRef> =
            node.children_it(false).filter(|n| holds_block(page, n)).collect();
        if !blocks.is_empty() {
            let inline = node.children_it(false).filter(|n| n.is_element());
            let inline = inline.filter(|n| !blocks.iter().any(|b| b.id == n.id));
            lines.extend(inline.filter(|n| page.get(n).kept > 0 && !is_kept(n)));
            open.extend(blocks);
            continue;
        }
        if page.around_headline.contains(&node.id) {
            continue;
        }
        let line = layout::line(&node);
        if ends_sentence(&line) || line.is_empty() {
            match classifier::outside(&line) {
                Some(role) => others.push((node, role)),
                None => is_text |= line.is_empty() || classifier::weight(&line) >= SENTENCE,
            }
        } else {
            lines.push(node);
        }
    }
    // Above the text a sentence may be its lead.
    for (node, role) in others.into_iter().filter(|_| is_below) {
        page.mark(&node, role);
    }
    if is_text && is_below {
        return;
    }
    // Between the headline and the text stand bylines and subtitles.
    let headline = page.around_headline.iter().filter_map(|id| page.order.get(id)).max().copied();
    let is_line = |page: &Layout, node: &NodeRef| {
        let line = layout::line(node);
        let weight = classifier::weight(&line);
        let counts = weight <= HEAVIEST_COUNT && line.contains(|c: char| c.is_ascii_digit());
        is_below
            || (weight <= HEAVIEST_ABOVE && !follows(page, node, headline) || counts)
                && !layout::is_heading(node)
                && !names::has_word(node, recover::SUBTITLES)
    };
    for node in lines {
        if is_line(page, &node) && !page.around_headline.contains(&node.id) {
            page.mark(&node, if is_below { Role::Related } else { Role::Controls });
        }
    }
}

/// Whether an element stands behind the headline at this place.
fn follows(page: &Layout, node: &NodeRef, headline: Option<usize>) -> bool {
    page.order.get(&node.id).is_some_and(|own| headline.is_some_and(|headline| *own > headline))
}

/// Whether an element is or holds a block with text.
fn holds_block(page: &Layout, node: &NodeRef) -> bool {
    let is_told = |n: &NodeRef| layout::is_block(n) && page.get(n).kept > 0;
    is_told(node) || node.is_element() && node.descendants_it().any(|n| is_told(&n))
}

/// Whether an element is a part of an article by its kind.
fn is_kept(node: &NodeRef) -> bool {
    matches!(
        element::name(node).as_str(),
        "table" | "pre" | "figure" | "figcaption" | "blockquote" | "h1" | "math" | "dl"
    ) || note::role(node).is_some()
}
