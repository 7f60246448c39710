//! What comparing must keep to, on the trial checklist and changed versions of it.

use proptest::prelude::*;

use super::*;
use crate::domain::event::{EvidenceKind, Scope};
use crate::domain::trial::Trial;

fn answered(mut trial: Trial, answers: &[(&str, &str)]) -> Trial {
    for (item, text) in answers {
        trial.answer(item, text);
    }
    trial
}

fn compared(earlier: &Trial, later: &Trial) -> Comparison {
    let (before, after) = (earlier.standing(), later.standing());
    let (then, now) = (Diagnosis::of(earlier.assessment(), &before), Diagnosis::of(later.assessment(), &after));
    Comparison::of(
        Round { assessment: earlier.assessment(), standing: &before, diagnosis: &then },
        Round { assessment: later.assessment(), standing: &after, diagnosis: &now },
    )
}

fn on(changes: &[(&str, &str)], answers: &[(&str, &str)]) -> Trial {
    answered(Trial::open_changed(Scope::Full, changes), answers)
}

fn pair<'a>(comparison: &'a Comparison, item: &str) -> &'a ItemPair {
    comparison.items.iter().find(|pair| pair.id.as_str() == item).unwrap()
}

const A_WEIGHS_TWO: &str = "id = \"A\"\nkind = \"rating\"\nweight = 2";

#[test]
fn an_item_is_better_worse_the_same_newly_or_no_longer_answered() {
    let earlier = on(&[], &[("A", "1"), ("B", "3"), ("C", "yes"), ("N", "4"), ("M", "2")]);
    let later = on(&[], &[("A", "3"), ("B", "1"), ("C", "yes"), ("N", "5"), ("M", "NE"), ("Q", "no")]);
    let compared = compared(&earlier, &later);
    let verdicts: Vec<_> = compared.items.iter().map(|pair| (pair.id.as_str(), pair.verdict)).collect();
    let expected = [
        ("N", Verdict::Changed),
        ("Q", Verdict::NewlyAnswered),
        ("M", Verdict::NoLongerAnswered),
        ("A", Verdict::Better),
        ("B", Verdict::Worse),
        ("C", Verdict::Same),
        ("R", Verdict::Unanswered),
    ];
    assert_eq!(verdicts, expected);
    assert_eq!(pair(&compared, "A").difference, Some(50.0));
}

#[test]
fn what_each_item_adds_is_its_share_of_the_axis() {
    // A weighs 2, B and C 1: 2·50 ÷ 4 = 25 and 1·(−50) ÷ 4 = −12.5.
    let earlier = on(&[], &[("A", "1"), ("B", "3"), ("C", "yes")]);
    let later = on(&[], &[("A", "3"), ("B", "1"), ("C", "yes")]);
    let compared = compared(&earlier, &later);
    let common = compared.axes[0].common.as_ref().unwrap();
    let added: Vec<_> = common.contributions.iter().map(|own| (own.item.as_str(), own.amount)).collect();
    assert_eq!(added, [("A", 25.0), ("B", -12.5), ("C", 0.0)]);
    assert_eq!((common.earlier, common.later, common.difference()), (56.25, 68.75, 12.5));
    assert_eq!(compared.axes[0].difference(), Some(12.5));
    let changed: Vec<_> = compared.changed().iter().map(|pair| pair.id.to_string()).collect();
    assert_eq!(changed, ["A", "B"]);
}

#[test]
fn other_weights_alone_change_the_score_and_not_the_common_difference() {
    let answers = [("A", "4"), ("B", "0"), ("C", "no")];
    let earlier = on(&[], &answers);
    let later = on(&[(A_WEIGHS_TWO, "id = \"A\"\nkind = \"rating\"\nweight = 6")], &answers);
    let compared = compared(&earlier, &later);
    // 2·100 ÷ 4 then, 6·100 ÷ 8 now.
    assert_eq!(compared.axes[0].difference(), Some(25.0));
    assert_eq!(compared.axes[0].common.as_ref().unwrap().difference(), 0.0);
    assert_eq!(pair(&compared, "A").aspects, [Aspect::Weight]);
    assert_eq!(pair(&compared, "A").verdict, Verdict::Same);
    assert!(compared.cautions.contains(&Caution::Checklists));
}

#[test]
fn an_item_only_one_checklist_has_is_left_out_of_the_common_difference() {
    let renamed = [("id = \"B\"", "id = \"B2\"")];
    let earlier = on(&[], &[("A", "1"), ("B", "0"), ("C", "no")]);
    let later = on(&renamed, &[("A", "1"), ("B2", "4"), ("C", "yes")]);
    let compared = compared(&earlier, &later);
    assert_eq!(pair(&compared, "B").verdict, Verdict::OnlyEarlier);
    assert_eq!(pair(&compared, "B2").verdict, Verdict::OnlyLater);
    let common = compared.axes[0].common.as_ref().unwrap();
    // A weighs 2 and is as it was, C weighs 1 and went from 0 to 100; B2 is the third of three answered.
    assert!((common.difference() - 100.0 / 3.0).abs() < 1e-9);
    assert_eq!((common.contributions.len(), common.n_answered), (2, 3));
}

#[test]
fn answers_to_another_kind_of_question_are_not_compared() {
    let yes_no = "rubric = [{ zh = \"零\", en = \"0\" }, { zh = \"一\", en = \"1\" }, { zh = \"二\", en = \"2\" }, { zh = \"三\", en = \"3\" }, { zh = \"四\", en = \"4\" }]";
    let later = [
        ("kind = \"rating\"\nweight = 1", "kind = \"yesno\"\nweight = 1"),
        (yes_no, ""),
        ("id = \"A\"\nkind = \"rating\"", "id = \"A\"\nkind = \"yesno\""),
    ];
    let earlier = on(&[], &[("A", "1"), ("B", "3")]);
    let later = on(&later, &[("A", "yes"), ("B", "yes")]);
    let compared = compared(&earlier, &later);
    let item = pair(&compared, "A");
    assert_eq!((item.verdict, item.difference), (Verdict::NotComparable, None));
    assert_eq!(item.aspects, [Aspect::Kind, Aspect::Levels, Aspect::Rubric]);
    assert_eq!(compared.axes[0].common, None);
}

#[test]
fn a_number_in_another_unit_is_not_compared() {
    let unit =
        [("id = \"N\", kind = \"integer\"", "id = \"N\", kind = \"integer\", unit = { zh = \"万\", en = \"10k\" }")];
    let compared = compared(&on(&[], &[("N", "4")]), &on(&unit, &[("N", "4")]));
    assert_eq!(pair(&compared, "N").verdict, Verdict::NotComparable);
    assert_eq!(pair(&compared, "N").aspects, [Aspect::Unit]);
}

#[test]
fn a_number_gets_the_points_it_would_have_under_the_later_map() {
    let scored = |map: &str| {
        let item = format!("id = \"C\"\nkind = \"integer\"\nmap = {map}");
        on(&[("id = \"C\"\nkind = \"yesno\"", &item)], &[("C", "5")])
    };
    // Five of ten is 50 points, five of five 100: nothing has changed but the map.
    let compared = compared(&scored("[[0, 0], [10, 100]]"), &scored("[[0, 0], [5, 100]]"));
    let item = pair(&compared, "C");
    assert_eq!(
        (item.earlier.as_ref().unwrap().points, item.then, item.difference),
        (Some(50.0), Some(100.0), Some(0.0))
    );
    assert_eq!((item.verdict, item.aspects.as_slice()), (Verdict::Same, [Aspect::Map].as_slice()));
}

#[test]
fn what_was_out_of_scope_is_neither_newly_nor_no_longer_answered() {
    let earlier = answered(Trial::open(Scope::Core), &[("A", "1")]);
    let later = on(&[], &[("A", "2"), ("B", "2")]);
    let compared = compared(&earlier, &later);
    assert_eq!(pair(&compared, "B").verdict, Verdict::OneScope);
    assert_eq!(pair(&compared, "A").verdict, Verdict::Better);
    assert!(compared.cautions.contains(&Caution::Scopes));
    // Only A is common: one of two answered.
    let common = compared.axes[0].common.as_ref().unwrap();
    assert_eq!((common.contributions.len(), common.n_answered, common.difference()), (1, 2, 25.0));
}

#[test]
fn red_lines_are_new_cleared_still_raised_or_lost_sight_of() {
    let turn = |earlier: &str, later: &str| {
        let line = |text: &str| if text.is_empty() { on(&[], &[]) } else { on(&[], &[("R", text)]) };
        compared(&line(earlier), &line(later)).red_lines[0].turn()
    };
    assert_eq!(turn("no", "yes"), Turn::New);
    assert_eq!(turn("", "yes"), Turn::New);
    assert_eq!(turn("yes", "no"), Turn::Cleared);
    assert_eq!(turn("yes", "yes"), Turn::Still);
    assert_eq!(turn("yes", "NE"), Turn::Lost);
    assert_eq!(turn("no", "no"), Turn::Unraised);
}

#[test]
fn the_evidence_of_both_stands_beside_the_points() {
    let mut earlier = on(&[], &[("A", "1")]);
    earlier.support("A", EvidenceKind::Document, "文件");
    let mut later = on(&[], &[("A", "1")]);
    later.support("A", EvidenceKind::Document, "文件");
    later.support("A", EvidenceKind::Observation, "现场");
    let compared = compared(&earlier, &later);
    let item = pair(&compared, "A");
    assert_eq!([&item.earlier, &item.later].map(|side| side.as_ref().unwrap().grade), [1, 2]);
}

#[test]
fn an_open_assessment_is_named_as_one() {
    let mut earlier = on(&[], &[]);
    earlier.complete();
    earlier.act(crate::domain::command::Act::Submit).unwrap();
    let compared = compared(&earlier, &on(&[], &[]));
    assert_eq!(compared.cautions, [Caution::LaterOpen]);
}

fn level() -> impl Strategy<Value = Option<u8>> {
    prop::option::of(0..=4_u8)
}

proptest! {
    #[test]
    fn what_the_items_add_is_the_difference_and_nothing_is_left(
        then in (level(), level(), prop::option::of(any::<bool>())),
        now in (level(), level(), prop::option::of(any::<bool>())),
        weight in 1..9_u32,
    ) {
        let answer = |trial: Trial, (a, b, c): (Option<u8>, Option<u8>, Option<bool>)| {
            let mut given = Vec::new();
            given.extend(a.map(|level| ("A", level.to_string())));
            given.extend(b.map(|level| ("B", level.to_string())));
            given.extend(c.map(|yes| ("C", if yes { "yes" } else { "no" }.to_owned())));
            answered(trial, &given.iter().map(|(item, text)| (*item, text.as_str())).collect::<Vec<_>>())
        };
        let heavier = format!("id = \"A\"\nkind = \"rating\"\nweight = {weight}");
        let earlier = answer(Trial::open(Scope::Full), then);
        let later = answer(Trial::open_changed(Scope::Full, &[(A_WEIGHS_TWO, &heavier)]), now);
        let compared = compared(&earlier, &later);
        let n_common = [then.0.zip(now.0).is_some(), then.1.zip(now.1).is_some(), then.2.zip(now.2).is_some()];
        let n_common = n_common.into_iter().filter(|both| *both).count();
        match &compared.axes[0].common {
            None => prop_assert_eq!(n_common, 0),
            Some(common) => {
                prop_assert_eq!(common.contributions.len(), n_common);
                prop_assert!((common.later - common.earlier - common.difference()).abs() < 1e-9);
            }
        }
        // With all three answered in both and the same weights, the axis' own difference is the common one.
        if weight == 2 && n_common == 3 {
            let own = compared.axes[0].difference().unwrap();
            prop_assert!((own - compared.axes[0].common.as_ref().unwrap().difference()).abs() < 1e-9);
        }
    }
}
