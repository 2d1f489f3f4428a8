//! Sums that are plain to see, without the cases of all others.

use crate::decimal::Decimal;

/// A sum whose digits fit as they are; nothing where that is not plain to see. It is that of `add`, without its cases.
#[inline]
#[expect(clippy::arithmetic_side_effects, reason = "both sides are below 2^96 in 128 bits")]
pub(super) fn sum(left: &Decimal, right: &Decimal, is_less: bool) -> Option<Decimal> {
    const LARGEST: u128 = 1 << 96;
    let (mut one, mut other) = (Digits::of(left), Digits::of(right));
    other.negative ^= is_less;
    if one.scale > other.scale {
        (one, other) = (other, one);
    }
    // The one with fewer decimals gets as many as the other, if it is short enough for that.
    let power = *POWERS.get(usize::try_from(other.scale - one.scale).ok()?)?;
    if power > 1 && one.size > u128::from(u32::MAX) {
        return None;
    }
    let (short, long) = (one.size * power, other.size);
    let (size, negative) = if one.negative == other.negative {
        (short + long, one.negative)
    } else if short >= long {
        (short - long, one.negative)
    } else {
        (long - short, other.negative)
    };
    if size >= LARGEST || size == 0 {
        return None;
    }
    let part = |shift: u32| u32::try_from(size >> shift & 0xFFFF_FFFF).unwrap_or_default();
    Some(Decimal::from_parts(part(0), part(32), part(64), negative, other.scale))
}

struct Digits {
    size: u128,
    scale: u32,
    negative: bool,
}

impl Digits {
    #[inline]
    fn of(value: &Decimal) -> Self {
        let parts = value.unpack();
        let low = u64::from(parts.mid) << 32 | u64::from(parts.lo);
        Self { size: u128::from(parts.hi) << 64 | u128::from(low), scale: parts.scale, negative: parts.negative }
    }
}

/// 10^0 to 10^28: times 32 bits they fit into 128.
#[expect(clippy::indexing_slicing, reason = "the compiler works it out, and would not compile a mistake")]
const POWERS: [u128; 29] = {
    let mut powers = [1; 29];
    let mut place = 1;
    while place < 29 {
        powers[place] = powers[place - 1] * 10;
        place += 1;
    }
    powers
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::decimal::{add, subtract};

    proptest! {
        // Source: `add`.
        #[test]
        fn a_short_sum_is_the_sum(
            left in (any::<u64>(), 0_u32..64, 0_u32..=28), right in (any::<u128>(), 32_u32..128, 0_u32..=28),
            signs: [bool; 2], is_less: bool,
        ) {
            let decimal = |digits: u128, scale, negative| {
                let mut value = Decimal::from_i128_with_scale(digits as i128, scale);
                value.set_sign_negative(negative);
                value
            };
            let left = decimal(u128::from(left.0 >> left.1), left.2, signs[0]);
            let right = decimal(right.0 >> right.1, right.2, signs[1]);
            for (left, right) in [(left, right), (right, left)] {
                if let Some(short) = sum(&left, &right, is_less) {
                    let whole = if is_less { subtract(left, right) } else { add(left, right) };
                    prop_assert_eq!(Ok(short), whole);
                }
            }
        }
    }
}
