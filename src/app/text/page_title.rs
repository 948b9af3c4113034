//! The title of a page, shown in the browser's tab and read first by a screen reader.

use super::{
    kinds, vocabulary,
    words::{self, Word, fill, text},
};
use crate::{
    app::interface::route::{Named, Route, Section},
    domain::{
        assessment::factors::QuestionSet,
        records::{document::Document, strategy::StepNumber},
        values::{excerpt::excerpt, id::RecordId},
    },
};

/// How many letters a title has of a name.
const MOST_OF_NAME: usize = 60;

/// The title of a place's page, what tells it from others first: the name of what it shows, or the page itself and its section; then the
/// document and the app.
pub fn page_title(document: Option<&Document>, route: &Route) -> String {
    let kind = route.kind();
    if kind.title() == Word::AppFullTitle {
        return text(Word::AppFullTitle).into();
    }
    let document = document.filter(|_| kind.needs_document());
    let name = document.and_then(|document| name(document, route));
    let page = text(kind.title());
    let section = kind
        .section()
        .map(Section::route)
        .map(|first| text(first.kind().title()));
    let section = section.filter(|section| name.is_none() && *section != page);
    let strategy = document.map_or("", |document| &document.strategy().name);
    titled(&[
        name.as_deref().unwrap_or_default(),
        page,
        section.unwrap_or_default(),
        strategy,
    ])
}

/// A title of these parts, before the app's name. Empty ones are left out and long ones cut short.
pub fn titled(parts: &[&str]) -> String {
    let parts = parts.iter().map(|part| excerpt(part, MOST_OF_NAME));
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    fill(Word::AppPageTitle, &[("page", &parts.join(" – "))])
}

/// What the page's own part of the document is called; `None` if it is of nothing in particular, or of what is not there.
fn name(document: &Document, route: &Route) -> Option<String> {
    let parameter = route.parameter();
    match route.kind().named()? {
        Named::Record => {
            let id = RecordId::new(&parameter)?;
            Some(kinds::name(&[document], &id, document.record(&id)?))
        }
        Named::Factor => {
            let factor = QuestionSet::current().factor(&parameter)?;
            Some(factor.title(words::language()).into())
        }
        Named::Step => {
            let number = StepNumber::new(parameter.parse().ok()?)?;
            let place = fill(Word::PlanStepOf, &[("n", &parameter)]);
            Some([vocabulary::step_title(number), ", ", &place].concat())
        }
    }
}
