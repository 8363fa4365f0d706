//! `resolution-ls index PATH…`: what is known of folders, and how long it took to know it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::workspace::{self, Folder, Index, Scope};

use super::args::Format;
use super::output;

/// Which folders are read.
#[derive(Debug, clap::Args)]
pub(super) struct Folders {
    /// Folders of .txt, .md and .resolution files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Neither use nor write what is kept of folders for the next time.
    #[arg(long)]
    no_cache: bool,
}

/// What is shown, and how.
#[derive(Debug, clap::Args)]
pub struct IndexArgs {
    #[command(flatten)]
    folders: Folders,
    /// For eyes or for machines.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Folders that were read.
pub(super) struct Read {
    pub(super) index: Index,
    pub(super) took: Duration,
}

#[derive(Serialize)]
struct Counts {
    files: usize,
    resolutions: usize,
    symbols: usize,
    citations: usize,
    /// Resolutions by language.
    languages: BTreeMap<&'static str, usize>,
    /// Bytes of text.
    text_bytes: u64,
    /// Bytes of memory for what is kept of it.
    memory_bytes: usize,
    milliseconds: u128,
    /// Symbols that two files of one folder and language claim.
    duplicates: Vec<Duplicate>,
}

#[derive(Serialize)]
struct Duplicate {
    symbol: String,
    files: Vec<String>,
}

impl Folders {
    pub(super) fn read(&self) -> Result<Read, String> {
        let started = Instant::now();
        let mut folders = Vec::new();
        for path in &self.paths {
            let path = path.canonicalize().map_err(|error| format!("{}: {error}", path.display()))?;
            folders.push(Folder { path, library: false });
        }
        let cache = if self.no_cache { None } else { workspace::cache_folder() };
        let index = workspace::read_folders(&folders, Scope { cache, ..Scope::default() });
        Ok(Read { index, took: started.elapsed() })
    }
}

pub(super) fn run(args: &IndexArgs) -> Result<ExitCode, String> {
    let counts = counts(&args.folders.read()?);
    match args.format {
        Format::Json => output::json(&counts)?,
        Format::Text => output::write(&text(&counts))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn counts(Read { index, took }: &Read) -> Counts {
    let mut languages = BTreeMap::new();
    let (mut resolutions, mut citations, mut text_bytes) = (0, 0, 0);
    for file in index.files() {
        resolutions += file.summary.resolutions.len();
        citations += file.summary.resolutions.iter().map(|it| it.citations.len()).sum::<usize>();
        text_bytes += file.stamp.size;
        if !file.summary.resolutions.is_empty() {
            *languages.entry(file.summary.lang.code()).or_default() += file.summary.resolutions.len();
        }
    }
    let duplicate = |(symbol, files): (String, Vec<_>)| Duplicate {
        symbol,
        files: files
            .into_iter()
            .map(|it: std::sync::Arc<std::path::Path>| it.display().to_string())
            .collect(),
    };
    Counts {
        files: index.len(),
        resolutions,
        symbols: index.symbols(),
        citations,
        languages,
        text_bytes,
        memory_bytes: index.memory(),
        milliseconds: took.as_millis(),
        duplicates: index.duplicates().into_iter().map(duplicate).collect(),
    }
}

fn text(counts: &Counts) -> String {
    let languages: Vec<_> = counts.languages.iter().map(|(code, count)| format!("{code} {count}")).collect();
    let mega = |bytes: u64| bytes as f64 / 1e6;
    let mut out = format!(
        "{} files, {:.1} MB\n{} resolutions ({}), {} symbols\n{} citations\n{:.1} MB of memory\n{} ms\n",
        counts.files,
        mega(counts.text_bytes),
        counts.resolutions,
        languages.join(", "),
        counts.symbols,
        counts.citations,
        mega(counts.memory_bytes as u64),
        counts.milliseconds,
    );
    for duplicate in &counts.duplicates {
        out.push_str(&format!("{} is claimed by {}\n", duplicate.symbol, duplicate.files.join(" and ")));
    }
    out
}
