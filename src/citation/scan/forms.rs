//! The forms of citations in the six languages, each with its opposite: organs before and after, lists, sessions,
//! parts, symbols; and what looks like a citation and is none. The texts are our own, the forms those of official
//! documents (the Editorial Manual, System of identification).

use super::super::{Context, find};
use crate::un::Lang::{self, Ar, En, Es, Fr, Ru, Zh};
use crate::un::Organ::{
    self, EconomicAndSocialCouncil as Ecosoc, GeneralAssembly as Ga, HumanRightsCouncil as Hrc,
    SecurityCouncil as Sc,
};

#[track_caller]
fn all(cases: &[(Lang, Organ, &str, &str)]) {
    let shown = |lang: Lang, own: Organ, text: &str| {
        let cx = Context { lang, own: Some(own), note: false };
        let found: Vec<String> = find(text, &cx).into_iter().map(|it| it.symbol.to_string()).collect();
        found.join(", ")
    };
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(lang, own, text, expected)| {
            let found = shown(*lang, *own, text);
            (found != *expected).then(|| format!("{text}\n  found    {found}\n  expected {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn numbers_and_their_organs_in_english() {
    all(&[
        (En, Ga, "its resolution 70/1", "A/RES/70/1"),
        (En, Ga, "resolutions 48/141, 60/251 and 65/281", "A/RES/48/141, A/RES/60/251, A/RES/65/281"),
        (En, Ga, "Human Rights Council resolution 44/18 of 17 July 2020", "A/HRC/RES/44/18"),
        (En, Ga, "resolution 44/18 of the Human Rights Council", "A/HRC/RES/44/18"),
        (En, Ga, "the Human Rights Council, in its resolution 47/21", "A/HRC/RES/47/21"),
        (
            En,
            Hrc,
            "its resolutions 5/1 and 16/21 and Assembly resolution 60/251",
            "A/HRC/RES/5/1, A/HRC/RES/16/21, A/RES/60/251",
        ),
        (
            En,
            Hrc,
            "Council resolutions 52/27 of 4 April 2023 and S-35/1 of 24 November 2022",
            "A/HRC/RES/52/27, A/HRC/RES/S-35/1",
        ),
        (
            En,
            Hrc,
            "General Assembly resolutions 48/141 of 20 December 1993 and 60/251",
            "A/RES/48/141, A/RES/60/251",
        ),
        (
            En,
            Ga,
            "Economic and Social Council resolutions 2005/20 and 2010/15",
            "E/RES/2005/20, E/RES/2010/15",
        ),
        (
            En,
            Ecosoc,
            "its resolutions 1996/31 and 2021/11 and General Assembly resolution 75/233",
            "E/RES/1996/31, E/RES/2021/11, A/RES/75/233",
        ),
        (
            En,
            Sc,
            "its resolutions 1325 (2000), 1820 (2008) and 2467 (2019)",
            "S/RES/1325 (2000), S/RES/1820 (2008), S/RES/2467 (2019)",
        ),
        (En, Sc, "General Assembly resolution 46/182", "A/RES/46/182"),
        (
            En,
            Ga,
            "as well as its resolution 75/91 and Human Rights Council resolutions 24/30, 27/3 and 45/31 and its resolution 60/180",
            "A/RES/75/91, A/HRC/RES/24/30, A/HRC/RES/27/3, A/HRC/RES/45/31, A/RES/60/180",
        ),
        (En, Ga, "resolutions 45/3 and 48/15 of the Human Rights Council", "A/HRC/RES/45/3, A/HRC/RES/48/15"),
        (
            En,
            Ga,
            "resolution 70/1, entitled “Transforming our world”, and resolution 71/256",
            "A/RES/70/1, A/RES/71/256",
        ),
        (En, Ga, "General Assembly resolution No. 70/1", "A/RES/70/1"),
    ]);
}

#[test]
fn sessions_parts_and_decisions() {
    all(&[
        (En, Ga, "resolution 217 A (III) of 10 December 1948", "A/RES/217 (III)"),
        (En, Ga, "resolutions 1514 (XV) and 2625 (XXV), annex", "A/RES/1514 (XV), A/RES/2625 (XXV)"),
        (
            En,
            Ga,
            "resolutions 3201 (S-VI) and 3202 (S-VI) and 1000 (ES-I)",
            "A/RES/3201 (S-VI), A/RES/3202 (S-VI), A/RES/1000 (ES-I)",
        ),
        (En, Ga, "resolution 3411 A and B (XXX) and 3362 (S-VII)", "A/RES/3411 (XXX), A/RES/3362 (S-VII)"),
        (
            En,
            Ga,
            "resolutions 44/27 A to L and 31/6 A–K, and 3067 (XXVIII) and ES-8/2",
            "A/RES/44/27A, A/RES/44/27L, A/RES/31/6A, A/RES/31/6K, A/RES/3067 (XXVIII), A/RES/ES-8/2",
        ),
        (
            En,
            Ga,
            "Commission on Human Rights resolutions 1989/3 and 5 (XXXIII), and Council decision 1989/101",
            "E/DEC/1989/101",
        ),
        (En, Ga, "resolutions S-27/2 and ES-10/15", "A/RES/S-27/2, A/RES/ES-10/15"),
        (
            En,
            Ga,
            "the Council in its resolution S-30/1 of 27 May 2021, and Human Rights Council resolution S-26/1",
            "A/HRC/RES/S-30/1, A/HRC/RES/S-26/1",
        ),
        (
            En,
            Ga,
            "resolutions 66/235 B, 74/255 A and B and 50/70 M",
            "A/RES/66/235B, A/RES/74/255A, A/RES/74/255B, A/RES/50/70M",
        ),
        (En, Ga, "resolution 31/1 and resolution 31/16 A", "A/RES/31/1, A/RES/31/16A"),
        (
            En,
            Ga,
            "Economic and Social Council resolution 1503 (XLVIII) and 663 C (XXIV)",
            "E/RES/1503 (XLVIII), E/RES/663 (XXIV)",
        ),
        (
            En,
            Ecosoc,
            "its resolution 9 (II) of 21 June 1946 and General Assembly resolution 48 (I)",
            "E/RES/9 (II), A/RES/48 (I)",
        ),
        (
            En,
            Ga,
            "its decision 72/416 and Economic and Social Council decision 2021/262",
            "A/DEC/72/416, E/DEC/2021/262",
        ),
        (En, Hrc, "its decision 54/116", "A/HRC/DEC/54/116"),
        (En, Sc, "resolutions 242 (1967) and 338 (1973)", "S/RES/242 (1967), S/RES/338 (1973)"),
        (Ru, Ga, "резолюции 61/250 А от 22 декабря 2006 года и 61/250 B", "A/RES/61/250A, A/RES/61/250B"),
        (Ar, Ga, "قرارها 66/235 باء المؤرخ 24 كانون الأول/ديسمبر 2011", "A/RES/66/235B"),
        (
            Ar,
            Ga,
            "قرارها 1514 (د-15) وقرارها 217 ألف (د-3) وقرارها دإ-27/2 والقرار دإط-10/15",
            "A/RES/1514 (XV), A/RES/217 (III), A/RES/S-27/2, A/RES/ES-10/15",
        ),
        (Zh, Ga, "第74/252 A号和第74/252 B号决议", "A/RES/74/252A, A/RES/74/252B"),
    ]);
}

#[test]
fn organs_stand_behind_the_number_in_other_languages() {
    all(&[
        (
            Fr,
            Ga,
            "sa résolution 70/1 du 25 septembre 2015 et la résolution 44/18 du Conseil des droits de l’homme",
            "A/RES/70/1, A/HRC/RES/44/18",
        ),
        (
            Fr,
            Ga,
            "les résolutions 45/3 et 48/15 du Conseil des droits de l’homme, en date du 6 octobre 2020",
            "A/HRC/RES/45/3, A/HRC/RES/48/15",
        ),
        (
            Fr,
            Hrc,
            "les résolutions 48/141 et 60/251 de l’Assemblée générale et ses résolutions 5/1 et 5/2",
            "A/RES/48/141, A/RES/60/251, A/HRC/RES/5/1, A/HRC/RES/5/2",
        ),
        (
            Fr,
            Ga,
            "les résolutions suivantes de l’Assemblée générale : 74/270 du 2 avril 2020 et 74/274",
            "A/RES/74/270, A/RES/74/274",
        ),
        (Fr, Ga, "la résolution 2013/1 du Conseil économique et social", "E/RES/2013/1"),
        (
            Fr,
            Ga,
            "les résolutions 2006/2 et 2009/1 de la Commission de la population et du développement",
            "",
        ),
        (
            Es,
            Ga,
            "su resolución 70/1, de 25 de septiembre de 2015, y la resolución 44/18 del Consejo de Derechos Humanos",
            "A/RES/70/1, A/HRC/RES/44/18",
        ),
        (Es, Ga, "sus resoluciones 48/141 y 60/251", "A/RES/48/141, A/RES/60/251"),
        (
            Es,
            Ecosoc,
            "la Comisión Económica para África, y tomando en consideración la resolución 75/322 de la Asamblea General",
            "A/RES/75/322",
        ),
        (
            Ru,
            Ga,
            "ссылаясь на свою резолюцию 70/1 от 25 сентября 2015 года и резолюцию 44/18 Совета по правам человека",
            "A/RES/70/1, A/HRC/RES/44/18",
        ),
        (
            Ru,
            Hrc,
            "резолюцию 52/28 Совета от 4 апреля 2023 года и резолюцию 78/218 Генеральной Ассамблеи",
            "A/HRC/RES/52/28, A/RES/78/218",
        ),
        (
            Ru,
            Ga,
            "с резолюцией 155 C (VII) Экономического и Социального Совета от 13 августа 1948 года и резолюцией 415 (V) Генеральной Ассамблеи",
            "E/RES/155 (VII), A/RES/415 (V)",
        ),
        (
            Ru,
            Ga,
            "независимой комиссии по расследованию, учрежденной в соответствии с резолюцией S-21/1 Совета по правам человека",
            "A/HRC/RES/S-21/1",
        ),
        (Zh, Ga, "人权理事会2020年7月17日第44/18号决议", "A/HRC/RES/44/18"),
        (Zh, Ga, "第48/141号、第60/251号和第65/281号决议", "A/RES/48/141, A/RES/60/251, A/RES/65/281"),
        (Zh, Ga, "人权理事会2021年10月8日题为“享有清洁环境的人权”的第48/13号决议", "A/HRC/RES/48/13"),
        (
            Zh,
            Ga,
            "大会2009年1月16日ES-10/18号决议和安全理事会第1860(2009)号决议",
            "A/RES/ES-10/18, S/RES/1860 (2009)",
        ),
        (Zh, Ga, "第70/514号决定", "A/DEC/70/514"),
        (
            Zh,
            Ga,
            "2019年12月12日第74/34号决议、2018年12月5日第73/512号和2020年12月7日第75/514号决定以及其他决议",
            "A/RES/74/34, A/DEC/73/512, A/DEC/75/514",
        ),
        (
            Ar,
            Ga,
            "وإذ تشير إلى قرارها 70/1 المؤرخ 25 أيلول/سبتمبر 2015 وقرار مجلس حقوق الإنسان 44/18",
            "A/RES/70/1, A/HRC/RES/44/18",
        ),
        (Ar, Ga, "القرارات 48/141 و 60/251 و 65/281", "A/RES/48/141, A/RES/60/251, A/RES/65/281"),
    ]);
}

#[test]
fn symbols_and_what_belongs_to_them() {
    all(&[
        (En, Ga, "See A/75/478/Add.2, para. 12.", "A/75/478/Add.2"),
        (En, Ga, "A/76/L.14 and Add.1", "A/76/L.14, A/76/L.14/Add.1"),
        (En, Ga, "A/CONF.189/12 and Corr.1, chap. I", "A/CONF.189/12, A/CONF.189/12/Corr.1"),
        (En, Ga, "A/76/5 and Add.1–3", "A/76/5, A/76/5/Add.1, A/76/5/Add.3"),
        (En, Ga, "A/76/5/Add.1 to 3", "A/76/5/Add.1, A/76/5/Add.3"),
        (En, Ga, "A/76/5/Add.1-3.", "A/76/5/Add.1, A/76/5/Add.3"),
        (En, Ga, "A/76/5/Add.1, 2 and 4.", "A/76/5/Add.1, A/76/5/Add.2, A/76/5/Add.4"),
        (Fr, Ga, "A/76/5 et Add.1 à 3", "A/76/5, A/76/5/Add.1, A/76/5/Add.3"),
        (Es, Ga, "A/76/5/Add.1 y 2.", "A/76/5/Add.1, A/76/5/Add.2"),
        (Ru, Ga, "A/76/5/Add.1 и 2.", "A/76/5/Add.1, A/76/5/Add.2"),
        (Zh, Ga, "A/76/5和Add.1-3。", "A/76/5, A/76/5/Add.1, A/76/5/Add.3"),
        (En, Ga, "A/76/5/Add.1, 12 December 2021, A/76/5/Add.1 and 2 letters", "A/76/5/Add.1, A/76/5/Add.1"),
        (En, Ga, "A/37/351/Add.1 and Add.1/Corr.1", "A/37/351/Add.1, A/37/351/Add.1/Corr.1"),
        (Es, Hrc, "A/HRC/42/46 y Add.1.", "A/HRC/42/46, A/HRC/42/46/Add.1"),
        (Zh, Ga, "A/76/L.14和Add.1。", "A/76/L.14, A/76/L.14/Add.1"),
        (En, Ga, "A/67/828-S/2013/210.", "A/67/828-S/2013/210"),
        (Ar, Ga, "A/77/72–E/2022/50.", "A/77/72-E/2022/50"),
        (En, Ga, "Supplement No. 53 (A/75/53), chap. V, sect. A.", "A/75/53"),
        (En, Ga, "(A/76/53/Add.1 and A/76/53/Add.1/Corr.1)", "A/76/53/Add.1, A/76/53/Add.1/Corr.1"),
        (
            En,
            Ga,
            "A/76/6 (Sect. 29A)/Corr.1, A/76/6 (Introduction)",
            "A/76/6 (Sect. 29A)/Corr.1, A/76/6 (Introduction)",
        ),
        (En, Ga, "NPT/CONF.2000/28 (Parts I and II), part I", "NPT/CONF.2000/28 (Parts I and II)"),
        (Zh, Ga, "NPT/CONF.2000/28 (Parts I和II)，第一部分", "NPT/CONF.2000/28 (Parts I and II)"),
        (En, Ga, "UNEP/EA.5/Res.5 and UNEP/GC.23/6/Add.1", "UNEP/EA.5/Res.5, UNEP/GC.23/6/Add.1"),
        (En, Ga, "See FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex.", "FCCC/CP/2015/10/Add.1"),
        (
            En,
            Ga,
            "GC(65)/RES/2, GC(XXXIV)/RES/545 and ICCD/COP(14)/23/Add.1",
            "GC(65)/RES/2, GC(XXXIV)/RES/545, ICCD/COP(14)/23/Add.1",
        ),
        (
            En,
            Sc,
            "S/PRST/2021/4, S/2021/827 and S/RES/1325 (2000).",
            "S/PRST/2021/4, S/2021/827, S/RES/1325 (2000)",
        ),
        (
            En,
            Hrc,
            "A/HRC/RES/S-26/1, A/C.6/64/SR.1–28/Corrigendum",
            "A/HRC/RES/S-26/1, A/C.6/64/SR.1-28/Corrigendum",
        ),
        (
            En,
            Ga,
            "Supplement No. 53 (A/73/53), chap. IV, sect. A, resolution 37/17.",
            "A/73/53, A/HRC/RES/37/17",
        ),
        (En, Ga, "Supplement No. 7 (E/2015/27), chap. I, sect. C, resolution 59/1, annex", "E/2015/27"),
    ]);
}

#[test]
fn other_bodies_have_no_symbol_here() {
    all(&[
        (En, Ga, "Commission on Human Rights resolution 2005/74 of 20 April 2005", ""),
        (En, Ga, "in particular Commission resolution 1998/72 of 22 April 1998", ""),
        (En, Hrc, "United Nations Habitat Assembly resolution 2/7 of 9 June 2023", ""),
        (En, Ga, "decision 1/CP.21, decision X/2, resolution WHA73.1", ""),
        (En, Ecosoc, "resolution 73/1 of the Economic and Social Commission for Asia and the Pacific", ""),
        (
            En,
            Ecosoc,
            "Economic and Social Commission for Asia and the Pacific resolutions 73/1 of 19 May 2017 and 78/2",
            "",
        ),
        (En, Ecosoc, "Recalling its resolution 73/1 of 19 May 2017 on a structure of conferences", ""),
        (En, Ecosoc, "Recalling its resolution 73/1 of 19 October 2018", "A/RES/73/1"),
        (En, Ga, "resolution 73/1 of the Commission, and resolution 73/2", "A/RES/73/2"),
        (En, Ga, "resolution 70/1 and the report of the Commission on Rivers", "A/RES/70/1"),
        (
            En,
            Ga,
            "resolution 35/52 of 4 December 1980 on the rules of the Commission, and resolution 55/7 of 30 October 2000 for submissions to the Commission",
            "A/RES/35/52, A/RES/55/7",
        ),
        (En, Ga, "resolution 73/1 of 19 May 2017 of the Commission", ""),
        (En, Ga, "resolution 70/1 of 25 September 2015 and the outcome of the Conference", "A/RES/70/1"),
        (En, Ga, "decision 15/4 adopted by the Conference of the Parties", ""),
        (
            En,
            Ga,
            "resolution 8/13 of the Conference of the States Parties, and resolution 74/276",
            "A/RES/74/276",
        ),
        (
            En,
            Ga,
            "resolution 4/21 of the United Nations Environment Assembly and resolution 5/1 of the Habitat Assembly",
            "",
        ),
        (En, Ga, "resolution 574 (XXVII) of the Economic Commission for Latin America and the Caribbean", ""),
        (
            En,
            Ecosoc,
            "its resolution 1460 (XLVII), the Economic Commission for Africa, and resolutions 574 (XXVII) and 2626 (XXV)",
            "E/RES/1460 (XLVII), A/RES/2626 (XXV)",
        ),
        (
            Fr,
            Ecosoc,
            "la résolution 73/1 de la Commission économique et sociale pour l’Asie et le Pacifique",
            "",
        ),
        (Fr, Ga, "la résolution 73/1 de la Commission, et sa résolution 73/2", "A/RES/73/2"),
        (Fr, Ga, "la résolution 70/1 et le rapport de la Commission du fleuve", "A/RES/70/1"),
        (Fr, Ga, "la décision 15/4 de la Conférence des Parties", ""),
        (Es, Ecosoc, "la resolución 73/1 de la Comisión Económica y Social para Asia y el Pacífico", ""),
        (
            Es,
            Ga,
            "la resolución 4/1 de la Conferencia de los Estados Partes, y su resolución 73/2",
            "A/RES/73/2",
        ),
        (Es, Ga, "la resolución 70/1 y el informe de la Comisión de Ríos", "A/RES/70/1"),
        (Ru, Ecosoc, "резолюцию 73/1 Экономической и социальной комиссии для Азии и Тихого океана", ""),
        (Ru, Ga, "резолюцию 73/1 Комиссии и свою резолюцию 73/2", "A/RES/73/2"),
        (Ru, Ga, "решение 15/4 Конференции Сторон и резолюцию 8/13 Конференции государств-участников", ""),
        (Zh, Ecosoc, "亚洲及太平洋经济社会委员会第73/1号决议", ""),
        (Zh, Ga, "联合国环境大会第4/21号决议和缔约方会议第15/4号决定", ""),
        (Ar, Ecosoc, "قرار اللجنة الاقتصادية والاجتماعية لآسيا والمحيط الهادئ 73/1", ""),
        (Ar, Ga, "قرار اللجنة 73/1 وقرار جمعية الأمم المتحدة للبيئة 4/21", ""),
        (En, Ga, "resolution 10/7 of the Conference of the Parties", ""),
        (
            En,
            Ga,
            "the Commission on Crime Prevention, and reaffirming its resolution 73/183 of 17 December 2018",
            "A/RES/73/183",
        ),
        (
            Es,
            Ga,
            "resoluciones de la Comisión de la Condición Jurídica y Social de la Mujer, a saber, la resolución 49/7, de 11 de marzo de 2005",
            "",
        ),
        (Zh, Ga, "人权委员会1993年3月9日第1993/51号决议", ""),
        (Ar, Ga, "بقرار لجنة منع الجريمة والعدالة الجنائية 25/2 المؤرخ 27 أيار/مايو 2016", ""),
    ]);
}

#[test]
fn what_looks_like_a_citation_and_is_none() {
    all(&[
        (
            En,
            Ga,
            "recalling resolution 70/1, open 24/7, 1/2 of the States and 3/4 of the others",
            "A/RES/70/1",
        ),
        (En, Ga, "resolution 70/1 on the school year, 2020/21 and later", "A/RES/70/1"),
        (En, Ga, "Article 1, paragraph 3, and articles 55 and 56; and/or A/B testing", ""),
        (En, Ga, "by 21 to 8 votes (2021), No. 27531, vol. 1577", ""),
        (En, Ga, "telephone 212/963-1234, job number 20-17340", ""),
        (En, Ga, "resolution 70/1, and general recommendation No. 38 (2020) of the Committee", "A/RES/70/1"),
        (En, Ga, "in paragraph 5 (2015) of the report", ""),
        (En, Ga, "resolution 70/1, ISO 9001/2, HTTP/1.1 and TCP/IP", "A/RES/70/1"),
        (En, Ga, "resolution 70/1 at 50/50 and in 2015/16.5 of them", "A/RES/70/1"),
        (Fr, Ga, "la résolution 70/1, ouverte 24/7, pour l’année 2020/21", "A/RES/70/1"),
        (Zh, Ga, "2020年第1/2、3/4季度", ""),
    ]);
}
