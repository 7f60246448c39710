//! Brings a register into the ledger through a session, and tells what became of each row.

use crate::domain::command::Command;
use crate::domain::decide::decide;
use crate::domain::ids::SocietyCode;
use crate::exchange::bad_row::{BadRow, Rejected};
use crate::exchange::register::Register;
use crate::exchange::{BadRows, FileError};
use crate::session::{Amount, Session};

/// What became of a register.
#[derive(Debug, Default, PartialEq)]
pub struct Imported {
    /// Societies that are new on the ledger.
    pub added: Vec<SocietyCode>,
    /// Societies of which something is known otherwise now.
    pub changed: Vec<SocietyCode>,
    /// How many rows say what was known.
    pub n_unchanged: usize,
    /// The bad rows, by line.
    pub rejected: Vec<Rejected>,
    /// Headings nothing is known of; what is under them was left aside.
    pub ignored: Vec<String>,
    /// Whether bad rows kept the good ones from being brought in.
    pub is_refused: bool,
}

/// Brings a register in.
///
/// # Errors
/// The file as a whole is of no use, or the session could not run it; nothing happened.
pub fn import(session: &mut Session, bytes: &[u8], bad_rows: BadRows) -> Result<Imported, FileError> {
    let register = Register::read(bytes)?;
    let mut imported = Imported { rejected: register.rejected, ignored: register.ignored, ..Imported::default() };
    let mut commands = Vec::with_capacity(register.rows.len());
    for listed in &register.rows {
        let known = session.ledger().societies.get(&listed.code);
        let is_new = known.is_none();
        let profile = listed.over(known);
        let command = Command::Register { code: listed.code.clone(), profile };
        match decide(session.state(), session.actor(), &command) {
            Ok(events) if events.is_empty() => imported.n_unchanged += 1,
            Ok(_) if is_new => imported.added.push(listed.code.clone()),
            Ok(_) => imported.changed.push(listed.code.clone()),
            Err(refusal) => {
                let about = listed.code.as_str().to_owned();
                imported.rejected.push(Rejected { line: listed.line, about, why: BadRow::Refused(refusal) });
                continue;
            }
        }
        commands.push(command);
    }
    imported.rejected.sort_by_key(|rejected| rejected.line);
    if !imported.rejected.is_empty() && bad_rows == BadRows::Refuse {
        imported.is_refused = true;
        return Ok(imported);
    }
    session.run_all(&commands, Amount::All)?;
    Ok(imported)
}
