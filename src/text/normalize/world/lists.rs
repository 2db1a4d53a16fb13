//! The rules of the shared languages, in order: the same for all, each over its grammar.

use super::amount::{measure, money};
use super::date::{date, weekday};
use super::number::{decimal, fraction, integer, ordinal, percent};
use super::sign::{abbreviation, address, sign, symbol};
use super::telephone::{chain, telephone};
use super::time::time;
use super::{ja, ko};
use crate::text::normalize::forms::forms;
use crate::text::normalize::latex::Latex;
use crate::text::normalize::rule::{Rule, Scanner};

static FORMS: Scanner = forms(|s| s);

macro_rules! shared {
    ($lang:ident $(, $own:expr)* $(; $late:expr)?) => {
        &[
            &Latex(stringify!($lang)),
            &FORMS,
            &address(&$lang::GRAMMAR),
            &abbreviation(&$lang::GRAMMAR),
            &weekday(&$lang::GRAMMAR),
            &telephone(&$lang::GRAMMAR),
            $($own,)*
            &date(&$lang::GRAMMAR),
            &chain(&$lang::GRAMMAR),
            &time(&$lang::GRAMMAR),
            &sign(&$lang::GRAMMAR),
            &money(&$lang::GRAMMAR),
            &measure(&$lang::GRAMMAR),
            &fraction(&$lang::GRAMMAR),
            &percent(&$lang::GRAMMAR),
            &ordinal(&$lang::GRAMMAR),
            $($late,)?
            &decimal(&$lang::GRAMMAR),
            &integer(&$lang::GRAMMAR),
            &symbol(&$lang::GRAMMAR),
        ]
    };
}

static JA: &[&dyn Rule] = shared!(ja, &ja::TO);
static KO: &[&dyn Rule] = shared!(ko, &ko::PARTICLE);

/// The rules of a language by its primary tag.
pub(in crate::text::normalize) fn rules(primary: &str) -> &'static [&'static dyn Rule] {
    match primary {
        "ja" => JA,
        "ko" => KO,
        _ => &[],
    }
}
