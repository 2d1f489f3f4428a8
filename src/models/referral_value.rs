//! `referral-value`: the sustained value of a customer with the customers he brings.
//!
//! LV = n·A − `C_acq` − n·S + G, with n = purchases a year × retention years. That the cost to serve must be counted is
//! the text's own point. The article calls this "sustained value" too; it is another quantity than formula 2 and never
//! enters formula 4. A discount rate is added; at 0, the default, n is the plain number of purchases.

use crate::decimal::Decimal;
use crate::discounting::Timing::InArrears;
use crate::equation::{
    Expr, Symbol, YearlyFactor, annuity_factor, any_year, definition, maximum, minimum, previous_row, when,
};
use crate::error::Error;
use crate::model::{NoteRule, Tone, note};
use crate::models::{Definition, ModelEquations, YearlySchedule, model_inputs, model_outputs, typed_outputs};
use crate::schema::Origin::{Added, Article};
use crate::schema::Prominence::{Featured, Headline};
use crate::schema::{Axis, Chart, Column, Field, Output, Unit, Waterfall};

model_inputs! {
    /// What a customer buys, what he costs, and whom he brings. The default is the article's company H.
    ///
    /// ```
    /// use value_calculator::referral_value::Inputs;
    /// assert_eq!(Inputs::default().referred_customers.to_string(), "3");
    /// ```
    Inputs;

    /// f: purchases a year; a number, 0 to 10^15, fractions allowed.
    purchases_per_year: Decimal = Field::quantity("f", Symbol::new("f"))
        .in_group("purchases").by_default("2").usually("0", "24", "1"),
    /// N: how long the customer stays, in years from 0 to 100; fractions allowed.
    retention_years: Decimal = Field::years("n", Symbol::new("N"))
        .in_group("purchases").by_default("5").usually("0", "20", "1"),
    /// A: what a purchase brings on average; an amount, 0 to 10^15.
    average_purchase: Decimal = Field::amount("a", Symbol::new("A"))
        .in_group("purchases").by_default("515").usually("0", "5000", "5"),
    /// k: how many customers he brings; a number, 0 to 10^15, fractions allowed: it is an average.
    referred_customers: Decimal = Field::quantity("k", Symbol::new("k"))
        .in_group("referrals").by_default("3").usually("0", "20", "0.5"),
    /// b: what each of them brings, all costs paid; an amount, 0 to 10^15.
    net_income_per_referred_customer: Decimal = Field::amount("b", Symbol::new("b"))
        .in_group("referrals").by_default("2700").usually("0", "20000", "100"),
    /// γ: the share of that which is credited to the referrer; 0 to 1. Crediting it to both counts it twice.
    referral_credit: Decimal = Field::share("g", Symbol::new("γ"))
        .in_group("referrals").by_default("1").usually("0", "1", "0.05").marked(Added),
    /// S: what serving one purchase costs; an amount, 0 to 10^15.
    service_cost_per_purchase: Decimal = Field::amount("s", Symbol::new("S"))
        .in_group("costs").by_default("0").usually("0", "500", "5"),
    /// `C_acq`: what it costs to win the customer; an amount, 0 to 10^15.
    acquisition_cost: Decimal = Field::amount("c", Symbol::new("C").with_subscript("acq"))
        .in_group("costs").by_default("0").usually("0", "5000", "50"),
    /// r: the discount rate a year, −0.99 to 10; a year's amounts fall at its end. 0 is the article's formula.
    discount_rate: Decimal = Field::discount_rate("i", Symbol::new("r"))
        .in_group("costs").by_default("0").usually("0", "0.2", "0.001").further().marked(Added),
}

model_outputs! {
    /// What a customer is worth with those he brings: each figure a decimal, or the reason why it does not exist.
    ///
    /// ```
    /// use value_calculator::Decimal;
    /// use value_calculator::referral_value::{Inputs, evaluate};
    /// let alone = Inputs { referred_customers: Decimal::ZERO, ..Inputs::default() };
    /// let outputs = evaluate(&alone)?;
    /// assert_eq!(outputs.value_with_referrals?, outputs.direct_value?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Outputs;

    /// LV = n·A − `C_acq` − n·S + G. An amount; may be negative.
    value_with_referrals = Output::new(Symbol::new("LV"), Unit::Money, Article, Headline)
        .monotone_but_in(&["retention_years", "discount_rate"]),
    /// n·A − `C_acq` − n·S: his own purchases alone.
    direct_value = Output::new(Symbol::new("D"), Unit::Money, Article, Featured).monotone(),
    /// G = k·b·γ: those he brings; with a discount rate in equal yearly parts, G·a(N, r)/N.
    referral_value = Output::new(Symbol::new("G"), Unit::Money, Article, Featured).monotone(),
    /// G/LV: the share of his value that comes of those he brings. Not defined for LV ≤ 0; above 1 where his own
    /// purchases do not cover his costs.
    referral_share = Output::new(Symbol::new("s").with_subscript("G"), Unit::Rate, Article, Featured)
        .monotone_but_in(&["retention_years", "discount_rate"]),
}

/// Works out every output for inputs that are decimals already.
///
/// ```
/// use value_calculator::referral_value::{Inputs, evaluate};
/// // The article's company H: 2 purchases a year over 5 years at 515; 3 referred customers at 2700.
/// let outputs = evaluate(&Inputs::default())?;
/// assert_eq!(outputs.direct_value?.to_string(), "5150");
/// assert_eq!(outputs.referral_value?.to_string(), "8100");
/// assert_eq!(outputs.value_with_referrals?.to_string(), "13250");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Error::Fields`] with every field outside its bounds.
///
/// Source: 客服系统价值怎么算 (sustained value with referrals, and its company H).
pub fn evaluate(inputs: &Inputs) -> Result<Outputs, Error> {
    typed_outputs::<ReferralValue>(inputs)
}

pub(crate) struct ReferralValue;

impl Definition for ReferralValue {
    const ID: &'static str = "referral-value";
    const GROUPS: &'static [&'static str] = &["purchases", "referrals", "costs"];
    type Inputs = Inputs;
    type Outputs = Outputs;
    // Those who come through him come over the years: at n years of N, the n/N part of them.
    fn chart() -> Option<Chart> {
        let axis = Axis { from: "0", least_to: "10", most_to: "100", step: "1" };
        let chart = Chart::along("retention_years", axis, &["value_with_referrals", "direct_value"])
            .in_proportion(&["referred_customers"]);
        Some(chart)
    }
    fn waterfall() -> Option<Waterfall> {
        Some(Waterfall::of(&["direct_value", "referral_value"], &[], "value_with_referrals"))
    }

    fn equations(given: InputExprs) -> ModelEquations<Outputs> {
        let InputExprs { purchases_per_year: f, retention_years: years, average_purchase: a, .. } = given;
        let InputExprs { service_cost_per_purchase: s, acquisition_cost: c_acq, discount_rate: r, .. } = given;

        let v = definition("discount_factor", Symbol::new("v"), 1 / (1 + r));
        let staying = YearlyFactor { rate: r, stay: 1.into(), factor: v };
        let annuity = definition("annuity_factor", Symbol::new("a"), annuity_factor(years, staying, InArrears));
        let n = definition("purchases", Symbol::new("n"), f * annuity);

        let direct_value = Equations::direct_value(n * a - c_acq - n * s);

        let credited = given.referred_customers * given.net_income_per_referred_customer * given.referral_credit;
        let spread_over_years =
            when(r.equals(0), credited, when(years.equals(0), credited, credited * annuity / years));
        let referral_value = Equations::referral_value(spread_over_years);

        let value_with_referrals = Equations::value_with_referrals(direct_value + referral_value);
        let share =
            value_with_referrals.above(0).or_not_defined("no-value-to-share", referral_value / value_with_referrals);
        let referral_share = Equations::referral_share(share);

        let outputs = Equations { value_with_referrals, direct_value, referral_value, referral_share };
        let schedule = schedule(&given, staying, credited, referral_value);
        ModelEquations { notes: notes(&given, &outputs), outputs, schedule: Some(schedule) }
    }
}

fn notes(given: &InputExprs, outputs: &Equations) -> Vec<NoteRule> {
    let Equations { value_with_referrals: value, direct_value: direct, referral_value: referrals, .. } = *outputs;
    vec![
        note("referrals-make-more", Tone::Meaning, &[referrals.above(direct), direct.above(0)]),
        note("purchases-make-more", Tone::Meaning, &[direct.at_least(referrals), referrals.above(0)]),
        note("referrals-carry-the-rest", Tone::Meaning, &[direct.below(0), value.above(0)]),
        note("negative-value", Tone::Meaning, &[value.below(0)]),
        note("credited-in-full", Tone::Caution, &[given.referral_credit.equals(1), referrals.above(0)]),
        note("negative-discount-rate", Tone::Caution, &[given.discount_rate.below(0)]),
    ]
}

/// Row 0 is the cost of winning the customer, row t what year t brings; the referred customers come in equal yearly
/// parts, and all at once where the customer stays no time at all.
fn schedule(given: &InputExprs, staying: YearlyFactor, credited: Expr, referral_value: Expr) -> YearlySchedule {
    let years = given.retention_years;
    let t = any_year();
    let so_far = minimum(t, years);
    let before = maximum(t - 1, 0);
    let part = so_far - before;
    let each_purchase = given.average_purchase - given.service_cost_per_purchase;
    let a_year = given.purchases_per_year * each_purchase;
    let credited_a_year = when(years.equals(0), 0, credited / years);
    let at_once = when(years.equals(0), referral_value, 0);
    let cumulative = |until: Expr| {
        (a_year + credited_a_year) * annuity_factor(until, staying, InArrears) - given.acquisition_cost + at_once
    };
    let (value_so_far, value_before) = (cumulative(so_far), previous_row("{<cumulative_value}", cumulative(before)));
    let first = |term: Expr, otherwise: Expr| when(t.equals(0), term, otherwise);
    let column = |id: &str, unit, term| (Column::new(id, unit), term);
    YearlySchedule {
        year: t,
        last_year: years,
        columns: vec![
            column("year", Unit::Year, so_far),
            column("direct_income", Unit::Money, first(0 - given.acquisition_cost, a_year * part)),
            column("referral_income", Unit::Money, first(at_once, credited_a_year * part)),
            column("present_value", Unit::Money, first(value_so_far, value_so_far - value_before)),
            column("cumulative_value", Unit::Money, value_so_far),
        ],
    }
}
