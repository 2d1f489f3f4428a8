//! A model's equations as a short list of operations to run for every row.
//!
//! Nothing is written anew here: the list is made from the model's own tree, for the columns that a file has. What
//! depends on no column is worked out once. What takes more than the four operations (powers, annuity factors) depends
//! on few columns whose values recur, times and rates; it is a factor, worked out by the tree's own evaluator for each
//! combination of those values and looked up from then on. What is left for a row is a handful of operations, each by
//! the same function as in the evaluator, so that every digit is the same.

use super::factors::Factors;
use super::short_sum::sum;
use crate::decimal::{Decimal, add, divide, multiply, subtract};
use crate::equation::evaluate::Evaluator;
use crate::equation::node::{Node, NodeId, Operator, Slot};
use crate::error::ReasonNumber;
use crate::inputs::Value;
use crate::model::Model;
use crate::rounding::half_away_from_zero;

/// A place among a row's numbers: the inputs by their slots, then constants, factors and results.
type Register = usize;

struct Step {
    operation: Operation,
    left: Register,
    right: Register,
}

#[derive(Clone, Copy)]
enum Operation {
    Add,
    Subtract,
    Multiply,
    Divide,
    Minimum,
    Maximum,
    Round(u32),
}

/// The equations of some outputs, ready for rows.
pub(super) struct Program {
    registers: Vec<Decimal>,
    /// Where factors stand from.
    factors_from: Register,
    /// Where results stand from.
    steps_from: Register,
    steps: Vec<Step>,
    outputs: Vec<Register>,
    factors: Factors,
    /// Why no row has a value: something that depends on no column does not exist.
    nowhere_defined: Option<ReasonNumber>,
}

impl Program {
    /// Of these outputs of a model, with these values of its inputs; `columns` are the slots that rows give.
    pub(super) fn new(model: &Model, values: &[Value], columns: &[Slot], outputs: &[NodeId]) -> Self {
        let mut compiler = Compiler::new(model, values, columns);
        for id in outputs {
            compiler.mark_factors(*id);
        }
        let wanted: Vec<Wanted> = outputs.iter().map(|id| compiler.place_of(*id)).collect();
        compiler.finish(&wanted, values)
    }

    /// Gives an input the value that it has in this row.
    #[inline]
    pub(super) fn set(&mut self, slot: Slot, value: Decimal) {
        if let Some(register) = self.registers.get_mut(slot.0) {
            *register = value;
        }
    }

    /// Works the row out. The outputs are unrounded, in the order they were asked for.
    pub(super) fn run(&mut self) -> Result<(), ReasonNumber> {
        if let Some(reason) = self.nowhere_defined {
            return Err(reason);
        }
        if !self.factors.nodes.is_empty() {
            let (inputs, others) = self.registers.split_at_mut_checked(self.factors_from).unwrap_or_default();
            self.factors.look_up(inputs, others)?;
        }
        let mut into = self.steps_from;
        for Step { operation, left, right } in &self.steps {
            let (Some(left), Some(right)) = (self.registers.get(*left), self.registers.get(*right)) else { continue };
            let value = match operation {
                Operation::Add => match sum(left, right, false) {
                    Some(sum) => sum,
                    None => add(*left, *right)?,
                },
                Operation::Subtract => match sum(left, right, true) {
                    Some(difference) => difference,
                    None => subtract(*left, *right)?,
                },
                Operation::Multiply => multiply(*left, *right)?,
                Operation::Divide => divide(*left, *right)?,
                Operation::Minimum => *left.min(right),
                Operation::Maximum => *left.max(right),
                Operation::Round(places) => half_away_from_zero(*left, *places),
            };
            if let Some(register) = self.registers.get_mut(into) {
                *register = value;
            }
            into = into.saturating_add(1);
        }
        Ok(())
    }

    /// An output of the row that was run last.
    #[inline]
    pub(super) fn output(&self, place: usize) -> Decimal {
        let register = self.outputs.get(place).and_then(|register| self.registers.get(*register));
        register.copied().unwrap_or_default()
    }
}

/// Where a node's value comes from, before registers have their final places.
#[derive(Clone, Copy)]
enum Wanted {
    Input(usize),
    Constant(usize),
    Factor(usize),
    Result(usize),
}

struct Compiler<'m> {
    model: &'m Model,
    evaluator: Evaluator<'m>,
    /// The slots that rows give, as a set.
    columns: u64,
    /// Those of them that factors depend on.
    of_factors: u64,
    column_slots: Vec<Slot>,
    constants: Vec<Decimal>,
    factors: Vec<NodeId>,
    steps: Vec<(Operation, Wanted, Wanted)>,
    known: Vec<(NodeId, Wanted)>,
    nowhere_defined: Option<ReasonNumber>,
}

impl<'m> Compiler<'m> {
    fn new(model: &'m Model, values: &[Value], columns: &[Slot]) -> Self {
        Self {
            model,
            evaluator: model.evaluator(values),
            columns: columns.iter().fold(0, |set, slot| set | slot.bit()),
            of_factors: 0,
            column_slots: columns.to_vec(),
            constants: Vec::new(),
            factors: Vec::new(),
            steps: Vec::new(),
            known: Vec::new(),
            nowhere_defined: None,
        }
    }

    /// The slots that something other than the four operations depends on.
    fn mark_factors(&mut self, id: NodeId) {
        let equations = self.evaluator.equations;
        if !equations.depends_on(id, self.columns) {
            return;
        }
        match equations.node(id) {
            Node::Constant(_) | Node::Variable(_) => {}
            Node::Named { body, .. } | Node::Round { value: body, .. } => self.mark_factors(*body),
            Node::Binary(_, left, right) => {
                self.mark_factors(*left);
                self.mark_factors(*right);
            }
            node @ Node::Choice { .. } => {
                if let Ok(taken) = self.evaluator.branch(node) {
                    self.mark_factors(taken);
                }
            }
            _ => {
                for slot in &self.column_slots {
                    if equations.depends_on(id, slot.bit()) {
                        self.of_factors |= slot.bit();
                    }
                }
            }
        }
    }

    fn place_of(&mut self, id: NodeId) -> Wanted {
        if let Some((_, known)) = self.known.iter().find(|(other, _)| *other == id) {
            return *known;
        }
        let wanted = self.compile(id);
        self.known.push((id, wanted));
        wanted
    }

    fn compile(&mut self, id: NodeId) -> Wanted {
        let equations = self.evaluator.equations;
        let node = equations.node(id);
        if let Node::Variable(slot) = node {
            return Wanted::Input(slot.0);
        }
        if !equations.depends_on(id, self.columns) {
            let value = self.evaluator.value(id);
            self.nowhere_defined = self.nowhere_defined.or(value.err());
            self.constants.push(value.unwrap_or_default());
            return Wanted::Constant(self.constants.len().saturating_sub(1));
        }
        match node {
            Node::Named { body, .. } => return self.place_of(*body),
            Node::Choice { .. } => {
                if let Ok(taken) = self.evaluator.branch(node) {
                    return self.place_of(taken);
                }
            }
            Node::Binary(operator, left, right) if equations.depends_on(id, self.columns & !self.of_factors) => {
                let (left, right) = (self.place_of(*left), self.place_of(*right));
                // Times the form's 1 and less its 0 are most of what a file without such columns would compute.
                let neutral = match operator {
                    Operator::Multiply => Some(Decimal::ONE),
                    Operator::Add | Operator::Subtract => Some(Decimal::ZERO),
                    _ => None,
                };
                if neutral.is_some_and(|neutral| self.is_whole_constant(right, neutral)) {
                    return left;
                }
                let operation = match operator {
                    Operator::Add => Operation::Add,
                    Operator::Subtract => Operation::Subtract,
                    Operator::Multiply => Operation::Multiply,
                    Operator::Divide => Operation::Divide,
                    Operator::Minimum => Operation::Minimum,
                    Operator::Maximum => Operation::Maximum,
                };
                return self.step(operation, left, right);
            }
            Node::Round { value, places } if equations.depends_on(id, self.columns & !self.of_factors) => {
                let value = self.place_of(*value);
                return self.step(Operation::Round(*places), value, value);
            }
            _ => {}
        }
        self.factors.push(id);
        Wanted::Factor(self.factors.len().saturating_sub(1))
    }

    /// Whether it is this constant, and without decimals: then the other side's digits stay as they are.
    fn is_whole_constant(&self, wanted: Wanted, value: Decimal) -> bool {
        let Wanted::Constant(place) = wanted else { return false };
        self.constants.get(place).is_some_and(|constant| constant.scale() == 0 && *constant == value)
    }

    fn step(&mut self, operation: Operation, left: Wanted, right: Wanted) -> Wanted {
        self.steps.push((operation, left, right));
        Wanted::Result(self.steps.len().saturating_sub(1))
    }

    fn finish(self, outputs: &[Wanted], values: &[Value]) -> Program {
        let inputs = values.len();
        let factors_from = inputs.saturating_add(self.constants.len());
        let steps_from = factors_from.saturating_add(self.factors.len());
        let place = |wanted: Wanted| match wanted {
            Wanted::Input(slot) => slot,
            Wanted::Constant(place) => inputs.saturating_add(place),
            Wanted::Factor(place) => factors_from.saturating_add(place),
            Wanted::Result(place) => steps_from.saturating_add(place),
        };
        let number = |value: &Value| match value {
            Value::Number(number) => *number,
            Value::Choice(chosen) => Decimal::from(*chosen),
            Value::Rows(_) => Decimal::ZERO,
        };
        let mut registers: Vec<Decimal> = values.iter().map(number).chain(self.constants).collect();
        registers.resize(steps_from.saturating_add(self.steps.len()), Decimal::ZERO);
        let step = |(operation, left, right)| Step { operation, left: place(left), right: place(right) };
        let slots = self.column_slots.into_iter().filter(|slot| self.of_factors & slot.bit() != 0).collect();
        Program {
            registers,
            factors_from,
            steps_from,
            steps: self.steps.into_iter().map(step).collect(),
            outputs: outputs.iter().map(|wanted| place(*wanted)).collect(),
            factors: Factors::new(self.model, values.to_vec(), slots, self.factors),
            nowhere_defined: self.nowhere_defined,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::inputs::{self, Input};
    use crate::{model, result_digits};

    const OUTPUTS: [&str; 3] = ["customer_value", "sustained_value", "loss_value"];

    fn any_inputs() -> impl Strategy<Value = [String; 11]> {
        let amount = || prop_oneof!["[0-9]{1,5}([.][0-9]{1,2})?", "[1-9][0-9]{0,14}", "[0-9]{1,4}[.][0-9]{6}"];
        let share = || prop_oneof![Just("1".to_owned()), Just("0".to_owned()), "0[.][0-9]{1,12}"];
        let method =
            prop::sample::select(vec!["yearly-sum", "yearly-sum-in-advance", "final-year-only", "source-example"]);
        let revenue = (any::<bool>(), amount()).prop_map(|(less, text)| if less { format!("-{text}") } else { text });
        let years = prop_oneof!["[0-9]{1,2}", "[0-9]{1,2}[.][0-9]{1,4}"];
        let rate = prop_oneof!["0[.]0[0-9]{1,3}", "-0[.][0-9]{1,6}", "[0-9][.][0-9]{1,20}", Just("0".to_owned())];
        let first = (amount(), amount(), revenue, share(), amount());
        let second = (years, rate, share(), method.prop_map(str::to_owned), amount(), share());
        (first, second).prop_map(|((a, b, c, d, e), (f, g, h, i, j, k))| [a, b, c, d, e, f, g, h, i, j, k])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]
        // Source: `Model::evaluate`. Whichever inputs are columns and whichever are the form's, and for several rows in
        // turn, every digit is the same.
        #[test]
        fn a_row_has_the_digits_that_evaluate_gives(
            rows in prop::collection::vec(any_inputs(), 1..5), as_columns: u16,
        ) {
            let model = model("customer-value").unwrap();
            let fields = &model.schema().inputs[..11];
            let is_column = |place: usize| as_columns >> place & 1 == 1 && fields[place].choices.is_empty();
            let columns: Vec<Slot> = (0..11).filter(|place| is_column(*place)).map(Slot).collect();
            let outputs = OUTPUTS.map(|id| model.output_node(id).unwrap());
            let typed = |row: &[String; 11]| {
                let inputs: Vec<(&str, Input)> = fields.iter().zip(row)
                    .map(|(field, text)| (field.id.as_str(), text.as_str().into())).collect();
                inputs::read(&model.schema().inputs, inputs)
            };
            let Ok(form) = typed(&rows[0]) else { return Ok(()) };
            let mut program = Program::new(model, &form, &columns, &outputs);
            for row in &rows {
                let mut whole = rows[0].clone();
                for slot in &columns {
                    whole[slot.0] = row[slot.0].clone();
                }
                let Ok(values) = typed(&whole) else { continue };
                for slot in &columns {
                    let Value::Number(number) = values[slot.0] else { unreachable!() };
                    program.set(*slot, number);
                }
                let inputs = fields.iter().zip(&whole).map(|(field, text)| (field.id.as_str(), text.as_str().into()));
                let evaluation = model.evaluate(inputs).unwrap();
                let expected = OUTPUTS.map(|id| evaluation.output(id).unwrap());
                match program.run() {
                    Ok(()) => for (place, expected) in expected.iter().enumerate() {
                        prop_assert_eq!(Ok(result_digits(program.output(place))), expected.clone());
                    },
                    Err(reason) => prop_assert!(expected.contains(&Err(model.reason(reason))), "{:?}", expected),
                }
            }
        }
    }

    // Source: `Model::evaluate`; more rates than are kept, some of which come back.
    #[test]
    fn more_combinations_than_are_kept_are_worked_out_anew() {
        let model = model("customer-value").unwrap();
        let values = inputs::read::<&str>(&model.schema().inputs, []).unwrap();
        let place = |id: &str| Slot(model.schema().inputs.iter().position(|field| field.id == id).unwrap());
        let (rate, years) = (place("discount_rate"), place("retention_years"));
        let outputs = [model.output_node("customer_value").unwrap()];
        let mut program = Program::new(model, &values, &[rate, years], &outputs);
        for step in 0..40_000_i64 {
            let value = Decimal::new(if step % 3 == 0 { 5 } else { step }, 5);
            program.set(rate, value);
            program.set(years, Decimal::ONE);
            program.run().unwrap();
            let expected = Decimal::from(2000) + Decimal::from(2000) * (Decimal::ONE / (Decimal::ONE + value));
            assert_eq!(program.output(0), expected, "{value}");
        }
    }
}
