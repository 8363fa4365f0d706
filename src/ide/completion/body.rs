//! Names in running text: organs, committees, offices; months behind a day; sessions by their ordinals.

use super::site::Site;
use super::{CompletionKind, Completions, item};
use crate::un::{Lang, drafting, ordinals};

/// So many letters of an ordinal are no other word.
const ORDINAL: usize = 5;
/// Sessions further from the resolution's own are seldom spoken of.
const NEAR: u32 = 12;
/// The session of drafts that tell none.
const NOW: u32 = 80;

pub(super) fn complete(site: &Site<'_>, out: &mut Completions) -> bool {
    let typed = site.word();
    months(site, typed, out) || sessions(site, out) || bodies(site, typed, out)
}

/// Behind a day: `16 D` → December.
fn months(site: &Site<'_>, typed: &str, out: &mut Completions) -> bool {
    let words = drafting::of(site.lang);
    if site.lang == Lang::Zh {
        return false;
    }
    let head = site.line[..site.line.len() - typed.len()].trim_end_matches([' ', '\u{a0}']);
    let head = if site.lang == Lang::Es { head.trim_end_matches("de").trim_end() } else { head };
    let head = head.trim_end_matches("er");
    let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    let number = &head[head.len() - digits..];
    let alone = !head[..head.len() - digits]
        .ends_with(|it: char| it.is_alphanumeric() || matches!(it, '/' | '.' | '('));
    let day = number.parse::<u8>().is_ok_and(|it| (1..=31).contains(&it));
    if !day || !alone || typed.is_empty() || head.len() == site.line.len() - typed.len() {
        return false;
    }
    let lower = typed.to_lowercase();
    let fitting = words.months.iter().filter(|it| it.to_lowercase().starts_with(&lower));
    let before = out.items.len();
    out.items.extend(fitting.map(|it| item(site, CompletionKind::Time, typed, it, "month")));
    out.items.len() > before
}

/// The ordinals of sessions, those next to the resolution's own first: `seventy-s` → seventy-sixth.
fn sessions(site: &Site<'_>, out: &mut Completions) -> bool {
    let Some(resolution) = site.resolution() else { return false };
    let masthead = resolution.masthead.session.as_ref();
    let written = masthead.and_then(|it| ordinals::session_number(&it.text, site.lang));
    let number = || resolution.number()?.split('/').next()?.parse().ok();
    let own: u32 = written.or_else(number).filter(|it| *it < 100).unwrap_or(NOW);
    let mut near: Vec<u32> = (own.saturating_sub(NEAR)..=own + NEAR).collect();
    near.sort_by_key(|it| it.abs_diff(own));
    let least = if site.lang == Lang::Zh { 2 } else { ORDINAL };
    let line = site.line.to_lowercase();
    let before = out.items.len();
    for number in near {
        let Some(words) = ordinals::words(number, site.lang) else { continue };
        for form in forms(&words, site.lang) {
            let reached = reached(&line, &form, site.lang).filter(|it| *it < form.len());
            let Some(end) = reached.filter(|it| form[..*it].chars().count() >= least) else { continue };
            let typed = &site.line[site.line.len() - end..];
            out.items.push(item(site, CompletionKind::Time, typed, &form, &format!("session {number}")));
        }
    }
    out.items.len() > before
}

/// The cases of an ordinal, those that stand in running text first: `семьдесят шестой`, `семьдесят шестая`.
fn forms(ordinal: &str, lang: Lang) -> Vec<String> {
    let cases = drafting::of(lang).ordinal_cases.iter();
    let oblique = cases.filter_map(|(end, oblique)| Some(format!("{}{oblique}", ordinal.strip_suffix(end)?)));
    oblique.take(1).chain([ordinal.to_owned()]).collect()
}

/// How many bytes of a name the line ends with, from its beginning on.
fn reached(line: &str, name: &str, lang: Lang) -> Option<usize> {
    let ends = name.char_indices().map(|it| it.0).chain([name.len()]);
    ends.rev().filter(|it| *it > 0).find(|end| {
        line.ends_with(&name[..*end]) && {
            let before = line[..line.len() - end].chars().next_back();
            lang == Lang::Zh || before.is_none_or(|it| !it.is_alphanumeric())
        }
    })
}

fn bodies(site: &Site<'_>, typed: &str, out: &mut Completions) -> bool {
    if site.unit.is_none() {
        return false;
    }
    // The names have several words; what is typed may reach over some of them.
    let line = site.line.as_str();
    let mut found = Vec::new();
    for body in drafting::of(site.lang).bodies {
        if let Some(end) = reached(line, body, site.lang).filter(|it| *it < body.len()) {
            found.push((end, body));
        }
    }
    let least = if matches!(site.lang, Lang::Zh | Lang::Ar) { 1 } else { 2 };
    if found.iter().all(|it| body_chars(it) < least) && typed.chars().count() < least {
        return false;
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.0));
    for (end, body) in found {
        out.items.push(item(site, CompletionKind::Body, &body[..end], body, "body of the United Nations"));
    }
    !out.items.is_empty()
}

fn body_chars(found: &(usize, &&str)) -> usize {
    found.1[..found.0].chars().count()
}
