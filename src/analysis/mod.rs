//! Questions to ask of any model, through its schema.

mod curve;

pub use curve::{Curve, CurveRange};
