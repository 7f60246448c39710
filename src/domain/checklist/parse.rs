//! Reads a checklist file: the checklist, or everything that is wrong with it; knows no file system.
//!
//! Invariant: a checklist comes out only when nothing is wrong, so that the rest of the program never meets a half-read one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use sha2::{Digest as _, Sha256};
use toml::de::DeTable;

use crate::domain::checklist::items::{Draft, Surroundings};
use crate::domain::checklist::model::{Band, Checklist, Form, FormKind, Role, Scoring};
use crate::domain::checklist::problem::{Problem, ProblemCode};
use crate::domain::checklist::read::{Node, Reader, Table, Word};
use crate::domain::checklist::{causes, items, office, order, rosters, rules, visit};
use crate::domain::ids::{BandId, Digest, FormId, RoleId};
use crate::lang::{Lang, problem as said};

/// What came of reading a file.
#[derive(Debug)]
pub struct Parsed {
    /// The checklist, when there is no problem.
    pub checklist: Option<Checklist>,
    /// Everything wrong with the file, in order of place.
    pub problems: Vec<Problem>,
}

/// The largest file, in bytes.
const LARGEST: usize = 4 * 1024 * 1024;

const TOP: [&str; 20] = [
    "id",
    "version",
    "title",
    "languages",
    "source",
    "scoring",
    "effort",
    "grade",
    "role",
    "quota",
    "timetable",
    "cause",
    "form",
    "derived",
    "check",
    "roster",
    "target",
    "class",
    "cohort",
    "match",
];

/// The kinds of form and their words.
pub(super) const FORM_KINDS: [(&str, FormKind); 6] = [
    ("facts", FormKind::Facts),
    ("axis", FormKind::Axis),
    ("principle", FormKind::Principle),
    ("task", FormKind::Task),
    ("environment", FormKind::Environment),
    ("redline", FormKind::Redline),
];

/// Reads a checklist from the text of a file; `file` is the name problems give.
pub fn parse(file: &str, text: &str) -> Parsed {
    let mut reader = Reader::new(file, text);
    if text.len() > LARGEST {
        reader.say(ProblemCode::TooLarge, &(0..0), |lang| said::too_large(lang, LARGEST));
        return Parsed { checklist: None, problems: reader.into_problems() };
    }
    let (tree, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        // A mark at the very end of the file would point at nothing; the last character is what the reader sees.
        let at = error.span().unwrap_or(0..0);
        reader.say(ProblemCode::Syntax, &at, |lang| said::syntax(lang, error.message()));
    }
    // A tree with holes in it would bring problems the file does not have.
    let checklist = if errors.is_empty() { read(&mut reader, tree.get_ref()) } else { None };
    let problems = reader.into_problems();
    Parsed { checklist: checklist.filter(|_| problems.is_empty()), problems }
}

fn read<'t>(reader: &mut Reader<'t>, entries: &DeTable<'t>) -> Option<Checklist> {
    // What is missing at the top is missing at the first character.
    let top = Table { entries, at: 0..0 };
    reader.only(&top, &TOP);
    read_languages(reader, &top);
    let id = reader.need_word(&top, "id");
    if let Some(id) = &id {
        let is_good = !id.text.is_empty() && id.text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
        if !is_good {
            reader.say(ProblemCode::BadId, &id.at, |lang| said::bad_id(lang, id.text));
        }
    }
    let version = reader.need_word(&top, "version");
    let title = reader.need_text(&top, "title");
    let source = reader.may_text(&top, "source");
    let scoring = reader.need(&top, "scoring").and_then(|node| read_scoring(reader, node));
    let effort = top.entries.get("effort").map(|node| visit::effort(reader, node)).unwrap_or_default();
    let validity = top.entries.get("grade").and_then(|node| visit::validity(reader, node));
    let roles = read_roles(reader, &top);
    let drafts = read_forms(reader, &top, &roles);
    let timetable = visit::timetable(reader, &top);
    let rosters = rosters::rosters(reader, &top);
    let (quotas, derived, checks) = {
        let names = rules::names(&drafts.items);
        let mut taken: BTreeSet<&str> =
            drafts.items.iter().filter_map(|draft| draft.id.as_ref()).map(|id| id.text).collect();
        (
            visit::quotas(reader, &top, &roles, &names),
            rules::derived(reader, &top, &names, &mut taken),
            rules::checks(reader, &top, &names, &drafts, &mut taken),
        )
    };
    let Drafts { forms, items: drafts } = drafts;
    let bands = scoring.as_ref().map_or(&[][..], |scoring| &scoring.bands);
    let (targets, classes) =
        (office::targets(reader, &top, &forms, &rosters), office::classes(reader, &top, &forms, bands));
    let (cohort, mutual) = (office::cohort(reader, &top), office::mutual(reader, &top));
    let names = rules::names(&drafts);
    let drafts = rules::skips(reader, drafts, &names);
    let skip_order = order::skip_order(reader, &drafts);

    let items: Vec<_> = drafts.into_iter().filter_map(|draft| draft.item).collect();
    let causes = causes::causes(reader, &top, &items);
    let item_index: BTreeMap<_, _> = items.iter().enumerate().map(|(idx, item)| (item.id.clone(), idx)).collect();
    let expressions = items.iter().filter_map(|item| item.skip_if.as_ref());
    let expressions = expressions.chain(checks.iter().map(|check| &check.when));
    let expressions = expressions.chain(derived.iter().map(|derived| &derived.value));
    let named = expressions.flat_map(|expression| expression.items.iter().cloned()).collect();
    Some(Checklist {
        digest: Digest(Sha256::digest(reader.text.as_bytes()).into()),
        source_text: reader.text.to_owned(),
        id: id?.text.to_owned(),
        version: version?.text.to_owned(),
        title,
        languages: reader.languages.clone(),
        source,
        scoring: scoring?,
        effort,
        validity,
        roles,
        quotas,
        causes,
        timetable,
        forms,
        items,
        derived,
        checks,
        rosters,
        targets,
        classes,
        cohort,
        mutual,
        skip_order,
        named,
        item_index,
    })
}

/// Without a list of its own a checklist has every language.
fn read_languages<'t>(reader: &mut Reader<'t>, top: &Table<'_, 't>) {
    let all = Lang::ALL.map(|lang| (lang.code(), lang));
    let listed = reader.may_list(top, "languages");
    let mut languages: Vec<Lang> = Vec::new();
    for node in listed {
        let word = reader.word(node);
        let lang = word.and_then(|word| reader.one_of(&word, ProblemCode::BadValue, &all));
        languages.extend(lang.filter(|lang| !languages.contains(lang)));
    }
    if !languages.is_empty() {
        reader.languages = languages;
    }
}

fn read_scoring<'t>(reader: &mut Reader<'t>, node: &Node<'t>) -> Option<Scoring> {
    let table = reader.table(node, &["coverage_floor", "geometric_floor", "evidence_caps", "bands"])?;
    let mut between = |key: &str, greatest: f64| {
        let node = reader.need(&table, key)?;
        let number = reader.number(node)?;
        if number <= 0.0 || number > greatest {
            reader.say(ProblemCode::BadScoring, &node.span(), |lang| said::not_between(lang, 0.0, greatest));
        }
        Some(number)
    };
    let coverage_floor = between("coverage_floor", 1.0);
    let geometric_floor = between("geometric_floor", 100.0);
    let evidence_caps = reader.need(&table, "evidence_caps").and_then(|node| read_caps(reader, node));
    let bands = reader.need(&table, "bands").and_then(|node| read_bands(reader, node));
    Some(Scoring {
        coverage_floor: coverage_floor?,
        geometric_floor: geometric_floor?,
        evidence_caps: evidence_caps?,
        bands: bands?,
    })
}

fn read_caps<'t>(reader: &mut Reader<'t>, node: &Node<'t>) -> Option<[u8; 4]> {
    let listed = reader.list(node)?;
    let numbers: Vec<f64> = listed.iter().filter_map(|node| reader.number(node)).collect();
    let level = |number: f64| (0_u8..=4).find(|&level| f64::from(level) == number);
    let levels: Vec<u8> = numbers.iter().filter_map(|&number| level(number)).collect();
    let caps = <[u8; 4]>::try_from(levels).ok().filter(|caps| caps.is_sorted() && numbers.len() == 4);
    if caps.is_none() {
        reader.say(ProblemCode::BadScoring, &node.span(), |lang| said::bad_caps(lang).to_owned());
    }
    caps
}

fn read_bands<'t>(reader: &mut Reader<'t>, node: &Node<'t>) -> Option<Vec<Band>> {
    let listed = reader.list(node)?;
    let mut bands: Vec<Band> = Vec::new();
    for node in listed {
        let Some(table) = reader.table(node, &["id", "below", "title", "zh", "en"]) else { continue };
        let id = reader.need_word(&table, "id");
        if let Some(id) = &id {
            check_id(reader, id, bands.iter().map(|band| band.id.as_str()));
        }
        let below_node = reader.need(&table, "below");
        let below = below_node.and_then(|node| reader.number(node));
        let title = reader.name_of(&table);
        if let (Some(id), Some(below), Some(at)) = (id, below, below_node) {
            if bands.last().is_some_and(|last| last.below >= below) {
                reader.say(ProblemCode::BadBand, &at.span(), |lang| said::bands_do_not_ascend(lang).to_owned());
            }
            bands.push(Band { id: BandId::new(id.text), below, title });
        }
    }
    if bands.last().is_none_or(|last| last.below <= 100.0) {
        reader.say(ProblemCode::BadBand, &node.span(), |lang| said::bands_end_too_low(lang).to_owned());
    }
    Some(bands)
}

fn read_roles<'t>(reader: &mut Reader<'t>, top: &Table<'_, 't>) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for node in reader.may_list(top, "role") {
        let Some(table) = reader.table(node, &["id", "title", "zh", "en", "openers"]) else { continue };
        let id = reader.need_word(&table, "id");
        let title = reader.name_of(&table);
        let openers = reader.texts(&table, "openers");
        if let Some(id) = id {
            check_id(reader, &id, roles.iter().map(|role| role.id.as_str()));
            roles.push(Role { id: RoleId::new(id.text), title, openers });
        }
    }
    roles
}

/// Forms, and items as far as they could be read.
pub(super) struct Drafts<'n> {
    pub(super) forms: Vec<Form>,
    pub(super) items: Vec<Draft<'n>>,
}

fn read_forms<'n, 't>(reader: &mut Reader<'t>, top: &Table<'n, 't>, roles: &[Role]) -> Drafts<'n> {
    // Tags may name forms further down, so that all forms are read before any item.
    let mut forms: Vec<Form> = Vec::new();
    let mut item_nodes: Vec<&'n [Node<'t>]> = Vec::new();
    let listed = reader.need(top, "form").and_then(|node| reader.list(node)).unwrap_or_default();
    for node in listed {
        let Some(table) = reader.table(node, &["id", "kind", "title", "item"]) else { continue };
        let id = reader.need_word(&table, "id");
        if let Some(id) = &id {
            check_id(reader, id, forms.iter().map(|form| form.id.as_str()));
        }
        let kind = reader.need_word(&table, "kind");
        let kind = kind.and_then(|word| reader.one_of(&word, ProblemCode::BadValue, &FORM_KINDS));
        let title = reader.need_text(&table, "title");
        item_nodes.push(reader.may_list(&table, "item"));
        // A form without a kind is read on as facts, so that its items are not left out.
        let id = FormId::new(id.map_or("", |id| id.text));
        forms.push(Form { id, kind: kind.unwrap_or(FormKind::Facts), title, items: 0..0 });
    }
    let mut items: Vec<Draft<'n>> = Vec::new();
    let mut ranges = Vec::new();
    for (form, nodes) in forms.iter().zip(item_nodes) {
        let start = items.len();
        for node in nodes {
            let around = Surroundings { form, forms: &forms, roles };
            if let Some(draft) = items::read(reader, node, &around, &items) {
                items.push(draft);
            }
        }
        ranges.push(start..items.len());
    }
    for (form, range) in forms.iter_mut().zip(ranges) {
        form.items = range;
    }
    Drafts { forms, items }
}

/// Words expressions have a meaning for, and so no item may have.
const RESERVED: [&str; 57] = [
    "true",
    "false",
    "null",
    "in",
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
    "int",
    "uint",
    "double",
    "bool",
    "string",
    "bytes",
    "list",
    "map",
    "type",
    "null_type",
    "dyn",
    "size",
    "has",
    "all",
    "exists",
    "exists_one",
    "filter",
    "duration",
    "timestamp",
    "ratio",
    "months",
    "zero",
    "skipped",
    "cap",
    "rating",
    "self_rating",
    "spread",
    "blank",
    "n_evidence",
    "finding",
    "n_firm_actions",
    "sole_source",
    "n_rated",
    "same_share",
    "conflict",
    "optional",
];

/// Notes the id of an item when expressions mean something else by it.
pub(super) fn check_reserved(reader: &mut Reader<'_>, id: &Word<'_>) {
    if RESERVED.contains(&id.text) {
        reader.say(ProblemCode::BadId, &id.at, |lang| said::reserved_id(lang, id.text));
    }
}

/// Notes an id that expressions and files could not name, or that is taken.
pub(super) fn check_id<'a>(reader: &mut Reader<'_>, id: &Word<'_>, mut taken: impl Iterator<Item = &'a str>) {
    let mut chars = id.text.chars();
    let is_name = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
        && id.text.len() <= 64;
    if !is_name {
        reader.say(ProblemCode::BadId, &id.at, |lang| said::bad_id(lang, id.text));
    } else if taken.any(|taken| taken == id.text) {
        reader.say(ProblemCode::DuplicateId, &id.at, |lang| said::duplicate_id(lang, id.text));
    }
}

/// Returns the place in the file of a part of a string: between its quotes where it holds no escapes, else all of it.
pub(super) fn within(text: &str, word: &Word<'_>, part: &Range<usize>) -> Range<usize> {
    if part.is_empty() {
        return word.at.clone();
    }
    let raw = text.get(word.at.clone()).unwrap_or_default();
    for (quote, len) in [("\"\"\"", 3), ("'''", 3), ("\"", 1), ("'", 1)] {
        let Some(inner) = raw.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) else { continue };
        let shown = inner.strip_prefix('\n').filter(|_| len == 3).unwrap_or(inner);
        if shown == word.text {
            let start = word.at.start + len + (inner.len() - shown.len());
            return start + part.start..start + part.end;
        }
    }
    word.at.clone()
}
