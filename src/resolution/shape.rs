//! What a paragraph looks like on its own: the closing, the heading of an annex, a heading, an end of a clause.

use crate::un::form;

/// Meeting and date, as they stand at the end.
pub(super) fn is_closing(text: &str) -> bool {
    if text.len() < 4 * 90 && form::starts(form::ADOPTED_AT, text) {
        return form::holds(form::MEETING, text) && !text.ends_with([';', ',', ':']);
    }
    // No character takes more than four bytes.
    let plausible = text.len() < 4 * 90
        && (text.starts_with(|it: char| it.is_ascii_digit())
            || form::starts(form::MEETING_HEADS, text)
            || text.starts_with('*'))
        && text.chars().count() < 90;
    let head = || text.char_indices().nth(60).map_or(text, |(end, _)| &text[..end]);
    // Until the 1970s a full stop stood behind the year.
    let ended = || match text.strip_suffix('.') {
        Some(before) => is_year(before.rsplit(' ').next().unwrap_or("")),
        None => !text.ends_with([';', ',', ':']),
    };
    plausible && form::holds(form::MEETING, head()) && ended()
}

/// A date on a line of its own, as it may stand below the meeting: short, and with a year.
pub(super) fn is_date(text: &str) -> bool {
    text.len() < 60
        && text.split(|it: char| !it.is_ascii_digit()).any(is_year)
        && !text.ends_with([';', ',', ':'])
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|it| it.is_ascii_digit())
}

/// The heading of an annex: the word, perhaps its number, perhaps a title behind a colon, full stop or dash.
pub(super) fn is_annex(text: &str) -> bool {
    let first = text.chars().next();
    if text.len() > 400 || !first.is_some_and(|it| it.is_uppercase() || !it.is_ascii() && !it.is_lowercase())
    {
        return false;
    }
    let loud = text.chars().nth(1).is_some_and(char::is_uppercase);
    let word = |it: &&&str| text.starts_with(**it) || loud && shouted(text, it);
    let Some(word) = form::ANNEX.iter().filter(word).max_by_key(|it| it.len()) else { return false };
    let rest = text[word.len()..].trim_start();
    let ordinal = form::ANNEX_ORDINALS.iter().find_map(|it| rest.strip_prefix(it));
    let numbered = rest.trim_start_matches(|it: char| {
        it.is_ascii_digit()
            || matches!(
                it,
                'I' | 'V' | 'X' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
            )
    });
    let lettered = match numbered.strip_prefix(|it: char| it.is_ascii_uppercase()) {
        Some(behind) if !behind.starts_with(char::is_alphabetic) => behind,
        _ => numbered,
    };
    let behind = ordinal.unwrap_or(lettered).trim_start();
    behind.is_empty() || behind.starts_with([':', '.', '—', '–', '：']) && !ends_clause(text)
}

/// Whether a text begins with a word in capitals.
fn shouted(text: &str, word: &str) -> bool {
    let mut written = text.chars();
    word.chars().flat_map(char::to_uppercase).all(|it| written.next() == Some(it))
}

/// The heading of one of several parts under one number: `A`, `B. Title`, `Part I`.
pub(super) fn is_part(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|it| it.is_ascii_uppercase() || matches!(it, 'А'..='Я'))
        && (chars.as_str().is_empty() || chars.as_str().starts_with([' ', '.', '\n']))
        && text.chars().count() <= 200
}

/// A short line without an end mark.
pub(super) fn is_heading(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 200 && !ends_clause(text) && !text.ends_with([',', '，', '،'])
}

pub(super) fn ends_clause(text: &str) -> bool {
    text.trim_end_matches(['”', '»', ')', ']']).ends_with([';', '.', ':', '；', '。', '：', '؛'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_annexes() {
        for text in
            ["Annex", "ANNEX II", "Annex I: Terms of reference", "附件一", "المرفق الأول", "Appendix A"]
        {
            assert!(is_annex(text), "{text}");
        }
        for text in
            ["Annexed to the report", "Annex I contains the list", "Annex I: it is so decided;", "Annexes"]
        {
            assert!(!is_annex(text), "{text}");
        }
    }

    #[test]
    fn closings_tell_meeting_and_date() {
        assert!(is_closing("46th plenary meeting 16 December 2020"));
        assert!(is_closing("1883rd plenary meeting, 24 October 1970."));
        assert!(is_closing("Adopted unanimously at the 1382nd meeting."));
        assert!(!is_closing("46th plenary meeting, held on 16 December 2020;"));
        assert!(!is_closing("46th plenary meeting of the Assembly was held in spring."));
    }
}
