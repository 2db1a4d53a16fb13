//! Maps of facts with a quick hash: their keys are the program's own, so that nobody can choose bad ones.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map of facts.
pub type Table<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// A set of facts.
pub type Known<K> = HashSet<K, BuildHasherDefault<Quick>>;

/// A rotation and a multiplication for each eight bytes, as in FxHash of the Rust compiler.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quick(u64);

impl Quick {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x51_7C_C1_B7_27_22_0A_95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.add(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.add(n.into());
    }

    fn write_u32(&mut self, n: u32) {
        self.add(n.into());
    }

    fn finish(&self) -> u64 {
        // The map takes the lower bits, and the upper ones are mixed best.
        self.0.rotate_left(26)
    }
}
