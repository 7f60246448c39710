//! The report as it will be handed over, to read and to write to a file; knows nothing of formats beyond their names.

use ratatui::layout::Rect;

use crate::domain::ids::AssessmentId;
use crate::lang::{Lang, audit as say, report as report_say};
use crate::report::Report;
use crate::report::formats::{self, FORMATS};
use crate::report::kinds::{KINDS, Kind, REPORT};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::export;
use crate::ui::field::{Field, Lines, Pressed};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Job, Screen, Step};
use crate::ui::selection::scrolled;
use crate::ui::theme::Role;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{draw_missing, indent, sheet};

/// Opens the report.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    let mut page = ReportPage {
        assessment: assessment.clone(),
        kind: 0,
        report: None,
        path: Field::new(Lines::One, 4096, &file_name(assessment, 0)),
        is_naming: false,
        top: 0,
    };
    page.refresh(cx);
    Box::new(page)
}

/// Proposes a file for a kind of report: `A0001-1.md`, `A0001-1-request.md`.
fn file_name(assessment: &AssessmentId, kind: usize) -> String {
    let extension = FORMATS.first().map_or("md", |format| format.extension());
    match KINDS.get(kind).filter(|_| kind > 0) {
        Some(kind) => format!("{assessment}-{}.{extension}", kind.name),
        None => format!("{assessment}.{extension}"),
    }
}

struct ReportPage {
    assessment: AssessmentId,
    /// Its place among the kinds.
    kind: usize,
    /// As of the last change, and in which language.
    report: Option<(Lang, Report)>,
    path: Field,
    is_naming: bool,
    top: u16,
}

/// The format a report is copied in.
const COPIED_AS: &str = "md";
/// Lines the name of the file takes.
const NAME_LINES: u16 = 3;

impl ReportPage {
    fn kind(&self) -> &'static Kind {
        KINDS.get(self.kind).unwrap_or(&REPORT)
    }

    /// Shows another kind; a name that was proposed goes with the kind, one that was typed stays.
    fn turn(&mut self, cx: &Cx<'_>, kind: usize) -> Step {
        let is_proposed = self.path.text() == file_name(&self.assessment, self.kind);
        self.kind = kind % KINDS.len().max(1);
        if is_proposed {
            self.path.replace(&file_name(&self.assessment, self.kind));
        }
        self.top = 0;
        self.write(cx);
        Step::Stay
    }

    fn write(&mut self, cx: &Cx<'_>) {
        self.report = export::report(cx, &self.assessment, self.kind().name).map(|report| (cx.lang(), report));
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        let Some((lang, report)) = &self.report else { return flow };
        flow.text(1, Role::Strong, &report.title);
        for (label, value) in &report.head {
            flow.text(1, Role::Text, &report_say::labelled(*lang, label, value));
        }
        flow.blank();
        for section in &report.sections {
            sheet::put_section(&mut flow, cx.look, section);
        }
        flow
    }

    fn scroll(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let height = cx.size.height;
        let page = self.page(cx, cx.size.width);
        let step = height.saturating_sub(2).max(1);
        let Some(wished) = scrolled(self.top, action, step) else { return Step::Ignore };
        let top = wished.min(page.last_top(height));
        self.top = top;
        Step::Stay
    }

    /// Returns the format the file's extension names; the first one when it names none.
    fn format(&self) -> String {
        let extension = self.path.text().rsplit_once('.').map_or("", |(_, extension)| extension).trim();
        let named = FORMATS.iter().find(|format| format.extension() == extension).or_else(|| FORMATS.first());
        named.map_or_else(String::new, |format| format.name().to_owned())
    }
}

impl Screen<Desk> for ReportPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match self.is_naming {
            true => vec![Scope::Field, Scope::Report, Scope::Assessment],
            false => vec![Scope::Report, Scope::Assessment],
        }
    }

    fn mode(&self) -> Mode {
        if self.is_naming { Mode::Typing } else { Mode::Command }
    }

    /// ```text
    ///  机械工程学会 评估报告
    ///  学会：机械工程学会
    ///  …                                                                ↓
    ///  ─────────────────────────────────────────────── while naming the file
    ///  存为   A0001-1.md
    ///         按扩展名选格式：md；不覆盖已有文件
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        if self.report.is_none() {
            return draw_missing(canvas, &self.assessment);
        }
        let (lang, area) = (cx.lang(), canvas.area());
        let below = if self.is_naming { NAME_LINES.min(area.height) } else { 0 };
        let text = Rect { height: area.height.saturating_sub(below), ..area };
        self.page(cx, area.width).draw(&mut canvas.part(text), self.top);
        if below > 0 {
            let mut flow = Flow::new(cx.look, area.width);
            flow.rule();
            flow.field(indent(lang), [" ".into(), Role::Strong.span(say::export_to(lang))], &self.path, 1, true);
            flow.focus(1);
            let names: Vec<&str> = FORMATS.iter().map(|format| format.extension()).collect();
            flow.text(indent(lang), Role::Muted, &say::formats(lang, &names.join("  ")));
            flow.draw(&mut canvas.part(Rect { y: text.bottom(), height: below, ..area }), 0);
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if !self.is_naming {
            return match action {
                Action::GoOn | Action::Save => {
                    self.is_naming = true;
                    Step::Stay
                }
                Action::Report => Step::Stay,
                Action::NextField => self.turn(cx, self.kind + 1),
                Action::PrevField => self.turn(cx, self.kind + KINDS.len().saturating_sub(1)),
                action => self.scroll(cx, action),
            };
        }
        match self.path.press(action, cx.look.metrics, cx.size.width.saturating_sub(indent(cx.lang()))) {
            Pressed::Edited | Pressed::Moved => return Step::Stay,
            Pressed::NotMine => {}
        }
        match action {
            Action::GoOn | Action::Save => {
                self.is_naming = false;
                let path = self.path.text().trim().to_owned();
                let kind = self.kind().name;
                Step::Run(Job::Export { assessment: self.assessment.clone(), kind, format: self.format(), path })
            }
            Action::Back => {
                self.is_naming = false;
                Step::Stay
            }
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => self.scroll(cx, action),
            _ => Step::Stay,
        }
    }

    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Step {
        self.path.insert(typed);
        Step::Stay
    }

    fn copied(&self, _cx: &Cx<'_>) -> Option<String> {
        let (lang, report) = self.report.as_ref()?;
        let markdown = formats::find(COPIED_AS)?.write(report, *lang).ok()?;
        Some(String::from_utf8_lossy(&markdown).into_owned())
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.write(cx);
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        self.is_naming = true;
    }
}
