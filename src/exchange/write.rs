//! Writes what an assessment has on record in the form that is applied; knows nothing of files and terminals.

use std::collections::BTreeSet;

use crate::domain::assessment::{Assessment, Effective};
use crate::domain::event::EvidenceKind;
use crate::domain::ids::{EvidenceNo, ItemId};
use crate::domain::value::Answer;
use crate::exchange::evidence::write_cell;
use crate::report::guard::guard;

/// The header of a file of answers.
const HEADER: [&str; 5] = ["item", "value", "reason", "remark", "evidence"];

/// What is on record for an item or a check. What is not is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerRow {
    /// The item; the check; the check and the item, `C31:W1`; or nothing, for evidence that supports no item.
    pub item: String,
    /// The value that counts, as it is applied.
    pub value: String,
    /// Why it does not apply, or why a check may stand.
    pub reason: String,
    /// The remark.
    pub remark: String,
    /// The evidence, by number.
    pub evidence: Vec<(EvidenceKind, String)>,
}

/// Returns what is on record: items in the checklist's order, then overrules, then evidence that supports no item.
pub fn answer_rows(assessment: &Assessment) -> Vec<AnswerRow> {
    let mut rows: Vec<AnswerRow> = Vec::new();
    let mut used: BTreeSet<EvidenceNo> = BTreeSet::new();
    for item in &assessment.checklist.items {
        let mut row = AnswerRow { item: item.id.as_str().to_owned(), ..AnswerRow::default() };
        match assessment.effective(item) {
            Effective::None | Effective::Disputed => {}
            Effective::One(given) => match &given.answer {
                Answer::Value(value) => row.value = item.kind.write(item, value),
                Answer::NotApplicable { reason } => {
                    "NA".clone_into(&mut row.value);
                    row.reason.clone_from(reason);
                }
                Answer::NotEstablished => "NE".clone_into(&mut row.value),
            },
        }
        row.remark = assessment.remarks.get(&item.id).cloned().unwrap_or_default();
        for (number, evidence) in assessment.evidence_of(&item.id) {
            used.insert(number);
            row.evidence.push((evidence.kind, evidence.title.clone()));
        }
        if !(row.value.is_empty() && row.remark.is_empty() && row.evidence.is_empty()) {
            rows.push(row);
        }
    }
    for ((check, item), overrule) in &assessment.overrules {
        let about = |item: &ItemId| format!("{check}:{item}");
        let item = item.as_ref().map_or_else(|| check.as_str().to_owned(), about);
        rows.push(AnswerRow { item, reason: overrule.why.clone(), ..AnswerRow::default() });
    }
    let unused = assessment.evidence.iter().filter(|(number, _)| !used.contains(number));
    let unused: Vec<_> = unused.map(|(_, evidence)| (evidence.kind, evidence.title.clone())).collect();
    if !unused.is_empty() {
        rows.push(AnswerRow { evidence: unused, ..AnswerRow::default() });
    }
    rows
}

/// Writes rows as csv, cells guarded against becoming formulas.
///
/// # Errors
/// None in memory; what the writer of csv says otherwise.
pub fn to_csv(rows: &[AnswerRow]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER)?;
    for row in rows {
        let evidence = write_cell(row.evidence.iter().map(|(kind, title)| (*kind, title.as_str())));
        let cells = [&row.item, &row.value, &row.reason, &row.remark, &evidence];
        writer.write_record(cells.map(|cell| guard(cell)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
