//! `resolution-ls compare OLD NEW`: what changed; 0 where nothing did, 1 where something did.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use clap::builder::styling::{AnsiColor, Style};
use serde_json::{Value, json};

use super::check::Color;
use super::output;
use crate::compare::{self, Cited, Comparison, Passage, PieceKind};
use crate::resolution::Document;

/// What is compared, and how it is told.
#[derive(Debug, clap::Args)]
pub struct CompareArgs {
    /// The earlier text.
    old: PathBuf,
    /// The later text.
    new: PathBuf,
    /// For a terminal, a document, a browser or a program.
    #[arg(long, value_enum, default_value_t)]
    format: CompareFormat,
    /// Whether a terminal gets colours.
    #[arg(long, value_enum, default_value_t)]
    color: Color,
}

/// How a comparison is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For a terminal: deleted words red, inserted ones green; without colours in brackets.
    #[default]
    Text,
    /// Markdown: ~~deleted~~ and **inserted**.
    Markdown,
    /// A page that stands for itself.
    Html,
    /// For a program.
    Json,
}

pub(super) fn run(args: &CompareArgs) -> Result<ExitCode, String> {
    let (old, new) = (output::read(&args.old)?, output::read(&args.new)?);
    for (path, document) in [(&args.old, &old), (&args.new, &new)] {
        if !document.is_resolution() {
            return Err(format!(
                "{}: no resolution is in it, so that there is nothing to compare",
                path.display()
            ));
        }
    }
    let comparison = Comparison::of(&old, &new);
    let (before, after) = (name(&args.old, &old), name(&args.new, &new));
    match args.format {
        CompareFormat::Text => {
            output::write(&terminal(&comparison, &before, &after, args.color.is_on(true)))?;
        }
        CompareFormat::Markdown => output::write(&compare::markdown(&comparison, &before, &after))?,
        CompareFormat::Html => {
            output::write(&compare::html(&comparison, &before, &after, new.lang().code()))?;
        }
        CompareFormat::Json => output::json(&machine(&comparison))?,
    }
    Ok(ExitCode::from(u8::from(comparison.is_different())))
}

fn name(path: &std::path::Path, document: &Document) -> String {
    document.symbols().first().map_or_else(|| path.display().to_string(), ToString::to_string)
}

fn terminal(comparison: &Comparison, old: &str, new: &str, colored: bool) -> String {
    let style = |style: Style| if colored { style } else { Style::new() };
    let (bold, red, green) = (
        style(Style::new().bold()),
        style(AnsiColor::Red.on_default().strikethrough()),
        style(AnsiColor::Green.on_default().bold()),
    );
    let mut text = format!("{bold}{old} → {new}{bold:#}\n");
    for row in comparison.rows.iter().filter(|it| it.is_different()) {
        let _ = write!(text, "\n{bold}{}{bold:#}\n", compare::heading(comparison, row));
        for piece in &row.words {
            let words = piece.text.trim_end();
            let blanks = piece.text.get(words.len()..).unwrap_or_default();
            let _ = match piece.kind {
                PieceKind::Same => write!(text, "{words}{blanks}"),
                PieceKind::Deleted if colored => write!(text, "{red}{words}{red:#}{blanks}"),
                PieceKind::Inserted if colored => write!(text, "{green}{words}{green:#}{blanks}"),
                PieceKind::Deleted => write!(text, "[-{words}-]{blanks}"),
                PieceKind::Inserted => write!(text, "{{+{words}+}}{blanks}"),
            };
        }
        text.push('\n');
    }
    for (what, all) in
        [("No longer cited", &comparison.no_longer_cited), ("Newly cited", &comparison.newly_cited)]
    {
        let symbols: Vec<String> = all.iter().map(|it| it.symbol.to_string()).collect();
        if !symbols.is_empty() {
            let _ = write!(text, "\n{bold}{what}{bold:#}\n{}\n", symbols.join(", "));
        }
    }
    if !comparison.is_different() {
        text.push_str("\nNo difference.\n");
    }
    text
}

fn machine(comparison: &Comparison) -> Value {
    let side = |all: &[Passage], at: Option<usize>| {
        at.and_then(|it| all.get(it)).map(|it| {
            json!({
                "part": it.place.part(),
                "number": it.place.number(),
                "start": it.range.start,
                "end": it.range.end,
                "text": it.text,
            })
        })
    };
    let rows: Vec<Value> = comparison
        .rows
        .iter()
        .map(|row| {
            let words: Vec<Value> =
                row.words.iter().map(|it| json!({"kind": it.kind.name(), "text": it.text})).collect();
            json!({
                "change": row.change.name(),
                "moved": row.moved,
                "old": side(&comparison.old, row.old),
                "new": side(&comparison.new, row.new),
                "words": words,
            })
        })
        .collect();
    let cited = |all: &[Cited]| {
        let each = all
            .iter()
            .map(|it| json!({"symbol": it.symbol.to_string(), "start": it.range.start, "end": it.range.end}));
        each.collect::<Vec<_>>()
    };
    json!({
        "rows": rows,
        "citations": {"dropped": cited(&comparison.no_longer_cited), "added": cited(&comparison.newly_cited)},
    })
}
