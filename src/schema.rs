//! What a model tells the world about itself: its fields, its outputs, its chart.

mod field;

use serde::Serialize;

pub use self::field::Field;
use crate::decimal::Decimal;
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
    /// A length of time in seconds.
    Seconds,
    /// A length of time in hours.
    Hours,
    /// A length of time in days.
    Days,
    /// A quotient of two amounts, read as "4.5 : 1".
    Ratio,
    /// A plain factor.
    Factor,
    /// No number at all: a choice.
    None,
}

impl Unit {
    /// The decimals with which a value of this unit is shown, a rate as a fraction: what `solve` is exact to.
    pub(crate) const fn shown_decimals(self) -> u32 {
        match self {
            Self::Rate | Self::RatePerYear => 4,
            Self::Factor => 6,
            Self::Year | Self::None => 0,
            _ => 2,
        }
    }
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
    /// Any number of rows, each with a number or a text in every column.
    Rows,
    /// A text that is only shown: the name of a row.
    Text,
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

fn symbol_as_markup<S: serde::Serializer>(symbol: &Option<Symbol>, serializer: S) -> Result<S::Ok, S::Error> {
    symbol.map(Markup::from).serialize(serializer)
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
    /// The inputs in which it may rise and then fall, or fall and then rise, whatever the others are. In all others it
    /// is declared to go one way only. Nothing is declared where this is nothing.
    #[serde(skip)]
    pub(crate) turns_in: Option<&'static [&'static str]>,
}

impl Output {
    pub(crate) const fn new(unit: Unit, origin: Origin, prominence: Prominence) -> Self {
        Self { id: "", symbol: None, unit, origin, prominence, turns_in: None }
    }

    /// The output rises all the way or falls all the way with every input, whatever the others are.
    pub(crate) const fn monotone(self) -> Self {
        self.monotone_but_in(&[])
    }

    /// The same, but for these inputs.
    pub(crate) const fn monotone_but_in(mut self, turns_in: &'static [&'static str]) -> Self {
        self.turns_in = Some(turns_in);
        self
    }

    /// Whether the output is declared to go one way only as this input grows.
    pub(crate) fn is_monotone_in(&self, input: &str) -> bool {
        self.turns_in.is_some_and(|turns_in| !turns_in.contains(&input))
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
    /// An input or output that is a point on the axis.
    pub mark: Option<&'static str>,
    /// Inputs that grow in proportion with the axis, and are as typed where the axis is as typed.
    pub in_proportion: &'static [&'static str],
}

/// A picture of the schedule: one of its columns, year by year.
///
/// ```
/// let chart = value_calculator::model("service-roi")?.schema().schedule_chart.as_ref().unwrap();
/// assert_eq!(chart.column, "cumulative_net_benefit");
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ScheduleChartSchema"))]
pub struct ScheduleChart {
    /// The column drawn as a line, against the first one.
    pub column: &'static str,
    /// An output that is a point on the axis.
    pub mark: Option<&'static str>,
}

/// A sum told as steps: what adds, what takes away, and what they come to.
///
/// ```
/// let steps = value_calculator::model("service-roi")?.schema().waterfall.as_ref().unwrap();
/// assert_eq!((steps.less, steps.total), (&["system_cost"][..], "net_benefit"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "WaterfallSchema"))]
pub struct Waterfall {
    /// Inputs or outputs that add.
    pub plus: &'static [&'static str],
    /// Inputs or outputs that take away.
    pub less: &'static [&'static str],
    /// The output they come to.
    pub total: &'static str,
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
    /// The picture of its schedule.
    pub schedule_chart: Option<ScheduleChart>,
    /// Its result as steps.
    pub waterfall: Option<Waterfall>,
    /// The outputs by which a list of customers is valued, the first of them the one that it is ranked by; none where
    /// the model is not of one customer.
    pub portfolio: &'static [&'static str],
    /// The columns of its year-by-year schedule; none where it has no schedule.
    pub schedule: Vec<Column>,
}
