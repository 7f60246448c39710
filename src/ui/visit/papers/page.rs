//! How the papers of an item stand on the page: what they carry above, each piece with its details and lines below; changes nothing.

use ratatui::layout::Rect;

use crate::domain::assessment::{Assessment, Evidence};
use crate::domain::event::EvidenceKind;
use crate::domain::ids::{EvidenceNo, ItemId, NoteNo};
use crate::domain::records::Details;
use crate::domain::standing::{self, Wanted, pieces_of};
use crate::domain::value::{Answer, Value};
use crate::lang::{Lang, desk_work as say, item as item_say};
use crate::report::{records, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::answering::Spot;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::item_page::{Room, Stands};
use crate::ui::visit::papers::{Cursor, Paper, Papers, of};
use crate::ui::visit::{marks, moment};

/// The column the details and lines of a piece start in.
const INDENT: u16 = 5;

/// From so many lines on, a line is left empty below what the papers carry and above the loose lines.
const AMPLE_LINES: u16 = 18;

/// Draws the papers.
pub(super) fn draw(
    cx: &Cx<'_>,
    canvas: &mut Canvas<'_>,
    spot: Spot<'_>,
    papers: &Papers,
    cursor: Cursor,
    stands: Stands,
) {
    let area = canvas.area();
    let room = Room { width: area.width, height: area.height, stands };
    let head = head(cx, spot, room);
    let head_height = head_lines(&head, area.height);
    head.draw(&mut canvas.part(Rect { height: head_height, ..area }), 0);
    let list = of(spot.assessment, spot.item);
    let here = match cursor {
        Cursor::Here => list.get(papers.idx(&list)).copied(),
        Cursor::Elsewhere => None,
    };
    let below = Rect { y: head_height, height: area.height.saturating_sub(head_height), ..area };
    page(cx, spot, &list, here, room).draw(&mut canvas.part(below), papers.top);
}

/// Returns the line the window starts at so that the paper under the cursor is seen.
pub(super) fn top(cx: &Cx<'_>, spot: Spot<'_>, list: &[Paper], papers: &Papers, room: Room) -> u16 {
    let head_height = head_lines(&head(cx, spot, room), room.height);
    let page = page(cx, spot, list, papers.here, room);
    page.top(papers.top, room.height.saturating_sub(head_height))
}

/// Returns the lines of the head that are shown: at most half of the page.
fn head_lines(head: &Flow<'_>, height: u16) -> u16 {
    head.len().min(height / 2)
}

/// Builds what the papers carry, and what would carry more.
fn head<'a>(cx: &Cx<'a>, spot: Spot<'a>, room: Room) -> Flow<'a> {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    let mut flow = Flow::new(cx.look, room.width);
    let Some(standing) = spot.standing.item(&spot.item.id) else { return flow };
    let grade = item_say::grade(lang, standing.grade);
    let confidence = records::confidence(lang, standing.confidence);
    let carried = match standing.cap {
        Some(cap) => say::carried(lang, &grade, glyphs.arrow, cap, confidence),
        None => say::comes_to(lang, &grade, glyphs.arrow, confidence),
    };
    flow.text(1, Role::Strong, &carried);
    if let (Some(cap), Some(Answer::Value(Value::Int(level)))) = (standing.cap, spot.answer(cx))
        && *level > i64::from(cap)
        && standing.state.is_on_path()
        && room.stands == Stands::Alone
    {
        let label = [" ".into(), Role::Caution.span(glyphs.caution)];
        flow.labelled(3, label, Role::Caution, &say::over_cap(lang, *level, cap));
    }
    if let Some(step) = one_more(lang, spot) {
        flow.text(1, Role::Text, &step);
    }
    if room.height >= AMPLE_LINES {
        flow.blank();
    }
    flow
}

/// Says what one more piece would raise the evidence to.
fn one_more(lang: Lang, spot: Spot<'_>) -> Option<String> {
    let raise = standing::raise(&pieces_of(spot.assessment, &spot.item.id))?;
    let kinds: Vec<String> = raise.by.iter().map(|wanted| wanted_kind(lang, *wanted)).collect();
    let (kinds, grade) = (say::one_of(lang, &kinds), item_say::grade(lang, raise.grade));
    let is_rating = !spot.item.rubric.is_empty();
    let cap = spot.assessment.checklist.scoring.evidence_caps.get(usize::from(raise.grade)).filter(|_| is_rating);
    Some(match cap {
        Some(cap) => say::one_more(lang, &kinds, &grade, *cap),
        None => say::one_more_only(lang, &kinds, &grade),
    })
}

fn wanted_kind(lang: Lang, wanted: Wanted) -> String {
    let kind = words::evidence_kind(lang, wanted.kind);
    match wanted.kind {
        _ if !wanted.is_from_another => kind.to_owned(),
        EvidenceKind::Interview => say::another_person(lang, kind),
        EvidenceKind::Document | EvidenceKind::Observation | EvidenceKind::Outside => say::from_another(lang, kind),
    }
}

/// Builds the list.
fn page<'a>(cx: &Cx<'a>, spot: Spot<'a>, list: &[Paper], here: Option<Paper>, room: Room) -> Flow<'a> {
    let lang = cx.lang();
    let mut flow = Flow::new(cx.look, room.width);
    let n_loose = list.iter().filter(|paper| matches!(paper, Paper::Loose(_))).count();
    if list.len() == n_loose {
        flow.text(3, Role::Muted, say::no_papers(lang));
    }
    let mut has_heading = false;
    for paper in list {
        if matches!(paper, Paper::Loose(_)) && !has_heading {
            has_heading = true;
            if room.height >= AMPLE_LINES {
                flow.blank();
            }
            flow.text(1, Role::Strong, &say::loose_lines(lang, n_loose));
        }
        let from = flow.len();
        let is_here = here == Some(*paper);
        let cursor = if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() };
        match paper {
            Paper::Piece(number) => put_piece(&mut flow, cx, spot, *number, cursor),
            Paper::Quoted(number) => put_line(&mut flow, cx, spot.assessment, *number, vec![" ".into(), cursor]),
            Paper::Loose(number) => {
                let open = Role::Muted.span(cx.look.glyphs().open);
                put_line(&mut flow, cx, spot.assessment, *number, vec![" ".into(), cursor, " ".into(), open]);
            }
        }
        if is_here {
            flow.focus(from);
        }
    }
    if n_loose == 0 && !spot.assessment.records.notes.is_empty() {
        flow.text(1, Role::Muted, say::no_loose(lang));
    }
    flow
}

fn put_piece<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, spot: Spot<'a>, number: EvidenceNo, cursor: Span<'a>) {
    let (lang, assessment) = (cx.lang(), spot.assessment);
    let Some(evidence) = assessment.evidence.get(&number) else { return };
    let kind = words::evidence_kind(lang, evidence.kind);
    let circled = marks::circled(number.0);
    let x = 5 + cx.look.metrics.width(&circled) + cx.look.metrics.width(kind);
    let label = vec![" ".into(), cursor, " ".into(), circled.into(), " ".into(), Role::Muted.span(kind)];
    flow.labelled(u16::try_from(x).unwrap_or(INDENT), label, Role::Text, &title_of(lang, assessment, number, evidence));
    let details = assessment.records.details.get(&number);
    let known = known_of(lang, details, assessment.records.interviews.get(&number).is_some());
    if !known.is_empty() {
        flow.text(INDENT, Role::Muted, &known.join(item_say::between(lang)));
    }
    let glyphs = cx.look.glyphs();
    let mut put_mark = |mark: Span<'a>, text: &str| {
        let role = mark.role;
        flow.labelled(INDENT + 2, ["     ".into(), mark], role, text);
    };
    if details.is_some_and(|details| details.is_confirmed) {
        put_mark(Role::Good.span(glyphs.done), say::confirmed(lang));
    }
    if details.is_some_and(|details| details.is_contradicted) {
        put_mark(Role::Caution.span(glyphs.caution), say::contradicted(lang));
    }
    if details.is_some_and(|details| details.is_picked) {
        put_mark(Role::Caution.span(glyphs.caution), say::picked(lang));
    }
    let others = by_same_author(assessment, &spot.item.id, number);
    if !others.is_empty() {
        let others: Vec<String> = others.into_iter().map(|number| marks::circled(number.0)).collect();
        put_mark(Role::Caution.span(glyphs.caution), &say::same_author(lang, &others.join(say::between(lang))));
    }
}

/// Returns what a piece is called: its title, or who was interviewed.
fn title_of(lang: Lang, assessment: &Assessment, number: EvidenceNo, evidence: &Evidence) -> String {
    let interview = assessment.records.interviews.get(&number);
    let role = interview.and_then(|interview| interview.role.as_ref());
    match (interview, role.and_then(|role| assessment.checklist.role(role.as_str()))) {
        (Some(interview), Some(role)) => say::person(lang, &interview.person, role.title.get(lang)),
        (Some(interview), None) => interview.person.clone(),
        (None, _) => evidence.title.clone(),
    }
}

/// Says where a piece is kept, of which day it speaks and who produced it; who was interviewed stands in its title.
fn known_of(lang: Lang, details: Option<&Details>, is_interview: bool) -> Vec<String> {
    let Some(details) = details else { return Vec::new() };
    let mut known = Vec::new();
    if !details.kept_at.is_empty() {
        known.push(say::kept_at(lang, &details.kept_at));
    }
    known.extend(details.effective.map(|day| day.to_string()));
    if !details.author.is_empty() && !is_interview {
        known.push(say::author(lang, &details.author));
    }
    known
}

/// Returns the other pieces on an item that come from the author of one.
fn by_same_author(assessment: &Assessment, item: &ItemId, number: EvidenceNo) -> Vec<EvidenceNo> {
    let author = assessment.author_of(number);
    if author.is_empty() {
        return Vec::new();
    }
    let others = assessment.evidence_of(item).map(|(other, _)| other).filter(|other| *other != number);
    others.filter(|other| assessment.author_of(*other) == author).collect()
}

fn put_line<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, assessment: &'a Assessment, number: NoteNo, label: Vec<Span<'a>>) {
    if let Some(line) = line_of(cx, assessment, number) {
        flow.labelled(INDENT, label, Role::Text, &line);
    }
}

/// Returns a line with when it was jotted down and the code of who said it.
fn line_of(cx: &Cx<'_>, assessment: &Assessment, number: NoteNo) -> Option<String> {
    let note = assessment.records.notes.entered(&number)?;
    let person = assessment.records.interviews.get(&note.is.interview).map_or("", |interview| &interview.person);
    Some(say::line(cx.lang(), &moment(cx, note.at), person, &note.is.text))
}

/// Returns a paper as plain text.
pub(super) fn spoken(cx: &Cx<'_>, assessment: &Assessment, paper: Paper) -> Option<String> {
    match paper {
        Paper::Quoted(number) | Paper::Loose(number) => line_of(cx, assessment, number),
        Paper::Piece(number) => {
            let evidence = assessment.evidence.get(&number)?;
            let kind = words::evidence_kind(cx.lang(), evidence.kind);
            let title = title_of(cx.lang(), assessment, number, evidence);
            Some(item_say::piece(cx.lang(), &marks::circled(number.0), &title, kind))
        }
    }
}
