//! What the society is asked to have ready before the visit, by role, by item and by form; knows nothing of how anything was rated.

use crate::domain::checklist::{Form, Item, Quota, Role};
use crate::domain::event::EvidenceKind;
use crate::lang::{Lang, handover as say, report as report_say};
use crate::report::page::{Input, head};
use crate::report::tree::{Block, Cell, Column, Report, Section, Table};
use crate::report::{heard, visit_sheet, words};

/// Writes the request: only what is in scope and, as far as is known, on the path.
pub fn of(input: &Input<'_>, lang: Lang) -> Report {
    let checklist = &input.assessment.checklist;
    let mut sections = vec![how(input, lang)];
    if !checklist.quotas.is_empty() {
        sections.push(people(input, lang));
    }
    sections.extend(checklist.roles.iter().filter_map(|role| for_role(input, role, lang)));
    sections.push(documents(input, lang));
    if !checklist.timetable.is_empty() || !input.assessment.records.timetable.is_empty() {
        sections.push(visit_sheet::schedule(input, lang, say::request_timetable(lang)));
    }
    let state = report_say::state(lang);
    let head = head(input, lang).into_iter().filter(|(label, _)| label != state).collect();
    Report { title: say::request_title(lang, &input.profile.name), head, sections, ..Report::default() }
}

fn how(input: &Input<'_>, lang: Lang) -> Section {
    let purpose = say::request_purpose(lang, input.assessment.checklist.title.get(lang));
    let others =
        [say::request_layout(lang), say::request_fill(lang), say::request_frames(lang), say::request_talks(lang)];
    let points = std::iter::once(purpose).chain(others.map(str::to_owned)).collect();
    Section { title: say::request_how(lang).to_owned(), blocks: vec![Block::List(points)] }
}

/// Returns the parts of the minimum sample in which somebody has to be heard.
fn quotas<'a>(input: &Input<'a>) -> impl Iterator<Item = &'a Quota> {
    let parts = input.assessment.checklist.quotas.iter().zip(&input.standing.quotas);
    parts.filter(|(_, standing)| !standing.is_skipped).map(|(quota, _)| quota)
}

fn people(input: &Input<'_>, lang: Lang) -> Section {
    let columns = vec![
        Column::words(crate::lang::visit::col_roles(lang)),
        Column::numbers(say::col_people(lang)),
        Column::words(say::col_conditions(lang)),
        Column::words(say::col_person(lang)),
    ];
    let row = |quota: &Quota| {
        let traits = quota.traits.iter().map(|wanted| say::of_trait(lang, wanted.title.get(lang), wanted.least));
        vec![
            Cell::Text(heard::roles(lang, &input.assessment.checklist, quota)),
            Cell::Text(quota.least.to_string()),
            Cell::Text(traits.collect::<Vec<_>>().join(crate::lang::import::list_mark(lang))),
            Cell::from(""),
        ]
    };
    let table = Table { columns, rows: quotas(input).map(row).collect() };
    Section { title: say::request_people(lang).to_owned(), blocks: vec![Block::Table(table)] }
}

/// Returns the items asked in this assessment, as far as is known.
fn asked<'a>(input: &Input<'a>) -> impl Iterator<Item = &'a Item> {
    let items = input.assessment.checklist.items.iter().zip(&input.standing.items);
    items.filter(|(_, standing)| standing.state.is_on_path()).map(|(item, _)| item)
}

fn for_role(input: &Input<'_>, role: &Role, lang: Lang) -> Option<Section> {
    let checklist = &input.assessment.checklist;
    let items: Vec<&Item> = asked(input).filter(|item| item.whom.contains(&role.id)).collect();
    if items.is_empty() {
        return None;
    }
    let quota = quotas(input).find(|quota| quota.roles.contains(&role.id));
    let people = quota.map_or_else(
        || say::role_on_call(lang).to_owned(),
        |quota| say::role_people(lang, &heard::roles(lang, checklist, quota), quota.least),
    );
    let columns = [report_say::col_item(lang), say::col_look(lang), say::col_have(lang), say::col_prepared_by(lang)];
    let row = |item: &&Item| {
        let title = words::titled(lang, checklist, &item.id);
        vec![Cell::Text(title), Cell::from(item.look.get(lang)), Cell::from(""), Cell::from("")]
    };
    let table = Table { columns: columns.map(Column::words).to_vec(), rows: items.iter().map(row).collect() };
    let title = say::request_role(lang, role.id.as_str(), role.title.get(lang), items.len());
    Some(Section { title, blocks: vec![Block::Paragraph(people), Block::Table(table)] })
}

fn documents(input: &Input<'_>, lang: Lang) -> Section {
    let checklist = &input.assessment.checklist;
    let columns = [report_say::col_item(lang), say::col_document(lang), say::col_is_there(lang), say::col_note(lang)];
    let of_form = |form: &Form| {
        let items = asked(input).filter(|item| item.form == form.id);
        let row = |item: &Item| {
            let document = document(item.look.get(lang), lang);
            let cells = [item.id.as_str(), document.as_str(), "", ""];
            (!document.is_empty()).then(|| cells.map(Cell::from).to_vec())
        };
        let rows: Vec<_> = items.filter_map(row).collect();
        let title = crate::lang::diagnosis::titled(lang, form.id.as_str(), form.title.get(lang));
        let table = Table { columns: columns.map(Column::words).to_vec(), rows };
        if table.rows.is_empty() { None } else { Some([Block::Paragraph(title), Block::Table(table)]) }
    };
    let blocks = checklist.forms.iter().filter_map(of_form).flatten().collect();
    Section { title: say::request_documents(lang).to_owned(), blocks }
}

/// Returns the documents among the evidence to look for: the parts named so, or all of it where no part is named by its kind.
fn document(look: &str, lang: Lang) -> String {
    let parts = || look.split(['；', ';']).map(str::trim).filter(|part| !part.is_empty());
    let named = |part: &str, kind| {
        let (label, rest) = part.split_once(['：', ':'])?;
        let word = words::evidence_kind(lang, kind).to_lowercase();
        label.trim().to_lowercase().starts_with(&word).then(|| rest.trim().to_owned())
    };
    let is_sorted = parts().any(|part| EvidenceKind::ALL.into_iter().any(|kind| named(part, kind).is_some()));
    if !is_sorted {
        return look.trim().to_owned();
    }
    let documents: Vec<String> = parts().filter_map(|part| named(part, EvidenceKind::Document)).collect();
    crate::lang::diagnosis::clauses(lang, &documents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_the_parts_named_so_and_everything_where_no_part_is_named() {
        let zh = |look| document(look, Lang::Zh);
        assert_eq!(zh("文件：成果目录、采纳函；访谈：回访2家；外部核对：报道"), "成果目录、采纳函");
        assert_eq!(zh("访谈：秘书长"), "");
        assert_eq!(zh("章程"), "章程");
        assert_eq!(document("documents: charter; interview: one member", Lang::En), "charter");
    }
}
