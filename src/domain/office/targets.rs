//! The goals of the programme: what each has come to over the ledger, now and a year ago, and which societies stand behind it; knows nothing of how it is shown.
//!
//! A society is *known* for a goal when the goal's expression comes to something for it, in Kleene's logic; the others are counted apart.
//! A count is the societies it is true for; a share is these ÷ the societies known; a sum adds it over the societies known.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use jiff::{Span, Timestamp, tz::TimeZone};

use crate::domain::checklist::{Checklist, FormKind, Goal, Measure, N_ROWS, Target, Validity};
use crate::domain::condition::{Condition, Outcome, Values};
use crate::domain::event::Profile;
use crate::domain::grade::{self, Remark};
use crate::domain::ids::{ItemId, Millis, SocietyCode};
use crate::domain::ledger::Ledger;
use crate::domain::office::results::{Assessed, Checklists, Results};

/// What a goal has come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Reached {
    /// The place of the goal among the checklist's.
    pub place: usize,
    /// How the societies are counted.
    pub tally: Tally,
    /// The figure; `None` where no society is known.
    pub figure: Option<f64>,
    /// Where it stands to the goal.
    pub state: State,
    /// Whether it stands there whatever the societies not known come to. Always false for a sum some are not known for.
    pub is_firm: bool,
    /// The figure a year before; `None` where no society was on the ledger then, or none was known.
    pub before: Option<f64>,
}

/// How the societies are counted for a goal.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Those it is true for; for a sum, those that add something.
    pub n_counted: usize,
    /// Those it is known for, the counted included.
    pub n_known: usize,
    /// Those it is not known for.
    pub n_unknown: usize,
    /// What they add up to.
    pub sum: f64,
}

/// Where a figure stands to its goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// Reached.
    Met,
    /// Below: by how many societies, or for a sum by how much.
    Short(f64),
    /// Above: by how many societies, or for a sum by how much.
    Above(f64),
    /// No society is known.
    Unknown,
}

/// The societies behind a goal, in order of code.
#[derive(Debug, Default)]
pub struct Behind {
    /// Those that count, with what each adds (1 for a count or share).
    pub counted: Vec<(SocietyCode, f64)>,
    /// Those that are known and do not count.
    pub others: Vec<SocietyCode>,
    /// Those it is not known for.
    pub unknown: Vec<SocietyCode>,
}

/// Returns what each goal of the office's checklist has come to.
pub fn reached(ledger: &Ledger, office: &Checklist, checklists: &Checklists, now: Millis) -> Vec<Reached> {
    let before = a_year_before(now);
    let results = Results::of(ledger, office, checklists, now);
    let then = Results::of(ledger, office, checklists, before);
    let of = |(place, target): (usize, &Target)| {
        let mut asker = Asker::of(target, office);
        let tally = asker.tally(ledger.societies.keys().filter_map(|code| Known::now(ledger, code, &results)));
        let past = asker.tally(ledger.societies.keys().filter_map(|code| Known::at(ledger, code, &then, before)));
        let figure = tally.figure(target.measure);
        Reached {
            place,
            tally,
            figure,
            state: tally.state(target),
            is_firm: tally.is_firm(target),
            before: past.figure(target.measure),
        }
    };
    office.targets.iter().enumerate().map(of).collect()
}

/// Returns the societies behind a goal.
pub fn behind(ledger: &Ledger, office: &Checklist, results: &Results<'_>, target: &Target) -> Behind {
    let mut asker = Asker::of(target, office);
    let mut behind = Behind::default();
    for code in ledger.societies.keys() {
        let Some(known) = Known::now(ledger, code, results) else { continue };
        match asker.ask(&known) {
            Outcome::Unknown => behind.unknown.push(code.clone()),
            Outcome::Bool(true) => behind.counted.push((code.clone(), 1.0)),
            Outcome::Number(adds) if adds != 0.0 => behind.counted.push((code.clone(), adds)),
            Outcome::Bool(false) | Outcome::Number(_) => behind.others.push(code.clone()),
        }
    }
    behind
}

/// Returns the societies whose grade has run out by its date, though the register still has it, and so the goals count it.
pub fn grades_past(ledger: &Ledger, validity: &Validity, today: Date) -> Vec<SocietyCode> {
    let is_past = |profile: &Profile| {
        let remarks = grade::stand(profile, validity, today).remarks;
        remarks.iter().any(|remark| matches!(remark, Remark::RanOut { .. }))
    };
    ledger.societies.iter().filter(|(_, profile)| is_past(profile)).map(|(code, _)| code.clone()).collect()
}

/// Returns the moment twelve calendar months before, in UTC; a month without that day ends on its last.
pub fn a_year_before(now: Millis) -> Millis {
    let at = Timestamp::from_millisecond(now.0).unwrap_or_default().to_zoned(TimeZone::UTC);
    at.checked_sub(Span::new().months(12)).map_or(Millis(0), |at| Millis(at.timestamp().as_millisecond()))
}

impl Tally {
    fn add(&mut self, outcome: &Outcome) {
        let adds = match outcome {
            Outcome::Unknown => {
                self.n_unknown += 1;
                return;
            }
            Outcome::Bool(truth) => f64::from(u8::from(*truth)),
            Outcome::Number(number) => *number,
        };
        self.n_known += 1;
        self.n_counted += usize::from(adds != 0.0);
        self.sum += adds;
    }

    /// Returns the figure of a measure; `None` where no society is known.
    pub fn figure(&self, measure: Measure) -> Option<f64> {
        if self.n_known == 0 {
            return None;
        }
        Some(match measure {
            Measure::Count => number(self.n_counted),
            Measure::Share => number(self.n_counted) / number(self.n_known),
            Measure::Sum => self.sum,
        })
    }

    fn state(&self, target: &Target) -> State {
        let Some(figure) = self.figure(target.measure) else { return State::Unknown };
        let goal = &target.goal;
        if goal.is_below(figure) {
            return State::Short(self.gap(target, |n| !goal.is_below(n), Way::Up));
        }
        if goal.is_above(figure) {
            return State::Above(self.gap(target, |n| !goal.is_above(n), Way::Down));
        }
        State::Met
    }

    /// Returns by how many societies the goal is missed, or for a sum by how much.
    fn gap(&self, target: &Target, is_reached: impl Fn(f64) -> bool, way: Way) -> f64 {
        let Goal { low, high, text: _ } = &target.goal;
        let end = match way {
            Way::Up => low,
            Way::Down => high,
        };
        let end = end.map_or(0.0, |(end, _)| end);
        let whole = match target.measure {
            Measure::Sum => return (end - self.sum).abs(),
            Measure::Count => 1.0,
            Measure::Share => number(self.n_known),
        };
        // The number of societies that reaches the end, or one more where the end itself does not do.
        let least = match way {
            Way::Up => (end * whole).ceil(),
            Way::Down => (end * whole).floor(),
        };
        let step = if is_reached(least / whole) { 0.0 } else { 1.0 };
        (least - number(self.n_counted)).abs() + step
    }

    /// Tells whether the state is the same were none, or all, of the societies not known to count.
    fn is_firm(&self, target: &Target) -> bool {
        if self.n_unknown == 0 {
            return self.n_known > 0;
        }
        let n_known = self.n_known + self.n_unknown;
        let side = |n_counted: usize| {
            let all = Self { n_counted, n_known, n_unknown: 0, sum: number(n_counted) };
            std::mem::discriminant(&all.state(target))
        };
        let (none, every) = (side(self.n_counted), side(self.n_counted + self.n_unknown));
        let now = std::mem::discriminant(&self.state(target));
        target.measure != Measure::Sum && none == every && none == now
    }
}

#[derive(Clone, Copy)]
enum Way {
    Up,
    Down,
}

#[expect(clippy::cast_precision_loss, reason = "societies are far fewer than 2^53")]
fn number(n: usize) -> f64 {
    n as f64
}

/// What is known of a society at a moment.
struct Known<'a> {
    profile: &'a Profile,
    rows: Rows<'a>,
    assessed: Option<&'a Assessed<'a>>,
}

/// How many rows the rosters of a society have: those it has now, or those it had.
enum Rows<'a> {
    Now(&'a Ledger, &'a SocietyCode),
    Then(BTreeMap<ItemId, u32>),
}

impl<'a> Known<'a> {
    fn now(ledger: &'a Ledger, code: &'a SocietyCode, results: &'a Results<'_>) -> Option<Self> {
        let profile = ledger.societies.get(code)?;
        Some(Self { profile, rows: Rows::Now(ledger, code), assessed: results.get(code) })
    }

    /// What was known at an earlier moment; `None` for a society that was not on the ledger then.
    fn at(ledger: &'a Ledger, code: &'a SocietyCode, results: &'a Results<'_>, at: Millis) -> Option<Self> {
        let (profile, n_rows) = ledger.as_of(at, code)?;
        Some(Self { profile, rows: Rows::Then(n_rows), assessed: results.get(code) })
    }

    /// Returns how many rows a roster of the society has; one that was never kept has none.
    fn n_rows(&self, roster: &ItemId) -> usize {
        match &self.rows {
            Rows::Now(ledger, code) => ledger.n_rows(code, roster),
            Rows::Then(n_rows) => n_rows.get(roster).map_or(0, |n| *n as usize),
        }
    }
}

/// A value an expression is asked with; equal ones give the same outcome.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Given<'a> {
    Unknown,
    Text(&'a str),
    Int(i64),
    /// The bits of a decimal.
    Decimal(u64),
}

impl Given<'_> {
    fn to_cel(&self) -> Option<cel::Value> {
        match self {
            Self::Unknown => None,
            Self::Text(text) => Some(cel::Value::String((*text).to_owned().into())),
            Self::Int(int) => Some(cel::Value::Int(*int)),
            Self::Decimal(bits) => Some(cel::Value::Float(f64::from_bits(*bits))),
        }
    }
}

/// A name an expression uses, and where its value comes from.
enum Source {
    Grade,
    Level,
    Discipline,
    Region,
    Members,
    Rows(ItemId),
    Axis(usize),
}

/// Asks an expression about one society after another. What it came to is remembered by the values it uses, for many societies share them.
struct Asker<'a> {
    condition: &'a Condition,
    sources: Vec<(String, Source)>,
    values: Values,
    /// Invariant: keys have one value for each source.
    known: HashMap<Vec<Given<'a>>, Outcome>,
}

impl<'a> Asker<'a> {
    fn of(target: &'a Target, office: &Checklist) -> Self {
        let axes: Vec<_> = office.forms_of(FormKind::Axis).map(|axis| axis.id.clone()).collect();
        let source = |name: &str| match name {
            "grade" => Some(Source::Grade),
            "level" => Some(Source::Level),
            "discipline" => Some(Source::Discipline),
            "region" => Some(Source::Region),
            "members" => Some(Source::Members),
            name => match axes.iter().position(|axis| axis.as_str() == name) {
                Some(axis) => Some(Source::Axis(axis)),
                None => name.strip_prefix(N_ROWS).map(|roster| Source::Rows(ItemId::new(roster))),
            },
        };
        let names = target.over.names().iter();
        let sources = names.filter_map(|name| Some((name.clone(), source(name)?))).collect();
        Self { condition: &target.over, sources, values: Values::new(), known: HashMap::new() }
    }

    fn tally(&mut self, societies: impl Iterator<Item = Known<'a>>) -> Tally {
        let mut tally = Tally::default();
        for known in societies {
            tally.add(&self.ask(&known));
        }
        tally
    }

    fn ask(&mut self, of: &Known<'a>) -> Outcome {
        let given: Vec<Given<'a>> = self.sources.iter().map(|(_, source)| given(source, of)).collect();
        if let Some(outcome) = self.known.get(&given) {
            return outcome.clone();
        }
        let named = self.sources.iter().zip(&given);
        let bound: Vec<(&str, cel::Value)> =
            named.filter_map(|((name, _), given)| Some((name.as_str(), given.to_cel()?))).collect();
        let outcome = self.condition.eval_with(&self.values, &bound);
        self.known.insert(given, outcome.clone());
        outcome
    }
}

/// What the register or an assessment does not say is unknown.
fn given<'a>(source: &Source, of: &Known<'a>) -> Given<'a> {
    let text = |text: &'a str| if text.is_empty() { Given::Unknown } else { Given::Text(text) };
    let int = |int: u64| Given::Int(i64::try_from(int).unwrap_or(i64::MAX));
    match source {
        Source::Grade => text(&of.profile.grade),
        Source::Level => text(&of.profile.level),
        Source::Discipline => text(&of.profile.discipline),
        Source::Region => text(&of.profile.region),
        Source::Members => of.profile.members.map_or(Given::Unknown, int),
        Source::Rows(roster) => int(of.n_rows(roster) as u64),
        Source::Axis(axis) => {
            let severity = of.assessed.and_then(|assessed| assessed.severity(*axis));
            severity.map_or(Given::Unknown, |severity| Given::Decimal(severity.to_bits()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checklist::builtin;

    #[test]
    fn an_expression_is_worked_out_once_for_each_set_of_values_it_uses() {
        let grades = ["a1", "a2", "a3", "a4", "a5", ""];
        let mut ledger = Ledger::default();
        for idx in 0..10_000_usize {
            let grade = grades[idx % grades.len()].to_owned();
            let profile = Profile { grade, members: Some(idx as u64), ..Profile::default() };
            ledger.societies.insert(SocietyCode::new(&format!("S{idx}")), profile);
        }
        let checklists = Checklists::new();
        let results = Results::of(&ledger, builtin(), &checklists, Millis(0));
        let target = builtin().targets.iter().find(|target| target.id == "a3_and_above").unwrap();
        let mut asker = Asker::of(target, builtin());
        let tally = asker.tally(ledger.societies.keys().filter_map(|code| Known::now(&ledger, code, &results)));
        // Its one name is the grade: members do not enter.
        assert_eq!(asker.known.len(), grades.len());
        // Of 10,000 by six in turn, 1,667 have each of the first four grades and 1,666 the others.
        assert_eq!((tally.n_counted, tally.n_known, tally.n_unknown), (1_667 + 1_667 + 1_666, 8_334, 1_666));
    }
}
