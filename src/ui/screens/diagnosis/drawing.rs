//! How the diagnosis looks: its title, its one or two sides and what stands on them; changes nothing.

use ratatui::layout::Rect;

use crate::domain::ids::CheckId;
use crate::domain::ledger::Status;
use crate::domain::standing::{CheckStanding, RedLineState};
use crate::lang::{Lang, diagnosis as words_of, figures as say};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::screens::diagnosis::{DiagnosisPage, Read, Side, Spot, TWO_SIDES_FROM, left_columns, open_checks};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{draw_missing, marks};

impl DiagnosisPage {
    /// ```text
    ///  诊断 机械工程学会 · 第 1 轮 · 全表                                已答 96/96
    ///  ▸ 总体  几何平均 58.3 · 算术平均 60.1  最弱：结构散
    ///  三轴                    得分                          区间    覆盖  程度
    ///    W 能力弱              62.5  ▄▄▄▄▄▄▄▄▄░│░░····  54.2–70.8   83.3%  轻度至中度
    ///  任务×轴（得分）             W        S        D                   beside from 100 columns
    ///    T0 综合能力            62.5     41.0!    38.0!!
    ///  红线：触及 1 条
    ///   ✗ RL3 换届超期一年以上                                       由 C05 触及
    ///  未决检查 2 项
    ///     C30 有成果但会员无感，须补访会员                                软检查
    /// ```
    pub(super) fn draw_on(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(read) = self.read(cx) else { return draw_missing(canvas, &self.assessment) };
        draw_title(cx, canvas, read);
        let area = canvas.area();
        let body = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
        if area.width < TWO_SIDES_FROM {
            let page = self.side(cx, read, area.width, &[Side::Left, Side::Right]);
            return page.draw(&mut canvas.part(body), self.tops.0);
        }
        let left = Rect { width: left_columns(area.width), ..body };
        let x = left.right() + 2;
        let right = Rect { x, width: body.right().saturating_sub(x), ..body };
        self.side(cx, read, left.width, &[Side::Left]).draw(&mut canvas.part(left), self.tops.0);
        self.side(cx, read, right.width, &[Side::Right]).draw(&mut canvas.part(right), self.tops.1);
        for y in body.y..body.bottom() {
            canvas.line(left.right(), y, 1, [Role::Muted.span(cx.look.glyphs().bar)]);
        }
    }

    /// Builds one side of the page; with both sides wished for, the whole page.
    pub(super) fn side<'a>(&self, cx: &Cx<'a>, read: Read<'a>, width: u16, sides: &[Side]) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        if sides.contains(&Side::Left) {
            self.put_overall(&mut flow, cx, read);
            self.put_groups(&mut flow, cx, read, say::axes(lang), &read.diagnosis.axes);
            self.put_groups(&mut flow, cx, read, say::principles(lang), &read.diagnosis.principles);
            self.put_groups(&mut flow, cx, read, say::tasks(lang), &read.diagnosis.tasks);
            let environment = std::slice::from_ref(&read.diagnosis.environment);
            self.put_groups(&mut flow, cx, read, say::environment(lang), environment);
        }
        if sides.contains(&Side::Right) {
            self.put_heat(&mut flow, cx, read);
            self.put_red_lines(&mut flow, cx, read);
            self.put_checks(&mut flow, cx, read);
        }
        flow
    }

    /// Puts the cursor's mark before what stands in a spot, and keeps its line in view.
    pub(super) fn cursor(&self, cx: &Cx<'_>, spot: &Spot) -> (Span<'static>, bool) {
        let is_here = self.here() == Some(spot);
        (if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() }, is_here)
    }

    fn put_overall<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, read: Read<'a>) {
        let lang = cx.lang();
        let (cursor, is_here) = self.cursor(cx, &Spot::Overall);
        let from = flow.len();
        let role = if is_here { Role::Focus } else { Role::Strong };
        let head = say::overall_head(lang);
        let x = u16::try_from(5 + cx.look.metrics.width(head)).unwrap_or(u16::MAX);
        let label = [" ".into(), cursor, " ".into(), role.span(head)];
        let pieces = match &read.diagnosis.overall {
            Some(overall) => {
                let (geometric, arithmetic) =
                    (words_of::figure(overall.geometric), words_of::figure(overall.arithmetic));
                let form = read.assessment.checklist.form(overall.weakest.as_str());
                let weakest = form.map_or(overall.weakest.as_str(), |form| form.title.get(lang));
                vec![
                    vec![Role::Text.span(say::overall(lang, &geometric, &arithmetic))],
                    vec![Role::Strong.span(say::weakest(lang, weakest))],
                ]
            }
            None => vec![vec![Role::Muted.span(say::overall_withheld(lang))]],
        };
        flow.pieces(x, label, pieces);
        if is_here {
            flow.focus(from.saturating_sub(1));
        }
    }

    fn put_red_lines<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, read: Read<'a>) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let lines = &read.standing.red_lines;
        let n_raised = lines.iter().filter(|line| line.state == RedLineState::Raised).count();
        let head = flow.len();
        flow.line(1, [Role::Strong.span(say::red_lines(lang, n_raised))]);
        for (idx, line) in lines.iter().enumerate() {
            let (cursor, is_here) = self.cursor(cx, &Spot::RedLine(line.id.clone()));
            let from = flow.len();
            let role = match line.state {
                _ if is_here => Role::Focus,
                RedLineState::Raised => Role::Bad,
                RedLineState::Clear | RedLineState::NotEstablished => Role::Text,
            };
            let title = words::titled(lang, &read.assessment.checklist, &line.id);
            let checks: Vec<&str> = line.by.iter().map(CheckId::as_str).collect();
            let state = match checks.as_slice() {
                [] => words::red_line_state(lang, line.state).to_owned(),
                checks => say::raised_by(lang, &checks.join(crate::lang::item::ids(lang))),
            };
            let left = [" ".into(), cursor, marks::red_line(glyphs, line.state), " ".into(), role.span(title)];
            flow.split(0, left, [Role::Muted.span(state)]);
            if is_here {
                flow.focus(if idx == 0 { head } else { from });
            }
        }
    }

    fn put_checks<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, read: Read<'a>) {
        let lang = cx.lang();
        let open: Vec<&CheckStanding> = open_checks(read.standing).collect();
        if open.is_empty() {
            return flow.line(1, [Role::Good.span(say::no_open_checks(lang))]);
        }
        let head = flow.len();
        flow.line(1, [Role::Strong.span(say::open_checks(lang, open.len()))]);
        for (idx, check) in open.into_iter().enumerate() {
            let (cursor, is_here) = self.cursor(cx, &Spot::Check(check.id.clone()));
            let from = flow.len();
            let role = if is_here { Role::Focus } else { Role::Text };
            let text = read.assessment.checklist.check(check.id.as_str()).map_or("", |check| check.say.get(lang));
            let left =
                [" ".into(), cursor, " ".into(), Role::Strong.span(check.id.as_str()), " ".into(), role.span(text)];
            flow.split(0, left, [Role::Muted.span(words::level(lang, check.level))]);
            if is_here {
                flow.focus(if idx == 0 { head } else { from });
            }
        }
    }
}

fn draw_title(cx: &Cx<'_>, canvas: &mut Canvas<'_>, read: Read<'_>) {
    let lang: Lang = cx.lang();
    let society = cx.data.society(&read.assessment.society).map_or("", |profile| profile.name.as_str());
    let scope = words::scope(lang, read.assessment.scope);
    let title = say::title(lang, society, read.assessment.round, scope);
    let progress = read.standing.progress();
    let right = match read.assessment.status {
        Status::Open => say::progress(lang, progress.n_answered, progress.n_items),
        Status::Submitted => say::submitted(lang).to_owned(),
    };
    canvas.title(0, [" ".into(), Role::Strong.span(title)], [Role::Muted.span(right)]);
}
