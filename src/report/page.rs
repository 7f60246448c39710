//! The report that is handed over: which sections it has, in which order, and the check-up on its first page; knows nothing of formats.
//!
//! Adding a section is a line in [`Report::of`]; those without anything to say are left out there, and the rest are numbered.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::compare::Round;
use crate::domain::diagnosis::crux::Crux;
use crate::domain::diagnosis::{Diagnosis, Group, HeatRow};
use crate::domain::event::Profile;
use crate::domain::ids::Millis;
use crate::domain::ledger::Status;
use crate::domain::problems;
use crate::domain::standing::{RedLineState, Standing};
use crate::lang::{Lang, diagnosis as words_of, report as say};
use crate::report::tree::{Bar, Block, Cell, Column, Report, Section, Table, Unit};
use crate::report::{annexes, causes, checks, compared, findings, method, plan, self_ratings, sensitivity, words};

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
    /// The last round before it that was submitted, where there is one.
    pub earlier: Option<Round<'a>>,
    /// The day of the report, written for people.
    pub today: &'a str,
    /// Writes a moment for people, in the office's time zone.
    pub time: &'a dyn Fn(Millis) -> String,
}

impl Report {
    /// Writes what the society receives of an assessment. (method, 8.4)
    pub fn of(input: &Input<'_>, lang: Lang) -> Self {
        let mut sections = vec![check_up(input, lang), heat(input, lang)];
        sections.extend(findings::sections(input, lang));
        sections.extend(compared::section(input, lang));
        sections.extend(self_ratings::section(input, lang));
        sections.extend(causes::section(input, lang));
        sections.extend(plan::section(input, lang));
        sections.extend(checks::sections(input, lang));
        sections.extend(method::sections(input, lang));
        sections.push(sensitivity::section(input, lang));
        sections.push(reply(lang));
        for (number, section) in (1..).zip(&mut sections) {
            section.title = say::numbered(lang, number, &section.title);
        }
        let title = say::title(lang, &input.profile.name);
        let annexes = annexes::of(input, lang);
        Self { title, head: head(input, lang), sections, has_front_page: true, annexes, record: None }
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
    let figures = |title, groups| Block::Table(figures(input, title, groups, lang));
    let paragraph = |text: &str| Block::Paragraph(text.to_owned());
    let mut blocks = vec![figures(say::col_axis(lang), &diagnosis.axes)];
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
        None => blocks.push(paragraph(say::overall_withheld(lang))),
    }
    if !input.assessment.records.causes.is_empty() {
        let crux = Crux::of(input.assessment, input.standing);
        blocks.extend(causes::in_short(input.assessment, &crux, lang).map(Block::Paragraph));
    }
    let n_lines = |state| input.standing.red_lines.iter().filter(|line| line.state == state).count();
    let [raised, unknown, clear] =
        [RedLineState::Raised, RedLineState::NotEstablished, RedLineState::Clear].map(n_lines);
    blocks.push(Block::Paragraph(say::red_line_counts(lang, raised, unknown, clear)));
    blocks.push(figures(say::col_principle(lang), &diagnosis.principles));
    blocks.push(figures(say::col_task(lang), &diagnosis.tasks));
    blocks.push(figures(say::col_environment(lang), std::slice::from_ref(&diagnosis.environment)));
    blocks.push(paragraph(say::environment_note(lang)));
    Section { title: say::check_up(lang).to_owned(), blocks }
}

/// Makes the table of some groups: score, interval, coverage, bands, bar.
fn figures(input: &Input<'_>, title: &str, groups: &[Group], lang: Lang) -> Table {
    let checklist = &input.assessment.checklist;
    let columns = vec![
        Column::words(title),
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
        words::number(lang, group.score, Unit::Points),
        Cell::Text(words::interval(lang, group)),
        words::number(lang, group.coverage, Unit::Share),
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
            Some(_) => words::number(lang, cell.score, Unit::Heat),
            None => Cell::Text(words::interval(lang, cell)),
        };
        std::iter::once(title).chain(row.cells.iter().map(figure)).collect()
    };
    let rows = input.diagnosis.heat.iter().map(row).collect();
    let blocks = vec![Block::Table(Table { columns, rows }), Block::Paragraph(say::heat_note(lang).to_owned())];
    Section { title: say::heat(lang).to_owned(), blocks }
}

fn reply(lang: Lang) -> Section {
    let points = [say::reply_facts(lang), say::reply_review(lang), say::reply_privacy(lang)].map(str::to_owned);
    let columns = [say::col_party(lang), say::col_signature(lang), say::col_day(lang)].map(Column::words).to_vec();
    let row = |party: &str| [party, "", ""].map(Cell::from).to_vec();
    let rows = vec![row(say::society(lang)), row(say::lead(lang))];
    let blocks = vec![Block::List(points.to_vec()), Block::Table(Table { columns, rows })];
    Section { title: say::reply(lang).to_owned(), blocks }
}
