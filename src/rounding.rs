//! The one place that rounds.

use rust_decimal::RoundingStrategy;

use crate::decimal::{Decimal, divide, multiply};

/// Half away from zero: 0.5 becomes 1, −0.5 becomes −1. It is what people mean by rounding money, and what the article
/// does (5393.5 becomes 5394).
pub(crate) fn half_away_from_zero(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
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
    const SIGNIFICANT: u32 = 22;
    const DECIMALS: u32 = 16;
    let digits_before_point = whole_digits(value);
    let rounded = half_away_from_zero(value, SIGNIFICANT.saturating_sub(digits_before_point).min(DECIMALS));
    let rounded = if digits_before_point > SIGNIFICANT {
        past_the_point(rounded, digits_before_point.saturating_sub(SIGNIFICANT))
    } else {
        rounded
    };
    rounded.normalize()
}

/// A number too large for 22 digits before the point, rounded at a place before it: 7 digits at most, since a decimal
/// holds 29.
fn past_the_point(value: Decimal, places: u32) -> Decimal {
    let unit = Decimal::from(10_u64.saturating_pow(places));
    let units = divide(value, unit).map(|units| half_away_from_zero(units, 0));
    units.and_then(|units| multiply(units, unit)).unwrap_or(value)
}

/// How many digits stand before the point; 0 for a value below 1.
fn whole_digits(value: Decimal) -> u32 {
    value.trunc().mantissa().unsigned_abs().checked_ilog10().map_or(0, |log| log.saturating_add(1))
}
