//! `resolution-ls parallel SYMBOL --languages en,fr PATH…`: a resolution in several languages, side by side.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use quick_xml::escape::escape;
use rayon::prelude::*;
use serde_json::{Value, json};

use super::output;
use crate::citation::{self, Symbol};
use crate::compare::{self, ParallelRow, Signs};
use crate::resolution::Document;
use crate::un::Lang;
use crate::workspace;

/// What is shown, and how.
#[derive(Debug, clap::Args)]
pub struct ParallelArgs {
    /// A symbol or a number: A/RES/70/1, 70/1, "1325 (2000)".
    symbol: String,
    /// The languages, the original first: en, fr, es, ru, zh, ar. Without it, all that are there.
    #[arg(long, value_delimiter = ',', value_parser = ["en", "fr", "es", "ru", "zh", "ar"])]
    languages: Vec<String>,
    /// Files and folders to look through.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How it is written.
    #[arg(long, value_enum, default_value_t)]
    format: ParallelFormat,
    /// List what the translations lack, and end with 1 where there is any.
    #[arg(long)]
    check: bool,
}

/// How texts are written side by side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ParallelFormat {
    /// A table in Markdown.
    #[default]
    Markdown,
    /// A page that stands for itself.
    Html,
    /// Translation Memory eXchange 1.4, for translators' tools.
    Tmx,
    /// For a program.
    Json,
}

pub(super) fn run(args: &ParallelArgs) -> Result<ExitCode, String> {
    let symbol = Symbol::parse(&args.symbol)
        .or_else(|| citation::declared(&args.symbol, None))
        .ok_or_else(|| format!("`{}` is no symbol; write A/RES/70/1, 70/1 or 1325 (2000)", args.symbol))?;
    let documents = texts(args, &symbol)?;
    if args.check {
        return check(&documents);
    }
    let each: Vec<&Document> = documents.iter().collect();
    let rows = compare::parallel(&each);
    let langs: Vec<Lang> = documents.iter().map(Document::lang).collect();
    match args.format {
        ParallelFormat::Markdown => output::write(&markdown(&rows, &langs))?,
        ParallelFormat::Html => output::write(&html(&rows, &langs, &symbol))?,
        ParallelFormat::Tmx => output::write(&tmx(&rows, &langs, &symbol))?,
        ParallelFormat::Json => output::json(&machine(&rows, &langs))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The texts of the resolution in the languages asked for, each once.
fn texts(args: &ParallelArgs, symbol: &Symbol) -> Result<Vec<Document>, String> {
    let mut files = Vec::new();
    for path in &args.paths {
        let path = path.canonicalize().map_err(|error| format!("{}: {error}", path.display()))?;
        if path.is_dir() { files.extend(workspace::walk(&path)?) } else { files.push(path) }
    }
    let mut found: Vec<Document> = files
        .par_iter()
        .filter_map(|it| Some(Document::parse(&workspace::read_text(it)?)))
        .filter(|it| it.symbols().iter().any(|it| it.same_document(symbol)))
        .collect();
    let named = |lang: Lang| args.languages.iter().position(|it| it == lang.code());
    if !args.languages.is_empty() {
        found.retain(|it| named(it.lang()).is_some());
    }
    found.sort_by_key(|it| (named(it.lang()), Lang::ALL.iter().position(|lang| *lang == it.lang())));
    found.dedup_by_key(|it| it.lang());
    if found.is_empty() {
        return Err(format!("{symbol} is in none of these files; name the folder that its texts lie in"));
    }
    let lacking = args.languages.iter().find(|code| found.iter().all(|it| it.lang().code() != *code));
    match lacking {
        Some(code) => {
            Err(format!("{symbol} is not there in `{code}`; leave the language out or add its text"))
        }
        None => Ok(found),
    }
}

fn check(documents: &[Document]) -> Result<ExitCode, String> {
    let Some((original, translations)) = documents.split_first() else { return Ok(ExitCode::SUCCESS) };
    let mut text = String::new();
    let all = |of: &Document| -> Vec<Signs> {
        let units = of.units().iter().filter(|it| it.resolution.is_resolution());
        units.flat_map(|it| compare::signs(&it.resolution, it.start.into(), of.lang())).collect()
    };
    let own = all(original);
    for translation in translations {
        for lack in compare::lacks(&own, &all(translation)) {
            let _ = writeln!(text, "{}: {lack}", translation.lang().code());
        }
    }
    output::write(&text)?;
    Ok(ExitCode::from(u8::from(!text.is_empty())))
}

fn text(row: &ParallelRow, column: usize) -> Option<&str> {
    Some(row.passages.get(column)?.as_ref()?.text.as_str())
}

fn markdown(rows: &[ParallelRow], langs: &[Lang]) -> String {
    let codes: Vec<&str> = langs.iter().map(|it| it.code()).collect();
    let mut table = format!("| | {} |\n|---|{}\n", codes.join(" | "), "---|".repeat(langs.len()));
    for row in rows {
        let _ = write!(table, "| {} |", row.place);
        for column in 0..langs.len() {
            let _ = write!(table, " {} |", text(row, column).unwrap_or_default().replace('|', "\\|"));
        }
        table.push('\n');
    }
    table
}

const STYLE: &str = "body{font:16px/1.5 Georgia,serif;margin:2rem}table{border-collapse:collapse;width:100%}\
td,th{vertical-align:top;text-align:start;padding:.4rem .6rem;border-top:1px solid #ccc}\
td:first-child,th{font:13px/1.8 sans-serif;color:#444;white-space:nowrap}@media print{tr{break-inside:avoid}}";

fn html(rows: &[ParallelRow], langs: &[Lang], symbol: &Symbol) -> String {
    let symbol = escape(symbol.to_string()).into_owned();
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{symbol}</title>\n<style>{STYLE}</style>\n<h1>{symbol}</h1>\n<table>\n<tr><th></th>"
    );
    for lang in langs {
        let _ = write!(page, "<th>{}</th>", lang.code());
    }
    page.push_str("</tr>\n");
    for row in rows {
        let _ = write!(page, "<tr><td>{}</td>", escape(row.place.to_string()));
        for (column, lang) in langs.iter().enumerate() {
            let direction = if *lang == Lang::Ar { " dir=\"rtl\"" } else { "" };
            let words = escape(text(row, column).unwrap_or_default());
            let _ = write!(page, "<td lang=\"{}\"{direction}>{words}</td>", lang.code());
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table>\n</html>\n");
    page
}

/// One unit a passage that stands in two languages at least.
fn tmx(rows: &[ParallelRow], langs: &[Lang], symbol: &Symbol) -> String {
    let source = langs.first().map_or("en", |it| it.code());
    let mut memory = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header creationtool=\"resolution-ls\" creationtoolversion=\"{}\" segtype=\"paragraph\" o-tmf=\"resolution-ls\" adminlang=\"en\" srclang=\"{source}\" datatype=\"plaintext\"/>\n<body>\n",
        env!("CARGO_PKG_VERSION")
    );
    let symbol = escape(symbol.to_string()).into_owned();
    for row in rows.iter().filter(|it| it.passages.iter().flatten().count() > 1) {
        let _ = writeln!(
            memory,
            "<tu><prop type=\"symbol\">{symbol}</prop><prop type=\"place\">{}</prop>",
            escape(row.place.to_string())
        );
        for (column, lang) in langs.iter().enumerate() {
            if let Some(words) = text(row, column) {
                let _ =
                    writeln!(memory, "<tuv xml:lang=\"{}\"><seg>{}</seg></tuv>", lang.code(), segment(words));
            }
        }
        memory.push_str("</tu>\n");
    }
    memory.push_str("</body>\n</tmx>\n");
    memory
}

/// Words as XML may have them: no control characters, which texts taken from a PDF have at times.
fn segment(words: &str) -> String {
    let allowed = |it: &char| !it.is_control() && !matches!(it, '\u{fffe}' | '\u{ffff}');
    escape(words.chars().filter(allowed).collect::<String>()).into_owned()
}

fn machine(rows: &[ParallelRow], langs: &[Lang]) -> Vec<Value> {
    let each = rows.iter().map(|row| {
        let texts: serde_json::Map<String, Value> = langs
            .iter()
            .enumerate()
            .map(|(column, lang)| {
                let passage = row.passages.get(column).and_then(Option::as_ref);
                let value =
                    passage.map(|it| json!({"start": it.range.start, "end": it.range.end, "text": it.text}));
                (lang.code().to_owned(), json!(value))
            })
            .collect();
        json!({"part": row.place.part(), "number": row.place.number(), "texts": texts})
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_memory_has_no_characters_that_xml_forbids() {
        assert_eq!(segment("rivers \u{1}& <lakes>\u{ffff}, 江河"), "rivers &amp; &lt;lakes&gt;, 江河");
    }
}
