//! Russian recitals that are read as the rest of the one before, for they begin with a small letter and with a
//! finite verb.

use std::ops::Range;

use super::{Context, Findings, Severity, leads, verbs};
use crate::resolution::ElementKind;
use crate::un::leads::{self as un, Verdict};
use crate::un::phrases;

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    if cx.lang.tables().recitals.small.is_none() {
        return;
    }
    let resolution = cx.resolution;
    let style = phrases::style(cx.lang);
    let organ = resolution.organ();
    let recitals = resolution.elements.iter().filter(|it| it.kind == ElementKind::Recital);
    for pair in recitals.flat_map(|it| it.pieces.windows(2)) {
        let [before, this] = pair else { continue };
        if !leads::follows(resolution, *before, *this) {
            continue;
        }
        let Some(prose) = resolution.prose(*this) else { continue };
        let text = prose.text.as_str();
        let Some(block) = resolution.blocks().get(this.block as usize) else { continue };
        let place = |end: usize| block.0 + prose.start(0).1..block.0 + prose.end(end as u32).1;
        let Some((phrase, step, length)) = style.read(text, true, organ) else {
            finite(cx, text, place, out);
            continue;
        };
        let found = &text[..length];
        let due = style.form(phrase, false, step, organ).filter(|it| it != found);
        let message = match &due {
            Some(due) => format!("“{found}” opens an operative paragraph, not a recital. Write “{due}”."),
            None => format!("“{found}” opens an operative paragraph. Open the recital with a participle."),
        };
        let report = out.report(&verbs::FORM, place(length), message).severity(Severity::Information);
        if let Some(due) = due {
            report.fix(format!("Write “{due}”"), vec![(place(length), due)]);
        }
    }
}

/// Reports a piece that has the form of a sentence: a finite verb at its head, where no phrase of a recital stands.
fn finite(cx: &Context<'_>, text: &str, place: impl Fn(usize) -> Range<u32>, out: &mut Findings) {
    let organ = cx.resolution.organ();
    let lead = un::read(text, cx.lang, true, organ);
    if lead.place.start == 0 && !lead.place.is_empty() && lead.verdict == Verdict::Right {
        let word = &text[lead.place.clone()];
        let usual = un::usual(cx.lang, false).replace('|', "");
        let message = format!("“{word}” is no participle. Open the recital with one: “{usual}”.");
        out.report(&leads::RECITAL, place(lead.place.end), message);
    }
}

#[cfg(test)]
mod tests {
    use crate::resolution::Document;
    use crate::rules::check;

    #[track_caller]
    fn told(second: &str, expected: usize) {
        let text = format!(
            "Генеральная Ассамблея,\n\nссылаясь на план,\n\n{second} усилия государств,\n\nучитывая итоги,\n\n1. *просит* представить доклад.\n"
        );
        let found = check(&Document::parse(&text));
        assert_eq!(found.iter().filter(|it| it.code == "verb-participle").count(), expected, "{second}");
    }

    #[test]
    fn a_recital_with_a_finite_verb_is_none_of_the_one_before() {
        told("отмечает", 1);
        told("отмечая", 0);
        // What a page cut leaves.
        told("которые поддерживают", 0);
    }
}
