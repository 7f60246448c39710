//! The visit sheet: who visits and what each has declared, when what is done, who has still to be heard.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::{Actor, AssessmentId, SlotNo};
use crate::domain::records::{Conflict, Duty, Kept, Slot, Teammate, TimetableLine, timetable, to_adopt};
use crate::domain::standing::Standing;
use crate::lang::{Lang, records as records_say, visit as say};
use crate::report::{heard, records, visit_words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Screen, Step};
use crate::ui::selection::moved;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::blanks::{Blank, Blanks, Pressed, Row};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{ask, draw_missing};

/// The longest line of the timetable and the longest name, in bytes.
const LINE_BYTES_MAX: usize = 400;
/// Columns of a time.
const TIME_COLUMNS: usize = 22;
/// The same on a narrow terminal; a longer one has a line of its own.
const TIME_COLUMNS_NARROW: usize = 5;
/// The column the roles of a part of the sample begin in.
const ROLES_AT: u16 = 10;

// A member of the team to fill in.
const NAME: Row = Row { name: "mate.name", label: say::col_name, hint: say::name_hint, options: &[] };
const DUTY: Row = Row {
    name: "mate.duty",
    label: say::col_duty,
    hint: say::claim_hint,
    options: &[
        records_say::duty_lead,
        records_say::duty_assessor,
        records_say::duty_finance,
        records_say::duty_recorder,
    ],
};
const DECLARED: Row = Row {
    name: "mate.declared",
    label: say::col_declared,
    hint: say::claim_hint,
    options: &[
        records_say::undeclared,
        records_say::conflict_none,
        records_say::conflict_interest,
        records_say::conflict_former_post,
        records_say::conflict_other,
    ],
};
const WORDS: Row = Row { name: "mate.words", label: say::col_words, hint: say::words_hint, options: &[] };

// A line of the timetable to fill in.
const TIME: Row = Row { name: "line.time", label: say::col_time, hint: say::time_hint, options: &[] };
const WHAT: Row = Row { name: "line.what", label: say::col_what, hint: say::needed, options: &[] };
const WHO: Row = Row { name: "line.who", label: say::col_who, hint: say::who_hint, options: &[] };

/// Opens the sheet.
pub fn open(_cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    Box::new(VisitSheet { assessment: assessment.clone(), at: 0, top: 0, editing: None, parked: Vec::new() })
}

struct VisitSheet {
    assessment: AssessmentId,
    at: usize,
    top: u16,
    editing: Option<Editing>,
    /// Forms left half filled in, taken up again when the same is filled in again.
    parked: Vec<Editing>,
}

/// Something being filled in.
struct Editing {
    of: Of,
    form: Form,
    /// Whether it was asked for and not yet granted or refused.
    is_sent: bool,
}

type Form = Blanks<Row>;

/// What is being filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Of {
    /// A member; `None`: a new one.
    Mate(Option<Actor>),
    /// A line; `None`: a new one.
    Line(Option<SlotNo>),
}

/// A place the cursor can be on.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Mate(Actor),
    /// Where the team would stand.
    NoTeam,
    Line(TimetableLine),
    /// A part of the minimum sample, by its place.
    Quota(usize),
}

/// Returns every place, from the top down.
fn places(assessment: &Assessment, lang: Lang) -> Vec<Place> {
    let mut places: Vec<Place> = assessment.records.team.iter().map(|(actor, _)| Place::Mate(actor.clone())).collect();
    if places.is_empty() {
        places.push(Place::NoTeam);
    }
    places.extend(timetable(assessment, lang).into_iter().map(Place::Line));
    places.extend((0..assessment.checklist.quotas.len()).map(Place::Quota));
    places
}

fn mate_form(known: Option<(&Actor, &Teammate)>) -> Form {
    let mate = known.map(|(_, mate)| mate);
    Blanks::new(vec![
        Blank::text(NAME, LINE_BYTES_MAX, known.map_or("", |(actor, _)| actor.as_str())),
        Blank::choice(DUTY, &Duty::ALL, &mate.map(|mate| mate.duty).unwrap_or_default()),
        Blank::choice_or_none(DECLARED, &Conflict::ALL, mate.and_then(|mate| mate.declared.as_ref())),
        Blank::text(WORDS, MAX_TEXT_BYTES, mate.map_or("", |mate| &mate.words)),
    ])
}

fn line_form(known: Option<&Slot>) -> Form {
    let text = |row, text: fn(&Slot) -> &str| Blank::text(row, LINE_BYTES_MAX, known.map_or("", text));
    Blanks::new(vec![text(TIME, |slot| &slot.time), text(WHAT, |slot| &slot.what), text(WHO, |slot| &slot.who)])
}

impl VisitSheet {
    fn assessment<'a>(&self, cx: &Cx<'a>) -> Option<&'a Assessment> {
        cx.data.assessment(&self.assessment).map(|(assessment, _)| assessment)
    }

    fn here(&self, cx: &Cx<'_>) -> Option<Place> {
        places(self.assessment(cx)?, cx.lang()).into_iter().nth(self.at)
    }

    fn list<'a>(&self, cx: &Cx<'a>, assessment: &'a Assessment, standing: &'a Standing, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        let mut section = "";
        for (idx, place) in places(assessment, lang).into_iter().enumerate() {
            let title = match &place {
                Place::Mate(_) | Place::NoTeam => say::team(lang),
                Place::Line(_) if assessment.records.timetable.is_empty() => say::timetable_of_checklist(lang),
                Place::Line(_) => say::timetable(lang),
                Place::Quota(_) => say::sample(lang),
            };
            // The head of a part stays in sight with its first line.
            let from = flow.len();
            if title != section {
                section = title;
                flow.text(1, Role::Strong, title);
            }
            let is_here = idx == self.at && self.editing.is_none();
            let cursor = if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() };
            put_place(&mut flow, cx, (assessment, standing), &place, cursor);
            if is_here {
                flow.focus(from);
            }
        }
        flow
    }

    fn form<'a>(&'a self, cx: &Cx<'a>, editing: &'a Editing, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        flow.rule();
        match editing.of {
            Of::Mate(None) => flow.text(1, Role::Strong, say::new_mate(lang)),
            Of::Line(None) => flow.text(1, Role::Strong, say::new_line(lang)),
            Of::Mate(Some(_)) | Of::Line(Some(_)) => {}
        }
        editing.form.put(&mut flow, cx, |row| row.words(lang));
        flow
    }

    /// Returns the lines of the list and of the form below it.
    fn parts(&self, cx: &Cx<'_>, height: u16, width: u16) -> (u16, u16) {
        let height = height.saturating_sub(1);
        let below = self.editing.as_ref().map_or(0, |editing| self.form(cx, editing, width).len());
        let below = below.min(height.saturating_sub(height.min(2)));
        (height - below, below)
    }

    fn move_to(&mut self, cx: &Cx<'_>, at: usize) -> Step {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return Step::Ignore };
        self.at = at.min(places(assessment, cx.lang()).len().saturating_sub(1));
        let (height, _) = self.parts(cx, cx.size.height, cx.size.width);
        let top = self.list(cx, assessment, standing, cx.size.width).top(self.top, height);
        self.top = top;
        Step::Stay
    }

    fn edit(&mut self, cx: &Cx<'_>) -> Step {
        let Some(assessment) = self.assessment(cx) else { return Step::Ignore };
        let (of, form) = match self.here(cx) {
            Some(Place::Mate(actor)) => {
                let mate = assessment.records.team.get(&actor).map(|mate| (&actor, mate));
                (Of::Mate(Some(actor.clone())), mate_form(mate))
            }
            Some(Place::NoTeam) => (Of::Mate(None), mate_form(None)),
            Some(Place::Line(line)) => (Of::Line(Some(line.number)), line_form(Some(&line.slot))),
            Some(Place::Quota(_)) | None => return Step::Stay,
        };
        self.fill_in(of, form);
        Step::Stay
    }

    /// Opens a form, or the one left half filled in.
    fn fill_in(&mut self, of: Of, form: Form) {
        let parked = self.parked.iter().position(|parked| parked.of == of);
        self.editing = Some(match parked {
            Some(at) => self.parked.remove(at),
            None => Editing { of, form, is_sent: false },
        });
    }

    /// Begins a new line in the part the cursor is in.
    fn add(&mut self, cx: &Cx<'_>) -> Step {
        let (of, form) = match self.here(cx) {
            Some(Place::Line(_)) => (Of::Line(None), line_form(None)),
            _ => (Of::Mate(None), mate_form(None)),
        };
        self.fill_in(of, form);
        Step::Stay
    }

    fn remove(&self, cx: &Cx<'_>) -> Step {
        let kept = match self.here(cx) {
            Some(Place::Mate(actor)) => Kept::Teammate(actor, None),
            Some(Place::Line(line)) => Kept::Slot(line.number, None),
            Some(Place::NoTeam | Place::Quota(_)) | None => return Step::Stay,
        };
        self.keep(cx, kept)
    }

    /// Keeps a record; the checklist's timetable is kept first, where a line of it is meant.
    fn keep(&self, cx: &Cx<'_>, kept: Kept) -> Step {
        let adopted = match (&kept, self.assessment(cx)) {
            (Kept::Slot(..), Some(assessment)) => to_adopt(assessment, cx.lang()),
            _ => Vec::new(),
        };
        let all = adopted.into_iter().chain([kept]);
        Step::All(all.map(|kept| ask(&self.assessment, Act::Keep(kept))).collect())
    }

    fn save(&mut self, cx: &Cx<'_>) -> Step {
        let lang = cx.lang();
        let Some(assessment) = self.assessment(cx) else { return Step::Stay };
        let Some(Editing { of, form, is_sent }) = &mut self.editing else { return Step::Stay };
        match of.clone() {
            Of::Mate(known) => {
                if form.text(&NAME).is_empty() {
                    form.complain(&NAME, say::needed(lang).to_owned());
                    return Step::Stay;
                }
                let actor = Actor::new(form.text(&NAME));
                let mate = Teammate {
                    duty: form.choice(&DUTY, &Duty::ALL).copied().unwrap_or_default(),
                    declared: form.choice_or_none(&DECLARED, &Conflict::ALL).copied(),
                    words: form.text(&WORDS).to_owned(),
                };
                *is_sent = true;
                let renamed = known.filter(|known| *known != actor).map(|known| Kept::Teammate(known, None));
                let all = std::iter::once(Kept::Teammate(actor, Some(mate))).chain(renamed);
                Step::All(all.map(|kept| ask(&self.assessment, Act::Keep(kept))).collect())
            }
            Of::Line(known) => {
                for row in [TIME, WHAT] {
                    if form.text(&row).is_empty() {
                        form.complain(&row, say::needed(lang).to_owned());
                        return Step::Stay;
                    }
                }
                let slot = Slot {
                    time: form.text(&TIME).to_owned(),
                    what: form.text(&WHAT).to_owned(),
                    who: form.text(&WHO).to_owned(),
                };
                *is_sent = true;
                let next = || {
                    let n_before = u32::try_from(to_adopt(assessment, lang).len()).unwrap_or(0);
                    SlotNo(assessment.records.next_slot().0.saturating_add(n_before))
                };
                let kept = Kept::Slot(known.unwrap_or_else(next), Some(slot));
                self.keep(cx, kept)
            }
        }
    }

    fn press_form(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some(editing) = &mut self.editing else { return Step::Ignore };
        match action {
            Action::Save => self.save(cx),
            Action::Back => {
                self.parked.extend(self.editing.take().filter(|editing| editing.form.is_edited()));
                Step::Stay
            }
            action => match editing.form.press(cx, action) {
                Pressed::Beyond => self.save(cx),
                Pressed::NotMine if editing.form.mode() == Mode::Command => Step::Ignore,
                _ => Step::Stay,
            },
        }
    }
}

/// Puts one line of the sheet.
fn put_place<'a>(
    flow: &mut Flow<'a>,
    cx: &Cx<'a>,
    (assessment, standing): (&'a Assessment, &'a Standing),
    place: &Place,
    cursor: Span<'a>,
) {
    let (lang, metrics) = (cx.lang(), cx.look.metrics);
    let is_narrow = flow.width() < 60;
    let lead = [Span::from(" "), cursor, " ".into()];
    match place {
        Place::NoTeam => flow.labelled(3, lead, Role::Text, say::no_team(lang)),
        Place::Mate(actor) => {
            let Some(mate) = assessment.records.team.get(actor) else { return };
            let role = match mate.is_barred() {
                Some(true) => Role::Bad,
                Some(false) => Role::Good,
                None => Role::Caution,
            };
            let name = metrics.pad(actor.as_str(), if is_narrow { 8 } else { 12 });
            let duty = metrics.pad(records::duty(lang, mate.duty), if is_narrow { 8 } else { 16 });
            let mut spans = lead.to_vec();
            spans.extend([name.into(), " ".into(), Role::Muted.span(duty), " ".into()]);
            spans.push(role.span(records::declared(lang, mate.declared)));
            if !mate.words.is_empty() {
                spans.extend(["  ".into(), Role::Muted.span(mate.words.clone())]);
            }
            flow.line(0, spans);
        }
        Place::Line(line) => {
            let columns = if is_narrow { TIME_COLUMNS_NARROW } else { TIME_COLUMNS };
            let x = u16::try_from(columns + 4).unwrap_or(u16::MAX);
            let time = visit_words::time(lang, &line.slot.time);
            let mut label = lead.to_vec();
            let is_long = metrics.width(&time) > columns;
            label.push(Role::Muted.span(time));
            if is_long {
                flow.line(0, std::mem::take(&mut label));
            }
            flow.labelled(x, label, Role::Text, &line.slot.what);
            if !line.slot.who.is_empty() {
                flow.text(x, Role::Muted, &line.slot.who);
            }
        }
        Place::Quota(idx) => {
            let parts = assessment.checklist.quotas.get(*idx).zip(standing.quotas.get(*idx));
            let Some((quota, stands)) = parts else { return };
            let is_well = stands.is_skipped || stands.missing.is_empty();
            let role = if is_well { Role::Good } else { Role::Caution };
            let heard = metrics.pad_left(&say::heard(lang, stands.n_heard, quota.least), 5);
            let mut spans = lead.to_vec();
            spans.extend([Role::Muted.span(heard), "  ".into()]);
            let roles = heard::roles(lang, &assessment.checklist, quota);
            let state = heard::quota_state(lang, quota, stands);
            let columns = usize::from(flow.width() / 2).saturating_sub(4);
            if is_narrow || metrics.width(&roles) > columns {
                flow.labelled(ROLES_AT, spans, Role::Text, &roles);
                flow.text(ROLES_AT + 2, role, &state);
            } else {
                spans.push(metrics.pad(&roles, columns).into());
                let x = usize::from(ROLES_AT) + columns + 2;
                flow.labelled(u16::try_from(x).unwrap_or(u16::MAX), spans, role, &state);
            }
        }
    }
}

impl Screen<Desk> for VisitSheet {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match &self.editing {
            Some(editing) => editing.form.scopes().into_iter().chain([Scope::Assessment]).collect(),
            None => vec![Scope::Visit, Scope::Assessment],
        }
    }

    fn mode(&self) -> Mode {
        self.editing.as_ref().map_or(Mode::Command, |editing| editing.form.mode())
    }

    /// ```text
    ///  走访单 机械工程学会
    ///  评估组
    ///  ▸ 李四         财务法律         无利益关系
    ///  日程（清单所定，改一行即成自己的）
    ///    前 10 个工作日       自评和证据清单；抽样名单
    ///  最低访谈样本
    ///      0/5  R9 普通会员  还缺 5 人、45岁以下还缺 1 人
    ///  ─────────────────────────────────────────────── while filling in
    ///  ▸ 姓名   李四_
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else {
            return draw_missing(canvas, &self.assessment);
        };
        let (lang, area) = (cx.lang(), canvas.area());
        let name = cx.data.society(&assessment.society).map_or("", |profile| profile.name.as_str());
        canvas.title(0, [" ".into(), Role::Strong.span(say::visit_title(lang, name))], []);
        let (height, below) = self.parts(cx, area.height, area.width);
        let list = Rect { y: 1, height, ..area };
        self.list(cx, assessment, standing, area.width).draw(&mut canvas.part(list), self.top);
        if let Some(editing) = self.editing.as_ref().filter(|_| below > 0) {
            let part = Rect { y: list.bottom(), height: below, ..area };
            self.form(cx, editing, area.width).draw(&mut canvas.part(part), 0);
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.editing.is_some() {
            return self.press_form(cx, action);
        }
        let page = usize::from(cx.size.height.saturating_sub(2)).max(1);
        if let Some(at) = moved(self.at, action, page) {
            return self.move_to(cx, at);
        }
        match action {
            Action::GoOn => self.edit(cx),
            Action::Add => self.add(cx),
            Action::Remove => self.remove(cx),
            Action::VisitSheet => Step::Stay,
            _ => Step::Ignore,
        }
    }

    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Step {
        if let Some(editing) = &mut self.editing {
            editing.form.insert(typed);
        }
        Step::Stay
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let is_own = || matches!(self.here(cx), Some(Place::Mate(_) | Place::Line(_)));
        match action {
            Action::GoOn if self.editing.is_none() => is_own() || self.here(cx) == Some(Place::NoTeam),
            Action::Remove => is_own(),
            Action::VisitSheet => false,
            _ => true,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.editing.take_if(|editing| editing.is_sent);
        self.move_to(cx, self.at);
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        if let Some(editing) = &mut self.editing {
            editing.is_sent = false;
        }
    }

    fn is_half_typed(&self) -> bool {
        !self.parked.is_empty() || self.editing.as_ref().is_some_and(|editing| editing.form.is_edited())
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        let half = self.editing.as_ref().or_else(|| self.parked.last());
        half.map(|editing| editing.form.drafts()).unwrap_or_default()
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        let is_line = matches!(&draft.part, Part::Column(name) if name.starts_with("line."));
        let editing = self.editing.get_or_insert_with(|| match is_line {
            true => Editing { of: Of::Line(None), form: line_form(None), is_sent: false },
            false => Editing { of: Of::Mate(None), form: mate_form(None), is_sent: false },
        });
        editing.form.put_back(draft);
    }
}
