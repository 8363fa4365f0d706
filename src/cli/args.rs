//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::server::Channel;

use super::check::CheckArgs;
use super::format::FormatArgs;
use super::{CiteArgs, CompareArgs, GraphArgs, IndexArgs, ParallelArgs, PrecedentsArgs, SearchArgs};

const EXAMPLES: &str = "\
Examples:
  resolution-ls                                  serve an editor over standard input and output
  resolution-ls inspect fixtures/A_RES_75_180.txt
  resolution-ls check resolutions/ draft.md      0: clean, 1: findings, 2: could not run
  resolution-ls format --diff draft.md           show what formatting would change
  resolution-ls check --fix draft.md             mend what keeps the meaning; --diff shows it first
  resolution-ls check --format json . | jq '.[].code'
  resolution-ls explain footnote-order

Environment:
  RESOLUTION_LS_LOG   what is logged, e.g. debug, or resolution_ls::server=trace; --log-level goes before it";

/// A language server for resolutions of the United Nations.
#[derive(Debug, Parser)]
#[command(version, about, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Args {
    /// What to do; without it, serve an editor.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Serve over standard input and output (the default).
    #[arg(long, conflicts_with_all = ["socket", "pipe"])]
    pub stdio: bool,

    /// Serve over a port of this machine that the client listens at.
    #[arg(long, value_name = "PORT", conflicts_with = "pipe")]
    pub socket: Option<u16>,

    /// Serve over a Unix domain socket (or named pipe) that the client listens at.
    #[arg(long, value_name = "PATH")]
    pub pipe: Option<PathBuf>,

    /// Neither use nor write what is kept of folders for the next start.
    #[arg(long)]
    pub no_cache: bool,

    /// What is logged to standard error: off, error, warn, info, debug, trace.
    #[arg(long, value_name = "LEVEL", value_parser = ["off", "error", "warn", "info", "debug", "trace"])]
    pub log_level: Option<String>,

    /// The client's process; accepted since clients pass it, and learned from `initialize` all the same.
    #[arg(long = "clientProcessId", value_name = "PID", hide = true)]
    pub client_process_id: Option<u32>,
}

impl Args {
    /// What the server speaks over.
    pub fn channel(&self) -> Channel {
        match (self.socket, &self.pipe) {
            (Some(port), _) => Channel::Socket(port),
            (None, Some(path)) => Channel::Pipe(path.clone()),
            (None, None) => Channel::Stdio,
        }
    }
}

/// What to do from a shell.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show all that is known of a resolution.
    Inspect {
        /// The file to read.
        file: PathBuf,
        /// For eyes or for machines.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Report findings.
    Check(CheckArgs),
    /// Say what a rule looks for, and where it comes from.
    Explain {
        /// The rule's code.
        code: String,
    },
    /// List the rules.
    Rules {
        /// For eyes or for machines.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Print a script that completes the command line.
    Completions {
        /// The shell that reads it.
        shell: clap_complete::Shell,
    },
    /// Format files in place; words never change.
    Format(FormatArgs),
    /// Export who cites whom.
    Graph(GraphArgs),
    /// Show what is known of folders, and how long reading them took.
    Index(IndexArgs),
    /// List who cites a document: 0 where someone does, 1 where nobody does.
    Cite(CiteArgs),
    /// Show where each paragraph of a draft was adopted before.
    Precedents(PrecedentsArgs),
    /// List the paragraphs that hold a phrase: 0 where there are any, 1 where there are none.
    Search(SearchArgs),
    /// Show what changed from one resolution to another: 0 where nothing did, 1 where something did.
    Compare(CompareArgs),
    /// Show a resolution in several languages, side by side.
    Parallel(ParallelArgs),
}

/// Whom the output is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// A terminal.
    #[default]
    Text,
    /// A program.
    Json,
}
