//! `resolution-ls search PHRASE --library DIR`: the paragraphs that hold a phrase.

use std::process::ExitCode;

use serde::Serialize;

use super::args::Format;
use super::output;
use super::precedents::Library;
use crate::precedent::Phrase;

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
    let phrase =
        Phrase::of(&args.phrase).ok_or_else(|| format!("`{}` holds no word to look for", args.phrase))?;
    let mut hits = Vec::new();
    for source in args.library.read()? {
        for paragraph in &source.paragraphs {
            hits.extend(phrase.around(&paragraph.text).map(|words| Hit {
                symbol: source.origin.symbol.as_ref().map(ToString::to_string),
                path: source.origin.path.display().to_string(),
                part: paragraph.part.name(),
                number: paragraph.number.map(|it| it.to_string()),
                start: paragraph.range.start,
                end: paragraph.range.end,
                words,
            }));
        }
    }
    match args.format {
        Format::Json => output::json(&hits)?,
        Format::Text => output::write(&hits.iter().map(line).collect::<String>())?,
    }
    Ok(ExitCode::from(u8::from(hits.is_empty())))
}

fn line(it: &Hit) -> String {
    let symbol = it.symbol.as_deref().unwrap_or(&it.path);
    let place = it.number.as_ref().map_or_else(|| it.part.to_owned(), |it| format!("para. {it}"));
    format!("{symbol}, {place}: {}\n", it.words)
}
