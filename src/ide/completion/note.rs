//! Footnote marks: the next number with an empty definition, or a note that is there.

use super::site::Site;
use super::{Completion, CompletionKind, Completions, first_words, item};
use crate::ide::notes::{self, MarkStyle};

pub(super) fn complete(site: &Site<'_>, out: &mut Completions) -> bool {
    let Some((typed, label)) = typed(&site.line) else { return false };
    let Some((unit, at)) = site.unit else { return false };
    let resolution = &*unit.resolution;
    let style = if typed.starts_with('[') { MarkStyle::Caret } else { notes::style(resolution, site.lang) };
    // A closing bracket that the editor has put there goes with the mark.
    let closes = typed.starts_with('[') && site.rest.starts_with(']');
    let start = at.saturating_sub(typed.len() as u32);
    let planned = notes::insertion(site.document, unit, start, style, "");
    let finish = |mut it: Completion| {
        if closes {
            it.replace = it.replace.cover_offset(site.offset + crate::text::size(1));
        }
        it.filter = format!("{typed}{}", it.label);
        it
    };
    if label.is_empty() || planned.number.to_string().starts_with(label) {
        out.items.push(finish(Completion {
            text: planned.mark.clone(),
            additional: planned.edits,
            detail: " new footnote".to_owned(),
            ..item(
                site,
                CompletionKind::Note,
                typed,
                &planned.number.to_string(),
                "the next number, and its note",
            )
        }));
    }
    for note in &resolution.notes {
        let shown = note.label.to_string();
        let Some(element) = resolution.elements.get(note.element) else { continue };
        if shown.starts_with(label) {
            let words = first_words(&resolution.joined(element).text, 60);
            out.items.push(finish(Completion {
                text: notes::mark(&note.label, style),
                detail: format!(" {words}"),
                ..item(site, CompletionKind::Note, typed, &shown, "a footnote that is there")
            }));
        }
    }
    true
}

/// A mark under construction: `[^1`, `^1`; what is typed, and the label in it.
fn typed(line: &str) -> Option<(&str, &str)> {
    let caret = line.rfind('^')?;
    let label = &line[caret + 1..];
    let plain = label.chars().all(|it| it.is_alphanumeric() || it == '-' || it == '_');
    let start = if line[..caret].ends_with('[') { caret - 1 } else { caret };
    // A note's own label at the head of a line is no mark.
    (plain && !line[..start].trim().is_empty()).then(|| (&line[start..], label))
}
