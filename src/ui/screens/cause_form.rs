//! A cause to fill in: what it is, what it leads to and what shows that, the whys behind it; knows nothing of how it is weighed.

mod lines;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Size;
use crate::domain::diagnosis::crux::proposals;
use crate::domain::ids::{AssessmentId, CauseId, CauseNo, ItemId};
use crate::domain::records::{Cause, Control, Kept, Lead, MAX_WHYS, Why};
use crate::lang::{Lang, crux_screen as say, item as ids};
use crate::report::{records, words};
use crate::ui::desk::{Cx, Page};
use crate::ui::screens::cause_form::lines::Spot;
use crate::ui::visit::blanks::{Blank, Blanks, Words};
use crate::ui::visit::lists;
use crate::ui::visit::picker::Choice;
use crate::ui::visit::record_form::{self, Known, RecordForm, Wrong};

/// Opens a cause on record.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, number: CauseNo) -> Box<Page> {
    record_form::open(cx, assessment, CauseForm { number: Some(number), is: Cause::default() })
}

/// Begins a cause: one that is proposed with its kind, its control and the low items; the evidence the assessor names.
pub fn begin(cx: &Cx<'_>, assessment: &AssessmentId, kind: Option<&CauseId>) -> Box<Page> {
    let mut is = Cause { kind: kind.cloned(), ..Cause::default() };
    if let (Some(kind), Some((known, standing))) = (kind, cx.data.assessment(assessment)) {
        is.control = known.checklist.cause(kind.as_str()).map_or(is.control, |kind| kind.control);
        let proposed = proposals(known, standing).into_iter().find(|proposal| proposal.kind == *kind);
        let items = proposed.map(|proposal| proposal.items).unwrap_or_default();
        is.leads = items.into_iter().map(|item| Lead { item, shown: String::new(), evidence: Vec::new() }).collect();
    }
    record_form::open(cx, assessment, CauseForm { number: None, is })
}

#[derive(Clone, PartialEq)]
struct CauseForm {
    /// `None`: it is new.
    number: Option<CauseNo>,
    is: Cause,
}

impl CauseForm {
    /// Returns its number; `None` while it is not on record: it is new, or another took it out and it is saved anew.
    fn number(&self, assessment: &Assessment) -> Option<CauseNo> {
        self.number.filter(|number| assessment.records.causes.get(number).is_some())
    }
}

/// Returns the question to probe with, of the kind chosen.
fn probe(lang: Lang, assessment: &Assessment, blanks: &Blanks<Spot>) -> Option<String> {
    let kind = blanks.choice_or_none(&Spot::Kind, &assessment.checklist.causes)?;
    Some(kind.ask.get(lang).to_owned()).filter(|ask| !ask.is_empty())
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
impl RecordForm for CauseForm {
    type Spot = Spot;

    fn now(&self, assessment: &Assessment) -> Option<Self> {
        let is = self.number.map_or(Some(&self.is), |number| assessment.records.causes.get(&number))?;
        Some(Self { number: self.number, is: is.clone() })
    }

    fn places(&self, blanks: &Blanks<Spot>) -> Vec<Spot> {
        lines::places(blanks)
    }

    fn blank(&self, assessment: &Assessment, spot: &Spot) -> Blank<Spot> {
        lines::blank(&self.is, assessment, spot)
    }

    fn title(&self, Known { lang, assessment, .. }: Known<'_>) -> String {
        match self.number(assessment) {
            Some(number) => say::cause_title(lang, number.0),
            None => say::new_cause_title(lang).to_owned(),
        }
    }

    fn words(&self, known: Known<'_>, blanks: &Blanks<Spot>, spot: &Spot) -> Words {
        let Known { lang, assessment, standing } = known;
        let probe = || probe(lang, assessment, blanks);
        let evidence = |about: &str| {
            Words::of(say::evidence(lang), say::evidence_hint(lang))
                .picked(lists::numbers(blanks.picks(spot)), say::choose_evidence(lang, about))
        };
        match spot {
            Spot::Kind => {
                let kinds = assessment.checklist.causes.iter();
                Words::of(say::kind(lang), probe().unwrap_or_else(|| say::kind_hint(lang).to_owned()))
                    .options([say::no_kind(lang)])
                    .options(kinds.map(|kind| say::kind_of(lang, kind.sign.get(lang), kind.title.get(lang))))
            }
            Spot::Says => Words::of(say::says(lang), say::says_hint(lang)),
            Spot::Control => Words::of(say::control(lang), say::control_hint(lang))
                .options(Control::ALL.map(|control| records::control(lang, control))),
            Spot::Effort => Words::of(say::effort(lang), say::control_hint(lang))
                .options([say::effort_of_items(lang)])
                .options(Size::ALL.map(|size| records::size(lang, size))),
            Spot::Items => Words::of(say::items(lang), say::items_hint(lang))
                .picked(blanks.picks(spot).join(ids::ids(lang)), say::choose_items(lang)),
            Spot::Shown(item) => {
                let title = words::titled(lang, &assessment.checklist, item);
                let heading = say::item_head(lang, &title, &lists::level(lang, assessment, standing, item));
                Words { heading, ..Words::of(say::shown(lang), say::shown_hint(lang)) }
            }
            Spot::Evidence(item) => evidence(item.as_str()),
            Spot::Why(1) => {
                let words = Words::of(say::why(lang, 1), probe().unwrap_or_else(|| say::why_hint(lang).to_owned()));
                Words { heading: say::whys_head(lang).to_owned(), ..words }
            }
            Spot::Why(n) => Words::of(say::why(lang, *n), say::why_hint(lang)),
            Spot::WhyEvidence(n) => evidence(&say::why(lang, *n)),
        }
    }

    fn list(&self, Known { lang, assessment, standing }: Known<'_>, spot: &Spot, taken: &[String]) -> Vec<Choice> {
        let is_scored = |id: &ItemId| assessment.checklist.item(id.as_str()).is_some_and(|item| item.weight.is_some());
        match spot {
            Spot::Items => lists::items(lang, assessment, standing, taken, is_scored),
            Spot::Evidence(item) => lists::evidence(lang, assessment, Some(item), taken),
            _ => lists::evidence(lang, assessment, None, taken),
        }
    }

    fn make_room(&self, blanks: &mut Blanks<Spot>, name: &str) {
        lines::make_room(blanks, name);
    }

    fn read(&self, Known { lang, assessment, .. }: Known<'_>, blanks: &Blanks<Spot>) -> Result<Kept, Wrong<Spot>> {
        let text = |spot| blanks.text(&spot).to_owned();
        let evidence = |spot| lists::evidence_of(blanks.picks(&spot));
        let lead = |id: &String| {
            let item = ItemId::new(id);
            let (shown, evidence) = (text(Spot::Shown(item.clone())), evidence(Spot::Evidence(item.clone())));
            Lead { item, shown, evidence }
        };
        let why = |n| (n, Why { says: text(Spot::Why(n)), evidence: evidence(Spot::WhyEvidence(n)) });
        let whys = (1..=MAX_WHYS).map(why).filter(|(_, why)| !(why.says.is_empty() && why.evidence.is_empty()));
        let whys: Vec<(usize, Why)> = whys.collect();
        let needed = |spot| (spot, say::needed(lang).to_owned());
        if blanks.text(&Spot::Says).is_empty() {
            return Err(needed(Spot::Says));
        }
        if let Some((n, _)) = whys.iter().find(|(_, why)| why.says.is_empty()) {
            return Err(needed(Spot::Why(*n)));
        }
        let cause = Cause {
            kind: blanks.choice_or_none(&Spot::Kind, &assessment.checklist.causes).map(|kind| kind.id.clone()),
            says: text(Spot::Says),
            control: blanks.choice(&Spot::Control, &Control::ALL).copied().unwrap_or_default(),
            leads: blanks.picks(&Spot::Items).iter().map(lead).collect(),
            whys: whys.into_iter().map(|(_, why)| why).collect(),
            effort: blanks.choice_or_none(&Spot::Effort, &Size::ALL).copied(),
            verdict: self.is.verdict.clone(),
        };
        let number = self.number(assessment).unwrap_or_else(|| assessment.records.next_cause());
        Ok(Kept::Cause(number, Some(Box::new(cause))))
    }
}
