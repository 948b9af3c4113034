//! Takes a picture of the whole page of the release at a route: `shots [copy:]HASH WIDTH HEIGHT light|dark|print OUT.png [BEFORE.js]`.
//!
//! `BEFORE.js` runs on the app's origin before the app is opened, e.g. to fill local storage. `print` shows the page as it is on paper, for
//! which 658 is the width between the margins of A4. With `copy:` before it, as in `copy:#/dela/publicera`, the file that the page saves is
//! what is looked at; without `BEFORE.js` that of the example.

use std::fs;
use std::process::ExitCode;

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit};

const USAGE: &str = "shots [copy:]HASH WIDTH HEIGHT light|dark|print OUT.png [BEFORE.js]";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match take(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("shots: {reason}");
            ExitCode::FAILURE
        }
    }
}

async fn take(arguments: &[String]) -> Outcome {
    let (hash, width, height, scheme, out, before) = match arguments {
        [hash, width, height, scheme, out] => (hash, width, height, scheme, out, None),
        [hash, width, height, scheme, out, before] => {
            (hash, width, height, scheme, out, Some(fs::read_to_string(before)?))
        }
        _ => return Err(format!("say {USAGE}").into()),
    };
    let (scheme, is_print) = match scheme.as_str() {
        "light" => (Scheme::Light, false),
        "dark" => (Scheme::Dark, false),
        "print" => (Scheme::Light, true),
        other => return Err(format!("“{other}” is neither light, dark nor print; say {USAGE}").into()),
    };
    let viewport = Viewport(width.parse()?, height.parse()?);
    let place = hash.strip_prefix("copy:");
    let setup = Setup {
        hash: match place {
            Some(_) if before.is_none() => "#/exempel",
            Some(place) => place,
            None => hash,
        },
        viewport,
        scheme,
        before: before.as_deref(),
        ..Setup::default()
    };
    let visit = Visit::start("shots", setup).await?;
    if let Some(place) = place {
        if before.is_none() {
            visit.hash_is("#/oversikt").await?;
        }
        visit.goto(place).await?;
        visit.click("#publish-save:not([disabled])").await?;
        let copy = visit.any_download().await?;
        visit.open_copy(&copy).await?;
        visit.set_viewport(viewport).await?;
    }
    if is_print {
        visit.set_print().await?;
        visit.script("dispatchEvent(new Event('beforeprint'))", vec![]).await?;
    }
    // Boundaries and fonts may still be on their way.
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    fs::write(out, visit.picture().await?)?;
    for error in visit.console_errors().await? {
        eprintln!("shots: console: {error}");
    }
    visit.finish_unchecked();
    Ok(())
}
