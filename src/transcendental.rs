//! Logarithm and exponential in decimals, for fractions of a year and for payback.
//!
//! `rust_decimal` has both behind its feature `maths`; they are 21 kB of uncompressed code, a sixth of the module.
//! These are their equals to 22 digits and more, as a test shows, in 2 kB.

use crate::decimal::{Decimal, DecimalResult, add, divide, multiply, negate, subtract};
use crate::error::ReasonNumber;

/// ln 2 to 28 decimals (OEIS A002162).
const LN_2: Decimal = Decimal::from_parts(2_860_148_159, 2_180_329_217, 375_755_839, false, 28);
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
/// Between 3/4 and 3/2 the series below is shortest.
const THREE_QUARTERS: Decimal = Decimal::from_parts(75, 0, 0, false, 2);
const THREE_HALVES: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// ln y; it does not exist for y ≤ 0. y is halved or doubled until it is near 1, then ln y = 2·artanh((y − 1)/(y + 1)).
pub(crate) fn logarithm(y: Decimal) -> DecimalResult {
    if y <= Decimal::ZERO {
        return Err(ReasonNumber::OVERFLOW);
    }
    let (mut near_one, mut halvings) = (y, 0_i64);
    while near_one > THREE_HALVES {
        near_one = multiply(near_one, HALF)?;
        halvings = halvings.saturating_add(1);
    }
    while near_one < THREE_QUARTERS {
        near_one = add(near_one, near_one)?;
        halvings = halvings.saturating_sub(1);
    }
    let rest = logarithm_of_one_plus(subtract(near_one, Decimal::ONE)?)?;
    add(rest, multiply(LN_2, Decimal::from(halvings))?)
}

/// ln(1 + x) for x between −1/4 and 1/2, without losing the digits of a small x: with z = x/(2 + x),
/// 2·(z + z³/3 + z⁵/5 + …).
pub(crate) fn logarithm_of_one_plus(x: Decimal) -> DecimalResult {
    let z = divide(x, add(Decimal::TWO, x)?)?;
    let square = multiply(z, z)?;
    let (mut sum, mut power) = (Decimal::ZERO, z);
    // |z| ≤ 1/5, so that each term is 25 times smaller than the one before.
    for odd in (1..=41_i64).step_by(2) {
        sum = add(sum, divide(power, Decimal::from(odd))?)?;
        power = multiply(power, square)?;
    }
    add(sum, sum)
}

/// e^x: x is brought near 0 by whole multiples of ln 2, and the rest is the series 1 + x + x²/2 + ….
pub(crate) fn exponential(x: Decimal) -> DecimalResult {
    let doublings = crate::rounding::half_away_from_zero(divide(x, LN_2)?, 0);
    let rest = subtract(x, multiply(doublings, LN_2)?)?;
    let (mut sum, mut term) = (Decimal::ONE, Decimal::ONE);
    for step in 1..=26_i64 {
        term = divide(multiply(term, rest)?, Decimal::from(step))?;
        sum = add(sum, term)?;
    }
    let factor = if doublings.is_sign_negative() { HALF } else { Decimal::TWO };
    let mut left = doublings.abs();
    while left > Decimal::ZERO && !sum.is_zero() {
        sum = multiply(sum, factor)?;
        left = add(left, negate(Decimal::ONE))?;
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use rust_decimal::MathematicalOps;

    use super::*;

    #[test]
    fn ln_2_is_the_published_constant() {
        assert_eq!(LN_2.to_string(), "0.6931471805599453094172321215"); // OEIS A002162: …0.69314718055994530941723212145818
    }

    // Source: rust_decimal's own functions, written independently of these.
    #[test]
    fn both_agree_with_rust_decimal() {
        let tolerance = Decimal::new(1, 25);
        for step in 1..4000_i64 {
            let x = Decimal::new(step * 37, 4);
            let own = logarithm(x).unwrap();
            assert!((own - x.ln()).abs() <= tolerance * own.abs().max(Decimal::ONE), "ln {x}");
            let small = Decimal::new(step * 3 - 6000, 3);
            let own = exponential(small).unwrap();
            assert!((own - small.exp()).abs() <= Decimal::new(1, 22) * own.max(Decimal::ONE), "e^{small}");
        }
    }
}
