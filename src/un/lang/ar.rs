//! The words of Arabic.

use super::{Language, Script};
use crate::un::Lang;
use crate::un::Organ::{EconomicAndSocialCouncil, GeneralAssembly, HumanRightsCouncil, SecurityCouncil};
use crate::un::drafting::Words;
use crate::un::form::{Form, Recitals};
use crate::un::heads::Heads;
use crate::un::internal::References;
use crate::un::ordinals::{Ordinals, Tens};
use crate::un::phrases::{Phrase, Style, plain, to};
use crate::un::words::Citing;

/// Arabic.
pub(super) static LANGUAGE: Language = Language {
    lang: Lang::Ar,
    code: "ar",
    script: Script::Arabic,
    small_words: &[],
    form: FORM,
    recitals: RECITALS,
    citing: CITING,
    references: REFERENCES,
    drafting: WORDS,
    phrases: STYLE,
    sessions: SESSIONS,
    heads: HEADS,
};

const FORM: Form = Form {
    organ_lines: &[
        ("الجمعية العامة", GeneralAssembly),
        ("مجلس الأمن", SecurityCouncil),
        ("مجلس حقوق الإنسان", HumanRightsCouncil),
        ("المجلس الاقتصادي والاجتماعي", EconomicAndSocialCouncil),
    ],
    openings: &[
        ("إن الجمعية العامة", GeneralAssembly),
        ("إن مجلس الأمن", SecurityCouncil),
        ("إن مجلس حقوق الإنسان", HumanRightsCouncil),
        ("إن المجلس الاقتصادي والاجتماعي", EconomicAndSocialCouncil),
    ],
    united_nations: &["الأمم المتحدة"],
    agenda_item: &["البند", "البندان"],
    session: &["الدورة", "دورة عام"],
    adopted: &["قرار اتخذته", "قرار اتخذه", "قرار اعتمده", "الذي اتخذه"],
    adopted_endings: &[],
    distribution: &[],
    limited: &[],
    number_line: &["القرار"],
    number_tails: &[],
    meeting: &["الجلسة"],
    meeting_heads: &["الجلسة"],
    annex: &["المرفق", "مرفق", "تذييل"],
    annex_ordinals: &["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن"],
};

const RECITALS: Recitals = Recitals {
    words: &[],
    participles: &[],
    names: &[],
    before: &[],
    starts: &[
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
    ],
    small: None,
};

const CITING: Citing = Citing {
    resolution: &["قرار"],
    decision: &["مقرر"],
    organs: &[
        ("الجمعية العامة", Some(GeneralAssembly)),
        ("مجلس حقوق الإنسان", Some(HumanRightsCouncil)),
        ("المجلس الاقتصادي والاجتماعي", Some(EconomicAndSocialCouncil)),
        ("مجلس الأمن", Some(SecurityCouncil)),
        ("لجنة حقوق الإنسان", None),
        ("لجنة وضع المرأة", None),
        ("لجنة المخدرات", None),
        ("مؤتمر الأطراف", None),
        ("جمعية الصحة العالمية", None),
        ("الجمعية", Some(GeneralAssembly)),
    ],
    council: &["المجلس"],
    its: &[],
    dated: &[" المؤرخ ", " المؤرخة ", " المؤرخين ", "، المؤرخ ", "، المؤرخة "],
};

const REFERENCES: References = References {
    paragraph: &["الفقرة", "الفقرات", "الفقرتين", "الفقرتان", "فقرة", "فقرات", "فقرتين", "فقرتان"],
    prefixed: true,
    unit: "",
    joins: &["و", "إلى", "أو", "،"],
    above: &["أعلاه"],
    below: &["أدناه"],
    present: &["من هذا القرار", "من هذا المقرر"],
};

const WORDS: Words = Words {
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
    date_pattern: r"(?<d>[0-9]{1,2}) ?(?<m>{m}) ?(?<y>[0-9]{4})",
    first_day: "1",
    dated: " المؤرخ {date}",
    entitled: "، المعنون “{title}”",
    around: ["", ""],
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

const STYLE: Style = Style {
    lang: Lang::Ar,

    phrases: PHRASES,
    adverbs: ["أيضا", "كذلك"],
    before: false,
    capital: false,
    ends: ["،", "؛"],
    masculine: &[("وإذ ت", "وإذ ي"), ("\u{2}ت", "ي"), ("تقديرها", "تقديره"), ("اعتبارها", "اعتباره")],

    blank: " ",
    emphasized: true,
};

const PHRASES: &[Phrase] = &[
    plain("وإذ تشير| إلى", "تشير| إلى"),
    to("وإذ تشجع", "تشجع"),
    to("", "تطلب"),
    to("وإذ تهيب", "تهيب"),
    to("وإذ تحث", "تحث"),
    plain("وإذ ترحب", "ترحب"),
    to("وإذ تدعو", "تدعو"),
    plain("", "تقرر"),
    plain("وإذ تشدد| على", "تشدد| على"),
    plain("وإذ تؤكد", "تؤكد"),
    plain("وإذ تؤكد| من جديد", "تؤكد| من جديد"),
    plain("وإذ تعيد| تأكيد", "تعيد| تأكيد"),
    plain("وإذ تحيط علما", "تحيط علما"),
    plain("وإذ تلاحظ", "تلاحظ"),
    plain("وإذ تلاحظ| مع التقدير", "تلاحظ| مع التقدير"),
    plain("وإذ تلاحظ| مع القلق", "تلاحظ| مع القلق"),
    plain("وإذ تسلم", "تسلم"),
    plain("وإذ تقر", "تقر"),
    plain("وإذ تعرب| عن تقديرها", "تعرب| عن تقديرها"),
    plain("وإذ تعرب| عن القلق", "تعرب| عن القلق"),
    plain("وإذ تكرر| تأكيد", "تكرر| تأكيد"),
    plain("وإذ تضع في اعتبارها", ""),
    plain("وإذ تسترشد", ""),
    plain("وإذ تدرك", "تدرك"),
    plain("وإذ تثني", "تثني"),
    plain("وإذ تدين", "تدين"),
    plain("وإذ تنوه", "تنوه"),
    plain("", "تؤيد"),
    to("", "توصي"),
    plain("", "تعلن"),
];

const SESSIONS: Ordinals = Ordinals::Tens(Tens {
    units: [
        "الأولى",
        "الثانية",
        "الثالثة",
        "الرابعة",
        "الخامسة",
        "السادسة",
        "السابعة",
        "الثامنة",
        "التاسعة",
        "العاشرة",
        "الحادية عشرة",
        "الثانية عشرة",
        "الثالثة عشرة",
        "الرابعة عشرة",
        "الخامسة عشرة",
        "السادسة عشرة",
        "السابعة عشرة",
        "الثامنة عشرة",
        "التاسعة عشرة",
    ],
    one: "الحادية",
    last: ["العشرون", "الثلاثون", "الأربعون", "الخمسون", "الستون", "السبعون", "الثمانون", "التسعون"],
    stems: ["العشرون", "الثلاثون", "الأربعون", "الخمسون", "الستون", "السبعون", "الثمانون", "التسعون"],
    between: " و",
    unit_first: true,
});

const HEADS: Heads =
    Heads {
        draft: &["مشروع قرار", "مشروع القرار", "مشروع مقرر"], committee: &["اللجنة"], labels: &[]
    };
