//! What a finding is about, each chosen from what there is: parts of the model, dimensions, goals, municipalities.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            choice_field::{Options, filter_choice},
            links::{LinkEdits, LinkWords, LinkedRecord, links},
            municipalities::{MunicipalityNames, municipality_name},
            tick_boxes::tick_boxes,
        },
        document::workspace::Workspace,
        form::{
            lens::{Lens, field},
            record::FormRecord,
        },
        text::{
            kinds,
            vocabulary::Term,
            words::{Word, text},
        },
    },
    domain::{
        analysis::finding::{GOALS, with_dimension, with_goal},
        records::{
            analysis::{AnalysisFinding, Dimension, ModelArea},
            record::Kind,
        },
        values::{
            county,
            id::{Id, RecordId},
        },
    },
    edit::model::leading_to_area,
};

/// The names of the goals of Agenda 2030, from the first.
const GOAL_WORDS: [Word; GOALS as usize] = [
    Word::GoalG1,
    Word::GoalG2,
    Word::GoalG3,
    Word::GoalG4,
    Word::GoalG5,
    Word::GoalG6,
    Word::GoalG7,
    Word::GoalG8,
    Word::GoalG9,
    Word::GoalG10,
    Word::GoalG11,
    Word::GoalG12,
    Word::GoalG13,
    Word::GoalG14,
    Word::GoalG15,
    Word::GoalG16,
    Word::GoalG17,
];

/// The parts of the model, those that are used and those that are chosen anyway.
pub fn area_boxes(
    workspace: Workspace,
    id: &'static str,
    legend: Word,
    chosen: Signal<Vec<Id<ModelArea>>>,
    choose: impl Fn(Id<ModelArea>, bool) + Copy + Send + Sync + 'static,
) -> AnyView {
    let offered = workspace.select(move |document, _| {
        let has = chosen.get();
        let mut areas = document.model_areas();
        areas.retain(|(id, area)| !area.hidden || has.contains(id));
        let named = |(id, _): (Id<ModelArea>, _)| (id.as_str().to_owned(), kinds::area_of(&[document], &id));
        areas.into_iter().map(named).collect::<Vec<_>>()
    });
    let is_chosen = move |area: &str| chosen.with(|chosen| chosen.iter().any(|one| one.as_str() == area));
    let choose = move |area: String, is_meant: bool| {
        if let Some(area) = RecordId::new(&area) {
            choose(Id::of(area), is_meant);
        }
    };
    (move || tick_boxes(id, legend, offered.get(), is_chosen, choose)).into_any()
}

/// The parts of the model that a record is about, in its field. One that is not written yet is, with the record.
pub fn areas<T: Kind>(
    form: FormRecord<T>,
    id: Id<T>,
    field_id: &'static str,
    lens: Lens<T, Vec<Id<ModelArea>>>,
) -> AnyView {
    let workspace = form.workspace;
    let id = StoredValue::new(id);
    let choose = move |area: Id<ModelArea>, is_meant: bool| {
        let command = workspace.now(|document, _| {
            let id = id.get_value();
            let mut record = document.get(&id)?.clone();
            let mut areas = (lens.read)(&record);
            areas.retain(|one| *one != area);
            if is_meant {
                areas.push(area.clone());
            }
            (lens.write)(&mut record, areas);
            leading_to_area(document, &area, (id.raw().clone(), record.into()))
        });
        if let Some(command) = command.flatten() {
            workspace.dispatch(&command);
        }
    };
    area_boxes(workspace, field_id, lens.label, form.value(lens), choose)
}

/// The dimensions of sustainability.
pub fn dimensions(form: FormRecord<AnalysisFinding>) -> AnyView {
    let lens = field!(AnalysisFinding, dimensions);
    let options = Dimension::ALL
        .iter()
        .map(|one| (one.code().to_owned(), text(one.word()).to_owned()));
    codes(
        form,
        lens,
        "finding-dimensions",
        options.collect(),
        |list, code, is_meant| match Dimension::from_code(code) {
            Some(dimension) => with_dimension(list, dimension, is_meant),
            None => list.to_vec(),
        },
    )
}

/// The goals of Agenda 2030.
pub fn goals(form: FormRecord<AnalysisFinding>) -> AnyView {
    let lens = field!(AnalysisFinding, goals);
    let goal = |(place, word): (usize, &Word)| {
        let number = (place + 1).to_string();
        let name = [&number, " ", text(*word)].concat();
        (number, name)
    };
    let options = GOAL_WORDS.iter().enumerate().map(goal).collect();
    codes(form, lens, "finding-goals", options, with_goal)
}

fn codes(
    form: FormRecord<AnalysisFinding>,
    lens: Lens<AnalysisFinding, Vec<String>>,
    id: &'static str,
    options: Vec<(String, String)>,
    with: fn(&[String], &str, bool) -> Vec<String>,
) -> AnyView {
    let is_chosen = move |code: &str| form.with(lens.read).iter().any(|one| one == code);
    let choose = move |code: String, is_meant: bool| {
        form.change(|finding| {
            let list = with(&(lens.read)(finding), &code, is_meant);
            (lens.write)(finding, list);
        });
    };
    tick_boxes(id, lens.label, options, is_chosen, choose)
}

/// The municipalities: those of the county to choose from, by name where that is known.
pub fn municipalities(form: FormRecord<AnalysisFinding>) -> AnyView {
    let lens = field!(AnalysisFinding, municipalities);
    let names = MunicipalityNames::fetched();
    let county = form.workspace.select(|document, _| document.strategy().county.clone());
    let plain = |id: String, name: String| LinkedRecord {
        id,
        name,
        href: String::new(),
    };
    let linked = Memo::new(move |_| {
        let codes = form.with(lens.read).into_iter();
        names.with(|names| {
            let one = |code: String| {
                let name = municipality_name(names, &code);
                plain(code, name)
            };
            codes.map(one).collect::<Vec<_>>()
        })
    });
    let candidates = Memo::new(move |_| {
        let county = county.get();
        // Of a document without a county all can be meant.
        let county = county::by_code(&county);
        names.with(|names| {
            let mut all: Vec<_> = names
                .iter()
                .filter(|one| county.is_none() || one.county() == county)
                .map(|one| plain(one.code.clone(), one.name.clone()))
                .collect();
            all.sort_by(|a, b| a.id.cmp(&b.id));
            all
        })
    });
    let words = LinkWords {
        title: lens.label,
        none: Word::AnalysisMunicipalitiesNone,
        choose: Word::AnalysisMunicipalitiesChoose,
    };
    let change = move |code: String, is_meant: bool| {
        form.change(|finding| {
            finding.municipalities.retain(|one| *one != code);
            if is_meant {
                finding.municipalities.push(code);
            }
        });
    };
    let edits = LinkEdits {
        link: Callback::new(move |code: String| change(code, true)),
        unlink: Callback::new(move |code: String| change(code, false)),
        make: None,
    };
    links(words, linked.into(), candidates.into(), edits)
}

/// The choice of a part of the model that a filter has.
pub fn area_choice<F: Clone + Send + Sync + 'static>(
    workspace: Workspace,
    filter: RwSignal<F>,
    part: fn(&mut F) -> &mut String,
) -> AnyView {
    let areas = workspace.select(|document, _| {
        let areas = document.used_areas().into_iter();
        areas
            .map(|(id, _)| (id.as_str().to_owned(), kinds::area_of(&[document], &id)))
            .collect::<Options>()
    });
    let words = (Word::AnalysisFilterArea, Some(Word::AnalysisFilterNoArea));
    filter_choice(words, areas.into(), filter, part)
}
