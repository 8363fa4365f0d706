//! `resolution-ls.toml`: its keys with their types and meanings. Reading never fails: what is wrong is named and
//! left out, the rest holds. The same keys come from an editor's settings as JSON.

mod fault;
mod keys;
mod offers;
mod settings;

pub use fault::Fault;
pub use keys::{
    AgreedText, BlankKind, CodeLens, Config, EmphasisSign, FootnoteMarks, Format, InlayHints, Level,
    Override, Profile,
};
pub use offers::{Offer, offers};
pub use settings::{Configuration, Settings};

/// The name of the file that is looked for in a document's folder and the folders above it.
pub const FILE: &str = "resolution-ls.toml";

/// The JSON schema of [`Config`], for editors that complete the file.
pub fn schema() -> serde_json::Value {
    keys::schema().to_value()
}
