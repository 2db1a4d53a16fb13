//! The headline as an anchor: a page is about what stands under its headline, however short that is.

use super::element;
use super::grab::Grabbed;
use super::ids::NodeSet;
use super::measure::Measures;
use super::{names, page};
use crate::source::lines::ends_sentence;
use dom_query::{Document, NodeId, NodeRef};

/// Headings that are looked at, at most.
const MOST_HEADINGS: usize = 60;

/// A longer headline, in bytes, is none.
const LONGEST: usize = 600;

/// The heading that the page's title names, or else its only `h1`.
pub(super) fn find<'a>(document: &'a Document) -> Option<NodeRef<'a>> {
    let headings = document.select("h1, h2, h3");
    let shown = |n: &&NodeRef| !n.ancestors_it(None).any(|a| element::is_hidden(&a));
    let headings: Vec<(NodeRef, String)> = headings
        .nodes()
        .iter()
        .take(MOST_HEADINGS)
        .filter(shown)
        .filter_map(|h| {
            let text = element::short_text(h, LONGEST)?;
            Some((*h, text.split_whitespace().collect::<Vec<_>>().join(" ")))
        })
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let of = |titles: Vec<String>| {
        headings.iter().find(|(_, text)| titles.iter().any(|title| is_part(title, text)))
    };
    let named = of(page::title_element(document).into_iter().collect());
    let named = named.or_else(|| of(page::titles(document)));
    let only = || {
        let mut first = headings.iter().filter(|(h, _)| h.has_name("h1"));
        first.next().filter(|_| first.next().is_none())
    };
    named.or_else(only).map(|(h, _)| NodeRef::new(h.id, &document.tree))
}

/// Whether a heading is the title, or one end of it that is parted from the site's name by a sign.
fn is_part(title: &str, heading: &str) -> bool {
    let is_bar = |rest: &str, c: Option<char>| {
        rest.is_empty() || c.is_some_and(|c| !c.is_alphanumeric() && !",.、，。".contains(c))
    };
    let head = title.strip_prefix(heading);
    let tail = title.strip_suffix(heading);
    head.is_some_and(|rest| is_bar(rest, rest.trim_start().chars().next()))
        || (heading.chars().count() > 3
            && tail.is_some_and(|rest| is_bar(rest, rest.trim_end().chars().next_back())))
}

/// A text under a headline that is shorter, in characters, is not an article.
const SHORTEST: u32 = 20;

/// A text that is so many times longer than what stands under the headline is not a notice.
const MOST_TIMES: u32 = 8;

/// A longer text, in characters, is not a notice.
const LONGEST_NOTICE: u32 = 1500;

/// Where all that was grabbed is a notice or a box beside the text under the headline, takes the
/// text under the headline in its place.
pub(super) fn anchor(document: &Document, headline: Option<NodeRef>, grabbed: &mut Grabbed) {
    let Some(headline) = headline else { return };
    // The highest element around the headline of which nothing was grabbed.
    let apart = |n: &NodeRef| !grabbed.around.contains(&n.id) && !n.has_name("body");
    let Some(root) = headline.ancestors_it(None).take_while(apart).last() else { return };
    let measures = Measures::of(document, &grabbed.texts);
    let inside: NodeSet = root.descendants_it().map(|n| n.id).collect();
    let under: Vec<NodeRef> = root
        .descendants_it()
        .skip_while(|n| n.id != headline.id)
        .filter(|n| n.is_text() && !in_surroundings(n, &root))
        .collect();
    let length: u32 = under.iter().map(|n| measures.get(n).text).sum();
    let length = length.saturating_sub(measures.get(&headline).text);
    let kept = measures.get(&document.root()).kept;
    // A byline and a date are not text.
    let says_something = under.iter().any(|n| n.id != headline.id && ends_sentence(&n.text()));
    if !says_something || length < SHORTEST || kept > LONGEST_NOTICE || kept > length * MOST_TIMES {
        return;
    }
    let all = document.root();
    let before: NodeSet =
        all.descendants_it().take_while(|n| n.id != headline.id).map(|n| n.id).collect();
    let common: NodeSet = root.ancestors_it(None).map(|n| n.id).collect();
    let is_beside = |id: &NodeId| {
        let text = NodeRef::new(*id, &document.tree);
        let mut apart = text.ancestors_it(None).take_while(|n| !common.contains(&n.id));
        !inside.contains(id) && (before.contains(id) || apart.any(is_notice))
    };
    if grabbed.texts.iter().all(is_beside) {
        grabbed.texts.clear();
        grabbed.around.clear();
        under.into_iter().for_each(|text| grabbed.keep(text));
    }
}

/// Whether a text stands in what pages have around their articles.
fn in_surroundings(text: &NodeRef, root: &NodeRef) -> bool {
    text.ancestors_it(None).take_while(|n| n.id != root.id).any(|n| {
        let name = element::name(&n);
        matches!(name.as_str(), "nav" | "aside" | "footer" | "form")
            || element::is_silent(&name)
            || element::is_hidden(&n)
            || is_notice(n)
    })
}

/// Whether an element is a notice, a dialogue or a form beside the article, by its role or its names.
pub(super) fn is_notice(node: NodeRef) -> bool {
    if !node.is_element() || node.has_name("body") || node.has_name("html") {
        return false;
    }
    matches!(element::name(&node).as_str(), "dialog" | "form" | "footer" | "aside")
        || node.attr("aria-modal").is_some_and(|v| &*v == "true")
        || node.attr("role").is_some_and(|role| {
            matches!(&*role, "dialog" | "alertdialog" | "alert" | "status" | "complementary")
        })
        || names::is_notice(&node)
}
