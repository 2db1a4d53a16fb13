//! The second opinion: what of a page is the article, and what in it is furniture.

use super::claim;
use super::element;
use super::grab::Grabbed;
use super::measure::{Measure, Measures};
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
    /// Judges the furniture in what was grabbed.
    pub(super) fn new(document: &Document, grabbed: Grabbed) -> Self {
        let measures = Measures::of(document, &grabbed.texts);
        let total = measures.get(&document.root()).kept;
        let role = |id: &NodeId| {
            let node = NodeRef::new(*id, &document.tree);
            Some((*id, role(&node, measures.get(&node), total)?))
        };
        let roles = grabbed.around.iter().filter_map(role).collect();
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

/// The role of an element within the article.
fn role(node: &NodeRef, own: Measure, total: u32) -> Option<Role> {
    // What holds much of the article is the article, whatever it is called.
    if own.kept * 4 > total {
        return None;
    }
    if claim::is_in_sentence(node) {
        return None;
    }
    let name = element::name(node);
    let of_name = match name.as_str() {
        "nav" => Some(Role::Navigation),
        "form" => Some(Role::Controls),
        // Rows and cells are named after what they tell.
        "tr" | "td" | "th" => None,
        _ => claim::role(node, own),
    };
    // So is running text, unless it is the sort of furniture that people write sentences for.
    let is_prose = own.text > 250 && own.marks > 4 && own.link_density() < 0.2;
    let in_sentences = |role: &Role| {
        use Role::{Advertisement, Bio, Comments, Legal, Related};
        matches!(role, Comments | Bio | Legal | Related | Advertisement)
    };
    if let Some(role) = of_name.filter(|role| !is_prose || in_sentences(role)) {
        return Some(role);
    }
    let is_text = matches!(
        name.as_str(),
        "p" | "ul" | "ol" | "div" | "center" | "section" | "aside" | "h3" | "h4" | "h5" | "h6"
    );
    (is_text && own.link_density() > 0.85 && own.text > 0).then_some(Role::Related)
}
