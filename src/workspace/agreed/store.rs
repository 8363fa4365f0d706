//! The agreed paragraphs of one folder, in segments that are kept on disk for the next start.
//!
//! A segment says of itself which states of which files it holds, so that no list of segments is kept: whatever fits
//! the files as they are is used, and what is missing is read. Servers may therefore share the folder. New segments
//! of a few files stay in memory until there are more of them; of four segments of about one size one is made.

use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use twox_hash::XxHash3_64;

use super::super::{cache, read};
use super::{Source, disk, sources};
use crate::precedent::{Builder, Piece, Segment, merge};
use crate::resolution::Document;

/// Changes whenever a segment of the same files may be another one than before.
const FORMAT: &str = concat!("resolution-ls agreed 3 ", env!("CARGO_PKG_VERSION"), "\n");
/// So many files are read before what is found in them is put together.
const AT_ONCE: usize = 512;
/// Sequences at which a segment ends: what is held to make it is about twenty bytes for each.
const WEIGHT: usize = 3 << 20;
/// What was read of fewer files is not worth a file of its own.
const FEW: usize = 16;
/// So many segments of about one size are made one.
const ALIKE: usize = 4;

/// The segments of a folder.
#[derive(Debug)]
pub(super) struct Store {
    pub(super) root: PathBuf,
    /// Where they are kept; nothing where they are not.
    kept: Option<PathBuf>,
    mark: Vec<u8>,
    parts: Vec<Part>,
    next: u32,
    /// Of each file the state that was read, and where it is held.
    known: FxHashMap<PathBuf, (u64, Held)>,
}

#[derive(Debug)]
struct Part {
    id: u32,
    segment: Arc<Segment>,
    hidden: Arc<FxHashSet<u32>>,
    files: usize,
    /// The file that it is kept in.
    path: Option<PathBuf>,
}

/// A segment, and the number of a file in it.
#[derive(Debug, Clone, Copy)]
struct Held {
    part: u32,
    file: u32,
}

impl Store {
    /// The store of a folder, with what is kept of it. What of that does not hold any more is found out by the first
    /// state that it follows; until then it answers, so that nobody waits for a folder to be read again.
    pub(super) fn open(cache: Option<&Path>, root: &Path) -> Self {
        let name = XxHash3_64::oneshot(root.as_os_str().as_encoded_bytes());
        let mut mark = FORMAT.as_bytes().to_vec();
        mark.extend_from_slice(&cache::build());
        mark.extend_from_slice(&name.to_le_bytes());
        let kept = cache.map(|it| it.join("agreed").join(format!("{name:016x}")));
        let known = FxHashMap::default();
        let mut store = Self { root: root.to_owned(), kept, mark, parts: Vec::new(), next: 0, known };
        store.load();
        store
    }

    fn load(&mut self) {
        let Some(folder) = self.kept.clone() else { return };
        let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let mut files: Vec<(SystemTime, PathBuf)> = entries
            .filter(|it| it.path().extension().is_some_and(|it| it == disk::ENDING))
            .filter_map(|it| Some((it.metadata().ok()?.modified().ok()?, it.path())))
            .collect();
        // What was written last knows best.
        files.sort_by(|a, b| b.cmp(a));
        for (_, path) in files {
            let opened = disk::open(&path, &self.mark).and_then(|it| Some((it.files()?, it)));
            let Some((files, segment)) = opened else {
                self.remove(&path);
                continue;
            };
            let (part, mut hidden, count) = (self.next, FxHashSet::default(), files.len());
            for (file, it) in (0..).zip(files) {
                if let Entry::Vacant(place) = self.known.entry(it.path) {
                    place.insert((it.stamp, Held { part, file }));
                } else {
                    hidden.insert(file);
                }
            }
            touch(&path);
            self.push(segment, Some(path), count, hidden);
        }
    }

    /// Reads what differs in a new state of the files, and calls `told` for each step of it; whether anything did. What
    /// is not named is gone where the state is `whole`.
    pub(super) fn follow(
        &mut self,
        now: &FxHashMap<&Path, u64>,
        whole: bool,
        told: &mut dyn FnMut(&Self),
    ) -> bool {
        self.drop_broken();
        let is_gone = |path: &PathBuf, stamp: u64| now.get(&**path).map_or(whole, |it| *it != stamp);
        let gone: Vec<PathBuf> =
            self.known.iter().filter(|it| is_gone(it.0, it.1.0)).map(|it| it.0.clone()).collect();
        for path in &gone {
            if let Some((_, held)) = self.known.remove(path) {
                self.hide(held);
            }
        }
        self.drop_empty();
        let mut fresh: Vec<(&Path, u64)> =
            now.iter().map(|it| (*it.0, *it.1)).filter(|it| !self.known.contains_key(it.0)).collect();
        // In the order of their paths, so that equals are told in one order every time.
        fresh.sort_unstable();
        let mut builder = Builder::default();
        for files in fresh.chunks(AT_ONCE) {
            let read: Vec<Vec<Source>> = files.par_iter().map(|it| sources_of(it.0)).collect();
            for ((path, stamp), sources) in files.iter().zip(read) {
                builder.file(path, *stamp, sources.into_iter().map(|it| (it.origin, it.paragraphs)));
                let held = Held { part: self.next, file: builder.files() as u32 - 1 };
                self.known.insert(path.to_path_buf(), (*stamp, held));
            }
            if builder.weight() >= WEIGHT {
                self.add(std::mem::take(&mut builder));
                told(self);
            }
        }
        if builder.files() > 0 {
            self.add(builder);
        }
        self.compact();
        !gone.is_empty() || !fresh.is_empty()
    }

    /// What its segments hold.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Piece> {
        self.parts.iter().map(|it| Piece { segment: Arc::clone(&it.segment), hidden: Arc::clone(&it.hidden) })
    }

    fn hide(&mut self, held: Held) {
        if let Some(part) = self.parts.iter_mut().find(|it| it.id == held.part) {
            Arc::make_mut(&mut part.hidden).insert(held.file);
        }
    }

    fn add(&mut self, builder: Builder) {
        let (files, mut bytes) = (builder.files(), Vec::new());
        builder.write(&self.mark, &mut bytes);
        let write = |folder| {
            disk::write(folder, &self.mark, |out| {
                out.put(&bytes);
                true
            })
        };
        match self.kept.as_deref().filter(|_| files >= FEW).map(write) {
            Some(Ok((path, segment))) => self.push(segment, Some(path), files, FxHashSet::default()),
            other => {
                if let Some(Err(error)) = other {
                    tracing::info!("agreed paragraphs of {} are not kept: {error}", self.root.display());
                }
                match Segment::open(Arc::new(bytes), &self.mark) {
                    Some(it) => self.push(it, None, files, FxHashSet::default()),
                    None => tracing::error!("agreed paragraphs of {} are lost", self.root.display()),
                }
            }
        }
    }

    fn push(&mut self, segment: Segment, path: Option<PathBuf>, files: usize, hidden: FxHashSet<u32>) {
        let (segment, hidden) = (Arc::new(segment), Arc::new(hidden));
        self.parts.push(Part { id: self.next, segment, hidden, files, path });
        self.next += 1;
    }

    /// Joins segments until there are few.
    fn compact(&mut self) {
        while let Some(ids) = self.due() {
            let parts: Vec<&Part> = self.parts.iter().filter(|it| ids.contains(&it.id)).collect();
            let joined: Vec<_> = parts.iter().map(|it| (&*it.segment, &*it.hidden)).collect();
            let live: usize = parts.iter().map(|it| it.files - it.hidden.len()).sum();
            let in_memory = || {
                let mut bytes = Vec::new();
                merge(&joined, &self.mark, &mut bytes)?;
                Some((None, Segment::open(Arc::new(bytes), &self.mark)?))
            };
            let made = match self.kept.as_deref().filter(|_| live >= FEW) {
                None => in_memory(),
                Some(folder) => {
                    let written =
                        disk::write(folder, &self.mark, |out| merge(&joined, &self.mark, out).is_some());
                    written.map(|it| (Some(it.0), it.1)).map_err(|it| tracing::info!("not joined: {it}")).ok()
                }
            };
            let Some((path, segment)) = made else { return };
            let Some(files) = segment.files() else { return };
            let old: Vec<Part> = self.parts.extract_if(.., |it| ids.contains(&it.id)).collect();
            old.iter().filter_map(|it| it.path.as_deref()).for_each(|it| self.remove(it));
            for (file, it) in (0..).zip(&files) {
                if let Some((_, held)) = self.known.get_mut(&it.path) {
                    *held = Held { part: self.next, file };
                }
            }
            self.push(segment, path, files.len(), FxHashSet::default());
        }
    }

    /// The segments that are to be made one: some of about one size, or one of which most is hidden.
    fn due(&self) -> Option<Vec<u32>> {
        if let Some(it) = self.parts.iter().find(|it| it.hidden.len() * 2 > it.files) {
            return Some(vec![it.id]);
        }
        let mut tiers: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for it in &self.parts {
            let tier = it.segment.len().max(1).ilog2() / 2;
            tiers.entry(tier).or_default().push(it.id);
        }
        tiers.into_values().filter(|it| it.len() >= ALIKE).min_by_key(|it| it.first().copied())
    }

    /// Forgets segments in which something was not as it was written, so that their files are read anew.
    fn drop_broken(&mut self) {
        let broken: Vec<Part> = self.parts.extract_if(.., |it| it.segment.is_broken()).collect();
        for part in broken {
            part.path.iter().for_each(|it| self.remove(it));
            self.known.retain(|_, it| it.1.part != part.id);
        }
    }

    /// Forgets segments of which nothing counts any more.
    fn drop_empty(&mut self) {
        let empty: Vec<Part> = self.parts.extract_if(.., |it| it.hidden.len() >= it.files).collect();
        empty.iter().filter_map(|it| it.path.as_deref()).for_each(|it| self.remove(it));
    }

    fn remove(&self, path: &Path) {
        // Another server may have removed it, or hold it open where that forbids it.
        if let Err(error) = std::fs::remove_file(path) {
            tracing::debug!("{} stays: {error}", path.display());
        }
    }
}

/// Says that a segment is in use, so that it is not taken for one that nobody needs.
fn touch(path: &Path) {
    let touched =
        std::fs::File::options().append(true).open(path).and_then(|it| it.set_modified(SystemTime::now()));
    if let Err(error) = touched {
        tracing::debug!("{} keeps its date: {error}", path.display());
    }
}

fn sources_of(path: &Path) -> Vec<Source> {
    let Some(text) = read::read_text(path) else { return Vec::new() };
    std::panic::catch_unwind(|| sources(&Document::parse(&text), path)).unwrap_or_else(|_| {
        tracing::error!("reading {} failed", path.display());
        Vec::new()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::precedent::{Asking, Index, Shingles};

    struct Library {
        folder: tempfile::TempDir,
        /// Each path with the state of the file.
        files: Vec<(PathBuf, u64)>,
    }

    impl Library {
        fn new() -> Self {
            Self { folder: tempfile::tempdir().unwrap(), files: Vec::new() }
        }

        fn write(&mut self, name: &str, words: &str) {
            let path = self.folder.path().join(name);
            let text =
                format!("General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\n1. Urges {words}.\n");
            std::fs::write(&path, text).unwrap();
            self.files.retain(|it| it.0 != path);
            self.files.push((path, XxHash3_64::oneshot(words.as_bytes())));
        }

        fn now(&self) -> FxHashMap<&Path, u64> {
            self.files.iter().map(|it| (&*it.0, it.1)).collect()
        }

        fn cache(&self) -> PathBuf {
            self.folder.path().join("cache")
        }

        fn open(&self) -> Store {
            Store::open(Some(&self.cache()), self.folder.path())
        }

        fn segments(&self) -> Vec<PathBuf> {
            let folder = std::fs::read_dir(self.open().kept.unwrap()).into_iter().flatten();
            folder.map(|it| it.unwrap().path()).collect()
        }
    }

    const FISH: &str = "all States to protect the fish of the rivers in region";

    /// The files whose paragraph has the same words.
    fn holding(store: &Store, words: &str) -> usize {
        let index = Index::of(store.pieces().collect());
        let found = index.nearest(&Shingles::of(&format!("Urges {words}.")), Asking::default(), 5);
        found.iter().filter(|it| it.similarity >= 1.0).count()
    }

    fn filled() -> Library {
        let mut library = Library::new();
        (0..40).for_each(|it| library.write(&format!("{it}.txt"), &format!("{FISH} {it}")));
        let mut store = library.open();
        assert!(store.follow(&library.now(), true, &mut |_| ()));
        library
    }

    #[test]
    fn what_was_read_is_kept_for_the_next_start() {
        let library = filled();
        let mut again = library.open();
        assert_eq!(holding(&again, &format!("{FISH} 7")), 1);
        assert!(!again.follow(&library.now(), true, &mut |_| ()));
    }

    #[test]
    fn what_is_not_named_stays_until_the_whole_is_known() {
        let library = filled();
        let mut again = library.open();
        assert!(!again.follow(&FxHashMap::default(), false, &mut |_| ()));
        let some: FxHashMap<&Path, u64> = library.files.iter().take(3).map(|it| (&*it.0, it.1 + 1)).collect();
        assert!(again.follow(&some, false, &mut |_| ()));
        assert_eq!((holding(&again, &format!("{FISH} 1")), holding(&again, &format!("{FISH} 7"))), (1, 1));
        assert!(again.follow(&some, true, &mut |_| ()));
        assert_eq!((holding(&again, &format!("{FISH} 1")), holding(&again, &format!("{FISH} 7"))), (1, 0));
        assert!(again.follow(&FxHashMap::default(), true, &mut |_| ()));
        assert_eq!((again.parts.len(), library.segments().len()), (0, 0));
    }

    #[test]
    fn without_a_cache_nothing_is_written() {
        let library = filled();
        let other = Library::new();
        let mut store = Store::open(None, library.folder.path());
        assert!(store.follow(&library.now(), true, &mut |_| ()));
        assert_eq!((holding(&store, &format!("{FISH} 7")), other.cache().exists()), (1, false));
    }

    #[test]
    fn what_changed_is_read_anew_and_hides_what_was_known() {
        let mut library = filled();
        library.write("7.txt", "owners of boats to keep them clean at all times");
        let mut store = library.open();
        assert!(store.follow(&library.now(), true, &mut |_| ()));
        assert_eq!(holding(&store, "owners of boats to keep them clean at all times"), 1);
        assert_eq!(holding(&store, &format!("{FISH} 7")), 0);
        for round in 0..40 {
            library.write("7.txt", &format!("{FISH} {round} and elsewhere"));
            store.follow(&library.now(), true, &mut |_| ());
        }
        assert!(store.parts.len() <= 2 * ALIKE, "{}", store.parts.len());
        assert_eq!(holding(&store, &format!("{FISH} 39 and elsewhere")), 1);
        assert_eq!(holding(&store, &format!("{FISH} 38 and elsewhere")), 0);
        library.files.retain(|it| !it.0.ends_with("8.txt"));
        store.follow(&library.now(), true, &mut |_| ());
        assert_eq!(holding(&store, &format!("{FISH} 8")), 0);
    }

    #[test]
    fn what_is_broken_foreign_or_older_is_made_anew() {
        let library = filled();
        let [path] = &*library.segments() else { panic!("one segment") };
        let good = std::fs::read(path).unwrap();
        let mut older = good.clone();
        older[20] ^= 1;
        let mut broken = good.clone();
        // In the contents, which are read when they are asked for.
        broken[FORMAT.len() + 60] ^= 1;
        for bytes in [b"foreign".to_vec(), good[..good.len() / 2].to_vec(), older, broken] {
            std::fs::write(path, &bytes).unwrap();
            let mut store = library.open();
            let _ = holding(&store, &format!("{FISH} 7"));
            store.follow(&library.now(), true, &mut |_| ());
            assert_eq!(holding(&store, &format!("{FISH} 7")), 1);
            store.parts.iter().filter_map(|it| it.path.as_deref()).for_each(|it| {
                if it != path {
                    std::fs::rename(it, path).unwrap();
                }
            });
        }
    }

    #[test]
    fn two_servers_share_what_is_kept() {
        let library = filled();
        let (one, other) = (library.open(), library.open());
        library.segments().iter().for_each(|it| std::fs::remove_file(it).unwrap());
        assert_eq!((holding(&one, &format!("{FISH} 7")), holding(&other, &format!("{FISH} 8"))), (1, 1));
    }
}
