//! How an English paragraph may open beyond the phrases of the tables: by the ends of words.
//!
//! Source: the first words of the official texts.

/// Adjectives and particles that open recitals.
const ADJECTIVES: &[&str] = &[
    "mindful",
    "aware",
    "conscious",
    "cognizant",
    "desirous",
    "anxious",
    "confident",
    "determined",
    "grateful",
    "alarmed",
    "eager",
    "in",
    "on",
    "with",
    "pursuant",
    "after",
    "as",
    "to",
];

/// Words that may stand before the one that counts.
const BEFORE: &[&str] = &[
    "also",
    "further",
    "once",
    "again",
    "once again",
    "in",
    "this",
    "that",
    "regard",
    "respect",
    "context",
    "connection",
    "and",
];

/// Whether a paragraph's words open it as its part asks for; and the word that decides.
pub fn opens(text: &str, operative: bool) -> (bool, &str) {
    let mut word = "";
    for next in text.split([' ', ',', '\u{a0}']).filter(|it| !it.is_empty()).take(6) {
        word = next.trim_matches(|it: char| !it.is_alphanumeric());
        let lower = word.to_lowercase();
        let adverb = lower.ends_with("ly") && lower.len() > 4;
        if !adverb && !BEFORE.contains(&lower.as_str()) {
            let right = if operative {
                lower.ends_with('s') && !lower.ends_with("ss") && !is_pronoun(&lower)
            } else {
                lower.ends_with("ing") || lower.ends_with("ed") || ADJECTIVES.contains(&lower.as_str())
            };
            return (right, word);
        }
    }
    (true, word)
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "this" | "its" | "his" | "states" | "as" | "is" | "was")
}
