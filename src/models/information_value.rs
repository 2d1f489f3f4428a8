//! `information-value`: what information about a customer is worth (formula 5 of the article).
//!
//! `V_I` = K·T·Σ pᵢ·nᵢ·bᵢ − c·C: every knowledge point is worth its items times the uses of each times what one use
//! brings; from that goes the cost of collecting it. The article's text gives the parts; that K multiplies the benefit
//! alone is reconstructed, and so is a benefit of each row's own, where the article has one for all. T, the years in
//! use, is added; T = 1 is the article's formula. Nothing is discounted.

use crate::decimal::Decimal;
use crate::equation::{Symbol, any_year, definition, maximum, minimum, sum_over_rows, when};
use crate::error::Error;
use crate::inputs::Value;
use crate::model::{Tone, note};
use crate::models::{Definition, ModelEquations, YearlySchedule, model_inputs, model_outputs, typed_outputs};
use crate::schema::Origin::{Added, Article, Reconstructed};
use crate::schema::Prominence::{Featured, Headline};
use crate::schema::{Axis, Chart, Column, Field, Output, Unit, Waterfall};

model_inputs! {
    /// What is known of the customers, how often it is used, and what collecting it costs. The default is an example of
    /// ours.
    ///
    /// ```
    /// use value_calculator::information_value::Inputs;
    /// assert_eq!(Inputs::default().knowledge_points.len(), 4);
    /// ```
    Inputs;

    /// The knowledge points about the customer, one a row.
    knowledge_points: Vec<KnowledgePoint> = Field::rows("p", vec![
        Field::text("name").named("name"),
        Field::quantity("p", Symbol::new("p").with_subscript("i")).named("items").by_default("1"),
        Field::quantity("n", Symbol::new("n").with_subscript("i")).named("uses").by_default("1"),
        Field::amount("b", Symbol::new("b").with_subscript("i")).named("benefit_per_use"),
    ], &[
        &["contact-details", "5", "24", "2"],
        &["purchase-history", "12", "12", "5"],
        &["preferences", "8", "6", "4"],
        &["complaints", "3", "4", "20"],
    ]).in_group("knowledge"),
    /// c: how many times the information is collected; a whole number, 0 to 10^12.
    collections: Decimal = Field::count("c", Symbol::new("c"))
        .in_group("collection").by_default("1").usually("0", "12", "1"),
    /// C: what collecting it once costs on average; an amount, 0 to 10^15.
    cost_per_collection: Decimal = Field::amount("k", Symbol::new("C"))
        .in_group("collection").by_default("200").usually("0", "2000", "10"),
    /// T: how many years it is of use, 0 to 100; fractions allowed. 1 is the article's formula.
    years_in_use: Decimal = Field::years("t", Symbol::new("T"))
        .in_group("time").by_default("1").usually("0", "10", "1").marked(Added),
    /// K: a constant that multiplies the benefit alone, 0 to 10^15. 1 leaves it as it is.
    value_constant: Decimal = Field::factor("v", Symbol::new("K"))
        .in_group("time").by_default("1").usually("0", "5", "0.1").further(),
}

/// One thing known about a customer: so many items, each used so often, each use bringing so much.
///
/// ```
/// use value_calculator::Decimal;
/// use value_calculator::information_value::{Inputs, KnowledgePoint, evaluate};
/// let point = KnowledgePoint { items: Decimal::TWO, uses: Decimal::TEN, benefit_per_use: Decimal::ONE };
/// let outputs = evaluate(&Inputs { knowledge_points: vec![point], ..Inputs::default() })?;
/// assert_eq!(outputs.use_benefit?.to_string(), "20");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnowledgePoint {
    /// p: information items in it, 0 to 10^15.
    pub items: Decimal,
    /// n: uses of each item a year, 0 to 10^15.
    pub uses: Decimal,
    /// b: what one use brings; an amount, 0 to 10^15.
    pub benefit_per_use: Decimal,
}

impl From<Vec<KnowledgePoint>> for Value {
    fn from(points: Vec<KnowledgePoint>) -> Self {
        Self::Rows(points.iter().map(|point| vec![point.items, point.uses, point.benefit_per_use]).collect())
    }
}

impl From<&Field> for Vec<KnowledgePoint> {
    fn from(field: &Field) -> Self {
        let rows = field.default_value_rows().into_iter();
        let point = |row: Vec<Decimal>| match *row.as_slice() {
            [items, uses, benefit_per_use] => Some(KnowledgePoint { items, uses, benefit_per_use }),
            _ => None,
        };
        rows.filter_map(point).collect()
    }
}

model_outputs! {
    /// What the information is worth: each figure a decimal, or the reason why it does not exist.
    ///
    /// ```
    /// use value_calculator::Decimal;
    /// use value_calculator::information_value::{Inputs, evaluate};
    /// let outputs = evaluate(&Inputs { years_in_use: Decimal::ZERO, ..Inputs::default() })?;
    /// assert_eq!(outputs.information_value?.to_string(), "-200"); // collected and never used
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Outputs;

    /// `V_I` = K·T·Σ pᵢ·nᵢ·bᵢ − c·C. Formula 5; K's reach is reconstructed. An amount; may be negative.
    information_value = Output::new(Symbol::new("V").with_subscript("I"), Unit::Money, Reconstructed, Headline).monotone(),
    /// B = K·T·Σ pᵢ·nᵢ·bᵢ: what using the information brings, before its cost. Not discounted.
    use_benefit = Output::new(Symbol::new("B"), Unit::Money, Reconstructed, Featured).monotone(),
    /// c·C: what collecting it costs.
    collection_cost = Output::new(Symbol::new("C").with_subscript("c"), Unit::Money, Article, Featured).monotone(),
}

/// Works out every output for inputs that are decimals already.
///
/// ```
/// use value_calculator::information_value::{Inputs, evaluate};
/// // 5·24·2 + 12·12·5 + 8·6·4 + 3·4·20 = 240 + 720 + 192 + 240 = 1392, less one collection at 200
/// assert_eq!(evaluate(&Inputs::default())?.information_value?.to_string(), "1192");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Error::Fields`] with every field outside its bounds.
///
/// Source: 客服系统价值怎么算 (formula 5).
pub fn evaluate(inputs: &Inputs) -> Result<Outputs, Error> {
    typed_outputs::<InformationValue>(inputs)
}

pub(crate) struct InformationValue;

impl Definition for InformationValue {
    const ID: &'static str = "information-value";
    const GROUPS: &'static [&'static str] = &["knowledge", "collection", "time"];
    type Inputs = Inputs;
    type Outputs = Outputs;
    fn chart() -> Option<Chart> {
        let axis = Axis { from: "0", least_to: "5", most_to: "100", step: "1" };
        let chart = Chart::along("years_in_use", axis, &["information_value", "use_benefit", "collection_cost"]);
        Some(chart)
    }
    fn waterfall() -> Option<Waterfall> {
        Some(Waterfall::of(&["use_benefit"], &["collection_cost"], "information_value"))
    }

    fn equations(given: InputExprs) -> ModelEquations<Outputs> {
        let InputExprs { value_constant: k, years_in_use: years, collections: c, cost_per_collection: cost, .. } =
            given;

        let a_year = sum_over_rows(given.knowledge_points, |[items, uses, benefit]| items * uses * benefit);
        let a_year = definition("use_benefit_per_year", Symbol::new("b").with_subscript("Σ"), a_year);

        let use_benefit = Equations::use_benefit(k * years * a_year);
        let collection_cost = Equations::collection_cost(c * cost);
        let information_value = Equations::information_value(use_benefit - collection_cost);

        let t = any_year();
        let so_far = minimum(t, years);
        let before = maximum(t - 1, 0);
        let column = |id: &str, unit, term| (Column::new(id, unit), term);
        let schedule = YearlySchedule {
            year: t,
            last_year: years,
            columns: vec![
                column("year", Unit::Year, so_far),
                column("use_benefit", Unit::Money, when(t.equals(0), 0, k * (so_far - before) * a_year)),
                column("collection_cost", Unit::Money, when(t.equals(0), collection_cost, 0)),
                column("cumulative_value", Unit::Money, k * so_far * a_year - collection_cost),
            ],
        };

        let notes = vec![
            note("worth-collecting", Tone::Meaning, &[information_value.at_least(0), use_benefit.above(0)]),
            note("not-worth-collecting", Tone::Meaning, &[information_value.below(0)]),
            note("never-used", Tone::Caution, &[use_benefit.equals(0)]),
        ];
        let outputs = Equations { information_value, use_benefit, collection_cost };
        ModelEquations { outputs, notes, schedule: Some(schedule) }
    }
}
