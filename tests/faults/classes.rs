//! The classes of faults: what an editor would correct, each as the pattern that it is put in with.

use regex::Captures;

/// A fault: what is looked for (group 0, or group `x` where there is one), what it becomes.
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    pub(crate) pattern: &'static str,
    pub(crate) with: fn(&Captures<'_>) -> String,
}

pub(crate) const fn fault(
    name: &'static str,
    pattern: &'static str,
    with: fn(&Captures<'_>) -> String,
) -> Fault {
    Fault { name, pattern, with }
}

pub(crate) fn nothing(_: &Captures<'_>) -> String {
    String::new()
}

pub(crate) fn number(found: &Captures<'_>, name: &str) -> u32 {
    found[name].parse().unwrap()
}

/// What the Security Council writes itself, and so is no fault in its texts: the rules are silent or off there.
pub(crate) const OF_THE_COUNCIL: &[&str] = &[
    "Calls on",
    "Further for Also",
    "the adverb lost",
    "the third adverb for the second",
    "a second Further",
    "an adverb too many",
    "a word in American spelling",
    "more American spelling",
    "-ise for -ize",
    "an old hyphen",
    "member states",
    "a member State",
    "this resolution",
    "the Organization by its initials",
    "the Council by its initials",
    "the Assembly by its initials",
    "the Goals by their initials",
    "a number in figures",
    "an ampersand",
    "a Member state",
    "calls on in a sentence",
    "Calls on in a row",
    "an adverb that repeats nothing",
    "the Security Council by initials",
    "the Secretary-General by initials",
    "the Human Rights Council by initials",
    "United Nations with points",
    "UN before a hyphen",
    "a spelling in capitals",
    "a spelling of a lead",
    "a spelling in an annex",
    "a spelling in a note",
    "another spelling",
    "two paragraphs as one",
    "one paragraph as two",
    "this resolution in a paragraph",
    "Also before a participle",
    "Also lost in a recital",
    "a number under ten in figures",
    "resolution for resolutions",
    "resolutions for resolution",
];

pub(crate) const FAULTS: &[Fault] = &[
    fault("a mark lost", r"[a-z,](?<x>[¹²³⁴-⁹])[ ,;]", nothing),
    fault("a note lost", r"(?m)^(?<x>[¹²³⁴-⁹] [^\n]+)$", nothing),
    fault("a mark typed as a digit", r"[a-z](?<x>¹)[ ,;]", |_| "1".into()),
    fault("a mark twice", r"[a-z,](?<x>²)[ ,;]", |_| "¹".into()),
    fault("a paragraph's number skipped", r"(?m)^(?<x>(?<n>[2-9]))\. \*", |it| {
        (number(it, "n") + 1).to_string()
    }),
    fault("a paragraph's number repeated", r"(?m)^(?<x>(?<n>[3-9]))\. \*", |it| {
        (number(it, "n") - 1).to_string()
    }),
    fault("a paragraph's number lost", r"(?m)^(?<x>[3-9]\. )\*", nothing),
    fault("a subparagraph's letter skipped", r"(?m)^\((?<x>b)\) ", |_| "c".into()),
    fault(
        "a recital without comma",
        r"(?m)^(?:Recalling|Noting|Recognizing)[^\n]{30,}[a-z](?<x>,)\n\n[A-Z][a-z]+ing ",
        nothing,
    ),
    fault(
        "a recital with a semicolon",
        r"(?m)^(?:Recalling|Noting|Recognizing)[^\n]{30,}[a-z](?<x>,)\n\n[A-Z][a-z]+ing ",
        |_| ";".into(),
    ),
    fault(
        "a recital with a full stop",
        r"(?m)^(?:Recalling|Noting|Recognizing)[^\n]{30,}[a-z](?<x>,)\n\n[A-Z][a-z]+ing ",
        |_| ".".into(),
    ),
    fault("a paragraph with a comma", r"(?m)^[0-9]+\. \*[^\n]{30,}[a-z](?<x>;)\n\n[0-9]", |_| ",".into()),
    fault("a paragraph with a full stop", r"(?m)^[0-9]+\. \*[^\n]{30,}[a-z](?<x>;)\n\n[0-9]", |_| ".".into()),
    fault("a paragraph without end mark", r"(?m)^[0-9]+\. \*[^\n]{30,}[a-z](?<x>;)\n\n[0-9]", nothing),
    fault("no full stop at the end", r"[a-z](?<x>\.)\n\n\*[0-9]+\w\w (?:plenary )?meeting", nothing),
    fault("a semicolon at the end", r"[a-z](?<x>\.)\n\n\*[0-9]+\w\w (?:plenary )?meeting", |_| ";".into()),
    fault("another session in the title", r"(?m)^(?<x>(?<n>[0-9]{2}))/[0-9]+\. [A-Z]", |it| {
        (number(it, "n") - 1).to_string()
    }),
    fault("another session in the masthead", r"(?m)^(?<x>Seventy)-[a-z]+ session$", |_| "Sixty".into()),
    fault("another session in the report", r"\[[^\]\n]*\(A/(?<x>(?<n>[0-9]{2}))/[0-9]", |it| {
        (number(it, "n") - 2).to_string()
    }),
    fault(
        "another year of adoption",
        r"(?m)^Resolution adopted by the [A-Z][A-Za-z ]+ on [0-9]+ [A-Z][a-z]+ (?<x>(?<n>20[0-9]{2}))$",
        |it| (number(it, "n") - 2).to_string(),
    ),
    fault("another day in the closing", r"meeting\n(?<x>(?<n>[0-9]+)) [A-Z][a-z]+ 20[0-9]{2}\*", |it| {
        if number(it, "n") > 1 { (number(it, "n") - 1).to_string() } else { "2".into() }
    }),
    fault(
        "another organ in the opening",
        r"(?m)^The (?<x>General Assembly|Security Council|Human Rights Council),$",
        |it| {
            if &it["x"] == "General Assembly" { "Security Council".into() } else { "General Assembly".into() }
        },
    ),
    fault(
        "another year of a cited resolution",
        r"its resolution \[?[0-9]{2}/[0-9]+(?:\]\(#\))? of [0-9]+ [A-Z][a-z]+ (?<x>(?<n>[0-9]{4}))",
        |it| (number(it, "n") + 3).to_string(),
    ),
    fault(
        "another session of a cited resolution",
        r"its resolution \[?(?<x>(?<n>[5-7][0-9]))/[0-9]+(?:\]\(#\))? of [0-9]+ [A-Z]",
        |it| (number(it, "n") - 7).to_string(),
    ),
    fault(
        "a date that is none",
        r" (?<x>[0-9]{1,2}) (?:September|June|November|April) (?:19|20)[0-9]{2}",
        |_| "31".into(),
    ),
    fault(
        "an American date",
        r" (?<x>(?<d>[0-9]{1,2}) (?<m>September|June|November|December|March) (?<y>20[0-9]{2}))[ ,]",
        |it| format!("{} {}, {}", &it["m"], &it["d"], &it["y"]),
    ),
    fault("a quotation without end", r"“[^”\n“]{5,}(?<x>”)", nothing),
    fault("a quotation without beginning", r"(?<x>“)[^”\n“]{5,}”", nothing),
    fault("a parenthesis without end", r"\([A-Z][^()\n]{3,}(?<x>\))[ ,]", nothing),
    fault("a word twice", r" (?<x>(?:of|the|and|to)) [a-z]", |it| format!("{0} {0}", &it["x"])),
    fault("a suffix without full stop", r"/Add(?<x>\.)[0-9]", nothing),
    fault("a symbol with a blank", r"\b[AES]/(?<x>)[0-9]{2}/[0-9]", |_| " ".into()),
    fault(
        "a reference to no paragraph",
        r"paragraph (?<x>[0-9]+) (?:above|below|of the present resolution)",
        |_| "997".into(),
    ),
    fault("a reference the wrong way", r"paragraph [0-9]+ (?<x>above)", |_| "below".into()),
    fault(
        "a participle for a verb",
        r"\*(?<x>Decides|Requests|Welcomes|Encourages|Reaffirms|Calls upon)\*",
        |it| {
            it["x"].trim_end_matches('s').trim_end_matches('e').replace("Calls upon", "Calling upon")
                + if it["x"].contains(' ') { "" } else { "ing" }
        },
    ),
    fault("a verb for a participle", r"(?m)^(?<x>Recalling|Noting|Welcoming|Recognizing) ", |it| {
        it["x"]
            .replace("Recalling", "Recalls")
            .replace("Noting", "Notes")
            .replace("Welcoming", "Welcomes")
            .replace("Recognizing", "Recognizes")
    }),
    fault(
        "a Council number of another year",
        r"resolutions? \[?[0-9]{4} \\?\((?<x>(?<n>(?:19|20)[0-9]{2}))\\?\)",
        |it| (number(it, "n") + 4).to_string(),
    ),
    fault("a citation of the future", r"its resolution \[?(?<x>[0-9]{2})/[0-9]+", |_| "95".into()),
    fault(
        "a word in American spelling",
        r" (?<x>organization|recognize|strengthening labour|programmes?|labour|centres?) [a-z]",
        |it| {
            it["x"]
                .replace("ization", "isation")
                .replace("ize", "ise")
                .replace("our", "or")
                .replace("programme", "program")
                .replace("centre", "center")
        },
    ),
    fault("a section's letter or number skipped", r"(?m)^(?<x>II|III|B)$", |it| match &it["x"] {
        "II" => "IV".into(),
        "III" => "V".into(),
        _ => "D".into(),
    }),
    fault("an annex's number skipped", r"(?m)^Annex (?<x>II)$", |_| "IV".into()),
    fault("a subparagraph's letter repeated", r"(?m)^\((?<x>c)\) ", |_| "b".into()),
    fault("a Roman item skipped", r"(?m)^\((?<x>ii)\) ", |_| "iv".into()),
    fault("a list without colon", r"(?m)^[0-9]+\. \*[^\n]{10,}[a-z](?<x>:)\n\n\(a\) ", |_| ";".into()),
    fault("an item without end mark", r"(?m)^\([a-h]\) [^\n]{20,}[a-z](?<x>;)\n\n\([a-z]\)", nothing),
    fault("a recital twice", r"(?m)^(?<x>(?:Recalling|Noting|Welcoming)[^\n¹²³⁴-⁹]{60,},)\n\n", |it| {
        format!("{0}\n\n{0}", &it["x"])
    }),
    fault("two notes changed about", r"(?m)^(?<x>¹ [^\n]+\n\n² [^\n]+)$", |it| {
        let (first, second) = it["x"].split_once("\n\n").unwrap();
        format!("{second}\n\n{first}")
    }),
    fault("two marks changed about", r"[a-z,](?<x>¹[ ,;][^¹²³⁴-⁹]{10,300}[a-z,]²)[ ,;\n]", |it| {
        it["x"].replace('¹', "@").replace('²', "¹").replace('@', "²")
    }),
    fault("a note without full stop", r"(?m)^[¹²³⁴-⁹] [^\n]{10,}[a-z0-9](?<x>\.)$", nothing),
    fault("a mark before the comma", r"[a-z](?<x>,[¹²³⁴-⁹]) [a-z]", |it| {
        it["x"].chars().rev().collect()
    }),
    fault("a treaty without volume", r"Treaty Series\*?,(?<x> vol\. [0-9]+,) No\.", nothing),
    fault("a blank twice", r"[a-z](?<x> )(?:of|the|and) [a-z]", |_| "  ".into()),
    fault("a blank before a comma", r"[a-z](?<x>,) [a-z]", |_| " ,".into()),
    fault("a hyphen between years", r"\b20[0-9]{2}(?<x>–)20[0-9]{2}\b", |_| "-".into()),
    fault("a straight apostrophe", r"[a-z](?<x>’)s ", |_| "'".into()),
    fault("this resolution", r"\b(?<x>the present resolution)\b", |_| "this resolution".into()),
    fault("Calls on", r"\*(?<x>Calls upon)\*", |_| "Calls on".into()),
    fault(
        "the adverb lost",
        r"\n\n[0-9]+\. \*(?<x>Also (?:reaffirms|notes|welcomes|stresses|recalls|recognizes))\* ",
        |it| {
            let verb = it["x"].trim_start_matches("Also ");
            verb[..1].to_uppercase() + &verb[1..]
        },
    ),
    fault(
        "Further for Also",
        r"\n\n[0-9]+\. \*(?<x>Also) (?:reaffirms|notes|welcomes|recalls|requests)\* ",
        |_| "Further".into(),
    ),
    fault(
        "a lead without italics",
        r"\n\n[0-9]+\. (?<x>\*(?:Requests|Decides|Welcomes|Reaffirms)\*) ",
        |it| it["x"].trim_matches('*').into(),
    ),
    fault("a verb in the past", r"\n\n[0-9]+\. \*(?<x>Requests|Invites|Welcomes|Encourages)\* ", |it| {
        it["x"].trim_end_matches('s').trim_end_matches('e').to_owned() + "ed"
    }),
    fault("a recital that is a sentence", r"(?m)^(?<x>Recalling|Noting that|Recognizing that) ", |_| {
        "There was ".trim_end().into()
    }),
    fault("per cent as a sign", r"[0-9](?<x> per cent)\b", |_| "%".into()),
    fault(
        "the Organization by its initials",
        r"[a-z] (?:of|by) the (?<x>United Nations) (?:system|and) ",
        |_| "UN".into(),
    ),
    fault("member states", r"[a-z] (?<x>Member States) (?:to|and) [a-z]", |_| "member states".into()),
    fault(
        "resolution for resolutions",
        r"(?<x>resolutions) \[?[0-9]{2}/[0-9]+(?:\]\(#\))? of [0-9]+ [A-Z][a-z]+ [0-9]{4} and \[?[0-9]{2}/",
        |_| "resolution".into(),
    ),
    fault("a symbol with a hyphen", r"\bA/[0-9]{2}(?<x>/)[0-9]{2,3}\b", |_| "-".into()),
    fault("a symbol in small letters", r" (?<x>A/HRC/[0-9]+/[0-9]+)\b", |it| it["x"].to_lowercase()),
    fault("a Cyrillic letter in a word", r" c(?<x>o)[a-z]{4,} ", |_| "о".into()),
    fault("no title", r"(?m)^[0-9]{2,4}/[0-9]+\.(?<x> [A-Z][^\n]+)$", nothing),
    fault("issued before adopted", r"Distr\.: General\n[0-9]{1,2} [A-Z][a-z]+ (?<x>20[0-9]{2})", |it| {
        (number(it, "x") - 1).to_string()
    }),
    fault("another agenda item's form", r"(?m)^(?<x>Agenda item (?<n>[0-9]+) \((?<l>[a-z])\))$", |it| {
        format!("Item {}{}", &it["n"], &it["l"])
    }),
    fault("a State left out of a vote", r"In favour:\n?(?<x>[A-Z][a-z]+, )", nothing),
    fault("another figure of a vote", r"recorded vote of (?<x>[0-9]+) to", |it| {
        (number(it, "x") + 1).to_string()
    }),
    fault("another year in a Council's number", r"(?m)^Resolution [0-9]{4} \((?<x>20[0-9]{2})\)$", |it| {
        (number(it, "x") + 1).to_string()
    }),
    fault(
        "another year of a Council's adoption",
        r"(?m)^Adopted by the Security Council [^\n]*(?<x>20[0-9]{2})$",
        |it| (number(it, "x") - 1).to_string(),
    ),
    fault("a reference to no annex", r"(?<x>the annex to the present resolution)", |_| {
        "annex VII to the present resolution".into()
    }),
    fault("an abbreviated place", r"[a-z] (?<x>paragraph) [0-9]+ of (?:its|General|the)\b", |_| {
        "para.".into()
    }),
];

/// Faults of the other languages, found in the same way: the pattern is tried in each of them.
pub(crate) const EVERYWHERE: &[Fault] = &[
    fault("a mark lost", r"\p{L}[,،，]?(?<x>\(?[¹²³⁴-⁹]\)?)[ ,;،؛，；]", nothing),
    fault("a note lost", r"(?m)^(?<x>[¹²³⁴-⁹] [^\n]+)$", nothing),
    fault("a paragraph's number skipped", r"(?m)^(?<x>[2-9])(?:\.| -|-) \*?", |it| {
        (number(it, "x") + 1).to_string()
    }),
    fault("a paragraph's number repeated", r"(?m)^(?<x>[3-9])(?:\.| -|-) \*?", |it| {
        (number(it, "x") - 1).to_string()
    }),
    fault(
        "a paragraph without end mark",
        r"(?m)^[0-9]+(?:\.| -|-) [^\n]{30,}\p{L}(?: ?)(?<x>[;؛；])\n\n[0-9]",
        nothing,
    ),
    fault(
        "a paragraph with a comma",
        r"(?m)^[0-9]+(?:\.| -|-) [^\n]{30,}\p{L}(?: ?)(?<x>[;؛；])\n\n[0-9]",
        |it| match &it["x"] {
            ";" => ",".into(),
            "；" => "，".into(),
            _ => "،".into(),
        },
    ),
    fault("a recital without comma", r"\n\n[^0-9\n]{40,}\p{L}(?<x>[,،，])\n\n(?:\p{L})", nothing),
    fault(
        "a recital with a semicolon",
        r"\n\n[^0-9\n]{40,}\p{L}(?<x>[,،，])\n\n(?:\p{L})",
        |it| match &it["x"] {
            "," => ";".into(),
            "，" => "；".into(),
            _ => "؛".into(),
        },
    ),
    fault("no full stop at the end", r"\p{L}(?<x>[.。])\n\n\*[^\n]+\n[^\n]+\*", nothing),
    fault("a quotation without end", r"[“«][^”»\n“«]{5,}(?<x>”|»)", nothing),
    fault("a parenthesis without end", r"\(\p{L}[^()\n]{3,}(?<x>\))[ ,]", nothing),
    fault("a blank twice", r"\p{L}(?<x> )\p{L}{2,} ", |_| "  ".into()),
    fault("a blank before a comma", r"\p{L}(?<x>,) \p{L}", |_| " ,".into()),
    fault(
        "a date that is none",
        r" (?<x>[12]?[0-9]) (?:de )?(?:septembre|juin|novembre|avril|septiembre|junio|noviembre|abril|сентября|июня|ноября|апреля|أيلول/سبتمبر|حزيران/يونيه) (?:de )?20[0-9]{2}",
        |_| "31".into(),
    ),
    fault("a Chinese date that is none", r"20[0-9]{2}年(?:6|9|11)月(?<x>[0-9]{1,2})日", |_| "31".into()),
    fault(
        "another organ in the opening",
        r"(?m)^(?<x>L’Assemblée générale|La Asamblea General|Генеральная Ассамблея|大会|إن الجمعية العامة)[,،，]$",
        |it| {
            let pairs = [
                ("L’Assemblée générale", "Le Conseil de sécurité"),
                ("La Asamblea General", "El Consejo de Seguridad"),
                ("Генеральная Ассамблея", "Совет Безопасности"),
                ("大会", "安全理事会"),
                ("إن الجمعية العامة", "إن مجلس الأمن"),
            ];
            pairs.iter().find(|pair| pair.0 == &it["x"]).unwrap().1.into()
        },
    ),
    fault("a Council number of another year", r"\b2[0-9]{3} ?\\?\((?<x>20[01][0-9])\\?\)", |it| {
        (number(it, "x") + 4).to_string()
    }),
    fault("a suffix without full stop", r"/Add(?<x>\.)[0-9]", nothing),
    fault(
        "another day in the closing",
        r"\n(?<x>[0-9]{1,2}) (?:de )?\p{L}+ (?:de )?20[0-9]{2}(?: года)?\*",
        |it| {
            if number(it, "x") > 1 { (number(it, "x") - 1).to_string() } else { "2".into() }
        },
    ),
    fault("a mark twice", r"\p{L}[,،，]?(?:\()?(?<x>²)", |_| "¹".into()),
    fault("a mark typed as a digit", r"\p{Ll}(?<x>¹)(?:[ ,;]|$)", |_| "1".into()),
    fault("two marks changed about", r"\p{L}[,，]?(?<x>\(?¹[^¹²³⁴-⁹]{10,300}²)", |it| {
        it["x"].replace('¹', "@").replace('²', "¹").replace('@', "²")
    }),
    fault("two notes changed about", r"(?m)^(?<x>¹ [^\n]+\n\n² [^\n]+)$", |it| {
        let (first, second) = it["x"].split_once("\n\n").unwrap();
        format!("{second}\n\n{first}")
    }),
    fault("a note without full stop", r"(?m)^[¹²³⁴-⁹] [^\n]{10,}[\p{L}0-9](?<x>[.。])$", nothing),
    fault("a paragraph's number lost", r"(?m)^(?<x>[3-9](?:\.| -|-) )\*", nothing),
    fault(
        "a paragraph with a full stop",
        r"(?m)^[0-9]+(?:\.| -|-) [^\n]{30,}\p{L}(?<x> ?[;؛；])\n\n[0-9]",
        |it| {
            if it["x"].contains('；') { "。".into() } else { ".".into() }
        },
    ),
    fault("a recital with a full stop", r"\n\n[^0-9\n]{40,}\p{L}(?<x>[,،，])\n\n(?:\p{L})", |it| {
        if it["x"].contains('，') { "。".into() } else { ".".into() }
    }),
    fault("a semicolon at the end", r"\p{L}(?<x>[.。])\n\n\*[^\n]+\n[^\n]+\*", |it| {
        if &it["x"] == "。" { "；".into() } else { ";".into() }
    }),
    fault("a subparagraph's letter skipped", r"(?m)^\(?(?<x>b|ب)\) ", |it| {
        if &it["x"] == "b" { "c".into() } else { "ج".into() }
    }),
    fault("a subparagraph's letter repeated", r"(?m)^\(?(?<x>c|ج)\) ", |it| {
        if &it["x"] == "c" { "b".into() } else { "ب".into() }
    }),
    fault("a Roman item skipped", r"(?m)^\(?(?<x>ii)\) ", |_| "iv".into()),
    fault(
        "a list without colon",
        r"(?m)^[0-9]+(?:\.| -|-) [^\n]{10,}\p{L}(?<x> ?[:：])\n\n\(?[aأ]\) ",
        |_| ";".into(),
    ),
    fault(
        "an item without end mark",
        r"(?m)^\(?[a-hأ-ي]\) [^\n]{20,}\p{L}(?<x> ?[;؛；])\n\n\(?[a-zأ-ي]\) ",
        nothing,
    ),
    fault("another session in the title", r"(?m)^(?<x>(?<n>[0-9]{2}))/[0-9]+\.? \p{L}", |it| {
        (number(it, "n") - 1).to_string()
    }),
    fault("another session in the report", r"\[[^\]\n]*\(A/(?<x>(?<n>[0-9]{2}))/[0-9]", |it| {
        (number(it, "n") - 2).to_string()
    }),
    fault("issued before adopted", r"Distr\.: General\n[0-9]{1,2} [A-Z][a-z]+ (?<x>20[0-9]{2})", |it| {
        (number(it, "x") - 1).to_string()
    }),
    fault("no title", r"(?m)^[0-9]{2,4}/[0-9]+\.?(?<x> \p{L}[^\n]+)$", nothing),
    fault("a quotation without beginning", r"(?<x>[“«])[^”»\n“«]{5,}[”»]", nothing),
    fault("a parenthesis without beginning", r" (?<x>\()\p{L}[^()\n]{3,}\)[ ,]", nothing),
    fault("a symbol with a blank", r"\b[AES]/(?<x>)[0-9]{2}/[0-9]", |_| " ".into()),
    fault("a symbol with a hyphen", r"\bA/[0-9]{2}(?<x>/)[0-9]{2,3}\b", |_| "-".into()),
    fault("a symbol in small letters", r"[ (\[](?<x>A/HRC/[0-9]+/[0-9]+)\b", |it| it["x"].to_lowercase()),
    fault("a recital twice", r"(?m)\n\n(?<x>[^\n¹²³⁴-⁹*0-9]{60,}[,،，])\n\n\p{L}", |it| {
        format!("{0}\n\n{0}", &it["x"])
    }),
    fault("a lead without italics", r"(?m)^[0-9]+(?:\.| -|-) (?<x>\*\p{L}+\*) ", |it| {
        it["x"].trim_matches('*').into()
    }),
    fault("a blank before an Arabic or Chinese comma", r"\p{L}(?<x>،|，)", |it| format!(" {}", &it["x"])),
];
