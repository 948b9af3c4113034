//! A term that several elements have, changed for all of them.

use leptos::prelude::*;

use super::super::desk::Desk;
use crate::{
    app::{
        form::lens::Lens,
        text::{
            vocabulary::Term,
            words::{Word, fill, number, text},
        },
    },
    domain::records::structure_map::StructureElement,
    map::group::tally,
    platform::web::typing,
};

/// The field of a term: the one that all have, or that they differ and how many have which. Where `is_offered` lets no term through there
/// is nothing to choose, and `help` says why.
pub fn terms_field<T: Term + Ord>(
    desk: Desk,
    lens: Lens<StructureElement, T>,
    id: &'static str,
    is_offered: impl Fn(T) -> bool + Copy + Send + Sync + 'static,
    help: Option<Word>,
) -> AnyView {
    let found = Memo::new(move |_| desk.of_group(|elements| tally(elements.map(lens.read))));
    let differ = Memo::new(move |_| found.with(Vec::len) > 1);
    let is_common = move |term: T| found.with(|found| matches!(found.as_slice(), [(one, _)] if *one == term));
    let options: Vec<_> = T::ALL
        .iter()
        .map(|&term| {
            view! {
                <option
                    value=term.code()
                    hidden=move || !is_offered(term)
                    disabled=move || !is_offered(term)
                    prop:selected=move || is_common(term)
                >
                    {text(term.word())}
                </option>
            }
        })
        .collect();
    let change = move |event| {
        let code = typing::entered(&event);
        if let Some(term) = T::ALL.iter().find(|term| term.code() == code) {
            desk.change_group(|element| (lens.write)(element, *term));
        }
    };
    let is_fixed = Memo::new(move |_| !T::ALL.iter().any(|term| is_offered(*term)));
    let said = move || {
        if is_fixed.get() {
            return help.map(|help| text(help).to_owned()).unwrap_or_default();
        }
        let counted = differ.get().then(|| {
            let one = |(term, number_of): &(T, usize)| {
                let (what, n) = (text(term.word()), number(*number_of));
                fill(Word::MapGroupTally, &[("what", what), ("n", &n)])
            };
            found.with(|found| found.iter().map(one).collect::<Vec<_>>().join(", "))
        });
        counted.unwrap_or_default()
    };
    let help_id = format!("{id}-help");
    view! {
        <div class="field grow">
            <label for=id>{text(lens.label)}</label>
            <select id=id aria-describedby=help_id.clone() disabled=move || is_fixed.get() on:change=change>
                <option value="" disabled hidden=move || !differ.get() prop:selected=move || differ.get()>
                    {text(Word::MapGroupDiffer)}
                </option>
                {options}
            </select>
            <p class="help" id=help_id>
                {said}
            </p>
        </div>
    }
    .into_any()
}
