//! The commands and their arguments as clap reads them; what is said of them stands in `help`.
//!
//! What only one command takes stands with those that act on the same: the ledger, an assessment under way, what it comes to, files and
//! the store.

mod keeping;
mod office;
mod outcome;
mod values;
mod visit;

pub(super) use keeping::{Backup, Check, Completions, Export, Restore, Restricted, Shell, Verify};
pub(super) use office::{
    Actions, Classes, Dashboard, Import, List, Match, Roster, Society, SocietyAdd, SocietyVerb, Start,
};
pub(super) use outcome::{Action, Cause, Compare, Effort, Finding, Report, WhatIf};
pub(super) use visit::{
    Answer, Apply, Claims, Clear, Evidence, Interview, Link, Note, Overrule, Reopen, Sample, SelfRating, Slot, Team,
    Walk,
};

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::cli::args::values::{known_lang, read_metrics};
use crate::lang::Lang;
use crate::ui::text::Metrics;

#[derive(Debug, Default, Parser)]
#[command(name = "bamai", version)]
pub(super) struct Arguments {
    #[arg(long, global = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LANG", value_parser = known_lang())]
    pub lang: Option<Lang>,
    #[arg(long = "as", id = "as", global = true, value_name = "NAME")]
    pub actor: Option<String>,
    #[arg(long, global = true, value_name = "narrow|wide", value_parser = read_metrics)]
    pub ambiguous: Option<Metrics>,
    #[arg(long, global = true)]
    pub ascii: bool,
    #[arg(long, global = true, conflicts_with = "no_sync")]
    pub sync: bool,
    #[arg(long, global = true)]
    pub no_sync: bool,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// The commands, in the order help lists them.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Demo,
    Import(Import),
    Society(Society),
    Roster(Roster),
    List(List),
    Start(Start),
    Walk(Walk),
    Answer(Answer),
    Clear(Clear),
    Undo(Id),
    Redo(Id),
    Evidence(Box<Evidence>),
    Interview(Interview),
    Note(Note),
    Link(Link),
    Unlink(Link),
    Overrule(Overrule),
    Sample(Sample),
    Visit(IdJson),
    Team(Team),
    Slot(Slot),
    SelfRating(SelfRating),
    Apply(Apply),
    Answers(IdFormat),
    Problems(IdJson),
    Submit(Id),
    Reopen(Reopen),
    Diagnose(IdJson),
    WhatIf(WhatIf),
    Compare(Compare),
    Finding(Finding),
    Cause(Box<Cause>),
    Effort(Effort),
    Action(Box<Action>),
    Actions(Actions),
    Report(Report),
    Dashboard(Dashboard),
    Classes(Classes),
    Match(Match),
    Log(IdFormat),
    Check(Check),
    Checklist(Json),
    Verify(Verify),
    Backup(Backup),
    Restore(Restore),
    Export(Export),
    Restricted(Restricted),
    Doctor(Json),
    Completions(Completions),
    Man,
}

#[derive(Debug, Args)]
pub(super) struct Id {
    #[arg(value_name = "ID")]
    pub id: String,
}

#[derive(Debug, Args)]
pub(super) struct IdJson {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct IdFormat {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Json {
    #[arg(long)]
    pub json: bool,
}
