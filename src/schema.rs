//! What a model tells the world about itself: its fields, its outputs, its chart.

mod field;

use serde::Serialize;

pub use self::field::Field;
use crate::decimal::Decimal;
use crate::equation::Symbol;

/// What a number is a number of.
///
/// ```
/// assert_ne!(value_calculator::Unit::Years, value_calculator::Unit::Year);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
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
    #[default]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The article's text says so, or it follows by arithmetic from its own numbers.
    #[default]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
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
    #[default]
    Text,
}

/// The usual range of a field, for a slider; typing reaches the whole range.
///
/// ```
/// let schema = value_calculator::model("customer-value")?.schema();
/// assert_eq!(schema.inputs[0].slider.as_ref().map(|slider| slider.step.as_str()), Some("100"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Slider {
    /// The left end.
    pub min: String,
    /// The right end.
    pub max: String,
    /// The distance between two stops.
    pub step: String,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Requirement {
    /// The other field.
    pub field: String,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ChoiceSchema"))]
pub struct Choice {
    /// Its id on the wire.
    pub id: String,
    /// Where it comes from.
    pub origin: Origin,
    /// What it asks of other fields.
    pub requires: Vec<Requirement>,
    /// Amounts that come of it are shown in whole units, as its source shows them.
    pub whole_money: bool,
}

#[cfg(not(target_arch = "wasm32"))]
impl Requirement {
    /// The field takes whole numbers only.
    pub(crate) fn whole(field: &str) -> Self {
        Self { field: field.to_owned(), whole: true, min: None }
    }

    /// The field takes nothing below this.
    pub(crate) fn at_least(field: &str, min: Decimal) -> Self {
        Self { field: field.to_owned(), whole: false, min: Some(min) }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Choice {
    pub(crate) fn new(id: &str, origin: Origin) -> Self {
        Self { id: id.to_owned(), origin, requires: Vec::new(), whole_money: false }
    }

    pub(crate) fn requiring(self, requires: Vec<Requirement>) -> Self {
        Self { requires, ..self }
    }

    pub(crate) fn in_whole_money(self) -> Self {
        Self { whole_money: true, ..self }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Column {
    pub(crate) fn new(id: &str, unit: Unit) -> Self {
        Self { id: id.to_owned(), unit }
    }
}

/// The axis of a chart as a model file writes it: see [`Chart`].
#[cfg(not(target_arch = "wasm32"))]
pub(crate) struct Axis<'a> {
    pub(crate) from: &'a str,
    pub(crate) least_to: &'a str,
    pub(crate) most_to: &'a str,
    pub(crate) step: &'a str,
}

#[cfg(not(target_arch = "wasm32"))]
impl Chart {
    pub(crate) fn along(input: &str, axis: Axis<'_>, series: &[&str]) -> Self {
        let Axis { from, least_to, most_to, step } = axis;
        Self {
            input: input.to_owned(),
            from: from.to_owned(),
            least_to: least_to.to_owned(),
            most_to: most_to.to_owned(),
            step: step.to_owned(),
            series: texts(series),
            mark: None,
            in_proportion: Vec::new(),
        }
    }

    pub(crate) fn marking(self, mark: &str) -> Self {
        Self { mark: Some(mark.to_owned()), ..self }
    }

    pub(crate) fn in_proportion(self, inputs: &[&str]) -> Self {
        Self { in_proportion: texts(inputs), ..self }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl ScheduleChart {
    pub(crate) fn of(column: &str, mark: Option<&str>) -> Self {
        Self { column: column.to_owned(), mark: mark.map(str::to_owned) }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Waterfall {
    pub(crate) fn of(plus: &[&str], less: &[&str], total: &str) -> Self {
        Self { plus: texts(plus), less: texts(less), total: total.to_owned() }
    }
}

/// Texts that are owned, from those that a model file writes.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// How much of a result's place an output takes.
///
/// ```
/// assert_ne!(value_calculator::Prominence::Headline, value_calculator::Prominence::Detail);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Prominence {
    /// The one big number.
    Headline,
    /// Beside it.
    Featured,
    /// Among the further figures.
    #[default]
    Detail,
}

/// An output of a model.
///
/// ```
/// let schema = value_calculator::model("customer-value")?.schema();
/// assert_eq!(schema.outputs[0].id, "customer_value");
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "OutputSchema"))]
pub struct Output {
    /// Its name on the wire, in Rust and in documents.
    pub id: String,
    /// How equations write it.
    #[cfg_attr(test, ts(type = "Markup"))]
    pub symbol: Symbol,
    /// What it is a number of.
    pub unit: Unit,
    /// Where it comes from.
    pub origin: Origin,
    /// How much of the result's place it takes.
    pub prominence: Prominence,
    /// The inputs in which it may rise and then fall, or fall and then rise, whatever the others are. In all others it
    /// is declared to go one way only. Nothing is declared where this is nothing.
    #[serde(skip)]
    pub(crate) turns_in: Option<Vec<String>>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Output {
    pub(crate) fn new(symbol: Symbol, unit: Unit, origin: Origin, prominence: Prominence) -> Self {
        Self { id: String::new(), symbol, unit, origin, prominence, turns_in: None }
    }

    /// The output rises all the way or falls all the way with every input, whatever the others are.
    pub(crate) fn monotone(self) -> Self {
        self.monotone_but_in(&[])
    }

    /// The same, but for these inputs.
    pub(crate) fn monotone_but_in(self, turns_in: &[&str]) -> Self {
        Self { turns_in: Some(texts(turns_in)), ..self }
    }

    pub(crate) fn named(self, id: &str) -> Self {
        Self { id: id.to_owned(), ..self }
    }
}

impl Output {
    /// Whether the output is declared to go one way only as this input grows.
    #[cfg(feature = "full")]
    pub(crate) fn is_monotone_in(&self, input: &str) -> bool {
        self.turns_in.as_ref().is_some_and(|turns_in| turns_in.iter().all(|other| other != input))
    }
}

/// A column of the year-by-year schedule.
///
/// ```
/// let schema = value_calculator::model("customer-value")?.schema();
/// assert_eq!(schema.schedule[0].id, "year");
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ColumnSchema"))]
pub struct Column {
    /// Its name on the wire.
    pub id: String,
    /// What it is a number of.
    pub unit: Unit,
}

/// The picture of a model: some outputs against one input, from `from` to twice the input's present value, at least
/// `least_to` and at most `most_to`.
///
/// ```
/// let chart = value_calculator::model("customer-value")?.schema().chart.as_ref().unwrap();
/// assert_eq!((chart.input.as_str(), chart.least_to.as_str()), ("retention_years", "15"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ChartSchema"))]
pub struct Chart {
    /// The input along the axis.
    pub input: String,
    /// Where the axis begins.
    pub from: String,
    /// Where it ends at the earliest.
    pub least_to: String,
    /// Where it ends at the latest.
    pub most_to: String,
    /// The distance between two points.
    pub step: String,
    /// Outputs of one unit, drawn as lines.
    pub series: Vec<String>,
    /// An input or output that is a point on the axis.
    pub mark: Option<String>,
    /// Inputs that grow in proportion with the axis, and are as typed where the axis is as typed.
    pub in_proportion: Vec<String>,
}

/// A picture of the schedule: one of its columns, year by year.
///
/// ```
/// let chart = value_calculator::model("service-roi")?.schema().schedule_chart.as_ref().unwrap();
/// assert_eq!(chart.column, "cumulative_net_benefit");
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ScheduleChartSchema"))]
pub struct ScheduleChart {
    /// The column drawn as a line, against the first one.
    pub column: String,
    /// An output that is a point on the axis.
    pub mark: Option<String>,
}

/// A sum told as steps: what adds, what takes away, and what they come to.
///
/// ```
/// let steps = value_calculator::model("service-roi")?.schema().waterfall.as_ref().unwrap();
/// assert_eq!((&steps.less[..], steps.total.as_str()), (&["system_cost".to_owned()][..], "net_benefit"));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "WaterfallSchema"))]
pub struct Waterfall {
    /// Inputs or outputs that add.
    pub plus: Vec<String>,
    /// Inputs or outputs that take away.
    pub less: Vec<String>,
    /// The output they come to.
    pub total: String,
}

/// Everything a form, a chart, a table and a link need to know of a model.
///
/// ```
/// let schema = value_calculator::model("customer-value")?.schema();
/// assert_eq!(schema.groups, ["customer", "time", "repeat", "base"]);
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ModelSchema"))]
pub struct Schema {
    /// The model's name on the wire.
    pub id: String,
    /// Its inputs, in the order of the form.
    pub inputs: Vec<Field>,
    /// Its outputs, in the order of the result.
    pub outputs: Vec<Output>,
    /// The groups of its inputs, in their order.
    pub groups: Vec<String>,
    /// Its picture.
    pub chart: Option<Chart>,
    /// The picture of its schedule.
    pub schedule_chart: Option<ScheduleChart>,
    /// Its result as steps.
    pub waterfall: Option<Waterfall>,
    /// The outputs by which a list of customers is valued, the first of them the one that it is ranked by; none where
    /// the model is not of one customer.
    pub portfolio: Vec<String>,
    /// The columns of its year-by-year schedule; none where it has no schedule.
    pub schedule: Vec<Column>,
}
