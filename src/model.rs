//! A model: a pure function from named decimals to named decimals, with a schema.

mod data;
#[cfg(not(target_arch = "wasm32"))]
mod query;
#[cfg(not(target_arch = "wasm32"))]
mod workbook;

use std::sync::Arc;

use crate::decimal::{Decimal, DecimalResult, Figure, ceiling, whole_part};
#[cfg(feature = "full")]
use crate::equation::Symbol;
use crate::equation::Tree;
use crate::equation::evaluate::{Equations, Evaluator};
#[cfg(feature = "full")]
use crate::equation::node::Node;
use crate::equation::node::{NodeId, Slot, Test};
use crate::equation::program::Program;
use crate::error::{Error, NotDefined, ReasonNumber};
use crate::inputs::{self, Input, Value};
use crate::rounding::result_digits;
use crate::schema::{Field, Schema};
#[cfg(feature = "full")]
use crate::{
    decimal::text,
    equation::markup::Markup,
    equation::write::{Notation, Writer},
};

pub use data::DataError;
#[cfg(not(target_arch = "wasm32"))]
pub use query::{Query, QueryColumn};
#[cfg(not(target_arch = "wasm32"))]
pub use workbook::{CellFormula, Workbook};

/// A sentence to be said while all its conditions hold.
#[derive(Clone, Debug)]
pub(crate) struct NoteRule {
    pub(crate) note: Note,
    pub(crate) conditions: Vec<Test>,
}

/// A note that is said where all conditions hold.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn note(code: &str, tone: Tone, conditions: &[Test]) -> NoteRule {
    NoteRule { note: Note { code: code.to_owned(), tone }, conditions: conditions.to_vec() }
}

/// Whether a note explains a result or warns about it.
///
/// ```
/// assert_ne!(value_calculator::Tone::Meaning, value_calculator::Tone::Caution);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// What the result means.
    Meaning,
    /// What to be careful about.
    Caution,
}

/// A sentence that the model has to say about these inputs, by its code.
///
/// ```
/// let evaluation = value_calculator::model("customer-value")?.evaluate([("discount_rate", "-5%".into())])?;
/// assert!(evaluation.notes.iter().any(|note| note.code == "negative-discount-rate"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Note {
    /// The code, to be put into words.
    pub code: String,
    /// Meaning or caution.
    pub tone: Tone,
}

#[cfg(feature = "full")]
/// How one figure is worked out.
///
/// ```
/// let evaluation = value_calculator::model("customer-value")?.evaluate::<&str>([])?;
/// let value = &evaluation.working.outputs[0];
/// assert_eq!(value.excel.as_deref(), Some("=5000-3000-PV(0.0578,5,2000*1-0)"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Derivation {
    /// The output or the sub-result.
    pub id: String,
    /// How equations write it.
    #[cfg_attr(test, ts(type = "Markup"))]
    pub symbol: Markup,
    /// The right-hand side in symbols; `null` where there is no closed form.
    #[cfg_attr(test, ts(type = "Markup | null"))]
    pub equation: Option<Markup>,
    /// The right-hand side with the numbers put in.
    #[cfg_attr(test, ts(type = "Markup | null"))]
    pub substituted: Option<Markup>,
    /// The result in all the engine's digits.
    pub result: Option<String>,
    /// The same as a spreadsheet formula.
    pub excel: Option<String>,
}

#[cfg(feature = "full")]
/// The working of one evaluation: sub-results first used, then the outputs in their order.
///
/// ```
/// let evaluation = value_calculator::model("customer-value")?.evaluate::<&str>([])?;
/// let names: Vec<&str> = evaluation.working.definitions.iter().map(|definition| definition.id.as_str()).collect();
/// assert_eq!(names, ["yearly_margin", "discount_factor", "annuity_factor"]);
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Working {
    /// One for every output.
    pub outputs: Vec<Derivation>,
    /// One for every sub-result that the outputs use.
    pub definitions: Vec<Derivation>,
}

/// A model's answer to one set of inputs.
///
/// ```
/// let evaluation = value_calculator::model("customer-value")?.evaluate([("method", "source-example".into())])?;
/// assert_eq!(evaluation.output("loss_value").unwrap()?.to_string(), "5394");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// Every output under its id, in the schema's order: to 22 significant digits and at most 16 decimals.
    pub outputs: Vec<(String, Figure)>,
    /// What has to be said about them.
    pub notes: Vec<Note>,
    /// How they are worked out.
    #[cfg(feature = "full")]
    pub working: Working,
    /// The year-by-year schedule, a list of cells a year; an empty cell has no value.
    pub schedule: Vec<Vec<Option<Decimal>>>,
}

impl Evaluation {
    /// One output by its id; nothing if the model has none of that id.
    ///
    /// ```
    /// let evaluation = value_calculator::model("customer-value")?.evaluate([("retention_years", "0".into())])?;
    /// let average = evaluation.output("average_sustained_value").unwrap();
    /// assert_eq!(average.unwrap_err().code(), "needs-whole-years");
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    #[must_use]
    pub fn output(&self, id: &str) -> Option<Figure> {
        self.outputs.iter().find(|(other, _)| other == id).map(|(_, figure)| figure.clone())
    }
}

/// A table with one row for each year 0…N: its columns are written for the variable `year`.
#[derive(Debug)]
pub(crate) struct Schedule {
    pub(crate) year: Slot,
    pub(crate) last_year: NodeId,
    pub(crate) columns: Vec<NodeId>,
}

/// A model, ready to be asked. A clone is the same model.
///
/// ```
/// let ids: Vec<&str> = value_calculator::models().iter().map(|model| model.schema().id.as_str()).collect();
/// assert_eq!(ids, ["customer-value", "information-value", "referral-value", "service-roi", "agent-pay"]);
/// ```
#[derive(Clone, Debug)]
pub struct Model(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    schema: Schema,
    equations: Equations,
    outputs: Vec<NodeId>,
    notes: Vec<NoteRule>,
    schedule: Option<Schedule>,
    /// How each variable is written in equations.
    #[cfg(feature = "full")]
    symbols: Vec<Symbol>,
}

impl Model {
    pub(crate) fn new(
        schema: Schema,
        tree: Tree,
        outputs: Vec<NodeId>,
        notes: Vec<NoteRule>,
        schedule: Option<Schedule>,
    ) -> Self {
        let equations = Equations::new(tree.nodes, tree.variables, tree.reasons);
        Self(Arc::new(Parts {
            #[cfg(feature = "full")]
            symbols: symbols(&schema.inputs, &equations),
            schema,
            equations,
            outputs,
            notes,
            schedule,
        }))
    }

    /// The model's schema.
    ///
    /// ```
    /// assert_eq!(value_calculator::model("customer-value")?.schema().id, "customer-value");
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.0.schema
    }

    /// The model's answer; a field that is not given takes the schema's default.
    ///
    /// ```
    /// let model = value_calculator::model("customer-value")?;
    /// let evaluation = model.evaluate([("method", "source-example".into())])?;
    /// assert_eq!(evaluation.output("customer_value").unwrap()?.to_string(), "3540");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Fields`] with every field that is wrong.
    pub fn evaluate<N: Into<String>>(&self, typed: impl IntoIterator<Item = (N, Input)>) -> Result<Evaluation, Error> {
        let values = inputs::read(&self.0.schema.inputs, typed)?;
        Ok(self.evaluation(&mut self.evaluator(&values)))
    }

    /// The outputs alone, in the schema's order, for inputs that were checked.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn figures(&self, values: Vec<Value>) -> Vec<Figure> {
        let mut evaluator = self.evaluator(&values);
        self.0.outputs.iter().map(|id| self.figure(result(&mut evaluator, *id))).collect()
    }

    /// A value with the reason behind its number.
    pub(crate) fn figure(&self, value: DecimalResult) -> Figure {
        value.map_err(|number| self.reason(number))
    }

    /// The reason behind a number.
    pub(crate) fn reason(&self, number: ReasonNumber) -> NotDefined {
        self.0.equations.reason(number)
    }

    /// The model's equations.
    pub(crate) fn equations(&self) -> &Equations {
        &self.0.equations
    }

    /// An evaluator with these inputs set; the slots of the inputs are their indices in the schema.
    pub(crate) fn evaluator(&self, values: &[Value]) -> Evaluator<'_> {
        let mut evaluator = Evaluator::new(&self.0.equations);
        for (index, value) in values.iter().enumerate() {
            match value {
                Value::Number(number) => evaluator.set(Slot(index), *number),
                Value::Choice(chosen) => evaluator.set(Slot(index), Decimal::from(*chosen)),
                Value::Rows(rows) => evaluator.set_rows(Slot(index), rows.clone()),
            }
        }
        evaluator
    }

    /// The node of an output.
    pub(crate) fn output_node(&self, id: &str) -> Option<NodeId> {
        let index = self.0.schema.outputs.iter().position(|output| output.id == id)?;
        self.0.outputs.get(index).copied()
    }

    /// Whether a node's value depends on an input.
    #[cfg(feature = "portfolio")]
    pub(crate) fn depends_on(&self, id: NodeId, input: Slot) -> bool {
        self.0.equations.depends_on(id, input.bit())
    }

    pub(crate) fn evaluation(&self, evaluator: &mut Evaluator<'_>) -> Evaluation {
        let mut outputs = Vec::with_capacity(self.0.outputs.len());
        for (output, id) in self.0.schema.outputs.iter().zip(&self.0.outputs) {
            outputs.push((output.id.clone(), self.figure(result(evaluator, *id))));
        }
        let mut notes = Vec::new();
        for NoteRule { note, conditions } in &self.0.notes {
            if conditions.iter().all(|test| evaluator.holds(*test) == Ok(true)) {
                notes.push(note.clone());
            }
        }
        #[cfg(feature = "full")]
        let working = self.working(evaluator);
        Evaluation {
            outputs,
            notes,
            #[cfg(feature = "full")]
            working,
            schedule: self.schedule(evaluator),
        }
    }

    #[cfg(feature = "full")]
    fn working(&self, evaluator: &mut Evaluator<'_>) -> Working {
        let mut used = vec![false; self.0.equations.len()];
        for id in &self.0.outputs {
            mark_used(evaluator, *id, &mut used);
        }
        let is_definition = |id: &NodeId| matches!(self.0.equations.node(*id), Node::Named { is_output: false, .. });
        let used = used.iter().enumerate().filter(|(_, used)| **used).map(|(index, _)| NodeId(index));
        let definitions = used.filter(is_definition).filter_map(|id| self.derivation(evaluator, id)).collect();
        let outputs = self.0.outputs.iter().filter_map(|id| self.derivation(evaluator, *id)).collect();
        Working { outputs, definitions }
    }

    #[cfg(feature = "full")]
    fn writer<'w, 'e>(&'w self, evaluator: &'w mut Evaluator<'e>, notation: Notation) -> Writer<'w, 'e> {
        Writer::new(evaluator, &self.0.symbols, notation)
    }

    #[cfg(feature = "full")]
    fn derivation(&self, evaluator: &mut Evaluator<'_>, id: NodeId) -> Option<Derivation> {
        let Node::Named { name, symbol, is_output, .. } = self.0.equations.node(id) else { return None };
        let value = evaluator.value(id).ok();
        // An output is given as the engine gives it; a sub-result in all its digits, so that the lines that use it
        // come out exactly.
        let value = value.map(|value| if *is_output { result_digits(value) } else { value.normalize() });
        Some(Derivation {
            id: name.clone(),
            symbol: symbol.clone().into(),
            equation: self.writer(evaluator, Notation::Symbols).right_hand_side(id),
            substituted: value.and_then(|_| self.writer(evaluator, Notation::Numbers).right_hand_side(id)),
            result: value.map(text),
            excel: value.and_then(|_| self.writer(evaluator, Notation::Excel).formula(id)),
        })
    }

    fn schedule(&self, evaluator: &mut Evaluator<'_>) -> Vec<Vec<Option<Decimal>>> {
        /// A hundred years by months is an eighth of it; a longer table is nobody's.
        const MOST_ROWS: usize = 10_000;
        let Some(Schedule { year, last_year, columns }) = &self.0.schedule else { return Vec::new() };
        let last = evaluator.value(*last_year).and_then(ceiling).ok().and_then(whole_part);
        let Some(last) = last.filter(|last| *last < MOST_ROWS) else { return Vec::new() };
        let mut program = Program::new(evaluator, columns, &[*year]);
        let mut rows = Vec::with_capacity(last.saturating_add(1));
        for number in 0..=last {
            let mut cells = Vec::with_capacity(columns.len());
            for cell in program.run(evaluator, &[Decimal::from(number)]) {
                cells.push(cell.ok().map(result_digits));
            }
            rows.push(cells);
        }
        rows
    }

    /// What the chosen ways ask of a field beside its own bounds: whether it takes whole numbers only, and its least value.
    pub(crate) fn bounds_of(&self, field: &Field, values: &[Value]) -> (bool, Option<Decimal>) {
        let (mut whole, mut min) = (field.whole, None);
        for (other, value) in self.0.schema.inputs.iter().zip(values) {
            let Value::Choice(chosen) = value else { continue };
            let Some(choice) = other.choices.get(*chosen) else { continue };
            for requirement in &choice.requires {
                if requirement.field == field.id {
                    whole = whole || requirement.whole;
                    min = min.max(requirement.min);
                }
            }
        }
        (whole, min)
    }
}

/// A value as the engine gives it.
pub(crate) fn result(evaluator: &mut Evaluator<'_>, id: NodeId) -> DecimalResult {
    evaluator.value(id).map(result_digits)
}

#[cfg(feature = "full")]
/// Marks every node that the value of `id` was made from, following only the branches taken.
fn mark_used(evaluator: &mut Evaluator<'_>, id: NodeId, used: &mut [bool]) {
    match used.get_mut(id.0) {
        Some(mark) if !*mark => *mark = true,
        _ => return,
    }
    let equations = evaluator.equations;
    match equations.node(id) {
        node @ (Node::Choice { .. } | Node::When { .. }) => {
            if let Ok(taken) = evaluator.branch(node) {
                mark_used(evaluator, taken, used);
            }
        }
        Node::Require { body, test, .. } => {
            if evaluator.holds(*test) == Ok(true) {
                mark_used(evaluator, *body, used);
            }
        }
        Node::AnnuityFactor { rate, stay, factor, years, .. } => {
            for part in [*rate, *stay, *factor, *years] {
                mark_used(evaluator, part, used);
            }
        }
        // What a value without a closed form is made of is not printed.
        Node::Search(_) | Node::InSpreadsheet(_) => {}
        node => node.for_each_child(&mut |child| mark_used(evaluator, child, used)),
    }
}

#[cfg(feature = "full")]
/// How each variable is written: inputs and columns by their fields, bound years as t.
fn symbols(fields: &[Field], equations: &Equations) -> Vec<Symbol> {
    let year = Symbol::new("t");
    let mut symbols: Vec<Symbol> = fields.iter().map(|field| field.symbol.as_ref().unwrap_or(&year).clone()).collect();
    for index in 0..equations.len() {
        let Node::SumOverRows { rows, columns, .. } = equations.node(NodeId(index)) else { continue };
        let Some(field) = fields.get(rows.0) else { continue };
        for (slot, column) in columns.iter().zip(field.number_columns()) {
            if symbols.len() <= slot.0 {
                symbols.resize(slot.0.saturating_add(1), year.clone());
            }
            if let (Some(known), Some(symbol)) = (symbols.get_mut(slot.0), &column.symbol) {
                *known = symbol.clone();
            }
        }
    }
    symbols
}

#[cfg(test)]
mod tests {
    use crate::equation::evaluate::MOST_STEPS;
    use crate::inputs;
    use crate::model::Model;
    use crate::models::models;

    fn steps_of(model: &Model) -> u32 {
        let values = inputs::read::<&str>(&model.schema().inputs, []).unwrap();
        let mut evaluator = model.evaluator(&values);
        let _ = model.evaluation(&mut evaluator);
        MOST_STEPS.saturating_sub(evaluator.steps_left())
    }

    /// Steps are counted: some, far fewer than are allowed, and all of them where a model would take forever.
    #[test]
    fn every_question_counts_its_steps() {
        for model in models() {
            let steps = steps_of(model);
            assert!((20..10_000).contains(&steps), "{}: {steps}", model.schema().id);
        }
        let field = r#"{"id":"n","key":"n","unit":"count","kind":"number","origin":"added","default":"1"}"#;
        let output = r#"{"id":"x","symbol":"[mi x]","unit":"count","origin":"added","prominence":"headline"}"#;
        let endless = "1e9 1e9 $2 years:2 years:1 =0 ;";
        let data = format!(
            r#"{{"id":"endless","inputs":[{field}],"outputs":[{output}],"variables":3,"equations":"{endless}"}}"#
        );
        assert_eq!(steps_of(&Model::from_data(&data).unwrap()), MOST_STEPS);
    }
}
