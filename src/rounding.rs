//! The one place that rounds.

use crate::decimal::Decimal;

/// Half away from zero: 0.5 becomes 1, −0.5 becomes −1. It is what people mean by rounding money, and what the article
/// does (5393.5 becomes 5394).
///
/// One division of whole numbers: taking digits off one by one, as a general rounding does, was half the time of a curve.
#[expect(clippy::arithmetic_side_effects, reason = "a mantissa and 10^28 are below 2^96, and so is half their sum")]
pub(crate) fn half_away_from_zero(value: Decimal, places: u32) -> Decimal {
    let dropped = value.scale().saturating_sub(places);
    if dropped == 0 {
        return value;
    }
    let unit = 10_u128.pow(dropped);
    let kept = (value.mantissa().unsigned_abs() + unit / 2) / unit;
    from_units(kept, value.is_sign_negative(), places)
}

/// So many units of 10^−scale; they are a mantissa's, and fit.
fn from_units(units: u128, negative: bool, scale: u32) -> Decimal {
    let part = |shift: u32| u32::try_from(units.wrapping_shr(shift) & 0xFFFF_FFFF).unwrap_or(u32::MAX);
    Decimal::from_parts(part(0), part(32), part(64), negative, scale)
}

/// A result as the engine gives it: 22 significant digits, at most 16 decimals, half away from zero, no trailing zeros,
/// never −0.
///
/// A decimal holds 28 digits; what lies past the 22nd is noise of the last divisions. Cut off, an exact half cent is
/// again exactly half a cent, and whoever rounds it for display rounds it the right way.
///
/// ```
/// use value_calculator::{Decimal, parse_decimal, result_digits};
/// let noisy = parse_decimal("2.6749999999999999999999999999").unwrap();
/// assert_eq!(result_digits(noisy).to_string(), "2.675");
/// assert_eq!(result_digits(Decimal::NEGATIVE_ONE * Decimal::ZERO).to_string(), "0");
/// ```
#[must_use]
pub fn result_digits(value: Decimal) -> Decimal {
    without_noise(value).normalize()
}

/// The same with its trailing zeros.
pub(crate) fn without_noise(value: Decimal) -> Decimal {
    const SIGNIFICANT: u32 = 22;
    const DECIMALS: u32 = 16;
    let digits = value.mantissa().unsigned_abs().checked_ilog10().map_or(0, |log| log.saturating_add(1));
    let before_point = digits.saturating_sub(value.scale());
    let rounded = half_away_from_zero(value, SIGNIFICANT.saturating_sub(before_point).min(DECIMALS));
    if before_point > SIGNIFICANT { past_the_point(rounded, before_point.saturating_sub(SIGNIFICANT)) } else { rounded }
}

/// A number too large for 22 digits before the point, rounded at a place before it: 7 digits at most, since a decimal
/// holds 29.
#[expect(clippy::arithmetic_side_effects, reason = "a mantissa is below 2^96, and the unit below 10^8")]
fn past_the_point(value: Decimal, places: u32) -> Decimal {
    let unit = 10_u128.pow(places);
    let units = (value.mantissa().unsigned_abs() + unit / 2) / unit;
    from_units(units * unit, value.is_sign_negative(), 0)
}
