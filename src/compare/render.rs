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

/// The words of one text. The blanks are those of the new one: where only words of it stood between two others, the old
/// text had a blank.
fn side(words: &[Piece], without: PieceKind) -> Vec<Piece> {
    let mut kept: Vec<Piece> = Vec::new();
    let mut cut = false;
    for piece in words {
        if piece.kind == without {
            cut = true;
            continue;
        }
        let spaced = |it: char| it.is_alphanumeric() && !('\u{3000}'..='\u{9fff}').contains(&it);
        if let Some(last) = kept.last_mut().filter(|it| cut && it.text.ends_with(spaced))
            && piece.text.starts_with(spaced)
        {
            last.text.push(' ');
        }
        kept.push(piece.clone());
        cut = false;
    }
    kept
}

/// The moved rows, with their indexes, whose old place is right before the row at `index`.
fn left(comparison: &Comparison, index: usize) -> impl Iterator<Item = (usize, &Row)> {
    let settled = |it: &&Row| !it.moved && it.new.is_some() && it.change != super::Change::Split;
    let old = |it: Option<&Row>| it.and_then(|it| it.old);
    let here = old(comparison.rows.get(index).filter(settled));
    let before = old(comparison.rows.iter().take(index).rev().find(|it| settled(it) && it.old.is_some()));
    let moved = comparison.rows.iter().enumerate().filter(|it| it.1.moved);
    moved.filter(move |it| {
        it.1.old.zip(here).is_some_and(|(from, here)| from < here && before.is_none_or(|it| from > it))
    })
}

const STYLE: &str = "\
body{font:16px/1.5 Georgia,serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}\
table{border-collapse:collapse;width:100%;table-layout:fixed}td,th{vertical-align:top;text-align:start;padding:.4rem .6rem;border-top:1px solid #ccc}\
th{font:13px/1.5 sans-serif;color:#444}th:first-child,td:first-child{width:9rem;font:13px/1.8 sans-serif;color:#444}\
del{background:#fdd;text-decoration:line-through}ins{background:#dfd;text-decoration:none;font-weight:600}\
tr.same td,tr.left td{color:#666}tr.left a,td a{color:#05a}tr:target td{background:#ffc}\
@media print{body{font-size:11pt;margin:0;max-width:none}tr{break-inside:avoid}del,ins{-webkit-print-color-adjust:exact;print-color-adjust:exact}}";

/// One page of HTML that needs nothing else and prints well: the old text beside the new one. `lang` is the language
/// of both, as HTML names it.
pub fn html(comparison: &Comparison, old: &str, new: &str, lang: &str) -> String {
    let direction = if lang == "ar" { "rtl" } else { "ltr" };
    let (old, new) = (escape_html(old), escape_html(new));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<meta charset=\"utf-8\">\n<title>{old} – {new}</title>\n<style>{STYLE}</style>\n<h1>{old} → {new}</h1>\n<table>\n<tr><th>Place</th><th>{old}</th><th>{new}</th></tr>\n"
    );
    for (index, row) in comparison.rows.iter().enumerate() {
        // Where a moved passage stood, a link leads to where it stands now.
        for (to, moved) in left(comparison, index) {
            let heading = escape_html(&heading(comparison, moved));
            let _ = writeln!(
                page,
                "<tr class=\"left\" id=\"from-{to}\"><td>{heading}</td><td><a href=\"#row-{to}\">moved</a></td><td></td></tr>"
            );
        }
        let side = |without: PieceKind| marked(&side(&row.words, without), &HTML);
        let (left, right) = (side(PieceKind::Inserted), side(PieceKind::Deleted));
        let back =
            if row.moved { format!(" <a href=\"#from-{index}\">from here</a>") } else { String::new() };
        let class = if row.is_different() { row.change.name() } else { "same" };
        let _ = writeln!(
            page,
            "<tr class=\"{class}\" id=\"row-{index}\"><td>{}{back}</td><td>{left}</td><td>{right}</td></tr>",
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolution::Document;

    fn rows(order: &[&str]) -> Vec<String> {
        let text = |order: &[&str]| {
            let paragraphs = (1..).zip(order).map(|(number, words)| format!("{number}. {words};\n\n"));
            let paragraphs: String = paragraphs.collect();
            Document::parse(&format!(
                "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\n{paragraphs}"
            ))
        };
        let old = text(&[
            "Urges all of them to act soon",
            "Calls upon owners of boats to clean",
            "Decides to remain seized of it",
        ]);
        let page = html(&Comparison::of(&old, &text(order)), "old", "new", "en");
        let link = |it: &&str| it.contains("<a ");
        page.lines()
            .filter(link)
            .map(|it| it.split("</td>").take(2).collect::<Vec<_>>().join(" | "))
            .collect()
    }

    #[test]
    fn the_old_text_keeps_the_blank_that_the_new_one_lost() {
        let old = |old, new| side(&super::super::pieces(old, new), PieceKind::Inserted);
        let text = |pieces: Vec<Piece>| pieces.into_iter().map(|it| it.text).collect::<String>();
        assert_eq!(
            text(old("equality and equity", "equality, solidarity and equity")),
            "equality and equity"
        );
        assert_eq!(text(old("大会决定处理", "大会又决定处理")), "大会决定处理");
    }

    #[test]
    fn what_was_moved_is_linked_from_its_old_place_and_back() {
        let order = [
            "Calls upon owners of boats to clean",
            "Decides to remain seized of it",
            "Urges all of them to act soon",
        ];
        assert_eq!(
            rows(&order),
            [
                "<tr class=\"left\" id=\"from-3\"><td>para. 1 → para. 3, moved | <td><a href=\"#row-3\">moved</a>",
                "<tr class=\"same\" id=\"row-3\"><td>para. 1 → para. 3, moved <a href=\"#from-3\">from here</a> | <td>Urges all of them to act soon;",
            ]
        );
        assert_eq!(rows(&[order[2], order[0], order[1]]), [] as [String; 0]);
    }
}
