//! What help says, per language; knows the commands by name only.
//!
//! Every command and argument has a row in [`HELP`], which a test holds.

use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::cli::args::Arguments;
use crate::lang::{
    Lang, cli as say, compare, dashboard, doctor, import_plan, interview, keep, ledger_table, placeholders, remedies,
    restricted, roster, walk, what_if,
};

type Words = fn(Lang) -> &'static str;

/// What is said of a command (`report`), of its argument (`report.format`), or of an argument wherever it stands (`.id`).
const HELP: &[(&str, Words)] = &[
    ("bamai", say::about),
    ("demo", say::demo),
    ("import", say::import),
    ("import.file", say::import_file),
    ("import.partial", say::partial),
    ("import.map", import_plan::map),
    ("import.plan", import_plan::plan),
    ("society", say::society),
    ("society.code", say::code),
    ("society add", say::society_add),
    ("society add.code", say::new_code),
    ("society add.name", say::name),
    ("roster", roster::about),
    ("roster.code", say::code),
    ("roster.roster", roster::arg_roster),
    ("roster.add", roster::arg_add),
    ("roster.set", roster::arg_set),
    ("roster.remove", roster::arg_remove),
    ("roster.import", roster::arg_import),
    ("roster.replace", roster::arg_replace),
    ("roster.partial", say::partial),
    ("roster.csv", roster::arg_csv),
    ("list", say::list),
    ("list.format", ledger_table::format),
    ("list.output", ledger_table::output),
    ("start", say::start),
    ("start.code", say::code),
    ("start.checklist", say::start_checklist),
    ("start.core", say::start_core),
    ("walk", walk::about),
    ("walk.id", walk::id),
    ("walk.from", walk::from),
    ("answer", say::answer),
    ("answer.value", say::value),
    ("answer.reason", say::reason),
    ("answer.remark", say::remark),
    ("answer.evidence", say::references),
    ("clear", say::clear),
    ("undo", say::undo),
    ("redo", say::redo),
    ("evidence", say::evidence),
    ("evidence.number", say::evidence_number),
    ("evidence.kind", say::kind),
    ("evidence.title", say::title),
    ("evidence.kept_at", say::evidence_kept_at),
    ("evidence.date", say::evidence_date),
    ("evidence.author", say::evidence_author),
    ("evidence.confirmed", say::evidence_confirmed),
    ("evidence.contradicted", say::evidence_contradicted),
    ("evidence.picked", say::evidence_picked),
    ("evidence.file", say::evidence_file),
    ("interview", interview::interview),
    ("interview.role", interview::arg_role),
    ("interview.person", interview::arg_person),
    ("interview.place", interview::arg_place),
    ("interview.others", interview::arg_others),
    ("interview.trait", interview::arg_trait),
    ("interview.number", interview::arg_number),
    ("interview.remove", interview::arg_remove_interview),
    ("note", interview::note),
    ("note.interview", interview::arg_interview),
    ("note.said", interview::arg_text),
    ("note.line", interview::arg_line),
    ("note.on", interview::arg_on),
    ("note.off", interview::arg_off),
    ("note.text", interview::arg_new_text),
    ("note.remove", interview::arg_remove_note),
    ("link", say::link),
    ("unlink", say::unlink),
    ("overrule", say::overrule),
    ("overrule.check", say::check_id),
    ("overrule.item", say::overrule_item),
    ("overrule.why", say::overrule_why),
    ("sample", say::sample),
    ("sample.file", say::sample_file),
    ("sample.of", say::sample_of),
    ("sample.n", say::sample_n),
    ("sample.seed", say::sample_seed),
    ("visit", say::visit),
    ("team", say::team),
    ("team.name", say::team_name),
    ("team.duty", say::team_duty),
    ("team.declares", say::team_declares),
    ("team.words", say::team_words),
    ("team.remove", say::team_remove),
    ("slot", say::slot),
    ("slot.number", say::slot_number),
    ("slot.time", say::slot_time),
    ("slot.what", say::slot_what),
    ("slot.who", say::slot_who),
    ("slot.remove", say::slot_remove),
    ("self-rating", say::self_rating),
    ("self-rating.what", say::self_rating_what),
    ("self-rating.level", say::self_rating_level),
    ("self-rating.partial", say::partial),
    ("apply", say::apply),
    ("apply.file", say::apply_file),
    ("apply.partial", say::partial),
    ("answers", say::answers),
    ("problems", say::problems),
    ("submit", say::submit),
    ("reopen", say::reopen),
    ("reopen.why", say::reopen_why),
    ("diagnose", say::diagnose),
    ("what-if", what_if::about),
    ("what-if.levels", what_if::levels),
    ("what-if.lift", what_if::lift),
    ("compare", compare::about),
    ("compare.one", compare::one),
    ("compare.other", compare::other),
    ("compare.all", compare::all),
    ("finding", remedies::finding),
    ("finding.item", remedies::finding_item),
    ("finding.effect", remedies::finding_effect),
    ("finding.grade", remedies::finding_grade),
    ("finding.why", remedies::finding_why),
    ("finding.remove", remedies::finding_remove),
    ("cause", remedies::cause),
    ("cause.number", remedies::cause_number),
    ("cause.kind", remedies::cause_kind),
    ("cause.says", remedies::cause_says),
    ("cause.control", remedies::cause_control),
    ("cause.leads", remedies::cause_lead),
    ("cause.unleads", remedies::cause_unlead),
    ("cause.whys", remedies::cause_why),
    ("cause.effort", remedies::cause_effort),
    ("cause.crux", remedies::cause_crux),
    ("cause.reason", remedies::cause_reason),
    ("cause.remove", remedies::cause_remove),
    ("effort", remedies::effort),
    ("effort.item", remedies::effort_item),
    ("effort.sizes", remedies::effort_sizes),
    ("effort.reset", remedies::effort_reset),
    ("action", remedies::action),
    ("action.number", remedies::action_number),
    ("action.what", remedies::action_what),
    ("action.cause", remedies::action_cause),
    ("action.items", remedies::action_item),
    ("action.strength", remedies::action_strength),
    ("action.owner", remedies::action_owner),
    ("action.who", remedies::action_who),
    ("action.due", remedies::action_due),
    ("action.support", remedies::action_support),
    ("action.measures", remedies::action_measure),
    ("action.proof", remedies::action_proof),
    ("action.check", remedies::action_check),
    ("action.state", remedies::action_state),
    ("action.found", remedies::action_found),
    ("action.remove", remedies::action_remove),
    ("actions", remedies::actions),
    ("actions.overdue", remedies::actions_overdue),
    ("report", say::report),
    ("report.format", say::format),
    ("report.kind", say::report_kind),
    ("report.output", say::output),
    ("dashboard", dashboard::about_dashboard),
    ("dashboard.by", dashboard::arg_by),
    ("classes", dashboard::about_classes),
    ("classes.class", dashboard::arg_class),
    ("match", dashboard::about_match),
    ("match.code", say::code),
    ("log", say::log),
    ("check", say::check),
    ("check.file", say::check_file),
    ("checklist", say::checklist),
    ("verify", keep::verify),
    ("verify.deep", keep::verify_deep),
    ("backup", keep::backup),
    ("backup.file", keep::backup_file),
    ("backup.force", keep::backup_force),
    ("restore", keep::restore),
    ("restore.file", keep::restore_file),
    ("restore.replace", keep::restore_replace),
    ("export", keep::export),
    ("export.jsonl", keep::export_jsonl),
    ("export.output", say::output),
    ("doctor", doctor::about),
    ("restricted", restricted::about),
    ("restricted.files", restricted::files_help),
    ("completions", say::completions),
    ("completions.shell", say::shell),
    ("man", say::man),
    (".id", say::id),
    (".item", say::item),
    (".evidence", say::reference),
    (".json", say::json),
    (".csv", say::csv),
    (".store", say::store),
    (".lang", say::lang),
    (".as", say::actor),
    (".ambiguous", say::ambiguous_width),
    (".ascii", say::ascii),
    (".sync", doctor::sync),
    (".no_sync", say::no_sync),
    (".help", say::help),
    (".version", say::version),
];

/// What the values are called. What stands for itself, such as `yes|no`, has no row.
const VALUES: &[(&str, Words)] = &[
    ("ID", placeholders::id),
    ("CODE", placeholders::code),
    ("NAME", placeholders::name),
    ("FILE", placeholders::file),
    ("FILE|ITEM", placeholders::file_or_item),
    ("ITEM", placeholders::item),
    ("ITEM=LEVEL", placeholders::item_level),
    ("LEVEL", placeholders::level),
    ("AXIS", placeholders::axis),
    ("CHECK", placeholders::check),
    ("DATE", placeholders::date),
    ("TIME", placeholders::time),
    ("DIR", placeholders::dir),
    ("PATH", placeholders::path),
    ("DUTY", placeholders::duty),
    ("FORMAT", placeholders::format),
    ("INTERVIEW", placeholders::interview),
    ("KIND", placeholders::kind),
    ("LANG", placeholders::language),
    ("N", placeholders::number),
    ("REF", placeholders::reference),
    ("ROLE", placeholders::role),
    ("TRAIT", placeholders::quality),
    ("TEXT", placeholders::text),
    ("VALUE", placeholders::value),
    ("WHAT", placeholders::what),
    ("SHELL", placeholders::shell),
    ("CLASS", placeholders::class),
    ("CODE|ID", placeholders::code_or_id),
    ("CONTROL", placeholders::control),
    ("GRADE", placeholders::grade),
    ("HEADING=FIELD", placeholders::heading_field),
    ("ITEM=TEXT", placeholders::item_text),
    ("OWNER", placeholders::owner),
    ("SIZE", placeholders::size),
    ("SIZES", placeholders::sizes),
    ("SPLITS", placeholders::splits),
    ("ROSTER", placeholders::roster),
    ("COL=VALUE", placeholders::column_value),
    ("STATE", placeholders::state),
    ("STRENGTH", placeholders::strength),
];

/// The arguments every command takes, in the order help lists them, behind its own.
const GLOBAL: [&str; 9] = ["store", "lang", "as", "ambiguous", "ascii", "sync", "no_sync", "help", "version"];
const GLOBAL_ORDER: usize = 900;

/// Returns the command line, described in a language.
pub(super) fn command(lang: Lang) -> Command {
    let version = flag("version", 'V', ArgAction::Version);
    let command = Arguments::command().arg(flag("help", 'h', ArgAction::Help).global(true)).arg(version);
    let command = command.disable_help_subcommand(true).disable_version_flag(true).max_term_width(100);
    describe(command, "bamai", lang)
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).short(short).long(name).action(action)
}

fn describe(command: Command, path: &str, lang: Lang) -> Command {
    let subcommands: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let about = words(path).map_or("", |words| words(lang));
    let mut command = command
        .about(about)
        .long_about(None)
        .disable_help_flag(true)
        .help_template(say::help_template(lang))
        .subcommand_help_heading(say::commands(lang))
        .subcommand_value_name(placeholders::command(lang))
        .mut_args(|arg| {
            let words = words(&format!("{path}.{}", arg.get_id())).or_else(|| words(&format!(".{}", arg.get_id())));
            let heading = if arg.is_positional() { say::arguments(lang) } else { say::options(lang) };
            // What holds everywhere comes last.
            let order =
                GLOBAL.iter().position(|global| arg.get_id() == global).map(|at| at.saturating_add(GLOBAL_ORDER));
            let arg = arg.help(words.map_or("", |words| words(lang))).help_heading(heading);
            let called = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
            let called = called.and_then(|known| VALUES.iter().find(|(name, _)| *name == known));
            let arg = match called {
                Some((_, called)) => arg.value_name(called(lang)),
                None => arg,
            };
            match order {
                Some(order) => arg.display_order(order),
                None => arg,
            }
        });
    for name in subcommands {
        let sub_path = if path == "bamai" { name.clone() } else { format!("{path} {name}") };
        command = command.mut_subcommand(name, |sub| describe(sub, &sub_path, lang));
    }
    command
}

fn words(path: &str) -> Option<Words> {
    HELP.iter().find(|(known, _)| *known == path).map(|(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undescribed(command: &Command, found: &mut Vec<String>) {
        if command.get_about().is_none_or(|about| about.to_string().is_empty()) {
            found.push(command.get_name().to_owned());
        }
        for arg in command.get_arguments() {
            if arg.get_help().is_none_or(|help| help.to_string().is_empty()) {
                found.push(format!("{} {}", command.get_name(), arg.get_id()));
            }
        }
        command.get_subcommands().for_each(|sub| undescribed(sub, found));
    }

    #[test]
    fn every_command_and_argument_is_described() {
        for lang in Lang::ALL {
            let mut command = command(lang);
            command.build();
            let mut found = Vec::new();
            undescribed(&command, &mut found);
            assert_eq!(found, Vec::<String>::new());
        }
    }

    fn called(command: &Command, found: &mut Vec<String>) {
        let taking = command.get_arguments().filter(|arg| arg.get_action().takes_values());
        let names = taking.filter_map(Arg::get_value_names).flatten();
        found.extend(names.map(ToString::to_string));
        command.get_subcommands().for_each(|sub| called(sub, found));
    }

    #[test]
    fn every_value_is_called_something_in_the_language_of_the_page() {
        let mut found = Vec::new();
        called(&command(Lang::Zh), &mut found);
        let is_for_itself = |name: &str| name == "SHELL" || name.contains(char::is_lowercase);
        found.retain(|name| name.is_ascii() && !is_for_itself(name));
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn every_row_describes_something() {
        let rows: std::collections::BTreeSet<_> = HELP.iter().map(|(path, _)| path).collect();
        assert_eq!(rows.len(), HELP.len());
        command(Lang::Zh).debug_assert();
    }
}
