//! Entries for the tests of the store: a fixed clock, fixed names, every kind of event and of value.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bamai::domain::checklist::Size;
use bamai::domain::event::{Change, Entry, Event, EvidenceKind, Profile, Scope};
use bamai::domain::ids::{
    ActionNo, Actor, AssessmentId, CauseId, CauseNo, CheckId, Digest, EvidenceNo, ItemId, Millis, NoteNo, RoleId,
    SampleNo, Seq, SlotNo, SocietyCode,
};
use bamai::domain::records::{
    Action, Cause, Conflict, Control, Details, Drawn, Duty, Finding, FindingGrade, Interview, Kept, Lead, Measure,
    Note, Owner, Progress, Sample, Slot, Strength, Teammate, Verdict, Why,
};
use bamai::domain::value::{Answer, Pick, Value};
use bamai::store::{Head, Store, codec};
use jiff::civil::date;

/// 2026-03-02T09:41:00Z
pub const MORNING: Millis = Millis(1_772_444_460_000);

pub fn zhang() -> Actor {
    Actor::new("zhang")
}

pub fn first_round() -> AssessmentId {
    AssessmentId::new("A0001-1")
}

pub fn society(code: &str, name: &str) -> Event {
    let profile = Profile {
        name: name.to_owned(),
        short: "机械".to_owned(),
        level: "省级".to_owned(),
        discipline: "工科".to_owned(),
        grade: "a3".to_owned(),
        grade_date: Some(date(2024, 12, 31)),
        founded: None,
        members: Some(1_200),
        region: "合肥".to_owned(),
    };
    Event::SocietyAdded { code: SocietyCode::new(code), profile }
}

pub fn start(code: &str, round: u32) -> Event {
    Event::AssessmentStarted {
        assessment: AssessmentId::new(&format!("{code}-{round}")),
        society: SocietyCode::new(code),
        round,
        checklist: Digest([7; 32]),
        scope: Scope::Full,
    }
}

pub fn change(change: Change) -> Event {
    Event::Changed { assessment: first_round(), change }
}

pub fn answered(item: &str, value: Value) -> Change {
    Change::Answered { item: ItemId::new(item), answer: Some(Answer::Value(value)) }
}

pub fn level(item: &str, level: i64) -> Event {
    change(answered(item, Value::Int(level)))
}

/// Every kind of event, of change, of value and of record.
pub fn one_of_each() -> Vec<Event> {
    let records = [
        Kept::Interview(EvidenceNo(2), Some(interview())),
        Kept::Interview(EvidenceNo(2), None),
        Kept::Note(NoteNo(1), Some(note())),
        Kept::Details(EvidenceNo(1), Some(details())),
        Kept::Sample(SampleNo(1), Some(sample())),
        Kept::Teammate(zhang(), Some(teammate())),
        Kept::Slot(SlotNo(1), Some(slot())),
        Kept::SelfRating(ItemId::new("W1"), Some(3)),
        Kept::Finding(ItemId::new("W1"), Some(finding())),
        Kept::Cause(CauseNo(1), Some(Box::new(cause()))),
        Kept::Action(ActionNo(1), Some(Box::new(action()))),
        Kept::Effort(ItemId::new("W1"), Some([Size::Small, Size::Medium, Size::Large, Size::Large])),
    ];
    let records = records.map(|kept| change(Change::Kept(kept)));
    let rows = vec![BTreeMap::from([
        ("what".to_owned(), Value::Text("职称评审".to_owned())),
        ("amount".to_owned(), Value::Decimal(0.5)),
    ])];
    let roster =
        |rows| Event::RosterKept { society: SocietyCode::new("A0001"), roster: ItemId::new("functions"), rows };
    let rosters = [roster(rows), roster(Vec::new())];
    first_version().into_iter().chain(records).chain(rosters).collect()
}

/// Every kind of event there was when the format was first written. Frozen: `fixtures/journals/v1` holds exactly these.
pub fn first_version() -> Vec<Event> {
    let item = ItemId::new;
    let blank = |answer| Change::Answered { item: item("W2"), answer };
    let picks = vec![
        Pick { code: "a".to_owned(), specify: None },
        Pick { code: "other".to_owned(), specify: Some("联合办刊".to_owned()) },
    ];
    let row = BTreeMap::from([
        ("name".to_owned(), Value::Text("李某".to_owned())),
        ("since".to_owned(), Value::Date(date(2019, 5, 1))),
    ]);
    vec![
        society("A0001", "机械工程学会"),
        Event::SocietyChanged { code: SocietyCode::new("A0001"), profile: Profile::default() },
        Event::ChecklistKept { checklist: Digest([7; 32]), part: 0, n_parts: 2, text: "id = \"a".to_owned() },
        Event::ChecklistKept { checklist: Digest([7; 32]), part: 1, n_parts: 2, text: "b\"\n".to_owned() },
        start("A0001", 1),
        change(answered("F01", Value::Bool(true))),
        change(answered("W1", Value::Int(-3))),
        change(answered("F09", Value::Decimal(0.5))),
        change(answered("F02", Value::Date(date(2026, 3, 2)))),
        change(answered("F03", Value::Text("脉".to_owned()))),
        change(answered("F04", Value::Picks(picks))),
        change(answered("F05", Value::Rows(vec![row]))),
        change(blank(Some(Answer::NotApplicable { reason: "无分支机构".to_owned() }))),
        change(blank(Some(Answer::NotEstablished))),
        change(blank(None)),
        change(Change::Remarked { item: item("W1"), text: "反馈表三份有签字".to_owned() }),
        change(Change::EvidenceRegistered {
            evidence: EvidenceNo(1),
            kind: EvidenceKind::Document,
            title: "成果目录 2025".to_owned(),
            items: vec![item("W1"), item("W2")],
        }),
        change(Change::EvidenceStruck { evidence: EvidenceNo(1) }),
        change(Change::Linked { item: item("W1"), evidence: EvidenceNo(1) }),
        change(Change::Unlinked { item: item("W1"), evidence: EvidenceNo(1) }),
        change(Change::Overruled {
            check: CheckId::new("C30"), item: Some(item("W1")), why: Some("已核".to_owned())
        }),
        change(Change::Overruled { check: CheckId::new("C31"), item: None, why: None }),
        change(Change::Submitted),
        change(Change::Reopened { why: "补访".to_owned() }),
        change(Change::Undone { of: Seq(7), change: Box::new(blank(None)) }),
        change(Change::Redone { of: Seq(7), change: Box::new(answered("W1", Value::Int(-3))) }),
    ]
}

pub fn interview() -> Interview {
    Interview {
        role: Some(RoleId::new("R3")),
        person: "R3-1".to_owned(),
        place: "会议室".to_owned(),
        others: String::new(),
        traits: vec!["young".to_owned()],
    }
}

pub fn note() -> Note {
    Note { interview: EvidenceNo(2), text: "有三份".to_owned(), items: vec![ItemId::new("W1")] }
}

pub fn details() -> Details {
    Details {
        kept_at: "二号柜".to_owned(),
        effective: Some(date(2025, 3, 1)),
        author: "办公室".to_owned(),
        is_confirmed: true,
        is_contradicted: false,
        is_picked: true,
        digest: Some(Digest([9; 32])),
    }
}

pub fn sample() -> Sample {
    let drawn = vec![Drawn { line: 2, text: "乙".to_owned() }];
    Sample { frame: "会员名单".to_owned(), seed: "7".to_owned(), digest: Digest([8; 32]), n_frame: 300, drawn }
}

pub fn teammate() -> Teammate {
    Teammate { duty: Duty::Finance, declared: Some(Conflict::FormerPost), words: "曾任理事".to_owned() }
}

pub fn slot() -> Slot {
    Slot { time: "09:00".to_owned(), what: "见面会".to_owned(), who: "全体".to_owned() }
}

pub fn finding() -> Finding {
    Finding { effect: "换届受阻".to_owned(), grade: Some(FindingGrade::Important), why: "逾期".to_owned() }
}

pub fn cause() -> Cause {
    let evidence = || vec![EvidenceNo(1), EvidenceNo(2)];
    Cause {
        kind: Some(CauseId::new("people")),
        says: "秘书处只有一人".to_owned(),
        control: Control::Shared,
        leads: vec![Lead { item: ItemId::new("W1"), shown: "名册".to_owned(), evidence: evidence() }],
        whys: vec![Why { says: "没有编制".to_owned(), evidence: evidence() }],
        effort: Some(Size::Medium),
        verdict: Some(Verdict { is_crux: false, why: "已在办".to_owned() }),
    }
}

pub fn action() -> Action {
    Action {
        items: vec![ItemId::new("W1")],
        cause: Some(CauseNo(1)),
        what: "聘专职".to_owned(),
        strength: Strength::Strong,
        owner: Owner::Host,
        who: "秘书长".to_owned(),
        due: Some(date(2026, 9, 1)),
        support: "经费".to_owned(),
        measures: vec![Measure { item: ItemId::new("S1"), target: 3 }],
        proof: "合同".to_owned(),
        check_on: Some(date(2026, 12, 1)),
        state: Progress::Underway,
        found: "在聘".to_owned(),
    }
}

/// Chains events to `head`, one second apart.
pub fn sealed_after(mut head: Head, events: Vec<Event>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for event in events {
        let at = if head == Head::default() { MORNING } else { Millis(head.at.0 + 1_000) };
        let entry = codec::seal(&head, at, &zhang(), event).unwrap();
        head = Head::of(&entry);
        entries.push(entry);
    }
    entries
}

/// A society, an assessment, and then ratings up to `n` entries in all.
pub fn visit(n: usize) -> Vec<Entry> {
    let mut events = vec![society("A0001", "机械工程学会"), start("A0001", 1)];
    events.extend((0..n).map(|idx| level(&format!("W{}", idx % 70), (idx % 5) as i64)));
    events.truncate(n);
    sealed_after(Head::default(), events)
}

/// Appends entries one by one, each a batch of its own.
pub fn append_each(store: &mut dyn Store, entries: &[Entry]) {
    for entry in entries {
        store.append(std::slice::from_ref(entry)).unwrap();
    }
}

/// Returns everything in a store.
pub fn journal_of(store: &mut dyn Store) -> Vec<Entry> {
    store.entries(Seq(1), usize::MAX).unwrap()
}

/// Copies a directory with everything below it.
pub fn copy_dir(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for name in fs::read_dir(from).unwrap() {
        let path = name.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_dir(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
