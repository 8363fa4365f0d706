//! `resolution-ls format PATH…`

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use similar::TextDiff;

use crate::ide::{self, Blanks, Emphasis, Footnotes, FormatOptions, Width};
use crate::resolution::Document;
use crate::workspace;

use super::output;

/// What to format, and how; `docs/formatting.md` explains the rules.
#[derive(Debug, Args)]
pub struct FormatArgs {
    /// Files, and folders to look through for .txt, .md and .resolution files; `-` is standard input.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Change nothing; name what would change, and end with 1 where there is any.
    #[arg(long)]
    check: bool,
    /// Change nothing; show what would change, and end with 1 where there is any.
    #[arg(long)]
    diff: bool,
    /// Make clean Markdown of a PDF's text: pages joined, notes as `[^1]` at the end, citations linked.
    #[arg(long)]
    clean_up: bool,
    /// Lines of at most so many characters; without it a paragraph is one line.
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    width: Option<u16>,
    /// The sign round emphasized words.
    #[arg(long, value_enum, default_value_t = Sign::Asterisk)]
    emphasis: Sign,
    /// How footnotes are marked.
    #[arg(long, value_enum)]
    footnotes: Option<Marks>,
    /// Put notes at the end of their resolution.
    #[arg(long)]
    notes_at_end: bool,
    /// Join what a page break cut.
    #[arg(long)]
    join_pages: bool,
    /// Link citations to their official addresses.
    #[arg(long)]
    link: bool,
    /// What becomes of non-breaking blanks.
    #[arg(long, value_enum, default_value_t = Spaces::Keep)]
    blanks: Spaces,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sign {
    Keep,
    Asterisk,
    Underscore,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Marks {
    Keep,
    Superscript,
    Caret,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Spaces {
    Keep,
    Plain,
    NonBreaking,
}

impl FormatArgs {
    fn options(&self) -> FormatOptions {
        let base = FormatOptions::default();
        let base = if self.clean_up { base.clean() } else { base };
        FormatOptions {
            width: self.width.map_or(Width::None, Width::Columns),
            emphasis: match self.emphasis {
                Sign::Keep => Emphasis::Keep,
                Sign::Asterisk => Emphasis::Asterisk,
                Sign::Underscore => Emphasis::Underscore,
            },
            footnotes: match self.footnotes {
                None => base.footnotes,
                Some(Marks::Keep) => Footnotes::Keep,
                Some(Marks::Superscript) => Footnotes::Superscript,
                Some(Marks::Caret) => Footnotes::Caret,
            },
            blanks: match self.blanks {
                Spaces::Keep => base.blanks,
                Spaces::Plain => Blanks::Plain,
                Spaces::NonBreaking => Blanks::NonBreaking,
            },
            notes_at_end: base.notes_at_end || self.notes_at_end,
            join_pages: base.join_pages || self.join_pages,
            link: base.link || self.link,
            ..base
        }
    }
}

pub(super) fn run(args: &FormatArgs) -> Result<ExitCode, String> {
    let options = args.options();
    let mut changed = 0_usize;
    let mut failed = false;
    for path in &args.paths {
        if path == Path::new("-") {
            changed += usize::from(standard_input(args, &options)?);
            continue;
        }
        let metadata = std::fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let named = !metadata.is_dir();
        let files = if named { vec![path.clone()] } else { workspace::walk(path)? };
        for file in files {
            match one(&file, named, args, &options) {
                Ok(true) => changed += 1,
                Ok(false) => {}
                Err(message) => {
                    // The other files are still worth formatting.
                    output::error(&message);
                    failed = true;
                }
            }
        }
    }
    let dry = args.check || args.diff;
    Ok(ExitCode::from(match (failed, dry && changed > 0) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    }))
}

/// Formats a file; whether it changes.
fn one(file: &Path, named: bool, args: &FormatArgs, options: &FormatOptions) -> Result<bool, String> {
    let document = output::read(file)?;
    if !named && !document.is_resolution() {
        return Ok(false);
    }
    let (before, after) = formatted(&document, options);
    if before == after {
        return Ok(false);
    }
    let name = file.display().to_string();
    if args.diff {
        output::write(&difference(&name, &before, &after))?;
    } else if args.check {
        output::write(&format!("{name}: would be formatted\n"))?;
    } else {
        std::fs::write(file, after).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(true)
}

/// Standard input goes to standard output.
fn standard_input(args: &FormatArgs, options: &FormatOptions) -> Result<bool, String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| format!("standard input: {error}"))?;
    let (before, after) = formatted(&Document::parse(&text), options);
    if args.diff {
        output::write(&difference("-", &before, &after))?;
    } else if !args.check {
        output::write(&after)?;
    }
    Ok(before != after)
}

fn formatted(document: &Document, options: &FormatOptions) -> (String, String) {
    let before = document.text().to_string();
    let after = ide::apply(&before, &ide::format(document, options, None));
    (before, after)
}

fn difference(name: &str, before: &str, after: &str) -> String {
    TextDiff::from_lines(before, after).unified_diff().context_radius(2).header(name, name).to_string()
}
