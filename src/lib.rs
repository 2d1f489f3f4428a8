//! What a customer, and a customer-service system, is worth: exact decimals, from one set of equations.
//!
//! A model is a pure function from named decimals to named decimals, with a schema. Ask it by name:
//!
//! ```
//! use value_calculator::model;
//! let evaluation = model("customer-value")?.evaluate([("retention_years", "5".into())])?;
//! assert_eq!(evaluation.output("customer_value").unwrap()?.to_string(), "10475.3890395981290337");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! or by its types:
//!
//! ```
//! use value_calculator::customer_value::{Inputs, evaluate};
//! let outputs = evaluate(&Inputs::default())?;
//! assert_eq!(outputs.break_even_year?.to_string(), "0");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(not(feature = "full"), allow(dead_code, reason = "the small module does not use all of it"))]

mod analysis;
mod decimal;
mod discounting;
mod equation;
mod error;
mod inputs;
mod json;
mod model;
#[cfg(not(target_arch = "wasm32"))]
mod models;
#[cfg(feature = "portfolio")]
pub mod portfolio;
mod rounding;
mod schema;
mod split;
mod transcendental;
mod value;
pub mod wire;

#[cfg(target_arch = "wasm32")]
mod wasm;

pub use analysis::{ChartPoint, Curve, CurveRange, Difference, Points};
#[cfg(feature = "full")]
pub use analysis::{Goal, Sensitivity, Solution, Swing, SwingEnd};
pub use decimal::{Decimal, Figure, parse_decimal};
pub use discounting::{DiscountTable, Timing};
pub use equation::Symbol;
pub use equation::markup::Markup;
pub use error::{Error, ErrorCode, FieldError, NotDefined, ReasonNumber};
pub use inputs::{Input, Value};
#[cfg(not(target_arch = "wasm32"))]
pub use model::{CellFormula, Query, QueryColumn, Workbook};
pub use model::{DataError, Evaluation, Model, Note, Tone};
#[cfg(feature = "full")]
pub use model::{Derivation, Working};
#[cfg(not(target_arch = "wasm32"))]
pub use models::{agent_pay, customer_value, information_value, model, models, referral_value, service_roi};
pub use rounding::result_digits;
pub use schema::{
    Chart, Choice, Column, Field, FieldKind, Origin, Output, Prominence, Requirement, ScheduleChart, Schema, Slider,
    Unit, Waterfall,
};
