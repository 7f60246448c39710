//! The timetable of a visit: the checklist's until somebody changes a line, then the assessment's own; knows nothing of who is heard.

use crate::domain::assessment::Assessment;
use crate::domain::event::Scope;
use crate::domain::ids::SlotNo;
use crate::domain::records::{Kept, Slot};
use crate::lang::Lang;

/// A line of the timetable as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimetableLine {
    /// Its number; that of a line still the checklist's is the one it gets once it is kept.
    pub number: SlotNo,
    /// What it says.
    pub slot: Slot,
}

/// Returns the lines in the order of their times. While the assessment keeps none, they are the checklist's: in a half-day
/// visit those for half a day.
pub fn timetable(assessment: &Assessment, lang: Lang) -> Vec<TimetableLine> {
    let own = assessment.records.timetable.iter();
    let mut lines: Vec<TimetableLine> =
        own.map(|(number, entered)| TimetableLine { number: *number, slot: entered.is.clone() }).collect();
    if lines.is_empty() {
        lines = of_checklist(assessment, lang);
    }
    lines.sort_by_key(|line| moment(&line.slot.time));
    lines
}

fn of_checklist(assessment: &Assessment, lang: Lang) -> Vec<TimetableLine> {
    let moments = assessment.checklist.timetable.iter();
    let mut moments: Vec<_> = moments.filter(|moment| assessment.scope == Scope::Full || moment.core).collect();
    moments.sort_by_key(|line| moment(&line.time));
    let first = assessment.records.next_slot().0;
    let slot = |(number, line): (u32, _)| {
        let line: &crate::domain::checklist::Moment = line;
        let slot = Slot { time: line.time.clone(), what: line.title.get(lang).to_owned(), who: String::new() };
        TimetableLine { number: SlotNo(number), slot }
    };
    (first..).zip(moments).map(slot).collect()
}

/// Returns what has to be kept first, so that single lines can be changed: the checklist's lines, unless there are own ones.
pub fn to_adopt(assessment: &Assessment, lang: Lang) -> Vec<Kept> {
    if !assessment.records.timetable.is_empty() {
        return Vec::new();
    }
    of_checklist(assessment, lang).into_iter().map(|line| Kept::Slot(line.number, Some(line.slot))).collect()
}

/// Returns what a time sorts by: days before the visit, its hours, days after it, and whatever is no time last.
fn moment(time: &str) -> (u8, i64) {
    let narrow = |c: char| match c {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '：' => ':',
        '－' | '−' => '-',
        '＋' => '+',
        c => c,
    };
    let time: String = time.trim().chars().map(narrow).collect();
    let number = |text: &str| {
        let digits: String = text.trim_start().chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<i64>().ok()
    };
    if let Some(days) = time.strip_prefix('-').and_then(number) {
        return (0, days.saturating_neg());
    }
    if let Some(days) = time.strip_prefix('+').and_then(number) {
        return (2, days);
    }
    match time.split_once(':').map(|(hours, minutes)| (number(hours), number(minutes))) {
        Some((Some(hours), minutes)) => (1, hours.saturating_mul(60).saturating_add(minutes.unwrap_or(0))),
        _ => (3, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Act;
    use crate::domain::trial::Trial;

    const LINES: &str = r#"
        [[timetable]]
        time = "+7"
        zh = "报告"
        en = "report"
        core = true

        [[timetable]]
        time = "-10"
        zh = "自评"
        en = "self-rating"
        core = true

        [[timetable]]
        time = "13:00"
        zh = "访谈"
        en = "interviews"
    "#;

    fn seen(trial: &Trial) -> Vec<(u32, String, String)> {
        let lines = timetable(trial.assessment(), Lang::En);
        lines.into_iter().map(|line| (line.number.0, line.slot.time, line.slot.what)).collect()
    }

    fn expected<const N: usize>(lines: [(u32, &str, &str); N]) -> Vec<(u32, String, String)> {
        lines.map(|(number, time, what)| (number, time.to_owned(), what.to_owned())).to_vec()
    }

    #[test]
    fn the_timetable_is_the_checklist_s_in_the_order_of_its_times_and_half_a_day_has_less() {
        let all = expected([(1, "-10", "self-rating"), (2, "13:00", "interviews"), (3, "+7", "report")]);
        assert_eq!(seen(&Trial::open_with(Scope::Full, LINES)), all);
        let core = expected([(1, "-10", "self-rating"), (2, "+7", "report")]);
        assert_eq!(seen(&Trial::open_with(Scope::Core, LINES)), core);
    }

    #[test]
    fn once_a_line_is_kept_the_timetable_is_the_assessment_s_own() {
        let mut trial = Trial::open_with(Scope::Core, LINES);
        for kept in to_adopt(trial.assessment(), Lang::En) {
            trial.act(Act::Keep(kept)).unwrap();
        }
        assert_eq!(to_adopt(trial.assessment(), Lang::En), []);
        let slot = |time: &str, what: &str| Slot { time: time.to_owned(), what: what.to_owned(), who: String::new() };
        trial.act(Act::Keep(Kept::Slot(SlotNo(3), Some(slot("９：00", "opening"))))).unwrap();
        trial.act(Act::Keep(Kept::Slot(SlotNo(2), None))).unwrap();
        assert_eq!(seen(&trial), expected([(1, "-10", "self-rating"), (3, "９：00", "opening")]));
    }
}
