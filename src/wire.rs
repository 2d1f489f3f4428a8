//! What crosses the boundary, as serde types: decimals are strings there.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::decimal::{Decimal, Figure};
use crate::error::{Error, FieldError};
use crate::inputs::Input;
use crate::model::{Evaluation, Note, Working, model};

#[cfg(test)]
mod typescript;

/// The inputs of one call, by field id.
pub type Inputs = Vec<(String, Input)>;

/// The answer of `evaluate`: either every output, or every error.
///
/// ```
/// use value_calculator::wire::{Answer, evaluate};
/// assert!(matches!(evaluate("customer-value", Default::default())?, Answer::Evaluation(_)));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// The inputs were right.
    Evaluation(EvaluationOnWire),
    /// One or more were wrong.
    Refusal(Refusal),
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
    #[serde(serialize_with = "values")]
    #[cfg_attr(test, ts(type = "Record<string, string | null>"))]
    outputs: Vec<(&'static str, Figure)>,
    /// The reason codes of the outputs that are `null`.
    #[serde(serialize_with = "reasons")]
    #[cfg_attr(test, ts(type = "Record<string, string>"))]
    not_defined: Vec<(&'static str, Figure)>,
    /// What has to be said about them.
    notes: Vec<Note>,
    /// How they are worked out.
    working: Working,
    /// The schedule's rows, each a cell a column.
    #[cfg_attr(test, ts(type = "Array<Array<string | null>>"))]
    schedule: Vec<Vec<Option<Decimal>>>,
}

impl From<Evaluation> for EvaluationOnWire {
    fn from(evaluation: Evaluation) -> Self {
        let Evaluation { outputs, notes, working, schedule } = evaluation;
        Self { ok: true, not_defined: outputs.clone(), outputs, notes, working, schedule }
    }
}

fn values<S: Serializer>(outputs: &[(&str, Figure)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(outputs.len()))?;
    for (id, figure) in outputs {
        map.serialize_entry(id, &figure.ok())?;
    }
    map.end()
}

fn reasons<S: Serializer>(outputs: &[(&str, Figure)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (id, figure) in outputs {
        if let Err(reason) = figure {
            map.serialize_entry(id, reason.code())?;
        }
    }
    map.end()
}

/// All that is wrong with the inputs.
///
/// ```
/// use value_calculator::wire::{Answer, evaluate};
/// let inputs = [("discount_rate".to_owned(), "abc".into()), ("customers".to_owned(), "0.5".into())];
/// let Answer::Refusal(refusal) = evaluate("customer-value", inputs.into())? else { panic!("two fields are wrong") };
/// assert_eq!(refusal.errors.len(), 2);
/// # Ok::<(), value_calculator::Error>(())
/// ```
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

/// Evaluates a model by its id.
///
/// ```
/// use value_calculator::wire::evaluate;
/// let sent = serde_json::to_value(evaluate("customer-value", Default::default())?).unwrap();
/// assert_eq!(sent["outputs"]["maximum_acquisition_cost"], "13475.3890395981290337");
/// # Ok::<(), value_calculator::Error>(())
/// ```
///
/// # Errors
/// Only [`Error::UnknownModel`]; wrong inputs are an answer.
pub fn evaluate(model_id: &str, inputs: Inputs) -> Result<Answer, Error> {
    match model(model_id)?.evaluate(inputs) {
        Ok(evaluation) => Ok(Answer::Evaluation(evaluation.into())),
        Err(Error::Fields(errors)) => Ok(Answer::Refusal(errors.into())),
        Err(other) => Err(other),
    }
}
