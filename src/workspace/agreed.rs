//! The agreed paragraphs of all files: an index that follows that of the files, on a thread of its own.
//!
//! It is made of parts that are never changed: what is read anew makes a part, and hides what older ones hold of the
//! same files. Few parts are kept.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Index, Workspace, from_path, read};
use crate::ide::{self, Known};
use crate::precedent::{self, Asking, Origin, Paragraph, Precedent, Shingles, paragraphs};
use crate::resolution::{Document, Resolution};

/// So many parts are asked one by one before they are made one.
const PARTS: usize = 8;
/// So many files are read before what is found in them is put into the index.
const AT_ONCE: usize = 1024;

/// A resolution of a library, read.
#[derive(Debug)]
pub struct Source {
    /// What it is.
    pub origin: Origin,
    /// What it says.
    pub paragraphs: Vec<Paragraph>,
}

/// The resolutions of the document at `path`, with their paragraphs.
pub fn sources(document: &Document, path: &Path) -> Vec<Source> {
    let each = paragraphs(document).into_iter();
    each.map(|(resolution, paragraphs)| Source { origin: origin(resolution, document, path), paragraphs })
        .collect()
}

fn origin(resolution: &Resolution, document: &Document, path: &Path) -> Origin {
    Origin {
        symbol: resolution.symbol(),
        title: resolution.title.as_ref().map(|it| it.text.trim().to_owned()).unwrap_or_default(),
        adopted: Known::of_resolution(resolution, document.lang()).and_then(|it| it.date),
        path: path.into(),
    }
}

/// The agreed paragraphs at one moment. Cloning is cheap; a clone is a snapshot.
#[derive(Debug, Clone, Default)]
pub struct Agreed {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
struct Part {
    index: Arc<precedent::Index>,
    /// The files of which a later part knows better, or that are gone.
    hidden: Arc<FxHashSet<PathBuf>>,
}

impl Agreed {
    /// The paragraphs most like `sought`; see [`precedent::nearest`].
    pub fn nearest(&self, sought: &Shingles, asking: Asking<'_>, limit: usize) -> Vec<Precedent<'_>> {
        let parts = self.parts.iter().map(|it| (&*it.index, Some(&*it.hidden)));
        precedent::nearest(parts, sought, asking, limit)
    }

    /// Whether no file has been read.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The same without what it holds of the files `gone`, and with what was read anew.
    fn with(&self, gone: &[PathBuf], fresh: precedent::Index) -> Self {
        let mut parts = self.parts.clone();
        if !gone.is_empty() {
            parts.iter_mut().for_each(|it| Arc::make_mut(&mut it.hidden).extend(gone.iter().cloned()));
        }
        if !fresh.is_empty() {
            parts.push(Part { index: Arc::new(fresh), hidden: Arc::default() });
        }
        if parts.len() > PARTS {
            let mut whole = precedent::Index::default();
            parts.iter().for_each(|it| whole.absorb(&it.index, &it.hidden));
            parts = vec![Part { index: Arc::new(whole), hidden: Arc::default() }];
        }
        Self { parts }
    }
}

/// Keeps the agreed paragraphs in step with the files.
#[derive(Debug)]
pub struct Follower {
    states: Sender<Index>,
}

impl Follower {
    /// Starts the thread. `begin` is called on each thread that reads, `told` with each new state.
    pub fn start(begin: fn(), told: impl FnMut(Agreed) + Send + 'static) -> Self {
        let (states, asked) = channel();
        let spawned =
            std::thread::Builder::new().name("agreed".into()).spawn(move || follow(&asked, begin, told));
        if let Err(error) = spawned {
            tracing::error!("no thread for agreed paragraphs: {error}");
        }
        Self { states }
    }

    /// Reads what differs in a new state of the files.
    pub fn follow(&self, index: Index) {
        if self.states.send(index).is_err() {
            tracing::error!("agreed paragraphs are not read any more");
        }
    }
}

fn follow(asked: &Receiver<Index>, begin: fn(), mut told: impl FnMut(Agreed)) {
    begin();
    let pool = match rayon::ThreadPoolBuilder::new().start_handler(move |_| begin()).build() {
        Ok(pool) => pool,
        Err(error) => return tracing::error!("no threads for agreed paragraphs: {error}"),
    };
    let mut agreed = Agreed::default();
    let mut known: FxHashMap<Arc<Path>, u64> = FxHashMap::default();
    while let Ok(mut index) = asked.recv() {
        while let Ok(newer) = asked.try_recv() {
            index = newer;
        }
        let holds = |it: &&Arc<super::File>| !it.summary.resolutions.is_empty();
        let now: FxHashMap<_, _> =
            index.files().filter(holds).map(|it| (Arc::clone(&it.path), it.stamp.hash)).collect();
        let differs = |one: &FxHashMap<Arc<Path>, u64>, other: &FxHashMap<Arc<Path>, u64>| {
            let paths = one.iter().filter(|it| other.get(it.0) != Some(it.1));
            paths.map(|it| it.0.to_path_buf()).collect::<Vec<_>>()
        };
        let (gone, mut fresh) = (differs(&known, &now), differs(&now, &known));
        known = now;
        if gone.is_empty() && fresh.is_empty() {
            continue;
        }
        // In the order of their paths, so that equals are told in one order every time.
        fresh.sort();
        let mut part = precedent::Index::default();
        for paths in fresh.chunks(AT_ONCE) {
            let read: Vec<Source> =
                pool.install(|| paths.par_iter().flat_map_iter(|it| sources_of(it)).collect());
            read.into_iter().for_each(|it| part.add(it.origin, it.paragraphs));
        }
        agreed = agreed.with(&gone, part);
        told(agreed.clone());
    }
}

fn sources_of(path: &Path) -> Vec<Source> {
    let Some(text) = read::read_text(path) else { return Vec::new() };
    std::panic::catch_unwind(|| sources(&Document::parse(&text), path)).unwrap_or_else(|_| {
        tracing::error!("reading {} failed", path.display());
        Vec::new()
    })
}

impl Workspace {
    /// Takes a new state of the agreed paragraphs; the one before.
    pub fn set_agreed(&mut self, agreed: Agreed) -> Arc<Agreed> {
        std::mem::replace(&mut self.agreed, Arc::new(agreed))
    }

    /// The agreed paragraphs most like `sought`, the best first.
    pub(super) fn precedents(&self, sought: &Shingles, asking: Asking<'_>, limit: usize) -> Vec<ide::Agreed> {
        let found = self.agreed.nearest(sought, asking, limit).into_iter();
        let convert = |it: Precedent<'_>| ide::Agreed {
            document: from_path(&it.origin.path),
            symbol: it.origin.symbol.clone(),
            title: it.origin.title.clone(),
            part: it.paragraph.part,
            number: it.paragraph.number,
            adopted: it.origin.adopted,
            similarity: it.similarity,
            range: it.paragraph.range.clone(),
            since: it.since.and_then(|it| it.symbol.clone()),
        };
        found.map(convert).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(path: &str, words: &str) -> precedent::Index {
        let text = format!("General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\n1. {words}.\n");
        let mut index = precedent::Index::default();
        for it in sources(&Document::parse(&text), Path::new(path)) {
            index.add(it.origin, it.paragraphs);
        }
        index
    }

    #[test]
    fn what_is_read_anew_hides_what_was_known() {
        let old = "Urges States to protect the fish of all rivers";
        let new = "Calls upon all owners of boats to keep them clean";
        let count = |agreed: &Agreed, words| agreed.nearest(&Shingles::of(words), Asking::default(), 5).len();
        let first = Agreed::default().with(&[], index("a", old));
        let second = first.with(&["a".into()], index("a", new));
        assert_eq!((count(&first, old), count(&first, new)), (1, 0));
        assert_eq!((count(&second, old), count(&second, new)), (0, 1));
        let mut many = second;
        for _ in 0..2 * PARTS {
            many = many.with(&["a".into()], index("a", old));
        }
        assert!(many.parts.len() <= PARTS);
        assert_eq!((count(&many, old), count(&many, new)), (1, 0));
    }
}
