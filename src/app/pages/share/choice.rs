//! Which content is meant: the whole document or a part of it.

use leptos::prelude::*;

use crate::{
    app::{
        components::contents::{part_name, step_part},
        document::workspace::Workspace,
        text::{
            vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        records::{
            document::Document,
            part::{ASSESSMENT, Choice, PRIORITY, STRUCTURE_MAP, part_of},
            plan::Priority,
            references::References,
            strategy::StepNumber,
        },
        values::id::{Id, RecordId},
    },
    format::{envelope, file_name},
    platform::web::{files, typing},
};

/// The choice of the whole document. No part has this code.
const WHOLE: &str = "";

/// A choice, as two lists: what, and which priority where it is one.
#[derive(Clone, Copy)]
pub struct ContentChoice {
    what: RwSignal<String>,
    priority: RwSignal<String>,
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
        }
    }

    /// The chosen content as a document, kept up to date; `None` if no document is open.
    pub fn taken(self, workspace: Workspace) -> Memo<Option<Document>> {
        workspace.select(move |document, references| {
            self.what.with(|what| {
                self.priority
                    .with(|priority| Some(taken(document, references, what, priority)))
            })
        })
    }

    /// Offers the chosen content as a file.
    pub fn save(self, workspace: Workspace) {
        let (what, priority) = (self.what.get_untracked(), self.priority.get_untracked());
        if what == WHOLE {
            workspace.save_as_file();
            return;
        }
        workspace.mark_point();
        let part = workspace.now(|document, references| taken(document, references, &what, &priority));
        if let Some(part) = part {
            let (name, content) = (file_name(&part), envelope::write(&part));
            files::offer(&name, "application/json", &content);
        }
    }

    /// The two lists. Their ids begin with `id`.
    pub fn fields(self, workspace: Workspace, id: &'static str, label: Word, with_whole: bool) -> AnyView {
        let priorities = workspace.select(|document, _| {
            let ordered = document.ordered::<Priority>();
            let named = |(id, one): &(Id<Priority>, &Priority)| (id.as_str().to_owned(), vocabulary::named(&one.title));
            ordered.iter().map(named).collect::<Vec<_>>()
        });
        let has_priorities = Memo::new(move |_| priorities.with(|all| !all.is_empty()));
        let (what, priority) = (self.what, self.priority);
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
        let which = move || {
            let is_wanted = what.with(|what| what == PRIORITY) && has_priorities.get();
            is_wanted.then(|| {
                let options = move || {
                    let all = priorities.get().into_iter();
                    all.map(|(code, name)| {
                        let value = code.clone();
                        view! {
                            <option value=value selected=move || priority.with(|priority| *priority == code)>
                                {name}
                            </option>
                        }
                    })
                    .collect::<Vec<_>>()
                };
                let id = [id, "-priority"].concat();
                view! {
                    <div class="field grow">
                        <label for=id.clone()>{text(Word::ShareWhichPriority)}</label>
                        <select id=id on:change=move |event| priority.set(typing::entered(&event))>
                            {options}
                        </select>
                    </div>
                }
            })
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
                        <optgroup label=text(Word::ShareSteps)>{steps}</optgroup>
                    </select>
                </div>
                {which}
            </div>
        }
        .into_any()
    }
}

/// What a code says of a document. A priority that is not there (any longer) gives the first.
fn taken(document: &Document, references: &References, what: &str, priority: &str) -> Document {
    let choice = match what {
        ASSESSMENT => Choice::Assessment,
        STRUCTURE_MAP => Choice::StructureMap,
        PRIORITY => {
            let meant = RecordId::new(priority).map(Id::of);
            let meant = meant.filter(|id| document.get::<Priority>(id).is_some());
            let first = || document.ordered::<Priority>().into_iter().next();
            match meant.or_else(|| first().map(|(id, _)| id)) {
                Some(id) => Choice::Priority(id),
                None => return document.clone(),
            }
        }
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

/// The name of a part's file.
fn file_name(part: &Document) -> String {
    let mut name = part.strategy().name.clone();
    if let Some(mark) = &part.part {
        name.push(' ');
        name.push_str(&part_name(part, mark));
    }
    file_name::file_name(&name, "samspel.json")
}
