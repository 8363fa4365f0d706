//! Rule codes in a comment that suppresses findings: `<!-- resolution-ls: ignore paragraph-number -->`.

use super::site::Site;
use super::{CompletionKind, Completions, item};

/// The words that open such a comment; codes follow, with commas or blanks between.
const HEADS: [&str; 2] = ["resolution-ls:", "resolution-ls :"];
const VERBS: [(&str, &str); 2] = [
    ("ignore", "nothing of these codes in the paragraph below"),
    ("ignore-file", "nothing of these codes in the document"),
];

pub(super) fn complete(site: &Site<'_>, codes: &[(&str, &str)], out: &mut Completions) -> bool {
    let Some(open) = site.line.rfind("<!--") else { return false };
    let inner = &site.line[open + 4..];
    if inner.contains("-->") {
        return false;
    }
    let Some(said) = HEADS.iter().find_map(|it| inner.trim_start().strip_prefix(it)) else {
        return true;
    };
    let typed = said.rsplit([' ', ',']).next().unwrap_or("");
    let done: Vec<&str> = said[..said.len() - typed.len()].split([' ', ',']).collect();
    if done.iter().all(|it| it.is_empty()) {
        out.items.extend(VERBS.iter().map(|it| item(site, CompletionKind::Code, typed, it.0, it.1)));
        return true;
    }
    let left = codes.iter().filter(|it| !done.contains(&it.0));
    out.items.extend(left.map(|it| super::Completion {
        // A code has hyphens: the rest of it behind the cursor is replaced as a whole.
        replace: {
            let rest =
                site.rest.find(|it: char| !it.is_alphanumeric() && it != '-').unwrap_or(site.rest.len());
            let rest = site.rest[..rest].trim_end_matches('-').len();
            let (insert, _) = site.ranges(typed);
            crate::text::TextRange::new(insert.start(), insert.end() + crate::text::size(rest))
        },
        ..item(site, CompletionKind::Code, typed, it.0, it.1)
    }));
    true
}
