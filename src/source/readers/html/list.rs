//! The numbers of a list, as a page shows them (HTML 4.4.5, `ol`).

use crate::model::roman::to_roman;
use dom_query::NodeRef;

/// Counts the items of one list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    /// `None` for a list of bullets.
    next: Option<i64>,
    step: i64,
    style: Style,
}

#[derive(Clone, Copy, Debug)]
enum Style {
    Decimal,
    Letter(u8),
    Roman { upper: bool },
}

impl Numbers {
    pub(super) fn of(list: &NodeRef, name: &str) -> Self {
        // Authors hide the numbers where the text has its own.
        let hidden = list.attr("style").is_some_and(|s| {
            s.split_once("list-style")
                .is_some_and(|(_, s)| s.split(';').next().is_some_and(|s| s.contains("none")))
        });
        let number = |name: &str| list.attr(name).and_then(|v| v.trim().parse::<i64>().ok());
        let reversed = list.has_attr("reversed");
        let items = || list.children_it(false).filter(|n| n.has_name("li")).count() as i64;
        let first = number("start").unwrap_or_else(|| if reversed { items() } else { 1 });
        let style = match list.attr("type").as_deref() {
            Some("a") => Style::Letter(b'a'),
            Some("A") => Style::Letter(b'A'),
            Some("i") => Style::Roman { upper: false },
            Some("I") => Style::Roman { upper: true },
            _ => Style::Decimal,
        };
        let next = (name == "ol" && !hidden).then_some(first);
        Numbers { next, step: if reversed { -1 } else { 1 }, style }
    }

    /// What the page shows before the next item.
    pub(super) fn next(&mut self, item: &NodeRef) -> Option<String> {
        let next = self.next.as_mut()?;
        if let Some(value) = item.attr("value").and_then(|v| v.trim().parse().ok()) {
            *next = value;
        }
        let number = *next;
        *next = next.saturating_add(self.step);
        let shown = match self.style {
            Style::Letter(first) if (1..=26).contains(&number) => {
                char::from(first + number as u8 - 1).to_string()
            }
            Style::Roman { upper } => {
                let roman = u32::try_from(number).ok().and_then(to_roman);
                let roman = roman.unwrap_or_else(|| number.to_string());
                if upper { roman } else { roman.to_lowercase() }
            }
            _ => number.to_string(),
        };
        Some(format!("{shown}. "))
    }
}
