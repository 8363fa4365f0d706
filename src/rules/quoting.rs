//! Quotation marks of another language.

use super::facts::Words;
use super::{Findings, FixKind, Rule, Severity};
use crate::un::drafting;
use crate::un::lang::Script;

pub(super) const STRANGE: Rule = Rule {
    code: "quote-language",
    severity: Severity::Hint,
    on: true,
    summary: "A quotation has the marks of another language.",
    why: "Russian has « », and “ ” inside of them or about foreign words; Chinese and Arabic have “ ” alone.",
    source: "observed in official documents: 0 in 86 Chinese and 86 Arabic texts; in Russian 0 about Russian words that are in no quotation",
    bad: "Генеральная Ассамблея\n\nСемьдесят пятая сессия\n\n75/180. Реки\n\nГенеральная Ассамблея,\n\nссылаясь на доклад, озаглавленный “Реки мира”,\n\n1. *постановляет* продолжить работу;\n\n2. *просит* представить доклад.",
    good: "Генеральная Ассамблея\n\nСемьдесят пятая сессия\n\n75/180. Реки\n\nГенеральная Ассамблея,\n\nссылаясь на доклад, озаглавленный «Реки мира»,\n\n1. *постановляет* продолжить работу;\n\n2. *просит* представить доклад.",
    fix: FixKind::Safe,
};

/// Signs that open a quotation.
const OPENING: [char; 5] = ['“', '«', '„', '「', '『'];

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    let tables = drafting::of(words.lang);
    let [open, close] = tables.quotes;
    if tables.strange.is_empty() || !words.is_text() {
        return;
    }
    let text = &words.prose.text;
    let strange = |it: char| tables.strange.contains(&it);
    let closing = |it: char| strange(it) && !OPENING.contains(&it);
    // How many quotations with the language's own marks are open, and how many with strange ones; and up to where
    // signs were told of.
    let (mut depth, mut inner, mut done) = (0_i32, 0_i32, 0);
    for (at, sign) in text.char_indices().filter(|it| !it.1.is_alphanumeric() && it.1 != ' ') {
        let end = at + sign.len_utf8();
        if at < done {
            continue;
        }
        if !strange(sign) {
            depth += i32::from(open.starts_with(sign)) - i32::from(close.starts_with(sign));
            continue;
        }
        let first = text[end..].chars().next();
        let own = first.and_then(Script::of) == Some(words.lang.tables().script);
        let place = words.source(at..end);
        if OPENING.contains(&sign) && depth <= 0 && own {
            let mut edits = vec![(place.clone(), open.to_owned())];
            if let Some((to, it)) = text[end..].char_indices().find(|it| closing(it.1)) {
                done = end + to + it.len_utf8();
                edits.push((words.source(end + to..done), close.to_owned()));
            }
            let message = format!("‘{sign}’ is a quotation mark of another language. Write ‘{open}’.");
            out.report(&STRANGE, place, message).fix(format!("Write ‘{open}’ and ‘{close}’"), edits);
        } else if closing(sign) && inner <= 0 && depth > 0 {
            depth -= 1;
            let message = format!("‘{sign}’ is a quotation mark of another language. Write ‘{close}’.");
            out.report(&STRANGE, place.clone(), message)
                .fix(format!("Write ‘{close}’"), vec![(place, close.to_owned())]);
        } else {
            inner += if closing(sign) { -1 } else { 1 };
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::resolution::Document;
    use crate::rules::check;

    #[track_caller]
    fn strange(words: &str, expected: usize) {
        let found = check(&Document::parse(&format!("Генеральная Ассамблея,\n\nссылаясь на {words},\n")));
        assert_eq!(found.iter().filter(|it| it.code == "quote-language").count(), expected, "{words}");
    }

    #[test]
    fn russian_words_stand_between_guillemets() {
        strange("доклад “Реки мира” и план “Озера”", 2);
        strange("доклад «Реки мира”", 1);
    }

    #[test]
    fn inner_quotations_and_foreign_words_have_other_marks() {
        strange("доклад «Реки “Волга” и “Дон”»", 0);
        strange("доклад “Rivers of the world”", 0);
    }
}
