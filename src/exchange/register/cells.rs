//! Reads the cells of a row about a society, as a profile and all that is wrong with it; knows nothing of the other rows.

use jiff::civil::Date;

use crate::domain::event::Profile;
use crate::domain::kinds::{narrow, read_day};
use crate::exchange::bad_row::BadRow;
use crate::exchange::grade::read_grade;
use crate::exchange::register::{
    CODE, DISCIPLINE, FOUNDED, GRADE, GRADE_DATE, LEVEL, MEMBERS, NAME, REGION, SHORT, plain,
};
use crate::exchange::sheet::{Nature, Row, Sheet};

/// Reads a row: what it says as far as it makes sense, and all that is wrong with it.
pub(super) fn read_row(sheet: &Sheet, row: &Row, code: &str) -> (Profile, Vec<BadRow>) {
    let mut wrong = Vec::new();
    if sheet.is_too_long(row) {
        wrong.push(BadRow::TooLong);
    }
    if code.is_empty() && sheet.nature(row, CODE).is_none() {
        wrong.push(BadRow::NoCode);
    }
    let mut cell = |column: usize| {
        let text = plain(sheet.cell(row, column));
        let nature = sheet.nature(row, column);
        let is_name = column == CODE || column == NAME;
        let bad = match nature {
            Some(Nature::Error) => Some(BadRow::ErrorCell { column, given: text.clone() }),
            Some(Nature::NotWorkedOut) => Some(BadRow::NotWorkedOut { column }),
            Some(Nature::Date) if is_name => Some(BadRow::DateInText { column, given: text.clone() }),
            _ if text.contains('\u{fffd}') => Some(BadRow::Damaged { column, given: text.clone() }),
            _ if column == CODE && has_lost_digits(&text) => Some(BadRow::LostDigits { given: text.clone() }),
            _ => None,
        };
        match bad {
            Some(bad) => {
                wrong.push(bad);
                String::new()
            }
            None => text,
        }
    };
    // The code is read for what may be wrong with it.
    _ = cell(CODE);
    let [name, short, level, discipline, region] = [NAME, SHORT, LEVEL, DISCIPLINE, REGION].map(&mut cell);
    let [grade, grade_date, founded, members] = [GRADE, GRADE_DATE, FOUNDED, MEMBERS].map(&mut cell);
    let mut said = Profile { name, short, level, discipline, region, ..Profile::default() };
    said.grade = read(&grade, read_grade, |given| BadRow::NotAGrade { given }, &mut wrong).unwrap_or_default();
    said.grade_date = read_date(&grade_date, GRADE_DATE, &mut wrong);
    said.founded = read_date(&founded, FOUNDED, &mut wrong);
    said.members = read(&members, read_count, |given| BadRow::NotACount { given }, &mut wrong);
    (said, wrong)
}

/// Tells whether a code was turned into a number so long that a spreadsheet shows it with an exponent: `5.13E+17`.
fn has_lost_digits(code: &str) -> bool {
    let Some((digits, power)) = code.split_once(['e', 'E']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let power = power.strip_prefix('+').unwrap_or(power);
    digits.contains('.') && is_number(digits) && is_number(power) && !power.contains('.')
}

fn read_date(cell: &str, column: usize, wrong: &mut Vec<BadRow>) -> Option<Date> {
    // Spreadsheets put a time behind the day.
    let day = |text: &str| read_day(text).or_else(|| text.split_once(' ').and_then(|(day, _)| read_day(day)));
    let bad = |given: String| match serial_day(&given) {
        Some(day) => BadRow::DayNumber { column, given, day },
        None => BadRow::NotADate { column, given },
    };
    read(cell, day, bad, wrong)
}

/// Returns the day a spreadsheet means by a number, of those in which societies were founded: 1905 to 2119.
fn serial_day(text: &str) -> Option<Date> {
    let days: i32 = narrow(text).parse().ok().filter(|days| (2_000..80_000).contains(days))?;
    jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
}

/// Reads a number of people, `1,234`, `3306.0` and `312人` included.
fn read_count(text: &str) -> Option<u64> {
    let text = narrow(text);
    let text = text.trim().trim_end_matches(['人', '名', '个']).trim_end();
    let text = match text.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') => whole,
        _ => text,
    };
    let mut groups = text.split(',');
    let first = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    let is_grouped_well = groups.is_empty() || (first.len() <= 3 && groups.iter().all(|group| group.len() == 3));
    let digits = format!("{first}{}", groups.concat());
    let is_number = is_grouped_well && !first.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

fn read<T>(
    cell: &str,
    reader: impl Fn(&str) -> Option<T>,
    bad: impl Fn(String) -> BadRow,
    wrong: &mut Vec<BadRow>,
) -> Option<T> {
    if cell.is_empty() {
        return None;
    }
    let read = reader(cell);
    if read.is_none() {
        wrong.push(bad(cell.to_owned()));
    }
    read
}
