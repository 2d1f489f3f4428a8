//! Questions to ask of any model, through its schema.

mod curve;
mod difference;
#[cfg(feature = "full")]
mod driver;
#[cfg(feature = "full")]
mod sensitivity;
#[cfg(feature = "full")]
mod solve;

#[cfg(feature = "portfolio")]
pub(crate) use curve::float_near;
pub use curve::{ChartPoint, Curve, CurveRange, Points};
pub use difference::Difference;
#[cfg(feature = "full")]
pub use sensitivity::{Sensitivity, Swing, SwingEnd};
#[cfg(feature = "full")]
pub use solve::{Goal, Solution};

use crate::error::{ErrorCode, FieldError};
use crate::inputs::{beginning, in_words};

/// What is wrong with a part of a question, as one more field.
fn question_error(name: &str, code: ErrorCode, text: &str, example: impl FnOnce() -> String) -> FieldError {
    let what = || match code {
        ErrorCode::UnknownField => "is not a number of this model",
        ErrorCode::BelowMinimum => "is too small",
        ErrorCode::AboveMaximum => "is too large",
        ErrorCode::Required => "is empty",
        _ => "is not a number",
    };
    let message = in_words(|| ["\"", beginning(text), "\" ", what(), &example()].concat());
    FieldError { field: name.to_owned(), code, message, min: None, max: None, max_decimals: None, row: None }
}
