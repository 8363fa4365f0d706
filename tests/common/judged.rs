//! What must hold of each answer about a document whose text is known: places inside of the text, children inside of
//! their parents, edits that do not overlap, tokens in order, completions that hold the cursor.

use std::collections::BTreeMap;

use serde_json::Value;

/// Line and column.
type Place = (u64, u64);
/// Start and end.
type Span = (Place, Place);

/// The lengths of a text's lines in the negotiated encoding.
struct Sheet(Vec<u64>);

impl Sheet {
    fn of(text: &str, encoding: &str) -> Self {
        let length = |line: &str| match encoding {
            "utf-8" => line.len(),
            "utf-32" => line.chars().count(),
            _ => line.encode_utf16().count(),
        };
        Self(text.split('\n').map(|it| length(it.trim_end_matches('\r')) as u64).collect())
    }

    #[track_caller]
    fn holds(&self, place: Place, of: &Value) {
        let line = self.0.get(place.0 as usize);
        assert!(line.is_some_and(|it| place.1 <= *it), "{place:?} is not in the text: {of}");
    }

    /// A range of the text that does not end before it begins.
    #[track_caller]
    fn range(&self, range: &Value) -> Span {
        let (start, end) = (place(&range["start"]), place(&range["end"]));
        assert!(start <= end, "{range}");
        self.holds(start, range);
        self.holds(end, range);
        (start, end)
    }

    #[track_caller]
    fn ranges(&self, of: &Value) {
        for it in list(of) {
            self.range(&it["range"]);
        }
    }

    /// Edits of one document, none in another's place; the ranges.
    #[track_caller]
    fn edits(&self, edits: &Value) -> Vec<Span> {
        let found = list(edits).iter().map(|it| self.range(&it["range"])).collect();
        apart(found, edits)
    }
}

fn place(it: &Value) -> Place {
    (it["line"].as_u64().unwrap(), it["character"].as_u64().unwrap())
}

fn list(it: &Value) -> &[Value] {
    it.as_array().map_or(&[], Vec::as_slice)
}

#[track_caller]
fn apart(mut spans: Vec<Span>, of: &Value) -> Vec<Span> {
    spans.sort_unstable();
    assert!(spans.windows(2).all(|it| it[0].1 <= it[1].0), "they overlap: {of}");
    spans
}

#[track_caller]
fn inside(inner: Span, outer: Span, of: &Value) {
    assert!(outer.0 <= inner.0 && inner.1 <= outer.1, "{inner:?} is not in {outer:?}: {of}");
}

/// Judges all that the server said of documents that were opened and not changed since.
#[track_caller]
pub fn judge(log: &[Value]) {
    let encoding = log.iter().find_map(|it| it["msg"]["result"]["capabilities"]["positionEncoding"].as_str());
    let mut sheets: BTreeMap<String, Sheet> = BTreeMap::new();
    let mut asked: BTreeMap<String, (String, Value)> = BTreeMap::new();
    for entry in log {
        let message = &entry["msg"];
        let params = &message["params"];
        let left_out = message.get("params").is_none_or(|it| it.is_object() || it.is_array());
        assert!(
            entry["from"] == "client" || left_out,
            "parameters are an object, a list or left out: {message}"
        );
        let uri = params["textDocument"]["uri"].as_str().unwrap_or_default().to_owned();
        match (entry["from"] == "client", message["method"].as_str()) {
            (true, Some("textDocument/didOpen")) => {
                let text = params["textDocument"]["text"].as_str().unwrap();
                sheets.insert(uri, Sheet::of(text, encoding.unwrap_or("utf-16")));
            }
            (true, Some("textDocument/didChange" | "textDocument/didClose")) => drop(sheets.remove(&uri)),
            (true, Some(method)) if message.get("id").is_some() => {
                asked.insert(message["id"].to_string(), (method.to_owned(), params.clone()));
            }
            (false, Some("textDocument/publishDiagnostics")) => {
                let Some(sheet) = params["uri"].as_str().and_then(|it| sheets.get(it)) else { continue };
                sheet.ranges(&params["diagnostics"]);
            }
            (false, None) => {
                let Some((method, params)) = asked.get(&message["id"].to_string()) else { continue };
                let Some(uri) = params["textDocument"]["uri"].as_str() else { continue };
                if let Some(sheet) = sheets.get(uri) {
                    answer(sheet, method, params, uri, &message["result"]);
                }
            }
            _ => {}
        }
    }
}

#[track_caller]
fn answer(sheet: &Sheet, method: &str, params: &Value, uri: &str, result: &Value) {
    let cursor = || {
        let at = place(&params["position"]);
        (at, at)
    };
    match method {
        "textDocument/documentSymbol" => list(result).iter().for_each(|it| symbol(sheet, it, None)),
        "textDocument/foldingRange" => {
            for fold in list(result) {
                let (first, last) = (fold["startLine"].as_u64().unwrap(), fold["endLine"].as_u64().unwrap());
                assert!(first < last && (last as usize) < sheet.0.len(), "{fold}");
            }
        }
        "textDocument/selectionRange" => {
            for (at, mut range) in list(&params["positions"]).iter().zip(list(result)) {
                let mut inner = (place(at), place(at));
                while range.is_object() {
                    let outer = sheet.range(&range["range"]);
                    inside(inner, outer, result);
                    (inner, range) = (outer, &range["parent"]);
                }
            }
        }
        "textDocument/documentLink" | "textDocument/linkedEditingRange" => {
            let ranges = result.get("ranges").map_or_else(
                || list(result).iter().map(|it| sheet.range(&it["range"])).collect(),
                |it| list(it).iter().map(|it| sheet.range(it)).collect(),
            );
            apart(ranges, result);
        }
        "textDocument/documentHighlight" | "textDocument/codeLens" => {
            sheet.ranges(result);
        }
        "textDocument/diagnostic" => {
            sheet.ranges(&result["items"]);
        }
        "textDocument/hover" | "textDocument/prepareRename" if result.get("range").is_some() => {
            inside(cursor(), sheet.range(&result["range"]), result);
        }
        "textDocument/semanticTokens/full" | "textDocument/semanticTokens/range" => tokens(sheet, result),
        "textDocument/inlayHint" => {
            let within = (place(&params["range"]["start"]), place(&params["range"]["end"]));
            for hint in list(result) {
                let at = place(&hint["position"]);
                sheet.holds(at, hint);
                inside((at, at), within, hint);
            }
        }
        "textDocument/formatting" | "textDocument/rangeFormatting" | "textDocument/onTypeFormatting" => {
            sheet.edits(result);
        }
        "textDocument/rename" => changes(sheet, uri, result),
        "textDocument/codeAction" => list(result).iter().for_each(|it| changes(sheet, uri, &it["edit"])),
        "textDocument/completion" => {
            list(&result["items"]).iter().for_each(|it| completion(sheet, it, cursor()));
        }
        _ => {}
    }
}

/// The edits of one document in a change of several.
#[track_caller]
fn changes(sheet: &Sheet, uri: &str, edit: &Value) {
    sheet.edits(&edit["changes"][uri]);
    for change in list(&edit["documentChanges"]).iter().filter(|it| it["textDocument"]["uri"] == uri) {
        sheet.edits(&change["edits"]);
    }
}

#[track_caller]
fn symbol(sheet: &Sheet, symbol: &Value, parent: Option<Span>) {
    assert!(symbol["name"].as_str().is_some_and(|it| !it.trim().is_empty()), "{symbol}");
    if symbol.get("location").is_some() {
        sheet.range(&symbol["location"]["range"]);
        return;
    }
    let range = sheet.range(&symbol["range"]);
    inside(sheet.range(&symbol["selectionRange"]), range, symbol);
    if let Some(parent) = parent {
        inside(range, parent, symbol);
    }
    list(&symbol["children"]).iter().for_each(|it| self::symbol(sheet, it, Some(range)));
}

/// Tokens in order, each behind the one before.
#[track_caller]
fn tokens(sheet: &Sheet, result: &Value) {
    let numbers: Vec<u64> = list(&result["data"]).iter().filter_map(Value::as_u64).collect();
    let (mut line, mut start, mut end) = (0, 0, 0);
    for token in numbers.chunks(5) {
        let [down, right, length, ..] = *token else { panic!("{token:?} is no token") };
        (line, start) = if down > 0 { (line + down, right) } else { (line, start + right) };
        assert!(down > 0 || start >= end, "tokens overlap in line {line}, column {start}");
        assert!(length > 0);
        sheet.holds((line, start), result);
        end = start + length;
    }
}

/// A completion replaces what stands at the cursor, in one line, and nothing of what it changes beside that.
#[track_caller]
fn completion(sheet: &Sheet, item: &Value, cursor: Span) {
    let edit = &item["textEdit"];
    let ranges: Vec<Span> =
        ["range", "insert", "replace"].iter().filter_map(|it| Some(sheet.range(edit.get(it)?))).collect();
    for range in &ranges {
        inside(cursor, *range, item);
        assert_eq!(range.0.0, range.1.0, "{item}");
    }
    if let [insert, replace] = ranges[..] {
        assert_eq!(insert.0, replace.0, "{item}");
        inside(insert, replace, item);
    }
    let mut all = sheet.edits(&item["additionalTextEdits"]);
    all.extend(ranges.last());
    apart(all, item);
}
