//! What has been read and what becomes of it, before anything is taken in.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Desk, SUMMARY, Stage, place_choice::PlaceChoice, said};
use crate::{
    app::{
        components::{
            focus::focus_when_drawn,
            icon::icon,
            import::{Import, ImportPreview, confirm},
            long_list::LongList,
            note::Note,
        },
        form::shown_text::ShownText,
        pages::plan::analysis::area_boxes,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        records::{analysis::ModelArea, indicator::Sex},
        values::id::Id,
    },
    format::figures::{self, Fault, FigureChoices, Figures, PlannedFigures, PlannedSeries, RowFault, Series},
    platform::web::{random, typing},
};

pub fn panel(desk: Desk, figures: Arc<Figures>) -> AnyView {
    let workspace = desk.app.workspace;
    let choices = RwSignal::new(FigureChoices {
        areas: Vec::new(),
        source: figures.source.clone(),
    });
    let places = PlaceChoice::of(workspace, &figures);
    let whole = figures.clone();
    let taken = Memo::new_with_compare(move |_| places.taken(&whole), |_, _| true);
    let planned = Memo::new(move |_| {
        let planned =
            taken.with(|taken| workspace.now(|document, references| figures::plan(document, references, taken)));
        Arc::new(planned.unwrap_or_default())
    });
    let is_sound = Memo::new(move |_| planned.with(|planned| planned.is_sound()));
    let has_new = Memo::new(move |_| {
        planned.with(|planned| {
            let mut series = planned.series.iter();
            series.any(|one| one.known.is_none() || one.new + one.changed > 0)
        })
    });
    let has_any = Memo::new(move |_| planned.with(|planned| !planned.series.is_empty()));
    let take_in = move || take_in(desk, &taken.get_untracked(), &choices.get_untracked());
    let button = move || {
        let is_any = has_new.get() || has_any.get() && choices.with(|choices| !choices.areas.is_empty());
        (is_sound.get() && is_any).then(|| confirm(Word::FiguresTakeIn, take_in))
    };
    let content = view! {
        {places.view()}
        {move || taken.with(|taken| planned.with(|planned| summary(desk, taken, planned)))}
        {move || is_sound.get().then(|| choosing(desk, choices))}
        {move || planned.with(|planned| series_list(taken.get_untracked(), planned.clone()))}
        {notes(&figures)}
    };
    ImportPreview {
        title: fill(Word::FiguresPreview, &[("name", &desk.name.get_untracked())]),
        content: content.into_any(),
        confirm: button.into_any(),
        cancel: (Word::FiguresLeave, Box::new(move || desk.put_away())),
    }
    .view()
}

fn take_in(desk: Desk, figures: &Figures, choices: &FigureChoices) {
    let planned = desk.app.workspace.now(|document, references| {
        let planned = figures::plan(document, references, figures);
        let command = figures::command(document, references, figures, choices, &mut random::new_id);
        (planned.sum(|one| one.new + one.changed), planned.series.len(), command)
    });
    let Some((values, indicators, command)) = planned else {
        return;
    };
    let put_away = || {
        desk.stage.set(Stage::Nothing);
        desk.typed.set(String::new());
        focus_when_drawn(SUMMARY);
    };
    let Some(command) = command else {
        desk.app.notices.announce(text(Word::FiguresUnchanged).into());
        return put_away();
    };
    let summary = fill(
        Word::FiguresDone,
        &[("n", &number(indicators)), ("values", &number(values))],
    );
    if (Import { command, summary }).take_in(desk.app) {
        put_away();
    }
}

/// What the file is in numbers, and the rows that can't be read.
fn summary(desk: Desk, figures: &Figures, planned: &PlannedFigures) -> AnyView {
    let known = planned.series.iter().filter(|one| one.known.is_some()).count();
    let counts = [
        ("new", number(planned.series.len() - known)),
        ("known", number(known)),
        ("values", number(planned.sum(|one| one.new))),
        ("changed", number(planned.sum(|one| one.changed))),
        ("same", number(planned.sum(|one| one.same))),
    ];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let of = |word: Word, count: usize| {
        (count > 0).then(|| {
            view! { <p class="help">{fill(word, &[("n", &number(count))])}</p> }
        })
    };
    let left = planned.sum(|one| one.left);
    let is_without = planned.series.is_empty() && planned.is_sound();
    let is_same = !is_without
        && planned.is_sound()
        && known == planned.series.len()
        && planned.sum(|one| one.new + one.changed) == 0;
    view! {
        <p id="figures-sum">{fill(Word::FiguresSum, &counts)}</p>
        {is_without.then(|| view! { <p id="figures-no-place">{text(Word::FiguresPlacesNoneChosen)}</p> })}
        {is_same.then(|| view! { <p>{text(Word::FiguresSame)}</p> })}
        {of(Word::FiguresMissing, figures.missing)}
        {of(Word::FiguresLeft, left)}
        {of(Word::FiguresTooMany, planned.too_many)}
        {faults(desk, planned.faults.clone())}
    }
    .into_any()
}

fn faults(desk: Desk, faults: Vec<RowFault>) -> AnyView {
    if faults.is_empty() {
        return ().into_any();
    }
    let has_periods = faults.iter().any(|row| matches!(row.fault, Fault::OtherPeriod(_)));
    let count = faults.len();
    let mut lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
    lines.dedup();
    let list = LongList::new(Memo::new(move |_| count));
    let row = |fault: &RowFault| {
        view! {
            <li>
                <b>{fill(Word::FiguresLine, &[("line", &fault.line.to_string())])}</b>
                <span>{said::fault(fault)}</span>
            </li>
        }
    };
    let drawn = move || faults.iter().take(list.drawn.get()).map(row).collect::<Vec<_>>();
    let mend = if desk.is_pasted.get_untracked() {
        Word::FiguresMendPaste
    } else {
        Word::FiguresMendFile
    };
    Note::ERROR.alert().view(view! {
        <p>{fill(Word::FiguresFaults, &[("n", &number(lines.len()))])} " " {text(mend)}</p>
        {has_periods.then(|| view! { <p id="figures-periods">{text(Word::FiguresMendPeriod)}</p> })}
        <ul class="table-incoming" id="figures-faults">
            {drawn}
        </ul>
        {list.more()}
    })
}

/// What holds for all of it.
fn choosing(desk: Desk, choices: RwSignal<FigureChoices>) -> AnyView {
    let workspace = desk.app.workspace;
    let chosen = Signal::derive(move || choices.with(|choices| choices.areas.clone()));
    let choose = move |area: Id<ModelArea>, is_meant: bool| {
        choices.update(|choices| {
            choices.areas.retain(|one| *one != area);
            if is_meant {
                choices.areas.push(area);
            }
        });
    };
    view! {
        <div class="field">
            <label for="figures-source">{text(Word::FiguresSource)}</label>
            <input
                type="text"
                id="figures-source"
                autocomplete="off"
                prop:value=move || ShownText(choices.with(|choices| choices.source.clone()))
                on:input=move |event| choices.update(|choices| choices.source = typing::entered(&event))
            />
        </div>
        {area_boxes(workspace, "figures-areas", Word::FiguresAreas, chosen, choose)}
    }
    .into_any()
}

/// Each series, and what becomes of it.
fn series_list(figures: Arc<Figures>, planned: Arc<PlannedFigures>) -> AnyView {
    let count = planned.series.len();
    // What may be of several indicators is not planned, and is told above.
    if count == 0 || count != figures.series.len() {
        return ().into_any();
    }
    let list = LongList::new(Memo::new(move |_| count));
    let drawn = move || {
        let all = figures.series.iter().zip(&planned.series);
        let drawn = all.take(list.drawn.get());
        drawn.map(|(series, planned)| row(series, planned)).collect::<Vec<_>>()
    };
    view! {
        <h3>{text(Word::FiguresSeries)}</h3>
        <ul class="table-incoming" id="figures-series">
            {drawn}
        </ul>
        {list.more()}
    }
    .into_any()
}

fn row(series: &Series, planned: &PlannedSeries) -> AnyView {
    let (kind, symbol, word) = match (&planned.known, planned.new + planned.changed) {
        (None, _) => ("active", "plus", Word::FiguresNew),
        (Some(_), 0) => ("", "minus", Word::FiguresKnown),
        (Some(_), _) => ("active", "pencil", Word::FiguresKnown),
    };
    let years = || series.values.keys().map(|(year, _)| *year);
    let (first, last) = (years().min().unwrap_or_default(), years().max().unwrap_or_default());
    let values = [
        ("first", first.to_string()),
        ("last", last.to_string()),
        ("n", number(series.values.len())),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let extent = fill(
        if first == last {
            Word::FiguresOfYear
        } else {
            Word::FiguresOfSeries
        },
        &values,
    );
    let by_sex = series.values.keys().any(|(_, sex)| *sex != Sex::Total);
    let by_sex = by_sex.then(|| text(Word::FiguresBySex).to_owned());
    let changes = (planned.changed > 0).then(|| fill(Word::FiguresChanges, &[("n", &number(planned.changed))]));
    let unit = Some(series.unit.clone()).filter(|unit| !unit.is_empty());
    let parts: Vec<String> = [unit, Some(extent), by_sex, changes].into_iter().flatten().collect();
    view! {
        <li>
            <b>{vocabulary::named(&planned.name)}</b>
            <span class="status-tag" data-kind=kind>
                {icon(symbol)}
                {text(word)}
            </span>
            <span class="small muted">{parts.join(" · ")}</span>
        </li>
    }
    .into_any()
}

/// The lines that are no figures, so that it is seen what has been passed over.
fn notes(figures: &Figures) -> AnyView {
    if figures.notes.is_empty() {
        return ().into_any();
    }
    let row = |(line, note): &(usize, String)| {
        view! {
            <li>
                <b>{fill(Word::FiguresLine, &[("line", &line.to_string())])}</b>
                <span>{note.clone()}</span>
            </li>
        }
    };
    const MOST: usize = 200;
    let rows: Vec<_> = figures.notes.iter().take(MOST).map(row).collect();
    view! {
        <details>
            <summary>{fill(Word::FiguresNotes, &[("n", &number(figures.notes.len()))])}</summary>
            <ul class="table-incoming">{rows}</ul>
        </details>
    }
    .into_any()
}
