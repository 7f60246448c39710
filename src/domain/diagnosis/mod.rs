//! The diagnosis: what the points of the answered items come to, group by group; knows nothing of screens, files or words of the report.
//!
//! Nothing is rounded here. Axes, principles and tasks are three views of the same items, and so are never added up.

mod arithmetic;
pub mod crux;
mod group;
mod sensitivity;
pub mod what_if;

pub use arithmetic::{Arithmetic, AxisTerm, GroupSum, OverallSum, Term};
pub use group::{Group, GroupId, Line, bands_of};
pub use sensitivity::{Firmness, How, Influence, N_DRAWS, Run, SEED, Sensitivity};

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Checklist, Form, FormKind, Item, Locus, Scoring, Text};
use crate::domain::event::Scope;
use crate::domain::ids::{ActionNo, FormId};
use crate::domain::ledger::{FollowUp, Mark, Summary};
use crate::domain::records::{Action, Entered};
use crate::domain::standing::{ItemStanding, ItemState, RedLineState, Standing};
use crate::lang::{Lang, diagnosis as say};

/// What an assessment comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// How much of the checklist it covers.
    pub scope: Scope,
    /// One group per axis, in the checklist's order.
    pub axes: Vec<Group>,
    /// One group per principle, in the checklist's order.
    pub principles: Vec<Group>,
    /// One group per task, in the checklist's order.
    pub tasks: Vec<Group>,
    /// What is not the society's own duty, kept apart from its scores.
    pub environment: Group,
    /// The figures over all axes; `None` when there is no axis or one is withheld.
    pub overall: Option<Overall>,
    /// Where tasks and axes cross.
    pub heat: Vec<HeatRow>,
}

/// The figures over all axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Overall {
    /// Geometric mean of the axes, equal weights, each axis raised to the checklist's floor.
    pub geometric: f64,
    /// Arithmetic mean of the axes, equal weights.
    pub arithmetic: f64,
    /// The axis with the least score; the first of them on a tie.
    pub weakest: FormId,
}

/// One task across the axes.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    /// The task.
    pub task: FormId,
    /// One cell per axis, in the order of [`Diagnosis::axes`].
    pub cells: Vec<Group>,
}

impl Diagnosis {
    /// Works out the diagnosis of an assessment from where it stands.
    pub fn of(assessment: &Assessment, standing: &Standing) -> Self {
        let checklist = &assessment.checklist;
        let scored = scored(assessment, standing);
        let scoring = &checklist.scoring;
        let views = |kind| views(&scored, checklist, kind);
        let axes = views(FormKind::Axis);
        let overall = overall_of(&axes, scoring);
        let rows = checklist.forms_of(FormKind::Task).map(|task| HeatRow {
            task: task.id.clone(),
            cells: checklist.forms_of(FormKind::Axis).map(|axis| cell(&scored, task, axis, scoring)).collect(),
        });
        Self {
            scope: assessment.scope,
            principles: views(FormKind::Principle),
            tasks: views(FormKind::Task),
            environment: environment(&scored, scoring),
            overall,
            heat: rows.collect(),
            axes,
        }
    }

    /// Returns every group shown as one figure: axes, principles, tasks, environment.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        let views = self.axes.iter().chain(&self.principles).chain(&self.tasks);
        views.chain(std::iter::once(&self.environment))
    }

    /// Returns a group or heat cell by its id.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        let cells = self.heat.iter().flat_map(|row| &row.cells);
        self.groups().chain(cells).find(|group| group.id == *id)
    }
}

/// Returns what the ledger keeps of an assessment. It is wanted after every answer, so of the diagnosis only the axes are worked out.
pub fn summary(assessment: &Assessment, standing: &Standing) -> Summary {
    let checklist = &assessment.checklist;
    let axes = views(&scored(assessment, standing), checklist, FormKind::Axis);
    let progress = standing.progress();
    let n_red_lines = standing.red_lines.iter().filter(|line| line.state == RedLineState::Raised).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let scored = checklist.items.iter().zip(&standing.items).filter(|(item, _)| item.weight.is_some());
    let mark = |item: &ItemStanding| Mark::new(item.points.filter(|_| item.state == ItemState::Answered), item.grade);
    Summary {
        n_answered: count(progress.n_answered),
        n_items: count(progress.n_items),
        severities: axes.iter().map(|axis| axis.score.map(|score| 100.0 - score)).collect(),
        n_red_lines: count(n_red_lines),
        marks: scored.map(|(_, item)| mark(item)).collect(),
        follow_ups: follow_ups(assessment),
    }
}

/// A row shows no more characters of what an action does.
const SHOWN_OF_ACTION: usize = 40;

fn follow_ups(assessment: &Assessment) -> Vec<FollowUp> {
    let follow_up = |(number, action): (&ActionNo, &Entered<Action>)| {
        let what = action.is.what.chars().take(SHOWN_OF_ACTION).collect();
        Some(FollowUp { on: action.is.next_date()?, action: *number, what })
    };
    let mut all: Vec<FollowUp> = assessment.records.actions.iter().filter_map(follow_up).collect();
    all.sort_unstable();
    all
}

/// A scored item, where it stands, and its weight.
struct Scored<'a> {
    item: &'a Item,
    standing: &'a ItemStanding,
    weight: f64,
}

impl Scored<'_> {
    fn line(&self) -> Line {
        Line::new(self.standing, self.weight)
    }

    /// Tells whether the item asks about the society's own duty and carries the tag of a form.
    fn is_in(&self, form: &Form) -> bool {
        let tags = &self.item.tags;
        let tag = match form.kind {
            FormKind::Axis => &tags.axis,
            FormKind::Principle => &tags.principle,
            FormKind::Task => &tags.task,
            FormKind::Environment => &tags.env,
            FormKind::Facts | FormKind::Redline => &None,
        };
        self.item.locus == Locus::Society && tag.as_ref() == Some(&form.id)
    }
}

fn scored<'a>(assessment: &'a Assessment, standing: &'a Standing) -> Vec<Scored<'a>> {
    let items = assessment.checklist.items.iter().zip(&standing.items);
    items.filter_map(|(item, standing)| Some(Scored { item, standing, weight: item.weight? })).collect()
}

/// Returns a group for each form of a kind, in the checklist's order.
fn views(scored: &[Scored<'_>], checklist: &Checklist, kind: FormKind) -> Vec<Group> {
    checklist.forms_of(kind).map(|form| view(scored, form, &checklist.scoring)).collect()
}

fn view(scored: &[Scored<'_>], form: &Form, scoring: &Scoring) -> Group {
    let lines = scored.iter().filter(|item| item.is_in(form)).map(Scored::line).collect();
    Group::of(GroupId::Form(form.id.clone()), form.title.clone(), lines, scoring)
}

fn cell(scored: &[Scored<'_>], task: &Form, axis: &Form, scoring: &Scoring) -> Group {
    let lines = scored.iter().filter(|item| item.is_in(task) && item.is_in(axis)).map(Scored::line).collect();
    let id = GroupId::Cell { task: task.id.clone(), axis: axis.id.clone() };
    let title = |lang: Lang| say::cell(lang, task.title.get(lang), axis.title.get(lang));
    Group::of(id, Text { zh: title(Lang::Zh), en: title(Lang::En) }, lines, scoring)
}

fn environment(scored: &[Scored<'_>], scoring: &Scoring) -> Group {
    let lines = scored.iter().filter(|item| item.item.locus != Locus::Society).map(Scored::line).collect();
    let title = |lang: Lang| say::environment(lang).to_owned();
    Group::of(GroupId::Environment, Text { zh: title(Lang::Zh), en: title(Lang::En) }, lines, scoring)
}

/// Returns the figures over all axes, unless one of them is withheld.
fn overall_of(axes: &[Group], scoring: &Scoring) -> Option<Overall> {
    let scores: Vec<f64> = axes.iter().map(|axis| axis.score).collect::<Option<_>>()?;
    let mut weakest = axes.first()?;
    for axis in axes {
        if axis.score < weakest.score {
            weakest = axis;
        }
    }
    let GroupId::Form(weakest) = &weakest.id else { return None };
    let n = f64::from(u32::try_from(scores.len()).ok()?);
    let logs: f64 = scores.iter().map(|score| score.max(scoring.geometric_floor).ln()).sum();
    Some(Overall { geometric: (logs / n).exp(), arithmetic: scores.iter().sum::<f64>() / n, weakest: weakest.clone() })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::group::tests::{answered, line, scoring};
    use super::*;
    use crate::domain::command::Act;
    use crate::domain::records::{Kept, Progress};
    use crate::domain::standing::ItemState;
    use crate::domain::trial::Trial;

    #[test]
    fn a_summary_has_the_open_actions_with_a_date_the_next_first() {
        let mut trial = Trial::open(Scope::Full);
        let due = Some(date(2026, 12, 31));
        let done = Action { state: Progress::Done, check_on: Some(date(2026, 12, 10)), due, ..Action::default() };
        let actions = [
            Action { due, ..Action::default() },
            done,
            Action { state: Progress::Verified, due, ..Action::default() },
            Action::default(),
        ];
        for (number, action) in (1..).map(ActionNo).zip(actions) {
            let action = Action { what: format!("第{number}条"), ..action };
            trial.act(Act::Keep(Kept::Action(number, Some(Box::new(action))))).unwrap();
        }
        let found = summary(trial.assessment(), &trial.standing()).follow_ups;
        let shown: Vec<_> = found.iter().map(|next| (next.on, next.action.0, next.what.as_str())).collect();
        assert_eq!(shown, [(date(2026, 12, 10), 2, "第2条"), (date(2026, 12, 31), 1, "第1条")]);
    }

    fn axis(id: &str, points: f64) -> Group {
        Group::of(GroupId::Form(id.into()), Text::default(), vec![answered(points, 1.0)], &scoring())
    }

    #[test]
    fn the_published_means_come_out() {
        let overall = overall_of(&[axis("W", 62.5), axis("S", 40.0), axis("D", 20.0)], &scoring()).unwrap();
        assert!((overall.arithmetic - 122.5 / 3.0).abs() < 1e-9);
        assert!((overall.geometric - (62.5_f64 * 40.0 * 20.0).cbrt()).abs() < 1e-9);
        // 50000^(1/3), as the method prints it.
        assert!((overall.geometric - 36.840_315).abs() < 5e-7);
        assert_eq!(overall.weakest.as_str(), "D");
    }

    #[test]
    fn an_axis_at_nought_enters_the_geometric_mean_as_the_floor() {
        let overall = overall_of(&[axis("W", 62.5), axis("S", 40.0), axis("D", 0.0)], &scoring()).unwrap();
        // 2500^(1/3), as the method prints it.
        assert!((overall.geometric - 2500.0_f64.cbrt()).abs() < 1e-9);
        assert!((overall.geometric - 13.572_088).abs() < 5e-7);
    }

    #[test]
    fn of_two_axes_with_the_least_score_the_first_is_the_weakest() {
        let overall = overall_of(&[axis("W", 50.0), axis("S", 30.0), axis("D", 30.0)], &scoring()).unwrap();
        assert_eq!(overall.weakest.as_str(), "S");
    }

    #[test]
    fn one_axis_withheld_withholds_the_overall_figures() {
        let lines = vec![line("X", ItemState::Ne, None, 1.0)];
        let withheld = Group::of(GroupId::Form("S".into()), Text::default(), lines, &scoring());
        assert_eq!(overall_of(&[axis("W", 50.0), withheld], &scoring()), None);
        assert_eq!(overall_of(&[], &scoring()), None);
    }
}
