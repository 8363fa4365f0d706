//! The same layers from a shell.

mod args;
mod check;
mod cite;
mod compare;
mod explain;
mod format;
mod graph;
mod index;
mod inspect;
mod output;
mod parallel;
mod precedents;
mod search;

use std::process::ExitCode;

pub use args::{Args, Command, Format};
pub use check::{CheckArgs, CheckFormat, Color};
pub use cite::CiteArgs;
pub use compare::{CompareArgs, CompareFormat};
pub use format::FormatArgs;
pub use graph::{GraphArgs, GraphFormat};
pub use index::IndexArgs;
pub use parallel::{ParallelArgs, ParallelFormat};
pub use precedents::PrecedentsArgs;
pub use search::SearchArgs;

/// Runs a command; 0 where all is well, 1 where there are findings, 2 where it could not run.
pub fn run(command: &Command) -> ExitCode {
    let done = match command {
        Command::Inspect { file, format } => inspect::run(file, *format),
        Command::Check(args) => check::run(args),
        Command::Explain { code } => explain::explain(code),
        Command::Rules { format } => explain::list(*format),
        Command::Completions { shell } => completions(*shell),
        Command::Format(args) => format::run(args),
        Command::Graph(args) => graph::run(args),
        Command::Index(args) => index::run(args),
        Command::Cite(args) => cite::run(args),
        Command::Precedents(args) => precedents::run(args),
        Command::Compare(args) => compare::run(args),
        Command::Parallel(args) => parallel::run(args),
        Command::Search(args) => search::run(args),
    };
    match done {
        Ok(code) => code,
        Err(message) => {
            output::error(&message);
            ExitCode::from(2)
        }
    }
}

fn completions(shell: clap_complete::Shell) -> Result<ExitCode, String> {
    use clap::CommandFactory as _;
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), env!("CARGO_PKG_NAME"), &mut script);
    output::write(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
