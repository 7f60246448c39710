//! How firmly the figures stand: the report's panel as a screen; knows nothing of how the figures were varied.

use crate::domain::ids::{AssessmentId, Seq};
use crate::lang::Lang;
use crate::report::{Block, Cell, Section};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::export;
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Screen, Step};
use crate::ui::selection::scrolled;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{draw_missing, sheet};

/// Opens the panel.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    let mut page = SensitivityPage { assessment: assessment.clone(), panel: None, top: 0 };
    page.refresh(cx);
    Box::new(page)
}

struct SensitivityPage {
    assessment: AssessmentId,
    /// As of which entry, in which language. It takes thousands of runs, so it is made anew only where either is another.
    panel: Option<(Seq, Lang, Section)>,
    top: u16,
}

impl SensitivityPage {
    fn page<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        if let Some((.., section)) = &self.panel {
            sheet::put_section(&mut flow, cx.look, section);
        }
        flow
    }
}

impl Screen<Desk> for SensitivityPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Assessment]
    }

    /// ```text
    ///  稳健性
    ///  每个条目的权重在原来的75%至125%之间随机变动2000次（种子2014）…
    ///    分组            得分  程度    同一档比例     得分范围
    ///    W 能力弱        41.2  中度         98.5%   38.1–44.9
    ///
    ///    换一种算法                能力弱  手段软  结构散   合看
    ///    各条目等权                  40.1    38.2    35.0   37.7
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        if self.panel.is_none() {
            return draw_missing(canvas, &self.assessment);
        }
        self.page(cx, canvas.width()).draw(canvas, self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let step = cx.size.height.saturating_sub(2).max(1);
        let last = self.page(cx, cx.size.width).last_top(cx.size.height);
        match scrolled(self.top, action, step) {
            Some(top) => self.top = top.min(last),
            None if action == Action::Sensitivity => {}
            None => return Step::Ignore,
        }
        Step::Stay
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        action != Action::Sensitivity
    }

    fn copied(&self, _cx: &Cx<'_>) -> Option<String> {
        let (.., section) = self.panel.as_ref()?;
        let mut lines = vec![section.title.clone()];
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => lines.push(text.clone()),
                Block::Table(table) => {
                    lines.push(table.columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>().join("\t"));
                    let row = |row: &Vec<Cell>| row.iter().map(Cell::text).collect::<Vec<_>>().join("\t");
                    lines.extend(table.rows.iter().map(row));
                }
                Block::List(_) | Block::Entry(_) => {}
            }
        }
        Some(lines.join("\n"))
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let last = cx.data.ledger().headings.get(&self.assessment).map_or(Seq(0), |heading| heading.last);
        let is_fresh = matches!(&self.panel, Some((seq, lang, _)) if *seq == last && *lang == cx.lang());
        if !is_fresh {
            self.panel = export::sensitivity(cx, &self.assessment).map(|section| (last, cx.lang(), section));
        }
        self.top = self.top.min(self.page(cx, cx.size.width).last_top(cx.size.height));
    }
}
