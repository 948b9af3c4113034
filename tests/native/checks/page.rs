//! The page of all checks, `docs/checks.md`, is made of what is said of them.

use std::{fs, path::Path};

use samspel::domain::checks::{Check, Severity, Tool};

use super::words::{key, locale};

const HEAD: &str = "\
# The checks

What Samspel looks for in a document, by code. A finding is something to look at, not a verdict, and can be set aside with a reason.
Codes never change meaning, since files and people cite them. What is marked *Review* or *Discuss* is held back while its record is new or
was changed within a day; an *Error* is shown at once.

This page is made of the checks (`src/domain/checks`) and their texts (`locales`): `UPDATE_GOLDEN=1 cargo test --test checks` writes it
anew.
";

fn page() -> String {
    let (swedish, english) = (locale("sv"), locale("en"));
    let sections = Check::ALL.iter().map(|check| {
        let severity = match check.severity() {
            Severity::Error => "check.severity_error",
            Severity::Warning => "check.severity_warning",
            Severity::Notice => "check.severity_notice",
        };
        let tool = match check.tool() {
            Tool::Assessment => "nav.assessment",
            Tool::StructureMap => "nav.structure_map",
            Tool::Plan => "nav.plan",
        };
        format!(
            "\n## {code} {title}\n\n\
             *{swedish}* · {tool} · {severity}\n\n\
             - Why: {why}\n\
             - What to do: {fix}\n",
            code = check.code(),
            title = english[&key(*check, "title")],
            why = english[&key(*check, "why")],
            fix = english[&key(*check, "fix")],
            swedish = swedish[&key(*check, "title")],
            severity = english[severity],
            tool = english[tool],
        )
    });
    HEAD.to_owned() + &sections.collect::<String>()
}

// UPDATE_GOLDEN=1 writes the file anew.
#[test]
fn the_page_of_all_checks_is_that_of_the_checks() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    let page = page();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == page,
        "{} is not of the checks: UPDATE_GOLDEN=1 cargo test --test checks writes it anew",
        path.display()
    );
}
