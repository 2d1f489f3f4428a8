//! Text cut at an ASCII mark, and whole numbers read from it: what the boundary needs of both, in a tenth of the code that
//! the standard library's patterns and number formats bring into the small module.

/// The parts of a text between marks, as `str::split` gives them; the mark is an ASCII character.
pub(crate) struct Parts<'t> {
    rest: Option<&'t str>,
    mark: u8,
}

pub(crate) fn parts(text: &str, mark: u8) -> Parts<'_> {
    Parts { rest: Some(text), mark }
}

impl<'t> Iterator for Parts<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest?;
        let mut index = 0_usize;
        for byte in rest.bytes() {
            if byte == self.mark {
                self.rest = rest.get(index.saturating_add(1)..);
                return rest.get(..index);
            }
            index = index.saturating_add(1);
        }
        self.rest = None;
        Some(rest)
    }
}

/// A whole number in plain digits.
#[inline(never)]
pub(crate) fn whole_number(text: &str) -> Option<usize> {
    let mut number = 0_usize;
    for byte in text.bytes() {
        let digit = usize::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
        number = number.checked_mul(10)?.checked_add(digit)?;
    }
    if text.is_empty() { None } else { Some(number) }
}

#[cfg(test)]
mod tests {
    use super::{parts, whole_number};

    // Source: str::split and str::parse.
    #[test]
    fn texts_are_cut_and_numbers_read_as_the_standard_library_does() {
        for text in ["", " ", "a b", " a  b ", "价 值", "a"] {
            assert_eq!(parts(text, b' ').collect::<Vec<_>>(), text.split(' ').collect::<Vec<_>>(), "{text:?}");
        }
        for text in ["", "0", "12", "007", "x", "1x", "18446744073709551615", "18446744073709551616", "-1"] {
            assert_eq!(whole_number(text), text.parse().ok(), "{text:?}");
        }
    }
}
