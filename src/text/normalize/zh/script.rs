//! The script our readings are written in: they are composed in simplified characters and turned
//! to traditional ones, one for one, because their vocabulary is small and closed.

use super::of;

/// Which characters a reading is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text::normalize) enum Script {
    Simplified,
    Traditional,
}

impl Script {
    /// A reading in this script. Letters, and what is the same in both, pass.
    pub(super) fn turn(self, said: String) -> String {
        if self == Script::Simplified {
            return said;
        }
        let pairs = of("traditional");
        let mut out = String::with_capacity(said.len());
        for (at, c) in said.char_indices() {
            match pairs.at(&said, at) {
                Some((_, turned)) if !c.is_ascii() => out.push_str(turned),
                _ => out.push(c),
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_turn_and_the_rest_passes() {
        assert_eq!(Script::Traditional.turn("负两万点五GB".into()), "負兩萬點五GB");
    }
}
