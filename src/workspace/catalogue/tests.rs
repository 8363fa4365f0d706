//! Published lists in their spellings, and what is made of them.

use super::*;

fn all(text: &str, csv: bool) -> (Vec<String>, Vec<usize>) {
    let read = formats::read(text, csv);
    let shown = |it: &Listed| {
        let date = it.adopted.map(|it| it.to_string()).unwrap_or_default();
        let items: Vec<&str> = it.agenda.iter().map(|it| it.label.as_str()).collect();
        let vote = it.vote.as_deref().unwrap_or("");
        format!("{} | {} | {} | {date} | {} | {vote}", it.symbol, it.number, it.title, items.join("+"))
    };
    (read.listed.iter().map(shown).collect(), read.broken)
}

#[test]
fn json_lines_are_read_with_stray_quotes_and_without_the_broken_ones() {
    let text = "\u{feff}{\"symbol\":\"E/RES/2024/1\",\"title\":\"Rivers\",\"adoption_date\":\"27\u{a0}July 2023\",\"agenda_item\":\"Agenda item 12 (c)\",\"adoption_type\":\"Without a vote\",\"MS_in_favour_count\":\"0\"}\"\n\
        \"{\"symbol\":\"A/HRC/RES/55/1\",\"title\":\"Lakes\",\"adoption_date\":\"2024-04-03 00:00:00\",\"agenda_item\":\"Agenda items 14 and 118\",\"adoption_type\":\"By a recorded vote\",\"MS_in_favour_count\":\"21\",\"MS_against_count\":8,\"MS_abstaining_count\":\"18\"}\"\n\
        \"\n\n{\"symbol\": \"A/RES/75/3\", \"title\": \"cut\n{\"title\": \"no symbol\"}\n\
        {\"symbol\": \"S/RES/1325(2000)\", \"resolution_title\": \"Security Council resolution 1325 (2000) [on rivers].\", \"adoption_date\": \"31 October 2000\", \"adoption_type\": \"Adopted unanimously, 4213th meeting\", \"agenda_item_name\": \"Women\", \"MS_in_favour_count\": \"N.A.\"}\n";
    let expected = [
        "E/RES/2024/1 | 2024/1 | Rivers | 2023-07-27 | 12 (c) | Without a vote",
        "A/HRC/RES/55/1 | 55/1 | Lakes | 2024-04-03 | 14+118 | In favour 21, against 8, abstaining 18",
        "S/RES/1325 (2000) | 1325 (2000) |  | 2000-10-31 |  | Adopted unanimously",
    ];
    assert_eq!(all(text, false), (expected.map(str::to_owned).to_vec(), vec![5, 6]));
    assert_eq!(formats::read(text, false).listed[2].subject.as_deref(), Some("on rivers"));
}

#[test]
fn lists_exports_and_tables_are_read() {
    let expected = ["A/RES/75/1 | 75/1 | Rivers, and lakes | 2020-12-16 |  | ".to_owned()];
    let object = r#"{"symbol": "A/RES/75/1", "title": "Rivers, and lakes", "date": "2020-12-16"}"#;
    for text in [
        object.to_owned(),
        format!("[{object}]"),
        format!("{{\"edges\": [{{\"from\": \"x\"}}], \"nodes\": [\n{object}\n]}}"),
    ] {
        assert_eq!(all(&text, false), (expected.to_vec(), Vec::new()), "{text}");
    }
    for text in [
        "Symbol,Title,Date of adoption\nA/RES/75/1,\"Rivers, and lakes\",16 Dec. 2020\n",
        "Title;Symbol;Adoption-date;x\nRivers, and lakes;A/RES/75/1;16/12/2020\n",
        "symbol\ttitle\tadopted\nA/RES/75/1\tRivers, and lakes\t16 décembre 2020\tmore\n",
    ] {
        assert_eq!(all(text, true), (expected.to_vec(), Vec::new()), "{text}");
    }
    assert_eq!(all("symbol,title\nA/RES/75/1,Rivers\n,Lakes\nnone,\n", true).1, [3, 4]);
    assert_eq!(all("", true), (Vec::new(), Vec::new()));
}

#[test]
fn dates_are_read_in_all_their_spellings() {
    let date = Date::new(2020, 9, 7).unwrap();
    for text in [
        "2020-09-07",
        "2020-09-07 00:00:00",
        "2020-09-07T00:00:00Z",
        "7 September 2020",
        "07\u{a0}September\u{a0}2020",
        "7 Sept. 2020",
        "7-Sep-2020",
        "Sep 7, 2020",
        "September 7th, 2020",
        "7/9/2020",
        "07.09.2020",
        "7 septembre 2020",
        "2020年9月7日",
    ] {
        assert_eq!(fields::date(text), Some(date), "{text}");
    }
    for text in ["", "N.A.", "September 2020", "2020", "40/40/2020", "7 Octember 2020"] {
        assert_eq!(fields::date(text), None, "{text}");
    }
}

#[test]
fn parts_that_are_listed_together_are_one_resolution() {
    let text = "{\"symbol\": \"A/RES/75/252 A-C\", \"title\": \"Budget\", \"sponsors\": [\"PERU\", \"CHAD\"], \"additional_sponsors\": [\"MALI\"]}\n";
    let mut catalogue = Catalogue { listed: formats::read(text, false).listed, ..Catalogue::default() };
    catalogue.order();
    for symbol in ["A/RES/75/252", "A/RES/75/252 B"] {
        let found = catalogue.get(&Symbol::parse(symbol).unwrap()).unwrap();
        assert_eq!((&*found.number, found.sponsors.len()), ("75/252", 3));
    }
}
