//! How the priority of a cause came about: what it takes of the loss of each item, and the factors; knows nothing of the other causes.

use crate::domain::diagnosis::crux::{Crux, Rank, Term, confidence_factor, control_factor, terms};
use crate::domain::ids::{AssessmentId, CauseNo, ItemId};
use crate::lang::{Lang, crux_screen as say, diagnosis as words_of};
use crate::report::{Block, Cell, Column, Section, Table, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Screen, Step};
use crate::ui::theme::Role;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::sheet::{self, Columns};
use crate::ui::visit::{draw_missing, walk};

/// Opens the arithmetic of a cause.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, cause: CauseNo) -> Box<Page> {
    let mut page =
        PriorityPage { assessment: assessment.clone(), cause, sheet: None, items: Vec::new(), at: 0, top: 0 };
    page.refresh(cx);
    Box::new(page)
}

struct PriorityPage {
    assessment: AssessmentId,
    cause: CauseNo,
    sheet: Option<(Lang, Section)>,
    /// Where each row of the table leads.
    items: Vec<ItemId>,
    at: usize,
    top: u16,
}

impl PriorityPage {
    /// Writes the arithmetic out.
    fn section(&mut self, cx: &Cx<'_>) -> Option<Section> {
        let (assessment, standing) = cx.data.assessment(&self.assessment)?;
        let cause = assessment.records.causes.get(&self.cause)?;
        let crux = Crux::of(assessment, standing);
        let weighed = crux.causes.iter().find(|weighed| weighed.number == self.cause)?;
        let (lang, exact) = (cx.lang(), words_of::exact);
        let terms = terms(assessment, standing, cause);
        self.items = terms.iter().map(|term| term.item.clone()).collect();
        let sum: f64 = terms.iter().map(Term::part).sum();
        let columns = vec![
            Column::words(crate::lang::report::col_item(lang)),
            Column::numbers(words_of::col_points(lang)),
            Column::numbers(words_of::col_weight(lang)),
            Column::numbers(say::col_loss(lang)),
            Column::numbers(say::col_causes(lang)),
            Column::numbers(say::col_part(lang)),
        ];
        let row = |term: &Term| {
            let title = words::titled(lang, &assessment.checklist, &term.item);
            let figures = [term.points, term.weight, term.loss, f64::from(term.n_causes), term.part()];
            std::iter::once(title).chain(figures.map(exact)).map(Cell::Text).collect()
        };
        let table = Table { columns, rows: terms.iter().map(row).collect() };
        let mut said = vec![
            say::how_loss(lang).to_owned(),
            say::impact(lang, &exact(sum), &exact(crux.weight), &exact(weighed.impact)),
        ];
        if let Some(share) = weighed.share {
            said.push(say::share(lang, &exact(sum), &exact(crux.loss), &words_of::share(lang, share)));
        }
        match (weighed.rank, confidence_factor(weighed.confidence)) {
            (Rank::Priority(priority), Some(confidence)) => said.push(say::priority(
                lang,
                &exact(weighed.impact),
                &exact(control_factor(cause.control)),
                &exact(confidence),
                &exact(priority),
            )),
            (Rank::ToVerify, _) => said.push(say::to_verify(lang).to_owned()),
            (Rank::TooUncertain, _) => said.push(say::too_uncertain(lang).to_owned()),
            _ => said.push(format!("{}{}", say::no_priority(lang), say::without_loss(lang))),
        }
        let title = say::priority_title(lang, self.cause.0, &cause.says);
        let blocks = std::iter::once(Block::Table(table)).chain(said.into_iter().map(Block::Paragraph));
        Some(Section { title, blocks: blocks.collect() })
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        let Some((_, section)) = &self.sheet else { return flow };
        flow.text(1, Role::Strong, &section.title);
        for block in &section.blocks {
            flow.blank();
            let Block::Table(table) = block else {
                sheet::put_block(&mut flow, cx.look, block);
                continue;
            };
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
        }
        flow
    }
}

impl Screen<Desk> for PriorityPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Arithmetic, Scope::Assessment]
    }

    /// ```text
    ///  原因 1 的优先级：秘书处只有一人，身兼三职
    ///
    ///    条目                     得分  权重  失分  原因数  分到
    ///  ▸ S1 专职工作力量            50     3   1.5       1   1.5
    ///
    ///  影响＝分到之和÷计分条目权重之和＝1.5÷120＝0.0125
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        if self.sheet.is_none() {
            return draw_missing(canvas, &self.assessment);
        }
        self.page(cx, canvas.width()).draw(canvas, self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let height = cx.size.height;
        let last = self.items.len().saturating_sub(1);
        let page = usize::from(height.saturating_sub(2).max(1));
        self.at = match action {
            // Past the last row the page goes on scrolling, to the sums below the table.
            Action::Down if self.at >= last => {
                let flow = self.page(cx, cx.size.width);
                let top = self.top.saturating_add(1).min(flow.last_top(height));
                self.top = flow.top(top, height);
                return Step::Stay;
            }
            Action::Down => self.at + 1,
            Action::Up => self.at.saturating_sub(1),
            Action::PageDown => (self.at + page).min(last),
            Action::PageUp => self.at.saturating_sub(page),
            Action::First => 0,
            Action::Last => last,
            Action::GoOn | Action::Arithmetic => {
                let (Some(item), Some((assessment, _))) =
                    (self.items.get(self.at), cx.data.assessment(&self.assessment))
                else {
                    return Step::Stay;
                };
                return Step::Go(walk::place_of(assessment, &self.assessment, item));
            }
            _ => return Step::Ignore,
        };
        let top = self.page(cx, cx.size.width).top(self.top, height);
        self.top = top;
        Step::Stay
    }

    fn copied(&self, _cx: &Cx<'_>) -> Option<String> {
        let (_, section) = self.sheet.as_ref()?;
        let said = section.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(text) => Some(text.clone()),
            _ => None,
        });
        Some(std::iter::once(section.title.clone()).chain(said).collect::<Vec<_>>().join("\n"))
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.sheet = self.section(cx).map(|section| (cx.lang(), section));
        self.at = self.at.min(self.items.len().saturating_sub(1));
    }
}
