//! Who an interview is with: role, code, place, who else is there, and what the minimum sample asks of some; never a name, and
//! nothing of how a role is found.
//!
//! It is not said with `Blanks`: the role is found among a list within the form, and what is ticked hangs on the role.

mod role;

use std::collections::BTreeSet;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Role as Asked;
use crate::domain::command::Act;
use crate::domain::ids::{AssessmentId, EvidenceNo, RoleId};
use crate::domain::records::{Interview, Kept, next_person};
use crate::domain::standing::{Missing, Standing};
use crate::lang::{Lang, interview as say};
use crate::report::heard;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{self, Draft};
use crate::ui::field::{Field, Lines, Pressed};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::screens::interview_form::role::RolePick;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{ask, draw_missing, indent, marks};

/// The longest field, in bytes.
const FIELD_BYTES_MAX: usize = 400;
/// Columns before a field beside its label.
const BEFORE: u16 = 3;

/// What the role and what is ticked are called among the drafts.
const ROLE: &str = "role";
const TRAITS: &str = "traits";

/// A row of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    Role,
    Text(Text),
    /// What the minimum sample asks of some, by its id.
    Trait(String),
}

/// A text of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    Person,
    Place,
    Others,
}

impl Text {
    const ALL: [Self; 3] = [Self::Person, Self::Place, Self::Others];

    /// Its name among the drafts.
    const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Others => "others",
        }
    }

    const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Person => say::form_person(lang),
            Self::Place => say::form_place(lang),
            Self::Others => say::form_others(lang),
        }
    }

    const fn hint(self, lang: Lang) -> &'static str {
        match self {
            Self::Person => say::hint_person(lang),
            Self::Place => say::hint_place(lang),
            Self::Others => say::hint_others(lang),
        }
    }
}

/// Opens the form; without a number, for a new interview.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, number: Option<EvidenceNo>) -> Box<Page> {
    let known = cx.data.assessment(assessment);
    let interview =
        number.and_then(|number| known.and_then(|(assessment, _)| assessment.records.interviews.get(&number)));
    let is = interview.cloned().unwrap_or_default();
    let field = |text: &str| Field::new(Lines::One, FIELD_BYTES_MAX, text);
    Box::new(InterviewForm {
        assessment: assessment.clone(),
        number,
        role: RolePick::new(known.map(|(assessment, _)| assessment), is.role.as_ref()),
        texts: [field(&is.person), field(&is.place), field(&is.others)],
        traits: is.traits.into_iter().collect(),
        at: usize::from(number.is_some()),
        is_edited: false,
        is_sent: false,
    })
}

struct InterviewForm {
    assessment: AssessmentId,
    /// The interview changed; `None`: a new one.
    number: Option<EvidenceNo>,
    role: RolePick,
    texts: [Field; 3],
    traits: BTreeSet<String>,
    /// The row the cursor is on.
    at: usize,
    is_edited: bool,
    /// Asked for, and not yet granted or refused.
    is_sent: bool,
}

impl InterviewForm {
    fn known<'a>(&self, cx: &Cx<'a>) -> Option<(&'a Assessment, &'a Standing)> {
        cx.data.assessment(&self.assessment)
    }

    fn rows(&self, assessment: &Assessment) -> Vec<Row> {
        let texts = Text::ALL.into_iter().map(Row::Text);
        let traits = self.role.wanted(assessment).into_iter().map(|wanted| Row::Trait(wanted.id.clone()));
        std::iter::once(Row::Role).chain(texts).chain(traits).collect()
    }

    /// Returns whether the cursor is on a row that is typed in: those that are ticked come last.
    const fn is_on_text(&self) -> bool {
        self.at <= Text::ALL.len()
    }

    fn row(&self, assessment: &Assessment) -> Row {
        self.rows(assessment).get(self.at).cloned().unwrap_or(Row::Role)
    }

    fn text_of(&self, text: Text) -> &str {
        self.field(text).text().trim()
    }

    const fn field_mut(&mut self, text: Text) -> &mut Field {
        let [person, place, others] = &mut self.texts;
        match text {
            Text::Person => person,
            Text::Place => place,
            Text::Others => others,
        }
    }

    const fn field(&self, text: Text) -> &Field {
        let [person, place, others] = &self.texts;
        match text {
            Text::Person => person,
            Text::Place => place,
            Text::Others => others,
        }
    }

    /// Goes to another row. Whoever leaves the role has its next code proposed, unless a code of one's own is there.
    fn go_to(&mut self, assessment: &Assessment, at: usize) -> Step {
        if self.row(assessment) == Row::Role {
            let Some(role) = self.role.role(assessment) else { return Step::Stay };
            let typed = self.text_of(Text::Person);
            let is_proposed = |role: &Asked| typed == next_person(&assessment.records, &role.id);
            let is_own = !typed.is_empty() && !assessment.checklist.roles.iter().any(is_proposed);
            if self.number.is_none() && !is_own {
                let proposed = next_person(&assessment.records, &role.id);
                self.field_mut(Text::Person).replace(&proposed);
            }
        }
        self.at = at.min(self.rows(assessment).len().saturating_sub(1));
        Step::Stay
    }

    fn save(&mut self, assessment: &Assessment) -> Step {
        let Some(role) = self.role.role(assessment) else {
            self.at = 0;
            return Step::Stay;
        };
        if self.at == 0 {
            self.go_to(assessment, 1);
        }
        let wanted = self.role.wanted(assessment);
        let interview = Interview {
            role: Some(role.id.clone()),
            person: self.text_of(Text::Person).to_owned(),
            place: self.text_of(Text::Place).to_owned(),
            others: self.text_of(Text::Others).to_owned(),
            traits: wanted.iter().map(|wanted| wanted.id.clone()).filter(|id| self.traits.contains(id)).collect(),
        };
        let number = self.number.unwrap_or_else(|| assessment.next_evidence());
        self.is_sent = true;
        let kept = ask(&self.assessment, Act::Keep(Kept::Interview(number, Some(interview))));
        kept.then(match self.number {
            Some(_) => Step::Close,
            None => Step::Turn(Route::Interview(self.assessment.clone(), number)),
        })
    }

    fn toggle(&mut self, id: &str) {
        if !self.traits.remove(id) {
            self.traits.insert(id.to_owned());
        }
        self.is_edited = true;
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, assessment: &'a Assessment, standing: &Standing, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let x = BEFORE + indent(lang);
        let mut flow = Flow::new(cx.look, width);
        let here = self.row(assessment);
        for row in self.rows(assessment) {
            let is_here = row == here;
            let from = flow.len();
            match &row {
                Row::Role if is_here => {
                    let label = label(cx, say::form_role(lang), true);
                    self.role.put(&mut flow, cx, (assessment, standing), x, label);
                }
                Row::Role => {
                    self.role.put_at_rest(&mut flow, cx, assessment, x, label(cx, say::form_role(lang), false));
                }
                Row::Text(text) => self.put_text(&mut flow, cx, assessment, *text, is_here),
                Row::Trait(id) => self.put_trait(&mut flow, cx, assessment, standing, id, is_here),
            }
            if is_here {
                if let Row::Trait(_) = row {
                    flow.text(x, Role::Muted, say::hint_trait(lang));
                }
                flow.focus(from);
            }
        }
        flow
    }

    fn put_text<'a>(&'a self, flow: &mut Flow<'a>, cx: &Cx<'a>, assessment: &'a Assessment, text: Text, is_here: bool) {
        let lang = cx.lang();
        let x = BEFORE + indent(lang);
        flow.field(x, label(cx, text.label(lang), is_here), self.field(text), 1, is_here);
        let typed = self.text_of(text);
        if let Some(pieces) = heard::looks_like(lang, typed) {
            let mark =
                [" ".repeat(usize::from(x.saturating_sub(2))).into(), Role::Caution.span(cx.look.glyphs().caution)];
            flow.labelled(x, mark, Role::Caution, &say::looks_like(lang, &pieces));
        } else if is_here {
            let known = (text == Text::Person).then(|| self.same_person(lang, assessment, typed)).flatten();
            flow.text(x, Role::Muted, known.as_deref().unwrap_or_else(|| text.hint(lang)));
        }
    }

    fn put_trait<'a>(
        &self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        assessment: &'a Assessment,
        standing: &Standing,
        id: &str,
        is_here: bool,
    ) {
        let lang = cx.lang();
        let wanted = self.role.wanted(assessment);
        let is_first = wanted.first().is_some_and(|first| first.id == id);
        let Some(wanted) = wanted.into_iter().find(|wanted| wanted.id == id) else { return };
        let word = if is_first { say::form_traits(lang) } else { "" };
        let glyphs = cx.look.glyphs();
        let mark = if self.traits.contains(id) { Role::Good.span(glyphs.taken) } else { Role::Muted.span(glyphs.open) };
        let role = if is_here { Role::Focus } else { Role::Text };
        let missing = standing.quotas.iter().flat_map(|quota| &quota.missing);
        let lacks = missing.filter_map(|missing| match missing {
            Missing::Trait(lacking, n) if lacking == id => Some(Role::Caution.span(say::lacks(lang, *n))),
            Missing::Trait(..) | Missing::People(_) => None,
        });
        let spans = [mark, " ".into(), role.span(wanted.title.get(lang))];
        flow.labelled_line(BEFORE + indent(lang), label(cx, word, is_here), spans, lacks.take(1));
    }

    /// Says that the code stands for somebody heard before.
    fn same_person(&self, lang: Lang, assessment: &Assessment, typed: &str) -> Option<String> {
        let mut others = assessment.records.interviews.iter().filter(|(number, _)| Some(**number) != self.number);
        let (_, known) = others.find(|(_, known)| known.is.person == typed)?;
        let role = known.is.role.as_ref().map(|role| heard::role(lang, &assessment.checklist, role));
        Some(say::same_person(lang, role.as_deref().unwrap_or_else(|| say::no_role(lang))))
    }
}

/// Returns the spans before a field: the cursor and the label.
fn label(cx: &Cx<'_>, word: &'static str, is_here: bool) -> [Span<'static>; 4] {
    let cursor = if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() };
    let role = if is_here { Role::Focus } else { Role::Muted };
    [" ".into(), cursor, " ".into(), role.span(word)]
}

impl Screen<Desk> for InterviewForm {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::InterviewForm, if self.is_on_text() { Scope::Field } else { Scope::Multi }]
    }

    fn mode(&self) -> Mode {
        if self.is_on_text() { Mode::Typing } else { Mode::Command }
    }

    /// ```text
    ///  新访谈                          Enter 下一栏，末栏开始；Ctrl-S 随时保存
    ///  ▸ 角色   9_
    ///           ▸ R9   普通会员                                     还缺 3 人
    ///    代号   R9-3
    ///    地点
    ///    在场   张秘书长
    ///           ! 像是姓名“张秘书长”，请改用代号或职务
    ///    样本   ○ 45岁以下                                          还缺 1 人
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some((assessment, standing)) = self.known(cx) else { return draw_missing(canvas, &self.assessment) };
        let (lang, area) = (cx.lang(), canvas.area());
        let title = self
            .number
            .map_or_else(|| say::form_new(lang).to_owned(), |number| say::form_edit(lang, &marks::circled(number.0)));
        let used = canvas.line(1, 0, area.width, [Role::Strong.span(title)]);
        let x = used + 4;
        canvas.line(x, 0, area.width.saturating_sub(x + 1), [Role::Muted.span(say::form_keys(lang))]);
        let body = ratatui::layout::Rect { y: 1, height: area.height.saturating_sub(1), ..area };
        self.page(cx, assessment, standing, area.width).draw(&mut canvas.part(body), 0);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some((assessment, _)) = self.known(cx) else { return Step::Ignore };
        let row = self.row(assessment);
        let n_rows = self.rows(assessment).len();
        match action {
            Action::GoOn if self.at + 1 >= n_rows => return self.save(assessment),
            Action::Save => return self.save(assessment),
            Action::GoOn | Action::NextField => return self.go_to(assessment, self.at + 1),
            Action::PrevField => return self.go_to(assessment, self.at.saturating_sub(1)),
            Action::Down if row != Row::Role => return self.go_to(assessment, self.at + 1),
            Action::Up if row != Row::Role => return self.go_to(assessment, self.at.saturating_sub(1)),
            Action::Back => return Step::Back,
            _ => {}
        }
        let pressed = match row {
            Row::Trait(id) if action == Action::Toggle => {
                self.toggle(&id);
                Pressed::Edited
            }
            Row::Role => self.role.press(cx, assessment, action),
            Row::Text(text) => self.field_mut(text).press(action, cx.look.metrics, cx.size.width),
            Row::Trait(_) => Pressed::NotMine,
        };
        self.is_edited |= pressed == Pressed::Edited;
        if pressed == Pressed::NotMine { Step::Ignore } else { Step::Stay }
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        !matches!(action, Action::Pick(_))
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        let Some((assessment, _)) = self.known(cx) else { return Step::Stay };
        match self.row(assessment) {
            Row::Role => self.role.insert(typed),
            Row::Text(text) => {
                self.field_mut(text).insert(typed);
            }
            Row::Trait(_) => return Step::Stay,
        }
        self.is_edited = true;
        Step::Stay
    }

    fn refresh(&mut self, _cx: &Cx<'_>) {
        if std::mem::take(&mut self.is_sent) {
            self.is_edited = false;
        }
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        self.is_sent = false;
    }

    fn is_half_typed(&self) -> bool {
        self.is_edited
    }

    fn drafts(&self, cx: &Cx<'_>) -> Vec<Draft> {
        let Some((assessment, _)) = self.known(cx).filter(|_| self.is_edited) else { return Vec::new() };
        let here = self.row(assessment);
        let draft = |name: &str, text: String, cursor: usize, is_here| Draft {
            part: draft::Part::Column(name.to_owned()),
            text,
            cursor,
            is_here,
        };
        let role = self.role.role(assessment).map_or("", |role| role.id.as_str());
        let role = draft(ROLE, role.to_owned(), role.len(), here == Row::Role);
        let traits: Vec<&str> = self.traits.iter().map(String::as_str).collect();
        let traits = (!traits.is_empty()).then(|| draft(TRAITS, traits.join(" "), 0, !self.is_on_text()));
        let texts = Text::ALL.into_iter().filter(|text| !self.text_of(*text).is_empty());
        let texts = texts.map(|text| {
            let field = self.field(text);
            draft(text.name(), field.text().to_owned(), field.cursor(), here == Row::Text(text))
        });
        std::iter::once(role).chain(texts).chain(traits).collect()
    }

    fn put_back(&mut self, cx: &Cx<'_>, draft: &Draft) {
        let (draft::Part::Column(name), Some((assessment, _))) = (&draft.part, self.known(cx)) else { return };
        self.is_edited = true;
        match name.as_str() {
            ROLE => self.role.take(assessment, &RoleId::new(&draft.text)),
            TRAITS => {
                self.traits = draft.text.split_whitespace().map(str::to_owned).collect();
                if draft.is_here {
                    self.at = Text::ALL.len() + 1;
                }
            }
            _ => {}
        }
        for (at, text) in Text::ALL.into_iter().enumerate().filter(|(_, text)| text.name() == name) {
            *self.field_mut(text) = Field::resumed(Lines::One, FIELD_BYTES_MAX, &draft.text, draft.cursor);
            if draft.is_here {
                self.at = at + 1;
            }
        }
    }
}
