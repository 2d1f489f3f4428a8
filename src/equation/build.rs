//! Writing equations: operators and a few words, each of which adds a node to the tree that is being written.

use std::cell::{Cell, RefCell};
use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::decimal::{Decimal, Figure};
use crate::discounting::Timing;
use crate::equation::node::{Comparison, ExcelTemplate, Node, NodeId, Operator, Procedure, Slot, Symbol, Test};
use crate::error::NotDefined;

thread_local! {
    /// The tree that is being written. It is here, and not handed around, so that a term is a mere number and an
    /// equation reads as on paper.
    static NODES: RefCell<Vec<Node>> = const { RefCell::new(Vec::new()) };
    static SLOTS: Cell<usize> = const { Cell::new(0) };
}

/// Whatever the closure writes, with the finished nodes and the number of variables.
pub(crate) fn written<T>(write: impl FnOnce() -> T) -> (T, Vec<Node>, usize) {
    NODES.take();
    SLOTS.set(0);
    let result = write();
    (result, NODES.take(), SLOTS.get())
}

/// A term of an equation: a constant, an input, or anything built from them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expr(pub(crate) NodeId);

#[inline(never)]
fn push(node: Node) -> Expr {
    NODES.with_borrow_mut(|nodes| {
        nodes.push(node);
        Expr(NodeId(nodes.len().saturating_sub(1)))
    })
}

#[inline(never)]
fn joined(operator: Operator, left: Expr, right: Expr) -> Expr {
    push(Node::Binary(operator, left.0, right.0))
}

#[inline(never)]
fn compared(comparison: Comparison, left: Expr, right: Expr) -> Test {
    Test { comparison, left: left.0, right: right.0 }
}

impl From<i64> for Expr {
    #[inline(never)]
    fn from(value: i64) -> Self {
        push(Node::Constant(Decimal::from(value)))
    }
}

/// An input, when the schema's terms are made.
#[inline(never)]
pub(crate) fn input() -> Expr {
    variable().1
}

/// A variable of its own: an input, a bound year or a column.
#[inline(never)]
pub(crate) fn variable() -> (Slot, Expr) {
    let slot = Slot(SLOTS.get());
    SLOTS.set(slot.0.saturating_add(1));
    (slot, push(Node::Variable(slot)))
}

/// A year that stands for each year of a schedule in turn.
pub(crate) fn any_year() -> Expr {
    variable().1
}

/// A sub-result that gets a line of its own in the working.
#[inline(never)]
pub(crate) fn definition(name: &'static str, symbol: Symbol, body: Expr) -> Expr {
    push(Node::Named { name, symbol, is_output: false, body: body.0 })
}

/// An output, named so that other equations can use it by its symbol.
#[inline(never)]
pub(crate) fn output(name: &'static str, symbol: Symbol, body: Expr) -> Expr {
    push(Node::Named { name, symbol, is_output: true, body: body.0 })
}

/// The variable behind a term that is an input.
fn slot_of(term: Expr) -> Slot {
    NODES.with_borrow(|nodes| match nodes.get(term.0.0) {
        Some(Node::Variable(slot)) => *slot,
        // Only inputs are choices and rows; a model that mistakes them computes nothing, and its tests say so.
        _ => Slot(usize::MAX),
    })
}

/// The branch that a choice field names, in the order of the field's choices.
pub(crate) fn by_choice<const COUNT: usize>(field: Expr, branches: [Expr; COUNT]) -> Expr {
    chosen(field, &branches)
}

#[inline(never)]
fn chosen(field: Expr, branches: &[Expr]) -> Expr {
    push(Node::Choice { field: slot_of(field), branches: branches.iter().map(|branch| branch.0).collect() })
}

/// No value at all, for this reason.
pub(crate) fn not_defined(reason: &'static str) -> Expr {
    Expr::from(1).equals(0).or_not_defined(reason, 1)
}

/// The sum over the years 1…N of a body written for one year.
pub(crate) fn sum_over_years(years: Expr, body: impl FnOnce(Expr) -> Expr) -> Expr {
    let (year, term) = variable();
    push(Node::SumOverYears { year, years: years.0, body: body(term).0 })
}

/// The sum over an input's rows of a body written for one row, its columns given in the schema's order.
pub(crate) fn sum_over_rows<const COLUMNS: usize>(rows: Expr, body: impl FnOnce([Expr; COLUMNS]) -> Expr) -> Expr {
    let columns = [(); COLUMNS].map(|()| variable());
    let body = body(columns.map(|(_, term)| term));
    push(Node::SumOverRows { rows: slot_of(rows), columns: columns.map(|(slot, _)| slot).to_vec(), body: body.0 })
}

/// An output without a closed form: a function of its arguments, and its spreadsheet formula where there is one, in
/// which `{0}`, `{1}`… stand for the formulas of the terms beside it. Where that formula does not hold for every
/// input, or there is none, the same over cells.
#[inline(never)]
pub(crate) fn procedure(
    compute: fn(&[Decimal]) -> Figure,
    arguments: &[Expr],
    excel: Option<(&'static str, &[Expr])>,
    cells: Option<Expr>,
) -> Expr {
    let ids = |terms: &[Expr]| terms.iter().map(|term| term.0).collect();
    let excel = excel.map(|(text, terms)| ExcelTemplate { text, arguments: ids(terms) });
    let cells = cells.map(|term| term.0);
    push(Node::Procedure(Box::new(Procedure { compute, arguments: ids(arguments), excel, cells })))
}

/// A term that only the cells of a spreadsheet have, such as a column of the schedule: `{0}`, `{1}`… stand for the
/// terms beside it.
pub(crate) fn in_cells(text: &'static str, terms: &[Expr]) -> Expr {
    procedure(|_| Err(NotDefined::because("only-in-cells")), &[], Some((text, terms)), None)
}

/// What a column of the schedule is in the row before, where cells say it by that row; `column` is its placeholder.
pub(crate) fn row_before(column: &'static str, value: Expr) -> Expr {
    let itself = |arguments: &[Decimal]| arguments.first().copied().ok_or(NotDefined::OVERFLOW);
    procedure(itself, &[value], None, Some(in_cells(column, &[])))
}

/// One of two terms, as the condition says.
pub(crate) fn when(test: Test, then: impl Into<Expr>, otherwise: impl Into<Expr>) -> Expr {
    either(test, then.into(), otherwise.into())
}

#[inline(never)]
fn either(test: Test, then: Expr, otherwise: Expr) -> Expr {
    push(Node::When { test, then: then.0, otherwise: otherwise.0 })
}

/// `base^exponent`, by the running product of [`crate::DiscountTable`]. 0^0 = 1.
#[inline(never)]
pub(crate) fn power(base: Expr, exponent: Expr) -> Expr {
    push(Node::Power { base: base.0, exponent: exponent.0 })
}

/// What a term of an annuity factor is discounted by: the discount rate, the rate of staying from one year to the
/// next, and the yearly factor they make together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    /// The discount rate r a year.
    pub(crate) rate: Expr,
    /// The rate ρ at which a customer stays from one year to the next.
    pub(crate) stay: Expr,
    /// The yearly factor ρ/(1 + r).
    pub(crate) factor: Expr,
}

/// The present value of 1 a year over `years`: see [`crate::DiscountTable::annuity_factor`].
#[inline(never)]
pub(crate) fn annuity_factor(years: Expr, term: Term, timing: Timing) -> Expr {
    let Term { rate, stay, factor } = term;
    push(Node::AnnuityFactor { rate: rate.0, stay: stay.0, factor: factor.0, years: years.0, timing })
}

/// The smaller of two terms.
pub(crate) fn minimum(left: Expr, right: impl Into<Expr>) -> Expr {
    joined(Operator::Minimum, left, right.into())
}

/// The greater of two terms.
pub(crate) fn maximum(left: Expr, right: impl Into<Expr>) -> Expr {
    joined(Operator::Maximum, left, right.into())
}

#[inline(never)]
fn required(test: Test, reason: &'static str, body: Expr) -> Expr {
    push(Node::Require { test, reason: NotDefined::because(reason), body: body.0 })
}

impl Test {
    /// The body where the test holds; elsewhere not defined, for this reason.
    pub(crate) fn or_not_defined(self, reason: &'static str, body: impl Into<Expr>) -> Expr {
        required(self, reason, body.into())
    }
}

impl Expr {
    /// self ≥ right
    pub(crate) fn at_least(self, right: impl Into<Self>) -> Test {
        compared(Comparison::AtLeast, self, right.into())
    }

    /// self > right
    pub(crate) fn above(self, right: impl Into<Self>) -> Test {
        compared(Comparison::Above, self, right.into())
    }

    /// self < right
    pub(crate) fn below(self, right: impl Into<Self>) -> Test {
        compared(Comparison::Above, right.into(), self)
    }

    /// self = right
    pub(crate) fn equals(self, right: impl Into<Self>) -> Test {
        compared(Comparison::Equal, self, right.into())
    }

    /// self ≠ right
    pub(crate) fn differs_from(self, right: impl Into<Self>) -> Test {
        compared(Comparison::NotEqual, self, right.into())
    }

    /// self is a whole number
    pub(crate) fn is_whole(self) -> Test {
        compared(Comparison::Whole, self, self)
    }

    /// The greatest whole number that is not above the term.
    pub(crate) fn floor(self) -> Self {
        push(Node::Floor(self.0))
    }

    /// The term rounded to so many decimals, half away from zero: where the article rounds, and nowhere else.
    #[inline(never)]
    pub(crate) fn rounded_to(self, places: u32) -> Self {
        push(Node::Round { value: self.0, places })
    }

    /// ln(1 + self), without losing the digits of a small term.
    #[inline(never)]
    pub(crate) fn logarithm_of_one_plus(self) -> Self {
        push(Node::LogarithmOfOnePlus(self.0))
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident, $operator:expr) => {
        impl<O: Into<Expr>> $trait<O> for Expr {
            type Output = Expr;
            fn $method(self, right: O) -> Expr {
                joined($operator, self, right.into())
            }
        }
        impl $trait<Expr> for i64 {
            type Output = Expr;
            fn $method(self, right: Expr) -> Expr {
                joined($operator, self.into(), right)
            }
        }
    };
}
operator!(Add, add, Operator::Add);
operator!(Sub, sub, Operator::Subtract);
operator!(Mul, mul, Operator::Multiply);
operator!(Div, div, Operator::Divide);

impl Neg for Expr {
    type Output = Self;
    fn neg(self) -> Self {
        0 - self
    }
}
