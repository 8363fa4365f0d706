//! A paragraph of the base resolution that a draft leaves out is put back: its number is the one that is due, later
//! ones and references to them move along, and so do its footnotes.

use rustc_hash::FxHashMap;

use super::paragraph::marker_like;
use super::spot::Spot;
use super::{Action, ActionKind};
use crate::compare::{Change, Comparison, Place, Row};
use crate::ide::base::{self, Base};
use crate::ide::carried::{Carried, with_notes};
use crate::ide::place::whole_paragraph;
use crate::ide::{apply, format, notes, renumber};
use crate::resolution::{Element, ElementKind, Resolution};
use crate::text::TextRange;
use crate::un::phrases;

pub(super) const INSERT: Action = Action {
    id: "agreed-insert",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let omitted = omitted(spot)?;
        let side = if omitted.behind { "behind" } else { "before" };
        Some(format!(
            "Insert {} of {}, which is left out, {side} this paragraph",
            omitted.place, omitted.base.number
        ))
    },
    edits: |spot| inserted(spot, &omitted(spot)?),
};

/// A paragraph that is left out, and where it belongs.
struct Omitted {
    base: Base,
    place: Place,
    /// The paragraph in the base resolution.
    element: usize,
    /// The paragraph of the draft that it goes behind, or before.
    anchor: usize,
    behind: bool,
}

fn is_paragraph(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Recital | ElementKind::Paragraph(_))
}

/// The paragraph that an element is or belongs to.
fn head(resolution: &Resolution, index: usize) -> Option<usize> {
    (0..=index).rev().find(|it| resolution.elements.get(*it).is_some_and(is_paragraph))
}

/// The first left-out paragraph that belongs right behind the one at the cursor, or right before it.
fn omitted(spot: &Spot<'_>) -> Option<Omitted> {
    let resolution = spot.resolution();
    let here = head(resolution, spot.index?)?;
    let base = base::base(resolution, spot.document.lang(), spot.library)?;
    let unit = base.unit()?;
    let lang = spot.document.lang();
    let comparison = Comparison::between((unit, lang), (spot.unit, lang));
    let element = |resolution: &Resolution, start: u32, from: u32| {
        let at = from.checked_sub(start)?;
        resolution.elements.iter().position(|it| resolution.range(it).start == at)
    };
    let start = u32::from(spot.unit.start);
    // The paragraph of the draft that a row stands for.
    let own = |row: &Row, part: &str| {
        let passage = comparison.new.get(row.new.filter(|_| row.change != Change::Merged)?)?;
        let at = element(resolution, start, passage.range.start)?;
        (passage.place.part() == part).then(|| head(resolution, at)).flatten()
    };
    let mut behind = None;
    let mut before = None;
    for (index, row) in comparison.rows.iter().enumerate().filter(|it| it.1.change == Change::Dropped) {
        let Some(passage) = row.old.and_then(|it| comparison.old.get(it)) else { continue };
        if !matches!(passage.place, Place::Recital(_) | Place::Paragraph(_)) {
            continue;
        }
        let part = passage.place.part();
        let (above, below) = comparison.rows.split_at(index);
        let last = above.iter().rev().find_map(|it| own(it, part));
        let next = || below.iter().find_map(|it| own(it, part));
        let found = |anchor, behind| {
            let element = element(&unit.resolution, u32::from(unit.start), passage.range.start)?;
            Some(Omitted { base: base.clone(), place: passage.place.clone(), element, anchor, behind })
        };
        match last {
            Some(last) if last == here => behind = behind.or_else(|| found(last, true)),
            None if next() == Some(here) => before = before.or_else(|| found(here, false)),
            _ => {}
        }
    }
    behind.or(before)
}

/// Signs that end a paragraph.
const SIGNS: [char; 8] = [';', '.', ',', '；', '。', '，', '،', '؛'];

fn inserted(spot: &Spot<'_>, omitted: &Omitted) -> Option<Vec<crate::ide::TextEdit>> {
    let resolution = spot.resolution();
    let source = omitted.base.unit()?;
    let end = notes::line_end(spot.document).repeat(2);
    let belongs = |it: &Element| matches!(it.kind, ElementKind::Item(_) | ElementKind::Continuation);
    let mut carried = Carried::of(&omitted.base.text, source, omitted.element, &end, belongs)?;
    let anchor = resolution.elements.get(omitted.anchor)?;
    let group = whole_paragraph(resolution, omitted.anchor);
    let operative = anchor.kind != ElementKind::Recital;
    let usual = phrases::style(spot.document.lang()).end(operative);

    let mut edits = Vec::new();
    // The full stop stays the last paragraph's.
    let last = spot.text(&group);
    let stops = |it: &str| it.ends_with(['.', '。']);
    let bare = carried.body.trim_end().trim_end_matches(SIGNS).trim_end().len();
    if omitted.behind && stops(&last) {
        carried.body.truncate(bare);
        carried.body.push_str(if last.ends_with('。') { "。" } else { "." });
        let words = last.trim_end_matches(SIGNS).len() as u32;
        edits.push((spot.unit.range(group.start + words..group.end), usual.to_owned()));
    } else if stops(&carried.body) {
        carried.body.truncate(bare);
        carried.body.push_str(usual);
    }
    carried.notes.iter_mut().for_each(|it| it.0 = it.0.min(carried.body.len()));

    let mut number = String::new();
    if let ElementKind::Paragraph(Some(own)) = anchor.kind {
        let row = renumber::behind(resolution, omitted.anchor);
        let moved = row.iter().skip(usize::from(omitted.behind));
        let to: FxHashMap<usize, u32> = moved.map(|(element, number)| (*element, number + 1)).collect();
        edits.extend(renumber::renumbered(spot.unit, spot.document.lang(), &to).into_iter().map(|it| it.0));
        let due = if omitted.behind { own + 1 } else { own };
        number = marker_like(resolution, omitted.anchor, &due.to_string())?;
    }
    let head = if omitted.behind { format!("{end}{number}") } else { number };
    let at = spot.unit.range(if omitted.behind { group.end..group.end } else { group.start..group.start });
    let tail = if omitted.behind { "" } else { &end };
    edits.push((TextRange::empty(at.start()), format!("{head}{}{tail}", carried.body)));
    // At one place what is put in comes behind what gives way there, or before it.
    edits.sort_by_key(|it| (it.0.start(), it.0.end()));

    let text = spot.document.text().to_string();
    let before = edits.iter().take_while(|it| it.0.end() <= at.start() && !(it.0 == at));
    let (gone, come) = before.fold((0, 0), |sum, it| (sum.0 + usize::from(it.0.len()), sum.1 + it.1.len()));
    let body = usize::from(at.start()) + come - gone + head.len();
    let marks: Vec<_> = carried.notes.iter().map(|(place, words)| (body + place, words.clone())).collect();
    let mut end = body + carried.body.len();
    Some(format::between(&text, &with_notes(apply(&text, &edits), &marks, &mut end)))
}

#[cfg(test)]
mod tests {
    use crate::ide::agreed::tests::Old;
    use crate::ide::{FormatOptions, actions, apply, perform};
    use crate::resolution::Document;
    use crate::text::TextRange;

    const OLD: &str = "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\n\
        Recalling all its earlier resolutions on the rivers of the world,\n\n\
        Aware of the fish¹ that live in all of them,\n\n\
        1. *Urges* States to protect the fish of all rivers and lakes in their territory;\n\n\
        2. *Calls upon* all owners of boats² to keep them clean:\n\n(a) With brushes;\n\n(b) With water;³\n\n\
        3. *Decides* to remain seized of the matter.\n\n\
        ¹ See A/75/1.\n\n² See resolution 70/1.\n\n³ A/75/2.\n";

    fn titles(draft: &str) -> Option<String> {
        let at = TextRange::empty((draft.find("$0").unwrap() as u32).into());
        let document = Document::parse(&draft.replace("$0", ""));
        let offers = actions(&document, at, &Old::new(OLD), &FormatOptions::default());
        offers.into_iter().find(|it| it.id == "agreed-insert").map(|it| it.title)
    }

    #[track_caller]
    fn check(draft: &str, expected: &str) {
        let at = TextRange::empty((draft.find("$0").unwrap() as u32).into());
        let text = draft.replace("$0", "");
        let document = Document::parse(&text);
        let edits = perform(&document, at, &Old::new(OLD), &FormatOptions::default(), "agreed-insert");
        assert_eq!(apply(&text, &edits.unwrap()), expected);
    }

    const HEAD: &str = "General Assembly\n\n76/1. Rivers\n\nThe General Assembly,\n\n\
        Recalling all its earlier resolutions on the rivers of the world,\n\n";

    #[test]
    fn a_paragraph_comes_with_number_items_and_notes() {
        let draft = |first: &str, rest: &str| {
            format!("{HEAD}Aware of the fish¹ that live in all of them,\n\n{first}{rest}")
        };
        let first = "1. *Urges* States to prot$0ect the fish of all rivers and lakes in their territory;\n\n";
        assert_eq!(
            titles(&draft(first, "2. *Decides* to remain seized of the matter.\n\n¹ A/76/1.\n")).as_deref(),
            Some("Insert para. 2 of 75/1, which is left out, behind this paragraph")
        );
        check(
            &draft(
                first,
                "2. *Decides* to act as paragraph 1 says and to remain seized² of the matter, as in paragraph 2 above.\n\n¹ A/76/1.\n\n² A/76/2.\n",
            ),
            &draft(
                &first.replace("$0", ""),
                "2. *Calls upon* all owners of boats² to keep them clean:\n\n(a) With brushes;\n\n(b) With water;³\n\n3. *Decides* to act as paragraph 1 says and to remain seized⁴ of the matter, as in paragraph 3 above.\n\n¹ A/76/1.\n\n² See resolution 70/1.\n\n³ A/75/2.\n\n⁴ A/76/2.\n",
            ),
        );
    }

    #[test]
    fn the_last_paragraph_takes_the_full_stop() {
        let only = |end| format!("{HEAD}1. *Calls upon* all owners of boats to keep them clean{end}");
        check(&only("$0.\n"), &only(";\n\n2. *Decides* to remain seized of the matter.\n"));
    }

    #[test]
    fn a_recital_comes_back_and_nothing_is_offered_where_nothing_is_left_out() {
        let rest = "1. *Urges* States to protect the fish of all rivers and lakes in their territory.\n";
        let head = HEAD.replace("Recalling", "Recall$0ing");
        check(
            &format!("{head}{rest}"),
            &format!("{HEAD}Aware of the fish¹ that live in all of them,\n\n{}\n¹ See A/75/1.\n", rest),
        );
        assert_eq!(titles(&OLD.replace("75/1. R", "76/1. R").replace("Urges", "Ur$0ges")), None);
        assert_eq!(titles(&format!("{}$0{rest}", HEAD.replace("Rivers", "Seas"))), None);
    }
}
