//! Looking for resolutions by a few letters.

use rustc_hash::FxHashSet;
use smol_str::{SmolStr, ToSmolStr as _};

use super::index::key;
use super::library::facts;
use super::summary::{Entry, Summary};
use super::{Workspace, from_path};
use crate::ide::{Candidate, Facts, best};

/// One that was found: its document, by URI or by path, and what is known of it.
type Found<'a> = (Option<&'a str>, Option<&'a std::path::Path>, &'a Summary, &'a Entry);

impl Workspace {
    /// The best `limit` resolutions that `query` may mean, the best first; in each language once.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Facts> {
        let open = self.open_summaries();
        let opened = self.open_paths();
        let of_open = open.iter().flat_map(|(uri, summary)| {
            summary.resolutions.iter().map(move |it| (Some(*uri), None, &**summary, it))
        });
        let closed = self.index().newest().filter(|it| opened.is_empty() || !opened.contains(&*it.0.path));
        let of_files = closed.map(|(file, entry)| (None, Some(&*file.path), &*file.summary, entry));
        let all: Vec<(SmolStr, String, Found<'_>)> = of_open
            .chain(of_files)
            .filter_map(|it: Found<'_>| {
                let symbol = it.3.symbol.as_ref()?.to_smolstr();
                let agenda = it.3.agenda.iter().map(|it| format!("{} ", it.label)).collect();
                Some((symbol, agenda, it))
            })
            .collect();
        let candidates = all.iter().map(|(symbol, agenda, value)| Candidate {
            symbol,
            title: &value.3.title,
            agenda,
            value: *value,
        });
        let mut seen = FxHashSet::default();
        let found = best(query, candidates, limit).into_iter();
        found
            .filter_map(|(uri, path, summary, entry)| {
                let uri = uri.map(str::to_owned).or_else(|| path.map(from_path))?;
                facts(&uri, summary, entry)
            })
            .filter(|it| seen.insert((key(&it.known.symbol), it.known.lang)))
            .collect()
    }
}
