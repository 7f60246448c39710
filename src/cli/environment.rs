//! What the environment decides where the arguments do not: language, actor, place of the store.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::BaseStrategy;

use crate::cli::world::Failure;
use crate::domain::ids::Actor;
use crate::lang::{Lang, Notice, cli as say};

/// The longest name of an actor, in characters.
const MAX_ACTOR_CHARS: usize = 64;

/// Returns the language: `--lang` wherever it stands, else the locale; Chinese for `C`, `POSIX` and any other language.
///
/// It is looked for before the arguments are parsed, because help and wrong usage are said in it.
pub(super) fn lang(argv: &[OsString]) -> Lang {
    lang_given(argv).unwrap_or_else(|| {
        let locale = variable(&["LC_ALL", "LC_MESSAGES", "LANG"]).or_else(sys_locale::get_locale);
        locale.and_then(|locale| Lang::from_code(&locale)).unwrap_or_default()
    })
}

/// Returns the language that `--lang` gives, wherever it stands.
pub(super) fn lang_given(argv: &[OsString]) -> Option<Lang> {
    let mut arguments = argv.iter().skip(1).filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        let code = match argument.strip_prefix("--lang") {
            Some("") => arguments.next().unwrap_or_default(),
            Some(rest) => rest.strip_prefix('=').unwrap_or_default(),
            None if argument == "--" => break,
            None => continue,
        };
        if let Some(lang) = Lang::from_code(code) {
            return Some(lang);
        }
    }
    None
}

/// Returns who is at work: `--as`, else the login name, else the name of the account, else the user's number.
pub(super) fn actor(given: Option<String>, lang: Lang) -> Result<Actor, Failure> {
    match given.or_else(|| variable(&["USER", "LOGNAME", "USERNAME"])) {
        Some(name) => checked(&name, lang),
        None => account(lang),
    }
}

/// Returns who has logged in, as the system knows them: the name of the account whatever `USER` says, so that nobody signs
/// for somebody else. Accounts that this machine's own list does not have keep the name sshd gave them.
pub(super) fn account(lang: Lang) -> Result<Actor, Failure> {
    let passwd = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let login = variable(&["USER", "LOGNAME"]);
    let name = account_of(&passwd, rustix::process::getuid().as_raw(), login.as_deref());
    checked(&name.or(login).unwrap_or_else(number), lang)
}

/// Returns the name of an account by its number; of several, the one that logged in.
fn account_of(passwd: &str, uid: u32, login: Option<&str>) -> Option<String> {
    let is_own = |line: &&str| line.split(':').nth(2).and_then(|field| field.parse().ok()) == Some(uid);
    let mut names = passwd.lines().filter(is_own).filter_map(|line| line.split(':').next());
    let first = names.clone().next();
    names.find(|name| Some(*name) == login).or(first).map(str::to_owned)
}

fn number() -> String {
    format!("uid-{}", rustix::process::getuid().as_raw())
}

fn checked(name: &str, lang: Lang) -> Result<Actor, Failure> {
    let name = name.trim();
    let is_sound = !name.is_empty() && name.chars().count() <= MAX_ACTOR_CHARS && !name.chars().any(char::is_control);
    if !is_sound {
        return Err(Failure::usage(Notice::new(say::bad_actor(lang), "", say::fix_actor(lang, MAX_ACTOR_CHARS))));
    }
    Ok(Actor::new(name))
}

/// Returns the store's place: `$BAMAI_STORE`, else where the system wants programs to keep data.
pub(super) fn store_dir(lang: Lang) -> Result<PathBuf, Failure> {
    if let Some(dir) = std::env::var_os("BAMAI_STORE").filter(|dir| !dir.is_empty()) {
        return Ok(PathBuf::from(dir));
    }
    match etcetera::choose_base_strategy() {
        Ok(strategy) => Ok(strategy.data_dir().join("bamai")),
        Err(error) => {
            Err(Failure::usage(Notice::new(say::no_store_dir(lang), error.to_string(), say::fix_no_store_dir(lang))))
        }
    }
}

/// Returns the first of these variables that is set and not empty.
fn variable(names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        for argv in [&["bamai", "--lang", "en", "list"][..], &["bamai", "list", "--lang=en"]] {
            let argv: Vec<OsString> = argv.iter().map(OsString::from).collect();
            assert_eq!(lang(&argv), Lang::En);
        }
    }

    #[test]
    fn an_account_is_known_by_its_number_and_not_by_what_it_calls_itself() {
        let passwd =
            "root:x:0:0:root:/root:/bin/sh\nzhang:x:1001:1001::/home/zhang:/usr/bin/bamai\nwang:x:1001:1001:::\n";
        let name = |uid, login| account_of(passwd, uid, login);
        assert_eq!(name(1001, Some("root")).as_deref(), Some("zhang"));
        assert_eq!(name(1001, Some("wang")).as_deref(), Some("wang"));
        assert_eq!(name(1001, None).as_deref(), Some("zhang"));
        assert_eq!(name(2000, Some("zhang")), None);
    }
}
