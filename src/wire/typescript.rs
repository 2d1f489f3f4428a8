//! Writes `www/wire.ts` from the Rust types, so that the two cannot drift apart.

use ts_rs::{Config, TS};

use super::portfolio::{ClassOnWire, HeaderColumn, HeaderOnWire, RejectedOnWire, RowOnWire, StopOnWire, SummaryOnWire};
use super::questions::{
    DifferenceOnWire, SolvedOnWire, SwingEndOnWire, SwingOnWire, SwingsOnWire, UnsolvedOnWire, UnsolvedReason,
};
use super::{CurveOnWire, EvaluationAndCurveOnWire, EvaluationOnWire, Refusal};
use crate::error::{ErrorCode, FieldError};
use crate::model::{CellFormula, Derivation, Note, Tone, Workbook, Working};
use crate::portfolio::{Class, DecimalMark, Lorenz, Pareto, StopCode};
use crate::schema::{
    Chart, Choice, Column, Field, FieldKind, Origin, Output, Prominence, Requirement, ScheduleChart, Schema, Slider,
    Unit, Waterfall,
};

const HEADER: &str = r#"// Generated from the Rust types; `UPDATE_GENERATED=1 cargo test --lib typescript` writes it anew.

/**
 * A layout tree with the element names of MathML, as a text: `[mfrac[mn 1][mi r]]` is a fraction. An element is a tag, then
 * elements, or a space and a text. A number in "mn" is a plain decimal.
 */
export type Markup = string;

/** Which input a curve runs along, all plain decimals. */
export type CurveRange = { input: string; from: string; to: string; step: string };
/** Where a chart is read out: a number field, and a value of it as a plain decimal. */
export type ChartPoint = { input: string; at: string };
/** Which value of an input, or of a row's cell ("field.column" and the row from 0), brings an output to a target. */
export type Goal = { input: string; row?: number; output: string; target: string };
/** How an output moves when each input changes by a share of itself. */
export type Sensitivity = { output: string; change: string };
"#;

fn declaration<T: TS>(text: &mut String) {
    let config = Config::default();
    text.push('\n');
    text.push_str(&T::docs().unwrap_or_default());
    text.push_str("export ");
    text.push_str(&T::decl(&config));
    text.push('\n');
}

#[test]
fn typescript_types_are_those_of_rust() {
    let mut text = HEADER.to_owned();
    declaration::<Unit>(&mut text);
    declaration::<Origin>(&mut text);
    declaration::<FieldKind>(&mut text);
    declaration::<Slider>(&mut text);
    declaration::<Requirement>(&mut text);
    declaration::<Choice>(&mut text);
    declaration::<Field>(&mut text);
    declaration::<Prominence>(&mut text);
    declaration::<Output>(&mut text);
    declaration::<Column>(&mut text);
    declaration::<Chart>(&mut text);
    declaration::<ScheduleChart>(&mut text);
    declaration::<Waterfall>(&mut text);
    declaration::<Schema>(&mut text);
    declaration::<Tone>(&mut text);
    declaration::<Note>(&mut text);
    declaration::<Derivation>(&mut text);
    declaration::<Working>(&mut text);
    declaration::<CellFormula>(&mut text);
    declaration::<Workbook>(&mut text);
    declaration::<ErrorCode>(&mut text);
    declaration::<FieldError>(&mut text);
    declaration::<EvaluationOnWire>(&mut text);
    declaration::<Refusal>(&mut text);
    declaration::<SolvedOnWire>(&mut text);
    declaration::<UnsolvedReason>(&mut text);
    declaration::<UnsolvedOnWire>(&mut text);
    declaration::<SwingEndOnWire>(&mut text);
    declaration::<SwingOnWire>(&mut text);
    declaration::<SwingsOnWire>(&mut text);
    declaration::<DifferenceOnWire>(&mut text);
    declaration::<CurveOnWire>(&mut text);
    declaration::<EvaluationAndCurveOnWire>(&mut text);
    declaration::<DecimalMark>(&mut text);
    declaration::<HeaderColumn>(&mut text);
    declaration::<HeaderOnWire>(&mut text);
    declaration::<StopCode>(&mut text);
    declaration::<StopOnWire>(&mut text);
    declaration::<Class>(&mut text);
    declaration::<ClassOnWire>(&mut text);
    declaration::<SummaryOnWire>(&mut text);
    declaration::<RowOnWire>(&mut text);
    declaration::<RejectedOnWire>(&mut text);
    declaration::<Pareto>(&mut text);
    declaration::<Lorenz>(&mut text);
    // Examples in the docs are Rust; what is left of them says the same to a reader of the types.
    let mut kept = Vec::new();
    let mut in_example = false;
    for line in text.lines().map(str::trim_end) {
        if line.trim_start_matches([' ', '*']).starts_with("```") {
            in_example = !in_example;
        } else if !in_example {
            kept.push(line);
        }
    }
    let text = kept.join("\n").replace(" *\n */", " */").replace("/**\n * ", "/** ").replace("\n */", " */");
    let mut inside = false;
    let mut indented = String::new();
    for line in text.replace(", };", ",\n};").replace("{ ok: ", "{\n/** Which answer this is. */\nok: ").lines() {
        inside = inside && line != "};";
        indented.push_str(if inside { "  " } else { "" });
        indented.push_str(line.trim_end());
        indented.push('\n');
        inside = inside || line.ends_with('{') || line.ends_with("{ ");
    }
    let text = indented;

    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/wire.ts");
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::write(path, &text).expect("www/wire.ts can be written");
    }
    let committed = std::fs::read_to_string(path).expect("www/wire.ts is there");
    assert_eq!(committed, text, "www/wire.ts is stale: run UPDATE_GENERATED=1 cargo test --lib typescript");
}
