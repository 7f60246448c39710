//! The document of `diagnose --json`: language-free, full precision, its keys in a fixed order; knows nothing of how it is shown.

use serde::Serialize;
use serde_json::{Map, Number, Value as Json};

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Checklist, Item, Level};
use crate::domain::diagnosis::crux::{Crux, Weighed};
use crate::domain::diagnosis::{Diagnosis, Firmness, Group, Influence, Line, N_DRAWS, Run, SEED, Sensitivity};
use crate::domain::event::Scope;
use crate::domain::kinds::Entry;
use crate::domain::standing::Standing;
use crate::domain::value::{Pick, Value};

/// Returns the whole diagnosis as one document.
pub fn to_json(assessment: &Assessment, standing: &Standing, diagnosis: &Diagnosis) -> Json {
    let checklist = &assessment.checklist;
    let views = |groups: &[Group]| groups.iter().map(|group| view(checklist, group)).collect();
    let overall = diagnosis.overall.as_ref();
    let weighed = Crux::of(assessment, standing);
    let document = Document {
        scope: scope_code(diagnosis.scope),
        axes: views(&diagnosis.axes),
        principles: views(&diagnosis.principles),
        tasks: views(&diagnosis.tasks),
        environment: view(checklist, &diagnosis.environment),
        overall: OverallView {
            geometric: overall.map(|overall| overall.geometric),
            arithmetic: overall.map(|overall| overall.arithmetic),
            weakest: overall.map(|overall| overall.weakest.to_string()),
        },
        red_lines: red_lines(standing),
        checks: checks(standing),
        causes: causes(assessment, weighed.causes.iter()),
        crux: causes(assessment, weighed.crux()),
        breakthroughs: causes(assessment, weighed.breakthroughs()),
        loss: LossView {
            weight: weighed.weight,
            lost: weighed.loss,
            explained: weighed.explained,
            unexplained: weighed.explained.map(|explained| 1.0 - explained),
        },
        sensitivity: sensitivity(&Sensitivity::of(assessment, standing, diagnosis)),
    };
    // Invariant: numbers, texts and lists alone, so this cannot fail.
    serde_json::to_value(document).unwrap_or(Json::Null)
}

/// Returns the code of a scope.
pub const fn scope_code(scope: Scope) -> &'static str {
    match scope {
        Scope::Full => "full",
        Scope::Core => "core",
    }
}

/// Returns a value in natural JSON: numbers, booleans, ISO dates, codes; an option that was specified as `code:text`.
pub fn value_json(item: &Item, value: &Value) -> Json {
    match value {
        Value::Bool(is_yes) => Json::Bool(*is_yes),
        Value::Int(number) => Json::from(*number),
        Value::Decimal(number) => Number::from_f64(*number).map_or(Json::Null, Json::Number),
        Value::Date(date) => Json::String(date.to_string()),
        Value::Text(text) => Json::String(text.clone()),
        Value::Picks(picks) if item.kind.entry() == Entry::Multi => picks.iter().map(pick_json).collect(),
        Value::Picks(picks) => picks.first().map_or(Json::Null, pick_json),
        Value::Rows(rows) => rows
            .iter()
            .map(|row| row.iter().map(|(name, cell)| (name.clone(), value_json(item, cell))).collect::<Map<_, _>>())
            .map(Json::Object)
            .collect(),
    }
}

fn pick_json(pick: &Pick) -> Json {
    Json::String(match &pick.specify {
        Some(text) => format!("{}:{text}", pick.code),
        None => pick.code.clone(),
    })
}

#[derive(Serialize)]
struct Document {
    scope: &'static str,
    axes: Vec<View>,
    principles: Vec<View>,
    tasks: Vec<View>,
    environment: View,
    overall: OverallView,
    red_lines: Vec<RedLineView>,
    checks: Vec<CheckView>,
    causes: Vec<CauseView>,
    crux: Vec<CauseView>,
    breakthroughs: Vec<CauseView>,
    loss: LossView,
    sensitivity: SensitivityView,
}

#[derive(Serialize)]
struct LossView {
    weight: f64,
    lost: f64,
    explained: Option<f64>,
    unexplained: Option<f64>,
}

#[derive(Serialize)]
struct CauseView {
    number: u32,
    kind: Option<String>,
    says: String,
    items: Vec<String>,
    rank: &'static str,
    priority: Option<f64>,
    impact: f64,
    share: Option<f64>,
    control: &'static str,
    confidence: &'static str,
    effort: &'static str,
    crux: bool,
    breakthrough: bool,
}

fn causes<'a>(assessment: &Assessment, weighed: impl Iterator<Item = &'a Weighed>) -> Vec<CauseView> {
    let view = |weighed: &Weighed| {
        let cause = assessment.records.causes.get(&weighed.number)?;
        Some(CauseView {
            number: weighed.number.0,
            kind: cause.kind.as_ref().map(ToString::to_string),
            says: cause.says.clone(),
            items: cause.leads.iter().map(|lead| lead.item.to_string()).collect(),
            rank: weighed.rank.code(),
            priority: weighed.rank.priority(),
            impact: weighed.impact,
            share: weighed.share,
            control: cause.control.code(),
            confidence: weighed.confidence.code(),
            effort: weighed.effort.code(),
            crux: weighed.is_crux,
            breakthrough: weighed.is_breakthrough,
        })
    };
    weighed.filter_map(view).collect()
}

#[derive(Serialize)]
struct SensitivityView {
    draws: u32,
    seed: u64,
    axes: Vec<FirmnessView>,
    overall: Option<FirmnessView>,
    influential: Vec<InfluenceView>,
}

#[derive(Serialize)]
struct FirmnessView {
    axis: Option<String>,
    score: f64,
    band: String,
    same_band: f64,
    least: f64,
    greatest: f64,
    runs: Vec<RunView>,
}

#[derive(Serialize)]
struct RunView {
    how: String,
    score: Option<f64>,
    same_band: bool,
}

#[derive(Serialize)]
struct InfluenceView {
    item: String,
    shift: f64,
}

#[derive(Serialize)]
struct View {
    id: String,
    score: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    coverage: Option<f64>,
    band: Vec<String>,
    items: Vec<LineView>,
}

#[derive(Serialize)]
struct LineView {
    id: String,
    value: Json,
    points: Option<f64>,
    weight: f64,
    state: &'static str,
}

#[derive(Serialize)]
struct OverallView {
    geometric: Option<f64>,
    arithmetic: Option<f64>,
    weakest: Option<String>,
}

#[derive(Serialize)]
struct RedLineView {
    id: String,
    state: &'static str,
    by: Vec<String>,
}

#[derive(Serialize)]
struct CheckView {
    id: String,
    level: &'static str,
    state: &'static str,
    items: Vec<String>,
}

fn view(checklist: &Checklist, group: &Group) -> View {
    View {
        id: group.id.to_string(),
        score: group.score,
        low: group.low,
        high: group.high,
        coverage: group.coverage,
        band: group.bands.iter().map(ToString::to_string).collect(),
        items: group.items.iter().map(|line| line_view(checklist, line)).collect(),
    }
}

fn line_view(checklist: &Checklist, line: &Line) -> LineView {
    let value = checklist.item(line.id.as_str()).zip(line.value.as_ref());
    LineView {
        id: line.id.to_string(),
        value: value.map_or(Json::Null, |(item, value)| value_json(item, value)),
        points: line.points,
        weight: line.weight,
        state: line.state.code(),
    }
}

fn sensitivity(panel: &Sensitivity) -> SensitivityView {
    let influence = |influence: &Influence| InfluenceView { item: influence.item.to_string(), shift: influence.shift };
    SensitivityView {
        draws: N_DRAWS,
        seed: SEED,
        axes: panel.axes.iter().map(firmness).collect(),
        overall: panel.overall.as_ref().map(firmness),
        influential: panel.influential.iter().map(influence).collect(),
    }
}

fn firmness(firmness: &Firmness) -> FirmnessView {
    let run = |run: &Run| RunView { how: run.how.code(), score: run.score, same_band: run.is_same_band };
    FirmnessView {
        axis: firmness.axis.as_ref().map(ToString::to_string),
        score: firmness.score,
        band: firmness.band.to_string(),
        same_band: firmness.same_band,
        least: firmness.range.0,
        greatest: firmness.range.1,
        runs: firmness.runs.iter().map(run).collect(),
    }
}

fn red_lines(standing: &Standing) -> Vec<RedLineView> {
    let lines = standing.red_lines.iter().map(|line| {
        let own = line.is_answered_yes.then(|| line.id.to_string());
        RedLineView {
            id: line.id.to_string(),
            state: line.state.code(),
            by: own.into_iter().chain(line.by.iter().map(ToString::to_string)).collect(),
        }
    });
    lines.collect()
}

fn checks(standing: &Standing) -> Vec<CheckView> {
    let checks = standing.checks.iter().map(|check| CheckView {
        id: check.id.to_string(),
        level: level_code(check.level),
        state: check.state.code(),
        items: check.items.iter().map(ToString::to_string).collect(),
    });
    checks.collect()
}

/// Returns the code of a check's level.
pub const fn level_code(level: Level) -> &'static str {
    match level {
        Level::Hard => "hard",
        Level::Soft => "soft",
        Level::Red => "red",
    }
}
