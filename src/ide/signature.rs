//! What comes next in a citation under construction: number, date, title.

use super::Library;
use super::completion::Site;
use super::known::written;
use crate::resolution::Document;
use crate::text::TextSize;
use crate::un::{Lang, drafting, words};

/// The form of a citation, and the part of it that the cursor stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The whole: `resolution 70/1 of 25 September 2015, entitled “…”`.
    pub label: String,
    /// What is known of the cited document.
    pub documentation: String,
    /// Its parts, as they stand in the label, each with what it is.
    pub parts: Vec<(String, &'static str)>,
    /// The index of the part that is being written.
    pub active: u32,
}

/// What is being cited at `offset`.
pub fn signature(document: &Document, offset: TextSize, library: &dyn Library) -> Option<Signature> {
    let site = Site::new(document, offset);
    // In Chinese the number stands before the word; its form needs no help.
    if site.lang == Lang::Zh {
        return None;
    }
    let before = site.before.as_str();
    let lower = before.to_lowercase();
    if lower.len() != before.len() {
        return None;
    }
    let at = words::RESOLUTION.iter().filter_map(|it| lower.rfind(it)).max()?;
    let word = before[at..].find([' ', '\u{a0}'])?;
    let noun = &before[at..at + word];
    let tail = before[at + word..].trim_start_matches([' ', '\u{a0}']);
    if noun.ends_with([',', ';', '.', ')']) || tail.len() > 300 || tail.contains(';') {
        return None;
    }
    let number = number(tail);
    let rest = &tail[number.len()..];
    let forms = drafting::of(site.lang);
    let active = active(number, rest, forms)?;
    let known = library.known(number, 1).into_iter().next().filter(|it| it.number == number);
    let date = known.as_ref().and_then(|it| it.date).map_or("…".to_owned(), |it| written(it, site.lang));
    let title = known.as_ref().map(|it| it.title.clone()).filter(|it| !it.is_empty());
    let dated = forms.dated.replace("{date}", &date);
    let entitled = forms.entitled.replace("{title}", title.as_deref().unwrap_or("…"));
    let shown = if number.is_empty() { "70/1" } else { number };
    Some(Signature {
        label: format!("{noun} {shown}{dated}{entitled}"),
        documentation: known.map(|it| it.symbol.to_string()).unwrap_or_default(),
        parts: vec![
            (shown.to_owned(), "The number: session and resolution, or resolution and year."),
            (dated, "The date of adoption, at the first mention."),
            (entitled, "The title, at the first mention where the text needs it."),
        ],
        active,
    })
}

/// The number at the head of what stands behind the word, with a year or session in parentheses.
fn number(tail: &str) -> &str {
    let part = |it: char| it.is_ascii_alphanumeric() || matches!(it, '/' | '-');
    let end = tail.find(|it: char| !part(it)).unwrap_or(tail.len());
    if !tail[..end].starts_with(|it: char| it.is_ascii_digit() || matches!(it, 'S' | 'E')) {
        return "";
    }
    let year = tail[end..].strip_prefix(" (").map(|it| it.find(')').map_or(it.len() + 2, |it| it + 3));
    &tail[..end + year.unwrap_or(0)]
}

/// The part that the end of the words stands in; nothing where the citation is over.
fn active(number: &str, rest: &str, forms: &drafting::Words) -> Option<u32> {
    let head = |form: &'static str| form.split('{').next().unwrap_or("");
    let (dated, entitled) = (head(forms.dated), head(forms.entitled));
    if number.is_empty() || rest.is_empty() {
        return rest.is_empty().then_some(0);
    }
    let begun = |form: &str, rest: &str| form.starts_with(rest) || rest.starts_with(form.trim_end());
    let Some(date) = rest.strip_prefix(dated).filter(|_| !dated.is_empty()) else {
        let title = begun(entitled, rest) && !rest.contains(['”', '»']);
        return if dated.starts_with(rest) { Some(1) } else { title.then_some(2) };
    };
    // The date is over with its year.
    let year = date.split(|it: char| !it.is_ascii_digit()).any(|it| it.len() == 4);
    let behind = date.find(entitled.trim_end_matches(['“', '«', ' '])).map(|it| &date[it..]);
    match (year, behind) {
        (false, _) => (date.chars().count() < 30).then_some(1),
        (true, Some(title)) => (!title.contains(['”', '»'])).then_some(2),
        (true, None) => {
            let digits = date.rfind(|it: char| it.is_ascii_digit())? + 1;
            let rest = &date[digits..];
            (rest.is_empty() || entitled.starts_with(rest)).then_some(if rest.is_empty() { 1 } else { 2 })
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::citation::Symbol;
    use crate::ide::Known;
    use crate::text::size;

    struct Shelf;

    impl Library for Shelf {
        fn find(&self, _: &Symbol) -> Option<(String, Arc<Document>)> {
            None
        }

        fn known(&self, query: &str, _: usize) -> Vec<Known> {
            let text = "General Assembly\n\nResolution adopted by the General Assembly on 25 September 2015\n\n70/1. Our world\n\nThe General Assembly,\n\n1. *Decides*.\n";
            Known::of(&Document::parse(text)).into_iter().filter(|it| it.answers(query).is_some()).collect()
        }
    }

    fn at(text: &str) -> Option<Signature> {
        let text = format!("The General Assembly,\n\nRecalling its {text}");
        signature(&Document::parse(&text), size(text.len()), &Shelf)
    }

    #[test]
    fn each_part_is_told_when_its_turn_comes() {
        for (text, active) in [
            ("resolution ", Some(0)),
            ("resolution 70", Some(0)),
            ("resolution 70/1 ", Some(1)),
            ("resolution 70/1 of 25 Sep", Some(1)),
            ("resolution 70/1 of 25 September 2015,", Some(2)),
            ("resolution 70/1 of 25 September 2015, entitled “Our", Some(2)),
            ("resolution 1325 (2000) of", Some(1)),
            ("resolution 70/1 of 25 September 2015, entitled “Our world” and", None),
            ("resolution 70/1 on the matter", None),
            ("resolution on ", None),
            ("commitment to ", None),
        ] {
            assert_eq!(at(text).map(|it| it.active), active, "{text}");
        }
    }

    #[test]
    fn what_is_known_is_shown() {
        let found = at("resolution 70/1 of ").unwrap();
        assert_eq!(found.label, "resolution 70/1 of 25 September 2015, entitled “Our world”");
        assert!(found.parts.iter().all(|it| found.label.contains(&it.0)));
        assert_eq!(found.documentation, "A/RES/70/1");
    }
}
