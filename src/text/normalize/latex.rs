//! Formulas as TeX writes them, brought to the plain signs that the other rules read: `$\frac{1}{2}$`
//! is 1/2, `x^2` is x², `\alpha\le\beta` is α≤β.
//!
//! Runs first, so that no other rule sees half a formula. Money never makes one: between two `$` a
//! formula has a command, `^`, `_` or `=`, and no space at either end.

mod parse;
mod signs;
mod words;

use super::scan::{self, after, before};
use crate::model::spoken::Spoken;
use words::{Powers, Words};

/// A formula that was found: where it ends, and its plain signs.
pub(super) struct Rewrite {
    pub(super) end: usize,
    pub(super) said: String,
}

impl Rewrite {
    fn new(end: usize, said: impl Into<String>) -> Option<Rewrite> {
        Some(Rewrite { end, said: said.into() })
    }
}

/// No formula within a line is longer; what seems so is a text between two signs of money.
const MOST: usize = 400;

/// Brings all formulas of a text to plain signs, in the words of a language.
pub(super) fn rewrite(t: &mut Spoken, lang: &str) {
    const STARTS: &[char] =
        &['$', '\\', '^', '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁻', '∛', '∜'];
    let words = Words::of(lang);
    let text = t.said();
    let mut changes = Vec::new();
    let mut at = 0;
    while let Some(stop) = text[at..].find(STARTS).map(|i| at + i) {
        at = stop + after(text, stop).map_or(1, char::len_utf8);
        let Some(r) = read(text, stop, words) else { continue };
        at = at.max(r.end);
        if text[stop..r.end] != r.said {
            changes.push((stop..r.end, r.said));
        }
    }
    t.rewrite("latex", &changes);
}

/// A formula or a power at `at`, in plain signs, in the words of a language.
pub(super) fn plain(text: &str, at: usize, lang: &str) -> Option<Rewrite> {
    let starts = |c: char| matches!(c, '$' | '\\' | '^' | '⁰' | '¹' | '⁴'..='⁹' | '⁻' | '∛' | '∜');
    after(text, at).filter(|c| starts(*c) || matches!(c, '²' | '³'))?;
    read(text, at, Words::of(lang))
}

fn read(text: &str, at: usize, words: &Words) -> Option<Rewrite> {
    match text.as_bytes()[at] {
        b'$' => dollars(text, at, words),
        b'\\' => match text.as_bytes().get(at + 1) {
            Some(b'(') => bracketed(text, at, "\\)", words),
            Some(b'[') => bracketed(text, at, "\\]", words),
            _ => bare(text, at, words),
        },
        b'^' => caret(text, at, words),
        _ if scan::leads(text, at, &["∛", "∜"]) => {
            let degree = if text[at..].starts_with('∛') { "3" } else { "4" };
            Rewrite::new(at + '∛'.len_utf8(), words.root("", degree))
        }
        _ => raised(text, at, words),
    }
}

/// The text from `at` on in which a formula must end.
fn ahead(text: &str, at: usize) -> &str {
    &text[at..text.floor_char_boundary((at + MOST).min(text.len()))]
}

/// `$…$` and `$$…$$`.
fn dollars(text: &str, at: usize, words: &Words) -> Option<Rewrite> {
    let double = after(text, at + 1) == Some('$');
    let mark = if double { "$$" } else { "$" };
    let start = at + mark.len();
    // US$ is money, \$ is not a sign of TeX.
    if before(text, at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '$' | '\\')) {
        return None;
    }
    let inner = ahead(text, start);
    let size = inner.match_indices(mark).map(|(i, _)| i).find(|i| !inner[..*i].ends_with('\\'))?;
    let (body, end) = (&inner[..size], start + size + mark.len());
    let spaced = body.starts_with(char::is_whitespace) || body.ends_with(char::is_whitespace);
    let goes_on = after(text, end).is_some_and(|c| c.is_ascii_alphanumeric() || c == '$');
    if spaced && !double || goes_on || !formulaic(body) {
        return None;
    }
    Rewrite::new(end, parse::formula(body, words))
}

/// `\(…\)` and `\[…\]`; where they hold no formula, they are brackets that Markdown needs written so.
fn bracketed(text: &str, at: usize, mark: &str, words: &Words) -> Option<Rewrite> {
    let inner = ahead(text, at + 2);
    let size = inner.find(mark)?;
    let body = &inner[..size];
    let short = body.trim().len() == 1 && mark == "\\)";
    if !short && !formulaic(body) {
        return None;
    }
    Rewrite::new(at + 2 + size + mark.len(), parse::formula(body, words))
}

/// Has this what only formulas have?
fn formulaic(body: &str) -> bool {
    let command = body
        .match_indices('\\')
        .any(|(i, _)| after(body, i + 1).is_some_and(|c| c.is_ascii_alphabetic()));
    let prose = || {
        body.contains(['，', '。', '、', ';'])
            || body.split(|c: char| !c.is_alphabetic()).any(|w| w.len() > 3) && body.contains(' ')
    };
    command || body.contains(['^', '_', '=']) && !prose()
}

/// Commands outside of a formula, if they are known: a path such as `C:\temp` has others.
fn bare(text: &str, at: usize, words: &Words) -> Option<Rewrite> {
    let left = before(text, at);
    let word = text[..at].bytes().rev().take(2).take_while(u8::is_ascii_alphabetic).count() > 1;
    if word || left.is_some_and(|c| matches!(c, ':' | '\\' | '/' | '_')) {
        return None;
    }
    let rest = ahead(text, at);
    let (mut size, mut said) = parse::commands(rest, words)?;
    // \alpha^12: a power of more than one figure is no token of TeX, and is read as outside of it.
    let cut = rest[..size].ends_with(|c: char| c.is_ascii_digit())
        && after(rest, size).is_some_and(|c| c.is_ascii_digit());
    if cut {
        (size, said) = parse::commands(&rest[..rest[..size].rfind(['^', '_'])?], words)?;
    }
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !scan::is_wide(c));
    let gap = |c: Option<char>, inner: Option<char>| match touches(c) && touches(inner) {
        true => " ",
        false => "",
    };
    let first = gap(left, said.chars().next());
    let last = gap(after(text, at + size), said.chars().next_back());
    Rewrite::new(at + size, format!("{first}{said}{last}"))
}

/// `10^6`, `x^2`, `cm^3`, `e^{-1}`, `x^(n+1)` outside of a formula.
fn caret(text: &str, at: usize, words: &Words) -> Option<Rewrite> {
    let letters = text[..at].bytes().rev().take(4).take_while(u8::is_ascii_alphabetic).count();
    let left = before(text, at)?;
    if letters > 3 && !behind_command(text, at)
        || !(left.is_ascii_alphanumeric() || matches!(left, ')' | '）'))
    {
        return None;
    }
    let rest = ahead(text, at + 1);
    let (close, whole) = match rest.chars().next()? {
        '{' => ('}', true),
        '(' => (')', true),
        _ => (' ', false),
    };
    let (size, high) = if whole {
        let size = rest.find(close).filter(|size| *size <= 20)?;
        (size + 1, &rest[1..size])
    } else {
        let minus = usize::from(rest.starts_with(['-', '−'])) * rest.chars().next()?.len_utf8();
        let figures = scan::digits(rest, minus).len();
        let letter = rest[minus..].starts_with(['n', 'm', 'k', 'x', 't', 'i']);
        let size = minus + figures.max(usize::from(letter));
        let goes_on = after(rest, size).is_some_and(|c| c.is_ascii_alphanumeric())
            || after(rest, size) == Some('.') && !scan::digits(rest, size + 1).is_empty();
        if size == minus || size > 6 || goes_on {
            return None;
        }
        (size, &rest[..size])
    };
    if high.trim().is_empty() || high.contains(['{', '(', '\\']) {
        return None;
    }
    // Chinese has a rule of its own for what is not in round brackets.
    if words.powers == Powers::Caret && close != ')' {
        return None;
    }
    let said = words.power(&parse::formula(high, words));
    let touches = whole && after(text, at + 1 + size).is_some_and(|c| c.is_ascii_alphanumeric());
    Rewrite::new(at + 1 + size, if touches { said + " " } else { said })
}

/// Is what stands before `at` a command, which is one letter: `\alpha`?
fn behind_command(text: &str, at: usize) -> bool {
    let name = scan::tail(text, at, 16);
    let start = name.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    start.len() < name.len() && start.ends_with('\\')
}

/// `10⁶` where the language has no words for small figures but two and three; in English `10¹²`.
fn raised(text: &str, at: usize, words: &Words) -> Option<Rewrite> {
    // Behind a word it is the sign of a note.
    let letters = text[..at].chars().rev().take(3).take_while(|c| scan::is_joined(*c)).count();
    let figure = before(text, at).is_some_and(|c| c.is_ascii_digit() || c == ')');
    if !figure && !(1..3).contains(&letters) && !behind_command(text, at) {
        return None;
    }
    let (end, minus, figures) = scan::raised(text, at)?;
    let has_words = match words.powers {
        Powers::Caret => true,
        Powers::Small => minus || figures.len() == 1 || figures.len() > 3,
        Powers::Words => !minus && matches!(&figures[..], "2" | "3"),
    };
    if has_words {
        return None;
    }
    let sign = if minus { "-" } else { "" };
    Rewrite::new(end, words.power(&format!("{sign}{figures}")))
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            rng_seed: RngSeed::Fixed(11),
            ..ProptestConfig::default()
        })]

        /// As the laws of all rules, for texts that are likely to meet this one.
        #[test]
        fn formulas_are_read_once_and_for_good(
            pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12)
        ) {
            for lang in ["en", "zh", "de", "ja"] {
                let text = pieces.concat();
                let once = normalize(&text, lang);
                prop_assert!(!once.said().contains(|c: char| c.is_ascii_digit()), "{lang}: {text}");
                // What is classified once may make a new form where pieces are glued (see `laws.rs`).
                let text = if lang == "zh" { text } else { pieces.join(" ") };
                let once = normalize(&text, lang);
                let twice = normalize(once.said(), lang);
                prop_assert_eq!(twice.said(), once.said(), "{}: {}", lang, text);
            }
        }
    }

    const PIECES: &[&str] = &[
        "$", "$$", "\\", "\\(", "\\)", "\\frac", "\\sqrt", "\\alpha", "\\le ", "\\sum", "\\text",
        "{", "}", "^", "_", "1", "12", "x", "mc", "=", "+", "-", "<", " ", "²", "⁻¹²", "∛", "元",
        "(", ")", ".", "n", "{2}", "[3]", "\\foo", "%", "\n",
    ];

    #[track_caller]
    fn check(lang: &str, cases: &[(&str, &str)]) {
        for (shown, said) in cases {
            assert_eq!(normalize(shown, lang).said(), *said, "{lang}: {shown}");
        }
    }

    #[test]
    fn english() {
        check(
            "en",
            &[
                ("so $E=mc^2$.", "so E equals mc squared."),
                ("$\\frac{1}{2}$ of it", "one half of it"),
                ("$\\frac{a+b}{c}$", "a plus b over c"),
                ("\\sqrt{2} and $\\sqrt{x}$", "square root of two and square root of x"),
                ("$\\alpha\\le 2$", "alpha is at most two"),
                ("10^6 and x^2, 2^{10}", "ten to the sixth and x squared, two to the tenth"),
                ("\\(2\\times 3\\) is $\\pm 6$", "two times three is plus or minus six"),
                ("$2\\alpha r$ for the $1^{st}$", "two alpha r for the first"),
                ("$x^n$, x^n and o^o", "x to the n, x to the n and o^o"),
            ],
        );
    }

    #[test]
    fn chinese() {
        check(
            "zh",
            &[
                ("$E=mc^2$", "E等于mc的平方"),
                ("取$\\frac{1}{2}$和\\frac{3}{4}", "取二分之一和四分之三"),
                ("$\\frac{a+b}{c}$", "c分之a加b"),
                ("\\sqrt{2}，10^6个，$\\alpha\\le 2$", "根号二，十的六次方个，阿尔法小于等于二"),
            ],
        );
    }

    #[test]
    fn others() {
        check("de", &[("10^6, x^2, $\\frac{1}{4}$", "zehn hoch sechs, x hoch zwei, ein viertel")]);
        check("fr", &[("$x^n$", "x puissance n")]);
    }

    #[test]
    fn money_paths_and_brackets_are_no_formulas() {
        for lang in ["en", "zh", "de"] {
            for text in ["C:\\beta\\alpha", "D:\\data\\in", "\\[sic\\]", "^_^", "\\unknown{a}"] {
                let said = normalize(text, lang);
                assert!(said.edits().iter().all(|e| e.rule != "latex"), "{lang}: {text}");
            }
        }
        check(
            "en",
            &[
                ("$5 and $10", "five dollars and ten dollars"),
                ("($5=£4) and ($6=£5)", normalize("($5=£4) and ($6=£5)", "en").said()),
            ],
        );
    }
}
