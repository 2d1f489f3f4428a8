//! An equation is written once, as data.
//!
//! A model writes its equations with ordinary operators on [`Expr`]; what they build is a tree, kept in an [`Arena`].
//! From that one tree come the exact value (`evaluate`), and the equation as it is printed, in symbols and
//! with the numbers put in, and as a spreadsheet formula (`write`). What is printed is therefore what was computed.
//!
//! The arena exists so that a term can be used twice, as on paper: an [`Expr`] is a small copy of its place.

mod build;
pub(crate) mod evaluate;
pub(crate) mod markup;
pub(crate) mod node;
pub(crate) mod write;

pub use build::{Arena, Condition, Expr, Term, annuity_factor, maximum, minimum, power, when};
pub use node::Symbol;
