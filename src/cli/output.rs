//! Writing to the terminal, and reading what is to be written about.

use std::io::{self, Write as _};
use std::path::Path;

use serde::Serialize;

use crate::resolution::Document;
use crate::rules::{Finding, Severity};
use crate::text::{Encoding, Position, TextRange};
use crate::workspace::config::Configuration;

/// Writes to standard output; a reader that went away (`| head`) is no error.
pub(super) fn write(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}

pub(super) fn json(value: &impl Serialize) -> Result<(), String> {
    let mut text = serde_json::to_string_pretty(value).map_err(|it| it.to_string())?;
    text.push('\n');
    write(&text)
}

pub(super) fn error(message: &str) {
    // Nothing is left to be done where standard error is gone too.
    let _ = writeln!(io::stderr().lock(), "resolution-ls: {message}");
}

/// Reads a file that somebody named, in the language that the nearest configuration says.
pub(super) fn read(path: &Path) -> Result<Document, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        format!("{}: not UTF-8 (byte {})", path.display(), error.utf8_error().valid_up_to())
    })?;
    let place = std::path::absolute(path).ok();
    let language = Configuration::default().of(place.as_deref()).language();
    Ok(Document::parse(&text).in_language(language))
}

/// A place as people count: from 1, in characters.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Place {
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) end_line: u32,
    pub(super) end_column: u32,
}

impl Place {
    pub(super) fn new(document: &Document, range: TextRange) -> Self {
        let at = |offset| {
            let Position { line, character } = document.text().position(offset, Encoding::Utf32);
            (line + 1, character + 1)
        };
        let ((line, column), (end_line, end_column)) = (at(range.start()), at(range.end()));
        Self { line, column, end_line, end_column }
    }
}

/// A finding for machines.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) file: String,
    pub(super) code: &'static str,
    pub(super) severity: &'static str,
    pub(super) message: String,
    #[serde(flatten)]
    pub(super) place: Place,
    pub(super) fixes: Vec<String>,
}

impl Report {
    pub(super) fn new(path: &Path, document: &Document, finding: &Finding) -> Self {
        Self {
            file: path.display().to_string(),
            code: finding.code,
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Information => "information",
                Severity::Hint => "hint",
            },
            message: finding.message.clone(),
            place: Place::new(document, finding.range),
            fixes: finding.fixes.iter().map(|it| it.title.clone()).collect(),
        }
    }

    /// `file:line:column: severity: message [code]`, which editors and terminals can jump to.
    pub(super) fn line(&self) -> String {
        let Self { file, severity, message, code, .. } = self;
        let Place { line, column, .. } = self.place;
        format!("{file}:{line}:{column}: {severity}: {message} [{code}]\n")
    }
}
