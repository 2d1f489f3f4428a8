//! The exact value of a tree.

use crate::decimal::{
    Decimal, Figure, add, ceiling, divide, floor, is_whole, multiply, natural_logarithm_of_one_plus, subtract,
    whole_part,
};
use crate::discounting::DiscountTable;
use crate::equation::node::{Comparison, Node, NodeId, Operator, Procedure, Slot, Test};
use crate::error::NotDefined;
use crate::rounding::half_away_from_zero;

/// Finished equations: their nodes, and for each the variables it depends on.
#[derive(Debug)]
pub(crate) struct Equations {
    nodes: Vec<Node>,
    dependencies: Vec<u64>,
    variables: usize,
}

impl Equations {
    pub(crate) fn new(nodes: Vec<Node>, variables: usize) -> Self {
        let mut dependencies: Vec<u64> = Vec::with_capacity(nodes.len());
        for node in &nodes {
            let mut bits = node.own_slot().map_or(0, Slot::bit);
            // A node stands after those it is made from, so their sets are known.
            node.for_each_child(|child| bits |= dependencies.get(child.0).copied().unwrap_or(u64::MAX));
            dependencies.push(bits);
        }
        Self { nodes, dependencies, variables }
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        const NOTHING: Node = Node::Constant(Decimal::ZERO);
        // Ids come from the arena that made these nodes, so the fallback is never taken; it stands for a panic.
        self.nodes.get(id.0).unwrap_or(&NOTHING)
    }

    /// Whether a node depends on any variable of a set of slots.
    pub(crate) fn depends_on(&self, id: NodeId, slots: u64) -> bool {
        self.dependencies.get(id.0).is_some_and(|bits| bits & slots != 0)
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }
}

/// The rows of one input, each with a decimal a column.
pub(crate) type Rows = Vec<Vec<Decimal>>;

/// Works out nodes for one set of inputs, each once; changing a variable forgets only what depends on it.
pub(crate) struct Evaluator<'e> {
    pub(crate) equations: &'e Equations,
    variables: Vec<Decimal>,
    rows: Vec<(Slot, Rows)>,
    known: Vec<Option<Figure>>,
    /// The nodes whose value is known, so that forgetting need not look at all of them.
    filled: Vec<NodeId>,
    tables: Vec<DiscountTable>,
}

impl<'e> Evaluator<'e> {
    pub(crate) fn new(equations: &'e Equations) -> Self {
        Self {
            equations,
            variables: vec![Decimal::ZERO; equations.variables],
            rows: Vec::new(),
            known: vec![None; equations.len()],
            filled: Vec::new(),
            tables: Vec::new(),
        }
    }

    /// Gives a variable its value. A choice is the place of the chosen one.
    pub(crate) fn set(&mut self, slot: Slot, value: Decimal) {
        if let Some(variable) = self.variables.get_mut(slot.0) {
            *variable = value;
        }
        self.forget(slot);
    }

    pub(crate) fn set_rows(&mut self, slot: Slot, rows: Rows) {
        self.rows.retain(|(other, _)| *other != slot);
        self.rows.push((slot, rows));
        self.forget(slot);
    }

    fn forget(&mut self, slot: Slot) {
        let Self { equations, known, filled, .. } = self;
        filled.retain(|id| {
            let depends = equations.depends_on(*id, slot.bit());
            if depends && let Some(value) = known.get_mut(id.0) {
                *value = None;
            }
            !depends
        });
    }

    pub(crate) fn variable(&self, slot: Slot) -> Decimal {
        self.variables.get(slot.0).copied().unwrap_or_default()
    }

    pub(crate) fn rows(&self, slot: Slot) -> &[Vec<Decimal>] {
        self.rows.iter().find(|(other, _)| *other == slot).map_or(&[], |(_, rows)| rows)
    }

    /// Gives the columns the values of one row.
    pub(crate) fn enter_row(&mut self, rows: Slot, place: usize, columns: &[Slot]) {
        for (at, column) in columns.iter().enumerate() {
            let value = self.rows(rows).get(place).and_then(|row| row.get(at)).copied();
            self.set(*column, value.unwrap_or_default());
        }
    }

    /// The value of a node, unrounded.
    pub(crate) fn value(&mut self, id: NodeId) -> Figure {
        let equations = self.equations;
        match equations.node(id) {
            Node::Constant(value) => return Ok(*value),
            Node::Variable(slot) => return Ok(self.variable(*slot)),
            _ => {}
        }
        if let Some(Some(known)) = self.known.get(id.0) {
            return *known;
        }
        let figure = self.compute(equations.node(id));
        if let Some(place) = self.known.get_mut(id.0) {
            *place = Some(figure);
            self.filled.push(id);
        }
        figure
    }

    fn compute(&mut self, node: &Node) -> Figure {
        match node {
            Node::Constant(value) => Ok(*value),
            Node::Variable(slot) => Ok(self.variable(*slot)),
            Node::Named { body, .. } => self.value(*body),
            Node::Binary(operator, left, right) => {
                let (left, right) = (self.value(*left)?, self.value(*right)?);
                match operator {
                    Operator::Add => add(left, right),
                    Operator::Subtract => subtract(left, right),
                    Operator::Multiply => multiply(left, right),
                    Operator::Divide => divide(left, right),
                    Operator::Minimum => Ok(left.min(right)),
                    Operator::Maximum => Ok(left.max(right)),
                }
            }
            Node::Power { base, exponent } => {
                let (base, exponent) = (self.value(*base)?, self.value(*exponent)?);
                self.table(base)?.power(exponent)
            }
            Node::AnnuityFactor { factor, years, timing, .. } => {
                let (factor, years) = (self.value(*factor)?, self.value(*years)?);
                self.table(factor)?.annuity_factor(years, *timing)
            }
            Node::LogarithmOfOnePlus(x) => natural_logarithm_of_one_plus(self.value(*x)?),
            Node::Floor(value) => floor(self.value(*value)?),
            Node::Round { value, places } => Ok(half_away_from_zero(self.value(*value)?, *places)),
            Node::Choice { .. } | Node::When { .. } => {
                let taken = self.branch(node)?;
                self.value(taken)
            }
            Node::Require { test, reason, body } => {
                if self.holds(*test)? {
                    self.value(*body)
                } else {
                    Err(*reason)
                }
            }
            Node::SumOverYears { year, years, body } => self.sum_over_years(*year, *years, *body),
            Node::SumOverRows { rows, columns, body } => self.sum_over_rows(*rows, columns, *body),
            Node::Procedure(procedure) => self.procedure(procedure),
        }
    }

    /// Which branch of a choice or a condition is taken.
    pub(crate) fn branch(&mut self, node: &Node) -> Result<NodeId, NotDefined> {
        match node {
            Node::Choice { field, branches } => {
                let chosen = whole_part(self.variable(*field)).and_then(|place| branches.get(place));
                chosen.copied().ok_or(NotDefined::because("not-with-this-method"))
            }
            Node::When { test, then, otherwise } => Ok(if self.holds(*test)? { *then } else { *otherwise }),
            _ => Err(NotDefined::because("not-with-this-method")),
        }
    }

    pub(crate) fn holds(&mut self, test: Test) -> Result<bool, NotDefined> {
        let left = self.value(test.left)?;
        if test.comparison == Comparison::Whole {
            return Ok(is_whole(left));
        }
        let right = self.value(test.right)?;
        Ok(match test.comparison {
            Comparison::AtLeast => left >= right,
            Comparison::Above => left > right,
            Comparison::Equal | Comparison::Whole => left == right,
            Comparison::NotEqual => left != right,
        })
    }

    fn sum_over_years(&mut self, year: Slot, years: NodeId, body: NodeId) -> Figure {
        let last = whole_part(ceiling(self.value(years)?)?).ok_or(NotDefined::OVERFLOW)?;
        let mut sum = Decimal::ZERO;
        for number in 1..=last {
            self.set(year, Decimal::from(number));
            sum = add(sum, self.value(body)?)?;
        }
        Ok(sum)
    }

    fn sum_over_rows(&mut self, rows: Slot, columns: &[Slot], body: NodeId) -> Figure {
        let mut sum = Decimal::ZERO;
        for place in 0..self.rows(rows).len() {
            self.enter_row(rows, place, columns);
            sum = add(sum, self.value(body)?)?;
        }
        Ok(sum)
    }

    fn procedure(&mut self, procedure: &Procedure) -> Figure {
        let arguments: Vec<Decimal> =
            procedure.arguments.iter().map(|argument| self.value(*argument)).collect::<Result<_, _>>()?;
        (procedure.compute)(&arguments)
    }

    /// The table of one yearly factor: made once, however many equations and years use it.
    fn table(&mut self, factor: Decimal) -> Result<&mut DiscountTable, NotDefined> {
        let place = match self.tables.iter().position(|table| table.factor() == factor) {
            Some(place) => place,
            None => {
                self.tables.push(DiscountTable::new(factor));
                self.tables.len().saturating_sub(1)
            }
        };
        self.tables.get_mut(place).ok_or(NotDefined::OVERFLOW)
    }
}
