//! The edges that docs/formulas.md names, and every way in which an input can be wrong.

use value_calculator::{Error, ErrorCode, Evaluation, FieldError, Input, model};

fn answer(inputs: &[(&str, &str)]) -> Result<Evaluation, Vec<FieldError>> {
    let typed = inputs.iter().map(|(field, text)| (*field, Input::from(*text)));
    model("customer-value").unwrap().evaluate(typed).map_err(|error| match error {
        Error::Fields(errors) => errors,
        other => panic!("{other}"),
    })
}

/// Outputs as texts, a missing one by its reason.
fn outputs<const COUNT: usize>(inputs: &[(&str, &str)], ids: [&str; COUNT]) -> [String; COUNT] {
    let evaluation = answer(inputs).unwrap();
    ids.map(|id| match evaluation.output(id).unwrap() {
        Ok(value) => value.to_string(),
        Err(reason) => reason.code().to_owned(),
    })
}

fn errors(inputs: &[(&str, &str)]) -> Vec<(String, ErrorCode)> {
    answer(inputs).unwrap_err().into_iter().map(|error| (error.field, error.code)).collect()
}

const MAIN: [&str; 3] = ["customer_value", "sustained_value", "average_sustained_value"];

// Source: docs/formulas.md, "Edges": N = 0.
#[test]
fn no_years() {
    let at = |method| outputs(&[("retention_years", "0"), ("method", method)], MAIN);
    assert_eq!(at("yearly-sum"), ["2000", "0", "needs-whole-years"]);
    assert_eq!(at("yearly-sum-in-advance"), ["2000", "0", "needs-whole-years"]);
    assert_eq!(at("final-year-only"), ["4000", "0", "needs-whole-years"]);
    assert_eq!(at("source-example"), ["4000", "0", "needs-whole-years"]);
}

// Source: a(N, 0) = N.
#[test]
fn no_rate() {
    assert_eq!(outputs(&[("discount_rate", "0")], MAIN), ["12000", "0", "0"]);
    assert_eq!(
        outputs(&[("discount_rate", "0"), ("retention_years", "2.5")], MAIN),
        ["7000", "0", "needs-whole-years"]
    );
}

// Source: at r = −50 % each year counts double: 2000·(2 + 4 + 8) + 2000; CV = 5000·(1 − 8).
#[test]
fn a_negative_rate_is_computed_with_a_note() {
    let inputs = [("discount_rate", "-50%"), ("retention_years", "3")];
    assert_eq!(outputs(&inputs, ["customer_value", "sustained_value"]), ["30000", "-35000"]);
    let notes = answer(&inputs).unwrap().notes;
    let codes: Vec<&str> = notes.iter().map(|note| note.code.as_str()).collect();
    assert!(codes.contains(&"negative-discount-rate") && codes.contains(&"negative-sustained-value"));
}

#[test]
fn a_rate_of_minus_100_percent_is_refused() {
    let error = &answer(&[("discount_rate", "-100%")]).unwrap_err()[0];
    assert_eq!(
        (error.code, error.min.as_deref(), error.max.as_deref()),
        (ErrorCode::BelowMinimum, Some("-0.99"), Some("10"))
    );
    assert_eq!(error.message, "-100% is below the minimum; it takes a number from -0.99 to 10, for example 0.0578");
}

// Source: tests/data/customer_value.csv has N = 100, r = 1000 % and N = 2.5; here that they are not errors.
#[test]
fn the_far_ends_have_answers() {
    assert_eq!(outputs(&[("discount_rate", "1000%"), ("retention_years", "100")], ["customer_value"]), ["2200"]);
    assert_eq!(outputs(&[("discount_rate", "-99%"), ("retention_years", "100")], ["customer_value"]), ["overflow"]);
    assert_eq!(outputs(&[("discount_rate", "-99%"), ("retention_years", "1")], ["customer_value"]), ["202000"]);
    let big = [("annual_revenue", "1000000000000000"), ("discount_rate", "0"), ("customers", "1000000000000")];
    assert_eq!(
        outputs(&big, ["customer_value", "customer_base_value"]),
        ["5000000000002000", "5000000000002000000000000000"]
    );
}

#[test]
fn what_is_no_number_is_refused() {
    let wrong = |text| errors(&[("annual_revenue", text)])[0].1;
    assert_eq!(wrong(""), ErrorCode::Required);
    assert_eq!(wrong("   "), ErrorCode::Required);
    for text in ["abc", "12abc", "1,000", "1.2.3", "--5", "1e", "e5", ".", "%", "NaN", "Infinity", "0x10", "１", "5 %%"]
    {
        assert_eq!(wrong(text), ErrorCode::NotANumber, "{text}");
    }
    assert_eq!(wrong("1234567890123456789012345678"), ErrorCode::AboveMaximum); // 28 digits
    assert_eq!(wrong("1e400"), ErrorCode::Overflow);
    assert_eq!(wrong("99999999999999999999999999999999"), ErrorCode::Overflow);
    assert_eq!(wrong("0.12345678901"), ErrorCode::TooManyDigits);
    assert_eq!(wrong("1e-400"), ErrorCode::TooManyDigits);
}

#[test]
fn exponents_percents_and_signs_are_read() {
    let revenue = |text| {
        outputs(&[("annual_revenue", text), ("discount_rate", "0"), ("retention_years", "1")], ["customer_value"])
    };
    assert_eq!(revenue("1e5"), ["102000"]);
    assert_eq!(revenue("+2.5e+2"), ["2250"]);
    assert_eq!(revenue("1e-5"), ["2000.00001"]);
    assert_eq!(revenue(" -50 "), ["1950"]);
    assert_eq!(revenue("200%"), ["2002"]);
    assert_eq!(revenue("0007.500"), ["2007.5"]);
}

#[test]
fn missing_fields_take_their_defaults_and_unknown_ones_are_named() {
    assert_eq!(answer(&[]).unwrap(), answer(&[("retention_years", "5"), ("method", "yearly-sum")]).unwrap());
    let [error] = &answer(&[("retention", "5")]).unwrap_err()[..] else { panic!("one error") };
    assert_eq!((error.field.as_str(), error.code), ("retention", ErrorCode::UnknownField));
    assert!(error.message.contains("retention_years"));
}

#[test]
fn all_fields_wrong_at_once_are_all_reported() {
    let fields: Vec<&str> =
        model("customer-value").unwrap().schema().inputs.iter().map(|field| field.id.as_str()).collect();
    let wrong: Vec<(&str, &str)> = fields.iter().map(|field| (*field, "?")).collect();
    let reported = errors(&wrong);
    assert_eq!(reported.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), fields);
    assert!(
        reported
            .iter()
            .all(|(field, code)| *code
                == if field == "method" { ErrorCode::UnknownChoice } else { ErrorCode::NotANumber })
    );
}

// Source: docs/formulas.md: source-example takes whole years N ≥ 0 and r ≥ 0 only.
#[test]
fn a_method_may_ask_more_of_other_fields() {
    let inputs = [("method", "source-example"), ("retention_years", "2.5"), ("discount_rate", "-1%")];
    let reported = answer(&inputs).unwrap_err();
    assert_eq!(reported.len(), 2);
    assert_eq!((reported[0].field.as_str(), reported[0].code), ("retention_years", ErrorCode::NotAWholeNumber));
    assert_eq!(
        (reported[1].field.as_str(), reported[1].code, reported[1].min.as_deref()),
        ("discount_rate", ErrorCode::BelowMinimum, Some("0"))
    );
    assert_eq!(errors(&[("customers", "1.5")]), [("customers".to_owned(), ErrorCode::NotAWholeNumber)]);
}

// Source: docs/formulas.md, break-even: 0 where P0 ≥ C0 before all else; never; equality without division.
#[test]
fn break_even_at_its_edges() {
    let at = |inputs: &[(&str, &str)]| outputs(inputs, ["break_even_year", "discounted_payback_years"]);
    assert_eq!(at(&[("annual_revenue", "-5")]), ["0", "0"]);
    let paid = |revenue, rate| {
        at(&[
            ("first_purchase_price", "0"),
            ("acquisition_cost", "100"),
            ("annual_revenue", revenue),
            ("discount_rate", rate),
        ])
    };
    assert_eq!(paid("110", "10%"), ["1", "1"]);
    assert_eq!(paid("10", "10%"), ["never", "never"]); // the interest alone is 10 a year
    assert_eq!(paid("0", "0"), ["never", "never"]);
    assert_eq!(paid("0.0001", "0"), ["1000000", "1000000"]);
    let gone = [("first_purchase_price", "0"), ("annual_retention_rate", "0")];
    assert_eq!(at(&gone), ["never", "never"]);
    for method in ["final-year-only", "source-example"] {
        assert_eq!(at(&[("method", method)]), ["not-with-this-method", "not-with-this-method"]);
    }
    let no_cost = outputs(&[("acquisition_cost", "0")], ["value_to_cost_ratio", "return_on_acquisition_cost"]);
    assert_eq!(no_cost, ["no-acquisition-cost", "no-acquisition-cost"]);
}

// Source: docs/formulas.md: ρ = 0 is no yearly income, and in advance the first one; final-year-only 0^0 = 1.
#[test]
fn nobody_stays() {
    let at = |method, years| {
        outputs(&[("annual_retention_rate", "0"), ("method", method), ("retention_years", years)], ["customer_value"])
    };
    assert_eq!(at("yearly-sum", "5"), ["2000"]);
    assert_eq!(at("yearly-sum-in-advance", "5"), ["4000"]);
    assert_eq!(at("yearly-sum-in-advance", "0"), ["2000"]);
    assert_eq!(at("final-year-only", "5"), ["2000"]);
    assert_eq!(at("final-year-only", "0"), ["4000"]);
}

// Source: docs/formulas.md: the last row of a broken year shows no factor, and the schedule's last row is V.
#[test]
fn a_broken_year_in_the_schedule() {
    let evaluation = answer(&[("retention_years", "2.5")]).unwrap();
    assert_eq!(evaluation.schedule.len(), 4);
    let last = &evaluation.schedule[3];
    assert_eq!(last[0].unwrap().to_string(), "2.5");
    assert_eq!((last[1], last[2], last[3]), (None, None, None));
    assert_eq!(last[5], evaluation.output("customer_value").unwrap().ok());
}

#[test]
fn a_wrong_range_is_refused_field_by_field() {
    let range =
        value_calculator::CurveRange { input: "method".into(), from: "x".into(), to: "1".into(), step: "0".into() };
    let Err(Error::Fields(errors)) = model("customer-value").unwrap().curve([("customers", Input::from("?"))], &range)
    else {
        panic!("refused")
    };
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["from", "input", "customers"]);
}

#[test]
fn an_unknown_model_names_the_known_ones() {
    let Err(error) = model("customer") else { panic!("there is no such model") };
    assert_eq!(
        error.to_string(),
        "there is no model \"customer\"; the models are: customer-value, information-value, referral-value, \
         service-roi, agent-pay"
    );
}
