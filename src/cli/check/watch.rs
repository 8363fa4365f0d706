//! `--watch`: checks again whenever a file changes, until it is ended.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::channel;
use std::time::Duration;

use notify::{Event, RecursiveMode, Watcher as _};

use super::args::CheckArgs;
use crate::cli::output;
use crate::workspace::{config, is_candidate};

/// Changes closer together than this are one.
const PAUSE: Duration = Duration::from_millis(100);

pub(super) fn run(args: &CheckArgs, pass: impl Fn() -> Result<u8, String>) -> Result<ExitCode, String> {
    let (sender, changes) = channel();
    let told = move |event: notify::Result<Event>| {
        if event.is_ok_and(|it| !it.kind.is_access() && it.paths.iter().any(|it| matters(it))) {
            // Nobody listens any more: the end.
            let _ = sender.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(told).map_err(|it| it.to_string())?;
    for folder in folders(args) {
        let watched = watcher.watch(&folder, RecursiveMode::Recursive);
        watched.map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    loop {
        let status = pass()?;
        output::error(&format!("status {status}; waiting for changes"));
        if changes.recv().is_err() {
            return Ok(ExitCode::from(status));
        }
        while changes.recv_timeout(PAUSE).is_ok() {}
    }
}

/// The folders to watch: an editor may put a new file in the old one's place, so a file's folder.
fn folders(args: &CheckArgs) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for path in args.paths.iter().filter(|it| it.as_path() != Path::new("-")) {
        let place = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        folders.extend(place.ancestors().find(|it| it.is_dir()).map(Path::to_owned));
    }
    folders.sort();
    folders.dedup();
    folders
}

fn matters(path: &Path) -> bool {
    is_candidate(path) || path.file_name().is_some_and(|it| it == config::FILE)
}
