//! What the palette offers: one table of sources, each of which lists all it has; knows nothing of how it is found and shown.

use crate::domain::assessment::Evidence;
use crate::domain::checklist::{Form, Item};
use crate::domain::ids::{AssessmentId, EvidenceNo, ItemId, NoteNo};
use crate::domain::records::{Entered, Note};
use crate::lang::{Lang, office, shell as say};
use crate::report::words;
use crate::ui::desk::Cx;
use crate::ui::keys::{Action, Keys, Label, Mode, Row};
use crate::ui::office::Template;
use crate::ui::screen::Route;
use crate::ui::search::SearchKey;
use crate::ui::visit::{marks, spoken};

/// Lists all an assessment has of something one may want to go to.
pub type Source = fn(&Cx<'_>, &AssessmentId) -> Vec<Offer>;

/// What the palette offers in an assessment, after what can be done; where several match equally, in this order.
pub const SOURCES: &[Source] = &[forms, items, answers, remarks, evidence, notes];

/// Something to do or to go to, by its names in both languages.
#[derive(Debug)]
pub struct Offer {
    /// What it is found by.
    pub key: SearchKey,
    /// What it is.
    pub sort: Label,
    zh: String,
    en: String,
    /// The keys that do it.
    pub keys: String,
    /// What Enter does.
    pub what: What,
}

/// What comes of an offer.
#[derive(Clone, Debug)]
pub enum What {
    /// This is done.
    Act(Action),
    /// One goes there.
    Go(Route),
    /// This is put where one types.
    Insert(String),
}

impl Offer {
    /// Something that is called differently in each language, and found by both names.
    fn named(sort: Label, name: impl Fn(Lang) -> String, keys: String, what: What) -> Self {
        let (zh, en) = (name(Lang::Zh), name(Lang::En));
        Self { key: SearchKey::new([zh.as_str(), en.as_str()]), sort, zh, en, keys, what }
    }

    /// Something someone has written: shown in the language of the screen, and found by these.
    fn written<'a>(sort: Label, shown: String, found_by: impl IntoIterator<Item = &'a str>, route: Route) -> Self {
        let key = SearchKey::new(found_by.into_iter().map(beginning));
        Self { key, sort, zh: shown.clone(), en: shown, keys: String::new(), what: What::Go(route) }
    }

    /// Returns its name in a language, and in the other where that is another.
    pub fn name(&self, lang: Lang) -> (&str, &str) {
        let (name, other) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        (name, if name == other { "" } else { other })
    }
}

/// A text is found by as many of its bytes as anyone would type of it from memory.
const FOUND_BY_BYTES: usize = 600;

fn beginning(text: &str) -> &str {
    let end = (0..=text.len().min(FOUND_BY_BYTES)).rev().find(|at| text.is_char_boundary(*at));
    end.and_then(|end| text.get(..end)).unwrap_or_default()
}

/// Returns what these rows of the key table offer, each action once: one offer for each digit of a row.
pub fn actions(rows: &[&'static Row], mode: Mode) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for offer in rows.iter().flat_map(|row| actions_of(row, mode)) {
        let is_same =
            |other: &Offer| matches!((&offer.what, &other.what), (What::Act(one), What::Act(two)) if one == two);
        match offers.iter_mut().find(|other| is_same(other)) {
            Some(known) if known.keys.is_empty() => *known = offer,
            Some(_) => {}
            None => offers.push(offer),
        }
    }
    offers
}

fn actions_of(row: &Row, mode: Mode) -> Vec<Offer> {
    let offer =
        |name: &dyn Fn(Lang) -> String, keys, action| Offer::named(say::sort_action, name, keys, What::Act(action));
    match (row.keys, row.action) {
        // The palette is open already.
        (_, Action::Palette) => Vec::new(),
        (Keys::Digits(from, to), Action::Rate(_)) => {
            (from..=to).map(|n| offer(&|lang| say::rate_one(lang, n), digit(n, mode), Action::Rate(n))).collect()
        }
        (Keys::Digits(from, to), Action::Pick(_)) => {
            (from..=to).map(|n| offer(&|lang| say::pick_one(lang, n), digit(n, mode), Action::Pick(n))).collect()
        }
        (_, action) => vec![offer(&|lang| (row.label)(lang).to_owned(), row.keys_shown(mode), action)],
    }
}

/// Returns a digit as a key, where characters are keys.
fn digit(n: u8, mode: Mode) -> String {
    if mode == Mode::Typing { String::new() } else { n.to_string() }
}

fn forms(cx: &Cx<'_>, assessment: &AssessmentId) -> Vec<Offer> {
    let Some(checklist) = cx.data.checklist(assessment) else { return Vec::new() };
    let offer = |form: &Form| {
        let first = checklist.items_of(form).first()?;
        let name = |lang| say::item(lang, form.id.as_str(), form.title.get(lang));
        let what = What::Go(cx.data.route_of(assessment, &first.id));
        Some(Offer::named(say::sort_form, name, String::new(), what))
    };
    checklist.forms.iter().filter_map(offer).collect()
}

/// Returns the items of an assessment.
pub fn items(cx: &Cx<'_>, assessment: &AssessmentId) -> Vec<Offer> {
    let Some(checklist) = cx.data.checklist(assessment) else { return Vec::new() };
    let offer = |item: &Item| {
        let name = |lang| say::item(lang, item.id.as_str(), item.title.get(lang));
        let what = What::Go(cx.data.route_of(assessment, &item.id));
        Offer::named(say::sort_item, name, String::new(), what)
    };
    checklist.items.iter().map(offer).collect()
}

fn answers(cx: &Cx<'_>, id: &AssessmentId) -> Vec<Offer> {
    let Some((assessment, _)) = cx.data.assessment(id) else { return Vec::new() };
    let offer = |item: &Item| {
        let answer = &assessment.answer_of(item, cx.data.session.actor())?.answer;
        let [zh, en] = Lang::ALL.map(|lang| spoken::answer(item, answer, lang));
        let words = if cx.lang() == Lang::Zh { &zh } else { &en };
        let shown = say::beside_item(cx.lang(), item.id.as_str(), words);
        let route = cx.data.route_of(id, &item.id);
        let found_by = [item.id.as_str(), zh.as_str(), if en == zh { "" } else { en.as_str() }];
        Some(Offer::written(say::sort_answer, one_line(&shown), found_by, route))
    };
    assessment.checklist.items.iter().filter_map(offer).collect()
}

fn remarks(cx: &Cx<'_>, id: &AssessmentId) -> Vec<Offer> {
    let Some((assessment, _)) = cx.data.assessment(id) else { return Vec::new() };
    let offer = |(item, remark): (&ItemId, &String)| {
        let shown = one_line(&say::beside_item(cx.lang(), item.as_str(), remark));
        Offer::written(say::sort_remark, shown, [item.as_str(), remark.as_str()], cx.data.route_of(id, item))
    };
    assessment.remarks.iter().filter(|(_, remark)| !remark.trim().is_empty()).map(offer).collect()
}

fn evidence(cx: &Cx<'_>, id: &AssessmentId) -> Vec<Offer> {
    let Some((assessment, _)) = cx.data.assessment(id) else { return Vec::new() };
    let offer = |(number, evidence): (&EvidenceNo, &Evidence)| {
        let kind = |lang| words::evidence_kind(lang, evidence.kind);
        let shown = say::piece(cx.lang(), &marks::circled(number.0), kind(cx.lang()), &evidence.title);
        let found_by = [evidence.title.as_str(), kind(Lang::Zh), kind(Lang::En)];
        Offer::written(say::sort_evidence, shown, found_by, Route::Piece(id.clone(), *number))
    };
    assessment.evidence.iter().map(offer).collect()
}

fn notes(cx: &Cx<'_>, id: &AssessmentId) -> Vec<Offer> {
    let Some((assessment, _)) = cx.data.assessment(id) else { return Vec::new() };
    let offer = |(number, note): (&NoteNo, &Entered<Note>)| {
        let person = assessment.author_of(note.is.interview);
        let shown = one_line(&say::beside_item(cx.lang(), person, &note.is.text));
        Offer::written(say::sort_note, shown, [person, note.is.text.as_str()], Route::Line(id.clone(), *number))
    };
    assessment.records.notes.iter().map(offer).collect()
}

/// Returns the office's texts, by title and by what they say.
pub fn templates(templates: &[Template]) -> Vec<Offer> {
    let offer = |template: &Template| {
        let key = SearchKey::new([template.title.as_str(), beginning(&template.text)]);
        let (zh, en) = (template.title.clone(), one_line(template.text.trim()));
        let what = What::Insert(template.text.clone());
        Offer { key, sort: office::sort_template, zh, en, keys: String::new(), what }
    };
    templates.iter().map(offer).collect()
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_found_by_its_beginning_cut_between_characters() {
        let text = "学".repeat(1000);
        assert_eq!(beginning(&text).len(), 600);
        assert_eq!(beginning(&format!("a{text}")).len(), 1 + 3 * 199);
        assert_eq!(beginning("短"), "短");
    }
}
