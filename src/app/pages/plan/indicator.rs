//! One indicator: what is measured, where the values come from, the values, and the targets that follow it.

use leptos::prelude::*;

use super::{
    analysis::{areas_field, write_finding},
    attained, measurements,
    record_page::{RecordPage, removal},
};
use crate::{
    app::{
        components::{
            field::{term_field, text_area, text_field},
            finding::findings_of,
            icon::icon,
            municipalities::MunicipalityNames,
        },
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        records::{
            action_plan::referring,
            indicator::{BySex, Indicator},
            plan::{Action, Target},
        },
        values::{id::Id, web_address::web_address},
    },
};

/// The page.
pub fn page(app: App, id: Id<Indicator>) -> impl IntoView {
    let page = RecordPage {
        list: Route::Indicators,
        list_word: Word::PlanIndicators,
        what: Word::PlanIndicatorKicker,
    };
    page.view(app.workspace, id, move |id| content(app, id))
}

fn content(app: App, id: Id<Indicator>) -> [AnyView; 2] {
    let workspace = app.workspace;
    let indicator = workspace.form(id.clone());
    let (of_finding, names) = (id.clone(), MunicipalityNames::fetched());
    let main = view! {
        {fields(indicator)}
        {areas_field(indicator, id.clone(), "indicator-areas", field!(Indicator, areas))}
        <p class="actions no-print">
            <button type="button" id="write-finding" on:click=move |_| write_finding(app, names, &of_finding)>
                {icon("plus")}
                {text(Word::AnalysisChartFinding)}
            </button>
        </p>
        <section class="form-group">
            <h2>{text(Word::PlanIndicatorValues)}</h2>
            {measurements::of(workspace, id.raw().clone(), None)}
        </section>
        <div class="actions">{removal(workspace, &id, Route::Indicators, Word::PlanRemoveIndicator)}</div>
    };
    let beside = view! {
        {findings_of(workspace, id.raw())}
        {targets(workspace, id)}
    };
    [main.into_any(), beside.into_any()]
}

fn fields(indicator: FormRecord<Indicator>) -> impl IntoView {
    let is_reason_asked = Memo::new(move |_| indicator.with(|indicator| indicator.by_sex == BySex::No));
    let reason = move || {
        is_reason_asked
            .get()
            .then(|| text_field(indicator.field(field!(Indicator, by_sex_reason)).class("field grow")))
    };
    // Only what leads to the web is offered as a link.
    let address = Memo::new(move |_| indicator.with(|indicator| web_address(&indicator.address).map(str::to_owned)));
    let source = move || {
        address.get().map(|address| {
            view! {
                <p>
                    {icon("external")}
                    " "
                    <a href=address target="_blank" rel="noreferrer">
                        {text(Word::PlanSourceOpen)}
                    </a>
                </p>
            }
        })
    };
    view! {
        {text_field(indicator.field(field!(Indicator, title)).class("field field-title"))}
        {text_area(indicator.field(field!(Indicator, text)))}
        <div class="field-row">
            {text_field(indicator.field(field!(Indicator, unit)))}
            {text_field(indicator.field(field!(Indicator, source)).class("field grow"))}
        </div>
        <div class="field-row">
            {text_field(indicator.field(field!(Indicator, place)))}
            {text_field(indicator.field(field!(Indicator, key_figure)).class("field grow"))}
        </div>
        {text_field(indicator.field(field!(Indicator, address)))}
        {source}
        <div class="field-row">{term_field(indicator.field(field!(Indicator, by_sex)))} {reason}</div>
    }
}

/// A target that follows the indicator: its title, and the page that it is on.
type Following = (Id<Target>, String, Option<Id<Action>>);

fn targets(workspace: Workspace, id: Id<Indicator>) -> impl IntoView {
    let targets = workspace.select(move |document, references| {
        let targets = referring::<Target>(document, references, id.raw()).into_iter();
        let following = |(id, target): (Id<Target>, &Target)| -> Following {
            (id, vocabulary::named(&target.title), target.action.clone())
        };
        targets.map(following).collect::<Vec<_>>()
    });
    let one = move |(id, title, action): Following| {
        let href = action.map(|action| Route::Action(action).to_hash());
        view! {
            <li>
                <a href=href>{title}</a>
                {attained::of_target(workspace, id)}
            </li>
        }
    };
    let list = move || {
        let targets = targets.get();
        if targets.is_empty() {
            return view! { <p class="links-none">{text(Word::PlanIndicatorTargetsNone)}</p> }.into_any();
        }
        view! { <ul class="following">{targets.into_iter().map(one).collect::<Vec<_>>()}</ul> }.into_any()
    };
    view! {
        <section>
            <h2>{text(Word::PlanIndicatorTargets)}</h2>
            {list}
        </section>
    }
}
