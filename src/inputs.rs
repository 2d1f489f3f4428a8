//! From what was typed to what is computed with: every field checked, every error reported.

use crate::decimal::{Decimal, is_whole, parse_decimal, text};
use crate::error::{Error, ErrorCode, FieldError, push_listed};
use crate::schema::{Field, FieldKind};

/// What was typed into one field.
///
/// ```
/// use value_calculator::{Input, model};
/// let inputs = [("retention_years", Input::from("10")), ("discount_rate", Input::from("5.78%"))];
/// let evaluation = model("customer-value")?.evaluate(inputs)?;
/// let value = evaluation.output("customer_value").unwrap()?;
/// assert_eq!(value.round_dp(2).to_string(), "16874.83"); // oracle: 16874.826939…
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A number as text, or the id of a choice.
    Text(String),
    /// Rows, each with a text a column.
    Rows(Vec<Vec<(String, String)>>),
}

impl From<&str> for Input {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Decimal> for Input {
    fn from(value: Decimal) -> Self {
        Self::Text(value.to_string())
    }
}

/// A field's value, checked.
///
/// ```
/// use value_calculator::{Decimal, Value};
/// assert_eq!(Value::from(Decimal::TEN), Value::Number(Decimal::TEN));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number within the field's bounds.
    Number(Decimal),
    /// The place of the chosen one among the field's choices.
    Choice(usize),
    /// Rows, each with a number for every column of numbers.
    Rows(Vec<Vec<Decimal>>),
}

impl From<Decimal> for Value {
    fn from(value: Decimal) -> Self {
        Self::Number(value)
    }
}

/// Reads every field, the missing ones by their defaults; all errors at once.
pub(crate) fn read<N: Into<String>>(
    fields: &[Field],
    inputs: impl IntoIterator<Item = (N, Input)>,
) -> Result<Vec<Value>, Error> {
    let mut typed: Vec<(String, Input)> = Vec::with_capacity(fields.len());
    for (name, input) in inputs {
        typed.push((name.into(), input));
    }
    read_typed(fields, typed)
}

fn read_typed(fields: &[Field], mut typed: Vec<(String, Input)>) -> Result<Vec<Value>, Error> {
    let mut errors = Vec::new();
    let mut values = Vec::with_capacity(fields.len());
    for field in fields {
        let place = typed.iter().position(|(name, _)| *name == field.id);
        let value = match place.map(|place| typed.swap_remove(place)) {
            None => Some(default_of(field)),
            Some((_, input)) => read_field(field, &input, &mut errors),
        };
        values.push(value);
    }
    for (name, _) in typed {
        let message = in_words(|| {
            let mut message = "is not a field of this model; its fields are ".to_owned();
            push_listed(&mut message, fields.iter().map(|field| field.id.as_str()));
            message
        });
        refuse(&mut errors, name, ErrorCode::UnknownField, message, None);
    }
    check_requirements(fields, &values, &mut errors);
    if !errors.is_empty() {
        return Err(Error::Fields(errors));
    }
    let mut found = Vec::with_capacity(values.len());
    for value in values {
        found.extend(value);
    }
    Ok(found)
}

/// A message for developers. The small module has none: a page puts the code and the bounds into its own words.
pub(crate) fn in_words(message: impl FnOnce() -> String) -> String {
    if cfg!(feature = "full") { message() } else { String::new() }
}

/// Checks values that were never typed, as the typed interface of a model gives them.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn check(fields: &[Field], values: &[Value]) -> Result<(), Error> {
    let mut errors = Vec::new();
    for (field, value) in fields.iter().zip(values) {
        match value {
            Value::Number(number) => {
                check_number(field, *number, field.whole, field.min, &text(*number), None, &mut errors);
            }
            Value::Rows(rows) => {
                for (place, row) in rows.iter().enumerate() {
                    for (column, number) in field.number_columns().zip(row) {
                        let in_column = InColumn { field, column, row: place };
                        in_column.renamed(&mut errors, |errors, row| {
                            check_number(column, *number, column.whole, column.min, &text(*number), row, errors)
                        });
                    }
                }
            }
            Value::Choice(_) => {}
        }
    }
    let values: Vec<Option<Value>> = values.iter().cloned().map(Some).collect();
    check_requirements(fields, &values, &mut errors);
    if errors.is_empty() { Ok(()) } else { Err(Error::Fields(errors)) }
}

fn default_of(field: &Field) -> Value {
    match field.kind {
        FieldKind::Number => Value::Number(field.default_number()),
        FieldKind::Choice => Value::Choice(0),
        FieldKind::Rows => Value::Rows(field.default_value_rows()),
        FieldKind::Text => Value::Rows(Vec::new()),
    }
}

/// One cell, for errors that name it.
struct InColumn<'f> {
    field: &'f Field,
    column: &'f Field,
    row: usize,
}

impl InColumn<'_> {
    /// Whatever the check finds wrong, under the cell's own name.
    fn renamed<T>(
        &self,
        errors: &mut Vec<FieldError>,
        check: impl FnOnce(&mut Vec<FieldError>, Option<u32>) -> T,
    ) -> T {
        let first_new = errors.len();
        let result = check(errors, u32::try_from(self.row).ok());
        for error in errors.iter_mut().skip(first_new) {
            error.field = cell_name(self.field, &self.column.id);
        }
        result
    }
}

fn read_field(field: &Field, input: &Input, errors: &mut Vec<FieldError>) -> Option<Value> {
    match (field.kind, input) {
        (FieldKind::Number, Input::Text(text)) => read_number(field, text, None, errors).map(Value::Number),
        (FieldKind::Choice, Input::Text(text)) => {
            let place = field.choices.iter().position(|choice| choice.id == *text);
            if place.is_none() {
                let message = in_words(|| {
                    let mut message = ["\"", text, "\" is none of its choices: "].concat();
                    push_listed(&mut message, field.choices.iter().map(|choice| choice.id.as_str()));
                    message
                });
                refuse(errors, field.id.clone(), ErrorCode::UnknownChoice, message, None);
            }
            place.map(Value::Choice)
        }
        (FieldKind::Rows, Input::Rows(rows)) => read_rows(field, rows, errors),
        (FieldKind::Rows | FieldKind::Text, _) => {
            let message = in_words(|| "is a list of rows, each with a text a column".to_owned());
            refuse(errors, field.id.clone(), ErrorCode::NotANumber, message, None);
            None
        }
        (FieldKind::Number | FieldKind::Choice, Input::Rows(_)) => {
            let message = in_words(|| "is one text, not rows".to_owned());
            refuse(errors, field.id.clone(), ErrorCode::NotANumber, message, None);
            None
        }
    }
}

fn read_rows(field: &Field, rows: &[Vec<(String, String)>], errors: &mut Vec<FieldError>) -> Option<Value> {
    let errors_before = errors.len();
    let mut values = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let place = u32::try_from(index).ok();
        for (name, _) in row.iter().filter(|(name, _)| field.columns.iter().all(|column| column.id != *name)) {
            let message = in_words(|| "is not a column of these rows".to_owned());
            refuse(errors, cell_name(field, name), ErrorCode::UnknownField, message, place);
        }
        let mut row_values = Vec::with_capacity(field.columns.len());
        for column in field.number_columns() {
            row_values.push(match row.iter().find(|(name, _)| *name == column.id) {
                None => column.default_number(),
                Some((_, typed)) => {
                    let cell = InColumn { field, column, row: index };
                    cell.renamed(errors, |errors, row| read_number(column, typed, row, errors)).unwrap_or_default()
                }
            });
        }
        values.push(row_values);
    }
    (errors.len() == errors_before).then_some(Value::Rows(values))
}

fn read_number(field: &Field, text: &str, row: Option<u32>, errors: &mut Vec<FieldError>) -> Option<Decimal> {
    match parse_decimal(text) {
        Ok(number) => {
            check_number(field, number, field.whole, field.min, text.trim_ascii(), row, errors).then_some(number)
        }
        Err(code) => {
            errors.push(number_error(field, code, text.trim_ascii(), field.whole, field.min, row));
            None
        }
    }
}

fn check_number(
    field: &Field,
    number: Decimal,
    whole: bool,
    min: Option<Decimal>,
    typed: &str,
    row: Option<u32>,
    errors: &mut Vec<FieldError>,
) -> bool {
    let code = broken_bound(field, number, whole, min);
    errors.extend(code.map(|code| number_error(field, code, typed, whole, min, row)));
    code.is_none()
}

/// Which of a field's bounds a number breaks; `whole` and `min` are the field's own or stricter ones.
pub(crate) fn broken_bound(field: &Field, number: Decimal, whole: bool, min: Option<Decimal>) -> Option<ErrorCode> {
    if min.is_some_and(|min| number < min) {
        Some(ErrorCode::BelowMinimum)
    } else if field.max.is_some_and(|max| number > max) {
        Some(ErrorCode::AboveMaximum)
    } else if whole && !is_whole(number) {
        Some(ErrorCode::NotAWholeNumber)
    } else if number.normalize().scale() > field.max_decimals {
        Some(ErrorCode::TooManyDigits)
    } else {
        None
    }
}

/// What the chosen ways ask of other fields. A field that is already wrong is not blamed twice.
fn check_requirements(fields: &[Field], values: &[Option<Value>], errors: &mut Vec<FieldError>) {
    for (field, value) in fields.iter().zip(values) {
        let Some(Value::Choice(chosen)) = value else { continue };
        let Some(choice) = field.choices.get(*chosen) else { continue };
        for requirement in &choice.requires {
            for (other, value) in fields.iter().zip(values) {
                let Some(Value::Number(number)) = value else { continue };
                if other.id == requirement.field {
                    let min = requirement.min.or(other.min);
                    let whole = requirement.whole || other.whole;
                    check_number(other, *number, whole, min, &text(*number), None, errors);
                }
            }
        }
    }
}

/// Notes an error that has no bounds.
#[inline(never)]
fn refuse(errors: &mut Vec<FieldError>, field: String, code: ErrorCode, message: String, row: Option<u32>) {
    errors.push(FieldError { field, code, message, min: None, max: None, max_decimals: None, row });
}

/// The name of a column of rows, `points.uses`.
#[inline(never)]
fn cell_name(field: &Field, column: &str) -> String {
    let mut name = field.id.clone();
    name.push('.');
    name.push_str(column);
    name
}

/// As much of what was typed as a message has room for.
pub(crate) fn beginning(typed: &str) -> &str {
    const ROOM: usize = 40;
    let end = typed.char_indices().nth(ROOM).map_or(typed.len(), |(place, _)| place);
    typed.get(..end).unwrap_or_default()
}

/// One error of a number field: what was wrong, what is accepted, an example.
fn number_error(
    field: &Field,
    code: ErrorCode,
    typed: &str,
    whole: bool,
    min: Option<Decimal>,
    row: Option<u32>,
) -> FieldError {
    let max = field.max;
    let (least, most) = (min.map(text), max.map(text));
    let message = in_words(|| {
        let shown = beginning(typed);
        let what = code.text();
        let decimals = text(field.max_decimals.into());
        let mut message = match code {
            ErrorCode::Required => what.to_owned(),
            ErrorCode::NotANumber => ["\"", shown, "\" ", what].concat(),
            ErrorCode::TooManyDigits => [shown, " has more than ", &decimals, " decimals"].concat(),
            _ => [shown, " ", what].concat(),
        };
        message.push_str(if whole { "; it takes a whole number" } else { "; it takes a number" });
        for (word, bound) in [(" from ", &least), (" to ", &most)] {
            if let Some(bound) = bound {
                message.push_str(word);
                message.push_str(bound);
            }
        }
        message.push_str(", for example ");
        message.push_str(&field.default);
        message
    });
    FieldError {
        field: field.id.clone(),
        min: least,
        max: most,
        max_decimals: (code == ErrorCode::TooManyDigits).then_some(field.max_decimals),
        row,
        code,
        message,
    }
}
