//! A register of societies as a table; knows nothing of the ledger but what a row changes of a profile.

mod beside;
mod cells;

use std::collections::BTreeMap;

use crate::domain::event::Profile;
use crate::domain::ids::SocietyCode;
use crate::domain::kinds::narrow;
use crate::exchange::bad_row::{BadRow, Rejected};
use crate::exchange::bad_sheet::BadSheet;
use crate::exchange::doubt::{self, Doubt};
use crate::exchange::register::beside::beside;
use crate::exchange::register::cells::read_row;
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
        let mut listed = Vec::new();
        for row in &sheet.rows {
            let Some(why) = beside(&sheet, row) else {
                listed.push(row);
                continue;
            };
            let about = row.filled().next().map(plain).unwrap_or_default();
            register.rejected.push(Rejected { line: row.line, about: shortened(&about), why });
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

/// Returns a cell on one line, single spaces between its words, nothing in it that cannot be seen.
fn plain(cell: &str) -> String {
    let seen: String = cell.chars().filter(|c| !is_invisible(*c)).collect();
    unguard(seen.trim()).split_whitespace().collect::<Vec<_>>().join(" ")
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
