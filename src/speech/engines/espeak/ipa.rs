//! The International Phonetic Alphabet → eSpeak NG's own names of phonemes.
//!
//! eSpeak NG takes what stands between `[[` and `]]` as phonemes, not as spelling. The names are those
//! of its English tables, which work for British and American voices: `0` is the vowel of lot, `A@`
//! that of start, with an r where the voice has one. In other languages a common set is taken: their
//! consonants have the same names, and the vowels of [`COMMON`] are in nearly all of them.

/// The longest pronunciation that is taken, in characters; eSpeak NG has room for 200 phonemes in a
/// word.
const MAX_CHARS: usize = 80;

/// Vowels of English, the longest sign first where one begins with another.
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
];

/// Consonants that are told to English voices only.
const ENGLISH_CONSONANTS: &[(&str, &str)] = &[("θ", "T"), ("ð", "D"), ("ʍ", "w"), ("ɾ", "t")];

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

/// The phonemes of a pronunciation for an eSpeak NG voice such as `gmw/en-US+f2`, brackets included;
/// `None` if the voice cannot say all of it.
pub(super) fn phonemes(ipa: &str, voice: &str) -> Option<String> {
    let language = voice.split('+').next()?.rsplit('/').next()?.split('-').next()?;
    // For tonal languages eSpeak NG has phonemes of whole syllables.
    if ["cmn", "yue", "hak", "vi", "th", "my", "shn"].contains(&language) {
        return None;
    }
    let (vowels, more) =
        if language == "en" { (ENGLISH, ENGLISH_CONSONANTS) } else { (COMMON, &[][..]) };
    let mut rest = ipa.trim();
    // Words of one syllable are written without a stress, but eSpeak NG takes what has none for a weak
    // word like `the`.
    let stressed = ipa.contains(['ˈ', 'ˌ', '\'']);
    let (mut out, mut stress) = (String::new(), (!stressed).then_some("'"));
    if rest.is_empty() || rest.chars().count() > MAX_CHARS {
        return None;
    }
    while let Some(c) = rest.chars().next() {
        let mut take = c.len_utf8();
        match c {
            'ˈ' | '\'' => stress = Some("'"),
            'ˌ' => stress = Some(","),
            '.' | '‿' | '(' | ')' => {}
            // Where no longer sign holds it, there are vowels of one length only.
            'ː' => {}
            ' ' => out.push(' '),
            _ => {
                let lookup = |table: &'static [(&str, &str)]| {
                    table.iter().find(|(sign, _)| rest.starts_with(sign))
                };
                if let Some((sign, name)) = lookup(CONSONANTS).or_else(|| lookup(more)) {
                    take = sign.len();
                    put(&mut out, name);
                } else {
                    let (sign, name) = lookup(vowels)?;
                    // The r of the vowel is a sound of its own before another vowel.
                    let linked = sign.len() > 1
                        && sign.ends_with('r')
                        && starts_with_vowel(&rest[sign.len()..], vowels);
                    if let Some(stress) = stress.take() {
                        put(&mut out, stress);
                    }
                    take = sign.len() - usize::from(linked);
                    let name = if linked { vowel_without_r(&sign[..take], vowels) } else { None }
                        .unwrap_or(name);
                    put(&mut out, name);
                }
            }
        }
        rest = &rest[take..];
    }
    out.contains(|c: char| c.is_ascii_alphanumeric() || c == '@')
        .then(|| format!("[[{}]]", out.trim()))
}

/// Whether a vowel comes next, a stress or the border of a syllable before it left aside.
fn starts_with_vowel(rest: &str, vowels: &[(&str, &str)]) -> bool {
    let rest = rest.trim_start_matches(['ˈ', 'ˌ', '\'', '.', '‿']);
    vowels.iter().any(|(sign, _)| rest.starts_with(sign))
}

/// The name of a vowel whose r goes to the next syllable, if it has one of its own.
fn vowel_without_r(vowel: &str, vowels: &[(&str, &'static str)]) -> Option<&'static str> {
    vowels.iter().find(|(sign, _)| *sign == vowel).map(|(_, name)| *name)
}

/// Adds a name. `|` keeps it from being read as one name with the one before.
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
            ("ˈpaɪərət", "[[p|'|aI@|r|@|t]]"),
            ("ˈhɪr.ɪŋ", "[[h|'|I|r|I|N]]"),
            ("dɔːrˈeɪ", "[[d|O:|r|'|eI]]"),
            ("ˈθɪŋ", "[[T|'|I|N]]"),
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
