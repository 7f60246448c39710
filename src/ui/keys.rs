//! The only place a key is named: dispatch, footer, help, palette and the README's list all read this table.
//!
//! Invariant: no key needs Shift with a letter, Alt, or a key release, and every action is in the palette of the scopes
//! it belongs to, key or no key.

mod action;
mod key;
mod lookup;
mod scope;

pub use action::Action;
pub use key::Key;
pub use lookup::{Hint, Meaning, Mode, available, hints, markdown, meaning, name};
pub use scope::Scope;

use crate::lang::ui as say;
use crate::lang::{
    Lang, action_screen, ahead, aim_screen, compare, crux_screen, dashboard, desk_work, import_plan, ledger_table,
    roster, visit,
};
use crate::ui::keys::Key::{BackTab, Char, Ctrl, CtrlLeft, CtrlRight, F, PageDown, PageUp, Tab};

/// A message without places.
pub type Label = fn(Lang) -> &'static str;

/// The keys of a row.
#[derive(Clone, Copy, Debug)]
pub enum Keys {
    /// Any of these; none: only the palette has it.
    Any(&'static [Key]),
    /// The digits from one to another, each with its own action.
    Digits(u8, u8),
}

/// One thing that can be done: where, with which keys, and what it is called.
#[derive(Debug)]
pub struct Row {
    /// Where it can be done.
    pub scopes: &'static [Scope],
    /// With which keys.
    pub keys: Keys,
    /// What is meant.
    pub action: Action,
    /// What it is called in help and palette.
    pub label: Label,
    /// What it is called in the footer; `None`: not shown there.
    pub hint: Option<Label>,
}

const fn row(scopes: &'static [Scope], keys: &'static [Key], action: Action, label: Label) -> Row {
    Row { scopes, keys: Keys::Any(keys), action, label, hint: None }
}

const fn digits(scopes: &'static [Scope], from: u8, to: u8, action: Action, label: Label) -> Row {
    Row { scopes, keys: Keys::Digits(from, to), action, label, hint: None }
}

impl Row {
    const fn hint(self, hint: Label) -> Self {
        Self { hint: Some(hint), ..self }
    }
}

/// Everything that can be done, most useful first within each part.
pub static KEYS: &[Row] = &[
    // Answering.
    digits(&[Scope::Level], 0, 4, Action::Rate(0), say::rate).hint(say::rate_hint),
    row(&[Scope::YesNo], &[Char('y'), Char('1')], Action::Yes, say::yes).hint(say::yes),
    row(&[Scope::YesNo], &[Char('n'), Char('0')], Action::No, say::no).hint(say::no),
    digits(&[Scope::Single, Scope::Multi], 1, 9, Action::Pick(1), say::pick).hint(say::pick_hint),
    row(&[Scope::Multi], &[Char(' ')], Action::Toggle, say::toggle).hint(say::toggle_hint),
    row(&[Scope::Level, Scope::Single], &[Char(' ')], Action::Toggle, say::choose),
    row(&[Scope::Papers], &[Char(' '), Char('>')], Action::Toggle, desk_work::drop).hint(desk_work::drop_hint),
    row(&[Scope::DeskWork], &[Tab], Action::NextField, desk_work::other_side).hint(desk_work::other_side_hint),
    row(&[Scope::Item], &[Char('e')], Action::Evidence, say::evidence).hint(say::evidence_hint),
    row(&[Scope::Item, Scope::Facts], &[Char('r')], Action::Remark, say::remark).hint(say::remark_hint),
    row(&[Scope::Item, Scope::Facts], &[Char('g')], Action::Jump, say::jump).hint(say::jump_hint),
    row(&[Scope::Item], &[Key::Enter, Ctrl('j')], Action::GoOn, say::next_item).hint(say::next_item_hint),
    row(&[Scope::Item, Scope::Facts], &[Char('-')], Action::NotEstablished, say::not_established)
        .hint(say::not_established_hint),
    row(&[Scope::Item, Scope::Facts], &[Char('/')], Action::NotApplicable, say::not_applicable)
        .hint(say::not_applicable_hint),
    row(&[Scope::Item, Scope::Facts, Scope::Problems], &[Char('o')], Action::Overrule, say::overrule),
    row(&[Scope::DeskWork], &[Char('f')], Action::Limit, desk_work::limit).hint(desk_work::limit_hint),
    row(&[Scope::Item], &[Key::Right, Char('l')], Action::NextItem, say::next_item),
    row(&[Scope::Item], &[Key::Left, Char('h')], Action::PrevItem, say::prev_item),
    row(&[Scope::Item, Scope::Facts], &[Key::Backspace, Key::Delete], Action::Clear, say::clear),
    row(&[Scope::Entry, Scope::Single, Scope::Facts], &[Char('a')], Action::TakeOffer, say::take_offer),
    // The ledger.
    row(&[Scope::Ledger, Scope::Society], &[Key::Enter, Ctrl('j')], Action::GoOn, say::open).hint(say::open_hint),
    row(&[Scope::Ledger, Scope::Society], &[Char('n')], Action::NewAssessment, say::new_assessment)
        .hint(say::new_assessment_hint),
    row(&[Scope::Society], &[Char('c')], Action::Compare, compare::open).hint(compare::open_hint),
    row(&[Scope::Compare], &[Key::Enter, Ctrl('j')], Action::GoOn, compare::go).hint(say::open_hint),
    row(&[Scope::Compare], &[Char('f')], Action::Limit, compare::limit).hint(compare::limit_hint),
    row(&[Scope::Ledger], &[Char('a')], Action::AddSociety, say::add_society).hint(say::add_society_hint),
    row(&[Scope::Ledger], &[Char('i')], Action::Import, say::import).hint(say::import_hint),
    row(&[Scope::Ledger], &[Char('x')], Action::TakeAway, ledger_table::take_away),
    row(&[Scope::Ledger], &[Char('d')], Action::Dashboard, dashboard::open_dashboard).hint(dashboard::dashboard_hint),
    row(&[Scope::Ledger, Scope::Society], &[Char('e')], Action::EditSociety, say::edit_society)
        .hint(say::edit_society_hint),
    row(&[Scope::Society], &[Char('r')], Action::Rosters, roster::open).hint(roster::open_hint),
    row(&[Scope::Rosters], &[Key::Enter, Ctrl('j')], Action::GoOn, roster::edit).hint(roster::edit_hint),
    row(&[Scope::Rosters], &[Char('a')], Action::Add, roster::add).hint(roster::add_hint),
    row(&[Scope::Rosters], &[Key::Delete, Key::Backspace], Action::Remove, roster::remove).hint(roster::remove_hint),
    row(&[Scope::Rosters], &[Char('0')], Action::No, roster::none).hint(roster::none_hint),
    row(&[Scope::Rosters], &[Char('u')], Action::Undo, roster::undo).hint(roster::undo_hint),
    row(&[Scope::Rows], &[Char(' ')], Action::Toggle, roster::open_rows).hint(roster::open_rows_hint),
    row(&[Scope::Society], &[Char('m')], Action::Match, dashboard::open_match).hint(dashboard::match_hint),
    row(&[Scope::Assessment], &[], Action::Match, dashboard::open_match),
    row(&[Scope::Dashboard], &[Key::Enter, Ctrl('j')], Action::GoOn, dashboard::open_goal)
        .hint(dashboard::open_goal_hint),
    row(&[Scope::Dashboard], &[Tab, Key::Right, Char('l')], Action::NextField, dashboard::next_split)
        .hint(dashboard::next_split_hint),
    row(&[Scope::Dashboard], &[BackTab, Key::Left, Char('h')], Action::PrevField, dashboard::prev_split),
    row(&[Scope::Dashboard], &[Char('c')], Action::Classes, dashboard::open_classes).hint(dashboard::classes_hint),
    row(&[Scope::Goal, Scope::Classes, Scope::Class, Scope::Match], &[Key::Enter, Ctrl('j')], Action::GoOn, say::open)
        .hint(say::open_hint),
    row(&[Scope::Goal], &[Tab, Key::Right, Char('l')], Action::NextField, dashboard::next_part)
        .hint(dashboard::next_part_hint),
    row(&[Scope::Class], &[Tab], Action::NextField, dashboard::whole_guidance).hint(dashboard::whole_guidance_hint),
    row(&[Scope::Goal, Scope::Class], &[Char('m')], Action::Match, dashboard::open_match).hint(dashboard::match_hint),
    // Lists and pages.
    row(&[Scope::Evidence], &[Char('a')], Action::AddEvidence, say::add_evidence).hint(say::add_hint),
    row(&[Scope::Evidence], &[Char(' ')], Action::Toggle, say::link_evidence).hint(say::link_hint),
    row(&[Scope::Evidence], &[Char('e')], Action::EditEvidence, visit::edit_evidence).hint(visit::edit_evidence_hint),
    row(&[Scope::Details], &[Char(' ')], Action::Toggle, visit::link_items).hint(say::link_hint),
    row(&[Scope::Samples], &[Char('a')], Action::Add, visit::draw_sample).hint(visit::draw_hint),
    row(&[Scope::Visit], &[Key::Enter, Ctrl('j')], Action::GoOn, visit::edit_line).hint(visit::edit_hint),
    row(&[Scope::Visit], &[Char('a')], Action::Add, visit::add_line).hint(say::add_hint),
    row(&[Scope::Visit], &[Key::Delete, Key::Backspace], Action::Remove, visit::remove_line).hint(visit::remove_hint),
    digits(&[Scope::SelfRatings], 0, 4, Action::Rate(0), visit::rate_self).hint(visit::rate_self_hint),
    row(&[Scope::SelfRatings], &[Key::Enter, Ctrl('j')], Action::GoOn, visit::go_self).hint(say::go_hint),
    row(&[Scope::SelfRatings], &[Key::Delete, Key::Backspace], Action::Clear, visit::clear_self),
    row(&[Scope::SelfRatings], &[Char('i')], Action::Import, visit::import_self).hint(say::import_hint),
    row(&[Scope::Form], &[Char(' ')], Action::Toggle, visit::next_choice).hint(visit::next_choice_hint),
    digits(&[Scope::Form], 1, 9, Action::Pick(1), visit::pick_choice),
    row(&[Scope::Overview], &[Key::Enter, Ctrl('j')], Action::GoOn, say::open_form).hint(say::open_hint),
    row(&[Scope::Problems], &[Key::Enter, Ctrl('j')], Action::GoOn, say::go_to_problem).hint(say::go_hint),
    row(&[Scope::SocietyForm], &[Key::Enter, Ctrl('j')], Action::GoOn, say::next_field).hint(say::next_field_hint),
    row(&[Scope::Import], &[Key::Enter, Ctrl('j')], Action::GoOn, import_plan::look).hint(import_plan::look_hint),
    row(&[Scope::TakeAway], &[Key::Enter, Ctrl('j')], Action::GoOn, ledger_table::write)
        .hint(ledger_table::take_away_hint),
    row(&[Scope::ImportPlan], &[Key::Enter, Ctrl('j')], Action::GoOn, import_plan::bring_in)
        .hint(say::import_file_hint),
    row(&[Scope::ImportPlan], &[Char('p')], Action::LeaveOut, import_plan::leave_out).hint(import_plan::leave_out_hint),
    row(&[Scope::Report], &[Key::Enter, Ctrl('j')], Action::GoOn, say::export).hint(say::export_hint),
    row(&[Scope::Report], &[Tab], Action::NextField, visit::next_kind).hint(visit::next_kind_hint),
    row(&[Scope::Diagnosis, Scope::Arithmetic], &[Key::Enter, Ctrl('j')], Action::GoOn, say::go_behind)
        .hint(say::open_hint),
    row(&[Scope::Start], &[Key::Enter, Ctrl('j')], Action::GoOn, say::start).hint(say::start_hint),
    row(&[Scope::Entry], &[Key::Enter, Ctrl('j')], Action::GoOn, say::type_here).hint(say::type_hint),
    row(&[Scope::Diagnosis, Scope::Item, Scope::Overview], &[Char('=')], Action::Arithmetic, say::arithmetic)
        .hint(say::arithmetic_hint),
    row(&[Scope::List], &[Char('/')], Action::Find, say::find).hint(say::find_hint),
    row(&[Scope::Ledger], &[Char('f')], Action::FollowUps, action_screen::follow_ups)
        .hint(action_screen::follow_ups_hint),
    // Causes and actions.
    row(&[Scope::Crux], &[Key::Enter, Ctrl('j')], Action::GoOn, crux_screen::edit).hint(crux_screen::edit_hint),
    row(&[Scope::Crux], &[Char('a')], Action::Add, crux_screen::add).hint(crux_screen::add_hint),
    row(&[Scope::Crux], &[Char('y')], Action::Yes, crux_screen::take_in).hint(crux_screen::take_in_hint),
    row(&[Scope::Crux], &[Char('n')], Action::No, crux_screen::leave_out).hint(crux_screen::leave_out_hint),
    row(&[Scope::Crux], &[Char('=')], Action::Arithmetic, crux_screen::arithmetic).hint(say::arithmetic_hint),
    row(&[Scope::Crux], &[Char('>')], Action::NewAction, crux_screen::new_action).hint(crux_screen::new_action_hint),
    row(&[Scope::Crux], &[Key::Delete, Key::Backspace], Action::Remove, crux_screen::take_out).hint(visit::remove_hint),
    row(&[Scope::Picks], &[Key::Enter, Ctrl('j'), Char(' ')], Action::GoOn, crux_screen::choose)
        .hint(crux_screen::choose_hint),
    row(&[Scope::Choosing], &[Char(' ')], Action::Toggle, crux_screen::toggle).hint(crux_screen::toggle_hint),
    row(&[Scope::Choosing], &[Key::Enter, Ctrl('j')], Action::GoOn, crux_screen::chosen).hint(crux_screen::chosen_hint),
    row(&[Scope::Actions], &[Key::Enter, Ctrl('j')], Action::GoOn, action_screen::edit).hint(action_screen::edit_hint),
    row(&[Scope::Actions], &[Char('a')], Action::Add, action_screen::add).hint(crux_screen::add_hint),
    row(&[Scope::Actions], &[Char(' ')], Action::Toggle, action_screen::advance).hint(action_screen::advance_hint),
    row(&[Scope::Actions], &[Key::Delete, Key::Backspace], Action::Remove, action_screen::take_out)
        .hint(visit::remove_hint),
    row(&[Scope::FollowUps], &[Key::Enter, Ctrl('j')], Action::GoOn, action_screen::open_action).hint(say::open_hint),
    digits(&[Scope::WhatIf], 0, 4, Action::Rate(0), aim_screen::aim).hint(aim_screen::aim_hint),
    row(&[Scope::WhatIf], &[Char('m')], Action::Lift, aim_screen::lift).hint(aim_screen::lift_hint),
    row(&[Scope::WhatIf], &[Char('>')], Action::NewAction, aim_screen::new_action).hint(crux_screen::new_action_hint),
    row(&[Scope::WhatIf], &[Char('e')], Action::Effort, aim_screen::effort).hint(aim_screen::effort_hint),
    row(&[Scope::WhatIf], &[Key::Delete, Key::Backspace], Action::Clear, aim_screen::clear),
    row(&[Scope::WhatIf], &[Key::Enter, Ctrl('j')], Action::GoOn, aim_screen::go).hint(say::go_hint),
    row(&[Scope::Steps], &[Char(' ')], Action::Toggle, aim_screen::next_size).hint(aim_screen::next_size_hint),
    row(&[Scope::Steps], &[Key::Enter, Ctrl('j')], Action::GoOn, aim_screen::keep_steps).hint(say::save_hint),
    row(&[Scope::Steps], &[Key::Delete, Key::Backspace], Action::Clear, aim_screen::reset_steps)
        .hint(aim_screen::reset_steps_hint),
    row(&[Scope::Item], &[Char('c')], Action::Finding, action_screen::finding),
    // Interviews.
    row(&[Scope::Interviews], &[Key::Enter, Ctrl('j')], Action::GoOn, say::open).hint(say::open_hint),
    row(&[Scope::Interviews], &[Char('a')], Action::NewInterview, say::new_interview).hint(say::new_interview_hint),
    row(&[Scope::Interviews], &[Char('e')], Action::EditNote, say::edit_interview).hint(say::edit_hint),
    row(&[Scope::Interviews], &[Key::Delete, Char('x')], Action::TakeOut, say::take_out_interview),
    row(&[Scope::InterviewForm], &[Key::Enter, Ctrl('j')], Action::GoOn, say::next_field).hint(say::next_field_hint),
    row(&[Scope::Jotting], &[Key::Enter, Ctrl('j')], Action::GoOn, say::keep_line).hint(say::keep_line_hint),
    row(&[Scope::Jotting], &[Tab], Action::NextField, say::complete_id),
    row(&[Scope::Notes], &[Key::Enter, Ctrl('j')], Action::GoOn, say::drop_note).hint(say::drop_note_hint),
    row(&[Scope::Notes], &[Char('>')], Action::DropNote, say::drop_note),
    row(&[Scope::Notes], &[Char('e')], Action::EditNote, say::edit_note).hint(say::edit_hint),
    row(&[Scope::Notes], &[Key::Delete, Char('x')], Action::TakeOut, say::take_out_note).hint(say::take_out_hint),
    row(&[Scope::Notes], &[Char('a')], Action::Jot, say::jot).hint(say::jot_hint),
    row(&[Scope::Picking], &[Key::Enter, Ctrl('j')], Action::GoOn, say::drop_here).hint(say::drop_note_hint),
    row(&[Scope::Jotting, Scope::Notes], &[Ctrl('t')], Action::RoleItems, say::role_items).hint(say::role_items_hint),
    row(&[Scope::Jotting, Scope::Notes], &[Ctrl('o')], Action::Openers, say::openers).hint(say::openers_hint),
    // Typing.
    row(&[Scope::Field], &[Key::Enter, Ctrl('j')], Action::GoOn, say::field_done).hint(say::done_hint),
    row(&[Scope::Page], &[Key::Enter], Action::GoOn, say::field_done).hint(say::done_hint),
    row(&[Scope::Page], &[Ctrl('j')], Action::NewLine, say::new_line).hint(say::new_line_hint),
    row(&[Scope::Page], &[Ctrl('t')], Action::Template, say::template),
    row(&[Scope::Field, Scope::Page], &[Key::Backspace], Action::Backspace, say::backspace),
    row(&[Scope::Field, Scope::Page], &[Key::Delete, Ctrl('d')], Action::Delete, say::delete),
    row(&[Scope::Field, Scope::Page], &[Ctrl('w')], Action::DeleteWord, say::delete_word),
    row(&[Scope::Field, Scope::Page], &[Ctrl('u')], Action::DeleteToStart, say::delete_to_start),
    row(&[Scope::Field, Scope::Page], &[Ctrl('k')], Action::DeleteToEnd, say::delete_to_end),
    // An arrow is a cluster here, whatever it is on the screen around the field.
    row(&[Scope::Field, Scope::Page], &[Key::Left], Action::Left, say::left),
    row(&[Scope::Field, Scope::Page], &[Key::Right], Action::Right, say::right),
    row(&[Scope::Field, Scope::Page], &[CtrlLeft], Action::WordLeft, say::word_left),
    row(&[Scope::Field, Scope::Page], &[CtrlRight], Action::WordRight, say::word_right),
    row(&[Scope::Field, Scope::Page], &[Key::Home, Ctrl('a')], Action::First, say::line_start),
    row(&[Scope::Field, Scope::Page], &[Key::End, Ctrl('e')], Action::Last, say::line_end),
    row(&[Scope::Field, Scope::Page], &[Ctrl('z'), Ctrl('_')], Action::Undo, say::undo_typing),
    row(&[Scope::Field, Scope::Page], &[Ctrl('r')], Action::Redo, say::redo_typing),
    // Anywhere in an assessment.
    row(&[Scope::Assessment], &[Char('p')], Action::Problems, say::problems).hint(say::problems_hint),
    row(&[Scope::Overview, Scope::Problems], &[Char('s')], Action::Submit, say::submit).hint(say::submit_hint),
    row(&[Scope::Diagnosis], &[Char('s')], Action::Submit, say::submit),
    row(&[Scope::Assessment], &[Char('d')], Action::Diagnosis, say::diagnosis).hint(say::diagnosis_hint),
    row(&[Scope::Diagnosis], &[Char('z')], Action::Crux, crux_screen::open).hint(crux_screen::open_hint),
    row(&[Scope::Diagnosis], &[Char('f')], Action::WhatIf, aim_screen::open).hint(aim_screen::open_hint),
    row(&[Scope::Diagnosis], &[Char('r')], Action::Sensitivity, aim_screen::sensitivity)
        .hint(aim_screen::sensitivity_hint),
    row(&[Scope::Overview], &[Char('i')], Action::Interviews, say::interviews).hint(say::interviews),
    row(&[Scope::Assessment], &[Char('i')], Action::Interviews, say::interviews),
    row(&[Scope::Assessment], &[], Action::NewInterview, say::new_interview),
    row(&[Scope::Overview, Scope::Item], &[Char('w')], Action::DeskWork, desk_work::open).hint(desk_work::open_hint),
    row(&[Scope::Assessment], &[Char('w')], Action::DeskWork, desk_work::open),
    row(&[Scope::Assessment], &[Char('z')], Action::Crux, crux_screen::open),
    row(&[Scope::Assessment], &[Char('b')], Action::Actions, action_screen::open),
    row(&[Scope::Assessment], &[], Action::WhatIf, aim_screen::open),
    row(&[Scope::Assessment], &[], Action::Sensitivity, aim_screen::sensitivity),
    row(&[Scope::Assessment], &[Char('v')], Action::Overview, say::overview),
    row(&[Scope::Assessment], &[Char('t')], Action::AuditTrail, say::audit_trail),
    row(&[Scope::Assessment], &[Char('x')], Action::Report, say::report),
    row(&[Scope::Assessment], &[Char('g')], Action::Jump, say::jump),
    row(&[Scope::Overview, Scope::Problems, Scope::Diagnosis], &[Char('e')], Action::Evidence, say::evidence),
    row(&[Scope::Overview], &[Char('m')], Action::VisitSheet, visit::visit_sheet),
    row(&[Scope::Overview], &[Char('c')], Action::Changes, visit::changes_screen),
    row(&[Scope::Assessment], &[], Action::VisitSheet, visit::visit_sheet),
    row(&[Scope::Assessment], &[], Action::Samples, visit::samples_screen),
    row(&[Scope::Assessment], &[], Action::SelfRatings, visit::self_screen),
    row(&[Scope::Assessment], &[], Action::Changes, visit::changes_screen),
    row(&[Scope::Assessment], &[], Action::Compare, compare::open),
    row(
        &[
            Scope::Compare,
            Scope::Item,
            Scope::Facts,
            Scope::Evidence,
            Scope::Problems,
            Scope::Diagnosis,
            Scope::Arithmetic,
            Scope::Audit,
            Scope::Report,
        ],
        &[Char('y')],
        Action::Copy,
        say::copy,
    ),
    row(&[Scope::Assessment], &[], Action::Copy, say::copy),
    row(&[Scope::Overview], &[Char('o')], Action::Reopen, say::reopen).hint(say::reopen_hint),
    row(&[Scope::Overview, Scope::Crux], &[Char('b')], Action::Actions, action_screen::open)
        .hint(action_screen::open_hint),
    row(&[Scope::Assessment], &[], Action::Reopen, say::reopen),
    row(&[Scope::Assessment], &[Char('u')], Action::Undo, say::undo),
    row(&[Scope::Assessment], &[Ctrl('r')], Action::Redo, say::redo),
    // Layers over the screens.
    row(&[Scope::Palette, Scope::Help], &[Key::Enter, Ctrl('j')], Action::GoOn, say::do_it).hint(say::do_hint),
    row(&[Scope::Drafts], &[Key::Enter, Ctrl('j')], Action::GoOn, say::put_back).hint(say::put_back_hint),
    row(&[Scope::Drafts], &[Key::Delete, Key::Backspace], Action::Discard, say::discard).hint(say::discard_hint),
    row(
        &[Scope::SocietyForm, Scope::InterviewForm, Scope::Overrule, Scope::Form],
        &[Ctrl('s')],
        Action::Save,
        say::save,
    )
    .hint(say::save_hint),
    row(&[Scope::Leave], &[Char('w')], Action::SaveElsewhere, say::save_elsewhere).hint(say::save_elsewhere_hint),
    row(&[Scope::Held], &[Key::Enter, Ctrl('j')], Action::GoOn, ahead::go_on).hint(ahead::go_on_hint),
    row(&[Scope::Held], &[Key::Esc, Ctrl('g')], Action::Back, ahead::drop).hint(ahead::drop_hint),
    // Everywhere.
    row(&[Scope::Global], &[Key::Up, Char('k')], Action::Up, say::up),
    row(&[Scope::Global], &[Key::Down, Char('j')], Action::Down, say::down),
    row(&[Scope::Global], &[Key::Left, Char('h')], Action::Left, say::left),
    row(&[Scope::Global], &[Key::Right, Char('l')], Action::Right, say::right),
    row(&[Scope::Global], &[PageUp, Ctrl('b')], Action::PageUp, say::page_up),
    row(&[Scope::Global], &[PageDown, Ctrl('f')], Action::PageDown, say::page_down),
    row(&[Scope::Global], &[Key::Home], Action::First, say::first),
    row(&[Scope::Global], &[Key::End], Action::Last, say::last),
    row(&[Scope::Global], &[Tab], Action::NextField, say::next_field),
    row(&[Scope::Global], &[BackTab], Action::PrevField, say::prev_field),
    row(&[Scope::Global], &[Key::Enter, Ctrl('j')], Action::GoOn, say::go_on),
    row(&[Scope::Global], &[Key::Esc, Ctrl('g')], Action::Back, say::back).hint(say::back_hint),
    row(&[Scope::Global], &[Char(':'), Ctrl('p')], Action::Palette, say::palette),
    row(&[Scope::Global], &[Ctrl('s')], Action::Save, say::save_now),
    row(&[Scope::Global], &[], Action::CheckStore, say::check_store),
    row(&[Scope::Global], &[Ctrl('o')], Action::Older, say::older),
    row(&[Scope::Global], &[Ctrl('y')], Action::Newer, say::newer),
    row(&[Scope::Global], &[], Action::Unfinished, say::unfinished),
    row(&[Scope::Global], &[], Action::SwitchLang, say::switch_lang),
    row(&[Scope::Global], &[Ctrl('n')], Action::Notices, say::notices),
    row(&[Scope::Global], &[Ctrl('l')], Action::Redraw, say::redraw),
    row(&[Scope::Global], &[Ctrl('c')], Action::Quit, say::quit),
    row(&[Scope::Global], &[Char('?'), F(1)], Action::Help, say::help).hint(say::help_hint),
];
