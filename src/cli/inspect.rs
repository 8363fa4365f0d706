//! `resolution-ls inspect FILE`: all that is known of a resolution.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use crate::ide::{self, OutlineEntry};
use crate::resolution::{Document, FACTS};
use crate::rules;

use super::args::Format;
use super::output::{self, Place, Report};

#[derive(Serialize)]
struct Inspection {
    file: String,
    /// The symbols that the document declares for itself.
    symbols: Vec<String>,
    /// The facts of each resolution's masthead, title included, in words.
    masthead: Vec<(&'static str, String)>,
    footnotes: usize,
    outline: Vec<Entry>,
    links: Vec<Link>,
    findings: Vec<Report>,
}

#[derive(Serialize)]
struct Entry {
    name: String,
    kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    detail: String,
    #[serde(flatten)]
    place: Place,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<Entry>,
}

#[derive(Serialize)]
struct Link {
    text: String,
    url: String,
    tooltip: String,
    #[serde(flatten)]
    place: Place,
}

pub(super) fn run(file: &Path, format: Format) -> Result<ExitCode, String> {
    let inspection = inspect(file, &output::read(file)?);
    match format {
        Format::Json => output::json(&inspection)?,
        Format::Text => output::write(&text(&inspection))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn inspect(file: &Path, document: &Document) -> Inspection {
    let link = |it: ide::Link| Link {
        text: document.text().slice(it.range).split_whitespace().collect::<Vec<_>>().join(" "),
        url: it.url,
        tooltip: it.tooltip,
        place: Place::new(document, it.range),
    };
    Inspection {
        file: file.display().to_string(),
        symbols: document.symbols().iter().map(|it| it.to_string()).collect(),
        masthead: masthead(document),
        footnotes: document.units().iter().map(|it| it.resolution.notes.len()).sum(),
        outline: ide::outline(document).into_iter().map(|it| entry(document, it)).collect(),
        links: ide::links(document, &ide::Seen::of(document, &ide::Seen::default()))
            .into_iter()
            .map(link)
            .collect(),
        findings: rules::check(document).iter().map(|it| Report::new(file, document, it)).collect(),
    }
}

fn masthead(document: &Document) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    for resolution in document.units().iter().map(|it| &it.resolution).filter(|it| it.is_resolution()) {
        let masthead = &resolution.masthead;
        facts.extend(FACTS.iter().filter_map(|it| Some((it.name, (it.of)(masthead)?.text.clone()))));
        for item in &masthead.agenda {
            facts.push(("agenda item", item.label()));
            facts.extend(item.name.as_ref().map(|it| ("", it.text.clone())));
        }
        facts.extend(resolution.title.as_ref().map(|it| ("title", format!("{}. {}", it.number, it.text))));
    }
    facts
}

fn entry(document: &Document, it: OutlineEntry) -> Entry {
    Entry {
        place: Place::new(document, it.range),
        name: it.name,
        kind: format!("{:?}", it.kind).to_lowercase(),
        detail: it.detail,
        children: it.children.into_iter().map(|it| entry(document, it)).collect(),
    }
}

fn text(it: &Inspection) -> String {
    let mut out = String::new();
    let symbols = if it.symbols.is_empty() { "no symbol declared".to_owned() } else { it.symbols.join(", ") };
    line(&mut out, &format!("{}: {symbols}", it.file));
    for (what, words) in &it.masthead {
        line(&mut out, &format!("  {what:<14}{words}"));
    }
    line(&mut out, &format!("  {:<14}{}", "footnotes", it.footnotes));
    line(&mut out, "\nOutline");
    outline(&mut out, &it.outline, 1);
    line(&mut out, &format!("\nCitations ({})", it.links.len()));
    for link in &it.links {
        line(
            &mut out,
            &format!("  {:>4}:{:<4} {}  {}", link.place.line, link.place.column, link.text, link.url),
        );
    }
    line(&mut out, &format!("\nFindings ({})", it.findings.len()));
    for finding in &it.findings {
        let Place { line: at, column, .. } = finding.place;
        line(
            &mut out,
            &format!("  {at:>4}:{column:<4} {}: {} [{}]", finding.severity, finding.message, finding.code),
        );
    }
    out
}

fn outline(out: &mut String, entries: &[Entry], depth: usize) {
    for entry in entries {
        line(out, &format!("{:depth$}{:>4}  {}", "", entry.place.line, entry.name, depth = depth * 2));
        outline(out, &entry.children, depth + 1);
    }
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{text}");
}
