//! `resolution-ls cite SYMBOL PATH…`: who cites a document.

use std::process::ExitCode;

use serde::Serialize;

use crate::citation::{self, Symbol};
use crate::text::Encoding;
use crate::workspace::key;

use super::args::Format;
use super::index::Folders;
use super::output;

/// What is looked for, and where.
#[derive(Debug, clap::Args)]
pub struct CiteArgs {
    /// A symbol or a number: A/RES/70/1, 70/1, "1325 (2000)".
    symbol: String,
    #[command(flatten)]
    folders: Folders,
    /// For eyes or for machines.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Serialize)]
struct Citation {
    file: String,
    line: u32,
    column: u32,
    /// The resolution that cites.
    symbol: Option<String>,
    title: String,
    /// The paragraph that is named, the first where there are several.
    paragraph: Option<String>,
    /// The places that are named: `annex I, section II, paragraph 3 (a)`.
    places: Vec<String>,
}

pub(super) fn run(args: &CiteArgs) -> Result<ExitCode, String> {
    let CiteArgs { symbol, folders, format } = args;
    let symbol = Symbol::parse(symbol)
        .or_else(|| citation::declared(symbol, None))
        .ok_or_else(|| format!("`{symbol}` is no symbol; write A/RES/70/1, 70/1 or 1325 (2000)"))?;
    let index = folders.read()?.index;
    let sought = key(&symbol);
    let mut found = Vec::new();
    for file in index.citing(&symbol) {
        for entry in &file.summary.resolutions {
            if entry.symbol.as_ref().is_some_and(|it| key(it) == sought) {
                continue;
            }
            for cited in entry.citations.iter().filter(|it| key(&it.symbol) == sought) {
                let (start, _) = cited.span.positions(Encoding::Utf32);
                found.push(Citation {
                    file: file.path.display().to_string(),
                    line: start.line + 1,
                    column: start.character + 1,
                    symbol: entry.symbol.as_ref().map(ToString::to_string),
                    title: entry.title.to_string(),
                    paragraph: cited.pins.first().and_then(|it| Some(it.paragraph.as_ref()?.to_string())),
                    places: cited.pins.iter().map(ToString::to_string).collect(),
                });
            }
        }
    }
    match format {
        Format::Json => output::json(&found)?,
        Format::Text => output::write(&found.iter().map(line).collect::<String>())?,
    }
    Ok(ExitCode::from(u8::from(found.is_empty())))
}

fn line(it: &Citation) -> String {
    let places: String = it.places.iter().map(|it| format!(", {it}")).collect();
    let symbol = it.symbol.as_deref().unwrap_or("a draft");
    let Citation { file, line, column, title, .. } = it;
    format!("{file}:{line}:{column}: {symbol} {title}{places}\n")
}
