//! The opening phrases of recitals and operative paragraphs, each with its other form, in the six languages.
//!
//! Source: the official texts, the most frequent first. A `|` shows where the adverb of repetition goes where it
//! does not go behind the phrase (before it, in operative English): “Taking note also of”.

use std::sync::LazyLock;

use super::{Lang, Organ};

/// An opening phrase: how a recital begins with it, and how an operative paragraph does. Either may be empty
/// where the phrase has no such form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// `Recalling`.
    pub recital: &'static str,
    /// `Recalls`.
    pub operative: &'static str,
    /// Whether the act is directed to somebody: the row of repetitions then holds for one addressee only.
    pub addressed: bool,
}

/// How a language writes its opening phrases.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// The phrases, the most frequent ones first.
    pub phrases: &'static [Phrase],
    /// The adverbs of the second and third in a row, for recitals and for operative paragraphs.
    pub adverbs: [&'static str; 2],
    /// Whether the adverb goes before an operative phrase.
    pub before: bool,
    /// Whether a phrase is capitalized.
    pub capital: bool,
    /// What divides adverb and phrase.
    pub blank: &'static str,
    /// Feminine and masculine beginnings or ends that change with the organ (`é` is `ée` for an Assembly).
    pub masculine: &'static [(&'static str, &'static str)],
    /// Whether official texts set the operative phrase in italics.
    pub emphasized: bool,
    /// What ends a recital and an operative paragraph.
    pub ends: [&'static str; 2],
}

/// A phrase without addressee.
const fn plain(recital: &'static str, operative: &'static str) -> Phrase {
    Phrase { recital, operative, addressed: false }
}

/// A phrase with an addressee.
const fn to(recital: &'static str, operative: &'static str) -> Phrase {
    Phrase { recital, operative, addressed: true }
}

const ENGLISH: &[Phrase] = &[
    plain("Recalling", "Recalls"),
    to("Requesting", "Requests"),
    plain("Recognizing", "Recognizes"),
    to("Encouraging", "Encourages"),
    to("Calling| upon", "Calls upon"),
    plain("Reaffirming", "Reaffirms"),
    plain("Noting", "Notes"),
    plain("Deciding", "Decides"),
    to("Urging", "Urges"),
    plain("Welcoming", "Welcomes"),
    plain("Stressing", "Stresses"),
    plain("Taking note| of", "Takes note| of"),
    to("Inviting", "Invites"),
    plain("Emphasizing", "Emphasizes"),
    plain("Reiterating", "Reiterates"),
    plain("Acknowledging", "Acknowledges"),
    plain("Underlining", "Underlines"),
    plain("Underscoring", "Underscores"),
    plain("Having considered", ""),
    plain("Bearing in mind", ""),
    plain("Mindful| of", ""),
    plain("Convinced", ""),
    plain("Concerned", ""),
    plain("Deeply concerned", ""),
    plain("Guided| by", ""),
    plain("Aware| of", ""),
    plain("Conscious| of", ""),
    plain("Having examined", ""),
    plain("Having received", ""),
    plain("Taking into account", "Takes into account"),
    plain("Noting with appreciation", "Notes with appreciation"),
    plain("Noting with concern", "Notes with concern"),
    plain("Noting with satisfaction", "Notes with satisfaction"),
    plain("Taking note with appreciation| of", "Takes note with appreciation| of"),
    plain("Expressing its appreciation", "Expresses its appreciation"),
    plain("Expressing concern", "Expresses concern"),
    plain("Expressing deep concern", "Expresses deep concern"),
    plain("Calling| for", "Calls for"),
    plain("Endorsing", "Endorses"),
    plain("Commending", "Commends"),
    plain("Condemning", "Condemns"),
    plain("Strongly condemning", "Strongly condemns"),
    plain("Demanding", "Demands"),
    plain("Deploring", "Deplores"),
    plain("Affirming", "Affirms"),
    plain("Considering", "Considers"),
    plain("Supporting", "Supports"),
    plain("Acting under", ""),
    plain("", "Adopts"),
    plain("", "Authorizes"),
    plain("", "Approves"),
    to("", "Recommends"),
    to("", "Directs"),
    plain("", "Declares"),
    plain("", "Proclaims"),
];

const FRENCH: &[Phrase] = &[
    plain("Rappelant", "Rappelle"),
    to("Priant", "Prie"),
    plain("Soulignant", "Souligne"),
    plain("Réaffirmant", "Réaffirme"),
    to("Demandant", "Demande"),
    to("Invitant", "Invite"),
    plain("Se félicitant", "Se félicite"),
    to("Engageant", "Engage"),
    to("Encourageant", "Encourage"),
    plain("", "Décide"),
    plain("Prenant note", "Prend note"),
    to("Exhortant", "Exhorte"),
    plain("Notant", "Note"),
    plain("Constatant", "Constate"),
    plain("Prenant acte", "Prend acte"),
    plain("Consciente", "Est consciente"),
    plain("Considérant", "Considère"),
    plain("Prenant note avec satisfaction", "Prend note avec satisfaction"),
    plain("Insistant", "Insiste"),
    plain("Félicitant", "Félicite"),
    plain("Ayant examiné", ""),
    plain("Ayant à l’esprit", ""),
    plain("Guidée", ""),
    plain("Convaincue", ""),
    plain("Préoccupée", "Se déclare préoccupée"),
    plain("Profondément préoccupée", "Se déclare profondément préoccupée"),
    plain("Sachant", "Sait"),
    plain("Saluant", "Salue"),
    plain("Déplorant", "Déplore"),
    plain("Condamnant fermement", "Condamne fermement"),
    plain("Estimant", "Estime"),
    plain("Notant avec satisfaction", "Note avec satisfaction"),
    plain("Notant avec préoccupation", "Note avec préoccupation"),
    plain("", "Exige"),
    plain("", "Approuve"),
    plain("", "Souscrit"),
    to("", "Recommande"),
    to("", "Prie instamment"),
];

const SPANISH: &[Phrase] = &[
    plain("Recordando", "Recuerda"),
    to("Alentando", "Alienta"),
    to("Solicitando", "Solicita"),
    to("Exhortando", "Exhorta"),
    to("Instando", "Insta"),
    plain("Acogiendo con beneplácito", "Acoge con beneplácito"),
    plain("", "Decide"),
    plain("Reconociendo", "Reconoce"),
    plain("Reafirmando", "Reafirma"),
    to("Invitando", "Invita"),
    plain("Tomando nota", "Toma nota"),
    plain("Destacando", "Destaca"),
    plain("Observando", "Observa"),
    plain("Poniendo de relieve", "Pone de relieve"),
    plain("Reiterando", "Reitera"),
    plain("Subrayando", "Subraya"),
    plain("Teniendo presente", "Tiene presente"),
    plain("Teniendo en cuenta", "Tiene en cuenta"),
    plain("Consciente", ""),
    plain("Convencida", ""),
    plain("Guiada", ""),
    plain("Preocupada", ""),
    plain("Profundamente preocupada", ""),
    plain("Habiendo examinado", ""),
    plain("Expresando preocupación", "Expresa preocupación"),
    plain("Expresando profunda preocupación", "Expresa profunda preocupación"),
    plain("Expresando su reconocimiento", "Expresa su reconocimiento"),
    plain("Observando con aprecio", "Observa con aprecio"),
    plain("Observando con preocupación", "Observa con preocupación"),
    plain("Tomando nota con aprecio", "Toma nota con aprecio"),
    plain("Encomiando", "Encomia"),
    plain("Condenando enérgicamente", "Condena enérgicamente"),
    to("Pidiendo", "Pide"),
    plain("", "Hace suyas"),
    to("", "Recomienda"),
    plain("", "Aprueba"),
    plain("", "Autoriza"),
];

const RUSSIAN: &[Phrase] = &[
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

const CHINESE: &[Phrase] = &[
    plain("回顾", "回顾"),
    to("请", "请"),
    to("鼓励", "鼓励"),
    to("促请", "促请"),
    to("敦促", "敦促"),
    plain("重申", "重申"),
    plain("表示注意到", "表示注意到"),
    plain("注意到", "注意到"),
    plain("强调", "强调"),
    plain("着重指出", "着重指出"),
    plain("", "决定"),
    plain("欢迎", "欢迎"),
    plain("确认", "确认"),
    plain("认识到", "认识到"),
    to("邀请", "邀请"),
    plain("赞赏地注意到", "赞赏地注意到"),
    plain("关切地注意到", "关切地注意到"),
    plain("满意地注意到", "满意地注意到"),
    plain("表示赞赏", "表示赞赏"),
    plain("表示关切", "表示关切"),
    plain("表示深为关切", "表示深为关切"),
    plain("铭记", ""),
    plain("考虑到", "考虑到"),
    plain("审议了", ""),
    plain("深信", ""),
    plain("意识到", ""),
    plain("遵循", ""),
    plain("赞扬", "赞扬"),
    plain("谴责", "谴责"),
    to("", "建议"),
    plain("", "认可"),
    plain("", "核可"),
    plain("", "要求"),
];

const ARABIC: &[Phrase] = &[
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

/// How `lang` writes its opening phrases.
pub const fn style(lang: Lang) -> Style {
    let base = Style {
        lang,
        phrases: ENGLISH,
        adverbs: ["also", "further"],
        before: true,
        capital: true,
        blank: " ",
        masculine: &[],
        emphasized: true,
        ends: [",", ";"],
    };
    match lang {
        Lang::En => base,
        Lang::Fr => Style {
            phrases: FRENCH,
            adverbs: ["également", "en outre"],
            before: false,
            masculine: &[
                ("ée", "é"),
                ("Consciente", "Conscient"),
                ("consciente", "conscient"),
                ("aincue", "aincu"),
            ],
            ..base
        },
        Lang::Es => Style {
            phrases: SPANISH,
            adverbs: ["también", "además"],
            before: false,
            masculine: &[("cupada", "cupado"), ("Guiada", "Guiado"), ("Convencida", "Convencido")],
            ..base
        },
        Lang::Ru => Style {
            phrases: RUSSIAN,
            adverbs: ["также", "далее"],
            before: false,
            capital: false,
            masculine: &[("убеждена", "убежден")],
            ..base
        },
        Lang::Zh => Style {
            phrases: CHINESE,
            adverbs: ["又", "还"],
            capital: false,
            blank: "",
            emphasized: false,
            ends: ["，", "；"],
            ..base
        },
        Lang::Ar => Style {
            phrases: ARABIC,
            adverbs: ["أيضا", "كذلك"],
            before: false,
            capital: false,
            ends: ["،", "؛"],
            masculine: &[("وإذ ت", "وإذ ي"), ("\u{2}ت", "ي"), ("تقديرها", "تقديره"), ("اعتبارها", "اعتباره")],
            ..base
        },
    }
}

/// A phrase as it stands in one place of a row.
struct Form {
    /// In small letters.
    text: String,
    phrase: &'static Phrase,
    step: usize,
    /// Its length as written, in bytes.
    written: usize,
}

/// No phrase has more characters.
const LONGEST: usize = 80;

/// All forms of a language, for recitals and for paragraphs, of the Assembly and of councils.
type Forms = [[Vec<Form>; 2]; 2];

static FORMS: LazyLock<[Forms; 6]> = LazyLock::new(|| {
    [Lang::En, Lang::Fr, Lang::Es, Lang::Ru, Lang::Zh, Lang::Ar].map(|lang| {
        [false, true].map(|operative| {
            [Organ::GeneralAssembly, Organ::SecurityCouncil]
                .map(|organ| forms(&style(lang), operative, organ))
        })
    })
});

fn forms(style: &Style, operative: bool, organ: Organ) -> Vec<Form> {
    let steps = style.phrases.iter().flat_map(|it| (0..3).map(move |step| (it, step)));
    let form = |(phrase, step)| {
        let written = style.form(phrase, operative, step, Some(organ))?;
        Some(Form { text: written.to_lowercase(), phrase, step, written: written.len() })
    };
    steps.filter_map(form).collect()
}

impl Style {
    /// The phrase as the organ writes it in the `step`th place of a row: 0 plain, 1 “Also”, 2 “Further”.
    pub fn form(
        &self,
        phrase: &Phrase,
        operative: bool,
        step: usize,
        organ: Option<Organ>,
    ) -> Option<String> {
        let written = if operative { phrase.operative } else { phrase.recital };
        if written.is_empty() {
            return None;
        }
        let written = self.gendered(written, organ);
        let plain = written.replace('|', "");
        let Some(adverb) = step.checked_sub(1).and_then(|it| self.adverbs.get(it)) else {
            return Some(plain);
        };
        let blank = self.blank;
        // Chinese has the adverb before the phrase in both parts.
        if self.before && (operative || blank.is_empty()) {
            return Some(if self.capital {
                format!("{}{blank}{}", capitalized(adverb), lowered(&plain))
            } else {
                format!("{adverb}{blank}{plain}")
            });
        }
        Some(match written.split_once('|') {
            Some((head, tail)) => format!("{head}{blank}{adverb}{tail}"),
            None => format!("{plain}{blank}{adverb}"),
        })
    }

    /// The phrase, its step in the row and the bytes taken, with which a paragraph's words begin; the longest
    /// one that fits.
    pub fn read(
        &self,
        words: &str,
        operative: bool,
        organ: Option<Organ>,
    ) -> Option<(&'static Phrase, usize, usize)> {
        let masculine = !matches!(organ, None | Some(Organ::GeneralAssembly));
        let forms = &FORMS[self.lang as usize][usize::from(operative)][usize::from(masculine)];
        let head: String = words.chars().take(LONGEST).collect::<String>().to_lowercase();
        let whole = |form: &Form| {
            self.blank.is_empty()
                || !head[form.text.len()..].chars().next().is_some_and(char::is_alphanumeric)
        };
        let fitting = forms.iter().filter(|it| head.starts_with(&it.text) && whole(it));
        let longest = fitting.max_by_key(|it| it.text.len())?;
        Some((longest.phrase, longest.step, longest.written))
    }

    /// What ends a recital and an operative paragraph.
    pub const fn end(&self, operative: bool) -> &'static str {
        if operative { self.ends[1] } else { self.ends[0] }
    }

    fn gendered(&self, written: &str, organ: Option<Organ>) -> String {
        if matches!(organ, None | Some(Organ::GeneralAssembly)) {
            return written.to_owned();
        }
        // A pattern that begins with U+0002 holds at the phrase's beginning only.
        self.masculine.iter().fold(written.to_owned(), |written, (feminine, masculine)| {
            match feminine.strip_prefix('\u{2}') {
                Some(head) => match written.strip_prefix(head) {
                    Some(rest) => format!("{masculine}{rest}"),
                    None => written,
                },
                None => written.replace(feminine, masculine),
            }
        })
    }
}

/// With a capital at its head.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |it| it.to_uppercase().chain(chars).collect())
}

/// With a small letter at its head.
pub fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |it| it.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn forms(lang: Lang, organ: Organ, operative: bool, plain: &str, expected: [&str; 3]) {
        let style = style(lang);
        let (phrase, ..) = style.read(plain, operative, Some(organ)).unwrap();
        for (step, expected) in expected.into_iter().enumerate() {
            let form = style.form(phrase, operative, step, Some(organ)).unwrap();
            assert_eq!(form, expected);
            let read = style.read(&format!("{form} that"), operative, Some(organ)).map(|it| (it.0, it.1));
            assert_eq!(read, Some((phrase, step)), "{form}");
        }
    }

    #[test]
    fn the_adverb_stands_where_each_language_puts_it() {
        let ga = Organ::GeneralAssembly;
        forms(Lang::En, ga, true, "Reaffirms", ["Reaffirms", "Also reaffirms", "Further reaffirms"]);
        forms(Lang::En, ga, false, "Recalling", ["Recalling", "Recalling also", "Recalling further"]);
        forms(
            Lang::En,
            ga,
            false,
            "Taking note of",
            ["Taking note of", "Taking note also of", "Taking note further of"],
        );
        forms(Lang::Fr, ga, true, "Prie", ["Prie", "Prie également", "Prie en outre"]);
        forms(Lang::Es, ga, true, "Alienta", ["Alienta", "Alienta también", "Alienta además"]);
        forms(Lang::Ru, ga, false, "ссылаясь на", ["ссылаясь на", "ссылаясь также на", "ссылаясь далее на"]);
        forms(Lang::Zh, ga, true, "鼓励", ["鼓励", "又鼓励", "还鼓励"]);
        forms(Lang::Ar, ga, true, "تطلب", ["تطلب", "تطلب أيضا", "تطلب كذلك"]);
    }

    #[test]
    fn councils_are_masculine_where_assemblies_are_feminine() {
        let sc = Organ::SecurityCouncil;
        assert!(style(Lang::Fr).read("Convaincu que", false, Some(sc)).is_some());
        assert!(style(Lang::Fr).read("Profondément préoccupé", false, Some(sc)).is_some());
        assert!(style(Lang::Ar).read("يطلب إلى", true, Some(sc)).is_some());
        assert!(style(Lang::Es).read("Guiado por", false, Some(sc)).is_some());
    }

    #[test]
    fn the_longest_phrase_is_read_and_words_are_whole() {
        let style = style(Lang::En);
        let read = |text: &str| style.read(text, true, None).map(|it| it.0.operative);
        assert_eq!(read("Notes with appreciation the"), Some("Notes with appreciation"));
        assert_eq!(read("Notes the"), Some("Notes"));
        assert_eq!(read("Notesque"), None);
        assert_eq!(read("Underlining"), None);
    }
}
