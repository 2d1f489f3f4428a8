//! What all customers of a file come to.

use super::customers::Customers;
use super::ranking::{Class, Ranking};
use super::rejected::Reason;
use super::wide::Wide;
use crate::decimal::{Decimal, Figure};
use crate::error::NotDefined;

/// One class of customers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassSummary {
    /// Which.
    pub class: Class,
    /// How many are in it.
    pub customers: u32,
    /// What they are worth together, a plain decimal with all its digits.
    pub value: String,
    /// Their share of the sum of the values above zero.
    pub share: Figure,
}

/// What all customers of a file come to.
///
/// Sums are exact, with however many digits they have; shares have 16 decimals, half away from zero.
///
/// ```
/// use value_calculator::portfolio::{Options, value_customers};
/// // Without a stay a customer is worth the first purchase less what it cost to win.
/// let csv = "id,P0,C0,N\nAnna,950,0,0\nBen,40,0,0\nCleo,10,0,0\n";
/// let summary = value_customers(csv.as_bytes(), &Options::default())?.summary();
/// assert_eq!(summary.total_value, "1000");
/// assert_eq!(summary.customers_making_80_percent, Ok(1));
/// assert_eq!(summary.classes[0].share.as_ref().unwrap().to_string(), "0.95");
/// # Ok::<(), value_calculator::portfolio::ReadError>(())
/// ```
///
/// # Errors
/// A share is not defined where the sum of all values is not above zero (`total-not-positive`) or there are no customers
/// (`no-customers`); Gini neither, nor where a value is below zero (`negative-values`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Rows with a value.
    pub customers: u32,
    /// Rows without one.
    pub rejected: u64,
    /// The sum of all values, a plain decimal with all its digits.
    pub total_value: String,
    /// The sum of those above zero, of which shares are taken.
    pub positive_value: String,
    /// What the first fifth of the customers, rounded up, make of it.
    pub share_of_top_20_percent: Figure,
    /// The smallest number of customers who make 80 % of it.
    pub customers_making_80_percent: Result<u32, NotDefined>,
    /// Gini's coefficient of the values: 0 where all are alike, nearly 1 where one has everything.
    pub gini: Figure,
    /// The classes A, B and C.
    pub classes: [ClassSummary; 3],
    /// Customers with a value below zero.
    pub negative_customers: u32,
    /// Customers with a value of zero.
    pub zero_customers: u32,
    /// Customers whose id one before them has; they are customers of their own.
    pub repeated_ids: u32,
    /// Rejected rows by reason.
    pub rejected_by_reason: Vec<(Reason, u64)>,
}

const NO_CUSTOMERS: NotDefined = NotDefined::because("no-customers");
const TOTAL_NOT_POSITIVE: NotDefined = NotDefined::because("total-not-positive");
const NEGATIVE_VALUES: NotDefined = NotDefined::because("negative-values");

/// Why there are no shares.
pub(super) fn no_shares(customers: &Customers, ranking: &Ranking) -> Result<(), NotDefined> {
    if customers.len() == 0 {
        Err(NO_CUSTOMERS)
    } else if ranking.has_shares() {
        Ok(())
    } else {
        Err(TOTAL_NOT_POSITIVE)
    }
}

/// Gini's coefficient, 2·Σ i·x_i/(n·Σ x) − 1 − 1/n over rising values: with S the sum of the sums after each customer
/// from the greatest, (2·S − (n + 1)·Σ x)/(n·Σ x).
pub(super) fn gini(customers: &Customers, ranking: &Ranking) -> Figure {
    no_shares(customers, ranking)?;
    if ranking.negatives > 0 {
        return Err(NEGATIVE_VALUES);
    }
    let count = u64::from(customers.len());
    // Customers without a value add the whole once each.
    let without = u64::from(customers.len().saturating_sub(ranking.positives));
    let sums = ranking.sum_of_sums.plus(ranking.total.times(without));
    let above = sums.times(2).minus(ranking.total.times(count.saturating_add(1)));
    Ok(above.share_of(ranking.total.times(count)))
}

impl Summary {
    pub(super) fn of(customers: &Customers, ranking: &Ranking, rejected: u64, by_reason: &[(Reason, u64)]) -> Self {
        let shares = no_shares(customers, ranking);
        let share = |part: Wide| -> Figure { shares.clone().map(|()| part.share_of(ranking.positive)) };
        let count = customers.len();
        let ends = [0, ranking.a_ends, ranking.b_ends, count];
        let class = |class: Class, from: u32, to: u32| {
            let sum = |of: fn(&Ranking, &Customers, u32) -> Wide| {
                of(ranking, customers, to).minus(of(ranking, customers, from))
            };
            ClassSummary {
                class,
                customers: to.saturating_sub(from),
                value: sum(Ranking::sum_of_first).text(),
                share: share(sum(Ranking::positive_sum_of_first)),
            }
        };
        let fifth = count.div_ceil(5);
        Self {
            customers: count,
            rejected,
            total_value: ranking.total.text(),
            positive_value: ranking.positive.text(),
            share_of_top_20_percent: share(ranking.positive_sum_of_first(customers, fifth)),
            customers_making_80_percent: shares.clone().map(|()| ranking.making_80_percent),
            gini: gini(customers, ranking),
            classes: [
                class(Class::A, ends[0], ends[1]),
                class(Class::B, ends[1], ends[2]),
                class(Class::C, ends[2], ends[3]),
            ],
            negative_customers: ranking.negatives,
            zero_customers: count.saturating_sub(ranking.positives).saturating_sub(ranking.negatives),
            repeated_ids: ranking.repeated_ids(),
            rejected_by_reason: by_reason.to_vec(),
        }
    }
}

/// The cumulative share after so many customers.
pub(super) fn share_of_first(customers: &Customers, ranking: &Ranking, count: u32) -> Option<Decimal> {
    no_shares(customers, ranking).ok()?;
    Some(ranking.positive_sum_of_first(customers, count).share_of(ranking.positive))
}
