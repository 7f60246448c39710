//! The findings: every answered item graded by how grave it is, what is done well first, then red lines; knows nothing of figures over several items.

use crate::domain::checklist::Item;
use crate::domain::diagnosis::Line;
use crate::domain::ids::ItemId;
use crate::domain::records::FindingGrade as Grade;
use crate::domain::standing::findings::{grade, own_grade};
use crate::domain::standing::{ItemStanding, ItemState, RedLine, RedLineState};
use crate::lang::{Lang, diagnosis as words_of, plan, report as say};
use crate::report::page::Input;
use crate::report::tree::{Block, Entry, Section};
use crate::report::{records, words};

/// Returns the sections in reading order.
pub fn sections(input: &Input<'_>, lang: Lang) -> [Section; 5] {
    let found = found(input);
    let section = |grade: Grade, title: fn(Lang, usize) -> String| {
        let of_grade = found.iter().filter(|found| found.grade == grade);
        let mut of_grade: Vec<&Found<'_>> = of_grade.collect();
        of_grade.sort_by(|one, other| other.worth(grade).total_cmp(&one.worth(grade)));
        let entries = of_grade.iter().map(|found| Block::Entry(entry(input, found, lang)));
        Section { title: title(lang, of_grade.len()), blocks: or_nothing(entries.collect(), lang) }
    };
    [
        section(Grade::Highlight, say::highlights),
        red_lines(input, lang),
        section(Grade::Important, say::important),
        section(Grade::General, say::general),
        section(Grade::Hint, say::hints),
    ]
}

fn or_nothing(blocks: Vec<Block>, lang: Lang) -> Vec<Block> {
    if blocks.is_empty() { vec![Block::Paragraph(say::nothing(lang).to_owned())] } else { blocks }
}

/// An answered item and how grave it is.
struct Found<'a> {
    item: &'a Item,
    standing: &'a ItemStanding,
    line: Line,
    points: f64,
    grade: Grade,
}

impl Found<'_> {
    /// Returns what the item gained, for a strong point, or lost; those with most come first.
    fn worth(&self, grade: Grade) -> f64 {
        let points = match grade {
            Grade::Highlight => self.points,
            Grade::Hint | Grade::General | Grade::Important => 100.0 - self.points,
        };
        self.line.weight * points
    }
}

fn found<'a>(input: &Input<'a>) -> Vec<Found<'a>> {
    let checklist = &input.assessment.checklist;
    let items = checklist.items.iter().zip(&input.standing.items);
    let found = items.filter_map(|(item, standing)| {
        let line = Line::new(standing, item.weight?);
        let points = line.points?;
        let grade = grade(input.assessment, item, standing)?;
        Some(Found { item, standing, line, points, grade })
    });
    found.collect()
}

fn entry(input: &Input<'_>, found: &Found<'_>, lang: Lang) -> Entry {
    let assessment = input.assessment;
    let title = words::titled(lang, &assessment.checklist, &found.item.id);
    let (points, weight) = (words_of::figure(found.points), words_of::exact(found.line.weight));
    let mut values = vec![(say::seen(lang).to_owned(), words::answer(lang, &assessment.checklist, &found.line))];
    values.extend(remark(input, &found.item.id, lang));
    values.extend(said_of(input, found, lang));
    values.push((say::basis(lang).to_owned(), basis(input, found.item, found.standing, lang)));
    if let Some(cap) = found.standing.cap.filter(|_| found.standing.is_over_cap) {
        values.push((say::provisional(lang).to_owned(), say::over_cap(lang, cap)));
    }
    Entry { title: say::item_points(lang, &title, &points, &weight), values }
}

/// Says what the assessor has said of a finding: what follows from it, and why it is graded otherwise than by its points.
fn said_of(input: &Input<'_>, found: &Found<'_>, lang: Lang) -> Vec<(String, String)> {
    let Some(finding) = input.assessment.records.findings.get(&found.item.id) else { return Vec::new() };
    let effect = (!finding.effect.is_empty()).then(|| (plan::effect(lang).to_owned(), finding.effect.clone()));
    let graded = finding.grade.zip(own_grade(input.assessment, found.item, found.standing)).map(|(grade, own)| {
        let [grade, own] = [grade, own].map(|grade| records::finding_grade(lang, grade));
        (plan::graded(lang).to_owned(), plan::graded_otherwise(lang, grade, own, &finding.why))
    });
    effect.into_iter().chain(graded).collect()
}

fn remark(input: &Input<'_>, item: &ItemId, lang: Lang) -> Option<(String, String)> {
    Some((say::remark(lang).to_owned(), input.assessment.remarks.get(item)?.clone()))
}

/// Says what a finding rests on: clause, evidence, confidence, and whose duty it is.
fn basis(input: &Input<'_>, item: &Item, standing: &ItemStanding, lang: Lang) -> String {
    let pieces = input.assessment.evidence_of(&item.id);
    let pieces: Vec<_> = pieces.map(|(number, piece)| words::piece(lang, input.assessment, number, piece)).collect();
    let pieces = if pieces.is_empty() { say::unnamed(lang).to_owned() } else { words_of::list(lang, &pieces) };
    let clause = if item.clause.is_empty() { say::unnamed(lang) } else { &item.clause };
    let parts = [
        say::labelled(lang, say::clause(lang), clause),
        say::labelled(lang, say::evidence_short(lang), &pieces),
        say::labelled(lang, say::confidence(lang), records::confidence(lang, standing.confidence)),
        say::labelled(lang, say::locus(lang), words::locus(lang, item.locus)),
    ];
    words_of::clauses(lang, &parts)
}

fn red_lines(input: &Input<'_>, lang: Lang) -> Section {
    let in_state = |state| input.standing.red_lines.iter().filter(move |line| line.state == state);
    let raised: Vec<_> = in_state(RedLineState::Raised).map(|line| Block::Entry(red_line(input, line, lang))).collect();
    let title = say::red_lines(lang, raised.len());
    let mut blocks = or_nothing(raised, lang);
    let names = |state| {
        let lines = in_state(state).map(|line| words::titled(lang, &input.assessment.checklist, &line.id));
        Some(lines.collect::<Vec<_>>()).filter(|lines| !lines.is_empty())
    };
    if let Some(lines) = names(RedLineState::NotEstablished) {
        blocks.push(Block::Paragraph(say::red_lines_unknown(lang, &words_of::list(lang, &lines))));
    }
    if let Some(lines) = names(RedLineState::Clear) {
        blocks.push(Block::Paragraph(say::red_lines_clear(lang, &words_of::list(lang, &lines))));
    }
    blocks.push(Block::Paragraph(say::red_line_note(lang).to_owned()));
    Section { title, blocks }
}

fn red_line(input: &Input<'_>, line: &RedLine, lang: Lang) -> Entry {
    let checklist = &input.assessment.checklist;
    let mut values = vec![(say::seen(lang).to_owned(), words_of::clauses(lang, &grounds(input, line, lang)))];
    values.extend(remark(input, &line.id, lang));
    if let (Some(item), Some(standing)) = (checklist.item(line.id.as_str()), input.standing.item(&line.id)) {
        // An answer that no evidence is linked to rests on what its checks name.
        let is_answered = standing.state == ItemState::Answered;
        if is_answered || standing.n_evidence > 0 || !item.clause.is_empty() {
            values.push((say::basis(lang).to_owned(), basis(input, item, standing, lang)));
        }
    }
    Entry { title: words::titled(lang, checklist, &line.id), values }
}

/// Returns what a red line is raised by: the answer on site, and the checks.
fn grounds(input: &Input<'_>, line: &RedLine, lang: Lang) -> Vec<String> {
    let own = line.is_answered_yes.then(|| say::answered_yes(lang).to_owned());
    let checks = line.by.iter().map(|id| {
        let known = input.assessment.checklist.check(id.as_str());
        say::raised_by(lang, id.as_str(), known.map_or("", |check| check.say.get(lang)))
    });
    own.into_iter().chain(checks).collect()
}
