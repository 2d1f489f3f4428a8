//! An equation is written once, as data.
//!
//! A model writes its equations with ordinary operators on [`Expr`]; what they build is a tree.
//! From that one tree come the exact value (`evaluate`), and the equation as it is printed, in symbols and
//! with the numbers put in, and as a spreadsheet formula (`write`). What is printed is therefore what was computed.

#[cfg(not(target_arch = "wasm32"))]
mod build;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod cells;
pub(crate) mod evaluate;
pub(crate) mod markup;
pub(crate) mod node;
pub(crate) mod program;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod sql;
#[cfg(any(feature = "full", not(target_arch = "wasm32")))]
pub(crate) mod write;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use build::{
    Expr, YearlyFactor, annuity_factor, any_year, build_tree, by_choice, cell_only, definition, first_number,
    first_number_by_halving, in_spreadsheet, input, maximum, minimum, not_defined, output, power, previous_row,
    sum_over_rows, sum_over_years, when,
};
pub use node::Symbol;
pub(crate) use node::Tree;
