//! Findings: what breaks the drafting rules. One file a family; [`RULES`] is the list that the documentation
//! and the command line are made from.

mod abbreviations;
mod agreed;
mod carried;
mod checked;
mod citations;
mod complete;
mod contractions;
mod dates;
mod days;
mod endings;
mod facts;
mod finding;
mod fixes;
mod footnotes;
mod forms;
mod gaps;
mod headings;
mod hidden;
mod identity;
mod leads;
mod lowercase;
mod masthead;
mod moved;
mod naming;
mod negotiation;
mod notes;
mod numbering;
mod numbers;
mod omitted;
mod others;
mod pairs;
mod punctuation;
mod quoting;
mod references;
mod repeats;
mod reported;
mod rule;
mod scripts;
mod select;
mod series;
mod signs;
mod slips;
mod spacing;
mod spelling;
mod suppress;
mod symbols;
mod translation;
mod verbs;
mod votes;
mod wording;

use std::sync::Arc;

pub use agreed::Earlier;
pub use checked::Checked;
pub use finding::{Finding, Findings, Fix, TextEdit};
pub use fixes::{Fixed, Which, applied, edits_between, fix_all, ignore_here};
pub use omitted::Base;
pub use others::{How, ItemNames, Newer, Others, Told};
pub use reported::Reported;
pub use rule::{FixKind, Rule, Severity};
pub use select::{MUN, Selection, is_known, means, nearest, nearest_code, rule};
pub use translation::Original;

use facts::{Facts, Words};
use masthead::Head;

use crate::resolution::{Document, Resolution};
use crate::un::Lang;

/// All rules, in the order of the documentation.
pub const RULES: &[Rule] = &[
    footnotes::UNDEFINED,
    footnotes::UNUSED,
    footnotes::REPEATED,
    footnotes::ORDER,
    footnotes::PLAIN,
    footnotes::SAME,
    notes::EMPTY,
    notes::ENDING,
    notes::POSITION,
    notes::ENCLOSED,
    notes::TREATY,
    numbering::PARAGRAPH,
    numbering::MISSING,
    numbering::SINGLE,
    numbering::SUBPARAGRAPH,
    numbering::LABEL,
    headings::HEADING,
    headings::ANNEX,
    repeats::DUPLICATE,
    repeats::ONE,
    negotiation::BRACKET,
    endings::OPERATIVE,
    endings::OPENING,
    endings::RECITAL,
    endings::FINAL,
    endings::ITEM,
    endings::INTRODUCTION,
    identity::TITLE,
    identity::STOP,
    complete::INCOMPLETE,
    complete::NAME,
    masthead::TITLE_NUMBER,
    masthead::SESSION,
    masthead::REPORT,
    masthead::RANGE,
    masthead::DATE,
    masthead::ORGAN,
    identity::COMMITTEE,
    identity::AGENDA,
    votes::COUNT,
    citations::SESSION_DATE,
    citations::CONFLICT,
    citations::FUTURE,
    citations::REDATED,
    citations::UNDATED,
    naming::PLURAL,
    naming::FRAME,
    others::DATE,
    others::TITLE,
    others::PARAGRAPH,
    others::UNKNOWN,
    others::CORRECTED,
    others::SUPERSEDED,
    others::DUPLICATE,
    others::agenda::NAME,
    series::LATEST,
    translation::PARAGRAPH,
    translation::CITATION,
    translation::NOTE,
    translation::NUMBER,
    slips::SLIP,
    moved::DATE,
    omitted::LEFT_OUT,
    references::INTERNAL,
    references::DIRECTION,
    references::PART,
    dates::IMPOSSIBLE,
    dates::WEEKDAY,
    dates::FORMAT,
    dates::REVERSED,
    dates::YEARS,
    verbs::FORM,
    leads::RECITAL,
    leads::OPERATIVE,
    leads::CAPITAL,
    verbs::ALSO,
    verbs::EMPHASIS,
    pairs::EMPHASIS,
    pairs::QUOTES,
    pairs::BRACKETS,
    pairs::STRAIGHT,
    quoting::STRANGE,
    wording::REPEATED,
    wording::DOUBLE,
    wording::BEFORE,
    punctuation::REPEATED,
    punctuation::MISSING,
    signs::SPACE,
    spacing::CHINESE,
    spacing::ARABIC,
    signs::FOREIGN,
    wording::PERCENT,
    numbers::WORDS,
    forms::ORDINAL,
    forms::POINT,
    forms::BROKEN,
    forms::DASH,
    wording::PRESENT,
    wording::CALLS,
    wording::LATIN,
    wording::AMPERSAND,
    wording::SHORT,
    abbreviations::UNDEFINED,
    abbreviations::UNUSED,
    abbreviations::POSSESSIVE,
    naming::PINPOINT,
    wording::MEMBER,
    spelling::OXFORD,
    signs::INSTEAD,
    contractions::CONTRACTION,
    scripts::MIXED,
    scripts::FIGURES,
    scripts::INVISIBLE,
    symbols::MALFORMED,
    symbols::LONG,
    suppress::UNKNOWN,
];

/// What looks at the words of one element alone; its findings are kept with the element.
const LOCAL: &[fn(&Words<'_>, &mut Findings)] = &[
    dates::check,
    days::check,
    pairs::check,
    wording::check,
    punctuation::check,
    numbers::check,
    signs::check,
    contractions::check,
    spacing::check,
    quoting::check,
    spelling::check,
    scripts::check,
    symbols::check,
    notes::check,
    naming::check,
    abbreviations::possessive,
    identity::agenda,
    votes::check,
    forms::check,
];

/// What looks at a whole resolution, at every keystroke in it.
const WHOLE: &[fn(&Context<'_>, &mut Findings)] = &[
    footnotes::check,
    notes::enclosed,
    numbering::check,
    headings::check,
    repeats::check,
    negotiation::check,
    abbreviations::check,
    endings::check,
    masthead::check,
    complete::check,
    citations::check,
    references::check,
    references::parts,
    verbs::check,
    leads::check,
    hidden::check,
    lowercase::check,
    suppress::check,
];

/// What a rule of the whole looks at: one resolution, and what the ones before it leave open.
struct Context<'a> {
    /// The resolution.
    resolution: &'a Resolution,
    /// What was read in masthead and title.
    head: &'a Head,
    /// What was read in each of its elements.
    facts: &'a [Arc<Facts>],
    lang: Lang,
    /// The last footnote's number of the resolution before, in a volume that counts them through.
    last_note: u32,
    /// Footnotes of which the resolutions around have the other half.
    elsewhere: &'a footnotes::Loose,
}

/// The findings of the rules that are on where nothing is configured, in order of place.
pub fn check(document: &Document) -> Vec<Finding> {
    check_with(document, &Selection::default())
}

/// The findings of a document that `selection` lets report and no comment silences, in order of place.
pub fn check_with(document: &Document, selection: &Selection) -> Vec<Finding> {
    Checked::of(document, &Checked::default()).reported(document, selection, None)
}
