//! What in a register may be meant otherwise: it is taken as it stands, and named. Knows nothing of what is wrong.

use std::collections::BTreeMap;

use crate::domain::ids::SocietyCode;
use crate::domain::ledger::Ledger;
use crate::exchange::register::Register;
use crate::exchange::sheet::Form;
use crate::lang::{Lang, import, register as say};

/// Something that may be meant otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A code differs from another in capitals only.
    Case {
        /// Its line.
        line: usize,
        /// The code.
        code: SocietyCode,
        /// The other.
        other: Other,
    },
    /// Another code has the same name.
    SameName {
        /// Its line.
        line: usize,
        /// The name.
        name: String,
        /// The code.
        code: SocietyCode,
        /// The other.
        other: Other,
    },
    /// A grade is older than its society.
    GradeFirst {
        /// Its line.
        line: usize,
        /// The code.
        code: SocietyCode,
    },
    /// Codes are numbers in the workbook; zeros shown before them by a format are not there.
    Numbers {
        /// How many.
        n: usize,
    },
    /// Other sheets hold something.
    Sheets {
        /// Their names.
        names: Vec<String>,
    },
}

/// Another society.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its code.
    pub code: SocietyCode,
    /// Its line; `None`: it is on the ledger.
    pub line: Option<usize>,
}

impl Doubt {
    /// Returns the line it is about; 0: the file as a whole.
    pub const fn line(&self) -> usize {
        match self {
            Self::Case { line, .. } | Self::SameName { line, .. } | Self::GradeFirst { line, .. } => *line,
            Self::Numbers { .. } | Self::Sheets { .. } => 0,
        }
    }

    /// Says it.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Case { line, code, other } => say::case(lang, *line, code.as_str(), &other.say(lang)),
            Self::SameName { line, name, code, other } => {
                say::same_name(lang, *line, code.as_str(), name, &other.say(lang))
            }
            Self::GradeFirst { line, code } => say::grade_first(lang, *line, code.as_str()),
            Self::Numbers { n } => say::number_codes(lang, *n),
            Self::Sheets { names } => say::other_sheets(lang, &names.join(import::list_mark(lang))),
        }
    }
}

impl Other {
    fn say(&self, lang: Lang) -> String {
        match self.line {
            Some(line) => say::other_line(lang, line, self.code.as_str()),
            None => say::other_known(lang, self.code.as_str()),
        }
    }
}

/// Notes what can be doubted of a register by itself.
pub(super) fn within(register: &mut Register, n_numbers: usize) {
    if let Form::Workbook { others, .. } = &register.source.form
        && !others.is_empty()
    {
        register.doubts.push(Doubt::Sheets { names: others.clone() });
    }
    if n_numbers > 0 {
        register.doubts.push(Doubt::Numbers { n: n_numbers });
    }
    for row in &register.rows {
        if let (Some(graded), Some(founded)) = (row.said().grade_date, row.said().founded)
            && graded < founded
        {
            register.doubts.push(Doubt::GradeFirst { line: row.line, code: row.code.clone() });
        }
    }
}

/// Notes which codes and names of a register are nearly those of another row or of the ledger.
pub(super) fn against(register: &Register, ledger: &Ledger) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut by_case: BTreeMap<String, Other> = BTreeMap::new();
    let mut by_name: BTreeMap<String, Other> = BTreeMap::new();
    for (code, profile) in &ledger.societies {
        let other = || Other { code: code.clone(), line: None };
        by_case.entry(code.as_str().to_lowercase()).or_insert_with(other);
        by_name.entry(name_of(&profile.name)).or_insert_with(other);
    }
    for row in &register.rows {
        let (line, code) = (row.line, &row.code);
        let is_other = |other: &&Other| other.code != *code && !ledger.societies.contains_key(code);
        let here = || Other { code: code.clone(), line: Some(line) };
        let lower = code.as_str().to_lowercase();
        if let Some(other) = by_case.get(&lower).filter(is_other) {
            doubts.push(Doubt::Case { line, code: code.clone(), other: other.clone() });
        }
        by_case.entry(lower).or_insert_with(here);
        let name = &row.said().name;
        if name.is_empty() {
            continue;
        }
        if let Some(other) = by_name.get(&name_of(name)).filter(is_other) {
            doubts.push(Doubt::SameName { line, name: name.clone(), code: code.clone(), other: other.clone() });
        }
        by_name.entry(name_of(name)).or_insert_with(here);
    }
    doubts
}

/// Returns a name as it is compared: half-width signs, no spaces.
fn name_of(name: &str) -> String {
    crate::domain::kinds::narrow(name).chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}
