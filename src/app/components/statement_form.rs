//! A statement to answer: the five levels, what is outside the scale, and a way to take the answer away.

use std::sync::Arc;

use leptos::prelude::*;

use super::{icon::icon, single_keys::single_keys};
use crate::{
    app::{
        interface::notice::Notices,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::records::self_assessment::{Answer, Level},
    format::draft::answer_code,
    platform::web::page,
};

/// The id of the field for evidence, which comes after the statements of a page.
pub const EVIDENCE_ID: &str = "response-evidence";

/// The id of the link that leads on from a page of statements.
pub const NEXT_ID: &str = "next-factor";

/// How much room the levels have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelLayout {
    /// Each level has its meaning beside it.
    Described,
    /// The levels are on one line, with the meaning of the chosen one under them. What all of them mean is in the page's key of levels,
    /// by [`meaning_id`].
    Compact,
}

/// A level in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LevelWords {
    /// What it is called.
    pub name: &'static str,
    /// What it means on the statement.
    pub meaning: &'static str,
}

/// A statement and how it is answered.
pub struct StatementForm {
    /// The id under which it is answered.
    pub id: String,
    /// The number by which people cite it.
    pub number: String,
    /// What it says.
    pub text: String,
    /// Whether it is the region's own.
    pub is_own: bool,
    /// The levels in their order.
    pub levels: [LevelWords; Level::ALL.len()],
    /// How the levels are shown.
    pub layout: LevelLayout,
    /// The answer.
    pub answer: Memo<Option<Answer>>,
    /// Answers it, or takes its answer away.
    pub set_answer: Arc<dyn Fn(Option<Answer>) + Send + Sync>,
    /// Moves the focus to what comes next once a key has answered it.
    pub go_on: Arc<dyn Fn() + Send + Sync>,
    /// Where it is said what a key has done.
    pub notices: Notices,
}

impl StatementForm {
    /// The form.
    pub fn view(self) -> AnyView {
        let answer = self.answer;
        let form = StoredValue::new(Arc::new(self));
        let act = move |answer| form.get_value().answer_by_key(answer);
        let reach = move || focus(&form.get_value().id, None);
        let form = form.get_value();
        single_keys(form.id.clone(), answer_of_key, act, reach);
        let (keys, is_open) = (form.id.clone(), move || answer.get().is_none().then_some(""));
        let clear = form.clear_button();
        match form.layout {
            LevelLayout::Described => view! {
                <fieldset class="levels described" id=fieldset_id(&form.id) data-takes-keys=keys data-is-open=is_open>
                    {form.legend()}
                    <div class="levels-box">
                        <div class="levels-row">
                            <div class="level-scale">{form.levels()}</div>
                            <div class="level-outside">{form.outside()}{clear}</div>
                        </div>
                    </div>
                </fieldset>
            }
            .into_any(),
            LevelLayout::Compact => {
                let levels = form.levels;
                let chosen = move || match answer.get() {
                    Some(Answer::Level(level)) => words_of(&levels, level).meaning,
                    Some(Answer::DontKnow | Answer::NotApplicable) => text(Word::AssessmentOutside),
                    None => "",
                };
                view! {
                    <fieldset class="levels compact" data-takes-keys=keys data-is-open=is_open>
                        {form.legend()}
                        <div class="levels-box">
                            <div class="levels-row">
                                <div class="level-scale">{form.levels()}</div>
                                <div class="level-outside">{form.outside()}</div>
                            </div>
                        </div>
                        <div class="level-after">
                            <p class="level-chosen">{chosen}</p>
                            {clear}
                        </div>
                    </fieldset>
                }
                .into_any()
            }
        }
    }

    fn legend(&self) -> AnyView {
        let own = self.is_own.then(|| {
            let (class, word) = match self.layout {
                LevelLayout::Described => ("tag", Word::AnswerOwn),
                LevelLayout::Compact => ("own-mark", Word::AssessmentOwnStatement),
            };
            view! { <span class=class>{text(word)}</span> }
        });
        let space = (self.layout == LevelLayout::Described).then_some(" ");
        view! {
            <legend>
                <span class="statement-id">{self.number.clone()}</span>
                {self.text.clone()}
                {space}
                {own}
            </legend>
        }
        .into_any()
    }

    fn levels(&self) -> Vec<AnyView> {
        let level = |level| {
            let LevelWords { name, meaning } = words_of(&self.levels, level);
            let value = Answer::Level(level);
            if self.layout == LevelLayout::Compact {
                return view! {
                    <label class="level">
                        {self.radio(value, None, Some(meaning_id(level)))} <b>{level.get()}</b>
                        <span class="level-name">{name}</span>
                    </label>
                }
                .into_any();
            }
            let own = radio_id(&self.id, value);
            let part = |part: &str| [&own, part].concat();
            let (digit, called, meant) = (part("-b"), part("-n"), part("-t"));
            view! {
                <label class="level">
                    {self.radio(value, Some([&digit, " ", &called].concat()), Some(meant.clone()))}
                    <b id=digit>{level.get()}</b> <span class="level-name" id=called>
                        {name}
                    </span> <span class="level-text" id=meant>
                        {meaning}
                    </span>
                </label>
            }
            .into_any()
        };
        Level::ALL.into_iter().map(level).collect()
    }

    fn outside(&self) -> Vec<AnyView> {
        let outside = |value| {
            view! {
                <label class="level">
                    {self.radio(value, None, None)} <span class="level-name">{vocabulary::answer(value)}</span>
                </label>
            }
            .into_any()
        };
        [Answer::DontKnow, Answer::NotApplicable].map(outside).into()
    }

    fn radio(&self, value: Answer, labelled: Option<String>, described: Option<String>) -> AnyView {
        let (answer, set_answer) = (self.answer, self.set_answer.clone());
        view! {
            <input
                type="radio"
                id=radio_id(&self.id, value)
                name=self.id.clone()
                value=answer_code(value)
                aria-labelledby=labelled
                aria-describedby=described
                prop:checked=move || answer.get() == Some(value)
                on:change=move |_| set_answer(Some(value))
            />
        }
        .into_any()
    }

    fn clear_button(&self) -> AnyView {
        let number = [("number", self.number.as_str())];
        let label = fill(Word::AssessmentClearOn, &number);
        let cleared = fill(Word::AssessmentCleared, &number);
        let first = radio_id(&self.id, FIRST);
        let (answer, set_answer, notices) = (self.answer, self.set_answer.clone(), self.notices);
        let clear = move |_| {
            set_answer(None);
            notices.announce(cleared.clone());
            page::focus(&first);
        };
        let class = match self.layout {
            LevelLayout::Described => "quiet level-clear",
            LevelLayout::Compact => "quiet",
        };
        view! {
            <button type="button" class=class aria-label=label hidden=move || answer.get().is_none() on:click=clear>
                {icon("x")}
                {text(Word::AssessmentClear)}
            </button>
        }
        .into_any()
    }

    /// Answers by a single key and goes on to what comes next.
    fn answer_by_key(&self, answer: Answer) {
        (self.set_answer)(Some(answer));
        let chosen = match answer {
            Answer::Level(level) => {
                let name = words_of(&self.levels, level).name;
                [&level.get().to_string(), " ", name].concat()
            }
            outside => vocabulary::answer(outside),
        };
        self.notices.announce(fill(
            Word::AssessmentChosen,
            &[("number", &self.number), ("answer", &chosen)],
        ));
        (self.go_on)();
    }
}

/// What gets the focus if nothing is answered.
const FIRST: Answer = Answer::Level(Level::ALL[0]);

fn words_of(levels: &[LevelWords], level: Level) -> LevelWords {
    let words = levels.get(usize::from(level.get()));
    words.copied().unwrap_or_default()
}

/// The answer that a key gives.
fn answer_of_key(key: &str) -> Option<Answer> {
    if key.eq_ignore_ascii_case(text(Word::AssessmentKeyDontKnow)) {
        return Some(Answer::DontKnow);
    }
    if key.eq_ignore_ascii_case(text(Word::AssessmentKeyNotApplicable)) {
        return Some(Answer::NotApplicable);
    }
    key.parse().ok().and_then(Level::new).map(Answer::Level)
}

fn radio_id(statement: &str, answer: Answer) -> String {
    [statement, "-", answer_code(answer)].concat()
}

fn fieldset_id(statement: &str) -> String {
    ["statement-", statement].concat()
}

/// The id of the text that says what a level means, in a page's key of levels.
pub fn meaning_id(level: Level) -> String {
    ["level-", &level.get().to_string()].concat()
}

/// Puts the focus on a statement: on its answer, or on the first level if it has none.
pub fn focus(statement: &str, answer: Option<Answer>) {
    page::focus(&radio_id(statement, answer.unwrap_or(FIRST)));
}

/// Brings the whole of a statement to where the one before was, so that the eye stays. It has to be laid out
/// [described](LevelLayout::Described).
pub fn bring_into_view(statement: &str) {
    page::bring_into_view(&fieldset_id(statement));
}

/// Puts the focus on what comes after the statements of a page: the field for evidence while a level asks for it, otherwise the
/// link that leads on.
pub fn focus_after_statements(asks_for_evidence: bool) {
    page::focus(if asks_for_evidence { EVIDENCE_ID } else { NEXT_ID });
}
