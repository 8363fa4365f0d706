//! SARIF 2.1.0 (OASIS), as code scanning reads it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Checked, slashed};
use crate::cli::output::Place;
use crate::resolution::Document;
use crate::rules::{Finding, RULES, Severity};
use crate::text::TextRange;

/// What stands in a URI's path as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

pub(super) fn log(checked: &[Checked]) -> Value {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|it| {
            json!({
                "id": it.code,
                "shortDescription": {"text": it.summary},
                "help": {"text": format!("{} ({})", it.summary, it.source)},
                "defaultConfiguration": {"level": level(it.severity)},
            })
        })
        .collect();
    let results: Vec<Value> = checked
        .iter()
        .flat_map(|it| it.findings.iter().map(|finding| result(&uri(it), &it.document, finding)))
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// Relative as it was named, or a file's URI.
fn uri(it: &Checked) -> String {
    let path = slashed(&it.source.name);
    let encoded = utf8_percent_encode(path.trim_start_matches("./"), KEPT).to_string();
    if it.source.name.is_absolute() { format!("file://{encoded}") } else { encoded }
}

fn result(uri: &str, document: &Document, finding: &Finding) -> Value {
    let location =
        |range: TextRange| json!({"artifactLocation": {"uri": uri}, "region": region(document, range)});
    let mut result = json!({
        "ruleId": finding.code,
        "ruleIndex": RULES.iter().position(|it| it.code == finding.code),
        "level": level(finding.severity),
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": location(finding.range)}],
    });
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate().map(|(index, (range, message))| {
            json!({"id": index, "physicalLocation": location(*range), "message": {"text": message}})
        });
        result["relatedLocations"] = related.collect();
    }
    if !finding.fixes.is_empty() {
        let fixes = finding.fixes.iter().map(|fix| {
            let replacements: Vec<Value> = fix
                .edits
                .iter()
                .map(|(range, text)| json!({"deletedRegion": region(document, *range), "insertedContent": {"text": text}}))
                .collect();
            json!({
                "description": {"text": fix.title},
                "artifactChanges": [{"artifactLocation": {"uri": uri}, "replacements": replacements}],
            })
        });
        result["fixes"] = fixes.collect();
    }
    result
}

fn region(document: &Document, range: TextRange) -> Value {
    let Place { line, column, end_line, end_column } = Place::new(document, range);
    json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column})
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}
