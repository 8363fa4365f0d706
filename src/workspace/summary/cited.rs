//! What a resolution cites, and what its words say of it: that the resolution takes its place, or that both are of one
//! subject.

use serde::{Deserialize, Serialize};

use crate::citation::{Citation, Symbol};
use crate::ide::{Part, Pin, names_title};
use crate::resolution::{Document, ElementKind, Unit};
use crate::text::Span;
use crate::un::words;
use crate::un::{Lang, words::Citing};
use crate::workspace::wire;

/// A list of what is superseded, and what is said of it, is short: so many characters on either side are looked at.
const NEAR: usize = 80;
/// So many words before a citation tell whether it is what the clause is about.
const LEADING: usize = 3;
/// Ends of clauses.
const ENDS: [char; 6] = [';', '.', ':', '；', '。', '؛'];

/// A citation in a closed document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    /// What is cited.
    #[serde(with = "wire::symbol")]
    pub symbol: Symbol,
    /// Where.
    pub span: Span,
    /// The part that it stands in.
    pub part: Part,
    /// The places that it names in the cited document.
    pub pins: Box<[Pin]>,
    /// Whether the words say that the resolution takes the place of what is cited.
    pub supersedes: bool,
    /// Whether it is recalled on the subject of the resolution that cites it: “its previous resolutions on rivers,
    /// including resolution 74/2” in a resolution on rivers.
    pub same_subject: bool,
}

/// What a resolution cites, in order.
pub(super) fn citations(document: &Document, unit: &Unit) -> Box<[Cited]> {
    let (resolution, lang) = (&*unit.resolution, document.lang());
    let title = resolution.title.as_ref().map_or("", |it| it.text.trim());
    let mut part = Part::Masthead;
    let mut found = Vec::new();
    for element in &resolution.elements {
        let here = match element.kind {
            ElementKind::Note => Part::Note,
            ElementKind::Opening | ElementKind::Recital => {
                part = Part::Preamble;
                part
            }
            ElementKind::Paragraph(_) => {
                part = Part::Operative;
                part
            }
            ElementKind::Annex => {
                part = Part::Annex;
                part
            }
            _ => part,
        };
        let cited = resolution.citations(element, lang);
        if cited.is_empty() {
            continue;
        }
        let words = resolution.joined(element);
        let acts = matches!(element.kind, ElementKind::Paragraph(_) | ElementKind::Item(_));
        let recalls = matches!(element.kind, ElementKind::Recital) && !title.is_empty();
        let same_subject = if recalls { on_subject(&words.text, &cited, title) } else { Vec::new() };
        found.extend(cited.into_iter().enumerate().map(|(index, (range, citation))| Cited {
            supersedes: acts && citation.pinpoint.is_none() && supersedes(&words.text, &citation, lang),
            same_subject: same_subject.get(index).copied().unwrap_or_default(),
            span: Span::of(document.text(), unit.range(range)),
            part: here,
            pins: Pin::all(&citation).into(),
            symbol: citation.symbol,
        }));
    }
    found.into()
}

/// Of each citation of a recital whether it is one on a subject: all are where that is named before the first, else
/// those behind which it is named.
fn on_subject<R>(text: &str, cited: &[(R, Citation)], title: &str) -> Vec<bool> {
    let at = |index: usize| cited.get(index).map(|it| usize::from(it.1.range.start()));
    let names = |from: usize, to: Option<usize>| {
        text.get(from..to.unwrap_or(text.len())).is_some_and(|it| names_title(it, title))
    };
    let all = names(0, at(0));
    (0..cited.len()).map(|index| all || names(at(index).unwrap_or_default(), at(index + 1))).collect()
}

/// Whether the words around a citation say that the resolution takes the place of what is cited: `… supersedes
/// resolution 60/1`, `resolution 60/1 is superseded by the present resolution`.
fn supersedes(text: &str, citation: &Citation, lang: Lang) -> bool {
    let (start, end) = (citation.range.start().into(), citation.range.end().into());
    let before = text.get(..start).unwrap_or_default();
    let behind = text.get(end..).unwrap_or_default();
    takes_the_place_of(before, lang) || is_replaced(before, behind, lang)
}

/// The words that a text ends with, as far as they are of the last clause.
fn last_clause(text: &str) -> String {
    let tail = text.char_indices().rev().nth(NEAR).map_or(text, |it| &text[it.0..]);
    tail.rsplit(ENDS).next().unwrap_or(tail).to_lowercase()
}

/// Whether the words before a citation say so: `… supersedes resolution `. Another resolution may be what does:
/// `resolution 70/1 supersedes resolution `.
fn takes_the_place_of(before: &str, lang: Lang) -> bool {
    let clause = last_clause(before);
    let Citing { supersedes, resolution, .. } = words::citing(lang);
    let Some(at) = supersedes.iter().filter_map(|it| clause.find(it)).min() else { return false };
    let subject = &clause[..at];
    // What stands between its number and the verb does not name “the present resolution” any more.
    let behind_number =
        subject.rsplit(|it: char| it.is_numeric()).next().filter(|it| it.len() < subject.len());
    behind_number.is_none_or(|it| resolution.iter().any(|word| it.contains(word)))
}

/// Whether the words on either side of a citation say so: `resolution 60/1 is superseded by the present resolution`.
/// What only stands in a resolution may be replaced without it: `the mandate contained in resolution 60/1`.
fn is_replaced(before: &str, behind: &str, lang: Lang) -> bool {
    let head = behind.char_indices().nth(NEAR).map_or(behind, |it| &behind[..it.0]);
    let clause = head.split(ENDS).next().unwrap_or(head).to_lowercase();
    let Citing { superseded, parts, .. } = words::citing(lang);
    let leading = last_clause(before);
    let of_a_part = leading.split_whitespace().rev().take(LEADING).any(|it| parts.contains(&it));
    !of_a_part && superseded.iter().any(|it| clause.contains(it))
}

#[cfg(test)]
mod tests {
    use super::super::Summary;
    use super::*;

    fn cited(text: &str, is: impl Fn(&Cited) -> bool) -> Vec<String> {
        let summary = Summary::of(&Document::parse(text));
        let found = summary.resolutions[0].citations.iter().filter(|it| is(it));
        found.map(|it| it.symbol.to_string()).collect()
    }

    #[track_caller]
    fn check_superseded(paragraph: &str, expected: &[&str]) {
        let text = format!(
            "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 70/1, which superseded resolution 60/1,\n\n1. *Decides* {paragraph}\n\n2. *Notes* the report.\n"
        );
        assert_eq!(cited(&text, |it| it.supersedes), expected, "{paragraph}");
    }

    #[test]
    fn a_resolution_says_what_it_supersedes() {
        check_superseded(
            "that the present resolution supersedes resolutions 71/2 and 72/3; recalls its resolution 73/4;",
            &["A/RES/71/2", "A/RES/72/3"],
        );
        check_superseded("that resolution 71/2 is superseded by the present resolution;", &["A/RES/71/2"]);
        check_superseded(
            "that its resolutions 71/2 of 3 May 2017 and 72/3 shall be replaced by the present resolution;",
            &["A/RES/71/2", "A/RES/72/3"],
        );
        check_superseded(
            "to recall resolution 74/5, and that the present resolution supersedes resolution 71/2;",
            &["A/RES/71/2"],
        );
    }

    #[test]
    fn what_another_or_a_part_of_it_does_is_not_said_of_the_resolution() {
        check_superseded("that resolution 74/2 supersedes resolution 71/2;", &[]);
        check_superseded("that resolution 71/2 is superseded by resolution 74/2;", &[]);
        check_superseded("that the terms in resolution 71/2 are replaced by the present resolution;", &[]);
        check_superseded("not to replace its report on resolution 74/5.", &[]);
        check_superseded("that the report supersedes all; recalls resolution 71/2;", &[]);
    }

    #[test]
    fn it_is_said_in_six_languages() {
        let active = [
            ("Décide que la présente résolution annule et remplace la résolution ", Lang::Fr),
            ("Decide que la presente resolución sustituye a la resolución ", Lang::Es),
            ("постановляет, что настоящая резолюция заменяет резолюцию ", Lang::Ru),
            ("决定本决议取代第", Lang::Zh),
            ("تقرر أن هذا القرار يحل محل القرار ", Lang::Ar),
        ];
        for (before, lang) in active {
            assert!(takes_the_place_of(before, lang), "{before}");
        }
        let passive = [
            ("Décide que la résolution ", " est remplacée par la présente résolution", Lang::Fr),
            ("Decide que la resolución ", " queda sustituida por la presente resolución", Lang::Es),
            ("постановляет, что резолюция ", " заменяется настоящей резолюцией", Lang::Ru),
            ("决定第", "号决议由本决议取代", Lang::Zh),
            ("تقرر أن القرار ", " يحل محله هذا القرار", Lang::Ar),
        ];
        for (before, behind, lang) in passive {
            assert!(is_replaced(before, behind, lang), "{before}…{behind}");
            assert!(!is_replaced(before, "", lang), "{before}");
        }
        let of_parts = [
            ("Décide que le mandat défini dans la résolution ", Lang::Fr),
            ("Decide que el mandato contenido en la resolución ", Lang::Es),
            ("постановляет, что мандат в резолюции ", Lang::Ru),
            ("تقرر أن الولاية الواردة في القرار ", Lang::Ar),
        ];
        for ((before, lang), (_, behind, _)) in
            of_parts.iter().zip(passive.iter().filter(|it| it.2 != Lang::Zh))
        {
            assert!(!is_replaced(before, behind, *lang), "{before}…{behind}");
        }
    }

    #[track_caller]
    fn check_subject(recital: &str, expected: &[&str]) {
        let text = format!(
            "General Assembly\n\n75/1. Protection of the great rivers\n\nThe General Assembly,\n\n{recital},\n\n1. *Notes* the report.\n"
        );
        assert_eq!(cited(&text, |it| it.same_subject), expected, "{recital}");
    }

    #[test]
    fn resolutions_are_recalled_on_a_subject() {
        check_subject(
            "Recalling its previous resolutions on the protection of the great rivers, including resolutions 74/2 and 73/5",
            &["A/RES/74/2", "A/RES/73/5"],
        );
        check_subject(
            "Recalling its resolutions 74/2 on protecting great rivers and 73/5 on mountains, and the protection of these",
            &["A/RES/74/2"],
        );
        check_subject(
            "Recalling its resolutions 73/5 on mountains and 74/2 of 3 May 2020 on the protection of great rivers",
            &["A/RES/74/2"],
        );
        check_subject("Recalling its resolution 74/2 on rivers", &[]);
    }
}
