//! What a model tells the world about itself: its fields, its outputs, its chart.

use serde::Serialize;

use crate::decimal::{Decimal, parse_decimal};
use crate::equation::Symbol;
use crate::equation::markup::Markup;

/// What a number is a number of.
///
/// ```
/// assert_ne!(value_calculator::Unit::Years, value_calculator::Unit::Year);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// An amount in the page's currency.
    Money,
    /// An amount in the page's currency a year.
    MoneyPerYear,
    /// A share: a fraction, 0.15 is 15 %.
    Rate,
    /// A rate a year: a fraction, 0.0578 is 5.78 % a year.
    RatePerYear,
    /// A length of time in years.
    Years,
    /// A year's number: 0 is at once, 4 is in the fourth year.
    Year,
    /// How many there are.
    Count,
    /// A quotient of two amounts, read as "4.5 : 1".
    Ratio,
    /// A plain factor.
    Factor,
    /// No number at all: a choice.
    None,
}

/// Where a field, a method or an output comes from.
///
/// ```
/// assert_ne!(value_calculator::Origin::Article, value_calculator::Origin::Added);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The article's text says so, or it follows by arithmetic from its own numbers.
    Article,
    /// The article's formula picture is lost; this is inferred from its text and numbers.
    Reconstructed,
    /// The article does not have it.
    Added,
}

/// How a field is filled in.
///
/// ```
/// assert_ne!(value_calculator::FieldKind::Number, value_calculator::FieldKind::Choice);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// A decimal number.
    Number,
    /// One of a few named ways.
    Choice,
    /// Any number of rows, each with a number in every column.
    Rows,
}

/// The usual range of a field, for a slider; typing reaches the whole range.
///
/// ```
/// let schema = value_calculator::model("customer-value")?.schema();
/// assert_eq!(schema.inputs[0].slider.as_ref().map(|slider| slider.step), Some("100"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Slider {
    /// The left end.
    pub min: &'static str,
    /// The right end.
    pub max: &'static str,
    /// The distance between two stops.
    pub step: &'static str,
}

/// While a choice is chosen, another field takes less than usual.
///
/// ```
/// let schema = value_calculator::model("customer-value")?.schema();
/// let method = schema.inputs.iter().find(|field| field.id == "method").unwrap();
/// let example = method.choices.iter().find(|choice| choice.id == "source-example").unwrap();
/// assert!(example.requires[0].whole);
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Requirement {
    /// The other field.
    pub field: &'static str,
    /// It takes whole numbers only.
    pub whole: bool,
    /// It takes nothing below this.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub min: Option<Decimal>,
}

/// One way of a choice field.
///
/// ```
/// let schema = value_calculator::model("customer-value")?.schema();
/// let method = schema.inputs.iter().find(|field| field.id == "method").unwrap();
/// assert_eq!(method.choices[0].id, "yearly-sum");
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ChoiceSchema"))]
pub struct Choice {
    /// Its id on the wire.
    pub id: &'static str,
    /// Where it comes from.
    pub origin: Origin,
    /// What it asks of other fields.
    pub requires: &'static [Requirement],
    /// Amounts that come of it are shown in whole units, as its source shows them.
    pub whole_money: bool,
}

impl Requirement {
    /// The field takes whole numbers only.
    pub(crate) const fn whole(field: &'static str) -> Self {
        Self { field, whole: true, min: None }
    }

    /// The field takes nothing below this.
    pub(crate) const fn at_least(field: &'static str, min: Decimal) -> Self {
        Self { field, whole: false, min: Some(min) }
    }
}

impl Choice {
    pub(crate) const fn new(id: &'static str, origin: Origin) -> Self {
        Self { id, origin, requires: &[], whole_money: false }
    }

    pub(crate) const fn requiring(self, requires: &'static [Requirement]) -> Self {
        Self { requires, ..self }
    }

    pub(crate) const fn in_whole_money(self) -> Self {
        Self { whole_money: true, ..self }
    }
}

/// An input of a model: its unit, its bounds, its default.
///
/// ```
/// let schema = value_calculator::model("customer-value")?.schema();
/// let rate = schema.inputs.iter().find(|field| field.id == "discount_rate").unwrap();
/// assert_eq!((rate.key, rate.default), ("i", "0.0578"));
/// assert_eq!(rate.min.map(|min| min.to_string()).as_deref(), Some("-0.99"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "FieldSchema"))]
pub struct Field {
    /// Its name on the wire, in Rust and in documents.
    pub id: &'static str,
    /// Its short name in links.
    pub key: &'static str,
    /// How equations write it.
    #[serde(serialize_with = "symbol_as_markup")]
    #[cfg_attr(test, ts(type = "Markup | null"))]
    pub symbol: Option<Symbol>,
    /// What it is a number of.
    pub unit: Unit,
    /// How it is filled in.
    pub kind: FieldKind,
    /// The group of fields it is shown in.
    pub group: &'static str,
    /// Whether it stands among the further inputs.
    pub advanced: bool,
    /// Where it comes from.
    pub origin: Origin,
    /// A plain decimal, the id of a choice, or nothing for rows.
    pub default: &'static str,
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
    pub choices: &'static [Choice],
    /// The columns of a field of rows.
    pub columns: &'static [Field],
}

fn symbol_as_markup<S: serde::Serializer>(symbol: &Option<Symbol>, serializer: S) -> Result<S::Ok, S::Error> {
    symbol.map(Markup::from).serialize(serializer)
}

/// 10^15: the largest amount of money, in any currency.
const LARGEST_AMOUNT: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);
/// −10^15: the lowest amount, where amounts may be negative.
const LOWEST_AMOUNT: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, true, 0);
/// 10^12: the largest count.
const LARGEST_COUNT: Decimal = Decimal::from_parts(3_567_587_328, 232, 0, false, 0);

/// A field as a model file writes it. The bounds are those of its kind of number, stated here once for all models.
impl Field {
    const fn number(key: &'static str, symbol: Symbol, unit: Unit, max_decimals: u32) -> Self {
        Self {
            id: "",
            key,
            symbol: Some(symbol),
            unit,
            kind: FieldKind::Number,
            group: "",
            advanced: false,
            origin: Origin::Article,
            default: "0",
            min: Some(Decimal::ZERO),
            max: None,
            max_decimals,
            whole: false,
            slider: None,
            choices: &[],
            columns: &[],
        }
    }

    /// An amount of money from 0 to 10^15.
    pub(crate) const fn amount(key: &'static str, symbol: Symbol) -> Self {
        Self { max: Some(LARGEST_AMOUNT), ..Self::number(key, symbol, Unit::Money, 10) }
    }

    /// An amount of money a year from 0 to 10^15.
    pub(crate) const fn yearly_amount(key: &'static str, symbol: Symbol) -> Self {
        Self { unit: Unit::MoneyPerYear, ..Self::amount(key, symbol) }
    }

    /// A share from 0 to 100 %.
    pub(crate) const fn share(key: &'static str, symbol: Symbol) -> Self {
        Self { max: Some(Decimal::ONE), ..Self::number(key, symbol, Unit::Rate, 20) }
    }

    /// A share a year from 0 to 100 %.
    pub(crate) const fn yearly_share(key: &'static str, symbol: Symbol) -> Self {
        Self { unit: Unit::RatePerYear, ..Self::share(key, symbol) }
    }

    /// A discount rate a year from −99 % to 1000 %.
    pub(crate) const fn discount_rate(key: &'static str, symbol: Symbol) -> Self {
        Self {
            min: Some(Decimal::from_parts(99, 0, 0, true, 2)),
            max: Some(Decimal::TEN),
            ..Self::number(key, symbol, Unit::RatePerYear, 20)
        }
    }

    /// A length of time from 0 to 100 years, fractions allowed.
    pub(crate) const fn years(key: &'static str, symbol: Symbol) -> Self {
        Self { max: Some(Decimal::ONE_HUNDRED), ..Self::number(key, symbol, Unit::Years, 10) }
    }

    /// A whole count from 0 to 10^12.
    pub(crate) const fn count(key: &'static str, symbol: Symbol) -> Self {
        Self { max: Some(LARGEST_COUNT), whole: true, ..Self::number(key, symbol, Unit::Count, 0) }
    }

    /// One of a few named ways; the first is the default.
    pub(crate) const fn choice(key: &'static str, choices: &'static [Choice]) -> Self {
        Self {
            symbol: None,
            kind: FieldKind::Choice,
            default: match choices {
                [first, ..] => first.id,
                [] => "",
            },
            min: None,
            choices,
            ..Self::number(key, Symbol::new(""), Unit::None, 0)
        }
    }

    /// Any number of rows; none are there at first.
    #[cfg(test)]
    pub(crate) const fn rows(key: &'static str, columns: &'static [Field]) -> Self {
        Self {
            symbol: None,
            kind: FieldKind::Rows,
            default: "",
            min: None,
            columns,
            ..Self::number(key, Symbol::new(""), Unit::None, 0)
        }
    }

    pub(crate) const fn named(mut self, id: &'static str) -> Self {
        self.id = id;
        self
    }

    pub(crate) const fn in_group(mut self, group: &'static str) -> Self {
        self.group = group;
        self
    }

    pub(crate) const fn by_default(mut self, default: &'static str) -> Self {
        self.default = default;
        self
    }

    pub(crate) const fn may_be_negative(mut self) -> Self {
        self.min = Some(LOWEST_AMOUNT);
        self
    }

    pub(crate) const fn usually(mut self, min: &'static str, max: &'static str, step: &'static str) -> Self {
        self.slider = Some(Slider { min, max, step });
        self
    }

    /// Shown among the further inputs.
    pub(crate) const fn further(mut self) -> Self {
        self.advanced = true;
        self
    }

    pub(crate) const fn marked(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }

    /// The default of a number field. Every model's defaults are read by a test.
    pub(crate) fn default_number(&self) -> Decimal {
        parse_decimal(self.default).unwrap_or_default()
    }
}

impl From<&Field> for Decimal {
    /// The field's default.
    fn from(field: &Field) -> Self {
        field.default_number()
    }
}

/// How much of a result's place an output takes.
///
/// ```
/// assert_ne!(value_calculator::Prominence::Headline, value_calculator::Prominence::Detail);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Prominence {
    /// The one big number.
    Headline,
    /// Beside it.
    Featured,
    /// Among the further figures.
    Detail,
}

/// An output of a model.
///
/// ```
/// let schema = value_calculator::model("customer-value")?.schema();
/// assert_eq!(schema.outputs[0].id, "customer_value");
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "OutputSchema"))]
pub struct Output {
    /// Its name on the wire, in Rust and in documents.
    pub id: &'static str,
    /// How equations write it.
    #[serde(serialize_with = "symbol_as_markup")]
    #[cfg_attr(test, ts(type = "Markup | null"))]
    pub symbol: Option<Symbol>,
    /// What it is a number of.
    pub unit: Unit,
    /// Where it comes from.
    pub origin: Origin,
    /// How much of the result's place it takes.
    pub prominence: Prominence,
}

impl Output {
    pub(crate) const fn new(unit: Unit, origin: Origin, prominence: Prominence) -> Self {
        Self { id: "", symbol: None, unit, origin, prominence }
    }

    pub(crate) const fn named(mut self, id: &'static str) -> Self {
        self.id = id;
        self
    }
}

/// A column of the year-by-year schedule.
///
/// ```
/// let schema = value_calculator::model("customer-value")?.schema();
/// assert_eq!(schema.schedule[0].id, "year");
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ColumnSchema"))]
pub struct Column {
    /// Its name on the wire.
    pub id: &'static str,
    /// What it is a number of.
    pub unit: Unit,
}

/// The picture of a model: some outputs against one input, from `from` to twice the input's present value, at least
/// `least_to` and at most `most_to`.
///
/// ```
/// let chart = value_calculator::model("customer-value")?.schema().chart.as_ref().unwrap();
/// assert_eq!((chart.input, chart.least_to), ("retention_years", "15"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ChartSchema"))]
pub struct Chart {
    /// The input along the axis.
    pub input: &'static str,
    /// Where the axis begins.
    pub from: &'static str,
    /// Where it ends at the earliest.
    pub least_to: &'static str,
    /// Where it ends at the latest.
    pub most_to: &'static str,
    /// The distance between two points.
    pub step: &'static str,
    /// Outputs of one unit, drawn as lines.
    pub series: &'static [&'static str],
    /// An output that is a point on the axis.
    pub mark: Option<&'static str>,
}

/// Everything a form, a chart, a table and a link need to know of a model.
///
/// ```
/// let schema = value_calculator::model("customer-value")?.schema();
/// assert_eq!(schema.groups, ["customer", "time", "repeat", "base"]);
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ModelSchema"))]
pub struct Schema {
    /// The model's name on the wire.
    pub id: &'static str,
    /// Its inputs, in the order of the form.
    pub inputs: &'static [Field],
    /// Its outputs, in the order of the result.
    pub outputs: Vec<Output>,
    /// The groups of its inputs, in their order.
    pub groups: &'static [&'static str],
    /// Its picture.
    pub chart: Option<Chart>,
    /// The columns of its year-by-year schedule; none where it has no schedule.
    pub schedule: Vec<Column>,
}
