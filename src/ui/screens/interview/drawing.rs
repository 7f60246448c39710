//! How the notes of an interview look: the title, the lines or the items, the line typed in, and one row of help under it.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::ids::{ItemId, NoteNo};
use crate::domain::records::{Entered, Interview, Note};
use crate::domain::standing::{ItemState, Standing};
use crate::lang::interview as say;
use crate::report::{heard, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::screens::interview::{Doing, Dropped, InterviewPage, openers};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{draw_missing, id_columns, marks, moment};

/// The column the words of a line start in, after the cursor and the time.
const WORDS_AT: u16 = 9;
/// From this width on, place and counts stand in the title in full.
const WIDE: u16 = 60;
/// Below so many lines there is no rule above the line typed in.
const RULE_FROM: u16 = 6;

/// Where things stand on the page.
struct Parts {
    body: Rect,
    rule: Option<u16>,
    line: u16,
    /// The row under the line; `None` where there is no room.
    help: Option<u16>,
}

fn parts(area: Rect) -> Parts {
    let height = area.height;
    let help = (height >= 4).then(|| height - 1);
    let line = height.saturating_sub(if help.is_some() { 2 } else { 1 });
    let rule = (height >= RULE_FROM).then(|| line - 1);
    let bottom = rule.unwrap_or(line);
    Parts { body: Rect { y: 1, height: bottom.saturating_sub(1), ..area }, rule, line, help }
}

impl InterviewPage {
    /// ```text
    ///  访谈 ③ R3-1 秘书长 · 学会办公室          12 行，9 行已落条目 · 11-20 09:41
    ///    09:41 反馈表三份有签字 → W1、S3
    ///    09:42 最难叫动的是分会
    ///  ──────────────────────────────────────────────────────────────────
    ///  记   会费去年收了一半 >W_
    ///  ▸W1 服务成果产出  W2 品牌与专业能力  W3 …                    Tab 补全
    /// ```
    pub(super) fn draw_on(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else {
            return draw_missing(canvas, &self.assessment);
        };
        let Some(interview) = assessment.records.interviews.entered(&self.number) else {
            canvas.line(1, 0, canvas.width(), [Role::Caution.span(say::not_here(cx.lang(), self.number.0))]);
            return;
        };
        let notes = self.notes(assessment);
        self.draw_title(cx, canvas, assessment, interview, &notes);
        let parts = parts(canvas.area());
        match self.doing {
            Doing::Picking(dropped, _) => {
                self.draw_picks(cx, &mut canvas.part(parts.body), assessment, standing, dropped);
            }
            Doing::Jotting | Doing::Choosing | Doing::Editing(_) => {
                self.draw_body(cx, canvas, parts.body, assessment, &interview.is, &notes);
            }
        }
        if let Some(y) = parts.rule {
            canvas.rule(y);
        }
        if let Some(y) = parts.help {
            self.draw_help(cx, canvas, y, assessment, &notes);
        }
        self.draw_line(cx, canvas, parts.line);
    }

    fn draw_title(
        &self,
        cx: &Cx<'_>,
        canvas: &mut Canvas<'_>,
        assessment: &Assessment,
        interview: &Entered<Interview>,
        notes: &[(NoteNo, &Entered<Note>)],
    ) {
        let (lang, is) = (cx.lang(), &interview.is);
        let role = is.role.as_ref().and_then(|id| assessment.checklist.role(id.as_str()));
        let role = role.map_or_else(|| say::no_role(lang), |role| role.title.get(lang));
        let title = say::notes(lang, &marks::circled(self.number.0), &is.person, role);
        let n_dropped = assessment.records.n_dropped(self.number);
        let mut left = vec![" ".into(), Role::Strong.span(title)];
        let mut right: Vec<Span<'_>> = Vec::new();
        if canvas.width() < WIDE {
            right.push(Role::Muted.span(say::counts_short(lang, notes.len(), n_dropped)));
        } else {
            if !is.place.is_empty() {
                left.extend(["  ".into(), Role::Muted.span(is.place.as_str())]);
            }
            right.push(Role::Muted.span(say::counts(lang, notes.len(), n_dropped)));
            right.extend(["  ".into(), Role::Muted.span(moment(cx, interview.at))]);
        }
        right.push(" ".into());
        canvas.title(0, left, right);
    }

    fn draw_body(
        &self,
        cx: &Cx<'_>,
        canvas: &mut Canvas<'_>,
        body: Rect,
        assessment: &Assessment,
        interview: &Interview,
        notes: &[(NoteNo, &Entered<Note>)],
    ) {
        let mut body = body;
        if self.has_openers || notes.is_empty() {
            let flow = openers_flow(cx, assessment, interview, body.width);
            let most = if notes.is_empty() { body.height } else { body.height.saturating_sub(2) };
            let rows = flow.len().min(most);
            flow.draw(&mut canvas.part(Rect { height: rows, ..body }), 0);
            body = Rect { y: body.y + rows, height: body.height - rows, ..body };
        }
        let mut part = canvas.part(body);
        match self.doing {
            Doing::Choosing | Doing::Editing(_) => {
                self.lines(cx, notes, body.width, Some(self.at)).draw(&mut part, self.top);
            }
            // While jotting, the last lines are all there is to see.
            Doing::Jotting | Doing::Picking(..) => {
                let first = notes.len().saturating_sub(usize::from(body.height));
                let last = notes.get(first..).unwrap_or_default();
                let flow = self.lines(cx, last, body.width, None);
                flow.draw(&mut part, u16::MAX);
            }
        }
    }

    /// Builds the lines, with what looks as if it told who somebody is under each.
    fn lines<'a>(
        &self,
        cx: &Cx<'a>,
        notes: &[(NoteNo, &'a Entered<Note>)],
        width: u16,
        here: Option<usize>,
    ) -> Flow<'a> {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let mut flow = Flow::new(cx.look, width);
        for (idx, (_, note)) in notes.iter().enumerate() {
            let is_here = here == Some(idx);
            let from = flow.len();
            let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
            let time = cx.data.local(note.at).strftime("%H:%M").to_string();
            // The words keep their look under the cursor: a move costs few bytes on the line.
            let time_role = if is_here { Role::Focus } else { Role::Muted };
            let text = match ids(cx, &note.is.items) {
                Some(items) => say::dropped(lang, &note.is.text, &items),
                None => note.is.text.clone(),
            };
            flow.labelled(WORDS_AT, [" ".into(), cursor, " ".into(), time_role.span(time)], Role::Text, &text);
            if let Some(pieces) = heard::looks_like(lang, &note.is.text) {
                let mark = [" ".repeat(usize::from(WORDS_AT - 2)).into(), Role::Caution.span(glyphs.caution)];
                flow.labelled(WORDS_AT, mark, Role::Caution, &say::looks_like(lang, &pieces));
            }
            if is_here {
                flow.focus(from);
            }
        }
        flow
    }

    /// Keeps the line the cursor is on in view.
    pub(super) fn settle(&mut self, cx: &Cx<'_>, assessment: &Assessment) {
        let mut body = parts(Rect::new(0, 0, cx.size.width, cx.size.height)).body;
        if self.has_openers
            && let Some(interview) = assessment.records.interviews.get(&self.number)
        {
            let rows = openers_flow(cx, assessment, interview, body.width).len();
            body.height -= rows.min(body.height.saturating_sub(2));
        }
        let top = self.lines(cx, &self.notes(assessment), body.width, Some(self.at)).top(self.top, body.height);
        self.top = top;
    }

    /// Draws the items to choose from: state, id, title, and the lines of this interview that are there already.
    fn draw_picks(
        &self,
        cx: &Cx<'_>,
        canvas: &mut Canvas<'_>,
        assessment: &Assessment,
        standing: &Standing,
        dropped: Dropped,
    ) {
        let lang = cx.lang();
        let picks = self.picks();
        let mut flow = Flow::new(cx.look, canvas.width());
        if picks.is_empty() {
            flow.text(1, Role::Caution, say::no_match(lang));
        }
        let columns = id_columns(cx, &assessment.checklist);
        let window = usize::from(canvas.height()).max(1);
        // Far more items are found than seen; only those about the cursor are built.
        let first = self.proposal.saturating_sub(window);
        for (idx, item) in picks.iter().enumerate().skip(first).take(2 * window) {
            let from = flow.len();
            let is_here = idx == self.proposal;
            let role = if is_here { Role::Focus } else { Role::Text };
            let cursor = if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() };
            let item_standing = standing.item(item);
            let mark = item_standing.map_or_else(|| " ".into(), |item| marks::item(cx.look.glyphs(), item));
            let title = assessment.checklist.item(item.as_str()).map_or("", |item| item.title.get(lang));
            let spans = [
                " ".into(),
                cursor,
                mark,
                " ".into(),
                role.span(cx.look.metrics.pad(item.as_str(), columns)),
                role.span(title),
            ];
            flow.split(0, spans, self.note_on(cx, assessment, item, item_standing.map(|item| item.state), dropped));
            if is_here {
                flow.focus(from);
            }
        }
        flow.draw(canvas, 0);
    }

    /// Says what stands at the right of an item: its state, and how many lines of this interview are on it.
    fn note_on(
        &self,
        cx: &Cx<'_>,
        assessment: &Assessment,
        item: &ItemId,
        state: Option<ItemState>,
        dropped: Dropped,
    ) -> Vec<Span<'static>> {
        let lang = cx.lang();
        let n_lines = assessment.records.notes_of(self.number).filter(|(_, note)| note.is.items.contains(item)).count();
        let is_here = match dropped {
            Dropped::Note(number) => {
                assessment.records.notes.get(&number).is_some_and(|note| note.items.contains(item))
            }
            Dropped::Typed | Dropped::Nothing => false,
        };
        let mut spans = Vec::new();
        if n_lines > 0 {
            let role = if is_here { Role::Good } else { Role::Muted };
            let mark = if is_here { cx.look.glyphs().taken } else { "" };
            spans.extend([role.span(format!("{mark}{}", say::lines_here(lang, n_lines))), "  ".into()]);
        }
        spans.push(Role::Muted.span(state.map_or("", |state| words::item_state(lang, state))));
        spans
    }

    fn draw_line(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, y: u16) {
        let lang = cx.lang();
        let (label, field, is_typed) = match self.doing {
            Doing::Jotting => (say::jot(lang), &self.line, true),
            Doing::Choosing => (say::jot(lang), &self.line, false),
            Doing::Editing(_) => (say::edit(lang), &self.side, true),
            Doing::Picking(..) => (say::find(lang), &self.side, true),
        };
        let role = if is_typed { Role::Strong } else { Role::Muted };
        let used = canvas.line(1, y, canvas.width().saturating_sub(1), [role.span(label)]);
        let x = used + 3;
        let width = canvas.width().saturating_sub(x);
        let mut part = canvas.part(Rect { x, y, width, height: 1 });
        if is_typed {
            field.draw(&mut part);
        } else if !field.text().trim().is_empty() {
            part.line(0, 0, width, [Role::Muted.span(say::half_typed(lang)), " ".into(), field.text().into()]);
        }
    }

    /// Draws the row under the line: the items proposed, else what looks as if it told who somebody is, else how to go on.
    fn draw_help(
        &self,
        cx: &Cx<'_>,
        canvas: &mut Canvas<'_>,
        y: u16,
        assessment: &Assessment,
        notes: &[(NoteNo, &Entered<Note>)],
    ) {
        let lang = cx.lang();
        let width = canvas.width().saturating_sub(2);
        let proposals = self.proposals();
        if !proposals.is_empty() {
            let end = canvas.right(y, [Role::Muted.span(say::complete_id(lang)), " ".into()]);
            let taken = self.proposal.min(proposals.len() - 1);
            let mut spans: Vec<Span<'_>> = Vec::new();
            // The one taken stands first, so that it is seen whatever the width.
            for (idx, item) in proposals.iter().enumerate().skip(taken).take(8) {
                let role = if idx == taken { Role::Focus } else { Role::Muted };
                let title = assessment.checklist.item(item.as_str()).map_or("", |item| item.title.get(lang));
                let cursor = if idx == taken { cx.look.glyphs().cursor } else { " " };
                spans.extend([role.span(format!("{cursor}{item} {title}")), " ".into()]);
            }
            canvas.line(1, y, end.saturating_sub(2), spans);
            return;
        }
        let typed = match self.doing {
            Doing::Jotting => self.line.text(),
            Doing::Editing(_) => self.side.text(),
            Doing::Choosing | Doing::Picking(..) => "",
        };
        if let Some(pieces) = heard::looks_like(lang, typed) {
            let text = format!("{} {}", cx.look.glyphs().caution, say::looks_like(lang, &pieces));
            canvas.line(1, y, width, [Role::Caution.span(text)]);
            return;
        }
        let text = match self.doing {
            Doing::Jotting | Doing::Editing(_) if canvas.width() < WIDE => say::how_short(lang).to_owned(),
            Doing::Jotting | Doing::Editing(_) => say::how(lang).to_owned(),
            Doing::Choosing => match notes.get(self.at) {
                Some((_, note)) if canvas.width() >= WIDE => {
                    let jotted = say::jotted(lang, note.by.as_str(), &moment(cx, note.at));
                    canvas.right(y, [Role::Muted.span(jotted), " ".into()]);
                    say::how_choosing(lang).to_owned()
                }
                Some(_) | None => say::how_choosing(lang).to_owned(),
            },
            Doing::Picking(dropped, _) => match self.dropped_text(assessment, dropped) {
                Some(text) => say::dropping(lang, text),
                None => say::nothing_to_drop(lang).to_owned(),
            },
        };
        canvas.line(1, y, width, [Role::Muted.span(text)]);
    }

    fn dropped_text<'a>(&'a self, assessment: &'a Assessment, dropped: Dropped) -> Option<&'a str> {
        match dropped {
            Dropped::Typed => Some(self.line.text()),
            Dropped::Note(number) => assessment.records.notes.get(&number).map(|note| note.text.as_str()),
            Dropped::Nothing => None,
        }
    }
}

/// Builds the questions to open the talk with.
fn openers_flow<'a>(cx: &Cx<'a>, assessment: &'a Assessment, interview: &Interview, width: u16) -> Flow<'a> {
    let lang = cx.lang();
    let mut flow = Flow::new(cx.look, width);
    let openers = openers(&assessment.checklist, interview, lang);
    match openers.is_empty() {
        true => flow.text(1, Role::Muted, say::no_openers(lang)),
        false => flow.text(1, Role::Muted, say::openers(lang)),
    }
    for opener in openers {
        flow.labelled(3, [" ".into(), Role::Link.span(cx.look.glyphs().dot)], Role::Text, opener);
    }
    flow
}

/// Returns items by their ids; `None` where there are none.
fn ids(cx: &Cx<'_>, items: &[ItemId]) -> Option<String> {
    let ids: Vec<&str> = items.iter().map(ItemId::as_str).collect();
    (!ids.is_empty()).then(|| ids.join(say::ids(cx.lang())))
}
