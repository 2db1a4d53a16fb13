//! Formulas (ECMA-376, part 1, 22.1: Office Math) on one line.

use crate::Result;
use crate::source::formats::formula::{Formula, Shape};
use crate::source::formats::xml::{Element, Piece, Pieces};

/// The formula that has just begun, up to its end.
pub(super) fn read(pieces: &mut Pieces) -> Result<String> {
    let mut formula = Formula::default();
    let mut depth = 1;
    while depth > 0 {
        match pieces.next()? {
            Some(Piece::Start(e)) => match e.name() {
                "t" => formula.text(&pieces.text()?),
                "naryPr" => {
                    let sign = properties(pieces)?.sign;
                    formula.text(sign.as_deref().unwrap_or("∫"));
                }
                "dPr" => {
                    let found = properties(pieces)?;
                    let or = |given: Option<String>, usual: &str| given.unwrap_or(usual.to_owned());
                    formula.reshape(Shape::Fenced(
                        or(found.open, "("),
                        or(found.close, ")"),
                        or(found.between, "|"),
                    ));
                }
                "del" | "moveFrom" | "Fallback" | "instrText" => pieces.skip()?,
                name if name.ends_with("Pr") => pieces.skip()?,
                _ => {
                    formula.open(shape(&e));
                    depth += 1;
                }
            },
            Some(Piece::End) => {
                formula.close();
                depth -= 1;
            }
            Some(Piece::Text(_)) => {}
            None => break,
        }
    }
    Ok(formula.finish())
}

fn shape(e: &Element) -> Shape {
    match e.name() {
        "f" => Shape::Fraction,
        "sSup" => Shape::Power,
        "sSub" => Shape::Index,
        // The operator of an n-ary one is in its properties, which come first.
        "sSubSup" | "nary" => Shape::Both,
        "rad" => Shape::DegreeRoot,
        "limLow" | "limUpp" => Shape::Over,
        "d" => Shape::Fenced("(".into(), ")".into(), "|".into()),
        "m" | "eqArr" => Shape::Cells("; "),
        "mr" => Shape::Cells(", "),
        "r" => Shape::Text,
        _ => Shape::Row,
    }
}

#[derive(Default)]
struct Properties {
    sign: Option<String>,
    open: Option<String>,
    close: Option<String>,
    between: Option<String>,
}

fn properties(pieces: &mut Pieces) -> Result<Properties> {
    let mut found = Properties::default();
    pieces.each(|e| {
        let value = || Some(e.attribute("val").unwrap_or_default());
        match e.name() {
            "chr" => found.sign = value(),
            "begChr" => found.open = value(),
            "endChr" => found.close = value(),
            "sepChr" => found.between = value(),
            _ => {}
        }
        true
    })?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(xml: &str, expected: &str) {
        let xml = format!("<m:oMath>{xml}</m:oMath>");
        let mut pieces = Pieces::new(&xml, "a.docx");
        assert!(matches!(pieces.next().unwrap(), Some(Piece::Start(_))));
        assert_eq!(read(&mut pieces).unwrap(), expected, "{xml}");
        assert!(pieces.next().unwrap().is_none());
    }

    #[test]
    fn formulas_stand_on_one_line() {
        let r = |text: &str| format!("<m:r><m:rPr/><w:rPr><w:i/></w:rPr><m:t>{text}</m:t></m:r>");
        let power = |a: &str, n: &str| {
            let (a, n) = (r(a), r(n));
            format!("<m:sSup><m:sSupPr/><m:e>{a}</m:e><m:sup>{n}</m:sup></m:sSup>")
        };
        check(&(r("E=m") + &power("c", "2")), "E=mc²");
        let half = format!("<m:f><m:fPr/><m:num>{}</m:num><m:den>{}</m:den></m:f>", r("1"), r("2"));
        check(&(r("x=") + &half), "x=1/2");
        let root = |of: &str| {
            format!("<m:rad><m:radPr><m:degHide/></m:radPr><m:deg/><m:e>{of}</m:e></m:rad>")
        };
        check(&root(&r("2")), "√2");
        check(&root(&(r("a+") + &power("b", "2"))), "√(a+b²)");
        let fenced =
            format!("<m:d><m:dPr><m:begChr m:val='['/></m:dPr><m:e>{}</m:e></m:d>", r("x"));
        check(&fenced, "[x)");
        let sum = format!(
            "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary>",
            r("i=1"),
            r("n"),
            r("i")
        );
        check(&sum, "∑(i=1…n)i");
        check(&"<m:e>".repeat(10), "");
    }
}
