//! The ways to show findings: one file each.

mod forges;
mod human;
mod junit;
mod sarif;

use std::collections::BTreeMap;
use std::io::IsTerminal as _;

use serde::Serialize;

use super::args::{CheckArgs, CheckFormat};
use super::{Checked, slashed};
use crate::cli::output::Report;
use crate::rules;

/// What is taken where no format is asked for.
pub(super) fn usual(args: &CheckArgs) -> CheckFormat {
    if args.output.is_none() && std::io::stdout().is_terminal() {
        CheckFormat::Human
    } else {
        CheckFormat::Concise
    }
}

/// The findings of all files in a format.
pub(super) fn show(format: CheckFormat, args: &CheckArgs, checked: &[Checked]) -> Result<String, String> {
    match format {
        CheckFormat::Human => Ok(human::show(args, checked)),
        CheckFormat::Concise => Ok(reports(checked).map(|it| it.line()).collect()),
        CheckFormat::Json => pretty(&reports(checked).collect::<Vec<_>>()),
        CheckFormat::Sarif => pretty(&sarif::log(checked)),
        CheckFormat::Github => Ok(forges::github(checked)),
        CheckFormat::Gitlab => pretty(&forges::gitlab(checked)),
        CheckFormat::Junit => junit::show(checked),
    }
}

fn reports(checked: &[Checked]) -> impl Iterator<Item = Report> {
    checked
        .iter()
        .flat_map(|it| it.findings.iter().map(|finding| Report::new(&it.source.name, &it.document, finding)))
}

/// The counts of each rule: how many findings, how many of them `--fix` mends.
pub(super) fn statistics(
    format: CheckFormat,
    counts: &BTreeMap<&'static str, (usize, usize)>,
) -> Result<String, String> {
    #[derive(Serialize)]
    struct Count {
        code: &'static str,
        count: usize,
        fixable: usize,
        summary: &'static str,
    }
    let summary = |code| rules::rule(code).map_or("", |it| it.summary);
    let mut rows: Vec<Count> = counts
        .iter()
        .map(|(code, (count, fixable))| Count {
            code,
            count: *count,
            fixable: *fixable,
            summary: summary(code),
        })
        .collect();
    rows.sort_by(|a, b| b.count.cmp(&a.count).then(a.code.cmp(b.code)));
    if format == CheckFormat::Json {
        return pretty(&rows);
    }
    let line = |it: &Count| {
        let mark = if it.fixable > 0 { '*' } else { ' ' };
        format!("{:>6} {mark} {:<26} {}\n", it.count, it.code, it.summary)
    };
    Ok(rows.iter().map(line).collect())
}

fn pretty(value: &impl Serialize) -> Result<String, String> {
    let mut text = serde_json::to_string_pretty(value).map_err(|it| it.to_string())?;
    text.push('\n');
    Ok(text)
}
