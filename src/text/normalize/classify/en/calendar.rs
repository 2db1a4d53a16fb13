//! Names of months and days, in full or shortened.

use super::super::scene::Scene;
use crate::text::normalize::scan::{self, after};

/// Where a month's name at `at` ends with its dot, which month it is, and its name; as it stands if it is in full.
pub(super) fn month(scene: &Scene<'_>, at: usize) -> Option<(usize, u32, String)> {
    let calendar = &scene.lang.calendar;
    let word = scan::word(scene.text, at);
    // Most words begin like no month, or are longer: they are not looked up.
    let first = word.bytes().next()?.to_ascii_lowercase();
    if !(3..=9).contains(&word.len()) || !b"jfmasond".contains(&first) {
        return None;
    }
    let is = |n: &crate::lang::Name| {
        n.forms[0].eq_ignore_ascii_case(word)
            || n.short.iter().any(|s| s.eq_ignore_ascii_case(word))
    };
    let month = calendar.months.iter().position(is)? as u32 + 1;
    let full = &calendar.months[month as usize - 1].forms[0];
    let whole = word.eq_ignore_ascii_case(full);
    let end = at + word.len();
    let dot = usize::from(!whole && after(scene.text, end) == Some('.'));
    let name = if whole { word } else { full };
    Some((end + dot, month, name.to_owned()))
}

/// The day whose name, in full or shortened, is the word at `at`: its place in the week, and where the word ends.
pub(super) fn weekday(scene: &Scene<'_>, at: usize) -> Option<(usize, usize, bool)> {
    let word = scan::word(scene.text, at);
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let days = &scene.lang.calendar.weekdays;
    let same = |name: &String| name.eq_ignore_ascii_case(word);
    let full = days.iter().position(|d| same(&d.forms[0]));
    let short = || days.iter().position(|d| d.short.iter().any(same));
    let index = full.or_else(short)?;
    Some((index, at + word.len(), full.is_some()))
}

/// The end without the dot of an abbreviation, where it closes the sentence too.
pub(super) fn unclosed(scene: &Scene<'_>, end: usize) -> usize {
    let from = scan::spaces_end(scene.text, end);
    let next = after(scene.text, from);
    // A day or a month goes on with what was said before it: at 5 p.m. Sunday.
    let dated = month(scene, from).is_some() || weekday(scene, from).is_some();
    let closes = next.is_none_or(|c| c.is_uppercase() && !dated || c == '\n');
    if scene.text[..end].ends_with('.') && closes { end - 1 } else { end }
}
