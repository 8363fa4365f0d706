//! `resolution-ls format PATH…`

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::{Map, Value, json};
use similar::TextDiff;

use crate::ide::{self, FormatOptions};
use crate::resolution::Document;
use crate::un::Lang;
use crate::workspace;
use crate::workspace::config::Configuration;

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
    #[arg(long, value_parser = ["keep", "asterisk", "underscore"])]
    emphasis: Option<String>,
    /// How footnotes are marked.
    #[arg(long, value_parser = ["keep", "superscript", "caret"])]
    footnotes: Option<String>,
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
    #[arg(long, value_parser = ["keep", "plain", "non-breaking"])]
    blanks: Option<String>,
}

impl FormatArgs {
    /// The keys that the command line sets; they go before those of a file.
    fn keys(&self) -> Value {
        let mut keys = Map::new();
        keys.extend(self.width.map(|it| ("width".to_owned(), it.into())));
        for (key, value) in
            [("emphasis", &self.emphasis), ("footnotes", &self.footnotes), ("blanks", &self.blanks)]
        {
            keys.extend(value.as_ref().map(|it| (key.to_owned(), it.as_str().into())));
        }
        for (key, set) in
            [("notes-at-end", self.notes_at_end), ("join-pages", self.join_pages), ("link", self.link)]
        {
            keys.extend(set.then(|| (key.to_owned(), true.into())));
        }
        json!({ "format": keys })
    }

    /// The rules for a file.
    fn options(&self, configuration: &mut Configuration, file: Option<&Path>) -> FormatOptions {
        let configured = configuration.of(file).config.format.options();
        if !self.clean_up {
            return configured;
        }
        let clean = configured.clean();
        FormatOptions {
            footnotes: if self.footnotes.is_some() { configured.footnotes } else { clean.footnotes },
            blanks: if self.blanks.is_some() { configured.blanks } else { clean.blanks },
            ..clean
        }
    }
}

pub(super) fn run(args: &FormatArgs) -> Result<ExitCode, String> {
    let mut configuration = Configuration::of_command(args.keys(), None, true);
    let mut changed = 0_usize;
    let mut failed = false;
    for path in &args.paths {
        if path == Path::new("-") {
            let options = args.options(&mut configuration, None);
            let language = configuration.of(None).language();
            changed += usize::from(standard_input(args, &options, language)?);
            continue;
        }
        let metadata = std::fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let named = !metadata.is_dir();
        let files = if named { vec![path.clone()] } else { workspace::walk(path)? };
        for file in files {
            let whole = std::path::absolute(&file).unwrap_or_else(|_| file.clone());
            let options = args.options(&mut configuration, Some(&whole));
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
    for fault in configuration.faults() {
        output::error(&fault.to_string());
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
fn standard_input(
    args: &FormatArgs,
    options: &FormatOptions,
    language: Option<Lang>,
) -> Result<bool, String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| format!("standard input: {error}"))?;
    let (before, after) = formatted(&Document::parse(&text).in_language(language), options);
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
