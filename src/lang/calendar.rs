//! Months and days of the week.

use super::lines::{Reader, head, listed};

/// A name of the calendar.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// Its forms; the first is the one in a date.
    pub forms: Vec<String>,
    /// How it is shortened, with or without its dot.
    pub short: Vec<String>,
}

/// The names of a language.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// January to December.
    pub months: Vec<Name>,
    /// Monday to Sunday.
    pub weekdays: Vec<Name>,
}

impl Calendar {
    pub(super) fn read(mut reader: Reader<'_>) -> Calendar {
        let mut calendar = Calendar::default();
        reader.each(|line| {
            let (line, short) = listed(line);
            let (kind, forms) = head(line)?;
            let list = match kind {
                "month" => &mut calendar.months,
                "weekday" => &mut calendar.weekdays,
                _ => return Err(format!("{kind} is not month or weekday")),
            };
            let forms = forms.split('|').map(|f| f.trim().to_owned()).collect();
            let short = short.into_iter().map(str::to_lowercase).collect();
            list.push(Name { forms, short });
            Ok(())
        });
        if (calendar.months.len(), calendar.weekdays.len()) != (12, 7) {
            reader.fault("there must be twelve months and seven days of the week".into());
        }
        calendar
    }

    /// The month, from 1, whose name in one of its forms or shortened is `word`.
    pub fn month(&self, word: &str) -> Option<u32> {
        let lower = word.to_lowercase();
        let is = |n: &Name| {
            n.forms.iter().any(|f| f.to_lowercase() == lower)
                || n.short.iter().any(|s| s.trim_end_matches('.') == lower)
        };
        self.months.iter().position(is).map(|i| i as u32 + 1)
    }

    /// Is `word` a shortened month that is one only with its dot?
    pub fn needs_dot(&self, word: &str) -> bool {
        let dotted = format!("{}.", word.to_lowercase());
        self.months.iter().any(|n| n.short.contains(&dotted))
    }

    /// Is `word` a shortened month that may have a dot behind it?
    pub fn is_short(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let short = |n: &Name| n.short.iter().any(|s| s.trim_end_matches('.') == lower);
        self.months.iter().any(short)
    }
}
