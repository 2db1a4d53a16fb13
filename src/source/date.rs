//! Dates as pages write them → ISO 8601.
//!
//! Only what a text tells is taken over, and nothing is guessed: `03/05/2026` is a day in March or
//! in May, so it is left as it stands, and so is a zone such as CST that is two different ones.

mod cursor;
mod words;

use cursor::Cursor;

/// A text that is longer (in bytes) is not a date.
const LONGEST: usize = 120;

/// The date that a text is, maybe with a weekday, a time and a zone, as ISO 8601: `2015-01`,
/// `2015-01-15`, `2015-01-15T16:54`, `2015-01-15T16:54:00+08:00`. `None`, if the text is anything
/// else, holds anything else, or can be read in two ways.
pub(super) fn iso(text: &str) -> Option<String> {
    parse(text)?
}

/// Whether a text is a date, be it one that can be read in two ways (`03/05/2026`).
pub(super) fn is_date(text: &str) -> bool {
    parse(text).is_some()
}

/// The date that a text is; within, nothing if it can be read in two ways.
fn parse(text: &str) -> Option<Option<String>> {
    if text.len() > LONGEST {
        return None;
    }
    let plain: String = text.chars().map(half_width).flat_map(char::to_lowercase).collect();
    let mut rest = Cursor(&plain);
    let (mut day, mut time, mut zone) = (None, None, None);
    loop {
        rest.gap();
        if rest.0.is_empty() {
            break;
        }
        if day.is_none() {
            day = rest.attempt(Cursor::day);
            if day.is_some() {
                continue;
            }
        }
        if time.is_none() {
            time = rest.attempt(Cursor::time);
            if time.is_some() {
                continue;
            }
        }
        match rest.attempt(Cursor::zone) {
            // The mail's "+0100 (CET)" says it twice.
            Some(found) => zone = zone.or(found),
            None => rest.attempt(Cursor::word).filter(|w| words::is_filler(w)).map(|_| ())?,
        }
    }
    let (time, zone) = (time.unwrap_or_default(), zone.unwrap_or_default());
    Some(day?.map(|day| day + &time + &zone))
}

/// Full-width forms of digits and signs as the ASCII ones.
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{2212}' => '-',
        c => c,
    }
}

impl Cursor<'_> {
    /// A day, or nothing within if which it is cannot be told.
    fn day(&mut self) -> Option<Option<String>> {
        if self.attempt(Cursor::day_or_month).is_some() {
            return Some(None);
        }
        let (year, month, day) = self
            .attempt(Cursor::cjk_day)
            .or_else(|| self.attempt(Cursor::year_first))
            .or_else(|| self.attempt(Cursor::year_last))
            .or_else(|| self.attempt(Cursor::day_and_month))
            .or_else(|| self.attempt(Cursor::month_and_day))?;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let real = (1000..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day.is_none_or(|d| (1..=days).contains(&d));
        real.then(|| {
            let day = day.map_or(String::new(), |d| format!("-{d:02}"));
            Some(format!("{year}-{month:02}{day}"))
        })
    }

    /// `03/05/2026`: the day or the month comes first.
    fn day_or_month(&mut self) -> Option<()> {
        let small = |c: &mut Self| c.number(1..=2).filter(|n| (1..=12).contains(n));
        let first = small(self)?;
        let sign = self.sign("-/")?;
        let second = small(self)?;
        self.sign("-/").filter(|s| *s == sign)?;
        self.number(4..=4)?;
        (first != second).then_some(())
    }

    /// `2015年01月15日`, `民國104年1月15日`, `2026년 3월 5일`.
    fn cjk_day(&mut self) -> Option<(u32, u32, Option<u32>)> {
        let era = words::ERAS.iter().find(|(name, _)| self.literal(name).is_some());
        self.space();
        let year = match era {
            // The first year of an era has a name of its own.
            Some((_, before)) if self.literal("元").is_some() => before + 1,
            Some((_, before)) => before + self.hanzi()?,
            None => self.hanzi().filter(|y| *y >= 1000)?,
        };
        self.space();
        self.sign("年년")?;
        self.space();
        let month = self.hanzi()?;
        self.space();
        self.sign("月월")?;
        self.space();
        let day = self.attempt(|c| {
            let day = c.hanzi()?;
            c.space();
            c.sign("日号號일").map(|_| day)
        });
        Some((year, month, day))
    }

    /// `2026-03-05`, `2026/3/5`, `2026. 3. 5.`, `2026-03`.
    fn year_first(&mut self) -> Option<(u32, u32, Option<u32>)> {
        let year = self.number(4..=4)?;
        let sign = self.sign("-/.")?;
        if sign == '.' {
            self.space();
        }
        let month = self.number(1..=2)?;
        let day = self.attempt(|c| {
            c.sign("-/.").filter(|s| *s == sign)?;
            if sign == '.' {
                c.space();
            }
            let day = c.number(1..=2)?;
            c.sign(".");
            Some(day)
        });
        // 2025/26 is a season, and 2025.1 a number.
        (day.is_some() || sign == '-').then_some((year, month, day))
    }

    /// `05.03.2026`; `25/3/2026` and `3-25-2026` where only one of the two can be the day.
    fn year_last(&mut self) -> Option<(u32, u32, Option<u32>)> {
        let first = self.number(1..=2)?;
        let sign = self.sign("-/.")?;
        if sign == '.' {
            self.space();
        }
        let second = self.number(1..=2)?;
        self.sign("-/.").filter(|s| *s == sign)?;
        if sign == '.' {
            self.space();
        }
        let year = self.number(4..=4)?;
        let (month, day) = match (sign, first, second) {
            ('.', day, month) => (month, day),
            (_, day, month) if day > 12 || day == month => (month, day),
            (_, month, day) if day > 12 => (month, day),
            _ => return None,
        };
        Some((year, month, Some(day)))
    }

    /// `5 March 2026`, `1er mars 2026`, `5. März 2026`, `5 de marzo de 2026`, `05-Mar-2026`.
    fn day_and_month(&mut self) -> Option<(u32, u32, Option<u32>)> {
        let day = self.number(1..=2)?;
        self.ordinal();
        self.joint();
        let month = words::month(self.word()?)?;
        self.joint();
        let year = self.number(4..=4)?;
        Some((year, month, Some(day)))
    }

    /// `March 5th, 2026`, `Mar. 5 2026`, `March 2026`.
    fn month_and_day(&mut self) -> Option<(u32, u32, Option<u32>)> {
        let month = words::month(self.word()?)?;
        self.joint();
        let day = self.attempt(|c| {
            let day = c.number(1..=2)?;
            c.ordinal();
            c.joint();
            Some(day)
        });
        Some((self.number(4..=4)?, month, day))
    }

    fn ordinal(&mut self) {
        self.attempt(|c| match c.sign(".ºª°") {
            Some(_) => Some(()),
            None => c.word().filter(|w| ["st", "nd", "rd", "th", "er"].contains(w)).map(|_| ()),
        });
    }

    /// What stands between the parts of a date with words.
    fn joint(&mut self) {
        self.sign("-,");
        self.space();
        self.attempt(|c| c.word().filter(|w| ["of", "de", "del"].contains(w)));
        self.space();
    }

    fn time(&mut self) -> Option<String> {
        // The T between date and time.
        if self.0.strip_prefix('t').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit())) {
            self.0 = &self.0[1..];
        }
        let mut half = self.half_of_day();
        let hour = self.number(1..=2)?;
        let (minute, second) = if self.sign(":").is_some() {
            self.minute_and_second()?
        } else if let Some(minute) = self.attempt(Cursor::dotted_minute) {
            (minute, None)
        } else {
            self.space();
            match self.sign("时時点點시h") {
                Some(unit) => self.named_minute_and_second(unit),
                None if half.is_some() => return None,
                None => {
                    // `9 am`, `14 Uhr`: a bare number is no time.
                    half = self.half_of_day();
                    if half.is_none() && self.word()? != "uhr" {
                        return None;
                    }
                    (0, None)
                }
            }
        };
        if half.is_none() {
            self.space();
            half = self.half_of_day();
        }
        let hour = match half {
            None => hour,
            Some(Half::Before) if hour <= 12 => hour % 12,
            Some(Half::After) if hour < 12 => hour + 12,
            Some(Half::After) => hour,
            Some(Half::Before) => return None,
        };
        let real = hour < 24 && minute < 60 && second.is_none_or(|s| s < 60);
        real.then(|| {
            let second = second.map_or(String::new(), |s| format!(":{s:02}"));
            format!("T{hour:02}:{minute:02}{second}")
        })
    }

    /// What follows the colon of `16:54` and `16:54:00.000`.
    fn minute_and_second(&mut self) -> Option<(u32, Option<u32>)> {
        let minute = self.number(2..=2)?;
        let second = self.attempt(|c| c.sign(":").and_then(|_| c.number(2..=2)));
        if second.is_some() && self.sign(".").is_some() {
            self.number(1..=9)?;
        }
        Some((minute, second))
    }

    /// What follows the unit of `16时54分03秒`, `14h05` and `14 h`.
    fn named_minute_and_second(&mut self, unit: char) -> (u32, Option<u32>) {
        if unit == 'h' {
            self.space();
            return (self.attempt(|c| c.number(2..=2)).unwrap_or(0), None);
        }
        let mut named = |name: &str| {
            self.space();
            self.attempt(|c| {
                let number = c.number(1..=2)?;
                c.space();
                c.sign(name).map(|_| number)
            })
        };
        let minute = named("分분");
        (minute.unwrap_or(0), minute.and_then(|_| named("秒초")))
    }

    /// `.05` of `14.05 Uhr` and `14.05 GMT`.
    fn dotted_minute(&mut self) -> Option<u32> {
        self.sign(".")?;
        let minute = self.number(2..=2)?;
        self.space();
        let mut next = *self;
        let word = next.word()?;
        let is_time =
            word == "uhr" || words::zone(word).is_some() || ["gmt", "utc"].contains(&word);
        is_time.then_some(minute)
    }

    fn half_of_day(&mut self) -> Option<Half> {
        let (name, half) = HALVES.iter().find(|(name, _)| self.0.starts_with(name))?;
        let rest = &self.0[name.len()..];
        // "am" of a longer word is none.
        if name.is_ascii() && rest.starts_with(char::is_alphanumeric) {
            return None;
        }
        self.0 = rest.trim_start();
        Some(*half)
    }

    /// An offset; an empty one for a zone that has several.
    fn zone(&mut self) -> Option<Option<String>> {
        if let Some(offset) = self.attempt(Cursor::offset) {
            return Some(Some(offset));
        }
        if self.literal("北京时间").or_else(|| self.literal("北京時間")).is_some() {
            return Some(Some("+08:00".into()));
        }
        let name = self.word()?;
        if ["gmt", "utc"].contains(&name) {
            return Some(Some(self.attempt(Cursor::offset).unwrap_or_else(|| "Z".into())));
        }
        words::zone(name).map(|offset| Some(offset.to_owned()).filter(|o| !o.is_empty()))
    }

    fn offset(&mut self) -> Option<String> {
        let sign = self.sign("+-")?;
        let figures = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.number(1..=4)?;
        let (hours, minutes) = match figures {
            4 => (number / 100, number % 100),
            3 => return None,
            _ => (number, self.attempt(|c| c.sign(":").and_then(|_| c.number(2..=2))).unwrap_or(0)),
        };
        (hours <= 14 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
    }
}

#[derive(Clone, Copy)]
enum Half {
    Before,
    After,
}

const HALVES: [(&str, Half); 12] = [
    ("上午", Half::Before),
    ("凌晨", Half::Before),
    ("午前", Half::Before),
    ("오전", Half::Before),
    ("a.m.", Half::Before),
    ("am", Half::Before),
    ("下午", Half::After),
    ("午后", Half::After),
    ("午後", Half::After),
    ("오후", Half::After),
    ("p.m.", Half::After),
    ("pm", Half::After),
];

#[cfg(test)]
mod tests;
