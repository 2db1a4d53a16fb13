//! The rules of Chinese, in order.

use super::{
    date, event, grouped, integer, marks, measure, model, money, plate, ratio, roman, script, sign,
    span, symbol, telephone, time,
};
use crate::text::normalize::forms::forms_wide;
use crate::text::normalize::latex::Latex;
use crate::text::normalize::rule::Rule;

/// The same rules for both scripts; only the last touch on a reading differs.
macro_rules! chinese {
    ($finish:path) => {
        &[
            &Latex("zh"),
            &marks::enclosed($finish),
            &forms_wide($finish),
            &symbol::address($finish),
            &symbol::formula($finish),
            &marks::masked($finish),
            &plate::plate($finish),
            &roman::roman($finish),
            &model::model($finish),
            &event::event($finish),
            &span::span($finish),
            &grouped::grouped($finish),
            &telephone::chain($finish),
            &telephone::telephone($finish),
            &date::figures($finish),
            &date::years($finish),
            &date::days($finish),
            &time::time($finish),
            &ratio::score($finish),
            &ratio::percent($finish),
            &ratio::fraction($finish),
            &money::money($finish),
            &sign::sign($finish),
            &measure::measure($finish),
            &integer::decimal_rule($finish),
            &integer::integer($finish),
            &symbol::symbol($finish),
            &marks::marks($finish),
            &symbol::Spacing,
        ]
    };
}

/// Simplified script.
pub(in crate::text::normalize) static SIMPLIFIED: &[&dyn Rule] = chinese!(script::simplified);
/// Traditional script.
pub(in crate::text::normalize) static TRADITIONAL: &[&dyn Rule] = chinese!(script::traditional);
