//! What Japanese and Korean write beside figures, without spaces: days of the week in brackets, days between
//! particles, numbers with a zero in front, particles that follow the sound of a fraction.

use super::amount::Amount;
use super::candidate::{Candidate, Class, Day, Evidence, Meaning};
use super::scene::Scene;
use crate::lang::{Place, SignPlace};
use crate::text::normalize::scan::{self, after, before, digits};

/// A day of the week in brackets behind a date: `8日(水)`, `3월 8일(수)`; and two of them, as a range or a list.
pub(super) fn weekday(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some(open) = after(text, at).filter(|c| matches!(c, '(' | '（')) else { return };
    let behind = scene.lang.grammar.list("weekday-behind");
    let date = behind.iter().any(|w| text[..at].ends_with(w.as_str()))
        || before(text, at).is_some_and(|c| c.is_ascii_digit());
    let first = at + open.len_utf8();
    let Some((mut end, name)) = day_at(scene, first).filter(|_| date && !behind.is_empty()) else {
        return;
    };
    let gap = if scene.lang.grammar.gapless { "" } else { " " };
    let name = Meaning::Words(format!("{gap}{name}"));
    let mut meaning = name.clone();
    let joint = after(text, end).filter(|c| matches!(c, '〜' | '～' | '-' | '~' | '・' | ','));
    if let Some(c) = joint
        && let Some((stop, second)) = day_at(scene, end + c.len_utf8())
    {
        let second = Meaning::Words(second);
        meaning = match c {
            '・' | ',' => Meaning::Phrase(vec![name, second]),
            _ => Meaning::Range(Box::new(name), Box::new(second)),
        };
        end = stop;
    }
    if let Some(c) = after(text, end).filter(|c| matches!(c, ')' | '）')) {
        let span = at..end + c.len_utf8();
        found.push(Candidate::new(span, Class::Date, Evidence::Form, meaning));
    }
}

/// The day of the week whose short name is at `at`: where that ends, and its name.
fn day_at(scene: &Scene<'_>, at: usize) -> Option<(usize, String)> {
    let rest = scene.text.get(at..)?;
    let days = scene.lang.calendar.weekdays.iter();
    let short = days.flat_map(|d| d.short.iter().map(move |s| (s, d)));
    let (mark, day) =
        short.filter(|(s, _)| rest.starts_with(s.as_str())).max_by_key(|(s, _)| s.len())?;
    Some((at + mark.len(), day.forms[0].clone()))
}

/// `11/5から11/6まで`, `9/7(土)`: the particles of a span, or a day of the week, make a day of two figures.
pub(super) fn day(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let particles = scene.lang.grammar.list("date-after");
    if particles.is_empty() || scene.runs_from(at, &['/', '-', '.', ',', ':']) {
        return;
    }
    let Some((end, month, day)) = month_and_day(text, at) else { return };
    let next = |at: usize| month_and_day(text, at).is_some();
    let opens = particles.iter().any(|p| {
        let rest = text[end..].strip_prefix(p.as_str());
        rest.is_some_and(|rest| next(scan::spaces_end(text, text.len() - rest.len())))
    });
    let left = &text[..scan::spaces_start(text, at)];
    let closes = particles.iter().any(|p| left.ends_with(p.as_str()));
    let until = particles.iter().skip(1).any(|p| text[end..].starts_with(p.as_str()));
    let bracket = after(text, end).filter(|c| matches!(c, '(' | '（'));
    let named = bracket.is_some_and(|c| day_at(scene, end + c.len_utf8()).is_some());
    if opens || closes || until || named {
        let day = Day { month, day: Some(day), ..Day::default() };
        found.push(Candidate::new(at..end, Class::Date, Evidence::Word, Meaning::Date(day)));
    }
}

/// A month and a day with a stroke or a hyphen between, and nothing that goes on.
fn month_and_day(text: &str, at: usize) -> Option<(usize, u32, u32)> {
    let a = digits(text, at);
    let from = at + a.len() + 1;
    let sep = after(text, from - 1).filter(|c| matches!(c, '/' | '-'))?;
    let b = digits(text, from);
    let value = |d: &str, most| d.parse().ok().filter(|n| d.len() <= 2 && (1..=most).contains(n));
    let end = from + b.len();
    (after(text, end) != Some(sep)).then_some((end, value(a, 12)?, value(b, 31)?))
}

/// A wave dash between words or figures, which is "from … to": `12月〜平成18年`; and not the long sound of `え〜と`.
pub(super) fn wave(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some(c) = after(text, at).filter(|c| matches!(c, '〜' | '～' | '~')) else { return };
    let g = &scene.lang.grammar;
    let word = scene.lang.words.sign(c, SignPlace::Math).filter(|_| g.wide);
    let end = at + c.len_utf8();
    let hangul = |c: char| !g.gapless && ('가'..='힣').contains(&c);
    let side = |c: char| scan::is_han(c) || hangul(c) || c.is_ascii_alphanumeric();
    let left = |c: char| side(c) || matches!(c, ')' | '）');
    let between = before(text, at).is_some_and(left) && after(text, end).is_some_and(side);
    if let Some(word) = word.filter(|_| between) {
        // The word stands behind the first end without a space, and before the second one with its own.
        let gap = if g.gapless { "" } else { " " };
        let meaning = Meaning::Words(format!("{word}{gap}"));
        found.push(Candidate::new(at..end, Class::Range, Evidence::Sign, meaning));
    }
}

/// The ending of a file's name that is not Latin: `사진.jpg`.
pub(super) fn extension(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if after(text, at) != Some('.') || !before(text, at).is_some_and(scan::is_wide) {
        return;
    }
    let size = text[at + 1..].bytes().take(5).take_while(u8::is_ascii_alphanumeric).count();
    let end = at + 1 + size;
    let name = &text[at + 1..end];
    let known = scene.lang.words.abbreviations(name).iter();
    let mut known = known.filter(|a| a.place == Place::Web && a.short.eq_ignore_ascii_case(name));
    if size > 1 && known.next().is_some() {
        let meaning = Meaning::Address(text[at..end].to_owned());
        found.push(Candidate::new(at..end, Class::Electronic, Evidence::Form, meaning));
    }
}

/// The numbers of a block, a lot and a house: `本町1-2-3`.
pub(super) fn block(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some(joint) = scene.lang.grammar.list("block-joint").first() else { return };
    if scene.runs_from(at, &['-', '.', ',', '/']) {
        return;
    }
    let (mut end, mut pieces) = (at, Vec::new());
    loop {
        let run = digits(text, end);
        if run.is_empty() || run.len() > 4 || run.starts_with('0') {
            return;
        }
        pieces.push(Meaning::Number(Amount::whole(run)));
        end += run.len();
        if after(text, end) != Some('-') {
            break;
        }
        pieces.push(Meaning::Words(joint.clone()));
        end += 1;
    }
    // Two numbers are a range or a score.
    if pieces.len() >= 5 && pieces.len() < 10 && !scene.glued_after(end) {
        found.push(Candidate::new(at..end, Class::Code, Evidence::Shape, Meaning::Joined(pieces)));
    }
}

/// Days that are names: `6·25`, `3・11`; the figures of the day are said one by one.
pub(super) fn named_day(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let dot = |c: Option<char>| c.filter(|c| matches!(c, '·' | '・' | 'ㆍ'));
    let month = digits(text, at);
    let Some(c) = dot(after(text, at + month.len())) else { return };
    let from = at + month.len() + c.len_utf8();
    let day = digits(text, from);
    let end = from + day.len();
    let value =
        |d: &str, most| d.parse().is_ok_and(|n: u32| d.len() <= 2 && (1..=most).contains(&n));
    let listed = dot(before(text, at)).is_some() || dot(after(text, end)).is_some();
    // 10・11月 are two months.
    let counted =
        after(text, end).is_some_and(|c| "月日年月時回号人名월일년시회호명개".contains(c));
    if !scene.lang.grammar.wide
        || listed
        || counted
        || scene.runs_from(at, &['.', ','])
        || !value(month, 12)
        || !value(day, 31)
        || month.starts_with('0')
    {
        return;
    }
    let number = |d: &str| Meaning::Number(Amount::whole(d));
    let spelled = day.len() == 2 && !day.contains('0');
    let day = if spelled { Meaning::Digits(day.to_owned()) } else { number(day) };
    let meaning = Meaning::Joined(vec![number(month), day]);
    found.push(Candidate::new(at..end, Class::Date, Evidence::Shape, meaning));
}

/// `09分`, `03월`: the zero in front is not said before the words of dates and times.
pub(super) fn padded(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let run = digits(scene.text, at);
    let end = at + run.len();
    let words = scene.lang.grammar.list("unpadded");
    let rest = &scene.text[scan::spaces_end(scene.text, end)..];
    if run.len() == 2 && run.starts_with('0') && words.iter().any(|w| rest.starts_with(w.as_str()))
    {
        let n = Amount { start: at, end, ..Amount::whole(&run[1..]) };
        found.push(Candidate::new(at..end, Class::Cardinal, Evidence::Shape, Meaning::Number(n)));
    }
}

/// The particle behind a fraction, which is said upside down: `2/3은` is 삼분의 이는.
pub(super) fn particles(scene: &Scene<'_>, found: &mut Vec<Candidate>) {
    let pairs = scene.lang.grammar.list("particles");
    if pairs.is_empty() {
        return;
    }
    let with = |c: &Candidate| {
        let Meaning::Fraction { counted: None, .. } = c.meaning else { return None };
        let written = after(scene.text, c.span.end)?;
        let pair = pairs.iter().find(|p| p.contains(written))?;
        let end = c.span.end + written.len_utf8();
        let (closed, open) = pair.split_at(pair.chars().next()?.len_utf8());
        if after(scene.text, end).is_some_and(char::is_alphanumeric) {
            return None;
        }
        let particle = Meaning::Particle(Box::new(c.meaning.clone()), closed.into(), open.into());
        Some(Candidate { span: c.span.start..end, meaning: particle, ..c.clone() })
    };
    let more: Vec<Candidate> = found.iter().filter_map(with).collect();
    found.extend(more);
}
