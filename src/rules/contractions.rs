//! Words that are written as one with the next, or change before it: “du”, “d’”, “del”, “e”.

use super::facts::Words;
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;
use crate::un::{drafting, phrases};

pub(super) const CONTRACTION: Rule = Rule {
    code: "contraction",
    severity: Severity::Information,
    on: true,
    summary: "A French or Spanish word is not written as one with the next, or not as it is before a vowel.",
    why: "“de le” is “du”, “que il” is “qu’il”, “a el” is “al”, “y instituciones” is “e instituciones”.",
    source: "grammar; 2 slips in 172 official documents in French and Spanish",
    bad: "Assemblée générale\n\n75/180. Rivières\n\nL’Assemblée générale,\n\nRappelant les résultats,\n\n1. *Décide* de poursuivre ;\n\n2. *Prie* le Secrétaire général de prendre acte de le rapport et de informer les États.",
    good: "Assemblée générale\n\n75/180. Rivières\n\nL’Assemblée générale,\n\nRappelant les résultats,\n\n1. *Décide* de poursuivre ;\n\n2. *Prie* le Secrétaire général de prendre acte du rapport et d’informer les États.",
    fix: FixKind::Safe,
};

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    let table = &drafting::of(words.lang).contractions;
    let masthead = words.element.kind == ElementKind::Masthead;
    if table.changed.is_empty() || !words.is_body() && !masthead {
        return;
    }
    let text = &words.prose.text;
    let mut pairs = text.split(' ');
    let mut start = 0;
    let Some(mut word) = pairs.next() else { return };
    for next in pairs {
        let (at, end) = (start, start + word.len() + 1);
        (start, word) = (end, next);
        let head = &text[at..end - 1];
        // A mark between the two is none of the words.
        let marked =
            words.prose.marks.iter().any(|it| (at..=end).contains(&(it.at as usize)) && it.at as usize > at);
        if head.len() > 7 || marked {
            continue;
        }
        let small = phrases::lowered(head);
        let third = || text[end..].split(' ').nth(1).unwrap_or("");
        let bare = next.trim_end_matches([',', ';', '.', ':', ')']);
        let fused = table.fused.iter().find(|it| it.0 == small && it.1 == bare);
        let (due, length) = match fused {
            Some(_)
                if table.pronoun.iter().any(|it| third().trim_end_matches([',', ';', '.']).ends_with(it)) =>
            {
                continue;
            }
            Some((_, _, due)) => ((*due).to_owned(), head.len() + 1 + bare.len()),
            None => {
                let Some((_, due, _)) =
                    table.changed.iter().find(|it| it.0 == small && changes(it.2, table.except, bare))
                else {
                    continue;
                };
                ((*due).to_owned(), head.len() + 1)
            }
        };
        let due = if head.starts_with(char::is_uppercase) { phrases::capitalized(&due) } else { due };
        let shown = &text[at..at + head.len() + 1 + bare.len()];
        let with = format!("{due}{}", if length > head.len() + 1 { "" } else { bare });
        let message = format!("“{shown}” is not written so. Write “{with}”.");
        let edit = (words.source(at..at + length), due);
        out.report(&CONTRACTION, words.source(at..at + shown.len()), message)
            .fix(format!("Write “{with}”"), vec![edit]);
    }
}

/// Whether a word begins so that the one before it changes. Initials, numerals of lists and what is no word do not.
fn changes(beginnings: &[&str], except: &[&str], word: &str) -> bool {
    let small = format!("{} ", word.to_lowercase());
    let begins = |it: &[&str]| it.iter().any(|it| small.starts_with(it));
    let numeral = small.trim_end().bytes().all(|it| b"ivx".contains(&it));
    let initials = word.chars().filter(|it| it.is_uppercase()).count() > 1;
    begins(beginnings)
        && !begins(except)
        && !numeral
        && !initials
        && word.chars().count() > 1
        && word.chars().all(|it| it.is_alphabetic() || matches!(it, '’' | '-' | '\u{2011}'))
}

#[cfg(test)]
mod tests {
    use crate::resolution::Document;
    use crate::rules::check;

    #[track_caller]
    fn told(words: &str, expected: &[&str]) {
        let text = format!("L’Assemblée générale,\n\nRappelant {words},\n");
        let text = if words.contains(" el ") || words.contains(" y ") || words.contains(" o ") {
            format!("La Asamblea General,\n\nRecordando {words},\n")
        } else {
            text
        };
        let found = check(&Document::parse(&text));
        let found = found.iter().filter(|it| it.code == "contraction");
        let due: Vec<&str> = found.flat_map(|it| &it.fixes).map(|it| it.title.as_str()).collect();
        assert_eq!(due, expected, "{text}");
    }

    #[test]
    fn articles_join_the_words_before_them() {
        told("les résultats de le rapport", &["Write “du”"]);
        told("la nécessité de le consulter", &[]);
        told("el informe de el Secretario General", &["Write “del”"]);
        told("la situación en el Salvador y a el Consejo", &["Write “al”"]);
        told("la situación de El Salvador y el Perú", &[]);
    }

    #[test]
    fn vowels_are_lost_before_vowels() {
        told("que il importe de informer les États", &["Write “qu’il”", "Write “d’informer”"]);
        told("que l’ONU et le onzième rapport de la ou les parties", &[]);
    }

    #[test]
    fn spanish_conjunctions_change_before_their_own_sound() {
        told("los Estados y instituciones", &["Write “e instituciones”"]);
        told("los Estados o organizaciones", &["Write “u organizaciones”"]);
        told("los glaciares y hielos y islas", &["Write “e islas”"]);
    }
}
