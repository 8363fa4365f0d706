//! Blanks where a script has none: between Chinese characters, and behind the Arabic “and”.

use super::facts::Words;
use super::{Findings, FixKind, Rule, Severity, footnotes};
use crate::resolution::ElementKind;
use crate::un::lang::Script;
use crate::un::{drafting, form};

pub(super) const CHINESE: Rule = Rule {
    code: "space-chinese",
    severity: Severity::Hint,
    on: true,
    summary: "A blank stands between two Chinese characters, or behind a Chinese mark.",
    why: "Chinese writes words without blanks, and its marks have their own.",
    source: "observed in official documents: 2 between characters and 6 behind marks in 86 texts; the names of agenda items, which lines of a masthead cut in two, are left alone",
    bad: "大会\n\n第七十五届会议\n\n75/180. 河流\n\n大会，\n\n回顾其关于河流和海洋 的各项决议，\n\n1. 决定如此；\n\n2. 请秘书长提出报告。",
    good: "大会\n\n第七十五届会议\n\n75/180. 河流\n\n大会，\n\n回顾其关于河流和海洋的各项决议，\n\n1. 决定如此；\n\n2. 请秘书长提出报告。",
    fix: FixKind::Safe,
};

pub(super) const ARABIC: Rule = Rule {
    code: "space-arabic",
    severity: Severity::Hint,
    on: true,
    summary: "A blank stands between the Arabic “and” and the word that it belongs to.",
    why: "The conjunction is written as one with the next word; only figures stand apart from it.",
    source: "observed in official documents: 0 before words in 86 texts, 485 before figures",
    bad: "الجمعية العامة\n\nالدورة الخامسة والسبعون\n\n75/180 الأنهار\n\nإن الجمعية العامة،\n\nإذ تشير إلى قراراتها بشأن الأنهار و البحيرات،\n\n1 - *تقرر* ذلك؛\n\n2 - *تطلب* إلى الأمين العام أن يقدم تقريرا.",
    good: "الجمعية العامة\n\nالدورة الخامسة والسبعون\n\n75/180 الأنهار\n\nإن الجمعية العامة،\n\nإذ تشير إلى قراراتها بشأن الأنهار والبحيرات،\n\n1 - *تقرر* ذلك؛\n\n2 - *تطلب* إلى الأمين العام أن يقدم تقريرا.",
    fix: FixKind::Safe,
};

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    let script = words.lang.tables().script;
    let masthead = words.element.kind == ElementKind::Masthead;
    match script {
        Script::Han if words.is_text() || masthead => chinese(words, masthead, out),
        Script::Arabic if words.is_text() => arabic(words, out),
        _ => {}
    }
}

/// A line of a masthead is not cut before so many characters.
const LINE: usize = 12;

/// What stands before the title of an annex or of a part of it is no longer.
const LABEL: usize = 6;

fn chinese(words: &Words<'_>, masthead: bool, out: &mut Findings) {
    let text = &words.prose.text;
    // A short name is spaced: 大 会.
    if masthead && form::organ_line(text.trim()).is_some() {
        return;
    }
    let han = |it: char| Script::of(it) == Some(Script::Han);
    let marks = drafting::of(words.lang).foreign;
    let mut line = 0;
    for at in memchr::memchr_iter(b' ', text.as_bytes()) {
        let (before, behind) = (text[..at].chars().next_back(), text[at + 1..].chars().next());
        let start = std::mem::replace(&mut line, at + 1);
        let since = text[start..at].chars().count();
        let mark = before.is_some_and(|it| marks.iter().any(|pair| pair.1 == it));
        if !(before.is_some_and(han) || mark && !masthead) || !behind.is_some_and(han) {
            continue;
        }
        // “第一节 导言” and “附件一 议事规则” name a part and its title.
        let label = start == 0 && since <= LABEL && text.starts_with(['第', '附']);
        if label || masthead && since >= LINE || words.prose.marks.iter().any(|it| it.at as usize == at) {
            continue;
        }
        let place = words.source(at..at + 1);
        // What joins lines or pages is none of the text.
        if footnotes::source(words.resolution, &place) == Some(" ") {
            let message = "A blank stands where Chinese has none. Remove it.".to_owned();
            out.report(&CHINESE, place.clone(), message)
                .fix("Remove the blank".to_owned(), vec![(place, String::new())]);
        }
    }
}

fn arabic(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    let and = words.lang.tables().phrases.joined;
    let found = format!(" {and} ");
    for (at, _) in text.match_indices(&found) {
        let end = at + found.len();
        let word = text[end..].split(' ').next().unwrap_or("");
        // A session's number begins with letters: `د-10/17`.
        if !word.starts_with(char::is_alphabetic)
            || !word.chars().all(|it| Script::of(it) == Some(Script::Arabic) || it.is_ascii_punctuation())
            || word.contains('-')
            || word.chars().count() < 2
        {
            continue;
        }
        let place = words.source(end - 1..end);
        if footnotes::source(words.resolution, &place) == Some(" ") {
            let message = format!("A blank stands behind ‘{and}’. Write it as one with the next word.");
            out.report(&ARABIC, place.clone(), message)
                .fix("Remove the blank".to_owned(), vec![(place, String::new())]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::resolution::Document;
    use crate::rules::check;

    #[track_caller]
    fn blanks(text: &str, expected: usize) {
        let found = check(&Document::parse(text));
        assert_eq!(found.iter().filter(|it| it.code.starts_with("space-")).count(), expected, "{text}");
    }

    #[test]
    fn a_blank_between_chinese_characters_is_told() {
        blanks("大会，\n\n回顾其决议， 关于河 流的报告，\n", 2);
    }

    #[test]
    fn lines_marks_and_titles_of_parts_have_blanks() {
        blanks("大会，\n\n回顾其决议，¹ 关于河\n流的报告，\n\n1. 决定如此。\n\n¹ A/75/5。\n", 0);
        blanks("大会，\n\n1. 决定如此。\n\n附件一\n\n第一节 导言\n", 0);
    }

    #[test]
    fn the_arabic_and_stands_apart_from_figures_alone() {
        blanks("إن الجمعية العامة،\n\nإذ تشير إلى الأنهار و البحيرات،\n", 1);
        blanks("إن الجمعية العامة،\n\nإذ تشير إلى القرارين 70/1 و 71/2 وإلى الفقرتين (د) و (ه)،\n", 0);
    }
}
