//! Who answers for an action or an action plan: chosen from the actors by typing, or added there.

use leptos::prelude::*;

use crate::{
    app::{
        components::{field::fresh_id, icon::icon},
        document::workspace::Workspace,
        form::{lens::Lens, record::FormRecord, shown_text::ShownText},
        text::{
            vocabulary::Term,
            words::{Word, fill, text},
        },
    },
    domain::{
        records::{
            record::Kind,
            strategy::{Actor, ActorGroup},
        },
        values::id::Id,
    },
    platform::web::{page, typing},
};

/// The field with a record's owner, with a list of the actors, and below it the offer to add one who is not there.
pub fn owner_field<T: Kind>(form: FormRecord<T>, lens: Lens<T, Option<Id<Actor>>>) -> AnyView {
    let workspace = form.workspace;
    let field = lens.id();
    // Whatever else changes the owner, an undo say, shows in the field.
    let owner_id = Memo::new(move |_| form.with(lens.read));
    let owner = workspace.select(move |document, _| {
        let owner = owner_id.get().and_then(|id| document.get(&id));
        owner.map(|owner| owner.name.clone()).unwrap_or_default()
    });
    // What is being typed and is no actor's name yet; `None` if the field shows the owner.
    let typed: RwSignal<Option<String>> = RwSignal::new(None);
    Effect::new(move |_| {
        // Read and not only tracked: a memo that nobody has read follows nothing.
        let _owner = owner_id.get();
        typed.set(None);
    });
    let set_owner = move |owner: Option<Id<Actor>>| {
        if owner_id.get_untracked() != owner {
            form.set(lens, owner);
        }
    };
    let edit = move |event| {
        let written = typing::entered(&event);
        let name = written.trim();
        if name.is_empty() {
            typed.set(None);
            set_owner(None);
            return;
        }
        let found = workspace.now(|document, _| {
            let name = name.to_lowercase();
            let mut actors = document.all::<Actor>();
            actors
                .find(|(_, actor)| actor.name.trim().to_lowercase() == name)
                .map(|(id, _)| id)
        });
        match found.flatten() {
            Some(actor) => {
                typed.set(None);
                set_owner(Some(actor));
            }
            None => typed.set(Some(written)),
        }
    };
    let shown = move || typed.get().unwrap_or_else(|| owner.get());
    let names = workspace.select(|document, _| {
        let actors = document.ordered::<Actor>();
        let names = actors.into_iter().map(|(_, actor)| actor.name.clone());
        names.filter(|name| !name.trim().is_empty()).collect::<Vec<_>>()
    });
    let options = move || {
        let names = names.get().into_iter();
        names.map(|name| view! { <option value=name /> }).collect::<Vec<_>>()
    };
    let offer = move || {
        typed
            .get()
            .map(|name| new_actor(workspace, name, set_owner, typed, lens.id()))
    };
    let help = [&field, "-help"].concat();
    view! {
        <div>
            <div class="field">
                <label for=field.clone()>{text(lens.label)}</label>
                <p class="help" id=help.clone()>
                    {text(Word::PlanOwnerHelp)}
                </p>
                <input
                    id=field
                    list="actor-names"
                    autocomplete="off"
                    aria-describedby=help
                    data-of-document=move || typed.with(Option::is_none).then_some("")
                    prop:value=move || ShownText(shown())
                    on:input=edit
                />
                <datalist id="actor-names">{options}</datalist>
            </div>
            {offer}
        </div>
    }
    .into_any()
}

fn new_actor(
    workspace: Workspace,
    name: String,
    set_owner: impl Fn(Option<Id<Actor>>) + Copy + 'static,
    typed: RwSignal<Option<String>>,
    field: String,
) -> impl IntoView {
    let group = RwSignal::new(ActorGroup::default());
    let message = fill(Word::PlanOwnerNew, &[("name", name.trim())]);
    let add = move |_| {
        let actor = Actor {
            name: name.trim().into(),
            group: group.get_untracked(),
            ..Actor::default()
        };
        if let Some(id) = workspace.add_last(actor) {
            typed.set(None);
            set_owner(Some(id));
            page::focus(&field);
        }
    };
    let options: Vec<_> = ActorGroup::ALL
        .iter()
        .map(|group| view! { <option value=group.code()>{text(group.word())}</option> })
        .collect();
    let choose = move |event| {
        if let Some(chosen) = ActorGroup::from_code(&typing::entered(&event)) {
            group.set(chosen);
        }
    };
    let group_field = fresh_id();
    view! {
        <div class="note new-actor">
            <div class="stack-s">
                <p>{message}</p>
                <div class="link-add">
                    <div class="field">
                        <label for=group_field.clone()>{text(Word::PlanOwnerGroup)}</label>
                        <select id=group_field on:change=choose>
                            {options}
                        </select>
                    </div>
                    <button type="button" id="add-owner" on:click=add>
                        {icon("plus")}
                        {text(Word::PlanOwnerAdd)}
                    </button>
                </div>
            </div>
        </div>
    }
}
