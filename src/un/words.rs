//! The words of citations in the six languages: what calls a number a resolution, and whose it is.

use super::Lang;
use super::Organ::{self, EconomicAndSocialCouncil, GeneralAssembly, HumanRightsCouncil, SecurityCouncil};

/// Beginnings of the words for a resolution, in small letters.
pub const RESOLUTION: &[&str] =
    &["resolution", "résolution", "resolución", "resoluciones", "резолюци", "决议", "قرار"];

/// Beginnings of the words for a decision, in small letters.
pub const DECISION: &[&str] = &["decision", "décision", "decisión", "decisiones", "решени", "决定", "مقرر"];

/// The organs as they are named in running text, longest first where one holds another.
pub const ORGANS: &[(&str, Option<Organ>)] = &[
    ("General Assembly", Some(GeneralAssembly)),
    ("Human Rights Council", Some(HumanRightsCouncil)),
    ("Economic and Social Council", Some(EconomicAndSocialCouncil)),
    ("Security Council", Some(SecurityCouncil)),
    ("Commission on ", None),
    ("Commission for ", None),
    ("Conference of the Parties", None),
    ("Governing Council", None),
    ("Executive Board", None),
    ("Executive Council", None),
    ("International Labour ", None),
    ("International Atomic Energy Agency", None),
    ("International Maritime Organization", None),
    ("World Heritage Committee", None),
    ("UN-Habitat Assembly", None),
    ("UN‑Habitat Assembly", None),
    ("Subcommission on the Promotion", None),
    ("Environment Assembly", None),
    ("World Health Assembly", None),
    ("African Commission", None),
    ("Assemblée générale", Some(GeneralAssembly)),
    ("Conseil des droits de l’homme", Some(HumanRightsCouncil)),
    ("Conseil économique et social", Some(EconomicAndSocialCouncil)),
    ("Conseil de sécurité", Some(SecurityCouncil)),
    ("Commission des droits de l’homme", None),
    ("Commission de la condition de la femme", None),
    ("Commission des stupéfiants", None),
    ("Commission économique", None),
    ("Commission pour la prévention du crime", None),
    ("Conférence des Parties", None),
    ("Assemblée mondiale de la Santé", None),
    ("Assemblée des Nations Unies pour l’environnement", None),
    ("Asamblea General", Some(GeneralAssembly)),
    ("Consejo de Derechos Humanos", Some(HumanRightsCouncil)),
    ("Consejo Económico y Social", Some(EconomicAndSocialCouncil)),
    ("Consejo de Seguridad", Some(SecurityCouncil)),
    ("Comisión de Derechos Humanos", None),
    ("Comisión de la Condición Jurídica", None),
    ("Comisión de Estupefacientes", None),
    ("Comisión Económica", None),
    ("Comisión de Prevención del Delito", None),
    ("Conferencia de las Partes", None),
    ("Asamblea Mundial de la Salud", None),
    ("Asamblea de las Naciones Unidas sobre el Medio Ambiente", None),
    ("Генеральной Ассамбле", Some(GeneralAssembly)),
    ("Генеральная Ассамблея", Some(GeneralAssembly)),
    ("Генеральную Ассамблею", Some(GeneralAssembly)),
    ("Совета по правам человека", Some(HumanRightsCouncil)),
    ("Совет по правам человека", Some(HumanRightsCouncil)),
    ("Советом по правам человека", Some(HumanRightsCouncil)),
    ("Экономического и Социального Совета", Some(EconomicAndSocialCouncil)),
    ("Экономический и Социальный Совет", Some(EconomicAndSocialCouncil)),
    ("Совета Безопасности", Some(SecurityCouncil)),
    ("Совет Безопасности", Some(SecurityCouncil)),
    ("Комиссии по ", None),
    ("Конференции Сторон", None),
    ("Конференции участников", None),
    ("Всемирной ассамблеи здравоохранения", None),
    ("人权理事会", Some(HumanRightsCouncil)),
    ("经济及社会理事会", Some(EconomicAndSocialCouncil)),
    ("安全理事会", Some(SecurityCouncil)),
    ("人权委员会", None),
    ("妇女地位委员会", None),
    ("麻醉药品委员会", None),
    ("缔约方会议", None),
    ("世界卫生大会", None),
    ("联合国环境大会", None),
    ("大会", Some(GeneralAssembly)),
    ("الجمعية العامة", Some(GeneralAssembly)),
    ("مجلس حقوق الإنسان", Some(HumanRightsCouncil)),
    ("المجلس الاقتصادي والاجتماعي", Some(EconomicAndSocialCouncil)),
    ("مجلس الأمن", Some(SecurityCouncil)),
    ("لجنة حقوق الإنسان", None),
    ("لجنة وضع المرأة", None),
    ("لجنة المخدرات", None),
    ("مؤتمر الأطراف", None),
    ("جمعية الصحة العالمية", None),
    // Behind its full name only, of which it is the beginning.
    ("الجمعية", Some(Organ::GeneralAssembly)),
];

/// Short forms that stand for an organ named before or for the document's own.
pub const COUNCIL: &[&str] = &["Council", "Conseil", "Consejo", "Совета", "Совет", "理事会", "المجلس"];

/// English months, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// First elements of the symbols of document series (Dag Hammarskjöld Library, document symbols).
pub const SERIES: &[&str] = &[
    "A", "S", "E", "ST", "TD", "UNEP", "DP", "HSP", "FCCC", "ICCD", "CBD", "CRC", "CEDAW", "CCPR", "CAT",
    "CERD", "CRPD", "CED", "CMW", "NPT", "BWC", "CCW", "CD", "ISBA", "SPLOS", "CLCS", "CAC", "CTOC", "JIU",
    "GC", "UNW", "LC", "PBC", "HRI", "DC", "SP", "APLC", "IDB", "WFP", "UNCTAD", "T", "AT", "IBRD", "HS",
];

/// Words that make the subject of the clause the owner of a resolution.
pub const ITS: &[&str] =
    &["its", "their", "sa", "ses", "su", "sus", "своей", "свою", "своих", "свои", "его", "ее", "其"];

/// What may stand between a number and the date behind it, by language; in Chinese, between the date and the number.
pub const fn dated(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &[" of ", ", of ", " dated "],
        Lang::Fr => &[" du ", ", du ", ", en date du ", " en date du "],
        Lang::Es => &[", de ", " de ", ", de fecha "],
        Lang::Ru => &[" от ", ", от "],
        Lang::Zh => &["第", "的第", " 第"],
        Lang::Ar => &[" المؤرخ ", " المؤرخة ", " المؤرخين ", "، المؤرخ ", "، المؤرخة "],
    }
}

/// How Arabic texts write kinds of sessions in numbers: emergency special, special, regular; the longest first.
pub const ARABIC_SESSIONS: [(&str, &str); 3] = [("دإط", "ES-"), ("دإ", "S-"), ("د", "")];

/// The Roman number of a session, as symbols have it until 1976.
pub fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 7] =
        [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut rest = (1..100).contains(&number).then_some(number)?;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}
