//! Hands the arguments and the standard streams to the command line, and its exit code to the system.

use std::io::{BufWriter, stderr, stdin, stdout};
use std::process::ExitCode;

use bamai::cli::guarded::Guarded;

fn main() -> ExitCode {
    let mut out = BufWriter::new(Guarded::new(stdout()));
    let mut err = Guarded::new(stderr());
    ExitCode::from(bamai::cli::run(std::env::args_os().collect(), &mut stdin(), &mut out, &mut err))
}
