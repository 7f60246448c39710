//! How long a society's grade is good for, and what does not go together in what the register says of it; knows no clock.
//!
//! A grade of so many years is good up to and with the same day so many years later (the last day of that month where it has no
//! such day), as periods in years are counted.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::domain::checklist::Validity;
use crate::domain::event::Profile;

/// How a society's grade stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeStanding {
    /// The last day it is good for; `None` where there is no grade or no date.
    pub until: Option<Date>,
    /// The first day on which the society may ask for a new one.
    pub reapply_from: Option<Date>,
    /// What to know about it, the gravest first.
    pub remarks: Vec<Remark>,
}

/// What there is to know about a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It has run out, so many days ago, though the register still has it.
    RanOut {
        /// Days since its last day.
        n_days: i32,
    },
    /// It runs out in so many days, which is soon.
    RunsOut {
        /// Days to its last day; 0: today.
        n_days: i32,
    },
    /// The society may ask for a new one now.
    MayReapply,
    /// There is a grade and no date, so nobody can tell how long it is good for.
    NoDate,
    /// The date lies ahead.
    DateAhead,
    /// The register says that it has run out; by the date it has not.
    NotYetOver,
    /// There is a date and no grade.
    NoGrade,
}

impl Remark {
    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::RanOut { .. } => "ran_out",
            Self::RunsOut { .. } => "runs_out",
            Self::MayReapply => "may_reapply",
            Self::NoDate => "no_date",
            Self::DateAhead => "date_ahead",
            Self::NotYetOver => "not_yet_over",
            Self::NoGrade => "no_grade",
        }
    }

    /// Returns whether something is wrong or soon will be.
    pub const fn is_warning(self) -> bool {
        !matches!(self, Self::MayReapply)
    }
}

/// Works out how a society's grade stands on a day.
pub fn stand(profile: &Profile, validity: &Validity, today: Date) -> GradeStanding {
    let is_graded = profile.grade.strip_prefix('a').is_some_and(|digit| digit.parse::<u8>().is_ok());
    let is_over = profile.grade == "expired";
    let Some(date) = profile.grade_date else {
        let remarks = if is_graded { vec![Remark::NoDate] } else { Vec::new() };
        return GradeStanding { until: None, reapply_from: None, remarks };
    };
    let until = date.saturating_add(i64::from(validity.years).years());
    let reapply_from = until.saturating_sub(i64::from(validity.reapply_years).years());
    let n_days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
    let mut remarks = Vec::new();
    if date > today {
        remarks.push(Remark::DateAhead);
    }
    match (is_graded, is_over) {
        (true, _) if until < today => remarks.push(Remark::RanOut { n_days: n_days(until, today) }),
        (true, _) => {
            let left = n_days(today, until);
            if left <= i32::try_from(validity.warn_days).unwrap_or(i32::MAX) {
                remarks.push(Remark::RunsOut { n_days: left });
            }
            if reapply_from <= today {
                remarks.push(Remark::MayReapply);
            }
        }
        (false, true) if until >= today => remarks.push(Remark::NotYetOver),
        (false, true) => {}
        (false, false) if profile.grade.is_empty() || profile.grade == "none" => remarks.push(Remark::NoGrade),
        (false, false) => {}
    }
    let is_dated = is_graded || is_over;
    GradeStanding { until: is_dated.then_some(until), reapply_from: is_graded.then_some(reapply_from), remarks }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Five years, two years before the end, half a year's notice: the built-in rule.
    const RULE: Validity = Validity { years: 5, reapply_years: 2, warn_days: 180 };

    fn on(grade: &str, dated: Option<Date>, today: Date) -> GradeStanding {
        stand(&Profile { grade: grade.to_owned(), grade_date: dated, ..Profile::default() }, &RULE, today)
    }

    #[test]
    fn a_grade_is_good_with_the_same_day_five_years_later() {
        let dated = Some(date(2021, 12, 20));
        let last = on("a3", dated, date(2026, 12, 20));
        assert_eq!((last.until, last.reapply_from), (Some(date(2026, 12, 20)), Some(date(2024, 12, 20))));
        assert_eq!(last.remarks, [Remark::RunsOut { n_days: 0 }, Remark::MayReapply]);
        assert_eq!(on("a3", dated, date(2026, 12, 21)).remarks, [Remark::RanOut { n_days: 1 }]);
    }

    #[test]
    fn a_grade_of_a_leap_day_is_good_to_the_end_of_february() {
        assert_eq!(on("a5", Some(date(2024, 2, 29)), date(2024, 3, 1)).until, Some(date(2029, 2, 28)));
    }

    #[test]
    fn notice_is_given_from_the_day_the_rule_says() {
        // 180 days before 2026-12-20 is 2026-06-23: 7 days of June, 31, 31, 30, 31, 30, and 20 of December.
        let dated = Some(date(2021, 12, 20));
        assert_eq!(on("a1", dated, date(2026, 6, 22)).remarks, [Remark::MayReapply]);
        let first = [Remark::RunsOut { n_days: 180 }, Remark::MayReapply];
        assert_eq!(on("a1", dated, date(2026, 6, 23)).remarks, first);
    }

    #[test]
    fn a_new_one_may_be_asked_for_two_years_before_the_end() {
        let dated = Some(date(2021, 12, 20));
        assert_eq!(on("a4", dated, date(2024, 12, 19)).remarks, []);
        assert_eq!(on("a4", dated, date(2024, 12, 20)).remarks, [Remark::MayReapply]);
    }

    #[test]
    fn what_does_not_go_together_is_told() {
        let today = date(2026, 11, 20);
        let told = |grade, dated| on(grade, dated, today).remarks;
        assert_eq!(told("a2", None), [Remark::NoDate]);
        assert_eq!(told("a2", Some(date(2027, 1, 1))), [Remark::DateAhead]);
        assert_eq!(told("expired", Some(date(2022, 1, 1))), [Remark::NotYetOver]);
        assert_eq!(told("expired", Some(date(2021, 1, 1))), []);
        assert_eq!(told("none", Some(date(2021, 1, 1))), [Remark::NoGrade]);
        assert_eq!(told("pending", Some(date(2021, 1, 1))), []);
        assert_eq!(told("", None), []);
    }
}
