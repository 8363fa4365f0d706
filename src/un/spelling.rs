//! Spelling of the United Nations: British, with -ize where there is a choice.
//!
//! Source: the Manual, Spelling (the first spelling of the Concise Oxford English Dictionary); none of the words on
//! the left stands in 3,830 places where official texts of the Assembly could have it.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// What is written otherwise, and how it is written, in small letters.
pub const INSTEAD: &[(&str, &str)] = &[
    ("acknowledgment", "acknowledgement"),
    ("aging", "ageing"),
    ("analyze", "analyse"),
    ("analyzed", "analysed"),
    ("analyzing", "analysing"),
    ("behavior", "behaviour"),
    ("behavioral", "behavioural"),
    ("behaviors", "behaviours"),
    ("catalog", "catalogue"),
    ("center", "centre"),
    ("centered", "centred"),
    ("centers", "centres"),
    ("co-operate", "cooperate"),
    ("co-operating", "cooperating"),
    ("co-operation", "cooperation"),
    ("co-operative", "cooperative"),
    ("co-ordinate", "coordinate"),
    ("co-ordinated", "coordinated"),
    ("co-ordinating", "coordinating"),
    ("co-ordination", "coordination"),
    ("color", "colour"),
    ("counseling", "counselling"),
    ("defense", "defence"),
    ("defenses", "defences"),
    ("dialog", "dialogue"),
    ("endeavor", "endeavour"),
    ("endeavors", "endeavours"),
    ("enrollment", "enrolment"),
    ("favor", "favour"),
    ("favorable", "favourable"),
    ("fulfill", "fulfil"),
    ("fulfillment", "fulfilment"),
    ("fulfills", "fulfils"),
    ("harbor", "harbour"),
    ("honor", "honour"),
    ("installment", "instalment"),
    ("labeled", "labelled"),
    ("labeling", "labelling"),
    ("labor", "labour"),
    ("modeling", "modelling"),
    ("neighbor", "neighbour"),
    ("neighboring", "neighbouring"),
    ("neighbors", "neighbours"),
    ("nongovernmental", "non-governmental"),
    ("offense", "offence"),
    ("offenses", "offences"),
    ("on-line", "online"),
    ("peace-building", "peacebuilding"),
    ("peace-keeping", "peacekeeping"),
    ("policy-making", "policymaking"),
    ("program", "programme"),
    ("programs", "programmes"),
    ("skillful", "skilful"),
    ("socio-economic", "socioeconomic"),
    ("sub-regional", "subregional"),
    ("theater", "theatre"),
    ("traveled", "travelled"),
    ("traveling", "travelling"),
    ("world-wide", "worldwide"),
];

/// The ends of words that are written with -iz- where they come of a verb in -ize.
const ENDINGS: &[&str] = &["ise", "ised", "ises", "ising", "isation", "isations", "isational"];

/// Words with -ise that have no -ize, by their beginnings.
const ROOTS: &[&str] = &[
    "advertis",
    "advis",
    "anis",
    "apprais",
    "appris",
    "aris",
    "bruis",
    "chastis",
    "circumcis",
    "clockwis",
    "compris",
    "compromis",
    "concis",
    "crosswis",
    "cruis",
    "demis",
    "despis",
    "devis",
    "disguis",
    "enterpris",
    "entrepris",
    "excis",
    "exercis",
    "expertis",
    "franchis",
    "fundrais",
    "guis",
    "improvis",
    "incis",
    "lengthwis",
    "liais",
    "likewis",
    "malais",
    "merchandis",
    "mortis",
    "nois",
    "otherwis",
    "paradis",
    "pois",
    "porpois",
    "prais",
    "precis",
    "premis",
    "promis",
    "rais",
    "reapprais",
    "revis",
    "ris",
    "supervis",
    "surmis",
    "surpris",
    "televis",
    "tortois",
    "treatis",
    "turquois",
    "uncompromis",
    "unpromis",
    "uprais",
    "valis",
    "vis",
    "wis",
];

/// What each word holds that [`oxford`] writes otherwise.
static SIGNS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = INSTEAD.iter().flat_map(|it| [it.0.to_owned(), it.0.replace('-', "‑")]);
    let all = words.chain(["isa", "ise", "isi"].map(str::to_owned));
    AhoCorasick::builder().ascii_case_insensitive(true).build(all).ok()
});

/// The places of a text, in bytes and in order, about which [`oxford`] has to be asked: most words are like no other
/// that is spelled otherwise.
pub fn candidates(text: &str) -> impl Iterator<Item = usize> {
    SIGNS.iter().flat_map(move |it| it.find_iter(text)).map(|it| it.start())
}

/// How a word in small letters is written, where it is written otherwise.
pub fn oxford(word: &str) -> Option<String> {
    if let Ok(place) = INSTEAD.binary_search_by_key(&word, |it| it.0) {
        return INSTEAD.get(place).map(|it| it.1.to_owned());
    }
    // Of a compound the last part: `awareness-raising`.
    let (head, word) = word.split_at(word.rfind('-').map_or(0, |it| it + 1));
    let ending = ENDINGS.iter().find(|it| word.ends_with(**it))?;
    let stem = &word[..word.len() - ending.len()];
    let root = format!("{stem}is");
    // `practise`, `promise` and all short words are no verbs in -ize.
    let kept = ROOTS.contains(&root.as_str())
        || ROOTS.iter().any(|it| it.len() > 5 && root.ends_with(it))
        || stem.len() < 4
        || root == "practis";
    (!kept).then(|| format!("{head}{stem}{}", ending.replacen("is", "iz", 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order() {
        assert!(INSTEAD.windows(2).all(|it| it[0].0 < it[1].0));
    }

    #[test]
    fn words_are_written_as_the_manual_has_them() {
        for (word, due) in [
            ("organise", "organize"),
            ("recognising", "recognizing"),
            ("mobilisation", "mobilization"),
            ("labor", "labour"),
            ("re-organise", "re-organize"),
            ("programs", "programmes"),
        ] {
            assert_eq!(oxford(word).as_deref(), Some(due), "{word}");
        }
        for word in [
            "advise",
            "exercise",
            "otherwise",
            "raise",
            "practise",
            "comprises",
            "enterprise",
            "organize",
            "rise",
        ] {
            assert_eq!(oxford(word), None, "{word}");
        }
    }
}
