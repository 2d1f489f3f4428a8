//! A model as spreadsheet formulas over cells: see [`crate::equation::cells`] for the placeholders in them.

use serde::Serialize;

use crate::equation::cells::{CellWriter, YEAR};
use crate::equation::markup::{Markup, concatenated};
use crate::equation::node::{Node, NodeId};
use crate::model::Model;
use crate::schema::Field;

/// One cell: what it shows, what formulas call it, and its own formula.
///
/// ```
/// let workbook = value_calculator::model("information-value")?.workbook();
/// assert_eq!(workbook.outputs[2].formula.as_deref(), Some("{collections}*{cost_per_collection}"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CellFormula {
    /// The output, the sub-result or the column of the schedule.
    pub id: String,
    /// What stands in braces for its cell; two sub-results of one id have two names.
    pub cell: String,
    /// How equations write it; `null` for a column.
    #[cfg_attr(test, ts(type = "Markup | null"))]
    pub symbol: Option<Markup>,
    /// The formula without its equals sign; `null` where cells cannot say it.
    pub formula: Option<String>,
}

/// Every formula of a model over the cells of a sheet.
///
/// ```
/// let workbook = value_calculator::model("referral-value")?.workbook();
/// assert_eq!(workbook.last_year.as_deref(), Some("{retention_years}"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Workbook {
    /// The sub-results, each after those it uses.
    pub named: Vec<CellFormula>,
    /// The outputs, in the schema's order.
    pub outputs: Vec<CellFormula>,
    /// The schedule's columns, each written for the year `{year}`.
    pub schedule: Vec<CellFormula>,
    /// The year in which the schedule ends; `null` without a schedule.
    pub last_year: Option<String>,
}

impl Model {
    /// The model's formulas for a workbook whose inputs are cells.
    ///
    /// ```
    /// let workbook = value_calculator::model("agent-pay")?.workbook();
    /// assert_eq!(workbook.outputs[1].formula.as_deref(), Some("{calls}*{pay_per_call}"));
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    #[must_use]
    pub fn workbook(&self) -> Workbook {
        let equations = &self.0.equations;
        let names = names(&self.0.schema.inputs, self);
        let mut writer = CellWriter::new(equations, &names);

        let columns = self.0.schedule.as_ref().map_or(&[][..], |schedule| &schedule.columns);
        let year = self.0.schedule.as_ref().map_or(0, |schedule| schedule.year.bit());
        let mut used = vec![false; equations.len()];
        for id in self.0.outputs.iter().chain(columns) {
            mark(self, *id, &mut used);
        }
        let mut named: Vec<NodeId> = Vec::new();
        for (place, _) in used.iter().enumerate().filter(|(_, used)| **used) {
            let Node::Named { name, is_output, .. } = equations.node(NodeId(place)) else { continue };
            if equations.depends_on(NodeId(place), year) {
                continue;
            }
            let mut cell = name.clone();
            if !is_output {
                named.push(NodeId(place));
                while writer.cells.iter().any(|(_, other)| *other == cell) {
                    cell.push('*');
                }
            }
            writer.cells.push((NodeId(place), cell));
        }
        // A column that always has a number may stand in others; one with gaps may not.
        for (column, id) in self.0.schema.schedule.iter().zip(columns) {
            if matches!(equations.node(*id), Node::Binary(..) | Node::Variable(_)) {
                writer.cells.push((*id, concatenated(&[".", &column.id])));
            }
        }

        let mut cell = |id: &str, node: NodeId| CellFormula {
            id: id.to_owned(),
            cell: writer.cells.iter().find(|(other, _)| *other == node).map_or(id.to_owned(), |(_, cell)| cell.clone()),
            symbol: match equations.node(node) {
                Node::Named { symbol, .. } => Some(symbol.clone().into()),
                _ => None,
            },
            formula: writer.formula(node),
        };
        let named = named.into_iter().filter_map(|node| match equations.node(node) {
            Node::Named { name, .. } => Some(cell(name, node)),
            _ => None,
        });
        let named = named.collect();
        let outputs =
            self.0.schema.outputs.iter().zip(&self.0.outputs).map(|(output, node)| cell(&output.id, *node)).collect();
        let schedule =
            self.0.schema.schedule.iter().zip(columns).map(|(column, node)| cell(&column.id, *node)).collect();
        let last_year = self.0.schedule.as_ref().and_then(|schedule| writer.formula(schedule.last_year));
        Workbook { named, outputs, schedule, last_year }
    }
}

/// Marks every node that a node is made of, whichever branch is taken.
fn mark(model: &Model, id: NodeId, used: &mut [bool]) {
    match used.get_mut(id.0) {
        Some(mark) if !*mark => *mark = true,
        _ => return,
    }
    match model.0.equations.node(id) {
        // Cells have a way of their own to write it, if any.
        Node::InSpreadsheet(form) => {
            let excel = form.excel.iter().flat_map(|excel| &excel.arguments);
            excel.chain(&form.cells).for_each(|child| mark(model, *child, used));
        }
        node => node.for_each_child(&mut |child| mark(model, child, used)),
    }
}

/// What formulas call each variable: inputs by their fields, columns by field and column, other variables year.
fn names(fields: &[Field], model: &Model) -> Vec<String> {
    let mut names: Vec<String> = fields.iter().map(|field| field.id.clone()).collect();
    for place in 0..model.0.equations.len() {
        let Node::SumOverRows { rows, columns, .. } = model.0.equations.node(NodeId(place)) else { continue };
        let Some(field) = fields.get(rows.0) else { continue };
        for (slot, column) in columns.iter().zip(field.number_columns()) {
            let least = slot.0.saturating_add(1).max(names.len());
            names.resize(least, YEAR.to_owned());
            if let Some(name) = names.get_mut(slot.0) {
                *name = concatenated(&[&field.id, ".", &column.id]);
            }
        }
    }
    names
}
