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
            if std::env::var_os("X_P").is_some() { eprintln!("R {} {:?} {:?} {}", element::name(&node), node.attr("class").map(|c| c.to_string()), parent.attr("class").map(|c|c.to_string()), node.text().split_whitespace().collect::<Vec<_>>().join(" ").chars().take(110).collect::<String>()); }
            for text in node.descendants_it().filter(|n| n.is_text()) {
                grabbed.keep(text);
            }
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
    if let Some(role) = of_name.or_else(|| names::role(node)) {
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
