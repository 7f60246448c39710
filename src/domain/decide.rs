//! May this be done, and what has then happened? Pure: the same state and command always give the same answer.

use std::sync::Arc;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Checklist, Each, Item, Level};
use crate::domain::command::{Act, Command};
use crate::domain::event::{CHECKLIST_PART_BYTES, Change, Event, EvidenceKind, Profile, Scope};
use crate::domain::ids::{Actor, AssessmentId, CheckId, EvidenceNo, ItemId, SocietyCode};
use crate::domain::ledger::Status;
use crate::domain::problems;
use crate::domain::refusal::Refusal;
use crate::domain::standing::Standing;
use crate::domain::state::State;
use crate::domain::value::Answer;

/// The longest text of a remark, reason, title or name, in bytes; three to a Chinese character.
pub const MAX_TEXT_BYTES: usize = 16_384;
/// The longest code of a society, in characters.
pub const MAX_CODE_CHARS: usize = 32;

/// Returns what happens when `actor` wishes `command`: nothing where it changes nothing.
///
/// # Errors
/// Why it may not be done.
pub fn decide(state: &State, actor: &Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Register { code, profile } => register(state, code, profile),
        Command::Start { society, checklist, scope } => start(state, society, checklist, *scope),
        Command::In { assessment: id, act } => {
            let assessment =
                state.assessments.get(id).ok_or_else(|| Refusal::NoSuchAssessment { id: id.as_str().to_owned() })?;
            let changes = decide_act(assessment, actor, act)?;
            let event = |change| Event::Changed { assessment: id.clone(), change };
            Ok(changes.into_iter().map(event).collect())
        }
    }
}

fn register(state: &State, code: &SocietyCode, profile: &Profile) -> Result<Vec<Event>, Refusal> {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control();
    let n_chars = code.as_str().chars().count();
    if n_chars == 0 || n_chars > MAX_CODE_CHARS || !code.as_str().chars().all(is_plain) {
        return Err(Refusal::BadSocietyCode { code: code.as_str().to_owned() });
    }
    let Profile { name, short, level, discipline, grade, grade_date: _, founded: _, members: _, region } = profile;
    if name.trim().is_empty() {
        return Err(Refusal::NoName { code: code.as_str().to_owned() });
    }
    for text in [name, short, level, discipline, grade, region] {
        check_text(text)?;
    }
    let (code, profile) = (code.clone(), profile.clone());
    Ok(match state.ledger.societies.get(&code) {
        Some(known) if *known == profile => Vec::new(),
        Some(_) => vec![Event::SocietyChanged { code, profile }],
        None => vec![Event::SocietyAdded { code, profile }],
    })
}

fn start(
    state: &State,
    society: &SocietyCode,
    checklist: &Arc<Checklist>,
    scope: Scope,
) -> Result<Vec<Event>, Refusal> {
    if !state.ledger.societies.contains_key(society) {
        return Err(Refusal::NoSuchSociety { code: society.as_str().to_owned() });
    }
    let mut round = 1;
    for (id, heading) in state.ledger.rounds_of(society) {
        if heading.status == Status::Open {
            return Err(Refusal::AlreadyOpen { id: id.as_str().to_owned() });
        }
        round = round.max(heading.round.saturating_add(1));
    }
    let mut events = Vec::new();
    if !state.ledger.checklists.contains(&checklist.digest) {
        events.extend(keep(checklist));
    }
    events.push(Event::AssessmentStarted {
        assessment: AssessmentId::new(&format!("{society}-{round}")),
        society: society.clone(),
        round,
        checklist: checklist.digest,
        scope,
    });
    Ok(events)
}

/// Cuts a checklist's text into pieces, between characters.
fn keep(checklist: &Checklist) -> Vec<Event> {
    let mut parts: Vec<String> = vec![String::new()];
    for c in checklist.source_text.chars() {
        match parts.last_mut() {
            Some(part) if part.len() + c.len_utf8() <= CHECKLIST_PART_BYTES => part.push(c),
            _ => parts.push(c.to_string()),
        }
    }
    let n_parts = u32::try_from(parts.len()).unwrap_or(u32::MAX);
    let event = |(part, text)| Event::ChecklistKept { checklist: checklist.digest, part, n_parts, text };
    (0..n_parts).zip(parts).map(event).collect()
}

fn decide_act(assessment: &Assessment, actor: &Actor, act: &Act) -> Result<Vec<Change>, Refusal> {
    match (assessment.status, act) {
        (Status::Submitted, Act::Reopen { why }) => {
            check_reason(why)?;
            Ok(vec![Change::Reopened { why: why.trim().to_owned() }])
        }
        (Status::Open, Act::Reopen { .. }) => Err(Refusal::NotSubmitted { id: assessment.id.as_str().to_owned() }),
        (Status::Submitted, _) => Err(Refusal::IsSubmitted { id: assessment.id.as_str().to_owned() }),
        (Status::Open, act) => decide_open(assessment, actor, act),
    }
}

fn decide_open(assessment: &Assessment, actor: &Actor, act: &Act) -> Result<Vec<Change>, Refusal> {
    match act {
        Act::Answer { item, answer } => answer_item(assessment, actor, item, answer),
        Act::Clear { item } => {
            let known = find_item(assessment, item)?;
            let has_answer = assessment.answer_of(known, actor).is_some();
            let change = Change::Answered { item: item.clone(), answer: None };
            Ok(if has_answer { vec![change] } else { Vec::new() })
        }
        Act::Remark { item, text } => {
            find_item(assessment, item)?;
            check_text(text)?;
            let text = text.trim_end().to_owned();
            let is_same = assessment.remarks.get(item).map_or("", String::as_str) == text;
            Ok(if is_same { Vec::new() } else { vec![Change::Remarked { item: item.clone(), text }] })
        }
        Act::Evidence { kind, title, items } => register_evidence(assessment, *kind, title, items),
        Act::Link { item, evidence } => {
            let is_linked = find_link(assessment, item, *evidence)?;
            let change = Change::Linked { item: item.clone(), evidence: *evidence };
            Ok(if is_linked { Vec::new() } else { vec![change] })
        }
        Act::Unlink { item, evidence } => {
            let is_linked = find_link(assessment, item, *evidence)?;
            let change = Change::Unlinked { item: item.clone(), evidence: *evidence };
            Ok(if is_linked { vec![change] } else { Vec::new() })
        }
        Act::Overrule { check, item, why } => overrule(assessment, check, item.as_ref(), why),
        Act::Submit => {
            let problems = problems::list(assessment, &Standing::of(assessment));
            let n_blocking = problems.iter().filter(|problem| problem.blocks).count();
            if n_blocking > 0 {
                return Err(Refusal::Blocked { id: assessment.id.as_str().to_owned(), n_blocking });
            }
            Ok(vec![Change::Submitted])
        }
        // Absent: reopening; `decide_act` has dealt with it.
        Act::Reopen { .. } => Ok(Vec::new()),
        Act::Undo => match assessment.undo_of(actor) {
            Some((of, change)) => Ok(vec![Change::Undone { of, change: Box::new(change.clone()) }]),
            None => Err(Refusal::NothingToUndo),
        },
        Act::Redo => match assessment.redo_of(actor) {
            Some((of, change)) => Ok(vec![Change::Redone { of, change: Box::new(change.clone()) }]),
            None => Err(Refusal::NothingToRedo),
        },
    }
}

fn answer_item(assessment: &Assessment, actor: &Actor, item: &ItemId, answer: &Answer) -> Result<Vec<Change>, Refusal> {
    let known = find_item(assessment, item)?;
    match answer {
        Answer::Value(value) => {
            known.kind.check(known, value).map_err(|bad| Refusal::BadValue { item: item.clone(), bad })?;
        }
        Answer::NotApplicable { reason } => check_reason(reason)?,
        Answer::NotEstablished => {}
    }
    let is_same = assessment.answer_of(known, actor).is_some_and(|given| given.answer == *answer);
    let change = Change::Answered { item: item.clone(), answer: Some(answer.clone()) };
    Ok(if is_same { Vec::new() } else { vec![change] })
}

fn register_evidence(
    assessment: &Assessment,
    kind: EvidenceKind,
    title: &str,
    items: &[ItemId],
) -> Result<Vec<Change>, Refusal> {
    let title = title.trim();
    check_text(title)?;
    if title.is_empty() {
        return Err(Refusal::NoTitle);
    }
    for item in items {
        find_item(assessment, item)?;
    }
    let Some(evidence) = assessment.find_evidence(kind, title) else {
        let evidence = assessment.next_evidence();
        return Ok(vec![Change::EvidenceRegistered { evidence, kind, title: title.to_owned(), items: items.to_vec() }]);
    };
    let is_new = |item: &&ItemId| !assessment.links.get(*item).is_some_and(|linked| linked.contains(&evidence));
    Ok(items.iter().filter(is_new).map(|item| Change::Linked { item: item.clone(), evidence }).collect())
}

fn overrule(assessment: &Assessment, id: &CheckId, item: Option<&ItemId>, why: &str) -> Result<Vec<Change>, Refusal> {
    let check =
        assessment.checklist.check(id.as_str()).ok_or_else(|| Refusal::NoSuchCheck { id: id.as_str().to_owned() })?;
    if check.level != Level::Soft {
        return Err(Refusal::NotSoft { check: id.clone() });
    }
    check_reason(why)?;
    if let Some(item) = item {
        find_item(assessment, item)?;
        if check.each == Each::Assessment {
            return Err(Refusal::NotPerItem { check: id.clone() });
        }
    }
    let why = why.trim();
    let is_same = assessment.overrules.get(&(id.clone(), item.cloned())).is_some_and(|overrule| overrule.why == why);
    let change = Change::Overruled { check: id.clone(), item: item.cloned(), why: Some(why.to_owned()) };
    Ok(if is_same { Vec::new() } else { vec![change] })
}

fn find_item<'a>(assessment: &'a Assessment, item: &ItemId) -> Result<&'a Item, Refusal> {
    assessment.checklist.item(item.as_str()).ok_or_else(|| Refusal::NoSuchItem { id: item.as_str().to_owned() })
}

/// Tells whether an existing item and existing evidence are linked.
fn find_link(assessment: &Assessment, item: &ItemId, evidence: EvidenceNo) -> Result<bool, Refusal> {
    find_item(assessment, item)?;
    if !assessment.evidence.contains_key(&evidence) {
        return Err(Refusal::NoSuchEvidence { number: evidence });
    }
    Ok(assessment.links.get(item).is_some_and(|linked| linked.contains(&evidence)))
}

fn check_reason(reason: &str) -> Result<(), Refusal> {
    check_text(reason)?;
    if reason.trim().is_empty() { Err(Refusal::NoReason) } else { Ok(()) }
}

const fn check_text(text: &str) -> Result<(), Refusal> {
    if text.len() > MAX_TEXT_BYTES { Err(Refusal::TooLong { max: MAX_TEXT_BYTES }) } else { Ok(()) }
}
