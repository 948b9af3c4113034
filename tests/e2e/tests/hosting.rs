//! The release works wherever its files lie, says when it can't, and asks nobody else.

use samspel_e2e::{Outcome, Setup, Visit};
use serde_json::json;

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
    visit.sees("Samspel couldn’t start.").await?;
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
            "const error = new WebAssembly.RuntimeError('out of memory');
             const program = new URL(document.querySelector('meta[name=app-wasm]').content, location.href);
             error.stack = `${error}\n    at samspel.wasm.grow (${program}:wasm-function[1]:0x1)`;
             dispatchEvent(new ErrorEvent('error', { error }))",
            vec![],
        )
        .await?;
    visit.sees("Samspel har stannat").await?;
    visit.sees("The page can’t continue.").await?;
    visit.no_axe_violations().await?;
    visit.finish_unchecked();
    Ok(())
}

#[tokio::test]
async fn a_page_says_so_where_its_texts_or_its_questions_are_not_served() -> Outcome {
    // A document is made only where its pages can be shown or may be later: without texts there is none.
    for (name, file, is_made) in [
        ("hosting_without_texts", "locales/sv.json", false),
        ("hosting_without_questions", "factors/framgangsfaktorer-1.json", true),
    ] {
        let setup = Setup {
            missing: &[file],
            ..Setup::default()
        };
        let visit = Visit::start(name, setup).await?;
        visit.goto("#/ny/04").await?;
        visit.heading("Den här delen gick inte att hämta").await?;
        visit.button("Ladda om sidan").await?;
        visit.no_axe_violations().await?;
        // What the first view has works on.
        visit.goto("#/").await?;
        visit.sees("Börja med din region").await?;
        if is_made {
            visit.sees("Regional utveckling – Region Sörmland").await?;
        }
        assert_eq!(visit.stored_documents().await?.len(), usize::from(is_made));
        visit.finish_unchecked();
    }
    Ok(())
}

#[tokio::test]
async fn a_question_set_that_is_not_served_is_asked_for_once_and_only_by_its_id() -> Outcome {
    let visit = Visit::start("hosting_other_set", Setup::default()).await?;
    let document = json!({
        "format": "samspel", "version": 1, "document": "d-1",
        "records": {
            "strategy": { "kind": "strategy", "name": "Med en annan uppsättning", "county": "04" },
            "r-1": { "kind": "round", "title": "Ett", "question_set": "annan-9" },
            "r-2": { "kind": "round", "title": "Två", "question_set": "../hemligt?1" },
        }
    });
    let file = visit.file("annan.samspel.json", document.to_string())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    visit.write("#document-name", "Nytt namn").await?;
    visit.is_saved().await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.css("#action-title").await?;
    let requests = visit.requests().await?;
    let sets: Vec<_> = requests
        .iter()
        .filter_map(|address| address.split_once("/factors/"))
        .map(|(_, name)| name)
        .collect();
    assert_eq!(sets, ["framgangsfaktorer-1.json", "annan-9.json"]);
    assert!(!requests.iter().any(|address| address.contains("hemligt")));
    visit.finish_unchecked();
    Ok(())
}
