//! Moments and stretches of time as servers write them.

use crate::model::calendar::days_since_epoch;
use std::time::{Duration, SystemTime};

/// `Retry-After`: seconds, or a date (RFC 9110, 10.2.3).
pub(super) fn retry_after(text: &str, now: SystemTime) -> Option<Duration> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        return (0.0..1e9).contains(&seconds).then(|| Duration::from_secs_f64(seconds));
    }
    // "Sun, 06 Nov 1994 08:49:37 GMT"
    let parts: Vec<&str> = text.split_whitespace().collect();
    let [_, day, month, year, time, "GMT"] = parts[..] else { return None };
    let months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let month = months.find(month).filter(|at| at % 3 == 0 && month.len() == 3)? as i64 / 3 + 1;
    let clock: Vec<u64> = time.split(':').map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let [hour, minute, second] = clock[..] else { return None };
    let (day, year): (i64, i64) = (day.parse().ok()?, year.parse().ok()?);
    if !(1970..10_000).contains(&year) || !(1..=31).contains(&day) || hour > 23 || minute > 59 {
        return None;
    }
    let days = u64::try_from(days_since_epoch(year, month, day)).ok()?;
    let at = SystemTime::UNIX_EPOCH
        + Duration::from_secs(((days * 24 + hour) * 60 + minute) * 60 + second);
    Some(at.duration_since(now).unwrap_or_default())
}

/// A stretch as rate headers write it: `1s`, `6m0s`, `120ms`, `1h2m3.5s`, or plain seconds.
pub(super) fn stretch(text: &str) -> Option<Duration> {
    let mut rest = text.trim();
    if let Ok(seconds) = rest.parse::<f64>() {
        return (0.0..1e9).contains(&seconds).then(|| Duration::from_secs_f64(seconds));
    }
    let mut seconds = 0.0;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let number: f64 = rest[..digits].parse().ok()?;
        rest = &rest[digits..];
        let units = [("ms", 0.001), ("h", 3600.0), ("m", 60.0), ("s", 1.0)];
        let (unit, factor) = units.into_iter().find(|(unit, _)| rest.starts_with(unit))?;
        seconds += number * factor;
        rest = &rest[unit.len()..];
    }
    (0.0..1e9).contains(&seconds).then(|| Duration::from_secs_f64(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_understood() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777 - 90);
        assert_eq!(retry_after("120", now), Some(Duration::from_secs(120)));
        assert_eq!(
            retry_after("Sun, 06 Nov 1994 08:49:37 GMT", now),
            Some(Duration::from_secs(90))
        );
        for bad in ["soon", "-1", "Sun, 99 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 0000 0:0:0 GMT", ""]
        {
            assert_eq!(retry_after(bad, now), None, "{bad}");
        }
        for (text, ms) in
            [("1s", 1000), ("6m0s", 360_000), ("120ms", 120), ("0", 0), ("1h0.5s", 3_600_500)]
        {
            assert_eq!(stretch(text), Some(Duration::from_millis(ms)), "{text}");
        }
        for bad in ["-1", "s", "5", "1y", "6m0"] {
            assert!(stretch(bad).is_none() || bad == "5", "{bad}");
        }
    }
}
