//! The findings: typed, looked for, and listed with what they rest on.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{choices::area_choice, quick};
use crate::{
    app::{
        components::{
            choice_field::{Options, filter_choice, term_options},
            empty_state::empty_state,
            filtered_list::{FilteredList, folded},
            list_filter::ListFilter,
            municipalities::{MunicipalityNames, municipality_name},
            record_rows::RecordRow,
            status_tag::lack_tag,
        },
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::{
            kinds,
            vocabulary::{self, Term},
            words::{Word, fill, text},
        },
    },
    domain::{
        analysis::finding::{FilteredFinding, FindingFilter, Support},
        records::{
            analysis::{AnalysisFinding, Dimension, FindingSort, ModelArea},
            document::Document,
        },
        values::{date::Date, id::Id},
    },
    platform::web::page,
};

/// A finding as a row.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    id: Id<AnalysisFinding>,
    title: String,
    sort: FindingSort,
    support: Supported,
    areas: Vec<Id<ModelArea>>,
    area_names: String,
    dimensions: Vec<String>,
    municipalities: Vec<String>,
    source: String,
    /// What the words of the filter are looked for in, folded.
    words: String,
}

/// What it rests on, as far as the row says it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Supported {
    No,
    Old(Option<Date>),
    Yes,
}

fn row_of(document: &Document, id: Id<AnalysisFinding>, finding: &AnalysisFinding, today: Option<Date>) -> Row {
    let names: Vec<_> = finding
        .areas
        .iter()
        .map(|area| kinds::area_of(&[document], area))
        .collect();
    let title = vocabulary::named(&finding.title);
    Row {
        words: folded(&[&title, &finding.text, &finding.evidence, &finding.source]),
        title,
        id,
        sort: finding.sort,
        support: match finding.support(today) {
            Support::Nothing => Supported::No,
            Support::Old => Supported::Old(finding.dated),
            Support::Something => Supported::Yes,
        },
        areas: finding.areas.clone(),
        area_names: names.join(", "),
        dimensions: finding.dimensions.clone(),
        municipalities: finding.municipalities.clone(),
        source: finding.source.trim().to_owned(),
    }
}

fn lets_through(filter: &FindingFilter, row: &Row) -> bool {
    filter.lets_through(FilteredFinding {
        areas: &row.areas,
        sort: row.sort,
        dimensions: &row.dimensions,
        municipalities: &row.municipalities,
        words: &row.words,
    })
}

/// The section.
pub fn section(app: App) -> AnyView {
    let rows = app.workspace.select(|document, _| {
        let (all, today) = (document.ordered::<AnalysisFinding>().into_iter(), page::today());
        all.map(|(id, finding)| row_of(document, id, finding, today))
            .collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let filter = RwSignal::new(FindingFilter::default());
    let of_list = ListFilter {
        id: "findings",
        legend: Word::AnalysisFilter,
        search: Word::AnalysisFilterWords,
        result: Word::AnalysisFilterResult,
        nothing: Word::AnalysisFilterNothing,
        filter,
        words: |filter| &mut filter.words,
    };
    let names = MunicipalityNames::fetched();
    let content = move || {
        if is_empty.get() {
            let example = (Word::AnalysisNoneExample, Word::AnalysisNoneExampleText);
            return empty_state(Word::AnalysisNoneTitle, Word::AnalysisNoneText, example, ().into_any());
        }
        let filtered = FilteredList::with_filter(rows, filter, lets_through);
        let choices = choices(app.workspace, filter, names);
        [of_list.fields(choices), of_list.rows(filtered, row_view)].into_any()
    };
    view! {
        <section class="section" id="findings">
            <h2>{text(Word::AnalysisFindings)}</h2>
            {quick::form(app)}
            {content}
        </section>
    }
    .into_any()
}

/// What a row says.
fn row_view(row: Row) -> AnyView {
    let lack = match row.support {
        Supported::No => Some(text(Word::AnalysisNoEvidence).to_owned()),
        Supported::Old(dated) => {
            let date = dated.map(vocabulary::day).unwrap_or_default();
            Some(fill(Word::AnalysisOldEvidence, &[("date", &date)]))
        }
        Supported::Yes => None,
    };
    let row = RecordRow {
        to: Route::Finding(row.id),
        title: row.title,
        meta: vec![text(row.sort.word()).into(), row.area_names, row.source],
        tag: lack.map(lack_tag),
    };
    row.view()
}

fn choices(workspace: Workspace, filter: RwSignal<FindingFilter>, names: MunicipalityNames) -> AnyView {
    let codes = workspace.select(|document, _| {
        let all = document.all::<AnalysisFinding>();
        let codes: BTreeSet<String> = all.flat_map(|(_, finding)| finding.municipalities.clone()).collect();
        codes.into_iter().collect::<Vec<_>>()
    });
    let municipalities = Memo::new(move |_| {
        let codes = codes.get().into_iter();
        names.with(|names| {
            codes
                .map(|code| (code.clone(), municipality_name(names, &code)))
                .collect::<Options>()
        })
    });
    view! {
        {area_choice(workspace, filter, |filter| &mut filter.area)}
        {filter_choice(
            (Word::AnalysisFilterSort, None),
            Signal::stored(term_options::<FindingSort>()),
            filter,
            |filter| &mut filter.sort,
        )}
        {filter_choice(
            (Word::AnalysisFilterDimension, None),
            Signal::stored(term_options::<Dimension>()),
            filter,
            |filter| &mut filter.dimension,
        )}
        {filter_choice(
            (Word::AnalysisFilterMunicipality, None),
            municipalities.into(),
            filter,
            |filter| &mut filter.municipality,
        )}
    }
    .into_any()
}
