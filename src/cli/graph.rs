//! `resolution-ls graph PATH`: who cites whom, for programs that draw and count graphs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::ExitCode;

use serde::Serialize;

use crate::ide::Part;
use crate::workspace::{Entry, Index, key};

use super::index::Folders;
use super::output;

/// What is exported, and how.
#[derive(Debug, clap::Args)]
pub struct GraphArgs {
    #[command(flatten)]
    folders: Folders,
    /// The form of the graph.
    #[arg(long, value_enum, default_value_t)]
    format: GraphFormat,
}

/// A form of graphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum GraphFormat {
    /// Graphviz.
    #[default]
    Dot,
    /// Gephi, yEd, NetworkX.
    Graphml,
    /// Nodes and edges.
    Json,
    /// One citation of a document by another a line.
    Csv,
}

/// A document, at hand or only cited.
#[derive(Serialize)]
struct Node {
    symbol: String,
    title: String,
    date: String,
    at_hand: bool,
}

/// The citations of one document by another.
#[derive(Serialize)]
struct Edge {
    from: String,
    to: String,
    /// How many.
    count: usize,
    /// The parts of the citing document that they stand in.
    parts: Vec<&'static str>,
}

#[derive(Serialize)]
struct Graph {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
}

pub(super) fn run(args: &GraphArgs) -> Result<ExitCode, String> {
    let graph = graph(&args.folders.read()?.index);
    match args.format {
        GraphFormat::Json => output::json(&graph)?,
        GraphFormat::Dot => output::write(&dot(&graph))?,
        GraphFormat::Graphml => output::write(&graphml(&graph))?,
        GraphFormat::Csv => output::write(&csv(&graph)?)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn part(part: Part) -> &'static str {
    match part {
        Part::Masthead => "masthead",
        Part::Preamble => "preamble",
        Part::Operative => "operative",
        Part::Annex => "annex",
        Part::Note => "note",
    }
}

fn graph(index: &Index) -> Graph {
    let mut nodes: BTreeMap<String, Node> = BTreeMap::new();
    let mut edges: BTreeMap<(String, String), (usize, Vec<Part>)> = BTreeMap::new();
    let mut cite = |entry: &Entry| {
        let Some(symbol) = &entry.symbol else { return };
        let from = key(symbol).to_string();
        let node = Node {
            symbol: symbol.to_string(),
            title: entry.title.to_string(),
            date: entry.adopted.map(|it| it.to_string()).unwrap_or_default(),
            at_hand: true,
        };
        let here =
            nodes.entry(from.clone()).or_insert_with(|| Node { at_hand: false, ..blank(symbol.to_string()) });
        if !here.at_hand {
            *here = node;
        }
        for cited in &entry.citations {
            let to = key(&cited.symbol).to_string();
            if to == from {
                continue;
            }
            nodes.entry(to.clone()).or_insert_with(|| blank(cited.symbol.to_string()));
            let edge = edges.entry((from.clone(), to)).or_default();
            edge.0 += 1;
            edge.1.push(cited.part);
        }
    };
    let mut files: Vec<_> = index.files().collect();
    files.sort_by(|a, b| (a.summary.lang, &a.path).cmp(&(b.summary.lang, &b.path)));
    // A resolution in six languages cites what it cites once.
    let mut seen = std::collections::HashSet::new();
    for file in files {
        for entry in &file.summary.resolutions {
            if entry.symbol.as_ref().is_some_and(|it| seen.insert(key(it))) {
                cite(entry);
            }
        }
    }
    let names: BTreeMap<String, String> =
        nodes.iter().map(|(key, node)| (key.clone(), node.symbol.clone())).collect();
    let name = |key: &String| names.get(key).unwrap_or(key).clone();
    let edges = edges.iter().map(|((from, to), (count, parts))| {
        let mut parts = parts.clone();
        parts.sort_unstable();
        parts.dedup();
        Edge { from: name(from), to: name(to), count: *count, parts: parts.into_iter().map(part).collect() }
    });
    Graph { edges: edges.collect(), nodes: nodes.into_values().collect() }
}

fn blank(symbol: String) -> Node {
    Node { symbol, title: String::new(), date: String::new(), at_hand: false }
}

fn dot(graph: &Graph) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let mut out = String::from("digraph citations {\n");
    for node in &graph.nodes {
        let style = if node.at_hand { "" } else { ", style=dashed" };
        let _ = writeln!(out, "  {} [tooltip={}{style}];", quoted(&node.symbol), quoted(&node.title));
    }
    for edge in &graph.edges {
        let _ = writeln!(out, "  {} -> {} [weight={}];", quoted(&edge.from), quoted(&edge.to), edge.count);
    }
    out.push_str("}\n");
    out
}

fn graphml(graph: &Graph) -> String {
    let escaped = |text: &str| {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
    };
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n  \
         <key id=\"title\" for=\"node\" attr.name=\"title\" attr.type=\"string\"/>\n  \
         <key id=\"date\" for=\"node\" attr.name=\"date\" attr.type=\"string\"/>\n  \
         <key id=\"at_hand\" for=\"node\" attr.name=\"at_hand\" attr.type=\"boolean\"/>\n  \
         <key id=\"count\" for=\"edge\" attr.name=\"count\" attr.type=\"int\"/>\n  \
         <graph id=\"citations\" edgedefault=\"directed\">\n",
    );
    for node in &graph.nodes {
        let _ = writeln!(
            out,
            "    <node id=\"{}\"><data key=\"title\">{}</data><data key=\"date\">{}</data><data key=\"at_hand\">{}</data></node>",
            escaped(&node.symbol),
            escaped(&node.title),
            node.date,
            node.at_hand,
        );
    }
    for edge in &graph.edges {
        let _ = writeln!(
            out,
            "    <edge source=\"{}\" target=\"{}\"><data key=\"count\">{}</data></edge>",
            escaped(&edge.from),
            escaped(&edge.to),
            edge.count,
        );
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn csv(graph: &Graph) -> Result<String, String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let write =
        |out: &mut csv::Writer<Vec<u8>>, row: [&str; 4]| out.write_record(row).map_err(|it| it.to_string());
    write(&mut out, ["from", "to", "count", "parts"])?;
    for edge in &graph.edges {
        write(&mut out, [&edge.from, &edge.to, &edge.count.to_string(), &edge.parts.join(" ")])?;
    }
    let bytes = out.into_inner().map_err(|it| it.to_string())?;
    String::from_utf8(bytes).map_err(|it| it.to_string())
}
