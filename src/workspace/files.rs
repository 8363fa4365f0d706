//! Files on disk, and which of them declares which symbol.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::PoisonError;

use ignore::{WalkBuilder, WalkState};
use rustc_hash::FxHashMap;

use crate::citation::Symbol;
use crate::resolution::Document;

/// Larger files are no resolutions that anyone cites.
const LARGEST: u64 = 2 << 20;
const EXTENSIONS: [&str; 3] = ["txt", "md", "resolution"];

/// The files of the workspace by the keys of the symbols that they declare ([`Symbol::key`]).
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// By [`Symbol::key`], which is the same for all ways of writing a symbol.
    paths: FxHashMap<String, Vec<PathBuf>>,
}

impl Index {
    /// Reads the files below a folder, on all cores; ignore files are respected, what cannot be read is
    /// logged and left out.
    pub fn of_folder(folder: &Path) -> Self {
        let index = Mutex::new(Self::default());
        let mut builder = WalkBuilder::new(folder);
        // Links to folders above are seen and not followed again; `.git` and its like are hidden files.
        builder.follow_links(true).require_git(false).max_filesize(Some(LARGEST));
        builder.build_parallel().run(|| {
            Box::new(|entry| {
                match entry {
                    Ok(entry)
                        if entry.file_type().is_some_and(|it| it.is_file()) && is_candidate(entry.path()) =>
                    {
                        let symbols = declared(entry.path());
                        if !symbols.is_empty() {
                            index.lock().unwrap_or_else(PoisonError::into_inner).set(entry.path(), symbols);
                        }
                    }
                    Ok(_) => {}
                    Err(error) => tracing::debug!("left out: {error}"),
                }
                WalkState::Continue
            })
        });
        index.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many symbols are known.
    pub fn len(&self) -> usize {
        self.paths.len()
    }

    /// Whether no symbol is known.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// The files that declare `symbol`, in a fixed order.
    pub fn paths(&self, symbol: &Symbol) -> &[PathBuf] {
        self.paths.get(&symbol.key()).map_or(&[], Vec::as_slice)
    }

    pub(super) fn extend(&mut self, other: Self) {
        for (key, paths) in other.paths {
            for path in paths {
                self.add(key.clone(), path);
            }
        }
    }

    pub(super) fn set(&mut self, path: &Path, symbols: Vec<Symbol>) {
        self.retain(|it| it != path);
        for symbol in symbols {
            self.add(symbol.key(), path.to_owned());
        }
    }

    pub(super) fn remove_below(&mut self, folder: &Path) {
        self.retain(|it| !it.starts_with(folder));
    }

    fn add(&mut self, key: String, path: PathBuf) {
        let paths = self.paths.entry(key).or_default();
        if let Err(place) = paths.binary_search(&path) {
            paths.insert(place, path);
        }
    }

    fn retain(&mut self, keep: impl Fn(&Path) -> bool) {
        self.paths.retain(|_, paths| {
            paths.retain(|it| keep(it));
            !paths.is_empty()
        });
    }
}

/// The symbols that the file declares now; none where it is gone, no text or no resolution.
pub fn declared(path: &Path) -> Vec<Symbol> {
    let Some(text) = read_text(path) else { return Vec::new() };
    let read = std::panic::catch_unwind(|| {
        let document = Document::parse(&text);
        if document.is_resolution() { document.symbols() } else { Vec::new() }
    });
    read.unwrap_or_else(|_| {
        tracing::error!("reading {} failed", path.display());
        Vec::new()
    })
}

/// Whether a file's name says that it may be a resolution.
pub fn is_candidate(path: &Path) -> bool {
    path.extension()
        .and_then(|it| it.to_str())
        .is_some_and(|it| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(it)))
}

/// A file's text; nothing, and a line in the log, where it is gone, too large, no file or not UTF-8.
pub fn read_text(path: &Path) -> Option<String> {
    let read = || -> std::io::Result<String> {
        if !std::fs::metadata(path)?.is_file() {
            return Err(std::io::Error::other("not a file"));
        }
        let mut text = String::new();
        std::fs::File::open(path)?.take(LARGEST + 1).read_to_string(&mut text)?;
        if text.len() as u64 > LARGEST {
            return Err(std::io::Error::other("larger than 2 MB"));
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
    fn a_file_has_its_newest_symbols_only() {
        let symbol = |it: &str| Symbol::parse(it).unwrap();
        let mut index = Index::default();
        index.set(Path::new("/w/b.txt"), vec![symbol("A/RES/75/1"), symbol("A/RES/75/2")]);
        index.set(Path::new("/w/a.txt"), vec![symbol("A/RES/75/1")]);
        assert_eq!(
            index.paths(&symbol("A/RES/75/1")),
            [PathBuf::from("/w/a.txt"), PathBuf::from("/w/b.txt")]
        );
        index.set(Path::new("/w/b.txt"), vec![symbol("A/RES/75/3")]);
        assert_eq!(index.paths(&symbol("A/RES/75/1")), [PathBuf::from("/w/a.txt")]);
        assert!(index.paths(&symbol("A/RES/75/2")).is_empty());
        index.remove_below(Path::new("/w"));
        assert!(index.is_empty());
    }

    #[test]
    fn names_of_candidates() {
        for (name, expected) in
            [("a.txt", true), ("a.MD", true), ("a.resolution", true), ("a.rs", false), ("txt", false)]
        {
            assert_eq!(is_candidate(Path::new(name)), expected, "{name}");
        }
    }
}
