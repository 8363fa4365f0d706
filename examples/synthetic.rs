//! Writes a library of invented resolutions that cite each other as real ones do: most their own series and the
//! few that everyone cites, some with a date, a title or a paragraph.
//!
//! `cargo run --release --example synthetic -- FOLDER COUNT [BYTES]`: `COUNT` files of about `BYTES` (10,000).
#![allow(clippy::print_stderr, reason = "a tool for developers")]

use std::fmt::Write as _;
use std::path::Path;

const SUBJECTS: [&str; 12] = [
    "rivers",
    "lakes",
    "mountains",
    "forests",
    "deserts",
    "oceans",
    "cities",
    "schools",
    "libraries",
    "harvests",
    "winds",
    "glaciers",
];
const ACTS: [&str; 6] =
    ["Protection", "Promotion", "Strengthening", "Enhancement", "Sustainable use", "Observance"];
const LEADS: [&str; 5] = ["Welcomes", "Recognizes", "Encourages", "Reaffirms", "Stresses"];
const RECITALS: [&str; 5] = ["Recalling", "Reaffirming", "Noting", "Recognizing", "Bearing in mind"];
const FILLER: &str = "the efforts of all Member States and the relevant entities of the United Nations system to \
                      cooperate, within their mandates and existing resources, with interested partners";
/// How many resolutions a session has.
const SESSION: usize = 300;
const FIRST: usize = 31;

/// Numbers in a row that look like chance (Lehmer), the same at each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

fn number(index: usize) -> String {
    format!("{}/{}", FIRST + index / SESSION, index % SESSION + 1)
}

fn year(index: usize) -> usize {
    1945 + FIRST + index / SESSION
}

fn title(index: usize) -> String {
    let series = index % SESSION;
    format!("{} of {}", ACTS[series / SUBJECTS.len() % ACTS.len()], SUBJECTS[series % SUBJECTS.len()])
}

/// A citation of an earlier resolution.
fn citation(index: usize, chance: &mut Chance) -> String {
    let cited = match chance.below(10) {
        // The series, year by year.
        0..4 if index >= SESSION => index - SESSION * (1 + chance.below((index / SESSION).min(6))),
        // What everyone cites.
        4..6 => chance.below(20).min(index),
        _ => chance.below(index.max(1)),
    };
    let mut text = number(cited);
    if chance.below(2) == 0 {
        let _ = write!(text, " of {} December {}", cited % 28 + 1, year(cited));
    }
    text
}

fn resolution(index: usize, bytes: usize) -> String {
    let mut chance = Chance(index as u64);
    let (number, title, year) = (number(index), title(index), year(index));
    let mut text = format!(
        "General Assembly\n\nDistr.: General\n{day} December {year}\n\nAgenda item {item}\n\n{title}\n\nResolution \
         adopted by the General Assembly on {day} December {year}\n\n{number}. {title}\n\nThe General Assembly,\n",
        day = index % 28 + 1,
        item = index % SESSION / 3 + 1,
    );
    for recital in 0..12 {
        let lead = RECITALS[recital % RECITALS.len()];
        let _ = match chance.below(3) {
            0 => write!(text, "\n{lead} {FILLER},\n"),
            1 => write!(text, "\n{lead} its resolution {}, and {FILLER},\n", citation(index, &mut chance)),
            _ => {
                let cited = [(); 3].map(|()| citation(index, &mut chance)).join(", ");
                write!(text, "\n{lead} its resolutions {cited} and {},\n", citation(index, &mut chance))
            }
        };
    }
    let mut paragraph = 1;
    while text.len() < bytes {
        let lead = LEADS[paragraph % LEADS.len()];
        let _ = match chance.below(4) {
            0 => write!(
                text,
                "\n{paragraph}. *{lead}* paragraph {} of its resolution {};\n",
                chance.below(12) + 1,
                citation(index, &mut chance)
            ),
            _ => write!(text, "\n{paragraph}. *{lead}* {FILLER}, including on {};\n", title.to_lowercase()),
        };
        paragraph += 1;
    }
    let _ = write!(text, "\n{paragraph}. *Decides* to remain seized of the matter.\n");
    text
}

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(folder), Some(count)) = (args.next(), args.next().and_then(|it| it.parse::<usize>().ok()))
    else {
        eprintln!("synthetic FOLDER COUNT [BYTES]");
        std::process::exit(2);
    };
    let bytes = args.next().and_then(|it| it.parse().ok()).unwrap_or(10_000);
    for index in 0..count {
        let session = Path::new(&folder).join((FIRST + index / SESSION).to_string());
        if index % SESSION == 0 {
            std::fs::create_dir_all(&session)?;
        }
        let name = format!("A_RES_{}.txt", number(index).replace('/', "_"));
        std::fs::write(session.join(name), resolution(index, bytes))?;
    }
    Ok(())
}
