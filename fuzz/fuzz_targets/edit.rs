//! After any edits a document is what a reading from scratch gives.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use resolution_ls::ide;
use resolution_ls::resolution::Document;
use resolution_ls::rules::Checked;
use resolution_ls::text::{Change, Encoding, Position};

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    text: &'a str,
    edits: Vec<Edit<'a>>,
}

/// Places as a client may send them: also such as lie outside of the text, or end before they begin.
#[derive(Debug, Arbitrary)]
struct Edit<'a> {
    start: (u8, u8),
    end: (u8, u8),
    text: &'a str,
}

fuzz_target!(|input: Input<'_>| {
    let mut document = Document::parse(input.text);
    let mut checked = Checked::of(&document, &Checked::default());
    for edit in input.edits.iter().take(8) {
        let place = |(line, column): (u8, u8)| Position::new(line.into(), column.into());
        let range = Some((place(edit.start), place(edit.end)));
        let change = Change { range, text: edit.text.to_owned() };
        document = document.edited(&change, Encoding::Utf16);
        checked = Checked::of(&document, &checked);
    }
    let scratch = Document::parse(&document.text().to_string());
    assert_eq!(ide::outline(&document), ide::outline(&scratch));
    assert_eq!(ide::links(&document, &ide::Seen::of(&document, &ide::Seen::default())), ide::links(&scratch, &ide::Seen::of(&scratch, &ide::Seen::default())));
    let all = Checked::of(&scratch, &Checked::default()).findings(&scratch);
    assert_eq!(checked.findings(&document), all);
});
