//! Folders and files on disk: which are looked at, and what is read in them.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use ignore::{WalkBuilder, WalkState};
use rustc_hash::FxHashMap;
use twox_hash::XxHash3_64;

use super::config::{Configuration, Settings};
use super::index::{File, Stamp};
use super::summary::Summary;
use crate::resolution::Document;

/// A file that is asked for by its name is read up to this size.
const LARGEST: u64 = 16 << 20;
const EXTENSIONS: [&str; 3] = ["txt", "md", "resolution"];

/// How folders are read.
#[derive(Debug, Default)]
pub struct Scope {
    /// What is left out, and how large a file may be; by folder.
    pub configuration: Configuration,
    /// How many threads read; 0 for one a core.
    pub threads: usize,
    /// Where what was read is kept for the next time; `None` for nowhere.
    pub cache: Option<PathBuf>,
}

/// A folder that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Where it lies.
    pub path: PathBuf,
    /// Whether it is a library: read only, without findings.
    pub library: bool,
}

/// What is known of files from an earlier reading, by path.
pub type Remembered = FxHashMap<Arc<Path>, (Stamp, Arc<Summary>)>;

/// What is known of one file from an earlier reading.
pub(super) type Known = (Arc<Path>, Stamp, Arc<Summary>);

/// One walk over a folder.
pub(super) struct Walk<'a> {
    pub(super) folder: &'a Folder,
    /// In this order: only these files, and what lies in these folders; empty for all.
    pub(super) only: Arc<[PathBuf]>,
    /// Folders that are walked for themselves.
    pub(super) others: Arc<[PathBuf]>,
    pub(super) configuration: Arc<Mutex<Configuration>>,
    pub(super) threads: usize,
    /// What was read of a file before.
    pub(super) known: &'a (dyn Fn(&Path) -> Option<Known> + Sync),
    pub(super) cancelled: &'a AtomicBool,
    /// Called first on each thread that reads.
    pub(super) begin: fn(),
}

impl Walk<'_> {
    /// Reads the files, on several threads, and hands each to `take`, which these threads call. Ignore files and
    /// the configuration are respected; what cannot be read is logged and left out.
    pub(super) fn run(&self, take: &(dyn Fn(File) + Sync)) {
        let mut builder = WalkBuilder::new(&self.folder.path);
        // Links to folders above are seen and not followed again; `.git` and its like are hidden files.
        builder.follow_links(true).require_git(false).threads(self.threads);
        let (only, others) = (Arc::clone(&self.only), Arc::clone(&self.others));
        let configuration = Arc::clone(&self.configuration);
        builder.filter_entry(move |entry| {
            let path = entry.path();
            let folder = entry.file_type().is_some_and(|it| it.is_dir());
            is_meant(&only, path)
                && !others.iter().any(|it| it == path)
                && (entry.depth() == 0 || !settings(&configuration, path).excludes(path, folder))
        });
        builder.build_parallel().run(|| {
            (self.begin)();
            Box::new(|entry| {
                if self.cancelled.load(Ordering::Relaxed) {
                    return WalkState::Quit;
                }
                match entry {
                    Ok(entry) => {
                        let (path, is_file) =
                            (entry.path(), entry.file_type().is_some_and(|it| it.is_file()));
                        if is_file
                            && is_candidate(path)
                            && let Some(file) = self.read(path)
                        {
                            take(file);
                        }
                    }
                    Err(error) => tracing::debug!("left out: {error}"),
                }
                WalkState::Continue
            })
        });
    }

    fn read(&self, path: &Path) -> Option<File> {
        let settings = settings(&self.configuration, path);
        read_file(path, &settings, self.folder.library, (self.known)(path))
    }
}

fn settings(configuration: &Mutex<Configuration>, path: &Path) -> Arc<Settings> {
    configuration.lock().unwrap_or_else(PoisonError::into_inner).of(Some(path))
}

/// Whether a path is one of `only`, which are in order, or lies in one, or leads to one.
fn is_meant(only: &[PathBuf], path: &Path) -> bool {
    // What lies in a folder stands right behind it in this order.
    let leads = || {
        let next = only.partition_point(|it| &**it < path);
        only.get(next).is_some_and(|it| it.starts_with(path))
    };
    let is_in = |it: &Path| only.binary_search_by(|known| (**known).cmp(it)).is_ok();
    only.is_empty() || leads() || path.ancestors().any(is_in)
}

/// Whether a path is one of `only`, which are in order, or lies in one; all are where there are none.
pub(super) fn is_below(only: &[PathBuf], path: &Path) -> bool {
    let is_in = |it: &Path| only.binary_search_by(|known| (**known).cmp(it)).is_ok();
    only.is_empty() || path.ancestors().any(is_in)
}

/// Reads one file; nothing where it is gone, too large, or no text. What is `known` of it is taken where it did
/// not change.
fn read_file(path: &Path, settings: &Settings, library: bool, known: Option<Known>) -> Option<File> {
    let (largest, language) = (settings.config.max_file_size, settings.language());
    let stamp = Stamp { language, ..stamp(path)? };
    if stamp.size > largest {
        tracing::info!("left out {}: larger than {largest} bytes (max-file-size)", path.display());
        return None;
    }
    let made = |path: Arc<Path>, stamp, summary| Some(File { path, stamp, library, summary });
    let known = match known.filter(|it| it.1.language == language) {
        Some((path, old, summary)) if (old.modified, old.size) == (stamp.modified, stamp.size) => {
            return made(path, old, summary);
        }
        known => known,
    };
    let text = read_limited(path, largest)?;
    // What is kept of a text by its hash is of one language.
    let seed = language.map_or(0, |it| it as u64 + 1);
    let stamp = Stamp { hash: XxHash3_64::oneshot_with_seed(seed, text.as_bytes()), ..stamp };
    if let Some((path, old, summary)) = known
        && (old.hash, old.size) == (stamp.hash, stamp.size)
    {
        return made(path, stamp, summary);
    }
    let summary = || Summary::of(&Document::parse(&text).in_language(language));
    let summary = std::panic::catch_unwind(summary).unwrap_or_else(|_| {
        tracing::error!("reading {} failed", path.display());
        Summary::default()
    });
    made(path.into(), stamp, Arc::new(summary))
}

/// Size and time of a file, without its hash and language; nothing where it is none.
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = std::fs::metadata(path).ok().filter(|it| it.is_file())?;
    let modified = metadata.modified().ok().and_then(|it| it.duration_since(UNIX_EPOCH).ok());
    let modified = modified.and_then(|it| u64::try_from(it.as_nanos()).ok()).unwrap_or_default();
    Some(Stamp { modified, size: metadata.len(), ..Stamp::default() })
}

/// Whether a file's name says that it may be a resolution.
pub fn is_candidate(path: &Path) -> bool {
    path.extension()
        .and_then(|it| it.to_str())
        .is_some_and(|it| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(it)))
}

/// A file's text; nothing, and a line in the log, where it is gone, too large, no file or not UTF-8.
pub fn read_text(path: &Path) -> Option<String> {
    read_limited(path, LARGEST)
}

fn read_limited(path: &Path, largest: u64) -> Option<String> {
    let read = || -> std::io::Result<String> {
        let file = std::fs::File::open(path)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(std::io::Error::other("not a file"));
        }
        let mut text = String::with_capacity(usize::try_from(metadata.len().min(largest)).unwrap_or(0));
        file.take(largest + 1).read_to_string(&mut text)?;
        if text.len() as u64 > largest {
            return Err(std::io::Error::other(format!("larger than {largest} bytes")));
        }
        Ok(text)
    };
    read().map_err(|error| tracing::info!("left out {}: {error}", path.display())).ok()
}

/// The files below a folder that may be resolutions, in order, for the command line; what cannot be
/// listed is an error.
pub fn walk(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for entry in WalkBuilder::new(folder).follow_links(true).require_git(false).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|it| it.is_file()) && is_candidate(entry.path()) => {
                found.push(entry.into_path());
            }
            Ok(_) => {}
            // A loop of links leads to what was seen already.
            Err(error) if is_loop(&error) => tracing::debug!("left out: {error}"),
            Err(error) => return Err(error.to_string()),
        }
    }
    found.sort();
    Ok(found)
}

fn is_loop(error: &ignore::Error) -> bool {
    match error {
        ignore::Error::Loop { .. } => true,
        ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => is_loop(err),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_candidates() {
        for (name, expected) in
            [("a.txt", true), ("a.MD", true), ("a.resolution", true), ("a.rs", false), ("txt", false)]
        {
            assert_eq!(is_candidate(Path::new(name)), expected, "{name}");
        }
    }

    #[test]
    fn a_walk_for_some_files_goes_only_where_they_are() {
        let mut only = ["/w/a/b.txt", "/w/c"].map(PathBuf::from);
        only.sort();
        for (path, meant, below) in [
            ("/w", true, false),
            ("/w/a", true, false),
            ("/w/a/b.txt", true, true),
            ("/w/a/c.txt", false, false),
            ("/w/a/b", false, false),
            ("/w/c", true, true),
            ("/w/c/d/e.txt", true, true),
            ("/w/cd", false, false),
        ] {
            assert_eq!(is_meant(&only, Path::new(path)), meant, "{path}");
            assert_eq!(is_below(&only, Path::new(path)), below, "{path}");
        }
        assert!(is_meant(&[], Path::new("/w")) && is_below(&[], Path::new("/w")));
    }
}
