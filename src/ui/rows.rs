//! Whose rows a screen shows and how they are kept: a society's, or the answer to an item; knows no screen.

use std::sync::Arc;

use crate::domain::checklist::{Item, RosterColumn};
use crate::domain::command::{Act, Command};
use crate::domain::ids::{AssessmentId, ItemId, SocietyCode};
use crate::domain::value::{Answer, Row, Value};
use crate::lang::Lang;
use crate::ui::desk::Cx;
use crate::ui::screen::{Route, Step};

/// Whose rows they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A roster of a society.
    Society(SocietyCode, ItemId),
    /// The answer to an item.
    Item(AssessmentId, ItemId),
}

impl Holder {
    /// Returns the roster: its title and columns.
    pub fn roster<'a>(&self, cx: &Cx<'a>) -> Option<&'a Item> {
        let item = match self {
            Self::Society(code, roster) => {
                cx.data.society(code)?;
                cx.data.office_checklist().roster(roster.as_str())
            }
            Self::Item(assessment, item) => cx.data.item(assessment, item).map(|(_, _, item)| item),
        };
        item.filter(|item| !item.columns.is_empty())
    }

    /// Returns the answer of an item; `None` for a society, and where there is none.
    pub fn answer<'a>(&self, cx: &Cx<'a>) -> Option<&'a Answer> {
        let Self::Item(assessment, item) = self else { return None };
        let (assessment, _, item) = cx.data.item(assessment, item)?;
        assessment.answer_of(item, cx.data.session.actor()).map(|given| &given.answer)
    }

    /// Returns the rows there are.
    pub fn rows<'a>(&self, cx: &Cx<'a>) -> &'a [Row] {
        match self {
            Self::Society(code, roster) => cx.data.ledger().rows_of(code, roster),
            Self::Item(..) => match self.answer(cx).and_then(Answer::value) {
                Some(Value::Rows(rows)) => rows,
                _ => &[],
            },
        }
    }

    /// Asks for other rows to be kept.
    pub fn keep(&self, cx: &Cx<'_>, rows: Vec<Row>) -> Step {
        Step::Do(match self {
            Self::Society(society, roster) => Command::KeepRoster {
                society: society.clone(),
                checklist: Arc::clone(cx.data.office_checklist()),
                roster: roster.clone(),
                rows,
            },
            Self::Item(assessment, item) => {
                let answer = Answer::Value(Value::Rows(rows));
                Command::In { assessment: assessment.clone(), act: Act::Answer { item: item.clone(), answer } }
            }
        })
    }

    /// Returns where a row is filled in, by its number; `None`: a new one.
    pub fn form(&self, number: Option<usize>) -> Route {
        let number = number.and_then(|number| u32::try_from(number).ok());
        match self {
            Self::Society(code, roster) => Route::RosterRow(code.clone(), roster.clone(), number),
            Self::Item(assessment, item) => Route::RowForm(assessment.clone(), item.clone(), number),
        }
    }
}

/// Shows a cell on one line; empty where the row has none.
pub fn cell(column: &RosterColumn, row: &Row, lang: Lang) -> String {
    let of = &column.item;
    let shown = row.get(of.id.as_str()).map(|value| of.kind.show(of, value, lang));
    shown.unwrap_or_default().replace('\n', " ")
}
