use super::*;
use crate::citation::find;

#[track_caller]
fn check(own: Organ, lang: Lang, text: &str, expected: &str) {
    let cx = Context { lang, own: Some(own), note: false };
    let shown: Vec<String> = find(text, &cx).into_iter().map(|it| it.symbol.to_string()).collect();
    assert_eq!(shown.join(", "), expected);
}

#[test]
fn the_seeds_citations() {
    let ga = Organ::GeneralAssembly;
    check(ga, Lang::En, "Recalling its resolution 70/1 of 25 September 2015, entitled “T”,", "A/RES/70/1");
    check(
        ga,
        Lang::En,
        "its resolution 74/153 of 18 December 2019, Human Rights Council resolution 44/18 of 17 July 2020",
        "A/RES/74/153, A/HRC/RES/44/18",
    );
    check(
        ga,
        Lang::En,
        "See E/CN.4/2001/2-E/CN.4/Sub.2/2000/46, chap. II, sect. A.",
        "E/CN.4/2001/2-E/CN.4/Sub.2/2000/46",
    );
    check(ga, Lang::En, "A/CONF.157/24 (Part I), chap. III.", "A/CONF.157/24 (Part I)");
}

#[test]
fn lists_keep_their_organ_and_forms_tell_their_own() {
    let ga = Organ::GeneralAssembly;
    check(
        ga,
        Lang::En,
        "Human Rights Council resolutions 44/18, 45/3 and S-26/1, and its resolutions 48/141 and 217 A (III), Security Council resolution 1325 (2000)",
        "A/HRC/RES/44/18, A/HRC/RES/45/3, A/HRC/RES/S-26/1, A/RES/48/141, A/RES/217 (III), S/RES/1325 (2000)",
    );
    check(
        Organ::HumanRightsCouncil,
        Lang::En,
        "its resolutions 5/1 and General Assembly resolution 60/251",
        "A/HRC/RES/5/1, A/RES/60/251",
    );
    check(ga, Lang::Fr, "la résolution 44/18 du Conseil des droits de l’homme", "A/HRC/RES/44/18");
    check(ga, Lang::Zh, "人权理事会2020年7月17日第44/18号决议", "A/HRC/RES/44/18");
}

#[test]
fn letters_endings_and_corrigenda_go_with_the_number() {
    let ga = Organ::GeneralAssembly;
    check(ga, Lang::Zh, "大会第217A(III)号和第2200A (XXI)号决议", "A/RES/217 (III), A/RES/2200 (XXI)");
    check(ga, Lang::Zh, "S-23/2号决议，附件；S-23/3号决议，附件", "A/RES/S-23/2, A/RES/S-23/3");
    check(
        Organ::EconomicAndSocialCouncil,
        Lang::Ru,
        "ссылаясь на резолюции Генеральной Ассамблеи 72/305 от 23 июля 2018 года",
        "A/RES/72/305",
    );
    check(ga, Lang::En, "See A/76/281 (Part I)/Add.1.", "A/76/281 (Part I)/Add.1");
}

#[test]
fn arabic_sessions_are_read_in_latin_letters() {
    let ga = Organ::GeneralAssembly;
    check(
        ga,
        Lang::Ar,
        "إذ تشير إلى قرارها 1514 (د-15) المؤرخ 14 كانون الأول/ديسمبر 1960، وقرارها 3026 ألف (د-27)، وقرارها دإ-10/2، وقرارها 1874 (دإ-4)",
        "A/RES/1514 (XV), A/RES/3026 (XXVII), A/RES/S-10/2, A/RES/1874 (S-IV)",
    );
    check(ga, Lang::Ar, "القرار دإط-11/1", "A/RES/ES-11/1");
}

#[test]
fn a_short_name_may_stand_before_the_number() {
    check(
        Organ::HumanRightsCouncil,
        Lang::Ar,
        "بما في ذلك قرار الجمعية 76/227 المؤرخ 24 كانون الأول/ديسمبر 2021، وقرار المجلس 52/28 المؤرخ 4 نيسان/أبريل 2023",
        "A/RES/76/227, A/HRC/RES/52/28",
    );
}

#[test]
fn a_chinese_list_is_named_behind_it() {
    let ga = Organ::GeneralAssembly;
    check(
        ga,
        Lang::Zh,
        "大会第61/158、62/221和63/161号决议以及第74/530号决定，",
        "A/RES/61/158, A/RES/62/221, A/RES/63/161, A/DEC/74/530",
    );
    check(ga, Lang::Zh, "2020年第1/2、3/4季度", "");
}

#[test]
fn a_body_named_much_later_did_not_adopt_it() {
    check(
        Organ::EconomicAndSocialCouncil,
        Lang::En,
        "its resolution 76/181 of 16 December 2021, in which it endorsed the declaration on rivers, lakes and the \
         rule of water, as adopted by the congress and the fourteenth session of the Commission on Rivers",
        "A/RES/76/181",
    );
    check(Organ::GeneralAssembly, Lang::En, "resolution 2000/22 of the Commission on Rivers", "");
}

#[test]
fn what_is_no_citation() {
    check(
        Organ::GeneralAssembly,
        Lang::En,
        "the 2020/21 season, 1/2 of them, and/or 24/7, Article 1, paragraph 3",
        "",
    );
}

#[test]
fn dates_and_paragraphs_are_read() {
    let cx = Context { lang: Lang::En, own: Some(Organ::GeneralAssembly), note: false };
    let found = find("paragraph 5 of its resolution 70/1 of 25 September 2015", &cx);
    assert_eq!(found[0].pinpoint.as_ref().unwrap().paragraph().unwrap().0, 5);
    assert_eq!(found[0].date.unwrap().1.to_string(), "2015-09-25");
}
