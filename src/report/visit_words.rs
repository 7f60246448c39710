//! Times, support and details of evidence in words, for screens, the command line and what is handed over.

use crate::domain::records::{Day, Days, Details};
use crate::domain::standing::ItemStanding;
use crate::lang::{Lang, item, visit as say};
use crate::report::records;

/// Says a time of the timetable: days before and after the visit in words, everything else as it is.
pub fn time(lang: Lang, time: &str) -> String {
    match Day::of(time) {
        Some(Day::Before(days, Days::Working)) => say::working_days_before(lang, days),
        Some(Day::Before(days, Days::Calendar)) => say::days_before(lang, days),
        Some(Day::After(days, Days::Working)) => say::working_days_after(lang, days),
        Some(Day::After(days, Days::Calendar)) => say::days_after(lang, days),
        None => time.to_owned(),
    }
}

/// Says how well an item is supported: its evidence grade, the cap of a rating, and the confidence.
pub fn support(lang: Lang, standing: &ItemStanding) -> String {
    let (grade, confidence) = (item::grade(lang, standing.grade), records::confidence(lang, standing.confidence));
    match standing.cap {
        Some(cap) => say::support_capped(lang, standing.id.as_str(), &grade, cap, confidence),
        None => say::support(lang, standing.id.as_str(), &grade, confidence),
    }
}

/// Says what details say yes to.
pub fn flags(lang: Lang, details: &Details) -> Vec<&'static str> {
    let flags = [
        (details.is_confirmed, say::is_confirmed(lang)),
        (details.is_contradicted, say::is_contradicted(lang)),
        (details.is_picked, say::is_picked(lang)),
    ];
    flags.into_iter().filter(|(is_so, _)| *is_so).map(|(_, word)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_before_and_after_are_said_and_clock_times_stay() {
        let said = ["-10", "09:00", "10:00–12:00", "+7wd", "+30d", "下午"].map(|text| time(Lang::Zh, text));
        assert_eq!(said, ["前 10 个工作日", "09:00", "10:00–12:00", "后 7 个工作日", "后 30 天", "下午"]);
    }
}
