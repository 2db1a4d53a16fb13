//! Cutting what is too long for a backend.

use super::boundary;
use super::chars::skip_space;
use super::cut::Cut;
use super::pairs::Pairs;
use std::ops::Range;

/// Splits `text[range]` into parts that measure at most `max` each, with the sort of place each
/// ends at.
///
/// Parts are about equally long, so that no tail is left over, and end at the best boundary near
/// their share: a sentence's end, a clause's, a space, and only then between two characters; never
/// inside what a reader sees as one character, and inside a word, a number or brackets only if
/// there is no other way. They cover every character that is not white space, in order. A part is
/// longer than `max` only if a single visible character is.
///
/// `measure` gives the size of a part of `text`, by its bytes, in the unit of `max` (characters, bytes,
/// tokens …) and should not shrink when text is added. The time is about n log n if measuring is linear.
pub fn split_long(
    text: &str,
    range: Range<usize>,
    max: usize,
    measure: &dyn Fn(Range<usize>) -> usize,
) -> Vec<(Range<usize>, Cut)> {
    let end = text.floor_char_boundary(range.end);
    let start = text.floor_char_boundary(range.start.min(end));
    let end = start + text[start..end].trim_end().len();
    let mut at = skip_space(&text[..end], start);
    let mut out = Vec::new();
    if at >= end {
        return out;
    }
    let total = measure(at..end);
    if total <= max {
        return vec![(at..end, Cut::End)];
    }
    let text = &text[..end];
    let mut pairs = Pairs::default();
    pairs.find(text, at, end);
    let mut left = total;
    // How many bytes a unit of measure takes, as far as known.
    let mut bytes = (end - at) as f64 / total as f64;
    while at < end {
        let limit = reach(text, at, max, bytes, measure);
        if limit == end {
            out.push((at..end, Cut::End));
            break;
        }
        let window = (limit - at) as f64;
        if end - limit <= 2 * (limit - at) {
            left = measure(at..end);
        }
        // The share of this part if the rest were cut into equal ones.
        let count = left.div_ceil(max.max(1)).max(2);
        let share = (left as f64 / count as f64) / max.max(1) as f64;
        let target = at + (window * share.clamp(0.5, 1.0)) as usize;
        let best = boundary::best(text, at, limit, target, &pairs)
            // The limit was measured; a measure that is not monotone may still say no.
            .filter(|b| measure(at..b.0) <= max);
        let (cut_at, cut) = best.unwrap_or_else(|| (boundary::last(text, at, limit), Cut::Hard));
        let part = text[at..cut_at].trim_end();
        let used = measure(at..at + part.len());
        left = left.saturating_sub(used).max(1);
        if used > 0 {
            bytes = part.len() as f64 / used as f64;
        }
        let next = skip_space(text, cut_at);
        out.push((at..at + part.len(), if next >= end { Cut::End } else { cut }));
        at = next;
    }
    out
}

/// The last character boundary up to which `text[at..]` measures at most `max`.
fn reach(
    text: &str,
    at: usize,
    max: usize,
    bytes: f64,
    measure: &dyn Fn(Range<usize>) -> usize,
) -> usize {
    let fits = |to: usize| measure(at..to) <= max;
    let guess = |size: usize| text.ceil_char_boundary((at + size.max(1)).min(text.len()));
    let mut size = ((max as f64 * bytes) as usize).clamp(1, text.len() - at);
    let mut low = at;
    let mut high = text.len() + 1;
    // Grow until it no longer fits, or shrink until it does.
    loop {
        let to = guess(size);
        if fits(to) {
            low = to;
            if to == text.len() {
                return to;
            }
            if high <= text.len() {
                break;
            }
            size = (to - at) * 9 / 8 + 4;
        } else {
            high = to;
            if low > at || size <= 1 {
                break;
            }
            size /= 2;
        }
    }
    // Each try measures, which may mean to read the text out: close is good enough.
    if high > text.len() && fits(text.len()) {
        return text.len();
    }
    while high - low > (low - at) / 32 {
        let middle = text.floor_char_boundary(low + (high - low) / 2);
        let middle = if middle <= low { text.ceil_char_boundary(low + 1) } else { middle };
        if middle >= high {
            break;
        }
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chars(text: &str, max: usize) -> Vec<(&str, Cut)> {
        let count = |part: Range<usize>| text[part].chars().count();
        split_long(text, 0..text.len(), max, &count)
            .into_iter()
            .map(|(r, c)| (&text[r], c))
            .collect()
    }

    #[test]
    fn parts_end_at_clauses() {
        let text = "他走进屋里，看见桌上放着一封信，信封上没有名字。";
        let parts = split_long(text, 0..text.len(), 12, &|part| text[part].chars().count());
        let parts: Vec<_> = parts.into_iter().map(|(r, cut)| (&text[r], cut)).collect();
        let right = [
            ("他走进屋里，", Cut::Clause),
            ("看见桌上放着一封信，", Cut::Clause),
            ("信封上没有名字。", Cut::End),
        ];
        assert_eq!(parts, right);
    }

    #[test]
    fn clauses_come_before_spaces_and_spaces_before_letters() {
        let text = "When the rain had stopped, they walked down to the harbour to see the boats.";
        assert_eq!(
            chars(text, 60),
            [
                ("When the rain had stopped,", Cut::Clause),
                ("they walked down to the harbour to see the boats.", Cut::End)
            ]
        );
        assert_eq!(
            chars("alpha beta gamma delta", 12),
            [("alpha beta", Cut::Space), ("gamma delta", Cut::End)]
        );
        assert_eq!(chars("abcdefgh", 5), [("abcd", Cut::Hard), ("efgh", Cut::End)]);
    }

    #[test]
    fn numbers_and_brackets_stay_whole() {
        let text = "人口为1,234,567人（2020年，估计），面积很大很大很大";
        for (part, _) in chars(text, 20) {
            assert!(!part.ends_with("1,") && !part.ends_with("（2020年，"), "{part}");
        }
        let parts = chars("约有1234567890人参加了这次规模空前的集会活动", 14);
        assert!(parts.iter().any(|p| p.0.contains("1234567890")), "{parts:?}");
    }

    #[test]
    fn parts_are_balanced() {
        let text = "一二三四五六七八九十".repeat(5) + "百";
        let sizes: Vec<usize> = chars(&text, 25).iter().map(|p| p.0.chars().count()).collect();
        assert_eq!(sizes, [17, 17, 17]);
    }

    #[test]
    fn sentences_inside_a_quotation_are_the_best_places() {
        let parts = chars("“今天下雨了。我们明天再去吧。你觉得呢？”", 12);
        assert_eq!(parts[0], ("“今天下雨了。", Cut::Sentence));
    }

    #[test]
    fn visible_characters_stay_whole() {
        let family = "👨‍👩‍👧‍👦";
        let text = family.repeat(4);
        assert!(chars(&text, 8).iter().all(|p| p.0 == family));
        assert!(chars(&"🇨🇳".repeat(9), 4).iter().all(|p| p.0.len() % 8 == 0));
        assert!(chars(&"e\u{301}".repeat(9), 3).iter().all(|p| p.0.starts_with('e')));
        // One that is larger than the limit is left whole.
        assert_eq!(chars(family, 2), [(family, Cut::End)]);
    }

    #[test]
    fn ranges_that_make_no_sense_are_met_with_patience() {
        let count = |part: Range<usize>| part.len();
        assert!(split_long("  ", 0..2, 1, &count).is_empty());
        assert!(split_long("字", 1..99, 0, &count).len() <= 1);
        let measured_badly = |_: Range<usize>| 7;
        assert_eq!(split_long("abc def", 0..7, 3, &measured_badly).len(), 6);
    }

    #[test]
    fn time_is_linear_without_any_mark() {
        let text = "字".repeat(400_000);
        let count = |part: Range<usize>| part.len();
        assert_eq!(split_long(&text, 0..text.len(), 3000, &count).len(), 400);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        /// Parts are in order, trimmed, within the limit, and cover what is not white space.
        #[test]
        fn parts_fit_and_cover(
            text in "([a-z]{1,9}|[ \t]{1,2}|[，。、：（）,.;:!?()“”\"-]|[一-十あ-お가-각]{1,5}|e\u{301}|[0-9]{1,6}|🇨🇳|👍🏽|\\PC){0,60}",
            max in 1usize..40,
            unit in 0usize..3,
        ) {
            let measure = move |s: &str| match unit {
                0 => s.chars().count(),
                1 => s.len(),
                _ => s.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum(),
            };
            let mut at = 0;
            let parts = split_long(&text, 0..text.len(), max, &|part| measure(&text[part]));
            for (i, (r, cut)) in parts.iter().enumerate() {
                prop_assert!(at <= r.start && r.start < r.end);
                prop_assert!(text[at..r.start].trim().is_empty());
                let part = &text[r.clone()];
                prop_assert_eq!(part.trim(), part);
                prop_assert_eq!(*cut == Cut::End, i + 1 == parts.len());
                if measure(part) > max {
                    // Only one visible character may be longer.
                    prop_assert_eq!(boundary::last(part, 0, part.len() - 1), part.len());
                }
                at = r.end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
