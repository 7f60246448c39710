//! What the office sees over its ledger, against a table counted by plain loops that know nothing of the office's code.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bamai::domain::checklist::{BUILTIN_TEXT, Checklist, Locus, builtin, parse};
use bamai::domain::event::{Profile, Scope};
use bamai::domain::ids::{AssessmentId, Millis, Seq, SocietyCode};
use bamai::domain::ledger::{Heading, Ledger, Mark, Past, Status, Summary};
use bamai::domain::office::classes::classes;
use bamai::domain::office::cohort::{Cohorts, Part, Split};
use bamai::domain::office::matching::needs;
use bamai::domain::office::targets::{State, a_year_before, behind, grades_past, reached};
use bamai::domain::office::{Checklists, Results, checklist_of};
use bamai::domain::value::{Row, Value};

/// A society: code, grade, discipline, level, members, functions, projects, and the severities of its axes.
type Line =
    (&'static str, &'static str, &'static str, &'static str, Option<u64>, usize, usize, Option<[Option<f64>; 3]>);

const fn all(w: f64, s: f64, d: f64) -> Option<[Option<f64>; 3]> {
    Some([Some(w), Some(s), Some(d)])
}

const TABLE: [Line; 16] = [
    ("S01", "a5", "工科", "省级", Some(5200), 3, 1, all(12.0, 18.0, 19.5)),
    ("S02", "a3", "工科", "省级", Some(3306), 0, 0, all(41.0, 55.0, 38.0)),
    ("S03", "a4", "工科", "省级", Some(2480), 1, 0, all(38.0, 22.0, 39.9)),
    ("S04", "a3", "工科", "市级", Some(499), 0, 0, all(62.0, 50.0, 51.0)),
    ("S05", "a2", "工科", "市级", Some(500), 2, 0, all(20.0, 47.0, 61.0)),
    ("S06", "none", "农科", "省级", Some(1875), 0, 0, all(81.0, 85.0, 88.0)),
    ("S07", "a1", "农科", "省级", Some(1999), 0, 2, all(45.0, 45.0, 45.0)),
    ("S08", "a3", "农科", "市级", Some(2000), 1, 0, Some([Some(30.0), None, Some(70.0)])),
    ("S09", "pending", "医科", "省级", Some(8640), 0, 0, all(70.0, 60.0, 59.0)),
    ("S10", "a5", "医科", "省级", None, 4, 1, all(19.9, 40.0, 60.0)),
    ("S11", "expired", "理科", "省级", Some(940), 0, 0, all(80.0, 20.0, 20.0)),
    ("S12", "", "理科", "省级", Some(410), 0, 0, None),
    ("S13", "a4", "", "省级", Some(120), 0, 0, all(39.0, 39.0, 39.0)),
    ("S14", "a3", "工科", "", Some(60), 0, 0, all(50.0, 60.0, 45.0)),
    ("S15", "a2", "工科", "市级", Some(700), 0, 0, None),
    ("S16", "a3", "医科", "省级", Some(2100), 1, 0, all(33.0, 48.0, 58.0)),
];

/// 2026-11-20, at noon UTC.
const NOW: Millis = Millis(1_795_176_000_000);

/// The mark of the item at a place among the scored ones, for the society at a place of the table: quarters of a hundred, and a grade.
fn mark_of(society: usize, item: usize) -> (Option<f64>, u8) {
    let level = (society * 5 + item * 3) % 7;
    let points = [0.0, 25.0, 50.0, 75.0, 100.0].get(level).copied();
    (points, u8::try_from((society + item) % 4).unwrap())
}

fn ledger_of(checklist: &Checklist) -> Ledger {
    let mut ledger = Ledger::default();
    let n_scored = checklist.items.iter().filter(|item| item.weight.is_some()).count();
    for (at, (code, grade, discipline, level, members, n_functions, n_projects, severities)) in
        TABLE.into_iter().enumerate()
    {
        let society = SocietyCode::new(code);
        let text = str::to_owned;
        let profile = Profile {
            name: format!("{code}学会"),
            grade: text(grade),
            discipline: text(discipline),
            level: text(level),
            members,
            ..Profile::default()
        };
        ledger.societies.insert(society.clone(), profile);
        ledger.since.insert(society.clone(), Millis(0));
        let rows = |n: usize| vec![Row::from([("what".to_owned(), Value::Text("x".to_owned()))]); n];
        let kept: BTreeMap<_, _> = [("functions", n_functions), ("demonstrations", n_projects)]
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(roster, n)| (roster.into(), rows(n)))
            .collect();
        if !kept.is_empty() {
            ledger.rosters.insert(society.clone(), kept);
        }
        if let Some(severities) = severities {
            let marks = (0..n_scored).map(|item| mark_of(at, item)).map(|(points, grade)| Mark::new(points, grade));
            let summary = Summary {
                n_answered: 96,
                n_items: 96,
                severities: severities.to_vec(),
                n_red_lines: 0,
                follow_ups: Vec::new(),
                marks: marks.collect(),
            };
            let heading = heading(&society, 1, checklist, Status::Submitted, summary);
            ledger.headings.insert(AssessmentId::new(&format!("{code}-1")), heading);
        }
    }
    ledger
}

fn heading(society: &SocietyCode, round: u32, checklist: &Checklist, status: Status, summary: Summary) -> Heading {
    Heading {
        society: society.clone(),
        round,
        checklist: checklist.digest,
        scope: Scope::Full,
        lead: "王".into(),
        started: Millis(1),
        touched: Millis(NOW.0 - 1),
        last: Seq(1),
        status,
        summary: Some(summary),
    }
}

fn at_hand(checklist: &Arc<Checklist>) -> Checklists {
    BTreeMap::from([(checklist.digest, Arc::clone(checklist))])
}

fn counted(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap())
}

#[test]
fn every_goal_is_what_plain_counting_gives() {
    let (ledger, checklists) = (ledger_of(builtin()), at_hand(builtin()));
    let goals = reached(&ledger, builtin(), &checklists, NOW);
    let of = |id: &str| {
        let place = builtin().targets.iter().position(|target| target.id == id).unwrap();
        let goal = goals.iter().find(|goal| goal.place == place).unwrap();
        (goal.tally.n_counted, goal.tally.n_known, goal.tally.n_unknown, goal.figure, goal.state)
    };
    let n = TABLE.len();
    let graded: Vec<&str> = TABLE.iter().map(|line| line.1).filter(|grade| !grade.is_empty()).collect();
    let n_5a = graded.iter().filter(|grade| **grade == "a5").count();
    let n_3a = graded.iter().filter(|grade| ["a3", "a4", "a5"].contains(grade)).count();
    // 15 societies have a grade in the register and one has none: 2 are 5A, 9 are 3A or above.
    assert_eq!((graded.len(), n_5a, n_3a), (15, 2, 9));
    assert_eq!(of("a5"), (2, 15, 1, Some(2.0), State::Short(13.0)));
    // 9 ÷ 15 = 0.6 is not above 0.60; one society more would be.
    assert_eq!(of("a3_and_above"), (9, 15, 1, Some(9.0 / 15.0), State::Short(1.0)));
    let n_with = TABLE.iter().filter(|line| line.5 > 0).count();
    assert_eq!(of("functions"), (n_with, n, 0, Some(counted(n_with)), State::Short(80.0 - counted(n_with))));
    let n_projects: usize = TABLE.iter().map(|line| line.6).sum();
    assert_eq!(n_projects, 4);
    assert_eq!(of("demonstrations"), (3, n, 0, Some(4.0), State::Met));
}

#[test]
fn the_societies_behind_a_goal_are_those_that_were_counted() {
    let (ledger, checklists) = (ledger_of(builtin()), at_hand(builtin()));
    let results = Results::of(&ledger, builtin(), &checklists, NOW);
    for target in &builtin().targets {
        let found = behind(&ledger, builtin(), &results, target);
        let adds = |line: &Line| match target.id.as_str() {
            "a5" => usize::from(line.1 == "a5"),
            "a3_and_above" => usize::from(["a3", "a4", "a5"].contains(&line.1)),
            "functions" => usize::from(line.5 > 0),
            _ => line.6,
        };
        let is_known =
            |line: &Line| !line.1.is_empty() || ["functions", "demonstrations"].contains(&target.id.as_str());
        let expected: Vec<_> =
            TABLE.iter().filter(|line| adds(line) > 0).map(|line| (line.0.into(), counted(adds(line)))).collect();
        assert_eq!(found.counted, expected, "{}", target.id);
        let unknown: Vec<SocietyCode> = TABLE.iter().filter(|line| !is_known(line)).map(|line| line.0.into()).collect();
        assert_eq!(found.unknown, unknown, "{}", target.id);
        assert_eq!(found.counted.len() + found.others.len() + found.unknown.len(), TABLE.len());
    }
}

/// The built-in checklist with one goal in place of its own.
fn with_target(measure: &str, over: &str, goal: &str) -> Arc<Checklist> {
    let (before, rest) = BUILTIN_TEXT.split_once("\n[[target]]\n").unwrap();
    let (_, after) = rest.split_once("# 分组与互助").unwrap();
    let target = format!(
        "\n[[target]]\nid = \"own\"\ntitle = {{ zh = \"自定\", en = \"own\" }}\nmeasure = \"{measure}\"\nwhere = \"{over}\"\ngoal = \"{goal}\"\n\n# "
    );
    let parsed = parse("own.toml", &format!("{before}{target}{after}"));
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
    Arc::new(parsed.checklist.unwrap())
}

#[test]
fn what_is_not_known_is_counted_apart_in_kleenes_logic() {
    let checklist = with_target("count", "W >= 40.0 || members > 2000", ">= 3");
    let (ledger, checklists) = (ledger_of(&checklist), at_hand(&checklist));
    let goals = reached(&ledger, &checklist, &checklists, NOW);
    let truth = |line: &Line| {
        let weak = line.7.and_then(|[w, ..]| w).map(|w| w >= 40.0);
        let large = line.4.map(|members| members > 2000);
        match (weak, large) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        }
    };
    let n = |wanted: Option<bool>| TABLE.iter().filter(|line| truth(line) == wanted).count();
    // S10 has no members and W 19.9; S12 and S15 have no result and few members.
    assert_eq!(n(None), 3);
    let tally = goals[0].tally;
    assert_eq!((tally.n_counted, tally.n_known, tally.n_unknown), (n(Some(true)), n(Some(true)) + n(Some(false)), 3));
    assert_eq!((goals[0].state, goals[0].is_firm), (State::Met, true));
}

#[test]
fn a_state_that_the_unknown_could_change_is_not_firm() {
    // 9 of 15 known societies are 3A or above and one is not known: with it 10 of 16 are, which is above 60 %.
    let checklist = with_target("share", "grade in ['a3', 'a4', 'a5']", "> 0.60");
    let (ledger, checklists) = (ledger_of(&checklist), at_hand(&checklist));
    let goal = &reached(&ledger, &checklist, &checklists, NOW)[0];
    assert_eq!((goal.state, goal.is_firm), (State::Short(1.0), false));
    let checklist = with_target("share", "grade in ['a3', 'a4', 'a5']", ">= 0.75");
    let (ledger, checklists) = (ledger_of(&checklist), at_hand(&checklist));
    let goal = &reached(&ledger, &checklist, &checklists, NOW)[0];
    // 12 of 15 would be 0.8 and 11 only 0.7333, so that 9 are 3 short.
    assert_eq!((goal.state, goal.is_firm), (State::Short(3.0), true));
}

#[test]
fn a_figure_beyond_its_range_says_by_how_much() {
    for (goal, state) in [
        ("0..2", State::Above(2.0)),
        ("< 4", State::Above(1.0)),
        ("<= 4", State::Met),
        ("> 4", State::Short(1.0)),
        (">= 4", State::Met),
        ("4..9", State::Met),
        ("6..9", State::Short(2.0)),
    ] {
        let checklist = with_target("count", "grade in ['a1', 'a2', 'pending']", goal);
        let (ledger, checklists) = (ledger_of(&checklist), at_hand(&checklist));
        // S05, S07, S09 and S15.
        let found = &reached(&ledger, &checklist, &checklists, NOW)[0];
        assert_eq!((found.figure, found.state), (Some(4.0), state), "{goal}");
    }
}

#[test]
fn the_trend_is_the_same_counting_over_what_was_known_a_year_ago() {
    let mut ledger = ledger_of(builtin());
    // 2025-11-20, at noon UTC.
    assert_eq!(a_year_before(NOW), Millis(NOW.0 - 365 * 86_400_000));
    let (before, since) = (a_year_before(NOW), Millis(a_year_before(NOW).0 + 1));
    // S01 was 4A until this year and had no project; S10 came on the ledger this year.
    let mut profile = ledger.societies["S01"].clone();
    profile.grade = "a4".to_owned();
    let past = Past { until: since, profile, n_rows: BTreeMap::from([("functions".into(), 3)]) };
    ledger.past.insert("S01".into(), vec![past]);
    ledger.since.insert("S10".into(), since);
    let goals = reached(&ledger, builtin(), &at_hand(builtin()), NOW);
    // Of 15 societies then on the ledger 14 had a grade: none was 5A, and 8 were 3A or above, for S10 was not there.
    let expected = [Some(0.0), Some(8.0 / 14.0), Some(5.0), Some(2.0)];
    assert_eq!(goals.iter().map(|goal| goal.before).collect::<Vec<_>>(), expected);
    ledger.since.values_mut().for_each(|at| *at = Millis(before.0 + 1));
    let goals = reached(&ledger, builtin(), &at_hand(builtin()), NOW);
    assert!(goals.iter().all(|goal| goal.before.is_none()), "nobody was on the ledger");
}

#[test]
fn a_grade_five_years_old_is_warned_of_from_the_day_after() {
    let mut ledger = Ledger::default();
    for (code, grade, date) in
        [("A", "a3", "2021-11-20"), ("B", "a3", "2021-11-19"), ("C", "none", "2001-01-01"), ("D", "a5", "2020-02-29")]
    {
        let profile = Profile { grade: grade.to_owned(), grade_date: date.parse().ok(), ..Profile::default() };
        ledger.societies.insert(code.into(), profile);
    }
    let codes: Vec<SocietyCode> = ["B", "D"].map(SocietyCode::new).into();
    let validity = builtin().validity.as_ref().unwrap();
    assert_eq!(grades_past(&ledger, validity, "2026-11-20".parse().unwrap()), codes);
}

/// The place of the band a severity lies in: below 20, 40, 60, 80, and the rest; withheld last.
fn band(severity: Option<f64>) -> usize {
    severity.map_or(5, |severity| [20.0, 40.0, 60.0, 80.0].iter().filter(|end| severity >= **end).count())
}

/// The size class of a number of members: below 500, below 2000, the rest.
fn size(members: Option<u64>) -> Part {
    Part::Size(members.map(|members| usize::from(members >= 500) + usize::from(members >= 2000)))
}

#[test]
fn every_count_of_the_distribution_that_is_shown_is_what_plain_counting_gives() {
    let (ledger, checklists) = (ledger_of(builtin()), at_hand(builtin()));
    let results = Results::of(&ledger, builtin(), &checklists, NOW);
    assert_eq!((results.len(), results.n_without, results.n_uncounted), (14, 2, 0));
    let cohorts = Cohorts::of(&ledger, builtin(), &results);
    let with_result = || TABLE.iter().filter(|line| line.7.is_some());
    let splits: [&[Split]; 4] =
        [&[Split::Size], &[Split::Discipline], &[Split::Level], &[Split::Discipline, Split::Level]];
    let mut n_shown = 0;
    for by in splits {
        let found = cohorts.split(by);
        let key = |line: &Line| -> Vec<Part> {
            let part = |by: &Split| match by {
                Split::Size => size(line.4),
                Split::Discipline => Part::Word(line.2.to_owned()),
                Split::Level => Part::Word(line.3.to_owned()),
            };
            by.iter().map(part).collect()
        };
        let keys: BTreeSet<Vec<Part>> = with_result().map(key).collect();
        assert_eq!(found.groups.iter().map(|group| group.key.clone()).collect::<BTreeSet<_>>(), keys);
        for group in found.groups.iter().chain([&found.all]) {
            let members: Vec<&Line> =
                with_result().filter(|line| group.key.is_empty() || key(line) == group.key).collect();
            let Some(spread) = &group.spread else { continue };
            n_shown += 1;
            assert!(members.len() >= 3, "{:?}", group.key);
            let mut axes = vec![vec![0; 6]; 3];
            for line in &members {
                for (axis, severity) in line.7.unwrap().into_iter().enumerate() {
                    axes[axis][band(severity)] += 1;
                }
            }
            assert_eq!((spread.n, &spread.axes), (members.len(), &axes), "{:?}", group.key);
        }
    }
    assert!(n_shown >= 8, "{n_shown}");
}

#[test]
fn each_society_is_in_the_class_its_severities_say() {
    let (ledger, checklists) = (ledger_of(builtin()), at_hand(builtin()));
    let results = Results::of(&ledger, builtin(), &checklists, NOW);
    let (found, others) = classes(builtin(), &results);
    assert!(others.is_empty());
    let class = |line: &Line| match line.7? {
        [Some(w), Some(s), Some(d)] => Some(if w < 40.0 && s < 40.0 && d < 40.0 {
            "sound"
        } else if w - s.max(d) >= 10.0 {
            "weak_led"
        } else if s - w.max(d) >= 10.0 {
            "soft_led"
        } else if d - w.max(s) >= 10.0 {
            "scattered_led"
        } else {
            "mixed"
        }),
        _ => Some("unknown"),
    };
    let mut n_used = 0;
    for members in &found {
        let id = builtin().classes[members.place].id.as_str();
        let expected: BTreeSet<&str> = TABLE.iter().filter(|line| class(line) == Some(id)).map(|line| line.0).collect();
        let societies: BTreeSet<&str> = members.societies.iter().map(|placed| placed.society.as_str()).collect();
        assert_eq!(societies, expected, "{id}");
        n_used += usize::from(!expected.is_empty());
    }
    assert_eq!(n_used, 6, "the table has societies of every class");
}

#[test]
fn there_is_guidance_for_every_band_a_class_can_have() {
    let bands: Vec<_> = builtin().scoring.bands.iter().map(|band| Some(&band.id)).collect();
    for class in &builtin().classes {
        let possible = match class.id.as_str() {
            "sound" => &bands[..2],
            "unknown" => &[None][..],
            _ => &bands[2..],
        };
        for band in possible {
            let text = class.guidance_of(*band).unwrap_or_else(|| panic!("{} {band:?}", class.id));
            // Four to six sentences, in both languages.
            let n_zh = text.zh.matches('。').count();
            let n_en = text.en.matches(['.', '?']).count();
            assert!((4..=6).contains(&n_zh) && (4..=6).contains(&n_en), "{} {band:?}: {n_zh}, {n_en}", class.id);
        }
    }
}

#[test]
fn help_is_looked_for_where_most_is_lost_and_found_with_those_nearest() {
    let (ledger, checklists) = (ledger_of(builtin()), at_hand(builtin()));
    let results = Results::of(&ledger, builtin(), &checklists, NOW);
    let scored: Vec<_> = builtin().items.iter().filter(|item| item.weight.is_some()).collect();
    for (at, line) in TABLE.iter().enumerate().filter(|(_, line)| line.7.is_some()) {
        let mut lost: Vec<(usize, f64)> = Vec::new();
        for (idx, item) in scored.iter().enumerate().filter(|(_, item)| item.locus == Locus::Society) {
            if let (Some(points), _) = mark_of(at, idx)
                && points < 75.0
            {
                lost.push((idx, item.weight.unwrap() * (100.0 - points)));
            }
        }
        lost.sort_by(|one, other| other.1.partial_cmp(&one.1).unwrap().then(one.0.cmp(&other.0)));
        lost.truncate(5);
        let found = needs(&ledger, builtin(), &results, &line.0.into());
        let items: Vec<_> = found.iter().map(|need| need.item.clone()).collect();
        assert_eq!(items, lost.iter().map(|(idx, _)| scored[*idx].id.clone()).collect::<Vec<_>>(), "{}", line.0);
        for (need, (idx, _)) in found.iter().zip(&lost) {
            let place = |part: &Part| match part {
                Part::Size(place) => *place,
                Part::Word(_) => None,
            };
            let mut strong: Vec<(bool, usize, bool, i64, &str)> = Vec::new();
            for (other_at, other) in TABLE.iter().enumerate() {
                let (points, grade) = mark_of(other_at, *idx);
                let Some(points) = points.filter(|points| *points >= 75.0) else { continue };
                if other_at == at || other.7.is_none() || grade < 2 {
                    continue;
                }
                let distance = match (place(&size(line.4)), place(&size(other.4))) {
                    (Some(one), Some(other)) => one.abs_diff(other),
                    _ => 3,
                };
                let is_other = |one: &str, other: &str| one.is_empty() || one != other;
                strong.push((
                    is_other(line.2, other.2),
                    distance,
                    is_other(line.3, other.3),
                    -(points as i64),
                    other.0,
                ));
            }
            strong.sort_unstable();
            assert_eq!(need.n_strong, strong.len());
            let nearest: Vec<&str> = strong.iter().take(3).map(|strong| strong.4).collect();
            let helpers: Vec<&str> = need.helpers.iter().map(|helper| helper.society.as_str()).collect();
            assert_eq!(helpers, nearest, "{} {}", line.0, need.item);
        }
    }
}

#[test]
fn the_latest_submitted_round_counts_and_an_open_one_does_not() {
    let mut ledger = ledger_of(builtin());
    let society = SocietyCode::new("S01");
    let round = |severity: f64| Summary {
        n_answered: 1,
        n_items: 1,
        severities: vec![Some(severity); 3],
        n_red_lines: 0,
        follow_ups: Vec::new(),
        marks: Vec::new(),
    };
    let submitted = heading(&society, 10, builtin(), Status::Submitted, round(70.0));
    let open = heading(&society, 11, builtin(), Status::Open, round(90.0));
    // By its id round 10 stands before round 2.
    let second = heading(&society, 2, builtin(), Status::Submitted, round(50.0));
    for (id, heading) in [("S01-10", submitted), ("S01-11", open), ("S01-2", second)] {
        ledger.headings.insert(id.into(), heading);
    }
    let checklists = at_hand(builtin());
    let results = Results::of(&ledger, builtin(), &checklists, NOW);
    let assessed = results.get(&society).unwrap();
    assert_eq!((assessed.assessment.as_str(), assessed.severity(0)), ("S01-10", Some(70.0)));
}

#[test]
fn an_assessment_by_another_version_counts_and_by_another_checklist_does_not() {
    let version = with_target("count", "grade == 'a5'", ">= 1");
    let text = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/checklists/library.toml"),
    );
    let library = Arc::new(parse("library.toml", &text.unwrap()).checklist.unwrap());
    let mut ledger = ledger_of(builtin());
    ledger.headings.get_mut("S01-1").unwrap().checklist = version.digest;
    ledger.headings.get_mut("S02-1").unwrap().checklist = library.digest;
    let mut checklists = at_hand(builtin());
    checklists.insert(version.digest, Arc::clone(&version));
    checklists.insert(library.digest, Arc::clone(&library));
    let results = Results::of(&ledger, builtin(), &checklists, NOW);
    assert_eq!(results.get(&"S01".into()).unwrap().severity(1), Some(18.0));
    assert!(results.get(&"S02".into()).is_none());
    assert_eq!((results.len(), results.n_without, results.n_uncounted), (13, 2, 1));
    assert_eq!(checklist_of(&ledger, &checklists).id, builtin().id);
}
