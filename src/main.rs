//! The binary: parse arguments, hand over to the command line or the server.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;
use resolution_ls::{cli, server};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let args = cli::Args::parse();
    log(args.log_level.as_deref());
    if let Some(command) = &args.command {
        return cli::run(command);
    }
    match server::run(&args.channel(), !args.no_cache) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            // Nothing is left to be done where standard error is gone too.
            let _ = writeln!(std::io::stderr().lock(), "resolution-ls: {:?}: {error}", args.channel());
            ExitCode::from(2)
        }
    }
}

/// Logs to standard error, which clients show; standard output is the protocol's.
fn log(level: Option<&str>) {
    let wanted = level.map(str::to_owned).or_else(|| std::env::var("RESOLUTION_LS_LOG").ok());
    let filter =
        EnvFilter::try_new(wanted.as_deref().unwrap_or("warn")).unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
        .with_env_filter(filter)
        .init();
}
