//! The parts of the program that are fetched when they are first gone to, so that the start page is there at once.
//!
//! A release is built with `--cfg split`, and `scripts/split` takes the functions below out into files of their own, with
//! what only they use. Any other build has everything in one file and calls them directly.

use std::{future::Future, pin::Pin};

use leptos::{prelude::*, wasm_split::SplitLoaderError};
use wasm_bindgen_futures::spawn_local;

use super::{
    ViewFuture, about, answer, assessment, boxed, checks, exchange, history, link, overview, plan, publish, share,
    start,
    structure_map::{self, Desk, MapFile},
    versions,
};
use crate::{
    app::{
        components::waiting::{waiting, waiting_lines},
        document::{browser, question_sets, request::Request, requests, workspace::Workspace},
        interface::{
            document_frame,
            notice::Tone,
            page_listeners,
            route::{Part, Route, RouteKind},
        },
        state::App,
        text::{
            map_sheet::SheetContent,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        records::{
            analysis::AnalysisFinding,
            change::Change,
            dialogue::{Consultation, Contribution, Feedback, Meeting},
            document::Document,
            indicator::Indicator,
            lesson::Lesson,
            plan::{Action, ActionPlan, Priority},
            review::Review,
            strategy::StepNumber,
            structure_map::{Shape, StructureElement},
            version::Version,
        },
        values::id::{Id, RecordId},
    },
    platform::{
        library::Entry,
        web::{fetch, page, settling},
    },
};

/// A part of the program could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of the program could not be fetched")]
pub struct PartMissing;

impl From<SplitLoaderError> for PartMissing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// A page that is ready to be built.
pub type Page = Box<dyn FnOnce() -> AnyView>;

/// Where the page of a place comes from.
pub enum Source {
    /// `pages::start`, which the program has.
    Start,
    /// `pages::not_found`, which the program has.
    NotFound,
    /// A part on its way.
    Part(ViewFuture),
}

/// A function that fetches what it gives with its part, which is named by a small letter as its file is. `ahead by` names another, which
/// fetches the part and gives nothing.
macro_rules! part {
    ($part:ident, ahead by $ahead:ident: fn $name:ident($($argument:ident: $type:ty),*) { $page:expr }) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible, preload($ahead))]
        pub fn $name($($argument: $type),*) -> Result<Page, PartMissing> { Ok(Box::new(move || $page.into_any())) }

        /// Everything is in one file.
        #[cfg(not(split))]
        pub async fn $ahead() -> Result<(), PartMissing> { Ok(()) }

        #[cfg(not(split))]
        pub async fn $name($($argument: $type),*) -> Result<Page, PartMissing> { Ok(Box::new(move || $page.into_any())) }
    };
    ($part:ident: fn $name:ident($($argument:ident: $type:ty),*) { $page:expr }) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
        pub fn $name($($argument: $type),*) -> Result<Page, PartMissing> { Ok(Box::new(move || $page.into_any())) }

        #[cfg(not(split))]
        pub async fn $name($($argument: $type),*) -> Result<Page, PartMissing> { Ok(Box::new(move || $page.into_any())) }
    };
}

/// The page of every place, under the part that the table of routes names. A part has one way in, whichever of its places is gone to.
macro_rules! pages {
    ($app:ident: first_view { $($source:ident: $($held:ident)|+;)+ } $($part:ident $named:ident {
        $($place:ident $(($argument:ident: $type:ty))? $(| $other:ident)* => $page:expr;)+
    })+) => {
        $(
            /// The places whose pages are in the part.
            #[allow(clippy::enum_variant_names, reason = "each is named as its place")]
            pub enum $named { $($place $(($type))?,)+ }

            part! { $part: fn $part($app: App, place: $named) { match place {
                $($named::$place $(($argument))? => $page.into_any(),)+
            } } }
        )+

        /// The page of a place.
        pub fn page($app: App, route: Route) -> Source {
            match route {
                $($(Route::$held { .. })|+ => Source::$source,)+
                $($(Route::$place $(($argument))? $(| Route::$other { .. })* => {
                    Source::Part(boxed(self::$part($app, $named::$place $(($argument))?)))
                })+)+
            }
        }

        /// The first of the places that share a page, for one of them: a page stays while the place is another of those.
        pub fn first_with_page_of(route: Route) -> Route {
            match route {
                $($(Route::$held { .. })|+ => route,)+
                $($(
                    Route::$place { .. } => route,
                    $(Route::$other { .. } => Route::$place,)*
                )+)+
            }
        }

        // The build stops where the page of a place is in another part than the table says.
        const _: () = {
            $($(assert!(RouteKind::$held.part().is_none(), elsewhere!($held));)+)+
            $($($(assert!(matches!(RouteKind::$other.part(), Some(Part::$named)), elsewhere!($other));)*)+)+
            $($(assert!(matches!(RouteKind::$place.part(), Some(Part::$named)), elsewhere!($place));)+)+
        };
    };
}

macro_rules! elsewhere {
    ($place:ident) => {
        concat!(
            "the table of routes has the page of ",
            stringify!($place),
            " in another part"
        )
    };
}

pages! { app:
    first_view {
        Start: Start | New | Example;
        NotFound: Unknown;
    }
    overview Overview {
        Overview => overview::page(app);
    }
    assessment Assessment {
        Assessment => assessment::profile_page(app);
        Factor(factor: String) => assessment::factor_page(app, &factor);
        Round => assessment::round_page(app);
        Received(text: String) => assessment::received_page(app, text);
        Results => assessment::results::page(app);
        FactorResults(factor: String) => assessment::results::factor_page(app, &factor);
        Consensus => assessment::consensus_page(app);
        FactorConsensus(factor: String) => assessment::factor_consensus_page(app, &factor);
        Gaps => assessment::gaps_page(app);
        Regions => assessment::regions::page(app);
        Report => assessment::report::page(app);
    }
    answer Answer {
        Answer(address: String) => answer::page(app, address);
    }
    map Map {
        StructureMap | Element => structure_map::page(app);
    }
    sheet Sheet {
        MapSheet => structure_map::sheet_page(app);
    }
    plan Plan {
        Plan => plan::method_page(app);
        Step(number: StepNumber) => plan::step_page(app, number);
        Analysis => plan::analysis_page(app);
        Finding(id: Id<AnalysisFinding>) => plan::finding_page(app, id);
        Priorities => plan::priorities_page(app);
        Priority(id: Id<Priority>) => plan::priority_page(app, id);
        Choice => plan::choice_page(app);
        Action(id: Id<Action>) => plan::action_page(app, id);
        ActionPlans => plan::action_plans_page(app);
        ActionPlan(id: Id<ActionPlan>) => plan::action_plan_page(app, id);
        Indicators => plan::indicators_page(app);
        Indicator(id: Id<Indicator>) => plan::indicator_page(app, id);
        Review(id: Id<Review>) => plan::review_page(app, id);
        Changes => plan::changes_page(app);
        Change(id: Id<Change>) => plan::change_page(app, id);
        Actors => plan::actors_page(app);
        Checks => checks::page(app);
    }
    work Work {
        Actions => plan::actions_page(app);
        Timeline => plan::timeline_page(app);
        Due => plan::due_page(app);
        FollowUp => plan::follow_up_page(app);
        Meeting | MeetingAt => plan::meeting_page(app);
        Thread(id: RecordId) => plan::thread_page(app, id);
    }
    dialogue Dialogue {
        Dialogue => plan::dialogue_page(app);
        DialogueMeeting(id: Id<Meeting>) => plan::dialogue_meeting_page(app, id);
        Consultation(id: Id<Consultation>) => plan::consultation_page(app, id);
        ReceivedContributions(text: String) => plan::received_contributions_page(app, text);
        Contribution(id: Id<Contribution>) => plan::contribution_page(app, id);
        Feedback(id: Id<Feedback>) => plan::feedback_page(app, id);
        Lessons => plan::lessons_page(app);
        Lesson(id: Id<Lesson>) => plan::lesson_page(app, id);
        Business => plan::business_page(app);
    }
    publish Publish {
        Publish => publish::page(app);
        PeriodReport => publish::period_report_page(app);
        YearlyReport => publish::yearly_report_page(app);
        ConsultationPackage(id: Id<Consultation>) => publish::package_page(app, id);
    }
    exchange Exchange {
        History => history::page(app);
        Share => share::page(app);
        Compare => exchange::page(app);
        Link(text: String) => link::page(app, text);
        Versions => versions::page(app);
        Version(id: Id<Version>) => versions::version_page(app, id);
        About => about::page(app);
    }
}

// Pieces of pages.
// What the overview tells of work that has begun: fetched with it, and nothing that it waits for.
part! { situation: fn situation(app: App) { overview::situation(app) } }
part! { answer: fn begun(app: App) { answer::begun_section(app) } }
part! {
    library: fn manage(app: App, entry: Entry, managed: RwSignal<Option<String>>) {
        start::manage::panel(app, entry, managed)
    }
}
part! { library: fn link_form(app: App) { start::link_form::form(app) } }
part! { library: fn storage(app: App) { start::storage::storage(app) } }

part! {
    sheet: fn sheet_picture(document: Document, is_settled: RwSignal<bool>) {
        structure_map::sheet_picture(&document, is_settled)
    }
}
// Beside the sheet: what is taken from the map and what is brought to it share how places are reckoned.
part! { sheet: fn map_file(desk: Desk) { structure_map::map_file(desk) } }
// What the map asks for when it is first used: few need all of it, and the map is there the sooner without.
part! { element, ahead by fetch_element: fn element_form(desk: Desk, id: Id<StructureElement>) { structure_map::element_form(desk, id) } }
part! {
    element: fn shape_menu(desk: Desk, id: Id<StructureElement>, shape: Shape) {
        structure_map::shape_menu(desk, id, shape)
    }
}
part! { desk: fn group_panel(desk: Desk) { structure_map::group_panel(desk) } }
part! { desk: fn map_search(desk: Desk) { structure_map::search_field(desk) } }
part! { desk: fn map_choices(desk: Desk) { structure_map::choices(desk) } }
part! { desk: fn map_filters(desk: Desk) { structure_map::filter_fields(desk) } }
part! { desk: fn map_story(desk: Desk) { structure_map::story(desk) } }

// The document's own of the frame.
part! { workspace: fn document_bar(workspace: Workspace) { document_frame::document_bar(workspace) } }
part! { workspace: fn history_buttons(workspace: Workspace) { document_frame::history_buttons(workspace) } }
part! { workspace: fn main_menu(app: App) { document_frame::main_menu(app) } }
part! { workspace: fn banners(workspace: Workspace) { document_frame::banners(workspace) } }

/// A function that fetches what it does with its part, and gives it ready to be done.
macro_rules! work {
    ($part:ident: fn $name:ident($($argument:ident: $type:ty),*) -> $work:ty { $body:expr }) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
        pub fn $name($($argument: $type),*) -> Result<$work, PartMissing> { Ok(Box::new(move || $body)) }

        #[cfg(not(split))]
        pub async fn $name($($argument: $type),*) -> Result<$work, PartMissing> { Ok(Box::new(move || $body)) }
    };
}

work! { workspace: fn requested(app: App, request: Request) -> Box<dyn FnOnce()> { requests::carry_out(app, request) } }
work! { workspace: fn brought_back(recent: Vec<(String, String)>) -> Box<dyn FnOnce()> { browser::bring_back(&recent) } }
// What the start page fetches too, as soon as it is drawn: a small part.
work! { listening: fn settled() -> Box<dyn FnOnce() -> DoneFuture> { Box::pin(settling::begin(bring_writes_back)) } }
work! { listening: fn listeners(app: App) -> Box<dyn FnOnce()> { page_listeners::begin(app) } }
work! { sheet: fn map_file_saver(app: App, file: MapFile) -> Box<dyn FnOnce()> { structure_map::save_map_file(app, file) } }
work! { sheet: fn sheet_to_read(content: SheetContent) -> Box<dyn FnOnce() -> SheetFuture> { Box::pin(structure_map::sheet_to_read(content)) } }
work! { workspace: fn question_set(workspace: Workspace) -> Box<dyn FnOnce() -> ArrivalFuture> { Box::pin(question_sets::current(workspace)) } }

/// Whether something has been downloaded, as soon as that is known.
type ArrivalFuture = Pin<Box<dyn Future<Output = bool>>>;

/// A picture on its way; `None` where what it is drawn on can't be had.
type SheetFuture = Pin<Box<dyn Future<Output = Option<crate::render::reading::Picture>>>>;

/// Fetches the question set that is asked now, unless it is there. Gives whether it is there then.
pub async fn current_question_set(workspace: Workspace) -> bool {
    match question_set(workspace).await {
        Ok(fetch) => fetch().await,
        Err(PartMissing) => false,
    }
}

/// Something on its way that gives nothing.
type DoneFuture = Pin<Box<dyn Future<Output = ()>>>;

/// Brings back what was written last before the browser was killed, if anything was. It is done before any document is looked at. Where
/// the part can't be had, no document can either.
pub async fn bring_back() {
    if let Ok(settle) = settled().await {
        settle().await;
    }
}

/// Brings these recent writes back, and gives whether that could be done. Few have any, so the start page doesn't fetch what it takes.
fn bring_writes_back(recent: Vec<(String, String)>) -> Pin<Box<dyn Future<Output = bool>>> {
    Box::pin(async move {
        let bring_back = brought_back(recent).await;
        bring_back.map(|bring_back| bring_back()).is_ok()
    })
}

/// Begins to listen to what every page listens to. Where the part can't be had, no page but the first can either.
pub async fn listen(app: App) {
    if let Ok(begin) = listeners(app).await {
        begin();
    }
    bring_back().await;
    app.library.refresh();
}

/// Asks something of the open document. What it says is said in texts that are fetched, too.
pub fn ask(app: App, request: Request) {
    spawn_local(async move {
        let parts = async {
            let words = fetch::BackgroundWork::new(words::complete());
            let work = requested(app, request).await;
            (work, words.result().await)
        };
        match app.notices.tell_if_late(parts).await {
            (Ok(carry_out), Some(true)) => {
                bring_back().await;
                carry_out();
            }
            _ => {
                app.workspace.opening.set(false);
                // The page that should have been there says that it can't.
                if !app.workspace.is_open() {
                    app.interface.route.set(Route::Overview);
                }
                app.notices.notify(Tone::Trouble, fill(Word::AppPartMissingText, &[]));
            }
        }
    });
}

/// Builds a page without following what it reads on the way: a later change of that would ask for the part again, which is
/// given once, and leave nothing on the screen. What the page follows it reads in closures of its own.
pub fn build(page: Page) -> AnyView {
    untrack(page)
}

/// The page of a part as soon as it is there. `settle` is called when it is.
pub fn later(
    load: impl Future<Output = Result<AnyView, PartMissing>> + Send + 'static,
    settle: impl FnOnce() + Send + 'static,
) -> AnyView {
    let load = Box::pin(async move {
        let view = load.await.unwrap_or_else(|PartMissing| missing());
        settle();
        view
    });
    suspended(load, waiting)
}

/// A piece of a page as soon as the part that it is in is there.
pub fn within(load: ViewFuture) -> AnyView {
    let load = Box::pin(async move {
        load.await.unwrap_or_else(|PartMissing| {
            let missing = [
                text(Word::AppPartMissingTitle),
                ". ",
                &fill(Word::AppPartMissingText, &[]),
            ]
            .concat();
            view! { <p class="record-edit">{missing}</p> }.into_any()
        })
    });
    suspended(load, || {
        view! { <div class="record-edit muted">{waiting_lines()}</div> }.into_any()
    })
}

/// A piece of the frame as soon as the part that it is in is there. Where that can't be had, the page says so.
pub fn beside(load: ViewFuture) -> AnyView {
    let load = Box::pin(async move { load.await.unwrap_or_else(|PartMissing| ().into_any()) });
    suspended(load, || ().into_any())
}

fn suspended(load: Pin<Box<dyn Future<Output = AnyView> + Send>>, waiting: fn() -> AnyView) -> AnyView {
    let view = StoredValue::new_local(Some(load));
    let show = move || {
        let load = view.try_update_value(Option::take).flatten();
        Suspend::new(async move {
            match load {
                Some(load) => load.await,
                None => ().into_any(),
            }
        })
    };
    view! { <Suspense fallback=waiting>{show}</Suspense> }.into_any()
}

fn missing() -> AnyView {
    view! {
        <main class="page" id="main" tabindex="-1">
            <header class="page-head">
                <h1>{text(Word::AppPartMissingTitle)}</h1>
                <p class="lede">{fill(Word::AppPartMissingText, &[])}</p>
                <p class="actions">
                    <button type="button" class="primary when-online" on:click=|_| page::reload()>
                        {text(Word::CrashReload)}
                    </button>
                </p>
            </header>
        </main>
    }
    .into_any()
}
