//! The respondent's side: the questionnaire of an invitation, without anything else of Samspel around it.

mod address;
mod consultation;
mod consultation_fields;
mod consultation_place;
mod contents;
mod drafts;
mod factor;
mod grounds;
mod kept;
mod sending;
mod sheet;
mod start;
mod statement;
mod summary;
mod trouble;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

pub use drafts::section as begun_section;

use self::{
    address::Destination,
    sheet::{Sheet, Step},
};
use crate::{
    app::{
        components::{file_button::one_of, waiting::waiting},
        interface::{dropping::take_dropped, later::in_next_frame},
        state::App,
        text::{
            page_title::titled,
            words::{self, Word, text},
        },
    },
    platform::web::page as browser,
};

/// The page of an invitation's text, or of what has been begun where there is none.
pub fn page(app: App, address: String) -> AnyView {
    let found = RwSignal::new(None);
    spawn_local(async move {
        let result = address::find(app.workspace, &address).await;
        // Nobody waits for it any more where the page has been left.
        let _left = found.try_set(Some(result));
    });
    let shown = move || match found.get() {
        None | Some(Destination::Elsewhere) => waiting(),
        Some(Destination::Nothing) => drafts::page(app),
        Some(Destination::Trouble(trouble)) => trouble::page(app, &trouble),
        Some(Destination::Questionnaire(open_invitation, draft)) => {
            questionnaire(Sheet::new(app, open_invitation, *draft))
        }
        Some(Destination::Consultation(invitation, draft)) => consultation::page(app, invitation, *draft),
    };
    shown.into_any()
}

fn questionnaire(sheet: Sheet) -> AnyView {
    // Nothing that is dropped leads a respondent away from what has been said.
    let notices = sheet.app.notices;
    take_dropped(one_of(sheet.app, move |file| trouble::take(notices, &file)));
    sheet.follow_other_tabs();
    let step = sheet.step();
    sheet
        .app
        .interface
        .entitle(move || Some(step.with(|step| title(sheet, step))));
    let moved = StoredValue::new(false);
    let shown = move || {
        let step = step.get();
        // The first page is where the respondent already is; from then on the keyboard and the reader follow.
        if moved.get_value() || step.item().is_some() {
            follow(sheet, step.clone());
        }
        moved.set_value(true);
        match step {
            Step::Start => start::page(sheet),
            Step::Factor { place, .. } => factor::page(sheet, place),
            Step::Summary => summary::page(sheet),
        }
    };
    shown.into_any()
}

/// Brings the keyboard to the step that has been gone to: to the statement that was asked for, or to a factor's first one without an
/// answer, so that the next key can answer it; otherwise to the page's head.
fn follow(sheet: Sheet, step: Step) {
    in_next_frame(move || {
        browser::scroll_to_top();
        let open_invitation = sheet.open_invitation();
        if let Some(item) = step.item() {
            statement::focus(sheet, item);
            return;
        }
        let page = match step {
            Step::Factor { place, .. } => open_invitation.page(place),
            Step::Start | Step::Summary => None,
        };
        let first = page.and_then(|page| {
            let answers = sheet.now(|draft| draft.answers());
            let mut items = page.items.iter();
            let first = items.find(|item| !answers.contains(item.id()))?;
            Some((page, first))
        });
        match first {
            Some((page, first)) => {
                sheet.app.notices.announce(page.factor.title(words::language()).into());
                statement::focus_in_place(sheet, first.id());
            }
            None => {
                browser::focus("main");
            }
        }
    });
}

/// The title of a step, shown in the tab and read first by a screen reader.
fn title(sheet: Sheet, step: &Step) -> String {
    let open_invitation = sheet.open_invitation();
    let part = match step {
        Step::Start => text(Word::AnswerPage).to_owned(),
        Step::Factor { place, .. } => factor::place_of(&open_invitation, *place),
        Step::Summary => text(Word::AnswerSummary).to_owned(),
    };
    titled(&[&part, &sheet.title()])
}
