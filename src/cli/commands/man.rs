//! `bamai man`: the manual page, every command on it; reads clap's definitions and knows no command by name.

use clap_mangen::Man;

use crate::cli::help;
use crate::cli::manual::{self, Listed};
use crate::cli::world::{Exit, Failure, World};
use crate::lang::{Lang, cli as say};

pub(in crate::cli) fn run(world: &mut World<'_>) -> Result<Exit, Failure> {
    let page = page(world.lang)?;
    world.out.write_all(page.as_bytes())?;
    Ok(Exit::Done)
}

fn page(lang: Lang) -> Result<String, Failure> {
    let mut program = help::command(lang);
    program.build();
    let man = Man::new(program.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    let mut page = headed(&page, lang);
    page.push_str(&format!(".SH {}\n", say::commands(lang)));
    for listed in manual::listed(&program) {
        put_command(&mut page, &listed)?;
    }
    let mut options = Vec::new();
    man.render_options_section(&mut options)?;
    page.push_str(&headed(&options, lang));
    page.push_str(&format!(".SH {}\n{}\n", say::man_exit(lang), say::man_exit_codes(lang)));
    page.push_str(&format!(".SH {}\n{}\n", say::man_more(lang), say::man_see(lang)));
    Ok(page)
}

/// Puts a command: how it is called, what it does, and what only it takes.
fn put_command(page: &mut String, listed: &Listed<'_>) -> Result<(), Failure> {
    let own = listed.command.clone().mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg });
    let about = manual::one_line(listed.command.get_about());
    page.push_str(&format!(".SS \"{}\"\n{}\n", plain(&listed.called()), plain(&about)));
    let mut options = Vec::new();
    Man::new(own).render_options_section(&mut options)?;
    // A section within a section has no heading of its own, and what opens a page has been said.
    let is_said = |line: &&str| [".SH", ".ie", ".el"].iter().any(|request| line.starts_with(request));
    let options = String::from_utf8_lossy(&options);
    options.lines().filter(|line| !is_said(line)).for_each(|line| page.push_str(&format!("{line}\n")));
    Ok(())
}

/// Returns text as roff takes it for text.
fn plain(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-").replace('"', "\\(dq")
}

/// Returns a part of the page with its headings in a language.
fn headed(part: &[u8], lang: Lang) -> String {
    let headings =
        [("NAME", say::man_name(lang)), ("SYNOPSIS", say::man_synopsis(lang)), ("OPTIONS", say::options(lang))];
    let mut page = String::from_utf8_lossy(part).into_owned();
    for (known, heading) in headings {
        page = page.replace(&format!(".SH {known}\n"), &format!(".SH {heading}\n"));
    }
    page
}
