//! Fields: a label, what helps, the native control, and beside it what is wrong.
//!
//! Each field shows what the document contains and sends each edit on at once. What can't be read as a date, year or amount
//! stays in the field with the reason, and the document keeps what it had.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::{ev, html, prelude::*};
use web_sys::HtmlInputElement;

use super::icon::icon;
use crate::{
    app::{
        form::{
            field::{Caption, FormField},
            shown_text::ShownText,
        },
        text::{
            vocabulary::Term,
            words::{self, Word, text},
        },
    },
    domain::values::{
        amount::{Amount, Year},
        date::Date,
    },
    platform::web::typing::{self, OF_DOCUMENT},
};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// An id for an element that a label or a description points at.
pub fn fresh_id() -> String {
    format!("f{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A control with the label and the explanation before it.
fn captioned(caption: &Caption, control: AnyView) -> AnyView {
    let help = caption.help_id().map(|id| {
        view! {
            <p class="help" id=id>
                {caption.help}
            </p>
        }
    });
    view! {
        <div class=caption.class class:no-print=caption.is_private>
            <label for=caption.id.clone()>{caption.label}</label>
            {help}
            {control}
        </div>
    }
    .into_any()
}

/// One line of text.
pub fn text_field(field: FormField<String>) -> AnyView {
    let FormField { caption, binding } = field;
    let (value, is_of_document) = (binding.value, binding.is_of_document);
    let control = html::input()
        .r#type("text")
        .id(caption.id.clone())
        .autocomplete("off")
        .aria_describedby(caption.help_id())
        .attr(OF_DOCUMENT, move || is_of_document.get().then_some(""))
        .prop("value", move || ShownText(value.get()))
        .on(ev::input, move |event| binding.set(typing::entered(&event)));
    captioned(&caption, control.into_any())
}

/// Several lines of text.
pub fn text_area(field: FormField<String>) -> AnyView {
    let FormField { caption, binding } = field;
    let (value, is_of_document) = (binding.value, binding.is_of_document);
    let control = html::textarea()
        .id(caption.id.clone())
        .aria_describedby(caption.help_id())
        .attr(OF_DOCUMENT, move || is_of_document.get().then_some(""))
        .prop("value", move || ShownText(value.get()))
        .on(ev::input, move |event| binding.set(typing::entered(&event)));
    captioned(&caption, control.into_any())
}

/// One of a closed list of terms.
pub fn term_field<T: Term>(field: FormField<T>) -> AnyView {
    some_terms_field(field, |_| true)
}

/// One of a closed list of terms, of which only those that `is_offered` says can be chosen now.
pub fn some_terms_field<T: Term>(
    field: FormField<T>,
    is_offered: impl Fn(T) -> bool + Copy + Send + Sync + 'static,
) -> AnyView {
    let FormField { caption, binding } = field;
    let value = binding.value;
    let options: Vec<_> = T::ALL
        .iter()
        .map(|&term| {
            html::option()
                .value(term.code())
                .disabled(move || !is_offered(term))
                .prop("selected", move || value.get() == term)
                .child(text(term.word()))
        })
        .collect();
    let control = html::select()
        .id(caption.id.clone())
        .aria_describedby(caption.help_id())
        .on(ev::change, move |event| {
            let code = typing::entered(&event);
            if let Some(term) = T::ALL.iter().find(|term| term.code() == code) {
                binding.set(*term);
            }
        })
        .child(options);
    captioned(&caption, control.into_any())
}

/// Yes or no.
pub fn check_box(field: FormField<bool>) -> AnyView {
    let FormField { caption, binding } = field;
    let value = binding.value;
    let change = move |event| binding.set(event_target_checked(&event));
    view! {
        <label class="choice">
            <input type="checkbox" id=caption.id prop:checked=move || value.get() on:change=change />
            {caption.label}
        </label>
    }
    .into_any()
}

/// A day, by the browser's own date field.
pub fn date_field(field: FormField<Option<Date>>) -> AnyView {
    let notation = Notation {
        input_type: "date",
        class: "",
        wrong: Word::InputDateWrong,
        read: Date::parse,
        write: |date: Date| date.to_string(),
    };
    parsed_field(field, notation)
}

/// A year of four digits.
pub fn year_field(field: FormField<Option<Year>>) -> AnyView {
    let notation = Notation {
        input_type: "text",
        class: "year",
        wrong: Word::InputYearWrong,
        read: Year::parse,
        write: |year: Year| year.get().to_string(),
    };
    parsed_field(field, notation)
}

/// An amount as people in the language write it.
pub fn amount_field(field: FormField<Option<Amount>>) -> AnyView {
    let notation = Notation {
        input_type: "text",
        class: "num",
        wrong: Word::InputAmountWrong,
        read: Amount::parse,
        write: |amount: Amount| amount.format(words::decimal()),
    };
    parsed_field(field, notation)
}

/// How a value that is no text is written in a field of one line.
pub struct Notation<T> {
    /// The type of the control.
    pub input_type: &'static str,
    /// The class of the control.
    pub class: &'static str,
    /// What is said beside the field if what is typed can't be read.
    pub wrong: Word,
    /// Reads what is typed.
    pub read: fn(&str) -> Option<T>,
    /// Writes a value as it is typed.
    pub write: fn(T) -> String,
}

/// One line that is read as something else than text. What can't be read stays as it was typed, with what is wrong beside it.
pub fn parsed_field<T: Copy + PartialEq + Send + Sync + 'static>(
    field: FormField<Option<T>>,
    notation: Notation<T>,
) -> AnyView {
    let Notation {
        input_type,
        class,
        wrong,
        read,
        write,
    } = notation;
    let FormField { caption, binding } = field;
    let value = binding.value;
    // What is being typed stays as it is typed (`12,` must not lose its comma before the next digit comes), with what the
    // document contained then and whether it could be read. A step back changes the content, and shows that.
    let typed: RwSignal<Option<(String, Option<T>, bool)>> = RwSignal::new(None);
    // A date of which a part has been emptied has no value to read. It is left as it is, since to set it would empty it all.
    let half_written: RwSignal<Option<Option<T>>> = RwSignal::new(None);
    let is_wrong = Memo::new(move |_| {
        let held = value.get();
        half_written.get() == Some(held) || typed.with(|typed| matches!(typed, Some((_, then, true)) if *then == held))
    });
    let error_id = format!("{}-error", caption.id);
    let described = {
        let (help, error) = (caption.help_id(), error_id.clone());
        move || {
            let error = is_wrong.get().then(|| error.clone());
            let ids: Vec<_> = help.clone().into_iter().chain(error).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let shown = move || {
        let held = value.get();
        match typed.get() {
            Some((written, then, _)) if then == held => written,
            _ => held.map(write).unwrap_or_default(),
        }
    };
    // What could not be taken over is in the field alone, where the browser takes it back.
    let is_of_document = binding.is_of_document;
    let is_taken_over = move || (is_of_document.get() && !is_wrong.get()).then_some("");
    let control = html::input()
        .r#type(input_type)
        .class(class)
        .attr(OF_DOCUMENT, is_taken_over)
        .attr("data-empty", move || value.with(Option::is_none).then_some(""))
        .id(caption.id.clone())
        .autocomplete("off")
        .inputmode(if input_type == "date" { "" } else { "decimal" })
        .aria_describedby(described)
        .aria_invalid(move || is_wrong.get().then_some("true"))
        .prop("value", move || ShownText(shown()))
        .on(ev::input, move |event| {
            let is_half_written = event_target::<HtmlInputElement>(&event).validity().bad_input();
            half_written.set(is_half_written.then(|| value.get_untracked()));
            if is_half_written {
                return;
            }
            let written = typing::entered(&event);
            let result = read(&written);
            let is_empty = written.trim().is_empty();
            if result.is_some() || is_empty {
                typed.set(Some((written, result, false)));
                binding.set(result);
            } else {
                typed.set(Some((written, value.get_untracked(), true)));
            }
        });
    let error = move || {
        is_wrong.get().then(|| {
            view! {
                <p class="error-text" id=error_id.clone()>
                    {icon("alert-triangle")}
                    {text(wrong)}
                </p>
            }
        })
    };
    captioned(
        &caption,
        view! {
            {control}
            {error}
        }
        .into_any(),
    )
}
