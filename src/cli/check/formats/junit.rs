//! JUnit's XML: a suite a file, a failed case a finding.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::Checked;
use crate::cli::output::Place;

pub(super) fn show(checked: &[Checked]) -> Result<String, String> {
    let mut report = Report::new("resolution-ls");
    for it in checked {
        let name = it.source.name.display().to_string();
        let mut suite = TestSuite::new(name.clone());
        for finding in &it.findings {
            let Place { line, column, .. } = Place::new(&it.document, finding.range);
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(finding.message.clone()).set_type(finding.code);
            status.set_description(format!("{name}:{line}:{column}: {}", finding.message));
            let mut case = TestCase::new(format!("{} at {line}:{column}", finding.code), status);
            case.set_classname(name.clone());
            suite.add_test_case(case);
        }
        if it.findings.is_empty() {
            suite.add_test_case(TestCase::new("no findings", TestCaseStatus::success()));
        }
        report.add_test_suite(suite);
    }
    let mut text = report.to_string().map_err(|it| it.to_string())?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}
