//! The contributions that are chosen, answered and tagged all at once.

use leptos::{ev::KeyboardEvent, html, prelude::*};

use super::{
    choice::{self, deed_field},
    desk::{Desk, municipality_name, municipality_options},
    feedback, list,
};
use crate::{
    app::{
        components::{
            focus::focus_when_drawn, icon::icon, links::LinkedRecord, record_chooser::RecordChooser, record_links,
        },
        text::{
            vocabulary::Term,
            words::{Word, fill, text},
        },
    },
    domain::{
        records::{
            analysis::AnalysisFinding,
            dialogue::{Contribution, Feedback, ResponseState},
            document::Document,
            plan::Priority,
            record::Kind,
            structure_map::StructureElement,
        },
        values::id::Id,
    },
};

const REASON: &str = "answer-reason";

/// Answers those that are chosen. Where a reason is wanted, the keyboard goes to it; else on to the next contribution.
pub fn answer(desk: Desk, state: ResponseState) {
    let count = desk.change_chosen(|one| one.response = state);
    let n = count.to_string();
    let said = fill(Word::DialogueAnswered, &[("state", text(state.word())), ("n", &n)]);
    desk.app.notices.announce(said);
    match state {
        ResponseState::Partly | ResponseState::Not => focus_when_drawn(REASON),
        ResponseState::With | ResponseState::Unanswered => list::go_on(desk),
    }
}

/// What can be done with those that are chosen; nothing where none is.
pub fn bar(desk: Desk) -> AnyView {
    let is_shown = Memo::new(move |_| desk.chosen.with(|chosen| !chosen.is_empty()));
    let bar = move || is_shown.get().then(|| tools(desk));
    view! { <div class="answering no-print">{bar}</div> }.into_any()
}

fn tools(desk: Desk) -> AnyView {
    let count = move || {
        fill(
            Word::DialogueChosen,
            &[("n", &desk.chosen.with(|chosen| chosen.len()).to_string())],
        )
    };
    let button = |id: &'static str, state: ResponseState| {
        view! {
            <button type="button" id=id on:click=move |_| answer(desk, state)>
                {text(state.word())}
            </button>
        }
    };
    let let_go = move |_| list::go_on(desk);
    view! {
        <section class="stack" aria-label=text(Word::DialogueAnswer)>
            <p class="actions">
                <b role="status">{count}</b>
                {button("answer-with", ResponseState::With)}
                {button("answer-partly", ResponseState::Partly)}
                {button("answer-not", ResponseState::Not)}
                <button type="button" class="quiet" id="let-go" on:click=let_go>
                    {icon("x")}
                    {text(Word::DialogueLetGo)}
                </button>
            </p>
            {reason(desk)}
            {tags(desk)}
        </section>
    }
    .into_any()
}

fn reason(desk: Desk) -> AnyView {
    let field: NodeRef<html::Input> = NodeRef::new();
    // Of one that is chosen its own reason is there to be changed; several get one reason.
    let first = desk.workspace.now(|document, _| {
        desk.chosen.with_untracked(|chosen| {
            let mut reasons = chosen
                .iter()
                .filter_map(|id| document.get(id))
                .map(|one| one.reason.clone());
            let first = reasons.next().unwrap_or_default();
            reasons.all(|reason| reason == first).then_some(first)
        })
    });
    let first = first.flatten().unwrap_or_default();
    let save = move || {
        let reason = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        desk.change_chosen(|one| one.reason.clone_from(&reason));
        list::go_on(desk);
    };
    let pressed = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() && !event.repeat() => {
            event.prevent_default();
            save();
        }
        "Escape" => list::go_on(desk),
        _ => {}
    };
    view! {
        <div class="field-row">
            <div class="field grow">
                <label for=REASON>{text(Word::DialogueReason)}</label>
                <input type="text" id=REASON autocomplete="off" node_ref=field value=first on:keydown=pressed />
            </div>
            <button type="button" id="save-reason" on:click=move |_| save()>
                {text(Word::DialogueReasonSave)}
            </button>
        </div>
    }
    .into_any()
}

/// The id of the list from which findings are chosen.
pub const TAG_FINDING: &str = "tag-finding";

/// The id of the list from which priorities are chosen.
pub const TAG_PRIORITY: &str = "tag-priority";

/// The id of the list from which elements are chosen.
pub const TAG_ELEMENT: &str = "tag-element";

/// A chooser that tags those that are chosen with a record of a kind.
fn tag<T: Kind>(
    desk: Desk,
    (title, id): (Word, &str),
    candidates: fn(&Document) -> Vec<LinkedRecord>,
    list: fn(&mut Contribution) -> &mut Vec<Id<T>>,
) -> AnyView {
    let offered = desk.workspace.select(move |document, _| candidates(document));
    let act = move |chosen: String| {
        let Some(id) = choice::record::<T>(&chosen) else { return };
        let count = desk.change_chosen(|one| {
            let tags = list(one);
            if !tags.contains(&id) {
                tags.push(id.clone());
            }
        });
        let name = offered.with_untracked(|all| {
            let found = all.iter().find(|one| one.id == chosen);
            found.map_or_else(String::new, |one| one.name.clone())
        });
        told(desk, &name, count);
    };
    let chooser = RecordChooser {
        title,
        is_titled: true,
        choose: Word::DialogueTagChoose,
        id: id.into(),
        offered: offered.into(),
        act: Callback::new(act),
    };
    chooser.view()
}

fn told(desk: Desk, name: &str, count: usize) {
    let said = fill(Word::DialogueTagged, &[("name", name), ("n", &count.to_string())]);
    desk.app.notices.announce(said);
}

fn tags(desk: Desk) -> AnyView {
    let municipalities = municipality_options(desk.workspace, desk.municipalities, Signal::stored(String::new()));
    let set_municipality = move |chosen: String| {
        let count = desk.change_chosen(|one| one.municipality.clone_from(&chosen));
        told(desk, &municipality_name(desk.municipalities, &chosen), count);
    };
    let municipality = (Word::DialogueTagMunicipality, "tag-municipality");
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            list::go_on(desk);
        }
    };
    view! {
        <div class="tag-choosers" on:keydown=pressed>
            {tag::<
                AnalysisFinding,
            >(desk, (Word::DialogueTagFinding, TAG_FINDING), record_links::all::<AnalysisFinding>, |one| {
                &mut one.findings
            })}
            {tag::<
                Priority,
            >(desk, (Word::DialogueLinkPriority, TAG_PRIORITY), record_links::priorities, |one| &mut one.priorities)}
            {tag::<
                StructureElement,
            >(desk, (Word::DialogueTagElement, TAG_ELEMENT), record_links::all::<StructureElement>, |one| {
                &mut one.elements
            })} {deed_field(municipality, Word::DialogueTagChoose, municipalities, set_municipality)}
        </div>
        <p class="actions">
            <button type="button" id="tell-chosen" on:click=move |_| tell(desk)>
                {icon("message")}
                {text(Word::DialogueTell)}
            </button>
        </p>
    }
    .into_any()
}

/// Notes that somebody has been told of those that are chosen, and goes to what is to be said of that.
fn tell(desk: Desk) {
    let contributions = desk.chosen.with_untracked(|chosen| chosen.iter().cloned().collect());
    feedback::add(
        desk.app,
        Feedback {
            contributions,
            ..Feedback::default()
        },
    );
}
