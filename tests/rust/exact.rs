//! The engine against exact fractions: no wrong cent in a million values, exact half cents among them.
//!
//! Source: the definition itself, a(N, r) = v + v² + … + v^N, in whole-number fractions of any size (num-rational).

use num_bigint::BigInt;
use num_rational::BigRational;
use value_calculator::customer_value::{Inputs, evaluate};
use value_calculator::{Decimal, parse_decimal};

fn fraction(value: Decimal) -> BigRational {
    BigRational::new(value.mantissa().into(), BigInt::from(10).pow(value.scale()))
}

/// Cents, half away from zero, without any decimal in between.
fn exact_cents(value: &BigRational) -> BigInt {
    let half = BigRational::new(1.into(), 2.into());
    let cents = value * BigInt::from(100);
    if cents < BigRational::from(BigInt::from(0)) {
        -((-cents + half).floor().to_integer())
    } else {
        (cents + half).floor().to_integer()
    }
}

/// Cents of a result as whoever shows it rounds it.
fn shown_cents(value: Decimal) -> BigInt {
    let rounded = value.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    fraction(rounded * Decimal::ONE_HUNDRED).to_integer()
}

fn annuity(rate: &BigRational, years: u32) -> BigRational {
    let one = BigRational::from(BigInt::from(1));
    let factor = &one / (&one + rate);
    let mut power = one;
    let mut sum = BigRational::from(BigInt::from(0));
    for _ in 0..years {
        power *= &factor;
        sum += &power;
    }
    sum
}

/// Compares one value; true if it lies on an exact half cent.
fn check(inputs: &Inputs, factor: &BigRational) -> bool {
    let outputs = evaluate(inputs).unwrap();
    let at_once = fraction(inputs.first_purchase_price) - fraction(inputs.acquisition_cost);
    let exact = at_once + fraction(inputs.annual_revenue) * factor;
    let shown = shown_cents(outputs.customer_value.clone().unwrap());
    assert_eq!(shown, exact_cents(&exact), "{inputs:?} is {exact}, a computed {:?}", outputs.customer_value);
    (exact * BigInt::from(200)).is_integer() && shown != BigInt::from(0)
}

#[test]
fn a_million_values_without_a_wrong_cent() {
    let rates = ["0.2", "0.6", "-0.2", "0.0578", "0.1", "0.07", "-0.05", "0.5", "1", "0.000001"];
    let mut values = 0_u32;
    for rate in rates {
        let discount_rate = parse_decimal(rate).unwrap();
        for years in 1..=20_u32 {
            let factor = annuity(&fraction(discount_rate), years);
            for step in 0..5_000_i64 {
                let inputs = Inputs {
                    // A price with odd cents, and a revenue that runs through all of them.
                    first_purchase_price: Decimal::new(500_037 + step % 89, 2),
                    annual_revenue: Decimal::new(7 + step * 7919, 2),
                    retention_years: years.into(),
                    discount_rate,
                    ..Inputs::default()
                };
                check(&inputs, &factor);
                values += 1;
            }
        }
    }
    assert_eq!(values, 1_000_000);
}

/// At these rates v is 5/6, 5/8 and 5/4: a revenue of an odd multiple of 6^N, 8^N or 4^N over 200 makes V end in
/// exactly half a cent, though 1/1.2 itself never ends.
#[test]
fn exact_half_cents_are_rounded_away_from_zero() {
    let mut ties = 0_u32;
    for (rate, base) in [("0.2", 6_i64), ("0.6", 8), ("-0.2", 4)] {
        let discount_rate = parse_decimal(rate).unwrap();
        for years in 1..=9_u32 {
            let factor = annuity(&fraction(discount_rate), years);
            for odd in (1..400_i64).step_by(2) {
                for sign in [1, -1] {
                    let annual_revenue = Decimal::new(sign * odd * base.pow(years) * 5, 3);
                    let inputs =
                        Inputs { annual_revenue, retention_years: years.into(), discount_rate, ..Inputs::default() };
                    ties += u32::from(check(&inputs, &factor));
                }
            }
        }
    }
    assert!(ties > 10_000, "only {ties} values lie on a half cent");
}
