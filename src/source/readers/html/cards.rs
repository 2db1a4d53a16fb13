//! Cards: pointers to other articles that repeat one shape, a linked title with a teaser each.

use super::element;
use super::layout::{self, Layout};
use crate::model::role::Role;
use dom_query::NodeRef;

/// A longer element, in characters, is not a card.
const LONGEST: u32 = 420;

/// A longer teaser in other elements than `article`, in characters on average, is text.
const LONGEST_TEASER: u32 = 120;

/// Marks the cards in the article.
pub(super) fn mark(page: &mut Layout) {
    for parent in page.elements.clone() {
        if matches!(element::name(&parent).as_str(), "p" | "tr" | "table" | "tbody" | "dl") {
            continue;
        }
        let mut groups: Vec<(String, Vec<NodeRef>)> = Vec::new();
        for child in parent.children_it(false).filter(|n| page.order.contains_key(&n.id)) {
            let shape = shape(&child);
            match groups.iter_mut().find(|(s, _)| *s == shape) {
                Some((_, of_shape)) => of_shape.push(child),
                None => groups.push((shape, vec![child])),
            }
        }
        for (shape, cards) in groups {
            if cards.len() > 1 && are_cards(page, &shape, &parent, &cards) {
                cards.iter().for_each(|card| page.mark(card, Role::Related));
            }
        }
    }
}

/// The name and the first class of an element.
fn shape(node: &NodeRef) -> String {
    let class = node.attr("class").unwrap_or_default();
    let first = class.split_whitespace().next().unwrap_or_default();
    format!("{} {first}", element::name(node))
}

fn are_cards(page: &Layout, shape: &str, parent: &NodeRef, cards: &[NodeRef]) -> bool {
    let is_article = shape.starts_with("article ");
    let is_box = ["article ", "div ", "section ", "li ", "a "].iter().any(|s| shape.starts_with(s));
    if !is_box || !cards.iter().all(|card| is_card(page, card)) || !page.follows_article(cards) {
        return false;
    }
    if is_article {
        return true;
    }
    let (text, links) = cards.iter().fold((0, 0), |(text, links), card| {
        let own = page.get(card);
        (text + own.text, links + own.links)
    });
    let count = u32::try_from(cards.len()).unwrap_or(u32::MAX);
    // They are alone in their box, but for a heading.
    let others = page.get(parent).text.saturating_sub(text);
    let alone = others <= 60 && !page.around_headline.contains(&parent.id);
    alone && (text - links.min(text)) / count <= LONGEST_TEASER && text <= page.total() / 2
}

/// Whether an element begins with a linked title, and has little beside it.
fn is_card(page: &Layout, node: &NodeRef) -> bool {
    let own = page.get(node);
    if own.text > LONGEST || own.links < 4 || page.around_headline.contains(&node.id) {
        return false;
    }
    // Where the title is a heading, it is the link; the time of an entry links to the entry itself.
    let has_plain_heading =
        || node.descendants_it().any(|n| layout::is_heading(&n) && page.get(&n).links == 0);
    let is_of_time = |text: &NodeRef| text.ancestors_it(Some(3)).any(|n| n.has_name("time"));
    let has_blocks = node.descendants_it().take(layout::SAMPLE).any(|n| layout::is_block(&n));
    let mut texts = node.descendants_it().filter(|n| n.is_text() && page.get(n).text > 0);
    let is_linked = |text: NodeRef| {
        let mut around = text.ancestors_it(None).take_while(|n| n.id != node.id).chain([*node]);
        around.any(|n| n.has_name("a"))
    };
    has_blocks
        && texts.next().is_some_and(|first| !is_of_time(&first) && is_linked(first))
        && !has_plain_heading()
}
