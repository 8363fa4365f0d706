//! `$0` is the cursor, a pair of them a selection; before and after.

use std::sync::Arc;

use super::*;
use crate::citation::Symbol;
use crate::ide::{Known, apply};
use crate::text::size;

struct Shelf;

const KNOWN: &str = "General Assembly\n\nResolution adopted by the General Assembly on 25 September 2015\n\n70/1. Transforming our world\n\nThe General Assembly,\n\n1. *Adopts* the document.\n";

impl Library for Shelf {
    fn find(&self, symbol: &Symbol) -> Option<(String, Arc<Document>)> {
        let document = Document::parse(KNOWN);
        let declares = document.symbols().iter().any(|it| it.same_document(symbol));
        declares.then(|| ("there".to_owned(), Arc::new(document)))
    }

    fn known(&self, _: &str, _: usize) -> Vec<Known> {
        Known::of(&Document::parse(KNOWN))
    }
}

fn selected(fixture: &str) -> (String, TextRange) {
    let first = fixture.find("$0").expect("the fixture has a cursor");
    let text = fixture.replacen("$0", "", 1);
    let last = text.find("$0").unwrap_or(first);
    (text.replacen("$0", "", 1), TextRange::new(size(first), size(last)))
}

#[track_caller]
fn check(id: &str, before: &str, after: &str) {
    let (text, range) = selected(before);
    let document = Document::parse(&text);
    let options = FormatOptions::default();
    let offered = actions(&document, range, &Shelf, &options);
    assert!(offered.iter().any(|it| it.id == id), "{id} is not among {offered:?}");
    let edits = perform(&document, range, &Shelf, &options, id).expect("it changes something");
    assert_eq!(apply(&text, &edits), after);
}

#[track_caller]
fn not_offered(id: &str, before: &str) {
    let (text, range) = selected(before);
    let offered = actions(&Document::parse(&text), range, &Shelf, &FormatOptions::default());
    assert!(offered.iter().all(|it| it.id != id), "{id} is offered");
}

#[test]
fn the_document_is_cleaned_up() {
    check(
        "clean-up",
        "The General Assembly,\n\nRecalling the Conference from$0 20 to\n\n¹ A/1/2.\n\n24 April 2009,¹ and others,\n",
        "The General Assembly,\n\nRecalling the Conference from 20 to 24 April 2009,[^1] and others,\n\n[^1]: [A/1/2](https://undocs.org/en/A/1/2).\n",
    );
}

#[test]
fn a_footnote_is_put_in_and_the_later_ones_move() {
    check(
        "footnote-insert",
        "The General Assembly,\n\nNoting one,$0 and two,¹\n\n¹ Two.\n",
        "The General Assembly,\n\nNoting one,¹ and two,²\n\n¹ \n\n² Two.\n",
    );
    not_offered("footnote-insert", "General Assembly\n\n70/1. Ti$0tle\n\nThe General Assembly,\n");
}

#[test]
fn a_citation_goes_into_a_note_and_comes_back() {
    let apart = "The General Assembly,\n\nNoting the report,¹\n\n¹ A/75/478, para. 9.\n";
    check("footnote-extract", "The General Assembly,\n\nNoting the report (A/75/4$078, para. 9),\n", apart);
    check(
        "footnote-inline",
        "The General Assembly,\n\nNoting the report,$0¹ and two²\n\n¹ A/75/478, para. 9.\n\n² Two.\n",
        "The General Assembly,\n\nNoting the report (A/75/478, para. 9), and two¹\n\n¹ Two.\n",
    );
    check(
        "footnote-extract",
        "The General Assembly,\n\nNoting the report $0see annex I$0 and more,\n",
        "The General Assembly,\n\nNoting the report¹ and more,\n\n¹ See annex I.\n",
    );
    not_offered("footnote-inline", "The General Assembly,\n\nNoting one,$0¹ and two,¹\n\n¹ One.\n");
}

#[test]
fn all_marks_change_their_form() {
    check(
        "footnotes-caret",
        "The General Assembly,\n\nNoting one,$0¹ two,[^2]\n\n¹ One.\n\n[^2]: Two.\n",
        "The General Assembly,\n\nNoting one,[^1] two,[^2]\n\n[^1]: One.\n\n[^2]: Two.\n",
    );
    check(
        "footnotes-superscript",
        "The General Assembly,\n\nNoting one,$0[^1]\n\n[^1]: One.\n",
        "The General Assembly,\n\nNoting one,¹\n\n¹ One.\n",
    );
    not_offered("footnotes-superscript", "The General Assembly,\n\nNoting one,$0¹\n\n¹ One.\n");
}

#[test]
fn notes_are_sorted() {
    check(
        "footnotes-sort",
        "The General Assembly,\n\nNoting one,$0¹ two,²\n\n² Two.\n\n¹ One.\n",
        "The General Assembly,\n\nNoting one,¹ two,²\n\n¹ One.\n\n² Two.\n",
    );
}

#[test]
fn a_citation_becomes_a_link_and_back() {
    let bare = "The General Assembly,\n\nRecalling its resolution 70/$01,\n";
    let linked =
        "The General Assembly,\n\nRecalling its resolution [70/1](https://undocs.org/en/A/RES/70/1),\n";
    check("citation-link", bare, linked);
    check("citation-unlink", &linked.replace("70/1]", "70$0/1]"), &bare.replace("$0", ""));
    not_offered("citation-link", "The General Assembly,\n\nRecalling its decision 70/$0501,\n");
}

#[test]
fn a_citation_takes_its_date_and_title() {
    check(
        "citation-complete",
        "The General Assembly,\n\nRecalling its resolution 70/$01 and others,\n",
        "The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015, entitled “Transforming our world”, and others,\n",
    );
    not_offered(
        "citation-complete",
        "The General Assembly,\n\nRecalling resolution 70/$01 of 25 September 2015,\n",
    );
    not_offered("citation-complete", "The General Assembly,\n\nRecalling its resolution 71/$01,\n");
}
