//! About how long a text takes to say: words, and seconds for each, by letters and language.
//!
//! An estimate, good enough to tell a cut answer from a whole one, to forecast the length of an
//! edition, and to share out the sound of a sentence among its words.

use super::range::SpokenRange;
use super::writing::{Writing, is_mark};

/// The words of a text, in code points: runs of letters and digits, with the signs that join them
/// (`don't`, `3.5`); a Han character or kana is a word of its own.
pub fn words(text: &str) -> Vec<SpokenRange> {
    let chars: Vec<char> = text.chars().collect();
    let mut words: Vec<SpokenRange> = Vec::new();
    let mut joins = false;
    for (i, c) in chars.iter().enumerate() {
        let alone = matches!(Writing::of(*c), Some(Writing::Han | Writing::Kana));
        let is_word = c.is_alphanumeric() || is_mark(*c);
        let between = matches!(c, '\'' | '’' | '.' | ',' | '\u{200c}' | '\u{200d}')
            && joins
            && chars.get(i + 1).is_some_and(|n| n.is_alphanumeric())
            && (matches!(c, '\'' | '’' | '\u{200c}' | '\u{200d}')
                || chars[i - 1].is_ascii_digit() && chars[i + 1].is_ascii_digit());
        match words.last_mut() {
            Some(last) if joins && between => last.end = i + 1,
            _ if !is_word => joins = false,
            Some(last) if joins && !alone => last.end = i + 1,
            _ => {
                words.push(SpokenRange { start: i, end: i + 1 });
                joins = !alone;
            }
        }
    }
    words
}

/// Seconds that a word takes at a normal pace: of its syllables and its consonants.
pub fn word_seconds(word: &str) -> f64 {
    let mut seconds = 0.0;
    let mut after_vowel = false;
    for c in word.chars() {
        let vowel = is_vowel(c);
        seconds += match Writing::of(c) {
            Some(Writing::Han) => 0.22,
            Some(Writing::Kana) => 0.13,
            Some(Writing::Hangul) => 0.19,
            Some(_) if vowel && !after_vowel => 0.11,
            Some(_) if vowel => 0.03,
            Some(Writing::Latin | Writing::Greek | Writing::Cyrillic) => 0.055,
            Some(_) => 0.085,
            None if c.is_alphanumeric() => 0.3,
            None => 0.0,
        };
        after_vowel = vowel;
    }
    seconds
}

fn is_vowel(c: char) -> bool {
    matches!(
        c.to_ascii_lowercase(),
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'à'..='æ' | 'è'..='ï' | 'ò'..='ö' | 'ø'..='ý' | 'ą' | 'ę' | 'ı'
            | 'ő' | 'ű' | 'œ' | 'α' | 'ε' | 'η' | 'ι' | 'ο' | 'υ' | 'ω' | 'а' | 'е' | 'и' | 'о' | 'у' | 'ы'
            | 'э' | 'ю' | 'я' | 'і' | 'ї' | 'є' | 'ё'
    )
}

/// Seconds that a voice rests at a sign within a text.
pub fn rest_seconds(c: char) -> f64 {
    match c {
        '.' | '!' | '?' | '。' | '！' | '？' | '…' | '।' | '؟' => 0.35,
        ',' | ';' | ':' | '，' | '；' | '：' | '、' | '،' | '–' | '—' => 0.2,
        _ => 0.0,
    }
}

/// Seconds that a text takes, rests within it included.
pub fn seconds(text: &str) -> f64 {
    let chars: Vec<char> = text.chars().collect();
    let words = words(text);
    let spoken = words.iter().map(|w| word_seconds(&chars[w.indices()].iter().collect::<String>()));
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return 0.0 };
    let mut rests = 0.0;
    // Signs within a word are not rests.
    for pair in words.windows(2) {
        let between = chars[pair[0].end..pair[1].start].iter().map(|c| rest_seconds(*c));
        rests += between.fold(0.0, f64::max);
    }
    debug_assert!(first.start <= last.start);
    spoken.sum::<f64>() + rests
}

/// Whether anything in it can sound.
pub fn sounds(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_many_writings() {
        let split = |t: &str| -> Vec<String> {
            let chars: Vec<char> = t.chars().collect();
            words(t).into_iter().map(|w| chars[w.indices()].iter().collect()).collect()
        };
        assert_eq!(
            split("“Don't”, he said: 3.5, 去北京!"),
            ["Don't", "he", "said", "3.5", "去", "北", "京"]
        );
        assert_eq!(split("नमस्ते दुनिया।"), ["नमस्ते", "दुनिया"]);
        assert_eq!(split("… ' , ."), Vec::<String>::new());
        assert_eq!(split("a."), ["a"]);
    }

    #[test]
    fn a_text_takes_about_as_long_as_people_take() {
        // 150 words a minute, 4 to 5 hanzi a second.
        let english =
            seconds("The quick brown fox jumps over the lazy dog, and nobody minds it at all.");
        assert!((3.5..6.5).contains(&english), "{english}");
        let chinese = seconds("今天下午，河边的图书馆重新开放了。");
        assert!((3.0..4.5).contains(&chinese), "{chinese}");
        assert_eq!(seconds("…"), 0.0);
    }
}
