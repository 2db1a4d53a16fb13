//! Manners of speaking → the library's commands.
//!
//! `\x01 60P` and the like change pitch, range of the pitch (`R`), speed (`S`) and volume (`A`) from the
//! next word on. Every utterance begins with its own values again, so nothing is left behind.

use crate::model::prosody::{SpeakingStyle, StyleSpan};
use aloud_espeak::{Request, Spelling};

/// What a manner adds to the values of a voice: pitch and range in the library's units (0 to 99), speed
/// and volume in percent. Small, since a listener hears all day: a heading slower and livelier, a
/// quotation as by a brighter voice, an aside lower, faster and softer, emphasis slower and livelier.
/// Chosen here, and checked by what they do to lengths and rests; no listeners were asked.
fn changes(style: SpeakingStyle) -> [i32; 4] {
    match style {
        SpeakingStyle::Heading => [0, 12, -8, 0],
        SpeakingStyle::Quotation => [5, 10, 0, 0],
        SpeakingStyle::Aside => [-5, -10, 8, -15],
        SpeakingStyle::Emphasis => [3, 20, -10, 0],
    }
}

/// A request's values for a manner.
fn values(request: &Request, style: SpeakingStyle) -> (u8, u8, u16, u8) {
    let [pitch, range, speed, volume] = changes(style);
    let add = |value: u8, by: i32| (i32::from(value) + by).clamp(0, 99) as u8;
    let percent = |value: i32, by: i32| value + value * by / 100;
    let (wpm, loud) = (i32::from(request.rate), i32::from(request.volume));
    (
        add(request.pitch, pitch),
        add(request.range, range),
        percent(wpm, speed).max(1) as u16,
        percent(loud, volume).clamp(0, 200) as u8,
    )
}

fn commands((pitch, range, speed, volume): (u8, u8, u16, u8)) -> String {
    format!("\x01{pitch}P \x01{range}R \x01{speed}S \x01{volume}A")
}

/// Has a request spoken in the styles of a text. A span that is all of it changes the request's own
/// values; brackets become short rests.
pub(super) fn form(request: &mut Request, text: &str, stretches: &[StyleSpan]) {
    let chars: Vec<char> = match stretches {
        [] => return,
        _ => text.chars().collect(),
    };
    if let [StyleSpan { said, style }] = stretches
        && said.indices() == (0..chars.len())
    {
        (request.pitch, request.range, request.rate, request.volume) = values(request, *style);
        return;
    }
    let normal = commands((request.pitch, request.range, request.rate, request.volume));
    let mut asked = Vec::with_capacity(2 * stretches.len());
    for StyleSpan { said, style } in stretches {
        let begin = commands(values(request, *style));
        let speaks = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
        let bracket = |at: usize, set: &str| {
            *style == SpeakingStyle::Aside && chars.get(at).is_some_and(|c| set.contains(*c))
        };
        let before = said.start.checked_sub(1).and_then(|at| chars.get(at));
        asked.push(match bracket(said.start, "([（〔") {
            // Two marks in a row would be two rests.
            true if speaks(before) || before == Some(&' ') => {
                (said.start, 1, format!("、 {begin}"))
            }
            true => (said.start, 1, begin),
            false => (said.start, 0, begin),
        });
        let last = said.end - 1;
        asked.push(match bracket(last, ")]）〕") {
            true if speaks(chars.get(said.end)) || chars.get(said.end) == Some(&' ') => {
                (last, 1, format!("、 {normal}"))
            }
            true => (last, 1, normal.clone()),
            false => (said.end, 0, normal.clone()),
        });
    }
    let spelling =
        |(at, count, text): (usize, u32, String)| Spelling { at: at as u32, count, text };
    request.spellings.extend(asked.into_iter().map(spelling));
    // What is put before a word comes before its spelling.
    request.spellings.sort_by_key(|s| (s.at, s.count));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::engines::espeak::Settings;

    fn formed(text: &str, said: std::ops::Range<usize>, style: SpeakingStyle) -> Request {
        let mut request = Settings::default().request().unwrap();
        form(&mut request, text, &[StyleSpan { said: said.into(), style }]);
        request
    }

    #[test]
    fn a_whole_changes_the_values_and_a_part_is_put_in_commands() {
        let request = formed("标题", 0..2, SpeakingStyle::Heading);
        assert_eq!((request.rate, request.range, request.spellings.len()), (161, 62, 0));
        let request = formed("要快，更要稳。", 3..6, SpeakingStyle::Emphasis);
        let put: Vec<_> = request.spellings.iter().map(|s| (s.at, s.count, &*s.text)).collect();
        let (begin, end) =
            ("\x0153P \x0170R \x01158S \x01100A", "\x0150P \x0150R \x01175S \x01100A");
        assert_eq!(put, [(3, 0, begin), (6, 0, end)]);
    }

    #[test]
    fn brackets_rest_where_no_other_mark_does() {
        let rests = |text: &str, said| -> Vec<bool> {
            let spellings = formed(text, said, SpeakingStyle::Aside).spellings;
            spellings.iter().map(|s| s.count == 1 && s.text.starts_with('、')).collect()
        };
        assert_eq!(rests("重庆（简称渝）很大。", 2..7), [true, true]);
        assert_eq!(rests("重庆，（简称渝）。", 3..8), [false, false]);
    }
}
