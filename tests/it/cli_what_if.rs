//! `bamai what-if`: what it foretells is what comes true, and nothing is recorded.

use serde_json::Value;

use crate::cli_bamai::Bamai;

fn document(bamai: &Bamai, args: &[&str]) -> Value {
    serde_json::from_str(&bamai.ok(args)).unwrap()
}

fn axis<'a>(diagnosis: &'a Value, id: &str) -> &'a Value {
    diagnosis["axes"].as_array().unwrap().iter().find(|axis| axis["id"] == id).unwrap()
}

#[test]
fn the_axis_is_where_it_was_foretold_once_the_levels_are_reached() {
    let bamai = Bamai::visited();
    let journal = || std::fs::read(bamai.store().join("journal.log")).unwrap();
    let before = journal();
    // D is the weakest axis of the visit.
    let lift = document(&bamai, &["what-if", "A0001", "--json"]);
    assert_eq!(lift["axis"], "D");
    assert!(journal() == before);
    for aim in lift["aims"].as_array().unwrap() {
        bamai.ok(&["answer", "A0001", aim["item"].as_str().unwrap(), &aim["to"].to_string()]);
    }
    let diagnosis = document(&bamai, &["diagnose", "A0001", "--json"]);
    assert_eq!(axis(&diagnosis, "D")["score"], lift["to"]);
}

#[test]
fn levels_given_by_hand_move_the_axes_they_belong_to() {
    let bamai = Bamai::visited();
    let then = document(&bamai, &["what-if", "A0001", "W1=4", "S2＝1", "--json"]);
    bamai.ok(&["answer", "A0001", "W1", "4"]);
    bamai.ok(&["answer", "A0001", "S2", "1"]);
    let diagnosis = document(&bamai, &["diagnose", "A0001", "--json"]);
    for id in ["W", "S", "D"] {
        assert_eq!(axis(&diagnosis, id)["score"], axis(&then, id)["to"], "{id}");
    }
    // W1 goes from 3 to 4, a large step; going down costs nothing.
    assert_eq!(then["effort"], 4);
}

#[test]
fn what_is_no_level_is_refused_with_what_to_write() {
    let bamai = Bamai::visited();
    for given in ["W1", "W1=5", "W9=1", "F07=2", "W1=-1"] {
        let run = bamai.run(&["what-if", "A0001", given]).expect(2);
        assert!(run.err.contains("W1=3") || given == "F07=2", "{}", run.err);
    }
    bamai.run(&["what-if", "A0001", "--lift", "X"]).expect(2);
}
