//! The page of one record of the plan: where it is, its name, what is written of it, and beside that what it hangs on.

use leptos::prelude::*;

use super::{comments, meeting, thread};
use crate::{
    app::{
        components::{icon::icon, page_head::up, reconsider_mark::reconsider_mark},
        document::workspace::Workspace,
        interface::{anchor, route::Route},
        text::{
            kinds,
            words::{Word, text},
        },
    },
    domain::{
        records::record::Kind,
        values::id::{Id, RecordId},
    },
    platform::web::page,
};

/// Where such records are, and what one is called.
pub struct RecordPage {
    /// The page on which they are listed.
    pub list: Route,
    /// The name of that page.
    pub list_word: Word,
    /// What one is.
    pub what: Word,
}

impl RecordPage {
    /// The page of a record: `content` gives what is written of it and what is beside that. Where there is no such record, that is said.
    pub fn view<T: Kind>(
        self,
        workspace: Workspace,
        id: Id<T>,
        content: impl Fn(Id<T>) -> [AnyView; 2] + Send + 'static,
    ) -> AnyView {
        let exists = {
            let id = id.clone();
            workspace.select(move |document, _| document.get(&id).is_some())
        };
        let record = move || {
            if !exists.get() {
                return gone(self.list.clone());
            }
            let name = {
                let id = id.clone();
                workspace.select(move |document, _| {
                    let record = document.record(id.raw());
                    record.map_or_else(String::new, |record| kinds::name(&[document], id.raw(), record))
                })
            };
            let [main, beside] = content(id.clone());
            view! {
                <header class="page-head">
                    <p class="kicker">{kicker(self.list.clone(), self.list_word, self.what)}</p>
                    {back_to_meeting(id.raw())}
                    <h1 class="visually-hidden">{move || name.get()}</h1>
                </header>
                <div class="page-main record-form">
                    {reconsider_mark(workspace, id.raw().clone())} {main}
                </div>
                <aside class="page-aside">
                    {beside} {thread::beside(workspace, id.raw().clone())}
                    {comments::section(workspace, id.raw().clone())}
                </aside>
            }
            .into_any()
        };
        view! {
            <main class="page page-cols" id="main" tabindex="-1">
                {record}
            </main>
        }
        .into_any()
    }
}

/// The button that removes a record from its page and leads back to the list that it was in.
pub fn removal<T: Kind>(workspace: Workspace, id: &Id<T>, list: Route, word: Word) -> AnyView {
    let id = id.clone();
    let remove = move |_| {
        workspace.remove(id.raw());
        page::go_to(&list.to_hash());
    };
    view! {
        <button type="button" class="danger" id=anchor::removing(T::KIND) on:click=remove>
            {icon("trash")}
            {text(word)}
        </button>
    }
    .into_any()
}

/// The line over a record's title: the plan, the list it is in, what it is.
fn kicker(list: Route, list_word: Word, what: Word) -> AnyView {
    view! {
        {up(Route::Plan.to_hash(), text(Word::NavPlan).into())}
        " · "
        {up(list.to_hash(), text(list_word).into())}
        " · "
        {text(what)}
    }
    .into_any()
}

/// The way back for who has come from a meeting that has this record on its screen.
fn back_to_meeting(id: &RecordId) -> Option<AnyView> {
    let href = meeting::way_back(id)?;
    let way = view! {
        <p class="no-print">
            <a class="button" id="back-to-meeting" href=href>
                {icon("arrow-left")}
                {text(Word::MeetingWayBack)}
            </a>
        </p>
    };
    Some(way.into_any())
}

/// What is shown in place of a record that is not there.
pub fn gone(list: Route) -> AnyView {
    view! {
        <header class="page-head">
            <p class="kicker">{up(Route::Plan.to_hash(), text(Word::NavPlan).into())}</p>
            <h1>{text(Word::PlanGoneTitle)}</h1>
            <p class="lede">{text(Word::PlanGoneText)}</p>
            <p class="actions">
                <a class="button" href=list.to_hash()>
                    {text(Word::PlanGoneBack)}
                </a>
            </p>
        </header>
    }
    .into_any()
}
