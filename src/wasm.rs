//! The boundary to JavaScript: decode, call, encode.
//!
//! A question crosses as one text and its answer as another, which `www/engine.ts` writes and reads: making objects by
//! calls between the two sides was 42 kB of uncompressed code, and took longer than computing them; and each function
//! that crosses by itself costs both sides its glue.

#[cfg(feature = "portfolio")]
mod portfolio;

use wasm_bindgen::prelude::*;

use crate::analysis::{ChartPoint, Curve, CurveRange, Goal, Sensitivity};
use crate::error::Error;
use crate::wire::json::json;
use crate::wire::{self, Refusal, read_inputs};

/// 4 kB smaller than the standard allocator, and faster.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Stands between a question's parts: its name, the model's id, the inputs, and what else it says, a line each.
const BETWEEN_PARTS: char = '\u{1d}';

/// The first letter of an answer that is no JSON: the caller's mistake, in words.
const MISTAKE: &str = "!";

/// The answer to a question, as JSON.
#[wasm_bindgen]
pub fn ask(question: &str) -> String {
    answer(&Question::from(question)).unwrap_or_else(|error| [MISTAKE, &error.text()].concat())
}

/// The points of a curve: the axis, then each charted output, all equally many. Nothing if anything is wrong: the
/// question `curve-refusal` says what.
#[wasm_bindgen]
pub fn curve(question: &str) -> Vec<f64> {
    curve_of(&Question::from(question)).map_or_else(
        |_| Vec::new(),
        |curve| curve.x.into_iter().chain(curve.series.into_iter().flat_map(|(_, points)| points)).collect(),
    )
}

struct Question<'q> {
    name: &'q str,
    model: &'q str,
    inputs: &'q str,
    rest: &'q str,
}

impl<'q> From<&'q str> for Question<'q> {
    fn from(text: &'q str) -> Self {
        let mut parts = text.split(BETWEEN_PARTS);
        let mut part = || parts.next().unwrap_or_default();
        Self { name: part(), model: part(), inputs: part(), rest: part() }
    }
}

fn answer(question: &Question<'_>) -> Result<String, Error> {
    let Question { name, model, rest, .. } = question;
    let inputs = || read_inputs(question.inputs);
    let mut line = lines(rest);
    Ok(match *name {
        "models" => json(&crate::model::models()),
        "evaluate" => json(&wire::evaluate(model, inputs())?),
        "curve-refusal" => match curve_of(question) {
            Err(Error::Fields(errors)) => json(&Refusal::from(errors)),
            Err(other) => return Err(other),
            Ok(_) => json(&Refusal::from(Vec::new())),
        },
        "charted-at" => json(&wire::charted_at(model, inputs(), &ChartPoint { input: line(), at: line() })?),
        #[cfg(feature = "whole")]
        "solve" => {
            // A row that is no number is no row.
            let goal = Goal { input: line(), row: line().parse().ok(), output: line(), target: line() };
            json(&wire::solve(model, inputs(), &goal)?)
        }
        #[cfg(feature = "whole")]
        "sensitivity" => json(&wire::sensitivity(model, inputs(), &Sensitivity { output: line(), change: line() })?),
        "difference" => json(&wire::difference(&line(), &line())),
        _ => [MISTAKE, "there is no such question"].concat(),
    })
}

fn curve_of(question: &Question<'_>) -> Result<Curve, Error> {
    let mut line = lines(question.rest);
    let range = CurveRange { input: line(), from: line(), to: line(), step: line() };
    crate::model::model(question.model)?.curve(read_inputs(question.inputs), &range)
}

fn lines(text: &str) -> impl FnMut() -> String {
    let mut lines = text.split('\n');
    move || lines.next().unwrap_or_default().to_owned()
}
