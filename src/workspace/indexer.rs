//! The one thread that writes the index. Others ask it, and are handed snapshots.
//!
//! Reading goes on below it on as many threads as there are cores; it alone puts together what they find, so
//! that no lock is held that an edit would wait for.

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rustc_hash::FxHashSet;

use super::cache;
use super::catalogue::Catalogue;
use super::config::{self, Configuration};
use super::index::Index;
use super::read::{self, Folder, Known, Remembered, Scope, Walk};
use super::roots;
use super::surroundings;
use super::watch::Watch;

/// How often a snapshot is handed out while a folder is read.
const EVERY: Duration = Duration::from_millis(400);
/// How many files wait to be put together before the readers do.
const WAITING: usize = 256;
/// How long changes of files are waited for that come with others.
const TOGETHER: Duration = Duration::from_millis(40);

/// What the indexer is asked for.
#[derive(Debug)]
pub(super) enum Job {
    Folders { added: Vec<PathBuf>, removed: Vec<PathBuf> },
    Files(Vec<PathBuf>),
    Configure(Box<Configuration>),
}

/// What the indexer tells; called on its thread.
pub trait Listener: Send {
    /// A new state of the index.
    fn index(&mut self, index: Index);
    /// A state of the index while folders are read, which knows only some of their files.
    fn partly(&mut self, index: Index) {
        self.index(index);
    }
    /// Reading of some of these folders begins; the flag, once set, ends it.
    fn begin(&mut self, folders: &[Folder], cancel: &Arc<AtomicBool>) {
        let _ = (folders, cancel);
    }
    /// So many files were read.
    fn progress(&mut self, files: usize) {
        let _ = files;
    }
    /// Reading ended.
    fn end(&mut self, files: usize, symbols: usize) {
        let _ = (files, symbols);
    }
    /// The last asked for is done: what depends on other documents may be different now. These folders are followed,
    /// and were read to their end where the state is `whole`.
    fn changed(&mut self, folders: &[Folder], whole: bool) {
        let _ = (folders, whole);
    }
    /// A configuration file changed on disk.
    fn configured(&mut self) {}
    /// Called on each thread that reads, before it does: it may make itself humble.
    fn reader(&self) -> fn() {
        || {}
    }
}

/// A handle to the thread; it ends when the last one is dropped.
#[derive(Debug, Clone)]
pub struct Indexer {
    jobs: Arc<Sender<Job>>,
}

impl Indexer {
    /// Starts the thread. Libraries are watched; the folders of the workspace only where `watch` says so.
    pub fn start(scope: Scope, watch: bool, listener: impl Listener + 'static) -> Self {
        let (jobs, asked) = channel();
        let jobs = Arc::new(jobs);
        let told = Arc::downgrade(&jobs);
        let spawned = std::thread::Builder::new().name("index".into()).spawn(move || {
            (listener.reader())();
            let mut work = Work::new(scope, listener);
            work.watch = Some((Watch::new(told), watch));
            work.run(&asked);
        });
        if let Err(error) = spawned {
            tracing::error!("no thread for the index: {error}");
        }
        Self { jobs }
    }

    /// Reads folders of the workspace, and forgets others.
    pub fn folders(&self, added: Vec<PathBuf>, removed: Vec<PathBuf>) {
        self.ask(Job::Folders { added, removed });
    }

    /// Reads files again that changed, came or went.
    pub fn files(&self, paths: Vec<PathBuf>) {
        self.ask(Job::Files(paths));
    }

    /// Follows another configuration.
    pub fn configure(&self, configuration: Configuration) {
        self.ask(Job::Configure(Box::new(configuration)));
    }

    fn ask(&self, job: Job) {
        if self.jobs.send(job).is_err() {
            tracing::error!("the index is not written any more");
        }
    }
}

/// Nobody listens.
struct Nobody;

impl Listener for Nobody {
    fn index(&mut self, _: Index) {}
}

/// Reads folders, the workspaces that these and the files `beside` them lie in, and the libraries and catalogues that
/// the configurations name, and waits for it; what was read, and the folders. A workspace too large to be read for a
/// few files is left out; of a folder that is in none, its own files are read.
pub fn read_around(folders: &[PathBuf], beside: &[PathBuf], scope: Scope) -> (Index, Vec<Folder>) {
    let mut work = Work::new(scope, Nobody);
    // Many files may be named of one folder.
    let own: BTreeSet<PathBuf> = beside.iter().filter_map(|it| it.parent().map(Path::to_owned)).collect();
    let all: Vec<PathBuf> = folders.iter().chain(&own).cloned().collect();
    let catalogues = roots::catalogues(&all, &mut work.configured());
    work.index.set_catalogue(Catalogue::read(&catalogues));
    let mut around: Vec<PathBuf> = all.iter().filter_map(|it| surroundings::root(it)).collect();
    around.sort();
    around.dedup();
    around.retain(|it| !folders.contains(it));
    let libraries = roots::of(&all, &mut work.configured()).into_iter().filter(|it| it.library);
    let folder = |path: &PathBuf| Folder { path: path.clone(), library: false };
    work.roots = folders.iter().map(folder).chain(libraries).collect();
    for folder in work.roots.clone() {
        work.sync(&folder, &[], &AtomicBool::new(false));
    }
    work.limit = surroundings::LIMIT;
    for path in around {
        let (folder, cancel) = (folder(&path), AtomicBool::new(false));
        work.roots.push(folder.clone());
        work.sync(&folder, &[], &cancel);
        if cancel.load(Ordering::Relaxed) {
            tracing::info!("{} holds more than {} files: they are not read", path.display(), work.limit);
            work.roots.pop();
            let roots = work.roots.clone();
            work.index.remove_where(|it| roots::owner(&roots, &it.path).is_none());
        }
    }
    for path in own {
        let siblings = surroundings::siblings(&path);
        if roots::owner(&work.roots, &path).is_none() && !siblings.is_empty() {
            work.sync(&folder(&path), &siblings, &AtomicBool::new(false));
        }
    }
    (work.index, work.roots)
}

/// Reads folders and waits for it.
pub fn read_folders(folders: &[Folder], scope: Scope) -> Index {
    let mut work = Work::new(scope, Nobody);
    work.roots = folders.to_vec();
    for folder in folders {
        work.sync(folder, &[], &AtomicBool::new(false));
    }
    work.index
}

/// The state of the thread.
struct Work<L> {
    index: Index,
    /// The folders of the workspace.
    folders: Vec<PathBuf>,
    /// These, and the libraries.
    roots: Vec<Folder>,
    /// The lists that are followed.
    catalogues: Vec<PathBuf>,
    configuration: Arc<Mutex<Configuration>>,
    threads: usize,
    cache: Option<PathBuf>,
    /// What watches, and whether it watches the workspace too.
    watch: Option<(Watch, bool)>,
    /// A folder with more files is not read to its end.
    limit: usize,
    /// Whether no reading was cancelled.
    whole: bool,
    listener: L,
}

impl<L: Listener> Work<L> {
    fn new(scope: Scope, listener: L) -> Self {
        let Scope { configuration, threads, cache } = scope;
        Self {
            index: Index::default(),
            folders: Vec::new(),
            roots: Vec::new(),
            catalogues: Vec::new(),
            configuration: Arc::new(Mutex::new(configuration)),
            threads,
            cache,
            watch: None,
            limit: usize::MAX,
            whole: true,
            listener,
        }
    }

    fn run(&mut self, asked: &Receiver<Job>) {
        let mut next = VecDeque::new();
        while let Some(job) = next.pop_front().or_else(|| asked.recv().ok()) {
            match job {
                Job::Folders { added, removed } => {
                    self.folders.retain(|it| !removed.contains(it));
                    let new: Vec<_> = added.into_iter().filter(|it| !self.folders.contains(it)).collect();
                    self.folders.extend(new);
                    self.follow(false);
                }
                Job::Configure(configuration) => {
                    let before = self.keys();
                    *self.configured() = *configuration;
                    let changed = before != self.keys();
                    self.follow(changed);
                }
                Job::Files(mut paths) => {
                    while let Ok(job) = asked.recv_timeout(TOGETHER) {
                        match job {
                            Job::Files(mut more) => paths.append(&mut more),
                            other => {
                                next.push_back(other);
                                break;
                            }
                        }
                    }
                    self.files(paths);
                }
            }
        }
    }

    fn configured(&self) -> std::sync::MutexGuard<'_, Configuration> {
        self.configuration.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the configuration says of reading, by folder.
    fn keys(&self) -> Vec<(Vec<String>, u64)> {
        let mut configuration = self.configured();
        let settings = self.roots.iter().map(|it| configuration.of(Some(&it.path.join(config::FILE))));
        settings.map(|it| (it.config.exclude.clone(), it.config.max_file_size)).collect()
    }

    /// Reads what is to be read by now, and forgets what is not; all anew where `again` is set.
    fn follow(&mut self, again: bool) {
        let roots = roots::of(&self.folders, &mut self.configured());
        let catalogues = roots::catalogues(&self.folders, &mut self.configured());
        let listed = self.catalogues != catalogues;
        if listed {
            self.index.set_catalogue(Catalogue::read(&catalogues));
            self.catalogues = catalogues;
        }
        let before = std::mem::replace(&mut self.roots, roots);
        let roots = self.roots.clone();
        if let Some((watch, workspace)) = &mut self.watch {
            let folders = roots.iter().filter(|it| it.library || *workspace).map(|it| &it.path);
            watch.set(folders.chain(&self.catalogues).cloned());
        }
        let gone: Vec<&Folder> = before.iter().filter(|it| !roots.contains(it)).collect();
        if !gone.is_empty() {
            self.index.remove_where(|it| roots::owner(&roots, &it.path).is_none());
        }
        // What lay in a folder that went may lie in another that stays.
        let left =
            gone.iter().filter_map(|it| Some((roots::owner(&roots, &it.path)?, vec![it.path.clone()])));
        let new = roots.iter().filter(|it| again || !before.contains(it)).map(|it| (it, Vec::new()));
        let due: Vec<(&Folder, Vec<PathBuf>)> = left.chain(new).collect();
        if due.is_empty() && gone.is_empty() && !listed {
            return;
        }
        if !due.is_empty() {
            let cancel = Arc::new(AtomicBool::new(false));
            self.listener.begin(&self.roots, &cancel);
            for (folder, only) in due {
                self.sync(folder, &only, &cancel);
            }
            self.whole = (again || self.whole) && !cancel.load(Ordering::Relaxed);
            // Before its end is told: whoever waits for that finds what was read.
            self.listener.index(self.index.clone());
            self.listener.end(self.index.len(), self.index.symbols());
        }
        self.listener.index(self.index.clone());
        self.listener.changed(&self.roots, self.whole);
    }

    /// Reads again what changed, came or went.
    fn files(&mut self, mut paths: Vec<PathBuf>) {
        paths.sort();
        paths.dedup();
        if paths.iter().any(|it| it.ends_with(config::FILE)) {
            self.configured().forget();
            self.listener.configured();
            self.follow(true);
        }
        let mut changed = false;
        if paths.iter().any(|it| self.catalogues.iter().any(|of| it.starts_with(of))) {
            self.index.set_catalogue(Catalogue::read(&self.catalogues));
            changed = true;
        }
        for folder in self.roots.clone() {
            let is_own = |it: &&PathBuf| roots::owner(&self.roots, it) == Some(&folder);
            let only: Vec<PathBuf> = paths.iter().filter(is_own).cloned().collect();
            if !only.is_empty() {
                changed |= self.sync(&folder, &only, &AtomicBool::new(false));
            }
        }
        if changed {
            self.listener.index(self.index.clone());
            self.listener.changed(&self.roots, self.whole);
        }
    }

    /// Reads a folder (of it what is in `only`, where that is not empty), and forgets what is gone from it;
    /// whether anything is different from before.
    fn sync(&mut self, folder: &Folder, only: &[PathBuf], cancel: &AtomicBool) -> bool {
        let before = self.index.clone();
        let mut remembered = Remembered::default();
        let first = only.is_empty() && !before.files().any(|it| it.path.starts_with(&folder.path));
        if let Some(cache) = self.cache.as_ref().filter(|_| first) {
            remembered = cache::load(cache, &folder.path);
        }
        let known = |path: &Path| -> Option<Known> {
            if let Some(file) = before.file(path) {
                return Some((Arc::clone(&file.path), file.stamp, Arc::clone(&file.summary)));
            }
            let (path, (stamp, summary)) = remembered.get_key_value(path)?;
            Some((Arc::clone(path), *stamp, Arc::clone(summary)))
        };
        let others = self.roots.iter().filter(|it| it.path != folder.path).map(|it| it.path.clone());
        let walk = Walk {
            folder,
            only: only.into(),
            others: others.collect(),
            configuration: Arc::clone(&self.configuration),
            threads: self.threads,
            known: &known,
            cancelled: cancel,
            begin: self.listener.reader(),
        };
        let (found, files) = sync_channel(WAITING);
        let (mut seen, mut changed, mut cached) = (FxHashSet::default(), false, true);
        std::thread::scope(|threads| {
            threads.spawn(|| {
                // Gone with this thread, so that the loop below ends.
                let found = found;
                walk.run(&|file| {
                    // The receiver is gone only where its thread panicked.
                    let _ = found.send(file);
                });
            });
            let (mut told, mut handed) = (Instant::now(), 0);
            for file in files {
                let old = before.file(&file.path);
                let same = old.is_some_and(|it| it.same(&file));
                cached &= remembered.get(&file.path).is_some_and(|it| it.0 == file.stamp);
                seen.insert(Arc::clone(&file.path));
                if seen.len() > self.limit {
                    cancel.store(true, Ordering::Relaxed);
                }
                if !same {
                    changed = true;
                    self.index.set(file);
                }
                if told.elapsed() > EVERY && only.is_empty() {
                    self.listener.progress(seen.len());
                    told = Instant::now();
                    // Each snapshot has a part of the whole copied: fewer of them the more there is.
                    if seen.len() > handed + handed / 4 {
                        handed = seen.len();
                        self.listener.partly(self.index.clone());
                    }
                }
            }
        });
        if cancel.load(Ordering::Relaxed) {
            tracing::info!("reading {} was cancelled", folder.path.display());
            return changed;
        }
        let roots = &self.roots;
        let gone = |path: &Arc<Path>| {
            !seen.contains(path) && read::is_below(only, path) && roots::owner(roots, path) == Some(folder)
        };
        let gone: Vec<_> = before.files().map(|it| &it.path).filter(|it| gone(it)).collect();
        for path in &gone {
            self.index.remove(path);
        }
        if let Some(cache) = &self.cache
            && only.is_empty()
            && (!cached || seen.len() != remembered.len())
        {
            cache::store(cache, &folder.path, seen.iter().filter_map(|it| self.index.file(it)));
        }
        changed || !gone.is_empty()
    }
}

#[cfg(test)]
mod tests;
