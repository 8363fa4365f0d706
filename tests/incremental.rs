//! After any sequence of edits a document is what a reading from scratch gives: tree, places and findings.

use proptest::prelude::*;
use resolution_ls::resolution::Document;
use resolution_ls::rules::{self, Checked};
use resolution_ls::text::{Change, Encoding, TextRange, TextSize};
use resolution_ls::{citation, ide};

const FIXTURE: &str = include_str!("../fixtures/A_RES_75_180.txt");

struct Nothing;

impl ide::Library for Nothing {
    fn find(&self, _: &citation::Symbol) -> Option<(String, std::sync::Arc<Document>)> {
        None
    }
}

/// All that is read in a document, to be compared.
fn shown(document: &Document) -> String {
    let mut out = format!("{:?}\n", document.lang());
    for unit in document.units() {
        out.push_str(&format!("{:?} {:?}\n", unit.start, unit.resolution));
    }
    out.push_str(&format!(
        "{:?}\n{:?}\n",
        ide::outline(document),
        ide::links(document, &ide::Seen::of(document, &ide::Seen::default()))
    ));
    out
}

fn words() -> impl Strategy<Value = String> {
    let words = [
        "\n\n",
        "\n",
        "\r\n",
        "\r\n\r\n",
        "1. *Decides* so;",
        "General Assembly",
        "75/181. Another title",
        "The General Assembly,",
        "Recalling its resolution 70/1,",
        "(a) To act;",
        "¹",
        "¹ Resolution 55/2.",
        "x",
        "é\u{1f30a}",
        "*",
        "[70/1](#)",
        "Annex",
        "Совет",
        "大会，",
        " ",
        "17. ",
        ";",
        ".",
    ];
    prop::sample::select(words.to_vec()).prop_map(str::to_owned)
}

/// Two resolutions in one text.
fn two() -> String {
    format!("{FIXTURE}\n\n\n\n{}", FIXTURE.replace("75/180", "75/181"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn edits_and_a_reading_from_scratch_agree(
        edits in prop::collection::vec((any::<u32>(), prop_oneof![0u32..3, 0u32..400], words()), 1..20),
    ) {
        let mut document = Document::parse(&two());
        let mut checked = Checked::of(&document, &Checked::default());
        for (at, length, with) in edits {
            let total = u32::from(document.text().len());
            let start = at % (total + 1);
            let range = TextRange::new(TextSize::new(start), TextSize::new((start + length).min(total)));
            let position = |offset| document.text().position(offset, Encoding::Utf16);
            let change = Change { range: Some((position(range.start()), position(range.end()))), text: with };
            document = document.edited(&change, Encoding::Utf16);
            checked = Checked::of(&document, &checked);
            let scratch = Document::parse(&document.text().to_string());
            prop_assert_eq!(shown(&document), shown(&scratch));
            let all = Checked::of(&scratch, &Checked::default()).findings(&scratch);
            prop_assert_eq!(checked.findings(&document), all);
        }
    }

    #[test]
    fn letters_typed_in_a_row_and_a_reading_from_scratch_agree(
        places in prop::collection::vec((any::<u32>(), "[a-zA-Z ]{1,12}"), 1..4),
    ) {
        let mut document = Document::parse(&two());
        let mut checked = Checked::of(&document, &Checked::default());
        for (at, typed) in places {
            let mut at = at % (u32::from(document.text().len()) + 1);
            for letter in typed.chars() {
                let place = document.text().position(TextSize::new(at), Encoding::Utf16);
                let change = Change { range: Some((place, place)), text: letter.into() };
                document = document.edited(&change, Encoding::Utf16);
                checked = Checked::of(&document, &checked);
                at = u32::from(document.text().offset(place, Encoding::Utf16)) + 1;
            }
            let scratch = Document::parse(&document.text().to_string());
            let all = Checked::of(&scratch, &Checked::default()).findings(&scratch);
            prop_assert_eq!(checked.findings(&document), all);
        }
    }

    #[test]
    fn no_text_and_no_place_panics(parts in prop::collection::vec(words(), 0..60)) {
        let text = parts.concat();
        let document = Document::parse(&text);
        rules::check(&document);
        for offset in 0..text.len() {
            let at = TextSize::new(offset as u32);
            ide::hover(&document, at, &Nothing);
            ide::definition(&document, at, &Nothing);
        }
    }
}

#[test]
fn a_plain_keystroke_reparses_one_block_at_any_size() {
    for copies in [1, 10, 100] {
        let text: String =
            (0..copies).map(|it| FIXTURE.replace("75/180", &format!("75/{}", 180 + it)) + "\n\n\n").collect();
        let document = Document::parse(&text);
        let at = text[text.len() / 2..].find("human").unwrap() + text.len() / 2;
        let place = document.text().position(TextSize::new(at as u32), Encoding::Utf16);
        let next =
            document.edited(&Change { range: Some((place, place)), text: "x".into() }, Encoding::Utf16);
        assert_eq!(next.cost().reparsed, 1, "{copies}");
        assert!(next.cost().scanned < 2000, "{copies}: {:?}", next.cost());
    }
}

#[test]
fn the_seed_has_no_finding_and_its_parts_are_counted() {
    let document = Document::parse(FIXTURE);
    assert_eq!(rules::check(&document), []);
    let outline = ide::outline(&document);
    let parts: Vec<(&str, usize)> =
        outline[0].children.iter().map(|it| (it.name.as_str(), it.children.len())).collect();
    assert_eq!(parts, [("Preamble", 15), ("Operative part", 17), ("Footnotes", 5)]);
    let links: Vec<String> = ide::links(&document, &ide::Seen::of(&document, &ide::Seen::default()))
        .into_iter()
        .map(|it| it.url.replace("https://undocs.org/en/", ""))
        .collect();
    let expected = [
        "A/75/478/Add.2",
        "A/RES/70/1",
        "A/RES/74/153",
        "A/HRC/RES/44/18",
        "A/CONF.157/24(PartI)",
        "A/RES/55/2",
        "A/75/53",
        "A/RES/66/3",
        "E/CN.4/2001/2",
    ];
    assert_eq!(links, expected);
}
