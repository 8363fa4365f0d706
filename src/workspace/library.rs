//! What the features and the rules ask about other documents, answered from open documents and the index.

use std::cmp::Reverse;
use std::sync::Arc;

use super::catalogue::Listed;
use super::index::{File, agenda_key, key, title_key};
use super::summary::{Cited, Entry, PlaceKind, Summary};
use super::{Workspace, from_path};
use crate::citation::Symbol;
use crate::ide::{self, Cites, Citing, CitingPlace, Facts, Known, Library};
use crate::precedent::{Asking, Shingles};
use crate::resolution::Document;
use crate::un::{Lang, Organ};

impl Library for Workspace {
    fn find(&self, symbol: &Symbol) -> Option<(String, Arc<Document>)> {
        self.find_in(symbol, Lang::default())
    }

    fn find_in(&self, symbol: &Symbol, lang: Lang) -> Option<(String, Arc<Document>)> {
        let declares = |document: &Document| document.symbols().iter().any(|it| it.same_document(symbol));
        // The smallest URI, so that two documents with one symbol give the same answer every time.
        let open = self
            .open()
            .filter(|(_, it)| it.is_ours() && declares(&it.document))
            .min_by_key(|(uri, it)| (it.document.lang() != lang, *uri));
        let open = open.map(|(uri, it)| (uri.to_owned(), Arc::clone(&it.document)));
        if open.as_ref().is_some_and(|it| it.1.lang() == lang) {
            return open;
        }
        let opened = self.open_paths();
        let closed = self.index().declaring(symbol, lang).into_iter();
        let mut closed = closed.filter(|it| !opened.contains(&*it.path));
        let found = closed.find_map(|file| {
            if open.is_some() && file.summary.lang != lang {
                return None;
            }
            // The file may have changed since it was indexed.
            let document =
                self.documents.closed(&file.path, file.stamp.language).filter(|it| declares(it))?;
            Some((from_path(&file.path), document))
        });
        found.or(open)
    }

    fn precedents(&self, sought: &Shingles, asking: Asking<'_>, limit: usize) -> Vec<ide::Agreed> {
        Self::precedents(self, sought, asking, limit)
    }

    fn has_precedents(&self) -> bool {
        !self.agreed.is_empty()
    }

    fn read(&self, key: &str) -> Option<Arc<Document>> {
        self.document(key)
    }

    fn known(&self, query: &str, limit: usize) -> Vec<Known> {
        let mut seen = rustc_hash::FxHashSet::default();
        let (mut numbers, mut titles) = (Vec::new(), Vec::new());
        let opened = self.open_paths();
        let open = self.open_summaries();
        let open = open.iter().flat_map(|it| it.1.resolutions.iter().map(|entry| (it.1.lang, entry)));
        let closed = self.index().newest().filter(|it| opened.is_empty() || !opened.contains(&*it.0.path));
        let lower = query.to_lowercase();
        let texts = open.chain(closed.map(|it| (it.0.summary.lang, it.1)));
        let texts = texts.map(|(lang, it)| (&*it.number, &*it.title, lang, Source::Text(it)));
        // What has a text is newer than any catalogue.
        let listed = self.index().catalogue().iter();
        let listed = listed.map(|it| (&*it.number, &*it.title, it.lang, Source::Listed(it)));
        for (number, title, lang, source) in texts.chain(listed) {
            let list = if number.starts_with(query) {
                &mut numbers
            } else if titles.len() < limit && has_word(title, &lower) {
                &mut titles
            } else {
                continue;
            };
            let known = match source {
                Source::Text(entry) => known(entry, lang),
                Source::Listed(listed) => Some(listed.known()),
            };
            let Some(known) = known else { continue };
            if seen.insert((key(&known.symbol), lang)) {
                list.push(known);
            }
            if numbers.len() >= limit {
                break;
            }
        }
        numbers.extend(titles);
        numbers.truncate(limit);
        numbers
    }

    fn facts(&self, symbol: &Symbol, lang: Lang) -> Option<Facts> {
        let listed = self.index().catalogue().get(symbol);
        let Some(mut facts) = self.facts_of_text(symbol, lang) else { return Some(listed?.facts()) };
        if let Some(listed) = listed {
            listed.complete(&mut facts);
        }
        Some(facts)
    }

    fn citing(&self, symbol: &Symbol) -> Vec<Citing> {
        let sought = key(symbol);
        let mut found = Vec::new();
        for (uri, summary) in self.open_summaries() {
            citing(uri, &summary, &sought, &mut found);
        }
        let opened = self.open_paths();
        for file in self.index().citing(symbol) {
            if !opened.contains(&*file.path) {
                citing(&from_path(&file.path), &file.summary, &sought, &mut found);
            }
        }
        found
    }

    fn under(&self, organ: Option<Organ>, number: &str, label: &str) -> Vec<Facts> {
        let sought = agenda_key(organ, number, label);
        let is =
            |it: &Entry| it.agenda.iter().any(|item| agenda_key(it.organ, &it.number, &item.label) == sought);
        let mut found = self.gathered(self.index().under(&sought), is);
        let texts: Vec<Symbol> = found.iter().map(|it| it.known.symbol.clone()).collect();
        let listed = self.index().catalogue().under(&sought);
        let new = listed.filter(|it| !texts.iter().any(|text| text.same_document(&it.symbol)));
        found.extend(new.map(Listed::facts));
        found.sort_by(newest);
        found
    }

    fn agenda(&self, organ: Option<Organ>, session: &str, lang: Lang) -> Vec<(String, Option<String>)> {
        let same = |of: Option<Organ>, number: &str| {
            of == organ && number.strip_prefix(session).is_some_and(|it| it.starts_with('/'))
        };
        let open = self.open_summaries();
        let open = open.iter().filter(|it| it.1.lang == lang).flat_map(|it| it.1.resolutions.iter());
        let closed = self.index().newest().filter(|it| it.0.summary.lang == lang).map(|it| it.1);
        let texts =
            open.chain(closed).filter(|it| same(it.organ, &it.number)).flat_map(|it| it.agenda.iter());
        let listed =
            self.index().catalogue().iter().filter(|it| it.lang == lang && same(it.organ, &it.number));
        let mut found = std::collections::BTreeMap::new();
        for item in texts.chain(listed.flat_map(|it| it.agenda.iter())) {
            let number = item.label.split(' ').next().and_then(|it| it.parse::<u32>().ok());
            // A line that names several items is none to be written again.
            if number.is_some() && item.line.contains(item.label.as_str()) && !item.line.contains([',', ':'])
            {
                let known = found
                    .entry((number, item.label.clone()))
                    .or_insert_with(|| (item.line.to_string(), None));
                known.1 = known.1.take().or_else(|| item.name.as_ref().map(ToString::to_string));
            }
        }
        found.into_values().collect()
    }

    fn titled(&self, title: &str, lang: Lang) -> Vec<Facts> {
        let sought = title_key(title);
        if sought.is_empty() {
            return Vec::new();
        }
        let mut found = self.gathered(self.index().titled(title), |it| title_key(&it.title) == sought);
        found.sort_by_key(|it| it.known.lang != lang);
        found.sort_by_key(|it| Reverse(it.known.date));
        found
    }
}

impl Workspace {
    /// What is known of a document whose text is at hand.
    fn facts_of_text(&self, symbol: &Symbol, lang: Lang) -> Option<Facts> {
        let open = self.open_summaries();
        let open = open.iter().filter(|it| it.1.entry(symbol).is_some());
        if let Some((uri, summary)) = open.min_by_key(|it| it.1.lang != lang) {
            return facts(uri, summary, summary.entry(symbol)?);
        }
        let opened = self.open_paths();
        let found = self.index().declaring(symbol, lang);
        let file = found.into_iter().find(|it| !opened.contains(&*it.path))?;
        facts(&from_path(&file.path), &file.summary, file.summary.entry(symbol)?)
    }

    /// The resolutions of open documents and of files for which `is` is true, the newest first, each once.
    fn gathered(&self, files: Vec<&Arc<File>>, is: impl Fn(&Entry) -> bool) -> Vec<Facts> {
        let opened = self.open_paths();
        let mut found = Vec::new();
        let mut take = |uri: &str, summary: &Summary| {
            found.extend(
                summary.resolutions.iter().filter(|it| is(it)).filter_map(|it| facts(uri, summary, it)),
            );
        };
        for (uri, summary) in self.open_summaries() {
            take(uri, &summary);
        }
        for file in files.into_iter().filter(|it| !opened.contains(&*it.path)) {
            take(&from_path(&file.path), &file.summary);
        }
        found.sort_by(newest);
        found.dedup_by(|a, b| a.known.lang == b.known.lang && a.known.symbol.same_document(&b.known.symbol));
        found
    }
}

/// Where a resolution that can be cited is known from.
enum Source<'a> {
    Text(&'a Entry),
    Listed(&'a Listed),
}

fn newest(a: &Facts, b: &Facts) -> std::cmp::Ordering {
    b.known.date.cmp(&a.known.date).then(a.known.symbol.cmp(&b.known.symbol))
}

/// Whether a word of `title` begins with `lower`, which is in small letters.
fn has_word(title: &str, lower: &str) -> bool {
    // No word holds a stroke: all titles are looked through at each key that is typed of a number.
    if lower.contains(|it: char| !it.is_alphanumeric()) {
        return false;
    }
    let Some(first) = lower.bytes().next() else { return true };
    if lower.is_ascii() {
        return memchr::memchr2_iter(first, first.to_ascii_uppercase(), title.as_bytes()).any(|at| {
            let same = title.as_bytes().get(at..at + lower.len());
            same.is_some_and(|it| it.eq_ignore_ascii_case(lower.as_bytes()))
                && title[..at].chars().next_back().is_none_or(|it| !it.is_alphanumeric())
        });
    }
    title.split(|it: char| !it.is_alphanumeric()).any(|it| it.to_lowercase().starts_with(lower))
}

fn known(entry: &Entry, lang: Lang) -> Option<Known> {
    Some(Known {
        symbol: entry.symbol.clone()?,
        number: entry.number.as_str().to_owned(),
        title: entry.title.as_ref().to_owned(),
        date: entry.adopted,
        lang,
    })
}

pub(super) fn facts(uri: &str, summary: &Summary, entry: &Entry) -> Option<Facts> {
    let places = |kind| entry.places.iter().filter(move |it| it.kind == kind);
    Some(Facts {
        known: known(entry, summary.lang)?,
        document: Some(uri.to_owned()),
        organ: entry.organ,
        draft: entry.draft,
        session: entry.session.as_ref().map(|it| it.to_string()),
        subject: None,
        agenda: entry
            .agenda
            .iter()
            .map(|it| (it.line.to_string(), it.name.as_ref().map(|it| it.to_string())))
            .collect(),
        paragraphs: places(PlaceKind::Paragraph).map(|it| it.number).collect(),
        annexes: u32::try_from(places(PlaceKind::Annex).count()).unwrap_or(u32::MAX),
        head: entry.head,
        range: entry.range,
        vote: None,
        sponsors: Vec::new(),
        cites: cites(entry),
    })
}

/// What a resolution cites, each document once, in order of the text.
fn cites(entry: &Entry) -> Vec<Cites> {
    let own = entry.symbol.as_ref().map(key);
    let mut places = rustc_hash::FxHashMap::default();
    let mut found: Vec<Cites> = Vec::new();
    for cited in &entry.citations {
        let key = key(&cited.symbol);
        if Some(&key) == own.as_ref() {
            continue;
        }
        let at = *places.entry(key).or_insert_with(|| {
            found.push(Cites { symbol: cited.symbol.clone(), spans: Vec::new(), same_subject: false });
            found.len() - 1
        });
        if let Some(cites) = found.get_mut(at) {
            cites.spans.push(cited.span);
            cites.same_subject |= cited.same_subject;
        }
    }
    found
}

fn citing(uri: &str, summary: &Summary, sought: &str, found: &mut Vec<Citing>) {
    for entry in &summary.resolutions {
        if entry.symbol.as_ref().is_some_and(|it| key(it) == sought) {
            continue;
        }
        let places = entry.citations.iter().filter(|it| key(&it.symbol) == sought);
        let place = |it: &Cited| CitingPlace {
            span: it.span,
            part: it.part,
            pins: it.pins.clone(),
            same_subject: it.same_subject,
        };
        let places: Vec<_> = places.map(place).collect();
        if !places.is_empty() {
            found.push(Citing {
                document: uri.to_owned(),
                symbol: entry.symbol.clone(),
                title: entry.title.as_ref().to_owned(),
                head: entry.head,
                range: entry.range,
                places,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::has_word;

    #[test]
    fn words_of_titles_are_found_by_their_beginnings() {
        for (title, lower, found) in [
            ("Enhancement of Cooperation", "coop", true),
            ("Enhancement of Cooperation", "operation", false),
            ("Élimination de la faim", "limination", false),
            ("Élimination de la faim", "élim", true),
            ("Question of Rivers 70/1", "70/1", false),
            ("Part 12", "12", true),
            ("Rivers", "", true),
            ("Riv", "rivers", false),
        ] {
            assert_eq!(has_word(title, lower), found, "{title} {lower}");
        }
    }
}
