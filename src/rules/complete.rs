//! The form is whole: an adopted resolution of the official form has the name of its organ, its session, the line of
//! adoption, a number and a title, the opening formula and the date of its meeting.

use std::ops::Range;

use super::footnotes::source;
use super::pairs::BRACKETS;
use super::{Context, Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;
use crate::un::{Lang, Organ, drafting, form};

pub(super) const INCOMPLETE: Rule = Rule {
    code: "form-incomplete",
    severity: Severity::Information,
    on: true,
    summary: "An adopted resolution lacks a part of its form: session, line of adoption, number, title, opening formula or date of the meeting.",
    why: "Each of them tells whose resolution it is and how it is found; one that is lost is missed late.",
    source: "Editorial Manual, Resolutions, Order of elements; 1 of 422 official documents (S/RES/2573 has lost its opening formula)",
    bad: "General Assembly\n\nDistr.: General\n20 December 2020\n\nSeventy-fifth session\n\nResolution adopted by the General Assembly on 16 December 2020\n\n75/180. Rivers\n\nRecalling its resolution 70/1 on the rivers and lakes of the region and on all who live there,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "General Assembly\n\nDistr.: General\n20 December 2020\n\nSeventy-fifth session\n\nResolution adopted by the General Assembly on 16 December 2020\n\n75/180. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 70/1 on the rivers and lakes of the region and on all who live there,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const NAME: Rule = Rule {
    code: "organ-misspelt",
    severity: Severity::Warning,
    on: true,
    summary: "The organ's name in the masthead or the opening formula is misspelt.",
    why: "It says whose resolution this is, and readers and programs look for it.",
    source: "observed in official documents: 0 of 422",
    bad: "General Assembly\n\nDistr.: General\n20 December 2020\n\nSeventy-fifth session\n\nResolution adopted by the General Assembly on 16 December 2020\n\n75/180. Rivers\n\nThe Genral Assembly,\n\nRecalling its resolution 70/1 on the rivers and lakes of the region and on all who live there,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "General Assembly\n\nDistr.: General\n20 December 2020\n\nSeventy-fifth session\n\nResolution adopted by the General Assembly on 16 December 2020\n\n75/180. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 70/1 on the rivers and lakes of the region and on all who live there,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

/// So many letters of an organ's name may be others, left out or too many.
const SLIPS: usize = 3;

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let masthead = &resolution.masthead;
    // Only what has the official masthead is held against it; drafts have another.
    let Some(distribution) = masthead.distribution.as_ref().filter(|_| cx.lang == Lang::En) else { return };
    if form::holds(form::LIMITED, &distribution.text) || masthead.sponsors.is_some() {
        return;
    }
    let mut lacks = |place: &Range<u32>, what: &str, remedy: &str| {
        let message = format!("The resolution has no {what}. {remedy}.");
        out.report(&INCOMPLETE, place.clone(), message);
    };
    let organ = resolution.organ();
    let council = organ == Some(Organ::SecurityCouncil);
    let issued = masthead.issued.as_ref().unwrap_or(distribution);
    if masthead.adopted.is_some() && masthead.session.is_none() && organ.is_some() && !council {
        lacks(&issued.range, "session in its masthead", "Add the line: “Seventy-fifth session”");
    }
    let title = resolution.title.as_ref();
    let number = title.map(|it| &it.range).or(masthead.number.as_ref().map(|it| &it.range));
    if let Some(number) = number.filter(|_| masthead.adopted.is_none() && organ.is_some()) {
        lacks(number, "line of adoption", "Add the line: “Resolution adopted by …”");
    }
    if let Some(adopted) = masthead.adopted.as_ref().filter(|_| !council && organ.is_some()) {
        match title {
            None if masthead.number.is_none() => {
                lacks(&adopted.range, "number and title", "Add them: “75/180. …”")
            }
            Some(title) if title.number.is_empty() && masthead.number.is_none() => {
                lacks(&title.range, "number before its title", "Add it: “75/180. …”");
            }
            Some(title) => {
                let end = title.number_range.end;
                let stop = source(resolution, &(end..end + 1)).is_none_or(|it| it != " ");
                if !stop {
                    lacks(&title.number_range, "full stop behind its number", "Add it");
                }
            }
            None => {}
        }
    }
    let closing = resolution.closing.and_then(|it| Some((resolution.elements.get(it)?, cx.facts.get(it)?)));
    if let Some((element, facts)) = closing
        && facts.closed.is_none()
        && resolution.joined(element).text.starts_with(|it: char| it.is_ascii_digit())
    {
        lacks(&resolution.range(element), "date in its closing", "Add it behind the meeting");
    }
    if masthead.number.is_none()
        && council
        && let Some(adopted) = &masthead.adopted
    {
        lacks(&adopted.range, "number with its year", "Add the line: “Resolution 2605 (2021)”");
    }
    brackets(cx, out);
    names(cx, out);
}

/// The origin stands in brackets, which may begin on one line and end on another.
fn brackets(cx: &Context<'_>, out: &mut Findings) {
    let lines = cx.resolution.elements.iter().filter(|it| it.kind == ElementKind::Masthead);
    let signs = lines.flat_map(|it| {
        let prose = cx.resolution.joined(it);
        let at = |(at, sign): (usize, char)| (it, at, sign);
        prose.text.char_indices().filter(|it| matches!(it.1, '[' | ']')).map(at).collect::<Vec<_>>()
    });
    let signs: Vec<_> = signs.collect();
    if let [(element, at, sign)] = signs.as_slice() {
        let missing = if *sign == '[' { ']' } else { '[' };
        let place =
            cx.resolution.source_range(element, &cx.resolution.joined(element), *at as u32..*at as u32 + 1);
        out.report(&BRACKETS, place, format!("‘{sign}’ has no ‘{missing}’. Add it, or remove this one."));
    }
}

/// Looks for the names of organs where there are none.
fn names(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let first = resolution.elements.first().filter(|it| it.kind == ElementKind::Masthead);
    if let Some(first) = first.filter(|_| resolution.masthead.organ_line.is_none()) {
        let prose = resolution.joined(first);
        let words = prose.text.trim_end();
        if let Some(due) = nearest(words, |it| drafting::names(it, cx.lang).0) {
            misspelt(resolution.source_range(first, &prose, 0..words.len() as u32), words, due, out);
        }
    }
    if !resolution.openings.is_empty() {
        return;
    }
    let is_text = |it: &ElementKind| matches!(it, ElementKind::Recital | ElementKind::Paragraph(_));
    let head = resolution.elements.iter().take_while(|it| !is_text(&it.kind));
    for element in head.filter(|it| it.pieces.len() == 1) {
        let prose = resolution.joined(element);
        let words = prose.text.trim_end().trim_end_matches(',');
        let opens = words.len() < prose.text.trim_end().len() || words.starts_with("The ");
        if let Some(due) = nearest(words, |it| drafting::names(it, cx.lang).1).filter(|_| opens) {
            let place = resolution.source_range(element, &prose, 0..words.len() as u32);
            return misspelt(place, words, due, out);
        }
    }
    let first = resolution.elements.iter().find(|it| is_text(&it.kind));
    if let Some(first) = first.filter(|_| resolution.masthead.adopted.is_some()) {
        let place = resolution.range(first);
        let message = "The resolution has no opening formula. Add it before its first paragraph.".to_owned();
        out.report(&INCOMPLETE, place.start..place.start, message);
    }
}

/// The organ's name that words are near to, and are not.
fn nearest(words: &str, name: impl Fn(Organ) -> &'static str) -> Option<&'static str> {
    let far = |name: &str| strsim::damerau_levenshtein(words, name);
    let all = Organ::ALL.into_iter().map(name).map(|it| (far(it), it));
    let (distance, due) = all.min_by_key(|it| it.0).filter(|_| words.len() < 60)?;
    // “General Assembly,” lacks its article.
    let bare = due.strip_prefix("The ") == Some(words);
    ((1..=SLIPS).contains(&distance) || bare).then_some(due)
}

fn misspelt(place: Range<u32>, words: &str, due: &str, out: &mut Findings) {
    out.report(&NAME, place.clone(), format!("“{words}” is no organ of the United Nations. Write “{due}”."))
        .fix(format!("Write “{due}”"), vec![(place, due.to_owned())]);
}
