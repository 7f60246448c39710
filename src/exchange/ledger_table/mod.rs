//! The ledger as a table to take away: a row for each society, what the register says and where its latest assessment stands;
//! knows nothing of files.
//!
//! The first columns are those of the register under its own names, so that the table is a register again elsewhere. A
//! further column is a row of `head` and a cell of `row`, in the same place.

mod formats;

pub use formats::{FORMATS, TableFormat, Unwritten, Writer};

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::checklist::{Band, Checklist, FormKind};
use crate::domain::diagnosis::bands_of;
use crate::domain::event::Profile;
use crate::domain::ids::{AssessmentId, Digest, Millis, SocietyCode};
use crate::domain::ledger::{Heading, Ledger, Status, Summary};
use crate::exchange::grade::show_grade;
use crate::exchange::register::column_names;
use crate::lang::{Lang, ledger_table as say};
use crate::report::words;

/// A society as it stands in the table.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// Its code.
    pub code: &'a SocietyCode,
    /// What the register says of it.
    pub profile: &'a Profile,
    /// Its latest assessment, and what that comes to as far as it is known.
    pub latest: Option<(&'a AssessmentId, &'a Heading, Option<&'a Summary>)>,
}

/// A cell of the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, or a code.
    Text(String),
    /// A count.
    Count(u64),
    /// Points, 0–100.
    Points(f64),
    /// A share, 0–1.
    Share(f64),
    /// A day.
    Day(Date),
}

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnHead {
    /// What it is called.
    pub title: String,
    /// How wide it is, in characters of half width.
    pub width: u16,
}

/// The axes of a checklist: their ids in its order, and the bands of severity.
#[derive(Debug)]
struct Axes {
    ids: Vec<String>,
    bands: Vec<Band>,
}

/// Which columns the table has, and what stands in them.
#[derive(Debug)]
pub struct Layout {
    lang: Lang,
    /// The axes of all checklists: ids and titles, in the order met.
    axes: Vec<(String, String)>,
    by_checklist: BTreeMap<Digest, Axes>,
}

/// Returns the latest assessment of every society that has one.
pub fn latest(ledger: &Ledger) -> BTreeMap<&SocietyCode, (&AssessmentId, &Heading)> {
    let mut latest: BTreeMap<&SocietyCode, (&AssessmentId, &Heading)> = BTreeMap::new();
    for (id, heading) in &ledger.headings {
        let known = latest.get(&heading.society);
        if known.is_none_or(|(_, known)| known.round < heading.round) {
            latest.insert(&heading.society, (id, heading));
        }
    }
    latest
}

impl Layout {
    /// Lays the table out for assessments on these checklists.
    pub fn of<'a>(lang: Lang, checklists: impl IntoIterator<Item = &'a Checklist>) -> Self {
        let mut layout = Self { lang, axes: Vec::new(), by_checklist: BTreeMap::new() };
        for checklist in checklists {
            let mut ids = Vec::new();
            for form in checklist.forms_of(FormKind::Axis) {
                let id = form.id.to_string();
                if !layout.axes.iter().any(|(known, _)| *known == id) {
                    layout.axes.push((id.clone(), form.title.get(lang).to_owned()));
                }
                ids.push(id);
            }
            let bands = checklist.scoring.bands.clone();
            layout.by_checklist.insert(checklist.digest, Axes { ids, bands });
        }
        layout
    }

    /// Returns the columns.
    pub fn head(&self) -> Vec<ColumnHead> {
        const NARROW: u16 = 10;
        let lang = self.lang;
        let register = column_names(lang).zip([14, 36, 16, 10, 16, 10, 12, 12, 10, 12]);
        let register = register.map(|(title, width)| (title.to_owned(), width));
        let round = [
            (say::col_assessment(lang), 16),
            (say::col_round(lang), 8),
            (say::col_state(lang), NARROW),
            (say::col_scope(lang), NARROW),
            (say::col_lead(lang), 12),
            (say::col_touched(lang), 12),
            (say::col_answered(lang), NARROW),
            (say::col_items(lang), NARROW),
            (say::col_progress(lang), NARROW),
            (say::col_red_lines(lang), NARROW),
        ];
        let round = round.map(|(title, width)| (title.to_owned(), width));
        let axes = self
            .axes
            .iter()
            .flat_map(|(_, title)| [(say::col_severity(lang, title), 16), (say::col_band(lang, title), 16)]);
        register.chain(round).chain(axes).map(|(title, width)| ColumnHead { title, width }).collect()
    }

    /// Returns a society's cells. `day` tells on which day a moment was.
    pub fn row(&self, listed: &Listed<'_>, day: &dyn Fn(Millis) -> Option<Date>) -> Vec<Cell> {
        let lang = self.lang;
        let Profile { name, short, level, discipline, grade, grade_date, founded, members, region } = listed.profile;
        let mut cells = vec![
            text(listed.code.as_str()),
            text(name),
            text(short),
            text(level),
            text(discipline),
            if grade.is_empty() { Cell::Empty } else { text(&show_grade(grade, lang)) },
            grade_date.map_or(Cell::Empty, Cell::Day),
            founded.map_or(Cell::Empty, Cell::Day),
            members.map_or(Cell::Empty, Cell::Count),
            text(region),
        ];
        let Some((id, heading, summary)) = listed.latest else { return cells };
        let state = match heading.status {
            Status::Open => say::open(lang),
            Status::Submitted => say::submitted(lang),
        };
        cells.extend([
            text(id.as_str()),
            Cell::Count(u64::from(heading.round)),
            text(state),
            text(words::scope(lang, heading.scope)),
            text(heading.lead.as_str()),
            day(heading.touched).map_or(Cell::Empty, Cell::Day),
        ]);
        let Some(summary) = summary else { return cells };
        let progress = f64::from(summary.n_answered) / f64::from(summary.n_items);
        cells.extend([
            Cell::Count(u64::from(summary.n_answered)),
            Cell::Count(u64::from(summary.n_items)),
            if progress.is_finite() { Cell::Share(progress) } else { Cell::Empty },
            Cell::Count(u64::from(summary.n_red_lines)),
        ]);
        let known = self.by_checklist.get(&heading.checklist);
        cells.extend(self.axes.iter().flat_map(|(axis, _)| self.axis(axis, known, summary)));
        cells
    }

    /// Returns severity and band of an axis; nothing where it is withheld or the checklist has none such.
    fn axis(&self, axis: &str, known: Option<&Axes>, summary: &Summary) -> [Cell; 2] {
        let place = known.and_then(|known| known.ids.iter().position(|id| id == axis));
        let severity = place.and_then(|place| summary.severities.get(place).copied().flatten());
        let (Some(known), Some(severity)) = (known, severity) else { return [Cell::Empty, Cell::Empty] };
        let score = 100.0 - severity;
        let bands = bands_of(&known.bands, score, score);
        let band = bands.first().and_then(|id| known.bands.iter().find(|band| band.id == *id));
        [Cell::Points(severity), band.map_or(Cell::Empty, |band| text(band.title.get(self.lang)))]
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}
