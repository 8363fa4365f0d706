//! The form of footnotes: a full stop at the end, the mark on its side of the punctuation, a treaty with its volume.

use std::ops::Range;

use super::facts::Words;
use super::{Context, Findings, FixKind, Rule, Severity, footnotes, wording};
use crate::resolution::{ElementKind, Mark};
use crate::text::places;
use crate::un::Lang;

pub(super) const EMPTY: Rule = Rule {
    code: "footnote-empty",
    severity: Severity::Warning,
    on: true,
    summary: "A footnote's number has no text behind it.",
    why: "The reader is sent to nothing.",
    source: "Editorial Manual, Footnotes; 0 of 3,151 notes in official documents",
    bad: "Recalling the outcome,¹\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n¹ ",
    good: "Recalling the outcome,¹\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n¹ A/CONF.157/24.",
    fix: FixKind::None,
};

pub(super) const ENDING: Rule = Rule {
    code: "footnote-ending",
    severity: Severity::Hint,
    on: true,
    summary: "A footnote's text does not end in a full stop.",
    why: "Each note is a sentence.",
    source: "Editorial Manual, Footnotes; 2 of 3,151 notes in English official documents, 1 in Russian, 4 in Arabic ones",
    bad: "Recalling the outcome,¹\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n¹ A/CONF.157/24 (Part I), chap. III",
    good: "Recalling the outcome,¹\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n¹ A/CONF.157/24 (Part I), chap. III.",
    fix: FixKind::Safe,
};

pub(super) const POSITION: Rule = Rule {
    code: "footnote-position",
    severity: Severity::Hint,
    on: true,
    summary: "A footnote's mark stands on the other side of the punctuation.",
    why: "In English the mark stands behind a comma or a full stop, in French, Spanish and Russian before it.",
    source: "observed in official documents: 3 of 3,273 marks in English, none in French, Spanish and Russian; Chinese ones, of which 13 of 613 stand before it, are left alone",
    bad: "Recalling the outcome¹, and the plan,\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n¹ A/CONF.157/24.",
    good: "Recalling the outcome,¹ and the plan,\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n¹ A/CONF.157/24.",
    fix: FixKind::Safe,
};

pub(super) const TREATY: Rule = Rule {
    code: "treaty-reference",
    severity: Severity::Hint,
    on: true,
    summary: "A note names the *Treaty Series* without volume or number.",
    why: "The series has more than 3,000 volumes.",
    source: "Editorial Manual, Footnotes, United Nations sources (Treaty Series); 0 of 254 notes in official documents",
    bad: "Recalling the Convention,¹\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n¹ United Nations, *Treaty Series*, No. 27531.",
    good: "Recalling the Convention,¹\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n¹ United Nations, *Treaty Series*, vol. 1577, No. 27531.",
    fix: FixKind::None,
};

pub(super) const ENCLOSED: Rule = Rule {
    code: "footnote-parentheses",
    severity: Severity::Hint,
    on: true,
    summary: "A footnote's mark in an Arabic text has no parentheses, where the others have them.",
    why: "Arabic texts set the mark in parentheses, so that it is told from the figures beside it.",
    source: "observed in official documents: 575 of 583 marks have parentheses, the 8 others have lost their place to them",
    bad: "الجمعية العامة\n\nالدورة الخامسة والسبعون\n\n75/180 الأنهار\n\nإن الجمعية العامة،\n\nإذ تشير إلى التقرير(¹) وإلى البرنامج²،\n\n1 - *تقرر* ذلك؛\n\n2 - *تطلب* إلى الأمين العام أن يقدم تقريرا.\n\n¹ () A/75/5.\n\n² () A/75/6.",
    good: "الجمعية العامة\n\nالدورة الخامسة والسبعون\n\n75/180 الأنهار\n\nإن الجمعية العامة،\n\nإذ تشير إلى التقرير(¹) وإلى البرنامج(²)،\n\n1 - *تقرر* ذلك؛\n\n2 - *تطلب* إلى الأمين العام أن يقدم تقريرا.\n\n¹ () A/75/5.\n\n² () A/75/6.",
    fix: FixKind::Safe,
};

/// Signs that a footnote mark may stand beside.
const PUNCTUATION: [char; 6] = [',', ';', '.', '，', '；', '。'];

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    empty(words, out);
    if words.element.kind == ElementKind::Note {
        ending(words, out);
        if words.lang == Lang::En {
            treaty(words, out);
        }
    } else if words.is_text() {
        position(words, out);
        detached(words, out);
    }
}

/// Reports a number at the head of a passage that has no words behind it.
fn empty(words: &Words<'_>, out: &mut Findings) {
    let note = words.element.kind == ElementKind::Note;
    for piece in &words.element.pieces {
        let Some(prose) = words.resolution.prose(*piece) else { continue };
        if (note || !prose.marks.is_empty()) && prose.text.trim().is_empty() {
            let message = "The footnote has no text. Write it behind the number, or remove both.".to_owned();
            out.report(&EMPTY, words.resolution.passage_range(*piece), message);
        }
    }
}

fn ending(words: &Words<'_>, out: &mut Findings) {
    let text = words.prose.text.trim_end_matches(|it: char| {
        it.is_whitespace() || matches!(it, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
    });
    let bare = text.trim_end_matches(['”', '»', '’', '"', '\u{200e}', '\u{200f}', ')', '）', ']']);
    let ended = |it: &str| it.ends_with(['.', '。', ':', '：', '…', '?', '!', '！', '？']);
    let Some(last) = text.chars().last().filter(|_| !ended(text) && !ended(bare)) else { return };
    let mark = if words.lang == Lang::Zh { '。' } else { '.' };
    let place = words.source(text.len() - last.len_utf8()..text.len());
    let with = if matches!(last, ',' | ';' | '，' | '；' | '،' | '؛') {
        mark.to_string()
    } else {
        format!("{last}{mark}")
    };
    // Behind the markup of emphasis or of a link.
    let edit = if with.chars().count() == 1 {
        (place.clone(), with)
    } else {
        let end = words.resolution.range(words.element).end;
        (end..end, mark.to_string())
    };
    let message = format!("The note does not end in a full stop. Add it (‘{mark}’).");
    out.report(&ENDING, place, message).fix("End with a full stop".to_owned(), vec![edit]);
}

fn position(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    for mark in &words.prose.marks {
        let at = mark.at as usize;
        let (Some(before), Some(behind)) = (text.get(..at), text.get(at..)) else { continue };
        let piece = words.element.pieces.get(mark.piece as usize);
        let Some((start, block, _)) = piece.and_then(|it| words.resolution.passage(*it)) else { continue };
        let source = block.text();
        let range = mark.range.start as usize..mark.range.end as usize;
        let Some(written) = source.get(range.clone()) else { continue };
        let moved = match words.lang {
            Lang::En | Lang::Zh => {
                let Some(sign) = behind.chars().next().filter(|it| PUNCTUATION.contains(it)) else {
                    continue;
                };
                let end = range.end + sign.len_utf8();
                // A mark behind each of two words, or two marks in a row.
                if !source.get(range.end..).is_some_and(|it| it.starts_with(sign)) {
                    continue;
                }
                (range.start..end, format!("{sign}{written}"), sign)
            }
            Lang::Fr | Lang::Es | Lang::Ru => {
                // A full stop may be that of an abbreviation.
                let sign = before.chars().next_back().filter(|it| matches!(it, ',' | ';'));
                let Some(sign) = sign.filter(|_| behind.is_empty() || behind.starts_with(' ')) else {
                    continue;
                };
                if !source.get(..range.start).is_some_and(|it| it.ends_with(sign)) {
                    continue;
                }
                (range.start - sign.len_utf8()..range.end, format!("{written}{sign}"), sign)
            }
            Lang::Ar => continue,
        };
        let (place, with, sign) = moved;
        let side = if matches!(words.lang, Lang::En | Lang::Zh) { "behind" } else { "before" };
        let place = start + place.start as u32..start + place.end as u32;
        let message = format!("The mark of footnote {} is due {side} ‘{sign}’. Move it.", mark.label);
        out.report(&POSITION, place.clone(), message)
            .fix(format!("Move the mark {side} ‘{sign}’"), vec![(place, with)]);
    }
}

/// Reports blanks before a mark.
fn detached(words: &Words<'_>, out: &mut Findings) {
    for mark in &words.prose.marks {
        let piece = words.element.pieces.get(mark.piece as usize);
        let Some((start, block, _)) = piece.and_then(|it| words.resolution.passage(*it)) else { continue };
        let before = block.text().get(..mark.range.start as usize).unwrap_or("");
        let bare = before.trim_end_matches(' ');
        let behind_words = bare.chars().next_back().is_some_and(|it| it.is_alphanumeric() || is_sign(it));
        if words.lang == Lang::En && bare.len() < before.len() && behind_words {
            let place = start + bare.len() as u32..start + before.len() as u32;
            let message = format!("A blank stands before the mark of footnote {}. Remove it.", mark.label);
            out.report(&wording::BEFORE, place.clone(), message)
                .fix("Remove the blank".to_owned(), vec![(place, String::new())]);
        }
    }
}

/// Whether a footnote's mark may stand behind a sign.
fn is_sign(char: char) -> bool {
    PUNCTUATION.contains(&char) || matches!(char, '”' | '’' | ')' | ']' | '*' | '_')
}

/// Reports marks without parentheses among such as have them.
pub(super) fn enclosed(cx: &Context<'_>, out: &mut Findings) {
    if cx.lang != Lang::Ar {
        return;
    }
    let marks = cx.resolution.marks();
    let beside = |range: &Range<u32>| {
        let sign = |range| footnotes::source(cx.resolution, &range).filter(|it| matches!(*it, "(" | ")"));
        sign(range.start.saturating_sub(1)..range.start).or_else(|| sign(range.end..range.end + 1)).is_some()
    };
    let plain = |it: &&Mark| {
        let written = footnotes::source(cx.resolution, &it.range).unwrap_or_default();
        !written.starts_with(['(', '[']) && !beside(&it.range)
    };
    let without: Vec<&Mark> = marks.iter().filter(plain).collect();
    // Where most have none, it is the way of the document.
    if without.len() * 2 > marks.len() && marks.len() > 1 {
        return;
    }
    for mark in without {
        let Some(written) = footnotes::source(cx.resolution, &mark.range) else { continue };
        let message = format!("The mark of footnote {} has no parentheses. Set it in some.", mark.label);
        let edit = (mark.range.clone(), format!("({written})"));
        out.report(&ENCLOSED, mark.range.clone(), message).fix(format!("Write ‘({written})’"), vec![edit]);
    }
}

/// So far behind the name of the series volume and number stand, in characters.
const NEAR: usize = 60;

fn treaty(words: &Words<'_>, out: &mut Findings) {
    const NAME: &str = "Treaty Series";
    let text = &words.prose.text;
    for at in places(text, NAME) {
        let rest = &text[at + NAME.len()..];
        let rest = rest.split(';').next().unwrap_or("");
        if !rest.starts_with(',') {
            continue;
        }
        let place = || words.source(at..at + NAME.len());
        let near: String = rest.chars().take(NEAR).collect();
        if !near.contains("vol") {
            let message = "The Treaty Series is named without a volume. Add “, vol. …, No. …”.".to_owned();
            out.report(&TREATY, place(), message);
        } else if !near.contains("No") {
            let message = "The Treaty Series is named without the treaty’s number. Add “, No. …”.".to_owned();
            out.report(&TREATY, place(), message);
        }
    }
}
