//! Comments that silence rules: `<!-- resolution-ls: ignore CODE, CODE -->` for the block that follows,
//! `<!-- resolution-ls: ignore-file CODE -->` for the document. Without a code they silence all.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::select::ALL;
use super::{Context, Finding, Findings, FixKind, Rule, Severity, is_known, means, nearest_code};
use crate::resolution::{Element, Resolution};
use crate::syntax::PassageKind;

pub(super) const UNKNOWN: Rule = Rule {
    code: "suppression-unknown",
    severity: Severity::Hint,
    on: true,
    summary: "A comment silences a rule that does not exist.",
    why: "It silences nothing.",
    source: "resolution-ls",
    bad: "<!-- resolution-ls: ignore date-imposible -->\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "<!-- resolution-ls: ignore date-impossible -->\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

static COMMENT: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "the pattern is a constant")]
    Regex::new(r"^<!--\s*resolution-ls:\s*(ignore-file|ignore)\b([^>]*?)-->").unwrap()
});

/// What the comments of a resolution silence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Suppressions {
    /// Names of rules that are silent in the whole document.
    file: Vec<String>,
    /// Names of rules that are silent in a range, in bytes of the resolution.
    ranges: Vec<(Range<u32>, Vec<String>)>,
}

impl Suppressions {
    /// Reads the comments of a resolution.
    pub(super) fn of(resolution: &Resolution) -> Self {
        let mut found = Self::default();
        let mut due: Vec<String> = Vec::new();
        for (index, (start, block)) in resolution.blocks().iter().enumerate() {
            // What stands behind the comment in its own block is what it means.
            let mut words = false;
            for passage in block.passages() {
                if passage.kind != PassageKind::Comment {
                    words = true;
                    continue;
                }
                let source = block.source(passage);
                if let Some(comment) = Comment::parse(source) {
                    let names = if comment.whole { &mut found.file } else { &mut due };
                    names.extend(comment.named().map(str::to_owned));
                    words |= !source[comment.end..].trim().is_empty();
                }
            }
            if words && !due.is_empty() {
                let names = std::mem::take(&mut due);
                let own = *start..*start + block.text().len() as u32;
                let ranges = std::iter::once(own).chain(other_pieces(resolution, index));
                found.ranges.extend(ranges.map(|it| (it, names.clone())));
            }
        }
        found
    }

    /// The names of rules that are silent in the whole document.
    pub(super) fn whole(&self) -> impl Iterator<Item = &str> {
        self.file.iter().map(String::as_str)
    }

    /// Whether a finding of the resolution is silent at its place.
    pub(super) fn silence(&self, finding: &Finding) -> bool {
        let at = u32::from(finding.range.start());
        let holds = |range: &Range<u32>| range.start <= at && at <= range.end;
        self.ranges.iter().any(|it| holds(&it.0) && it.1.iter().any(|name| means(name, finding.code)))
    }
}

/// The rest of the paragraphs that begin in a block and go on behind a page cut.
fn other_pieces(resolution: &Resolution, block: usize) -> impl Iterator<Item = Range<u32>> {
    let begun =
        move |it: &&Element| it.pieces.len() > 1 && it.pieces.iter().any(|it| it.block as usize == block);
    let pieces = resolution.elements.iter().filter(begun).flat_map(|it| it.pieces.iter());
    pieces.filter(move |it| it.block as usize != block).map(|it| resolution.passage_range(*it))
}

/// A comment that silences.
struct Comment<'a> {
    whole: bool,
    /// The names of rules, each with its place in bytes of the comment.
    names: Vec<(usize, &'a str)>,
    end: usize,
}

impl<'a> Comment<'a> {
    fn parse(source: &'a str) -> Option<Self> {
        let captures = COMMENT.captures(source)?;
        let list = captures.get(2)?;
        let mut names = Vec::new();
        let mut at = list.start();
        for part in list.as_str().split_inclusive([',', ' ', '\t', '\n', '\r']) {
            let name = part.trim_matches([',', ' ', '\t', '\n', '\r']);
            if !name.is_empty() {
                names.push((at, name));
            }
            at += part.len();
        }
        Some(Self { whole: &captures[1] == "ignore-file", names, end: captures.get(0)?.end() })
    }
}

impl<'a> Comment<'a> {
    /// The names; `all` where there are none.
    fn named(&self) -> impl Iterator<Item = &'a str> {
        let all = self.names.is_empty().then_some(ALL);
        self.names.iter().map(|it| it.1).chain(all)
    }
}

/// Reports names that mean no rule.
pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    for (start, block) in resolution.blocks() {
        for passage in block.passages().iter().filter(|it| it.kind == PassageKind::Comment) {
            let Some(comment) = Comment::parse(block.source(passage)) else { continue };
            for (at, name) in comment.names.iter().filter(|it| !is_known(it.1)) {
                let from = start + passage.range.start + *at as u32;
                let range = from..from + name.len() as u32;
                match nearest_code(name) {
                    Some(nearest) => {
                        let message = format!("There is no rule ‘{name}’. Write ‘{nearest}’.");
                        let title = format!("Change to ‘{nearest}’");
                        let edits = vec![(range.clone(), nearest.to_owned())];
                        out.report(&UNKNOWN, range, message).fix(title, edits);
                    }
                    None => {
                        let message = format!("There is no rule ‘{name}’. Remove the name.");
                        out.report(&UNKNOWN, range, message);
                    }
                }
            }
        }
    }
}

/// Where the comment goes that silences `code` at an offset of a resolution, in bytes of it, and the comment.
pub(super) fn ignore_here(
    resolution: &Resolution,
    at: u32,
    code: &str,
    line_end: &str,
) -> Option<(u32, String)> {
    let index = resolution.blocks().partition_point(|it| it.0 <= at).checked_sub(1)?;
    let (start, _) = resolution.blocks().get(index)?;
    if let Some((before, block)) = index.checked_sub(1).and_then(|it| resolution.blocks().get(it))
        && let [passage] = block.passages()
        && let Some(comment) = Comment::parse(block.source(passage)).filter(|it| !it.whole)
        && let Some((place, name)) = comment.names.last()
    {
        let end = before + passage.range.start + (place + name.len()) as u32;
        return Some((end, format!(", {code}")));
    }
    Some((*start, format!("<!-- resolution-ls: ignore {code} -->{line_end}{line_end}")))
}
