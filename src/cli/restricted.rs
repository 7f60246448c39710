//! Restricted use: one store, one name, files below one directory, no other program; knows what a person may ask for over
//! SSH and not how it is done.
//!
//! Two ways lead here, both set by the administrator of the machine:
//!
//! - `ForceCommand bamai restricted --store DIR [--files DIR]` of sshd, or `command="…"` before a key. What the person asked for
//!   is in `SSH_ORIGINAL_COMMAND`; nothing asked for opens the screens.
//! - bamai as the login shell. What the person asked for comes as `-c LINE`; a name that begins with `-` opens the screens. The
//!   store and the directory are those of `BAMAI_STORE` and `BAMAI_FILES`, which sshd sets with `SetEnv`.
//!
//! Invariant: no shell takes part. A line is taken apart into words here; `$`, `;`, `|`, `>` and `*` are characters of a word.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use crate::cli::args::{Arguments, Restricted, Verb};
use crate::cli::world::Failure;
use crate::exchange::files::Files;
use crate::lang::{Lang, Notice, restricted as say};

/// Where sshd puts what the person asked for.
const ASKED: &str = "SSH_ORIGINAL_COMMAND";
/// Where the administrator names the directory for files, when there is no command line to name it on.
const FILES: &str = "BAMAI_FILES";

/// What a login asks for.
#[derive(Debug, Default)]
pub(super) struct Login {
    /// The line to obey; none opens the screens.
    pub line: Option<OsString>,
    /// The directory files may be in.
    pub files: Option<PathBuf>,
}

/// Returns what is asked for if the program runs as a login shell: `-bamai`, or `bamai -c LINE`.
pub(super) fn as_login_shell(argv: &[OsString]) -> Option<Login> {
    let files = || std::env::var_os(FILES).filter(|dir| !dir.is_empty()).map(PathBuf::from);
    match argv {
        [_, c, line] if c == OsStr::new("-c") => Some(Login { line: Some(line.clone()), files: files() }),
        [name] if name.as_encoded_bytes().first() == Some(&b'-') => Some(Login { line: None, files: files() }),
        _ => None,
    }
}

/// Returns what is asked for under `bamai restricted`.
pub(super) fn as_forced(args: &Restricted) -> Login {
    Login { line: std::env::var_os(ASKED), files: args.files.clone() }
}

/// Returns the arguments a line means, the program's name first. People may write that name before them.
///
/// # Errors
/// It cannot be taken apart.
pub(super) fn argv(line: Option<&OsStr>, lang: Lang) -> Result<Vec<OsString>, Failure> {
    let bad = |why| Failure::usage(Notice::new(say::bad_line(lang), why, say::fix_bad_line(lang)));
    let line = line.unwrap_or_default().to_str().ok_or_else(|| bad(say::not_text(lang)))?;
    let words = split(line).ok_or_else(|| bad(say::unclosed(lang)))?;
    let own = "bamai";
    let given = words.into_iter().enumerate().filter(|(at, word)| *at > 0 || word != own).map(|(_, word)| word);
    Ok(std::iter::once(own.to_owned()).chain(given).map(OsString::from).collect())
}

/// Returns the files a login may name.
///
/// # Errors
/// The directory is not there.
pub(super) fn files(dir: Option<PathBuf>, lang: Lang) -> Result<Files, Failure> {
    let Some(dir) = dir else { return Ok(Files::nowhere()) };
    Files::below(&dir).map_err(|error| {
        let what = say::no_files_dir(lang, &dir.display().to_string());
        Failure::usage(Notice::new(what, error.to_string(), say::fix_files_dir(lang)))
    })
}

/// Checks that a login may ask for this.
///
/// # Errors
/// It leads out of the box.
pub(super) fn check(asked: &Arguments, lang: Lang) -> Result<(), Failure> {
    let refused = |what: &str, why| Failure::no(Notice::new(say::refused(lang, what), why, say::fix_refused(lang)));
    if asked.store.is_some() {
        return Err(refused("--store", say::own_store(lang)));
    }
    if asked.actor.is_some() {
        return Err(refused("--as", say::own_name(lang)));
    }
    match asked.verb.as_ref().map(reach) {
        None | Some(Reach::Free) => Ok(()),
        Some(Reach::Administrators(name)) => Err(refused(name, say::for_administrators(lang))),
        Some(Reach::Store(name)) => Err(refused(name, say::own_store(lang))),
    }
}

/// Refuses a journal as lines, which may bear any name.
pub(super) fn no_lines(lang: Lang) -> Failure {
    let what = say::refused(lang, say::journal_lines(lang));
    Failure::no(Notice::new(what, say::for_administrators(lang), say::fix_refused(lang)))
}

/// Who may use a command.
enum Reach {
    /// Anybody; what files it names goes through the gate.
    Free,
    /// Administrators: it can replace what others have signed.
    Administrators(&'static str),
    /// Nobody here: it chooses a store.
    Store(&'static str),
}

/// Every command is decided upon here, a new one before it compiles.
const fn reach(verb: &Verb) -> Reach {
    match verb {
        Verb::Restore(_) => Reach::Administrators("restore"),
        Verb::Restricted(_) => Reach::Store("restricted"),
        Verb::Demo
        | Verb::Import(_)
        | Verb::Society(_)
        | Verb::Roster(_)
        | Verb::List(_)
        | Verb::Start(_)
        | Verb::Walk(_)
        | Verb::Answer(_)
        | Verb::Clear(_)
        | Verb::Undo(_)
        | Verb::Redo(_)
        | Verb::Evidence(_)
        | Verb::Interview(_)
        | Verb::Note(_)
        | Verb::Link(_)
        | Verb::Unlink(_)
        | Verb::Overrule(_)
        | Verb::Sample(_)
        | Verb::Visit(_)
        | Verb::Team(_)
        | Verb::Slot(_)
        | Verb::SelfRating(_)
        | Verb::Apply(_)
        | Verb::Answers(_)
        | Verb::Problems(_)
        | Verb::Submit(_)
        | Verb::Reopen(_)
        | Verb::Diagnose(_)
        | Verb::WhatIf(_)
        | Verb::Compare(_)
        | Verb::Dashboard(_)
        | Verb::Classes(_)
        | Verb::Match(_)
        | Verb::Finding(_)
        | Verb::Cause(_)
        | Verb::Effort(_)
        | Verb::Action(_)
        | Verb::Actions(_)
        | Verb::Report(_)
        | Verb::Log(_)
        | Verb::Check(_)
        | Verb::Checklist(_)
        | Verb::Verify(_)
        | Verb::Backup(_)
        | Verb::Export(_)
        | Verb::Doctor(_)
        | Verb::Completions(_)
        | Verb::Man => Reach::Free,
    }
}

/// Takes a line apart as a shell would, expanding nothing; `None`: a quote is not closed.
fn split(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            ' ' | '\t' | '\n' | '\r' => words.extend(word.take()),
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match chars.next()? {
                        '\'' => break,
                        c => word.push(c),
                    }
                }
            }
            '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match chars.next()? {
                        '"' => break,
                        '\\' => match chars.next()? {
                            c @ ('"' | '\\' | '$' | '`') => word.push(c),
                            c => word.extend(['\\', c]),
                        },
                        c => word.push(c),
                    }
                }
            }
            '\\' => word.get_or_insert_default().push(chars.next()?),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_taken_apart_as_a_shell_would() {
        // What `sh -c 'printf "%s\n" …'` prints for the same line, one word a line.
        for (line, words) in [
            ("", &[][..]),
            ("  report\tA0001-1  ", &["report", "A0001-1"]),
            ("answer 'a b' \"c d\"e", &["answer", "a b", "c de"]),
            ("--remark='it'\\''s'", &["--remark=it's"]),
            (r#""a\"b\\c\$d\n" \" \  x"#, &[r#"a"b\c$d\n"#, "\"", " ", "x"]),
            ("'' \"\"", &["", ""]),
            ("学会 ' 激光　学会 '", &["学会", " 激光　学会 "]),
        ] {
            assert_eq!(split(line).unwrap(), words, "{line}");
        }
    }

    #[test]
    fn nothing_is_expanded() {
        let line = "report $HOME `id` $(id) ~ * a;b c|d e>f g&h";
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!(split(line).unwrap(), words);
    }

    #[test]
    fn a_line_that_does_not_end_is_refused() {
        for line in ["'a", "\"a", "a\\", "\"a\\"] {
            assert_eq!(split(line), None, "{line}");
        }
    }

    #[test]
    fn the_programs_own_name_may_stand_first() {
        let argv = |line: &str| argv(Some(OsStr::new(line)), Lang::Zh).unwrap();
        assert_eq!(argv("bamai list"), ["bamai", "list"]);
        assert_eq!(argv("list bamai"), ["bamai", "list", "bamai"]);
        assert_eq!(argv(""), ["bamai"]);
    }

    #[test]
    fn a_login_shell_is_known_by_its_name_or_by_its_line() {
        let login = |argv: &[&str]| as_login_shell(&argv.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(login(&["-bamai"]).unwrap().line, None);
        assert_eq!(login(&["bamai", "-c", "list"]).unwrap().line, Some(OsString::from("list")));
        assert!(login(&["bamai"]).is_none());
        assert!(login(&["bamai", "list"]).is_none());
    }
}
