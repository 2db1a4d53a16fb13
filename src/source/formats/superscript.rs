//! What is set higher than the line: powers, and signs that point to notes.

/// The label of a raised text (`1`, `*`) if its form is that of a sign that points to a note: short,
/// a number, a letter or a mark, perhaps in brackets.
pub(crate) fn label(text: &str) -> Option<String> {
    let sign = text.trim().trim_matches(|c: char| "[](){}〔〕［］（）".contains(c)).trim();
    let short = !sign.is_empty() && sign.chars().count() <= 5;
    let is_sign =
        sign.chars().all(|c| c.is_ascii_alphanumeric() || "*†‡§¶#, -–注释①②③④⑤⑥⑦⑧⑨⑩".contains(c));
    (short && is_sign).then(|| sign.to_owned())
}

/// The label of a raised text behind `before`, if it can only point to a note.
pub(crate) fn note(text: &str, before: &str) -> Option<String> {
    let in_brackets = text.trim().starts_with(['[', '［', '〔']) && !before.is_empty();
    let is_figure = |c: char| c.is_ascii_digit() || ('①'..='⑩').contains(&c);
    label(text).filter(|label| {
        label.starts_with(is_figure)
            && label.chars().all(|c| is_figure(c) || ", -–".contains(c))
            && (in_brackets || is_after_word(before))
    })
}

/// A raised text behind `before` in signs that are small by themselves, so that 10⁶ does not become
/// 106. `None`, if there are none for it.
pub(crate) fn power(text: &str, before: &str) -> Option<String> {
    let of_power = |c: char| c.is_ascii_alphanumeric() || matches!(c, ')' | '）');
    before.ends_with(of_power).then(|| small(text))?
}

/// A text in small raised signs, if there are such for all of it.
pub(crate) fn small(text: &str) -> Option<String> {
    let small = |c| {
        let mut pairs = "0123456789-−+n".chars().zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺ⁿ".chars());
        pairs.find_map(|(plain, small)| (plain == c).then_some(small))
    };
    text.trim().chars().map(small).collect()
}

/// Whether figures behind `before` can only point to a note: behind hanzi, behind the end of a
/// sentence or a quotation, and behind a word that is not a unit and no variable.
fn is_after_word(before: &str) -> bool {
    let letters = before.chars().rev().take_while(|c| c.is_lowercase()).count();
    letters >= 4
        || before.ends_with(|c: char| {
            ('\u{4e00}'..='\u{9fff}').contains(&c) || ".,;!?。，；：、！？”’\"」』》".contains(c)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_and_notes_are_told_by_what_stands_before() {
        for (text, before, is_note, is_power) in [
            ("6", "10", None, Some("⁶")),
            ("−12", "10", None, Some("⁻¹²")),
            ("2", "E=mc", None, Some("²")),
            ("2", "事实", Some("2"), None),
            ("2", "It is so.", Some("2"), None),
            ("[1]", "10", Some("1"), None),
            ("[1, 2]", "so", Some("1, 2"), None),
            ("③", "所述", Some("③"), None),
            ("nd", "2", None, None),
            ("1", "", None, None),
        ] {
            assert_eq!(note(text, before).as_deref(), is_note, "{before}{text}");
            if is_note.is_none() {
                assert_eq!(power(text, before).as_deref(), is_power, "{before}{text}");
            }
        }
    }
}
