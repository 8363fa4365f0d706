//! Catalogues: resolutions without their text, as lists of them are published. They tell title, date, agenda
//! item and vote where no text is at hand.

mod fields;
mod formats;

use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::index::{agenda_key, key};
use super::summary::Agenda;
use crate::citation::Symbol;
use crate::ide::{Facts, Known};
use crate::un::{Lang, Organ, calendar};

/// The endings of catalogues' names, for folders of them.
const EXTENSIONS: [&str; 4] = ["json", "jsonl", "ndjson", "csv"];
/// Larger files are no catalogues: all resolutions ever adopted take a tenth of it.
const LARGEST: u64 = 1 << 30;

/// A session of which something was listed so many days before its end is listed as a whole.
const LAST_WEEKS: i32 = 45;

/// A resolution in a catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its symbol.
    pub symbol: Symbol,
    /// Who adopted it.
    pub organ: Option<Organ>,
    /// Its number as citations have it.
    pub number: SmolStr,
    /// Its title; empty where it has none, as those of the Security Council.
    pub title: Box<str>,
    /// What it is about, where it has no title.
    pub subject: Option<Box<str>>,
    /// When it was adopted.
    pub adopted: Option<Date>,
    /// The session, in words.
    pub session: Option<SmolStr>,
    /// Its agenda items; with an empty label where only the name is known.
    pub agenda: Box<[Agenda]>,
    /// How it was adopted, in words.
    pub vote: Option<SmolStr>,
    /// Who submitted it.
    pub sponsors: Arc<[SmolStr]>,
    /// The language of title and names.
    pub lang: Lang,
}

/// All catalogues as one. What several tell of a resolution is taken from the first.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// The newest first.
    listed: Vec<Listed>,
    by_symbol: FxHashMap<SmolStr, u32>,
    by_item: FxHashMap<SmolStr, Vec<u32>>,
    /// By organ and session.
    sessions: FxHashMap<(Organ, i16), Session>,
}

/// What is listed of a session.
#[derive(Debug, Clone, Copy, Default)]
struct Session {
    /// The last number.
    last: u16,
    /// How many numbers are listed.
    count: u16,
    /// When the latest was adopted.
    latest: Option<Date>,
}

/// What was found in one file.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) listed: Vec<Listed>,
    /// The lines of which nothing could be used, from 1.
    pub(super) broken: Vec<usize>,
}

impl Catalogue {
    /// Reads catalogues: files, or folders of them. What cannot be used is told in the log.
    pub fn read(paths: &[PathBuf]) -> Self {
        let mut all = Self::default();
        for file in paths.iter().flat_map(|it| files(it)) {
            let text = std::fs::metadata(&file).and_then(|it| match it.len() {
                0..=LARGEST => std::fs::read(&file),
                _ => Err(std::io::Error::other(format!("larger than {LARGEST} bytes"))),
            });
            let bytes = match text {
                Ok(bytes) => bytes,
                Err(error) => {
                    tracing::warn!("the catalogue {}: {error}", file.display());
                    continue;
                }
            };
            let csv = file.extension().is_some_and(|it| it.eq_ignore_ascii_case("csv"));
            let read = formats::read(&String::from_utf8_lossy(&bytes), csv);
            if let Err(error) = std::str::from_utf8(&bytes) {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let line = memchr::memchr_iter(b'\n', before).count() + 1;
                tracing::warn!(
                    "the catalogue {} is not UTF-8 in line {line}: save it as that",
                    file.display()
                );
            }
            if read.listed.is_empty() {
                tracing::warn!("the catalogue {} lists no resolution", file.display());
            }
            tracing::info!("the catalogue {}: {} resolutions", file.display(), read.listed.len());
            if !read.broken.is_empty() {
                let lines: Vec<String> = read.broken.iter().take(10).map(ToString::to_string).collect();
                let more = if read.broken.len() > lines.len() { ", …" } else { "" };
                tracing::warn!(
                    "the catalogue {}: {} lines are left out, for they have no symbol or are broken: {}{more}",
                    file.display(),
                    read.broken.len(),
                    lines.join(", ")
                );
            }
            all.listed.extend(read.listed);
        }
        all.order();
        all
    }

    fn order(&mut self) {
        // Stable: of two that list one symbol the first is kept.
        let mut seen = rustc_hash::FxHashSet::default();
        self.listed.retain(|it| seen.insert(key(&it.symbol)));
        self.listed.sort_by_key(|it| Reverse(it.adopted));
        for (place, listed) in (0..).zip(&self.listed) {
            self.by_symbol.insert(key(&listed.symbol), place);
            if let Some(number) = listed.symbol.resolution() {
                let session = self.sessions.entry((number.organ, number.session)).or_default();
                session.last = session.last.max(number.number);
                session.count += 1;
                session.latest = session.latest.max(listed.adopted);
            }
            for item in listed.agenda.iter().filter(|it| !it.label.is_empty()) {
                let key = agenda_key(listed.organ, &listed.number, &item.label);
                self.by_item.entry(key).or_default().push(place);
            }
        }
    }

    /// What is listed of a symbol.
    pub fn get(&self, symbol: &Symbol) -> Option<&Listed> {
        self.listed.get(*self.by_symbol.get(&key(symbol))? as usize)
    }

    /// The last number of a symbol's session, where the session is listed without a gap and up to its end. The
    /// Security Council counts its resolutions through.
    pub(super) fn last_number(&self, symbol: &Symbol) -> Option<u16> {
        let number = symbol.resolution().filter(|it| it.organ != Organ::SecurityCouncil)?;
        let session = self.sessions.get(&(number.organ, number.session))?;
        let (year, month, day) = calendar::adopted_in(number.organ, number.session)?.1;
        let end = Date::new(year, month, day).ok()?;
        let over = session.latest.is_some_and(|it| (end - it).get_days() < LAST_WEEKS);
        (over && session.last == session.count).then_some(session.last)
    }

    /// All that is listed, the newest first.
    pub fn iter(&self) -> std::slice::Iter<'_, Listed> {
        self.listed.iter()
    }

    /// What is listed under an agenda item ([`agenda_key`]), the newest first.
    pub(super) fn under(&self, key: &SmolStr) -> impl Iterator<Item = &Listed> {
        let places = self.by_item.get(key).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|it| self.listed.get(*it as usize))
    }

    /// How many resolutions are listed.
    pub fn len(&self) -> usize {
        self.listed.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }
}

impl Listed {
    /// What a citation of it says.
    pub(super) fn known(&self) -> Known {
        Known {
            symbol: self.symbol.clone(),
            number: self.number.to_string(),
            title: self.title.to_string(),
            date: self.adopted,
            lang: self.lang,
        }
    }

    /// All that is known of it without its text.
    pub(super) fn facts(&self) -> Facts {
        let item = |it: &Agenda| (it.line.to_string(), it.name.as_ref().map(|it| it.to_string()));
        Facts {
            organ: self.organ,
            session: self.session.as_ref().map(|it| it.to_string()),
            subject: self.subject.as_ref().map(|it| it.to_string()),
            agenda: self.agenda.iter().map(item).collect(),
            vote: self.vote.as_ref().map(|it| it.to_string()),
            sponsors: self.sponsors.iter().map(|it| it.to_string()).collect(),
            ..Facts::of(self.known())
        }
    }

    /// Adds what a text does not tell of itself.
    pub(super) fn complete(&self, facts: &mut Facts) {
        facts.vote = facts.vote.take().or_else(|| self.vote.as_ref().map(|it| it.to_string()));
        facts.known.date = facts.known.date.or(self.adopted);
        if facts.sponsors.is_empty() {
            facts.sponsors = self.sponsors.iter().map(|it| it.to_string()).collect();
        }
    }
}

/// A file, or those of a folder that are named like catalogues, in order.
fn files(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            tracing::warn!("the catalogues in {}: {error}", path.display());
            return Vec::new();
        }
    };
    let mut found: Vec<PathBuf> =
        entries.flatten().map(|it| it.path()).filter(|it| is_catalogue(it)).collect();
    found.sort();
    found
}

/// Whether a file is named like a catalogue.
pub(super) fn is_catalogue(path: &Path) -> bool {
    let extension = path.extension().and_then(|it| it.to_str());
    extension.is_some_and(|it| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(it)))
}

#[cfg(test)]
mod tests;
