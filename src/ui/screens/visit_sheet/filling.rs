//! Filling in a member of the team or a line of the timetable below the sheet; knows nothing of how the sheet looks.

use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::{Actor, SlotNo};
use crate::domain::records::{Conflict, Duty, Kept, Slot, Teammate, to_adopt};
use crate::lang::{records as records_say, visit as say};
use crate::ui::desk::Cx;
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode};
use crate::ui::screen::Step;
use crate::ui::screens::visit_sheet::{Place, VisitSheet};
use crate::ui::theme::Role;
use crate::ui::visit::ask;
use crate::ui::visit::blanks::{Blank, Blanks, Pressed, Row};
use crate::ui::visit::flow::Flow;

/// The longest line of the timetable and the longest name, in bytes.
const LINE_BYTES_MAX: usize = 400;

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

/// Something being filled in.
pub(super) struct Editing {
    of: Of,
    pub(super) form: Form,
    /// Whether it was asked for and not yet granted or refused.
    pub(super) is_sent: bool,
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

impl VisitSheet {
    pub(super) fn form<'a>(&'a self, cx: &Cx<'a>, editing: &'a Editing, width: u16) -> Flow<'a> {
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

    pub(super) fn edit(&mut self, cx: &Cx<'_>) -> Step {
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
    pub(super) fn add(&mut self, cx: &Cx<'_>) -> Step {
        let (of, form) = match self.here(cx) {
            Some(Place::Line(_)) => (Of::Line(None), line_form(None)),
            _ => (Of::Mate(None), mate_form(None)),
        };
        self.fill_in(of, form);
        Step::Stay
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

    pub(super) fn press_form(&mut self, cx: &Cx<'_>, action: Action) -> Step {
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

    pub(super) fn put_form_back(&mut self, draft: &Draft) {
        let is_line = matches!(&draft.part, Part::Column(name) if name.starts_with("line."));
        let editing = self.editing.get_or_insert_with(|| match is_line {
            true => Editing { of: Of::Line(None), form: line_form(None), is_sent: false },
            false => Editing { of: Of::Mate(None), form: mate_form(None), is_sent: false },
        });
        editing.form.put_back(draft);
    }
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
