//! What answers would become, each contribution by itself, before anything is taken in; and the page that a respondent's link opens.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    came_places,
    taking::{ANSWERS, Came},
};
use crate::{
    app::{
        components::{
            icon::icon,
            import::{Import, ImportPreview, confirm, incoming_rows},
            page_head::page_head,
            towns::fetched_towns,
        },
        interface::route::Route,
        pages::received::{Name, UnreadReason, elsewhere, link_page},
        state::App,
        text::{
            places::point_told,
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        dialogue::consultation::ContributionFile,
        records::{dialogue::Consultation, document::MOST_RECORDS},
        values::{excerpt::excerpt, extent::centre, geometry::Position, id::Id},
    },
    edit::taking_answers::{self, Outcome, Verdict},
    format::file_kind::FileKind,
    platform::web::page as browser,
};

/// How many letters of what was said a row shows.
const MOST_SHOWN: usize = 280;

/// A row of the preview: what is said of an answer, or one thing in it.
#[derive(Clone)]
enum Row {
    Head {
        name: String,
        notes: Vec<String>,
    },
    Said {
        text: String,
        place: Option<Position>,
        outcome: Outcome,
    },
}

/// The preview. `put_away` is called when it is put away, and when what it shows has been taken in.
pub fn panel(app: App, id: Id<Consultation>, came: &Came, put_away: impl Fn() + Copy + 'static) -> AnyView {
    let files: Vec<ContributionFile> = came.answers.iter().map(|(_, answer)| answer.clone()).collect();
    let taken = app
        .workspace
        .now(|document, _| taking_answers::take(document, &id, &files));
    let Some(taken) = taken else {
        return ().into_any();
    };
    let (rows, counts) = rows(came, &taken.verdicts);
    let [new, changed, _, _] = counts;
    let values = ["new", "changed", "same", "odd"].into_iter().zip(counts.map(number));
    let values: Vec<_> = values.collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(name, count)| (*name, count.as_str())).collect();
    let summary = fill(Word::ConsultationCameSum, &values);
    let word = if new + changed > 0 {
        Word::ConsultationCameTake
    } else {
        Word::ConsultationCameNote
    };
    let button = taken.command.map(|command| {
        let take_in = move || {
            let import = Import {
                command: command.clone(),
                summary: fill(Word::ConsultationCameDone, &[("n", &number(new + changed))]),
            };
            if import.take_in(app) {
                put_away();
            }
        };
        confirm(word, take_in)
    });
    let content = view! {
        <p id="came-sum">{summary}</p>
        {came_places::map(app, &files)}
        {list(rows)}
    };
    ImportPreview {
        title: text(Word::ConsultationCame).into(),
        content: content.into_any(),
        confirm: button.into_any(),
        cancel: (Word::DialoguePasteLeave, Box::new(put_away)),
    }
    .view()
}

/// The rows, and how many are new, changed, the same, and to be looked at.
fn rows(came: &Came, verdicts: &[Verdict]) -> (Vec<Row>, [usize; 4]) {
    let (mut rows, mut counts) = (Vec::new(), [0; 4]);
    let [new, changed, same, odd] = &mut counts;
    for (name, unread) in &came.unread {
        *odd += 1;
        rows.push(unreadable(name, unread));
    }
    for ((_, answer), verdict) in came.answers.iter().zip(verdicts) {
        let name = fill(Word::ConsultationCameOf, &[("who", &who(answer))]);
        let mut notes = Vec::new();
        match verdict {
            Verdict::Elsewhere { is_here, title } => {
                *odd += 1;
                let word = if *is_here {
                    Word::ConsultationElsewhereHere
                } else {
                    Word::ConsultationElsewhere
                };
                notes.push(fill(word, &[("title", &vocabulary::named(title))]));
                rows.push(Row::Head { name, notes });
            }
            Verdict::Ours {
                said,
                left_out,
                is_late,
                unasked,
            } => {
                if *is_late {
                    notes.push(text(Word::ConsultationLate).into());
                }
                if *left_out > 0 {
                    notes.push(fill(Word::ConsultationLeftOut, &[("n", &number(*left_out))]));
                }
                if *unasked > 0 {
                    notes.push(fill(Word::ConsultationUnasked, &[("n", &number(*unasked))]));
                }
                *odd += notes.len();
                rows.push(Row::Head { name, notes });
                for (one, outcome) in said {
                    *match outcome {
                        Outcome::Added => &mut *new,
                        Outcome::Changed | Outcome::ChangedAfterResponse => &mut *changed,
                        Outcome::Unchanged | Outcome::Older => &mut *same,
                        Outcome::Differs | Outcome::IdTaken | Outcome::NoRoom => &mut *odd,
                    } += 1;
                    rows.push(Row::Said {
                        text: excerpt(&one.text, MOST_SHOWN),
                        place: one.place.as_ref().and_then(centre),
                        outcome: *outcome,
                    });
                }
            }
        }
    }
    (rows, counts)
}

fn unreadable(name: &Name, unread: &UnreadReason) -> Row {
    Row::Head {
        name: name.text(),
        notes: vec![unread.message(FileKind::Contributions)],
    }
}

/// Who answered, as far as that is said.
fn who(answer: &ContributionFile) -> String {
    let group = answer.group.map(|group| vocabulary::group(Some(group)).to_owned());
    let organisation = Some(answer.organisation.trim().to_owned()).filter(|name| !name.is_empty());
    let day = answer.answered.map(vocabulary::day);
    let parts: Vec<_> = [organisation.or(group), day].into_iter().flatten().collect();
    if parts.is_empty() {
        text(Word::ConsultationCameNobody).into()
    } else {
        parts.join(", ")
    }
}

fn list(rows: Vec<Row>) -> AnyView {
    let has_places = rows.iter().any(|row| matches!(row, Row::Said { place: Some(_), .. }));
    // Nobody fetches localities by which nothing is told.
    let towns = has_places.then(fetched_towns);
    let told =
        move |at: Position| move || towns.map_or_else(String::new, |towns| towns.with(|towns| point_told(towns, at)));
    incoming_rows(Signal::stored(Arc::new(rows)), move |one| row(one, told))
}

fn row<T: Fn() -> String + Send + 'static>(row: &Row, told: impl Fn(Position) -> T) -> AnyView {
    match row {
        Row::Head { name, notes } => {
            let notes: Vec<_> = notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect();
            let notes = (!notes.is_empty()).then(|| view! { <ul class="small">{notes}</ul> });
            view! {
                <li class="came-head">
                    <b>{name.clone()}</b>
                    {notes}
                </li>
            }
            .into_any()
        }
        Row::Said {
            text: said,
            place,
            outcome,
        } => {
            let place = place.map(|at| view! { <small class="came-place">{icon("map-pin")} {told(at)}</small> });
            let (kind, symbol, word) = tag(*outcome);
            let word = match outcome {
                Outcome::NoRoom => fill(word, &[("limit", &MOST_RECORDS.to_string())]),
                _ => text(word).to_owned(),
            };
            view! {
                <li>
                    <span>{vocabulary::named(said)} {place}</span>
                    <span class="status-tag" data-kind=kind>
                        {icon(symbol)}
                        {word}
                    </span>
                </li>
            }
            .into_any()
        }
    }
}

fn tag(outcome: Outcome) -> (&'static str, &'static str, Word) {
    match outcome {
        Outcome::Added => ("ok", "plus", Word::ConsultationNew),
        Outcome::Changed => ("ok", "pencil", Word::ConsultationChanged),
        Outcome::ChangedAfterResponse => ("attention", "alert-triangle", Word::ConsultationChangedAfter),
        Outcome::Unchanged => ("", "minus", Word::ConsultationSame),
        Outcome::Older => ("", "minus", Word::ConsultationOlder),
        Outcome::Differs => ("attention", "alert-triangle", Word::ConsultationDiffers),
        Outcome::IdTaken => ("attention", "alert-triangle", Word::ConsultationIdTaken),
        Outcome::NoRoom => ("attention", "alert-triangle", Word::ConsultationNoRoom),
    }
}

/// The page that a respondent's link opens.
pub fn page(app: App, link: String) -> AnyView {
    link_page(link, &ANSWERS, move |answer| {
        let head = page_head(
            text(Word::RoundCameKicker).into_any(),
            text(Word::DialogueViewContributions),
            text(Word::ConsultationCameLede),
        );
        [head.into_any(), arrived(app, answer)].into_any()
    })
}

/// The preview where the consultation is open, the way to its document where that is kept here, or what to look for.
fn arrived(app: App, answer: ContributionFile) -> AnyView {
    let id = answer.consultation.clone();
    let of_select = id.clone();
    let is_here = app
        .workspace
        .select(move |document, _| document.get(&of_select).is_some());
    let answer = StoredValue::new(answer);
    let id = StoredValue::new(id);
    let content = move || {
        if !is_here.get() {
            let words = [Word::ConsultationNotHere, Word::ConsultationNowhere];
            return answer.with_value(|answer| elsewhere(app.workspace, answer.document.as_ref(), words));
        }
        let came = Came {
            answers: vec![(Name::Line(1), answer.get_value())],
            unread: Vec::new(),
        };
        // The consultation's page takes the place of the link, which is not opened again by going back.
        let put_away = move || browser::replace_with(&Route::Consultation(id.get_value()).to_hash());
        let to = Route::Consultation(id.get_value()).to_hash();
        view! {
            {untrack(|| panel(app, id.get_value(), &came, put_away))}
            <p class="actions">
                <a class="button" href=to>
                    {text(Word::ConsultationToConsultation)}
                </a>
            </p>
        }
        .into_any()
    };
    content.into_any()
}
