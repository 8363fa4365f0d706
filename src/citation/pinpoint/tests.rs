use super::super::{Context, find};
use crate::un::{Lang, Organ};

/// Each citation with its place.
#[track_caller]
fn check(lang: Lang, text: &str, expected: &str) {
    let cx = Context { lang, own: Some(Organ::GeneralAssembly), note: false };
    let shown: Vec<String> = find(text, &cx)
        .into_iter()
        .map(|it| match it.pinpoint {
            Some(place) => format!("{}: {place}", it.symbol),
            None => it.symbol.to_string(),
        })
        .collect();
    assert_eq!(shown.join("; "), expected, "{text}");
}

#[test]
fn notes_name_the_place_behind_the_document() {
    let en = |text, expected| check(Lang::En, text, expected);
    en("Resolution 74/2, annex I, sect. B, para. 4 (a).", "A/RES/74/2: annex I, section B, paragraph 4 (a)");
    en("See resolution 60/1, annex.", "A/RES/60/1: annex");
    en("Supplement No. 53 (A/75/53), chap. V, sect. A.", "A/75/53: chapter V, section A");
    en("A/CONF.157/24 (Part I), chap. III.", "A/CONF.157/24 (Part I): chapter III");
    en(
        "See A/74/12, part two, chap. II, sect. 3, paras. 3–7 and 9.",
        "A/74/12: part II, chapter II, section 3, paragraph 3–7, 9",
    );
    en("Resolution 51/7, annexes I and II.", "A/RES/51/7: annex I, II");
    en("Resolution 51/7, annex, appendix II, article 4.", "A/RES/51/7: annex, appendix II, article 4");
    en("Resolution 51/7, footnote 3.", "A/RES/51/7: footnote 3");
    en("resolution 70/1 of 25 September 2015, para. 89", "A/RES/70/1: paragraph 89");
    en("resolution 60/1, annex, and resolution S-24/2, annex", "A/RES/60/1: annex; A/RES/S-24/2: annex");
}

#[test]
fn running_text_names_it_before() {
    let en = |text, expected| check(Lang::En, text, expected);
    en("recalls paragraph 5 of its resolution 70/1", "A/RES/70/1: paragraph 5");
    en("paragraphs 3, 5 and 7 to 9 of General Assembly resolution 74/2", "A/RES/74/2: paragraph 3, 5, 7–9");
    en(
        "paragraph 4 (b) (ii) of section II of its resolution 74/2",
        "A/RES/74/2: section II, paragraph 4 (b) (ii)",
    );
    en("section XI, paragraph 4, of resolution 74/2", "A/RES/74/2: section XI, paragraph 4");
    en("part two, section A, of the annex to its resolution 74/2", "A/RES/74/2: annex, part II, section A");
    en("subparagraphs (a) and (c) of paragraph 4 of resolution 74/2", "A/RES/74/2: paragraph 4 (a), 4 (c)");
    en("the statute annexed to its resolution 74/2", "A/RES/74/2: annex");
    en("contained in the annex to General Assembly resolution 74/2", "A/RES/74/2: annex");
    en(
        "paragraph 8 of resolution 2140 (2014), paragraph 14 of resolution 2216 (2015)",
        "S/RES/2140 (2014): paragraph 8; S/RES/2216 (2015): paragraph 14",
    );
}

#[test]
fn places_in_something_else_are_none() {
    let en = |text, expected| check(Lang::En, text, expected);
    en("resolution 70/1, Article 33 of the Charter", "A/RES/70/1");
    en("resolution 70/1, paragraph 5 above all, 12 States", "A/RES/70/1: paragraph 5");
    en("in paragraph 5 above, and recalling resolution 70/1", "A/RES/70/1");
    en("paragraph 5 of the report; resolution 70/1", "A/RES/70/1");
    en("took part in the work of resolution 70/1", "A/RES/70/1");
}

#[test]
fn six_languages_name_it_behind() {
    check(
        Lang::Fr,
        "Résolution 74/2, annexe I, sect. B, par. 4 a).",
        "A/RES/74/2: annex I, section B, paragraph 4 (a)",
    );
    check(Lang::Fr, "A/74/12, deuxième partie, chap. II", "A/74/12: part II, chapter II");
    check(
        Lang::Es,
        "Resolución 74/2, anexo I, secc. B, párrs. 4 y 5.",
        "A/RES/74/2: annex I, section B, paragraph 4, 5",
    );
    check(
        Lang::Ru,
        "Резолюция 74/2, приложение I, разд. В, п. 4 a).",
        "A/RES/74/2: annex I, section B, paragraph 4 (a)",
    );
    check(Lang::Ru, "резолюция 74/2 от 25 сентября 2019 года, приложение", "A/RES/74/2: annex");
    check(
        Lang::Zh,
        "第74/2号决议，附件一，B节，第4(a)段。",
        "A/RES/74/2: annex I, section B, paragraph 4 (a)",
    );
    check(Lang::Zh, "第74/2号决议第3和第5至7段", "A/RES/74/2: paragraph 3, 5–7");
    check(Lang::Zh, "见A/75/53，第五章，A节。", "A/75/53: chapter V, section A");
    check(Lang::Zh, "第74/2号决议附件(p)段", "A/RES/74/2: annex");
    check(
        Lang::Ar,
        "القرار 74/2، المرفق الأول، الفرع باء، الفقرة 4 (أ).",
        "A/RES/74/2: annex I, section B, paragraph 4 (أ)",
    );
}

#[test]
fn six_languages_name_it_before() {
    check(Lang::Fr, "aux paragraphes 3 et 5 à 7 de sa résolution 74/2", "A/RES/74/2: paragraph 3, 5–7");
    check(Lang::Fr, "l’alinéa a) du paragraphe 4 de la résolution 74/2", "A/RES/74/2: paragraph 4 (a)");
    check(Lang::Fr, "figurant en annexe à sa résolution 74/2", "A/RES/74/2: annex");
    check(
        Lang::Es,
        "el párrafo 4 a) de la sección II de su resolución 74/2",
        "A/RES/74/2: section II, paragraph 4 (a)",
    );
    check(Lang::Ru, "в пункте 4 раздела II своей резолюции 74/2", "A/RES/74/2: section II, paragraph 4");
    check(Lang::Ru, "в приложении к резолюции 74/2", "A/RES/74/2: annex");
    check(Lang::Ar, "في الفقرتين 3 و 5 من قرارها 74/2", "A/RES/74/2: paragraph 3, 5");
    check(Lang::Ar, "الوارد في مرفق قرارها 74/2", "A/RES/74/2: annex");
    check(Lang::Ar, "الجزء الرابع عشر من قرارها 74/2", "A/RES/74/2: part XIV");
}
