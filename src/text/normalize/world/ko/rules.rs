//! What Korean has of its own: a particle follows the sound of what it stands behind.

use super::super::family::{Family, inside};
use super::super::number::fraction_at;
use super::grammar::GRAMMAR;
use crate::text::normalize::rule::{Rewrite, Starts};
use crate::text::normalize::scan::after;

/// Particles behind a closed and behind an open syllable. Source: 국립국어원, 표준국어대사전.
const PAIRS: [(char, char); 4] = [('이', '가'), ('은', '는'), ('을', '를'), ('과', '와')];

/// A fraction is said upside down, so that its particle meets another figure than the one it was
/// written for: 2/3은 is 삼분의 이는.
pub(in crate::text::normalize::world) static PARTICLE: Family = Family {
    grammar: &GRAMMAR,
    name: "particle",
    about: "the particle behind a fraction: 2/3은 is 삼분의 이는",
    starts: Starts::of("0123456789"),
    read: |g, text, at| {
        if inside(text, at) {
            return None;
        }
        let (end, said, _) = fraction_at(g, text, at)?;
        let written = after(text, end)?;
        let (closed, open) = PAIRS.iter().find(|(a, b)| written == *a || written == *b)?;
        let end = end + written.len_utf8();
        if after(text, end).is_some_and(char::is_alphanumeric) {
            return None;
        }
        let particle = if is_closed(said.chars().next_back()?) { closed } else { open };
        Rewrite::new(end, format!("{said}{particle}"))
    },
};

/// Does the syllable end with a consonant? Source: Unicode, "Hangul Syllable Composition".
fn is_closed(c: char) -> bool {
    matches!(c, '가'..='힣') && !(u32::from(c) - 0xAC00).is_multiple_of(28)
}
