//! A priority, an action or a dialogue topic of a factor or statement, in one step.

use leptos::prelude::*;

use crate::app::document::workspace::Workspace;
use crate::{
    app::{
        components::icon::icon,
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

/// What can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A priority.
    Priority,
    /// An action.
    Action,
    /// A dialogue topic.
    Topic,
}

impl What {
    /// The three, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Priority, Self::Action, Self::Topic];

    /// What it is called.
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

    /// What a record is of what can be made, if it is something of that.
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
    while made < What::ALL.len() {
        assert!(
            What::ALL[made].kind().has_grounds(),
            "what is made of a gap answers to it"
        );
        made += 1;
    }
    assert!(
        grounded == made,
        "a kind that answers to the self-assessment can't be made of a gap"
    );
};

/// What something is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Of {
    /// The factor.
    pub factor: &'static Factor,
    /// The statement of it, by its id and text, where it is made of one.
    pub statement: Option<(String, String)>,
    /// Whether those who answered see it differently.
    pub differs: bool,
    /// The round that shows it.
    pub round: Option<Id<Round>>,
}

impl Of {
    fn name(&self) -> &str {
        match &self.statement {
            Some((_, text)) => text.trim_end_matches('.'),
            None => self.factor.title(words::language()),
        }
    }

    fn title(&self, what: What) -> String {
        let word = match what {
            // A statement says what should hold, which is what a priority or an action is to reach.
            What::Priority | What::Action if self.statement.is_some() => return self.name().into(),
            What::Priority => {
                return fill(Word::AssessmentPriorityNewTitle, &[("factor", self.name())]);
            }
            What::Action => Word::GapsTitleAction,
            What::Topic if self.differs => Word::GapsTitleTopicDiffers,
            What::Topic => Word::GapsTitleTopic,
        };
        fill(word, &[("name", self.name())])
    }

    fn record(&self, workspace: Workspace, what: What) -> Option<Record> {
        let title = self.title(what);
        let factors = vec![self.factor.id.to_owned()];
        let statements = self.statement.iter().map(|(id, _)| id.clone()).collect();
        let round = self.round.clone();
        workspace.now(|document, _| match what {
            What::Priority => Priority {
                title,
                factors,
                statements,
                round,
                order: document.last_order::<Priority>(),
                ..Priority::default()
            }
            .into(),
            What::Action => Action {
                title,
                factors,
                statements,
                round,
                order: document.last_order::<Action>(),
                ..Action::default()
            }
            .into(),
            What::Topic => DialogueTopic {
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

/// Makes it and tells so, with the way back. The page stays, for there may be more to make of what it shows.
fn make(app: App, of: &Of, what: What) {
    let Some(record) = of.record(app.workspace, what) else {
        return;
    };
    let name = record.name().to_owned();
    if app.workspace.dispatch(&Command::Add(vec![(random::new_id(), record)])) {
        app.notices.notify_undoable(fill(
            Word::GapsMadeNow,
            &[
                ("kind", text(what.word())),
                ("name", &name),
                ("number", &of.factor.number.to_string()),
            ],
        ));
    }
}

/// The button that makes one of the three.
pub fn button(app: App, of: Of, what: What, id: String) -> AnyView {
    let label = fill(
        Word::GapsMakeNamed,
        &[("what", text(what.button())), ("name", of.name())],
    );
    view! {
        <button type="button" id=id aria-label=label on:click=move |_| make(app, &of, what)>
            {icon("plus")}
            {text(what.button())}
        </button>
    }
    .into_any()
}

/// The buttons that make any of the three.
pub fn buttons(app: App, of: &Of) -> AnyView {
    let about = of.statement.as_ref().map_or(of.factor.id, |(id, _)| id);
    let buttons = What::ALL.map(|what| {
        let id = anchor::making(what.kind().code(), about);
        button(app, of.clone(), what, id)
    });
    view! { <p class="actions gap-make no-print">{buttons.into_iter().collect::<Vec<_>>()}</p> }.into_any()
}
