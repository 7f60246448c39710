//! The office's stories: what a person types, what they see, what is on record.

use bamai::domain::event::Event;
use bamai::lang::Lang;
use bamai::ui::screen::Route;

use crate::stage::Stage;

#[test]
fn a_society_is_added_by_hand_in_chinese_and_assessed() {
    let mut stage = Stage::empty(Lang::Zh);
    stage.expect("a  登记一个学会").keys("a").types("A0001").keys("Tab").types("机械工程学会").keys("Tab Tab");
    stage.types("省级").keys("Ctrl-S").expect("已登记 A0001 机械工程学会");
    stage.keys("n").expect("开始评估：机械工程学会").keys("Down Enter").expect("评估 A0001-1 已开始");
    assert_eq!(stage.route(), Route::Overview("A0001-1".into()));
    let journal = stage.journal();
    assert!(matches!(&journal[0], Event::SocietyAdded { code, profile }
        if code.as_str() == "A0001" && profile.name == "机械工程学会" && profile.level == "省级"));
    assert!(matches!(journal.last(), Some(Event::AssessmentStarted { .. })));
}
