//! A comparison as Markdown and as HTML.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::{Cited, Comparison, Passage, Piece, PieceKind, Row};

/// What stands round deleted and inserted words, and how words are written.
struct Marks {
    deleted: (&'static str, &'static str),
    inserted: (&'static str, &'static str),
    escape: fn(&str) -> String,
}

const MARKDOWN: Marks = Marks { deleted: ("~~", "~~"), inserted: ("**", "**"), escape: escape_markdown };
const HTML: Marks =
    Marks { deleted: ("<del>", "</del>"), inserted: ("<ins>", "</ins>"), escape: escape_html };

fn escape_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if matches!(char, '*' | '_' | '~' | '`' | '[' | ']' | '<' | '\\' | '|') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

fn escape_html(text: &str) -> String {
    escape(text).into_owned()
}

/// The pieces in one line; blanks stand outside of the signs.
fn marked(pieces: &[Piece], marks: &Marks) -> String {
    let mut line = String::new();
    for piece in pieces {
        let (open, close) = match piece.kind {
            PieceKind::Same => ("", ""),
            PieceKind::Deleted => marks.deleted,
            PieceKind::Inserted => marks.inserted,
        };
        let words = piece.text.trim_end();
        let blanks = piece.text.get(words.len()..).unwrap_or_default();
        let _ = write!(line, "{open}{}{close}{blanks}", (marks.escape)(words));
    }
    line
}

/// The words of two texts in one line of Markdown: ~~deleted~~ and **inserted**.
pub fn words_markdown(pieces: &[Piece]) -> String {
    marked(pieces, &MARKDOWN)
}

/// `para. 1 → para. 2, moved`: where a row's passages stand, and what became of them.
pub fn heading(comparison: &Comparison, row: &Row) -> String {
    let place = |all: &[Passage], at: Option<usize>| Some(all.get(at?)?.place.to_string());
    let places = match (place(&comparison.old, row.old), place(&comparison.new, row.new)) {
        (Some(old), Some(new)) if old == new => old,
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => String::new(),
    };
    let moved = if row.moved { ", moved" } else { "" };
    match row.change {
        super::Change::Same | super::Change::Changed => format!("{places}{moved}"),
        other => format!("{places}, {}{moved}", other.name()),
    }
}

fn cited(all: &[Cited]) -> String {
    all.iter().map(|it| it.symbol.to_string()).collect::<Vec<_>>().join(", ")
}

/// Markdown: the rows that differ, then what is cited no longer and what newly.
pub fn markdown(comparison: &Comparison, old: &str, new: &str) -> String {
    let mut text = format!("# {} → {}\n", escape_markdown(old), escape_markdown(new));
    for row in comparison.rows.iter().filter(|it| it.is_different()) {
        let _ = write!(text, "\n**{}**\n\n{}\n", heading(comparison, row), marked(&row.words, &MARKDOWN));
    }
    for (name, all) in
        [("No longer cited", &comparison.no_longer_cited), ("Newly cited", &comparison.newly_cited)]
    {
        if !all.is_empty() {
            let _ = write!(text, "\n**{name}**: {}\n", cited(all));
        }
    }
    if !comparison.is_different() {
        text.push_str("\nNo difference.\n");
    }
    text
}

const STYLE: &str = "\
body{font:16px/1.5 Georgia,serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}\
table{border-collapse:collapse;width:100%;table-layout:fixed}td,th{vertical-align:top;text-align:start;padding:.4rem .6rem;border-top:1px solid #ccc}\
th{font:13px/1.5 sans-serif;color:#444}th:first-child,td:first-child{width:9rem;font:13px/1.8 sans-serif;color:#444}\
del{background:#fdd;text-decoration:line-through}ins{background:#dfd;text-decoration:none;font-weight:600}\
tr.same td{color:#666}\
@media print{body{font-size:11pt;margin:0;max-width:none}tr{break-inside:avoid}del,ins{-webkit-print-color-adjust:exact;print-color-adjust:exact}}";

/// One page of HTML that needs nothing else and prints well: the old text beside the new one. `lang` is the language
/// of both, as HTML names it.
pub fn html(comparison: &Comparison, old: &str, new: &str, lang: &str) -> String {
    let direction = if lang == "ar" { "rtl" } else { "ltr" };
    let (old, new) = (escape_html(old), escape_html(new));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<meta charset=\"utf-8\">\n<title>{old} – {new}</title>\n<style>{STYLE}</style>\n<h1>{old} → {new}</h1>\n<table>\n<tr><th>Place</th><th>{old}</th><th>{new}</th></tr>\n"
    );
    for row in &comparison.rows {
        let side = |without: PieceKind| {
            let kept: Vec<Piece> = row.words.iter().filter(|it| it.kind != without).cloned().collect();
            marked(&kept, &HTML)
        };
        let (left, right) = (side(PieceKind::Inserted), side(PieceKind::Deleted));
        let class = if row.is_different() { row.change.name() } else { "same" };
        let _ = writeln!(
            page,
            "<tr class=\"{class}\"><td>{}</td><td>{left}</td><td>{right}</td></tr>",
            escape_html(&heading(comparison, row))
        );
    }
    page.push_str("</table>\n");
    for (name, all) in
        [("No longer cited", &comparison.no_longer_cited), ("Newly cited", &comparison.newly_cited)]
    {
        if !all.is_empty() {
            let _ = writeln!(page, "<p><b>{name}:</b> {}</p>", escape_html(&cited(all)));
        }
    }
    page.push_str("</html>\n");
    page
}
