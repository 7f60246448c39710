//! The form a society is registered or corrected on: all fields on one page; knows how each is written and nothing of the ledger's rules.
//!
//! Absent: [`Blanks`](crate::ui::visit::blanks::Blanks). Here every field has its complaint beside it, all of them at once, and one may
//! be fixed.

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::domain::command::Command;
use crate::domain::decide::MAX_CODE_CHARS;
use crate::domain::event::Profile;
use crate::domain::ids::SocietyCode;
use crate::domain::kinds::{narrow, read_day};
use crate::exchange::{read_grade, show_grade};
use crate::lang::{Lang, Notice, ledger as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{self, Draft};
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::{Screen, Step};
use crate::ui::selection::Selection;
use crate::ui::theme::Role;

/// The longest field, in bytes.
const FIELD_BYTES_MAX: usize = 400;
/// From this width on, what is wrong stands beside its field; below, in the title.
const WIDE: u16 = 64;
/// Columns of a field on a wide terminal.
const FIELD_COLUMNS: u16 = 32;

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Code,
    Name,
    Short,
    Level,
    Discipline,
    Grade,
    GradeDate,
    Founded,
    Members,
    Region,
}

impl Part {
    const ALL: [Self; 10] = [
        Self::Code,
        Self::Name,
        Self::Short,
        Self::Level,
        Self::Discipline,
        Self::Grade,
        Self::GradeDate,
        Self::Founded,
        Self::Members,
        Self::Region,
    ];

    const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Code => say::code(lang),
            Self::Name => say::name(lang),
            Self::Short => say::short(lang),
            Self::Level => say::level(lang),
            Self::Discipline => say::discipline(lang),
            Self::Grade => say::grade(lang),
            Self::GradeDate => say::grade_date(lang),
            Self::Founded => say::founded(lang),
            Self::Members => say::members(lang),
            Self::Region => say::region(lang),
        }
    }

    /// Returns the column of the register it stands for.
    const fn column(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Short => "short",
            Self::Level => "level",
            Self::Discipline => "discipline",
            Self::Grade => "grade",
            Self::GradeDate => "grade_date",
            Self::Founded => "founded",
            Self::Members => "members",
            Self::Region => "region",
        }
    }

    const fn hint(self, lang: Lang) -> &'static str {
        match self {
            Self::Code => say::hint_code(lang),
            Self::Name => say::hint_name(lang),
            Self::Level => say::hint_level(lang),
            Self::Grade => say::hint_grade(lang),
            Self::GradeDate | Self::Founded => say::hint_date(lang),
            Self::Members => say::hint_members(lang),
            Self::Short | Self::Discipline | Self::Region => "",
        }
    }

    /// Returns what the register says, as it is typed.
    fn written(self, code: &SocietyCode, profile: &Profile, lang: Lang) -> String {
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        match self {
            Self::Code => code.to_string(),
            Self::Name => profile.name.clone(),
            Self::Short => profile.short.clone(),
            Self::Level => profile.level.clone(),
            Self::Discipline => profile.discipline.clone(),
            Self::Grade => show_grade(&profile.grade, lang),
            Self::GradeDate => day(profile.grade_date),
            Self::Founded => day(profile.founded),
            Self::Members => profile.members.map(|members| members.to_string()).unwrap_or_default(),
            Self::Region => profile.region.clone(),
        }
    }
}

/// Opens the screen.
pub fn open(cx: &Cx<'_>, code: Option<&SocietyCode>) -> Box<Page> {
    let known = code.and_then(|code| Some((code, cx.data.society(code)?)));
    let field = |part: Part| {
        let text = known.map(|(code, profile)| part.written(code, profile, cx.lang())).unwrap_or_default();
        Field::new(Lines::One, FIELD_BYTES_MAX, &text)
    };
    let first = usize::from(known.is_some());
    Box::new(SocietyForm {
        known: code.cloned(),
        fields: Part::ALL.map(field),
        wrong: [None; Part::ALL.len()],
        selection: Selection::new(first),
        is_edited: false,
    })
}

struct SocietyForm {
    /// The society corrected; `None`: a new one.
    known: Option<SocietyCode>,
    fields: [Field; Part::ALL.len()],
    wrong: [Option<Wrong>; Part::ALL.len()],
    selection: Selection,
    is_edited: bool,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Code,
    Taken,
    NoName,
    Grade,
    Date,
    Members,
}

impl SocietyForm {
    fn typed(&self, part: Part) -> &str {
        let idx = Part::ALL.iter().position(|other| *other == part).unwrap_or(0);
        self.fields.get(idx).map_or("", |field| field.text().trim())
    }

    fn part(&self) -> Part {
        Part::ALL.get(self.selection.at).copied().unwrap_or(Part::Name)
    }

    /// Tells what is wrong with a field.
    fn judge(&self, part: Part, cx: &Cx<'_>) -> Option<Wrong> {
        let text = self.typed(part);
        let is_empty = text.is_empty();
        let is_code = !is_empty && text.chars().count() <= MAX_CODE_CHARS && !text.contains(char::is_whitespace);
        let is_taken = self.known.is_none() && cx.data.society(&SocietyCode::new(text)).is_some();
        match part {
            Part::Code if !is_code => Some(Wrong::Code),
            Part::Code if is_taken => Some(Wrong::Taken),
            Part::Name if is_empty => Some(Wrong::NoName),
            Part::Grade if !is_empty && read_grade(text).is_none() => Some(Wrong::Grade),
            Part::GradeDate | Part::Founded if !is_empty && read_day(text).is_none() => Some(Wrong::Date),
            Part::Members if !is_empty && read_members(text).is_none() => Some(Wrong::Members),
            Part::Code
            | Part::Name
            | Part::Short
            | Part::Level
            | Part::Discipline
            | Part::Grade
            | Part::GradeDate
            | Part::Founded
            | Part::Members
            | Part::Region => None,
        }
    }

    /// Judges the field one leaves; an empty new form is not scolded for being empty.
    fn judge_here(&mut self, cx: &Cx<'_>) {
        let part = self.part();
        let wrong = self.judge(part, cx).filter(|_| !self.typed(part).is_empty());
        if let Some(slot) = self.wrong.get_mut(self.selection.at) {
            *slot = wrong;
        }
    }

    fn step(&mut self, cx: &Cx<'_>, action: Action) {
        self.judge_here(cx);
        self.selection.press(action, Part::ALL.len(), room(cx.size.height));
        if self.known.is_some() && self.part() == Part::Code {
            self.selection.press(Action::Down, Part::ALL.len(), room(cx.size.height));
        }
    }

    fn save(&mut self, cx: &Cx<'_>) -> Step {
        let wrong = Part::ALL.map(|part| self.judge(part, cx));
        self.wrong = wrong;
        if let Some(at) = wrong.iter().position(Option::is_some) {
            self.selection.take(at, Part::ALL.len(), room(cx.size.height));
            return Step::Stay;
        }
        let text = |part| self.typed(part).to_owned();
        let profile = Profile {
            name: text(Part::Name),
            short: text(Part::Short),
            level: text(Part::Level),
            discipline: text(Part::Discipline),
            grade: read_grade(self.typed(Part::Grade)).unwrap_or_default(),
            grade_date: read_day(self.typed(Part::GradeDate)),
            founded: read_day(self.typed(Part::Founded)),
            members: read_members(self.typed(Part::Members)),
            region: text(Part::Region),
        };
        let code = self.known.clone().unwrap_or_else(|| SocietyCode::new(self.typed(Part::Code)));
        let lang = cx.lang();
        let saved = Notice::new(say::society_saved(lang, code.as_str(), &profile.name), "", say::then_start(lang));
        Step::Do(Command::Register { code, profile }).then(Step::Close).then(Step::Tell(Grade::Good, saved))
    }
}

/// Reads a count of members: thousands may be parted.
fn read_members(text: &str) -> Option<u64> {
    narrow(text).replace([',', ' '], "").parse().ok()
}

/// Returns the lines for fields.
const fn room(height: u16) -> u16 {
    height.saturating_sub(1)
}

impl Screen<Desk> for SocietyForm {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::SocietyForm, Scope::Field]
    }

    fn mode(&self) -> Mode {
        Mode::Typing
    }

    fn is_half_typed(&self) -> bool {
        self.is_edited
    }

    fn drafts(&self, cx: &Cx<'_>) -> Vec<Draft> {
        if !self.is_edited {
            return Vec::new();
        }
        let known = self.known.as_ref().and_then(|code| Some((code, cx.data.society(code)?)));
        let draft = |(at, (part, field)): (usize, (&Part, &Field))| {
            let on_record = known.map(|(code, profile)| part.written(code, profile, cx.lang())).unwrap_or_default();
            let part = draft::Part::Column(part.column().to_owned());
            let is_here = at == self.selection.at;
            let draft = Draft { part, text: field.text().to_owned(), cursor: field.cursor(), is_here };
            (field.text() != on_record).then_some(draft)
        };
        Part::ALL.iter().zip(&self.fields).enumerate().filter_map(draft).collect()
    }

    fn put_back(&mut self, cx: &Cx<'_>, draft: &Draft) {
        let draft::Part::Column(column) = &draft.part else { return };
        let Some(at) = Part::ALL.iter().position(|part| part.column() == column) else { return };
        if let Some(field) = self.fields.get_mut(at) {
            *field = Field::resumed(Lines::One, FIELD_BYTES_MAX, &draft.text, draft.cursor);
        }
        self.is_edited = true;
        if draft.is_here {
            self.selection.take(at, Part::ALL.len(), room(cx.size.height));
        }
    }

    /// ```text
    ///  登记学会                Tab 或 ↓ 下一栏，最后一栏按 Enter 或随时按 Ctrl-S 保存
    ///  ▸ 编号      A0007_                           必填，如 A0001
    ///    名称
    ///    等级      6A                               ! 看不懂，请写 1A–5A……
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let title = match &self.known {
            None => say::form_new(lang).to_owned(),
            Some(code) => say::form_edit(lang, code.as_str()),
        };
        let is_wide = canvas.width() >= WIDE;
        let beside = match self.wrong.get(self.selection.at).copied().flatten() {
            Some(wrong) if !is_wide => Role::Bad.span(self.complaint(cx, wrong)),
            None if !is_wide => Role::Muted.span(self.part().hint(lang)),
            _ => Role::Muted.span(say::form_keys(lang)),
        };
        let x = canvas.line(1, 0, canvas.width(), [Role::Strong.span(title)]) + 3;
        canvas.line(x, 0, canvas.width().saturating_sub(x + 1), [beside]);
        // A line is left empty under the title where there is one to spare.
        let n_parts = u16::try_from(Part::ALL.len()).unwrap_or(u16::MAX);
        let top = if canvas.height() > n_parts + 1 { 2 } else { 1 };
        let labels = Part::ALL.map(|part| cx.look.metrics.width(part.label(lang)));
        let indent = u16::try_from(labels.into_iter().max().unwrap_or(0)).unwrap_or(0) + 5;
        let mut focus = None;
        for (y, at) in (top..).zip(self.selection.window(Part::ALL.len(), canvas.height().saturating_sub(top))) {
            let (Some(part), Some(field)) = (Part::ALL.get(at), self.fields.get(at)) else { break };
            let is_here = at == self.selection.at;
            let role = if is_here { Role::Focus } else { Role::Muted };
            if is_here {
                canvas.line(1, y, 1, [role.span(cx.look.glyphs().cursor)]);
            } else if self.wrong.get(at).is_some_and(Option::is_some) {
                canvas.line(1, y, 1, [Role::Bad.span(cx.look.glyphs().caution)]);
            }
            canvas.line(3, y, indent.saturating_sub(4), [role.span(part.label(lang))]);
            let width = if is_wide { FIELD_COLUMNS } else { canvas.width().saturating_sub(indent + 1) };
            let area = Rect::new(indent, y, width, 1);
            if is_here && !self.is_fixed(*part) {
                focus = Some((field, area));
            } else {
                field.draw_at_rest(&mut canvas.part(area), Role::Text);
            }
            if is_wide {
                self.draw_beside(cx, canvas, area.right() + 2, y, at);
            }
        }
        // The field typed in places the cursor last.
        if let Some((field, area)) = focus {
            field.draw(&mut canvas.part(area));
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match action {
            Action::NextField | Action::Down => self.step(cx, Action::Down),
            Action::PrevField | Action::Up => self.step(cx, Action::Up),
            Action::GoOn if self.selection.at + 1 < Part::ALL.len() => self.step(cx, Action::Down),
            Action::GoOn | Action::Save => return self.save(cx),
            Action::Back => return Step::Back,
            action => {
                let columns = if cx.size.width >= WIDE { FIELD_COLUMNS } else { cx.size.width.saturating_sub(14) };
                if let Some(field) = self.fields.get_mut(self.selection.at) {
                    let before = field.text().to_owned();
                    field.press(action, cx.look.metrics, columns);
                    self.is_edited |= before != field.text();
                }
            }
        }
        Step::Stay
    }

    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Step {
        if let Some(field) = self.fields.get_mut(self.selection.at) {
            field.insert(typed);
            self.is_edited = true;
        }
        if let Some(wrong) = self.wrong.get_mut(self.selection.at) {
            *wrong = None;
        }
        Step::Stay
    }
}

impl SocietyForm {
    /// Tells whether a field may not be changed: the code a society is known by.
    fn is_fixed(&self, part: Part) -> bool {
        part == Part::Code && self.known.is_some()
    }

    /// Draws what is wrong with a field, else what it takes.
    fn draw_beside(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, x: u16, y: u16, at: usize) {
        let (Some(part), Some(wrong)) = (Part::ALL.get(at).copied(), self.wrong.get(at)) else { return };
        let lang = cx.lang();
        let span = match wrong {
            Some(wrong) => Role::Bad.span(self.complaint(cx, *wrong)),
            None if self.is_fixed(part) => Role::Muted.span(say::code_fixed(lang)),
            None if at == self.selection.at => Role::Muted.span(part.hint(lang)),
            None => return,
        };
        canvas.line(x, y, canvas.width().saturating_sub(x + 1), [span]);
    }

    fn complaint(&self, cx: &Cx<'_>, wrong: Wrong) -> String {
        let lang = cx.lang();
        let said = match wrong {
            Wrong::Code => say::bad_code(lang).to_owned(),
            Wrong::Taken => {
                let code = SocietyCode::new(self.typed(Part::Code));
                say::code_taken(lang, cx.data.society(&code).map_or("", |profile| profile.name.as_str()))
            }
            Wrong::NoName => say::no_name(lang).to_owned(),
            Wrong::Grade => say::bad_grade(lang).to_owned(),
            Wrong::Date => say::bad_date(lang).to_owned(),
            Wrong::Members => say::bad_members(lang).to_owned(),
        };
        format!("{} {said}", cx.look.glyphs().caution)
    }
}
