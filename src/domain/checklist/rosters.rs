//! Reads rosters: the columns of an item of kind roster, and the rosters kept of a society; knows nothing of rows.

use crate::domain::checklist::items::{check_keys, read_decimals, read_options, read_range};
use crate::domain::checklist::model::{Item, Locus, RosterColumn, STEPS, Tags, Text};
use crate::domain::checklist::parse::{check_id, check_reserved};
use crate::domain::checklist::problem::ProblemCode;
use crate::domain::checklist::read::{Absent, Node, Reader, Table, Word};
use crate::domain::ids::{FormId, ItemId};
use crate::domain::kinds::{self, CelType, Key, Kind};
use crate::lang::problem as said;

/// The kinds a cell may have.
const CELLS: [&str; 6] = ["text", "integer", "decimal", "date", "yesno", "single"];

/// Reads the rosters of a society, each an item of kind roster that stands on no form.
pub(super) fn rosters<'t>(reader: &mut Reader<'t>, top: &Table<'_, 't>) -> Vec<Item> {
    let mut all: Vec<Item> = Vec::new();
    for node in reader.may_list(top, "roster") {
        let Some(table) = reader.table(node, &["id", "title", "note", "columns"]) else { continue };
        let id = reader.need_word(&table, "id");
        if let Some(id) = &id {
            check_id(reader, id, all.iter().map(|roster| roster.id.as_str()));
            check_reserved(reader, id);
        }
        let title = reader.need_text(&table, "title");
        let note = reader.may_text(&table, "note");
        let _needed = reader.need(&table, "columns");
        let columns = columns(reader, &table);
        let kind = kinds::by_name("roster");
        if let (Some(id), Some(kind)) = (id, kind) {
            all.push(Item { note, columns, ..plain(id.text, kind, title) });
        }
    }
    all
}

/// Reads the columns of a roster; none where the key is not there.
pub(super) fn columns<'t>(reader: &mut Reader<'t>, table: &Table<'_, 't>) -> Vec<RosterColumn> {
    let Some(node) = table.entries.get("columns") else { return Vec::new() };
    let Some(listed) = reader.list(node) else { return Vec::new() };
    if listed.is_empty() {
        reader.say(ProblemCode::BadColumn, &node.span(), |lang| said::no_columns(lang).to_owned());
    }
    let mut columns: Vec<RosterColumn> = Vec::new();
    for node in listed {
        columns.extend(read_column(reader, node, &columns));
    }
    columns
}

fn read_column<'t>(reader: &mut Reader<'t>, node: &Node<'t>, before: &[RosterColumn]) -> Option<RosterColumn> {
    let known: Vec<&str> = ["id", "kind", "title", "zh", "en", "required", "ends"]
        .into_iter()
        .chain([Key::Unit, Key::Range, Key::Decimals, Key::Options].iter().flat_map(|key| key.names().iter().copied()))
        .collect();
    let table = reader.table(node, &known)?;
    let id = reader.need_word(&table, "id");
    if let Some(id) = &id {
        check_id(reader, id, before.iter().map(|column| column.item.id.as_str()));
    }
    let kind = reader.need_word(&table, "kind").and_then(|word| read_kind(reader, &word));
    let title = reader.name_of(&table);
    if let Some(kind) = kind {
        check_keys(reader, &table, kind, false);
    }
    let unit = reader.may_text(&table, "unit");
    let range = read_range(reader, &table, kind);
    let decimals = read_decimals(reader, &table, kind);
    let options = read_options(reader, &table, kind, false);
    let is_required = reader.truth(&table, "required", Absent::IsFalse);
    let is_marked = reader.truth(&table, "ends", Absent::IsFalse);
    let is_end = is_marked && kind.is_some_and(|kind| kind.cel_type() == CelType::Timestamp);
    if let Some((key, _)) = table.entries.get_key_value("ends").filter(|_| is_marked) {
        if kind.is_some() && !is_end {
            reader.say(ProblemCode::BadColumn, &key.span(), |lang| said::end_not_date(lang).to_owned());
        } else if before.iter().any(|column| column.is_end) {
            reader.say(ProblemCode::BadColumn, &key.span(), |lang| said::two_ends(lang).to_owned());
        }
    }
    let item = Item { unit, range, decimals, options, ..plain(id?.text, kind?, title) };
    Some(RosterColumn { item, is_required, is_end })
}

fn read_kind(reader: &mut Reader<'_>, word: &Word<'_>) -> Option<&'static dyn Kind> {
    let all: Vec<(&str, &'static dyn Kind)> = kinds::KINDS.iter().map(|&kind| (kind.name(), kind)).collect();
    let kind = reader.one_of(word, ProblemCode::UnknownKind, &all)?;
    if CELLS.contains(&kind.name()) {
        return Some(kind);
    }
    reader.say(ProblemCode::BadColumn, &word.at, |lang| {
        said::bad_column_kind(lang, kind.name(), &CELLS.join(said::comma(lang)))
    });
    None
}

/// Returns an item that stands on no form and asks by its title.
fn plain(id: &str, kind: &'static dyn Kind, title: Text) -> Item {
    Item {
        id: ItemId::new(id),
        kind,
        form: FormId::new(""),
        ask: title.clone(),
        title,
        whom: Vec::new(),
        look: Text::default(),
        note: Text::default(),
        unit: Text::default(),
        range: None,
        decimals: 0,
        rubric: Vec::new(),
        efforts: STEPS,
        options: Vec::new(),
        columns: Vec::new(),
        map: None,
        weight: None,
        tags: Tags::default(),
        locus: Locus::default(),
        core: false,
        skip_if: None,
        clause: String::new(),
        register: None,
    }
}
