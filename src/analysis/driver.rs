//! A driver: a number of a model's inputs that can be varied while all others stay.

use crate::decimal::{Decimal, multiply, subtract};
use crate::equation::evaluate::Evaluator;
use crate::equation::node::Slot;
use crate::inputs::Value;
use crate::model::Model;
use crate::rounding::half_away_from_zero;
use crate::schema::{Field, FieldKind, Unit};

/// What is varied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Number,
    /// One cell of an input's rows.
    Cell {
        row: usize,
        column: usize,
    },
    /// All cells of a column together.
    Column {
        column: usize,
    },
}

/// A number field, a cell or a column of rows, with what it may be set to while the chosen ways stay chosen.
#[derive(Clone, Debug)]
pub(crate) struct Driver<'m> {
    /// The id of the field, with that of the column behind a point.
    pub(crate) id: String,
    pub(crate) field: &'m Field,
    /// The present value; of a column, that of its first row.
    pub(crate) value: Decimal,
    pub(crate) min: Decimal,
    pub(crate) max: Decimal,
    pub(crate) whole: bool,
    place: usize,
    reach: Reach,
}

impl Driver<'_> {
    /// The most decimals that the driver takes.
    pub(crate) const fn places(&self) -> u32 {
        if self.whole { 0 } else { self.field.max_decimals }
    }

    /// A value as the driver takes it: to its decimals, within its bounds.
    pub(crate) fn within(&self, value: Decimal) -> Decimal {
        half_away_from_zero(value, self.places()).clamp(self.min, self.max)
    }

    /// Whether all cells of a column are varied together: then there is no one value to speak of.
    pub(crate) fn is_column(&self) -> bool {
        matches!(self.reach, Reach::Column { .. })
    }

    /// Whether a sensitivity moves it by whole steps: counts, and years, since half a year more is no one's question.
    pub(crate) fn moves_in_wholes(&self) -> bool {
        self.whole || self.field.unit == Unit::Years
    }

    pub(crate) const fn slot(&self) -> Slot {
        Slot(self.place)
    }

    /// Sets a number or a cell.
    pub(crate) fn set(&self, evaluator: &mut Evaluator<'_>, values: &[Value], to: Decimal) {
        match self.reach {
            Reach::Number => evaluator.set(self.slot(), to),
            Reach::Cell { row, column } => {
                let there = |at: usize, cells: &mut Vec<Decimal>| {
                    if let (true, Some(cell)) = (at == row, cells.get_mut(column)) {
                        *cell = to;
                    }
                };
                self.set_cells(evaluator, values, there);
            }
            Reach::Column { .. } => {}
        }
    }

    /// Multiplies every cell of a column.
    pub(crate) fn scale(&self, evaluator: &mut Evaluator<'_>, values: &[Value], by: Decimal) {
        let Reach::Column { column } = self.reach else { return };
        let there = |_, cells: &mut Vec<Decimal>| {
            if let Some(cell) = cells.get_mut(column) {
                *cell = self.within(multiply(*cell, by).unwrap_or(*cell));
            }
        };
        self.set_cells(evaluator, values, there);
    }

    fn set_cells(&self, evaluator: &mut Evaluator<'_>, values: &[Value], change: impl Fn(usize, &mut Vec<Decimal>)) {
        let Some(Value::Rows(rows)) = values.get(self.place) else { return };
        let mut rows = rows.clone();
        rows.iter_mut().enumerate().for_each(|(at, cells)| change(at, cells));
        evaluator.set_rows(self.slot(), rows);
    }

    /// Puts the driver back where it was.
    pub(crate) fn restore(&self, evaluator: &mut Evaluator<'_>, values: &[Value]) {
        match self.reach {
            Reach::Number => evaluator.set(self.slot(), self.value),
            Reach::Cell { .. } | Reach::Column { .. } => self.set_cells(evaluator, values, |_, _| {}),
        }
    }

    /// The width of its usual range.
    pub(crate) fn usual_range(&self) -> Decimal {
        let ends =
            self.field.slider.as_ref().map(|slider| [&slider.min, &slider.max].map(|end| crate::parse_decimal(end)));
        match ends {
            Some([Ok(min), Ok(max)]) => subtract(max, min).unwrap_or_default(),
            _ => Decimal::ZERO,
        }
    }
}

impl Model {
    /// Every driver of the model: its number fields, and the columns of its rows.
    pub(crate) fn drivers(&self, values: &[Value]) -> Vec<Driver<'_>> {
        let mut drivers = Vec::new();
        for (place, field) in self.schema().inputs.iter().enumerate() {
            match (field.kind, values.get(place)) {
                (FieldKind::Number, Some(Value::Number(value))) => {
                    drivers.push(self.number(place, field, *value, values))
                }
                (FieldKind::Rows, Some(Value::Rows(rows))) => {
                    for (column, cell) in field.number_columns().enumerate() {
                        let value = rows.first().and_then(|row| row.get(column)).copied().unwrap_or_default();
                        drivers.push(in_rows(field, cell, place, value, Reach::Column { column }));
                    }
                }
                _ => {}
            }
        }
        drivers
    }

    /// The driver of a field's id, or of "field.column" and a row.
    pub(crate) fn driver(&self, values: &[Value], id: &str, row: Option<usize>) -> Option<Driver<'_>> {
        let (field_id, column_id) = id.split_once('.').map_or((id, None), |(field, column)| (field, Some(column)));
        let place = self.schema().inputs.iter().position(|field| field.id == field_id)?;
        let (field, value) = (self.schema().inputs.get(place)?, values.get(place)?);
        match (value, column_id, row) {
            (Value::Number(value), None, None) => Some(self.number(place, field, *value, values)),
            (Value::Rows(rows), Some(column_id), Some(row)) => {
                let (column, cell) = field.number_columns().enumerate().find(|(_, cell)| cell.id == column_id)?;
                let value = *rows.get(row)?.get(column)?;
                Some(in_rows(field, cell, place, value, Reach::Cell { row, column }))
            }
            _ => None,
        }
    }

    fn number<'m>(&self, place: usize, field: &'m Field, value: Decimal, values: &[Value]) -> Driver<'m> {
        let (whole, least) = self.bounds_of(field, values);
        let min = least.or(field.min);
        let (min, max) = (min.unwrap_or(Decimal::MIN), field.max.unwrap_or(Decimal::MAX));
        Driver { id: field.id.clone(), field, value, min, max, whole, place, reach: Reach::Number }
    }
}

fn in_rows<'m>(field: &Field, column: &'m Field, place: usize, value: Decimal, reach: Reach) -> Driver<'m> {
    let id = [field.id.as_str(), ".", &column.id].concat();
    let (min, max) = (column.min.unwrap_or(Decimal::MIN), column.max.unwrap_or(Decimal::MAX));
    Driver { id, field: column, value, min, max, whole: column.whole, place, reach }
}
