//! What crosses the boundary, as serde types: decimals are strings there.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::decimal::{Decimal, Figure};
use crate::error::{Error, FieldError};
use crate::inputs::Input;
use crate::model::{Evaluation, Note, Working, model};

#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) mod json;
#[cfg(all(feature = "portfolio", any(test, target_arch = "wasm32")))]
pub(crate) mod portfolio;
mod questions;
#[cfg(test)]
mod typescript;

pub use questions::{DifferenceOnWire, OrRefusal, SolveAnswer, charted_at, difference, sensitivity, solve};

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

/// Between two fields, and within one between its parts; neither can be typed into a form.
const FIELD_SEPARATOR: char = '\u{1e}';
const PART_SEPARATOR: char = '\u{1f}';

/// Reads inputs written as one text: fields apart by U+001E; a field is its id and its text, or its id, the number of a
/// row, a column and the text there, apart by U+001F. A field of rows without any is its id alone.
///
/// ```
/// use value_calculator::Input;
/// use value_calculator::wire::read_inputs;
/// let inputs = read_inputs("retention_years\u{1f}5\u{1e}points\u{1f}0\u{1f}uses\u{1f}3");
/// assert_eq!(inputs[0], ("retention_years".into(), Input::Text("5".into())));
/// assert_eq!(inputs[1], ("points".into(), Input::Rows(vec![vec![("uses".into(), "3".into())]])));
/// ```
#[must_use]
pub fn read_inputs(text: &str) -> Inputs {
    let mut inputs = Inputs::new();
    for field in text.split(FIELD_SEPARATOR).filter(|field| !field.is_empty()) {
        let parts: Vec<&str> = field.split(PART_SEPARATOR).collect();
        match *parts.as_slice() {
            [id, value] => inputs.push((id.to_owned(), value.into())),
            [id, row, column, value] => {
                let cell = (column.to_owned(), value.to_owned());
                enter_cell(&mut inputs, id, row.parse().unwrap_or(0), Some(cell));
            }
            [id, ..] => enter_cell(&mut inputs, id, 0, None),
            [] => {}
        }
    }
    inputs
}

type Row = Vec<(String, String)>;

/// Puts a cell into a row of a field, making both if they are new; without a cell, the field alone.
fn enter_cell(inputs: &mut Inputs, id: &str, place: usize, cell: Option<(String, String)>) {
    /// More rows than a page could show; a row past them is the last.
    const MOST_ROWS: usize = 10_000;
    let known = inputs.iter().position(|(name, _)| name == id);
    if known.is_none() {
        inputs.push((id.to_owned(), Input::Rows(Vec::new())));
    }
    let field = known.unwrap_or(inputs.len().saturating_sub(1));
    let (Some((_, Input::Rows(rows))), Some(cell)) = (inputs.get_mut(field), cell) else { return };
    let place = place.min(MOST_ROWS);
    if rows.len() <= place {
        rows.resize(place.saturating_add(1), Row::new());
    }
    if let Some(row) = rows.get_mut(place) {
        row.push(cell);
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
