//! The commands of TeX that stand for one sign or name.

/// Source: "The Comprehensive LaTeX Symbol List", the tables of Greek letters, binary operators,
/// relations, arrows and log-like symbols; those that articles have.
#[rustfmt::skip]
const SIGNS: &[(&str, &str)] = &[
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"),
    ("varepsilon", "ε"), ("zeta", "ζ"), ("eta", "η"), ("theta", "θ"), ("vartheta", "θ"),
    ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"),
    ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("upsilon", "υ"), ("phi", "φ"),
    ("varphi", "φ"), ("chi", "χ"), ("psi", "ψ"), ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"),
    ("Theta", "Θ"), ("Lambda", "Λ"), ("Xi", "Ξ"), ("Pi", "Π"), ("Sigma", "Σ"), ("Phi", "Φ"),
    ("Psi", "Ψ"), ("Omega", "Ω"), ("times", "×"), ("div", "÷"), ("cdot", "·"), ("ast", "*"),
    ("pm", "±"), ("mp", "∓"), ("le", "≤"), ("leq", "≤"), ("leqslant", "≤"), ("ge", "≥"),
    ("geq", "≥"), ("geqslant", "≥"), ("ne", "≠"), ("neq", "≠"), ("approx", "≈"), ("sim", "~"),
    ("equiv", "≡"), ("propto", "∝"), ("infty", "∞"), ("partial", "∂"), ("nabla", "∇"),
    ("to", "→"), ("rightarrow", "→"), ("Rightarrow", "⇒"), ("leftarrow", "←"), ("in", "∈"),
    ("notin", "∉"), ("subset", "⊂"), ("cup", "∪"), ("cap", "∩"), ("forall", "∀"),
    ("exists", "∃"), ("lt", "<"), ("gt", ">"), ("sum", "∑"), ("prod", "∏"), ("int", "∫"),
    ("oint", "∮"), ("cdots", "…"), ("ldots", "…"), ("dots", "…"), ("circ", "°"),
    ("degree", "°"), ("prime", "′"), ("perp", "⊥"), ("parallel", "∥"), ("angle", "∠"),
    ("because", "∵"), ("therefore", "∴"), ("langle", "("), ("rangle", ")"), ("lbrace", "{"),
    ("rbrace", "}"), ("mid", "|"), ("vert", "|"), ("hbar", "ħ"), ("ell", "ℓ"),
];

const NAMES: &[&str] = &[
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh",
    "log", "ln", "lg", "exp", "lim", "max", "min", "sup", "inf", "det", "dim", "ker", "gcd", "arg",
    "deg", "bmod", "mod",
];

/// What a command stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Sign(&'static str),
    Name(&'static str),
    Fraction,
    Root,
    /// Its argument is read as it is.
    Inner,
    /// The size and shape of what follows.
    Nothing,
    Space,
    /// Begins or ends what its argument names.
    Environment,
}

pub(super) fn command(name: &str) -> Option<Command> {
    let sign = SIGNS.iter().find(|(n, _)| *n == name).map(|(_, sign)| Command::Sign(sign));
    let known = || NAMES.iter().find(|n| **n == name).map(|name| Command::Name(name));
    sign.or_else(known).or_else(|| {
        Some(match name {
            "frac" | "dfrac" | "tfrac" | "cfrac" => Command::Fraction,
            "sqrt" => Command::Root,
            "text" | "mathrm" | "mathbf" | "mathit" | "mathcal" | "mathbb" | "mathsf" | "mbox"
            | "operatorname" | "textbf" | "textit" | "textrm" | "boldsymbol" | "bm" | "vec"
            | "hat" | "bar" | "tilde" | "dot" | "ddot" | "overline" | "underline" | "widehat"
            | "widetilde" | "overrightarrow" | "boxed" => Command::Inner,
            "left" | "right" | "big" | "Big" | "bigl" | "bigr" | "Bigl" | "Bigr" | "limits"
            | "displaystyle" | "textstyle" | "nolimits" | "middle" => Command::Nothing,
            "quad" | "qquad" => Command::Space,
            "begin" | "end" => Command::Environment,
            _ => return None,
        })
    })
}
