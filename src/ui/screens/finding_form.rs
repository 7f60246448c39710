//! What the assessor says of a finding: what follows from it, and another grade with the reason; knows nothing of how it is graded by itself.

use crate::domain::assessment::Assessment;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::records::{Finding, FindingGrade, Kept};
use crate::domain::standing::findings;
use crate::lang::action_screen as say;
use crate::report::{records, words};
use crate::ui::desk::{Cx, Page};
use crate::ui::visit::blanks::{Blank, Blanks, Place, Words};
use crate::ui::visit::lists;
use crate::ui::visit::record_form::{self, Known, RecordForm, Wrong};

/// Opens the form of an item's finding.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, item: &ItemId) -> Box<Page> {
    record_form::open(cx, assessment, FindingForm { item: item.clone(), is: Finding::default() })
}

#[derive(Clone, PartialEq)]
struct FindingForm {
    item: ItemId,
    is: Finding,
}

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Spot {
    Effect,
    Grade,
    Why,
}

impl Place for Spot {
    fn name(&self) -> String {
        let name = match self {
            Self::Effect => "effect",
            Self::Grade => "grade",
            Self::Why => "why",
        };
        format!("finding.{name}")
    }
}

/// ```text
///  发现 E43 信息公开                             Ctrl-S 存，Esc 返回
///  答复：0 级
///  按得分：重要
///
///  ▸ 后果  会员和主管部门查不到账目，年检会被质疑
///          对学会有什么影响，写进报告的发现
///    等级  按得分
///    理由
/// ```
impl RecordForm for FindingForm {
    type Spot = Spot;

    fn now(&self, assessment: &Assessment) -> Option<Self> {
        let item = assessment.checklist.item(self.item.as_str())?.id.clone();
        let is = assessment.records.findings.get(&item).cloned().unwrap_or_default();
        Some(Self { item, is })
    }

    fn places(&self, _blanks: &Blanks<Spot>) -> Vec<Spot> {
        vec![Spot::Effect, Spot::Grade, Spot::Why]
    }

    fn blank(&self, _assessment: &Assessment, spot: &Spot) -> Blank<Spot> {
        let Finding { effect, grade, why } = &self.is;
        match spot {
            Spot::Effect => Blank::text(*spot, MAX_TEXT_BYTES, effect),
            Spot::Grade => Blank::choice_or_none(*spot, &FindingGrade::ALL, grade.as_ref()),
            Spot::Why => Blank::text(*spot, MAX_TEXT_BYTES, why),
        }
    }

    fn title(&self, Known { lang, assessment, .. }: Known<'_>) -> String {
        say::finding_title(lang, &words::titled(lang, &assessment.checklist, &self.item))
    }

    /// Says what was found, and the grade it has by itself.
    fn above(&self, Known { lang, assessment, standing }: Known<'_>) -> Vec<String> {
        let answer = lists::level(lang, assessment, standing, &self.item);
        let item = assessment.checklist.item(self.item.as_str()).zip(standing.item(&self.item));
        let graded = match item.and_then(|(item, stands)| findings::own_grade(assessment, item, stands)) {
            Some(grade) => say::own_grade(lang, records::finding_grade(lang, grade)),
            None => say::no_grade(lang).to_owned(),
        };
        vec![say::found_there(lang, &answer), graded]
    }

    fn words(&self, Known { lang, .. }: Known<'_>, _blanks: &Blanks<Spot>, spot: &Spot) -> Words {
        match spot {
            Spot::Effect => Words::of(say::effect(lang), say::effect_hint(lang)),
            Spot::Grade => Words::of(say::grade(lang), say::grade_hint(lang))
                .options([say::as_points(lang)])
                .options(FindingGrade::ALL.map(|grade| records::finding_grade(lang, grade))),
            Spot::Why => Words::of(say::why(lang), say::why_hint(lang)),
        }
    }

    fn read(&self, Known { lang, .. }: Known<'_>, blanks: &Blanks<Spot>) -> Result<Kept, Wrong<Spot>> {
        let finding = Finding {
            effect: blanks.text(&Spot::Effect).to_owned(),
            grade: blanks.choice_or_none(&Spot::Grade, &FindingGrade::ALL).copied(),
            why: blanks.text(&Spot::Why).to_owned(),
        };
        if finding.grade.is_some() && finding.why.is_empty() {
            return Err((Spot::Why, say::why_needed(lang).to_owned()));
        }
        let is_bare = finding.effect.is_empty() && finding.grade.is_none();
        Ok(Kept::Finding(self.item.clone(), (!is_bare).then_some(finding)))
    }
}
