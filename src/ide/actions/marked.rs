//! All changes against the base resolution shown in the text, as those who submit drafts are asked to: ~~deleted~~
//! and **inserted** words; and back.
//!
//! A comment above the resolution says that it is so marked. Taking the marks out gives back what was there, byte for
//! byte: what was bold before is written with underscores in between, and a deletion brings one blank or gap of its own.

use std::ops::Range;

use super::spot::Spot;
use super::{Action, ActionKind};
use crate::compare::{Change, Comparison, PieceKind, Row, pieces};
use crate::ide::{TextEdit, apply, base, format, notes};
use crate::resolution::{Document, Element, ElementKind, Resolution, Unit};
use crate::syntax::Prose;
use crate::text::{TextRange, TextSize, size};

pub(super) const MARK: Action = Action {
    id: "changes-mark",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        spot.index?;
        let facts = base::facts(spot.resolution(), spot.document.lang(), spot.library)?;
        let text = spot.text(&whole(spot.resolution()));
        let clean = comment(&text).is_none() && !text.contains(DELETED) && !has_double_underscore(&text);
        clean.then(|| format!("Mark all changes against {}", facts.known.number))
    },
    edits: |spot| marked(spot),
};

pub(super) const ACCEPT: Action = Action {
    id: "changes-accept",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        comment(&spot.text(&whole(spot.resolution())))?;
        Some("Take the marks of changes out, with what is marked as deleted".to_owned())
    },
    edits: |spot| {
        let range = spot.unit.range(whole(spot.resolution()));
        let text = spot.document.text().slice(range).into_owned();
        let edits = format::between(&text, &accepted(&text)?);
        Some(edits.into_iter().map(|(at, with)| (at + range.start(), with)).collect())
    },
};

const DELETED: &str = "~~";
const INSERTED: &str = "**";
const OPEN: &str = "<!-- Changes against ";
const CLOSE: &str = ": ~~deleted~~, **inserted** -->";

fn whole(resolution: &Resolution) -> Range<u32> {
    0..resolution.blocks().last().map_or(0, |it| it.0 + it.1.text().len() as u32)
}

/// The comment that says that a resolution is marked, with the gap behind it.
fn comment(text: &str) -> Option<Range<usize>> {
    let start = text.find(OPEN)?;
    let end = start + text.get(start..)?.find(CLOSE)? + CLOSE.len();
    let gap =
        ["\r\n\r\n", "\n\n"].into_iter().find(|it| text.get(end..).is_some_and(|text| text.starts_with(it)));
    Some(start..end + gap.map_or(0, str::len))
}

/// The places where a sign stands exactly twice, or thrice where single ones mean something else.
fn pairs(text: &str, sign: char) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(from) = text.get(at..).and_then(|it| it.find(sign)).map(|it| at + it) {
        let rest = text.get(from..).unwrap_or_default();
        let length = rest.len() - rest.trim_start_matches(sign).len();
        if length == 2 || length == 3 {
            found.push(from);
        }
        at = from + length;
    }
    found
}

fn has_double_underscore(text: &str) -> bool {
    !pairs(text, '_').is_empty()
}

/// The text with each pair of one sign as a pair of another.
fn exchanged(text: &str, from: char, to: &str) -> String {
    let edits: Vec<TextEdit> = pairs(text, from)
        .into_iter()
        .map(|it| (TextRange::new(size(it), size(it + 2)), to.to_owned()))
        .collect();
    apply(text, &edits)
}

/// The text without deleted words and without the signs round inserted ones; nothing where it is not marked.
fn accepted(text: &str) -> Option<String> {
    let comment = comment(text)?;
    let text = [text.get(..comment.start)?, text.get(comment.end..)?].concat();
    let mut clean = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once(DELETED) {
        let Some((_, after)) = behind.split_once(DELETED) else { break };
        clean.push_str(before);
        rest = after;
        let opens = clean.is_empty() || clean.ends_with(['\n', '\r']);
        let gap = ["\r\n\r\n", "\n\n"];
        if opens && let Some(rest_) = gap.iter().find_map(|it| rest.strip_prefix(it)) {
            rest = rest_;
        } else if opens && (rest.is_empty() || rest.starts_with(['\r', '\n'])) {
            let length = gap.iter().find(|it| clean.ends_with(*it)).map_or(0, |it| it.len());
            clean.truncate(clean.len() - length);
        } else if let Some(rest_) = rest.strip_prefix(' ') {
            rest = rest_;
        } else if clean.ends_with(' ') {
            clean.pop();
        }
    }
    clean.push_str(rest);
    let plain: Vec<TextEdit> = pairs(&clean, '*')
        .into_iter()
        .map(|it| (TextRange::new(size(it), size(it + 2)), String::new()))
        .collect();
    Some(exchanged(&apply(&clean, &plain), '_', INSERTED))
}

/// The edits that mark a resolution; nothing where nothing differs, or where the marks would not come out again.
fn marked(spot: &Spot<'_>) -> Option<Vec<TextEdit>> {
    let lang = spot.document.lang();
    let base = base::base(spot.resolution(), lang, spot.library)?;
    let range = spot.unit.range(whole(spot.resolution()));
    let text = spot.document.text().slice(range).into_owned();
    // What is bold gets other signs first, and is read anew: places move.
    let plain = exchanged(&text, '*', "__");
    let document = Document::parse(&plain);
    let unit = document.units().first()?;
    let comparison = Comparison::between((base.unit()?, lang), (unit, lang));
    let end = notes::line_end(spot.document);
    let mut edits = changes(&comparison, unit, &plain, end);
    if edits.is_empty() {
        return None;
    }
    // Not above the masthead, where it would belong to the resolution before.
    let resolution = &*unit.resolution;
    let opening = resolution.elements.get(resolution.openings.first()?.1)?;
    let at = unit.range(resolution.range(opening)).start();
    edits.push((TextRange::empty(at), format!("{OPEN}{}{CLOSE}{}", base.number, end.repeat(2))));
    edits.sort_by_key(|it| (it.0.start(), it.0.end()));
    let new = apply(&plain, &edits);
    if accepted(&new)? != text {
        return None;
    }
    let edits = format::between(&text, &new);
    Some(edits.into_iter().map(|(at, with)| (at + range.start(), with)).collect())
}

fn changes(comparison: &Comparison, unit: &Unit, text: &str, end: &str) -> Vec<TextEdit> {
    let resolution = &*unit.resolution;
    let start = u32::from(unit.start);
    let element = |row: &Row| {
        let at = comparison.new.get(row.new?)?.range.start.checked_sub(start)?;
        let takes = |it: &&Element| {
            it.kind != ElementKind::Title && it.kind != ElementKind::Table && resolution.range(it).start == at
        };
        resolution.elements.iter().find(takes)
    };
    let mut edits: Vec<TextEdit> = Vec::new();
    let mut dropped: Vec<&str> = Vec::new();
    let mut last = None;
    for row in &comparison.rows {
        let old = row.old.and_then(|it| comparison.old.get(it));
        match (row.change, element(row)) {
            (Change::Dropped, _) => {
                dropped.extend(old.filter(|it| it.place.part() != "title").map(|it| it.text.as_str()));
            }
            (Change::Merged, _) | (_, None) => {}
            (change, Some(element)) => {
                let range = unit.range(resolution.range(element));
                if !dropped.is_empty() {
                    let blocks = dropped.drain(..).filter_map(deleted);
                    let words: String = blocks.map(|it| format!("{it}{}", end.repeat(2))).collect();
                    // Only where it begins a line: a packed paragraph's would not come out again.
                    if begins_line(text, range.start()) {
                        edits.push((TextRange::empty(range.start()), words));
                    }
                }
                last = Some(range.end());
                let before = match change {
                    Change::Same => continue,
                    Change::New | Change::Split => "",
                    _ => old.map_or("", |it| it.text.as_str()),
                };
                words(unit, element, before, text, &mut edits);
            }
        }
    }
    if let Some(at) = last {
        let words: String =
            dropped.drain(..).filter_map(deleted).map(|it| format!("{}{it}", end.repeat(2))).collect();
        if !words.is_empty() {
            edits.push((TextRange::empty(at), words));
        }
    }
    edits
}

/// Words marked as deleted; nothing where they hold the signs themselves.
fn deleted(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty() && !words.contains('~')).then(|| format!("{DELETED}{words}{DELETED}"))
}

fn begins_line(text: &str, at: TextSize) -> bool {
    text.get(..at.into()).is_some_and(|it| it.is_empty() || it.ends_with(['\n', '\r']))
}

/// Marks the words of one paragraph.
fn words(unit: &Unit, element: &Element, before: &str, text: &str, edits: &mut Vec<TextEdit>) {
    let resolution = &*unit.resolution;
    let prose = resolution.joined(element);
    let place = |it: Range<u32>| unit.range(resolution.source_range(element, &prose, it));
    let mut at = 0;
    for piece in pieces(before, &prose.text) {
        let len = piece.text.len() as u32;
        match piece.kind {
            PieceKind::Same => at += len,
            PieceKind::Deleted => {
                let Some(words) = deleted(&piece.text) else { continue };
                let here =
                    if at < prose.text.len() as u32 { place(at..at + 1).start() } else { place(0..at).end() };
                let open = text.get(..here.into()).unwrap_or_default();
                let behind = text.get(here.into()..).unwrap_or_default();
                let blank = |it: Option<char>| it.is_none_or(|it| matches!(it, ' ' | '\n' | '\r'));
                let words = match blank(open.chars().next_back()) {
                    true => format!("{words} "),
                    false if is_han(open) && !blank(behind.chars().next()) => words,
                    false => format!(" {words}"),
                };
                edits.push((TextRange::empty(here), words));
            }
            PieceKind::Inserted => {
                // Each stretch between page cuts has signs of its own.
                let words = piece.text.trim_end().len() as u32;
                for stretch in stretches(&prose, at..at + words) {
                    let stretch = place(stretch);
                    edits.push((TextRange::empty(stretch.start()), INSERTED.to_owned()));
                    edits.push((TextRange::empty(stretch.end()), INSERTED.to_owned()));
                }
                at += len;
            }
        }
    }
}

/// The parts of some words that stand in one piece of a paragraph each, without the blanks round them.
fn stretches(prose: &Prose, words: Range<u32>) -> Vec<Range<u32>> {
    let text = prose.text.get(words.start as usize..words.end as usize).unwrap_or_default();
    let mut found: Vec<(u32, Range<u32>)> = Vec::new();
    for (at, char) in text.char_indices().filter(|it| !it.1.is_whitespace()) {
        let start = words.start + at as u32;
        let end = start + char.len_utf8() as u32;
        let (piece, _) = prose.start(start);
        match found.last_mut().filter(|it| it.0 == piece) {
            Some(last) => last.1.end = end,
            None => found.push((piece, start..end)),
        }
    }
    found.into_iter().map(|it| it.1).collect()
}

fn is_han(text: &str) -> bool {
    text.chars().next_back().is_some_and(|it| ('\u{3000}'..='\u{9fff}').contains(&it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::agreed::tests::{OLD, Old};
    use crate::ide::{FormatOptions, actions, perform};

    fn act(id: &str, text: &str) -> Option<String> {
        let at = TextRange::empty(size(text.find("fish").unwrap()));
        let document = Document::parse(text);
        let (old, options) = (Old::new(OLD), FormatOptions::default());
        let offered = actions(&document, at, &old, &options).iter().any(|it| it.id == id);
        let edits = perform(&document, at, &old, &options, id)?;
        assert!(offered);
        Some(apply(text, &edits))
    }

    const HEAD: &str = "General Assembly\n\n76/1. Rivers\n\n";
    const NOTE: &str = "<!-- Changes against 75/1: ~~deleted~~, **inserted** -->\n\n";

    #[track_caller]
    fn check(draft: &str, marked: &str) {
        let text = format!("{HEAD}The General Assembly,\n\n{draft}\n");
        let shown = act("changes-mark", &text).unwrap();
        assert_eq!(shown, format!("{HEAD}{NOTE}The General Assembly,\n\n{marked}\n"));
        assert_eq!(act("changes-mark", &shown), None, "it is marked already");
        assert_eq!(act("changes-accept", &shown).as_deref(), Some(&*text));
        assert_eq!(act("changes-accept", &text), None, "nothing is marked");
    }

    const FIRST: &str = "Recalling all its earlier resolutions on the rivers of the world,\n\n";
    const LAST: &str = "2. Decides to remain seized of the matter.";

    #[test]
    fn words_are_marked_and_come_back() {
        check(
            &format!("{FIRST}1. *Urges* States to save the fish¹ of all rivers and seas;\n\n{LAST}"),
            &format!(
                "{FIRST}1. *Urges* States to ~~protect~~ **save** the fish¹ of all rivers and ~~lakes in their territory~~ **seas**;\n\n{LAST}"
            ),
        );
    }

    #[test]
    fn paragraphs_are_marked_and_what_was_bold_stays_so() {
        check(
            "Noting the **fish**,\n\n1. *Calls upon* all **owners** of boats to keep them clean and in good repair.",
            "~~Recalling all its earlier resolutions on the rivers of the world,~~\n\n**Noting the __fish__,**\n\n~~Urges States to protect the fish of all rivers and lakes in their territory;~~\n\n~~Decides to remain seized of the matter.~~\n\n1. ***Calls upon* all __owners__ of boats to keep them clean and in good repair.**",
        );
    }

    #[test]
    fn what_is_the_same_or_holds_such_signs_is_not_marked() {
        assert_eq!(act("changes-mark", &OLD.replace("75/1", "76/1")), None);
        assert_eq!(act("changes-mark", &OLD.replace("75/1", "76/1").replace("fish", "~~fish~~")), None);
        assert_eq!(act("changes-mark", &OLD.replace("75/1", "76/1").replace("all", "__all__")), None);
    }

    proptest::proptest! {
        /// Whatever the draft says, taking the marks out gives it back.
        #[test]
        fn marks_come_out_without_a_trace(words in "([*]?(fish|rivers|all|Urges|¹|lakes|of|seas)[*]?[ \n,.]{1,2}){1,12}") {
            let text = format!("{HEAD}The General Assembly,\n\n{FIRST}1. Urges fish {words}\n\n{LAST}\n");
            if let Some(shown) = act("changes-mark", &text) {
                let back = act("changes-accept", &shown);
                proptest::prop_assert_eq!(back.as_deref(), Some(&*text));
            }
        }
    }
}
