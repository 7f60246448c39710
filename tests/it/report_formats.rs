//! Every format of the report, read back by somebody else's parser: all of it is there, and none of it does anything.

use std::ffi::OsStr;
use std::path::PathBuf;

use bamai::domain::checklist::builtin;
use bamai::lang::Lang;
use bamai::report::formats::{FORMATS, find};
use bamai::report::{Bar, Block, Cell, Column, Entry, Number, Report, Section, Table, Unit};
use calamine::Data;
use scraper::Selector;
use serde_json::{Value as Json, json};

use crate::cli_bamai::{Bamai, fixture, run};
use crate::report_read::{
    csv_rows, docx_texts, elements, html, html_texts, json_texts, md_text, part, parts, sheets, xlsx_texts,
};

/// Texts that would do something where they are not taken for texts.
const HOSTILE: [&str; 14] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "&lt;b&gt; & 'quotes' \"double\"",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1",
    "{{ 7*7 }}{% raw %}",
    "]]><!-- --><?x ?>",
    "a\u{202e}cod.exe\u{2066}b\u{200b}",
    "bell\u{7}esc\u{1b}[31m nul\u{0} sub\u{1a}\u{fffe}",
    "line\nfeed\tand\r\nreturn",
    "| pipe ` tick *star* [link](http://a.b) #1",
];

/// What is left of a text when what reorders, hides or commands is gone.
fn clean(text: &str) -> String {
    let keeps = |c: &char| !matches!(c, '\u{202e}' | '\u{2066}' | '\u{200b}' | '\u{fffe}');
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().filter(keeps).map(plain).collect::<String>().trim().to_owned()
}

/// Hostile texts one after the other, each with a number to tell it by.
struct Texts(usize);

impl Texts {
    fn one(&mut self) -> String {
        self.0 += 1;
        format!("{} {}", HOSTILE[self.0 % HOSTILE.len()], self.0)
    }

    fn all(&mut self) -> Vec<String> {
        HOSTILE.iter().map(|_| self.one()).collect()
    }

    fn section(&mut self, blocks: Vec<Block>) -> Section {
        Section { title: self.one(), blocks }
    }
}

/// A report with every sort of block, every hostile text in every sort of place.
fn hostile() -> Report {
    let mut texts = Texts(0);
    let number = |value: f64, unit| Cell::Number(Number { value, text: format!("{value:.1}"), unit });
    let bar = |score| Cell::Bar(Bar { low: 25.0, score, high: 75.5 });
    let columns = vec![Column::words(&texts.one()), Column::numbers(&texts.one()), Column::words(&texts.one())];
    let mut rows: Vec<Vec<Cell>> =
        texts.all().into_iter().map(|text| vec![text.into(), number(50.0, Unit::Points), bar(Some(50.0))]).collect();
    rows.push(vec![texts.one().into(), number(12.5, Unit::Heat), bar(None)]);
    let pairs = |texts: &mut Texts| texts.all().into_iter().zip(texts.all()).collect::<Vec<_>>();
    let entry = Entry { title: texts.one(), values: pairs(&mut texts) };
    let annex = Table {
        columns: vec![Column::words(&texts.one()), Column::words(&texts.one())],
        rows: pairs(&mut texts).into_iter().map(|(one, other)| vec![one.into(), other.into()]).collect(),
    };
    let paragraphs: Vec<_> = texts.all().into_iter().map(Block::Paragraph).collect();
    let list = Block::List(texts.all());
    Report {
        title: texts.one(),
        head: pairs(&mut texts),
        sections: vec![
            texts.section(vec![Block::Table(Table { columns, rows })]),
            texts.section(vec![list, Block::Entry(entry)]),
            texts.section(paragraphs),
        ],
        has_front_page: true,
        annexes: vec![texts.section(vec![Block::Table(annex)])],
        record: Some(json!({"text": HOSTILE})),
    }
}

/// Every text of some sections that is to be found, cleaned; what stands under no row is left out.
fn texts_of(sections: &[Section], title: bool) -> Vec<String> {
    let mut texts = Vec::new();
    for section in sections {
        if title {
            texts.push(section.title.clone());
        }
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => texts.push(text.clone()),
                Block::List(points) => texts.extend(points.clone()),
                Block::Entry(entry) => {
                    texts.push(entry.title.clone());
                    texts.extend(entry.values.iter().flat_map(|(label, value)| [label.clone(), value.clone()]));
                }
                Block::Table(table) => {
                    texts.extend(table.columns.iter().map(|column| column.title.clone()));
                    texts.extend(
                        table
                            .rows
                            .iter()
                            .flatten()
                            .filter(|cell| matches!(cell, Cell::Text(_)))
                            .map(|cell| cell.text().to_owned()),
                    );
                }
            }
        }
    }
    texts.into_iter().map(|text| clean(&text)).filter(|text| !text.is_empty()).collect()
}

/// What is to be read in every format, and what only where there are annexes.
fn expected(report: &Report) -> (Vec<String>, Vec<String>) {
    let mut read = vec![clean(&report.title)];
    read.extend(report.head.iter().flat_map(|(label, value)| [clean(label), clean(value)]));
    read.extend(texts_of(&report.sections, true));
    (read, texts_of(&report.annexes, false))
}

fn written(format: &str, report: &Report) -> Vec<u8> {
    find(format).unwrap().write(report, Lang::Zh).unwrap()
}

#[track_caller]
fn all_found(format: &str, wanted: &[String], found: &str) {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = squeezed(found);
    for text in wanted {
        assert!(found.contains(&squeezed(text)), "{format} lacks {text:?}");
    }
}

#[test]
fn every_text_of_the_tree_is_found_in_each_format() {
    let report = hostile();
    let (read, annexes) = expected(&report);
    let all = [read.clone(), annexes].concat();
    assert!(read.len() > 100, "{}", read.len());
    all_found("md", &read, &md_text(&written("md", &report)));
    all_found("html", &read, &html_texts(&html(&written("html", &report))).join(" "));
    all_found("docx", &read, &docx_texts(&written("docx", &report)).join(" "));
    all_found("xlsx", &all, &xlsx_texts(&written("xlsx", &report)).join(" "));
    all_found("csv", &all, &csv_rows(&written("csv", &report)).concat().join(" "));
    let document: Json = serde_json::from_slice(&written("json", &report)).unwrap();
    all_found("json", &all, &json_texts(&document["report"]).join(" "));
}

#[test]
fn a_format_added_to_the_table_is_read_back_here_too() {
    let names: Vec<_> = FORMATS.iter().map(|format| format.name()).collect();
    assert_eq!(names, ["md", "html", "docx", "xlsx", "csv", "json"]);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = hostile();
    for format in FORMATS {
        let [one, other] = [0, 1].map(|_| format.write(&report, Lang::Zh).unwrap());
        assert!(one == other, "{}", format.name());
    }
}

#[test]
fn no_format_holds_a_character_that_reorders_or_commands() {
    let report = hostile();
    let is_bad = |c: char| {
        matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{fffe}')
            || (c.is_control() && !matches!(c, '\n' | '\r'))
    };
    for format in FORMATS {
        let bytes = format.write(&report, Lang::En).unwrap();
        let texts = match format.is_text() {
            true => vec![String::from_utf8(bytes).unwrap()],
            false => {
                let parts = parts(&bytes).into_iter().filter(|(name, _)| !name.ends_with(".png"));
                parts.map(|(_, part)| String::from_utf8(part).unwrap()).collect()
            }
        };
        for text in texts {
            assert_eq!(text.chars().find(|c| is_bad(*c)), None, "{}", format.name());
        }
    }
}

#[test]
fn the_page_runs_fetches_and_embeds_nothing() {
    let page = html(&written("html", &hostile()));
    for unwanted in ["script", "img", "iframe", "link", "object", "embed", "base", "form", "a", "b"] {
        assert_eq!(page.select(&Selector::parse(unwanted).unwrap()).count(), 0, "{unwanted}");
    }
    let allowed = ["lang", "charset", "name", "content", "http-equiv", "class", "scope", "style", "role", "aria-label"];
    let drawn =
        ["viewbox", "viewBox", "preserveaspectratio", "preserveAspectRatio", "x", "y", "width", "height", "fill"];
    for element in page.select(&Selector::parse("*").unwrap()) {
        for (name, _) in element.value().attrs() {
            assert!(allowed.contains(&name) || drawn.contains(&name), "{name}");
        }
    }
}

#[test]
fn the_page_can_be_read_aloud_and_printed() {
    let page = html(&sample("html", Lang::Zh));
    let one = |selector: &str| page.select(&Selector::parse(selector).unwrap()).next().unwrap();
    assert_eq!(one("html").attr("lang"), Some("zh-CN"));
    let tables = page.select(&Selector::parse("table").unwrap()).count();
    assert_eq!(
        page.select(&Selector::parse("table > thead > tr > th[scope=col]:first-child").unwrap()).count(),
        tables
    );
    let bars: Vec<_> = page.select(&Selector::parse("svg[role=img]").unwrap()).collect();
    // Three axes, four principles, six tasks and the environment.
    assert_eq!(bars.len(), 14);
    assert_eq!(bars[0].attr("aria-label"), Some("得分59.4，区间52.2至64.4"));
    // T2 has no score: its coverage is below two thirds.
    assert_eq!(bars[9].attr("aria-label"), Some("区间25.0至66.7，不给得分"));
    let style = one("style").text().collect::<String>();
    for rule in ["@page { size: A4", "break-after: page", "display: table-header-group", "Noto Serif CJK SC"] {
        assert!(style.contains(rule), "{rule}");
    }
}

#[test]
fn a_spreadsheet_takes_no_cell_of_the_csv_for_a_formula() {
    let rows = csv_rows(&written("csv", &hostile()));
    for cell in rows.iter().flatten() {
        let is_formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
        assert!(!is_formula || cell.parse::<f64>().is_ok(), "{cell:?}");
    }
    assert!(rows.iter().all(|row| row.len() == 4), "as many cells in every row");
}

#[test]
fn in_the_workbook_texts_are_texts_and_numbers_are_numbers() {
    let cells: Vec<Data> =
        sheets(&written("xlsx", &hostile())).into_iter().flat_map(|(_, rows)| rows.concat()).collect();
    assert!(cells.iter().any(|cell| matches!(cell, Data::String(text) if text.starts_with("=cmd|"))), "{cells:?}");
    let bamai = Bamai::visited();
    let path = bamai.file("r.xlsx", "");
    bamai.ok(&["report", "A0001", "--format", "xlsx", "-o", "r.xlsx"]);
    let diagnosis = bamai.json(&["diagnose", "A0001", "--json"]);
    let sheets = sheets(&std::fs::read(path).unwrap());
    let names: Vec<_> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["总览", "正文", "条目", "证据", "操作记录"]);
    for axis in diagnosis["axes"].as_array().unwrap() {
        let row = sheets[0]
            .1
            .iter()
            .find(|row| row[0].to_string().starts_with(&format!("{} ", axis["id"].as_str().unwrap())));
        let row = row.unwrap_or_else(|| panic!("no {}", axis["id"]));
        assert_eq!(
            [&row[1], &row[3]],
            [&axis["score"], &axis["coverage"]].map(|n| Data::Float(n.as_f64().unwrap())).each_ref()
        );
        // Lower bound, upper bound, and what is between them.
        let [low, high] = ["low", "high"].map(|name| axis[name].as_f64().unwrap());
        assert_eq!([&row[5], &row[6], &row[7]], [low, high, high - low].map(Data::Float).each_ref());
    }
    // One row for each item, each piece of evidence and each entry, below its head.
    let log = bamai.json(&["log", "A0001", "--json"]);
    let registered = |entry: &&Json| entry["event"] == "evidence_registered";
    let log = log.as_array().unwrap();
    let n_pieces = log.iter().filter(registered).count();
    let n_rows = |idx: usize| sheets[idx].1.len() - 1;
    assert_eq!([n_rows(2), n_rows(3), n_rows(4)], [builtin().items.len(), n_pieces, log.len()]);
}

#[test]
fn the_workbook_has_a_chart_for_each_table_of_bars_and_heads_that_stay() {
    let bytes = sample("xlsx", Lang::Zh);
    let charts = parts(&bytes).into_iter().filter(|(name, _)| name.starts_with("xl/charts/chart")).count();
    assert_eq!(charts, 4, "axes, principles, tasks, environment");
    for sheet in [1, 3, 4, 5] {
        let xml = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(xml.contains(r#"state="frozen""#), "sheet {sheet}");
    }
}

#[test]
fn the_text_document_has_headings_heads_of_tables_described_pictures_and_its_fonts() {
    let bytes = sample("docx", Lang::Zh);
    for (name, part) in parts(&bytes).iter().filter(|(name, _)| !name.ends_with(".png")) {
        assert!(!elements(std::str::from_utf8(part).unwrap()).is_empty(), "{name}");
    }
    let document = elements(&part(&bytes, "word/document.xml"));
    let n = |wanted: &str| document.iter().filter(|(name, _)| name == wanted).count();
    let valued = |wanted: &str, value: &str| {
        let has = |attributes: &[(String, String)]| attributes.iter().any(|(_, found)| found == value);
        document.iter().filter(|(name, attributes)| name == wanted && has(attributes)).count()
    };
    // The table of what the report is about has no head.
    assert_eq!(n("w:tblHeader"), n("w:tbl") - 1);
    assert_eq!(
        valued("w:pStyle", "Heading1"),
        html(&sample("html", Lang::Zh)).select(&Selector::parse("h2").unwrap()).count()
    );
    assert!(valued("w:pStyle", "Heading2") > 50 && valued("w:pgSz", "11906") == 1);
    // Every picture is there and is described.
    assert_eq!([n("wp:inline"), n("a:blip")], [14, 14]);
    assert!(
        document
            .iter()
            .filter(|(name, _)| name == "wp:docPr")
            .all(|(_, attributes)| { attributes.iter().any(|(key, alt)| key == "descr" && alt.contains("区间")) })
    );
    let relations = part(&bytes, "word/_rels/document.xml.rels");
    for (name, attributes) in &document {
        if name == "a:blip" {
            assert!(relations.contains(&format!("Id=\"{}\"", attributes[0].1)), "{attributes:?}");
        }
    }
    assert_eq!(parts(&bytes).iter().filter(|(name, _)| name.starts_with("word/media/")).count(), 14);
    let footer = part(&bytes, "word/footer1.xml");
    assert!(footer.contains("PAGE") && footer.contains("NUMPAGES"));
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains(r#"w:eastAsia="宋体""#) && styles.contains(r#"w:eastAsia="黑体""#));
    assert!(part(&bytes, "word/fontTable.xml").contains("Noto Serif CJK SC"));
}

#[test]
fn the_json_document_keeps_to_its_schema() {
    let schema: Json = serde_json::from_slice(&std::fs::read(fixture("schemas/report.schema.json")).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for lang in Lang::ALL {
        let document: Json = serde_json::from_slice(&sample("json", lang)).unwrap();
        let wrong: Vec<_> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new());
    }
    let document: Json = serde_json::from_slice(&written("json", &hostile())).unwrap();
    let mut bare = document.clone();
    bare["record"] = Json::Null;
    assert!(validator.is_valid(&bare));
    bare["version"] = json!("1");
    assert!(!validator.is_valid(&bare), "the schema lets through what it should not");
}

/// The report of the sample visit, from the binary.
fn sample(format: &str, lang: Lang) -> Vec<u8> {
    let bamai = Bamai::visited();
    let path = bamai.file("report", "");
    let mut command = bamai.bare();
    command.arg("--store").arg(bamai.store()).args(["--lang", lang.code(), "--as", "张三"]);
    command.args(["report", "A0001-1", "--format", format, "-o"]).arg(&path);
    run(&mut command).expect(0);
    std::fs::read(path).unwrap()
}

/// Runs a program that has to be installed.
fn installed(name: &str, args: &[&OsStr]) -> String {
    let output = std::process::Command::new(name).args(args).output().unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
#[ignore = "needs libreoffice and poppler-utils"]
fn libreoffice_opens_the_text_and_the_workbook_and_prints_what_they_say() {
    let dir = tempfile::tempdir().unwrap();
    for format in ["docx", "xlsx"] {
        let file = dir.path().join(format!("report.{format}"));
        std::fs::write(&file, sample(format, Lang::Zh)).unwrap();
        let profile = format!("-env:UserInstallation=file://{}", dir.path().join("profile").display());
        let mut args = [profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir"].map(OsStr::new).to_vec();
        args.extend([dir.path().as_os_str(), file.as_os_str()]);
        installed("soffice", &args);
        let printed: PathBuf = dir.path().join("report.pdf");
        let text = installed("pdftotext", &[OsStr::new("-layout"), printed.as_os_str(), OsStr::new("-")]);
        for part in ["机械工程学会（样例）现场评估诊断单", "能力弱", "59.4", "陈述与复核", "换届合规"]
        {
            assert!(text.contains(part), "{format} lacks {part}:\n{text}");
        }
        let pages: Vec<&str> = text.split('\u{c}').collect();
        assert!(
            pages[0].contains("环境指数") && !pages[0].contains("亮点"),
            "{format}: the check-up is the first page"
        );
        std::fs::remove_file(printed).unwrap();
    }
}
