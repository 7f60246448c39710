//! The sample visit from its file to the diagnosis, against figures worked out here from the definitions.

use std::sync::Arc;

use bamai::domain::assessment::Assessment;
use bamai::domain::checklist::builtin;
use bamai::domain::command::{Act, Command};
use bamai::domain::decide::decide;
use bamai::domain::diagnosis::{Diagnosis, Group};
use bamai::domain::event::{Entry, Event, EvidenceKind, Profile, Scope};
use bamai::domain::ids::{Actor, AssessmentId, Digest, Millis, SocietyCode};
use bamai::domain::problems;
use bamai::domain::standing::{CheckState, ItemState, RedLineState, Standing};
use bamai::domain::state::State;
use bamai::domain::value::{Answer, Value};
use bamai::lang::Lang;
use bamai::report::{Input, Report, formats, json};

const VISIT: &str = include_str!("../../fixtures/demo/visit.csv");
const HALFWAY: &str = include_str!("../../fixtures/demo/halfway.csv");
const SOCIETIES: &str = include_str!("../../fixtures/demo/societies.csv");

/// A row of a file for `apply`.
#[derive(Clone, serde::Deserialize)]
struct Row {
    item: String,
    value: String,
    reason: String,
    remark: String,
    evidence: String,
}

fn rows(file: &str) -> Vec<Row> {
    csv::Reader::from_reader(file.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// One assessment on the built-in checklist, with a clock that ticks once per entry.
struct Desk {
    state: State,
    id: AssessmentId,
}

impl Desk {
    fn open(scope: Scope) -> Self {
        let checklist = Arc::clone(builtin());
        let mut state = State::default();
        state.checklists.insert(checklist.digest, Arc::clone(&checklist));
        let society = SocietyCode::new("A0002");
        let mut desk = Self { state, id: AssessmentId::new("A0002-1") };
        let profile =
            Profile { name: "激光学会（样例）".to_owned(), level: "省级".to_owned(), ..Profile::default() };
        desk.run(&Command::Register { code: society.clone(), profile });
        desk.run(&Command::Start { society, checklist, scope });
        desk
    }

    fn run(&mut self, command: &Command) -> Vec<Event> {
        let actor = Actor::new("lead");
        let events = decide(&self.state, &actor, command).unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
        for event in &events {
            let seq =
                self.state.assessments.get(&self.id).map_or(bamai::domain::ids::Seq(1), |known| known.last.next());
            let at = Millis(i64::try_from(seq.0).unwrap());
            let entry = Entry { seq, at, actor: actor.clone(), event: event.clone(), hash: Digest::default() };
            self.state.apply(&entry);
        }
        events
    }

    fn act(&mut self, act: Act) -> Vec<Event> {
        let assessment = self.id.clone();
        self.run(&Command::In { assessment, act })
    }

    fn apply(&mut self, rows: &[Row]) {
        for row in rows {
            self.apply_row(row);
        }
    }

    fn apply_row(&mut self, row: &Row) {
        let checklist = Arc::clone(&self.assessment().checklist);
        let Some(known) = checklist.item(&row.item) else {
            self.act(Act::Overrule { check: row.item.as_str().into(), item: None, why: row.reason.clone() });
            return;
        };
        let answer = match row.value.as_str() {
            "NE" => Answer::NotEstablished,
            "NA" => Answer::NotApplicable { reason: row.reason.clone() },
            text => Answer::Value(known.kind.parse(known, text).unwrap()),
        };
        let item = known.id.clone();
        self.act(Act::Answer { item: item.clone(), answer });
        if !row.remark.is_empty() {
            self.act(Act::Remark { item: item.clone(), text: row.remark.clone() });
        }
        for piece in row.evidence.split('|').filter(|piece| !piece.is_empty()) {
            let (kind, title) = piece.split_once(':').unwrap();
            let kind = EvidenceKind::from_code(kind).unwrap();
            self.act(Act::Evidence { kind, title: title.to_owned(), items: vec![item.clone()] });
        }
    }

    fn assessment(&self) -> &Assessment {
        &self.state.assessments[&self.id]
    }

    fn stand(&self) -> (Standing, Diagnosis) {
        let standing = Standing::of(self.assessment());
        let diagnosis = Diagnosis::of(self.assessment(), &standing);
        (standing, diagnosis)
    }
}

fn visit() -> Desk {
    let mut desk = Desk::open(Scope::Full);
    desk.apply(&rows(VISIT));
    desk
}

/// What an item brings to a sum.
#[derive(Clone, Copy)]
enum Brings {
    /// Answered: a level is worth 25 points, a number lies between the two nearest points of its map.
    Points(f64),
    /// Not established.
    Missing,
    /// Skipped, or does not apply.
    Out,
}
use Brings::{Missing, Out, Points};

/// Item, axis, principle, task, weight, what it brings. Without an axis: not the society's own duty.
///
/// D2: 5 of 10 lies halfway from 4 (25) to 6 (50). P24: 18.5 h lies 2.5/8 from 16 (50) to 24 (75). T04: 3 lies halfway from
/// 2 (50) to 4 (75). T42: 8 lies 2/6 from 6 (50) to 12 (75). P12: two options, 50. T31: two options, 70. D3 and D4 are off the
/// path (no branch, no host body); P34 does not apply.
#[rustfmt::skip]
const ITEMS: &[(&str, &str, &str, &str, f64, Brings)] = &[
    ("W1", "W", "P2", "T0", 3.0, Points(75.0)),
    ("W2", "W", "P2", "T0", 2.0, Points(50.0)),
    ("W3", "W", "P2", "T2", 2.0, Points(50.0)),
    ("W4", "W", "P2", "T5", 3.0, Points(50.0)),
    ("W5", "W", "P2", "T3", 2.0, Points(75.0)),
    ("S1", "S", "P4", "T5", 3.0, Points(50.0)),
    ("S2", "S", "P4", "T0", 3.0, Points(75.0)),
    ("S3", "S", "P1", "T5", 2.0, Points(25.0)),
    ("S4", "S", "P4", "T5", 3.0, Points(25.0)),
    ("S5", "S", "P1", "T1", 2.0, Points(100.0)),
    ("D1", "D", "P4", "T5", 3.0, Points(50.0)),
    ("D2", "D", "P2", "T5", 3.0, Points(75.0 / 2.0)),
    ("D3", "D", "P4", "T5", 3.0, Out),
    ("D4", "D", "P1", "T0", 2.0, Out),
    ("D5", "D", "P2", "T0", 2.0, Points(25.0)),
    ("P11", "W", "P1", "T0", 1.0, Points(50.0)),
    ("P12", "S", "P1", "T5", 2.0, Points(50.0)),
    ("P13", "D", "P1", "T5", 1.0, Points(0.0)),
    ("P14", "S", "P1", "T4", 2.0, Points(50.0)),
    ("P21", "W", "P2", "T0", 2.0, Points(25.0)),
    ("P22", "W", "P2", "T2", 2.0, Missing),
    ("P23", "W", "P2", "T4", 1.0, Points(75.0)),
    ("P24", "S", "P2", "T5", 1.0, Points(925.0 / 16.0)),
    ("P25", "W", "P2", "T1", 2.0, Points(50.0)),
    ("P31", "", "", "", 2.0, Points(50.0)),
    ("P32", "D", "P3", "T1", 2.0, Points(50.0)),
    ("P33", "S", "P3", "T2", 1.0, Points(25.0)),
    ("P34", "D", "P3", "T2", 1.0, Out),
    ("P41", "D", "P4", "T5", 2.0, Points(25.0)),
    ("P42", "S", "P4", "T5", 2.0, Points(50.0)),
    ("P43", "S", "P4", "T5", 2.0, Points(50.0)),
    ("P44", "D", "P4", "T5", 2.0, Points(25.0)),
    ("P45", "S", "P4", "T5", 2.0, Points(50.0)),
    ("T01", "W", "P2", "T0", 1.0, Points(75.0)),
    ("T02", "S", "P1", "T0", 1.0, Points(50.0)),
    ("T03", "D", "P2", "T0", 1.0, Points(50.0)),
    ("T04", "W", "P2", "T0", 2.0, Points(125.0 / 2.0)),
    ("T11", "W", "P2", "T1", 2.0, Points(75.0)),
    ("T12", "W", "P2", "T1", 1.0, Points(50.0)),
    ("T13", "W", "P2", "T1", 2.0, Points(75.0)),
    ("T14", "S", "P2", "T1", 1.0, Points(75.0)),
    ("T15", "W", "P1", "T1", 1.0, Points(25.0)),
    ("T21", "S", "P3", "T2", 2.0, Points(50.0)),
    ("T22", "S", "P3", "T2", 1.0, Points(25.0)),
    ("T23", "W", "P2", "T2", 2.0, Missing),
    ("T24", "W", "P3", "T2", 1.0, Missing),
    ("T31", "W", "P2", "T3", 2.0, Points(70.0)),
    ("T32", "S", "P4", "T3", 2.0, Points(50.0)),
    ("T33", "W", "P4", "T3", 2.0, Points(25.0)),
    ("T34", "S", "P2", "T3", 1.0, Points(50.0)),
    ("T41", "W", "P2", "T4", 2.0, Points(75.0)),
    ("T42", "S", "P1", "T4", 1.0, Points(175.0 / 3.0)),
    ("T43", "W", "P2", "T4", 1.0, Points(100.0)),
    ("T44", "W", "P2", "T4", 1.0, Points(50.0)),
    ("T51", "D", "P4", "T5", 2.0, Points(25.0)),
    ("T52", "S", "P4", "T5", 2.0, Points(50.0)),
    ("T53", "D", "P4", "T5", 2.0, Points(50.0)),
    ("T54", "W", "P1", "T5", 1.0, Points(75.0)),
    ("E11", "", "", "", 2.0, Points(25.0)),
    ("E12", "", "", "", 1.0, Points(75.0)),
    ("E13", "", "", "", 1.0, Points(50.0)),
    ("E21", "D", "P4", "T5", 3.0, Points(0.0)),
    ("E22", "D", "P1", "T5", 1.0, Points(50.0)),
    ("E23", "S", "P4", "T5", 3.0, Points(75.0)),
    ("E31", "D", "P4", "T5", 2.0, Points(80.0)),
    ("E32", "D", "P4", "T5", 1.0, Missing),
    ("E33", "S", "P4", "T3", 2.0, Points(50.0)),
    ("E41", "", "", "", 1.0, Points(50.0)),
    ("E42", "S", "P3", "T2", 1.0, Points(50.0)),
    ("E43", "D", "P4", "T5", 1.0, Points(0.0)),];

/// Score, low, high and coverage by their definitions, over the items a test picks.
fn by_definition(pick: impl Fn(&(&str, &str, &str, &str, f64, Brings)) -> bool) -> [f64; 4] {
    let (mut product, mut answered, mut applicable) = (0.0, 0.0, 0.0);
    for row in ITEMS.iter().filter(|row| pick(row)) {
        let weight = row.4;
        match row.5 {
            Points(points) => {
                product += weight * points;
                answered += weight;
                applicable += weight;
            }
            Missing => applicable += weight,
            Out => {}
        }
    }
    let missing = applicable - answered;
    [product / answered, product / applicable, (product + 100.0 * missing) / applicable, answered / applicable]
}

fn assert_close(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() < 1e-9, "{what}: {found} is not {expected}");
}

fn assert_group(group: &Group, [score, low, high, coverage]: [f64; 4]) {
    let what = group.id.to_string();
    if coverage < 2.0 / 3.0 {
        assert_eq!(group.score, None, "{what}");
    } else {
        assert_close(group.score.unwrap(), score, &what);
    }
    assert_close(group.low.unwrap(), low, &what);
    assert_close(group.high.unwrap(), high, &what);
    assert_close(group.coverage.unwrap(), coverage, &what);
}

#[test]
fn every_group_of_the_visit_has_the_figures_of_the_definitions() {
    let (_, diagnosis) = visit().stand();
    for axis in &diagnosis.axes {
        assert_group(axis, by_definition(|row| row.1 == axis.id.to_string()));
    }
    for principle in &diagnosis.principles {
        assert_group(principle, by_definition(|row| row.2 == principle.id.to_string()));
    }
    for task in &diagnosis.tasks {
        assert_group(task, by_definition(|row| row.3 == task.id.to_string()));
    }
    assert_group(&diagnosis.environment, by_definition(|row| row.1.is_empty()));
    let n_groups = (diagnosis.axes.len(), diagnosis.principles.len(), diagnosis.tasks.len());
    assert_eq!(n_groups, (3, 4, 6));
}

#[test]
fn every_heat_cell_of_the_visit_has_the_figures_of_the_definitions() {
    let (_, diagnosis) = visit().stand();
    for row in &diagnosis.heat {
        for (cell, axis) in row.cells.iter().zip(["W", "S", "D"]) {
            let expected = by_definition(|item| item.3 == row.task.as_str() && item.1 == axis);
            if expected[3].is_nan() {
                assert_eq!((cell.score, cell.low, cell.coverage), (None, None, None), "{}", cell.id);
            } else {
                assert_group(cell, expected);
            }
        }
    }
}

/// Products and weights added up by hand: Σ weight × points, answered weight, missing weight.
#[test]
fn the_sums_of_the_visit_are_these() {
    let (_, diagnosis) = visit().stand();
    let sums = [
        ("W", 2140.0, 36.0, 5.0),
        ("S", 106_375.0 / 48.0, 42.0, 0.0),
        ("D", 1845.0 / 2.0, 27.0, 1.0),
        ("P1", 2275.0 / 3.0, 15.0, 0.0),
        ("P2", 37_365.0 / 16.0, 40.0, 4.0),
        ("P3", 300.0, 7.0, 1.0),
        ("P4", 1885.0, 43.0, 1.0),
        ("T0", 1000.0, 18.0, 0.0),
        ("T1", 850.0, 13.0, 0.0),
        ("T2", 300.0, 7.0, 5.0),
        ("T3", 590.0, 11.0, 0.0),
        ("T4", 1600.0 / 3.0, 8.0, 0.0),
        ("T5", 32_085.0 / 16.0, 48.0, 1.0),
        ("environment", 325.0, 7.0, 0.0),
    ];
    assert_eq!(diagnosis.groups().count(), sums.len());
    for (group, (id, product, answered, missing)) in diagnosis.groups().zip(sums) {
        assert_eq!(group.id.to_string(), id);
        let applicable = answered + missing;
        let (low, high) = (product / applicable, (product + 100.0 * missing) / applicable);
        assert_group(group, [product / answered, low, high, answered / applicable]);
    }
}

#[test]
fn the_overall_figures_of_the_visit_are_the_means_of_its_axes() {
    let (_, diagnosis) = visit().stand();
    let overall = diagnosis.overall.unwrap();
    let (w, s, d) = (2140.0 / 36.0, 106_375.0 / 48.0 / 42.0, 1845.0 / 2.0 / 27.0_f64);
    assert_close(overall.arithmetic, (w + s + d) / 3.0, "arithmetic");
    assert_close(overall.geometric, (w * s * d).cbrt(), "geometric");
    assert_eq!(overall.weakest.as_str(), "D");
}

/// Severities run from 100 − high to 100 − low: W 35.6–47.8, D 63.5–67.1, P3 50.0–62.5, T2 33.3–75.0 …
#[test]
fn the_bands_of_the_visit_are_those_its_intervals_touch() {
    let (_, diagnosis) = visit().stand();
    let found: Vec<_> = diagnosis
        .groups()
        .map(|group| {
            format!("{} {}", group.id, group.bands.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"))
        })
        .collect();
    let expected = [
        "W mild+moderate",
        "S moderate",
        "D serious",
        "P1 moderate",
        "P2 mild+moderate",
        "P3 moderate+serious",
        "P4 moderate",
        "T0 moderate",
        "T1 mild",
        "T2 mild+moderate+serious",
        "T3 moderate",
        "T4 mild",
        "T5 moderate",
        "environment moderate",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_visit_touches_one_red_line_and_it_says_why() {
    let (standing, _) = visit().stand();
    for line in &standing.red_lines {
        let is_overdue = line.id.as_str() == "RL3";
        let expected = if is_overdue { RedLineState::Raised } else { RedLineState::Clear };
        assert_eq!(line.state, expected, "{}", line.id);
        assert_eq!(line.is_answered_yes, is_overdue);
    }
    // 18 May 2019 to 18 March 2026 is 82 months; the term of 60 and a year of grace end at 72.
    let by: Vec<_> = standing.red_lines[2].by.iter().map(ToString::to_string).collect();
    assert_eq!(by, ["C05"]);
}

#[test]
fn of_the_visits_checks_one_is_overruled_and_those_without_data_are_not_evaluated() {
    let (standing, _) = visit().stand();
    let ids = |state| {
        let checks = standing.checks.iter().filter(move |check| check.state == state);
        checks.map(|check| check.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(CheckState::Raised), ["C05"]);
    assert_eq!(ids(CheckState::Overruled), ["C04"]);
    // F17 and D3 are off the path; C37 and C39 to C41 need interviewees, declarations, a self-rating or other
    // assessors, C46 an end of the visit.
    assert_eq!(ids(CheckState::NotEvaluated), ["C16", "C26", "C37", "C39", "C40", "C41", "C46"]);
    // 46 checks, two of them local rules that are switched off.
    assert_eq!(standing.checks.len(), 44);
    assert_eq!(ids(CheckState::Clear).len(), 44 - 1 - 1 - 7);
}

#[test]
fn the_visit_can_be_submitted() {
    let mut desk = visit();
    let (standing, _) = desk.stand();
    let problems = problems::list(desk.assessment(), &standing);
    let blocking: Vec<_> = problems.iter().filter(|problem| problem.blocks).collect();
    assert!(blocking.is_empty(), "{blocking:?}");
    assert_eq!(desk.act(Act::Submit).len(), 1);
}

#[test]
fn the_visit_uses_what_a_visit_can_use() {
    let (standing, _) = visit().stand();
    let levels: Vec<_> =
        standing.items.iter().filter(|item| item.cap.is_some()).filter_map(|item| item.value.clone()).collect();
    for level in 0..=4 {
        assert!(levels.contains(&Value::Int(level)), "no rating of {level}");
    }
    let ids = |state| {
        let items = standing.items.iter().filter(move |item| item.state == state);
        items.map(|item| item.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(ItemState::Ne), ["P22", "T23", "T24", "E32"]);
    assert_eq!(ids(ItemState::Na), ["P34"]);
    assert_eq!(ids(ItemState::Skipped), ["F17", "F23", "D3", "D4"]);
    let order: Vec<_> = rows(VISIT).into_iter().map(|row| row.item).collect();
    assert!(!order.is_sorted());
}

#[test]
fn the_same_rows_in_another_order_give_the_same_diagnosis() {
    let mut turned = rows(VISIT);
    turned.reverse();
    let mut desk = Desk::open(Scope::Full);
    desk.apply(&turned);
    let json = |desk: &Desk| {
        let (standing, diagnosis) = desk.stand();
        json::to_json(desk.assessment(), &standing, &diagnosis)
    };
    assert_eq!(json(&desk), json(&visit()));
}

#[test]
fn applying_the_visit_again_writes_nothing() {
    let mut desk = visit();
    let last = desk.assessment().last;
    desk.apply(&rows(VISIT));
    assert_eq!(desk.assessment().last, last);
}

#[test]
fn the_document_has_its_keys_in_order_and_natural_values() {
    let desk = visit();
    let (standing, diagnosis) = desk.stand();
    let document = json::to_json(desk.assessment(), &standing, &diagnosis);
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let top = [
        "scope",
        "axes",
        "principles",
        "tasks",
        "environment",
        "overall",
        "red_lines",
        "checks",
        "causes",
        "crux",
        "breakthroughs",
        "loss",
        "sensitivity",
    ];
    assert_eq!(keys(&document), top);
    assert_eq!(keys(&document["axes"][0]), ["id", "score", "low", "high", "coverage", "band", "items"]);
    assert_eq!(keys(&document["axes"][0]["items"][0]), ["id", "value", "points", "weight", "state"]);
    assert_eq!(keys(&document["sensitivity"]), ["draws", "seed", "axes", "overall", "influential"]);
    let overall = &document["sensitivity"]["overall"];
    assert_eq!(overall["score"], document["overall"]["geometric"]);
    let runs = overall["runs"].as_array().unwrap();
    let mean = runs.iter().find(|run| run["how"] == "arithmetic_mean").unwrap();
    assert_eq!(mean["score"], document["overall"]["arithmetic"]);
    assert_eq!(document["scope"], "full");
    assert_eq!(document["red_lines"][2], serde_json::json!({"id": "RL3", "state": "raised", "by": ["RL3", "C05"]}));
    let item = |id: &str| {
        let groups = document["axes"].as_array().unwrap().iter();
        let mut items = groups.flat_map(|group| group["items"].as_array().unwrap());
        items.find(|item| item["id"] == id).unwrap().clone()
    };
    let line = |id, value: serde_json::Value, points: Option<f64>, weight: f64, state| serde_json::json!({"id": id, "value": value, "points": points, "weight": weight, "state": state});
    assert_eq!(item("W1"), line("W1", 3.into(), Some(75.0), 3.0, "answered"));
    assert_eq!(item("P24"), line("P24", 18.5.into(), Some(57.8125), 1.0, "answered"));
    assert_eq!(item("T01"), line("T01", "a3".into(), Some(75.0), 1.0, "answered"));
    let functions = serde_json::json!(["standards", "other:激光安全培训考核"]);
    assert_eq!(item("T31"), line("T31", functions, Some(70.0), 2.0, "answered"));
    assert_eq!(item("P22"), line("P22", serde_json::Value::Null, None, 2.0, "ne"));
    assert_eq!(item("P34"), line("P34", serde_json::Value::Null, None, 1.0, "na"));
    assert_eq!(item("D3"), line("D3", serde_json::Value::Null, None, 3.0, "skipped"));
}

#[test]
fn in_a_half_day_visit_only_core_items_are_in_scope() {
    let mut desk = Desk::open(Scope::Core);
    desk.apply(&rows(VISIT));
    let (_, diagnosis) = desk.stand();
    // Core items of W: W1 3×75, W4 3×50, P21 2×25, T04 2×62.5, T11 2×75, T31 2×70, T41 2×75 = 990 over 16.
    assert_close(diagnosis.axes[0].score.unwrap(), 990.0 / 16.0, "W");
    // Of S: S1 3×50, S2 3×75, P12 2×50, T21 2×50, E23 3×75 = 800 over 13.
    assert_close(diagnosis.axes[1].score.unwrap(), 800.0 / 13.0, "S");
    // Of D, without D3: D1 3×50, D2 3×37.5, P32 2×50, P41 2×25, T51 2×25, E21 3×0, E31 2×80 = 622.5 over 17.
    assert_close(diagnosis.axes[2].score.unwrap(), 622.5 / 17.0, "D");
}

fn report(desk: &Desk, lang: Lang) -> String {
    let (standing, diagnosis) = desk.stand();
    let profile = &desk.state.ledger.societies[&desk.assessment().society];
    let time = |at: Millis| format!("t{}", at.0);
    let (assessment, standing, diagnosis) = (desk.assessment(), &standing, &diagnosis);
    let input = Input { assessment, profile, standing, diagnosis, earlier: None, today: "2026-03-18", time: &time };
    let bytes = formats::find("md").unwrap().write(&Report::of(&input, lang), lang).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_page_to_hand_over_prints_figures_findings_and_reasons() {
    let text = report(&visit(), Lang::Zh);
    for part in [
        "# 激光学会（样例）现场评估诊断单",
        "| W 能力弱 | 59.4 | 52.2–64.4 | 87.8% | 轻度至中度 | ██████████▒▒▒░░░░░░░ |",
        "最薄弱的轴是“结构散”，34.2分。",
        "| T2 创新驱动助力 | — | 25.0–66.7 | 58.3% | 轻度至较重 |",
        "**E21 换届合规（折合0.0分，权重3）**",
        "**RL3 换届逾期一年以上**",
        "- 所见：现场核实为“是”；C05：超过届期一年以上",
        "证据：1号“2019年换届大会材料”（文件）；置信度：低；责任：学会",
        "合规红线：触及1条，未查清0条，未触及7条。",
        &format!("- 清单校验值：{}", builtin().digest),
        "- 评估组：lead（组长）",
        "| 三轴取算术平均 |  |  |  | 48.8 |",
        "学会收到本单后5个工作日内，可以书面更正其中的事实",
        "换届方案已于2026年2月报科协审批",
        "| P22 服务经济社会发展 | 建议稿在前任秘书长处，当天没有找到。 |",
        "| P34 纵向延伸 | 省内没有对口的市县学会或企业科协，科协学会部已确认 |",
    ] {
        assert!(text.contains(part), "{part} is missing from:\n{text}");
    }
}

#[test]
fn the_page_comes_in_english_too() {
    let text = report(&visit(), Lang::En);
    for part in [
        "# On-site diagnosis: 激光学会（样例）",
        "| W Weak capability | 59.4 |",
        "mild to moderate",
        "answered yes on site",
    ] {
        assert!(text.contains(part), "{part} is missing from:\n{text}");
    }
}

/// The entries under the heading of which this is the beginning, by id.
fn entries_under<'a>(text: &'a str, heading: &str) -> Vec<&'a str> {
    let lines = text.lines().skip_while(|line| !line.starts_with(heading)).skip(1);
    let lines = lines.take_while(|line| !line.starts_with("## "));
    lines.filter_map(|line| line.strip_prefix("**")?.split(' ').next()).collect()
}

#[test]
fn strong_points_come_first_then_red_lines_then_the_gravest_by_weight_times_missing_points() {
    let text = report(&visit(), Lang::Zh);
    let titles: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("## ")).skip(2).take(5).collect();
    assert_eq!(
        titles.iter().map(|title| title.split('（').next().unwrap()).collect::<Vec<_>>(),
        ["三、亮点", "四、红线", "五、重要发现", "六、一般发现", "七、提示",]
    );
    // Severity = 100 − points. In the last band, or in the one before it with a star, losses weight × severity are:
    // E21 3×100; D2★ 3×62.5; P21★, P41★, T51★, E11★ 2×75; P13, E43 1×100.
    assert_eq!(entries_under(&text, "## 五"), ["E21", "D2", "P21", "P41", "T51", "E11", "P13", "E43"]);
    assert_eq!(entries_under(&text, "## 四"), ["RL3"]);
    // Gains weight × points: W1, S2, E23 3×75; S5 2×100; E31 2×80.
    assert_eq!(entries_under(&text, "## 三")[..5], ["W1", "S2", "E23", "S5", "E31"]);
}

#[test]
fn the_half_done_visit_has_something_of_every_sort_left_to_do() {
    let mut desk = Desk::open(Scope::Full);
    desk.apply(&rows(HALFWAY));
    let (standing, diagnosis) = desk.stand();
    let progress = standing.progress();
    let share =
        f64::from(u32::try_from(progress.n_answered).unwrap()) / f64::from(u32::try_from(progress.n_items).unwrap());
    assert!((0.35..0.55).contains(&share), "{share}");
    let problems = problems::list(desk.assessment(), &standing);
    for kind in ["unanswered", "over_cap", "soft"] {
        assert!(problems.iter().any(|problem| problem.kind.code() == kind && problem.blocks), "{kind}");
    }
    // W: answered W1–W5, P21, T04, T11, T31 weigh 20 of 41, which is below two thirds.
    assert_eq!(diagnosis.axes[0].score, None);
    assert_eq!(diagnosis.overall, None);
}

#[test]
fn every_sample_society_is_called_a_sample() {
    let mut reader = csv::Reader::from_reader(SOCIETIES.as_bytes());
    let header: Vec<_> = reader.headers().unwrap().iter().map(ToOwned::to_owned).collect();
    assert_eq!(header.join(","), "编号,名称,简称,级别,学科,等级,等级日期,成立日期,会员数,地区");
    let names: Vec<_> = reader.records().map(|record| record.unwrap()[1].to_owned()).collect();
    assert_eq!(names.len(), 12);
    assert!(names.iter().all(|name| name.ends_with("（样例）")), "{names:?}");
}
