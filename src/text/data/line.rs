//! A whole line that a program wrote: code without spaces, a dump of bytes, a drawing made of signs.

use std::ops::Range;

/// The shortest line that is judged.
pub const SHORTEST: usize = 16;
/// The shortest line of code; what is shorter may be quoted in a sentence.
const CODE: usize = 60;
/// In code, one of [`PAIRS`] stands in so many characters.
const CHARS_A_PAIR: usize = 30;
/// Signs that stand beside each other in programs, and not in prose or formulas.
const PAIRS: &[&str] = &[
    "){", "({", "};", ";}", "==", "&&", "||", "=>", "()", "[]", "+=", "!=", "\":", "{\"", "})",
    ");", "}}", "}.", "\"]", ":[", ":{", "[\"", "={", "0;", "}(",
];
/// Signs of drawings.
const STROKES: &str = "/\\_|<>^~=+*#@[](){}`-";
/// Bytes of a dump in a row.
const BYTES: usize = 8;
/// Groups of a sequence (DNA, RNA) in a row, and the letters of one.
const GROUPS: usize = 3;
const GROUP: usize = 8;
const BASES: usize = 5;

/// Whether a line is code or a drawing.
pub fn is_data(line: &str) -> bool {
    let line = line.trim();
    line.len() >= SHORTEST && (is_code(line) || is_drawing(line))
}

fn is_code(line: &str) -> bool {
    if line.len() < CODE || !line.contains(['{', ';']) {
        return false;
    }
    let pairs: usize = PAIRS.iter().map(|pair| line.matches(pair).count()).sum();
    pairs >= 4 && pairs * CHARS_A_PAIR >= line.len()
}

/// Strokes of different kinds beside each other. A row of one sign is a rule or frames a heading, and
/// in a formula signs stand between letters.
fn is_drawing(line: &str) -> bool {
    let signs: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    let is_stroke = |c: char| STROKES.contains(c);
    let strokes = signs.iter().filter(|c| is_stroke(**c)).count();
    let meet = |w: &&[char]| is_stroke(w[0]) && is_stroke(w[1]) && w[0] != w[1];
    let meetings = signs.windows(2).filter(meet).count();
    signs.len() >= SHORTEST && 2 * strokes >= signs.len() && 3 * meetings >= signs.len()
}

/// The dumps of bytes and the sequences in groups.
pub fn groups(line: &str) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> = words(line);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = &words[at..];
        let (bytes, bases) = (bytes(line, rest), bases(line, rest));
        let taken = bytes.max(bases);
        if taken == 0 {
            at += 1;
            continue;
        }
        let mut end = words[at + taken - 1].end;
        // The text beside a dump is the same bytes once more.
        if bytes > 0 {
            let beside = &line[end..];
            let is_beside = beside.trim().len() <= 2 * BYTES + 4;
            end = if is_beside { line.trim_end().len() } else { end };
        }
        let start = words[at].start;
        match found.last_mut() {
            // Lines of a dump that were joined, with their text between them.
            Some(last) if bytes > 0 && start - last.end <= 2 * BYTES + 6 => last.end = end,
            _ => found.push(start..end),
        }
        at += taken;
    }
    found
}

/// How many words from here on are bytes in hexadecimal digits, the offset before them with them.
fn bytes(line: &str, words: &[Range<usize>]) -> usize {
    let Some(first) = words.first() else { return 0 };
    let is_hex = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_hexdigit());
    let offset = line[first.clone()].trim_end_matches(':');
    let has_offset = is_hex(offset) && offset.len() >= 4 && words.len() > 1;
    let begin = usize::from(has_offset);
    let length = words.get(begin).map_or(0, |w| w.len());
    let same = |w: &&Range<usize>| w.len() == length && is_hex(&line[(*w).clone()]);
    let row: Vec<_> = words[begin..].iter().take_while(same).collect();
    let count = |test: fn(&u8) -> bool| {
        row.iter().filter(|w| line[(**w).clone()].bytes().any(|b| test(&b))).count()
    };
    let letters = count(u8::is_ascii_alphabetic);
    let digits = count(u8::is_ascii_digit);
    // Short words can be of these letters, and drawn numbers of these digits.
    let is_dump = matches!(length, 2 | 4 | 8)
        && row.len() * length >= 2 * BYTES
        && letters >= 2
        && 2 * digits >= row.len();
    if is_dump { begin + row.len() } else { 0 }
}

/// How many words from here on are a sequence of a few letters.
fn bases(line: &str, words: &[Range<usize>]) -> usize {
    let mut seen: Vec<u8> = Vec::new();
    let mut count = 0;
    for word in words {
        let word = &line[word.clone()];
        if word.len() < GROUP || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
            break;
        }
        word.bytes().map(|b| b.to_ascii_lowercase()).for_each(|b| {
            if !seen.contains(&b) {
                seen.push(b);
            }
        });
        if seen.len() > BASES {
            break;
        }
        count += 1;
    }
    if count >= GROUPS { count } else { 0 }
}

fn words(line: &str) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - line.as_ptr() as usize;
    line.split_whitespace().map(|w| start(w)..start(w) + w.len()).collect()
}
