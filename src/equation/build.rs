//! Writing equations: operators and a few words, each of which adds a node to the tree that is being written.

use std::cell::{Cell, RefCell};
use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::decimal::Decimal;
use crate::discounting::Timing;
use crate::equation::node::{
    Carried, Comparison, ExcelTemplate, InSpreadsheet, Node, NodeId, Operator, Search, Slot, Symbol, Test, Tree,
};
use crate::error::ReasonNumber;

thread_local! {
    /// The tree that is being written. It is here, and not handed around, so that a term is a mere number and an
    /// equation reads as on paper.
    static NODES: RefCell<Vec<Node>> = const { RefCell::new(Vec::new()) };
    static SLOTS: Cell<usize> = const { Cell::new(0) };
    static REASONS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Runs a closure that writes equations, and gives what it returns with the finished tree.
pub(crate) fn build_tree<T>(write: impl FnOnce() -> T) -> (T, Tree) {
    NODES.take();
    REASONS.take();
    SLOTS.set(0);
    let result = write();
    (result, Tree { nodes: NODES.take(), variables: SLOTS.get(), reasons: REASONS.take() })
}

/// The number of a reason, which is entered into the tree's list when it is new there.
fn numbered(reason: &str) -> ReasonNumber {
    REASONS.with_borrow_mut(|reasons| {
        let known = reasons.iter().position(|other| other == reason);
        let index = known.unwrap_or_else(|| {
            reasons.push(reason.to_owned());
            reasons.len().saturating_sub(1)
        });
        ReasonNumber::of_model(index)
    })
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
pub(crate) fn definition(name: &str, symbol: Symbol, body: Expr) -> Expr {
    push(Node::Named { name: name.to_owned(), symbol, is_output: false, body: body.0 })
}

/// An output, named so that other equations can use it by its symbol.
#[inline(never)]
pub(crate) fn output(name: &str, symbol: Symbol, body: Expr) -> Expr {
    push(Node::Named { name: name.to_owned(), symbol, is_output: true, body: body.0 })
}

/// The variable behind a term that is an input. Only inputs are choices and rows; a model that mistakes them computes
/// nothing, and its tests say so.
fn slot_of(term: Expr) -> Slot {
    term.slot().unwrap_or(Slot(usize::MAX))
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
pub(crate) fn not_defined(reason: &str) -> Expr {
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

/// The first whole number from `first` to `last` for which a test holds, else `otherwise`.
///
/// `starts` are the values at the first number of what is carried along; `step` is given the number and those values, and
/// gives the test and the values at the next number.
pub(crate) fn first_number<const CARRIED: usize>(
    (first, last): (impl Into<Expr>, impl Into<Expr>),
    starts: [Expr; CARRIED],
    step: impl FnOnce(Expr, [Expr; CARRIED]) -> (Test, [Expr; CARRIED]),
    otherwise: impl Into<Expr>,
) -> Expr {
    let (first, last) = (first.into(), last.into());
    let (number, number_term) = variable();
    let variables = [(); CARRIED].map(|()| variable());
    let (test, next) = step(number_term, variables.map(|(_, term)| term));
    let carried = variables.iter().zip(starts).zip(next);
    let carried =
        carried.map(|(((variable, _), start), next)| Carried { variable: *variable, start: start.0, next: next.0 });
    let carried = carried.collect();
    let otherwise = otherwise.into().0;
    let search = Search { number, first: first.0, last: last.0, carried, test, by_halving: false, otherwise };
    push(Node::Search(Box::new(search)))
}

/// The same for a test that fails up to some number and holds from it on, which is found by halving the range.
pub(crate) fn first_number_by_halving(
    (first, last): (i64, i64),
    test: impl FnOnce(Expr) -> Test,
    otherwise: impl Into<Expr>,
) -> Expr {
    let (first, last) = (Expr::from(first), Expr::from(last));
    let (number, term) = variable();
    let (test, otherwise) = (test(term), otherwise.into().0);
    let search =
        Search { number, first: first.0, last: last.0, carried: Vec::new(), test, by_halving: true, otherwise };
    push(Node::Search(Box::new(search)))
}

/// A value with its own spreadsheet formula, in which `{0}`, `{1}`… stand for the formulas of the terms beside it; and,
/// where that formula does not hold for every input, or there is none, the same over cells.
#[inline(never)]
pub(crate) fn in_spreadsheet(value: Expr, excel: Option<(&str, &[Expr])>, cells: Option<Expr>) -> Expr {
    let excel = excel.map(|(text, terms)| template(text, terms));
    push(Node::InSpreadsheet(Box::new(InSpreadsheet { value: Some(value.0), excel, cells: cells.map(|term| term.0) })))
}

fn template(text: &str, terms: &[Expr]) -> ExcelTemplate {
    ExcelTemplate { text: text.to_owned(), arguments: terms.iter().map(|term| term.0).collect() }
}

/// A term that only the cells of a spreadsheet have, such as a column of the schedule: `{0}`, `{1}`… stand for the
/// terms beside it.
pub(crate) fn cell_only(text: &str, terms: &[Expr]) -> Expr {
    let excel = Some(template(text, terms));
    push(Node::InSpreadsheet(Box::new(InSpreadsheet { value: None, excel, cells: None })))
}

/// The value of a schedule's column in the row before, where cells say it by that row; `column` is its placeholder.
pub(crate) fn previous_row(column: &str, value: Expr) -> Expr {
    in_spreadsheet(value, None, Some(cell_only(column, &[])))
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

/// What a year of an annuity factor is discounted by: the discount rate, the rate of staying from one year to the
/// next, and the yearly factor they make together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct YearlyFactor {
    /// The discount rate r a year.
    pub(crate) rate: Expr,
    /// The rate ρ at which a customer stays from one year to the next.
    pub(crate) stay: Expr,
    /// The yearly factor ρ/(1 + r).
    pub(crate) factor: Expr,
}

/// The present value of 1 a year over `years`: see [`crate::DiscountTable::annuity_factor`].
#[inline(never)]
pub(crate) fn annuity_factor(years: Expr, yearly: YearlyFactor, timing: Timing) -> Expr {
    let YearlyFactor { rate, stay, factor } = yearly;
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
fn required(test: Test, reason: &str, body: Expr) -> Expr {
    push(Node::Require { test, reason: numbered(reason), body: body.0 })
}

impl Test {
    /// The body where the test holds; elsewhere not defined, for this reason.
    pub(crate) fn or_not_defined(self, reason: &str, body: impl Into<Expr>) -> Expr {
        required(self, reason, body.into())
    }
}

impl Expr {
    /// The variable that the term is, where it is one.
    pub(crate) fn slot(self) -> Option<Slot> {
        NODES.with_borrow(|nodes| match nodes.get(self.0.0) {
            Some(Node::Variable(slot)) => Some(*slot),
            _ => None,
        })
    }

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

    /// The term in the digits in which the engine gives a result.
    #[inline(never)]
    pub(crate) fn result_digits(self) -> Self {
        push(Node::ResultDigits(self.0))
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
