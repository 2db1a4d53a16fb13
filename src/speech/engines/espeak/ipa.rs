//! The International Phonetic Alphabet → the library's own names of sounds.
//!
//! What stands between `[[` and `]]` is not read but sounded. The names are those of the library's
//! English tables, which fit both sides of the Atlantic: `0` is the vowel of lot, `A@` that of start
//! with its r, wherever the voice says one. In other languages a common set is taken: their
//! consonants have the same names, and five vowels and two open ones are in nearly all of them.

/// The longest that is taken; the library has room for 200 sounds in a word.
const LONGEST: usize = 80;

/// Sounds of English, the longest sign first where one begins with another.
const ENGLISH: &[(&str, &str)] = &[
    ("ɪər", "i@3"),
    ("ɛər", "e@"),
    ("eər", "e@"),
    ("ʊər", "U@"),
    ("aɪər", "aI@"),
    ("aʊər", "aU@"),
    ("ɑːr", "A@"),
    ("ɔːr", "O@"),
    ("ɜːr", "3:"),
    ("ɪə", "i@"),
    ("ɛə", "e@"),
    ("eə", "e@"),
    ("ʊə", "U@"),
    ("eɪ", "eI"),
    ("aɪ", "aI"),
    ("ɔɪ", "OI"),
    ("oʊ", "oU"),
    ("əʊ", "oU"),
    ("aʊ", "aU"),
    ("ɑː", "A:"),
    ("ɔː", "O:"),
    ("ɜː", "3:"),
    ("iː", "i:"),
    ("uː", "u:"),
    ("ər", "3"),
    ("ɑr", "A@"),
    ("ɔr", "O@"),
    ("ɜr", "3:"),
    ("ɝ", "3:"),
    ("ɚ", "3"),
    ("ɑ", "A:"),
    ("ɔ", "O:"),
    ("ɒ", "0"),
    ("æ", "a"),
    ("a", "a"),
    ("ɐ", "V"),
    ("ʌ", "V"),
    ("ɛ", "E"),
    ("e", "E"),
    ("ɪ", "I"),
    ("ᵻ", "I2"),
    ("i", "i"),
    ("ʊ", "U"),
    ("u", "u:"),
    ("o", "oU"),
    ("ə", "@"),
    ("θ", "T"),
    ("ð", "D"),
    ("ʍ", "w"),
    ("ɾ", "t"),
];

/// Vowels of the common set.
const COMMON: &[(&str, &str)] = &[
    ("a", "a"),
    ("ɑ", "a"),
    ("e", "e"),
    ("ɛ", "E"),
    ("i", "i"),
    ("o", "o"),
    ("ɔ", "O"),
    ("u", "u"),
    ("ə", "@"),
];

const CONSONANTS: &[(&str, &str)] = &[
    ("t͡ʃ", "tS"),
    ("d͡ʒ", "dZ"),
    ("tʃ", "tS"),
    ("dʒ", "dZ"),
    ("ʧ", "tS"),
    ("ʤ", "dZ"),
    ("p", "p"),
    ("b", "b"),
    ("t", "t"),
    ("d", "d"),
    ("k", "k"),
    ("ɡ", "g"),
    ("g", "g"),
    ("f", "f"),
    ("v", "v"),
    ("s", "s"),
    ("z", "z"),
    ("ʃ", "S"),
    ("ʒ", "Z"),
    ("h", "h"),
    ("x", "x"),
    ("m", "m"),
    ("n", "n"),
    ("ŋ", "N"),
    ("l", "l"),
    ("ɫ", "l"),
    ("r", "r"),
    ("ɹ", "r"),
    ("j", "j"),
    ("w", "w"),
];

/// What the library is given for a sound, brackets included; `None` if a voice of this language file
/// cannot say it, or not all of it.
pub(super) fn phonemes(ipa: &str, voice: &str) -> Option<String> {
    let language = voice.split('+').next()?.rsplit('/').next()?.split('-').next()?;
    // Languages of tones have syllables and no free sounds.
    if ["cmn", "yue", "hak", "vi", "th", "my", "shn"].contains(&language) {
        return None;
    }
    let vowels = if language == "en" { ENGLISH } else { COMMON };
    let mut rest = ipa.trim();
    // A word of one syllable is written without a stress, but the library takes what has none for a
    // weak word like `the`.
    let stressed = ipa.contains(['ˈ', 'ˌ', '\'']);
    let (mut out, mut stress) = (String::new(), (!stressed).then_some("'"));
    if rest.is_empty() || rest.chars().count() > LONGEST {
        return None;
    }
    while let Some(c) = rest.chars().next() {
        let mut take = c.len_utf8();
        match c {
            'ˈ' | '\'' => stress = Some("'"),
            'ˌ' => stress = Some(","),
            '.' | '‿' | '(' | ')' => {}
            // The common set has vowels of one length.
            'ː' => {}
            ' ' => out.push(' '),
            _ => {
                let signs = |table: &'static [(&str, &str)]| {
                    table.iter().find(|(sign, _)| rest.starts_with(sign))
                };
                if let Some((sign, name)) = signs(CONSONANTS) {
                    take = sign.len();
                    put(&mut out, name);
                } else {
                    let (sign, name) = signs(vowels)?;
                    // The r of the vowel is a sound of its own before another vowel.
                    let linked = sign.len() > 1
                        && sign.ends_with('r')
                        && signs_at(&rest[sign.len()..], vowels);
                    if let Some(stress) = stress.take() {
                        put(&mut out, stress);
                    }
                    match linked {
                        true => {
                            let (open, _) = sign.split_at(sign.len() - 1);
                            take = open.len();
                            put(&mut out, before_r(open, vowels)?);
                        }
                        false => {
                            take = sign.len();
                            put(&mut out, name);
                        }
                    }
                }
            }
        }
        rest = &rest[take..];
    }
    out.contains(|c: char| c.is_ascii_alphanumeric() || c == '@')
        .then(|| format!("[[{}]]", out.trim()))
}

/// Whether a vowel comes next.
fn signs_at(rest: &str, vowels: &[(&str, &str)]) -> bool {
    vowels.iter().any(|(sign, _)| rest.starts_with(sign)) && !rest.starts_with(['θ', 'ð'])
}

/// The name of the vowel whose r goes to the next syllable.
fn before_r(open: &str, vowels: &[(&'static str, &'static str)]) -> Option<&'static str> {
    vowels.iter().find(|(sign, _)| *sign == open).map(|(_, name)| *name)
}

/// Adds a name; a bar parts it from the one before, with which it might be another name.
fn put(out: &mut String, name: &str) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push('|');
    }
    out.push_str(name);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_names() {
        for (ipa, names) in [
            ("dʒɪf", "[[dZ|'|I|f]]"),
            ("rᵻˈkɔːrd", "[[r|I2|k|'|O@|d]]"),
            ("ˈmɒdərət", "[[m|'|0|d|@|r|@|t]]"),
            ("tɪər", "[[t|'|i@3]]"),
            ("ˌsiː.kwəl ˈbɒks", "[[s|,|i:|k|w|@|l b|'|0|k|s]]"),
            ("t͡ʃɝt͡ʃ", "[[tS|'|3:|tS]]"),
        ] {
            assert_eq!(phonemes(ipa, "gmw/en-US+f2").as_deref(), Some(names), "{ipa}");
        }
        assert_eq!(phonemes("dʒiːf", "gmw/de").as_deref(), Some("[[dZ|'|i|f]]"));
    }

    #[test]
    fn what_cannot_be_said_is_refused() {
        for (ipa, voice) in [
            ("ʘa", "gmw/en"),
            ("θa", "gmw/de"),
            ("ma", "sit/cmn"),
            ("", "gmw/en"),
            ("ˈ.", "gmw/en"),
            ("[[", "gmw/en"),
        ] {
            assert_eq!(phonemes(ipa, voice), None, "{ipa} {voice}");
        }
        assert_eq!(phonemes(&"a".repeat(81), "gmw/en"), None);
    }
}
