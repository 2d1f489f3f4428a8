//! Models as data: read back they answer as the compiled ones do, and whatever else is read is refused or answers.

use value_calculator::wire::{evaluate, evaluate_and_curve};
use value_calculator::{CurveRange, DataError, Goal, Input, Model, Sensitivity, models};

use crate::random::Random;

fn read(data: &str) -> Model {
    Model::from_data(data).unwrap_or_else(|error| panic!("{error}"))
}

fn sent(answer: &impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(answer).unwrap()
}

// Source: the compiled models, which the oracles hold.
#[test]
fn a_model_read_from_its_data_answers_as_the_compiled_one() {
    let mut random = Random::seeded(0xDA7A);
    for compiled in models() {
        let schema = compiled.schema();
        let model = read(&compiled.data());
        assert_eq!(model.schema(), schema);
        assert_eq!(model.data(), compiled.data(), "{}: what is read is written again", schema.id);
        let with_cells = read(&compiled.data_with_cells());
        assert!(with_cells.workbook() == compiled.workbook(), "{} has other formulas", schema.id);
        let chart = schema.chart.as_ref().unwrap();
        let range = CurveRange {
            input: chart.input.clone(),
            from: chart.from.clone(),
            to: chart.least_to.clone(),
            step: chart.step.clone(),
        };
        for number in 0..5000 {
            let inputs = random.inputs(schema);
            // Outputs, reasons, notes, working, schedule; and the curve, whose points are compared as their texts, NaN too.
            assert_eq!(
                sent(&evaluate(&model, inputs.clone())),
                sent(&evaluate(compiled, inputs.clone())),
                "{inputs:?}"
            );
            let both = |model: &Model| format!("{:?}", evaluate_and_curve(model, inputs.clone(), &range));
            if number % 10 == 0 {
                assert_eq!(both(&model), both(compiled), "{inputs:?}");
            }
            if number % 100 == 0 {
                let output = &schema.outputs[number / 100 % schema.outputs.len()].id;
                let question = Sensitivity { output: output.clone(), change: "0.1".into() };
                let swings = |model: &Model| format!("{:?}", model.sensitivity(inputs.clone(), &question));
                assert_eq!(swings(&model), swings(compiled), "{inputs:?}");
                let field = &schema.inputs[number / 100 % schema.inputs.len()].id;
                let solved =
                    |model: &Model| format!("{:?}", model.solve(inputs.clone(), &Goal::new(field, output, "1000")));
                assert_eq!(solved(&model), solved(compiled), "{inputs:?}");
            }
        }
    }
}

/// Damage of all kinds: bytes changed, cut out or doubled, words of the equations swapped. A refusal has a reason; what is
/// still read answers every question in the end.
#[test]
fn damaged_data_are_refused_or_answer() {
    let mut random = Random::seeded(0xBAD);
    let (mut refused, mut answered) = (0, 0);
    for number in 0..4000 {
        let compiled = &models()[number % models().len()];
        let mut data = compiled.data().into_bytes();
        for _ in 0..=random.below(3) {
            if data.is_empty() {
                break;
            }
            let index = usize::try_from(random.below(data.len() as u64)).unwrap();
            match random.below(6) {
                0 => data[index] = u8::try_from(random.below(128)).unwrap(),
                1 => drop(data.drain(index..(index + 30).min(data.len()))),
                2 => data.insert(index, b'9'),
                3 => data.truncate(index.max(1)),
                4 => data[index] = b" 0123456789$@!:;+-*/"[usize::try_from(random.below(20)).unwrap()],
                _ => {
                    // A word of the equations for another.
                    let text = String::from_utf8_lossy(&data).into_owned();
                    let words = ["$0", "@1", "max", "^", "annuity", "round:30", "99999999", ";", "!", "if:>", "1e9"];
                    let word = words[usize::try_from(random.below(words.len() as u64)).unwrap()];
                    let places: Vec<usize> = text.match_indices(" * ").map(|(place, _)| place).collect();
                    if let Some(place) = places.get(index % places.len().max(1)) {
                        data.splice(place + 1..place + 2, word.bytes());
                    }
                }
            }
        }
        match Model::from_data(&String::from_utf8_lossy(&data)) {
            Err(error) => {
                assert!(!error.to_string().is_empty());
                refused += 1;
            }
            Ok(model) => {
                let schema = model.schema().clone();
                let inputs = random.inputs(compiled.schema());
                let _ = model.evaluate(inputs.clone());
                if let Some(chart) = &schema.chart {
                    let (input, from, to) = (chart.input.clone(), chart.from.clone(), chart.least_to.clone());
                    let _ = model.curve(inputs.clone(), &CurveRange { input, from, to, step: chart.step.clone() });
                }
                let _ = model
                    .sensitivity(inputs, &Sensitivity { output: schema.outputs[0].id.clone(), change: "0.1".into() });
                answered += 1;
            }
        }
    }
    assert!(refused > 1000 && answered > 200, "{refused} refused, {answered} answered");
}

/// One input, one output, and this for its equation.
fn with_equation(equation: &str, variables: usize) -> String {
    let field = r#"{"id":"n","key":"n","symbol":"[mi n]","unit":"count","kind":"number","group":"","origin":"added","default":"1","max_decimals":2}"#;
    let output = r#"{"id":"x","symbol":"[mi x]","unit":"count","origin":"added","prominence":"headline"}"#;
    format!(
        r#"{{"id":"made","groups":[""],"inputs":[{field}],"outputs":[{output}],"variables":{variables},"equations":"{equation}"}}"#
    )
}

/// A model that was made to take forever is stopped by the count of its steps, and says so.
#[test]
fn a_question_takes_no_more_steps_than_are_allowed() {
    // Sums over 10^9 years within each other; a search that never ends; a table of 10^9 powers.
    let endless = [
        with_equation("1e9 1e9 $2 years:2 years:1 =0 ;", 3),
        with_equation("1 1e12 $1 1 + 0 $1 > ; =0 ;", 2),
        with_equation("1 1e12 $1 $1 0 0 search:1::> =0 ;", 2),
        with_equation("1.0000001 1e9 ^ =0 ;", 1),
    ];
    let mut stopped = 0;
    for data in endless {
        if let Ok(model) = Model::from_data(&data) {
            let evaluation = model.evaluate([("n", Input::from("1"))]).unwrap();
            let answer = evaluation.output("x").unwrap();
            assert!(answer.is_err() || data.contains("search"), "{data}: {answer:?}");
            stopped += usize::from(answer.is_err_and(|reason| reason.code() == "too-many-steps"));
        }
    }
    assert!(stopped >= 2, "{stopped}");
}

/// Written out, a node that is used twice is there twice; used so on 90 levels, it would have no end. The figures are there
/// at once, and the working goes without that equation.
#[test]
fn an_equation_that_is_too_long_to_write_is_left_out() {
    let doubled = |level: &str| {
        let levels: Vec<String> = (0..90).map(|mark| level.replace('m', &format!("@{mark}"))).collect();
        with_equation(&["$0 ! ", &levels.join(" "), " =0 ;"].concat(), 1)
    };
    for data in [doubled("m + !"), doubled("1 m 1 annuity !")] {
        let model = Model::from_data(&data).unwrap();
        let evaluation = model.evaluate([("n", Input::from("0.5"))]).unwrap();
        assert!(evaluation.output("x").is_some());
        let written = evaluation.working.outputs.iter().find(|output| output.id == "x").unwrap();
        assert!(written.equation.is_none());
    }
    let short = Model::from_data(&with_equation("$0 ! @0 + =0 ;", 1)).unwrap();
    let evaluation = short.evaluate([("n", Input::from("1"))]).unwrap();
    assert_eq!(evaluation.working.outputs[0].excel.as_deref(), Some("=1+1"));
}

#[test]
fn what_is_too_large_is_said_to_be() {
    let refusal = |data: &str| Model::from_data(data).unwrap_err();
    assert_eq!(refusal(&" ".repeat(300_000)), DataError::TooLarge);
    // 300 levels, 30,000 nodes, 2,000 variables.
    assert_eq!(refusal(&with_equation(&["$0", &" $0 +".repeat(300), " =0 ;"].concat(), 1)), DataError::TooLarge);
    assert_eq!(refusal(&with_equation(&"1 ".repeat(30_000), 1)), DataError::TooLarge);
    assert_eq!(refusal(&with_equation("$0 =0 ;", 2000)), DataError::TooLarge);
    for (equation, part) in [
        ("$0 ;", "outputs"),
        ("$0 $0 =0 ;", "term"),
        ("$9 =0 ;", "variable"),
        ("+ =0 ;", "stack"),
        ("$0 =0 ; $0 =0 ;", "output"),
        ("$0 nonsense =0 ;", "word"),
        ("0 1 $0 need:>:0 =0 ;", "reason"),
        ("2 $0 years:0 =0 ;", "variable"),
        ("@0 =0 ;", "mark"),
    ] {
        assert_eq!(refusal(&with_equation(equation, 1)), DataError::Malformed(part.into()), "{equation}");
    }
}
