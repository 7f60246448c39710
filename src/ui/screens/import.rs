//! Asks for the file a register of societies is imported from, and shows what it would change before it does; reads nothing itself.

use ratatui::layout::Rect;

use crate::exchange::{BadRows, Heading, Plan, column_name, letters};
use crate::lang::{Lang, import as rows, import_plan, ledger as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page, Planned};
use crate::ui::draft::Draft;
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::path_line::PathLine;
use crate::ui::screen::{Job, Screen, Step};
use crate::ui::selection::scrolled;
use crate::ui::theme::Role;
use crate::ui::visit::flow::Flow;

/// The most lines of a sort that are listed; `bamai import --plan` lists all.
const LISTED_MAX: usize = 200;
/// New codes on a line of the list.
const CODES_A_LINE: usize = 10;

/// Opens the screen.
pub fn open(_cx: &Cx<'_>) -> Box<Page> {
    Box::new(Import { line: PathLine::new(""), stage: Stage::Naming, bad_rows: BadRows::Refuse, top: 0 })
}

struct Import {
    line: PathLine,
    stage: Stage,
    bad_rows: BadRows,
    top: u16,
}

/// How far the person is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// They type the name of the file.
    Naming,
    /// It is being read.
    Reading,
    /// What it would change is shown.
    Shown,
}

impl Import {
    /// Returns what is shown.
    fn planned<'a>(&self, cx: &Cx<'a>) -> Option<&'a Planned> {
        cx.data.planned().filter(|planned| self.stage != Stage::Naming && planned.path == self.line.path())
    }

    fn draw_naming(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let said = [say::import_what(lang), say::import_columns(lang), say::import_then(lang)];
        self.line.draw(canvas, say::import_title(lang), say::import_path(lang), &said);
    }

    fn page<'a>(&self, cx: &Cx<'a>, planned: &Planned, width: u16) -> Flow<'a> {
        let (lang, plan) = (cx.lang(), &planned.plan);
        let mut flow = Flow::new(cx.look, width);
        let n_rejected = plan.n_rejected();
        let counts = import_plan::counts(lang, plan.added.len(), plan.changed.len(), plan.n_unchanged, n_rejected);
        flow.text(1, Role::Strong, &counts);
        let (role, then) = match (self.bad_rows, plan.rejected.is_empty(), plan.changes_anything()) {
            (BadRows::Refuse, false, _) => (Role::Caution, import_plan::enter_refuses(lang)),
            (_, _, false) => (Role::Text, import_plan::enter_changes_nothing(lang)),
            (BadRows::LeaveOut, false, true) => (Role::Caution, import_plan::enter_imports_rest(lang)),
            (_, true, true) => (Role::Good, import_plan::enter_imports(lang)),
        };
        flow.text(1, role, then);
        flow.blank();
        flow.text(1, Role::Muted, &plan.source.form.say(lang));
        flow.text(1, Role::Muted, &import_plan::header(lang, plan.source.header_line));
        put_headings(&mut flow, lang, &plan.source.headings);
        put_rows(&mut flow, lang, plan);
        flow
    }

    fn scroll(&mut self, cx: &Cx<'_>, planned: &Planned, action: Action) -> Step {
        // The footer takes a line of the whole.
        let height = room(cx.size.height.saturating_sub(1));
        let last = self.page(cx, planned, cx.size.width).last_top(height);
        let step = height.saturating_sub(1).max(1);
        let Some(wished) = scrolled(self.top, action, step) else { return Step::Ignore };
        self.top = wished.min(last);
        Step::Stay
    }
}

/// Returns the lines there are below the title.
const fn room(height: u16) -> u16 {
    height.saturating_sub(1)
}

/// Tells what each column is read as, and which are not used.
fn put_headings(flow: &mut Flow<'_>, lang: Lang, headings: &[Heading]) {
    let (used, unused): (Vec<&Heading>, Vec<&Heading>) = headings.iter().partition(|heading| heading.field.is_some());
    let shown = |heading: &&Heading| {
        let place = letters(heading.place);
        match heading.field.map(|field| column_name(field, lang)).filter(|name| *name != heading.text) {
            Some(name) => import_plan::column_as(lang, &place, &heading.text, name),
            None => import_plan::column(lang, &place, &heading.text),
        }
    };
    let joined = |headings: &[&Heading]| headings.iter().map(shown).collect::<Vec<_>>().join(rows::list_mark(lang));
    flow.text(1, Role::Text, &import_plan::read_as(lang, &joined(&used)));
    if !unused.is_empty() {
        flow.text(1, Role::Muted, &import_plan::left_aside(lang, &joined(&unused)));
    }
}

/// Lists what is wrong, what is doubtful, what changes and what is new.
fn put_rows(flow: &mut Flow<'_>, lang: Lang, shown: &Plan) {
    let mut put = |title: &str, role: Role, mut lines: Vec<String>| {
        if lines.is_empty() {
            return;
        }
        let n_more = lines.len().saturating_sub(LISTED_MAX);
        if n_more > 0 {
            lines.truncate(LISTED_MAX);
            lines.push(import_plan::more(lang, n_more));
        }
        flow.blank();
        flow.text(1, Role::Strong, title);
        for line in lines {
            flow.text(3, role, &line);
        }
    };
    let rejected = shown.rejected.iter().map(|rejected| {
        let why = rejected.why.say(lang);
        match rejected.about.as_str() {
            "" => rows::bad_row_nameless(lang, rejected.line, &why),
            about => rows::bad_row(lang, rejected.line, about, &why),
        }
    });
    put(import_plan::rejected(lang), Role::Bad, rejected.collect());
    put(import_plan::doubtful(lang), Role::Caution, shown.doubts.iter().map(|doubt| doubt.say(lang)).collect());
    put(import_plan::changes(lang), Role::Text, shown.changed.iter().map(|changed| changed.say(lang)).collect());
    let added = shown
        .added
        .chunks(CODES_A_LINE)
        .map(|codes| codes.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(rows::list_mark(lang)));
    put(import_plan::additions(lang), Role::Text, added.collect());
}

impl Screen<Desk> for Import {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match self.stage {
            Stage::Shown => vec![Scope::ImportPlan],
            Stage::Naming | Stage::Reading => vec![Scope::Import, Scope::Field],
        }
    }

    fn mode(&self) -> Mode {
        if self.stage == Stage::Shown { Mode::Command } else { Mode::Typing }
    }

    fn is_half_typed(&self) -> bool {
        !self.line.text().is_empty()
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        if self.is_half_typed() { vec![self.line.draft()] } else { Vec::new() }
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        self.line.put_back(draft);
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        match action {
            Action::LeaveOut => self.planned(cx).is_some_and(|planned| !planned.plan.rejected.is_empty()),
            _ => true,
        }
    }

    /// ```text
    ///  导入名册                                 导入名册 学会名册.xlsx
    ///                                           新增 2 · 更新 1 · 未变 0 · 拒绝 1 行
    ///  文件  /data/学会名册.csv_           ──►  有被拒绝的行，现在一行也不会导入……
    ///                                           读入：A 编号、B 学会名称 → 名称……
    ///  工作簿或 CSV 文件。表头须有列名：          拒绝
    ///                                             第4行 A0003：没有编号
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(planned) = self.planned(cx).filter(|_| self.stage == Stage::Shown) else {
            return self.draw_naming(cx, canvas);
        };
        let file = planned.path.rsplit('/').next().unwrap_or_default();
        let title = [" ".into(), Role::Strong.span(say::import_title(cx.lang()))];
        canvas.title(0, title, [Role::Muted.span(file.to_owned()), " ".into()]);
        let page = Rect { y: 1, height: room(canvas.height()), ..canvas.area() };
        self.page(cx, planned, canvas.width()).draw(&mut canvas.part(page), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if let Some(planned) = self.planned(cx).filter(|_| self.stage == Stage::Shown) {
            return match action {
                Action::GoOn if !planned.plan.is_refused(self.bad_rows) && !planned.plan.changes_anything() => {
                    Step::Close
                }
                Action::GoOn => Step::Run(Job::BringIn { bad_rows: self.bad_rows }).then(Step::Close),
                Action::LeaveOut if !planned.plan.rejected.is_empty() => {
                    self.bad_rows = match self.bad_rows {
                        BadRows::Refuse => BadRows::LeaveOut,
                        BadRows::LeaveOut => BadRows::Refuse,
                    };
                    Step::Stay
                }
                Action::Back => {
                    self.stage = Stage::Naming;
                    Step::Stay
                }
                action => self.scroll(cx, planned, action),
            };
        }
        match action {
            Action::GoOn if self.line.path().is_empty() => Step::Stay,
            Action::GoOn => {
                self.stage = Stage::Reading;
                Step::Run(Job::Import { path: self.line.path().to_owned() })
            }
            Action::Back => Step::Back,
            action => {
                self.line.press(cx, action);
                Step::Stay
            }
        }
    }

    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Step {
        self.line.insert(typed);
        Step::Stay
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let is_there = self.planned(cx).is_some();
        if self.stage == Stage::Reading && is_there {
            (self.stage, self.bad_rows, self.top) = (Stage::Shown, BadRows::Refuse, 0);
        }
        if self.stage == Stage::Shown && !is_there {
            self.stage = Stage::Naming;
        }
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        if self.stage == Stage::Reading {
            self.stage = Stage::Naming;
        }
    }
}
