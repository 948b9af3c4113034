//! The thread as a picture for a meeting: the same as the lists, in a column for each part of the work.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use leptos::prelude::*;

use super::sentence::{capital, linked};
use crate::{
    app::{
        components::picture::drawing,
        document::workspace::Workspace,
        text::{
            messages::kind,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        records::document::Document,
        thread::{Reached, Stage, Way, kind_of},
        values::id::RecordId,
    },
    render::{
        frame::Frame,
        palette::Palette,
        thread::{Thread, ThreadBox, ThreadColumn},
    },
};

/// How many records of a part of the work are drawn; the others are counted.
const MOST_DRAWN: usize = 7;

/// A record of the picture.
#[derive(Clone, PartialEq)]
struct Told {
    column: usize,
    kind: String,
    name: String,
    is_here: bool,
}

/// What is drawn.
#[derive(Clone, Default, PartialEq)]
struct Content {
    /// The parts of the work that have something, each with what is said of those that are not drawn.
    columns: Vec<(&'static str, String)>,
    boxes: Vec<Told>,
    arrows: Vec<(usize, usize)>,
}

/// The section of what the thread has come to each way.
pub fn section(workspace: Workspace, id: RecordId, reached: [Memo<Vec<Reached>>; 2]) -> AnyView {
    let [grounds, resting] = reached;
    let content = workspace.select(move |document, _| {
        grounds.with(|grounds| resting.with(|resting| content(document, &id, [grounds, resting])))
    });
    let is_some = Memo::new(move |_| content.with(|content| content.boxes.len() > 1));
    let shown = move || {
        is_some.get().then(|| {
            let draw = Arc::new(move |width| content.with(|content| picture(content, width)));
            view! {
                <section class="thread-picture" id="thread-picture">
                    <h2>{text(Word::ThreadPicture)}</h2>
                    <p class="help">{text(Word::ThreadPictureLede)}</p>
                    <figure class="chart">{drawing(Signal::stored(true), draw)}</figure>
                </section>
            }
        })
    };
    shown.into_any()
}

fn content(document: &Document, here: &RecordId, reached: [&Vec<Reached>; 2]) -> Content {
    let stage = |id: &RecordId| kind_of(document, id).map(Stage::of);
    // Each record once, the nearest first: in a circle one may be both a ground and rest.
    let mut of_stage: BTreeMap<Stage, Vec<&RecordId>> = BTreeMap::new();
    let mut nearest: Vec<&Reached> = reached.into_iter().flatten().collect();
    nearest.sort_by_key(|one| one.steps);
    let ids = [here].into_iter().chain(nearest.iter().map(|one| &one.id));
    let mut seen = BTreeSet::new();
    for id in ids.filter(|id| seen.insert(*id)) {
        if let Some(stage) = stage(id) {
            of_stage.entry(stage).or_default().push(id);
        }
    }
    let mut content = Content::default();
    let mut places: BTreeMap<&RecordId, usize> = BTreeMap::new();
    for (column, (stage, ids)) in of_stage.into_iter().enumerate() {
        let more = ids.len().saturating_sub(MOST_DRAWN);
        let more = if more > 0 {
            fill(Word::ThreadPictureMore, &[("n", &more.to_string())])
        } else {
            String::new()
        };
        content.columns.push((text(word(stage)), more));
        for id in ids.into_iter().take(MOST_DRAWN) {
            let Some(linked) = linked(document, id) else { continue };
            places.insert(id, content.boxes.len());
            content.boxes.push(Told {
                column,
                kind: capital(kind(kind_of(document, id))),
                name: linked.name,
                is_here: id == here,
            });
        }
    }
    for (way, reached) in Way::ALL.into_iter().zip(reached) {
        for one in reached {
            let ends = places.get(&one.id).zip(places.get(&one.from));
            content.arrows.extend(ends.map(|(to, from)| match way {
                Way::Grounds => (*to, *from),
                Way::Resting => (*from, *to),
            }));
        }
    }
    content
}

fn word(stage: Stage) -> Word {
    match stage {
        Stage::Cause => Word::ThreadStageCause,
        Stage::Choice => Word::ThreadStageChoice,
        Stage::Plan => Word::ThreadStagePlan,
        Stage::FollowUp => Word::ThreadStageFollowUp,
    }
}

fn picture(content: &Content, width: f64) -> String {
    let columns: Vec<_> = content
        .columns
        .iter()
        .map(|(title, more)| ThreadColumn { title, more })
        .collect();
    let boxes: Vec<_> = content
        .boxes
        .iter()
        .map(|one| ThreadBox {
            column: one.column,
            kind: &one.kind,
            name: &one.name,
            is_here: one.is_here,
        })
        .collect();
    let title = text(Word::ThreadPicture);
    let description = fill(Word::ThreadPictureWords, &[("name", title)]);
    Thread {
        frame: Frame {
            id: "thread",
            language: words::tag(words::language()),
            title,
            description: &description,
            heading: false,
            note: "",
            width,
            margin: 0.0,
            palette: &Palette::LIGHT,
        },
        columns: &columns,
        boxes: &boxes,
        arrows: &content.arrows,
    }
    .to_svg()
}
