//! The words of Russian.

use super::{Language, Script};
use crate::un::Lang;
use crate::un::Organ::{EconomicAndSocialCouncil, GeneralAssembly, HumanRightsCouncil, SecurityCouncil};
use crate::un::drafting::Words;
use crate::un::form::{Form, Recitals, SmallLetters};
use crate::un::heads::Heads;
use crate::un::internal::References;
use crate::un::ordinals::{Ordinals, Tens};
use crate::un::phrases::{Phrase, Style, plain, to};
use crate::un::places::PlaceKind::{
    Annex, Appendix, Article, Chapter, Footnote, Item, Paragraph, Part, Section,
};
use crate::un::places::PlaceWords;
use crate::un::words::Citing;

/// Russian.
pub(super) static LANGUAGE: Language = Language {
    lang: Lang::Ru,
    code: "ru",
    script: Script::Cyrillic,
    small_words: &[],
    form: FORM,
    recitals: RECITALS,
    citing: CITING,
    references: REFERENCES,
    places: PLACES,
    drafting: WORDS,
    phrases: STYLE,
    sessions: SESSIONS,
    heads: HEADS,
};

const FORM: Form = Form {
    organ_lines: &[
        ("Генеральная Ассамблея", GeneralAssembly),
        ("Совет Безопасности", SecurityCouncil),
        ("Совет по правам человека", HumanRightsCouncil),
        ("Экономический и Социальный Совет", EconomicAndSocialCouncil),
    ],
    openings: &[
        ("Генеральная Ассамблея", GeneralAssembly),
        ("Совет Безопасности", SecurityCouncil),
        ("Совет по правам человека", HumanRightsCouncil),
        ("Экономический и Социальный Совет", EconomicAndSocialCouncil),
    ],
    united_nations: &["Организация Объединенных Наций"],
    agenda_item: &["Пункт", "Пункты"],
    session: &["сессия", "Сессия"],
    adopted: &["Резолюция, принятая", "принятая"],
    adopted_endings: &[],
    distribution: &[],
    limited: &[],
    number_line: &["резолюция"],
    number_tails: &[],
    meeting: &["заседание"],
    meeting_heads: &[],
    annex: &["Приложение", "Добавление"],
    annex_ordinals: &[],
};

const RECITALS: Recitals = Recitals {
    words: &[
        "будучи",
        "исходя",
        "глубоко",
        "серьезно",
        "твердо",
        "высоко",
        "решительно",
        "памятуя",
        "преисполненная",
    ],
    participles: &["ая", "уя", "яя", "ея", "юя", "ась", "ясь", "ив", "ав", "яв", "ев", "вшись", "учи", "ючи"],
    names: &[],
    before: &[],
    starts: &[],
    small: Some(SmallLetters {
        adverbs: &["о", "е", "вновь", "также", "и", "же"],
        with: &["с", "c", "со"],
        adjectives: &["ская", "цкая"],
        adjectives_after_consonants: &["ная", "вая"],
        vowels: "аеиоуыэюя",
    }),
};

const CITING: Citing = Citing {
    resolution: &["резолюци"],
    decision: &["решени"],
    organs: &[
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
    ],
    council: &["Совета", "Совет"],
    its: &["своей", "свою", "своих", "свои", "его", "ее"],
    dated: &[" от ", ", от "],
    supersedes: &[
        "заменяет резолюци",
        "заменяет собой резолюци",
        "заменяет свою резолюци",
        "заменит резолюци",
        "отменяет резолюци",
        "отменяет свою резолюци",
    ],
};

const REFERENCES: References = References {
    paragraph: &[
        "пункт",
        "пункта",
        "пункте",
        "пункту",
        "пунктом",
        "пунктах",
        "пунктами",
        "пунктам",
        "пунктов",
        "пункты",
        "п.",
        "пп.",
    ],
    prefixed: false,
    unit: "",
    joins: &["и", "по", "или", ","],
    above: &["выше"],
    below: &["ниже"],
    present: &["настоящей резолюции", "настоящего решения"],
};

const PLACES: PlaceWords = PlaceWords {
    before: &[
        ("подпункт", Item),
        ("пункт", Paragraph),
        ("пп.", Paragraph),
        ("п.", Paragraph),
        ("раздел", Section),
        ("разд.", Section),
        ("приложени", Annex),
        ("прил.", Annex),
        ("добавлени", Appendix),
        ("глав", Chapter),
        ("гл.", Chapter),
        ("част", Part),
        ("ч.", Part),
        ("стать", Article),
        ("стате", Article),
        ("ст.", Article),
        ("сноск", Footnote),
        ("примечани", Footnote),
    ],
    inflected: true,
    of: &[" к ", " в ", " "],
    joins: &[" и ", " или ", ", "],
    ranges: &[" по ", "–", "-"],
    numbers: &[
        ("первая", 1),
        ("первой", 1),
        ("первую", 1),
        ("вторая", 2),
        ("второй", 2),
        ("вторую", 2),
        ("третья", 3),
        ("третьей", 3),
        ("третью", 3),
        ("четвертая", 4),
        ("четвертой", 4),
        ("четвертую", 4),
    ],
    skipped: &[" года"],
    ..PlaceWords::NONE
};

const WORDS: Words = Words {
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
    date_pattern: r"(?<d>[0-9]{1,2}) (?<m>{m}) (?<y>[0-9]{4})",
    first_day: "1",
    dated: " от {date}",
    entitled: ", озаглавленную «{title}»",
    around: ["", ""],
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

const STYLE: Style = Style {
    lang: Lang::Ru,

    phrases: PHRASES,
    adverbs: ["также", "далее"],
    before: false,
    capital: false,
    masculine: &[("убеждена", "убежден")],

    blank: " ",
    emphasized: true,
    ends: [",", ";"],
};

const PHRASES: &[Phrase] = &[
    plain("ссылаясь| на", "ссылается| на"),
    to("", "просит"),
    to("призывая", "призывает"),
    plain("отмечая", "отмечает"),
    to("рекомендуя", "рекомендует"),
    plain("приветствуя", "приветствует"),
    plain("принимая| к сведению", "принимает к сведению"),
    to("предлагая", "предлагает"),
    plain("", "постановляет"),
    to("настоятельно призывая", "настоятельно призывает"),
    plain("подчеркивая", "подчеркивает"),
    plain("подтверждая", "подтверждает"),
    plain("вновь подтверждая", "вновь подтверждает"),
    plain("признавая", "признает"),
    plain("с удовлетворением отмечая", "с удовлетворением отмечает"),
    plain("напоминая", "напоминает"),
    plain("принимая| во внимание", "принимает во внимание"),
    plain("выражая признательность", "выражает признательность"),
    plain("выражая обеспокоенность", "выражает обеспокоенность"),
    plain("выражая глубокую озабоченность", "выражает глубокую озабоченность"),
    plain("особо отмечая", "особо отмечает"),
    plain("констатируя", "констатирует"),
    plain("вновь заявляя", "вновь заявляет"),
    plain("с признательностью отмечая", "с признательностью отмечает"),
    plain("с озабоченностью отмечая", "с озабоченностью отмечает"),
    plain("решительно осуждая", "решительно осуждает"),
    plain("учитывая", "учитывает"),
    plain("сознавая", ""),
    plain("рассмотрев", ""),
    plain("руководствуясь", ""),
    plain("будучи убеждена", ""),
    plain("", "одобряет"),
    plain("", "требует"),
    plain("", "уполномочивает"),
];

const SESSIONS: Ordinals = Ordinals::Tens(Tens {
    units: [
        "первая",
        "вторая",
        "третья",
        "четвертая",
        "пятая",
        "шестая",
        "седьмая",
        "восьмая",
        "девятая",
        "десятая",
        "одиннадцатая",
        "двенадцатая",
        "тринадцатая",
        "четырнадцатая",
        "пятнадцатая",
        "шестнадцатая",
        "семнадцатая",
        "восемнадцатая",
        "девятнадцатая",
    ],
    one: "первая",
    last: [
        "двадцатая",
        "тридцатая",
        "сороковая",
        "пятидесятая",
        "шестидесятая",
        "семидесятая",
        "восьмидесятая",
        "девяностая",
    ],
    stems: [
        "двадцать",
        "тридцать",
        "сорок",
        "пятьдесят",
        "шестьдесят",
        "семьдесят",
        "восемьдесят",
        "девяносто",
    ],
    between: " ",
    unit_first: false,
});

const HEADS: Heads =
    Heads {
        draft: &["проект резолюции", "проект решения"], committee: &["комитет"], labels: &[]
    };
