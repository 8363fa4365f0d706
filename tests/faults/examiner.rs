//! Further classes of faults in English, as an examiner would put them who has the list of rules and the Editorial
//! Manual: each family of rules in each place where it holds, in masthead and title, preamble, operative part, annex,
//! notes and closing.

use regex::Captures;

use crate::classes::{Fault, fault, nothing, number};

/// The digits of a superscript number as plain ones.
fn plain(found: &Captures<'_>) -> String {
    let digit = |it: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|sign| sign == it).unwrap_or(0);
    found["x"].chars().map(|it| digit(it).to_string()).collect()
}

fn twice(found: &Captures<'_>) -> String {
    format!("{0} {0}", &found["x"])
}

fn without_its_second_letter(found: &Captures<'_>) -> String {
    let mut word = found["x"].to_owned();
    word.remove(1);
    word
}

fn small(found: &Captures<'_>) -> String {
    found["x"].to_lowercase()
}

fn next(found: &Captures<'_>) -> String {
    (number(found, "x") + 1).to_string()
}

/// The number two further on.
fn two_on(found: &Captures<'_>) -> String {
    (number(found, "x") + 2).to_string()
}

/// What stands in a table for what was found.
fn other(found: &Captures<'_>, pairs: &[(&str, &str)]) -> String {
    let at = pairs.iter().find(|pair| pair.0 == &found["x"]);
    at.map_or_else(|| found["x"].to_owned(), |pair| pair.1.to_owned())
}

/// A heading of an annex and all behind it, up to the place.
macro_rules! in_annex {
    ($place:literal) => {
        concat!(r"(?s)\nAnnex(?: [IVX]+)?\n.{20,}?", $place)
    };
}

/// Words that Oxford spelling and the Manual write in one way, and another way.
const SPELLINGS: &[(&str, &str)] = &[
    ("peacekeeping", "peace-keeping"),
    ("peacebuilding", "peace-building"),
    ("subregional", "sub-regional"),
    ("capacity-building", "capacity building"),
    ("decision-making", "decision making"),
    ("policymaking", "policy-making"),
    ("coordinate", "co-ordinate"),
    ("cooperate", "co-operate"),
    ("cooperative", "co-operative"),
    ("socioeconomic", "socio-economic"),
    ("dialogue", "dialog"),
    ("ageing", "aging"),
    ("towards", "toward"),
    ("catalogue", "catalog"),
    ("acknowledgement", "acknowledgment"),
    ("centred", "centered"),
    ("harbour", "harbor"),
    ("neighbours", "neighbors"),
    ("endeavours", "endeavors"),
    ("favourable", "favorable"),
    ("behavioural", "behavioral"),
    ("fulfilment", "fulfillment"),
    ("fulfil", "fulfill"),
    ("practise", "practice"),
    ("defences", "defenses"),
    ("analysed", "analyzed"),
    ("programmes", "programs"),
    ("metres", "meters"),
    ("per cent", "pct"),
    ("non-governmental", "nongovernmental"),
    ("worldwide", "world-wide"),
    ("online", "on-line"),
    ("organizations", "organisations"),
    ("recognizes", "recognises"),
    ("realization", "realisation"),
    ("utilization", "utilisation"),
];

pub(crate) const EXAMINER: &[Fault] = &[
    // Footnotes.
    fault("a mark of two digits lost", r"[a-z,;](?<x>[¹²³][⁰¹²³⁴-⁹])[ ,;\n]", nothing),
    fault("a mark of two digits as digits", r"[a-z](?<x>[¹²³][⁰¹²³⁴-⁹])[ ,;\n]", plain),
    fault("a mark behind a comma as a digit", r"[a-z],(?<x>[²³⁴-⁹])[ \n]", plain),
    fault("a note of two digits lost", r"(?m)^(?<x>[¹²³][⁰¹²³⁴-⁹] [^\n]+)$", nothing),
    fault("a note twice", r"(?m)^(?<x>[²³⁴] [^\n]+)$", |it| format!("{0}\n\n{0}", &it["x"])),
    fault("a note's number as a digit", r"(?m)^(?<x>[²³⁴]) [^\n]+$", plain),
    fault("a note with a comma at its end", r"(?m)^[¹²³⁴-⁹] [^\n]{10,}[a-z0-9](?<x>\.)$", |_| {
        ",".into()
    }),
    fault("a note with a semicolon at its end", r"(?m)^[¹²³⁴-⁹] [^\n]{10,}[a-z0-9](?<x>\.)$", |_| {
        ";".into()
    }),
    fault("a note with two full stops", r"(?m)^[¹²³⁴-⁹] [^\n]{10,}[a-z0-9](?<x>\.)$", |_| "..".into()),
    fault("Ibid without full stop", r"(?m)^[¹²³⁴-⁹]+ Ibid(?<x>\.)", nothing),
    fault(
        "a place in a note without full stop",
        r"(?m)^[¹²³⁴-⁹]+ [^\n]*(?:para|chap|sect|vol)(?<x>\.) ",
        nothing,
    ),
    fault("No without full stop in a note", r"(?m)^[¹²³⁴-⁹]+ [^\n]*No(?<x>\.) [0-9]", nothing),
    fault("a mark with a blank in a paragraph", r"(?m)^[0-9]+\. [^\n]*[a-z](?<x>[²³⁴-⁹]) [a-z]", |it| {
        format!(" {}", &it["x"])
    }),
    fault("a mark before the full stop", r"[a-z](?<x>\.[¹²³⁴-⁹])\n", |it| {
        it["x"].chars().rev().collect()
    }),
    fault("a word twice in a note", r"(?m)^[¹²³⁴-⁹] [^\n]* (?<x>of|the|and) [A-Za-z]", twice),
    fault("a blank twice in a note", r"(?m)^[¹²³⁴-⁹] [^\n]*[a-z](?<x> )[a-z]", |_| "  ".into()),
    fault("a parenthesis in a note without end", r"(?m)^[¹²³⁴-⁹] [^\n]*\([^()\n]+(?<x>\))", nothing),
    // Numbers.
    fault("the first paragraph is the second", r"(?m)^(?<x>1)\. \*", next),
    fault("a paragraph's number is two further", r"(?m)^(?<x>[2-9])\. \*", two_on),
    fault("a paragraph's number is ten further", r"(?m)^(?<x>[2-9])\. \*", |it| format!("1{}", &it["x"])),
    fault("the last number skipped", r"(?m)^(?<x>[0-9]+)\. \*Decides\* to remain", next),
    fault("a number with a parenthesis", r"(?m)^[3-9](?<x>\.) \*", |_| ")".into()),
    fault("a number of two digits lost", r"(?m)^(?<x>[1-4][0-9]\. )\*", nothing),
    fault("a recital numbered", r"(?m)^(?<x>(?:Noting|Recognizing|Reaffirming|Welcoming)) ", |it| {
        format!("1. {}", &it["x"])
    }),
    fault("a lone paragraph numbered", r"(?m),\n\n(?<x>\*Decides\*) [^\n]+\.\n\n\*[0-9]+", |it| {
        format!("1. {}", &it["x"])
    }),
    fault("an item's letter a capital", r"(?m)^\((?<x>[b-e])\) ", |it| it["x"].to_uppercase()),
    fault("an item without first parenthesis", r"(?m)^(?<x>\()[b-e]\) ", nothing),
    fault("an item without second parenthesis", r"(?m)^\([b-e](?<x>\)) ", nothing),
    fault("an item's letter is two further", r"(?m)^\((?<x>c)\) ", |_| "e".into()),
    fault("a later item's letter skipped", r"(?m)^\((?<x>[f-h])\) ", |it| {
        other(it, &[("f", "g"), ("g", "i"), ("h", "j")])
    }),
    fault("a Roman number that is none", r"(?m)^\((?<x>iv|iii)\) ", |_| "iiii".into()),
    fault("a Roman item lost", r"(?m)^(?<x>\(ii\) )", nothing),
    fault("the first section skipped", r"(?m)^(?<x>I|A)\n[A-Z]", |it| other(it, &[("I", "II"), ("A", "B")])),
    fault("the first annex is the second", r"(?m)^Annex (?<x>I)$", |_| "II".into()),
    fault("the second annex is the first", r"(?m)^Annex (?<x>II)$", |_| "I".into()),
    fault("a number in an annex skipped", in_annex!(r"\n(?<x>[3-9])\. [A-Z]"), next),
    fault("a number in an annex repeated", in_annex!(r"\n(?<x>[3-9])\. [A-Z]"), |it| {
        (number(it, "x") - 1).to_string()
    }),
    fault("a letter in an annex skipped", in_annex!(r"\n\((?<x>b)\) "), |_| "c".into()),
    // End marks.
    fault(
        "a paragraph before a heading without mark",
        r"(?m)^[0-9]+\. \*[^\n]{30,}[a-z](?<x>;)\n\n[A-Z*]",
        nothing,
    ),
    fault("the end of a Council's resolution without mark", r"seized of the matter(?<x>\.)", nothing),
    fault("the end of a Council's resolution with a semicolon", r"seized of the matter(?<x>\.)", |_| {
        ";".into()
    }),
    fault(
        "a recital with a dash",
        r"(?m)^(?:Recalling|Noting|Recognizing)[^\n]{30,}[a-z](?<x>,)\n\n[A-Z][a-z]+ing ",
        |_| " –".into(),
    ),
    fault("an item's list without colon", r"(?m)^\([a-h]\) [^\n]{10,}[a-z](?<x>:)\n\n\(i\) ", nothing),
    fault("a Roman item without mark", r"(?m)^\(i{1,3}\) [^\n]{20,}[a-z](?<x>;)\n\n\(", nothing),
    fault("a Roman item with a full stop", r"(?m)^\(i{1,3}\) [^\n]{20,}[a-z](?<x>;)\n\n\(", |_| ".".into()),
    fault(
        "a semicolon in place of a comma twice",
        r"(?m)^[0-9]+\. \*[^\n]{30,}[a-z](?<x>;)\n\n[0-9]+\. \*",
        |_| ",;".into(),
    ),
    fault(
        "a paragraph with a full stop and a semicolon",
        r"(?m)^[0-9]+\. \*[^\n]{30,}[a-z](?<x>;)\n\n[0-9]+\. \*",
        |_| ".;".into(),
    ),
    fault("a colon before the annex", r"[a-z](?<x>\.)\n\n\*[0-9]+\w\w (?:plenary )?meeting", |_| ":".into()),
    // Opening words.
    fault(
        "Also before a participle",
        r"(?m)^(?<x>(?:Recalling|Noting|Recognizing|Reaffirming|Welcoming) (?:also|further)) ",
        |it| {
            let (verb, adverb) = it["x"].split_once(' ').unwrap();
            format!("{}{} {}", adverb[..1].to_uppercase(), &adverb[1..], verb.to_lowercase())
        },
    ),
    fault("a plural verb", r"(?m)^[0-9]+\. \*(?<x>Calls upon|Takes note|Expresses)", |it| {
        other(it, &[("Calls upon", "Call upon"), ("Takes note", "Take note"), ("Expresses", "Express")])
    }),
    fault(
        "a verb lacks a letter",
        r"(?m)^[0-9]+\. \*(?<x>Requests|Encourages|Reaffirms|Welcomes|Recognizes|Emphasizes|Stresses)\* ",
        without_its_second_letter,
    ),
    fault(
        "a participle lacks a letter",
        r"(?m)^(?<x>Recalling|Recognizing|Reaffirming|Welcoming|Emphasizing|Stressing) ",
        without_its_second_letter,
    ),
    fault(
        "a verb in bold",
        r"(?m)^[2-9]\. (?<x>\*(?:Requests|Decides|Welcomes|Reaffirms|Encourages)\*) ",
        |it| format!("*{}*", &it["x"]),
    ),
    fault(
        "a verb of the first person",
        r"(?m)^[2-9]\. \*(?<x>Requests|Decides|Welcomes|Reaffirms|Encourages)\* ",
        |it| format!("We {}", it["x"].trim_end_matches('s').to_lowercase()),
    ),
    fault("a passive sentence", r"(?m)^[2-9]\. (?<x>\*Requests\* the Secretary-General) ", |_| {
        "The Secretary-General is requested".into()
    }),
    fault("a past participle", r"(?m)^[2-9]\. \*(?<x>Urges|Notes|Invites|Encourages|Decides)\* ", |it| {
        format!("{}d", it["x"].trim_end_matches('s'))
    }),
    fault("will for the present", r"(?m)^[2-9]\. \*(?<x>Requests|Encourages|Welcomes)\* ", |it| {
        format!("Will {}", it["x"].trim_end_matches('s').to_lowercase())
    }),
    fault("a recital in the past", r"(?m)^(?<x>Recalling|Welcoming|Reaffirming|Recognizing) ", |it| {
        it["x"].replace("zing", "zed").replace("ing", "ed")
    }),
    fault("a recital's infinitive", r"(?m)^(?<x>Recalling|Welcoming|Reaffirming|Stressing) ", |it| {
        it["x"].replace("ing", "")
    }),
    fault("a recital without lead", r"(?m)^(?<x>Recalling|Welcoming|Recognizing that|Noting that) ", nothing),
    fault("an adverb that repeats nothing", r"(?m)^[0-9]+\. \*(?<x>Decides)\* ", |_| "Also decides".into()),
    fault(
        "Also lost in a recital",
        r"(?m)^(?:Recalling|Reaffirming|Noting|Recognizing)(?<x> also) ",
        nothing,
    ),
    // Masthead, title and closing.
    fault("the session's ordinal misspelt", r"(?m)^(?<x>Seventy-[a-z]+|Fifty-[a-z]+) session$", |it| {
        it["x"].replacen("ty-", "yt-", 1)
    }),
    fault("the session's ordinal without hyphen", r"(?m)^[A-Z][a-z]+(?<x>-)[a-z]+ session$", |_| " ".into()),
    fault("the session's ordinal a number", r"(?m)^(?<x>Seventy-sixth|Fifty-fifth) session$", |it| {
        other(it, &[("Seventy-sixth", "Seventy-six"), ("Fifty-fifth", "Fifty-five")])
    }),
    fault("the session lost", r"(?m)^(?<x>[A-Z][a-z]+-[a-z]+ session\n\n)", nothing),
    fault("a year's session of another year", r"(?m)^(?<x>20[0-9]{2}) session$", |it| {
        (number(it, "x") - 3).to_string()
    }),
    fault(
        "the organ misspelt",
        r"\A(?<x>General Assembly|Security Council|Economic and Social Council)\n",
        |it| it["x"].replacen("er", "re", 1).replacen("ou", "uo", 1),
    ),
    fault("the line of adoption lost", r"(?m)^(?<x>(?:Resolution a|A)dopted by the [^\n]+\n\n)", nothing),
    fault(
        "the opening lost",
        r"(?m)^(?<x>The (?:General Assembly|Human Rights Council|Security Council|Economic and Social Council),\n\n)",
        nothing,
    ),
    fault(
        "the opening misspelt",
        r"(?m)^The (?<x>General Assembly|Human Rights Council|Security Council|Economic and Social Council),$",
        |it| it["x"].replacen("er", "re", 1).replacen("ou", "uo", 1),
    ),
    fault(
        "the opening with a semicolon",
        r"(?m)^The (?:General Assembly|Human Rights Council|Security Council|Economic and Social Council)(?<x>,)$",
        |_| ";".into(),
    ),
    fault(
        "the opening with a colon",
        r"(?m)^The (?:General Assembly|Human Rights Council|Security Council|Economic and Social Council)(?<x>,)$",
        |_| ":".into(),
    ),
    fault(
        "the opening without article",
        r"(?m)^(?<x>The )(?:General Assembly|Human Rights Council|Security Council|Economic and Social Council),$",
        nothing,
    ),
    fault("an origin without end", r"(?m)^\[(?:on|without) [^\n]+(?<x>\])$", nothing),
    fault("an origin without beginning", r"(?m)^(?<x>\[)(?:on|without) [^\n]+\]$", nothing),
    fault("an origin's parenthesis without end", r"(?m)^\[(?:on|without) [^\n]+(?<x>\))\]$", nothing),
    fault("an agenda item without parentheses", r"(?m)^Agenda item [0-9]+ (?<x>\((?<l>[a-z])\))$", |it| {
        it["l"].to_owned()
    }),
    fault("an agenda item without blank", r"(?m)^Agenda item [0-9]+(?<x> )\([a-z]\)$", nothing),
    fault("a title without number", r"(?m)^(?<x>[0-9]{2,4}/[0-9]+\. )[A-Z]", nothing),
    fault("a title's number with a hyphen", r"(?m)^[0-9]{2,4}(?<x>/)[0-9]+\. [A-Z]", |_| "-".into()),
    fault("a title's number without full stop", r"(?m)^[0-9]{2,4}/[0-9]+(?<x>\.) [A-Z]", nothing),
    fault("a word twice in the title", r"(?m)^[0-9]{2,4}/[0-9]+\. [^\n]* (?<x>of|the|and|for|in) ", twice),
    fault("a blank twice in the title", r"(?m)^[0-9]{2,4}/[0-9]+\. [^\n]*[a-z](?<x> )[a-z]", |_| "  ".into()),
    fault("a full stop behind the title", r"(?m)^[0-9]{2,4}/[0-9]+\. [^\n]+[a-z](?<x>)$", |_| ".".into()),
    fault("a meeting's ordinal", r"(?m)(?<x>[0-9]+(?:th|st|nd|rd)) (?:plenary )?meeting", |it| {
        let end = &it["x"][it["x"].len() - 2..];
        it["x"].replace(end, if end == "th" { "st" } else { "th" })
    }),
    fault("another month in the closing", r"meeting\n[0-9]+ (?<x>[A-Z][a-z]+) 20[0-9]{2}\*", |it| {
        if &it["x"] == "May" { "June".into() } else { "May".into() }
    }),
    fault("another year in the closing", r"meeting\n[0-9]+ [A-Z][a-z]+ (?<x>20[0-9]{2})\*", next),
    fault(
        "a closing's month misspelt",
        r"meeting\n[0-9]+ (?<x>December|July|April|February|November|June) 20[0-9]{2}\*",
        without_its_second_letter,
    ),
    fault("the closing's date lost", r"meeting(?<x>\n[0-9]+ [A-Z][a-z]+ 20[0-9]{2})\*", nothing),
    fault(
        "a date of issue that is none",
        r"Distr\.: General\n(?<x>[0-9]{1,2}) [A-Z][a-z]+ 20[0-9]{2}",
        |_| "32".into(),
    ),
    fault(
        "a month of issue misspelt",
        r"Distr\.: General\n[0-9]{1,2} (?<x>December|January|April|July|August|February|November) 20[0-9]{2}",
        without_its_second_letter,
    ),
    fault("a day of adoption that is none", r"adopted by the [A-Z][A-Za-z ]+ on (?<x>[0-9]+) [A-Z]", |_| {
        "32".into()
    }),
    fault(
        "a month of adoption misspelt",
        r"dopted by the [A-Z][A-Za-z ]+[^\n]* on [0-9]+ (?<x>[A-Z][a-z]{4,})",
        without_its_second_letter,
    ),
    fault("a Council's number without year", r"(?m)^Resolution [0-9]{4}(?<x> \(20[0-9]{2}\))$", nothing),
    fault("a Council's meeting's ordinal", r"at its [0-9]+(?<x>th|st|nd|rd) meeting", |it| {
        if &it["x"] == "th" { "st".into() } else { "th".into() }
    }),
    fault("a State twice in a vote", r"In favour:\n?(?<x>[A-Z][a-z]+, )", |it| format!("{0}{0}", &it["x"])),
    fault("a vote's abstentions", r"recorded vote of [0-9]+ to [0-9]+, with (?<x>[0-9]+) abst", next),
    fault("adopted without a vote without stop", r"Adopted without a vote(?<x>\.)\]", nothing),
    // Dates and numbers.
    fault("a day zero", r" (?<x>[0-9]{1,2}) (?:September|June|December|July) (?:19|20)[0-9]{2}", |_| {
        "0".into()
    }),
    fault(
        "a month that lacks a letter",
        r" [0-9]{1,2} (?<x>December|September|October|November|July|June|March|April|August) (?:19|20)[0-9]{2}",
        without_its_second_letter,
    ),
    fault(
        "a year of three digits",
        r" [0-9]{1,2} (?:December|September|July|June) (?:19|20)[0-9](?<x>[0-9])\b",
        nothing,
    ),
    fault(
        "a year of five digits",
        r" [0-9]{1,2} (?:December|September|July|June) (?<x>(?:19|20)[0-9]{2})\b",
        |it| format!("{}1", &it["x"]),
    ),
    fault("a month with a point", r" [0-9]{1,2} (?<x>December|September|October) (?:19|20)[0-9]{2}", |it| {
        format!("{}.", &it["x"][..3])
    }),
    fault("a date with of", r" [0-9]{1,2}(?<x> )(?:December|September|July|June) (?:19|20)[0-9]{2}", |_| {
        " of ".into()
    }),
    fault("a date in strokes", r" (?<x>(?<d>1[0-9]|2[0-8]) December (?<y>20[0-9]{2}))[ ,;]", |it| {
        format!("{}/12/{}", &it["d"], &it["y"])
    }),
    fault(
        "a day with an ordinal of the",
        r" (?<x>[0-9]{1,2}) (?:December|September|July|June) (?:19|20)[0-9]{2}",
        |it| format!("the {}th of", &it["x"]),
    ),
    fault(
        "a month without blank",
        r" [0-9]{1,2}(?<x> )(?:December|September|July|June) (?:19|20)[0-9]{2}",
        nothing,
    ),
    fault("days the wrong way", r"from (?<x>(?<a>[0-9]{1,2}) to (?<b>[0-9]{1,2})) [A-Z][a-z]+ 20", |it| {
        format!("{} to {}", &it["b"], &it["a"])
    }),
    fault(
        "a hyphen between two days",
        r"[0-9](?<x>–)[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)",
        |_| "-".into(),
    ),
    fault(
        "another month of a cited resolution",
        r"its resolution \[?[67][0-9]/[0-9]+(?:\]\(#\))? of [0-9]+ (?<x>December|November|October) 20",
        |_| "March".into(),
    ),
    fault(
        "another decade of a cited resolution",
        r"its resolution \[?[4-7][0-9]/[0-9]+(?:\]\(#\))? of [0-9]+ [A-Z][a-z]+ (?<x>20(?:0|1)[0-9])",
        |it| (number(it, "x") - 10).to_string(),
    ),
    fault(
        "a date of another century",
        r"resolution \[?[4-7][0-9]/[0-9]+(?:\]\(#\))? of [0-9]+ [A-Z][a-z]+ (?<x>20)[0-9]{2}",
        |_| "19".into(),
    ),
    fault(
        "another year of a Council's resolution",
        r"Council resolution \[?(?:[2-5][0-9])/[0-9]+(?:\]\(#\))? of [0-9]+ [A-Z][a-z]+ (?<x>20[0-9]{2})",
        |it| (number(it, "x") + 4).to_string(),
    ),
    fault("a resolution cited with itself", r"its resolution \[?(?<x>7[0-5]/[0-9]+)(?:\]\(#\))? of", |_| {
        "76/400".into()
    }),
    fault(
        "a thousand without comma",
        r"[0-9](?<x>,)[0-9]{3}(?:,[0-9]{3})? (?:United States )?dollars",
        nothing,
    ),
    fault("per cent with a sign and a blank", r"[0-9] (?<x>per cent)\b", |_| "%".into()),
    fault(
        "a number under ten in figures",
        r" (?<x>two|three|four|five|six|seven|eight|nine) (?:years|months|weeks|days|countries|members|representatives|sessions|meetings)",
        |it| {
            let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
            (words.iter().position(|word| *word == &it["x"]).unwrap_or(0) + 2).to_string()
        },
    ),
    // Symbols and citations.
    fault("a symbol with a dash", r"\b[AES]/20[0-9]{2}(?<x>/)[0-9]+", |_| "–".into()),
    fault("a symbol with a hyphen after its organ", r"\b[AES](?<x>/)[0-9A-Z]{2,4}/[0-9]+", |_| "-".into()),
    fault("a symbol with a blank after the first stroke", r"\b[AES]/(?<x>)[0-9A-Z]{2,4}[./][0-9]+", |_| {
        " ".into()
    }),
    fault("a symbol with a blank before its suffix", r"\b[AES]/[0-9]{2,4}/[0-9]+(?<x>)/Add", |_| " ".into()),
    fault("a small suffix", r"\b[AES]/[0-9]{2,4}/[0-9]+/(?<x>Add|Corr|Rev)", small),
    fault("a suffix misspelt", r"\b[AES]/[0-9]{2,4}/[0-9]+/(?<x>Add)\.", |_| "Ad".into()),
    fault("a suffix with two full stops", r"\b[AES]/[0-9]{2,4}/[0-9]+/Add(?<x>\.)", |_| "..".into()),
    fault("an O for a zero", r"\b[AES]/[0-9]{2,4}/[0-9]*(?<x>0)[0-9]*\b", |_| "O".into()),
    fault("a conference with a stroke", r"/CONF(?<x>\.)[0-9]", |_| "/".into()),
    fault("Council's symbol in small letters", r"\b(?<x>S)/20[0-9]{2}/[0-9]+", small),
    fault("a Cyrillic letter in a symbol", r"\b(?<x>A)/[0-9]{2}/[0-9]", |_| "А".into()),
    fault("a resolution with a dash", r"resolution \[?[4-7][0-9](?<x>/)[0-9]+", |_| "–".into()),
    fault("a resolution with a full stop", r"resolution \[?[4-7][0-9](?<x>/)[0-9]+", |_| ".".into()),
    fault("a resolution with blanks", r"resolution \[?[4-7][0-9](?<x>/)[0-9]+", |_| " / ".into()),
    fault("a resolution with two strokes", r"resolution \[?[4-7][0-9](?<x>/)[0-9]+", |_| "//".into()),
    fault("a resolution of a session that never was", r"resolution \[?(?<x>[4-7][0-9])/[0-9]+", |it| {
        format!("1{}", &it["x"])
    }),
    fault("a resolution as its symbol", r" (?<x>resolution )[4-7][0-9]/[0-9]+", |_| "A/RES/".into()),
    fault(
        "a Council's resolution without parenthesis",
        r"resolutions? \[?[12][0-9]{3} \\?\((?:19|20)[0-9]{2}(?<x>\\?\))",
        nothing,
    ),
    fault(
        "a Council's resolution with a stroke",
        r"resolutions? (?:[0-9]{4})(?<x> \((?<y>20[0-9]{2})\))",
        |it| format!("/{}", &it["y"]),
    ),
    fault("a Council's resolution without blank", r"resolutions? [0-9]{4}(?<x> )\(20[0-9]{2}\)", nothing),
    fault(
        "a Council's resolution of the future",
        r"resolutions? \[?(?<x>[12][0-9]{3}) \\?\((?:19|20)[0-9]{2}\\?\)",
        |_| "2999".into(),
    ),
    fault("a Roman session that is none", r"[0-9]{2,4}(?: [A-Z])? \\?\((?<x>X[XIV]+)\\?\)", |_| {
        "XXXXX".into()
    }),
    fault("an Article in small letters", r" (?<x>Article) [0-9]+ of the Charter", small),
    fault("a Charter in small letters", r" (?<x>Charter) of the United Nations", small),
    fault("a Chapter in small letters", r"under (?<x>Chapter) VII", small),
    fault("two paragraphs as one", r" (?<x>paragraphs) [0-9]+(?: and | to )[0-9]+ ", |_| "paragraph".into()),
    fault("one paragraph as two", r" (?<x>paragraph) [0-9]+ (?:of|above|below)", |_| "paragraphs".into()),
    // References inside of the resolution.
    fault("a paragraph above that is not there", r"paragraphs? (?<x>[0-9]+) above", |_| "88".into()),
    fault(
        "a paragraph of this resolution that is not there",
        r"paragraphs? (?<x>[0-9]+)[^\n.;]{0,30} of (?:the present|this) resolution",
        |_| "88".into(),
    ),
    fault(
        "the second of two paragraphs that is not there",
        r"paragraphs [0-9]+ (?:and|to) (?<x>[0-9]+) (?:above|below)",
        |_| "88".into(),
    ),
    fault("below for above in a list", r"paragraphs [0-9]+ (?:and|to) [0-9]+ (?<x>above)", |_| {
        "below".into()
    }),
    fault("an annex that is not there", r"(?<x>annexed) to the present resolution", |_| {
        "contained in annex IX".into()
    }),
    // Signs.
    fault("a quotation turned about", r"(?<x>“)[^”\n“]{5,}”", |_| "”".into()),
    fault("a quotation's end turned about", r"“[^”\n“]{5,}(?<x>”)", |_| "“".into()),
    fault("an opening sign for an apostrophe", r"[a-z](?<x>’)s ", |_| "‘".into()),
    fault("an acute for an apostrophe", r"[a-z](?<x>’)s ", |_| "´".into()),
    fault("a grave for an apostrophe", r"[a-z](?<x>’)s ", |_| "`".into()),
    fault("a low sign for a quotation", r"(?<x>“)[^”\n“]{5,}”", |_| "„".into()),
    fault("French signs for a quotation", r"(?<x>“[^”\n“]{5,60}”)", |it| {
        it["x"].replace('“', "«").replace('”', "»")
    }),
    fault("single signs for a quotation", r"(?<x>“[^”\n“’]{5,60}”)", |it| {
        it["x"].replace('“', "‘").replace('”', "’")
    }),
    fault("a parenthesis closed with a bracket", r"\([A-Z][^()\[\]\n]{3,}(?<x>\))[ ,]", |_| "]".into()),
    fault("a parenthesis opened twice", r" (?<x>\()[A-Z][^()\n]{3,}\)[ ,]", |_| "((".into()),
    fault("three blanks", r"[a-z](?<x> )(?:of|the|and) [a-z]", |_| "   ".into()),
    fault("two unbreakable blanks", r"[a-z](?<x> )(?:of|the|and) [a-z]", |_| "\u{a0} ".into()),
    fault("a tab", r"[a-z](?<x> )(?:of|the|and) [a-z]", |_| "\t".into()),
    fault("a blank before a colon", r"[a-z](?<x>:)\n", |_| " :".into()),
    fault("a blank inside of a quotation", r"(?<x>“)[A-Z][^”\n“]{5,}”", |_| "“ ".into()),
    fault("a blank before a quotation ends", r"“[A-Z][^”\n“]{5,}[a-z](?<x>”)", |_| " ”".into()),
    fault("a blank behind a parenthesis", r" (?<x>\()[A-Z][^()\n]{3,}\)[ ,]", |_| "( ".into()),
    fault("no blank before a parenthesis", r"[a-z](?<x> )\([A-Z][^()\n]{3,}\)[ ,]", nothing),
    fault("no blank behind a parenthesis", r"[a-z]\)(?<x> )[a-z]", nothing),
    fault("no blank behind a semicolon", r"[a-z];(?<x> )[a-z]", nothing),
    fault("a comma and a full stop", r"[a-z](?<x>,) [a-z]", |_| ",.".into()),
    fault("a comma before a parenthesis", r"[a-z](?<x> \()[A-Z][^()\n]{3,}\)[ ,]", |_| ", , (".into()),
    fault(
        "a full stop amid a sentence",
        r"(?m)^(?:Recalling|Noting|Recognizing)[^\n]{30,}[a-z](?<x>,) [a-z]",
        |_| ".".into(),
    ),
    fault("a hyphen for a dash between pages", r"(?:paras|pp)\. [0-9]+(?<x>–)[0-9]+", |_| "-".into()),
    fault("a hyphen between paragraphs", r"[0-9]{2}(?<x>–)[0-9]{2}[ ,.;)]", |_| "-".into()),
    fault("a dash in a compound", r"[a-z]{3,}(?<x>-)[a-z]{3,} ", |_| "–".into()),
    fault("a Cyrillic a", r" [b-z][a-z]*(?<x>a)[a-z]{2,} ", |_| "а".into()),
    fault("a Cyrillic e at the end", r" [b-z][a-z]{3,}(?<x>e) ", |_| "е".into()),
    fault("a soft hyphen", r" [a-z]{5}(?<x>)[a-z]{3,} ", |_| "\u{ad}".into()),
    fault("a sign of no width", r" [a-z]{5}(?<x>)[a-z]{3,} ", |_| "\u{200b}".into()),
    fault("a sign that could not be read", r" [a-z]{4}(?<x>[a-z])[a-z]{3,} ", |_| "\u{fffd}".into()),
    fault("two words twice", r" (?<x>of the|in the|to the|and the) [a-z]", twice),
    fault("a word twice over a comma", r" (?<x>[a-z]{6,}), [a-z]", |it| format!("{0} {0}", &it["x"])),
    fault("an ampersand", r"[a-z] (?<x>and) [a-z]", |_| "&".into()),
    // Words.
    fault("for example in Latin", r"[a-z], (?<x>including) [a-z]", |_| "e.g.".into()),
    fault("inter alia shortened", r", (?<x>inter alia), ", |_| "i.a.".into()),
    fault("and so on in Latin", r"[a-z](?<x>) and [a-z]+;\n", |_| ", etc.,".into()),
    fault("the Secretary-General in small letters", r"[a-z] the (?<x>Secretary-General) ", small),
    fault("the Secretary-general", r"[a-z] the Secretary-(?<x>General) ", small),
    fault("the General Assembly in small letters", r"[a-z] the (?<x>General Assembly) ", small),
    fault("the Security Council in small letters", r"[a-z] the (?<x>Security Council) ", small),
    fault("the United Nations in small letters", r"[a-z] the (?<x>United Nations) ", small),
    fault("Human rights council", r"[a-z] the Human (?<x>Rights Council) ", small),
    fault("a Member state", r"[a-z] (?<x>Member States?) [a-z]", |it| it["x"].replace("State", "state")),
    fault("the Secretary-General by initials", r"[a-z] the (?<x>Secretary-General) ", |_| "SG".into()),
    fault("the Security Council by initials", r"[a-z] the (?<x>Security Council) ", |_| "UNSC".into()),
    fault("the Human Rights Council by initials", r"[a-z] the (?<x>Human Rights Council) ", |_| "HRC".into()),
    fault("United Nations with points", r"[a-z] the (?<x>United Nations) ", |_| "U.N.".into()),
    fault("UN before a hyphen", r"[a-z] the (?<x>United Nations) system", |_| "UN".into()),
    fault("a paragraph shortened in a paragraph", r"(?m)^[0-9]+\. [^\n]* (?<x>paragraph) [0-9]+", |_| {
        "para.".into()
    }),
    fault("a resolution shortened", r" (?<x>resolution) [4-7][0-9]/[0-9]+", |_| "res.".into()),
    fault("a number shortened", r"[a-z] (?<x>section) [IVX]+ of", |_| "sect.".into()),
    fault("a chapter shortened", r"[a-z] (?<x>chapter) [IVX]+ of", |_| "chap.".into()),
    fault("this resolution in a paragraph", r"(?m)^[0-9]+\. [^\n]*(?<x>the present resolution)", |_| {
        "this resolution".into()
    }),
    fault("Calls on in a row", r"\*(?<x>Also calls upon|Further calls upon)\*", |it| {
        it["x"].replace("upon", "on")
    }),
    fault("calls on in a sentence", r" (?<x>calls upon|calling upon|call upon) ", |it| {
        it["x"].replace("upon", "on")
    }),
    fault(
        "another spelling",
        r"[ -](?<x>peacekeeping|peacebuilding|subregional|capacity-building|decision-making|policymaking|coordinate|cooperate|cooperative|socioeconomic|dialogue|ageing|towards|catalogue|acknowledgement|centred|harbour|neighbours|endeavours|favourable|behavioural|fulfilment|fulfil|defences|analysed|programmes|metres|non-governmental|worldwide|online)[ ,;]",
        |it| other(it, SPELLINGS),
    ),
    fault(
        "a spelling in a note",
        r"(?m)^[¹²³⁴-⁹]+ [^\n]* (?<x>organizations|realization|utilization|programmes)\b",
        |it| other(it, SPELLINGS),
    ),
    fault(
        "a spelling in the title",
        r"(?m)^[0-9]{2,4}/[0-9]+\. [^\n]*(?<x>organizations|organization|programmes|programme|centre|labour|coordination|cooperation)\b",
        |it| {
            it["x"]
                .replace("iz", "is")
                .replace("programme", "program")
                .replace("centre", "center")
                .replace("our", "or")
                .replace("coo", "co-o")
        },
    ),
    fault("a spelling in capitals", r"(?m)^(?<x>Recognizing|Emphasizing) ", |it| it["x"].replace("iz", "is")),
    fault("a spelling of a lead", r"\*(?<x>Recognizes|Emphasizes|Also recognizes|Also emphasizes)\*", |it| {
        it["x"].replace("iz", "is")
    }),
    fault(
        "a spelling in an annex",
        in_annex!(r" (?<x>organization|recognize|programme|centre|labour)s? "),
        |it| {
            it["x"]
                .replace("iz", "is")
                .replace("programme", "program")
                .replace("centre", "center")
                .replace("our", "or")
        },
    ),
    fault("a blank twice in an annex", in_annex!(r"[a-z](?<x> )(?:of|the|and) [a-z]"), |_| "  ".into()),
    fault("a word twice in an annex", in_annex!(r" (?<x>of|the|and) [a-z]"), twice),
    fault(
        "a date in an annex that is none",
        in_annex!(r" (?<x>[0-9]{1,2}) (?:September|June|November|April) (?:19|20)[0-9]{2}"),
        |_| "31".into(),
    ),
    fault("a quotation in an annex without end", in_annex!(r"“[^”\n“]{5,}(?<x>”)"), nothing),
    fault("a parenthesis in an annex without end", in_annex!(r"\([A-Z][^()\n]{3,}(?<x>\))[ ,]"), nothing),
    fault(
        "an item in an annex without mark",
        in_annex!(r"\n\([a-h]\) [^\n]{20,}[a-z](?<x>;)\n\n\("),
        nothing,
    ),
    fault(
        "a paragraph in an annex without mark",
        in_annex!(r"\n[0-9]+\. [^\n]{20,}[a-z](?<x>\.)\n\n[0-9]"),
        nothing,
    ),
    fault("a paragraph three times", r"(?m)^(?<x>[3-9]\. \*[^\n¹²³⁴-⁹]{60,};\n\n)", |it| {
        format!("{0}{0}", &it["x"])
    }),
];
