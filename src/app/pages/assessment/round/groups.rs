//! Who is invited, and how many.

use leptos::prelude::*;

use super::Desk;
use crate::{
    app::{
        components::icon::icon,
        form::{lens::field, shown_text::ShownText},
        text::{
            vocabulary::Term,
            words::{Word, fill, text},
        },
    },
    domain::{
        records::{self_assessment::Round, strategy::ActorGroup},
        values::amount::Count,
    },
    platform::web::typing,
};

/// The choice of groups, each with how many are invited where that is known.
pub fn invited(desk: Desk) -> AnyView {
    let rows: Vec<_> = ActorGroup::ALL.iter().map(|&group| row(desk, group)).collect();
    view! {
        <fieldset class="form-group" aria-describedby="invited-help">
            <legend>{text(Word::FieldRoundInvited)}</legend>
            <p class="help" id="invited-help">
                {text(Word::RoundInvitedHelp)}
            </p>
            <div class="invited-groups">{rows}</div>
        </fieldset>
    }
    .into_any()
}

fn row(desk: Desk, group: ActorGroup) -> AnyView {
    let is_invited = desk.read(move |round| round.names(group));
    let choose = move |event| {
        let is_checked = event_target_checked(&event);
        desk.form.change(|round| round.invite(group, is_checked));
    };
    let id = ["invited-", group.code()].concat();
    let count = {
        let id = [&id, "-count"].concat();
        move || is_invited.get().then(|| how_many(desk, group, &id))
    };
    view! {
        <div class="invited-group">
            <label class="choice">
                <input type="checkbox" id=id prop:checked=move || is_invited.get() on:change=choose />
                {text(group.word())}
            </label>
            {count}
        </div>
    }
    .into_any()
}

fn how_many(desk: Desk, group: ActorGroup, id: &str) -> AnyView {
    let held = desk.read(move |round| round.invited_count.get(group.code()).copied());
    // What is typed and can't be read stays as it is typed.
    let typed: RwSignal<Option<String>> = RwSignal::new(None);
    let type_in = move |event| {
        let text = typing::entered(&event);
        let written = text.split_whitespace().collect::<String>();
        let read = if written.is_empty() {
            Some(Count::default())
        } else {
            written.parse().ok().map(Count)
        };
        let Some(number) = read else {
            typed.set(Some(text));
            return;
        };
        typed.set(None);
        let burst = field!(Round, invited_count).entry_burst(group.code());
        desk.form.edit(Some(burst), |round| {
            if number == Count::default() {
                round.invited_count.remove(group.code());
            } else {
                round.invited_count.insert(group.code().into(), number);
            }
        });
    };
    let shown = move || {
        let held = || held.get().map(|count| count.0.to_string());
        typed.get().or_else(held).unwrap_or_default()
    };
    let error = [id, "-error"].concat();
    let (described, message) = (error.clone(), error);
    let is_wrong = move || typed.with(Option::is_some);
    view! {
        <span class="invited-count">
            <input
                class="num year"
                id=id.to_owned()
                inputmode="numeric"
                autocomplete="off"
                aria-label=fill(Word::RoundInvitedCountOf, &[("group", text(group.word()))])
                aria-invalid=move || is_wrong().then_some("true")
                aria-describedby=move || is_wrong().then(|| described.clone())
                data-of-document=move || (!is_wrong()).then_some("")
                prop:value=move || ShownText(shown())
                on:input=type_in
            />
            <span aria-hidden="true">{text(Word::RoundInvitedCount)}</span>
            {move || {
                is_wrong()
                    .then(|| {
                        view! {
                            <span class="error-text" id=message.clone()>
                                {icon("alert-triangle")}
                                {text(Word::RoundWholeWrong)}
                            </span>
                        }
                    })
            }}
        </span>
    }
    .into_any()
}
