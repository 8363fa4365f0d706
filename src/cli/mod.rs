//! The same layers from a shell.

mod args;
mod check;
mod format;
mod inspect;
mod output;

use std::process::ExitCode;

pub use args::{Args, Command, Format};
pub use format::FormatArgs;

/// Runs a command; 0 where all is well, 1 where there are findings, 2 where it could not run.
pub fn run(command: &Command) -> ExitCode {
    let done = match command {
        Command::Inspect { file, format } => inspect::run(file, *format),
        Command::Check { paths, format } => check::run(paths, *format),
        Command::Format(args) => format::run(args),
    };
    match done {
        Ok(code) => code,
        Err(message) => {
            output::error(&message);
            ExitCode::from(2)
        }
    }
}
