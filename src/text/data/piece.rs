//! One piece of letters and digits: is it a word, or what a program made of bytes?

/// A piece that is shorter can be read out, whatever it is: a serial number, a short code.
pub const SHORTEST: usize = 24;
/// The shortest row of hexadecimal digits that is a hash.
const HEX: usize = 32;
/// Digits of a number that a person wrote; what is longer is data.
const DIGITS: usize = 300;
/// Between two characters of a row, small, capital and digit change so often in data; in names of
/// variables they change where a word begins.
const CHANGES: f64 = 0.22;
/// The part of a piece that is made of words, from which on it is a name.
const WORDS: f64 = 0.4;
/// A word of so many letters has more different ones than this.
const LETTERS: usize = 5;
/// A word has more vowels than this part of its letters.
const VOWELS: f64 = 0.15;

/// Whether a character may stand in such a piece: the alphabets of base64, and hyphens.
pub fn belongs(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '_' | '-')
}

/// Whether a piece is data.
pub fn is_data(piece: &str) -> bool {
    let signs: Vec<u8> = piece.bytes().filter(u8::is_ascii_alphanumeric).collect();
    if signs.len() < SHORTEST {
        return false;
    }
    let digits = signs.iter().filter(|b| b.is_ascii_digit()).count();
    if digits == signs.len() {
        return is_data_of_digits(&signs);
    }
    if digits == 0 && is_one_case(&signs) {
        return is_data_of_letters(&signs);
    }
    is_hash(piece, &signs) || (changes(&signs) >= CHANGES && words(piece) < WORDS)
}

/// Whether a short piece that stands behind data is the rest of it.
pub fn is_tail(piece: &str) -> bool {
    let signs: Vec<u8> = piece.bytes().filter(u8::is_ascii_alphanumeric).collect();
    let is_mixed = || signs.len() >= 8 && changes(&signs) >= CHANGES && words(piece) < WORDS;
    piece.bytes().all(|b| belongs(b.into()))
        && signs.len() > 1
        && (piece.ends_with('=') || is_mixed())
}

fn is_data_of_digits(digits: &[u8]) -> bool {
    let ones = digits.iter().filter(|b| **b == b'1').count();
    let is_binary = digits.iter().all(|b| matches!(b, b'0' | b'1'));
    // A power of ten has one of them.
    let is_mixed = (5 * ones).min(5 * (digits.len() - ones)) >= digits.len();
    (is_binary && is_mixed && digits.len() >= HEX) || digits.len() >= DIGITS
}

fn is_data_of_letters(letters: &[u8]) -> bool {
    let mut seen = [false; 26];
    letters.iter().for_each(|b| seen[usize::from(b.to_ascii_lowercase() - b'a')] = true);
    let different = seen.iter().filter(|s| **s).count();
    let vowels = letters.iter().filter(|b| is_vowel(**b)).count();
    different <= LETTERS || (vowels as f64) < VOWELS * letters.len() as f64
}

fn is_one_case(letters: &[u8]) -> bool {
    // The first may be a capital.
    letters.iter().all(u8::is_ascii_uppercase) || letters.iter().skip(1).all(u8::is_ascii_lowercase)
}

/// Hexadecimal digits, in one row or in groups.
fn is_hash(piece: &str, signs: &[u8]) -> bool {
    let is_hex = signs.iter().all(u8::is_ascii_hexdigit)
        && piece.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit());
    let letters = signs.iter().filter(|b| b.is_ascii_alphabetic()).count();
    is_hex && signs.len() >= HEX && letters > 1
}

/// How often the sort of character changes from one to the next.
fn changes(signs: &[u8]) -> f64 {
    let sort = |b: u8| (b.is_ascii_digit(), b.is_ascii_uppercase());
    let changes = signs.windows(2).filter(|w| sort(w[0]) != sort(w[1])).count();
    changes as f64 / (signs.len() - 1) as f64
}

/// The part of the letters and digits that stands in rows like words: three small letters or more,
/// with or without a capital before them, and vowels among them.
fn words(piece: &str) -> f64 {
    let bytes = piece.as_bytes();
    let (mut at, mut within, mut all) = (0, 0, 0);
    while at < bytes.len() {
        let small = bytes[at..].iter().take_while(|b| b.is_ascii_lowercase()).count();
        if small == 0 {
            all += usize::from(bytes[at].is_ascii_alphanumeric());
            at += 1;
            continue;
        }
        let vowels = bytes[at..at + small].iter().filter(|b| is_vowel(**b)).count();
        let capital = usize::from(at > 0 && bytes[at - 1].is_ascii_uppercase());
        if small + capital >= 3 && small >= 2 && vowels > 0 && vowels < small {
            within += small + capital;
        }
        all += small;
        at += small;
    }
    within as f64 / all.max(1) as f64
}

fn is_vowel(b: u8) -> bool {
    matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w')
}
