//! The name of an agenda item, held against the name that other documents of the session have for it.

use super::{Asked, Findings, FixKind, Rule, Severity};

pub(in crate::rules) const NAME: Rule = Rule {
    code: "agenda-item-name",
    severity: Severity::Information,
    on: true,
    summary: "An agenda item has another name than in other documents of its session.",
    why: "The agenda gives each item one name; lists are made by it, and a number that was mistaken shows in it.",
    source: "the resolutions and catalogues of the library; 1 of 193 items in official documents, which has the name of the sub-item alone",
    bad: "General Assembly\n\nAgenda item 20 (c)\n\nSustainable development: disaster reduction\n\n72/9. Lakes\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.\n",
    good: "General Assembly\n\nAgenda item 20 (c)\n\nSustainable development: disaster risk reduction\n\n72/9. Lakes\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.\n",
    fix: FixKind::Unsafe,
};

/// Reports items of the masthead with a name that no other document of the session has for them.
pub(super) fn check(asked: &Asked<'_>, out: &mut Findings) {
    let resolution = asked.resolution;
    let Some(title) = resolution.title.as_ref().filter(|it| it.number.contains('/')) else { return };
    for item in &resolution.masthead.agenda {
        let Some(name) = &item.name else { continue };
        let label = item.label();
        let names = asked.others.item_names(resolution.organ(), &title.number, &label, asked.lang);
        let own = letters(&name.text);
        // Of a sub-item the short name, without that of its item, is usual too.
        let same = |other: &str| {
            let other = letters(other);
            other.ends_with(&own) || own.ends_with(&other)
        };
        let Some((due, sum)) = names.iter().max_by_key(|it| it.1) else { continue };
        if own.is_empty() || names.iter().any(|it| same(&it.0)) {
            continue;
        }
        let message = format!(
            "Agenda item {label} is named “{due}” in {sum} other document(s) of the session. Correct the name or the number."
        );
        out.report(&NAME, name.range.clone(), message)
            .fix(format!("Write “{due}”"), vec![(name.range.clone(), due.to_string())]);
    }
}

/// Letters and digits in small letters: what a name is compared by.
fn letters(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
