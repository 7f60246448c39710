//! What the walk reads out of an item: the question, how it is answered, what is on record and what it raises; writes nothing.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Item, Level, RosterColumn};
use crate::domain::ids::Actor;
use crate::domain::kinds::Entry;
use crate::domain::standing::{ItemState, Progress, Standing};
use crate::domain::value::Answer;
use crate::lang::{Lang, item as words_of, roster, value, walk as say};
use crate::report::words;
use crate::ui::visit::concern;

/// One item where it stands.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    pub assessment: &'a Assessment,
    pub standing: &'a Standing,
    pub item: &'a Item,
    pub actor: &'a Actor,
    pub lang: Lang,
}

impl Spot<'_> {
    /// Returns the item as it is read out, line by line.
    pub fn lines(self) -> Vec<String> {
        let Self { assessment, item, lang, .. } = self;
        let mut lines = vec![String::new(), self.heading()];
        lines.extend(self.why_not());
        lines.push(say::labelled(lang, words_of::ask(lang), item.ask.get(lang)));
        let roles = item.whom.iter().filter_map(|id| assessment.checklist.role(id.as_str()));
        let roles: Vec<&str> = roles.map(|role| role.title.get(lang)).collect();
        let parts = [
            (words_of::whom(lang), roles.join(words_of::ids(lang))),
            (words_of::look(lang), item.look.get(lang).to_owned()),
            (words_of::note(lang), item.note.get(lang).to_owned()),
        ];
        let said = parts.into_iter().filter(|(_, text)| !text.is_empty());
        lines.extend(said.map(|(label, text)| say::labelled(lang, label, &text)));
        lines.extend(self.ways());
        lines.extend(self.on_record());
        lines.extend(self.concerns());
        lines.into_iter().map(|line| line.replace('\n', " ")).collect()
    }

    fn heading(self) -> String {
        let Self { assessment, standing, item, lang, .. } = self;
        let form = assessment.checklist.form(item.form.as_str());
        let of_form = form.map_or_else(Progress::default, |form| {
            Progress::of(standing.items.get(form.items.clone()).unwrap_or_default().iter())
        });
        let title = form.map_or_else(String::new, |form| words_of::form(lang, form.id.as_str(), form.title.get(lang)));
        let all = standing.progress();
        let place = say::place(lang, &title, of_form.n_answered, of_form.n_items, all.n_answered, all.n_items);
        format!("{} [{place}]", words_of::form(lang, item.id.as_str(), item.title.get(lang)))
    }

    /// Says why the item is not asked, where it is not.
    fn why_not(self) -> Option<String> {
        let state = self.standing.item(&self.item.id)?.state;
        match state {
            ItemState::Skipped | ItemState::OutOfScope => Some(words::item_state(self.lang, state).to_owned()),
            ItemState::Answered | ItemState::Ne | ItemState::Na | ItemState::Unanswered => None,
        }
    }

    /// Says how the item may be answered.
    fn ways(self) -> Vec<String> {
        let Self { item, lang, .. } = self;
        match item.kind.entry() {
            Entry::Level => {
                let levels = item.rubric.iter().enumerate();
                levels.map(|(level, text)| say::option(lang, &level.to_string(), text.get(lang))).collect()
            }
            entry @ (Entry::Single | Entry::Multi) => {
                let options = item.options.iter().zip(1..);
                let coded = |label: &str, code: &str| say::coded(lang, label, code);
                let mut lines: Vec<String> = options
                    .map(|(option, n)| say::option(lang, &format!("{n}"), &coded(option.label.get(lang), &option.code)))
                    .collect();
                if matches!(entry, Entry::Multi) {
                    lines.push(say::several(lang).to_owned());
                }
                lines
            }
            Entry::Rows => {
                let column = |column: &RosterColumn| {
                    let of = &column.item;
                    let codes: Vec<&str> = of.options.iter().map(|option| option.code.as_str()).collect();
                    let takes = if codes.is_empty() { of.kind.expects(lang) } else { codes.join(value::or(lang)) };
                    let takes = if column.is_required { roster::hint_needed(lang, &takes) } else { takes };
                    say::option(lang, of.id.as_str(), &roster::cell(lang, of.title.get(lang), &takes))
                };
                let columns = item.columns.iter().map(column);
                std::iter::once(item.kind.expects(lang)).chain(columns).collect()
            }
            Entry::YesNo | Entry::Line | Entry::Page => {
                let range = item.range.map(|(min, max)| {
                    let max = value::with_unit(lang, &words_of::number(max), item.unit.get(lang));
                    words_of::range(lang, &words_of::number(min), &max)
                });
                vec![range.unwrap_or_else(|| item.kind.expects(lang))]
            }
        }
    }

    /// Says what is on record.
    fn on_record(self) -> Vec<String> {
        let Self { assessment, standing, item, lang, .. } = self;
        let mut lines = vec![match self.shown() {
            Some(shown) => say::answered(lang, &shown),
            None => say::unanswered(lang).to_owned(),
        }];
        let pieces = assessment.evidence_of(&item.id).map(|(number, evidence)| {
            let kind = words::evidence_kind(lang, evidence.kind);
            words_of::piece(lang, &format!("{}", number.0), &evidence.title, kind)
        });
        let mut pieces: Vec<String> = pieces.collect();
        let stands = standing.item(&item.id);
        if let Some((cap, grade)) = stands.and_then(|stands| Some((stands.cap?, stands.grade))) {
            pieces.push(words_of::cap(lang, &words_of::grade(lang, grade), cap));
        }
        if !pieces.is_empty() {
            lines.push(say::labelled(lang, words_of::evidence(lang), &pieces.join(words_of::ids(lang))));
        }
        if let Some(remark) = assessment.remarks.get(&item.id) {
            lines.push(say::labelled(lang, words_of::remark(lang), remark));
        }
        lines
    }

    /// Returns the actor's answer in words.
    pub fn shown(self) -> Option<String> {
        let Self { assessment, item, actor, lang, .. } = self;
        assessment.answer_of(item, actor).map(|given| match &given.answer {
            Answer::Value(value) => item.kind.show(item, value, lang),
            Answer::NotEstablished => words_of::not_established(lang).to_owned(),
            Answer::NotApplicable { reason } => words_of::not_applicable_because(lang, reason),
        })
    }

    /// Says which checks the item has a part in raising.
    pub fn concerns(self) -> Vec<String> {
        let Self { assessment, standing, item, lang, .. } = self;
        let mut lines = Vec::new();
        if let Some(stands) = standing.item(&item.id).filter(|stands| stands.is_over_cap) {
            lines.extend(stands.cap.map(|cap| words_of::over_cap(lang, cap)));
        }
        for concern in concern::on(assessment, standing, &item.id).iter().filter(|concern| concern.overrule.is_none()) {
            let check = concern.check;
            let remedy = match check.level {
                Level::Soft => say::remedy_why(lang, check.id.as_str()),
                Level::Hard | Level::Red => words::level(lang, check.level).to_owned(),
            };
            lines.push(say::raised(lang, check.id.as_str(), check.say.get(lang), &remedy));
        }
        lines
    }
}
