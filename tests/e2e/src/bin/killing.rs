//! Kills the browser at random moments between 0 and 8 s after everything was said to be saved, and counts what is lost.
//! `killing [TIMES [SEED]]`, 100 by default.

use std::{process::ExitCode, time::Duration};

use samspel_e2e::kept_after_kill;

/// The longest pause, in milliseconds.
const LONGEST: u64 = 8_000;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let argument = |place: usize, otherwise: u64| {
        let given = std::env::args().nth(place).and_then(|given| given.parse().ok());
        given.unwrap_or(otherwise)
    };
    // The same moments each time, so that a loss can be looked into.
    let (times, mut seed) = (argument(1, 100), argument(2, 7));
    let (mut lost, mut longest) = (0, Duration::ZERO);
    for time in 1..=times {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let milliseconds = (seed >> 33) % LONGEST;
        match kept_after_kill("killing", Duration::from_millis(milliseconds)).await {
            Ok(killed) => {
                longest = longest.max(killed.waited);
                if let Some(missing) = killed.missing {
                    lost += 1;
                    println!("{time}: killed after {milliseconds} ms: {missing}");
                }
            }
            Err(reason) => {
                eprintln!("killing: {reason}");
                return ExitCode::FAILURE;
            }
        }
    }
    println!("{lost} of {times} lost something that was said to be saved");
    println!("it was said after {} ms at the latest", longest.as_millis());
    if lost == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
