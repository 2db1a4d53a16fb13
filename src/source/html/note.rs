//! Footnotes, references, and the signs in the text that point to them.

use super::element;
use crate::model::role::Role;
use crate::source::raised;
use dom_query::NodeRef;

/// The label of a sign that points to a note (`1`, `*`), if the element is one.
/// `before` is the text that it stands behind.
pub(super) fn reference(node: &NodeRef, name: &str, before: &str) -> Option<String> {
    let within = |n: &NodeRef| n.attr("href").is_some_and(|h| h.starts_with('#'));
    match name {
        "a" if points_to_note(node) => label(node),
        "a" if within(node) && node.children_it(false).all(|n| n.has_name("sup")) => label(node),
        // Brackets and the like around the link belong to the sign.
        "sup" => {
            let links = |n: &NodeRef| n.has_name("a") && (points_to_note(n) || within(n));
            let text = element::short_text(node, 20).unwrap_or_default();
            let linked = || label(node).filter(|_| node.descendants_it().any(|n| links(&n)));
            raised::note(&text, before).or_else(linked)
        }
        _ => None,
    }
}

/// The text of a `<sup>` behind `before` as a power.
pub(super) fn power(node: &NodeRef, before: &str) -> Option<String> {
    raised::power(&element::short_text(node, 20)?, before)
}

fn label(node: &NodeRef) -> Option<String> {
    raised::label(&element::short_text(node, 300)?)
}

fn points_to_note(a: &NodeRef) -> bool {
    let has = |attribute: &str, words: &[&str]| {
        a.attr(attribute).is_some_and(|v| {
            let v = v.to_ascii_lowercase();
            words.iter().any(|w| v.contains(w))
        })
    };
    has("epub:type", &["noteref"])
        || has("role", &["doc-noteref"])
        || has("rel", &["footnote"])
        || has("class", &["noteref", "footnote-ref", "footnoteref", "footnote-anchor"])
        || (a.attr("href").is_some_and(|h| h.starts_with('#'))
            && has(
                "href",
                &["#fn", "#_ftn", "#footnote", "#cite_note", "#note", "#endnote", "#ref"],
            ))
}

/// A link from a note back to its place in the text.
pub(super) fn is_backlink(node: &NodeRef, name: &str) -> bool {
    if name != "a" {
        return false;
    }
    let named = node.attr("role").is_some_and(|v| v.contains("doc-backlink"))
        || node.attr("epub:type").is_some_and(|v| v.contains("backlink"))
        || node
            .attr("class")
            .is_some_and(|v| v.contains("footnote-back") || v.contains("reversefootnote"));
    let arrow = || {
        node.attr("href").is_some_and(|h| h.starts_with('#'))
            && element::short_text(node, 300)
                .is_some_and(|t| matches!(t.trim(), "↩" | "↩︎" | "↑" | "^" | "⏎" | "←"))
    };
    named || arrow()
}

/// The role of an element that holds notes or references.
pub(super) fn role(node: &NodeRef) -> Option<Role> {
    let has = |attribute: &str, words: &[&str]| {
        node.attr(attribute).is_some_and(|v| v.split_whitespace().any(|w| words.contains(&w)))
    };
    let is_notes = has(
        "epub:type",
        &["footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"],
    ) || has("role", &["doc-footnote", "doc-endnote", "doc-endnotes"])
        || has("class", &["footnote", "footnotes", "footnotes-list", "endnotes"]);
    // A sign with such a class is inline.
    if is_notes && element::shape(&element::name(node)) == element::Shape::Block {
        return Some(Role::Footnote);
    }
    let is_references = has("epub:type", &["bibliography"])
        || has("role", &["doc-bibliography"])
        || has("class", &["references", "reflist", "ltx_bibliography"]);
    is_references.then_some(Role::Reference)
}
