//! The one thread that writes the index. Others ask it, and are handed snapshots.
//!
//! Reading goes on below it on as many threads as there are cores; it alone puts together what they find, so
//! that no lock is held that an edit would wait for.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::time::{Duration, Instant};

use super::cache;
use super::index::Index;
use super::read::{self, Remembered, Scope};

/// How often a snapshot is handed out while a folder is read.
const EVERY: Duration = Duration::from_millis(400);
/// How many files wait to be put together before the readers do.
const WAITING: usize = 256;

/// What the indexer is asked for.
#[derive(Debug)]
enum Job {
    Add(Vec<Folder>),
    Remove(PathBuf),
    Files(Vec<PathBuf>),
}

/// A folder that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Where it lies.
    pub path: PathBuf,
    /// Whether it is a library: outside the workspace, read only.
    pub library: bool,
}

/// What the indexer tells; called on its thread.
pub trait Listener: Send {
    /// A new state of the index.
    fn index(&mut self, index: Index);
    /// Reading begins; the flag, once set, ends it.
    fn begin(&mut self, folders: usize, cancel: &Arc<AtomicBool>) {
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
    /// The last asked for is done: what depends on other documents may be different now.
    fn changed(&mut self) {}
    /// Called on each thread that reads, before it does: it may make itself humble.
    fn reader(&self) -> fn() {
        || {}
    }
}

/// A handle to the thread; it ends when the last one is dropped.
#[derive(Debug, Clone)]
pub struct Indexer {
    jobs: Sender<Job>,
}

impl Indexer {
    /// Starts the thread.
    pub fn start(scope: Scope, listener: impl Listener + 'static) -> Self {
        let (jobs, asked) = channel();
        let spawned =
            std::thread::Builder::new().name("index".into()).spawn(move || work(&asked, &scope, listener));
        if let Err(error) = spawned {
            tracing::error!("no thread for the index: {error}");
        }
        Self { jobs }
    }

    /// Reads folders.
    pub fn add(&self, folders: Vec<Folder>) {
        self.ask(Job::Add(folders));
    }

    /// Forgets a folder.
    pub fn remove(&self, folder: PathBuf) {
        self.ask(Job::Remove(folder));
    }

    /// Reads files again that changed, came or went.
    pub fn files(&self, paths: Vec<PathBuf>) {
        self.ask(Job::Files(paths));
    }

    fn ask(&self, job: Job) {
        if self.jobs.send(job).is_err() {
            tracing::error!("the index is not written any more");
        }
    }
}

fn work(asked: &Receiver<Job>, scope: &Scope, mut listener: impl Listener) {
    (listener.reader())();
    let mut index = Index::default();
    let mut folders: Vec<Folder> = Vec::new();
    while let Ok(job) = asked.recv() {
        match job {
            Job::Add(added) => {
                let cancel = Arc::new(AtomicBool::new(false));
                listener.begin(added.len(), &cancel);
                for folder in added {
                    read_into(&mut index, &folder, scope, &cancel, &mut listener);
                    if !folders.contains(&folder) {
                        folders.push(folder);
                    }
                }
                // Before its end is told: whoever waits for that finds what was read.
                listener.index(index.clone());
                listener.end(index.len(), index.symbols());
            }
            Job::Remove(path) => {
                folders.retain(|it| it.path != path);
                // A file may lie in two folders, one inside of the other.
                let kept = |it: &std::path::Path| folders.iter().any(|folder| it.starts_with(&folder.path));
                index.remove_where(|it| it.path.starts_with(&path) && !kept(&it.path));
            }
            Job::Files(paths) => {
                for path in paths {
                    let library = folders.iter().any(|it| it.library && path.starts_with(&it.path));
                    reread(&mut index, &path, scope, library);
                }
            }
        }
        listener.index(index.clone());
        listener.changed();
    }
}

fn reread(index: &mut Index, path: &std::path::Path, scope: &Scope, library: bool) {
    if read::is_candidate(path) {
        match read::read_file(path, scope.largest, library, &Remembered::default()) {
            Some(file) => {
                index.set(file);
            }
            None => {
                index.remove(path);
            }
        }
    } else if !path.exists() {
        // Of a folder that went, only the folder is told.
        index.remove_where(|it| it.path.starts_with(path));
    }
}

/// Reads folders and waits for it.
pub fn read_folders(folders: &[Folder], scope: &Scope) -> Index {
    struct Nobody;
    impl Listener for Nobody {
        fn index(&mut self, _: Index) {}
    }
    let mut index = Index::default();
    for folder in folders {
        read_into(&mut index, folder, scope, &AtomicBool::new(false), &mut Nobody);
    }
    index
}

fn read_into(
    index: &mut Index,
    folder: &Folder,
    scope: &Scope,
    cancel: &AtomicBool,
    listener: &mut impl Listener,
) {
    let (found, files) = sync_channel(WAITING);
    let begin = listener.reader();
    let remembered = match &scope.cache {
        Some(cache) => cache::load(cache, &folder.path),
        None => Remembered::default(),
    };
    let mut read = Vec::with_capacity(remembered.len());
    let mut same = true;
    std::thread::scope(|threads| {
        let remembered = &remembered;
        threads.spawn(move || {
            read::read_folder(&folder.path, scope, folder.library, remembered, cancel, &begin, &|file| {
                // The receiver is gone only where its thread panicked.
                let _ = found.send(file);
            });
        });
        let mut told = Instant::now();
        for (count, file) in (1..).zip(files) {
            same &= remembered.get(&file.path).is_some_and(|it| it.0 == file.stamp);
            read.push(index.set(file));
            if told.elapsed() > EVERY {
                listener.index(index.clone());
                listener.progress(count);
                told = Instant::now();
            }
        }
    });
    if cancel.load(Ordering::Relaxed) {
        tracing::info!("reading {} was cancelled", folder.path.display());
    } else if let Some(cache) = scope.cache.as_ref().filter(|_| !same || read.len() != remembered.len()) {
        drop(remembered);
        cache::store(cache, &folder.path, read.iter());
    }
}
