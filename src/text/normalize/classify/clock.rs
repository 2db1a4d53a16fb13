//! Times of day, and durations that are written like them.

use super::amount::Amount;
use super::candidate::{Candidate, Class, Clock, Counted, Evidence, Meaning, What};
use super::scene::Scene;
use crate::text::normalize::scan::{self, after, before, digits};
use std::ops::Range;

pub(super) fn time(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    if let Some((span, clock, evidence)) = time_at(scene, at, false) {
        found.push(Candidate::new(span, Class::Time, evidence, Meaning::Time(clock)));
    }
}

/// `1h30min`, `12 h 02 m 07 s`: hours, minutes and perhaps seconds with their units.
pub(super) fn duration(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    if scene.runs_from(at, &['.', ',', ':', '/', '-']) {
        return;
    }
    if let Some((end, meaning)) = marked(scene, at) {
        found.push(Candidate::new(at..end, Class::Time, Evidence::Form, meaning));
        return;
    }
    let mut parts: Vec<(Amount, usize)> = Vec::new();
    let mut end = at;
    let mut spaced = false;
    for names in [&["h", "hr", "hora"][..], &["min", "m", "mn"], &["s", "seg", "sec"]] {
        let from = scan::spaces_end(scene.text, end);
        let run = digits(scene.text, from);
        let mark = scan::spaces_end(scene.text, from + run.len());
        let word = scan::word(scene.text, mark);
        // The letters of a unit stand for it here, also those that mean another one alone: m.
        let unit = ["hour", "minute", "second"].get(parts.len()).copied();
        let unit = unit.and_then(|id| scene.lang.nouns.unit(id));
        let (Some(unit), true) = (unit, (1..=3).contains(&run.len()) && names.contains(&word))
        else {
            break;
        };
        spaced |= mark > from + run.len();
        let bare = run.trim_start_matches('0');
        parts.push((Amount::whole(if bare.is_empty() { "0" } else { bare }), unit));
        end = mark + word.len();
    }
    if scene.glued_after(end) || parts.len() < 2 || parts.len() == 2 && spaced {
        return;
    }
    let whole = |n: &Amount| n.small().unwrap_or(0);
    let meaning = match &parts[..] {
        [(h, _), (m, _), (s, _)] => {
            let (hour, minute, second) = (whole(h), whole(m), Some(whole(s)));
            Meaning::Time(Clock { hour, minute, second, ..Clock::default() })
        }
        _ => Meaning::Phrase(
            parts
                .into_iter()
                .map(|(n, unit)| {
                    let what = Some(What::Unit(unit));
                    Meaning::Counted(n, Counted { scale: None, what, per: None })
                })
                .collect(),
        ),
    };
    found.push(Candidate::new(at..end, Class::Time, Evidence::Form, meaning));
}

/// `1'23"`: minutes and seconds; `1m80`: metres and centimetres.
fn marked(scene: &Scene<'_>, at: usize) -> Option<(usize, Meaning)> {
    let text = scene.text;
    let first = digits(text, at);
    let mark = after(text, at + first.len())?;
    let from = at + first.len() + mark.len_utf8();
    let second = digits(text, from);
    let end = from + second.len();
    if first.len() > 2 || !matches!(second.len(), 0 | 2) {
        return None;
    }
    let count = |digits: &str, id| {
        let bare = digits.trim_start_matches('0');
        let what = Some(What::Unit(scene.lang.nouns.unit(id)?));
        let n = Amount::whole(if bare.is_empty() { "0" } else { bare });
        Some(Meaning::Counted(n, Counted { scale: None, what, per: None }))
    };
    let closing = after(text, end).filter(|c| matches!(c, '"' | '″' | '”'));
    let degrees = text[..at].trim_end().ends_with(['°', 'º']);
    match (mark, closing) {
        ('\'' | '′' | '’', None) if degrees && second.is_empty() => {
            Some((from, count(first, "minute")?))
        }
        ('\'' | '′' | '’', Some(closing)) if second.len() == 2 && !scene.glued_before(at) => {
            let all = vec![count(first, "minute")?, count(second, "second")?];
            Some((end + closing.len_utf8(), Meaning::Phrase(all)))
        }
        ('m', _) if second.len() == 2 && !scene.glued_after(end) && first.len() == 1 => {
            let centimetres = Meaning::Number(Amount::whole(second.trim_start_matches('0')));
            let all = vec![count(first, "meter")?, centimetres];
            (!second.starts_with('0')).then_some((end, Meaning::Phrase(all)))
        }
        _ => None,
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
    // 14 h 30, unless it goes on as a duration: 2 h 30 min.
    let marked = scene.word_after("hour-mark", end).and_then(|stop| {
        let from = scan::spaces_end(text, stop);
        let minute = two(from).filter(|_| !scene.glued_after(from + 2))?;
        let unit = scene.lang.nouns.unit_at(&text[scan::spaces_end(text, from + 2)..]);
        unit.is_none().then_some((minute, from + 2))
    });
    let (clock, stop, evidence) = match (sep, minute, marked) {
        (.., Some((minute, stop))) => (clock(minute, None), stop, Evidence::Form),
        (':', Some(minute), _) => match (after(text, end + 3), two(end + 4)) {
            (Some(':'), Some(second)) => (clock(minute, Some(second)), end + 6, Evidence::Form),
            (Some(':'), None) if scene.digit_at(end + 4) => return None,
            _ => (clock(minute, None), end + 3, Evidence::Form),
        },
        // 14h30
        (_, Some(minute), _)
            if sep == 'h' || g.list("time-after").iter().any(|w| w.chars().eq([sep])) =>
        {
            (clock(minute, None), end + 3, Evidence::Form)
        }
        // 14.30, where a word of time stands beside it.
        (_, Some(minute), _) if g.time_marks.contains(&sep) => {
            let stop = end + sep.len_utf8() + 2;
            let told =
                ["time-after", "am", "pm"].iter().any(|l| scene.word_after(l, stop).is_some());
            let unit = || scene.lang.nouns.unit_at(&text[scan::spaces_end(text, stop)..]).is_some();
            if !(told || named || sure && !unit()) {
                return None;
            }
            let evidence = if told { Evidence::Form } else { Evidence::Word };
            (clock(minute, None), stop, evidence)
        }
        // 8 uur, 20h
        _ => {
            let half = |list| scene.word_after(list, end).filter(|_| (1..=12).contains(&hour));
            if let (Some(stop), afternoon) = match half("am") {
                Some(stop) => (Some(stop), Some(false)),
                None => (half("pm"), Some(true)),
            } {
                let clock = Clock { afternoon, ..clock(0, None) };
                return Some((at..dotted(scene, stop), clock, Evidence::Form));
            }
            let stop = scene.word_after("time-after", end)?;
            // Nobody counts 09 hours.
            let padded = h.len() == 2 && h.starts_with('0');
            let evidence = if padded { Evidence::Form } else { Evidence::Word };
            return Some((at..dotted(scene, stop), clock(0, None), evidence));
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
