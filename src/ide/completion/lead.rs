//! Opening phrases for the part and language that one is in, with the Also/Further form that is due first.

use super::site::Site;
use super::{Completion, CompletionKind, Completions, escaped, item};
use crate::ide::row;
use crate::resolution::{ElementKind, Resolution};
use crate::text::TextRange;
use crate::un::phrases::{self, Phrase};

/// More than this is no opening any more, in characters.
const LONGEST: usize = 40;

pub(super) fn complete(site: &Site<'_>, out: &mut Completions) -> bool {
    let Some(head) = head(site) else { return false };
    let Some(resolution) = site.resolution() else { return false };
    let style = phrases::style(site.lang);
    let Some((_, at)) = site.unit else { return false };
    let start = at.saturating_sub((site.line.trim_start().len()) as u32);
    let place = place(resolution, start, head.numbered);
    let emphasis = if head.opened.is_empty() { row::emphasis(resolution, &style) } else { "" };
    let mut ranked: Vec<(usize, Completion)> = Vec::new();
    for operative in [true, false] {
        if !(if operative { place.operative } else { place.recital }) {
            continue;
        }
        let row = row::before(resolution, start, operative, &style, site.organ);
        for (frequency, phrase) in style.phrases.iter().enumerate() {
            let due = row.as_ref().filter(|it| it.phrase == phrase).map_or(0, |it| it.due());
            let steps: &[usize] = if due == 0 { &[0] } else { &[due, 0] };
            for (index, step) in steps.iter().enumerate() {
                let Some(form) = style.form(phrase, operative, *step, site.organ) else { continue };
                if !fits(&form, head.typed) {
                    continue;
                }
                let rank = if due > 0 { index } else { 2 + frequency };
                let says = description(phrase, operative, *step, due);
                ranked.push((rank, offered(site, &head, &place, operative, emphasis, &form, &says)));
            }
        }
    }
    ranked.sort_by_key(|it| it.0);
    out.items.extend(ranked.into_iter().map(|it| it.1));
    !out.items.is_empty()
}

/// The head of a paragraph that is being written.
struct Head<'a> {
    /// The words typed, behind number and emphasis.
    typed: &'a str,
    /// The emphasis that stands open before them.
    opened: &'a str,
    numbered: bool,
}

/// The head that the cursor stands in, if it stands in one.
fn head<'a>(site: &'a Site<'_>) -> Option<Head<'a>> {
    let line = site.line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    let behind = rest.trim_start_matches(['.', ')', ' ', '\u{a0}', '-']);
    let numbered = digits > 0 && behind.len() < rest.len();
    let body = if numbered { behind } else { line };
    if digits > 0 && !numbered {
        return None;
    }
    let typed = body.trim_start_matches(['*', '_']);
    let opened = &body[..body.len() - typed.len()];
    let closed = !opened.is_empty() && typed.contains(['*', '_']);
    let short = typed.chars().count() <= LONGEST && !typed.contains([',', ';', '.', ':', '[', '(']);
    // A line in the middle of a paragraph is none's head: the one before must be blank or an item's end.
    (short && !closed && begins_block(site)).then_some(Head { typed, opened, numbered })
}

/// Whether the cursor's line is the first of its paragraph.
fn begins_block(site: &Site<'_>) -> bool {
    let text = site.document.text();
    let start = text.line_start(site.offset);
    let Some(before) = start.checked_sub(crate::text::TextSize::new(1)) else { return true };
    let line = text.slice(TextRange::new(text.line_start(before), start));
    let line = line.trim();
    let ends = [';', ',', '.', ':', '；', '，', '。', '：', '؛', '،'];
    line.is_empty() || line.ends_with(ends)
}

/// Which parts a new paragraph at a place may belong to, and the number that it would have.
struct Place {
    recital: bool,
    operative: bool,
    /// The number that is due, where the paragraphs are numbered.
    number: Option<u32>,
}

fn place(resolution: &Resolution, start: u32, numbered: bool) -> Place {
    let mut before = None;
    let mut last_number = 0;
    let mut opened = false;
    let mut recital_behind = None;
    for element in &resolution.elements {
        let here = resolution.range(element).start;
        match element.kind {
            ElementKind::Opening if here < start => (before, last_number, opened) = (None, 0, true),
            ElementKind::Recital if here < start => before = Some(false),
            ElementKind::Paragraph(number) if here < start => {
                before = Some(true);
                last_number = number.unwrap_or(last_number);
            }
            ElementKind::Recital if here > start => recital_behind = recital_behind.or(Some(true)),
            ElementKind::Paragraph(_) if here > start => recital_behind = recital_behind.or(Some(false)),
            _ => {}
        }
    }
    let operative = before == Some(true) || numbered;
    // Behind the last recital either may follow.
    let between = before == Some(false) || before.is_none() && opened;
    Place {
        recital: !operative && between,
        operative: operative || between && recital_behind != Some(true),
        number: (!numbered).then_some(last_number + 1),
    }
}

fn fits(form: &str, typed: &str) -> bool {
    form.to_lowercase().starts_with(&typed.to_lowercase())
}

fn description(phrase: &Phrase, operative: bool, step: usize, due: usize) -> String {
    let part = if operative { "operative" } else { "preambular" };
    let addressed = if phrase.addressed { ", where the addressee is the same" } else { "" };
    match (step, due) {
        (0, 0) => part.to_owned(),
        (0, _) => format!("{part}, plain form"),
        _ => format!("{part}; number {} of its row{addressed}", step + 1),
    }
}

fn offered(
    site: &Site<'_>,
    head: &Head<'_>,
    place: &Place,
    operative: bool,
    emphasis: &str,
    form: &str,
    says: &str,
) -> Completion {
    let base = item(site, CompletionKind::Phrase, head.typed, form, says);
    let blank =
        if phrases::style(site.lang).blank.is_empty() || site.rest.starts_with(' ') { "" } else { " " };
    let (open, close) = match (operative, head.opened) {
        (true, "") => (emphasis, emphasis),
        // What was opened by hand is closed, unless the editor did so.
        (_, opened) if !opened.is_empty() => ("", if site.rest.starts_with(opened) { "" } else { opened }),
        _ => ("", ""),
    };
    let number = match (operative, place.number) {
        (true, Some(number)) if head.opened.is_empty() && head.typed.is_empty() => format!("{number}. "),
        _ => String::new(),
    };
    let text = format!("{number}{open}{form}{close}{blank}");
    let empty = site.rest.trim().is_empty();
    let end = phrases::style(site.lang).end(operative);
    let snippet = (empty && !blank.is_empty()).then(|| format!("{}$0{end}", escaped(&text)));
    Completion { text, snippet, ..base }
}
