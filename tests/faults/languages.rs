//! Faults that one language has in its own way: its words, its marks, its signs.

use regex::Captures;

use super::classes::{Fault, fault, number};

/// The faults of each language besides those that all have, by its folder.
pub(crate) const LANGUAGES: [(&str, &[Fault]); 5] =
    [("fr", FRENCH), ("es", SPANISH), ("ru", RUSSIAN), ("zh", CHINESE), ("ar", ARABIC)];

/// What stands in a table for what was found.
fn other(found: &Captures<'_>, pairs: &[(&str, &str)]) -> String {
    let at = pairs.iter().find(|pair| pair.0 == &found["x"]);
    at.map_or_else(|| found["x"].to_owned(), |pair| pair.1.to_owned())
}

fn twice(found: &Captures<'_>) -> String {
    format!("{0} {0}", &found["x"])
}

fn years_on(found: &Captures<'_>) -> String {
    (number(found, "x") + 3).to_string()
}

fn year_before(found: &Captures<'_>) -> String {
    (number(found, "x") - 2).to_string()
}

fn sessions_back(found: &Captures<'_>) -> String {
    (number(found, "x") - 7).to_string()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

const FRENCH: &[Fault] = &[
    fault("a word twice", r" (?<x>de|la|les|et|des|dans|pour) \p{Ll}", twice),
    fault("no blank before a semicolon", r"\p{L}(?<x> );\n", |_| String::new()),
    fault("no blank in a quotation", r"«(?<x> )\p{L}", |_| String::new()),
    fault("no blank before a quotation's end", r"\p{L}(?<x> )»", |_| String::new()),
    fault("English quotation marks", r"(?<x>«) [^»\n]{5,}»", |_| "“".into()),
    fault("a straight apostrophe", r"\p{L}(?<x>’)\p{L}", |_| "'".into()),
    fault("a mark behind the comma", r"\p{L}(?<x>[¹²³⁴-⁹],) \p{L}", |it| {
        it["x"].chars().rev().collect()
    }),
    fault(
        "a participle for a verb",
        r"(?m)^[0-9]+\. \*(?<x>Rappelle|Prie|Souligne|Réaffirme|Demande|Invite|Encourage|Exhorte|Note|Se félicite|Prend note)\*",
        |it| {
            other(
                it,
                &[
                    ("Rappelle", "Rappelant"),
                    ("Prie", "Priant"),
                    ("Souligne", "Soulignant"),
                    ("Réaffirme", "Réaffirmant"),
                    ("Demande", "Demandant"),
                    ("Invite", "Invitant"),
                    ("Encourage", "Encourageant"),
                    ("Exhorte", "Exhortant"),
                    ("Note", "Notant"),
                    ("Se félicite", "Se félicitant"),
                    ("Prend note", "Prenant note"),
                ],
            )
        },
    ),
    fault(
        "a verb for a participle",
        r"(?m)^(?<x>Rappelant|Soulignant|Réaffirmant|Notant|Considérant) ",
        |it| {
            other(
                it,
                &[
                    ("Rappelant", "Rappelle"),
                    ("Soulignant", "Souligne"),
                    ("Réaffirmant", "Réaffirme"),
                    ("Notant", "Note"),
                    ("Considérant", "Considère"),
                ],
            )
        },
    ),
    fault(
        "a verb in the past",
        r"(?m)^[0-9]+\. \*(?<x>Prie|Invite|Encourage|Demande|Décide|Souligne)\* ",
        |it| {
            other(
                it,
                &[
                    ("Prie", "Pria"),
                    ("Invite", "Invita"),
                    ("Encourage", "Encouragea"),
                    ("Demande", "Demanda"),
                    ("Décide", "Décida"),
                    ("Souligne", "Souligna"),
                ],
            )
        },
    ),
    fault("a verb misspelt", r"(?m)^[0-9]+\. \*(?<x>Encourage|Demande|Souligne|Réaffirme)\* ", |it| {
        other(
            it,
            &[
                ("Encourage", "Encourrage"),
                ("Demande", "Demmande"),
                ("Souligne", "Soulinge"),
                ("Réaffirme", "Réafirme"),
            ],
        )
    }),
    fault("a recital that is a sentence", r"(?m)^(?<x>Rappelant|Constatant que|Considérant que) ", |_| {
        "Il y a".into()
    }),
    fault(
        "the adverb lost",
        r"\n\n[0-9]+\. \*(?:Réaffirme|Note|Souligne|Rappelle|Prie)(?<x> également)\* ",
        |_| String::new(),
    ),
    fault("the third adverb for the second", r"\n\n[0-9]+\. \*\p{L}+ (?<x>également)\* ", |_| {
        "en outre".into()
    }),
    fault(
        "another year of a cited resolution",
        r"sa résolution \[?[0-9]{2}/[0-9]+(?:\]\(#\))? du [0-9er]+ \p{L}+ (?<x>[0-9]{4})",
        years_on,
    ),
    fault(
        "another session of a cited resolution",
        r"sa résolution \[?(?<x>[5-7][0-9])/[0-9]+(?:\]\(#\))? du [0-9]",
        sessions_back,
    ),
    fault("a citation of the future", r"sa résolution \[?(?<x>[0-9]{2})/[0-9]+", |_| "95".into()),
    fault(
        "resolution for resolutions",
        r"(?<x>résolutions) \[?[0-9]{2}/[0-9]+(?:\]\(#\))? du [0-9er]+ \p{L}+ [0-9]{4} et \[?[0-9]{2}/",
        |_| "résolution".into(),
    ),
    fault("another year of adoption", r"adoptée par [^\n]+ le [0-9er]+ \p{L}+ (?<x>20[0-9]{2})", year_before),
    fault(
        "another session in the masthead",
        r"(?m)^(?<x>Soixante-seizième|Cinquante-cinquième) session$",
        |_| "Soixante-douzième".into(),
    ),
    fault(
        "a reference to no paragraph",
        r"paragraphe (?<x>[0-9]+) (?:ci-dessus|ci-dessous|de la présente résolution)",
        |_| "97".into(),
    ),
    fault("a reference the wrong way", r"paragraphe [0-9]+ (?<x>ci-dessus)", |_| "ci-dessous".into()),
    fault("an annex's number skipped", r"(?m)^Annex[e]? (?<x>II)$", |_| "IV".into()),
    fault("a section's number skipped", r"(?m)^(?<x>II|III)$", |it| other(it, &[("II", "IV"), ("III", "V")])),
    fault("a Cyrillic letter in a word", r" c(?<x>o)[a-z]{4,} ", |_| "о".into()),
    fault("a reference to no annex", r"(?<x>l’annexe (?:de|à) la présente résolution)", |_| {
        "l’annexe VII de la présente résolution".into()
    }),
    fault(
        "a participle of the other gender",
        r"(?m)^(?:\p{Lu}\p{L}+ment )?\p{L}*(?<x>nsciente|nscient|occupée|occupé|aincue|aincu|uidée|uidé) ",
        |it| {
            if it["x"].ends_with('e') {
                it["x"].trim_end_matches('e').to_owned()
            } else {
                format!("{}e", &it["x"])
            }
        },
    ),
    fault(
        "a lead's second word misspelt",
        r"\n\n[0-9]+\. \*\p{L}+ (?<x>note|acte|également|instamment|avec satisfaction)\*",
        |it| {
            let mut letters: Vec<char> = it["x"].chars().collect();
            letters.swap(1, 2);
            letters.into_iter().collect()
        },
    ),
    fault(
        "a verb in the plural",
        r"(?m)^[0-9]+\. \*(?:Prie|Invite|Encourage|Demande|Souligne|Exhorte)(?<x>)\* ",
        |_| "nt".into(),
    ),
    fault(
        "a verb in the future",
        r"(?m)^[0-9]+\. \*(?:Prie|Invite|Encourage|Demande|Souligne|Exhorte)(?<x>)\* ",
        |_| "ra".into(),
    ),
    fault(
        "an infinitive for a verb",
        r"(?m)^[0-9]+\. \*(?:Invite|Encourage|Demande|Souligne|Exhorte)(?<x>)\* ",
        |_| "r".into(),
    ),
    fault(
        "a participle misspelt",
        r"(?m)^(?<x>Rappelant|Soulignant|Réaffirmant|Considérant|Constatant) ",
        |it| it["x"].replacen('a', "aa", 1),
    ),
    fault("de le for du", r" (?<x>du) (?:rapport|programme|présent|droit|développement) ", |_| {
        "de le".into()
    }),
    fault("à les for aux", r" (?<x>aux) (?:États|droits|parties|pays) ", |_| "à les".into()),
    fault("a vowel not elided", r" (?<x>d’)(?:une|un|autres|application|assurer) ", |_| "de ".into()),
    fault("que not elided", r" (?<x>qu’)(?:il|elle|ils|une) ", |_| "que ".into()),
    fault("an article not elided", r" (?<x>l’)(?:action|assistance|application|ordre|égalité) ", |_| {
        "la ".into()
    }),
    fault(
        "an accent lost",
        r" (?<x>développement|sécurité|égalité|système|intérêt|également|décembre|priorité|stratégie|régional) ",
        |it| it["x"].replace(['é', 'è', 'ê'], "e"),
    ),
    fault("an organ's accent lost", r"Assemblée (?<x>générale)", |_| "generale".into()),
    fault("an organ with two capitals", r"(?:l’|L’)Assemblée (?<x>générale)[ ,]", |_| {
        "Générale".into()
    }),
    fault("a small letter in the Organization's name", r"Nations (?<x>Unies) ", |_| "unies".into()),
    fault("the Secretary-General in small letters", r" (?<x>Secrétaire) général", |_| "secrétaire".into()),
    fault("the first day of a month as a figure", r" (?<x>1er) \p{L}+ [0-9]{4}", |_| "1".into()),
    fault("a month with a capital", r" du [0-9]+ (?<x>d)écembre [0-9]{4}", |_| "D".into()),
    fault("a month misspelt", r" [0-9]+ (?<x>décembre|septembre|novembre|juillet) [0-9]{4}", |it| {
        let mut letters: Vec<char> = it["x"].chars().collect();
        letters.swap(3, 4);
        if letters.iter().collect::<String>() == it["x"] {
            letters.remove(4);
        }
        letters.into_iter().collect()
    }),
    fault("a comma in a date", r" du [0-9]+ (?:décembre|septembre|novembre|juillet)(?<x>) [0-9]{4}", |_| {
        ",".into()
    }),
    fault("a date in figures", r" du (?<x>[0-9]{2} décembre )[0-9]{4}", |it| {
        format!("{}/12/", &it["x"][..2])
    }),
    fault("a paragraph shortened", r" (?<x>paragraphe) [0-9]+ (?:ci-dessus|ci-dessous|de la)", |_| {
        "par.".into()
    }),
    fault("two semicolons", r"\p{L} (?<x>;)\n\n[0-9]", |_| ";;".into()),
    fault("a blank lost behind a comma", r"\p{L}(?<x>, )\p{L}{4,}", |_| ",".into()),
    fault("a blank inside a parenthesis", r" \((?<x>)\p{L}{3,}", |_| " ".into()),
    fault("a list's letter skipped", r"(?m)^(?<x>c)\) ", |_| "d".into()),
    fault("a note without its full stop", r"(?m)^[¹²³⁴-⁹] [^\n]{8,}[\p{L}0-9](?<x>\.)$", |_| {
        String::new()
    }),
];

const SPANISH: &[Fault] = &[
    fault("a word twice", r" (?<x>de|la|los|las|que|para|en) \p{Ll}", twice),
    fault("a blank before a semicolon", r"\p{L}(?<x>;)\n", |_| " ;".into()),
    fault("straight quotation marks", r"(?<x>“)[^”\n]{5,}”", |_| "\"".into()),
    fault("a mark behind the comma", r"\p{L}(?<x>[¹²³⁴-⁹],) \p{L}", |it| {
        it["x"].chars().rev().collect()
    }),
    fault(
        "a participle for a verb",
        r"(?m)^[0-9]+\. \*(?<x>Recuerda|Alienta|Solicita|Exhorta|Insta|Reconoce|Reafirma|Invita|Destaca|Observa|Toma nota)\*",
        |it| {
            other(
                it,
                &[
                    ("Recuerda", "Recordando"),
                    ("Alienta", "Alentando"),
                    ("Solicita", "Solicitando"),
                    ("Exhorta", "Exhortando"),
                    ("Insta", "Instando"),
                    ("Reconoce", "Reconociendo"),
                    ("Reafirma", "Reafirmando"),
                    ("Invita", "Invitando"),
                    ("Destaca", "Destacando"),
                    ("Observa", "Observando"),
                    ("Toma nota", "Tomando nota"),
                ],
            )
        },
    ),
    fault(
        "a verb for a participle",
        r"(?m)^(?<x>Recordando|Reconociendo|Reafirmando|Observando|Subrayando) ",
        |it| {
            other(
                it,
                &[
                    ("Recordando", "Recuerda"),
                    ("Reconociendo", "Reconoce"),
                    ("Reafirmando", "Reafirma"),
                    ("Observando", "Observa"),
                    ("Subrayando", "Subraya"),
                ],
            )
        },
    ),
    fault(
        "a verb in the past",
        r"(?m)^[0-9]+\. \*(?<x>Alienta|Solicita|Exhorta|Decide|Invita|Reconoce)\* ",
        |it| {
            other(
                it,
                &[
                    ("Alienta", "Alentó"),
                    ("Solicita", "Solicitó"),
                    ("Exhorta", "Exhortó"),
                    ("Decide", "Decidió"),
                    ("Invita", "Invitó"),
                    ("Reconoce", "Reconoció"),
                ],
            )
        },
    ),
    fault("a verb misspelt", r"(?m)^[0-9]+\. \*(?<x>Alienta|Solicita|Exhorta|Reconoce)\* ", |it| {
        other(
            it,
            &[
                ("Alienta", "Aleinta"),
                ("Solicita", "Solícita"),
                ("Exhorta", "Exorta"),
                ("Reconoce", "Reconose"),
            ],
        )
    }),
    fault("a recital that is a sentence", r"(?m)^(?<x>Recordando|Reconociendo que|Observando que) ", |_| {
        "Hay".into()
    }),
    fault(
        "the adverb lost",
        r"\n\n[0-9]+\. \*(?:Reafirma|Observa|Destaca|Recuerda|Solicita|Reconoce)(?<x> también)\* ",
        |_| String::new(),
    ),
    fault("the third adverb for the second", r"\n\n[0-9]+\. \*\p{L}+ (?<x>también)\* ", |_| "además".into()),
    fault(
        "another year of a cited resolution",
        r"su resolución \[?[0-9]{2}/[0-9]+(?:\]\(#\))?, de [0-9]+ de \p{L}+ de (?<x>[0-9]{4})",
        years_on,
    ),
    fault(
        "another session of a cited resolution",
        r"su resolución \[?(?<x>[5-7][0-9])/[0-9]+(?:\]\(#\))?, de [0-9]",
        sessions_back,
    ),
    fault("a citation of the future", r"su resolución \[?(?<x>[0-9]{2})/[0-9]+", |_| "95".into()),
    fault(
        "another year of adoption",
        r"aprobada por [^\n]+ el [0-9]+ de \p{L}+ de (?<x>20[0-9]{2})",
        year_before,
    ),
    fault("another session in the masthead", r"(?m)^Septuagésimo (?<x>sexto) período de sesiones$", |_| {
        "segundo".into()
    }),
    fault(
        "a reference to no paragraph",
        r"párrafo (?<x>[0-9]+) (?:supra|infra|de la presente resolución)",
        |_| "97".into(),
    ),
    fault("an annex's number skipped", r"(?m)^Anexo (?<x>II)$", |_| "IV".into()),
    fault("a section's number skipped", r"(?m)^(?<x>II|III)$", |it| other(it, &[("II", "IV"), ("III", "V")])),
    fault("a Cyrillic letter in a word", r" c(?<x>o)[a-z]{4,} ", |_| "о".into()),
    fault("a capital letter without its accent", r"\b(?<x>América)\b", |_| "America".into()),
    fault(
        "an adjective of the other gender",
        r"(?m)^(?:\p{Lu}\p{L}+mente )?\p{L}*(?<x>ocupada|ocupado|encida|encido|uiada|uiado) ",
        |it| {
            let (stem, end) = it["x"].split_at(it["x"].len() - 1);
            format!("{stem}{}", if end == "a" { "o" } else { "a" })
        },
    ),
    fault(
        "a lead's second word misspelt",
        r"\n\n[0-9]+\. \*\p{L}+ (?<x>nota|también|además|con beneplácito|con aprecio)\*",
        |it| {
            let mut letters: Vec<char> = it["x"].chars().collect();
            letters.swap(1, 2);
            letters.into_iter().collect()
        },
    ),
    fault(
        "a verb in the plural",
        r"(?m)^[0-9]+\. \*(?:Alienta|Solicita|Exhorta|Insta|Decide|Reconoce)(?<x>)\* ",
        |_| "n".into(),
    ),
    fault("a verb in the future", r"(?m)^[0-9]+\. \*(?:Solicita|Exhorta|Insta|Invita)(?<x>)\* ", |_| {
        "rá".into()
    }),
    fault(
        "an infinitive for a verb",
        r"(?m)^[0-9]+\. \*(?:Solicita|Exhorta|Insta|Invita|Reconoce)(?<x>)\* ",
        |_| "r".into(),
    ),
    fault(
        "a participle misspelt",
        r"(?m)^(?<x>Recordando|Reconociendo|Reafirmando|Observando|Destacando) ",
        |it| it["x"].replacen("nd", "nnd", 1),
    ),
    fault("de el for del", r" (?<x>del) \p{Ll}", |_| "de el".into()),
    fault("a el for al", r" (?<x>al) \p{Ll}", |_| "a el".into()),
    fault("y for e", r" (?<x>e) i\p{Ll}{3,}", |_| "y".into()),
    fault("o for u", r" (?<x>u) o\p{Ll}{3,}", |_| "o".into()),
    fault(
        "an accent lost",
        r" (?<x>resolución|cooperación|económico|política|países|párrafo|también|además|según|región) ",
        |it| {
            it["x"].replace('ó', "o").replace('í', "i").replace('á', "a").replace('é', "e").replace('ú', "u")
        },
    ),
    fault("a small letter in the Assembly's name", r"Asamblea (?<x>General)[ ,]", |_| "general".into()),
    fault("a small letter in the Organization's name", r"Naciones (?<x>Unidas) ", |_| "unidas".into()),
    fault("a month with a capital", r" de [0-9]+ de (?<x>d)iciembre de [0-9]{4}", |_| "D".into()),
    fault("a month misspelt", r" [0-9]+ de (?<x>diciembre|septiembre|noviembre|agosto) de [0-9]{4}", |it| {
        let mut letters: Vec<char> = it["x"].chars().collect();
        letters.swap(3, 4);
        letters.into_iter().collect()
    }),
    fault("a date without its de", r" [0-9]+ de \p{L}+(?<x> de) [0-9]{4}", |_| String::new()),
    fault("a date with del", r" [0-9]+ de \p{L}+ (?<x>de) [0-9]{4}", |_| "del".into()),
    fault("a date in figures", r" de (?<x>[0-9]{2} de diciembre de )[0-9]{4}", |it| {
        format!("{}/12/", &it["x"][..2])
    }),
    fault(
        "resolution for resolutions",
        r"(?<x>resoluciones) \[?[0-9]{2}/[0-9]+(?:\]\(#\))?, de [0-9]+ de \p{L}+ de [0-9]{4}, y \[?[0-9]{2}/",
        |_| "resolución".into(),
    ),
    fault("a paragraph shortened", r" (?<x>párrafo) [0-9]+ (?:supra|infra|de la)", |_| "párr.".into()),
    fault("two semicolons", r"\p{L}(?<x>;)\n\n[0-9]", |_| ";;".into()),
    fault("a blank lost behind a comma", r"\p{L}(?<x>, )\p{L}{4,}", |_| ",".into()),
    fault("a blank inside a parenthesis", r" \((?<x>)\p{L}{3,}", |_| " ".into()),
    fault("guillemets for quotation marks", r"(?<x>“\p{L}[^”“\n]{4,}”)", |it| {
        it["x"].replace('“', "«").replace('”', "»")
    }),
    fault("a list's letter skipped", r"(?m)^(?<x>c)\) ", |_| "d".into()),
    fault("a note without its full stop", r"(?m)^[¹²³⁴-⁹] [^\n]{8,}[\p{L}0-9](?<x>\.)$", |_| {
        String::new()
    }),
];

const RUSSIAN: &[Fault] = &[
    fault("a word twice", r" (?<x>на|по|для|их|что|при) \p{Ll}", twice),
    fault("a blank before a semicolon", r"\p{L}(?<x>;)\n", |_| " ;".into()),
    fault("straight quotation marks", r"(?<x>«)[^»\n]{5,}»", |_| "\"".into()),
    fault("a hyphen between years", r"\b20[0-9]{2}(?<x>–)20[0-9]{2}\b", |_| "-".into()),
    fault("a hyphen for a dash", r"\p{L} (?<x>—) \p{L}", |_| "-".into()),
    fault("a Latin letter in a word", r" \p{Ll}{2,}(?<x>о)\p{Ll}{2,} ", |_| "o".into()),
    fault("the letter ё", r" (?<x>ее|все еще|отчет\p{Ll}*|учет\p{Ll}*) ", |it| {
        it["x"].replace("ее", "её").replace("чет", "чёт").replace("еще", "ещё")
    }),
    fault("per cent as a sign", r"[0-9](?<x> процент\p{Ll}*)\b", |_| "%".into()),
    fault("a mark behind the comma", r"\p{L}(?<x>[¹²³⁴-⁹],) \p{L}", |it| {
        it["x"].chars().rev().collect()
    }),
    fault(
        "a participle for a verb",
        r"(?m)^[0-9]+\. \*(?<x>призывает|отмечает|рекомендует|приветствует|предлагает|подчеркивает|подтверждает|признает|напоминает)\*",
        |it| it["x"].trim_end_matches("ет").to_owned() + "я",
    ),
    fault(
        "a verb for a participle",
        r"(?m)^(?<x>отмечая|подчеркивая|подтверждая|признавая|приветствуя|вновь подтверждая) ",
        |it| {
            other(
                it,
                &[
                    ("отмечая", "отмечает"),
                    ("подчеркивая", "подчеркивает"),
                    ("подтверждая", "подтверждает"),
                    ("признавая", "признает"),
                    ("приветствуя", "приветствует"),
                    ("вновь подтверждая", "вновь подтверждает"),
                ],
            )
        },
    ),
    fault(
        "a verb in the past",
        r"(?m)^[0-9]+\. \*(?<x>призывает|отмечает|просит|постановляет|подчеркивает)\* ",
        |it| {
            other(
                it,
                &[
                    ("призывает", "призвала"),
                    ("отмечает", "отметила"),
                    ("просит", "просила"),
                    ("постановляет", "постановила"),
                    ("подчеркивает", "подчеркнула"),
                ],
            )
        },
    ),
    fault(
        "a verb misspelt",
        r"(?m)^[0-9]+\. \*(?<x>призывает|отмечает|приветствует|подчеркивает)\* ",
        |it| {
            other(
                it,
                &[
                    ("призывает", "призивает"),
                    ("отмечает", "отмечаит"),
                    ("приветствует", "приветсвует"),
                    ("подчеркивает", "подчекивает"),
                ],
            )
        },
    ),
    fault("the adverb lost", r"\n\n[0-9]+\. \*\p{L}+(?<x> также)\* ", |_| String::new()),
    fault(
        "another year of a cited resolution",
        r"свою резолюцию \[?[0-9]{2}/[0-9]+(?:\]\(#\))? от [0-9]+ \p{L}+ (?<x>[0-9]{4})",
        years_on,
    ),
    fault(
        "another session of a cited resolution",
        r"свою резолюцию \[?(?<x>[5-7][0-9])/[0-9]+(?:\]\(#\))? от [0-9]",
        sessions_back,
    ),
    fault("a citation of the future", r"свою резолюцию \[?(?<x>[0-9]{2})/[0-9]+", |_| {
        "95".into()
    }),
    fault("another year of adoption", r"принятая [^\n]+ [0-9]+ \p{L}+ (?<x>20[0-9]{2}) года", year_before),
    fault("another session in the masthead", r"(?m)^Семьдесят (?<x>шестая) сессия$", |_| "вторая".into()),
    fault(
        "a reference to no paragraph",
        r"пункт\p{L}* (?<x>[0-9]+) (?:выше|ниже|настоящей резолюции)",
        |_| "97".into(),
    ),
    fault("an annex's number skipped", r"(?m)^Приложение (?<x>II)$", |_| "IV".into()),
    fault("a section's number skipped", r"(?m)^(?<x>II|III)$", |it| other(it, &[("II", "IV"), ("III", "V")])),
    fault(
        "a recital that is a sentence",
        r"(?m)^(?<x>отмечая|ссылаясь на|признавая|подчеркивая) ",
        |_| "существует".into(),
    ),
    fault("a date in figures", r" от (?<x>[0-9]+ \p{L}+ [0-9]{4} года)", |_| "16.12.2020".into()),
    fault("a date without its word", r" от [0-9]+ \p{L}+ [0-9]{4}(?<x> года)[,;]", |_| String::new()),
    fault("a year shortened", r" от [0-9]+ \p{L}+ [0-9]{4} (?<x>года)", |_| "г.".into()),
    fault(
        "a month in another case",
        r"[0-9] (?<x>июля|июня|марта|декабря|сентября) [12]",
        |it| {
            it["x"].trim_end_matches(['а', 'я']).to_owned() + if it["x"].ends_with('а') { "" } else { "ь" }
        },
    ),
    fault(
        "a month with a capital",
        r"[0-9] (?<x>июля|июня|марта|декабря|сентября) [12]",
        |it| capital(&it["x"]),
    ),
    fault("a month misspelt", r"[0-9] (?<x>декабря|сентября|ноября) [12]", |it| {
        it["x"].replace("бря", "рбя")
    }),
    fault(
        "a Council date of another year",
        r"\((?:19|20)[0-9]{2}\\?\)(?:\]\(#\))? от [0-9]+ \p{L}+ (?<x>[0-9]{4})",
        years_on,
    ),
    fault("English quotation marks", r"(?<x>«\p{Lu}[^»«“”\n]{3,}»)", |it| {
        it["x"].replace('«', "“").replace('»', "”")
    }),
    fault("a small letter in an organ's name", r"Совет\p{Ll}* (?<x>Безопасности)", |_| {
        "безопасности".into()
    }),
    fault(
        "a small letter in the Organization's name",
        r"Организаци\p{Ll} Объединенных (?<x>Наций)",
        |_| "наций".into(),
    ),
    fault("a capital letter in Member States", r"\p{L} (?<x>г)осударства-члены", |_| {
        "Г".into()
    }),
    fault("and so on", r" (?<x>и других) ", |_| "и т.д.".into()),
    fault("another Latin letter in a word", r" \p{Ll}{2,}(?<x>с|е|а|р)\p{Ll}{2,} ", |it| {
        other(it, &[("с", "c"), ("е", "e"), ("а", "a"), ("р", "p")])
    }),
    fault(
        "another agenda item's form",
        r"(?m)^(?<x>Пункт [0-9]+ [a-zа-я]\) повестки дня)$",
        |it| it["x"].replace(')', ""),
    ),
    fault("no blank behind a comma", r"\p{L}(?<x>, )\p{L}", |_| ",".into()),
    fault("two commas", r"\p{L}(?<x>,) \p{L}", |_| ",,".into()),
    fault("a blank inside of a parenthesis", r" (?<x>\()\p{L}[^()\n]{3,}\)", |_| "( ".into()),
    fault("the Organization by its initials", r" (?<x>Организации Объединенных Наций) ", |_| "ООН".into()),
    fault(
        "resolution for resolutions",
        r"(?<x>резолюции) \[?[0-9]{2}/[0-9]+(?:\]\(#\))?(?: от [0-9]+ \p{L}+ [0-9]{4} года)? и \[?[0-9]{2}/",
        |_| "резолюцию".into(),
    ),
    fault(
        "a lead with a capital",
        r"(?m)^[0-9]+\. \*(?<x>призывает|отмечает|просит|постановляет)\* ",
        |it| capital(&it["x"]),
    ),
    fault(
        "a recital with a capital",
        r"(?m)^(?<x>отмечая|подчеркивая|признавая|ссылаясь) ",
        |it| capital(&it["x"]),
    ),
];

const CHINESE: &[Fault] = &[
    fault("a narrow comma", r"\p{Han}(?<x>，)\p{Han}", |_| ",".into()),
    fault("a narrow semicolon", r"\p{Han}(?<x>；)\n", |_| ";".into()),
    fault("a narrow colon", r"\p{Han}(?<x>：)\n", |_| ":".into()),
    fault("a narrow full stop", r"\p{Han}(?<x>。)\n", |_| ".".into()),
    fault("two commas", r"\p{Han}(?<x>，)\p{Han}", |_| "，，".into()),
    fault("a word twice", r"\p{Han}(?<x>以及|并|和|在)\p{Han}", |it| format!("{0}{0}", &it["x"])),
    fault("a blank between signs", r"\p{Han}(?<x>)\p{Han}", |_| " ".into()),
    fault("straight quotation marks", r"(?<x>“)[^”\n]{3,}”", |_| "\"".into()),
    fault("a title without end", r"《[^《》\n]{3,}(?<x>》)", |_| String::new()),
    fault("a title without beginning", r"(?<x>《)[^《》\n]{3,}》", |_| String::new()),
    fault("a mark before the comma", r"\p{Han}(?<x>，[¹²³⁴-⁹])", |it| {
        it["x"].chars().rev().collect()
    }),
    fault(
        "another year of a cited resolution",
        r"大会(?<x>[0-9]{4})年[0-9]+月[0-9]+日第\[?[5-7][0-9]/[0-9]+",
        years_on,
    ),
    fault(
        "another session of a cited resolution",
        r"大会[0-9]{4}年[0-9]+月[0-9]+日第\[?(?<x>[5-7][0-9])/[0-9]+",
        sessions_back,
    ),
    fault("another year of adoption", r"(?m)^(?<x>20[0-9]{2})年[0-9]+月[0-9]+日大会决议$", year_before),
    fault("another session in the masthead", r"(?m)^第(?<x>七十六)届会议$", |_| "七十二".into()),
    fault("another day in the closing", r"会议\n20[0-9]{2}年[0-9]+月(?<x>[0-9]+)日\*", |it| {
        if number(it, "x") > 1 { (number(it, "x") - 1).to_string() } else { "2".into() }
    }),
    fault("a reference to no paragraph", r"(?:上文|下文|本决议)第(?<x>[0-9]+)段", |_| "97".into()),
    fault("an annex's number skipped", r"(?m)^附件(?<x>二)$", |_| "四".into()),
    fault("a parenthesis without end", r"\(\p{Han}[^()\n]{2,}(?<x>\))\p{Han}", |_| String::new()),
    fault("a parenthesis without beginning", r"(?<x>\()\p{Han}[^()\n]{2,}\)\p{Han}", |_| String::new()),
    fault("corner brackets for quotation marks", r"(?<x>“\p{Han}[^”\n]+”)", |it| {
        it["x"].replace('“', "「").replace('”', "」")
    }),
    fault("a day without its sign", r"年[0-9]+月[0-9]+(?<x>日)第", |_| String::new()),
    fault("a number without its first sign", r"[日其会](?<x>第)\[?[0-9]{2}/[0-9]+", |_| String::new()),
    fault("a number without its last sign", r"第\[?[0-9]{2}/[0-9]+(?:\]\(#\))?(?<x>号)决议", |_| {
        String::new()
    }),
    fault("a date in figures", r"[会其](?<x>[0-9]{4}年[0-9]+月[0-9]+日)第", |_| "2020-12-16".into()),
    fault("a traditional character", r"(?<x>国|会|议|关|与|权)\p{Han}", |it| {
        other(it, &[("国", "國"), ("会", "會"), ("议", "議"), ("关", "關"), ("与", "與"), ("权", "權")])
    }),
    fault("another agenda item's form", r"(?m)^(?<x>议程项目[0-9]+ ?\([a-z]\))$", |it| {
        it["x"].replace(['(', ')', ' '], "")
    }),
    fault(
        "a Council date of another year",
        r"安全理事会(?<x>20[0-9]{2})年[0-9]+月[0-9]+日第\[?[12][0-9]{3} ?\\?\(",
        years_on,
    ),
    fault(
        "a verb in the past",
        r"(?m)^[0-9]+\. (?:决定|欢迎|请|鼓励|敦促|重申)(?<x>)\p{Han}",
        |_| "了".into(),
    ),
    fault("a verb misspelt", r"(?m)^[0-9]+\. (?<x>决定|欢迎|鼓励|敦促|重申|强调)\p{Han}", |it| {
        other(
            it,
            &[
                ("决定", "绝定"),
                ("欢迎", "欢应"),
                ("鼓励", "古励"),
                ("敦促", "敦捉"),
                ("重申", "重伸"),
                ("强调", "强凋"),
            ],
        )
    }),
    fault(
        "the adverb lost",
        r"(?m)^[0-9]+\. (?<x>又)(?:请|鼓励|敦促|重申|强调|促请|邀请)",
        |_| String::new(),
    ),
    fault(
        "the third adverb for the second",
        r"(?m)^[0-9]+\. (?<x>又)(?:请|鼓励|敦促|重申|强调|促请|邀请)",
        |_| "还".into(),
    ),
    fault("an adverb too many", r"(?m)^1\. (?<x>)(?:请|鼓励|敦促|重申|强调|促请|邀请|欢迎)", |_| "又".into()),
    fault("a wide figure", r"\p{Han}(?<x>[1-9])[0-9]*个", |_| "２".into()),
];

const ARABIC: &[Fault] = &[
    fault("a word twice", r" (?<x>من|في|على|إلى|أن|التي) \p{L}", twice),
    fault("a Latin comma", r"\p{L}(?<x>،) \p{L}", |_| ",".into()),
    fault("a Latin semicolon", r"\p{L}(?<x>؛)\n", |_| ";".into()),
    fault("a blank before a semicolon", r"\p{L}(?<x>؛)\n", |_| " ؛".into()),
    fault("straight quotation marks", r"(?<x>”)[^”“\n]{5,}“", |_| "\"".into()),
    fault("a mark without parentheses", r"\p{L}(?<x>\([¹²³⁴-⁹]\))", |it| {
        it["x"].trim_matches(['(', ')']).into()
    }),
    fault(
        "a recital's form for a verb",
        r"(?m)^[0-9]+ - \*(?<x>تشير|تحث|ترحب|تدعو|تلاحظ|تشدد)\*",
        |it| format!("وإذ {}", &it["x"]),
    ),
    fault("a verb for a recital's form", r"(?m)^(?<x>وإذ )(?:تشير|تلاحظ|ترحب|تؤكد|تشدد)", |_| String::new()),
    fault(
        "a verb in the past",
        r"(?m)^[0-9]+ - \*(?<x>تطلب|ترحب|تقرر|تحث|تشجع)\* ",
        |it| {
            other(
                it,
                &[("تطلب", "طلبت"), ("ترحب", "رحبت"), ("تقرر", "قررت"), ("تحث", "حثت"), ("تشجع", "شجعت")],
            )
        },
    ),
    fault("the adverb lost", r"\n\n[0-9]+ - \*\p{L}+(?<x> أيضا)\* ", |_| String::new()),
    fault(
        "another year of a cited resolution",
        r"قرارها \[?[0-9]{2}/[0-9]+(?:\]\(#\))? المؤرخ [0-9]+ [^0-9\n]+ (?<x>[0-9]{4})",
        years_on,
    ),
    fault(
        "another session of a cited resolution",
        r"قرارها \[?(?<x>[5-7][0-9])/[0-9]+(?:\]\(#\))? المؤرخ",
        sessions_back,
    ),
    fault("a citation of the future", r"قرارها \[?(?<x>[0-9]{2})/[0-9]+", |_| "95".into()),
    fault(
        "another year of adoption",
        r"اتخذته الجمعية العامة في [0-9]+ [^0-9\n]+ (?<x>20[0-9]{2})",
        year_before,
    ),
    fault("another session in the masthead", r"(?m)^الدورة (?<x>السادسة) والسبعون$", |_| "الثانية".into()),
    fault(
        "a reference to no paragraph",
        r"الفقرة (?<x>[0-9]+) (?:أعلاه|أدناه|من هذا القرار)",
        |_| "97".into(),
    ),
    fault("an annex's number skipped", r"(?m)^المرفق (?<x>الثاني)$", |_| "الرابع".into()),
    fault("a word without its hamza", r" (?<x>إلى|أو) \p{L}", |it| it["x"].replace(['إ', 'أ'], "ا")),
    fault("a blank behind and", r" و(?<x>)ال\p{L}{3,}", |_| " ".into()),
    fault("no blank behind a comma", r"\p{L}(?<x>، )\p{L}", |_| "،".into()),
    fault("two commas", r"\p{L}(?<x>،) \p{L}", |_| "،،".into()),
    fault(
        "one name of a month",
        r"[0-9] (?:أيلول|كانون الأول|تموز|حزيران)(?<x>/\p{L}+) [12]",
        |_| String::new(),
    ),
    fault(
        "the names of two months",
        r"[0-9] (?:أيلول|كانون الأول|تموز|حزيران)/(?<x>\p{L}+) [12]",
        |_| "مارس".into(),
    ),
    fault(
        "a month misspelt",
        r"[0-9] (?<x>أيلول/سبتمبر|كانون الأول/ديسمبر|تموز/يوليه) [12]",
        |it| it["x"].replace("سبتمبر", "سبتمر").replace("ديسمبر", "ديسبمر").replace("يوليه", "يوليو"),
    ),
    fault("a date in figures", r"المؤرخ (?<x>[0-9]+ [^0-9\n]{5,20} [12][0-9]{3})", |_| {
        "16/12/2020".into()
    }),
    fault("per cent as a sign", r"[0-9](?<x> في المائة)", |_| "%".into()),
    fault("guillemets", r"(?<x>”[^”“\n]{5,}“)", |it| it["x"].replace('”', "«").replace('“', "»")),
    fault("Arabic figures", r" (?<x>20[0-9]{2})[ ،؛]", |_| "٢٠١٥".into()),
    fault(
        "another agenda item's form",
        r"(?m)^(?<x>البند [0-9]+ \(\p{L}\)) من جدول الأعمال$",
        |it| it["x"].replace(['(', ')'], ""),
    ),
    fault(
        "a Council date of another year",
        r"مجلس الأمن \[?[12][0-9]{3} \\?\((?:19|20)[0-9]{2}\\?\)(?:\]\(#\))? المؤرخ [0-9]+ [^0-9\n]+ (?<x>[0-9]{4})",
        years_on,
    ),
    fault(
        "a verb misspelt",
        r"(?m)^[0-9]+ - \*(?<x>تطلب|ترحب|تقرر|تشجع|تلاحظ|يطلب|يقرر)\* ",
        |it| {
            other(
                it,
                &[
                    ("تطلب", "تطلبب"),
                    ("ترحب", "ترجب"),
                    ("تقرر", "تقرؤ"),
                    ("تشجع", "تشحع"),
                    ("تلاحظ", "تلاحض"),
                    ("يطلب", "يطلبب"),
                    ("يقرر", "يقرؤ"),
                ],
            )
        },
    ),
    fault(
        "a verb of the other gender",
        r"(?m)^[0-9]+ - \*(?<x>ت|ي)(?:طلب|رحب|قرر|شجع|لاحظ|ؤكد)\* ",
        |it| other(it, &[("ت", "ي"), ("ي", "ت")]),
    ),
    fault("the third adverb for the second", r"\n\n[0-9]+ - \*\p{L}+ (?<x>أيضا)\* ", |_| "كذلك".into()),
    fault(
        "a recital without its first word",
        r"(?m)^(?<x>وإذ )(?:تعرب|تضع|تعيد|تدرك|تقر)",
        |_| String::new(),
    ),
];
