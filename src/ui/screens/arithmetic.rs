//! How a figure came about: its items, values, points, weights and sums; for an item, the groups it enters; for a cause, what its
//! priority is made of.

use crate::domain::ids::AssessmentId;
use crate::lang::Lang;
use crate::report::{Block, Cell, Section};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::selection::moved;
use crate::ui::theme::Role;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::sheet::{self, Columns};
use crate::ui::visit::sums::{self, Figure, Lead};
use crate::ui::visit::{draw_missing, walk};

/// Opens the arithmetic of a figure.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, figure: Figure) -> Box<Page> {
    let mut page =
        ArithmeticPage { assessment: assessment.clone(), figure, sheet: None, leads: Vec::new(), at: 0, top: 0 };
    page.refresh(cx);
    Box::new(page)
}

struct ArithmeticPage {
    assessment: AssessmentId,
    figure: Figure,
    sheet: Option<(Lang, Section)>,
    /// Where each row of the table leads.
    leads: Vec<Lead>,
    at: usize,
    top: u16,
}

impl ArithmeticPage {
    /// Writes the figure out anew; done when what it rests on or the language has changed, not while drawing.
    fn work_out(&mut self, cx: &Cx<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return };
        let (lang, written) = (cx.lang(), sums::write(&self.figure, assessment, standing, cx.lang()));
        self.sheet = None;
        self.leads.clear();
        if let Some((section, leads)) = written {
            (self.sheet, self.leads) = (Some((lang, section)), leads);
        }
        self.at = self.at.min(self.leads.len().saturating_sub(1));
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        let Some((_, section)) = &self.sheet else { return flow };
        flow.text(1, Role::Strong, &section.title);
        flow.blank();
        for block in &section.blocks {
            match block {
                Block::Table(table) => {
                    let columns = Columns::of(table, cx.look, flow.width());
                    sheet::put_head(&mut flow, cx.look, &columns, table);
                    for idx in 0..table.rows.len() {
                        let from = flow.len();
                        let cursor = (idx == self.at).then_some(cx.look.glyphs().cursor);
                        sheet::put_row(&mut flow, cx.look, &columns, table, idx, cursor);
                        if cursor.is_some() {
                            flow.focus(from);
                        }
                    }
                    flow.blank();
                }
                block => sheet::put_block(&mut flow, cx.look, block),
            }
        }
        flow
    }
}

impl Screen<Desk> for ArithmeticPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Arithmetic, Scope::Assessment]
    }

    /// ```text
    ///  能力弱是怎样算出来的
    ///
    ///    条目                答复                      得分  权重  权重×得分
    ///  ▸ W1 服务成果产出     3分：主要服务都有…          75     3        225
    ///    W2 品牌与专业能力   未查清                       —     2          —
    ///
    ///  得分＝加权得分之和÷已答权重＝225÷3＝75
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        if self.sheet.is_none() {
            return draw_missing(canvas, &self.assessment);
        }
        self.page(cx, canvas.width()).draw(canvas, self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let height = cx.size.height;
        let last = self.leads.len().saturating_sub(1);
        match action {
            // Past the last row the page goes on scrolling, to the sums below the table.
            Action::Down if self.at >= last => {
                let top = self.page(cx, cx.size.width).further(self.top, height, 1);
                self.top = top;
                return Step::Stay;
            }
            Action::GoOn | Action::Arithmetic => {
                let Some(lead) = self.leads.get(self.at) else { return Step::Stay };
                let Some((assessment, _)) = cx.data.assessment(&self.assessment) else { return Step::Stay };
                return Step::Go(match lead {
                    Lead::Item(item) => walk::place_of(assessment, &self.assessment, item),
                    Lead::Group(group) => Route::Arithmetic(self.assessment.clone(), group.clone()),
                });
            }
            action => {
                let page = usize::from(height.saturating_sub(2));
                let Some(at) = moved(self.at, action, page) else { return Step::Ignore };
                self.at = at.min(last);
            }
        }
        let top = self.page(cx, cx.size.width).top(self.top, height);
        self.top = top;
        Step::Stay
    }

    fn copied(&self, _cx: &Cx<'_>) -> Option<String> {
        let (_, section) = self.sheet.as_ref()?;
        let mut lines = vec![section.title.clone()];
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => lines.push(text.clone()),
                Block::List(points) => lines.extend(points.iter().cloned()),
                Block::Table(table) => {
                    lines.push(table.columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>().join("\t"));
                    lines
                        .extend(table.rows.iter().map(|row| row.iter().map(Cell::text).collect::<Vec<_>>().join("\t")));
                }
                Block::Entry(_) => {}
            }
        }
        Some(lines.join("\n"))
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.work_out(cx);
    }
}
