//! Published and independently computed numbers. Each file under `tests/data` names its sources in its first lines.

use std::collections::BTreeMap;

use value_calculator::{
    Decimal, DiscountTable, Evaluation, Figure, Input, Timing, customer_value, model, parse_decimal,
};

type Row = BTreeMap<String, String>;

fn rows(file: &str) -> Vec<Row> {
    let path = format!("{}/tests/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn decimal(text: &str) -> Decimal {
    parse_decimal(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[track_caller]
fn assert_close(what: &str, actual: Figure, expected: Decimal, relative: &str) {
    let tolerance = decimal(relative) * expected.abs().max(Decimal::ONE);
    let actual = actual.unwrap_or_else(|reason| panic!("{what} is not defined: {reason}"));
    assert!((actual - expected).abs() <= tolerance, "{what}: {actual} is not {expected}");
}

fn customer_value(inputs: &[(&str, &str)]) -> Evaluation {
    let inputs = inputs.iter().map(|(field, text)| (*field, Input::from(*text)));
    model("customer-value").unwrap().evaluate(inputs).unwrap()
}

// Source: tests/data/customer_value.csv (mpmath, 40 digits, cross-checked with numpy-financial pv).
#[test]
fn formulas_1_to_4_to_fifteen_digits() {
    let all = rows("customer_value.csv");
    assert_eq!(all.len(), 59, "every row of the file is tested");
    for row in &all {
        let inputs = [
            ("first_purchase_price", "P0"),
            ("acquisition_cost", "C0"),
            ("annual_revenue", "R"),
            ("discount_rate", "r"),
            ("retention_years", "N"),
            ("repeat_purchase_price", "P1"),
            ("goodwill_damage_coefficient", "x"),
        ];
        let mut inputs: Vec<(&str, &str)> =
            inputs.iter().map(|(field, column)| (*field, row[*column].as_str())).collect();
        let yearly_sum = customer_value(&inputs);
        inputs.push(("method", "final-year-only"));
        let final_year_only = customer_value(&inputs);
        let cells = [
            (&yearly_sum, "customer_value", "V_yearly_sum"),
            (&final_year_only, "customer_value", "V_final_year_only"),
            (&yearly_sum, "sustained_value", "CV"),
            (&yearly_sum, "average_sustained_value", "CV_average"),
            (&yearly_sum, "loss_value", "L_yearly_sum"),
        ];
        for (evaluation, output, column) in cells {
            let actual = evaluation.output(output).unwrap();
            match row[column].as_str() {
                "" => assert_eq!(actual.unwrap_err().code(), "needs-whole-years", "{row:?}"),
                expected => assert_close(&format!("{output} of {row:?}"), actual, decimal(expected), "1e-15"),
            }
        }
    }
}

// Source: docs/formulas.md: 20 digits and more of the yearly sum at the article's inputs.
#[test]
fn the_defaults_to_twenty_digits() {
    let evaluation = customer_value(&[]);
    let expected = [
        ("customer_value", "10475.389039598129034"),
        ("sustained_value", "1224.6937162219296454"),
        ("loss_value", "13455.095169193067481"),
    ];
    for (output, text) in expected {
        let places = decimal(text).scale();
        let actual = evaluation.output(output).unwrap().unwrap();
        assert_eq!(actual.round_dp(places), decimal(text), "{output}");
    }
}

// Source: the article's printed results 3540, 1150 and 5394.
#[test]
fn the_articles_own_numbers() {
    let evaluation = customer_value(&[("method", "source-example")]);
    for (output, printed) in [("customer_value", "3540"), ("sustained_value", "1150"), ("loss_value", "5394")] {
        assert_eq!(evaluation.output(output).unwrap().unwrap().to_string(), printed);
    }
}

// Source: docs/formulas.md, the table of methods, to the cent.
#[test]
fn the_methods_at_the_articles_inputs() {
    let expected = [
        ("yearly-sum", ["10475.39", "1224.69", "13455.10"]),
        ("yearly-sum-in-advance", ["10965.27", "1224.69", "14018.45"]),
        ("final-year-only", ["3510.12", "1224.69", "5445.04"]),
    ];
    for (method, values) in expected {
        let evaluation = customer_value(&[("method", method)]);
        for (output, text) in ["customer_value", "sustained_value", "loss_value"].iter().zip(values) {
            let actual = evaluation.output(output).unwrap().unwrap();
            assert_eq!(actual.round_dp(2), decimal(text), "{output} by {method}");
        }
    }
}

// Source: tests/data/break_even.csv (numpy-financial nper and pv, pyxirr). Its value-to-cost ratios are gross, ours too.
#[test]
fn break_even_payback_and_value_to_cost() {
    for row in rows("break_even.csv") {
        let mut inputs: Vec<(&str, &str)> = [
            ("first_purchase_price", "P0"),
            ("acquisition_cost", "C0"),
            ("annual_revenue", "R"),
            ("discount_rate", "r"),
            ("retention_years", "N"),
        ]
        .iter()
        .map(|(field, column)| (*field, row[*column].as_str()))
        .collect();
        inputs.retain(|(_, text)| !text.is_empty());
        let evaluation = customer_value(&inputs);
        let name = &row["id"];
        let output = |id: &str| evaluation.output(id).unwrap();
        if !row["npv"].is_empty() {
            assert_close(name, output("customer_value"), decimal(&row["npv"]), "1e-12");
        }
        if !row["clv_cac_gross"].is_empty() {
            assert_close(name, output("value_to_cost_ratio"), decimal(&row["clv_cac_gross"]), "1e-12");
            assert_close(name, output("return_on_acquisition_cost"), decimal(&row["roi_net"]), "1e-12");
        }
        match row["disc_payback_nper"].as_str() {
            "never" => {
                assert_eq!(output("discounted_payback_years").unwrap_err().code(), "never", "{name}");
                assert_eq!(output("break_even_year").unwrap_err().code(), "never", "{name}");
            }
            text if text.starts_with('0') => {
                assert_eq!(output("discounted_payback_years"), Ok(Decimal::ZERO), "{name}");
                assert_eq!(output("break_even_year"), Ok(Decimal::ZERO), "{name}");
            }
            text => {
                assert_close(name, output("discounted_payback_years"), decimal(text), "1e-12");
                assert_eq!(output("break_even_year"), Ok(decimal(&row["first_full_year"])), "{name}");
            }
        }
    }
}

/// A rate as a published example writes it: `0.05/12`.
fn quotient(text: &str) -> Decimal {
    match text.split_once('/') {
        None => decimal(text),
        Some((above, below)) => decimal(above) / decimal(below),
    }
}

fn text_of(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

// Source: tests/data/published_pv_npv.csv (numpy-financial, PhpSpreadsheet, FileMaker, Mescius; each row names its own).
// Left out because these functions have no such term: a future value (pv-npf-3, pv-npf-5, pv-php-6, nper-npf-2,
// nper-php-1), irregular cash flows (all npv rows), two sums of the same sign (nper-php-3).
#[test]
fn published_present_values() {
    let left_out = ["pv-npf-3", "pv-npf-5", "pv-php-6", "nper-npf-2", "nper-php-1", "nper-php-3"];
    let mut tested = 0;
    for row in rows("published_pv_npv.csv") {
        let id = row["id"].as_str();
        if left_out.contains(&id) || row["quantity"].starts_with("npv") {
            continue;
        }
        let inputs: BTreeMap<String, serde_json::Value> = serde_json::from_str(&row["inputs"]).unwrap();
        let number = |name: &str| quotient(&text_of(&inputs[name]));
        assert_eq!(number("fv"), Decimal::ZERO, "{id} has no future value");
        let tolerance = decimal(&row["abs_tol"]);
        let actual = if row["quantity"] == "pv" {
            let timing = if number("when").is_zero() { Timing::InArrears } else { Timing::InAdvance };
            let mut table = DiscountTable::new(Decimal::ONE / (Decimal::ONE + number("rate")));
            -number("pmt") * table.annuity_factor(number("nper"), timing).unwrap()
        } else {
            let (rate, payment, debt) =
                (number("rate").to_string(), (-number("pmt")).to_string(), number("pv").to_string());
            let inputs = [
                ("first_purchase_price", "0"),
                ("acquisition_cost", debt.as_str()),
                ("annual_revenue", payment.as_str()),
                ("discount_rate", rate.as_str()),
            ];
            customer_value(&inputs).output("discounted_payback_years").unwrap().unwrap()
        };
        let expected = decimal(&row["expected"]);
        assert!((actual - expected).abs() <= tolerance, "{id}: {actual} is not {expected}");
        tested += 1;
    }
    assert_eq!(tested, 8);
}

/// Σ q^t over so many years that the rest is below the last digit.
fn perpetuity(retention: Decimal, rate: Decimal, timing: Timing) -> Decimal {
    let mut table = DiscountTable::new(retention / (Decimal::ONE + rate));
    table.annuity_factor(Decimal::from(6000), timing).unwrap()
}

// Source: tests/data/published_retention.csv (Darden, Kerin & Peterson, Gupta & Lehmann, Berger & Nasr; each row names
// its own).
#[test]
fn published_retention_multiples() {
    let all = rows("published_retention.csv");
    for row in &all {
        let inputs: BTreeMap<String, serde_json::Value> = serde_json::from_str(&row["inputs"]).unwrap();
        let number = |name: &str| {
            let text = text_of(&inputs[name]);
            decimal(text.split(' ').next().unwrap_or_default())
        };
        let actual = match row["id"].as_str() {
            "clv-darden-1" => (number("M") - number("R")) * perpetuity(number("r"), number("d"), Timing::InAdvance),
            "clv-net4you" => number("m") * perpetuity(number("r"), number("d"), Timing::InArrears),
            "life-darden" => {
                number("margin") * perpetuity(Decimal::ONE - number("churn"), Decimal::ZERO, Timing::InAdvance)
            }
            "clv-bn-case1" => {
                let mut discount = DiscountTable::new(Decimal::ONE / (Decimal::ONE + number("d")));
                let half_a_year = discount.power(decimal("0.5")).unwrap();
                let mut table = DiscountTable::new(number("r") / (Decimal::ONE + number("d")));
                let mut due = |years| table.annuity_factor(years, Timing::InAdvance).unwrap();
                number("GC") * due(number("n") + Decimal::ONE) - number("M") * half_a_year * due(number("n"))
            }
            id => {
                assert!(id.starts_with("clv-gltab"), "{id} is a row of the margin multiple table");
                perpetuity(number("r"), number("i"), Timing::InArrears)
            }
        };
        let (expected, tolerance) = (decimal(&row["expected"]), decimal(&row["abs_tol"]));
        assert!((actual - expected).abs() <= tolerance, "{}: {actual} is not {expected}", row["id"]);
    }
    assert_eq!(all.len(), 12);
}

// Source: docs/formulas.md, "Retention identities": m = 100, ρ = 0.8, i = 10 % gives 379.08 by the known mistake of feeding
// N = 1/(1 − ρ) years into the annuity factor, and 333.33 when every payment but the first depends on staying.
#[test]
fn an_expected_stay_is_not_a_certain_one() {
    let inputs = customer_value::Inputs {
        first_purchase_price: Decimal::ZERO,
        acquisition_cost: Decimal::ZERO,
        annual_revenue: Decimal::ONE_HUNDRED,
        discount_rate: decimal("0.1"),
        ..customer_value::Inputs::default()
    };
    let certain = customer_value::Inputs { retention_years: Decimal::from(5), ..inputs.clone() };
    let mistaken = customer_value::evaluate(&certain).unwrap().customer_value.unwrap();
    assert_eq!(mistaken.round_dp(2), decimal("379.08"));
    let staying = customer_value::Inputs {
        retention_years: Decimal::ONE_HUNDRED,
        annual_retention_rate: decimal("0.8"),
        ..inputs
    };
    // m/(1 + i − ρ) = 333.33 has its first payment sure; ours, m·ρ/(1 + i − ρ), has it depend on staying too.
    let expected = customer_value::evaluate(&staying).unwrap().customer_value.unwrap();
    assert_eq!((expected / decimal("0.8")).round_dp(2), decimal("333.33"));
}
