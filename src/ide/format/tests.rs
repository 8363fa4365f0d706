//! Before and after; twice is once; no word changes.

use proptest::prelude::*;

use super::*;

fn formatted(text: &str, options: &FormatOptions) -> String {
    apply(text, &format(&Document::parse(text), options, None))
}

#[track_caller]
fn check(options: &FormatOptions, before: &str, after: &str) {
    assert_eq!(formatted(before, options), after);
    assert_eq!(formatted(after, options), after, "a second time");
}

#[test]
fn a_paragraph_is_one_line_and_one_blank_line_parts_two() {
    check(
        &FormatOptions::default(),
        "\n\n\nThe General Assembly,  \n\n\n\nRecalling its\nresolution\t70/1, \n\n1.   _Decides_ so;\n  (a)  To   act;\n\n\n",
        "The General Assembly,\n\nRecalling its resolution 70/1,\n\n1. *Decides* so;\n  (a) To act;\n",
    );
}

#[test]
fn lines_of_masthead_closing_table_and_comment_stay() {
    let text = "General Assembly\n\nDistr.: General\n28 December 2020\n\n70/1. Title\n\nThe General Assembly,\n\n1. *Decides*.\n\n| a | b |\n|---|---|\n\n<!-- kept\n  as it is -->\n\n*46th plenary meeting*  \n*16 December 2020*\n";
    check(&FormatOptions::default(), text, text);
}

#[test]
fn an_asterisk_is_a_mark_in_one_way_only() {
    let text =
        "The General Assembly,\n\nNoting the report,* and others,\n\n\\* Reissued for technical reasons.\n";
    check(&FormatOptions::default(), text, text);
}

#[test]
fn lines_are_as_wide_as_asked_for_and_begin_no_list() {
    check(
        &FormatOptions { width: Width::Columns(30), ..FormatOptions::default() },
        "The General Assembly,\n\nRecalling that the figures given in paragraph 4 (a) of the report - and those of 2015. Others\n",
        "The General Assembly,\n\nRecalling that the figures\ngiven in paragraph 4 (a) of\nthe report - and those of 2015.\nOthers\n",
    );
}

#[test]
fn marks_are_written_in_one_way_and_never_melt() {
    check(
        &FormatOptions { footnotes: Footnotes::Caret, ..FormatOptions::default() },
        "The General Assembly,\n\nRecalling one,¹ two<sup>2</sup> and 5 m²,\n\n¹ One.\n\n<sup>2</sup> Two.\n",
        "The General Assembly,\n\nRecalling one,[^1] two[^2] and 5 m²,\n\n[^1]: One.\n\n[^2]: Two.\n",
    );
    check(
        &FormatOptions { footnotes: Footnotes::Superscript, ..FormatOptions::default() },
        "The General Assembly,\n\nRecalling one,[^1][^2] two[^name],\n\n[^1]: One.\n\n[^2]: Two.\n\n[^name]: Name.\n",
        "The General Assembly,\n\nRecalling one,¹[^2] two[^name],\n\n¹ One.\n\n² Two.\n\n[^name]: Name.\n",
    );
}

#[test]
fn a_pdfs_text_becomes_clean_markdown() {
    check(
        &FormatOptions::default().clean(),
        "General Assembly\n\n70/9. Title\n\nThe General Assembly,\n\nRecalling its resolution [70/1](#) of\u{a0}2015¹ and the Conference held from 20 to\n\n¹ A/CONF.157/24.\n\n\n\n24 April 2009, and Security Council resolution 1325 (2000),\n\n1. *Decides* so.²\n\n² Resolution 66/3.\n",
        "General Assembly\n\n70/9. Title\n\nThe General Assembly,\n\nRecalling its resolution [70/1](https://undocs.org/en/A/RES/70/1) of 2015[^1] and the Conference held from 20 to 24 April 2009, and Security Council resolution [1325 (2000)](https://undocs.org/en/S/RES/1325%282000%29),\n\n1. *Decides* so.[^2]\n\n[^1]: [A/CONF.157/24](https://undocs.org/en/A/CONF.157/24).\n\n[^2]: Resolution [66/3](https://undocs.org/en/A/RES/66/3).\n",
    );
}

#[test]
fn blanks_break_or_do_not() {
    let options = FormatOptions { blanks: Blanks::NonBreaking, ..FormatOptions::default() };
    check(
        &options,
        "The General Assembly,\n\nRecalling that of 25 September 2015, No. 4,\n",
        "The General Assembly,\n\nRecalling that of 25\u{a0}September 2015, No.\u{a0}4,\n",
    );
}

#[test]
fn chinese_lines_are_joined_without_a_blank_and_line_ends_stay_those_of_the_text() {
    check(
        &FormatOptions::default(),
        "大会，\r\n\r\n回顾其关于\r\n人权的决议，\r\n",
        "大会，\r\n\r\n回顾其关于人权的决议，\r\n",
    );
}

#[test]
fn a_range_formats_its_paragraphs_alone() {
    let text = "The General Assembly,\n\nRecalling  one,\n\nNoting  two,\n\nWelcoming  three,\n";
    let at = text.find("two").unwrap();
    let range = TextRange::new(crate::text::size(at), crate::text::size(at + 2));
    let edits = format(&Document::parse(text), &FormatOptions::default(), Some(range));
    assert_eq!(
        apply(text, &edits),
        "The General Assembly,\n\nRecalling  one,\n\nNoting two,\n\nWelcoming  three,\n"
    );
}

#[test]
fn edits_are_small_and_a_clean_text_has_none() {
    let text = "The General Assembly,\n\nRecalling one  thing and many others,\n\n1. _Decides_ so.\n";
    let edits = format(&Document::parse(text), &FormatOptions::default(), None);
    assert!(edits.iter().all(|it| u32::from(it.0.len()) < 12), "{edits:?}");
    assert!(format(&Document::parse("The General Assembly,\n"), &FormatOptions::default(), None).is_empty());
}

/// Stretches that documents are made of, broken ones too.
fn documents() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "The General Assembly,",
        "Recalling its resolution 70/1,¹",
        "noting\nthat",
        "1. *Decides* to",
        "2. _Urges_  States;",
        "(a) To act;",
        "\t(b) To   report;",
        "¹ A/1/2.",
        "[^2]: See A/75/1, para. 4.",
        "two,[^2] three²",
        "from 20 to",
        "24 April 2009, and",
        "# 70/1. Title",
        "| a | b |",
        "<!-- note -->",
        "大会，",
        "回顾\n其决议，",
        "*46th plenary meeting\n16 December 2020*",
        "Distr.: General\n28 December 2020",
        "resolution [66/3](#) and 1325 (2000)",
        "snake_case * star",
        "¹²",
        "<sup>3</sup> x",
        "- dash",
        "a.",
        "\u{a0}nbsp\u{a0}",
        "Annex",
        "===",
        "\\(escaped\\)",
        "الفقرة 5(¹)،",
        "*open",
        "General Assembly",
        "1.",
        "«é»",
    ]);
    let gap = prop::sample::select(vec!["\n\n", "\n", "\n\n\n", " ", "  \n", "\r\n\r\n"]);
    prop::collection::vec((piece, gap), 1..14)
        .prop_map(|it| it.into_iter().map(|(piece, gap)| format!("{piece}{gap}")).collect())
}

fn options() -> impl Strategy<Value = FormatOptions> {
    let width = prop::sample::select(vec![Width::None, Width::Columns(20), Width::Columns(72)]);
    let emphasis = prop::sample::select(vec![Emphasis::Keep, Emphasis::Asterisk, Emphasis::Underscore]);
    let notes = prop::sample::select(vec![Footnotes::Keep, Footnotes::Superscript, Footnotes::Caret]);
    let blanks = prop::sample::select(vec![Blanks::Keep, Blanks::Plain, Blanks::NonBreaking]);
    (width, emphasis, notes, blanks, any::<[bool; 3]>()).prop_map(
        |(width, emphasis, footnotes, blanks, flags)| {
            let [notes_at_end, join_pages, link] = flags;
            FormatOptions {
                width,
                emphasis,
                footnotes,
                blanks,
                notes_at_end,
                join_pages,
                link,
                ..FormatOptions::default()
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_word_changes_and_twice_is_once(text in documents(), options in options()) {
        let once = formatted(&text, &options);
        prop_assert_eq!(reading::of(&Document::parse(&text)), reading::of(&Document::parse(&once)));
        let twice = formatted(&once, &options);
        prop_assert_eq!(&twice, &once);
    }
}
