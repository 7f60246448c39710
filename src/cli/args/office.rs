//! Arguments of the commands on the ledger and the office's view of it; knows nothing of an assessment but how one is begun.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use crate::cli::args::values::known_split;
use crate::domain::office::cohort::Split;

#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub partial: bool,
    #[arg(long, value_name = "HEADING=FIELD", allow_hyphen_values = true)]
    pub map: Vec<String>,
    #[arg(long)]
    pub plan: bool,
    #[arg(long, requires = "plan")]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(in crate::cli) struct Society {
    #[arg(value_name = "CODE", required = true)]
    pub code: Option<String>,
    #[arg(long)]
    pub json: bool,
    #[command(subcommand)]
    pub verb: Option<SocietyVerb>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum SocietyVerb {
    Add(SocietyAdd),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SocietyAdd {
    #[arg(value_name = "CODE")]
    pub code: String,
    #[arg(value_name = "NAME")]
    pub name: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Roster {
    #[arg(value_name = "CODE")]
    pub code: String,
    #[arg(value_name = "ROSTER")]
    pub roster: Option<String>,
    #[arg(long, value_name = "COL=VALUE", num_args = 1.., group = "deed", requires = "roster")]
    pub add: Vec<String>,
    #[arg(long, value_names = ["N", "COL=VALUE"], num_args = 2.., group = "deed", requires = "roster")]
    pub set: Vec<String>,
    #[arg(long, value_name = "N", group = "deed", requires = "roster")]
    pub remove: Option<usize>,
    #[arg(long, value_name = "FILE", group = "deed", requires = "roster")]
    pub import: Option<PathBuf>,
    #[arg(long, requires = "import")]
    pub replace: bool,
    #[arg(long, requires = "import")]
    pub partial: bool,
    #[arg(long, group = "deed", requires = "roster")]
    pub csv: bool,
    #[arg(long, group = "deed")]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    #[arg(long, conflicts_with_all = ["format", "output"])]
    pub json: bool,
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(["csv", "xlsx", "json"]))]
    pub format: Option<String>,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Start {
    #[arg(value_name = "CODE")]
    pub code: String,
    #[arg(long, value_name = "FILE")]
    pub checklist: Option<PathBuf>,
    #[arg(long)]
    pub core: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Actions {
    #[arg(long)]
    pub overdue: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Dashboard {
    #[arg(long, value_name = "SPLITS", value_delimiter = ',', value_parser = known_split())]
    pub by: Vec<Split>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Classes {
    #[arg(value_name = "CLASS")]
    pub class: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Match {
    #[arg(value_name = "CODE")]
    pub code: String,
    #[arg(long)]
    pub json: bool,
}
