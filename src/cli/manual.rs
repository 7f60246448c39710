//! The commands as Markdown, for the README, and as a list, for the manual page; reads clap's definitions and knows no command by name.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command};

use crate::cli::help;
use crate::lang::{Lang, cli as say};

/// A command below the program, with the words it is called by.
pub(super) struct Listed<'a> {
    path: String,
    pub(super) command: &'a Command,
}

impl Listed<'_> {
    /// Returns how it is called, its own arguments behind it.
    pub(super) fn called(&self) -> String {
        std::iter::once(self.path.clone()).chain(own(self.command).map(usage)).collect::<Vec<_>>().join(" ")
    }
}

/// Returns every command below a program, each before those below it.
pub(super) fn listed(program: &Command) -> Vec<Listed<'_>> {
    let mut commands = Vec::new();
    list(program, program.get_name(), &mut commands);
    commands
}

/// Returns every command with what only it takes, then what several take, then what all take.
pub fn markdown(lang: Lang) -> String {
    let program = help::command(lang);
    let commands = listed(&program);
    let mut lines: Vec<String> = commands.iter().flat_map(|listed| own(listed.command)).map(described).collect();
    let is_shared = |line: &String| lines.iter().filter(|other| *other == line).count() > 1;
    let mut page = String::new();
    for listed in &commands {
        page.push_str(&format!("- `{}`: {}\n", listed.called(), one_line(listed.command.get_about())));
        let alone = own(listed.command).map(described).filter(|line| !is_shared(line));
        alone.for_each(|line| page.push_str(&format!("  - {line}\n")));
    }
    let shared: Vec<String> = lines.iter().filter(|line| is_shared(line)).cloned().collect();
    lines.clear();
    for line in shared {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    for (heading, lines) in [
        (say::in_several_commands(lang), lines),
        (say::in_every_command(lang), program.get_arguments().map(described).collect()),
    ] {
        page.push_str(&format!("\n{heading}\n\n"));
        lines.iter().for_each(|line| page.push_str(&format!("- {line}\n")));
    }
    page
}

fn list<'a>(command: &'a Command, path: &str, commands: &mut Vec<Listed<'a>>) {
    for command in command.get_subcommands() {
        let path = format!("{path} {}", command.get_name());
        commands.push(Listed { path: path.clone(), command });
        list(command, &path, commands);
    }
}

/// Returns a command's own arguments, those without a name first.
fn own(command: &Command) -> impl Iterator<Item = &Arg> {
    let of = |is_positional| {
        command.get_arguments().filter(move |arg| arg.is_positional() == is_positional && !arg.is_global_set())
    };
    of(true).chain(of(false))
}

/// Returns an argument as it is typed, in brackets where it may be left out.
fn usage(arg: &Arg) -> String {
    let typed = typed(arg);
    let typed = if arg.is_required_set() { typed } else { format!("[{typed}]") };
    if matches!(arg.get_action(), ArgAction::Append) { format!("{typed}…") } else { typed }
}

fn typed(arg: &Arg) -> String {
    let value = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let value = value.filter(|_| arg.get_action().takes_values());
    match (arg.get_long(), value) {
        (None, value) => value.unwrap_or_default(),
        (Some(long), None) => format!("--{long}"),
        (Some(long), Some(value)) => format!("--{long} {value}"),
    }
}

/// Returns a line about an argument: how it is typed, what it is for, and its values where they are few.
fn described(arg: &Arg) -> String {
    let short = arg.get_short().map_or_else(String::new, |short| format!("`-{short}`, "));
    let values = if arg.get_action().takes_values() { arg.get_possible_values() } else { Vec::new() };
    let values: Vec<String> = values.iter().map(|value| format!("`{}`", value.get_name())).collect();
    let values = if values.is_empty() { String::new() } else { format!(" ({})", values.join(" ")) };
    format!("{short}`{}`: {}{values}", typed(arg), one_line(arg.get_help()))
}

pub(super) fn one_line(text: Option<&StyledStr>) -> String {
    text.map_or_else(String::new, |text| text.to_string().replace('\n', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_listed_as_it_is_typed() {
        let page = markdown(Lang::En);
        for line in [
            "- `bamai import FILE [--partial] [--map HEADING=FIELD]… [--plan] [--json]`: Read a register of societies",
            "- `bamai society add CODE NAME`: Put a society on the ledger",
            "- `bamai overrule ID CHECK [ITEM] --why TEXT`: Sign a reason for a soft check",
            "  - `--core`: Only the ★ items: half a day",
            "- `--lang LANG`: Language; else the locale's (`zh` `en`)",
        ] {
            assert!(page.lines().any(|found| found == line), "{line}\n{page}");
        }
        assert!(page.contains("[--evidence REF]…"));
    }

    #[test]
    fn what_several_commands_take_is_said_once() {
        for lang in Lang::ALL {
            let page = markdown(lang);
            let lines: Vec<&str> = page.lines().map(str::trim).filter(|line| line.starts_with("- ")).collect();
            let distinct: std::collections::BTreeSet<&&str> = lines.iter().collect();
            assert_eq!(distinct.len(), lines.len());
        }
    }
}
