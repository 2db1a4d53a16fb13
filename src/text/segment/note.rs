//! The signs of notes that cling to a stop: they belong to the sentence that they follow.

use super::chars::{char_at, char_before, closes, opens, skip_space};
use super::lang::{self, Language};
use super::run::Run;
use super::words::{Word, piece_before, starts, word_at};

/// Signs set higher than the line: `.¹²`.
pub(super) fn raised(text: &str, mut end: usize) -> usize {
    while let Some(c @ ('¹' | '²' | '³' | '⁰'..='⁹')) = char_at(text, end) {
        end += c.len_utf8();
    }
    end
}

/// Signs in brackets, where one space may stand before them: `.[7][8]`, `. [1]`, `。〔3〕`, `。【注1】`.
pub(super) fn bracketed(text: &str, mut end: usize) -> usize {
    loop {
        let spaced = usize::from(text[end..].starts_with(' '));
        let Some(sign) = sign(&text[end + spaced..]) else { return end };
        end += spaced + sign;
    }
}

/// Enclosed numerals behind a stop, as `。①`, in a paragraph that ends with one: elsewhere they open
/// the items of a list.
pub(super) fn enclosed(text: &str, mut end: usize) -> usize {
    let is_sign = |c: char| matches!(c, '①'..='⑳');
    if text.trim_end().ends_with(is_sign) {
        while let Some(c) = char_at(text, end).filter(|c| is_sign(*c)) {
            end += c.len_utf8();
        }
    }
    end
}

/// The length of the sign in brackets that `rest` begins with.
fn sign(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let open = chars.next()?;
    let close = match open {
        '[' => ']',
        '［' => '］',
        '〔' => '〕',
        '【' => '】',
        _ => return None,
    };
    let inner = chars.as_str();
    let end = inner.char_indices().take(12).find(|(_, c)| *c == close)?.0;
    let name = inner[..end].trim_start_matches("note").trim_start_matches(['注', '註', ' ']);
    // `[2015]` after a stop is a year sooner than a note.
    let number = (1..=3).contains(&name.chars().count()) && name.chars().all(char::is_numeric);
    let letter = name.len() == 1 && name.bytes().all(|b| b.is_ascii_lowercase());
    (number || letter).then(|| open.len_utf8() + end + close.len_utf8())
}

/// A number that was set higher and lost its height when the text was copied: `in nine cases.12 Most`.
/// It stands at once behind the stop of an ordinary word or a bracket, and a sentence follows.
pub(super) fn plain(text: &str, run: &Run, language: &Language) -> usize {
    let rest = &text[run.end..];
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) || rest.starts_with('0') || run.hangs() || run.full {
        return run.end;
    }
    let end = run.end + digits;
    let next = skip_space(text, end);
    let follows = char_at(text, next).is_none_or(|c| c.is_uppercase() || opens(c)) && next > end;
    if !(follows || next == text.len()) {
        return run.end;
    }
    let word = piece_before(text, 0, run.start);
    let known = [language, lang::english()].iter().any(|l| Word::lower(word).is_known(l));
    // `fig.3`, `No.5`, `p.12`: a short word before the dot is an abbreviation.
    let ordinary =
        word.chars().count() > 3 && word.chars().skip(1).all(char::is_lowercase) && !known;
    // A short one may be no word at all: what follows must be one that begins sentences.
    let short = word.chars().count() == 3
        && word.chars().skip(1).all(char::is_lowercase)
        && !known
        && starts(word_at(text, next), language);
    let enclosed = run.closed || char_before(text, run.start).is_some_and(closes);
    if ordinary || short || enclosed || run.mark { end } else { run.end }
}

#[cfg(test)]
mod tests {
    use crate::text::segment::sentences;

    #[track_caller]
    fn check(lang: &str, expected: &str) {
        let text = expected.replace('|', "");
        let cut: Vec<&str> = sentences(&text, lang).into_iter().map(|r| &text[r]).collect();
        assert_eq!(cut, expected.split('|').map(str::trim).collect::<Vec<_>>());
    }

    #[test]
    fn a_note_stays_with_its_sentence() {
        check("en", "The dyke was mended twice.4 |Nobody paid (see below).11 |“Why?”2 |He left.");
        check(
            "en",
            "It grew.[3][b] |It fell.[note 2] |It ended. [12] |That was all.¹⁴ |So they say.",
        );
        check("en", "They came in May.9 |It rained.");
        check("de", "Das Wasser stieg am Abend.7 |Niemand schlief.");
        check("zh", "河水漫过了堤。①|没有人出门。②");
        check("zh", "要做三件事。|①修堤。|②清淤。");
        check("zh", "河堤修了两次。〔4〕|没有人付钱。【注2】|后来呢？[3]|他走了。");
    }

    #[test]
    fn a_number_that_is_no_note_is_left_alone() {
        check(
            "en",
            "See fig.3 The map is old. |Version 2.5 Beta is here. |It is in vol.2 Part one.",
        );
        check("en", "They paid. |[2015] was a good year. |The rate rose to 4.5 Percent.");
    }
}
