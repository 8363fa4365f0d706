//! Which files are checked, and reading them. What cannot be read is named; the rest goes on.

use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;

use super::args::CheckArgs;
use crate::workspace::config::{Configuration, Settings};
use crate::workspace::is_candidate;

/// A text to check.
#[derive(Debug, Clone)]
pub(super) struct Source {
    /// As the user named it or its folder.
    pub(super) name: PathBuf,
    /// From the root of the file system, for finding its configuration and for globs.
    pub(super) place: PathBuf,
    /// Whether it was named itself, and is read as a resolution whatever it looks like.
    pub(super) named: bool,
    /// Whether it is standard input.
    pub(super) piped: bool,
    /// What holds for it.
    pub(super) settings: Arc<Settings>,
}

/// All texts that the arguments name, in order of their names, each once; and what could not be found.
pub(super) fn sources(args: &CheckArgs, configuration: &mut Configuration) -> (Vec<Source>, Vec<String>) {
    let (mut found, mut errors) = (Vec::new(), Vec::new());
    for path in &args.paths {
        if path == Path::new("-") {
            let name = args.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("-"));
            found.push((name, true, true));
        } else if path.is_dir() {
            let builder = WalkBuilder::new(path);
            found.extend(walk(builder, &mut errors).into_iter().map(|it| (it, false, false)));
        } else if std::fs::symlink_metadata(path).is_err() && is_glob(path) {
            match matching(path, &mut errors) {
                Ok(files) if files.is_empty() => errors.push(format!("{}: no such file", path.display())),
                Ok(files) => found.extend(files.into_iter().map(|it| (it, true, false))),
                Err(message) => errors.push(message),
            }
        } else {
            found.push((path.clone(), true, false));
        }
    }
    // A file that was named itself stands before the same found in a folder.
    found.sort_by(|a, b| (&a.0, !a.1).cmp(&(&b.0, !b.1)));
    found.dedup_by(|a, b| a.0 == b.0);
    let mut sources = Vec::with_capacity(found.len());
    for (name, named, piped) in found {
        let place = place(&name);
        let settings = configuration.of(Some(&place));
        if named || !settings.excludes(&place, false) {
            sources.push(Source { name, place, named, piped, settings });
        }
    }
    (sources, errors)
}

/// Where a path leads, from the root of the file system: a file has one place, however it is named.
pub(super) fn place(path: &Path) -> PathBuf {
    let place = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if place.components().any(|it| it == Component::ParentDir) {
        return place.canonicalize().unwrap_or(place);
    }
    place
}

fn is_glob(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// The files that a glob means.
fn matching(glob: &Path, errors: &mut Vec<String>) -> Result<Vec<PathBuf>, String> {
    let root: PathBuf = glob.iter().take_while(|it| !is_glob(Path::new(it))).collect();
    let rest = glob.strip_prefix(&root).unwrap_or(glob).to_string_lossy().into_owned();
    let root = if root.as_os_str().is_empty() { PathBuf::from(".") } else { root };
    let mut globs = OverrideBuilder::new(&root);
    let wrong = |error: ignore::Error| format!("{}: {error}", glob.display());
    globs.add(&format!("/{rest}")).map_err(wrong)?;
    let mut builder = WalkBuilder::new(&root);
    builder.overrides(globs.build().map_err(wrong)?);
    let clean = |it: PathBuf| it.strip_prefix("./").map(Path::to_owned).unwrap_or(it);
    Ok(walk(builder, errors).into_iter().map(clean).collect())
}

/// The files that may be resolutions; ignore files are respected, hidden files are not looked at.
fn walk(mut builder: WalkBuilder, errors: &mut Vec<String>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in builder.follow_links(true).require_git(false).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|it| it.is_file()) && is_candidate(entry.path()) => {
                found.push(entry.into_path());
            }
            Ok(_) => {}
            // A loop of links leads to what was seen already.
            Err(error) if is_loop(&error) => tracing::debug!("left out: {error}"),
            Err(error) => errors.push(error.to_string()),
        }
    }
    found
}

fn is_loop(error: &ignore::Error) -> bool {
    match error {
        ignore::Error::Loop { .. } => true,
        ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => is_loop(err),
        _ => false,
    }
}

/// The text of a source.
pub(super) fn read(source: &Source) -> Result<String, String> {
    let name = source.name.display();
    let largest = source.settings.config.max_file_size;
    let mut bytes = Vec::new();
    let mut take = |from: &mut dyn Read| from.take(largest.saturating_add(1)).read_to_end(&mut bytes);
    let taken = if source.piped {
        take(&mut std::io::stdin().lock())
    } else {
        // Asked before it is opened: opening a pipe waits for a writer.
        let metadata = std::fs::metadata(&source.name).map_err(|error| format!("{name}: {error}"))?;
        if !metadata.is_file() {
            return Err(format!("{name}: not a file"));
        }
        std::fs::File::open(&source.name).and_then(|mut it| take(&mut it))
    };
    taken.map_err(|error| format!("{name}: {error}"))?;
    if bytes.len() as u64 > largest {
        return Err(format!("{name}: larger than {largest} bytes; raise max-file-size to check it"));
    }
    String::from_utf8(bytes)
        .map_err(|error| format!("{name}: not UTF-8 (byte {})", error.utf8_error().valid_up_to()))
}
