//! From the cells of a row to the customer's value.

use super::beginning::{Column, beginning_of, said_by_delimiter};
use super::customers::Customer;
use super::numbers::{self, DecimalMark, Shown, shown_by};
use super::options::{Holds, Known};
use super::program::Program;
use super::records::Cells;
use super::rejected::{Reason, Rejected};
use super::stop::{Stop, StopCode};
use crate::decimal::Decimal;
use crate::equation::node::Slot;
use crate::error::ErrorCode;
use crate::inputs::{Value, broken_bound};
use crate::model::Model;
use crate::rounding::without_noise;
use crate::schema::{Choice, Field, FieldKind};

/// Which cells hold what, and the equations for each way that a row can choose.
pub(super) struct Valuing {
    model: Model,
    pub(super) width: usize,
    id: Option<usize>,
    numbers: Vec<NumberColumn>,
    choice: Option<(usize, Field)>,
    ways: Vec<Way>,
    headers: Vec<String>,
    pub(super) delimiter: u8,
    mark: Option<DecimalMark>,
}

struct NumberColumn {
    cell: usize,
    slot: Slot,
    field: Field,
}

/// What is the same for all rows that choose the same.
struct Way {
    program: Program,
    /// One for each column of numbers.
    bounds: Vec<Bounds>,
    /// A value of the form that this way does not take.
    refused: Option<(Field, ErrorCode, Option<Decimal>)>,
}

/// Why a row has no value: the column's place if it is one, the field otherwise.
pub(super) struct Refusal {
    reason: Reason,
    column: Place,
    min: Option<Decimal>,
    max: Option<Decimal>,
}

enum Place {
    Cell(usize),
    Field(String),
    Row,
}

/// A row's answer.
pub(super) enum Answer {
    /// V, and what is kept beside it.
    Customer(Decimal, Customer),
    Refused(Refusal),
}

impl Valuing {
    pub(super) fn new(columns: &[Column], known: &Known, delimiter: u8, mark: Option<DecimalMark>) -> Self {
        let place = |wanted: Holds| columns.iter().position(|column| column.holds == Some(wanted));
        let held = columns.iter().enumerate().filter_map(|(cell, column)| match column.holds {
            Some(Holds::Input(slot)) => known.field(slot).map(|field| (cell, Slot(slot), field)),
            _ => None,
        });
        let held: Vec<(usize, Slot, &Field)> = held.collect();
        let numbers = held.iter().filter(|(_, _, field)| field.kind == FieldKind::Number);
        let numbers: Vec<NumberColumn> = numbers
            .map(|(cell, slot, field)| NumberColumn { cell: *cell, slot: *slot, field: (*field).clone() })
            .collect();
        let choice = held.iter().find(|(_, _, field)| field.kind == FieldKind::Choice);
        let choice = choice.map(|(cell, slot, field)| (*cell, *slot, *field));
        let ways = match choice {
            Some((_, slot, field)) => {
                (0..field.choices.len()).map(|chosen| Way::new(known, &numbers, Some((slot, chosen)))).collect()
            }
            None => vec![Way::new(known, &numbers, None)],
        };
        Self {
            model: known.model.clone(),
            width: columns.len(),
            id: place(Holds::Id),
            numbers,
            choice: choice.map(|(cell, _, field)| (cell, field.clone())),
            ways,
            headers: columns.iter().map(|column| column.name.clone()).collect(),
            delimiter,
            mark,
        }
    }

    /// The customer's name.
    pub(super) fn id<'r>(&self, cells: Cells<'r>, line: u64) -> Result<&'r [u8], Stop> {
        let id = self.id.map(|place| cells.get(place)).unwrap_or_default();
        match std::str::from_utf8(id) {
            Ok(_) => Ok(id),
            Err(_) => Err(StopCode::NotUtf8.at(line)),
        }
    }

    /// Works a row out.
    #[inline]
    pub(super) fn value(&mut self, cells: Cells<'_>, line: u64) -> Result<Answer, Stop> {
        if cells.len() != self.width {
            return Ok(refused(Reason::WrongColumnCount, Place::Row));
        }
        let chosen = match &self.choice {
            None => 0,
            Some((place, field)) => {
                let place = *place;
                let id = cells.get(place);
                match field.choices.iter().position(|choice| choice.id.as_bytes() == id) {
                    Some(chosen) => chosen,
                    None if id.is_empty() => {
                        return Ok(refused(Reason::Field(ErrorCode::Required), Place::Cell(place)));
                    }
                    None => return Ok(refused(Reason::Field(ErrorCode::UnknownChoice), Place::Cell(place))),
                }
            }
        };
        let Some(way) = self.ways.get_mut(chosen) else { return Ok(refused(Reason::WrongColumnCount, Place::Row)) };
        for (column, bounds) in self.numbers.iter().zip(&way.bounds) {
            let cell = cells.get(column.cell);
            let mark = match self.mark {
                Some(mark) => mark,
                None => match mark_of(cell, self.delimiter) {
                    Ok(mark) => {
                        self.mark = mark;
                        mark.unwrap_or(DecimalMark::Point)
                    }
                    Err(stop) => {
                        let header = self.headers.get(column.cell).cloned();
                        let text = Some(beginning_of(cell));
                        return Err(Stop { column: header, text, ..stop.at(line) });
                    }
                },
            };
            let code = match numbers::read(cell, mark) {
                Ok(value) if bounds.surely_hold(value) => {
                    way.program.set(column.slot, value);
                    continue;
                }
                Ok(value) => match broken_bound(&column.field, value, bounds.whole, bounds.min) {
                    None => {
                        way.program.set(column.slot, value);
                        continue;
                    }
                    Some(code) => code,
                },
                Err(code) => code,
            };
            let (min, max) = (bounds.min, column.field.max);
            return Ok(Answer::Refused(Refusal {
                reason: Reason::Field(code),
                column: Place::Cell(column.cell),
                min,
                max,
            }));
        }
        if let Some((field, code, min)) = &way.refused {
            let column = Place::Field(field.id.clone());
            let reason = Reason::Field(*code);
            return Ok(Answer::Refused(Refusal { reason, column, min: *min, max: field.max }));
        }
        match way.program.run() {
            Ok(()) => {
                let [value, sustained, loss] = [0, 1, 2].map(|place| way.program.output(place));
                Ok(Answer::Customer(without_noise(value), Customer { sustained, loss, ..Customer::default() }))
            }
            Err(number) => Ok(refused(Reason::NotDefined(self.model.reason(number)), Place::Row)),
        }
    }

    /// A refusal as it is kept.
    pub(super) fn rejected(&self, refusal: &Refusal, cells: Cells<'_>, line: u64) -> (Reason, Rejected) {
        let (column, cell) = match &refusal.column {
            Place::Cell(place) => (self.headers.get(*place).cloned().unwrap_or_default(), cells.get(*place)),
            Place::Field(id) => (id.clone(), &[][..]),
            Place::Row => (String::new(), cells.get(0)),
        };
        let (min, max) = (refusal.min, refusal.max);
        let reason = refusal.reason.clone();
        (reason.clone(), Rejected { line, column, reason, text: beginning_of(cell), min, max })
    }
}

impl Refusal {
    pub(super) fn reason(&self) -> Reason {
        self.reason.clone()
    }
}

fn refused(reason: Reason, column: Place) -> Answer {
    Answer::Refused(Refusal { reason, column, min: None, max: None })
}

/// The decimal mark that a cell shows, if any; an error where it could be either and nothing decides.
#[inline(never)]
fn mark_of(cell: &[u8], delimiter: u8) -> Result<Option<DecimalMark>, StopCode> {
    match shown_by(cell) {
        Shown::Nothing => Ok(None),
        Shown::Mark(mark) => Ok(Some(mark)),
        Shown::Either(mark) => said_by_delimiter(mark, delimiter).map(Some).ok_or(StopCode::AmbiguousNumber),
    }
}

impl Way {
    fn new(known: &Known, numbers: &[NumberColumn], chosen: Option<(Slot, usize)>) -> Self {
        let mut values = known.values.clone();
        if let Some((slot, chosen)) = chosen
            && let Some(value) = values.get_mut(slot.0)
        {
            *value = Value::Choice(chosen);
        }
        let fields = &known.model.schema().inputs;
        let choices: Vec<&Choice> = fields
            .iter()
            .zip(&values)
            .filter_map(|(field, value)| match value {
                Value::Choice(chosen) => field.choices.get(*chosen),
                _ => None,
            })
            .collect();
        let asked = |field: &Field| {
            let asked = choices.iter().flat_map(|choice| &choice.requires).filter(|asked| asked.field == field.id);
            asked.fold((field.whole, field.min), |(whole, min), asked| (whole || asked.whole, asked.min.or(min)))
        };
        let is_column = |place: usize| numbers.iter().any(|column| column.slot.0 == place);
        let mut form = fields.iter().zip(&values).enumerate().filter(|(place, _)| !is_column(*place));
        let refused = form.find_map(|(_, (field, value))| {
            let Value::Number(number) = value else { return None };
            let (whole, min) = asked(field);
            broken_bound(field, *number, whole, min).map(|code| (field.clone(), code, min))
        });
        let slots: Vec<Slot> = numbers.iter().map(|column| column.slot).collect();
        Self {
            program: Program::new(&known.model, &values, &slots, &known.outputs),
            bounds: numbers.iter().map(|column| Bounds::new(&column.field, asked(&column.field))).collect(),
            refused,
        }
    }
}

/// The bounds of a column, with a quick way to see that a number keeps them.
struct Bounds {
    whole: bool,
    min: Option<Decimal>,
    /// The greatest digits by the number of decimals.
    most: [u64; 19],
    /// The same of numbers below zero, without their sign; nothing where some of them are too small.
    most_below_zero: [u64; 19],
}

impl Bounds {
    fn new(field: &Field, (whole, min): (bool, Option<Decimal>)) -> Self {
        let digits = |bound: Option<Decimal>| {
            let mut most = [0_u64; 19];
            for (decimals, most) in (0_u32..).zip(&mut most) {
                if decimals > field.max_decimals || (whole && decimals > 0) {
                    break;
                }
                let unit = Decimal::from(10_u64.saturating_pow(decimals));
                let product = bound.map(|bound| bound.abs().checked_mul(unit).unwrap_or(Decimal::MAX));
                *most = match product {
                    Some(product) => u64::try_from(product.trunc().mantissa()).unwrap_or(u64::MAX),
                    None => u64::MAX,
                };
            }
            most
        };
        let nothing = [0; 19];
        let starts_above_zero = min.is_some_and(|min| min > Decimal::ZERO);
        let ends_below_zero = field.max.is_some_and(|max| max < Decimal::ZERO);
        let goes_below_zero = min.is_none_or(|min| min < Decimal::ZERO);
        Self {
            whole,
            min,
            most: if starts_above_zero || ends_below_zero { nothing } else { digits(field.max) },
            most_below_zero: if goes_below_zero && !ends_below_zero { digits(min) } else { nothing },
        }
    }

    /// Whether it is certain that a number keeps the bounds; if not, `broken_bound` says.
    #[inline]
    fn surely_hold(&self, value: Decimal) -> bool {
        let parts = value.unpack();
        let most = if parts.negative { &self.most_below_zero } else { &self.most };
        let most = usize::try_from(parts.scale).ok().and_then(|decimals| most.get(decimals));
        let digits = u64::from(parts.mid) << 32 | u64::from(parts.lo);
        // A bound that leaves no room is 0, where 0 itself may be out of bounds.
        parts.hi == 0 && most.is_some_and(|most| digits <= *most && *most > 0)
    }
}
