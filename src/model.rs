//! A model: a pure function from named decimals to named decimals, with a schema. And the registry of all of them.

#[cfg(not(target_arch = "wasm32"))]
mod query;
#[cfg(not(target_arch = "wasm32"))]
mod workbook;

use std::sync::LazyLock;

use crate::decimal::{Decimal, Figure, ceiling, text, whole_part};
use crate::equation::evaluate::{Equations, Evaluator};
use crate::equation::markup::Markup;
use crate::equation::node::{Node, NodeId, Slot, Symbol, Test};
use crate::equation::write::{Notation, Writer};
use crate::equation::{Expr, written};
use crate::error::{Error, NotDefined};
use crate::inputs::{self, Input, Value};
use crate::models::agent_pay::AgentPay;
use crate::models::customer_value::CustomerValue;
use crate::models::information_value::InformationValue;
use crate::models::referral_value::ReferralValue;
use crate::models::service_roi::ServiceRoi;
use crate::rounding::result_digits;
use crate::schema::{Chart, Column, Field, Output, Requirement, ScheduleChart, Schema, Waterfall};

#[cfg(not(target_arch = "wasm32"))]
pub use query::{Query, QueryColumn};
#[cfg(not(target_arch = "wasm32"))]
pub use workbook::{CellFormula, Workbook};

/// What a model file says: its fields and outputs by [`model_inputs!`](crate::models) and its equations.
pub(crate) trait Definition {
    const ID: &'static str;
    const GROUPS: &'static [&'static str];
    type Inputs: Inputs;
    type Outputs: Outputs;

    /// The equations, each output by its name.
    fn equations(given: <Self::Inputs as Inputs>::Terms) -> Sheet<Self::Outputs>;

    const CHART: Option<Chart>;
    const SCHEDULE_CHART: Option<ScheduleChart> = None;
    const WATERFALL: Option<Waterfall> = None;
    const PORTFOLIO: &'static [&'static str] = &[];
}

/// Everything that `equations` writes: each output by its name, the notes, the schedule.
pub(crate) struct Sheet<O: Outputs> {
    pub(crate) outputs: O::Equations,
    pub(crate) notes: Vec<NoteRule>,
    pub(crate) schedule: Option<Schedule>,
}

/// A [`Sheet`] whose outputs have lost their names: they stand in the schema's order.
struct AnySheet {
    outputs: Vec<Expr>,
    notes: Vec<NoteRule>,
    schedule: Option<Schedule>,
}

/// A sentence to be said while all its conditions hold.
pub(crate) struct NoteRule {
    pub(crate) note: Note,
    pub(crate) conditions: Vec<Test>,
}

/// A note that is said where all conditions hold.
#[inline(never)]
pub(crate) fn rule(code: &'static str, tone: Tone, conditions: &[Test]) -> NoteRule {
    NoteRule { note: Note { code, tone }, conditions: conditions.to_vec() }
}

/// A table with one row for each year 0…N, its columns written for one `year`.
pub(crate) struct Schedule {
    pub(crate) year: Expr,
    pub(crate) last_year: Expr,
    pub(crate) columns: Vec<(Column, Expr)>,
}

/// The typed inputs of a model, made by a macro from one list.
pub(crate) trait Inputs {
    type Terms;
    const FIELDS: &'static [Field];
    fn terms() -> Self::Terms;
    fn values(&self) -> Vec<Value>;
}

/// The typed outputs of a model, made by a macro from one list.
pub(crate) trait Outputs: Sized {
    type Equations;
    const OUTPUTS: &'static [Output];
    fn terms(equations: &Self::Equations) -> Vec<Expr>;
    fn from_figures(figures: Vec<Figure>) -> Self;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Note {
    /// The code, to be put into words.
    pub code: &'static str,
    /// Meaning or caution.
    pub tone: Tone,
}

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
    pub id: &'static str,
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

/// The working of one evaluation: sub-results first used, then the outputs in their order.
///
/// ```
/// let evaluation = value_calculator::model("customer-value")?.evaluate::<&str>([])?;
/// let names: Vec<&str> = evaluation.working.definitions.iter().map(|definition| definition.id).collect();
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
    pub outputs: Vec<(&'static str, Figure)>,
    /// What has to be said about them.
    pub notes: Vec<Note>,
    /// How they are worked out.
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
        self.outputs.iter().find(|(other, _)| *other == id).map(|(_, figure)| *figure)
    }
}

struct BuiltSchedule {
    year: Slot,
    last_year: NodeId,
    columns: Vec<NodeId>,
}

/// A model, ready to be asked.
///
/// ```
/// let ids: Vec<&str> = value_calculator::models().iter().map(|model| model.schema().id).collect();
/// assert_eq!(ids, ["customer-value", "information-value", "referral-value", "service-roi", "agent-pay"]);
/// ```
pub struct Model {
    schema: Schema,
    equations: Equations,
    outputs: Vec<NodeId>,
    notes: Vec<NoteRule>,
    schedule: Option<BuiltSchedule>,
    symbols: Vec<Symbol>,
}

impl Model {
    pub(crate) fn of<D: Definition>() -> Self {
        let schema = Schema {
            id: D::ID,
            inputs: D::Inputs::FIELDS,
            outputs: D::Outputs::OUTPUTS.to_vec(),
            groups: D::GROUPS,
            chart: D::CHART,
            schedule_chart: D::SCHEDULE_CHART,
            waterfall: D::WATERFALL,
            portfolio: D::PORTFOLIO,
            schedule: Vec::new(),
        };
        Self::assembled(schema, || {
            let sheet = D::equations(D::Inputs::terms());
            AnySheet { outputs: D::Outputs::terms(&sheet.outputs), notes: sheet.notes, schedule: sheet.schedule }
        })
    }

    /// What is the same for every model, and so is compiled once.
    fn assembled(mut schema: Schema, equations: fn() -> AnySheet) -> Self {
        let (AnySheet { outputs, notes, schedule }, nodes, variables) = written(equations);
        let equations = Equations::new(nodes, variables);
        let outputs: Vec<NodeId> = outputs.iter().map(|term| term.0).collect();
        for (output, id) in schema.outputs.iter_mut().zip(&outputs) {
            if let Node::Named { symbol, .. } = equations.node(*id) {
                output.symbol = Some(*symbol);
            }
        }
        let schedule = schedule.and_then(|Schedule { year, last_year, columns }| {
            let (columns, terms): (Vec<Column>, Vec<Expr>) = columns.into_iter().unzip();
            schema.schedule = columns;
            let columns = terms.iter().map(|term| term.0).collect();
            match equations.node(year.0) {
                Node::Variable(slot) => Some(BuiltSchedule { year: *slot, last_year: last_year.0, columns }),
                _ => None,
            }
        });
        let symbols = symbols(schema.inputs, &equations);
        Self { schema, equations, outputs, notes, schedule, symbols }
    }

    /// The model's schema.
    ///
    /// ```
    /// assert_eq!(value_calculator::model("customer-value")?.schema().id, "customer-value");
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.schema
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
        let values = inputs::read(self.schema.inputs, typed)?;
        Ok(self.evaluation(&mut self.evaluator(values)))
    }

    /// The outputs alone, for inputs that were never text.
    pub(crate) fn typed<D: Definition>(&self, inputs: &D::Inputs) -> Result<D::Outputs, Error> {
        let values = inputs.values();
        inputs::check(self.schema.inputs, &values)?;
        let mut evaluator = self.evaluator(values);
        Ok(D::Outputs::from_figures(self.outputs.iter().map(|id| result(&mut evaluator, *id)).collect()))
    }

    /// An evaluator with these inputs set; the slots of the inputs are their places in the schema.
    pub(crate) fn evaluator(&self, values: Vec<Value>) -> Evaluator<'_> {
        let mut evaluator = Evaluator::new(&self.equations);
        for (place, value) in values.into_iter().enumerate() {
            match value {
                Value::Number(number) => evaluator.set(Slot(place), number),
                Value::Choice(chosen) => evaluator.set(Slot(place), Decimal::from(chosen)),
                Value::Rows(rows) => evaluator.set_rows(Slot(place), rows),
            }
        }
        evaluator
    }

    /// The node of an output.
    pub(crate) fn output_node(&self, id: &str) -> Option<NodeId> {
        let place = self.schema.outputs.iter().position(|output| output.id == id)?;
        self.outputs.get(place).copied()
    }

    /// Whether a node's value depends on an input.
    pub(crate) fn depends_on(&self, id: NodeId, input: Slot) -> bool {
        self.equations.depends_on(id, input.bit())
    }

    fn evaluation(&self, evaluator: &mut Evaluator<'_>) -> Evaluation {
        let outputs = self.schema.outputs.iter().zip(&self.outputs);
        let outputs = outputs.map(|(output, id)| (output.id, result(evaluator, *id))).collect();
        let said = |rule: &&NoteRule| rule.conditions.iter().all(|test| evaluator.holds(*test) == Ok(true));
        let notes = self.notes.iter().filter(said).map(|rule| rule.note).collect();
        let working = if cfg!(feature = "whole") { self.working(evaluator) } else { Working::default() };
        let schedule = self.schedule(evaluator);
        Evaluation { outputs, notes, working, schedule }
    }

    fn working(&self, evaluator: &mut Evaluator<'_>) -> Working {
        let mut used = vec![false; self.equations.len()];
        for id in &self.outputs {
            mark_used(evaluator, *id, &mut used);
        }
        let is_definition = |id: &NodeId| matches!(self.equations.node(*id), Node::Named { is_output: false, .. });
        let used = used.iter().enumerate().filter(|(_, used)| **used).map(|(place, _)| NodeId(place));
        let definitions = used.filter(is_definition).filter_map(|id| self.derivation(evaluator, id)).collect();
        let outputs = self.outputs.iter().filter_map(|id| self.derivation(evaluator, *id)).collect();
        Working { outputs, definitions }
    }

    fn writer<'w, 'e>(&'w self, evaluator: &'w mut Evaluator<'e>, notation: Notation) -> Writer<'w, 'e> {
        Writer::new(evaluator, &self.symbols, notation)
    }

    fn derivation(&self, evaluator: &mut Evaluator<'_>, id: NodeId) -> Option<Derivation> {
        let Node::Named { name, symbol, is_output, .. } = self.equations.node(id) else { return None };
        let figure = evaluator.value(id).ok();
        // An output is given as the engine gives it; a sub-result in all its digits, so that the lines that use it
        // come out exactly.
        let figure = figure.map(|value| if *is_output { result_digits(value) } else { value.normalize() });
        Some(Derivation {
            id: name,
            symbol: (*symbol).into(),
            equation: self.writer(evaluator, Notation::Symbols).right_hand_side(id),
            substituted: figure.and_then(|_| self.writer(evaluator, Notation::Numbers).right_hand_side(id)),
            result: figure.map(text),
            excel: figure.and_then(|_| self.writer(evaluator, Notation::Excel).formula(id)),
        })
    }

    fn schedule(&self, evaluator: &mut Evaluator<'_>) -> Vec<Vec<Option<Decimal>>> {
        let Some(schedule) = &self.schedule else { return Vec::new() };
        let last = evaluator.value(schedule.last_year).and_then(ceiling).ok().and_then(whole_part);
        let years = last.map_or(0..0, |last| 0..last.saturating_add(1));
        years
            .map(|year| {
                evaluator.set(schedule.year, Decimal::from(year));
                schedule.columns.iter().map(|column| result(evaluator, *column).ok()).collect()
            })
            .collect()
    }

    /// What the chosen ways ask of a field; used by whoever varies it.
    pub(crate) fn asked_of<'m>(
        &'m self,
        field: &'m Field,
        values: &'m [Value],
    ) -> impl Iterator<Item = &'m Requirement> {
        let chosen = self.schema.inputs.iter().zip(values).filter_map(|(field, value)| match value {
            Value::Choice(chosen) => field.choices.get(*chosen),
            _ => None,
        });
        chosen.flat_map(|choice| choice.requires).filter(|asked| asked.field == field.id)
    }
}

/// A value as the engine gives it.
pub(crate) fn result(evaluator: &mut Evaluator<'_>, id: NodeId) -> Figure {
    evaluator.value(id).map(result_digits)
}

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
        // What a named function is made of is not printed.
        Node::Procedure(_) => {}
        node => node.for_each_child(|child| mark_used(evaluator, child, used)),
    }
}

/// How each variable is written: inputs and columns by their fields, bound years as t.
fn symbols(fields: &[Field], equations: &Equations) -> Vec<Symbol> {
    const YEAR: Symbol = Symbol::new("t");
    let mut symbols: Vec<Symbol> = fields.iter().map(|field| field.symbol.unwrap_or(YEAR)).collect();
    for place in 0..equations.len() {
        let Node::SumOverRows { rows, columns, .. } = equations.node(NodeId(place)) else { continue };
        let Some(field) = fields.get(rows.0) else { continue };
        for (slot, column) in columns.iter().zip(field.number_columns()) {
            if symbols.len() <= slot.0 {
                symbols.resize(slot.0.saturating_add(1), YEAR);
            }
            if let (Some(place), Some(symbol)) = (symbols.get_mut(slot.0), column.symbol) {
                *place = symbol;
            }
        }
    }
    symbols
}

static MODELS: LazyLock<Vec<Model>> = LazyLock::new(|| {
    vec![
        Model::of::<CustomerValue>(),
        Model::of::<InformationValue>(),
        Model::of::<ReferralValue>(),
        Model::of::<ServiceRoi>(),
        Model::of::<AgentPay>(),
        #[cfg(feature = "toy-model")]
        Model::of::<crate::models::toy::Toy>(),
    ]
});

/// Every model, in the order they are offered.
///
/// ```
/// assert!(value_calculator::models().iter().any(|model| model.schema().id == "customer-value"));
/// ```
#[must_use]
pub fn models() -> &'static [Model] {
    &MODELS
}

/// One model by its id.
///
/// ```
/// assert!(value_calculator::model("customer-value").is_ok());
/// ```
///
/// # Errors
/// [`Error::UnknownModel`] with the ids there are.
pub fn model(id: &str) -> Result<&'static Model, Error> {
    models().iter().find(|model| model.schema.id == id).ok_or_else(|| Error::UnknownModel {
        asked: id.to_owned(),
        known: models().iter().map(|model| model.schema.id).collect(),
    })
}

/// A number that a typed interface could not give a meaning to.
pub(crate) const MISSING: Figure = Err(NotDefined::because("not-with-this-method"));
