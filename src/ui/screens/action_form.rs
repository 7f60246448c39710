//! An action to fill in: what will be done about which items and cause, by whom, by when, measured how; knows nothing of what is due.

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::{ActionNo, AssessmentId, CauseNo, ItemId};
use crate::domain::kinds::{narrow, read_day};
use crate::domain::records::{self as kept, Kept, Measure, Owner, Progress, Strength};
use crate::domain::standing::Standing;
use crate::lang::{Lang, action_screen as say, crux_screen, item as ids};
use crate::report::records;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::Draft;
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Screen, Start, Step};
use crate::ui::theme::Role;
use crate::ui::visit::blanks::{Blank, Blanks, Place, Pressed, Words};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::picker::{Picked, Picker};
use crate::ui::visit::{ask, draw_missing, lists};

/// The longest day and the longest list of measures, in bytes.
const SHORT_BYTES_MAX: usize = 40;
const MEASURES_BYTES_MAX: usize = 2000;
/// The highest level an item can be measured by.
const TOP_LEVEL: u8 = 4;

/// Opens an action on record.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, number: ActionNo) -> Box<Page> {
    let known = cx.data.assessment(assessment).and_then(|(known, _)| known.records.actions.get(&number)).cloned();
    Box::new(ActionForm::new(cx, assessment, Some(number), known.unwrap_or_default()))
}

/// Begins an action at a cause and its items, with the levels they are to reach.
pub fn begin(cx: &Cx<'_>, assessment: &AssessmentId, start: &Start) -> Box<Page> {
    let target = |(item, target): &(ItemId, Option<u8>)| Some(Measure { item: item.clone(), target: (*target)? });
    let action = kept::Action {
        items: start.items.iter().map(|(item, _)| item.clone()).collect(),
        cause: start.cause,
        measures: start.items.iter().filter_map(target).collect(),
        ..kept::Action::default()
    };
    Box::new(ActionForm::new(cx, assessment, None, action))
}

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Spot {
    What,
    Items,
    Cause,
    Strength,
    Owner,
    Who,
    Due,
    Support,
    Measures,
    Proof,
    CheckOn,
    State,
    Found,
}

impl Place for Spot {
    fn name(&self) -> String {
        let name = match self {
            Self::What => "what",
            Self::Items => "items",
            Self::Cause => "cause",
            Self::Strength => "strength",
            Self::Owner => "owner",
            Self::Who => "who",
            Self::Due => "due",
            Self::Support => "support",
            Self::Measures => "measures",
            Self::Proof => "proof",
            Self::CheckOn => "check_on",
            Self::State => "state",
            Self::Found => "found",
        };
        format!("action.{name}")
    }
}

struct ActionForm {
    assessment: AssessmentId,
    /// `None`: it is new.
    number: Option<ActionNo>,
    /// As it was when the form was filled.
    known: kept::Action,
    /// The causes that can be chosen, as they were when the form was filled.
    causes: Vec<(CauseNo, String)>,
    form: Blanks<Spot>,
    /// The items being chosen.
    picking: Option<Picker>,
    top: u16,
}

fn form_of(action: &kept::Action, causes: &[(CauseNo, String)]) -> Blanks<Spot> {
    let text = |spot, text: &str| Blank::text(spot, MAX_TEXT_BYTES, text);
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let measures = action.measures.iter().map(|measure| format!("{}={}", measure.item, measure.target));
    let cause = action.cause.and_then(|number| causes.iter().position(|(known, _)| *known == number));
    let place = |at: Option<usize>| at.unwrap_or(0);
    Blanks::new(vec![
        text(Spot::What, &action.what),
        Blank::picks(Spot::Items, action.items.iter().map(ToString::to_string).collect()),
        Blank::choice(Spot::Cause, cause.map_or(0, |at| at + 1)),
        Blank::choice(Spot::Strength, place(Strength::ALL.iter().position(|known| *known == action.strength))),
        Blank::choice(Spot::Owner, place(Owner::ALL.iter().position(|known| *known == action.owner))),
        text(Spot::Who, &action.who),
        Blank::text(Spot::Due, SHORT_BYTES_MAX, &day(action.due)),
        text(Spot::Support, &action.support),
        Blank::text(Spot::Measures, MEASURES_BYTES_MAX, &measures.collect::<Vec<_>>().join(" ")),
        text(Spot::Proof, &action.proof),
        Blank::text(Spot::CheckOn, SHORT_BYTES_MAX, &day(action.check_on)),
        Blank::choice(Spot::State, place(Progress::ALL.iter().position(|known| *known == action.state))),
        text(Spot::Found, &action.found),
    ])
}

fn causes_of(assessment: Option<&Assessment>) -> Vec<(CauseNo, String)> {
    let causes = assessment.into_iter().flat_map(|assessment| assessment.records.causes.iter());
    causes.map(|(number, cause)| (*number, cause.is.says.clone())).collect()
}

impl ActionForm {
    fn new(cx: &Cx<'_>, assessment: &AssessmentId, number: Option<ActionNo>, known: kept::Action) -> Self {
        let causes = causes_of(cx.data.assessment(assessment).map(|(assessment, _)| assessment));
        let form = form_of(&known, &causes);
        Self { assessment: assessment.clone(), number, known, causes, form, picking: None, top: 0 }
    }

    fn read<'a>(&self, cx: &Cx<'a>) -> Option<(&'a Assessment, &'a Standing)> {
        let (assessment, standing) = cx.data.assessment(&self.assessment)?;
        let is_there = self.number.is_none_or(|number| assessment.records.actions.get(&number).is_some());
        // What another took out while it was being filled in is not lost: it can still be saved.
        (is_there || self.form.is_edited()).then_some((assessment, standing))
    }

    /// Returns the column texts start in.
    const fn indent(cx: &Cx<'_>) -> u16 {
        match cx.lang() {
            Lang::Zh => 13,
            Lang::En => 15,
        }
    }

    fn options(&self, lang: Lang, spot: &Spot) -> Vec<String> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match spot {
            Spot::Cause => {
                let causes = self.causes.iter().map(|(number, says)| say::cause_of(lang, number.0, says));
                std::iter::once(say::no_cause(lang).to_owned()).chain(causes).collect()
            }
            Spot::Strength => owned(&Strength::ALL.map(|strength| records::strength(lang, strength))),
            Spot::Owner => owned(&Owner::ALL.map(|owner| records::owner(lang, owner))),
            Spot::State => owned(&Progress::ALL.map(|state| records::progress(lang, state))),
            _ => Vec::new(),
        }
    }

    fn words(&self, lang: Lang, spot: &Spot) -> Words {
        let choice = crux_screen::control_hint(lang);
        let (label, hint) = match spot {
            Spot::What => (say::what(lang), say::what_hint(lang)),
            Spot::Items => (say::items(lang), say::items_hint(lang)),
            Spot::Cause => (say::cause(lang), choice),
            Spot::Strength => (say::strength(lang), say::strength_hint(lang)),
            Spot::Owner => (say::owner(lang), choice),
            Spot::Who => (say::who(lang), say::who_hint(lang)),
            Spot::Due => (say::due(lang), say::date_hint(lang)),
            Spot::Support => (say::support(lang), say::support_hint(lang)),
            Spot::Measures => (say::measures(lang), say::measures_hint(lang)),
            Spot::Proof => (say::proof(lang), say::proof_hint(lang)),
            Spot::CheckOn => (say::check_on(lang), say::date_hint(lang)),
            Spot::State => (say::state(lang), choice),
            Spot::Found => (say::found(lang), say::found_hint(lang)),
        };
        Words {
            heading: String::new(),
            label: label.to_owned(),
            hint: hint.to_owned(),
            options: self.options(lang, spot),
            picked: self.form.picks(spot).join(ids::ids(lang)),
        }
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        self.form.put(&mut flow, cx, Self::indent(cx), |spot| self.words(cx.lang(), spot));
        flow
    }

    fn settle(&mut self, cx: &Cx<'_>) {
        let top = self.page(cx, cx.size.width).top(self.top, cx.size.height.saturating_sub(1));
        self.top = top;
    }

    fn press_list(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some(picker) = &mut self.picking else { return Step::Ignore };
        let pressed = picker.press(cx, action);
        self.form.set_picks(&Spot::Items, picker.taken());
        match pressed {
            Picked::Stay => Step::Stay,
            Picked::NotMine => Step::Ignore,
            Picked::Done => {
                self.picking = None;
                self.settle(cx);
                Step::Stay
            }
        }
    }

    /// Reads the day of a line, or says what is wrong with it.
    fn day(&mut self, lang: Lang, spot: Spot) -> Option<Option<Date>> {
        let typed = self.form.text(&spot).to_owned();
        let day = read_day(&typed);
        if day.is_none() && !typed.is_empty() {
            self.form.complain(&spot, say::bad_date(lang, &typed));
            return None;
        }
        Some(day)
    }

    /// Reads what it is measured by, or says what is wrong with it.
    fn measures(&mut self, lang: Lang, assessment: &Assessment) -> Option<Vec<Measure>> {
        let typed = narrow(self.form.text(&Spot::Measures));
        let parts = typed.split([' ', ',', ';', '、', '，', '；']).map(str::trim).filter(|part| !part.is_empty());
        let mut measures: Vec<Measure> = Vec::new();
        for part in parts {
            match read_measure(assessment, part) {
                Some(measure) => measures.push(measure),
                None => {
                    self.form.complain(&Spot::Measures, say::bad_measure(lang, part));
                    return None;
                }
            }
        }
        Some(measures)
    }

    /// Returns the action as it is filled in; where something cannot be read, the form says so.
    fn action(&mut self, cx: &Cx<'_>, assessment: &Assessment) -> Option<kept::Action> {
        let lang = cx.lang();
        let (due, check_on) = (self.day(lang, Spot::Due)?, self.day(lang, Spot::CheckOn)?);
        let measures = self.measures(lang, assessment)?;
        let form = &self.form;
        let text = |spot| form.text(&spot).to_owned();
        let cause = form.choice(&Spot::Cause).checked_sub(1).and_then(|at| self.causes.get(at));
        Some(kept::Action {
            items: form.picks(&Spot::Items).iter().map(|id| ItemId::new(id)).collect(),
            cause: cause.map(|(number, _)| *number),
            what: text(Spot::What),
            strength: Strength::ALL.get(form.choice(&Spot::Strength)).copied().unwrap_or_default(),
            owner: Owner::ALL.get(form.choice(&Spot::Owner)).copied().unwrap_or_default(),
            who: text(Spot::Who),
            due,
            support: text(Spot::Support),
            measures,
            proof: text(Spot::Proof),
            check_on,
            state: Progress::ALL.get(form.choice(&Spot::State)).copied().unwrap_or_default(),
            found: text(Spot::Found),
        })
    }

    fn save(&mut self, cx: &Cx<'_>) -> Step {
        let Some((assessment, _)) = self.read(cx) else { return Step::Stay };
        let Some(action) = self.action(cx, assessment) else { return Step::Stay };
        if self.number.is_some() && action == self.known {
            return Step::Close;
        }
        if action.what.is_empty() {
            self.form.complain(&Spot::What, crux_screen::needed(cx.lang()).to_owned());
            return Step::Stay;
        }
        let number = self.number.unwrap_or_else(|| assessment.records.next_action());
        ask(&self.assessment, Act::Keep(Kept::Action(number, Some(Box::new(action))))).then(Step::Close)
    }
}

/// Reads `S1=3`.
fn read_measure(assessment: &Assessment, part: &str) -> Option<Measure> {
    let (item, level) = part.split_once('=')?;
    let target: u8 = level.trim().parse().ok().filter(|level| *level <= TOP_LEVEL)?;
    let typed = item.trim();
    let is_it = |known: &&crate::domain::checklist::Item| known.id.as_str().eq_ignore_ascii_case(typed);
    let known = assessment.checklist.items.iter().find(is_it).filter(|item| !item.rubric.is_empty())?;
    Some(Measure { item: known.id.clone(), target })
}

impl Screen<Desk> for ActionForm {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        let scopes = self.picking.as_ref().map_or_else(|| self.form.scopes(), Picker::scopes);
        scopes.into_iter().chain([Scope::Assessment]).collect()
    }

    fn mode(&self) -> Mode {
        self.picking.as_ref().map_or_else(|| self.form.mode(), Picker::mode)
    }

    /// ```text
    ///  新整改                                        Ctrl-S 存，Esc 返回
    ///  ▸ 做什么    设专职副秘书长，写岗位职责书
    ///              一句话：做什么，做到什么
    ///    针对条目  S1
    ///    针对原因  1 秘书处只有一人，身兼三职
    ///    强度      强
    ///    责任方    学会
    ///    责任人    理事长
    ///    期限      2026-12-31
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        if self.read(cx).is_none() {
            return draw_missing(canvas, &self.assessment);
        }
        let (lang, area) = (cx.lang(), canvas.area());
        if let Some(picker) = &self.picking {
            return picker.draw(cx, canvas, crux_screen::choose_items(lang));
        }
        let title = self
            .number
            .map_or_else(|| say::new_action_title(lang).to_owned(), |number| say::action_title(lang, number.0));
        let keys = Role::Muted.span(crux_screen::form_keys(lang));
        canvas.title(0, [" ".into(), Role::Strong.span(title)], [keys, " ".into()]);
        let part = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
        self.page(cx, area.width).draw(&mut canvas.part(part), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.picking.is_some() {
            return self.press_list(cx, action);
        }
        if action == Action::Save {
            let step = self.save(cx);
            self.settle(cx);
            return step;
        }
        let counts: Vec<(Spot, usize)> =
            self.form.places().map(|spot| (*spot, self.options(cx.lang(), spot).len())).collect();
        let n_options = |spot: &Spot| counts.iter().find(|(known, _)| known == spot).map_or(0, |(_, n)| *n);
        let step = match self.form.press(cx, Self::indent(cx), action, n_options) {
            Pressed::Done => Step::Stay,
            Pressed::Open(spot) => {
                if let Some((assessment, standing)) = self.read(cx) {
                    let taken = self.form.picks(&spot);
                    let choices = lists::items(cx.lang(), assessment, standing, taken, |_| true);
                    self.picking = Some(Picker::new(choices));
                }
                Step::Stay
            }
            Pressed::Beyond => self.save(cx),
            Pressed::NotMine if self.form.mode() == Mode::Typing && action != Action::Back => Step::Stay,
            Pressed::NotMine => Step::Ignore,
        };
        self.settle(cx);
        step
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        match &mut self.picking {
            Some(picker) => picker.text(typed),
            None => {
                self.form.insert(typed);
                self.settle(cx);
            }
        }
        Step::Stay
    }

    /// Another's change shows where nothing is half filled in.
    fn refresh(&mut self, cx: &Cx<'_>) {
        if !self.form.is_edited()
            && let Some((assessment, _)) = self.read(cx)
        {
            let known = self.number.and_then(|number| assessment.records.actions.get(&number));
            let causes = causes_of(Some(assessment));
            if known.is_some_and(|known| *known != self.known) || causes != self.causes {
                self.known = known.cloned().unwrap_or_else(|| self.known.clone());
                self.causes = causes;
                self.form = form_of(&self.known, &self.causes);
            }
        }
        self.settle(cx);
    }

    fn is_half_typed(&self) -> bool {
        self.form.is_edited()
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        self.form.drafts()
    }

    fn put_back(&mut self, cx: &Cx<'_>, draft: &Draft) {
        self.form.put_back(draft);
        self.settle(cx);
    }
}
