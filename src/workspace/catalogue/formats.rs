//! The forms of catalogues: JSON by lines or as a list, and tables (CSV) with a header.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Read;
use super::fields::{Record, listed};

/// Reads a catalogue. Where a line is broken the others are used.
pub(super) fn read(text: &str, csv: bool) -> Read {
    let text = text.trim_start_matches('\u{feff}');
    if csv { table(text) } else { whole(text).unwrap_or_else(|| lines(text)) }
}

/// A list of objects, or an object that holds one, as programs write JSON.
fn whole(text: &str) -> Option<Read> {
    let list = match serde_json::from_str(text).ok()? {
        Value::Array(list) => list,
        // An export that says more than its list.
        Value::Object(map) if !map.contains_key("symbol") => {
            let list = |value: Value| match value {
                Value::Array(list) if list.first().is_some_and(|it| it.get("symbol").is_some()) => Some(list),
                _ => None,
            };
            map.into_iter().find_map(|it| list(it.1))?
        }
        _ => return None,
    };
    let mut read = Read::default();
    for (place, value) in (1..).zip(list) {
        take(&mut read, place, record(value));
    }
    Some(read)
}

/// An object a line; what stands before and behind it is no part of it, as the stray quotation marks of some
/// published lists.
fn lines(text: &str) -> Read {
    let mut read = Read::default();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim_matches(|it: char| it.is_whitespace() || "\"',[]".contains(it)).is_empty() {
            continue;
        }
        let object = line.find('{').zip(line.rfind('}')).and_then(|(start, end)| line.get(start..=end));
        let value = object.and_then(|it| serde_json::from_str(it).ok());
        take(&mut read, number, value.and_then(record));
    }
    read
}

/// A table with a header, its cells set apart by what stands there most often.
fn table(text: &str) -> Read {
    let header = text.lines().next().unwrap_or_default();
    let count = |it: &u8| header.bytes().filter(|byte| byte == it).count();
    // Of equals the last.
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',');
    let mut read = Read::default();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let Ok(names) = reader.headers().cloned() else { return read };
    let names: Vec<String> = names.iter().map(name).collect();
    let mut row = csv::StringRecord::new();
    loop {
        let line = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        match reader.read_record(&mut row) {
            Ok(false) => return read,
            Ok(true) => {
                let cells = names.iter().zip(row.iter()).filter(|it| !it.1.trim().is_empty());
                let cells: Record = cells.map(|(name, cell)| (name.clone(), vec![cell.to_owned()])).collect();
                take(&mut read, line, Some(cells));
            }
            Err(_) => take(&mut read, line, None),
        }
    }
}

fn take(read: &mut Read, line: usize, record: Option<Record>) {
    match record.and_then(|it| listed(&it)) {
        Some(listed) => read.listed.push(listed),
        None => read.broken.push(line),
    }
}

/// A key as fields are named: small letters, with low lines.
fn name(key: &str) -> String {
    key.trim().trim_matches('"').to_lowercase().replace([' ', '-'], "_")
}

fn record(value: Value) -> Option<Record> {
    let Value::Object(map) = value else { return None };
    let mut record = BTreeMap::new();
    for (key, value) in map {
        let values: Vec<String> = match value {
            Value::Array(list) => list.into_iter().filter_map(text).collect(),
            value => text(value).into_iter().collect(),
        };
        record.insert(name(&key), values);
    }
    Some(record)
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
