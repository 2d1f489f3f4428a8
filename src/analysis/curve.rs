//! A model's charted outputs against one of its inputs.

#![expect(clippy::disallowed_types, reason = "points on a picture are floats; every value before them is a decimal")]

use super::question_error;
use crate::decimal::{Decimal, add, divide, is_whole, multiply, parse_decimal, subtract};
use crate::equation::evaluate::Evaluator;
use crate::equation::node::{NodeId, Slot};
use crate::equation::program::Program;
use crate::error::{Error, ErrorCode, FieldError};
use crate::inputs::{self, Input, Value};
use crate::model::{Evaluation, Model};
use crate::schema::Field;

/// Points of a picture along one axis.
pub type Points = Vec<f64>;

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
/// assert_eq!((id.as_str(), values[0]), ("customer_value", 2000.0));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The varied input.
    pub x: Points,
    /// Each charted output under its id.
    pub series: Vec<(String, Points)>,
}

/// More points than any picture has room for.
const MOST_POINTS: usize = 10_000;

/// A range that was found right.
struct Axis {
    /// The index of the varied input.
    index: usize,
    from: Decimal,
    to: Decimal,
    step: Decimal,
}

impl Model {
    /// The outputs that the model charts, at every point of a range of one input; the other inputs as typed.
    ///
    /// Every point is the value that [`Model::evaluate`] gives there, as a float that is off by less than a millionth of
    /// what a picture can show.
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
        match (self.axis(range), inputs::read(&self.schema().inputs, typed)) {
            (Ok(axis), Ok(values)) => Ok(self.curve_along(&axis, &mut self.evaluator(&values), &values)),
            (Err(errors), Ok(_)) => Err(Error::Fields(errors)),
            (Err(mut errors), Err(Error::Fields(wrong))) => {
                errors.extend(wrong);
                Err(Error::Fields(errors))
            }
            (_, Err(error)) => Err(error),
        }
    }

    /// The figures and the curve of the same inputs, which are read once: what one key press asks for. Where inputs are wrong,
    /// their errors are those of the figures, and the curve has none of its own.
    ///
    /// ```
    /// use value_calculator::{CurveRange, model};
    /// let (figures, curve) = model("customer-value")?.evaluate_and_curve::<&str>([], &CurveRange::years("10"));
    /// assert_eq!(figures?.output("customer_value").unwrap()?.round_dp(2).to_string(), "10475.39");
    /// assert_eq!(curve?.x.len(), 11);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn evaluate_and_curve<N: Into<String>>(
        &self,
        typed: impl IntoIterator<Item = (N, Input)>,
        range: &CurveRange,
    ) -> (Result<Evaluation, Error>, Result<Curve, Error>) {
        let values = match inputs::read(&self.schema().inputs, typed) {
            Ok(values) => values,
            Err(error) => return (Err(error), Err(Error::Fields(Vec::new()))),
        };
        let mut evaluator = self.evaluator(&values);
        let evaluation = self.evaluation(&mut evaluator);
        let curve = match self.axis(range) {
            Ok(axis) => Ok(self.curve_along(&axis, &mut evaluator, &values)),
            Err(errors) => Err(Error::Fields(errors)),
        };
        (Ok(evaluation), curve)
    }

    /// Reads a range.
    fn axis(&self, range: &CurveRange) -> Result<Axis, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut read = |name: &str, text: &str| {
            parse_decimal(text).map_err(|code| errors.push(self.range_error(name, code, text))).unwrap_or_default()
        };
        let (from, to, step) = (read("from", &range.from), read("to", &range.to), read("step", &range.step));
        let found = self.axis_field(&range.input);
        match found {
            None => errors.push(self.range_error("input", ErrorCode::UnknownField, &range.input)),
            Some((_, field)) => {
                for (name, value, text) in [("from", from, &range.from), ("to", to, &range.to)] {
                    if field.min.is_some_and(|min| value < min) {
                        errors.push(self.range_error(name, ErrorCode::BelowMinimum, text));
                    }
                    if field.max.is_some_and(|max| value > max) {
                        errors.push(self.range_error(name, ErrorCode::AboveMaximum, text));
                    }
                }
            }
        }
        let points = subtract(to, from).and_then(|length| divide(length, step));
        let too_many = points.is_ok_and(|points| points >= Decimal::from(MOST_POINTS));
        if errors.is_empty() && (step <= Decimal::ZERO || too_many) {
            errors.push(self.range_error("step", ErrorCode::BelowMinimum, &range.step));
        }
        match found {
            Some((index, _)) if errors.is_empty() => Ok(Axis { index, from, to, step }),
            _ => Err(errors),
        }
    }

    /// The number field of an id, with its index.
    fn axis_field(&self, id: &str) -> Option<(usize, &Field)> {
        self.schema().inputs.iter().enumerate().find(|(_, field)| field.id == id && field.max.is_some())
    }

    fn curve_along(&self, axis: &Axis, evaluator: &mut Evaluator<'_>, values: &[Value]) -> Curve {
        let Axis { index, from, to, step } = *axis;
        let (mut series, mut nodes): (Vec<(String, Points)>, Vec<NodeId>) = (Vec::new(), Vec::new());
        for id in self.charted() {
            if let Some(node) = self.output_node(id) {
                series.push((id.clone(), Points::new()));
                nodes.push(node);
            }
        }
        let (whole, least) = match self.schema().inputs.get(index) {
            Some(field) => self.bounds_of(field, values),
            None => (false, None),
        };
        let carried = self.carried(values, index);
        let mut varying = vec![Slot(index)];
        for (slot, _) in &carried {
            varying.push(*slot);
        }
        let mut program = Program::new(evaluator, &nodes, &varying);
        let mut x = Points::new();
        let mut at = vec![Decimal::ZERO; varying.len()];
        let mut point = from;
        while point <= to {
            x.push(float_near(point));
            let exists = (!whole || is_whole(point)) && least.is_none_or(|least| point >= least);
            self.axis_values(&carried, values, index, point, &mut at);
            let results = program.run(evaluator, &at);
            for ((_, points), result) in series.iter_mut().zip(results) {
                points.push(if exists { result.map_or(f64::NAN, float_near) } else { f64::NAN });
            }
            match add(point, step) {
                Ok(next) => point = next,
                Err(_) => break,
            }
        }
        Curve { x, series }
    }
}

/// A decimal as a float near it: right to 15 digits, where a picture shows 4.
pub(crate) fn float_near(value: Decimal) -> f64 {
    let mut power = 1.0;
    for _ in 0..value.scale() {
        power *= 10.0;
    }
    value.mantissa() as f64 / power
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
    /// The model's answer at one point of the axis of its chart, where [`Model::curve`] draws it.
    ///
    /// It differs from [`Model::evaluate`] where the chart carries other inputs along in proportion.
    ///
    /// ```
    /// use value_calculator::{ChartPoint, model};
    /// let at = ChartPoint { input: "retention_years".into(), at: "1".into() };
    /// let read = model("referral-value")?.evaluate_at::<&str>([], &at)?;
    /// // 2 purchases at 515, and a fifth of the 3 referred customers at 2700.
    /// assert_eq!(read.output("value_with_referrals").unwrap()?.to_string(), "2650");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Fields`] with every field that is wrong; `input` and `at` are fields here too.
    pub fn evaluate_at<N: Into<String>>(
        &self,
        typed: impl IntoIterator<Item = (N, Input)>,
        point: &ChartPoint,
    ) -> Result<Evaluation, Error> {
        let values = inputs::read(&self.schema().inputs, typed)?;
        let wrong = |name, code, text: &str| Error::Fields(vec![self.range_error(name, code, text)]);
        let found = self.axis_field(&point.input);
        let (index, _) = found.ok_or_else(|| wrong("input", ErrorCode::UnknownField, &point.input))?;
        let at = parse_decimal(&point.at).map_err(|code| wrong("at", code, &point.at))?;
        let mut evaluator = self.evaluator(&values);
        let carried = self.carried(&values, index);
        let mut numbers = vec![Decimal::ZERO; carried.len().saturating_add(1)];
        self.axis_values(&carried, &values, index, at, &mut numbers);
        for ((slot, _), number) in [(Slot(index), at)].iter().chain(&carried).zip(numbers) {
            evaluator.set(*slot, number);
        }
        Ok(self.evaluation(&mut evaluator))
    }

    fn charted(&self) -> &[String] {
        self.schema().chart.as_ref().map_or(&[], |chart| &chart.series)
    }

    /// The inputs, with their values, that the chart carries along in proportion to its axis.
    fn carried(&self, values: &[Value], axis: usize) -> Vec<(Slot, Decimal)> {
        let mut carried = Vec::new();
        let inputs = &self.schema().inputs;
        let (Some(chart), Some(field)) = (&self.schema().chart, inputs.get(axis)) else { return carried };
        let is_zero = matches!(values.get(axis), Some(Value::Number(own)) if own.is_zero());
        if field.id != chart.input || is_zero {
            return carried;
        }
        for (index, (field, value)) in inputs.iter().zip(values).enumerate() {
            if let (Value::Number(value), true) = (value, chart.in_proportion.contains(&field.id)) {
                carried.push((Slot(index), *value));
            }
        }
        carried
    }

    /// The values at a point of the axis: its own, then those of what is carried along.
    fn axis_values(
        &self,
        carried: &[(Slot, Decimal)],
        values: &[Value],
        axis: usize,
        point: Decimal,
        at: &mut [Decimal],
    ) {
        let own = match values.get(axis) {
            Some(Value::Number(own)) => *own,
            _ => point,
        };
        let Some((first, others)) = at.split_first_mut() else { return };
        *first = point;
        for (at, (_, value)) in others.iter_mut().zip(carried) {
            let scaled = multiply(*value, point).and_then(|product| divide(product, own));
            *at = scaled.unwrap_or(*value);
        }
    }

    /// What is wrong with a part of a range, with an example of this model's own chart.
    fn range_error(&self, name: &str, code: ErrorCode, text: &str) -> FieldError {
        let example = || match &self.schema().chart {
            Some(chart) => {
                let parts = [", for example input ", &chart.input, ", from ", &chart.from, ", to ", &chart.least_to];
                [&parts.concat(), ", step ", &chart.step].concat()
            }
            None => String::new(),
        };
        question_error(name, code, text, example)
    }
}
