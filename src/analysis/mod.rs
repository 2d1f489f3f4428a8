//! Questions to ask of any model, through its schema.

mod curve;
mod difference;
mod driver;
mod nearest_float;
mod sensitivity;
mod solve;

pub use curve::{ChartPoint, Curve, CurveRange};
pub use difference::Difference;
pub use sensitivity::{Sensitivity, Swing, SwingEnd};
pub use solve::{Goal, Solution};

#[cfg(feature = "portfolio")]
pub(crate) use nearest_float::nearest_float;

use crate::error::{ErrorCode, FieldError};
use crate::inputs::beginning;

/// What is wrong with a part of a question, as one more field.
fn question_error(name: &str, code: ErrorCode, text: &str, example: &str) -> FieldError {
    let what = match code {
        ErrorCode::UnknownField => "is not a number of this model",
        ErrorCode::BelowMinimum => "is too small",
        ErrorCode::AboveMaximum => "is too large",
        ErrorCode::Required => "is empty",
        _ => "is not a number",
    };
    let message = ["\"", beginning(text), "\" ", what, example].concat();
    FieldError { field: name.to_owned(), code, message, min: None, max: None, max_decimals: None, row: None }
}
