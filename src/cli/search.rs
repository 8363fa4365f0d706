//! `resolution-ls search PHRASE --library DIR`: the paragraphs that hold a phrase.

use std::process::ExitCode;

use serde::Serialize;

use super::args::Format;
use super::output;
use super::precedents::Library;
use crate::precedent::Phrase;
use crate::workspace::{Passage, to_path};

/// What is looked for, and where.
#[derive(Debug, clap::Args)]
pub struct SearchArgs {
    /// Words as they follow each other; case, punctuation and dashes do not matter.
    phrase: String,
    #[command(flatten)]
    library: Library,
    /// For eyes or for machines.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Neither use nor write what earlier runs and servers have read.
    #[arg(long)]
    no_cache: bool,
}

#[derive(Serialize)]
struct Hit {
    symbol: Option<String>,
    path: String,
    part: &'static str,
    number: Option<String>,
    /// Bytes of the file that the paragraph takes.
    start: u32,
    end: u32,
    /// The phrase and some words on either side.
    words: String,
}

pub(super) fn run(args: &SearchArgs) -> Result<ExitCode, String> {
    if Phrase::of(&args.phrase).is_none() {
        return Err(format!("`{}` holds no word to look for", args.phrase));
    }
    // Where nothing is kept, looking through the texts is quicker than an index of them.
    let workspace = args.library.read(None, !args.no_cache, !args.no_cache)?;
    let found = workspace.passages(&args.phrase, usize::MAX);
    let hits: Vec<Hit> = found.into_iter().filter_map(hit).collect();
    match args.format {
        Format::Json => output::json(&hits)?,
        Format::Text => output::write(&hits.iter().map(line).collect::<String>())?,
    }
    Ok(ExitCode::from(u8::from(hits.is_empty())))
}

fn hit(it: Passage) -> Option<Hit> {
    Some(Hit {
        symbol: it.symbol.as_ref().map(ToString::to_string),
        path: to_path(&it.document)?.display().to_string(),
        part: it.part.name(),
        number: it.number.map(|it| it.to_string()),
        start: it.span.offset,
        end: it.span.offset + it.span.len,
        words: it.words,
    })
}

fn line(it: &Hit) -> String {
    let symbol = it.symbol.as_deref().unwrap_or(&it.path);
    let place = it.number.as_ref().map_or_else(|| it.part.to_owned(), |it| format!("para. {it}"));
    format!("{symbol}, {place}: {}\n", it.words)
}
