//! Links that carry their content: how one is made of a text, kept up to date, and measured.

use std::future::Future;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    app::{
        interface::route::Route,
        text::words::{Word, fill, number, text},
    },
    domain::ways_out::Leaving,
    format::link::{self, MOST_OFFERED},
    platform::web::{compress, page},
};

/// Whether there is a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkState {
    /// It is being made.
    #[default]
    Making,
    /// It can be sent.
    Ready,
    /// It would be so many characters long, which not every program carries.
    TooLong(usize),
    /// The browser can't pack.
    Unsupported,
}

/// A link that carries packed content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackedLink {
    /// Whether it is there.
    pub state: LinkState,
    /// Its address; empty unless it is ready.
    pub address: String,
}

impl PackedLink {
    /// The link that carries what leaves to the route that `route` makes of the packed text.
    pub async fn to(route: fn(String) -> Route, leaving: &Leaving) -> Self {
        let Ok(packed) = compress::pack(leaving.content().as_bytes()).await else {
            return Self::without_address(LinkState::Unsupported);
        };
        let address = page::address_of(&route(link::write(&packed)).to_hash());
        let length = address.chars().count();
        if length > MOST_OFFERED {
            return Self::without_address(LinkState::TooLong(length));
        }
        Self {
            state: LinkState::Ready,
            address,
        }
    }

    fn without_address(state: LinkState) -> Self {
        Self {
            state,
            address: String::new(),
        }
    }
}

/// What `make` makes of `content`, made anew whenever that changes. Nothing is made while there is no content.
pub fn kept_made<C, M, F>(
    content: impl Fn() -> Option<C> + Send + Sync + 'static,
    make: impl Fn(C) -> F + Send + Sync + 'static,
) -> RwSignal<M>
where
    M: Default + PartialEq + Send + Sync + 'static,
    F: Future<Output = M> + 'static,
{
    let made = RwSignal::new(M::default());
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let Some(content) = content() else { return };
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        let making = make(content);
        spawn_local(async move {
            let result = making.await;
            // What has changed meanwhile has a turn of its own, and a page that has been left has none.
            if turn.try_get_value() == Some(mine) {
                made.set(result);
            }
        });
    });
    made
}

/// The words of a link's length beside the longest that is offered.
pub fn length_of(length: usize) -> String {
    let (length, limit) = (number(length), number(MOST_OFFERED));
    fill(Word::ShareLinkLengthOf, &[("n", &length), ("limit", &limit)])
}

/// The length of a link as a meter.
pub fn length_meter(address: Memo<String>) -> AnyView {
    let length = move || address.with(|address| address.chars().count());
    view! {
        <div class="meter">
            <label for="link-length">{text(Word::ShareLinkLength)}</label>
            <meter id="link-length" max=MOST_OFFERED prop:value=move || length() as f64 />
            <output>{move || length_of(length())}</output>
        </div>
    }
    .into_any()
}

/// Shown while a link is being made.
pub fn making() -> AnyView {
    view! { <p class="muted">{text(Word::ShareLinkMaking)}</p> }.into_any()
}
