//! What customers are ordered by: beginnings of it that are quick to compare, and the whole.

use std::cmp::Ordering;

use crate::decimal::Decimal;

/// A number that never falls while the value rises: its size in powers of ten, and its first 17 digits.
#[expect(clippy::arithmetic_side_effects, reason = "18 digits are below 2^60, and sizes from −28 to 29 are moved up")]
pub(super) fn key_of_value(value: Decimal) -> u64 {
    const DIGITS: u32 = 17;
    const LARGEST: u128 = 1 << 63;
    let digits = value.mantissa().unsigned_abs();
    let Some(count) = digits.checked_ilog10().map(|log| log + 1) else { return 1 << 63 };
    let first = match count.checked_sub(DIGITS) {
        Some(more) => digits / 10_u128.pow(more),
        None => digits * 10_u128.pow(DIGITS - count),
    };
    // 29 digits before the point at most, 28 zeros behind it.
    let size = u128::from(count + 28 - value.scale());
    let key = u64::try_from(LARGEST | size << 57 | first).unwrap_or(u64::MAX);
    if value.is_sign_negative() { !key } else { key }
}

/// The same for names, in the order of [`compare_names`].
pub(super) fn key_of_name(name: &[u8]) -> u64 {
    let mut key = [0_u8; 8];
    let letters = name.iter().take_while(|byte| !byte.is_ascii_digit());
    let letters = letters.map(u8::to_ascii_lowercase);
    let count = name.iter().take_while(|byte| !byte.is_ascii_digit()).count();
    let (number, _) = number_at(name.get(count..).unwrap_or_default());
    // Any digit stands where 0 does among letters; of two numbers the longer is the greater.
    let has_number = count < name.len();
    let size = u8::try_from(number.len()).unwrap_or(u8::MAX);
    let number = has_number.then_some([b'0', size]).into_iter().flatten().chain(number.iter().copied());
    for (into, byte) in key.iter_mut().zip(letters.chain(number)) {
        *into = byte;
    }
    u64::from_be_bytes(key)
}

/// Names as people order them: whatever their case, and numbers in them by their size.
pub(super) fn compare_names(left: &[u8], right: &[u8]) -> Ordering {
    let (mut lefts, mut rights) = (left, right);
    loop {
        match (lefts.split_first(), rights.split_first()) {
            (Some((first, _)), Some((second, _))) if first.is_ascii_digit() && second.is_ascii_digit() => {
                let ((number, rest), (other, other_rest)) = (number_at(lefts), number_at(rights));
                // More digits than a byte counts are no name of anybody.
                let size = |number: &[u8]| u8::try_from(number.len()).unwrap_or(u8::MAX);
                let order = size(number).cmp(&size(other)).then_with(|| number.cmp(other));
                if order != Ordering::Equal {
                    return order;
                }
                (lefts, rights) = (rest, other_rest);
            }
            (Some((first, rest)), Some((second, other_rest))) => {
                let order = first.to_ascii_lowercase().cmp(&second.to_ascii_lowercase());
                if order != Ordering::Equal {
                    return order;
                }
                (lefts, rights) = (rest, other_rest);
            }
            (None, None) => return left.cmp(right),
            (first, second) => return first.is_some().cmp(&second.is_some()),
        }
    }
}

/// A number's digits without zeros before them, and what stands behind.
fn number_at(name: &[u8]) -> (&[u8], &[u8]) {
    let end = name.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(name.len());
    let (digits, rest) = name.split_at_checked(end).unwrap_or((name, &[]));
    let zeros = digits.iter().take_while(|byte| **byte == b'0').count();
    (digits.get(zeros..).unwrap_or_default(), rest)
}

/// Whether a name contains a text in small letters.
pub(super) fn contains(name: &[u8], text: &[u8]) -> bool {
    let Some(first) = text.first() else { return true };
    let is_at = |place: usize| {
        let part = name.get(place..place.saturating_add(text.len()));
        part.is_some_and(|part| part.iter().zip(text).all(|(byte, other)| byte.to_ascii_lowercase() == *other))
    };
    name.iter().enumerate().any(|(place, byte)| byte.to_ascii_lowercase() == *first && is_at(place))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_value() -> impl Strategy<Value = Decimal> {
        (any::<u128>(), 0_u32..=28, 0_u32..96, any::<bool>()).prop_map(|(units, scale, less, negative)| {
            let mut value = Decimal::from_i128_with_scale((units >> 32 >> less) as i128, scale);
            value.set_sign_negative(negative);
            value
        })
    }

    proptest! {
        // Source: the order of decimals.
        #[test]
        fn keys_of_values_are_ordered_as_the_values(left in any_value(), right in any_value()) {
            let keys = key_of_value(left).cmp(&key_of_value(right));
            prop_assert!(keys == Ordering::Equal || keys == left.cmp(&right), "{} {}", left, right);
            prop_assert!(left != right || keys == Ordering::Equal);
        }

        // Source: the order of names that `compare_names` describes.
        #[test]
        fn keys_of_names_are_ordered_as_the_names(left in "[a-cA-C0-2/:]{0,9}", right in "[a-cA-C0-2/:]{0,9}") {
            let keys = key_of_name(left.as_bytes()).cmp(&key_of_name(right.as_bytes()));
            let names = compare_names(left.as_bytes(), right.as_bytes());
            prop_assert!(keys == Ordering::Equal || keys == names, "{} {}", left, right);
            prop_assert_eq!(names == Ordering::Equal, left == right);
        }
    }

    // Source: how lists of names are ordered in any file window.
    #[test]
    fn names_are_ordered_by_their_numbers_and_found_whatever_their_case() {
        let mut names = ["c10", "C9", "c9b", "b", "10", "9", "", "c09"];
        names.sort_by(|left, right| compare_names(left.as_bytes(), right.as_bytes()));
        assert_eq!(names, ["", "9", "10", "b", "C9", "c09", "c9b", "c10"]);
        assert!(contains("Anna Müller".as_bytes(), "na mü".as_bytes()));
        assert!(!contains(b"Anna", b"annaa") && contains(b"Anna", b""));
    }
}
