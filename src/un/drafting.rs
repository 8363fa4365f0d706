//! What a drafter writes around a number in each language: dates, titles, paragraphs, the lines of a masthead.
//!
//! Sources: the Editorial Manual (References to other resolutions; Order of elements) and the official texts.

use super::{Lang, Organ};

/// The words of one language that a drafter's tools put together.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The months as dates have them, January first.
    pub months: [&'static str; 12],
    /// A date: `{d}`, `{m}`, `{n}` (the month's number) and `{y}` are filled in.
    pub date: &'static str,
    /// What stands behind a citation's number for its date: `{date}` is filled in.
    pub dated: &'static str,
    /// What stands behind that for the title: `{title}` is filled in.
    pub entitled: &'static str,
    /// What stands right before and behind a number in a citation, besides a blank.
    pub around: [&'static str; 2],
    /// Words for a paragraph before its number, in small letters; also short ones.
    pub paragraph: &'static [&'static str],
    /// Words that make a paragraph's number one of this resolution, behind the number or before the word.
    pub internal: &'static [&'static str],
    /// “paragraph {n} of resolution”: what divides a number from the next in a list.
    pub joins: &'static [&'static str],
    /// Names of organs and committees in running text.
    pub bodies: &'static [&'static str],
    /// Lines of a masthead by what they are; `{organ}`, `{date}` are for the drafter to fill.
    pub masthead: &'static [(&'static str, &'static str)],
    /// Quotation marks, opening and closing, with the blanks inside of them.
    pub quotes: [&'static str; 2],
    /// The first labels of a list and of one inside of it, with their signs.
    pub items: [&'static str; 2],
    /// Whether a footnote mark stands behind a comma or full stop, and not before it.
    pub mark_behind: bool,
    /// The closing: `{meeting}` and `{date}`.
    pub closing: &'static str,
}

const ENGLISH: Words = Words {
    quotes: ["“", "”"],
    items: ["(a)", "(i)"],
    mark_behind: true,
    months: super::words::MONTHS,
    date: "{d} {m} {y}",
    dated: " of {date}",
    entitled: ", entitled “{title}”",
    around: ["", ""],
    paragraph: &["paragraph", "paragraphs", "para.", "paras."],
    internal: &["above", "below", "of the present resolution", "of this resolution"],
    joins: &["and", "to", "or", ","],
    bodies: &[
        "General Assembly",
        "Security Council",
        "Human Rights Council",
        "Economic and Social Council",
        "First Committee",
        "Second Committee",
        "Third Committee",
        "Special Political and Decolonization Committee (Fourth Committee)",
        "Fifth Committee",
        "Sixth Committee",
        "Secretary-General",
        "Secretariat",
        "Advisory Committee on Administrative and Budgetary Questions",
        "Commission on the Status of Women",
        "Commission for Social Development",
        "Commission on Narcotic Drugs",
        "International Court of Justice",
        "International Law Commission",
        "Office of the United Nations High Commissioner for Human Rights",
        "Office of the United Nations High Commissioner for Refugees",
        "Member States",
        "Trusteeship Council",
        "United Nations Development Programme",
        "United Nations Environment Programme",
        "United Nations Children’s Fund",
        "World Health Organization",
    ],
    masthead: &[
        ("distribution", "Distr.: General"),
        ("distribution", "Distr.: Limited"),
        ("agenda item", "Agenda item "),
        ("adoption", "Resolution adopted by the General Assembly on "),
        ("adoption", "Resolution adopted by the Human Rights Council on "),
        ("adoption", "Resolution adopted by the Economic and Social Council on "),
        ("adoption", "Adopted by the Security Council at its "),
        ("origin", "[on the report of the First Committee (A/"),
        ("origin", "[on the report of the Second Committee (A/"),
        ("origin", "[on the report of the Third Committee (A/"),
        (
            "origin",
            "[on the report of the Special Political and Decolonization Committee (Fourth Committee) (A/",
        ),
        ("origin", "[on the report of the Fifth Committee (A/"),
        ("origin", "[on the report of the Sixth Committee (A/"),
        ("origin", "[without reference to a Main Committee (A/"),
    ],
    closing: "*{meeting} plenary meeting*  \n*{date}*",
};

const FRENCH: Words = Words {
    quotes: ["«\u{a0}", "\u{a0}»"],
    items: ["a)", "i)"],
    mark_behind: false,
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    date: "{d} {m} {y}",
    dated: " du {date}",
    entitled: ", intitulée « {title} »",
    around: ["", ""],
    paragraph: &["paragraphe", "paragraphes", "par."],
    internal: &["ci-dessus", "ci-dessous", "de la présente résolution"],
    joins: &["et", "à", "ou", ","],
    bodies: &[
        "Assemblée générale",
        "Conseil de sécurité",
        "Conseil des droits de l’homme",
        "Conseil économique et social",
        "Première Commission",
        "Deuxième Commission",
        "Troisième Commission",
        "Commission des questions politiques spéciales et de la décolonisation (Quatrième Commission)",
        "Cinquième Commission",
        "Sixième Commission",
        "Secrétaire général",
        "États Membres",
    ],
    masthead: &[
        ("name", "Nations Unies"),
        ("distribution", "Distr. générale"),
        ("agenda item", "Point  de l’ordre du jour"),
        ("adoption", "Résolution adoptée par l’Assemblée générale le "),
        ("adoption", "Résolution adoptée par le Conseil des droits de l’homme le "),
        ("adoption", "Adoptée par le Conseil de sécurité à sa "),
        ("origin", "[sur la base du rapport de la Troisième Commission (A/"),
        ("origin", "[sans renvoi à une grande commission (A/"),
    ],
    closing: "*{meeting} séance plénière*  \n*{date}*",
};

const SPANISH: Words = Words {
    quotes: ["“", "”"],
    items: ["a)", "i)"],
    mark_behind: false,
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    date: "{d} de {m} de {y}",
    dated: ", de {date}",
    entitled: ", titulada “{title}”",
    around: ["", ""],
    paragraph: &["párrafo", "párrafos", "párr.", "párrs."],
    internal: &["supra", "infra", "de la presente resolución", "anterior"],
    joins: &["y", "a", "o", ","],
    bodies: &[
        "Asamblea General",
        "Consejo de Seguridad",
        "Consejo de Derechos Humanos",
        "Consejo Económico y Social",
        "Primera Comisión",
        "Segunda Comisión",
        "Tercera Comisión",
        "Comisión Política Especial y de Descolonización (Cuarta Comisión)",
        "Quinta Comisión",
        "Sexta Comisión",
        "Secretario General",
        "Estados Miembros",
    ],
    masthead: &[
        ("name", "Naciones Unidas"),
        ("distribution", "Distr. general"),
        ("agenda item", "Tema  del programa"),
        ("adoption", "Resolución aprobada por la Asamblea General el "),
        ("adoption", "Resolución aprobada por el Consejo de Derechos Humanos el "),
        ("adoption", "Aprobada por el Consejo de Seguridad en su "),
        ("origin", "[sobre la base del informe de la Tercera Comisión (A/"),
        ("origin", "[sin remisión previa a una Comisión Principal (A/"),
    ],
    closing: "*{meeting} sesión plenaria*  \n*{date}*",
};

const RUSSIAN: Words = Words {
    quotes: ["«", "»"],
    items: ["a)", "i)"],
    mark_behind: false,
    months: [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    date: "{d} {m} {y} года",
    dated: " от {date}",
    entitled: ", озаглавленную «{title}»",
    around: ["", ""],
    paragraph: &[
        "пункт",
        "пункта",
        "пункте",
        "пункту",
        "пунктом",
        "пунктах",
        "пунктами",
        "пунктов",
        "пункты",
        "п.",
        "пп.",
    ],
    internal: &["выше", "ниже", "настоящей резолюции"],
    joins: &["и", "по", "или", ","],
    bodies: &[
        "Генеральная Ассамблея",
        "Совет Безопасности",
        "Совет по правам человека",
        "Экономический и Социальный Совет",
        "Первый комитет",
        "Второй комитет",
        "Третий комитет",
        "Пятый комитет",
        "Шестой комитет",
        "Генеральный секретарь",
        "государства-члены",
    ],
    masthead: &[
        ("name", "Организация Объединенных Наций"),
        ("distribution", "Distr.: General"),
        ("agenda item", "Пункт  повестки дня"),
        ("adoption", "Резолюция, принятая Генеральной Ассамблеей "),
        ("adoption", "Резолюция, принятая Советом по правам человека "),
        ("adoption", "принятая Советом Безопасности на его "),
        ("origin", "[по докладу Третьего комитета (A/"),
        ("origin", "[без передачи в главные комитеты (A/"),
    ],
    closing: "*{meeting} пленарное заседание*  \n*{date}*",
};

const CHINESE: Words = Words {
    quotes: ["“", "”"],
    items: ["(a)", "(一)"],
    mark_behind: true,
    months: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
    date: "{y}年{n}月{d}日",
    dated: "",
    entitled: "，题为“{title}”",
    around: ["第", "号决议"],
    paragraph: &["第"],
    internal: &["上文", "下文", "本决议"],
    joins: &["和", "至", "、"],
    bodies: &[
        "大会",
        "安全理事会",
        "人权理事会",
        "经济及社会理事会",
        "第一委员会",
        "第二委员会",
        "第三委员会",
        "第五委员会",
        "第六委员会",
        "秘书长",
        "会员国",
    ],
    masthead: &[
        ("name", "联合国"),
        ("distribution", "Distr.: General"),
        ("agenda item", "议程项目"),
        ("origin", "[根据第三委员会的报告(A/"),
        ("origin", "[未经发交主要委员会而通过(A/"),
    ],
    closing: "*第{meeting}次全体会议*  \n*{date}*",
};

const ARABIC: Words = Words {
    quotes: ["“", "”"],
    items: ["(أ)", "(1)"],
    mark_behind: false,
    months: [
        "كانون الثاني/يناير",
        "شباط/فبراير",
        "آذار/مارس",
        "نيسان/أبريل",
        "أيار/مايو",
        "حزيران/يونيه",
        "تموز/يوليه",
        "آب/أغسطس",
        "أيلول/سبتمبر",
        "تشرين الأول/أكتوبر",
        "تشرين الثاني/نوفمبر",
        "كانون الأول/ديسمبر",
    ],
    date: "{d} {m} {y}",
    dated: " المؤرخ {date}",
    entitled: "، المعنون “{title}”",
    around: ["", ""],
    paragraph: &["الفقرة", "الفقرات", "الفقرتين", "الفقرتان", "فقرة"],
    internal: &["أعلاه", "أدناه", "من هذا القرار"],
    joins: &["و", "إلى", "أو", "،"],
    bodies: &[
        "الجمعية العامة",
        "مجلس الأمن",
        "مجلس حقوق الإنسان",
        "المجلس الاقتصادي والاجتماعي",
        "اللجنة الأولى",
        "اللجنة الثانية",
        "اللجنة الثالثة",
        "اللجنة الخامسة",
        "اللجنة السادسة",
        "الأمين العام",
        "الدول الأعضاء",
    ],
    masthead: &[
        ("name", "الأمم المتحدة"),
        ("distribution", "Distr.: General"),
        ("agenda item", "البند  من جدول الأعمال"),
        ("adoption", "قرار اتخذته الجمعية العامة في "),
        ("adoption", "قرار اعتمده مجلس حقوق الإنسان في "),
        ("origin", "[بناء على تقرير اللجنة الثالثة (A/"),
        ("origin", "[دون الإحالة إلى لجنة رئيسية (A/"),
    ],
    closing: "*الجلسة العامة {meeting}*  \n*{date}*",
};

/// The words of a language.
pub const fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &ENGLISH,
        Lang::Fr => &FRENCH,
        Lang::Es => &SPANISH,
        Lang::Ru => &RUSSIAN,
        Lang::Zh => &CHINESE,
        Lang::Ar => &ARABIC,
    }
}

/// Beginnings of document symbols, up to where numbers follow (Dag Hammarskjöld Library, document symbols).
pub const SYMBOL_HEADS: &[&str] = &[
    "A/RES/",
    "A/DEC/",
    "A/HRC/",
    "A/HRC/RES/",
    "A/HRC/DEC/",
    "A/C.1/",
    "A/C.2/",
    "A/C.3/",
    "A/C.4/",
    "A/C.5/",
    "A/C.6/",
    "A/CONF.",
    "A/CN.4/",
    "A/CN.9/",
    "A/AC.",
    "A/INF/",
    "A/BUR/",
    "A/ES-11/",
    "A/S-32/",
    "S/RES/",
    "S/PRST/",
    "S/PV.",
    "S/INF/",
    "E/RES/",
    "E/DEC/",
    "E/CN.4/",
    "E/CN.5/",
    "E/CN.6/",
    "E/CN.7/",
    "E/CN.15/",
    "E/C.12/",
    "E/ESCAP/",
    "E/ECA/",
    "E/ECE/",
    "ST/SGB/",
    "ST/AI/",
    "ST/IC/",
    "ST/LEG/",
    "TD/B/",
    "UNEP/EA.",
    "CRC/C/",
    "CEDAW/C/",
    "CCPR/C/",
    "CAT/C/",
    "CERD/C/",
    "CRPD/C/",
    "FCCC/CP/",
    "JIU/REP/",
    "NPT/CONF.",
];

/// The standing agenda of the Human Rights Council (its resolution 5/1, annex, chapter V), item 1 first.
pub const COUNCIL_AGENDA: [&str; 10] = [
    "Organizational and procedural matters",
    "Annual report of the United Nations High Commissioner for Human Rights and reports of the Office of the High Commissioner and the Secretary-General",
    "Promotion and protection of all human rights, civil, political, economic, social and cultural rights, including the right to development",
    "Human rights situations that require the Council’s attention",
    "Human rights bodies and mechanisms",
    "Universal periodic review",
    "Human rights situation in Palestine and other occupied Arab territories",
    "Follow-up to and implementation of the Vienna Declaration and Programme of Action",
    "Racism, racial discrimination, xenophobia and related forms of intolerance, follow-up to and implementation of the Durban Declaration and Programme of Action",
    "Technical assistance and capacity-building",
];

/// The masthead line and the opening formula that name an organ, in a language.
pub fn names(organ: Organ, lang: Lang) -> (&'static str, &'static str) {
    // Both tables have the organs language by language, in the order of `Lang`.
    let pick = |list: &'static [(&'static str, Organ)]| {
        list.iter().filter(|it| it.1 == organ).nth(lang as usize).map_or("", |it| it.0)
    };
    (pick(super::form::ORGAN_LINES), pick(super::form::OPENINGS))
}

/// The comma behind the opening formula.
pub const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "，",
        Lang::Ar => "،",
        _ => ",",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organs_have_a_name_in_each_language() {
        assert_eq!(names(Organ::SecurityCouncil, Lang::Ru), ("Совет Безопасности", "Совет Безопасности"));
        assert_eq!(names(Organ::GeneralAssembly, Lang::Fr), ("Assemblée générale", "L’Assemblée générale"));
        assert_eq!(names(Organ::HumanRightsCouncil, Lang::Ar).0, "مجلس حقوق الإنسان");
    }
}
