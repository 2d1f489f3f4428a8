//! Numbers as files have them: with a point or a comma before their decimals, and the other one between thousands.

use crate::decimal::{Decimal, parse_decimal};
use crate::error::ErrorCode;

/// What stands before the decimals of a file's numbers.
///
/// ```
/// use value_calculator::portfolio::DecimalMark;
/// assert_eq!(DecimalMark::Comma.text(), ",");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum DecimalMark {
    /// `1234.5`, and `1,234.5`.
    #[serde(rename = ".")]
    Point,
    /// `1234,5`, and `1.234,5`.
    #[serde(rename = ",")]
    Comma,
}

impl DecimalMark {
    /// The mark itself.
    ///
    /// ```
    /// assert_eq!(value_calculator::portfolio::DecimalMark::Point.text(), ".");
    /// ```
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Point => ".",
            Self::Comma => ",",
        }
    }

    const fn byte(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// What a number shows of its decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// It has neither mark, or is no number.
    Nothing,
    Mark(DecimalMark),
    /// `1,234`: this one before the decimals, or between thousands.
    Either(DecimalMark),
}

/// What one number shows.
///
/// `0,5` and `12,34` and `1234,567` have a decimal comma, since thousands come in threes behind a first group of one to
/// three digits that does not begin with 0; two commas stand between thousands; and with both marks the last is the
/// decimal one.
pub(super) fn shown_by(cell: &[u8]) -> Shown {
    let Some(digits) = unsigned(cell) else { return Shown::Nothing };
    let count = |mark: DecimalMark| digits.iter().filter(|byte| **byte == mark.byte()).count();
    let (points, commas) = (count(DecimalMark::Point), count(DecimalMark::Comma));
    let only = if points > 0 { DecimalMark::Point } else { DecimalMark::Comma };
    match (points, commas) {
        (0, 0) => Shown::Nothing,
        (1, 0) | (0, 1) => {
            let place = digits.iter().position(|byte| *byte == only.byte()).unwrap_or_default();
            let decimals = digits.len().saturating_sub(place).saturating_sub(1);
            let could_group = decimals == 3 && (1..=3).contains(&place) && digits.first() != Some(&b'0');
            if could_group { Shown::Either(only) } else { Shown::Mark(only) }
        }
        (_, 0) | (0, _) => Shown::Mark(only.other()),
        _ => {
            let last = digits.iter().rev().find(|byte| !byte.is_ascii_digit());
            let mark = if last == Some(&b'.') { DecimalMark::Point } else { DecimalMark::Comma };
            if count(mark) == 1 { Shown::Mark(mark) } else { Shown::Nothing }
        }
    }
}

/// A number's digits and marks, if it has nothing else but a sign before them and a % behind.
fn unsigned(cell: &[u8]) -> Option<&[u8]> {
    let cell = cell.strip_suffix(b"%").unwrap_or(cell).trim_ascii_end();
    let cell = cell.strip_prefix(b"-").or_else(|| cell.strip_prefix(b"+")).unwrap_or(cell);
    let is_one = cell.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    (is_one && !cell.is_empty()).then_some(cell)
}

/// A number whose decimal mark is known.
///
/// The value is that of [`parse_decimal`] for the same number in plain form.
#[inline]
pub(super) fn read(cell: &[u8], mark: DecimalMark) -> Result<Decimal, ErrorCode> {
    match plain(cell, mark.byte()) {
        Some(value) => Ok(value),
        None => read_any(cell, mark),
    }
}

/// A number of at most 18 digits and no more than a sign and a mark beside them: nearly every number of a file.
#[inline]
#[expect(clippy::arithmetic_side_effects, reason = "18 digits are below 2^60")]
fn plain(cell: &[u8], mark: u8) -> Option<Decimal> {
    const MOST_DIGITS: usize = 18;
    let (negative, digits) = match cell {
        [b'-', digits @ ..] => (true, digits),
        _ => (false, cell),
    };
    let (mut units, mut decimals, mut has_mark) = (0_u64, 0_u32, false);
    if digits.is_empty() || digits.len() > MOST_DIGITS {
        return None;
    }
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            units = units * 10 + u64::from(digit);
            decimals += u32::from(has_mark);
        } else if *byte == mark && !has_mark {
            has_mark = true;
        } else {
            return None;
        }
    }
    if has_mark {
        if digits.len() == 1 {
            return None;
        }
        // As `parse_decimal` has it: no zeros at the end of the decimals.
        while decimals > 0 && units.is_multiple_of(10) {
            units /= 10;
            decimals -= 1;
        }
    }
    let [low, high] = [units & 0xFFFF_FFFF, units >> 32].map(|part| u32::try_from(part).unwrap_or_default());
    Some(Decimal::from_parts(low, high, 0, negative && units > 0, decimals))
}

/// Any other number that `parse_decimal` reads, with its thousands apart or not.
#[inline(never)]
fn read_any(cell: &[u8], mark: DecimalMark) -> Result<Decimal, ErrorCode> {
    let text = std::str::from_utf8(cell).map_err(|_| ErrorCode::NotANumber)?;
    let (mark, between) = (char::from(mark.byte()), char::from(mark.other().byte()));
    let (whole, rest) = match text.split_once(mark) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let mut plain = String::with_capacity(text.len());
    if whole.contains(between) {
        let unsigned = whole.trim_start_matches(['-', '+']);
        // Behind the last group may stand a % or an exponent, if no decimals follow.
        let digits = unsigned.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        for (place, group) in digits.split(between).enumerate() {
            let is_group = if place == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
            if !is_group || !group.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(ErrorCode::NotANumber);
            }
        }
        plain.extend(whole.chars().filter(|letter| *letter != between));
    } else {
        plain.push_str(whole);
    }
    if let Some(decimals) = rest {
        if decimals.contains('.') {
            return Err(ErrorCode::NotANumber);
        }
        plain.push('.');
        plain.push_str(decimals);
    }
    parse_decimal(&plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // Source: the rules in the documentation of `shown_by`.
    #[test]
    fn a_number_shows_its_decimal_mark_or_leaves_it_open() {
        let (point, comma) = (Shown::Mark(DecimalMark::Point), Shown::Mark(DecimalMark::Comma));
        for (cell, shown) in [
            ("1234", Shown::Nothing),
            ("", Shown::Nothing),
            ("Anna", Shown::Nothing),
            ("1.5", point),
            ("0.0578", point),
            ("-0.123", point),
            ("1234.567", point),
            (".5", point),
            ("5,78%", comma),
            ("0,123", comma),
            ("1,2345", comma),
            ("1.234,5", comma),
            ("1.234.567", comma),
            ("1,234,567", point),
            ("1,234.5", point),
            ("1,234", Shown::Either(DecimalMark::Comma)),
            ("+12.345", Shown::Either(DecimalMark::Point)),
            ("1.2,3.4", Shown::Nothing),
        ] {
            assert_eq!(shown_by(cell.as_bytes()), shown, "{cell}");
        }
    }

    // Source: how thousands are written with either mark; what is no number stays none, as `parse_decimal` has it.
    #[test]
    fn numbers_are_read_with_their_mark_and_thousands() {
        for (cell, mark, value) in [
            ("1,234.5", DecimalMark::Point, Ok("1234.5")),
            ("-1.234.567,89", DecimalMark::Comma, Ok("-1234567.89")),
            ("5,78%", DecimalMark::Comma, Ok("0.0578")),
            ("1,5e3", DecimalMark::Comma, Ok("1500")),
            ("1,234%", DecimalMark::Point, Ok("12.34")),
            ("0,5", DecimalMark::Point, Err(ErrorCode::NotANumber)),
            ("1.5", DecimalMark::Comma, Err(ErrorCode::NotANumber)),
            ("1,23,456", DecimalMark::Point, Err(ErrorCode::NotANumber)),
            ("1,2.3,4", DecimalMark::Comma, Err(ErrorCode::NotANumber)),
            ("1,2.3", DecimalMark::Comma, Err(ErrorCode::NotANumber)),
            ("", DecimalMark::Point, Err(ErrorCode::Required)),
            (".", DecimalMark::Point, Err(ErrorCode::NotANumber)),
            ("-", DecimalMark::Point, Err(ErrorCode::NotANumber)),
            ("=1+1", DecimalMark::Point, Err(ErrorCode::NotANumber)),
        ] {
            assert_eq!(read(cell.as_bytes(), mark).map(|value| value.to_string()), value.map(str::to_owned), "{cell}");
        }
    }

    proptest! {
        // Source: `parse_decimal`, to which the short way is a short way.
        #[test]
        fn the_short_way_reads_as_the_long_one(text in "[-+]?[0-9]{0,20}[.]?[0-9]{0,20}%?") {
            let whole = read(text.as_bytes(), DecimalMark::Point);
            let plain = parse_decimal(&text);
            prop_assert_eq!(whole, plain);
            prop_assert_eq!(whole.map(|value| value.scale()), plain.map(|value| value.scale()));
            let with_comma = text.replace('.', ",");
            prop_assert_eq!(read(with_comma.as_bytes(), DecimalMark::Comma), plain);
        }
    }
}
