//! What this build changes in the Mandarin dictionary of eSpeak NG.

/// The file of the Mandarin dictionary.
pub const MANDARIN: &str = "cmn_dict";

/// Changes of the rules by which the Mandarin dictionary reads Pinyin, in its compiled form: 1 comes
/// before what stands left, 2 before what stands right, 3 before the sounds and 4 where the rules after it have the
/// same, 18 `C` is the digit of a tone, 0 ends a rule. The sounds are numbers of the phoneme table:
/// 13 `@`, 35 `a`, 40 `u`, 57 `j`, 58 `w`, 130 `A`, 143 `o-`, 145 `ong`, 149 `u@`, 152 `y`.
const RULES: &[(&[u8], &[u8])] = &[
    // The finals have no `iong`: xiong, qiong and jiong were read as English words.
    (b"iang\0ang\0", b"iang\0iong\0ang\0"),
    // It is sounded as in yong, whatever stands before it.
    (b"o\x01q\x02ng\x12C\x03(\0", b""),
    (b"o\x02ng\x12C\x03\x98\0", b"ong\x02\x12C\x039\x91\0"),
    // The e of de, te, ne, le is a schwa in the neutral tone only: 得 dé has the vowel of gé.
    (
        b"\x04\x01d\x03\x0d\0\x01l\0\x01n\0\x01t\0\x02n\x12C\0",
        b"\x04\x01d\x025\x03\x0d\0\x01l\x025\0\x01n\x025\0\x01t\x025\0\x02n\x12C\0",
    ),
    // The a of wan is that of an, not that of wang.
    (
        b"\x04a\x02\x12C\x03:\x82\0a\x02n\x12C\0a\x02ng\x12C\0",
        b"a\x02n\x12C\x03:#\0\x04a\x02\x12C\x03:\x82\0a\x02ng\x12C\0",
    ),
    // shun has the vowel of zhun and chun.
    (b"\x01hs\x02n\x12C\x03:\x8f\0", b"\x01hs\x02n\x12C\x03:\x95\0"),
];

/// The Mandarin dictionary with its rules changed. They stand behind everything that is found by its
/// place, so they may become longer.
///
/// # Errors
/// If it is not the dictionary that this build knows.
pub fn mandarin(dictionary: &[u8]) -> Result<Vec<u8>, String> {
    let unknown = |what: &[u8], n: usize| {
        let what = String::from_utf8_lossy(what).into_owned();
        format!(
            "{MANDARIN} is not the file this build knows: {what:?} stands in its rules {n} times"
        )
    };
    let place = dictionary.get(4..8).and_then(|b| <[u8; 4]>::try_from(b).ok());
    let place = place.map_or(usize::MAX, |b| u32::from_le_bytes(b) as usize);
    let (words, rules) = dictionary.split_at_checked(place).ok_or_else(|| unknown(b"", 0))?;
    // The replacements before the first rule make 1 to 4 of the marks of tones, in the wrong place and
    // in foreign words too (café); Pinyin comes with digits.
    let (from, to) = (b"\x06\x14", b"\0\0\0\0\x07");
    let end = rules.windows(to.len()).position(|w| w == to).map(|at| at + to.len());
    let end = end.filter(|_| rules.starts_with(from)).ok_or_else(|| unknown(from, 0))?;
    let mut rules = rules[end..].to_vec();
    for (from, to) in RULES {
        let places: Vec<usize> =
            (0..rules.len()).filter(|&at| rules[at..].starts_with(from)).collect();
        match places[..] {
            [at] => drop(rules.splice(at..at + from.len(), to.iter().copied())),
            _ => return Err(unknown(from, places.len())),
        }
    }
    Ok([words, &rules].concat())
}
