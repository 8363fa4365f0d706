//! Which resolutions a few letters mean: by number, symbol, words of the title, agenda item; roughly typed.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// What can be looked for.
#[derive(Debug, Clone)]
pub struct Candidate<'a, T> {
    /// Its symbol.
    pub symbol: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its agenda items.
    pub agenda: &'a str,
    /// What is given back.
    pub value: T,
}

/// The best `limit` of what `query` may mean, the best first; with an empty query the first `limit`.
pub fn best<'a, T>(query: &str, candidates: impl Iterator<Item = Candidate<'a, T>>, limit: usize) -> Vec<T> {
    if query.trim().is_empty() {
        return candidates.take(limit).map(|it| it.value).collect();
    }
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT.match_paths());
    let (mut line, mut buffer) = (String::new(), Vec::new());
    let mut found: Vec<(u32, T)> = Vec::new();
    for candidate in candidates {
        line.clear();
        for (index, part) in [candidate.symbol, candidate.title, candidate.agenda].into_iter().enumerate() {
            if index > 0 && !part.is_empty() {
                line.push(' ');
            }
            line.push_str(part);
        }
        if let Some(score) = pattern.score(Utf32Str::new(&line, &mut buffer), &mut matcher) {
            found.push((score, candidate.value));
        }
        // The worse half goes whenever there is much more than is asked for.
        if found.len() >= 4 * limit.max(64) {
            found.sort_by_key(|it| std::cmp::Reverse(it.0));
            found.truncate(limit);
        }
    }
    // Stable: of equals the first, which is the newest.
    found.sort_by_key(|it| std::cmp::Reverse(it.0));
    found.truncate(limit);
    found.into_iter().map(|it| it.1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, expected: &[&str]) {
        let known = [
            ("A/RES/75/180", "Enhancement of international cooperation", "72 (b)"),
            ("A/RES/75/18", "Rivers and lakes", "20"),
            ("S/RES/1325 (2000)", "", ""),
        ];
        let candidates =
            known.iter().map(|it| Candidate { symbol: it.0, title: it.1, agenda: it.2, value: it.0 });
        assert_eq!(best(query, candidates, 2), expected);
    }

    #[test]
    fn by_symbol_title_and_item() {
        check("1325", &["S/RES/1325 (2000)"]);
        check("lakes riv", &["A/RES/75/18"]);
        check("72 b", &["A/RES/75/180"]);
        check("enhncmnt", &["A/RES/75/180"]);
        check("volcano", &[]);
        check("", &["A/RES/75/180", "A/RES/75/18"]);
    }
}
