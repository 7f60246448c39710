//! Arguments of the commands on what an assessment comes to: comparisons, causes, actions, the report; knows nothing of answering.

use std::path::PathBuf;

use clap::Args;

use crate::cli::args::values::{Given, code_of, code_or_none, known_format, known_kind, size_of, yes_or_no};
use crate::domain::checklist::Size;
use crate::domain::records::{Control, FindingGrade, Owner, Progress, Strength};

#[derive(Debug, Args)]
pub(in crate::cli) struct WhatIf {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "ITEM=LEVEL")]
    pub levels: Vec<String>,
    #[arg(long, value_name = "AXIS", conflicts_with = "levels")]
    pub lift: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Compare {
    #[arg(value_name = "CODE|ID")]
    pub one: String,
    #[arg(value_name = "ID")]
    pub other: Option<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Finding {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "ITEM")]
    pub item: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "item", allow_hyphen_values = true)]
    pub effect: Option<String>,
    #[arg(long, value_name = "GRADE", requires = "item", value_parser = code_or_none(FindingGrade::ALL.map(FindingGrade::code), FindingGrade::from_code))]
    pub grade: Option<Given<FindingGrade>>,
    #[arg(long, value_name = "TEXT", requires = "item", allow_hyphen_values = true)]
    pub why: Option<String>,
    #[arg(long, requires = "item", conflicts_with_all = ["effect", "grade", "why"])]
    pub remove: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Cause {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "N")]
    pub number: Option<u32>,
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub says: Option<String>,
    #[arg(long, value_name = "CONTROL", value_parser = code_of(Control::ALL.map(Control::code), Control::from_code))]
    pub control: Option<Control>,
    #[arg(long = "lead", value_name = "ITEM=TEXT")]
    pub leads: Vec<String>,
    #[arg(long = "unlead", value_name = "ITEM", requires = "number")]
    pub unleads: Vec<String>,
    #[arg(long = "why", value_name = "TEXT", allow_hyphen_values = true)]
    pub whys: Vec<String>,
    #[arg(long, value_name = "SIZE", value_parser = code_or_none(Size::ALL.map(Size::code), size_of))]
    pub effort: Option<Given<Size>>,
    #[arg(long, value_name = "yes|no|none", hide_possible_values = true, value_parser = code_or_none(["yes", "no"], yes_or_no))]
    pub crux: Option<Given<bool>>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub reason: Option<String>,
    #[arg(long, requires = "number", conflicts_with_all = ["kind", "says", "control", "leads", "unleads", "whys", "effort", "crux", "reason"])]
    pub remove: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Effort {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "ITEM")]
    pub item: Option<String>,
    #[arg(value_name = "SIZES", conflicts_with = "reset")]
    pub sizes: Option<String>,
    #[arg(long, requires = "item")]
    pub reset: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Action {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "N")]
    pub number: Option<u32>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub what: Option<String>,
    #[arg(long, value_name = "N")]
    pub cause: Option<String>,
    #[arg(long = "item", id = "items", value_name = "ITEM")]
    pub items: Vec<String>,
    #[arg(long, value_name = "STRENGTH", value_parser = code_of(Strength::ALL.map(Strength::code), Strength::from_code))]
    pub strength: Option<Strength>,
    #[arg(long, value_name = "OWNER", value_parser = code_of(Owner::ALL.map(Owner::code), Owner::from_code))]
    pub owner: Option<Owner>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub who: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub support: Option<String>,
    #[arg(long = "measure", id = "measures", value_name = "ITEM=LEVEL")]
    pub measures: Vec<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub proof: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub check: Option<String>,
    #[arg(long, value_name = "STATE", value_parser = code_of(Progress::ALL.map(Progress::code), Progress::from_code))]
    pub state: Option<Progress>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub found: Option<String>,
    #[arg(long, requires = "number", conflicts_with_all = ["what", "cause", "items", "strength", "owner", "who", "due", "support", "measures", "proof", "check", "state", "found"])]
    pub remove: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Report {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, value_name = "FORMAT", default_value = "md", hide_default_value = true, value_parser = known_format())]
    pub format: String,
    #[arg(long, value_name = "KIND", default_value = "report", hide_default_value = true, value_parser = known_kind())]
    pub kind: String,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
