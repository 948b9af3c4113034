//! The arithmetic of the cross-sectoral analysis: the model's areas, how they influence each other, and which findings are looked for.

pub mod finding;
pub mod indicators;
pub mod influences;
pub mod model;
pub mod substance;
