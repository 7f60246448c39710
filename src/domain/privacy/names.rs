//! Chinese names: a surname and one or two characters standing alone, a surname before a title, a name before a verb of saying.

use crate::domain::privacy::words::{
    BEFORE_TITLE, BODIES, CLEAR, COMMON, COMPOUND, NOT_A_TITLE_BEFORE, ORDINARY, SHORT_TITLES, TITLES, VERBS, WORDS,
};
use crate::domain::privacy::{Sign, Suspect};

/// More characters no name with its title and a verb takes.
const CHARS_MAX: usize = 12;

/// Finds them in a text.
pub(super) fn find(chars: &[char]) -> Vec<Suspect> {
    let mut found = Vec::new();
    for run in chars.split(|c| !is_han(*c)).filter(|run| run.len() > 1) {
        let mut at = 0;
        while at < run.len() {
            let n_chars = name_at(run, at);
            if n_chars > 0 {
                let text = run.iter().skip(at).take(n_chars).collect();
                found.push(Suspect { sign: Sign::Name, text });
            }
            at += n_chars.max(1);
        }
    }
    found
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}')
}

/// Returns how many characters of a name, or of a surname with its title, stand at a place of what is written together; 0 if none.
fn name_at(run: &[char], at: usize) -> usize {
    let rest: String = run.iter().skip(at).take(CHARS_MAX).collect();
    let titled = titled(&rest, at == 0);
    if titled > 0 || at > 0 {
        return titled;
    }
    let familiar = familiar(&rest);
    if familiar > 0 {
        return familiar;
    }
    let Some(n_surname) = surname(&rest, &[CLEAR, COMMON]) else { return 0 };
    let is_anonymous = rest.chars().nth(n_surname) == Some('某');
    if is_anonymous || ORDINARY.iter().any(|word| rest.starts_with(word)) {
        return 0;
    }
    let given = run.len() - n_surname;
    if (1..=2).contains(&given) && !run.last().is_some_and(|c| BODIES.contains(*c)) {
        return run.len();
    }
    // 曾 before a verb is the word for once.
    let n_given = [1, 2].into_iter().find(|n| is_said(&rest, n_surname + n));
    n_given.filter(|_| !rest.starts_with('曾')).map_or(0, |n| n_surname + n)
}

/// Returns how many characters a surname with its title takes.
fn titled(rest: &str, is_first: bool) -> usize {
    let surnames: &[&str] = if is_first { &[CLEAR, COMMON, WORDS] } else { &[CLEAR] };
    let Some(n_surname) = surname(rest, surnames) else { return 0 };
    let behind: String = rest.chars().skip(n_surname).collect();
    for before in BEFORE_TITLE {
        let Some(title) = behind.strip_prefix(before) else { continue };
        if let Some((found, rest)) = TITLES.iter().find_map(|known| Some((known, title.strip_prefix(known)?))) {
            if rest.starts_with(|c| NOT_A_TITLE_BEFORE.contains(c)) {
                return 0;
            }
            return n_surname + before.chars().count() + found.chars().count();
        }
    }
    let is_short = behind.chars().next().is_some_and(|c| SHORT_TITLES.contains(c));
    let is_whole = behind.chars().count() == 1 || is_said(&behind, 1);
    if is_short && is_whole { n_surname + 1 } else { 0 }
}

/// Returns how many characters 老张 or 小王 takes where it stands alone or says something.
fn familiar(rest: &str) -> usize {
    let surname = rest.strip_prefix(['老', '小']).and_then(|rest| rest.chars().next());
    let is_name = surname.is_some_and(|c| CLEAR.contains(c));
    if is_name && (rest.chars().count() == 2 || is_said(rest, 2)) { 2 } else { 0 }
}

/// Returns how many characters the surname takes that a text begins with.
fn surname(text: &str, known: &[&str]) -> Option<usize> {
    if COMPOUND.iter().any(|compound| text.starts_with(compound)) {
        return Some(2);
    }
    let first = text.chars().next()?;
    known.iter().any(|known| known.contains(first)).then_some(1)
}

/// Tells whether a verb of saying stands behind so many characters.
fn is_said(text: &str, n_chars: usize) -> bool {
    let behind: String = text.chars().skip(n_chars).collect();
    VERBS.iter().any(|verb| behind.starts_with(verb))
}
