//! A picture of figures with its table: one of the two is shown on the screen, and both on paper.

use leptos::prelude::*;

use super::{
    picture::{Painter, drawing},
    view_choice::ViewChoice,
};
use crate::app::text::words::{Word, text};

/// The code by which a [`ViewChoice`] names the table. Its other codes are pictures.
pub const TABLE: &str = "table";

/// A picture and its table.
pub struct Chart {
    /// Which of them is shown.
    pub view: ViewChoice,
    /// Draws the picture.
    pub draw: Painter,
    /// What is said under the picture.
    pub caption: AnyView,
    /// What is shown before the picture and goes with it; may be empty.
    pub before: AnyView,
    /// What is shown after the picture and goes with it; may be empty.
    pub after: AnyView,
    /// The table.
    pub table: AnyView,
    /// The code of the picture that does not need the page's whole width.
    pub narrow: Option<&'static str>,
    /// The class of what contains the picture and what goes with it; may be empty.
    pub class: &'static str,
}

impl Chart {
    /// The picture and the table.
    pub fn view(self) -> AnyView {
        let view = self.view;
        let is_table = view.is(TABLE);
        let is_narrow = move || self.narrow == Some(view.get());
        let is_drawn = Signal::derive(move || !is_table.get());
        view! {
            <div class=self.class class:only-print=move || is_table.get()>
                {self.before}
                <figure class="chart" class:radar=is_narrow>
                    {drawing(is_drawn, self.draw)}
                    <figcaption>{self.caption}</figcaption>
                </figure>
                {self.after}
            </div>
            <div class:only-print=move || !is_table.get()>{self.table}</div>
        }
        .into_any()
    }
}

/// The title of a section with a chart, and the choice of what is shown.
pub fn chart_head(title: Word, view: ViewChoice, label: Word) -> AnyView {
    view! {
        <div class="chart-head">
            <h2>{text(title)}</h2>
            {view.view(label)}
        </div>
    }
    .into_any()
}

/// What a picture shows, and what its figures are taken from.
pub fn chart_caption(shows: Word, source: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    view! {
        {text(shows)}
        <span class="chart-source">{source}</span>
    }
    .into_any()
}
