//! The few kinds of node that every equation is made of.

use crate::decimal::{Decimal, Figure};
use crate::discounting::Timing;
use crate::error::NotDefined;

/// The place of a node in its arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NodeId(pub(crate) usize);

/// Which variable a leaf stands for: the inputs in their order, then columns of rows, then bound years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot(pub(crate) usize);

impl Slot {
    /// The slot as a bit of a set of slots. A model has well under 64 of them; further ones share the last bit, which
    /// costs time and nothing else.
    pub(crate) fn bit(self) -> u64 {
        1_u64.rotate_left(u32::try_from(self.0.min(63)).unwrap_or(63))
    }
}

/// A letter with what hangs on it, as equations are written: P₀, *CV* with a bar.
///
/// ```
/// use value_calculator::Symbol;
/// let average = Symbol::new("CV").with_bar();
/// let price = Symbol::new("P").with_subscript("0");
/// assert_ne!(average, price);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol {
    pub(crate) letter: &'static str,
    pub(crate) subscript: Option<&'static str>,
    pub(crate) bar: bool,
}

impl Symbol {
    /// A letter, or a few that are read as one name.
    ///
    /// ```
    /// let _ = value_calculator::Symbol::new("V");
    /// ```
    #[must_use]
    pub const fn new(letter: &'static str) -> Self {
        Self { letter, subscript: None, bar: false }
    }

    /// The same letter with something below it.
    ///
    /// ```
    /// let _ = value_calculator::Symbol::new("P").with_subscript("0");
    /// ```
    #[must_use]
    pub const fn with_subscript(self, subscript: &'static str) -> Self {
        Self { subscript: Some(subscript), ..self }
    }

    /// The same letter with the bar of an average.
    ///
    /// ```
    /// let _ = value_calculator::Symbol::new("CV").with_bar();
    /// ```
    #[must_use]
    pub const fn with_bar(self) -> Self {
        Self { bar: true, ..self }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    AtLeast,
    Above,
    Equal,
    NotEqual,
    /// The left side is a whole number; the right side is not looked at.
    Whole,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Test {
    pub(crate) comparison: Comparison,
    pub(crate) left: NodeId,
    pub(crate) right: NodeId,
}

/// An output without a closed form: a named Rust function of its arguments, and its spreadsheet equivalent.
#[derive(Clone, Debug)]
pub(crate) struct Procedure {
    pub(crate) compute: fn(&[Decimal]) -> Figure,
    pub(crate) arguments: Vec<NodeId>,
    /// Nothing where a spreadsheet has no formula for it.
    pub(crate) excel: Option<ExcelTemplate>,
    /// The same as an equation over cells, where `excel` does not hold for every input.
    pub(crate) cells: Option<NodeId>,
}

/// A spreadsheet formula in which `{0}`, `{1}`… stand for the formulas of its arguments.
#[derive(Clone, Debug)]
pub(crate) struct ExcelTemplate {
    pub(crate) text: &'static str,
    pub(crate) arguments: Vec<NodeId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Minimum,
    Maximum,
}

#[derive(Clone, Debug)]
pub(crate) enum Node {
    Constant(Decimal),
    Variable(Slot),
    /// A sub-result with a name: a line of its own in the working.
    Named {
        name: &'static str,
        symbol: Symbol,
        is_output: bool,
        body: NodeId,
    },
    Binary(Operator, NodeId, NodeId),
    Power {
        base: NodeId,
        exponent: NodeId,
    },
    AnnuityFactor {
        rate: NodeId,
        stay: NodeId,
        factor: NodeId,
        years: NodeId,
        timing: Timing,
    },
    LogarithmOfOnePlus(NodeId),
    Floor(NodeId),
    Round {
        value: NodeId,
        places: u32,
    },
    /// The branch a choice field names.
    Choice {
        field: Slot,
        branches: Vec<NodeId>,
    },
    When {
        test: Test,
        then: NodeId,
        otherwise: NodeId,
    },
    /// The body where the test holds; elsewhere not defined, for that reason.
    Require {
        test: Test,
        reason: NotDefined,
        body: NodeId,
    },
    /// The body summed over the years 1…N, `year` standing for each.
    SumOverYears {
        year: Slot,
        years: NodeId,
        body: NodeId,
    },
    /// The body summed over the rows of an input, each column standing in its own slot.
    SumOverRows {
        rows: Slot,
        columns: Vec<Slot>,
        body: NodeId,
    },
    Procedure(Box<Procedure>),
}

impl Node {
    /// The nodes this one is made from.
    pub(crate) fn for_each_child(&self, mut visit: impl FnMut(NodeId)) {
        match self {
            Self::Constant(_) | Self::Variable(_) => {}
            Self::Named { body: child, .. }
            | Self::LogarithmOfOnePlus(child)
            | Self::Floor(child)
            | Self::Round { value: child, .. }
            | Self::SumOverRows { body: child, .. } => visit(*child),
            Self::Binary(_, left, right) => [*left, *right].into_iter().for_each(visit),
            Self::Power { base, exponent } => [*base, *exponent].into_iter().for_each(visit),
            Self::AnnuityFactor { rate, stay, factor, years, .. } => {
                [*rate, *stay, *factor, *years].into_iter().for_each(visit);
            }
            Self::Choice { branches, .. } => branches.iter().copied().for_each(visit),
            Self::When { test, then, otherwise } => {
                [test.left, test.right, *then, *otherwise].into_iter().for_each(visit);
            }
            Self::Require { test, body, .. } => [test.left, test.right, *body].into_iter().for_each(visit),
            Self::SumOverYears { years, body, .. } => [*years, *body].into_iter().for_each(visit),
            Self::Procedure(procedure) => {
                let excel = procedure.excel.as_ref().map_or(&[][..], |excel| &excel.arguments);
                procedure.arguments.iter().chain(excel).chain(&procedure.cells).copied().for_each(visit);
            }
        }
    }

    /// The variable that decides this node itself, beside its children.
    pub(crate) fn own_slot(&self) -> Option<Slot> {
        match self {
            Self::Variable(slot) | Self::Choice { field: slot, .. } | Self::SumOverRows { rows: slot, .. } => {
                Some(*slot)
            }
            _ => None,
        }
    }
}
