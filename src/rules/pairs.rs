//! Quotation marks and brackets come in pairs; over a page cut the paragraph is one.

use smallvec::SmallVec;

use super::facts::Words;
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;
use crate::un::Lang;
use crate::un::lang::Script;

pub(super) const QUOTES: Rule = Rule {
    code: "quote-unbalanced",
    severity: Severity::Information,
    on: true,
    summary: "A quotation mark has no partner.",
    why: "The reader cannot tell where the quotation ends.",
    source: "1 in the English official documents, 3 in the Russian ones: an information, for it is sure that something is wrong and not where",
    bad: "Recalling the outcome, entitled “The rivers,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome, entitled “The rivers”,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const BRACKETS: Rule = Rule {
    code: "bracket-unbalanced",
    severity: Severity::Information,
    on: true,
    summary: "A bracket has no partner.",
    why: "The reader cannot tell where the parenthesis ends.",
    source: "9 in 850 official documents of six languages: an information, for it is sure that something is wrong and not where",
    bad: "Recalling the outcome (see the report,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome (see the report),\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const EMPHASIS: Rule = Rule {
    code: "emphasis-unbalanced",
    severity: Severity::Information,
    on: true,
    summary: "Italics begin and do not end, or end where none began.",
    why: "The asterisk is printed, and the words are not in italics.",
    source: "the markup of Markdown; 1 paragraph in 422 official documents",
    bad: "1. *Decides so;\n\n2. *Requests* a report.",
    good: "1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const STRAIGHT: Rule = Rule {
    code: "quote-straight",
    severity: Severity::Hint,
    on: true,
    summary: "A quotation mark or apostrophe is straight, or another language's.",
    why: "Official texts have curly ones.",
    source: "3 apostrophes in 422 official documents",
    bad: "Recalling the Assembly's outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the Assembly’s outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

/// Opening and closing signs; the same depth is open for one pair at a time.
const QUOTATION: [(char, char); 5] = [('“', '”'), ('«', '»'), ('《', '》'), ('〈', '〉'), ('„', '“')];
const BRACKET: [(char, char); 4] = [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】')];

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    if words.element.kind == ElementKind::Table {
        return;
    }
    let signs = signs(&words.prose.text);
    // A masthead's origin and a vote are in square brackets that begin on one line and end on another.
    if !words.is_text() {
        return brackets(words, &signs, &BRACKET[..1], out);
    }
    straight(words, &signs, out);
    quotes(words, &signs, out);
    brackets(words, &signs, &BRACKET, out);
    asterisks(words, out);
}

/// Asterisks that are left in the words: those of markup are none of them.
fn asterisks(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    for at in memchr::memchr_iter(b'*', text.as_bytes()) {
        let letter = |it: Option<char>| it.is_some_and(char::is_alphabetic);
        let begins = letter(text[at + 1..].chars().next());
        // A table's or a title's own mark stands behind a word: only the one that opens a paragraph is sure.
        if at == 0 && begins {
            let place = words.source(at..at + 1);
            let message =
                "Italics begin at ‘*’ and do not end. Set another one behind the opening words.".to_owned();
            out.report(&EMPHASIS, place, message);
        }
    }
}

/// A sign, and where it stands in the prose.
type Sign = (usize, char);

/// All signs that these rules look at, found in one pass.
fn signs(text: &str) -> SmallVec<[Sign; 16]> {
    let sign = |it: char| matches!(it, '"' | '\'' | '´' | '`' | '‘' | '(' | ')' | '[' | ']') || is_sign(it);
    // Most characters are letters and blanks: their first bytes tell that they are none.
    let firsts = text.bytes().enumerate().filter(|it| MAY_BEGIN_A_SIGN[usize::from(it.1)]);
    let chars = firsts.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)));
    chars.filter(|it| sign(it.1)).collect()
}

/// Whether a sign may begin with a byte.
static MAY_BEGIN_A_SIGN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0xC0;
    while byte < 256 {
        table[byte] = true;
        byte += 1;
    }
    let mut signs: &[u8] = b"\"'`()[]";
    while let [sign, rest @ ..] = signs {
        table[*sign as usize] = true;
        signs = rest;
    }
    table
};

fn is_sign(char: char) -> bool {
    char == 'ˮ' || QUOTATION.iter().chain(&BRACKET).any(|it| it.0 == char || it.1 == char)
}

fn quotes(words: &Words<'_>, signs: &[Sign], out: &mut Findings) {
    let text = &words.prose.text;
    // Arabic texts have the signs either way round.
    if words.lang == Lang::Ar {
        let signs: Vec<Sign> = signs.iter().copied().filter(|it| matches!(it.1, '“' | '”')).collect();
        if let Some(&(at, sign)) = signs.last().filter(|_| signs.len() % 2 == 1)
            && !continues_quotation(words)
            && !introduces(text)
        {
            report(words, &QUOTES, at, sign, if sign == '“' { '”' } else { '“' }, out);
        }
        return;
    }
    // German and Russian inner quotations end with what opens English ones.
    let inner = signs.iter().any(|it| it.1 == '„');
    for (open, close) in
        QUOTATION.into_iter().filter(|it| (it.0 == '„') == inner || !matches!(it.0, '“' | '„'))
    {
        let mut opened: Vec<usize> =
            before_the_marker(words).filter(|it| *it == open).map(|_| 0).into_iter().collect();
        // A letter that looks like the closing sign is found in official French texts.
        let closes = |it: char| it == close || close == '”' && it == 'ˮ';
        for &(at, char) in signs {
            if char == open {
                opened.push(at);
            } else if closes(char) && opened.pop().is_none() {
                // A quotation of several paragraphs ends in the last one, and in an item of a list.
                let item = matches!(words.element.kind, ElementKind::Item(_));
                let ends = !text[at..].chars().any(char::is_alphabetic);
                if continues_quotation(words) && (ends || !item) {
                    continue;
                }
                report(words, &QUOTES, at, char, open, out);
            }
        }
        // A quotation that opens the paragraph goes on in the next.
        opened.retain(|it| *it > 0 && !introduces(text));
        if let Some(at) = opened.first() {
            report(words, &QUOTES, *at, open, close, out);
        }
    }
}

/// Whether a paragraph's end announces more: a quotation goes on there.
fn introduces(text: &str) -> bool {
    text.trim_end().ends_with([':', '：'])
}

/// The sign before the marker, which is none of the words: `“1. Decides`, `[3. Calls upon`.
fn before_the_marker(words: &Words<'_>) -> Option<char> {
    let (_, block, passage) = words.resolution.passage(*words.element.pieces.first()?)?;
    passage.marker.as_ref()?;
    block.source(passage).chars().next().filter(|it| matches!(it, '“' | '«' | '„' | '['))
}

fn continues_quotation(words: &Words<'_>) -> bool {
    matches!(
        words.element.kind,
        ElementKind::Item(_)
            | ElementKind::Continuation
            | ElementKind::AnnexText
            | ElementKind::AnnexItem(_)
            | ElementKind::AnnexParagraph(_)
    )
}

fn brackets(words: &Words<'_>, signs: &[Sign], pairs: &[(char, char)], out: &mut Findings) {
    let text = &words.prose.text;
    for &(open, close) in pairs {
        let mut opened: Vec<usize> = Vec::new();
        // What a draft puts in brackets may end in another paragraph.
        let mut led = before_the_marker(words) == Some(open);
        for &(at, char) in signs {
            if char == open {
                opened.push(at);
            } else if char == close
                && opened.pop().is_none()
                && !std::mem::take(&mut led)
                && !is_label(&text[..at], words.lang)
            {
                report(words, &BRACKETS, at, char, open, out);
            }
        }
        if let Some(at) = opened.first().filter(|_| !introduces(text)) {
            report(words, &BRACKETS, *at, open, close, out);
        }
    }
}

/// Whether what stands before a closing bracket is the letter or number of a list: `a)`, `iv)`, `1)`.
fn is_label(before: &str, lang: Lang) -> bool {
    if lang == Lang::En {
        // `COVID-19)` and `Habitat III)` are none, nor is a short word.
        let label = before.rsplit([' ', '(', '–', '“']).next().unwrap_or("");
        let counts = |it: char| matches!(it, 'i' | 'v' | 'x' | 'l') || it.is_ascii_digit();
        let mut chars = label.chars();
        let first = chars.next();
        let same = first.is_some_and(char::is_alphabetic) && chars.all(|it| Some(it) == first);
        return (1..=5).contains(&label.len()) && (same && label.len() < 4 || label.chars().all(counts));
    }
    let label = before.rsplit([' ', '(', '–', '、', '，', '“', '«']).next().unwrap_or("");
    let label = label.rsplit(")-").next().unwrap_or(label);
    // In French and Spanish letters and small Roman numbers are labels wherever they stand (`par. 4 a)`), what else
    // looks like one is so behind a mark or “and”: `(Habitat III)`, `(par. 2)`.
    if lang.tables().script == Script::Latin && label.contains(|it: char| !it.is_lowercase()) {
        let rest = before[..before.len() - label.len()].trim_end();
        let word = rest.rsplit(' ').next().unwrap_or("");
        let listed = rest.is_empty() || rest.ends_with([',', ';', ':', '(', ')', '“', '«']);
        if !listed && !lang.tables().references.joins.contains(&word) {
            return false;
        }
    }
    // “(article 5)” has a word before its number, “1) the rivers, and 2) the lakes” a mark or “and”.
    if !label.is_empty() && label.bytes().all(|it| it.is_ascii_digit()) {
        let rest = before[..before.len() - label.len()].trim_end();
        let word = rest.rsplit(' ').next().unwrap_or("");
        return label.len() <= 2
            && (!word.ends_with(char::is_alphanumeric)
                || lang.tables().references.joins.contains(&word)
                || lang.tables().script == Script::Han);
    }
    let roman = label.len() <= 7 && label.bytes().all(|it| b"ivxlcIVXLC".contains(&it));
    (1..=2).contains(&label.chars().count()) && label.chars().all(char::is_alphanumeric)
        || roman && !label.is_empty()
}

fn report(words: &Words<'_>, rule: &Rule, at: usize, found: char, missing: char, out: &mut Findings) {
    let place = words.source(at..at + found.len_utf8());
    out.report(rule, place, format!("‘{found}’ has no ‘{missing}’. Add it, or remove this one."));
}

/// Reports single quotation marks that stand in no double ones.
fn single(words: &Words<'_>, signs: &[Sign], at: usize, out: &mut Findings) {
    let text = &words.prose.text;
    let ends = |it: char| !it.is_alphanumeric();
    let opens = text[..at].chars().next_back().is_none_or(ends);
    let closing = text[at..].match_indices('’').map(|it| at + it.0).find(|it| {
        let behind = text[it + '’'.len_utf8()..].chars().next();
        behind.is_none_or(ends) && !text[..*it].ends_with('s')
    });
    let inside = signs.iter().filter(|it| it.0 < at).fold(0_i32, |sum, it| match it.1 {
        '“' => sum + 1,
        '”' => sum - 1,
        _ => sum,
    });
    if let Some(end) = closing.filter(|_| opens && inside <= 0) {
        let [first, last] = [at, end].map(|it| words.source(it..it + '’'.len_utf8()));
        let message = "A quotation stands in single marks. Put double ones (“ ”).".to_owned();
        out.report(&STRAIGHT, first.clone(), message)
            .fix("Put double marks".to_owned(), vec![(first, "“".to_owned()), (last, "”".to_owned())]);
    }
}

/// Whether a sign is none that the language's official texts have at a place.
fn is_other(lang: Lang, sign: char, before: &str, behind: &str) -> bool {
    let english = lang == Lang::En;
    match sign {
        '"' | '\'' | '´' | '`' => true,
        '«' | '»' | '„' => english,
        // An apostrophe; names from the Arabic have the other sign (Ya‘rubiyah).
        '‘' => {
            let mut next = behind.chars();
            english
                && before.ends_with(char::is_alphabetic)
                && next.next() == Some('s')
                && next.next().is_none_or(|it| !it.is_alphabetic())
        }
        _ => false,
    }
}

fn straight(words: &Words<'_>, signs: &[Sign], out: &mut Findings) {
    let text = &words.prose.text;
    for &(at, char) in signs {
        let end = at + char.len_utf8();
        if words.lang == Lang::En && char == '‘' {
            single(words, signs, at, out);
        }
        let before = text[..at].chars().next_back();
        let behind = text[end..].chars().next();
        if !is_other(words.lang, char, &text[..at], &text[end..]) {
            continue;
        }
        let opens = before.is_none_or(|it| it.is_whitespace() || matches!(it, '(' | '[' | '“' | '—'));
        // Feet, minutes of arc and the like.
        if before.is_some_and(|it| it.is_ascii_digit()) && behind.is_none_or(|it| !it.is_alphabetic()) {
            continue;
        }
        let with = match (words.lang, char, opens) {
            (Lang::Fr | Lang::Ru, '"', true) => "«",
            (Lang::Fr | Lang::Ru, '"', false) => "»",
            (_, '"', true) => "“",
            (_, '"', false) => "”",
            (_, '«' | '„', _) => "“",
            (_, '»', _) => "”",
            (_, '‘', _) => "’",
            (_, _, true) => "‘",
            (_, _, false) => "’",
        };
        let place = words.source(at..end);
        let message = format!("‘{char}’ is no sign of official texts here. Write ‘{with}’.");
        out.report(&STRAIGHT, place.clone(), message)
            .fix(format!("Write ‘{with}’"), vec![(place, with.into())]);
    }
}

#[cfg(test)]
mod tests {
    use crate::resolution::Document;
    use crate::rules::check;

    #[track_caller]
    fn brackets(words: &str, expected: usize) {
        let found = check(&Document::parse(&format!("Генеральная Ассамблея,\n\nссылаясь на {words},\n")));
        assert_eq!(found.iter().filter(|it| it.code == "bracket-unbalanced").count(), expected, "{words}");
    }

    #[test]
    fn numbers_behind_a_word_are_no_labels() {
        brackets("вирус COVID-19) и план", 1);
        brackets("Римский статут пункт 3) и план", 1);
        brackets("итоги: 1) реки и 2) озера", 0);
        brackets("подпункты a) и b)", 0);
    }
}
