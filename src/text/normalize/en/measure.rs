//! English measures: a figure, perhaps scaled, and a unit.

use super::ratio::fraction;
use super::scale::scale;
use super::units::{DOUBTFUL, UNITS};
use super::words::{self, plural};
use crate::text::normalize::number::{ENGLISH, number};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const MEASURE: Scanner = Scanner {
    name: "measure",
    about: "measures: 12kg is twelve kilograms, 60 km/h is sixty kilometers per hour",
    starts: Starts::of("0123456789.-−½¼¾⅓"),
    read,
    finish: |s| s,
};

/// The unit at `at`: its end, its mark, one of it.
fn unit(text: &str, at: usize) -> Option<(usize, &'static str, &'static str)> {
    let (mark, one) = scan::longest(text, at, UNITS)?;
    let end = at + mark.len();
    let open = mark.ends_with(|c: char| c.is_alphanumeric())
        && after(text, end).is_some_and(|c| c.is_alphanumeric() || c == '\'' || c == '’');
    (!open).then_some((end, mark, one))
}

/// `/h`, `/kg`, `/yr`: the end and one of what it is counted by.
pub(super) fn per(text: &str, at: usize) -> Option<(usize, &'static str)> {
    if after(text, at) != Some('/') {
        return None;
    }
    unit(text, at + 1).map(|(end, _, one)| (end, one))
}

/// Many of a unit: the word that is counted is the first of `degree Celsius` and the last of `square meter`.
fn many(one: &str) -> String {
    match one {
        "foot" => "feet".into(),
        "inch" => "inches".into(),
        "hertz" | "kilohertz" | "megahertz" | "gigahertz" | "terahertz" | "lux" | "siemens"
        | "parts per million" | "parts per billion" | "yuan" | "yen" | "RPM" | "CC" | "FPS"
        | "dpi" => one.into(),
        _ => match one
            .split_once(" per ")
            .or_else(|| one.split_once(' ').filter(|(w, _)| *w == "degree"))
        {
            Some((head, tail)) if one.contains(" per ") => format!("{} per {tail}", many(head)),
            Some((head, tail)) => format!("{head}s {tail}"),
            None if one.contains(" of ") => one.replacen(" of ", "s of ", 1),
            None if one.ends_with("foot") => one.replace("foot", "feet"),
            None => plural(one),
        },
    }
}

fn read(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '/' | '$' | '#'))
    {
        return None;
    }
    if let Some(height) = feet_and_inches(text, at) {
        return Some(height);
    }
    let (mut end, mut amount, mut several, plain) = match fraction(text, at) {
        Some((end, said, several)) => (end, said, several, false),
        None => {
            let n = number(text, at, ENGLISH)?;
            let plain = n.is_plain();
            (n.end, words::number(&n), !n.is_one(), plain)
        }
    };
    if let Some((stop, word)) = scale(text, end, false) {
        amount += &format!(" {word}");
        (end, several) = (stop, true);
    }
    // 12/kg
    if plain && let Some((stop, one)) = per(text, end) {
        return Rewrite::new(stop, format!("{amount} per {one}"));
    }
    let gap = scan::spaces_end(text, end);
    let from = if after(text, end) == Some('-') { end + 1 } else { gap };
    let Some((mut stop, mark, one)) = unit(text, from) else {
        // 7.2bn
        let short = text[..end].ends_with(['n']);
        return if short { Rewrite::new(end, amount) } else { None };
    };
    let tight = from == end;
    let hyphen = from > end && gap == end;
    let over = per(text, stop);
    // 2m people: a million of them, no length.
    let many_of = scan::word(text, scan::spaces_end(text, stop));
    if mark == "m" && tight && COUNTED.contains(&many_of) {
        return Rewrite::new(stop, format!("{amount} million"));
    }
    // 10 in. wide
    let across = ["wide", "long", "tall", "high", "thick", "deep", "across"].contains(&many_of);
    // 6 ft 2 in, 9.58s
    let feet = scan::tail(text, at, 5).trim_end_matches([' ', '.']).ends_with("ft");
    let sure = mark == "in." && across
        || matches!(mark, "in" | "in.") && feet
        || mark == "s" && tight && text[at..end].contains('.');
    if !sure && doubtful(mark, text, at, tight) && over.is_none() || hyphen && mark.len() < 2 {
        return None;
    }
    // 3h 12m
    let hours = scan::tail(text, at, 4).trim_end();
    let one = match hours.ends_with('h') && before(text, at) == Some(' ') && mark == "m" {
        true => "minute",
        false => one,
    };
    let unit = if several && !hyphen { many(one) } else { one.to_owned() };
    let joint = if hyphen { "-" } else { " " };
    let mut said = format!("{amount}{joint}{unit}");
    if mark == "°"
        && let Some((s, side)) = compass(text, stop)
    {
        return Rewrite::new(s, format!("{said} {side}"));
    }
    if let Some((s, other)) = over {
        said += &format!(" per {other}");
        stop = s;
    }
    Rewrite::new(stop, said)
}

/// The side of the world behind the degrees at `at`: 45°N, 45° N.
fn compass(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let from = scan::spaces_end(text, at);
    let side = match scan::word(text, from) {
        "N" => "north",
        "S" => "south",
        "E" => "east",
        "W" => "west",
        _ => return None,
    };
    let end = from + 1;
    (!after(text, end).is_some_and(char::is_alphanumeric)).then_some((end, side))
}

/// What is counted in millions far more often than measured.
const COUNTED: &[&str] = &[
    "people",
    "users",
    "customers",
    "viewers",
    "jobs",
    "voters",
    "homes",
    "copies",
    "subscribers",
    "members",
    "residents",
    "households",
    "tonnes",
    "tons",
    "barrels",
    "cars",
    "vehicles",
    "followers",
    "downloads",
    "passengers",
    "visitors",
    "workers",
    "children",
    "women",
    "men",
    "Americans",
    "Britons",
    "shares",
    "views",
    "streams",
    "votes",
    "doses",
    "acres",
    "hectares",
    "students",
    "patients",
    "euros",
    "dollars",
    "pounds",
    "refugees",
    "tickets",
    "items",
];

/// `5'10"`: five foot ten.
fn feet_and_inches(text: &str, at: usize) -> Option<Rewrite> {
    let feet = scan::digits(text, at);
    let mark = after(text, at + feet.len()).filter(|c| matches!(c, '\'' | '’' | '′'))?;
    let from = at + feet.len() + mark.len_utf8();
    let inches = scan::digits(text, from);
    let end = from + inches.len();
    let close = after(text, end).filter(|c| matches!(c, '"' | '”' | '″'))?;
    let small = |d: &str| (1..=2).contains(&d.len());
    let said = format!("{} foot {}", words::cardinal(feet), words::cardinal(inches));
    if small(feet) && small(inches) { Rewrite::new(end + close.len_utf8(), said) } else { None }
}

/// A unit of one letter or one that is also a word: is it rather a name here?
fn doubtful(mark: &str, text: &str, at: usize, tight: bool) -> bool {
    // "5 in" and "7 a" are words; "in" and "A" are units only if nothing else can be meant.
    let Some((_, when)) = DOUBTFUL.iter().find(|(m, _)| *m == mark) else { return false };
    match when {
        super::units::When::Tight => !tight,
        super::units::When::Apart => tight,
        super::units::When::Never => !scan::tail(text, at, 10).ends_with(" by "),
    }
}

/// A year-like figure before `to` and a measure is a measure too; said by the rule for integers.
pub(super) fn measured_range(text: &str, end: usize) -> bool {
    let Some(rest) = text[end..].strip_prefix(" to ") else { return false };
    let from = text.len() - rest.len();
    number(text, from, ENGLISH).is_some_and(|n| {
        unit(text, scan::spaces_end(text, n.end)).is_some_and(|(_, m, _)| m.len() > 1)
    }) || rest.starts_with("one ")
        || rest.starts_with("two ")
}

/// Is a unit written behind the place? Then `x` between figures is "by".
pub(super) fn has_unit(text: &str, at: usize) -> bool {
    unit(text, scan::spaces_end(text, at)).is_some()
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn en(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "en").said(), said, "{shown}");
    }

    #[test]
    fn measures() {
        en(
            "12kg, 1 kg and -0.4 kg",
            "twelve kilograms, one kilogram and minus zero point four kilograms",
        );
        en("1°C or 2°C", "one degree Celsius or two degrees Celsius");
        en("at 45°N, 30° W", "at forty-five degrees north, thirty degrees west");
        en("at 60 km/h", "at sixty kilometers per hour");
        en("100 million kg", "one hundred million kilograms");
        en("2m people on a 5m rope", "two million people on a five meters rope");
        en("5'10\" tall, 10 in. wide", "five foot ten tall, ten inches wide");
        en("2-5lb", "two to five pounds");
        en("a 10-km run", "a ten-kilometer run");
        en("25 x 7 m", "twenty-five by seven meters");
    }

    #[test]
    fn letters_that_are_no_units() {
        en("an iPhone 4s in 5G, 3 in all", "an iPhone four s in five G, three in all");
    }
}
