//! How a figure came about: its items, values, points, weights and sums; for an item, the groups it enters.

use crate::domain::diagnosis::{Arithmetic, Diagnosis, GroupId};
use crate::domain::ids::{AssessmentId, ItemId};
use crate::lang::{Lang, diagnosis as words_of, figures as say};
use crate::report::{Block, Cell, Column, Section, Table, arithmetic, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::theme::Role;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::sheet::{self, Columns};
use crate::ui::visit::{OVERALL, draw_missing, walk};

/// Opens the arithmetic of a group, of the overall figures, or of one item.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, group: &str) -> Box<Page> {
    let mut page = ArithmeticPage {
        assessment: assessment.clone(),
        group: group.to_owned(),
        sheet: None,
        leads: Vec::new(),
        at: 0,
        top: 0,
    };
    page.refresh(cx);
    Box::new(page)
}

struct ArithmeticPage {
    assessment: AssessmentId,
    group: String,
    sheet: Option<(Lang, Section)>,
    /// Where each row of the table leads.
    leads: Vec<Lead>,
    at: usize,
    top: u16,
}

enum Lead {
    Item(ItemId),
    Group(String),
}

impl ArithmeticPage {
    /// Writes the figure out anew; done when what it rests on or the language has changed, not while drawing.
    fn work_out(&mut self, cx: &Cx<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return };
        let (lang, checklist) = (cx.lang(), &assessment.checklist);
        let diagnosis = Diagnosis::of(assessment, standing);
        let groups = || diagnosis.groups().chain(diagnosis.heat.iter().flat_map(|row| &row.cells));
        self.leads.clear();
        let section = if self.group == OVERALL {
            self.leads.extend(diagnosis.axes.iter().map(|axis| Lead::Group(axis.id.to_string())));
            arithmetic::show(&Arithmetic::of_overall(&diagnosis, &checklist.scoring), checklist, lang)
        } else if let Some(group) = groups().find(|group| group.id.to_string() == self.group) {
            self.leads.extend(group.items.iter().map(|line| Lead::Item(line.id.clone())));
            arithmetic::show(&Arithmetic::of_group(group, &checklist.scoring), checklist, lang)
        } else {
            let id = ItemId::new(&self.group);
            let entered = diagnosis.groups().filter(|group| group.items.iter().any(|line| line.id == id));
            let entered: Vec<_> = entered.collect();
            self.leads.extend(entered.iter().map(|group| Lead::Group(group.id.to_string())));
            let rows = entered.iter().filter_map(|group| {
                let line = group.items.iter().find(|line| line.id == id)?;
                let title = match &group.id {
                    GroupId::Form(form) => words_of::titled(lang, form.as_str(), group.title.get(lang)),
                    GroupId::Environment | GroupId::Cell { .. } => group.title.get(lang).to_owned(),
                };
                let number =
                    |number: Option<f64>| number.map_or_else(|| words_of::none(lang).to_owned(), words_of::exact);
                Some(vec![
                    Cell::Text(title),
                    Cell::Text(number(line.points)),
                    Cell::Text(words_of::exact(line.weight)),
                    Cell::Text(number(line.product())),
                    Cell::Text(words::figure(lang, group.score)),
                ])
            });
            let columns = vec![
                Column::words(say::col_group(lang)),
                Column::numbers(words_of::col_points(lang)),
                Column::numbers(words_of::col_weight(lang)),
                Column::numbers(words_of::col_product(lang)),
                Column::numbers(say::col_group_score(lang)),
            ];
            let table = Table { columns, rows: rows.collect() };
            let state = standing.item(&id).map_or("", |item| words::item_state(lang, item.state));
            let title = say::item_enters(lang, &words::titled(lang, checklist, &id), state);
            Section { title, blocks: vec![Block::Table(table)] }
        };
        self.at = self.at.min(self.leads.len().saturating_sub(1));
        self.sheet = Some((lang, section));
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
        let page = usize::from(height.saturating_sub(2).max(1));
        self.at = match action {
            // Past the last row the page goes on scrolling, to the sums below the table.
            Action::Down if self.at == last => {
                let flow = self.page(cx, cx.size.width);
                let top = flow.top(self.top, height).saturating_add(1).min(flow.last_top(height));
                self.top = top;
                last
            }
            Action::Down => self.at + 1,
            Action::Up => self.at.saturating_sub(1),
            Action::PageDown => (self.at + page).min(last),
            Action::PageUp => self.at.saturating_sub(page),
            Action::First => 0,
            Action::Last => last,
            Action::GoOn | Action::Arithmetic => {
                let Some(lead) = self.leads.get(self.at) else { return Step::Stay };
                let Some((assessment, _)) = cx.data.assessment(&self.assessment) else { return Step::Stay };
                return Step::Go(match lead {
                    Lead::Item(item) => walk::place_of(assessment, &self.assessment, item),
                    Lead::Group(group) => Route::Arithmetic(self.assessment.clone(), group.clone()),
                });
            }
            _ => return Step::Ignore,
        };
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
