//! The rules of English, in order.

use super::{
    abbreviation, date, integer, measure, money, ratio, roman, sign, street, symbol, telephone,
    time,
};
use crate::text::normalize::forms::forms;
use crate::text::normalize::rule::{Rule, Scanner};

static FORMS: Scanner = forms(|s| s);

macro_rules! english {
    ($date:ident) => {
        &[
            &FORMS,
            &symbol::QUOTE,
            &symbol::ADDRESS,
            &telephone::TELEPHONE,
            &date::$date,
            &telephone::CHAIN,
            &street::STREET,
            &roman::ROMAN,
            &abbreviation::ABBREVIATION,
            &sign::SIGN,
            &time::TIME,
            &ratio::SCORE,
            &money::MONEY,
            &measure::MEASURE,
            &ratio::FRACTION,
            &ratio::PERCENT,
            &integer::ORDINAL,
            &integer::DECIMAL,
            &integer::INTEGER,
            &symbol::SYMBOL,
        ]
    };
}

/// As in the United States: 3/4/1998 is in March.
pub(in crate::text::normalize) static MONTH_FIRST: &[&dyn Rule] = english!(MONTH_FIRST);
/// As elsewhere: 3/4/1998 is in April.
pub(in crate::text::normalize) static DAY_FIRST: &[&dyn Rule] = english!(DAY_FIRST);
