//! Opening phrases for the part and language that one is in, with the Also/Further form that is due first.

use super::site::Site;
use super::{Completion, CompletionKind, Completions, escaped, item};
use crate::ide::actions::marker_like;
use crate::ide::row;
use crate::resolution::{ElementKind, Resolution};
use crate::text::TextRange;
use crate::un::Lang;
use crate::un::phrases::{self, Phrase};

/// More than this is no opening any more, in characters.
const LONGEST: usize = 40;

pub(super) fn complete(site: &Site<'_>, out: &mut Completions) -> bool {
    let Some(head) = head(site) else { return false };
    let Some(resolution) = site.resolution() else { return false };
    let style = phrases::style(site.lang);
    let Some((_, at)) = site.unit else { return false };
    let start = at.saturating_sub((site.line.trim_start().len()) as u32);
    let place = place(resolution, start, head.numbered, site.lang);
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
                let written = |step| {
                    let form = style.form(phrase, operative, step, site.organ)?;
                    let joined = if place.first && !operative { style.joined } else { "" };
                    Some(form.strip_prefix(joined).map_or_else(|| form.clone(), str::to_owned))
                };
                let Some(form) = written(*step) else { continue };
                // What is typed may be the plain phrase, and the adverb that is due goes before it.
                let plain = written(0).filter(|it| !fits(&form, head.typed) && fits(it, head.typed));
                if plain.is_none() && !fits(&form, head.typed) {
                    continue;
                }
                let rank = if due > 0 { index } else { 2 + frequency };
                let says = description(phrase, operative, *step, due);
                let mut offered = offered(site, &head, &place, operative, emphasis, &form, &says);
                offered.filter = plain.unwrap_or(offered.filter);
                ranked.push((rank, offered));
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
    /// Whether no recital stands before it.
    first: bool,
    /// The number that is due with its signs, where the paragraphs are numbered.
    number: Option<String>,
}

fn place(resolution: &Resolution, start: u32, numbered: bool, lang: Lang) -> Place {
    let mut before = None;
    let mut last: Option<(usize, u32)> = None;
    let mut opened = false;
    let mut recital_behind = None;
    for (index, element) in resolution.elements.iter().enumerate() {
        let here = resolution.range(element).start;
        match element.kind {
            ElementKind::Opening if here < start => (before, last, opened) = (None, None, true),
            ElementKind::Recital if here < start => before = Some(false),
            ElementKind::Paragraph(number) if here < start => {
                before = Some(true);
                last = number.map(|it| (index, it)).or(last);
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
        first: before.is_none(),
        number: (!numbered).then(|| number_behind(resolution, last, lang)),
    }
}

/// The number behind a paragraph, written like that one's.
fn number_behind(resolution: &Resolution, last: Option<(usize, u32)>, lang: Lang) -> String {
    let next = last.map_or(1, |it| it.1 + 1).to_string();
    let alike = last.and_then(|(index, _)| marker_like(resolution, index, &next));
    alike.unwrap_or_else(|| phrases::style(lang).numbered.replace("{n}", &next))
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
    let style = phrases::style(site.lang);
    let closes = !head.opened.is_empty() && site.rest.starts_with(head.opened);
    let blank = if style.blank.is_empty() || site.rest.starts_with(' ') || closes { "" } else { " " };
    let (open, close) = match (operative, head.opened) {
        (true, "") => (emphasis, emphasis),
        // What was opened by hand is closed, unless the editor did so.
        (_, opened) if !opened.is_empty() => ("", if closes { "" } else { opened }),
        _ => ("", ""),
    };
    let number = match (operative, &place.number) {
        (true, Some(number)) if head.opened.is_empty() && head.typed.is_empty() => number.as_str(),
        _ => "",
    };
    let text = format!("{number}{open}{form}{close}{blank}");
    let empty = site.rest.trim().is_empty();
    let end = style.end(operative);
    let snippet = empty.then(|| format!("{}$0{end}", escaped(&text)));
    Completion { text, snippet, ..base }
}
