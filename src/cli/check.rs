//! `resolution-ls check PATH…`

mod args;
mod files;
mod fixing;
mod formats;
mod watch;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde_json::{Map, Value};

pub use args::{CheckArgs, CheckFormat, Color};

use super::output;
use crate::resolution::Document;
use crate::rules::{self, Finding};
use crate::workspace::config::Configuration;
use crate::workspace::{self, Agreed, Index, Scope};
use files::Source;

/// What came of one file.
struct Checked {
    source: Source,
    document: Document,
    findings: Vec<Finding>,
    /// What mending changes, and how often each rule was mended.
    mended: Option<fixing::Mended>,
}

pub(super) fn run(args: &CheckArgs) -> Result<ExitCode, String> {
    if args.watch {
        return watch::run(args, || pass(args));
    }
    pass(args).map(ExitCode::from)
}

/// Checks all once; the exit status.
fn pass(args: &CheckArgs) -> Result<u8, String> {
    let mut configuration = configuration(args)?;
    let (sources, mut errors) = files::sources(args, &mut configuration);
    errors.extend(configuration.faults().iter().map(ToString::to_string));
    let (index, agreed) = known(args, &sources, &configuration);
    let bar = progress(sources.len());
    let one = |source: &Source| {
        let checked = catch_unwind(AssertUnwindSafe(|| check(args, source, &index, &agreed)))
            .unwrap_or_else(|_| Err(format!("{}: checking it failed", source.name.display())));
        bar.inc(1);
        checked
    };
    let mut checked = Vec::with_capacity(sources.len());
    for outcome in sources.par_iter().map(one).collect::<Vec<_>>() {
        match outcome {
            Ok(it) => checked.extend(it),
            Err(message) => errors.push(message),
        }
    }
    bar.finish_and_clear();
    errors.iter().for_each(|it| output::error(it));
    let shown = shown(args, &checked)?;
    match &args.output {
        Some(file) => fixing::replace(file, &shown)?,
        None => output::write(&shown)?,
    }
    let found = checked.iter().any(|it| !it.findings.is_empty());
    Ok(match (errors.is_empty(), found && !args.exit_zero) {
        (false, _) => 2,
        (true, true) => 1,
        (true, false) => 0,
    })
}

/// What is known of other documents: those of the workspaces that what is checked lies in, and of the libraries and
/// catalogues of the configurations that hold.
fn known(args: &CheckArgs, sources: &[Source], configuration: &Configuration) -> (Index, Agreed) {
    let folders: Vec<PathBuf> =
        args.paths.iter().filter(|it| it.is_dir()).map(|it| files::place(it)).collect();
    let named = sources.iter().filter(|it| !folders.iter().any(|folder| it.place.starts_with(folder)));
    let beside: Vec<PathBuf> = named.map(|it| it.place.clone()).collect();
    let cache = if args.no_cache { None } else { workspace::cache_folder() };
    let scope = Scope { configuration: configuration.clone(), cache: cache.clone(), threads: 0 };
    let (index, roots) = workspace::read_around(&folders, &beside, scope);
    // What is checked is no agreed language yet; that of the libraries is.
    let libraries: Vec<PathBuf> = roots.into_iter().filter(|it| it.library).map(|it| it.path).collect();
    let mut adopted = index.clone();
    adopted.remove_where(|it| !it.library);
    let agreed = workspace::agreed_in(&adopted, &libraries, cache);
    (index, agreed)
}

fn configuration(args: &CheckArgs) -> Result<Configuration, String> {
    let mut keys = Map::new();
    for name in args.select.iter().flatten().chain(&args.ignore) {
        if !rules::is_known(name) {
            let nearest = rules::nearest_code(name).map(|it| format!("; did you mean ‘{it}’?"));
            return Err(format!("no rule ‘{name}’{}", nearest.unwrap_or_default()));
        }
    }
    if let Some(select) = &args.select {
        keys.insert("select".to_owned(), Value::from(select.clone()));
    }
    if !args.ignore.is_empty() {
        keys.insert("ignore".to_owned(), Value::from(args.ignore.clone()));
    }
    if let Some(file) = &args.config
        && !file.is_file()
    {
        return Err(format!("{}: no such file", file.display()));
    }
    let file = args.config.as_deref().map(std::path::absolute).transpose().map_err(|it| it.to_string())?;
    Ok(Configuration::of_command(Value::Object(keys), file.as_deref(), !args.no_config))
}

/// A bar where a terminal reads standard error.
fn progress(length: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} files")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length as u64).with_style(style)
}

/// Checks one file; nothing where it was found in a folder and does not read like a resolution.
fn check(
    args: &CheckArgs,
    source: &Source,
    index: &Index,
    agreed: &Agreed,
) -> Result<Option<Checked>, String> {
    let text = files::read(source)?;
    let mut document = Document::parse(&text).in_language(source.settings.language());
    if !source.named && !document.is_resolution() {
        return Ok(None);
    }
    let selection = source.settings.selection(Some(&source.place));
    let mut mended = None;
    if args.fix || args.diff {
        let mending = fixing::mend(args, source, &document, text, &selection)?;
        if args.fix {
            document = mending.document.clone();
        }
        mended = Some(mending);
    }
    let others = index.around((!source.piped).then_some(&*source.place)).with_agreed(agreed, 0);
    let found = rules::Checked::of(&document, &rules::Checked::default());
    let findings = found.reported(&document, &selection, Some(&others));
    Ok(Some(Checked { source: source.clone(), document, findings, mended }))
}

/// What is printed.
fn shown(args: &CheckArgs, checked: &[Checked]) -> Result<String, String> {
    if args.diff {
        return Ok(checked
            .iter()
            .filter_map(|it| it.mended.as_ref())
            .map(|it| it.difference.as_str())
            .collect());
    }
    let format = args.format.unwrap_or_else(|| formats::usual(args));
    if args.statistics {
        return formats::statistics(format, &counts(checked));
    }
    let piped = checked.iter().find(|it| it.source.piped && args.fix);
    match piped {
        Some(it) => Ok(it.document.text().to_string()),
        None => formats::show(format, args, checked),
    }
}

/// How many findings each rule has, and how many of them `--fix` mends.
fn counts(checked: &[Checked]) -> BTreeMap<&'static str, (usize, usize)> {
    let mut counts: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    for finding in checked.iter().flat_map(|it| &it.findings) {
        let count = counts.entry(finding.code).or_default();
        count.0 += 1;
        count.1 += usize::from(rules::Which::Safe.of(finding).is_some());
    }
    counts
}

/// A path with `/` between its parts, for reports that other machines read.
fn slashed(path: &Path) -> String {
    path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
}
