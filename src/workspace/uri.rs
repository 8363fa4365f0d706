//! File URIs and paths.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};

/// What RFC 3986 lets stand in a path as it is: the unreserved characters and the separator.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The URI of an absolute path.
pub fn from_path(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    if cfg!(windows) {
        let slashed = path.to_string_lossy().replace('\\', "/");
        return format!("file:///{}", percent_encode(slashed.as_bytes(), KEPT));
    }
    format!("file://{}", percent_encode(bytes, KEPT))
}

/// The path of a file URI; nothing for other schemes and other hosts.
pub fn to_path(uri: &str) -> Option<PathBuf> {
    let scheme = uri.get(..7).filter(|it| it.eq_ignore_ascii_case("file://"))?;
    let rest = &uri[scheme.len()..];
    let path = match rest.find('/')? {
        0 => rest,
        end if rest[..end].eq_ignore_ascii_case("localhost") => &rest[end..],
        _ => return None,
    };
    let path = path.split(['?', '#']).next()?;
    let bytes: Vec<u8> = percent_decode_str(path).collect();
    decoded(bytes)
}

#[cfg(unix)]
fn decoded(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt as _;
    (!bytes.contains(&0)).then(|| std::ffi::OsString::from_vec(bytes).into())
}

#[cfg(not(unix))]
fn decoded(bytes: Vec<u8>) -> Option<PathBuf> {
    let path = String::from_utf8(bytes).ok()?;
    // `/C:/folder` is `C:/folder`.
    let drive = path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if drive { &path[1..] } else { &path }))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[track_caller]
    fn round(path: &str, uri: &str) {
        assert_eq!(from_path(Path::new(path)), uri);
        assert_eq!(to_path(uri), Some(PathBuf::from(path)));
    }

    #[test]
    fn paths_and_uris_are_each_other() {
        round("/tmp/A_RES_75_180.txt", "file:///tmp/A_RES_75_180.txt");
        round("/a b/c%20d#e?f", "file:///a%20b/c%2520d%23e%3Ff");
        round("/résolution/决议.txt", "file:///r%C3%A9solution/%E5%86%B3%E8%AE%AE.txt");
    }

    #[test]
    fn what_is_no_file_has_no_path() {
        assert_eq!(to_path("untitled:Untitled-1"), None);
        assert_eq!(to_path("file://server/share/x"), None);
        assert_eq!(to_path("file:///a%00b"), None);
        assert_eq!(to_path("FILE://localhost/x"), Some(PathBuf::from("/x")));
    }
}
