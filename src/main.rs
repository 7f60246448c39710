//! Hands the arguments and the standard streams to the command line, and its exit code to the system.

use std::io::{BufWriter, stderr, stdin, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = BufWriter::new(stdout());
    ExitCode::from(bamai::cli::run(std::env::args_os().collect(), &mut stdin(), &mut out, &mut stderr()))
}
