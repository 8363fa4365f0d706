//! Segments as files: read in pieces, written as a whole or not at all.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::precedent::{Bytes, Segment, Sink};

/// How the files of segments end.
pub(super) const ENDING: &str = "segment";

/// A file that is read in pieces. Where it lies may be gone meanwhile.
#[derive(Debug)]
struct Pieces {
    #[cfg(unix)]
    file: File,
    #[cfg(not(unix))]
    file: std::sync::Mutex<File>,
    size: u64,
}

impl Pieces {
    fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        #[cfg(not(unix))]
        let file = std::sync::Mutex::new(file);
        Ok(Self { file, size })
    }

    #[cfg(unix)]
    fn read_into(&self, bytes: &mut [u8], at: u64) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(&self.file, bytes, at)
    }

    #[cfg(not(unix))]
    fn read_into(&self, bytes: &mut [u8], at: u64) -> io::Result<()> {
        use std::io::{Read as _, Seek as _};
        let mut file = self.file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        file.seek(io::SeekFrom::Start(at))?;
        file.read_exact(bytes)
    }
}

impl Bytes for Pieces {
    fn read(&self, at: u64, len: usize) -> Option<Cow<'_, [u8]>> {
        // A broken number must not take all memory.
        at.checked_add(len as u64).filter(|it| *it <= self.size)?;
        let mut bytes = vec![0; len];
        match self.read_into(&mut bytes, at) {
            Ok(()) => Some(Cow::Owned(bytes)),
            Err(error) => {
                tracing::info!("agreed paragraphs cannot be read: {error}");
                None
            }
        }
    }

    fn size(&self) -> u64 {
        self.size
    }
}

/// Takes bytes until one cannot be written.
struct Out {
    file: BufWriter<tempfile::NamedTempFile>,
    failed: Option<io::Error>,
}

impl Sink for Out {
    fn put(&mut self, bytes: &[u8]) {
        if self.failed.is_none() {
            self.failed = self.file.write_all(bytes).err();
        }
    }
}

/// The segment in a file; nothing where it is none with that mark.
pub(super) fn open(path: &Path, mark: &[u8]) -> Option<Segment> {
    Segment::open(Arc::new(Pieces::open(path).ok()?), mark)
}

/// Writes a segment into a folder and opens it. `fill` says whether all was there.
pub(super) fn write(
    folder: &Path,
    mark: &[u8],
    fill: impl FnOnce(&mut dyn Sink) -> bool,
) -> io::Result<(PathBuf, Segment)> {
    std::fs::create_dir_all(folder)?;
    let new = tempfile::Builder::new().suffix(".new").tempfile_in(folder)?;
    let mut out = Out { file: BufWriter::with_capacity(1 << 16, new), failed: None };
    let whole = fill(&mut out);
    if let Some(error) = out.failed {
        return Err(error);
    }
    if !whole {
        return Err(io::Error::other("what was to be joined cannot be read"));
    }
    let new = out.file.into_inner().map_err(io::IntoInnerError::into_error)?;
    let path = new.path().with_extension(ENDING);
    new.persist(&path).map_err(|it| it.error)?;
    let segment = open(&path, mark).ok_or_else(|| io::Error::other("it is not as it was written"))?;
    Ok((path, segment))
}
