//! A model's charted outputs against one of its inputs.

#![expect(clippy::disallowed_types, reason = "points on a picture are floats; every value before them is a decimal")]

use super::nearest_float::{nearest_float, nearest_float_of_result};
use super::question_error;
use crate::decimal::{Decimal, Figure, add, divide, is_whole, multiply, parse_decimal};
use crate::equation::evaluate::Evaluator;
use crate::equation::node::Slot;
use crate::error::{Error, ErrorCode, FieldError};
use crate::inputs::{self, Input, Value};
use crate::model::{Model, result};
use crate::schema::Requirement;

/// Which input is varied, and where its points lie: `from`, `from + step`, … up to `to`, plain decimals.
///
/// ```
/// use value_calculator::CurveRange;
/// let ten_years = CurveRange { input: "retention_years".into(), ..CurveRange::years("10") };
/// assert_eq!(ten_years.step, "1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurveRange {
    /// The id of a number field.
    pub input: String,
    /// The first point.
    pub from: String,
    /// No point lies past this.
    pub to: String,
    /// The distance between two points, above 0.
    pub step: String,
}

impl CurveRange {
    /// The field `retention_years` from 0, year by year.
    ///
    /// ```
    /// assert_eq!(value_calculator::CurveRange::years("50").to, "50");
    /// ```
    #[must_use]
    pub fn years(to: &str) -> Self {
        Self { input: "retention_years".into(), from: "0".into(), to: to.into(), step: "1".into() }
    }
}

/// The points of a curve. A point that does not exist is NaN: here only, for drawing a gap.
///
/// ```
/// use value_calculator::{CurveRange, model};
/// let curve = model("customer-value")?.curve::<&str>([], &CurveRange::years("10"))?;
/// assert_eq!(curve.x.len(), 11);
/// let (id, values) = &curve.series[0];
/// assert_eq!((*id, values[0]), ("customer_value", 2000.0));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The varied input.
    pub x: Vec<f64>,
    /// Each charted output under its id.
    pub series: Vec<(&'static str, Vec<f64>)>,
}

/// More points than any picture has room for.
const MOST_POINTS: usize = 10_000;

impl Model {
    /// The outputs that the model charts, at every point of a range of one input; the other inputs as typed.
    ///
    /// Every point is the value that [`Model::evaluate`] gives there, as the nearest float.
    ///
    /// ```
    /// use value_calculator::{CurveRange, model};
    /// let bad = CurveRange { step: "0".into(), ..CurveRange::years("10") };
    /// assert!(model("customer-value")?.curve::<&str>([], &bad).is_err());
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Fields`] with every field that is wrong; `input`, `from`, `to` and `step` are fields here too.
    pub fn curve<N: Into<String>>(
        &self,
        typed: impl IntoIterator<Item = (N, Input)>,
        range: &CurveRange,
    ) -> Result<Curve, Error> {
        let mut errors = Vec::new();
        let mut read = |name: &str, text: &str| {
            parse_decimal(text).map_err(|code| errors.push(range_error(name, code, text))).unwrap_or_default()
        };
        let (from, to, step) = (read("from", &range.from), read("to", &range.to), read("step", &range.step));
        let place = self.schema().inputs.iter().position(|field| field.id == range.input && field.max.is_some());
        match place.and_then(|place| self.schema().inputs.get(place)) {
            None => errors.push(range_error("input", ErrorCode::UnknownField, &range.input)),
            Some(field) => {
                for (name, value, text) in [("from", from, &range.from), ("to", to, &range.to)] {
                    if field.min.is_some_and(|min| value < min) {
                        errors.push(range_error(name, ErrorCode::BelowMinimum, text));
                    }
                    if field.max.is_some_and(|max| value > max) {
                        errors.push(range_error(name, ErrorCode::AboveMaximum, text));
                    }
                }
            }
        }
        if errors.is_empty() && step <= Decimal::ZERO {
            errors.push(range_error("step", ErrorCode::BelowMinimum, &range.step));
        }
        let values = match inputs::read(self.schema().inputs, typed) {
            Ok(values) => values,
            Err(Error::Fields(wrong)) => {
                errors.extend(wrong);
                return Err(Error::Fields(errors));
            }
            Err(other) => return Err(other),
        };
        let (place, field) = match place.and_then(|place| Some((place, self.schema().inputs.get(place)?))) {
            Some(found) if errors.is_empty() => found,
            _ => return Err(Error::Fields(errors)),
        };

        let mut series: Vec<_> =
            self.charted().iter().filter_map(|id| self.output_node(id).map(|node| (*id, node, Vec::new()))).collect();
        let mut x = Vec::new();
        let asked: Vec<&Requirement> = self.asked_of(field, &values).collect();
        let whole = field.whole || asked.iter().any(|asked| asked.whole);
        let least = asked.iter().filter_map(|asked| asked.min).max();
        let mut evaluator = self.evaluator(values.clone());
        let mut point = from;
        while point <= to {
            if x.len() >= MOST_POINTS {
                return Err(Error::Fields(vec![range_error("step", ErrorCode::BelowMinimum, &range.step)]));
            }
            x.push(nearest_float(point));
            self.set_axis(&mut evaluator, &values, place, point);
            let taken = (!whole || is_whole(point)) && least.is_none_or(|least| point >= least);
            for (_, node, points) in &mut series {
                let value = if taken { evaluator.value(*node).ok() } else { None };
                points.push(value.map_or(f64::NAN, nearest_float_of_result));
            }
            match add(point, step) {
                Ok(next) => point = next,
                Err(_) => break,
            }
        }
        Ok(Curve { x, series: series.into_iter().map(|(id, _, points)| (id, points)).collect() })
    }
}

/// Where a chart is read out: a number field and a value of it, a plain decimal.
///
/// ```
/// let at = value_calculator::ChartPoint { input: "calls".into(), at: "5000".into() };
/// assert_eq!(at.at, "5000");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartPoint {
    /// The id of a number field.
    pub input: String,
    /// Its value there.
    pub at: String,
}

impl Model {
    /// The exact values of the charted outputs at one point of the axis, as [`Model::curve`] draws them.
    ///
    /// It differs from [`Model::evaluate`] where the chart carries other inputs along in proportion.
    ///
    /// ```
    /// use value_calculator::{ChartPoint, model};
    /// let at = ChartPoint { input: "retention_years".into(), at: "1".into() };
    /// let read = model("referral-value")?.charted_at::<&str>([], &at)?;
    /// // 2 purchases at 515, and a fifth of the 3 referred customers at 2700.
    /// assert_eq!(read[0], ("value_with_referrals", Ok(value_calculator::parse_decimal("2650").unwrap())));
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Fields`] with every field that is wrong; `input` and `at` are fields here too.
    pub fn charted_at<N: Into<String>>(
        &self,
        typed: impl IntoIterator<Item = (N, Input)>,
        point: &ChartPoint,
    ) -> Result<Vec<(&'static str, Figure)>, Error> {
        let values = inputs::read(self.schema().inputs, typed)?;
        let place = self.schema().inputs.iter().position(|field| field.id == point.input && field.max.is_some());
        let wrong = |name, code, text: &str| Error::Fields(vec![range_error(name, code, text)]);
        let place = place.ok_or_else(|| wrong("input", ErrorCode::UnknownField, &point.input))?;
        let at = parse_decimal(&point.at).map_err(|code| wrong("at", code, &point.at))?;
        let mut evaluator = self.evaluator(values.clone());
        self.set_axis(&mut evaluator, &values, place, at);
        let nodes = self.charted().iter().filter_map(|id| Some((*id, self.output_node(id)?)));
        Ok(nodes.map(|(id, node)| (id, result(&mut evaluator, node))).collect())
    }

    fn charted(&self) -> &'static [&'static str] {
        self.schema().chart.map_or(&[][..], |chart| chart.series)
    }

    /// Puts the axis at a point, and with it what the chart carries along in proportion.
    fn set_axis(&self, evaluator: &mut Evaluator<'_>, values: &[Value], place: usize, point: Decimal) {
        evaluator.set(Slot(place), point);
        let Some(chart) = &self.schema().chart else { return };
        let fields = self.schema().inputs;
        let Some(Value::Number(own)) = values.get(place) else { return };
        if fields.get(place).is_none_or(|field| field.id != chart.input) || own.is_zero() {
            return;
        }
        for (slot, (field, value)) in fields.iter().zip(values).enumerate() {
            let Value::Number(value) = value else { continue };
            if chart.in_proportion.contains(&field.id)
                && let Ok(carried) = multiply(*value, point).and_then(|product| divide(product, *own))
            {
                evaluator.set(Slot(slot), carried);
            }
        }
    }
}

fn range_error(name: &str, code: ErrorCode, text: &str) -> FieldError {
    question_error(name, code, text, ", for example input retention_years, from 0, to 50, step 1")
}
