//! Sums of a million values without losing a digit.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "products of 64 bits in 128; a value has fewer than 150 bits, so that 2^100 of them fit"
)]

use std::cmp::Ordering;

use crate::decimal::Decimal;

/// A whole number of 256 bits, of units of 10^-16: the decimals of a result. Negative as two's complement.
///
/// Its operations are kept out of line on purpose: inlined, they weigh a good part of the module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wide([u64; 4]);

/// The decimals of a result, and of a share.
pub(super) const DECIMALS: u32 = 16;

impl Wide {
    pub(super) const ZERO: Self = Self([0; 4]);

    /// A result of the engine, which has 16 decimals at most.
    #[inline(never)]
    pub(super) fn of(value: Decimal) -> Self {
        let mantissa = value.mantissa().unsigned_abs();
        let units = Self([low(mantissa), low(mantissa >> 64), 0, 0]);
        let units = units.times(10_u64.pow(DECIMALS.saturating_sub(value.scale())));
        if value.is_sign_negative() { Self::ZERO.minus(units) } else { units }
    }

    #[inline(never)]
    pub(super) fn plus(self, other: Self) -> Self {
        let mut carry = 0_u128;
        Self(pairs(self, other, |left, right| {
            let sum = u128::from(left) + u128::from(right) + carry;
            carry = sum >> 64;
            low(sum)
        }))
    }

    #[inline(never)]
    pub(super) fn minus(self, other: Self) -> Self {
        let mut borrow = false;
        Self(pairs(self, other, |left, right| {
            let (difference, first) = left.overflowing_sub(right);
            let (difference, second) = difference.overflowing_sub(u64::from(borrow));
            borrow = first || second;
            difference
        }))
    }

    /// So many times a number that is not negative.
    #[inline(never)]
    pub(super) fn times(self, factor: u64) -> Self {
        let mut carry = 0_u128;
        Self(self.0.map(|part| {
            let product = u128::from(part) * u128::from(factor) + carry;
            carry = product >> 64;
            low(product)
        }))
    }

    pub(super) fn is_negative(self) -> bool {
        self.0[3] >> 63 == 1
    }

    pub(super) fn is_positive(self) -> bool {
        !self.is_negative() && self != Self::ZERO
    }

    fn absolute(self) -> Self {
        if self.is_negative() { Self::ZERO.minus(self) } else { self }
    }

    /// The parts from the highest to the lowest, of one that is not negative.
    pub(super) fn parts(self) -> [u64; 4] {
        let [a, b, c, d] = self.0;
        [d, c, b, a]
    }

    /// What this is of a whole above zero, from 0 to 9 times, to 16 decimals, half away from zero.
    #[inline(never)]
    pub(super) fn share_of(self, whole: Self) -> Decimal {
        let mut rest = self;
        let mut digits = 0_i64;
        for place in 0..=DECIMALS {
            if place > 0 {
                rest = rest.times(10);
            }
            digits *= 10;
            while rest >= whole {
                rest = rest.minus(whole);
                digits += 1;
            }
        }
        digits += i64::from(rest.times(2) >= whole);
        Decimal::new(digits, DECIMALS).normalize()
    }

    /// The number as a plain decimal with all its digits, and no zeros at its end.
    pub(super) fn text(self) -> String {
        let mut digits = Vec::with_capacity(48);
        let mut rest = self.absolute();
        while rest != Self::ZERO || digits.len() <= DECIMALS as usize {
            let (quotient, digit) = rest.divided_by_ten();
            digits.push(b'0' + digit);
            rest = quotient;
        }
        let decimals = DECIMALS as usize;
        let zeros = digits.iter().take(decimals).take_while(|digit| **digit == b'0').count();
        let mut text = String::with_capacity(48);
        if self.is_negative() {
            text.push('-');
        }
        for (place, digit) in digits.iter().enumerate().skip(zeros).rev() {
            text.push(char::from(*digit));
            if place == decimals && zeros < decimals {
                text.push('.');
            }
        }
        text
    }

    fn divided_by_ten(self) -> (Self, u8) {
        let mut rest = 0_u128;
        let [a, b, c, d] = self.0;
        let [d, c, b, a] = [d, c, b, a].map(|part| {
            let above = (rest << 64) | u128::from(part);
            rest = above % 10;
            low(above / 10)
        });
        (Self([a, b, c, d]), u8::try_from(rest).unwrap_or_default())
    }
}

impl Ord for Wide {
    #[inline(never)]
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |wide: &Self| (!wide.is_negative(), wide.parts());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn low(number: u128) -> u64 {
    u64::try_from(number & u128::from(u64::MAX)).unwrap_or_default()
}

fn pairs(left: Wide, right: Wide, mut joined: impl FnMut(u64, u64) -> u64) -> [u64; 4] {
    let ([a, b, c, d], [e, f, g, h]) = (left.0, right.0);
    [(a, e), (b, f), (c, g), (d, h)].map(|(left, right)| joined(left, right))
}

#[cfg(test)]
mod tests {
    use num_bigint::BigInt;
    use proptest::prelude::*;

    use super::*;

    fn big(wide: Wide) -> BigInt {
        let size = wide.absolute().parts().iter().fold(BigInt::ZERO, |sum, part| (sum << 64) + part);
        if wide.is_negative() { -size } else { size }
    }

    fn any_result() -> impl Strategy<Value = Decimal> {
        (any::<u64>(), 0_u32..=DECIMALS, any::<bool>(), 0_u32..64).prop_map(|(units, scale, negative, less)| {
            let units = i128::from(units >> less) * if negative { -1 } else { 1 };
            Decimal::from_i128_with_scale(units, scale)
        })
    }

    proptest! {
        // Source: num-bigint, written independently of this.
        #[test]
        fn sums_products_and_texts_are_those_of_big_integers(a in any_result(), b in any_result(), factor: u64) {
            let (left, right) = (Wide::of(a), Wide::of(b));
            prop_assert_eq!(big(left.plus(right)), big(left) + big(right));
            prop_assert_eq!(big(left.minus(right)), big(left) - big(right));
            prop_assert_eq!(big(left.absolute().times(factor)), big(left.absolute()) * factor);
            prop_assert_eq!(left.cmp(&right), a.cmp(&b));
            prop_assert_eq!(left.text(), (if a.is_zero() { Decimal::ZERO } else { a.normalize() }).to_string());
        }

        // A share's definition: the nearest multiple of 10^-16 to the exact quotient.
        #[test]
        fn a_share_is_the_nearest_of_sixteen_decimals(a in any_result(), b in any_result()) {
            let (a, b) = (Wide::of(a).absolute(), Wide::of(b).absolute());
            let (part, whole) = if a < b { (a, b) } else { (b, a) };
            prop_assume!(whole.is_positive());
            let share = part.share_of(whole);
            let units = BigInt::from((share * Decimal::from(10_u64.pow(16))).mantissa())
                / BigInt::from(10).pow((share * Decimal::from(10_u64.pow(16))).scale());
            let twice_off: BigInt = big(part) * BigInt::from(10).pow(16) * 2 - &units * big(whole) * 2;
            prop_assert!(twice_off <= big(whole) && -twice_off <= big(whole));
        }
    }
}
