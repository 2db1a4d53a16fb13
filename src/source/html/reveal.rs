//! Pages that hold their article hidden until a program shows it.

use super::{element, names, omit, prepare};
use crate::model::role::OmissionReason;
use crate::source::lines::{ends_sentence, is_cjk};
use dom_query::{Document, NodeRef};

/// A hidden piece of a page.
struct Hidden<'a> {
    node: NodeRef<'a>,
    reason: OmissionReason,
    /// How much prose is in it.
    prose: u32,
}

/// Less prose than this, in letters, is no article: a line about cookies, a request for JavaScript.
const LEAST: u32 = 60;

/// More than this, and the page shows its article itself.
const MOST_SHOWN: u32 = 160;

/// Where the page shows no prose, shows the hidden piece that has most of it, with what is hidden
/// beside it for the same reason.
pub(super) fn reveal(document: &Document) {
    let (shown, hidden) = survey(document);
    let Some(best) = hidden.iter().max_by_key(|h| h.prose) else { return };
    // A page whose dialog is open says of all the rest that it is hidden from those who listen.
    let is_of_dialog = || best.node.attr("aria-hidden").is_some_and(|v| v.trim() == "true");
    if best.prose < LEAST || best.prose <= 2 * shown || (shown > MOST_SHOWN && !is_of_dialog()) {
        return;
    }
    let parent = best.node.parent().map(|p| p.id);
    let beside = |h: &&Hidden| {
        h.node.parent().map(|p| p.id) == parent && h.reason == best.reason && h.prose > 0
    };
    for piece in hidden.iter().filter(beside) {
        match piece.reason {
            OmissionReason::Template => prepare::open_template(&piece.node),
            _ if piece.node.has_name("noscript") => piece.node.rename("div"),
            _ => element::unhide(&piece.node),
        }
    }
}

/// How much prose a page shows, and its hidden pieces.
fn survey(document: &Document) -> (u32, Vec<Hidden<'_>>) {
    let (mut shown, mut hidden) = (0, Vec::<Hidden>::new());
    // Each node with the hidden piece that it is in.
    let mut open: Vec<(NodeRef, Option<usize>)> = vec![(document.root(), None)];
    while let Some((node, piece)) = open.pop() {
        let mut piece = piece;
        if node.is_text() {
            let prose = prose(&node.text());
            match piece {
                Some(i) => hidden[i].prose += prose,
                None => shown += prose,
            }
            continue;
        }
        if node.is_element() {
            let name = element::name(&node);
            if omit::is_for_programs(&name) || is_furniture(&node, &name) {
                continue;
            }
            let is_noscript = name == "noscript";
            let reason = match name.as_str() {
                "template" => Some(OmissionReason::Template),
                _ if is_noscript || element::is_hidden(&node) => Some(OmissionReason::Hidden),
                _ => None,
            };
            if is_noscript && node.text().to_lowercase().contains("javascript") {
                continue;
            }
            if let (None, Some(reason)) = (piece, reason) {
                piece = Some(hidden.len());
                hidden.push(Hidden { node, reason, prose: 0 });
            } else if reason.is_some() || element::is_silent(&name) {
                // Within a hidden piece, what is hidden for itself stays so.
                continue;
            }
        }
        open.extend(node.children_it(true).map(|child| (child, piece)));
        open.extend(omit::template(&node).map(|content| (content, piece)));
    }
    (shown, hidden)
}

/// Whether something is no article whatever it holds.
fn is_furniture(node: &NodeRef, name: &str) -> bool {
    let is_dialog = || {
        node.has_attr("aria-modal")
            || node.attr("role").is_some_and(|r| matches!(r.trim(), "dialog" | "alertdialog" | "menu"))
    };
    matches!(name, "nav" | "aside" | "footer" | "form" | "a" | "dialog" | "button" | "select")
        || is_dialog()
        || (name != "body" && name != "html" && names::has_word(node, &["modal", "popup", "dialog"]))
}

/// How much prose a text is, in letters; a hanzi says as much as a short word.
fn prose(text: &str) -> u32 {
    const SHORTEST: usize = 8;
    let text = text.trim();
    if text.chars().nth(SHORTEST).is_none() || !ends_sentence(text) {
        return 0;
    }
    text.chars().map(|c| if is_cjk(c) { 3 } else { u32::from(!c.is_whitespace()) }).sum()
}
