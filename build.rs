//! Nothing is generated at build time.

fn main() {}
