//! A tree as a flat list of steps, to be run for many values of a few variables: the points of a curve, the years of a
//! schedule.
//!
//! Names, choices and conditions that stay as they are are followed once, when the program is made, and what depends on
//! no varying variable is worked out then. Each step uses the same functions as the evaluator, so every digit is the same.

use crate::decimal::{Decimal, DecimalResult, floor, natural_logarithm_of_one_plus};
use crate::discounting::Timing;
use crate::equation::evaluate::{Evaluator, applied, compared};
use crate::equation::node::{Comparison, Node, NodeId, Operator, Slot, Test};
use crate::error::ReasonNumber;
use crate::rounding::{half_away_from_zero, result_digits};

/// The index of a value among those of a program.
type Register = usize;

/// Works one value out from others.
struct Step {
    operation: Operation,
    left: Register,
    right: Register,
    into: Register,
}

enum Operation {
    Binary(Operator),
    Power,
    AnnuityFactor(Timing),
    LogarithmOfOnePlus,
    Floor,
    ResultDigits,
    Round(u32),
    /// The left value where two others compare so, else the right one.
    When(Comparison, Register, Register),
    /// The left value where two others compare so, else no value for this reason.
    Require(Comparison, Register, Register, ReasonNumber),
    /// A sum or a search, which the evaluator works out.
    Tree(NodeId),
}

/// Some nodes of a tree, ready to be worked out for many values of the varying variables.
pub(crate) struct Program {
    /// The varying variables; their values stand in the first registers, in this order.
    varying: Vec<Slot>,
    varying_bits: u64,
    registers: Vec<DecimalResult>,
    steps: Vec<Step>,
    /// The register of each node whose place is known.
    known: Vec<Option<Register>>,
    outputs: Vec<Register>,
    /// Whether the evaluator has to know the varying values too.
    has_trees: bool,
}

impl Program {
    /// A program for these nodes, with the inputs that the evaluator has.
    pub(crate) fn new(evaluator: &mut Evaluator<'_>, nodes: &[NodeId], varying: &[Slot]) -> Self {
        let mut program = Self {
            varying: varying.to_vec(),
            varying_bits: varying.iter().fold(0, |bits, slot| bits | slot.bit()),
            registers: Vec::new(),
            steps: Vec::new(),
            known: vec![None; evaluator.equations.len()],
            outputs: Vec::with_capacity(nodes.len()),
            has_trees: false,
        };
        for _ in varying {
            program.constant(Ok(Decimal::ZERO));
        }
        for id in nodes {
            let register = program.register(evaluator, *id);
            program.outputs.push(register);
        }
        program
    }

    /// Works the nodes out for these values of the varying variables; the results are unrounded, in the nodes' order.
    pub(crate) fn run<'p>(
        &'p mut self,
        evaluator: &mut Evaluator<'_>,
        values: &[Decimal],
    ) -> impl Iterator<Item = DecimalResult> + use<'p> {
        for (register, value) in self.registers.iter_mut().zip(values) {
            *register = Ok(*value);
        }
        if self.has_trees {
            for (slot, value) in self.varying.iter().zip(values) {
                evaluator.set(*slot, *value);
            }
        }
        for step in &self.steps {
            let result = worked_out(step, &self.registers, evaluator);
            if let Some(register) = self.registers.get_mut(step.into) {
                *register = result;
            }
        }
        self.outputs.iter().map(|register| value_of(&self.registers, *register))
    }

    /// Where a node's value stands; its steps are added if they are new.
    fn register(&mut self, evaluator: &mut Evaluator<'_>, id: NodeId) -> Register {
        if let Some(Some(register)) = self.known.get(id.0) {
            return *register;
        }
        let register = self.added(evaluator, id);
        if let Some(known) = self.known.get_mut(id.0) {
            *known = Some(register);
        }
        register
    }

    fn added(&mut self, evaluator: &mut Evaluator<'_>, id: NodeId) -> Register {
        let equations = evaluator.equations;
        let node = equations.node(id);
        let varies = |id| equations.depends_on(id, self.varying_bits);
        let test_varies = |test: &Test| varies(test.left) || varies(test.right);
        if !varies(id) {
            return self.constant(evaluator.value(id));
        }
        match node {
            Node::Variable(slot) => self.varying.iter().position(|other| other == slot).unwrap_or_default(),
            Node::Named { body, .. } => self.register(evaluator, *body),
            Node::Choice { .. } => match evaluator.branch(node) {
                Ok(taken) => self.register(evaluator, taken),
                Err(reason) => self.constant(Err(reason)),
            },
            Node::When { test, then, otherwise } => {
                if !test_varies(test) {
                    return match evaluator.branch(node) {
                        Ok(taken) => self.register(evaluator, taken),
                        Err(reason) => self.constant(Err(reason)),
                    };
                }
                let (left, right) = (self.register(evaluator, test.left), self.register(evaluator, test.right));
                let operation = Operation::When(test.comparison, left, right);
                self.step(evaluator, operation, *then, *otherwise)
            }
            Node::Require { test, reason, body } => {
                let (left, right) = (self.register(evaluator, test.left), self.register(evaluator, test.right));
                let operation = Operation::Require(test.comparison, left, right, *reason);
                self.step(evaluator, operation, *body, *body)
            }
            Node::Binary(operator, left, right) => self.step(evaluator, Operation::Binary(*operator), *left, *right),
            Node::Power { base, exponent } => self.step(evaluator, Operation::Power, *base, *exponent),
            Node::AnnuityFactor { factor, years, timing, .. } => {
                self.step(evaluator, Operation::AnnuityFactor(*timing), *factor, *years)
            }
            Node::LogarithmOfOnePlus(value) => self.step(evaluator, Operation::LogarithmOfOnePlus, *value, *value),
            Node::Floor(value) => self.step(evaluator, Operation::Floor, *value, *value),
            Node::ResultDigits(value) => self.step(evaluator, Operation::ResultDigits, *value, *value),
            Node::Round { value, places } => self.step(evaluator, Operation::Round(*places), *value, *value),
            Node::InSpreadsheet(form) => match form.value {
                Some(value) => self.register(evaluator, value),
                None => self.constant(Err(ReasonNumber::ONLY_IN_CELLS)),
            },
            Node::Constant(_) | Node::SumOverYears { .. } | Node::SumOverRows { .. } | Node::Search(_) => {
                self.has_trees = true;
                self.push(Operation::Tree(id), 0, 0)
            }
        }
    }

    fn constant(&mut self, value: DecimalResult) -> Register {
        self.registers.push(value);
        self.registers.len().saturating_sub(1)
    }

    fn step(&mut self, evaluator: &mut Evaluator<'_>, operation: Operation, left: NodeId, right: NodeId) -> Register {
        let (left, right) = (self.register(evaluator, left), self.register(evaluator, right));
        self.push(operation, left, right)
    }

    fn push(&mut self, operation: Operation, left: Register, right: Register) -> Register {
        let into = self.constant(Ok(Decimal::ZERO));
        self.steps.push(Step { operation, left, right, into });
        into
    }
}

fn value_of(registers: &[DecimalResult], register: Register) -> DecimalResult {
    registers.get(register).copied().unwrap_or(Err(ReasonNumber::OVERFLOW))
}

fn worked_out(step: &Step, registers: &[DecimalResult], evaluator: &mut Evaluator<'_>) -> DecimalResult {
    evaluator.take_steps(1)?;
    let value = |register: Register| value_of(registers, register);
    let (left, right) = (step.left, step.right);
    let holds = |comparison, left, right| Ok(compared(comparison, value(left)?, value(right)?));
    match step.operation {
        Operation::Binary(operator) => applied(operator, value(left)?, value(right)?),
        Operation::Power => evaluator.table(value(left)?)?.power(value(right)?),
        Operation::AnnuityFactor(timing) => evaluator.table(value(left)?)?.annuity_factor(value(right)?, timing),
        Operation::LogarithmOfOnePlus => natural_logarithm_of_one_plus(value(left)?),
        Operation::Floor => floor(value(left)?),
        Operation::ResultDigits => value(left).map(result_digits),
        Operation::Round(places) => Ok(half_away_from_zero(value(left)?, places)),
        Operation::When(comparison, one, other) => value(if holds(comparison, one, other)? { left } else { right }),
        Operation::Require(comparison, one, other, reason) => {
            if holds(comparison, one, other)? {
                value(left)
            } else {
                Err(reason)
            }
        }
        Operation::Tree(id) => evaluator.value(id),
    }
}
