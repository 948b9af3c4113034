//! Findings typed one after the other: a sentence, a sort, Enter.

use leptos::{ev, html, prelude::*};
use web_sys::SubmitEvent;

use crate::{
    app::{
        components::icon::icon,
        form::lens::field,
        state::App,
        text::{
            vocabulary::Term,
            words::{Word, fill, text},
        },
    },
    domain::records::analysis::{AnalysisFinding, FindingSort},
    platform::web::{page, typing},
};

/// The id of the field, to which the keyboard comes back.
pub const FIELD: &str = "new-finding";

/// The form. What is typed becomes a finding at the end of the list, and the field is empty for the next; the sort stays.
pub fn form(app: App) -> AnyView {
    let field: NodeRef<html::Input> = NodeRef::new();
    let sort = RwSignal::new(FindingSort::default());
    let is_missing = RwSignal::new(false);
    // Where nothing has been typed, a step back is one in the document: the finding that was just added.
    let is_empty = RwSignal::new(true);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(input) = field.get_untracked() else { return };
        let title = input.value().trim().to_owned();
        is_missing.set(title.is_empty());
        if title.is_empty() {
            page::focus(FIELD);
            return;
        }
        let finding = AnalysisFinding {
            title: title.clone(),
            sort: sort.get_untracked(),
            ..AnalysisFinding::default()
        };
        if app.workspace.add_last(finding).is_none() {
            return;
        }
        input.set_value("");
        is_empty.set(true);
        page::focus(FIELD);
        let all = app
            .workspace
            .now(|document, _| document.all::<AnalysisFinding>().count());
        let all = all.unwrap_or_default().to_string();
        app.notices
            .announce(fill(Word::AnalysisAdded, &[("title", &title), ("n", &all)]));
    };
    let typed = move |event| {
        is_missing.set(false);
        is_empty.set(typing::entered(&event).is_empty());
    };
    // A key that is held down makes one finding.
    let hold = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && event.repeat() {
            event.prevent_default();
        }
    };
    let options: Vec<_> = FindingSort::ALL
        .iter()
        .map(|&one| {
            view! {
                <option value=one.code() prop:selected=move || sort.get() == one>
                    {text(one.word())}
                </option>
            }
        })
        .collect();
    let choose = move |event| {
        if let Some(chosen) = FindingSort::from_code(&typing::entered(&event)) {
            sort.set(chosen);
        }
    };
    let described = move || {
        if is_missing.get() {
            "new-finding-help new-finding-error"
        } else {
            "new-finding-help"
        }
    };
    let error = move || {
        is_missing.get().then(|| {
            view! {
                <p class="error-text" id="new-finding-error">
                    {icon("alert-triangle")}
                    {text(Word::AnalysisQuickEmpty)}
                </p>
            }
        })
    };
    view! {
        <form class="finding-quick no-print" on:submit=add on:keydown=hold>
            <div class="field-row">
                <div class="field grow">
                    <label for=FIELD>{text(Word::AnalysisQuick)}</label>
                    <p class="help" id="new-finding-help">
                        {text(Word::AnalysisQuickHelp)}
                    </p>
                    <input
                        type="text"
                        id=FIELD
                        autocomplete="off"
                        node_ref=field
                        aria-describedby=described
                        aria-invalid=move || is_missing.get().then_some("true")
                        data-of-document=move || is_empty.get().then_some("")
                        on:input=typed
                    />
                    {error}
                </div>
                <div class="field">
                    <label for="new-finding-sort">{text(field!(AnalysisFinding, sort).label)}</label>
                    <select id="new-finding-sort" on:change=choose>
                        {options}
                    </select>
                </div>
                <div class="field">
                    <button type="submit" class="primary" id="add-finding">
                        {icon("plus")}
                        {text(Word::AnalysisQuickAdd)}
                    </button>
                </div>
            </div>
        </form>
    }
    .into_any()
}
