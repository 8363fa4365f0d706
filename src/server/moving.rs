//! Files that are about to be renamed or moved: the links that lead to them and come out of them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types as lsp;

use crate::ide::moved_links;
use crate::resolution::Document;
use crate::text::{TextRange, TextSize};
use crate::workspace::{Workspace, from_path, read_text, to_path};

use super::client::Client;
use super::to_proto;

/// What the server wants to be asked about: resolutions, and the folders that may hold them.
pub(super) fn offer() -> lsp::WorkspaceFileOperationsServerCapabilities {
    let filter = |glob: &str, kind| lsp::FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: lsp::FileOperationPattern { glob: glob.to_owned(), matches: Some(kind), options: None },
    };
    let filters = vec![
        filter("**/*.{txt,md,resolution}", lsp::FileOperationPatternKind::File),
        filter("**", lsp::FileOperationPatternKind::Folder),
    ];
    lsp::WorkspaceFileOperationsServerCapabilities {
        will_rename: Some(lsp::FileOperationRegistrationOptions { filters }),
        ..Default::default()
    }
}

/// The edits that keep links right; nothing where no link changes.
pub(super) fn edits(
    client: &Client,
    workspace: &Workspace,
    files: &[lsp::FileRename],
) -> Option<lsp::WorkspaceEdit> {
    let path = |it: &str| to_path(it);
    let moves: Vec<(PathBuf, PathBuf)> =
        files.iter().filter_map(|it| Some((path(&it.old_uri)?, path(&it.new_uri)?))).collect();
    let mut changes = HashMap::new();
    let mut take = |path: &Path, uri: &str, document: &Document, text: &str| {
        let found = moved_links(text, path, &moves);
        let edit = |(at, with): (std::ops::Range<usize>, String)| {
            let size = |it: usize| TextSize::try_from(it).unwrap_or_default();
            let range = TextRange::new(size(at.start), size(at.end));
            lsp::TextEdit::new(to_proto::range(client, document, range), with)
        };
        if let (false, Ok(uri)) = (found.is_empty(), lsp::Url::parse(uri)) {
            changes.insert(uri, found.into_iter().map(edit).collect());
        }
    };
    for (uri, open) in workspace.open() {
        if let Some(path) = to_path(uri) {
            take(&path, uri, &open.document, &open.document.text().to_string());
        }
    }
    let opened: Vec<PathBuf> = workspace.open().filter_map(|it| to_path(it.0)).collect();
    for file in
        workspace.index().files().filter(|it| !it.library && !opened.iter().any(|open| **open == *it.path))
    {
        // Read again and not kept: files are seldom renamed, and most have no links to others.
        let Some(text) = read_text(&file.path).filter(|it| it.contains("](")) else { continue };
        if moved_links(&text, &file.path, &moves).is_empty() {
            continue;
        }
        take(&file.path, &from_path(&file.path), &Arc::new(Document::parse(&text)), &text);
    }
    (!changes.is_empty()).then(|| lsp::WorkspaceEdit::new(changes))
}
