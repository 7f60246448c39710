//! The diagnosis: axes, principles, tasks, environment, heat map, red lines and open checks, each figure leading to its sums; knows nothing of how a figure is worked out.

mod drawing;
mod figures;

use crate::domain::assessment::Assessment;
use crate::domain::diagnosis::{Diagnosis, GroupId};
use crate::domain::ids::{AssessmentId, CheckId, ItemId};
use crate::domain::standing::{CheckStanding, CheckState, Standing};
use crate::lang::{diagnosis as words_of, figures as say};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::visit::{OVERALL, walk};

/// Opens the diagnosis.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    let mut page =
        DiagnosisPage { assessment: assessment.clone(), diagnosis: None, rows: Vec::new(), at: (0, 0), tops: (0, 0) };
    page.refresh(cx);
    Box::new(page)
}

struct DiagnosisPage {
    assessment: AssessmentId,
    /// As of the last change.
    diagnosis: Option<Diagnosis>,
    /// What the cursor can be on, row by row, in reading order.
    rows: Vec<Row>,
    /// Row and place in it.
    at: (usize, usize),
    /// The line each side of the page wishes to start at.
    tops: (u16, u16),
}

/// A row of the page: which side it stands on when there are two, and where its places lead.
struct Row {
    side: Side,
    spots: Vec<Spot>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Spot {
    Overall,
    Group(GroupId),
    RedLine(ItemId),
    Check(CheckId),
}

/// From so many columns the page has two sides.
const TWO_SIDES_FROM: u16 = 100;
/// What the page is built from.
#[derive(Clone, Copy)]
struct Read<'a> {
    assessment: &'a Assessment,
    standing: &'a Standing,
    diagnosis: &'a Diagnosis,
}

impl DiagnosisPage {
    fn read<'a>(&'a self, cx: &Cx<'a>) -> Option<Read<'a>> {
        let (assessment, standing) = cx.data.assessment(&self.assessment)?;
        Some(Read { assessment, standing, diagnosis: self.diagnosis.as_ref()? })
    }

    fn here(&self) -> Option<&Spot> {
        let (row, place) = self.at;
        self.rows.get(row).and_then(|row| row.spots.get(place))
    }

    /// Lists what the cursor can be on.
    fn list(read: Read<'_>) -> Vec<Row> {
        let row = |side, spots| Row { side, spots };
        let mut rows = vec![row(Side::Left, vec![Spot::Overall])];
        rows.extend(read.diagnosis.groups().map(|group| row(Side::Left, vec![Spot::Group(group.id.clone())])));
        let heat = read.diagnosis.heat.iter();
        rows.extend(
            heat.map(|heat| row(Side::Right, heat.cells.iter().map(|cell| Spot::Group(cell.id.clone())).collect())),
        );
        let lines = read.standing.red_lines.iter();
        rows.extend(lines.map(|line| row(Side::Right, vec![Spot::RedLine(line.id.clone())])));
        rows.extend(open_checks(read.standing).map(|check| row(Side::Right, vec![Spot::Check(check.id.clone())])));
        rows
    }

    fn move_by(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let last = self.rows.len().saturating_sub(1);
        let page = usize::from(cx.size.height / 2).max(1);
        let (row, place) = self.at;
        let n_places = |row: usize| self.rows.get(row).map_or(0, |row| row.spots.len());
        let is_right = |row: &Row| row.side == Side::Right;
        let is_two = cx.size.width >= TWO_SIDES_FROM;
        let here_is_right = self.rows.get(row).is_some_and(is_right);
        self.at = match action {
            Action::Up => (row.saturating_sub(1), place),
            Action::Down => ((row + 1).min(last), place),
            Action::PageUp => (row.saturating_sub(page), place),
            Action::PageDown => ((row + page).min(last), place),
            Action::First => (0, 0),
            Action::Last => (last, 0),
            Action::Right if place + 1 < n_places(row) => (row, place + 1),
            Action::Left if place > 0 => (row, place - 1),
            Action::Right if is_two && !here_is_right => (self.rows.iter().position(is_right).unwrap_or(row), 0),
            Action::Left if is_two && here_is_right => (0, 0),
            Action::Right | Action::Left => (row, place),
            _ => return Step::Ignore,
        };
        let (row, place) = self.at;
        let n_places = self.rows.get(row).map_or(0, |row| row.spots.len());
        self.at = (row, place.min(n_places.saturating_sub(1)));
        self.settle(cx);
        Step::Stay
    }

    /// Keeps what the cursor is on in view.
    fn settle(&mut self, cx: &Cx<'_>) {
        let Some(read) = self.read(cx) else { return };
        let height = cx.size.height.saturating_sub(1);
        let tops = match cx.size.width >= TWO_SIDES_FROM {
            true => {
                let left = left_columns(cx.size.width);
                let side = |side, width| self.side(cx, read, width, &[side]);
                let right = cx.size.width.saturating_sub(left + 2);
                (side(Side::Left, left).top(self.tops.0, height), side(Side::Right, right).top(self.tops.1, height))
            }
            false => {
                let page = self.side(cx, read, cx.size.width, &[Side::Left, Side::Right]);
                (page.top(self.tops.0, height), self.tops.1)
            }
        };
        self.tops = tops;
    }

    /// Goes to the sums of a figure, or to the item behind a red line or a check.
    fn go(&self, cx: &Cx<'_>) -> Step {
        let (Some(read), Some(spot)) = (self.read(cx), self.here()) else { return Step::Stay };
        let id = self.assessment.clone();
        match spot {
            Spot::Overall => Step::Go(Route::Arithmetic(id, OVERALL.to_owned())),
            Spot::Group(group) => Step::Go(Route::Arithmetic(id, group.to_string())),
            Spot::RedLine(item) => Step::Go(walk::place_of(read.assessment, &id, item)),
            Spot::Check(check) => {
                let standing = read.standing.checks.iter().find(|known| known.id == *check);
                let item = standing.and_then(|check| check.items.first());
                item.map_or(Step::Stay, |item| Step::Go(walk::place_of(read.assessment, &id, item)))
            }
        }
    }
}

/// Returns the columns of the left side, where there are two.
const fn left_columns(width: u16) -> u16 {
    width * 3 / 5
}

fn open_checks(standing: &Standing) -> impl Iterator<Item = &CheckStanding> {
    standing.checks.iter().filter(|check| check.state == CheckState::Raised)
}

impl Screen<Desk> for DiagnosisPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Diagnosis, Scope::Assessment]
    }

    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        self.draw_on(cx, canvas);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match action {
            Action::GoOn | Action::Arithmetic => self.go(cx),
            Action::Diagnosis => Step::Stay,
            action => self.move_by(cx, action),
        }
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let (read, lang) = (self.read(cx)?, cx.lang());
        let checklist = &read.assessment.checklist;
        let (what, is) = match self.here()? {
            Spot::Overall => {
                let overall = read.diagnosis.overall.as_ref();
                let figures = overall.map(|overall| {
                    let figure = words_of::figure;
                    say::overall(lang, &figure(overall.geometric), &figure(overall.arithmetic))
                });
                let figures = figures.unwrap_or_else(|| say::overall_withheld(lang).to_owned());
                (say::overall_head(lang).to_owned(), figures)
            }
            Spot::Group(id) => {
                let mut groups = read.diagnosis.groups().chain(read.diagnosis.heat.iter().flat_map(|row| &row.cells));
                let group = groups.find(|group| group.id == *id)?;
                let title = words::group(lang, &group.id, &group.title);
                let bands = words::bands(lang, checklist, &group.bands);
                let score = words::figure(lang, group.score);
                let (interval, coverage) = (words::interval(lang, group), words::coverage(lang, group));
                (title, say::figures(lang, &score, &interval, &coverage, &bands))
            }
            Spot::RedLine(id) => {
                let line = read.standing.red_lines.iter().find(|line| line.id == *id)?;
                (words::titled(lang, checklist, id), words::red_line_state(lang, line.state).to_owned())
            }
            Spot::Check(id) => {
                let check = checklist.check(id.as_str())?;
                (id.to_string(), check.say.get(lang).to_owned())
            }
        };
        Some(crate::lang::item::told(lang, &what, &is))
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        action != Action::Diagnosis
    }

    /// Works the figures out anew; the cursor stays with its figure.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return };
        let was = self.here().cloned();
        self.diagnosis = Some(Diagnosis::of(assessment, standing));
        let Some(read) = self.read(cx) else { return };
        let rows = Self::list(read);
        let place = |row: &Row| row.spots.iter().position(|spot| Some(spot) == was.as_ref());
        let found = rows.iter().enumerate().find_map(|(idx, row)| Some((idx, place(row)?)));
        self.at = found.unwrap_or((self.at.0.min(rows.len().saturating_sub(1)), 0));
        self.rows = rows;
        self.settle(cx);
    }
}
