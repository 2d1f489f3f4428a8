//! The tests of the crate as whoever uses it sees it, in one program so that it links once.
//!
//! What the crate's lints forbid (panics, unchecked operators, floats) is how a test says that something is wrong.
#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod article;
mod documents;
mod edges;
mod exact;
mod hostile_files;
mod model_data;
mod oracles;
mod portfolio;
mod properties;
mod questions;
mod random;
mod tidy;
mod workbooks;
mod working;
