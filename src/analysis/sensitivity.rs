//! Which inputs move a result most: one at a time, up and down.

use super::driver::Driver;
use super::question_error;
use crate::decimal::{Decimal, Figure, add, multiply, parse_decimal, subtract};
use crate::equation::evaluate::Evaluator;
use crate::equation::node::NodeId;
use crate::error::{Error, ErrorCode};
use crate::inputs::{self, Input, Value};
use crate::model::{Model, result};
use crate::rounding::half_away_from_zero;

/// What is asked: how `output` moves when each input is changed by a share of itself.
///
/// ```
/// let question = value_calculator::Sensitivity { output: "customer_value".into(), change: "10%".into() };
/// assert_eq!(question.output, "customer_value");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// The id of an output.
    pub output: String,
    /// The relative change, above 0 and at most 10: 0.1 or "10%".
    pub change: String,
}

/// One end of an input's swing.
///
/// ```
/// use value_calculator::{Sensitivity, model};
/// let question = Sensitivity { output: "sustained_value".into(), change: "0.1".into() };
/// let rows = model("customer-value")?.sensitivity::<&str>([], &question)?;
/// let low = &rows.iter().find(|row| row.input == "repeat_purchase_price").unwrap().low;
/// assert_eq!(low.value.map(|value| value.to_string()).as_deref(), Some("4500"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwingEnd {
    /// What the input is set to; nothing for a column of rows, whose cells are all changed.
    pub value: Option<Decimal>,
    /// The output there.
    pub output: Figure,
}

/// How an output moves with one input.
///
/// ```
/// use value_calculator::{Sensitivity, model};
/// let question = Sensitivity { output: "customer_value".into(), change: "0.1".into() };
/// let rows = model("customer-value")?.sensitivity::<&str>([], &question)?;
/// assert_eq!(rows[0].input, "retention_years"); // a year more or less moves the value most
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swing {
    /// The id of the input, or "field.column" for a column of rows.
    pub input: String,
    /// The input lowered.
    pub low: SwingEnd,
    /// The input raised.
    pub high: SwingEnd,
    /// The distance between the two outputs; nothing where one of them is not defined.
    pub size: Option<Decimal>,
}

impl Model {
    /// How an output moves when each of the inputs it is made of is changed, one at a time, sorted by the size of the
    /// swing; where an end is not defined, last.
    ///
    /// An input is lowered and raised by the same share of itself. Counts and years move by whole steps, one at least.
    /// An input that is 0 has no share of itself: it is raised by that share of its usual range, and not lowered. An
    /// input stops at its bound, so that its swing may have one side only.
    ///
    /// ```
    /// use value_calculator::{Sensitivity, model};
    /// let question = Sensitivity { output: "customer_value".into(), change: "10%".into() };
    /// let rows = model("customer-value")?.sensitivity::<&str>([], &question)?;
    /// let years = rows.iter().find(|row| row.input == "retention_years").unwrap();
    /// let ends = [years.low.value, years.high.value].map(|value| value.unwrap().to_string());
    /// assert_eq!(ends, ["4", "6"]); // 10 % of 5 years is half a year; a whole one is the least step
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Fields`] with every field that is wrong; `output` and `change` are fields here too.
    pub fn sensitivity<N: Into<String>>(
        &self,
        typed: impl IntoIterator<Item = (N, Input)>,
        question: &Sensitivity,
    ) -> Result<Vec<Swing>, Error> {
        let values = inputs::read(&self.schema().inputs, typed)?;
        let mut errors = Vec::new();
        let mut wrong = |name, code, text: &str| {
            errors.push(question_error(name, code, text, || {
                let output = self.schema().outputs.first().map(|output| output.id.as_str());
                [", for example output ", output.unwrap_or_default(), ", change 0.1"].concat()
            }))
        };
        let node = self.output_node(&question.output);
        if node.is_none() {
            wrong("output", ErrorCode::UnknownField, &question.output);
        }
        let change = match parse_decimal(&question.change) {
            Ok(change) if change <= Decimal::ZERO => Err(ErrorCode::BelowMinimum),
            Ok(change) if change > Decimal::TEN => Err(ErrorCode::AboveMaximum),
            other => other,
        };
        let change = change.map_err(|code| wrong("change", code, &question.change));
        let (Some(node), Ok(change)) = (node, change) else { return Err(Error::Fields(errors)) };

        let mut evaluator = self.evaluator(&values);
        let drivers = self.drivers(&values).into_iter();
        let drivers = drivers.filter(|driver| evaluator.equations.depends_on(node, driver.slot().bit()));
        let drivers: Vec<Driver<'_>> = drivers.collect();
        let mut swings: Vec<Swing> = Vec::with_capacity(drivers.len());
        for driver in &drivers {
            let swing = swing(self, driver, &mut evaluator, &values, node, change);
            // Put in its place at once: a general sort is 5 kB of code, for a dozen rows.
            swings.insert(swings.partition_point(|other| other.size >= swing.size), swing);
        }
        Ok(swings)
    }
}

fn swing(
    model: &Model,
    driver: &Driver<'_>,
    evaluator: &mut Evaluator<'_>,
    values: &[Value],
    node: NodeId,
    change: Decimal,
) -> Swing {
    let step = step_of(driver, change);
    let mut end = |is_high: bool| {
        let value = if driver.is_column() {
            let by = if is_high { add(Decimal::ONE, change) } else { subtract(Decimal::ONE, change) };
            driver.scale(evaluator, values, by.unwrap_or_default());
            None
        } else {
            let moved = if is_high { add(driver.value, step) } else { subtract(driver.value, step) };
            let stays = driver.value.is_zero() && !is_high;
            let value = if stays { driver.value } else { driver.within(moved.unwrap_or(driver.value)) };
            driver.set(evaluator, values, value);
            Some(value.normalize())
        };
        SwingEnd { value, output: model.figure(result(evaluator, node)) }
    };
    let (low, high) = (end(false), end(true));
    driver.restore(evaluator, values);
    let size = match (&low.output, &high.output) {
        (Ok(low), Ok(high)) => subtract(*high, *low).ok().map(|size| size.abs()),
        _ => None,
    };
    Swing { input: driver.id.clone(), low, high, size }
}

/// How far an input is moved.
fn step_of(driver: &Driver<'_>, change: Decimal) -> Decimal {
    let whole = if driver.value.is_zero() { driver.usual_range() } else { driver.value.abs() };
    let step = multiply(whole, change).unwrap_or_default();
    if driver.moves_in_wholes() { half_away_from_zero(step, 0).max(Decimal::ONE) } else { step }
}
