//! Where a phrase stands: in open documents and in files, the newest resolutions first. The index of agreed paragraphs
//! tells which files need not be read.

use rayon::prelude::*;
use regex::{Regex, RegexBuilder};
use rustc_hash::FxHashSet;

use super::{File, Workspace, from_path, read};
use crate::citation::Symbol;
use crate::precedent::{Part, Phrase, paragraphs};
use crate::resolution::Document;
use crate::text::{Span, TextRange};

/// So many files are read before it is looked whether enough was found.
const AT_ONCE: usize = 256;

/// A paragraph that holds a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The key of its document.
    pub document: String,
    /// The resolution's symbol, where it has one.
    pub symbol: Option<Symbol>,
    /// The part that it stands in.
    pub part: Part,
    /// Its number.
    pub number: Option<u32>,
    /// All of it.
    pub span: Span,
    /// The phrase and some words on either side.
    pub words: String,
}

impl Workspace {
    /// At most `limit` paragraphs that hold the words of `phrase` as they follow each other.
    pub fn passages(&self, phrase: &str, limit: usize) -> Vec<Passage> {
        let (Some(sought), Some(word)) = (Phrase::of(phrase), longest(phrase)) else { return Vec::new() };
        let mut found = Vec::new();
        let mut open: Vec<_> = self.open().filter(|it| it.1.is_ours()).collect();
        open.sort_unstable_by_key(|it| it.0);
        for (uri, it) in open {
            found.extend(passages(uri, &it.document, &sought));
        }
        let opened = self.open_paths();
        let known = self.agreed().holding(&sought);
        // A file that changed since its paragraphs were read is looked through.
        let may = |it: &File| known.get(&*it.path).is_none_or(|known| known.1 || known.0 != it.stamp.hash);
        let mut seen = FxHashSet::default();
        let files = self.index().newest().filter(|it| may(it.0)).map(|it| &*it.0.path);
        let files: Vec<_> = files.filter(|it| !opened.contains(*it) && seen.insert(*it)).collect();
        for paths in files.chunks(AT_ONCE) {
            if found.len() >= limit {
                break;
            }
            let read = |path: &&std::path::Path| {
                let text = read::read_text(path).filter(|it| word.is_match(it))?;
                Some(passages(&from_path(path), &Document::parse(&text), &sought))
            };
            let here: Vec<Vec<Passage>> = paths.par_iter().filter_map(read).collect();
            found.extend(here.into_iter().flatten());
        }
        found.truncate(limit);
        found
    }
}

/// The longest word of a phrase: most texts do not have it, and need not be read.
fn longest(phrase: &str) -> Option<Regex> {
    let word = phrase.split(|it: char| !it.is_alphanumeric()).max_by_key(|it| it.len())?;
    RegexBuilder::new(&regex::escape(word)).case_insensitive(true).build().ok()
}

fn passages(key: &str, document: &Document, sought: &Phrase) -> Vec<Passage> {
    let mut found = Vec::new();
    for (resolution, paragraphs) in paragraphs(document) {
        for paragraph in paragraphs {
            if let Some(words) = sought.around(&paragraph.text) {
                let range = TextRange::new(paragraph.range.start.into(), paragraph.range.end.into());
                found.push(Passage {
                    document: key.to_owned(),
                    symbol: resolution.symbol(),
                    part: paragraph.part,
                    number: paragraph.number,
                    span: Span::of(document.text(), range),
                    words,
                });
            }
        }
    }
    found
}
