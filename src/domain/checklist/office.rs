//! What a checklist says for the office that looks after many societies: goals, classes with guidance, size classes, who can help whom; knows nothing of any society.

use crate::domain::checklist::model::{Band, Form, FormKind, Item, Text};
use crate::domain::checklist::parse::check_id;
use crate::domain::checklist::problem::ProblemCode;
use crate::domain::checklist::read::{Node, Reader, Table};
use crate::domain::checklist::rules::compile;
use crate::domain::condition::{Condition, Names, Want};
use crate::domain::ids::BandId;
use crate::domain::kinds::CelType;
use crate::lang::problem as said;

/// A goal of the programme over the ledger.
#[derive(Debug)]
pub struct Target {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What is made of the societies its expression holds for.
    pub measure: Measure,
    /// Which societies count, or for a sum, how much each adds.
    pub over: Condition,
    /// What is to be reached.
    pub goal: Goal,
}

/// What a target measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// How many societies the expression holds for.
    Count,
    /// How many it holds for ÷ how many it is known for (0–1).
    Share,
    /// The sum of the expression over the societies it is known for.
    Sum,
}

impl Measure {
    /// Every measure, by its word in files and output.
    pub const ALL: [(&'static str, Self); 3] = [("count", Self::Count), ("share", Self::Share), ("sum", Self::Sum)];

    /// Returns the word for it in files and output.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Share => "share",
            Self::Sum => "sum",
        }
    }
}

/// What a target is to reach: at least `low` and at most `high`, where it has them.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// As it stands in the file: `15..20`, `> 0.60`.
    pub text: String,
    /// The least figure, and whether the figure itself is too little.
    pub low: Option<(f64, Edge)>,
    /// The greatest figure, and whether the figure itself is too much.
    pub high: Option<(f64, Edge)>,
}

/// Whether the end of a range belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// It does.
    In,
    /// It does not.
    Out,
}

impl Goal {
    /// Reads a range `15..20`, or a comparison: `> 0.60`, `>= 80`, `< 5`, `<= 5`.
    pub fn read(text: &str) -> Option<Self> {
        let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        let signs = [(">=", Edge::In), ("<=", Edge::In), (">", Edge::Out), ("<", Edge::Out)];
        let sign = signs.into_iter().find_map(|(sign, edge)| Some((sign, edge, text.trim().strip_prefix(sign)?)));
        let (low, high) = match (sign, text.split_once("..")) {
            (Some((sign, edge, rest)), _) => {
                let end = Some((number(rest)?, edge));
                if sign.starts_with('>') { (end, None) } else { (None, end) }
            }
            (None, Some((from, to))) => {
                let (from, to) = number(from).zip(number(to)).filter(|(from, to)| from <= to)?;
                (Some((from, Edge::In)), Some((to, Edge::In)))
            }
            (None, None) => return None,
        };
        Some(Self { text: text.trim().to_owned(), low, high })
    }

    /// Tells whether a figure is below the goal.
    pub fn is_below(&self, figure: f64) -> bool {
        self.low.is_some_and(|(low, edge)| figure < low || (edge == Edge::Out && figure <= low))
    }

    /// Tells whether a figure is above the goal.
    pub fn is_above(&self, figure: f64) -> bool {
        self.high.is_some_and(|(high, edge)| figure > high || (edge == Edge::Out && figure >= high))
    }
}

/// A class of societies by the severities of their axes, and what an office is advised to do for them.
#[derive(Debug)]
pub struct Class {
    /// Its id, `weak_led`.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// When a society falls in it; `None`: where an axis is withheld.
    pub when: Option<Condition>,
    /// What is advised, by the band of the gravest axis; without a band, for any.
    pub guidance: Vec<(Option<BandId>, Text)>,
}

impl Class {
    /// Returns what is advised where the gravest axis lies in a band; without a band, what is advised for any.
    pub fn guidance_of(&self, band: Option<&BandId>) -> Option<&Text> {
        let of = |wanted: Option<&BandId>| self.guidance.iter().find(|(band, _)| band.as_ref() == wanted);
        of(band).or_else(|| of(None)).map(|(_, text)| text)
    }
}

/// How societies are grouped for the distribution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cohort {
    /// Groups of fewer societies than this are not shown; 0: every group is.
    pub suppress_below: usize,
    /// Size classes by members, the smallest first. Invariant: `below` ascends, and the last has none.
    pub sizes: Vec<SizeClass>,
}

/// A size class of societies.
#[derive(Clone, Debug, PartialEq)]
pub struct SizeClass {
    /// Its id, `small`.
    pub id: String,
    /// Members below which it lies; `None`: all the rest.
    pub below: Option<u64>,
    /// Its title.
    pub title: Text,
}

impl Cohort {
    /// Returns the place of the size class a number of members falls in.
    pub fn size_of(&self, members: u64) -> Option<usize> {
        self.sizes.iter().position(|size| size.below.is_none_or(|below| members < below))
    }
}

/// Who can help whom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mutual {
    /// For how many of a society's weakest items help is looked for.
    pub items: usize,
    /// How many societies are named for each.
    pub helpers: usize,
    /// The points (0–100) from which a society is strong in an item.
    pub points: f64,
    /// The evidence grade (0–3) that has to stand behind it.
    pub evidence: u8,
}

impl Default for Mutual {
    fn default() -> Self {
        Self { items: 5, helpers: 3, points: 75.0, evidence: 2 }
    }
}

/// The names a target's expression may use beside rosters and axes: what the register says of a society.
const REGISTER: &[(&str, CelType)] = &[
    ("grade", CelType::Text),
    ("level", CelType::Text),
    ("discipline", CelType::Text),
    ("region", CelType::Text),
    ("members", CelType::Int),
];

/// What a roster's name begins with in an expression: `n_functions` is how many rows `functions` has.
pub const N_ROWS: &str = "n_";

/// Returns the names of the axes.
fn axes_of(forms: &[Form]) -> Names {
    let mut names = Names::default();
    for axis in forms.iter().filter(|form| form.kind == FormKind::Axis) {
        names.add_plain(axis.id.as_str(), CelType::Double);
    }
    names
}

/// Reads the targets.
pub(super) fn targets<'t>(
    reader: &mut Reader<'t>,
    top: &Table<'_, 't>,
    forms: &[Form],
    rosters: &[Item],
) -> Vec<Target> {
    let mut names = axes_of(forms).with(REGISTER);
    for roster in rosters {
        names.add_plain(&format!("{N_ROWS}{}", roster.id), CelType::Int);
    }
    let mut all: Vec<Target> = Vec::new();
    for node in reader.may_list(top, "target") {
        let Some(table) = reader.table(node, &["id", "title", "measure", "where", "goal"]) else { continue };
        let id = reader.need_word(&table, "id");
        if let Some(id) = &id {
            check_id(reader, id, all.iter().map(|target| target.id.as_str()));
        }
        let title = reader.need_text(&table, "title");
        let measure = reader.need_word(&table, "measure");
        let measure = measure.and_then(|word| reader.one_of(&word, ProblemCode::BadTarget, &Measure::ALL));
        let over = reader.need_word(&table, "where");
        let want = if measure == Some(Measure::Sum) { Want::Number } else { Want::Truth };
        let over = over.filter(|_| measure.is_some()).and_then(|word| compile(reader, &word, &names, want));
        let word = reader.need_word(&table, "goal");
        let goal = word.as_ref().and_then(|word| Goal::read(word.text));
        if let (Some(word), None) = (&word, &goal) {
            reader.say(ProblemCode::BadTarget, &word.at, |lang| said::bad_goal(lang, word.text));
        }
        if let (Some(id), Some(measure), Some(over), Some(goal)) = (id, measure, over, goal) {
            all.push(Target { id: id.text.to_owned(), title, measure, over, goal });
        }
    }
    all
}

/// Reads the classes.
pub(super) fn classes<'t>(reader: &mut Reader<'t>, top: &Table<'_, 't>, forms: &[Form], bands: &[Band]) -> Vec<Class> {
    let names = axes_of(forms);
    let mut all: Vec<Class> = Vec::new();
    for node in reader.may_list(top, "class") {
        let Some(table) = reader.table(node, &["id", "title", "when", "guidance"]) else { continue };
        let id = reader.need_word(&table, "id");
        if let Some(id) = &id {
            check_id(reader, id, all.iter().map(|class| class.id.as_str()));
        }
        let title = reader.need_text(&table, "title");
        let is_told = table.entries.contains_key("when");
        let when = reader.may_word(&table, "when");
        let when = when.and_then(|word| compile(reader, &word, &names, Want::Truth));
        let guidance = reader.need(&table, "guidance").map(|node| guidance(reader, node, bands));
        if let (Some(id), Some(guidance), true) = (id, guidance, when.is_some() || !is_told) {
            all.push(Class { id: id.text.to_owned(), title, when, guidance });
        }
    }
    all
}

/// Reads what is advised: a text under each band, or under `any`.
fn guidance<'t>(reader: &mut Reader<'t>, node: &Node<'t>, bands: &[Band]) -> Vec<(Option<BandId>, Text)> {
    let known: Vec<&str> = bands.iter().map(|band| band.id.as_str()).chain(["any"]).collect();
    let Some(entries) = node.get_ref().as_table() else {
        let _wrong_type = reader.table(node, &known);
        return Vec::new();
    };
    let mut all = Vec::new();
    for (key, node) in entries {
        let name: &str = key.get_ref();
        if !known.contains(&name) {
            reader.say(ProblemCode::UnknownBand, &key.span(), |lang| {
                said::unknown_band(lang, name, &known.join(said::comma(lang)))
            });
        }
        if let Some(text) = reader.text(node) {
            all.push(((name != "any").then(|| BandId::new(name)), text));
        }
    }
    if entries.is_empty() {
        reader.say(ProblemCode::MissingKey, &node.span(), |lang| said::no_guidance(lang).to_owned());
    }
    all
}

/// Reads how societies are grouped.
pub(super) fn cohort<'t>(reader: &mut Reader<'t>, top: &Table<'_, 't>) -> Cohort {
    let node = top.entries.get("cohort");
    let Some(table) = node.and_then(|node| reader.table(node, &["suppress_below", "sizes"])) else {
        return Cohort::default();
    };
    let suppress_below = whole(reader, &table, "suppress_below", (0, 99)).unwrap_or_default();
    let mut sizes: Vec<SizeClass> = Vec::new();
    let listed = reader.may_list(&table, "sizes");
    for (idx, node) in listed.iter().enumerate() {
        let Some(table) = reader.table(node, &["id", "below", "title", "zh", "en"]) else { continue };
        let id = reader.need_word(&table, "id");
        if let Some(id) = &id {
            check_id(reader, id, sizes.iter().map(|size| size.id.as_str()));
        }
        let title = reader.name_of(&table);
        let below = whole(reader, &table, "below", (1, u32::MAX)).map(|below| below as u64);
        if (idx + 1 == listed.len()) == table.entries.contains_key("below") {
            reader.say(ProblemCode::BadCohort, &table.at, |lang| said::last_size_has_below(lang).to_owned());
        }
        let before = sizes.last().and_then(|size| size.below);
        if before.zip(below).is_some_and(|(before, below)| below <= before) {
            reader.say(ProblemCode::BadCohort, &table.at, |lang| said::sizes_do_not_ascend(lang).to_owned());
        }
        if let Some(id) = id {
            sizes.push(SizeClass { id: id.text.to_owned(), below, title });
        }
    }
    Cohort { suppress_below, sizes }
}

/// Reads who can help whom.
pub(super) fn mutual<'t>(reader: &mut Reader<'t>, top: &Table<'_, 't>) -> Mutual {
    let usual = Mutual::default();
    let node = top.entries.get("match");
    let known = ["items", "helpers", "points", "evidence"];
    let Some(table) = node.and_then(|node| reader.table(node, &known)) else { return usual };
    let items = whole(reader, &table, "items", (1, 20)).unwrap_or(usual.items);
    let helpers = whole(reader, &table, "helpers", (1, 20)).unwrap_or(usual.helpers);
    let evidence = whole(reader, &table, "evidence", (0, 3)).and_then(|grade| u8::try_from(grade).ok());
    let points = table.entries.get("points").and_then(|node| {
        let points = reader.number(node)?;
        if points <= 0.0 || points > 100.0 {
            reader.say(ProblemCode::BadCohort, &node.span(), |lang| said::not_between(lang, 0.0, 100.0));
        }
        Some(points)
    });
    Mutual { items, helpers, points: points.unwrap_or(usual.points), evidence: evidence.unwrap_or(usual.evidence) }
}

/// Reads a whole number that may be there.
fn whole<'t>(reader: &mut Reader<'t>, table: &Table<'_, 't>, key: &str, (least, most): (u32, u32)) -> Option<usize> {
    let node = table.entries.get(key)?;
    let number = reader.number(node)?;
    let is_whole = number.fract() == 0.0 && number >= f64::from(least) && number <= f64::from(most);
    if !is_whole {
        reader.say(ProblemCode::BadCohort, &node.span(), |lang| said::not_whole_between(lang, least, most));
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole and in bounds")]
    Some(number as usize)
}
