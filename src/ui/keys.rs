//! The only place a key is named: dispatch, footer, help, palette and the README's list all read this table.
//!
//! Invariant: no key needs Shift with a letter, Alt, or a key release, and every action is in the palette of the scopes
//! it belongs to, key or no key.

use crate::lang::ui as say;
use crate::lang::{Lang, ahead};

/// A key as the terminal tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A typed character.
    Char(char),
    /// Ctrl with a lower-case letter or sign.
    Ctrl(char),
    /// A function key.
    F(u8),
    /// Enter.
    Enter,
    /// Esc.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// ←
    Left,
    /// →
    Right,
    /// ↑
    Up,
    /// ↓
    Down,
    /// Ctrl-←
    CtrlLeft,
    /// Ctrl-→
    CtrlRight,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// What a person means by a key, or picks from the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is described to people by the label of its row in KEYS")]
pub enum Action {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    NextField,
    PrevField,
    GoOn,
    Back,
    Rate(u8),
    Pick(u8),
    Yes,
    No,
    Toggle,
    NotEstablished,
    NotApplicable,
    Clear,
    TakeOffer,
    NextItem,
    PrevItem,
    Evidence,
    Remark,
    Jump,
    Overrule,
    Problems,
    Overview,
    Diagnosis,
    Arithmetic,
    AuditTrail,
    Report,
    Submit,
    Reopen,
    Find,
    NewAssessment,
    AddSociety,
    EditSociety,
    Import,
    AddEvidence,
    Save,
    WordLeft,
    WordRight,
    Backspace,
    Delete,
    DeleteWord,
    DeleteToStart,
    DeleteToEnd,
    NewLine,
    Undo,
    Redo,
    Palette,
    Help,
    SwitchLang,
    Notices,
    Redraw,
    CheckStore,
    SaveElsewhere,
    Quit,
}

/// Where a row of the table holds. A screen names its scopes, the most specific first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is named to people by `Scope::title`")]
pub enum Scope {
    Ledger,
    Society,
    SocietyForm,
    Import,
    Start,
    Overview,
    Item,
    Facts,
    Level,
    YesNo,
    Single,
    Multi,
    Entry,
    Evidence,
    Problems,
    Overrule,
    Diagnosis,
    Arithmetic,
    Audit,
    Report,
    Assessment,
    List,
    Field,
    Page,
    Palette,
    Help,
    Notice,
    Leave,
    Held,
    Global,
}

impl Scope {
    /// Every scope, in the order shown to people.
    pub const ALL: [Self; 30] = [
        Self::Ledger,
        Self::Society,
        Self::SocietyForm,
        Self::Import,
        Self::Start,
        Self::Overview,
        Self::Item,
        Self::Facts,
        Self::Level,
        Self::YesNo,
        Self::Single,
        Self::Multi,
        Self::Entry,
        Self::Evidence,
        Self::Problems,
        Self::Overrule,
        Self::Diagnosis,
        Self::Arithmetic,
        Self::Audit,
        Self::Report,
        Self::Assessment,
        Self::List,
        Self::Field,
        Self::Page,
        Self::Palette,
        Self::Help,
        Self::Notice,
        Self::Leave,
        Self::Held,
        Self::Global,
    ];

    /// Returns the scope's name for people.
    pub const fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Ledger => say::scope_ledger(lang),
            Self::Society => say::scope_society(lang),
            Self::SocietyForm => say::scope_society_form(lang),
            Self::Import => say::scope_import(lang),
            Self::Start => say::scope_start(lang),
            Self::Overview => say::scope_overview(lang),
            Self::Item => say::scope_item(lang),
            Self::Facts => say::scope_facts(lang),
            Self::Level => say::scope_level(lang),
            Self::YesNo => say::scope_yes_no(lang),
            Self::Single => say::scope_single(lang),
            Self::Multi => say::scope_multi(lang),
            Self::Entry => say::scope_entry(lang),
            Self::Evidence => say::scope_evidence(lang),
            Self::Problems => say::scope_problems(lang),
            Self::Overrule => say::scope_overrule(lang),
            Self::Diagnosis => say::scope_diagnosis(lang),
            Self::Arithmetic => say::scope_arithmetic(lang),
            Self::Audit => say::scope_audit(lang),
            Self::Report => say::scope_report(lang),
            Self::Assessment => say::scope_assessment(lang),
            Self::List => say::scope_list(lang),
            Self::Field => say::scope_field(lang),
            Self::Page => say::scope_page(lang),
            Self::Palette => say::scope_palette(lang),
            Self::Help => say::scope_help(lang),
            Self::Notice => say::scope_notice(lang),
            Self::Leave => say::scope_leave(lang),
            Self::Held => ahead::scope(lang),
            Self::Global => say::scope_global(lang),
        }
    }
}

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

use Key::{BackTab, Char, Ctrl, CtrlLeft, CtrlRight, F, PageDown, PageUp, Tab};

/// Everything that can be done, most useful first within each part.
pub static KEYS: &[Row] = &[
    // Answering.
    digits(&[Scope::Level], 0, 4, Action::Rate(0), say::rate).hint(say::rate_hint),
    row(&[Scope::YesNo], &[Char('y'), Char('1')], Action::Yes, say::yes).hint(say::yes),
    row(&[Scope::YesNo], &[Char('n'), Char('0')], Action::No, say::no).hint(say::no),
    digits(&[Scope::Single, Scope::Multi], 1, 9, Action::Pick(1), say::pick).hint(say::pick_hint),
    row(&[Scope::Multi], &[Char(' ')], Action::Toggle, say::toggle).hint(say::toggle_hint),
    row(&[Scope::Level, Scope::Single], &[Char(' ')], Action::Toggle, say::choose),
    row(&[Scope::Item], &[Char('e')], Action::Evidence, say::evidence).hint(say::evidence_hint),
    row(&[Scope::Item, Scope::Facts], &[Char('r')], Action::Remark, say::remark).hint(say::remark_hint),
    row(&[Scope::Item, Scope::Facts], &[Char('g')], Action::Jump, say::jump).hint(say::jump_hint),
    row(&[Scope::Item], &[Key::Enter, Ctrl('j')], Action::GoOn, say::next_item).hint(say::next_item_hint),
    row(&[Scope::Item, Scope::Facts], &[Char('-')], Action::NotEstablished, say::not_established)
        .hint(say::not_established_hint),
    row(&[Scope::Item, Scope::Facts], &[Char('/')], Action::NotApplicable, say::not_applicable)
        .hint(say::not_applicable_hint),
    row(&[Scope::Item, Scope::Facts, Scope::Problems], &[Char('o')], Action::Overrule, say::overrule),
    row(&[Scope::Item], &[Key::Right, Char('l')], Action::NextItem, say::next_item),
    row(&[Scope::Item], &[Key::Left, Char('h')], Action::PrevItem, say::prev_item),
    row(&[Scope::Item, Scope::Facts], &[Key::Backspace, Key::Delete], Action::Clear, say::clear),
    row(&[Scope::Entry, Scope::Single, Scope::Facts], &[Char('a')], Action::TakeOffer, say::take_offer),
    // The ledger.
    row(&[Scope::Ledger, Scope::Society], &[Key::Enter, Ctrl('j')], Action::GoOn, say::open).hint(say::open_hint),
    row(&[Scope::Ledger, Scope::Society], &[Char('n')], Action::NewAssessment, say::new_assessment)
        .hint(say::new_assessment_hint),
    row(&[Scope::Ledger], &[Char('a')], Action::AddSociety, say::add_society).hint(say::add_society_hint),
    row(&[Scope::Ledger], &[Char('i')], Action::Import, say::import).hint(say::import_hint),
    row(&[Scope::Ledger, Scope::Society], &[Char('e')], Action::EditSociety, say::edit_society)
        .hint(say::edit_society_hint),
    // Lists and pages.
    row(&[Scope::Evidence], &[Char('a')], Action::AddEvidence, say::add_evidence).hint(say::add_hint),
    row(&[Scope::Evidence], &[Char(' ')], Action::Toggle, say::link_evidence).hint(say::link_hint),
    row(&[Scope::Overview], &[Key::Enter, Ctrl('j')], Action::GoOn, say::open_form).hint(say::open_hint),
    row(&[Scope::Problems], &[Key::Enter, Ctrl('j')], Action::GoOn, say::go_to_problem).hint(say::go_hint),
    row(&[Scope::SocietyForm], &[Key::Enter, Ctrl('j')], Action::GoOn, say::next_field).hint(say::next_field_hint),
    row(&[Scope::Import], &[Key::Enter, Ctrl('j')], Action::GoOn, say::import_file).hint(say::import_file_hint),
    row(&[Scope::Report], &[Key::Enter, Ctrl('j')], Action::GoOn, say::export).hint(say::export_hint),
    row(&[Scope::Diagnosis, Scope::Arithmetic], &[Key::Enter, Ctrl('j')], Action::GoOn, say::go_behind)
        .hint(say::open_hint),
    row(&[Scope::Start], &[Key::Enter, Ctrl('j')], Action::GoOn, say::start).hint(say::start_hint),
    row(&[Scope::Entry], &[Key::Enter, Ctrl('j')], Action::GoOn, say::type_here).hint(say::type_hint),
    row(&[Scope::Diagnosis, Scope::Item, Scope::Overview], &[Char('=')], Action::Arithmetic, say::arithmetic)
        .hint(say::arithmetic_hint),
    row(&[Scope::List], &[Char('/')], Action::Find, say::find).hint(say::find_hint),
    // Typing.
    row(&[Scope::Field], &[Key::Enter, Ctrl('j')], Action::GoOn, say::field_done).hint(say::done_hint),
    row(&[Scope::Page], &[Key::Enter], Action::GoOn, say::field_done).hint(say::done_hint),
    row(&[Scope::Page], &[Ctrl('j')], Action::NewLine, say::new_line).hint(say::new_line_hint),
    row(&[Scope::Field, Scope::Page], &[Key::Backspace], Action::Backspace, say::backspace),
    row(&[Scope::Field, Scope::Page], &[Key::Delete, Ctrl('d')], Action::Delete, say::delete),
    row(&[Scope::Field, Scope::Page], &[Ctrl('w')], Action::DeleteWord, say::delete_word),
    row(&[Scope::Field, Scope::Page], &[Ctrl('u')], Action::DeleteToStart, say::delete_to_start),
    row(&[Scope::Field, Scope::Page], &[Ctrl('k')], Action::DeleteToEnd, say::delete_to_end),
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
    row(&[Scope::Assessment], &[Char('v')], Action::Overview, say::overview),
    row(&[Scope::Assessment], &[Char('t')], Action::AuditTrail, say::audit_trail),
    row(&[Scope::Assessment], &[Char('x')], Action::Report, say::report),
    row(&[Scope::Assessment], &[Char('g')], Action::Jump, say::jump),
    row(&[Scope::Overview, Scope::Problems, Scope::Diagnosis], &[Char('e')], Action::Evidence, say::evidence),
    row(&[Scope::Overview], &[Char('o')], Action::Reopen, say::reopen).hint(say::reopen_hint),
    row(&[Scope::Assessment], &[], Action::Reopen, say::reopen),
    row(&[Scope::Assessment], &[Char('u')], Action::Undo, say::undo),
    row(&[Scope::Assessment], &[Ctrl('r')], Action::Redo, say::redo),
    // Layers over the screens.
    row(&[Scope::Palette, Scope::Help], &[Key::Enter, Ctrl('j')], Action::GoOn, say::do_it).hint(say::do_hint),
    row(&[Scope::SocietyForm, Scope::Overrule], &[Ctrl('s')], Action::Save, say::save).hint(say::save_hint),
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
    row(&[Scope::Global], &[], Action::SwitchLang, say::switch_lang),
    row(&[Scope::Global], &[Ctrl('n')], Action::Notices, say::notices),
    row(&[Scope::Global], &[Ctrl('l')], Action::Redraw, say::redraw),
    row(&[Scope::Global], &[Ctrl('c')], Action::Quit, say::quit),
    row(&[Scope::Global], &[Char('?'), F(1)], Action::Help, say::help).hint(say::help_hint),
];

/// Whether characters are text or commands just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Characters are commands.
    Command,
    /// Characters are commands, and those that are none begin to type: on a field, not yet in it.
    Ready,
    /// Characters go into a field.
    Typing,
}

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Something to do.
    Do(Action),
    /// A character to type.
    Text(char),
    /// Nothing here.
    Nothing,
}

/// Returns what a key means in these scopes, the most specific first.
pub fn meaning(scopes: &[Scope], mode: Mode, key: Key) -> Meaning {
    match (mode, key) {
        (Mode::Typing, Char(c)) => Meaning::Text(c),
        (Mode::Command, Char(c)) => act(scopes, Char(half_width(c))),
        (Mode::Ready, Char(c)) => match act(scopes, Char(half_width(c))) {
            Meaning::Nothing => Meaning::Text(c),
            meaning => meaning,
        },
        (_, key) => act(scopes, key),
    }
}

fn act(scopes: &[Scope], key: Key) -> Meaning {
    lookup(scopes, key).and_then(|row| row.on(key)).map_or(Meaning::Nothing, Meaning::Do)
}

/// Returns the row a key belongs to in these scopes, the most specific first.
fn lookup(scopes: &[Scope], key: Key) -> Option<&'static Row> {
    let in_scope = |scope: &Scope| KEYS.iter().find(|row| row.scopes.contains(scope) && row.on(key).is_some());
    scopes.iter().find_map(in_scope)
}

impl Row {
    /// Returns what the row does on a key, if it has it.
    fn on(&self, key: Key) -> Option<Action> {
        match (self.keys, key) {
            (Keys::Any(keys), key) => keys.contains(&key).then_some(self.action),
            (Keys::Digits(from, to), Char(c)) => {
                let digit = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok())?;
                (from..=to).contains(&digit).then_some(match self.action {
                    Action::Rate(_) => Action::Rate(digit),
                    Action::Pick(_) => Action::Pick(digit),
                    other => other,
                })
            }
            (Keys::Digits(..), _) => None,
        }
    }

    /// Returns the names of the row's keys that work in a mode.
    fn key_names(&self, mode: Mode) -> Vec<String> {
        match self.keys {
            Keys::Any(keys) => keys
                .iter()
                .filter(|key| mode != Mode::Typing || !matches!(key, Char(_)))
                .map(|key| name(*key))
                .collect(),
            Keys::Digits(from, to) if mode != Mode::Typing => vec![format!("{from}–{to}")],
            Keys::Digits(..) => Vec::new(),
        }
    }

    /// Returns the first of the row's keys, to try it.
    fn first_key(&self, mode: Mode) -> Option<Key> {
        match self.keys {
            Keys::Any(keys) => keys.iter().copied().find(|key| mode != Mode::Typing || !matches!(key, Char(_))),
            Keys::Digits(from, _) if mode != Mode::Typing => char::from_digit(from.into(), 10).map(Char),
            Keys::Digits(..) => None,
        }
    }

    /// Returns whether the row can be had in these scopes: it holds in one, and no more specific row has its key.
    fn holds(&self, scopes: &[Scope], mode: Mode) -> bool {
        let is_near = self.scopes.iter().any(|scope| scopes.contains(scope));
        let is_first = |key| lookup(scopes, key).is_some_and(|row| std::ptr::eq(row, self));
        is_near && self.first_key(mode).is_none_or(is_first)
    }
}

/// What the footer says of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The key.
    pub keys: String,
    /// What it does, in a word.
    pub label: &'static str,
    /// What it does.
    pub action: Action,
}

/// Returns what the footer can say in these scopes, most useful first and help last.
pub fn hints(scopes: &[Scope], mode: Mode, lang: Lang) -> Vec<Hint> {
    let hint_of = |row: &Row| {
        let label = row.hint?;
        let keys = row.key_names(mode).into_iter().next()?;
        row.holds(scopes, mode).then(|| Hint { keys, label: label(lang), action: row.action })
    };
    KEYS.iter().filter_map(hint_of).collect()
}

/// Returns every row that can be had in these scopes, with all its keys: what the help lists and the palette finds.
pub fn available(scopes: &[Scope]) -> Vec<&'static Row> {
    KEYS.iter().filter(|row| row.holds(scopes, Mode::Command)).collect()
}

impl Row {
    /// Returns all keys of the row as the help shows them; empty when only the palette has it.
    pub fn keys_shown(&self) -> String {
        self.key_names(Mode::Command).join("  ")
    }
}

/// Returns the table as Markdown, for the README.
pub fn markdown(lang: Lang) -> String {
    let mut page = String::new();
    for scope in Scope::ALL {
        let rows: Vec<&Row> = KEYS.iter().filter(|row| row.scopes.contains(&scope)).collect();
        if rows.is_empty() {
            continue;
        }
        page.push_str(&format!(
            "**{}**\n\n| {} | {} |\n|---|---|\n",
            scope.title(lang),
            say::key(lang),
            say::does(lang)
        ));
        for row in rows {
            let names: Vec<String> = row.key_names(Mode::Command).iter().map(|name| format!("`{name}`")).collect();
            let names = if names.is_empty() { say::palette_only(lang).to_owned() } else { names.join(" ") };
            page.push_str(&format!("| {names} | {} |\n", (row.label)(lang)));
        }
        page.push('\n');
    }
    page
}

/// Returns the name of a key, as it is printed on it.
pub fn name(key: Key) -> String {
    match key {
        Char(' ') => "Space".to_owned(),
        Char(c) => c.to_string(),
        Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
        F(n) => format!("F{n}"),
        Key::Enter => "Enter".to_owned(),
        Key::Esc => "Esc".to_owned(),
        Tab => "Tab".to_owned(),
        BackTab => "S-Tab".to_owned(),
        Key::Backspace => "Backspace".to_owned(),
        Key::Delete => "Delete".to_owned(),
        Key::Left => "←".to_owned(),
        Key::Right => "→".to_owned(),
        Key::Up => "↑".to_owned(),
        Key::Down => "↓".to_owned(),
        CtrlLeft => "Ctrl-←".to_owned(),
        CtrlRight => "Ctrl-→".to_owned(),
        Key::Home => "Home".to_owned(),
        Key::End => "End".to_owned(),
        PageUp => "PgUp".to_owned(),
        PageDown => "PgDn".to_owned(),
    }
}

/// Returns the ASCII sign on the same key, where an input method left on turned it into a full-width one.
const fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => '/',
        '—' => '-',
        '\u{FF01}'..='\u{FF5E}' => match char::from_u32(c as u32 - 0xFEE0) {
            Some(half) => half,
            None => c,
        },
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEM: &[Scope] = &[Scope::Level, Scope::Item, Scope::Assessment, Scope::Global];
    const REMARK: &[Scope] = &[Scope::Page, Scope::Item, Scope::Assessment, Scope::Global];

    fn command(scopes: &[Scope], key: Key) -> Meaning {
        meaning(scopes, Mode::Command, key)
    }

    #[test]
    fn a_digit_rates_and_a_slash_says_not_applicable_on_an_item() {
        assert_eq!(command(ITEM, Char('3')), Meaning::Do(Action::Rate(3)));
        assert_eq!(command(ITEM, Char('5')), Meaning::Nothing);
        assert_eq!(command(ITEM, Char('/')), Meaning::Do(Action::NotApplicable));
        assert_eq!(command(&[Scope::Ledger, Scope::List, Scope::Global], Char('/')), Meaning::Do(Action::Find));
    }

    #[test]
    fn full_width_signs_act_as_the_key_they_were_typed_with() {
        for (typed, meant) in [
            ('？', Action::Help),
            ('：', Action::Palette),
            ('－', Action::NotEstablished),
            ('／', Action::NotApplicable),
            ('４', Action::Rate(4)),
        ] {
            assert_eq!(command(ITEM, Char(typed)), Meaning::Do(meant), "{typed}");
        }
    }

    #[test]
    fn while_typing_characters_are_text_and_control_keys_still_act() {
        for c in ['2', '-', '/', 'q', '？', '你', ':'] {
            assert_eq!(meaning(REMARK, Mode::Typing, Char(c)), Meaning::Text(c));
        }
        assert_eq!(meaning(REMARK, Mode::Typing, Key::Esc), Meaning::Do(Action::Back));
        assert_eq!(meaning(REMARK, Mode::Typing, Ctrl('c')), Meaning::Do(Action::Quit));
        assert_eq!(meaning(REMARK, Mode::Typing, Ctrl('j')), Meaning::Do(Action::NewLine));
    }

    #[test]
    fn on_a_field_not_yet_in_it_commands_are_commands_and_the_rest_begins_to_type() {
        let ready = |c| meaning(&[Scope::Entry, Scope::Item, Scope::Assessment, Scope::Global], Mode::Ready, Char(c));
        assert_eq!(ready('-'), Meaning::Do(Action::NotEstablished));
        assert_eq!([ready('5'), ready('学')], [Meaning::Text('5'), Meaning::Text('学')]);
    }

    #[test]
    fn keys_that_never_change_mean_the_same_everywhere() {
        let fixed = [
            (Key::Up, Action::Up),
            (Key::Down, Action::Down),
            (Char('j'), Action::Down),
            (Char('k'), Action::Up),
            (Key::Enter, Action::GoOn),
            (Key::Esc, Action::Back),
            (Ctrl('g'), Action::Back),
            (Tab, Action::NextField),
            (BackTab, Action::PrevField),
            (Char(':'), Action::Palette),
            (Ctrl('p'), Action::Palette),
            (Char('?'), Action::Help),
            (F(1), Action::Help),
            (Ctrl('c'), Action::Quit),
        ];
        for scope in Scope::ALL {
            for (key, action) in fixed {
                assert_eq!(command(&[scope, Scope::Global], key), Meaning::Do(action), "{scope:?} {key:?}");
            }
        }
    }

    #[test]
    fn no_key_stands_for_two_things_in_one_scope() {
        for scope in Scope::ALL {
            let rows: Vec<&Row> = KEYS.iter().filter(|row| row.scopes.contains(&scope)).collect();
            for (idx, row) in rows.iter().enumerate() {
                for other in &rows[idx + 1..] {
                    if let (Keys::Any(keys), Keys::Any(others)) = (row.keys, other.keys) {
                        let twice: Vec<_> = keys.iter().filter(|key| others.contains(key)).collect();
                        assert!(twice.is_empty(), "{scope:?}: {twice:?} is {:?} and {:?}", row.action, other.action);
                    }
                }
            }
        }
    }

    #[test]
    fn no_key_needs_shift_with_a_letter() {
        for row in KEYS {
            if let Keys::Any(keys) = row.keys {
                for key in keys {
                    if let Char(c) | Ctrl(c) = key {
                        assert!(!c.is_ascii_uppercase(), "{:?}", row.action);
                    }
                }
            }
        }
    }

    #[test]
    fn every_row_can_be_had_in_each_of_its_scopes() {
        for row in KEYS {
            for scope in row.scopes {
                let is_there = available(&[*scope, Scope::Global]).iter().any(|other| std::ptr::eq(*other, row));
                assert!(is_there, "{:?} in {scope:?}", row.action);
            }
        }
    }

    #[test]
    fn the_markdown_lists_every_row_in_each_of_its_scopes() {
        for lang in Lang::ALL {
            let n_lines = markdown(lang).lines().filter(|line| line.starts_with("| ")).count();
            let n_rows: usize = KEYS.iter().map(|row| row.scopes.len()).sum();
            let n_headings =
                Scope::ALL.iter().filter(|scope| KEYS.iter().any(|row| row.scopes.contains(scope))).count();
            assert_eq!(n_lines, n_rows + n_headings);
        }
        assert!(markdown(Lang::Zh).contains("| `0–4` | 评 0–4 分 |\n"));
    }

    #[test]
    fn the_footer_of_an_item_begins_with_rating_and_ends_with_help() {
        let hints = hints(ITEM, Mode::Command, Lang::Zh);
        let shown = |hint: &Hint| format!("{} {}", hint.keys, hint.label);
        assert_eq!(hints.first().map(shown), Some("0–4 评分".to_owned()));
        assert_eq!(hints.last().map(shown), Some("? 帮助".to_owned()));
    }

    #[test]
    fn the_footer_while_typing_names_no_character() {
        let keys: Vec<String> = hints(REMARK, Mode::Typing, Lang::En).into_iter().map(|hint| hint.keys).collect();
        assert_eq!(keys, ["Enter", "Ctrl-J", "Esc", "F1"]);
    }
}
