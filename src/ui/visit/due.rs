//! Days on which somebody has to look at something: how far they are over, in words and a mark; knows nothing of what is due.

use jiff::civil::Date;

use crate::lang::action_screen as say;
use crate::ui::desk::Cx;
use crate::ui::theme::{Role, Span};

/// Returns the day it is where the program is used.
pub fn today(cx: &Cx<'_>) -> Date {
    cx.data.local(cx.now).date()
}

/// Returns how many days a day lies back; negative where it is to come.
pub fn days_over(cx: &Cx<'_>, day: Date) -> i32 {
    (today(cx) - day).get_days()
}

/// Writes a day; one that is over stands out by a mark, a word and a role.
pub fn spans(cx: &Cx<'_>, day: Option<Date>) -> Vec<Span<'static>> {
    let lang = cx.lang();
    let Some(day) = day else { return vec![Role::Muted.span(say::no_date(lang))] };
    let date = Role::Text.span(day.to_string());
    match days_over(cx, day) {
        days if days > 0 => {
            let said = format!("{} {}", cx.look.glyphs().caution, say::overdue(lang, days));
            vec![Role::Bad.span(day.to_string()), " ".into(), Role::Bad.span(said)]
        }
        0 => vec![date, " ".into(), Role::Caution.span(say::today(lang))],
        _ => vec![date],
    }
}
