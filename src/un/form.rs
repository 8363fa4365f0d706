//! The fixed words of a resolution's form in the six languages: mastheads, openings, closings, annexes.
//!
//! Sources: the Editorial Manual (Resolutions, Order of elements) and the official texts. Words are given as
//! they are read: without tatweel, with plain blanks.

use std::borrow::Cow;

use super::Organ::{self, EconomicAndSocialCouncil, GeneralAssembly, HumanRightsCouncil, SecurityCouncil};

/// The organ's name as it stands alone on a line of the masthead.
pub const ORGAN_LINES: &[(&str, Organ)] = &[
    ("General Assembly", GeneralAssembly),
    ("Security Council", SecurityCouncil),
    ("Human Rights Council", HumanRightsCouncil),
    ("Economic and Social Council", EconomicAndSocialCouncil),
    ("Assemblée générale", GeneralAssembly),
    ("Conseil de sécurité", SecurityCouncil),
    ("Conseil des droits de l’homme", HumanRightsCouncil),
    ("Conseil économique et social", EconomicAndSocialCouncil),
    ("Asamblea General", GeneralAssembly),
    ("Consejo de Seguridad", SecurityCouncil),
    ("Consejo de Derechos Humanos", HumanRightsCouncil),
    ("Consejo Económico y Social", EconomicAndSocialCouncil),
    ("Генеральная Ассамблея", GeneralAssembly),
    ("Совет Безопасности", SecurityCouncil),
    ("Совет по правам человека", HumanRightsCouncil),
    ("Экономический и Социальный Совет", EconomicAndSocialCouncil),
    ("大会", GeneralAssembly),
    ("安全理事会", SecurityCouncil),
    ("人权理事会", HumanRightsCouncil),
    ("经济及社会理事会", EconomicAndSocialCouncil),
    ("الجمعية العامة", GeneralAssembly),
    ("مجلس الأمن", SecurityCouncil),
    ("مجلس حقوق الإنسان", HumanRightsCouncil),
    ("المجلس الاقتصادي والاجتماعي", EconomicAndSocialCouncil),
];

/// The organ as the subject of the resolution's one sentence, without the comma behind it.
pub const OPENINGS: &[(&str, Organ)] = &[
    ("The General Assembly", GeneralAssembly),
    ("The Security Council", SecurityCouncil),
    ("The Human Rights Council", HumanRightsCouncil),
    ("The Economic and Social Council", EconomicAndSocialCouncil),
    ("L’Assemblée générale", GeneralAssembly),
    ("Le Conseil de sécurité", SecurityCouncil),
    ("Le Conseil des droits de l’homme", HumanRightsCouncil),
    ("Le Conseil économique et social", EconomicAndSocialCouncil),
    ("La Asamblea General", GeneralAssembly),
    ("El Consejo de Seguridad", SecurityCouncil),
    ("El Consejo de Derechos Humanos", HumanRightsCouncil),
    ("El Consejo Económico y Social", EconomicAndSocialCouncil),
    ("Генеральная Ассамблея", GeneralAssembly),
    ("Совет Безопасности", SecurityCouncil),
    ("Совет по правам человека", HumanRightsCouncil),
    ("Экономический и Социальный Совет", EconomicAndSocialCouncil),
    ("大会", GeneralAssembly),
    ("安全理事会", SecurityCouncil),
    ("人权理事会", HumanRightsCouncil),
    ("经济及社会理事会", EconomicAndSocialCouncil),
    ("إن الجمعية العامة", GeneralAssembly),
    ("إن مجلس الأمن", SecurityCouncil),
    ("إن مجلس حقوق الإنسان", HumanRightsCouncil),
    ("إن المجلس الاقتصادي والاجتماعي", EconomicAndSocialCouncil),
];

/// The name of the Organization, the first line in languages other than English.
pub const UNITED_NATIONS: &[&str] = &[
    "United Nations",
    "Nations Unies",
    "Naciones Unidas",
    "Организация Объединенных Наций",
    "联合国",
    "الأمم المتحدة",
];

/// How the line of the agenda item begins.
pub const AGENDA_ITEM: &[&str] = &[
    "Agenda item",
    "Agenda items",
    "Item",
    "Point",
    "Points",
    "Tema",
    "Temas",
    "Пункт",
    "Пункты",
    "议程项目",
    "البند",
    "البندان",
];

/// What the line of the agenda item holds besides, where the first word alone says too little.
pub const OF_THE_AGENDA: &[&str] =
    &["de l’ordre du jour", "del programa", "de la agenda", "повестки дня", "من جدول الأعمال"];

/// A word of the session's line.
pub const SESSION: &[&str] = &[
    "session",
    "Session",
    "período de sesiones",
    "Período de sesiones",
    "сессия",
    "Сессия",
    "届会议",
    "年届会",
    "届会",
    "الدورة",
    "دورة عام",
];

/// How the line of adoption begins, or what it holds (Chinese has the date first).
pub const ADOPTED: &[&str] = &[
    "Resolution adopted by",
    "Adopted by the",
    "Adopted at the",
    "Decision adopted by",
    "Résolution adoptée par",
    "Adoptée par",
    "Resolución aprobada por",
    "Aprobada por",
    "Резолюция, принятая",
    "принятая",
    "قرار اتخذته",
    "قرار اتخذه",
    "قرار اعتمده",
    "الذي اتخذه",
];

/// The words of Chinese adoption lines, which end in them.
pub const ADOPTED_ENDINGS: &[&str] = &["大会决议", "通过的决议", "日通过", "决议"];

/// How the distribution line begins.
pub const DISTRIBUTION: &[&str] = &["Distr.", "Original:", "Original :"];

/// The distribution of drafts, which are not adopted yet (Manual, Documents, Distribution).
pub const LIMITED: &[&str] = &["Limited", "Limitée", "Limitada", "LIMITED"];

/// What precedes the number of a resolution of the Security Council on a line of its own.
pub const NUMBER_LINE: &[&str] = &["resolution", "résolution", "resolución", "резолюция", "القرار", "第"];

/// Words of the line that tells the meeting, at the end.
pub const MEETING: &[&str] = &["meeting", "séance", "sesión", "заседание", "次全体会议", "次会议", "الجلسة"];

/// The heading of an annex; a number may follow.
pub const ANNEX: &[&str] = &[
    "Annex",
    "Annexe",
    "Anexo",
    "Приложение",
    "附件",
    "المرفق",
    "مرفق",
    "Appendix",
    "Enclosure",
    "Appendice",
    "Apéndice",
    "Добавление",
    "附录",
    "تذييل",
    "Pièce jointe",
];

/// First words of recitals that do not end like a participle (see [`begins_a_recital`]).
const RECITAL_WORDS: &[&str] = &[
    "Convinced",
    "Aware",
    "Guided",
    "Mindful",
    "Deeply",
    "Gravely",
    "Concerned",
    "Conscious",
    "Alarmed",
    "Determined",
    "Desirous",
    "Inspired",
    "Committed",
    "Profoundly",
    "Strongly",
    "Cognizant",
    "Encouraged",
    "Disturbed",
    "Appalled",
    "Shocked",
    "Dismayed",
    "Fully",
    "Also",
    "Further",
    "Firmly",
    "Resolved",
    "Outraged",
    "Seriously",
    "Once",
    "Again",
    "Acutely",
    "Particularly",
    "Extremely",
    "Remaining",
    "Keenly",
    "Greatly",
    "Troubled",
    "Seized",
    "Distressed",
    "Consciente",
    "Préoccupée",
    "Préoccupé",
    "Guidée",
    "Guidé",
    "Profondément",
    "Vivement",
    "Convaincue",
    "Convaincu",
    "Alarmée",
    "Alarmé",
    "Gravement",
    "Résolue",
    "Résolu",
    "Déterminée",
    "Déterminé",
    "Sachant",
    "Soucieuse",
    "Soucieux",
    "Inquiète",
    "Inspirée",
    "Preocupada",
    "Preocupado",
    "Guiada",
    "Guiado",
    "Profundamente",
    "Convencida",
    "Convencido",
    "Alarmada",
    "Alarmado",
    "Decidida",
    "Decidido",
    "Inspirada",
    "Gravemente",
    "Muy",
    "Plenamente",
    "Deseosa",
    "Resuelta",
    "Conocedora",
    "Conscient",
    "Conscients",
    "Conscientes",
    "Désireuse",
    "Désireux",
    "Persuadée",
    "Persuadé",
    "Encouragée",
    "Encouragé",
    "Animée",
    "Animé",
    "Attachée",
    "Attaché",
    "Décidée",
    "Décidé",
    "Inspiré",
    "Inquiet",
    "Émue",
    "Ému",
    "Indignée",
    "Indigné",
    "Consternée",
    "Consterné",
    "Horrifiée",
    "Horrifié",
    "Attristée",
    "Attristé",
    "Extrêmement",
    "Particulièrement",
    "Fermement",
    "Pleinement",
    "Sérieusement",
    "Deseoso",
    "Resuelto",
    "Alentada",
    "Alentado",
    "Consternada",
    "Consternado",
    "Indignada",
    "Indignado",
    "Inspirado",
    "Hondamente",
    "Sumamente",
    "Seriamente",
    "Firmemente",
    "Persuadida",
    "Persuadido",
    "Horrified",
    "Indignant",
    "Disappointed",
    "Dissatisfied",
    "Persuaded",
    "Impressed",
    "Satisfied",
    "Grieved",
    "Saddened",
    "Moved",
    "Anxious",
    "Grateful",
    "Confident",
    "Hopeful",
    "Proud",
    "Still",
    "Most",
    "Highly",
    "Equally",
    "Increasingly",
    "Solemnly",
    "Duly",
];

/// Ends of first words of recitals: participles and gerunds.
const RECITAL_ENDINGS: &[&str] = &["ing", "ant", "ando", "endo", "ándose", "éndose", "ándola"];

/// Capitalized words that end like a participle and are none: a page cut may begin with them.
const NAMES: &[&str] = &[
    "Covenant",
    "Training",
    "Housing",
    "Building",
    "Funding",
    "Meeting",
    "Working",
    "Banking",
    "King",
    "Beijing",
    "Assistant",
    "Consultant",
    "Descendant",
    "Participant",
    "Migrant",
    "Restaurant",
    "Atlant",
];

/// First words (or characters) of recitals in the languages that do not write them with a capital.
const RECITAL_STARTS: &[&str] = &[
    "إذ",
    "وإذ",
    "وقد",
    "واقتناعا",
    "وتصميما",
    "وإدراكا",
    "وإيمانا",
    "واعترافا",
    "وتأكيدا",
    "ورغبة",
    "وبعد",
    "回顾",
    "重申",
    "又",
    "还",
    "认识",
    "确认",
    "注意",
    "欢迎",
    "强调",
    "表示",
    "铭记",
    "考虑",
    "深信",
    "意识",
    "承认",
    "赞赏",
    "关切",
    "深为",
    "严重",
    "遵循",
    "着重",
    "赞扬",
    "感到",
    "念及",
    "审议",
    "决心",
    "希望",
    "申明",
    "相信",
    "依照",
    "根据",
    "忆及",
    "赞同",
    "牢记",
    "坚信",
    "震惊",
    "痛惜",
    "谴责",
    "敦促",
    "鼓励",
    "期待",
    "欣见",
    "欣悉",
    "欣慰",
    "赞许",
    "关注",
    "痛心",
    "鉴于",
    "回溯",
    "遵照",
    "深感",
    "极为",
    "确信",
    "知悉",
    "获悉",
    "听取",
    "收到",
    "审查",
    "再次",
    "坚决",
    "坚定",
];

/// Words before the participle that say nothing of their own: reflexive pronouns, "and".
const BEFORE_PARTICIPLES: &[&str] = &["Se", "And", "Et", "Y", "E", "and", "et", "y", "e"];

/// Ends of Russian adverbial participles, which recitals begin with.
const PARTICIPLES_RU: &[&str] =
    &["ая", "уя", "яя", "ея", "юя", "ась", "ясь", "ив", "ав", "яв", "ев", "вшись", "учи", "ючи"];

/// Russian first words of recitals that are no participles. Those with Latin letters that look alike occur.
const RECITAL_WORDS_RU: &[&str] = &[
    "будучи",
    "исходя",
    "глубоко",
    "серьезно",
    "твердо",
    "высоко",
    "решительно",
    "памятуя",
    "преисполненная",
];

/// Whether a Russian paragraph begins with a participle, perhaps behind adverbs (`настоятельно призывая`) or
/// behind `с` and a noun (`с серьезной обеспокоенностью отмечая`). Recitals begin with a small letter here, so
/// that nothing else tells them from what a page cut leaves.
fn begins_a_russian_recital(text: &str) -> bool {
    let lower: String = text.chars().take(120).collect::<String>().to_lowercase();
    let mut feeling = false;
    for (index, word) in lower.split(' ').take(6).enumerate() {
        let bare = word.trim_end_matches(',');
        if index == 0 && RECITAL_WORDS_RU.contains(&bare) || is_russian_participle(bare) {
            return true;
        }
        feeling |= matches!(bare, "с" | "c" | "со");
        // Feelings are nouns with adjectives, in any form; what else stands before the participle are adverbs.
        let adverb = ADVERB_ENDINGS_RU.iter().any(|it| bare.ends_with(it));
        if bare.len() < word.len() || !feeling && !adverb {
            return false;
        }
    }
    false
}

/// Whether a word in small letters ends like an adverbial participle, and not like an adjective.
fn is_russian_participle(word: &str) -> bool {
    let adjective = ["ская", "цкая"].iter().any(|it| word.ends_with(it))
        || ["ная", "вая"].iter().any(|it| {
            word.strip_suffix(it)
                .is_some_and(|it| !it.ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я']))
        });
    word.chars().count() > 4 && !adjective && PARTICIPLES_RU.iter().any(|it| word.ends_with(it))
}

/// Ends of Russian adverbs and particles.
const ADVERB_ENDINGS_RU: &[&str] = &["о", "е", "вновь", "также", "и", "же"];

/// Whether a paragraph's first word is one that recitals begin with, in any of the languages.
pub fn begins_a_recital(text: &str) -> bool {
    let text = text.trim_start_matches(['“', '«', '„', '"']);
    let mut words = text.split([' ', ',', '\'']);
    let word = words.next().unwrap_or("");
    let Some(first) = word.chars().next() else { return false };
    if ('\u{400}'..'\u{500}').contains(&first) || text.starts_with("c ") {
        return begins_a_russian_recital(text);
    }
    if BEFORE_PARTICIPLES.contains(&word) {
        return words.next().is_some_and(is_participle);
    }
    if first.is_uppercase() {
        return RECITAL_WORDS.contains(&word)
            || !NAMES.contains(&word.trim_end_matches('s')) && is_participle(word);
    }
    RECITAL_STARTS.iter().any(|it| text.starts_with(it))
}

/// Whether a word ends like a participle or gerund of English, French or Spanish.
fn is_participle(word: &str) -> bool {
    RECITAL_ENDINGS.iter().any(|it| word.len() > it.len() + 1 && word.ends_with(it))
}

/// The organ whose name is all of a masthead line.
pub fn organ_line(text: &str) -> Option<Organ> {
    named(ORGAN_LINES, text)
}

/// The organ whose opening formula is all of a line: the name and a comma.
pub fn opening(text: &str) -> Option<Organ> {
    // Asked of every paragraph at every keystroke: what is too long for a name is not looked at.
    if text.len() > LONGEST_NAME + 4 {
        return None;
    }
    // A draft quoted in a resolution has a quotation mark before its opening.
    let name = text.trim_start_matches(['“', '«', '"', '„']).trim_start();
    named(OPENINGS, name.strip_suffix([',', '，', '،', '、', ':'])?.trim_end())
}

/// The organ whose opening formula, without its comma, is all of a line: an official slip. Only where the name
/// has an article that the masthead's line lacks.
pub fn opening_without_comma(text: &str) -> Option<Organ> {
    if text.len() > LONGEST_NAME {
        return None;
    }
    let found = named(OPENINGS, text)?;
    organ_line(text).is_none().then_some(found)
}

/// No organ's name is longer in any of the languages, in bytes.
const LONGEST_NAME: usize = 80;

/// The organ of a table that `text` names, with straight or curly apostrophes and in any case of ASCII letters.
fn named(table: &[(&str, Organ)], text: &str) -> Option<Organ> {
    if text.len() > LONGEST_NAME {
        return None;
    }
    let curly = if text.contains('\'') { Cow::Owned(text.replace('\'', "’")) } else { Cow::Borrowed(text) };
    table.iter().find(|(name, _)| name.eq_ignore_ascii_case(&curly)).map(|it| it.1)
}

/// Whether one of `words` begins `text`.
pub fn starts(words: &[&str], text: &str) -> bool {
    words.iter().any(|it| text.starts_with(it))
}

/// Whether one of `words` stands in `text`.
pub fn holds(words: &[&str], text: &str) -> bool {
    words.iter().any(|it| text.contains(it))
}
