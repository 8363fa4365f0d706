//! Findings on their way to the client. What was found in a document is kept by resolution, already written, so that a
//! keystroke checks and writes one resolution only.

use std::sync::Arc;

use tower_lsp::lsp_types::{self as lsp, Url};

use crate::resolution::{Document, Unit};
use crate::rules::{Checked, Finding, Others, Reported, Selection};
use crate::text::{KeptEnds, Walk};

use super::client::Client;
use super::{frame, to_proto};

/// What was last published of an open document.
#[derive(Debug, Default)]
pub(super) struct Published {
    /// All that was found.
    checked: Checked,
    reported: Reported,
    written: Vec<Written>,
}

/// The findings of one resolution as they were sent.
#[derive(Debug, Clone)]
struct Written {
    findings: Arc<[Finding]>,
    /// The line that the resolution began on: written places count from the document's start.
    line: u32,
    /// How many were sent.
    count: usize,
    /// What each diagnostic says beside its places.
    said: Arc<[Said]>,
    /// The diagnostics, with commas between.
    json: Arc<[u8]>,
}

/// A diagnostic as it was sent, cut before and behind each of its ranges: its own, and those of related places. An edit
/// in a resolution moves most of its findings and changes what few of them say.
type Said = Arc<[Box<str>]>;

/// A document on its way to the client.
pub(super) struct Subject<'a> {
    pub(super) client: &'a Client,
    pub(super) uri: &'a Url,
    pub(super) document: &'a Document,
    /// At most so many findings are sent.
    pub(super) limit: usize,
}

impl Published {
    /// What is published of `subject` after `before`.
    pub(super) fn next(
        before: &Self,
        subject: &Subject<'_>,
        selection: &Selection,
        others: &dyn Others,
    ) -> Self {
        let checked = Checked::of(subject.document, &before.checked);
        let reported = Reported::of(&checked, selection, Some(others), &before.reported);
        let units: Vec<(&Unit, &Arc<[Finding]>)> =
            subject.document.units().iter().zip(reported.by_resolution()).collect();
        let old = &before.written;
        let same = |at: usize, was: usize| Arc::ptr_eq(units[at].1, &old[was].findings);
        let kept = KeptEnds::of(units.len(), old.len(), same);
        let mut left = subject.limit;
        let mut written = Vec::with_capacity(units.len());
        for (index, (unit, findings)) in units.iter().enumerate() {
            let same = kept.before(index);
            let was = old.get(same.unwrap_or(index));
            let count = findings.len().min(left);
            left -= count;
            written.push(match was {
                Some(was) if same.is_some() && was.line == unit.line && was.count == count => was.clone(),
                was => subject.written(unit, findings, count, was),
            });
        }
        Self { checked, reported, written }
    }

    /// All findings of a version of the document; what did not change since this one was published is taken from it.
    pub(super) fn findings(
        &self,
        document: &Document,
        selection: &Selection,
        others: &dyn Others,
    ) -> Vec<Finding> {
        let checked = Checked::of(document, &self.checked);
        Reported::of(&checked, selection, Some(others), &self.reported).placed(document)
    }

    /// Whether all of it was compared with a state of agreed language.
    pub(super) fn is_compared(&self, state: u64) -> bool {
        self.reported.is_compared(state)
    }

    /// Whether both show the same findings.
    pub(super) fn shows_what(&self, other: &Self) -> bool {
        self.reported.by_resolution().eq(other.reported.by_resolution())
    }

    /// Appends the notification.
    pub(super) fn write(&self, out: &mut Vec<u8>, uri: &Url, version: Option<i32>) {
        let left_out: usize = self.written.iter().map(|it| it.findings.len() - it.count).sum();
        let rest = (left_out > 0).then(|| more(left_out));
        let lists = self.written.iter().map(|it| &*it.json).chain(rest.as_deref().map(str::as_bytes));
        notify(out, uri, version, lists);
    }
}

/// Appends a notification that a document has no findings.
pub(super) fn nothing(out: &mut Vec<u8>, uri: &Url, version: Option<i32>) {
    notify(out, uri, version, std::iter::empty());
}

/// Appends a notification of diagnostics of a closed file, which are written already, with commas between.
pub(super) fn list(out: &mut Vec<u8>, uri: &Url, diagnostics: &str) {
    notify(out, uri, None, std::iter::once(diagnostics.as_bytes()));
}

fn notify<'a>(out: &mut Vec<u8>, uri: &Url, version: Option<i32>, lists: impl Iterator<Item = &'a [u8]>) {
    let Ok(uri) = serde_json::to_string(uri) else { return };
    let end = version.map_or_else(|| "]}}".to_owned(), |it| format!("],\"version\":{it}}}}}"));
    let mut parts: Vec<&[u8]> = vec![
        br#"{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"#,
        uri.as_bytes(),
        br#","diagnostics":["#,
    ];
    for (index, list) in lists.filter(|it| !it.is_empty()).enumerate() {
        if index > 0 {
            parts.push(b",");
        }
        parts.push(list);
    }
    parts.push(end.as_bytes());
    frame::write_parts(out, &parts);
}

/// How a range is written that is nowhere. No message is taken for it: quotation marks in one are escaped.
const NOWHERE: &str = r#""range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}"#;

/// Whether two findings are written alike, but for where they and what is related stand.
fn say_the_same(one: &Finding, other: &Finding) -> bool {
    let said = |it: &Finding| (it.code, it.severity);
    let related = |it: &Finding| it.related.len();
    said(one) == said(other)
        && related(one) == related(other)
        && one.message == other.message
        && one.related.iter().zip(&other.related).all(|(it, other)| it.1 == other.1)
}

impl Subject<'_> {
    /// The first `count` findings of a resolution; what they say as they did before is not written again.
    fn written(
        &self,
        unit: &Unit,
        findings: &Arc<[Finding]>,
        count: usize,
        before: Option<&Written>,
    ) -> Written {
        let old = before.map_or(&[][..], |it| it.findings.get(..it.said.len()).unwrap_or_default());
        let kept = KeptEnds::of(count, old.len(), |at, was| say_the_same(&findings[at], &old[was]));
        let said = |(index, finding)| match (before, kept.before(index)) {
            (Some(before), Some(was)) => Arc::clone(&before.said[was]),
            _ => self.said(finding),
        };
        let said: Arc<[Said]> = findings.iter().take(count).enumerate().map(said).collect();
        let length = |it: &Said| it.iter().map(|piece| piece.len() + 80).sum::<usize>();
        let mut json = Vec::with_capacity(said.iter().map(length).sum());
        let mut walk = Walk::new(self.document.text(), self.client.encoding);
        for (finding, said) in findings.iter().zip(&*said) {
            if !json.is_empty() {
                json.push(b',');
            }
            let mut pieces = said.iter();
            json.extend_from_slice(pieces.next().map_or("", |it| it).as_bytes());
            let related = finding.related.iter().map(|it| it.0);
            for (piece, place) in pieces.zip(std::iter::once(finding.range).chain(related)) {
                write_range(&mut json, to_proto::walked(&mut walk, place + unit.start));
                json.extend_from_slice(piece.as_bytes());
            }
        }
        Written { findings: Arc::clone(findings), line: unit.line, count, said, json: json.into() }
    }

    fn said(&self, finding: &Finding) -> Said {
        let diagnostic = to_proto::diagnostic(self.client, self.uri, finding, |_| lsp::Range::default());
        let json = serde_json::to_string(&diagnostic).unwrap_or_default();
        json.split(NOWHERE).map(Into::into).collect()
    }
}

/// Writes a range with its name, as `serde_json` does in many more steps.
fn write_range(json: &mut Vec<u8>, lsp::Range { start, end }: lsp::Range) {
    let mut digits = itoa::Buffer::new();
    let mut write = |name: &str, number: u32| {
        json.extend_from_slice(name.as_bytes());
        json.extend_from_slice(digits.format(number).as_bytes());
    };
    write(r#""range":{"start":{"line":"#, start.line);
    write(r#","character":"#, start.character);
    write(r#"},"end":{"line":"#, end.line);
    write(r#","character":"#, end.character);
    json.extend_from_slice(b"}}");
}

/// Tells that there are more findings than are sent, at the document's first character.
fn more(left_out: usize) -> String {
    let message = format!(
        "{left_out} more findings are not shown. ‘resolution-ls check’ lists all of them; ‘max-findings’ says how many the editor is sent."
    );
    let place = serde_json::json!({"line": 0, "character": 0});
    serde_json::json!({
        "range": {"start": place, "end": place},
        "severity": 3,
        "source": env!("CARGO_PKG_NAME"),
        "message": message,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Others, Told};
    use crate::text::{Change, Encoding, Position};

    struct Nobody;

    impl Others for Nobody {
        fn told(&self, _: &crate::citation::Symbol, _: crate::un::Lang) -> Option<Arc<Told>> {
            None
        }

        fn newer(&self, _: &crate::citation::Symbol) -> Arc<[crate::rules::Newer]> {
            Arc::default()
        }

        fn last_number(&self, _: &crate::citation::Symbol) -> Option<u16> {
            None
        }

        fn claimed(&self, _: &crate::citation::Symbol, _: crate::un::Lang) -> Option<String> {
            None
        }
    }

    const TEXT: &str = "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report,\n\n3. *Decides* so.\n\n";

    fn shown(published: &Published) -> Vec<(u64, String)> {
        let mut out = Vec::new();
        let uri = Url::parse("file:///a.txt").unwrap();
        published.write(&mut out, &uri, Some(1));
        let body = &out[out.iter().position(|it| *it == b'{').unwrap()..];
        let message: serde_json::Value = serde_json::from_slice(body).unwrap();
        let list = message["params"]["diagnostics"].as_array().unwrap();
        let line = |it: &serde_json::Value| it["range"]["start"]["line"].as_u64().unwrap();
        list.iter().map(|it| (line(it), it["message"].as_str().unwrap().to_owned())).collect()
    }

    fn published(document: &Document, limit: usize, before: &Published) -> Published {
        let uri = Url::parse("file:///a.txt").unwrap();
        let subject = Subject { client: &Client::default(), uri: &uri, document, limit };
        Published::next(before, &subject, &Selection::default(), &Nobody)
    }

    #[test]
    fn lines_follow_an_edit_above_and_written_lists_are_kept() {
        let text = format!("{TEXT}{}", TEXT.replace("75/1", "75/2"));
        let document = Document::parse(&text);
        let first = published(&document, 100, &Published::default());
        assert_eq!(shown(&first).iter().map(|it| it.0).collect::<Vec<_>>(), [8, 20]);
        let at = Position::new(6, 14);
        let typed = document.edited(&Change { range: Some((at, at)), text: "x".into() }, Encoding::Utf16);
        let second = published(&typed, 100, &first);
        assert!(Arc::ptr_eq(&first.written[1].json, &second.written[1].json));
        let entered = typed.edited(&Change { range: Some((at, at)), text: "\n\n".into() }, Encoding::Utf16);
        let third = published(&entered, 100, &second);
        let scratch = published(&Document::parse(&entered.text().to_string()), 100, &Published::default());
        assert_eq!(shown(&third), shown(&scratch));
        assert!(shown(&third).iter().any(|it| it.0 == 22), "{:?}", shown(&third));
    }

    #[test]
    fn what_is_written_in_pieces_is_the_diagnostic() {
        let text =
            TEXT.replace("2. *Requests* a report,", "2. *Requests* a \"report\",¹\n\n¹ One.\n\n¹ Another.");
        let uri = Url::parse("file:///a.txt").unwrap();
        let client = Client { related: true, code_description: true, ..Client::default() };
        let mut before = Published::default();
        for document in [Document::parse(&text), Document::parse(&format!("A\n{text}"))] {
            let subject = Subject { client: &client, uri: &uri, document: &document, limit: 100 };
            let published = Published::next(&before, &subject, &Selection::default(), &Nobody);
            let findings = published.findings(&document, &Selection::default(), &Nobody);
            assert!(findings.iter().any(|it| !it.related.is_empty()), "{findings:?}");
            let place = |it| to_proto::range(&client, &document, it);
            let all = findings.iter().map(|it| to_proto::diagnostic(&client, &uri, it, place));
            let expected = serde_json::to_string(&all.collect::<Vec<_>>()).unwrap();
            let written: Vec<&[u8]> = published.written.iter().map(|it| &*it.json).collect();
            assert_eq!(format!("[{}]", String::from_utf8(written.join(&b',')).unwrap()), expected);
            before = published;
        }
    }

    #[test]
    fn what_is_over_the_limit_is_counted() {
        let text = format!("{TEXT}{}", TEXT.replace("75/1", "75/2"));
        let found = shown(&published(&Document::parse(&text), 1, &Published::default()));
        assert_eq!(found.len(), 2);
        assert!(found[1].1.starts_with("1 more findings are not shown."), "{}", found[1].1);
    }
}
