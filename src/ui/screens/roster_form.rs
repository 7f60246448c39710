//! A row of a roster filled in: a line for each column; knows whose row it is through [`Holder`] alone.

mod cells;

use ratatui::layout::Rect;

use crate::domain::checklist::{Item, RosterColumn};
use crate::domain::value::Row;
use crate::lang::{Notice, roster as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::rows::Holder;
use crate::ui::screen::{Screen, Step};
use crate::ui::screens::roster_form::cells::Line;
use crate::ui::theme::Role;
use crate::ui::visit::blanks::{Blanks, Pressed};
use crate::ui::visit::flow::Flow;

/// Opens a row by its number from 1; without one, or where there is none, a new row.
pub fn open(cx: &Cx<'_>, holder: Holder, number: Option<u32>) -> Box<Page> {
    let place = number.and_then(|number| usize::try_from(number).ok()).and_then(|number| number.checked_sub(1));
    let row = place.and_then(|place| holder.rows(cx).get(place)).cloned();
    let place = place.filter(|_| row.is_some());
    let mut form = RosterForm { holder, place, row, blanks: Blanks::new(Vec::new()), top: 0 };
    form.settle(cx);
    Box::new(form)
}

struct RosterForm {
    holder: Holder,
    /// The place of the row, from 0; `None`: a new one.
    place: Option<usize>,
    /// The row as it was when it was opened.
    row: Option<Row>,
    blanks: Blanks<Line>,
    top: u16,
}

impl RosterForm {
    fn columns<'a>(&self, cx: &Cx<'a>) -> &'a [RosterColumn] {
        self.holder.roster(cx).map_or(&[], |roster| roster.columns.as_slice())
    }

    fn save(&mut self, cx: &Cx<'_>, roster: &Item) -> Step {
        let lang = cx.lang();
        let row = match cells::read(&roster.columns, &self.blanks, lang) {
            Ok(row) => row,
            Err((line, wrong)) => {
                self.blanks.complain(&line, wrong);
                return Step::Stay;
            }
        };
        let mut rows = self.holder.rows(cx).to_vec();
        // Rows may have gone since the form was opened: it is the row that is changed, wherever it stands now.
        let is_here = |place: &usize| rows.get(*place) == self.row.as_ref();
        let place = self.place.filter(is_here).or_else(|| rows.iter().position(|row| Some(row) == self.row.as_ref()));
        match place.and_then(|place| rows.get_mut(place)) {
            Some(old) => *old = row,
            None => rows.push(row),
        }
        let told = Notice::new(say::saved(lang, roster.title.get(lang)), "", "");
        self.holder.keep(cx, rows).then(Step::Close).then(Step::Tell(Grade::Good, told))
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, columns: &[RosterColumn], width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        self.blanks.put(&mut flow, cx, |line| cells::words(columns, line, cx.lang()));
        flow
    }

    /// Has the lines that are called for, and the one being filled in seen.
    fn settle(&mut self, cx: &Cx<'_>) {
        let (columns, row) = (self.columns(cx), self.row.as_ref());
        self.blanks.fit(|blanks| cells::places(columns, blanks), |line| cells::blank(columns, row, line));
        let top = self.page(cx, columns, cx.size.width).top(self.top, cx.size.height.saturating_sub(1));
        self.top = top;
    }

    /// Says what is wrong with the line one leaves.
    fn judge(&mut self, cx: &Cx<'_>, left: &Line) {
        match cells::judge(self.columns(cx), &self.blanks, left, cx.lang()) {
            Some(wrong) => self.blanks.complain_behind(left, wrong),
            None => self.blanks.is_well(),
        }
    }
}

impl Screen<Desk> for RosterForm {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        self.blanks.scopes()
    }

    fn mode(&self) -> Mode {
        self.blanks.mode()
    }

    fn is_half_typed(&self) -> bool {
        self.blanks.is_edited()
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        self.blanks.drafts()
    }

    fn put_back(&mut self, cx: &Cx<'_>, draft: &Draft) {
        let Part::Column(name) = &draft.part else { return };
        if !self.blanks.put_back(draft) {
            cells::make_room(self.columns(cx), &mut self.blanks, name);
            self.settle(cx);
            self.blanks.put_back(draft);
        }
        self.settle(cx);
    }

    /// ```text
    ///  承接政府转移职能和购买服务：加一行         Tab 或 ↓ 下一栏，Ctrl-S 保存
    ///    事项      科技奖励评审
    ///  ▸ 方式      ● 1 转移职能  ○ 2 购买服务  ○ 3 授权  ○ 4 其他（说明）
    ///    委托部门
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let Some(roster) = self.holder.roster(cx) else { return };
        let title = match self.place {
            Some(place) => say::form_edit(lang, roster.title.get(lang), place + 1),
            None => say::form_new(lang, roster.title.get(lang)),
        };
        let keys = Role::Muted.span(say::form_keys(lang));
        let room = usize::from(canvas.width()).saturating_sub(cx.look.metrics.width(&title) + 4);
        let beside = (cx.look.metrics.width(&keys.text) <= room).then_some(keys);
        canvas.title(0, [" ".into(), Role::Strong.span(title)], beside);
        let area = canvas.area();
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        self.page(cx, &roster.columns, body.width).draw(&mut canvas.part(body), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let (Some(roster), Some(here)) = (self.holder.roster(cx), self.blanks.here().cloned()) else {
            return if action == Action::Back { Step::Back } else { Step::Ignore };
        };
        let pressed = if action == Action::Save { Pressed::Beyond } else { self.blanks.press(cx, action) };
        let step = match pressed {
            Pressed::Beyond => self.save(cx, roster),
            Pressed::NotMine if action == Action::Back => Step::Back,
            Pressed::NotMine => Step::Ignore,
            Pressed::Done | Pressed::Below | Pressed::Open(_) => {
                if pressed == Pressed::Below || self.blanks.here() != Some(&here) {
                    self.judge(cx, &here);
                }
                Step::Stay
            }
        };
        self.settle(cx);
        step
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        self.blanks.insert(typed);
        self.settle(cx);
        Step::Stay
    }
}
