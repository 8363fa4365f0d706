//! What translations lack, measured on official documents: they are held against their English texts as they are, and
//! with paragraphs, citations, notes and numbers taken out or changed. Where they are not at hand nothing is measured,
//! and the test says so. `SHOW_FAULTS=1` looks at more of them, and shows what is told and what is missed.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::print_stdout, reason = "what was measured")]

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use resolution_ls::compare::{Signs, lacks, signs};
use resolution_ls::resolution::Document;
use resolution_ls::rules::{Checked, Selection};
use resolution_ls::workspace::{Agreed, Folder, Scope, read_folders};

const ENGLISH: &str = "General Assembly\n\n72/3. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,¹\n\nNoting the year 2020 and 12 rivers,\n\n1. *Urges* States:\n\n(a) To act;\n\n(b) To report at once;\n\n2. *Decides* to give 12,500 dollars;\n\n3. *Decides* to remain seized of the matter.\n\n¹ See A/72/17.\n";
const FRENCH: &str = "Assemblée générale\n\n72/3. Les cours d’eau\n\nL’Assemblée générale,\n\nRappelant sa résolution 70/1 du 25 septembre 2015¹,\n\nNotant l’année 2020 et 12 cours d’eau,\n\n1. *Exhorte* les États :\n\na) À agir ;\n\nb) À rendre compte sans tarder ;\n\n2. *Décide* de donner 12 500 dollars ;\n\n3. *Décide* de rester saisie de la question.\n\n¹ Voir A/72/17.\n";

/// What is told of the French text with one thing in place of another.
#[track_caller]
fn check(words: &str, others: &str, expected: &[(&str, &str, &str)]) {
    assert!(FRENCH.contains(words));
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    std::fs::write(root.join("en.txt"), ENGLISH).unwrap();
    let text = FRENCH.replace(words, others);
    let document = Document::parse(&text);
    let index = read_folders(&[Folder { path: root, library: true }], Scope::default());
    let agreed = Agreed::default();
    let around = index.around(None).with_agreed(&agreed, 0);
    let checked = Checked::of(&document, &Checked::default());
    let found = checked.reported(&document, &Selection::default(), Some(&around));
    let found = found.iter().filter(|it| it.code.starts_with("translation-"));
    let shown: Vec<(&str, &str, &str)> = found
        .map(|it| (it.code, &text[usize::from(it.range.start())..usize::from(it.range.end())], &*it.message))
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn a_whole_translation_lacks_nothing() {
    check("2020", "2020", &[]);
    // A number may be written in words.
    check("12 cours", "douze cours", &[]);
}

#[test]
fn a_passage_that_is_lacking_is_told_beside_its_neighbour() {
    check(
        "Notant l’année 2020 et 12 cours d’eau,\n\n",
        "",
        &[(
            "translation-paragraph",
            "2015¹,",
            "The English text has recital 2 (en.txt, line 9) behind this: ‘Noting the year 2020 and 12 rivers,’. Translate it, too.",
        )],
    );
    check(
        "b) À rendre compte sans tarder ;\n\n",
        "",
        &[(
            "translation-paragraph",
            ";",
            "The English text has para. 1, item (en.txt, line 15) behind this: ‘To report at once;’. Translate it, too.",
        )],
    );
    check(
        "3. *Décide* de rester saisie de la question.\n\n",
        "",
        &[(
            "translation-paragraph",
            "72/3",
            "The English text of A/RES/72/3 ends with paragraph 3, this one with paragraph 2. Translate what is missing, or correct the numbers.",
        )],
    );
}

#[test]
fn citations_notes_and_numbers_are_told_with_both_places() {
    check(
        "70/1",
        "71/1",
        &[(
            "translation-citation",
            "Rappelant",
            "The English text cites A/RES/70/1 in recital 1 (en.txt, line 7). Cite it here, too.",
        )],
    );
    check(
        "2015¹,",
        "2015,",
        &[(
            "translation-note",
            "Rappelant",
            "The English text has more notes in recital 1 (en.txt, line 7). Add the mark that is missing.",
        )],
    );
    check(
        "12 cours",
        "13 cours",
        &[(
            "translation-number",
            "13",
            "The English text has 12 in recital 2 (en.txt, line 9), and not 13. Correct one of them.",
        )],
    );
    check(
        "septembre",
        "octobre",
        &[(
            "translation-number",
            "octobre",
            "The English text has September in recital 1 (en.txt, line 7), and not octobre. Correct one of them.",
        )],
    );
    check(
        "de donner 12 500 dollars",
        "d’en donner",
        &[(
            "translation-number",
            "Décide",
            "The English text has 12,500 in para. 2 (en.txt, line 17). Give the number here, too.",
        )],
    );
}

#[test]
fn a_part_of_a_resolution_is_held_against_the_part_of_its_day() {
    let line = |text: &str, adopted: &str| text.replacen("72/3. ", &format!("{adopted}\n\n72/3. "), 1);
    let english = |day: &str| line(ENGLISH, &format!("Resolution adopted by the General Assembly on {day}"));
    let other = "3. *Decides* to remain seized of the matter.\n\n";
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    std::fs::write(root.join("a.txt"), english("30 June 2018")).unwrap();
    std::fs::write(root.join("b.txt"), english("24 December 2017").replace(other, "")).unwrap();
    let index = read_folders(&[Folder { path: root, library: true }], Scope::default());
    let agreed = Agreed::default();
    for (day, whole, told) in
        [("30 juin 2018", true, 0), ("30 juin 2018", false, 1), ("24 décembre 2017", false, 0)]
    {
        let text = line(FRENCH, &format!("Résolution adoptée par l’Assemblée générale le {day}"));
        let last = "3. *Décide* de rester saisie de la question.\n\n";
        let text = if whole { text } else { text.replace(last, "") };
        let document = Document::parse(&text);
        let checked = Checked::of(&document, &Checked::default());
        let around = index.around(None).with_agreed(&agreed, 0);
        let found = checked.reported(&document, &Selection::default(), Some(&around));
        let found: Vec<_> = found.iter().filter(|it| it.code.starts_with("translation-")).collect();
        assert_eq!(found.len(), told, "{day}: {found:?}");
    }
}

const LANGUAGES: [&str; 5] = ["fr", "es", "ru", "zh", "ar"];

/// The official texts of a language with their English ones.
fn pairs(lang: &str) -> Vec<(PathBuf, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let mut files: Vec<(PathBuf, PathBuf)> = Vec::new();
    for body in ["ga", "sc", "hrc", "ecosoc"] {
        for entry in std::fs::read_dir(root.join(lang).join(body)).into_iter().flatten().flatten() {
            files.push((entry.path(), root.join("en").join(body).join(entry.file_name())));
        }
    }
    files.sort();
    let texts = files.into_iter().filter(|it| it.0.extension().is_some_and(|it| it == "txt"));
    let read = |it: &Path| std::fs::read_to_string(it).ok();
    texts.filter_map(|it| Some((it.0.clone(), read(&it.0)?, read(&it.1)?))).collect()
}

fn signs_of(text: &str) -> Vec<Signs> {
    let document = Document::parse(text);
    let units = document.units().iter().filter(|it| it.resolution.is_resolution());
    units.flat_map(|it| signs(&it.resolution, it.start.into(), document.lang())).collect()
}

#[test]
fn official_translations_are_silent() {
    let all = std::env::var_os("SHOW_FAULTS").is_some();
    for lang in LANGUAGES {
        let pairs = pairs(lang);
        if pairs.is_empty() {
            println!("the official documents are not at hand: nothing is measured");
            return;
        }
        let (mut silent, mut whole) = (0, 0);
        for (path, own, english) in &pairs {
            let found = lacks(&signs_of(english), &signs_of(own));
            silent += usize::from(found.is_empty());
            let passages = found.iter().any(|it| it.to_string().contains("the whole of it"));
            whole += usize::from(!passages);
            for it in found.iter().filter(|_| all) {
                println!("{}: {it}", path.display());
            }
        }
        println!("{lang}: {silent} of {} silent, {whole} have all passages", pairs.len());
        // What is told of the others are misprints: notes and sessions that are others in one language.
        assert!(silent * 100 >= pairs.len() * 88, "{lang}");
        assert!(whole * 100 >= pairs.len() * 98, "{lang}");
    }
}

/// Texts with a fault, each with what it is called.
fn faulty(text: &str, signs: &[Signs]) -> Vec<(&'static str, String)> {
    let replaced = |range: Range<u32>, with: &str| {
        format!("{}{with}{}", &text[..range.start as usize], &text[range.end as usize..])
    };
    let mut found = Vec::new();
    for it in signs.iter().skip(2).step_by(5) {
        if ["preamble", "operative"].contains(&it.place.part()) && it.words.chars().count() > 20 {
            found.push(("paragraph", replaced(it.range.clone(), "")));
        }
        found.extend(it.marks().first().map(|it| ("note", replaced(it.clone(), ""))));
        found.extend(it.citations().first().map(|it| ("citation", replaced(it.0.clone(), ""))));
        for (range, number) in it.numbers() {
            let written = &text[range.start as usize..range.end as usize];
            let Some(at) = written.find(number.written.as_str()) else { continue };
            let end = range.start + (at + number.written.len()) as u32;
            let Some(last) = number.written.chars().last().and_then(|it| it.to_digit(10)) else { continue };
            let what = if number.written.starts_with("20") { "year" } else { "number" };
            found.push((what, replaced(end - 1..end, &((last + 3) % 10).to_string())));
            break;
        }
    }
    found
}

#[test]
fn what_is_taken_out_of_official_translations_is_told() {
    let all = std::env::var_os("SHOW_FAULTS").is_some();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for lang in LANGUAGES {
        let mut here: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (path, own, english) in pairs(lang).iter().step_by(if all { 3 } else { 29 }) {
            let (english, translation) = (signs_of(english), signs_of(own));
            let before = lacks(&english, &translation);
            for (what, text) in faulty(own, &translation).into_iter().take(if all { 40 } else { 20 }) {
                let is_told = lacks(&english, &signs_of(&text)).len() > before.len();
                if !is_told && all {
                    let at = own.bytes().zip(text.bytes()).position(|it| it.0 != it.1).unwrap_or_default();
                    let words: String = own.get(at..).unwrap_or_default().chars().take(60).collect();
                    println!("{}: {what} is not told: {words:?}", path.display());
                }
                for counts in [&mut here, &mut counts] {
                    let count = counts.entry(what).or_default();
                    count.0 += usize::from(is_told);
                    count.1 += 1;
                }
            }
        }
        println!("{lang}: {here:?}");
    }
    println!("{counts:?}");
    for (what, (told, all)) in counts {
        assert!(told * 100 >= all * 90, "{what}: {told} of {all}");
    }
}
