//! The registry keeps its word: each bad example breaks its rule and no other, each good one none, each fix leads
//! from the one to the other; and the pages say what the registry says.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use resolution_ls::resolution::Document;
use std::sync::Arc;

use jiff::civil::Date;
use resolution_ls::citation::Symbol;
use resolution_ls::compare::signs;
use resolution_ls::precedent::{Asking, Shingles, paragraphs_of, words};
use resolution_ls::rules::{
    Base, Checked, Earlier, Finding, Fix, FixKind, How, Newer, Original, Others, RULES, Rule, Selection,
    Severity, Told,
};
use resolution_ls::un::{Lang, Organ};
use smol_str::SmolStr;

/// The other documents of the examples: one with two paragraphs, the only one of its session, and one that another
/// file claims.
struct Examples;

/// What the library says.
const AGREED: [&str; 2] = [
    "Urges all States to protect the rivers and lakes that cross their borders and the people who live along them;",
    "Requests the Secretary-General to report on the fish of all rivers and lakes at its seventy-third session",
];

impl Others for Examples {
    fn told(&self, symbol: &Symbol, lang: Lang) -> Option<Arc<Told>> {
        let adopted = Some("2017-10-30".parse().unwrap());
        let title = match symbol.to_string().as_str() {
            "A/RES/72/3" => "Rivers",
            "A/RES/72/2" => "Lakes",
            _ => return None,
        };
        let last_paragraph = Some(2);
        Some(Arc::new(Told { title: title.into(), lang, adopted, last_paragraph, ..Told::default() }))
    }

    fn newer(&self, symbol: &Symbol) -> Arc<[Newer]> {
        let newer = match symbol.to_string().as_str() {
            "A/72/5" => ("A/72/5/Corr.1", How::Corrects),
            "A/RES/72/7" => ("A/RES/72/8", How::Supersedes),
            "A/RES/72/2" => ("A/RES/73/6", How::Follows),
            _ => return Arc::default(),
        };
        Arc::from([Newer { symbol: Symbol::parse(newer.0).unwrap(), how: newer.1 }])
    }

    fn last_number(&self, symbol: &Symbol) -> Option<u16> {
        symbol.to_string().starts_with("A/RES/72/").then_some(400)
    }

    fn item_names(&self, _: Option<Organ>, _: &str, label: &str, _: Lang) -> Arc<[(SmolStr, u32)]> {
        let name = "Sustainable development: disaster risk reduction";
        if label == "20 (c)" { Arc::from([(name.into(), 3)]) } else { Arc::default() }
    }

    fn claimed(&self, symbol: &Symbol, _: Lang) -> Option<String> {
        (symbol.to_string() == "A/RES/72/4").then(|| "other.txt".to_owned())
    }

    fn agreed(&self) -> Option<u64> {
        Some(0)
    }

    fn earlier(&self, sought: &Shingles, _: Asking<'_>) -> Vec<Earlier> {
        let like = |text: &&str| sought.similarity(&Shingles::of(text));
        let text = AGREED.iter().max_by(|a, b| like(a).total_cmp(&like(b))).unwrap();
        let similarity = like(text);
        let found = Earlier {
            place: "A/RES/72/3, paragraph 1,".into(),
            text: (*text).into(),
            symbol: Symbol::parse("A/RES/72/3"),
            adopted: Some("2017-10-30".parse().unwrap()),
            similarity,
        };
        Vec::from_iter((similarity >= 0.3).then_some(found))
    }

    fn base(&self, title: &str, _: Option<&Symbol>, _: Lang) -> Option<Arc<Base>> {
        let rule = RULES.iter().find(|it| it.code == "agreed-left-out").unwrap();
        let document = Document::parse(&Rule::document(rule.good).replace("74/1", "72/3"));
        let paragraphs = paragraphs_of(&document.units()[0]);
        (title == "Rivers and lakes").then(|| Arc::new(Base { name: "A/RES/72/3".into(), paragraphs }))
    }

    fn original(&self, symbol: &Symbol, _: Option<Date>) -> Option<Arc<Original>> {
        let text = "General Assembly\n\n72/3. Rivers\n\nThe General Assembly,\n\nTaking note of resolution 2015/17 on the protection of rivers,¹ which was adopted for 15 years,\n\n1. *Decides* to consider the question;\n\n2. *Requests* a report.\n\n¹ See the Charter.\n";
        let document = Document::parse(text);
        let unit = &document.units()[0];
        let signs = signs(&unit.resolution, 0, Lang::En);
        let lines = signs.iter().map(|it| document.text().line(it.range.start.into()) + 1).collect();
        let original = || Arc::new(Original { file: "A_RES_72_3.txt".into(), lines, signs });
        (symbol.to_string() == "A/RES/72/3").then(original)
    }

    fn has_words(&self, sought: &[u64]) -> bool {
        let known: Vec<u64> = AGREED.iter().flat_map(|it| words(it)).map(|it| it.hash).collect();
        known.windows(sought.len()).any(|it| it == sought)
    }
}

fn findings(text: &str) -> Vec<Finding> {
    let document = Document::parse(text);
    Checked::of(&document, &Checked::default()).reported(&document, &Selection::all(), Some(&Examples))
}

/// What breaks `rule`, or any rule that is on.
fn relevant(text: &str, rule: &Rule) -> Vec<Finding> {
    let on = |it: &Finding| it.code == rule.code || RULES.iter().any(|rule| rule.code == it.code && rule.on);
    findings(text).into_iter().filter(on).collect()
}

fn applied(text: &str, fix: &Fix) -> String {
    let mut edits = fix.edits.clone();
    edits.sort_by_key(|it| it.0.start());
    let mut text = text.to_owned();
    for (range, with) in edits.into_iter().rev() {
        text.replace_range(usize::from(range.start())..usize::from(range.end()), &with);
    }
    text
}

fn crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

#[test]
fn codes_are_unique_and_well_formed() {
    for (index, rule) in RULES.iter().enumerate() {
        let formed = rule.code.bytes().all(|it| it.is_ascii_lowercase() || it == b'-');
        assert!(formed, "{}", rule.code);
        assert!(RULES[..index].iter().all(|it| it.code != rule.code), "{} stands twice", rule.code);
        for sentence in [rule.summary, rule.why] {
            assert!(sentence.ends_with('.') && sentence.len() > 15, "{}: {sentence}", rule.code);
        }
        assert!(!rule.source.is_empty(), "{} has no source", rule.code);
    }
}

#[test]
fn bad_examples_break_their_rule_alone_and_good_ones_none() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for (text, expected) in [(rule.bad, true), (rule.good, false)] {
            for text in [Rule::document(text), crlf(&Rule::document(text))] {
                let found = relevant(&text, rule);
                let right =
                    found.iter().all(|it| expected && it.code == rule.code) && found.is_empty() != expected;
                if !right {
                    let shown: Vec<_> = found.iter().map(|it| (it.code, &it.message)).collect();
                    wrong.push(format!("{}: {text}\n{shown:#?}", rule.code));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_fix_removes_its_finding_and_adds_none() {
    for rule in RULES.iter().filter(|it| it.fix != FixKind::None) {
        for text in [Rule::document(rule.bad), crlf(&Rule::document(rule.bad))] {
            let before = relevant(&text, rule);
            let fix = before.iter().flat_map(|it| &it.fixes).next();
            let fix = fix.unwrap_or_else(|| panic!("{} offers no fix", rule.code));
            assert_eq!(fix.safe, rule.fix == FixKind::Safe, "{}", rule.code);
            let after = relevant(&applied(&text, fix), rule);
            assert!(after.len() < before.len(), "{}: {}\n{after:#?}", rule.code, applied(&text, fix));
        }
    }
}

#[test]
fn safe_fixes_lead_from_the_bad_example_to_the_good_one() {
    for rule in RULES.iter().filter(|it| it.fix == FixKind::Safe) {
        let mut text = Rule::document(rule.bad);
        for _ in 0..4 {
            let found = relevant(&text, rule);
            let Some(fix) = found.iter().flat_map(|it| &it.fixes).next() else { break };
            text = applied(&text, fix);
        }
        assert_eq!(text, Rule::document(rule.good), "{}", rule.code);
    }
}

#[test]
fn rules_without_a_fix_offer_none() {
    for rule in RULES.iter().filter(|it| it.fix == FixKind::None) {
        let found = relevant(&Rule::document(rule.bad), rule);
        assert!(found.iter().all(|it| it.fixes.is_empty()), "{}", rule.code);
    }
}

/// One page a rule, and a table of all: made from the registry. `RESOLUTION_LS_WRITE_DOCS=1 cargo test --test rules`
/// writes them anew.
#[test]
fn the_pages_are_those_of_the_registry() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let write = std::env::var_os("RESOLUTION_LS_WRITE_DOCS").is_some();
    let mut stale = Vec::new();
    let mut page = |path: std::path::PathBuf, text: String| {
        if write {
            std::fs::write(&path, text).unwrap();
        } else if std::fs::read_to_string(&path).unwrap_or_default() != text {
            stale.push(path);
        }
    };
    page(folder.join("rules.md"), index());
    for rule in RULES {
        page(folder.join("rules").join(format!("{}.md", rule.code)), rule_page(rule));
    }
    assert!(
        stale.is_empty(),
        "RESOLUTION_LS_WRITE_DOCS=1 cargo test --test rules writes these anew: {stale:?}"
    );
    let pages = std::fs::read_dir(folder.join("rules")).unwrap().count();
    assert_eq!(pages, RULES.len(), "a page of a rule that is gone");
}

fn severity(rule: &Rule) -> &'static str {
    match (rule.on, rule.severity) {
        (false, _) => "off",
        (true, Severity::Error) => "error",
        (true, Severity::Warning) => "warning",
        (true, Severity::Information) => "information",
        (true, Severity::Hint) => "hint",
    }
}

fn mended(rule: &Rule) -> &'static str {
    match rule.fix {
        FixKind::None => "no",
        FixKind::Safe => "yes",
        FixKind::Unsafe => "yes, to be looked at",
    }
}

fn index() -> String {
    let mut text = String::from(
        "# Rules\n\nMade from the registry in `src/rules/mod.rs`; each code has a page of its own.\n\n\
         | code | severity | fix | what it looks for |\n| --- | --- | --- | --- |\n",
    );
    for rule in RULES {
        let (code, severity, fix) = (rule.code, severity(rule), mended(rule));
        text.push_str(&format!("| [{code}](rules/{code}.md) | {severity} | {fix} | {} |\n", rule.summary));
    }
    text
}

fn rule_page(rule: &Rule) -> String {
    format!(
        "# {}\n\n{} {}\n\n| | |\n| --- | --- |\n| severity | {} |\n| can be mended | {} |\n| source | {} |\n\n\
         ## Wrong\n\n```text\n{}\n```\n\n## Right\n\n```text\n{}\n```\n",
        rule.code,
        rule.summary,
        rule.why,
        severity(rule),
        mended(rule),
        rule.source,
        rule.bad,
        rule.good,
    )
}
