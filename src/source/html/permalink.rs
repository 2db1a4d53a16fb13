//! Links by which a page points to its own places: `#`, `¶`, "Link to this section".

use super::element;
use dom_query::NodeRef;

/// Whether a link says nothing but where it stands.
pub(super) fn is_permalink(node: &NodeRef, name: &str) -> bool {
    let Some(target) = (name == "a").then(|| fragment(node)).flatten() else { return false };
    let Some(text) = element::short_text(node, 200) else { return false };
    let Some(heading) = node.ancestors_it(Some(3)).find(is_heading) else {
        return is_sign(&text) && matches!(text.trim(), "#" | "¶" | "§" | "🔗");
    };
    if !text.contains(char::is_alphanumeric) {
        return true;
    }
    // Words beside those of the heading.
    let Some(whole) = element::short_text(&heading, 2000) else { return false };
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).count();
    letters(&whole) > letters(&text) && is_place_of(&heading, node, &target)
}

/// Whether a heading is a link to itself.
pub(super) fn is_self_link(heading: &NodeRef) -> bool {
    let mut links = heading.descendants_it().take(60).filter(|n| n.has_name("a"));
    is_heading(heading)
        && links.any(|a| fragment(&a).is_some_and(|to| is_place_of(heading, &a, &to)))
}

fn is_heading(node: &NodeRef) -> bool {
    matches!(element::name(node).as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt")
}

fn is_sign(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(char::is_alphanumeric)
}

/// The place in a page that a link leads to.
fn fragment(link: &NodeRef) -> Option<String> {
    let href = link.attr("href")?;
    let (_, fragment) = href.trim().split_once('#')?;
    (!fragment.is_empty()).then(|| fragment.to_owned())
}

/// Whether `target` names the heading, what is in it or what it stands in.
fn is_place_of(heading: &NodeRef, link: &NodeRef, target: &str) -> bool {
    let is = |n: &NodeRef| {
        n.id_attr().is_some_and(|id| *id == *target)
            || n.attr("name").is_some_and(|name| *name == *target)
    };
    let in_page = || link.attr("href").is_some_and(|h| h.trim().starts_with('#'));
    is(heading)
        || heading.ancestors_it(Some(3)).any(|n| is(&n))
        || heading.descendants_it().take(60).any(|n| is(&n))
        || heading.prev_element_sibling().is_some_and(|n| is(&n))
        // The id may be written otherwise: encoded, or made by a program.
        || in_page() && heading.id_attr().is_none()
}
