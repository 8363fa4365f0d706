//! The agreed paragraphs of all files: an index that follows that of the files, on a thread of its own.

mod disk;
mod store;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use rustc_hash::FxHashMap;

use super::{Index, Workspace, cache, from_path, read};
use crate::ide::{self, Known};
use crate::precedent::{self, Asking, Origin, Paragraph, Precedent, Shingles, paragraphs};
use crate::resolution::{Document, Resolution};
use crate::rules::Earlier;
use store::Store;

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
pub type Agreed = precedent::Index;

/// The agreed paragraphs of all folders.
#[derive(Debug)]
struct Stores {
    cache: Option<PathBuf>,
    stores: Vec<Store>,
}

impl Stores {
    fn new(cache: Option<PathBuf>) -> Self {
        Self { cache, stores: Vec::new() }
    }

    /// Follows a new state of the files; calls `told` whenever there is something new.
    fn follow(&mut self, state: &State, told: &mut dyn FnMut(Agreed)) {
        let mut now: FxHashMap<&Path, FxHashMap<&Path, u64>> =
            state.roots.iter().map(|it| (&**it, FxHashMap::default())).collect();
        for (path, hash) in &state.files {
            let owners = state.roots.iter().filter(|it| path.starts_with(it));
            if let Some(root) = owners.max_by_key(|it| it.as_os_str().len()) {
                now.entry(root).or_default().insert(path, *hash);
            }
        }
        let before = self.stores.len();
        self.stores.retain(|it| now.contains_key(&*it.root));
        let mut changed = self.stores.len() != before;
        for (root, files) in &now {
            let known = self.stores.iter().position(|it| it.root == **root);
            let mut store = match known {
                Some(at) => self.stores.swap_remove(at),
                None => {
                    changed = true;
                    Store::open(self.cache.as_deref(), root)
                }
            };
            let others: Vec<_> = self.stores.iter().flat_map(Store::pieces).collect();
            let mut step =
                |store: &Store| told(Agreed::of(others.iter().cloned().chain(store.pieces()).collect()));
            if known.is_none() {
                step(&store);
            }
            changed |= store.follow(files, state.whole, &mut step);
            self.stores.push(store);
        }
        if changed {
            // The order in which equals are told is that of the folders.
            self.stores.sort_by(|a, b| a.root.cmp(&b.root));
            told(self.agreed());
        }
        if let Some(cache) = self.cache.as_ref().filter(|_| state.whole) {
            cache::forget_segments(cache);
        }
    }

    fn agreed(&self) -> Agreed {
        Agreed::of(self.stores.iter().flat_map(Store::pieces).collect())
    }
}

/// The agreed paragraphs of the files below `roots`; what is in `cache` is not read again.
pub fn agreed_in(index: &Index, roots: &[PathBuf], cache: Option<PathBuf>) -> Agreed {
    let mut stores = Stores::new(cache);
    stores.follow(&State::of(index, roots.to_vec(), true), &mut |_| ());
    stores.agreed()
}

/// The paragraph most like `sought`, with its words; nothing where the file cannot be read any more.
pub(super) fn earlier(agreed: &Agreed, sought: &Shingles, asking: Asking<'_>) -> Vec<Earlier> {
    let found = agreed.nearest(sought, asking, 1).into_iter();
    let read = |it: Precedent| {
        let resolution =
            it.origin.symbol.as_ref().map_or_else(|| it.origin.title.clone(), ToString::to_string);
        let place = match it.number {
            Some(number) => format!("{resolution}, paragraph {number},"),
            None => resolution,
        };
        let (symbol, adopted, similarity) = (it.origin.symbol.clone(), it.origin.adopted, it.similarity);
        let earlier = |text: String| Earlier { place, text, symbol, adopted, similarity };
        if similarity >= 1.0 {
            return Some(earlier(String::new()));
        }
        let document = Document::parse(&read::read_text(&it.origin.path)?);
        let (unit, at) = document.unit_at(it.range.start.into())?;
        let element = unit.resolution.elements.get(unit.resolution.element_at(at)?)?;
        let text = unit.resolution.joined(element).text.trim().to_owned();
        Some(earlier(text))
    };
    found.filter_map(read).collect()
}

/// The resolutions on disk at one moment.
#[derive(Debug)]
struct State {
    roots: Vec<PathBuf>,
    /// Each with the hash of its text.
    files: Vec<(Arc<Path>, u64)>,
    /// Whether there are no more of them.
    whole: bool,
}

impl State {
    fn of(index: &Index, roots: Vec<PathBuf>, whole: bool) -> Self {
        let resolutions = index.files().filter(|it| !it.summary.resolutions.is_empty());
        Self { roots, files: resolutions.map(|it| (Arc::clone(&it.path), it.stamp.hash)).collect(), whole }
    }
}

/// Keeps the agreed paragraphs in step with the files.
#[derive(Debug)]
pub struct Follower {
    states: Sender<State>,
}

impl Follower {
    /// Starts the thread. `begin` is called on each thread that reads, `told` with each new state. What is read is
    /// kept in `cache`.
    pub fn start(cache: Option<PathBuf>, begin: fn(), told: impl FnMut(Agreed) + Send + 'static) -> Self {
        let (states, asked) = channel();
        let spawned = std::thread::Builder::new()
            .name("agreed".into())
            .spawn(move || follow(&asked, Stores::new(cache), begin, told));
        if let Err(error) = spawned {
            tracing::error!("no thread for agreed paragraphs: {error}");
        }
        Self { states }
    }

    /// Reads what differs in a new state of the files below `roots`. Where that is not the `whole` state, as long as
    /// folders are read, what is known of files that are not in it still holds.
    pub fn follow(&self, index: &Index, roots: Vec<PathBuf>, whole: bool) {
        if self.states.send(State::of(index, roots, whole)).is_err() {
            tracing::error!("agreed paragraphs are not read any more");
        }
    }
}

fn follow(asked: &Receiver<State>, mut stores: Stores, begin: fn(), mut told: impl FnMut(Agreed) + Send) {
    begin();
    let pool = match rayon::ThreadPoolBuilder::new().start_handler(move |_| begin()).build() {
        Ok(pool) => pool,
        Err(error) => return tracing::error!("no threads for agreed paragraphs: {error}"),
    };
    while let Ok(mut state) = asked.recv() {
        while let Ok(newer) = asked.try_recv() {
            state = newer;
        }
        pool.install(|| stores.follow(&state, &mut told));
    }
}

impl Workspace {
    /// Takes a new state of the agreed paragraphs; the one before.
    pub fn set_agreed(&mut self, agreed: Agreed) -> Arc<Agreed> {
        self.agreed_state += 1;
        std::mem::replace(&mut self.agreed, Arc::new(agreed))
    }

    /// The agreed paragraphs most like `sought`, the best first.
    pub(super) fn precedents(&self, sought: &Shingles, asking: Asking<'_>, limit: usize) -> Vec<ide::Agreed> {
        let found = self.agreed.nearest(sought, asking, limit).into_iter();
        let convert = |it: Precedent| ide::Agreed {
            document: from_path(&it.origin.path),
            symbol: it.origin.symbol,
            title: it.origin.title,
            part: it.part,
            number: it.number,
            adopted: it.origin.adopted,
            similarity: it.similarity,
            range: it.range,
            since: it.since.and_then(|it| it.symbol.clone()),
        };
        found.map(convert).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_answers_before_a_folder_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let (root, cache) = (folder.path().join("texts"), folder.path().join("cache"));
        std::fs::create_dir(&root).unwrap();
        for number in 1..20 {
            let text = format!(
                "General Assembly\n\n75/{number}. Rivers\n\nThe General Assembly,\n\n1. Urges all States to protect the rivers.\n"
            );
            std::fs::write(root.join(format!("{number}.txt")), text).unwrap();
        }
        let library = super::super::Folder { path: root.clone(), library: true };
        let index = super::super::read_folders(&[library], super::super::Scope::default());
        let held = agreed_in(&index, std::slice::from_ref(&root), Some(cache.clone())).len();
        assert!(held > 0);
        let first = |cache: Option<PathBuf>| {
            let (told, states) = channel();
            let follower = Follower::start(cache, || (), move |it: Agreed| told.send(it.len()).unwrap());
            follower.follow(&Index::default(), vec![root.clone()], false);
            states.recv().unwrap()
        };
        assert_eq!((first(Some(cache)), first(None)), (held, 0));
    }
}
