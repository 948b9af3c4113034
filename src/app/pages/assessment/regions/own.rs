//! The own results as a file for other regions and as a table, with what is in them shown first.

use std::sync::Arc;

use leptos::prelude::*;

use super::{RegionsView, reasons::kilobytes, region};
use crate::{
    app::{
        components::{field::text_field, icon::icon},
        form::lens::field,
        interface::notice::Tone,
        text::{
            vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::{factors::QuestionSet, shared_results::SharedResults},
        records::{self_assessment::Round, strategy::ActorGroup},
        ways_out::WayOut,
    },
    format::{
        csv::{self, COLUMNS, CsvWords},
        file_name, results,
    },
    platform::web::files,
};

/// The section.
pub fn section(view: RegionsView) -> AnyView {
    let round = view.current.round;
    // The results are looked at outside of what follows the document, since they follow it themselves.
    let shared = {
        let results = view.results;
        view.app.workspace.select(move |document, _| {
            let results = results.get()?;
            let region = region(document);
            SharedResults::of_round(document, &round.get()?, &results, &region).map(Arc::new)
        })
    };
    let has_round = Memo::new(move |_| round.get().is_some());
    let least = Memo::new(move |_| {
        view.results.with(|results| {
            let results = results.as_ref();
            results.map_or(0, |results| results.smallest.get())
        })
    });
    let has_any = Memo::new(move |_| shared.with(Option::is_some));
    let content = move || {
        if has_any.get() {
            given(view, shared)
        } else {
            let message = fill(Word::RegionsOwnNone, &[("n", &least.get().to_string())]);
            view! { <p>{message}</p> }.into_any()
        }
    };
    let section = move || {
        has_round.get().then(|| {
            view! {
                <section class="section split section-gap no-print">
                    <h2>{text(Word::RegionsOwnTitle)}</h2>
                    <div class="stack">
                        <p>{text(Word::RegionsOwnText)}</p>
                        {content}
                    </div>
                </section>
            }
        })
    };
    section.into_any()
}

type SharedMemo = Memo<Option<Arc<SharedResults>>>;

fn given(view: RegionsView, shared: SharedMemo) -> AnyView {
    let round = view.current.round;
    let round = view.app.workspace.form_of(move || round.get());
    let contact = round
        .field(field!(Round, contact))
        .label(Word::RegionsContact)
        .help(Word::RegionsContactHelp)
        .id("regions-contact");
    let facts = move || shared.with(|shared| shared.as_ref().map(|shared| facts(shared)));
    view! {
        <h3>{text(Word::RegionsOwnHolds)}</h3>
        {facts}
        {text_field(contact)}
        <p class="actions">
            <button type="button" class="primary" id="get-results" on:click=move |_| give_file(view, shared)>
                {icon("download")}
                {text(Word::RegionsGetFile)}
            </button>
            <button type="button" id="get-csv" on:click=move |_| give_table(view, shared)>
                {icon("table")}
                {text(Word::RegionsGetCsv)}
            </button>
        </p>
        <p class="help">{text(Word::RegionsCsvHelp)}</p>
    }
    .into_any()
}

fn facts(shared: &SharedResults) -> AnyView {
    let result = &shared.result;
    let fact = |word: Word, value: String| {
        view! {
            <div>
                <dt>{text(word)}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let dates = vocabulary::period(result.start, result.end);
    let groups: Vec<&str> = shared.groups.keys().map(|code| group_name(code)).collect();
    let groups = if groups.is_empty() {
        text(Word::RegionsOwnGroupsNone).to_owned()
    } else {
        groups.join(", ")
    };
    let set = QuestionSet::of(&result.question_set);
    let total = set.map_or(0, QuestionSet::statement_count).to_string();
    let factors = set.map_or(0, |set| set.factors.len()).to_string();
    let statements = result.statements.len().to_string();
    let agreed = result.levels.len().to_string();
    let least = shared.smallest_group.get().to_string();
    let responses = words::numbers().count(result.responses.0);
    view! {
        <dl class="facts shared-facts">
            {fact(Word::RegionsOwnRegion, result.region.clone())}
            {fact(Word::RegionsOwnRound, vocabulary::named(&result.title))}
            {fact(Word::RegionsOwnDates, dates.unwrap_or_else(|| text(Word::RegionsOwnNoDates).into()))}
            {fact(Word::RegionsOwnSet, result.question_set.clone())} {fact(Word::RegionsOwnResponses, responses)}
            {fact(Word::RegionsOwnStatements, fill(Word::RegionsOf, &[("n", &statements), ("total", &total)]))}
            {fact(Word::RegionsOwnGroups, groups)}
            {fact(Word::RegionsOwnAgreed, fill(Word::RegionsOwnAgreedOf, &[("n", &agreed), ("total", &factors)]))}
            {fact(Word::RegionsOwnNot, fill(Word::RegionsOwnNotText, &[("n", &least)]))}
        </dl>
    }
    .into_any()
}

fn group_name(code: &str) -> &'static str {
    vocabulary::group(ActorGroup::from_code(code))
}

/// The name of a file of the round.
fn file_name(shared: &SharedResults, ending: &str) -> String {
    let name = fill(
        Word::RegionsFileName,
        &[("region", &shared.result.region), ("round", shared.result.title.trim())],
    );
    file_name::file_name(&name, ending)
}

fn give_file(view: RegionsView, shared: SharedMemo) {
    let Some(shared) = shared.get_untracked() else {
        return;
    };
    match results::write(&shared) {
        Ok(written) => {
            let name = file_name(&shared, "samspel.json");
            files::offer(&name, &WayOut::SharedResults.with(written));
        }
        Err(error) => {
            let message = fill(
                Word::RegionsTooLong,
                &[("size", &kilobytes(error.bytes)), ("limit", &kilobytes(error.most))],
            );
            view.app.notices.notify(Tone::Trouble, message);
        }
    }
}

fn give_table(view: RegionsView, shared: SharedMemo) {
    let (Some(shared), Some(results)) = (shared.get_untracked(), view.results.get_untracked()) else {
        return;
    };
    let levels = ["0", "1", "2", "3", "4"];
    let levels = levels.map(|n| fill(Word::RegionsCsvLevel, &[("n", n)]));
    let [l0, l1, l2, l3, l4] = levels.each_ref().map(String::as_str);
    let header: [&str; COLUMNS] = [
        text(Word::RegionsCsvKind),
        text(Word::RegionsCsvId),
        text(Word::RegionsCsvNumber),
        text(Word::RegionsCsvText),
        text(Word::RegionsCsvOwn),
        text(Word::RegionsCsvGroup),
        text(Word::ResultsN),
        l0,
        l1,
        l2,
        l3,
        l4,
        text(Word::AssessmentTableDontKnow),
        text(Word::AssessmentTableNotApplicable),
        text(Word::RegionsCsvFirst),
        text(Word::AssessmentTableMedian),
        text(Word::RegionsCsvThird),
        text(Word::ResultsDiffers),
        text(Word::RegionsCsvAgreed),
        text(Word::RegionsCsvTarget),
    ];
    let words = CsvWords {
        header,
        factor: text(Word::RegionsCsvFactor),
        statement: text(Word::RegionsCsvStatement),
        yes: text(Word::RegionsCsvYes),
        no: text(Word::RegionsCsvNo),
        hidden: text(Word::RegionsCsvHidden),
        all: text(Word::ResultsAll),
        group: vocabulary::group,
        language: words::language(),
    };
    let result = &shared.result;
    let table = csv::write(&results, &result.levels, &result.target_levels, &words);
    files::offer(&file_name(&shared, "csv"), &WayOut::SharedResultsTable.with(table));
}
