//! An equation is written once, as data.
//!
//! A model writes its equations with ordinary operators on [`Expr`]; what they build is a tree.
//! From that one tree come the exact value (`evaluate`), and the equation as it is printed, in symbols and
//! with the numbers put in, and as a spreadsheet formula (`write`). What is printed is therefore what was computed.

mod build;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod cells;
pub(crate) mod evaluate;
pub(crate) mod markup;
pub(crate) mod node;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod sql;
pub(crate) mod write;

pub(crate) use build::{
    Expr, Term, annuity_factor, any_year, by_choice, definition, in_cells, input, maximum, minimum, not_defined,
    output, power, procedure, row_before, sum_over_rows, sum_over_years, when, written,
};
pub use node::Symbol;
