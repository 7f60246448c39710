//! Arguments of the commands on files, the store as a whole and the program itself; knows nothing of what is kept in them.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Verify {
    #[arg(long)]
    pub deep: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Backup {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Restore {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub replace: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    #[arg(long, required = true)]
    pub jsonl: bool,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Restricted {
    #[arg(long, value_name = "DIR")]
    pub files: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Completions {
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// A shell whose command line can be completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::cli) enum Shell {
    Bash,
    Zsh,
    Fish,
}
