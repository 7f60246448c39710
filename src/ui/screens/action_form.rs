//! An action to fill in: what will be done about which items and cause, by whom, by when, measured how; knows nothing of what is due.

use jiff::civil::Date;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Item;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::{ActionNo, AssessmentId, CauseNo, ItemId};
use crate::domain::kinds::{narrow, read_day};
use crate::domain::records::{Action, Kept, Measure, Owner, Progress, Strength};
use crate::lang::{action_screen as say, crux_screen, item as ids};
use crate::report::records;
use crate::ui::desk::{Cx, Page};
use crate::ui::screen::Start;
use crate::ui::visit::blanks::{Blank, Blanks, Place, Words};
use crate::ui::visit::lists;
use crate::ui::visit::picker::Choice;
use crate::ui::visit::record_form::{self, Known, RecordForm, Wrong};

/// The longest day and the longest list of measures, in bytes.
const SHORT_BYTES_MAX: usize = 40;
const MEASURES_BYTES_MAX: usize = 2000;
/// The highest level an item can be measured by.
const TOP_LEVEL: u8 = 4;

/// Opens an action on record.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, number: ActionNo) -> Box<Page> {
    record_form::open(cx, assessment, ActionForm { number: Some(number), ..ActionForm::default() })
}

/// Begins an action at a cause and its items, with the levels they are to reach.
pub fn begin(cx: &Cx<'_>, assessment: &AssessmentId, start: &Start) -> Box<Page> {
    let target = |(item, target): &(ItemId, Option<u8>)| Some(Measure { item: item.clone(), target: (*target)? });
    let is = Action {
        items: start.items.iter().map(|(item, _)| item.clone()).collect(),
        cause: start.cause,
        measures: start.items.iter().filter_map(target).collect(),
        ..Action::default()
    };
    record_form::open(cx, assessment, ActionForm { is, ..ActionForm::default() })
}

#[derive(Clone, Default, PartialEq)]
struct ActionForm {
    /// `None`: it is new.
    number: Option<ActionNo>,
    is: Action,
    /// The causes that can be chosen. They stay while something is half filled in, for one is known by its place among them.
    causes: Vec<(CauseNo, String)>,
}

impl ActionForm {
    /// Returns its number; `None` while it is not on record: it is new, or another took it out and it is saved anew.
    fn number(&self, assessment: &Assessment) -> Option<ActionNo> {
        self.number.filter(|number| assessment.records.actions.get(number).is_some())
    }
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

impl Spot {
    /// Every line, from the top down.
    const ALL: [Self; 13] = [
        Self::What,
        Self::Items,
        Self::Cause,
        Self::Strength,
        Self::Owner,
        Self::Who,
        Self::Due,
        Self::Support,
        Self::Measures,
        Self::Proof,
        Self::CheckOn,
        Self::State,
        Self::Found,
    ];
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
impl RecordForm for ActionForm {
    type Spot = Spot;

    fn now(&self, assessment: &Assessment) -> Option<Self> {
        let records = &assessment.records;
        let is = self.number.map_or(Some(&self.is), |number| records.actions.get(&number))?.clone();
        let causes = records.causes.iter().map(|(number, cause)| (*number, cause.is.says.clone()));
        Some(Self { number: self.number, is, causes: causes.collect() })
    }

    fn places(&self, _blanks: &Blanks<Spot>) -> Vec<Spot> {
        Spot::ALL.to_vec()
    }

    fn blank(&self, _assessment: &Assessment, spot: &Spot) -> Blank<Spot> {
        let Self { is, causes, .. } = self;
        let text = |text: &str| Blank::text(*spot, MAX_TEXT_BYTES, text);
        let day = |day: Option<Date>| {
            Blank::text(*spot, SHORT_BYTES_MAX, &day.map(|day| day.to_string()).unwrap_or_default())
        };
        match spot {
            Spot::What => text(&is.what),
            Spot::Items => Blank::picks(*spot, is.items.iter().map(ToString::to_string).collect()),
            Spot::Cause => {
                Blank::choice_or_none(*spot, causes, causes.iter().find(|(known, _)| Some(*known) == is.cause))
            }
            Spot::Strength => Blank::choice(*spot, &Strength::ALL, &is.strength),
            Spot::Owner => Blank::choice(*spot, &Owner::ALL, &is.owner),
            Spot::Who => text(&is.who),
            Spot::Due => day(is.due),
            Spot::Support => text(&is.support),
            Spot::Measures => {
                let written = is.measures.iter().map(|measure| format!("{}={}", measure.item, measure.target));
                Blank::text(*spot, MEASURES_BYTES_MAX, &written.collect::<Vec<_>>().join(" "))
            }
            Spot::Proof => text(&is.proof),
            Spot::CheckOn => day(is.check_on),
            Spot::State => Blank::choice(*spot, &Progress::ALL, &is.state),
            Spot::Found => text(&is.found),
        }
    }

    fn title(&self, Known { lang, assessment, .. }: Known<'_>) -> String {
        match self.number(assessment) {
            Some(number) => say::action_title(lang, number.0),
            None => say::new_action_title(lang).to_owned(),
        }
    }

    fn words(&self, Known { lang, .. }: Known<'_>, blanks: &Blanks<Spot>, spot: &Spot) -> Words {
        let choice = crux_screen::control_hint(lang);
        match spot {
            Spot::What => Words::of(say::what(lang), say::what_hint(lang)),
            Spot::Items => Words::of(say::items(lang), say::items_hint(lang))
                .picked(blanks.picks(spot).join(ids::ids(lang)), crux_screen::choose_items(lang)),
            Spot::Cause => Words::of(say::cause(lang), choice)
                .options([say::no_cause(lang)])
                .options(self.causes.iter().map(|(number, says)| say::cause_of(lang, number.0, says))),
            Spot::Strength => Words::of(say::strength(lang), say::strength_hint(lang))
                .options(Strength::ALL.map(|strength| records::strength(lang, strength))),
            Spot::Owner => {
                Words::of(say::owner(lang), choice).options(Owner::ALL.map(|owner| records::owner(lang, owner)))
            }
            Spot::Who => Words::of(say::who(lang), say::who_hint(lang)),
            Spot::Due => Words::of(say::due(lang), say::date_hint(lang)),
            Spot::Support => Words::of(say::support(lang), say::support_hint(lang)),
            Spot::Measures => Words::of(say::measures(lang), say::measures_hint(lang)),
            Spot::Proof => Words::of(say::proof(lang), say::proof_hint(lang)),
            Spot::CheckOn => Words::of(say::check_on(lang), say::date_hint(lang)),
            Spot::State => {
                Words::of(say::state(lang), choice).options(Progress::ALL.map(|state| records::progress(lang, state)))
            }
            Spot::Found => Words::of(say::found(lang), say::found_hint(lang)),
        }
    }

    fn list(&self, Known { lang, assessment, standing }: Known<'_>, _spot: &Spot, taken: &[String]) -> Vec<Choice> {
        lists::items(lang, assessment, standing, taken, |_| true)
    }

    fn read(&self, known: Known<'_>, blanks: &Blanks<Spot>) -> Result<Kept, Wrong<Spot>> {
        let text = |spot| blanks.text(&spot).to_owned();
        let action = Action {
            due: day(known, blanks, Spot::Due)?,
            check_on: day(known, blanks, Spot::CheckOn)?,
            measures: measures(known, blanks)?,
            items: blanks.picks(&Spot::Items).iter().map(|id| ItemId::new(id)).collect(),
            cause: blanks.choice_or_none(&Spot::Cause, &self.causes).map(|(number, _)| *number),
            what: text(Spot::What),
            strength: blanks.choice(&Spot::Strength, &Strength::ALL).copied().unwrap_or_default(),
            owner: blanks.choice(&Spot::Owner, &Owner::ALL).copied().unwrap_or_default(),
            who: text(Spot::Who),
            support: text(Spot::Support),
            proof: text(Spot::Proof),
            state: blanks.choice(&Spot::State, &Progress::ALL).copied().unwrap_or_default(),
            found: text(Spot::Found),
        };
        if action.what.is_empty() {
            return Err((Spot::What, crux_screen::needed(known.lang).to_owned()));
        }
        let number = self.number(known.assessment).unwrap_or_else(|| known.assessment.records.next_action());
        Ok(Kept::Action(number, Some(Box::new(action))))
    }
}

/// Reads the day in a line.
fn day(known: Known<'_>, blanks: &Blanks<Spot>, spot: Spot) -> Result<Option<Date>, Wrong<Spot>> {
    let typed = blanks.text(&spot);
    match read_day(typed) {
        None if !typed.is_empty() => Err((spot, say::bad_date(known.lang, typed))),
        day => Ok(day),
    }
}

/// Reads what it is measured by.
fn measures(known: Known<'_>, blanks: &Blanks<Spot>) -> Result<Vec<Measure>, Wrong<Spot>> {
    let typed = narrow(blanks.text(&Spot::Measures));
    let parts = typed.split([' ', ',', ';', '、', '，', '；']).map(str::trim).filter(|part| !part.is_empty());
    let measure =
        |part| read_measure(known.assessment, part).ok_or_else(|| (Spot::Measures, say::bad_measure(known.lang, part)));
    parts.map(measure).collect()
}

/// Reads `S1=3`.
fn read_measure(assessment: &Assessment, part: &str) -> Option<Measure> {
    let (item, level) = part.split_once('=')?;
    let target: u8 = level.trim().parse().ok().filter(|level| *level <= TOP_LEVEL)?;
    let is_it = |known: &&Item| known.id.as_str().eq_ignore_ascii_case(item.trim());
    let known = assessment.checklist.items.iter().find(is_it).filter(|item| !item.rubric.is_empty())?;
    Some(Measure { item: known.id.clone(), target })
}
