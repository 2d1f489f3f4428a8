//! A model as columns of a query: see [`crate::equation::sql`].

use crate::equation::node::{Node, Slot};
use crate::equation::sql::SqlWriter;
use crate::model::Model;
use crate::schema::{Field, Origin};

/// One column of a query, made from columns of the steps before it.
///
/// ```
/// let query = value_calculator::model("customer-value")?.query(&["customer_value"]).unwrap();
/// let margin = &query.steps[0][0];
/// assert_eq!(margin.name, "yearly_margin");
/// assert_eq!(margin.expression, "annual_revenue * gross_margin_rate - annual_service_cost");
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryColumn {
    /// The output's or sub-result's id, or a name for what helps to work one out.
    pub name: String,
    /// What it is made from.
    pub expression: String,
    /// Where it comes from, if it is an output.
    pub origin: Option<Origin>,
    /// What it is, if it is neither an output nor a sub-result.
    pub helps: Option<&'static str>,
}

/// Some outputs of a model as columns of a query over columns named as its fields.
///
/// ```
/// let query = value_calculator::model("customer-value")?.query(&["sustained_value"]).unwrap();
/// let fields: Vec<&str> = query.inputs.iter().map(|field| field.id.as_str()).collect();
/// assert_eq!(fields, ["retention_years", "discount_rate", "repeat_purchase_price"]);
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The fields that the outputs depend on, in the schema's order.
    pub inputs: Vec<Field>,
    /// The columns, in steps: each may use those of all steps before its own.
    pub steps: Vec<Vec<QueryColumn>>,
}

impl Model {
    /// These outputs as columns of a query, choices as by default; nothing where a query has no words for one of them.
    ///
    /// ```
    /// let model = value_calculator::model("customer-value")?;
    /// assert!(model.query(&["customer_value", "loss_value"]).is_some());
    /// assert!(model.query(&["break_even_year"]).is_none()); // has no closed form
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    #[must_use]
    pub fn query(&self, outputs: &[&str]) -> Option<Query> {
        let names: Vec<&str> = self.0.schema.inputs.iter().map(|field| field.id.as_str()).collect();
        let mut writer = SqlWriter::new(&self.0.equations, &names);
        for output in outputs {
            writer.write(self.output_node(output)?)?;
        }
        let SqlWriter { columns, inputs, .. } = writer;
        let origin = |id: &str| self.0.schema.outputs.iter().find(|output| output.id == id).map(|output| output.origin);
        let mut steps = Vec::new();
        for column in columns {
            let is_output = matches!(self.0.equations.node(column.node), Node::Named { is_output: true, .. });
            steps.resize_with(column.step.max(steps.len()), Vec::new);
            steps.get_mut(column.step.checked_sub(1)?)?.push(QueryColumn {
                origin: if is_output && column.helps.is_none() { origin(&column.name) } else { None },
                name: column.name,
                expression: column.expression,
                helps: column.helps,
            });
        }
        let inputs = self.0.schema.inputs.iter().enumerate().filter(|(index, _)| inputs.contains(&Slot(*index)));
        Some(Query { inputs: inputs.map(|(_, field)| field.clone()).collect(), steps })
    }
}
