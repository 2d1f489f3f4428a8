//! The questions asked of a model beside its answer: a point of its chart, a goal, what moves it most.

use serde::Serialize;

use super::{Inputs, Refusal, reasons, values};
use crate::analysis::{ChartPoint, Difference, Goal, Sensitivity, Solution, Swing, SwingEnd};
use crate::decimal::{Decimal, Figure, parse_decimal};
use crate::error::{Error, FieldError};
use crate::model::model;

/// The charted outputs at one point of the axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Charted"))]
pub struct ChartedOnWire {
    #[cfg_attr(test, ts(type = "true"))]
    ok: bool,
    /// Every charted output, `null` where it is not defined.
    #[serde(serialize_with = "values")]
    #[cfg_attr(test, ts(type = "Record<string, string | null>"))]
    outputs: Vec<(&'static str, Figure)>,
    /// The reason codes of the outputs that are `null`.
    #[serde(serialize_with = "reasons")]
    #[cfg_attr(test, ts(type = "Record<string, string>"))]
    not_defined: Vec<(&'static str, Figure)>,
}

/// The answer to a goal that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Solved"))]
pub struct SolvedOnWire {
    #[cfg_attr(test, ts(type = "true"))]
    ok: bool,
    /// The input's value.
    #[cfg_attr(test, ts(type = "string"))]
    value: Decimal,
    /// What the output is there.
    #[cfg_attr(test, ts(type = "string"))]
    reached: Decimal,
    /// The output is the target as it is shown; else it passes the target here without being it.
    exact: bool,
    /// There may be other values that do it.
    may_not_be_unique: bool,
}

/// Why there is no answer to a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum UnsolvedReason {
    /// No value within the input's bounds does it.
    NoSolutionInBounds,
    /// The output is the same whatever the input is.
    DoesNotDepend,
    /// Inputs or the goal itself are wrong.
    InvalidInputs,
}

/// The answer to a goal that was not found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Unsolved"))]
pub struct UnsolvedOnWire {
    #[cfg_attr(test, ts(type = "false"))]
    ok: bool,
    /// Why.
    reason: UnsolvedReason,
    /// The lowest and the highest that the output can be, where that is why.
    #[cfg_attr(test, ts(type = "[least: string, most: string] | null"))]
    range: Option<(Decimal, Decimal)>,
    /// Every error, where that is why.
    errors: Vec<FieldError>,
}

/// The answer of `solve`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum SolveAnswer {
    /// The goal is reached.
    Solved(SolvedOnWire),
    /// It is not.
    Unsolved(UnsolvedOnWire),
}

/// One end of an input's swing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "SwingEnd"))]
pub struct SwingEndOnWire {
    /// What the input is set to; `null` for a column of rows, whose cells are all changed.
    #[cfg_attr(test, ts(type = "string | null"))]
    value: Option<Decimal>,
    /// The output there; `null` where it is not defined.
    #[cfg_attr(test, ts(type = "string | null"))]
    output: Option<Decimal>,
}

/// How an output moves with one input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Swing"))]
pub struct SwingOnWire {
    /// The id of the input, or "field.column" for a column of rows.
    input: String,
    /// The input lowered.
    low: SwingEndOnWire,
    /// The input raised.
    high: SwingEndOnWire,
    /// The distance between the two outputs; `null` where one of them is not defined.
    #[cfg_attr(test, ts(type = "string | null"))]
    size: Option<Decimal>,
}

impl From<Swing> for SwingOnWire {
    fn from(swing: Swing) -> Self {
        let Swing { input, low, high, size } = swing;
        let end = |SwingEnd { value, output }| SwingEndOnWire { value, output: output.ok() };
        Self { input, low: end(low), high: end(high), size: size.map(|size| size.normalize()) }
    }
}

/// The answer of a question that is either answered or refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum OrRefusal<T> {
    /// The answer.
    Answer(T),
    /// What is wrong.
    Refusal(Refusal),
}

/// All swings, under `ok`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Swings"))]
pub struct SwingsOnWire {
    #[cfg_attr(test, ts(type = "true"))]
    ok: bool,
    /// Sorted by the size of the swing, the largest first.
    rows: Vec<SwingOnWire>,
}

fn or_refusal<T, W>(answer: Result<T, Error>, wire: impl FnOnce(T) -> W) -> Result<OrRefusal<W>, Error> {
    match answer {
        Ok(answer) => Ok(OrRefusal::Answer(wire(answer))),
        Err(Error::Fields(errors)) => Ok(OrRefusal::Refusal(errors.into())),
        Err(other) => Err(other),
    }
}

/// How far it is from one figure to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Difference"))]
pub struct DifferenceOnWire {
    /// The second less the first; `null` past what a decimal holds.
    #[cfg_attr(test, ts(type = "string | null"))]
    amount: Option<Decimal>,
    /// The amount as a share of the first's size; `null` from 0.
    #[cfg_attr(test, ts(type = "string | null"))]
    relative: Option<Decimal>,
}

/// How far it is from one figure to another; nothing where one of them is no decimal.
///
/// ```
/// use value_calculator::wire::difference;
/// let sent = serde_json::to_value(difference("8000", "10000")).unwrap();
/// assert_eq!(sent, serde_json::json!({ "amount": "2000", "relative": "0.25" }));
/// ```
#[must_use]
pub fn difference(from: &str, to: &str) -> Option<DifferenceOnWire> {
    let Difference { amount, relative } = Difference::between(parse_decimal(from).ok()?, parse_decimal(to).ok()?);
    Some(DifferenceOnWire { amount: amount.ok(), relative: relative.ok() })
}

/// The charted outputs of a model at one point of its axis.
///
/// ```
/// use value_calculator::ChartPoint;
/// use value_calculator::wire::charted_at;
/// let point = ChartPoint { input: "calls".into(), at: "2000".into() };
/// let sent = serde_json::to_value(charted_at("agent-pay", Default::default(), &point)?).unwrap();
/// assert_eq!(sent["outputs"]["pay_before_deductions"], "4000");
/// # Ok::<(), value_calculator::Error>(())
/// ```
///
/// # Errors
/// Only [`Error::UnknownModel`]; wrong inputs are an answer.
pub fn charted_at(model_id: &str, inputs: Inputs, point: &ChartPoint) -> Result<OrRefusal<ChartedOnWire>, Error> {
    let wire = |outputs: Vec<_>| ChartedOnWire { ok: true, not_defined: outputs.clone(), outputs };
    or_refusal(model(model_id)?.charted_at(inputs, point), wire)
}

/// Which value of one input brings one output to a target.
///
/// ```
/// use value_calculator::Goal;
/// use value_calculator::wire::solve;
/// let goal = Goal::new("retention_years", "customer_value", "12000");
/// let sent = serde_json::to_value(solve("customer-value", Default::default(), &goal)?).unwrap();
/// assert_eq!(sent["ok"], true);
/// # Ok::<(), value_calculator::Error>(())
/// ```
///
/// # Errors
/// Only [`Error::UnknownModel`]; wrong inputs are an answer.
pub fn solve(model_id: &str, inputs: Inputs, goal: &Goal) -> Result<SolveAnswer, Error> {
    let unsolved = |reason, range, errors| SolveAnswer::Unsolved(UnsolvedOnWire { ok: false, reason, range, errors });
    Ok(match model(model_id)?.solve(inputs, goal) {
        Ok(Solution::Found { value, reached, exact, may_not_be_unique }) => {
            SolveAnswer::Solved(SolvedOnWire { ok: true, value, reached, exact, may_not_be_unique })
        }
        Ok(Solution::NotInBounds { range }) => unsolved(UnsolvedReason::NoSolutionInBounds, range, Vec::new()),
        Ok(Solution::DoesNotDepend) => unsolved(UnsolvedReason::DoesNotDepend, None, Vec::new()),
        Err(Error::Fields(errors)) => unsolved(UnsolvedReason::InvalidInputs, None, errors),
        Err(other) => return Err(other),
    })
}

/// How an output moves with each input.
///
/// ```
/// use value_calculator::Sensitivity;
/// use value_calculator::wire::sensitivity;
/// let question = Sensitivity { output: "information_value".into(), change: "0.1".into() };
/// let sent = serde_json::to_value(sensitivity("information-value", Default::default(), &question)?).unwrap();
/// assert_eq!(sent["rows"][0]["input"], "years_in_use"); // from 1 to 0 and 2 whole years
/// # Ok::<(), value_calculator::Error>(())
/// ```
///
/// # Errors
/// Only [`Error::UnknownModel`]; wrong inputs are an answer.
pub fn sensitivity(model_id: &str, inputs: Inputs, question: &Sensitivity) -> Result<OrRefusal<SwingsOnWire>, Error> {
    let wire = |rows: Vec<Swing>| SwingsOnWire { ok: true, rows: rows.into_iter().map(Into::into).collect() };
    or_refusal(model(model_id)?.sensitivity(inputs, question), wire)
}

#[cfg(any(test, target_arch = "wasm32"))]
mod written {
    use super::{
        ChartedOnWire, DifferenceOnWire, OrRefusal, SolveAnswer, SolvedOnWire, SwingEndOnWire, SwingOnWire,
        SwingsOnWire, UnsolvedOnWire, UnsolvedReason,
    };
    use crate::wire::json::{Json, Reasons, Values, Writer, codes, objects};

    objects! {
        SolvedOnWire { ok, value, reached, exact, may_not_be_unique }
        SwingEndOnWire { value, output }
        SwingOnWire { input, low, high, size }
        SwingsOnWire { ok, rows }
        DifferenceOnWire { amount, relative }
    }

    codes! {
        UnsolvedReason {
            NoSolutionInBounds "no-solution-in-bounds", DoesNotDepend "does-not-depend", InvalidInputs "invalid-inputs"
        }
    }

    impl Json for UnsolvedOnWire {
        fn write(&self, writer: &mut Writer) {
            let range = self.range.map(|(least, most)| vec![least, most]);
            writer.object(&["ok", "reason", "range", "errors"], &[&self.ok, &self.reason, &range, &self.errors]);
        }
    }

    impl Json for ChartedOnWire {
        fn write(&self, writer: &mut Writer) {
            let (outputs, not_defined) = (Values(&self.outputs), Reasons(&self.not_defined));
            writer.object(&["ok", "outputs", "not_defined"], &[&self.ok, &outputs, &not_defined]);
        }
    }

    impl Json for SolveAnswer {
        fn write(&self, writer: &mut Writer) {
            match self {
                Self::Solved(solved) => solved.write(writer),
                Self::Unsolved(unsolved) => unsolved.write(writer),
            }
        }
    }

    impl<T: Json> Json for OrRefusal<T> {
        fn write(&self, writer: &mut Writer) {
            match self {
                Self::Answer(answer) => answer.write(writer),
                Self::Refusal(refusal) => refusal.write(writer),
            }
        }
    }
}
