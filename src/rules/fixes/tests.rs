use super::*;

const FAULTY: &str = "General Assembly

75/180. A title

The General Assembly,

Recalling its resolution 74/1 of 10 October 2019

Recalling also its resolution 73/1 of 12 October 2018,

1. Requests the Secretary-General to report:

3. Decides to remain seized of the matter
";

fn codes(document: &Document) -> Vec<&'static str> {
    check_with(document, &Selection::default()).iter().map(|it| it.code).collect()
}

fn all(text: &str, which: Which<'_>) -> String {
    fix_all(&Document::parse(text), &Selection::default(), which).document.text().to_string()
}

#[test]
fn all_fixes_are_applied_until_nothing_is_left() {
    for text in [FAULTY.to_owned(), FAULTY.replace('\n', "\r\n")] {
        assert!(codes(&Document::parse(&text)).len() > 2, "{:?}", codes(&Document::parse(&text)));
        let fixed = fix_all(&Document::parse(&text), &Selection::default(), Which::Safe);
        assert_eq!(codes(&fixed.document), [] as [&str; 0], "{}", fixed.document.text());
        assert_eq!(fixed.counts["paragraph-number"], 1);
        let once = fixed.document.text().to_string();
        assert_eq!(all(&once, Which::All), once, "a second time changes nothing");
        assert_eq!(text.contains('\r'), once.contains('\r'));
    }
}

#[test]
fn fixes_of_one_kind_leave_the_others() {
    let before = codes(&Document::parse(FAULTY));
    let after = codes(&Document::parse(&all(FAULTY, Which::Rule("paragraph-number"))));
    assert!(before.contains(&"paragraph-number") && !after.contains(&"paragraph-number"));
    assert_eq!(after, before.into_iter().filter(|it| *it != "paragraph-number").collect::<Vec<_>>());
}

#[test]
fn a_comment_silences_its_rule_in_the_next_block_only() {
    let document = Document::parse(FAULTY);
    for finding in check_with(&document, &Selection::default()) {
        let fix = ignore_here(&document, &finding).expect("a place");
        let text = applied(document.text(), fix.edits);
        let left = codes(&Document::parse(&text));
        assert!(!left.contains(&finding.code), "{text}");
        assert_eq!(left.len() + 1, codes(&document).len(), "{text}");
    }
}

#[test]
fn a_second_rule_joins_the_comment_that_is_there() {
    let text = FAULTY.replace("3. Decides", "<!-- resolution-ls: ignore final-ending -->\n\n3. Decides");
    let document = Document::parse(&text);
    let finding =
        check_with(&document, &Selection::default()).into_iter().find(|it| it.code == "paragraph-number");
    let fix = ignore_here(&document, &finding.expect("the finding")).expect("a place");
    let text = applied(document.text(), fix.edits);
    assert!(text.contains("<!-- resolution-ls: ignore final-ending, paragraph-number -->"), "{text}");
}

#[test]
fn a_document_may_be_silenced_as_a_whole_and_by_family() {
    for (comment, left) in [("ignore-file", 0), ("ignore-file paragraph, final, recital, operative", 0)] {
        let text = format!("<!-- resolution-ls: {comment} -->\n\n{FAULTY}");
        assert_eq!(codes(&Document::parse(&text)).len(), left, "{comment}");
    }
}

#[test]
fn unknown_names_in_comments_are_told_with_the_nearest() {
    let text = FAULTY.replace("1. Requests", "<!-- resolution-ls: ignore paragraf-number -->\n\n1. Requests");
    let document = Document::parse(&text);
    let findings = check_with(&document, &Selection::default());
    let finding = findings.iter().find(|it| it.code == "suppression-unknown").expect("the finding");
    assert_eq!(document.text().slice(finding.range), "paragraf-number");
    assert!(finding.message.contains("paragraph-number"), "{}", finding.message);
    assert!(!codes(&Document::parse(&all(&text, Which::Safe))).contains(&"suppression-unknown"));
}

#[test]
fn edits_between_two_texts_are_small_and_make_the_one_the_other() {
    let (old, new) = ("one\ntwo words\nthree\n三\n", "one\nnew two words\nthree\n三三\nfour\n");
    let edits = edits_between(old, new);
    assert_eq!(edits.iter().map(|it| it.1.as_str()).collect::<Vec<_>>(), ["new ", "三\nfour"]);
    assert_eq!(applied(&Text::new(old), edits), new);
}
