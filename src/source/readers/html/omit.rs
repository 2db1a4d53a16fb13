//! The account of what is in no block: every text in an element that is not read, with its reason.

use super::element::{self, Shape};
use super::names;
use crate::model::role::{OmissionReason, Role};
use crate::source::formats::flow::Flow;
use dom_query::{NodeId, NodeRef};

/// Whether what an element holds is for programs and no text at all.
pub(super) fn is_for_programs(name: &str) -> bool {
    matches!(name, "head" | "script" | "style")
}

/// What is to be done next on the way through a tree, which is not recursion.
enum Step<'a> {
    Enter(NodeRef<'a>, OmissionReason),
    /// A block ended.
    Part,
}

/// Omits all text in a node: for `reason`, or where that says no more than that it stands outside of
/// the article, for what the elements around it say.
pub(super) fn omit(node: &NodeRef, reason: OmissionReason, flow: &mut Flow) {
    let mut open = vec![Step::Enter(*node, reason)];
    while let Some(step) = open.pop() {
        let (node, reason) = match step {
            Step::Enter(node, reason) => (node, reason),
            Step::Part => {
                flow.ledger.part();
                continue;
            }
        };
        if node.is_text() {
            flow.omit(&node.text(), reason);
            continue;
        }
        let mut reason = reason;
        if node.is_element() {
            let name = element::name(&node);
            if is_for_programs(&name) {
                continue;
            }
            if reason == OmissionReason::Outside {
                reason = of_element(&node, &name).unwrap_or(reason);
            }
            if element::shape(&name) == Shape::Block {
                flow.ledger.part();
                open.push(Step::Part);
            }
        }
        open.extend(node.children_it(true).map(|child| Step::Enter(child, reason)));
        open.extend(template(&node).map(|content| Step::Enter(content, reason)));
    }
}

/// The content of a `template`, which is not a child of it.
pub(super) fn template<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let content: NodeId = node.element_ref()?.template_contents?;
    Some(NodeRef::new(content, node.tree))
}

/// Why an element is not read, as its name, its state or its classes say.
pub(super) fn of_element(node: &NodeRef, name: &str) -> Option<OmissionReason> {
    of_name(name).or_else(|| {
        let hidden = element::is_hidden(node).then_some(OmissionReason::Hidden);
        hidden.or_else(|| names::role(node).map(OmissionReason::Role))
    })
}

/// Why elements of this name are not read.
pub(super) fn of_name(name: &str) -> Option<OmissionReason> {
    Some(match name {
        "button" | "input" | "select" | "textarea" | "datalist" | "option" | "form" | "label"
        | "fieldset" | "legend" | "progress" | "meter" | "output" => OmissionReason::Control,
        "template" => OmissionReason::Template,
        "nav" => OmissionReason::Role(Role::Navigation),
        "figcaption" | "caption" => OmissionReason::Role(Role::Caption),
        "aside" => OmissionReason::Role(Role::Related),
        "svg" => OmissionReason::Unreadable,
        "annotation" | "annotation-xml" => OmissionReason::Rewritten,
        name if element::is_silent(name) => OmissionReason::Hidden,
        _ => return None,
    })
}
