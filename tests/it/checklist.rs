//! Checklist files: the built-in one against what it was made from, and files with every problem there is.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bamai::domain::checklist::{
    BUILTIN_NAME, BUILTIN_TEXT, Checklist, FormKind, Item, Level, Locus, Problem, ProblemCode, builtin, parse,
};
use bamai::domain::kinds::KINDS;
use bamai::lang::Lang;
use proptest::prelude::*;

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/checklists").join(folder)
}

/// The checklist files of a folder, as name and text.
fn files(folder: &str) -> Vec<(String, String)> {
    let mut found: Vec<_> = fs::read_dir(fixtures(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    found.sort();
    found
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{}:{} {}\n", problem.line, problem.column, problem.code.as_str())).collect()
}

fn library() -> Arc<Checklist> {
    let text = fs::read_to_string(fixtures("library.toml")).unwrap();
    let parsed = parse("library.toml", &text);
    assert_eq!(lines(&parsed.problems), "");
    Arc::new(parsed.checklist.unwrap())
}

#[test]
fn the_built_in_checklist_has_no_problem() {
    assert_eq!(lines(&parse(BUILTIN_NAME, BUILTIN_TEXT).problems), "");
    assert_eq!((builtin().id.as_str(), builtin().version.as_str()), ("anhui-societies", "2026.1"));
}

#[test]
fn the_built_in_checklist_has_everything_it_was_made_from() {
    let checklist = builtin();
    let items_in = |kind| checklist.forms_of(kind).map(|form| checklist.items_of(form).len()).sum::<usize>();
    let scored = || checklist.items.iter().filter(|item| item.weight.is_some());
    let scored_forms: BTreeSet<_> = scored().map(|item| item.form.as_str()).collect();
    assert_eq!(items_in(FormKind::Facts), 28);
    assert_eq!((scored().count(), scored_forms.len()), (70, 17));
    assert_eq!(items_in(FormKind::Redline), 8);
    assert_eq!((checklist.checks.len(), checklist.derived.len()), (46, 8));
    assert_eq!((checklist.roles.len(), checklist.targets.len()), (13, 4));
    assert_eq!((checklist.scoring.evidence_caps, checklist.scoring.bands.len()), ([1, 2, 3, 4], 5));
    assert_eq!(checklist.items.len(), 28 + 70 + 8);
    assert!(checklist.roles.iter().all(|role| !role.openers.is_empty()));
    let raised: Vec<_> = checklist
        .checks
        .iter()
        .filter_map(|check| Some((check.id.as_str(), check.raises.as_ref()?.as_str())))
        .collect();
    assert_eq!(raised, [("C05", "RL3"), ("C44", "RL1"), ("C45", "RL8")]);
    let off: Vec<_> = checklist.checks.iter().filter(|check| !check.enabled).map(|check| check.id.as_str()).collect();
    assert_eq!(off, ["C13", "C42"]);
    assert_eq!(checklist.checks.iter().filter(|check| check.level == Level::Red).count(), 3);
}

/// The coverage table of the instrument: items of each axis by task, principle and environment tag, then all of them,
/// those of locus society and their weight, and the core ones among those and their weight.
const COVERAGE: [(&str, [usize; 14], [f64; 5]); 3] = [
    ("W", [6, 6, 4, 3, 4, 2, 3, 19, 2, 1, 1, 0, 0, 0], [25.0, 24.0, 41.0, 7.0, 16.0]),
    ("S", [3, 2, 4, 4, 2, 10, 6, 3, 6, 10, 3, 4, 1, 2], [25.0, 23.0, 42.0, 5.0, 13.0]),
    ("D", [4, 1, 1, 1, 0, 13, 3, 3, 4, 10, 2, 7, 2, 3], [20.0, 18.0, 34.0, 8.0, 20.0]),
];

#[test]
fn the_tags_of_the_built_in_checklist_add_up_to_its_coverage_table() {
    let groups = ["T0", "T1", "T2", "T3", "T4", "T5", "P1", "P2", "P3", "P4", "E1", "E2", "E3", "E4"];
    for (axis, by_group, sums) in COVERAGE {
        let of_axis =
            || builtin().items.iter().filter(|item| item.tags.axis.as_ref().is_some_and(|tag| tag.as_str() == axis));
        let counted = groups.map(|group| {
            let is_in = |item: &&Item| {
                let tags = [&item.tags.task, &item.tags.principle, &item.tags.env];
                tags.into_iter().flatten().any(|tag| tag.as_str() == group)
            };
            of_axis().filter(is_in).count()
        });
        assert_eq!(counted, by_group, "{axis}");
        let own = || of_axis().filter(|item| item.locus == Locus::Society);
        let core = || own().filter(|item| item.core);
        let number = |count: usize| f64::from(u32::try_from(count).unwrap());
        let weight = |items: &mut dyn Iterator<Item = &Item>| items.map(|item| item.weight.unwrap()).sum::<f64>();
        let added = [
            number(of_axis().count()),
            number(own().count()),
            weight(&mut own()),
            number(core().count()),
            weight(&mut core()),
        ];
        assert_eq!(added, sums, "{axis}");
    }
    let others = builtin().items.iter().filter(|item| item.locus != Locus::Society);
    let others: BTreeSet<_> = others.map(|item| item.id.as_str()).collect();
    assert_eq!(others, BTreeSet::from(["P31", "E11", "E12", "E13", "E41"]));
}

#[test]
fn every_text_of_the_built_in_checklist_stands_in_both_languages() {
    for item in &builtin().items {
        for text in [&item.title, &item.ask, &item.look] {
            assert!(!text.zh.is_empty() && !text.en.is_empty(), "{}", item.id);
        }
        assert!(!item.clause.contains(['(', ')', ';', ',', ':']), "{}", item.clause);
    }
    assert!(builtin().checks.iter().all(|check| !check.say.zh.is_empty() && !check.say.en.is_empty()));
}

#[test]
fn items_stand_after_those_they_are_skipped_by() {
    for checklist in [builtin(), &library()] {
        let place = |idx: usize| checklist.skip_order.iter().position(|&other| other == idx).unwrap();
        assert_eq!(checklist.skip_order.iter().collect::<BTreeSet<_>>().len(), checklist.items.len());
        for (idx, item) in checklist.items.iter().enumerate() {
            for named in item.skip_if.iter().flat_map(|rule| &rule.items) {
                assert!(place(checklist.item_index[named]) < place(idx), "{} needs {named}", item.id);
            }
        }
    }
}

#[test]
fn another_checklist_is_read_as_well_and_has_every_kind() {
    let checklist = library();
    let kinds: BTreeSet<_> = checklist.items.iter().map(|item| item.kind.name()).collect();
    assert_eq!(kinds, KINDS.iter().map(|kind| kind.name()).collect());
    assert_eq!(
        checklist.forms.iter().map(|form| form.id.as_str()).collect::<Vec<_>>(),
        ["room", "life", "care", "reading", "building", "stop"]
    );
    assert_eq!(checklist.item("loans").unwrap().skip_if.as_ref().unwrap().items[0].as_str(), "lends");
}

#[test]
fn a_valid_file_has_no_problem() {
    let valid = files("valid");
    assert!(!valid.is_empty());
    for (name, text) in valid {
        let parsed = parse(&name, &text);
        assert_eq!(lines(&parsed.problems), "", "{name}");
        assert!(parsed.checklist.is_some(), "{name}");
    }
}

#[test]
fn an_invalid_file_has_exactly_the_problems_written_beside_it() {
    let mut wrong = Vec::new();
    for (name, text) in files("invalid") {
        let expected = fs::read_to_string(fixtures("invalid").join(&name).with_extension("expected")).unwrap();
        let parsed = parse(&name, &text);
        assert!(parsed.checklist.is_none(), "{name}");
        if lines(&parsed.problems) != expected {
            let drawn: String = parsed.problems.iter().map(|problem| problem.render(Lang::En, &text) + "\n").collect();
            wrong.push(format!("{name}\nexpected\n{expected}found\n{}{drawn}", lines(&parsed.problems)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_problem_has_a_file_that_shows_it() {
    let mut shown: BTreeSet<ProblemCode> = files("invalid")
        .iter()
        .flat_map(|(name, text)| parse(name, text).problems)
        .map(|problem| problem.code)
        .collect();
    // A file of four mebibytes is made here rather than kept.
    let large = parse("large.toml", &"#".repeat(4 * 1024 * 1024 + 1)).problems;
    assert_eq!(lines(&large), "1:1 too_large\n");
    shown.extend(large.iter().map(|problem| problem.code));
    assert_eq!(shown, ProblemCode::ALL.into_iter().collect());
}

#[test]
fn a_problem_is_drawn_with_a_caret_under_what_is_to_blame() {
    let text = "id = \"x\"\ntitle = { zh = \"清单\", en = \"List\", 法语 = \"\" }\n".replace("法语", "fr");
    let parsed = parse("x.toml", &text);
    let problem = parsed.problems.iter().find(|problem| problem.code == ProblemCode::UnknownKey).unwrap();
    assert_eq!((problem.line, problem.column), (2, 35));
    // 清单 is two characters and four columns wide, and the caret stands by columns.
    assert_eq!(
        problem.render(Lang::Zh, &text),
        "\
错误[unknown_key]: 没有“fr”这个键，这里可以用：zh、en
 --> x.toml:2:35
  |
2 | title = { zh = \"清单\", en = \"List\", fr = \"\" }
  |                                     ^^"
    );
}

#[test]
fn a_file_saved_on_windows_is_read_as_well() {
    let text = fs::read_to_string(fixtures("valid/expressions.toml")).unwrap();
    let parsed = parse("x.toml", &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(lines(&parsed.problems), "");
}

#[test]
fn files_that_are_deep_or_long_are_problems_and_not_crashes() {
    let deep = [
        "[".repeat(100_000),
        "a = ".to_owned() + &"[".repeat(100_000),
        "a = ".to_owned() + &"{ b = ".repeat(50_000),
        "a.".repeat(50_000) + "a = 1",
        "[[form]]\n".repeat(20_000),
        "\u{feff}\u{0}\r".to_owned(),
    ];
    for text in deep {
        assert!(!parse("deep.toml", &text).problems.is_empty());
    }
}

/// A file with one of its lines replaced, taken out or said twice.
fn damaged() -> impl Strategy<Value = String> {
    let library = fs::read_to_string(fixtures("library.toml")).unwrap();
    let lines: Vec<String> = library.lines().map(str::to_owned).collect();
    let n_lines = lines.len();
    (0..n_lines, 0..n_lines, "\\PC{0,30}", 0..4_usize).prop_map(move |(at, from, noise, how)| {
        let mut lines = lines.clone();
        match how {
            0 => lines[at] = noise,
            1 => lines[at] = lines[from].clone(),
            2 => drop(lines.remove(at)),
            _ => lines[at] += &noise,
        }
        lines.join("\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_text_is_too_odd_to_be_read(text in "(?s:.{0,200})|[\\[\\]{}=\"'a-z.#\n0-9 甲-]{0,200}") {
        let parsed = parse("x.toml", &text);
        prop_assert!(!parsed.problems.is_empty());
        for problem in &parsed.problems {
            prop_assert!(!problem.render(Lang::En, &text).is_empty());
        }
    }

    #[test]
    fn bytes_of_no_encoding_are_read_too(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(parse("x.toml", &String::from_utf8_lossy(&bytes)).checklist.is_none());
    }

    #[test]
    fn a_damaged_file_is_either_sound_or_has_problems_with_their_places(text in damaged()) {
        let parsed = parse("x.toml", &text);
        prop_assert_eq!(parsed.checklist.is_some(), parsed.problems.is_empty());
        let n_lines = text.lines().count();
        for problem in &parsed.problems {
            prop_assert!(problem.line >= 1 && problem.line <= n_lines + 1 && problem.column >= 1);
            prop_assert!(text.get(problem.span.clone()).is_some(), "{:?}", problem);
            for lang in Lang::ALL {
                prop_assert!(!problem.render(lang, &text).is_empty());
            }
        }
    }
}
