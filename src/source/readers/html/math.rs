//! MathML: a formula as it would be written on one line.

use super::{element, tex};
use crate::source::formats::formula::{Formula, Shape};
use dom_query::{NodeId, NodeRef};

/// A `<math>` on one line, with the texts in it that are to be read. Its depth is the input's, so it
/// is not recursion.
pub(super) fn text(math: &NodeRef, is_read: impl Fn(&NodeRef) -> bool) -> String {
    let mut formula = Formula::default();
    let mut open: Vec<NodeId> = Vec::new();
    let mut node = *math;
    loop {
        let mut next = None;
        if node.is_text() {
            // White space between the elements is that of the source.
            let text = node.text();
            let within = || node.parent().is_some_and(|p| p.has_name("mtext"));
            let text = if within() { &text[..] } else { text.trim() };
            if !text.is_empty() && is_read(&node) {
                formula.text(text);
            }
        } else if node.is_element() {
            let shape = shape(&node);
            let is_silent = shape == Shape::Silent;
            formula.open(shape);
            if element::name(&node) == "mspace" {
                formula.text(" ");
            }
            open.push(node.id);
            next = node.first_child().filter(|_| !is_silent);
            if next.is_none() {
                open.pop();
                formula.close();
            }
        }
        while next.is_none() {
            if node.id == math.id {
                return formula.finish();
            }
            next = node.next_sibling();
            if next.is_none() {
                let Some(id) = open.pop() else { return formula.finish() };
                formula.close();
                node = NodeRef::new(id, math.tree);
            }
        }
        match next {
            Some(next) => node = next,
            None => return formula.finish(),
        }
    }
}

/// Whether a script holds the source of a formula, for MathJax.
pub(super) fn is_source(script: &NodeRef) -> bool {
    script.attr("type").is_some_and(|t| t.trim().to_ascii_lowercase().starts_with("math/tex"))
}

/// Whether an element is what MathJax made of the source that stands behind it: its signs are set
/// piece by piece, so the source is read.
pub(super) fn is_drawn(node: &NodeRef) -> bool {
    let is_made = || node.class().is_some_and(|c| c.contains("MathJax"));
    let mut next = *node;
    for _ in 0..3 {
        let Some(sibling) = next.next_sibling().filter(|_| is_made()) else { return false };
        if sibling.has_name("script") && is_source(&sibling) {
            return tex::text(&sibling.text()).is_some();
        }
        next = sibling;
    }
    false
}

fn shape(node: &NodeRef) -> Shape {
    let name = element::name(node);
    let attribute = |name: &str, default: &str| {
        node.attr(name).map_or_else(|| default.to_owned(), |v| v.trim().to_owned())
    };
    match name.as_str() {
        "mfrac" => Shape::Fraction,
        "msup" => Shape::Power,
        "msub" => Shape::Index,
        "msubsup" | "munderover" => Shape::Both,
        "munder" | "mover" => Shape::Over,
        "msqrt" => Shape::Root,
        "mroot" => Shape::RootOf,
        "mfenced" => {
            let (open, close) = (attribute("open", "("), attribute("close", ")"));
            Shape::Fenced(open, close, attribute("separators", ","))
        }
        "mtr" | "mlabeledtr" => Shape::Cells(", "),
        "mtable" => Shape::Cells("; "),
        "mphantom" => Shape::Silent,
        "mi" | "mn" | "mo" | "mtext" | "ms" => Shape::Text,
        name if element::is_silent(name) => Shape::Silent,
        _ => Shape::Row,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(mathml: &str, expected: &str) {
        let page = dom_query::Document::from(format!("<p><math>{mathml}</math></p>"));
        let math = page.select("math");
        assert_eq!(text(&math.nodes()[0], |_| true), expected, "{mathml}");
    }

    #[test]
    fn formulas_stand_on_one_line() {
        check(
            "<semantics><mrow><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>\
             <annotation encoding='application/x-tex'>x=\\frac12</annotation></semantics>",
            "x=1/2",
        );
        check(
            "<msup><mi>a</mi><mn>2</mn></msup> <mo>+</mo>\n<msqrt><mn>3</mn></msqrt><mi>b</mi>",
            "a²+√3 b",
        );
        check("<mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>", "2 1/2 x");
        check("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "(a+b)÷c");
        check("<msup><mi>e</mi><mrow><mi>i</mi><mi>π</mi></mrow></msup><mi>x</mi>", "e^(iπ)x");
        check("<mroot><mn>8</mn><mn>3</mn></mroot><msub><mi>x</mi><mn>10</mn></msub>", "∛8 x₁₀");
        check(
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>",
            "∑(i=1…n)i",
        );
        check(
            "<mfenced><mi>a</mi><mi>b</mi></mfenced><mover><mi>v</mi><mo>→</mo></mover>",
            "(a,b)v",
        );
        check(
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mi>x</mi></mtd><mtd><mo>=</mo><mi>y</mi></mtd></mtr></mtable>",
            "1, 2; x =y",
        );
        check("<mi>sin</mi><mo>\u{2061}</mo><mi>x</mi>", "sin x");
        check("", "");
    }

    #[test]
    fn depth_is_no_danger() {
        let deep = "<mrow><mi>a</mi>".repeat(2000);
        check(&deep, &"a".repeat(2000));
    }
}
