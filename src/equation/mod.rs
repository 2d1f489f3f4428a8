//! An equation is written once, as data.
//!
//! A model writes its equations with ordinary operators on [`Expr`]; what they build is a tree, kept in an [`Arena`].
//! From that one tree come the exact value (`evaluate`), the equation as it is printed and with the numbers put in
//! (`mathml`), and the spreadsheet formula (`excel`). What is printed is therefore what was computed.
//!
//! The arena exists so that a term can be used twice, as on paper: an [`Expr`] is a small copy of its place.

mod build;
pub(crate) mod evaluate;
pub(crate) mod excel;
pub(crate) mod mathml;
pub(crate) mod node;

pub use build::{Arena, Condition, Expr, Operand, Term, annuity_factor, maximum, minimum, power, when};
pub use node::Symbol;
