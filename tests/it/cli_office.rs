//! `bamai dashboard`, `classes` and `match`: the documents, and what is said when there is nothing to say.

use serde_json::{Value, json};

use crate::cli_bamai::Bamai;

fn document(bamai: &Bamai, args: &[&str]) -> Value {
    serde_json::from_str(&bamai.ok(args)).unwrap()
}

fn submitted() -> Bamai {
    let bamai = Bamai::visited();
    bamai.ok(&["submit", "A0001"]);
    bamai.ok(&["import", &format!("{}/fixtures/demo/societies.csv", env!("CARGO_MANIFEST_DIR"))]);
    bamai
}

#[test]
fn the_dashboard_counts_the_register_and_names_who_is_behind_each_goal() {
    let bamai = submitted();
    let dashboard = document(&bamai, &["dashboard", "--json"]);
    let listed = document(&bamai, &["list", "--json"]);
    let listed = listed.as_array().unwrap();
    let target =
        |id: &str| dashboard["targets"].as_array().unwrap().iter().find(|target| target["id"] == id).unwrap().clone();
    let high: Vec<&Value> = listed
        .iter()
        .filter(|society| ["a3", "a4", "a5"].iter().any(|grade| society["grade"] == *grade))
        .map(|society| &society["code"])
        .collect();
    let share = target("a3_and_above");
    let named: Vec<&Value> = share["societies"].as_array().unwrap().iter().map(|society| &society["code"]).collect();
    assert_eq!(named, high);
    let n_graded = listed.iter().filter(|society| !society["grade"].is_null()).count();
    assert_eq!(share["figure"].as_f64().unwrap(), high.len() as f64 / n_graded as f64);
    assert_eq!(dashboard["societies"]["n_with_result"], 1);
    // One society is fewer than three, and so is all there is.
    assert_eq!(dashboard["distribution"]["all"], json!({ "suppressed": true, "n": null, "axes": null }));
}

#[test]
fn a_submitted_assessment_has_a_class_with_guidance_and_weak_items() {
    let bamai = submitted();
    let diagnosis = document(&bamai, &["diagnose", "A0001", "--json"]);
    let severity = |axis: &str| {
        let axes = diagnosis["axes"].as_array().unwrap();
        100.0 - axes.iter().find(|found| found["id"] == axis).unwrap()["score"].as_f64().unwrap()
    };
    // D is more severe than W and S by ten points and more.
    assert!(severity("D") >= severity("W").max(severity("S")) + 10.0);
    let classes = document(&bamai, &["classes", "--json"]);
    let holding: Vec<&Value> = classes["classes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|class| class["n"] == 1)
        .map(|class| &class["id"])
        .collect();
    assert_eq!(holding, ["scattered_led"]);
    let said = bamai.ok(&["classes", "scattered_led"]);
    let text = &classes["classes"][3]["guidance"]["serious"]["zh"];
    assert!(said.contains(text.as_str().unwrap()) && said.contains("A0001"), "{said}");
    let matched = document(&bamai, &["match", "A0001", "--json"]);
    assert_eq!((&matched["class"], matched["needs"].as_array().unwrap().len()), (&json!("scattered_led"), 5));
    let losses: Vec<f64> =
        matched["needs"].as_array().unwrap().iter().map(|need| need["loss"].as_f64().unwrap()).collect();
    assert!(losses.is_sorted_by(|one, other| one >= other), "{losses:?}");
}

#[test]
fn what_there_is_not_is_said_and_the_exit_code_says_it_too() {
    let bamai = Bamai::visited();
    let run = bamai.run(&["match", "A0001"]).expect(1);
    assert!(run.err.contains("还没有已提交的评估"), "{}", run.err);
    bamai.run(&["match", "Z9"]).expect(2);
    let run = bamai.run(&["classes", "nothing"]).expect(2);
    assert!(run.err.contains("soft_led"), "{}", run.err);
    bamai.run(&["dashboard", "--by", "colour"]).expect(2);
    assert!(bamai.ok(&["dashboard"]).contains("还没有已提交的评估"));
}
