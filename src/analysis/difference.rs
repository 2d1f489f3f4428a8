use crate::decimal::{Decimal, Figure, divide, subtract};
use crate::error::NotDefined;
use crate::rounding::result_digits;

/// How far it is from one figure to another.
///
/// ```
/// use value_calculator::{Difference, parse_decimal};
/// let figure = |text| parse_decimal(text).unwrap();
/// let change = Difference::between(figure("-800"), figure("200"));
/// assert_eq!(change.amount?.to_string(), "1000");
/// assert_eq!(change.relative?.to_string(), "1.25"); // 125 % better, measured by the size of the loss
/// assert!(Difference::between(figure("0"), figure("200")).relative.is_err()); // no share of nothing
/// # Ok::<(), value_calculator::NotDefined>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The second less the first.
    pub amount: Figure,
    /// The amount as a share of the first's size, so that its sign is that of the amount; not defined from 0.
    pub relative: Figure,
}

impl Difference {
    /// The difference from one figure to another.
    #[must_use]
    pub fn between(from: Decimal, to: Decimal) -> Self {
        let amount = subtract(to, from);
        let relative = amount.and_then(|amount| divide(amount, from.abs()));
        Self {
            amount: amount.map(result_digits).map_err(NotDefined::from),
            relative: relative.map(result_digits).map_err(NotDefined::from),
        }
    }
}
