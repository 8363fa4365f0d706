//! Document symbols, segment by segment: `A/` → `A/RES/`, `A/75/` → `A/75/478/` → `A/75/478/Add.2`.

use memchr::memmem;

use super::site::Site;
use super::{CompletionKind, Completions, LIMIT, item};
use crate::ide::Library;
use crate::un::{drafting, words};

pub(super) fn complete(site: &Site<'_>, library: &dyn Library, out: &mut Completions) -> bool {
    let Some(typed) = typed(&site.line) else { return false };
    let mut found: Vec<String> = Vec::new();
    let mut add = |symbol: &str| {
        // As far as the next stroke: the rest is asked for when it is typed.
        let Some(rest) = symbol.strip_prefix(typed) else { return };
        let end = rest.find('/').map_or(rest.len(), |it| it + 1);
        let next = &rest[..end];
        if !next.is_empty() && !found.iter().any(|it| it == next) {
            found.push(next.to_owned());
        }
    };
    for (_, block) in site.unit.iter().flat_map(|it| it.0.resolution.blocks()) {
        let text = block.text();
        for at in memmem::find_iter(text.as_bytes(), typed) {
            let whole = text[..at].chars().next_back().is_none_or(|it| !it.is_alphanumeric() && it != '/');
            let rest = &text[at..];
            let end = rest.find(|it: char| !is_part(it)).unwrap_or(rest.len());
            if whole && end > typed.len() {
                add(rest[..end].trim_end_matches(['.', '-']));
            }
        }
    }
    for known in library.known("", LIMIT) {
        add(&known.symbol.to_string());
    }
    drafting::SYMBOL_HEADS.iter().for_each(|it| add(it));
    for next in found {
        let whole = format!("{typed}{next}");
        let ends = !next.ends_with('/');
        let says = if ends { "document symbol" } else { "segment of a document symbol" };
        out.items.push(super::Completion {
            symbol: if ends { crate::citation::Symbol::parse(&whole) } else { None },
            ..item(site, CompletionKind::Symbol, typed, &whole, says)
        });
    }
    out.incomplete = true;
    true
}

/// A symbol under construction at the end of a line: a known series, a stroke, and what follows.
fn typed(line: &str) -> Option<&str> {
    let start = line.char_indices().rev().take_while(|it| is_part(it.1)).last()?.0;
    let typed = line[start..].trim_start_matches(['.', '-']);
    let (series, _) = typed.split_once('/')?;
    words::SERIES.contains(&series).then_some(typed)
}

fn is_part(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '/' | '.' | '-')
}
