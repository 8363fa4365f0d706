//! No text ends the server: it is read, checked, outlined and linked, and each range lies in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resolution_ls::resolution::Document;
use resolution_ls::{ide, rules};

fuzz_target!(|text: &str| {
    let document = Document::parse(text);
    let length = document.text().len();
    for finding in rules::check(&document) {
        assert!(finding.range.end() <= length, "{finding:?}");
        for (range, _) in finding.fixes.iter().flat_map(|it| &it.edits) {
            assert!(range.end() <= length, "{finding:?}");
        }
    }
    for entry in ide::outline(&document) {
        assert!(entry.range.contains_range(entry.selection), "{entry:?}");
    }
    for link in ide::links(&document, &ide::Seen::of(&document, &ide::Seen::default())) {
        assert!(link.range.end() <= length, "{link:?}");
    }
});
