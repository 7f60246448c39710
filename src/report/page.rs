//! The page handed over on the day: which sections it has, in which order, and its tables of figures; knows nothing of formats.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::diagnosis::{Diagnosis, Group, HeatRow};
use crate::domain::event::Profile;
use crate::domain::ids::Millis;
use crate::domain::ledger::Status;
use crate::domain::problems;
use crate::domain::standing::Standing;
use crate::lang::{Lang, diagnosis as words_of, report as say};
use crate::report::tree::{Bar, Block, Cell, Column, Report, Section, Table};
use crate::report::{findings, self_ratings, words};

/// Everything a report is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// What the register says of the society.
    pub profile: &'a Profile,
    /// Where the assessment stands.
    pub standing: &'a Standing,
    /// What it comes to.
    pub diagnosis: &'a Diagnosis,
    /// The day of the report, written for people.
    pub today: &'a str,
    /// Writes a moment for people, in the office's time zone.
    pub time: &'a dyn Fn(Millis) -> String,
}

impl Report {
    /// Writes the one-page report of an assessment.
    pub fn of(input: &Input<'_>, lang: Lang) -> Self {
        let diagnosis = input.diagnosis;
        let views = |title: &str, groups: &[Group]| Section {
            title: title.to_owned(),
            blocks: vec![Block::Table(figures(input, groups, lang))],
        };
        let mut sections = vec![check_up(input, lang)];
        sections.push(views(say::principles(lang), &diagnosis.principles));
        sections.push(views(say::tasks(lang), &diagnosis.tasks));
        sections.push(environment(input, lang));
        sections.push(heat(input, lang));
        sections.extend(findings::sections(input, lang));
        sections.push(method(input, lang));
        sections.extend(self_ratings::section(input, lang));
        Self { title: say::title(lang, &input.profile.name), head: head(input, lang), sections }
    }
}

pub(super) fn head(input: &Input<'_>, lang: Lang) -> Vec<(String, String)> {
    let (assessment, profile) = (input.assessment, input.profile);
    let checklist = &assessment.checklist;
    let digest: String = checklist.digest.to_string().chars().take(12).collect();
    let head = [
        (say::society(lang), profile.name.clone()),
        (say::code(lang), assessment.society.to_string()),
        (say::level(lang), profile.level.clone()),
        (say::round(lang), say::nth_round(lang, assessment.round)),
        (say::scope(lang), words::scope(lang, assessment.scope).to_owned()),
        (say::lead(lang), assessment.lead.to_string()),
        (say::date(lang), input.today.to_owned()),
        (say::checklist(lang), say::checklist_is(lang, checklist.title.get(lang), &checklist.version, &digest)),
        (say::state(lang), state(input, lang)),
    ];
    let known = head.into_iter().filter(|(_, value)| !value.is_empty());
    known.map(|(label, value)| (label.to_owned(), value)).collect()
}

fn state(input: &Input<'_>, lang: Lang) -> String {
    if input.assessment.status == Status::Submitted {
        return say::submitted(lang).to_owned();
    }
    let problems = problems::list(input.assessment, input.standing);
    match problems.iter().filter(|problem| problem.blocks).count() {
        0 => say::draft_ready(lang).to_owned(),
        n_blocking => say::draft(lang, n_blocking),
    }
}

fn check_up(input: &Input<'_>, lang: Lang) -> Section {
    let diagnosis = input.diagnosis;
    let mut blocks = vec![Block::Table(figures(input, &diagnosis.axes, lang))];
    match &diagnosis.overall {
        Some(overall) => {
            let (geometric, arithmetic) = (words_of::figure(overall.geometric), words_of::figure(overall.arithmetic));
            blocks.push(Block::Paragraph(say::overall(lang, &geometric, &arithmetic)));
            let is_weakest = |axis: &&Group| axis.id.to_string() == overall.weakest.as_str();
            if let Some(axis) = diagnosis.axes.iter().find(is_weakest) {
                let score = words::figure(lang, axis.score);
                blocks.push(Block::Paragraph(say::weakest(lang, axis.title.get(lang), &score)));
            }
        }
        None => blocks.push(Block::Paragraph(say::overall_withheld(lang).to_owned())),
    }
    Section { title: say::check_up(lang).to_owned(), blocks }
}

fn environment(input: &Input<'_>, lang: Lang) -> Section {
    let checklist = &input.assessment.checklist;
    let group = &input.diagnosis.environment;
    let columns = vec![
        Column::words(say::col_item(lang)),
        Column::words(words_of::col_value(lang)),
        Column::numbers(words_of::col_points(lang)),
    ];
    let rows = group.items.iter().map(|line| {
        vec![
            Cell::Text(words::titled(lang, checklist, &line.id)),
            Cell::Text(words::answer(lang, checklist, line)),
            Cell::Text(words::figure(lang, line.points)),
        ]
    });
    let blocks = vec![
        Block::Paragraph(say::environment_note(lang).to_owned()),
        Block::Table(figures(input, std::slice::from_ref(group), lang)),
        Block::Table(Table { columns, rows: rows.collect() }),
    ];
    Section { title: say::environment(lang).to_owned(), blocks }
}

/// Makes the table of some groups: score, interval, coverage, bands, bar.
fn figures(input: &Input<'_>, groups: &[Group], lang: Lang) -> Table {
    let checklist = &input.assessment.checklist;
    let columns = vec![
        Column::words(say::col_group(lang)),
        Column::numbers(say::col_score(lang)),
        Column::numbers(say::col_interval(lang)),
        Column::numbers(say::col_coverage(lang)),
        Column::words(say::col_bands(lang)),
        Column::words(say::col_bar(lang)),
    ];
    Table { columns, rows: groups.iter().map(|group| figures_row(checklist, group, lang)).collect() }
}

fn figures_row(checklist: &Checklist, group: &Group, lang: Lang) -> Vec<Cell> {
    let title = match checklist.form(&group.id.to_string()) {
        Some(form) => words_of::titled(lang, form.id.as_str(), group.title.get(lang)),
        None => group.title.get(lang).to_owned(),
    };
    let bar = match (group.low, group.high) {
        (Some(low), Some(high)) => Cell::Bar(Bar { low, score: group.score, high }),
        _ => Cell::from(words_of::none(lang)),
    };
    vec![
        Cell::Text(title),
        Cell::Text(words::figure(lang, group.score)),
        Cell::Text(words::interval(lang, group)),
        Cell::Text(words::coverage(lang, group)),
        Cell::Text(words::bands(lang, checklist, &group.bands)),
        bar,
    ]
}

fn heat(input: &Input<'_>, lang: Lang) -> Section {
    let checklist = &input.assessment.checklist;
    let axes = input.diagnosis.axes.iter().map(|axis| Column::numbers(axis.title.get(lang)));
    let columns = std::iter::once(Column::words(say::col_task(lang))).chain(axes).collect();
    let row = |row: &HeatRow| {
        let task = checklist.form(row.task.as_str()).map_or("", |form| form.title.get(lang));
        let title = Cell::Text(words_of::titled(lang, row.task.as_str(), task));
        let figure = |cell: &Group| match cell.score {
            Some(score) => Cell::Text(words_of::figure(score)),
            None => Cell::Text(words::interval(lang, cell)),
        };
        std::iter::once(title).chain(row.cells.iter().map(figure)).collect()
    };
    let rows = input.diagnosis.heat.iter().map(row).collect();
    let blocks = vec![Block::Table(Table { columns, rows }), Block::Paragraph(say::heat_note(lang).to_owned())];
    Section { title: say::heat(lang).to_owned(), blocks }
}

fn method(input: &Input<'_>, lang: Lang) -> Section {
    let scoring = &input.assessment.checklist.scoring;
    let n_over = input.standing.items.iter().filter(|item| item.is_over_cap).count();
    let caps: Vec<_> = scoring.evidence_caps.iter().map(ToString::to_string).collect();
    let mut bands = Vec::new();
    let mut from = 0.0;
    for (idx, band) in scoring.bands.iter().enumerate() {
        let title = band.title.get(lang);
        let is_last = idx + 1 == scoring.bands.len();
        bands.push(match is_last {
            true => say::last_band(lang, title, &words_of::exact(from)),
            false => say::band(lang, title, &words_of::exact(band.below)),
        });
        from = band.below;
    }
    let points = vec![
        say::method_points(lang).to_owned(),
        say::method_interval(lang).to_owned(),
        say::method_coverage(lang, &words_of::share(lang, scoring.coverage_floor)),
        say::method_bands(lang, &words_of::list(lang, &bands)),
        say::method_mean(lang, &words_of::exact(scoring.geometric_floor)),
        say::method_caps(lang, &words_of::list(lang, &caps), n_over),
        say::method_views(lang).to_owned(),
        say::method_bar(lang).to_owned(),
    ];
    Section { title: say::method(lang).to_owned(), blocks: vec![Block::List(points)] }
}
