//! The way from a record's own page to its thread, with how much there is nearest to it.

use leptos::prelude::*;

use crate::{
    app::{
        components::icon::icon,
        document::workspace::Workspace,
        interface::route::Route,
        text::words::{Word, fill, text},
    },
    domain::{
        thread::{Way, links},
        values::id::RecordId,
    },
};

/// The section. It costs as much as the record has links.
pub fn section(workspace: Workspace, id: RecordId) -> AnyView {
    let href = Route::Thread(id.clone()).to_hash();
    let counts = workspace.select(move |document, references| {
        Way::ALL.map(|way| {
            let mut count = 0_usize;
            links(document, references, (&id, way), &mut |_| count += 1);
            count
        })
    });
    let said = move || {
        let [grounds, resting] = counts.get().map(|count| count.to_string());
        fill(Word::ThreadBeside, &[("grounds", &grounds), ("resting", &resting)])
    };
    let loses = move || {
        let [_, resting] = counts.get();
        (resting > 0).then(|| view! { <p class="small muted no-print">{text(Word::ThreadBesideLoses)}</p> })
    };
    view! {
        <section class="stack" id="thread-beside">
            <h2>{text(Word::ThreadTitle)}</h2>
            <p>{said}</p>
            <p class="actions no-print">
                <a class="button" id="to-thread" href=href>
                    {icon("link")}
                    {text(Word::ThreadBesideFollow)}
                </a>
            </p>
            {loses}
        </section>
    }
    .into_any()
}
