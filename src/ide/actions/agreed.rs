//! Back to agreed language: all words of the precedent, or one phrase of it.
//!
//! Only the words that differ are replaced, so that footnote marks, links and page cuts stay.

use std::ops::Range;

use super::spot::Spot;
use super::{Action, ActionKind};
use crate::compare::PieceKind;
use crate::ide::TextEdit;
use crate::ide::agreed::{self, Agreed};
use crate::resolution::Element;

/// How much of a phrase a title shows, in characters.
const SHOWN: usize = 40;

pub(super) const TAKE: Action = Action {
    id: "agreed-take",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let (agreed, changes) = changes(spot)?;
        (!changes.is_empty()).then(|| format!("Take the agreed text of {}", agreed.place()))
    },
    edits: |spot| changes(spot)?.1.iter().map(|it| edit(spot, it)).collect(),
};

pub(super) const RESTORE: Action = Action {
    id: "agreed-restore",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let (agreed, changes) = changes(spot)?;
        let change = changes.iter().find(|it| it.is_at(spot))?;
        // Where there is one change only, the whole text says it.
        (changes.len() > 1).then(|| match change.agreed.trim() {
            "" => format!("Delete what {} does not have", agreed.place()),
            words => format!("Restore “{}” of {}", shortened(words), agreed.place()),
        })
    },
    edits: |spot| {
        let (_, changes) = changes(spot)?;
        changes.iter().filter(|it| it.is_at(spot)).map(|it| edit(spot, it)).collect()
    },
};

/// Words in the place of agreed ones.
struct Change {
    /// In bytes of the resolution.
    range: Range<u32>,
    /// The agreed words; empty where there are none.
    agreed: String,
}

impl Change {
    fn is_at(&self, spot: &Spot<'_>) -> bool {
        self.range.start <= spot.range.end && spot.range.start <= self.range.end
    }
}

/// The best precedent of the paragraph at hand, and what differs from it; nothing where a page cut stands between.
fn changes(spot: &Spot<'_>) -> Option<(Agreed, Vec<Change>)> {
    let element = spot.element()?;
    let agreed = agreed::best(spot.resolution(), element, spot.library).filter(|it| !it.is_same())?;
    let pieces = agreed::differences(spot.resolution(), element, &agreed, spot.library)?;
    let prose = spot.resolution().joined(element);
    let mut found: Vec<Change> = Vec::new();
    let mut at = 0;
    let mut words: Vec<(Range<u32>, String)> = Vec::new();
    for piece in pieces {
        let len = u32::try_from(piece.text.len()).ok()?;
        match piece.kind {
            PieceKind::Same => at += len,
            PieceKind::Deleted => words.push((at..at, piece.text)),
            PieceKind::Inserted => {
                match words.last_mut().filter(|it| it.0.end == at && it.0.is_empty()) {
                    Some(last) => last.0.end = at + len,
                    None => words.push((at..at + len, String::new())),
                }
                at += len;
            }
        }
    }
    for (range, agreed) in words {
        let here = prose.text.get(range.start as usize..range.end as usize)?;
        let last = range.end as usize == prose.text.len();
        let (here, agreed) = if last { (bare(here), bare(&agreed).to_owned()) } else { (here, agreed) };
        if here.is_empty() && agreed.is_empty() {
            continue;
        }
        let range = range.start..range.start + here.len() as u32;
        let kept = here.len() - here.trim_end().len();
        let (agreed, range) = match agreed.trim_end() {
            // A blank behind the old words serves the new ones.
            bare if kept > 0 && !bare.is_empty() => (bare.to_owned(), range.start..range.end - kept as u32),
            _ => (agreed, range),
        };
        let source = source(spot, element, &range)?;
        found.push(Change { range: source, agreed });
    }
    Some((agreed, found))
}

/// Where words of the paragraph stand; nothing where they stand on two pages.
fn source(spot: &Spot<'_>, element: &Element, words: &Range<u32>) -> Option<Range<u32>> {
    let prose = spot.resolution().joined(element);
    let place = |it: Range<u32>| spot.resolution().source_range(element, &prose, it);
    if words.is_empty() {
        let len = u32::try_from(prose.text.len()).ok()?;
        let at = if words.start < len { place(words.start..len).start } else { place(0..len).end };
        return Some(at..at);
    }
    let range = place(words.clone());
    (!spot.text(&range).contains("\n\n")).then_some(range)
}

/// The last words of a paragraph without the end mark, which belongs to the place and not to the words.
fn bare(words: &str) -> &str {
    words.trim_end().trim_end_matches([';', '.', ',', '；', '。', '，', '،', '؛'])
}

fn edit(spot: &Spot<'_>, change: &Change) -> Option<TextEdit> {
    Some((spot.unit.range(change.range.clone()), change.agreed.clone()))
}

fn shortened(words: &str) -> String {
    let mut shown: String = words.chars().take(SHOWN).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use crate::ide::agreed::tests::{OLD, Old};
    use crate::ide::{FormatOptions, actions, apply, perform};
    use crate::resolution::Document;
    use crate::text::TextRange;

    /// Performs the action at `$0` of the first paragraph's text; the paragraph afterwards.
    #[track_caller]
    fn check(id: &str, paragraph: &str, title: &str, expected: &str) {
        let head = "General Assembly\n\n76/1. Rivers\n\nThe General Assembly,\n\n";
        let at = (head.len() + paragraph.find("$0").unwrap()) as u32;
        let document = Document::parse(&format!("{head}{}\n", paragraph.replace("$0", "")));
        let (old, format) = (Old::new(OLD), FormatOptions::default());
        let range = TextRange::empty(at.into());
        let offer = actions(&document, range, &old, &format).into_iter().find(|it| it.id == id);
        assert_eq!(offer.map(|it| it.title).as_deref(), Some(title));
        let edits = perform(&document, range, &old, &format, id).unwrap();
        let text = apply(&document.text().to_string(), &edits);
        assert_eq!(text.strip_prefix(head).map(str::trim_end), Some(expected));
    }

    #[test]
    fn the_agreed_words_come_back_and_marks_stay() {
        check(
            "agreed-take",
            "1. *Asks* S$0tates to protect the fish¹ of all rivers and lakes in their territory.\n\n¹ A note.",
            "Take the agreed text of 75/1, para. 1",
            "1. *Urges* States to protect the fish¹ of all rivers and lakes in their territory.\n\n¹ A note.",
        );
    }

    #[test]
    fn one_phrase_comes_back() {
        check(
            "agreed-restore",
            "1. Asks States to protect the fish of all rivers and lakes in their la$0nds.",
            "Restore “territory” of 75/1, para. 1",
            "1. Asks States to protect the fish of all rivers and lakes in their territory.",
        );
    }
}
