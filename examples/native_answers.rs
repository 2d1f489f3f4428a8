//! Prints the native engine's answers, one JSON object a line, for another build of the engine to be compared with.
//!
//! `cargo run --release --example native_answers -- 3000` prints that many answers of every model to seeded random
//! inputs; `cargo run --example native_answers -- customer-value retention_years=10 discount_rate=5%` prints one.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use value_calculator::wire::{Inputs, evaluate};
use value_calculator::{Decimal, Error, Field, FieldKind, Input, Model, model, models};

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (first, rest) = arguments.split_first().map_or(("1", &[][..]), |(first, rest)| (first.as_str(), rest));
    if let Ok(count) = first.parse::<u32>() {
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        for model in models() {
            for _ in 0..count {
                let inputs = random_inputs(&model.schema().inputs, &mut random);
                print_answer(model, inputs);
            }
        }
        return Ok(());
    }
    let pairs = rest.iter().filter_map(|argument| argument.split_once('='));
    print_answer(model(first)?, pairs.map(|(field, text)| (field.to_owned(), text.into())).collect());
    Ok(())
}

fn print_answer(model: &Model, inputs: Inputs) {
    let typed: BTreeMap<&String, Json> = inputs.iter().map(|(id, input)| (id, as_json(input))).collect();
    let id = &model.schema().id;
    println!("{}", json!({ "model": id, "inputs": typed, "evaluation": evaluate(model, inputs.clone()) }));
}

fn as_json(input: &Input) -> Json {
    match input {
        Input::Text(text) => json!(text),
        Input::Rows(rows) => {
            rows.iter().map(|row| row.iter().cloned().collect::<BTreeMap<_, _>>()).map(|row| json!(row)).collect()
        }
    }
}

/// Marsaglia's xorshift: the same numbers on every machine and in every build.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0.wrapping_shl(13);
        self.0 ^= self.0.wrapping_shr(7);
        self.0 ^= self.0.wrapping_shl(17);
        self.0.checked_rem(limit).unwrap_or(0)
    }
}

/// A few fields changed, within their bounds: mostly usual numbers, some at the very ends.
fn random_inputs(fields: &[Field], random: &mut Random) -> Inputs {
    let mut inputs = Inputs::new();
    for field in fields {
        if random.below(2) == 0 {
            continue;
        }
        let input = match field.kind {
            FieldKind::Choice => {
                let count = u64::try_from(field.choices.len()).unwrap_or(1);
                let place = usize::try_from(random.below(count)).unwrap_or(0);
                field.choices.get(place).map_or("", |choice| choice.id.as_str()).into()
            }
            FieldKind::Number => random_number(field, random).into(),
            FieldKind::Rows => Input::Rows((0..random.below(6)).map(|_| random_row(&field.columns, random)).collect()),
            FieldKind::Text => continue,
        };
        inputs.push((field.id.clone(), input));
    }
    inputs
}

fn random_row(columns: &[Field], random: &mut Random) -> Vec<(String, String)> {
    let cell = |column: &Field, random: &mut Random| match column.kind {
        FieldKind::Number => random_number(column, random).to_string(),
        _ => "\u{77e5}\u{8bc6}\u{70b9}".to_owned(),
    };
    columns.iter().map(|column| (column.id.clone(), cell(column, random))).collect()
}

fn random_number(field: &Field, random: &mut Random) -> Decimal {
    let (min, max) = (field.min.unwrap_or(Decimal::ZERO), field.max.unwrap_or(Decimal::ONE_HUNDRED));
    match random.below(20) {
        0 => min,
        1 => max,
        choice => {
            let digits = if field.whole || choice < 9 { 0 } else { u32::try_from(random.below(5)).unwrap_or(0) };
            let units = i64::try_from(random.below(10_u64.saturating_pow(digits.saturating_add(3)))).unwrap_or(0);
            let number = Decimal::new(units, if max <= Decimal::TEN { digits.saturating_add(3) } else { digits });
            number.clamp(min, max)
        }
    }
}
