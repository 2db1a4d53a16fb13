//! Sets and maps of nodes. A page's nodes are counted from zero, by its own parser, so that their
//! numbers need no hash against attacks.

use dom_query::NodeId;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// What is known of nodes.
pub(super) type NodeMap<V> = HashMap<NodeId, V, BuildHasherDefault<Spread>>;

/// A set of nodes.
pub(super) type NodeSet = HashSet<NodeId, BuildHasherDefault<Spread>>;

/// Spreads the numbers of nodes over all bits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.write_u64(u64::from(*b)));
    }

    fn write_u64(&mut self, n: u64) {
        // 2^64 divided by the golden ratio (Fibonacci hashing, Knuth 6.4).
        self.0 = (self.0 ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32);
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn nodes_are_found_again() {
        let page = Document::from("<p>a</p>".repeat(300));
        let nodes: Vec<NodeId> = page.root().descendants_it().map(|n| n.id).collect();
        let map: NodeMap<usize> = nodes.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        assert_eq!(map.len(), nodes.len());
        assert!(nodes.iter().enumerate().all(|(i, id)| map[id] == i));
    }
}
