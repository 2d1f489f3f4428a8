//! The questions asked of a model beside its answer: a point of its chart, a goal, what moves it most.

use serde::Serialize;

#[cfg(feature = "full")]
use super::{Inputs, OrRefusal};
use crate::analysis::Difference;
use crate::decimal::{parse_decimal, text};
#[cfg(feature = "full")]
use crate::model::Model;
#[cfg(feature = "full")]
use crate::{
    analysis::{Goal, Sensitivity, Solution, Swing, SwingEnd},
    decimal::Decimal,
    error::{Error, FieldError},
};

/// The answer to a goal that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Solved"))]
pub struct SolvedOnWire {
    #[cfg_attr(test, ts(type = "true"))]
    ok: bool,
    /// The input's value.
    value: String,
    /// What the output is there.
    reached: String,
    /// The output is the target as it is shown; else it passes the target here without being it.
    exact: bool,
    /// There may be other values that do it.
    may_not_be_unique: bool,
}

#[cfg(feature = "full")]
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

#[cfg(feature = "full")]
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
    range: Option<(String, String)>,
    /// Every error, where that is why.
    errors: Vec<FieldError>,
}

#[cfg(feature = "full")]
/// The answer of `solve`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum SolveAnswer {
    /// The goal is reached.
    Solved(SolvedOnWire),
    /// It is not.
    Unsolved(UnsolvedOnWire),
}

#[cfg(feature = "full")]
/// One end of an input's swing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "SwingEnd"))]
pub struct SwingEndOnWire {
    /// What the input is set to; `null` for a column of rows, whose cells are all changed.
    value: Option<String>,
    /// The output there; `null` where it is not defined.
    output: Option<String>,
}

#[cfg(feature = "full")]
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
    size: Option<String>,
}

#[cfg(feature = "full")]
impl From<Swing> for SwingOnWire {
    fn from(swing: Swing) -> Self {
        let Swing { input, low, high, size } = swing;
        let end = |SwingEnd { value, output }: SwingEnd| SwingEndOnWire {
            value: value.map(text),
            output: output.ok().map(text),
        };
        Self { input, low: end(low), high: end(high), size: size.map(|size| text(size.normalize())) }
    }
}

#[cfg(feature = "full")]
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

/// How far it is from one figure to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Difference"))]
pub struct DifferenceOnWire {
    /// The second less the first; `null` past what a decimal holds.
    amount: Option<String>,
    /// The amount as a share of the first's size; `null` from 0.
    relative: Option<String>,
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
    Some(DifferenceOnWire { amount: amount.ok().map(text), relative: relative.ok().map(text) })
}

/// Which value of one input brings one output to a target.
///
/// ```
/// use value_calculator::Goal;
/// use value_calculator::wire::solve;
/// let model = value_calculator::model("customer-value")?;
/// let goal = Goal::new("retention_years", "customer_value", "12000");
/// let sent = serde_json::to_value(solve(model, Default::default(), &goal)).unwrap();
/// assert_eq!(sent["ok"], true);
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[cfg(feature = "full")]
#[must_use]
pub fn solve(model: &Model, inputs: Inputs, goal: &Goal) -> SolveAnswer {
    let unsolved = |reason, range: Option<(Decimal, Decimal)>, errors| {
        let range = range.map(|(least, most)| (text(least), text(most)));
        SolveAnswer::Unsolved(UnsolvedOnWire { ok: false, reason, range, errors })
    };
    match model.solve(inputs, goal) {
        Ok(Solution::Found { value, reached, exact, may_not_be_unique }) => {
            let (value, reached) = (text(value), text(reached));
            SolveAnswer::Solved(SolvedOnWire { ok: true, value, reached, exact, may_not_be_unique })
        }
        Ok(Solution::NotInBounds { range }) => unsolved(UnsolvedReason::NoSolutionInBounds, range, Vec::new()),
        Ok(Solution::DoesNotDepend) => unsolved(UnsolvedReason::DoesNotDepend, None, Vec::new()),
        Err(Error::Fields(errors)) => unsolved(UnsolvedReason::InvalidInputs, None, errors),
        Err(Error::UnknownModel { .. }) => unsolved(UnsolvedReason::InvalidInputs, None, Vec::new()),
    }
}

/// How an output moves with each input.
///
/// ```
/// use value_calculator::Sensitivity;
/// use value_calculator::wire::sensitivity;
/// let model = value_calculator::model("information-value")?;
/// let question = Sensitivity { output: "information_value".into(), change: "0.1".into() };
/// let sent = serde_json::to_value(sensitivity(model, Default::default(), &question)).unwrap();
/// assert_eq!(sent["rows"][0]["input"], "years_in_use"); // from 1 to 0 and 2 whole years
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[cfg(feature = "full")]
#[must_use]
pub fn sensitivity(model: &Model, inputs: Inputs, question: &Sensitivity) -> OrRefusal<SwingsOnWire> {
    let rows = |rows: Vec<Swing>| SwingsOnWire { ok: true, rows: rows.into_iter().map(Into::into).collect() };
    OrRefusal::of(model.sensitivity(inputs, question), rows)
}
