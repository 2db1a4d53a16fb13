//! The scanners of English, in no order that matters.

use super::super::table::{Scanner, Stop};
use super::super::{codes, figure, sign as signs, words};
use super::{
    date, fraction, hash, integer, measure, money, names, number, pair, sign, slash, street,
    telephone, time, weekday,
};

/// The scanners of English.
#[rustfmt::skip]
pub(in crate::text::normalize::classify) const SCANNERS: &[Scanner] = &[
    Scanner { stop: Stop::Figure, find: integer::integer },
    Scanner { stop: Stop::Figure, find: figure::written },
    Scanner { stop: Stop::Figure, find: integer::ordinal },
    Scanner { stop: Stop::Figure, find: integer::point_first },
    Scanner { stop: Stop::Figure, find: number::doi },
    Scanner { stop: Stop::Word, find: sign::mark },
    Scanner { stop: Stop::Sign, find: figure::vulgar },
    Scanner { stop: Stop::Figure, find: integer::decade },
    Scanner { stop: Stop::Figure, find: number::joined },
    Scanner { stop: Stop::Figure, find: number::bracketed },
    Scanner { stop: Stop::Figure, find: number::quarter },
    Scanner { stop: Stop::Figure, find: number::chain },
    Scanner { stop: Stop::Figure, find: number::identity },
    Scanner { stop: Stop::Word, find: number::masked },
    Scanner { stop: Stop::Figure, find: fraction::fraction },
    Scanner { stop: Stop::Figure, find: fraction::measured },
    Scanner { stop: Stop::Figure, find: date::day_first },
    Scanner { stop: Stop::Word, find: date::month_first },
    Scanner { stop: Stop::Figure, find: date::figures },
    Scanner { stop: Stop::Word, find: weekday::weekday },
    Scanner { stop: Stop::Figure, find: time::time },
    Scanner { stop: Stop::Figure, find: measure::measure },
    Scanner { stop: Stop::Figure, find: measure::height },
    Scanner { stop: Stop::Figure, find: money::money },
    Scanner { stop: Stop::Figure, find: pair::range },
    Scanner { stop: Stop::Figure, find: pair::pair },
    Scanner { stop: Stop::Figure, find: pair::ratio },
    Scanner { stop: Stop::Figure, find: telephone::telephone },
    Scanner { stop: Stop::Sign, find: telephone::telephone },
    Scanner { stop: Stop::Figure, find: codes::code },
    Scanner { stop: Stop::Sign, find: codes::address },
    Scanner { stop: Stop::Figure, find: street::street },
    Scanner { stop: Stop::Figure, find: street::postcode },
    Scanner { stop: Stop::Sign, find: hash::hash },
    Scanner { stop: Stop::Sign, find: slash::slash },
    Scanner { stop: Stop::Sign, find: sign::sign },
    Scanner { stop: Stop::Figure, find: sign::by },
    Scanner { stop: Stop::Sign, find: sign::formula },
    Scanner { stop: Stop::Sign, find: sign::mark },
    Scanner { stop: Stop::Sign, find: signs::circled },
    Scanner { stop: Stop::Word, find: words::abbreviation },
    Scanner { stop: Stop::Word, find: names::roman },
    Scanner { stop: Stop::Word, find: names::letters },
    Scanner { stop: Stop::Word, find: names::party },
];
