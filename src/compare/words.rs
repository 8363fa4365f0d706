//! The words of two texts: kept, deleted, inserted.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::precedent::words;

/// Some words, and what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What became of them.
    pub kind: PieceKind,
    /// The words, with the blank behind them.
    pub text: String,
}

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Both texts have them.
    Same,
    /// Only the old text has them.
    Deleted,
    /// Only the new text has them.
    Inserted,
}

impl PieceKind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Deleted => "deleted",
            Self::Inserted => "inserted",
        }
    }
}

/// Compares two texts word by word; punctuation marks count as words, a Chinese character is one.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (tokens(old), tokens(new));
    // Blanks alone make no difference.
    let bare = |all: &[&str]| all.iter().map(|it| it.trim_end().to_owned()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Patience, &bare(&old), &bare(&new));
    let mut found: Vec<Piece> = Vec::new();
    let mut push = |kind, tokens: &[&str]| {
        let text: String = tokens.concat();
        match found.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(&text),
            _ if text.is_empty() => {}
            _ => found.push(Piece { kind, text }),
        }
    };
    for op in joined(&ops) {
        let (from, to) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => push(PieceKind::Same, new.get(to).unwrap_or_default()),
            _ => {
                push(PieceKind::Deleted, old.get(from).unwrap_or_default());
                push(PieceKind::Inserted, new.get(to).unwrap_or_default());
            }
        }
    }
    found
}

/// A lone word kept between two changes reads worse than one change.
fn joined(ops: &[DiffOp]) -> Vec<DiffOp> {
    let mut found: Vec<DiffOp> = Vec::new();
    let len = |op: &DiffOp| op.old_range().len().max(op.new_range().len());
    let mut at = 0;
    while let Some(op) = ops.get(at) {
        at += 1;
        if let (DiffOp::Equal { len: kept, .. }, Some(before), Some(behind)) = (op, found.last(), ops.get(at))
            && *kept == 1
            && len(before) >= 2
            && len(behind) >= 2
            && !matches!(before, DiffOp::Equal { .. })
        {
            let (old, new) = (before.old_range().start, before.new_range().start);
            let joined = DiffOp::Replace {
                old_index: old,
                old_len: behind.old_range().end - old,
                new_index: new,
                new_len: behind.new_range().end - new,
            };
            found.pop();
            found.push(joined);
            at += 1;
            continue;
        }
        found.push(*op);
    }
    found
}

/// Words and punctuation marks, each with the blanks behind it.
fn tokens(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut from = 0;
    let words = words(text).into_iter().map(|it| it.range);
    for word in words.chain(std::iter::once(text.len()..text.len())) {
        let gap = text.get(from..word.start).unwrap_or_default();
        if from > 0 && connects(gap, text.get(word.start..).unwrap_or_default()) {
            from = word.end;
            continue;
        }
        starts.extend(gap.char_indices().filter(|it| !it.1.is_whitespace()).map(|it| from + it.0));
        starts.push(word.start);
        from = word.end;
    }
    starts.windows(2).filter_map(|it| text.get(it[0]..it[1])).collect()
}

/// Whether what stands between two words makes one of them: `70/1`, `well-being`, `12,500`, `l’eau`.
fn connects(gap: &str, behind: &str) -> bool {
    match gap {
        "/" | "-" | "\u{2010}" | "\u{2011}" | "’" | "'" => true,
        "," | "." => behind.starts_with(|it: char| it.is_ascii_digit()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let found = pieces(old, new);
        let shown: String = found
            .iter()
            .map(|it| match it.kind {
                PieceKind::Same => it.text.clone(),
                PieceKind::Deleted => format!("[{}]", it.text),
                PieceKind::Inserted => format!("{{{}}}", it.text),
            })
            .collect();
        assert_eq!(shown, expected);
        let of = |kind| {
            let kept = found.iter().filter(|it| it.kind == PieceKind::Same || it.kind == kind);
            kept.map(|it| it.text.as_str()).collect::<String>()
        };
        assert_eq!(of(PieceKind::Inserted), new);
        assert_eq!(
            of(PieceKind::Deleted).split_whitespace().collect::<Vec<_>>(),
            old.split_whitespace().collect::<Vec<_>>()
        );
    }

    #[test]
    fn words_and_marks_are_compared() {
        check("Notes it;", "Notes it.", "Notes it[;]{.}");
        check(
            "Notes the “report” of 2019",
            "Notes the “report” of 2020",
            "Notes the “report” of [2019]{2020}",
        );
        check(
            "resolution 70/1 of 12,500",
            "resolution 71/1 of 12,600",
            "resolution [70/1 ]{71/1 }of [12,500]{12,600}",
        );
        check("well-being of all", "well-being of us all", "well-being of {us }all");
        check("", "Notes", "{Notes}");
        check("大会决定继续处理", "大会决定不再处理", "大会决定[继续]{不再}处理");
    }

    #[test]
    fn blanks_make_no_difference() {
        check("Notes  it", "Notes it", "Notes it");
    }

    #[test]
    fn a_lone_word_between_changes_goes_with_them() {
        check(
            "one two of three four end",
            "five six of seven eight end",
            "[one two of three four ]{five six of seven eight }end",
        );
    }
}
