//! Answers in rows: shows them; they are filled in on a screen of their own, which this knows nothing of.

use crate::domain::value::Value;
use crate::lang::roster as say;
use crate::ui::canvas::Canvas;
use crate::ui::controls::{Asked, Control, Outcome};
use crate::ui::keys::{Action, Scope};
use crate::ui::rows::cell;
use crate::ui::theme::Role;

/// Columns before a row.
const INDENT: u16 = 3;

/// The rows of an answer.
#[derive(Debug)]
pub struct Rows;

/// Returns the lines to show.
fn lines(asked: &Asked<'_>) -> Vec<String> {
    let lang = asked.look.lang;
    let line = |row| {
        let cells = asked.item.columns.iter().map(|column| cell(column, row, lang)).filter(|cell| !cell.is_empty());
        cells.collect::<Vec<_>>().join("  ")
    };
    match asked.value() {
        Some(Value::Rows(rows)) if rows.is_empty() => vec![say::none_kept(lang).to_owned()],
        Some(Value::Rows(rows)) => rows.iter().map(line).collect(),
        _ => vec![say::no_rows(lang).to_owned()],
    }
}

impl Control for Rows {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Rows]
    }

    fn rows(&self, asked: &Asked<'_>) -> u16 {
        u16::try_from(lines(asked).len()).unwrap_or(u16::MAX)
    }

    /// ```text
    ///  ▸ 科技奖励评审  转移职能  省科技厅
    ///    培训  购买服务  省人社厅
    /// ```
    fn draw(&self, asked: &Asked<'_>, canvas: &mut Canvas<'_>) {
        canvas.line(1, 0, 1, [Role::Focus.span(canvas.look.glyphs().cursor)]);
        let role = if asked.value().is_some() { Role::Strong } else { Role::Muted };
        for (y, line) in (0..canvas.height()).zip(lines(asked)) {
            canvas.line(INDENT, y, canvas.width().saturating_sub(INDENT), [role.span(line)]);
        }
    }

    fn press(&mut self, _asked: &Asked<'_>, _action: Action) -> Outcome {
        Outcome::Ignored
    }
}
