//! Which configuration holds for a file: the nearest `resolution-ls.toml` above it, over the editor's settings,
//! under the command line's.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::FILE;
use super::fault::{self, Fault};
use super::keys::{Config, Override, Profile};
use crate::rules::{MUN, Selection};
use crate::un::Lang;

/// The configuration of one folder, ready for use.
#[derive(Debug)]
pub struct Settings {
    /// The keys.
    pub config: Config,
    /// The folder of the configuration, from which its paths count; nothing where there is no file.
    pub root: Option<PathBuf>,
    /// What is wrong in it.
    pub faults: Vec<Fault>,
    excluded: Option<Gitignore>,
    overridden: Vec<Option<Gitignore>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self::new(&Value::Null, None)
    }
}

impl Settings {
    fn new(value: &Value, root: Option<&Path>) -> Self {
        let (config, wrong) =
            fault::read(if value.is_null() { Value::Object(Map::new()) } else { value.clone() });
        let mut faults: Vec<Fault> =
            wrong.into_iter().map(|it| Fault { file: None, line: None, message: it.message }).collect();
        let mut globs = |list: &[String]| globs(root, list, &mut faults);
        let excluded = globs(&config.exclude);
        let overridden = config.overrides.iter().map(|it| globs(&it.paths)).collect();
        Self { excluded, overridden, root: root.map(Path::to_owned), config, faults }
    }

    /// The rules that report in a file, and how severely.
    pub fn selection(&self, file: Option<&Path>) -> Selection {
        let config = &self.config;
        let fitting: Vec<&Override> = config
            .overrides
            .iter()
            .zip(&self.overridden)
            .filter(|(_, globs)| {
                file.zip(globs.as_ref()).is_some_and(|(file, globs)| matches(globs, file, false))
            })
            .map(|it| it.0)
            .collect();
        let mut selection = Selection::default();
        if config.profile == Profile::Mun {
            selection = MUN.iter().fold(selection, |it, (code, severity)| it.with(code, *severity));
        }
        if let Some(select) =
            fitting.iter().rev().find_map(|it| it.select.as_ref()).or(config.select.as_ref())
        {
            selection = selection.only(select);
        }
        for (code, level) in config.severity.iter().chain(fitting.iter().flat_map(|it| &it.severity)) {
            selection = selection.with(code, (*level).into());
        }
        fitting.iter().fold(selection.without(&config.ignore), |it, over| it.without(&over.ignore))
    }

    /// Whether a file or folder is left out.
    pub fn excludes(&self, path: &Path, folder: bool) -> bool {
        self.excluded.as_ref().is_some_and(|it| matches(it, path, folder))
    }

    /// The language that the configuration says the documents are in.
    pub fn language(&self) -> Option<Lang> {
        self.config.language.map(|it| it.0)
    }
}

fn globs(root: Option<&Path>, list: &[String], faults: &mut Vec<Fault>) -> Option<Gitignore> {
    if list.is_empty() {
        return None;
    }
    let mut builder = GitignoreBuilder::new(root.unwrap_or(Path::new("/")));
    for glob in list {
        if let Err(error) = builder.add_line(None, glob) {
            faults
                .push(Fault { file: None, line: None, message: format!("‘{glob}’ is no path: {error}") });
        }
    }
    builder.build().ok()
}

fn matches(globs: &Gitignore, path: &Path, folder: bool) -> bool {
    // A path elsewhere would make the library panic.
    path.starts_with(globs.path()) && globs.matched_path_or_any_parents(path, folder).is_ignore()
}

/// All configurations in use, each file read once.
#[derive(Debug, Clone, Default)]
pub struct Configuration {
    /// The editor's settings: they hold where no file says otherwise.
    under: Value,
    /// The command line's: they hold in any case.
    over: Value,
    /// The file that holds for all, in place of the nearest one; an empty name for none at all.
    named: Option<PathBuf>,
    /// By the configuration's path; one entry without a path for what has none.
    read: FxHashMap<Option<PathBuf>, Arc<Settings>>,
    /// The configuration's path by folder.
    nearest: FxHashMap<PathBuf, Option<PathBuf>>,
}

impl Configuration {
    /// The editor's settings in place of those before.
    pub fn set_editor(&mut self, value: Value) {
        self.under = value;
        self.forget();
    }

    /// What the command line says: keys that go before all others, the file to read, or that none is to be read.
    pub fn of_command(over: Value, file: Option<&Path>, any_file: bool) -> Self {
        let named = file.map(Path::to_owned).or_else(|| (!any_file).then(PathBuf::new));
        Self { over, named, ..Self::default() }
    }

    /// Reads all files again when they are asked for next.
    pub fn forget(&mut self) {
        self.read.clear();
        self.nearest.clear();
    }

    /// What holds for a file (or a folder, or a document without a place).
    pub fn of(&mut self, file: Option<&Path>) -> Arc<Settings> {
        let found = match &self.named {
            Some(named) if named.as_os_str().is_empty() => None,
            Some(named) => Some(named.clone()),
            None => file.and_then(|it| self.nearest(it.parent()?)),
        };
        if let Some(known) = self.read.get(&found) {
            return Arc::clone(known);
        }
        let settings = Arc::new(self.load(found.as_deref()));
        self.read.insert(found, Arc::clone(&settings));
        settings
    }

    /// What is wrong in the configurations that were read so far, each once, in order.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> = self.read.values().flat_map(|it| it.faults.iter().cloned()).collect();
        faults.sort_by(|a, b| (&a.file, a.line, &a.message).cmp(&(&b.file, b.line, &b.message)));
        faults.dedup();
        faults
    }

    fn nearest(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.nearest.get(folder) {
            return known.clone();
        }
        let own = folder.join(FILE);
        let found = if own.is_file() { Some(own) } else { folder.parent().and_then(|it| self.nearest(it)) };
        self.nearest.insert(folder.to_owned(), found.clone());
        found
    }

    fn load(&self, file: Option<&Path>) -> Settings {
        let mut faults = Vec::new();
        let own = match file.map(|it| (it, std::fs::read_to_string(it))) {
            None => Value::Null,
            Some((file, Err(error))) => {
                faults.push(Fault { file: Some(file.to_owned()), line: None, message: error.to_string() });
                Value::Null
            }
            Some((file, Ok(text))) => {
                let (value, wrong) = of_text(file, &text);
                faults.extend(wrong);
                value
            }
        };
        let value = merged(merged(self.under.clone(), own), self.over.clone());
        let mut settings = Settings::new(&value, file.and_then(Path::parent));
        // What is wrong in the file was named with its line already.
        let named = |it: &Fault| faults.iter().any(|known| known.message == it.message);
        settings.faults.retain(|it| !named(it));
        settings.faults.append(&mut faults);
        settings
    }
}

fn of_text(file: &Path, text: &str) -> (Value, Vec<Fault>) {
    let fault::Toml { value, places, error } = fault::from_toml(text);
    let at = |place: usize, message: String| Fault {
        file: Some(file.to_owned()),
        line: Some(fault::line(text, place)),
        message,
    };
    let mut faults: Vec<Fault> = error.into_iter().map(|(place, message)| at(place, message)).collect();
    for wrong in fault::read(value.clone()).1 {
        let place = places.iter().rev().find(|it| it.0 == wrong.path).map_or(0, |it| it.1.start);
        faults.push(at(place, wrong.message));
    }
    (value, faults)
}

/// `over` laid over `under`: tables key by key, `ignore` and `overrides` joined, anything else replaced.
fn merged(under: Value, over: Value) -> Value {
    match (under, over) {
        (under, Value::Null) => under,
        (Value::Object(mut under), Value::Object(over)) => {
            for (key, value) in over {
                let old = under.remove(&key).unwrap_or_default();
                let value = match (key.as_str(), old, value) {
                    ("ignore" | "overrides", Value::Array(mut old), Value::Array(mut new)) => {
                        old.append(&mut new);
                        Value::Array(old)
                    }
                    (_, old, value) => merged(old, value),
                };
                under.insert(key, value);
            }
            Value::Object(under)
        }
        (_, over) => over,
    }
}

#[cfg(test)]
mod tests;
