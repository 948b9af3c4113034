//! Many contributions pasted at once: what becomes of each is shown before anything is done, and all are taken in as one step.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    choice,
    desk::Desk,
    filter::MOST_SHOWN,
    notebook::{self, context},
};
use crate::{
    app::{
        components::{
            focus::{focus_first_when_drawn, focus_when_drawn},
            icon::icon,
            import::{Import, ImportPreview, TITLE_ID, confirm, incoming_rows},
            municipalities::municipality_name,
        },
        form::{lens::field, shown_text::ShownText},
        text::{
            feedback_letter::who,
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        dialogue::group_of,
        records::{dialogue::Contribution, document::Document, strategy::ActorGroup},
        values::excerpt::excerpt,
    },
    format::contributions::{self, Each, PasteWords, PastedContribution, PastedContributions, Unknown},
    platform::web::{random, typing},
};

/// What has been pasted, and what holds for all of it.
#[derive(Clone)]
pub struct Pasted {
    text: String,
    each: Each,
    context: Contribution,
}

impl Pasted {
    /// Shows what has been pasted.
    pub fn show(preview: RwSignal<Option<Self>>, text: String, context: Contribution) {
        let each = Each::default();
        preview.set(Some(Self { text, each, context }));
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
    // As the fields are called, as others call them, and as the help names the columns in both languages.
    let heads = |words: &[Word], others: Word, short: &[&str]| {
        let named = words.iter().map(|word| text(*word)).chain(text(others).split('|'));
        named.chain(short.iter().copied()).map(str::to_owned).collect()
    };
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
    PasteWords {
        heads: [
            heads(
                &[field!(Contribution, text).label, Word::DialogueViewContributions],
                Word::DialoguePasteHeadsText,
                &["text", "synpunkt", "contribution"],
            ),
            heads(
                &[
                    field!(Contribution, actor).label,
                    field!(Contribution, person).label,
                    field!(Contribution, organisation).label,
                ],
                Word::DialoguePasteHeadsWho,
                &["vem", "who", "namn", "name"],
            ),
            heads(
                &[field!(Contribution, group).label],
                Word::DialoguePasteHeadsGroup,
                &["grupp", "group"],
            ),
            heads(
                &[field!(Contribution, municipality).label],
                Word::DialoguePasteHeadsMunicipality,
                &["kommun", "municipality"],
            ),
        ],
        groups,
        municipalities,
    }
}

fn panel(desk: Desk, preview: RwSignal<Option<Pasted>>, pasted: Pasted) -> AnyView {
    let read = desk.workspace.now(|document, _| {
        let read = contributions::plan(document, &pasted.text, pasted.each, &pasted.context, &words(desk));
        let told = |one: &PastedContribution| (one.clone(), by(document, desk, &one.contribution));
        let rows: Vec<_> = read.planned.iter().map(told).collect();
        (read, Arc::new(rows))
    });
    let (PastedContributions { planned, left_out }, rows) = read.unwrap_or_default();
    let new = planned.iter().filter(|one| !one.is_here).count();
    let counts = [("new", number(new)), ("same", number(planned.len() - new))];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let summary = fill(Word::DialoguePasteSum, &counts);
    let left_out = (!left_out.is_empty()).then(|| {
        let told = fill(Word::DialoguePasteLeftOut, &[("names", &left_out.join(", "))]);
        view! { <p id="paste-left-out">{told}</p> }
    });
    let has_lines = pasted.text.trim().lines().count() > 1;
    let choice = has_lines.then(|| each_field(preview, pasted.each));
    let put_away = move || {
        preview.set(None);
        focus_when_drawn(notebook::FIELD);
    };
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
        {choice}
        <p id="paste-sum">{summary}</p>
        {left_out}
        {incoming_rows(Signal::stored(rows), |(one, by)| row(one, by))}
    };
    ImportPreview {
        title: text(Word::DialoguePasteTitle).into(),
        content: content.into_any(),
        confirm: button.into_any(),
        cancel: (Word::DialoguePasteLeave, Box::new(put_away)),
    }
    .view()
}

/// The choice of what is one contribution in what has been pasted, which is read anew.
fn each_field(preview: RwSignal<Option<Pasted>>, chosen: Each) -> AnyView {
    const ID: &str = "paste-each";
    let word = |each| match each {
        Each::Line => Word::DialoguePasteEachLine,
        Each::Paragraph => Word::DialoguePasteEachParagraph,
        Each::Whole => Word::DialoguePasteEachWhole,
    };
    let option = |(place, each): (usize, Each)| {
        view! {
            <option value=place.to_string() selected=each == chosen>
                {text(word(each))}
            </option>
        }
    };
    let options: Vec<_> = (0..).zip(Each::ALL).map(option).collect();
    let choose = move |event| {
        let place = typing::entered(&event).parse().ok();
        let each = place.and_then(|place: usize| Each::ALL.get(place).copied());
        preview.update(|preview| {
            if let (Some(pasted), Some(each)) = (preview, each) {
                pasted.each = each;
            }
        });
        focus_when_drawn(ID);
    };
    view! {
        <div class="field">
            <label for=ID>{text(Word::DialoguePasteEach)}</label>
            <select id=ID on:change=choose>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// By whom it was said, of which group and from where, as far as that was read or holds for all of it.
fn by(document: &Document, desk: Desk, one: &Contribution) -> String {
    let group = group_of(document, one).map_or("", |group| vocabulary::group(Some(group)));
    let said_by = who(document, one, true);
    let group = if said_by == group { "" } else { group };
    let municipality = desk
        .municipalities
        .with_untracked(|names| municipality_name(names, &one.municipality));
    let parts = [said_by.as_str(), group, municipality.as_str()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn row(row: &PastedContribution, by: &str) -> AnyView {
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
            Unknown::Beyond(name) => (Word::DialoguePasteUnknownBeyond, name),
        };
        view! { <li>{fill(word, &[("name", name)])}</li> }
    };
    let faults: Vec<_> = row.unknown.iter().map(fault).collect();
    let faults = (!faults.is_empty()).then(|| view! { <ul class="small">{faults}</ul> });
    view! {
        <li>
            <span class="muted small">{fill(Word::DialoguePasteLine, &[("line", &row.line.to_string())])}</span>
            <b>{excerpt(&row.contribution.text, MOST_SHOWN)}</b>
            {(!by.is_empty()).then(|| view! { <small>{by.to_owned()}</small> })}
            <span class="status-tag" data-kind=kind>
                {icon(symbol)}
                {text(said)}
            </span>
            {faults}
        </li>
    }
    .into_any()
}
