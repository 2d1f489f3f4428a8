//! The boundary to JavaScript: decode, call, encode.
//!
//! Inputs and answers cross as one text each, which `www/engine.ts` writes and reads: making objects by calls between
//! the two sides was 42 kB of uncompressed code, and took longer than computing them.

use wasm_bindgen::prelude::*;

use crate::analysis::{ChartPoint, Curve, CurveRange, Goal, Sensitivity};
use crate::error::Error;
use crate::wire::{self, Refusal, json, read_inputs};

/// 4 kB smaller than the standard allocator, and faster.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The schemas of all models, as JSON.
#[wasm_bindgen]
pub fn models() -> String {
    json(&crate::model::models().iter().map(|model| model.schema()).collect::<Vec<_>>())
}

/// A model's answer to one set of inputs, as JSON.
#[wasm_bindgen]
pub fn evaluate(model_id: &str, inputs: &str) -> Result<String, JsError> {
    Ok(json(&wire::evaluate(model_id, read_inputs(inputs))?))
}

/// The points of a curve: the axis, then each charted output, all equally many. Nothing if an input is wrong.
#[wasm_bindgen]
pub fn curve(model_id: &str, inputs: &str, range: &str) -> Result<Vec<f64>, JsError> {
    match curve_of(model_id, inputs, range) {
        Ok(curve) => Ok(curve.x.into_iter().chain(curve.series.into_iter().flat_map(|(_, points)| points)).collect()),
        Err(Error::Fields(_)) => Ok(Vec::new()),
        Err(other) => Err(other.into()),
    }
}

/// What is wrong with the inputs of a curve that gave nothing, as JSON.
#[wasm_bindgen]
pub fn curve_refusal(model_id: &str, inputs: &str, range: &str) -> String {
    let errors = match curve_of(model_id, inputs, range) {
        Err(Error::Fields(errors)) => errors,
        _ => Vec::new(),
    };
    json(&Refusal::from(errors))
}

/// The charted outputs at one point of the axis, as JSON; the point's parts one a line.
#[wasm_bindgen]
pub fn charted_at(model_id: &str, inputs: &str, point: &str) -> Result<String, JsError> {
    let mut parts = lines(point);
    let point = ChartPoint { input: parts(), at: parts() };
    Ok(json(&wire::charted_at(model_id, read_inputs(inputs), &point)?))
}

/// The answer to a goal, as JSON; the goal's parts one a line, the row empty where there is none.
#[wasm_bindgen]
pub fn solve(model_id: &str, inputs: &str, goal: &str) -> Result<String, JsError> {
    let mut parts = lines(goal);
    let goal = Goal { input: parts(), row: parts().parse().ok(), output: parts(), target: parts() };
    Ok(json(&wire::solve(model_id, read_inputs(inputs), &goal)?))
}

/// How an output moves with each input, as JSON; the question's parts one a line.
#[wasm_bindgen]
pub fn sensitivity(model_id: &str, inputs: &str, question: &str) -> Result<String, JsError> {
    let mut parts = lines(question);
    let question = Sensitivity { output: parts(), change: parts() };
    Ok(json(&wire::sensitivity(model_id, read_inputs(inputs), &question)?))
}

/// How far it is from one figure to another, as JSON. Figures are the engine's own; anything else is the caller's mistake.
#[wasm_bindgen]
pub fn difference(from: &str, to: &str) -> Result<String, JsError> {
    wire::difference(from, to).map(|answer| json(&answer)).ok_or_else(|| JsError::new("a figure is a plain decimal"))
}

fn lines(text: &str) -> impl FnMut() -> String {
    let mut lines = text.split('\n');
    move || lines.next().unwrap_or_default().to_owned()
}

fn curve_of(model_id: &str, inputs: &str, range: &str) -> Result<Curve, Error> {
    let mut part = lines(range);
    let range = CurveRange { input: part(), from: part(), to: part(), step: part() };
    crate::model::model(model_id)?.curve(read_inputs(inputs), &range)
}
