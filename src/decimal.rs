//! Checked decimal arithmetic: the only operators the core uses on values.
//!
//! `rust_decimal`'s own operators panic on overflow, so every operation goes through here. The functions are kept out
//! of line on purpose: inlined, they make up most of the module's weight.

pub use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::error::{ErrorCode, NotDefined, ReasonNumber};
use crate::transcendental::{exponential, logarithm, logarithm_of_one_plus};

/// A value, or the reason why there is none.
///
/// ```
/// use value_calculator::{Decimal, Figure, NotDefined};
/// let figure: Figure = Err(NotDefined::because("never"));
/// assert!(figure.is_err());
/// ```
pub type Figure = Result<Decimal, NotDefined>;

/// A value while equations are worked out, or the number of the reason why there is none.
pub(crate) type DecimalResult = Result<Decimal, ReasonNumber>;

#[inline(never)]
pub(crate) fn add(left: Decimal, right: Decimal) -> DecimalResult {
    left.checked_add(right).ok_or(ReasonNumber::OVERFLOW)
}

#[inline(never)]
pub(crate) fn subtract(left: Decimal, right: Decimal) -> DecimalResult {
    add(left, negate(right))
}

/// A product too small for 28 decimals is 0: present values that far away are nothing.
#[inline(never)]
pub(crate) fn multiply(left: Decimal, right: Decimal) -> DecimalResult {
    left.checked_mul(right).ok_or(ReasonNumber::OVERFLOW)
}

#[inline(never)]
pub(crate) fn divide(left: Decimal, right: Decimal) -> DecimalResult {
    if right.is_zero() {
        return Err(ReasonNumber::DIVISION_BY_ZERO);
    }
    left.checked_div(right).ok_or(ReasonNumber::OVERFLOW)
}

/// `base^exponent` for a base ≥ 0 and a fractional exponent ≥ 0; right to about 26 digits.
#[inline(never)]
pub(crate) fn real_power(base: Decimal, exponent: Decimal) -> DecimalResult {
    if exponent.is_zero() {
        return Ok(Decimal::ONE); // 0^0 = 1
    }
    if base.is_zero() {
        return Ok(Decimal::ZERO);
    }
    exponential(multiply(logarithm(base)?, exponent)?)
}

/// `ln(1 + x)`, keeping the digits of a small x that `1 + x` would lose.
#[inline(never)]
pub(crate) fn natural_logarithm_of_one_plus(x: Decimal) -> DecimalResult {
    const SERIES_BELOW: Decimal = Decimal::from_parts(2, 0, 0, false, 1);
    if x.abs() < SERIES_BELOW { logarithm_of_one_plus(x) } else { logarithm(add(Decimal::ONE, x)?) }
}

pub(crate) fn negate(value: Decimal) -> Decimal {
    let mut negated = value;
    negated.set_sign_positive(value.is_sign_negative());
    negated
}

pub(crate) fn is_whole(value: Decimal) -> bool {
    value.scale() == 0 || value.trunc() == value
}

/// The whole part of a value ≥ 0 as a count; nothing when it is negative or past what a table could hold.
pub(crate) fn whole_part(value: Decimal) -> Option<usize> {
    if value.scale() == 0 { usize::try_from(value.mantissa()).ok() } else { value.trunc().to_usize() }
}

/// The smallest whole number that is not below the value.
pub(crate) fn ceiling(value: Decimal) -> DecimalResult {
    floor(negate(value)).map(negate)
}

/// The greatest whole number that is not above the value.
pub(crate) fn floor(value: Decimal) -> DecimalResult {
    let whole = value.trunc();
    if whole > value { subtract(whole, Decimal::ONE) } else { Ok(whole) }
}

/// A decimal with all its digits, as `Display` writes it, without the weight of formatting.
pub(crate) fn text(value: Decimal) -> String {
    /// Both parts of a mantissa, which is below 2^96, fit into 64 bits: their divisions are a tenth of the time.
    const PART: u128 = 1_000_000_000_000_000;
    const PART_DIGITS: usize = 15;
    let mantissa = value.mantissa().unsigned_abs();
    let part = |part: u128| u64::try_from(part).unwrap_or_default();
    let (high, low) = match u64::try_from(mantissa) {
        Ok(small) => (0, small),
        Err(_) => {
            let high = mantissa.checked_div(PART).unwrap_or_default();
            (part(high), part(mantissa.wrapping_sub(high.wrapping_mul(PART))))
        }
    };
    let decimals = usize::try_from(value.scale()).unwrap_or_default();
    let mut reversed = Reversed { text: Vec::with_capacity(32), decimals };
    reversed.push(low, if high > 0 { PART_DIGITS } else { 0 });
    reversed.push(high, 0);
    while reversed.text.len() <= decimals {
        reversed.push_digit(0);
    }
    if value.is_sign_negative() {
        reversed.text.push(b'-');
    }
    let mut text = String::with_capacity(reversed.text.len());
    for byte in reversed.text.iter().rev() {
        text.push(char::from(*byte));
    }
    text
}

/// A number's text from its last digit to its first.
struct Reversed {
    text: Vec<u8>,
    decimals: usize,
}

impl Reversed {
    fn push(&mut self, number: u64, least_digits: usize) {
        let (mut rest, mut pushed) = (number, 0_usize);
        while rest > 0 || pushed < least_digits {
            self.push_digit(u8::try_from(rest % 10).unwrap_or_default());
            rest /= 10;
            pushed = pushed.saturating_add(1);
        }
    }

    fn push_digit(&mut self, digit: u8) {
        if self.decimals > 0 && self.text.len() == self.decimals {
            self.text.push(b'.');
        }
        self.text.push(b'0'.saturating_add(digit));
    }
}

/// Reads a plain decimal number: an optional sign, digits with at most one point, an optional exponent, and an
/// optional `%` that divides by a hundred. Nothing else is a number, and no digit is ever dropped.
///
/// ```
/// use value_calculator::{ErrorCode, parse_decimal};
/// assert_eq!(parse_decimal("5.78%")?.to_string(), "0.0578");
/// assert_eq!(parse_decimal("1e5")?.to_string(), "100000");
/// assert_eq!(parse_decimal("12abc"), Err(ErrorCode::NotANumber));
/// assert_eq!(parse_decimal(" "), Err(ErrorCode::Required));
/// # Ok::<(), ErrorCode>(())
/// ```
///
/// # Errors
/// `Required` for an empty text, `NotANumber` for anything that is no number, `TooManyDigits` where a decimal could not
/// hold every digit after the point, and `Overflow` where it could not hold those before it.
pub fn parse_decimal(text: &str) -> Result<Decimal, ErrorCode> {
    let mut bytes = text.trim_ascii().as_bytes();
    if bytes.is_empty() {
        return Err(ErrorCode::Required);
    }
    // The number is units · 10^(power + zeros): zeros at the end wait until a digit follows.
    let (mut units, mut zeros, mut power, mut digits) = (0_u128, 0_i64, 0_i64, 0_i64);
    if let [rest @ .., b'%'] = bytes {
        bytes = rest.trim_ascii_end();
        power = -2;
    }
    let is_negative = bytes.first() == Some(&b'-');
    if let [b'-' | b'+', rest @ ..] = bytes {
        bytes = rest;
    }
    let (mut is_after_point, mut has_digits) = (false, false);
    while let [byte, rest @ ..] = bytes {
        bytes = rest;
        match byte {
            b'0'..=b'9' => {
                has_digits = true;
                power = power.saturating_sub(is_after_point.into());
                let digit = byte.saturating_sub(b'0');
                if digit > 0 || units > 0 {
                    zeros = zeros.saturating_add(1);
                }
                if digit > 0 {
                    units = scaled(units, zeros).saturating_add(digit.into());
                    digits = digits.saturating_add(zeros);
                    zeros = 0;
                }
            }
            b'.' if !is_after_point => is_after_point = true,
            b'e' | b'E' if has_digits => {
                power = power.saturating_add(read_exponent(rest)?);
                break;
            }
            _ => return Err(ErrorCode::NotANumber),
        }
    }
    if !has_digits {
        return Err(ErrorCode::NotANumber);
    }
    if units == 0 {
        return Ok(Decimal::ZERO);
    }
    power = power.saturating_add(zeros);
    let units = i128::try_from(scaled(units, power)).unwrap_or(i128::MAX);
    let scale = u32::try_from(power.min(0).saturating_neg()).unwrap_or(u32::MAX);
    let units = if is_negative { units.saturating_neg() } else { units };
    Decimal::try_from_i128_with_scale(units, scale).map_err(|_| {
        let is_too_long = scale > 28 || (scale > 0 && digits.saturating_sub(scale.into()) <= 28);
        if is_too_long { ErrorCode::TooManyDigits } else { ErrorCode::Overflow }
    })
}

/// So many units with so many zeros behind them; more than any decimal holds where they are too many.
fn scaled(units: u128, zeros: i64) -> u128 {
    let mut scaled = units;
    for _ in 0..zeros.min(40) {
        scaled = scaled.saturating_mul(10);
    }
    scaled
}

fn read_exponent(text: &[u8]) -> Result<i64, ErrorCode> {
    let (is_negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let mut size = 0_i64;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return Err(ErrorCode::NotANumber);
        }
        // An exponent of more than four digits is far outside any decimal; its exact size does not matter.
        size = size.saturating_mul(10).saturating_add(digit.saturating_sub(b'0').into()).min(9999);
    }
    if digits.is_empty() {
        Err(ErrorCode::NotANumber)
    } else {
        Ok(if is_negative { size.saturating_neg() } else { size })
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, text};

    // Source: rust_decimal's own formatting.
    #[test]
    fn a_decimal_has_the_text_that_display_gives_it() {
        let mut random = 0x9E37_79B9_7F4A_7C15_u64;
        let mut next = || {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            random as u32
        };
        for step in 0..100_000_u32 {
            let (low, middle, high) = (next() >> (step % 32), next(), next());
            let (middle, high) = [(0, 0), (middle, 0), (middle, high)][step as usize % 3];
            let value = Decimal::from_parts(low, middle, high, step % 2 == 0, step % 29);
            assert_eq!(text(value), value.to_string());
        }
        for value in [Decimal::ZERO, -Decimal::ZERO, Decimal::new(0, 28), Decimal::MAX, Decimal::MIN] {
            assert_eq!(text(value), value.to_string());
        }
        for exponent in 0..29 {
            let power = 10_i128.pow(exponent);
            for units in [power - 1, power, power + 1] {
                let value = Decimal::from_i128_with_scale(units, 28 - exponent);
                assert_eq!(text(value), value.to_string());
            }
        }
    }
}
