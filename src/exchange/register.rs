//! A register of societies as a table; knows nothing of the ledger but what a row changes of a profile.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::event::Profile;
use crate::domain::ids::SocietyCode;
use crate::domain::kinds::{narrow, read_day};
use crate::exchange::bad_row::{BadRow, Rejected};
use crate::exchange::bad_sheet::BadSheet;
use crate::exchange::doubt::{self, Doubt};
use crate::exchange::grade::read_grade;
use crate::exchange::sheet::{Column, Mapping, Nature, Row, Sheet, Source, heading, is_invisible};
use crate::lang::Lang;
use crate::report::guard::unguard;

const CODE: usize = 0;
/// The column of names.
pub(super) const NAME: usize = 1;
const SHORT: usize = 2;
const LEVEL: usize = 3;
const DISCIPLINE: usize = 4;
const GRADE: usize = 5;
const GRADE_DATE: usize = 6;
const FOUNDED: usize = 7;
const MEMBERS: usize = 8;
const REGION: usize = 9;

/// The columns, in the order of the constants above. Names that elsewhere mean something else are not among them: 序号 counts
/// rows, and a 统一社会信用代码 beside an 编号 would be a second code.
const COLUMNS: &[Column] = &[
    Column {
        names: &["编号", "code", "代码", "学会编号", "学会代码", "社团编号", "社团代码"], is_required: true
    },
    Column {
        names: &[
            "名称",
            "name",
            "学会名称",
            "社团名称",
            "单位名称",
            "组织名称",
            "社会组织名称",
            "社会团体名称",
            "学会全称",
            "全称",
        ],
        is_required: true,
    },
    Column { names: &["简称", "short", "学会简称", "名称简称"], is_required: false },
    Column { names: &["级别", "level", "学会级别"], is_required: false },
    Column {
        names: &["学科", "discipline", "学科类别", "学科分类", "学科领域", "所属学科"], is_required: false
    },
    Column { names: &["等级", "grade", "评估等级", "学会等级", "社会组织等级"], is_required: false },
    Column {
        names: &["等级日期", "grade_date", "等级评定日期", "获评日期", "评定日期", "等级取得日期", "等级取得时间"],
        is_required: false,
    },
    Column { names: &["成立日期", "founded", "成立时间", "成立年月日"], is_required: false },
    Column { names: &["会员数", "members", "会员人数", "会员数量", "会员总数"], is_required: false },
    Column { names: &["地区", "region", "所在地区", "所在地"], is_required: false },
];

/// A register as far as it can be read.
#[derive(Debug)]
pub struct Register {
    /// The rows about a society, good or bad.
    pub rows: Vec<Listed>,
    /// Those about none: totals, notes, rows without a code.
    pub rejected: Vec<Rejected>,
    /// What may be meant otherwise.
    pub doubts: Vec<Doubt>,
    /// Headings nothing is known of; what is under them was left aside.
    pub ignored: Vec<String>,
    /// How it was read.
    pub source: Source,
}

/// A row of a register. Empty cells say nothing.
#[derive(Debug, PartialEq)]
pub struct Listed {
    /// The line it starts on.
    pub line: usize,
    /// The society.
    pub code: SocietyCode,
    /// All that is wrong with it; empty: it makes sense by itself.
    pub wrong: Vec<BadRow>,
    said: Profile,
}

impl Listed {
    /// Returns what it says by itself.
    pub const fn said(&self) -> &Profile {
        &self.said
    }

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
    /// Reads a register, a text or a workbook. What is said of headings goes before what their names say.
    ///
    /// # Errors
    /// The file as a whole is of no use.
    pub fn read(bytes: &[u8], mapping: &Mapping) -> Result<Self, BadSheet> {
        let sheet = Sheet::read_any(bytes, COLUMNS, mapping)?;
        let mut register = Self {
            rows: Vec::new(),
            rejected: Vec::new(),
            doubts: Vec::new(),
            ignored: sheet.unknown.clone(),
            source: sheet.source.clone(),
        };
        let (beside, listed): (Vec<&Row>, Vec<&Row>) = sheet.rows.iter().partition(|row| beside(&sheet, row).is_some());
        for row in beside {
            let about = row.filled().next().map(plain).unwrap_or_default();
            let why = beside_reason(&sheet, row);
            register.rejected.extend(why.map(|why| Rejected { line: row.line, about: shortened(&about), why }));
        }
        let lines = lines_by_code(&sheet, &listed);
        let mut n_numbers = 0;
        for row in listed {
            let code = code_of(&sheet, row);
            let (said, mut wrong) = read_row(&sheet, row, &code);
            if code.is_empty() {
                let about = plain(sheet.cell(row, NAME));
                let reject = |why| Rejected { line: row.line, about: about.clone(), why };
                register.rejected.extend(wrong.into_iter().map(reject));
                continue;
            }
            let others = lines.get(&code).into_iter().flatten();
            wrong.extend(others.filter(|line| **line != row.line).take(1).map(|line| BadRow::Twice { line: *line }));
            n_numbers += usize::from(sheet.nature(row, CODE) == Some(Nature::Number));
            register.rows.push(Listed { line: row.line, code: SocietyCode::new(&code), wrong, said });
        }
        register.rejected.sort_by_key(|rejected| rejected.line);
        doubt::within(&mut register, n_numbers);
        Ok(register)
    }
}

/// Returns the column of a name as the command line gives it: any name of it, or `-` for no column.
pub fn column_of(name: &str) -> Option<Option<usize>> {
    if name == "-" {
        return Some(None);
    }
    let name = heading(name);
    COLUMNS.iter().position(|column| column.names.contains(&name.as_str())).map(Some)
}

/// Returns a column's name in documents for programs: `grade_date`.
pub fn field_name(field: usize) -> &'static str {
    column_name(field, Lang::En)
}

/// Returns the names of the columns in a language, in order.
pub fn column_names(lang: Lang) -> impl Iterator<Item = &'static str> {
    (0..COLUMNS.len()).map(move |field| column_name(field, lang))
}

/// Returns what a column is called: in Chinese by its first name, else by its second.
pub fn column_name(field: usize, lang: Lang) -> &'static str {
    let names = COLUMNS.get(field).map(|column| column.names).unwrap_or_default();
    let name = match lang {
        Lang::Zh => names.first(),
        Lang::En => names.get(1),
    };
    name.copied().unwrap_or_default()
}

/// What a row is that is about no society.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Header,
    Total,
    Note,
    Caption,
}

/// Tells whether a row is about no society; `None`: it is about one.
fn beside(sheet: &Sheet, row: &Row) -> Option<Beside> {
    const TOTALS: [&str; 8] = ["合计", "总计", "小计", "共计", "总数", "total", "subtotal", "sum"];
    const NOTES: [&str; 14] = [
        "注",
        "备注",
        "说明",
        "填表",
        "制表",
        "填报",
        "审核",
        "联系人",
        "单位(盖章)",
        "数据来源",
        "统计时间",
        "note",
        "*",
        "※",
    ];
    let is_heading = |column: usize| {
        let name = heading(sheet.cell(row, column));
        COLUMNS.get(column).is_some_and(|column| column.names.contains(&name.as_str()))
    };
    if is_heading(CODE) && is_heading(NAME) {
        return Some(Beside::Header);
    }
    let first: String = plain(row.filled().next()?).split_whitespace().collect();
    let first = narrow(&first).to_lowercase();
    let code = heading(sheet.cell(row, CODE));
    // A society whose name begins so has a code before it.
    let leads = code.is_empty() || first.starts_with(&code);
    let follows = |word: &str| first.strip_prefix(word).map(|rest| rest.chars().next());
    let is_han_next = |next: Option<char>| next.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if leads && TOTALS.iter().any(|word| follows(word).is_some_and(|next| !next.is_some_and(char::is_alphanumeric))) {
        return Some(Beside::Total);
    }
    if leads
        && TOTALS.iter().take(4).any(|word| follows(word).is_some_and(|next| next.is_some_and(|c| c.is_ascii_digit())))
    {
        return Some(Beside::Total);
    }
    let n_filled = row.filled().count();
    let is_long = n_filled <= 2;
    if leads
        && is_long
        && NOTES.iter().any(|word| follows(word).is_some_and(|next| *word != "注" || !is_han_next(next)))
    {
        return Some(Beside::Note);
    }
    let has_han = first.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let is_alone = n_filled == 1 && row.natures.is_empty() && sheet.source.headings.len() > 1;
    (is_alone && has_han && sheet.cell(row, NAME).trim().is_empty()).then_some(Beside::Caption)
}

fn beside_reason(sheet: &Sheet, row: &Row) -> Option<BadRow> {
    Some(match beside(sheet, row)? {
        Beside::Header => BadRow::HeaderAgain,
        Beside::Total => BadRow::Total,
        Beside::Note => BadRow::Note,
        Beside::Caption => BadRow::Caption,
    })
}

/// Returns the beginning of what a row says, to know it by.
fn shortened(text: &str) -> String {
    const MAX_CHARS: usize = 12;
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(MAX_CHARS).collect();
    if chars.next().is_some() { format!("{start}…") } else { start }
}

fn code_of(sheet: &Sheet, row: &Row) -> String {
    narrow(&plain(sheet.cell(row, CODE)))
}

fn lines_by_code(sheet: &Sheet, rows: &[&Row]) -> BTreeMap<String, Vec<usize>> {
    let mut lines: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in rows {
        lines.entry(code_of(sheet, row)).or_default().push(row.line);
    }
    lines
}

/// Reads a row: what it says as far as it makes sense, and all that is wrong with it.
fn read_row(sheet: &Sheet, row: &Row, code: &str) -> (Profile, Vec<BadRow>) {
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

/// Returns a cell on one line, single spaces between its words, nothing in it that cannot be seen.
fn plain(cell: &str) -> String {
    let seen: String = cell.chars().filter(|c| !is_invisible(*c)).collect();
    unguard(seen.trim()).split_whitespace().collect::<Vec<_>>().join(" ")
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// All that is wrong, by line.
    fn reasons(text: &str) -> Vec<(usize, BadRow)> {
        let register = Register::read(text.as_bytes(), &[]).unwrap();
        let mut reasons: Vec<_> = register.rejected.into_iter().map(|rejected| (rejected.line, rejected.why)).collect();
        reasons.extend(register.rows.into_iter().flat_map(|row| row.wrong.into_iter().map(move |why| (row.line, why))));
        reasons.sort_by_key(|(line, _)| *line);
        reasons
    }

    #[test]
    fn a_row_is_read_in_chinese_conventions() {
        let text = "名称,编号,等级,等级日期,成立日期,会员数\n机械工程学会（样例）,Ａ０００１,３Ａ,2023年5月6日,1963.10.1,\"１,204 人\"\n";
        let register = Register::read(text.as_bytes(), &[]).unwrap();
        let expected = Profile {
            name: "机械工程学会（样例）".to_owned(),
            grade: "a3".to_owned(),
            grade_date: Some(date(2023, 5, 6)),
            founded: Some(date(1963, 10, 1)),
            members: Some(1204),
            ..Profile::default()
        };
        assert_eq!(
            register.rows,
            [Listed { line: 2, code: SocietyCode::new("A0001"), wrong: Vec::new(), said: expected }]
        );
    }

    #[test]
    fn an_empty_cell_keeps_what_was_known() {
        let register = Register::read("code,name,grade,members\nA1,,5A,\n".as_bytes(), &[]).unwrap();
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
            (3, BadRow::NotADate { column: GRADE_DATE, given: "2023-02-30".to_owned() }),
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
        let register = Register::read("code,name,电话\nA1,a,1\n".as_bytes(), &[]).unwrap();
        assert_eq!(register.ignored, ["电话"]);
        assert_eq!(register.rows.len(), 1);
    }
}
