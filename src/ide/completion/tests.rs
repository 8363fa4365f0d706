//! `$0` is the cursor; what is offered is compared by label and by the text that results.

use std::sync::Arc;

use super::*;
use crate::text::size;
use crate::un::{Lang, Organ};

/// Other documents: the text of each.
struct Shelf(Vec<&'static str>);

impl Library for Shelf {
    fn find(&self, symbol: &Symbol) -> Option<(String, Arc<Document>)> {
        let documents = self.0.iter().map(|it| Document::parse(it));
        let declares = |it: &Document| it.symbols().iter().any(|it| it.same_document(symbol));
        documents.into_iter().find(declares).map(|it| ("there".to_owned(), Arc::new(it)))
    }

    fn known(&self, query: &str, limit: usize) -> Vec<Known> {
        let known = self.0.iter().flat_map(|it| Known::of(&Document::parse(it)));
        known.filter(|it| it.answers(query).is_some()).take(limit).collect()
    }

    fn agenda(&self, organ: Option<Organ>, session: &str, lang: Lang) -> Vec<(String, Option<String>)> {
        match (organ, session, lang) {
            (Some(Organ::GeneralAssembly), "76", Lang::En) => vec![
                ("Agenda item 20 (a)".to_owned(), Some("Rivers".to_owned())),
                ("Agenda item 125".to_owned(), None),
            ],
            _ => Vec::new(),
        }
    }
}

const AGENDA: &str = "General Assembly\n\nResolution adopted by the General Assembly on 25 September 2015\n\n70/1. Transforming our world\n\nThe General Assembly,\n\n1. *Adopts* the outcome document;\n\n2. *Decides* to return to it.\n";
const WOMEN: &str = "Security Council\n\nResolution 1325 (2000)\n\nAdopted by the Security Council at its 4213th meeting, on 31 October 2000\n\nThe Security Council,\n\n1. *Urges* Member States;\n";

fn at(fixture: &str) -> (String, usize) {
    let at = fixture.find("$0").expect("the fixture has a cursor");
    (fixture.replacen("$0", "", 1), at)
}

fn offered(fixture: &str) -> Completions {
    let (text, at) = at(fixture);
    let codes = [("paragraph-number", "numbers"), ("verb-also", "rows")];
    completion(&Document::parse(&text), size(at), &Shelf(vec![AGENDA, WOMEN]), &codes)
}

/// The labels of the first items.
#[track_caller]
fn first(fixture: &str, expected: &[&str]) {
    let offered = offered(fixture);
    let labels: Vec<&str> = offered.items.iter().map(|it| it.label.as_str()).take(expected.len()).collect();
    assert_eq!(labels, expected);
}

#[track_caller]
fn nothing(fixture: &str) {
    let labels: Vec<String> = offered(fixture).items.into_iter().map(|it| it.label).collect();
    assert_eq!(labels, [] as [String; 0]);
}

/// The text after the item with this label was taken.
#[track_caller]
fn taken(fixture: &str, label: &str, expected: &str) {
    let (text, _) = at(fixture);
    let offered = offered(fixture);
    let labels: Vec<&String> = offered.items.iter().map(|it| &it.label).collect();
    let Some(item) = offered.items.iter().find(|it| it.label == label) else {
        panic!("{label} is not among {labels:?}")
    };
    let mut edits = item.additional.clone();
    edits.push((item.replace, item.text.clone()));
    edits.sort_by_key(|it| std::cmp::Reverse((it.0.start(), it.0.end())));
    let mut text = text;
    for (range, with) in edits {
        text.replace_range(usize::from(range.start())..usize::from(range.end()), &with);
    }
    assert_eq!(text, expected);
}

#[test]
fn a_recital_begins_with_the_phrase_whose_turn_it_is() {
    first(
        "The General Assembly,\n\nRecalling its resolution 70/1,\n\nRe$0\n\n1. *Decides* so.\n",
        &["Recalling also", "Recalling", "Recalls", "Requests"],
    );
    first(
        "The General Assembly,\n\nNoting one,\n\nNoting also two,\n\n$0\n\n1. *Decides* so.\n",
        &["Noting further"],
    );
}

#[test]
fn an_operative_paragraph_begins_with_a_verb_set_off() {
    let text = "The General Assembly,\n\nNoting,\n\n1. *Reaffirms* one;\n\n2. Rea$0\n";
    taken(text, "Reaffirms", "The General Assembly,\n\nNoting,\n\n1. *Reaffirms* one;\n\n2. *Reaffirms* \n");
    taken(
        "The General Assembly,\n\n1. *Reaffirms* one;\n\n$0\n",
        "Also reaffirms",
        "The General Assembly,\n\n1. *Reaffirms* one;\n\n2. *Also reaffirms* \n",
    );
    taken(
        "The General Assembly,\n\n1. _Reaffirms_ one;\n\n2. _Al$0_\n",
        "Also reaffirms",
        "The General Assembly,\n\n1. _Reaffirms_ one;\n\n2. _Also reaffirms_\n",
    );
}

#[test]
fn phrases_come_in_the_language_of_the_text() {
    first(
        "L’Assemblée générale,\n\nRappelant sa résolution et les autres,\n\nRap$0\n",
        &["Rappelant également"],
    );
    first("Генеральная Ассамблея,\n\nссылаясь на свою резолюцию,\n\nссы$0\n", &["ссылаясь также на"]);
    first("大会，\n\n回顾其决议，\n\n$0\n", &["又回顾"]);
    first("Le Conseil de sécurité,\n\nNotant les efforts et le rapport,\n\nConv$0\n", &["Convaincu"]);
}

#[test]
fn the_middle_of_a_sentence_is_no_opening() {
    nothing("The General Assembly,\n\nRecalling the report, re$0\n");
    nothing("The General Assembly,\n\nRecalling its commitment to the\nRe$0\n");
}

#[test]
fn a_citation_has_number_date_and_title() {
    let text = "The General Assembly,\n\nRecalling its resolution 7$0\n";
    let offered = offered(text);
    assert_eq!(offered.items[0].text, "70/1 of 25 September 2015, entitled “Transforming our world”");
    assert_eq!(offered.items[1].text, "70/1 of 25 September 2015");
    assert_eq!(offered.items[2].text, "70/1");
    assert!(offered.incomplete);
}

#[test]
fn a_later_citation_is_short_and_a_number_before_more_words_is_alone() {
    let text = "The General Assembly,\n\nRecalling its resolution 70/1,\n\nNoting that resolution 7$0\n";
    assert_eq!(offered(text).items[0].text, "70/1");
    let text = "The General Assembly,\n\nRecalling its resolution 7$00 of 25 September 2015,\n";
    taken(text, "70/1", "The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n");
}

#[test]
fn the_named_organ_comes_first() {
    first("The General Assembly,\n\nRecalling Security Council resolution $0\n", &["1325 (2000)"]);
    first("The General Assembly,\n\nRecalling its resolutions 48/141, 60/251 and 7$0\n", &["70/1"]);
    first("The General Assembly,\n\nRecalling its resolution trans$0\n", &["70/1"]);
}

#[test]
fn a_citation_goes_on_behind_a_page_cut() {
    first(
        "The General Assembly,\n\nRecalling its commitment and resolution\n\n¹ A/1/2.\n\n7$00/1 on the matter,\n",
        &["70/1"],
    );
}

#[test]
fn symbols_grow_segment_by_segment() {
    let text = "The General Assembly,\n\nTaking note of A/75/478/Add.2 and A/75$0\n";
    first(text, &["A/75/"]);
    first("The General Assembly,\n\nTaking note of A/75/478/Add.2 and A/75/$0\n", &["A/75/478/"]);
    first("The General Assembly,\n\nTaking note of A/75/478/Add.2 and A/75/478/$0\n", &["A/75/478/Add.2"]);
    nothing("The General Assembly,\n\nTaking note and/o$0\n");
}

#[test]
fn a_new_mark_brings_its_note_and_moves_the_later_ones() {
    taken(
        "The General Assembly,\n\nNoting one¹ and two^$0 and three,²\n\n¹ One.\n\n² Three.\n",
        "2",
        "The General Assembly,\n\nNoting one¹ and two² and three,³\n\n¹ One.\n\n² \n\n³ Three.\n",
    );
    taken(
        "The General Assembly,\n\nNoting one[^$0],\n",
        "1",
        "The General Assembly,\n\nNoting one[^1],\n\n[^1]: \n",
    );
    taken(
        "The General Assembly,\n\nNoting one,[^1] two[^$0]\n\n[^1]: One.\n",
        "1",
        "The General Assembly,\n\nNoting one,[^1] two[^1]\n\n[^1]: One.\n",
    );
}

#[test]
fn paragraphs_of_this_and_of_the_cited_resolution() {
    first("The General Assembly,\n\n1. *Notes* the report;\n\n2. *Recalls* paragraph $0\n", &["1"]);
    let text = "The General Assembly,\n\n1. *Recalls* paragraph $0 of resolution 70/1;\n";
    let offered = offered(text);
    assert_eq!(offered.items[0].description, "of A/RES/70/1");
    assert_eq!(offered.items[0].detail, " Adopts the outcome document;");
    first("The General Assembly,\n\n1. *Recalls* resolution 70/1, paragraphs 1 and 2$0\n", &["2"]);
}

#[test]
fn names_and_months() {
    first("The General Assembly,\n\nRecalling the Third C$0\n", &["Third Committee"]);
    taken(
        "The General Assembly,\n\nRecalling the Third Com$0 of it\n",
        "Third Committee",
        "The General Assembly,\n\nRecalling the Third Committee of it\n",
    );
    first("The General Assembly,\n\nRecalling that on 25 Se$0\n", &["September"]);
    first("L’Assemblée générale,\n\nRappelant que le 1er aoû$0 et la\n", &["août"]);
    nothing("The General Assembly,\n\nRecalling that the se$0\n");
}

#[test]
fn lines_of_the_masthead_that_are_missing() {
    first("$0", &["General Assembly"]);
    taken("General Assembly\n\nDis$0\n", "Distr.: General", "General Assembly\n\nDistr.: General\n");
    first("General Assembly\n\nSeventy-fif$0\n", &["Seventy-fifth session"]);
    let labels = offered("General Assembly\n\nDistr.: General\n\n$0\n");
    assert!(!labels.items.iter().any(|it| it.label.starts_with("Distr.")));
    assert!(labels.items.iter().any(|it| it.label == "The General Assembly,"));
}

#[test]
fn sessions_are_written_in_each_language() {
    for (organ, title, typed, expected) in [
        (
            "Assemblée générale",
            "76/9. Rivières\n\nL’Assemblée générale,",
            "Soix",
            "Soixante-seizième session",
        ),
        (
            "Asamblea General",
            "76/9. Ríos\n\nLa Asamblea General,",
            "S",
            "Septuagésimo sexto período de sesiones",
        ),
        ("Генеральная Ассамблея", "76/9. Реки\n\nГенеральная Ассамблея,", "Сем", "Семьдесят шестая сессия"),
        ("大会", "76/9. 河流\n\n大会，", "第", "第七十六届会议"),
        ("الجمعية العامة", "76/9 الأنهار\n\nإن الجمعية العامة،", "الدو", "الدورة السادسة والسبعون"),
        (
            "Conseil économique et social",
            "2022/9. Rivières\n\nLe Conseil économique et social,",
            "Ses",
            "Session de 2022",
        ),
    ] {
        first(&format!("{organ}\n\n{typed}$0\n\n{title}\n"), &[expected]);
    }
}

#[test]
fn a_masthead_names_its_own_organ_in_each_language() {
    let labels = |text: &str| -> Vec<String> { offered(text).items.into_iter().map(|it| it.label).collect() };
    let russian = labels("Совет по правам человека\n\nРез$0\n\nСовет по правам человека,\n");
    assert_eq!(russian, ["Резолюция, принятая Советом по правам человека"]);
    let french = labels("Conseil économique et social\n\n$0\n\n2022/9. Rivières\n");
    assert_eq!(french.iter().filter(|it| it.starts_with("Le Conseil")).count(), 1, "{french:?}");
    taken(
        "Assemblée générale\n\nPoi$0\n",
        "Point … de l’ordre du jour",
        "Assemblée générale\n\nPoint  de l’ordre du jour\n",
    );
}

#[test]
fn the_first_arabic_recital_has_nothing_to_join() {
    let head = "إن الجمعية العامة،\n\n";
    first(&format!("{head}إذ تشير$0\n\n1 - *تقرر* العمل.\n"), &["إذ تشير إلى"]);
    first(
        &format!("{head}إذ تشير إلى القرار،\n\n$0\n\n1 - *تقرر* العمل.\n"),
        &["وإذ تشير أيضا إلى", "وإذ تشير إلى"],
    );
    taken(
        &format!("{head}إذ تشير إلى القرار،\n\n1 - *تقرر* العمل؛\n\n$0"),
        "تقرر أيضا",
        &format!("{head}إذ تشير إلى القرار،\n\n1 - *تقرر* العمل؛\n\n2 - *تقرر أيضا* "),
    );
}

#[test]
fn the_plain_phrase_leads_to_the_form_that_is_due() {
    first("The General Assembly,\n\n1. *Reaffirms* one;\n\n2. Rea$0\n", &["Also reaffirms", "Reaffirms"]);
    first("大会，\n\n回顾其决议，\n\n回$0\n\n1. 决定采取行动。\n", &["又回顾", "回顾"]);
}

#[test]
fn ordinals_of_several_words_are_reached() {
    let russian = "Генеральная Ассамблея\n\n76/9. Реки\n\nГенеральная Ассамблея,\n\nотмечая, что на своей семьдесят ш$0\n";
    first(russian, &["семьдесят шестой", "семьдесят шестая"]);
    let spanish =
        "Asamblea General\n\n76/9. Ríos\n\nLa Asamblea General,\n\nObservando que en su septuagésimo sex$0\n";
    first(spanish, &["septuagésimo sexto"]);
    first("大会\n\n76/9. 河流\n\n大会，\n\n注意到在第七$0\n", &["第七十六届"]);
}

#[test]
fn signs_of_chinese_words_stay_behind_what_is_completed() {
    let head = "大会，\n\n1. 决定采取行动；\n\n";
    taken(&format!("{head}2. 回顾第$0段"), "1", &format!("{head}2. 回顾第1段"));
    nothing(&format!("{head}2. 回顾第3$0段"));
}

#[test]
fn no_resolution_recalls_itself() {
    let own =
        "General Assembly\n\n70/1. Our world\n\nThe General Assembly,\n\nRecalling its resolution 70/$0\n";
    nothing(own);
}

#[test]
fn codes_in_a_suppression() {
    first("<!-- resolution-ls: ignore verb-also, $0 -->", &["paragraph-number"]);
    first("<!-- resolution-ls: $0", &["ignore"]);
    nothing("<!-- a remark $0 -->");
}

#[test]
fn no_place_of_any_text_fails() {
    let text = "General Assembly\r\n\r\n70/1. T\r\n\r\nThe General Assembly,\r\n\r\nRecalling résolution 70/1,¹ of Генеральная paragraph 5\r\n\r\n1. *Decides* 第 الفقرة ^[^\r\n\r\n¹ A/75/1.";
    let document = Document::parse(text);
    for at in 0..=text.len() {
        completion(&document, size(at), &Shelf(vec![AGENDA]), &[]);
    }
}

#[test]
fn agenda_items_are_those_of_the_session() {
    let draft = |line: &str| {
        format!(
            "General Assembly\n\nSeventy-sixth session\n\n{line}\n\n76/5. Rivers\n\nThe General Assembly,\n"
        )
    };
    first(&draft("Agenda item $0"), &["Agenda item 20 (a)", "Agenda item 125"]);
    first(&draft("Agenda item 12$0"), &["Agenda item 125"]);
    first(&draft("Agenda item 20 (a)\n\nRi$0"), &["Rivers"]);
    nothing(&draft("Agenda item 9$0"));
}

#[test]
fn the_standing_agenda_is_offered_in_each_language() {
    let french = |line: &str| {
        format!(
            "Conseil des droits de l’homme\n\n{line}\n\n55/9. Aide\n\nLe Conseil des droits de l’homme,\n"
        )
    };
    taken(
        &french("Point 10 de l’ordre du jour\n\nAssist$0"),
        "Assistance technique et renforcement des capacités",
        &french("Point 10 de l’ordre du jour\n\nAssistance technique et renforcement des capacités"),
    );
    let offered = offered(&french("Point$0")).items;
    let tenth = offered.iter().find(|it| it.label.contains("10")).map(|it| it.description.as_str());
    assert_eq!(tenth, Some("Assistance technique et renforcement des capacités"));
}

#[test]
fn sessions_are_spelled_out_in_the_text() {
    let head = "General Assembly\n\nSeventy-sixth session\n\n76/5. Rivers\n\nThe General Assembly,\n\n";
    first(&format!("{head}Noting that at its seventy-s$0\n"), &["seventy-sixth", "seventy-seventh"]);
    first(&format!("{head}Noting that at its sevent$0\n"), &["seventy-sixth", "seventy-fifth"]);
    nothing(&format!("{head}Noting that at its seventy-sixth$0\n"));
}

#[test]
fn of_several_languages_the_documents_own_is_offered() {
    const FRENCH: &str = "Assemblée générale\n\nRésolution adoptée par l’Assemblée générale le 25 septembre 2015\n\n70/1. Transformer notre monde\n\nL’Assemblée générale,\n\n1. *Adopte* le document.\n";
    let shelf = Shelf(vec![FRENCH, AGENDA]);
    for (fixture, title) in [
        ("The General Assembly,\n\nRecalling its resolution 70$0\n", " Transforming our world"),
        ("L’Assemblée générale,\n\nRappelant sa résolution 70$0\n", " Transformer notre monde"),
    ] {
        let (text, at) = at(fixture);
        let offered = completion(&Document::parse(&text), size(at), &shelf, &[]);
        assert!(offered.items.iter().all(|it| it.detail == title), "{:?}", offered.items);
    }
}

#[test]
fn chinese_signs_round_a_number_are_not_doubled() {
    let shelf = Shelf(vec![AGENDA]);
    for (typed, expected) in [("第70$0号决议", "第70/1号决议"), ("第70$0", "第70/1号决议")] {
        let (text, at) = at(&format!("大会，\n\n回顾其{typed}，\n"));
        let offered = completion(&Document::parse(&text), size(at), &shelf, &[]);
        let item = &offered.items[0];
        let mut text = text;
        text.replace_range(usize::from(item.replace.start())..usize::from(item.replace.end()), &item.text);
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn paragraphs_are_numbered_in_other_scripts_too() {
    first("إن الجمعية العامة،\n\n1 - تقرر العمل؛\n\n2 - تطلب تقريرا عملا بالفقرة $0 أعلاه؛\n", &["1"]);
    first("大会，\n\n1. 决定行动；\n\n2. 请秘书长根据上文第$0段提出报告；\n", &["1"]);
    first("大会，\n\n1. 决定行动；\n\n2. 请秘书长根据上文第$01段提出报告；\n", &["1"]);
}
