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

#[test]
fn tmp_look() {
    for lang in Lang::ALL {
        for (w, h) in [(80, 24), (40, 12), (120, 40)] {
            let mut stage = Stage::demo_sized(lang, ratatui::layout::Size::new(w, h));
            let mut show = |stage: &Stage, name: &str| println!("=== {name} {lang:?} {w}x{h}\n{}", stage.screen());
            show(&stage, "ledger");
            stage.keys("/").types("jxgc");
            show(&stage, "find");
            stage.keys("Enter");
            show(&stage, "overview");
            stage.keys(":").types("zd");
            show(&stage, "palette");
            stage.keys("Esc ?");
            show(&stage, "help");
            stage.keys("Esc s");
            show(&stage, "submit");
            stage.keys("y");
            show(&stage, "refused");
            stage.keys("Esc Esc Esc a").types("A0001").keys("Tab Tab Tab Tab Tab").types("9Z").keys("Tab");
            show(&stage, "form");
            stage.keys("Esc i");
            show(&stage, "import");
            stage.keys("Esc Down Down n");
            show(&stage, "start");
            stage.keys("Esc Right");
            show(&stage, "society");
            stage.keys("Esc Up Right");
            show(&stage, "society2");
        }
    }
    let stage = Stage::empty(Lang::Zh);
    println!("=== empty\n{}", stage.screen());
}
