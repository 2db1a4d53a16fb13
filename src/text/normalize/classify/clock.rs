//! Times of day.

use super::candidate::{Candidate, Class, Clock, Evidence, Meaning};
use super::scene::Scene;
use crate::text::normalize::scan::{self, after, before, digits};
use std::ops::Range;

pub(super) fn time(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    if let Some((span, clock, evidence)) = time_at(scene, at, false) {
        found.push(Candidate::new(span, Class::Time, evidence, Meaning::Time(clock)));
    }
}

/// The time whose first figure is at `at`; `sure` if what stands around says that it is one.
pub(super) fn time_at(
    scene: &Scene<'_>,
    at: usize,
    sure: bool,
) -> Option<(Range<usize>, Clock, Evidence)> {
    let text = scene.text;
    let g = &scene.lang.grammar;
    let inside = matches!(before(text, at), Some('.' | ',' | '/' | ':' | '-' | '–'))
        && scene.digit_before(at - before(text, at)?.len_utf8());
    if scene.glued_before(at)
        || inside && before(text, at) != Some('-') && before(text, at) != Some('–')
    {
        return None;
    }
    let h = digits(text, at);
    let hour = h.parse().ok().filter(|n| h.len() <= 2 && *n <= 24)?;
    let end = at + h.len();
    let named = sure || scene.named_by("time-before", at);
    let two = |at: usize| {
        let d = digits(text, at);
        d.parse::<u32>().ok().filter(|n| d.len() == 2 && *n < 60)
    };
    let clock = |minute, second| Clock { hour, minute, second, named, afternoon: None };
    let sep = after(text, end)?;
    let minute = two(end + sep.len_utf8());
    let (clock, stop, evidence) = match (sep, minute) {
        (':', Some(minute)) => match (after(text, end + 3), two(end + 4)) {
            (Some(':'), Some(second)) => (clock(minute, Some(second)), end + 6, Evidence::Form),
            (Some(':'), None) if scene.digit_at(end + 4) => return None,
            _ => (clock(minute, None), end + 3, Evidence::Form),
        },
        // 14h30
        (_, Some(minute))
            if sep == 'h' || g.list("time-after").iter().any(|w| w.chars().eq([sep])) =>
        {
            (clock(minute, None), end + 3, Evidence::Form)
        }
        // 14.30, where a word of time stands beside it.
        (_, Some(minute)) if g.time_marks.contains(&sep) => {
            let stop = end + sep.len_utf8() + 2;
            let sure = sure || named || scene.word_after("time-after", stop).is_some();
            if !sure
                || scene.lang.nouns.unit_at(&text[scan::spaces_end(text, stop)..]).is_some()
                    && !named
            {
                return None;
            }
            let evidence = if scene.word_after("time-after", stop).is_some() {
                Evidence::Form
            } else {
                Evidence::Word
            };
            (clock(minute, None), stop, evidence)
        }
        // 8 uur, 20h
        _ => {
            // 10 p.m.
            let half = |list| scene.word_after(list, end).filter(|_| (1..=12).contains(&hour));
            if let Some((stop, afternoon)) =
                half("am").map(|e| (e, false)).or_else(|| half("pm").map(|e| (e, true)))
            {
                let clock = Clock { afternoon: Some(afternoon), ..clock(0, None) };
                return Some((at..dotted(scene, stop), clock, Evidence::Word));
            }
            let stop = scene.word_after("time-after", end)?;
            return Some((at..dotted(scene, stop), clock(0, None), Evidence::Word));
        }
    };
    let halved = hour <= 12
        && (scene.word_after("am", stop).is_some() || scene.word_after("pm", stop).is_some());
    let goes_on = scene.glued_after(stop) && !halved
        || matches!(after(text, stop), Some(':' | '.' | ',')) && scene.digit_at(stop + 1);
    if goes_on {
        return None;
    }
    let stop = scene.word_after("time-after", stop).map_or(stop, |end| dotted(scene, end));
    let half = |list| scene.word_after(list, stop).filter(|_| hour <= 12);
    let (stop, afternoon) = match (half("am"), half("pm")) {
        (Some(end), _) => (dotted(scene, end), Some(false)),
        (_, Some(end)) => (dotted(scene, end), Some(true)),
        _ => (stop, None),
    };
    Some((at..stop, Clock { afternoon, ..clock }, evidence))
}

/// Leaves the dot of an abbreviation to the sentence that it closes.
fn dotted(scene: &Scene<'_>, end: usize) -> usize {
    if scene.text[..end].ends_with('.') && scene.closes(end) { end - 1 } else { end }
}
