//! A paragraph's number behind the word for one: of the resolution that is cited beside it, else of this one.

use super::site::Site;
use super::{Completion, CompletionKind, Completions, first_words, item};
use crate::citation::Symbol;
use crate::ide::Library;
use crate::resolution::{ElementKind, Resolution};
use crate::un::Lang;
use crate::un::internal::references;

pub(super) fn complete(site: &Site<'_>, library: &dyn Library, out: &mut Completions) -> bool {
    let Some(typed) = asked(site) else { return false };
    // 第 opens a resolution's number as well: the word for paragraph must follow.
    if site.lang == Lang::Zh
        && !site.rest.trim_start_matches(|it: char| it.is_ascii_digit()).starts_with('段')
    {
        return false;
    }
    match cited(site) {
        Some(symbol) => {
            let Some((_, document)) = library.find(&symbol) else { return false };
            let same = document
                .units()
                .iter()
                .find(|it| it.resolution.symbol().is_some_and(|it| it.same_document(&symbol)));
            if let Some(unit) = same {
                list(site, typed, &unit.resolution, &format!("of {symbol}"), out);
            }
        }
        None => {
            if let Some(resolution) = site.resolution() {
                list(site, typed, resolution, "of this resolution", out);
            }
        }
    }
    !out.items.is_empty()
}

fn list(site: &Site<'_>, typed: &str, resolution: &Resolution, whose: &str, out: &mut Completions) {
    // A paragraph seldom refers to itself.
    let here = site.element.filter(|_| site.resolution().is_some_and(|it| std::ptr::eq(it, resolution)));
    let others = resolution.elements.iter().enumerate().filter(|it| Some(it.0) != here);
    for (_, element) in others {
        if let ElementKind::Paragraph(Some(number)) = element.kind
            && number.to_string().starts_with(typed)
        {
            let words = first_words(&resolution.joined(element).text, 70);
            out.items.push(Completion {
                detail: format!(" {words}"),
                filter: number.to_string(),
                ..item(site, CompletionKind::Paragraph, typed, &number.to_string(), whose)
            });
        }
    }
}

/// The digits typed behind a word for paragraph, also in a list: `paragraphs 3 and 1`.
fn asked<'a>(site: &'a Site<'_>) -> Option<&'a str> {
    let before = site.before.as_str();
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let typed = &before[before.len() - digits..];
    let mut head = &before[..before.len() - digits];
    let words = references(site.lang);
    for _ in 0..8 {
        let trimmed = head.trim_end_matches([' ', '\u{a0}']);
        let lower = trimmed.to_lowercase();
        let opens = words.paragraph.iter().any(|it| {
            lower.strip_suffix(it).is_some_and(|it| {
                words.prefixed || site.lang == Lang::Zh || !it.ends_with(char::is_alphabetic)
            })
        });
        if opens {
            let blank = trimmed.len() < head.len() || site.lang == Lang::Zh;
            return (blank && site.line.ends_with(typed)).then_some(typed);
        }
        // One step back in the list: a word that joins, and the number before it.
        let joined = words.joins.iter().find_map(|it| trimmed.strip_suffix(it))?.trim_end();
        let number = joined.trim_end_matches(|it: char| it.is_ascii_digit());
        if number.len() == joined.len() {
            return None;
        }
        head = number;
    }
    None
}

/// The resolution whose paragraph is meant: “resolution 70/1, paragraph …” or “paragraph … of resolution 70/1”.
fn cited(site: &Site<'_>) -> Option<Symbol> {
    let resolution = site.resolution()?;
    let element = resolution.elements.get(site.element?)?;
    let prose = resolution.joined(element);
    let at = site.before.trim_end().len();
    let cx = crate::citation::Context {
        lang: site.lang,
        own: site.organ,
        note: element.kind == ElementKind::Note,
    };
    let found = crate::citation::find(&prose.text, &cx);
    let between = |from: usize, to: usize| prose.text.get(from..to).filter(|it| it.chars().count() < 60);
    let behind = found.iter().find(|it| usize::from(it.range.start()) >= at).filter(|it| {
        between(at, usize::from(it.range.start())).is_some_and(|it| {
            let it = it.trim_start_matches(|it: char| it.is_ascii_digit() || it == ' ');
            ["of ", "de ", "du ", "del ", "от ", "резолюц", "من ", "من"]
                .iter()
                .any(|word| it.starts_with(word))
                && !it.contains([',', ';'])
        })
    });
    let around = crate::un::drafting::of(site.lang).around;
    let before = found.iter().rev().find(|it| usize::from(it.range.end()) <= at).filter(|it| {
        between(usize::from(it.range.end()), at).is_some_and(|it| match site.lang {
            // 第70/1号决议第3段
            Lang::Zh => {
                let it = it.trim_start_matches(around[1]).trim_end_matches(|it: char| it.is_ascii_digit());
                matches!(it.trim_end_matches(around[0]), "" | "，" | "的" | "执行部分")
            }
            _ => it.contains(',') && !it.contains(';') && it.matches(',').count() <= 2,
        })
    });
    behind.or(before).map(|it| it.symbol.clone())
}
