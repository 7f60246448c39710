//! A signed reason for a soft check: common reasons to choose from, or one's own words; knows nothing of why it was raised.

use crate::domain::assessment::{Assessment, Effective};
use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::{AssessmentId, CheckId, ItemId};
use crate::lang::{item as item_say, problems as say};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Lines, Pressed};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Screen, Step};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{ask, draw_missing, indent, moment};

/// Opens the page for a check, and for the item where it is made once per item.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, check: &CheckId, item: Option<&ItemId>) -> Box<Page> {
    let known = cx.data.assessment(assessment);
    let given = known.and_then(|(assessment, _)| assessment.overrule_of(check, item));
    let text = given.map_or("", |overrule| overrule.why.as_str());
    Box::new(OverrulePage {
        assessment: assessment.clone(),
        check: check.clone(),
        item: item.cloned(),
        field: Field::new(Lines::Many, MAX_TEXT_BYTES, text),
        own: String::new(),
        at: 0,
    })
}

struct OverrulePage {
    assessment: AssessmentId,
    check: CheckId,
    item: Option<ItemId>,
    field: Field,
    /// What was typed before a common reason was looked at.
    own: String,
    /// The reason chosen: 0 is one's own words.
    at: usize,
}

/// Lines the reason may take.
const FIELD_LINES: u16 = 5;

impl OverrulePage {
    fn page<'a>(&'a self, cx: &Cx<'a>, assessment: &'a Assessment, width: u16) -> Flow<'a> {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let x = indent(lang);
        let label = |word: &'static str| [Span::from(" "), Role::Muted.span(word)];
        let mut flow = Flow::new(cx.look, width);
        let Some(check) = assessment.checklist.check(self.check.as_str()) else {
            flow.text(1, Role::Caution, &say::no_such(lang, self.check.as_str()));
            return flow;
        };
        flow.text(1, Role::Strong, &say::overrule_title(lang, self.check.as_str()));
        flow.labelled(3, [" ".into(), Role::Caution.span(glyphs.caution)], Role::Text, check.say.get(lang));
        let items = match &self.item {
            Some(item) => std::slice::from_ref(item),
            None => check.when.items.as_slice(),
        };
        let mut word = say::concerns(lang);
        for item in items.iter().filter_map(|id| assessment.checklist.item(id.as_str())) {
            let value = match assessment.effective(item) {
                Effective::One(given) => given.answer.value().map(|value| item.kind.show(item, value, lang)),
                Effective::None | Effective::Disputed => None,
            };
            let value = value.unwrap_or_else(|| item_say::not_answered(lang).to_owned());
            let titled = words::titled(lang, &assessment.checklist, &item.id);
            flow.labelled(x, label(word), Role::Text, &say::answered(lang, &titled, &value));
            word = "";
        }
        if let Some(given) = assessment.overrule_of(&self.check, self.item.as_ref()) {
            let signed = item_say::signed(lang, &given.why, given.by.as_str(), &moment(cx, given.at));
            flow.labelled(x, label(say::given(lang)), Role::Muted, &signed);
        }
        flow.blank();
        let reasons = say::common_reasons(lang);
        for (idx, reason) in std::iter::once(say::own(lang)).chain(reasons).enumerate() {
            let is_here = idx == self.at;
            let cursor = if is_here { glyphs.cursor } else { " " };
            let role = if is_here { Role::Focus } else { Role::Text };
            flow.line(1, [Role::Focus.span(cursor), " ".into(), role.span(reason)]);
        }
        flow.blank();
        let from = flow.len();
        flow.field(x, label(say::reason(lang)), &self.field, FIELD_LINES, true);
        flow.focus(from);
        let signature = say::signature(lang, cx.data.session.actor().as_str(), &moment(cx, cx.now));
        flow.labelled(x, label(say::signs(lang)), Role::Text, &signature);
        flow.text(x, Role::Muted, say::how(lang));
        flow
    }

    /// Puts the reason beside in the field; one's own words come back when the cursor comes back to them.
    fn choose(&mut self, cx: &Cx<'_>, at: usize) -> Step {
        let reasons = say::common_reasons(cx.lang());
        if at > reasons.len() {
            return Step::Stay;
        }
        if self.at == 0 {
            self.own = self.field.text().to_owned();
        }
        self.at = at;
        match at.checked_sub(1).and_then(|idx| reasons.get(idx)) {
            Some(reason) => self.field.replace(reason),
            None => self.field.replace(&self.own.clone()),
        }
        Step::Stay
    }

    fn sign(&self) -> Step {
        let act = Act::Overrule {
            check: self.check.clone(),
            item: self.item.clone(),
            why: self.field.text().trim().to_owned(),
        };
        ask(&self.assessment, act).then(Step::Close)
    }
}

impl Screen<Desk> for OverrulePage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Page, Scope::Overrule, Scope::Assessment]
    }

    fn mode(&self) -> Mode {
        Mode::Typing
    }

    /// ```text
    ///  说明理由 C30
    ///  ! 有成果但会员无感，须补访会员
    ///  涉及   W1 服务成果产出：3
    ///         W4 会员获得感：1
    ///
    ///  ▸ 自己写
    ///    已向当事人复核，情况属实
    ///
    ///  理由   回访八名会员，六人说得出一件实事
    ///  签名   王芳，11-20 09:41
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        match cx.data.assessment(&self.assessment) {
            Some((assessment, _)) => self.page(cx, assessment, canvas.width()).draw(canvas, 0),
            None => draw_missing(canvas, &self.assessment),
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let columns = cx.size.width.saturating_sub(indent(cx.lang()));
        match action {
            Action::Up => return self.choose(cx, self.at.saturating_sub(1)),
            Action::Down => return self.choose(cx, self.at + 1),
            Action::GoOn | Action::Save => return self.sign(),
            _ => {}
        }
        match self.field.press(action, cx.look.metrics, columns) {
            Pressed::Edited | Pressed::Moved => Step::Stay,
            Pressed::NotMine => Step::Ignore,
        }
    }

    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Step {
        self.field.insert(typed);
        Step::Stay
    }

    fn is_half_typed(&self) -> bool {
        !self.field.text().trim().is_empty()
    }

    fn drafts(&self, cx: &Cx<'_>) -> Vec<Draft> {
        let known = cx.data.assessment(&self.assessment);
        let given = known.and_then(|(assessment, _)| assessment.overrule_of(&self.check, self.item.as_ref()));
        let text = self.field.text();
        if text.trim().is_empty() || given.is_some_and(|given| given.why == text) {
            return Vec::new();
        }
        vec![Draft { part: Part::Why, text: text.to_owned(), cursor: self.field.cursor(), is_here: true }]
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        if draft.part == Part::Why {
            self.field = Field::resumed(Lines::Many, MAX_TEXT_BYTES, &draft.text, draft.cursor);
            self.at = 0;
        }
    }
}
