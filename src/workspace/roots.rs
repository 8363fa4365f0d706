//! The folders that are read: those of the workspace, and the libraries that their configurations name.

use std::path::{Component, Path, PathBuf};

use super::config::{self, Configuration};
use super::read::Folder;

/// The folders of the workspace, and their libraries behind them, each once.
pub(super) fn of(folders: &[PathBuf], configuration: &mut Configuration) -> Vec<Folder> {
    let mut roots: Vec<Folder> =
        folders.iter().map(|path| Folder { path: path.clone(), library: false }).collect();
    for folder in folders {
        let settings = configuration.of(Some(&folder.join(config::FILE)));
        for library in &settings.config.libraries {
            // What an editor's settings name has no folder of its own.
            let path = place(settings.root.as_deref().unwrap_or(folder), library);
            match path.canonicalize() {
                Ok(path) if path.is_dir() => {
                    if !roots.iter().any(|it| it.path == path) {
                        roots.push(Folder { path, library: true });
                    }
                }
                Ok(path) => tracing::warn!("the library {} is no folder", path.display()),
                Err(error) => tracing::warn!("the library {}: {error}", path.display()),
            }
        }
    }
    roots
}

/// The catalogues that the configurations of the workspace's folders name, in order, each once.
pub(super) fn catalogues(folders: &[PathBuf], configuration: &mut Configuration) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in folders {
        let settings = configuration.of(Some(&folder.join(config::FILE)));
        for catalogue in &settings.config.catalogues {
            let path = place(settings.root.as_deref().unwrap_or(folder), catalogue);
            match path.canonicalize() {
                Ok(path) if !found.contains(&path) => found.push(path),
                Ok(_) => {}
                Err(error) => tracing::warn!("the catalogue {}: {error}", path.display()),
            }
        }
    }
    found
}

/// Where a path of a configuration leads: from its folder, or from the user's (`~`).
pub(super) fn place(root: &Path, path: &Path) -> PathBuf {
    let mut parts = path.components();
    match (parts.next(), std::env::var_os("HOME")) {
        (Some(Component::Normal(first)), Some(home)) if first == "~" => {
            Path::new(&home).join(parts.as_path())
        }
        _ => root.join(path),
    }
}

/// The folder that a file is read with: of those that hold it the innermost.
pub(super) fn owner<'a>(roots: &'a [Folder], path: &Path) -> Option<&'a Folder> {
    let holding = roots.iter().filter(|it| path.starts_with(&it.path));
    holding.max_by_key(|it| it.path.components().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_folder_owns_a_file() {
        let folder = |path: &str, library| Folder { path: path.into(), library };
        let roots = [folder("/w", false), folder("/w/library", true), folder("/other", false)];
        let owner = |path: &str| owner(&roots, Path::new(path)).map(|it| it.path.to_str().unwrap());
        assert_eq!(owner("/w/a.txt"), Some("/w"));
        assert_eq!(owner("/w/library/a.txt"), Some("/w/library"));
        assert_eq!(owner("/w/librarya.txt"), Some("/w"));
        assert_eq!(owner("/elsewhere/a.txt"), None);
    }

    #[test]
    fn a_library_is_counted_from_its_configuration() {
        let root = Path::new("/w/config");
        assert_eq!(place(root, Path::new("adopted")), Path::new("/w/config/adopted"));
        assert_eq!(place(root, Path::new("/un")), Path::new("/un"));
        if let Some(home) = std::env::var_os("HOME") {
            assert_eq!(place(root, Path::new("~/un")), Path::new(&home).join("un"));
        }
    }
}
