//! What a key means, what the footer and the help say of it: everything is read off the table, and no key is named here but by its name for people.

use crate::lang::Lang;
use crate::lang::ui as say;
use crate::ui::keys::Key::{BackTab, Char, Ctrl, CtrlLeft, CtrlRight, F, PageDown, PageUp, Tab};
use crate::ui::keys::{Action, KEYS, Key, Keys, Row, Scope};

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
        let label = row.hint.filter(|_| row.holds(scopes, mode))?;
        let keys = row.key_names(mode).into_iter().next()?;
        Some(Hint { keys, label: label(lang), action: row.action })
    };
    KEYS.iter().filter_map(hint_of).collect()
}

/// Returns every row that can be had in these scopes, with all its keys: what the help lists and the palette finds.
pub fn available(scopes: &[Scope]) -> Vec<&'static Row> {
    KEYS.iter().filter(|row| row.holds(scopes, Mode::Command)).collect()
}

impl Row {
    /// Returns all keys of the row that work in a mode, as the help shows them; empty when only the palette has it just then.
    pub fn keys_shown(&self, mode: Mode) -> String {
        self.key_names(mode).join("  ")
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
