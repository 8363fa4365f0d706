//! The masthead, the title, the opening formula and the closing agree: session, organ, dates, report.

use std::ops::Range;

use jiff::civil::Date;

use super::facts::{Words, indices};
use super::{Context, Finding, Findings, FixKind, Rule, Severity, identity};
use crate::citation::{self, ResolutionNumber, Symbol};
use crate::resolution::{ElementKind, Fact, Resolution};
use crate::text::TextSize;
use crate::un::calendar::{self, Span};
use crate::un::{Lang, Organ, drafting, ordinals};

pub(super) const TITLE_NUMBER: Rule = Rule {
    code: "title-number-mismatch",
    severity: Severity::Error,
    on: true,
    summary: "The title's number belongs to another session than the masthead says.",
    why: "The number is how the resolution will be found.",
    source: "observed in official documents (0 of 339)",
    bad: "General Assembly\n\nSeventy-fifth session\n\n74/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "General Assembly\n\nSeventy-fifth session\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Unsafe,
};

pub(super) const SESSION: Rule = Rule {
    code: "session-mismatch",
    severity: Severity::Error,
    on: true,
    summary: "The masthead's session is another one than title, report and date say.",
    why: "The session is a part of the resolution's identity.",
    source: "observed in official documents (0 of 339)",
    bad: "General Assembly\n\nSeventy-fourth session\n\n[on the report of the Third Committee (A/75/478, para. 9)]\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "General Assembly\n\nSeventy-fifth session\n\n[on the report of the Third Committee (A/75/478, para. 9)]\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const REPORT: Rule = Rule {
    code: "report-symbol-session",
    severity: Severity::Warning,
    on: true,
    summary: "The report that the resolution goes back to is of another session.",
    why: "A Main Committee reports in the session in which the Assembly adopts.",
    source: "observed in official documents (0 of 352)",
    bad: "General Assembly\n\nSeventy-fifth session\n\n[on the report of the Third Committee (A/74/478, para. 9)]\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "General Assembly\n\nSeventy-fifth session\n\n[on the report of the Third Committee (A/75/478, para. 9)]\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const RANGE: Rule = Rule {
    code: "adoption-session-range",
    severity: Severity::Warning,
    on: true,
    summary: "The date of adoption lies outside of the session.",
    why: "Session n of the Assembly runs from September 1945 + n to the next September.",
    source: "observed in official documents (0 of 308; 1 of 430 translations: an information in these)",
    bad: "General Assembly\n\nSeventy-fifth session\n\nResolution adopted by the General Assembly on 16 December 2021\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "General Assembly\n\nSeventy-fifth session\n\nResolution adopted by the General Assembly on 16 December 2020\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const DATE: Rule = Rule {
    code: "adoption-date-mismatch",
    severity: Severity::Warning,
    on: true,
    summary: "The dates of adoption in masthead and closing differ, or the text was issued before it was adopted.",
    why: "Both tell the day of one meeting.",
    source: "Editorial Manual, Resolutions, Order of elements; 0 of 333 official documents; 1 of 430 translations: an information in these",
    bad: "General Assembly\n\nResolution adopted by the General Assembly on 16 December 2020\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n*46th plenary meeting\n17 December 2020*",
    good: "General Assembly\n\nResolution adopted by the General Assembly on 16 December 2020\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n*46th plenary meeting\n16 December 2020*",
    fix: FixKind::None,
};

pub(super) const ORGAN: Rule = Rule {
    code: "organ-mismatch",
    severity: Severity::Error,
    on: true,
    summary: "The opening formula names another organ than the masthead.",
    why: "The organ is the subject of the resolution's one sentence.",
    source: "Editorial Manual, Resolutions, Order of elements; 0 of 422 official documents",
    bad: "General Assembly\n\nSeventy-fifth session\n\n75/180. Rivers\n\nThe Security Council,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "General Assembly\n\nSeventy-fifth session\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

/// Something in the masthead that tells the session.
struct Witness {
    rule: &'static Rule,
    session: i16,
    range: Range<u32>,
    what: &'static str,
    shown: String,
    /// What it is written as where the session is another.
    rewritten: Option<Box<dyn Fn(i16) -> String>>,
}

/// What was read in masthead and title. It is kept while they stay as they are, for dates and ordinals are dear to
/// read at each keystroke.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    /// The resolution's own symbol.
    pub(super) symbol: Option<Symbol>,
    /// The resolution's own number, where it has one of a regular session.
    pub(super) own: Option<ResolutionNumber>,
    /// When it was adopted, and where that stands.
    adopted: Option<(Date, Range<u32>)>,
    /// The organ that the line of adoption names, and where that stands.
    adopting: Option<(Organ, Range<u32>)>,
    /// The session that most of masthead and title tell.
    session: Option<i16>,
    /// What masthead and title contradict in each other.
    findings: Vec<Finding>,
}

impl Head {
    /// Reads masthead and title.
    pub(super) fn of(resolution: &Resolution, lang: Lang) -> Self {
        let mut findings = Findings::default();
        let symbol = resolution.symbol();
        let own = symbol.as_ref().and_then(Symbol::resolution);
        let adopted = resolution.masthead.adopted.as_ref().and_then(|it| date_of(it, lang));
        let session = own.and_then(|it| sessions(resolution, lang, it, adopted.as_ref(), &mut findings));
        numbers(resolution, lang, &mut findings);
        if let Some(adopted) = &adopted {
            issued(resolution, lang, adopted, &mut findings);
        }
        identity::check(resolution, lang, &mut findings);
        let line = resolution.masthead.adopted.as_ref();
        let adopting = line.and_then(|it| Some((drafting::organ_of(&it.text)?, it.range.clone())));
        Self { symbol, own, adopted, adopting, session, findings: findings.sorted() }
    }

    /// The day of its adoption.
    pub(super) fn adopted(&self) -> Option<Date> {
        self.adopted.as_ref().map(|it| it.0)
    }

    /// The year of its adoption.
    pub(super) fn year(&self) -> Option<i16> {
        self.adopted.as_ref().map(|it| it.0.year())
    }

    /// Whether what was read in `old` holds for `resolution`, too.
    pub(super) fn holds(old: &Resolution, resolution: &Resolution) -> bool {
        old.masthead == resolution.masthead
            && old.title == resolution.title
            && old.organ() == resolution.organ()
    }
}

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    organ(cx, out);
    let mut findings = cx.head.findings.clone();
    // What a resolution cites was adopted before: so a session before that of a cited one is not its own.
    for finding in findings.iter_mut().filter(|it| it.code == TITLE_NUMBER.code) {
        if cx.head.session.is_some_and(|it| latest_cited(cx) > it) {
            finding.fixes.clear();
        }
    }
    out.extend(findings);
    closing(cx, out);
}

/// The latest session of the own organ that is cited.
fn latest_cited(cx: &Context<'_>) -> i16 {
    let Some(own) = cx.head.own else { return 0 };
    let cited = cx.facts.iter().flat_map(|it| &it.citations).filter_map(|it| it.symbol.resolution());
    cited.filter(|it| it.organ == own.organ).map(|it| it.session).max().unwrap_or(0)
}

/// The last date of a closing, and where it stands in its words.
pub(super) fn closing_date(words: &Words<'_>) -> Option<(Date, Range<usize>)> {
    let written = *citation::dates(&words.prose.text, words.lang).last()?;
    Some((written.date()?, indices(written.range)))
}

/// Masthead, line of adoption and opening formula each name the organ: the odd one is reported.
fn organ(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let (Some(organ), Some(line)) = (resolution.masthead.organ, &resolution.masthead.organ_line) else {
        return;
    };
    let adoption = cx.head.adopting.as_ref();
    if let Some((opening, element)) = resolution.openings.first().filter(|it| it.0 != organ) {
        // The line of adoption decides which of the two is meant.
        if adoption.is_some_and(|it| it.0 == *opening) {
            let due = drafting::names(*opening, cx.lang).0;
            let message = format!(
                "The masthead names the {}, the line of adoption and the opening formula another organ. Write “{due}”.",
                line.text
            );
            out.report(&ORGAN, line.range.clone(), message)
                .fix(format!("Write “{due}”"), vec![(line.range.clone(), due.to_owned())]);
            return;
        }
        let Some(element) = resolution.elements.get(*element) else { return };
        let prose = resolution.joined(element);
        let comma = prose.text.trim_end().trim_end_matches([',', '，', '،', '、', ':']).len();
        let place = resolution.source_range(element, &prose, 0..comma as u32);
        let due = drafting::names(organ, cx.lang).1;
        let message = format!(
            "“{}” opens a resolution whose masthead names the {}. Write “{due}”.",
            prose.text[..comma].trim(),
            line.text
        );
        out.report(&ORGAN, place.clone(), message)
            .related(line.range.clone(), "the organ of the masthead")
            .fix(format!("Write “{due}”"), vec![(place, due.to_owned())]);
    }
    // The parts of a resolution (A, B) open as the first one does; what is quoted in it has an organ of its own.
    for (opening, index) in resolution.openings.iter().skip(1).filter(|it| it.0 != organ) {
        let before = index.checked_sub(1).and_then(|it| resolution.elements.get(it));
        let part = before.is_some_and(|it| it.kind == ElementKind::Part);
        if let Some(element) = resolution.elements.get(*index).filter(|_| part) {
            let named = drafting::names(*opening, cx.lang).0;
            let message = format!("The {named} opens a part of what the {} adopted. Correct one.", line.text);
            out.report(&ORGAN, resolution.range(element), message)
                .related(line.range.clone(), "the organ of the masthead");
        }
    }
    if let (Some((said, place)), Some(adopted)) = (adoption, &resolution.masthead.adopted)
        && *said != organ
    {
        let message = format!(
            "“{}” names another organ than the masthead ({}). Correct one of them.",
            adopted.text, line.text
        );
        out.report(&ORGAN, place.clone(), message)
            .severity(certainty(&DATE, cx.lang))
            .related(line.range.clone(), "the organ of the masthead");
    }
}

/// Title, session line and report each tell the session: where most of them agree, the odd one is reported. The
/// session that they tell.
fn sessions(
    resolution: &Resolution,
    lang: Lang,
    own: ResolutionNumber,
    adopted: Option<&(Date, Range<u32>)>,
    out: &mut Findings,
) -> Option<i16> {
    if own.organ == Organ::SecurityCouncil {
        security_council(resolution, lang, own, adopted, out);
        return None;
    }
    let witnesses: Vec<Witness> =
        [title(resolution, own), session(resolution, lang), report(resolution, own)]
            .into_iter()
            .flatten()
            .collect();
    let votes = |session: i16| {
        let dated = adopted
            .is_some_and(|it| calendar::adopted_in(own.organ, session).is_some_and(|span| holds(span, it.0)));
        witnesses.iter().filter(|it| it.session == session).count() * 2 + usize::from(dated)
    };
    let right = witnesses.iter().map(|it| it.session).max_by_key(|it| votes(*it))?;
    if let Some(line) = resolution.masthead.session.as_ref().filter(|_| lang == Lang::En) {
        ordinal(line, right, out);
    }
    for wrong in witnesses.iter().filter(|it| it.session != right) {
        let even = votes(wrong.session) == votes(right);
        let Some(other) = witnesses.iter().find(|it| it.session == right) else { continue };
        let message = format!(
            "The {} says session {} ({}), the {} says {} ({}). Correct one of them.",
            wrong.what, wrong.session, wrong.shown, other.what, right, other.shown
        );
        // Which of two is wrong cannot be told: both are shown.
        if even {
            out.report(wrong.rule, other.range.clone(), message.clone());
        }
        let report = out
            .report(wrong.rule, wrong.range.clone(), message)
            .related(other.range.clone(), "what tells the other session");
        if let Some(rewritten) = &wrong.rewritten {
            let with = rewritten(right);
            report.fix(format!("Write “{with}”"), vec![(wrong.range.clone(), with)]);
        }
    }
    if let (Some((date, range)), Some(span)) = (adopted, calendar::adopted_in(own.organ, right))
        && !holds(span, *date)
    {
        let message = format!("{date} does not lie in session {right}. Correct the date of adoption.");
        out.report(&RANGE, range.clone(), message).severity(certainty(&RANGE, lang));
    }
    Some(right)
}

/// Title, line of the number and the document’s own symbol tell one number; a draft’s symbol the masthead’s session.
fn numbers(resolution: &Resolution, lang: Lang, out: &mut Findings) {
    let masthead = &resolution.masthead;
    let title = resolution.title.as_ref().filter(|it| it.number.contains('/'));
    let declared = [masthead.number.as_ref(), masthead.symbol.as_ref()].into_iter().flatten();
    for (title, line) in declared.filter_map(|it| Some((title?, it))) {
        let told = line.text.rsplit([' ', '\u{a0}']).next().unwrap_or("");
        let number = told.strip_prefix("A/RES/").or_else(|| told.strip_prefix("E/RES/")).unwrap_or(told);
        let numeric = number.split('/').all(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()));
        if numeric && number.contains('/') && number != title.number {
            let message =
                format!("The title has number {}, “{}” another one. Correct one.", title.number, line.text);
            out.report(&TITLE_NUMBER, title.number_range.clone(), message)
                .related(line.range.clone(), "what tells the other number");
        }
    }
    let draft = masthead.symbol.as_ref().filter(|it| it.text.starts_with("A/") && it.text.contains("/L."));
    if let (Some(symbol), Some(line)) = (draft, &masthead.session) {
        let told = symbol.text.split('/').find_map(|it| it.parse::<u32>().ok());
        let session = ordinals::session_number(&line.text, lang);
        if let (Some(told), Some(session)) = (told, session.filter(|it| Some(*it) != told)) {
            let message = format!(
                "The masthead says session {session}, the symbol {told} ({}). Correct one.",
                symbol.text
            );
            out.report(&SESSION, line.range.clone(), message)
                .related(symbol.range.clone(), "what tells the other session");
        }
    }
}

/// Reports a session’s line that is nearly the one of its session: a hyphen lost, a letter, the ordinal’s ending.
fn ordinal(line: &Fact, session: i16, out: &mut Findings) {
    let due = session_line(session);
    let found = line.text.trim();
    if session < 100 && found.ends_with("session") && found != due && near(found, &due) {
        let message = format!("“{found}” is no session. Write “{due}”.");
        out.report(&SESSION, line.range.clone(), message)
            .severity(Severity::Information)
            .fix(format!("Write “{due}”"), vec![(line.range.clone(), due)]);
    }
}

/// Whether two lines differ by no more than three letters, and not by being another ordinal.
fn near(found: &str, due: &str) -> bool {
    let other = ordinals::session_number(found, Lang::En) != ordinals::session_number(due, Lang::En);
    let known = ordinals::session_number(found, Lang::En).is_some();
    !(other && known)
        && strsim::damerau_levenshtein(&found.to_lowercase(), &due.to_lowercase()) <= 3
        && !found.eq_ignore_ascii_case(due)
}

/// The line of a session in words.
fn session_line(session: i16) -> String {
    let words = u32::try_from(session).ok().and_then(|it| ordinals::words(it, Lang::En)).unwrap_or_default();
    format!("{} session", crate::un::phrases::capitalized(&words))
}

/// A translation may slip where the original did not.
fn certainty(rule: &Rule, lang: Lang) -> Severity {
    if lang == Lang::En { rule.severity } else { Severity::Information }
}

/// The Security Council counts through the years: number, year and date tell of each other.
fn security_council(
    resolution: &Resolution,
    lang: Lang,
    own: ResolutionNumber,
    adopted: Option<&(Date, Range<u32>)>,
    out: &mut Findings,
) {
    let masthead = &resolution.masthead;
    if let (Some(line), Some(year)) = (&masthead.number, calendar::security_council_year(own.number))
        && year != own.session
    {
        let (number, session) = (own.number, own.session);
        let message =
            format!("Resolution {number} was adopted in {year}, not in {session}. Correct one of them.");
        out.report(&TITLE_NUMBER, line.range.clone(), message);
    }
    if let Some((date, place)) = adopted
        && date.year() != own.session
    {
        let message = format!("{date} does not lie in {}, the year of the resolution’s number.", own.session);
        out.report(&RANGE, place.clone(), message).severity(certainty(&RANGE, lang));
    }
}

fn title(resolution: &Resolution, own: ResolutionNumber) -> Option<Witness> {
    let title = resolution.title.as_ref()?;
    let (head, tail) = title.number.split_once('/')?;
    let start = title.number_range.start;
    let tail = tail.to_owned();
    head.parse::<i16>().ok()?;
    Some(Witness {
        rule: &TITLE_NUMBER,
        session: own.session,
        range: start..title.number_range.end,
        what: "title’s number",
        shown: title.number.clone(),
        rewritten: Some(Box::new(move |it| format!("{it}/{tail}"))),
    })
}

fn session(resolution: &Resolution, lang: Lang) -> Option<Witness> {
    let line = resolution.masthead.session.as_ref()?;
    let number = i16::try_from(ordinals::session_number(&line.text, lang)?).ok()?;
    let (text, english) = (line.text.clone(), lang == Lang::En && number < 100);
    Some(Witness {
        rule: &SESSION,
        session: number,
        range: line.range.clone(),
        what: "masthead",
        shown: text,
        rewritten: english.then(|| Box::new(session_line) as Box<dyn Fn(i16) -> String>),
    })
}

fn report(resolution: &Resolution, own: ResolutionNumber) -> Option<Witness> {
    let line = resolution.masthead.origin.as_ref().filter(|_| own.organ == Organ::GeneralAssembly)?;
    let at = line.text.find("A/")?;
    let rest = &line.text[at + 2..];
    let (session, _) = rest.split_once('/')?;
    let number = session.parse().ok()?;
    let place = find_in(resolution, line, &format!("A/{session}/"))?;
    Some(Witness {
        rule: &REPORT,
        session: number,
        range: place,
        what: "report’s symbol",
        shown: format!("A/{session}/…"),
        rewritten: Some(Box::new(|it| format!("A/{it}/"))),
    })
}

/// Where words stand in the source of a fact.
pub(super) fn find_in(resolution: &Resolution, fact: &Fact, words: &str) -> Option<Range<u32>> {
    let index = resolution.blocks().partition_point(|it| it.0 <= fact.range.start).checked_sub(1)?;
    let (start, block) = resolution.blocks().get(index)?;
    let from = (fact.range.start - start) as usize;
    let at = block.text().get(from..)?.find(words)? as u32;
    Some(fact.range.start + at..fact.range.start + at + words.len() as u32)
}

/// Holds the closing against the line of adoption.
fn closing(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let (Some((adopted, adopted_at)), Some(index)) = (&cx.head.adopted, resolution.closing) else { return };
    let (Some(element), Some(facts)) = (resolution.elements.get(index), cx.facts.get(index)) else { return };
    if let Some((date, words)) = facts.closed.as_ref().filter(|it| it.0 != *adopted) {
        let prose = resolution.joined(element);
        let place = resolution.source_range(element, &prose, words.start as u32..words.end as u32);
        let message =
            format!("The closing says {date}, the line of adoption {adopted}. Correct one of them.");
        out.report(&DATE, place, message)
            .severity(certainty(&DATE, cx.lang))
            .related(adopted_at.clone(), "the line of adoption");
        // Which of them is wrong cannot be told: both are shown.
        let closing = resolution.range(element);
        let message =
            format!("The line of adoption says {adopted}, the closing {date}. Correct one of them.");
        out.report(&DATE, adopted_at.clone(), message)
            .severity(certainty(&DATE, cx.lang))
            .related(closing, "the closing");
    }
}

/// Holds the date of issue against the line of adoption.
fn issued(resolution: &Resolution, lang: Lang, adopted: &(Date, Range<u32>), out: &mut Findings) {
    let (adopted, adopted_at) = adopted;
    // The date of issue stays in English in all languages.
    if let Some(line) = &resolution.masthead.issued
        && let Some((issued, place)) = date_of(line, Lang::En).filter(|it| it.0 < *adopted)
    {
        let message =
            format!("It was issued on {issued}, before it was adopted ({adopted}). Correct a date.");
        out.report(&DATE, place, message)
            .severity(certainty(&DATE, lang))
            .related(adopted_at.clone(), "the line of adoption");
    }
}

/// The last date in a line, and where it stands.
fn date_of(fact: &Fact, lang: Lang) -> Option<(Date, Range<u32>)> {
    let written = *citation::dates(&fact.text, lang).last()?;
    let length = u32::from(TextSize::of(fact.text.as_str()));
    // Markup in the line would move the place: then all of the line is meant.
    let plain = fact.range.end - fact.range.start == length;
    let place = if plain {
        fact.range.start + u32::from(written.range.start())..fact.range.start + u32::from(written.range.end())
    } else {
        fact.range.clone()
    };
    Some((written.date()?, place))
}

/// Whether a date lies in a span of days.
pub(super) fn holds(span: Span, date: Date) -> bool {
    let day = (date.year(), date.month(), date.day());
    span.0 <= day && day <= span.1
}
