//! Links between files (`[75/1](../75/A_RES_75_1.txt)`) when files move: what they must say then.

use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What ends or changes a link's target where it stands as it is.
const WRITTEN: &AsciiSet =
    &CONTROLS.add(b' ').add(b'(').add(b')').add(b'<').add(b'>').add(b'"').add(b'%').add(b'#').add(b'?');

/// The links of a text in the file `own` that say something else once `moves` (from, to) are done: their places in
/// bytes, and what stands there afterwards.
pub fn moved_links(text: &str, own: &Path, moves: &[(PathBuf, PathBuf)]) -> Vec<(Range<usize>, String)> {
    let after = moved(own, moves).unwrap_or_else(|| own.to_owned());
    let (Some(folder), Some(new_folder)) = (own.parent(), after.parent()) else { return Vec::new() };
    let mut found = Vec::new();
    for (place, _) in text.match_indices("](") {
        let start = place + 2;
        let Some((target, bracketed)) = text.get(start..).and_then(target) else { continue };
        let start = start + usize::from(bracketed);
        let path = target.split(['#', '?']).next().unwrap_or_default();
        // An address, a place in this text, or a path from a root.
        if path.is_empty()
            || path.starts_with('/')
            || path.split('/').next().is_some_and(|it| it.contains(':'))
        {
            continue;
        }
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        let old = clean(&folder.join(&*decoded));
        let new = moved(&old, moves).unwrap_or_else(|| old.clone());
        if new == old && new_folder == folder {
            continue;
        }
        let Some(relative) = relative(new_folder, &new) else { continue };
        let written = if bracketed { relative } else { utf8_percent_encode(&relative, WRITTEN).to_string() };
        if written != path {
            found.push((start..start + path.len(), written));
        }
    }
    found
}

/// What stands in the parentheses of a link without its title, and whether in angle brackets.
fn target(behind: &str) -> Option<(&str, bool)> {
    if let Some(rest) = behind.strip_prefix('<') {
        let (target, _) = rest.split_once('>')?;
        return (!target.contains('\n')).then_some((target, true));
    }
    let end = behind.find([')', ' ', '\n', '\t', '\r'])?;
    Some((behind.get(..end)?, false))
}

/// Where a file goes that is moved, or lies in a folder that is.
fn moved(path: &Path, moves: &[(PathBuf, PathBuf)]) -> Option<PathBuf> {
    moves.iter().find_map(|(from, to)| {
        let rest = path.strip_prefix(from).ok()?;
        Some(if rest.as_os_str().is_empty() { to.clone() } else { to.join(rest) })
    })
}

/// A path without `.` and `..`.
fn clean(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                clean.pop();
            }
            part => clean.push(part),
        }
    }
    clean
}

/// The way from a folder to a file, with `/` between its parts.
fn relative(folder: &Path, file: &Path) -> Option<String> {
    let (from, to): (Vec<_>, Vec<_>) = (folder.components().collect(), file.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(common).map(|_| Some(".."));
    let down = to.iter().skip(common).map(|it| it.as_os_str().to_str());
    Some(up.chain(down).collect::<Option<Vec<_>>>()?.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(own: &str, text: &str, moves: &[(&str, &str)], expected: &str) {
        let moves: Vec<_> = moves.iter().map(|it| (PathBuf::from(it.0), PathBuf::from(it.1))).collect();
        let mut changed = text.to_owned();
        for (range, with) in moved_links(text, Path::new(own), &moves).into_iter().rev() {
            changed.replace_range(range, &with);
        }
        assert_eq!(changed, expected);
    }

    #[test]
    fn links_follow_the_file_that_they_lead_to() {
        check(
            "/w/a.md",
            "[1](b.md), [2](./b.md#top \"B\"), [3](<b.md>), [4](c.md), [5](#b.md), [6](https://x/b.md)",
            &[("/w/b.md", "/w/new (1)/b.md")],
            "[1](new%20%281%29/b.md), [2](new%20%281%29/b.md#top \"B\"), [3](<new (1)/b.md>), [4](c.md), [5](#b.md), [6](https://x/b.md)",
        );
        check("/w/s/a.md", "[1](../t/b%20c.md)", &[("/w/t", "/w/u")], "[1](../u/b%20c.md)");
    }

    #[test]
    fn links_of_a_file_that_moves_lead_where_they_led() {
        check("/w/a.md", "[1](b.md) [2](s/c.md)", &[("/w/a.md", "/w/s/a.md")], "[1](../b.md) [2](c.md)");
        // Both move together.
        check("/w/s/a.md", "[1](b.md) [2](../c.md)", &[("/w/s", "/w/t")], "[1](b.md) [2](../c.md)");
        check("/w/a.md", "[1](b.md", &[("/w/b.md", "/w/c.md")], "[1](b.md");
    }
}
