//! The findings that a priority rests on, in the whole plan: what was found, what shows it, and where that comes from, as what is published says.

use leptos::prelude::*;

use super::{reading::Source, record_links};
use crate::{
    app::text::{
        finding_said::{HEADS, said},
        words::{Word, text},
    },
    domain::{
        records::{analysis::AnalysisFinding, plan::Priority},
        values::id::Id,
    },
};

/// The findings of a priority as a table; nothing where it rests on none.
pub(super) fn of_priority(source: Source, priority: &Priority) -> Option<AnyView> {
    let rows: Vec<_> = priority.findings.iter().filter_map(|id| row(source, id)).collect();
    (!rows.is_empty()).then(|| {
        let heads = HEADS.map(|word| view! { <th scope="col">{text(word)}</th> });
        view! {
            <div class="table-scroll">
                <table class="data-table stacks reading-findings">
                    <caption>{text(Word::PublishFindings)}</caption>
                    <thead>
                        <tr>{heads.into_iter().collect_view()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}

/// A finding that is in the document, or known by name where this is a part.
fn row(source: Source, id: &Id<AnalysisFinding>) -> Option<AnyView> {
    let mut link = record_links::to(source.document, id.raw())?;
    let mut cells = Default::default();
    if let Some(finding) = source.document.get(id) {
        let [named, text, shown, from] = said(source.document, finding);
        link.name = named;
        cells = [text, shown, from];
    }
    let cell = |(head, said): (Word, String)| view! { <td data-label=text(head)>{said}</td> };
    let cells = HEADS.into_iter().skip(1).zip(cells).map(cell).collect_view();
    let row = view! {
        <tr>
            <th scope="row">{source.linked(vec![link])}</th>
            {cells}
        </tr>
    };
    Some(row.into_any())
}
