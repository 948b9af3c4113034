//! The lessons in the whole plan, under the step of follow-up. What is published has none of them: what was hard is said more openly so.

use leptos::prelude::*;

use super::reading::{Source, fact, facts};
use crate::{
    app::{
        components::record_links,
        form::lens::field,
        text::{
            vocabulary,
            words::{Word, text},
        },
    },
    domain::records::lesson::Lesson,
};

/// The lessons as the user has ordered them; nothing where there is none.
pub(super) fn section(source: Source) -> Option<AnyView> {
    let all = source.document.ordered::<Lesson>().into_iter();
    let all: Vec<_> = all.map(|(_, one)| lesson(one)).collect();
    (!all.is_empty()).then(|| {
        view! {
            <h4>{text(Word::LessonTitle)}</h4>
            <ol class="reading-list">{all}</ol>
        }
        .into_any()
    })
}

fn lesson(lesson: &Lesson) -> AnyView {
    let said = |label: Word, written: &String| fact(label, written.trim().to_owned());
    let factors = record_links::factors(&lesson.factors).into_iter().map(|one| one.name);
    let steps = lesson.step_numbers().map(vocabulary::numbered_step);
    let joined = |names: Vec<String>| names.join("; ");
    view! {
        <li>
            <h4>{vocabulary::named(&lesson.title)}</h4>
            {facts([
                said(field!(Lesson, went_well).label, &lesson.went_well),
                said(field!(Lesson, was_hard).label, &lesson.was_hard),
                said(field!(Lesson, others).label, &lesson.others),
                said(field!(Lesson, conditions).label, &lesson.conditions),
                said(field!(Lesson, to_adapt).label, &lesson.to_adapt),
                said(field!(Lesson, source).label, &lesson.source),
                fact(Word::PlanReadFactors, joined(factors.collect())),
                fact(field!(Lesson, steps).label, joined(steps.collect())),
            ])}
        </li>
    }
    .into_any()
}
