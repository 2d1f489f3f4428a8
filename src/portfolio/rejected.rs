//! The rows that have no value, and why.

use crate::decimal::Decimal;
use crate::error::{ErrorCode, NotDefined};

/// Why a row has no value.
///
/// ```
/// use value_calculator::portfolio::{Options, Reason, value_customers};
/// let portfolio = value_customers("id,R\nAnna,100,7\n".as_bytes(), &Options::default())?;
/// assert_eq!(portfolio.rejected()[0].reason, Reason::WrongColumnCount);
/// # Ok::<(), value_calculator::portfolio::ReadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// What stands in a column is not what its field takes.
    Field(ErrorCode),
    /// The value does not exist for these inputs.
    NotDefined(NotDefined),
    /// The row has more or fewer cells than the header.
    WrongColumnCount,
}

/// A row that has no value.
///
/// ```
/// use value_calculator::portfolio::{Options, value_customers};
/// let portfolio = value_customers("id,N\nAnna,5\nBen,-1\n".as_bytes(), &Options::default())?;
/// let [rejected] = portfolio.rejected() else { panic!("one row is wrong") };
/// assert_eq!((rejected.line, rejected.column.as_str(), rejected.text.as_str()), (3, "N", "-1"));
/// assert_eq!(rejected.min.unwrap().to_string(), "0");
/// # Ok::<(), value_calculator::portfolio::ReadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The line that the row begins in, counted from 1.
    pub line: u64,
    /// The header of the column, or the id of a field that the file has no column of; nothing for the row as a whole.
    pub column: String,
    /// Why.
    pub reason: Reason,
    /// The beginning of what stood there.
    pub text: String,
    /// The least that is accepted.
    pub min: Option<Decimal>,
    /// The most that is accepted.
    pub max: Option<Decimal>,
}

/// Rejected rows: the first of them, and how many of each kind.
#[derive(Default)]
pub(super) struct AllRejected {
    pub(super) kept: Vec<Rejected>,
    pub(super) by_reason: Vec<(Reason, u64)>,
    pub(super) count: u64,
}

impl AllRejected {
    /// More than anybody reads: a file of nothing but bad rows must not fill the memory.
    const KEPT: usize = 100_000;

    /// One more; `rejected` says the whole of it if it is kept.
    pub(super) fn push(&mut self, reason: Reason, rejected: impl FnOnce() -> Rejected) {
        self.count = self.count.saturating_add(1);
        match self.by_reason.iter_mut().find(|(other, _)| *other == reason) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => self.by_reason.push((reason, 1)),
        }
        if self.kept.len() < Self::KEPT {
            self.kept.push(rejected());
        }
    }
}
