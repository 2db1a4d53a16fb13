//! Written Mandarin syllables: Hanyu Pinyin with tones, run together or apart, and Zhuyin.

use crate::model::pronunciation::Syllable;

/// The finals that follow each initial.
const FINALS: &[(&str, &str)] = &[
    ("", "a o e ai ei ao ou an en ang eng er"),
    ("b", "a o ai ei ao an en ang eng i ie iao ian in ing u"),
    ("p", "a o ai ei ao ou an en ang eng i ie iao ian in ing u"),
    ("m", "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u"),
    ("f", "a o ei ou an en ang eng u"),
    ("d", "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un"),
    ("t", "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un"),
    ("n", "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve"),
    ("l", "a e o ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve"),
    ("g", "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("k", "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("h", "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("j", "i ia ie iao iu ian in iang ing iong u ue uan un"),
    ("q", "i ia ie iao iu ian in iang ing iong u ue uan un"),
    ("x", "i ia ie iao iu ian in iang ing iong u ue uan un"),
    ("zh", "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("ch", "a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("sh", "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang"),
    ("r", "e i ao ou an en ang eng ong u uo ui uan un"),
    ("z", "a e i ai ei ao ou an en ang eng ong u uo ui uan un"),
    ("c", "a e i ai ao ou an en ang eng ong u uo ui uan un"),
    ("s", "a e i ai ao ou an en ang eng ong u uo ui uan un"),
    ("y", "a e ao ou an ang ong i in ing u ue uan un o"),
    ("w", "a o ai ei an en ang eng u"),
];

/// Letters of Zhuyin and what they are in Pinyin.
const ZHUYIN: &[(char, &str)] = &[
    ('ㄅ', "b"),
    ('ㄆ', "p"),
    ('ㄇ', "m"),
    ('ㄈ', "f"),
    ('ㄉ', "d"),
    ('ㄊ', "t"),
    ('ㄋ', "n"),
    ('ㄌ', "l"),
    ('ㄍ', "g"),
    ('ㄎ', "k"),
    ('ㄏ', "h"),
    ('ㄐ', "j"),
    ('ㄑ', "q"),
    ('ㄒ', "x"),
    ('ㄓ', "zh"),
    ('ㄔ', "ch"),
    ('ㄕ', "sh"),
    ('ㄖ', "r"),
    ('ㄗ', "z"),
    ('ㄘ', "c"),
    ('ㄙ', "s"),
    ('ㄚ', "a"),
    ('ㄛ', "o"),
    ('ㄜ', "e"),
    ('ㄝ', "e"),
    ('ㄞ', "ai"),
    ('ㄟ', "ei"),
    ('ㄠ', "ao"),
    ('ㄡ', "ou"),
    ('ㄢ', "an"),
    ('ㄣ', "en"),
    ('ㄤ', "ang"),
    ('ㄥ', "eng"),
    ('ㄦ', "er"),
    ('ㄧ', "i"),
    ('ㄨ', "u"),
    ('ㄩ', "v"),
];

const TONED: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";

/// Syllables without a mark that end a word with a neutral tone, or stand for a particle.
const NEUTRAL: &str =
    " de le ma ne ba zi men tou zhe guo me a ya la bo xi sheng dao fu si you huan bai shi ren ";

/// Whether it is a letter of written Pinyin.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || is_toned(c) || matches!(c, 'ü' | 'Ü')
}

/// Whether it is a vowel with the mark of a tone.
pub(super) fn is_toned(c: char) -> bool {
    TONED.contains(c) || !c.is_ascii() && c.to_lowercase().any(|c| TONED.contains(c))
}

/// Whether it is a letter or a tone of Zhuyin.
pub(super) fn is_zhuyin(c: char) -> bool {
    ZHUYIN.iter().any(|(z, _)| *z == c) || matches!(c, 'ˊ' | 'ˇ' | 'ˋ' | '˙')
}

/// The syllables of a text that is nothing but Pinyin with tones, or Zhuyin: `ròu zhī`, `ròuzhī`, `rou4 zhi1`,
/// `ㄖㄡˋ ㄓ`. `None` if anything else is in it, or no tone.
pub fn syllables(text: &str) -> Option<Vec<Syllable>> {
    if text.contains(is_zhuyin) {
        return zhuyin(text);
    }
    // A4 is a size of paper.
    if matches!(text.as_bytes(), [b'A'..=b'Z', b'0'..=b'9']) {
        return None;
    }
    let apart = |c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '·');
    let mut all = Vec::new();
    let mut tones = false;
    for word in text.split(apart).filter(|w| !w.is_empty()) {
        let marked = word.contains(is_toned);
        let numbered = word.ends_with(|c: char| ('1'..='5').contains(&c));
        let lower = word.to_lowercase();
        if !marked && !numbered && !NEUTRAL.contains(&format!(" {lower} ")) {
            return None;
        }
        tones |= marked || numbered;
        let chars: Vec<char> = lower.chars().collect();
        split(&chars, &mut all)?;
    }
    (tones && !all.is_empty()).then_some(all)
}

/// Syllables that with a digit behind them are also names of things: pin 3, LAN 2, Gen 4, AO3, Pi 5.
const AMBIGUOUS: &str =
    " ai an ao bin can en fan ge gen lan man mi pan pen pi pin ping ran run san sun tan te wan ";

/// Whether a text can hardly be anything but Pinyin with digits for tones: each syllable has its digit, and at least
/// one is no name of something numbered: `wo3`, `pin1 yin1`; not `pin3`, `H5`, `SU2`.
pub(super) fn is_numbered(text: &str) -> bool {
    let mut clear = false;
    for syllable in text.split_inclusive(|c: char| c.is_ascii_digit()) {
        let syllable = syllable.trim_start_matches([' ', '\'', '’', '-']);
        let Some(letters) = syllable.strip_suffix(|c: char| ('1'..='5').contains(&c)) else {
            return false;
        };
        let lower = letters.to_lowercase();
        if letters.chars().skip(1).any(char::is_uppercase) || !is_mandarin(&lower.replace('ü', "v"))
        {
            return false;
        }
        clear |= letters.len() > 1 && !AMBIGUOUS.contains(&format!(" {lower} "));
    }
    clear
}

/// Splits a word into syllables, the longest first; a syllable within a word does not begin with a vowel.
fn split(word: &[char], to: &mut Vec<Syllable>) -> Option<()> {
    if word.is_empty() {
        return Some(());
    }
    for length in (1..=word.len().min(7)).rev() {
        let (head, rest) = word.split_at(length);
        let begins_with_vowel = |c: &char| "aeo".contains(*c) || is_toned(*c);
        if rest.first().is_some_and(|c| begins_with_vowel(c) || ('1'..='5').contains(c)) {
            continue;
        }
        let text: String = head.iter().collect();
        let Some(syllable) = valid(&text) else { continue };
        // Without a mark it is one of those that are weak, and none begins a word.
        let weak = syllable.tone() == 5 && !text.ends_with('5');
        if weak && !(NEUTRAL.contains(&format!(" {text} ")) && (rest.is_empty() || to.is_empty())) {
            continue;
        }
        let before = to.len();
        to.push(syllable);
        if split(rest, to).is_some() {
            return Some(());
        }
        to.truncate(before);
    }
    None
}

/// A syllable that Mandarin has.
fn valid(text: &str) -> Option<Syllable> {
    let marks = text.chars().filter(|c| is_toned(*c)).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let syllable = Syllable::parse(text).filter(|_| marks + digits <= 1)?;
    is_mandarin(syllable.letters()).then_some(syllable)
}

fn is_mandarin(letters: &str) -> bool {
    let initial = FINALS.iter().filter(|(i, _)| letters.starts_with(i));
    initial
        .into_iter()
        .any(|(i, finals)| finals.split(' ').any(|f| letters.strip_prefix(i) == Some(f)))
}

fn zhuyin(text: &str) -> Option<Vec<Syllable>> {
    let mut all = Vec::new();
    for word in text.split_whitespace() {
        let (mut letters, mut tone) = (String::new(), 1);
        for c in word.chars() {
            match c {
                'ˊ' => tone = 2,
                'ˇ' => tone = 3,
                'ˋ' => tone = 4,
                '˙' => tone = 5,
                _ => letters += ZHUYIN.iter().find(|(z, _)| *z == c)?.1,
            }
        }
        let spelled = spelled(&letters);
        all.push(is_mandarin(&spelled).then(|| Syllable::parse(&format!("{spelled}{tone}")))??);
    }
    (!all.is_empty()).then_some(all)
}

/// What the letters of Zhuyin one by one give, as Pinyin spells it.
fn spelled(letters: &str) -> String {
    let joined = [
        ("ieng", "ing"),
        ("ien", "in"),
        ("ueng", "ong"),
        ("uen", "un"),
        ("veng", "iong"),
        ("ven", "vn"),
        ("uei", "ui"),
        ("iou", "iu"),
    ];
    let start = letters.find(['a', 'e', 'i', 'o', 'u', 'v']).unwrap_or(letters.len());
    let (initial, last) = letters.split_at(start);
    if initial.is_empty() {
        // Without an initial: yi, wu, yu.
        let rest = |from: char| last.strip_prefix(from).unwrap_or_default();
        return match last.chars().next() {
            Some('i') => match last {
                "i" | "ien" | "ieng" => format!("y{}", last.replace("ie", "i")),
                _ => format!("y{}", rest('i')),
            },
            Some('u') if last == "u" => "wu".into(),
            Some('u') => format!("w{}", rest('u')),
            Some('v') => match last {
                "veng" => "yong".into(),
                "ven" => "yun".into(),
                _ => format!("yu{}", rest('v')),
            },
            _ => last.into(),
        };
    }
    let last = joined.iter().find(|(z, _)| *z == last).map_or(last, |(_, p)| p);
    match (initial, last) {
        (_, "") => format!("{initial}i"),
        ("j" | "q" | "x", last) => format!("{initial}{}", last.replace('v', "u")),
        _ => format!("{initial}{last}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_other_words() {
        let read = |text: &str| {
            let all = syllables(text)?;
            Some(all.iter().map(Syllable::as_str).collect::<Vec<_>>().join(" "))
        };
        for (text, right) in [
            ("shàn", "shan4"),
            ("ròuzhī", "rou4 zhi1"),
            ("ròu zhī", "rou4 zhi1"),
            ("Xī'ān", "xi1 an1"),
            ("fāngàn", "fan1 gan4"),
            ("dōngxi", "dong1 xi5"),
            ("nǐ hǎo ma", "ni3 hao3 ma5"),
            ("lǜ", "lv4"),
            ("qu4", "qu4"),
            ("chong2qing4", "chong2 qing4"),
            ("ㄕㄢˋ", "shan4"),
            ("ㄓㄨㄤ ㄐㄩㄥˇ ㄩㄝˋ ㄧㄥ", "zhuang1 jiong3 yue4 ying1"),
        ] {
            assert_eq!(read(text).as_deref(), Some(right), "{text}");
        }
        for text in
            ["café", "José", "résumé", "Renée", "shan", "can", "A4", "bēng bell", "", "ㄅㄆ"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
