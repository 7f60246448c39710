//! One item after the other: the page of the item, the outline beside it, and the way on; knows nothing of the pages of many fields.

use ratatui::layout::Rect;

use crate::domain::ids::{AssessmentId, ItemId};
use crate::lang::{Notice, item as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::theme::Role;
use crate::ui::visit::answering::Spot;
use crate::ui::visit::item_page::{ItemPage, Room, Stands};
use crate::ui::visit::walk::{self, Way};
use crate::ui::visit::{draw_missing, outline, spoken};

/// Opens the screen at an item.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, item: &ItemId) -> Box<Page> {
    Box::new(ItemScreen { page: ItemPage::new(cx, assessment, item) })
}

struct ItemScreen {
    page: ItemPage,
}

impl ItemScreen {
    /// Goes on along the path; after the last item, to what is left to do.
    fn go_on(&mut self, spot: Spot<'_>) -> Step {
        let next = walk::next_on_path(spot.standing, &self.page.item);
        match next.and_then(|next| spot.assessment.checklist.item(next.as_str())) {
            Some(next) => {
                self.page.visit(next);
                Step::Stay
            }
            None => Step::Go(Route::Problems(self.page.assessment.clone())),
        }
    }

    fn step_beside(&mut self, cx: &Cx<'_>, spot: Spot<'_>, way: Way) -> Step {
        let beside = walk::neighbour(spot.standing, &self.page.item, way);
        match beside.and_then(|item| spot.assessment.checklist.item(item.as_str())) {
            Some(item) => {
                self.page.visit(item);
                Step::Stay
            }
            None => {
                let text = match way {
                    Way::Forth => say::last_item(cx.lang()),
                    Way::Back => say::first_item(cx.lang()),
                };
                Step::Tell(Grade::Good, Notice::new(text, "", ""))
            }
        }
    }
}

/// Returns the room of the page below the title.
const fn room(cx: &Cx<'_>) -> Room {
    let beside = if cx.size.width >= outline::FROM_COLUMNS { outline::COLUMNS + 1 } else { 0 };
    let (width, height) = (cx.size.width.saturating_sub(beside), cx.size.height.saturating_sub(1));
    Room { width, height, stands: Stands::Alone }
}

impl Screen<Desk> for ItemScreen {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        let mut scopes = self.page.answering.scopes();
        scopes.extend([Scope::Item, Scope::Assessment]);
        scopes
    }

    fn mode(&self) -> Mode {
        self.page.answering.mode()
    }

    /// ```text
    ///  outline from 100 columns    │ W1 服务成果产出 ★            W 能力弱 1/5 · 全表 12/96
    ///   W 能力弱              1/5  │ 问     近两年完成的学术、咨询、科普、人才服务里，哪些能…
    ///  ▸● W1 服务成果产出          │ 谁     秘书长 · 分支机构负责人 · 服务对象
    ///   ○ W2 品牌与专业能力        │ 据     成果目录、采纳函、反馈表；回访服务对象不少于2家
    ///                              │
    ///                              │  ● 2  至少2项服务有成果材料，反馈零散
    ///                              │    3! 主要服务都有成果材料和使用者书面反馈
    ///                              │    -  未查清    /  不适用
    ///                              │
    ///                              │ 证据   ① 成果目录2025（文件）  → 证据一级，最高 2 分
    ///                              │ 备注   反馈表三份有签字，其余为电话记录
    ///                              │ ! C30 有成果但会员无感，须补访会员           o 说明理由
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(spot) = self.page.spot(cx) else { return draw_missing(canvas, &self.page.assessment) };
        let area = canvas.area();
        let mut main = area;
        if area.width >= outline::FROM_COLUMNS {
            let beside = Rect { width: outline::COLUMNS, ..area };
            outline::draw(cx, &mut canvas.part(beside), spot.assessment, spot.standing, &self.page.item);
            for y in 0..area.height {
                canvas.line(outline::COLUMNS, y, 1, [Role::Muted.span(cx.look.glyphs().bar)]);
            }
            main.x = outline::COLUMNS + 1;
            main.width = area.width.saturating_sub(main.x);
        }
        self.page.draw_title(cx, &mut canvas.part(Rect { height: main.height.min(1), ..main }), spot);
        let body = Rect { y: main.y + 1, height: main.height.saturating_sub(1), ..main };
        self.page.draw(cx, &mut canvas.part(body), spot, Stands::Alone);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some(spot) = self.page.spot(cx) else { return Step::Ignore };
        if action == Action::GoOn && self.page.goes_on(cx, spot, room(cx)) {
            return self.go_on(spot);
        }
        match self.page.press(cx, spot, action, room(cx)) {
            Step::Ignore => {}
            step => return step,
        }
        match action {
            Action::NextItem | Action::Right | Action::NextField => self.step_beside(cx, spot, Way::Forth),
            Action::PrevItem | Action::Left | Action::PrevField => self.step_beside(cx, spot, Way::Back),
            _ => Step::Ignore,
        }
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        let spot = self.page.spot(cx);
        spot.map_or(Step::Ignore, |spot| self.page.answering.text(cx, spot, typed, room(cx).width))
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        self.page.spot(cx).map(|spot| spoken::item(cx, spot))
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        self.page.can(cx, action)
    }

    fn refresh(&mut self, _cx: &Cx<'_>) {
        self.page.answering.granted();
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        self.page.answering.refused();
    }

    fn is_half_typed(&self) -> bool {
        self.page.answering.is_half_typed()
    }

    fn drafts(&self, cx: &Cx<'_>) -> Vec<Draft> {
        self.page.drafts(cx)
    }

    fn takes(&self, _cx: &Cx<'_>, item: &ItemId) -> bool {
        self.page.item == *item
    }

    fn hand_over(&mut self, cx: &Cx<'_>, is_wanted: &dyn Fn(&Part) -> bool) -> Vec<Draft> {
        self.page.hand_over(cx, is_wanted)
    }

    fn put_back(&mut self, cx: &Cx<'_>, draft: &Draft) {
        self.page.put_back(cx, draft);
    }

    fn place(&self) -> Option<Route> {
        Some(Route::Item(self.page.assessment.clone(), self.page.item.clone()))
    }
}
