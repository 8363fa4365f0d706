//! For eyes: the source with what is wrong underlined, as compilers show it.

use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};

use super::super::args::CheckArgs;
use super::Checked;
use crate::resolution::Document;
use crate::rules::{Finding, Severity, Which};
use crate::text::{Encoding, TextRange};

pub(super) fn show(args: &CheckArgs, checked: &[Checked]) -> String {
    let colored = args.color.is_on(args.output.is_none());
    let renderer = if colored { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    let (mut count, mut files, mut fixable) = (0, 0, 0);
    for it in checked {
        files += usize::from(!it.findings.is_empty());
        let name = it.source.name.display().to_string();
        for finding in &it.findings {
            count += 1;
            fixable += usize::from(Which::Safe.of(finding).is_some());
            out.push_str(&drawn(&renderer, &name, &it.document, finding));
            out.push_str("\n\n");
        }
    }
    let mended: usize = checked.iter().filter_map(|it| it.mended.as_ref()).map(|it| it.count).sum();
    if mended > 0 {
        out.push_str(&format!("{mended} mended. "));
    }
    out.push_str(&match count {
        0 => format!("No findings in {}.\n", plural(checked.len(), "resolution")),
        _ => format!("{} in {files} of {}", plural(count, "finding"), plural(checked.len(), "resolution")),
    });
    if count > 0 {
        let hint = if fixable > 0 { format!("; --fix mends {fixable}") } else { String::new() };
        out.push_str(&format!("{hint}.\n"));
    }
    out
}

fn plural(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn drawn(renderer: &Renderer, name: &str, document: &Document, finding: &Finding) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO,
        Severity::Hint => Level::HELP.with_name("hint"),
    };
    let lines = |range: TextRange| {
        let text = document.text();
        TextRange::new(text.line_start(range.start()), text.line_end(range.end()))
    };
    let own = lines(finding.range);
    let (beside, elsewhere): (Vec<_>, Vec<_>) =
        finding.related.iter().partition(|it| own.contains_range(it.0));
    let annotations = std::iter::once(mark(AnnotationKind::Primary, own, finding.range, None))
        .chain(beside.iter().map(|it| mark(AnnotationKind::Context, own, it.0, Some(&it.1))));
    let mut group = level
        .primary_title(&finding.message)
        .id(finding.code)
        .element(snippet(name, document, own).annotations(annotations));
    for (range, message) in elsewhere {
        let around = lines(*range);
        let mark = mark(AnnotationKind::Context, around, *range, Some(message));
        group = group.element(snippet(name, document, around).annotation(mark));
    }
    for fix in &finding.fixes {
        group = group.element(Level::HELP.message(fix.title.as_str()));
    }
    renderer.render(&[group])
}

fn snippet<'a>(name: &str, document: &Document, lines: TextRange) -> Snippet<'a, Annotation<'a>> {
    let first = document.text().position(lines.start(), Encoding::Utf8).line as usize + 1;
    let text = document.text().slice(lines);
    let text = text.trim_end_matches(['\n', '\r']).to_owned();
    Snippet::source(text).line_start(first).path(name.to_owned())
}

/// A place in the lines that are shown.
fn mark<'a>(
    kind: AnnotationKind,
    lines: TextRange,
    range: TextRange,
    label: Option<&'a str>,
) -> Annotation<'a> {
    let at = |it| usize::from(it) - usize::from(lines.start());
    kind.span(at(range.start())..at(range.end())).label(label)
}
