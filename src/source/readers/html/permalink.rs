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

#[cfg(test)]
mod tests {
    use super::*;

    fn links(html: &str) -> Vec<bool> {
        let page = dom_query::Document::from(html);
        let links = page.select("a");
        links.nodes().iter().map(|a| is_permalink(a, "a")).collect()
    }

    #[test]
    fn a_link_that_only_points_to_its_heading_is_no_text() {
        for html in [
            "<h2 id=tide>The tide <a href='#tide'>#</a></h2>",
            "<h2>The tide <a id=tide href='#tide'>¶</a></h2>",
            "<h3 id=tide>潮汐<a href='#tide'>本节链接</a></h3>",
            "<section id=s><h2>The tide <a href='/page#s'>Link to this part</a></h2></section>",
            "<p>The tide turns at noon. <a href='#p4'>¶</a></p>",
        ] {
            assert_eq!(links(html), [true], "{html}");
        }
    }

    #[test]
    fn links_with_words_are_text() {
        for html in [
            "<h2 id=tide><a href='#tide'>The tide</a></h2>",
            "<h2 id=tide>The tide at <a href='/quay'>the quay</a></h2>",
            "<h2 id=tide>The tide and <a href='#moon'>the moon</a></h2>",
            "<p>See <a href='#tide'>the tide</a>.</p>",
            "<p>Tagged <a href='/tags#c'>C#</a></p>",
        ] {
            assert_eq!(links(html), [false], "{html}");
        }
        let page = dom_query::Document::from(
            "<h3 id=a><a href='#a'>Moon</a></h3><h3><a href=/b>B</a></h3>",
        );
        let headings: Vec<bool> = page.select("h3").nodes().iter().map(is_self_link).collect();
        assert_eq!(headings, [true, false]);
    }
}
