//! Goal seek and sensitivity, held against the models themselves: whatever `solve` says is put back into `evaluate`.

use value_calculator::{
    Decimal, Error, Figure, Goal, Input, Model, Output, Sensitivity, Solution, Unit, model, models, parse_decimal,
};

use crate::random::Random;

type Inputs = Vec<(String, Input)>;

fn decimal(text: &str) -> Decimal {
    parse_decimal(text).unwrap()
}

fn with(inputs: &Inputs, field: &str, value: Decimal) -> Inputs {
    let others = inputs.iter().filter(|(id, _)| id != field).cloned();
    others.chain([(field.to_owned(), Input::from(value))]).collect()
}

fn output_at(model: &Model, inputs: &Inputs, output: &str) -> Option<Figure> {
    model.evaluate(inputs.clone()).ok().map(|evaluation| evaluation.output(output).unwrap())
}

/// The decimals in which an output is shown, as the documents of `solve` state them.
fn shown_decimals(output: &Output) -> u32 {
    match output.unit {
        Unit::Rate | Unit::RatePerYear => 4,
        Unit::Year => 0,
        _ => 2,
    }
}

fn shown(value: Decimal, output: &Output) -> Decimal {
    value.round_dp_with_strategy(shown_decimals(output), rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}

/// Every pair of a number field and an output that is declared to go one way only: the output at a random value of the
/// field is asked for, from another place, and what is found gives it again, to the decimals shown.
#[test]
fn solve_is_inverted_by_evaluate() {
    let mut random = Random::seeded(0x5EED);
    let (mut found, mut flat) = (0, 0);
    for model in models() {
        let schema = model.schema();
        for _ in 0..12 {
            let inputs = random.inputs(schema);
            for field in schema.inputs.iter().filter(|field| field.max.is_some()) {
                let there = with(&inputs, &field.id, random.number(field));
                for output in &schema.outputs {
                    let Some(Ok(target)) = output_at(model, &there, &output.id) else { continue };
                    let goal = Goal::new(&field.id, &output.id, &target.to_string());
                    let answer = match model.solve(inputs.clone(), &goal) {
                        Ok(answer) => answer,
                        Err(Error::Fields(_)) => continue, // the random inputs themselves are refused
                        Err(other) => panic!("{other}"),
                    };
                    let context = || format!("{} of {} by {}: {answer:?}", output.id, schema.id, field.id);
                    match answer {
                        Solution::Found { value, reached, exact, may_not_be_unique } => {
                            let again = output_at(model, &with(&inputs, &field.id, value), &output.id);
                            assert_eq!(again, Some(Ok(reached)), "{}", context());
                            // A target that lies on the curve is met exactly, a whole field's first value too.
                            let is_met = shown(reached, output) == shown(target, output);
                            assert_eq!(is_met, exact, "{}", context());
                            assert!(exact || may_not_be_unique, "{} for {target}", context());
                            found += 1;
                        }
                        Solution::DoesNotDepend => {
                            assert_eq!(output_at(model, &inputs, &output.id), Some(Ok(target)), "{}", context());
                            flat += 1;
                        }
                        Solution::NotInBounds { .. } => panic!("{} for {target} of {there:?}", context()),
                    }
                }
            }
        }
    }
    assert!(found > 2000 && flat > 300, "{found} found, {flat} flat");
}

/// What an output declares: as an input grows, it never turns.
#[test]
fn declared_outputs_go_one_way() {
    let mut random = Random::seeded(0xBEEF);
    let mut turned: Vec<String> = Vec::new();
    for model in models() {
        let schema = model.schema();
        for _ in 0..60 {
            let inputs = random.inputs(schema);
            for field in schema.inputs.iter().filter(|field| field.max.is_some()) {
                let mut values: Vec<Decimal> = (0..9).map(|_| random.number(field)).collect();
                values.sort_unstable();
                values.dedup();
                let answers: Vec<_> =
                    values.iter().map(|value| model.evaluate(with(&inputs, &field.id, *value)).ok()).collect();
                for output in &schema.outputs {
                    let figures = answers.iter().flatten().filter_map(|answer| answer.output(&output.id).unwrap().ok());
                    let figures: Vec<Decimal> = figures.collect();
                    // Past 20 digits a difference is noise of the last divisions.
                    let noise = figures.iter().map(|figure| figure.abs()).max().unwrap_or_default() * decimal("1e-20");
                    let rises = figures.windows(2).any(|pair| pair[1] - pair[0] > noise);
                    let falls = figures.windows(2).any(|pair| pair[0] - pair[1] > noise);
                    let goal = Goal::new(&field.id, &output.id, "1");
                    let declared = matches!(
                        model.solve(
                            inputs.clone(),
                            &Goal { target: figures.first().copied().unwrap_or_default().to_string(), ..goal }
                        ),
                        Ok(Solution::Found { may_not_be_unique: false, .. })
                    );
                    if rises && falls && declared {
                        turned.push(format!(
                            "{} of {} by {}: {values:?} {figures:?} {inputs:?}",
                            output.id, schema.id, field.id
                        ));
                    }
                }
            }
        }
    }
    assert!(turned.is_empty(), "{} turn, such as {}", turned.len(), turned[0]);
}

/// A whole field gives the first whole value that reaches the target: at the one before it the target is not reached.
#[test]
fn whole_fields_give_the_first_that_reaches() {
    let solved = |field: &str, output: &str, target: &str| {
        let answer = model("agent-pay").unwrap().solve::<&str>([], &Goal::new(field, output, target)).unwrap();
        let Solution::Found { value, reached, exact, .. } = answer else { panic!("{answer:?}") };
        (value.to_string(), reached.to_string(), exact)
    };
    // 80 ratings are allowed; from the 91st on pay falls below 4815 by 10 each: 4815 − 10·(n − 90) ≤ 4700 at n = 102.
    assert_eq!(solved("bad_ratings", "agent_pay", "4700"), ("102".into(), "4695".into(), false));
    assert_eq!(solved("bad_ratings", "agent_pay", "4705"), ("101".into(), "4705".into(), true));
    // ⌊calls·2/100⌋ = 90 first at 4500 calls.
    assert_eq!(solved("calls", "allowed_bad_ratings", "90"), ("4500".into(), "90".into(), true));
    // The article's company H: 13250 = 10·A + 8100 exactly at A = 515; a purchase more a year is 2575.
    let goal = Goal::new("average_purchase", "value_with_referrals", "13250");
    let answer = model("referral-value").unwrap().solve([("average_purchase", "1".into())], &goal).unwrap();
    assert!(matches!(answer, Solution::Found { value, exact: true, .. } if value == decimal("515")), "{answer:?}");
}

/// What cannot be reached, what does not depend, and what may have another answer is said.
#[test]
fn what_has_no_single_answer_is_said() {
    let customer_value = model("customer-value").unwrap();
    let ask = |field: &str, output: &str, target: &str, inputs: Vec<(&str, Input)>| {
        customer_value.solve(inputs, &Goal::new(field, output, target)).unwrap()
    };
    assert_eq!(ask("first_purchase_price", "sustained_value", "1", vec![]), Solution::DoesNotDepend);
    // The structure depends, these figures do not: a margin of 0 makes the years worth nothing.
    let nothing = vec![("annual_revenue", Input::from("0"))];
    assert_eq!(ask("retention_years", "customer_value", "5", nothing), Solution::DoesNotDepend);
    // CV < P1 whatever the years; at 100 years and 5.78 % it is 5000·(1 − 1.0578^−100) = 4981.86…
    let Solution::NotInBounds { range: Some((least, most)) } =
        ask("retention_years", "sustained_value", "5000", vec![])
    else {
        panic!("5000 is out of reach")
    };
    assert_eq!((least, most.round_dp(2)), (Decimal::ZERO, decimal("4981.86")));
    // The loss over a stay may turn, and is not declared: the answer says that there may be others.
    let answer = ask("retention_years", "loss_value", "13455.10", vec![]);
    assert!(matches!(answer, Solution::Found { may_not_be_unique: true, exact: true, .. }), "{answer:?}");
    // Payback in 40 years lies at the very edge of where there is any: the edge is found.
    let debt = vec![("first_purchase_price", Input::from("0"))];
    let answer = ask("annual_revenue", "discounted_payback_years", "40", debt);
    assert!(matches!(answer, Solution::Found { exact: true, .. }), "{answer:?}");
}

/// Every part of a question that is wrong is named, with an example.
#[test]
fn wrong_questions_are_refused_field_by_field() {
    let names = |error: Error| match error {
        Error::Fields(errors) => errors.iter().map(|error| error.field.clone()).collect::<Vec<_>>(),
        other => panic!("{other}"),
    };
    let customer_value = model("customer-value").unwrap();
    let answer = customer_value.solve::<&str>([], &Goal::new("method", "nothing", "abc"));
    assert_eq!(names(answer.unwrap_err()), ["input", "output", "target"]);
    let rows = model("information-value").unwrap();
    for (row, input) in
        [(None, "knowledge_points.uses"), (Some(9), "knowledge_points.uses"), (Some(0), "knowledge_points.name")]
    {
        let goal = Goal { row, ..Goal::new(input, "use_benefit", "1") };
        assert_eq!(names(rows.solve::<&str>([], &goal).unwrap_err()), ["input"]);
    }
    for change in ["0", "-1", "11", "x", ""] {
        let question = Sensitivity { output: "nothing".into(), change: change.into() };
        assert_eq!(names(customer_value.sensitivity::<&str>([], &question).unwrap_err()), ["output", "change"]);
    }
}

/// A cell of the rows is solved for: 5·24·2 + 12·n·5 + 8·6·4 + 3·4·20 − 200 = 2000 at n = 25.4666…
#[test]
fn a_cell_of_the_rows_is_solved_for() {
    let goal = Goal { row: Some(1), ..Goal::new("knowledge_points.uses", "information_value", "2000") };
    let answer = model("information-value").unwrap().solve::<&str>([], &goal).unwrap();
    let Solution::Found { value, exact: true, .. } = answer else { panic!("{answer:?}") };
    assert!((value * decimal("60") - decimal("1528")).abs() < decimal("0.005"), "{value}");
}

/// The rules of a sensitivity: sorted by swing; whole years and counts; 0 moves up by a share of its usual range; a
/// bound stops it.
#[test]
fn sensitivity_keeps_its_rules() {
    let question = Sensitivity { output: "net_benefit".into(), change: "10%".into() };
    let rows = model("service-roi").unwrap().sensitivity::<&str>([], &question).unwrap();
    assert!(rows.windows(2).all(|pair| pair[0].size >= pair[1].size));
    let ends = |input: &str| {
        let row = rows.iter().find(|row| row.input == input).unwrap();
        [row.low.value, row.high.value].map(|value| value.unwrap().to_string())
    };
    assert_eq!(ends("customers"), ["900", "1100"]);
    assert_eq!(ends("horizon_years"), ["2", "4"]);
    assert_eq!(ends("retention_years_with"), ["4", "6"]);
    assert_eq!(ends("discount_rate"), ["0.05202", "0.06358"]);
    assert_eq!(ends("annual_referral_income"), ["0", "100"]); // 10 % of 0 to 1000
    assert_eq!(ends("benefit_confidence"), ["0.9", "1"]); // stops at 100 %
    // Each end is what evaluate says there.
    let service_roi = model("service-roi").unwrap();
    for row in &rows {
        for end in [&row.low, &row.high] {
            let there = vec![(row.input.clone(), Input::from(end.value.unwrap()))];
            assert_eq!(output_at(service_roi, &there, "net_benefit"), Some(end.output.clone()), "{}", row.input);
        }
    }
    // A column of rows moves as a whole: all uses 10 % up are 139.2 more.
    let question = Sensitivity { output: "information_value".into(), change: "0.1".into() };
    let rows = model("information-value").unwrap().sensitivity::<&str>([], &question).unwrap();
    let uses = rows.iter().find(|row| row.input == "knowledge_points.uses").unwrap();
    assert_eq!((uses.high.value, uses.high.output.clone()), (None, Ok(decimal("1331.2"))));
    assert_eq!((uses.low.output.clone(), uses.size), (Ok(decimal("1052.8")), Some(decimal("278.4"))));
}
