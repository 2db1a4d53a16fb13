//! How much text, and of what sort, is in each element of a page.

use super::element;
use super::ids::{NodeMap, NodeSet};
use dom_query::{Document, NodeId, NodeRef};

/// What is in an element. Lengths count characters that are not white space, so that a hanzi, which
/// says as much as a short word, is not lost beside spaces.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measure {
    /// All text that a browser would show.
    pub(super) text: u32,
    /// Of it, in links.
    pub(super) links: u32,
    /// Of it, kept as the article.
    pub(super) kept: u32,
    /// Marks that prose has: ends of sentences and commas.
    pub(super) marks: u32,
}

/// Fewer characters, white space not counted, are not sign of where the article is.
const LEAST_KEPT: u32 = 80;

impl Measure {
    /// Which share of the text is in links, 0 to 1.
    pub(super) fn link_density(&self) -> f64 {
        f64::from(self.links) / f64::from(self.text.max(1))
    }

    /// Whether what stands beside a child of this measure is the article.
    pub(super) fn is_article_beside(&self, child: Measure) -> bool {
        self.kept > LEAST_KEPT && self.kept * 2 > self.text.saturating_sub(child.text)
    }

    fn add(&mut self, other: Measure) {
        self.text += other.text;
        self.links += other.links;
        self.kept += other.kept;
        self.marks += other.marks;
    }
}

/// The measures of all nodes of a page that a browser would show.
pub(super) struct Measures {
    of: NodeMap<Measure>,
    /// Parents before children.
    order: Vec<NodeId>,
}

impl Measures {
    pub(super) fn of(document: &Document, kept: &NodeSet) -> Self {
        // Parents before children, so that from the end every node is whole before its parent.
        let mut order: Vec<(NodeRef, bool)> = Vec::new();
        let mut open = vec![(document.root(), false)];
        while let Some((node, in_link)) = open.pop() {
            let mut in_link = in_link;
            if node.is_element() {
                let name = element::name(&node);
                if element::is_silent(&name) || element::is_hidden(&node) {
                    continue;
                }
                in_link |= name == "a";
            }
            order.push((node, in_link));
            open.extend(node.children_it(true).map(|child| (child, in_link)));
        }
        let mut measures: NodeMap<Measure> =
            NodeMap::with_capacity_and_hasher(order.len(), Default::default());
        for (node, in_link) in order.iter().rev() {
            if node.is_text() {
                let mut m = Measure::default();
                for c in node.text().chars().filter(|c| !c.is_whitespace()) {
                    m.text += 1;
                    m.marks += u32::from(".,;!?。，、；！？…،؟".contains(c));
                }
                m.links = if *in_link { m.text } else { 0 };
                m.kept = if kept.contains(&node.id) { m.text } else { 0 };
                measures.insert(node.id, m);
            }
            let own = measures.get(&node.id).copied().unwrap_or_default();
            if let Some(parent) = node.parent() {
                measures.entry(parent.id).or_default().add(own);
            }
        }
        Measures { of: measures, order: order.into_iter().map(|(node, _)| node.id).collect() }
    }

    /// For every node, the sum of what it and all in it have.
    pub(super) fn sums(&self, document: &Document, mut own: NodeMap<u32>) -> NodeMap<u32> {
        for id in self.order.iter().rev() {
            let sum = own.get(id).copied().unwrap_or_default();
            if let Some(parent) = NodeRef::new(*id, &document.tree).parent().filter(|_| sum > 0) {
                *own.entry(parent.id).or_default() += sum;
            }
        }
        own
    }

    /// The measure of a node; nothing where a browser shows nothing.
    pub(super) fn get(&self, node: &NodeRef) -> Measure {
        self.of.get(&node.id).copied().unwrap_or_default()
    }
}
