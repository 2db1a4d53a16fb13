//! Signs that stand alone in English text, and addresses.

use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};
use crate::text::normalize::web;

pub(super) const ADDRESS: Scanner = Scanner {
    name: "address",
    about: "addresses: a.b@c.com is a dot b at c dot com",
    starts: Starts::of(web::STOPS),
    read: |t, at| web::read(t, at, &WORDS),
    finish: |s| s,
};

const WORDS: web::Words = web::Words {
    signs: &[
        ('.', "dot"),
        ('@', "at"),
        ('/', "slash"),
        (':', "colon"),
        ('-', "dash"),
        ('_', "underscore"),
        ('?', "question mark"),
        ('&', "and"),
        ('=', "equals"),
        ('#', "hash"),
        ('%', "percent"),
        ('+', "plus"),
        ('~', "tilde"),
        (',', "comma"),
        (';', "semicolon"),
        ('$', "dollar"),
        ('!', "exclamation mark"),
        ('*', "star"),
    ],
    digits: super::words::digits,
    gap: " ",
};

pub(super) const QUOTE: Scanner = Scanner {
    name: "quote",
    about: "the quotation marks of TeX: ``so`` and ``so''",
    starts: Starts::of("`'"),
    read: |t, at| if scan::leads(t, at, &["``", "''"]) { Rewrite::new(at + 2, "\"") } else { None },
    finish: |s| s,
};

pub(super) const SYMBOL: Scanner = Scanner {
    name: "symbol",
    about: "single signs: & is and, § is section, α is alpha",
    starts: Starts::of("<$%&@#/.+=°²¹⁰⁴⁻§©®¥€£₩±×÷√∞≈≠≤≥№αβγδεζηθικλμνξπρσςτυφχψωΓΔΘΛΠΣΦΨΩ→™℃℉"),
    read,
    finish: |s| s,
};

const SIGNS: &[(&str, &str)] = &[
    ("$", "dollar"),
    ("€", "euro"),
    ("£", "pound"),
    ("¥", "yen"),
    ("₩", "won"),
    ("₹", "rupee"),
    ("₽", "ruble"),
    ("₿", "bitcoin"),
    ("¢", "cents"),
    ("%", "percent"),
    ("‰", "per mille"),
    ("&", "and"),
    ("@", "at"),
    ("#", "hash"),
    ("+", "plus"),
    ("=", "equals"),
    ("°", "degrees"),
    ("°C", "degrees Celsius"),
    ("°F", "degrees Fahrenheit"),
    ("℃", "degrees Celsius"),
    ("℉", "degrees Fahrenheit"),
    ("²", "squared"),
    ("³", "cubed"),
    ("¹", "one"),
    ("⁰", "zero"),
    ("⁴", "to the fourth"),
    ("⁵", "to the fifth"),
    ("⁶", "to the sixth"),
    ("⁷", "to the seventh"),
    ("⁸", "to the eighth"),
    ("⁹", "to the ninth"),
    ("⁻", "minus"),
    ("§", "section"),
    ("§§", "sections"),
    ("©", "copyright"),
    ("®", "registered"),
    ("™", "trademark"),
    ("±", "plus or minus"),
    ("×", "times"),
    ("÷", "divided by"),
    ("√", "square root of"),
    ("∞", "infinity"),
    ("≈", "about"),
    ("≠", "is not equal to"),
    ("≤", "is at most"),
    ("≥", "is at least"),
    ("№", "number"),
    ("→", "to"),
    ("∑", "sum"),
    ("∫", "integral"),
    ("∂", "partial"),
    ("∆", "delta"),
    ("α", "alpha"),
    ("β", "beta"),
    ("γ", "gamma"),
    ("δ", "delta"),
    ("ε", "epsilon"),
    ("ζ", "zeta"),
    ("η", "eta"),
    ("θ", "theta"),
    ("ι", "iota"),
    ("κ", "kappa"),
    ("λ", "lambda"),
    ("μ", "mu"),
    ("µ", "mu"),
    ("ν", "nu"),
    ("ξ", "xi"),
    ("π", "pi"),
    ("ρ", "rho"),
    ("σ", "sigma"),
    ("τ", "tau"),
    ("φ", "phi"),
    ("χ", "chi"),
    ("ψ", "psi"),
    ("ω", "omega"),
    ("Γ", "gamma"),
    ("Δ", "delta"),
    ("Θ", "theta"),
    ("Λ", "lambda"),
    ("Π", "pi"),
    ("Σ", "sigma"),
    ("Φ", "phi"),
    ("Ψ", "psi"),
    ("Ω", "omega"),
];

fn read(text: &str, at: usize) -> Option<Rewrite> {
    let c = after(text, at)?;
    let end = at + c.len_utf8();
    match c {
        // A tag is markup: what is inside has no sound.
        '<' => {
            let inner = scan::head(text, end, 64);
            let close = inner.find('>')?;
            let tag = inner.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic())
                && !inner[..close].contains('<');
            return if tag {
                Rewrite::new(end + close + 1, &text[at..end + close + 1])
            } else {
                None
            };
        }
        '/' => return slash(text, at, end),
        // A dot inside a word of small letters: ourdailynews.abc
        '.' => {
            let small = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase());
            let inside = small(after(text, end))
                && small(before(text, at))
                && scan::word(text, end).len() > 1
                && scan::word_before(text, at).len() > 1;
            return if inside { Rewrite::new(end, " dot ") } else { None };
        }
        _ => {}
    }
    if let Some((end, said)) = power(text, at) {
        return spaced(text, at, end, &said);
    }
    let (mark, said) = scan::longest(text, at, SIGNS)?;
    let end = at + mark.len();
    let greek = |c: Option<char>| c.is_some_and(|c| matches!(c, 'Α'..='ώ'));
    if greek(Some(c)) && (greek(before(text, at)) || greek(after(text, end)))
        || matches!(c, '=' | '+' | '#')
            && (before(text, at) == Some(c) || after(text, end) == Some(c))
    {
        return None;
    }
    spaced(text, at, end, said)
}

/// `10⁻¹²`: a power with a minus or of several figures; the others are single signs.
fn power(text: &str, at: usize) -> Option<(usize, String)> {
    let behind = before(text, at).is_some_and(|c| c.is_alphanumeric() || c == ')');
    let (end, minus, digits) = scan::raised(text, at)?;
    let said = match (digits.len(), minus) {
        (1.., true) => format!("to the minus {}", super::words::cardinal(&digits)),
        (2.., false) => format!("to the {}", super::words::ordinal(&digits)),
        _ => return None,
    };
    behind.then_some((end, said))
}

/// The word, with spaces where it would touch another word or sign that is read.
fn spaced(text: &str, at: usize, end: usize, said: &str) -> Option<Rewrite> {
    // A dot between two words would make an address of them.
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '.');
    let sign = after(text, end).is_some_and(|c| SIGNS.iter().any(|(s, _)| s.starts_with(c)));
    let left = if touches(before(text, at)) { " " } else { "" };
    let right = if touches(after(text, end)) || sign { " " } else { "" };
    Rewrite::new(end, format!("{left}{said}{right}"))
}

/// A slash: "per" before a lone letter or unit behind a figure, "slash" inside and before a word.
fn slash(text: &str, at: usize, end: usize) -> Option<Rewrite> {
    let (left, right) = (before(text, at), after(text, end));
    if right == Some('/') || left == Some('/') || left == Some('<') {
        return None;
    }
    if scan::word_before(text, at).eq_ignore_ascii_case("and")
        && scan::word(text, end).eq_ignore_ascii_case("or")
    {
        return Rewrite::new(end, " ");
    }
    match (left.is_some_and(char::is_alphanumeric), right.is_some_and(char::is_alphanumeric)) {
        (true, true)
            if scan::word_before(text, at) == "one"
                && scan::word(text, end).len() == 1
                && !matches!(after(text, end + 1), Some('-')) =>
        {
            Rewrite::new(end, " per ")
        }
        (true, true)
            if scan::word(text, end).len() + scan::word_before(text, at).len() > 2
                && !numeral(text, at) =>
        {
            Rewrite::new(end, " slash ")
        }
        (true, false) if numeral(text, at) => Rewrite::new(end, " slash"),
        (_, false) if right.is_some_and(|c| SIGNS.iter().any(|(s, _)| s.starts_with(c))) => {
            Rewrite::new(end, "slash ")
        }
        _ => None,
    }
}

/// Does a figure that was read stand before the slash? There it parts figures, and is a pause.
fn numeral(text: &str, at: usize) -> bool {
    let word = scan::word_before(text, at);
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "teen", "ty", "hundred", "thousand", "zero",
    ]
    .iter()
    .any(|w| word.ends_with(w))
        && text[..at].ends_with(word)
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn en(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "en").said(), said, "{shown}");
    }

    #[test]
    fn signs() {
        en("R&D, here & there, §5", "R and D, here and there, section five");
        en("upgrade/update and/or", "upgrade slash update and or");
        en("The tag <p> and ``x``", "The tag <p> and \"x\"");
        en("mail a1.b@c.com.", "mail a one dot b at c dot com.");
        en("#mytext#", "hash mytext hash");
    }
}
