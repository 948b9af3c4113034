//! Everything that the response contains, shown before it is sent: as a table, and as the text of the file.

use leptos::prelude::*;

use super::sheet::{OpenInvitation, Sheet};
use crate::{
    app::{
        components::note::Note,
        text::{
            vocabulary::{self, Term},
            words::{self, Word, fill, number, text},
        },
    },
    domain::{
        assessment::{questionnaire::Page, response_file::ResponseFile},
        records::self_assessment::Answer,
    },
    format::response::{self, MOST_WRITTEN},
};

/// How many of the longest texts are named where the response is too large.
const MOST_NAMED: usize = 3;

/// The section.
pub fn contents(sheet: Sheet) -> AnyView {
    let held = sheet.read(move |draft| sheet.response(draft));
    let shown = move || {
        let open_invitation = sheet.open_invitation();
        held.with(|response| {
            let written = response::write(response);
            let size = written.as_ref().map_or_else(|error| error.bytes, String::len);
            let kilobytes = words::numbers().decimal(size as f64 / 1000.0, 1);
            let size_said = fill(Word::AnswerSize, &[("size", &kilobytes)]);
            let too_large = written.is_err().then(|| too_large(&open_invitation, response, size));
            let raw = written.ok().map(|text_of_file| {
                view! {
                    <details class="no-print">
                        <summary>{text(Word::AnswerRaw)}</summary>
                        <pre class="answer-raw" tabindex="0">
                            {text_of_file}
                        </pre>
                    </details>
                }
            });
            view! {
                <p id="answer-size">{size_said}</p>
                {too_large}
                {who(response)}
                {table(&open_invitation, response)}
                {raw}
            }
            .into_any()
        })
    };
    view! {
        <section class="section split">
            <h2>{text(Word::AnswerHolds)}</h2>
            <div class="stack">{shown}</div>
        </section>
    }
    .into_any()
}

/// Who answers, as the file says it.
fn who(response: &ResponseFile) -> AnyView {
    let unsaid = || text(Word::AnswerUnsaid).to_owned();
    let group = response.group.map_or_else(unsaid, |group| text(group.word()).into());
    let name = if response.name.is_empty() {
        unsaid()
    } else {
        response.name.clone()
    };
    let day = response.answered.map(vocabulary::day).unwrap_or_default();
    let row = |word: Word, said: String| {
        view! {
            <div>
                <dt>{text(word)}</dt>
                <dd>{said}</dd>
            </div>
        }
    };
    view! {
        <dl class="answer-who">
            {row(Word::AnswerRound, response.title.clone())} {row(Word::FieldResponseGroup, group)}
            {row(Word::FieldResponseRole, text(response.role.word()).into())} {row(Word::FieldResponseName, name)}
            {row(Word::AnswerDay, day)} {row(Word::AnswerId, response.id.as_str().into())}
            {row(Word::FieldResponseRevision, response.revision.0.to_string())}
        </dl>
    }
    .into_any()
}

fn table(open_invitation: &OpenInvitation, response: &ResponseFile) -> AnyView {
    let bodies: Vec<_> = open_invitation
        .questionnaire
        .pages
        .iter()
        .map(|page| body(open_invitation, page, response))
        .collect();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=text(Word::AnswerHolds)>
            <table class="data-table answer-table">
                <thead>
                    <tr>
                        <th scope="col">{text(Word::AnswerStatementHead)}</th>
                        <th scope="col">{text(Word::AnswerAnswer)}</th>
                    </tr>
                </thead>
                {bodies}
            </table>
        </div>
    }
    .into_any()
}

/// What it says on one factor.
fn body(open_invitation: &OpenInvitation, page: &Page, response: &ResponseFile) -> AnyView {
    let language = words::language();
    let rows: Vec<_> = page
        .items
        .iter()
        .map(|item| {
            let said = match response.answers.get(item.id()) {
                Some(Answer::Level(level)) => view! {
                    <span class="level-mark" data-level=level.get()>
                        {level.get()}
                    </span>
                    " "
                    {open_invitation.questionnaire.level_name(level, language)}
                }
                .into_any(),
                Some(outside) => vocabulary::answer(outside).into_any(),
                None => view! { <span class="muted">{text(Word::AnswerNoAnswer)}</span> }.into_any(),
            };
            let (number, statement) = (item.number().to_owned(), item.text(language).to_owned());
            view! {
                <tr>
                    <td>
                        <span class="statement-id">{number}</span>
                        " "
                        {statement}
                    </td>
                    <td>{said}</td>
                </tr>
            }
        })
        .collect();
    let texts = [
        (Word::FieldResponseEvidence, &response.evidence),
        (Word::FieldResponseComments, &response.comments),
    ];
    let texts: Vec<_> = texts
        .into_iter()
        .filter_map(|(word, texts)| {
            let said = texts.get(page.factor.id)?.clone();
            Some(view! {
                <tr class="answer-said">
                    <td colspan="2">
                        <strong>{text(word)}": "</strong>
                        {said}
                    </td>
                </tr>
            })
        })
        .collect();
    view! {
        <tbody>
            <tr>
                <th scope="rowgroup" colspan="2">
                    {page.factor.number}
                    ". "
                    {page.factor.title(language)}
                </th>
            </tr>
            {rows}
            {texts}
        </tbody>
    }
    .into_any()
}

/// Which texts to shorten, the longest first, and why.
fn too_large(open_invitation: &OpenInvitation, response: &ResponseFile, size: usize) -> AnyView {
    let mut texts: Vec<(usize, Word, &str)> = Vec::new();
    let kinds = [
        (Word::FieldResponseEvidence, &response.evidence),
        (Word::FieldResponseComments, &response.comments),
    ];
    for (word, said) in kinds {
        texts.extend(said.iter().map(|(factor, said)| (said.len(), word, factor.as_str())));
    }
    texts.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.2.cmp(b.2)));
    let rows: Vec<_> = texts
        .into_iter()
        .take(MOST_NAMED)
        .filter_map(|(length, word, factor)| {
            let (_, page) = open_invitation.questionnaire.page(factor)?;
            let factor_number = page.factor.number.to_string();
            let values = [
                ("number", &*factor_number),
                ("what", text(word)),
                ("n", &*number(length)),
            ];
            let label = fill(Word::AnswerShorten, &values);
            Some(view! {
                <li>
                    <a href=open_invitation.address_of(factor)>{label}</a>
                </li>
            })
        })
        .collect();
    let (over, most) = (number(size - MOST_WRITTEN), number(MOST_WRITTEN));
    let message = fill(Word::AnswerTooLarge, &[("n", &over), ("limit", &most)]);
    Note::ERROR.alert().view(view! {
        <p>{message}</p>
        <ul>{rows}</ul>
    })
}
