//! How the desk looks: both sides or the one that is seen, and the titles above them; changes nothing.

use ratatui::layout::{Rect, Size};

use crate::domain::value::Answer;
use crate::lang::{desk_work as say, item as item_say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::screens::desk_work::{DeskWork, Places, Side};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::answering::Spot;
use crate::ui::visit::draw_missing;
use crate::ui::visit::item_page::{self, Stands};
use crate::ui::visit::limit::Limit;
use crate::ui::visit::papers::{self, Cursor, Paper};

impl DeskWork {
    /// ```text
    ///  案头  只看未答：还剩 12 条                              W 能力弱 1/5 · 全表 12/96
    ///  W1 服务成果产出 ★                    │ 材料 2 件 · 未归记录 1 条
    ///  问   近两年完成的学术、咨询、科普……  │ 证据二级 → 最高 3 分 → 置信度中
    ///                                       │ 再有一份观察或外部核对，可到三级、最高 4 分
    ///   ● 3  主要服务都有成果材料……         │   ① 文件  成果目录2025
    ///     4! 有连续两年的成效数据            │   ② 访谈  R3-1 秘书长
    ///     -  未查清    /  不适用             │ ▸   11-20 09:41 R3-1：反馈表三份有签字
    ///                                       │ 未归条目的记录 1 条
    ///  备注 反馈表三份有签字                 │   ○ 11-20 09:43 R9-1：只收到过一次通讯
    /// ```
    /// Below 100 columns one side is seen at a time.
    pub(super) fn draw_on(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(spot) = self.page.spot(cx) else { return draw_missing(canvas, &self.page.assessment) };
        let area = canvas.area();
        let places = Places::of(Size::new(area.width, area.height));
        let below = |place: Rect| Rect { y: place.y + 1, height: place.height.saturating_sub(1), ..place };
        let is_seen = |side| places.stands == Stands::Beside || self.side == side;
        if places.stands == Stands::Beside {
            for y in places.item.y..area.height {
                canvas.line(places.item.width, y, 1, [Role::Muted.span(cx.look.glyphs().bar)]);
            }
        }
        self.draw_titles(cx, canvas, spot, &places);
        if is_seen(Side::Papers) {
            let cursor = if self.side == Side::Papers { Cursor::Here } else { Cursor::Elsewhere };
            self.papers.draw(cx, &mut canvas.part(below(places.papers)), spot, cursor, places.stands);
        }
        if is_seen(Side::Item) {
            self.page.draw(cx, &mut canvas.part(below(places.item)), spot, places.stands);
        }
    }

    /// Says which items the walk visits and how many there are.
    fn limit_words(&self, cx: &Cx<'_>) -> String {
        let (lang, n) = (cx.lang(), self.fitting.len());
        let words = self.limit.words(lang);
        match self.limit {
            Limit::All => say::n_all(lang, words, n),
            _ if self.fitting.contains(&self.page.item) => say::n_left(lang, words, n),
            _ => say::is_not_among(lang, words, n),
        }
    }

    /// Draws the titles above the sides.
    fn draw_titles(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, spot: Spot<'_>, places: &Places) {
        let lang = cx.lang();
        let is_tall = places.item.y > 0;
        if is_tall {
            let left = vec![" ".into(), Role::Strong.span(say::title(lang)), "  ".into(), self.limit_words(cx).into()];
            canvas.title(0, left, [Role::Muted.span(item_page::progress(cx, spot, canvas.width()))]);
        }
        let short = say::n_short(lang, self.limit.short(lang), self.fitting.len());
        let right = |is_shown: bool| is_shown.then(|| Role::Muted.span(short.clone()));
        let line = |place: Rect| Rect { height: place.height.min(1), ..place };
        let papers = of_papers(spot);
        match (places.stands, self.side) {
            (Stands::Beside, side) => {
                canvas.part(line(places.item)).title(0, item_page::title(cx, spot.item), []);
                let role = if side == Side::Papers { Role::Strong } else { Role::Muted };
                let heading = [" ".into(), role.span(say::papers(lang, papers.0, papers.1))];
                canvas.part(line(places.papers)).title(0, heading, right(!is_tall));
            }
            (Stands::Alone, Side::Item) => {
                let right = if is_tall { say::papers_short(lang, papers.0, papers.1) } else { short };
                canvas.part(line(places.item)).title(0, item_page::title(cx, spot.item), [Role::Muted.span(right)]);
            }
            (Stands::Alone, Side::Papers) => {
                let heading = say::papers_of(lang, spot.item.id.as_str(), papers.0, papers.1);
                let left = [" ".into(), Role::Strong.span(heading), "  ".into(), answer_of(cx, spot)];
                canvas.part(line(places.papers)).title(0, left, right(!is_tall));
            }
        }
    }
}

/// Returns the pieces of evidence on an item, and the loose lines that may belong to it.
fn of_papers(spot: Spot<'_>) -> (usize, usize) {
    let papers = papers::of(spot.assessment, spot.item);
    let count = |is: fn(&Paper) -> bool| papers.iter().filter(|paper| is(paper)).count();
    (count(|paper| matches!(paper, Paper::Piece(_))), count(|paper| matches!(paper, Paper::Loose(_))))
}

/// Says the answer where the papers stand alone.
fn answer_of<'a>(cx: &Cx<'a>, spot: Spot<'a>) -> Span<'a> {
    let lang = cx.lang();
    let shown = match spot.answer(cx) {
        None => return Role::Muted.span(say::no_answer(lang)),
        Some(Answer::Value(value)) => spot.item.kind.show(spot.item, value, lang),
        Some(Answer::NotEstablished) => item_say::not_established(lang).to_owned(),
        Some(Answer::NotApplicable { .. }) => item_say::not_applicable(lang).to_owned(),
    };
    Role::Focus.span(say::answer(lang, &shown))
}
