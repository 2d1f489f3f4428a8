//! A decimal as the nearest float.
//!
//! Reading the decimal's text would do, but is more code, and took longer than computing the curve.

#![expect(clippy::disallowed_types, reason = "this is where a decimal becomes a point on a picture")]
#![expect(
    clippy::arithmetic_side_effects,
    reason = "floats do not overflow into panics; every shift is bounded where it stands"
)]

use crate::decimal::Decimal;
use crate::rounding::without_noise;

/// The float nearest to `result_digits(value)`.
///
/// Nearly always the value itself, worked out to twice a float's digits, already says which float that is; where it
/// comes so near to the middle of two that the digits left out could decide, the digits are cut first.
pub(crate) fn nearest_float_of_result(value: Decimal) -> f64 {
    let (high, low) = quotient(value);
    // What result_digits may change: half of the 16th decimal, or half of the 22nd digit; and the error of `low` itself.
    let left_out = 0.5e-16 + high.abs() * 1e-22;
    let half_a_step = (high - f64::from_bits(high.to_bits().wrapping_sub(1))).abs() / 2.0;
    // Just above a power of two the step below is half as wide; there, and near the middle, the slow way decides.
    if low.abs() + left_out < half_a_step { high } else { nearest_float(without_noise(value)) }
}

/// A decimal as the sum of two floats, to about 30 digits: mantissa / 10^scale by the usual error-free transformations.
fn quotient(value: Decimal) -> (f64, f64) {
    /// 10^22 is the largest power of ten that is a float.
    const EXACT: u32 = 22;
    const TWO_TO_48: f64 = 281_474_976_710_656.0;
    let mantissa = value.mantissa().unsigned_abs();
    let part = |shift: u32| u64::try_from(mantissa.wrapping_shr(shift) & 0xFFFF_FFFF_FFFF).unwrap_or(0) as f64;
    let mut number = sum_of(part(48) * TWO_TO_48, part(0));
    let mut scale = value.scale();
    while scale > 0 {
        let step = scale.min(EXACT);
        number = divided(number, power_of_ten(step));
        scale -= step;
    }
    if value.is_sign_negative() { (-number.0, -number.1) } else { number }
}

fn power_of_ten(exponent: u32) -> f64 {
    // Each product is exact: 10^22 = 2^22 · 5^22, and 5^22 has 52 bits.
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

/// a + b as a float and what it leaves out, for |a| ≥ |b|.
fn sum_of(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, b - (sum - a))
}

/// a · b as a float and what it leaves out (Dekker 1971).
fn product_of(a: f64, b: f64) -> (f64, f64) {
    const SPLIT: f64 = 134_217_729.0; // 2^27 + 1
    let halves = |x: f64| {
        let high = x * SPLIT - (x * SPLIT - x);
        (high, x - high)
    };
    let ((a_high, a_low), (b_high, b_low)) = (halves(a), halves(b));
    let product = a * b;
    (product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low)
}

fn divided((high, low): (f64, f64), divisor: f64) -> (f64, f64) {
    let first = high / divisor;
    let (product, rest) = product_of(first, divisor);
    let second = ((high - product) - rest + low) / divisor;
    sum_of(first, second)
}

/// The float nearest to a decimal, ties to even: what reading the decimal's text gives.
pub(crate) fn nearest_float(value: Decimal) -> f64 {
    const KEPT_BITS: u32 = 64;
    let mantissa = value.mantissa().unsigned_abs();
    if mantissa == 0 {
        return 0.0;
    }
    // mantissa/10^scale, scaled up by 2^up so that the quotient has 64 bits or more: mantissa < 2^96, 10^28 < 2^94.
    let up = mantissa.leading_zeros();
    let divisor = 10_u128.pow(value.scale());
    let mut quotient = (mantissa << up) / divisor;
    let remainder = (mantissa << up) - quotient * divisor;
    let mut sticky = remainder != 0;
    let mut exponent = -i32::try_from(up).unwrap_or(0);
    let bits = 128 - quotient.leading_zeros();
    if bits < KEPT_BITS {
        // Few bits are left of a tiny number: the division goes on where it stopped.
        let more = KEPT_BITS - bits;
        let (mut rest, mut next) = (remainder, quotient);
        for _ in 0..more {
            rest <<= 1;
            next <<= 1;
            if rest >= divisor {
                rest -= divisor;
                next |= 1;
            }
        }
        (quotient, sticky) = (next, rest != 0);
        exponent -= i32::try_from(more).unwrap_or(0);
    } else {
        let fewer = bits - KEPT_BITS;
        sticky |= quotient & ((1_u128 << fewer) - 1) != 0;
        quotient >>= fewer;
        exponent += i32::try_from(fewer).unwrap_or(0);
    }
    // 64 bits to 53: the 11 below decide, and what was left out breaks a tie.
    let kept = u64::try_from(quotient).unwrap_or(u64::MAX);
    let (whole, below, half) = (kept >> 11, kept & 0x7FF, 0x400);
    let round_up = below > half || (below == half && (sticky || whole & 1 == 1));
    let whole = whole + u64::from(round_up);
    exponent += 11;
    // whole · 2^exponent, both exact: exponent lies between −200 and 50.
    let power = f64::from_bits(u64::try_from(exponent + 1023).unwrap_or(0) << 52);
    let magnitude = whole as f64 * power;
    if value.is_sign_negative() { -magnitude } else { magnitude }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rounding::result_digits;

    // Source: the standard library's reading of floats, which rounds correctly.
    #[test]
    fn every_decimal_meets_the_float_that_its_text_meets() {
        let mut random = 0x9E37_79B9_7F4A_7C15_u64;
        let mut next = || {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            random
        };
        for step in 0..400_000_u32 {
            let (low, middle, high) = (next() as u32, next() as u32, next() as u32);
            // Of all sizes, many of few digits, and many exactly between two floats.
            let (middle, high) = match step % 4 {
                0 => (middle, high),
                1 => (middle, 0),
                2 => (0, 0),
                _ => (middle & 0xFFFF_FC00, high),
            };
            let value = Decimal::from_parts(low, middle, high, next() % 2 == 0, (next() % 29) as u32);
            let read = |value: Decimal| value.to_string().parse::<f64>().unwrap();
            assert_eq!(nearest_float(value), read(value), "{value}");
            assert_eq!(nearest_float_of_result(value), read(result_digits(value)), "{value}");
        }
        for power in 0..50_u32 {
            for around in [-1_i64, 0, 1] {
                let value = Decimal::from(2_i64.pow(power)) + Decimal::new(around, 16.min(28 - power / 3));
                assert_eq!(nearest_float_of_result(value), result_digits(value).to_string().parse::<f64>().unwrap());
            }
        }
    }
}
