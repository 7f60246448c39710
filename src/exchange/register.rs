//! A register of societies as a table; knows nothing of the ledger but what a row changes of a profile.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::event::Profile;
use crate::domain::ids::SocietyCode;
use crate::domain::kinds::{narrow, read_day};
use crate::exchange::bad_row::{BadRow, Rejected};
use crate::exchange::grade::read_grade;
use crate::exchange::sheet::{BadSheet, Column, Row, Sheet};
use crate::report::guard::unguard;

const CODE: usize = 0;
const NAME: usize = 1;
const SHORT: usize = 2;
const LEVEL: usize = 3;
const DISCIPLINE: usize = 4;
const GRADE: usize = 5;
const GRADE_DATE: usize = 6;
const FOUNDED: usize = 7;
const MEMBERS: usize = 8;
const REGION: usize = 9;

/// The columns, in the order of the constants above.
const COLUMNS: &[Column] = &[
    Column { names: &["编号", "code"], is_required: true },
    Column { names: &["名称", "name"], is_required: true },
    Column { names: &["简称", "short"], is_required: false },
    Column { names: &["级别", "level"], is_required: false },
    Column { names: &["学科", "discipline"], is_required: false },
    Column { names: &["等级", "grade"], is_required: false },
    Column { names: &["等级日期", "grade_date"], is_required: false },
    Column { names: &["成立日期", "founded"], is_required: false },
    Column { names: &["会员数", "members"], is_required: false },
    Column { names: &["地区", "region"], is_required: false },
];

/// A register as far as it can be read.
#[derive(Debug)]
pub struct Register {
    /// The rows that make sense by themselves.
    pub rows: Vec<Listed>,
    /// The others.
    pub rejected: Vec<Rejected>,
    /// Headings nothing is known of; what is under them was left aside.
    pub ignored: Vec<String>,
}

/// A row of a register. Empty cells say nothing.
#[derive(Debug, PartialEq, Eq)]
pub struct Listed {
    /// The line it starts on.
    pub line: usize,
    /// The society.
    pub code: SocietyCode,
    said: Profile,
}

impl Listed {
    /// Returns the profile after this row: what it says, over what was known where it says nothing.
    pub fn over(&self, known: Option<&Profile>) -> Profile {
        let Some(known) = known else { return self.said.clone() };
        let text = |said: &String, known: &String| if said.is_empty() { known.clone() } else { said.clone() };
        let Profile { name, short, level, discipline, grade, grade_date, founded, members, region } = &self.said;
        Profile {
            name: text(name, &known.name),
            short: text(short, &known.short),
            level: text(level, &known.level),
            discipline: text(discipline, &known.discipline),
            grade: text(grade, &known.grade),
            grade_date: grade_date.or(known.grade_date),
            founded: founded.or(known.founded),
            members: members.or(known.members),
            region: text(region, &known.region),
        }
    }
}

impl Register {
    /// Reads a register.
    ///
    /// # Errors
    /// The file as a whole is of no use.
    pub fn read(bytes: &[u8]) -> Result<Self, BadSheet> {
        let sheet = Sheet::read(bytes, COLUMNS)?;
        let mut register = Self { rows: Vec::new(), rejected: Vec::new(), ignored: sheet.unknown.clone() };
        let lines = lines_by_code(&sheet);
        for row in &sheet.rows {
            let code = narrow(&plain(sheet.cell(row, CODE)));
            let other = lines.get(&code).and_then(|lines| lines.iter().find(|line| **line != row.line));
            let listed = match other {
                Some(line) if !code.is_empty() => Err(BadRow::Twice { line: *line }),
                _ => read_row(&sheet, row, &code),
            };
            match listed {
                Ok(listed) => register.rows.push(listed),
                Err(why) => register.rejected.push(Rejected { line: row.line, about: code, why }),
            }
        }
        Ok(register)
    }
}

fn lines_by_code(sheet: &Sheet) -> BTreeMap<String, Vec<usize>> {
    let mut lines: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in &sheet.rows {
        lines.entry(narrow(&plain(sheet.cell(row, CODE)))).or_default().push(row.line);
    }
    lines
}

fn read_row(sheet: &Sheet, row: &Row, code: &str) -> Result<Listed, BadRow> {
    if sheet.is_too_long(row) {
        return Err(BadRow::TooLong);
    }
    if code.is_empty() {
        return Err(BadRow::NoCode);
    }
    let text = |column| plain(sheet.cell(row, column));
    let said = Profile {
        name: text(NAME),
        short: text(SHORT),
        level: text(LEVEL),
        discipline: text(DISCIPLINE),
        grade: read(&text(GRADE), read_grade, |given| BadRow::NotAGrade { given })?.unwrap_or_default(),
        grade_date: read_date(&text(GRADE_DATE))?,
        founded: read_date(&text(FOUNDED))?,
        members: read(&text(MEMBERS), read_count, |given| BadRow::NotACount { given })?,
        region: text(REGION),
    };
    Ok(Listed { line: row.line, code: SocietyCode::new(code), said })
}

/// Returns a cell on one line, single spaces between its words.
fn plain(cell: &str) -> String {
    unguard(cell.trim()).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read_date(cell: &str) -> Result<Option<Date>, BadRow> {
    // Spreadsheets put a time behind the day.
    let day = |text: &str| read_day(text).or_else(|| text.split_once(' ').and_then(|(day, _)| read_day(day)));
    read(cell, day, |given| BadRow::NotADate { given })
}

/// Reads a number of people, `1,234` and `312人` included.
fn read_count(text: &str) -> Option<u64> {
    let text = narrow(text);
    let text = text.trim().trim_end_matches(['人', '名']).trim_end();
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
) -> Result<Option<T>, BadRow> {
    if cell.is_empty() {
        return Ok(None);
    }
    reader(cell).map(Some).ok_or_else(|| bad(cell.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn reasons(text: &str) -> Vec<(usize, BadRow)> {
        let register = Register::read(text.as_bytes()).unwrap();
        register.rejected.into_iter().map(|rejected| (rejected.line, rejected.why)).collect()
    }

    #[test]
    fn a_row_is_read_in_chinese_conventions() {
        let text = "名称,编号,等级,等级日期,成立日期,会员数\n机械工程学会（样例）,Ａ０００１,３Ａ,2023年5月6日,1963.10.1,\"１,204 人\"\n";
        let register = Register::read(text.as_bytes()).unwrap();
        let expected = Profile {
            name: "机械工程学会（样例）".to_owned(),
            grade: "a3".to_owned(),
            grade_date: Some(date(2023, 5, 6)),
            founded: Some(date(1963, 10, 1)),
            members: Some(1204),
            ..Profile::default()
        };
        assert_eq!(register.rows, [Listed { line: 2, code: SocietyCode::new("A0001"), said: expected }]);
    }

    #[test]
    fn an_empty_cell_keeps_what_was_known() {
        let register = Register::read("code,name,grade,members\nA1,,5A,\n".as_bytes()).unwrap();
        let known = Profile { name: "激光学会".to_owned(), members: Some(80), ..Profile::default() };
        let after = register.rows[0].over(Some(&known));
        assert_eq!(after, Profile { grade: "a5".to_owned(), ..known });
    }

    #[test]
    fn bad_rows_are_named_with_their_lines() {
        let text = "code,name,grade,grade_date,members\n\
                    A1,a,6A,,\nA2,b,,2023-02-30,\nA3,c,,,many\n,d,,,\nA5,e,,,,f\nA6,g,,,\"1,23\"\n";
        let expected = [
            (2, BadRow::NotAGrade { given: "6A".to_owned() }),
            (3, BadRow::NotADate { given: "2023-02-30".to_owned() }),
            (4, BadRow::NotACount { given: "many".to_owned() }),
            (5, BadRow::NoCode),
            (6, BadRow::TooLong),
            (7, BadRow::NotACount { given: "1,23".to_owned() }),
        ];
        assert_eq!(reasons(text), expected);
    }

    #[test]
    fn a_code_listed_twice_is_rejected_with_both_rows() {
        let text = "code,name\nA1,a\nA2,b\nＡ１,c\n";
        assert_eq!(reasons(text), [(2, BadRow::Twice { line: 4 }), (4, BadRow::Twice { line: 2 })]);
    }

    #[test]
    fn headings_nothing_is_known_of_are_named() {
        let register = Register::read("code,name,电话\nA1,a,1\n".as_bytes()).unwrap();
        assert_eq!(register.ignored, ["电话"]);
        assert_eq!(register.rows.len(), 1);
    }
}
