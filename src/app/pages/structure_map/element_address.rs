//! The link to an element, to be pasted in a message or a protocol.

use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    app::{
        components::{
            copying::{by_hand, copy},
            icon::icon,
        },
        interface::{notice::Tone, route::Route},
        text::words::{Word, text},
    },
    domain::{records::structure_map::StructureElement, values::id::Id, ways_out::WayOut},
    platform::web::page,
};

/// The button that copies the link, and the link itself where the browser does not copy.
pub fn copy_link(desk: Desk, id: Id<StructureElement>) -> (AnyView, AnyView) {
    let notices = desk.app.notices;
    let to_copy = RwSignal::new(None::<String>);
    let press = move |_| {
        let address = page::address_of(&Route::Element(id.clone()).to_hash());
        let copied = move || {
            to_copy.try_set(None);
            notices.notify(Tone::Done, text(Word::MapLinkCopied).into());
        };
        let refused = move |address| {
            // Set anew, it is selected anew.
            to_copy.try_set(Some(address));
        };
        copy(WayOut::ElementAddress.with(address), copied, refused);
    };
    let button = view! {
        <button type="button" id="copy-element-link" on:click=press>
            {icon("link")}
            {text(Word::MapCopyLink)}
        </button>
    };
    let by_hand = move || {
        to_copy
            .get()
            .map(|address| by_hand("element-link", Word::ShareLinkByHand, address, || ()))
    };
    (button.into_any(), by_hand.into_any())
}
