//! Pictures that stand for text: characters that no font has, and formulas.

use super::{claim, element, names, tex};
use crate::source::lines::is_cjk;
use dom_query::NodeRef;

/// What a picture in a text stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// This text.
    For(String),
    /// A formula that cannot be put into words; this is its source.
    ForFormula(String),
}

/// What a picture stands for, by its alternative text; `None` for one that is only to be looked at.
pub(super) fn stands(img: &NodeRef) -> Option<Stands> {
    let alt = img.attr("alt")?;
    let alt = alt.trim();
    if alt.is_empty() {
        return None;
    }
    const MATHS: &[&str] = &["math", "tex", "latex", "mwe", "formula", "equation"];
    let is_named =
        names::has_word(img, MATHS) || img.parent().is_some_and(|p| names::has_word(&p, MATHS));
    if is_named || tex::is_tex(alt) {
        // The same formula may stand beside it in MathML.
        let around = img.ancestors_it(Some(2));
        let beside = [img.prev_element_sibling(), img.next_element_sibling()];
        let has_math = beside
            .into_iter()
            .flatten()
            .chain(around)
            .take_while(|n| element::shape(&element::name(n)) == element::Shape::Inline)
            .any(|n| n.descendants_it().take(40).any(|n| n.has_name("math")));
        if has_math {
            return None;
        }
        let text = tex::text(alt);
        return Some(text.map_or_else(|| Stands::ForFormula(alt.to_owned()), Stands::For));
    }
    // A character drawn as a picture stands among others.
    let mut characters = alt.chars();
    let is_character = characters.next().is_some_and(is_cjk) && characters.next().is_none();
    (is_character && claim::is_by_text(img)).then(|| Stands::For(alt.to_owned()))
}
