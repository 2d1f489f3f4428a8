//! The boundary to JavaScript: decode, call, encode.
//!
//! Answers cross as one text that the browser's own JSON reader takes apart: a working has a thousand small arrays, and
//! making each by a call took longer than everything else.

use js_sys::{Array, Float64Array, JSON, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::analysis::CurveRange;
use crate::error::Error;
use crate::inputs::Input;
use crate::wire::{self, Refusal};

fn encode(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|_| failure("an answer could not be written"))?;
    JSON::parse(&text)
}

fn failure(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}

fn thrown(error: &Error) -> JsValue {
    failure(&error.to_string())
}

/// The texts of an object under their names.
fn texts(object: &JsValue) -> Result<Vec<(String, String)>, JsValue> {
    entries(object)?.into_iter().map(|(name, value)| Ok((name, text(&value)?))).collect()
}

fn text(value: &JsValue) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| failure("every input is a text, or an array of rows of texts"))
}

fn entries(object: &JsValue) -> Result<Vec<(String, JsValue)>, JsValue> {
    let object =
        object.dyn_ref::<Object>().ok_or_else(|| failure("the inputs are an object from field ids to texts"))?;
    let pairs = Object::entries(object);
    Ok(pairs
        .iter()
        .map(|pair| Array::from(&pair))
        .map(|pair| (pair.get(0).as_string().unwrap_or_default(), pair.get(1)))
        .collect())
}

fn decode_inputs(inputs: &JsValue) -> Result<wire::Inputs, JsValue> {
    let input = |value: JsValue| {
        if Array::is_array(&value) {
            let rows = Array::from(&value).iter().map(|row| texts(&row)).collect::<Result<_, _>>()?;
            return Ok(Input::Rows(rows));
        }
        text(&value).map(Input::Text)
    };
    entries(inputs)?.into_iter().map(|(name, value)| Ok((name, input(value)?))).collect()
}

fn decode_range(range: &JsValue) -> Result<CurveRange, JsValue> {
    let part = |name: &str| {
        let value = Reflect::get(range, &name.into())?;
        value.as_string().ok_or_else(|| failure("the range is { input, from, to, step }, all texts"))
    };
    Ok(CurveRange { input: part("input")?, from: part("from")?, to: part("to")?, step: part("step")? })
}

/// The schemas of all models.
#[wasm_bindgen]
pub fn models() -> Result<JsValue, JsValue> {
    let schemas: Vec<_> = crate::model::models().iter().map(|model| model.schema()).collect();
    encode(&schemas)
}

/// A model's answer to one set of inputs.
#[wasm_bindgen]
pub fn evaluate(model_id: &str, inputs: &JsValue) -> Result<JsValue, JsValue> {
    let answer = wire::evaluate(model_id, decode_inputs(inputs)?).map_err(|error| thrown(&error))?;
    encode(&answer)
}

/// The charted outputs of a model against one input.
#[wasm_bindgen]
pub fn curve(model_id: &str, inputs: &JsValue, range: &JsValue) -> Result<JsValue, JsValue> {
    let (inputs, range) = (decode_inputs(inputs)?, decode_range(range)?);
    let model = crate::model::model(model_id).map_err(|error| thrown(&error))?;
    let curve = match model.curve(inputs, &range) {
        Ok(curve) => curve,
        Err(Error::Fields(errors)) => return encode(&Refusal::from(errors)),
        Err(other) => return Err(thrown(&other)),
    };
    let series = Object::new();
    for (id, points) in &curve.series {
        Reflect::set(&series, &(*id).into(), &Float64Array::from(points.as_slice()))?;
    }
    let answer = Object::new();
    Reflect::set(&answer, &"ok".into(), &JsValue::TRUE)?;
    Reflect::set(&answer, &"x".into(), &Float64Array::from(curve.x.as_slice()))?;
    Reflect::set(&answer, &"series".into(), &series)?;
    Ok(answer.into())
}
