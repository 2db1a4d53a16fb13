//! What is wrong in a TOML file that a person wrote, with its line and key.

/// What serde calls a type, and what it is in such a file.
const TYPES: &[(&str, &str)] = &[
    ("a sequence", "a list such as [\"a\", \"b\"]"),
    ("a map", "a table"),
    ("a string", "a text in quotes"),
    ("a boolean", "true or false"),
    ("usize", "a whole number"),
    ("u64", "a whole number"),
    ("u32", "a whole number"),
    ("u8", "a whole number"),
    ("i64", "a whole number"),
    ("f64", "a number"),
];

/// The sentence: `line 3, languages: it is the string "en", and must be a list such as ["a", "b"]`.
pub fn complaint(text: &str, error: &toml::de::Error) -> String {
    let said = plain(error.message());
    let Some(span) = error.span() else { return said };
    let before = &text[..floor(text, span.start)];
    let number = before.matches('\n').count() + 1;
    let line = text.lines().nth(number - 1).unwrap_or_default();
    // Of a key that is missing there is no line: the span is that of the whole table.
    if error.message().starts_with("missing field") {
        return said;
    }
    let key = line.split('=').next().unwrap_or_default().trim();
    let is_key =
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-.\"'".contains(c));
    match is_key && line.contains('=') && !said.contains(&format!("{key:?}")) {
        true => format!("line {number}, {key}: {said}"),
        false => format!("line {number}: {said}"),
    }
}

/// The message of the parser in words for people.
fn plain(message: &str) -> String {
    let quoted = |rest: &str| {
        let mut parts = rest.splitn(3, '`');
        let (_, name, rest) = (parts.next(), parts.next(), parts.next());
        name.map(|name| (name.to_owned(), rest.unwrap_or_default().to_owned()))
    };
    if let Some((name, _)) = message.strip_prefix("missing field ").and_then(quoted) {
        return format!("the key {name:?} is missing");
    }
    if let Some((name, rest)) = message.strip_prefix("unknown field ").and_then(quoted) {
        let known =
            rest.replace(", expected one of ", "").replace(", expected ", "").replace('`', "");
        return format!("unknown key {name:?}; known are {known}");
    }
    for prefix in ["invalid type: ", "invalid value: "] {
        if let Some((found, wanted)) =
            message.strip_prefix(prefix).and_then(|rest| rest.rsplit_once(", expected "))
        {
            let plain = TYPES.iter().find(|(name, _)| *name == wanted);
            let wanted = plain.map_or(wanted, |(_, plain)| plain);
            return format!("it is the {found}, and must be {wanted}");
        }
    }
    message.trim().replace('\n', ", ")
}

/// The character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct File {
        list: Vec<String>,
        count: Option<u32>,
        table: Option<BTreeMap<String, String>>,
        word: Option<String>,
    }

    #[test]
    fn a_fault_is_told_with_line_and_key() {
        for (text, told) in [
            (
                "\nlist = 'a'",
                "line 2, list: it is the string \"a\", and must be a list such as [\"a\", \"b\"]",
            ),
            (
                "list = []\ncount = -1",
                "line 2, count: it is the integer `-1`, and must be a whole number",
            ),
            ("list = []\ntable = 3", "line 2, table: it is the integer `3`, and must be a table"),
            ("count = 1", "the key \"list\" is missing"),
            (
                "list = []\ncuont = 1",
                "line 2: unknown key \"cuont\"; known are list, count, table, word",
            ),
        ] {
            let e = toml::from_str::<File>(text).unwrap_err();
            assert_eq!(complaint(text, &e), told);
        }
        let text = "# 中文\nlist = []\nword = 字";
        let e = toml::from_str::<File>(text).unwrap_err();
        assert!(complaint(text, &e).starts_with("line 3"), "{}", complaint(text, &e));
    }
}
