//! Reads one item of a checklist file, whatever its kind; knows nothing of expressions but where they stand.

use crate::domain::checklist::model::{
    Choice, Column, Form, FormKind, Item, Locus, Role, STEPS, ScoreMap, Size, Tags, Text,
};
use crate::domain::checklist::parse::{check_id, check_reserved};
use crate::domain::checklist::problem::ProblemCode;
use crate::domain::checklist::read::{Absent, Node, Reader, Table, Word};
use crate::domain::checklist::rosters;
use crate::domain::ids::{FormId, ItemId, RoleId};
use crate::domain::kinds::{self, CelType, Key, Kind, Need, Scoring};
use crate::lang::problem as said;

/// An item as far as it could be read, with what expressions need to know of it.
pub(super) struct Draft<'n> {
    /// Its id, where it has one.
    pub(super) id: Option<Word<'n>>,
    /// Its kind, where that is known.
    pub(super) kind: Option<&'static dyn Kind>,
    /// Its rule to be skipped by, not yet compiled.
    pub(super) skip_if: Option<Word<'n>>,
    /// The item, still without that rule; `None` where something without which it cannot be is missing.
    pub(super) item: Option<Item>,
    /// The codes of its options, where it has options.
    pub(super) codes: Option<Vec<String>>,
}

/// What an item stands among.
pub(super) struct Surroundings<'a> {
    pub(super) form: &'a Form,
    pub(super) forms: &'a [Form],
    pub(super) roles: &'a [Role],
}

/// Keys that items of every kind have.
const COMMON: [&str; 13] =
    ["id", "kind", "title", "ask", "whom", "look", "note", "weight", "tags", "locus", "core", "skip_if", "register"];
/// The keys of an option.
const OPTION_KEYS: [&str; 7] = ["code", "title", "zh", "en", "points", "specify", "exclusive"];

const LOCI: [(&str, Locus); 3] =
    [("society", Locus::Society), ("association", Locus::Association), ("government", Locus::Government)];

const RUBRIC_LEVELS: usize = 5;

/// Reads an item.
pub(super) fn read<'n, 't>(
    reader: &mut Reader<'t>,
    node: &'n Node<'t>,
    around: &Surroundings<'_>,
    before: &[Draft<'n>],
) -> Option<Draft<'n>> {
    let known: Vec<&str> = COMMON
        .into_iter()
        .chain(["clause", "effort"])
        .chain(Key::ALL.iter().flat_map(|key| key.names().iter().copied()))
        .collect();
    let table = reader.table(node, &known)?;
    let id = reader.need_word(&table, "id");
    if let Some(id) = &id {
        let taken = before.iter().filter_map(|draft| draft.id.as_ref()).map(|id| id.text);
        check_id(reader, id, taken);
        check_reserved(reader, id);
    }
    let kind_word = reader.need_word(&table, "kind");
    let kind = kind_word.as_ref().and_then(|word| read_kind(reader, word, around.form));
    let title = reader.need_text(&table, "title");
    let ask = reader.need_text(&table, "ask");
    let whom = read_whom(reader, &table, around.roles);
    let look = reader.may_text(&table, "look");
    let note = reader.may_text(&table, "note");
    let tags = read_tags(reader, &table, around.forms);
    let locus = reader.may_word(&table, "locus").and_then(|word| reader.one_of(&word, ProblemCode::BadValue, &LOCI));
    let register = reader.may_word(&table, "register").and_then(|word| {
        reader.one_of(&word, ProblemCode::BadValue, &Column::ALL.map(|column| (column.name(), column)))
    });
    let core = reader.truth(&table, "core", Absent::IsFalse);
    let clause = reader.may_word(&table, "clause").map(|word| word.text.to_owned());
    // An empty rule is no rule, so that a file may keep the key as a place to write one.
    let skip_if = reader.may_word(&table, "skip_if").filter(|rule| !rule.text.trim().is_empty());
    let weight = read_weight(reader, &table, kind, around.form);

    let is_scored = weight.is_some();
    if let Some(kind) = kind {
        check_keys(reader, &table, kind, is_scored);
    }
    let rubric = read_rubric(reader, &table);
    let efforts = read_efforts(reader, &table, kind);
    let range = read_range(reader, &table, kind);
    let decimals = read_decimals(reader, &table, kind);
    let options = read_options(reader, &table, kind, is_scored);
    let columns = rosters::columns(reader, &table);
    let map = table.entries.get("map").zip(kind).and_then(|(node, kind)| read_map(reader, node, kind));
    let unit = reader.may_text(&table, "unit");

    let codes = table.entries.get("options").map(|_| options.iter().map(|option| option.code.clone()).collect());
    let item = id.as_ref().zip(kind).map(|(id, kind)| Item {
        id: ItemId::new(id.text),
        kind,
        form: around.form.id.clone(),
        title,
        ask,
        whom,
        look,
        note,
        unit,
        range,
        decimals,
        rubric,
        efforts,
        options,
        columns,
        map,
        weight,
        tags,
        locus: locus.unwrap_or_default(),
        core,
        skip_if: None,
        clause: clause.unwrap_or_default(),
        register,
    });
    Some(Draft { id, kind, skip_if, item, codes })
}

fn read_kind(reader: &mut Reader<'_>, word: &Word<'_>, form: &Form) -> Option<&'static dyn Kind> {
    let all: Vec<(&str, &'static dyn Kind)> = kinds::KINDS.iter().map(|&kind| (kind.name(), kind)).collect();
    let kind = reader.one_of(word, ProblemCode::UnknownKind, &all)?;
    if form.kind == FormKind::Redline && kind.cel_type() != CelType::Bool {
        reader.say(ProblemCode::RedlineNotYesno, &word.at, |lang| said::redline_not_yesno(lang).to_owned());
    }
    Some(kind)
}

fn read_whom<'t>(reader: &mut Reader<'t>, table: &Table<'_, 't>, roles: &[Role]) -> Vec<RoleId> {
    let words: Vec<Word<'_>> = reader.may_list(table, "whom").iter().filter_map(|node| reader.word(node)).collect();
    for word in words.iter().filter(|word| !roles.iter().any(|role| role.id.as_str() == word.text)) {
        reader.say(ProblemCode::UnknownRole, &word.at, |lang| said::unknown_role(lang, word.text));
    }
    words.into_iter().map(|word| RoleId::new(word.text)).collect()
}

fn read_tags<'t>(reader: &mut Reader<'t>, table: &Table<'_, 't>, forms: &[Form]) -> Tags {
    let table = table.entries.get("tags").and_then(|node| reader.table(node, &["axis", "task", "principle", "env"]));
    let Some(table) = table else {
        return Tags::default();
    };
    let mut form = |key: &str, kind: FormKind| {
        let word = reader.may_word(&table, key)?;
        if !forms.iter().any(|form| form.kind == kind && form.id.as_str() == word.text) {
            reader.say(ProblemCode::UnknownForm, &word.at, |lang| said::unknown_form(lang, word.text, key));
        }
        Some(FormId::new(word.text))
    };
    Tags {
        axis: form("axis", FormKind::Axis),
        task: form("task", FormKind::Task),
        principle: form("principle", FormKind::Principle),
        env: form("env", FormKind::Environment),
    }
}

fn read_weight<'t>(
    reader: &mut Reader<'t>,
    table: &Table<'_, 't>,
    kind: Option<&'static dyn Kind>,
    form: &Form,
) -> Option<f64> {
    let node = table.entries.get("weight")?;
    let weight = reader.number(node)?;
    if weight <= 0.0 {
        reader.say(ProblemCode::BadWeight, &node.span(), |lang| said::bad_weight(lang).to_owned());
    } else if matches!(form.kind, FormKind::Facts | FormKind::Redline)
        || kind.is_some_and(|kind| kind.scoring() == Scoring::Never)
    {
        reader.say(ProblemCode::BadWeight, &node.span(), |lang| said::never_scored(lang).to_owned());
    }
    Some(weight)
}

/// Holds the keys of an item against those its kind has.
pub(super) fn check_keys<'t>(reader: &mut Reader<'t>, table: &Table<'_, 't>, kind: &dyn Kind, is_scored: bool) {
    for key in Key::ALL {
        let need = kind.keys().iter().find(|(own, _)| *own == key).map(|&(_, need)| need);
        let is_needed = need == Some(Need::Must) || (need == Some(Need::Scored) && is_scored);
        let is_allowed = is_needed || need == Some(Need::May);
        for name in key.names() {
            let found = table.entries.get_key_value(*name);
            match found {
                Some((written, _)) if !is_allowed => {
                    let why = if need.is_some() { said::key_only_scored } else { said::key_not_for_kind };
                    reader.say(ProblemCode::KeyNotForKind, &written.span(), |lang| why(lang, name, kind.name()));
                }
                None if is_needed => {
                    let _absent = reader.need(table, name);
                }
                Some(_) | None => {}
            }
        }
    }
}

fn read_rubric<'t>(reader: &mut Reader<'t>, table: &Table<'_, 't>) -> Vec<Text> {
    let rubric = reader.texts(table, "rubric");
    if let Some(node) = table.entries.get("rubric") {
        let n_levels = node.get_ref().as_array().map_or(RUBRIC_LEVELS, |levels| levels.len());
        if n_levels != RUBRIC_LEVELS {
            reader.say(ProblemCode::RubricNotFive, &node.span(), |lang| said::rubric_not_five(lang, n_levels));
        }
    }
    rubric
}

pub(super) fn read_range<'t>(
    reader: &mut Reader<'t>,
    table: &Table<'_, 't>,
    kind: Option<&'static dyn Kind>,
) -> Option<(f64, f64)> {
    let (min, max) = match (table.entries.get("min"), table.entries.get("max")) {
        (None, None) => return None,
        (Some(min), Some(max)) => (min, max),
        (Some(_), None) => {
            reader.need(table, "max")?;
            return None;
        }
        (None, Some(_)) => {
            reader.need(table, "min")?;
            return None;
        }
    };
    let mut bound = |node: &Node<'t>| {
        let number = reader.number(node)?;
        if kind.is_some_and(|kind| kind.cel_type() == CelType::Int) && number.fract() != 0.0 {
            reader.say(ProblemCode::WrongType, &node.span(), |lang| said::wrong_type(lang, said::toml_whole(lang)));
        }
        Some(number)
    };
    let (least, greatest) = (bound(min)?, bound(max)?);
    if least > greatest {
        reader.say(ProblemCode::RangeUpsideDown, &min.span(), |lang| said::range_upside_down(lang, least, greatest));
    }
    Some((least, greatest))
}

pub(super) fn read_decimals<'t>(reader: &mut Reader<'t>, table: &Table<'_, 't>, kind: Option<&'static dyn Kind>) -> u8 {
    let Some(node) = table.entries.get("decimals") else { return 0 };
    let Some(number) = reader.number(node) else { return 0 };
    let most: u8 = if kind.is_some_and(|kind| kind.cel_type() == CelType::Int) { 0 } else { 6 };
    let decimals = (0..=most).find(|&decimals| f64::from(decimals) == number);
    if decimals.is_none() {
        reader.say(ProblemCode::BadValue, &node.span(), |lang| said::bad_decimals(lang, most));
    }
    decimals.unwrap_or_default()
}

pub(super) fn read_options<'t>(
    reader: &mut Reader<'t>,
    table: &Table<'_, 't>,
    kind: Option<&'static dyn Kind>,
    is_scored: bool,
) -> Vec<Choice> {
    let Some(node) = table.entries.get("options") else { return Vec::new() };
    let Some(listed) = reader.list(node) else { return Vec::new() };
    if listed.is_empty() {
        reader.say(ProblemCode::BadValue, &node.span(), |lang| said::no_options(lang).to_owned());
    }
    let has_points = is_scored && kind.is_some_and(|kind| kind.scoring() == Scoring::OptionPoints);
    let is_many = kind.is_none_or(|kind| kind.cel_type() == CelType::Codes);
    let mut options: Vec<Choice> = Vec::new();
    for node in listed {
        let Some(table) = reader.table(node, &OPTION_KEYS) else { continue };
        let label = reader.name_of(&table);
        let points = read_points(reader, &table, has_points);
        let specify = reader.truth(&table, "specify", Absent::IsFalse);
        let exclusive = reader.truth(&table, "exclusive", Absent::IsFalse);
        if let Some((key, _)) = table.entries.get_key_value("exclusive").filter(|_| !is_many) {
            let kind = kind.map_or("", |kind| kind.name());
            reader.say(ProblemCode::KeyNotForKind, &key.span(), |lang| said::key_not_for_kind(lang, "exclusive", kind));
        }
        if let Some(code) = reader.need_word(&table, "code") {
            check_code(reader, &code, &options);
            options.push(Choice { code: code.text.to_owned(), label, points, specify, exclusive });
        }
    }
    options
}

/// Reads how large the steps of a rating are: one size for each of the four steps, or one for all of them.
fn read_efforts<'t>(reader: &mut Reader<'t>, table: &Table<'_, 't>, kind: Option<&'static dyn Kind>) -> [Size; 4] {
    let Some((key, node)) = table.entries.get_key_value("effort") else { return STEPS };
    if let Some(kind) = kind.filter(|kind| kind.entry() != kinds::Entry::Level) {
        reader.say(ProblemCode::KeyNotForKind, &key.span(), |lang| said::key_not_for_kind(lang, "effort", kind.name()));
    }
    let sizes = Size::ALL.map(|size| (size.code(), size));
    if node.get_ref().as_str().is_some() {
        let size = reader.word(node).and_then(|word| reader.one_of(&word, ProblemCode::BadValue, &sizes));
        return size.map_or(STEPS, |size| [size; 4]);
    }
    let words: Vec<Word<'_>> =
        reader.list(node).unwrap_or_default().iter().filter_map(|node| reader.word(node)).collect();
    let read: Vec<Size> = words.iter().filter_map(|word| reader.one_of(word, ProblemCode::BadValue, &sizes)).collect();
    let steps = <[Size; 4]>::try_from(read.as_slice());
    if steps.is_err() && read.len() == words.len() {
        reader.say(ProblemCode::BadValue, &node.span(), |lang| said::four_steps(lang).to_owned());
    }
    steps.unwrap_or(STEPS)
}

/// Codes stand in answer files between bars and colons, beside the two blanks.
fn check_code(reader: &mut Reader<'_>, code: &Word<'_>, before: &[Choice]) {
    let is_good = !code.text.is_empty()
        && code.text.len() <= 64
        && code.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
        && !["NA", "NE"].contains(&code.text.to_ascii_uppercase().as_str());
    if !is_good {
        reader.say(ProblemCode::BadId, &code.at, |lang| said::bad_code(lang, code.text));
    } else if before.iter().any(|option| option.code == code.text) {
        reader.say(ProblemCode::DuplicateId, &code.at, |lang| said::duplicate_id(lang, code.text));
    }
}

fn read_points<'t>(reader: &mut Reader<'t>, table: &Table<'_, 't>, is_needed: bool) -> Option<f64> {
    let Some(node) = table.entries.get("points") else {
        if is_needed {
            reader.say(ProblemCode::BadPoints, &table.at, |lang| said::no_points(lang).to_owned());
        }
        return None;
    };
    let points = reader.number(node)?;
    if !is_needed {
        reader.say(ProblemCode::BadPoints, &node.span(), |lang| said::points_not_scored(lang).to_owned());
    } else if !(0.0..=100.0).contains(&points) {
        reader.say(ProblemCode::BadPoints, &node.span(), |lang| said::points_range(lang).to_owned());
    }
    Some(points)
}

/// Reads `[[value, points], …]`, or `{ count = [[taken, points], …] }` for a kind that is scored by count.
fn read_map<'t>(reader: &mut Reader<'t>, node: &Node<'t>, kind: &dyn Kind) -> Option<ScoreMap> {
    match kind.scoring() {
        Scoring::Piecewise => read_steps(reader, node).map(ScoreMap::Piecewise),
        Scoring::Count => {
            let table = reader.table(node, &["count"])?;
            let node = reader.need(&table, "count")?;
            read_steps(reader, node).map(ScoreMap::Count)
        }
        Scoring::Never | Scoring::OwnRule | Scoring::OptionPoints => None,
    }
}

fn read_steps<'t>(reader: &mut Reader<'t>, node: &Node<'t>) -> Option<Vec<(f64, f64)>> {
    let listed = reader.list(node)?;
    if listed.is_empty() {
        reader.say(ProblemCode::BadPoints, &node.span(), |lang| said::no_steps(lang).to_owned());
    }
    let mut steps: Vec<(f64, f64)> = Vec::new();
    for step in listed {
        let pair = reader.list(step)?;
        let [value, points] = pair else {
            reader.say(ProblemCode::WrongType, &step.span(), |lang| said::wrong_type(lang, said::toml_pair(lang)));
            continue;
        };
        let (Some(x), Some(y)) = (reader.number(value), reader.number(points)) else { continue };
        if !(0.0..=100.0).contains(&y) {
            reader.say(ProblemCode::BadPoints, &points.span(), |lang| said::points_range(lang).to_owned());
        }
        if steps.last().is_some_and(|last| last.0 >= x) {
            reader.say(ProblemCode::MapNotAscending, &value.span(), |lang| said::map_not_ascending(lang).to_owned());
        }
        steps.push((x, y));
    }
    Some(steps)
}
