//! What was read of a folder, kept on disk for the next start.
//!
//! One file a folder: a line that names the format, a checksum, then the summaries. Whatever is not as expected
//! (another version or build, a part of a file, another's file) is no cache, and the folder is read anew. Files are put
//! in place by renaming, so that two servers may share them.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

use super::index::{File, Stamp};
use super::read::Remembered;
use super::summary::Summary;

/// Changes whenever a summary of the same text may be another one than before.
const FORMAT: &str = concat!("resolution-ls library 4 ", env!("CARGO_PKG_VERSION"), "\n");

/// How long a cache is kept that is not written again.
const KEPT: Duration = Duration::from_secs(180 * 24 * 60 * 60);

#[derive(Serialize, Deserialize)]
struct Entry<'a, S> {
    /// Below the folder.
    path: &'a str,
    stamp: Stamp,
    summary: S,
}

/// Where the caches lie: the user's folder for such things.
pub fn folder() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).map(PathBuf::from).filter(|it| it.is_absolute());
    let home = || {
        set("HOME")
            .map(|it| if cfg!(target_os = "macos") { it.join("Library/Caches") } else { it.join(".cache") })
    };
    Some(set("XDG_CACHE_HOME").or_else(|| set("LOCALAPPDATA")).or_else(home)?.join("resolution-ls"))
}

/// Tells one build from another: what another one made of a text may be different.
pub(super) fn build() -> [u8; 8] {
    let metadata = std::env::current_exe().and_then(std::fs::metadata);
    let modified = metadata.as_ref().ok().and_then(|it| it.modified().ok());
    let modified = modified.and_then(|it| it.duration_since(std::time::UNIX_EPOCH).ok()).unwrap_or_default();
    let size = metadata.map_or(0, |it| it.len());
    XxHash3_64::oneshot(format!("{size} {}", modified.as_nanos()).as_bytes()).to_le_bytes()
}

/// The cache of a folder.
fn path(cache: &Path, folder: &Path) -> PathBuf {
    let name = XxHash3_64::oneshot(folder.as_os_str().as_encoded_bytes());
    cache.join("library").join(format!("{name:016x}.bin"))
}

/// What is remembered of a folder; nothing where there is no cache, or none of ours.
pub(super) fn load(cache: &Path, folder: &Path) -> Remembered {
    let path = path(cache, folder);
    let Ok(bytes) = std::fs::read(&path) else { return Remembered::default() };
    read(&bytes, folder).unwrap_or_else(|| {
        tracing::debug!("{} is no cache of this version", path.display());
        Remembered::default()
    })
}

fn read(bytes: &[u8], folder: &Path) -> Option<Remembered> {
    let bytes = bytes.strip_prefix(FORMAT.as_bytes())?.strip_prefix(&build())?;
    let (sum, mut rest) = bytes.split_at_checked(8)?;
    if XxHash3_64::oneshot(rest).to_le_bytes() != sum {
        return None;
    }
    let own: &str;
    (own, rest) = postcard::take_from_bytes(rest).ok()?;
    if Path::new(own) != folder {
        return None;
    }
    let mut found = Remembered::default();
    while !rest.is_empty() {
        let entry: Entry<'_, Summary>;
        (entry, rest) = postcard::take_from_bytes(rest).ok()?;
        found.insert(folder.join(entry.path).into(), (entry.stamp, Arc::new(entry.summary)));
    }
    Some(found)
}

/// Keeps what was read of a folder. Failing is no harm: the next start takes longer.
pub(super) fn store<'a>(cache: &Path, folder: &Path, files: impl Iterator<Item = &'a Arc<File>>) {
    let path = path(cache, folder);
    if let Err(error) = write(&path, folder, files) {
        tracing::info!("no cache of {}: {error}", folder.display());
    }
    if let Some(all) = path.parent() {
        forget(all, KEPT);
    }
}

/// Removes the caches that were written longer ago than `kept`: their folders may be gone, and one that is not is
/// read anew once.
fn forget(all: &Path, kept: Duration) {
    for entry in std::fs::read_dir(all).into_iter().flatten().flatten() {
        let written = entry.metadata().and_then(|it| it.modified()).ok();
        if written.and_then(|it| it.elapsed().ok()).is_some_and(|it| it > kept) {
            // Another server may have removed it.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The same for the segments of agreed paragraphs, which have a folder for each folder.
pub(super) fn forget_segments(cache: &Path) {
    for entry in std::fs::read_dir(cache.join("agreed")).into_iter().flatten().flatten() {
        forget(&entry.path(), KEPT);
        // One that still holds something stays.
        let _ = std::fs::remove_dir(entry.path());
    }
}

fn write<'a>(path: &Path, folder: &Path, files: impl Iterator<Item = &'a Arc<File>>) -> std::io::Result<()> {
    let failed = |error: postcard::Error| std::io::Error::other(error.to_string());
    let Some(name) = folder.to_str() else { return Ok(()) };
    let mut bytes = postcard::to_stdvec(name).map_err(failed)?;
    for file in files {
        let below = file.path.strip_prefix(folder).ok().and_then(Path::to_str);
        // A path that is no text is read anew each time.
        let Some(path) = below else { continue };
        let entry = Entry { path, stamp: file.stamp, summary: &*file.summary };
        bytes = postcard::to_extend(&entry, bytes).map_err(failed)?;
    }
    let parent = path.parent().ok_or_else(|| std::io::Error::other("no folder"))?;
    std::fs::create_dir_all(parent)?;
    let new = path.with_extension(format!("{}.new", std::process::id()));
    let written = (|| {
        let mut out = std::fs::File::create(&new)?;
        out.write_all(FORMAT.as_bytes())?;
        out.write_all(&build())?;
        out.write_all(&XxHash3_64::oneshot(&bytes).to_le_bytes())?;
        out.write_all(&bytes)?;
        std::fs::rename(&new, path)
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&new);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolution::Document;
    use crate::un::Lang;

    const TEXT: &str = "General Assembly\n\nSeventy-fifth session\n\nAgenda item 20 (c)\n\nRivers\n\n75/1. Rivers\n\nThe General Assembly,\n\nRecalling paragraph 5 of its resolution 70/1 of 25 September 2015 and A/CONF.157/24 (Part I),\n\n1. *Decides* so.\n";

    fn file() -> Arc<File> {
        let summary = Arc::new(Summary::of(&Document::parse(TEXT)));
        let stamp = Stamp { modified: 7, size: 8, hash: 9, language: Some(Lang::Fr) };
        Arc::new(File { path: Path::new("/w/é/a.txt").into(), stamp, library: false, summary })
    }

    fn bytes(folder: &Path) -> Vec<u8> {
        let cache = std::env::temp_dir().join(format!(
            "resolution-ls-cache-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        store(&cache, folder, [file()].iter());
        let bytes = std::fs::read(path(&cache, folder)).unwrap();
        assert_eq!(load(&cache, folder), read(&bytes, folder).unwrap());
        std::fs::remove_dir_all(&cache).unwrap();
        bytes
    }

    #[test]
    fn what_is_kept_is_what_was_read() {
        let folder = Path::new("/w/é");
        let found = read(&bytes(folder), folder).unwrap();
        let file = file();
        assert_eq!(found.get(&file.path), Some(&(file.stamp, Arc::clone(&file.summary))));
    }

    #[test]
    fn caches_that_nobody_writes_are_removed() {
        let root = tempfile::TempDir::new().unwrap();
        for (name, days) in [("old.bin", 200), ("new.bin", 1)] {
            let file = std::fs::File::create(root.path().join(name)).unwrap();
            file.set_modified(std::time::SystemTime::now() - Duration::from_secs(days * 86_400)).unwrap();
        }
        forget(root.path(), KEPT);
        let left: Vec<_> =
            std::fs::read_dir(root.path()).unwrap().flatten().map(|it| it.file_name()).collect();
        assert_eq!(left, ["new.bin"]);
    }

    #[test]
    fn what_is_no_cache_of_ours_is_none() {
        let folder = Path::new("/w/é");
        let good = bytes(folder);
        assert!(read(&good, Path::new("/other")).is_none());
        assert!(read(b"", folder).is_none());
        let mut other = good.clone();
        other[20] ^= 1;
        assert!(read(&other, folder).is_none());
        for cut in [1, good.len() / 2, good.len() - 1] {
            assert!(read(&good[..cut], folder).is_none());
        }
        let mut broken = good;
        let last = broken.len() - 1;
        broken[last] ^= 1;
        assert!(read(&broken, folder).is_none());
    }
}
