//! What is said about pictures outside of `figcaption`, and galleries.

use super::layout::{self, Layout};
use super::{caption, claim, element, names};
use crate::model::role::Role;
use crate::source::boilerplate;
use crate::source::lines::ends_sentence;
use dom_query::NodeRef;

/// A longer text beside a picture, in characters, is the article's.
const LONGEST: u32 = 220;

/// A longer sentence beside a picture, in characters, that is set as the text is, is the article's.
const LONGEST_SENTENCE: u32 = 60;

/// A paragraph that is longer, in characters, tells how the text is set.
const PARAGRAPH: u32 = 45;

/// Marks captions and galleries in the article.
pub(super) fn mark(page: &mut Layout) {
    galleries(page);
    captions(page);
}

/// What galleries are called.
const GALLERIES: &[&str] = &[
    "gallery",
    "galleries",
    "galerie",
    "galeria",
    "gallerie",
    "bildergalerie",
    "fotostrecke",
    "slideshow",
    "slides",
    "slider",
    "carousel",
    "diaporama",
    "swiper",
    "slick",
    "lightbox",
];

fn galleries(page: &mut Layout) {
    for parent in page.elements.clone() {
        if page.get(&parent).kept == 0 || page.around_headline.contains(&parent.id) {
            continue;
        }
        let items: Vec<NodeRef> =
            parent.children_it(false).filter(|n| page.order.contains_key(&n.id)).collect();
        let counted = items.iter().filter_map(|item| counter(item)).collect::<Vec<_>>();
        let is_counted = counted.len() > 1
            && counted.len() * 2 > items.len()
            && counted.windows(2).all(|w| w[0].1 == w[1].1 && w[0].0 < w[1].0);
        let named = || {
            items.len() > 1
                && items.iter().all(|i| layout::has_picture(i) && page.get(i).text <= LONGEST)
                && parent
                    .ancestors_it(Some(3))
                    .chain([parent])
                    .any(|n| names::has_word(&n, GALLERIES))
        };
        if (is_counted || named()) && page.follows_article(&[parent]) {
            page.mark(&parent, Role::Caption);
        }
    }
}

/// `2/7` at the beginning of an element.
fn counter(node: &NodeRef) -> Option<(u32, u32)> {
    let first = node.descendants_it().take(layout::SAMPLE).find(|n| n.is_nonempty_text())?;
    let text = first.text();
    let word = text.split_whitespace().next()?;
    let (at, of) = word.trim_matches(['(', ')', '（', '）', '[', ']']).split_once(['/', '／'])?;
    let (at, of) = (at.parse().ok()?, of.parse().ok()?);
    (at >= 1 && at <= of && of < 500).then_some((at, of))
}

fn captions(page: &mut Layout) {
    let mut found: Vec<NodeRef> = Vec::new();
    for node in page.elements.clone() {
        let is_inside =
            || found.last().is_some_and(|f| node.ancestors_it(None).any(|a| a.id == f.id));
        if page.around_headline.contains(&node.id) || is_inside() {
            continue;
        }
        if stands_with_picture(page, &node) || stands_below_picture(page, &node) {
            found.push(node);
        }
    }
    // A story told in pictures has its text beside them.
    let length: u32 = found.iter().map(|n| page.get(n).kept).sum();
    if length * 5 < page.total() * 2 && page.leaves_article(&found) {
        found.iter().for_each(|node| page.mark(node, Role::Caption));
    }
}

/// Whether an element holds a picture and a line about it, and nothing else.
fn stands_with_picture(page: &Layout, node: &NodeRef) -> bool {
    let own = page.get(node);
    // A picture in a sentence stands for a sign or a formula.
    let is_line_of_text = claim::is_in_sentence(node);
    if own.kept < 4 || own.text > LONGEST || own.link_density() > 0.85 || is_line_of_text {
        return false;
    }
    let name = element::name(node);
    if !matches!(name.as_str(), "div" | "p" | "center" | "section" | "span" | "td" | "li" | "dl") {
        return false;
    }
    let blocks = node.descendants_it().filter(|n| layout::is_block(n) && page.get(n).text > 0);
    let leaves = blocks.filter(layout::is_leaf).take(3).count();
    let has_heading = node.descendants_it().any(|n| layout::is_heading(&n));
    // Text beside a block that holds the picture with its caption is the article's.
    let has_own_text = || {
        leaves == 1
            && !layout::is_leaf(node)
            && node.children_it(false).any(|n| n.is_nonempty_text())
    };
    // Whoever sets a picture as a figure sets its caption within.
    let is_apart = || {
        let has_figure = node.descendants_it().any(|n| n.has_name("figure"));
        has_figure && ends_sentence(&layout::line(node)) && !caption::shows(&layout::line(node))
    };
    // A step of instructions is told, and then shown.
    let is_step = || {
        let line = layout::line(node);
        let is_item = name == "li" && node.parent().is_some_and(|p| p.has_name("ol"));
        (is_item || ends_sentence(&line) && layout::has_text_first(node)) && !caption::shows(&line)
    };
    leaves <= 1
        && !is_apart()
        && !is_step()
        && !has_heading
        && !has_own_text()
        && layout::has_picture(node)
        && (leaves == 1 && !layout::is_leaf(node) || is_parted(page, node))
        && is_line(page, node)
}

/// Whether the picture in a block comes first and its text stands apart from it: a picture within a
/// line is a sign of the text.
fn is_parted(page: &Layout, node: &NodeRef) -> bool {
    let mut children = node.children_it(false).filter(|n| n.is_element() || n.is_nonempty_text());
    let first = children
        .next()
        .is_some_and(|n| n.is_element() && page.get(&n).text == 0 && layout::has_picture(&n));
    let next = children.next();
    first && next.is_some_and(|n| n.is_element() || node.has_name("div"))
}

/// Whether an element stands below a picture and looks otherwise than the text.
fn stands_below_picture(page: &Layout, node: &NodeRef) -> bool {
    let own = page.get(node);
    if own.kept == 0 || own.text > LONGEST || !layout::is_leaf(node) || layout::is_heading(node) {
        return false;
    }
    let below =
        layout::before(node).is_some_and(|b| page.get(&b).text == 0 && layout::has_picture(&b));
    if !below {
        return false;
    }
    caption::shows(&layout::line(node)) || (looks_otherwise(page, node) && is_line(page, node))
}

/// A line that is not a sentence of the text: short, or ended by a photographer's name; no byline.
fn is_line(page: &Layout, node: &NodeRef) -> bool {
    let text = layout::line(node);
    let stops = text.matches(['.', '!', '?', '。', '！', '？']).count();
    let is_sentence = ends_sentence(&text) && page.get(node).text > LONGEST_SENTENCE;
    let is_byline = || {
        let pieces = boilerplate::pieces(&text, &[]);
        pieces.iter().any(|p| matches!(p.role, Some(Role::Byline | Role::Date)))
    };
    caption::shows(&text)
        || ((!is_sentence || looks_otherwise(page, node)) && stops <= 1 && !is_byline())
}

/// Whether a block is set otherwise than those beside it: in the middle, small, slanted, or with a
/// class that they do not have.
fn looks_otherwise(page: &Layout, node: &NodeRef) -> bool {
    let style = |n: &NodeRef| n.attr("style").unwrap_or_default().replace(' ', "");
    let is_centred = |n: &NodeRef| {
        n.has_name("center")
            || n.attr("align").is_some_and(|a| a.eq_ignore_ascii_case("center"))
            || style(n).contains("text-align:center")
    };
    let own = page.get(node).text;
    let is_small = node.descendants_it().filter(|n| n.is_element()).any(|n| {
        matches!(element::name(&n).as_str(), "small" | "em" | "i")
            && page.get(&n).text * 10 >= own * 9
    });
    let class = node.attr("class").unwrap_or_default();
    let mut beside = node.parent().into_iter().flat_map(|p| p.children_it(false)).filter(|n| {
        n.id != node.id
            && n.is_element()
            && page.get(n).kept > PARAGRAPH
            && element::name(n) == element::name(node)
    });
    let mut centred = false;
    let mut same_class = false;
    let mut any = false;
    for other in beside.by_ref().take(20) {
        any = true;
        centred |= is_centred(&other);
        same_class |= other.attr("class").unwrap_or_default() == class;
    }
    (is_centred(node) && !centred) || is_small || (any && !same_class && !class.is_empty())
}
