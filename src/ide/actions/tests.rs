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
    not_offered(
        "footnote-extract",
        "The General Assembly,\n\nNoting the $0report, one,¹ and$0 two,\n\n¹ One.\n",
    );
    not_offered("footnote-extract", "The General Assembly,\r\rNoting the $0report,\r\rNoting$0 two,\r");
}

#[test]
fn what_an_action_changes_does_not_overlap() {
    let seed = include_str!("../../../fixtures/A_RES_75_180.txt");
    let options = FormatOptions::default();
    for end in ["\n", "\r\n", "\r"] {
        let text = seed.replace('\n', end);
        let document = Document::parse(&text);
        let mut performed = 0;
        for (start, length) in (0..text.len()).step_by(331).zip([0, 5, 40, 900].into_iter().cycle()) {
            let (start, last) = (text.floor_char_boundary(start), text.floor_char_boundary(start + length));
            let range = TextRange::new(size(start), size(last.max(start)));
            for action in actions(&document, range, &Shelf, &options) {
                let mut edits = perform(&document, range, &Shelf, &options, action.id).unwrap_or_default();
                edits.sort_by_key(|it| (it.0.start(), it.0.end()));
                let apart = edits.windows(2).all(|it| it[0].0.end() <= it[1].0.start());
                assert!(apart, "{} at {range:?} of {end:?}: {edits:?}", action.id);
                performed += 1;
            }
        }
        assert!(performed > 50, "{performed}");
    }
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

#[test]
fn paragraphs_change_places_and_references_follow() {
    let one = "The General Assembly,\n\n1. *Notes* so;\n\n2. *Urges*:\n\n(a) To act;\n\n(b) To report;\n\n3. *Recalls* paragraphs 1 and 2 above.\n";
    let other = "The General Assembly,\n\n1. *Urges*:\n\n(a) To act;\n\n(b) To report;\n\n2. *Notes* so;\n\n3. *Recalls* paragraphs 2 and 1 above.\n";
    check("paragraph-up", &one.replace("*Urges*", "*Ur$0ges*"), other);
    check("paragraph-down", &other.replace("*Urges*", "*Ur$0ges*"), one);
    check(
        "paragraph-down",
        "The General Assembly,\n\nRe$0calling one,\n\nNoting two,\n\n1. *Decides*.\n",
        "The General Assembly,\n\nNoting two,\n\nRecalling one,\n\n1. *Decides*.\n",
    );
    check(
        "paragraph-up",
        "The General Assembly,\n\n1. *Notes* so;\n\n2. *De$0cides* so.\n",
        "The General Assembly,\n\n1. *Decides* so;\n\n2. *Notes* so.\n",
    );
    check(
        "paragraph-up",
        &one.replace("(b) To", "(b) $0To"),
        &one.replace("(a) To act;\n\n(b) To report;", "(a) To report;\n\n(b) To act;"),
    );
    not_offered("paragraph-up", &one.replace("*Notes*", "*No$0tes*"));
    not_offered("paragraph-down", "The General Assembly,\n\nNo$0ting two,\n\n1. *Decides*.\n");
}

#[test]
fn a_paragraph_is_split_and_joined() {
    check(
        "paragraph-split",
        "The General Assembly,\n\n1. *Notes* the report,$0 and requests another;\n\n2. *Recalls* paragraph 2 above.\n",
        "The General Assembly,\n\n1. *Notes* the report;\n\n2. Requests another;\n\n3. *Recalls* paragraph 3 above.\n",
    );
    check(
        "paragraph-join",
        "The General Assembly,\n\n1. *No$0tes* the report;\n\n2. *Requests* another;\n\n3. *Recalls* paragraph 3 above.\n",
        "The General Assembly,\n\n1. *Notes* the report, and *requests* another;\n\n2. *Recalls* paragraph 2 above.\n",
    );
    check(
        "paragraph-split",
        "The General Assembly,\n\n1. *Urges*:\n\n(a) To act,$0 and to report;\n\n(b) To think.\n",
        "The General Assembly,\n\n1. *Urges*:\n\n(a) To act;\n\n(b) To report;\n\n(c) To think.\n",
    );
    not_offered("paragraph-split", "The General Assembly,\n\n1. *Notes* the rep$0ort;\n");
    not_offered("paragraph-join", "The General Assembly,\n\n1. *No$0tes* the report.\n");
}

#[test]
fn an_opening_turns_to_the_other_part_and_takes_its_turn() {
    check(
        "opening-turn",
        "The General Assembly,\n\nRec$0alling also its work,\n",
        "The General Assembly,\n\nAlso recalls its work,\n",
    );
    check(
        "opening-turn",
        "The General Assembly,\n\n1. *Noti$0ng* the report;\n",
        "The General Assembly,\n\n1. *Notes* the report;\n",
    );
    check(
        "opening-repeat",
        "The General Assembly,\n\n1. *Notes* one;\n\n2. *No$0tes* two;\n",
        "The General Assembly,\n\n1. *Notes* one;\n\n2. *Also notes* two;\n",
    );
    not_offered("opening-repeat", "The General Assembly,\n\n1. *No$0tes* one;\n");
}

#[test]
fn masthead_and_closing_are_put_in() {
    check(
        "masthead-insert",
        "The Gen$0eral Assembly,\n\n1. *Decides*.\n",
        "General Assembly\n\nDistr.: General\n\nAgenda item …\n\nResolution adopted by the General Assembly on …\n\nThe General Assembly,\n\n1. *Decides*.\n",
    );
    check(
        "closing-insert",
        "The General Assembly,\n\n1. *Decides*$0 so.¹\n\n¹ A/1/2.\n",
        "The General Assembly,\n\n1. *Decides* so.¹\n\n*… plenary meeting*  \n*…*\n\n¹ A/1/2.\n",
    );
    not_offered("closing-insert", "The Security Council,\n\n1. *Decides*$0 so.\n");
}

#[test]
fn no_place_of_any_text_fails() {
    let text = "General Assembly\r\n\r\n70/1. T\r\n\r\nThe General Assembly,\r\n\r\nRecalling its resolution 70/1,¹ (A/75/1) and «é»,\r\n\r\n1. *Decides*:\r\n\r\n(a) 人权；\r\n\r\n(i) so\r\n\r\n¹ A/75/1.";
    let document = Document::parse(text);
    let options = FormatOptions::default();
    for at in 0..=text.len() {
        for end in [at, at + 1, at + 40] {
            let range = TextRange::new(size(at), size(end));
            for offer in actions(&document, range, &Shelf, &options) {
                perform(&document, range, &Shelf, &options, offer.id);
            }
        }
        for typed in ["\n", "\"", "1"] {
            crate::ide::on_type(&document, size(at), typed);
        }
        crate::ide::signature(&document, size(at), &Shelf);
    }
}

#[test]
fn a_mark_stays_behind_the_sign_when_paragraphs_are_joined() {
    check(
        "paragraph-join",
        "The General Assembly,\n\n1. *Decides* to a$0ct;¹\n\n2. *Requests* a report.\n\n¹ One.\n",
        "The General Assembly,\n\n1. *Decides* to act,¹ and *requests* a report.\n\n¹ One.\n",
    );
    check(
        "paragraph-join",
        "L’Assemblée générale,\n\n1. *Décide* d’a$0gir¹;\n\n2. *Prie* les États de faire rapport.\n\n¹ Un.\n",
        "L’Assemblée générale,\n\n1. *Décide* d’agir¹, et *prie* les États de faire rapport.\n\n¹ Un.\n",
    );
}

#[test]
fn a_footnote_goes_to_the_end_of_the_word() {
    check(
        "footnote-insert",
        "The General Assembly,\n\nNoting the rep$0ort, and others,\n",
        "The General Assembly,\n\nNoting the report,¹ and others,\n\n¹ \n",
    );
    check(
        "footnote-insert",
        "L’Assemblée générale,\n\nNotant le rap$0port, et les autres,\n",
        "L’Assemblée générale,\n\nNotant le rapport¹, et les autres,\n\n¹ \n",
    );
    check(
        "footnote-insert",
        "The General Assembly,\n\nRecalling resolution 70/$01 of it,\n",
        "The General Assembly,\n\nRecalling resolution 70/1¹ of it,\n\n¹ \n",
    );
    check(
        "footnote-insert",
        "The General Assembly,\n\n1. *Requ$0ests* a report.\n",
        "The General Assembly,\n\n1. *Requests*¹ a report.\n\n¹ \n",
    );
    check("footnote-insert", "大会，\n\n回顾第70/$01号决议，\n", "大会，\n\n回顾第70/1¹号决议，\n\n¹ \n");
    check(
        "footnote-insert",
        "The General Assembly,\n\nNoting the $0report,\n",
        "The General Assembly,\n\nNoting the ¹report,\n\n¹ \n",
    );
}
