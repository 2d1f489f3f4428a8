//! What holds for all inputs. Source: docs/formulas.md, "Edges" and "Retention identities".

use crate::article::is_near;
use proptest::prelude::*;
use value_calculator::customer_value::{Inputs, Method, Outputs, evaluate};
use value_calculator::{CurveRange, Decimal, Input, model, parse_decimal};

fn decimal(text: &str) -> Decimal {
    parse_decimal(text).unwrap()
}

/// Amounts to the cent, rates to a hundredth of a per cent.
fn usual_inputs() -> impl Strategy<Value = Inputs> {
    let amount = || (0..2_000_000_i64).prop_map(|cents| Decimal::new(cents, 2));
    (amount(), amount(), amount(), amount(), 0..60_i64, 0..4000_i64, 0..=100_i64, 0..3_usize).prop_map(
        |(first, cost, revenue, again, years, rate, goodwill, method)| Inputs {
            first_purchase_price: first,
            acquisition_cost: cost,
            annual_revenue: revenue,
            repeat_purchase_price: again,
            retention_years: Decimal::from(years),
            discount_rate: Decimal::new(rate, 4),
            goodwill_damage_coefficient: Decimal::new(goodwill, 2),
            method: [Method::YearlySum, Method::YearlySumInAdvance, Method::FinalYearOnly][method],
            ..Inputs::default()
        },
    )
}

fn outputs(inputs: &Inputs) -> Outputs {
    evaluate(inputs).unwrap()
}

fn value(inputs: &Inputs) -> Decimal {
    outputs(inputs).customer_value.unwrap()
}

fn close(left: Decimal, right: Decimal) -> bool {
    (left - right).abs() <= decimal("1e-15") * left.abs().max(right.abs()).max(Decimal::ONE)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Formula 4, at every input and method: L = (V + CV)·(1 + x).
    #[test]
    fn the_loss_is_formula_4(inputs in usual_inputs()) {
        let outputs = outputs(&inputs);
        let loss = (outputs.customer_value.unwrap() + outputs.sustained_value.unwrap()) * (Decimal::ONE + inputs.goodwill_damage_coefficient);
        assert!(close(outputs.loss_value.unwrap(), loss));
    }

    /// The article's text: value grows with the years and with income, falls with the cost of winning the customer.
    #[test]
    fn value_is_monotone(inputs in usual_inputs()) {
        let yearly = Inputs { method: Method::YearlySum, ..inputs };
        let before = value(&yearly);
        assert!(value(&Inputs { retention_years: yearly.retention_years + Decimal::ONE, ..yearly.clone() }) >= before);
        assert!(value(&Inputs { annual_revenue: yearly.annual_revenue + Decimal::TEN, ..yearly.clone() }) >= before);
        assert!(value(&Inputs { acquisition_cost: yearly.acquisition_cost + Decimal::TEN, ..yearly.clone() }) < before);
        assert!(value(&Inputs { discount_rate: yearly.discount_rate + decimal("0.01"), ..yearly.clone() }) <= before);
    }

    /// The form of the article's worked example falls with the years instead, wherever money has a cost.
    #[test]
    fn one_years_income_falls_with_the_years(inputs in usual_inputs()) {
        let last = Inputs { method: Method::FinalYearOnly, ..inputs };
        let longer = Inputs { retention_years: last.retention_years + Decimal::ONE, ..last.clone() };
        assert!(value(&longer) <= value(&last));
    }

    /// As r goes to 0 every result goes to that at r = 0.
    #[test]
    fn a_tiny_rate_meets_no_rate(inputs in usual_inputs()) {
        let none = outputs(&Inputs { discount_rate: Decimal::ZERO, ..inputs.clone() });
        let tiny = outputs(&Inputs { discount_rate: decimal("1e-18"), ..inputs.clone() });
        let difference = (none.customer_value.unwrap() - tiny.customer_value.unwrap()).abs();
        assert!(difference <= decimal("1e-8"));
        let difference = (none.sustained_value.unwrap() - tiny.sustained_value.unwrap()).abs();
        assert!(difference <= decimal("1e-10"));
    }

    /// A payment at the start of each year is worth 1 + r times one at its end: (1 + r)·a(N, r), by docs/formulas.md.
    #[test]
    fn in_advance_is_one_year_earlier(inputs in usual_inputs()) {
        let at_once = inputs.first_purchase_price - inputs.acquisition_cost;
        let end = value(&Inputs { method: Method::YearlySum, ..inputs.clone() }) - at_once;
        let start = value(&Inputs { method: Method::YearlySumInAdvance, ..inputs.clone() }) - at_once;
        assert!((start - end * (Decimal::ONE + inputs.discount_rate)).abs() <= decimal("1e-12") * start.abs().max(Decimal::ONE));
    }

    /// ρ enters V only, and lowers it.
    #[test]
    fn retention_lowers_value_and_nothing_else(inputs in usual_inputs(), retention in 0..100_i64) {
        let leaving = Inputs { annual_retention_rate: Decimal::new(retention, 2), ..inputs.clone() };
        assert!(value(&leaving) <= value(&inputs));
        assert_eq!(outputs(&leaving).sustained_value, outputs(&inputs).sustained_value);
    }

    /// Break-even is the first whole year whose value is not negative.
    #[test]
    fn break_even_is_the_first_year_that_pays(inputs in usual_inputs()) {
        let yearly = Inputs { method: Method::YearlySum, ..inputs };
        if let Ok(year) = outputs(&yearly).break_even_year && year <= Decimal::ONE_HUNDRED {
            let slack = decimal("1e-9");
            assert!(value(&Inputs { retention_years: year, ..yearly.clone() }) >= -slack);
            if year > Decimal::ZERO {
                assert!(value(&Inputs { retention_years: year - Decimal::ONE, ..yearly.clone() }) < slack);
            }
        }
    }

    /// The schedule adds up to the value, at whole and at broken years.
    #[test]
    fn the_schedule_adds_up(inputs in usual_inputs(), part in 0..10_i64) {
        let years = (inputs.retention_years + Decimal::new(part, 1)).to_string();
        let texts = [("retention_years", Input::from(years.as_str())), ("discount_rate", Input::from(inputs.discount_rate)), ("annual_revenue", Input::from(inputs.annual_revenue))];
        let evaluation = model("customer-value").unwrap().evaluate(texts).unwrap();
        let value = evaluation.output("customer_value").unwrap().unwrap();
        let sum: Decimal = evaluation.schedule.iter().map(|row| row[4].unwrap()).sum();
        assert!((sum - value).abs() <= decimal("1e-13") * value.abs().max(Decimal::ONE));
        assert_eq!(evaluation.schedule.last().unwrap()[5], Some(value));
    }

    /// A curve is what evaluate says at every year, to the 14 digits that a point has.
    #[test]
    fn a_curve_is_every_years_answer(inputs in usual_inputs()) {
        let texts = || [("first_purchase_price", Input::from(inputs.first_purchase_price)), ("annual_revenue", Input::from(inputs.annual_revenue)), ("discount_rate", Input::from(inputs.discount_rate))];
        let model = model("customer-value").unwrap();
        let curve = model.curve(texts(), &CurveRange::years("30")).unwrap();
        for (year, x) in curve.x.iter().enumerate() {
            let there = texts().into_iter().chain([("retention_years", Input::from(Decimal::from(year)))]);
            let evaluation = model.evaluate(there).unwrap();
            for (id, points) in &curve.series {
                let expected = evaluation.output(id).unwrap().unwrap();
                assert!(is_near(points[year], expected), "{} at {}", id, x);
            }
        }
    }

    /// No text whatsoever makes it panic, and every answer is a number, a reason or an error.
    #[test]
    fn nothing_panics(texts in prop::collection::vec((0..14_usize, ".{0,40}"), 0..14), numbers in prop::collection::vec((0..12_usize, "-?[0-9]{1,18}(\\.[0-9]{0,12})?(e-?[0-9]{1,2})?%?"), 0..12)) {
        let ids: Vec<&str> = model("customer-value").unwrap().schema().inputs.iter().map(|field| field.id.as_str()).chain(["no_field", ""]).collect();
        for given in [texts, numbers] {
            let inputs: Vec<(&str, Input)> = given.iter().map(|(place, text)| (ids[*place], Input::from(text.as_str()))).collect();
            if let Ok(evaluation) = model("customer-value").unwrap().evaluate(inputs.clone()) {
                assert!(evaluation.outputs.iter().all(|(_, figure)| figure.as_ref().map_or_else(|reason| !reason.code().is_empty(), |value| value.to_string().bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte)))));
            }
            let _ = model("customer-value").unwrap().curve(inputs, &CurveRange::years("100"));
        }
    }
}

/// ρ = 1 equals formula 1 to the last digit: whether the field is left alone or filled in.
#[test]
fn certain_retention_is_formula_1() {
    let model = model("customer-value").unwrap();
    for years in ["0", "1", "2.5", "7", "40", "100"] {
        let plain = model.evaluate([("retention_years", Input::from(years))]).unwrap();
        let certain = model
            .evaluate([("retention_years", Input::from(years)), ("annual_retention_rate", "100%".into())])
            .unwrap();
        assert_eq!(plain, certain);
    }
}

/// docs/formulas.md, retention identities: for N → ∞ the yearly term tends to m·ρ/(1 + r − ρ), in advance to
/// m(1 + r)/(1 + r − ρ); the second is the first and one m more.
#[test]
fn long_stays_tend_to_the_published_limits() {
    for (retention, rate) in [("0.8", "0.1"), ("0.6", "0.14"), ("0.5", "0"), ("0.3", "0.05")] {
        let (retention, rate) = (decimal(retention), decimal(rate));
        let term = |method| {
            let inputs = Inputs {
                first_purchase_price: Decimal::ZERO,
                acquisition_cost: Decimal::ZERO,
                annual_revenue: Decimal::ONE_HUNDRED,
                retention_years: Decimal::ONE_HUNDRED,
                annual_retention_rate: retention,
                discount_rate: rate,
                method,
                ..Inputs::default()
            };
            value(&inputs)
        };
        let limit = Decimal::ONE_HUNDRED * retention / (Decimal::ONE + rate - retention);
        let (arrears, advance) = (term(Method::YearlySum), term(Method::YearlySumInAdvance));
        assert!((arrears - limit).abs() < decimal("1e-6"), "{retention} {rate}: {arrears} is not {limit}");
        assert!((advance - arrears - Decimal::ONE_HUNDRED).abs() < decimal("1e-6"));
    }
}
