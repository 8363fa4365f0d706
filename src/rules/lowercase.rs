//! Paragraphs of a language that begins them with a small letter, as Russian does, have a capital.

use super::{Context, Findings, leads};
use crate::resolution::ElementKind;
use crate::un::lang::Script;
use crate::un::phrases;

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    // Other scripts than these two have no capitals.
    let cased = matches!(cx.lang.tables().script, Script::Latin | Script::Cyrillic);
    if phrases::style(cx.lang).capital || !cased {
        return;
    }
    let resolution = cx.resolution;
    // How many paragraphs of each part begin with a small letter, and which with a capital: declarations and drafts
    // may have it throughout.
    let (mut small, mut capital) = ([0, 0], [Vec::new(), Vec::new()]);
    for (element, facts) in resolution.elements.iter().zip(cx.facts) {
        let part = match element.kind {
            ElementKind::Recital => 0,
            ElementKind::Paragraph(Some(_)) => 1,
            _ => continue,
        };
        let Some(piece) = element.pieces.first() else { continue };
        let Some(prose) = resolution.prose(*piece) else { continue };
        match prose.text.chars().next() {
            Some(first) if first.is_lowercase() => small[part] += 1,
            // A name may begin what a page cut leaves: only known phrases are told of.
            Some(first) if first.is_uppercase() => {
                if let Some(opening) = facts.opening {
                    capital[part].push((*piece, opening.length));
                }
            }
            _ => {}
        }
    }
    for (count, found) in small.into_iter().zip(capital) {
        for (piece, length) in found.iter().filter(|_| found.len() < count) {
            let what = "has a capital, the other paragraphs have none";
            leads::recased(resolution, *piece, *length, phrases::lowered, what, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::resolution::Document;
    use crate::rules::check;

    #[test]
    fn russian_paragraphs_begin_with_a_small_letter() {
        for (second, expected) in [("Просит представить", 1), ("просит представить", 0)]
        {
            let text = format!(
                "Генеральная Ассамблея,\n\nссылаясь на план,\n\n1. *призывает* все государства к сотрудничеству;\n\n2. *призывает также* к помощи;\n\n3. {second} доклад.\n"
            );
            let found = check(&Document::parse(&text));
            assert_eq!(found.iter().filter(|it| it.code == "capital-first").count(), expected, "{second}");
        }
    }

    #[test]
    fn a_text_may_have_capitals_throughout() {
        let text =
            "Генеральная Ассамблея,\n\n1. *Призывает* к сотрудничеству;\n\n2. *Просит* представить доклад.\n";
        let found = check(&Document::parse(text));
        assert_eq!(found.iter().filter(|it| it.code == "capital-first").count(), 0);
    }
}
