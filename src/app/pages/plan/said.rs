//! What people have said of a priority, a finding or an element of the structure map, by which groups, and what they were answered.

use leptos::prelude::*;

use crate::{
    app::{
        components::{long_list::LongList, record_rows::RecordRow, status_tag::response_tag},
        document::workspace::Workspace,
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        dialogue::{group_of, support},
        records::{
            action_plan::referring,
            dialogue::{Contribution, ResponseState},
        },
        values::{
            excerpt::excerpt,
            id::{Id, RecordId},
        },
    },
};

/// How many letters of what was said are shown.
const MOST_SHOWN: usize = 200;

/// The id of the section, to which checks lead.
const SECTION_ID: &str = "contributions-of-priority";

/// A contribution as a row.
#[derive(Clone, PartialEq)]
struct Row {
    id: Id<Contribution>,
    text: String,
    by: &'static str,
    response: ResponseState,
    reason: String,
}

/// The contributions that are about a record; `none` is said where there are none.
pub fn section(workspace: Workspace, id: RecordId, none: Word) -> AnyView {
    let of_support = id.clone();
    let support = workspace.select(move |document, references| {
        let support = support(document, references, &of_support).into_iter();
        let one = |(group, count)| [vocabulary::group(group), " ", &number(count)].concat();
        support.map(one).collect::<Vec<_>>().join(", ")
    });
    let rows = workspace.select(move |document, references| {
        let said = referring::<Contribution>(document, references, &id).into_iter();
        let row = |(id, one): (Id<Contribution>, &Contribution)| Row {
            id,
            text: vocabulary::named(&excerpt(&one.text, MOST_SHOWN)),
            by: group_of(document, one).map_or("", |group| vocabulary::group(Some(group))),
            response: one.response,
            reason: one.reason.trim().into(),
        };
        said.map(row).collect::<Vec<_>>()
    });
    let list = LongList::new(Memo::new(move |_| rows.with(Vec::len)));
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let drawn = move || {
        let most = list.drawn.get();
        rows.with(|rows| rows.iter().take(most).cloned().map(row_view).collect::<Vec<_>>())
    };
    let sum = move || {
        let (all, open) = rows.with(|rows| {
            let open = rows.iter().filter(|row| row.response == ResponseState::Unanswered);
            (number(rows.len()), number(open.count()))
        });
        fill(Word::DialogueOfPrioritySum, &[("n", &all), ("open", &open)])
    };
    let shown = move || {
        if is_empty.get() {
            return view! { <p class="links-none">{text(none)}</p> }.into_any();
        }
        view! {
            <p>{sum}</p>
            <p class="small" id="support">
                {move || fill(Word::DialogueSupport, &[("groups", &support.get())])}
            </p>
            <ul class="record-list">{drawn}</ul>
            {list.more()}
        }
        .into_any()
    };
    view! {
        <section class="form-group" id=SECTION_ID tabindex="-1">
            <h2>{text(Word::DialogueOfPriority)}</h2>
            {shown}
            <p>
                <a href=Route::Dialogue.to_hash()>{text(Word::DialogueOfPriorityAll)}</a>
            </p>
        </section>
    }
    .into_any()
}

fn row_view(row: Row) -> AnyView {
    let reason = match row.reason.as_str() {
        "" => String::new(),
        reason => fill(Word::DialogueFeedbackReason, &[("reason", reason)]),
    };
    let row = RecordRow {
        to: Route::Contribution(row.id),
        title: row.text,
        meta: vec![row.by.into(), reason],
        tag: Some(response_tag(row.response)),
    };
    view! { <li>{row.view()}</li> }.into_any()
}
