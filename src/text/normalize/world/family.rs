//! What a rule of the shared languages is, and the looks that all of them take.

use super::grammar::Grammar;
use crate::model::spoken::Spoken;
use crate::text::normalize::rule::{Bytes, Rewrite, Rule, Starts, rewrite_where};
use crate::text::normalize::scan::{after, before, is_wide};

/// A rule with the grammar it reads by.
pub(super) struct Family {
    pub(super) grammar: &'static Grammar,
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) starts: Starts,
    pub(super) read: fn(&Grammar, &str, usize) -> Option<Rewrite>,
}

impl Rule for Family {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn idle(&self, bytes: &Bytes) -> bool {
        self.starts.none_in(bytes)
    }

    fn apply(&self, t: &mut Spoken) {
        rewrite_where(t, self.name, &self.starts, |text, at| (self.read)(self.grammar, text, at));
    }
}

/// Declares a family of rules over a grammar.
macro_rules! family {
    ($name:ident, $title:literal, $about:literal, $starts:expr, $read:expr) => {
        pub(super) const fn $name(grammar: &'static Grammar) -> Family {
            Family {
                grammar,
                name: $title,
                about: $about,
                starts: Starts::of($starts),
                read: $read,
            }
        }
    };
}
pub(super) use family;

/// Is the place inside a word, a code or a longer number?
pub(super) fn inside(text: &str, at: usize) -> bool {
    before(text, at).is_some_and(|c| {
        (c.is_alphanumeric() && !is_wide(c)) || matches!(c, '.' | ',' | '/' | ':' | '_')
    })
}

pub(super) fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

/// A reading with the gaps of the language where letters would touch it.
pub(super) fn spaced(
    g: &Grammar,
    text: &str,
    start: usize,
    end: usize,
    said: &str,
) -> Option<Rewrite> {
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
    let left = if touches(before(text, start)) { g.gap } else { "" };
    let right = if touches(after(text, end)) { g.gap } else { "" };
    Rewrite::from(start, end, format!("{left}{said}{right}"))
}
