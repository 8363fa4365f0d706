//! Agreed paragraphs that begin with the words typed: of the earlier resolutions of the series, the newest first. Taken
//! as they are written there, with their citations; their footnotes get numbers of their own here.

use super::site::Site;
use super::{Completion, CompletionKind, Completions, first_words, item};
use crate::ide::base::{Base, series};
use crate::ide::carried::{Carried, with_notes};
use crate::ide::{Library, format};
use crate::precedent::words;
use crate::resolution::ElementKind;
use crate::text::{TextRange, size};

/// Fewer words are a lead and no more.
const WORDS: usize = 2;
/// So many resolutions are looked through.
const RESOLUTIONS: usize = 6;
/// So many paragraphs are offered.
const OFFERED: usize = 8;

pub(super) fn complete(site: &Site<'_>, library: &dyn Library, out: &mut Completions) -> bool {
    let Some((unit, _)) = site.unit else { return false };
    let Some(element) = site.element.and_then(|it| unit.resolution.elements.get(it)) else { return false };
    if !matches!(element.kind, ElementKind::Recital | ElementKind::Paragraph(_)) || !ends(&site.behind) {
        return false;
    }
    let typed = words(&site.before);
    if typed.len() < WORDS {
        return false;
    }
    let before = out.items.len();
    let mut told: Vec<String> = Vec::new();
    for base in series(&unit.resolution, site.lang, library).into_iter().take(RESOLUTIONS) {
        for (index, text) in beginning(&base, &element.kind, &site.before) {
            if out.items.len() - before == OFFERED {
                return true;
            }
            if !told.contains(&text)
                && let Some(offer) = offered(site, &base, index, &text)
            {
                out.items.push(offer);
            }
            told.push(text);
        }
    }
    out.items.len() > before
}

/// Whether nothing but the paragraph's end mark follows.
fn ends(behind: &str) -> bool {
    behind.trim().chars().all(|it| matches!(it, ';' | '.' | ',' | '；' | '。' | '，' | '،' | '؛'))
}

/// The paragraphs of a resolution whose words begin as `typed` does: their elements and words.
fn beginning(base: &Base, kind: &ElementKind, typed: &str) -> Vec<(usize, String)> {
    let Some(unit) = base.unit() else { return Vec::new() };
    let same = |it: &ElementKind| std::mem::discriminant(it) == std::mem::discriminant(kind);
    let elements = unit.resolution.elements.iter().enumerate().filter(|it| same(&it.1.kind));
    // Most begin with another word, which is seen at once.
    let word = typed.trim_start().split(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
    let small =
        |it: &str| it.chars().flat_map(char::to_lowercase).take(word.chars().count()).collect::<String>();
    let first = small(word);
    let texts = elements.map(|(index, it)| (index, unit.resolution.joined(it).text.trim().to_owned()));
    texts.filter(|it| small(&it.1) == first && rest(&it.1, typed).is_some()).collect()
}

/// Where in `text` the last word of `typed` begins; nothing where its words are others, or no more follow.
fn rest(text: &str, typed: &str) -> Option<usize> {
    let (own, typed_words) = (words(text), words(typed));
    let (last, full) = typed_words.split_last()?;
    let same = own.len() > typed_words.len() && full.iter().zip(&own).all(|(a, b)| a.hash == b.hash);
    let there = own.get(full.len()).filter(|_| same)?;
    // The last word may be half of one, unless a blank follows it.
    let open = typed.get(last.range.clone())?.to_lowercase();
    let word = text.get(there.range.clone())?.to_lowercase();
    let closed = typed.len() > last.range.end;
    let fits = if closed { there.hash == last.hash } else { word.starts_with(&open) };
    fits.then_some(if closed { own.get(full.len() + 1)?.range.start } else { there.range.start })
}

fn offered(site: &Site<'_>, base: &Base, index: usize, text: &str) -> Option<Completion> {
    let there = base.unit()?;
    let element = there.resolution.elements.get(index)?;
    let prose = there.resolution.joined(element);
    let lead = prose.text.len() - prose.text.trim_start().len();
    let from = (lead + rest(text, &site.before)?) as u32;
    let source = there.resolution.source_range(element, &prose, from..prose.text.len() as u32);
    let mut carried = Carried::from(&base.text, there, index, source.start)?;
    if !site.behind.trim().is_empty() {
        // The end mark is there.
        let bare =
            carried.body.trim_end_matches([';', '.', ',', '；', '。', '，', '،', '؛']).trim_end().len();
        carried.body.truncate(bare);
    }
    carried.notes.retain(|it| it.0 <= carried.body.len());
    let place = match element.kind {
        ElementKind::Paragraph(Some(number)) => format!("{}, para. {number}", base.number),
        ElementKind::Recital => format!("{}, preamble", base.number),
        _ => base.number.clone(),
    };
    let typed = if site.before.ends_with(char::is_whitespace) { "" } else { site.word() };
    let plain = prose.text.get(from as usize..)?.trim_end();
    let offer = Completion {
        text: carried.body.clone(),
        filter: plain.to_owned(),
        ..item(site, CompletionKind::Agreed, typed, &first_words(text, 100), &place)
    };
    if carried.notes.is_empty() {
        return Some(offer);
    }
    // What the text will be, with its notes; from it what is put in here, and what changes behind.
    let whole = site.document.text().to_string();
    let (start, behind) = (usize::from(offer.insert.start()), usize::from(offer.replace.end()));
    let next = [whole.get(..start)?, &carried.body, whole.get(behind..)?].concat();
    let notes: Vec<_> = carried.notes.iter().map(|it| (start + it.0, it.1.clone())).collect();
    let mut end = start + carried.body.len();
    let next = with_notes(next, &notes, &mut end);
    if next.get(..start) != whole.get(..start) {
        return None;
    }
    let changes = format::between(whole.get(behind..)?, next.get(end..)?);
    let moved = |it: TextRange| it + size(behind);
    let additional = changes.into_iter().map(|(at, with)| (moved(at), with)).collect();
    Some(Completion { text: next.get(start..end)?.to_owned(), additional, insert: offer.replace, ..offer })
}

#[cfg(test)]
mod tests {
    use crate::ide::agreed::tests::Old;
    use crate::ide::{apply, completion};
    use crate::resolution::Document;
    use crate::text::size;

    const OLD: &str = "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\nRecalling its resolution [70/1](https://undocs.org/A/RES/70/1) on all rivers,\n\n1. *Urges* States to protect the fish¹ of all rivers;\n\n2. *Urges* States to keep their boats clean.\n\n¹ A/75/1.\n";
    const HEAD: &str = "General Assembly\n\n76/1. Rivers\n\nThe General Assembly,\n\n";

    /// Labels and sources of the agreed paragraphs that are offered, and the text after the first one is taken.
    fn offered(draft: &str) -> (Vec<String>, String) {
        let text = format!("{HEAD}{draft}");
        let at = text.find("$0").unwrap();
        let text = text.replace("$0", "");
        let found = completion(&Document::parse(&text), size(at), &Old::new(OLD), &[]);
        let all: Vec<_> =
            found.items.into_iter().filter(|it| it.kind == super::CompletionKind::Agreed).collect();
        let shown = all.iter().map(|it| format!("{} ({})", it.label, it.description)).collect();
        let taken = all.first().map_or_else(String::new, |it| {
            let mut edits = it.additional.clone();
            edits.push((it.replace, it.text.clone()));
            edits.sort_by_key(|it| it.0.start());
            apply(&text, &edits).strip_prefix(HEAD).unwrap().to_owned()
        });
        (shown, taken)
    }

    #[test]
    fn paragraphs_that_begin_so_are_offered_and_bring_their_notes() {
        let (shown, taken) =
            offered("1. *Urges* States to pro$0\n\n2. *Decides* to remain seized.²\n\n² A/76/1.\n");
        assert_eq!(shown, ["Urges States to protect the fish of all rivers; (75/1, para. 1)"]);
        assert_eq!(
            taken,
            "1. *Urges* States to protect the fish² of all rivers;\n\n2. *Decides* to remain seized.³\n\n² A/75/1.\n\n³ A/76/1.\n"
        );
        let (shown, taken) = offered("1. Urges States to $0.\n");
        assert_eq!(shown.len(), 2);
        assert_eq!(taken, "1. Urges States to protect the fish¹ of all rivers.\n\n¹ A/75/1.\n");
    }

    #[test]
    fn citations_come_as_they_are_written() {
        let (shown, taken) = offered("Recalling its reso$0\n\n1. *Decides* so.\n");
        assert_eq!(shown, ["Recalling its resolution 70/1 on all rivers, (75/1, preamble)"]);
        assert!(
            taken.starts_with(
                "Recalling its resolution [70/1](https://undocs.org/A/RES/70/1) on all rivers,\n"
            ),
            "{taken}"
        );
    }

    #[test]
    fn other_words_and_other_parts_are_not_offered() {
        for draft in [
            "1. *Urges* boats$0\n",
            "1. Ur$0\n",
            "Urges States to$0\n\n1. *Decides* so.\n",
            "1. *Urges* States to$0 act;\n",
        ] {
            assert_eq!(offered(draft).0, [] as [String; 0], "{draft}");
        }
    }
}
