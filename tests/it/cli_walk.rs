//! The walk line by line: the same record as a file of answers, plain text and nothing else, and nothing lost at the end.

use std::io::Write;
use std::process::Stdio;

use bamai::ui::text::is_unprintable;

use crate::cli_bamai::{Bamai, Run};
use crate::pty::Start;
use crate::pty::visit::{Found, visit};

/// Walks with these lines on standard input.
fn walk(bamai: &Bamai, lang: &str, args: &[&str], lines: &str) -> Run {
    let mut command = bamai.bare();
    command.arg("--store").arg(bamai.store()).args(["--as", "张三", "--lang", lang, "walk"]).args(args);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// The lines that put a row of the sample visit on record.
fn lines_of(found: &Found) -> String {
    let kinds = ["document", "interview", "observation", "outside"];
    let kind = |digit: &char| kinds[usize::try_from(digit.to_digit(10).unwrap()).unwrap() - 1];
    let mut lines = format!("g {}\n", found.item);
    for (digit, title) in &found.evidence {
        lines.push_str(&format!("e {}:{title}\n", kind(digit)));
    }
    if !found.remark.is_empty() {
        lines.push_str(&format!("r {}\n", found.remark));
    }
    match found.value.as_str() {
        "NE" => lines.push_str("-\n"),
        "NA" => lines.push_str(&format!("/ {}\n", found.reason)),
        value => lines.push_str(&format!("{value}\n")),
    }
    lines
}

#[test]
fn a_visit_walked_line_by_line_is_the_visit_applied_from_a_file() {
    let applied = Bamai::visited();
    let visit = visit();
    let is_item = |found: &&Found| !found.value.is_empty();
    let mut lines: String = visit.iter().filter(is_item).map(lines_of).collect();
    let overrule = visit.iter().find(|found| found.item == "C04").unwrap();
    lines.push_str(&format!("g F04\no C04 {}\nq\n", overrule.reason));
    for lang in ["zh", "en"] {
        let walked = Bamai::started();
        let run = walk(&walked, lang, &["A0001"], &lines).expect(0);
        assert_eq!(run.err, "");
        assert_eq!(walked.json(&["diagnose", "A0001", "--json"]), applied.json(&["diagnose", "A0001", "--json"]));
        assert_eq!(walked.json(&["problems", "A0001", "--json"]), applied.json(&["problems", "A0001", "--json"]));
        let found: Vec<char> = run.out.chars().filter(|c| is_unprintable(*c) && *c != '\n').collect();
        assert_eq!(found, Vec::<char>::new());
    }
}

#[test]
fn answering_in_order_needs_nothing_but_the_answers() {
    let bamai = Bamai::started();
    let run = walk(&bamai, "zh", &["--from", "w1"], "2\n-\n/ 没有会员名册\ns\n3\nb\nb\n1\n").expect(0);
    assert!(run.out.contains("W1 服务成果产出") && run.out.contains("已存：W1 2"), "{}", run.out);
    let answers = bamai.json(&["answers", "A0001", "--json"]);
    let given: Vec<_> =
        answers.as_array().unwrap().iter().map(|row| (row["item"].clone(), row["value"].clone())).collect();
    // W1 to W3 in order, W4 left out, W5; two back from S1 is W4.
    assert_eq!(
        given,
        [("W1", "2"), ("W2", "NE"), ("W3", "NA"), ("W4", "1"), ("W5", "3")].map(|(a, b)| (a.into(), b.into()))
    );
}

#[test]
fn options_go_by_number_or_code_and_an_answer_may_be_marked_as_one() {
    let bamai = Bamai::started();
    walk(&bamai, "zh", &["A0001", "--from", "F05"], "3\ng T31\n1 2\ng F24\ny\ng F16\n= 4\n").expect(0);
    let answers = bamai.json(&["answers", "A0001", "--json"]);
    let value =
        |item: &str| answers.as_array().unwrap().iter().find(|row| row["item"] == item).map(|row| row["value"].clone());
    assert_eq!(value("F05").unwrap(), "a3");
    assert!(value("T31").unwrap().as_str().unwrap().contains('|'), "{answers}");
    assert_eq!((value("F24").unwrap(), value("F16").unwrap()), ("yes".into(), "4".into()));
}

#[test]
fn what_is_no_answer_is_refused_with_a_reason_and_the_item_stays() {
    let bamai = Bamai::started();
    let run = walk(&bamai, "zh", &["--from", "W1"], "5\n九\n2\n").expect(0);
    assert_eq!(run.out.matches("W1> ").count(), 3, "{}", run.out);
    assert_eq!(bamai.json(&["answers", "A0001", "--json"]).as_array().unwrap().len(), 1);
}

#[test]
fn texts_of_several_lines_end_with_a_full_stop_and_asked_for_reasons_come_on_their_own_line() {
    let bamai = Bamai::started();
    let lines = "r\n反馈表三份有签字\n其余为电话记录\n.\n/\n没有服务\ne document:目录\ne 1\ne\nr\n.\n";
    let run = walk(&bamai, "zh", &["--from", "W1"], lines).expect(0);
    assert!(run.out.contains("证据 1 目录") && run.out.contains("没有写"), "{}", run.out);
    let answers = bamai.json(&["answers", "A0001", "--json"]);
    assert_eq!(answers[0]["remark"], "反馈表三份有签字\n其余为电话记录");
    assert_eq!(answers[0]["reason"], "没有服务");
    // The answer leads on: the evidence is of the next item.
    assert_eq!(answers[1]["evidence"][0]["title"], "目录");
}

#[test]
fn an_answer_that_opens_or_closes_a_branch_and_one_that_raises_a_check_say_so() {
    let bamai = Bamai::started();
    let lines = "0\ng W4\n1\ng W1\n3\no C30 会员名单下周补齐\nu\nredo\nu\nq\n";
    let run = walk(&bamai, "zh", &["--from", "F16"], lines).expect(0);
    for expected in ["现在不问：D3", "注意 C30", "已存：C30 的理由", "已存：撤销", "已存：重做", "评估 A0001-1 已保存"]
    {
        assert!(run.out.contains(expected), "{expected} is not in {}", run.out);
    }
}

#[test]
fn the_end_of_the_input_saves_and_quits_and_so_does_a_line_that_is_no_text() {
    let bamai = Bamai::started();
    let run = walk(&bamai, "en", &["--from", "W1"], "3").expect(0);
    assert!(run.out.contains("Assessment A0001-1 is saved, 1/"), "{}", run.out);
    let mut command = bamai.command("张三", &["walk", "--from", "W2"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut bytes = b"\xff\xfe\n".to_vec();
    bytes.extend(vec![b'x'; 300_000]);
    bytes.extend(b"\n2\n");
    child.stdin.take().unwrap().write_all(&bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let answers = bamai.json(&["answers", "A0001", "--json"]);
    assert_eq!((&answers[1]["item"], &answers[1]["value"]), (&"W2".into(), &"2".into()));
}

#[test]
fn without_an_id_it_takes_the_one_open_assessment_and_else_names_them() {
    let bamai = Bamai::new();
    assert!(walk(&bamai, "zh", &[], "").expect(2).err.contains("bamai start"));
    for code in ["A0001", "A0002"] {
        bamai.ok(&["society", "add", code, "学会"]);
        bamai.ok(&["start", code]);
    }
    let refused = walk(&bamai, "zh", &[], "3\n").expect(2);
    assert!(refused.err.contains("A0001-1") && refused.err.contains("A0002-1"), "{}", refused.err);
    walk(&bamai, "zh", &["A0002", "--from", "ZZ"], "").expect(2);
}

#[test]
fn a_submitted_assessment_is_read_and_not_changed() {
    let bamai = Bamai::visited();
    bamai.ok(&["submit", "A0001"]);
    let run = walk(&bamai, "zh", &["A0001", "--from", "W1"], "0\np\nd\n?\nl\n").expect(0);
    assert!(run.out.contains("已提交") && run.out.contains("能力弱"), "{}", run.out);
    assert_eq!(run.out.matches("W1> ").count(), 6, "{}", run.out);
}

#[test]
fn on_a_dumb_terminal_the_screens_name_the_walk_and_the_walk_works_without_a_single_escape() {
    let bamai = Bamai::started();
    let mut terminal = Start::on(&bamai.store()).with("TERM", "dumb").go();
    assert_eq!(terminal.wait_end(), 2);
    assert!(String::from_utf8_lossy(&terminal.bytes).contains("bamai walk"));
    let mut terminal = Start::on(&bamai.store()).args(&["walk", "--from", "W1"]).with("TERM", "dumb").go();
    terminal.see("W1>").send("2\n").see("W2>").send("r 反馈表\n").see("W2 的备注").send("\x04");
    assert_eq!(terminal.wait_end(), 0);
    assert!(!terminal.bytes.contains(&0x1b), "{}", String::from_utf8_lossy(&terminal.bytes));
    assert_eq!(bamai.json(&["answers", "A0001", "--json"])[1]["remark"], "反馈表");
}
