//! What comes next in a citation under construction: number, date, title.

use super::completion::Site;
use super::known::written;
use super::{Known, Library};
use crate::resolution::Document;
use crate::text::TextSize;
use crate::un::{Lang, drafting, words};

const NUMBER: &str = "The number: session and resolution, or resolution and year.";
const DATE: &str = "The date of adoption, at the first mention.";
const TITLE: &str = "The title, at the first mention where the text needs it.";

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
    if site.lang == Lang::Zh {
        return before_the_word(&site, library);
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
    let known = known(number, site.lang, library);
    let date = known.as_ref().and_then(|it| it.date).map_or("…".to_owned(), |it| written(it, site.lang));
    // A title in another language is not what is written here.
    let title = known.as_ref().filter(|it| it.lang == site.lang).map(|it| it.title.clone());
    let title = title.filter(|it| !it.is_empty());
    let dated = forms.dated.replace("{date}", &date);
    let entitled = forms.entitled.replace("{title}", title.as_deref().unwrap_or("…"));
    let shown = if number.is_empty() { "70/1" } else { number };
    Some(Signature {
        label: format!("{noun} {shown}{dated}{entitled}"),
        documentation: known.map(|it| it.symbol.to_string()).unwrap_or_default(),
        parts: vec![(shown.to_owned(), NUMBER), (dated, DATE), (entitled, TITLE)],
        active,
    })
}

/// What is known of the resolution with that number, in the language of the text where it can be.
fn known(number: &str, lang: Lang, library: &dyn Library) -> Option<Known> {
    let found = library.known(number, 4 * Lang::ALL.len()).into_iter();
    found.filter(|it| it.number == number).min_by_key(|it| it.lang != lang)
}

/// The number at the head of what stands behind the word, with a year or session in parentheses.
fn number(tail: &str) -> &str {
    let part = |it: char| it.is_ascii_alphanumeric() || matches!(it, '/' | '-');
    let end = tail.find(|it: char| !part(it)).unwrap_or(tail.len());
    if !tail[..end].starts_with(|it: char| it.is_ascii_digit() || matches!(it, 'S' | 'E')) {
        return "";
    }
    let blank = usize::from(tail[end..].starts_with(' '));
    let year = tail[end + blank..].starts_with('(').then(|| {
        let year = &tail[end + blank..];
        blank + year.find(')').map_or(year.len(), |it| it + 1)
    });
    &tail[..end + year.unwrap_or(0)]
}

/// Whether a title is over: its quotation mark is closed. One stands at its head; Arabic texts open with what closes
/// others.
fn closed(title: &str) -> bool {
    title.trim_start().trim_start_matches(['“', '”', '«', '\u{a0}', ' ']).contains(['“', '”', '»'])
}

/// In Chinese the date goes before the number and the number before the word: `2015年9月25日第70/1号决议，题为“…”`.
fn before_the_word(site: &Site<'_>, library: &dyn Library) -> Option<Signature> {
    let forms = drafting::of(site.lang);
    let [open, close] = forms.around;
    let before = site.before.as_str();
    let clause = before.rsplit(['；', '。', '：']).next()?;
    let at = clause.rfind(open)?;
    let (date, behind) = (&clause[..at], &clause[at + open.len()..]);
    let number = number(behind.trim_start());
    let rest = behind.trim_start().strip_prefix(number)?.trim_start();
    let head = forms.entitled.split('{').next().unwrap_or("");
    // Paragraphs, sessions and chapters are counted with the same sign.
    let of_organ = words::ITS.iter().chain(words::ORGANS.iter().map(|it| &it.0)).any(|it| date.ends_with(it));
    if !number.contains(['/', '(']) && !of_organ && !date.ends_with('日') {
        return None;
    }
    let active = match rest.strip_prefix(close) {
        // The number goes with the word behind it, and that may be there already.
        None => close.starts_with(rest).then_some(1),
        Some(title) if title.is_empty() || head.starts_with(title) => Some(2),
        Some(title) => title.strip_prefix(head).filter(|it| !closed(it)).map(|_| 2),
    }?;
    let known = known(number, site.lang, library);
    let dated = known.as_ref().and_then(|it| it.date).map(|it| written(it, site.lang));
    let there = date
        .ends_with('日')
        .then(|| date.rsplit(|it: char| !(it.is_ascii_digit() || "年月日".contains(it))).next());
    let dated = dated.or_else(|| there.flatten().map(str::to_owned)).unwrap_or_else(|| "…".to_owned());
    let title = known.as_ref().filter(|it| it.lang == site.lang).map(|it| it.title.clone());
    let entitled =
        forms.entitled.replace("{title}", title.as_deref().filter(|it| !it.is_empty()).unwrap_or("…"));
    let shown = if number.is_empty() { "70/1" } else { number };
    Some(Signature {
        label: format!("{dated}{open}{shown}{close}{entitled}"),
        documentation: known.map(|it| it.symbol.to_string()).unwrap_or_default(),
        parts: vec![(dated, DATE), (shown.to_owned(), NUMBER), (entitled, TITLE)],
        active,
    })
}

/// The part that the end of the words stands in; nothing where the citation is over.
fn active(number: &str, rest: &str, forms: &drafting::Words) -> Option<u32> {
    let head = |form: &'static str| form.split('{').next().unwrap_or("");
    let (dated, entitled) = (head(forms.dated), head(forms.entitled));
    if number.is_empty() || rest.is_empty() {
        return rest.is_empty().then_some(0);
    }
    if rest.trim().is_empty() {
        return Some(1);
    }
    let begun = |form: &str, rest: &str| form.starts_with(rest) || rest.starts_with(form.trim_end());
    let Some(date) = rest.strip_prefix(dated).filter(|_| !dated.is_empty()) else {
        let title = begun(entitled, rest) && !closed(rest.strip_prefix(entitled).unwrap_or(""));
        return if dated.starts_with(rest) { Some(1) } else { title.then_some(2) };
    };
    // The date is over with its year.
    let year = date.split(|it: char| !it.is_ascii_digit()).any(|it| it.len() == 4);
    let word = entitled.trim_start_matches([',', '،', ' ']).trim_end_matches(['“', '”', '«', ' ']);
    let behind = date.find(word).map(|it| &date[it + word.len()..]);
    match (year, behind) {
        (false, _) => (date.chars().count() < 30).then_some(1),
        (true, Some(title)) => (!closed(title)).then_some(2),
        (true, None) => {
            let digits = date.rfind(|it: char| it.is_ascii_digit())? + 1;
            // What a date ends with behind its year: `года`.
            let rest = &date[digits..];
            let rest = forms.date.rsplit("{y}").next().and_then(|it| rest.strip_prefix(it)).unwrap_or(rest);
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

    /// The part that is told in a text of a language, up to the cursor.
    fn part(opening: &str, text: &str) -> Option<String> {
        let text = format!("{opening}\n\n{text}");
        let found = signature(&Document::parse(&text), size(text.len()), &Shelf)?;
        assert!(found.parts.iter().all(|it| found.label.contains(&it.0)), "{}", found.label);
        Some(found.parts[found.active as usize].0.clone())
    }

    #[test]
    fn each_language_has_its_own_form() {
        for (opening, text, expected) in [
            ("La Asamblea General,", "Recordando su resolución 70/1 ", ", de 25 de septiembre de 2015"),
            (
                "Генеральная Ассамблея,",
                "ссылаясь на свою резолюцию 70/1 от 25 сентября 2015 года,",
                ", озаглавленную «…»",
            ),
            (
                "إن الجمعية العامة،",
                "إذ تشير إلى قرارها 70/1 المؤرخ 25 أيلول/سبتمبر 2015 المعنون ”تح",
                "، المعنون ”…“",
            ),
            ("L’Assemblée générale,", "Rappelant sa résolution 70/1 du 25 sep", " du 25 septembre 2015"),
            ("大会，", "回顾其2015年9月25日第", "70/1"),
            ("大会，", "回顾其2015年9月25日第70/1号", "70/1"),
            ("大会，", "回顾其第70/1号决议", "，题为“…”"),
            ("大会，", "回顾其第70/1号决议，题为“变革", "，题为“…”"),
        ] {
            assert_eq!(part(opening, text).as_deref(), Some(expected), "{text}");
        }
        for text in ["又回顾第", "回顾其第70/1号决议，题为“变革”", "回顾其第70/1号决议和", "回顾其工作"]
        {
            assert_eq!(part("大会，", text), None, "{text}");
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
