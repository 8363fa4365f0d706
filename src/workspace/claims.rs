//! Whether two files claim one symbol, and which do.
//!
//! The parts of a resolution (A, B) are published with its bare number in their titles: they have the same or nearly
//! the same title and were adopted on different dates. Drafts, translations and corrigenda claim nothing that is
//! another's.

use std::path::Path;
use std::sync::Arc;

use super::index::{File, Index, key};
use super::summary::Entry;
use crate::citation::Symbol;
use crate::ide::alike;
use crate::un::Lang;

/// Whether two resolutions claim to be one.
fn claim_the_same(one: &Entry, other: &Entry) -> bool {
    let written = |it: &Entry| it.symbol.as_ref().map(|it| it.to_string().replace(' ', "").to_uppercase());
    let parts = one.adopted != other.adopted && alike(&one.title, &other.title);
    !one.draft && !other.draft && written(one) == written(other) && !parts
}

impl Index {
    /// Another file of the folder of `own` that declares what `own` declares as `symbol`, in the same language.
    pub fn claimed(&self, own: &Path, symbol: &Symbol, lang: Lang) -> Option<&Arc<File>> {
        let entry = self.file(own)?.summary.entry(symbol)?;
        let claims = |it: &Entry| claim_the_same(entry, it);
        self.declaring(symbol, lang).into_iter().find(|it| {
            &*it.path != own
                && it.path.parent() == own.parent()
                && it.summary.lang == lang
                && it.summary.entry(symbol).is_some_and(claims)
        })
    }

    /// The symbols that two files of one folder and language claim, with these files, in order.
    pub fn duplicates(&self) -> Vec<(String, Vec<Arc<Path>>)> {
        let mut found = Vec::new();
        for (declared, files) in self.declared_twice() {
            let mut claims: Vec<(&Arc<File>, &Entry)> = files
                .into_iter()
                .flat_map(|file| file.summary.resolutions.iter().map(move |entry| (file, entry)))
                .filter(|it| it.1.symbol.as_ref().is_some_and(|it| key(it) == *declared))
                .collect();
            claims.sort_by_key(|(file, _)| (file.path.parent(), file.summary.lang, &file.path));
            let same = |a: &(&Arc<File>, &Entry), b: &(&Arc<File>, &Entry)| {
                a.0.path.parent() == b.0.path.parent() && a.0.summary.lang == b.0.summary.lang
            };
            for group in claims.chunk_by(same) {
                let claimed = |it: &&(&Arc<File>, &Entry)| {
                    group.iter().any(|other| other.0.path != it.0.path && claim_the_same(it.1, other.1))
                };
                let mut paths: Vec<_> =
                    group.iter().filter(claimed).map(|it| Arc::clone(&it.0.path)).collect();
                paths.dedup();
                if !paths.is_empty() {
                    found.push((declared.to_string(), paths));
                }
            }
        }
        found.sort();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Stamp, Summary};
    use super::*;
    use crate::resolution::Document;

    fn text(number: &str, date: &str, title: &str) -> String {
        format!(
            "General Assembly\n\nResolution adopted by the General Assembly on {date}\n\n{number}. {title}\n\nThe General Assembly,\n\n1. *Decides* so.\n"
        )
    }

    #[track_caller]
    fn check(files: &[(&str, String)], expected: &[&str]) {
        let mut index = Index::default();
        for (path, text) in files {
            let summary = Arc::new(Summary::of(&Document::parse(text)));
            index.set(File {
                path: Path::new(path).into(),
                stamp: Stamp::default(),
                library: false,
                summary,
            });
        }
        let found = index.duplicates();
        let shown: Vec<_> = found.iter().flat_map(|it| &it.1).map(|it| it.to_str().unwrap()).collect();
        assert_eq!(shown, expected);
        let symbol = Symbol::parse("A/RES/76/246").unwrap();
        for (path, _) in files {
            let claimed = index.claimed(Path::new(path), &symbol, Lang::En).is_some();
            assert_eq!(claimed, expected.contains(path), "{path}");
        }
    }

    #[test]
    fn two_of_one_folder_that_say_the_same_number() {
        let one = text("76/246", "24 December 2021", "Rivers and lakes");
        check(&[("/w/a.txt", one.clone()), ("/w/b.txt", one.clone())], &["/w/a.txt", "/w/b.txt"]);
        let other = text("76/246", "13 April 2022", "Mountains");
        check(&[("/w/a.txt", one.clone()), ("/w/b.txt", other)], &["/w/a.txt", "/w/b.txt"]);
        check(&[("/w/a.txt", one.clone()), ("/w/sub/b.txt", one)], &[]);
    }

    #[test]
    fn parts_drafts_and_translations_are_told_apart() {
        let one = text("76/246", "24 December 2021", "Special subjects relating to the proposed budget");
        let part = text("76/246", "13 April 2022", "Special subjects relating to the budget");
        check(&[("/w/a.txt", one.clone()), ("/w/a_B.txt", part)], &[]);
        let lettered =
            text("76/246 B", "24 December 2021", "Special subjects relating to the proposed budget");
        check(&[("/w/a.txt", one.clone()), ("/w/a_B.txt", lettered)], &[]);
        let draft = format!("Distr.: Limited\n\n{one}");
        check(&[("/w/a.txt", one), ("/w/draft.txt", draft)], &[]);
    }
}
