//! Reading values key by key, so that one wrong key costs that key only; what is wrong is named with its place.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use super::keys::{self, Config};
use crate::rules;

/// What is wrong in a configuration, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file; nothing where the editor's settings or the command line have it.
    pub file: Option<PathBuf>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// What is wrong, and the remedy.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, "{}:{line}: {}", file.display(), self.message),
            (Some(file), None) => write!(f, "{}: {}", file.display(), self.message),
            _ => write!(f, "settings: {}", self.message),
        }
    }
}

/// A step from a table to a value in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// Where a value stands.
pub(super) type Path = Vec<Step>;

/// What is wrong with the value at a path.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) path: Path,
    pub(super) message: String,
}

/// Reads a configuration; what is unknown or wrong is left out and named.
pub(super) fn read(mut value: Value) -> (Config, Vec<Wrong>) {
    let mut wrong = unknown(&value);
    loop {
        let mut track = serde_path_to_error::Track::new();
        let error = match Config::deserialize_from(&value, &mut track) {
            Ok(config) => {
                wrong.extend(unknown_codes(&config));
                return (config, wrong);
            }
            Err(error) => error,
        };
        let path: Path = track.path().iter().filter_map(step).collect();
        let removed = remove(&mut value, &path);
        wrong.push(Wrong { message: format!("{}: {error}", name(&path)), path });
        if !removed {
            return (Config::default(), wrong);
        }
    }
}

impl Config {
    fn deserialize_from(value: &Value, track: &mut serde_path_to_error::Track) -> serde_json::Result<Self> {
        serde::Deserialize::deserialize(serde_path_to_error::Deserializer::new(value, track))
    }
}

fn step(segment: &serde_path_to_error::Segment) -> Option<Step> {
    match segment {
        serde_path_to_error::Segment::Seq { index } => Some(Step::Index(*index)),
        serde_path_to_error::Segment::Map { key } => Some(Step::Key(key.clone())),
        // The variant of an enum that does not exist is part of the value.
        _ => None,
    }
}

/// Takes the value at `path` out; whether there was one.
fn remove(value: &mut Value, path: &[Step]) -> bool {
    let Some((last, parents)) = path.split_last() else { return false };
    let mut at = value;
    for step in parents {
        let next = match step {
            Step::Key(key) => at.get_mut(key),
            Step::Index(index) => at.get_mut(index),
        };
        let Some(next) = next else { return false };
        at = next;
    }
    match (last, at) {
        (Step::Key(key), Value::Object(map)) => map.remove(key).is_some(),
        (Step::Index(index), Value::Array(list)) if *index < list.len() => {
            list.remove(*index);
            true
        }
        _ => false,
    }
}

/// `overrides[0].severity`
fn name(path: &[Step]) -> String {
    let mut name = String::new();
    for step in path {
        match step {
            Step::Key(key) if name.is_empty() => name.push_str(key),
            Step::Key(key) => name.push_str(&format!(".{key}")),
            Step::Index(index) => name.push_str(&format!("[{index}]")),
        }
    }
    name
}

/// The keys that the schema does not know.
fn unknown(value: &Value) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    walk(value, &keys::schema().to_value(), &mut Vec::new(), &mut wrong);
    wrong
}

fn walk(value: &Value, schema: &Value, path: &mut Path, wrong: &mut Vec<Wrong>) {
    match value {
        Value::Object(map) => {
            let Some(known) = schema.get("properties").and_then(Value::as_object) else { return };
            for (key, value) in map {
                path.push(Step::Key(key.clone()));
                match known.get(key) {
                    Some(schema) => walk(value, schema, path, wrong),
                    None => {
                        let nearest = rules::nearest(key, known.keys().map(String::as_str));
                        let message = format!("unknown key ‘{}’{}", name(path), did_you_mean(nearest));
                        wrong.push(Wrong { path: path.clone(), message });
                    }
                }
                path.pop();
            }
        }
        Value::Array(list) => {
            let Some(schema) = schema.get("items") else { return };
            for (index, value) in list.iter().enumerate() {
                path.push(Step::Index(index));
                walk(value, schema, path, wrong);
                path.pop();
            }
        }
        _ => {}
    }
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map(|it| format!("; did you mean ‘{it}’?")).unwrap_or_default()
}

/// The names of rules that mean none.
fn unknown_codes(config: &Config) -> Vec<Wrong> {
    let mut named: Vec<(Path, &str)> = Vec::new();
    let outer = (Vec::new(), &config.select, &config.ignore, &config.severity);
    let inner = config.overrides.iter().enumerate().map(|(index, it)| {
        (vec![Step::Key("overrides".to_owned()), Step::Index(index)], &it.select, &it.ignore, &it.severity)
    });
    for (place, select, ignore, severity) in std::iter::once(outer).chain(inner) {
        let path = |key: &str, last: Step| [place.as_slice(), &[Step::Key(key.to_owned()), last]].concat();
        for (key, names) in [("select", select.as_deref().unwrap_or_default()), ("ignore", ignore)] {
            named.extend(names.iter().enumerate().map(|(at, it)| (path(key, Step::Index(at)), it.as_str())));
        }
        named.extend(severity.keys().map(|it| (path("severity", Step::Key(it.clone())), it.as_str())));
    }
    let unknown = named.into_iter().filter(|(_, code)| !rules::is_known(code));
    unknown
        .map(|(path, code)| {
            let nearest = did_you_mean(rules::nearest_code(code));
            Wrong { message: format!("{}: no rule ‘{code}’{nearest}", name(&path)), path }
        })
        .collect()
}

/// A TOML text as JSON.
#[derive(Debug)]
pub(super) struct Toml {
    /// Empty where the text is no TOML.
    pub(super) value: Value,
    /// Where each value stands, in bytes.
    pub(super) places: Vec<(Path, Range<usize>)>,
    /// Where it is no TOML, in bytes, and why.
    pub(super) error: Option<(usize, String)>,
}

/// Reads a TOML text.
pub(super) fn from_toml(text: &str) -> Toml {
    let mut places = Vec::new();
    match DeTable::parse(text) {
        Ok(table) => {
            let value = of_table(table.into_inner(), &mut Vec::new(), &mut places);
            Toml { value, places, error: None }
        }
        Err(error) => {
            let place = error.span().unwrap_or_default().start;
            let error = Some((place, error.message().to_owned()));
            Toml { value: Value::Object(Map::new()), places, error }
        }
    }
}

fn of_table(table: DeTable<'_>, path: &mut Path, places: &mut Vec<(Path, Range<usize>)>) -> Value {
    let mut map = Map::new();
    for (key, value) in table {
        path.push(Step::Key(key.get_ref().to_string()));
        places.push((path.clone(), key.span()));
        map.insert(key.into_inner().into_owned(), of_value(value.into_inner(), path, places));
        path.pop();
    }
    Value::Object(map)
}

fn of_value(value: DeValue<'_>, path: &mut Path, places: &mut Vec<(Path, Range<usize>)>) -> Value {
    match value {
        DeValue::String(it) => Value::String(it.into_owned()),
        DeValue::Integer(it) => {
            let digits = i64::from_str_radix(it.as_str(), it.radix());
            digits.map_or_else(|_| Value::String(it.to_string()), Value::from)
        }
        DeValue::Float(it) => it.as_str().parse::<f64>().map_or(Value::Null, Value::from),
        DeValue::Boolean(it) => Value::Bool(it),
        DeValue::Datetime(it) => Value::String(it.to_string()),
        DeValue::Array(list) => {
            let mut values = Vec::new();
            for (index, it) in list.into_iter().enumerate() {
                path.push(Step::Index(index));
                places.push((path.clone(), it.span()));
                values.push(of_value(it.into_inner(), path, places));
                path.pop();
            }
            Value::Array(values)
        }
        DeValue::Table(table) => of_table(table, path, places),
    }
}

/// The line, from 1, of a byte.
pub(super) fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|it| *it == b'\n').count() + 1
}
