//! One line of the walk as what it asks for; knows nothing of items and of what is on record.
//!
//! A command is a letter alone or with something behind a space; everything else is an answer, and so is whatever follows
//! `=`. Signs an input method made full-width mean what they mean otherwise.

/// What a line asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed<'a> {
    /// An answer; an empty one is still to be written, over several lines.
    Value(&'a str),
    NotEstablished,
    /// Not applicable, and why; empty: still to be asked.
    NotApplicable(&'a str),
    /// The remark; empty: still to be written.
    Remark(&'a str),
    /// Evidence; empty: list it.
    Evidence(&'a str),
    /// A check, and why it may stand.
    Overrule(&'a str),
    Jump(&'a str),
    Next,
    Back,
    Again,
    Undo,
    Redo,
    Problems,
    Diagnosis,
    Help,
    Quit,
}

/// Reads a line.
pub fn read(line: &str) -> Deed<'_> {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace).map_or((line, ""), |(word, rest)| (word, rest.trim()));
    if let Some(value) = line.strip_prefix(['=', '＝']) {
        return Deed::Value(value.trim());
    }
    if let Some(why) = line.strip_prefix(['/', '／']) {
        return Deed::NotApplicable(why.trim());
    }
    match (word, rest.is_empty()) {
        ("", _) | ("s", true) => Deed::Next,
        ("-" | "－" | "—", true) => Deed::NotEstablished,
        ("?" | "？", true) => Deed::Help,
        ("b", true) => Deed::Back,
        ("l", true) => Deed::Again,
        ("u", true) => Deed::Undo,
        ("redo", true) => Deed::Redo,
        ("p", true) => Deed::Problems,
        ("d", true) => Deed::Diagnosis,
        ("q", true) => Deed::Quit,
        ("r", _) => Deed::Remark(rest),
        ("e", _) => Deed::Evidence(rest),
        ("o", _) => Deed::Overrule(rest),
        ("g", false) => Deed::Jump(rest),
        _ => Deed::Value(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_a_command_and_anything_else_an_answer() {
        let table = [
            ("3", Deed::Value("3")),
            ("", Deed::Next),
            ("  s ", Deed::Next),
            ("-", Deed::NotEstablished),
            ("-3", Deed::Value("-3")),
            ("－", Deed::NotEstablished),
            ("/", Deed::NotApplicable("")),
            ("/ 没有期刊", Deed::NotApplicable("没有期刊")),
            ("／没有期刊", Deed::NotApplicable("没有期刊")),
            ("r 三份有签字", Deed::Remark("三份有签字")),
            ("e", Deed::Evidence("")),
            ("g W1", Deed::Jump("W1")),
            ("g", Deed::Value("g")),
            ("yes", Deed::Value("yes")),
            ("q", Deed::Quit),
            ("= q", Deed::Value("q")),
            ("=", Deed::Value("")),
            ("quite so", Deed::Value("quite so")),
            ("？", Deed::Help),
        ];
        for (line, expected) in table {
            assert_eq!(read(line), expected, "{line:?}");
        }
    }
}
