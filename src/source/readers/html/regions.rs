//! Parts of a page that are told by what they are there for: landmarks (ARIA), forms with the lines that
//! lead to them, switches, boxes beside the text, links that skip to somewhere else.

use super::layout::{self, Layout};
use super::{claim, element, names};
use crate::model::role::Role;
use crate::source::boilerplate;
use crate::source::lines::ends_sentence;
use dom_query::NodeRef;

/// The role of such a part of the article.
pub(super) fn role(page: &Layout, node: &NodeRef) -> Option<Role> {
    let own = page.get(node);
    if own.kept == 0 || page.around_headline.contains(&node.id) || !page.leaves_article(&[*node]) {
        return None;
    }
    landmark(node)
        .or_else(|| has_form(page, node).then_some(Role::Advertisement))
        .or_else(|| is_labelled_ad(page, node).then_some(Role::Advertisement))
        .or_else(|| is_card(page, node).then_some(Role::Related))
        .or_else(|| is_switch(page, node).then_some(Role::Controls))
        .or_else(|| floats(page, node).then_some(Role::Related))
        .or_else(|| leads_away(page, node).then_some(Role::Navigation))
        .or_else(|| is_reference_list(page, node).then_some(Role::Reference))
        .or_else(|| is_box_of_links(page, node).then_some(Role::Navigation))
}

/// What a part is by its `role`, and the footer of the page (not that of an article or a quotation).
fn landmark(node: &NodeRef) -> Option<Role> {
    let is_of_page = || {
        const SECTIONS: [&str; 4] = ["article", "section", "blockquote", "main"];
        !node.ancestors_it(None).any(|n| SECTIONS.iter().any(|name| n.has_name(name)))
    };
    match node.attr("role").as_deref().map(str::trim) {
        Some("navigation" | "menu" | "menubar") => Some(Role::Navigation),
        Some("toolbar" | "search" | "dialog" | "alertdialog") => Some(Role::Controls),
        Some("contentinfo") => Some(Role::Legal),
        _ => (node.has_name("footer") && is_of_page()).then_some(Role::Legal),
    }
}

/// A longer box around a form, in characters, holds more than what leads to the form.
const LONGEST_CALL: u32 = 240;

/// Whether an element holds a form to write something into, and little else.
fn has_form(page: &Layout, node: &NodeRef) -> bool {
    let own = page.get(node);
    let is_box = matches!(element::name(node).as_str(), "div" | "section" | "aside" | "center");
    let is_written = |n: &NodeRef| {
        let kind = n.attr("type").unwrap_or_default().to_ascii_lowercase();
        n.has_name("textarea") || (n.has_name("input") && matches!(&*kind, "" | "email" | "text"))
    };
    is_box
        && own.text <= LONGEST_CALL
        && own.kept * 5 < page.total()
        && node.descendants_it().take(layout::SAMPLE).any(|n| {
            n.has_name("form") && n.descendants_it().take(layout::SAMPLE).any(|n| is_written(&n))
        })
}

/// A longer box, in characters, is not an advertisement amid the text.
const LONGEST_AD: u32 = 120;

/// Whether a box begins with the word that it is an advertisement.
fn is_labelled_ad(page: &Layout, node: &NodeRef) -> bool {
    let is_box = matches!(element::name(node).as_str(), "div" | "section" | "aside");
    if !is_box || page.get(node).text > LONGEST_AD {
        return false;
    }
    let mut texts = node.descendants_it().filter(|n| n.is_nonempty_text() && page.get(n).text > 0);
    let label = texts.next().map(|n| n.text().trim().to_owned()).unwrap_or_default();
    let pieces = boilerplate::pieces(&label, &[]);
    !pieces.is_empty() && pieces.iter().all(|p| p.role == Some(Role::Advertisement))
}

/// Whether a link stands alone between paragraphs and holds more than one text: the card of another page.
fn is_card(page: &Layout, node: &NodeRef) -> bool {
    if !node.has_name("a") || page.get(node).text > LONGEST_CALL || claim::is_by_text(node) {
        return false;
    }
    let beside = |n: Option<NodeRef>| n.is_some_and(|n| n.has_name("p") || layout::is_heading(&n));
    let texts = node.descendants_it().filter(|n| n.is_nonempty_text()).take(2).count();
    let holds_heading = node.descendants_it().any(|n| layout::is_heading(&n));
    texts > 1
        && !holds_heading
        && beside(node.prev_element_sibling())
        && beside(node.next_element_sibling())
}

/// A longer text beside a switch, in characters, is more than its label.
const LONGEST_LABEL: u32 = 60;

/// Whether an element holds something to switch and labels beside it. A list of things to do has boxes
/// to tick as well.
fn is_switch(page: &Layout, node: &NodeRef) -> bool {
    let is_box = matches!(element::name(node).as_str(), "div" | "span" | "label" | "fieldset");
    let in_text = || {
        const TEXT: [&str; 5] = ["p", "li", "td", "dd", "th"];
        node.ancestors_it(Some(4)).any(|n| TEXT.iter().any(|name| n.has_name(name)))
    };
    is_box
        && page.get(node).text <= LONGEST_LABEL
        && node
            .descendants_it()
            .take(layout::SAMPLE)
            .any(|n| (n.has_name("input") || n.has_name("select")) && !n.has_attr("disabled"))
        && !ends_sentence(&layout::line(node))
        && !claim::is_by_text(node)
        && !in_text()
        && !node.descendants_it().any(|n| layout::is_heading(&n))
}

/// A longer text in a box beside the text, in characters, is a part of it.
const LONGEST_BOX: u32 = 80;

/// Whether an element is a small box that the text flows around and that holds no sentence.
fn floats(page: &Layout, node: &NodeRef) -> bool {
    let Some(style) = node.attr("style") else { return false };
    let style = style.to_ascii_lowercase().replace(' ', "");
    let is_box = style.contains("float:left") || style.contains("float:right");
    let is_framed = style.contains("border") || style.contains("background");
    let length = page.get(node).text;
    is_box
        && is_framed
        && layout::is_block(node)
        && (6..=LONGEST_BOX).contains(&length)
        && !layout::has_picture(node)
        && !ends_sentence(&layout::line(node))
}

/// Whether an element above the headline, or above the text with a link to further down, leads to
/// somewhere else: rows of links, "skip to the text".
fn leads_away(page: &Layout, node: &NodeRef) -> bool {
    let own = page.get(node);
    let headline = page.around_headline.iter().filter_map(|id| page.order.get(id)).max();
    let is_above = |at: usize| page.order.get(&node.id).is_some_and(|own| *own < at);
    if own.text > LONGEST_BOX || own.links == 0 || !headline.is_some_and(|at| is_above(*at)) {
        return false;
    }
    let links: Vec<NodeRef> = node.descendants_it().filter(|n| n.has_name("a")).take(9).collect();
    let skips = |a: &NodeRef| a.attr("href").is_some_and(|h| h.len() > 1 && h.starts_with('#'));
    let is_row = links.len() > 1 && own.link_density() >= 0.5;
    let holds_heading = node.descendants_it().chain([*node]).any(|n| layout::is_heading(&n));
    (is_row || links.iter().any(skips)) && !holds_heading && !ends_sentence(&layout::line(node))
}

/// What lists of references are called.
const REFERENCES: &[&str] = &[
    "referencelist",
    "referenceslist",
    "reflist",
    "reflists",
    "references",
    "citations",
    "citationlist",
    "bibliography",
];

/// A longer text beside a list of references, in characters, is more than its label.
const LABEL: u32 = 12;

/// Whether an element is a list of the works that a text refers to, or holds one.
fn is_reference_list(page: &Layout, node: &NodeRef) -> bool {
    let name = element::name(node);
    let is_box = matches!(name.as_str(), "ul" | "ol" | "dl" | "dd" | "div" | "section");
    let items = || {
        let mut items = node.descendants_it().filter(|n| n.has_name("li") || n.has_name("dd"));
        items.next().is_some()
    };
    let is_named = |n: &NodeRef| names::has_word(n, REFERENCES);
    // A box may hold the list and its label, and nothing else.
    let holds_list = || {
        let own = page.get(node).text;
        let mut inside = node.descendants_it().take(layout::SAMPLE);
        inside.any(|n| is_named(&n) && page.get(&n).text + LABEL >= own)
    };
    is_box && !page.is_before_prose(node) && (is_named(node) || holds_list()) && items()
}

/// Whether an element is a box of links to articles of the same kind, as wikis have it below the text.
fn is_box_of_links(page: &Layout, node: &NodeRef) -> bool {
    if !names::has_word(node, &["navbox"]) {
        return false;
    }
    let end = page.end(node);
    let is_prose = |n: &&NodeRef| {
        let own = page.get(n);
        n.has_name("p") && own.kept > 60 && own.link_density() < 0.4
    };
    !page.elements[end..].iter().any(|n| is_prose(&n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::readers::html::grab::Grabbed;
    use dom_query::Document;

    const PROSE: &str = "<p>The ferry leaves the quay at seven, when the tide has turned, and it is \
        back before the lamps are lit. Nobody on the island owns a clock.</p>";

    /// The role of the element `#x`, which stands between two paragraphs, where all of the page is
    /// taken for the article.
    fn between(inside: &str) -> Option<Role> {
        of(&format!("<article>{PROSE}{PROSE}{inside}{PROSE}{PROSE}</article>"), None)
    }

    fn of(body: &str, headline: Option<&str>) -> Option<Role> {
        let document = Document::from(format!("<html><body>{body}</body></html>"));
        let mut grabbed = Grabbed::default();
        for text in document.root().descendants_it().filter(NodeRef::is_nonempty_text) {
            grabbed.texts.insert(text.id);
            grabbed.around.extend(text.ancestors_it(None).map(|n| n.id));
        }
        let one = |selector: &str| document.select(selector).nodes().first().copied();
        let page = Layout::of(&document, headline.and_then(one), &grabbed);
        role(&page, &one("#x").unwrap())
    }

    #[test]
    fn parts_are_told_by_what_they_are_there_for() {
        for (inside, expected) in [
            ("<div id=x role=navigation>Harbours · Tides</div>", Role::Navigation),
            ("<div id=x role=toolbar>Larger Smaller</div>", Role::Controls),
            ("<div id=x role=contentinfo>Made on the island</div>", Role::Legal),
            ("<div id=x>Letters weekly<form><input type=email></form></div>", Role::Advertisement),
            ("<div id=x><b>Advertisement</b><p>New boots</p></div>", Role::Advertisement),
            ("<a id=x href=/b><b>The other quay</b><i>A walk</i></a>", Role::Related),
            ("<div id=x>Large letters <input type=checkbox></div>", Role::Controls),
            (
                "<div id=x style='float: right; border: 1px solid'>Also on the isle</div>",
                Role::Related,
            ),
            ("<ol id=x class=references><li>Tide tables, 1911</li></ol>", Role::Reference),
        ] {
            assert_eq!(between(inside), Some(expected), "{inside}");
        }
        let above = format!(
            "<div id=x><a href=/a>News</a> <a href=/b>Harbour</a></div><h1>Tides</h1>{PROSE}{PROSE}"
        );
        assert_eq!(of(&above, Some("h1")), Some(Role::Navigation));
        let end =
            "<table id=x class=navbox><tr><td><a href=/a>Quays</a> <a href=/b>Piers</a></table>";
        let box_at_end = format!("{PROSE}{PROSE}{end}");
        assert_eq!(of(&box_at_end, None), Some(Role::Navigation));
    }

    #[test]
    fn parts_of_the_text_are_not_taken_for_them() {
        for inside in [
            "<div id=x>Harbours and tides</div>",
            // The footer of a quotation names who said it.
            "<blockquote><p>All is tide.</p><footer id=x>A ferryman</footer></blockquote>",
            // A form without anything to write is a button.
            "<div id=x>Which quay?<form><button>This one</button></form></div>",
            "<div id=x><p>Advertisement is an old word.</p></div>",
            // A link in a sentence, and a heading that is a link.
            "<p>See <a id=x href=/b>the <i>other</i> quay</a>.</p>",
            "<a id=x href=/b><h2>The other quay</h2><i>A walk</i></a>",
            // A list of things to do, and a box that is ticked for good.
            "<ul><li><label id=x><input type=checkbox>Rope</label></li></ul>",
            "<div id=x><input type=checkbox disabled>Rope is packed</div>",
            // A sentence set at the side, a picture with its caption, an initial.
            "<div id=x style='float:left;border:1px'>Nobody owns a clock.</div>",
            "<div id=x style='float:left;border:1px'><img src=a.png>The old quay</div>",
            "<span id=x style='float:left;background:#eee'>T</span>",
            "<ol id=x class=steps><li>Cast off</li></ol>",
            // Links to the same kind of page amid the text.
            "<table id=x class=navbox><tr><td><a href=/a>Quays</a></table>",
        ] {
            assert_eq!(between(inside), None, "{inside}");
        }
        let beside = |above: &str| format!("{above}<h1>Tides</h1>{PROSE}{PROSE}");
        for above in [
            "<p id=x>Read this <a href=/a>again</a> when the wind has turned.</p>",
            "<p id=x>The second of three letters</p>",
        ] {
            assert_eq!(of(&beside(above), Some("h1")), None, "{above}");
        }
        let most = format!("<div id=x role=navigation>{PROSE}{PROSE}</div>");
        assert_eq!(of(&most, None), None, "without it, no article is left");
    }
}
