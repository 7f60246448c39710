//! Telephone numbers, identity numbers and addresses of e-mail; knows nothing of names.

use crate::domain::privacy::{Sign, Suspect, piece};

/// Finds them in a text of half-width characters.
pub(super) fn find(chars: &[char]) -> Vec<Suspect> {
    let mut found = Vec::new();
    let groups = groups(chars);
    let mut at = 0;
    while let Some(rest) = groups.get(at..).filter(|rest| !rest.is_empty()) {
        let hit =
            identity(chars, rest).map(|n| (Sign::Identity, n)).or_else(|| Some((Sign::Phone, phone(chars, rest)?)));
        let Some((sign, n_groups)) = hit else {
            at += 1;
            continue;
        };
        if let (Some(first), Some(last)) = (rest.first(), rest.get(n_groups - 1)) {
            let to = if sign == Sign::Identity { last.from + 18 } else { last.to };
            found.push(Suspect { sign, text: piece(chars, first.from, to) });
        }
        at += n_groups;
    }
    found.extend(addresses(chars));
    found
}

/// Digits without a break.
#[derive(Clone, Copy)]
struct Group {
    from: usize,
    to: usize,
    /// Whether one space or hyphen parts it from the group before.
    is_joined: bool,
    /// Whether a letter stands right before or behind it.
    has_letter: bool,
}

impl Group {
    const fn len(self) -> usize {
        self.to - self.from
    }
}

fn groups(chars: &[char]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut from = None;
    let is_letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphabetic);
    for at in 0..=chars.len() {
        let is_digit = chars.get(at).is_some_and(char::is_ascii_digit);
        match (from, is_digit) {
            (None, true) => from = Some(at),
            (Some(start), false) => {
                let is_joined = groups.last().is_some_and(|before| {
                    before.to + 1 == start && chars.get(before.to).is_some_and(|c| matches!(c, ' ' | '-'))
                });
                let has_letter = is_letter(start.checked_sub(1)) || is_letter(Some(at));
                groups.push(Group { from: start, to: at, is_joined, has_letter });
                from = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    groups
}

/// Tells whether a telephone number begins with these groups, and of how many it is.
fn phone(chars: &[char], groups: &[Group]) -> Option<usize> {
    let first = groups.first().filter(|group| !group.has_letter)?;
    let digit = |at: usize| chars.get(first.from + at).copied().unwrap_or(' ');
    let is_mobile = digit(0) == '1' && ('3'..='9').contains(&digit(1));
    let is_area = digit(0) == '0' && digit(1) != '0';
    let joined: Vec<usize> = std::iter::once(first.len())
        .chain(groups.iter().skip(1).take_while(|group| group.is_joined && !group.has_letter).map(|group| group.len()))
        .collect();
    match joined.as_slice() {
        [11, ..] if is_mobile => Some(1),
        [3, 4, 4, ..] if is_mobile => Some(3),
        [3 | 4, 7 | 8, ..] if is_area => Some(2),
        [10..=12, ..] if is_area => Some(1),
        _ => None,
    }
}

/// Tells whether an identity number begins with these groups: 17 digits and a check digit or X that fits them.
fn identity(chars: &[char], groups: &[Group]) -> Option<usize> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let first = groups.first().filter(|group| matches!(group.len(), 17 | 18))?;
    let is_free = |at: Option<usize>| !at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphanumeric);
    if !is_free(first.from.checked_sub(1)) || !is_free(Some(first.from + 18)) {
        return None;
    }
    let digits = chars.get(first.from..first.from + 17)?;
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit.to_digit(10).unwrap_or(0) * weight).sum();
    let check = CHECKS.get(usize::try_from(sum % 11).ok()?)?;
    let last = chars.get(first.from + 17)?;
    last.eq_ignore_ascii_case(check).then_some(1)
}

/// Finds addresses of e-mail.
fn addresses(chars: &[char]) -> Vec<Suspect> {
    let is_local = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let is_host = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let address = |at: usize| {
        let n_before = chars.get(..at)?.iter().rev().take_while(|c| is_local(c)).count();
        let n_behind = chars.get(at + 1..)?.iter().take_while(|c| is_host(c)).count();
        let host = piece(chars, at + 1, at + 1 + n_behind);
        let host = host.trim_end_matches(['.', '-']);
        let (name, top) = host.rsplit_once('.')?;
        let is_top = top.len() >= 2 && top.chars().all(|c| c.is_ascii_alphabetic());
        (n_before > 0 && !name.is_empty() && is_top)
            .then(|| Suspect { sign: Sign::Email, text: piece(chars, at - n_before, at + 1) + host })
    };
    let signs = chars.iter().enumerate().filter(|(_, c)| **c == '@');
    signs.filter_map(|(at, _)| address(at)).collect()
}
