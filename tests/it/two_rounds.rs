//! The second round the tests give the first sample society: a later version of the checklist, and what was found then.

use std::fs;
use std::sync::Arc;

use bamai::domain::checklist::{BUILTIN_TEXT, Checklist, parse};

use crate::cli_bamai::fixture;

/// W2 weighs 4 where it weighed 2, P11 has become P19, and S1 has another title.
const CHANGES: [(&str, &str); 3] = [
    ("version = \"2026.1\"", "version = \"2027.1\""),
    (
        "进出规则\", en = \"Expert register updated every year, with reviews of use and rules for joining and leaving it\" },\n]\nweight = 2",
        "进出规则\", en = \"Expert register updated every year, with reviews of use and rules for joining and leaving it\" },\n]\nweight = 4",
    ),
    ("title = { zh = \"专职队伍\"", "title = { zh = \"专职工作队伍\""),
];

/// What was answered otherwise in the second round; W2 was seen at work besides.
const ANSWERS: [(&str, &str); 6] = [("W1", "4"), ("W2", "3"), ("S1", "1"), ("D1", "NE"), ("RL2", "是"), ("F07", "310")];

/// Returns the text of the later checklist.
pub fn later_text() -> String {
    let mut text = BUILTIN_TEXT.to_owned();
    for (from, to) in CHANGES {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    text.replace("\"P11\"", "\"P19\"")
}

/// Returns the later checklist.
pub fn later_checklist() -> Arc<Checklist> {
    let parsed = parse("later.toml", &later_text());
    assert_eq!(parsed.problems, []);
    Arc::new(parsed.checklist.unwrap())
}

/// Returns what was found in the second round, as `apply` reads it.
pub fn later_answers() -> String {
    let visit = fs::read_to_string(fixture("demo/visit.csv")).unwrap();
    let line = |line: &str| {
        let (item, rest) = line.split_once(',').unwrap();
        match ANSWERS.iter().find(|(changed, _)| *changed == item) {
            Some((_, value)) => {
                let seen = if item == "W2" { "|observation:现场检索" } else { "" };
                format!("{item},{value},{}{seen}\n", rest.split_once(',').unwrap().1)
            }
            None => format!("{}{}\n", if item == "P11" { "P19," } else { &line[..=item.len()] }, rest),
        }
    };
    visit.lines().map(line).collect()
}
