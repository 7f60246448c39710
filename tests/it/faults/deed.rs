//! What an assessor may do next, chosen by a number, on a checklist of four items: the same deeds for the model and for the processes that are killed.

use std::sync::{Arc, LazyLock};

use bamai::domain::checklist::{Checklist, parse};
use bamai::domain::command::{Act, Command};
use bamai::domain::event::{EvidenceKind, Profile, Scope};
use bamai::domain::ids::{AssessmentId, CheckId, EvidenceNo, ItemId, SocietyCode};
use bamai::domain::records::Kept;
use bamai::domain::value::{Answer, Value};
use bamai::exchange::{self, BadRows, FileError};
use bamai::session::{RunError, Session};

/// N is a fact, A and B are ratings, R is a red line; a large N must be explained.
const TEXT: &str = r#"
id = "small"
version = "1"
title = { zh = "试验", en = "Trial" }

[scoring]
coverage_floor = 0.5
geometric_floor = 1
evidence_caps = [1, 2, 3, 4]
bands = [{ id = "any", below = 101, zh = "全部", en = "all" }]

[[form]]
id = "F"
kind = "facts"
title = { zh = "事实", en = "Facts" }
item = [{ id = "N", kind = "integer", min = 0, max = 99, title = { zh = "数", en = "Number" }, ask = { zh = "数？", en = "Number?" } }]

[[form]]
id = "W"
kind = "axis"
title = { zh = "轴", en = "Axis" }

[[form.item]]
id = "A"
kind = "rating"
title = { zh = "甲", en = "A" }
ask = { zh = "甲？", en = "A?" }
rubric = [{ zh = "零", en = "0" }, { zh = "一", en = "1" }, { zh = "二", en = "2" }, { zh = "三", en = "3" }, { zh = "四", en = "4" }]

[[form.item]]
id = "B"
kind = "rating"
title = { zh = "乙", en = "B" }
ask = { zh = "乙？", en = "B?" }
rubric = [{ zh = "零", en = "0" }, { zh = "一", en = "1" }, { zh = "二", en = "2" }, { zh = "三", en = "3" }, { zh = "四", en = "4" }]

[[form]]
id = "RL"
kind = "redline"
title = { zh = "红线", en = "Red lines" }
item = [{ id = "R", kind = "yesno", title = { zh = "线", en = "Line" }, ask = { zh = "线？", en = "Line?" } }]

[[check]]
id = "many"
level = "soft"
when = "N > 10"
say = { zh = "偏多", en = "rather many" }
"#;

pub const ACTORS: [&str; 2] = ["zhang", "li"];
pub const ITEMS: [&str; 4] = ["N", "A", "B", "R"];

pub fn small() -> Arc<Checklist> {
    static SMALL: LazyLock<Arc<Checklist>> = LazyLock::new(|| {
        let parsed = parse("small.toml", TEXT);
        Arc::new(parsed.checklist.unwrap_or_else(|| panic!("{:?}", parsed.problems)))
    });
    Arc::clone(&SMALL)
}

pub fn first_round() -> AssessmentId {
    AssessmentId::new("A0001-1")
}

/// Something an assessor does.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    Do(Act),
    /// A file of answers: item and level.
    Import(Vec<(&'static str, u32)>),
    /// A society comes onto the register, or gets this name.
    Register {
        code: String,
        name: String,
    },
}

/// Why a deed was not done.
#[derive(Debug)]
pub enum Refused {
    /// The domain said no.
    ByDomain,
    /// The store did not give what was asked of it.
    ByStore(String),
}

impl Deed {
    /// The deed of that number; every number is one. The lowest byte says what sort, the next four bits which item, the rest what of it.
    pub fn of(number: u32) -> Self {
        let item = ITEMS[(number >> 8 & 0xF) as usize % ITEMS.len()];
        let id = ItemId::new(item);
        let level = (number >> 12) % 5;
        let evidence = EvidenceNo((number >> 12) % 4 + 1);
        match (number & 0xFF) % 20 {
            0..=7 => Self::Do(Act::Answer { item: id, answer: answer(item, (number >> 12) % 30) }),
            8 => Self::Do(Act::Clear { item: id }),
            9..=11 => Self::Do(Act::Undo),
            12 => {
                let kind = EvidenceKind::ALL[(number >> 16) as usize % 4];
                Self::Do(Act::Evidence { kind, title: format!("材料{level}"), items: vec![id] })
            }
            13 => Self::Do(Act::Link { item: id, evidence }),
            14 => Self::Do(Act::Unlink { item: id, evidence }),
            15 if level == 4 => Self::Do(Act::Keep(Kept::SelfRating(id, Some((number >> 16) as u8 % 5)))),
            15 => Self::Do(Act::Overrule { check: CheckId::new("many"), item: None, why: format!("已核{level}") }),
            // Some are longer than what the database keeps in one piece.
            16 => Self::Do(Act::Remark { item: id, text: "记".repeat([3, 0, 1_500, 5_000, 40][level as usize]) }),
            17 => Self::Import(vec![("N", level), ("B", level), ("A", (level + 1) % 5)]),
            18 => Self::Register { code: format!("B{level}"), name: format!("学会{}", (number >> 16) % 3) },
            _ if level < 3 => Self::Do(Act::Submit),
            _ => Self::Do(Act::Reopen { why: "补访".to_owned() }),
        }
    }

    /// Does it; returns how many entries that was.
    pub fn run(&self, session: &mut Session) -> Result<usize, Refused> {
        match self {
            Self::Do(act) => run(session, &Command::In { assessment: first_round(), act: act.clone() }),
            Self::Register { code, name } => {
                let profile = Profile { name: name.clone(), ..Profile::default() };
                run(session, &Command::Register { code: SocietyCode::new(code), profile })
            }
            Self::Import(rows) => {
                let rows: Vec<String> = rows.iter().map(|(item, level)| format!("{item},{level}\n")).collect();
                let file = format!("item,value\n{}", rows.concat());
                match exchange::apply(session, &first_round(), file.as_bytes(), BadRows::Refuse) {
                    Ok(applied) if applied.is_refused => Err(Refused::ByDomain),
                    Ok(applied) => Ok(applied.n_written),
                    Err(FileError::Run(RunError::Refused(_))) => Err(Refused::ByDomain),
                    Err(error) => Err(Refused::ByStore(format!("{error:?}"))),
                }
            }
        }
    }
}

fn answer(item: &str, number: u32) -> Answer {
    match (item, number) {
        (_, 29) => Answer::NotEstablished,
        (_, 28) => Answer::NotApplicable { reason: "无此项".to_owned() },
        ("N", number) => Answer::Value(Value::Int(i64::from(number))),
        ("R", number) => Answer::Value(Value::Bool(number % 2 == 0)),
        (_, number) => Answer::Value(Value::Int(i64::from(number % 5))),
    }
}

fn run(session: &mut Session, command: &Command) -> Result<usize, Refused> {
    match session.run(command) {
        Ok(entries) => Ok(entries.len()),
        Err(RunError::Refused(_)) => Err(Refused::ByDomain),
        Err(error) => Err(Refused::ByStore(format!("{error:?}"))),
    }
}

/// Puts the society on the ledger and opens its assessment, unless that has been done.
pub fn begin(session: &mut Session) -> Result<(), Refused> {
    let code = SocietyCode::new("A0001");
    if !session.ledger().societies.contains_key(&code) {
        let profile = Profile { name: "机械工程学会".to_owned(), ..Profile::default() };
        run(session, &Command::Register { code: code.clone(), profile })?;
    }
    if !session.ledger().headings.contains_key(&first_round()) {
        run(session, &Command::Start { society: code, checklist: small(), scope: Scope::Full })?;
    }
    session.load(&first_round()).map_err(|error| Refused::ByStore(format!("{error:?}")))
}
