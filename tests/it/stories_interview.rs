//! The assessor's stories in an interview: jotting at full speed, dropping lines onto items, and what that does to the evidence.

use std::sync::Arc;

use bamai::domain::assessment::Assessment;
use bamai::domain::checklist;
use bamai::domain::command::{Act, Command};
use bamai::domain::diagnosis::Diagnosis;
use bamai::domain::event::{EvidenceKind, Profile, Scope};
use bamai::domain::ids::{EvidenceNo, NoteNo};
use bamai::domain::records::{Interview, Kept, Note};
use bamai::domain::standing::Standing;
use bamai::domain::state::State;
use bamai::domain::value::{Answer, Value};
use bamai::lang::Lang;
use bamai::report::formats::FORMATS;
use bamai::report::{Input, Report};
use bamai::ui::screen::Route;

use crate::stage::{Stage, in_assessment};

/// An assessment of a society, opened.
fn visit(acts: Vec<Act>) -> Stage {
    let profile = Profile { name: "机械工程学会".to_owned(), ..Profile::default() };
    let register = Command::Register { code: "A0001".into(), profile };
    let start =
        Command::Start { society: "A0001".into(), checklist: Arc::clone(checklist::builtin()), scope: Scope::Full };
    let acts = acts.into_iter().map(|act| in_assessment("A0001-1", act));
    let mut stage = Stage::after(Lang::Zh, &[register, start].into_iter().chain(acts).collect::<Vec<_>>());
    stage.keys("Enter");
    stage
}

/// The same, with an interview of the secretary-general begun.
fn talk() -> Stage {
    let mut stage = visit(Vec::new());
    stage.keys("i a").types("3").keys("Enter Ctrl-S");
    assert_eq!(stage.route(), Route::Interview("A0001-1".into(), EvidenceNo(1)));
    stage
}

/// The assessment the journal comes to.
fn assessment(stage: &Stage) -> Assessment {
    let mut state = State::default();
    stage.entries().iter().for_each(|entry| state.apply(entry));
    state.assessments.remove("A0001-1").unwrap()
}

/// The lines on record, in the order they were jotted down: words and items.
fn notes(stage: &Stage) -> Vec<(String, String)> {
    let ids = |note: &Note| note.items.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let assessment = assessment(stage);
    assessment.records.notes.iter().map(|(_, note)| (note.is.text.clone(), ids(&note.is))).collect()
}

fn is_on(text: &str, items: &str) -> (String, String) {
    (text.to_owned(), items.to_owned())
}

#[test]
fn twelve_lines_are_jotted_at_full_speed_three_more_dropped_later_and_the_caps_follow() {
    let mut stage = visit(Vec::new());
    // A document alone is grade 1, which carries 2; with the interview it is 2, which carries 3.
    stage.keys("g").types("W1").keys("Enter 3 e a").types("1 成果目录").keys("Enter Enter");
    stage.expect("证据一级，最高 2 分").expect("暂定");
    stage.keys("i a").types("3").keys("Enter Ctrl-S").expect("上月的时间花在哪里？");
    let lines = [
        "上月一半时间在陪检查",
        "会费去年收了一半",
        "反馈表三份有签字>w1",
        "年会照常",
        "最难叫动的是分会>D3",
        "没有专职财务>S1,D4",
        "名册在我电脑里>S3",
        "科协帮过一次场地",
        "审计提过账不清",
        "秘书处六个人",
        "我走了没人接>w3,w4",
        "明年换届",
    ];
    for line in lines {
        stage.types(line).keys("Enter");
    }
    stage.expect("12 行，5 行已落条目").expect("09:41 明年换届");
    // Three more, later: the last by the palette of items, two by their ids.
    stage.keys("Up Enter").types("T5").keys("Enter Up Up Up Enter").types("S2").keys("Enter");
    stage.keys("Home Down >").types("D2,F10").keys("Enter");
    let expected = [
        is_on("上月一半时间在陪检查", ""),
        is_on("会费去年收了一半", "D2,F10"),
        is_on("反馈表三份有签字", "W1"),
        is_on("年会照常", ""),
        is_on("最难叫动的是分会", "D3"),
        is_on("没有专职财务", "S1,D4"),
        is_on("名册在我电脑里", "S3"),
        is_on("科协帮过一次场地", ""),
        is_on("审计提过账不清", "S2"),
        is_on("秘书处六个人", ""),
        is_on("我走了没人接", "W3,W4"),
        is_on("明年换届", "T51"),
    ];
    assert_eq!(notes(&stage), expected);
    // W1: document and interview, grade 2; W3: one interview alone, grade 0.
    stage.keys("g").types("W1").keys("Enter").expect("证据二级，最高 3 分").expect("反馈表三份有签字");
    assert!(!stage.shows("暂定"));
    stage.keys("g").types("W3").keys("Enter").expect("证据零级，最高 1 分");
    // A second person on the same item makes it grade 1.
    stage.keys("i a").types("9").keys("Enter Ctrl-S").types("没人问过我>W3").keys("Enter");
    stage.keys("Esc g").types("W3").keys("Enter").expect("证据一级，最高 2 分");
}

#[test]
fn keys_queued_while_the_line_stalls_give_the_same_notes() {
    let lines = "甲 乙 > w 1 Enter 丙 Enter > S 3 Enter 丁 Enter";
    let mut slow = talk();
    slow.keys(lines);
    let mut fast = talk();
    fast.burst(lines);
    assert_eq!(notes(&slow), notes(&fast));
    assert_eq!(notes(&fast), [is_on("甲乙", "W1"), is_on("丙", "S3"), is_on("丁", "")]);
    assert_eq!(slow.screen(), fast.screen());
}

#[test]
fn a_wrong_id_is_named_and_the_line_stays() {
    let mut stage = talk();
    stage.types("反馈表三份有签字 >W99").keys("Enter");
    stage.expect("没有条目“W99”").expect("记  反馈表三份有签字 >W99");
    assert_eq!(notes(&stage), []);
    stage.keys("Backspace Backspace").types("1").keys("Enter");
    assert_eq!(notes(&stage), [is_on("反馈表三份有签字", "W1")]);
}

#[test]
fn tab_completes_an_id_by_its_beginning_by_hanzi_and_by_pinyin() {
    for typed in ["三份>S", "三份>制度", "三份>zdgx"] {
        let mut stage = talk();
        stage.types(typed);
        if typed.ends_with('S') {
            stage.keys("Down Down");
        }
        stage.expect("▸S4 制度的刚性").keys("Tab").expect("记  三份>S4");
        stage.keys("Enter");
        assert_eq!(notes(&stage), [is_on("三份", "S4")], "{typed}");
    }
}

#[test]
fn ids_alone_drop_the_line_before_onto_the_items() {
    let mut stage = talk();
    stage.types(">W1").keys("Enter").expect("还没有可落的行").keys("Ctrl-U");
    stage.types("三份有签字").keys("Enter").types(">W1").keys("Enter").types(">S3,W1").keys("Enter");
    assert_eq!(notes(&stage), [is_on("三份有签字", "W1,S3")]);
}

#[test]
fn a_paste_of_many_lines_makes_many_lines_and_the_last_can_be_gone_on_with() {
    let mut stage = talk();
    stage.types("头").pastes("一 >W1\r\n二\n\n\u{1b}[31m三 >W99\n四");
    stage.expect("粘贴的行里没有条目“W99”").expect("记  四");
    assert_eq!(notes(&stage), [is_on("头一", "W1"), is_on("二", ""), is_on("三 >W99", "")]);
    stage.types("尾").keys("Enter").pastes("五\n");
    assert_eq!(notes(&stage).split_off(3), [is_on("四尾", ""), is_on("五", "")]);
}

#[test]
fn a_paste_of_far_too_many_lines_is_refused_whole_and_a_huge_line_is_kept_in_parts() {
    let mut stage = talk();
    stage.types("头").pastes(&"行\n".repeat(5_000)).expect("一次最多 300 行").expect("记  头");
    assert_eq!(notes(&stage), []);
    // 20,000 hanzi are 60,000 bytes; a line takes 16,384.
    stage.pastes(&"长".repeat(20_000)).keys("Enter");
    let kept = notes(&stage);
    let text: String = kept.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(text, format!("头{}", "长".repeat(20_000)));
    assert!(kept.iter().all(|(text, _)| text.len() <= 16_384));
}

#[test]
fn a_line_is_edited_taken_out_and_comes_back_with_its_time() {
    let mut stage = talk();
    stage.types("三份有签字 >W1").keys("Enter").waits(7).types("二").keys("Enter");
    stage.keys("Esc Up e").types("，另有电话记录").keys("Enter").expect("09:41 三份有签字，另有电话记录 → W1");
    stage.keys("x");
    assert_eq!(notes(&stage), [is_on("二", "")]);
    stage.keys("u").expect("已撤销").expect("09:41 三份有签字，另有电话记录 → W1");
    assert_eq!(notes(&stage).len(), 2);
    // The first words are on record for good.
    assert!(stage.changes("A0001-1").iter().any(|change| change.contains("text: \"三份有签字\"")));
}

#[test]
fn dropping_onto_an_item_again_takes_the_line_off() {
    let mut stage = talk();
    stage.types("三份有签字").keys("Enter Esc >").types("w1").keys("Enter").expect("→ W1");
    stage.keys("> ").types("w1").expect("已落 1 行").keys("Enter");
    assert_eq!(notes(&stage), [is_on("三份有签字", "")]);
}

#[test]
fn the_items_of_the_role_are_one_key_away_and_take_the_line_being_typed() {
    let mut stage = talk();
    stage.types("会费收了一半").keys("Ctrl-T").expect("落到").expect("“会费收了一半”");
    stage.types("D2").keys("Enter").expect("记  会费收了一半 >D2").keys("Ctrl-T").types("F10").keys("Enter");
    stage.expect("记  会费收了一半 >D2,F10").keys("Enter");
    assert_eq!(notes(&stage), [is_on("会费收了一半", "D2,F10")]);
    // With nothing typed, it is the last line that is dropped.
    stage.keys("Ctrl-T").expect("“会费收了一半”").types("S2").keys("Enter");
    assert_eq!(notes(&stage), [is_on("会费收了一半", "D2,F10,S2")]);
}

#[test]
fn a_half_typed_line_stays_through_everything_and_is_offered_again() {
    let mut stage = talk();
    stage.types("一").keys("Enter").types("没说完").keys("Esc").expect("（未记下） 没说完");
    stage.keys("e Esc Enter Esc Ctrl-O a").expect("记  没说完").keys("Esc Esc");
    assert_eq!(stage.route(), Route::Interviews("A0001-1".into()));
    stage.keys("Enter").expect("没说完").keys("Enter");
    assert_eq!(notes(&stage), [is_on("一", ""), is_on("没说完", "")]);
}

#[test]
fn a_line_refused_after_submission_stays_in_the_field() {
    // The first sample society is visited in full, so nothing blocks its submission.
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter i a 3 Ctrl-S").types("一").keys("Enter Esc Esc Esc s y").expect("已提交");
    stage.keys("i Enter").types("二 >W1").keys("Enter").expect("不能再改").expect("记  二 >W1").expect("1 行");
}

#[test]
fn a_line_the_disk_refuses_is_not_lost() {
    let mut stage = visit(vec![
        Act::Keep(Kept::Interview(
            EvidenceNo(1),
            Some(Interview { role: Some("R3".into()), person: "R3-1".to_owned(), ..Interview::default() }),
        )),
        Act::Keep(Kept::Note(
            NoteNo(1),
            Some(Note { interview: EvidenceNo(1), text: "一".to_owned(), items: Vec::new() }),
        )),
    ]);
    stage.goes(Route::Interview("A0001-1".into(), EvidenceNo(1)));
    stage.types("二").disk_is_full(true).keys("Enter").expect("二");
    stage.disk_is_full(false).retries();
    assert_eq!(notes(&stage), [is_on("一", ""), is_on("二", "")]);
}

#[test]
fn the_person_comes_back_to_the_interview_after_the_program_has_ended() {
    let mut stage = talk();
    stage.types("一").keys("Enter");
    let stage = stage.again();
    assert_eq!(stage.route(), Route::Interview("A0001-1".into(), EvidenceNo(1)));
    assert!(stage.shows("09:41 一"), "{}", stage.screen());
}

#[test]
fn an_interview_is_opened_with_a_role_a_code_and_what_the_sample_asks_for() {
    let mut stage = visit(Vec::new());
    stage.keys("i").expect("还没有访谈").expect("R9 普通会员 5 人，其中 45岁以下 1 人");
    stage.keys("a").types("hy").expect("▸ R9").keys("Enter").expect("代号   R9-1").expect("不写姓名");
    stage.keys("Enter").types("电话").keys("Enter Enter Space Down Down Space Enter");
    assert_eq!(stage.route(), Route::Interview("A0001-1".into(), EvidenceNo(1)));
    let interview = assessment(&stage).records.interviews.get(&EvidenceNo(1)).cloned();
    let expected = Interview {
        role: Some("R9".into()),
        person: "R9-1".to_owned(),
        place: "电话".to_owned(),
        others: String::new(),
        traits: vec!["off_council".to_owned(), "under45".to_owned()],
    };
    assert_eq!(interview, Some(expected));
    stage.keys("Esc").expect("R9 普通会员 4 人，其中 来自企业或基层 1 人");
    // The next person of the role gets the next code; the same code is the same person.
    stage.keys("a").types("9").keys("Enter").expect("代号   R9-2").keys("Ctrl-U").types("R9-1");
    stage.expect("算同一人（R9 普通会员）");
}

#[test]
fn a_name_is_warned_of_and_never_refused() {
    let mut stage = visit(Vec::new());
    stage
        .keys("i a")
        .types("3")
        .keys("Enter Enter Enter")
        .types("张秘书长")
        .expect("像是姓名“张秘书长”")
        .keys("Ctrl-S");
    stage.types("问李主任").expect("像是姓名“李主任”").keys("Enter");
    assert_eq!(notes(&stage), [is_on("问李主任", "")]);
    stage.expect("! 像是姓名“李主任”，请改用代号或职务");
}

#[test]
fn an_interview_is_taken_out_only_while_nothing_is_in_it() {
    let mut stage = talk();
    stage.types("一").keys("Enter Esc Esc x").expect("不能撤去");
    stage.keys("Enter Esc x Esc x").expect("还没有访谈");
    stage.keys("u").expect("R3-1");
}

#[test]
fn what_was_said_and_where_and_who_was_there_reaches_no_report() {
    let secret = ["密谈地点", "旁听的人", "原话一字不差"];
    let interview = Interview {
        role: Some("R3".into()),
        person: "R3-1".to_owned(),
        place: secret[0].to_owned(),
        others: secret[1].to_owned(),
        traits: Vec::new(),
    };
    let note = Note { interview: EvidenceNo(1), text: secret[2].to_owned(), items: vec!["W1".into()] };
    let document = Act::Evidence { kind: EvidenceKind::Document, title: "目录".to_owned(), items: vec!["W1".into()] };
    let acts = vec![
        Act::Keep(Kept::Interview(EvidenceNo(1), Some(interview))),
        Act::Keep(Kept::Note(NoteNo(1), Some(note))),
        document,
        Act::Answer { item: "W1".into(), answer: Answer::Value(Value::Int(0)) },
        Act::Remark { item: "W1".into(), text: "成果材料一份也没有".to_owned() },
    ];
    let assessment = assessment(&visit(acts));
    let standing = Standing::of(&assessment);
    let diagnosis = Diagnosis::of(&assessment, &standing);
    let profile = Profile::default();
    for lang in Lang::ALL {
        let input = Input {
            assessment: &assessment,
            profile: &profile,
            standing: &standing,
            diagnosis: &diagnosis,
            earlier: None,
            today: "2026-11-20",
            time: &|_| String::new(),
        };
        let report = Report::of(&input, lang);
        let mut printed = format!("{report:?}");
        assert!(printed.contains("成果材料一份也没有"), "what was found is in the report");
        for format in FORMATS {
            printed.push_str(&String::from_utf8_lossy(&format.write(&report, lang).unwrap_or_default()));
        }
        for secret in secret {
            assert!(!printed.contains(secret), "{secret} in the report");
        }
    }
}
