//! An input of a model, and how a model file writes it.

use serde::Serialize;

#[cfg(not(target_arch = "wasm32"))]
use super::texts;
use super::{Choice, FieldKind, Origin, Slider, Unit};
use crate::decimal::{Decimal, parse_decimal};
use crate::equation::Symbol;

/// An input of a model: its unit, its bounds, its default.
///
/// ```
/// let schema = value_calculator::model("customer-value")?.schema();
/// let rate = schema.inputs.iter().find(|field| field.id == "discount_rate").unwrap();
/// assert_eq!((rate.key.as_str(), rate.default.as_str()), ("i", "0.0578"));
/// assert_eq!(rate.min.map(|min| min.to_string()).as_deref(), Some("-0.99"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "FieldSchema"))]
pub struct Field {
    /// Its name on the wire, in Rust and in documents.
    pub id: String,
    /// Its short name in links.
    pub key: String,
    /// How equations write it.
    #[cfg_attr(test, ts(type = "Markup | null"))]
    pub symbol: Option<Symbol>,
    /// What it is a number of.
    pub unit: Unit,
    /// How it is filled in.
    pub kind: FieldKind,
    /// The group of fields it is shown in.
    pub group: String,
    /// Whether it stands among the further inputs.
    pub advanced: bool,
    /// Where it comes from.
    pub origin: Origin,
    /// A plain decimal, the id of a choice, or nothing for rows and texts.
    pub default: String,
    /// The rows that are there at first, a cell a column. A text is a code, to be put into words.
    pub default_rows: Vec<Vec<String>>,
    /// The least value.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub min: Option<Decimal>,
    /// The greatest value.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub max: Option<Decimal>,
    /// The most decimals.
    pub max_decimals: u32,
    /// Whole numbers only.
    pub whole: bool,
    /// The usual range, where a slider helps.
    pub slider: Option<Slider>,
    /// The ways of a choice field.
    pub choices: Vec<Choice>,
    /// The columns of a field of rows.
    pub columns: Vec<Field>,
}

/// 10^15: the largest amount of money, in any currency.
#[cfg(not(target_arch = "wasm32"))]
const LARGEST_AMOUNT: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);
/// −10^15: the lowest amount, where amounts may be negative.
#[cfg(not(target_arch = "wasm32"))]
const LOWEST_AMOUNT: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, true, 0);
/// 10^12: the largest count.
#[cfg(not(target_arch = "wasm32"))]
const LARGEST_COUNT: Decimal = Decimal::from_parts(3_567_587_328, 232, 0, false, 0);

/// A field as a model file writes it. The bounds are those of its kind of number, stated here once for all models.
#[cfg(not(target_arch = "wasm32"))]
impl Field {
    fn number(key: &str, symbol: Symbol, unit: Unit, max_decimals: u32) -> Self {
        Self {
            id: String::new(),
            key: key.to_owned(),
            symbol: Some(symbol),
            unit,
            kind: FieldKind::Number,
            group: String::new(),
            advanced: false,
            origin: Origin::Article,
            default: "0".to_owned(),
            default_rows: Vec::new(),
            min: Some(Decimal::ZERO),
            max: None,
            max_decimals,
            whole: false,
            slider: None,
            choices: Vec::new(),
            columns: Vec::new(),
        }
    }

    /// An amount of money from 0 to 10^15.
    pub(crate) fn amount(key: &str, symbol: Symbol) -> Self {
        Self { max: Some(LARGEST_AMOUNT), ..Self::number(key, symbol, Unit::Money, 10) }
    }

    /// An amount of money a year from 0 to 10^15.
    pub(crate) fn yearly_amount(key: &str, symbol: Symbol) -> Self {
        Self { unit: Unit::MoneyPerYear, ..Self::amount(key, symbol) }
    }

    /// A share from 0 to 100 %.
    pub(crate) fn share(key: &str, symbol: Symbol) -> Self {
        Self { max: Some(Decimal::ONE), ..Self::number(key, symbol, Unit::Rate, 20) }
    }

    /// A share a year from 0 to 100 %.
    pub(crate) fn yearly_share(key: &str, symbol: Symbol) -> Self {
        Self { unit: Unit::RatePerYear, ..Self::share(key, symbol) }
    }

    /// A discount rate a year from −99 % to 1000 %.
    pub(crate) fn discount_rate(key: &str, symbol: Symbol) -> Self {
        Self {
            min: Some(Decimal::from_parts(99, 0, 0, true, 2)),
            max: Some(Decimal::TEN),
            ..Self::number(key, symbol, Unit::RatePerYear, 20)
        }
    }

    /// A length of time from 0 to 100 years, fractions allowed.
    pub(crate) fn years(key: &str, symbol: Symbol) -> Self {
        Self { max: Some(Decimal::ONE_HUNDRED), ..Self::number(key, symbol, Unit::Years, 10) }
    }

    /// A whole count from 0 to 10^12.
    pub(crate) fn count(key: &str, symbol: Symbol) -> Self {
        Self { max: Some(LARGEST_COUNT), whole: true, ..Self::number(key, symbol, Unit::Count, 0) }
    }

    /// A number of things that need not be whole, from 0 to 10^15: uses a year, items on average.
    pub(crate) fn quantity(key: &str, symbol: Symbol) -> Self {
        Self { unit: Unit::Count, ..Self::amount(key, symbol) }
    }

    /// A plain factor from 0 to 10^15.
    pub(crate) fn factor(key: &str, symbol: Symbol) -> Self {
        Self { unit: Unit::Factor, ..Self::amount(key, symbol) }
    }

    /// One of a few named ways; the first is the default.
    pub(crate) fn choice(key: &str, choices: Vec<Choice>) -> Self {
        let default = choices.first().map(|first| first.id.clone()).unwrap_or_default();
        Self { kind: FieldKind::Choice, default, choices, ..Self::without_number(key) }
    }

    /// Any number of rows, and those that are there at first.
    pub(crate) fn rows(key: &str, columns: Vec<Self>, default_rows: &[&[&str]]) -> Self {
        let default_rows = default_rows.iter().map(|row| texts(row)).collect();
        Self { kind: FieldKind::Rows, columns, default_rows, ..Self::without_number(key) }
    }

    /// A text that is only shown: the name of a row.
    pub(crate) fn text(key: &str) -> Self {
        Self { kind: FieldKind::Text, ..Self::without_number(key) }
    }

    fn without_number(key: &str) -> Self {
        Self { symbol: None, default: String::new(), min: None, ..Self::number(key, Symbol::new(""), Unit::None, 0) }
    }

    /// Within these bounds instead of the usual ones of its kind.
    pub(crate) fn between(mut self, min: u32, max: u32) -> Self {
        self.min = Some(Decimal::from_parts(min, 0, 0, false, 0));
        self.max = Some(Decimal::from_parts(max, 0, 0, false, 0));
        self
    }

    /// Whole numbers only.
    pub(crate) fn whole(mut self) -> Self {
        self.whole = true;
        self.max_decimals = 0;
        self
    }

    /// Counted in this unit.
    pub(crate) fn in_unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    pub(crate) fn named(mut self, id: &str) -> Self {
        self.id = id.to_owned();
        self
    }

    pub(crate) fn in_group(mut self, group: &str) -> Self {
        self.group = group.to_owned();
        self
    }

    pub(crate) fn by_default(mut self, default: &str) -> Self {
        self.default = default.to_owned();
        self
    }

    pub(crate) fn may_be_negative(mut self) -> Self {
        self.min = Some(LOWEST_AMOUNT);
        self
    }

    pub(crate) fn usually(mut self, min: &str, max: &str, step: &str) -> Self {
        self.slider = Some(Slider { min: min.to_owned(), max: max.to_owned(), step: step.to_owned() });
        self
    }

    /// Shown among the further inputs.
    pub(crate) fn further(mut self) -> Self {
        self.advanced = true;
        self
    }

    pub(crate) fn marked(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }
}

impl Field {
    /// The columns of a field of rows that hold numbers.
    pub(crate) fn number_columns(&self) -> impl Iterator<Item = &Self> {
        self.columns.iter().filter(|column| column.kind == FieldKind::Number)
    }

    /// The numbers of the rows that are there at first.
    pub(crate) fn default_value_rows(&self) -> Vec<Vec<Decimal>> {
        let mut rows = Vec::with_capacity(self.default_rows.len());
        for texts in &self.default_rows {
            let mut row = Vec::with_capacity(texts.len());
            for (column, text) in self.columns.iter().zip(texts) {
                if column.kind == FieldKind::Number {
                    row.push(parse_decimal(text).unwrap_or_default());
                }
            }
            rows.push(row);
        }
        rows
    }

    /// The default of a number field. Every model's defaults are read by a test.
    pub(crate) fn default_number(&self) -> Decimal {
        parse_decimal(&self.default).unwrap_or_default()
    }
}

impl From<&Field> for Decimal {
    /// The field's default.
    fn from(field: &Field) -> Self {
        field.default_number()
    }
}
