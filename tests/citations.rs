//! Citations in whole documents: those of ten resolutions in the manner of the Human Rights Council, which are
//! published without links, marked by hand; and the ways in which markup and line ends run through a citation.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;

use resolution_ls::resolution::Document;

/// The citations of a document, each with its words in the source and its place: `70/1 = A/RES/70/1: annex`.
fn cited(source: &str) -> Vec<String> {
    let document = Document::parse(source);
    let mut found = Vec::new();
    for unit in document.units() {
        for element in &unit.resolution.elements {
            for (range, citation) in unit.resolution.citations(element, document.lang()) {
                let place = citation.pinpoint.map_or_else(String::new, |it| format!(": {it}"));
                let words = document.text().slice(unit.range(range.clone())).to_string();
                found.push((range.start, format!("{words} = {}{place}", citation.symbol)));
            }
        }
    }
    found.sort();
    found.into_iter().map(|it| it.1).collect()
}

/// A marked text, `resolution ⟦70/1 = A/RES/70/1⟧`, without its marks, and what they say.
fn unmarked(marked: &str) -> (String, Vec<String>) {
    let (mut source, mut expected) = (String::new(), Vec::new());
    let mut parts = marked.split('⟦');
    source.push_str(parts.next().unwrap());
    for part in parts {
        let (mark, rest) = part.split_once('⟧').unwrap();
        source.push_str(mark.split_once(" = ").unwrap().0);
        source.push_str(rest);
        expected.push(mark.to_owned());
    }
    (source, expected)
}

#[test]
fn the_human_rights_councils_citations_are_those_marked_by_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/citations");
    let mut read = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let (source, expected) = unmarked(&fs::read_to_string(&path).unwrap());
        assert_eq!(cited(&source), expected, "{}", path.display());
        read += 1;
    }
    assert!(read >= 10, "{read} documents");
}

#[track_caller]
fn check(marked: &str) {
    let (source, expected) = unmarked(marked);
    let source = format!(
        "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\n{source}\n\n1. *Decides* so.\n"
    );
    // Line ends and markup inside of a citation are left out of what is shown.
    let plain = |it: &String| {
        it.replace(['\\', '\u{200e}'], "").replace(['\n', '\u{a0}'], " ").replace('\u{2011}', "-")
    };
    let found: Vec<String> = cited(&source).iter().map(plain).collect();
    let expected: Vec<String> = expected.iter().map(plain).collect();
    assert_eq!(found, expected, "{marked}");
}

#[test]
fn marks_links_and_escapes_run_through_citations() {
    check(
        "Recalling its resolution [⟦70/1 = A/RES/70/1⟧](#) of 25 September 2015,¹ [⟦71/2 = A/RES/71/2⟧](#) and Human Rights Council resolutions ⟦44/18 = A/HRC/RES/44/18⟧,² ⟦45/3 = A/HRC/RES/45/3⟧³ and ⟦46/1 = A/HRC/RES/46/1⟧,",
    );
    check(
        "Recalling its resolutions [⟦217 A \\(III\\) = A/RES/217 (III)⟧](#), ⟦1514 \\(XV\\) = A/RES/1514 (XV)⟧ and Security Council resolution ⟦1325 \\(2000\\) = S/RES/1325 (2000)⟧,",
    );
    check(
        "Recalling its resolutions ⟦70/1 = A/RES/70/1⟧[^1] of 25 September 2015 and ⟦71/2 = A/RES/71/2⟧<sup>2</sup> of 1 May 2017,",
    );
    check("Recalling *its resolution ⟦70/1 = A/RES/70/1⟧* and **resolution ⟦71/2 = A/RES/71/2⟧**,");
    check("Noting ([⟦A/75/53 = A/75/53: chapter V, section A⟧](#)), chap. V, sect. A,");
}

#[test]
fn line_ends_and_other_blanks_and_hyphens_run_through_them() {
    check(
        "Recalling General\nAssembly resolution\n⟦70/1 = A/RES/70/1⟧ of 25\nSeptember 2015 and Security Council resolution ⟦1325\n(2000) = S/RES/1325 (2000)⟧,",
    );
    check(
        "Recalling its resolutions ⟦66/235\u{a0}B = A/RES/66/235B⟧ and ⟦S\u{2011}27/2 = A/RES/S-27/2⟧ and ⟦217\u{a0}A (III) = A/RES/217 (III)⟧,",
    );
    check(
        "Noting the reports in ⟦A/ES\u{2011}10/794 = A/ES-10/794⟧ and ⟦A/CONF.157/24\u{a0}(Part\u{a0}I) = A/CONF.157/24 (Part I)⟧,",
    );
}

#[test]
fn what_looks_like_a_citation_in_a_document_is_none() {
    check(
        "Recalling that offices are open 24/7, in the year 2020/21, for 3/4 of the States, under Article 1/2,",
    );
    check("Noting *Treaty Series*, vol. 1577, No. 27531, telephone 212/963-1234, and/or 20-17340,");
}
