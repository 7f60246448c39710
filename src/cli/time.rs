//! Clock and calendar of the command line; knows nothing of what happened when.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::ids::Millis;

/// Returns the time now.
pub(super) fn now() -> Millis {
    Millis(Timestamp::now().as_millisecond())
}

/// Returns a time in UTC for other programs: `2026-01-03T04:05:06.789Z`.
pub(super) fn utc(at: Millis) -> String {
    Timestamp::from_millisecond(at.0).map_or_else(|_| String::new(), |at| format!("{at:.3}"))
}

/// Returns a time on this machine's clock for people: `2026-01-03 12:05`.
pub(super) fn local(at: Millis) -> String {
    let zoned = Timestamp::from_millisecond(at.0).map(|at| at.to_zoned(TimeZone::system()));
    zoned.map_or_else(|_| String::new(), |at| at.strftime("%Y-%m-%d %H:%M").to_string())
}

/// Returns the day on this machine's clock.
pub(super) fn day(at: Millis) -> Date {
    let at = Timestamp::from_millisecond(at.0).unwrap_or_default();
    at.to_zoned(TimeZone::system()).date()
}

/// Returns a day on this machine's clock for people: `2026-01-03`.
pub(super) fn local_day(at: Millis) -> String {
    local(at).split(' ').next().unwrap_or_default().to_owned()
}

/// Returns the day on this machine's calendar.
pub(super) fn today(at: Millis) -> Date {
    Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(TimeZone::system()).date()
}

/// Returns a moment on this machine's clock as a seed anybody can read: `20260103-120507`.
pub(super) fn seed(at: Millis) -> String {
    let zoned = Timestamp::from_millisecond(at.0).map(|at| at.to_zoned(TimeZone::system()));
    zoned.map_or_else(|_| at.0.to_string(), |at| at.strftime("%Y%m%d-%H%M%S").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_for_programs_are_utc_with_milliseconds() {
        // 2026-01-03T00:00:00Z is 20,456 days after 1970-01-01: 56 × 365 + 14 leap days + 2.
        let midnight = 20_456 * 86_400_000;
        assert_eq!(utc(Millis(midnight)), "2026-01-03T00:00:00.000Z");
        assert_eq!(utc(Millis(midnight + 7)), "2026-01-03T00:00:00.007Z");
    }
}
