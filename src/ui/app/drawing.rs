//! Draws the application: the screen on top, the layer over it, the notices, the footer; changes nothing.

use ratatui::layout::{Rect, Size};

use crate::lang::{keep, tour};
use crate::ui::app::App;
use crate::ui::canvas::{Canvas, Frame};
use crate::ui::desk::Cx;
use crate::ui::keys::{self, Mode};
use crate::ui::run;
use crate::ui::theme::Role;
use crate::ui::tour::{Hint, Tour};

/// On a smaller terminal every line is wanted.
const HINT_FROM_LINES: u16 = 16;

impl App {
    /// Draws everything.
    ///
    /// ```text
    ///  the screen on top, or the upper part of it
    ///  ──────────────────────────────────────────── over a layer only
    ///  the layer, if there is one
    ///  ! a notice, if there is one                                另有 1 条提示
    ///  Enter 打开  n 新评估  ? 帮助                                 已存 09:41
    /// ```
    pub fn draw_on(&self, canvas: &mut Canvas<'_>) {
        let area = canvas.area();
        let footer = area.bottom().saturating_sub(1);
        let hint = self.hint_shown();
        let n_notices = self.notices.rows(canvas).max(u16::from(hint.is_some())).min(footer);
        let body = Rect { height: footer.saturating_sub(n_notices), ..area };
        let cx = Cx { size: Size::new(body.width, body.height), ..self.cx() };
        let mut page_area = body;
        if let Some(layer) = &self.layer {
            let rows = layer.rows(&cx).saturating_add(1).min(body.height);
            page_area.height = body.height.saturating_sub(rows);
        }
        let Some(seat) = self.seats.last() else { return };
        seat.page.draw(&cx, &mut canvas.part(page_area));
        if let Some(layer) = &self.layer {
            canvas.hide_cursor();
            canvas.rule(page_area.bottom());
            let top = page_area.bottom().saturating_add(1);
            let layer_area = Rect { y: top, height: body.bottom().saturating_sub(top), ..body };
            layer.draw(&cx, &mut canvas.part(layer_area));
        }
        if let Some(question) = self.area_of_held(&cx, canvas, body) {
            canvas.hide_cursor();
            canvas.clear(question);
            if question.y > 0 {
                canvas.clear(Rect { y: question.y - 1, height: 1, ..question });
                canvas.rule(question.y - 1);
            }
            self.draw_held(&cx, &mut canvas.part(question));
        }
        let notices = Rect { y: body.bottom(), height: n_notices, ..area };
        self.notices.draw(&mut canvas.part(notices));
        if let Some(hint) = hint {
            let words = tour::hint(cx.lang(), (hint.words)(cx.lang()));
            canvas.line(1, notices.y, 1, [Role::Link.span(cx.look.glyphs().arrow)]);
            canvas.line(3, notices.y, area.width.saturating_sub(4), [Role::Link.span(words)]);
        }
        self.draw_footer(&cx, canvas, footer);
    }

    /// Returns the hint there is room and quiet for: a notice, a layer or a text being typed comes first.
    fn hint_shown(&self) -> Option<&'static Hint> {
        let is_quiet = self.notices.is_empty() && self.layer.is_none() && self.mode() != Mode::Typing;
        let hint = self.tour.as_ref().and_then(Tour::hint);
        hint.filter(|_| is_quiet && self.size.height >= HINT_FROM_LINES)
    }

    fn draw_footer(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, y: u16) {
        let mut hints = keys::hints(&self.scopes(), self.mode(), cx.lang());
        if let (None, Some(seat), false) = (&self.layer, self.seats.last(), self.ahead.is_holding()) {
            hints.retain(|hint| seat.page.can(cx, hint.action));
        }
        let percent = self.keeping.as_ref().and_then(|keeping| keeping.percent());
        let right = match self.seats.last().map(|seat| seat.page.status(cx)) {
            // Nothing is worth more room than that answers are not saved.
            Some(status) if !status.is_empty() && !self.saving.is_failing() => Role::Muted.span(status),
            _ => match percent {
                Some(percent) if !self.saving.is_failing() => Role::Muted.span(keep::checking(cx.lang(), percent)),
                _ => self.saving.span(cx),
            },
        };
        canvas.footer(y, &hints, &right);
    }

    /// Returns a whole frame, for tests and the loop.
    pub fn frame(&self) -> Frame {
        let mut frame = Frame::empty(self.size);
        run::App::draw(self, &mut frame);
        frame
    }
}
