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

/// Less prose than this, in letters, is not an article: a line about cookies, a request for JavaScript.
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
            if omit::is_for_programs(&name) || is_furniture(&name) {
                continue;
            }
            let is_noscript = name == "noscript";
            let reason = match name.as_str() {
                "template" => Some(OmissionReason::Template),
                _ if is_noscript || element::is_hidden(&node) => Some(OmissionReason::Hidden),
                _ => None,
            };
            if reason.is_some() && is_dialog(&node, &name) {
                continue;
            }
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

/// Whether elements of this name are not article whatever they hold.
fn is_furniture(name: &str) -> bool {
    matches!(name, "nav" | "aside" | "footer" | "form" | "a" | "dialog" | "button" | "select")
}

/// Whether something hidden is to come over the page, and not into it.
fn is_dialog(node: &NodeRef, name: &str) -> bool {
    let is_role = |r: &str| matches!(r.trim(), "dialog" | "alertdialog" | "menu");
    node.has_attr("aria-modal")
        || node.attr("role").is_some_and(|r| is_role(&r))
        || (!matches!(name, "body" | "html")
            && names::has_word(node, &["modal", "popup", "dialog"]))
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

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "<p>The lamp at the end of the pier was lit again on Friday.</p>\
        <p>A crowd of about forty came to see it, and some of them sang.</p>";

    /// The texts that are still hidden after a look at the page.
    fn hidden(html: &str) -> u32 {
        let page = dom_query::Document::from(html);
        reveal(&page);
        survey(&page).1.iter().map(|h| h.prose).sum()
    }

    #[test]
    fn an_article_that_is_hidden_is_shown() {
        for html in [
            format!("<h1>The lamp</h1><div style='visibility: hidden; opacity: 0'>{PROSE}</div>"),
            format!("<h1>The lamp</h1><div hidden>{PROSE}</div>"),
            format!("<h1>The lamp</h1><main aria-hidden=true>{PROSE}</main><p>Stay with us!</p>"),
            format!("<h1>The lamp</h1><template>{PROSE}</template>"),
            format!("<h1>The lamp</h1><noscript>{PROSE}</noscript>"),
            format!("<body style='display:none'><h1>The lamp</h1>{PROSE}"),
            "<h1>灯</h1><div hidden><p>渡口的灯在星期五又亮了起来，老人们都去看了。</p></div>"
                .into(),
        ] {
            assert_eq!(hidden(&html), 0, "{html}");
        }
    }

    #[test]
    fn what_is_hidden_beside_an_article_stays_hidden() {
        let article = PROSE.repeat(3);
        for html in [
            format!("{article}<div hidden>{PROSE}</div>"),
            format!("{article}<template>{PROSE}{PROSE}</template>"),
            "<p>Short.</p><div hidden>Menu</div><div hidden>Sign in to go on.</div>".into(),
        ] {
            let page = dom_query::Document::from(html.as_str());
            let before = survey(&page).0;
            reveal(&page);
            assert_eq!(survey(&page).0, before, "{html}");
        }
        let dialog = format!("<h1>The lamp</h1><div hidden role=dialog>{PROSE}</div>");
        let page = dom_query::Document::from(dialog.as_str());
        reveal(&page);
        assert!(page.select("[hidden]").nodes().len() == 1);
    }
}
