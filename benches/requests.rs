//! What each request costs in process right after a letter was typed, at 10 KB and at 1 MB, with what is kept between
//! requests; and what a completion costs beside libraries of a thousand and of ten thousand resolutions.
//!
//! `cargo bench --bench requests`, or `cargo bench --bench requests -- tokens` for one of them.
#![allow(clippy::unwrap_used, reason = "a benchmark may fail")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use divan::{Bencher, black_box};
use resolution_ls::citation::Symbol;
use resolution_ls::ide::{self, FormatOptions, Hints, Library as _, Others, Seen};
use resolution_ls::resolution::Document;
use resolution_ls::rules::{Checked, Selection};
use resolution_ls::text::{Change, Encoding, TextRange, TextSize};
use resolution_ls::workspace::{File, Index, Open, Stamp, Summary, Workspace, to_path};

const SEED: &str = include_str!("../fixtures/A_RES_75_180.txt");
const SIZES: [usize; 2] = [10_000, 1_000_000];
const URI: &str = "file:///volume.txt";
/// No other documents.
const NOWHERE: ide::Nearby<'static> = ide::Nearby { cited_by: &|_| 0, has: &|_| false };

fn main() {
    divan::main();
}

/// About `size` bytes of resolutions, each with its own number.
fn volume(size: usize) -> String {
    let copy = |index: usize| SEED.replace("75/180.", &format!("75/{}.", 180 + index)) + "\n\n";
    (0..(size / SEED.len()).max(1)).map(copy).collect()
}

/// An open document with all that was found in it before the last letter was typed.
struct Draft {
    workspace: Workspace,
    document: Arc<Document>,
    seen: Seen,
    checked: Checked,
    /// A citation in the middle.
    citation: TextSize,
}

impl Draft {
    fn new(size: usize) -> Self {
        let text = volume(size);
        let document = Arc::new(Document::parse(&text));
        let middle = document.units()[document.units().len() / 2].start;
        let citation =
            TextSize::new(u32::try_from(text[usize::from(middle)..].find("70/1").unwrap()).unwrap()) + middle;
        let seen = Seen::of(&document, &Seen::default());
        let checked = Checked::of(&document, &Checked::default());
        let mut draft = Self { workspace: Workspace::default(), document, seen, checked, citation };
        draft.open();
        // What is asked of other documents is known of this one too, from before the edit.
        black_box(draft.workspace.facts(&Symbol::parse("A/RES/70/1").unwrap(), Default::default()));
        draft
    }

    fn open(&mut self) {
        let open =
            Open { version: 1, language: "resolution".to_owned(), document: Arc::clone(&self.document) };
        self.workspace.set(URI, open);
    }

    /// The same with one letter more, before the citation.
    fn typed(&self) -> Self {
        let place = self.document.text().position(self.citation - TextSize::new(4), Encoding::Utf16);
        let change = Change { range: Some((place, place)), text: "x".to_owned() };
        let document = Arc::new(self.document.edited(&change, Encoding::Utf16));
        let mut next = Self {
            // A clone of a workspace shares what was kept for its documents: each gets its own.
            workspace: Workspace::default(),
            document: Arc::clone(&self.document),
            seen: self.seen.clone(),
            checked: self.checked.clone(),
            citation: self.citation,
        };
        next.open();
        black_box(next.workspace.facts(&Symbol::parse("A/RES/70/1").unwrap(), Default::default()));
        next.document = document;
        next.citation += TextSize::new(1);
        next.open();
        next
    }

    fn seen(&self) -> Seen {
        Seen::of(&self.document, &self.seen)
    }
}

/// Times `ask` on versions that are new to it.
fn after_a_letter<T>(bencher: Bencher<'_, '_>, size: usize, ask: impl Fn(&Draft) -> T) {
    let draft = Draft::new(size);
    bencher.with_inputs(|| draft.typed()).bench_local_refs(|it| ask(black_box(it)));
}

macro_rules! requests {
    ($($name:ident: $ask:expr;)*) => {
        $(
            #[divan::bench(args = SIZES)]
            fn $name(bencher: Bencher<'_, '_>, size: usize) {
                after_a_letter(bencher, size, $ask);
            }
        )*
    };
}

requests! {
    hover: |it| ide::hover(&it.document, it.citation, &it.workspace);
    definition: |it| ide::definition(&it.document, it.citation, &it.workspace);
    declaration: |it| ide::declaration(&it.document, &it.seen(), it.citation);
    type_definition: |it| ide::type_definition(&it.document, it.citation, &it.workspace);
    references: |it| (
        ide::references(&it.document, &it.seen(), it.citation, true),
        it.workspace.citing(&Symbol::parse("A/RES/70/1").unwrap()),
    );
    highlights: |it| ide::highlights(&it.document, &it.seen(), it.citation);
    selection: |it| ide::selection(&it.document, &it.seen(), it.citation);
    outline: |it| ide::outline(&it.document);
    folds: |it| ide::folds(&it.document);
    links: |it| ide::links(&it.document, &it.seen());
    lenses: |it| ide::lenses(&it.document, &it.seen(), NOWHERE);
    tokens: |it| ide::tokens(&it.document, &it.seen(), None, &|_| false);
    tokens_of_a_screen: |it| {
        let screen = TextRange::at(it.citation, 4000.into());
        ide::tokens(&it.document, &it.seen(), Some(screen), &|_| false)
    };
    hints_of_a_screen: |it| {
        let others = Others { library: &it.workspace, title: &|_| None };
        let all = Hints { titles: true, paragraphs: true, page_cuts: true, numbers: true };
        ide::hints(&it.document, &it.seen(), TextRange::at(it.citation, 4000.into()), all, others)
    };
    completion: |it| ide::completion(&it.document, it.citation + TextSize::new(4), &it.workspace, &[]);
    signature: |it| ide::signature(&it.document, it.citation + TextSize::new(4), &it.workspace);
    prepare_rename: |it| ide::prepare_rename(&it.document, &it.seen(), it.citation);
    rename: |it| ide::rename(&it.document, &it.seen(), it.citation, "70/2");
    linked: |it| ide::linked(&it.document, &it.seen(), it.citation);
    actions: |it| {
        ide::actions(&it.document, TextRange::empty(it.citation), &it.workspace, &FormatOptions::default())
    };
    findings: |it| {
        let checked = Checked::of(&it.document, &it.checked);
        let others = it.workspace.index().around(to_path(URI).as_deref());
        checked.reported(&it.document, &Selection::default(), Some(&others))
    };
    format_a_paragraph: |it| {
        ide::format(&it.document, &FormatOptions::default(), Some(TextRange::empty(it.citation)))
    };
    format_all: |it| ide::format(&it.document, &FormatOptions::default(), None);
}

/// So many resolutions on disk, of two languages and many sessions.
fn library(count: usize) -> Workspace {
    let mut index = Index::default();
    for number in 0..count {
        let (session, number) = (40 + number % 40, number / 40 + 1);
        let text = format!(
            "General Assembly\n\nDistr.: General\n16 December 2020\n\nAgenda item {}\n\nResolution adopted by the General \
             Assembly on 16 December 2020\n\n{session}/{number}. Enhancement of international cooperation in the field \
             of rivers, part {number}\n\nThe General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n\
             1. *Decides* to act.\n",
            number % 120 + 1
        );
        index.set(File {
            path: Path::new(&format!("/library/{session}_{number}.txt")).into(),
            stamp: Stamp::default(),
            library: true,
            summary: Arc::new(Summary::of(&Document::parse(&text))),
        });
    }
    let mut workspace = Workspace::default();
    workspace.set_index(index);
    workspace
}

static THOUSAND: LazyLock<Workspace> = LazyLock::new(|| library(1_000));
static TEN_THOUSAND: LazyLock<Workspace> = LazyLock::new(|| library(10_000));

/// What is typed: all numbers, those of a session, one number, a word of a title, no title's word, an agenda item.
const TYPED: [&str; 6] = [
    "Recalling its resolution ",
    "Recalling its resolution 70/",
    "Recalling its resolution 70/12",
    "Recalling its resolution coop",
    "Recalling its resolution xyz",
    "Agenda item 1",
];

fn complete(bencher: Bencher<'_, '_>, typed: &str, workspace: &Workspace) {
    let head = "General Assembly\n\nSeventieth session\n\n";
    let text = match typed.starts_with('A') {
        true => format!("{head}{typed}"),
        false => format!("{head}70/300. Lakes\n\nThe General Assembly,\n\n{typed}"),
    };
    let document = Document::parse(&text);
    let at = document.text().len();
    bencher.bench_local(|| ide::completion(black_box(&document), at, workspace, &[]));
}

#[divan::bench(args = TYPED)]
fn completion_beside_1_000(bencher: Bencher<'_, '_>, typed: &str) {
    complete(bencher, typed, &THOUSAND);
}

#[divan::bench(args = TYPED)]
fn completion_beside_10_000(bencher: Bencher<'_, '_>, typed: &str) {
    complete(bencher, typed, &TEN_THOUSAND);
}
