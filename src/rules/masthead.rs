//! The masthead agrees with the title.

use super::{Context, Findings, Rule, Severity};
use crate::un::{Organ, session};

pub(super) const TITLE_NUMBER: Rule = Rule {
    code: "title-number-mismatch",
    severity: Severity::Error,
    summary: "The title's number belongs to another session than the masthead says.",
    source: "observed in official documents (0 of 339)",
};

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let (Some(title), Some(line)) = (&resolution.title, &resolution.masthead.session) else { return };
    if !matches!(resolution.organ(), Some(Organ::GeneralAssembly | Organ::HumanRightsCouncil)) {
        return;
    }
    let words = line.text.to_lowercase();
    let Some(named) = words.strip_suffix(" session").and_then(session::ordinal) else { return };
    let Some(number) = title.number.split('/').next().and_then(|it| it.parse::<u32>().ok()) else { return };
    if number == named {
        return;
    }
    let message = format!(
        "The title’s number {} is of session {number}, the masthead says “{}”. Correct one of them.",
        title.number, line.text
    );
    let digits = number.to_string().len() as u32;
    let head = title.number_range.start..title.number_range.start + digits;
    out.report(&TITLE_NUMBER, title.number_range.clone(), message)
        .related(line.range.clone(), "the session")
        .fix(format!("Change the number to {named}/…"), vec![(head, named.to_string())]);
}
