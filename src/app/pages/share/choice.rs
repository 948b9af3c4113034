//! Which content is meant: the whole document or a part of it.

use leptos::prelude::*;

use crate::{
    app::{
        components::{contents::step_part, part_file::offer_part},
        document::workspace::Workspace,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        records::{
            document::Document,
            part::{ASSESSMENT, Choice, OWNER, PRIORITY, STRUCTURE_MAP, part_of},
            plan::Priority,
            record::Ordered,
            references::References,
            strategy::{Actor, StepNumber},
        },
        values::id::{Id, RecordId},
        ways_out::WayOut,
    },
    platform::web::typing,
};

/// The choice of the whole document. No part has this code.
const WHOLE: &str = "";

/// A choice, as two lists: what, and which priority or actor where it is of one.
#[derive(Clone, Copy)]
pub struct ContentChoice {
    what: RwSignal<String>,
    priority: RwSignal<String>,
    owner: RwSignal<String>,
    /// Whether names of persons and how to reach them go with a part.
    with_private: RwSignal<bool>,
}

impl ContentChoice {
    /// The whole document, until something else is chosen.
    pub fn whole() -> Self {
        Self::of(WHOLE.into())
    }

    /// The first step, until something else is chosen.
    pub fn part() -> Self {
        Self::of(StepNumber::ALL[0].record_id().as_str().into())
    }

    fn of(what: String) -> Self {
        Self {
            what: RwSignal::new(what),
            priority: RwSignal::new(String::new()),
            owner: RwSignal::new(String::new()),
            with_private: RwSignal::new(false),
        }
    }

    /// The chosen content as a document, kept up to date; `None` if no document is open.
    pub fn taken(self, workspace: Workspace) -> Memo<Option<Document>> {
        workspace.select(move |document, references| {
            let taken = self.all_of(document, references);
            Some(taken.as_sent_part(self.with_private.get()))
        })
    }

    /// The chosen content with all that is in it, followed.
    fn all_of(self, document: &Document, references: &References) -> Document {
        let (priority, owner) = (self.priority.get(), self.owner.get());
        self.what
            .with(|what| taken(document, references, what, [&priority, &owner]))
    }

    /// What private fields say in the chosen content, and the choice whether that goes with a part; the whole document has it.
    pub fn private(self, workspace: Workspace, id: &'static str) -> AnyView {
        let said = workspace.select(move |document, references| {
            let all = self.all_of(document, references);
            let fields = all.private_fields_said().into_iter();
            let count = fields.map(|left_out| left_out.count).sum::<usize>();
            (count, all.part.is_some())
        });
        let change = move |event| self.with_private.set(event_target_checked(&event));
        let shown = move || match said.get() {
            (0, _) => ().into_any(),
            (count, false) => {
                let told = fill(Word::SharePrivateWhole, &[("n", &number(count))]);
                view! {
                    <p class="help" id=id>
                        {told}
                    </p>
                }
                .into_any()
            }
            (count, true) => {
                let told = fill(Word::SharePrivatePart, &[("n", &number(count))]);
                view! {
                    <label class="choice">
                        <input type="checkbox" id=id prop:checked=move || self.with_private.get() on:change=change />
                        {told}
                    </label>
                }
                .into_any()
            }
        };
        shown.into_any()
    }

    /// Offers the chosen content as a file.
    pub fn save(self, workspace: Workspace) {
        let (what, priority) = (self.what.get_untracked(), self.priority.get_untracked());
        let owner = self.owner.get_untracked();
        if what == WHOLE {
            workspace.save_as_file();
            return;
        }
        let with_private = self.with_private.get_untracked();
        offer_part(workspace, WayOut::PartFile, |document, references| {
            let taken = taken(document, references, &what, [&priority, &owner]);
            taken.as_sent_part(with_private)
        });
    }

    /// The two lists. Their ids begin with `id`.
    pub fn fields(self, workspace: Workspace, id: &'static str, label: Word, with_whole: bool) -> AnyView {
        let priorities = workspace.select(|document, _| {
            let ordered = document.ordered::<Priority>();
            let named = |(id, one): &(Id<Priority>, &Priority)| (id.as_str().to_owned(), vocabulary::named(&one.title));
            ordered.iter().map(named).collect::<Vec<_>>()
        });
        let actors = workspace.select(|document, _| {
            let ordered = document.ordered::<Actor>();
            let named = |(id, one): &(Id<Actor>, &Actor)| (id.as_str().to_owned(), vocabulary::named(&one.name));
            ordered.iter().map(named).collect::<Vec<_>>()
        });
        let has_priorities = Memo::new(move |_| priorities.with(|all| !all.is_empty()));
        let has_actors = Memo::new(move |_| actors.with(|all| !all.is_empty()));
        let what = self.what;
        let option = move |code: String, name: String| {
            view! {
                <option value=code.clone() selected=move || what.with(|what| *what == code)>
                    {name}
                </option>
            }
        };
        let steps: Vec<_> = StepNumber::ALL
            .into_iter()
            .map(|number| option(number.record_id().as_str().into(), step_part(number)))
            .collect();
        let whole = with_whole.then(|| option(WHOLE.into(), text(Word::ShareWhole).to_owned()));
        let which = move || match what.get().as_str() {
            PRIORITY if has_priorities.get() => {
                let id = [id, "-priority"].concat();
                Some(which(id, Word::ShareWhichPriority, priorities, self.priority))
            }
            OWNER if has_actors.get() => {
                let id = [id, "-owner"].concat();
                Some(which(id, Word::ShareWhichOwner, actors, self.owner))
            }
            _ => None,
        };
        view! {
            <div class="field-row">
                <div class="field">
                    <label for=id>{text(label)}</label>
                    <select id=id on:change=move |event| what.set(typing::entered(&event))>
                        {whole}
                        {option(ASSESSMENT.into(), text(Word::NavAssessment).into())}
                        {option(STRUCTURE_MAP.into(), text(Word::NavStructureMap).into())}
                        {move || {
                            has_priorities.get().then(|| option(PRIORITY.into(), text(Word::SharePriority).into()))
                        }}
                        {move || has_actors.get().then(|| option(OWNER.into(), text(Word::ShareOwner).into()))}
                        <optgroup label=text(Word::ShareSteps)>{steps}</optgroup>
                    </select>
                </div>
                {which}
            </div>
        }
        .into_any()
    }
}

/// The choice of one of several records, by their ids and names.
fn which(id: String, label: Word, all: Memo<Vec<(String, String)>>, chosen: RwSignal<String>) -> AnyView {
    let options = move || {
        let all = all.get().into_iter();
        all.map(|(code, name)| {
            let value = code.clone();
            view! {
                <option value=value selected=move || chosen.with(|chosen| *chosen == code)>
                    {name}
                </option>
            }
        })
        .collect::<Vec<_>>()
    };
    view! {
        <div class="field grow">
            <label for=id.clone()>{text(label)}</label>
            <select id=id on:change=move |event| chosen.set(typing::entered(&event))>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// The record that an id means, or the first of its kind where that is not there (any longer).
fn meant<T: Ordered>(document: &Document, id: &str) -> Option<Id<T>> {
    let meant = RecordId::new(id).map(Id::of);
    let meant = meant.filter(|id| document.get::<T>(id).is_some());
    meant.or_else(|| document.ordered::<T>().into_iter().next().map(|(id, _)| id))
}

/// What a code says of a document; of a priority or an actor, which it is.
fn taken(document: &Document, references: &References, what: &str, [priority, owner]: [&str; 2]) -> Document {
    let choice = match what {
        ASSESSMENT => Choice::Assessment,
        STRUCTURE_MAP => Choice::StructureMap,
        PRIORITY => match meant(document, priority) {
            Some(id) => Choice::Priority(id),
            None => return document.clone(),
        },
        OWNER => match meant(document, owner) {
            Some(id) => Choice::Owner(id),
            None => return document.clone(),
        },
        step => {
            let numbers = StepNumber::ALL.into_iter();
            match numbers.into_iter().find(|number| number.record_id().as_str() == step) {
                Some(number) => Choice::Step(number),
                None => return document.clone(),
            }
        }
    };
    part_of(document, references, &choice)
}
