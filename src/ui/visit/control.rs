//! The answer to an item on its page, one drawing for each way of answering; knows nothing of what its keys do.

use crate::domain::assessment::{Assessment, Effective};
use crate::domain::checklist::{Choice, Item};
use crate::domain::kinds::Entry;
use crate::domain::standing::{ItemStanding, ItemState};
use crate::domain::value::{Answer, Value};
use crate::lang::{Lang, item as say};
use crate::ui::desk::Cx;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::answering::{Answering, Purpose};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{indent, offer};

/// How much room the rubric may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Every text in full.
    Ample,
    /// One line a level but for the one taken.
    Scarce,
}

/// What a control is drawn from.
pub struct Asked<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The item.
    pub item: &'a Item,
    /// Where the item stands.
    pub standing: &'a ItemStanding,
    /// The typing going on.
    pub answering: &'a Answering,
    /// The answer the actor sees as theirs.
    pub own: Option<&'a Answer>,
    /// How much room there is.
    pub room: Room,
}

impl<'a> Asked<'a> {
    /// Returns the role of plain text: greyed where the answer does not count.
    fn role(&self) -> Role {
        if self.standing.state.is_on_path() { Role::Text } else { Role::Muted }
    }

    fn value(&self) -> Option<&'a Value> {
        self.own.and_then(Answer::value)
    }

    /// Draws the answer and what may be answered.
    pub fn draw(&self, flow: &mut Flow<'a>, cx: &Cx<'_>) {
        match self.item.kind.entry() {
            Entry::Level => self.draw_levels(flow, cx),
            Entry::YesNo => self.draw_yes_no(flow, cx),
            Entry::Single | Entry::Multi => self.draw_options(flow, cx),
            Entry::Line | Entry::Page => self.draw_line(flow, cx),
        }
        self.draw_blanks(flow, cx);
        self.draw_typing(flow, cx);
    }

    /// Draws the rubric.
    ///
    /// ```text
    ///    1  有活动记录，但没有成果或使用者反馈
    ///  ● 2  至少2项服务有成果材料，反馈零散
    ///    3  主要服务都有成果材料和使用者书面反馈，两年不断档                       超上限
    /// ```
    fn draw_levels(&self, flow: &mut Flow<'a>, cx: &Cx<'_>) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let cap = self.standing.cap.map(i64::from);
        for (level, text) in (0_i64..).zip(&self.item.rubric) {
            let is_taken = self.value() == Some(&Value::Int(level));
            let is_over = cap.is_some_and(|cap| level > cap);
            let role = match (is_taken, is_over) {
                (true, _) => Role::Strong,
                (false, true) => Role::Muted,
                (false, false) => self.role(),
            };
            let mark = match (is_taken, is_over) {
                (true, true) => Role::Caution.span(glyphs.taken),
                (true, false) => Role::Focus.span(glyphs.taken),
                (false, _) => " ".into(),
            };
            let label = vec![" ".into(), mark, " ".into(), role.span(level.to_string()), "  ".into()];
            let note = match (is_taken, is_over) {
                (true, true) => vec![Role::Caution.span(say::provisional(lang))],
                (false, true) if self.room == Room::Ample => vec![Role::Muted.span(say::above_cap(lang))],
                _ => Vec::new(),
            };
            match self.room {
                Room::Scarce if !is_taken => flow.labelled_line(6, label, [role.span(text.get(lang))], note),
                Room::Ample | Room::Scarce => flow.labelled_noted(6, label, role, text.get(lang), note),
            }
        }
    }

    /// Draws yes and no.
    fn draw_yes_no(&self, flow: &mut Flow<'a>, cx: &Cx<'_>) {
        let lang = cx.lang();
        for (key, value, word) in [("y", true, say::yes(lang)), ("n", false, say::no(lang))] {
            let is_taken = self.value() == Some(&Value::Bool(value));
            flow.line(0, self.choice(cx, is_taken, " ", key, word));
        }
    }

    /// Draws the options of a choice, the one the cursor is on and those taken.
    fn draw_options(&self, flow: &mut Flow<'a>, cx: &Cx<'_>) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        for (idx, option) in self.item.options.iter().enumerate() {
            let from = flow.len();
            let pick = match self.value() {
                Some(Value::Picks(picks)) => picks.iter().find(|pick| pick.code == option.code),
                _ => None,
            };
            let is_here = idx == self.answering.choice;
            let cursor = if is_here { glyphs.cursor } else { " " };
            let number = if idx < 9 { (idx + 1).to_string() } else { " ".to_owned() };
            let mut spans = self.choice(cx, pick.is_some(), cursor, &number, option.label.get(lang));
            if let Some(text) = pick.and_then(|pick| pick.specify.as_deref()) {
                spans.extend(["  ".into(), Role::Strong.span(text)]);
            }
            flow.line(0, spans);
            self.draw_specify(flow, cx, option);
            if is_here {
                flow.focus(from);
            }
        }
        let hint = match self.item.kind.entry() {
            Entry::Multi => say::multi_hint(lang),
            _ => say::pick_hint(lang),
        };
        if self.room == Room::Ample {
            flow.line(6, [Role::Muted.span(hint)]);
        }
    }

    /// Draws the field of an option that asks for a text, while it is typed or begun.
    fn draw_specify(&self, flow: &mut Flow<'a>, cx: &Cx<'_>, option: &Choice) {
        let purpose = Purpose::Specify(option.code.clone());
        let is_typed = self.answering.typed_for(&self.item.id) == Some(&purpose);
        if let Some(field) = self.answering.draft(&self.item.id, &purpose) {
            let label = vec!["      ".into(), Role::Muted.span(say::specify(cx.lang()))];
            let from = flow.len();
            flow.field(6 + indent(cx.lang()), label, field, 1, is_typed);
            self.draw_wrong(flow, cx, 6 + indent(cx.lang()));
            if is_typed {
                flow.focus(from);
            }
        }
    }

    /// Draws a number, a date or a text: as it is on record, or as it is being typed.
    fn draw_line(&self, flow: &mut Flow<'a>, cx: &Cx<'_>) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let x = indent(lang);
        let label = || vec![Span::from(" "), Role::Muted.span(say::answer(lang))];
        let purpose = Purpose::Value;
        let is_typed = self.answering.typed_for(&self.item.id) == Some(&purpose);
        let from = flow.len();
        if let (true, Some(field)) = (is_typed, self.answering.draft(&self.item.id, &purpose)) {
            flow.field(x, label(), field, 8, true);
            flow.focus(from);
            self.draw_wrong(flow, cx, x);
        } else {
            let shown = match self.value() {
                Some(value) => {
                    let text = self.item.kind.show(self.item, value, lang);
                    vec![Role::Focus.span(glyphs.taken), " ".into(), Role::Strong.span(text)]
                }
                None => vec![Role::Muted.span(say::empty(lang))],
            };
            match (self.item.kind.entry(), self.value()) {
                (Entry::Page, Some(value)) => {
                    flow.labelled(x, label(), Role::Strong, &self.item.kind.show(self.item, value, lang));
                }
                _ => flow.labelled_line(x, label(), shown, []),
            }
            if let Some(draft) = self.answering.draft(&self.item.id, &purpose) {
                let text = [Role::Caution.span(draft.text().to_owned()), Role::Muted.span(say::draft(lang))];
                flow.line(x, text);
            }
        }
        if let Some((min, max)) = self.item.range {
            let range = say::range(lang, &say::number(min), &say::number(max), self.item.unit.get(lang));
            flow.line(x, [Role::Muted.span(range.trim_end().to_owned())]);
        }
    }

    /// Draws what the register says, the two blanks, and which of them is the answer.
    fn draw_blanks(&self, flow: &mut Flow<'a>, cx: &Cx<'_>) {
        let lang = cx.lang();
        if let Some(offer) = offer::of(cx, self.assessment, self.item)
            && self.value() != Some(&offer.value)
        {
            let label = [" ".into(), Role::Muted.span(say::register(lang))];
            let rest = [offer.shown.into(), "  ".into(), Role::Link.span(say::take_offer(lang))];
            flow.labelled_line(indent(lang), label, rest, []);
        }
        match self.own {
            Some(Answer::NotApplicable { reason }) => {
                let mut spans = self.choice(cx, true, " ", "/", "");
                spans.pop();
                flow.labelled(6, spans, Role::Strong, &say::not_applicable_because(lang, reason));
            }
            Some(Answer::NotEstablished) => flow.line(0, self.choice(cx, true, " ", "-", say::not_established(lang))),
            Some(Answer::Value(_)) | None => {
                let mut spans = self.choice(cx, false, " ", "-", say::not_established(lang));
                spans.extend(self.choice(cx, false, " ", "/", say::not_applicable(lang)));
                flow.line(0, spans);
            }
        }
    }

    /// Draws the field for the reason an item does not apply.
    fn draw_typing(&self, flow: &mut Flow<'a>, cx: &Cx<'_>) {
        let lang = cx.lang();
        let is_typed = self.answering.typed_for(&self.item.id) == Some(&Purpose::Reason);
        let Some(field) = self.answering.draft(&self.item.id, &Purpose::Reason) else { return };
        let from = flow.len();
        flow.field(indent(lang), [" ".into(), Role::Strong.span(say::reason(lang))], field, 1, is_typed);
        if is_typed {
            flow.focus(from);
        } else {
            flow.line(indent(lang), [Role::Muted.span(say::draft_reason(lang))]);
        }
    }

    /// Draws what was wrong with the text just entered.
    fn draw_wrong(&self, flow: &mut Flow<'a>, cx: &Cx<'_>, x: u16) {
        if let Some(bad) = self.answering.wrong(&self.item.id) {
            let mark = cx.look.glyphs().wrong;
            let label = [" ".repeat(usize::from(x.saturating_sub(2))).into(), Role::Bad.span(mark)];
            flow.labelled(x, label, Role::Bad, &bad.say(cx.lang()));
        }
    }

    /// Returns one choice: cursor, mark, key, words.
    fn choice(&self, cx: &Cx<'_>, is_taken: bool, cursor: &'static str, key: &str, words: &str) -> Vec<Span<'static>> {
        let glyphs = cx.look.glyphs();
        let mark = if is_taken { Role::Focus.span(glyphs.taken) } else { " ".into() };
        let role = if is_taken { Role::Strong } else { self.role() };
        vec![
            Role::Focus.span(cursor),
            mark,
            " ".into(),
            role.span(key.to_owned()),
            "  ".into(),
            role.span(words.to_owned()),
        ]
    }
}

/// Says whose rating counts where assessors rate apart; other assessors' ratings stay unseen.
pub fn say_of_others(cx: &Cx<'_>, assessment: &Assessment, item: &Item, standing: &ItemStanding) -> Vec<(Role, String)> {
    let lang = cx.lang();
    let actor = cx.data.session.actor();
    let Some(ratings) = assessment.by_assessor.get(&item.id) else { return Vec::new() };
    let n_others = ratings.keys().filter(|rater| *rater != actor).count();
    let mut said = Vec::new();
    if n_others > 0 {
        said.push((Role::Muted, say::others_rated(lang, n_others)));
    }
    if standing.is_disputed {
        said.push((Role::Caution, say::disputed(lang).to_owned()));
    } else if let Effective::One(given) = assessment.effective(item)
        && given.by != *actor
    {
        said.push((Role::Muted, say::lead_counts(lang, given.by.as_str())));
    }
    said
}

/// Says why an item is off the path: the answers its rule reads, in words.
pub fn say_off_path(assessment: &Assessment, item: &Item, state: ItemState, lang: Lang) -> Option<String> {
    match state {
        ItemState::OutOfScope => Some(say::out_of_scope(lang).to_owned()),
        ItemState::Skipped => {
            let named = item.skip_if.iter().flat_map(|rule| &rule.items);
            let parts: Vec<String> = named
                .filter_map(|id| {
                    let named = assessment.checklist.item(id.as_str())?;
                    let Effective::One(given) = assessment.effective(named) else { return None };
                    let value = named.kind.show(named, given.answer.value()?, lang);
                    Some(say::because(lang, id.as_str(), named.title.get(lang), &value))
                })
                .collect();
            Some(say::skipped(lang, &parts.join(say::because_and(lang))))
        }
        ItemState::Answered | ItemState::Ne | ItemState::Na | ItemState::Unanswered => None,
    }
}
