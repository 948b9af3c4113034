//! Cases that a program of ours and another one, in another language and written from the documents alone, both work out.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde_json::Value;

/// So many cases, the same each time.
pub fn cases<S: Strategy>(case: impl Fn() -> S, count: usize, seed: u8) -> Vec<S::Value> {
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), seed);
    (0..count)
        .map(|_| case().new_tree(&mut runner).unwrap().current())
        .collect()
}

/// What the script of that name in `tests/independent` works out of these, in their order.
pub fn other_program(script: &str, cases: &Value) -> Vec<Value> {
    let mut running = Command::new("node")
        .arg(format!("{}/tests/independent/{script}", env!("CARGO_MANIFEST_DIR")))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node runs; scripts/setup says how to get it");
    let mut input = running.stdin.take().unwrap();
    input.write_all(cases.to_string().as_bytes()).unwrap();
    drop(input);
    let output = running.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}
