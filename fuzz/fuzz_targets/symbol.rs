//! A symbol printed and parsed is itself, and its address has no blanks.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resolution_ls::citation::Symbol;
use resolution_ls::un::Lang;

fuzz_target!(|text: &str| {
    let Some(symbol) = Symbol::parse(text) else { return };
    assert_eq!(Symbol::parse(&symbol.to_string()), Some(symbol.clone()));
    assert!(!symbol.url(Lang::En).contains(' '));
});
