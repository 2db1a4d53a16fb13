//! Days of the Gregorian calendar.
//!
//! Two short functions are all that is needed of dates; a crate for them would cost every build more than it saves.

/// Days from 1970-01-01 to a date, whose month is 1 to 12. Days beyond the end of a month count on into the next.
pub(crate) fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    // The year begins in March, so that the day of leap years is its last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2) / 5 + day - 1 - TO_EPOCH
}

/// The year, month and day so many days after 1970-01-01.
pub(crate) fn date(days: i64) -> (i64, i64, i64) {
    // In eras of 400 years from 0000-03-01.
    const ERA: i64 = 146_097;
    let (era, day) = ((days + TO_EPOCH).div_euclid(ERA), (days + TO_EPOCH).rem_euclid(ERA));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let m = (5 * day_of_year + 2) / 153;
    let (month, day) = (if m < 10 { m + 3 } else { m - 9 }, day_of_year - (153 * m + 2) / 5 + 1);
    (era * 400 + year + i64::from(month <= 2), month, day)
}

/// Days from 0000-03-01 to 1970-01-01.
const TO_EPOCH: i64 = 719_468;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_of_leap_years() {
        for (days, (year, month, day)) in [
            (0, (1970, 1, 1)),
            (-1, (1969, 12, 31)),
            (11_016, (2000, 2, 29)),
            (47_540, (2100, 2, 28)),
            (47_541, (2100, 3, 1)),
            (-719_468, (0, 3, 1)),
        ] {
            assert_eq!(days_since_epoch(year, month, day), days, "{year}-{month}-{day}");
            assert_eq!(date(days), (year, month, day));
        }
    }

    #[test]
    fn every_day_comes_back() {
        for days in (-800_000..800_000).step_by(17) {
            let (year, month, day) = date(days);
            assert_eq!(days_since_epoch(year, month, day), days);
        }
    }
}
