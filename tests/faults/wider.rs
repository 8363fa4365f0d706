//! More classes of faults, as an examiner would put them who never saw our rules: for each thing that a rule looks
//! at, the other ways in which it goes wrong.

use regex::Captures;

use crate::classes::{Fault, fault, nothing, number};

/// A superscript digit as a plain one.
fn plain(found: &Captures<'_>) -> String {
    let place = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|it| found["x"].starts_with(it));
    place.map_or_else(String::new, |it| it.to_string())
}

fn next(found: &Captures<'_>) -> String {
    (number(found, "x") + 1).to_string()
}

fn capitals_off(found: &Captures<'_>) -> String {
    found["x"].to_lowercase()
}

/// The end of a recital that another one follows.
const RECITAL: &str =
    r"(?m)^(?:Recognizing|Reaffirming|Stressing|Welcoming)[^\n]{30,}[a-z](?<x>,)\n\n[A-Z][a-z]+ing ";
/// The end of the last recital.
const LAST_RECITAL: &str = r"(?m)^[A-Z][a-z]+ing [^\n]{30,}[a-z](?<x>,)\n\n1\. \*";
/// The end of an operative paragraph that another one follows.
const PARAGRAPH: &str = r"(?m)^[0-9]+\. \*[^\n]{30,}[a-z](?<x>;)\n\n[0-9]+\. \*";
/// The end of the words before a list.
const INTRODUCTION: &str = r"(?m)^[0-9]+\. \*[^\n]{10,}[a-z](?<x>:)\n\n\(a\) ";
/// The end of an item that another one follows.
const ITEM: &str = r"(?m)^\([a-h]\) [^\n]{20,}[a-z](?<x>;)\n\n\([b-i]\)";
/// The end of the last item of a list.
const LAST_ITEM: &str = r"(?m)^\([b-h]\) [^\n]{20,}[a-z](?<x>;)\n\n[0-9]+\. \*";
/// The end of all.
const LAST: &str = r"[a-z](?<x>\.)\n\n\*[0-9]+\w\w (?:plenary )?meeting";

pub(crate) const WIDER: &[Fault] = &[
    fault(
        "a number in figures",
        r"(?:hold|the|its|these|least|additional) (?<x>three|four|five|six) [a-z]+s ",
        |it| {
            let place = ["three", "four", "five", "six"].iter().position(|word| *word == &it["x"]);
            place.map_or_else(String::new, |it| (it + 3).to_string())
        },
    ),
    fault("another mark typed as a digit", r"[a-z][,;]?(?<x>[²³⁴-⁹])[ \n]", plain),
    fault("a blank before a mark", r"[a-z],(?<x>[²³⁴-⁹])[ \n]", |it| format!(" {}", &it["x"])),
    fault("a note emptied", r"(?m)^[¹²³⁴-⁹] (?<x>[^\n]{5,})$", nothing),
    fault("a note's number repeated", r"(?m)^(?<x>³) [^\n]+$", |_| "²".into()),
    fault("a note's number skipped", r"(?m)^(?<x>³) [^\n]+$", |_| "⁵".into()),
    fault("a mark's number skipped", r"[a-z,](?<x>³)[ ,;\n]", |_| "⁵".into()),
    fault("a mark before the semicolon", r"[a-z](?<x>;[¹²³⁴-⁹])\n", |it| {
        it["x"].chars().rev().collect()
    }),
    fault("numbers begin anew", r"(?m)^(?<x>[4-9])\. \*", |_| "1".into()),
    fault("a number of two digits skipped", r"(?m)^(?<x>[1-4][0-9])\. \*[^\n]+\n\n[0-9]", next),
    fault("a number of two digits repeated", r"(?m)^(?<x>[1-4][0-9])\. \*", |it| {
        (number(it, "x") - 1).to_string()
    }),
    fault("two numbers changed about", r"(?m)^(?<x>3)\. \*", |_| "4".into()),
    fault("a paragraph's full stop lost", r"(?m)^[3-9](?<x>\.) \*", nothing),
    fault("another letter skipped", r"(?m)^\((?<x>d)\) ", |_| "f".into()),
    fault("another letter repeated", r"(?m)^\((?<x>e)\) ", |_| "d".into()),
    fault("letters begin anew", r"(?m)^\((?<x>c)\) ", |_| "a".into()),
    fault("a letter lost", r"(?m)^(?<x>\(c\) )", nothing),
    fault("the first letter lost", r"(?m)^\((?<x>a)\) ", |_| "b".into()),
    fault("a Roman item repeated", r"(?m)^\((?<x>iii)\) ", |_| "ii".into()),
    fault("a section's number repeated", r"(?m)^(?<x>III)$", |_| "II".into()),
    fault("another recital without comma", RECITAL, nothing),
    fault("another recital with a semicolon", RECITAL, |_| ";".into()),
    fault("another recital with a full stop", RECITAL, |_| ".".into()),
    fault("a recital with a colon", RECITAL, |_| ":".into()),
    fault("the last recital without comma", LAST_RECITAL, nothing),
    fault("the last recital with a semicolon", LAST_RECITAL, |_| ";".into()),
    fault("the last recital with a full stop", LAST_RECITAL, |_| ".".into()),
    fault("the last recital with a colon", LAST_RECITAL, |_| ":".into()),
    fault("a paragraph with a colon", PARAGRAPH, |_| ":".into()),
    fault("a paragraph with two marks", PARAGRAPH, |_| ";;".into()),
    fault("a recital with two marks", RECITAL, |_| ",,".into()),
    fault("a list with a comma before", INTRODUCTION, |_| ",".into()),
    fault("a list with a full stop before", INTRODUCTION, |_| ".".into()),
    fault("a list with no mark before", INTRODUCTION, nothing),
    fault("an item with a comma", ITEM, |_| ",".into()),
    fault("an item with a full stop", ITEM, |_| ".".into()),
    fault("the last item without mark", LAST_ITEM, nothing),
    fault("the last item with a comma", LAST_ITEM, |_| ",".into()),
    fault("the last item with a full stop", LAST_ITEM, |_| ".".into()),
    fault("a comma at the end", LAST, |_| ",".into()),
    fault("a colon at the end", LAST, |_| ":".into()),
    fault("two full stops at the end", LAST, |_| "..".into()),
    fault(
        "the opening without comma",
        r"(?m)^The (?:General Assembly|Human Rights Council|Security Council|Economic and Social Council)(?<x>,)$",
        nothing,
    ),
    fault(
        "the opening with a full stop",
        r"(?m)^The (?:General Assembly|Human Rights Council|Security Council|Economic and Social Council)(?<x>,)$",
        |_| ".".into(),
    ),
    fault("another unit of the session", r"(?m)^[A-Z][a-z]+-(?<x>fifth|sixth|seventh) session$", |_| {
        "third".into()
    }),
    fault(
        "another day of adoption",
        r"(?m)^Resolution adopted by the [A-Z][A-Za-z ]+ on (?<x>[0-9]+) [A-Z]",
        |it| {
            if number(it, "x") > 1 { (number(it, "x") - 1).to_string() } else { "2".into() }
        },
    ),
    fault(
        "another month of adoption",
        r"(?m)^Resolution adopted by the [A-Z][A-Za-z ]+ on [0-9]+ (?<x>December|July|April)",
        |it| {
            if &it["x"] == "July" { "June".into() } else { "March".into() }
        },
    ),
    fault(
        "another organ in the masthead",
        r"\A(?<x>General Assembly|Security Council|Economic and Social Council)\n",
        |it| {
            if &it["x"] == "Security Council" { "General Assembly".into() } else { "Security Council".into() }
        },
    ),
    fault(
        "another organ in the line of adoption",
        r"(?m)^Resolution adopted by the (?<x>[A-Z][A-Za-z ]+) on",
        |it| {
            if &it["x"] == "General Assembly" {
                "Human Rights Council".into()
            } else {
                "General Assembly".into()
            }
        },
    ),
    fault(
        "another Council number",
        r"resolutions? \[?(?<x>[12])[0-9]{3} \\?\((?:19|20)[0-9]{2}\\?\)",
        |it| {
            if &it["x"] == "1" { "2".into() } else { "1".into() }
        },
    ),
    fault("the Council by its initials", r"[a-z] (?<x>Economic and Social Council) [a-np-z]", |_| {
        "ECOSOC".into()
    }),
    fault("the Assembly by its initials", r"[a-z] the (?<x>General Assembly) [a-np-z]", |_| "GA".into()),
    fault("the Goals by their initials", r"[a-z] (?<x>Sustainable Development Goals)[ ,]", |_| "SDGs".into()),
    fault("two notes with one text", r"(?m)^(?<x>² (?<a>[^\n]{20,})\n\n³ [^\n]{20,})$", |it| {
        format!("² {0}\n\n³ {0}", &it["a"])
    }),
    fault("a symbol without its first stroke", r"\bA(?<x>/)[0-9]{2}/[0-9]", nothing),
    fault("a suffix with a blank", r"/Add\.?(?<x>\.)[0-9]", |_| " ".into()),
    fault("a symbol with two strokes", r"\b[AE]/(?:[0-9]{2,4}|HRC)(?<x>/)[0-9]", |_| "//".into()),
    fault("a conference without full stop", r"/(?:CONF|CN|AC)(?<x>\.)[0-9]", nothing),
    fault("a symbol that begins small", r"[ (](?<x>[AE])/[0-9]{2,4}/[0-9]", capitals_off),
    fault("a symbol with a backslash", r"\b[AE]/[0-9]{2,4}(?<x>/)[0-9]", |_| "\\".into()),
    fault("a resolution with a hyphen", r"resolutions? \[?[4-7][0-9](?<x>/)[0-9]+", |_| "-".into()),
    fault(
        "a day in February",
        r" (?<x>[0-9]{1,2} (?:September|June|December|July)) (?:19|20)[0-9]{2}",
        |_| "30 February".into(),
    ),
    fault(
        "the thirty-second",
        r" (?<x>[0-9]{1,2}) (?:July|December|May|March|October) (?:19|20)[0-9]{2}",
        |_| "32".into(),
    ),
    fault("a month misspelt", r" [0-9]{1,2} (?<x>December|September|October) (?:19|20)[0-9]{2}", |it| {
        it["x"].replace("ber", "ebr")
    }),
    fault(
        "a month in small letters",
        r" [0-9]{1,2} (?<x>December|September|July) (?:19|20)[0-9]{2}",
        capitals_off,
    ),
    fault("a month shortened", r" [0-9]{1,2} (?<x>December|September|October) (?:19|20)[0-9]{2}", |it| {
        it["x"][..3].to_owned()
    }),
    fault("an ordinal day", r" (?<x>[0-9]{1,2}) (?:December|September|July) (?:19|20)[0-9]{2}", |it| {
        format!("{}th", &it["x"])
    }),
    fault("a date in figures", r" (?<x>(?<d>1[0-9]|2[0-8]) December (?<y>20[0-9]{2}))[ ,;]", |it| {
        format!("{}-12-{}", &it["y"], &it["d"])
    }),
    fault(
        "a comma in a date",
        r" [0-9]{1,2} (?:December|September|July|June)(?<x>) (?:19|20)[0-9]{2}",
        |_| ",".into(),
    ),
    fault("years the wrong way", r"\b(?<x>(?<a>20[0-9]{2})–(?<b>20[0-9]{2}))\b", |it| {
        format!("{}–{}", &it["b"], &it["a"])
    }),
    fault("a parenthesis without beginning", r" (?<x>\()[A-Z][^()\n]{3,}\)[ ,]", nothing),
    fault("a quotation in straight signs", r"(?<x>“[^”\n“]{5,60}”)", |it| {
        it["x"].replace(['“', '”'], "\"")
    }),
    fault("another word twice", r" (?<x>[a-z]{5,}) [a-z]", |it| format!("{0} {0}", &it["x"])),
    fault("a blank before a semicolon", r"[a-z](?<x>;)\n", |_| " ;".into()),
    fault("a blank before a full stop", r"[a-z](?<x>\.)\n", |_| " .".into()),
    fault("a blank before a parenthesis closes", r"[a-z](?<x>\))[ ,]", |_| " )".into()),
    fault("no blank behind a comma", r"[a-z],(?<x> )[a-z]", nothing),
    fault("a comma twice", r"[a-z](?<x>,) [a-z]", |_| ",,".into()),
    fault("a chapter shortened", r"[a-z] (?<x>article) [0-9]+ of the [A-Z]", |_| "art.".into()),
    fault("paragraphs shortened", r"[a-z] (?<x>paragraphs) [0-9]+[^\n]*\n", |_| "paras.".into()),
    fault("percent in one word", r"[0-9] (?<x>per cent)\b", |_| "percent".into()),
    fault(
        "more American spelling",
        r" (?<x>behaviour|neighbouring|favour|endeavours?|defence|fulfil|fulfilment|analyse|judgement|enrolment|licence|travelled|labelled|instalment|honour|colour)[ ,;]",
        |it| {
            it["x"]
                .replace("our", "or")
                .replace("defence", "defense")
                .replace("fulfil", "fulfill")
                .replace("analyse", "analyze")
                .replace("judgement", "judgment")
                .replace("enrolment", "enrollment")
                .replace("licence", "license")
                .replace("travelled", "traveled")
                .replace("labelled", "labeled")
                .replace("instalment", "installment")
        },
    ),
    fault("-ise for -ize", r" (?<x>[a-z]{4,}iz(?:e|es|ed|ing|ation|ations))[ ,;]", |it| {
        it["x"].replace("iz", "is")
    }),
    fault("an old hyphen", r" (?<x>cooperation|coordination)[ ,;]", |it| it["x"].replacen("coo", "co-o", 1)),
    fault("a bracket of negotiation", r" (?<x>[a-z]{6,}) [a-z]{4,} ", |it| format!("[{}]", &it["x"])),
    fault("an alternative of negotiation", r" (?<x>[a-z]{6,}) [a-z]{4,} ", |it| {
        format!("[{0}/other]", &it["x"])
    }),
    fault("another lead without italics", r"(?m)^[2-9]\. (?<x>\*[A-Z][^*\n]+\*) ", |it| {
        it["x"].trim_matches('*').into()
    }),
    fault("italics that do not end", r"(?m)^[2-9]\. \*[A-Z][^*\n]+(?<x>\*) ", nothing),
    fault("a lead in small letters", r"(?m)^[2-9]\. \*(?<x>[A-Z])[a-z]+s\* ", capitals_off),
    fault("a recital in small letters", r"(?m),\n\n(?<x>[A-Z])[a-z]+ing ", capitals_off),
    fault(
        "an infinitive for a verb",
        r"(?m)^[2-9]\. \*(?<x>Requests|Invites|Welcomes|Encourages|Stresses|Notes|Decides)\* ",
        |it| {
            let bare = it["x"].strip_suffix("ses").map(|it| format!("{it}s"));
            bare.unwrap_or_else(|| it["x"].trim_end_matches('s').to_owned())
        },
    ),
    fault(
        "another participle for a verb",
        r"(?m)^[1-9][0-9]?\. \*(?<x>Stresses|Notes|Recalls|Invites|Urges|Recognizes|Emphasizes)\* ",
        |it| it["x"].trim_end_matches('s').trim_end_matches('e').to_owned() + "ing",
    ),
    fault(
        "another verb for a participle",
        r"(?m)^(?<x>Reaffirming|Stressing|Emphasizing|Expressing|Recalling also|Noting with [a-z]+) ",
        |it| {
            it["x"]
                .replace("ssing", "sses")
                .replace("zing", "zes")
                .replace("rming", "rms")
                .replace("lling", "lls")
                .replace("ting", "tes")
        },
    ),
    fault(
        "a verb misspelt",
        r"(?m)^[1-9][0-9]?\. \*(?<x>Requests|Encourages|Reaffirms|Welcomes|Recognizes)\* ",
        |it| {
            let (first, rest) = it["x"].split_at(3);
            let mut rest: Vec<char> = rest.chars().collect();
            rest.swap(0, 1);
            format!("{first}{}", rest.into_iter().collect::<String>())
        },
    ),
    fault(
        "a participle misspelt",
        r"(?m)^(?<x>Recalling|Recognizing|Reaffirming|Welcoming|Emphasizing) ",
        |it| {
            let (first, rest) = it["x"].split_at(3);
            let mut rest: Vec<char> = rest.chars().collect();
            rest.swap(0, 1);
            format!("{first}{}", rest.into_iter().collect::<String>())
        },
    ),
    fault(
        "a second Further",
        r"\n\n[0-9]+\. \*(?<x>Further) (?:reaffirms|notes|welcomes|recalls|requests|stresses)\* ",
        |_| "Also".into(),
    ),
    fault("an adverb too many", r"\n\n[0-9]+\. \*(?<x>Decides)\* ", |_| "Further decides".into()),
    fault("a member State", r"[a-z] (?<x>Member States) [a-z]", |_| "member states".into()),
    fault("a treaty without number", r"Treaty Series\*?, vol\. [0-9]+(?<x>, No\. [0-9]+)", nothing),
    fault("a paragraph twice", r"(?m)^4\. (?<x>\*[^\n¹²³⁴-⁹]{60,};)\n\n5\. \*", |it| {
        format!("{0}\n\n5. {0}", &it["x"])
    }),
    fault(
        "a reference to no section",
        r"(?<x>the annex to the present resolution|the present resolution)",
        |_| "section IX of the present resolution".into(),
    ),
    fault("a resolution of no number", r"its resolution \[?[0-9]{2}/(?<x>[0-9]+)", |_| "0".into()),
    fault(
        "resolutions for resolution",
        r"its (?<x>resolution) \[?[0-9]{2}/[0-9]+(?:\]\(#\))? of [0-9]+ [A-Z][a-z]+ [0-9]{4},\n",
        |_| "resolutions".into(),
    ),
    fault(
        "a closing day that is none",
        r"meeting\n(?<x>[0-9]+) (?:June|April|September|November|February) 20[0-9]{2}\*",
        |_| "31".into(),
    ),
    fault("no item's number", r"(?m)^Agenda item (?<x>[0-9]+)", nothing),
    fault("a vote's figure in the list", r"recorded vote of [0-9]+ to (?<x>[0-9]+)", next),
];
