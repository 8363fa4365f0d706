//! An opening phrase: which part it belongs to, and the form that is due in its row.

use std::fmt::Write as _;

use crate::ide::seen;
use crate::resolution::{ElementKind, Resolution};
use crate::un::{Lang, phrases};

/// What an opening phrase is, and its place in the row of its repetitions.
pub(super) fn words(lang: Lang, resolution: &Resolution, index: usize, lead: &str) -> Option<String> {
    let (operative, kind) = match resolution.elements.get(index)?.kind {
        ElementKind::Recital => (false, "Preambular phrase: a reason, not numbered"),
        ElementKind::Paragraph(_) => (true, "Operative phrase: an act"),
        _ => return None,
    };
    let mut text = match lead {
        "" => format!("{kind}."),
        lead => format!("**{lead}**\n\n{kind}."),
    };
    let row = seen::row(resolution, index, lang);
    let place = row.iter().position(|it| *it == index).unwrap_or(0);
    if place > 0 {
        let _ = write!(text, "\n\nNumber {} of its row", place + 1);
        let style = phrases::style(lang);
        let opening = resolution.joined(resolution.elements.get(index)?);
        let organ = resolution.organ();
        if let Some((phrase, ..)) = style.opening(opening.text.trim_start(), operative, organ)
            && let Some(form) = style.form(phrase, operative, place % 3, organ)
        {
            let only = if phrase.addressed { ", where the addressee is the same" } else { "" };
            let _ = write!(text, ": “{form}” is due here{only}");
        }
        text.push('.');
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use crate::ide::hover;
    use crate::ide::testing::NoLibrary;
    use crate::resolution::Document;
    use crate::text::size;

    /// What is said of the paragraph that begins with the word behind `$0`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let at = text.find("$0").unwrap();
        let document = Document::parse(&text.replace("$0", ""));
        let shown = hover(&document, size(at), &NoLibrary).map(|it| it.markdown.replace("\n\n", " | "));
        assert_eq!(shown.as_deref(), Some(expected));
    }

    #[test]
    fn a_phrase_of_several_words_is_one() {
        check(
            "The General Assembly,\n\n$0Taking note with appreciation of the report,\n\n1. *Decides* so.\n",
            "**Taking note with appreciation of** | Preambular phrase: a reason, not numbered.",
        );
        check(
            "The General Assembly,\n\nNoting it,\n\n1. $0Calls upon all States to act.\n",
            "**Calls upon** | Operative phrase: an act.",
        );
        check(
            "大会，\n\n$0回顾其第70/1号决议，\n\n1. 决定采取行动。\n",
            "**回顾** | Preambular phrase: a reason, not numbered.",
        );
    }

    #[test]
    fn the_form_that_is_due_is_told_in_each_language() {
        let row = |text: &str, form: &str, lead: &str, only: &str| {
            let said = format!(
                "**{lead}** | Preambular phrase: a reason, not numbered. | Number 2 of its row: “{form}” is due here{only}."
            );
            check(text, &said);
        };
        row(
            "The General Assembly,\n\nRecalling it,\n\n$0Recalling also that,\n\n1. *Decides* so.\n",
            "Recalling also",
            "Recalling also",
            "",
        );
        row(
            "L’Assemblée générale,\n\nRappelant ceci,\n\n$0Rappelant cela,\n\n1. *Décide* d’agir.\n",
            "Rappelant également",
            "Rappelant",
            "",
        );
        row("大会，\n\n回顾其决定，\n\n$0又回顾其决议，\n\n1. 决定采取行动。\n", "又回顾", "又回顾", "");
        check(
            "The General Assembly,\n\nNoting it,\n\n1. *Requests* States to act;\n\n2. $0*Requests* the Council to act.\n",
            "**Requests** | Operative phrase: an act. | Number 2 of its row: “Also requests” is due here, where the addressee is the same.",
        );
    }

    #[test]
    fn other_phrases_are_no_row() {
        check(
            "The General Assembly,\n\nTaking into account the plan,\n\n$0Taking note of the report,\n\n1. *Decides* so.\n",
            "**Taking note of** | Preambular phrase: a reason, not numbered.",
        );
    }
}
