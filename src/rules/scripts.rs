//! Words that no search finds: of Latin and Cyrillic letters that look alike, with figures of another script, or with
//! characters that are not seen.

use super::facts::Words;
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;
use crate::text::occurs;
use crate::un::Lang;

pub(super) const MIXED: Rule = Rule {
    code: "mixed-script",
    severity: Severity::Hint,
    on: true,
    summary: "A word has Latin and Cyrillic letters.",
    why: "It looks right, and no search, sort or link finds it.",
    source: "observed in official Russian documents: 13 letters of lists and 12 closings, which are left alone",
    bad: "Recalling the \u{43e}utcome of the meeting,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome of the meeting,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const FIGURES: Rule = Rule {
    code: "figures-mixed",
    severity: Severity::Hint,
    on: true,
    summary: "Figures of another script stand in a text that has Western ones.",
    why: "Numbers, dates and symbols are the same in all languages; links and searches know them by one set of figures.",
    source: "observed in official documents: 0 Arabic or wide figures in 172 Arabic and Chinese texts",
    bad: "الجمعية العامة\n\nالدورة الخامسة والسبعون\n\n75/180 الأنهار\n\nإن الجمعية العامة،\n\nإذ تشير إلى أعوام 2014 و ٢٠١٥ و 2016،\n\n1 - *تقرر* ذلك؛\n\n2 - *تطلب* إلى الأمين العام أن يقدم تقريرا.",
    good: "الجمعية العامة\n\nالدورة الخامسة والسبعون\n\n75/180 الأنهار\n\nإن الجمعية العامة،\n\nإذ تشير إلى أعوام 2014 و 2015 و 2016،\n\n1 - *تقرر* ذلك؛\n\n2 - *تطلب* إلى الأمين العام أن يقدم تقريرا.",
    fix: FixKind::Safe,
};

/// The value of a figure of the Arabic script or of a wide one.
fn figure(sign: char) -> Option<u32> {
    let zero = match sign {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(u32::from(sign) - u32::from(zero))
}

fn figures(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    let mut done = 0;
    for (at, _) in text.char_indices().filter(|it| figure(it.1).is_some()) {
        if at < done {
            continue;
        }
        let rest = &text[at..];
        done = at + rest.len() - rest.trim_start_matches(|it| figure(it).is_some()).len();
        let due: String = text[at..done].chars().filter_map(|it| char::from_digit(figure(it)?, 10)).collect();
        let place = words.source(at..done);
        let message = format!("“{}” has figures of another script. Write “{due}”.", &text[at..done]);
        out.report(&FIGURES, place.clone(), message).fix(format!("Write “{due}”"), vec![(place, due)]);
    }
}

pub(super) const INVISIBLE: Rule = Rule {
    code: "invisible-character",
    severity: Severity::Information,
    on: true,
    summary: "A character that is not seen, or that could not be read, stands in a word.",
    why: "No search finds the word; it comes with text that was copied from a web page or a PDF.",
    source: "0 in 422 official English documents",
    bad: "Recalling the out\u{ad}come of the meeting,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome of the meeting,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

/// Signs that are not seen, with their names, and the one that stands for what could not be read.
const UNSEEN: [(char, &str); 6] = [
    ('\t', "a tab"),
    ('\u{ad}', "a soft hyphen"),
    ('\u{200b}', "a blank of no width"),
    ('\u{2060}', "a joiner of no width"),
    ('\u{feff}', "a byte order mark"),
    ('\u{fffd}', "a character that could not be read"),
];

/// Letters that look alike, Cyrillic and Latin.
const ALIKE: [(char, char); 17] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
];

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    if words.lang == Lang::En {
        unseen(words, out);
    }
    // Older Arabic texts have no others.
    let western = || text.bytes().any(|it| it.is_ascii_digit());
    if words.is_text()
        && occurs(text, |it| matches!(it, 0xD9 | 0xDB | 0xEF))
        && text.chars().any(|it| figure(it).is_some())
        && western()
    {
        figures(words, out);
    }
    // Without a letter of each script there is nothing to look for. Cyrillic ones begin with these bytes.
    let masthead = words.element.kind == ElementKind::Masthead;
    if !(words.is_text() || masthead)
        || !occurs(text, |it| matches!(it, 0xD0..=0xD3))
        || !occurs(text, |it| it.is_ascii_alphabetic())
    {
        return;
    }
    let mut at = 0;
    for piece in text.split_inclusive(|it: char| !it.is_alphabetic()) {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|it: char| !it.is_alphabetic());
        let cyrillic = word.chars().filter(|it| is_cyrillic(*it)).count();
        let latin = word.chars().filter(char::is_ascii_alphabetic).count();
        if cyrillic == 0 || latin == 0 {
            continue;
        }
        let to_latin = latin >= cyrillic;
        let converted: String = word
            .chars()
            .map(|it| match to_latin {
                true => ALIKE.iter().find(|pair| pair.0 == it).map_or(it, |pair| pair.1),
                false => ALIKE.iter().find(|pair| pair.1 == it).map_or(it, |pair| pair.0),
            })
            .collect();
        let pure = |it: &str| !(it.chars().any(is_cyrillic) && it.bytes().any(|it| it.is_ascii_alphabetic()));
        if !pure(&converted) {
            continue;
        }
        let place = words.source(start..start + word.len());
        let message = format!("“{word}” has Latin and Cyrillic letters. Write it in one script.");
        let title = format!("Write “{converted}” in {} letters", if to_latin { "Latin" } else { "Cyrillic" });
        out.report(&MIXED, place.clone(), message).fix(title, vec![(place, converted)]);
    }
}

fn unseen(words: &Words<'_>, out: &mut Findings) {
    // The words of prose have lost some of them.
    let sources = words.element.pieces.iter().filter_map(|it| {
        let (start, block, passage) = words.resolution.passage(*it)?;
        Some((start + passage.body, block.text().get(passage.body as usize..passage.range.end as usize)?))
    });
    let signs = sources
        // The signs begin with these bytes, which few paragraphs have.
        .filter(|it| occurs(it.1, |it| matches!(it, b'\t' | 0xC2 | 0xE2 | 0xEF)))
        .flat_map(|(start, text)| text.char_indices().map(move |(at, char)| (start + at as u32, char)));
    let mut amid = false;
    for (at, char) in signs {
        let Some((_, name)) = UNSEEN.iter().find(|it| it.0 == char) else {
            amid = !matches!(char, '\n' | '\r') && (amid || !char.is_whitespace());
            continue;
        };
        let place = at..at + char.len_utf8() as u32;
        if char == '\t' {
            // Lines are indented by tabs.
            if !std::mem::take(&mut amid) {
                continue;
            }
            out.report(&INVISIBLE, place.clone(), format!("Here stands {name}. Put a blank."))
                .fix("Put a blank".to_owned(), vec![(place, " ".to_owned())]);
            continue;
        }
        if char == '\u{fffd}' {
            out.report(&INVISIBLE, place, format!("Here stands {name}. Write what it was."));
        } else {
            out.report(&INVISIBLE, place.clone(), format!("Here stands {name}. Remove it."))
                .fix("Remove it".to_owned(), vec![(place, String::new())]);
        }
    }
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{4ff}')
}

#[cfg(test)]
mod tests {
    use crate::resolution::Document;
    use crate::rules::check;

    #[test]
    fn figures_of_two_scripts_do_not_stand_in_one_paragraph() {
        for (years, expected) in [("2014 و ٢٠١٥", 1), ("٢٠١٤ و ٢٠١٥", 0), ("2014 و 2015", 0)] {
            let text = format!("إن الجمعية العامة،\n\nإذ تشير إلى عامي {years}،\n");
            let found = check(&Document::parse(&text));
            assert_eq!(found.iter().filter(|it| it.code == "figures-mixed").count(), expected, "{years}");
        }
    }
}
