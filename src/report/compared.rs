//! Two rounds side by side in tables and sentences, for the report, the screens and the command line; knows nothing of which two.

use crate::domain::assessment::Assessment;
use crate::domain::compare::{Aspect, Caution, Comparison, GroupPair, ItemPair, Round, Side, Turn, Verdict};
use crate::domain::diagnosis::{Group, GroupId};
use crate::domain::ids::ItemId;
use crate::lang::{Lang, compare as say, diagnosis as words_of, report as report_say};
use crate::report::page::Input;
use crate::report::tree::{Block, Cell, Column, Section, Table};
use crate::report::words;

/// How many items the report lists.
const LISTED: usize = 10;

/// The two assessments a comparison is of.
#[derive(Clone, Copy, Debug)]
pub struct Two<'a> {
    /// The earlier one.
    pub earlier: &'a Assessment,
    /// The later one.
    pub later: &'a Assessment,
}

impl Two<'_> {
    /// Names both: by round, or by id where they are of two societies.
    pub fn names(&self, lang: Lang) -> (String, String) {
        let is_one = self.earlier.society == self.later.society;
        let name = |assessment: &Assessment| {
            if is_one { say::round(lang, assessment.round) } else { assessment.id.to_string() }
        };
        (name(self.earlier), name(self.later))
    }

    /// Says what must be known before taking the figures for a change of the society.
    pub fn caution(&self, caution: Caution, lang: Lang) -> String {
        let Self { earlier, later } = self;
        match caution {
            Caution::Societies => say::other_society(lang, earlier.society.as_str(), later.society.as_str()),
            Caution::Checklists => {
                let versions = [earlier, later].map(|assessment| assessment.checklist.version.clone());
                let [then, now] = match versions {
                    // Two files may call themselves the same; their digests do not.
                    [then, now] if then == now => [earlier, later].map(|assessment| version(assessment)),
                    versions => versions,
                };
                say::other_checklist(lang, &then, &now)
            }
            Caution::Scopes => {
                let [then, now] = [earlier, later].map(|assessment| words::scope(lang, assessment.scope));
                say::other_scope(lang, then, now)
            }
            Caution::EarlierOpen => say::still_open(lang, earlier.id.as_str()),
            Caution::LaterOpen => say::still_open(lang, later.id.as_str()),
        }
    }

    /// Names an item as the later checklist does, or the earlier where only that has it.
    pub fn titled(&self, id: &ItemId, lang: Lang) -> String {
        let has_it = self.later.checklist.item(id.as_str()).is_some();
        words::titled(lang, if has_it { &self.later.checklist } else { &self.earlier.checklist }, id)
    }

    /// Makes the table of some groups: score then and now, difference, like for like, severity then and now.
    pub fn groups(&self, title: &str, groups: &[&GroupPair], lang: Lang) -> Table {
        let (then, now) = self.names(lang);
        let columns = vec![
            Column::words(title),
            Column::numbers(&then),
            Column::numbers(&now),
            Column::numbers(say::col_difference(lang)),
            Column::numbers(say::col_common(lang)),
            Column::numbers(say::col_n_common(lang)),
            Column::words(report_say::col_bands(lang)),
        ];
        Table { columns, rows: groups.iter().map(|pair| self.group(pair, lang)).collect() }
    }

    fn group(&self, pair: &GroupPair, lang: Lang) -> Vec<Cell> {
        let score = |group: &Option<Group>| words::figure(lang, group.as_ref().and_then(|group| group.score));
        let none = || words_of::none(lang).to_owned();
        let common = pair.common.as_ref();
        let cells = [
            words::group(lang, &pair.id, &pair.title),
            score(&pair.earlier),
            score(&pair.later),
            pair.difference().map_or_else(none, say::signed),
            common.map_or_else(none, |common| say::signed(common.difference())),
            common.map_or_else(none, |common| say::n_common(lang, common.contributions.len(), common.n_answered)),
            self.bands(pair, lang),
        ];
        cells.map(Cell::Text).to_vec()
    }

    /// Says the severity then and now.
    fn bands(&self, pair: &GroupPair, lang: Lang) -> String {
        let bands = |assessment: &Assessment, group: &Option<Group>| {
            let bands = group.as_ref().map(|group| group.bands.as_slice()).unwrap_or_default();
            words::bands(lang, &assessment.checklist, bands)
        };
        let (then, now) = (bands(self.earlier, &pair.earlier), bands(self.later, &pair.later));
        if then == now { now } else { say::from_to(lang, &then, &now) }
    }

    /// Makes the table of some items: answers then and now, difference in points, what it adds, what came of it.
    pub fn items(&self, comparison: &Comparison, items: &[&ItemPair], lang: Lang) -> Table {
        let (then, now) = self.names(lang);
        let columns = vec![
            Column::words(words_of::col_item(lang)),
            Column::words(&then),
            Column::words(&now),
            Column::numbers(say::col_amount(lang)),
            Column::words(say::col_what(lang)),
        ];
        Table { columns, rows: items.iter().map(|pair| self.item(comparison, pair, lang)).collect() }
    }

    fn item(&self, comparison: &Comparison, pair: &ItemPair, lang: Lang) -> Vec<Cell> {
        let none = || words_of::none(lang).to_owned();
        let answer = |assessment: &Assessment, side: &Option<Side>| {
            side.as_ref().map_or_else(none, |side| answer(assessment, &pair.id, side, lang))
        };
        let amount = comparison.contribution(&pair.id).filter(|(_, amount)| *amount != 0.0);
        let amount = amount.map(|(group, amount)| say::amount(lang, &say::signed(amount), &short(group, lang)));
        let cells = [
            self.titled(&pair.id, lang),
            answer(self.earlier, &pair.earlier),
            answer(self.later, &pair.later),
            amount.unwrap_or_default(),
            what(pair, lang),
        ];
        cells.map(Cell::Text).to_vec()
    }

    /// Says what became of the red lines, those that are raised first.
    pub fn red_lines(&self, comparison: &Comparison, lang: Lang) -> Vec<(Turn, String)> {
        let order = [Turn::New, Turn::Still, Turn::Lost, Turn::Cleared];
        let of = |turn: Turn| comparison.red_lines.iter().filter(move |line| line.turn() == turn);
        let lines = order.into_iter().flat_map(|turn| of(turn).map(move |line| (turn, line)));
        lines.map(|(turn, line)| (turn, self.red_line(turn, &line.id, lang))).collect()
    }

    fn red_line(&self, turn: Turn, id: &ItemId, lang: Lang) -> String {
        let line = self.titled(id, lang);
        match turn {
            Turn::New => say::line_new(lang, &line),
            Turn::Cleared => say::line_cleared(lang, &line),
            Turn::Still => say::line_still(lang, &line),
            Turn::Lost => say::line_lost(lang, &line),
            Turn::Unraised => line,
        }
    }
}

/// Names a checklist by its version and the beginning of its digest.
fn version(assessment: &Assessment) -> String {
    let checklist = &assessment.checklist;
    let digest: String = checklist.digest.to_string().chars().take(6).collect();
    format!("{} {digest}", checklist.version)
}

fn short(group: &GroupId, lang: Lang) -> String {
    match group {
        GroupId::Form(form) => form.to_string(),
        GroupId::Environment => words_of::environment(lang).to_owned(),
        GroupId::Cell { .. } => group.to_string(),
    }
}

/// Shows what an item was answered with, or why it has no answer that counts.
pub fn answer(assessment: &Assessment, id: &ItemId, side: &Side, lang: Lang) -> String {
    match (assessment.checklist.item(id.as_str()), &side.value) {
        (Some(item), Some(value)) if side.is_answered() => item.kind.show(item, value, lang),
        _ => words::item_state(lang, side.state).to_owned(),
    }
}

/// Says what came of an item, whether its evidence has another grade, and what the checklist says otherwise of it.
pub fn what(pair: &ItemPair, lang: Lang) -> String {
    let mut said = vec![verdict(pair.verdict, lang).to_owned()];
    let grades = pair.earlier.as_ref().zip(pair.later.as_ref()).map(|(earlier, later)| (earlier.grade, later.grade));
    if let Some((before, after)) = grades.filter(|(before, after)| before != after) {
        said.push(say::evidence(lang, before, after));
    }
    if !pair.aspects.is_empty() {
        let aspects: Vec<String> = pair.aspects.iter().map(|aspect| self::aspect(*aspect, lang).to_owned()).collect();
        said.push(say::aspects(lang, &words_of::list(lang, &aspects)));
    }
    words_of::clauses(lang, &said)
}

/// Says what came of an item.
pub const fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Same => say::same(lang),
        Verdict::Better => say::better(lang),
        Verdict::Worse => say::worse(lang),
        Verdict::Changed => say::otherwise(lang),
        Verdict::NewlyAnswered => say::newly_answered(lang),
        Verdict::NoLongerAnswered => say::no_longer_answered(lang),
        Verdict::Unanswered => say::unanswered(lang),
        Verdict::OneScope => say::one_scope(lang),
        Verdict::NotComparable => say::not_comparable(lang),
        Verdict::OnlyLater => say::only_later(lang),
        Verdict::OnlyEarlier => say::only_earlier(lang),
    }
}

const fn aspect(aspect: Aspect, lang: Lang) -> &'static str {
    match aspect {
        Aspect::Kind => say::kind(lang),
        Aspect::Levels => say::levels(lang),
        Aspect::Unit => say::unit(lang),
        Aspect::Rubric => say::rubric(lang),
        Aspect::Options => say::options(lang),
        Aspect::Map => say::map(lang),
        Aspect::Weight => say::weight(lang),
        Aspect::Groups => say::group(lang),
        Aspect::Title => say::wording(lang),
        Aspect::Ask => say::ask(lang),
    }
}

/// Writes the section of the report; none where no earlier round was submitted.
pub(super) fn section(input: &Input<'_>, lang: Lang) -> Option<Section> {
    let earlier = input.earlier?;
    let later = Round { assessment: input.assessment, standing: input.standing, diagnosis: input.diagnosis };
    let comparison = Comparison::of(earlier, later);
    let two = Two { earlier: earlier.assessment, later: input.assessment };
    let started = (input.time)(earlier.assessment.started);
    let day = started.split(' ').next().unwrap_or_default();
    let round = say::round(lang, earlier.assessment.round);
    let with = say::compared_with(lang, &round, day, &earlier.assessment.checklist.version);
    let mut blocks = vec![Block::Paragraph(with)];
    let cautions = comparison.cautions.iter().filter(|caution| **caution != Caution::LaterOpen);
    blocks.extend(cautions.map(|caution| Block::Paragraph(two.caution(*caution, lang))));
    let axes: Vec<_> = comparison.axes.iter().collect();
    blocks.push(Block::Table(two.groups(report_say::col_axis(lang), &axes, lang)));
    blocks.push(Block::Paragraph(say::note(lang).to_owned()));
    let lines: Vec<String> = two.red_lines(&comparison, lang).into_iter().map(|(_, line)| line).collect();
    if !lines.is_empty() {
        blocks.push(Block::List(lines));
    }
    let moved = comparison
        .changed()
        .into_iter()
        .filter(|pair| comparison.contribution(&pair.id).is_some_and(|(_, amount)| amount != 0.0));
    let moved: Vec<_> = moved.take(LISTED).collect();
    if moved.is_empty() {
        blocks.push(Block::Paragraph(say::none_moved(lang).to_owned()));
    } else {
        blocks.push(Block::Paragraph(say::moved_most(lang).to_owned()));
        blocks.push(Block::Table(two.items(&comparison, &moved, lang)));
    }
    Some(Section { title: say::section(lang).to_owned(), blocks })
}
