//! The few kinds of node that every equation is made of.

use crate::decimal::Decimal;
use crate::discounting::Timing;
use crate::equation::markup::{concatenated, element, leaf};
use crate::error::ReasonNumber;

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

/// A letter with what hangs on it, as equations are written: P₀, *CV* with a bar. It is kept as its layout.
///
/// ```
/// use value_calculator::{Markup, Symbol};
/// let average = Symbol::new("CV").with_bar();
/// assert_eq!(Markup::from(average).to_string(), "[mover[mi CV][mo ¯]]");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Symbol(pub(crate) String);

impl Symbol {
    /// A letter, or a few that are read as one name.
    ///
    /// ```
    /// use value_calculator::{Markup, Symbol};
    /// assert_eq!(Markup::from(Symbol::new("V")).to_string(), "[mi V]");
    /// ```
    #[must_use]
    pub fn new(letter: &str) -> Self {
        Self(leaf("mi", letter))
    }

    /// The same letter with something below it.
    ///
    /// ```
    /// use value_calculator::{Markup, Symbol};
    /// assert_eq!(Markup::from(Symbol::new("P").with_subscript("0")).to_string(), "[msub[mi P][mn 0]]");
    /// ```
    #[must_use]
    pub fn with_subscript(&self, subscript: &str) -> Self {
        let is_number = subscript.bytes().all(|byte| byte.is_ascii_digit());
        Self(element("msub", &[&self.0, &leaf(if is_number { "mn" } else { "mi" }, subscript)]))
    }

    /// The same letter with the bar of an average.
    ///
    /// ```
    /// use value_calculator::{Markup, Symbol};
    /// let bar = Symbol::new("V").with_bar();
    /// assert_eq!(Markup::from(bar).to_string(), "[mover[mi V][mo ¯]]");
    /// ```
    #[must_use]
    pub fn with_bar(&self) -> Self {
        Self(concatenated(&["[mover", &self.0, "[mo ¯]]"]))
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

/// The first whole number, from `first` to `last`, for which a test holds.
///
/// A break-even has no closed form: it is the first year in which what was paid has covered the debt. Values may be
/// carried from one number to the next, as the debt is.
#[derive(Clone, Debug)]
pub(crate) struct Search {
    /// The variable that stands for the number.
    pub(crate) number: Slot,
    pub(crate) first: NodeId,
    pub(crate) last: NodeId,
    pub(crate) carried: Vec<Carried>,
    pub(crate) test: Test,
    /// The test fails up to some number and holds from it on, so that halving the range finds that number.
    pub(crate) by_halving: bool,
    /// The value where the test holds for no number, or where what is carried cannot be worked out any further.
    pub(crate) otherwise: NodeId,
}

/// A variable of a search, with its value at the first number and the one it has at the next.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    pub(crate) variable: Slot,
    pub(crate) start: NodeId,
    pub(crate) next: NodeId,
}

/// A value that a spreadsheet writes in a way of its own.
#[derive(Clone, Debug)]
pub(crate) struct InSpreadsheet {
    /// The value; nothing for a term that only cells have.
    pub(crate) value: Option<NodeId>,
    /// The formula with numbers put in; nothing where a spreadsheet has none.
    pub(crate) excel: Option<ExcelTemplate>,
    /// The same as an equation over cells, where `excel` does not hold for every input.
    pub(crate) cells: Option<NodeId>,
}

/// A spreadsheet formula in which `{0}`, `{1}`… stand for the formulas of its arguments.
#[derive(Clone, Debug)]
pub(crate) struct ExcelTemplate {
    pub(crate) text: String,
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
        name: String,
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
    /// The value in the digits in which the engine gives a result.
    ResultDigits(NodeId),
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
        reason: ReasonNumber,
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
    Search(Box<Search>),
    InSpreadsheet(Box<InSpreadsheet>),
}

impl Node {
    /// The nodes this one is made from.
    pub(crate) fn for_each_child(&self, visit: &mut dyn FnMut(NodeId)) {
        match self {
            Self::Constant(_) | Self::Variable(_) => {}
            Self::Named { body: child, .. }
            | Self::LogarithmOfOnePlus(child)
            | Self::Floor(child)
            | Self::ResultDigits(child)
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
            Self::Search(search) => {
                for carried in &search.carried {
                    [carried.start, carried.next].into_iter().for_each(&mut *visit);
                }
                let Search { first, last, test, otherwise, .. } = **search;
                [first, last, test.left, test.right, otherwise].into_iter().for_each(visit);
            }
            Self::InSpreadsheet(form) => {
                let excel = form.excel.as_ref().map_or(&[][..], |excel| &excel.arguments);
                form.value.iter().chain(excel).chain(&form.cells).copied().for_each(visit);
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

/// A model's equations: the nodes, each after those it is made from, the number of variables, and the codes of the
/// reasons named in them.
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
    pub(crate) variables: usize,
    pub(crate) reasons: Vec<String>,
}
