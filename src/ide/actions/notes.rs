//! Footnotes: a new one here, one way of marking them all, their order, text into a note and out of it.

use super::spot::Spot;
use super::{Action, ActionKind};
use crate::ide::TextEdit;
use crate::ide::notes::{self, MarkStyle};
use crate::resolution::{ElementKind, Note, Resolution};
use crate::syntax::Label;

pub(super) const INSERT: Action = Action {
    id: "footnote-insert",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let text = spot.range.is_empty() && takes_notes(spot);
        text.then(|| "Insert a footnote here".to_owned())
    },
    edits: |spot| {
        let style = notes::style(spot.resolution(), spot.document.lang());
        let at = behind_the_word(spot);
        let mut planned = notes::insertion(spot.document, spot.unit, at, style, "");
        planned.edits.push((spot.unit.range(at..at), planned.mark));
        Some(planned.edits)
    },
};

/// The cursor's place; inside of a word its end, and behind the sign there where the language puts marks behind it.
fn behind_the_word(spot: &Spot<'_>) -> u32 {
    let at = spot.range.end;
    let letter = |it: &char| it.is_alphanumeric();
    let before = spot.text(&(at.saturating_sub(4)..at));
    let behind = spot.text(&(at..at + 100));
    // A number and its session are one word.
    let inside = |it: &char| letter(it) || matches!(it, '’' | '-' | '/');
    if !before.chars().next_back().is_some_and(|it| inside(&it)) || !behind.starts_with(|it| letter(&it)) {
        return at;
    }
    // Languages without blanks have no end of a word to go to, but for a number's.
    let lang = spot.document.lang();
    let of_word = |it: &char| inside(it) && (lang != crate::un::Lang::Zh || it.is_ascii());
    let mut word: String = behind.chars().take_while(of_word).collect();
    // What is emphasized ends before the mark.
    let emphasis: String = behind[word.len()..].chars().take_while(|it| matches!(it, '*' | '_')).collect();
    word.push_str(&emphasis);
    let sign = behind[word.len()..].chars().next().filter(|it| matches!(it, ',' | '.' | ';' | '،' | '؛'));
    let sign = sign.filter(|_| crate::un::drafting::of(lang).mark_behind);
    at + (word.len() + sign.map_or(0, char::len_utf8)) as u32
}

pub(super) const TO_CARET: Action = Action {
    id: "footnotes-caret",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let others = at_note(spot) && styles(spot.resolution()).iter().any(|it| *it != MarkStyle::Caret);
        others.then(|| "Write all footnote marks as [^1]".to_owned())
    },
    edits: |spot| Some(restyled(spot, MarkStyle::Caret)),
};

pub(super) const TO_SUPERSCRIPT: Action = Action {
    id: "footnotes-superscript",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let style = |it: &MarkStyle| matches!(it, MarkStyle::Caret | MarkStyle::Tagged);
        let others = at_note(spot) && styles(spot.resolution()).iter().any(style);
        others.then(|| "Write all footnote marks as ¹".to_owned())
    },
    edits: |spot| Some(restyled(spot, MarkStyle::Superscript)),
};

pub(super) const SORT: Action = Action {
    id: "footnotes-sort",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let notes = &spot.resolution().notes;
        let sorted = notes.is_sorted_by_key(|it| order(&it.label));
        (at_note(spot) && !sorted).then(|| "Sort the notes by their numbers".to_owned())
    },
    edits: |spot| {
        let resolution = spot.resolution();
        let places: Vec<_> = resolution.notes.iter().map(|it| place(resolution, it)).collect();
        let mut sorted: Vec<&Note> = resolution.notes.iter().collect();
        sorted.sort_by_key(|it| order(&it.label));
        let edit = |(place, note): (std::ops::Range<u32>, &Note)| {
            let text = spot.text(&self::place(resolution, note));
            (spot.text(&place) != text).then(|| (spot.unit.range(place), text))
        };
        Some(places.into_iter().zip(sorted).filter_map(edit).collect())
    },
};

pub(super) const EXTRACT: Action = Action {
    id: "footnote-extract",
    kind: ActionKind::Extract,
    offer: |spot| {
        (takes_notes(spot) && extracted(spot).is_some()).then(|| "Move this into a footnote".to_owned())
    },
    edits: |spot| {
        let (cut, words) = extracted(spot)?;
        let style = notes::style(spot.resolution(), spot.document.lang());
        let stopped = if words.ends_with(['.', '。']) { words } else { format!("{words}.") };
        let stopped = crate::un::phrases::capitalized(&stopped);
        let planned = notes::insertion(spot.document, spot.unit, cut.start, style, &stopped);
        // A mark stands behind the comma or full stop in English, Chinese and Arabic, before it elsewhere.
        let behind = spot.text(&(cut.end..cut.end + 3));
        let sign =
            behind.chars().next().filter(|it| matches!(it, ',' | '.' | ';' | '，' | '。' | '；' | '،' | '؛'));
        let mut edits = planned.edits;
        match sign.filter(|_| crate::un::drafting::of(spot.document.lang()).mark_behind) {
            Some(sign) => {
                let end = cut.end + sign.len_utf8() as u32;
                edits.push((spot.unit.range(cut.start..end), format!("{sign}{}", planned.mark)));
            }
            None => edits.push((spot.unit.range(cut), planned.mark)),
        }
        Some(edits)
    },
};

pub(super) const INLINE: Action = Action {
    id: "footnote-inline",
    kind: ActionKind::Inline,
    offer: |spot| inlined(spot).map(|it| format!("Put footnote {} into the text", it.label)),
    edits: |spot| {
        let resolution = spot.resolution();
        let note = inlined(spot)?;
        let element = resolution.elements.get(note.element)?;
        let words = body(spot, note);
        let words = words.trim().trim_end_matches(['.', '。']);
        let marks = resolution.marks();
        let mark = marks.iter().find(|it| it.label == note.label)?;
        // The words go before the sign behind which the mark stands.
        let head = spot.text(&(mark.range.start.saturating_sub(3)..mark.range.start));
        let sign = head
            .chars()
            .next_back()
            .filter(|it| matches!(it, ',' | '.' | ';' | '，' | '。' | '；' | '،' | '؛'));
        let start = mark.range.start - sign.map_or(0, |it| it.len_utf8() as u32);
        let tail = sign.map(String::from).unwrap_or_default();
        let mut edits = vec![(spot.unit.range(start..mark.range.end), format!(" ({words}){tail}"))];
        let removed = note.label.clone();
        edits.extend(notes::relabelled(spot.unit, |label, at| match (label, &removed) {
            (Label::Number(it), Label::Number(gone)) if it > gone && at != mark.range.start => {
                Some(Label::Number(it - 1))
            }
            _ => None,
        }));
        edits.push((spot.with_gap(&resolution.range(element)), String::new()));
        Some(edits)
    },
};

/// Whether the cursor stands in text that may carry a footnote.
fn takes_notes(spot: &Spot<'_>) -> bool {
    let kind = spot.element().map(|it| &it.kind);
    let carries = matches!(
        kind,
        Some(
            ElementKind::Recital
                | ElementKind::Paragraph(_)
                | ElementKind::Item(_)
                | ElementKind::Continuation
                | ElementKind::AnnexText
        )
    );
    let mark =
        |it: crate::resolution::Mark| it.range.start < spot.range.start && spot.range.start < it.range.end;
    carries && !spot.resolution().marks().into_iter().any(mark)
}

/// Whether the cursor stands at a mark or in a note.
fn at_note(spot: &Spot<'_>) -> bool {
    let note = spot.element().is_some_and(|it| it.kind == ElementKind::Note);
    let touches =
        |it: &crate::resolution::Mark| it.range.start <= spot.range.start && spot.range.start <= it.range.end;
    note || spot.resolution().marks().iter().any(touches)
}

fn styles(resolution: &Resolution) -> Vec<MarkStyle> {
    let numbered = |it: &crate::resolution::Mark| matches!(it.label, Label::Number(_));
    let marks = resolution.marks();
    let written =
        marks.iter().filter(|it| numbered(it)).filter_map(|it| notes::source(resolution, &it.range));
    written.map(notes::style_of).collect()
}

fn restyled(spot: &Spot<'_>, style: MarkStyle) -> Vec<TextEdit> {
    let resolution = spot.resolution();
    let mut edits = Vec::new();
    let mut end = None;
    for mark in resolution.marks() {
        // Two raised numbers side by side would be one.
        let touches = style == MarkStyle::Superscript && end == Some(mark.range.start);
        end = Some(mark.range.end);
        if !touches {
            edits.push((spot.unit.range(mark.range.clone()), notes::mark(&mark.label, style)));
        }
    }
    for note in &resolution.notes {
        let place = place(resolution, note);
        let head = place.end - body(spot, note).len() as u32;
        edits.push((spot.unit.range(place.start..head), notes::definition(&note.label, style)));
    }
    let same = |it: &TextEdit| spot.document.text().slice(it.0) != it.1.as_str();
    edits.retain(same);
    edits
}

/// Where a note stands, label and words.
fn place(resolution: &Resolution, note: &Note) -> std::ops::Range<u32> {
    resolution.elements.get(note.element).map_or(0..0, |it| resolution.range(it))
}

/// A note's words as written.
fn body(spot: &Spot<'_>, note: &Note) -> String {
    let resolution = spot.resolution();
    let piece = resolution.elements.get(note.element).and_then(|it| it.pieces.first());
    let passage = piece.and_then(|it| resolution.passage(*it));
    passage.map_or_else(String::new, |(start, _, it)| spot.text(&(start + it.body..start + it.range.end)))
}

/// Numbers in their order, names behind them.
fn order(label: &Label) -> u32 {
    match label {
        Label::Number(number) => *number,
        Label::Name(_) => u32::MAX,
    }
}

/// What can go into a note: the selection, or the parentheses with a citation round the cursor; what is cut, and
/// the words.
fn extracted(spot: &Spot<'_>) -> Option<(std::ops::Range<u32>, String)> {
    let resolution = spot.resolution();
    let element = spot.element()?;
    let tight = |cut: std::ops::Range<u32>| {
        let before = spot.text(&(cut.start.saturating_sub(1)..cut.start));
        let blank = u32::from(before == " ");
        cut.start - blank..cut.end
    };
    if !spot.range.is_empty() {
        let words = spot.text(&spot.range);
        let inner = words.trim().trim_start_matches('(').trim_end_matches(')').to_owned();
        // A mark that went along would be a mark in its own note.
        let marked = resolution
            .marks()
            .iter()
            .any(|it| it.range.start < spot.range.end && spot.range.start < it.range.end);
        let one_line = !words.contains(['\n', '\r']);
        return (!inner.is_empty() && one_line && !marked).then(|| (tight(spot.range.clone()), inner));
    }
    let at = spot.range.start;
    let found = resolution.citations(element, spot.document.lang());
    let (range, _) = found.iter().find(|it| it.0.start <= at && at <= it.0.end)?;
    let whole = resolution.range(element);
    let text = spot.text(&whole);
    let (start, end) = ((range.start - whole.start) as usize, (range.end - whole.start) as usize);
    let open = text.get(..start)?.rfind('(')?;
    let close = end + text.get(end..)?.find(')')?;
    let inner = text.get(open + 1..close)?;
    // A link's address has parentheses of its own, and so have years.
    let plain = !inner.contains(['(', ')', ']', ';', '\n', '\r']) && !text.get(..open)?.ends_with(']');
    plain.then(|| (tight(whole.start + open as u32..whole.start + close as u32 + 1), inner.to_owned()))
}

/// The note at the cursor, where one mark alone leads to it.
fn inlined<'a>(spot: &Spot<'a>) -> Option<&'a Note> {
    let resolution = spot.resolution();
    let marks = resolution.marks();
    let at = spot.range.start;
    let marked = marks.iter().find(|it| it.range.start <= at && at <= it.range.end).map(|it| &it.label);
    let noted = resolution.notes.iter().find(|it| Some(it.element) == spot.index).map(|it| &it.label);
    let label = marked.or(noted)?;
    let once = marks.iter().filter(|it| it.label == *label).count() == 1;
    let mut notes = resolution.notes.iter().filter(|it| it.label == *label);
    let note = notes.next().filter(|_| once)?;
    notes.next().is_none().then_some(note)
}
