//! Arguments of the commands on an assessment under way, from answers to interviews and the team; knows nothing of what they come to.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;
use clap::builder::OsStringValueParser;

use crate::cli::args::values::{known_conflict, known_duty, read_claim};
use crate::domain::records::{Conflict, Duty};

#[derive(Debug, Args)]
pub(in crate::cli) struct Walk {
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    #[arg(long, value_name = "ITEM")]
    pub from: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Answer {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "ITEM")]
    pub item: String,
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    pub value: String,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub reason: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub remark: Option<String>,
    #[arg(long, value_name = "REF")]
    pub evidence: Vec<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Clear {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "ITEM")]
    pub item: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Evidence {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "N", conflicts_with = "kind")]
    pub number: Option<u32>,
    #[arg(long, value_name = "KIND", requires = "title")]
    pub kind: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "kind", allow_hyphen_values = true)]
    pub title: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub kept_at: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub author: Option<String>,
    #[command(flatten)]
    pub claims: Claims,
    #[arg(long, value_name = "PATH", value_parser = OsStringValueParser::new())]
    pub file: Option<OsString>,
    #[arg(long)]
    pub json: bool,
}

/// What can be claimed of a piece of evidence; each may be taken back with `=no`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Claims {
    #[arg(long, value_name = "yes|no", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = read_claim)]
    pub confirmed: Option<bool>,
    #[arg(long, value_name = "yes|no", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = read_claim)]
    pub contradicted: Option<bool>,
    #[arg(long, value_name = "yes|no", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = read_claim)]
    pub picked: Option<bool>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Interview {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub person: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub place: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub others: Option<String>,
    #[arg(long = "trait", id = "trait", value_name = "TRAIT")]
    pub traits: Vec<String>,
    #[arg(long, value_name = "N")]
    pub number: Option<u32>,
    #[arg(long, requires = "number", conflicts_with_all = ["role", "person", "place", "others", "trait"])]
    pub remove: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Note {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "INTERVIEW", conflicts_with = "line")]
    pub interview: Option<u32>,
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    pub said: Option<String>,
    #[arg(long, value_name = "N")]
    pub line: Option<u32>,
    #[arg(long, value_name = "ITEM")]
    pub on: Vec<String>,
    #[arg(long, value_name = "ITEM", requires = "line")]
    pub off: Vec<String>,
    #[arg(long, value_name = "TEXT", requires = "line", allow_hyphen_values = true)]
    pub text: Option<String>,
    #[arg(long, requires = "line", conflicts_with_all = ["on", "off", "text"])]
    pub remove: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Link {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "ITEM")]
    pub item: String,
    #[arg(value_name = "REF")]
    pub evidence: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Overrule {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "CHECK")]
    pub check: String,
    #[arg(value_name = "ITEM")]
    pub item: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub why: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Sample {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "FILE", requires = "of")]
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "TEXT", requires = "file", requires = "n", allow_hyphen_values = true)]
    pub of: Option<String>,
    #[arg(long, value_name = "N", requires = "file")]
    pub n: Option<usize>,
    #[arg(long, value_name = "TEXT", requires = "file", allow_hyphen_values = true)]
    pub seed: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Team {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "NAME")]
    pub name: String,
    #[arg(long, value_name = "DUTY", value_parser = known_duty())]
    pub duty: Option<Duty>,
    #[arg(long, value_name = "WHAT", value_parser = known_conflict())]
    pub declares: Option<Conflict>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub words: Option<String>,
    #[arg(long, conflicts_with_all = ["duty", "declares", "words"])]
    pub remove: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Slot {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "N")]
    pub number: Option<u32>,
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub time: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub what: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub who: Option<String>,
    #[arg(long, requires = "number", conflicts_with_all = ["time", "what", "who"])]
    pub remove: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SelfRating {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "FILE|ITEM")]
    pub what: Option<String>,
    #[arg(value_name = "LEVEL", conflicts_with = "partial")]
    pub level: Option<String>,
    #[arg(long)]
    pub partial: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Apply {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub partial: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Reopen {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub why: String,
}
