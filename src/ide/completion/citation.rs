//! A known resolution behind the word for one: number, date and title, as the Manual has it at first mention.

use super::site::Site;
use super::{Completion, CompletionKind, Completions, LIMIT, first_words, item};
use crate::ide::{Known, Library};
use crate::resolution::Resolution;
use crate::un::internal::references;
use crate::un::{Lang, Organ, drafting, words};

/// So few matches that each is offered with and without date and title.
const FEW: usize = 5;

pub(super) fn complete(site: &Site<'_>, library: &dyn Library, out: &mut Completions) -> bool {
    let Some((typed, organ)) = asked(site) else { return false };
    let mut found = library.known(typed.trim(), LIMIT);
    // No resolution recalls itself.
    let own = site.resolution().and_then(Resolution::symbol);
    found.retain(|it| own.as_ref().is_none_or(|own| !it.symbol.same_document(own)));
    out.incomplete = true;
    in_own_language(&mut found, site.lang);
    // The organ that is named before the word comes first; the order is otherwise the library's.
    found.sort_by_key(|it| organ.is_some_and(|organ| !is_of(it, organ)));
    let around = drafting::of(site.lang).around;
    let in_link = site.line[..site.line.len() - typed.len()].ends_with('[');
    let followed = says_more(site);
    let few = found.len() <= FEW;
    for known in found {
        let cited = mentions(site, &known.number);
        let opened = site.before.strip_suffix(typed).unwrap_or(&site.before).trim_end().ends_with(around[0]);
        let head = if opened { "" } else { around[0] };
        let tail = if site.rest.starts_with(around[1]) { "" } else { around[1] };
        let full = [(true, true), (true, false), (false, false)];
        let short = [(false, false), (true, true)];
        let forms: &[(bool, bool)] = match (in_link || followed, cited) {
            (true, _) => &[(false, false)],
            (false, true) => &short,
            (false, false) => &full,
        };
        let mut seen: Vec<String> = Vec::new();
        for (index, (dated, entitled)) in forms.iter().enumerate() {
            let written = known.citation(site.lang, *dated, *entitled);
            // The ends of the number stand round it alone: 第70/1号决议，题为“…”.
            let text = written.replacen(&known.number, &format!("{head}{}{tail}", known.number), 1);
            if (index > 0 && !few) || seen.contains(&text) {
                continue;
            }
            seen.push(text.clone());
            out.items.push(offered(site, typed, &known, text, (*dated, *entitled)));
        }
    }
    !out.items.is_empty()
}

/// Of a resolution that is known in several languages the one in `lang` is offered, else the first.
fn in_own_language(found: &mut Vec<Known>, lang: Lang) {
    let mut places = rustc_hash::FxHashMap::default();
    let mut kept: Vec<Known> = Vec::with_capacity(found.len());
    for known in found.drain(..) {
        match places.get(&known.symbol).and_then(|it: &usize| kept.get_mut(*it)) {
            Some(first) if known.lang == lang && first.lang != lang => *first = known,
            Some(_) => {}
            None => {
                places.insert(known.symbol.clone(), kept.len());
                kept.push(known);
            }
        }
    }
    *found = kept;
}

/// Whether date or title stand behind the number already.
fn says_more(site: &Site<'_>) -> bool {
    let rest = site.rest.trim_start_matches(|it: char| it.is_alphanumeric() || it == '/');
    let words = drafting::of(site.lang);
    let head = |form: &'static str| form.split('{').next().unwrap_or("").trim_end_matches(['“', '«', ' ']);
    let begins = |form: &'static str| !head(form).is_empty() && rest.starts_with(head(form));
    let dated = begins(words.dated)
        && rest
            .trim_start_matches(head(words.dated))
            .trim_start()
            .starts_with(|it: char| it.is_ascii_digit());
    dated || begins(words.entitled)
}

fn offered(site: &Site<'_>, typed: &str, known: &Known, text: String, form: (bool, bool)) -> Completion {
    let says = match form {
        (true, true) => "",
        (true, false) => " · number and date",
        _ => " · number",
    };
    let date = known.date.map(|it| crate::ide::known::written(it, site.lang)).unwrap_or_default();
    Completion {
        detail: format!(" {}", first_words(&known.title, 60)),
        description: format!("{date}{says}").trim_start_matches(" · ").to_owned(),
        filter: format!("{} {}", known.number, known.title),
        symbol: Some(known.symbol.clone()),
        text,
        ..item(site, CompletionKind::Citation, typed, &known.number, "")
    }
}

/// What is typed of a citation behind the word for resolution, and the organ that the words before name.
pub(super) fn asked<'a>(site: &'a Site<'_>) -> Option<(&'a str, Option<Organ>)> {
    let before = site.before.as_str();
    let lower = before.to_lowercase();
    // Lower-casing keeps lengths in the six languages; where it does not, there is nothing to find.
    if lower.len() != before.len() {
        return None;
    }
    let at = words::RESOLUTION.iter().filter_map(|it| lower.rfind(it)).max();
    let at = match (at, site.lang) {
        (_, Lang::Zh) => before.rfind('第')?,
        (at, _) => at?,
    };
    let word_end = match site.lang {
        Lang::Zh => at + '第'.len_utf8(),
        _ => at + before[at..].find([' ', '\u{a0}'])?,
    };
    let behind = &before[word_end..];
    if before[..word_end].ends_with([',', ';', '.', ':', '،', ')']) {
        return None;
    }
    if behind.len() > 400 || behind.contains([';', ':']) {
        return None;
    }
    // In a list the last number counts: “resolutions 48/141, 60/251 and 6”.
    let typed = tail(behind);
    let between = behind[..behind.len() - typed.len()].trim();
    let list = between.is_empty()
        || between.ends_with([',', '、', '،', '，'])
        || references(site.lang)
            .joins
            .iter()
            .any(|it| between.strip_suffix(it).is_some_and(|it| it.ends_with(' ') || site.lang == Lang::Zh));
    let begun =
        typed.is_empty() || typed.starts_with(|it: char| it.is_ascii_digit() || it == 'S' || it == 'E');
    let counts = between.is_empty() || begun && between.contains(|it: char| it.is_ascii_digit());
    let first_word = !typed.contains(' ') || typed.contains('(');
    // Behind a comma date and title may follow as well.
    let open = typed.is_empty() && between.ends_with([',', '、', '،', '，']);
    let alone = typed.is_empty() && between.ends_with(|it: char| it.is_ascii_digit());
    if !list || !counts || !first_word || open || alone {
        return None;
    }
    // The number stands in the line as it is read, but for a page cut right before it.
    if !site.line.ends_with(typed) {
        return None;
    }
    let named = words::ORGANS
        .iter()
        .filter_map(|(name, organ)| Some((before[..at].rfind(name)?, *organ)))
        .max_by_key(|it| it.0)
        .filter(|it| at - it.0 < 60)
        .and_then(|it| it.1);
    let own = words::ITS.iter().any(|it| before[..at].trim_end().ends_with(it));
    Some((typed, named.or(if own { site.organ } else { None })))
}

/// What is typed of the last number: letters, digits, strokes, a year in parentheses.
fn tail(behind: &str) -> &str {
    let part = |it: char| it.is_alphanumeric() || matches!(it, '/' | '-' | '(' | ')' | '.');
    let start = |text: &str| {
        text.char_indices().rev().take_while(|it| part(it.1)).last().map_or(text.len(), |it| it.0)
    };
    let first = start(behind);
    if behind[first..].starts_with('(') {
        let head = behind[..first].trim_end();
        let number = start(head);
        if head[number..].starts_with(|it: char| it.is_ascii_digit()) {
            return &behind[number..];
        }
    }
    &behind[first..]
}

fn is_of(known: &Known, organ: Organ) -> bool {
    let prefix = match organ {
        Organ::GeneralAssembly => "A/RES/",
        Organ::SecurityCouncil => "S/RES/",
        Organ::HumanRightsCouncil => "A/HRC/RES/",
        Organ::EconomicAndSocialCouncil => "E/RES/",
    };
    known.symbol.to_string().starts_with(prefix)
}

/// Whether the resolution says a number before the cursor.
fn mentions(site: &Site<'_>, number: &str) -> bool {
    let Some((unit, at)) = site.unit else { return false };
    let finder = memchr::memmem::Finder::new(number);
    let typed_here = at.saturating_sub(number.len() as u32);
    unit.resolution.blocks().iter().take_while(|it| it.0 < at).any(|(start, block)| {
        finder.find_iter(block.text().as_bytes()).any(|found| {
            let whole =
                block.text().as_bytes().get(found + number.len()).is_none_or(|it| !it.is_ascii_digit());
            whole && start + (found as u32) < typed_here
        })
    })
}
