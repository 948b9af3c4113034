//! What is said below the field of a decision: what is missing, and the way to decide all the same.

use leptos::prelude::*;

use crate::app::{
    components::{field::fresh_id, icon::icon, reason_form::ReasonForm, way::Way},
    state::App,
    text::words::{Word, fill, text},
};

/// How many of the actions that lack something are named.
const MOST_NAMED: usize = 8;

/// Where the decision stands.
#[derive(Clone, PartialEq)]
pub enum Standing {
    /// Nobody asks for it, or it is made and lacks nothing.
    Quiet,
    /// It was made without something, and this is why.
    Noted(String),
    /// It is asked for, and this is missing; or it was made so, by a file or before something was taken away.
    Lacks {
        /// Whether it is made.
        is_made: bool,
        /// What is missing, with the ways there.
        lacks: Vec<Way>,
    },
    /// It is asked for, and nothing is missing any longer.
    Ready,
}

/// What is said about a kind of record that is decided.
#[derive(Clone, Copy)]
pub struct DecidingWords {
    /// Heads what is missing where it is not decided yet.
    pub not_yet: Word,
    /// Heads it where it is decided all the same.
    pub made: Word,
    /// What is to be done about it.
    pub lacks: Word,
}

/// What is said below the field.
pub struct Panel {
    /// The app.
    pub app: App,
    /// The id of what is said.
    pub id: String,
    /// The words.
    pub words: DecidingWords,
    /// The reason as far as it is written.
    pub written: RwSignal<String>,
    /// Decides, with the reason where something is missing.
    pub decide: Callback<Option<String>>,
    /// Leaves it as it was.
    pub leave: Callback<()>,
}

impl Panel {
    /// What is said, if anything is.
    pub fn view(&self, standing: Standing) -> Option<AnyView> {
        let id = self.id.clone();
        match standing {
            Standing::Quiet => None,
            Standing::Noted(reason) => Some(
                view! {
                    <p class="help" id=id>
                        {fill(Word::DecidingNoted, &[("reason", &reason)])}
                    </p>
                }
                .into_any(),
            ),
            Standing::Ready => {
                let decide = self.decide;
                Some(
                    view! {
                        <div class="note" data-kind="ok" id=id>
                            {icon("circle-check")}
                            <div class="stack-s">
                                <p>{text(Word::DecidingReady)}</p>
                                <p class="actions">
                                    <button type="button" class="primary" on:click=move |_| decide.run(None)>
                                        {text(Word::DecidingDecide)}
                                    </button>
                                </p>
                            </div>
                        </div>
                    }
                    .into_any(),
                )
            }
            Standing::Lacks { is_made, lacks } => Some(self.lacking(is_made, lacks)),
        }
    }

    fn lacking(&self, is_made: bool, lacks: Vec<Way>) -> AnyView {
        let words = self.words;
        let title = if is_made { words.made } else { words.not_yet };
        let more = lacks.len().saturating_sub(MOST_NAMED);
        let app = self.app;
        let row = |way: Way| {
            view! { <li>{way.link(app)}</li> }
        };
        let rows: Vec<_> = lacks.into_iter().take(MOST_NAMED).map(row).collect();
        let more = (more > 0).then(|| view! { <li>{fill(Word::DecidingMore, &[("n", &more.to_string())])}</li> });
        view! {
            <div class="note" data-kind="attention" id=self.id.clone()>
                {icon("alert-triangle")}
                <div class="stack-s">
                    <p>
                        <strong>{text(title)}</strong>
                    </p>
                    <p>{text(words.lacks)}</p>
                    <ul>{rows} {more}</ul>
                    {self.reason(is_made)}
                </div>
            </div>
        }
        .into_any()
    }

    /// Why it is decided all the same.
    fn reason(&self, is_made: bool) -> AnyView {
        let (written, decide) = (self.written, self.decide);
        let all_the_same = if is_made {
            Word::DecidingKeep
        } else {
            Word::DecidingAllTheSame
        };
        let form = ReasonForm {
            class: "stack-s no-print",
            field: fresh_id(),
            label: Word::DecidingReason,
            help: Word::DecidingReasonHelp,
            written,
            save: (all_the_same, ""),
            cancel: (!is_made).then_some((self.leave, "quiet")),
        };
        form.view(move |reason| {
            written.set(String::new());
            decide.run(Some(reason));
        })
    }
}
