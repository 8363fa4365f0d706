//! New names: a footnote's number or name, a paragraph's number with all behind it, the symbol of a citation
//! wherever it stands.

use rustc_hash::FxHashMap;

use super::references::{Reference, Subject, places, subject};
use super::seen::Seen;
use super::{TextEdit, notes, renumber};
use crate::citation::Symbol;
use crate::resolution::{Document, ElementKind, Unit};
use crate::syntax::Label;
use crate::text::{TextRange, TextSize, size};

/// What can be renamed at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renaming {
    /// Where its name stands.
    pub range: TextRange,
    /// The name.
    pub name: String,
}

/// What a change of a renaming is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A footnote's mark.
    Mark,
    /// A footnote's own number.
    Note,
    /// A paragraph's own number.
    Number,
    /// A reference to a paragraph.
    Reference,
    /// A citation, or the address of its link.
    Citation,
}

/// A change of a renaming.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The replacement.
    pub edit: TextEdit,
    /// What it is.
    pub kind: ChangeKind,
}

/// What is renamed at `offset`, if anything is.
pub fn prepare_rename(document: &Document, seen: &Seen, offset: TextSize) -> Option<Renaming> {
    let subject = subject(document, seen, offset)?;
    let places = places(document, seen, &subject);
    let here = places.iter().find(|it| it.range.contains_inclusive(offset))?;
    let written = document.text().slice(here.range).into_owned();
    let name = match &subject {
        Subject::Note(_, label) => label.to_string(),
        // A title's number is the resolution's own; it is no citation.
        Subject::Document(_) if here.declares => return None,
        Subject::Document(_) => written.replace('\\', ""),
        Subject::Paragraph(unit, element) => {
            let kind = document.units().get(*unit)?.resolution.elements.get(*element).map(|it| &it.kind)?;
            let ElementKind::Paragraph(Some(number)) = kind else { return None };
            number.to_string()
        }
    };
    Some(Renaming { range: here.range, name })
}

/// The changes that give what stands at `offset` another name.
///
/// # Errors
///
/// Why it cannot have that name.
pub fn rename(document: &Document, seen: &Seen, offset: TextSize, name: &str) -> Result<Vec<Change>, String> {
    let name = name.trim();
    prepare_rename(document, seen, offset).ok_or("There is nothing to rename here.")?;
    let subject = subject(document, seen, offset).ok_or("There is nothing to rename here.")?;
    let mut changes = match &subject {
        Subject::Note(unit, label) => {
            let unit = document.units().get(*unit).ok_or("The footnote is gone.")?;
            note(unit, label, name)?
        }
        Subject::Paragraph(unit, element) => {
            let unit = document.units().get(*unit).ok_or("The paragraph is gone.")?;
            paragraph(document, unit, *element, name)?
        }
        Subject::Document(symbol) => citation(document, seen, &subject, symbol, name)?,
    };
    changes.sort_by_key(|it| it.edit.0.start());
    Ok(changes)
}

/// A free number or name is taken; two numbers change places.
fn note(unit: &Unit, label: &Label, name: &str) -> Result<Vec<Change>, String> {
    let plain = name.trim_start_matches("[^").trim_end_matches(']');
    let fits = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_' | '.');
    if plain.is_empty() || !plain.chars().all(fits) {
        return Err(format!("“{name}” is no footnote's name: letters, digits, hyphens."));
    }
    let new = match plain.parse() {
        Ok(0) => return Err("Footnotes are counted from 1.".to_owned()),
        Ok(number) => Label::Number(number),
        Err(_) => Label::Name(plain.into()),
    };
    let resolution = &*unit.resolution;
    let taken = resolution.notes.iter().any(|it| it.label == new);
    if taken && matches!((&new, label), (Label::Name(_), _) | (_, Label::Name(_))) && new != *label {
        return Err(format!("There is a footnote {new} already."));
    }
    let to = |it: &Label, _| {
        if it == label {
            Some(new.clone())
        } else if *it == new {
            Some(label.clone())
        } else {
            None
        }
    };
    let is_note =
        |it: TextRange| resolution.notes.iter().any(|note| unit.range(note.label_range.clone()) == it);
    let kind = |it: TextRange| if is_note(it) { ChangeKind::Note } else { ChangeKind::Mark };
    let edits = notes::relabelled(unit, to).into_iter();
    Ok(edits.map(|edit| Change { kind: kind(edit.0), edit }).collect())
}

/// The paragraph and all behind it that are counted with it.
fn paragraph(document: &Document, unit: &Unit, element: usize, name: &str) -> Result<Vec<Change>, String> {
    let wanted = name.trim_end_matches(['.', ')']).parse::<u32>();
    let wanted = wanted.ok().filter(|it| (1..1000).contains(it));
    let wanted = wanted.ok_or_else(|| format!("“{name}” is no paragraph's number: 1 to 999."))?;
    let row = renumber::behind(&unit.resolution, element);
    let old = row.first().map_or(wanted, |it| it.1);
    let to: FxHashMap<usize, u32> =
        row.iter().map(|(element, number)| (*element, (number + wanted).saturating_sub(old))).collect();
    let edits = renumber::renumbered(unit, document.lang(), &to).into_iter();
    let kind = |refers| if refers { ChangeKind::Reference } else { ChangeKind::Number };
    let change = |(edit, refers)| Change { edit, kind: kind(refers) };
    Ok(edits.map(change).filter(|it| document.text().slice(it.edit.0) != it.edit.1.as_str()).collect())
}

/// Every citation of the document; what is written as a full symbol stays one, and links go along.
fn citation(
    document: &Document,
    seen: &Seen,
    subject: &Subject,
    symbol: &Symbol,
    name: &str,
) -> Result<Vec<Change>, String> {
    let old = symbol.to_string();
    let prefix = ["A/HRC/RES/", "A/HRC/DEC/", "A/RES/", "A/DEC/", "S/RES/", "E/RES/", "E/DEC/"];
    let prefix = prefix.iter().find(|it| old.starts_with(**it)).copied();
    let places = places(document, seen, subject);
    let text = document.text();
    // What stands before the end of the symbol that is written alone: “A/75/478 and Add.1”.
    let head = |it: &Reference| {
        let written = text.slice(it.range);
        let head = old.strip_suffix(&*written).filter(|it| it.ends_with('/'));
        head.filter(|_| written.starts_with(char::is_alphabetic)).map(str::to_owned)
    };
    let tails: Vec<String> = places.iter().filter_map(head).collect();
    let (full, number) = match (Symbol::parse(name), prefix) {
        (Some(symbol), _) => {
            let text = symbol.to_string();
            let act = text.find("/RES/").or_else(|| text.find("/DEC/"));
            let number = act.map_or(text.clone(), |at| text[at + "/RES/".len()..].to_owned());
            (symbol, number)
        }
        (None, Some(prefix)) => {
            let digits = name.starts_with(|it: char| it.is_ascii_digit() || it == 'S' || it == 'E');
            let shaped = digits && name.contains(['/', '(']);
            let symbol = Symbol::parse(&format!("{prefix}{name}")).filter(|_| shaped);
            let symbol =
                symbol.ok_or_else(|| format!("“{name}” is no resolution's number, such as 70/1."))?;
            (symbol, name.to_owned())
        }
        (None, None) => {
            let symbol = tails.first().and_then(|it| Symbol::parse(&format!("{it}{name}")));
            let symbol =
                symbol.ok_or_else(|| format!("“{name}” is no document's symbol, such as A/75/478."))?;
            let number = symbol.to_string();
            (symbol, number)
        }
    };
    let mut changes = Vec::new();
    for place in places.iter().filter(|it| !it.declares) {
        let written = text.slice(place.range).replace('\\', "");
        let whole = full.to_string();
        let new = match head(place).and_then(|it| whole.strip_prefix(&it).map(str::to_owned)) {
            Some(tail) => tail,
            None if Symbol::parse(&written).is_some() => whole,
            None => number.clone(),
        };
        let escaped = text.slice(place.range).contains('\\');
        let new = if escaped { new.replace('(', "\\(").replace(')', "\\)") } else { new };
        changes.push(Change { edit: (place.range, new), kind: ChangeKind::Citation });
        // The address of the link that the citation is.
        let end = place.range.end();
        let behind = text.slice(TextRange::new(end, text.line_end(end))).into_owned();
        if let Some(url) = behind.strip_prefix("](").and_then(|it| it.split(')').next())
            && (url.contains("undocs.org/") || url.contains("docs.un.org/"))
        {
            let start = end + size("](".len());
            let range = TextRange::new(start, start + size(url.len()));
            let address = full.url(document.lang()).replace('(', "%28").replace(')', "%29");
            changes.push(Change { edit: (range, address), kind: ChangeKind::Citation });
        }
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::apply;

    fn renamed(fixture: &str, name: &str) -> Result<String, String> {
        let at = fixture.find("$0").unwrap();
        let text = fixture.replacen("$0", "", 1);
        let document = Document::parse(&text);
        let seen = Seen::of(&document, &Seen::default());
        let edits: Vec<_> = rename(&document, &seen, size(at), name)?.into_iter().map(|it| it.edit).collect();
        Ok(apply(&text, &edits))
    }

    #[track_caller]
    fn check(before: &str, name: &str, after: &str) {
        assert_eq!(renamed(before, name).as_deref(), Ok(after));
    }

    #[test]
    fn footnotes_take_a_name_or_change_places() {
        let text =
            "The General Assembly,\n\nNoting one¹$0 two,[^2] and one again,¹\n\n¹ One.\n\n[^2]: Two.\n";
        check(
            text,
            "unfccc",
            "The General Assembly,\n\nNoting one[^unfccc] two,[^2] and one again,[^unfccc]\n\n[^unfccc]: One.\n\n[^2]: Two.\n",
        );
        check(
            text,
            "2",
            "The General Assembly,\n\nNoting one² two,[^1] and one again,²\n\n² One.\n\n[^1]: Two.\n",
        );
        assert!(renamed(text, "a b").is_err());
        assert!(renamed(text, "0").is_err());
    }

    #[test]
    fn a_paragraph_takes_all_behind_it_and_what_refers_to_them_along() {
        check(
            "The General Assembly,\n\n1. *Notes* so;\n\n$02. *Decides* so;\n\n3. *Recalls* paragraphs 1 and 2 above;\n\n4. *Notes* paragraph 3 above and paragraph 2 of resolution 70/1.\n",
            "3",
            "The General Assembly,\n\n1. *Notes* so;\n\n3. *Decides* so;\n\n4. *Recalls* paragraphs 1 and 3 above;\n\n5. *Notes* paragraph 4 above and paragraph 2 of resolution 70/1.\n",
        );
        assert!(renamed("The General Assembly,\n\n$01. *Notes* so.\n", "0").is_err());
    }

    #[test]
    fn a_citation_changes_wherever_it_stands() {
        check(
            "The General Assembly,\n\nRecalling its resolution 70/$01 and [70/1](https://undocs.org/en/A/RES/70/1),\n\n1. *Recalls* resolution 70/1 and 70/11, see A/RES/70/1.\n",
            "71/2",
            "The General Assembly,\n\nRecalling its resolution 71/2 and [71/2](https://undocs.org/en/A/RES/71/2),\n\n1. *Recalls* resolution 71/2 and 70/11, see A/RES/71/2.\n",
        );
        check(
            "The General Assembly,\n\nHaving considered the report (A/75/478 and Add$0.1), in particular A/75/478/Add.1,\n",
            "Add.2",
            "The General Assembly,\n\nHaving considered the report (A/75/478 and Add.2), in particular A/75/478/Add.2,\n",
        );
        assert!(renamed("The General Assembly,\n\nRecalling resolution 70/$01,\n", "nonsense").is_err());
        assert!(renamed("The General Assembly,\n\nRecal$0ling resolution 70/1,\n", "71/1").is_err());
    }
}
