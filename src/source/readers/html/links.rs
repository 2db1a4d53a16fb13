//! Links that are not text of the article: edit links, cards that open over a name, labels with a
//! link; and lists of links that are text.

use super::grab::Grabbed;
use super::layout::{self, Layout};
use super::{element, names};
use crate::model::role::Role;
use crate::source::boilerplate;
use crate::source::lines::ends_sentence;
use dom_query::{Document, NodeRef};
use std::collections::HashMap;

/// Marks such links in the article.
pub(super) fn mark(page: &mut Layout) {
    content_lists(page);
    beside_headings(page);
    hover_cards(page);
    hat_notes(page);
    labelled(page);
}

/// A longer text is not a button, in characters.
const LONGEST_BUTTON: u32 = 8;

/// Links that stand in or beside headings and say the same each time: `[edit]`.
fn beside_headings(page: &mut Layout) {
    let mut found: HashMap<String, Vec<NodeRef>> = HashMap::new();
    let mut single = Vec::new();
    for node in page.elements.clone() {
        let own = page.get(&node);
        if own.text == 0 || own.text > 2 * LONGEST_BUTTON || !node.has_name("a") {
            continue;
        }
        let is_alone = |n: &NodeRef| {
            let text = page.get(n).text;
            !layout::is_heading(n)
                && (text == own.text || (text <= own.text + 2 && is_bracketed(n)))
        };
        // The link with what stands around it and has no other text: brackets, spans.
        let outer = node.ancestors_it(None).take_while(is_alone).last().unwrap_or(node);
        let in_heading = outer.ancestors_it(Some(3)).find(layout::is_heading);
        let ends_heading = in_heading.is_some_and(|h| {
            page.get(&h).text > own.text && !h.text().trim_start().starts_with(node.text().trim())
        });
        let is_heading = |n: NodeRef| {
            layout::is_heading(&n) || n.descendants_it().take(6).any(|n| layout::is_heading(&n))
        };
        let mut at = layout::before(&outer);
        while at.is_some_and(|n| n.has_name("a") && page.get(&n).text <= LONGEST_BUTTON) {
            at = at.and_then(|n| layout::before(&n));
        }
        let below_heading = in_heading.is_none() && at.is_some_and(is_heading);
        if !ends_heading && !below_heading {
            continue;
        }
        let is_control = || {
            let pieces = boilerplate::pieces(&layout::line(&node), &[]);
            !pieces.is_empty() && pieces.iter().all(|p| p.role == Some(Role::Controls))
        };
        if below_heading && page.is_before_prose(&node)
            || !node.has_attr("href")
            || ends_heading && is_control()
        {
            single.push(outer);
        }
        if own.text > LONGEST_BUTTON {
            continue;
        }
        found.entry(layout::line(&node)).or_default().push(outer);
    }
    let repeated = found.into_values().filter(|links| links.len() > 1).flatten();
    for link in repeated.chain(single) {
        page.mark(&link, Role::Controls);
    }
}

/// Whether all that an element has beside letters is a pair of brackets.
fn is_bracketed(node: &NodeRef) -> bool {
    let text = layout::line(node);
    text.starts_with(['[', '(', '［', '【', '（']) && text.ends_with([']', ')', '］', '】', '）'])
}

/// What opens over a word is called so.
const HOVER: &[&str] = &["tooltip", "popover", "hovercard", "popup", "flyout", "tippy"];

/// Inline elements that say again what stands before them and point to more: a card over a name.
fn hover_cards(page: &mut Layout) {
    for node in page.elements.clone() {
        if layout::is_block(&node) || node.has_name("a") || page.get(&node).kept == 0 {
            continue;
        }
        let is_tip =
            || node.attr("role").is_some_and(|r| &*r == "tooltip") || names::has_word(&node, HOVER);
        let first = || {
            let mut texts = node.descendants_it().filter(|n| n.is_nonempty_text());
            texts.next().map(|n| n.text().trim().to_owned()).unwrap_or_default()
        };
        let repeats = || {
            let Some(said) = layout::before(&node) else { return false };
            let said = layout::line(&said);
            let links = node.descendants_it().filter(|n| n.has_name("a")).count();
            said.chars().count() > 1 && links > 1 && said == first()
        };
        let in_text = || {
            let block = node.ancestors_it(None).find(layout::is_block);
            block.is_some_and(|b| page.get(&b).text > page.get(&node).text)
        };
        if in_text() && (is_tip() || repeats()) {
            page.mark(&node, Role::Related);
        }
    }
}

/// A longer note above the text is text, in characters.
const LONGEST_NOTE: u32 = 220;

/// Notes above the text that say what other page may be meant.
fn hat_notes(page: &mut Layout) {
    for node in page.elements.clone() {
        let is_note = || {
            node.attr("role").is_some_and(|r| &*r == "note")
                // The program of most wikis calls them so.
                || names::has_word(&node, &["hatnote", "dablink", "hatnotes", "sitesub"])
        };
        if page.get(&node).text <= LONGEST_NOTE && (is_note() || is_indented(page, &node)) {
            let before = page.is_before_prose(&node) || page.order[&node.id] == page.first_prose;
            if before || page.get(&node).links > 0 && follows_heading(&node) {
                page.mark(&node, Role::Navigation);
            }
        }
    }
}

/// Whether an element is a slanted line that is set in: wikis write notes above the text as a list of
/// descriptions without terms.
fn is_indented(page: &Layout, node: &NodeRef) -> bool {
    let own = page.get(node).text;
    let is_slanted = |n: NodeRef| (n.has_name("i") || n.has_name("em")) && page.get(&n).text == own;
    node.has_name("dl")
        && page.is_before_prose(node)
        && node.children_it(false).filter(|n| n.is_element()).all(|n| n.has_name("dd"))
        && node.descendants_it().any(is_slanted)
}

fn follows_heading(node: &NodeRef) -> bool {
    layout::before(node).is_some_and(|n| layout::is_heading(&n))
}

/// A longer label before a link is text, in characters.
const LONGEST_LABEL: usize = 28;

/// Whether an element is a label of its own that announces other articles, and links: `延伸閱讀 …`.
fn is_announced(page: &Layout, node: &NodeRef) -> bool {
    let mut told = node.children_it(false).filter(|n| page.get(n).text > 0);
    let Some(label) = told.next().filter(|n| n.is_element() && page.get(n).links == 0) else {
        return false;
    };
    let own = page.get(node);
    let is_related = |p: boilerplate::Piece| p.role == Some(Role::Related);
    own.links + page.get(&label).text == own.text
        && boilerplate::pieces(&layout::line(&label), &[]).into_iter().any(is_related)
}

/// A paragraph of a short label and a link behind its colon: `Background: The long wait`.
fn labelled(page: &mut Layout) {
    for node in page.elements.clone() {
        let own = page.get(&node);
        let is_paragraph = node.has_name("p") || node.has_name("div");
        if !is_paragraph || !layout::is_leaf(&node) || own.text > 220 || own.links < 6 {
            continue;
        }
        if is_announced(page, &node) {
            page.mark(&node, Role::Related);
            continue;
        }
        let text = layout::line(&node);
        // A title in hanzi is shorter.
        if own.links < 12 && text.is_ascii() {
            continue;
        }
        let Some(at) = text.find([':', '：']) else { continue };
        let label = text[..at].chars().filter(|c| !c.is_whitespace()).count();
        let rest = text[at..].chars().skip(1).filter(|c| !c.is_whitespace()).count();
        // All behind the colon is in links, and nothing before it.
        let linked = usize::try_from(own.links).unwrap_or(usize::MAX);
        let one = node.descendants_it().filter(|n| n.has_name("a")).count() == 1;
        if one && label <= LONGEST_LABEL && linked <= rest && rest <= linked + 1 {
            page.mark(&node, Role::Related);
        }
    }
}

/// Whether a list of links belongs to the text: it stands behind a paragraph of prose that leads to
/// it, or amid the text.
fn is_content(list: &NodeRef, is_kept: impl Fn(&NodeRef) -> bool) -> bool {
    if is_of_item(list) && list.parent().is_some_and(|item| is_kept(&item)) {
        return true;
    }
    let Some(lead) = layout::before(list).filter(|n| n.has_name("p")) else { return false };
    let text = layout::line(&lead);
    let letters =
        text.chars().filter(|c| c.is_alphanumeric()).map(|c| 1 + usize::from(c >= '\u{2e80}'));
    let weight: usize = letters.sum();
    let is_furniture = boilerplate::pieces(&text, &[]).iter().any(|p| p.role.is_some());
    let links = |n: &NodeRef| n.descendants_it().filter(|n| n.has_name("a")).count();
    if !is_kept(&lead) || weight < 16 || is_furniture || links(&lead) > 0 {
        return false;
    }
    let is_text = |n: &NodeRef| {
        (n.has_name("p") || layout::is_heading(n)) && is_kept(n) && n.text().trim().len() > 12
    };
    let mut after = list.next_sibling();
    let (mut is_amid, mut is_before_heading) = (false, false);
    while let Some(next) = after {
        if next.is_element() {
            is_amid = is_text(&next);
            is_before_heading = is_amid && layout::is_heading(&next);
            break;
        }
        after = next.next_sibling();
    }
    let leads = text.ends_with([':', '：']);
    (is_amid && leads) || (is_before_heading && ends_sentence(&text))
}

/// A shorter text, in characters, is a bullet or a number.
const LEAST_ITEM: usize = 8;

/// Whether a list stands within an item of another one that says something before it. In menus that is a
/// link.
fn is_of_item(list: &NodeRef) -> bool {
    let Some(item) = list.parent().filter(|p| p.has_name("li")) else { return false };
    let before: Vec<NodeRef> =
        item.children_it(false).take_while(|n| n.id != list.id).take(MOST_BEFORE + 1).collect();
    // In an item of a layout the whole article may stand.
    let is_line = |n: &NodeRef| n.is_text() || !layout::is_block(n) || n.has_name("p");
    if before.len() > MOST_BEFORE || !before.iter().all(is_line) {
        return false;
    }
    let holds_link = |n: &NodeRef| n.has_name("a") || n.descendants_it().any(|n| n.has_name("a"));
    let told = before.iter().filter(|n| !holds_link(n));
    told.map(|n| n.text().trim().chars().count()).sum::<usize>() >= LEAST_ITEM
}

/// More nodes before a list are not the line that it belongs to.
const MOST_BEFORE: usize = 6;

/// Exempts lists that belong to the text from what is said of links.
fn content_lists(page: &mut Layout) {
    for node in page.elements.clone() {
        let is_list = node.has_name("ul") || node.has_name("ol");
        if is_list && is_content(&node, |n| page.get(n).kept > 0) {
            page.content.extend(node.descendants_it().chain([node]).map(|n| n.id));
        }
    }
}

/// Takes back lists of links that belong to the text and were not grabbed.
pub(super) fn recover(document: &Document, grabbed: &mut Grabbed) {
    let lists = document.select("ul, ol");
    for list in lists.nodes() {
        let list = NodeRef::new(list.id, &document.tree);
        let is_beside = list.parent().is_some_and(|p| grabbed.around.contains(&p.id));
        let is_dropped = is_beside && !grabbed.around.contains(&list.id);
        let shown = |n: &NodeRef| element::is_hidden(n);
        if is_dropped && !shown(&list) && is_content(&list, |n| grabbed.around.contains(&n.id)) {
            grabbed.keep_all(&list);
        }
    }
}
