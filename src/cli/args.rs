//! The commands and their arguments as clap reads them; what is said of them stands in `help`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

use crate::domain::checklist::Size;
use crate::domain::office::cohort::Split;
use crate::domain::records::{Conflict, Control, Duty, FindingGrade, Owner, Progress, Strength};
use crate::lang::Lang;
use crate::report::formats::FORMATS;
use crate::report::kinds::KINDS;
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

fn known_lang() -> impl TypedValueParser<Value = Lang> {
    let codes = PossibleValuesParser::new(Lang::ALL.map(Lang::code));
    codes.map(|code| Lang::from_code(&code).unwrap_or_default())
}

fn known_format() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name()))
}

fn known_kind() -> PossibleValuesParser {
    PossibleValuesParser::new(KINDS.iter().map(|kind| kind.name))
}

fn known_split() -> impl TypedValueParser<Value = Split> {
    let codes = PossibleValuesParser::new(Split::ALL.map(Split::code));
    codes.try_map(|code| Split::ALL.into_iter().find(|split| split.code() == code).ok_or("size|discipline|level"))
}

fn read_metrics(name: &str) -> Result<Metrics, String> {
    match name {
        "narrow" => Ok(Metrics::Narrow),
        "wide" => Ok(Metrics::Wide),
        _ => Err("narrow|wide".to_owned()),
    }
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
pub(super) struct Completions {
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// A shell whose command line can be completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
}

#[derive(Debug, Args)]
pub(super) struct Walk {
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    #[arg(long, value_name = "ITEM")]
    pub from: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct WhatIf {
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
pub(super) struct Compare {
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
pub(super) struct Dashboard {
    #[arg(long, value_name = "SPLITS", value_delimiter = ',', value_parser = known_split())]
    pub by: Vec<Split>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Classes {
    #[arg(value_name = "CLASS")]
    pub class: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Match {
    #[arg(value_name = "CODE")]
    pub code: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Json {
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct List {
    #[arg(long, conflicts_with_all = ["format", "output"])]
    pub json: bool,
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(["csv", "xlsx", "json"]))]
    pub format: Option<String>,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub output: Option<PathBuf>,
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
pub(super) struct Import {
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
pub(super) struct Society {
    #[arg(value_name = "CODE", required = true)]
    pub code: Option<String>,
    #[arg(long)]
    pub json: bool,
    #[command(subcommand)]
    pub verb: Option<SocietyVerb>,
}

#[derive(Debug, Subcommand)]
pub(super) enum SocietyVerb {
    Add(SocietyAdd),
}

#[derive(Debug, Args)]
pub(super) struct SocietyAdd {
    #[arg(value_name = "CODE")]
    pub code: String,
    #[arg(value_name = "NAME")]
    pub name: String,
}

#[derive(Debug, Args)]
pub(super) struct Start {
    #[arg(value_name = "CODE")]
    pub code: String,
    #[arg(long, value_name = "FILE")]
    pub checklist: Option<PathBuf>,
    #[arg(long)]
    pub core: bool,
}

#[derive(Debug, Args)]
pub(super) struct Answer {
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
pub(super) struct Clear {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "ITEM")]
    pub item: String,
}

#[derive(Debug, Args)]
pub(super) struct Evidence {
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
pub(super) struct Claims {
    #[arg(long, value_name = "yes|no", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = read_claim)]
    pub confirmed: Option<bool>,
    #[arg(long, value_name = "yes|no", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = read_claim)]
    pub contradicted: Option<bool>,
    #[arg(long, value_name = "yes|no", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = read_claim)]
    pub picked: Option<bool>,
}

fn read_claim(word: &str) -> Result<bool, String> {
    match word {
        "yes" | "是" => Ok(true),
        "no" | "否" => Ok(false),
        _ => Err("yes|no".to_owned()),
    }
}

#[derive(Debug, Args)]
pub(super) struct Sample {
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
pub(super) struct Team {
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

fn known_duty() -> impl TypedValueParser<Value = Duty> {
    PossibleValuesParser::new(Duty::ALL.map(Duty::code)).map(|code| Duty::from_code(&code).unwrap_or_default())
}

fn known_conflict() -> impl TypedValueParser<Value = Conflict> {
    let codes = PossibleValuesParser::new(Conflict::ALL.map(Conflict::code));
    // Only the names of the table come through; one that bars is the safe side of any other.
    codes.map(|code| Conflict::from_code(&code).unwrap_or(Conflict::Other))
}

#[derive(Debug, Args)]
pub(super) struct Slot {
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
pub(super) struct Roster {
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
pub(super) struct SelfRating {
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
pub(super) struct Interview {
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
pub(super) struct Note {
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
pub(super) struct Link {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "ITEM")]
    pub item: String,
    #[arg(value_name = "REF")]
    pub evidence: String,
}

#[derive(Debug, Args)]
pub(super) struct Overrule {
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
pub(super) struct Apply {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub partial: bool,
}

#[derive(Debug, Args)]
pub(super) struct Reopen {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub why: String,
}

#[derive(Debug, Args)]
pub(super) struct Report {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, value_name = "FORMAT", default_value = "md", hide_default_value = true, value_parser = known_format())]
    pub format: String,
    #[arg(long, value_name = "KIND", default_value = "report", hide_default_value = true, value_parser = known_kind())]
    pub kind: String,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    #[arg(long)]
    pub deep: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Backup {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub replace: bool,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    #[arg(long, required = true)]
    pub jsonl: bool,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Restricted {
    #[arg(long, value_name = "DIR")]
    pub files: Option<PathBuf>,
}

/// Reads the codes of a table, and `none`.
fn code_or_none<T: Clone + Send + Sync + 'static>(
    codes: impl IntoIterator<Item = &'static str>,
    read: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = Given<T>> {
    let codes: Vec<&'static str> = codes.into_iter().chain(["none"]).collect();
    PossibleValuesParser::new(codes).map(move |code| read(&code).map_or(Given::None, Given::Is))
}

/// Reads the codes of a table. Only those come through, so what stands for others is never used.
fn code_of<T: Clone + Default + Send + Sync + 'static>(
    codes: impl IntoIterator<Item = &'static str>,
    read: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    let codes: Vec<&'static str> = codes.into_iter().collect();
    PossibleValuesParser::new(codes).map(move |code| read(&code).unwrap_or_default())
}

fn size_of(code: &str) -> Option<Size> {
    Size::ALL.into_iter().find(|size| size.code() == code)
}

fn yes_or_no(code: &str) -> Option<bool> {
    match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// Something given, or that there is to be none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given<T> {
    Is(T),
    None,
}

impl<T> Given<T> {
    /// Returns what was given.
    pub fn option(self) -> Option<T> {
        match self {
            Self::Is(given) => Some(given),
            Self::None => None,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Finding {
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
pub(super) struct Cause {
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
pub(super) struct Action {
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
pub(super) struct Actions {
    #[arg(long)]
    pub overdue: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Effort {
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
