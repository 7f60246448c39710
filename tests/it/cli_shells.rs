//! The completion scripts and the manual page: every command is in them, in the language asked for, and what reads them takes them.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::cli_bamai::{Bamai, run};

/// The commands as the README's list names them.
fn commands() -> Vec<String> {
    let page = bamai::cli::manual::markdown(bamai::lang::Lang::En);
    let called = |line: &str| Some(line.strip_prefix("- `bamai ")?.split([' ', '`']).next()?.to_owned());
    let mut commands: Vec<String> = page.lines().filter_map(called).collect();
    commands.dedup();
    assert!(commands.len() > 25, "{commands:?}");
    commands
}

fn printed(lang: &str, args: &[&str]) -> String {
    run(Bamai::new().bare().args(["--lang", lang]).args(args)).expect(0).out
}

#[test]
fn every_command_is_in_every_completion_script() {
    for shell in ["bash", "zsh", "fish"] {
        let script = printed("en", &["completions", shell]);
        for command in commands() {
            assert!(script.contains(&command), "{shell}: {command}");
        }
    }
}

#[test]
fn what_commands_do_stands_in_the_script_in_the_language_asked_for() {
    for shell in ["zsh", "fish"] {
        assert!(printed("zh", &["completions", shell]).contains("读入学会名册"), "{shell}");
        assert!(printed("en", &["completions", shell]).contains("Read a register of societies"), "{shell}");
    }
}

#[test]
fn bash_takes_the_script_and_completes_with_it() {
    let script = printed("zh", &["completions", "bash"]);
    let complete = "COMP_WORDS=(bamai diag); COMP_CWORD=1; _bamai bamai diag bamai; echo \"${COMPREPLY[@]}\"";
    let mut bash = Command::new("bash");
    let mut bash = bash
        .args(["--norc", "-eu"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    bash.stdin.take().unwrap().write_all(format!("{script}\n{complete}\n").as_bytes()).unwrap();
    let output = bash.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "diagnose\n");
}

#[test]
#[ignore = "needs fish"]
fn fish_takes_the_script_and_completes_with_it() {
    let dir = tempfile::tempdir().unwrap();
    let script = dir.path().join("bamai.fish");
    std::fs::write(&script, printed("zh", &["completions", "fish"])).unwrap();
    let asked = format!("source {}; complete -C 'bamai diag'; complete -C 'bamai report --kind '", script.display());
    let output = Command::new("fish").args(["--no-config", "-c", &asked]).env("HOME", dir.path()).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let offered = String::from_utf8_lossy(&output.stdout);
    assert!(offered.starts_with("diagnose\t显示诊断\n") && offered.contains("\nrequest"), "{offered}");
}

#[test]
#[ignore = "needs zsh"]
fn zsh_takes_the_script_and_completes_with_it() {
    let dir = tempfile::tempdir().unwrap();
    let script = dir.path().join("_bamai");
    std::fs::write(&script, printed("zh", &["completions", "zsh"])).unwrap();
    // Completion is a matter of its line editor, which needs a terminal: its own.
    let ask = format!(
        "zmodload zsh/zpty; zpty t zsh -f -i\n\
         zpty -w t \"PS1='> '; autoload -Uz compinit; compinit -u -D; source {}; print REA''DY\"\n\
         zpty -r -m t heard '*READY*'\n\
         zpty -w -n t $'bamai diag\\t'; zpty -r -m t heard '*bamai diagnose*' && print completed\n\
         zpty -d t",
        script.display()
    );
    let output = Command::new("zsh").args(["-f", "-c", &ask]).env("HOME", dir.path()).env("TERM", "xterm").output();
    let output = output.unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "completed\n");
}

#[test]
fn an_unknown_shell_is_refused_with_those_there_are() {
    let run = Bamai::new().run(&["completions", "tcsh"]).expect(2);
    assert!(run.err.contains("tcsh") && run.err.contains("bash") && run.err.contains("fish"), "{}", run.err);
}

#[test]
fn every_command_has_a_section_of_the_manual_page_in_the_language_asked_for() {
    for (lang, said) in [("zh", "读入学会名册"), ("en", "Read a register of societies")] {
        let page = printed(lang, &["man"]);
        assert!(page.contains(said), "{lang}");
        for command in commands() {
            // A hyphen is written so that roff prints it as one.
            let command = command.replace('-', "\\-");
            assert!(page.contains(&format!(".SS \"bamai {command}")), "{lang}: {command}");
        }
        let wrong = page.lines().find(|line| line.starts_with('\'') || line.matches('"').count() % 2 == 1);
        assert_eq!(wrong, None, "roff would read it as a request, or its quote has no end");
    }
}

#[test]
fn neither_needs_a_store_or_makes_one() {
    let bamai = Bamai::new();
    bamai.ok(&["man"]);
    bamai.ok(&["completions", "bash"]);
    assert!(!bamai.store().exists());
}
