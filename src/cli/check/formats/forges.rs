//! GitHub's annotations and GitLab's code quality report.

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::{FxHashMap, FxHasher};
use serde_json::{Value, json};

use super::{Checked, slashed};
use crate::cli::output::Place;
use crate::rules::Severity;

/// Workflow commands: `::warning file=…,line=…::message`.
pub(super) fn github(checked: &[Checked]) -> String {
    let mut out = String::new();
    for it in checked {
        let file = property(&slashed(&it.source.name));
        for finding in &it.findings {
            let level = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Information | Severity::Hint => "notice",
            };
            let Place { line, column, end_line, end_column } = Place::new(&it.document, finding.range);
            // Columns over several lines are refused.
            let columns = if line == end_line {
                format!(",col={column},endColumn={end_column}")
            } else {
                String::new()
            };
            out.push_str(&format!(
                "::{level} file={file},line={line},endLine={end_line}{columns},title={}::{}\n",
                property(finding.code),
                escaped(&finding.message)
            ));
        }
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

/// An array of issues. The fingerprint does not hold the line, so that it stays when text is added above.
pub(super) fn gitlab(checked: &[Checked]) -> Vec<Value> {
    let mut seen: FxHashMap<u64, u64> = FxHashMap::default();
    let mut issues = Vec::new();
    for it in checked {
        let path = slashed(&it.source.name);
        for finding in &it.findings {
            let mut hasher = FxHasher::default();
            (&path, finding.code, &finding.message).hash(&mut hasher);
            let count = seen.entry(hasher.finish()).or_default();
            *count += 1;
            let fingerprint = format!("{:016x}-{count}", hasher.finish());
            issues.push(json!({
                "description": finding.message,
                "check_name": finding.code,
                "fingerprint": fingerprint,
                "severity": match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Information | Severity::Hint => "info",
                },
                "location": {
                    "path": path,
                    "lines": {"begin": Place::new(&it.document, finding.range).line},
                },
            }));
        }
    }
    issues
}
