//! The findings: typed, looked for, and listed with what they rest on.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::quick;
use crate::{
    app::{
        components::{
            choice_field::{filter_choice, plain},
            empty_state::empty_state,
            field::fresh_id,
            filtered_list::{FilteredList, SearchWords, folded},
            icon::icon,
            links::LinkedRecord,
            long_list::LongList,
            municipalities::{MunicipalityNames, municipality_name},
        },
        document::workspace::Workspace,
        form::shown_text::ShownText,
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
    platform::web::{page, typing},
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
    let total = app
        .workspace
        .select(|document, _| document.all::<AnalysisFinding>().count());
    let is_empty = Memo::new(move |_| total.get() == 0);
    let filter = RwSignal::new(FindingFilter::default());
    let names = MunicipalityNames::fetched();
    let content = move || {
        if is_empty.get() {
            let example = (Word::AnalysisNoneExample, Word::AnalysisNoneExampleText);
            return empty_state(Word::AnalysisNoneTitle, Word::AnalysisNoneText, example, ().into_any());
        }
        [
            filter_fields(app.workspace, filter, names),
            filtered(rows, filter, total),
        ]
        .into_any()
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

fn filtered(rows: Memo<Vec<Row>>, filter: RwSignal<FindingFilter>, total: Memo<usize>) -> AnyView {
    let filtered = FilteredList::with_filter(rows, filter, lets_through);
    let list = filtered.list;
    Effect::new(move |_| {
        filter.track();
        list.start_again();
    });
    let is_found = Memo::new(move |_| list.total.get() > 0);
    let result = move || {
        let (n, total) = (list.total.get().to_string(), total.get().to_string());
        fill(Word::AnalysisFilterResult, &[("n", &n), ("total", &total)])
    };
    let found = move || {
        if !is_found.get() {
            return view! { <p class="links-none">{text(Word::AnalysisFilterNothing)}</p> }.into_any();
        }
        view! {
            <ul class="record-list findings">
                <ForEnumerate
                    each=move || filtered.drawn.get()
                    key=Row::clone
                    children=move |place, row| item(list, place, row)
                />
            </ul>
        }
        .into_any()
    };
    view! {
        <p class="small muted" role="status" id="findings-result">
            {result}
        </p>
        {found}
        {list.more()}
    }
    .into_any()
}

fn item(list: LongList, place: ReadSignal<usize>, row: Row) -> impl IntoView {
    let said = |text: String| (!text.is_empty()).then(|| view! { <span>{text}</span> });
    let lack = match row.support {
        Supported::No => Some(text(Word::AnalysisNoEvidence).to_owned()),
        Supported::Old(dated) => {
            let date = dated.map(vocabulary::day).unwrap_or_default();
            Some(fill(Word::AnalysisOldEvidence, &[("date", &date)]))
        }
        Supported::Yes => None,
    };
    let lack = lack.map(|lack| {
        view! {
            <span class="status-tag" data-kind="attention">
                {icon("alert-triangle")}
                {lack}
            </span>
        }
    });
    view! {
        <li aria-setsize=list.total aria-posinset=move || place.get() + 1>
            <a class="record-title" href=Route::Finding(row.id).to_hash()>
                {row.title}
            </a>
            <span class="record-meta">
                <span>{text(row.sort.word())}</span>
                {said(row.area_names)}
                {said(row.source)}
            </span>
            {lack}
        </li>
    }
}

fn filter_fields(workspace: Workspace, filter: RwSignal<FindingFilter>, names: MunicipalityNames) -> AnyView {
    let areas = workspace.select(|document, _| {
        let areas = document.used_areas().into_iter();
        areas
            .map(|(id, _)| plain(id.as_str(), kinds::area_of(&[document], &id)))
            .collect::<Vec<_>>()
    });
    let codes = workspace.select(|document, _| {
        let all = document.all::<AnalysisFinding>();
        let codes: BTreeSet<String> = all.flat_map(|(_, finding)| finding.municipalities.clone()).collect();
        codes.into_iter().collect::<Vec<_>>()
    });
    let municipalities = Memo::new(move |_| {
        let codes = codes.get().into_iter();
        names.with(|names| {
            codes
                .map(|code| plain(code.clone(), municipality_name(names, &code)))
                .collect::<Vec<_>>()
        })
    });
    let words = move |event| {
        let words = SearchWords::new(typing::entered(&event));
        filter.update(|filter| filter.words = words);
    };
    let search = fresh_id();
    view! {
        <div class="field-row filters no-print" role="search" aria-label=text(Word::AnalysisFilter)>
            <div class="field grow">
                <label for=search.clone()>{text(Word::AnalysisFilterWords)}</label>
                <input
                    type="search"
                    id=search
                    autocomplete="off"
                    prop:value=move || ShownText(filter.with(|filter| filter.words.typed().to_owned()))
                    on:input=words
                />
            </div>
            {filter_choice(
                (Word::AnalysisFilterArea, Some(Word::AnalysisFilterNoArea)),
                areas.into(),
                filter,
                |filter| &mut filter.area,
            )}
            {filter_choice((Word::AnalysisFilterSort, None), terms::<FindingSort>(), filter, |filter| &mut filter.sort)}
            {filter_choice(
                (Word::AnalysisFilterDimension, None),
                terms::<Dimension>(),
                filter,
                |filter| &mut filter.dimension,
            )}
            {filter_choice(
                (Word::AnalysisFilterMunicipality, None),
                municipalities.into(),
                filter,
                |filter| &mut filter.municipality,
            )}
        </div>
    }
    .into_any()
}

fn terms<T: Term>() -> Signal<Vec<LinkedRecord>> {
    let terms = T::ALL.iter().map(|term| plain(term.code(), text(term.word())));
    Signal::stored(terms.collect())
}
