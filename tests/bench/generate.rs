//! Makes journals as years of visits would have left them: seeded, so that two runs write the same bytes; knows nothing of what is measured.
//!
//! Events are made directly, without asking `decide`: a million commands judged one by one would take longer than the measuring.

use std::sync::Arc;

use bamai::domain::checklist::{self, Checklist, FormKind, Item};
use bamai::domain::command::Command;
use bamai::domain::decide::decide;
use bamai::domain::diagnosis::summary;
use bamai::domain::event::{Change, Entry, Event, EvidenceKind, Profile, Scope};
use bamai::domain::ids::{ActionNo, Actor, AssessmentId, EvidenceNo, ItemId, Millis, SocietyCode};
use bamai::domain::kinds::{CelType, Entry as Way};
use bamai::domain::ledger::{FollowUp, Mark, Summary};
use bamai::domain::records::{Action, Kept};
use bamai::domain::standing::Standing;
use bamai::domain::state::State;
use bamai::domain::value::{Answer, Pick, Value};
use bamai::store::codec;
use bamai::store::{Head, Store};
use jiff::civil::Date;

/// How many societies and entries a journal has.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Societies.
    pub n_societies: usize,
    /// Entries, those that put the societies on the ledger included.
    pub n_entries: usize,
}

/// Entries given to the store at a time; one `sync_data` for each.
const BATCH: usize = 5_000;
/// 2024-01-01T00:00:00Z, when the first entry was made.
const FIRST: Millis = Millis(1_704_067_200_000);

/// Numbers that look drawn by chance and are the same in every run (splitmix64).
pub struct Chance(u64);

impl Chance {
    /// Starts a row of numbers.
    pub const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns a number below `n`.
    pub const fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const PLACES: &[&str] = &[
    "安徽省",
    "合肥市",
    "芜湖市",
    "蚌埠市",
    "淮南市",
    "马鞍山市",
    "淮北市",
    "铜陵市",
    "安庆市",
    "黄山市",
    "滁州市",
    "阜阳市",
    "宿州市",
    "六安市",
    "亳州市",
    "池州市",
    "宣城市",
];
const SUBJECTS: &[&str] = &[
    "机械工程",
    "激光",
    "电机工程",
    "农",
    "药",
    "地质",
    "心理",
    "制冷",
    "水产",
    "计算机",
    "自动化",
    "土木建筑",
    "化学化工",
    "物理",
    "数学",
    "植物保护",
    "园艺",
    "畜牧兽医",
    "环境科学",
    "水利",
    "测绘",
    "公路",
    "汽车工程",
    "航空",
    "通信",
    "电子",
    "仪器仪表",
    "粮油",
    "食品科学",
    "中医药",
    "护理",
    "口腔医",
    "预防医",
    "解剖",
    "生物化学",
    "遗传",
    "昆虫",
    "气象",
    "地震",
    "声学",
    "力学",
    "天文",
    "图书情报",
    "科普作家",
    "城市规划",
    "纺织工程",
    "煤炭",
    "金属",
    "硅酸盐",
    "核",
];
const BRANCHES: &[&str] = &["", "", "", "青年", "应用", "教育", "技术", "工程", "史志", "信息"];
const LEVELS: &[&str] = &["省级", "市级", "市级", "县级"];
const GRADES: &[&str] = &["a1", "a2", "a3", "a3", "a4", "a5", "none", "pending", "expired"];
const FIELDS: &[&str] = &["理科", "工科", "农科", "医科", "交叉学科"];
const PEOPLE: &[&str] = &["王晓梅", "李建国", "张伟", "陈思远"];

const SUBJECT_OF_SENTENCE: &[&str] = &[
    "会员系统",
    "秘书处台账",
    "近三次理事会纪要",
    "年度审计报告",
    "科普活动记录",
    "企业需求台账",
    "分支机构",
    "章程",
    "专职人员",
    "会费收支表",
    "服务成果目录",
    "志愿者名册",
];
const FOUND: &[&str] = &[
    "口径不一，抽查三处有两处对不上",
    "齐全，两年没有断档",
    "只有目录，没有使用者反馈",
    "有记录但没有签字",
    "在官网公开，链接有效",
    "由前任秘书长保管，当天没有找到",
    "登记32条，回复19条",
    "线上线下各有一套，数字相差一成",
    "有制度，没有执行记录",
    "负责人出差，电话核实一部分",
];
const NEXT: &[&str] = &[
    "须补访会员。",
    "秘书处答应一周内补交。",
    "已拍照存档。",
    "与监事的说法一致。",
    "另见访谈记录。",
    "下次回访时复核。",
];
const PAPERS: &[&str] = &[
    "服务成果目录",
    "审计报告",
    "理事会纪要和签到表",
    "使用单位反馈意见",
    "制度汇编",
    "论坛材料",
    "换届大会材料",
    "合作协议",
];

/// Returns the society that stands at this place of the register.
pub fn society(idx: usize) -> (SocietyCode, Profile) {
    let mut chance = Chance::seeded(idx as u64);
    let subject = SUBJECTS[idx % SUBJECTS.len()];
    let place = PLACES[idx / SUBJECTS.len() % PLACES.len()];
    let branch = BRANCHES[idx / (SUBJECTS.len() * PLACES.len()) % BRANCHES.len()];
    let day = |chance: &mut Chance, year: usize| {
        let (month, day) = (1 + chance.below(12), 1 + chance.below(28));
        Date::new(year as i16, month as i8, day as i8).ok()
    };
    let founded = 1951 + chance.below(70);
    let graded = 2018 + chance.below(8);
    let profile = Profile {
        name: format!("{place}{subject}{branch}学会"),
        short: format!("{subject}学会"),
        level: chance.one_of(LEVELS).to_owned(),
        discipline: chance.one_of(FIELDS).to_owned(),
        grade: chance.one_of(GRADES).to_owned(),
        grade_date: day(&mut chance, graded),
        founded: day(&mut chance, founded),
        members: Some(60 + chance.below(6_000) as u64),
        region: place.to_owned(),
    };
    (SocietyCode::new(&format!("A{:05}", idx + 1)), profile)
}

/// Returns a sentence as one is jotted down during a visit.
pub fn sentence(chance: &mut Chance) -> String {
    let subject = chance.one_of(SUBJECT_OF_SENTENCE);
    let found = chance.one_of(FOUND);
    let next = chance.one_of(NEXT);
    format!("{subject}{found}，{next}")
}

/// Returns an answer the item may have.
fn answer(chance: &mut Chance, item: &Item) -> Answer {
    match chance.below(40) {
        0 => return Answer::NotEstablished,
        1 => return Answer::NotApplicable { reason: sentence(chance) },
        _ => {}
    }
    let pick = |chance: &mut Chance| {
        let choice = &item.options[chance.below(item.options.len())];
        Pick { code: choice.code.clone(), specify: choice.specify.then(|| "其他情况".to_owned()) }
    };
    let within = |chance: &mut Chance| {
        let (low, high) = item.range.unwrap_or((0.0, 2_000.0));
        let room = (high - low).clamp(0.0, 2_000.0) as usize;
        low.max(0.0) as usize + chance.below(room + 1)
    };
    let value = match (item.kind.entry(), item.kind.cel_type()) {
        (Way::Level, _) => Value::Int([0, 1, 1, 2, 2, 2, 3, 3, 4][chance.below(9)]),
        (Way::YesNo, _) => Value::Bool(chance.below(5) == 0),
        (Way::Single | Way::Multi, _) => Value::Picks(vec![pick(chance)]),
        (Way::Line, CelType::Int) => Value::Int(within(chance) as i64),
        (Way::Line, CelType::Double) => Value::Decimal(within(chance) as f64),
        (Way::Line, CelType::Timestamp) => {
            let year = 1979 + chance.below(46);
            Value::Date(Date::new(year as i16, 1 + chance.below(12) as i8, 1 + chance.below(28) as i8).unwrap())
        }
        (Way::Line | Way::Page, _) => Value::Text(sentence(chance)),
        (Way::Rows, _) => Value::Rows(Vec::new()),
    };
    Answer::Value(value)
}

/// One assessor going through a checklist, again and again if need be.
struct Walk<'a> {
    checklist: &'a Checklist,
    chance: Chance,
    at: usize,
    n_evidence: u32,
    /// What is still to be said of the item just answered.
    todo: Vec<Change>,
}

impl Walk<'_> {
    fn next(&mut self) -> Change {
        if let Some(change) = self.todo.pop() {
            return change;
        }
        let item = &self.checklist.items[self.at % self.checklist.items.len()];
        self.at += 1;
        let id = item.id.clone();
        if self.chance.below(3) == 0 {
            self.todo.push(Change::Remarked { item: id.clone(), text: sentence(&mut self.chance) });
        }
        if item.weight.is_some() && self.chance.below(2) == 0 {
            let evidence = self.evidence(&id);
            self.todo.push(evidence);
        }
        Change::Answered { item: id, answer: Some(answer(&mut self.chance, item)) }
    }

    /// A new piece of evidence, or one already registered.
    fn evidence(&mut self, item: &ItemId) -> Change {
        if self.n_evidence > 3 && self.chance.below(3) > 0 {
            let evidence = EvidenceNo(1 + self.chance.below(self.n_evidence as usize) as u32);
            return Change::Linked { item: item.clone(), evidence };
        }
        self.n_evidence += 1;
        let year = 2020 + self.chance.below(6);
        Change::EvidenceRegistered {
            evidence: EvidenceNo(self.n_evidence),
            kind: EvidenceKind::ALL[self.chance.below(4)],
            title: format!("{}（{year}年）", self.chance.one_of(PAPERS)),
            items: vec![item.clone()],
        }
    }
}

/// Returns what happens in a visit of the society at this place: its start, then `n_changes` changes.
pub fn visit(idx: usize, round: u32, n_changes: usize) -> Vec<Event> {
    let checklist = checklist::builtin();
    let (society, _) = society(idx);
    let id = AssessmentId::new(&format!("{society}-{round}"));
    let scope = Scope::Full;
    let started =
        Event::AssessmentStarted { assessment: id.clone(), society, round, checklist: checklist.digest, scope };
    let chance = Chance::seeded(idx as u64 * 31 + u64::from(round));
    let mut walk = Walk { checklist, chance, at: 0, n_evidence: 0, todo: Vec::new() };
    let changed = |change| Event::Changed { assessment: id.clone(), change };
    std::iter::once(started).chain((0..n_changes).map(|_| changed(walk.next()))).collect()
}

/// Returns the entries that keep the built-in checklist's text in the journal.
fn checklist_kept() -> Vec<Event> {
    let (code, profile) = society(0);
    let actor = Actor::new(PEOPLE[0]);
    let mut state = State::default();
    state.ledger.societies.insert(code.clone(), profile);
    let command = Command::Start { society: code, checklist: Arc::clone(checklist::builtin()), scope: Scope::Full };
    let mut events = decide(&state, &actor, &command).unwrap();
    events.retain(|event| matches!(event, Event::ChecklistKept { .. }));
    events
}

/// Seals events one after the other.
pub struct Sealing {
    head: Head,
    chance: Chance,
}

impl Sealing {
    /// Goes on after `head`.
    pub fn after(head: Head) -> Self {
        Self { head: Head { at: head.at.max(FIRST), ..head }, chance: Chance::seeded(head.seq.0) }
    }

    /// Returns the entry that puts this event on record, some seconds after the last one.
    pub fn seal(&mut self, actor: &Actor, event: Event) -> Entry {
        let at = Millis(self.head.at.0 + 1 + self.chance.below(40_000) as i64);
        let entry = codec::seal(&self.head, at, actor, event).unwrap();
        self.head = Head::of(&entry);
        entry
    }
}

/// Returns a whole journal: the register, the checklist, then visit after visit, most of them submitted; the first is not.
pub fn journal(size: Size) -> impl Iterator<Item = Entry> {
    let visits = (0..).flat_map(move |number: usize| {
        // Seven divides none of the sizes measured, so every society is visited before one is again.
        let idx = number * 7 % size.n_societies.max(1);
        let round = 1 + (number / size.n_societies.max(1)) as u32;
        let mut chance = Chance::seeded(number as u64);
        let mut events = visit(idx, round, 180 + chance.below(160));
        if number > 0 && chance.below(8) > 0 {
            events.extend(change_in(&events, Change::Submitted));
        }
        events.into_iter().map(move |event| (number % PEOPLE.len(), event))
    });
    let n_visits = if size.n_societies == 0 { 0 } else { usize::MAX };
    sealed(size.n_societies, visits.take(n_visits)).take(size.n_entries)
}

/// Returns a journal in which every society has been visited once: so many changes each, then an action, and submitted.
pub fn all_visited(n_societies: usize, n_changes: usize) -> impl Iterator<Item = Entry> {
    let visits = (0..n_societies).flat_map(move |idx| {
        let mut events = visit(idx, 1, n_changes);
        let kept = Kept::Action(ActionNo(1), Some(Box::new(action(idx))));
        let last = [Change::Kept(kept), Change::Submitted].map(|change| change_in(&events, change));
        events.extend(last.into_iter().flatten());
        events.into_iter().map(move |event| (idx % PEOPLE.len(), event))
    });
    sealed(n_societies, visits)
}

/// Puts the register and the checklist before what happened, and all of it on record.
fn sealed(n_societies: usize, events: impl Iterator<Item = (usize, Event)>) -> impl Iterator<Item = Entry> {
    let register = (0..n_societies).map(|idx| {
        let (code, profile) = society(idx);
        (0, Event::SocietyAdded { code, profile })
    });
    let people: Vec<Actor> = PEOPLE.iter().map(|name| Actor::new(name)).collect();
    let mut sealing = Sealing::after(Head::default());
    let all = register.chain(checklist_kept().into_iter().map(|event| (0, event))).chain(events);
    all.map(move |(person, event)| sealing.seal(&people[person], event))
}

/// Returns a change in the assessment that begins with the first of these events.
fn change_in(events: &[Event], change: Change) -> Option<Event> {
    match events.first() {
        Some(Event::AssessmentStarted { assessment, .. }) => {
            Some(Event::Changed { assessment: assessment.clone(), change })
        }
        _ => None,
    }
}

/// Returns what is to be done at the society at this place, by a day of 2026 or 2027.
fn action(idx: usize) -> Action {
    let mut chance = Chance::seeded(idx as u64);
    let (year, month, day) = (2026 + chance.below(2), 1 + chance.below(12), 1 + chance.below(28));
    Action {
        what: format!("整改：{}", sentence(&mut chance)),
        due: Date::new(year as i16, month as i8, day as i8).ok(),
        ..Action::default()
    }
}

/// Appends entries to a store, in batches, and keeps the summary of every assessment, as a session does after each answer.
pub fn fill(store: &mut dyn Store, entries: impl Iterator<Item = Entry>) {
    let mut entries = entries.peekable();
    while entries.peek().is_some() {
        let batch: Vec<Entry> = entries.by_ref().take(BATCH).collect();
        store.append(&batch).unwrap();
    }
    for (id, heading) in store.ledger().unwrap().headings {
        let mut state = State::default();
        state.keep_checklist(heading.checklist, "");
        store.entries_of(&id).unwrap().iter().for_each(|entry| state.apply_to_assessment(entry));
        let assessment = &state.assessments[&id];
        let standing = Standing::of(assessment);
        let summary = summary(assessment, &standing);
        store.keep_summary(&id, &summary).unwrap();
    }
}

/// Fills a store with so many societies, each with a submitted assessment whose figures are drawn.
pub fn assess(store: &mut dyn Store, n_societies: usize) {
    store.append(&all_visited(n_societies, 0).collect::<Vec<_>>()).unwrap();
    let checklist = checklist::builtin();
    let n_scored = checklist.items.iter().filter(|item| item.weight.is_some()).count();
    let n_axes = checklist.forms_of(FormKind::Axis).count();
    for idx in 0..n_societies {
        let mut chance = Chance::seeded(idx as u64);
        let mut mark = || Mark::new(Some(25.0 * chance.below(5) as f64), chance.below(4) as u8);
        let marks = (0..n_scored).map(|_| mark()).collect();
        let severities = (0..n_axes).map(|_| Some(chance.below(1_000) as f64 / 10.0)).collect();
        let Action { what, due, .. } = action(idx);
        let follow_up = FollowUp { on: due.unwrap(), action: ActionNo(1), what };
        let summary =
            Summary { n_answered: 96, n_items: 96, severities, n_red_lines: 0, follow_ups: vec![follow_up], marks };
        store.keep_summary(&AssessmentId::new(&format!("{}-1", society(idx).0)), &summary).unwrap();
    }
}
