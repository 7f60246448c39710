//! What a register would change on the ledger, and changing it through a session; what is carried out is what was shown.

use crate::domain::command::Command;
use crate::domain::decide::decide;
use crate::domain::event::Profile;
use crate::domain::ids::{Actor, SocietyCode};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::exchange::bad_row::{BadRow, Rejected};
use crate::exchange::bad_sheet::BadSheet;
use crate::exchange::doubt::{self, Doubt};
use crate::exchange::grade::show_grade;
use crate::exchange::register::{NAME, Register};
use crate::exchange::sheet::{Mapping, Source};
use crate::exchange::{BadRows, FileError};
use crate::lang::Lang;
use crate::session::{Amount, RunError, Session};

/// What a register would change.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How it was read.
    pub source: Source,
    /// Societies that are new on the ledger.
    pub added: Vec<SocietyCode>,
    /// Societies of which something is known otherwise afterwards.
    pub changed: Vec<Changed>,
    /// How many rows say what is known.
    pub n_unchanged: usize,
    /// All that is wrong, by line; a row may be named several times.
    pub rejected: Vec<Rejected>,
    /// What may be meant otherwise, by line.
    pub doubts: Vec<Doubt>,
    /// Headings nothing is known of; what is under them is left aside.
    pub ignored: Vec<String>,
    commands: Vec<Command>,
}

/// A society of which something is known otherwise afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The society.
    pub code: SocietyCode,
    /// What is known.
    pub before: Profile,
    /// What will be.
    pub after: Profile,
}

impl Changed {
    /// Returns the columns that differ, with what was and what will be, as people read them; without a language, as programs do.
    pub fn differences(&self, lang: Option<Lang>) -> Vec<(usize, String, String)> {
        let (before, after) = (shown(&self.before, lang), shown(&self.after, lang));
        let pairs = before.into_iter().zip(after).enumerate();
        // The first column is the code, which a profile does not hold.
        pairs
            .filter(|(_, (before, after))| before != after)
            .map(|(at, (before, after))| (at + 1, before, after))
            .collect()
    }
}

/// Returns a profile in the order of the register's columns after the code.
fn shown(profile: &Profile, lang: Option<Lang>) -> [String; 9] {
    let Profile { name, short, level, discipline, grade, grade_date, founded, members, region } = profile;
    let grade = match lang {
        Some(lang) if !grade.is_empty() => show_grade(grade, lang),
        Some(_) | None => grade.clone(),
    };
    let day = |day: &Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let members = members.map(|members| members.to_string()).unwrap_or_default();
    let texts = [name, short, level, discipline].map(Clone::clone);
    let [name, short, level, discipline] = texts;
    [name, short, level, discipline, grade, day(grade_date), day(founded), members, region.clone()]
}

impl Plan {
    /// Returns how many rows are not taken.
    pub fn n_rejected(&self) -> usize {
        let mut lines: Vec<usize> = self.rejected.iter().map(|rejected| rejected.line).collect();
        lines.dedup();
        lines.len()
    }

    /// Returns whether bad rows keep the good ones from being brought in.
    pub const fn is_refused(&self, bad_rows: BadRows) -> bool {
        matches!(bad_rows, BadRows::Refuse) && !self.rejected.is_empty()
    }

    /// Returns whether carrying it out changes anything.
    pub const fn changes_anything(&self) -> bool {
        !(self.added.is_empty() && self.changed.is_empty())
    }
}

/// Works out what a register would change. What is said of headings goes before what their names say.
///
/// # Errors
/// The file as a whole is of no use.
pub fn plan(state: &State, actor: &Actor, bytes: &[u8], mapping: &Mapping) -> Result<Plan, BadSheet> {
    let register = Register::read(bytes, mapping)?;
    let mut doubts = doubt::against(&register, &state.ledger);
    let Register { rows, rejected, doubts: within, ignored, source } = register;
    doubts.extend(within);
    doubts.sort_by_key(Doubt::line);
    let mut plan = Plan {
        source,
        added: Vec::new(),
        changed: Vec::new(),
        n_unchanged: 0,
        rejected,
        doubts,
        ignored,
        commands: Vec::new(),
    };
    for listed in rows {
        let known = state.ledger.societies.get(&listed.code);
        let profile = listed.over(known);
        let command = Command::Register { code: listed.code.clone(), profile: profile.clone() };
        let decided = decide(state, actor, &command);
        let mut wrong = listed.wrong;
        let has_no_name_for_a_reason = wrong.iter().any(|why| why.column() == Some(NAME));
        match &decided {
            Err(Refusal::NoName { .. }) if has_no_name_for_a_reason => {}
            Err(refusal) => wrong.push(BadRow::Refused(refusal.clone())),
            Ok(_) => {}
        }
        if !wrong.is_empty() {
            let reject = |why| Rejected { line: listed.line, about: listed.code.as_str().to_owned(), why };
            plan.rejected.extend(wrong.into_iter().map(reject));
            continue;
        }
        if decided.is_ok_and(|events| events.is_empty()) {
            plan.n_unchanged += 1;
            continue;
        }
        match known {
            None => plan.added.push(listed.code),
            Some(before) => {
                plan.changed.push(Changed { code: listed.code, before: before.clone(), after: profile });
            }
        }
        plan.commands.push(command);
    }
    plan.rejected.sort_by_key(|rejected| rejected.line);
    Ok(plan)
}

/// Brings in what a plan shows, all of it; nothing where bad rows keep it from that.
///
/// # Errors
/// The session could not run it; nothing happened.
pub fn carry_out(session: &mut Session, plan: &Plan, bad_rows: BadRows) -> Result<(), RunError> {
    if !plan.is_refused(bad_rows) {
        session.run_all(&plan.commands, Amount::All)?;
    }
    Ok(())
}

/// Brings a register in as its headings say.
///
/// # Errors
/// The file as a whole is of no use, or the session could not run it; nothing happened.
pub fn import(session: &mut Session, bytes: &[u8], bad_rows: BadRows) -> Result<Plan, FileError> {
    let plan = plan(session.state(), session.actor(), bytes, &[])?;
    carry_out(session, &plan, bad_rows)?;
    Ok(plan)
}
