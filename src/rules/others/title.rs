//! The title that a citation gives: that of another document, or that of the cited one cut short.

use super::{Place, TITLE, Told};
use crate::rules::{Findings, Severity};
use crate::un::{Lang, drafting};

pub(super) fn check(at: &Place<'_>, told: &Told, lang: Lang, out: &mut Findings) {
    // What is said of a part of a document may have the title of the part.
    if told.title.is_empty() || told.lang != lang || at.citation.pinpoint.is_some() {
        return;
    }
    let prose = at.resolution.joined(at.element);
    let end = at.citation.date.map_or(at.citation.range, |it| it.0).end().max(at.citation.range.end());
    let end = usize::from(end);
    let Some((start, cited)) = prose.text.get(end..).and_then(|it| entitled(it, lang)) else { return };
    let letters = |text: &str| -> String {
        text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (written, known) = (letters(cited), letters(&told.title));
    // A title may be cut short.
    if written.is_empty() || written.starts_with(&known) || known.starts_with(&written) {
        return;
    }
    let place = at.source(end + start..end + start + cited.len());
    let (symbol, title) = (&at.citation.symbol, &told.title);
    if is_shortened(cited, title) {
        let message = format!("The title of {symbol} is in full “{title}”. Give all of it.");
        out.report(&TITLE, place, message).severity(Severity::Information);
        return;
    }
    out.report(&TITLE, place, format!("{symbol} has the title “{title}”. Correct the number or the title."));
}

/// Whether a title is another one but for words that are left out: “COVID-19” for “coronavirus disease (COVID-19)”.
fn is_shortened(cited: &str, title: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|it: char| !it.is_alphanumeric())
            .filter(|it| !it.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (cited, title) = (words(cited), words(title));
    let mut rest = title.iter();
    // Half a title is as likely another one.
    cited.len() * 2 > title.len() && cited.iter().all(|it| rest.any(|word| word == it))
}

/// The title that the words behind a citation give it, and where it begins.
fn entitled(behind: &str, lang: Lang) -> Option<(usize, &str)> {
    const JOINS: [char; 4] = [',', '，', '،', ' '];
    let (head, tail) = drafting::of(lang).entitled.split_once("{title}")?;
    let around = drafting::of(lang).around[1];
    let rest = behind.strip_prefix(around).unwrap_or(behind).trim_start_matches(JOINS);
    let rest = rest.strip_prefix(head.trim_start_matches(JOINS))?;
    let (open, close) = (head.chars().next_back()?, tail.trim().chars().next()?);
    let mut depth = 1;
    for (at, letter) in rest.char_indices() {
        if letter == close {
            depth -= 1;
        } else if letter == open && open != ' ' {
            depth += 1;
        }
        if depth == 0 {
            return Some((behind.len() - rest.len(), rest.get(..at)?.trim_end()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_shortened_where_words_are_left_out() {
        let title = "The response to the coronavirus disease (COVID-19) in rural areas";
        assert!(is_shortened("Response to COVID-19 in rural areas", title));
        assert!(!is_shortened("Response to the coronavirus disease in urban areas", title));
        assert!(!is_shortened("Rural areas", title));
        assert!(!is_shortened("In rural areas the response to the coronavirus", title));
    }
}
