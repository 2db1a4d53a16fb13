//! English.

use super::rule::Rule;

pub(super) static DAY_FIRST: &[&dyn Rule] = &[];
pub(super) static MONTH_FIRST: &[&dyn Rule] = &[];
