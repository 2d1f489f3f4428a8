//! The exact value of a tree.

use crate::decimal::{
    Decimal, DecimalResult, add, ceiling, divide, floor, is_whole, multiply, natural_logarithm_of_one_plus, subtract,
    whole_part,
};
use crate::discounting::DiscountTable;
use crate::equation::node::{Comparison, Node, NodeId, Operator, Search, Slot, Test};
use crate::error::{NotDefined, ReasonNumber};
use crate::rounding::{half_away_from_zero, result_digits};

/// Finished equations: their nodes, and for each the variables it depends on.
#[derive(Debug)]
pub(crate) struct Equations {
    nodes: Vec<Node>,
    dependencies: Vec<u64>,
    variables: usize,
    /// The codes of the reasons for which these equations have no value, by their numbers.
    pub(crate) reasons: Vec<String>,
}

impl Equations {
    pub(crate) fn new(nodes: Vec<Node>, variables: usize, reasons: Vec<String>) -> Self {
        let mut dependencies: Vec<u64> = Vec::with_capacity(nodes.len());
        for node in &nodes {
            let mut bits = node.own_slot().map_or(0, Slot::bit);
            // A node stands after those it is made from, so their sets are known.
            node.for_each_child(&mut |child| bits |= dependencies.get(child.0).copied().unwrap_or(u64::MAX));
            dependencies.push(bits);
        }
        Self { nodes, dependencies, variables, reasons }
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

    /// How many variables there are.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn variables(&self) -> usize {
        self.variables
    }

    /// The reason behind a number.
    pub(crate) fn reason(&self, number: ReasonNumber) -> NotDefined {
        number.reason(&self.reasons)
    }
}

/// The rows of one input, each with a decimal a column.
pub(crate) type Rows = Vec<Vec<Decimal>>;

/// The most nodes that one question may work out. The heaviest question of our own models, a curve of 10,000 points,
/// takes a twentieth of it; what takes more is a model that was made to take forever.
pub(crate) const MOST_STEPS: u32 = 10_000_000;

/// Works out nodes for one set of inputs, each once; changing a variable forgets only what depends on it.
pub(crate) struct Evaluator<'e> {
    pub(crate) equations: &'e Equations,
    state: EvaluatorState,
}

/// What an evaluator knows, apart from the equations, so that it can be kept where these cannot be borrowed.
#[derive(Default)]
pub(crate) struct EvaluatorState {
    variables: Vec<Decimal>,
    rows: Vec<(Slot, Rows)>,
    known: Vec<Option<DecimalResult>>,
    /// The nodes whose value is known, so that forgetting need not look at all of them.
    filled: Vec<NodeId>,
    tables: Vec<DiscountTable>,
    steps_left: u32,
}

impl<'e> Evaluator<'e> {
    pub(crate) fn new(equations: &'e Equations) -> Self {
        let state = EvaluatorState {
            variables: vec![Decimal::ZERO; equations.variables],
            known: vec![None; equations.len()],
            steps_left: MOST_STEPS,
            ..EvaluatorState::default()
        };
        Self { equations, state }
    }

    /// An evaluator that goes on with what another one of the same equations knew. It may take all steps anew.
    #[cfg(feature = "portfolio")]
    pub(crate) fn resumed(equations: &'e Equations, state: EvaluatorState) -> Self {
        Self { equations, state: EvaluatorState { steps_left: MOST_STEPS, ..state } }
    }

    /// What it knows, to be resumed.
    #[cfg(feature = "portfolio")]
    pub(crate) fn into_state(self) -> EvaluatorState {
        self.state
    }

    /// How many nodes it may still work out.
    #[cfg(test)]
    pub(crate) fn steps_left(&self) -> u32 {
        self.state.steps_left
    }

    /// Takes steps from those that are left.
    pub(crate) fn take_steps(&mut self, count: usize) -> Result<(), ReasonNumber> {
        let left = u32::try_from(count).ok().and_then(|count| self.state.steps_left.checked_sub(count));
        self.state.steps_left = left.unwrap_or_default();
        left.map(|_| ()).ok_or(ReasonNumber::TOO_MANY_STEPS)
    }

    /// Gives a variable its value. A choice is the index of the chosen one.
    pub(crate) fn set(&mut self, slot: Slot, value: Decimal) {
        if let Some(variable) = self.state.variables.get_mut(slot.0) {
            *variable = value;
        }
        self.forget(slot);
    }

    pub(crate) fn set_rows(&mut self, slot: Slot, rows: Rows) {
        match self.state.rows.iter_mut().find(|(other, _)| *other == slot) {
            Some((_, known)) => *known = rows,
            None => self.state.rows.push((slot, rows)),
        }
        self.forget(slot);
    }

    fn forget(&mut self, slot: Slot) {
        let equations = self.equations;
        let EvaluatorState { known, filled, .. } = &mut self.state;
        filled.retain(|id| {
            let depends = equations.depends_on(*id, slot.bit());
            if depends && let Some(value) = known.get_mut(id.0) {
                *value = None;
            }
            !depends
        });
    }

    pub(crate) fn variable(&self, slot: Slot) -> Decimal {
        self.state.variables.get(slot.0).copied().unwrap_or_default()
    }

    pub(crate) fn rows(&self, slot: Slot) -> &[Vec<Decimal>] {
        self.state.rows.iter().find(|(other, _)| *other == slot).map_or(&[], |(_, rows)| rows)
    }

    /// Gives the columns the values of one row.
    pub(crate) fn enter_row(&mut self, rows: Slot, index: usize, columns: &[Slot]) {
        for (at, column) in columns.iter().enumerate() {
            let value = self.rows(rows).get(index).and_then(|row| row.get(at)).copied();
            self.set(*column, value.unwrap_or_default());
        }
    }

    /// The value of a node, unrounded.
    pub(crate) fn value(&mut self, id: NodeId) -> DecimalResult {
        let equations = self.equations;
        match equations.node(id) {
            Node::Constant(value) => return Ok(*value),
            Node::Variable(slot) => return Ok(self.variable(*slot)),
            _ => {}
        }
        if let Some(Some(known)) = self.state.known.get(id.0) {
            return *known;
        }
        self.take_steps(1)?;
        let result = self.compute(equations.node(id));
        if let Some(known) = self.state.known.get_mut(id.0) {
            *known = Some(result);
            self.state.filled.push(id);
        }
        result
    }

    fn compute(&mut self, node: &Node) -> DecimalResult {
        match node {
            Node::Constant(value) => Ok(*value),
            Node::Variable(slot) => Ok(self.variable(*slot)),
            Node::Named { body, .. } => self.value(*body),
            Node::Binary(operator, left, right) => applied(*operator, self.value(*left)?, self.value(*right)?),
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
            Node::ResultDigits(value) => self.value(*value).map(result_digits),
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
            Node::Search(search) => self.search(search),
            Node::InSpreadsheet(form) => self.value(form.value.ok_or(ReasonNumber::ONLY_IN_CELLS)?),
        }
    }

    /// Which branch of a choice or a condition is taken.
    pub(crate) fn branch(&mut self, node: &Node) -> Result<NodeId, ReasonNumber> {
        match node {
            Node::Choice { field, branches } => {
                let chosen = whole_part(self.variable(*field)).and_then(|index| branches.get(index));
                chosen.copied().ok_or(ReasonNumber::NOT_WITH_THIS_METHOD)
            }
            Node::When { test, then, otherwise } => Ok(if self.holds(*test)? { *then } else { *otherwise }),
            _ => Err(ReasonNumber::NOT_WITH_THIS_METHOD),
        }
    }

    pub(crate) fn holds(&mut self, test: Test) -> Result<bool, ReasonNumber> {
        let left = self.value(test.left)?;
        let right = if test.comparison == Comparison::Whole { left } else { self.value(test.right)? };
        Ok(compared(test.comparison, left, right))
    }

    fn sum_over_years(&mut self, year: Slot, years: NodeId, body: NodeId) -> DecimalResult {
        let last = whole_part(ceiling(self.value(years)?)?).ok_or(ReasonNumber::OVERFLOW)?;
        let mut sum = Decimal::ZERO;
        for number in 1..=last {
            self.take_steps(1)?;
            self.set(year, Decimal::from(number));
            sum = add(sum, self.value(body)?)?;
        }
        Ok(sum)
    }

    fn sum_over_rows(&mut self, rows: Slot, columns: &[Slot], body: NodeId) -> DecimalResult {
        let mut sum = Decimal::ZERO;
        for index in 0..self.rows(rows).len() {
            self.enter_row(rows, index, columns);
            sum = add(sum, self.value(body)?)?;
        }
        Ok(sum)
    }

    fn search(&mut self, search: &Search) -> DecimalResult {
        let (first, last) = (self.value(search.first)?, self.value(search.last)?);
        let found = if search.by_halving { self.halve(search, first, last)? } else { self.walk(search, first, last)? };
        found.map_or_else(|| self.value(search.otherwise), Ok)
    }

    /// Tries one number after the other. What is carried is worked out for the next number as a whole, then set.
    fn walk(&mut self, search: &Search, first: Decimal, last: Decimal) -> Result<Option<Decimal>, ReasonNumber> {
        let mut carried = Vec::with_capacity(search.carried.len());
        for part in &search.carried {
            carried.push(self.value(part.start)?);
        }
        let mut number = first;
        while number <= last {
            self.take_steps(1)?;
            self.set(search.number, number);
            for (part, value) in search.carried.iter().zip(&carried) {
                self.set(part.variable, *value);
            }
            if self.holds(search.test)? {
                return Ok(Some(number));
            }
            for (part, value) in search.carried.iter().zip(&mut carried) {
                match self.value(part.next) {
                    Ok(next) => *value = next,
                    Err(ReasonNumber::TOO_MANY_STEPS) => return Err(ReasonNumber::TOO_MANY_STEPS),
                    Err(_) => return Ok(None),
                }
            }
            number = add(number, Decimal::ONE)?;
        }
        Ok(None)
    }

    /// Halves the range between a number at which the test fails and one at which it holds.
    fn halve(&mut self, search: &Search, first: Decimal, last: Decimal) -> Result<Option<Decimal>, ReasonNumber> {
        let (mut fails, mut holds) = (first, last);
        let mut test_at = |number: Decimal| {
            self.set(search.number, number);
            self.holds(search.test)
        };
        if test_at(first)? {
            return Ok(Some(first));
        }
        if !test_at(last)? {
            return Ok(None);
        }
        loop {
            let middle = floor(divide(add(fails, holds)?, Decimal::TWO)?)?;
            if middle <= fails {
                return Ok(Some(holds));
            }
            *(if test_at(middle)? { &mut holds } else { &mut fails }) = middle;
        }
    }

    /// The table of one yearly factor: made once, however many equations and years use it.
    pub(crate) fn table(&mut self, factor: Decimal) -> Result<&mut DiscountTable, ReasonNumber> {
        /// A search over rates makes a table for each; more than these are no longer looked through.
        const KEPT: usize = 64;
        let tables = &mut self.state.tables;
        let index = match tables.iter().position(|table| table.factor() == factor) {
            Some(index) => index,
            None => {
                if tables.len() >= KEPT {
                    tables.clear();
                }
                tables.push(DiscountTable::new(factor));
                tables.len().saturating_sub(1)
            }
        };
        tables.get_mut(index).ok_or(ReasonNumber::OVERFLOW)
    }
}

/// An operator's result.
pub(crate) fn applied(operator: Operator, left: Decimal, right: Decimal) -> DecimalResult {
    match operator {
        Operator::Add => add(left, right),
        Operator::Subtract => subtract(left, right),
        Operator::Multiply => multiply(left, right),
        Operator::Divide => divide(left, right),
        Operator::Minimum => Ok(left.min(right)),
        Operator::Maximum => Ok(left.max(right)),
    }
}

/// Whether a comparison holds.
pub(crate) fn compared(comparison: Comparison, left: Decimal, right: Decimal) -> bool {
    match comparison {
        Comparison::AtLeast => left >= right,
        Comparison::Above => left > right,
        Comparison::Equal => left == right,
        Comparison::NotEqual => left != right,
        Comparison::Whole => is_whole(left),
    }
}
