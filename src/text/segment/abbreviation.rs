//! The shapes of abbreviations that no list has.

/// Letters of the Latin script, with and without marks.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Few abbreviations end in a vowel, most words of the languages that use them do.
pub(super) const VOWELS: &str = "aeiouyàèéêìíòóôùúãаеиоуыэюяіїαεηιουωάέήίόύώ";

/// Hours and eras.
pub(super) fn is_time(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(word, "a.m" | "p.m" | "b.c" | "a.d" | "b.c.e" | "c.e")
}

/// Academic degrees: `Ph.D`, `B.Sc`, `M.B.A`, `LL.M`.
pub(super) fn is_degree(word: &str) -> bool {
    let mut parts = word.split('.');
    let (Some(first), Some(second)) = (parts.next(), parts.next()) else { return false };
    match (first, second) {
        ("ph" | "ed" | "psy" | "th" | "sc" | "j" | "pharm", "d") => parts.next().is_none(),
        ("ll" | "d", "b" | "m" | "d" | "phil" | "sc" | "litt") => parts.next().is_none(),
        ("b" | "m", field) => {
            let field = [field, parts.next().unwrap_or("")].concat();
            let known = [
                "a", "s", "d", "sc", "ba", "ed", "eng", "fa", "phil", "arch", "mus", "com", "tech",
                "res", "litt", "th", "pa", "ph", "sw", "lib",
            ];
            known.contains(&field.as_str()) && parts.next().is_none()
        }
        _ => false,
    }
}

/// Letters with dots between them: `U.S`, `i.v`, `e.g`.
pub(super) fn is_dotted(piece: &str) -> bool {
    piece.contains('.')
        && piece
            .split(['.', '-'])
            .all(|p| p.chars().count() <= 2 && p.chars().all(char::is_alphabetic))
}
