//! Folders and files on disk: which are looked at, and what is read in them.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::UNIX_EPOCH;

use ignore::overrides::{Override, OverrideBuilder};
use ignore::{WalkBuilder, WalkState};
use rustc_hash::FxHashMap;
use twox_hash::XxHash3_64;

use super::index::{File, Stamp};
use super::summary::Summary;
use crate::resolution::Document;

/// Larger files are no resolutions that anyone cites, unless the settings say otherwise.
const LARGEST: u64 = 2 << 20;
const EXTENSIONS: [&str; 3] = ["txt", "md", "resolution"];

/// Which files of a folder are read.
#[derive(Debug, Clone)]
pub struct Scope {
    /// Globs of files and folders that are left out, as in ignore files.
    pub exclude: Vec<String>,
    /// The size of the largest file, in bytes.
    pub largest: u64,
    /// How many threads read; 0 for one a core.
    pub threads: usize,
    /// Where what was read is kept for the next time; `None` for nowhere.
    pub cache: Option<PathBuf>,
}

impl Default for Scope {
    fn default() -> Self {
        Self { exclude: Vec::new(), largest: LARGEST, threads: 0, cache: None }
    }
}

/// What is known of files from an earlier reading, by path.
pub type Remembered = FxHashMap<Arc<Path>, (Stamp, Arc<Summary>)>;

impl Scope {
    fn builder(&self, folder: &Path) -> WalkBuilder {
        let mut builder = WalkBuilder::new(folder);
        // Links to folders above are seen and not followed again; `.git` and its like are hidden files.
        builder.follow_links(true).require_git(false).max_filesize(Some(self.largest));
        builder.overrides(self.overrides(folder));
        builder
    }

    fn overrides(&self, folder: &Path) -> Override {
        let mut globs = OverrideBuilder::new(folder);
        for glob in &self.exclude {
            if let Err(error) = globs.add(&format!("!{}", glob.trim_start_matches('!'))) {
                tracing::warn!("the glob `{glob}` is left out: {error}");
            }
        }
        globs.build().unwrap_or_else(|_| Override::empty())
    }
}

/// Reads the files below a folder, on several threads, and hands each to `take`, which these threads call.
/// Ignore files are respected; what cannot be read is logged and left out. Ends early once `cancelled`.
pub fn read_folder(
    folder: &Path,
    scope: &Scope,
    library: bool,
    remembered: &Remembered,
    cancelled: &AtomicBool,
    begin: &(dyn Fn() + Sync),
    take: &(dyn Fn(File) + Sync),
) {
    let mut builder = scope.builder(folder);
    builder.threads(scope.threads).build_parallel().run(|| {
        begin();
        Box::new(|entry| {
            if cancelled.load(Ordering::Relaxed) {
                return WalkState::Quit;
            }
            match entry {
                Ok(entry)
                    if entry.file_type().is_some_and(|it| it.is_file()) && is_candidate(entry.path()) =>
                {
                    if let Some(file) = read_file(entry.path(), scope.largest, library, remembered) {
                        take(file);
                    }
                }
                Ok(_) => {}
                Err(error) => tracing::debug!("left out: {error}"),
            }
            WalkState::Continue
        })
    });
}

/// Reads one file; nothing where it is gone, too large, or no text. What is `remembered` of it is taken where
/// it did not change.
pub fn read_file(path: &Path, largest: u64, library: bool, remembered: &Remembered) -> Option<File> {
    let stamp = stamp(path)?;
    let old = remembered.get_key_value(path);
    let made = |path: Arc<Path>, stamp, summary| Some(File { path, stamp, library, summary });
    if let Some((path, (known, summary))) = old
        && (known.modified, known.size) == (stamp.modified, stamp.size)
    {
        return made(Arc::clone(path), *known, Arc::clone(summary));
    }
    let text = read_limited(path, largest)?;
    let stamp = Stamp { hash: XxHash3_64::oneshot(text.as_bytes()), ..stamp };
    if let Some((path, (known, summary))) = old
        && (known.hash, known.size) == (stamp.hash, stamp.size)
    {
        return made(Arc::clone(path), stamp, Arc::clone(summary));
    }
    let summary = std::panic::catch_unwind(|| Summary::of(&Document::parse(&text))).unwrap_or_else(|_| {
        tracing::error!("reading {} failed", path.display());
        Summary::default()
    });
    made(path.into(), stamp, Arc::new(summary))
}

/// Size and time of a file, without its hash; nothing where it is none.
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = std::fs::metadata(path).ok().filter(|it| it.is_file())?;
    let modified = metadata.modified().ok().and_then(|it| it.duration_since(UNIX_EPOCH).ok());
    let modified = modified.and_then(|it| u64::try_from(it.as_nanos()).ok()).unwrap_or_default();
    Some(Stamp { modified, size: metadata.len(), hash: 0 })
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
}
