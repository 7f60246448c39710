//! The outline of all forms and items with their states, beside the item on wide screens; knows nothing of answers.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Form, Item};
use crate::domain::ids::ItemId;
use crate::domain::standing::{ItemStanding, ItemState, Progress, Standing};
use crate::lang::item as say;
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::theme::Role;
use crate::ui::visit::{marks, walk};

/// The columns the outline takes.
pub const COLUMNS: u16 = 28;
/// The columns from which a screen shows it.
pub const FROM_COLUMNS: u16 = 100;

/// One line of the outline.
enum Line<'a> {
    Form(&'a Form, Progress),
    Item(&'a Item, &'a ItemStanding),
}

/// Draws the part of the outline around an item. Items out of scope are left out.
///
/// ```text
///  W 能力弱               1/5
///  ● W1 服务成果产出
///  ○ W2 品牌与专业能力
///  - W3 …
///  S 手段软               0/5
/// ```
pub fn draw(cx: &Cx<'_>, canvas: &mut Canvas<'_>, assessment: &Assessment, standing: &Standing, here: &ItemId) {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    let lines = lines_of(assessment, standing);
    let at = lines.iter().position(|line| matches!(line, Line::Item(item, _) if item.id == *here)).unwrap_or(0);
    let height = usize::from(canvas.height());
    // The item stays in the middle third, so that walking on moves the outline seldom.
    let page = (height / 3).max(1);
    let top = (at / page * page).saturating_sub(page).min(lines.len().saturating_sub(height));
    // One column stays free before what stands beside.
    let width = canvas.width().saturating_sub(1);
    let mut canvas = canvas.part(Rect { width, ..canvas.area() });
    for (y, line) in (0..canvas.height()).zip(lines.iter().skip(top)) {
        match line {
            Line::Form(form, progress) => {
                let title = say::form(lang, form.id.as_str(), form.title.get(lang));
                let count = say::progress_short(lang, progress.n_answered, progress.n_items);
                let x = canvas.right(y, [Role::Muted.span(count)]);
                canvas.line(1, y, x.saturating_sub(2), [Role::Strong.span(title)]);
            }
            Line::Item(item, standing) => {
                let is_here = item.id == *here;
                let role = match standing.state {
                    _ if is_here => Role::Focus,
                    ItemState::Skipped | ItemState::OutOfScope => Role::Muted,
                    _ => Role::Text,
                };
                let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
                let title = say::form(lang, item.id.as_str(), item.title.get(lang));
                let spans = [cursor, marks::item(glyphs, standing), " ".into(), role.span(title)];
                canvas.line(0, y, width, spans);
            }
        }
    }
}

fn lines_of<'a>(assessment: &'a Assessment, standing: &'a Standing) -> Vec<Line<'a>> {
    let checklist = &assessment.checklist;
    let mut lines = Vec::with_capacity(checklist.items.len() + checklist.forms.len());
    for form in &checklist.forms {
        let standings = standing.items.get(form.items.clone()).unwrap_or_default();
        let in_scope = checklist.items_of(form).iter().zip(standings);
        let in_scope = in_scope.filter(|(_, standing)| standing.state != ItemState::OutOfScope);
        let mut items = in_scope.map(|(item, standing)| Line::Item(item, standing)).peekable();
        if items.peek().is_some() {
            lines.push(Line::Form(form, walk::progress_of(form, standing)));
            lines.extend(items);
        }
    }
    lines
}
