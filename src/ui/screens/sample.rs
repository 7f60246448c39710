//! What was drawn from lists, and drawing more: a pasted list or a file, how many, the seed; knows nothing of how a draw works.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::ids::AssessmentId;
use crate::lang::{records as records_say, visit as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Job, List, PATH_BYTES_MAX, Screen, Step};
use crate::ui::theme::Role;
use crate::ui::visit::blanks::{Blank, Blanks, Pressed, Row};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{draw_missing, moment};

/// What a pasted list is called among what is half typed.
const PASTED: &str = "draw.pasted";

// A draw to fill in.
const LIST: Row = Row { name: "draw.list", label: say::list, hint: say::list_hint, options: &[] };
const FRAME: Row = Row { name: "draw.frame", label: say::frame, hint: say::frame_hint, options: &[] };
const COUNT: Row = Row { name: "draw.count", label: say::count, hint: say::needed, options: &[] };
const SEED: Row = Row { name: "draw.seed", label: say::seed, hint: say::seed_hint, options: &[] };

/// Opens the samples.
pub fn open(_cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    Box::new(SamplePage {
        assessment: assessment.clone(),
        at: usize::MAX,
        top: 0,
        below: 0,
        drawing: None,
        parked: None,
    })
}

struct SamplePage {
    assessment: AssessmentId,
    /// The sample shown in full; past the last one: the last one.
    at: usize,
    top: u16,
    /// How far what was drawn is scrolled.
    below: u16,
    drawing: Option<Drawing>,
    /// A draw left half filled in, taken up again with the next.
    parked: Option<Drawing>,
}

/// A draw being filled in.
struct Drawing {
    form: Blanks<Row>,
    /// The list, where it was pasted.
    pasted: Option<String>,
    is_sent: bool,
}

impl Drawing {
    fn is_begun(&self) -> bool {
        self.form.is_edited() || self.pasted.is_some()
    }

    fn is_at_list(&self) -> bool {
        self.form.here() == Some(&LIST)
    }
}

impl SamplePage {
    fn assessment<'a>(&self, cx: &Cx<'a>) -> Option<&'a Assessment> {
        cx.data.assessment(&self.assessment).map(|(assessment, _)| assessment)
    }

    fn at(&self, assessment: &Assessment) -> usize {
        self.at.min(assessment.records.samples.len().saturating_sub(1))
    }

    fn list<'a>(&self, cx: &Cx<'a>, assessment: &'a Assessment, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        for (idx, (number, entered)) in assessment.records.samples.iter().enumerate() {
            let is_here = idx == self.at(assessment) && self.drawing.is_none();
            let cursor = if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() };
            let sample = &entered.is;
            let n_drawn = sample.drawn.len();
            let line = records_say::sample(lang, number.0, &sample.frame, n_drawn, sample.n_frame, &sample.seed);
            let role = if is_here { Role::Focus } else { Role::Text };
            let from = flow.len();
            flow.line(1, [cursor, " ".into(), role.span(line)]);
            if is_here {
                flow.focus(from);
            }
        }
        flow
    }

    /// Builds what was drawn, and how anybody can check it.
    fn drawn<'a>(&self, cx: &Cx<'a>, assessment: &'a Assessment, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        let Some((_, entered)) = assessment.records.samples.iter().nth(self.at(assessment)) else { return flow };
        for drawn in &entered.is.drawn {
            flow.text(3, Role::Text, &say::drawn_line(lang, drawn.line, &drawn.text));
        }
        flow.blank();
        let signed = say::signed(lang, &entered.is.frame, entered.by.as_str(), &moment(cx, entered.at));
        flow.text(1, Role::Muted, &signed);
        flow.text(1, Role::Muted, &say::list_digest(lang, &entered.is.digest.to_string()));
        flow.text(1, Role::Muted, say::how_list(lang));
        flow.text(1, Role::Muted, &say::how_draw(lang, &entered.is.seed));
        flow.text(1, Role::Muted, say::not_in_reports(lang));
        flow
    }

    fn form<'a>(&self, cx: &Cx<'a>, drawing: &'a Drawing, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        if let Some(pasted) = &drawing.pasted {
            let entries: Vec<&str> = pasted.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            let (first, last) = (entries.first().unwrap_or(&""), entries.last().unwrap_or(&""));
            flow.text(1, Role::Good, &say::pasted(lang, entries.len(), first, last));
        }
        drawing.form.put(&mut flow, cx, |row| row.words(lang));
        flow
    }

    /// Returns the lines of the list of samples and of what is below it.
    fn parts(&self, assessment: &Assessment, height: u16) -> (u16, u16) {
        let height = height.saturating_sub(1);
        let n_samples = u16::try_from(assessment.records.samples.len()).unwrap_or(u16::MAX);
        let list = n_samples.min((height / 3).max(1)).min(height);
        (list, height - list)
    }

    fn move_to(&mut self, cx: &Cx<'_>, at: usize) -> Step {
        let Some(assessment) = self.assessment(cx) else { return Step::Ignore };
        self.at = at.min(assessment.records.samples.len().saturating_sub(1));
        self.below = 0;
        let (height, _) = self.parts(assessment, cx.size.height);
        let top = self.list(cx, assessment, cx.size.width).top(self.top, height);
        self.top = top;
        Step::Stay
    }

    /// Scrolls what was drawn.
    fn scroll(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some(assessment) = self.assessment(cx) else { return Step::Ignore };
        let (_, height) = self.parts(assessment, cx.size.height);
        let height = height.saturating_sub(1);
        let last = self.drawn(cx, assessment, cx.size.width).last_top(height);
        let step = height.saturating_sub(1).max(1);
        self.below = match action {
            Action::PageUp => self.below.min(last).saturating_sub(step),
            _ => self.below.saturating_add(step).min(last),
        };
        Step::Stay
    }

    fn begin(&mut self, cx: &Cx<'_>) -> Step {
        if let Some(parked) = self.parked.take() {
            self.drawing = Some(parked);
            return Step::Stay;
        }
        let seed = cx.data.local(cx.now).strftime("%Y%m%d-%H%M%S").to_string();
        let form = Blanks::new(vec![
            Blank::text(LIST, PATH_BYTES_MAX, ""),
            Blank::text(FRAME, 400, ""),
            Blank::text(COUNT, 9, ""),
            Blank::text(SEED, 200, &seed),
        ]);
        self.drawing = Some(Drawing { form, pasted: None, is_sent: false });
        Step::Stay
    }

    fn draw_it(&mut self, cx: &Cx<'_>) -> Step {
        let lang = cx.lang();
        let Some(Drawing { form, pasted, is_sent }) = &mut self.drawing else { return Step::Stay };
        let needed = [LIST, FRAME, COUNT, SEED];
        let is_missing = |row: &Row| form.text(row).is_empty() && (*row != LIST || pasted.is_none());
        if let Some(row) = needed.into_iter().find(is_missing) {
            form.complain(&row, say::needed(lang).to_owned());
            return Step::Stay;
        }
        let count = crate::domain::kinds::narrow(form.text(&COUNT)).trim().parse::<usize>().ok();
        let Some(n) = count.filter(|n| *n > 0) else {
            let wrong = say::bad_count(lang, form.text(&COUNT));
            form.complain(&COUNT, wrong);
            return Step::Stay;
        };
        let list = match pasted {
            Some(text) => List::Text(text.clone()),
            None => List::File(form.text(&LIST).to_owned()),
        };
        *is_sent = true;
        Step::Run(Job::Draw {
            assessment: self.assessment.clone(),
            frame: form.text(&FRAME).to_owned(),
            list,
            seed: form.text(&SEED).to_owned(),
            n,
        })
    }

    fn press_form(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some(drawing) = &mut self.drawing else { return Step::Ignore };
        match action {
            Action::Save => return self.draw_it(cx),
            // A list that was pasted goes as one; what is typed after it is a path again.
            Action::Backspace | Action::DeleteToStart if drawing.is_at_list() && drawing.pasted.is_some() => {
                drawing.pasted = None;
            }
            Action::Back => self.parked = self.drawing.take().filter(Drawing::is_begun),
            action if drawing.form.press(cx, action) == Pressed::Beyond => return self.draw_it(cx),
            _ => {}
        }
        Step::Stay
    }
}

impl Screen<Desk> for SamplePage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match &self.drawing {
            Some(drawing) => drawing.form.scopes().into_iter().chain([Scope::Assessment]).collect(),
            None => vec![Scope::Samples, Scope::Assessment],
        }
    }

    fn mode(&self) -> Mode {
        self.drawing.as_ref().map_or(Mode::Command, |drawing| drawing.form.mode())
    }

    /// ```text
    ///  抽样 2 次
    ///  ▸ 抽样 1：会员名册，312 中抽 2，种子 20261120-094100
    ///    抽样 2：分支机构名单，8 中抽 2，种子 7
    ///  ───────────────────────────────────────────────────────────
    ///    第 17 项  某某
    ///    第 203 项  某某某
    ///
    ///  名单校验值 SHA-256 8fde5d4e…
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(assessment) = self.assessment(cx) else {
            return draw_missing(canvas, &self.assessment);
        };
        let (lang, area) = (cx.lang(), canvas.area());
        let title = say::samples_title(lang, assessment.records.samples.len());
        canvas.title(0, [" ".into(), Role::Strong.span(title)], []);
        if let Some(drawing) = &self.drawing {
            let part = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
            return self.form(cx, drawing, area.width).draw(&mut canvas.part(part), 0);
        }
        if assessment.records.samples.is_empty() {
            let mut flow = Flow::new(cx.look, area.width);
            flow.blank();
            flow.text(1, Role::Text, say::samples_none(lang));
            flow.text(1, Role::Muted, say::not_in_reports(lang));
            let part = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
            return flow.draw(&mut canvas.part(part), 0);
        }
        let (height, below) = self.parts(assessment, area.height);
        let list = Rect { y: 1, height, ..area };
        self.list(cx, assessment, area.width).draw(&mut canvas.part(list), self.top);
        if below > 1 {
            canvas.rule(list.bottom());
            let part = Rect { y: list.bottom() + 1, height: below - 1, ..area };
            self.drawn(cx, assessment, area.width).draw(&mut canvas.part(part), self.below);
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.drawing.is_some() {
            return self.press_form(cx, action);
        }
        let Some(assessment) = self.assessment(cx) else { return Step::Ignore };
        let at = self.at(assessment);
        match action {
            Action::Up => self.move_to(cx, at.saturating_sub(1)),
            Action::Down => self.move_to(cx, at.saturating_add(1)),
            Action::First => self.move_to(cx, 0),
            Action::Last => self.move_to(cx, usize::MAX),
            Action::PageUp | Action::PageDown => self.scroll(cx, action),
            Action::Add => self.begin(cx),
            Action::Samples => Step::Stay,
            _ => Step::Ignore,
        }
    }

    /// A paste of several lines is the list itself.
    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Step {
        let Some(drawing) = &mut self.drawing else { return Step::Stay };
        if drawing.is_at_list() && typed.trim().contains(['\n', '\r']) {
            let list = typed.replace("\r\n", "\n").replace('\r', "\n");
            let before = drawing.pasted.take().map(|before| format!("{}\n", before.trim_end())).unwrap_or_default();
            drawing.pasted = Some(before + &list);
            drawing.form.is_well();
        } else {
            drawing.form.insert(typed);
        }
        Step::Stay
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        action != Action::Samples
    }

    /// What was drawn is shown; the form has done its work.
    fn refresh(&mut self, cx: &Cx<'_>) {
        if self.drawing.take_if(|drawing| drawing.is_sent).is_some() {
            self.move_to(cx, usize::MAX);
        }
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        if let Some(drawing) = &mut self.drawing {
            drawing.is_sent = false;
        }
    }

    fn is_half_typed(&self) -> bool {
        self.drawing.as_ref().or(self.parked.as_ref()).is_some_and(Drawing::is_begun)
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        let Some(drawing) = self.drawing.as_ref().or(self.parked.as_ref()) else { return Vec::new() };
        let pasted = drawing.pasted.iter().map(|text| Draft {
            part: Part::Column(PASTED.to_owned()),
            text: text.clone(),
            cursor: text.len(),
            is_here: false,
        });
        pasted.chain(drawing.form.drafts()).collect()
    }

    fn put_back(&mut self, cx: &Cx<'_>, draft: &Draft) {
        if self.drawing.is_none() {
            self.begin(cx);
        }
        let Some(drawing) = &mut self.drawing else { return };
        if draft.part == Part::Column(PASTED.to_owned()) {
            drawing.pasted = Some(draft.text.clone());
        } else {
            drawing.form.put_back(draft);
        }
    }
}
