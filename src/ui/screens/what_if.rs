//! What if: levels aimed at and what the axes would be then, the least effort that lifts an axis; nothing is recorded but an item's effort. Knows nothing of how the least effort is found.

mod drawing;
mod steps;

use std::collections::BTreeMap;

use crate::domain::assessment::Assessment;
use crate::domain::diagnosis::Diagnosis;
use crate::domain::diagnosis::what_if::{self, Aim, NoLift};
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::standing::Standing;
use crate::lang::{Lang, Notice, aim_screen as say, what_if as what_if_say};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::{Route, Screen, Start, Step};
use crate::ui::screens::what_if::steps::Steps;
use crate::ui::selection::moved;
use crate::ui::visit::walk;

/// The highest level.
const TOP_LEVEL: u8 = 4;
/// Opens the screen.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    let mut page = WhatIfPage {
        assessment: assessment.clone(),
        levels: BTreeMap::new(),
        aims: Vec::new(),
        now: None,
        then: None,
        rows: Vec::new(),
        at: 0,
        top: 0,
        steps: None,
    };
    page.refresh(cx);
    Box::new(page)
}

struct WhatIfPage {
    assessment: AssessmentId,
    /// The levels aimed at.
    levels: BTreeMap<ItemId, u8>,
    /// The same with what they take, in walking order.
    aims: Vec<Aim>,
    now: Option<Diagnosis>,
    then: Option<Diagnosis>,
    rows: Vec<Row>,
    at: usize,
    top: u16,
    /// The steps of an item being changed.
    steps: Option<Steps>,
}

/// What the cursor can be on.
#[derive(Clone, Debug, PartialEq)]
enum Row {
    /// An axis, by its place among them.
    Axis(usize),
    /// A rating of an axis.
    Item(ItemId),
}

/// Lists the axes, and after each its ratings.
fn rows_of(assessment: &Assessment, standing: &Standing, now: &Diagnosis) -> Vec<Row> {
    let mut rows = Vec::new();
    for (idx, axis) in now.axes.iter().enumerate() {
        rows.push(Row::Axis(idx));
        let is_rating = |item: &ItemId| what_if::aim(assessment, standing, item, TOP_LEVEL).is_ok();
        let items = axis.items.iter().map(|line| &line.id).filter(|item| is_rating(item));
        rows.extend(items.map(|item| Row::Item(item.clone())));
    }
    rows
}

impl WhatIfPage {
    fn read<'a>(&self, cx: &Cx<'a>) -> Option<(&'a Assessment, &'a Standing)> {
        cx.data.assessment(&self.assessment)
    }

    fn item_here(&self) -> Option<&ItemId> {
        match self.rows.get(self.at) {
            Some(Row::Item(item)) => Some(item),
            _ => None,
        }
    }

    /// Works out what would be; done when an aim or the record changes, not while drawing.
    fn work_out(&mut self, cx: &Cx<'_>) {
        let Some((assessment, standing)) = self.read(cx) else { return };
        let aim = |(item, level): (&ItemId, &u8)| what_if::aim(assessment, standing, item, *level).ok();
        let aims = assessment.checklist.items.iter().filter_map(|item| self.levels.get_key_value(&item.id));
        self.aims = aims.filter_map(aim).filter(|aim| aim.from != Some(aim.to)).collect();
        let now = Diagnosis::of(assessment, standing);
        self.then = Some(what_if::reached(assessment, standing, &self.aims));
        self.rows = rows_of(assessment, standing, &now);
        self.now = Some(now);
        self.at = self.at.min(self.rows.len().saturating_sub(1));
        self.settle(cx);
    }

    /// Returns the lines the axes take at the top.
    fn head_lines(&self) -> u16 {
        let n_axes = self.now.as_ref().map_or(0, |now| now.axes.len());
        u16::try_from(n_axes).unwrap_or(u16::MAX).saturating_add(3)
    }

    fn room(&self, cx: &Cx<'_>) -> u16 {
        cx.size.height.saturating_sub(self.head_lines())
    }

    fn settle(&mut self, cx: &Cx<'_>) {
        let top = self.list(cx, cx.size.width).top(self.top, self.room(cx));
        self.top = top;
    }

    fn move_by(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let last = self.rows.len().saturating_sub(1);
        let page = usize::from(self.room(cx));
        let Some(at) = moved(self.at, action, page) else { return Step::Ignore };
        self.at = at.min(last);
        self.settle(cx);
        Step::Stay
    }

    /// Aims at a level with the item under the cursor; its own level is no aim.
    fn aim(&mut self, cx: &Cx<'_>, level: u8) -> Step {
        let Some(item) = self.item_here().cloned() else {
            return Step::Tell(Grade::Caution, Notice::new(say::not_on_item(cx.lang()), "", ""));
        };
        self.levels.insert(item, level);
        self.work_out(cx);
        Step::Stay
    }

    /// Aims with the least effort that lifts the axis under the cursor, else the weakest.
    fn lift(&mut self, cx: &Cx<'_>) -> Step {
        let lang = cx.lang();
        let (Some((assessment, standing)), Some(now)) = (self.read(cx), &self.now) else { return Step::Stay };
        let axis = match self.rows.get(self.at) {
            Some(Row::Axis(at)) => now.axes.get(*at),
            _ => {
                let scored = now.axes.iter().filter_map(|axis| Some((axis.score?, axis)));
                scored.reduce(|least, next| if next.0 < least.0 { next } else { least }).map(|(_, axis)| axis)
            }
        };
        let Some(axis) = axis else {
            return Step::Tell(Grade::Caution, Notice::new(what_if_say::no_axis(lang), "", ""));
        };
        let title = words::group(lang, &axis.id, &axis.title);
        let lift = match what_if::lift(assessment, standing, axis) {
            Ok(lift) => lift,
            Err(no_lift) => {
                let why = match no_lift {
                    NoLift::Withheld => what_if_say::withheld(lang, &title),
                    NoLift::Lightest => what_if_say::lightest(lang, &title),
                    NoLift::OutOfReach => what_if_say::out_of_reach(lang, &title),
                };
                return Step::Tell(Grade::Caution, Notice::new(why, "", ""));
            }
        };
        let band = |id| words::bands(lang, &assessment.checklist, std::slice::from_ref(id));
        let from_to = (band(&lift.from_band), band(&lift.to_band));
        let named: Vec<String> = lift.aims.iter().map(|aim| format!("{}={}", aim.item, aim.to)).collect();
        let told = what_if_say::lifted_by(lang, &title, &from_to.0, &from_to.1, lift.effort, &named.join(" "));
        let items: Vec<ItemId> = axis.items.iter().map(|line| line.id.clone()).collect();
        self.levels.retain(|item, _| !items.contains(item));
        self.levels.extend(lift.aims.into_iter().map(|aim| (aim.item, aim.to)));
        self.work_out(cx);
        Step::Tell(Grade::Good, Notice::new(told, "", ""))
    }

    fn start_action(&self, cx: &Cx<'_>) -> Step {
        let raised = self.aims.iter().filter(|aim| aim.from.is_none_or(|from| from < aim.to));
        let items: Vec<_> = raised.map(|aim| (aim.item.clone(), Some(aim.to))).collect();
        if items.is_empty() {
            let lang = cx.lang();
            return Step::Tell(Grade::Caution, Notice::new(say::nothing_aimed(lang), "", say::no_aims(lang)));
        }
        Step::Go(Route::NewAction(self.assessment.clone(), Start { cause: None, items }))
    }
}

impl Screen<Desk> for WhatIfPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match &self.steps {
            Some(_) => vec![Scope::Steps],
            None => vec![Scope::WhatIf, Scope::Assessment],
        }
    }

    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        self.draw_on(cx, canvas);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.steps.is_some() {
            return self.press_steps(cx, action);
        }
        match action {
            Action::Rate(level) => self.aim(cx, level),
            Action::Lift => self.lift(cx),
            Action::Clear => {
                if let Some(item) = self.item_here().cloned() {
                    self.levels.remove(&item);
                    self.work_out(cx);
                }
                Step::Stay
            }
            Action::Effort => self.begin_steps(cx),
            Action::NewAction => self.start_action(cx),
            Action::GoOn => match (self.item_here(), self.read(cx)) {
                (Some(item), Some((assessment, _))) => Step::Go(walk::place_of(assessment, &self.assessment, item)),
                _ => Step::Stay,
            },
            Action::WhatIf => Step::Stay,
            action => self.move_by(cx, action),
        }
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        match action {
            Action::WhatIf => false,
            Action::Rate(_) | Action::Effort | Action::GoOn => self.item_here().is_some(),
            Action::Clear => self.item_here().is_some_and(|item| self.levels.contains_key(item)),
            Action::NewAction => !self.aims.is_empty(),
            _ => true,
        }
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let (assessment, _) = self.read(cx)?;
        let lang: Lang = cx.lang();
        let aim = |aim: &Aim| {
            let title = words::titled(lang, &assessment.checklist, &aim.item);
            format!("{title}\t{}\t{}", aim.to, aim.effort)
        };
        (!self.aims.is_empty()).then(|| self.aims.iter().map(aim).collect::<Vec<_>>().join("\n"))
    }

    /// The levels aimed at are found again when one comes back.
    fn serves(&self, route: &Route) -> bool {
        *route == Route::WhatIf(self.assessment.clone())
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.work_out(cx);
    }
}
