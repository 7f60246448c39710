//! A page on which one record of an assessment is filled in: what keys, lists, saving, drafts and the changes of others do to it; knows no record.
//!
//! A sort of record is filled in by what implements [`RecordForm`]: its lines, their words, and how they are read. The rest is here.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::ids::AssessmentId;
use crate::domain::records::Kept;
use crate::domain::standing::Standing;
use crate::lang::{Lang, crux_screen as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Screen, Step};
use crate::ui::theme::Role;
use crate::ui::visit::blanks::{Blank, Blanks, Place, Pressed, Words};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::picker::{Choice, Picked, Picker};
use crate::ui::visit::{ask, draw_missing};

/// The assessment a record is of, as it stands, and the language of the screen.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The language.
    pub lang: Lang,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// Where it stands.
    pub standing: &'a Standing,
}

/// A line, and what is wrong with it.
pub type Wrong<K> = (K, String);

/// What one sort of record needs in order to be filled in. Its value is which record it is, with all the lines are filled with.
pub trait RecordForm: Clone + PartialEq + 'static {
    /// What tells its lines apart.
    type Spot: Place;

    /// Returns it with what is on record now; what is new stays as it was begun. `None`: it is not there.
    fn now(&self, assessment: &Assessment) -> Option<Self>;

    /// Returns its lines, from the top down, as what is filled in calls for them.
    fn places(&self, blanks: &Blanks<Self::Spot>) -> Vec<Self::Spot>;

    /// Makes a line, with what the record says there.
    fn blank(&self, assessment: &Assessment, spot: &Self::Spot) -> Blank<Self::Spot>;

    /// Returns the title of the page.
    fn title(&self, known: Known<'_>) -> String;

    /// Returns what stands above the lines.
    fn above(&self, _known: Known<'_>) -> Vec<String> {
        Vec::new()
    }

    /// Returns what stands beside a line.
    fn words(&self, known: Known<'_>, blanks: &Blanks<Self::Spot>, spot: &Self::Spot) -> Words;

    /// Returns what a line picks from, some of it taken.
    fn list(&self, _known: Known<'_>, _spot: &Self::Spot, _taken: &[String]) -> Vec<Choice> {
        Vec::new()
    }

    /// Fills in what calls for a line that a half-typed text has and the form has not, by its name.
    fn make_room(&self, _blanks: &mut Blanks<Self::Spot>, _name: &str) {}

    /// Reads the record.
    ///
    /// # Errors
    /// The first line that cannot be read, or lacks what is needed.
    fn read(&self, known: Known<'_>, blanks: &Blanks<Self::Spot>) -> Result<Kept, Wrong<Self::Spot>>;
}

/// Opens the form of a record.
pub fn open<F: RecordForm>(cx: &Cx<'_>, assessment: &AssessmentId, form: F) -> Box<Page> {
    let now = cx.data.assessment(assessment).and_then(|(assessment, _)| form.now(assessment));
    let (form, blanks, assessment) = (now.unwrap_or(form), Blanks::new(Vec::new()), assessment.clone());
    let mut page = RecordPage { assessment, form, blanks, picking: None, top: 0 };
    page.settle(cx);
    Box::new(page)
}

struct RecordPage<F: RecordForm> {
    assessment: AssessmentId,
    /// The record as it was when the lines were filled with it.
    form: F,
    blanks: Blanks<F::Spot>,
    /// A list being chosen from, for a line.
    picking: Option<(F::Spot, Picker)>,
    top: u16,
}

impl<F: RecordForm> RecordPage<F> {
    fn known<'a>(&self, cx: &Cx<'a>) -> Option<Known<'a>> {
        let (assessment, standing) = cx.data.assessment(&self.assessment)?;
        // What another took out while it was being filled in is not lost: it stays to be read and saved.
        let is_there = self.blanks.is_edited() || self.form.now(assessment).is_some();
        is_there.then_some(Known { lang: cx.lang(), assessment, standing })
    }

    /// Has the lines that are called for.
    fn fit(&mut self, cx: &Cx<'_>) {
        let Some((assessment, _)) = cx.data.assessment(&self.assessment) else { return };
        let form = &self.form;
        self.blanks.fit(|blanks| form.places(blanks), |spot| form.blank(assessment, spot));
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, known: Known<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        let above = self.form.above(known);
        above.iter().for_each(|text| flow.text(1, Role::Text, text));
        if !above.is_empty() {
            flow.blank();
        }
        self.blanks.put(&mut flow, cx, |spot| self.form.words(known, &self.blanks, spot));
        flow
    }

    /// Has the lines that are called for, and the one being filled in seen.
    fn settle(&mut self, cx: &Cx<'_>) {
        self.fit(cx);
        let Some(known) = self.known(cx) else { return };
        let top = self.page(cx, known, cx.size.width).top(self.top, cx.size.height.saturating_sub(1));
        self.top = top;
    }

    fn open_list(&mut self, known: Known<'_>, spot: F::Spot) -> Step {
        let choices = self.form.list(known, &spot, self.blanks.picks(&spot));
        self.picking = Some((spot, Picker::new(choices)));
        Step::Stay
    }

    fn press_list(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some((spot, picker)) = &mut self.picking else { return Step::Ignore };
        let pressed = picker.press(cx, action);
        self.blanks.set_picks(spot, picker.taken());
        match pressed {
            Picked::Stay => {}
            Picked::NotMine => return Step::Ignore,
            Picked::Done => {
                self.picking = None;
                self.settle(cx);
            }
        }
        Step::Stay
    }

    fn save(&mut self, known: Known<'_>) -> Step {
        match self.form.read(known, &self.blanks) {
            Err((spot, wrong)) => {
                self.blanks.complain(&spot, wrong);
                Step::Stay
            }
            Ok(kept) if known.assessment.records.now(&kept) == kept => Step::Close,
            Ok(kept) => ask(&self.assessment, Act::Keep(kept)).then(Step::Close),
        }
    }
}

impl<F: RecordForm> Screen<Desk> for RecordPage<F> {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        let scopes = self.picking.as_ref().map_or_else(|| self.blanks.scopes(), |(_, picker)| picker.scopes());
        scopes.into_iter().chain([Scope::Assessment]).collect()
    }

    fn mode(&self) -> Mode {
        self.picking.as_ref().map_or_else(|| self.blanks.mode(), |(_, picker)| picker.mode())
    }

    /// ```text
    ///  发现 E43 信息公开                             Ctrl-S 存，Esc 返回
    ///  答复：0 级
    ///
    ///  ▸ 后果  会员和主管部门查不到账目，年检会被质疑
    ///          对学会有什么影响，写进报告的发现
    ///    等级  按得分
    ///    理由
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(known) = self.known(cx) else { return draw_missing(canvas, &self.assessment) };
        if let Some((spot, picker)) = &self.picking {
            return picker.draw(cx, canvas, &self.form.words(known, &self.blanks, spot).list);
        }
        let area = canvas.area();
        let keys = Role::Muted.span(say::form_keys(known.lang));
        canvas.title(0, [" ".into(), Role::Strong.span(self.form.title(known))], [keys, " ".into()]);
        let part = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
        self.page(cx, known, area.width).draw(&mut canvas.part(part), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.picking.is_some() {
            return self.press_list(cx, action);
        }
        let Some(known) = self.known(cx) else { return Step::Ignore };
        let pressed = if action == Action::Save { Pressed::Beyond } else { self.blanks.press(cx, action) };
        let step = match pressed {
            Pressed::Done | Pressed::Below => Step::Stay,
            Pressed::Open(spot) => self.open_list(known, spot),
            Pressed::Beyond => self.save(known),
            Pressed::NotMine if self.blanks.mode() == Mode::Typing && action != Action::Back => Step::Stay,
            Pressed::NotMine => Step::Ignore,
        };
        self.settle(cx);
        step
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        match &mut self.picking {
            Some((_, picker)) => picker.text(typed),
            None => {
                self.blanks.insert(typed);
                self.settle(cx);
            }
        }
        Step::Stay
    }

    /// Another's change shows where nothing is half filled in; the cursor stays on its line.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let now = cx.data.assessment(&self.assessment).and_then(|(assessment, _)| self.form.now(assessment));
        let is_idle = !self.blanks.is_edited() && self.picking.is_none();
        if let Some(now) = now.filter(|now| is_idle && *now != self.form) {
            let here = self.blanks.here().cloned();
            self.form = now;
            self.blanks = Blanks::new(Vec::new());
            self.fit(cx);
            here.iter().for_each(|here| self.blanks.go_to(here));
        }
        self.settle(cx);
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
            self.form.make_room(&mut self.blanks, name);
            self.fit(cx);
            self.blanks.put_back(draft);
        }
        self.settle(cx);
    }
}
