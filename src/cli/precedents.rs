//! `resolution-ls precedents FILE --library DIR`: where each paragraph was adopted before.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;

use super::args::Format;
use super::output;
use crate::precedent::{Asking, Paragraph};
use crate::workspace::{self, Agreed, Folder, Scope, Workspace, sources};

/// What is looked for, and where.
#[derive(Debug, clap::Args)]
pub struct PrecedentsArgs {
    /// The resolution or draft at hand.
    file: PathBuf,
    #[command(flatten)]
    library: Library,
    /// Precedents told of a paragraph at most.
    #[arg(long, default_value_t = 5)]
    limit: usize,
    /// For eyes or for machines.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Neither use nor write what earlier runs and servers have read.
    #[arg(long)]
    no_cache: bool,
}

/// The folders of earlier resolutions.
#[derive(Debug, clap::Args)]
pub(super) struct Library {
    /// A folder of earlier resolutions; may be given several times.
    #[arg(long = "library", value_name = "DIR", required = true)]
    folders: Vec<PathBuf>,
}

impl Library {
    /// The files but `without`; their paragraphs too where `paragraphs` is set.
    pub(super) fn read(
        &self,
        without: Option<&Path>,
        cache: bool,
        paragraphs: bool,
    ) -> Result<Workspace, String> {
        let roots = self.canonical()?;
        let folders: Vec<Folder> =
            roots.iter().map(|it| Folder { path: it.clone(), library: true }).collect();
        let cache = cache.then(workspace::cache_folder).flatten();
        let mut index = workspace::read_folders(&folders, Scope { cache: cache.clone(), ..Scope::default() });
        if let Some(path) = without {
            index.remove(path);
        }
        let mut found = Workspace::default();
        if paragraphs {
            found.set_agreed(workspace::agreed_in(&index, &roots, cache));
        }
        found.set_index(index);
        Ok(found)
    }

    fn canonical(&self) -> Result<Vec<PathBuf>, String> {
        let folders = self.folders.iter();
        folders.map(|it| it.canonicalize().map_err(|error| format!("{}: {error}", it.display()))).collect()
    }
}

#[derive(Serialize)]
struct Asked {
    part: &'static str,
    number: Option<String>,
    /// Bytes of the file.
    start: u32,
    end: u32,
    precedents: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    symbol: Option<String>,
    path: String,
    part: &'static str,
    number: Option<String>,
    similarity: f64,
    /// Bytes of that file.
    start: u32,
    end: u32,
}

pub(super) fn run(args: &PrecedentsArgs) -> Result<ExitCode, String> {
    let document = output::read(&args.file)?;
    let path = args.file.canonicalize().map_err(|error| format!("{}: {error}", args.file.display()))?;
    let library = args.library.read(Some(&path), !args.no_cache, true)?;
    let asked: Vec<Asked> = sources(&document, &path)
        .iter()
        .flat_map(|source| {
            let origin = &source.origin;
            let asking = Asking {
                symbol: origin.symbol.as_ref(),
                title: &origin.title,
                adopted: origin.adopted,
                named: false,
            };
            let whole = source.paragraphs.iter().filter(|it| !it.is_item);
            whole.map(|it| ask(library.agreed(), it, asking, args.limit)).collect::<Vec<_>>()
        })
        .collect();
    match args.format {
        Format::Json => output::json(&asked)?,
        Format::Text => output::write(&asked.iter().fold(String::new(), shown))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn ask(index: &Agreed, paragraph: &Paragraph, asking: Asking<'_>, limit: usize) -> Asked {
    let precedents = index.nearest(&paragraph.shingles, asking, limit).into_iter().map(|it| Found {
        symbol: it.origin.symbol.as_ref().map(ToString::to_string),
        path: it.origin.path.display().to_string(),
        part: it.part.name(),
        number: it.number.map(|it| it.to_string()),
        similarity: it.similarity,
        start: it.range.start,
        end: it.range.end,
    });
    Asked {
        part: paragraph.part.name(),
        number: paragraph.number.map(|it| it.to_string()),
        start: paragraph.range.start,
        end: paragraph.range.end,
        precedents: precedents.collect(),
    }
}

/// `14: = A/RES/78/223, 14`, `≈` and the similarity for near ones, `new` for none.
fn shown(mut text: String, asked: &Asked) -> String {
    let name =
        |part: &str, number: Option<&str>| number.map_or_else(|| part.to_owned(), |it| format!("para. {it}"));
    let _ = write!(text, "{}:", name(asked.part, asked.number.as_deref()));
    if asked.precedents.is_empty() {
        text.push_str(" new");
    }
    for (index, it) in asked.precedents.iter().enumerate() {
        let symbol = it.symbol.as_deref().unwrap_or(&it.path);
        let place = name(it.part, it.number.as_deref());
        let comma = if index > 0 { ";" } else { "" };
        let _ = match it.similarity {
            same if same >= 1.0 => write!(text, "{comma} = {symbol}, {place}"),
            near => write!(text, "{comma} ≈ {symbol}, {place} ({:.0} %)", near * 100.0),
        };
    }
    text.push('\n');
    text
}
