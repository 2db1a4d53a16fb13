//! The second opinion: what of a page is the article, and what in it is furniture.

use super::element::{self, Shape};
use super::grab::Grabbed;
use super::measure::{Measure, Measures};
use super::names;
use super::walk::Verdict;
use crate::model::role::Role;
use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashMap;

/// The verdicts on all nodes of a page.
pub(super) struct Judge {
    grabbed: Grabbed,
    roles: HashMap<NodeId, Role>,
}

impl Judge {
    pub(super) fn new(document: &Document, mut grabbed: Grabbed) -> Self {
        let measures = Measures::of(document, &grabbed.texts);
        if std::env::var_os("X_NR").is_none() {
            restore(document, &measures, &mut grabbed);
        }
        if std::env::var_os("X_NE").is_none() {
            expand(document, &mut grabbed);
        }
        if std::env::var_os("X_NL").is_none() {
            lead(document, &mut grabbed);
        }
        let measures = Measures::of(document, &grabbed.texts);
        let total = measures.get(&document.root()).kept;
        let mut roles = HashMap::new();
        for id in &grabbed.around {
            let node = NodeRef::new(*id, &document.tree);
            let measure = measures.get(&node);
            if let Some(role) =
                role(&node, measure, total).filter(|_| std::env::var_os("X_NJ").is_none())
            {
                roles.insert(*id, role);
            }
        }
        Judge { grabbed, roles }
    }

    pub(super) fn verdict(&self, node: &NodeRef) -> Verdict {
        let set = if node.is_text() { &self.grabbed.texts } else { &self.grabbed.around };
        match self.roles.get(&node.id) {
            _ if !set.contains(&node.id) => Verdict::Drop,
            Some(role) => Verdict::Role(*role),
            None => Verdict::Read,
        }
    }
}

/// Takes back what stands between texts of the article and is prose all the same.
fn restore(document: &Document, measures: &Measures, grabbed: &mut Grabbed) {
    let dropped: Vec<NodeRef> = grabbed
        .around
        .iter()
        .map(|id| NodeRef::new(*id, &document.tree))
        .flat_map(|around| around.children_it(false).collect::<Vec<_>>())
        .filter(|n| n.is_element() && !grabbed.around.contains(&n.id))
        .collect();
    for node in dropped {
        let Some(parent) = node.parent() else { continue };
        let (measure, around) = (measures.get(&node), measures.get(&parent));
        if belongs(&node, measure, around) {
            if std::env::var_os("X_P").is_some() {
                eprintln!(
                    "R {} {:?} {:?} {}",
                    element::name(&node),
                    node.attr("class").map(|c| c.to_string()),
                    parent.attr("class").map(|c| c.to_string()),
                    node.text()
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                        .chars()
                        .take(110)
                        .collect::<String>()
                );
            }
            for text in node.descendants_it().filter(|n| n.is_text()) {
                grabbed.keep(text);
            }
        }
    }
}

/// Where Readability found but a piece, takes all that is prose in the element that the page itself
/// names as its article.
fn expand(document: &Document, grabbed: &mut Grabbed) {
    let measures = Measures::of(document, &grabbed.texts);
    let Some(body) = document.body() else { return };
    let kept = measures.get(&body).kept;
    let mut best: Option<(u32, Vec<NodeRef>)> = None;
    for root in body.descendants_it().filter(is_article) {
        let own = measures.get(&root);
        // It holds what was found, and much more.
        if own.kept * 10 < kept * 8 || own.text < kept * 3 / 2 {
            continue;
        }
        let prose = prose(&root, &measures);
        let length = prose.iter().map(|n| measures.get(n).text).sum::<u32>();
        if length > kept * 3 / 2 && best.as_ref().is_none_or(|(most, _)| length < *most) {
            best = Some((length, prose));
        }
    }
    for text in best.iter().flat_map(|(_, p)| p).flat_map(|n| n.descendants_it()) {
        if text.is_text() {
            grabbed.keep(text);
        }
    }
}

/// Whether the page names an element as the article.
fn is_article(node: &NodeRef) -> bool {
    let is = |attribute: &str, word: &str| {
        node.attr(attribute)
            .is_some_and(|v| v.split_whitespace().any(|w| w.eq_ignore_ascii_case(word)))
    };
    node.has_name("article")
        || node.has_name("main")
        || is("role", "main")
        || is("role", "article")
        || is("itemprop", "articleBody")
        || ["post", "entry-content", "article-body", "article", "content", "main"]
            .iter()
            .any(|w| is("class", w) || is("id", w))
}

/// The blocks of running text in an element, without furniture.
fn prose<'a>(root: &NodeRef<'a>, measures: &Measures) -> Vec<NodeRef<'a>> {
    let mut found = Vec::new();
    let mut open = vec![*root];
    while let Some(node) = open.pop() {
        let own = measures.get(&node);
        if own.text == 0 || !node.is_element() {
            continue;
        }
        let name = element::name(&node);
        let is_furniture = matches!(name.as_str(), "nav" | "aside" | "footer" | "form")
            || (node.id != root.id && names::role(&node).is_some());
        if is_furniture {
            continue;
        }
        if is_leaf(&node, &name) {
            let is_item =
                matches!(name.as_str(), "li" | "h2" | "h3" | "h4" | "td" | "th" | "dd" | "dt");
            let is_prose = own.link_density() < 0.4 && (own.marks > 0 && own.text > 25 || is_item);
            if is_prose {
                found.push(node);
            }
        } else {
            open.extend(node.children_it(true));
        }
    }
    found
}

/// Whether an element is a block without blocks in it.
fn is_leaf(node: &NodeRef, name: &str) -> bool {
    let is_block = |n: &NodeRef| {
        n.is_element()
            && n.has_name("br") == false
            && element::shape(&element::name(n)) == Shape::Block
    };
    element::shape(name) == Shape::Block && !node.descendants_it().any(|n| is_block(&n))
}

/// Takes back what stands between the headline and the text: the lead.
fn lead(document: &Document, grabbed: &mut Grabbed) {
    let measures = Measures::of(document, &grabbed.texts);
    let Some(body) = document.body() else { return };
    let mut after_headline = false;
    let mut found = Vec::new();
    for node in body.descendants_it() {
        if node.is_text() && grabbed.texts.contains(&node.id) && measures.get(&node).text > 80 {
            break;
        }
        if !node.is_element() {
            continue;
        }
        let name = element::name(&node);
        after_headline |= name == "h1";
        let own = measures.get(&node);
        if !after_headline || own.text == 0 || own.kept > 0 {
            continue;
        }
        let is_lead = matches!(name.as_str(), "p" | "h2" | "h3" | "div" | "strong")
            && is_leaf(&node, if name == "strong" { "p" } else { &name })
            && own.link_density() < 0.2
            && (60..1200).contains(&own.text)
            && own.marks > 0
            && !node.ancestors_it(Some(6)).chain([node]).any(|n| names::role(&n).is_some());
        if is_lead {
            found.push(node);
        }
    }
    if found.len() > 3 {
        return;
    }
    for node in found {
        if std::env::var_os("X_P").is_some() {
            eprintln!(
                "L {} {:?} {}",
                element::name(&node),
                node.attr("class").map(|c| c.to_string()),
                node.text()
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .chars()
                    .take(110)
                    .collect::<String>()
            );
        }
        for text in node.descendants_it().filter(|n| n.is_text()) {
            grabbed.keep(text);
        }
    }
}

/// Whether an element that Readability left out belongs to the article all the same.
fn belongs(node: &NodeRef, own: Measure, parent: Measure) -> bool {
    let name = element::name(node);
    if own.text == 0 || element::shape(&name) != Shape::Block || names::role(node).is_some() {
        return false;
    }
    // Its neighbours are the article.
    let beside = parent.kept * 2 > parent.text - own.text && parent.kept > 200;
    let is_text = matches!(
        name.as_str(),
        "p" | "ul"
            | "ol"
            | "dl"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "table"
            | "pre"
    );
    let is_prose = own.link_density() < 0.3 && own.marks > 0;
    beside && is_text && is_prose
}

/// The role of an element within the article.
fn role(node: &NodeRef, own: Measure, total: u32) -> Option<Role> {
    // What holds much of the article is the article, whatever it is called.
    if own.kept * 4 > total {
        return None;
    }
    let name = element::name(node);
    let of_name = match name.as_str() {
        "nav" => Some(Role::Navigation),
        "form" => Some(Role::Controls),
        _ => None,
    };
    // So is running text, unless it is the sort of furniture that people write sentences for.
    let is_prose = own.text > 250 && own.marks > 4 && own.link_density() < 0.2;
    let written = |role: &Role| matches!(role, Role::Comments | Role::Bio | Role::Legal | Role::Related | Role::Advertisement);
    // Rows and cells are named after what they tell.
    let of_table = element::is_of_table(&name) && name != "table";
    let of_name = of_name.or_else(|| names::role(node).filter(|_| !of_table));
    if let Some(role) = of_name.filter(|role| !is_prose || written(role)) {
        return Some(role);
    }
    let is_text = matches!(
        name.as_str(),
        "p" | "ul" | "ol" | "div" | "section" | "aside" | "h3" | "h4" | "h5" | "h6"
    );
    if is_text && own.link_density() > 0.85 && own.text > 0 {
        return Some(Role::Related);
    }
    None
}
