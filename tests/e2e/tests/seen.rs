//! What everybody sees and reads: headings and names that tell apart, words that are whole, long names that stay in their place, and what is
//! marked by more than colours of our own.

use samspel::domain::records::document::Document;
use samspel_e2e::{Outcome, Setup, Viewport, Visit, pages};

// R241
#[tokio::test]
async fn headings_lead_through_every_page_and_no_two_controls_have_the_same_name() -> Outcome {
    let visit = Visit::start("headings", Setup::default()).await?;
    let mut faults = Vec::new();
    for document in [pages::begun()?, pages::example()?] {
        visit.open_document(&document).await?;
        for page in visit.pages(&document).await? {
            visit.open_page(&page).await?;
            if let Err(reason) = visit.headings_and_names_are_clear().await {
                faults.push(format!("{:?}: {reason}", page.kind));
            }
        }
    }
    end(visit, faults).await
}

// R242
#[tokio::test]
async fn no_word_is_broken_by_a_single_letter() -> Outcome {
    let sizes = [
        Viewport::NARROW,
        Viewport(768, 1024),
        Viewport::WIDE,
        Viewport(1440, 900),
    ];
    walk("whole_words", &pages::example()?, &sizes, async |visit| {
        visit.words_are_whole().await
    })
    .await
}

// R243
#[tokio::test]
async fn long_names_stay_in_their_place() -> Outcome {
    let long = pages::example_with(|text| format!("{}{text}", "Ordutanmellanrum".repeat(13)))?;
    let sizes = [Viewport::NARROW, Viewport::WIDE];
    walk("long_names", &long, &sizes, async |visit| {
        visit.no_horizontal_overflow().await
    })
    .await
}

/// Looks at every page of a document in these sizes.
async fn walk(name: &str, document: &Document, sizes: &[Viewport], look: impl AsyncFn(&Visit) -> Outcome) -> Outcome {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.open_document(document).await?;
    let mut faults = Vec::new();
    for page in visit.pages(document).await? {
        visit.open_page(&page).await?;
        for size in sizes {
            visit.set_viewport(*size).await?;
            visit.frame().await?;
            if let Err(reason) = look(&visit).await {
                faults.push(format!("{:?} at {} px: {reason}", page.kind, size.0));
            }
        }
    }
    end(visit, faults).await
}

async fn end(visit: Visit, faults: Vec<String>) -> Outcome {
    if faults.is_empty() {
        visit.finish().await
    } else {
        Err(format!("{} faults:\n{}", faults.len(), faults.join("\n")).into())
    }
}
