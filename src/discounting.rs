//! Discounting: powers of a yearly factor and their sums, in one table a factor.
//!
//! A yearly factor q is what a payment loses by waiting one year more: `1/(1 + r)` at the discount rate r, and
//! `ρ/(1 + r)` for a customer who stays from one year to the next with the rate ρ.

use crate::decimal::{
    Decimal, DecimalResult, add, divide, is_whole, multiply, negate, real_power, subtract, whole_part,
};
use crate::error::ReasonNumber;

/// When a year's payment falls.
///
/// ```
/// use value_calculator::Timing;
/// assert_ne!(Timing::InArrears, Timing::InAdvance);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// At the end of each year: the first payment is discounted once.
    InArrears,
    /// At the start of each year: the first payment is not discounted.
    InAdvance,
}

/// The longest table: a hundred years by months is an eighth of it, and a longer one would take memory without use.
const MOST_YEARS: usize = 10_000;

/// The powers q^t of one yearly factor as a running product, and their sums as running sums, for whole t.
///
/// This is the one path by which a single answer, a curve and a list of customers are worked out, so that they agree to
/// the last digit. It needs no case for a rate of 0 or a tiny one: nothing is divided by the rate.
///
/// ```
/// use value_calculator::{Decimal, DiscountTable, NotDefined, Timing, parse_decimal};
/// // 10 % a year, three payments of 1 at the end of each year: numpy-financial pv(0.1, 3, -1) = 2.48685199098422
/// let mut table = DiscountTable::new(parse_decimal("1")? / parse_decimal("1.1")?);
/// let factor = table.annuity_factor(Decimal::from(3), Timing::InArrears)?;
/// assert_eq!(factor.round_dp(14).to_string(), "2.48685199098422");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct DiscountTable {
    factor: Decimal,
    /// `powers[t]` = q^t, from t = 0, as far as it was needed and as a decimal can hold it.
    powers: Vec<Decimal>,
    /// `sums[t]` = q + q² + … + q^t, a payment at the end of each of t years.
    sums: Vec<Decimal>,
}

impl DiscountTable {
    /// A table of the yearly factor q ≥ 0.
    ///
    /// ```
    /// use value_calculator::{Decimal, DiscountTable, NotDefined};
    /// let mut table = DiscountTable::new(Decimal::ZERO);
    /// assert_eq!(table.power(Decimal::ZERO)?, Decimal::ONE); // 0^0 = 1
    /// # Ok::<(), NotDefined>(())
    /// ```
    #[must_use]
    pub fn new(factor: Decimal) -> Self {
        Self { factor, powers: vec![Decimal::ONE], sums: vec![Decimal::ZERO] }
    }

    /// The yearly factor this table is of.
    ///
    /// ```
    /// use value_calculator::{Decimal, DiscountTable};
    /// assert_eq!(DiscountTable::new(Decimal::ONE).factor(), Decimal::ONE);
    /// ```
    #[must_use]
    pub fn factor(&self) -> Decimal {
        self.factor
    }

    /// q^N, the present value of 1 received N years from now, N ≥ 0 and not necessarily whole.
    ///
    /// For whole N it is the running product; for N = k + f it is q^k · q^f with a real exponent. 0^0 = 1; a power too
    /// small for 28 decimals is 0.
    ///
    /// ```
    /// use value_calculator::{Decimal, DiscountTable, NotDefined};
    /// let mut doubling = DiscountTable::new(Decimal::TWO); // a discount rate of −50 %
    /// assert_eq!(doubling.power(Decimal::from(6))?, Decimal::from(64));
    /// # Ok::<(), NotDefined>(())
    /// ```
    ///
    /// # Errors
    /// `overflow` where the power is larger than a decimal, as with a discount rate of −99 % over 20 years;
    /// `too-many-steps` past 10,000 years.
    pub fn power(&mut self, years: Decimal) -> DecimalResult {
        let whole = self.power_of_whole(years)?;
        if is_whole(years) { Ok(whole) } else { multiply(whole, real_power(self.factor, part_of(years)?)?) }
    }

    /// The annuity factor: the present value of 1 a year over N years, N ≥ 0 and not necessarily whole.
    ///
    /// In arrears Σ q^t for t = 1…N, which is (1 − v^N)/r for q = v = 1/(1 + r), and N at r = 0; in advance Σ q^t for
    /// t = 0…N−1. A fractional year N = k + f adds q^k · q(1 − q^f)/(1 − q), as Excel's PV does.
    ///
    /// ```
    /// use value_calculator::{Decimal, DiscountTable, NotDefined, Timing};
    /// let mut undiscounted = DiscountTable::new(Decimal::ONE);
    /// assert_eq!(undiscounted.annuity_factor(Decimal::from(5), Timing::InArrears)?, Decimal::from(5));
    /// # Ok::<(), NotDefined>(())
    /// ```
    ///
    /// # Errors
    /// `overflow` where the sum is larger than a decimal.
    ///
    /// # Financial interpretation
    /// What one would pay today for 1 at the end (or at the start) of each of N years.
    pub fn annuity_factor(&mut self, years: Decimal, timing: Timing) -> DecimalResult {
        let last_power = self.power_of_whole(years)?;
        let whole_years = self.sum_of_whole(years, timing)?;
        if is_whole(years) {
            return Ok(whole_years);
        }
        add(whole_years, multiply(last_power, self.part_of_a_year(part_of(years)?, timing)?)?)
    }

    /// q^k for the whole part k of N, making the table longer where it has to be.
    fn power_of_whole(&mut self, years: Decimal) -> DecimalResult {
        let whole = whole_part(years).ok_or(ReasonNumber::OVERFLOW)?;
        if whole > MOST_YEARS {
            return Err(ReasonNumber::TOO_MANY_STEPS);
        }
        loop {
            if let Some(power) = self.powers.get(whole) {
                return Ok(*power);
            }
            let (Some(last_power), Some(last_sum)) = (self.powers.last(), self.sums.last()) else {
                return Err(ReasonNumber::OVERFLOW); // the table is never empty
            };
            let power = multiply(*last_power, self.factor)?;
            let sum = add(*last_sum, power)?;
            self.powers.push(power);
            self.sums.push(sum);
        }
    }

    /// The sum over the whole part k of N. In advance it is 1, and the sum in arrears of one year less.
    fn sum_of_whole(&self, years: Decimal, timing: Timing) -> DecimalResult {
        let whole = whole_part(years).ok_or(ReasonNumber::OVERFLOW)?;
        let in_arrears = |years: usize| self.sums.get(years).copied().ok_or(ReasonNumber::OVERFLOW);
        match (timing, whole.checked_sub(1)) {
            (Timing::InArrears, _) => in_arrears(whole),
            (Timing::InAdvance, Some(one_less)) => add(Decimal::ONE, in_arrears(one_less)?),
            (Timing::InAdvance, None) => Ok(Decimal::ZERO),
        }
    }

    /// (1 − q^f)/(1 − q) for a fraction f of a year, times q in arrears.
    fn part_of_a_year(&self, fraction: Decimal, timing: Timing) -> DecimalResult {
        /// 10^-9: nearer to 1 than this, the quotient would lose more digits than the series leaves out.
        const SERIES_BELOW: Decimal = Decimal::from_parts(1, 0, 0, false, 9);
        let difference = subtract(Decimal::ONE, self.factor)?;
        let in_advance = if difference.abs() < SERIES_BELOW {
            binomial_series(fraction, difference)?
        } else {
            divide(subtract(Decimal::ONE, real_power(self.factor, fraction)?)?, difference)?
        };
        match timing {
            Timing::InAdvance => Ok(in_advance),
            Timing::InArrears => multiply(in_advance, self.factor),
        }
    }
}

/// What a number of years has past its last whole one.
fn part_of(years: Decimal) -> DecimalResult {
    subtract(years, years.trunc())
}

/// (1 − (1 − δ)^f)/δ = f + f(1−f)/2·δ + f(1−f)(2−f)/6·δ² + …; three terms are exact to 10^-27 for |δ| < 10^-9.
fn binomial_series(f: Decimal, delta: Decimal) -> DecimalResult {
    let mut sum = f;
    let mut term = f;
    for step in 1..=2_i64 {
        let factor = divide(add(Decimal::from(step), negate(f))?, Decimal::from(step.saturating_add(1)))?;
        term = multiply(multiply(term, factor)?, delta)?;
        sum = add(sum, term)?;
    }
    Ok(sum)
}
