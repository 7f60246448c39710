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

/// A day of the timetable, counted from the visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// So many days before it.
    Before(u32, Days),
    /// So many days after it.
    After(u32, Days),
}

/// What days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// Those on which offices work.
    Working,
    /// All of them.
    Calendar,
}

impl Days {
    /// Returns whose days a word after a number means: none and `wd` working days, `d` and `天` all days; `None` for
    /// other words.
    fn of(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().as_str() {
            "" | "wd" | "工作日" | "个工作日" | "working days" => Some(Self::Working),
            "d" | "天" | "日" | "自然日" | "个自然日" | "days" => Some(Self::Calendar),
            _ => None,
        }
    }
}

impl Day {
    /// Reads `-10`, `+7wd`, `+30d` and the same in full width or in words; `None`: the time names no day.
    pub fn of(time: &str) -> Option<Self> {
        let (sign, number, word) = signed(&narrowed(time))?;
        let (number, days) = (u32::try_from(number).ok()?, Days::of(&word)?);
        Some(if sign == '-' { Self::Before(number, days) } else { Self::After(number, days) })
    }
}

/// Returns a time with its digits and signs in half width.
fn narrowed(time: &str) -> String {
    let narrow = |c: char| match c {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '：' => ':',
        '－' | '−' => '-',
        '＋' => '+',
        c => c,
    };
    time.trim().chars().map(narrow).collect()
}

/// Returns the number a text begins with, and what follows it.
fn number(text: &str) -> Option<(i64, &str)> {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.strip_suffix(rest)?;
    Some((digits.parse().ok()?, rest))
}

/// Returns the sign and the number of a day, and the word after it.
fn signed(time: &str) -> Option<(char, i64, String)> {
    let sign = time.chars().next().filter(|c| matches!(c, '-' | '+'))?;
    let (number, word) = number(time.get(1..)?)?;
    Some((sign, number, word.to_owned()))
}

/// Returns what a time sorts by: days before the visit, its hours, days after it, and whatever is no time last. Five
/// working days are a week.
fn moment(time: &str) -> (u8, i64) {
    let time = narrowed(time);
    if let Some((sign, number, word)) = signed(&time) {
        let fifths = match Days::of(&word) {
            Some(Days::Calendar) => 5,
            Some(Days::Working) | None => 7,
        };
        let fifths = number.saturating_mul(fifths);
        return if sign == '-' { (0, fifths.saturating_neg()) } else { (2, fifths) };
    }
    match time.split_once(':').map(|(hours, minutes)| (number(hours), number(minutes))) {
        Some((Some((hours, _)), minutes)) => {
            let minutes = minutes.map_or(0, |(minutes, _)| minutes);
            (1, hours.saturating_mul(60).saturating_add(minutes))
        }
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
    fn a_day_is_counted_in_working_days_unless_it_says_days() {
        use Day::{After, Before};
        use Days::{Calendar, Working};
        let cases = [
            ("-10", Some(Before(10, Working))),
            ("+7wd", Some(After(7, Working))),
            ("＋７ 个工作日", Some(After(7, Working))),
            ("+30d", Some(After(30, Calendar))),
            (" + 90 天", Some(After(90, Calendar))),
            ("+30 或更晚", None),
            ("+", None),
            ("09:00", None),
            ("第二天", None),
        ];
        for (time, expected) in cases {
            assert_eq!(Day::of(time), expected, "{time}");
        }
    }

    #[test]
    fn days_and_working_days_stand_in_one_order() {
        // 22 working days are 22 × 7 ÷ 5 = 30.8 days.
        let mut times = ["下午", "+22", "+30d", "+365d", "+7wd", "+31d", "17:00", "-2d", "-10"];
        times.sort_by_key(|time| moment(time));
        assert_eq!(times, ["-10", "-2d", "17:00", "+7wd", "+30d", "+22", "+31d", "+365d", "下午"]);
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
