//! What has changed since the overview was last looked at in this browser, on an earlier day: by kind of record, with the way to each.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            links::{LinkedRecord, linked_names},
            record_links,
        },
        document::workspace::Workspace,
        interface::{
            route::Route,
            settings::{self, Setting},
        },
        text::{
            kinds,
            words::{self, Word, fill, number, text},
        },
    },
    domain::records::{
        change::Reconsideration,
        comment::Comment,
        document::Document,
        record::{Kind, Record, RecordKind},
        review::Review,
        version::Version,
    },
    edit::{
        since::{Becoming, ChangedRecord, Mark, since},
        visits::{Visits, read_visits, write_visits},
    },
    platform::web::page,
};

/// How many records are named of those of a kind that the same has become of.
const NAMED: usize = 3;

/// How many kinds are told of.
const MOST_KINDS: usize = 8;

/// Records of a kind that the same has become of.
#[derive(Clone, PartialEq)]
struct Group {
    becoming: Becoming,
    count: usize,
    named: Vec<LinkedRecord>,
}

/// What has changed.
#[derive(Clone, Default, PartialEq)]
struct Changed {
    kinds: Vec<(Option<RecordKind>, Vec<Group>)>,
    /// How many kinds more there are.
    left: usize,
    may_lack: bool,
}

/// The section; nothing on the first visit.
pub fn section(workspace: Workspace) -> AnyView {
    let before = workspace.with_editor_now(|editor| {
        let id = editor.document().id.as_str();
        let kept = settings::setting(Setting::Visits).unwrap_or_default();
        let visit = Mark::of(editor.history(), page::now());
        let visits = Visits::with(read_visits(&kept, id), visit, page::day_began());
        // Where there is no room for it, what is shown next time is of a longer time.
        settings::keep_setting(Setting::Visits, &write_visits(&kept, id, &visits));
        visits.before
    });
    before.flatten().map(|before| told(workspace, before)).into_any()
}

fn told(workspace: Workspace, before: Mark) -> AnyView {
    let day = page::format_day(before.at, words::tag(words::language()));
    let changed = Memo::new(move |_| {
        let changed = workspace.with_editor(|editor| {
            let document = editor.document();
            let found = since(editor.history(), document, &before);
            changed(document, found.records, found.may_lack)
        });
        changed.unwrap_or_default()
    });
    let content = move || {
        let Changed { kinds, left, may_lack } = changed.get();
        let lacks = may_lack.then(|| view! { <p class="small">{text(Word::OverviewSinceLacks)}</p> });
        let word = if kinds.is_empty() && !may_lack {
            Word::OverviewSinceNothing
        } else {
            Word::OverviewSince
        };
        let rows: Vec<_> = kinds.into_iter().map(row).collect();
        let rows = (!rows.is_empty()).then(|| view! { <dl class="situation-changed">{rows}</dl> });
        let more = (left > 0).then(|| fill(Word::HistoryAndMore, &[("n", &number(left))]));
        view! {
            <p class="small">{fill(word, &[("day", &day)])}</p>
            {rows}
            {more.map(|more| view! { <p class="small">{more}</p> })}
            {lacks}
        }
    };
    view! {
        <section class="section situation-since" id="since-last-time">
            <h2>{text(Word::OverviewSinceTitle)}</h2>
            {content}
            <p class="no-print">
                <a href=Route::History.to_hash()>{text(Word::OverviewSinceHistory)}</a>
            </p>
        </section>
    }
    .into_any()
}

fn changed(document: &Document, records: Vec<ChangedRecord>, may_lack: bool) -> Changed {
    let mut found = Vec::new();
    for kind in kinds::all() {
        // How many answers there are is told elsewhere, as far as it may be.
        if kind.is_some_and(RecordKind::is_confidential) {
            continue;
        }
        let of_kind: Vec<_> = records.iter().filter(|one| one.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let becomings = [Becoming::Added, Becoming::Changed, Becoming::Removed];
        let groups = becomings.into_iter().filter_map(|becoming| {
            let mut of_group = of_kind.iter().filter(|one| one.becoming == becoming).peekable();
            of_group.peek()?;
            let count = of_group.clone().count();
            let named = of_group.take(NAMED).map(|one| named(document, one)).collect();
            Some(Group { becoming, count, named })
        });
        found.push((kind, groups.collect()));
    }
    let left = found.len().saturating_sub(MOST_KINDS);
    found.truncate(MOST_KINDS);
    Changed {
        kinds: found,
        left,
        may_lack,
    }
}

/// What a record is called, with who has said or decided it where that is known, and where it is.
fn named(document: &Document, changed: &ChangedRecord) -> LinkedRecord {
    let there = document.record(&changed.id).map(|record| &**record);
    let record = there.or(changed.gone.as_ref());
    let name = record.map_or_else(
        || changed.id.as_str().to_owned(),
        |record| kinds::name(&[document], &changed.id, record),
    );
    let by = record.map_or("", by).trim();
    let name = match by {
        "" => name,
        who => fill(Word::OverviewSinceBy, &[("name", &name), ("who", who)]),
    };
    record_links::leading(Some(document), &changed.id, name)
}

/// Who has said or decided what a record says, as far as it has a place for that.
fn by(record: &Record) -> &str {
    let comment = Comment::of(record).map(|comment| &comment.by);
    let look = Reconsideration::of(record).map(|look| &look.by);
    let review = Review::of(record).map(|review| &review.decided_by);
    let version = Version::of(record).map(|version| &version.decided_by);
    let by = comment.or(look).or(review).or(version);
    by.map_or("", String::as_str)
}

fn row((kind, groups): (Option<RecordKind>, Vec<Group>)) -> AnyView {
    let groups: Vec<_> = groups.into_iter().map(group).collect();
    view! {
        <div>
            <dt>{text(kinds::several(kind))}</dt>
            {groups}
        </div>
    }
    .into_any()
}

fn group(group: Group) -> AnyView {
    let word = match group.becoming {
        Becoming::Added => Word::OverviewSinceAdded,
        Becoming::Changed => Word::OverviewSinceChanged,
        Becoming::Removed => Word::OverviewSinceRemoved,
    };
    let left = group.count - group.named.len();
    let more = (left > 0).then(|| [" ", &fill(Word::HistoryAndMore, &[("n", &number(left))])].concat());
    view! {
        <dd>
            {fill(word, &[("n", &number(group.count))])} ": " {linked_names(group.named, ", ")} {more}
        </dd>
    }
    .into_any()
}
