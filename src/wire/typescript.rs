//! Writes `www/wire.ts` from the Rust types, so that the two cannot drift apart.

use ts_rs::{Config, TS};

use super::questions::{
    ChartedOnWire, DifferenceOnWire, SolvedOnWire, SwingEndOnWire, SwingOnWire, SwingsOnWire, UnsolvedOnWire,
    UnsolvedReason,
};
use super::{EvaluationOnWire, Refusal};
use crate::error::{ErrorCode, FieldError};
use crate::model::{CellFormula, Derivation, Note, Tone, Workbook, Working};
use crate::schema::{
    Chart, Choice, Column, Field, FieldKind, Origin, Output, Prominence, Requirement, ScheduleChart, Schema, Slider,
    Unit, Waterfall,
};

const HEADER: &str = r#"// Generated from the Rust types; `UPDATE_GENERATED=1 cargo test --lib typescript` writes it anew.

/** A layout tree with the element names of MathML: a tag, then its children or its text. A number in "mn" is a plain decimal. */
export type Markup = [tag: string, ...children: (Markup | string)[]];

/** Which input a curve runs along, all plain decimals. */
export type CurveRange = { input: string; from: string; to: string; step: string };
/** Where a chart is read out: a number field, and a value of it as a plain decimal. */
export type ChartPoint = { input: string; at: string };
/** Which value of an input, or of a row's cell ("field.column" and the row from 0), brings an output to a target. */
export type Goal = { input: string; row?: number; output: string; target: string };
/** How an output moves when each input changes by a share of itself. */
export type Sensitivity = { output: string; change: string };
/** A curve: a point that does not exist is NaN, here only, for drawing a gap. */
export type Curve = {
/** Which answer this is. */
ok: true,
/** The varied input. */
x: Float64Array,
/** Each charted output under its id. */
series: Record<string, Float64Array>,
};
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
    declaration::<ChartedOnWire>(&mut text);
    declaration::<SolvedOnWire>(&mut text);
    declaration::<UnsolvedReason>(&mut text);
    declaration::<UnsolvedOnWire>(&mut text);
    declaration::<SwingEndOnWire>(&mut text);
    declaration::<SwingOnWire>(&mut text);
    declaration::<SwingsOnWire>(&mut text);
    declaration::<DifferenceOnWire>(&mut text);
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
