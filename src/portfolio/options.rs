//! What is known beforehand of a file of customers.

use super::numbers::DecimalMark;
use crate::decimal::{Decimal, parse_decimal};
use crate::equation::node::{NodeId, Slot};
use crate::error::{Error, ErrorCode, FieldError};
use crate::inputs::{self, Input, Value};
use crate::model::Model;
use crate::schema::{Field, FieldKind};

/// What stands in one column: the customer's name, or an input by its place in the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Id,
    Input(usize),
}

/// The name of what is no input: the customer's own.
const ID: &str = "id";

/// What is known beforehand of a file of customers: the values that it does not have, the limits of the classes, and
/// whatever the file does not show by itself.
///
/// ```
/// use value_calculator::portfolio::{Options, value_customers};
/// let options = Options { defaults: vec![("retention_years".into(), "3".into())], ..Options::default() };
/// let portfolio = value_customers("id;R\nAnna;100,50\n".as_bytes(), &options)?;
/// assert_eq!(portfolio.row(0).unwrap().id, "Anna");
/// # Ok::<(), value_calculator::portfolio::ReadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The inputs of `customer-value` that the file has no column of; else the schema's defaults.
    pub defaults: Vec<(String, Input)>,
    /// The cumulative share up to which a customer is in class A, and in B: plain decimals from 0 to 1.
    pub limits: (String, String),
    /// What a column holds, by its header: a field's id, `id`, or nothing to leave it out.
    pub columns: Vec<(String, String)>,
    /// Other names by which a header is recognised, each after the field's id or `id`.
    pub names: Vec<(String, String)>,
    /// What stands between two cells: a comma, a semicolon or a tab; recognised if not given.
    pub delimiter: Option<char>,
    /// What stands before the decimals; as the numbers show it if not given.
    pub decimal_mark: Option<DecimalMark>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            defaults: Vec::new(),
            limits: ("0.8".to_owned(), "0.95".to_owned()),
            columns: Vec::new(),
            names: Vec::new(),
            delimiter: None,
            decimal_mark: None,
        }
    }
}

/// Options that were found right.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) model: Model,
    pub(super) outputs: [NodeId; 3],
    /// The value of every input, where no column has it.
    pub(super) values: Vec<Value>,
    pub(super) limits: [Decimal; 2],
    columns: Vec<(String, Option<Holds>)>,
    /// Every name of what a column can hold, as `plain_name` has it.
    names: Vec<(String, Holds)>,
    pub(super) delimiter: Option<u8>,
    pub(super) decimal_mark: Option<DecimalMark>,
}

impl Known {
    pub(super) fn new(model: &Model, options: &Options) -> Result<Self, Error> {
        const OUTPUTS: [&str; 3] = ["customer_value", "sustained_value", "loss_value"];
        let outputs = OUTPUTS.map(|id| model.output_node(id).unwrap_or(NodeId(0)));
        let mut errors = Vec::new();
        let values = match inputs::read(&model.schema().inputs, options.defaults.iter().cloned()) {
            Ok(values) => values,
            Err(Error::Fields(wrong)) => {
                errors = wrong;
                Vec::new()
            }
            Err(other) => return Err(other),
        };
        let (a, b) = (&options.limits.0, &options.limits.1);
        let limits = [("limits.a", a), ("limits.b", b)].map(|(name, text)| {
            let limit = parse_decimal(text).and_then(|limit| match limit {
                limit if limit < Decimal::ZERO => Err(ErrorCode::BelowMinimum),
                limit if limit > Decimal::ONE => Err(ErrorCode::AboveMaximum),
                // So that its product with a sum of values fits.
                limit if limit.normalize().scale() > 9 => Err(ErrorCode::TooManyDigits),
                limit => Ok(limit.normalize()),
            });
            limit.map_err(|code| errors.push(error(name, code, "is a share from 0 to 1"))).unwrap_or_default()
        });
        if errors.is_empty() && limits[0] > limits[1] {
            errors.push(error("limits.b", ErrorCode::BelowMinimum, "is a share from the limit of A to 1"));
        }
        let mut names = vec![(ID.to_owned(), Holds::Id)];
        for (place, field) in usable(model, outputs) {
            names.extend([&field.id, &field.key].map(|name| (plain_name(name), Holds::Input(place))));
        }
        let held = |id: &str| match id {
            ID => Some(Holds::Id),
            id => usable(model, outputs).find(|(_, field)| field.id == id).map(|(place, _)| Holds::Input(place)),
        };
        let mut columns = Vec::new();
        for (column, id) in &options.columns {
            let holds = held(id);
            if holds.is_none() && !id.is_empty() {
                errors.push(error(&["columns.", column].concat(), ErrorCode::UnknownField, "is no input"));
            }
            columns.push((column.trim().to_owned(), holds));
        }
        // Names of what no column can hold are no mistake: a page gives the names of all its fields.
        names.extend(options.names.iter().filter_map(|(id, name)| Some((plain_name(name), held(id)?))));
        let delimiter = options.delimiter.map(|mark| u8::try_from(mark).unwrap_or(b'"'));
        if delimiter.is_some_and(|mark| !DELIMITERS.contains(&mark)) {
            errors.push(error("delimiter", ErrorCode::UnknownChoice, "is a comma, a semicolon or a tab"));
        }
        if !errors.is_empty() {
            return Err(Error::Fields(errors));
        }
        Ok(Self {
            model: model.clone(),
            outputs,
            values,
            limits,
            columns,
            names,
            delimiter,
            decimal_mark: options.decimal_mark,
        })
    }

    pub(super) fn field(&self, place: usize) -> Option<&Field> {
        self.model.schema().inputs.get(place)
    }

    /// What a column is said to hold.
    pub(super) fn said_of(&self, header: &str) -> Option<Option<Holds>> {
        self.columns.iter().find(|(column, _)| column == header).map(|(_, holds)| *holds)
    }

    /// What a column's header is a name of.
    pub(super) fn named(&self, header: &str) -> Option<Holds> {
        let header = plain_name(header);
        self.names.iter().find(|(name, _)| *name == header).map(|(_, holds)| *holds)
    }
}

/// The marks that can stand between two cells.
pub(super) const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The inputs that the outputs depend on.
fn usable(model: &Model, outputs: [NodeId; 3]) -> impl Iterator<Item = (usize, &Field)> {
    model.schema().inputs.iter().enumerate().filter(move |(place, field)| {
        matches!(field.kind, FieldKind::Number | FieldKind::Choice)
            && outputs.iter().any(|output| model.depends_on(*output, Slot(*place)))
    })
}

/// A name without what is written now so and now otherwise: case, spaces, underscores, hyphens.
fn plain_name(name: &str) -> String {
    let letters = name.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '_' | '-'));
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

fn error(field: &str, code: ErrorCode, message: &str) -> FieldError {
    let message = message.to_owned();
    FieldError { field: field.to_owned(), code, message, min: None, max: None, max_decimals: None, row: None }
}
