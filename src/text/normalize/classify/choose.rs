//! The best set of candidates that do not overlap.

use super::candidate::Candidate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A candidate that won, and the class that nearly did.
pub(in crate::text::normalize) struct Chosen {
    pub(in crate::text::normalize) candidate: Candidate,
    pub(in crate::text::normalize) runner_up: &'static str,
}

/// The surest first, then the longest, then the leftmost, then by class: an order that does not depend
/// on who found what first. Sorted by place.
pub(in crate::text::normalize) fn choose(mut all: Vec<Candidate>) -> Vec<Chosen> {
    all.sort_by_key(|c| (Reverse(c.evidence), Reverse(c.span.len()), c.span.start, c.class));
    let mut taken: BTreeMap<usize, Chosen> = BTreeMap::new();
    for candidate in all {
        let span = candidate.span.clone();
        let rival = taken
            .range_mut(..span.end)
            .next_back()
            .filter(|(_, c)| c.candidate.span.end > span.start);
        match rival {
            // As sure as the winner, and another class: it was close.
            Some((_, winner)) => {
                let close = winner.candidate.evidence == candidate.evidence
                    && winner.candidate.class != candidate.class;
                if close && winner.runner_up.is_empty() {
                    winner.runner_up = candidate.class.name();
                }
            }
            None => {
                taken.insert(span.start, Chosen { candidate, runner_up: "" });
            }
        }
    }
    taken.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::super::candidate::{Class, Evidence, Meaning};
    use super::*;

    #[test]
    fn sure_then_long_then_left() {
        let one = |span, class, evidence| {
            Candidate::new(span, class, evidence, Meaning::Digits(String::new()))
        };
        let chosen = choose(vec![
            one(0..9, Class::Date, Evidence::Shape),
            one(4..6, Class::Money, Evidence::Unit),
            one(0..3, Class::Cardinal, Evidence::Shape),
            one(7..9, Class::Cardinal, Evidence::Figures),
            one(7..8, Class::Time, Evidence::Figures),
        ]);
        let spans: Vec<_> =
            chosen.iter().map(|c| (c.candidate.span.clone(), c.runner_up)).collect();
        assert_eq!(spans, [(0..3, ""), (4..6, ""), (7..9, "time")]);
    }
}
