//! Signs between English figures: to, plus, minus, by, equals …
//!
//! A sign is its own edit; the numbers beside it are read by the rules that follow.

use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const SIGN: Scanner = Scanner {
    name: "sign",
    about: "signs between figures: 2-5 is two to five, 1 + 2 = 3 is one plus two equals three",
    starts: Starts::of("+-−–—~×*÷=<>xX±≈≥≤"),
    read,
    finish: |s| s,
};

/// The start of the figure that ends at `at`: digits, points and commas, at most 24 bytes.
fn figure_start(text: &str, at: usize) -> usize {
    at - text.as_bytes()[..at]
        .iter()
        .rev()
        .take(24)
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        .count()
}

fn figure_end(text: &str, at: usize) -> usize {
    at + text.as_bytes()[at..]
        .iter()
        .take(24)
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        .count()
}

fn digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

fn operand(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, ')' | '(' | '%' | '²' | '³' | '-' | '√' | '?')
    })
}

/// Does the hyphen at `at` (next figure at `next`) stand between the two ends of a range?
fn range(text: &str, at: usize, next: usize) -> bool {
    let money = after(text, next).filter(|c| "$€£¥".contains(*c)).map_or(0, char::len_utf8);
    if !digit(after(text, next + money)) {
        return false;
    }
    // What a range may end with on its left: 5%, 1960s, 5pm, $50.
    let left = match before(text, at) {
        Some('%' | '°') => at - before(text, at).map_or(0, char::len_utf8),
        Some('s') if digit(before(text, at - 1)) => at - 1,
        Some('m' | 'M')
            if scan::word_before(text, at).len() == 2
                && matches!(before(text, at - 1), Some('a' | 'p' | 'A' | 'P')) =>
        {
            scan::spaces_start(text, at - 2)
        }
        // $3m-$4m
        Some('k' | 'm' | 'n') if money > 0 => {
            let scale =
                if text[..at].ends_with("bn") || text[..at].ends_with("mn") { 2 } else { 1 };
            at - scale
        }
        _ => at,
    };
    if !digit(before(text, left)) {
        return before(text, left) == Some('M') && after(text, next).is_some();
    }
    let start = figure_start(text, left);
    let end = figure_end(text, next + money);
    // A chain of figures or letters is a code: 1-413-te, B2-5.
    // 10:30am-11:15am: the colon belongs to the time.
    let clock = left < at && before(text, at).is_some_and(|c| matches!(c, 'm' | 'M'));
    let cut = before(text, start)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '_') || c == ':' && !clock);
    let code = matches!(after(text, end), Some('-' | '/' | '_'))
        && after(text, end + 1).is_some_and(char::is_alphanumeric)
        && !super::measure::has_unit(text, end + 1);
    // Boeing 747-400: two long figures of which the second is smaller are a name.
    let (a, b) = (&text[start..left], text[next + money..end].trim_end_matches(['.', ',']));
    let maker = scan::word_before(text, start);
    let name = a.len() == 3 && b.len() == 3 && a > b && b.ends_with("00")
        || matches!(maker, "Boeing" | "Airbus");
    !cut && !code && !name
}

/// What is said of so many times it.
const MULTIPLES: &[&str] = &[
    "earnings", "sales", "revenue", "profit", "its ", "their ", "more ", "faster", "higher",
    "larger", "the ", "as ", "annual", "book",
];

/// Is there an equals sign near? Then a hyphen is a minus.
fn equation(text: &str, at: usize) -> bool {
    let behind = scan::head(text, at, 16).split([',', ';']).next().unwrap_or_default();
    let before = scan::tail(text, at, 16).rsplit([',', ';']).next().unwrap_or_default();
    let signs = ['=', '≈', '≠'];
    behind.contains(signs) || before.contains(signs) || before.contains(" equals ")
}

fn read(text: &str, at: usize) -> Option<Rewrite> {
    let c = after(text, at)?;
    let end = at + c.len_utf8();
    // A sign that is doubled is drawing or code.
    if after(text, end) == Some(c) {
        let run = text[at..].bytes().take_while(|b| *b == text.as_bytes()[at]).count();
        return if c.is_ascii() && !matches!(c, 'x' | 'X') {
            Rewrite::new(at + run, &text[at..at + run])
        } else {
            None
        };
    }
    if before(text, at) == Some(c) {
        return None;
    }
    let (left, right) = (scan::spaces_start(text, at), scan::spaces_end(text, end));
    let tight = left == at && right == end;
    let (l, r) = (before(text, left), after(text, right));
    // The word with its spaces takes the place of the sign with its own.
    let word = |said: &str| Rewrite::from(left, right, format!(" {said} "));
    match c {
        '=' if after(text, end) == Some('>') => None,
        '=' if operand(l) && operand(r) => word("equals"),
        '+' if digit(l) && digit(r)
            || operand(l) && operand(r) && (!tight || digit(l) || digit(r)) =>
        {
            word("plus")
        }
        '+' if digit(after(text, end)) => Rewrite::new(end, "plus "),
        '+' if digit(before(text, at)) => Rewrite::new(end, " plus"),
        '-' | '−' if after(text, end) == Some('>') => None,
        '-' | '−' | '–'
            if operand(l)
                && operand(r)
                && (digit(l) || digit(r))
                && equation(text, end)
                && l != Some('-') =>
        {
            word("minus")
        }
        '−' if digit(l) && digit(r) => word("minus"),
        // 1e-5
        '-' if tight && matches!(l, Some('e' | 'E')) && digit(before(text, at - 1)) && digit(r) => {
            Rewrite::from(at - 1, end, " times ten to the minus ")
        }
        '-' if tight
            && text[..at].ends_with("50")
            && figure_start(text, at) == at - 2
            && scan::digits(text, end) == "50" =>
        {
            Rewrite::new(end, " ")
        }
        '≥' if digit(r) && !operand(l) => Rewrite::new(right, "at least "),
        '≤' if digit(r) && !operand(l) => Rewrite::new(right, "at most "),
        '-' | '–'
            if (tight || digit(l) && digit(r) && left < at && right > end)
                && range(text, left, right) =>
        {
            word("to")
        }
        '—' if tight && range(text, at, end) => word("to"),
        '~' if digit(r) && !operand(l) || digit(r) && left < at => Rewrite::new(end, "about "),
        '≈' => word("is about"),
        '±' => word("plus or minus"),
        '×' if digit(r) || digit(l) => word(if measured(text, right) { "by" } else { "times" }),
        // 28.5x earnings
        'x' if left == at && digit(l) && right > end && scan::leads(text, right, MULTIPLES) => {
            Rewrite::new(end, " times")
        }
        'x' | 'X'
            if digit(l)
                && digit(r)
                && !before(text, figure_start(text, left)).is_some_and(char::is_alphanumeric) =>
        {
            let said = if measured(text, right) || left < at { "by" } else { "x" };
            word(said)
        }
        '*' if digit(l) && digit(r) => word("times"),
        '÷' => word("divided by"),
        '<' | '>'
            if after(text, end) == Some('=')
                && operand(after(text, scan::spaces_end(text, end + 1))) =>
        {
            let stop = scan::spaces_end(text, end + 1);
            let said = if c == '<' { " is at most " } else { " is at least " };
            Rewrite::from(left, stop, said)
        }
        '<' if digit(r) => {
            if l.is_some_and(char::is_alphanumeric) {
                word("is less than")
            } else {
                Rewrite::new(right, "less than ")
            }
        }
        '>' if digit(r) => {
            if l.is_some_and(char::is_alphanumeric) {
                word("is greater than")
            } else {
                Rewrite::new(right, "greater than ")
            }
        }
        _ => None,
    }
}

/// Is the figure at `at` followed by a unit?
fn measured(text: &str, at: usize) -> bool {
    super::measure::has_unit(text, figure_end(text, at))
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
        en("1 + 2 = 3", "one plus two equals three");
        en("y=x +1", "y equals x plus one");
        en(
            "5pm-7 pm and 1960s-1980s",
            "five PM to seven PM and nineteen sixties to nineteen eighties",
        );
        en("1980-1986", "nineteen eighty to nineteen eighty-six");
        en("5-3-Ws and covid-19", "five-three-Ws and covid-nineteen");
        en("Boeing 747-400", "Boeing seven hundred forty-seven-four hundred");
        en("<5 and x > 3", "less than five and x is greater than three");
        en("≥3, ≤ 5, x ≥ 3", "at least three, at most five, x is at least three");
        en("1e-5, a 50-50 chance", "one times ten to the minus five, a fifty fifty chance");
        en(
            "won 112-108, 10:30am–11:15am",
            "won one hundred twelve to one hundred eight, ten thirty AM to eleven fifteen AM",
        );
        en(
            "$3m-$4m at 28.5x earnings",
            "three million dollars to four million dollars at twenty-eight point five times earnings",
        );
        en(
            "95% CI 1.2–3.4, n = 12",
            "ninety-five percent CI one point two to three point four, n equals twelve",
        );
        en("the 747-400.", "the seven hundred forty-seven-four hundred.");
        en("Boeing 737-800", "Boeing seven hundred thirty-seven-eight hundred");
    }
}
