//! `resolution-ls check PATH…`

use std::path::PathBuf;
use std::process::ExitCode;

use crate::rules;
use crate::workspace;

use super::args::Format;
use super::output::{self, Report};

pub(super) fn run(paths: &[PathBuf], format: Format) -> Result<ExitCode, String> {
    let mut reports = Vec::new();
    let mut failed = false;
    for path in paths {
        let metadata = std::fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let named = !metadata.is_dir();
        let files = if named { vec![path.clone()] } else { workspace::walk(path)? };
        for file in files {
            let document = match output::read(&file) {
                Ok(document) => document,
                Err(message) => {
                    // The other files are still worth the reading.
                    output::error(&message);
                    failed = true;
                    continue;
                }
            };
            if named || document.is_resolution() {
                reports.extend(rules::check(&document).iter().map(|it| Report::new(&file, &document, it)));
            }
        }
    }
    match format {
        Format::Json => output::json(&reports)?,
        Format::Text => output::write(&reports.iter().map(Report::line).collect::<String>())?,
    }
    Ok(ExitCode::from(match (failed, reports.is_empty()) {
        (true, _) => 2,
        (false, false) => 1,
        (false, true) => 0,
    }))
}
