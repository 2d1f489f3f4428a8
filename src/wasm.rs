//! The boundary to JavaScript: decode, call, encode.

use js_sys::{Float64Array, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::prelude::*;

use crate::analysis::CurveRange;
use crate::error::Error;
use crate::wire::{self, Refusal};

fn encode(value: &impl Serialize) -> Result<JsValue, JsError> {
    value.serialize(&Serializer::json_compatible()).map_err(|error| JsError::new(&error.to_string()))
}

fn decode<T: serde::de::DeserializeOwned>(value: JsValue, what: &str) -> Result<T, JsError> {
    from_value(value).map_err(|error| JsError::new(&format!("{what}: {error}")))
}

const INPUTS: &str = "the inputs are an object from field ids to texts or rows";

/// The schemas of all models.
#[wasm_bindgen]
pub fn models() -> Result<JsValue, JsError> {
    let schemas: Vec<_> = crate::model::models().iter().map(|model| model.schema()).collect();
    encode(&schemas)
}

/// A model's answer to one set of inputs.
#[wasm_bindgen]
pub fn evaluate(model_id: &str, inputs: JsValue) -> Result<JsValue, JsError> {
    encode(&wire::evaluate(model_id, decode(inputs, INPUTS)?)?)
}

/// The charted outputs of a model against one input.
#[wasm_bindgen]
pub fn curve(model_id: &str, inputs: JsValue, range: JsValue) -> Result<JsValue, JsError> {
    let inputs: wire::Inputs = decode(inputs, INPUTS)?;
    let range: CurveRange = decode(range, "the range is { input, from, to, step }, all texts")?;
    let curve = match crate::model::model(model_id)?.curve(inputs, &range) {
        Ok(curve) => curve,
        Err(Error::Fields(errors)) => return encode(&Refusal::from(errors)),
        Err(other) => return Err(other.into()),
    };
    let series = Object::new();
    for (id, points) in &curve.series {
        set(&series, id, &Float64Array::from(points.as_slice()))?;
    }
    let answer = Object::new();
    set(&answer, "ok", &JsValue::TRUE)?;
    set(&answer, "x", &Float64Array::from(curve.x.as_slice()))?;
    set(&answer, "series", &series)?;
    Ok(answer.into())
}

fn set(object: &Object, key: &str, value: &JsValue) -> Result<(), JsError> {
    Reflect::set(object, &key.into(), value).map(drop).map_err(|_| JsError::new("an object could not be written"))
}
