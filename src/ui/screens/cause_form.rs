//! A cause to fill in: what it is, what it leads to and what shows that, the whys behind it; knows nothing of how it is weighed.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Size;
use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::diagnosis::crux::proposals;
use crate::domain::ids::{AssessmentId, CauseId, CauseNo, ItemId};
use crate::domain::records::{Cause, Control, Kept, Lead, MAX_WHYS, Why};
use crate::domain::standing::Standing;
use crate::lang::{Lang, crux_screen as say, item as ids};
use crate::report::{records, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Screen, Step};
use crate::ui::theme::Role;
use crate::ui::visit::blanks::{Blank, Blanks, Place, Pressed, Words};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::picker::{Picked, Picker};
use crate::ui::visit::{ask, draw_missing, lists};

/// Opens a cause on record.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, number: CauseNo) -> Box<Page> {
    let known = cx.data.assessment(assessment).and_then(|(known, _)| known.records.causes.get(&number)).cloned();
    Box::new(CauseForm::new(cx, assessment, Some(number), known.unwrap_or_default()))
}

/// Begins a cause: one that is proposed with its kind, its control and the low items; the evidence the assessor names.
pub fn begin(cx: &Cx<'_>, assessment: &AssessmentId, kind: Option<&CauseId>) -> Box<Page> {
    let mut cause = Cause { kind: kind.cloned(), ..Cause::default() };
    if let (Some(kind), Some((known, standing))) = (kind, cx.data.assessment(assessment)) {
        cause.control = known.checklist.cause(kind.as_str()).map_or(cause.control, |kind| kind.control);
        let proposed = proposals(known, standing).into_iter().find(|proposal| proposal.kind == *kind);
        let items = proposed.map(|proposal| proposal.items).unwrap_or_default();
        cause.leads = items.into_iter().map(|item| Lead { item, shown: String::new(), evidence: Vec::new() }).collect();
    }
    Box::new(CauseForm::new(cx, assessment, None, cause))
}

/// A line of the form.
#[derive(Clone, Debug, PartialEq)]
enum Spot {
    Kind,
    Says,
    Control,
    Effort,
    Items,
    Shown(ItemId),
    Evidence(ItemId),
    Why(usize),
    WhyEvidence(usize),
}

impl Place for Spot {
    fn name(&self) -> String {
        match self {
            Self::Kind => "cause.kind".to_owned(),
            Self::Says => "cause.says".to_owned(),
            Self::Control => "cause.control".to_owned(),
            Self::Effort => "cause.effort".to_owned(),
            Self::Items => "cause.items".to_owned(),
            Self::Shown(item) => format!("cause.shown.{item}"),
            Self::Evidence(item) => format!("cause.evidence.{item}"),
            Self::Why(n) => format!("cause.why.{n}"),
            Self::WhyEvidence(n) => format!("cause.why_evidence.{n}"),
        }
    }
}

struct CauseForm {
    assessment: AssessmentId,
    /// `None`: it is new.
    number: Option<CauseNo>,
    /// As it was when the form was filled.
    known: Cause,
    form: Blanks<Spot>,
    /// A list being chosen from, for a line.
    picking: Option<(Spot, Picker)>,
    /// Lines of items put out again; what was typed there comes back with the item.
    parked: Vec<(ItemId, Blank<Spot>, Blank<Spot>)>,
    top: u16,
}

fn lines_of(item: &ItemId, lead: Option<&Lead>) -> (Blank<Spot>, Blank<Spot>) {
    let shown = lead.map_or("", |lead| lead.shown.as_str());
    let evidence = lead.map(|lead| lists::ids_of(&lead.evidence)).unwrap_or_default();
    (
        Blank::text(Spot::Shown(item.clone()), MAX_TEXT_BYTES, shown),
        Blank::picks(Spot::Evidence(item.clone()), evidence),
    )
}

fn form_of(assessment: Option<&Assessment>, cause: &Cause) -> Blanks<Spot> {
    let kinds = assessment.map(|assessment| assessment.checklist.causes.as_slice()).unwrap_or_default();
    let kind = cause.kind.as_ref().and_then(|id| kinds.iter().position(|kind| kind.id == *id));
    let control = Control::ALL.iter().position(|control| *control == cause.control).unwrap_or(0);
    let effort = cause.effort.and_then(|size| Size::ALL.iter().position(|known| *known == size));
    let mut lines = vec![
        Blank::choice(Spot::Kind, kind.map_or(0, |at| at + 1)),
        Blank::text(Spot::Says, MAX_TEXT_BYTES, &cause.says),
        Blank::choice(Spot::Control, control),
        Blank::choice(Spot::Effort, effort.map_or(0, |at| at + 1)),
        Blank::picks(Spot::Items, cause.leads.iter().map(|lead| lead.item.to_string()).collect()),
    ];
    for lead in &cause.leads {
        let (shown, evidence) = lines_of(&lead.item, Some(lead));
        lines.extend([shown, evidence]);
    }
    for n in 0..(cause.whys.len() + 1).min(MAX_WHYS) {
        let why = cause.whys.get(n);
        lines.push(Blank::text(Spot::Why(n + 1), MAX_TEXT_BYTES, why.map_or("", |why| &why.says)));
        let evidence = why.map(|why| lists::ids_of(&why.evidence)).unwrap_or_default();
        lines.push(Blank::picks(Spot::WhyEvidence(n + 1), evidence));
    }
    Blanks::new(lines)
}

impl CauseForm {
    fn new(cx: &Cx<'_>, assessment: &AssessmentId, number: Option<CauseNo>, known: Cause) -> Self {
        let form = form_of(cx.data.assessment(assessment).map(|(assessment, _)| assessment), &known);
        let assessment = assessment.clone();
        Self { assessment, number, known, form, picking: None, parked: Vec::new(), top: 0 }
    }

    fn read<'a>(&self, cx: &Cx<'a>) -> Option<(&'a Assessment, &'a Standing)> {
        let (assessment, standing) = cx.data.assessment(&self.assessment)?;
        let is_there = self.number.is_none_or(|number| assessment.records.causes.get(&number).is_some());
        // What another took out while it was being filled in is not lost: it can still be saved.
        (is_there || self.form.is_edited()).then_some((assessment, standing))
    }

    /// Returns the column texts start in.
    const fn indent(cx: &Cx<'_>) -> u16 {
        match cx.lang() {
            Lang::Zh => 13,
            Lang::En => 14,
        }
    }

    fn options(lang: Lang, assessment: &Assessment, spot: &Spot) -> Vec<String> {
        match spot {
            Spot::Kind => {
                let kinds = &assessment.checklist.causes;
                let named = kinds.iter().map(|kind| say::kind_of(lang, kind.sign.get(lang), kind.title.get(lang)));
                std::iter::once(say::no_kind(lang).to_owned()).chain(named).collect()
            }
            Spot::Control => Control::ALL.iter().map(|control| records::control(lang, *control).to_owned()).collect(),
            Spot::Effort => {
                let sizes = Size::ALL.iter().map(|size| records::size(lang, *size).to_owned());
                std::iter::once(say::effort_of_items(lang).to_owned()).chain(sizes).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Returns the question to probe with, of the kind chosen.
    fn probe(&self, lang: Lang, assessment: &Assessment) -> Option<String> {
        let kind = assessment.checklist.causes.get(self.form.choice(&Spot::Kind).checked_sub(1)?)?;
        Some(kind.ask.get(lang).to_owned()).filter(|ask| !ask.is_empty())
    }

    fn words(&self, cx: &Cx<'_>, assessment: &Assessment, standing: &Standing, spot: &Spot) -> Words {
        let lang = cx.lang();
        let mut words = Words { options: Self::options(lang, assessment, spot), ..Words::default() };
        let (label, hint) = match spot {
            Spot::Kind => {
                (say::kind(lang), self.probe(lang, assessment).unwrap_or_else(|| say::kind_hint(lang).into()))
            }
            Spot::Says => (say::says(lang), say::says_hint(lang).to_owned()),
            Spot::Control => (say::control(lang), say::control_hint(lang).to_owned()),
            Spot::Effort => (say::effort(lang), say::control_hint(lang).to_owned()),
            Spot::Items => {
                words.picked = self.form.picks(spot).join(ids::ids(lang));
                (say::items(lang), say::items_hint(lang).to_owned())
            }
            Spot::Shown(item) => {
                let title = words::titled(lang, &assessment.checklist, item);
                words.heading = say::item_head(lang, &title, &lists::level(lang, assessment, standing, item));
                (say::shown(lang), say::shown_hint(lang).to_owned())
            }
            Spot::Evidence(_) => {
                words.picked = lists::numbers(self.form.picks(spot));
                (say::evidence(lang), say::evidence_hint(lang).to_owned())
            }
            Spot::Why(n) => {
                if *n == 1 {
                    say::whys_head(lang).clone_into(&mut words.heading);
                }
                let probe = self.probe(lang, assessment).filter(|_| *n == 1);
                words.label = say::why(lang, *n);
                words.hint = probe.unwrap_or_else(|| say::why_hint(lang).to_owned());
                return words;
            }
            Spot::WhyEvidence(_) => {
                words.picked = lists::numbers(self.form.picks(spot));
                (say::evidence(lang), say::evidence_hint(lang).to_owned())
            }
        };
        words.label = label.to_owned();
        words.hint = hint;
        words
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, (assessment, standing): (&'a Assessment, &'a Standing), width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        self.form.put(&mut flow, cx, Self::indent(cx), |spot| self.words(cx, assessment, standing, spot));
        flow
    }

    fn settle(&mut self, cx: &Cx<'_>) {
        let Some(read) = self.read(cx) else { return };
        let top = self.page(cx, read, cx.size.width).top(self.top, cx.size.height.saturating_sub(1));
        self.top = top;
    }

    /// Has a line for every item picked, and one more why than is filled in.
    fn fit(&mut self) {
        let picked: Vec<ItemId> = self.form.picks(&Spot::Items).iter().map(|id| ItemId::new(id)).collect();
        let shown = self.form.places().filter_map(|spot| match spot {
            Spot::Shown(item) => Some(item.clone()),
            _ => None,
        });
        for gone in shown.filter(|item| !picked.contains(item)).collect::<Vec<_>>() {
            let lines = (self.form.take(&Spot::Shown(gone.clone())), self.form.take(&Spot::Evidence(gone.clone())));
            if let (Some(shown), Some(evidence)) = lines {
                self.parked.push((gone, shown, evidence));
            }
        }
        let mut after = Spot::Items;
        for item in picked {
            let parked = self.parked.iter().position(|(known, ..)| *known == item).map(|at| self.parked.remove(at));
            let known = self.known.leads.iter().find(|lead| lead.item == item);
            let (shown, evidence) =
                parked.map_or_else(|| lines_of(&item, known), |(_, shown, evidence)| (shown, evidence));
            self.form.insert_after(&after, shown);
            self.form.insert_after(&Spot::Shown(item.clone()), evidence);
            after = Spot::Evidence(item);
        }
        for n in 1..MAX_WHYS {
            if !self.form.text(&Spot::Why(n)).is_empty() {
                self.form.insert_after(&Spot::WhyEvidence(n), Blank::text(Spot::Why(n + 1), MAX_TEXT_BYTES, ""));
                self.form.insert_after(&Spot::Why(n + 1), Blank::picks(Spot::WhyEvidence(n + 1), Vec::new()));
            }
        }
    }

    fn open_list(&mut self, cx: &Cx<'_>, spot: Spot) {
        let Some((assessment, standing)) = self.read(cx) else { return };
        let taken = self.form.picks(&spot);
        let lang = cx.lang();
        let choices = match &spot {
            Spot::Items => {
                let is_scored =
                    |item: &ItemId| assessment.checklist.item(item.as_str()).is_some_and(|item| item.weight.is_some());
                lists::items(lang, assessment, standing, taken, is_scored)
            }
            Spot::Evidence(item) => lists::evidence(lang, assessment, Some(item), taken),
            _ => lists::evidence(lang, assessment, None, taken),
        };
        self.picking = Some((spot, Picker::new(choices)));
    }

    fn list_title(lang: Lang, spot: &Spot) -> String {
        match spot {
            Spot::Evidence(item) => say::choose_evidence(lang, item.as_str()),
            Spot::WhyEvidence(n) => say::choose_evidence(lang, &say::why(lang, *n)),
            _ => say::choose_items(lang).to_owned(),
        }
    }

    fn press_list(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some((spot, picker)) = &mut self.picking else { return Step::Ignore };
        let pressed = picker.press(cx, action);
        self.form.set_picks(spot, picker.taken());
        match pressed {
            Picked::Stay => {}
            Picked::NotMine => return Step::Ignore,
            Picked::Done => {
                self.picking = None;
                self.fit();
                self.settle(cx);
            }
        }
        Step::Stay
    }

    /// Returns the cause as it is filled in.
    fn cause(&self, assessment: &Assessment) -> Cause {
        let kinds = &assessment.checklist.causes;
        let kind = self.form.choice(&Spot::Kind).checked_sub(1).and_then(|at| kinds.get(at));
        let lead = |id: &String| {
            let item = ItemId::new(id);
            Lead {
                shown: self.form.text(&Spot::Shown(item.clone())).to_owned(),
                evidence: lists::evidence_of(self.form.picks(&Spot::Evidence(item.clone()))),
                item,
            }
        };
        let why = |n: usize| Why {
            says: self.form.text(&Spot::Why(n)).to_owned(),
            evidence: lists::evidence_of(self.form.picks(&Spot::WhyEvidence(n))),
        };
        let whys = (1..=MAX_WHYS).map(why).filter(|why| !(why.says.is_empty() && why.evidence.is_empty()));
        let effort = self.form.choice(&Spot::Effort).checked_sub(1).and_then(|at| Size::ALL.get(at)).copied();
        Cause {
            kind: kind.map(|kind| kind.id.clone()),
            says: self.form.text(&Spot::Says).to_owned(),
            control: Control::ALL.get(self.form.choice(&Spot::Control)).copied().unwrap_or_default(),
            leads: self.form.picks(&Spot::Items).iter().map(lead).collect(),
            whys: whys.collect(),
            effort,
            verdict: self.known.verdict.clone(),
        }
    }

    fn save(&mut self, cx: &Cx<'_>) -> Step {
        let Some((assessment, _)) = self.read(cx) else { return Step::Stay };
        let cause = self.cause(assessment);
        if self.number.is_some() && cause == self.known {
            return Step::Close;
        }
        if cause.says.is_empty() {
            self.form.complain(&Spot::Says, say::needed(cx.lang()).to_owned());
            return Step::Stay;
        }
        if let Some(n) = (1..=MAX_WHYS)
            .find(|n| self.form.text(&Spot::Why(*n)).is_empty() && !self.form.picks(&Spot::WhyEvidence(*n)).is_empty())
        {
            self.form.complain(&Spot::Why(n), say::needed(cx.lang()).to_owned());
            return Step::Stay;
        }
        let number = self.number.unwrap_or_else(|| assessment.records.next_cause());
        ask(&self.assessment, Act::Keep(Kept::Cause(number, Some(Box::new(cause))))).then(Step::Close)
    }
}

impl Screen<Desk> for CauseForm {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        let scopes = self.picking.as_ref().map_or_else(|| self.form.scopes(), |(_, picker)| picker.scopes());
        scopes.into_iter().chain([Scope::Assessment]).collect()
    }

    fn mode(&self) -> Mode {
        self.picking.as_ref().map_or_else(|| self.form.mode(), |(_, picker)| picker.mode())
    }

    /// ```text
    ///  原因 1                                        Ctrl-S 存，Esc 返回
    ///  ▸ 类别      ○ 1 未定  ○ 2 领 领导与方向  ● 3 人 队伍与能力
    ///              这件事由谁专门做？他会不会做、有没有时间做、走了谁接？
    ///    原因      秘书处只有一人，身兼三职
    ///    谁能动    学会自身
    ///    用力      按所指条目的下一步
    ///    导致条目  S1
    ///  S1 专职工作力量：2 级
    ///    表现      岗位名单只有一行
    ///    证据      ③
    ///  追问五个为什么（每步最好有证据）
    ///    为什么 1
    ///    证据      无
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(read) = self.read(cx) else { return draw_missing(canvas, &self.assessment) };
        let (lang, area) = (cx.lang(), canvas.area());
        if let Some((spot, picker)) = &self.picking {
            return picker.draw(cx, canvas, &Self::list_title(lang, spot));
        }
        let title = self
            .number
            .map_or_else(|| say::new_cause_title(lang).to_owned(), |number| say::cause_title(lang, number.0));
        canvas.title(0, [" ".into(), Role::Strong.span(title)], [Role::Muted.span(say::form_keys(lang)), " ".into()]);
        let part = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
        self.page(cx, read, area.width).draw(&mut canvas.part(part), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.picking.is_some() {
            return self.press_list(cx, action);
        }
        if action == Action::Save {
            return self.save(cx);
        }
        let Some((assessment, _)) = self.read(cx) else { return Step::Ignore };
        let n_options = |spot: &Spot| Self::options(cx.lang(), assessment, spot).len();
        let step = match self.form.press(cx, Self::indent(cx), action, n_options) {
            Pressed::Done => Step::Stay,
            Pressed::Open(spot) => {
                self.open_list(cx, spot);
                Step::Stay
            }
            Pressed::Beyond => self.save(cx),
            Pressed::NotMine if self.form.mode() == Mode::Typing && action != Action::Back => Step::Stay,
            Pressed::NotMine => Step::Ignore,
        };
        self.fit();
        self.settle(cx);
        step
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        match &mut self.picking {
            Some((_, picker)) => picker.text(typed),
            None => {
                self.form.insert(typed);
                self.fit();
                self.settle(cx);
            }
        }
        Step::Stay
    }

    /// Another's change shows where nothing is half filled in.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let known = self.number.and_then(|number| self.read(cx)?.0.records.causes.get(&number));
        if let Some(known) = known.filter(|known| **known != self.known && !self.form.is_edited()) {
            self.known = known.clone();
            self.form = form_of(self.read(cx).map(|(assessment, _)| assessment), &self.known);
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
        let Part::Column(name) = &draft.part else { return };
        if let Some(item) = name.strip_prefix("cause.shown.").or_else(|| name.strip_prefix("cause.evidence.")) {
            let mut picked = self.form.picks(&Spot::Items).to_vec();
            if !picked.iter().any(|known| known == item) {
                picked.push(item.to_owned());
                self.form.set_picks(&Spot::Items, picked);
            }
        }
        let n_whys = name.strip_prefix("cause.why.").or_else(|| name.strip_prefix("cause.why_evidence."));
        if let Some(n) = n_whys.and_then(|n| n.parse::<usize>().ok()).filter(|n| (2..=MAX_WHYS).contains(n)) {
            for n in 2..=n {
                self.form.insert_after(&Spot::WhyEvidence(n - 1), Blank::text(Spot::Why(n), MAX_TEXT_BYTES, ""));
                self.form.insert_after(&Spot::Why(n), Blank::picks(Spot::WhyEvidence(n), Vec::new()));
            }
        }
        self.fit();
        self.form.put_back(draft);
        self.fit();
        self.settle(cx);
    }
}
