//! What crosses the boundary, as serde types: decimals are texts there.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::analysis::{ChartPoint, Curve, CurveRange, Points};
use crate::decimal::{Figure, text};
use crate::error::{Error, FieldError};
use crate::inputs::Input;
#[cfg(feature = "full")]
use crate::model::Working;
use crate::model::{Evaluation, Model, Note};
use crate::value::points;

#[cfg(all(feature = "portfolio", any(test, target_arch = "wasm32")))]
pub(crate) mod portfolio;
mod question;
mod questions;
#[cfg(test)]
mod typescript;

#[cfg(target_arch = "wasm32")]
pub(crate) use question::Question;
pub use question::read_inputs;
pub use questions::{DifferenceOnWire, difference};
#[cfg(feature = "full")]
pub use questions::{SolveAnswer, SwingsOnWire, sensitivity, solve};

/// The inputs of one call, by field id.
pub type Inputs = Vec<(String, Input)>;

/// Values by their ids, in an order; a record on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ById<T>(Vec<(String, T)>);

impl<T: Serialize> Serialize for ById<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, value) in &self.0 {
            map.serialize_entry(id, value)?;
        }
        map.end()
    }
}

/// The texts of figures, and the reason codes of those that do not exist.
fn by_id(figures: Vec<(String, Figure)>) -> (ById<Option<String>>, ById<String>) {
    let (mut values, mut reasons) = (Vec::with_capacity(figures.len()), Vec::new());
    for (id, figure) in figures {
        let value = match figure {
            Ok(value) => Some(text(value)),
            Err(reason) => {
                reasons.push((id.clone(), reason.code().to_owned()));
                None
            }
        };
        values.push((id, value));
    }
    (ById(values), ById(reasons))
}

/// An answer, or every error in the inputs.
///
/// ```
/// use value_calculator::wire::{OrRefusal, evaluate};
/// let model = value_calculator::model("customer-value")?;
/// let inputs = [("discount_rate".to_owned(), "abc".into()), ("customers".to_owned(), "0.5".into())];
/// let OrRefusal::Refusal(refusal) = evaluate(model, inputs.into()) else { panic!("two fields are wrong") };
/// assert_eq!(refusal.errors.len(), 2);
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum OrRefusal<T> {
    /// The inputs were right.
    Answer(T),
    /// One or more were wrong.
    Refusal(Refusal),
}

impl<T> OrRefusal<T> {
    /// An engine's answer, as it is sent. There is a model, so that only inputs can be wrong.
    fn of<A>(answer: Result<A, Error>, sent: impl FnOnce(A) -> T) -> Self {
        match answer {
            Ok(answer) => Self::Answer(sent(answer)),
            Err(Error::Fields(errors)) => Self::Refusal(Refusal { ok: false, errors }),
            Err(Error::UnknownModel { .. }) => Self::Refusal(Refusal { ok: false, errors: Vec::new() }),
        }
    }
}

/// All that is wrong with the inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Refusal {
    #[cfg_attr(test, ts(type = "false"))]
    ok: bool,
    /// Every error.
    pub errors: Vec<FieldError>,
}

impl From<Vec<FieldError>> for Refusal {
    fn from(errors: Vec<FieldError>) -> Self {
        Self { ok: false, errors }
    }
}

/// An [`Evaluation`] as it is sent.
///
/// ```
/// use value_calculator::wire::EvaluationOnWire;
/// let evaluation = value_calculator::model("customer-value")?.evaluate([("acquisition_cost", "0".into())])?;
/// let sent = serde_json::to_value(EvaluationOnWire::from(evaluation)).unwrap();
/// assert_eq!(sent["not_defined"]["value_to_cost_ratio"], "no-acquisition-cost");
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Evaluation"))]
pub struct EvaluationOnWire {
    #[cfg_attr(test, ts(type = "true"))]
    ok: bool,
    /// Every output, `null` where it is not defined.
    #[cfg_attr(test, ts(type = "Record<string, string | null>"))]
    outputs: ById<Option<String>>,
    /// The reason codes of the outputs that are `null`.
    #[cfg_attr(test, ts(type = "Record<string, string>"))]
    not_defined: ById<String>,
    /// What has to be said about them.
    notes: Vec<Note>,
    /// How they are worked out.
    #[cfg(feature = "full")]
    working: Working,
    /// The schedule's rows, each a cell a column.
    #[cfg_attr(test, ts(type = "Array<Array<string | null>>"))]
    schedule: Vec<Vec<Option<String>>>,
}

impl From<Evaluation> for EvaluationOnWire {
    fn from(evaluation: Evaluation) -> Self {
        let (outputs, not_defined) = by_id(evaluation.outputs);
        let mut schedule = Vec::with_capacity(evaluation.schedule.len());
        for row in evaluation.schedule {
            let mut cells = Vec::with_capacity(row.len());
            for cell in row {
                cells.push(cell.map(text));
            }
            schedule.push(cells);
        }
        Self {
            ok: true,
            outputs,
            not_defined,
            notes: evaluation.notes,
            #[cfg(feature = "full")]
            working: evaluation.working,
            schedule,
        }
    }
}

/// A [`Curve`] as it is sent. A point that does not exist is NaN, here only, for drawing a gap.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Curve"))]
pub struct CurveOnWire {
    #[cfg_attr(test, ts(type = "true"))]
    ok: bool,
    /// The varied input.
    #[serde(serialize_with = "points")]
    #[cfg_attr(test, ts(type = "Float64Array"))]
    x: Points,
    /// Each charted output under its id.
    #[cfg_attr(test, ts(type = "Record<string, Float64Array>"))]
    series: ById<Series>,
}

/// One line of a curve.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Series(#[serde(serialize_with = "points")] Points);

impl From<Curve> for CurveOnWire {
    fn from(Curve { x, series }: Curve) -> Self {
        let mut lines = Vec::with_capacity(series.len());
        for (id, points) in series {
            lines.push((id, Series(points)));
        }
        Self { ok: true, x, series: ById(lines) }
    }
}

/// What one key press asks for: the figures, and the curve of the same inputs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "EvaluationAndCurve"))]
pub struct EvaluationAndCurveOnWire {
    /// The figures.
    #[cfg_attr(test, ts(type = "Evaluation | Refusal"))]
    evaluation: OrRefusal<EvaluationOnWire>,
    /// The curve.
    #[cfg_attr(test, ts(type = "Curve | Refusal"))]
    curve: OrRefusal<CurveOnWire>,
}

/// A model's answer to one set of inputs.
///
/// ```
/// let model = value_calculator::model("customer-value")?;
/// let sent = serde_json::to_value(value_calculator::wire::evaluate(model, Default::default())).unwrap();
/// assert_eq!(sent["outputs"]["maximum_acquisition_cost"], "13475.3890395981290337");
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[must_use]
pub fn evaluate(model: &Model, inputs: Inputs) -> OrRefusal<EvaluationOnWire> {
    OrRefusal::of(model.evaluate(inputs), Into::into)
}

/// The charted outputs of a model along one input.
#[must_use]
pub fn curve(model: &Model, inputs: Inputs, range: &CurveRange) -> OrRefusal<CurveOnWire> {
    OrRefusal::of(model.curve(inputs, range), Into::into)
}

/// Both at once; the inputs are read once.
#[must_use]
pub fn evaluate_and_curve(model: &Model, inputs: Inputs, range: &CurveRange) -> EvaluationAndCurveOnWire {
    let (evaluation, curve) = model.evaluate_and_curve(inputs, range);
    let (evaluation, curve) = (OrRefusal::of(evaluation, Into::into), OrRefusal::of(curve, Into::into));
    EvaluationAndCurveOnWire { evaluation, curve }
}

/// A model's answer at one point of its chart's axis.
///
/// ```
/// use value_calculator::ChartPoint;
/// use value_calculator::wire::evaluate_at;
/// let point = ChartPoint { input: "calls".into(), at: "2000".into() };
/// let model = value_calculator::model("agent-pay")?;
/// let sent = serde_json::to_value(evaluate_at(model, Default::default(), &point)).unwrap();
/// assert_eq!(sent["outputs"]["pay_before_deductions"], "4000");
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[must_use]
pub fn evaluate_at(model: &Model, inputs: Inputs, point: &ChartPoint) -> OrRefusal<EvaluationOnWire> {
    OrRefusal::of(model.evaluate_at(inputs, point), Into::into)
}
