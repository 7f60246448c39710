//! The register of evidence: what there is and what it supports; for an item, what is linked to it and what that carries.

use ratatui::layout::Rect;

use crate::domain::assessment::{Assessment, Evidence};
use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::event::EvidenceKind;
use crate::domain::ids::{AssessmentId, EvidenceNo, ItemId};
use crate::domain::standing::{Standing, not_independent_of};
use crate::lang::{evidence as say, item as item_say, report as report_say, visit as visit_say};
use crate::report::{records, visit_words, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Lines, Pressed};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::search::{Query, SearchKey};
use crate::ui::selection::moved;
use crate::ui::theme::Role;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{ask, draw_missing, indent, marks, moment};

/// Opens the register; with an item, to link to it.
pub fn open(_cx: &Cx<'_>, assessment: &AssessmentId, item: Option<&ItemId>) -> Box<Page> {
    Box::new(EvidencePage::new(assessment, item))
}

/// Opens the register at a piece.
pub fn open_at(cx: &Cx<'_>, assessment: &AssessmentId, number: EvidenceNo) -> Box<Page> {
    let mut page = EvidencePage::new(assessment, None);
    let known = cx.data.assessment(assessment);
    let at = known.and_then(|(assessment, _)| assessment.evidence.keys().position(|known| *known == number));
    page.move_to(cx, at.unwrap_or(0));
    Box::new(page)
}

struct EvidencePage {
    assessment: AssessmentId,
    /// The item evidence is linked to.
    item: Option<ItemId>,
    at: usize,
    top: u16,
    field: Field,
    /// The kind of what is typed without a number before it.
    kind: EvidenceKind,
    adding: Adding,
    /// What pieces are looked for by.
    query: Field,
    is_finding: bool,
    /// The pieces the query finds; `None`: all of them.
    found: Option<Vec<EvidenceNo>>,
}

/// Whether new evidence is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Adding {
    No,
    Typing,
    /// Asked for, and not yet granted or refused.
    Sent,
}

/// Lines the register leaves for the field and what it will do.
const FIELD_LINES: u16 = 5;
/// Lines it leaves for what it has no room to say.
const DETAIL_LINES: u16 = 4;
/// The same, on a terminal that has room for more.
const MORE_DETAIL_LINES: u16 = 7;
/// From this height on there is room for more.
const TALL: u16 = 20;
/// Lines the filter takes.
const FIND_LINES: u16 = 2;
/// From this width on, what a piece supports stands beside its title.
const WIDE: u16 = 60;

/// Reads what was typed: a kind by its number and a space, and the title; the number may be left out.
fn typed_kind(typed: &str, kind: EvidenceKind) -> (EvidenceKind, &str) {
    let typed = typed.trim_start();
    let mut chars = typed.chars();
    let number = chars.next().map(|c| match c {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    });
    let rest = chars.as_str();
    let named =
        number.and_then(|c| c.to_digit(10)).and_then(|n| usize::try_from(n).ok()).and_then(|n| n.checked_sub(1));
    let is_apart = rest.is_empty() || rest.starts_with([' ', '\u{3000}', ':', '：', '.', '．', '、']);
    match named.and_then(|idx| EvidenceKind::ALL.get(idx)) {
        Some(kind) if is_apart => (*kind, rest.trim_matches([' ', '\u{3000}', ':', '：', '.', '．', '、'])),
        _ => (kind, typed.trim_end()),
    }
}

/// Returns the columns of the kinds.
fn kind_columns(cx: &Cx<'_>) -> usize {
    let columns = |kind: &EvidenceKind| cx.look.metrics.width(words::evidence_kind(cx.lang(), *kind));
    EvidenceKind::ALL.iter().map(columns).max().unwrap_or(0)
}

/// Returns the column titles start in.
fn title_at(cx: &Cx<'_>) -> usize {
    11 + kind_columns(cx)
}

/// Returns the columns of a title where what it supports stands beside it.
fn title_columns(width: u16) -> usize {
    usize::from(width / 2).saturating_sub(10)
}

/// Says what a piece supports.
fn supports(cx: &Cx<'_>, assessment: &Assessment, number: EvidenceNo) -> String {
    let lang = cx.lang();
    let items = assessment.items_of(number);
    let items: Vec<&str> = items.iter().map(ItemId::as_str).collect();
    match items.as_slice() {
        [] => say::supports_none(lang).to_owned(),
        items => say::supports(lang, &items.join(say::ids(lang))),
    }
}

/// Says what more is known of a piece, in one text.
fn known_of(cx: &Cx<'_>, assessment: &Assessment, number: EvidenceNo) -> String {
    let lang = cx.lang();
    let details = assessment.records.details.get(&number).cloned().unwrap_or_default();
    let labelled = [
        (visit_say::kept_at(lang), details.kept_at.clone()),
        (visit_say::date(lang), details.effective.map(|day| day.to_string()).unwrap_or_default()),
        (visit_say::author(lang), assessment.author_of(number).to_owned()),
        (
            visit_say::sha256(lang),
            details.digest.map(|digest| digest.to_string().chars().take(12).collect()).unwrap_or_default(),
        ),
    ];
    let labelled = labelled.into_iter().filter(|(_, value)| !value.is_empty());
    let labelled = labelled.map(|(label, value)| report_say::labelled(lang, label, &value));
    let flags = visit_words::flags(lang, &details).into_iter().map(str::to_owned);
    labelled.chain(flags).collect::<Vec<_>>().join("  ")
}

impl EvidencePage {
    fn new(assessment: &AssessmentId, item: Option<&ItemId>) -> Self {
        Self {
            assessment: assessment.clone(),
            item: item.cloned(),
            at: 0,
            top: 0,
            field: Field::new(Lines::One, MAX_TEXT_BYTES, ""),
            kind: EvidenceKind::Document,
            adding: Adding::No,
            query: Field::new(Lines::One, 200, ""),
            is_finding: false,
            found: None,
        }
    }

    fn linked(&self, assessment: &Assessment, number: EvidenceNo) -> bool {
        self.item.as_ref().is_some_and(|item| assessment.links.get(item).is_some_and(|linked| linked.contains(&number)))
    }

    fn number_here(&self, assessment: &Assessment) -> Option<EvidenceNo> {
        self.shown(assessment).nth(self.at).map(|(number, _)| number)
    }

    /// Returns the pieces the query leaves.
    fn shown<'a>(&'a self, assessment: &'a Assessment) -> impl Iterator<Item = (EvidenceNo, &'a Evidence)> {
        let is_shown = |number: &EvidenceNo| self.found.as_ref().is_none_or(|found| found.contains(number));
        assessment.evidence.iter().filter(move |(number, _)| is_shown(number)).map(|(number, piece)| (*number, piece))
    }

    /// Finds pieces by title, kind, place and author.
    fn find(&mut self, cx: &Cx<'_>) {
        let Some((assessment, _)) = cx.data.assessment(&self.assessment) else { return };
        let query = Query::new(self.query.text());
        if query.is_empty() {
            self.found = None;
            return;
        }
        let is_found = |number: &EvidenceNo, piece: &Evidence| {
            let kept_at = assessment.records.details.get(number).map_or("", |details| details.kept_at.as_str());
            let kind = words::evidence_kind(cx.lang(), piece.kind);
            let names = [piece.title.as_str(), kind, kept_at, assessment.author_of(*number)];
            SearchKey::new(names).matches(&query)
        };
        let found = assessment.evidence.iter().filter(|(number, piece)| is_found(number, piece));
        self.found = Some(found.map(|(number, _)| *number).collect());
    }

    fn list<'a>(&'a self, cx: &Cx<'a>, assessment: &'a Assessment, width: u16) -> Flow<'a> {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let mut flow = Flow::new(cx.look, width);
        let kind_columns = kind_columns(cx);
        for (idx, (number, evidence)) in self.shown(assessment).enumerate() {
            let from = flow.len();
            let is_here = idx == self.at && self.adding == Adding::No;
            let is_linked = self.linked(assessment, number);
            let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
            let mark = match (&self.item, is_linked) {
                (None, _) => " ".into(),
                (Some(_), true) => Role::Good.span(glyphs.taken),
                (Some(_), false) => Role::Muted.span(glyphs.open),
            };
            let role = if is_here { Role::Focus } else { Role::Muted };
            let kind = words::evidence_kind(lang, evidence.kind);
            let mut spans = vec![
                " ".into(),
                cursor,
                mark,
                " ".into(),
                role.span(cx.look.metrics.pad(&marks::circled(number.0), 4)),
                " ".into(),
                Role::Muted.span(cx.look.metrics.pad(kind, kind_columns)),
                "  ".into(),
            ];
            if width >= WIDE {
                spans.push(cx.look.metrics.pad(&evidence.title, title_columns(width)).into());
                spans.extend(["  ".into(), Role::Muted.span(supports(cx, assessment, number))]);
            } else {
                spans.push(evidence.title.as_str().into());
            }
            flow.line(0, spans);
            if is_here {
                flow.focus(from);
            }
        }
        flow
    }

    /// Builds what the list has no room to say of the piece the cursor is on.
    fn details<'a>(&self, cx: &Cx<'a>, assessment: &'a Assessment, width: u16) -> Flow<'a> {
        let (lang, metrics) = (cx.lang(), cx.look.metrics);
        let mut flow = Flow::new(cx.look, width);
        flow.rule();
        let Some((number, evidence)) = self.shown(assessment).nth(self.at) else { return flow };
        let by = say::registered(lang, evidence.by.as_str(), &moment(cx, evidence.at));
        flow.text(1, Role::Muted, &by);
        let columns =
            if width >= WIDE { title_columns(width) } else { usize::from(width).saturating_sub(title_at(cx)) };
        if metrics.width(&evidence.title) > columns {
            flow.text(1, Role::Text, &evidence.title);
        }
        let same = not_independent_of(assessment, number);
        if !same.is_empty() {
            let others: Vec<String> = same.iter().map(|other| marks::circled(other.0)).collect();
            let said = visit_say::same_author(lang, &others.join(say::ids(lang)));
            flow.text(1, Role::Caution, &format!("{} {said}", cx.look.glyphs().caution));
        }
        let known = known_of(cx, assessment, number);
        if !known.is_empty() {
            flow.text(1, Role::Text, &known);
        }
        let supports = supports(cx, assessment, number);
        if width < WIDE || title_at(cx) + columns + 2 + metrics.width(&supports) > usize::from(width) {
            flow.text(1, Role::Text, &supports);
        }
        flow
    }

    /// Builds the field for new evidence and what entering it will do.
    fn form<'a>(&'a self, cx: &Cx<'a>, assessment: &'a Assessment, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        flow.rule();
        flow.field(indent(lang), [" ".into(), Role::Strong.span(say::new(lang))], &self.field, 1, true);
        let (kind, title) = typed_kind(self.field.text(), self.kind);
        let shown = words::evidence_kind(lang, kind);
        let will = match assessment.find_evidence(kind, title) {
            Some(number) => say::will_link(lang, shown, title, &marks::circled(number.0)),
            None => say::will_add(lang, shown, title),
        };
        let arrow = Role::Muted.span(cx.look.glyphs().arrow);
        flow.labelled_line(indent(lang), [" ".into(), arrow], [Role::Strong.span(will)], []);
        let kinds: Vec<String> = EvidenceKind::ALL
            .iter()
            .enumerate()
            .map(|(idx, kind)| say::kind(lang, idx + 1, words::evidence_kind(lang, *kind)))
            .collect();
        flow.text(indent(lang), Role::Muted, &say::how(lang, &kinds.join("  ")));
        flow
    }

    fn title(&self, cx: &Cx<'_>, assessment: &Assessment, standing: &Standing, width: u16) -> (String, String) {
        let lang = cx.lang();
        let n = assessment.evidence.len();
        let Some(item) = &self.item else {
            let title = match &self.found {
                Some(found) => visit_say::title_found(lang, found.len(), n),
                None => say::title(lang, n),
            };
            return (title, String::new());
        };
        let titled = match width < 60 {
            true => item.to_string(),
            false => words::titled(lang, &assessment.checklist, item),
        };
        let n_linked = assessment.evidence_of(item).count();
        let grade = standing.item(item).map_or_else(String::new, |item| {
            let grade = item_say::grade(lang, item.grade);
            let grade = item.cap.map_or_else(|| say::grade_only(lang, &grade), |cap| say::grade(lang, &grade, cap));
            match width < 60 {
                true => grade,
                false => visit_say::with_confidence(lang, &grade, records::confidence(lang, item.confidence)),
            }
        });
        (say::title_for(lang, &titled, n_linked, n), grade)
    }

    fn below(&self, height: u16) -> u16 {
        match self.adding {
            Adding::No if self.is_finding => FIND_LINES.min(height.saturating_sub(1)),
            Adding::No if height <= 2 * DETAIL_LINES => 0,
            Adding::No if height >= TALL => MORE_DETAIL_LINES,
            Adding::No => DETAIL_LINES,
            Adding::Typing | Adding::Sent => FIELD_LINES.min(height.saturating_sub(1)),
        }
    }

    fn move_to(&mut self, cx: &Cx<'_>, at: usize) -> Step {
        let Some((assessment, _)) = cx.data.assessment(&self.assessment) else { return Step::Ignore };
        self.at = at.min(self.shown(assessment).count().saturating_sub(1));
        let height = cx.size.height.saturating_sub(1);
        let top = self.list(cx, assessment, cx.size.width).top(self.top, height.saturating_sub(self.below(height)));
        self.top = top;
        Step::Stay
    }

    /// Links the piece the cursor is on to the item, or unlinks it.
    fn toggle(&self, cx: &Cx<'_>) -> Step {
        let Some((assessment, _)) = cx.data.assessment(&self.assessment) else { return Step::Ignore };
        let (Some(item), Some(evidence)) = (self.item.clone(), self.number_here(assessment)) else {
            return Step::Ignore;
        };
        let act = match self.linked(assessment, evidence) {
            true => Act::Unlink { item, evidence },
            false => Act::Link { item, evidence },
        };
        ask(&self.assessment, act)
    }

    fn press_finding(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match action {
            // What was typed goes on filtering; Esc gives the whole register back.
            Action::GoOn => self.is_finding = false,
            Action::Back => {
                self.is_finding = false;
                self.query = Field::new(Lines::One, 200, "");
                self.find(cx);
            }
            Action::Up => return self.move_to(cx, self.at.saturating_sub(1)),
            Action::Down => return self.move_to(cx, self.at.saturating_add(1)),
            action => {
                self.query.press(action, cx.look.metrics, cx.size.width.saturating_sub(indent(cx.lang())));
                self.find(cx);
            }
        }
        self.move_to(cx, self.at)
    }

    fn press_typing(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match self.field.press(action, cx.look.metrics, cx.size.width.saturating_sub(indent(cx.lang()))) {
            Pressed::Edited | Pressed::Moved => return Step::Stay,
            Pressed::NotMine => {}
        }
        match action {
            Action::GoOn => {
                let (kind, title) = typed_kind(self.field.text(), self.kind);
                let items = self.item.iter().cloned().collect();
                let act = Act::Evidence { kind, title: title.to_owned(), items };
                self.adding = Adding::Sent;
                ask(&self.assessment, act)
            }
            Action::NextField | Action::PrevField => {
                let n = EvidenceKind::ALL.len();
                let (kind, title) = typed_kind(self.field.text(), self.kind);
                let at = EvidenceKind::ALL.iter().position(|known| *known == kind).unwrap_or(0);
                let next = if action == Action::NextField { at + 1 } else { at + n - 1 };
                let title = title.to_owned();
                self.kind = EvidenceKind::ALL.get(next % n).copied().unwrap_or(kind);
                if title != self.field.text() {
                    self.field.replace(&title);
                }
                Step::Stay
            }
            Action::Back => {
                self.adding = Adding::No;
                Step::Stay
            }
            _ => Step::Stay,
        }
    }
}

impl Screen<Desk> for EvidencePage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match self.adding {
            _ if self.is_finding => vec![Scope::Field, Scope::Assessment],
            Adding::No | Adding::Sent => vec![Scope::Evidence, Scope::List, Scope::Assessment],
            Adding::Typing => vec![Scope::Field, Scope::Evidence, Scope::Assessment],
        }
    }

    fn mode(&self) -> Mode {
        if self.adding == Adding::Typing || self.is_finding { Mode::Typing } else { Mode::Command }
    }

    /// ```text
    ///  W1 服务成果产出 的证据 2/3                      证据二级，最高 3 分
    ///  ▸● ①    文件      成果目录2025                           支持 W1、W3
    ///   ● ②    访谈      秘书长                                 支持 W1
    ///   ○ ③    外部核对  公开报道                               未关联条目
    ///  ───────────────────────────────────────────────────────────────
    ///  王芳 登记于 11-20 09:41
    ///
    ///  ─────────────────────────────────────────────── while registering
    ///  登记   1 成果目录2026
    ///  →      文件：成果目录2026
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else {
            return draw_missing(canvas, &self.assessment);
        };
        let (lang, area) = (cx.lang(), canvas.area());
        let (title, grade) = self.title(cx, assessment, standing, area.width);
        canvas.title(0, [" ".into(), Role::Strong.span(title)], [Role::Strong.span(grade)]);
        let height = area.height.saturating_sub(1);
        let below = self.below(height);
        let list = Rect { y: 1, height: height.saturating_sub(below), ..area };
        if assessment.evidence.is_empty() {
            let mut flow = Flow::new(cx.look, area.width);
            flow.blank();
            flow.text(1, Role::Text, say::none(lang));
            flow.text(1, Role::Muted, say::rule(lang));
            flow.draw(&mut canvas.part(list), 0);
        } else {
            let mut flow = self.list(cx, assessment, area.width);
            if flow.is_empty() {
                flow.text(1, Role::Muted, visit_say::none_found(lang));
            }
            flow.draw(&mut canvas.part(list), self.top);
        }
        let below = Rect { y: list.bottom(), height: below, ..area };
        match self.adding {
            _ if below.height == 0 => {}
            Adding::No if self.is_finding => {
                let mut flow = Flow::new(cx.look, area.width);
                flow.rule();
                let label = [" ".into(), Role::Strong.span(visit_say::find(lang))];
                flow.field(indent(lang), label, &self.query, 1, true);
                flow.focus(1);
                flow.draw(&mut canvas.part(below), 0);
            }
            Adding::No if assessment.evidence.is_empty() => {}
            Adding::No => self.details(cx, assessment, area.width).draw(&mut canvas.part(below), 0),
            Adding::Typing | Adding::Sent => self.form(cx, assessment, area.width).draw(&mut canvas.part(below), 0),
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.adding == Adding::Typing {
            return self.press_typing(cx, action);
        }
        if self.is_finding {
            return self.press_finding(cx, action);
        }
        let page = usize::from(cx.size.height / 2).max(1);
        if let Some(at) = moved(self.at, action, page) {
            return self.move_to(cx, at);
        }
        match action {
            Action::Toggle => self.toggle(cx),
            Action::AddEvidence => {
                self.adding = Adding::Typing;
                Step::Stay
            }
            Action::Find => {
                self.is_finding = true;
                Step::Stay
            }
            // Going back takes the filter away first.
            Action::Back if self.found.is_some() => {
                self.query = Field::new(Lines::One, 200, "");
                self.find(cx);
                self.move_to(cx, self.at)
            }
            // The way back to the item after linking is the way on.
            Action::GoOn if self.item.is_some() => Step::Back,
            Action::EditEvidence | Action::GoOn => match cx.data.assessment(&self.assessment) {
                Some((assessment, _)) => self
                    .number_here(assessment)
                    .map_or(Step::Stay, |number| Step::Go(Route::Details(self.assessment.clone(), number))),
                None => Step::Ignore,
            },
            Action::Evidence => Step::Stay,
            _ => Step::Ignore,
        }
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        if self.is_finding {
            self.query.insert(typed);
            self.find(cx);
            return self.move_to(cx, 0);
        }
        self.field.insert(typed);
        Step::Stay
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let (assessment, _) = cx.data.assessment(&self.assessment)?;
        let (number, evidence) = self.shown(assessment).nth(self.at)?;
        let kind = words::evidence_kind(cx.lang(), evidence.kind);
        let piece = item_say::piece(cx.lang(), &marks::circled(number.0), &evidence.title, kind);
        Some(item_say::told(cx.lang(), &piece, &supports(cx, assessment, number)))
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let is_any = || cx.data.assessment(&self.assessment).is_some_and(|(known, _)| !known.evidence.is_empty());
        match action {
            Action::Toggle => self.item.is_some(),
            Action::EditEvidence | Action::Find => is_any(),
            Action::Evidence => false,
            _ => true,
        }
    }

    /// After registering, the cursor goes to what was registered or linked, and the field is empty for the next.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let Some((assessment, _)) = cx.data.assessment(&self.assessment) else { return };
        if self.adding == Adding::Sent {
            let (kind, title) = typed_kind(self.field.text(), self.kind);
            let number = assessment.find_evidence(kind, title);
            self.query = Field::new(Lines::One, 200, "");
            self.found = None;
            self.at = number.and_then(|number| assessment.evidence.keys().position(|key| *key == number)).unwrap_or(0);
            self.field = Field::new(Lines::One, MAX_TEXT_BYTES, "");
            self.adding = Adding::No;
        }
        self.find(cx);
        self.move_to(cx, self.at);
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        if self.adding == Adding::Sent {
            self.adding = Adding::Typing;
        }
    }

    fn is_half_typed(&self) -> bool {
        !self.field.text().trim().is_empty()
    }

    /// A kind chosen by Tab is written before the title by its number, as one may type it.
    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        if !self.is_half_typed() {
            return Vec::new();
        }
        let typed = self.field.text();
        let (_, title) = typed_kind(typed, self.kind);
        let number = EvidenceKind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or(0) + 1;
        let before = if number > 1 && title == typed.trim() { format!("{number} ") } else { String::new() };
        let cursor = before.len() + self.field.cursor();
        let is_here = self.adding == Adding::Typing;
        vec![Draft { part: Part::Title, text: format!("{before}{typed}"), cursor, is_here }]
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        if draft.part == Part::Title {
            self.field = Field::resumed(Lines::One, MAX_TEXT_BYTES, &draft.text, draft.cursor);
            self.adding = if draft.is_here { Adding::Typing } else { Adding::No };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_before_the_title_names_the_kind() {
        let read = |typed| typed_kind(typed, EvidenceKind::Document);
        assert_eq!(read("2 秘书长"), (EvidenceKind::Interview, "秘书长"));
        assert_eq!(read("４　公开报道"), (EvidenceKind::Outside, "公开报道"));
        assert_eq!(read("3：展厅"), (EvidenceKind::Observation, "展厅"));
    }

    #[test]
    fn a_title_that_starts_with_a_year_keeps_it() {
        let read = |typed| typed_kind(typed, EvidenceKind::Interview);
        assert_eq!(read("2025年报"), (EvidenceKind::Interview, "2025年报"));
        assert_eq!(read("1 2025年报"), (EvidenceKind::Document, "2025年报"));
        assert_eq!(read("5 份反馈表"), (EvidenceKind::Interview, "5 份反馈表"));
    }
}
