//! Changes on disk where no client tells of them: of libraries always, of the workspace where the client cannot.

use std::path::{Path, PathBuf};
use std::sync::Weak;
use std::sync::mpsc::Sender;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::catalogue::is_catalogue;
use super::config;
use super::indexer::Job;
use super::read::is_candidate;

/// What watches folders, and which.
pub(super) struct Watch {
    told: Weak<Sender<Job>>,
    /// Made with the first folder.
    watcher: Option<RecommendedWatcher>,
    folders: Vec<PathBuf>,
}

impl Watch {
    /// Nothing is watched yet; the changes go to `told`.
    pub(super) fn new(told: Weak<Sender<Job>>) -> Self {
        Self { told, watcher: None, folders: Vec::new() }
    }

    /// Watches these folders and no others. What cannot be watched is logged.
    pub(super) fn set(&mut self, folders: impl Iterator<Item = PathBuf>) {
        let folders: Vec<PathBuf> = folders.collect();
        if folders == self.folders {
            return;
        }
        if self.watcher.is_none() {
            let told = Weak::clone(&self.told);
            match notify::recommended_watcher(move |event| hear(&told, event)) {
                Ok(watcher) => self.watcher = Some(watcher),
                Err(error) => return tracing::warn!("no files are watched: {error}"),
            }
        }
        let Some(watcher) = &mut self.watcher else { return };
        for gone in self.folders.iter().filter(|it| !folders.contains(it)) {
            // It may be gone from disk too.
            let _ = watcher.unwatch(gone);
        }
        for new in folders.iter().filter(|it| !self.folders.contains(it)) {
            if let Err(error) = watcher.watch(new, RecursiveMode::Recursive) {
                tracing::warn!("{} is not watched: {error}", new.display());
            }
        }
        self.folders = folders;
    }
}

fn hear(told: &Weak<Sender<Job>>, event: notify::Result<notify::Event>) {
    match event {
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => {}
        Ok(event) => {
            let paths: Vec<PathBuf> = event.paths.into_iter().filter(|it| may_matter(it)).collect();
            if let Some(jobs) = told.upgrade().filter(|_| !paths.is_empty()) {
                // The other end is gone only with the index.
                let _ = jobs.send(Job::Files(paths));
            }
        }
        Err(error) => tracing::warn!("a change on disk may have been missed: {error}"),
    }
}

/// Whether a change of a path may change the index: a resolution, a catalogue, a configuration, or a folder, of
/// which one that is gone cannot be told from a file.
fn may_matter(path: &Path) -> bool {
    is_candidate(path) || is_catalogue(path) || path.ends_with(config::FILE) || !path.is_file()
}
