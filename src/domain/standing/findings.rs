//! How grave what was found on an item is; knows nothing of how it is worded.
//!
//! The grade comes from the checklist's bands: an item's severity is 100 less its points. Of n bands the lighter half (without the
//! middle one) are strong points, the gravest is important, the one before it general, and what lies between a hint; a ★ item
//! is one grade graver. What lies above its evidence or has very low confidence is no strong point. The assessor may give
//! another grade, saying why.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Band, Item};
use crate::domain::ids::ItemId;
use crate::domain::records::FindingGrade;
use crate::domain::standing::{Confidence, ItemStanding, ItemState};

/// Returns the grade of what was found on an item: the assessor's where there is one, else its own; `None` where nothing that
/// scores was found.
pub fn grade(assessment: &Assessment, item: &Item, standing: &ItemStanding) -> Option<FindingGrade> {
    let own = own_grade(assessment, item, standing)?;
    let given = assessment.records.findings.get(&item.id).and_then(|finding| finding.grade);
    Some(given.unwrap_or(own))
}

/// Returns the grade that an item's points give it.
pub fn own_grade(assessment: &Assessment, item: &Item, standing: &ItemStanding) -> Option<FindingGrade> {
    let points = standing.points.filter(|_| item.weight.is_some() && standing.state == ItemState::Answered)?;
    let is_sound = !standing.is_over_cap && standing.confidence > Confidence::VeryLow;
    match grade_of(&assessment.checklist.scoring.bands, points, item.core) {
        FindingGrade::Highlight if !is_sound => Some(FindingGrade::Hint),
        grade => Some(grade),
    }
}

/// Returns how many strong or medium actions answer to an item.
pub fn n_firm_actions(assessment: &Assessment, item: &ItemId) -> i64 {
    let actions = assessment.records.actions.iter().map(|(_, action)| &action.is);
    let firm = actions.filter(|action| action.is_firm() && action.items.contains(item));
    i64::try_from(firm.count()).unwrap_or(i64::MAX)
}

/// Grades points by the bands.
fn grade_of(bands: &[Band], points: f64, is_core: bool) -> FindingGrade {
    let idx = bands.iter().position(|band| 100.0 - points < band.below).unwrap_or(0);
    let above = bands.len().saturating_sub(1).saturating_sub(idx);
    if 2 * idx + 1 < bands.len() {
        return FindingGrade::Highlight;
    }
    match (above, is_core) {
        (0, _) | (1, true) => FindingGrade::Important,
        (1, false) | (_, true) => FindingGrade::General,
        (_, false) => FindingGrade::Hint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checklist::builtin;
    use crate::domain::command::Act;
    use crate::domain::event::{EvidenceKind, Scope};
    use crate::domain::ids::ActionNo;
    use crate::domain::records::{Action, Finding, Kept, Progress, Strength};
    use crate::domain::standing::{CheckStanding, CheckState};
    use crate::domain::trial::Trial;

    #[test]
    fn the_bands_grade_a_finding_and_a_star_makes_it_graver() {
        // Severities of levels 4 to 0 are 0, 25, 50, 75, 100: of the five bands cut at 20, 40, 60, 80 each the next.
        let grades =
            |is_core| [100.0, 75.0, 50.0, 25.0, 0.0].map(|points| grade_of(&builtin().scoring.bands, points, is_core));
        use FindingGrade::{General, Highlight, Hint, Important};
        assert_eq!(grades(false), [Highlight, Highlight, Hint, General, Important]);
        assert_eq!(grades(true), [Highlight, Highlight, General, Important, Important]);
    }

    fn grade_of_item(trial: &Trial, item: &str) -> Option<FindingGrade> {
        let standing = trial.standing();
        let known = trial.assessment().checklist.item(item).unwrap();
        grade(trial.assessment(), known, standing.item(&item.into()).unwrap())
    }

    #[test]
    fn the_assessor_may_give_another_grade() {
        let mut trial = Trial::open(Scope::Full);
        assert_eq!(grade_of_item(&trial, "B"), None);
        trial.answer("B", "1");
        assert_eq!(grade_of_item(&trial, "B"), Some(FindingGrade::General));
        let grade = Some(FindingGrade::Important);
        let finding = Finding { grade, why: "影响换届".to_owned(), ..Finding::default() };
        trial.act(Act::Keep(Kept::Finding("B".into(), Some(finding)))).unwrap();
        assert_eq!(grade_of_item(&trial, "B"), grade);
    }

    #[test]
    fn what_no_evidence_carries_is_no_strong_point() {
        let mut trial = Trial::open(Scope::Full);
        trial.answer("B", "4");
        assert_eq!(grade_of_item(&trial, "B"), Some(FindingGrade::Hint));
        for (kind, title) in
            [(EvidenceKind::Document, "制度"), (EvidenceKind::Interview, "会员"), (EvidenceKind::Observation, "演示")]
        {
            trial.support("B", kind, title);
        }
        assert_eq!(grade_of_item(&trial, "B"), Some(FindingGrade::Highlight));
    }

    const FIRM: &str = r#"
[[check]]
id = "firm"
level = "soft"
each = "scored"
when = "finding == 'important' && n_firm_actions == 0"
say = { zh = "须有整改", en = "needs an action" }
"#;

    #[test]
    fn after_submission_an_important_finding_without_a_strong_or_medium_action_is_told() {
        let mut trial = Trial::open_with(Scope::Full, FIRM);
        trial.complete();
        let firm = |trial: &Trial| -> CheckStanding {
            trial.standing().checks.into_iter().find(|check| check.id.as_str() == "firm").unwrap()
        };
        // A is a ★ item at 1: important. B at 2 is a hint, C at yes a strong point.
        assert_eq!(firm(&trial).state, CheckState::NotEvaluated);
        trial.act(Act::Submit).unwrap();
        let raised = |trial: &Trial| (firm(trial).state, firm(trial).items);
        assert_eq!(raised(&trial), (CheckState::Raised, vec!["A".into()]));
        let mut keep = |strength, state| {
            let what = "补聘专职".to_owned();
            let action = Action { items: vec!["A".into()], what, strength, state, ..Action::default() };
            trial.act(Act::Keep(Kept::Action(ActionNo(1), Some(Box::new(action))))).unwrap();
            firm(&trial).state
        };
        assert_eq!(keep(Strength::Weak, Progress::Planned), CheckState::Raised);
        assert_eq!(keep(Strength::Medium, Progress::Planned), CheckState::Clear);
        assert_eq!(keep(Strength::Strong, Progress::Dropped), CheckState::Raised);
        // It can also be explained, late as it is known.
        let why = "学会已停止活动".to_owned();
        trial.act(Act::Overrule { check: "firm".into(), item: Some("A".into()), why }).unwrap();
        assert_eq!(firm(&trial).state, CheckState::Overruled);
    }
}
