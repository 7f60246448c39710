//! How a form on one page looks: its rows, and what concerns the one the cursor is on; changes nothing.

use ratatui::layout::Rect;

use crate::domain::checklist::{FormKind, Item};
use crate::domain::condition::Outcome;
use crate::domain::kinds::Entry;
use crate::domain::standing::{ItemStanding, ItemState, RedLineState};
use crate::domain::value::Answer;
use crate::lang::{Lang, item as say};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::screens::facts::{BESIDE_FROM, FactsPage, Found};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::answering::Spot;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{around, concern, draw_missing, id_columns, indent, marks, walk};

/// Columns of the longest title shown whole.
const TITLE_COLUMNS_MAX: usize = 36;
/// Lines an answer takes while it is typed, what is wrong with it included.
const FIELD_LINES: u16 = 4;
/// Lines the options of a row may take; beyond them they scroll.
const OPTION_LINES: u16 = 8;

impl FactsPage {
    /// ```text
    ///  F 基本信息                                                      12/28
    ///  ● F07  个人会员数                    1200 人
    /// ▸● F09  应缴会费会员数                1300 个                        ✗
    ///  ○ F10  实缴会费会员数                —
    ///  · F17  近12个月有活动的分支机构数    已跳过
    ///  ─────────────────────────────────────────────── beside from 100 columns
    ///  问     在册会员中，上年度应缴会费的有多少？
    ///  ✗ C09 应缴会员不得多于会员总数                          改 F07、F08
    ///  推算   会费实缴率 0.83  专职占比 —
    /// ```
    pub(super) fn draw_on(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(found) = self.found(cx) else { return draw_missing(canvas, &self.assessment) };
        let lang = cx.lang();
        let progress = walk::progress_of(found.form, found.spot.standing);
        let title = say::form(lang, found.form.id.as_str(), found.form.title.get(lang));
        let count = say::progress_short(lang, progress.n_answered, progress.n_items);
        canvas.title(0, [" ".into(), Role::Strong.span(title)], [Role::Muted.span(count)]);
        let area = canvas.area();
        let (rows, details) = self.areas(cx, area, |width| self.details(cx, found, width).len());
        self.rows(cx, found, rows.width).draw(&mut canvas.part(rows), self.top);
        if cx.size.width >= BESIDE_FROM {
            for y in details.y..details.bottom() {
                canvas.line(details.x.saturating_sub(1), y, 1, [Role::Muted.span(cx.look.glyphs().bar)]);
            }
            self.details(cx, found, details.width).draw(&mut canvas.part(details), 0);
        } else if details.height > 1 {
            canvas.rule(details.y);
            let below = Rect { y: details.y + 1, height: details.height - 1, ..details };
            self.details(cx, found, below.width).draw(&mut canvas.part(below), 0);
        }
    }

    /// Builds the rows.
    pub(super) fn rows<'a>(&'a self, cx: &Cx<'a>, found: Found<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        for (item, standing) in found.rows() {
            let from = flow.len();
            self.put_row(&mut flow, cx, found, item, standing);
            if item.id == self.item {
                flow.focus(from);
            }
        }
        flow
    }

    fn put_row<'a>(
        &'a self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        found: Found<'a>,
        item: &'a Item,
        standing: &'a ItemStanding,
    ) {
        let (lang, glyphs, metrics) = (cx.lang(), cx.look.glyphs(), cx.look.metrics);
        let is_here = item.id == self.item;
        let role = match standing.state {
            _ if is_here => Role::Focus,
            ItemState::Skipped | ItemState::OutOfScope => Role::Muted,
            _ => Role::Text,
        };
        let share = if flow.width() < 60 { flow.width() * 7 / 20 } else { flow.width() / 2 };
        let id_columns = id_columns(cx, &found.spot.assessment.checklist);
        let title_columns = usize::from(share).clamp(4, TITLE_COLUMNS_MAX);
        let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
        let mut spans = vec![
            cursor,
            marks::item(glyphs, standing),
            " ".into(),
            role.span(metrics.pad(item.id.as_str(), id_columns)),
            role.span(metrics.pad(item.title.get(lang), title_columns)),
        ];
        let x = u16::try_from(3 + id_columns + title_columns).unwrap_or(u16::MAX);
        let is_line = matches!(item.kind.entry(), Entry::Line | Entry::Page);
        let control = self.answering.control(&item.id).filter(|control| is_line && control.half_typed().is_some());
        if let Some(control) = control {
            let spot = Spot { item, ..found.spot };
            let asked = spot.asked(cx, flow.width().saturating_sub(x));
            flow.control_beside(x, spans, control, asked, FIELD_LINES);
            return;
        }
        spans.push("   ".into());
        spans.extend(self.value_of(cx, found.spot, item, standing));
        let concerns = concern::on(found.spot.assessment, found.spot.standing, &item.id);
        let marks = concerns.iter().filter(|concern| concern.overrule.is_none()).map(|concern| concern.mark(glyphs));
        flow.split(0, spans, marks);
    }

    /// Shows the answer of a row; for a red line also which checks raise it.
    fn value_of(&self, cx: &Cx<'_>, spot: Spot<'_>, item: &Item, standing: &ItemStanding) -> Vec<Span<'static>> {
        let lang = cx.lang();
        let role = if standing.state.is_on_path() { Role::Strong } else { Role::Muted };
        let own = spot.assessment.answer_of(item, cx.data.session.actor()).map(|given| &given.answer);
        let mut spans: Vec<Span<'static>> = match own {
            Some(Answer::Value(value)) => vec![role.span(item.kind.show(item, value, lang).replace('\n', " "))],
            Some(Answer::NotEstablished) => vec![role.span(say::not_established(lang))],
            Some(Answer::NotApplicable { reason }) => vec![role.span(say::not_applicable_because(lang, reason))],
            None if standing.state == ItemState::Skipped => {
                vec![Role::Muted.span(words::item_state(lang, standing.state))]
            }
            None => vec![Role::Muted.span(cx.look.glyphs().none)],
        };
        let line = spot.standing.red_lines.iter().find(|line| line.id == item.id);
        if let Some(line) = line.filter(|line| line.state == RedLineState::Raised && !line.by.is_empty()) {
            let checks: Vec<&str> = line.by.iter().map(|check| check.as_str()).collect();
            let by = say::red_by(lang, &checks.join(say::ids(lang)));
            spans.extend(["  ".into(), marks::red_line(cx.look.glyphs(), line.state), " ".into(), Role::Bad.span(by)]);
        }
        spans
    }

    /// Builds what concerns the row the cursor is on.
    pub(super) fn details<'a>(&'a self, cx: &Cx<'a>, found: Found<'a>, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let Spot { assessment, standing, item } = found.spot;
        let x = indent(lang);
        let label = |word: &'static str| [Span::from(" "), Role::Muted.span(word)];
        let mut flow = Flow::new(cx.look, width);
        flow.labelled(x, label(say::ask(lang)), Role::Text, item.ask.get(lang));
        around::put_reason(&mut flow, cx, found.spot, &self.answering);
        let is_line = matches!(item.kind.entry(), Entry::Line | Entry::Page);
        if let Some(control) = self.answering.control(&item.id).filter(|_| !is_line) {
            let from = flow.len();
            flow.control(control, found.spot.asked(cx, flow.width()), OPTION_LINES, false);
            if !item.options.is_empty() {
                flow.focus(from);
            }
        }
        around::put_offer(&mut flow, cx, found.spot);
        if let Some(standing) = standing.item(&item.id) {
            around::put_off_path(&mut flow, cx, found.spot, standing.state);
        }
        concern::draw(&mut flow, cx, &concern::on(assessment, standing, &item.id), &item.id);
        around::put_remark(&mut flow, cx, found.spot, &self.answering);
        let texts = [(say::look(lang), &item.look), (say::note(lang), &item.note)];
        for (word, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            flow.labelled(x, label(word), Role::Text, text.get(lang));
        }
        self.put_derived(&mut flow, cx, found);
        flow
    }

    /// Draws the figures worked out from the facts.
    fn put_derived<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, found: Found<'a>) {
        let lang = cx.lang();
        let Spot { assessment, standing, .. } = found.spot;
        if found.form.kind != FormKind::Facts || standing.derived.is_empty() {
            return;
        }
        let titles = assessment.checklist.derived.iter();
        let pieces = titles.zip(&standing.derived).map(|(derived, (_, outcome))| {
            let role = if *outcome == Outcome::Unknown { Role::Muted } else { Role::Text };
            vec![Role::Muted.span(derived.title.get(lang)), " ".into(), role.span(outcome_words(outcome, lang))]
        });
        flow.blank();
        flow.pieces(indent(lang), [" ".into(), Role::Muted.span(say::derived(lang))], pieces.collect());
    }
}

fn outcome_words(outcome: &Outcome, lang: Lang) -> String {
    match outcome {
        Outcome::Number(number) => say::number(*number),
        Outcome::Bool(true) => say::yes(lang).to_owned(),
        Outcome::Bool(false) => say::no(lang).to_owned(),
        Outcome::Unknown => say::unknown(lang).to_owned(),
    }
}
