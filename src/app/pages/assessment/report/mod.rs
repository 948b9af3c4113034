//! A report of a round, to read and to print: two to six pages, whatever it contains.
//!
//! What matters comes first: in short, and the picture of the profile on the first page. On paper it has at most six pages because the
//! number of rows is bounded by the question set's factors, and every text in it is cut at a length; it has at least two because
//! the picture and the table of the factors don't fit on one.

mod change;
mod consensus;
mod differences;
mod gap_table;
mod groups;
mod opening;
mod profile;

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;

use self::change::Changes;
use super::{current_round::CurrentRound, nav::assessment_parts, regions::region, round_choice::round_choice};
use crate::{
    app::{
        components::{icon::icon, page_head::page_head},
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::results::{Results, questions::AskedFactor},
        records::{
            document::Document,
            self_assessment::{Consensus, Round},
        },
        values::{excerpt::excerpt, id::Id},
    },
    platform::web::page as browser,
};

/// The longest name in the running title, in letters.
const MOST_RUNNING: usize = 40;

/// What the report is about.
struct Report<'a> {
    document: &'a Document,
    id: Id<Round>,
    round: &'a Round,
    results: Arc<Results>,
    /// What was agreed on, by factor id.
    agreed: BTreeMap<&'a str, &'a Consensus>,
}

impl<'a> Report<'a> {
    fn of(document: &'a Document, id: &Id<Round>, results: Arc<Results>) -> Option<Self> {
        let factors = results.questions.factors.iter();
        let agreed = factors.filter_map(|asked| {
            let (_, agreed) = Consensus::of_factor(document, id, asked.factor.id)?;
            Some((asked.factor.id, agreed))
        });
        Some(Self {
            document,
            id: id.clone(),
            round: document.get(id)?,
            agreed: agreed.collect(),
            results,
        })
    }

    fn title(&self) -> String {
        vocabulary::named(&self.round.title)
    }
}

/// The page.
pub fn page(app: App) -> AnyView {
    let current = CurrentRound::new(app.workspace);
    let results = current.results();
    let has_round = Memo::new(move |_| current.round.get().is_some());
    let title = current.title();
    let region = app.workspace.select(|document, _| region(document));
    app.interface.entitle(move || {
        has_round.get().then(|| {
            let round = title.with(|title| vocabulary::named(title));
            let region = region.get();
            let running = fill(
                Word::ReportRunning,
                &[
                    ("round", &excerpt(&round, MOST_RUNNING)),
                    ("region", &excerpt(&region, MOST_RUNNING)),
                ],
            );
            // It heads every printed page, and names the file.
            fill(Word::AppPageTitle, &[("page", &running)])
        })
    });
    let report = move || {
        let results = results.get()?;
        let id = current.round.get()?;
        app.workspace
            .with_editor(|editor| Report::of(editor.document(), &id, results).map(|report| sheets(&report)))
            .flatten()
    };
    let content = move || {
        if has_round.get() {
            view! {
                <div class="assessment-state results-state no-print">
                    <div>
                        <p class="actions">
                            <button type="button" class="primary" id="print-report" on:click=|_| browser::print()>
                                {icon("print")}
                                {text(Word::ReportPrint)}
                            </button>
                        </p>
                        <p class="help">{text(Word::ReportPrintHelp)}</p>
                    </div>
                    {round_choice(app.workspace, current)}
                </div>
                {report}
            }
            .into_any()
        } else {
            nothing()
        }
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="no-print">
                {page_head(text(Word::NavAssessment).into_any(), text(Word::ReportTitle), text(Word::ReportLede))}
            </div>
            {assessment_parts(Route::Report)}
            {content}
        </main>
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! {
        <section class="empty">
            <h2>{text(Word::ReportNoRoundTitle)}</h2>
            <p>{text(Word::ReportNoRoundText)}</p>
            <p class="actions">
                <a class="button primary" href=Route::Assessment.to_hash()>
                    {text(Word::ReportNoRoundNext)}
                </a>
            </p>
        </section>
    }
    .into_any()
}

fn sheets(report: &Report<'_>) -> AnyView {
    let changes = Changes::of(report);
    view! {
        <article class="report">
            {opening::head(report)} {opening::in_short(report, changes.as_ref())} {profile::picture(report)}
            {opening::who_answered(report)} {profile::figures(report)} {groups::heatmap(report)}
            {differences::differences(report)} {consensus::agreed(report)} {gap_table::gaps(report)}
            {changes.map(|changes| changes.section(report))} {opening::how_to_read(report)}
        </article>
    }
    .into_any()
}

/// The most factors that are named in a sentence.
const MOST_NAMED: usize = 3;

/// Factors by their places, as a sentence names them: one by its title, several by their numbers.
fn factors_named(report: &Report<'_>, places: &[usize]) -> String {
    let factors = &report.results.questions.factors;
    let factors: Vec<_> = places
        .iter()
        .filter_map(|place| factors.get(*place))
        .map(|asked| asked.factor)
        .collect();
    if let [factor] = factors.as_slice() {
        let (number, title) = (factor.number.to_string(), factor.title(words::language()));
        return fill(Word::ReportFactor, &[("number", &number), ("title", title)]);
    }
    let named = factors.iter().take(MOST_NAMED);
    let numbers: Vec<_> = named.map(|factor| factor.number.to_string()).collect();
    let numbers = numbers.join(", ");
    let more = factors.len().saturating_sub(MOST_NAMED);
    if more == 0 {
        return fill(Word::ReportFactors, &[("numbers", &numbers)]);
    }
    let more = more.to_string();
    fill(Word::ReportFactorsMore, &[("numbers", &numbers), ("n", &more)])
}

/// A section with its heading.
fn section(title: impl IntoView + 'static, class: &'static str, content: AnyView) -> AnyView {
    view! {
        <section class=["report-section ", class].concat()>
            <h2>{title}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// A factor at the head of a row.
fn factor_head(asked: &AskedFactor) -> AnyView {
    let factor = asked.factor;
    view! {
        <th scope="row">
            <span class="factor-no">{factor.number}</span>
            {factor.title(words::language())}
        </th>
    }
    .into_any()
}

/// A cell with a figure, under a head.
fn figure(head: Word, figure: AnyView) -> AnyView {
    view! {
        <td class="num nowrap" data-label=text(head)>
            {figure}
        </td>
    }
    .into_any()
}

/// A table with its heads, each with whether it is above numbers. Heads are repeated where the table breaks. Of
/// one that is of the class `stacks`, each row is a list on a narrow screen, with the head before each cell.
fn table(class: &'static str, caption: &str, heads: &[(String, bool)], rows: Vec<AnyView>) -> AnyView {
    let heads: Vec<_> = heads
        .iter()
        .map(|(name, is_number)| {
            view! {
                <th scope="col" class:num=*is_number>
                    {name.clone()}
                </th>
            }
        })
        .collect();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=caption.to_owned()>
            <table class=["data-table report-table ", class].concat()>
                <caption class="visually-hidden">{caption.to_owned()}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A head by its word.
fn head(word: Word) -> (String, bool) {
    (text(word).into(), false)
}

/// The same over numbers.
fn number_head(word: Word) -> (String, bool) {
    (text(word).into(), true)
}

/// What is shown where there is nothing.
fn none() -> AnyView {
    view! { <span class="muted">"–"</span> }.into_any()
}

/// That texts have been cut, and where the whole texts are.
fn cut_note(place: Word) -> AnyView {
    let message = fill(Word::ReportCut, &[("where", text(place))]);
    view! { <p class="small muted">{message}</p> }.into_any()
}
