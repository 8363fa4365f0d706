//! The workspace that a file lies in which somebody names by itself, where no editor says which folder is open.

use std::path::{Path, PathBuf};

use super::config;
use super::read::is_candidate;

/// A workspace of more files than that is not read for a few of them: it may be somebody's whole disk.
pub(super) const LIMIT: usize = 20_000;

/// A folder in no workspace that holds more files is not read either: what was read of it is not kept for the next time.
const BESIDE: usize = 2_000;

/// The folder of the workspace that a path lies in: the root of its Git repository, else the nearest folder with a
/// configuration file. A user's home and the root of the disk are none.
pub(super) fn root(path: &Path) -> Option<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let folders: Vec<&Path> = path
        .ancestors()
        .filter(|it| it.is_dir() && it.parent().is_some() && home.as_deref() != Some(*it))
        .collect();
    let holds = |name: &'static str| folders.iter().find(|it| it.join(name).exists());
    // In a worktree and in a submodule `.git` is a file.
    holds(".git").or_else(|| holds(config::FILE)).map(|it| it.to_path_buf())
}

/// The files that lie beside each other in a folder and may be resolutions, in order; none where they are too many.
pub(super) fn siblings(folder: &Path) -> Vec<PathBuf> {
    let listed = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path());
    let mut found: Vec<PathBuf> = listed.filter(|it| is_candidate(it)).take(BESIDE + 1).collect();
    if found.len() > BESIDE {
        tracing::info!("{} holds more than {BESIDE} files: they are not read", folder.display());
        found.clear();
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_goes_before_a_configuration_and_that_before_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        std::fs::create_dir_all(at("repository/drafts/new")).unwrap();
        std::fs::create_dir_all(at("plain/new")).unwrap();
        assert_eq!(root(&at("plain/new/a.txt")), None);
        std::fs::write(at("repository/.git"), "gitdir: elsewhere").unwrap();
        std::fs::write(at("repository/drafts").join(config::FILE), "").unwrap();
        std::fs::write(at("plain").join(config::FILE), "").unwrap();
        assert_eq!(root(&at("repository/drafts/new/a.txt")), Some(at("repository")));
        assert_eq!(root(&at("plain/new/a.txt")), Some(at("plain")));
    }

    #[test]
    fn siblings_are_those_that_may_be_resolutions() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.md", "c.rs"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let names = siblings(folder.path());
        let names: Vec<_> = names.iter().filter_map(|it| it.file_name()?.to_str()).collect();
        assert_eq!(names, ["a.md", "b.txt"]);
        assert!(siblings(&folder.path().join("nowhere")).is_empty());
    }
}
