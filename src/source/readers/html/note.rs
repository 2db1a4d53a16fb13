//! Footnotes, references, and the signs in the text that point to them.

use super::element;
use crate::model::role::Role;
use crate::source::boilerplate;
use crate::source::formats::superscript;
use dom_query::NodeRef;
use std::collections::HashSet;

/// The label of a sign that points to a note (`1`, `*`), if the element is one.
/// `before` is the text that it stands behind.
pub(super) fn reference(node: &NodeRef, name: &str, before: &str) -> Option<String> {
    let within = |n: &NodeRef| n.attr("href").is_some_and(|h| h.starts_with('#'));
    match name {
        "a" if points_to_note(node) => label(node),
        "a" if within(node) && is_in_brackets(node) => label(node),
        "a" if within(node) && node.children_it(false).all(|n| n.has_name("sup")) => label(node),
        // Brackets and the like around the link belong to the sign.
        "sup" => {
            let links = |n: &NodeRef| n.has_name("a") && (points_to_note(n) || within(n));
            let text = element::short_text(node, 20).unwrap_or_default();
            let linked = || label(node).filter(|_| node.descendants_it().any(|n| links(&n)));
            // An editor's remark, as encyclopedias set it: `[citation needed]`.
            let remark = || {
                let inner = element::short_text(node, 40)?;
                let inner = inner.trim().trim_matches(['[', ']']).trim().to_owned();
                let is_link = node.descendants_it().any(|n| n.has_name("a"));
                let is_remark = is_link || boilerplate::is_remark(&inner);
                (is_remark && is_in_brackets(node) && !inner.is_empty()).then_some(inner)
            };
            superscript::note(&text, before).or_else(linked).or_else(remark)
        }
        _ => None,
    }
}

/// The text of a `<sup>` behind `before` as a power.
pub(super) fn power(node: &NodeRef, before: &str) -> Option<String> {
    superscript::power(&element::short_text(node, 20)?, before)
}

fn label(node: &NodeRef) -> Option<String> {
    let text = element::short_text(node, 300)?;
    superscript::label(&text).or_else(|| named_label(&text))
}

/// The label of a sign that has a word in it, `[note 3]`, `【注 1】`: what stands behind a link's target
/// or above the line is a sign if it is short and has a number.
fn named_label(text: &str) -> Option<String> {
    const LONGEST: usize = 14;
    let inner = text.trim().trim_matches(|c: char| "[](){}〔〕［］（）【】<>".contains(c)).trim();
    let has_number = inner.chars().any(|c| c.is_numeric() || "一二三四五六七八九十".contains(c));
    let words = inner.split_whitespace().count();
    (inner.chars().count() <= LONGEST && words <= 2 && has_number).then(|| inner.to_owned())
}

/// Whether an element's text is one sign in brackets.
fn is_in_brackets(node: &NodeRef) -> bool {
    element::short_text(node, 40).is_some_and(|text| {
        let text = text.trim();
        text.starts_with(['[', '〔', '［', '【']) && text.ends_with([']', '〕', '］', '】'])
    })
}

/// The label that opens a sidenote where there is no room for it.
pub(super) fn is_switch(node: &NodeRef, name: &str) -> bool {
    let is_box = |n: NodeRef| {
        n.has_name("input") && n.attr("type").is_some_and(|t| t.eq_ignore_ascii_case("checkbox"))
    };
    name == "label"
        && node.next_element_sibling().is_some_and(is_box)
        && element::short_text(node, 20).is_some_and(|t| t.trim().chars().count() <= 3)
}

/// The role of a paragraph that is a note because it begins with the sign of one to which the text
/// has pointed, or leads back to there.
pub(super) fn begins(node: &NodeRef, name: &str, marks: &HashSet<String>) -> Option<Role> {
    if marks.is_empty() || !matches!(name, "p" | "li" | "dd" | "dt" | "small") {
        return None;
    }
    let mut inner = node.descendants_it().take(12).filter(|n| !n.is_comment());
    let sign = inner.find(|n| {
        n.is_nonempty_text() || n.has_name("sup") || (n.has_name("a") && n.has_attr("href"))
    })?;
    let is_link = || sign.attr("href").is_some_and(|h| h.trim().starts_with('#'));
    let opens = (sign.has_name("sup") || is_link())
        && element::short_text(&sign, 40)
            .and_then(|text| superscript::label(&text).or_else(|| named_label(&text)))
            .is_some_and(|label| marks.contains(&label));
    let leads_back = || node.descendants_it().take(80).any(|n| is_backlink(&n, &element::name(&n)));
    (opens || leads_back()).then_some(Role::Footnote)
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

/// Whether a class or an id ends as names of notes do: `Post__footnotes`, `article-endnotes`. What
/// holds the headline is the article that has them.
fn is_named_after_notes(node: &NodeRef) -> bool {
    const NOTES: &[&str] =
        &["footnote", "footnotes", "endnote", "endnotes", "sidenote", "marginnote", "fussnoten"];
    // `footnote-definition` is a note as well.
    const PARTS: &[&str] = &["definition", "body", "item", "content", "text", "list", "block"];
    let ends = |name: &str| {
        let mut words = name.rsplit(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let mut last = words.next().unwrap_or_default().to_ascii_lowercase();
        let mut before = words.next().map(str::to_ascii_lowercase);
        if PARTS.contains(&last.as_str()) && before.is_some() {
            last = before.unwrap_or_default();
            before = words.next().map(str::to_ascii_lowercase);
        }
        let is_switch = |w: String| matches!(&*w, "has" | "with" | "no" | "hide" | "show");
        NOTES.contains(&last.as_str()) && !before.is_some_and(is_switch)
    };
    let names = [node.class(), node.id_attr()];
    names.iter().flatten().flat_map(|n| n.split_whitespace()).any(ends)
        && !node.has_name("body")
        && !node.descendants_it().any(|n| n.has_name("h1"))
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
    let is_notes = is_notes || is_named_after_notes(node);
    if is_notes && element::shape(&element::name(node)) == element::Shape::Block {
        return Some(Role::Footnote);
    }
    let is_references = has("epub:type", &["bibliography"])
        || has("role", &["doc-bibliography"])
        || has("class", &["references", "reflist", "ltx_bibliography"]);
    is_references.then_some(Role::Reference)
}
