//! A priority, an action or a dialogue topic of a factor or statement, in one step.

use leptos::prelude::*;

use crate::{
    app::{
        components::icon::icon,
        document::workspace::Workspace,
        interface::anchor,
        state::App,
        text::words::{self, Word, fill, text},
    },
    domain::{
        assessment::factors::Factor,
        records::{
            dialogue::DialogueTopic,
            plan::{Action, Priority},
            record::{Record, RecordKind},
            self_assessment::Round,
        },
        values::id::Id,
    },
    edit::command::Command,
    platform::web::random,
};

/// DerivedKind can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DerivedKind {
    /// A priority.
    Priority,
    /// An action.
    Action,
    /// A dialogue topic.
    Topic,
}

impl DerivedKind {
    /// The three, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Priority, Self::Action, Self::Topic];

    /// DerivedKind it is called.
    pub fn word(self) -> Word {
        match self {
            Self::Priority => Word::GapsKindPriority,
            Self::Action => Word::GapsKindAction,
            Self::Topic => Word::GapsKindTopic,
        }
    }

    fn button(self) -> Word {
        match self {
            Self::Priority => Word::GapsMakePriority,
            Self::Action => Word::GapsMakeAction,
            Self::Topic => Word::GapsMakeTopic,
        }
    }

    /// The kind of record that it is.
    pub const fn kind(self) -> RecordKind {
        match self {
            Self::Priority => RecordKind::Priority,
            Self::Action => RecordKind::Action,
            Self::Topic => RecordKind::DialogueTopic,
        }
    }

    /// What a record is among what can be made of a gap. `None` if it is nothing of that.
    pub fn of(record: &Record) -> Option<Self> {
        let kind = record.known_kind()?;
        Self::ALL.into_iter().find(|what| what.kind() == kind)
    }
}

// Whatever answers to the self-assessment is made here too, or the program is not built.
const _: () = {
    let mut grounded = 0;
    let mut place = 0;
    while place < RecordKind::ALL.len() {
        grounded += RecordKind::ALL[place].has_grounds() as usize;
        place += 1;
    }
    let mut made = 0;
    while made < DerivedKind::ALL.len() {
        assert!(
            DerivedKind::ALL[made].kind().has_grounds(),
            "what is made of a gap answers to it"
        );
        made += 1;
    }
    assert!(
        grounded == made,
        "a kind that answers to the self-assessment can't be made of a gap"
    );
};

/// DerivedKind something is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The factor.
    pub factor: &'static Factor,
    /// The statement of it, by its id and text, where it is made of one.
    pub statement: Option<(String, String)>,
    /// Whether those who answered see it differently.
    pub differs: bool,
    /// The round that shows it.
    pub round: Option<Id<Round>>,
}

impl Origin {
    fn name(&self) -> &str {
        match &self.statement {
            Some((_, text)) => text.trim_end_matches('.'),
            None => self.factor.title(words::language()),
        }
    }

    fn title(&self, kind: DerivedKind) -> String {
        let word = match kind {
            // A statement says what should be true, which is what a priority or an action is to reach.
            DerivedKind::Priority | DerivedKind::Action if self.statement.is_some() => return self.name().into(),
            DerivedKind::Priority => {
                return fill(Word::AssessmentPriorityNewTitle, &[("factor", self.name())]);
            }
            DerivedKind::Action => Word::GapsTitleAction,
            DerivedKind::Topic if self.differs => Word::GapsTitleTopicDiffers,
            DerivedKind::Topic => Word::GapsTitleTopic,
        };
        fill(word, &[("name", self.name())])
    }

    fn record(&self, workspace: Workspace, kind: DerivedKind) -> Option<Record> {
        let title = self.title(kind);
        let factors = vec![self.factor.id.to_owned()];
        let statements = self.statement.iter().map(|(id, _)| id.clone()).collect();
        let round = self.round.clone();
        workspace.now(|document, _| match kind {
            DerivedKind::Priority => Priority {
                title,
                factors,
                statements,
                round,
                order: document.last_order::<Priority>(),
                ..Priority::default()
            }
            .into(),
            DerivedKind::Action => Action {
                title,
                factors,
                statements,
                round,
                order: document.last_order::<Action>(),
                ..Action::default()
            }
            .into(),
            DerivedKind::Topic => DialogueTopic {
                title,
                factors,
                statements,
                round,
                order: document.last_order::<DialogueTopic>(),
                ..DialogueTopic::default()
            }
            .into(),
        })
    }
}

/// Makes it and says so, with the way back. The page stays, for there may be more to make of what it shows.
fn make(app: App, origin: &Origin, kind: DerivedKind) {
    let Some(record) = origin.record(app.workspace, kind) else {
        return;
    };
    let name = record.name().to_owned();
    if app.workspace.dispatch(&Command::Add(vec![(random::new_id(), record)])) {
        app.notices.notify_undoable(fill(
            Word::GapsMadeNow,
            &[
                ("kind", text(kind.word())),
                ("name", &name),
                ("number", &origin.factor.number.to_string()),
            ],
        ));
    }
}

/// The button that makes one of the three.
pub fn button(app: App, origin: Origin, kind: DerivedKind, id: String) -> AnyView {
    let label = fill(
        Word::GapsMakeNamed,
        &[("what", text(kind.button())), ("name", origin.name())],
    );
    view! {
        <button type="button" id=id aria-label=label on:click=move |_| make(app, &origin, kind)>
            {icon("plus")}
            {text(kind.button())}
        </button>
    }
    .into_any()
}

/// The buttons that make any of the three.
pub fn buttons(app: App, origin: &Origin) -> AnyView {
    let about = origin.statement.as_ref().map_or(origin.factor.id, |(id, _)| id);
    let buttons = DerivedKind::ALL.map(|kind| {
        let id = anchor::making(kind.kind().code(), about);
        button(app, origin.clone(), kind, id)
    });
    view! { <p class="actions gap-make no-print">{buttons.into_iter().collect::<Vec<_>>()}</p> }.into_any()
}
