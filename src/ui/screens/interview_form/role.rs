//! The role an interview is with: looked for by its number, its name or its initials, each with how many are still to be heard; knows nothing of what else is asked.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Role as Asked, Trait};
use crate::domain::ids::RoleId;
use crate::domain::standing::{Missing, Standing};
use crate::lang::interview as say;
use crate::ui::desk::Cx;
use crate::ui::field::{Field, Lines, Pressed};
use crate::ui::keys::Action;
use crate::ui::search::{Query, SearchKey};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;

/// The longest search, in bytes.
const QUERY_BYTES_MAX: usize = 400;
/// Roles shown while one is looked for.
const N_ROLES: usize = 13;

/// A role being looked for.
pub struct RolePick {
    /// What it is looked for by.
    find: Field,
    /// Which of the roles found is taken.
    at: usize,
}

impl RolePick {
    /// Looks for nothing; a role is taken, the first one where there is none such.
    pub fn new(assessment: Option<&Assessment>, role: Option<&RoleId>) -> Self {
        let mut pick = Self { find: Field::new(Lines::One, QUERY_BYTES_MAX, ""), at: 0 };
        if let (Some(assessment), Some(role)) = (assessment, role) {
            pick.take(assessment, role);
        }
        pick
    }

    /// Takes a role; the first one where there is none such.
    pub fn take(&mut self, assessment: &Assessment, role: &RoleId) {
        self.at = assessment.checklist.roles.iter().position(|known| known.id == *role).unwrap_or(0);
    }

    /// Returns the roles that what was typed finds, the best first; by its number alone a role comes first.
    fn found<'a>(&self, assessment: &'a Assessment) -> Vec<&'a Asked> {
        let typed = self.find.text().trim();
        let roles = &assessment.checklist.roles;
        if typed.is_empty() {
            return roles.iter().collect();
        }
        let query = Query::new(typed);
        let is_meant = |role: &Asked| {
            let id = role.id.as_str();
            id.eq_ignore_ascii_case(typed) || id.trim_start_matches(|c: char| !c.is_ascii_digit()) == typed
        };
        let rank = |role: &Asked| {
            let key = SearchKey::new([role.id.as_str(), &role.title.zh, &role.title.en]);
            if is_meant(role) { Some(0) } else { key.rank(&query).map(|rank| rank + 1) }
        };
        let mut found: Vec<(u8, &Asked)> = roles.iter().filter_map(|role| Some((rank(role)?, role))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, role)| role).collect()
    }

    /// Returns the role taken.
    pub fn role<'a>(&self, assessment: &'a Assessment) -> Option<&'a Asked> {
        self.found(assessment).get(self.at).copied()
    }

    /// Returns what the minimum sample asks of some of the role taken.
    pub fn wanted<'a>(&self, assessment: &'a Assessment) -> Vec<&'a Trait> {
        let Some(role) = self.role(assessment) else { return Vec::new() };
        let quotas = assessment.checklist.quotas.iter().filter(|quota| quota.roles.contains(&role.id));
        quotas.flat_map(|quota| &quota.traits).collect()
    }

    /// Does what an action means: another of those found is taken, or something else is looked for.
    pub fn press(&mut self, cx: &Cx<'_>, assessment: &Assessment, action: Action) -> Pressed {
        let last = self.found(assessment).len().saturating_sub(1);
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            action => {
                let pressed = self.find.press(action, cx.look.metrics, cx.size.width);
                if pressed == Pressed::Edited {
                    self.at = 0;
                }
                return pressed;
            }
        }
        Pressed::Edited
    }

    /// Takes text to look for.
    pub fn insert(&mut self, typed: &str) {
        self.find.insert(typed);
        self.at = 0;
    }

    /// Puts the role taken on a page, from a column on.
    pub fn put_at_rest<'a>(
        &self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        assessment: &'a Assessment,
        x: u16,
        label: [Span<'a>; 4],
    ) {
        let lang = cx.lang();
        let title = self.role(assessment).map_or_else(
            || Role::Bad.span(say::no_such_role(lang)),
            |role| Role::Text.span(say::role(lang, role.id.as_str(), role.title.get(lang))),
        );
        flow.labelled_line(x, label, [title], []);
    }

    /// Puts what is looked for on a page, from a column on, and what it finds.
    pub fn put<'a>(
        &'a self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        (assessment, standing): (&'a Assessment, &Standing),
        x: u16,
        label: [Span<'a>; 4],
    ) {
        let lang = cx.lang();
        let found = self.found(assessment);
        flow.field(x, label, &self.find, 1, true);
        if found.is_empty() {
            flow.text(x, Role::Bad, say::no_such_role(lang));
        }
        let first = (self.at + 1).saturating_sub(N_ROLES);
        for (idx, role) in found.iter().enumerate().skip(first).take(N_ROLES) {
            let is_taken = idx == self.at;
            let cursor = if is_taken { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() };
            let title = say::role(lang, &cx.look.metrics.pad(role.id.as_str(), 4), role.title.get(lang));
            let of_role = if is_taken { Role::Focus } else { Role::Text };
            let lacking = lacking(assessment, standing, &role.id);
            let right = lacking.map(|n| Role::Caution.span(say::lacks(lang, n)));
            flow.split(x, [cursor, " ".into(), of_role.span(title)], right);
        }
        flow.text(x, Role::Muted, say::hint_role(lang));
    }
}

/// Returns how many more people of a role the minimum sample asks for.
fn lacking(assessment: &Assessment, standing: &Standing, role: &RoleId) -> Option<u32> {
    let is_of = |quota: usize| assessment.checklist.quotas.get(quota).is_some_and(|quota| quota.roles.contains(role));
    let missing = standing.quotas.iter().filter(|part| is_of(part.quota)).flat_map(|part| &part.missing);
    let mut people = missing.filter_map(|missing| match missing {
        Missing::People(n) => Some(*n),
        Missing::Trait(..) => None,
    });
    people.next()
}
