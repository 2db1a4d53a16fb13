//! The scanners, in no order that matters.

use super::candidate::Candidate;
use super::en;
use super::scene::Scene;
use super::{
    calendar, clock, codes, counted, figure, nouns, pair, roman, sign, telephone, trigger, wide,
    words,
};
use crate::text::normalize::scan::digits_end;

/// Where a scanner looks.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::text::normalize) enum Stop {
    /// The first figure of a run.
    Figure,
    /// The first letter of a word.
    Word,
    /// Any other character but space.
    Sign,
}

/// A scanner: it looks a bounded way around its stop, and adds what stands there.
pub(in crate::text::normalize) struct Scanner {
    pub(super) stop: Stop,
    pub(super) find: fn(&Scene<'_>, usize, &mut Vec<Candidate>),
}

/// The scanners of a language: those that most share, or its own list.
pub(in crate::text::normalize) fn scanners(lang: &str) -> &'static [Scanner] {
    match lang {
        "en" | "en-GB" => en::SCANNERS,
        _ => SCANNERS,
    }
}

/// The scanners that most languages share.
#[rustfmt::skip]
const SCANNERS: &[Scanner] = &[
    Scanner { stop: Stop::Figure, find: figure::cardinal },
    Scanner { stop: Stop::Figure, find: figure::ordinal },
    Scanner { stop: Stop::Figure, find: trigger::triggered },
    Scanner { stop: Stop::Figure, find: trigger::bare },
    Scanner { stop: Stop::Figure, find: figure::compound },
    Scanner { stop: Stop::Figure, find: nouns::ordinal },
    Scanner { stop: Stop::Figure, find: nouns::year },
    Scanner { stop: Stop::Figure, find: sign::times },
    Scanner { stop: Stop::Figure, find: codes::shaped },
    Scanner { stop: Stop::Figure, find: figure::fraction },
    Scanner { stop: Stop::Sign, find: figure::vulgar },
    Scanner { stop: Stop::Figure, find: counted::counted },
    Scanner { stop: Stop::Sign, find: counted::rate },
    Scanner { stop: Stop::Word, find: counted::bare },
    Scanner { stop: Stop::Figure, find: calendar::date },
    Scanner { stop: Stop::Figure, find: calendar::days },
    Scanner { stop: Stop::Word, find: calendar::month_first },
    Scanner { stop: Stop::Word, find: calendar::weekdays },
    Scanner { stop: Stop::Figure, find: clock::time },
    Scanner { stop: Stop::Figure, find: clock::duration },
    Scanner { stop: Stop::Figure, find: pair::range },
    Scanner { stop: Stop::Figure, find: pair::ratio },
    Scanner { stop: Stop::Figure, find: telephone::telephone },
    Scanner { stop: Stop::Figure, find: codes::chain },
    Scanner { stop: Stop::Figure, find: codes::code },
    Scanner { stop: Stop::Figure, find: codes::between },
    Scanner { stop: Stop::Sign, find: codes::address },
    Scanner { stop: Stop::Sign, find: codes::formula },
    Scanner { stop: Stop::Sign, find: sign::sign },
    Scanner { stop: Stop::Sign, find: sign::circled },
    Scanner { stop: Stop::Sign, find: wide::weekday },
    Scanner { stop: Stop::Sign, find: wide::wave },
    Scanner { stop: Stop::Sign, find: wide::extension },
    Scanner { stop: Stop::Figure, find: wide::day },
    Scanner { stop: Stop::Figure, find: wide::block },
    Scanner { stop: Stop::Figure, find: wide::named_day },
    Scanner { stop: Stop::Figure, find: wide::padded },
    Scanner { stop: Stop::Word, find: words::abbreviation },
    Scanner { stop: Stop::Word, find: words::ending },
    Scanner { stop: Stop::Word, find: roman::roman },
];

/// What all scanners find in a text.
pub(in crate::text::normalize) fn candidates(scene: &Scene<'_>) -> Vec<Candidate> {
    candidates_of(scene, &scanners(scene.lang.tag).iter().collect::<Vec<_>>())
}

/// What these scanners find in a text.
pub(in crate::text::normalize) fn candidates_of(
    scene: &Scene<'_>,
    scanners: &[&Scanner],
) -> Vec<Candidate> {
    let mut found = Vec::new();
    let of = |stop| scanners.iter().filter(move |s| s.stop == stop).map(|s| s.find);
    let (figures, words, signs): (Vec<_>, Vec<_>, Vec<_>) =
        (of(Stop::Figure).collect(), of(Stop::Word).collect(), of(Stop::Sign).collect());
    let mut at = 0;
    let mut in_word = false;
    while let Some(c) = scene.text[at..].chars().next() {
        let (stops, next, word) = match c {
            '0'..='9' => (figures.as_slice(), digits_end(scene.text, at), false),
            // A Roman numeral that is one character is a word of its own.
            'Ⅰ'..='Ⅻ' => (words.as_slice(), at + c.len_utf8(), false),
            _ if c.is_alphabetic() => {
                // A numeral in one character is a word of its own.
                let inside = in_word && !matches!(c, 'Ⅰ'..='ⅿ');
                (if inside { &[][..] } else { words.as_slice() }, at + c.len_utf8(), true)
            }
            _ if c.is_whitespace() => (&[][..], at + c.len_utf8(), false),
            _ => (signs.as_slice(), at + c.len_utf8(), false),
        };
        for find in stops {
            find(scene, at, &mut found);
        }
        (at, in_word) = (next, word);
    }
    super::wide::particles(scene, &mut found);
    found
}
