//! Reads the library of causes; knows nothing of what causes a society has.

use crate::domain::checklist::model::{CauseKind, Item};
use crate::domain::checklist::parse::check_id;
use crate::domain::checklist::problem::ProblemCode;
use crate::domain::checklist::read::{Reader, Table};
use crate::domain::ids::{CauseId, ItemId};
use crate::domain::records::Control;
use crate::lang::problem as said;

/// Reads the kinds of cause.
pub(super) fn causes<'t>(reader: &mut Reader<'t>, top: &Table<'_, 't>, items: &[Item]) -> Vec<CauseKind> {
    let controls = Control::ALL.map(|control| (control.code(), control));
    let mut all: Vec<CauseKind> = Vec::new();
    for node in reader.may_list(top, "cause") {
        let Some(table) = reader.table(node, &["id", "sign", "title", "zh", "en", "ask", "items", "control"]) else {
            continue;
        };
        let id = reader.need_word(&table, "id");
        if let Some(id) = &id {
            check_id(reader, id, all.iter().map(|cause| cause.id.as_str()));
        }
        let (sign, title, ask) =
            (reader.need_text(&table, "sign"), reader.name_of(&table), reader.may_text(&table, "ask"));
        let mut leads = Vec::new();
        for node in reader.may_list(&table, "items") {
            let Some(word) = reader.word(node) else { continue };
            let is_scored = items.iter().any(|item| item.id.as_str() == word.text && item.weight.is_some());
            if is_scored {
                leads.push(ItemId::new(word.text));
            } else {
                reader.say(ProblemCode::UnknownName, &word.at, |lang| said::unknown_scored_item(lang, word.text));
            }
        }
        let control = reader.may_word(&table, "control");
        let control = control.and_then(|word| reader.one_of(&word, ProblemCode::BadValue, &controls));
        if let Some(id) = id {
            let id = CauseId::new(id.text);
            all.push(CauseKind { id, sign, title, ask, items: leads, control: control.unwrap_or_default() });
        }
    }
    all
}
