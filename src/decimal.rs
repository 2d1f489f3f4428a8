//! Checked decimal arithmetic: the only operators the core uses on values.
//!
//! `rust_decimal`'s own operators panic on overflow, so every operation goes through here. The functions are kept out
//! of line on purpose: inlined, they make up most of the module's weight.

pub use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::error::{ErrorCode, NotDefined};
use crate::transcendental::{exponential, logarithm, logarithm_of_one_plus};

/// A value, or the reason why there is none.
///
/// ```
/// use value_calculator::{Decimal, Figure, NotDefined};
/// let figure: Figure = Err(NotDefined::because("never"));
/// assert!(figure.is_err());
/// ```
pub type Figure = Result<Decimal, NotDefined>;

#[inline(never)]
pub(crate) fn add(left: Decimal, right: Decimal) -> Figure {
    left.checked_add(right).ok_or(NotDefined::OVERFLOW)
}

#[inline(never)]
pub(crate) fn subtract(left: Decimal, right: Decimal) -> Figure {
    add(left, negate(right))
}

/// A product too small for 28 decimals is 0: present values that far away are nothing.
#[inline(never)]
pub(crate) fn multiply(left: Decimal, right: Decimal) -> Figure {
    left.checked_mul(right).ok_or(NotDefined::OVERFLOW)
}

#[inline(never)]
pub(crate) fn divide(left: Decimal, right: Decimal) -> Figure {
    if right.is_zero() {
        return Err(NotDefined::DIVISION_BY_ZERO);
    }
    left.checked_div(right).ok_or(NotDefined::OVERFLOW)
}

/// `base^exponent` for a base ≥ 0 and a fractional exponent ≥ 0; right to about 26 digits.
#[inline(never)]
pub(crate) fn real_power(base: Decimal, exponent: Decimal) -> Figure {
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
pub(crate) fn natural_logarithm_of_one_plus(x: Decimal) -> Figure {
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
pub(crate) fn ceiling(value: Decimal) -> Figure {
    floor(negate(value)).map(negate)
}

/// The greatest whole number that is not above the value.
pub(crate) fn floor(value: Decimal) -> Figure {
    let whole = value.trunc();
    if whole > value { subtract(whole, Decimal::ONE) } else { Ok(whole) }
}

/// A decimal with all its digits, as `Display` writes it, without the weight of formatting.
pub(crate) fn text(value: Decimal) -> String {
    /// Both parts of a mantissa, which is below 2^96, fit into 64 bits: their divisions are a tenth of the time.
    const PART: u128 = 1_000_000_000_000_000;
    const PART_DIGITS: usize = 15;
    let mantissa = value.mantissa().unsigned_abs();
    let part = |part: Option<u128>| part.and_then(|part| u64::try_from(part).ok()).unwrap_or_default();
    let (high, low) = (part(mantissa.checked_div(PART)), part(mantissa.checked_rem(PART)));
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
    let text = text.trim_ascii();
    if text.is_empty() {
        return Err(ErrorCode::Required);
    }
    let (text, percent) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_ascii_end(), true),
        None => (text, false),
    };
    let (negative, text) = match text.as_bytes().first() {
        Some(b'-') => (true, text.get(1..).unwrap_or_default()),
        Some(b'+') => (false, text.get(1..).unwrap_or_default()),
        _ => (false, text),
    };
    let (digits, exponent) = match split_at(text, |byte| byte == b'e' || byte == b'E') {
        Some((digits, exponent)) => (digits, read_exponent(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = split_at(digits, |byte| byte == b'.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Err(ErrorCode::NotANumber);
    }
    let shift = exponent.saturating_sub(if percent { 2 } else { 0 });
    assemble(negative, whole, fraction, shift)
}

/// What stands before and after the first byte of a kind.
fn split_at(text: &str, is_mark: impl Fn(u8) -> bool) -> Option<(&str, &str)> {
    let place = text.bytes().position(is_mark)?;
    Some((text.get(..place)?, text.get(place.saturating_add(1)..)?))
}

fn read_exponent(text: &str) -> Result<i32, ErrorCode> {
    let digits = text.strip_prefix('+').or_else(|| text.strip_prefix('-')).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ErrorCode::NotANumber);
    }
    // An exponent of more than four digits is far outside any decimal; its exact size does not matter.
    let size = digits.parse::<i32>().unwrap_or(i32::MAX).min(9999);
    Ok(if text.starts_with('-') { size.saturating_neg() } else { size })
}

/// The digits, with the point moved by `shift` places to the right, as a decimal.
fn assemble(negative: bool, whole: &str, fraction: &str, shift: i32) -> Result<Decimal, ErrorCode> {
    const MOST_DECIMALS: i64 = 28;
    let mut digits = String::with_capacity(whole.len().saturating_add(fraction.len()));
    digits.push_str(whole);
    digits.push_str(fraction);
    let mut decimals = i64::try_from(fraction.len()).unwrap_or(i64::MAX).saturating_sub(i64::from(shift));
    while decimals > 0 && digits.ends_with('0') {
        digits.pop();
        decimals = decimals.saturating_sub(1);
    }
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Ok(Decimal::ZERO);
    }
    if decimals > MOST_DECIMALS {
        return Err(ErrorCode::TooManyDigits);
    }
    let overflow = if decimals > 0 { ErrorCode::TooManyDigits } else { ErrorCode::Overflow };
    let zeros = usize::try_from(decimals.saturating_neg()).unwrap_or(0);
    if significant.len().saturating_add(zeros) > 29 {
        let whole_digits = i64::try_from(significant.len()).unwrap_or(i64::MAX).saturating_sub(decimals);
        return Err(if whole_digits > MOST_DECIMALS { ErrorCode::Overflow } else { overflow });
    }
    let mut units: i128 = significant.parse().map_err(|_| overflow)?;
    for _ in 0..zeros {
        units = units.checked_mul(10).ok_or(ErrorCode::Overflow)?;
    }
    let scale = u32::try_from(decimals.max(0)).map_err(|_| ErrorCode::TooManyDigits)?;
    let units = if negative { units.saturating_neg() } else { units };
    Decimal::try_from_i128_with_scale(units, scale).map_err(|_| overflow)
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
