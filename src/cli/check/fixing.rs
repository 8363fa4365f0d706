//! `--fix` and `--diff`: mending files, as a whole or not at all.

use std::io::Write as _;
use std::path::Path;

use similar::TextDiff;

use super::args::CheckArgs;
use super::files::Source;
use crate::resolution::Document;
use crate::rules::{Selection, Which, fix_all};

/// A file that was mended.
pub(super) struct Mended {
    /// Afterwards.
    pub(super) document: Document,
    /// How many findings were mended.
    pub(super) count: usize,
    /// The difference, as `diff -u` has it; made for `--diff` only.
    pub(super) difference: String,
}

/// Mends a text, and its file where `--fix` asks for it.
pub(super) fn mend(
    args: &CheckArgs,
    source: &Source,
    document: &Document,
    before: String,
    selection: &Selection,
) -> Result<Mended, String> {
    let which = if args.unsafe_fixes { Which::All } else { Which::Safe };
    let fixed = fix_all(document, selection, which);
    let after = fixed.document.text().to_string();
    let mut difference = String::new();
    if args.diff {
        let name = source.name.display().to_string();
        let diff = TextDiff::from_lines(&before, &after);
        difference = diff.unified_diff().context_radius(2).header(&name, &name).to_string();
    } else if before != after && !source.piped {
        replace(&source.name, &after)?;
    }
    Ok(Mended { document: fixed.document, count: fixed.counts.values().sum(), difference })
}

/// Puts a text in a file's place: whoever reads sees the old one or the new one.
pub(super) fn replace(file: &Path, text: &str) -> Result<(), String> {
    let wrong = |error: std::io::Error| format!("{}: {error}", file.display());
    // What a link leads to is what changes, not the link.
    let target = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let folder = target.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::NamedTempFile::new_in(folder).map_err(wrong)?;
    beside.write_all(text.as_bytes()).map_err(wrong)?;
    match std::fs::metadata(&target) {
        Ok(metadata) if metadata.permissions().readonly() => {
            return Err(format!("{}: read-only", file.display()));
        }
        Ok(metadata) => beside.as_file().set_permissions(metadata.permissions()).map_err(wrong)?,
        Err(_) => new_file(&beside).map_err(wrong)?,
    }
    beside.persist(&target).map_err(|error| wrong(error.error))?;
    Ok(())
}

/// A new file is readable as others are; a temporary one is its owner's alone.
#[cfg(unix)]
fn new_file(file: &tempfile::NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn new_file(_: &tempfile::NamedTempFile) -> std::io::Result<()> {
    Ok(())
}
