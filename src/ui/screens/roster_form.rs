//! A row of a roster filled in: a line for each column; knows whose row it is through [`Holder`] alone.

use crate::domain::checklist::{Choice, Item, RosterColumn};
use crate::domain::kinds::{BadValue, Entry, read_cell};
use crate::domain::value::{Pick, Row, Value};
use crate::lang::{Lang, Notice, item as item_say, roster as say, value as value_say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part as Place};
use crate::ui::field::{Field, Lines, Pressed};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::rows::Holder;
use crate::ui::screen::{Screen, Step};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;

/// The longest text of a cell, in bytes.
const CELL_BYTES_MAX: usize = 4_096;
/// Lines a text takes while it is typed.
const FIELD_LINES: u16 = 4;
/// After a column's id, the text that specifies its option.
const SPECIFY: &str = ".specify";

/// Opens a row by its number from 1; without one, or where there is none, a new row.
pub fn open(cx: &Cx<'_>, holder: Holder, number: Option<u32>) -> Box<Page> {
    let place = number.and_then(|number| usize::try_from(number).ok()).and_then(|number| number.checked_sub(1));
    let row = place.and_then(|place| holder.rows(cx).get(place)).cloned();
    let parts = holder.roster(cx).map(|roster| parts_of(roster, row.as_ref())).unwrap_or_default();
    let place = place.filter(|_| row.is_some());
    let (mode, wrong) = (Mode::Command, None);
    let mut form = RosterForm { holder, place, row, parts, at: 0, wrong, is_edited: false, top: 0, mode };
    form.note_mode(cx);
    Box::new(form)
}

struct RosterForm {
    holder: Holder,
    /// The place of the row, from 0; `None`: a new one.
    place: Option<usize>,
    /// The row as it was when it was opened.
    row: Option<Row>,
    /// What is filled in, column by column.
    parts: Vec<Part>,
    /// The line the cursor is on.
    at: usize,
    /// What is wrong with a line.
    wrong: Option<(Line, String)>,
    is_edited: bool,
    top: u16,
    /// Whether characters are text on the line the cursor is on.
    mode: Mode,
}

/// What is filled in for a column.
#[derive(Clone, Debug)]
struct Part {
    /// A text, or what specifies the option taken.
    field: Field,
    /// The option taken, where there are options.
    choice: Option<usize>,
    was: String,
}

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// A column.
    Cell(usize),
    /// What specifies the option taken in a column.
    Specify(usize),
}

impl Line {
    const fn column(self) -> usize {
        match self {
            Self::Cell(column) | Self::Specify(column) => column,
        }
    }
}

/// Fills the parts with a row.
fn parts_of(roster: &Item, row: Option<&Row>) -> Vec<Part> {
    let part = |column: &RosterColumn| {
        let of = &column.item;
        let value = row.and_then(|row| row.get(of.id.as_str()));
        let (text, choice) = match value {
            Some(Value::Bool(is_yes)) => (String::new(), Some(usize::from(!is_yes))),
            Some(Value::Picks(picks)) => {
                let pick = picks.first();
                let taken = pick.and_then(|pick| of.options.iter().position(|option| option.code == pick.code));
                (pick.and_then(|pick| pick.specify.clone()).unwrap_or_default(), taken)
            }
            Some(value) => (of.kind.write(of, value), None),
            None => (String::new(), None),
        };
        let lines = if of.kind.entry() == Entry::Page { Lines::Many } else { Lines::One };
        Part { field: Field::new(lines, CELL_BYTES_MAX, &text), choice, was: text }
    };
    roster.columns.iter().map(part).collect()
}

/// Returns whether a column is filled in by choosing.
fn is_chosen(column: &RosterColumn) -> bool {
    matches!(column.item.kind.entry(), Entry::Single | Entry::YesNo)
}

/// Returns what there is to choose from in a column.
fn choices<'a>(column: &'a RosterColumn, lang: Lang) -> Vec<&'a str> {
    match column.item.kind.entry() {
        Entry::YesNo => vec![value_say::yes(lang), value_say::no(lang)],
        Entry::Single => column.item.options.iter().map(|option| option.label.get(lang)).collect(),
        Entry::Level | Entry::Multi | Entry::Line | Entry::Page | Entry::Rows => Vec::new(),
    }
}

impl RosterForm {
    fn option<'a>(&self, columns: &'a [RosterColumn], column: usize) -> Option<&'a Choice> {
        columns.get(column)?.item.options.get(self.parts.get(column)?.choice?)
    }

    /// Returns the lines: a column each, and one more where the option taken asks for a text.
    fn lines(&self, columns: &[RosterColumn]) -> Vec<Line> {
        let lines = (0..columns.len()).flat_map(|column| {
            let asks = self.option(columns, column).is_some_and(|option| option.specify);
            std::iter::once(Line::Cell(column)).chain(asks.then_some(Line::Specify(column)))
        });
        lines.collect()
    }

    fn columns<'a>(&self, cx: &Cx<'a>) -> &'a [RosterColumn] {
        self.holder.roster(cx).map_or(&[], |roster| roster.columns.as_slice())
    }

    fn line(&self, columns: &[RosterColumn]) -> Option<Line> {
        self.lines(columns).get(self.at).copied()
    }

    /// Returns the column the cursor types a text in.
    fn typed<'a>(&self, columns: &'a [RosterColumn]) -> Option<&'a RosterColumn> {
        let line = self.line(columns)?;
        let column = columns.get(line.column())?;
        (matches!(line, Line::Specify(_)) || !is_chosen(column)).then_some(column)
    }

    /// Reads what stands in a column.
    fn cell(&self, columns: &[RosterColumn], at: usize) -> Result<Option<Value>, BadValue> {
        let (Some(column), Some(part)) = (columns.get(at), self.parts.get(at)) else { return Ok(None) };
        if !is_chosen(column) {
            return read_cell(column, 1, part.field.text());
        }
        let Some(choice) = part.choice else { return Ok(None) };
        let Some(option) = column.item.options.get(choice) else { return Ok(Some(Value::Bool(choice == 0))) };
        let text = part.field.text().trim();
        let specify = (option.specify && !text.is_empty()).then(|| text.to_owned());
        let value = Value::Picks(vec![Pick { code: option.code.clone(), specify }]);
        column.item.kind.check(&column.item, &value)?;
        Ok(Some(value))
    }

    /// Returns what is wrong with a column, if it may be empty that far.
    fn judge(&self, cx: &Cx<'_>, columns: &[RosterColumn], at: usize) -> Option<String> {
        let bad = self.cell(columns, at).err()?;
        Some(match bad {
            BadValue::BadCell { bad, .. } => bad.say(cx.lang()),
            BadValue::NotSpecified { .. } => say::needed(cx.lang()).to_owned(),
            bad => bad.say(cx.lang()),
        })
    }

    fn step(&mut self, cx: &Cx<'_>, columns: &[RosterColumn], by: isize) {
        let lines = self.lines(columns);
        if let Some(line) = lines.get(self.at) {
            // What specifies the option taken is asked for on the next line.
            let is_to_come = lines.get(self.at + 1) == Some(&Line::Specify(line.column()));
            let wrong = self.judge(cx, columns, line.column()).filter(|_| !is_to_come);
            self.wrong = wrong.map(|wrong| (*line, wrong));
        }
        self.at = self.at.saturating_add_signed(by).min(lines.len().saturating_sub(1));
        self.settle(cx);
    }

    fn complain(&mut self, cx: &Cx<'_>, columns: &[RosterColumn], at: usize, wrong: String) -> Step {
        let lines = self.lines(columns);
        // An option's text is what is missing where it has a line.
        let line = if lines.contains(&Line::Specify(at)) { Line::Specify(at) } else { Line::Cell(at) };
        self.at = lines.iter().position(|other| *other == line).unwrap_or(0);
        self.wrong = Some((line, wrong));
        self.settle(cx);
        Step::Stay
    }

    fn save(&mut self, cx: &Cx<'_>, roster: &Item) -> Step {
        let (lang, columns) = (cx.lang(), roster.columns.as_slice());
        let mut row = Row::new();
        for (at, column) in columns.iter().enumerate() {
            if let Some(wrong) = self.judge(cx, columns, at) {
                return self.complain(cx, columns, at, wrong);
            }
            match self.cell(columns, at) {
                Ok(Some(value)) => drop(row.insert(column.item.id.to_string(), value)),
                _ if column.is_required => return self.complain(cx, columns, at, say::needed(lang).to_owned()),
                _ => {}
            }
        }
        if row.is_empty() {
            return self.complain(cx, columns, 0, say::empty_row(lang).to_owned());
        }
        let mut rows = self.holder.rows(cx).to_vec();
        // Rows may have gone since the form was opened: it is the row that is changed, wherever it stands now.
        let is_here = |place: &usize| rows.get(*place) == self.row.as_ref();
        let place = self.place.filter(is_here).or_else(|| rows.iter().position(|row| Some(row) == self.row.as_ref()));
        match place.and_then(|place| rows.get_mut(place)) {
            Some(old) => *old = row,
            None => rows.push(row),
        }
        let told = Notice::new(say::saved(lang, roster.title.get(lang)), "", "");
        self.holder.keep(cx, rows).then(Step::Close).then(Step::Tell(Grade::Good, told))
    }

    fn indent(&self, cx: &Cx<'_>, columns: &[RosterColumn]) -> u16 {
        let labels = columns.iter().map(|column| cx.look.metrics.width(column.item.title.get(cx.lang())));
        let widest = labels.chain([cx.look.metrics.width(say::specify(cx.lang()))]).max().unwrap_or(0);
        u16::try_from(widest).unwrap_or(0).saturating_add(5).min(cx.size.width / 2)
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, columns: &'a [RosterColumn], width: u16) -> Flow<'a> {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let mut flow = Flow::new(cx.look, width);
        let x = self.indent(cx, columns);
        let here = self.line(columns);
        for line in self.lines(columns) {
            let (Some(column), Some(part)) = (columns.get(line.column()), self.parts.get(line.column())) else {
                continue;
            };
            let is_here = here == Some(line);
            let from = flow.len();
            let role = if is_here { Role::Focus } else { Role::Muted };
            let cursor = if is_here { glyphs.cursor } else { " " };
            let name = match line {
                Line::Cell(_) => column.item.title.get(lang),
                Line::Specify(_) => say::specify(lang),
            };
            let label = [" ".into(), role.span(cursor), " ".into(), role.span(name)];
            let is_choice = is_chosen(column) && matches!(line, Line::Cell(_));
            match (is_choice, is_here) {
                (true, true) => flow.pieces(x, label, pieces(cx, column, part.choice)),
                (true, false) => {
                    let labels = choices(column, lang);
                    let chosen = part.choice.and_then(|choice| labels.get(choice).copied());
                    let chosen = chosen.map_or_else(|| Role::Muted.span(glyphs.none), Span::from);
                    flow.labelled_line(x, label, [chosen], []);
                }
                (false, true) => flow.field(x, label, &part.field, FIELD_LINES, true),
                (false, false) => {
                    flow.labelled_line(x, label, [Span::from(part.field.text().replace('\n', " "))], []);
                }
            }
            match self.wrong.as_ref().filter(|(at, _)| *at == line) {
                Some((_, wrong)) => flow.text(x, Role::Bad, &format!("{} {wrong}", glyphs.caution)),
                None if is_here && !is_choice => flow.text(x, Role::Muted, &hint(column, line, lang)),
                None => {}
            }
            if is_here {
                flow.focus(from);
            }
        }
        flow
    }

    fn settle(&mut self, cx: &Cx<'_>) {
        let height = cx.size.height.saturating_sub(1);
        let top = self.page(cx, self.columns(cx), cx.size.width).top(self.top, height);
        self.top = top;
    }

    fn note_mode(&mut self, cx: &Cx<'_>) {
        self.mode = if self.typed(self.columns(cx)).is_some() { Mode::Typing } else { Mode::Command };
    }

    fn choose(&mut self, column: &RosterColumn, at: usize, action: Action) -> Step {
        let n = choices(column, Lang::Zh).len();
        let Some(part) = self.parts.get_mut(at) else { return Step::Ignore };
        // After the last option comes none.
        part.choice = match (action, part.choice) {
            (Action::Toggle | Action::Right, None) => Some(0),
            (Action::Toggle | Action::Right, Some(taken)) => Some(taken + 1).filter(|next| *next < n),
            (Action::Left, None) => n.checked_sub(1),
            (Action::Left, Some(taken)) => taken.checked_sub(1),
            (Action::Pick(number), _) if (1..=n).contains(&usize::from(number)) => Some(usize::from(number) - 1),
            _ => return Step::Ignore,
        };
        self.wrong = None;
        self.is_edited = true;
        Step::Stay
    }
}

/// Says what a field takes.
fn hint(column: &RosterColumn, line: Line, lang: Lang) -> String {
    let of = &column.item;
    let what = match (line, of.range, of.kind.entry()) {
        (Line::Specify(_), ..) | (_, None, Entry::Page) => say::hint_text(lang).to_owned(),
        (_, Some((min, max)), _) => {
            let max = value_say::with_unit(lang, &item_say::number(max), of.unit.get(lang));
            say::hint_range(lang, &item_say::number(min), &max)
        }
        (_, None, _) => of.kind.expects(lang),
    };
    if column.is_required { say::hint_needed(lang, &what) } else { what }
}

/// Returns the options of a column, the one taken marked.
fn pieces<'a>(cx: &Cx<'a>, column: &'a RosterColumn, taken: Option<usize>) -> Vec<Vec<Span<'a>>> {
    let glyphs = cx.look.glyphs();
    let piece = |(idx, label): (usize, &str)| {
        let (mark, role) = if taken == Some(idx) { (glyphs.taken, Role::Strong) } else { (glyphs.open, Role::Text) };
        vec![Role::Focus.span(mark), " ".into(), role.span(format!("{} {label}", idx + 1))]
    };
    choices(column, cx.lang()).into_iter().enumerate().map(piece).collect()
}

impl Screen<Desk> for RosterForm {
    fn scopes(&self, cx: &Cx<'_>) -> Vec<Scope> {
        match self.typed(self.columns(cx)) {
            Some(column) if column.item.kind.entry() == Entry::Page => vec![Scope::Page, Scope::Form],
            Some(_) => vec![Scope::Field, Scope::Form],
            None => vec![Scope::Form],
        }
    }

    fn mode(&self) -> Mode {
        self.mode
    }

    fn is_half_typed(&self) -> bool {
        self.is_edited
    }

    fn drafts(&self, cx: &Cx<'_>) -> Vec<Draft> {
        let columns = self.columns(cx);
        let here = self.line(columns);
        let draft = |line: Line| {
            let (column, part) = (columns.get(line.column())?, self.parts.get(line.column())?);
            let (name, is_text) = match line {
                Line::Cell(_) => (column.item.id.to_string(), !is_chosen(column)),
                Line::Specify(_) => (format!("{}{SPECIFY}", column.item.id), true),
            };
            let (text, cursor) = (part.field.text().to_owned(), part.field.cursor());
            let is_news = self.is_edited && is_text && text != part.was;
            is_news.then(|| Draft { part: Place::Column(name), text, cursor, is_here: here == Some(line) })
        };
        self.lines(columns).into_iter().filter_map(draft).collect()
    }

    fn put_back(&mut self, cx: &Cx<'_>, draft: &Draft) {
        let Place::Column(name) = &draft.part else { return };
        let columns = self.columns(cx);
        let (id, is_specified) = name.strip_suffix(SPECIFY).map_or((name.as_str(), false), |id| (id, true));
        let Some(at) = columns.iter().position(|column| column.item.id.as_str() == id) else { return };
        let (Some(column), Some(part)) = (columns.get(at), self.parts.get_mut(at)) else { return };
        let lines = if column.item.kind.entry() == Entry::Page { Lines::Many } else { Lines::One };
        part.field = Field::resumed(lines, CELL_BYTES_MAX, &draft.text, draft.cursor);
        if is_specified && part.choice.is_none() {
            part.choice = column.item.options.iter().position(|option| option.specify);
        }
        self.is_edited = true;
        let line = if is_specified { Line::Specify(at) } else { Line::Cell(at) };
        if draft.is_here {
            self.at = self.lines(columns).iter().position(|other| *other == line).unwrap_or(self.at);
        }
        self.note_mode(cx);
    }

    /// ```text
    ///  承接政府转移职能和购买服务：加一行         Tab 或 ↓ 下一栏，Ctrl-S 保存
    ///    事项      科技奖励评审
    ///  ▸ 方式      ● 1 转移职能  ○ 2 购买服务  ○ 3 授权  ○ 4 其他（说明）
    ///    委托部门
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let Some(roster) = self.holder.roster(cx) else { return };
        let title = match self.place {
            Some(place) => say::form_edit(lang, roster.title.get(lang), place + 1),
            None => say::form_new(lang, roster.title.get(lang)),
        };
        let keys = Role::Muted.span(say::form_keys(lang));
        let room = usize::from(canvas.width()).saturating_sub(cx.look.metrics.width(&title) + 4);
        let beside = (cx.look.metrics.width(&keys.text) <= room).then_some(keys);
        canvas.title(0, [" ".into(), Role::Strong.span(title)], beside);
        let area = canvas.area();
        let body = ratatui::layout::Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        self.page(cx, &roster.columns, body.width).draw(&mut canvas.part(body), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some(roster) = self.holder.roster(cx) else {
            return if action == Action::Back { Step::Back } else { Step::Ignore };
        };
        let columns = roster.columns.as_slice();
        let n_lines = self.lines(columns).len();
        let step = match action {
            Action::NextField | Action::Down => {
                self.step(cx, columns, 1);
                Step::Stay
            }
            Action::PrevField | Action::Up => {
                self.step(cx, columns, -1);
                Step::Stay
            }
            Action::GoOn if self.at + 1 < n_lines => {
                self.step(cx, columns, 1);
                Step::Stay
            }
            Action::GoOn | Action::Save => self.save(cx, roster),
            Action::Back => Step::Back,
            action => self.fill(cx, columns, action),
        };
        self.note_mode(cx);
        step
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        let columns = self.columns(cx);
        if self.typed(columns).is_none() {
            return Step::Ignore;
        }
        let Some(part) = self.line(columns).and_then(|line| self.parts.get_mut(line.column())) else {
            return Step::Ignore;
        };
        part.field.insert(typed);
        self.is_edited = true;
        self.wrong = None;
        self.settle(cx);
        Step::Stay
    }
}

impl RosterForm {
    fn fill(&mut self, cx: &Cx<'_>, columns: &[RosterColumn], action: Action) -> Step {
        let Some(line) = self.line(columns) else { return Step::Ignore };
        let at = line.column();
        if self.typed(columns).is_none() {
            return columns.get(at).map_or(Step::Ignore, |column| self.choose(column, at, action));
        }
        let room = cx.size.width.saturating_sub(self.indent(cx, columns) + 1);
        let Some(part) = self.parts.get_mut(at) else { return Step::Ignore };
        let before = part.field.text().to_owned();
        if part.field.press(action, cx.look.metrics, room) == Pressed::NotMine {
            return Step::Ignore;
        }
        if before != part.field.text() {
            self.is_edited = true;
            self.wrong = None;
        }
        Step::Stay
    }
}
