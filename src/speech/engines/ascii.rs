//! Text for programs that know ASCII alone: a curly apostrophe makes some spell the word.

use std::borrow::Cow;

/// Letters with marks, and the same without: those of the languages that Latin letters write.
const MARKED: &[(&str, char)] = &[
    ("ÀÁÂÃÄÅĀĂĄ", 'A'),
    ("ÇĆĈĊČ", 'C'),
    ("ĎĐÐ", 'D'),
    ("ÈÉÊËĒĔĖĘĚ", 'E'),
    ("ĜĞĠĢ", 'G'),
    ("ÌÍÎÏĨĪĬĮİ", 'I'),
    ("ĹĻĽŁ", 'L'),
    ("ÑŃŅŇ", 'N'),
    ("ÒÓÔÕÖØŌŎŐ", 'O'),
    ("ŔŖŘ", 'R'),
    ("ŚŜŞŠȘ", 'S'),
    ("ŢŤȚ", 'T'),
    ("ÙÚÛÜŨŪŬŮŰŲ", 'U'),
    ("ÝŶŸ", 'Y'),
    ("ŹŻŽ", 'Z'),
    ("àáâãäåāăą", 'a'),
    ("çćĉċč", 'c'),
    ("ďđð", 'd'),
    ("èéêëēĕėęě", 'e'),
    ("ĝğġģ", 'g'),
    ("ìíîïĩīĭįı", 'i'),
    ("ĺļľł", 'l'),
    ("ñńņňŉ", 'n'),
    ("òóôõöøōŏő", 'o'),
    ("ŕŗř", 'r'),
    ("śŝşšș", 's'),
    ("ţťț", 't'),
    ("ùúûüũūŭůűų", 'u'),
    ("ýÿŷ", 'y'),
    ("źżž", 'z'),
];

/// The text with what ASCII has in place of what it lacks; what has no likeness stays.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '＇' => out.push('\''),
            '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '‹' | '›' | '＂' => {
                out.push('"')
            }
            '‐' | '‑' | '‒' => out.push('-'),
            // It stands for a rest, as the comma does.
            '–' | '—' | '―' => out.push_str(", "),
            '…' => out.push_str("..."),
            'ß' => out.push_str("ss"),
            'Æ' => out.push_str("AE"),
            'æ' => out.push_str("ae"),
            'Œ' => out.push_str("OE"),
            'œ' => out.push_str("oe"),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_ascii() => out.push(c),
            c => out.push(MARKED.iter().find(|(all, _)| all.contains(c)).map_or(c, |(_, p)| *p)),
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_letters_become_those_of_ascii() {
        assert_eq!(fold("The mayor’s “plan”…"), "The mayor's \"plan\"...");
        assert_eq!(fold("Zoë’s naïve café\u{a0}— why?"), "Zoe's naive cafe ,  why?");
        assert_eq!(fold("Łódź, Straße, Œuvre"), "Lodz, Strasse, OEuvre");
        assert_eq!(fold("城 is 城"), "城 is 城");
        assert!(matches!(fold("plain"), Cow::Borrowed("plain")));
    }
}
