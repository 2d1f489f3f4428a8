//! Questions to ask of any model, through its schema.

mod curve;
mod nearest_float;

pub use curve::{Curve, CurveRange};
