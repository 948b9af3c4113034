//! Many contributions pasted at once: what becomes of each is shown before anything is done, and all are taken in as one step.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    choice,
    desk::Desk,
    notebook::{self, context},
};
use crate::{
    app::{
        components::{
            focus::{focus_first_when_drawn, focus_when_drawn},
            icon::icon,
            import::{Import, ImportPreview, TITLE_ID, confirm, incoming_rows},
        },
        form::{lens::field, shown_text::ShownText},
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::records::{dialogue::Contribution, strategy::ActorGroup},
    format::contributions::{self, PasteWords, PastedContribution, Unknown},
    platform::web::{random, typing},
};

/// What has been pasted, and what holds for all of it.
#[derive(Clone)]
pub struct Pasted {
    text: String,
    context: Contribution,
}

impl Pasted {
    /// Shows what has been pasted.
    pub fn show(preview: RwSignal<Option<Self>>, text: String, context: Contribution) {
        preview.set(Some(Self { text, context }));
        focus_first_when_drawn([TITLE_ID.into()]);
    }
}

/// The field to paste in, and the preview where there is something to be looked at.
pub fn section(desk: Desk, preview: RwSignal<Option<Pasted>>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let look = move |_| {
        let text = typed.get_untracked();
        if !text.trim().is_empty() {
            Pasted::show(preview, text, context(desk));
            typed.set(String::new());
        }
    };
    let shown = move || preview.get().map(|pasted| panel(desk, preview, pasted));
    view! {
        <details class="fold no-print" id="paste-contributions">
            <summary>{text(Word::DialoguePaste)}</summary>
            <div class="stack">
                <p class="help" id="paste-help">
                    {text(Word::DialoguePasteHelp)}
                </p>
                <div class="field">
                    <label for="pasted-contributions">{text(Word::DialoguePasteText)}</label>
                    <textarea
                        id="pasted-contributions"
                        rows="5"
                        aria-describedby="paste-help"
                        prop:value=move || ShownText(typed.get())
                        on:input=move |event| typed.set(typing::entered(&event))
                    />
                </div>
                <p class="actions">
                    <button type="button" id="look-at-pasted" on:click=look>
                        {text(Word::DialoguePasteLook)}
                    </button>
                </p>
            </div>
        </details>
        <div class="table-preview no-print">{shown}</div>
    }
    .into_any()
}

fn words(desk: Desk) -> PasteWords {
    let head = |word: Word| vec![text(word).to_owned()];
    let group = |(code, name): (String, String)| Some((choice::group(&code)?, name));
    let mut groups: Vec<(ActorGroup, String)> = choice::groups().into_iter().filter_map(group).collect();
    groups.extend(ActorGroup::ALL.iter().map(|group| (*group, group.code().to_owned())));
    let municipalities = desk.municipalities.with_untracked(|names| {
        let all = names.iter().flat_map(|one| {
            let written = std::iter::once(one.name.clone()).chain(one.written());
            written.map(|name| (name, one.code.clone()))
        });
        all.collect()
    });
    let mut who = head(field!(Contribution, actor).label);
    who.extend(head(field!(Contribution, person).label));
    // As the help names the columns, in both languages, and as others write them.
    who.extend(["vem", "who", "namn", "name"].map(str::to_owned));
    let mut said = head(field!(Contribution, text).label);
    said.extend(["text", "synpunkt", "contribution"].map(str::to_owned));
    PasteWords {
        heads: [
            said,
            who,
            head(field!(Contribution, group).label),
            head(field!(Contribution, municipality).label),
        ],
        groups,
        municipalities,
    }
}

fn panel(desk: Desk, preview: RwSignal<Option<Pasted>>, pasted: Pasted) -> AnyView {
    let planned = desk
        .workspace
        .now(|document, _| contributions::plan(document, &pasted.text, &pasted.context, &words(desk)));
    let planned = Arc::new(planned.unwrap_or_default());
    let new = planned.iter().filter(|one| !one.is_here).count();
    let counts = [("new", number(new)), ("same", number(planned.len() - new))];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let summary = fill(Word::DialoguePasteSum, &counts);
    let put_away = move || {
        preview.set(None);
        focus_when_drawn(notebook::FIELD);
    };
    let rows = Arc::clone(&planned);
    let take_in = move || {
        let command = desk
            .workspace
            .now(|document, _| contributions::command(document, &planned, &mut random::new_id));
        let Some(command) = command.flatten() else {
            put_away();
            return;
        };
        let summary = fill(Word::DialoguePasteDone, &[("n", &number(new))]);
        if (Import { command, summary }).take_in(desk.app) {
            put_away();
        }
    };
    let button = (new > 0).then(|| confirm(Word::DialoguePasteTake, take_in));
    let content = view! {
        <p id="paste-sum">{summary}</p>
        {incoming_rows(Signal::stored(rows), row)}
    };
    ImportPreview {
        title: text(Word::DialoguePasteTitle).into(),
        content: content.into_any(),
        confirm: button.into_any(),
        cancel: (Word::DialoguePasteLeave, Box::new(put_away)),
    }
    .view()
}

fn row(row: &PastedContribution) -> AnyView {
    let (kind, symbol, said) = if row.is_here {
        ("", "minus", Word::DialoguePasteSame)
    } else {
        ("ok", "plus", Word::DialoguePasteNew)
    };
    let fault = |unknown: &Unknown| {
        let (word, name) = match unknown {
            Unknown::Who(name) => (Word::DialoguePasteUnknownWho, name),
            Unknown::Group(name) => (Word::DialoguePasteUnknownGroup, name),
            Unknown::Municipality(name) => (Word::DialoguePasteUnknownMunicipality, name),
        };
        view! { <li>{fill(word, &[("name", name)])}</li> }
    };
    let faults: Vec<_> = row.unknown.iter().map(fault).collect();
    let faults = (!faults.is_empty()).then(|| view! { <ul class="small">{faults}</ul> });
    view! {
        <li>
            <span class="muted small">{fill(Word::DialoguePasteLine, &[("line", &row.line.to_string())])}</span>
            <b>{vocabulary::named(&row.contribution.text)}</b>
            <span class="status-tag" data-kind=kind>
                {icon(symbol)}
                {text(said)}
            </span>
            {faults}
        </li>
    }
    .into_any()
}
