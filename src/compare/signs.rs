//! What a passage has in every language: numbers, dates, citations, marks of notes, and its length.

use std::ops::Range;

use super::passages::Place;
use crate::citation::{self, Symbol};
use crate::precedent::Part;
use crate::resolution::{ElementKind, Resolution};
use crate::un::{Lang, drafting, form};

/// A passage as it is held against its translation. Ranges are bytes of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signs {
    /// Where it belongs.
    pub place: Place,
    /// Where it stands.
    pub range: Range<u32>,
    /// Its first words.
    pub words: String,
    /// Whether a mark ends it: a heading has none.
    pub(super) ends: bool,
    /// Whether it begins as its kind does, where it is a recital: a page may cut one in two.
    pub(super) opens: bool,
    /// How many characters it has.
    pub(super) length: usize,
    pub(super) citations: Vec<(Range<u32>, Symbol)>,
    /// The figures, the days and years of dates among them.
    pub(super) numbers: Vec<(Range<u32>, Number)>,
    /// The months that are named, from 1.
    pub(super) months: Vec<(Range<u32>, i8)>,
    /// Where marks of notes stand.
    pub(super) marks: Vec<Range<u32>>,
}

/// Numbers that are so near each other may be mistaken.
const NEAR: u64 = 2;
/// Of a passage so many characters are told.
const SHOWN: usize = 60;

/// The passages of a resolution that begins at `base`, notes last.
pub fn signs(resolution: &Resolution, base: u32, lang: Lang) -> Vec<Signs> {
    let marks = resolution.marks();
    let (mut found, mut notes) = (Vec::<Signs>::new(), Vec::new());
    let (mut recitals, mut above, mut labels) = (0, None, resolution.notes.iter());
    // Recitals of sections, behind paragraphs, look like these in some languages.
    let mut operative = false;
    for (index, element) in resolution.elements.iter().enumerate() {
        let place = match &element.kind {
            ElementKind::Recital => {
                recitals += 1;
                Place::Recital(recitals)
            }
            ElementKind::Paragraph(number) => {
                above = *number;
                Place::Paragraph(above)
            }
            ElementKind::Item(item) if item.preambular => Place::RecitalItem,
            ElementKind::Item(_) | ElementKind::Continuation => Place::Item(above),
            ElementKind::AnnexParagraph(number) => Place::Annex(Some(*number)),
            ElementKind::AnnexItem(_) | ElementKind::AnnexText => Place::Annex(None),
            ElementKind::Note => match labels.next() {
                Some(it) => Place::Note(it.label.to_string()),
                None => continue,
            },
            _ => continue,
        };
        let prose = resolution.joined(element);
        operative |= matches!(place, Place::Paragraph(_));
        let opens = form::begins_a_recital(prose.text.trim_start()).contains(lang);
        let source = |words: Range<usize>| {
            let it = resolution.source_range(element, &prose, words.start as u32..words.end as u32);
            base + it.start..base + it.end
        };
        let bytes = |it: crate::text::TextRange| usize::from(it.start())..usize::from(it.end());
        let dates = citation::dates(&prose.text, lang);
        let citations = citation::find_dated(&prose.text, &dates, &resolution.context(element, lang));
        // A citation is compared as such.
        let without = dates.iter().map(|it| it.range).chain(citations.iter().map(|it| it.range));
        let without: Vec<Range<usize>> = without.map(bytes).collect();
        let mut numbers = numbers(&prose.text, &without, lang);
        numbers.extend(dates.iter().flat_map(|it| {
            [i16::from(it.day), it.year].map(|number| (bytes(it.range), Number::plain(number)))
        }));
        numbers.sort_by_key(|it| it.0.start);
        let range = resolution.range(element);
        let signs = Signs {
            range: base + range.start..base + range.end,
            words: first_words(&prose.text),
            opens: element.kind != ElementKind::Recital || opens && !operative,
            ends: prose.text.trim_end().ends_with(|it: char| !it.is_alphanumeric()),
            length: prose.text.chars().count(),
            citations: citations.into_iter().map(|it| (source(bytes(it.range)), it.symbol)).collect(),
            numbers: numbers.into_iter().map(|it| (source(it.0), it.1)).collect(),
            months: months(&prose.text, lang).into_iter().map(|it| (source(it.0), it.1)).collect(),
            marks: marks
                .iter()
                .filter(|it| it.element == index)
                .map(|it| base + it.range.start..base + it.range.end)
                .collect(),
            place,
        };
        match (&signs.place, found.last_mut()) {
            (Place::Note(_), _) => notes.push(signs),
            // Where a page ends one language may go on with a paragraph, and another one not.
            (_, Some(last)) if goes_on(&element.kind, &prose.text) => last.append(signs),
            _ => found.push(signs),
        }
    }
    found.extend(notes);
    found
}

/// Whether an element goes on the one before it: so does what looks like a recital and begins in small letters.
fn goes_on(kind: &ElementKind, text: &str) -> bool {
    match kind {
        ElementKind::Continuation => true,
        ElementKind::Recital => text.trim_start().starts_with("and "),
        _ => false,
    }
}

impl Signs {
    fn append(&mut self, mut other: Self) {
        self.length += other.length;
        self.range.end = self.range.end.max(other.range.end);
        self.citations.append(&mut other.citations);
        self.months.append(&mut other.months);
        self.numbers.append(&mut other.numbers);
        self.marks.append(&mut other.marks);
    }

    /// Where marks of notes stand.
    pub fn marks(&self) -> &[Range<u32>] {
        &self.marks
    }

    /// What it cites, and where.
    pub fn citations(&self) -> &[(Range<u32>, Symbol)] {
        &self.citations
    }

    /// Its figures; days and years stand where their dates do.
    pub fn numbers(&self) -> &[(Range<u32>, Number)] {
        &self.numbers
    }

    pub(super) fn part(&self) -> Option<Part> {
        match self.place {
            Place::Recital(_) | Place::RecitalItem => Some(Part::Preamble),
            Place::Paragraph(_) | Place::Item(_) => Some(Part::Operative),
            Place::Annex(_) => Some(Part::Annex),
            Place::Title | Place::Note(_) => None,
        }
    }

    /// Whether it stands in a list below another one.
    pub(super) fn is_item(&self) -> bool {
        matches!(self.place, Place::RecitalItem | Place::Item(_) | Place::Annex(None))
    }
}

fn first_words(text: &str) -> String {
    let mut words: String = text.trim().chars().take(SHOWN).collect();
    if words.len() < text.trim().len() {
        if let Some(at) = words.rfind(char::is_whitespace).filter(|it| *it > 0) {
            words.truncate(at);
        }
        words.push('…');
    }
    words
}

/// The figures of a text outside of some ranges; those of volumes, pages, amounts and hours are left out.
fn numbers(text: &str, without: &[Range<usize>], lang: Lang) -> Vec<(Range<usize>, Number)> {
    let words = drafting::of(lang);
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let digits = |at: usize| {
        let of = |at: usize| chars.get(at).and_then(|it| figure(it.1));
        (at..).map_while(of).collect::<String>()
    };
    let (mut found, mut at): (Vec<(Range<usize>, Number, bool)>, usize) = (Vec::new(), 0);
    while let Some((start, _)) = chars.get(at).copied() {
        let mut group = digits(at);
        if group.is_empty() {
            at += 1;
            continue;
        }
        let mut groups = Vec::new();
        loop {
            at += group.len();
            let last = group.len();
            groups.push(group);
            let next = digits(at + 1);
            // Arabic has the thousands first: “500 12”.
            let goes_on = match lang {
                Lang::Ar => last == 3 && (1..=3).contains(&next.len()),
                _ => last <= 3 && next.len() == 3 && (groups.len() == 1 || last == 3),
            };
            // That is a fraction.
            let goes_on = goes_on && groups.first().is_some_and(|it| it != "0");
            if !goes_on || !chars.get(at).is_some_and(|it| THOUSANDS.contains(&it.1)) {
                break;
            }
            at += 1;
            group = next;
        }
        let end = chars.get(at).map_or(text.len(), |it| it.0);
        if without.iter().any(|it| it.start <= start && end <= it.end) {
            continue;
        }
        let (before, behind) = (text[..start].trim_end(), text[end..].trim_start());
        let odd = words.reckoned.iter().any(|it| behind.starts_with(it))
            || words.shelved.iter().any(|it| before.ends_with(it))
            || is_of_a_name(&text[..start]);
        found.push((start..end, Number::of(&groups, &text[start..end]), odd));
    }
    // “2.3 million”, “pp. 7–8”: what is joined with one is one.
    let joined = |one: &Range<usize>, other: &Range<usize>| {
        matches!(text.get(one.end..other.start), Some("." | "," | "-" | "–"))
    };
    for at in 1..found.len() {
        found[at].2 |= found[at - 1].2 && joined(&found[at - 1].0, &found[at].0);
    }
    for at in (1..found.len()).rev() {
        found[at - 1].2 |= found[at].2 && joined(&found[at - 1].0, &found[at].0);
    }
    found.into_iter().filter(|it| !it.2).map(|it| (it.0, it.1)).collect()
}

/// Whether a figure behind this is part of a name (“COVID-19”) or the short form of a year (“1997–98”).
fn is_of_a_name(before: &str) -> bool {
    let mut letters = before.chars().rev();
    let joined = letters.next().is_some_and(|it| matches!(it, '-' | '‑' | '–'));
    joined
        && (letters.clone().next().is_some_and(char::is_alphabetic)
            || letters.take_while(|it| figure(*it).is_some()).count() == 4)
}

const THOUSANDS: [char; 6] = [',', '.', ' ', '\u{a0}', '\u{202f}', '٬'];

/// A figure, as its text writes it and as it is compared.
#[derive(Debug, Clone, Eq)]
pub struct Number {
    /// As it is written.
    pub written: String,
    /// Its groups of three digits in no order, for Arabic begins with the last of them.
    groups: Vec<String>,
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.groups == other.groups
    }
}

impl Number {
    fn of(groups: &[String], written: &str) -> Self {
        let mut all: Vec<String> = Vec::new();
        let alone = groups.len() == 1;
        for group in groups {
            let group = if alone { group.trim_start_matches('0') } else { group.as_str() };
            let (first, rest) = group.split_at(group.len() % 3);
            all.extend((!first.is_empty()).then(|| first.to_owned()));
            all.extend((0..rest.len() / 3).filter_map(|it| rest.get(3 * it..3 * it + 3)).map(str::to_owned));
        }
        all.sort_unstable();
        Self { written: written.to_owned(), groups: all }
    }

    fn plain(number: i16) -> Self {
        let written = number.to_string();
        Self::of(std::slice::from_ref(&written), &written)
    }

    /// How many digits it has.
    pub(super) fn digits(&self) -> usize {
        self.groups.iter().map(String::len).sum()
    }

    /// Whether another one may be it, miswritten: a digit or two that are others, or the next few numbers.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let plain = |it: &Self| it.written.chars().filter_map(figure).collect::<String>();
        let (one, two) = (plain(self), plain(other));
        let changed = strsim::damerau_levenshtein(&one, &two);
        let near = || match (one.parse::<u64>(), two.parse::<u64>()) {
            (Ok(one), Ok(two)) => one.abs_diff(two) <= NEAR,
            _ => false,
        };
        // “110 per cent” of one language may be “10 per cent” of another, with other words.
        if one.len() == two.len() {
            changed <= 1 || near()
        } else {
            changed == 1 && one.len().min(two.len()) > 2
        }
    }
}

/// The months that a text names, from 1.
fn months(text: &str, lang: Lang) -> Vec<(Range<usize>, i8)> {
    let mut found = Vec::new();
    for (month, name) in (1..).zip(drafting::of(lang).months) {
        for (at, _) in text.match_indices(name) {
            // “May” is no part of “Mayor”, and 1月 none of 11月.
            let end = at + name.len();
            let apart = |it: Option<char>| match lang {
                Lang::Zh => it.is_none_or(|it| !it.is_ascii_digit()),
                _ => it.is_none_or(|it| !it.is_alphabetic()),
            };
            if apart(text[..at].chars().next_back())
                && (lang == Lang::Zh || apart(text[end..].chars().next()))
            {
                found.push((at..end, month));
            }
        }
    }
    found.sort_by_key(|it| it.0.start);
    found
}

/// A figure as ASCII has it: of the West, of the Arabic East, of full width.
fn figure(letter: char) -> Option<char> {
    let value = match letter {
        '0'..='9' => u32::from(letter) - u32::from('0'),
        '\u{660}'..='\u{669}' => u32::from(letter) - 0x660,
        '\u{ff10}'..='\u{ff19}' => u32::from(letter) - 0xff10,
        _ => return None,
    };
    char::from_digit(value, 10)
}
