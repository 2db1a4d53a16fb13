//! Whose page it is, by its copyright line.

use crate::source::lines::columns;

/// The owner that a copyright line names.
pub(super) fn owner(line: &str) -> Option<String> {
    let mut rest = line;
    for word in ["copyright", "版权所有", "版權所有", "by", ""] {
        let signs = |c: char| !c.is_alphabetic();
        rest = rest.trim_start_matches(signs);
        if rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
            rest = &rest[word.len()..];
        }
    }
    let end = rest.find(['.', ',', '。', '，', '|', '©']).unwrap_or(rest.len());
    let name = rest[..end].trim();
    (4..=40).contains(&columns(name)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_of_copyright() {
        for (line, expected) in [
            ("© 2026 The Harbour Post. All rights reserved.", Some("The Harbour Post")),
            ("Copyright © 2020-2026 by Harbour Media, Ltd.", Some("Harbour Media")),
            ("版权所有：清溪县人民政府", Some("清溪县人民政府")),
            ("© 2026", None),
        ] {
            assert_eq!(owner(line).as_deref(), expected, "{line}");
        }
    }
}
