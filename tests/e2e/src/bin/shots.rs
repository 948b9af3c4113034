//! Takes a picture of the whole page of the release at a route: `shots HASH WIDTH HEIGHT light|dark OUT.png [BEFORE.js]`.
//!
//! `BEFORE.js` runs on the app's origin before the app is opened, e.g. to fill local storage.

use std::fs;
use std::process::ExitCode;

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit};

const USAGE: &str = "shots HASH WIDTH HEIGHT light|dark OUT.png [BEFORE.js]";

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
    let scheme = match scheme.as_str() {
        "light" => Scheme::Light,
        "dark" => Scheme::Dark,
        other => return Err(format!("“{other}” is neither light nor dark; say {USAGE}").into()),
    };
    let viewport = Viewport(width.parse()?, height.parse()?);
    let visit = Visit::start(
        "shots",
        Setup {
            hash,
            viewport,
            scheme,
            before: before.as_deref(),
            ..Setup::default()
        },
    )
    .await?;
    // Boundaries and fonts may still be on their way.
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    fs::write(out, visit.picture().await?)?;
    for error in visit.console_errors().await? {
        eprintln!("shots: console: {error}");
    }
    visit.finish_unchecked();
    Ok(())
}
