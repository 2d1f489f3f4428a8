//! Writing equations: operators and a few words, each of which adds a node to the arena.

use std::cell::RefCell;
use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::decimal::{Decimal, Figure};
use crate::discounting::Timing;
use crate::equation::node::{Comparison, Node, NodeId, Operator, Procedure, Slot, Symbol, Test};
use crate::error::NotDefined;

/// Where the nodes of one model's equations live while they are written.
#[derive(Debug, Default)]
pub struct Arena {
    nodes: RefCell<Vec<Node>>,
    slots: RefCell<usize>,
}

/// A term of an equation: a constant, an input, or anything built from them.
#[derive(Clone, Copy, Debug)]
pub struct Expr<'a> {
    arena: &'a Arena,
    pub(crate) id: NodeId,
}

/// What may stand beside an operator: a term or a whole number.
pub trait Operand<'a> {
    /// The operand as a node of this arena.
    #[doc(hidden)]
    fn node(self, arena: &'a Arena) -> Expr<'a>;
}

impl<'a> Operand<'a> for Expr<'a> {
    fn node(self, _: &'a Arena) -> Self {
        self
    }
}

impl<'a> Operand<'a> for i64 {
    fn node(self, arena: &'a Arena) -> Expr<'a> {
        arena.push(Node::Constant(Decimal::from(self)))
    }
}

impl Arena {
    #[inline(never)]
    fn push(&self, node: Node) -> Expr<'_> {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node);
        Expr { arena: self, id: NodeId(nodes.len().saturating_sub(1)) }
    }

    /// A variable of its own: an input when the schema's terms are made, else a bound year or a column.
    #[inline(never)]
    pub(crate) fn variable(&self) -> (Slot, Expr<'_>) {
        let mut count = self.slots.borrow_mut();
        let slot = Slot(*count);
        *count = count.saturating_add(1);
        (slot, self.push(Node::Variable(slot)))
    }

    /// A whole number as a term.
    pub fn number(&self, value: i64) -> Expr<'_> {
        value.node(self)
    }

    /// A year that stands for each year of a schedule in turn.
    pub fn year(&self) -> Expr<'_> {
        self.variable().1
    }

    /// A sub-result that gets a line of its own in the working.
    #[inline(never)]
    pub fn definition<'a>(&'a self, name: &'static str, symbol: Symbol, body: Expr<'a>) -> Expr<'a> {
        self.push(Node::Named { name, symbol, is_output: false, body: body.id })
    }

    /// An output, named so that other equations can use it by its symbol.
    #[inline(never)]
    pub fn output<'a>(&'a self, name: &'static str, symbol: Symbol, body: Expr<'a>) -> Expr<'a> {
        self.push(Node::Named { name, symbol, is_output: true, body: body.id })
    }

    /// The branch that a choice field names, in the order of the field's choices.
    pub fn by_choice<'a, const COUNT: usize>(&'a self, field: Expr<'a>, branches: [Expr<'a>; COUNT]) -> Expr<'a> {
        let Node::Variable(slot) = self.node(field.id) else { return field };
        self.push(Node::Choice { field: slot, branches: branches.iter().map(|branch| branch.id).collect() })
    }

    /// No value at all, for this reason.
    #[inline(never)]
    pub fn not_defined(&self, reason: &'static str) -> Expr<'_> {
        let one = 1.node(self);
        one.equals(0).or_not_defined(reason, one)
    }

    /// The sum over the years 1…N of a body written for one year.
    pub fn sum_over_years<'a>(&'a self, years: Expr<'a>, body: impl FnOnce(Expr<'a>) -> Expr<'a>) -> Expr<'a> {
        let (year, term) = self.variable();
        let body = body(term);
        self.push(Node::SumOverYears { year, years: years.id, body: body.id })
    }

    /// The sum over an input's rows of a body written for one row, its columns given in the schema's order.
    pub fn sum_over_rows<'a, const COLUMNS: usize>(
        &'a self,
        rows: Expr<'a>,
        body: impl FnOnce([Expr<'a>; COLUMNS]) -> Expr<'a>,
    ) -> Expr<'a> {
        let Node::Variable(slot) = self.node(rows.id) else { return rows };
        let mut columns = Vec::with_capacity(COLUMNS);
        let terms = std::array::from_fn(|_| {
            let (column, term) = self.variable();
            columns.push(column);
            term
        });
        let body = body(terms);
        self.push(Node::SumOverRows { rows: slot, columns, body: body.id })
    }

    /// An output without a closed form: a function of its arguments, and a spreadsheet formula in which `{0}`, `{1}`…
    /// stand for the formulas of `excel_arguments`.
    #[inline(never)]
    pub fn procedure<'a>(
        &'a self,
        compute: fn(&[Decimal]) -> Figure,
        arguments: &[Expr<'a>],
        excel: &'static str,
        excel_arguments: &[Expr<'a>],
    ) -> Expr<'a> {
        let ids = |terms: &[Expr<'a>]| terms.iter().map(|term| term.id).collect();
        self.push(Node::Procedure(Box::new(Procedure {
            compute,
            arguments: ids(arguments),
            excel,
            excel_arguments: ids(excel_arguments),
        })))
    }

    fn node(&self, id: NodeId) -> Node {
        self.nodes.borrow().get(id.0).cloned().unwrap_or(Node::Constant(Decimal::ZERO))
    }

    /// Takes out the finished nodes and the number of variables.
    pub(crate) fn finish(&self) -> (Vec<Node>, usize) {
        (self.nodes.take(), self.slots.take())
    }
}

/// Anything that can be true of the inputs: it guards a branch, a value, or a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Condition<'a> {
    arena: &'a Arena,
    pub(crate) test: Test,
}

impl<'a> Condition<'a> {
    /// The body where the condition holds; elsewhere not defined, for this reason.
    pub fn or_not_defined(self, reason: &'static str, body: impl Operand<'a>) -> Expr<'a> {
        let body = body.node(self.arena).id;
        self.arena.push(Node::Require { test: self.test, reason: NotDefined::because(reason), body })
    }
}

/// One of two terms, as the condition says.
pub fn when<'a>(condition: Condition<'a>, then: impl Operand<'a>, otherwise: impl Operand<'a>) -> Expr<'a> {
    let arena = condition.arena;
    let (then, otherwise) = (then.node(arena).id, otherwise.node(arena).id);
    arena.push(Node::When { test: condition.test, then, otherwise })
}

/// `base^exponent`, by the running product of [`crate::DiscountTable`]. 0^0 = 1.
#[inline(never)]
pub fn power<'a>(base: Expr<'a>, exponent: Expr<'a>) -> Expr<'a> {
    base.arena.push(Node::Power { base: base.id, exponent: exponent.id })
}

/// What a term of an annuity factor is discounted by: the discount rate, the rate of staying from one year to the
/// next, and the yearly factor they make together.
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    /// The discount rate r a year.
    pub rate: Expr<'a>,
    /// The rate ρ at which a customer stays from one year to the next.
    pub stay: Expr<'a>,
    /// The yearly factor ρ/(1 + r).
    pub factor: Expr<'a>,
}

/// The present value of 1 a year over `years`: see [`crate::DiscountTable::annuity_factor`].
#[inline(never)]
pub fn annuity_factor<'a>(years: Expr<'a>, term: Term<'a>, timing: Timing) -> Expr<'a> {
    let Term { rate, stay, factor } = term;
    years.arena.push(Node::AnnuityFactor { rate: rate.id, stay: stay.id, factor: factor.id, years: years.id, timing })
}

/// The smaller of two terms.
pub fn minimum<'a>(left: Expr<'a>, right: impl Operand<'a>) -> Expr<'a> {
    left.binary(Operator::Minimum, right)
}

/// The greater of two terms.
pub fn maximum<'a>(left: Expr<'a>, right: impl Operand<'a>) -> Expr<'a> {
    left.binary(Operator::Maximum, right)
}

impl<'a> Expr<'a> {
    fn binary(self, operator: Operator, right: impl Operand<'a>) -> Self {
        self.joined(operator, right.node(self.arena))
    }

    #[inline(never)]
    fn joined(self, operator: Operator, right: Self) -> Self {
        self.arena.push(Node::Binary(operator, self.id, right.id))
    }

    fn compared(self, comparison: Comparison, right: impl Operand<'a>) -> Condition<'a> {
        let right = right.node(self.arena).id;
        Condition { arena: self.arena, test: Test { comparison, left: self.id, right } }
    }

    /// self ≥ right
    pub fn at_least(self, right: impl Operand<'a>) -> Condition<'a> {
        self.compared(Comparison::AtLeast, right)
    }

    /// self > right
    pub fn above(self, right: impl Operand<'a>) -> Condition<'a> {
        self.compared(Comparison::Above, right)
    }

    /// self < right
    pub fn below(self, right: impl Operand<'a>) -> Condition<'a> {
        right.node(self.arena).above(self)
    }

    /// self = right
    pub fn equals(self, right: impl Operand<'a>) -> Condition<'a> {
        self.compared(Comparison::Equal, right)
    }

    /// self ≠ right
    pub fn differs_from(self, right: impl Operand<'a>) -> Condition<'a> {
        self.compared(Comparison::NotEqual, right)
    }

    /// self is a whole number
    pub fn is_whole(self) -> Condition<'a> {
        self.compared(Comparison::Whole, 0)
    }

    /// The greatest whole number that is not above the term.
    pub fn floor(self) -> Self {
        self.arena.push(Node::Floor(self.id))
    }

    /// The term rounded to so many decimals, half away from zero: where the article rounds, and nowhere else.
    #[inline(never)]
    pub fn rounded_to(self, places: u32) -> Self {
        self.arena.push(Node::Round { value: self.id, places })
    }

    /// ln(1 + self), without losing the digits of a small term.
    pub fn logarithm_of_one_plus(self) -> Self {
        self.arena.push(Node::LogarithmOfOnePlus(self.id))
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident, $operator:expr) => {
        impl<'a, O: Operand<'a>> $trait<O> for Expr<'a> {
            type Output = Expr<'a>;
            fn $method(self, right: O) -> Expr<'a> {
                self.binary($operator, right)
            }
        }
        impl<'a> $trait<Expr<'a>> for i64 {
            type Output = Expr<'a>;
            fn $method(self, right: Expr<'a>) -> Expr<'a> {
                self.node(right.arena).binary($operator, right)
            }
        }
    };
}
operator!(Add, add, Operator::Add);
operator!(Sub, sub, Operator::Subtract);
operator!(Mul, mul, Operator::Multiply);
operator!(Div, div, Operator::Divide);

impl<'a> Neg for Expr<'a> {
    type Output = Expr<'a>;
    fn neg(self) -> Expr<'a> {
        0 - self
    }
}
