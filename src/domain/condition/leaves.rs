//! Where the leaves of an expression stand in its text; knows nothing of what they mean.
//!
//! The parser keeps no places of the nodes of a sound expression. The names, numbers and strings of a text, read from
//! left to right, are the leaves of its tree in order, so that the places can be found again by walking both together.

use std::ops::Range;

/// Returns the places of the names (functions too), numbers and strings of an expression, from left to right.
pub(super) fn leaves(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let rest = text.get(start..).unwrap_or_default();
        let len = if c == '/' && rest.starts_with("//") {
            // A comment runs to the end of its line.
            skip(&mut chars, start + rest.find('\n').unwrap_or(rest.len()));
            continue;
        } else if let Some(len) = string_len(rest) {
            len
        } else if c.is_alphabetic() || c == '_' {
            prefix_len(rest, |c| c.is_alphanumeric() || c == '_')
        } else if c.is_ascii_digit() || (c == '.' && rest.chars().nth(1).is_some_and(|next| next.is_ascii_digit())) {
            number_len(rest)
        } else {
            continue;
        };
        if rest.get(..len) != Some("in") {
            found.push(start..start + len);
        }
        skip(&mut chars, start + len);
    }
    found
}

fn skip(chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>, to: usize) {
    while chars.next_if(|&(at, _)| at < to).is_some() {}
}

fn prefix_len(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn number_len(text: &str) -> usize {
    let mut before = ' ';
    let belongs = |c: char| {
        let is_part =
            c.is_ascii_alphanumeric() || c == '.' || (['+', '-'].contains(&c) && ['e', 'E'].contains(&before));
        before = c;
        is_part
    };
    let mut belongs = belongs;
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// Returns the length of the string literal a text begins with.
fn string_len(text: &str) -> Option<usize> {
    let prefix = prefix_len(text, |c| ['r', 'R', 'b', 'B'].contains(&c));
    let (letters, quoted) = text.split_at_checked(prefix)?;
    let quote = quoted.chars().next().filter(|c| ['\'', '"'].contains(c))?;
    if letters.len() > 2 {
        return None;
    }
    let triple = quote.to_string().repeat(3);
    let delimiter = if quoted.starts_with(&triple) { triple } else { quote.to_string() };
    let is_raw = letters.contains(['r', 'R']);
    let mut at = delimiter.len();
    loop {
        let rest = quoted.get(at..)?;
        if rest.starts_with(&delimiter) {
            return Some(prefix + at + delimiter.len());
        }
        let c = rest.chars().next()?;
        at += c.len_utf8();
        if c == '\\' && !is_raw {
            at += rest.chars().nth(1)?.len_utf8();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(expression: &str) -> Vec<&str> {
        leaves(expression).into_iter().map(|at| expression.get(at).unwrap()).collect()
    }

    #[test]
    fn names_numbers_and_strings_are_leaves() {
        assert_eq!(
            texts("F05 in ['a1', \"乙\"] && ratio(F1, 12) < 0.7"),
            ["F05", "'a1'", "\"乙\"", "ratio", "F1", "12", "0.7"]
        );
        assert_eq!(texts("-1.5e-3 + .5 * 2u"), ["1.5e-3", ".5", "2u"]);
        assert_eq!(texts(r"'it\'s' == r'\' // gone 1"), [r"'it\'s'", r"r'\'"]);
        assert_eq!(texts("inner in b"), ["inner", "b"]);
    }
}
