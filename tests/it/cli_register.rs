//! Registers as they come from offices: workbooks with titles, merged cells and formulas, exports in GB18030, notes and totals; every problem named.

use std::io::{Cursor, Read, Write};

use bamai::exchange::Register;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use serde_json::json;

use crate::cli_bamai::{Bamai, fixture};

fn day(year: u16, month: u8, day: u8) -> ExcelDateTime {
    ExcelDateTime::from_ymd(year, month, day).unwrap()
}

/// Writes a row of texts; empty ones are no cells.
fn texts(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells) {
        if !cell.is_empty() {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
}

/// A workbook as an office keeps it. Rows are counted from 1 in the comments, as people count them.
fn office_workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("封面").unwrap().write_string(0, 0, "内部资料").unwrap();
    let sheet = book.add_worksheet().set_name("名册").unwrap();
    let plain = Format::new();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    // 1, 2: merged titles; 3: blank; 4: the header.
    sheet.merge_range(0, 0, 0, 8, "全省学会名册", &plain).unwrap();
    sheet.merge_range(1, 0, 1, 8, "（截至2025年底）", &plain).unwrap();
    let header = [
        "序号",
        "学会编号*",
        "学会 名称（必填）",
        "级别",
        "评估等级",
        "评定日期",
        "成立时间",
        "会员人数（人）",
        "电话",
    ];
    texts(sheet, 3, &header);
    // 5: sound; 5 to 7: a level merged over three rows.
    texts(sheet, 4, &["1", "Ａ０００１", "机械工程学会", "", "３Ａ"]);
    sheet.merge_range(4, 3, 6, 3, "省级", &plain).unwrap();
    sheet.write_datetime_with_format(4, 5, day(2021, 12, 20), &date).unwrap();
    sheet.write_datetime_with_format(4, 6, day(1979, 4, 6), &date).unwrap();
    sheet.write_number(4, 7, 3306).unwrap();
    // 6: a code that is a number, and a date somebody formatted as a number.
    texts(sheet, 5, &["2", "", "激光学会", "", "三A级", "2022年8月15日"]);
    sheet.write_number(5, 1, 102).unwrap();
    sheet.write_number(5, 6, 44550).unwrap();
    sheet.write_string(5, 7, "２９２人").unwrap();
    // 7: hidden, sound, its members worked out by a formula.
    texts(sheet, 6, &["3", "007", "测绘学会"]);
    sheet.write_formula(6, 7, Formula::new("=40+2").set_result("42")).unwrap();
    sheet.set_row_hidden(6).unwrap();
    // 8: blank but for spaces; 9: two things wrong.
    texts(sheet, 7, &["", " ", "\u{3000}"]);
    texts(sheet, 8, &["4", "A0004", "化学学会", "市级", "六A", "2023-02-30"]);
    // 10, 11: doubtful; 12, 13: one code twice, once full-width.
    texts(sheet, 9, &["5", "a0001", "物理学会"]);
    texts(sheet, 10, &["6", "A0005", "机械工程学会"]);
    texts(sheet, 11, &["7", "A0006", "数学学会"]);
    texts(sheet, 12, &["8", "Ａ0006", "数学学会"]);
    // 14: a caption; 15: the header again; 16: an error; 17: a code that became a date; 18: one that lost its digits.
    sheet.merge_range(13, 0, 13, 8, "二、理科类学会", &plain).unwrap();
    texts(sheet, 14, &header);
    texts(sheet, 15, &["9", "A0007"]);
    sheet.write_formula(15, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    texts(sheet, 16, &["10", "", "气象学会"]);
    sheet.write_datetime_with_format(16, 1, day(2024, 1, 2), &date).unwrap();
    texts(sheet, 17, &["11", "", "地质学会"]);
    sheet.write_number(17, 1, 5.134_000_05e17).unwrap();
    // 19: no code; 20: a total; 21: a note.
    texts(sheet, 18, &["12", "", "植物学会"]);
    texts(sheet, 19, &["合 计", "", "12个"]);
    sheet.merge_range(20, 0, 20, 8, "注：会员数以年检为准。", &plain).unwrap();
    book.save_to_buffer().unwrap()
}

/// What is wrong in it, row by row.
const WRONG: &str = "\
第6行 102：成立日期“44550”是表格软件的日期序号（2021-12-20）；请把这一列设为日期格式再保存
第9行 A0004：等级“六A”认不出；请写 1A–5A、在评、已过期或未参评
第9行 A0004：等级日期“2023-02-30”不是日期；请写成 2026-01-03
第12行 A0006：与第13行重复或矛盾
第13行 A0006：与第12行重复或矛盾
第14行 二、理科类学会：整行只有一格文字，像是小标题，不是学会
第15行 序号：又是一行表头，不是学会
第16行 A0007：名称是错误值 #DIV/0!
第17行 2024-01-02：编号成了日期 2024-01-02；请把这一列设为文本格式重填
第18行 5.13400005e17：编号成了数字 5.13400005e17，位数已丢失；请把这一列设为文本格式重填
第19行 植物学会：没有编号
第20行 合 计：这是合计行，不是学会
第21行 注：会员数以年检为准。：这是注释行，不是学会
";

const DOUBTFUL: &str = "\
存疑 没有读的工作表：封面
存疑 有2个编号在工作簿里是数字，靠格式显示的前导零读不到
存疑 第10行 a0001：与第5行 A0001 只有大小写不同，按两个学会处理
存疑 第11行 A0005：名称“机械工程学会”与第5行 A0001 相同，按两个学会处理
";

#[test]
fn every_problem_of_a_workbook_is_named_with_its_row_and_nothing_is_imported() {
    let bamai = Bamai::new();
    bamai.file("名册.xlsx", office_workbook());
    let run = bamai.run(&["import", "名册.xlsx"]).expect(1);
    assert_eq!(run.out, format!("{WRONG}新增0，更新0，未变0，拒绝12\n"));
    let said = "bamai: 什么也没有导入 · 有12行不能用";
    assert!(run.err.starts_with(&format!("未读入的列：序号、电话\n{DOUBTFUL}{said}")), "{}", run.err);
    assert_eq!(bamai.json(&["list", "--json"]), json!([]));
}

#[test]
fn the_sound_rows_of_a_workbook_are_read_as_they_are_shown() {
    let bamai = Bamai::new();
    bamai.file("名册.xlsx", office_workbook());
    let run = bamai.run(&["import", "名册.xlsx", "--partial"]).expect(1);
    assert!(run.out.ends_with("新增：A0001、007、a0001、A0005\n新增4，更新0，未变0，拒绝12\n"), "{}", run.out);
    let societies = bamai.json(&["list", "--json"]);
    let society = |code: &str| societies.as_array().unwrap().iter().find(|row| row["code"] == code).unwrap().clone();
    let first = society("A0001");
    assert_eq!(
        [&first["name"], &first["level"], &first["grade"], &first["grade_date"], &first["founded"], &first["members"]],
        [
            &json!("机械工程学会"),
            &json!("省级"),
            &json!("a3"),
            &json!("2021-12-20"),
            &json!("1979-04-06"),
            &json!(3306)
        ]
    );
    // Hidden, below a merged cell, and a formula.
    let third = society("007");
    assert_eq!([&third["level"], &third["members"]], [&json!("省级"), &json!(42)]);
    assert_eq!(society("A0005")["level"], json!(null));
}

#[test]
fn a_plan_shows_how_a_workbook_is_read_and_writes_nothing() {
    let bamai = Bamai::new();
    bamai.file("名册.xlsx", office_workbook());
    let run = bamai.run(&["import", "名册.xlsx", "--plan"]).expect(1);
    let read_as = "\
文件：工作簿（.xlsx），工作表“名册”
表头：第4行
列  表头               读作
A   序号               不用
B   学会编号*          编号
C   学会 名称（必填）  名称
D   级别               级别
E   评估等级           等级
F   评定日期           等级日期
G   成立时间           成立日期
H   会员人数（人）     会员数
I   电话               不用
";
    assert!(run.out.starts_with(read_as), "{}", run.out);
    assert!(run.out.contains(WRONG), "{}", run.out);
    assert!(
        run.out.ends_with("新增4，更新0，未变0，拒绝12\n没有写入；请改好被拒绝的行，或加 --partial 只导入其余各行\n")
    );
    assert!(!bamai.store().exists());
}

#[test]
fn a_plan_shows_what_would_change() {
    let bamai = Bamai::new();
    bamai.run(&["import", fixture("registers").join("utf8.csv").to_str().unwrap()]).expect(0);
    bamai.file(
        "update.csv",
        "编号,学会名称,会员数,等级,负责人\nA0002,激光学会（样例）,300,5A,王\nA0003,,88,,\nA0004,新学会,,,\n",
    );
    let run = bamai.run(&["import", "update.csv", "--plan"]).expect(0);
    let changes = "新增：A0004\n更新 A0002：等级 3A → 5A、会员数 292 → 300\n更新 A0003：会员数 补为 88\n新增1，更新2，未变0，拒绝0\n";
    assert!(run.out.contains(changes), "{}", run.out);
    let plan = bamai.json(&["import", "update.csv", "--plan", "--json"]);
    assert_eq!(plan["kind"], "text");
    assert_eq!(plan["encoding"], "UTF-8");
    assert_eq!(plan["columns"][1], json!({ "column": "B", "heading": "学会名称", "field": "name" }));
    assert_eq!(plan["columns"][4], json!({ "column": "E", "heading": "负责人", "field": null }));
    let fields = json!([
        { "field": "grade", "before": "a3", "after": "a5" },
        { "field": "members", "before": "292", "after": "300" }
    ]);
    assert_eq!(plan["changed"][0], json!({ "code": "A0002", "fields": fields }));
    assert_eq!(bamai.json(&["list", "--json"])[1]["members"], 292);
}

#[test]
fn headings_under_other_names_are_mapped_on_the_command_line() {
    let bamai = Bamai::new();
    bamai.file("other.csv", "统一社会信用代码,团体,名称\n51340000E,激光学会,旧名\n");
    let run = bamai.run(&["import", "other.csv"]).expect(2);
    assert!(run.err.contains("--map"), "{}", run.err);
    let map = ["import", "other.csv", "--map", "统一社会信用代码=code", "--map", "团体=名称"];
    let run = bamai.run(&map).expect(0);
    assert_eq!(run.err, "未读入的列：名称\n");
    assert_eq!(bamai.json(&["list", "--json"])[0]["name"], "激光学会");
    for (map, why) in [("团体=nome", "认不出"), ("团休=short", "没有“团休”"), ("=name", "认不出")] {
        let run = bamai.run(&["import", "other.csv", "--map", "统一社会信用代码=code", "--map", map]).expect(2);
        assert!(run.err.contains(why), "{map}: {}", run.err);
    }
}

#[test]
fn every_problem_of_an_export_in_gb18030_is_named() {
    let bamai = Bamai::new();
    let run = bamai.run(&["import", fixture("registers").join("messy-gb18030.csv").to_str().unwrap()]).expect(1);
    let wrong = "\
第7行 C0002：等级日期“44550”是表格软件的日期序号（2021-12-20）；请把这一列设为日期格式再保存
第7行 C0002：会员数“约300”不是整数
第8行 C0003：与第9行重复或矛盾
第9行 C0003：与第8行重复或矛盾
第11行 没有编号的学会：没有编号
第12行 一、理科：整行只有一格文字，像是小标题，不是学会
第13行 C 005：单元格比表头多；文字里有逗号时请给整格加引号
第13行 C 005：编号“C 005”不能用
第14行 小计：这是合计行，不是学会
第15行 编号：又是一行表头，不是学会
第17行 5.13E+17：编号成了数字 5.13E+17，位数已丢失；请把这一列设为文本格式重填
第18行 总计：3家：这是合计行，不是学会
第19行 制表人：王：这是注释行，不是学会
";
    for line in wrong.lines() {
        assert!(run.out.lines().any(|said| said.starts_with(line)), "{line}\n{}", run.out);
    }
    assert_eq!(run.out.lines().count(), wrong.lines().count() + 1, "{}", run.out);
    assert!(run.err.contains("存疑 第10行 c0001：与第6行 C0001 只有大小写不同"), "{}", run.err);
    assert!(run.err.contains("存疑 第16行 C0006：等级日期早于成立日期"), "{}", run.err);
}

#[test]
fn the_same_workbook_again_changes_nothing() {
    let bamai = Bamai::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    texts(sheet, 0, &["code", "name", "founded"]);
    texts(sheet, 1, &["S1", "Optics"]);
    sheet.write_datetime_with_format(1, 2, day(1990, 5, 1), &Format::new().set_num_format("m/d/yy")).unwrap();
    bamai.file("a.xlsx", book.save_to_buffer().unwrap());
    bamai.run(&["import", "a.xlsx"]).expect(0);
    let before = std::fs::read(bamai.store().join("journal.log")).unwrap();
    let run = bamai.run(&["import", "a.xlsx"]).expect(0);
    assert_eq!(run.out, "新增0，更新0，未变1，拒绝0\n");
    assert_eq!(std::fs::read(bamai.store().join("journal.log")).unwrap(), before);
}

/// A workbook with one of its parts written anew.
fn with_part(bytes: &[u8], part: &str, change: impl Fn(String) -> Vec<u8>) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for idx in 0..old.len() {
        let mut entry = old.by_index(idx).unwrap();
        let name = entry.name().unwrap().into_owned();
        new.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        let mut text = Vec::new();
        entry.read_to_end(&mut text).unwrap();
        let text = if name == part { change(String::from_utf8(text).unwrap()) } else { text };
        new.write_all(&text).unwrap();
    }
    new.finish().unwrap().into_inner()
}

fn small_workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    texts(sheet, 0, &["code", "name", "members"]);
    texts(sheet, 1, &["S1", "Optics"]);
    sheet.write_formula(1, 2, Formula::new("=2+2").set_result("4")).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_formula_nobody_worked_out_is_named() {
    let bamai = Bamai::new();
    let sheet = "xl/worksheets/sheet1.xml";
    let bytes = with_part(&small_workbook(), sheet, |text| text.replace("<v>4</v>", "").into_bytes());
    bamai.file("a.xlsx", bytes);
    let run = bamai.run(&["import", "a.xlsx"]).expect(1);
    assert!(run.out.contains("第2行 S1：会员数是没有算过的公式"), "{}", run.out);
}

#[test]
fn workbooks_that_unpack_to_gigabytes_or_promise_millions_are_refused_at_once() {
    let bamai = Bamai::new();
    let (sheet, strings) = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml");
    let blown_up = with_part(&small_workbook(), sheet, |text| (text + &" ".repeat(120 << 20)).into_bytes());
    assert!(blown_up.len() < 1 << 20);
    let promising = with_part(&small_workbook(), strings, |text| {
        let at = text.find("uniqueCount=\"").unwrap() + "uniqueCount=\"".len();
        format!("{}99999999999{}", &text[..at], &text[at..]).into_bytes()
    });
    for (name, bytes) in [("blown-up.xlsx", blown_up), ("promising.xlsx", promising)] {
        bamai.file(name, bytes);
        let run = bamai.run(&["import", name]).expect(2);
        assert!(run.err.contains("解开后过大"), "{name}: {}", run.err);
    }
}

#[test]
fn a_workbook_with_any_sign_of_its_parts_changed_is_read_or_refused() {
    for part in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"] {
        for (at, sign) in (0..2000).step_by(41).zip("<>\"&/9A=".chars().cycle()) {
            let bytes = with_part(&small_workbook(), part, |text| {
                let at = at % text.len();
                [&text.as_bytes()[..at], sign.to_string().as_bytes(), &text.as_bytes()[at + 1..]].concat()
            });
            if let Ok(register) = Register::read(&bytes, &[]) {
                assert!(register.rows.len() <= 1, "{part} {at} {sign}");
            }
        }
    }
}

#[test]
fn a_cell_in_the_farthest_corner_takes_no_room() {
    let bamai = Bamai::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    texts(sheet, 0, &["code", "name"]);
    texts(sheet, 1, &["S1", "Optics"]);
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    bamai.file("a.xlsx", book.save_to_buffer().unwrap());
    let run = bamai.run(&["import", "a.xlsx", "--partial"]).expect(1);
    assert!(run.out.contains("第1048576行：单元格比表头多"), "{}", run.out);
    assert!(run.out.ends_with("新增：S1\n新增1，更新0，未变0，拒绝1\n"), "{}", run.out);
}

#[test]
fn what_is_no_register_says_what_it_is() {
    let bamai = Bamai::new();
    let zip_of = |part: &str| {
        let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["mimetype", part] {
            new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        }
        new.finish().unwrap().into_inner()
    };
    let cut_short = small_workbook()[..2000].to_vec();
    for (name, bytes, what) in [
        ("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), ".xls"),
        ("b.xls", b"<html><table><tr><td>code</td></tr></table></html>".to_vec(), "网页"),
        ("c.csv", b"%PDF-1.7".to_vec(), "PDF"),
        ("d.xlsx", zip_of("content.xml"), ".ods"),
        ("e.xlsx", zip_of("xl/workbook.bin"), ".xlsb"),
        ("f.xlsx", zip_of("word/document.xml"), "文字处理"),
        ("g.xlsx", zip_of("readme.txt"), "压缩包"),
        ("h.xlsx", cut_short, "已损坏"),
    ] {
        bamai.file(name, bytes);
        let run = bamai.run(&["import", name]).expect(2);
        assert!(run.err.contains(what) && run.err.contains("再读入"), "{name}: {}", run.err);
    }
}

#[test]
fn a_workbook_under_the_name_of_a_csv_is_read_as_what_it_is() {
    let bamai = Bamai::new();
    bamai.file("register.csv", small_workbook());
    assert!(bamai.ok(&["import", "register.csv"]).ends_with("新增1，更新0，未变0，拒绝0\n"));
}
