//! The order of dates.

use crate::model::calendar::days_since_epoch;

/// The minute that a date of ISO 8601 is in, counted in UTC; a date without time is its beginning,
/// and one without zone is taken for UTC. `None`, if it is no such date.
pub(super) fn of(iso: &str) -> Option<i64> {
    let number = |range: std::ops::Range<usize>| iso.get(range)?.parse::<i64>().ok();
    let (year, month) = (number(0..4)?, number(5..7)?);
    let day = if iso.len() > 7 { number(8..10)? } else { 1 };
    let mut minutes = days_since_epoch(year, month, day) * 24 * 60;
    if let Some(time) = iso.get(11..16) {
        minutes += time.get(..2)?.parse::<i64>().ok()? * 60 + time.get(3..)?.parse::<i64>().ok()?;
        let zone = &iso[16..];
        if let Some(at) = zone.find(['+', '-']) {
            let hours = zone.get(at + 1..at + 3)?.parse::<i64>().ok()?;
            let rest = zone.get(at + 4..at + 6)?.parse::<i64>().ok()?;
            let ahead = hours * 60 + rest;
            minutes += if zone[at..].starts_with('+') { -ahead } else { ahead };
        }
    }
    Some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_in_order() {
        let order = [
            "1999-12",
            "2024-02-28",
            "2024-02-29",
            "2024-02-29T23:59+14:00",
            "2024-03-01T01:00:00+02:00",
            "2024-02-29T23:30:00Z",
            "2024-02-29T23:00:00-05:00",
        ];
        let moments: Vec<_> = order.iter().map(|d| of(d).unwrap()).collect();
        assert!(moments.is_sorted(), "{moments:?}");
        assert_eq!(of("2024-03-01").unwrap() - of("2024-02-28").unwrap(), 2 * 24 * 60);
        for no in ["", "gestern", "2024-xx-01", "äöü-äöü-äöü"] {
            assert_eq!(of(no), None, "{no}");
        }
    }
}
