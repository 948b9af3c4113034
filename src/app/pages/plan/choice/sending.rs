//! The way from the candidates to what is sent out for consultation about them.

use leptos::prelude::*;

use crate::{
    app::{
        components::icon::icon,
        interface::route::Route,
        state::App,
        text::words::{Word, fill, number, text},
    },
    domain::{
        records::{
            dialogue::Consultation,
            document::Document,
            plan::{Priority, PriorityStatus},
        },
        values::id::Id,
    },
    platform::web::page,
};

/// The candidates that are proposals, in their order.
fn proposals(document: &Document) -> Vec<Id<Priority>> {
    let all = document.ordered::<Priority>().into_iter();
    let proposed = all.filter(|(_, priority)| priority.status == PriorityStatus::Draft);
    proposed.map(|(id, _)| id).collect()
}

/// The section; nothing where nothing is proposed.
pub fn section(app: App) -> AnyView {
    let count = app.workspace.select(|document, _| proposals(document).len());
    let is_offered = Memo::new(move |_| count.get() > 0);
    // The page is left a moment after the press: the second of a double click makes none.
    let is_made = StoredValue::new(false);
    let begin = move |_| {
        if is_made.get_value() {
            return;
        }
        let Some(priorities) = app.workspace.now(|document, _| proposals(document)) else {
            return;
        };
        let consultation = Consultation {
            title: text(Word::PackageBeginTitle).into(),
            priorities,
            asks_group: true,
            asks_organisation: true,
            asks_municipality: true,
            ..Consultation::default()
        };
        if let Some(id) = app.workspace.add_last(consultation) {
            is_made.set_value(true);
            page::go_to(&Route::ConsultationPackage(id).to_hash());
        }
    };
    let offer = move || {
        is_offered.get().then(|| {
            view! {
                <p class="help section-gap no-print" id="begin-package-help">
                    {move || fill(Word::PackageBeginHelp, &[("n", &number(count.get()))])}
                </p>
                <p class="actions no-print">
                    <button
                        type="button"
                        id="begin-package"
                        aria-describedby="begin-package-help"
                        on:click=begin
                    >
                        {icon("flag")}
                        {text(Word::PackageBegin)}
                    </button>
                </p>
            }
        })
    };
    offer.into_any()
}
