//! What answers would become, each contribution by itself, before anything is taken in; and the page that a respondent's link opens.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    came_places,
    taking::{ANSWERS, Came},
};
use crate::{
    app::{
        components::{
            icon::icon,
            import::{Import, ImportPreview, confirm},
            long_list::LongList,
            page_head::page_head,
            towns::fetched_towns,
        },
        document::browser::browser_library,
        interface::route::Route,
        pages::received::{self, Name, UnreadReason},
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
    let count = rows.len();
    let rows = Arc::new(rows);
    let list = LongList::new(Memo::new(move |_| count));
    let has_places = rows.iter().any(|row| matches!(row, Row::Said { place: Some(_), .. }));
    // Nobody fetches localities by which nothing is told.
    let towns = has_places.then(fetched_towns);
    let told =
        move |at: Position| move || towns.map_or_else(String::new, |towns| towns.with(|towns| point_told(towns, at)));
    let row = move |one: &Row| row(one, told);
    let drawn = move || rows.iter().take(list.drawn.get()).map(row).collect::<Vec<_>>();
    view! {
        <ul class="table-incoming">{drawn}</ul>
        {list.more()}
    }
    .into_any()
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

/// What the link of a respondent brings, as far as it has been read.
#[derive(Clone)]
enum LinkContent {
    Reading,
    Unread(String),
    Answer(Box<ContributionFile>),
}

/// The page that such a link opens.
pub fn page(app: App, link: String) -> AnyView {
    let came = RwSignal::new(LinkContent::Reading);
    spawn_local(async move {
        let read = match received::of_link(&link, &ANSWERS).await {
            Ok(answer) => LinkContent::Answer(Box::new(answer)),
            Err(unread) => LinkContent::Unread(unread.message(FileKind::Contributions)),
        };
        // Nobody waits for it any more where the page has been left.
        let _left = came.try_set(read);
    });
    let content = move || match came.get() {
        LinkContent::Reading => view! {
            <p class="muted" role="status">
                {text(Word::AppWaiting)}
            </p>
        }
        .into_any(),
        LinkContent::Unread(cause) => view! { <div role="alert">{note("error", cause)}</div> }.into_any(),
        LinkContent::Answer(answer) => untrack(|| arrived(app, *answer)),
    };
    let head = page_head(
        text(Word::RoundCameKicker).into_any(),
        text(Word::DialogueViewContributions),
        text(Word::ConsultationCameLede),
    );
    view! {
        <main class="page share" id="main" tabindex="-1">
            {head}
            {content}
        </main>
    }
    .into_any()
}

fn note(kind: &'static str, message: String) -> AnyView {
    view! {
        <div class="note" data-kind=kind>
            {icon("alert-triangle")}
            <div>
                <p>{message}</p>
            </div>
        </div>
    }
    .into_any()
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
            return answer.with_value(|answer| elsewhere(app, answer));
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

fn elsewhere(app: App, answer: &ContributionFile) -> AnyView {
    let kept = browser_library().entries().unwrap_or_default();
    let wanted = answer.document.as_ref();
    let is_open = app.workspace.now(|document, _| Some(&document.id) == wanted) == Some(true);
    let entry = kept
        .into_iter()
        .find(|entry| !is_open && wanted.is_some_and(|id| id.as_str() == entry.id));
    let Some(entry) = entry else {
        return view! {
            {note("attention", text(Word::ConsultationNowhere).into())}
            <p class="actions">
                <a class="button" href=Route::Start.to_hash()>
                    {text(Word::RoundCameStart)}
                </a>
            </p>
        }
        .into_any();
    };
    let name = vocabulary::named(&entry.name);
    let open = move |_| app.workspace.open_kept(&entry.id, |_, _| ());
    view! {
        <p>{fill(Word::ConsultationNotHere, &[("document", &name)])}</p>
        <p class="actions">
            <button type="button" class="primary" id="open-document" on:click=open>
                {icon("folder-open")}
                {fill(Word::RoundCameOpen, &[("document", &name)])}
            </button>
        </p>
    }
    .into_any()
}
