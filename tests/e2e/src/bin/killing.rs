//! Kills the browser at random moments between 0 and 8 s after everything was said to be saved, and counts what is lost.
//! `killing [TIMES]`, 100 by default.

use std::{process::ExitCode, time::Duration};

use samspel_e2e::kept_after_kill;

/// The longest pause, in milliseconds.
const LONGEST: u64 = 8_000;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let times = std::env::args()
        .nth(1)
        .and_then(|times| times.parse().ok())
        .unwrap_or(100_u64);
    let (mut seed, mut lost) = (7_u64, 0);
    for time in 1..=times {
        // Small and the same each time, so that a loss can be looked into.
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let milliseconds = (seed >> 33) % LONGEST;
        match kept_after_kill("killing", Duration::from_millis(milliseconds)).await {
            Ok(None) => {}
            Ok(Some(missing)) => {
                lost += 1;
                println!("{time}: killed after {milliseconds} ms: {missing}");
            }
            Err(reason) => {
                eprintln!("killing: {reason}");
                return ExitCode::FAILURE;
            }
        }
    }
    println!("{lost} of {times} lost something that was said to be saved");
    if lost == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
