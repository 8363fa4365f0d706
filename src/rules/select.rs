//! Which rules report, and how severely. A configuration's lists of codes become one [`Selection`].

use std::sync::Arc;

use super::{Finding, RULES, Rule, Severity, moved, omitted, slips};

/// Takes the place of a code: all rules that there are.
pub(super) const ALL: &str = "all";
/// Takes the place of a code: the rules that are on where nothing is configured.
const DEFAULT: &str = "default";

/// What the habits of Model United Nations change: code or family, and severity.
pub const MUN: &[(&str, Option<Severity>)] = &[
    ("verb-also", None),
    ("spelling-oxford", None),
    ("citation-undated", Some(Severity::Hint)),
    ("abbreviation-undefined", Some(Severity::Hint)),
];

/// The rules that report, each with its severity. Cloning is cheap.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Selection {
    /// In the order of [`RULES`]; nothing where the rule is off.
    severities: Arc<[Option<Severity>]>,
}

impl Default for Selection {
    /// What holds where nothing is configured.
    fn default() -> Self {
        Self { severities: RULES.iter().map(|it| it.on.then_some(it.severity)).collect() }
    }
}

impl Selection {
    /// Every rule, also those that are off where nothing is configured.
    pub fn all() -> Self {
        Self { severities: RULES.iter().map(|it| Some(it.severity)).collect() }
    }

    /// The severity with which a rule reports; nothing where it is off.
    pub fn severity(&self, code: &str) -> Option<Severity> {
        let place = RULES.iter().position(|it| it.code == code)?;
        self.severities.get(place).copied().flatten()
    }

    /// Whether a rule reports that compares with agreed language.
    pub fn compares(&self) -> bool {
        [slips::SLIP, moved::DATE, omitted::LEFT_OUT].iter().any(|it| self.severity(it.code).is_some())
    }

    /// The severity with which a finding is reported: its own, unless its rule was given another; nothing where the
    /// rule is off.
    pub(super) fn severity_of(&self, finding: &Finding) -> Option<Severity> {
        let place = RULES.iter().position(|it| it.code == finding.code)?;
        let chosen = self.severities.get(place).copied().flatten()?;
        let changed = RULES.get(place).is_some_and(|it| it.severity != chosen);
        Some(if changed { chosen } else { finding.severity })
    }

    /// Only the rules that one of `names` means.
    #[must_use]
    pub fn only(self, names: &[String]) -> Self {
        let chosen = |rule: &Rule| {
            let by_name = |it: &String| match it.as_str() {
                DEFAULT => rule.on,
                name => means(name, rule.code),
            };
            names.iter().any(by_name).then_some(rule.severity)
        };
        Self { severities: RULES.iter().map(chosen).collect() }
    }

    /// The rules that `name` means with another severity, or off.
    #[must_use]
    pub fn with(self, name: &str, severity: Option<Severity>) -> Self {
        let chosen = |(rule, old): (&Rule, &Option<Severity>)| {
            if means(name, rule.code) { severity } else { *old }
        };
        Self { severities: RULES.iter().zip(self.severities.iter()).map(chosen).collect() }
    }

    /// Without the rules that one of `names` means.
    #[must_use]
    pub fn without(self, names: &[String]) -> Self {
        names.iter().fold(self, |it, name| it.with(name, None))
    }
}

/// Whether a name in a configuration means a rule: its code, the beginning of it up to a hyphen
/// (`footnote` for all that begin with `footnote-`), or `all`.
pub fn means(name: &str, code: &str) -> bool {
    name == ALL || code.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// Whether a name means any rule at all.
pub fn is_known(name: &str) -> bool {
    name == DEFAULT || RULES.iter().any(|it| means(name, it.code))
}

/// The rule with a code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|it| it.code == code)
}

/// The code or family that `name` was probably meant to be.
pub fn nearest_code(name: &str) -> Option<&'static str> {
    let families = RULES.iter().filter_map(|it| Some(it.code.split_once('-')?.0));
    nearest(name, RULES.iter().map(|it| it.code).chain(families))
}

/// The one of `known` that a misspelt `word` was probably meant to be: not more than a third of it differs.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase().replace(['_', ' '], "-");
    let distance = |it: &'a str| (strsim::damerau_levenshtein(&word, &it.to_lowercase()), it);
    let (least, found) = known.into_iter().map(distance).min_by_key(|it| it.0)?;
    (least * 3 <= word.chars().count().max(found.chars().count())).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn a_family_means_the_codes_that_begin_with_it() {
        assert!(means("footnote", "footnote-order") && means("footnote-order", "footnote-order"));
        assert!(means("all", "footnote-order"));
        assert!(!means("foot", "footnote-order") && !means("footnote-order-x", "footnote-order"));
        assert!(is_known("footnote") && is_known("default") && !is_known("foot"));
    }

    #[test]
    fn a_selection_keeps_leaves_out_and_changes() {
        let selection = Selection::default().only(&names(&["footnote"]));
        assert_eq!(selection.severity("footnote-undefined"), Some(Severity::Error));
        assert_eq!(selection.severity("paragraph-number"), None);
        let selection = Selection::default()
            .with("paragraph-number", Some(Severity::Hint))
            .without(&names(&["footnote", "nonsense"]));
        assert_eq!(selection.severity("footnote-undefined"), None);
        assert_eq!(selection.severity("paragraph-number"), Some(Severity::Hint));
        assert_eq!(Selection::all().only(&names(&["default"])), Selection::default());
    }

    #[test]
    fn a_misspelt_word_has_a_nearest_one() {
        assert_eq!(nearest_code("footnote-undefind"), Some("footnote-undefined"));
        assert_eq!(nearest_code("Footnote_Order"), Some("footnote-order"));
        assert_eq!(nearest_code("fotnote"), Some("footnote"));
        assert_eq!(nearest_code("something else"), None);
    }
}
