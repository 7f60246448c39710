//! `bamai checklist`: what the built-in checklist asks.

use serde_json::{Value as Json, json};

use crate::cli::args;
use crate::cli::table::Table;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::checklist::{
    self, CauseKind, Check, Checklist, Class, Column, Each, Form, FormKind, Item, Locus, ScoreMap, Size, Text,
};
use crate::lang::{Lang, cli as say, plan, remedies};
use crate::report::{json::level_code, records, words};

pub(in crate::cli) fn run(args: &args::Json, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let checklist = checklist::builtin();
    if args.json {
        world.json(&to_json(checklist))?;
        return Ok(Exit::Done);
    }
    let (digest, title) = (checklist.digest.to_string(), checklist.title.get(lang));
    let digest: String = digest.chars().take(12).collect();
    world.line(&say::checklist_is(lang, title, &checklist.id, &checklist.version, &digest))?;
    world.line(&say::holds(lang, checklist.forms.len(), checklist.items.len(), checklist.checks.len()))?;
    for form in &checklist.forms {
        world.line("")?;
        world.line(&format!("{}  {}", form.id, form.title.get(lang)))?;
        for line in items(checklist, form, lang).lines() {
            world.line(&format!("  {line}"))?;
        }
    }
    world.line("")?;
    let mut table = Table::bare();
    for check in &checklist.checks {
        let level = words::level(lang, check.level).to_owned();
        table.row(vec![check.id.to_string(), level, check.say.get(lang).to_owned()]);
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    if !checklist.causes.is_empty() {
        world.line("")?;
        world.line(remedies::library(lang))?;
    }
    for kind in &checklist.causes {
        let items: Vec<&str> = kind.items.iter().map(|item| item.as_str()).collect();
        let title = plan::signed(lang, kind.sign.get(lang), kind.title.get(lang));
        world.line(&format!("  {}  {title}  {}", kind.id, records::control(lang, kind.control)))?;
        world.line(&format!("    {}", remedies::asks(lang, kind.ask.get(lang))))?;
        world.line(&format!("    {}", items.join(" ")))?;
    }
    Ok(Exit::Done)
}

fn items(checklist: &Checklist, form: &Form, lang: Lang) -> Table {
    let mut table = Table::bare();
    for item in checklist.items_of(form) {
        let core = if item.core { "★" } else { "" };
        table.row(vec![
            item.id.to_string(),
            core.to_owned(),
            item.kind.name().to_owned(),
            item.title.get(lang).to_owned(),
        ]);
    }
    table
}

fn to_json(checklist: &Checklist) -> Json {
    let bands = checklist.scoring.bands.iter();
    let bands = bands.map(|band| json!({ "id": band.id.as_str(), "below": band.below, "title": text(&band.title) }));
    json!({
        "id": checklist.id,
        "version": checklist.version,
        "digest": checklist.digest.to_string(),
        "title": text(&checklist.title),
        "source": text(&checklist.source),
        "languages": checklist.languages.iter().map(|lang| lang.code()).collect::<Vec<_>>(),
        "scoring": {
            "coverage_floor": checklist.scoring.coverage_floor,
            "geometric_floor": checklist.scoring.geometric_floor,
            "evidence_caps": checklist.scoring.evidence_caps,
            "bands": bands.collect::<Vec<_>>(),
        },
        "roles": checklist.roles.iter().map(|role| json!({
            "id": role.id.as_str(),
            "title": text(&role.title),
            "openers": role.openers.iter().map(text).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "forms": checklist.forms.iter().map(|form| form_json(checklist, form)).collect::<Vec<_>>(),
        "effort": {
            "small": checklist.effort.of(Size::Small),
            "medium": checklist.effort.of(Size::Medium),
            "large": checklist.effort.of(Size::Large),
        },
        "causes": checklist.causes.iter().map(cause_json).collect::<Vec<_>>(),
        "derived": checklist.derived.iter().map(|derived| json!({
            "id": derived.id.as_str(),
            "title": text(&derived.title),
            "value": derived.value.text,
        })).collect::<Vec<_>>(),
        "checks": checklist.checks.iter().map(check_json).collect::<Vec<_>>(),
        "targets": checklist.targets.iter().map(|target| json!({
            "id": target.id,
            "title": text(&target.title),
            "measure": target.measure.code(),
            "where": target.over.text,
            "goal": target.goal.text,
        })).collect::<Vec<_>>(),
        "classes": checklist.classes.iter().map(class_json).collect::<Vec<_>>(),
        "cohort": {
            "suppress_below": checklist.cohort.suppress_below,
            "sizes": checklist.cohort.sizes.iter().map(|size| json!({
                "id": size.id,
                "below": size.below,
                "title": text(&size.title),
            })).collect::<Vec<_>>(),
        },
        "match": {
            "items": checklist.mutual.items,
            "helpers": checklist.mutual.helpers,
            "points": checklist.mutual.points,
            "evidence": checklist.mutual.evidence,
        },
    })
}

fn class_json(class: &Class) -> Json {
    let guidance = class.guidance.iter().map(|(band, said)| {
        let band = band.as_ref().map_or("any", |band| band.as_str());
        (band.to_owned(), text(said))
    });
    json!({
        "id": class.id,
        "title": text(&class.title),
        "when": class.when.as_ref().map(|when| &when.text),
        "guidance": guidance.collect::<serde_json::Map<_, _>>(),
    })
}

fn text(text: &Text) -> Json {
    json!({ "zh": text.zh, "en": text.en })
}

fn form_json(checklist: &Checklist, form: &Form) -> Json {
    json!({
        "id": form.id.as_str(),
        "kind": form_kind(form.kind),
        "title": text(&form.title),
        "items": checklist.items_of(form).iter().map(item_json).collect::<Vec<_>>(),
    })
}

fn item_json(item: &Item) -> Json {
    let options = item.options.iter().map(|option| {
        json!({
            "code": option.code,
            "label": text(&option.label),
            "points": option.points,
            "specify": option.specify,
            "exclusive": option.exclusive,
        })
    });
    json!({
        "id": item.id.as_str(),
        "kind": item.kind.name(),
        "title": text(&item.title),
        "ask": text(&item.ask),
        "whom": item.whom.iter().map(|role| role.as_str()).collect::<Vec<_>>(),
        "look": text(&item.look),
        "note": text(&item.note),
        "unit": text(&item.unit),
        "range": item.range,
        "decimals": item.decimals,
        "efforts": if item.rubric.is_empty() { Json::Null } else { json!(item.efforts.map(Size::code)) },
        "rubric": item.rubric.iter().map(text).collect::<Vec<_>>(),
        "options": options.collect::<Vec<_>>(),
        "map": match &item.map {
            Some(ScoreMap::Piecewise(steps)) => json!(steps),
            Some(ScoreMap::Count(steps)) => json!({ "count": steps }),
            None => Json::Null,
        },
        "weight": item.weight,
        "tags": {
            "axis": item.tags.axis.as_ref().map(|form| form.as_str()),
            "task": item.tags.task.as_ref().map(|form| form.as_str()),
            "principle": item.tags.principle.as_ref().map(|form| form.as_str()),
            "env": item.tags.env.as_ref().map(|form| form.as_str()),
        },
        "locus": match item.locus {
            Locus::Society => "society",
            Locus::Association => "association",
            Locus::Government => "government",
        },
        "core": item.core,
        "skip_if": item.skip_if.as_ref().map(|skip| skip.text.as_str()),
        "clause": item.clause,
        "register": item.register.map(Column::name),
    })
}

fn cause_json(kind: &CauseKind) -> Json {
    json!({
        "id": kind.id.as_str(),
        "sign": text(&kind.sign),
        "title": text(&kind.title),
        "ask": text(&kind.ask),
        "items": kind.items.iter().map(|item| item.as_str()).collect::<Vec<_>>(),
        "control": kind.control.code(),
    })
}

fn check_json(check: &Check) -> Json {
    json!({
        "id": check.id.as_str(),
        "level": level_code(check.level),
        "when": check.when.text,
        "each": match check.each {
            Each::Assessment => None,
            Each::Rating => Some("rating"),
            Each::Scored => Some("scored"),
            Each::Interviewee => Some("interviewee"),
            Each::Assessor => Some("assessor"),
            Each::AssessorAxis => Some("assessor_axis"),
        },
        "raises": check.raises.as_ref().map(|item| item.as_str()),
        "say": text(&check.say),
        "enabled": check.enabled,
    })
}

const fn form_kind(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Facts => "facts",
        FormKind::Axis => "axis",
        FormKind::Principle => "principle",
        FormKind::Task => "task",
        FormKind::Environment => "environment",
        FormKind::Redline => "redline",
    }
}
