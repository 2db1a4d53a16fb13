//! What is done to the tree of a page before it is judged: pieces that stand apart in the source come
//! to where a browser shows them. Texts only move; none is lost, none made.

use super::element::{self, Shape};
use super::{names, omit};
use dom_query::{Document, NodeRef};
use std::collections::HashMap;

/// Puts everything in its place.
pub(super) fn prepare(document: &Document) {
    shadows(document);
    streamed(document);
    formulas(document);
    sidenotes(document);
}

/// Shadow roots within each other.
const MOST_ROUNDS: usize = 4;

/// The content of declarative shadow roots (HTML 4.12.3.1), which a browser always shows.
fn shadows(document: &Document) {
    for _ in 0..MOST_ROUNDS {
        let found = document.select("template[shadowrootmode], template[shadowroot]");
        if found.nodes().is_empty() {
            return;
        }
        found.nodes().iter().for_each(open_template);
    }
}

/// Puts the content of a `template` in its place.
pub(super) fn open_template(template: &NodeRef) {
    let Some(content) = omit::template(template) else { return };
    for child in content.children() {
        template.insert_before(&child);
    }
    template.remove_from_parent();
}

/// What a server sent later (React's streaming): `<div hidden id="S:1">` takes the place of
/// `<template id="B:1">`.
fn streamed(document: &Document) {
    let place =
        |prefix: &str, node: &NodeRef| Some(node.id_attr()?.strip_prefix(prefix)?.to_owned());
    let templates = document.select("template[id]");
    let places: HashMap<String, NodeRef> =
        templates.nodes().iter().filter_map(|t| Some((place("B:", t)?, *t))).collect();
    if places.is_empty() {
        return;
    }
    for piece in document.select("[hidden][id]").nodes() {
        let Some(at) = place("S:", piece).and_then(|name| places.get(&name)) else { continue };
        // A page that is at fault may put a piece into itself.
        if at.ancestors_it(None).any(|n| n.id == piece.id) {
            continue;
        }
        for child in piece.children() {
            at.insert_before(&child);
        }
    }
}

/// MathML that is hidden for the sake of a picture of the same formula says more than the picture.
fn formulas(document: &Document) {
    for math in document.select("math").nodes() {
        let around = math.ancestors_it(Some(3));
        let inline = around.take_while(|n| element::shape(&element::name(n)) == Shape::Inline);
        // The tree cannot be changed while it is gone through.
        let hidden: Vec<NodeRef> = inline.filter(element::is_hidden).collect();
        hidden.iter().for_each(element::unhide);
    }
}

/// Inline elements around a note that are gone through.
const MOST_AROUND: usize = 8;

/// Notes that are written within the sentence and shown beside it (Tufte's way) come behind the
/// paragraph, so that the sentence goes on.
fn sidenotes(document: &Document) {
    // Behind which node the next note of each paragraph comes.
    let mut last: HashMap<dom_query::NodeId, NodeRef> = HashMap::new();
    for span in document.select("span, small, aside").nodes() {
        if !is_sidenote(span) {
            continue;
        }
        let around = span.ancestors_it(Some(MOST_AROUND)).find(is_block);
        let Some(paragraph) = around.filter(is_of_text) else { continue };
        span.rename("div");
        span.set_attr("class", "sidenote");
        let behind = last.get(&paragraph.id).copied().unwrap_or(paragraph);
        behind.insert_after(span);
        last.insert(paragraph.id, *span);
    }
}

fn is_sidenote(span: &NodeRef) -> bool {
    let may_be = || [span.class(), span.id_attr()].iter().flatten().any(|n| n.contains("note"));
    let is_named = || {
        may_be()
            && names::has_word(span, &["sidenote", "marginnote"])
            && !span.ancestors_it(Some(2)).any(|n| names::has_word(&n, &["sidenote", "marginnote"]))
    };
    let is_switched = || {
        let before = span.prev_element_sibling();
        before.is_some_and(|n| n.has_name("input") && n.attr("type").as_deref() == Some("checkbox"))
            && before.and_then(|n| n.prev_element_sibling()).is_some_and(|n| n.has_name("label"))
    };
    // A sign of a note is called so too.
    let says_something =
        || span.descendants_it().any(|n| n.is_text() && n.text().trim().chars().count() > 6);
    (is_named() || is_switched()) && says_something()
}

fn is_block(node: &NodeRef) -> bool {
    element::shape(&element::name(node)) == Shape::Block
}

fn is_of_text(block: &NodeRef) -> bool {
    ["p", "li", "dd", "blockquote", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"]
        .iter()
        .any(|name| block.has_name(name))
}
