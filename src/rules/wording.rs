//! Doubled words and blanks, and words that the Manual has otherwise: tables of what to write instead.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use regex::Regex;

use super::facts::Words;
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;
use crate::text::places;
use crate::un::{Lang, Organ, drafting};

pub(super) const REPEATED: Rule = Rule {
    code: "word-repeated",
    severity: Severity::Information,
    on: true,
    summary: "A word stands twice.",
    why: "A slip of the keyboard that spelling checkers pass over.",
    source: "3 misprints in 422 official documents: an information, for proofread texts have it in more than one of a hundred",
    bad: "Recalling the the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const DOUBLE: Rule = Rule {
    code: "double-space",
    severity: Severity::Hint,
    on: true,
    summary: "Two blanks stand where one is due.",
    why: "Official texts have one, also behind a full stop.",
    source: "0 outside tables in 422 official documents",
    bad: "Recalling  the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const BEFORE: Rule = Rule {
    code: "space-before-punctuation",
    severity: Severity::Hint,
    on: true,
    summary: "A blank stands before a punctuation mark or a footnote's mark, or inside of a parenthesis or a quotation.",
    why: "Only French has blanks there, and not before a comma or a full stop.",
    source: "2 in 422 official documents",
    bad: "Recalling the outcome , and the plan,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome, and the plan,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const PERCENT: Rule = Rule {
    code: "percent",
    severity: Severity::Hint,
    on: true,
    summary: "“%” or “percent” stands for “per cent”, in Russian and Arabic for “процентов” and “في المائة”.",
    why: "Running text has the words.",
    source: "Editorial Manual, Numbers; 0 of 250 in texts of the Assembly; 0 of 100 in Russian and 0 of 97 in Arabic texts; Chinese ones have the sign",
    bad: "Noting that 5 percent of the rivers are clean,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Noting that 5 per cent of the rivers are clean,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const PRESENT: Rule = Rule {
    code: "this-resolution",
    severity: Severity::Hint,
    on: true,
    summary: "“this resolution” stands for “the present resolution”.",
    why: "So the Assembly and its organs name their own text; the Security Council does not.",
    source: "Editorial Manual, Internal references; 1 against 239 in texts of the Assembly",
    bad: "1. *Decides* so;\n\n2. *Requests* a report on this resolution.",
    good: "1. *Decides* so;\n\n2. *Requests* a report on the present resolution.",
    fix: FixKind::Safe,
};

pub(super) const CALLS: Rule = Rule {
    code: "calls-on",
    severity: Severity::Hint,
    on: true,
    summary: "“Calls on” stands for “Calls upon”.",
    why: "So the Assembly and its organs write; the Security Council has both.",
    source: "1 against 572 in texts of the Assembly",
    bad: "1. *Calls on* States to act;\n\n2. *Requests* a report.",
    good: "1. *Calls upon* States to act;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const LATIN: Rule = Rule {
    code: "abbreviation-latin",
    severity: Severity::Hint,
    on: true,
    summary: "“etc.”, “e.g.” or “i.e.” stands in running text.",
    why: "Running text has the words.",
    source: "Editorial Manual, Abbreviations; 1 in 422 official documents",
    bad: "Recalling the rivers, e.g. the long ones, of the region,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the rivers, for example the long ones, of the region,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const SHORT: Rule = Rule {
    code: "abbreviation-un",
    severity: Severity::Information,
    on: true,
    summary: "The United Nations or a principal organ is named by its initials.",
    why: "Resolutions name the Organization and its principal organs in full.",
    source: "Editorial Manual, Abbreviations; 0 in texts of the Assembly, 108 of the Security Council",
    bad: "1. *Decides* so;\n\n2. *Requests* a report of the UN on rivers.",
    good: "1. *Decides* so;\n\n2. *Requests* a report of the United Nations on rivers.",
    fix: FixKind::Safe,
};

pub(super) const MEMBER: Rule = Rule {
    code: "capital-member-states",
    severity: Severity::Information,
    on: true,
    summary: "“Member States” has a small letter.",
    why: "The States Members of the United Nations have capitals.",
    source: "Editorial Manual, Capitalization; 40 “member States” of other bodies are right",
    bad: "1. *Decides* so;\n\n2. *Requests* a report of all Member states.",
    good: "1. *Decides* so;\n\n2. *Requests* a report of all Member States.",
    fix: FixKind::Safe,
};

pub(super) const AMPERSAND: Rule = Rule {
    code: "ampersand",
    severity: Severity::Hint,
    on: true,
    summary: "“&” stands for “and”.",
    why: "Running text has the word.",
    source: "observed in official documents: 0 in texts of the Assembly and its councils; the Security Council has it in one name",
    bad: "Recalling the outcome & the plan,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome and the plan,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

/// Words that are written otherwise: what is found, as a whole word, what takes its place, and whether the
/// Security Council writes it too.
struct Instead {
    found: &'static str,
    with: &'static str,
    rule: &'static Rule,
    council: bool,
}

const fn instead(found: &'static str, with: &'static str, rule: &'static Rule, council: bool) -> Instead {
    Instead { found, with, rule, council }
}

const INSTEAD: &[Instead] = &[
    instead(" percent", " per cent", &PERCENT, true),
    instead("%", " per cent", &PERCENT, true),
    instead("this resolution", "the present resolution", &PRESENT, true),
    instead("Calls on", "Calls upon", &CALLS, true),
    instead("calls on", "calls upon", &CALLS, true),
    instead("etc.", "and so on", &LATIN, false),
    instead("e.g.", "for example", &LATIN, false),
    instead("i.e.", "that is", &LATIN, false),
    instead("i.a.", "inter alia", &LATIN, false),
    instead(" & ", " and ", &AMPERSAND, true),
    instead("U.N.", "United Nations", &SHORT, true),
    instead("SG", "Secretary-General", &SHORT, true),
    instead("HRC", "Human Rights Council", &SHORT, true),
    instead("UN", "United Nations", &SHORT, true),
    instead("UNGA", "General Assembly", &SHORT, true),
    instead("UNSC", "Security Council", &SHORT, true),
    instead("GA", "General Assembly", &SHORT, true),
    instead("SDGs", "Sustainable Development Goals", &SHORT, true),
    instead("ECOSOC", "Economic and Social Council", &SHORT, true),
    instead("member states", "Member States", &MEMBER, true),
    instead("Member states", "Member States", &MEMBER, true),
];

static FINDER: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(INSTEAD.iter().map(|it| it.found)).ok());

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    if words.element.kind == ElementKind::Masthead {
        spaces(words, out);
        return repeated(words, out);
    }
    if !words.is_text() {
        return;
    }
    spaces(words, out);
    repeated(words, out);
    if words.lang == Lang::En && words.is_body() {
        pairs(words, out);
        written_otherwise(words, out);
    } else {
        per_cent(words, out);
    }
}

/// Reports `%` where a language has words for it, in the form that the number asks for.
fn per_cent(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    for at in memchr::memchr_iter(b'%', text.as_bytes()) {
        let before = text[..at].trim_end();
        let digits = before.len() - before.trim_end_matches(|it: char| it.is_ascii_digit()).len();
        let number = &before[before.len() - digits..];
        let fraction = before[..before.len() - digits].ends_with([',', '.', '/']);
        let Some(due) = drafting::per_cent(words.lang, number, fraction) else { continue };
        let place = words.source(at..at + 1);
        let message = format!("“%” stands for “{due}”. Write it so.");
        let edit = (words.source(before.len()..at + 1), format!(" {due}"));
        out.report(&PERCENT, place, message).fix(format!("Write “{due}”"), vec![edit]);
    }
}

fn written_otherwise(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    let council = words.organ == Some(Organ::SecurityCouncil);
    for found in FINDER.iter().flat_map(|it| it.find_iter(text)) {
        let Some(row) = INSTEAD.get(found.pattern().as_usize()) else { continue };
        if council && row.council || is_quoted(text, found.start()) {
            continue;
        }
        let before = text[..found.start()].chars().next_back();
        let behind = text[found.end()..].chars().next();
        let joined =
            |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || matches!(it, '-' | '‑' | '/'));
        let word = row.found.starts_with(char::is_alphabetic) && joined(before)
            || row.found.ends_with(char::is_alphabetic) && joined(behind);
        if word {
            continue;
        }
        let place = words.source(found.range());
        let (is, with) = (row.found.trim(), row.with.trim());
        let message = format!("“{is}” stands for “{with}”. Write it so.");
        let edit = (place.clone(), row.with.to_owned());
        out.report(row.rule, place, message).fix(format!("Write “{with}”"), vec![edit]);
    }
}

/// Whether a quotation is open at a place.
pub(super) fn is_quoted(text: &str, at: usize) -> bool {
    let count = |signs: [char; 2]| text[..at].matches(signs).count();
    count(['“', '«']) > count(['”', '»'])
}

fn repeated(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    for &(word, others) in drafting::of(words.lang).doubled {
        for at in places(text, &word.repeat(2)) {
            // The first of them ends another word.
            if text[..at].ends_with(|it| others.contains(it)) {
                continue;
            }
            let (middle, end) = (at + word.len(), at + 2 * word.len());
            let message = format!("“{word}” stands twice. Remove one.");
            let edit = (words.source(middle..end), String::new());
            out.report(&REPEATED, words.source(middle..end), message)
                .fix(format!("Remove the second “{word}”"), vec![edit]);
        }
    }
    let ends = [',', ';', '.', ':', ')', '”', '»'];
    let (mut before, mut previous, mut start) = (0, "", 0);
    let blanks = memchr::memchr_iter(b' ', text.as_bytes());
    for end in blanks.chain([text.len()]) {
        let word = &text[start..end];
        // Most words are unlike the one before: only its like is looked at closely. A mark or an emphasis between two
        // words makes them two.
        if word.as_bytes().first() == previous.as_bytes().first()
            && word.starts_with(previous)
            && let bare = word.trim_end_matches(ends)
            && previous == bare
            && bare.chars().count() > 1
            && bare.chars().all(char::is_alphabetic)
            && bare.chars().next().is_some_and(|it| !it.is_uppercase())
            && !drafting::of(words.lang).twice.contains(&bare)
            && !words.prose.marks.iter().any(|it| it.at as usize == start - 1)
        {
            let place = words.source(start..start + bare.len());
            let message = format!("“{bare}” stands twice. Remove one.");
            let edit = (words.source(before + bare.len()..start + bare.len()), String::new());
            out.report(&REPEATED, place, message).fix(format!("Remove the second “{bare}”"), vec![edit]);
        }
        (before, previous, start) = (start, word, end + 1);
    }
}

/// Pairs of short words, which nothing has twice: “of the of the”.
static PAIRS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:of the of the|in the in the|to the to the|and the and the|for the for the|on the on the|by the by the|with the with the|that the that the|from the from the|at the at the|to be to be|has been has been|have been have been|as well as well)(?-u:\b)").ok()
});

fn pairs(words: &Words<'_>, out: &mut Findings) {
    for found in PAIRS.iter().flat_map(|it| it.find_iter(&words.prose.text)) {
        let half = found.as_str().len() / 2;
        let shown = &found.as_str()[..half];
        let place = words.source(found.start() + half + 1..found.end());
        let edit = (words.source(found.start() + half..found.end()), String::new());
        out.report(&REPEATED, place, format!("“{shown}” stands twice. Remove one."))
            .fix(format!("Remove the second “{shown}”"), vec![edit]);
    }
}

fn spaces(words: &Words<'_>, out: &mut Findings) {
    let text = words.prose.text.trim_end();
    for at in memchr::memmem::find_iter(text.as_bytes(), "  ") {
        let end = at + text[at..].len() - text[at..].trim_start_matches(' ').len();
        // Between the two may stand a footnote's mark, which is none of the words.
        let marked = words.prose.marks.iter().any(|it| (at + 1..end).contains(&(it.at as usize)));
        if at > 0 && text.as_bytes()[at - 1] == b' ' || marked {
            continue;
        }
        let place = words.source(at..end);
        let edit = (place.clone(), " ".to_owned());
        let message = "Two blanks stand where one is due. Remove one.".to_owned();
        out.report(&DOUBLE, place, message).fix("Leave one blank".to_owned(), vec![edit]);
    }
    let narrow = memchr::memchr3_iter(b',', b';', b'.', text.as_bytes()).map(|at| (at, &text[at..=at]));
    let own = drafting::of(words.lang).foreign.iter().flat_map(|it| text.match_indices(it.1));
    for (at, mark) in narrow.chain(own) {
        let spaced = text[..at].ends_with(' ') && !text[..at].ends_with("  ");
        let french = words.lang == Lang::Fr && mark == ";";
        let wide = mark.len() > 1;
        let ends = || wide || text[at + 1..].chars().next().is_none_or(char::is_whitespace);
        if !spaced || french || !ends() || words.prose.marks.iter().any(|it| it.at as usize == at) {
            continue;
        }
        let place = words.source(at - 1..at);
        let message = format!("A blank stands before ‘{mark}’. Remove it.");
        out.report(&BEFORE, place.clone(), message)
            .fix("Remove the blank".to_owned(), vec![(place, String::new())]);
    }
}
