//! Fills a session with what an office has gathered: half-day visits handed in, functions and projects kept; knows nothing of where the session keeps them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::checklist::{self, Checklist, FormKind};
use crate::domain::command::{Act, Command};
use crate::domain::event::Scope;
use crate::domain::ids::{AssessmentId, ItemId, SocietyCode};
use crate::domain::value::{Pick, Row, Value};
use crate::exchange::{self, BadRows, FileError};
use crate::session::{Amount, Session};

const VISIT: &[u8] = include_bytes!("../../../fixtures/demo/visit.csv");

/// The societies visited, and how many levels better or worse than the sample visit each axis was found there. One has been
/// visited twice.
const FOUND: [(&str, [i64; 3]); 9] = [
    ("A0007", [-2, -2, -1]),
    ("A0003", [1, 1, 0]),
    ("A0004", [-3, 1, 2]),
    ("A0005", [2, 1, 2]),
    ("A0006", [1, -4, 2]),
    ("A0007", [-1, -2, -1]),
    ("A0008", [-2, -2, -2]),
    ("A0010", [1, 2, 1]),
    ("A0011", [0, 1, 2]),
];

/// More functions taken on: by which society, what, and from whom.
const FUNCTIONS: [(&str, &[(&str, &str)]); 3] = [
    ("A0005", &[("执业药师继续教育", "省药品监督管理局")]),
    ("A0010", &[("护理员培训考核", "省卫生健康委"), ("社区护理服务评估", "市卫生健康委")]),
    ("A0011", &[("信息化项目绩效评估", "省数据资源局")]),
];

/// More demonstration projects: of which society, what, and in which year.
const PROJECTS: [(&str, &str, i64); 2] = [("A0005", "长三角药学青年论坛", 2025), ("A0011", "智能计算学术年会", 2026)];

/// Fills a session that has the sample societies.
///
/// # Errors
/// The session could not run it.
pub fn fill(session: &mut Session) -> Result<(), FileError> {
    let checklist = checklist::builtin();
    for (code, found) in FOUND {
        let command =
            Command::Start { society: SocietyCode::new(code), checklist: Arc::clone(checklist), scope: Scope::Core };
        let entries = session.run(&command)?;
        if let Some(id) = entries.iter().find_map(|entry| entry.event.assessment()) {
            exchange::apply(session, id, answers(checklist, found).as_bytes(), BadRows::Refuse)?;
            hand_in(session, id)?;
        }
    }
    let text = |text: &str| Value::Text(text.to_owned());
    let pick = |code: &str| Value::Picks(vec![Pick { code: code.to_owned(), specify: None }]);
    let row =
        |cells: &[(&str, Value)]| cells.iter().map(|(column, value)| ((*column).to_owned(), value.clone())).collect();
    for (code, taken) in FUNCTIONS {
        let rows = taken.iter().map(|(what, from)| {
            row(&[("what", text(what)), ("kind", pick("purchased")), ("from", text(from)), ("effect", pick("good"))])
        });
        keep(session, code, "functions", rows.collect())?;
    }
    for (code, name, year) in PROJECTS {
        let rows = vec![row(&[("name", text(name)), ("kind", pick("forum")), ("year", Value::Int(year))])];
        keep(session, code, "demonstrations", rows)?;
    }
    Ok(())
}

fn keep(session: &mut Session, code: &str, roster: &str, rows: Vec<Row>) -> Result<(), FileError> {
    let (society, roster) = (SocietyCode::new(code), ItemId::new(roster));
    let checklist = Arc::clone(checklist::builtin());
    session.run(&Command::KeepRoster { society, checklist, roster, rows })?;
    Ok(())
}

/// Explains the soft checks that are raised, and submits.
fn hand_in(session: &mut Session, id: &AssessmentId) -> Result<(), FileError> {
    let raised = session.assessment(id).map(|(assessment, standing)| {
        let soft = assessment.checklist.checks.iter().filter(|check| check.level == checklist::Level::Soft);
        let why = "已与学会当面核对";
        let overrule = soft
            .filter(|check| standing.checks.iter().any(|standing| standing.id == check.id))
            .map(|check| Act::Overrule { check: check.id.clone(), item: None, why: why.to_owned() });
        overrule.collect::<Vec<_>>()
    });
    let acts = raised.unwrap_or_default().into_iter().chain([Act::Submit]);
    let commands: Vec<_> = acts.map(|act| Command::In { assessment: id.clone(), act }).collect();
    session.run_all(&commands, Amount::WhatCan)?;
    Ok(())
}

/// Returns the sample visit as a half-day visit to another society: what it asks, with other levels, none above what its evidence carries.
fn answers(checklist: &Checklist, found: [i64; 3]) -> String {
    let axes = checklist.forms_of(FormKind::Axis).map(|axis| &axis.id).zip(found);
    let by_axis: BTreeMap<_, _> = axes.collect();
    let mut reader = csv::Reader::from_reader(VISIT);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = reader.headers().cloned().unwrap_or_default();
    // Writing into memory does not fail.
    let _ = writer.write_record(&head);
    for (idx, row) in reader.records().flatten().enumerate() {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let item = checklist.item(cell(0));
        let is_asked = |item: &checklist::Item| {
            let form = checklist.form(item.form.as_str());
            item.core || form.is_some_and(|form| matches!(form.kind, FormKind::Facts | FormKind::Redline))
        };
        if item.is_some_and(|item| !is_asked(item)) {
            continue;
        }
        let axis = item.and_then(|item| item.tags.axis.as_ref()).and_then(|axis| by_axis.get(axis));
        let level = cell(1).parse::<i64>().ok().filter(|_| item.is_some_and(|item| !item.rubric.is_empty()));
        let value = match level.zip(axis) {
            // Not all items of an axis move, or an assessor would be asked why all are the same.
            Some((level, shift)) => {
                let shift = if idx % 3 == 0 { 0 } else { *shift };
                (level + shift).clamp(0, level.max(carried(checklist, cell(4)))).to_string()
            }
            None => cell(1).to_owned(),
        };
        let _ = writer.write_record([cell(0), &value, cell(2), cell(3), cell(4)]);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Returns the highest level that evidence carries, counted by its kinds.
fn carried(checklist: &Checklist, evidence: &str) -> i64 {
    let kinds = ["document:", "interview:", "observation:"];
    let n_kinds = kinds.iter().filter(|kind| evidence.contains(**kind)).count();
    let caps = checklist.scoring.evidence_caps;
    caps.get(n_kinds).map_or(0, |cap| i64::from(*cap))
}
