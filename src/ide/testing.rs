//! Small texts with marks: `$0` is the cursor, `«…»` a range that is expected, `«=…»` one that declares.

use std::sync::Arc;

use super::Library;
use crate::citation::Symbol;
use crate::resolution::Document;
use crate::text::{TextRange, TextSize};

/// The document of a marked text, its cursor, and the text as [`show`] gives it back where all is as expected.
pub(super) fn marked(text: &str) -> (Document, TextSize, String) {
    let bare = text.replace("«=", "").replace(['«', '»'], "");
    let at = bare.find("$0").unwrap_or(0);
    let document = Document::parse(&bare.replace("$0", ""));
    (document, TextSize::new(u32::try_from(at).unwrap_or(0)), text.replace("$0", ""))
}

/// The document's text with the ranges marked; they stand in order and do not overlap.
pub(super) fn show(document: &Document, ranges: &[(TextRange, bool)]) -> String {
    let mut text = document.text().to_string();
    for (range, declares) in ranges.iter().rev() {
        text.insert(range.end().into(), '»');
        text.insert_str(range.start().into(), if *declares { "«=" } else { "«" });
    }
    text
}

/// A library without documents.
pub(super) struct NoLibrary;

impl Library for NoLibrary {
    fn find(&self, _: &Symbol) -> Option<(String, Arc<Document>)> {
        None
    }
}
