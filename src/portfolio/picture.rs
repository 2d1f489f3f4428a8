//! Places for the points of a picture: floats, here and nowhere else.

#![expect(clippy::disallowed_types, reason = "this is where sums become points on a picture")]
#![expect(clippy::arithmetic_side_effects, reason = "floats do not overflow into panics")]

use super::customers::Customers;
use super::ranking::Ranking;
use super::summary::{gini, share_of_first};
use super::wide::Wide;
use crate::analysis::float_near;
use crate::decimal::Decimal;
use crate::value::points;

/// The values from the greatest to the least, and what they come to on the way.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pareto {
    /// How many customers from the first to each point, from 0 to all.
    #[serde(serialize_with = "points")]
    #[cfg_attr(test, ts(type = "Float64Array"))]
    pub customers: Vec<f64>,
    /// The mean value between the point before and this one; NaN at the first.
    #[serde(serialize_with = "points")]
    #[cfg_attr(test, ts(type = "Float64Array"))]
    pub values: Vec<f64>,
    /// The cumulative share at each point; nothing where there are no shares.
    #[serde(serialize_with = "points")]
    #[cfg_attr(test, ts(type = "Float64Array"))]
    pub cumulative: Vec<f64>,
    /// How many customers are in class A.
    pub a_ends: u32,
    /// How many are in A or B.
    pub b_ends: u32,
}

/// Which share of the value the customers of least value make.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Lorenz {
    /// Shares of the customers.
    #[serde(serialize_with = "points")]
    #[cfg_attr(test, ts(type = "Float64Array"))]
    pub customers: Vec<f64>,
    /// Shares of the value.
    #[serde(serialize_with = "points")]
    #[cfg_attr(test, ts(type = "Float64Array"))]
    pub value: Vec<f64>,
}

/// Numbers of customers from none to all, at most so many and as far apart as can be.
fn stops(count: u32, points: u32) -> Vec<u32> {
    let steps = u64::from(points.saturating_sub(1).max(1).min(count));
    let at = |step: u64| u32::try_from(step * u64::from(count) / steps.max(1)).unwrap_or(count);
    (0..=steps).map(at).collect()
}

pub(super) fn pareto(customers: &Customers, ranking: &Ranking, points: u32) -> Pareto {
    let mut picture = Pareto { a_ends: ranking.a_ends, b_ends: ranking.b_ends, ..Pareto::default() };
    let (mut before, mut sum_before) = (0, Wide::ZERO);
    for stop in stops(customers.len(), points) {
        let sum = ranking.sum_of_first(customers, stop);
        picture.customers.push(f64::from(stop));
        picture.values.push(float(sum.minus(sum_before)) / f64::from(stop - before));
        (before, sum_before) = (stop, sum);
        picture.cumulative.extend(share_of_first(customers, ranking, stop).map(float_near));
    }
    picture
}

pub(super) fn lorenz(customers: &Customers, ranking: &Ranking, points: u32) -> Option<Lorenz> {
    gini(customers, ranking).ok()?;
    let count = customers.len();
    let mut picture = Lorenz { customers: Vec::new(), value: Vec::new() };
    for stop in stops(count, points) {
        let of_the_others = share_of_first(customers, ranking, count - stop)?;
        picture.customers.push(f64::from(stop) / f64::from(count));
        picture.value.push(float_near(Decimal::ONE - of_the_others));
    }
    Some(picture)
}

/// A sum as a float, near enough to be drawn.
fn float(sum: Wide) -> f64 {
    const A_PART: f64 = 18_446_744_073_709_551_616.0;
    const UNITS: f64 = 1e16;
    if sum.is_negative() {
        return -float(Wide::ZERO.minus(sum));
    }
    sum.parts().iter().fold(0.0, |float, part| float * A_PART + *part as f64) / UNITS
}
