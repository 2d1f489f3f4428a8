//! The boundary to JavaScript: decode, call, encode.
//!
//! A question crosses as one text, its parts by name, which `www/engine.ts` writes: reading questions by serde would bring
//! 18 kB of code. An answer crosses by `serde-wasm-bindgen`, as one [`Value`], so that its writer is compiled once and not
//! for each type.

#[cfg(feature = "portfolio")]
mod portfolio;

use std::cell::Cell;

use js_sys::Float64Array;
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

use crate::analysis::{ChartPoint, CurveRange};
#[cfg(feature = "full")]
use crate::analysis::{Goal, Sensitivity};
use crate::model::Model;
use crate::value::Value;
use crate::wire::{self, Question};

/// 4 kB smaller than the standard allocator, and faster.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    /// The models whose data were given: see `with_models`.
    static MODELS: Cell<Vec<Model>> = const { Cell::new(Vec::new()) };
}

/// Takes a model in, from its data; it replaces one of the same id. Throws what is wrong with them.
#[wasm_bindgen(js_name = addModel)]
pub fn add_model(data: &str) -> Result<(), JsError> {
    let model = Model::from_data(data).map_err(|error| JsError::new(&error.text()))?;
    with_models(|models| match models.iter_mut().find(|other| other.schema().id == model.schema().id) {
        Some(known) => *known = model,
        None => models.push(model),
    });
    Ok(())
}

/// Takes the models out while they are used. A `RefCell`, and `with` of the thread's key, would bring the code that formats
/// their panics, 0.2 kB compressed.
fn with_models<R>(used: impl FnOnce(&mut Vec<Model>) -> R) -> Option<R> {
    let mut models = MODELS.try_with(Cell::take).ok()?;
    let result = used(&mut models);
    MODELS.try_with(|kept| kept.set(models)).ok()?;
    Some(result)
}

/// A model by its id. Whoever asks looks first whether it was added.
fn known_model(id: &str) -> Result<Model, JsError> {
    let found = with_models(|models| models.iter().find(|model| model.schema().id == id).cloned());
    found.flatten().ok_or_else(|| JsError::new("there is no such model"))
}

/// Answers a question about the model that it names.
fn answer(question: &str, answered: impl FnOnce(&Model, &Question<'_>) -> Value) -> Result<JsValue, JsError> {
    let question = Question(question);
    let model = known_model(question.part("model"))?;
    to_js(&answered(&model, &question))
}

/// The figures; and the curve of the same inputs, where the question has a range; or the figures at a point of it. One
/// function for all, since each function that crosses by itself costs both sides its glue.
#[wasm_bindgen]
pub fn evaluate(question: &str) -> Result<JsValue, JsError> {
    answer(question, |model, question| {
        let point = ChartPoint { input: question.owned("input"), at: question.owned("at") };
        if point.input.is_empty() {
            Value::of(&wire::evaluate(model, question.inputs()))
        } else if !point.at.is_empty() {
            Value::of(&wire::evaluate_at(model, question.inputs(), &point))
        } else {
            Value::of(&wire::evaluate_and_curve(model, question.inputs(), &range(question)))
        }
    })
}

/// The charted outputs along one input.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn curve(question: &str) -> Result<JsValue, JsError> {
    answer(question, |model, question| Value::of(&wire::curve(model, question.inputs(), &range(question))))
}

/// Which value of an input brings an output to a target.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn solve(question: &str) -> Result<JsValue, JsError> {
    answer(question, |model, question| {
        let goal = Goal {
            input: question.owned("input"),
            // A row that is no number is no row.
            row: question.part("row").parse().ok(),
            output: question.owned("output"),
            target: question.owned("target"),
        };
        Value::of(&wire::solve(model, question.inputs(), &goal))
    })
}

/// How an output moves with each input.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn sensitivity(question: &str) -> Result<JsValue, JsError> {
    answer(question, |model, question| {
        let asked = Sensitivity { output: question.owned("output"), change: question.owned("change") };
        Value::of(&wire::sensitivity(model, question.inputs(), &asked))
    })
}

/// How far it is from one figure to another; null where one of them is no decimal.
#[wasm_bindgen]
pub fn difference(from: &str, to: &str) -> Result<JsValue, JsError> {
    to_js(&Value::of(&wire::difference(from, to)))
}

fn range(question: &Question<'_>) -> CurveRange {
    CurveRange {
        input: question.owned("input"),
        from: question.owned("from"),
        to: question.owned("to"),
        step: question.owned("step"),
    }
}

/// A value as JavaScript has it.
fn to_js(value: &Value) -> Result<JsValue, JsError> {
    ForJs(value).serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|_| JsError::new("no value"))
}

/// Serializes a value for JavaScript.
struct ForJs<'v>(&'v Value);

impl Serialize for ForJs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(value) => serializer.serialize_f64(*value as f64),
            Value::Float(value) => serializer.serialize_f64(*value),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(list) => serializer.collect_seq(list.iter().map(ForJs)),
            Value::Points(points) => {
                serde_wasm_bindgen::preserve::serialize(&Float64Array::from(points.as_slice()), serializer)
            }
            Value::Record(members) => {
                serializer.collect_map(members.iter().map(|(name, value)| (name.as_str(), ForJs(value))))
            }
        }
    }
}
