//! What a field of text shows.

use leptos::tachys::html::property::IntoProperty;
use web_sys::Element;

use crate::platform::web::typing;

/// The text that a field shows, as its property `value`. It is not written back while it is being typed ([`typing::show`]).
#[derive(Clone, Debug)]
pub struct ShownText(pub String);

impl IntoProperty for ShownText {
    type State = Element;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn hydrate<const FROM_SERVER: bool>(self, field: &Element, key: &str) -> Self::State {
        self.build(field, key)
    }

    fn build(self, field: &Element, _: &str) -> Self::State {
        typing::show(field, &self.0);
        field.clone()
    }

    fn rebuild(self, field: &mut Self::State, _: &str) {
        typing::show(field, &self.0);
    }

    fn into_cloneable(self) -> Self::Cloneable {
        self
    }

    fn into_cloneable_owned(self) -> Self::CloneableOwned {
        self
    }
}
