//! The arguments of `check`.

use std::path::PathBuf;

use clap::ValueEnum;

/// What `check` looks at and how it says what it found.
#[derive(Debug, Clone, clap::Args)]
pub struct CheckArgs {
    /// Files, folders to look through for .txt, .md and .resolution files, globs, and `-` for standard input.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Neither use nor write what is kept of folders for the next time.
    #[arg(long)]
    pub no_cache: bool,
    /// How findings are shown: `human` where a terminal reads, else `concise`.
    #[arg(long, value_enum)]
    pub format: Option<CheckFormat>,
    /// Mend what can be mended without changing the meaning; of standard input the mended text is printed.
    #[arg(long)]
    pub fix: bool,
    /// Mend also where the meaning may change.
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Show what --fix would change, and change nothing.
    #[arg(long)]
    pub diff: bool,
    /// The rules that report, by code or family, `default` or `all`; in place of the configuration's.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub select: Option<Vec<String>>,
    /// Rules that do not report, by code or family; beside the configuration's.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Count the findings of each rule in place of showing them.
    #[arg(long)]
    pub statistics: bool,
    /// Exit with 0 though there are findings.
    #[arg(long)]
    pub exit_zero: bool,
    /// Check again whenever a file changes.
    #[arg(long)]
    pub watch: bool,
    /// The configuration for all files, in place of the nearest resolution-ls.toml.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Read no configuration.
    #[arg(long)]
    pub no_config: bool,
    /// Write to a file in place of standard output.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The name that standard input goes by, for messages and for finding its configuration.
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<PathBuf>,
    /// Whether `human` is coloured; `auto` also heeds NO_COLOR and CLICOLOR_FORCE.
    #[arg(long, value_enum, default_value_t)]
    pub color: Color,
}

/// How `check` shows findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// The source with what is wrong underlined.
    Human,
    /// One line each, which editors and terminals can jump to.
    #[value(alias = "text")]
    Concise,
    /// An array.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// JUnit's XML.
    Junit,
}

/// Whether output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
#[allow(missing_docs, reason = "the option's text says it")]
pub enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether what goes to a terminal (or to a file, where not) is coloured.
    pub(in crate::cli) fn is_on(self, to_terminal: bool) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                to_terminal
                    && anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
            }
        }
    }
}
