//! Slips against agreed language, measured on official documents: half of them are the library, the other half are
//! checked against it as they are and with slips put into paragraphs that the library has word for word. Where they
//! are not at hand nothing is measured, and the test says so. `SHOW_FAULTS=1` looks at all, and shows what is missed.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::print_stdout, reason = "what was measured")]

use std::path::{Path, PathBuf};

use resolution_ls::precedent::{Asking, Paragraph, Part, words};
use resolution_ls::resolution::Document;
use resolution_ls::rules::{Checked, Finding, Others, Selection};
use resolution_ls::workspace::{Agreed, Folder, Index, Scope, agreed_in, read_folders, sources};

struct Library {
    _folder: tempfile::TempDir,
    index: Index,
    agreed: Agreed,
}

impl Library {
    fn of<'a>(texts: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in texts {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let path = folder.path().canonicalize().unwrap();
        let index = read_folders(&[Folder { path: path.clone(), library: true }], Scope::default());
        let agreed = agreed_in(&index, &[path], None);
        Self { _folder: folder, index, agreed }
    }

    fn findings(&self, text: &str) -> Vec<Finding> {
        let document = Document::parse(text);
        let others = self.index.around(None).with_agreed(&self.agreed, 0);
        let others: &dyn Others = &others;
        let checked = Checked::of(&document, &Checked::default());
        checked.reported(&document, &Selection::default(), Some(others))
    }

    fn slips(&self, text: &str) -> Vec<Finding> {
        self.findings(text)
            .into_iter()
            .filter(|it| it.code.starts_with("agreed-") || it.code == "citation-series")
            .collect()
    }
}

fn draft(paragraph: &str) -> String {
    format!("General Assembly\n\n99/1. Draft\n\nThe General Assembly,\n\n1. {paragraph}\n\n2. Decides so.\n")
}

const AGREED: &str = "Urges all States to protect the rivers and lakes that cross their borders, and the people who live along them and depend on them;";

#[track_caller]
fn check(paragraph: &str, expected: &[&str]) {
    let library = Library::of([("a.txt", draft(AGREED).replace("99/1", "75/1").replace("Draft", "Rivers"))]);
    let text = draft(paragraph);
    let found = library.slips(&text);
    let mended = found.iter().map(|it| {
        let mut text = text.clone();
        for (range, with) in it.fixes[0].edits.iter().rev() {
            text.replace_range(usize::from(range.start())..usize::from(range.end()), with);
        }
        assert!(text.contains(&AGREED[..AGREED.len() - 1]), "{text}");
        it.message.clone()
    });
    assert_eq!(mended.collect::<Vec<_>>(), expected);
}

#[test]
fn a_misspelt_word_is_told_with_the_agreed_one() {
    check(
        &AGREED.replace("borders", "bodrers"),
        &[
            "No resolution of the library has the word ‘bodrers’; A/RES/75/1, paragraph 1, has ‘borders’. Correct the word.",
        ],
    );
}

#[test]
fn the_short_form_of_another_name_is_not_misspelt() {
    let agreed = AGREED.replace("borders", "MINUSCA");
    let library = Library::of([("a.txt", draft(&agreed).replace("99/1", "75/1").replace("Draft", "Rivers"))]);
    assert_eq!(library.slips(&draft(&agreed.replace("MINUSCA", "MINUSMA"))), []);
}

#[test]
fn a_doubled_word_is_told_once() {
    let library = Library::of([("a.txt", draft(AGREED).replace("99/1", "75/1").replace("Draft", "Rivers"))]);
    for (word, twice) in [("borders", "borders borders"), ("the rivers", "the the rivers")] {
        let found = library.findings(&draft(&AGREED.replace(word, twice)));
        let told = found.iter().filter(|it| ["agreed-slip", "word-repeated"].contains(&it.code));
        assert_eq!(told.count(), 1, "{twice}: {found:?}");
    }
}

#[test]
fn a_missing_word_is_told() {
    check(
        &AGREED.replace("people who live", "people live"),
        &[
            "A/RES/75/1, paragraph 1, has ‘who’ between ‘people’ and ‘live’. Add it if it was not left out on purpose.",
        ],
    );
}

#[test]
fn an_adverb_of_an_opening_phrase_and_a_short_word_may_be_missing() {
    let agreed = AGREED.replace("Urges", "Urges also");
    let others = "Notes that all protect rivers, and urges all, where lakes cross;";
    let library = Library::of([
        ("a.txt", draft(&agreed).replace("99/1", "75/1").replace("Draft", "Rivers")),
        ("b.txt", draft(others).replace("99/1", "75/2").replace("Draft", "Lakes")),
    ]);
    for (words, fewer, told) in [
        ("Urges also all", "Urges all", 0),
        ("rivers and lakes that cross", "rivers and lakes cross", 1),
        ("protect the rivers", "protect rivers", 0),
        ("depend on them", "depend them", 1),
    ] {
        assert!(agreed.contains(words));
        assert_eq!(library.slips(&draft(&agreed.replace(words, fewer))).len(), told, "{fewer}");
    }
}

#[test]
fn a_word_between_figures_may_be_missing_and_an_apostrophe_is_no_letter() {
    let agreed = "Recalls article 20, paragraph 2, of the Covenant on the Peoples who live along all rivers and lakes of the world;";
    let library = Library::of([("a.txt", draft(agreed).replace("99/1", "75/1").replace("Draft", "Rivers"))]);
    for (words, others, told) in [
        ("20, paragraph 2,", "20 (2)", 0),
        ("Peoples", "Peoplesʼ", 0),
        ("Peoples", "Peopels", 1),
        ("who live along", "who along", 1),
    ] {
        assert!(agreed.contains(words));
        assert_eq!(library.slips(&draft(&agreed.replace(words, others))).len(), told, "{others}");
    }
}

#[test]
fn a_part_of_a_resolution_does_not_move_on_from_the_other() {
    let part = |number: &str, day: &str| {
        format!(
            "General Assembly\n\nResolution adopted by the General Assembly on {day}\n\n{number}. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. Requests the Secretary-General to clean all rivers and lakes by the end of 2022 and to tell of it.\n"
        )
    };
    let library = Library::of([("a.txt", part("76/2", "24 December 2021"))]);
    for (number, told) in [("76/2", 0), ("77/2", 1)] {
        let found = library.findings(&part(number, "30 June 2023"));
        assert_eq!(found.iter().filter(|it| it.code == "agreed-date").count(), told, "{number}");
    }
}

#[test]
fn a_number_that_alone_is_another_one_and_words_in_another_order_are_told() {
    let agreed = "Decides to hold 12 meetings on the rivers and lakes in 2020, at a cost of 0.7 per cent of 3,500 dollars;";
    let library = Library::of([("a.txt", draft(agreed).replace("99/1", "75/1").replace("Draft", "Rivers"))]);
    for (words, others, told) in [
        ("12", "13", Some("12")),
        ("0.7", "0.9", Some("7")),
        ("2020", "2002", Some("2020")),
        ("rivers and lakes", "rivers lakes and", Some("and lakes")),
        // What moves on, and what is part of an amount.
        ("2020", "2021", None),
        ("3,500", "3,600", None),
        // More than a number was changed.
        ("12 meetings on", "13 meetings about", None),
    ] {
        let found = library.slips(&draft(&agreed.replace(words, others)));
        let written: Vec<_> = found.iter().map(|it| it.fixes[0].edits[0].1.as_str()).collect();
        assert_eq!(written, Vec::from_iter(told), "{others}");
    }
}

#[test]
fn what_reads_well_and_what_is_agreed_is_left_alone() {
    check(AGREED, &[]);
    // Its words stand elsewhere in the library.
    check(&AGREED.replace("the rivers and", "the lakes and"), &[]);
    check(&AGREED.replace("all States", "all 12 States"), &[]);
}

#[test]
fn what_lay_ahead_of_the_agreed_text_moves_on() {
    let resolution = |number: &str, opening: &str, paragraph: &str| {
        format!("{number}. Rivers\n\n{opening}\n\n1. *Decides* so;\n\n2. {paragraph}\n")
    };
    let (english, french, chinese) = ("General Assembly\n\n", "Assemblée générale\n\n", "大会\n\n");
    for (organ, opening, agreed, draft, told) in [
        (
            english,
            "The General Assembly,",
            "Requests the Secretary-General to report on the rivers and lakes to it at its seventy-seventh session.",
            "Requests the Secretary-General to report on the rivers and lakes to it at its ^seventy-seventh^ session.",
            &["seventy-eighth"][..],
        ),
        (
            english,
            "The General Assembly,",
            "Requests the Secretary-General to report on the rivers and lakes to it at its seventy-seventh session.",
            "Requests the Secretary-General to report on the rivers and lakes to it at its seventy-eighth session.",
            &[],
        ),
        // A session that was past before, and one that is still to come.
        (
            english,
            "The General Assembly,",
            "Requests a report on what it decided on rivers at its seventy-sixth session and will at its eightieth session.",
            "Requests a report on what it decided on rivers at its seventy-sixth session and will at its eightieth session.",
            &[],
        ),
        (
            english,
            "The General Assembly,",
            "Requests the Secretary-General to clean all rivers and lakes by the end of 2022 and in 2022–2023.",
            "Requests the Secretary-General to clean all rivers and lakes by the end of ^2022^ and in 2022–2023.",
            &["2023"],
        ),
        // The year of a name does not move.
        (
            english,
            "The General Assembly,",
            "Requests the Secretary-General to clean all rivers and lakes as the 2022 Water Conference decided.",
            "Requests the Secretary-General to clean all rivers and lakes as the 2022 Water Conference decided.",
            &[],
        ),
        // Nor does that of a quotation.
        (
            english,
            "The General Assembly,",
            "Requests the Secretary-General to clean all rivers and lakes in the spirit of “clean by 2022” and of the report.",
            "Requests the Secretary-General to clean all rivers and lakes in the spirit of “clean by 2022” and of the report.",
            &[],
        ),
        (
            french,
            "L’Assemblée générale,",
            "Prie le Secrétaire général de lui faire rapport sur les fleuves à sa soixante-dix-septième session.",
            "Prie le Secrétaire général de lui faire rapport sur les fleuves à sa ^soixante-dix-septième^ session.",
            &["soixante-dix-huitième"],
        ),
        (
            chinese,
            "大会，",
            "请秘书长就河流和湖泊问题向大会第七十七届会议提出报告。",
            "请秘书长就河流和湖泊问题向大会^第七十七届^会议提出报告。",
            &["第七十八届"],
        ),
    ] {
        let library = Library::of([("a.txt", format!("{organ}{}", resolution("76/1", opening, agreed)))]);
        let text = format!("{organ}{}", resolution("77/1", opening, draft));
        let marked: Vec<usize> = text.match_indices('^').map(|it| it.0).collect();
        let text = text.replace('^', "");
        let found = library.findings(&text);
        let found: Vec<&Finding> = found.iter().filter(|it| it.code == "agreed-date").collect();
        let written: Vec<&str> = found.iter().map(|it| it.fixes[0].edits[0].1.as_str()).collect();
        assert_eq!(written, told, "{draft}");
        if let (Some(it), [start, end]) = (found.first(), &*marked) {
            assert_eq!(it.range.start(), u32::try_from(*start).unwrap().into(), "{draft}");
            assert_eq!(it.range.end(), u32::try_from(*end - 1).unwrap().into(), "{draft}");
        }
    }
}

fn corpus(folder: &str) -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).ok()?.map(|it| it.unwrap().path()).collect();
    files.retain(|it| it.extension().is_some_and(|it| it == "txt"));
    files.sort();
    Some(files)
}

/// The paragraph without its word of that number, from which a search begins; with it twice; with two letters of it
/// in the wrong order. Each only where it makes a difference.
fn slipped(text: &str, number: usize) -> Vec<(&'static str, String)> {
    let all = words(text);
    let at = number.clamp(2, all.len().saturating_sub(3));
    let plain = |it: &str| it.chars().all(char::is_alphabetic);
    let word = |at: usize| all.get(at).map(|it| (it.range.clone(), &text[it.range.clone()]));
    let Some(at) = (at..all.len() - 2).find(|it| word(*it).is_some_and(|it| plain(it.1) && it.1.len() > 4))
    else {
        return Vec::new();
    };
    let (range, long) = word(at).unwrap();
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let letters: Vec<char> = long.chars().collect();
    let swapped: String = (0..letters.len())
        .map(|it| match it {
            1 => letters[2],
            2 => letters[1],
            it => letters[it],
        })
        .collect();
    let next = all[at + 1].range.clone();
    let figure = all.iter().map(|it| &it.range).find(|it| {
        let alone = |it: Option<char>| it.is_none_or(char::is_whitespace);
        text[(*it).clone()].bytes().all(|it| it.is_ascii_digit())
            && alone(text[..it.start].chars().next_back())
            && alone(text[it.end..].chars().next())
    });
    let any = word(number.min(all.len() - 1)).unwrap().0;
    let mut found = vec![
        ("dropped, of any length", format!("{}{}", &text[..any.start], text[any.end..].trim_start())),
        ("dropped", format!("{before}{}", behind.trim_start())),
        ("doubled", format!("{before}{long} {long}{behind}")),
    ];
    if plain(&text[next.clone()]) && text[next.clone()] != *long {
        let between = &text[range.end..next.start];
        let (other, rest) = (&text[next.clone()], &text[next.end..]);
        found.push(("in another order", format!("{before}{other}{between}{long}{rest}")));
    }
    if let Some(number) = figure {
        let (before, behind) = (&text[..number.start], &text[number.end..]);
        found.push(("another number", format!("{before}9{}{behind}", &text[number.clone()])));
    }
    if swapped != long {
        found.push(("misspelt", format!("{before}{swapped}{behind}")));
    }
    found
}

#[test]
fn official_documents_are_silent_and_slips_in_them_are_found() {
    let Some(files) = corpus("en/ga") else {
        println!("the official documents are not at hand: nothing is measured");
        return;
    };
    let read = |it: &PathBuf| std::fs::read_to_string(it).unwrap();
    let name = |it: &'_ PathBuf| it.file_name().unwrap().to_str().unwrap().to_owned();
    let half: Vec<(String, String)> = files.iter().step_by(2).map(|it| (name(it), read(it))).collect();
    let library = Library::of(half.iter().map(|it| (it.0.as_str(), it.1.clone())));
    let (mut checked, mut silent) = (0, 0);
    let mut counts: std::collections::BTreeMap<&str, (usize, usize)> = Default::default();
    let all = std::env::var_os("SHOW_FAULTS").is_some();
    for path in files.iter().skip(1).step_by(if all { 2 } else { 10 }) {
        let text = read(path);
        let slips = library.slips(&text);
        checked += 1;
        silent += usize::from(slips.is_empty());
        slips.iter().for_each(|it| println!("{}: {}", name(path), it.message));
        for source in sources(&Document::parse(&text), path) {
            let asking = Asking {
                symbol: source.origin.symbol.as_ref(),
                title: &source.origin.title,
                adopted: source.origin.adopted,
                named: false,
            };
            let again = |it: &&Paragraph| {
                let first = library.agreed.nearest(&it.shingles, asking, 1);
                it.shingles.len() >= 16 && first.first().is_some_and(|it| it.similarity >= 1.0)
            };
            for (number, it) in source.paragraphs.iter().filter(again).enumerate().take(2) {
                for (what, slipped) in slipped(&it.text, 5 + 3 * number) {
                    let found = library.findings(&draft(&slipped));
                    let found = found.iter().any(|it| ["agreed-slip", "word-repeated"].contains(&it.code));
                    let count = counts.entry(what).or_default();
                    count.0 += usize::from(found);
                    count.1 += 1;
                    if !found && all {
                        println!("{what}: {slipped}");
                    }
                }
            }
        }
    }
    // As the resolutions of the next session take up what these asked for.
    for (name, text) in half.iter().step_by(if all { 1 } else { 5 }) {
        for source in sources(&Document::parse(text), Path::new(name)) {
            let ahead = source
                .paragraphs
                .iter()
                .find(|it| it.text.contains("seventy-seventh session") && !it.text.contains("2022"));
            let Some(ahead) = ahead.filter(|it| it.shingles.len() >= 8) else { continue };
            let told = |text: &str| {
                let found = library.findings(&draft(text).replace("99/1", "77/1"));
                found.iter().any(|it| it.code == "agreed-date")
            };
            let moved = told(&ahead.text.replace("seventy-seventh", "seventy-eighth"));
            assert!(!moved, "{name}: {}", ahead.text);
            let count = counts.entry("not moved on").or_default();
            count.0 += usize::from(told(&ahead.text));
            count.1 += 1;
        }
    }
    println!("{silent} of {checked} documents are silent; found: {counts:?}");
    assert!((checked - silent) * 100 <= checked.max(100), "{silent} of {checked} documents are silent");
    for (what, least) in [
        ("misspelt", 95),
        ("doubled", 95),
        ("dropped", 90),
        ("dropped, of any length", 90),
        ("not moved on", 90),
    ] {
        let (found, all) = counts[what];
        assert!(found * 100 >= all * least, "{what}: {found} of {all}");
    }
}

/// A draft of the next session with some paragraphs of a resolution.
fn taken_up(title: &str, paragraphs: &[&Paragraph]) -> String {
    let mut text = format!("General Assembly\n\n77/1. {title}\n\nThe General Assembly,\n\n");
    let (recitals, others): (Vec<&Paragraph>, Vec<&Paragraph>) =
        paragraphs.iter().partition(|it| it.part == Part::Preamble);
    recitals.iter().for_each(|it| text.push_str(&format!("{}\n\n", it.text)));
    let numbered = others.iter().enumerate().map(|(at, it)| format!("{}. {}\n\n", at + 1, it.text));
    text.extend(numbered);
    text
}

#[test]
fn paragraphs_that_fall_out_of_the_next_resolution_are_found() {
    let Some(files) = corpus("en/ga") else {
        println!("the official documents are not at hand: nothing is measured");
        return;
    };
    let read = |it: &PathBuf| std::fs::read_to_string(it).unwrap();
    let all = std::env::var_os("SHOW_FAULTS").is_some();
    let (mut found, mut fallen) = (0, 0);
    for path in files.iter().step_by(if all { 4 } else { 40 }) {
        let library = Library::of([("base.txt", read(path))]);
        let told =
            |text: &str| library.findings(text).iter().filter(|it| it.code == "agreed-left-out").count();
        for source in sources(&Document::parse(&read(path)), path) {
            let is_base = |it: &&Paragraph| !it.is_item && it.part != Part::Annex;
            let whole: Vec<&Paragraph> = source.paragraphs.iter().filter(is_base).collect();
            if source.origin.title.is_empty() || whole.len() < 4 || whole.len() < source.paragraphs.len() {
                continue;
            }
            assert_eq!(told(&taken_up(&source.origin.title, &whole)), 0, "{path:?}");
            let mut less = whole.clone();
            let gone = less.remove(whole.len() / 2);
            fallen += 1;
            let is_told = told(&taken_up(&source.origin.title, &less)) == 1;
            found += usize::from(is_told);
            if !is_told && all {
                println!("{path:?}: {}", gone.text);
            }
        }
    }
    println!("left out: {found} of {fallen} found");
    assert!(fallen > 0 && found * 100 >= fallen * 90, "{found} of {fallen}");
}
/// Each half of a language's documents, of all bodies, is checked against the other one.
#[test]
fn official_documents_of_all_languages_are_silent() {
    let all = std::env::var_os("SHOW_FAULTS").is_some();
    for lang in ["en", "fr", "es", "ru", "zh", "ar"] {
        let folders = ["ga", "sc", "hrc", "ecosoc"].map(|it| corpus(&format!("{lang}/{it}")));
        let files: Vec<PathBuf> = folders.into_iter().flatten().flatten().collect();
        let read = |it: &PathBuf| std::fs::read_to_string(it).unwrap();
        let name = |it: &PathBuf| it.file_name().unwrap().to_str().unwrap().to_owned();
        let (mut checked, mut silent) = (0, 0);
        for half in 0..2 {
            let texts: Vec<_> = files.iter().skip(half).step_by(2).map(|it| (name(it), read(it))).collect();
            let library = Library::of(texts.iter().map(|it| (it.0.as_str(), it.1.clone())));
            for path in files.iter().skip(1 - half).step_by(if all { 2 } else { 20 }) {
                let slips = library.slips(&read(path));
                checked += 1;
                silent += usize::from(slips.is_empty());
                slips.iter().for_each(|it| println!("{lang} {}: {}", name(path), it.message));
            }
        }
        println!("{lang}: {silent} of {checked} documents are silent");
        assert!(
            (checked - silent) * 100 <= checked.max(100),
            "{lang}: {silent} of {checked} documents are silent"
        );
    }
}
