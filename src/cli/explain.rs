//! `resolution-ls explain CODE` and `resolution-ls rules`.

use std::process::ExitCode;

use serde::Serialize;

use super::args::Format;
use super::output;
use crate::rules::{self, RULES, Rule, Severity};

/// Prints what is known of a rule.
pub(super) fn explain(code: &str) -> Result<ExitCode, String> {
    let Some(rule) = rules::rule(code) else {
        let nearest = rules::nearest_code(code).map(|it| format!("; did you mean ‘{it}’?"));
        let list = "; `resolution-ls rules` lists all".to_owned();
        return Err(format!("no rule ‘{code}’{}", nearest.unwrap_or(list)));
    };
    output::write(&page(rule))?;
    Ok(ExitCode::SUCCESS)
}

fn page(rule: &Rule) -> String {
    let Rule { code, summary, source, .. } = rule;
    format!("# {code}\n\n{summary}\n\n- Severity: {}\n- Source: {source}\n", name(rule.severity))
}

/// Lists the rules.
pub(super) fn list(format: Format) -> Result<ExitCode, String> {
    #[derive(Serialize)]
    struct Row {
        code: &'static str,
        severity: &'static str,
        summary: &'static str,
        source: &'static str,
    }
    let row = |it: &Rule| Row {
        code: it.code,
        severity: name(it.severity),
        summary: it.summary,
        source: it.source,
    };
    match format {
        Format::Json => output::json(&RULES.iter().map(row).collect::<Vec<_>>())?,
        Format::Text => {
            let line = |it: &Rule| format!("{:<24} {:<12} {}\n", it.code, name(it.severity), it.summary);
            output::write(&RULES.iter().map(line).collect::<String>())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "information",
        Severity::Hint => "hint",
    }
}
