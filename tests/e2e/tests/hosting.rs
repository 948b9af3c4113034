//! The release works wherever its files lie, says when it can't, and asks nobody else.

use samspel_e2e::{Outcome, Setup, Visit};

async fn loads_at(name: &str, path: &str) -> Outcome {
    let visit = Visit::start(
        name,
        Setup {
            path,
            ..Setup::default()
        },
    )
    .await?;
    visit.sees("Samspel").await?;
    visit.reload().await?;
    visit.sees("Samspel").await?;
    visit.no_axe_violations().await?;
    visit.finish().await
}

#[tokio::test]
async fn loads_at_the_root_of_a_host() -> Outcome {
    loads_at("loads_at_the_root_of_a_host", "/").await
}

#[tokio::test]
async fn loads_under_a_path_of_a_host() -> Outcome {
    loads_at("loads_under_a_path_of_a_host", "/region/samspel/").await
}

#[tokio::test]
async fn says_in_both_languages_that_it_could_not_start() -> Outcome {
    let setup = Setup {
        missing: &[".wasm"],
        waits_for_app: false,
        ..Setup::default()
    };
    let visit = Visit::start("says_in_both_languages_that_it_could_not_start", setup).await?;
    visit.sees("Samspel kunde inte starta.").await?;
    visit.sees("Samspel could not start.").await?;
    visit.no_axe_violations().await?;
    visit.no_request_left().await?;
    visit.finish_unchecked();
    Ok(())
}

#[tokio::test]
async fn says_that_it_has_stopped_where_the_program_could_not() -> Outcome {
    let name = "says_that_it_has_stopped_where_the_program_could_not";
    let visit = Visit::start(name, Setup::default()).await?;
    visit
        .script(
            "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('out of memory') }))",
            vec![],
        )
        .await?;
    visit.sees("Samspel har stannat").await?;
    visit.sees("The page can’t go on.").await?;
    visit.no_axe_violations().await?;
    visit.finish_unchecked();
    Ok(())
}
