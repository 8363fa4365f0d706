//! What a translation lacks that the English text at hand has. The last number tells of paragraphs: a gap before it is
//! found by the numbering.

use super::others::Others;
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::{ElementKind, Resolution};
use crate::un::Lang;

pub(super) const PARAGRAPH: Rule = Rule {
    code: "translation-paragraph",
    severity: Severity::Information,
    on: true,
    summary: "A translation ends before the last numbered paragraph of the English text.",
    why: "All official languages are equal: a paragraph that one of them lacks was not adopted in it.",
    source: "the English text of the same symbol, where it is at hand and has no annex; 1 of 430 official translations is told so",
    bad: "Assemblée générale\n\n72/3. Les cours d’eau\n\nL’Assemblée générale,\n\nNotant les mesures prises par les États pour la protection des cours d’eau,\n\n1. *Décide* de poursuivre l’examen de la question.",
    good: "Assemblée générale\n\n72/3. Les cours d’eau\n\nL’Assemblée générale,\n\nNotant les mesures prises par les États pour la protection des cours d’eau,\n\n1. *Décide* de poursuivre l’examen de la question ;\n\n2. *Prie* le Secrétaire général de faire rapport.",
    fix: FixKind::None,
};

/// Holds a resolution in `lang` against its English text.
pub(super) fn check(resolution: &Resolution, lang: Lang, others: &dyn Others, out: &mut Findings) {
    let Some(symbol) = resolution.symbol().filter(|_| lang != Lang::En) else { return };
    let numbers = resolution.elements.iter().filter_map(|it| match it.kind {
        ElementKind::Paragraph(number) => number,
        _ => None,
    });
    // Without numbers, as in short resolutions of one paragraph, nothing can be held against them.
    let Some(last) = numbers.max() else { return };
    let place = resolution.title.as_ref().map(|it| it.number_range.clone()).filter(|it| !it.is_empty());
    let number = || resolution.masthead.number.as_ref().map(|it| it.range.clone());
    let Some(place) = place.or_else(number) else { return };
    let english = others.told(&symbol, Lang::En).filter(|it| it.lang == Lang::En);
    if let Some(there) = english.and_then(|it| it.last_paragraph).filter(|it| *it > last) {
        let message = format!(
            "The English text of {symbol} ends with paragraph {there}, this one with paragraph {last}. Translate what is missing, or correct the numbers."
        );
        out.report(&PARAGRAPH, place, message);
    }
}
