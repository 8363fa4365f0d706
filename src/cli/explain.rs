//! `resolution-ls explain CODE` and `resolution-ls rules`.

use std::process::ExitCode;

use serde::Serialize;

use super::args::Format;
use super::output;
use crate::rules::{self, FixKind, RULES, Rule, Severity};

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
    let Rule { code, summary, why, source, bad, good, .. } = rule;
    let severity = name(rule.severity);
    let silent = if rule.on { "" } else { " (reports only where it is switched on)" };
    let fix = match rule.fix {
        FixKind::None => "none, since what is right cannot be known",
        FixKind::Safe => "yes, and the meaning stays; `check --fix` applies it",
        FixKind::Unsafe => "yes, but look at it",
    };
    format!(
        "# {code}\n\n{summary}\n\n{why}\n\n- Severity: {severity}{silent}\n- Fix: {fix}\n- Source: {source}\n\n\
         Instead of\n\n{}\nwrite\n\n{}",
        indented(bad),
        indented(good)
    )
}

/// An example as Markdown shows source, so that its own markup stays as it is.
fn indented(example: &str) -> String {
    let line = |it: &str| if it.is_empty() { "\n".to_owned() } else { format!("    {it}\n") };
    example.lines().map(line).collect()
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
