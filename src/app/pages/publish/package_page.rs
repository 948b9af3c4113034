//! The page of what is sent out for a consultation: what it is about and what it has, how one answers, that it is sent, and how it will look.

use std::sync::Arc;

use leptos::prelude::*;

use super::{beside_preview, preview::Preview, sending, sheet};
use crate::{
    app::{
        components::{
            field::text_field,
            icon::icon,
            packed_link::{LinkState, PackedLink, kept_made},
            page_head::{page_head, up},
            record_links,
            tick_boxes::tick_boxes,
            way::Way,
        },
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        pages::plan,
        state::App,
        text::{
            kinds,
            published::{
                copy,
                package::{self, AnsweredBy, Sent},
            },
            vocabulary::Term,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        dialogue::consultation::ConsultationInvitation,
        records::{
            dialogue::{Consultation, PackagePart},
            document::Document,
            references::References,
        },
        values::id::Id,
        ways_out::WayOut,
    },
    format::{consultation, link::MOST_OFFERED},
    platform::web::page,
};

/// The id of the button that saves the invitation as a file, on the page of the consultation.
const INVITATION_FILE: &str = "invitation-file";

/// The page.
pub fn page(app: App, id: Id<Consultation>) -> AnyView {
    let of_select = id.clone();
    let exists = app
        .workspace
        .select(move |document, _| document.get(&of_select).is_some());
    let content = move || {
        if exists.get() {
            return untrack(|| package(app, id.clone()));
        }
        view! {
            <main class="page" id="main" tabindex="-1">
                {plan::gone_record(Route::Dialogue)}
            </main>
        }
        .into_any()
    };
    content.into_any()
}

fn package(app: App, id: Id<Consultation>) -> AnyView {
    let link = invitation_link(app, id.clone());
    let of_sheet = id.clone();
    let (sheet, is_drawing) = sheet(app, move |document| {
        let consultation = document.get(&of_sheet);
        consultation.is_some_and(|consultation| consultation.has_part(PackagePart::StructureMap))
    });
    let of_reading = id.clone();
    let make = move |document: &Document, references: &References| {
        let today = page::today()?;
        let file_page = page::address_of(&Route::Answer(String::new()).to_hash());
        sheet.with(|sheet| {
            link.with(|link| {
                let answered_by = match link.state {
                    LinkState::Ready => Some(AnsweredBy::Link(&link.address)),
                    LinkState::TooLong(_) | LinkState::Unsupported => Some(AnsweredBy::File(&file_page)),
                    LinkState::Making => None,
                };
                let sent = Sent {
                    today,
                    answered_by,
                    sheet: sheet.as_ref(),
                };
                package::of(document, references, &of_reading, sent)
            })
        })
    };
    let preview = Preview {
        workspace: app.workspace,
        way: WayOut::ConsultationPackage,
        make: Arc::new(make),
        also: Signal::derive(move || {
            sheet.track();
            link.track();
        }),
        is_waiting: Signal::derive(move || is_drawing.get() || link.with(|link| link.state == LinkState::Making)),
    };
    let form = app.workspace.form(id.clone());
    let written = view! {
        {about(form)} {parts(form)} {answering(app, link, id.clone())}
        {sending::section(app, id.clone())}
    };
    beside_preview(
        head(app, id),
        (),
        written,
        (preview, [Word::PackageSave, Word::PackagePrintHelp]),
    )
}

/// The head, with the way up to the consultation.
fn head(app: App, id: Id<Consultation>) -> AnyView {
    let of_name = id.clone();
    let name = app
        .workspace
        .select(move |document, _| kinds::name_of(&[document], of_name.raw()));
    let kicker = view! {
        {up(Route::Dialogue.to_hash(), text(Word::DialogueTitle).into())}
        " · "
        <a href=Route::Consultation(id).to_hash()>{name}</a>
    };
    page_head(kicker.into_any(), text(Word::PackageTitle), text(Word::PackageLede)).into_any()
}

/// What it is about.
fn about(form: FormRecord<Consultation>) -> AnyView {
    let chosen = record_links::field(
        form,
        field!(Consultation, priorities),
        Word::PackageAboutNone,
        Word::PackageAboutChoose,
        record_links::priorities,
    );
    view! {
        <section class="stack form-group">
            <h2>{text(Word::PackageAbout)}</h2>
            {text_field(form.field(field!(Consultation, title)))}
            {chosen}
        </section>
    }
    .into_any()
}

/// What it has of each.
fn parts(form: FormRecord<Consultation>) -> AnyView {
    let options = PackagePart::ALL
        .iter()
        .map(|part| (part.code().to_owned(), text(part.word()).to_owned()));
    let is_chosen = move |code: &str| {
        let part = PackagePart::from_code(code);
        part.is_some_and(|part| form.with(|consultation| consultation.has_part(part)))
    };
    let choose = move |code: String, is_meant: bool| {
        if let Some(part) = PackagePart::from_code(&code) {
            form.change(|consultation| consultation.left_out = consultation.left_out_with(part, is_meant));
        }
    };
    tick_boxes(
        "package-parts",
        Word::PublishParts,
        options.collect(),
        is_chosen,
        choose,
    )
}

/// The link by which it is answered.
fn invitation_link(app: App, id: Id<Consultation>) -> RwSignal<PackedLink> {
    let invitation = app.workspace.select(move |document, references| {
        ConsultationInvitation::to(document, references, &id, &copy::asking(document))
    });
    kept_made(
        move || invitation.get(),
        |invitation| async move {
            PackedLink::to(
                Route::Answer,
                &WayOut::PackageLink.with(consultation::write_compact_invitation(&invitation)),
            )
            .await
        },
    )
}

/// What is missing for those who answer, and what to do where the link is too long.
fn answering(app: App, link: RwSignal<PackedLink>, id: Id<Consultation>) -> AnyView {
    let of_missing = id.clone();
    let missing = app.workspace.select(move |document, _| {
        let consultation = document.get(&of_missing)?;
        let fields = [
            (
                consultation.end.is_none(),
                field!(Consultation, end).label,
                field!(Consultation, end).id(),
            ),
            (
                consultation.reply_to.trim().is_empty(),
                field!(Consultation, reply_to).label,
                field!(Consultation, reply_to).id(),
            ),
        ];
        let missing = fields.into_iter().filter(|(is_missing, ..)| *is_missing);
        Some(missing.map(|(_, label, at)| (label, at)).collect::<Vec<_>>())
    });
    let route = StoredValue::new(Route::Consultation(id));
    let to = move |told: String, field: String| {
        let way = Way {
            told,
            route: route.get_value(),
            field: Some(field),
        };
        way.link(app)
    };
    let missing = move || {
        let missing = missing.get().unwrap_or_default();
        (!missing.is_empty()).then(|| {
            let items = missing.into_iter().map(|(label, field)| {
                let way = to(text(label).into(), field);
                view! { <li>{way}</li> }
            });
            view! {
                <div class="note" data-kind="info" id="package-missing">
                    {icon("info")}
                    <div>
                        <p>{text(Word::PackageMissing)}</p>
                        <ul>{items.collect::<Vec<_>>()}</ul>
                    </div>
                </div>
            }
        })
    };
    let state = Memo::new(move |_| link.with(|link| link.state));
    let too_long = move || {
        let told = match state.get() {
            LinkState::Making | LinkState::Ready => return None,
            LinkState::TooLong(length) => {
                let (length, limit) = (number(length), number(MOST_OFFERED));
                fill(Word::PackageTooLong, &[("n", &length), ("limit", &limit)])
            }
            LinkState::Unsupported => text(Word::RoundInviteUnsupported).into(),
        };
        let file = to(text(Word::PackageInvitationFile).into(), INVITATION_FILE.into());
        Some(view! {
            <div class="note" data-kind="attention" id="package-too-long">
                {icon("alert-triangle")}
                <div>
                    <p>{told}</p>
                    <p>{text(Word::PackageTooLongDo)}</p>
                    <p>{file}</p>
                </div>
            </div>
        })
    };
    view! {
        <section class="stack form-group">
            <h2>{text(Word::PackageAnswering)}</h2>
            <p class="help">{text(Word::PackageAnsweringHelp)}</p>
            {missing}
            <div role="status">{too_long}</div>
        </section>
    }
    .into_any()
}
