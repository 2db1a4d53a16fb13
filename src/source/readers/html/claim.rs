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
    let is_call = role == Advertisement && own.text <= LONGEST_CALL && names::has_word(node, CALLS);
    let clears = is_prose
        && !is_call
        && (is_clicked && own.text > 10 && is_running_text(node)
            || is_told_in_few_words && is_long)
        && !is_within_line(node);
    (!clears).then_some(role)
}

/// What is called so is there to make readers subscribe, also where it holds sentences and no more.
const CALLS: &[&str] =
    &["newsletter", "signup", "emailsignup", "newslettersignup", "optin", "toaction"];

/// A longer text, in characters, is no such call, whatever it is called.
const LONGEST_CALL: u32 = 400;

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
/// block. Such a word is never boilerplate, whatever its class says: `<a class="meta-place">Oban</a>`.
/// A card that opens over a word is no such element: it holds more than one link.
pub(super) fn is_in_sentence(node: &NodeRef) -> bool {
    if !is_within_line(node)
        || node.descendants_it().take(MOST_NODES).filter(|n| n.has_name("a")).count() > 1
    {
        return false;
    }
    has_text_beside(node, NodeRef::prev_sibling) && has_text_beside(node, NodeRef::next_sibling)
}

/// Whether text stands before or after a node in the same line.
pub(super) fn is_by_text(node: &NodeRef) -> bool {
    has_text_beside(node, NodeRef::prev_sibling) || has_text_beside(node, NodeRef::next_sibling)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::readers::html::ids::NodeSet;
    use crate::source::readers::html::measure::Measures;

    #[test]
    fn words_in_a_sentence_are_text_whatever_their_class() {
        for (html, is_word) in [
            ("<p>The mate, <i class=author>Odd</i>, sings.</p>", true),
            ("<p>据<span><a class=related>渡口</a></span>的老人说，水涨了。</p>", true),
            ("<p>It is <b><i class=date>Monday</i></b>.</p>", true),
            ("<p><i class=date>Monday</i> was wet.</p>", false),
            ("<p>It was wet. <i class=share>Share</i></p>", false),
            ("<div>It was <p class=author>Odd</p> wet.</div>", false),
            ("<p>The <i class=card><a>Odd</a><a>More</a></i> sings.</p>", false),
        ] {
            let page = dom_query::Document::from(html);
            let found = page.select("[class]");
            assert_eq!(is_in_sentence(&found.nodes()[0]), is_word, "{html}");
        }
    }

    #[test]
    fn a_class_is_believed_if_the_content_bears_it_out() {
        for (html, expected) in [
            ("<p class=paywall>The captain said that all was well.</p>", None),
            ("<div class=promotion><p>一个老人说，船明天就开。</p></div>", None),
            ("<p class=h2-related>Use these piers to reach the islands.</p>", None),
            (
                "<div class=paywall><p>Choose a plan to go on.</p><button>Plans</button></div>",
                Some(Role::Advertisement),
            ),
            (
                "<p class=related>See <a href=/x>what the gulls did next, and why.</a></p>",
                Some(Role::Related),
            ),
            ("<p class=related>Related</p>", Some(Role::Related)),
            (
                "<div class=newsletter><h4>Letters</h4><p>We write on Sundays.</p></div>",
                Some(Role::Advertisement),
            ),
            ("<div class=newsletter><p>We write on Sundays.</p></div>", Some(Role::Advertisement)),
            ("<p class=caption>The pier at dawn.</p>", Some(Role::Caption)),
            ("<p class=author>By Odd Lunde, Oban.</p>", Some(Role::Byline)),
        ] {
            let page = dom_query::Document::from(html);
            let measures = Measures::of(&page, &NodeSet::default());
            let found = page.select("[class]");
            let node = found.nodes()[0];
            assert_eq!(role(&node, measures.get(&node)), expected, "{html}");
        }
    }
}
