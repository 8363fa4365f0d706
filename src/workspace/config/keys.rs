//! The keys. Their doc comments are the descriptions of the schema and of `docs/configuration.md`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::ide::{Blanks, Emphasis, Footnotes, FormatOptions, Width};
use crate::rules::Severity;
use crate::un::Lang;

/// Configuration of resolution-ls.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct Config {
    /// The rules that report: codes, families (`footnote` means all codes that begin with `footnote-`), `default`
    /// for those that are on where nothing is configured, and `all`. Without this key: `default`.
    pub select: Option<Vec<String>>,
    /// Rules that do not report, by code or family. It goes before `select`.
    pub ignore: Vec<String>,
    /// The severity of rules, by code or family: `error`, `warning`, `information`, `hint` or `off`. A rule that
    /// is off by default is switched on by it.
    pub severity: BTreeMap<String, Level>,
    /// Other choices for some paths; where several fit, the later ones go before the earlier ones.
    pub overrides: Vec<Override>,
    /// The language of the documents (`en`, `fr`, `es`, `ru`, `zh`, `ar`). Without this key it is that of the
    /// opening formula, and where there is none it is told from the words.
    pub language: Option<Language>,
    /// Whose habits hold: `official` for documents of the United Nations, `mun` for Model United Nations, which
    /// spells and repeats more freely.
    pub profile: Profile,
    /// Folders of resolutions outside the workspace that citations may lead to. Relative ones start at the
    /// configuration's own folder.
    pub libraries: Vec<PathBuf>,
    /// Lists of resolutions without their text, for titles, dates, agenda items and votes: files of JSON lines as
    /// the United Nations publish them, CSV with a header, or folders of these. Relative ones start at the
    /// configuration's own folder.
    pub catalogues: Vec<PathBuf>,
    /// Files and folders that are left out, written as in a `.gitignore`.
    pub exclude: Vec<String>,
    /// Larger files are not read, in bytes.
    pub max_file_size: u64,
    /// At most so many findings of one document are sent to an editor as one types; the rest is counted.
    pub max_findings: usize,
    /// Whether an editor that does not ask for them is sent the findings of files that are not open, too.
    pub check_closed_files: bool,
    /// How documents are formatted.
    pub format: Format,
    /// What is shown inside the text.
    pub inlay_hints: InlayHints,
    /// What is shown above paragraphs.
    pub code_lens: CodeLens,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            select: None,
            ignore: Vec::new(),
            severity: BTreeMap::new(),
            overrides: Vec::new(),
            language: None,
            profile: Profile::default(),
            libraries: Vec::new(),
            catalogues: Vec::new(),
            exclude: Vec::new(),
            max_file_size: 16 << 20,
            max_findings: 250,
            check_closed_files: false,
            format: Format::default(),
            inlay_hints: InlayHints::default(),
            code_lens: CodeLens::default(),
        }
    }
}

/// Other choices of rules for some paths.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct Override {
    /// The paths, written as in a `.gitignore`, from the configuration's own folder.
    pub paths: Vec<String>,
    /// The rules that report there, in place of the outer `select`.
    pub select: Option<Vec<String>>,
    /// Rules that do not report there, beside those of the outer `ignore`.
    pub ignore: Vec<String>,
    /// Severities that hold there.
    pub severity: BTreeMap<String, Level>,
}

/// How documents are formatted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct Format {
    /// At most so many characters in a line; without it a paragraph is one line.
    pub width: Option<u16>,
    /// The sign round emphasized words.
    pub emphasis: EmphasisSign,
    /// How footnotes with a number are marked.
    pub footnotes: FootnoteMarks,
    /// Whether notes go to the end of their resolution.
    pub notes_at_end: bool,
    /// What becomes of non-breaking blanks.
    pub blanks: BlankKind,
    /// Whether what a page break cut is joined.
    pub join_pages: bool,
    /// Whether citations are linked to their official addresses.
    pub link: bool,
}

/// The sign round emphasized words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EmphasisSign {
    /// As it is.
    Keep,
    /// `*words*`
    #[default]
    Asterisk,
    /// `_words_`
    Underscore,
}

/// How footnotes with a number are marked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FootnoteMarks {
    /// As they are.
    #[default]
    Keep,
    /// `¹`
    Superscript,
    /// `[^1]`
    Caret,
}

/// What becomes of non-breaking blanks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BlankKind {
    /// As they are.
    #[default]
    Keep,
    /// Every blank is a plain one.
    Plain,
    /// None breaks between a number and what it counts.
    NonBreaking,
}

impl Format {
    /// The formatter's rules.
    pub fn options(&self) -> FormatOptions {
        FormatOptions {
            width: self.width.map_or(Width::None, Width::Columns),
            emphasis: match self.emphasis {
                EmphasisSign::Keep => Emphasis::Keep,
                EmphasisSign::Asterisk => Emphasis::Asterisk,
                EmphasisSign::Underscore => Emphasis::Underscore,
            },
            footnotes: match self.footnotes {
                FootnoteMarks::Keep => Footnotes::Keep,
                FootnoteMarks::Superscript => Footnotes::Superscript,
                FootnoteMarks::Caret => Footnotes::Caret,
            },
            blanks: match self.blanks {
                BlankKind::Keep => Blanks::Keep,
                BlankKind::Plain => Blanks::Plain,
                BlankKind::NonBreaking => Blanks::NonBreaking,
            },
            notes_at_end: self.notes_at_end,
            join_pages: self.join_pages,
            link: self.link,
            ..FormatOptions::default()
        }
    }
}

/// What is shown inside the text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct InlayHints {
    /// Whether any are shown.
    pub enable: bool,
    /// The title behind a citation that has none.
    pub titles: bool,
    /// The first words of a paragraph that is cited.
    pub paragraphs: bool,
    /// How a paragraph goes on behind a page cut.
    pub page_cuts: bool,
    /// The number that a paragraph should have.
    pub numbers: bool,
}

impl Default for InlayHints {
    fn default() -> Self {
        Self { enable: true, titles: true, paragraphs: true, page_cuts: true, numbers: true }
    }
}

/// What is shown above paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct CodeLens {
    /// Whether any are shown.
    pub enable: bool,
    /// Of which paragraphs it is told where they were adopted before.
    pub agreed: AgreedText,
}

/// Of which paragraphs it is told where they were adopted before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AgreedText {
    /// Of none.
    Off,
    /// Of those whose words are new or differ.
    #[default]
    Changed,
    /// Of all.
    Always,
}

impl Default for CodeLens {
    fn default() -> Self {
        Self { enable: true, agreed: AgreedText::default() }
    }
}

/// How severely a rule reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Level {
    Error,
    Warning,
    Information,
    Hint,
    Off,
}

impl From<Level> for Option<Severity> {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Some(Severity::Error),
            Level::Warning => Some(Severity::Warning),
            Level::Information => Some(Severity::Information),
            Level::Hint => Some(Severity::Hint),
            Level::Off => None,
        }
    }
}

/// Whose habits hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the key's text says it")]
pub enum Profile {
    #[default]
    Official,
    Mun,
}

/// A language that resolutions are read in, by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language(pub Lang);

/// The codes of all languages.
const CODES: [&str; Lang::ALL.len()] = {
    let mut codes = [""; Lang::ALL.len()];
    let mut at = 0;
    while at < codes.len() {
        codes[at] = Lang::ALL[at].code();
        at += 1;
    }
    codes
};

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let code = String::deserialize(input)?;
        Lang::of_code(&code).map(Self).ok_or_else(|| D::Error::unknown_variant(&code, &CODES))
    }
}

impl JsonSchema for Language {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "enum": CODES })
    }
}

/// The schema, without references, so that a key's place in it can be walked to.
pub(super) fn schema() -> schemars::Schema {
    let settings = SchemaSettings::draft07().with(|it| it.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<Config>()
}
