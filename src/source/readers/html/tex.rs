//! Formulas in TeX, as pages keep them beside pictures and for MathJax, on one line.

use crate::source::formats::formula::{Formula, Shape};

/// A longer formula, in bytes, is none that is read.
const LONGEST: usize = 4000;

/// A formula on one line; `None` where it holds a command that is not known here.
pub(super) fn text(tex: &str) -> Option<String> {
    let tex = bare(tex);
    if tex.is_empty() || tex.len() > LONGEST {
        return None;
    }
    let mut reader = Reader { rest: tex, formula: Formula::default(), depth: 0 };
    reader.row(None)?;
    let text = reader.formula.finish();
    (!text.trim().is_empty()).then_some(text)
}

/// Whether a text can only be TeX.
pub(super) fn is_tex(text: &str) -> bool {
    let text = text.trim();
    let delimited = [("$", "$"), ("\\(", "\\)"), ("\\[", "\\]")];
    let delimited = delimited.iter().any(|(open, close)| {
        text.len() > open.len() + close.len() && text.starts_with(open) && text.ends_with(close)
    });
    let command = text.split('\\').skip(1).any(|c| c.starts_with(|c: char| c.is_ascii_lowercase()));
    delimited || (command && text.contains(['{', '^', '_', '=', ' ']))
}

/// Without what says that it is a formula and how it is set.
fn bare(tex: &str) -> &str {
    let mut tex = tex.trim();
    for (open, close) in [("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]")] {
        if let Some(inner) = tex.strip_prefix(open).and_then(|t| t.strip_suffix(close)) {
            tex = inner.trim();
        }
    }
    tex
}

struct Reader<'a> {
    rest: &'a str,
    formula: Formula,
    depth: usize,
}

/// Groups within each other: deeper is not a formula of people.
const DEEPEST: usize = 40;

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<&'a str> {
        self.rest = self.rest.trim_start();
        let c = self.rest.chars().next()?;
        let mut length = c.len_utf8();
        if c == '\\' {
            let letters = self.rest[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
            let sign = self.rest[1..].chars().next().map_or(0, char::len_utf8);
            length += if letters > 0 { letters } else { sign };
        } else if c.is_ascii_digit() {
            length = self.rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        }
        let (token, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some(token)
    }

    /// Reads up to `end` or to the end of all.
    fn row(&mut self, end: Option<&str>) -> Option<()> {
        while let Some(token) = self.next() {
            if Some(token) == end {
                return Some(());
            }
            self.piece(token)?;
        }
        end.is_none().then_some(())
    }

    /// One piece, with what stands at its foot and at its head.
    fn piece(&mut self, token: &'a str) -> Option<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        // A part may turn out to be the base of a power only when it has been read.
        self.formula.open(Shape::Row);
        self.atom(token)?;
        let mut marks = (false, false);
        loop {
            self.rest = self.rest.trim_start();
            let sign = self.rest.chars().next().filter(|c| matches!(c, '^' | '_' | '\''));
            let Some(sign) = sign else { break };
            self.rest = &self.rest[1..];
            match sign {
                '\'' => {
                    self.formula.text("′");
                    continue;
                }
                '_' if !marks.0 && !marks.1 => {
                    self.wrap(Shape::Index);
                    marks.0 = true;
                }
                '^' if !marks.1 => {
                    self.wrap(if marks.0 { Shape::Both } else { Shape::Power });
                    marks.1 = true;
                }
                _ => return None,
            }
            let token = self.next()?;
            self.formula.open(Shape::Row);
            self.atom(token)?;
            self.formula.close();
        }
        self.formula.close();
        self.depth -= 1;
        Some(())
    }

    /// The part that is being read becomes one with a foot or a head.
    fn wrap(&mut self, shape: Shape) {
        self.formula.reshape(shape);
    }

    /// A group in braces, as one piece.
    fn group(&mut self) -> Option<()> {
        self.rest = self.rest.trim_start();
        // `\frac12` is a half.
        let token = match self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            true => {
                let (digit, rest) = self.rest.split_at(1);
                self.rest = rest;
                digit
            }
            false => self.next()?,
        };
        self.formula.open(Shape::Row);
        self.atom(token)?;
        self.formula.close();
        Some(())
    }

    fn atom(&mut self, token: &'a str) -> Option<()> {
        let Some(command) = token.strip_prefix('\\') else {
            match token {
                "{" => {
                    self.formula.open(Shape::Row);
                    self.row(Some("}"))?;
                    self.formula.close();
                }
                "}" | "^" | "_" | "&" | "#" | "$" | "%" => return None,
                "~" => {}
                "-" => self.formula.text("−"),
                text => self.formula.text(text),
            }
            return Some(());
        };
        match command {
            "frac" | "dfrac" | "tfrac" | "cfrac" => {
                self.formula.open(Shape::Fraction);
                self.group()?;
                self.group()?;
                self.formula.close();
            }
            "sqrt" => self.root()?,
            "text" | "mathrm" | "operatorname" | "mbox" | "textrm" | "mathit" | "mathbf"
            | "textbf" | "textit" => self.words()?,
            "mathbb" | "mathcal" | "mathfrak" | "boldsymbol" | "bm" | "vec" | "hat" | "bar"
            | "tilde" | "overline" | "dot" | "mathsf" => self.group()?,
            "displaystyle" | "textstyle" | "scriptstyle" | "limits" | "nolimits" | "left"
            | "right" | "big" | "Big" | "bigg" | "Bigg" | "bigl" | "bigr" | "Bigl" | "Bigr"
            | "!" => {
                // An invisible bracket.
                self.rest = self.rest.trim_start();
                if let Some(rest) = self.rest.strip_prefix('.').filter(|_| command.ends_with("t")) {
                    self.rest = rest;
                }
            }
            "," | ";" | ":" | " " | "quad" | "qquad" | "\\" => self.formula.text(" "),
            "{" | "}" | "%" | "$" | "#" | "&" | "_" => self.formula.text(command),
            name => {
                let sign = SIGNS.iter().find(|(n, _)| *n == name).map(|(_, sign)| *sign);
                self.formula.text(sign.or_else(|| FUNCTIONS.contains(&name).then_some(name))?);
            }
        }
        Some(())
    }

    fn root(&mut self) -> Option<()> {
        let degree = self.rest.trim_start().strip_prefix('[').and_then(|r| r.split_once(']'));
        match degree {
            Some((degree, rest)) if degree.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                self.rest = rest;
                self.formula.open(Shape::RootOf);
                self.group()?;
                self.formula.text(degree);
            }
            Some(_) => return None,
            None => {
                self.formula.open(Shape::Root);
                self.group()?;
            }
        }
        self.formula.close();
        Some(())
    }

    /// Words in braces, as they stand.
    fn words(&mut self) -> Option<()> {
        let (words, rest) = self.rest.trim_start().strip_prefix('{')?.split_once('}')?;
        if words.contains(['{', '\\']) {
            return None;
        }
        self.rest = rest;
        self.formula.text(words);
        Some(())
    }
}

const FUNCTIONS: &[&str] = &[
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh",
    "log", "ln", "lg", "exp", "lim", "max", "min", "sup", "inf", "det", "dim", "gcd", "ker", "arg",
];

/// Commands that are a sign.
const SIGNS: &[(&str, &str)] = &[
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("vartheta", "θ"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("upsilon", "υ"),
    ("phi", "φ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Xi", "Ξ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("times", "×"),
    ("cdot", "·"),
    ("div", "÷"),
    ("pm", "±"),
    ("mp", "∓"),
    ("le", "≤"),
    ("leq", "≤"),
    ("leqslant", "≤"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("geqslant", "≥"),
    ("ne", "≠"),
    ("neq", "≠"),
    ("approx", "≈"),
    ("sim", "∼"),
    ("equiv", "≡"),
    ("propto", "∝"),
    ("infty", "∞"),
    ("sum", "∑"),
    ("prod", "∏"),
    ("int", "∫"),
    ("partial", "∂"),
    ("nabla", "∇"),
    ("in", "∈"),
    ("notin", "∉"),
    ("subset", "⊂"),
    ("subseteq", "⊆"),
    ("cup", "∪"),
    ("cap", "∩"),
    ("emptyset", "∅"),
    ("forall", "∀"),
    ("exists", "∃"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("Rightarrow", "⇒"),
    ("leftarrow", "←"),
    ("Leftrightarrow", "⇔"),
    ("circ", "°"),
    ("degree", "°"),
    ("ldots", "…"),
    ("dots", "…"),
    ("cdots", "…"),
    ("angle", "∠"),
    ("perp", "⊥"),
    ("parallel", "∥"),
    ("triangle", "△"),
    ("hbar", "ħ"),
    ("ell", "ℓ"),
    ("langle", "⟨"),
    ("rangle", "⟩"),
    ("mid", "|"),
    ("vert", "|"),
    ("prime", "′"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tex_is_set_on_one_line() {
        for (tex, expected) in [
            (r"{\displaystyle x=\frac{1}{2}}", "x=1/2"),
            (r"$E = mc^2$", "E=mc²"),
            (r"a^2+\sqrt{3}", "a²+√3"),
            (r"\(\alpha \leq 10\)", "α≤10"),
            (r"x_{10}^2", "x₁₀²"),
            (r"\sqrt[3]{8}", "∛8"),
            (r"\sum_{i=1}^{n} i", "∑(i=1…n)i"),
            (r"5\,\text{km}", "5 km"),
            ("h", "h"),
        ] {
            assert_eq!(text(tex).as_deref(), Some(expected), "{tex}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        for tex in [r"\begin{matrix}1&2\end{matrix}", r"\weird{x}", "{a", "", r"a}", "^2"] {
            assert_eq!(text(tex), None, "{tex}");
        }
        let deep = "{".repeat(5000);
        assert_eq!(text(&deep[..3000]), None);
    }

    #[test]
    fn tex_is_told_from_text() {
        assert!(is_tex(r"{\displaystyle h}") && is_tex("$x$") && is_tex(r"\frac 1 2"));
        for text in ["h", "A map of the harbour", r"C:\users", "$5", "costs $5 or more"] {
            assert!(!is_tex(text), "{text}");
        }
    }
}
