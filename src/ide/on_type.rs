//! While one types: Enter brings the next number or letter and moves the later ones on, quotation marks close
//! and open as the language has them, `^1` becomes a mark.

use rustc_hash::FxHashMap;

use super::actions::{items, marker_like};
use super::notes::{self, MarkStyle};
use super::{TextEdit, renumber, seen};
use crate::resolution::{Document, ElementKind, Resolution, Unit, following};
use crate::syntax::{Label, raised};
use crate::text::{TextRange, TextSize, size};
use crate::un::{Lang, drafting};

/// The characters behind which [`on_type`] may have something to change.
pub const TRIGGERS: [&str; 13] = ["\n", "\"", "'", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// What changes behind a character that was just typed; `offset` is the cursor behind it.
pub fn on_type(document: &Document, offset: TextSize, typed: &str) -> Vec<TextEdit> {
    match typed {
        "\n" => entered(document, offset).unwrap_or_default(),
        "\"" | "'" => quoted(document, offset, typed).into_iter().collect(),
        _ => marked(document, offset).into_iter().collect(),
    }
}

/// The line up to a place.
fn line_before(document: &Document, offset: TextSize) -> String {
    let text = document.text();
    text.slice(TextRange::new(text.line_start(offset), offset)).into_owned()
}

/// `^12` behind a word becomes `¹²`, digit by digit, or `(¹²)` where marks are written so.
fn marked(document: &Document, offset: TextSize) -> Option<TextEdit> {
    let line = line_before(document, offset);
    let digit = line.chars().next_back()?.to_digit(10)?;
    let head = &line[..line.len() - 1];
    let is_raised = |it: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(it);
    let (from, before, mark) = if let Some(before) = head.strip_suffix('^') {
        let style = document
            .unit_at(offset)
            .map_or(MarkStyle::Superscript, |it| notes::style(&it.0.resolution, document.lang()));
        let style =
            Some(style).filter(|it| *it == MarkStyle::Parenthesized).unwrap_or(MarkStyle::Superscript);
        (before.len(), before, notes::mark(&Label::Number(digit), style))
    } else if head.ends_with(is_raised) {
        // The next digit of a mark that was begun so.
        (head.len(), head.trim_end_matches(is_raised), raised(digit))
    } else {
        let inside = head.strip_suffix(')').filter(|it| it.ends_with(is_raised))?;
        let before = inside.trim_end_matches(is_raised).strip_suffix('(')?;
        (inside.len(), before, format!("{})", raised(digit)))
    };
    let word = before.chars().next_back().is_some_and(|it| !it.is_whitespace() && !matches!(it, '[' | '^'));
    let start = offset - size(line.len() - from);
    word.then_some((TextRange::new(start, offset), mark))
}

/// A straight quotation mark becomes the one that opens or closes.
fn quoted(document: &Document, offset: TextSize, typed: &str) -> Option<TextEdit> {
    let line = line_before(document, offset);
    let before = line.strip_suffix(typed)?;
    // In a link's address, a tag or a comment straight marks are meant.
    if before.rfind('<') > before.rfind('>') || before.rfind("](") > before.rfind(')') {
        return None;
    }
    let last = before.chars().next_back();
    let opens = last
        .is_none_or(|it| it.is_whitespace() || matches!(it, '(' | '[' | '“' | '«' | '*' | '_' | '—' | '–'));
    let [open, close] = drafting::of(document.lang()).quotes;
    let sign = match (typed, opens) {
        ("'", true) => "‘",
        ("'", false) => "’",
        (_, true) => open,
        (_, false) => close,
    };
    let start = offset - size(typed.len());
    // Between Chinese characters no blank tells the sides apart: what stands open is closed.
    let sign = match (document.lang(), typed) {
        (Lang::Zh, "\"") if before.matches(open).count() > before.matches(close).count() => close,
        (Lang::Zh, "\"") => open,
        _ => sign,
    };
    Some((TextRange::new(start, offset), sign.to_owned()))
}

/// What a new line behind a numbered or lettered paragraph begins with.
fn entered(document: &Document, offset: TextSize) -> Option<Vec<TextEdit>> {
    let text = document.text();
    let here = text.line_start(offset);
    let rest = text.slice(TextRange::new(offset, text.line_end(offset))).into_owned();
    let (above, gap) = line_above(document, here)?;
    let (unit, at) = document.unit_at(above)?;
    let resolution = &*unit.resolution;
    let index = resolution.element_at(at)?;
    let element = resolution.elements.get(index)?;
    let passage = resolution.passage(*element.pieces.last()?)?;
    let end = passage.0 + passage.2.range.end;
    let lang = document.lang();
    // An empty number is given up by another Enter.
    if let ElementKind::Paragraph(Some(_)) = element.kind
        && resolution.joined(element).text.trim().is_empty()
        && rest.trim().is_empty()
    {
        let row = renumber::behind(resolution, index);
        let to: FxHashMap<usize, u32> =
            row.iter().skip(1).map(|(element, number)| (*element, number.saturating_sub(1))).collect();
        let start = unit.range(resolution.range(element)).start();
        return Some(with_numbers(unit, lang, &to, (TextRange::new(start, offset), String::new())));
    }
    // The paragraph ends where the line does, and says that another follows. What was split off behind the
    // cursor is read with it.
    let line = text.slice(TextRange::new(text.line_start(above), above)).into_owned();
    let ended = end == at || line.trim_end().len() == line.len();
    // Footnote marks may stand behind its sign.
    let marks = (at - notes::before_marks(resolution, index, at)) as usize;
    let words = line.get(..line.len().checked_sub(marks)?)?;
    let last = words.chars().next_back().filter(|_| ended)?;
    if rest
        .trim_start()
        .starts_with(|it: char| it.is_ascii_digit() || matches!(it, '(' | '[' | '#' | '|' | '<'))
    {
        return None;
    }
    let follows = matches!(last, ';' | '；' | '؛');
    let opens = matches!(last, ':' | '：');
    let (marker, edits) = match (&element.kind, follows, opens) {
        (ElementKind::Paragraph(Some(number)), true, _) => {
            let row = renumber::behind(resolution, index);
            let to: FxHashMap<usize, u32> =
                row.iter().skip(1).map(|(element, number)| (*element, number + 1)).collect();
            (marker_like(resolution, index, &(number + 1).to_string())?, numbers(unit, lang, &to))
        }
        (ElementKind::Item(_), true, _) => {
            let row = items(resolution, index);
            let own = row.iter().position(|it| it.0 == index)?;
            let labels: Vec<&str> = row.iter().take(own + 1).map(|it| it.1.as_str()).collect();
            (marker_like(resolution, index, &following(&labels)?)?, letters(unit, &row, own))
        }
        (ElementKind::Paragraph(_), _, true) => (first_item(resolution, 1, lang)?, Vec::new()),
        (ElementKind::Item(item), _, true) if item.level == 1 => {
            (first_item(resolution, 2, lang)?, Vec::new())
        }
        _ => return None,
    };
    let own = line[..line.len() - line.trim_start().len()].to_owned();
    let alone = passage.1.passages().len() == 1;
    let blank = if gap || !alone { "" } else { notes::line_end(document) };
    let skipped = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let place = TextRange::new(here, offset + size(skipped));
    let mut all: Vec<TextEdit> = edits.into_iter().filter(|it| it.0.start() >= place.end()).collect();
    all.insert(0, (place, format!("{blank}{own}{marker}")));
    Some(all)
}

/// The end of the last line with words above a line, and whether a blank one stands between.
fn line_above(document: &Document, line: TextSize) -> Option<(TextSize, bool)> {
    let text = document.text();
    let mut end = line;
    for blank in [false, true] {
        let last = end.checked_sub(TextSize::new(1))?;
        let start = text.line_start(last);
        let words = text.slice(TextRange::new(start, end)).into_owned();
        let words = words.trim_end_matches(['\n', '\r']);
        if !words.trim().is_empty() {
            return Some((start + size(words.trim_end().len()), blank));
        }
        end = start;
    }
    None
}

fn numbers(unit: &Unit, lang: Lang, to: &FxHashMap<usize, u32>) -> Vec<TextEdit> {
    renumber::renumbered(unit, lang, to).into_iter().map(|it| it.0).collect()
}

fn with_numbers(unit: &Unit, lang: Lang, to: &FxHashMap<usize, u32>, own: TextEdit) -> Vec<TextEdit> {
    let mut edits = numbers(unit, lang, to);
    edits.retain(|it| it.0.intersect(own.0).is_none_or(|it| it.is_empty()));
    edits.push(own);
    edits.sort_by_key(|it| it.0.start());
    edits
}

/// The letters of the items behind the one at `own`, one on.
fn letters(unit: &Unit, row: &[(usize, String)], own: usize) -> Vec<TextEdit> {
    let resolution = &*unit.resolution;
    let behind = row.iter().enumerate().skip(own + 1);
    let edit = |(place, (element, _)): (usize, &(usize, String))| {
        let label = match row.get(place + 1) {
            Some(next) => next.1.clone(),
            None => following(&row.iter().map(|it| it.1.as_str()).collect::<Vec<_>>())?,
        };
        let range = seen::marker(resolution, resolution.elements.get(*element)?)?;
        Some((unit.range(range), label))
    };
    behind.filter_map(edit).collect()
}

/// The first marker of a list: as the resolution's other lists have it, else as the language does.
fn first_item(resolution: &Resolution, level: u8, lang: Lang) -> Option<String> {
    let first =
        |it: &crate::resolution::Element| matches!(&it.kind, ElementKind::Item(item) if item.level == level);
    let found = resolution.elements.iter().position(first);
    let like = found.and_then(|it| {
        let (_, label) = items(resolution, it).into_iter().next()?;
        marker_like(resolution, it, &label)
    });
    let usual = drafting::of(lang).items.get(usize::from(level) - 1)?;
    Some(like.unwrap_or_else(|| format!("{usual} ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::apply;

    /// `$0` is the cursor behind the character that was typed.
    #[track_caller]
    fn check(typed: &str, before: &str, after: &str) {
        let at = before.find("$0").unwrap();
        let text = before.replacen("$0", "", 1);
        let edits = on_type(&Document::parse(&text), size(at), typed);
        assert_eq!(apply(&text, &edits), after);
    }

    #[test]
    fn enter_brings_the_next_number_and_moves_the_later_ones() {
        check(
            "\n",
            "The General Assembly,\n\n1. *Notes* so;\n$0\n\n2. *Recalls* paragraph 2 above.\n",
            "The General Assembly,\n\n1. *Notes* so;\n\n2. \n\n3. *Recalls* paragraph 3 above.\n",
        );
        check(
            "\n",
            "The General Assembly,\n\n1. *Notes* so;\n\n$0\n\n2. *Decides*.\n",
            "The General Assembly,\n\n1. *Notes* so;\n\n2. \n\n3. *Decides*.\n",
        );
        check(
            "\n",
            "The General Assembly,\n\n1. *Notes* so;¹\n$0\n\n¹ One.\n",
            "The General Assembly,\n\n1. *Notes* so;¹\n\n2. \n\n¹ One.\n",
        );
    }

    #[test]
    fn enter_brings_the_next_letter_or_the_first() {
        check(
            "\n",
            "The General Assembly,\n\n1. *Urges*:\n\n(a) To act;\n$0\n\n(b) To report;\n",
            "The General Assembly,\n\n1. *Urges*:\n\n(a) To act;\n\n(b) \n\n(c) To report;\n",
        );
        check(
            "\n",
            "The General Assembly,\n\n1. *Urges*:\n$0\n",
            "The General Assembly,\n\n1. *Urges*:\n\n(a) \n",
        );
        check(
            "\n",
            "L’Assemblée générale,\n\n1. *Prie* le Secrétaire général et les États :\n$0\n",
            "L’Assemblée générale,\n\n1. *Prie* le Secrétaire général et les États :\n\na) \n",
        );
    }

    #[test]
    fn enter_elsewhere_brings_nothing() {
        for text in [
            "The General Assembly,\n\nRecalling one,\n$0\n",
            "The General Assembly,\n\n1. *Notes* that\n$0 so;\n",
            "The General Assembly,\n\n1. *Decides* so.\n$0\n",
            "General Assembly\n$0",
        ] {
            check("\n", text, &text.replace("$0", ""));
        }
    }

    #[test]
    fn an_empty_number_is_given_up() {
        check(
            "\n",
            "The General Assembly,\n\n1. *Notes* so;\n\n2. \n$0\n\n3. *Decides*.\n",
            "The General Assembly,\n\n1. *Notes* so;\n\n\n\n2. *Decides*.\n",
        );
    }

    #[test]
    fn quotation_marks_are_those_of_the_language() {
        check("\"", "The General Assembly,\n\nRecalling \"$0\n", "The General Assembly,\n\nRecalling “\n");
        check(
            "\"",
            "The General Assembly,\n\nRecalling “T\"$0\n",
            "The General Assembly,\n\nRecalling “T”\n",
        );
        check(
            "'",
            "The General Assembly,\n\nRecalling States'$0\n",
            "The General Assembly,\n\nRecalling States’\n",
        );
        check("\"", "Генеральная Ассамблея,\n\nссылаясь \"$0\n", "Генеральная Ассамблея,\n\nссылаясь «\n");
        check("\"", "大会，\n\n回顾题为\"$0\n", "大会，\n\n回顾题为“\n");
        check("\"", "The General Assembly,\n\n<a href=\"$0\n", "The General Assembly,\n\n<a href=\"\n");
    }

    #[test]
    fn a_caret_and_digits_are_a_mark() {
        check(
            "1",
            "The General Assembly,\n\nNoting one,^1$0 so\n",
            "The General Assembly,\n\nNoting one,¹ so\n",
        );
        check(
            "2",
            "The General Assembly,\n\nNoting one,¹2$0 so\n",
            "The General Assembly,\n\nNoting one,¹² so\n",
        );
        check(
            "1",
            "الجمعية العامة،\n\nإذ تحيط علما بالتقرير^1$0،\n",
            "الجمعية العامة،\n\nإذ تحيط علما بالتقرير(¹)،\n",
        );
        check(
            "2",
            "الجمعية العامة،\n\nإذ تحيط علما بالتقرير(¹)2$0،\n",
            "الجمعية العامة،\n\nإذ تحيط علما بالتقرير(¹²)،\n",
        );
        for text in ["The General Assembly,\n\nNoting one,[^1$0\n", "The General Assembly,\n\nNoting 1$0\n"] {
            check("1", text, &text.replace("$0", ""));
        }
    }
}
