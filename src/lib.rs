//! A language server for resolutions of the United Nations. Layers, lowest first; arrows point up.
//!
//! `docs/architecture.md` is the map; `tests/architecture.rs` keeps the arrows honest.

pub mod text; // ropes, edits, offsets; the only place that converts positions
pub mod un; // tables: organs, sessions, series, the words of each language

pub mod syntax; // text -> blocks -> passages -> prose; shape, not meaning

pub mod citation; // words -> Symbol: the grammar of citations and document symbols

pub mod resolution; // blocks -> the tree of a resolution

pub mod precedent; // where a paragraph was adopted before

pub mod compare; // what changed from one resolution to another

pub mod rules; // findings

pub mod ide; // one file a language feature

pub mod workspace; // documents, the index of symbols

pub mod server; // the protocol

pub mod cli; // the same layers from a shell
